"""Finds the statement that a decision is about: by its identity, else by its words in the same sentence.

A new version of the program or of the terms may give a statement another identity. Its words and its sentence
stay; where they do not, the decision no longer applies, and the reason is told.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from il21kg.curation.decisions import Action, Claim, Decision, Named
from il21kg.graph.identity import statement_iri
from il21kg.namespaces import local_name
from il21kg.reading.statements import UNKNOWN_KIND, End, Statement
from il21kg.text.quotes import one_blank


@dataclass(frozen=True, slots=True)
class Lapsed:
    """A decision that no longer applies."""

    decision: Decision
    why: str


def claim_of(statement: Statement) -> Claim:
    """Give what a curator is shown of a statement, as it is kept with a decision."""
    return Claim(
        identity_of(statement),
        one_blank(statement.sentence.text),
        _named(statement.subject),
        statement.relation,
        one_blank(statement.trigger.text),
        _named(statement.object),
        statement.predicate,
        statement.certainty,
        statement.negated,
    )


def identity_of(statement: Statement) -> str:
    """Give the short name of a statement."""
    return local_name(statement_iri(statement))


def _named(end: End) -> Named:
    return Named(end.iri or "", one_blank(end.span.text) if end.span else "")


def find(decision: Decision, claim: Claim, statements: Sequence[Statement]) -> Statement | Lapsed:
    """Give the statement that a decision is about, or why there is none."""
    for statement in statements:
        if identity_of(statement) == claim.identity:
            return statement
    inside = [each for each in statements if claim.sentence in map(_sentence, each.places)]
    if not inside:
        return Lapsed(decision, "its sentence is not read any more")
    found = next(filter(None, ([s for s in inside if same(claim, s)] for same in _WAYS)), [])
    if len(found) != 1:
        why = "several statements have its words" if found else "nothing is read from its words any more"
        return Lapsed(decision, why)
    if decision.action is Action.ACCEPT and (what := _otherwise(claim, found[0])):
        return Lapsed(decision, f"{what} is read otherwise now: look at it again")
    return found[0]


def _sentence(statement: Statement) -> str:
    return one_blank(statement.sentence.text)


def _same_words(claim: Claim, statement: Statement) -> bool:
    """Tell whether both ends and the relation have the words of a claim, at one of its places."""
    return any(
        _ends(claim, place) and one_blank(place.trigger.text) == claim.phrase for place in statement.places
    )


def _same_ends(claim: Claim, statement: Statement) -> bool:
    """Tell whether both ends have the words of a claim, and the relation is of its family."""
    return statement.relation == claim.relation and any(_ends(claim, place) for place in statement.places)


def _ends(claim: Claim, place: Statement) -> bool:
    words = (_named(place.subject).words, _named(place.object).words)
    return _sentence(place) == claim.sentence and words == (claim.subject.words, claim.object.words)


#: From the strict to the loose.
_WAYS: tuple[Callable[[Claim, Statement], bool], ...] = (_same_words, _same_ends)


def _otherwise(claim: Claim, statement: Statement) -> str:
    """Say what of a claim is another thing now than what was accepted; empty where nothing is."""
    for what, before, end in (
        ("the subject", claim.subject, statement.subject),
        ("the object", claim.object, statement.object),
    ):
        if before.iri != (end.iri or "") and not before.iri.rpartition("/")[2].startswith(UNKNOWN_KIND):
            return what
    if statement.relation != claim.relation:
        return "the relation"
    said = (statement.certainty, statement.negated)
    return "" if said == (claim.certainty, claim.negated) else "the certainty"
