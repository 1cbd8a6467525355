"""Both sides of a contradiction with their sentences."""

from pathlib import Path

import pytest

from il21kg.ask.disagreements import Disagreement, tell_lines, tell_sides, within
from il21kg.pipeline import check, make_reader, read


def found(folder: Path, text: str) -> tuple[Disagreement, ...]:
    """Give what disagrees in an article about SOCS3."""
    path = folder / "socs3.txt"
    path.write_text(f"SOCS3\n\n{text}\n", encoding="utf-8")
    return within(check(read(make_reader(), path)))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "SOCS3 promotes apoptosis. SOCS3 prevents apoptosis.",
            "opposite directions: Suppressor of cytokine signaling 3 – promotes → apoptotic process "
            "(socs3.txt:3:1); Suppressor of cytokine signaling 3 – inhibits → apoptotic process "
            "(socs3.txt:3:27)",
        ),
        ("SOCS3 promotes apoptosis. SOCS3 prevents angiogenesis.", None),
    ],
)
def test_a_disagreement_in_one_line(tmp_path: Path, text: str, line: str | None) -> None:
    assert list(tell_lines(found(tmp_path, text))) == ([line] if line else [])


def test_a_disagreement_with_both_sentences_underlined(tmp_path: Path) -> None:
    (each,) = found(tmp_path, "SOCS3 binds IL4R. SOCS3 does not bind IL4R.")
    told = tell_sides(each).splitlines()
    assert told[0] == each.how == "asserted and denied"
    assert "  | SOCS3 binds IL4R." in told
    assert "  | sssss rrrrr oooo" in told
    assert "  | SOCS3 does not bind IL4R." in told
    by_iri = each.contradiction
    assert (by_iri.statement, by_iri.against) == (each.one[0].statement, each.other[0].statement)
