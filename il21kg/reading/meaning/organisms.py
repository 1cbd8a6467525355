"""Finds what is said of another organism ("in mice", "Il21"): nothing of it is asserted of the human gene."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from il21kg.namespaces import unresolved_iri
from il21kg.reading.statements import End, Statement
from il21kg.reading.structure.chunks import Clauses
from il21kg.reading.structure.grammar import Grammar
from il21kg.reading.structure.phrases import one_line
from il21kg.reading.structure.tagset import ChunkKind
from il21kg.text.document import Span
from il21kg.vocabulary.classes import TermKind, WordClass
from il21kg.vocabulary.vocabulary import LABEL, Vocabulary

#: A symbol as it is written for mouse and rat.
_RODENT: Final = re.compile(r"[A-Z][a-z]+\d+[a-z]*\d*")
#: The word for the organism whose symbols are written so, where the text does not say which.
_MOUSE: Final = "mouse"
#: Chunks that end a clause.
_ENDS: Final = frozenset(
    {ChunkKind.TRIGGER, ChunkKind.STOP, ChunkKind.DOT, ChunkKind.LINK, ChunkKind.RELATIVE}
)
#: Kinds of places in the human genome.
_PLACES: Final = (TermKind.BAND, TermKind.CHROMOSOME, TermKind.ARM)


@dataclass(frozen=True, slots=True)
class Organisms:
    """The organisms other than humans that one sentence names."""

    places: tuple[tuple[int, str], ...]
    """Offset and IRI."""
    clauses: Clauses
    vocabulary: Vocabulary

    def marked(self, statement: Statement) -> Statement:
        """Give a statement as one about the organism that its clause names, if that is not ours."""
        # What a cell or a disease is called holds of no organism; a gene's name may be another's ("Csf2").
        name = statement.relation == "named" and statement.subject.kind not in (
            TermKind.GENE,
            TermKind.PROTEIN,
        )
        around = set() if name else self._around(statement)
        found = around | {*self._written(statement)}
        if not found:
            return statement
        target = statement.object
        return replace(
            statement,
            species=tuple(sorted({*statement.species, *found})),
            object=_words(target) if target.kind in _PLACES else target,
            not_asserted=statement.not_asserted or ("unresolved" if target.kind in _PLACES else "species"),
        )

    def _around(self, statement: Statement) -> set[str]:
        """Give the organisms named in the clause of a statement, or before the first clause."""
        if not self.places:
            return set()
        spans = [statement.trigger, statement.subject.span, statement.object.span]
        inside = [span for span in spans if span is not None and self._holds(span)]
        first = self._first(min((span.start for span in inside), default=0))
        last = self._last(max((span.end for span in inside), default=0))
        above = max((cue.start for cue in _cues(statement) if cue.start < statement.trigger.start), default=0)
        return {iri for at, iri in self.places if first <= at < last or at < max(above, self._opening())}

    def _holds(self, span: Span) -> bool:
        words = self.clauses.words
        return words[0].start <= span.start < words[-1].end

    def _first(self, at: int) -> int:
        """Give where the clause of an offset begins."""
        ends = [self._end(c.last) for c in self.clauses.chunks if c.kind in _ENDS and self._end(c.last) <= at]
        return max(ends, default=0)

    def _last(self, at: int) -> int:
        """Give where the clause of an offset ends: at the next verb."""
        words = self.clauses.words
        starts = [words[c.first].start for c in self.clauses.chunks if c.kind in _ENDS]
        return next((start for start in starts if start >= at), words[-1].end)

    def _end(self, last: int) -> int:
        return self.clauses.words[last - 1].end

    def _opening(self) -> int:
        """Give where a circumstance that opens the sentence ends: "In mice, ..."; 0 where none does."""
        chunks, words = self.clauses.chunks, self.clauses.words
        if not chunks or chunks[0].kind != ChunkKind.PREPOSITION:
            return 0
        end = next((c for c in chunks if c.kind in (ChunkKind.COMMA, ChunkKind.TRIGGER)), None)
        return words[end.first].start if end is not None and end.kind == ChunkKind.COMMA else 0

    def _written(self, statement: Statement) -> set[str]:
        """Give the mouse where the words of an end are a symbol as it is written for that."""
        ends = (statement.subject, statement.object)
        return set(_species(_MOUSE, self.vocabulary)) if any(map(self._of_rodents, ends)) else set()

    def _of_rodents(self, end: End) -> bool:
        words = (
            end.span.text.split()
            if end.span is not None and end.kind in (TermKind.GENE, TermKind.PROTEIN)
            else []
        )
        return any(self._is_symbol(word) for word in words if _RODENT.fullmatch(word))

    def _is_symbol(self, word: str) -> bool:
        return any(name.rank == LABEL for name in self.vocabulary.look_up(word.upper()))


def find_organisms(clauses: Clauses, grammar: Grammar) -> Organisms:
    """Find the organisms a sentence names by a word of the class "model-organism"."""
    known = grammar.words(WordClass.MODEL_ORGANISM)
    vocabulary = grammar.vocabulary
    places = [
        (word.start, iri)
        for word in clauses.words
        if word.low in known
        for iri in _species(known[word.low] or word.low, vocabulary)
    ]
    return Organisms(tuple(places), clauses, vocabulary)


def _species(name: str, vocabulary: Vocabulary) -> Sequence[str]:
    names = vocabulary.look_up(name)
    return [each.iri for each in names if vocabulary.terms[each.iri].kind == TermKind.SPECIES][:1]


def _cues(statement: Statement) -> tuple[Span, ...]:
    """Give the words on which a claim rests: "studies in mice suggest that"."""
    return statement.hedge_cues + statement.evidential_cues


def _words(end: End) -> End:
    """Give the words of a place in another genome: no place in ours."""
    words = one_line(end.span.text) if end.span is not None else end.label
    return End(unresolved_iri(words), words, "unresolved", end.span, "unresolved")
