"""Answers are kept by what was asked; what was changed since is asked for again."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from il21kg.errors import Unavailable
from il21kg.proposers.kept import Kept, digest
from il21kg.reading.statements import Proposer

ANSWER = '{"claims": []} \ud800'
BY = Proposer("a-model", digest("asked"), digest(ANSWER))


def test_the_same_question_is_answered_the_same(tmp_path: Path) -> None:
    kept = Kept(tmp_path / "deep" / "proposals")
    assert kept.recall("a-model", BY.prompt) is None
    kept.keep(BY, ANSWER)
    assert kept.recall("a-model", BY.prompt) == ANSWER
    assert kept.recall("another", BY.prompt) is None
    assert kept.recall("a-model", digest("other")) is None


def test_nothing_is_kept_without_a_folder() -> None:
    Kept().keep(BY, ANSWER)
    assert Kept().recall("a-model", BY.prompt) is None


@pytest.mark.parametrize(
    "change",
    [
        lambda held: {**held, "answer": "{}"},
        lambda held: {**held, "model": "another"},
        lambda held: {**held, "answer": None},
        lambda held: [held],
    ],
)
def test_what_was_changed_is_asked_again(tmp_path: Path, change: Callable[[dict[str, str]], object]) -> None:
    kept = Kept(tmp_path)
    kept.keep(BY, ANSWER)
    (file,) = tmp_path.iterdir()
    file.write_text(json.dumps(change(json.loads(file.read_text()))))
    assert kept.recall("a-model", BY.prompt) is None
    file.write_text("{")
    assert kept.recall("a-model", BY.prompt) is None


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Unavailable, match="cannot be made one"):
        Kept(tmp_path / "file" / "proposals").keep(BY, ANSWER)
