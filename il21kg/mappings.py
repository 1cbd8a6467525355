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

_EXACT: Final = ("skos:exactMatch", SKOS.exactMatch)


def read_sssom(lines: Iterable[str], kind: str | None = None) -> Terminology:
    """Read a mapping set: the object's label of an exact match becomes a name of the subject.

    The subject's own label is none: the terminology it comes from has it. Raises InputError for a file
    without the columns of SSSOM.
    """
    head, body = _split(lines)
    rows = csv.DictReader(body, delimiter="\t")
    needed = ("subject_id", "predicate_id", "object_id")
    if any(column not in (rows.fieldnames or ()) for column in needed):
        raise InputError(
            "The file has not the columns of SSSOM.", f"Its first line must name {', '.join(needed)}."
        )
    names: dict[str, dict[str, int]] = {}
    matches: dict[str, set[tuple[str, str]]] = {}
    labels: dict[str, str] = {}
    prefixes = dict(re.findall(r"^#\s{2,}([\w.]+):\s*(\S+)", head, re.MULTILINE))
    for row in rows:
        if row["predicate_id"] not in _EXACT or (row.get("subject_label") or "").startswith("obsolete "):
            continue
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
    )


def read_list(lines: Iterable[str], kind: str | None = None) -> Terminology:
    """Read a plain list; raise InputError for a row without identifier, label or kind, with its line."""
    head, body = _split(lines)
    rows = csv.DictReader(body, delimiter="\t")
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
    others = [
        (name.strip(), rank)
        for column, rank in (("synonyms", SYNONYM), ("related", RELATED))
        for name in (row.get(column) or "").split("|")
    ]
    if found in ("gene", "protein"):  # of symbols the capitals count, of names of several words they do not
        short = [(name, rank) for name, rank in others if " " not in name]
        long = tuple((name, rank) for name, rank in others if " " in name)
        return Entry(iri_of(identifier), found, label, names=long, symbols=named(label, short))
    return Entry(iri_of(identifier), found, label, names=named(label, others))


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
