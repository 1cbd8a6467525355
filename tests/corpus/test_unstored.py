"""Files are read and checked without a store; what fails is told, and the rest goes on."""

from pathlib import Path

import pytest

from il21kg.corpus.unstored import checked_files
from il21kg.errors import Il21kgError


def test_what_fails_is_told_and_the_rest_goes_on(tmp_path: Path) -> None:
    for name, text in (
        ("a.txt", "IL4 gene\n\nIL-4 induces apoptosis.\n"),
        ("b.txt", "Nothing of any gene here.\n"),
        ("c.txt", "IL2 gene\n\nIL-2 acts on B cells.\n"),
    ):
        (tmp_path / name).write_text(text)
    failures: list[Il21kgError] = []
    checked = list(checked_files([tmp_path], None, None, failures.append))
    assert [each.article.document.key for each in checked] == ["a", "c"]
    assert [each.report.conforms for each in checked] == [True, True]
    assert len(failures) == 1
    assert "b.txt" in failures[0].message


@pytest.mark.parametrize(("name", "told"), [("a.html", "Two texts have the key “a”")])
def test_two_texts_with_one_key_are_told(tmp_path: Path, name: str, told: str) -> None:
    for each in ("a.txt", name):
        (tmp_path / each).write_text("<p>IL4 gene</p><p>IL-4 induces apoptosis.</p>")
    failures: list[Il21kgError] = []
    assert len(list(checked_files([tmp_path], None, "IL4", failures.append))) == 1
    assert failures[0].message.startswith(told)
