"""Finds what a clause holds under where it is no part of a verb's right side: "Upon stress, it ..."."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from il21kg.reading.claims.circumstances import limited, told
from il21kg.reading.claims.progress import Progress
from il21kg.reading.statements import Statement
from il21kg.reading.structure.chunks import Chunk
from il21kg.reading.structure.places import back, introduced
from il21kg.reading.structure.tagset import ADVERBS, HELPERS, ChunkKind, Form, Tag
from il21kg.text.document import Span
from il21kg.vocabulary.classes import ConditionRole, Trait, Turn, WordClass

#: Chunks that open a condition; that may stand before one that opens a clause.
_OPEN: Final = frozenset({ChunkKind.PREPOSITION, ChunkKind.LINK, ChunkKind.ADVERB, ChunkKind.TRIGGER})
_INTRODUCING: Final = frozenset({ChunkKind.ADVERB, ChunkKind.COMMA})
#: Chunks of a subject.
_SUBJECT: Final = frozenset({ChunkKind.NP, ChunkKind.PREPOSITION, ChunkKind.CONJUNCTION, ChunkKind.ADVERB})
#: Chunks that end a clause; that end the reach of what stands before its subject, and of what stands behind.
_FULL: Final = frozenset({ChunkKind.STOP, ChunkKind.DOT})
_PART: Final = frozenset({ChunkKind.STOP, ChunkKind.LINK})
_CLOSE: Final = frozenset({ChunkKind.COMMA, ChunkKind.STOP, ChunkKind.DOT, ChunkKind.LINK})
#: Chunks of a verb; tags of its helpers.
_VERBAL: Final = frozenset({ChunkKind.TRIGGER, ChunkKind.AUXILIARY})
_HELPING: Final = frozenset({Tag.MODAL, Tag.AUXILIARY})
#: Turns of what a clause says in passing.
_PASSING: Final = frozenset({Turn.APPOSITIVE, Turn.BRACKET})


@dataclass(frozen=True, slots=True)
class Condition:
    """What some verbs of a sentence hold under."""

    words: tuple[Span, ...]
    diseases: tuple[str, ...]
    """IRIs of those named in it."""
    species: tuple[str, ...]
    """IRIs of the NCBITaxon classes named in it."""
    verbs: frozenset[int]
    """Offsets at which the verbs begin."""


@dataclass(frozen=True, slots=True)
class Conditions:
    """All that the verbs of one sentence hold under."""

    found: tuple[Condition, ...]

    def marked(self, statement: Statement) -> Statement:
        """Give a statement with what its verb holds under."""
        for each in self.found:
            if statement.trigger.start in each.verbs:
                statement = _under(statement, each)
        return statement


def find_conditions(progress: Progress) -> Conditions:
    """Find what the verbs of a sentence hold under, and which of them."""
    verbs = [k for k, chunk in enumerate(progress.chunks) if _is_verb(progress, chunk)]
    if not verbs:
        return Conditions(())
    openings = tuple(_openings(progress))
    found = [_opened(progress, verbs, *opening) for opening in openings]
    found += _behind(progress, verbs, openings)
    return Conditions(tuple(each for each in found if each.verbs))


def _is_verb(progress: Progress, chunk: Chunk) -> bool:
    """Whether a chunk is a verb that may hold under something: none said in passing, none that names."""
    trigger = chunk.trigger
    if trigger is None or trigger.shortened or trigger.frame.shape in _PASSING:
        return False
    return not progress.has(trigger, Trait.NAMING)


# ---- before the subject


def _openings(progress: Progress) -> Iterator[tuple[int, int]]:
    """Give the chunks that open a condition before a subject or right behind it, each with its comma.

    "Upon stress, it binds; in mice, it induces", "it binds and, when phosphorylated, induces", "STAT3, if
    phosphorylated, binds".
    """
    end = 0
    for k, chunk in enumerate(progress.chunks):
        if k < end or not _opens(progress, chunk):
            continue
        comma = _comma(progress, k) if _begins(progress, k) else _inserted(progress, k)
        if comma is not None:
            end = comma
            yield k, comma


def _begins(progress: Progress, k: int) -> bool:
    """Whether nothing of its clause stands before a chunk."""
    before = back(progress.cut, k - 1, _INTRODUCING)
    kind = ChunkKind.STOP if before < 0 else progress.chunks[before].kind
    joined = kind == ChunkKind.CONJUNCTION and progress.chunks[k].kind == ChunkKind.LINK
    return kind == ChunkKind.STOP or joined


def _inserted(progress: Progress, k: int) -> int | None:
    """Give the comma behind a condition between a subject and its verb; None where it is none."""
    chunks = progress.chunks
    opens = back(progress.cut, k - 1, frozenset({ChunkKind.ADVERB}))  # ", only if phosphorylated,"
    if opens < 1 or chunks[opens].kind != ChunkKind.COMMA or chunks[opens - 1].kind != ChunkKind.NP:
        return None
    before = back(progress.cut, opens - 1, _SUBJECT)
    comma = next((i for i in range(k + 1, len(chunks) - 1) if chunks[i].kind in _CLOSE), None)
    if (before >= 0 and chunks[before].kind != ChunkKind.STOP) or comma is None:
        return None
    after = next((i for i in range(comma + 1, len(chunks)) if chunks[i].kind not in HELPERS), comma)
    verbal = chunks[comma].kind == ChunkKind.COMMA and chunks[after].trigger is not None
    return comma if verbal else None


def _opens(progress: Progress, chunk: Chunk) -> bool:
    """Whether a chunk opens a condition, or is one: "upon", "when", "in vitro"."""
    if chunk.kind not in _OPEN:
        return False
    if chunk.kind == ChunkKind.ADVERB:
        return any(chunk.first <= first < chunk.last for first, _ in _alone(progress))
    low = progress.clauses.low(chunk.first, chunk.last)
    return progress.grammar.role(WordClass.CONDITION, low) == ConditionRole.OPENS


def _comma(progress: Progress, first: int) -> int | None:
    """Give the comma behind a condition before a subject; None where it has none."""
    chunks = progress.chunks
    commas = _commas(chunks, first)
    if not commas or chunks[first].kind == ChunkKind.LINK:
        return commas[0] if commas else None
    kinds = [chunk.kind for chunk in chunks[first : commas[0]]]
    if ChunkKind.AUXILIARY in kinds and ChunkKind.LINK not in kinds:
        return None  # "In mice the protein is small, and binds"
    return introduced(progress.cut, commas)


def _commas(chunks: Sequence[Chunk], first: int) -> list[int]:
    """Give the commas between a chunk and the first verb behind one of them."""
    end = next((k for k in range(first, len(chunks)) if chunks[k].kind in _FULL), len(chunks))
    commas = [k for k in range(first + 1, end - 1) if chunks[k].kind == ChunkKind.COMMA]
    verb = next((k for k in range(min(commas, default=end), end) if chunks[k].kind in _VERBAL), 0)
    return [k for k in commas if k < verb]


def _opened(progress: Progress, verbs: list[int], first: int, comma: int) -> Condition:
    """Give the condition that opens a clause: it holds of all verbs up to a stop but those of "which"."""
    chunks = progress.chunks
    end = next((k for k in range(comma, len(chunks)) if chunks[k].kind in _PART), len(chunks))
    said = frozenset(_start(progress, k) for k in verbs if comma < k < end and not _relative(progress, k))
    contexts = progress.phrases.region(chunks[first:comma]).contexts
    last = max((context.last for context in contexts), default=0)
    if chunks[first].kind == ChunkKind.PREPOSITION and last == chunks[comma].first:
        return Condition(*told(progress.wording, contexts), said)
    return _worded(progress, chunks[first].first, chunks[comma].first, said)


def _relative(progress: Progress, k: int) -> bool:
    """Whether a verb is that of a relative clause."""
    before = back(progress.cut, k - 1, HELPERS)
    return before >= 0 and progress.chunks[before].kind == ChunkKind.RELATIVE


# ---- behind a verb


def _behind(progress: Progress, verbs: list[int], openings: Sequence[tuple[int, int]]) -> Iterator[Condition]:
    """Give the conditions behind a verb, each of the last verb before it."""
    opened = {k for first, comma in openings for k in range(first, comma)}
    for k, chunk in enumerate(progress.chunks):
        if k in opened or not _opens(progress, chunk):
            continue
        if chunk.kind in (ChunkKind.LINK, ChunkKind.TRIGGER) or _before_gerund(progress, k):
            last = progress.chunks[_end(progress, k) - 1].last
            yield _worded(progress, chunk.first, last, _last(progress, verbs, k))
        elif chunk.kind == ChunkKind.ADVERB:
            for first, last in _alone(progress):
                if chunk.first <= first < chunk.last:
                    yield _worded(progress, first, last, _last(progress, verbs, k))


def _before_gerund(progress: Progress, k: int) -> bool:
    """Whether a chunk opens a verb in -ing as a condition: "upon binding IL-2", no "role in binding"."""
    low = progress.clauses.low(progress.chunks[k].first, progress.chunks[k].last)
    place = progress.grammar.role(WordClass.PLACE_PREPOSITION, low) is not None
    verb = progress.chunks[k + 1].trigger if k + 1 < len(progress.chunks) else None
    gerund = verb is not None and verb.form == Form.GERUND
    return gerund and not place and progress.chunks[k].kind == ChunkKind.PREPOSITION


def _end(progress: Progress, k: int) -> int:
    """Give the chunk after a condition behind a verb: a comma, a stop, or "and" with another verb."""
    chunks = progress.chunks
    for i in range(k + 1, len(chunks)):
        if chunks[i].kind in _CLOSE or (chunks[i].kind == ChunkKind.CONJUNCTION and _finite(progress, i + 1)):
            return i
    return len(chunks)


def _finite(progress: Progress, k: int) -> bool:
    """Whether a chunk begins a verb that needs a subject: "may induce", "induces"."""
    chunk = progress.chunks[k] if k < len(progress.chunks) else None
    if chunk is None or chunk.trigger is None:
        return chunk is not None and progress.clauses.tags[chunk.first] in _HELPING
    return chunk.trigger.form == Form.THIRD_PERSON or chunk.trigger.first < chunk.trigger.core


def _last(progress: Progress, verbs: list[int], k: int) -> frozenset[int]:
    """Give where the last verb before a chunk begins; nothing where that is one that no frame reads."""
    chunks = progress.chunks
    for i in range(k - 1, -1, -1):
        if chunks[i].kind in _PART or chunks[i].kind == ChunkKind.AUXILIARY:
            break
        if i in verbs:
            return frozenset({_start(progress, i)})
    return frozenset()


def _alone(progress: Progress) -> Iterator[tuple[int, int]]:
    """Give the words that are a condition by themselves: "in vitro", not "not in vivo" (first, last)."""
    tags = progress.clauses.tags
    for first, tag in enumerate(tags[:-1]):
        if first > 0 and tags[first - 1] == Tag.NEGATION:
            continue
        low = progress.clauses.low(first, first + 2) if tag in ADVERBS else ""
        if progress.grammar.role(WordClass.CONDITION, low) == ConditionRole.ALONE:
            yield first, first + 2


# ---- their words


def _worded(progress: Progress, first: int, last: int, verbs: frozenset[int]) -> Condition:
    """Give a condition that names nothing: its words alone."""
    return Condition((progress.phrases.span(limited(progress.wording, first), last),), (), (), verbs)


def _start(progress: Progress, k: int) -> int:
    """Give where the words of a verb begin."""
    trigger = progress.chunks[k].trigger
    return progress.clauses.words[progress.chunks[k].first if trigger is None else trigger.first].start


def _under(statement: Statement, condition: Condition) -> Statement:
    """Give a statement with a condition more: its words in the order of the text."""
    words = {*statement.contexts, *condition.words}
    return replace(
        statement,
        contexts=tuple(sorted(words, key=lambda span: span.start)),
        context_diseases=tuple(sorted({*statement.context_diseases, *condition.diseases})),
        species=tuple(sorted({*statement.species, *condition.species})),
    )
