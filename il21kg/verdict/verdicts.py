"""Holds claims against what texts say: a verdict for each, with its sentence; no accusation without one.

    claim  IL21 – regulates → apoptosis        text  "IL-21 may regulate apoptosis."
    stated, but weaker: the text hedges it

What accuses a claim comes from clauses that were read to the last word; else the matter is not settled.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from il21kg.namespaces import IKG, OBO, SKOS
from il21kg.verdict.claims import Claim
from il21kg.verdict.quotes import find_quote, left_out, nearest, otherwise
from il21kg.verdict.relations import inverse, is_symmetric, says, stated_forms
from il21kg.verdict.senses import Sense, Senses
from il21kg.verdict.sources import Passage, Said, Sources
from il21kg.vocabulary.karyotype import agree, lies_in


class Finding(StrEnum):
    """How a claim stands to the texts."""

    STATED = "stated"
    DENIED = "denied"
    WEAKER = "stated, but weaker"
    OTHER = "other"
    NO_QUOTE = "quote not there"
    NOT_SETTLED = "not settled"
    NOT_SAID = "not said"
    UNKNOWN = "names unknown"


#: What a person should look at: the exit code is 1.
AMISS: Final = frozenset((Finding.DENIED, Finding.WEAKER, Finding.NO_QUOTE))


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a claim stands to the texts."""

    claim: Claim
    finding: Finding
    why: str
    """In words: what the text says instead, what is not known."""
    passages: tuple[Passage, ...] = ()
    """The sentences that bear it out."""
    remarks: tuple[str, ...] = ()
    """What else is to be known of it."""


@dataclass(frozen=True, slots=True)
class _Stand:
    """How one statement of the graph stands to a claim."""

    finding: Finding
    why: str
    said: Said
    loose: bool = False
    """It says what is claimed, but was not read with confidence."""

    @property
    def order(self) -> tuple[bool, bool, int, bool, str]:
        """Sort what counts first: nobody is accused of what may well be said."""
        is_other, rank = self.finding != Finding.STATED, _ORDER.index(self.finding)
        return is_other, not self.loose, rank, not self.said.sure, self.said.iri


#: Which of several statements counts, the first first.
_ORDER: Final = (
    *(Finding.STATED, Finding.DENIED, Finding.WEAKER),
    *(Finding.OTHER, Finding.NOT_SETTLED, Finding.NOT_SAID),
)
#: Where a gene lies.
_LIES: Final = OBO.RO_0001025
#: Sentences that are told of a verdict.
_TOLD: Final = 3

_LOOSE: Final = {
    "unresolved": "a name in it is not known",
    "kind": "it is of things of another kind than the relation takes",
    "relation": "what it says of the two was not understood",
    "ambiguous": "what belongs to what is left open",
    "species": "it is said of another organism",
}


def judge(claim: Claim, senses: Senses) -> Verdict:
    """Give the verdict on a claim."""
    verdict = _said(claim, senses) if claim.subject else _not_read(claim)
    return _with_quote(verdict, senses) if claim.quote else verdict


def _not_read(claim: Claim) -> Verdict:
    why = "no claim about two things could be read in this sentence"
    return Verdict(claim, Finding.NOT_SETTLED, why)


def _said(claim: Claim, senses: Senses) -> Verdict:
    sources, sense = senses.sources, senses.of(claim)
    unknown = () if SKOS.altLabel in sense.predicates else sense.unknown
    if unknown:
        return _of_unknown(claim, unknown, sources)
    stands = [stand for said in sources.about(sense.subjects) if (stand := _stand(sense, said, sources))]
    if not stands:
        return _of_place(claim, sense, sources) or _silent(claim, sense, sources)
    stands.sort(key=lambda each: each.order)
    best = stands[0]
    told = [place for each in stands for place in sources.places(each.said)]
    open_ = best.finding != Finding.STATED and list(sources.unread(sense.subjects, sense.objects, told))
    if open_ and best.finding in AMISS | {Finding.NOT_SAID}:
        return _not_settled(claim, open_, best if best.finding in AMISS else None)
    alike = [each for each in stands if each.finding == best.finding and each.why == best.why]
    passages = (place for each in alike for place in sources.places(each.said))
    remarks = (
        *_otherwise(stands, best.finding),
        *(["another sentence that names both was not read"] if open_ else []),
    )
    return Verdict(claim, best.finding, best.why, _first(passages), remarks)


