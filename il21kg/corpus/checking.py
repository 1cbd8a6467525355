"""Looks at the graphs of documents that were stored without a look."""

from collections.abc import Mapping
from pathlib import Path

from il21kg.graph.findings import Report
from il21kg.graph.identity import Triple
from il21kg.graph.triples import from_engine
from il21kg.graph.validation import validate_each
from il21kg.namespaces import PREFIXES
from il21kg.store.origins import Origin, text_of
from il21kg.store.store import Store
from il21kg.store.unchecked import looked_at, unchecked


def check_later(store: Store, folder: Path, origins: Mapping[str, Origin], *, strict: bool) -> Report:
    """Validate what was put off, each document by itself, with its text where it is still at hand.

    Those that conform (under `strict`, without warnings) are put off no more; what is found in all of them is
    given together. Raises Unavailable when the machine fails.
    """
    put_off = sorted(unchecked(folder))
    there = [each for each in put_off if store.version(PREFIXES["doc"] + each) is not None]
    reports = validate_each((_graph(store, each), _text(store, origins, each)) for each in there)
    conforming = {each for each, report in zip(there, reports, strict=True) if not report.exit_code(strict)}
    looked_at(folder, conforming | ({*put_off} - {*there}))
    findings = sorted((each for report in reports for each in report.findings), key=lambda each: each.order)
    return Report(tuple(findings))


def _graph(store: Store, version: str) -> list[Triple]:
    return from_engine(store.of_document(PREFIXES["doc"] + version))


def _text(store: Store, origins: Mapping[str, Origin], version: str) -> str | None:
    found, origin = store.version(PREFIXES["doc"] + version), origins.get(version)
    return text_of(origin, found[1]) if found and origin else None
