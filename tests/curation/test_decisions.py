"""Decisions are lines that can be merged in any order; what is none is told with its line."""

import json
import re
from dataclasses import replace
from itertools import product

import pytest
from curating import ADA, BOB, decided, fond
from hypothesis import given
from hypothesis import strategies as st

from il21kg.curation.decisions import (
    Action,
    Decision,
    Decisions,
    Fact,
    in_order,
    read_lines,
    to_line,
    to_lines,
)
from il21kg.errors import InputError

MADE = (
    *(
        decided(action, words, by=by, at=at)
        for action, words, by, at in product(("accept", "reject"), ("apoptosis", "CD4"), (ADA, BOB), (1, 2))
    ),
    decided("correct", "CD4", fact=Fact(relation="inhibits"), reason="“binds” as a figure of speech"),
    decided("add", fact=fond()),
)
some = st.sets(st.sampled_from(MADE)).map(frozenset).map(Decisions)


@pytest.mark.parametrize("decision", MADE, ids=lambda each: each.name)
def test_a_decision_is_one_line_with_its_keys_in_order(decision: Decision) -> None:
    line = to_line(decision)
    assert "\n" not in line
    assert list(json.loads(line)) == sorted(json.loads(line))
    assert read_lines(line, "a file").all == {decision}


@given(some, some, some)
def test_files_are_merged_in_any_order_and_each_line_counts_once(
    a: Decisions, b: Decisions, c: Decisions
) -> None:
    assert a | b == b | a
    assert (a | b) | c == a | (b | c)
    assert a | a == a == a | Decisions()
    assert read_lines(to_lines(a.all) + to_lines(b.all), "both") == a | b


@given(st.permutations(MADE))
def test_the_order_of_the_lines_says_nothing(lines: list[Decision]) -> None:
    text = "".join(f"{to_line(each)}\n" for each in lines)
    assert read_lines(text, "a file").digest("page") == Decisions(frozenset(MADE)).digest("page")
    assert list(read_lines(text, "a file").of("page")) == in_order(MADE)


def test_who_thinks_better_of_it_withdraws_the_own_decision_and_no_other() -> None:
    accepted = decided("accept", "CD4")
    back = Decision(Action.WITHDRAW, "page", ADA, "2026-11-28T10:00:00Z", withdrawn=accepted.name)
    assert Decisions(frozenset((accepted, back))).of("page") == ()
    theirs = replace(back, curator=BOB)
    assert Decisions(frozenset((accepted, theirs))).of("page") == (accepted,)


def test_no_decisions_have_no_digest() -> None:
    made = Decisions(frozenset(MADE))
    assert (Decisions().digest("page"), made.digest("another page"), len(made.digest("page"))) == ("", "", 64)
    assert made.documents == ("page",)


LINE = to_line(decided("accept", "CD4"))


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "line 1 column 2"),
        ("[]", "It is no object"),
        (LINE.replace('"accept"', '"praise"'), "'praise' is not a valid Action"),
        (LINE.replace('"claim"', '"clam"'), "“clam” is not known"),
        (LINE.replace('"phrase": "binds"', '"phrase": 7'), "“phrase” is not of str"),
        (LINE.replace("T09:00:00Z", ""), "“2026-11-28” is no time in UTC"),
        (LINE.replace("0097", "0098"), "is no ORCID"),
        (LINE.replace('"accept"', '"correct"'), "correct needs “fact”"),
        (re.sub(r'"claim": .*, "curator"', '"claim": "it", "curator"', LINE), "“it” is no object"),
    ],
    ids=["torn", "list", "action", "key", "type", "date", "check-digit", "needs", "claim"],
)
def test_a_line_that_is_no_decision_is_told(line: str, message: str) -> None:
    with pytest.raises(InputError, match=f"mine.jsonl:2: no decision: .*(?:{message})"):
        read_lines(f"{LINE}\n{line}\n", "mine.jsonl")


def test_marks_of_a_conflict_are_told_as_such() -> None:
    with pytest.raises(InputError, match=r"mine\.jsonl:2: this line marks a conflict") as told:
        read_lines(f"{LINE}\n<<<<<<< ours\n{LINE}\n=======\n", "mine.jsonl")
    assert "Keep the lines of both sides" in str(told.value.advice)
