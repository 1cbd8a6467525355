"""Tables of claims: which column holds what, which rows are claims, which values say what."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from il21kg.corpus.tables import open_table
from il21kg.errors import InputError
from il21kg.verdict.claims import Claim, Claims, claims_of_table


def table(folder: Path, name: str, *lines: str) -> Claims:
    file = folder / name
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return claims_of_table(open_table(file))


Told = tuple[str, str, str, bool, bool, str, str]


def told(claim: Claim) -> Told:
    ends = (claim.subject, claim.relation, claim.object)
    return (*ends, claim.hedged, claim.negated, claim.direction, claim.quote)


@pytest.mark.parametrize(
    ("name", "lines", "claims"),
    [
        (
            "a.tsv",
            ["subject\trelation\tobject", "IL4\tbinds\tIL13"],
            [("IL4", "binds", "IL13", False, False, "", "")],
        ),
        (
            "a.csv",
            ["Gene;Relationship;Target;Certainty;Negated;Quote", 'IL4;binds;IL13;possible;yes;"It; may"'],
            [("IL4", "binds", "IL13", True, True, "", "It; may")],
        ),
        (
            "a.tsv",
            ["gene\trelation\tobject\tsource\tevidence", "IL4\tbinds\tIL13\tlab book\tPMID:1"],
            [("IL4", "binds", "IL13", False, False, "", "")],
        ),
        (
            "a.tsv",
            ["source\trel\ttarget\tknowledge_level", "IL4\tbinds\tIL13\tnot_provided"],
            [("IL4", "binds", "IL13", True, False, "", "")],
        ),
        (
            "a.tsv",
            ["gene\trelation\tdisease", "IL4\tcauses\tasthma"],
            [("IL4", "causes", "asthma", False, False, "", "")],
        ),
        (
            "edges.tsv",
            [
                "id\tsubject\tpredicate\tobject\tnegated\tobject_direction_qualifier\tsupporting_text",
                "1\tHGNC:6014\tbiolink:affects\tCL:0000236\tFalse\tupregulated\tIt does.",
            ],
            [("HGNC:6014", "biolink:affects", "CL:0000236", False, False, "increased", "It does.")],
        ),
        (
            "edges.jsonl",
            [
                '{"subject": "HGNC:6014", "predicate": "biolink:treats", "object": "MONDO:0004979",'
                ' "supporting_text": ["It treats.", "So."]}',
                '{"subject": "HGNC:6014", "predicate": "biolink:treats", "object": "MONDO:0004979",'
                ' "negated": true}',
            ],
            [
                ("HGNC:6014", "biolink:treats", "MONDO:0004979", False, False, "", "It treats."),
                ("HGNC:6014", "biolink:treats", "MONDO:0004979", False, True, "", ""),
            ],
        ),
        (
            "edge.jsonl",
            [
                '{"subject": "HGNC:6014", "predicate": "biolink:treats", "object": "MONDO:0004979",'
                ' "negated": true, "supporting_text": ["It treats.", "So."]}'
            ],
            [("HGNC:6014", "biolink:treats", "MONDO:0004979", False, True, "", "It treats.")],
        ),
    ],
)
def test_a_row_is_a_claim(tmp_path: Path, name: str, lines: Sequence[str], claims: list[Told]) -> None:
    assert [told(each) for each in table(tmp_path, name, *lines).claims] == claims


def test_a_table_says_which_column_holds_what_and_what_is_left(tmp_path: Path) -> None:
    found = table(tmp_path, "a.tsv", "head\trel\ttail", "IL4\tbinds\t", "IL4\tbinds\tIL13", "IL4")
    assert found.understood == "subject from “head”, relation from “rel”, object from “tail”"
    assert [each.place for each in found.claims] == [f"{tmp_path}/a.tsv:3"]
    assert found.left == (
        f"{tmp_path}/a.tsv:2: not read (subject, relation or object is empty)",
        f"{tmp_path}/a.tsv:4: not read (1 column, and the header has 3)",
    )


@pytest.mark.parametrize(
    ("lines", "problem", "advice"),
    [
        (["subject\tobject", "a\tb"], "with the relation of a claim", "subject, relation, object"),
        (
            ["subject\trelation\tobject\tcertainty", "a\tb\tc\tperhapsy"],
            "“perhapsy” is no certainty",
            "hedged",
        ),
        (["subject\trelation\tobject\tnegated", "a\tb\tc\tmaybe"], "“maybe” is no negated", "false"),
        (["subject\trelation\tobject\tdirection", "a\tb\tc\tleft"], "“left” is no direction", "increased"),
    ],
)
def test_what_cannot_be_understood_is_refused(
    tmp_path: Path, lines: Sequence[str], problem: str, advice: str
) -> None:
    with pytest.raises(InputError, match=problem) as caught:
        table(tmp_path, "a.tsv", *lines)
    assert advice in caught.value.advice
