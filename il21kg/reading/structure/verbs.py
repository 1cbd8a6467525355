"""A matched verb among its neighbours: whether it is one there, and in which voice.

"Ligands bound by IL-21" has a verb, "the bound ligands" has none; "is bound by" is a passive.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from il21kg.reading.structure.grammar import Grammar
from il21kg.reading.structure.patterns import Pattern
from il21kg.reading.structure.tags import Tagged
from il21kg.reading.structure.tagset import ADVERBS, NOUNISH, Form, Tag
from il21kg.vocabulary.classes import AuxiliaryRole, GovernorRole, NegationRole, Turn, WordClass
from il21kg.vocabulary.mentions import Token

#: What may follow a transitive verb.
_OBJECT: Final = frozenset(
    {
        Tag.DETERMINER,
        Tag.WORD,
        Tag.NUMBER,
        Tag.QUANTIFIER,
        Tag.EVALUATIVE,
        Tag.TOPIC,
        Tag.QUOTE,
        Tag.ADVERB,
        Tag.ADVERBIAL,
        Tag.PREPOSITION,
        Tag.NEGATION,
        Tag.GOVERNOR,
        Tag.COLON,
        Tag.OPENING,
        Tag.CONJUNCTION,
    }
)
#: What follows a noun in -ing.
_AFTER_NOUN: Final = frozenset({Tag.END, Tag.CONJUNCTION, Tag.COMMA, Tag.CLOSING, Tag.DOT})
#: What opens the object of a form in -ing; the second only where that can be nothing but a participle.
_OPENS_OBJECT: Final = frozenset({Tag.DETERMINER, Tag.QUANTIFIER, Tag.TOPIC, Tag.PREPOSITION})
_OPENS_NAME: Final = frozenset({Tag.WORD, Tag.EVALUATIVE, Tag.NUMBER, Tag.QUOTE})
#: What a noun phrase does not reach back across; marks that end one.
_BEFORE_PHRASE: Final = frozenset({Tag.COMMA, Tag.RELATIVE, Tag.STOP, Tag.MODAL, Tag.AUXILIARY, Tag.LINK})
_CLOSERS: Final = frozenset({Tag.CLOSING, Tag.QUOTE})
#: What begins a name.
NAME: Final = frozenset({Tag.DETERMINER, Tag.WORD, Tag.QUANTIFIER, Tag.TOPIC, Tag.EVALUATIVE, Tag.NUMBER})
#: The helpers of a verb; all that may stand between it and its subject.
_HELPERS: Final = ADVERBS | {Tag.MODAL, Tag.AUXILIARY, Tag.NEGATION}
_BETWEEN: Final = _HELPERS | {Tag.GOVERNOR}
#: What stands before a governor that helps a verb: "is able to".
_BEFORE_GOVERNOR: Final = frozenset({Tag.AUXILIARY, Tag.ADVERB, Tag.MODAL})
#: What stands before a sentence, or a part of one, that has no subject: nothing, ";", "Isoform 2:".
_OPENINGS: Final = frozenset({Tag.START, Tag.STOP, Tag.COLON})
#: What else than a noun stands before a form in -ed that is a verb, and before one in -s.
_BEFORE_PAST: Final = _OPENINGS | {Tag.CONJUNCTION, Tag.COMMA, Tag.RELATIVE, Tag.AUXILIARY, Tag.GOVERNOR}
_BEFORE_THIRD_PERSON: Final = _OPENINGS | {Tag.RELATIVE, Tag.CONJUNCTION, Tag.COMMA}


class MatchedVerb:
    """A matched verb among its neighbours: they say whether it is one, and in which voice."""

    def __init__(
        self,
        pattern: Pattern,
        match: re.Match[str],
        first: int,
        last: int,
        tagged: Tagged,
        grammar: Grammar,
    ) -> None:
        self.pattern, self.first, self.last = pattern, first, last
        self.grammar, self.words, self.tags = grammar, tagged.words, tagged.tags
        self.verb = match["v"]
        self.at = first + match.string.count(" ", match.start(), match.start("v"))
        self.form = grammar.verb_forms[self.verb]
        self.group = group_start(first, tagged, grammar)
        helpers = {grammar.role(WordClass.AUXILIARY, self.words[i].low) for i in range(self.group, first)}
        self.be = AuxiliaryRole.BE in helpers
        self.perfect = AuxiliaryRole.HAVE in helpers and not self.be
        self.before = self._before_floating(previous(first, self.tags))
        self.left = (
            self.tags[self.before].replace(Tag.CONJUNCTION_GOES_ON, Tag.CONJUNCTION)
            if self.before >= 0
            else Tag.START
        )
        end = _after_aside(last, self.tags)
        self.after = self.tags[end] if end < len(self.tags) else Tag.END
        self.next = self.words[end].low if end < len(self.words) else ""

    def used(self) -> tuple[bool, bool] | None:
        """Tell whether it is a passive with an agent, and one without; None where it is no verb here."""
        if self._in_a_name() or (self.pattern.forms == Form.PARTICIPLE and self.form != Form.PAST):
            return None
        if self.form == Form.PAST:
            voice = self._voice()
            return None if voice is None else (voice == "passive", voice == "agentless")
        if self.form == Form.GERUND and not self._gerund():
            return None
        if self.form in (Form.THIRD_PERSON, Form.BASE):
            if self.pattern.verb_last and self.after not in _OBJECT:
                return None
            if not (self._third_person() if self.form == Form.THIRD_PERSON else self._base()):
                return None
        return False, False

    def _in_a_name(self) -> bool:
        """Tell whether the words belong to a hyphenated name or only help or govern another verb."""
        if self.after == Tag.HYPHEN or (
            self.first > 0 and self.tags[self.first - 1] == Tag.HYPHEN and self.at == self.first
        ):
            return True
        helping = self.grammar.role(WordClass.AUXILIARY, self.verb) == AuxiliaryRole.HAVE
        none = self.grammar.role(WordClass.NEGATION, self.next) == NegationRole.OF_NOUN  # "has no activity"
        if helping and self.after in _BETWEEN and not none:
            return True
        governs = (
            self.be
            or self.after in (Tag.AUXILIARY, Tag.RELATIVE)
            or "to" in (self.words[self.last - 1].low, self.next)
        )
        return self.tags[self.at] == Tag.GOVERNOR and self.pattern.frame.shape == Turn.ACTIVITY and governs

    def _voice(self) -> str | None:
        """Give `active`, `passive` or `agentless` for an -ed form, None where it is no verb of the clause."""
        tensed = self.perfect or self._past()
        if self.pattern.forms == Form.FINITE and (self.be or not tensed):
            return None
        by = self._agent_follows()  # "is turned off by" as well
        if self.pattern.forms != Form.PARTICIPLE and (self.pattern.verb_last or by):
            opens = self.left in _OPENINGS and self.after == Tag.PREPOSITION  # "Induced in T cells by IL-2."
            if self.be or opens or (by and (self.left in NOUNISH or self.left == Tag.CONJUNCTION)):
                return "passive" if by else "agentless"
            return "active" if tensed else None
        opens = self.left in NOUNISH or self.left in _BEFORE_PAST
        return "active" if self.be or self.perfect or opens else None

    def _compound(self) -> bool:
        """Tell whether a bare noun or a number follows: "domain containing proteins", "containing 3"."""
        if not self.pattern.verb_last or self.last + 1 >= len(self.words):
            return False
        if self.after == Tag.NUMBER:
            return not self.words[self.last + 1].low.endswith("s")  # "containing 4 motifs"
        if self.after != Tag.WORD:
            return False
        end = self.last
        while end + 1 < len(self.tags) and self.tags[end + 1] == Tag.WORD:
            end += 1
        noun = self.words[end]
        # "domain containing adaptor protein": a noun in the singular, with words before it, has no article
        alone = end == self.last or (noun.low == noun.norm and self.words[self.last - 1].low.endswith("ing"))
        return alone and self.grammar.role(WordClass.EMPTY_HEAD, noun.norm) is not None

    def _agent_follows(self) -> bool:
        """Tell whether "by" follows, an adverb between them or not: "is regulated tightly by"."""
        i = self.last
        while i < len(self.tags) - 1 and self.tags[i] in ADVERBS:
            i += 1
        return i < len(self.words) and self.words[i].low == "by"

    def _past(self) -> bool:
        """Tell whether a bare -ed form is a past tense: a name before it, a name after it."""
        if self.after not in NAME or self._compound() or self._modifies():
            return False  # "virus induced gene 3"
        if self.left == Tag.CONJUNCTION:
            earlier = (self.grammar.verb_forms.get(word.low) for word in self.words[: self.before])
            return any(form == Form.PAST for form in earlier)
        return self.left == Tag.RELATIVE or self.left in NOUNISH or self._after_insertion()

    def _after_insertion(self) -> bool:
        """Tell whether an insertion stands between subject and verb: "IL-6, but not IL-10, induced"."""
        commas = [i for i in range(1, self.before + 1) if self.tags[i] == Tag.COMMA]
        if self.left != Tag.COMMA or len(commas) != 2 or self.tags[commas[0] - 1] not in NOUNISH:
            return False
        opens = self.tags[commas[0] + 1 : commas[0] + 3]
        return opens[0] in (Tag.PREPOSITION, Tag.NEGATION) or opens == (Tag.CONJUNCTION, Tag.NEGATION)

    def _modifies(self) -> bool:
        """Tell whether only adjectives part it from an article: "a small secreted cytokine"."""
        i = self.before
        while i >= 0 and self.tags[i] == Tag.WORD and self.grammar.nameless(self.words[i].low):
            i -= 1
        return 0 <= i < self.before and self.tags[i] == Tag.DETERMINER

    def _capable(self) -> bool:
        """Tell whether it is what something is "capable of"."""
        i = self.first - 1
        return i >= 0 and self.tags[i] == Tag.GOVERNOR and self.words[i].low == "of"

    def _gerund(self) -> bool:
        """Tell whether an -ing form is a verb: after "is", a preposition, a comma, a noun it describes."""
        if self.after in _AFTER_NOUN or self.next == "of":
            return False  # "the binding of a ligand" is a noun
        if self.be or self._capable():
            return True
        if self.first > 0 and self.words[self.first - 1].low in self.grammar.words(WordClass.CONSEQUENCE):
            return self.after in NAME or self.after == Tag.PREPOSITION  # "thereby inducing"
        if self.pattern.verb_last and self.after == Tag.PREPOSITION and self.left in NOUNISH:
            return False  # "processing by": a noun
        if self.left == Tag.PREPOSITION:
            return self.words[self.before].low in self.grammar.words(WordClass.GERUND_PREPOSITION)
        if self.left in (Tag.COMMA, Tag.CONJUNCTION, Tag.SUCH):
            return self.after in NAME or self.after == Tag.QUOTE
        return self.left in NOUNISH and not self._compound() and self._shortens_a_clause()

    def _shortens_a_clause(self) -> bool:
        """Tell whether the words after an -ing form are its objects: "proteins containing a domain"."""
        reduced = self.last > self.at + 1 or self.grammar.role(WordClass.REDUCED_ING, self.verb) is not None
        return self.after in _OPENS_OBJECT or (reduced and self.after in _OPENS_NAME)

    def _before_floating(self, i: int) -> int:
        """Pass over a quantifier alone before the verb: "which both bind", "exon one encodes"."""
        floats = i > 0 and self.words[i].low in self.grammar.words(WordClass.FLOATING_QUANTIFIER)
        return i - 1 if floats and self.tags[i - 1] in (*NOUNISH, Tag.RELATIVE) else i

    def _third_person(self) -> bool:
        if self.next == "of":
            return False  # "forms of"
        helped = any(
            self.tags[i] not in (Tag.ADVERB, Tag.ADVERBIAL, Tag.NEGATION)
            and self.grammar.role(WordClass.GOVERNOR, self.words[i].low) != GovernorRole.LIKELY
            for i in range(self.group, self.first)
        )
        return not helped and (self.left in NOUNISH or self.left in _BEFORE_THIRD_PERSON)

    def _base(self) -> bool:
        """Tell whether a base form is a verb: an infinitive, after a plural, or sharing a subject."""
        if self.next == "of" and self.pattern.verb_last:
            return False
        if self.left in (Tag.CONJUNCTION, Tag.COMMA, Tag.RELATIVE) or self._infinitive():
            return True
        if self._says(self.words[self.before].low, Form.BASE) and self.words[self.before - 1].low == "to":
            return True  # "to help induce"
        return self.left in NOUNISH and not self._inside_name() and self._plural_before()

    def _inside_name(self) -> bool:
        """Tell whether another verb or an article begins the name that it is in: "recognizes target RNAs"."""
        if self._says(self.words[self.before].low):
            return self.tags[self.before - 1] in (*NOUNISH, Tag.RELATIVE, Tag.CONJUNCTION, *ADVERBS)
        i = self.before
        while i > 0 and self.tags[i] in (Tag.WORD, Tag.EVALUATIVE, Tag.NUMBER, Tag.HYPHEN):
            i -= 1
        return self.words[i].low in ("a", "an")

    def _says(self, low: str, form: Form = Form.THIRD_PERSON) -> bool:
        """Tell whether a word is a verb in a form, and no plural: "recognizes"."""
        verb = self.grammar.verb_forms.get(low) == form
        return verb and low not in self.grammar.words(WordClass.VERB_OR_PLURAL)

    def _infinitive(self) -> bool:
        for i in range(self.group, self.first):
            low = self.words[i].low
            if (
                self.tags[i] == Tag.MODAL
                or low == "to"
                or self.grammar.role(WordClass.AUXILIARY, low) == AuxiliaryRole.DO
            ):
                return True
        i = self.first - 1
        while i > 0 and self.tags[i] in ADVERBS:
            i -= 1
        return i >= 0 and self.words[i].low == "to"

    def _plural_before(self) -> bool:
        """Tell whether the noun phrase before is a plural: "mutations in this gene", "IL-21 and IL-4"."""
        for i in range(self.before, -1, -1):
            if self.tags[i] == Tag.CONJUNCTION and self.words[i].low == "and":
                return True
            if self.tags[i] == Tag.SLASH and _one_word(self.words[i : self.before + 1]):
                return True  # "IL-4/IL-13 activate"
            if self.tags[i] in _BEFORE_PHRASE or self._says(self.words[i].low):
                return False
            if self.tags[i] in _CLOSERS:
                return True
            if self.tags[i] in (Tag.WORD, Tag.QUANTIFIER) and self._plural(self.words[i]):
                return True
        return False

    def _plural(self, word: Token) -> bool:
        ending = word.low.endswith("s") and not word.low.endswith("ss")
        return ending or word.low in self.grammar.words(WordClass.PLURAL_PRONOUN)


def _one_word(words: Sequence[Token]) -> bool:
    return all(one.end == two.start for one, two in pairwise(words))


def _after_aside(i: int, tags: Sequence[Tag]) -> int:
    """Give the index after an aside between commas: "activates, among others, STAT3"."""
    if i >= len(tags) or tags[i] != Tag.COMMA:
        return i
    end = i + 1
    while end < len(tags) and tags[end] in (*ADVERBS, Tag.SUCH, Tag.SUCH_GOES_ON):
        end += 1
    return end + 1 if i + 1 < end < len(tags) and tags[end] == Tag.COMMA else i


def previous(i: int, tags: Sequence[Tag]) -> int:
    """Give the index of the token before `i`, adverbs and helpers of the verb passed over."""
    i -= 1
    while i >= 0 and tags[i] in _BETWEEN:
        i -= 1
    return i


def _governs(j: int, i: int, tagged: Tagged, grammar: Grammar) -> bool:
    """Tell whether the token before `j` governs the verb at `i`: "is able to", "likely"."""
    words, tags = tagged.words, tagged.tags
    return tags[j - 1] == Tag.GOVERNOR and (
        grammar.role(WordClass.GOVERNOR, words[j - 1].low) in (GovernorRole.RAISING, GovernorRole.LIKELY)
        or (j < i and words[j].low == "to")
        or (j > 1 and tags[j - 2] in _BEFORE_GOVERNOR)
    )


def group_start(i: int, tagged: Tagged, grammar: Grammar) -> int:
    """Give where the verb group that ends before token `i` begins: "may", "has been shown to"."""
    words, tags = tagged.words, tagged.tags
    j = i
    while j > 0:
        infinitive = words[j - 1].low == "to" and j > 1
        if not (tags[j - 1] in _HELPERS or infinitive or _governs(j, i, tagged, grammar)):
            break
        j -= 1
    while j < i and (tags[j] in ADVERBS or words[j].low == "to"):
        j += 1
    return j
