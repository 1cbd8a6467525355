"""What makes a claim less than a plain fact: hedges, evidentials, denials, and the sentence that has them.

One claim may have several:

    Studies suggest that IL-21 may not induce apoptosis.
            hedge              hedge negation
"""

from collections.abc import Sequence
from dataclasses import dataclass

from il21kg.reading.structure.chunks import Chunk
from il21kg.reading.structure.grammar import Grammar
from il21kg.reading.structure.phrases import Phrases
from il21kg.reading.structure.predicates import Predicates
from il21kg.reading.structure.tagset import HELPERS, Tag
from il21kg.reading.structure.triggers import Trigger
from il21kg.text.document import Span
from il21kg.vocabulary.classes import CueKind, CueScope
from il21kg.vocabulary.mentions import Token


@dataclass(frozen=True, slots=True)
class Cues:
    """The cues of a claim."""

    hedges: tuple[Span, ...] = ()
    evidentials: tuple[Span, ...] = ()
    negations: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class CueSentence:
    """A sentence in which cues are looked for."""

    phrases: Phrases
    predicates: Predicates
    words: Sequence[Token]
    """Its tokens."""
    tags: Sequence[Tag]
    """What its tokens are."""
    chunks: Sequence[Chunk]
    """Its chunks; every trigger among them is a predicate."""
    silent: bool
    """No word of it belongs to a cue: true of two sentences in three."""

    @property
    def grammar(self) -> Grammar:
        """The closed classes of words, and the cues."""
        return self.phrases.grammar

    def cues(self, kind: CueKind, scope: CueScope) -> frozenset[str]:
        """Give the words of the cues of a kind and a scope."""
        return self.grammar.cues.get((kind, scope), frozenset())

    def place(self, trigger: Trigger) -> int:
        """Give the index of the chunk of a trigger; -1 where it has none."""
        cores = (chunk.trigger.core if chunk.trigger else -2 for chunk in self.chunks)
        return next((k for k, core in enumerate(cores) if core == trigger.core), -1)

    def low(self, chunk: Chunk) -> str:
        """Give the lower-case words of a chunk."""
        return self.phrases.clauses.low(chunk.first, chunk.last)


def open_cues(phrases: Phrases, predicates: Predicates) -> CueSentence:
    """Open a sentence for its cues."""
    words, tags = phrases.clauses.words, phrases.clauses.tags
    silent = phrases.grammar.cue_words.isdisjoint([word.low for word in words])
    return CueSentence(phrases, predicates, words, tags, predicates.chunks, silent)


def before_helpers(sentence: CueSentence, k: int) -> int:
    """Give the last chunk up to `k` that is no helper of a verb; -1 where all are."""
    while k >= 0 and sentence.chunks[k].kind in HELPERS:
        k -= 1
    return k
