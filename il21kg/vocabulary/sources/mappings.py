"""Reads tables of terms: SSSOM mapping sets, whose labels become synonyms, and plain tab-separated lists.

A plain list has a first line with `id` and `label`, and may have `kind`, `synonyms` and `related` (separated
by |):

    id	kind	label	synonyms
    CL:0000236	cell	B cell	B lymphocyte|B-lymphocyte
"""

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from il21kg.errors import InputError
from il21kg.namespaces import SKOS
from il21kg.vocabulary.kinds import TAKEN, TERM_OF_PREFIX
from il21kg.vocabulary.sources.entries import (
    Entry,
    Terminology,
    iri_of,
    named,
    prefix_of,
    told,
)
from il21kg.vocabulary.sources.obo import day, licence
from il21kg.vocabulary.sources.tables import Row, columns_of, read_rows
from il21kg.vocabulary.spelling import RELATED, SYNONYM

_EXACT: Final = ("skos:exactMatch", SKOS.exactMatch)


#: The columns that a mapping set must have.
_NEEDED: Final = ("subject_id", "predicate_id", "object_id")


def _check_columns(columns: Iterable[str]) -> None:
    if not {*_NEEDED} <= {*columns}:
        raise InputError(
            "The file has not the columns of SSSOM.", f"Its first line must name {', '.join(_NEEDED)}."
        )


def read_sssom(lines: Iterable[str], kind: str | None = None) -> Terminology:
    """Read a mapping set: the object's label of an exact match becomes a name of the subject.

    The subject's own label is none: the terminology it comes from has it. Rows that deny their match are no
    matches; those without both ends, or whose ends make no IRI, are told in a remark with their lines. Raises
    InputError for a file without the columns of SSSOM.
    """
    head, body = _split(lines)
    first, body = _first(body)
    _check_columns(columns_of(first))
    names: dict[str, dict[str, int]] = {}
    matches: dict[str, set[tuple[str, str]]] = {}
    labels: dict[str, str] = {}
    prefixes = _declared(head)
    broken: list[int] = []
    unknown: dict[str, int] = {}
    for number, row in read_rows(body, head.count("\n") + 1):
        subject, target = row["subject_id"].strip(), row["object_id"].strip()
        denied = not _is_match(row)
        if not denied and _readable(subject, target, prefixes):
            labels.setdefault(subject, row.get("subject_label", ""))
            if not kind and prefix_of(subject) not in TERM_OF_PREFIX:
                unknown.setdefault(subject, number)
            matches.setdefault(subject, set()).add((SKOS.exactMatch, iri_of(target, prefixes)))
            if label := row.get("object_label", "").strip():
                names.setdefault(subject, {})[label] = SYNONYM
        elif not denied or not all(row[column].strip() for column in _NEEDED):
            broken.append(number)
    entries = tuple(
        Entry(
            iri_of(subject, prefixes),
            kind or TERM_OF_PREFIX.get(prefix_of(subject), ""),
            labels[subject],
            tuple(names.get(subject, {}).items()),
            matches=tuple(sorted(found)),
        )
        for subject, found in matches.items()
    )
    remarks = (*_passed_over(broken), *_of_no_kind(tuple(unknown.values())))
    return replace(_headed(head), entries=entries, remarks=remarks)


def _headed(head: str) -> Terminology:
    """Return what the head of a mapping set says of it, still without its entries."""
    version = _said(head, "mapping_set_version")
    return Terminology(
        entries=(),
        title=_said(head, "mapping_set_title") or _said(head, "mapping_set_id").rpartition("/")[2],
        release=version or _said(head, "mapping_date"),
        licence=licence(_said(head, "license")),
        date=day(version or _said(head, "mapping_date")),
    )


def _is_match(row: Row) -> bool:
    """Tell whether a row asserts an exact match of a term that is in use."""
    denied = row.get("predicate_modifier", "").strip().lower() == "not"
    obsolete = row.get("subject_label", "").startswith("obsolete ")
    return row["predicate_id"].strip() in _EXACT and not denied and not obsolete


def _readable(subject: str, target: str, prefixes: Mapping[str, str]) -> bool:
    try:
        return bool(iri_of(subject, prefixes) and iri_of(target, prefixes))
    except InputError:
        return False


def _passed_over(lines: Sequence[int]) -> tuple[str, ...]:
    if not lines:
        return ()
    return (f"{len(lines)} rows without two ends that can be read are passed over: lines {told(lines)}.",)


def _of_no_kind(lines: Sequence[int]) -> tuple[str, ...]:
    if not lines:
        return ()
    return (
        f"{len(lines)} subjects are of no kind by their prefix: lines {told(lines)}. Their names count where "
        "another terminology here says what they are; --kind names a kind for them.",
    )


def _declared(head: str) -> dict[str, str]:
    """Give the prefixes that the head of a table declares, in quotes or without."""
    found = re.findall(r"""^#\s{2,}["']?([\w.]+)["']?:\s*["']?([^\s"']+)""", head, re.MULTILINE)
    return {prefix: iri for prefix, iri in found if iri.startswith(("http://", "https://"))}


def read_list(lines: Iterable[str], kind: str | None = None) -> Terminology:
    """Read a plain list; raise InputError for a row without identifier, label or kind, with its line."""
    head, body = _split(lines)
    first, body = _first(body)
    if any(column not in columns_of(first) for column in ("id", "label")):
        raise InputError("The list has no columns id and label.", "Write their names in the first line.")
    prefixes = _declared(head)
    rows = read_rows(body, head.count("\n") + 1)
    entries = tuple(_listed(row, number, kind, prefixes) for number, row in rows)
    return Terminology(entries, title=_said(head, "title"), release=_said(head, "release"),
                       licence=licence(_said(head, "license")), date=day(_said(head, "release")))  # fmt: skip


def _listed(row: Row, number: int, kind: str | None, prefixes: Mapping[str, str]) -> Entry:
    identifier, label = row["id"].strip(), row["label"].strip()
    found = row.get("kind", "").strip() or kind or TERM_OF_PREFIX.get(prefix_of(identifier), "")
    if not identifier or not label:
        raise InputError(f"Line {number} has no id or no label.", "Give each row both.")
    if found not in TAKEN:
        raise InputError(
            f"Line {number}: “{found}” is no kind of term.",
            f"Give a column kind, or --kind, with one of: {', '.join(TAKEN)}.",
        )
    try:
        iri = iri_of(identifier, prefixes)
    except InputError as error:
        raise InputError(f"Line {number}: {error.message}", error.advice) from error
    others = [
        (name.strip(), rank)
        for column, rank in (("synonyms", SYNONYM), ("related", RELATED))
        for name in row.get(column, "").split("|")
    ]
    if found in ("gene", "protein"):  # of symbols the capitals count, of names of several words they do not
        short = [(name, rank) for name, rank in others if " " not in name]
        long = tuple((name, rank) for name, rank in others if " " in name)
        return Entry(iri, found, label, names=long, symbols=named(label, short))
    return Entry(iri, found, label, names=named(label, others))


def _first(lines: Iterator[str]) -> tuple[str, Iterator[str]]:
    """Give the line that names the columns, and all lines again."""
    line = next(lines, "")
    return line, itertools.chain([line], lines)


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
    match = re.search(rf"^#\s*{key}:[ \t]*(.*)$", head, re.MULTILINE)
    return match[1].strip().strip("\"'") if match else ""
