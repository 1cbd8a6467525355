"""An answer is JSON in one form: all else is told, and nothing of it is believed."""

import json

import pytest
from models import claim

from il21kg.proposers.answers import MOST, UnreadableError, read_answer, schema

ONE = claim("IL4", "induces", "apoptosis")
UNREADABLE = (
    ("", "no JSON"),
    ("IL4 induces apoptosis.", "no JSON"),
    ('{"claims": [', "no JSON"),
    ("[" * 100_000, "no JSON"),
    ("1" * 10_000, "no JSON"),
    ("[]", "no list of claims"),
    ('{"claims": {"subject": "IL4"}}', "no list of claims"),
    ('{"claim": []}', "no list of claims"),
    ("NaN", "no list of claims"),
)


@pytest.mark.parametrize(("content", "reason"), UNREADABLE, ids=lambda each: each[:20])
def test_what_is_no_answer_is_told(content: str, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason):
        read_answer(content)


@pytest.mark.parametrize(
    "fence", ["{}", "```json\n{}\n```", " ```\n{}\n```  ", "Sure!\n```json\n{}\n```\nThat is all."]
)
def test_a_block_of_markdown_around_it_is_taken_off(fence: str) -> None:
    (read,) = read_answer(fence.replace("{}", json.dumps({"claims": [ONE]})))
    assert (read.subject, read.relation, read.object, read.fault) == ("IL4", "induces", "apoptosis", "")


def test_numbers_that_are_none_lone_surrogates_and_long_names_do_no_harm() -> None:
    odd = (
        '{"claims": [{"subject": "\\ud800", "relation": "induces", "object": "x", "score": NaN, "' + "k" * 99
    )
    (read,) = read_answer(odd + '": 1}]}')
    assert read.subject == "?"
    assert read.strange == ("k" * 60 + "…", "score")


def test_no_more_claims_are_looked_at_than_a_sentence_can_make() -> None:
    *read, more = read_answer(json.dumps({"claims": [ONE] * (MOST + 7)}))
    assert len(read) == MOST
    assert more.fault == f"7 more claims than the {MOST} that are looked at"


def test_the_schema_knows_the_relations_and_nothing_else() -> None:
    claims = schema(["induces", "is_a"])["properties"]["claims"]["items"]
    assert claims["properties"]["relation"]["enum"] == ["induces", "is_a"]
    assert claims["additionalProperties"] is False
    assert claims["required"] == ["subject", "relation", "object", "certainty", "negated"]
