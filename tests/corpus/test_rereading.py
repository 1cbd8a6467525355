"""Articles are read again as they were loaded, as long as their texts are what they were."""

from functools import cache
from pathlib import Path

import pytest

from il21kg.corpus.rereading import articles
from il21kg.knowledge import KnowledgeGraph
from il21kg.pipeline import make_reader
from il21kg.store.origins import Origins
from il21kg.store.store import open_store

READER = cache(make_reader)


@pytest.fixture
def loaded(tmp_path: Path) -> Path:
    """A folder with an article, a table, and the store that holds both."""
    (tmp_path / "il4.txt").write_text("IL4 gene\n\nIL-4 induces apoptosis.\n", encoding="utf-8")
    (tmp_path / "genes.tsv").write_text("symbol\tsummary\nIL2\tIL-2 induces apoptosis.\n", encoding="utf-8")
    graph = KnowledgeGraph(tmp_path / "kept")
    tally = graph.load_all([tmp_path / "il4.txt", tmp_path / "genes.tsv"])
    assert tally.states["saved"] == 2
    return tmp_path


def again(folder: Path, *, tables: bool = False) -> set[str]:
    """Titles or genes of what can be read again."""
    with open_store(str(folder / "kept")) as store:
        article = articles(store, Origins(store.folder, {}).all(), READER, tables=tables)
        read = [article(each.document) for each in store.documents()]
    return {each.reading.topic.label for each in read if each}


def test_rows_of_tables_are_read_again_where_that_is_wanted(loaded: Path) -> None:
    assert again(loaded) == {"IL4"}
    assert again(loaded, tables=True) == {"IL2", "IL4"}


def test_a_text_that_was_changed_is_not_read(loaded: Path) -> None:
    (loaded / "il4.txt").write_text("IL4 gene\n\nIL-4 does not induce apoptosis.\n", encoding="utf-8")
    assert again(loaded, tables=True) == {"IL2"}


def test_what_nobody_noted_is_not_read(loaded: Path) -> None:
    with open_store(str(loaded / "kept")) as store:
        article = articles(store, {}, READER, tables=True)
        assert [article(each.document) for each in store.documents()] == [None, None]
        assert article("urn:no-document-of-it") is None
