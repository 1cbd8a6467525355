"""Looks for the words that a claim quotes in the texts, and adds to its verdict whether they stand there."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from il21kg.verdict.claims import Claim
from il21kg.verdict.quotes import find_parts, find_quote, nearest, otherwise
from il21kg.verdict.senses import Senses
from il21kg.verdict.sources import Passage, Sources
from il21kg.verdict.verdicts import Finding, Verdict, first_of


def with_quote(verdict: Verdict, senses: Senses) -> Verdict:
    """Look for the words that are said to stand in the text, and for what is nearest to them."""
    sources = senses.sources
    sense = senses.of(verdict.claim) if verdict.claim.subject else None
    texts = sources.texts(sense.subjects | sense.objects if sense else ())
    hedged, negated = (sense.hedged, sense.negated) if sense else (False, False)
    found = []
    for version, article in texts:
        for parts in find_parts(verdict.claim.quote, article.document.text):
            place = parts[0][0], parts[-1][1]
            cue = sources.cuts.cue(article, parts, hedged=hedged, negated=negated)
            if not cue:
                return _where_quoted(verdict, sources, version, place)
            found.append((version, place, cue))
    if found:
        return _cut(verdict, sources, *found[0])
    if sources.complete:
        return _no_quote(verdict, [each for version, _ in texts for each in sources.sentences(version)])
    if _in_evidence(verdict.claim, senses):
        return verdict
    why = "the quote was not found, but not every text is at hand to be looked through"
    if verdict.finding != Finding.STATED:
        return replace(verdict, remarks=(*verdict.remarks, why))
    return replace(verdict, finding=Finding.NOT_SETTLED, why=why, remarks=("apart from the quote: stated",))


def _cut(verdict: Verdict, sources: Sources, version: str, found: tuple[int, int], cue: str) -> Verdict:
    """Tell of a quote that leaves out what denies or hedges it."""
    why = f"the quote leaves out “{cue}”, which changes it"
    touched = first_of(_touched(sources, version, found))
    remarks = _apart(verdict)
    return replace(verdict, finding=Finding.NO_QUOTE, why=why, passages=touched, remarks=remarks)


def _apart(verdict: Verdict) -> tuple[str, ...]:
    """Say how a claim stands apart from its quote; nothing where it is the quote."""
    if verdict.claim.words == verdict.claim.quote:
        return ()
    return (f"apart from the quote: {verdict.finding}" + (f", {verdict.why}" if verdict.why else ""),)


def _touched(sources: Sources, version: str, place: tuple[int, int]) -> list[Passage]:
    """Give the sentences of a text of which a place has a part."""
    return [each for each in sources.sentences(version) if each.start < place[1] and place[0] < each.end]


def _in_evidence(claim: Claim, senses: Senses) -> bool:
    """Tell whether a quote is of the sentences that a graph keeps behind what it says of the thing."""
    sources = senses.sources
    for said in sources.about(senses.of(claim).subjects) if claim.subject else ():
        places = sources.places(said)
        whole = " ".join(each.quote for each in places)  # of a list its header and its item
        if any(find_quote(claim.quote, words) for words in (*(each.quote for each in places), whole)):
            return True
    return False


def _where_quoted(verdict: Verdict, sources: Sources, version: str, found: tuple[int, int]) -> Verdict:
    """Say where a quote stands, if what is said of the two stands elsewhere."""
    touched = _touched(sources, version, found)
    if verdict.claim.words == verdict.claim.quote:
        why = "the words stand in the text"
        return Verdict(verdict.claim, Finding.STATED, why, first_of(touched))
    if not verdict.passages:
        return replace(verdict, passages=first_of(touched))
    if any(each in _places(verdict.passages) for each in _places(touched)):
        return verdict
    remark = "the quote is there, but the claim stands on another sentence"
    return replace(verdict, remarks=(*verdict.remarks, remark))


def _places(passages: Iterable[Passage]) -> Iterator[tuple[str, int]]:
    return ((each.document, each.start) for each in passages)


def _no_quote(verdict: Verdict, sentences: Sequence[Passage]) -> Verdict:
    quote = verdict.claim.quote
    near = nearest(quote, [each.quote for each in sentences])
    if near is None and verdict.claim.words == quote:
        return replace(verdict, why="nothing like it is in the texts: it may be no quote of them")
    if near is None:
        return replace(
            verdict, finding=Finding.NO_QUOTE, why="nothing like it is there", remarks=_apart(verdict)
        )
    passage = sentences[near]
    theirs, ours = otherwise(quote, passage.quote)
    apart = f": it has “{ours}” for “{theirs}”" if ours else f": “{theirs}” is not there" if theirs else ""
    why = f"the nearest passage says otherwise{apart}"
    remarks = _apart(verdict)
    return replace(verdict, finding=Finding.NO_QUOTE, why=why, passages=(passage,), remarks=remarks)
