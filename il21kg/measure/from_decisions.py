"""Writes what curators decided as annotations that `eval` and `calibration` read: of what was decided alone.

accepted, corrected, added   → facts
rejected, and what was read before it was corrected   → rejected
disputed, not yet looked at   → neither right nor false
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from il21kg.curation.corrections import Page
from il21kg.curation.decisions import Decisions
from il21kg.curation.verdicts import curate
from il21kg.errors import InputError
from il21kg.files import made, write_file
from il21kg.measure.gold import FAMILIES, TOPIC
from il21kg.namespaces import compact
from il21kg.reading.statements import UNKNOWN_KIND, Statement, Verdict

_RIGHT: Final = (Verdict.ACCEPTED, Verdict.CORRECTED, Verdict.ADDED)
_FALSE: Final = (Verdict.REJECTED, Verdict.CORRECTED)
_CURIE: Final = re.compile(r"[A-Za-z][\w.]*:\S+")


def write_decided(
    pages: Iterable[tuple[Page, Sequence[Statement]]], decisions: Decisions, folder: Path
) -> list[Path]:
    """Write each text of which something was decided, and what, into a folder; give the `.json` files.

    `pages` have the statements as they are read without decisions. Raises InputError where a file is there
    already, Unavailable when the machine does not let us.
    """
    written = []
    for page, statements in pages:
        value = gold_of(page, statements, decisions)
        path = folder / f"{page.document.key}.json"
        if not value["facts"] and not value["rejected"]:
            continue
        if taken := next((each for each in (path, path.with_suffix(".txt")) if each.exists()), None):
            raise InputError(f"{taken} is there already.", "Name another folder, or move it away.")
        made(folder)
        write_file(path.with_suffix(".txt"), page.document.text.encode())
        write_file(path, f"{json.dumps(value, ensure_ascii=False, indent=1)}\n".encode())
        written.append(path)
    return written


def gold_of(page: Page, statements: Sequence[Statement], decisions: Decisions) -> dict[str, Any]:
    """Give what was decided of a text as annotations; a fact whose object has no words is left out."""
    curated = curate(page, statements, decisions.of(page.document.key))
    now = curated.statements
    before = zip(statements, now, strict=False)  # what was added stands behind
    return {
        "symbol": page.topic.label,
        "text_sha256": sha256(page.document.text.encode()).hexdigest(),
        "partial": True,
        "facts": [*_facts(page, (each for each in now if each.verdict in _RIGHT))],
        "rejected": [*_facts(page, (read for read, each in before if each.verdict in _FALSE))],
    }


def _facts(page: Page, statements: Iterable[Statement]) -> Iterator[dict[str, Any]]:
    for statement in statements:
        span, subject = statement.object.span, statement.subject
        if span is None or not span.text:
            continue
        topic = subject.iri in (page.topic.iri, page.topic.product)
        own = subject.span if subject.span and subject.span.text else None
        if own is None and not topic:
            continue
        yield {
            "sentence": [statement.sentence.start, statement.sentence.end],
            "subject": TOPIC if own is None or topic else own.text,
            "subject_span": None if own is None else [own.start, own.end],
            "relation": statement.relation if statement.relation in FAMILIES else "other",
            "object": span.text,
            "object_span": [span.start, span.end],
            "object_id": _identifier(statement),
            "certainty": statement.certainty,
            "negated": statement.negated,
        }


def _identifier(statement: Statement) -> str | None:
    end = statement.object
    name = compact(end.iri) if end.iri and end.kind != UNKNOWN_KIND else ""
    return name if _CURIE.fullmatch(name) else None
