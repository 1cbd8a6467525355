"""The name of another organism's gene is no name of ours; what a disease is called holds anywhere."""

from pathlib import Path

import pytest

from il21kg.pipeline import make_reader, read


@pytest.mark.parametrize(
    ("sentence", "name", "reason"),
    [
        ("In mice, colony stimulating factor 2 (Csf2) binds heparin.", "Csf2", "species"),
        ("In mice, loss of CSF2 causes rheumatoid arthritis (RA).", "RA", None),
    ],
)
def test_a_name_given_in_mice(tmp_path: Path, sentence: str, name: str, reason: str | None) -> None:
    path = tmp_path / "csf2.txt"
    path.write_text(f"CSF2 gene\n\n{sentence}\n", encoding="utf-8")
    named = [each for each in read(make_reader(), path).reading.statements if each.relation == "named"]
    assert [(each.object.label, each.not_asserted) for each in named] == [(name, reason)]
