"""What was read, told in plain lines."""

from pathlib import Path

import pytest

from il21kg.pipeline import make_reader, read
from il21kg.show.account import STATUS, tell_reading


def told(folder: Path, text: str, *contradictions: str) -> list[str]:
    path = folder / "page.txt"
    path.write_text(f"IL4 gene\n\n{text}\n", encoding="utf-8")
    return tell_reading(read(make_reader(), path), contradictions=contradictions).splitlines()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "It binds IL4R. The weather is fine.",
            "sentences   1 used, 0 with known terms but no statement, 1 ",
        ),
        ("Does it bind IL4R?", "1 asked, not said"),
        ("It may bind IL4R.", "statements  1: 0 stated, 1 hedged"),
        ("The weather is fine.", "statements  0"),
    ],
)
def test_the_head_counts(tmp_path: Path, text: str, line: str) -> None:
    assert line in "\n".join(told(tmp_path, text))


def test_contradictions_are_told_at_the_end(tmp_path: Path) -> None:
    assert told(tmp_path, "It binds IL4R.", "one; other")[-2:] == ["Contradictions", "  one; other"]


def test_each_use_of_a_sentence_has_its_words() -> None:
    assert len(set(STATUS.values())) == len(STATUS)
