"""Where stored articles came from: noted by line, the last one counts, damaged lines do not."""

from hashlib import sha256
from pathlib import Path

import pytest

from il21kg.store.origins import Origin, Origins, absolute, recall, remember, terms_of, text_of, version_of

ONE, OTHER = Origin("/texts/one.txt", "IL4", None), Origin("/texts/two.txt", None, None, quotes=False)


def test_the_last_note_of_a_version_counts(tmp_path: Path) -> None:
    remember(tmp_path, {"a": ONE, "b": ONE})
    remember(tmp_path, {"a": OTHER})
    assert recall(tmp_path) == {"a": OTHER, "b": ONE}


@pytest.mark.parametrize(
    "line", ["{", "[]", '{"version": "b"}', '{"version": "b", "path": 3, "about": null, "terms": null}']
)
def test_a_damaged_line_is_passed_over(tmp_path: Path, line: str) -> None:
    remember(tmp_path, {"a": ONE})
    with (tmp_path / "il21kg-origins.jsonl").open("a", encoding="utf-8") as notes:
        notes.write(line)  # cut off: no end of line
    remember(tmp_path, {"c": OTHER})
    assert recall(tmp_path) == {"a": ONE, "c": OTHER}


def test_what_was_noted_since_comes_after_what_the_folder_says(tmp_path: Path) -> None:
    remember(tmp_path, {"a": ONE})
    Origins(tmp_path, {}).note({"https://w3id.org/il21kg/document/il4/b": OTHER})
    assert Origins(tmp_path, {"a": OTHER}).all() == {"a": OTHER, "b": OTHER}
    nowhere = Origins(None, {})
    nowhere.note({"x/y": ONE})
    assert nowhere.all() == {"y": ONE}


def test_names_and_places() -> None:
    assert version_of("https://w3id.org/il21kg/document/il4/0a1b") == "0a1b"
    assert absolute("stdin:3") == "stdin:3"
    assert absolute("/texts/../texts/one.txt") == "/texts/one.txt"


def test_the_terms_that_the_articles_were_read_with(tmp_path: Path) -> None:
    assert terms_of(tmp_path) == (None, "")
    terms = tmp_path / "terms"
    terms.mkdir()
    remember(tmp_path, {"a": Origin(None, None, str(terms)), "b": ONE})
    assert terms_of(tmp_path) == (terms, "")
    terms.rmdir()
    folder, said = terms_of(tmp_path)
    assert folder is None
    assert "are gone" in said


def test_a_text_that_changed_is_not_used(tmp_path: Path) -> None:
    file = tmp_path / "one.txt"
    file.write_text("IL4 gene\n", encoding="utf-8")
    origin = Origin(str(file), None, None)
    known = sha256(b"IL4 gene\n").hexdigest()
    assert text_of(origin, known) == "IL4 gene\n"
    file.write_text("IL5 gene\n", encoding="utf-8")
    assert text_of(origin, known) is None
    file.unlink()
    assert text_of(origin, known) is None


def test_what_stands_in_the_folder_is_not_held_in_memory_too(tmp_path: Path) -> None:
    odd = Origin("/texts/\udcff.txt", None, None)  # no UTF-8: it cannot be noted
    held = {"b": OTHER}
    Origins(tmp_path, held).note({"x/a": ONE, "x/b": ONE, "x/c": odd})
    assert held == {"c": odd}
    assert Origins(tmp_path, held).all() == {"a": ONE, "b": ONE, "c": odd}
