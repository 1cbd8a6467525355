"""The answer of a query, as rows, as text, as a data frame."""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import pyoxigraph as ox

from il21kg.errors import InputError
from il21kg.namespaces import PREFIXES, compact
from il21kg.store.store import Term
from il21kg.text.quotes import one_blank

if TYPE_CHECKING:
    import pandas

FORMATS: Final = ("table", "csv", "tsv", "json", "ttl")


@dataclass(frozen=True, slots=True)
class Result:
    """The answer of a query."""

    kind: str
    """`rows` (SELECT), `truth` (ASK), `triples` (CONSTRUCT, DESCRIBE)."""
    columns: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]
    """One term a column, None where unbound. Triples are sorted rows of subject, predicate, object."""
    truth: bool | None = None
    """The answer of an ASK, else None."""
    cut: bool = False
    """There are more rows than the limit let through."""

    def __bool__(self) -> bool:
        """Give the answer of an ASK; else, whether there are rows."""
        return bool(self.rows) if self.truth is None else self.truth

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[dict[str, str | None]]:
        return iter(self.to_dicts())

    def __str__(self) -> str:
        return self.to_text()

    def __repr__(self) -> str:
        if self.truth is not None:
            return f"Result({'yes' if self.truth else 'no'})"
        return f"Result({len(self.rows)} {self.kind}: {', '.join(self.columns)})"

    def to_dicts(self) -> list[dict[str, str | None]]:
        """Give the rows by column name: IRIs in full, literals by their words, None where unbound."""
        return [dict(zip(self.columns, map(_words, row), strict=True)) for row in self.rows]

    def to_pandas(self) -> "pandas.DataFrame":
        """Give the rows as a data frame; raise InputError when pandas is not installed."""
        try:
            import pandas
        except ImportError as error:
            raise InputError("A data frame needs pandas.", "Install it: pip install 'pandas>=2'") from error
        columns = list(self.columns)
        return pandas.DataFrame(self.to_dicts(), columns=columns, dtype=object)

    def to_text(self, format_: str = "table", widest: int | None = None) -> str:
        """Give the answer in one of `FORMATS`; `json` is SPARQL 1.1 JSON results.

        The cells of a table are cut at `widest` characters, where that is given.

        Raises InputError for another format, and for `ttl` where the answer is no triples.
        """
        if format_ not in FORMATS:
            raise InputError(f"There is no format “{format_}”.", f"Formats: {', '.join(FORMATS)}")
        if format_ == "ttl":
            return self._turtle()
        if format_ == "json":
            return json.dumps(self._json(), ensure_ascii=False, indent=1) + "\n"
        if self.truth is not None:
            words = {"table": ("no", "yes")}.get(format_, ("false", "true"))
            return words[self.truth] + "\n"
        if format_ == "table":
            return _table(self.columns, [[_shown(term) for term in row] for row in self.rows], widest)
        solutions = ox.parse_query_results(json.dumps(self._json()), format=ox.QueryResultsFormat.JSON)
        written = solutions.serialize(format=getattr(ox.QueryResultsFormat, format_.upper()))
        return (written or b"").decode()

    def formulas(self) -> int:
        """Count the cells that a spreadsheet may take for formulas; numbers are none."""
        words = (_words(term) or "" for row in self.rows for term in row)
        return sum(1 for each in words if re.match(r"[=+@-](?!\d+(?:\.\d+)?$)", each))

    def _turtle(self) -> str:
        if self.kind != "triples":
            raise InputError("Only the triples of a CONSTRUCT or DESCRIBE can be written as Turtle.")
        triples = [ox.Triple(*row) for row in self.rows]  # type: ignore[arg-type]
        used = {name: base for name, base in PREFIXES.items() if any(base in str(each) for each in triples)}
        return (ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=used) or b"").decode()

    def _json(self) -> dict[str, Any]:
        if self.truth is not None:
            return {"head": {}, "boolean": self.truth}
        bindings = [
            {name: _json_term(term) for name, term in zip(self.columns, row, strict=True) if term is not None}
            for row in self.rows
        ]
        return {"head": {"vars": list(self.columns)}, "results": {"bindings": bindings}}

    def _repr_html_(self) -> str:
        """Show the answer as a table in a notebook."""
        if self.truth is not None:
            return f"<p>{'yes' if self.truth else 'no'}</p>"
        head = "".join(f"<th>{html.escape(name)}</th>" for name in self.columns)
        rows = (
            "".join(f"<td>{html.escape(_shown(term))}</td>" for term in row) for row in self.rows
        )  # fmt: skip
        body = "".join(f"<tr>{row}</tr>" for row in rows)
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _words(term: Term | None) -> str | None:
    return None if term is None else str(term) if isinstance(term, ox.Triple) else term.value


def _shown(term: Term | None) -> str:
    return compact(term.value) if isinstance(term, ox.NamedNode) else _words(term) or ""


def _json_term(term: Term) -> dict[str, Any]:
    if isinstance(term, ox.Triple):
        parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        return {"type": "triple", "value": {name: _json_term(part) for name, part in parts.items()}}
    if not isinstance(term, ox.Literal):
        return {"type": "uri" if isinstance(term, ox.NamedNode) else "bnode", "value": term.value}
    values: dict[str, Any] = {"type": "literal", "value": term.value}
    if term.language:
        values["xml:lang"] = term.language
    elif term.datatype.value != PREFIXES["xsd"] + "string":
        values["datatype"] = term.datatype.value
    return values


def _cut(cell: str, widest: int | None) -> str:
    return cell if widest is None or len(cell) <= widest else cell[: widest - 1] + "…"


def _table(columns: tuple[str, ...], rows: list[list[str]], widest: int | None = None) -> str:
    cells = [list(columns), *([_cut(one_blank(cell), widest) for cell in row] for row in rows)]
    widths = [max(len(row[place]) for row in cells) for place in range(len(columns))]
    cells.insert(1, ["-" * width for width in widths])
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in cells)
    return "".join(line.rstrip() + "\n" for line in lines)
