"""Tells how each statement of a graph stands to a claim: it says it, denies it, says less or something else.

claim  IL21 – regulates → apoptosis        graph  IL21 – may regulate → apoptosis
stated, but weaker: the text hedges it
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from il21kg.namespaces import IKG, OBO
from il21kg.verdict.relations import inverse, is_beside, is_symmetric, says, stated_forms
from il21kg.verdict.senses import Sense
from il21kg.verdict.sources import Said, Sources
from il21kg.verdict.verdicts import Finding

#: Where a gene lies.
LIES: Final = OBO.RO_0001025


@dataclass(frozen=True, slots=True)
class Stand:
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
    *(Finding.STATED, Finding.DENIED, Finding.OPPOSITE, Finding.WEAKER),
    *(Finding.OTHER, Finding.NOT_SETTLED, Finding.NOT_SAID),
)
_LOOSE: Final = {
    "unresolved": "a name in it is not known",
    "kind": "it is of things of another kind than the relation takes",
    "relation": "what it says of the two was not understood",
    "ambiguous": "what belongs to what is left open",
    "species": "it is said of another organism",
}


def stands(sense: Sense, sources: Sources) -> list[Stand]:
    """Give how the statements about the things of a claim stand to it, what counts first at the head."""
    found = (_stand(sense, said, sources) for said in sources.about(sense.subjects))
    return sorted(filter(None, found), key=lambda each: each.order)


def _stand(sense: Sense, said: Said, sources: Sources) -> Stand | None:
    """Tell how a statement stands to a claim; None where it is not of the two things."""
    if found := _compare(sense, said, sources):
        finding, why = found
        if finding not in (Finding.STATED, Finding.NOT_SAID) and not said.sure:
            reason = _LOOSE.get(said.unasserted, "not all of its clause was read")
            return Stand(Finding.NOT_SETTLED, f"the text says: {said.words}; but {reason}", said)
        if finding == Finding.STATED and said.unasserted not in ("", "unresolved"):
            reason = _LOOSE.get(said.unasserted, said.unasserted)
            why = f"the text says it: {said.words}; but {reason}"
            return Stand(Finding.NOT_SETTLED, why, said, loose=True)
        return Stand(finding, why, said)
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
    how = "part" if said.predicate == LIES else "a kind"
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
        return sure(sense, said, f"it follows from: {said.words}")
    return Finding.NOT_SETTLED, f"the text says of the cell: {said.words}"


def _relate(sense: Sense, said: Said, of: str, *, turned: bool = False) -> tuple[Finding, str]:
    """Compare relation, direction, effects, and then how sure the text is."""
    if not sense.predicates:
        return Finding.NOT_SETTLED, f"the relation of the claim is not known; the text says: {said.words}"
    if not of and not turned and _is_opposite(sense, said):
        return Finding.OPPOSITE, f"the text says the opposite direction: {_in_words(said)}"
    forms = stated_forms(said.predicate)
    forms |= {other for each in forms if turned and (other := inverse(each))}
    if what := _difference(sense, said, forms):
        return _other(said, what)
    if of and said.negated and not of.endswith("claimed"):
        return Finding.NOT_SAID, f"the text denies it {of} only: {said.words}"
    finer = "" if forms & sense.predicates else f"the text says more: {said.words}"
    return sure(sense, said, "; ".join(filter(None, (f"the text says it {of}" if of else "", finer))))


def _difference(sense: Sense, said: Said, forms: Iterable[str]) -> str:
    """Say in what a statement by one of these relations is another one than a claim; empty for nothing."""
    of_one = any(says(form, claimed) for form in forms for claimed in sense.predicates)
    if not of_one and not _in_one_word(sense, said):
        return "another relation"
    if _against(sense, said):
        return "the opposite direction" if said.direction else "no direction"
    return "another effect" if sense.effects - said.effects else ""


def _in_one_word(sense: Sense, said: Said) -> bool:
    """Tell whether both have the same words for their relation."""
    return bool(sense.phrase) and sense.phrase == said.phrase


def _is_opposite(sense: Sense, said: Said) -> bool:
    """Tell whether one says plainly that more comes of it, and the other less, and nothing else differs."""
    if {sense.direction, said.direction} != {"increased", "decreased"}:
        return False
    plain = not (sense.hedged or said.hedged or sense.negated or said.negated)
    alone = not (said.under or said.jointly) and said.cell in ("", *sense.objects)
    of_one = any(
        says(form, claimed) or is_beside(form, claimed)
        for form in stated_forms(said.predicate)
        for claimed in sense.predicates
    )
    return plain and alone and of_one and sense.effects == said.effects


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


def sure(sense: Sense, said: Said, how: str) -> tuple[Finding, str]:
    """Compare what is denied and what is only possible, where all else agrees; `how` it says it."""
    if sense.negated != said.negated and said.hedged:
        so = "not be" if said.negated else "be"
        return Finding.NOT_SETTLED, f"the text says that it may {so} so: {said.words}"
    narrow = ", ".join(sorted(said.effects - sense.effects) or said.under)
    if said.negated != sense.negated and said.negated and narrow:
        return Finding.NOT_SETTLED, f"the text denies it of less ({narrow}): {said.words}"
    if sense.negated != said.negated:
        told = "the text denies it" if said.negated else "the text says that it is so"
        return Finding.DENIED, f"{told}: {said.words}"
    if said.hedged and not sense.hedged and said.reported:
        return Finding.NOT_SETTLED, f"the text hedges it, or reports what was found: {said.words}"
    if said.hedged and not sense.hedged:
        return Finding.WEAKER, f"the text hedges it: {said.words}"
    plain = "the text says it plainly" if sense.hedged and not said.hedged else ""
    return Finding.STATED, "; ".join(filter(None, (how, plain)))
