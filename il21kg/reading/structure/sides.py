"""Says which words right of a verb are its own, and which belong to the clause after it."""

from dataclasses import replace
from typing import Final

from il21kg.reading.structure.bounds import begins, pied, qualifies
from il21kg.reading.structure.chunks import Chunk
from il21kg.reading.structure.parts import begins_part, has_parts, has_parts_before
from il21kg.reading.structure.phrases import LOOSE
from il21kg.reading.structure.places import Cut, back
from il21kg.reading.structure.tagset import ChunkKind, Form
from il21kg.vocabulary.classes import FrameKind, Trait, Turn, WordClass
from il21kg.vocabulary.kinds import ACTORS, MOLECULES

#: Chunks at which the phrase right of a trigger ends.
_ENDS: Final = frozenset(
    {
        ChunkKind.TRIGGER,
        ChunkKind.RELATIVE,
        ChunkKind.STOP,
        ChunkKind.LINK,
        ChunkKind.AUXILIARY,
        ChunkKind.DOT,
    }
)
#: Chunks at which what a sentence lists is over.
_CLAUSES: Final = frozenset({ChunkKind.STOP, ChunkKind.LINK, ChunkKind.DOT})
#: What ends a sentence whose last clause has the verb of the one before it.
_GAP: Final = [ChunkKind.CONJUNCTION, ChunkKind.NP, ChunkKind.COMMA, ChunkKind.NP]
#: Turns whose object stands right of them: a verb before "and" may share it.
_WITH_OBJECT: Final = frozenset({Turn.SUBJECT_OBJECT, Turn.MAKING})
#: What stands at the edges of an insertion: ", which ...", ", also known as ...".
_INSERTED: Final = frozenset({ChunkKind.COMMA, ChunkKind.RELATIVE, ChunkKind.ADVERB, ChunkKind.AUXILIARY})
#: Of what a list of objects is made.
_LISTED: Final = frozenset(
    {ChunkKind.COMMA, ChunkKind.CONJUNCTION, ChunkKind.NP, ChunkKind.PREPOSITION, ChunkKind.ADVERB}
)


def right_of(cut: Cut, k: int) -> tuple[Chunk, ...]:
    """Return the chunks right of a trigger that belong to it, not to the subject of the next clause.

    A verb right before "and" and another verb has the words right of that: "binds and inhibits IL-21".
    """
    verb = cut.chunks[k].trigger
    if verb is None or verb.inside is None or verb.frame.shape != Turn.OBJECT_INSIDE:
        return _behind(cut, k)
    return (Chunk(ChunkKind.NP, *verb.inside),)  # "turns T cells off"


def _shares(cut: Cut, k: int, end: int, last: int) -> bool:
    """Whether a verb has the object of the next: "binds and inhibits X", "IL4 binds and IL10 inhibits X"."""
    if last >= len(cut.chunks):
        return False
    between = [chunk.kind for chunk in cut.chunks[k + 1 : last]]
    if between == [ChunkKind.CONJUNCTION, ChunkKind.NP] and _finite(cut, last):
        return True
    return end == k + 1 and _raised(cut, k, last)


def _behind(cut: Cut, k: int) -> tuple[Chunk, ...]:
    """Return the chunks behind a trigger that belong to it."""
    last = next((i for i in range(k + 1, len(cut.chunks)) if cut.chunks[i].kind in _ENDS), len(cut.chunks))
    begin = begins(cut, last) if last < len(cut.chunks) and _finite(cut, last) else None
    end = last if begin is None or begin <= k + 1 else begin
    if last < len(cut.chunks) and cut.chunks[last].kind == ChunkKind.RELATIVE:
        end = max(pied(cut, last), k + 1)
    follows = cut.grammar.words(WordClass.CONSEQUENCE)
    end = next((i for i in range(k + 1, end) if _low(cut, cut.chunks[i]) in follows), end)
    while end > k + 1 and (
        cut.chunks[end - 1].kind in LOOSE or cut.chunks[end - 1].kind == ChunkKind.PREPOSITION
    ):
        end -= 1
    if _shares(cut, k, end, last):
        return right_of(cut, last)
    closed = _closed(cut, k, end) or _parted(cut, k, end) or _gapped(cut, k, end)
    if closed is not None:
        return cut.chunks[k + 1 : closed]
    return cut.chunks[k + 1 : end] + (_resumed(cut, k, end) or _parts_after(cut, k, end))


