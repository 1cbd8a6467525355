"""Finds what ships with the package, installed or in a checkout, and says which version it is."""

from pathlib import Path
from typing import Final

VERSION: Final = "0.1.0"
_PACKAGE: Final = Path(__file__).parent
#: Name of the article that ships with the package.
SAMPLE: Final = "il21-sample.txt"


def folder(name: str) -> Path:
    """Give `ontology` or `queries`, inside the package when installed, beside it in a checkout; or a wing."""
    packaged = _PACKAGE / name
    return packaged if packaged.is_dir() else _PACKAGE.parent / name


def texts(folder_: Path, ending: str) -> dict[str, str]:
    """Read the files of a folder that end in `ending`: file name → text, in the order of their names."""
    entries = (entry for entry in folder_.iterdir() if entry.name.endswith(ending))
    return {entry.name: entry.read_text(encoding="utf-8") for entry in sorted(entries)}


def sample_article() -> bytes:
    """Give the bytes of the sample article that ships with the package."""
    return (_PACKAGE / "sample" / SAMPLE).read_bytes()
