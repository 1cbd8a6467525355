"""Tells an audit: as text, as JSON, as Markdown."""

from collections.abc import Iterator
from typing import Any, Final

from il21kg.audit.catalogue import Severity
from il21kg.audit.findings import Audit, Found
from il21kg.text.quotes import counted

_PREFIXES: Final = 12
"""Registers that the text lists at most."""


def tell(audit: Audit) -> str:
    """Write an audit for people."""
    return "\n".join(_lines(audit))


def _lines(audit: Audit) -> Iterator[str]:
    yield f"{', '.join(audit.places)}: {counted(audit.claims, 'claim')}, {counted(audit.things, 'thing')}"
    if audit.claims:
        yield f"  {'source':12}{_share(audit.sourced, audit.claims)} name one"
        yield f"  {'evidence':12}{_share(audit.evident, audit.claims)} have some"
    yield f"  {'licence':12}{', '.join(audit.licences) or 'none told'}"
    if audit.prefixes:
        listed = [f"{name} {n:,}" for name, n in audit.prefixes.items()]
        more = [f"and {len(listed) - _PREFIXES} more"] if len(listed) > _PREFIXES else []
        yield f"  {'identifiers':12}{', '.join([*listed[:_PREFIXES], *more])}"
    for found in audit.found:
        yield f"{found.check.severity} {found.check.id}: {found.check.title} ({found.count:,})"
        yield from (f"  {each.where}: {each.what}" if each.where != each.what else f"  {each.where}"
                    for each in found.examples)  # fmt: skip
        if found.count > len(found.examples):
            yield f"  … and {found.count - len(found.examples):,} more"
        yield f"  To do: {found.check.advice}"
    yield f"{outcome(audit)}."


def outcome(audit: Audit) -> str:
    """Say in a line how many findings there are of each severity."""
    return ", ".join(counted(audit.of(severity), severity) for severity in Severity)


def _share(part: int, whole: int) -> str:
    return f"{part:,} of {whole:,} ({part / whole:.0%})"


def markdown(audit: Audit) -> str:
    """Write an audit as Markdown, a section for each finding."""
    head = [
        f"# Audit of {', '.join(f'`{place}`' for place in audit.places)}",
        f"{counted(audit.claims, 'claim')}, {counted(audit.things, 'thing')}; {outcome(audit)}.",
        _table(audit),
    ]
    return "\n\n".join([*head, *(_section(found) for found in audit.found)])


def _table(audit: Audit) -> str:
    rows = (f"| {each.check.id} | {each.check.severity} | {each.check.title} | {each.count:,} |"
            for each in audit.found)  # fmt: skip
    counts = {"name a source": audit.sourced, "have evidence": audit.evident}
    shares = [f"- {_share(n, audit.claims)} claims {what}" for what, n in counts.items() if audit.claims]
    table = ["| id | severity | what should be so | found |", "|---|---|---|---|", *rows]
    return "\n".join([*shares, f"- licence: {', '.join(audit.licences) or 'none told'}", "", *table])


def _section(found: Found) -> str:
    examples = (f"- `{_code(each.where)}`: {_plain(each.what)}" for each in found.examples)
    more = (
        [f"- … and {found.count - len(found.examples):,} more"] if found.count > len(found.examples) else []
    )
    return "\n".join(
        [f"## {found.check.id} {found.check.title}", "", *examples, *more, "", f"To do: {found.check.advice}"]
    )


def _plain(text: str) -> str:
    return "".join(f"\\{letter}" if letter in r"\`*_[]<#|" else letter for letter in text)


def _code(text: str) -> str:
    return text.replace("`", "'")


def to_values(audit: Audit) -> dict[str, Any]:
    """Give an audit as one object of plain values, for JSON."""
    return {
        "places": list(audit.places),
        "claims": audit.claims,
        "things": audit.things,
        "claims_with_source": audit.sourced,
        "claims_with_evidence": audit.evident,
        "licences": list(audit.licences),
        "prefixes": dict(audit.prefixes),
        **{f"{severity}s": audit.of(severity) for severity in Severity},
        "findings": [
            {
                "id": found.check.id,
                "severity": str(found.check.severity),
                "title": found.check.title,
                "count": found.count,
                "advice": found.check.advice,
                "examples": [{"where": each.where, "what": each.what} for each in found.examples],
            }
            for found in audit.found
        ],
    }