def _otherwise(stands: Iterable[_Stand], finding: Finding) -> Iterator[str]:
    """Say what other statements make of a claim, where that is to be known."""
    others = {each.finding: each for each in stands if each.finding != finding}
    for each in others.values():
        if each.finding in AMISS | {Finding.STATED}:
            yield f"also {each.finding}: {each.why}"


def _first(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    return tuple(dict.fromkeys(passages))[:_TOLD]


def _of_unknown(claim: Claim, names: Sequence[str], sources: Sources) -> Verdict:
    """Give the verdict on names that nobody knows; where a text has the words, it is open what they are."""
    listed = " and ".join(f"“{name}”" for name in names)
    there = [passage for name in names for passage in sources.naming(name)]
    if there:
        why = f"nothing known is called {listed}, but the text has the words"
        return Verdict(claim, Finding.NOT_SETTLED, why, _first(there))
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
    placed = (each for each in sources.about(sense.subjects) if each.predicate == _LIES and each.sure)
    for said in placed if _LIES in sense.predicates else ():
        place = sources.label(said.object).partition(" (")[0].removeprefix("chromosome ")
        together = agree(claimed, place)
        if together is not None:
            finding, why = Finding.OTHER, f"another place: {said.words}"
            if lies_in(place, claimed):
                finding, why = _sure(sense, said, f"the text says it of {place}, which is part of it")
            elif together:
                finding, why = Finding.NOT_SAID, f"the text says less: {said.words}"
            return Verdict(claim, finding, why, _first(sources.places(said)))
    return None


def _incomplete(sources: Sources) -> tuple[str, ...]:
    return () if sources.complete else ("not every text is at hand to be looked through",)


def _not_settled(claim: Claim, left: Sequence[Passage], stand: _Stand | None = None) -> Verdict:
    why = "a sentence names both, and what it says of the two was not read"
    remarks = (f"elsewhere {stand.finding}: {stand.why}",) if stand else ()
    return Verdict(claim, Finding.NOT_SETTLED, why, _first(left), remarks)


# ---- a claim and a statement


def _stand(sense: Sense, said: Said, sources: Sources) -> _Stand | None:
    """Tell how a statement stands to a claim; None where it is not of the two things."""
    if found := _compare(sense, said, sources):
        finding, why = found
        if finding not in (Finding.STATED, Finding.NOT_SAID) and not said.sure:
            reason = _LOOSE.get(said.unasserted, "not all of its clause was read")
            return _Stand(Finding.NOT_SETTLED, f"the text says: {said.words}; but {reason}", said)
        if finding == Finding.STATED and said.unasserted not in ("", "unresolved"):
            reason = _LOOSE.get(said.unasserted, said.unasserted)
            why = f"the text says it: {said.words}; but {reason}"
            return _Stand(Finding.NOT_SETTLED, why, said, loose=True)
        return _Stand(finding, why, said)
    return None


def _compare(sense: Sense, said: Said, sources: Sources) -> tuple[Finding, str] | None:
    forward = said.subject in sense.subjects
    if forward and (likeness := _likeness(sense, said, sources)):
        if likeness == _FINER:
            return _of_broader(sense, said, sources)
        return _relate(sense, said, "" if likeness == _SAME else _is_a(sense, said, sources))
    if said.object in sense.subjects and said.subject in sense.objects:
        turned = any(is_symmetric(each) for each in stated_forms(said.predicate)) or any(
            inverse(each) in sense.predicates for each in stated_forms(said.predicate)
        )
        return _relate(sense, said, "", turned=True) if turned else _other(said, "the other way round")
    if not forward and said.jointly & sense.subjects and _likeness(sense, said, sources):
        return Finding.NOT_SETTLED, f"the text says it of several together: {said.words}"
    if forward and any(end in sense.objects for _, end in said.short):
        return _of_short(sense, said)
    if forward and said.cell in sense.objects:
        return Finding.NOT_SETTLED, f"the text says of the cell: {said.words}"
    return None


_SAME, _BROADER, _FINER = "same", "broader", "finer"


def _likeness(sense: Sense, said: Said, sources: Sources) -> str:
    """Tell whether a claim is of the object of a statement, of what that is, or of a kind of it."""
    if said.object in sense.objects or said.object.casefold() == sense.literal.casefold() != "":
        return _SAME
    if sources.ancestors(said.object) & sense.objects:
        return _BROADER
    return _FINER if any(said.object in sources.ancestors(each) for each in sense.objects) else ""


def _is_a(sense: Sense, said: Said, sources: Sources) -> str:
    broad = min(sources.ancestors(said.object) & sense.objects)
    how = "part" if said.predicate == _LIES else "a kind"
    return f"of {sources.label(said.object)}, which is {how} of {sources.label(broad)}"


def _of_broader(sense: Sense, said: Said, sources: Sources) -> tuple[Finding, str]:
    """Compare a claim with what is said of a broader thing: only its denial holds of each kind."""
    of = f"of {sources.label(said.object)}, which is broader than what is claimed"
    if said.negated:
        return _relate(sense, said, of)
    return Finding.NOT_SAID, f"the text says it {of}: {said.words}"


def _of_short(sense: Sense, said: Said) -> tuple[Finding, str]:
    relations = {
        form for relation, end in said.short if end in sense.objects for form in stated_forms(relation)
    }
    if relations & sense.predicates:
        return _sure(sense, said, f"it follows from: {said.words}")
    return Finding.NOT_SETTLED, f"the text says of the cell: {said.words}"


def _relate(sense: Sense, said: Said, of: str, *, turned: bool = False) -> tuple[Finding, str]:
    """Compare relation, direction, effects, and then how sure the text is."""
    if not sense.predicates:
        return Finding.NOT_SETTLED, f"the relation of the claim is not known; the text says: {said.words}"
    forms = stated_forms(said.predicate)
    forms |= {other for each in forms if turned and (other := inverse(each))}
    if not _in_one_word(sense, said) and not any(
        says(form, claimed) for form in forms for claimed in sense.predicates
    ):
        return _other(said, "another relation")
    if _against(sense, said):
        return _other(said, "the opposite direction" if said.direction else "no direction")
    if sense.effects - said.effects:
        return _other(said, "another effect")
    if of and said.negated and not of.endswith("claimed"):
        return Finding.NOT_SAID, f"the text denies it {of} only: {said.words}"
    finer = "" if forms & sense.predicates else f"the text says more: {said.words}"
    return _sure(sense, said, "; ".join(filter(None, (f"the text says it {of}" if of else "", finer))))


def _in_one_word(sense: Sense, said: Said) -> bool:
    """Tell whether both have the same words for their relation."""
    return bool(sense.phrase) and sense.phrase == said.phrase


def _against(sense: Sense, said: Said) -> bool:
    modifies = any(says(each, IKG.modifies) for each in stated_forms(said.predicate))
    # who phosphorylates makes more that is phosphorylated
    direction = said.direction or "increased" * modifies
    return bool(sense.direction) and direction != sense.direction


def _other(said: Said, what: str) -> tuple[Finding, str]:
    return Finding.OTHER, f"{what}: {_in_words(said)}"


def _in_words(said: Said) -> str:
    effects = ", ".join(sorted(said.effects))
    more = " ".join(filter(None, (said.direction, effects)))
    return f"{said.words} ({more})" if more else said.words


def _sure(sense: Sense, said: Said, how: str) -> tuple[Finding, str]:
    """Compare what is denied, and what is possible only."""
    may = " (it says it may be)" if said.hedged else ""
    if sense.negated != said.negated and said.hedged and not said.negated:
        return Finding.NOT_SETTLED, f"the text says that it may be so: {said.words}"
    narrow = ", ".join(sorted(said.effects - sense.effects) or said.under)
    if said.negated != sense.negated and said.negated and narrow:
        return Finding.NOT_SETTLED, f"the text denies it of less ({narrow}): {said.words}"
    if sense.negated != said.negated:
        told = f"the text denies it{may}" if said.negated else f"the text says that it is so{may}"
        return Finding.DENIED, f"{told}: {said.words}"
    if said.hedged and not sense.hedged and said.reported:
        return Finding.NOT_SETTLED, f"the text hedges it, or reports what was found: {said.words}"
    if said.hedged and not sense.hedged:
        return Finding.WEAKER, f"the text hedges it: {said.words}"
    plain = "the text says it plainly" if sense.hedged and not said.hedged else ""
    return Finding.STATED, "; ".join(filter(None, (how, plain)))


# ---- quotes


def _with_quote(verdict: Verdict, senses: Senses) -> Verdict:
    """Look for the words that are said to stand in the text, and for what is nearest to them."""
    quote, sources = verdict.claim.quote, senses.sources
    texts = sources.texts()
    for version, article in texts:
        if found := find_quote(quote, article.document.text):
            cue = _cue_in(left_out(quote, article.document.text), sources)
            if cue and not _cue_in(quote, sources):
                return _cut(verdict, sources, version, found, cue)
            return _where_quoted(verdict, sources, version, found)
    if sources.complete:
        return _no_quote(verdict, [each for version, _ in texts for each in sources.sentences(version)])
    if _in_evidence(verdict.claim, senses):
        return verdict
    why = "the quote was not found, but not every text is at hand to be looked through"
    if verdict.finding != Finding.STATED:
        return replace(verdict, remarks=(*verdict.remarks, why))
    return replace(verdict, finding=Finding.NOT_SETTLED, why=why, remarks=("apart from the quote: stated",))


def _cue_in(words_: str, sources: Sources) -> str:
    """Give the first word of some that denies or hedges; empty for none."""
    return next((each for each in words_.split() if each.strip(",;:()") in sources.cues), "")


def _cut(verdict: Verdict, sources: Sources, version: str, found: tuple[int, int], cue: str) -> Verdict:
    """Tell of a quote that leaves out what denies or hedges it."""
    why = f"the quote leaves out “{cue}”, which changes it"
    touched = _first(_touched(sources, version, found))
    return replace(verdict, finding=Finding.NO_QUOTE, why=why, passages=touched)


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
        return Verdict(verdict.claim, Finding.STATED, why, _first(touched))
    if not verdict.passages:
        return replace(verdict, passages=_first(touched))
    if any(each in _places(verdict.passages) for each in _places(touched)):
        return verdict
    remark = "the quote is there, but the claim stands on another sentence"
    return replace(verdict, remarks=(*verdict.remarks, remark))


def _places(passages: Iterable[Passage]) -> Iterator[tuple[str, int]]:
    return ((each.document, each.start) for each in passages)


def _no_quote(verdict: Verdict, sentences: Sequence[Passage]) -> Verdict:
    quote = verdict.claim.quote
    about = f"apart from the quote: {verdict.finding}" + (f", {verdict.why}" if verdict.why else "")
    near = nearest(quote, [each.quote for each in sentences])
    if near is None and verdict.claim.words == quote:
        return replace(verdict, why="nothing like it is in the texts: it may be no quote of them")
    if near is None:
        return replace(verdict, finding=Finding.NO_QUOTE, why="nothing like it is there", remarks=(about,))
    passage = sentences[near]
    theirs, ours = otherwise(quote, passage.quote)
    about = "" if verdict.claim.words == quote else about
    apart = f": it has “{ours}” for “{theirs}”" if ours else f": “{theirs}” is not there" if theirs else ""
    why = f"the nearest passage says otherwise{apart}"
    return replace(
        verdict, finding=Finding.NO_QUOTE, why=why, passages=(passage,), remarks=tuple(filter(None, (about,)))
    )
