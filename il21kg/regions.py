"""Says which words right of a verb are its own, and which belong to the clause after it."""

from typing import Final

from il21kg.clauses import Chunk
from il21kg.phrases import LOOSE
from il21kg.subjects import Subjects

#: Chunks at which the phrase right of a trigger ends.
_ENDS: Final = frozenset({"T", "REL", "STOP", "LINK", "AUX", "DOT"})


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
        if last < len(self.chunks) and self.chunks[last].kind == "REL":
            end = max(self.subjects.pied(last), k + 1)
        follows = self.grammar.words("consequence")
        end = next((i for i in range(k + 1, end) if self._low(self.chunks[i]) in follows), end)
        while end > k + 1 and (self.chunks[end - 1].kind in LOOSE or self.chunks[end - 1].kind == "P"):
            end -= 1
        if end == k + 1 and last < len(self.chunks) and self._raised(k, last):
            return self.right(last)
        return self.chunks[k + 1 : end]

    def _low(self, chunk: Chunk) -> str:
        return self.clauses.low(chunk.first, chunk.last)

    def _raised(self, k: int, last: int) -> bool:
        """Tell whether two verbs share what stands right of the second."""
        one, two = self.chunks[k].trigger, self.chunks[last].trigger
        between = self.chunks[k + 1 : last]
        return (
            one is not None
            and two is not None
            and any(chunk.kind == "C" for chunk in between)
            and all(chunk.kind in LOOSE for chunk in between)
            and one.form == two.form
            and one.passive == two.passive
            and not one.agentless
            and two.frame.shape == one.frame.shape == "subject-object"
        )

    def _finite(self, k: int) -> bool:
        """Tell whether a chunk begins or is a verb with a subject of its own before it."""
        trigger = self.chunks[k].trigger
        if trigger is None:
            return self.chunks[k].kind == "AUX"
        return trigger.form in ("s", "base") or trigger.first < trigger.core
