"""Files of claims: which way each is read, and what the verdicts on it add up to."""

from pathlib import Path

import pytest

from il21kg.errors import InputError
from il21kg.pipeline import make_reader
from il21kg.verdict.checking import claims_of_text, read_claims

READER = make_reader()


@pytest.mark.parametrize(
    ("name", "text", "objects"),
    [
        ("a.tsv", "subject\trelation\tobject\nIL4\tbinds\tSTAT6\n", ["STAT6"]),
        ("a.jsonl", '{"subject": "IL4", "predicate": "binds", "object": "STAT6"}\n', ["STAT6"]),
        ("a.md", "IL-4 induces **apoptosis**.\n", ["apoptotic process"]),
        ("a", '{"subject": "IL4", "predicate": "binds", "object": "STAT6"}\n', ["STAT6"]),
    ],
)
def test_a_file_is_a_table_or_prose(tmp_path: Path, name: str, text: str, objects: list[str]) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    found = read_claims(tmp_path / name, READER, None)
    assert [each.object for each in found.claims] == objects


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "latin.md").write_bytes(b"IL-4 na\xefve\n")
    with pytest.raises(InputError, match="byte 7 is not UTF-8"):
        read_claims(tmp_path / "latin.md", READER, None)
    with pytest.raises(InputError, match="cannot be read"):
        read_claims(tmp_path / "gone.md", READER, None)


def test_a_text_of_json_lines_is_a_table() -> None:
    found = claims_of_text('{"subject": "a", "relation": "b", "object": "c"}', "stdin", READER, None)
    assert [str(each) for each in found.claims] == ["a – b → c"]
