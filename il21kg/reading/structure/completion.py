"""Completes sentences without a subject or a verb, as databases write them: they are about the topic.

What is left out:

    Cytokine that activates STAT3.     (it is a) cytokine
    Putative receptor for IL-21.       (it is a) putative receptor
    Nucleus. Cell membrane; ...        (it is found in the) nucleus
    Src kinase subfamily.              (it belongs to the) Src kinase subfamily
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from il21kg.reading.structure.chunks import Chunk, Clauses
from il21kg.reading.structure.grammar import Grammar
from il21kg.reading.structure.phrases import Phrases
from il21kg.reading.structure.tagset import ChunkKind, Form, Tag
from il21kg.reading.structure.triggers import Trigger
from il21kg.vocabulary.classes import FrameKind, TermKind, Tie, Turn, WordClass
from il21kg.vocabulary.vocabulary import Frame

#: Kinds of chunks that stand between the names of a list of places.
_BETWEEN: Final = frozenset({ChunkKind.COMMA, ChunkKind.CONJUNCTION, ChunkKind.DOT, ChunkKind.STOP})
#: Kinds of chunks in an introduction.
_INTRODUCING: Final = frozenset(
    {
        ChunkKind.PREPOSITION,
        ChunkKind.NP,
        ChunkKind.ADVERB,
        ChunkKind.CONJUNCTION,
        ChunkKind.COMMA,
        ChunkKind.STOP,
    }
)


def complete(clauses: Clauses, phrases: Phrases) -> Clauses:
    """Put a verb without words before each noun phrase that stands for a sentence, or for a part of one."""
    chunks: list[Chunk] = []
    for part in _parts(clauses):
        at = next((i for i, chunk in enumerate(part) if chunk.kind != ChunkKind.ADVERB), 0)
        tie = _Part(clauses, phrases, part[at:]).tie() if at < len(part) else None
        frame = None if tie is None else _linking(phrases, phrases.grammar.vocabulary.ties[tie])
        if frame is not None:
            first = part[at].first
            # No token is its own: -1 is the core of no other trigger.
            verb = Trigger(frame, first, -1, first, Form.THIRD_PERSON)
            part = [*part[:at], Chunk(ChunkKind.TRIGGER, first, first, trigger=verb), *part[at:]]
        chunks += part
    return replace(clauses, chunks=tuple(chunks)) if len(chunks) > len(clauses.chunks) else clauses


def introduces(chunks: Sequence[Chunk], clauses: Clauses, grammar: Grammar) -> bool:
    """Tell whether nothing but an introduction or a label stands before a verb.

    "In T cells, induces apoptosis", "Isoform 2: Inhibits apoptosis".
    """
    labels = chunks[:-1]
    if chunks and clauses.tags[chunks[-1].first] == Tag.COLON and len(labels) < 2:
        return all(chunk.kind == ChunkKind.NP for chunk in labels)
    before = [chunk for chunk in chunks if not _participle(chunk, clauses, grammar)]
    first = next((chunk.kind for chunk in before if chunk.kind != ChunkKind.ADVERB), "")
    closed = any(chunk.kind in (ChunkKind.COMMA, ChunkKind.STOP) for chunk in before[-2:])
    return (
        first in (ChunkKind.PREPOSITION, ChunkKind.COMMA)
        and closed
        and all(c.kind in _INTRODUCING for c in before)
    )


def _participle(chunk: Chunk, clauses: Clauses, grammar: Grammar) -> bool:
    """Tell whether a chunk is no name but a participle: "Widely expressed, with highest levels in"."""
    alone = all(tag == Tag.ADVERB for tag in clauses.tags[chunk.first : chunk.last - 1])
    return (
        chunk.kind == ChunkKind.NP
        and alone
        and grammar.verb_forms.get(clauses.words[chunk.last - 1].low) == Form.PAST
    )


def _linking(phrases: Phrases, family: str) -> Frame | None:
    frames = phrases.grammar.vocabulary.frames
    verbs = (f for f in frames if f.kind == FrameKind.VERB and f.shape == Turn.SUBJECT_OBJECT)
    return next((f for f in verbs if f.family == family), None)


def _labels(part: Sequence[Chunk], mark: Chunk, clauses: Clauses) -> bool:
    """Tell whether what stands before a mark is a label: "Isoform 2:"."""
    return clauses.tags[mark.first] == Tag.COLON and all(chunk.kind == ChunkKind.NP for chunk in part)


def _parts(clauses: Clauses) -> Iterator[list[Chunk]]:
    """Cut a sentence at its semicolons and after its label: "Isoform 2: Cytoplasm"."""
    part: list[Chunk] = []
    for k, chunk in enumerate(clauses.chunks):
        if chunk.kind == ChunkKind.STOP and (
            clauses.words[chunk.first].text == ";" or (k < 2 and _labels(part, chunk, clauses))
        ):
            yield part
            yield [chunk]
            part = []
        else:
            part.append(chunk)
    yield part


class _Part:
    """A part of a sentence up to a semicolon, adverbs at its beginning left out."""

    def __init__(self, clauses: Clauses, phrases: Phrases, chunks: Sequence[Chunk]) -> None:
        self.clauses, self.phrases, self.chunks = clauses, phrases, chunks

    def tie(self) -> Tie | None:
        """Give what the verb that is left out says; None where none is, or it is not plain which."""
        if self._places():
            return Tie.COMPARTMENT
        if self._family():
            return Tie.MEMBERSHIP
        return Tie.OF_A_KIND if self._kind() and not self._finite() else None

    def _places(self) -> bool:
        """Tell whether nothing but parts of a cell stand there: "Cytoplasm, cytosol"."""
        names = [chunk for chunk in self.chunks if chunk.kind not in _BETWEEN]
        return (
            bool(names)
            and all(chunk.kind == ChunkKind.NP for chunk in names)
            and all(self.phrases.hint(chunk.first, chunk.last) == TermKind.COMPONENT for chunk in names)
            and not any(self._holds_verb(chunk) for chunk in names)
        )

    def _holds_verb(self, chunk: Chunk) -> bool:
        """Tell whether a verb that nobody knows may stand among the words: "IL21 zaps the membrane"."""
        tags = self.clauses.tags[chunk.first : chunk.last]
        return Tag.TOPIC in tags or Tag.DETERMINER in tags[1:]

    def _family(self) -> bool:
        """Tell whether nothing but one family by its name stands there: "Src kinase subfamily"."""
        names = [chunk for chunk in self.chunks if chunk.kind != ChunkKind.DOT]
        if len(names) != 1 or names[0].kind != ChunkKind.NP:
            return False
        first, last = names[0].first, names[0].last
        noun = self.phrases.tail(first, last, WordClass.FAMILY_NOUN)
        head = self.clauses.words[last - 1]
        family = (
            noun is not None and noun[1] > first and head.low == head.norm and head.low.endswith("family")
        )
        return family and self.clauses.tags[first] in (Tag.WORD, Tag.NUMBER)

    def _kind(self) -> bool:
        """Tell whether one kind of molecule stands first, by no name of its own and without an article."""
        first = self.chunks[0]
        opens = self.clauses.tags[first.first]
        if opens in (Tag.DETERMINER, Tag.QUANTIFIER, Tag.TOPIC, Tag.NUMBER):
            return False
        if first.kind == ChunkKind.NP and len(self.chunks) > 1 and self._noun(self.chunks[1]):
            return True
        if first.kind != ChunkKind.NP:
            return self._noun(first)
        item = self.phrases.item(first.first, first.last)
        head = self.clauses.words[item.last - 1]
        noun = self.phrases.tail(item.first, item.last, WordClass.PROTEIN_NOUN)
        nameless = not self._name(item.first, item.last) and not self._holds_verb(first)
        return noun is not None and head.low == head.norm and nameless

    def _noun(self, chunk: Chunk) -> bool:
        """Tell whether a chunk is a predicate noun of one thing: "receptor for", not "members of"."""
        trigger = chunk.trigger
        if (
            trigger is None
            or trigger.frame.kind != FrameKind.NOUN
            or trigger.frame.shape != Turn.SUBJECT_OBJECT
        ):
            return False
        return self.clauses.words[trigger.core].low == self.clauses.words[trigger.core].norm

    def _name(self, first: int, last: int) -> bool:
        """Tell whether the phrase is the name of a molecule: "Interleukin-2 receptor"."""
        terms = self.phrases.grammar.vocabulary.terms
        return any(
            mention.first <= first
            and mention.last >= last
            and all(
                terms[name.iri].kind in (TermKind.GENE, TermKind.PROTEIN, TermKind.COMPLEX)
                for name in mention.names
            )
            for mention in self.clauses.mentions
        )

    def _finite(self) -> bool:
        """Tell whether it has a verb, not one of a relative clause: "Cytokine secretion depends on"."""
        for i, chunk in enumerate(self.chunks):
            if chunk.kind == ChunkKind.RELATIVE:
                return False
            trigger = chunk.trigger
            if chunk.kind == ChunkKind.AUXILIARY or (trigger is not None and not self._dependent(trigger)):
                return i > 0
        return False

    def _dependent(self, trigger: Trigger) -> bool:
        """Tell whether a trigger may hang on a noun: "with kinase activity", "required for", "binding to"."""
        preposed = self.clauses.tags[trigger.core] == Tag.PREPOSITION
        bare = trigger.form == Form.NOUN and trigger.first == trigger.core
        return preposed or bare or trigger.shortened or trigger.frame.kind == FrameKind.NOUN
