"""Decisions are told with their state, contradictions with both sides and how far the two agree."""

from curating import ADA, BOB, TEXT, decided, fond, read, seen

from il21kg.curation.agreement import Agreement
from il21kg.curation.decisions import Decision, Decisions, Fact, Quote
from il21kg.curation.verdicts import curate
from il21kg.show.decided import said, states, tell_conflicts, tell_decisions, to_values

REJECTED = decided("reject", "CD4", reason="a figure of speech")
CORRECTED = decided("correct", "apoptosis", at=1, fact=Fact(relation="regulates", object=Quote("cell death")))


def told(*decisions: Decision, text: str = TEXT) -> dict[Decision, str]:
    made = Decisions(frozenset(decisions))
    return states(made, {"page": curate(seen(text), read(text), made.of("page"))})


def test_each_decision_is_told_with_who_and_why() -> None:
    assert tell_decisions(told(REJECTED)).splitlines() == [
        "reject   page  IL-21 – binds → CD4",
        f"         {REJECTED.name}, 0000-0002-1825-0097, 2026-11-28: a figure of speech",
        "1 decision, 0 of which do not apply.",
    ]
    assert tell_decisions({}) == "Nothing was decided."


def test_what_does_not_apply_says_why() -> None:
    lines = tell_decisions(told(CORRECTED)).splitlines()
    assert lines[2:] == [
        "         does not apply: “cell death” does not stand in its sentence any more",
        "1 decision, 1 of which do not apply.",
    ]
    unread = states(Decisions(frozenset((REJECTED,))), {"page": None})
    assert unread == {REJECTED: "the text is not at hand: nothing is known of it"}


def test_what_is_decided_is_said_in_words() -> None:
    assert said(CORRECTED) == "IL-21 – may induce → apoptosis: object cell death, relation regulates"
    added = decided("add", fact=fond("hedged"))
    assert said(added) == "(the gene of the text) – acts_on_cell → Plasma cells"


def test_contradictions_are_told_with_the_agreement() -> None:
    theirs = (decided("accept", "CD4", by=BOB), REJECTED)
    lines = tell_conflicts([theirs], [Agreement(ADA, BOB, 4, 3, 0.5), Agreement(ADA, BOB, 0, 0, None)])
    assert lines.splitlines()[-3:] == [
        "0000-0002-1825-0097 and 0000-0001-5109-3700: kappa 0.50, 3 of 4 common decisions the same",
        "0000-0002-1825-0097 and 0000-0001-5109-3700: kappa not defined, 0 of 0 common decisions the same",
        "1 contradiction.",
    ]
    assert tell_conflicts([], []) == "Only one curator has decided anything.\n0 contradictions."


def test_as_values_they_have_their_name_and_their_state() -> None:
    (value,) = to_values({REJECTED: ""})
    assert (value["name"], value["action"], value["lapsed"]) == (REJECTED.name, "reject", None)
