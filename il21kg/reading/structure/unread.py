"""Finds the words of a sentence that make a clause no frame reads: a frame is missing, or does not fit here.

In "This enzyme hydrolyzes esters bound to lipids and was purified" the verbs "hydrolyzes" and "purified", and
the participle "bound".
"""

from collections.abc import Iterable, Mapping
from typing import Final

from il21kg.reading.structure.grammar import Grammar
from il21kg.reading.structure.tags import NOUNISH, Tagged
from il21kg.reading.structure.triggers import Trigger
from il21kg.vocabulary.mentions import Mention

#: What is unread: a verb with a subject, a participle or adjective after its noun.
VERB: Final = "verb"
REDUCED: Final = "reduced"
#: What stands between a helper and its verb: "was not directly purified".
_BETWEEN: Final = frozenset({"adv", "advp", "neg"})
#: What may follow a verb in the third person; a preposition only where no plural can stand.
_AFTER: Final = frozenset({"det", "quant", "topic", "rel", "word", "num", "eval"})
_SINGULAR: Final = frozenset({"topic", "+topic", "rel", "rpar"})
#: What follows a participle after its noun: "genes dispersed throughout", not "dispersed genes".
_AFTER_REDUCED: Final = frozenset({"prep", "adv", "advp", "dot"})


def find_unread(
    tagged: Tagged, triggers: Iterable[Trigger], mentions: Iterable[Mention], grammar: Grammar
) -> Mapping[int, str]:
    """Give the unread words of a sentence: the index of the token → `VERB` or `REDUCED`.

    A verb is what follows a modal, "to" or "does"; a participle after "be" or "have"; a third person by its
    ending (`verb-ending` of `words.ttl`) after a noun; an intransitive verb that ends a name.
    """
    read = {i for trigger in triggers for i in range(trigger.first, trigger.last)}
    for mention in mentions:
        if mention.last - mention.first > 1:
            read.update(range(mention.first, mention.last))
    found: dict[int, str] = {}
    for i, tag in enumerate(tagged.tags):
        if tag == "rep":
            if tagged.words[i].low in grammar.words("intransitive"):
                found[i] = VERB
        elif tag in ("word", "eval") and i > 0 and i not in read:
            if tag == "word" and _is_verb(i, tagged, grammar):
                found[i] = VERB
            elif _is_reduced(i, tagged, grammar):
                found[i] = REDUCED
    return found


def _is_verb(i: int, tagged: Tagged, grammar: Grammar) -> bool:
    tags, low = tagged.tags, tagged.words[i].low
    after = tags[i + 1] if i + 1 < len(tags) else "end"
    if after == "hyphen" or not low.isalpha() or low in grammar.cue_words:
        return False
    before = i - 1
    while before >= 0 and tags[before] in _BETWEEN:
        before -= 1
    if before < 0 or tags[before] == "hyphen":
        return False
    helper = grammar.role("auxiliary", tagged.words[before].low)
    if tags[before] == "modal" or helper == "do" or _infinitive(before, tagged):
        return after not in ("word", "hyphen") or not low.endswith("s")
    if helper in ("be", "have"):
        return low.endswith("ed") and after != "word"
    if low.endswith(tuple(grammar.words("verb-base-ending"))) and low not in grammar.words("not-verb"):
        noun = tagged.words[i - 1]
        plural = tags[i - 1] == "word" and noun.norm != noun.low
        return (plural or tags[i - 1] == "conj") and after in _AFTER
    if not low.endswith(tuple(grammar.words("verb-ending"))):
        return False
    if after in ("prep", "adv", "advp"):
        return tags[before] in _SINGULAR
    return after in _AFTER and (tags[before] in NOUNISH or tags[before] in ("rel", "conj"))


def _infinitive(at: int, tagged: Tagged) -> bool:
    """Tell whether a "to" is that of a verb: "is able to", "has been shown to"."""
    return tagged.words[at].low == "to" and at > 0 and tagged.tags[at - 1] in ("gov", "aux")


def _is_reduced(i: int, tagged: Tagged, grammar: Grammar) -> bool:
    """Tell whether a participle or adjective stands after its noun and opens words of its own."""
    tags, low = tagged.tags, tagged.words[i].low
    after = tags[i + 1] if i + 1 < len(tags) else "end"
    if after not in _AFTER_REDUCED:
        return False
    opens = low in grammar.words("reduced") or low in grammar.words("reduced-ing")
    if not (opens and after == "prep") and not (
        low.endswith("ed") and low not in grammar.words("not-reduced")
    ):
        return False
    before = i - 1
    while before >= 0 and tags[before] in ("adv", "advp"):
        before -= 1
    if before < 0:
        return False
    return tags[before] in NOUNISH or (after == "prep" and tags[before] in ("comma", "conj"))
