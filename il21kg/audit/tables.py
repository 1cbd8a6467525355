"""Reads nodes and edges out of tables, a row at a time: KGX (TSV, JSON Lines), BioCypher (CSV).

    id  category  name                    a table of nodes: id or :ID
    subject  predicate  object  …         a table of edges: subject and object, or :START_ID and :END_ID

BioCypher writes the columns into a file of their own, `…-header.csv`, beside `…-part000.csv`.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, Final

from il21kg.audit.values import Claim, Fault, Part, Thing, Told
from il21kg.errors import InputError
from il21kg.files import parse_json, text_lines

ENDINGS: Final = (".tsv", ".csv", ".jsonl", ".txt")
"""Of a table, packed (`.gz`) or not."""

_ADVICE: Final = "Check the path; tables are in UTF-8."
_HEADER: Final = "-header"
_MANY: Final = 20
"""More licences and dates than this are not collected."""

#: What a column is called → what it holds.
_ID: Final = ("id", ":ID")
_ENDS: Final = {
    "subject": ("subject", ":START_ID"),
    "predicate": ("predicate", ":TYPE", "relationship_label"),
    "object": ("object", ":END_ID"),
}
_LABELS: Final = ("name", "label", "preferred_name")
_KINDS: Final = ("category", ":LABEL", "node_label", "categories")
_SOURCES: Final = (
    "primary_knowledge_source", "knowledge_source", "aggregator_knowledge_source", "publications",
    "provided_by", "source", "sources", "document", "dataset", "primary_source", "has_evidence",
    "supporting_documents",
)  # fmt: skip
_CITED: Final = ("publications", "supporting_documents")
_QUOTES: Final = ("supporting_text", "sentence", "quote", "supporting_texts")
_EVIDENCE: Final = (
    *_CITED, *_QUOTES, "has_evidence", "has_evidence_of_type", "evidence", "evidence_code",
    "has_supporting_studies", "has_supporting_study_result",
)  # fmt: skip
_LICENCES: Final = ("license", "licence")
_VERSIONS: Final = ("version", "date", "update_date", "knowledge_source_version")
_CERTAIN: Final = ("certainty", "ikg_certainty", "hedged", "modality", "uncertainty")
_LEVELS: Final = ("knowledge_level", "agent_type")
_TRUE: Final = ("true", "1", "yes", "t")
_HEDGED: Final = ("hedged", "true", "may", "possible", "probable", "uncertain", "speculated")

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Table:
    """A file of rows, and where its columns stand."""

    path: Path
    header: Path | None
    """The file of the columns, where they stand apart."""
    edges: bool


def tables_in(paths: Iterable[Path]) -> list[Table]:
    """Tell which files are tables of nodes and which of edges, the nodes first.

    Raises InputError for a file that is neither, or cannot be read.
    """
    found = [_table(path) for path in paths if not _columns_only(path)]
    return sorted(found, key=lambda table: table.edges)


def is_table(path: Path) -> bool:
    """Tell by its ending whether a file is a table."""
    return _ending(path) in ENDINGS


def read_table(table: Table) -> Iterator[Part]:
    """Give the nodes or edges of a table, what its columns say of the dataset, and unreadable rows."""
    make = _claim if table.edges else _thing
    licences: set[str] = set()
    dates: set[str] = set()
    for number, row in _rows(table):
        where = f"{table.path.name}:{number}"
        if isinstance(row, str):
            yield Fault("A27", where, row)
            continue
        if len(licences) < _MANY:
            licences.update(_values(row, _LICENCES))
        if len(dates) < _MANY:
            dates.update(_values(row, _VERSIONS))
        yield make(row, where)
    yield Told(licences=tuple(sorted(licences)), dates=tuple(sorted(dates)))


def _thing(row: Row, where: str) -> Thing:
    return Thing(_first(row, _ID), where, _values(row, _LABELS), _values(row, _KINDS))


def _claim(row: Row, where: str) -> Claim:
    ends = {name: _first(row, columns) for name, columns in _ENDS.items()}
    certain = [each.lower() for each in _values(row, _CERTAIN)]
    quotes, negated = _values(row, _QUOTES, whole=True), _first(row, ("negated",)).lower() in _TRUE
    said = (f"{name}={row[name]}" for name in sorted(row) if name not in ("id", "name") and row[name])
    kgx = "subject" in row
    return Claim(
        ends["subject"],
        ends["predicate"],
        ends["object"],
        where=where,
        sources=_values(row, _SOURCES),
        evidence=bool(_values(row, _EVIDENCE)),
        quotes=quotes,
        negated=negated,
        hedged=any(each in _HEDGED for each in certain),
        marked=bool(certain),
        asserted=not negated and _first(row, ("knowledge_level",)) in ("", "knowledge_assertion"),
        id=_first(row, ("id", ":ID")),
        key=tuple(said),
        untold=tuple(name for name in _LEVELS if kgx and not row.get(name)),
        cited=_values(row, _CITED),
        direction=_first(row, ("object_direction_qualifier",)) if _of_whole(row) else "",
    )


def _of_whole(row: Row) -> bool:
    """Tell whether what an edge qualifies is its object, and no part or aspect of it: not its degradation."""
    return _first(row, ("object_aspect_qualifier",)) in ("", "activity_or_abundance")


def _first(row: Row, columns: Iterable[str]) -> str:
    return next(iter(_values(row, columns, whole=True)), "")


def _values(row: Row, columns: Iterable[str], *, whole: bool = False) -> tuple[str, ...]:
    """Give what stands in the first columns that are there; lists are parted at `|` unless taken whole."""
    found: list[str] = []
    for column in columns:
        value = row.get(column, "")
        if value == "":
            continue
        given = value if isinstance(value, list) else [value]
        for each in given:
            if each is not None and each != "" and not isinstance(each, dict):
                words = str(each).lower() if isinstance(each, bool) else str(each)
                found += [words] if whole else words.split("|")
    return tuple(each.strip() for each in found if each.strip())


# --- files


def _table(path: Path) -> Table:
    """Tell what a table holds, by its columns or its first object."""
    header = _header_of(path)
    columns: set[str] = set()
    for _, row in _rows(Table(path, header, edges=False)):
        if not isinstance(row, str):
            columns = set(row)
            break
    else:
        columns = set(_columns(header or path)) if _ending(path) != ".jsonl" else set()
    if _has(columns, _ENDS["subject"]) and _has(columns, _ENDS["object"]):
        return Table(path, header, edges=True)
    if _has(columns, _ID):
        return Table(path, header, edges=False)
    raise InputError(
        f"{path}: neither nodes nor edges.",
        "Nodes have a column id (or :ID), edges have subject and object (or :START_ID and :END_ID).",
    )


def _has(columns: set[str], wanted: Iterable[str]) -> bool:
    return not columns.isdisjoint(wanted)


def _columns_only(path: Path) -> bool:
    return path.name.removesuffix(".gz").rpartition(".")[0].endswith(_HEADER)


def _header_of(path: Path) -> Path | None:
    """Give the file with the columns of a part, as BioCypher writes them."""
    stem = re.sub(r"-part\d+(?=\.)", _HEADER, path.name)
    beside = path.with_name(stem)
    return beside if stem != path.name and beside.is_file() else None


def _ending(path: Path) -> str:
    return path.with_suffix("").suffix.lower() if path.suffix == ".gz" else path.suffix.lower()


def _rows(table: Table) -> Iterator[tuple[int, Row | str]]:
    """Give each row with the number of its line; a row that cannot be read as the reason."""
    if _ending(table.path) == ".jsonl":
        yield from _objects(table.path)
        return
    rows = _parted(table.path, _delimiter(table.header or table.path))
    columns = _columns(table.header) if table.header else _names(rows)
    for number, cells in rows:
        if not any(cells):
            continue
        if len(cells) != len(columns):
            yield number, f"{len(cells)} cells, where there are {len(columns)} columns"
        else:
            yield number, dict(zip(columns, cells, strict=True))


def _parted(path: Path, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Give the cells of each line; in a table with tabs a quote is a character."""
    lines = text_lines(path, _ADVICE)
    if delimiter == "\t":
        for number, line in enumerate(lines, 1):
            yield number, [cell.strip() for cell in line.rstrip("\r\n").split("\t")]
        return
    reader = csv.reader(lines, delimiter=delimiter, quotechar=_quote(delimiter))
    try:
        for cells in reader:
            yield reader.line_num, [cell.strip() for cell in cells]
    except csv.Error as error:
        raise InputError(
            f"{path}:{reader.line_num}: it cannot be read as a table ({error}).", _ADVICE
        ) from error