def _gapped(cut: Cut, k: int, end: int) -> int | None:
    """Return where a clause without its verb begins: "JAK1 activates STAT3 and JAK2, STAT1"."""
    shape = [chunk.kind for chunk in cut.chunks[end - 4 : end]]
    last = end == len(cut.chunks) or cut.chunks[end].kind in _CLAUSES
    if shape != _GAP or end - 5 <= k or not last:
        return None
    if not (_is_molecule(cut, cut.chunks[end - 3]) and _is_molecule(cut, cut.chunks[end - 1])):
        return None
    return end - 4 - (cut.chunks[end - 5].kind == ChunkKind.COMMA)


def _is_molecule(cut: Cut, chunk: Chunk) -> bool:
    """Whether a phrase is the name of a molecule and nothing more: "JAK2", no "kinases"."""
    terms = cut.grammar.vocabulary.terms
    whole = (each for each in cut.clauses.mentions if (each.first, each.last) == (chunk.first, chunk.last))
    return any(terms[name.iri].kind in ACTORS for each in whole for name in each.names)


def _parted(cut: Cut, k: int, end: int) -> int | None:
    """Return the chunk where a list of parts goes on behind what one of them does."""
    if not has_parts_before(cut.phrases, cut.chunks, k):
        return None
    return next((i for i in range(k + 2, end) if begins_part(cut.phrases, cut.chunks, i)), None)


def _parts_after(cut: Cut, k: int, end: int) -> tuple[Chunk, ...]:
    """Return the parts that go on with a list behind what one of them does: "a domain that binds, a tail"."""
    if not has_parts(cut.phrases, cut.chunks, k):
        return ()
    rest = range(end, len(cut.chunks))
    part = next((i for i in rest if begins_part(cut.phrases, cut.chunks, i)), len(cut.chunks))
    if any(cut.chunks[i].kind in _CLAUSES for i in range(end, part)) or part == len(cut.chunks):
        return ()
    last = next((i for i in rest if i > part and cut.chunks[i].kind in _ENDS), len(cut.chunks))
    comma = replace(cut.chunks[part], kind=ChunkKind.COMMA)  # for a colon
    return (comma, *cut.chunks[part + 1 : last], *_parts_after(cut, k, last))


def _resumed(cut: Cut, k: int, end: int) -> tuple[Chunk, ...]:
    """Return what goes on with the list of chunk `k` after an insertion: "a domain of A, and a tail"."""
    verb = cut.chunks[k].trigger
    inner = end
    while inner < len(cut.chunks) - 1 and cut.chunks[inner].kind in _INSERTED:
        inner += 1
    inserted = cut.chunks[inner].trigger if inner < len(cut.chunks) else None
    if inserted is None or verb is None or verb.passive or end == k + 1:
        return ()
    full = _extent(cut, inner)
    closed = _closed(cut, inner, full)
    return () if closed is None else cut.chunks[closed:full]


def _extent(cut: Cut, k: int) -> int:
    """Return the chunk after the phrases right of a trigger; `k + 1` where a clause of its own follows."""
    last = next((i for i in range(k + 1, len(cut.chunks)) if cut.chunks[i].kind in _ENDS), len(cut.chunks))
    return last if last == len(cut.chunks) or cut.chunks[last].kind == ChunkKind.DOT else k + 1


def _closed(cut: Cut, k: int, end: int) -> int | None:
    """Return the chunk where an insertion ends: its one name, then ", and" or "and a"; or "such as".

    An insertion hangs on an object: "binds X, known to induce Y, and Z", "a domain of A, and a tail".
    """
    if end != _extent(cut, k) or not _inserted(cut, k):
        return None
    such = next((i for i in range(k + 2, end - 1) if cut.chunks[i].kind == ChunkKind.SUCH), None)
    if such is not None and _exemplifies(cut, k, such):
        return such
    comma = next(
        (i for i in range(k + 1, end) if cut.chunks[i].kind in (ChunkKind.COMMA, ChunkKind.CONJUNCTION)),
        end,
    )
    tail = cut.chunks[comma : comma + 3]
    if [chunk.kind for chunk in tail] == [ChunkKind.COMMA, ChunkKind.CONJUNCTION, ChunkKind.NP]:
        return comma
    if [chunk.kind for chunk in tail[:2]] != [ChunkKind.CONJUNCTION, ChunkKind.NP] or _low(
        cut, tail[0]
    ) not in ("and", "or"):
        return None
    object_ = _object_before(cut, k)
    parallel = object_ is not None and _indefinite(cut, object_) and _indefinite(cut, tail[1])
    return comma if parallel and not _indefinite(cut, cut.chunks[k + 1]) else None


