"""What people say of their dataset: a licence, a creator or a day that is none is refused."""

from pathlib import Path

import pytest

from il21kg.errors import InputError
from il21kg.store.address import read_address
from il21kg.store.imprint import FILE, UNTOLD, Imprint, imprint, imprint_beside
from il21kg.store.store import open_store

SAID = """
title = "What a laboratory reads"
licence = "CC0-1.0"
creators = ["0000-0002-1825-0097", "A laboratory"]
issued = 2025-05-04
files = ["https://example.org/graph.nt"]
"""
READ = Imprint(
    "What a laboratory reads",
    "https://spdx.org/licenses/CC0-1.0",
    ("https://orcid.org/0000-0002-1825-0097", "A laboratory"),
    "2025-05-04",
    ("https://example.org/graph.nt",),
)


def test_a_file_says_whose_the_dataset_is(tmp_path: Path) -> None:
    assert imprint_beside(tmp_path) == UNTOLD
    (tmp_path / FILE).write_text(SAID)
    assert imprint_beside(tmp_path) == READ


def test_a_store_has_the_imprint_of_its_folder(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "store"), write=True) as store:
        (tmp_path / "store" / FILE).write_text(SAID)
        assert store.imprint == READ


def test_the_file_of_an_endpoint_says_it_too(tmp_path: Path) -> None:
    path = tmp_path / "graph.toml"
    path.write_text(f'query = "http://127.0.0.1:1/query"\n{SAID}')
    assert read_address(str(path)).imprint == READ
    assert read_address("http://127.0.0.1:1/query").imprint == UNTOLD


def test_an_option_goes_before_the_file() -> None:
    assert imprint(licence="MIT", creators=["B"]).over(READ).licence == "https://spdx.org/licenses/MIT"
    assert UNTOLD.over(READ) == READ


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ('licence = "free for all"', "is no licence"),
        ('licence = "free-for-all"', "is no licence"),
        ('creators = ["0000-0002-1825-0098"]', "its last digit"),
        ('creators = [" "]', "has no name"),
        ("creators = [7]", "creators is no text"),
        ('issued = "soon"', "is no date"),
        ('files = "here"', "is no address of a file"),
        ("licence", "is no TOML"),
        ('query = "https://example.org/"', "there is no “query”"),
    ],
)
def test_what_is_wrong_names_the_file(tmp_path: Path, said: str, problem: str) -> None:
    (tmp_path / FILE).write_text(said)
    with pytest.raises(InputError, match=f"{FILE}.*{problem}"):
        imprint_beside(tmp_path)


def test_the_file_is_named_once(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("issued = 7")
    with pytest.raises(InputError) as error:
        imprint_beside(tmp_path)
    assert error.value.message == f"{tmp_path / FILE}: issued is no text."
