"""Says which words right of a verb are its own, and which belong to the clause after it."""

from typing import Final

from il21kg.reading.structure.chunks import Chunk
from il21kg.reading.structure.phrases import LOOSE
from il21kg.reading.structure.subjects import Subjects
from il21kg.reading.structure.tagset import ChunkKind, Form
from il21kg.vocabulary.classes import FrameKind, Turn, WordClass

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


class Regions:
    """The words right of the verbs of one sentence."""

    def __init__(self, subjects: Subjects) -> None:
        """Bind to a sentence."""
        self.subjects = subjects
        self.chunks = subjects.chunks
        self.clauses = subjects.clauses
        self.grammar = subjects.grammar

    def right(self, k: int) -> tuple[Chunk, ...]:
        """Give the chunks right of a trigger that belong to it, not to the subject of the next clause.

        A verb right before "and" and another verb has the words right of that: "binds and inhibits IL-21".
        """
        last = next(
            (i for i in range(k + 1, len(self.chunks)) if self.chunks[i].kind in _ENDS), len(self.chunks)
        )
        begin = self.subjects.begins(last) if last < len(self.chunks) and self._finite(last) else None
        end = last if begin is None or begin <= k + 1 else begin
        if last < len(self.chunks) and self.chunks[last].kind == ChunkKind.RELATIVE:
            end = max(self.subjects.pied(last), k + 1)
        follows = self.grammar.words(WordClass.CONSEQUENCE)
        end = next((i for i in range(k + 1, end) if self._low(self.chunks[i]) in follows), end)
        while end > k + 1 and (
            self.chunks[end - 1].kind in LOOSE or self.chunks[end - 1].kind == ChunkKind.PREPOSITION
        ):
            end -= 1
        if end == k + 1 and last < len(self.chunks) and self._raised(k, last):
            return self.right(last)
        closed = self._closed(k, end)
        if closed is not None:
            return self.chunks[k + 1 : closed]
        return self.chunks[k + 1 : end] + self._resumed(k, end)

    def _resumed(self, k: int, end: int) -> tuple[Chunk, ...]:
        """Give what goes on with the list of chunk `k` after an insertion: "a domain of A, and a tail"."""
        verb = self.chunks[k].trigger
        inner = end
        while inner < len(self.chunks) - 1 and self.chunks[inner].kind in (
            ChunkKind.COMMA,
            ChunkKind.RELATIVE,
            ChunkKind.ADVERB,
            ChunkKind.AUXILIARY,
        ):
            inner += 1
        inserted = self.chunks[inner].trigger if inner < len(self.chunks) else None
        if inserted is None or verb is None or verb.passive or end == k + 1:
            return ()
        full = self._extent(inner)
        closed = self._closed(inner, full)
        return () if closed is None else self.chunks[closed:full]

    def _extent(self, k: int) -> int:
        """Give the chunk after the phrases right of a trigger; `k + 1` where a clause of its own follows."""
        last = next(
            (i for i in range(k + 1, len(self.chunks)) if self.chunks[i].kind in _ENDS), len(self.chunks)
        )
        return last if last == len(self.chunks) or self.chunks[last].kind == ChunkKind.DOT else k + 1

    def _closed(self, k: int, end: int) -> int | None:
        """Give the chunk where an insertion ends: its one name, then ", and" or "and a".

        An insertion hangs on an object: "binds X, known to induce Y, and Z", "a domain of A, and a tail".
        """
        if end != self._extent(k) or not self._inserted(k):
            return None
        comma = next(
            (i for i in range(k + 1, end) if self.chunks[i].kind in (ChunkKind.COMMA, ChunkKind.CONJUNCTION)),
            end,
        )
        tail = self.chunks[comma : comma + 3]
        if [chunk.kind for chunk in tail] == [ChunkKind.COMMA, ChunkKind.CONJUNCTION, ChunkKind.NP]:
            return comma
        if [chunk.kind for chunk in tail[:2]] != [ChunkKind.CONJUNCTION, ChunkKind.NP] or self._low(
            tail[0]
        ) not in ("and", "or"):
            return None
        object_ = self._object_before(k)
        parallel = object_ is not None and self._indefinite(object_) and self._indefinite(tail[1])
        return comma if parallel and not self._indefinite(self.chunks[k + 1]) else None

    def _inserted(self, k: int) -> bool:
        """Tell whether the clause of chunk `k` hangs on an object of a verb before it."""
        trigger, object_ = self.chunks[k].trigger, self._object_before(k)
        if trigger is None or object_ is None or trigger.frame.kind == FrameKind.NOUN:
            return False
        before = self.chunks[k - 1]
        relative = before.kind == ChunkKind.RELATIVE or (
            before.kind in (ChunkKind.AUXILIARY, ChunkKind.ADVERB)
            and self.chunks[k - 2].kind == ChunkKind.RELATIVE
        )
        reduced = trigger.shortened and trigger.form == Form.PAST
        made_of = trigger.shortened and trigger.frame.family == "has_part"
        return relative or reduced or made_of or self.subjects.qualifies(trigger)

    def _object_before(self, k: int) -> Chunk | None:
        """Give the noun phrase before an insertion where it is an object: a verb stands before it."""
        j = k - 1
        while j > 0 and self.chunks[j].kind in (
            ChunkKind.COMMA,
            ChunkKind.RELATIVE,
            ChunkKind.ADVERB,
            ChunkKind.AUXILIARY,
        ):
            j -= 1
        if j < 1 or self.chunks[j].kind != ChunkKind.NP:
            return None
        at = j - 1
        while at > 0 and self.chunks[at].kind in (
            ChunkKind.COMMA,
            ChunkKind.CONJUNCTION,
            ChunkKind.NP,
            ChunkKind.PREPOSITION,
            ChunkKind.ADVERB,
        ):
            at -= 1
        verb = self.chunks[at].trigger
        return self.chunks[j] if verb is not None and not verb.passive else None

    def _indefinite(self, chunk: Chunk) -> bool:
        first = max(chunk.first - 1, 0)  # the article of "is a" is part of the verb
        return any(word.low in ("a", "an") for word in self.clauses.words[first : chunk.first + 1])

    def _low(self, chunk: Chunk) -> str:
        return self.clauses.low(chunk.first, chunk.last)

    def _raised(self, k: int, last: int) -> bool:
        """Tell whether two verbs share what stands right of the second."""
        one, two = self.chunks[k].trigger, self.chunks[last].trigger
        between = self.chunks[k + 1 : last]
        return (
            one is not None
            and two is not None
            and any(chunk.kind == ChunkKind.CONJUNCTION for chunk in between)
            and all(chunk.kind in LOOSE for chunk in between)
            and one.form == two.form
            and one.passive == two.passive
            and not one.agentless
            and two.frame.shape == one.frame.shape == Turn.SUBJECT_OBJECT
        )

    def _finite(self, k: int) -> bool:
        """Tell whether a chunk begins or is a verb with a subject of its own before it."""
        trigger = self.chunks[k].trigger
        if trigger is None:
            return self.chunks[k].kind == ChunkKind.AUXILIARY
        return trigger.form in (Form.THIRD_PERSON, Form.BASE) or trigger.first < trigger.core
