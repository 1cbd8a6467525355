"""An audit is told as text, as JSON and as Markdown, with the same numbers."""

import json
from pathlib import Path

from il21kg.audit import Audit, Found
from il21kg.audit.catalogue import CHECKS
from il21kg.audit.findings import Example
from il21kg.audit.telling import markdown, tell, to_values

AUDIT = Audit(
    places=("a.tsv", "b.tsv"),
    claims=8,
    things=2,
    sourced=6,
    evident=4,
    licences=("CC0-1.0",),
    prefixes={"HGNC": 7, "CL": 2},
    found=(
        Found(CHECKS[0], 2, (Example("b.tsv:3", "HGNC:6014 – affects → CL:0000236"),)),
        Found(CHECKS[24], 1, (Example("b.tsv:9", "a*b"),)),
    ),
)


def test_as_text() -> None:
    lines = tell(AUDIT).splitlines()
    assert lines[:4] == [
        "a.tsv, b.tsv: 8 claims, 2 things",
        "  source      6 of 8 (75%) name one",
        "  evidence    4 of 8 (50%) have some",
        "  licence     CC0-1.0",
    ]
    assert "error A1: a claim should name its source (2)" in lines
    assert "  … and 1 more" in lines
    assert lines[-1] == "2 errors, 0 warnings, 1 info."


def test_as_json() -> None:
    values = json.loads(json.dumps(to_values(AUDIT)))
    assert (values["errors"], values["warnings"], values["infos"]) == (2, 0, 1)
    assert values["prefixes"] == {"HGNC": 7, "CL": 2}
    assert [(each["id"], each["count"]) for each in values["findings"]] == [("A1", 2), ("A25", 1)]
    assert values["findings"][1]["examples"] == [{"where": "b.tsv:9", "what": "a*b"}]


def test_as_markdown() -> None:
    text = markdown(AUDIT)
    assert "| A1 | error | a claim should name its source | 2 |" in text
    assert "- `b.tsv:9`: a\\*b" in text
    assert text.startswith("# Audit of `a.tsv`, `b.tsv`")


def test_the_command(command, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    nodes, edges = tmp_path / "nodes.tsv", tmp_path / "edges.tsv"
    nodes.write_text("id\tcategory\tname\nHGNC:6014\tbiolink:Gene\tIL4\n")
    edges.write_text("subject\tpredicate\tobject\nHGNC:6014\tbiolink:affects\tCL:0000236\n")
    code, out, _ = command("audit", nodes, edges, "--json")
    assert code == 1
    assert [each["id"] for each in json.loads(out)["findings"]] == ["A1", "A3", "A4", "A5", "A22", "A28"]
    assert command("audit", nodes, "--format", "markdown")[0] == 0
    assert "1 thing" in command("audit", nodes)[1]
    code, _, told = command("audit", tmp_path / "none.tsv")
    assert (code, "none.tsv" in told) == (2, True)
