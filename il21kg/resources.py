"""Finds what ships with the package, installed or in a checkout, and says which version it is."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

VERSION: Final = "0.1.0"
#: Name of the article that ships with the package.
SAMPLE: Final = "il21-sample.txt"


def folder(name: str) -> Traversable:
    """Give `ontology` or `queries`: inside the package when installed, beside it in a checkout."""
    packaged = files(__package__) / name
    return packaged if packaged.is_dir() else Path(__file__).parents[1] / name


def texts(folder_: Traversable, ending: str) -> dict[str, str]:
    """Read the files of a folder that end in `ending`: file name → text, in the order of their names."""
    entries = sorted(
        (entry for entry in folder_.iterdir() if entry.name.endswith(ending)), key=lambda e: e.name
    )
    return {entry.name: entry.read_text(encoding="utf-8") for entry in entries}


def sample_article() -> bytes:
    """Give the bytes of the sample article that ships with the package."""
    return (files(__package__) / "sample" / SAMPLE).read_bytes()
