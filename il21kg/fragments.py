"""Finds sentences that only say what something is.

They have neither subject nor verb: "Receptor for IL-2.", "Cytokine that induces apoptosis." An empty "is a"
before them lets them be read as if they said "It is a ...".
"""

from typing import Final

from il21kg.clauses import Chunk, Clauses
from il21kg.grounding import Grounding
from il21kg.triggers import Trigger

#: Kinds of what a kind is not: a name.
_NAMES: Final = ("gene", "protein", "complex")
#: Tags of what a sentence with a subject may begin with.
_SUBJECTS: Final = frozenset({"det", "quant", "topic", "neg", "quote", "num"})


def copula(clauses: Clauses, grounding: Grounding) -> Chunk | None:
    """Give the empty "is a" that a sentence without subject and verb wants; None for any other."""
    frame = grounding.grammar.frame(family="is_a")
    if (
        frame is None
        or not clauses.chunks
        or clauses.tags[0] in _SUBJECTS
        or clauses.words[0].text[0].islower()
    ):
        return None
    after = _after_predicate(clauses, grounding)
    if after is None or _has_verb(clauses.chunks[after:]):
        return None
    return Chunk("T", 0, 0, trigger=Trigger(frame, first=0, core=-1, last=0, form="s"))


def _after_predicate(clauses: Clauses, grounding: Grounding) -> int | None:
    """Give the chunk after the kind that opens a sentence; None where it opens with something else."""
    first, *rest = clauses.chunks
    noun = rest[0] if first.kind == "NP" and rest else first
    at = 2 if noun is not first else 1
    trigger = noun.trigger
    if trigger is not None and trigger.frame.kind == "noun" and trigger.frame.shape == "subject-object":
        head = clauses.words[trigger.core]
        spoken = (
            noun is first or clauses.words[first.last - 1].text.islower() or first.last - first.first == 1
        )
        return at if head.norm == head.low and spoken else None
    if first.kind != "NP" or grounding.phrases.tail(first.first, first.last, "protein-noun") is None:
        return None
    head = grounding.phrases.bare(first.first, first.last)[-1]
    named = grounding.ground(first.first, first.last, _NAMES)
    if head.norm != head.low or named.of(_NAMES):
        return None
    return 1 if not rest or rest[0].kind in ("REL", "DOT", "P", "STOP", "T") else None


def _has_verb(chunks: tuple[Chunk, ...]) -> bool:
    """Tell whether a finite verb follows before a relative clause or another clause begins."""
    for before, chunk in zip((None, *chunks), chunks, strict=False):
        if chunk.kind in ("REL", "STOP", "DOT", "LINK"):
            return False
        if chunk.kind == "AUX":
            return True
        trigger = chunk.trigger
        if (
            trigger is None
            or trigger.frame.kind == "noun"
            or trigger.frame.shape in ("activity", "appositive")
        ):
            continue
        if trigger.shortened and not trigger.agentless:
            return False  # "kinase involved in apoptosis"
        return before is None or before.kind != "C"
    return False
