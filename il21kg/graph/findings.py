"""What validation found, as values, as text for people, and as JSON."""

import json
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from itertools import groupby
from typing import Literal

from il21kg.namespaces import compact

Severity = Literal["violation", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("violation", "warning", "info")

_SHOWN = 3
"""Findings of one group that are shown in full."""
_WIDTH = 100
"""Characters of a sentence that are shown."""
_NOTHING = "There is nothing here that the shapes speak of: nothing was checked."


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a shape found."""

    severity: Severity
    """A violation is a fault of ours; a warning or an info is about the source, which is kept as stated."""
    shape: str
    """Code of the shape: `C3`."""
    title: str
    """What the shape asks for: `volume and year agree`."""
    message: str
    """What is wrong, in plain words."""
    node: str
    """IRI of the statement, citation, span, entity or document it is about; `_:…` for a blank node."""
    name: str
    """The same in words: the label, or the two ends of a statement."""
    quote: str | None
    """The sentence or reference it stands in; None when there is none, or when quotes were left out."""
    start: int | None
    """Offset of the quote in its document, in code points; None when it has no valid place there."""
    end: int | None
    marks: tuple[tuple[int, int], ...]
    """The words in question: offsets of start and end, inside `[start, end)`."""
    line: int | None
    """Line of `start`, from 1 (a line ends with LF, CRLF or CR); None when the text is not known."""
    column: int | None
    """Column of `start`, from 1, in code points."""
    document: str | None
    """The file's name as recorded, or else the key of its source."""
    advice: str
    """How to mend it."""

    @property
    def order(self) -> tuple[object, ...]:
        """Sort by severity, shape (S2 before S10), document, place in the text."""
        letter, digits, rest = re.findall(r"^(\D*)(\d*)(.*)", self.shape)[0]
        place = (self.document or "", -1 if self.start is None else self.start, self.node, self.message)
        return (SEVERITIES.index(self.severity), letter, int(digits or 0), rest, self.advice, place)


def unplaced(
    severity: Severity,
    shape: str,
    title: str,
    message: str,
    *,
    node: str,
    name: str,
    advice: str,
    document: str | None = None,
) -> Finding:
    """Give a finding about something that has no place in a text; the document may still be known."""
    return Finding(
        severity=severity,
        shape=shape,
        title=title,
        message=message,
        node=node,
        name=name,
        quote=None,
        start=None,
        end=None,
        marks=(),
        line=None,
        column=None,
        document=document,
        advice=advice,
    )


@dataclass(frozen=True, slots=True)
class Report:
    """What all shapes found, sorted by `Finding.order`."""

    findings: tuple[Finding, ...]
    checked: bool = True
    """False when the graph holds nothing that the shapes speak of: that it conforms then says nothing."""

    def of(self, severity: Severity) -> tuple[Finding, ...]:
        """Give the findings of one severity."""
        return tuple(finding for finding in self.findings if finding.severity == severity)

    def joined(self, finding: Finding) -> "Report":
        """Give the report with one more finding."""
        return replace(self, findings=tuple(sorted((*self.findings, finding), key=lambda each: each.order)))

    @property
    def conforms(self) -> bool:
        """True when there is no violation; unlike in pySHACL, warnings and infos do not count."""
        return not self.of("violation")

    @property
    def counts(self) -> dict[str, int]:
        """How many there are of each: `{"violations": 0, "warnings": 2, "infos": 4}`."""
        return {f"{severity}s": len(self.of(severity)) for severity in SEVERITIES}

    def exit_code(self, strict: bool = False) -> int:
        """Give 1 for a violation, and under `strict` for a warning or a graph not checked too; else 0."""
        return int(not self.conforms or (strict and (not self.checked or bool(self.of("warning")))))

    def __str__(self) -> str:
        return render(self)


def to_json(report: Report) -> str:
    """Write one JSON object: `conforms`, `checked`, the three counts, and `findings` as Finding has them."""
    findings = [asdict(finding) for finding in report.findings]
    values = {"conforms": report.conforms, "checked": report.checked, **report.counts, "findings": findings}
    return json.dumps(values, ensure_ascii=False, indent=2)


def render(report: Report, *, verbose: bool = False) -> str:
    """Write the findings for people, grouped by shape; at most three of a group unless `verbose`."""
    groups = groupby(report.findings, key=lambda finding: (finding.severity, finding.shape, finding.advice))
    parts = [_render_group(list(findings), verbose) for _, findings in groups]
    counts = ", ".join(f"{n} {name[:-1] if n == 1 else name}" for name, n in report.counts.items())
    outcome = "conforms" if report.conforms else "does not conform"
    end = f"The graph {outcome}: {counts}." if report.checked else _NOTHING
    return "\n\n".join([*parts, end])


def _render_group(findings: Sequence[Finding], verbose: bool) -> str:
    """Write the findings of one shape that are mended in the same way."""
    first = findings[0]
    shown = findings if verbose else findings[:_SHOWN]
    lines = [f"{first.severity.capitalize()} {first.shape}: {first.title}"]
    for finding in shown:
        name = "" if finding.name in finding.message else f"{finding.name}: "
        lines.append(f"  {name}{finding.message}")
        lines += [f"    {line}" for line in (compact(finding.node), *_render_place(finding))]
    if len(shown) < len(findings):
        lines.append(f"  … and {len(findings) - len(shown)} more like this")
    return "\n".join([*lines, f"  How to mend it: {first.advice}"])


def _render_place(finding: Finding) -> list[str]:
    """Write where it stands, the sentence, and a caret line under the words in question."""
    where = f"in {finding.document or 'the text'}"
    marks: list[tuple[int, int]] = []
    if finding.start is not None:
        marks = [(start - finding.start, end - finding.start) for start, end in finding.marks]
        line = f":{finding.line}:{finding.column}"
        where += f", characters {finding.start}–{finding.end}" if finding.line is None else line
    return [where] if finding.quote is None else [where, *_caret_lines(finding.quote, marks)]


def _caret_lines(quote: str, marks: Sequence[tuple[int, int]]) -> list[str]:
    """Give the quote as one line, and carets under its marks; a long one is cut to what surrounds the first.

    >>> _caret_lines("Blood 7, 1999", [(6, 7), (9, 13)])
    ['  Blood 7, 1999', '        ^  ^^^^']
    """
    first = marks[0][0] if marks else 0
    left = max(0, min(first - _WIDTH // 3, len(quote) - _WIDTH))
    right = min(len(quote), left + _WIDTH)
    carets = "".join("^" if any(a <= i < b for a, b in marks) else " " for i in range(left, right))
    one_line = re.sub(r"\s", " ", quote[left:right])  # a blank for a blank: the carets stay in their place
    shown = ("… " if left else "  ") + one_line + (" …" if right < len(quote) else "")
    return [shown, f"  {carets}".rstrip()] if marks else [shown]
