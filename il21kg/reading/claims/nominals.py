"""Reads what a noun for a doing says by itself: "its binding to JAK1", "the cleavage of IL4 by CASP3".

Such words take for granted what they say, so it is read only where nothing keeps it from happening: not in
"prevents the binding of X to Y", "loss of its binding to Y", "X does not depend on its binding to Y".
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from il21kg.reading.claims.active import objects_of
from il21kg.reading.claims.claims import say
from il21kg.reading.claims.progress import Progress
from il21kg.reading.discourse import Reference
from il21kg.reading.meaning.parties import Party, read_party
from il21kg.reading.meaning.proposals import Candidate
from il21kg.reading.meaning.referents import owner_of, refer
from il21kg.reading.statements import Statement
from il21kg.reading.structure.chunks import Chunk
from il21kg.reading.structure.phrases import Item, Region
from il21kg.reading.structure.predicates import hinders
from il21kg.reading.structure.tagset import ChunkKind, Form, Tag
from il21kg.reading.structure.triggers import Trigger
from il21kg.vocabulary.classes import TermKind, Tie, WordClass
from il21kg.vocabulary.vocabulary import Frame

#: Chunks between which a clause is denied as a whole.
_ENDS: Final = frozenset({ChunkKind.STOP, ChunkKind.LINK, ChunkKind.COMMA, ChunkKind.DOT})
#: The preposition of who does it: what is done to follows "of".
_BY: Final = "by"
#: The preposition of both sides.
_BETWEEN: Final = "between"


@dataclass(frozen=True, slots=True)
class _Nominal:
    """A noun for a doing, with the words of its two sides."""

    frame: Frame
    chunk: int
    noun: int
    """Its token."""
    whose: Item | None
    """What follows its "of"; None where "its" stands before it."""
    preposition: Chunk
    others: tuple[Item, ...]
    """What follows its other preposition."""


def read_nominals(progress: Progress) -> list[Statement]:
    """Give what the nouns for doings of a sentence say."""
    if progress.grammar.nominal_nouns.isdisjoint(word.norm for word in progress.clauses.words):
        return []
    statements: list[Statement] = []
    for k, chunk in enumerate(progress.chunks):
        if chunk.kind == ChunkKind.NP:
            for nominal in _nominals(progress, k):
                statements += _said(progress, nominal)
    return statements


def _said(progress: Progress, nominal: _Nominal) -> list[Statement]:
    """Return what a noun for a doing says; "no association between X and Y" denies it."""
    k = nominal.chunk - 1
    denied = k >= 0 and progress.chunks[k].kind == ChunkKind.NEGATION
    if denied:
        return [each for each in _say(progress, nominal) if each.negation_cues]
    return [] if _is_kept(progress, nominal) else _say(progress, nominal)


def _nominals(progress: Progress, k: int) -> Iterator[_Nominal]:
    """Read the noun at the end of a phrase, what follows its "of", and its other preposition."""
    chunk, words = progress.chunks[k], progress.clauses.words
    noun = chunk.last - 1
    if (
        words[noun].norm not in progress.grammar.nominal_nouns
        or progress.clauses.tags[noun - 1] == Tag.HYPHEN
    ):
        return  # "over-expression" is made in the dish
    item = progress.phrases.item(chunk.first, chunk.last)
    at, whose = k + 1, None
    if at + 1 < len(progress.chunks) and progress.chunks[at].role == "of":
        inner = progress.chunks[at + 1]
        if inner.kind != ChunkKind.NP:
            return
        at, whose = at + 2, progress.phrases.item(inner.first, inner.last)
    if at + 1 >= len(progress.chunks):
        return
    preposition = progress.chunks[at]
    both = progress.clauses.low(preposition.first, preposition.last) == _BETWEEN
    if whose is None and not both and (item.start == item.last - 1 or not _is_owned(progress, item)):
        return
    low = progress.clauses.low(preposition.first, preposition.last)
    frame = progress.grammar.nominals.get(f"{words[noun].norm} {low}")
    if frame is not None:
        end = next((i for i in range(at + 1, len(progress.chunks)) if _ends(progress.chunks[i])), at + 1)
        others = progress.phrases.region(progress.chunks[at + 1 : end]).items
        if both and whose is None and len(others) == 2:
            whose, others = others[0], others[1:]
        if others and not (both and whose is None):
            yield _Nominal(frame, k, noun, whose, preposition, others)


def _is_owned(progress: Progress, item: Item) -> bool:
    """Whether "its" stands before a noun, and something that is known by a name is meant."""
    owner = owner_of(progress.references, item)
    return owner is not None and (owner.topic or bool(owner.names))


def _ends(chunk: Chunk) -> bool:
    """Whether the words of a side end before a chunk: a list with commas may go on with something else."""
    return chunk.kind not in (ChunkKind.NP, ChunkKind.CONJUNCTION)


def _is_kept(progress: Progress, nominal: _Nominal) -> bool:
    """Whether something keeps the doing from happening, or is not known to let it happen."""
    chunk, grammar, words = progress.chunks[nominal.chunk], progress.grammar, progress.clauses.words
    hindering = grammar.words(WordClass.HINDERING)
    if any(word.low in hindering or word.norm in hindering for word in words[chunk.first : nominal.noun]):
        return True  # "impaired binding of"
    first, last = _clause(progress, nominal.chunk)
    if Tag.NEGATION in progress.clauses.tags[progress.chunks[first].first : progress.chunks[last].first]:
        return True
    for before in progress.chunks[first : nominal.chunk]:
        if before.trigger is not None and hinders(before.trigger, grammar):
            return True
        if before.kind == ChunkKind.NP and any(
            w.norm in hindering for w in words[before.first : before.last]
        ):
            return True  # "loss of the binding of"
    return False


def _clause(progress: Progress, k: int) -> tuple[int, int]:
    """Return the first chunk of the clause around chunk `k`, and the one after it."""
    ends = [i for i, chunk in enumerate(progress.chunks) if chunk.kind in _ENDS]
    first = max((i + 1 for i in ends if i < k), default=0)
    return first, min((i for i in ends if i > k), default=len(progress.chunks) - 1)


def _say(progress: Progress, nominal: _Nominal) -> list[Statement]:
    """Say who does what to whom."""
    before = progress.chunks[nominal.chunk - 1] if nominal.chunk else None
    denied = before is not None and before.kind == ChunkKind.NEGATION
    first = before.first if before is not None and denied else nominal.noun
    trigger = Trigger(nominal.frame, first, nominal.noun, nominal.noun + 1, Form.NOUN, literal=1)
    whose = _whose(progress, nominal)
    by = progress.clauses.low(nominal.preposition.first, nominal.preposition.last) == _BY
    agents = tuple(refer(progress.references, each) for each in nominal.others) if by else (whose,)
    objects = ((nominal.whose,) if nominal.whose is not None else ()) if by else nominal.others
    party = Party(agents) if by or nominal.whose is None else _party(progress, nominal.whose)
    candidates = objects_of(progress, trigger, party, Region(items=objects))
    if nominal.frame.family == progress.key(Tie.ASSOCIATION):  # of molecules it says less than "binds"
        candidates = [each for each in candidates if _is_disease(each)]
    return [s for each in candidates for s in say(progress.wording, trigger, party, each)]


def _is_disease(candidate: Candidate) -> bool:
    return TermKind.DISEASE in (candidate.hint, candidate.grounded.term and candidate.grounded.term.kind)


def _party(progress: Progress, item: Item) -> Party:
    """Read who does it: "variants of this gene" with what happened to the gene."""
    party = read_party(progress.references, Region(items=(item,)))
    return Party((refer(progress.references, item),)) if party is None else party


def _whose(progress: Progress, nominal: _Nominal) -> Reference:
    chunk = progress.chunks[nominal.chunk]
    if nominal.whose is not None:
        return refer(progress.references, nominal.whose)
    owner = owner_of(progress.references, progress.phrases.item(chunk.first, chunk.last))
    assert owner is not None
    return owner
