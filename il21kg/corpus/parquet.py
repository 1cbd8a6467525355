"""Reads tables in Parquet, some rows at a time: `pip install 'il21kg[parquet]'`.

open_parquet(Path("genes.parquet"))      ("symbol", "text"), an iterator of {"symbol": "IL4", "text": "…"}, …
"""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from il21kg.errors import InputError
from il21kg.files import DATA_LIMIT, needed, read_bounded

if TYPE_CHECKING:
    from pyarrow.parquet import ParquetFile

ENDING: Final = ".parquet"
"""How the name of such a table ends."""
_AT_ONCE: Final = 200
"""Rows that are unpacked at a time."""


def open_parquet(path: Path) -> tuple[tuple[str, ...], Iterator[dict[str, Any]]]:
    """Give the columns of a table, and its rows as they are asked for.

    Raises InputError where pyarrow is not installed, or the file is no table, or breaks off.
    """
    file = _opened(path)
    return tuple(map(str, file.schema_arrow.names)), _rows(file, path)


def count_rows(path: Path) -> int:
    """Count the rows, without reading them; raises as `open_parquet` does."""
    return int(_opened(path).metadata.num_rows)


def _opened(path: Path) -> "ParquetFile":
    try:
        import pyarrow
        from pyarrow.parquet import ParquetFile
    except ImportError as error:
        raise InputError(
            f"{path}: a table in Parquet needs pyarrow.",
            "Install it: pip install 'pyarrow>=15'. Or give the table as .csv, .tsv or .jsonl.",
        ) from error
    with needed(path, "Check the path."):
        data = read_bounded(path, DATA_LIMIT)
    try:
        return ParquetFile(pyarrow.BufferReader(data))
    except (pyarrow.ArrowException, OSError) as error:
        raise InputError(f"{path}: it is no table in Parquet, or not whole.", _advice(error)) from error


def _rows(file: "ParquetFile", path: Path) -> Iterator[dict[str, Any]]:
    import pyarrow

    try:
        for batch in file.iter_batches(batch_size=_AT_ONCE):
            yield from batch.to_pylist()
    except (pyarrow.ArrowException, OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: the table breaks off.", _advice(error)) from error


def _advice(error: Exception) -> str:
    return f"Bring the file again. Its reader says: {' '.join(str(error).split())[:200]}"
