"""Reads tables of terms: SSSOM mapping sets, whose labels become synonyms, and plain tab-separated lists.

A plain list has a first line with `id` and `label`, and may have `kind`, `synonyms` and `related` (separated
by |):

    id	kind	label	synonyms
    CL:0000236	cell	B cell	B lymphocyte|B-lymphocyte
"""

import csv
import itertools
import re
from collections.abc import Iterable, Iterator
from typing import Final

from il21kg.errors import InputError
from il21kg.names import RELATED, SYNONYM
from il21kg.namespaces import SKOS
from il21kg.obo import day, licence
from il21kg.terminology import KIND_NAMES, KIND_OF_PREFIX, Entry, Terminology, iri_of, named, prefix_of

_TOLD_LINES: Final = 5
_CURIE_MAP = re.compile(r"^#\s{2,}[\"']?([\w.]+)[\"']?:\s*(\S+)", re.MULTILINE)
_QUOTED = re.compile(r'"((?:[^"]|"")*)"')
_EXACT: Final = ("skos:exactMatch", SKOS.exactMatch)


def read_sssom(lines: Iterable[str], kind: str | None = None) -> Terminology:
    """Read a mapping set: the object's label of an exact match becomes a name of the subject.

    The subject's own label is none: the terminology it comes from has it. Raises InputError for a file
    without the columns of SSSOM.
    """
    head, body = _split(lines)
    rows = _rows(body)
    needed = ("subject_id", "predicate_id", "object_id")
    if any(column not in (rows.fieldnames or ()) for column in needed):
        raise InputError(
            "The file has not the columns of SSSOM.", f"Its first line must name {', '.join(needed)}."
        )
    names: dict[str, dict[str, int]] = {}
    matches: dict[str, set[tuple[str, str]]] = {}
    labels: dict[str, str] = {}
    prefixes = {key: value.strip("\"'") for key, value in _CURIE_MAP.findall(head)}
    short: list[int] = []
    for number, row in enumerate(rows, head.count("\n") + 2):
        if not all((row[column] or "").strip() for column in needed):
            short.append(number)
            continue
        if row["predicate_id"] not in _EXACT or (row.get("subject_label") or "").startswith("obsolete "):
            continue
        if (row.get("predicate_modifier") or "").strip():
            continue  # "Not": the mapping does not hold
        subject = row["subject_id"]
        labels.setdefault(subject, row.get("subject_label") or "")
        matches.setdefault(subject, set()).add((SKOS.exactMatch, iri_of(row["object_id"], prefixes)))
        if label := (row.get("object_label") or "").strip():
            names.setdefault(subject, {})[label] = SYNONYM
    entries = (
        Entry(
            iri_of(subject, prefixes),
            kind or KIND_OF_PREFIX.get(prefix_of(subject), ""),
            labels[subject],
            names=tuple(names.get(subject, {}).items()),
            matches=tuple(sorted(found)),
        )
        for subject, found in matches.items()
    )
    version = _said(head, "mapping_set_version")
    return Terminology(
        entries=tuple(entries),
        title=_said(head, "mapping_set_title") or _said(head, "mapping_set_id").rpartition("/")[2],
        release=version or _said(head, "mapping_date"),
        licence=licence(_said(head, "license")),
        date=day(version or _said(head, "mapping_date")),
        remarks=_too_short(short),
    )


def _too_short(lines: list[int]) -> tuple[str, ...]:
    if not lines:
        return ()
    first = ", ".join(str(line) for line in lines[:_TOLD_LINES])
    return (f"{len(lines)} rows without subject, predicate or object are passed over; lines: {first}.",)


def _rows(body: Iterator[str]) -> "csv.DictReader[str]":
    """Read a table with one row a line: quoted cells are unwrapped, a lone mark is a character."""
    return csv.DictReader((_unwrapped(line) for line in body), delimiter="\t", quoting=csv.QUOTE_NONE)


def _unwrapped(line: str) -> str:
    return "\t".join(_cell(cell) for cell in line.rstrip("\r\n").split("\t"))


def _cell(words: str) -> str:
    found = _QUOTED.fullmatch(words)
    return found[1].replace('""', '"') if found else words


def read_list(lines: Iterable[str], kind: str | None = None) -> Terminology:
    """Read a plain list; raise InputError for a row without identifier, label or kind, with its line."""
    head, body = _split(lines)
    rows = _rows(body)
    if any(column not in (rows.fieldnames or ()) for column in ("id", "label")):
        raise InputError("The list has no columns id and label.", "Write their names in the first line.")
    entries = tuple(_listed(row, number, kind) for number, row in enumerate(rows, head.count("\n") + 2))
    return Terminology(entries, title=_said(head, "title"), release=_said(head, "release"),
                       licence=licence(_said(head, "license")), date=day(_said(head, "release")))  # fmt: skip


def _listed(row: dict[str, str], number: int, kind: str | None) -> Entry:
    identifier, label = (row["id"] or "").strip(), (row["label"] or "").strip()
    found = (row.get("kind") or "").strip() or kind or KIND_OF_PREFIX.get(prefix_of(identifier), "")
    if not identifier or not label:
        raise InputError(f"Line {number} has no id or no label.", "Give each row both.")
    if found not in KIND_NAMES:
        raise InputError(
            f"Line {number}: “{found}” is no kind of term.",
            f"Give a column kind, or --kind, with one of: {', '.join(KIND_NAMES)}.",
        )
    try:
        iri = iri_of(identifier)
    except InputError as error:
        raise InputError(f"Line {number}: {error.message}", error.advice) from error
    others = [
        (name.strip(), rank)
        for column, rank in (("synonyms", SYNONYM), ("related", RELATED))
        for name in (row.get(column) or "").split("|")
    ]
    if found in ("gene", "protein"):  # of symbols the capitals count, of names of several words they do not
        short = [(name, rank) for name, rank in others if " " not in name]
        long = tuple((name, rank) for name, rank in others if " " in name)
        return Entry(iri, found, label, names=long, symbols=named(label, short))
    return Entry(iri, found, label, names=named(label, others))


def _split(lines: Iterable[str]) -> tuple[str, Iterator[str]]:
    """Give the commented head as text, and the other lines."""
    head: list[str] = []
    rest = iter(lines)
    for line in rest:
        if not line.startswith("#"):
            return "".join(head), itertools.chain([line], rest)
        head.append(line if line.endswith("\n") else line + "\n")
    return "".join(head), iter(())


def _said(head: str, key: str) -> str:
    found = re.search(rf"^#\s*{key}:[ \t]*(.*)$", head, re.MULTILINE)
    return found[1].strip().strip("\"'") if found else ""
