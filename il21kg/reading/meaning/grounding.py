"""Grounds the words of noun phrases in the vocabulary: whole names, parts, names a list leaves unsaid."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise
from typing import Final

from il21kg.reading.discourse import Discourse
from il21kg.reading.structure.phrases import Item, Phrases, one_line
from il21kg.reading.structure.tagset import Tag
from il21kg.text.document import Span
from il21kg.vocabulary.choice import Choice, Question, Reason, choose, unless_former
from il21kg.vocabulary.classes import TermKind, WordClass
from il21kg.vocabulary.kinds import ACTORS
from il21kg.vocabulary.mentions import TRANSPARENT, Ambiguity, Token, way
from il21kg.vocabulary.vocabulary import CURATED, RELATED, Name, Term, fitting

#: Two bands and what lies between them.
_RANGE: Final = re.compile(
    r"(?:chromosomes?|chr)?(?P<chromosome>\d{1,2}|X|Y)(?P<arm>[pq])(?:\d{1,2}(?:\.\d+)?|ter|cen)(?:[-–—]|to|/)"
    r"(?P<again>\d{1,2}|X|Y)?(?P<second>[pq])?(?:\d{1,2}(?:\.\d+)?|ter|cen)"
)
_GENETIC: Final = (TermKind.GENE, TermKind.PROTEIN)


@dataclass(frozen=True, slots=True)
class Grounded:
    """Words and what they stand for."""

    term: Term | None
    how: str
    """A value of model.md 3.3; empty for a name of the term, `unresolved` for none."""
    span: Span
    words: str
    """The words, completed where an ellipsis was filled."""
    choice: Choice | None = field(default=None, compare=False, repr=False)
    """What was chosen among the names that the words as a whole may be."""

    def of(self, kinds: Sequence[str]) -> bool:
        """Tell whether it stands for a term of one of these kinds."""
        return self.term is not None and self.term.kind in kinds


class Grounding:
    """Grounds the phrases of one sentence."""

    def __init__(self, phrases: Phrases, discourse: Discourse) -> None:
        """Bind to the phrases of a sentence; ties between names go to the ambiguities of its text."""
        self.phrases = phrases
        self.clauses = phrases.clauses
        self.grammar = phrases.grammar
        self.vocabulary = phrases.grammar.vocabulary
        self.discourse = discourse
        self.setting = discourse.setting
        self.own = discourse.setting.own

    # ---- names

    def names(self, tokens: Sequence[Token]) -> tuple[Name, ...]:
        """Look words up: as a short form the document defines, then as they stand."""
        setting, short_forms = self.setting, self.discourse.short_forms
        if short_forms or setting.abbreviations:
            glued = "".join([t.text for t in tokens])
            short = short_forms.get(glued)
            if short is not None:
                return short
        # The key of the words, as `vocabulary.candidates` would make it: the tokens have its parts.
        form = " ".join([t.norm for t in tokens if t.norm not in TRANSPARENT])
        node = self.vocabulary.names.node(form)
        found = fitting(node.names, _spaced(tokens)) if node.exact else node.names
        if found and setting.abbreviations and glued in setting.undefined:
            return tuple([name for name in found if name.rank < RELATED and not name.weak])
        return found or setting.long_forms.get(form, ())

    def refused(self, name: Name, tokens: Sequence[Token]) -> Reason:
        """Say why what has the key of words is none of their `names`."""
        taken = _glued(tokens) in self.discourse.short_forms or name.fits(_spaced(tokens))
        return Reason.TAKEN if taken else Reason.CAPITALS

    def choose(self, names: Sequence[Name], kinds: Sequence[str], span: Span) -> Name | None:
        """Choose among candidates; report those that tie as ambiguous."""
        return self._noted(names, kinds, span).name

    def _noted(self, names: Sequence[Name], kinds: Sequence[str], span: Span) -> Choice:
        choice = choose(names, Question(span.text, kinds, self.vocabulary, self.discourse))
        if choice.tied:
            self.setting.ambiguities.append(Ambiguity(span, choice.tied))
        return choice

    def _kind(self, name: Name) -> str:
        return self.vocabulary.terms[name.iri].kind

    def _as(self, name: Name, span: Span, words: str, how: str | None = None) -> Grounded:
        way_of_name = way(name, self.vocabulary) if how is None else how
        return Grounded(self.vocabulary.terms[name.iri], way_of_name, span, words)

    # ---- phrases

    def ground(self, first: int, last: int, kinds: Sequence[str]) -> Grounded:
        """Ground a phrase: its whole words, its parts at a slash, without a word that adds no meaning."""
        span = self.phrases.span(first, last)
        if (before := self._before_names(first, last, kinds)) is not None:
            return before
        choice = self.whole(first, last, kinds)
        if choice.name is not None:
            return replace(self._as(choice.name, span, one_line(span.text)), choice=choice)
        shapes = (
            self._framed,
            self._banded,
            self._family,
            self._within,
            self._after_noun,
            self._modified,
            self._bracketed_symbol,
        )
        for shape in shapes if choice.reason is not Reason.FORMER else ():
            if (found := shape(first, last, kinds)) is not None:
                return found
        return Grounded(None, "unresolved", span, one_line(span.text), choice)

    def _before_names(self, first: int, last: int, kinds: Sequence[str]) -> Grounded | None:
        """Ground "the disease" where one was spoken of, and a band in a bracket, before any name."""
        spoken = self.discourse.last_disease if TermKind.DISEASE in kinds else None
        if spoken is not None:
            span = self.phrases.span(first, last)
            words = one_line(span.text)
            if words.lower() in self.grammar.words(WordClass.HEADING_DISEASE):
                return Grounded(self.vocabulary.terms[spoken.iri], "coreference", span, words)
        return None if self.phrases.bracketed(first, last) is None else self._banded(first, last, kinds)

    def _banded(self, first: int, last: int, kinds: Sequence[str]) -> Grounded | None:
        return self.band(first, last) if TermKind.BAND in kinds else None

    def _bracketed_symbol(self, first: int, last: int, kinds: Sequence[str]) -> Grounded | None:
        """Ground words that name nothing by the symbol behind them; "palsy type 2 (PSY2)" is no gene."""
        inner, span = self.phrases.bracketed(first, last), self.phrases.span(first, last)
        symbol = None if inner is None else self._symbol_in(inner, kinds, span)
        disease = TermKind.DISEASE in kinds and self.grammar.of_disease(self.phrases.bare(first, last))
        return None if symbol is None or disease else self._as(symbol, span, one_line(span.text))

    def whole(self, first: int, last: int, kinds: Sequence[str]) -> Choice:
        """Choose what a phrase as a whole names, or one of the names at its slash."""
        span = self.phrases.span(first, last)
        choice = self._noted(self.names(self.phrases.bare(first, last)), kinds, span)
        if choice.name is None and (part := self._slashed(first, last, kinds, span)) is not None:
            choice = Choice(part, Reason.PART, choice.passed)
        return unless_former(choice, lambda: self.phrases.hint(first, last), self.vocabulary.terms)

    def _symbol_in(self, inner: Sequence[Token], kinds: Sequence[str], span: Span) -> Name | None:
        """Find the gene or protein that a bracket names after words that name nothing: "(IL6ST/GP130)"."""
        for slash, part in groupby(inner, lambda t: t.text == "/"):
            found = None if slash else self.choose(self.names(tuple(part)), kinds, span)
            if found is None or self._kind(found) not in (TermKind.GENE, TermKind.PROTEIN):
                continue
            if found.rank < RELATED or (found.written and not found.weak):
                return found
        return None

    def _slashed(self, first: int, last: int, kinds: Sequence[str], span: Span) -> Name | None:
        """Find a name among the parts of "CSF2/GM-CSF"."""
        if "/" not in span.text or Tag.PREPOSITION in self.clauses.tags[first:last]:
            return None
        bare = self.phrases.bare(first, last)
        slashes = [i for i, token in enumerate(bare) if token.text == "/"]
        if not slashes:
            return None
        after = bare[slashes[-1] :]
        if any(one.end != two.start for one, two in pairwise(after)):
            return None  # "the FAS/FASLG pathway" is no FAS
        named = [
            found
            for slash, part in groupby(bare, lambda t: t.text == "/")
            if not slash and (found := self.choose(self.names(tuple(part)), kinds, span)) is not None
        ]
        terms = [self.vocabulary.terms[found.iri] for found in named]
        one = len({term.gene or term.iri for term in terms}) == 1
        return named[0] if one else None  # "IL6/JAK1 signaling" is that of neither alone

    def _framed(self, first: int, last: int, kinds: Sequence[str]) -> Grounded | None:
        """Ground "the IL21 gene" by the name before the word that adds nothing."""
        bare = self.phrases.bare(first, last)
        if len(bare) < 2 or self.grammar.role(WordClass.NAME_FRAME, bare[-1].norm) is None:
            return None
        span = self.phrases.span(first, last)
        choice = self._noted(self.names(bare[:-1]), kinds, span)
        if choice.name is None or self._kind(choice.name) not in ACTORS:
            return None
        named = self.phrases.span(first, last - 1) if len(bare) == last - first else span
        return replace(self._as(choice.name, named, self.phrases.words(first, last)), choice=choice)

    def _family(self, first: int, last: int, kinds: Sequence[str]) -> Grounded | None:
        """Ground "the sorting nexin family" by the name its members have: "sorting nexins"."""
        if TermKind.FAMILY not in kinds:
            return None
        bare = list(self.phrases.bare(first, last))
        known = self.grammar.words(WordClass.FAMILY_NOUN)
        if len(bare) < 2 or bare[-1].norm not in known:
            return None
        while len(bare) > 1 and (
            bare[-1].norm in known or self.grammar.role(WordClass.NAME_FRAME, bare[-1].norm) is not None
        ):
            bare.pop()
        span, words = self.phrases.span(first, last), self.phrases.words(first, last)
        found = self.choose(
            [n for n in self.names(bare) if self._kind(n) == TermKind.FAMILY], (TermKind.FAMILY,), span
        )
        return None if found is None else self._as(found, span, words, "composed")

    def _within(self, first: int, last: int, kinds: Sequence[str]) -> Grounded | None:
        """Ground "colorectal cancer patients", "human placenta": the name without a word about its bearer."""
        bare = self.phrases.bare(first, last)
        span = self.phrases.span(first, last)
        tries: list[tuple[Sequence[Token], tuple[str, ...]]] = []
        if len(bare) > 1 and self.grammar.role(WordClass.BEARER, bare[-1].norm) is not None:
            tries.append((bare[:-1], (TermKind.DISEASE,)))
        if len(bare) > 1 and self.grammar.role(WordClass.BEARER_ADJECTIVE, bare[0].low) is not None:
            tries.append((bare[1:], (TermKind.ANATOMY, TermKind.CELL)))
        for tokens, of in tries:
            found = self.choose(self.names(tokens), kinds, span)
            if found is not None and self._kind(found) in of and self._kind(found) in kinds:
                words = span.text[tokens[0].start - span.start : tokens[-1].end - span.start]
                return self._as(found, Span(tokens[0].start, words), words)
        return None

    def _modified(self, first: int, last: int, kinds: Sequence[str]) -> Grounded | None:
        """Ground "human IL21 gene", "wild-type IL-21": the name behind words that leave it that."""
        words, at = self.clauses.words, first
        while at < last - 1 and (words[at].text == "-" or self._modifies(words[at])):
            at += 1
        if at == first or not set(kinds) & set(ACTORS):
            return None
        found = self.ground(at, last, kinds)
        return found if found.of(_GENETIC) else None

    def _modifies(self, word: Token) -> bool:
        return self.grammar.role(WordClass.GENE_MODIFIER, word.low) is not None

    def band(self, first: int, last: int) -> Grounded | None:
        """Ground "the chromosomal region 4q27", "the long arm of chromosome 4 (4q27)": the band in them."""
        inner = self.phrases.bracketed(first, last)
        tries = [] if inner is None else [inner]
        at = first
        while (
            at < last - 1 and self.grammar.role(WordClass.BAND_WORD, self.clauses.words[at].norm) is not None
        ):
            at += 1
            tries.append(self.clauses.words[at:last])
        tries.append(self.phrases.bare(first, last))
        span, words = self.phrases.span(first, last), self.phrases.words(first, last)
        for tokens in tries[:-1]:
            for name in self.names(tokens):
                if self._kind(name) in (TermKind.BAND, TermKind.CHROMOSOME):
                    return self._as(name, span, words, "")
        ranges = [found for tokens in tries if (found := _RANGE.fullmatch(_glued(tokens))) is not None]
        return self._range(ranges[0], span, words) if ranges else None

    def _range(self, bands: re.Match[str], span: Span, words: str) -> Grounded | None:
        """Ground "4q26-q27" by the arm, or the chromosome, that holds both bands."""
        chromosome, arm, other = bands["chromosome"], bands["arm"], bands["second"] or bands["arm"]
        if (bands["again"] or chromosome) != chromosome:
            return None
        for form in (f"{chromosome}{arm}" if arm == other else "", f"chromosome {chromosome}"):
            for name in self.vocabulary.look_up(form):
                if self._kind(name) in (TermKind.ARM, TermKind.CHROMOSOME):
                    return self._as(name, span, words, "composed")
        return None

    def _after_noun(self, first: int, last: int, kinds: Sequence[str]) -> Grounded | None:
        """Ground "the cytokine TNF-alpha" by the name after the noun that says what it is."""
        if TermKind.PROTEIN not in kinds and TermKind.GENE not in kinds:
            return None
        nouns = self.grammar.words(WordClass.PROTEIN_NOUN)
        for start in range(first + 1, last):
            before = self.clauses.words[start - 1]
            if before.norm not in nouns or not before.text.islower() or self.clauses.tags[start] != Tag.WORD:
                continue
            span = self.phrases.span(start, last)
            found = self.choose(self.names(self.phrases.bare(start, last)), kinds, span)
            if (
                found is not None
                and found.rank < RELATED
                and self._kind(found) in (TermKind.GENE, TermKind.PROTEIN)
            ):
                return self._as(found, span, self.phrases.words(start, last))
        return None

    def ground_kind(self, first: int, last: int, kinds: Sequence[str]) -> Grounded:
        """Ground a kind by its head: a "proinflammatory cytokine" is a cytokine."""
        whole = self.ground(first, last, kinds)
        if whole.of(kinds):
            return whole
        bare = self.phrases.bare(first, last)
        if TermKind.FUNCTION in kinds and (found := self._function(bare)) is not None:
            return self._as(found, whole.span, whole.words, "composed")
        for size in range(len(bare) - 1, 0, -1):
            if bare[-size].text in "-/" or bare[-size - 1].text == "-":
                continue
            found = self.choose(self.names(bare[-size:]), kinds, whole.span)
            if found is not None and found.rank == RELATED and found.layer:
                found = (
                    None  # "G protein" is a related name of a family, and not each "small G protein" of it
                )
            if found is not None and self._kind(found) in kinds:
                how = way(found, self.vocabulary) or "composed"
                return self._as(found, whole.span, whole.words, how)
            if TermKind.FUNCTION in kinds and (found := self._function(bare[-size:])) is not None:
                return self._as(found, whole.span, whole.words, "composed")
        return whole

    def _function(self, tokens: Sequence[Token]) -> Name | None:
        """Find the function that a kind is named for: a methyltransferase has methyltransferase activity.

        An "RNA-binding protein" has RNA binding.
        """
        words = _spaced(tokens)
        tries = [f"{words} activity"]
        if len(tokens) > 1 and self.grammar.role(WordClass.GENERIC_NOUN, tokens[-1].norm) is not None:
            tries.append(_spaced(tokens[:-1]))
        for each in tries:
            for name in self.vocabulary.look_up(each):
                if self._kind(name) == TermKind.FUNCTION and name.rank < CURATED:
                    return name
        return None

    # ---- lists

    def complete(self, items: Sequence[Item], kinds: Sequence[str]) -> list[Grounded]:
        """Ground the conjuncts of a list, filling what a coordination leaves out.

        "innate and adaptive immune responses" gives "innate immune responses"; "mature B and T cells" gives
        "mature B cells" and "mature T cells". A name is completed only when the vocabulary has it, or the
        left part is an adjective.
        """
        grounded = [self.ground(i.first, i.last, kinds) for i in items]
        if len(items) < 2:
            return grounded
        bare = [self.phrases.bare(i.first, i.last) for i in items]
        self._number(bare, grounded, kinds)
        prefix: tuple[Token, ...] = ()
        last = bare[-1]
        for n, item in enumerate(items[:-1]):
            if item.of or (grounded[n].term is not None and (not kinds or grounded[n].of(kinds))):
                continue
            left = bare[n][:-1] if bare[n] and bare[n][-1].text == "-" else bare[n]
            nearest = next((words for words in bare[n + 1 :] if _spread(words)), last)
            grounded[n], shared = self._fill(grounded[n], left, nearest, kinds)
            if n == 0 and nearest is last and 0 < shared < len(left):
                prefix = left[: len(left) - shared]
        if prefix:
            words = (*prefix, *last)
            found = self.choose(self.names(words), kinds, grounded[-1].span)
            if found is not None:
                grounded[-1] = self._as(found, grounded[-1].span, _spaced(words), "coordination")
        return grounded

    def _number(
        self, bare: Sequence[Sequence[Token]], grounded: list[Grounded], kinds: Sequence[str]
    ) -> None:
        """Read "caspases 3 and 7": a number alone takes the words before the last one that had words."""
        head: Sequence[Token] = ()
        for n, number in enumerate(bare):
            if len(number) > 1:
                head = number if number[-1].text[0].isdigit() else ()
            elif head and number[0].text[0].isdigit():
                words = (*head[:-1], *number)
                found = self.choose(self.names(words), kinds, grounded[n].span)
                grounded[n] = (
                    replace(grounded[n], term=None, how="unresolved", words=_spaced(words))
                    if found is None
                    else self._as(found, grounded[n].span, _spaced(words), "coordination")
                )

    def _fill(
        self, grounded: Grounded, left: Sequence[Token], last: Sequence[Token], kinds: Sequence[str]
    ) -> tuple[Grounded, int]:
        """Complete a conjunct by the end of the last one; also give how many words of that are replaced."""
        for drop in range(1, len(last)):
            words = (*left, *last[drop:])
            found = self.choose(self.names(words), kinds, grounded.span)
            if found is not None:
                return self._as(found, grounded.span, _spaced(words), "coordination"), drop
        endings = tuple(ending[1:] for ending in self.grammar.words(WordClass.ADJECTIVE_ENDING))
        if _one_word(left) and len(last) > 1 and left[-1].low.endswith(endings):
            words = (*left, *last[1:])
            return Grounded(None, "unresolved", grounded.span, _spaced(words)), 0
        return grounded, 0

    # ---- cells

    def process_of(self, effect: str, cell: Term) -> Term | None:
        """Compose an effect on a cell to a process: by the cell, its nearest ancestors, any cell.

        Two steps up at most: what is critical for NK cells need not be critical for lymphocytes. An effect
        outside the closed list is of its own cell only: eosinophil formation is no formation of blood.
        """
        noun = self.grammar.role(WordClass.PROCESS_WORD, effect) or effect
        if effect not in self.grammar.words(WordClass.EFFECT).values():
            return self._process(f"{cell.label} {noun}")
        level: list[Term] = [cell]
        seen: set[str] = set()
        for _ in range(3):
            for candidate in sorted(level, key=lambda t: t.label):
                found = self._process(f"{candidate.label} {noun}")
                if found is not None:
                    return found
            parents = {p for t in level for p in t.parents} - seen
            seen |= parents
            level = [self.vocabulary.terms[p] for p in sorted(parents) if p in self.vocabulary.terms]
        return self._process(f"cell {noun}")

    def _process(self, label: str) -> Term | None:
        for name in self.vocabulary.look_up(label):
            term = self.vocabulary.terms[name.iri]
            if term.kind == TermKind.PROCESS and name.rank < RELATED:
                return term
        return None

    def cell_inside(self, first: int, last: int) -> tuple[Grounded, int] | None:
        """Find the cell that begins "NK cell proliferation": also where the rest begins."""
        depths = self._depths(first, last)
        for end in range(last - 1, first, -1):
            if self.clauses.tags[end - 1] in (Tag.OPENING, Tag.CLOSING) or depths[end - 1 - first] > 0:
                continue
            span = self.phrases.span(first, end)
            asked = Question(span.text, (TermKind.CELL,), self.vocabulary, self.discourse)
            found = choose(self.names(self.phrases.bare(first, end)), asked).name
            if found is not None and self._kind(found) == TermKind.CELL:
                return self._as(found, span, span.text, ""), end
        return None

    def _depths(self, first: int, last: int) -> list[int]:
        depth, depths = 0, []
        for name in self.clauses.tags[first:last]:
            depth += (name == Tag.OPENING) - (name == Tag.CLOSING)
            depths.append(depth)
        return depths


def _glued(tokens: Sequence[Token]) -> str:
    return "".join([t.text for t in tokens])


def _one_word(tokens: Sequence[Token]) -> bool:
    """Tell whether tokens are one word, hyphens in it or not: "anti-parasitic"."""
    return bool(tokens) and all(one.end == two.start for one, two in pairwise(tokens))


def _spaced(tokens: Sequence[Token]) -> str:
    return " ".join([t.text for t in tokens])


def _spread(tokens: Sequence[Token]) -> bool:
    """Tell whether tokens are several words."""
    return any(one.end < two.start for one, two in pairwise(tokens))
