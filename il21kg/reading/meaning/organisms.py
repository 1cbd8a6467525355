"""Finds what is said of another organism ("in mice", "Il21"): nothing of it is asserted of the human gene."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from il21kg.namespaces import unresolved_iri
from il21kg.reading.statements import UNKNOWN_KIND, End, How, Statement, Unasserted
from il21kg.reading.structure.chunks import Clauses
from il21kg.reading.structure.grammar import Grammar
from il21kg.reading.structure.phrases import one_line
from il21kg.reading.structure.tagset import ChunkKind, Tag
from il21kg.text.document import Span
from il21kg.vocabulary.choice import Reason
from il21kg.vocabulary.classes import TermKind, Trait, WordClass
from il21kg.vocabulary.vocabulary import LABEL, Vocabulary

#: A symbol as it is written for mouse and rat.
_RODENT: Final = re.compile(r"[A-Z][a-z]+\d+[a-z]*\d*")
#: The word for the organism whose symbols are written so, where the text does not say which.
_MOUSE: Final = "mouse"
#: Chunks that end a clause.
_ENDS: Final = frozenset(
    {ChunkKind.TRIGGER, ChunkKind.STOP, ChunkKind.DOT, ChunkKind.LINK, ChunkKind.RELATIVE}
)
#: Chunks of which a subject is made.
_IN_A_SUBJECT: Final = frozenset({ChunkKind.NP, ChunkKind.PREPOSITION, ChunkKind.ADVERB})
#: Prepositions behind a word for likeness; the one of where something was found.
_LIKE: Final = frozenset({"to", "with", "of"})
_IN: Final = "in"
#: Characters between an organism and the name it stands before.
_NEAR: Final = 16
#: Kinds of what has a symbol.
_GENETIC: Final = frozenset({TermKind.GENE, TermKind.PROTEIN})
#: Kinds of places in the human genome.
_PLACES: Final = (TermKind.BAND, TermKind.CHROMOSOME, TermKind.ARM)


@dataclass(frozen=True, slots=True)
class Organisms:
    """The organisms other than humans that one sentence names."""

    places: tuple[tuple[int, str], ...]
    """Offset and IRI."""
    clauses: Clauses
    vocabulary: Vocabulary
    compared: frozenset[int] = frozenset()
    """Offsets of those that only say what something is like: "similar to yeast PRP40"."""

    def marked(self, statement: Statement) -> Statement:
        """Give a statement as one about the organism that its clause names, if that is not ours."""
        # What a cell or a disease is called holds of no organism; a gene's name may be another's ("Csf2").
        name = self.vocabulary.has(statement.relation, Trait.NAMING) and statement.subject.kind not in (
            TermKind.GENE,
            TermKind.PROTEIN,
        )
        around = set() if name else self._around(statement)
        found = around | {*self._written(statement)}
        others = {*statement.species} - {iri for _, iri in self.places}
        if not found:
            own = tuple(sorted(others))
            return statement if own == statement.species else replace(statement, species=own)
        target = statement.object
        place = target.kind in _PLACES
        why = Unasserted.UNRESOLVED if place else Unasserted.SPECIES
        return replace(
            statement,
            species=tuple(sorted(others | found)),
            object=_words(target) if place else target,
            not_asserted=statement.not_asserted or why,
        )

    def _around(self, statement: Statement) -> set[str]:
        """Give the organisms named in the clause of a statement, or before the first clause."""
        if not self.places:
            return set()
        subject, end = statement.subject.span, statement.object.span
        said = [span for span in (statement.trigger, end) if span is not None and self._holds(span)]
        who = [subject] if subject is not None and self._holds(subject) else []
        above = max((cue.start for cue in _cues(statement) if cue.start < statement.trigger.start), default=0)
        return {
            iri
            for at, iri in self.places
            if at not in self.compared or _names(at, subject, end)
            if at < max(above, self._opening()) or self._with(at, said) or (who and self._with(at, who))
        }

    def _with(self, at: int, spans: Sequence[Span]) -> bool:
        """Tell whether an organism is named in the clause of some words."""
        start, end = min((s.start for s in spans), default=0), max((s.end for s in spans), default=0)
        return self._first(start) <= at < self._last(end) and not (at > end and self._of_next(at))

    def _of_next(self, at: int) -> bool:
        """Tell whether an organism is that of the next item of a list: "T cells and mouse macrophages"."""
        words, chunks = self.clauses.words, self.clauses.chunks
        k = next((k for k, c in enumerate(chunks) if words[c.first].start <= at < self._end(c.last)), 0)
        joined = k > 0 and chunks[k - 1].kind in (ChunkKind.CONJUNCTION, ChunkKind.COMMA)
        return joined and chunks[k].kind == ChunkKind.NP and words[chunks[k].last - 1].start > at

    def _holds(self, span: Span) -> bool:
        words = self.clauses.words
        return words[0].start <= span.start < words[-1].end

    def _first(self, at: int) -> int:
        """Give where the clause of an offset begins."""
        chunks = enumerate(self.clauses.chunks)
        ends = [self._end(c.last) for k, c in chunks if c.kind in _ENDS or self._opens(k)]
        return max((end for end in ends if end <= at), default=0)

    def _last(self, at: int) -> int:
        """Give where the clause of an offset ends: at the next verb, or before the subject of that."""
        words, chunks = self.clauses.words, self.clauses.chunks
        starts = [words[c.first].start for k, c in enumerate(chunks) if c.kind in _ENDS or self._opens(k)]
        return next((start for start in starts if start >= at), words[-1].end)

    def _opens(self, k: int) -> bool:
        """Tell whether a conjunction joins a clause: its verb, or a subject or circumstance and its verb.

        "and induces apoptosis", ", and studies in mice show that ...", "and in mice it inhibits migration".
        """
        kinds = [chunk.kind for chunk in self.clauses.chunks[max(k - 1, 0) :]]
        if not k or kinds[1] != ChunkKind.CONJUNCTION or len(kinds) < 3:
            return False
        if kinds[2] == ChunkKind.NP and kinds[0] != ChunkKind.COMMA:
            return False  # "T cells and B cells of mice express"
        after = next((kind for kind in kinds[2:] if kind not in _IN_A_SUBJECT), ChunkKind.DOT)
        return after in (ChunkKind.TRIGGER, ChunkKind.AUXILIARY)

    def _end(self, last: int) -> int:
        return self.clauses.words[last - 1].end

    def opens(self, at: int) -> bool:
        """Tell whether an offset lies in a circumstance that opens the sentence: "In mice, ..."."""
        return at < self._opening()

    def _opening(self) -> int:
        """Give where a circumstance that opens the sentence ends: "In mice, ..."; 0 where none does."""
        chunks, words = self.clauses.chunks, self.clauses.words
        if not chunks or chunks[0].kind != ChunkKind.PREPOSITION:
            return 0
        end = next((c for c in chunks if c.kind in (ChunkKind.COMMA, ChunkKind.TRIGGER)), None)
        # ", a" may have been taken for an apposition: "In mice, a complex inhibits"
        return words[end.first].start if end is not None and words[end.first].low == "," else 0

    def _written(self, statement: Statement) -> set[str]:
        """Give the mouse where the words of an end are a symbol as it is written for that."""
        ends = (statement.subject, statement.object)
        return set(_species(_MOUSE, self.vocabulary)) if any(map(self._of_rodents, ends)) else set()

    def _of_rodents(self, end: End) -> bool:
        if end.span is None or end.kind not in _GENETIC:
            return False
        return any(self._is_symbol(word) for word in end.span.text.split() if _RODENT.fullmatch(word))

    def _is_symbol(self, word: str) -> bool:
        return any(name.rank == LABEL for name in self.vocabulary.look_up(word.upper()))


def find_organisms(clauses: Clauses, grammar: Grammar) -> Organisms:
    """Find the organisms a sentence names, and those of another kingdom that it opens with."""
    near, far = grammar.words(WordClass.MODEL_ORGANISM), grammar.words(WordClass.FAR_ORGANISM)
    places = tuple(_named(clauses, grammar, near))
    compared = frozenset(at for at, _ in places if _is_compared(at, clauses, grammar))
    named = Organisms(places, clauses, grammar.vocabulary, compared)
    if far.keys().isdisjoint([word.low for word in clauses.words]):
        return named
    opening = [(at, iri) for at, iri in _named(clauses, grammar, far) if named.opens(at)]
    return replace(named, places=(*named.places, *opening)) if opening else named


def _named(clauses: Clauses, grammar: Grammar, words: Mapping[str, str]) -> Iterator[tuple[int, str]]:
    """Give where words name an organism, and which; none in "yeast two-hybrid"."""
    if words.keys().isdisjoint([word.low for word in clauses.words]):
        return
    counts = {"-", *grammar.words(WordClass.COUNT), *map(str, range(1, 4))}
    for i, word in enumerate(clauses.words):
        if word.low in words and clauses.low(i + 1, i + 2) not in counts:
            for iri in _species(words[word.low] or word.low, grammar.vocabulary):
                yield word.start, iri


def _names(at: int, *ends: Span | None) -> bool:
    """Tell whether an organism at an offset is in the words of an end, or right before them."""
    return any(end is not None and end.start - _NEAR <= at < end.end for end in ends)


def _is_compared(at: int, clauses: Clauses, grammar: Grammar) -> bool:
    """Tell whether "similar to the" stands before an organism, or "originally described in"."""
    i = next(i for i, word in enumerate(clauses.words) if word.start == at)
    before = zip(clauses.words[max(i - 6, 0) : i], clauses.tags[max(i - 6, 0) : i], strict=True)
    words = [word for word, tag in before if len(word.low) > 1 and tag != Tag.DETERMINER]
    if len(words) < 3:
        return False
    adverb, preposition = words[-3].low, words[-1].low
    if preposition == _IN:  # "originally described in"
        found = Tag.GOVERNOR in clauses.tags[max(i - 3, 0) : i]
        return found and grammar.role(WordClass.HISTORY, adverb) is not None
    alike = grammar.role(WordClass.COMPARISON, words[-2].norm) is not None
    return alike and preposition in _LIKE


def _species(name: str, vocabulary: Vocabulary) -> Sequence[str]:
    names = vocabulary.look_up(name)
    return [each.iri for each in names if vocabulary.terms[each.iri].kind == TermKind.SPECIES][:1]


def _cues(statement: Statement) -> tuple[Span, ...]:
    """Give the words on which a claim rests: "studies in mice suggest that"."""
    return statement.hedge_cues + statement.evidential_cues


def _words(end: End) -> End:
    """Give the words of a place in another genome: no place in ours."""
    words = one_line(end.span.text) if end.span is not None else end.label
    choice = None if end.choice is None else end.choice.refused(Reason.ORGANISM)
    return End(unresolved_iri(words), words, UNKNOWN_KIND, end.span, How.UNRESOLVED, choice)
