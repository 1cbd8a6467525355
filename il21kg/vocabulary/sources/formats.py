"""Reads a file of terms by its format: HGNC, OBO, RDF, SSSOM or a plain list; `.gz` as it stands."""

import codecs
import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Final

from il21kg.errors import InputError, SyntaxFault
from il21kg.files import DATA_LIMIT, in_utf8, needed, read_bounded, unpack
from il21kg.vocabulary.sources.entries import Terminology
from il21kg.vocabulary.sources.hgnc import read_hgnc
from il21kg.vocabulary.sources.mappings import read_list, read_sssom
from il21kg.vocabulary.sources.obo import read_obo
from il21kg.vocabulary.sources.rdf import ENDINGS, read_rdf
from il21kg.vocabulary.sources.tables import columns_of

_TABLES: Final = ("tsv", "txt", "tab")
_TAKEN: Final = (
    f"There are .obo, {', '.join('.' + e for e in ENDINGS)}, and tables: .tsv, .txt; each also with .gz."
)


def read_terms(path: Path, kind: str | None = None) -> tuple[Terminology, str]:
    """Read a file of terms; give them and the file's SHA-256 in hex.

    Raises InputError, naming the file, when it cannot be read, is of no known format, or holds no term.
    """
    with needed(path, "Check the path."):
        data = read_bounded(path, DATA_LIMIT)
    return parse_terms(data, path.name, str(path), kind), hashlib.sha256(data).hexdigest()


def parse_terms(data: bytes, name: str, where: str, kind: str | None = None) -> Terminology:
    """Read the bytes of a file called `name`; `where` is what messages call it."""
    low = name.lower()
    try:
        if low.endswith(".gz"):
            data, low = unpack(data), low.removesuffix(".gz")
        ending = low.rpartition(".")[2]
        if ending in ENDINGS:
            data = data.removeprefix(codecs.BOM_UTF8)
            found = read_rdf(data, _syntax(ending, data), where, kind)
        else:
            found = _of_text(ending, in_utf8(data, where), kind)
    except OSError as error:
        raise InputError(
            f"{where}: is no whole gzip file ({error.strerror}).", "Take the file again."
        ) from error
    except SyntaxFault:
        raise
    except InputError as error:
        raise InputError(f"{where}: {error.message}", error.advice) from error
    if not any(entry.names or entry.symbols or entry.notation for entry in found.entries):
        told = " ".join(found.remarks)
        raise InputError(f"{where}: there is no term in it. {told}".strip(), "Give its kind with --kind.")
    return found


def _syntax(ending: str, data: bytes) -> str:
    """Give the syntax of an RDF file; an .owl or .xml that has no tag in front is Turtle, or JSON-LD."""
    start = data.lstrip()[:1]
    if ENDINGS[ending] != "rdf" or start in (b"<", b""):
        return ending
    return "jsonld" if start in (b"{", b"[") else "ttl"


def _of_text(ending: str, text: str, kind: str | None) -> Terminology:
    lines = text.splitlines(keepends=True)
    if ending == "obo":
        return read_obo(lines, kind)
    if ending not in _TABLES:
        raise InputError(f".{ending} is no format of terms.", _TAKEN)
    first = next((line for line in lines if not line.startswith("#")), "")
    columns = columns_of(first)
    readers: tuple[tuple[str, Callable[[], Terminology]], ...] = (
        ("hgnc_id", lambda: read_hgnc(lines)),
        ("subject_id", lambda: read_sssom(lines, kind)),
        ("id", lambda: read_list(lines, kind)),
    )
    for column, reader in readers:
        if column in columns:
            return reader()
    raise InputError(
        "The table has none of the columns hgnc_id (HGNC), subject_id (SSSOM), id (a plain list).",
        "Write the names of its columns, separated by tabs, in the first line.",
    )
