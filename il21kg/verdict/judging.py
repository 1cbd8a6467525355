"""Holds claims against what texts say: a verdict for each, with its sentence; no accusation without one.

    claim  IL21 – regulates → apoptosis        text  "IL-21 may regulate apoptosis."
    stated, but weaker: the text hedges it

What accuses a claim comes from clauses that were read to the last word; else the matter is not settled.
"""

from collections.abc import Iterable, Iterator, Sequence

from il21kg.namespaces import SKOS
from il21kg.verdict.claims import Claim
from il21kg.verdict.quoted import with_quote
from il21kg.verdict.senses import Sense, Senses
from il21kg.verdict.sources import Passage, Sources
from il21kg.verdict.stands import LIES, Stand, stands, sure
from il21kg.verdict.verdicts import AMISS, Finding, Verdict, first_of
from il21kg.vocabulary.karyotype import agree, lies_in


def judge(claim: Claim, senses: Senses) -> Verdict:
    """Give the verdict on a claim."""
    verdict = _said(claim, senses) if claim.subject else _not_read(claim)
    return with_quote(verdict, senses) if claim.quote else verdict


def _not_read(claim: Claim) -> Verdict:
    why = "no claim about two things could be read in this sentence"
    return Verdict(claim, Finding.NOT_SETTLED, why)


def _said(claim: Claim, senses: Senses) -> Verdict:
    sources, sense = senses.sources, senses.of(claim)
    unknown = () if SKOS.altLabel in sense.predicates else sense.unknown
    if unknown:
        return _of_unknown(claim, unknown, sources)
    found = stands(sense, sources)
    if not found:
        return _of_place(claim, sense, sources) or _silent(claim, sense, sources)
    best = found[0]
    told = [place for each in found for place in sources.places(each.said)]
    open_ = best.finding != Finding.STATED and list(sources.unread(sense.subjects, sense.objects, told))
    if open_ and best.finding in AMISS | {Finding.NOT_SAID}:
        return _not_settled(claim, open_, best if best.finding in AMISS else None)
    alike = [each for each in found if each.finding == best.finding and each.why == best.why]
    passages = (place for each in alike for place in sources.places(each.said))
    remarks = (
        *_otherwise(found, best.finding),
        *(["another sentence that names both was not read"] if open_ else []),
    )
    return Verdict(claim, best.finding, best.why, first_of(passages), remarks)


def _otherwise(found: Iterable[Stand], finding: Finding) -> Iterator[str]:
    """Say what other statements make of a claim, where that is to be known."""
    others = {each.finding: each for each in found if each.finding != finding}
    for each in others.values():
        if each.finding in AMISS | {Finding.STATED}:
            yield f"also {each.finding}: {each.why}"


def _of_unknown(claim: Claim, names: Sequence[str], sources: Sources) -> Verdict:
    """Give the verdict on names that nobody knows; where a text has the words, it is open what they are."""
    listed = " and ".join(f"“{name}”" for name in names)
    there = [passage for name in names for passage in sources.naming(name)]
    if there:
        why = f"nothing known is called {listed}, but the text has the words"
        return Verdict(claim, Finding.NOT_SETTLED, why, first_of(there))
    why = f"nothing known is called {listed}, and no text has the words"
    return Verdict(claim, Finding.UNKNOWN, why, (), _incomplete(sources))


def _silent(claim: Claim, sense: Sense, sources: Sources) -> Verdict:
    left = list(sources.unread(sense.subjects, sense.objects))
    if left:
        return _not_settled(claim, left)
    return Verdict(claim, Finding.NOT_SAID, "nothing is said of the two", (), _incomplete(sources))


def _of_place(claim: Claim, sense: Sense, sources: Sources) -> Verdict | None:
    """Give the verdict on where a gene lies, by where the text has it; None where it does not say it."""
    claimed = claim.object.removeprefix("chromosome ")
    placed = (each for each in sources.about(sense.subjects) if each.predicate == LIES and each.sure)
    for said in placed if LIES in sense.predicates else ():
        place = sources.label(said.object).partition(" (")[0].removeprefix("chromosome ")
        together = agree(claimed, place)
        if together is not None:
            finding, why = Finding.OTHER, f"another place: {said.words}"
            if lies_in(place, claimed):
                finding, why = sure(sense, said, f"the text says it of {place}, which is part of it")
            elif together:
                finding, why = Finding.NOT_SAID, f"the text says less: {said.words}"
            return Verdict(claim, finding, why, first_of(sources.places(said)))
    return None


def _incomplete(sources: Sources) -> tuple[str, ...]:
    return () if sources.complete else ("not every text is at hand to be looked through",)


def _not_settled(claim: Claim, left: Sequence[Passage], stand: Stand | None = None) -> Verdict:
    why = "a sentence names both, and what it says of the two was not read"
    remarks = (f"elsewhere {stand.finding}: {stand.why}",) if stand else ()
    return Verdict(claim, Finding.NOT_SETTLED, why, first_of(left), remarks)
