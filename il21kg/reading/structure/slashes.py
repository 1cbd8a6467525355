"""Tells which slashes stand for "and" or "or" between names: "JAK1/TYK2", "CD4+/CD8+ T cells", "ERK1/2".

One that stands inside a name ("a serine/threonine kinase"), between two names of one thing ("CSF2/GM-CSF") or
before a noun ("the IL4/STAT6 axis") joins nothing.
"""

from collections.abc import Container, Sequence
from dataclasses import replace
from typing import Final

from il21kg.reading.structure.grammar import Grammar
from il21kg.reading.structure.tags import Tagged
from il21kg.reading.structure.tagset import Tag
from il21kg.vocabulary.classes import HintRole, TermKind, WordClass
from il21kg.vocabulary.mentions import TRANSPARENT, Mention, Token, is_short

#: Tags of what a phrase goes on with behind a name.
_MORE: Final = frozenset(
    {Tag.WORD, Tag.NUMBER, Tag.HYPHEN, Tag.TOPIC, Tag.EVALUATIVE, Tag.ADVERB, Tag.GOVERNOR, Tag.SLASH}
)
#: Tags of what no word without blanks goes beyond.
_BOUNDS: Final = frozenset(
    {Tag.SLASH, Tag.OPENING, Tag.CLOSING, Tag.COMMA, Tag.STOP, Tag.COLON, Tag.DOT, Tag.QUOTE}
)
_MOLECULES: Final = frozenset({TermKind.GENE, TermKind.PROTEIN, TermKind.FAMILY, TermKind.COMPLEX})


def coordinate(
    tagged: Tagged, mentions: Sequence[Mention], verbs: Container[int], grammar: Grammar
) -> Tagged:
    """Let the slashes between names be conjunctions; `verbs` begin at these tokens."""
    if Tag.SLASH not in tagged.tags:
        return tagged
    joined = _Slashes(tagged, mentions, verbs, grammar).joined()
    tags = tuple([Tag.CONJUNCTION if i in joined else each for i, each in enumerate(tagged.tags)])
    return replace(tagged, tags=tags) if joined else tagged


class _Slashes:
    def __init__(
        self, tagged: Tagged, mentions: Sequence[Mention], verbs: Container[int], grammar: Grammar
    ) -> None:
        self.words, self.tags, self.verbs = tagged.words, tagged.tags, verbs
        self.grammar, self.vocabulary = grammar, grammar.vocabulary
        self.from_start = {mention.first: mention for mention in mentions}
        self.from_end = {mention.last: mention for mention in mentions}
        self.inside = {i for each in mentions for i in range(each.first, each.last)}

    def joined(self) -> set[int]:
        """Give the slashes that join; of a row of them all do, or none."""
        slashes = [i for i, each in enumerate(self.tags) if each == Tag.SLASH and i not in self.inside]
        numbers: set[int] = set()
        ending: tuple[Token, ...] = ()
        for i in reversed(slashes):
            after = self._end(i)
            if after not in numbers:
                ending = self.words[i + 1 : after]
            if self._joins(i, ending) and (after in numbers or not self._goes_on(after)):
                numbers.add(i)
        for i in slashes:
            before = self._start(i) - 1
            if before in slashes and before not in numbers:
                numbers.discard(i)
        return numbers

    def _goes_on(self, i: int) -> bool:
        """Tell whether more of a phrase stands at a token than what becomes of the names: "production"."""
        if i >= len(self.tags) or i in self.verbs or self.tags[i] not in _MORE:
            return False
        return self.grammar.role(WordClass.AMOUNT, self.words[i].low) is None

    def _start(self, i: int) -> int:
        """Give where the name or the word that ends before a slash begins."""
        if i in self.from_end:
            return self.from_end[i].first
        first = i - 1
        while first > 0 and self._touch(first) and self.tags[first - 1] not in _BOUNDS:
            first -= 1
        return first

    def _end(self, i: int) -> int:
        """Give where the name or the word that begins after a slash ends."""
        if i + 1 in self.from_start:
            return self.from_start[i + 1].last
        last = i + 2
        while last < len(self.words) and self._touch(last) and self.tags[last] not in _BOUNDS:
            last += 1
        return last

    def _touch(self, i: int) -> bool:
        return self.words[i - 1].end == self.words[i].start

    def _joins(self, i: int, ending: Sequence[Token]) -> bool:
        """Tell whether a slash stands between names; those of a row may share the end of the last."""
        if not 0 < i < len(self.words) - 1 or self._touch(i) != self._touch(i + 1):
            return False
        if self.tags[i - 1] in _BOUNDS or self.tags[i + 1] in _BOUNDS:
            return False
        left, right = self.from_end.get(i), self.from_start.get(i + 1)
        if left is not None and right is not None and self._two(left, right):
            return True
        names = (left, self.words[self._start(i) : i]), (right, self.words[i + 1 : self._end(i)])
        if self._shared(names[0][1], ending) or (left is not None and self._numbered(left, i)):
            return True  # "CD4+/CD8+ T cells", "ERK1/2"
        unlike = left is None or right is None
        return unlike and all(
            is_short(_glued(tokens)) if mention is None else self._molecule(mention)
            for mention, tokens in names
        )

    def _two(self, left: Mention, right: Mention) -> bool:
        """Tell whether two names are of different things of one kind."""
        one, two = self._things(left), self._things(right)
        return one.keys().isdisjoint(two) and not set(one.values()).isdisjoint(two.values())

    def _things(self, mention: Mention) -> dict[str, str]:
        terms = [self.vocabulary.terms[name.iri] for name in mention.names]
        return {t.gene or t.iri: HintRole.MOLECULE if t.kind in _MOLECULES else t.kind for t in terms}

    def _molecule(self, mention: Mention) -> bool:
        return HintRole.MOLECULE in self._things(mention).values()

    def _shared(self, left: Sequence[Token], ending: Sequence[Token]) -> bool:
        """Tell whether the words before a slash are a name with the end of those after it."""
        return any(self._known((*left, *ending[drop:])) for drop in range(1, len(ending)))

    def _numbered(self, left: Mention, slash: int) -> bool:
        """Tell whether a number stands after a slash as one ends the name before it."""
        one, two = self.words[slash - 1].text, self.words[slash + 1].text
        return one.isdigit() and two.isdigit() and one != two and self._molecule(left)

    def _known(self, tokens: Sequence[Token]) -> bool:
        form = " ".join([token.norm for token in tokens if token.norm not in TRANSPARENT])
        return bool(self.vocabulary.names.node(form).names)


def _glued(tokens: Sequence[Token]) -> str:
    return "".join([token.text for token in tokens])
