"""Finds the helpers that an insertion parts from their verb: "does not, however, bind"."""

from il21kg.reading.claims.cues import CueSentence, before_helpers
from il21kg.reading.structure.tagset import ChunkKind, Form
from il21kg.reading.structure.triggers import Trigger
from il21kg.reading.structure.unread import VERB
from il21kg.vocabulary.classes import ConjunctionRole


def parted(sentence: CueSentence, group: int, trigger: Trigger) -> range:
    """Give the tokens of the helpers that an insertion parts from their verb; none where none does."""
    chunks = sentence.chunks
    last = group - 1
    if last > 0 and chunks[last].kind == ChunkKind.PREPOSITION and sentence.low(chunks[last]) == "to":
        last -= 1  # "was thought, wrongly, to bind"
    if last < 1 or chunks[last].kind != ChunkKind.COMMA:
        return range(0)
    for k in range(last, 0, -1):
        if chunks[k].kind == ChunkKind.STOP:
            break
        comma = chunks[k].kind == ChunkKind.COMMA and _inserted(sentence, k, group)
        if comma and (helpers := _helpers_before(sentence, k, trigger)):
            return helpers
    return range(0)


def _helpers_before(sentence: CueSentence, comma: int, trigger: Trigger) -> range:
    """Give the tokens of the helpers that end at a comma, where they fit the verb behind it."""
    chunks = sentence.chunks
    end = comma - 1 if chunks[comma - 1].kind == ChunkKind.PREPOSITION else comma  # "fails to, ..., bind"
    first = before_helpers(sentence, end - 1) + 1
    helping = [chunk for chunk in chunks[first:end] if chunk.kind != ChunkKind.ADVERB]
    helped = any(chunk.kind == ChunkKind.AUXILIARY for chunk in helping)
    if not helping or any(chunk.role == VERB for chunk in helping):
        return range(0)
    if (helped and trigger.form == Form.THIRD_PERSON) or _inserts(sentence, first):
        return range(0)
    return range(chunks[first].first, chunks[end - 1].last)


def _inserts(sentence: CueSentence, k: int) -> bool:
    """Tell whether the clause of a chunk is an insertion itself: "X, if it does not bind, activates"."""
    before = [chunk.kind for chunk in sentence.chunks[:k]]
    comma = next((i for i in range(k - 1, -1, -1) if before[i] == ChunkKind.COMMA), None)
    return comma is not None and ChunkKind.LINK in before[comma:]


def _inserted(sentence: CueSentence, comma: int, group: int) -> bool:
    """Tell whether what stands behind the comma leaves the helpers to the verb; an adverb put right does not.

    "does not directly, but indirectly, bind" denies no binding.
    """
    behind = sentence.chunks[comma + 1 : group]
    if not behind:  # "never, ever binds"
        return sentence.chunks[group].kind == ChunkKind.ADVERB
    contrasts = behind[0].kind == ChunkKind.CONJUNCTION and behind[0].role == ConjunctionRole.CONTRAST
    said = any(chunk.kind in (ChunkKind.NP, ChunkKind.AUXILIARY, ChunkKind.TRIGGER) for chunk in behind)
    return said or not contrasts
