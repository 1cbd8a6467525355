"""What curators decide holds for each statement; where they contradict each other nothing is asserted."""

from dataclasses import replace

import pytest
from curating import ADA, BOB, CYN, TEXT, decided, fond, one, read, seen
from hypothesis import given
from hypothesis import strategies as st
from sayings import claim

from il21kg.curation.decisions import Decision, Decisions, Fact
from il21kg.curation.verdicts import Curated, curate
from il21kg.reading.statements import Statement

MADE = (
    decided("accept", "CD4"),
    decided("reject", "CD4", by=BOB, at=1),
    decided("accept", "monocytes", at=2),
    decided("reject", "monocytes", at=3),
    decided("accept", "moonlight receptors", by=CYN),
    decided("correct", "apoptosis", fact=Fact(relation="regulates")),
    decided("correct", "apoptosis", by=BOB, fact=Fact(relation="regulates")),
    decided("add", fact=fond()),
    decided("add", by=BOB, at=5, fact=fond()),
    decided("accept", "CD4", by=CYN, at=9),
)


def after(*decisions: Decision, text: str = TEXT) -> Curated:
    return curate(seen(text), read(text), Decisions(frozenset(decisions)).of("page"))


def verdicts(curated: Curated) -> list[str]:
    return [f"{claim(each)}: {each.verdict}" for each in curated.statements if each.verdict]


def test_without_decisions_nothing_changes() -> None:
    assert after() == Curated(read())


@pytest.mark.parametrize(
    ("decisions", "said"),
    [
        ([decided("accept", "CD4")], ["uniprot:Q9HBE4 RO:0002436 uniprot:P01730: accepted"]),
        ([decided("reject", "CD4")], ["uniprot:Q9HBE4 RO:0002436 uniprot:P01730 rejected: rejected"]),
        ([decided("accept", "monocytes")], ["uniprot:Q9HBE4 ikg:actsOnCell CL:0000576: accepted"]),
        ([decided("reject", "monocytes")], ["uniprot:Q9HBE4 ikg:actsOnCell CL:0000576 species: rejected"]),
        (
            [decided("correct", "CD4", fact=Fact(relation="inhibits"))],
            ["uniprot:Q9HBE4 ikg:decreasesActivityOf uniprot:P01730: corrected"],
        ),
        ([decided("add", fact=fond())], ["uniprot:Q9HBE4 ikg:actsOnCell CL:0000786: added"]),
        (
            [decided("accept", "CD4"), decided("reject", "CD4", by=BOB)],
            ["uniprot:Q9HBE4 RO:0002436 uniprot:P01730 disputed: disputed"],
        ),
        (
            [decided("accept", "CD4"), decided("reject", "CD4", at=1)],
            ["uniprot:Q9HBE4 RO:0002436 uniprot:P01730 rejected: rejected"],
        ),
        (
            [decided("accept", "CD4"), decided("accept", "CD4", by=BOB)],
            ["uniprot:Q9HBE4 RO:0002436 uniprot:P01730: accepted"],
        ),
    ],
    ids=["accept", "reject", "overrule", "reject-b", "correct", "add", "dispute", "second-thought", "agree"],
)
def test_a_decision_has_its_effect(decisions: list[Decision], said: list[str]) -> None:
    assert verdicts(after(*decisions)) == said


def test_an_accepted_statement_keeps_the_tier_of_the_program() -> None:
    (accepted,) = [each for each in after(decided("accept", "monocytes")).statements if each.verdict]
    assert (accepted.tier, accepted.overruled, accepted.not_asserted) == ("B", "species", None)


def test_what_the_source_denies_stays_denied_when_it_is_accepted() -> None:
    text = "IL21 gene\n\nIL-21 does not bind CD4."
    curated = after(decided("accept", "CD4", text=text), text=text)
    assert verdicts(curated) == ["uniprot:Q9HBE4 RO:0002436 uniprot:P01730 NOT: accepted"]
    assert curated.statements[0].not_asserted == "negated"


def test_a_verdict_says_who_decided_when_and_why() -> None:
    rejected = decided("reject", "CD4", reason="a figure of speech")
    (statement,) = [each for each in after(rejected).statements if each.verdict]
    (review,) = statement.reviews
    assert (review.decision, review.action, review.curator, review.date, review.reason) == (
        *(rejected.name, "reject", ADA, "2026-11-28T09:00:00Z", "a figure of speech"),
    )


def test_two_who_add_the_same_have_added_one_statement() -> None:
    curated = after(decided("add", fact=fond()), decided("add", by=BOB, fact=fond()))
    (statement,) = [each for each in curated.statements if each.added]
    assert {review.curator for review in statement.reviews} == {ADA, BOB}


def test_what_no_longer_applies_is_told_and_changes_nothing() -> None:
    text = TEXT.replace("binds CD4", "binds CD8A").replace("fond", "afraid")
    curated = after(decided("reject", "CD4"), decided("add", fact=fond()), text=text)
    assert curated.statements == read(text)
    assert sorted(each.why for each in curated.lapsed) == [
        "its sentence is not in the text any more",
        "its sentence is not read any more",
    ]
    assert curated.applied == ()


def test_means_are_those_that_were_decided_of() -> None:
    mean, whole = one("CD4"), one("monocytes")
    statements: tuple[Statement, ...] = (mean, replace(whole, means=(mean,)))
    curated = curate(seen(), statements, [decided("reject", "CD4")])
    assert curated.statements[1].means == (curated.statements[0],)
    assert curated.statements[0].verdict == "rejected"


@given(st.lists(st.sampled_from(MADE)))
def test_what_is_decided_holds_whatever_the_order_of_the_lines(decisions: list[Decision]) -> None:
    assert after(*decisions) == after(*reversed(decisions))


@given(st.lists(st.sampled_from(MADE)))
def test_no_statement_is_lost_and_none_that_is_rejected_is_asserted(decisions: list[Decision]) -> None:
    curated = after(*decisions)
    unchanged = [each for each in curated.statements if each.verdict is None]
    assert len(curated.statements) == len(read()) + sum(each.added for each in curated.statements)
    assert [each for each in unchanged if each not in read()] == []
    kept_back = [each for each in curated.statements if each.verdict in ("rejected", "disputed")]
    assert all(each.not_asserted for each in kept_back)
    assert {*curated.applied} | {each.decision for each in curated.lapsed} == set(decisions)
