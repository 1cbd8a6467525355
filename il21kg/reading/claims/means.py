"""Reads what a noun for a doing says as a means: "is involved in mitosis via activation of X" activates X."""

from il21kg.reading.claims.active import objects_of
from il21kg.reading.claims.claims import say
from il21kg.reading.claims.nominals import done_to
from il21kg.reading.claims.progress import Progress
from il21kg.reading.statements import Statement, hedged
from il21kg.reading.structure.phrases import Region
from il21kg.reading.structure.tagset import ChunkKind, Form
from il21kg.reading.structure.triggers import Trigger
from il21kg.vocabulary.classes import WordClass


def read_means(progress: Progress) -> list[Statement]:
    """Give what is done by those whose clauses say through which doing they do something.

    It is as certain as what the clause says. Of a clause that denies, or that says nothing, none is read.
    """
    statements: list[Statement] = []
    for k in range(1, len(progress.chunks)):
        if _is_means(progress, k):
            statements += _said(progress, k)
    return statements


def _is_means(progress: Progress, k: int) -> bool:
    """Tell whether a phrase follows "via", "through" or "by"."""
    before = progress.chunks[k - 1]
    low = progress.clauses.low(before.first, before.last)
    named = before.kind == ChunkKind.PREPOSITION and progress.chunks[k].kind == ChunkKind.NP
    return named and low in progress.grammar.words(WordClass.MEANS)


def _said(progress: Progress, k: int) -> list[Statement]:
    """Say what the noun at the head of a phrase says of who does it."""
    words, (noun, of, _) = progress.clauses.words, done_to(progress, k)
    frame = progress.grammar.nominals.get(f"{words[noun].norm} by")
    v = _governor(progress, k)
    if frame is None or v is None or not of or not _only_how(progress, progress.chunks[k].first, noun):
        return []
    trigger, party = Trigger(frame, noun, noun, noun + 1, Form.NOUN, literal=1), progress.told[v]
    objects = objects_of(progress, trigger, party, Region(items=of))
    made = [each for one in objects for each in say(progress.wording, trigger, party, one)]
    cues = next(iter(progress.said[v])).hedge_cues
    return [
        each if each.hedge_cues else hedged(each, cues, progress.wording.lookup.vocabulary) for each in made
    ]


def _governor(progress: Progress, k: int) -> int | None:
    """Return the chunk of the verb whose subject does what chunk `k` says: active, and denying nothing."""
    for v in range(k - 1, -1, -1):
        verb = progress.chunks[v].trigger
        if verb is None or v not in progress.told:
            continue
        said = progress.said.get(v, ())
        active = not (verb.passive or verb.agentless or verb.shortened)
        return v if active and said and not any(each.negated for each in said) else None
    return None


def _only_how(progress: Progress, first: int, noun: int) -> bool:
    """Tell whether the words before a noun say no more than how: "the direct activation of"."""
    words = progress.clauses.words[first:noun]
    named = any(first <= each.first < noun for each in progress.clauses.mentions)
    return not named and not progress.grammar.lessens(words) and all(word.text != "-" for word in words)
