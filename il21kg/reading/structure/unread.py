"""Finds the words of a sentence that make a clause no frame reads: a frame is missing, or does not fit here.

In "This enzyme undulates fibres soldered to rafts and was purified" the verbs "undulates" and "purified", and
the participle "soldered".
"""

from collections.abc import Iterable, Mapping
from typing import Final

from il21kg.reading.structure.grammar import Grammar
from il21kg.reading.structure.tags import Tagged
from il21kg.reading.structure.tagset import ADVERBS, NOUNISH, Form, Tag
from il21kg.reading.structure.triggers import Trigger
from il21kg.vocabulary.classes import AuxiliaryRole, WordClass
from il21kg.vocabulary.mentions import Mention

#: What is unread: a verb with a subject, a participle or adjective after its noun.
VERB: Final = "verb"
REDUCED: Final = "reduced"
#: What stands between a helper and its verb: "was not directly purified".
_BETWEEN: Final = frozenset({Tag.ADVERB, Tag.ADVERBIAL, Tag.NEGATION})
#: Tags of words that may be a verb or a participle, and of a verb that was found by its class.
_OPEN: Final = frozenset({Tag.WORD, Tag.EVALUATIVE})
_TOLD: Final = frozenset({Tag.REPORTING})
#: What may follow a verb in the third person; a preposition only where no plural can stand.
_AFTER: Final = frozenset(
    {Tag.DETERMINER, Tag.QUANTIFIER, Tag.TOPIC, Tag.RELATIVE, Tag.WORD, Tag.NUMBER, Tag.EVALUATIVE}
)
_SINGULAR: Final = frozenset({Tag.TOPIC, Tag.TOPIC_GOES_ON, Tag.RELATIVE, Tag.CLOSING})
#: What follows a participle after its noun: "genes dispersed throughout", not "dispersed genes".
_AFTER_REDUCED: Final = frozenset({Tag.PREPOSITION, Tag.ADVERB, Tag.ADVERBIAL, Tag.DOT})


def find_unread(
    tagged: Tagged, triggers: Iterable[Trigger], mentions: Iterable[Mention], grammar: Grammar
) -> Mapping[int, str]:
    """Give the unread words of a sentence: the index of the token → `VERB` or `REDUCED`.

    A verb is what follows a modal, "to" or "does"; a participle after "be" or "have"; a third person by its
    ending (`verb-ending` of `words.ttl`) after a noun; an intransitive verb that ends a name.
    """
    triggers = tuple(triggers)
    read = {i for trigger in triggers for i in range(trigger.first, trigger.last)}
    verbs = {trigger.first for trigger in triggers if trigger.form == Form.BASE}
    for mention in mentions:
        if mention.last - mention.first > 1:
            read.update(range(mention.first, mention.last))
    found: dict[int, str] = {}
    for i, tag in enumerate(tagged.tags):
        if tag in _OPEN:
            if i == 0 or i in read:
                continue
            if tag == Tag.WORD and i + 1 not in verbs and _is_verb(i, tagged, grammar):
                found[i] = VERB  # "IL-21 antagonists bind": a plural before its verb is none
            elif _is_reduced(i, tagged, grammar):
                found[i] = REDUCED
        elif tag in _TOLD and tagged.words[i].low in grammar.words(WordClass.INTRANSITIVE):
            found[i] = VERB
    return found


def _is_verb(i: int, tagged: Tagged, grammar: Grammar) -> bool:
    tags, low = tagged.tags, tagged.words[i].low
    after = tags[i + 1] if i + 1 < len(tags) else Tag.END
    if after == Tag.HYPHEN or not low.isalpha() or low in grammar.cue_words:
        return False
    before = i - 1
    while before >= 0 and tags[before] in _BETWEEN:
        before -= 1
    if before < 0 or tags[before] == Tag.HYPHEN:
        return False
    helper = grammar.role(WordClass.AUXILIARY, tagged.words[before].low)
    if helper == AuxiliaryRole.DO or tags[before] == Tag.MODAL or _infinitive(before, tagged):
        return after not in (Tag.WORD, Tag.HYPHEN) or not low.endswith("s")
    if helper in (AuxiliaryRole.BE, AuxiliaryRole.HAVE):
        return low.endswith("ed") and after != Tag.WORD
    if _may_be_base(low, grammar):
        return _has_plural_subject(i, tagged) and after in _AFTER
    return low.endswith(grammar.verb_endings) and _third_person(tags[before], after)


def _may_be_base(low: str, grammar: Grammar) -> bool:
    """Tell whether a word ends like a verb without an ending: "activate"."""
    return low.endswith(grammar.base_endings) and low not in grammar.words(WordClass.NOT_VERB)


def _has_plural_subject(i: int, tagged: Tagged) -> bool:
    noun = tagged.words[i - 1]
    plural = tagged.tags[i - 1] == Tag.WORD and noun.norm != noun.low
    return plural or tagged.tags[i - 1] == Tag.CONJUNCTION


def _third_person(before: Tag, after: Tag) -> bool:
    """Tell whether the neighbours let a word in -s be a verb: "the protein localizes to"."""
    if after in (Tag.PREPOSITION, Tag.ADVERB, Tag.ADVERBIAL):
        return before in _SINGULAR
    return after in _AFTER and (before in NOUNISH or before in (Tag.RELATIVE, Tag.CONJUNCTION))


def _infinitive(at: int, tagged: Tagged) -> bool:
    """Tell whether a "to" is that of a verb: "is able to", "has been shown to"."""
    return tagged.words[at].low == "to" and at > 0 and tagged.tags[at - 1] in (Tag.GOVERNOR, Tag.AUXILIARY)


def _is_reduced(i: int, tagged: Tagged, grammar: Grammar) -> bool:
    """Tell whether a participle or adjective stands after its noun and opens words of its own."""
    tags, low = tagged.tags, tagged.words[i].low
    after = tags[i + 1] if i + 1 < len(tags) else Tag.END
    if after not in _AFTER_REDUCED:
        return False
    opens = low in grammar.words(WordClass.REDUCED) or low in grammar.words(WordClass.REDUCED_ING)
    if not (opens and after == Tag.PREPOSITION) and not (
        low.endswith("ed") and low not in grammar.words(WordClass.NOT_REDUCED)
    ):
        return False
    before = i - 1
    while before >= 0 and tags[before] in ADVERBS:
        before -= 1
    if before < 0:
        return False
    return tags[before] in NOUNISH or (
        after == Tag.PREPOSITION and tags[before] in (Tag.COMMA, Tag.CONJUNCTION)
    )
