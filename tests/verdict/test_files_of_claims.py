"""Files of claims: which way each is read, and what the verdicts on it add up to."""

import gzip
from pathlib import Path

import pytest

from il21kg.errors import InputError
from il21kg.knowledge import KnowledgeGraph
from il21kg.pipeline import make_reader
from il21kg.verdict.checking import claims_of_text, read_claims
from il21kg.verdict.verdicts import Finding

READER = make_reader()


@pytest.mark.parametrize(
    ("name", "text", "objects"),
    [
        ("a.tsv", "subject\trelation\tobject\nIL4\tbinds\tSTAT6\n", ["STAT6"]),
        ("a.jsonl", '{"subject": "IL4", "predicate": "binds", "object": "STAT6"}\n', ["STAT6"]),
        ("a.md", "IL-4 induces **apoptosis**.\n", ["apoptotic process"]),
        ("a", '{"subject": "IL4", "predicate": "binds", "object": "STAT6"}\n', ["STAT6"]),
        ("a", '{"subject": "a", "predicate": "b", "object": "c"}\n' * 2, ["c", "c"]),
        ("a.json", '[{"subject": "a", "predicate": "b", "object": "c"}]', ["c"]),
        (
            "a.json",
            '{\n "gene": "IL4",\n "claims": [{"subject": "a", "relation": "b", "object": "c"}]\n}',
            ["c"],
        ),
        ("a.json", '{\n "subject": "a",\n "relation": "b",\n "object": "c"\n}', ["c"]),
        ("A.CSV", "Subject,Relation,Object\nIL4,binds,STAT6\n", ["STAT6"]),
        ("A.TSV.GZ", "", []),
        ("a.md", "[1] IL-4 induces apoptosis.\n", ["apoptotic process"]),
    ],
)
def test_a_file_is_a_table_or_prose(tmp_path: Path, name: str, text: str, objects: list[str]) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    if name == "A.TSV.GZ":
        (tmp_path / name).write_bytes(gzip.compress(b"subject\trelation\tobject\n"))
    found = read_claims(tmp_path / name, READER, None)
    assert [each.object for each in found.claims] == objects


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "latin.md").write_bytes(b"IL-4 na\xefve\n")
    with pytest.raises(InputError, match="byte 7 is not UTF-8"):
        read_claims(tmp_path / "latin.md", READER, None)
    with pytest.raises(InputError, match="cannot be read"):
        read_claims(tmp_path / "gone.md", READER, None)
    with pytest.raises(InputError, match="there is no such file"):
        read_claims(tmp_path / "gone.tsv", READER, None)
    (tmp_path / "one.csv").write_text("claim\nIL-4 binds STAT6\n", encoding="utf-8")
    with pytest.raises(InputError) as raised:
        read_claims(tmp_path / "one.csv", READER, None)
    assert "sentences are read from plain text or Markdown" in raised.value.advice


def test_a_text_of_json_lines_is_a_table() -> None:
    found = claims_of_text('{"subject": "a", "relation": "b", "object": "c"}', "stdin", READER, None)
    assert [str(each) for each in found.claims] == ["a – b → c"]


@pytest.mark.parametrize("form", ["tsv", "jsonl"])
def test_our_own_edges_of_kgx_are_stated_by_the_texts_they_are_of(tmp_path: Path, form: str) -> None:
    graph = KnowledgeGraph(":memory:")
    graph.load(
        text="IL4 gene\n\nIL-4 activates STAT6. IL-4 does not bind STAT3. IL-4 may induce apoptosis. "
        "IL-4 promotes angiogenesis. IL-4 is produced by mast cells. Mutations in IL4 cause asthma. "
        "IL-4 phosphorylates JAK1.",
        key="il4",
        reader=READER,
    )
    graph.to_kgx(tmp_path / "kg", f"kgx-{form}")
    found = graph.check(tmp_path / f"kg_edges.{form}")
    assert dict(found.counts) == {Finding.STATED: 7}
    assert {each.claim.negated for each in found} == {True, False}
