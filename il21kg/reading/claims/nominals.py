"""Reads what a noun for a doing says by itself: "its binding to JAK1", "JAK1's inhibition of IL4".

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
from il21kg.vocabulary.classes import TermKind, Tie
from il21kg.vocabulary.vocabulary import Frame

#: Chunks between which a clause is denied as a whole.
_ENDS: Final = frozenset({ChunkKind.STOP, ChunkKind.LINK, ChunkKind.COMMA, ChunkKind.DOT})
#: The preposition of who does it: what is done to follows "of".
_BY: Final = "by"
#: The preposition of what it is done to.
_OF: Final = "of"
#: The preposition of both sides.
_BETWEEN: Final = "between"


@dataclass(frozen=True, slots=True)
class _Nominal:
    """A noun for a doing, with the words of its two sides."""

    frame: Frame
    chunk: int
    noun: int
    """Its token."""
    whose: Item | Reference
    """What follows its "of"; or who stands before it: "its", "JAK1's"."""
    by: bool
    """What follows its other preposition does it: "the cleavage of X by Y"."""
    others: tuple[Item, ...]
    """What follows its other preposition; behind an owner, its "of": "its cleavage of X"."""


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
    noun, of, at = done_to(progress, k)
    if (
        progress.clauses.words[noun].norm not in progress.grammar.nominal_nouns
        or progress.clauses.tags[noun - 1] == Tag.HYPHEN
    ):
        return  # "over-expression" is made in the dish
    whose: Item | Reference | None = _owner(progress, progress.chunks[k].first, noun)
    low, others = _other(progress, at)
    if whose is not None and of:
        low, others = _BY, of  # "its inhibition of X" is the inhibition of X by it
    elif whose is None and of:
        whose = of[0] if len(of) == 1 else None
    elif whose is None and low == _BETWEEN and len(others) == 2:
        whose, others = others[0], others[1:]
    frame = progress.grammar.nominals.get(f"{progress.clauses.words[noun].norm} {low}")
    owned, named = isinstance(whose, Reference), noun < progress.chunks[k].last - 1
    if frame is None or whose is None or not others or (named and not owned):
        return
    if owned and not of and low in (_BY, _BETWEEN):
        return
    yield _Nominal(frame, k, noun, whose, low == _BY and not owned, others)


def done_to(progress: Progress, k: int) -> tuple[int, tuple[Item, ...], int]:
    """Give the noun of the phrase at chunk `k`, what follows its "of", and the chunk after that."""
    chunk, chunks, words = progress.chunks[k], progress.chunks, progress.clauses.words
    of = next((i for i in range(chunk.first + 1, chunk.last - 1) if words[i].low == _OF), None)
    if of is not None:  # the phrase is one name: "regulation of antibody production by B cells" is of theirs
        return of - 1, (progress.phrases.item(of + 1, chunk.last),), k + 1
    if k + 2 < len(chunks) and chunks[k + 1].role == _OF and chunks[k + 2].kind == ChunkKind.NP:
        end = next((i for i in range(k + 2, len(chunks)) if _ends(chunks[i])), k + 3)
        return chunk.last - 1, progress.phrases.region(chunks[k + 2 : end]).items, end
    return chunk.last - 1, (), k + 1


def _other(progress: Progress, at: int) -> tuple[str, tuple[Item, ...]]:
    """Give the words of a preposition and what follows it."""
    chunks = progress.chunks
    if at + 1 >= len(chunks):
        return "", ()
    end = next((i for i in range(at + 1, len(chunks)) if _ends(chunks[i])), at + 1)
    low = progress.clauses.low(chunks[at].first, chunks[at].last)
    return low, progress.phrases.region(chunks[at + 1 : end]).items


def _owner(progress: Progress, first: int, noun: int) -> Reference | None:
    """Say who stands before a noun, "its" or "JAK1's", where something that is known by a name is meant."""
    words = progress.clauses.words
    mark = next((i for i in range(first + 1, noun) if _is_possessive(progress, i)), None)
    begins = first + 1 if mark is None else mark + 2
    if not all(progress.grammar.nameless(word.low) for word in words[begins:noun]):
        return None  # "its receptor activation": of the receptor
    if mark is None:
        owner = owner_of(progress.references, progress.phrases.item(first, noun + 1))
    else:
        owner = refer(progress.references, progress.phrases.item(first, mark))
    return owner if owner is not None and (owner.topic or owner.names) else None


def _is_possessive(progress: Progress, i: int) -> bool:
    """Whether a token is the mark of "JAK1's"."""
    return progress.clauses.tags[i] == Tag.QUOTE and progress.clauses.words[i + 1].low == "s"


def _ends(chunk: Chunk) -> bool:
    """Whether the words of a side end before a chunk: a list with commas may go on with something else."""
    return chunk.kind not in (ChunkKind.NP, ChunkKind.CONJUNCTION)


def _is_kept(progress: Progress, nominal: _Nominal) -> bool:
    """Whether something keeps the doing from happening, or is not known to let it happen."""
    chunk, grammar, words = progress.chunks[nominal.chunk], progress.grammar, progress.clauses.words
    if grammar.lessens(words[chunk.first : nominal.noun]):
        return True  # "impaired binding of"
    first, last = _clause(progress, nominal.chunk)
    if Tag.NEGATION in progress.clauses.tags[progress.chunks[first].first : progress.chunks[last].first]:
        return True
    for before in progress.chunks[first : nominal.chunk]:
        if before.trigger is not None and hinders(before.trigger, grammar):
            return True
        if before.kind == ChunkKind.NP and grammar.lessens(words[before.first : before.last]):
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
    party, objects = _sides(progress, nominal)
    candidates = objects_of(progress, trigger, party, Region(items=objects))
    if nominal.frame.family == progress.key(Tie.ASSOCIATION):  # of molecules it says less than "binds"
        candidates = [each for each in candidates if _is_disease(each)]
    return [s for each in candidates for s in say(progress.wording, trigger, party, each)]


def _sides(progress: Progress, nominal: _Nominal) -> tuple[Party, tuple[Item, ...]]:
    """Say who does it, and to whom."""
    if isinstance(nominal.whose, Reference):
        return Party((nominal.whose,)), nominal.others
    if nominal.by:
        return Party(tuple(refer(progress.references, each) for each in nominal.others)), (nominal.whose,)
    return _party(progress, nominal.whose), nominal.others


def _is_disease(candidate: Candidate) -> bool:
    return TermKind.DISEASE in (candidate.hint, candidate.grounded.term and candidate.grounded.term.kind)


def _party(progress: Progress, item: Item) -> Party:
    """Read who does it: "variants of this gene" with what happened to the gene."""
    party = read_party(progress.references, Region(items=(item,)))
    return Party((refer(progress.references, item),)) if party is None else party