def _quote(delimiter: str) -> str:
    """Give the mark that BioCypher puts around words, where it parts cells by semicolons."""
    return "'" if delimiter == ";" else '"'


def _columns(path: Path) -> list[str]:
    return _names(_parted(path, _delimiter(path)))


def _names(rows: Iterator[tuple[int, list[str]]]) -> list[str]:
    """Give the names of columns, which stand in the next of some rows."""
    return [_plain(column) for _, cells in islice(rows, 1) for column in cells]


def _plain(column: str) -> str:
    """Give the name of a column without what it holds: `name:string` is `name`, `id:ID(Gene)` is `:ID`."""
    for role in (":START_ID", ":END_ID", ":TYPE", ":LABEL", ":ID"):
        if re.search(rf"{role}(?:\(.*\))?$", column):
            return role
    return column.partition(":")[0] or column


def _delimiter(path: Path) -> str:
    """Tell by its first line what parts the cells of a table."""
    if _ending(path) == ".tsv":
        return "\t"
    first = next(text_lines(path, _ADVICE), "")
    return max("\t;,", key=first.count)


def _objects(path: Path) -> Iterator[tuple[int, Row | str]]:
    for number, line in enumerate(text_lines(path, _ADVICE), 1):
        if line.strip():
            yield number, _object(line)


def _object(line: str) -> Row | str:
    try:
        value = parse_json(line)
    except ValueError:
        return "no JSON"
    return value if isinstance(value, dict) else "no object of JSON"