def _exemplifies(cut: Cut, k: int, such: int) -> bool:
    """Whether examples are of the object by their kind: "diseases related to immunity such as asthma"."""
    object_ = _object_before(cut, k)
    example = _kinds(cut, cut.chunks[such + 1])
    inner = _kinds(cut, cut.chunks[back(cut, such - 1, _INSERTED)])
    if object_ is None or _indefinite(cut, object_):
        return False  # "a receptor": no class of several
    return bool(example & _kinds(cut, object_)) and not example & inner


def _kinds(cut: Cut, chunk: Chunk) -> frozenset[str]:
    """Return the kinds that a noun phrase may be of, by its name or its noun."""
    terms = cut.grammar.vocabulary.terms
    names = [
        name
        for m in cut.clauses.mentions
        if m.last == chunk.last and m.first >= chunk.first
        for name in m.names
    ]
    hint = cut.phrases.hint(chunk.first, chunk.last)
    hinted = MOLECULES if hint == "molecule" else (hint,)
    return frozenset([*(terms[name.iri].kind for name in names), *hinted]) - {""}


def _inserted(cut: Cut, k: int) -> bool:
    """Whether the clause of chunk `k` hangs on an object of a verb before it."""
    trigger, object_ = cut.chunks[k].trigger, _object_before(cut, k)
    if trigger is None or object_ is None or trigger.frame.kind == FrameKind.NOUN:
        return False
    before = cut.chunks[k - 1]
    relative = before.kind == ChunkKind.RELATIVE or (
        before.kind in (ChunkKind.AUXILIARY, ChunkKind.ADVERB)
        and cut.chunks[k - 2].kind == ChunkKind.RELATIVE
    )
    reduced = trigger.shortened and trigger.form == Form.PAST
    made_of = trigger.shortened and cut.grammar.has(trigger.frame.family, Trait.COMPOSING)
    return relative or reduced or made_of or qualifies(cut, trigger)


def _object_before(cut: Cut, k: int) -> Chunk | None:
    """Return the noun phrase before an insertion where it is an object: a verb stands before it."""
    j = back(cut, k - 1, _INSERTED)
    if j < 1 or cut.chunks[j].kind != ChunkKind.NP:
        return None
    verb = cut.chunks[max(back(cut, j - 1, _LISTED), 0)].trigger
    return cut.chunks[j] if verb is not None and not verb.passive else None


def _indefinite(cut: Cut, chunk: Chunk) -> bool:
    first = max(chunk.first - 1, 0)  # the article of "is a" is part of the verb
    return any(word.low in ("a", "an") for word in cut.clauses.words[first : chunk.first + 1])


def _low(cut: Cut, chunk: Chunk) -> str:
    return cut.clauses.low(chunk.first, chunk.last)


def _raised(cut: Cut, k: int, last: int) -> bool:
    """Whether two verbs share what stands right of the second."""
    one, two = cut.chunks[k].trigger, cut.chunks[last].trigger
    between = cut.chunks[k + 1 : last]
    return (
        one is not None
        and two is not None
        and any(chunk.kind == ChunkKind.CONJUNCTION for chunk in between)
        and all(chunk.kind in LOOSE for chunk in between)
        and one.form == two.form
        and one.passive == two.passive
        and not one.agentless
        and _WITH_OBJECT.issuperset((one.frame.shape, two.frame.shape))
    )


def _finite(cut: Cut, k: int) -> bool:
    """Whether a chunk begins or is a verb with a subject of its own before it."""
    trigger = cut.chunks[k].trigger
    if trigger is None:
        return cut.chunks[k].kind == ChunkKind.AUXILIARY
    return trigger.form in (Form.THIRD_PERSON, Form.BASE) or trigger.first < trigger.core
