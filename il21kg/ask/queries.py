"""Lists, binds and runs the files of `queries/` and any SPARQL text.

A question is one file that any SPARQL tool runs unchanged on the exported Turtle:

    #+ summary: Which cell types does the protein act on, without hedge?
    #+ parameters:
    #+   gene: the gene, by symbol, CURIE or IRI
    #+ answer: B cell; cytotoxic T cell; ...        (of the sample article)
    PREFIX ...
    SELECT ?cell {
      VALUES ?gene { hgnc:6005 }
      ?gene ikg:productActsOnCell/rdfs:label ?cell .
    } ORDER BY ?cell

A parameter is a `VALUES` line with one variable and one term, its default; `UNDEF` stands for any. Binding
writes other terms into that line, serialised by the engine, so a value cannot become part of the query. Where
several things are asked for, or any, each row of a question says which one it is about.
"""

import html
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pyoxigraph as ox

from il21kg.errors import InputError
from il21kg.files import MEGABYTE, in_utf8, needed, read_bounded
from il21kg.limits import LONGEST, Limits, Raw, answer, check_query
from il21kg.namespaces import PREFIXES, compact, expand
from il21kg.resources import folder, texts
from il21kg.store.faults import machine_faults, syntax_fault
from il21kg.store.store import Store, Term
from il21kg.text.quotes import one_blank

if TYPE_CHECKING:
    import pandas

    from il21kg.ask.names import Names
    from il21kg.vocabulary.vocabulary import Vocabulary

FORMATS: Final = ("table", "csv", "tsv", "json", "ttl")

#: Any text may use the prefixes of the graph without declaring them; one line, for the count of lines.
PROLOGUE: Final = " ".join(f"PREFIX {name}: <{base}>" for name, base in PREFIXES.items()) + "\n"

_TERM: Final = r'UNDEF|<[^<>\s]*>|"(?:[^"\\\n]|\\.)*"(?:@[\w-]+|\^\^[\w:<>/.#-]+)?|[\w-]*:[\w.%-]+'
_VALUES: Final = re.compile(rf"^([ \t]*VALUES \?(\w+) \{{ )({_TERM})( \}}[ \t\r]*)$", re.MULTILINE)

#: What stands before the verb of a query or an update.
_BEFORE_VERB: Final = re.compile(
    r"(?>\s|#[^\r\n]*|PREFIX\s+[\w.-]*:\s*<[^<>]*>|BASE\s*<[^<>]*>)*+(\w+)", re.IGNORECASE
)
#: How a SPARQL text begins, be it refused later; what begins otherwise and has no brace names a question.
_SPARQL: Final = re.compile(
    r"(?:\s|#[^\n]*\n)*(?:PREFIX|BASE|SELECT|ASK|CONSTRUCT|DESCRIBE|INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|ADD|"
    r"MOVE|COPY|WITH)\b",
    re.IGNORECASE,
)
_UPDATES: Final = frozenset(
    ("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH")
)

Values = Mapping[str, str | Iterable[str]]
"""The values of parameters by name, one or several; `*` and `any` stand for any thing."""

Resolve = Callable[[str, str, str], str | None]
"""(parameter, words, default) → IRI of what these words name, or None."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """What may be asked of another thing."""

    name: str
    """The variable, without its question mark."""
    default: str
    """The term in the file, as SPARQL: `hgnc:6005`; `UNDEF` for any."""
    meaning: str


@dataclass(frozen=True, slots=True)
class Question:
    """A file of `queries/`."""

    name: str
    """The file's name without ending."""
    question: str
    parameters: tuple[Parameter, ...]
    answer: tuple[str, ...]
    """Values that stand in the answer for the sample article; none when there are no rows."""
    text: str
    """SPARQL, the whole file."""
    formerly: tuple[str, ...] = ()
    """Names it had before, by which it is still found."""
    shown: bool = True
    """Messages may quote the text: it was given as a query, or its file is one by its name."""


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


# --- the catalogue


def catalogue() -> tuple[Question, ...]:
    """Give all questions, in the order of their names."""
    return tuple(
        read_question(name.removesuffix(".rq"), text)
        for name, text in texts(folder("queries"), ".rq").items()
    )


def read_question(name: str, text: str) -> Question:
    """Read the header and the `VALUES` lines of a query file; a file without a header is a question too."""
    fields: dict[str, str] = {}
    meanings: dict[str, str] = {}
    for indent, key, value in re.findall(r"^#\+( +)([\w-]+):[ \t]*(.*)$", text, re.MULTILINE):
        (fields if len(indent) == 1 else meanings)[key] = value.strip()
    answer = fields.get("answer", "none")
    return Question(
        name=name,
        question=fields.get("summary", ""),
        parameters=tuple(
            Parameter(variable, default, meanings.get(variable, ""))
            for _, variable, default, _ in _VALUES.findall(text)
        ),
        answer=() if answer == "none" else tuple(value.strip() for value in answer.split(";")),
        text=text,
        formerly=tuple(fields.get("formerly", "").split()),
    )


def find_question(query: str) -> Question:
    """Give the question of this name, of this file, or this SPARQL text itself.

    Raises InputError that lists the nearest names when it is none of the three.
    """
    if re.fullmatch(r"[\w-]+", query):
        file = folder("queries") / f"{query}.rq"
        if file.is_file():
            return read_question(query, file.read_text(encoding="utf-8"))
        if renamed := next((each for each in catalogue() if query in each.formerly), None):
            return renamed
    if len(query) > LONGEST:
        check_query(query)
    if query.endswith(".rq") or ("\n" not in query and len(query) < 255 and Path(query).is_file()):
        found = read_question(Path(query).stem, _read(Path(query)))
        return replace(found, shown=query.endswith(".rq"))
    if "{" in query or _SPARQL.match(query):
        return read_question("", query)
    import difflib  # 16 ms, for this message only

    names = [each.name for each in catalogue()]
    spelled = "-".join(re.findall(r"\w+", query.lower().replace("_", " ")))
    near = difflib.get_close_matches(spelled, names, n=4, cutoff=0.4) or names
    raise InputError(f"There is no question “{query}”.", f"Nearest: {', '.join(near)}\nAll: il21kg queries")


def _read(path: Path) -> str:
    with needed(path, "All: il21kg queries"):
        return in_utf8(read_bounded(path, MEGABYTE), path)


# --- binding


def bind(text: str, parameters: Values, resolve: Resolve | None = None) -> str:
    """Put other values into the `VALUES` lines of a query.

    A value is an IRI, a CURIE, or words that `resolve` turns into an IRI; where the default is a literal, it
    is the words of one with the same language or datatype. Raises InputError, with what there is, for a
    parameter or a value that the query does not know, and for a parameter without a value.
    """
    known = [variable for _, variable, _, _ in _VALUES.findall(text)]
    unknown = [name for name in parameters if name not in known]
    if unknown:
        there = f"Parameters: {', '.join(known)}" if known else "It has no parameters."
        raise InputError(f"The query has no parameter “{'”, “'.join(unknown)}”.", there)

    def put(match: re.Match[str]) -> str:
        before, name, default, after = match.groups()
        if name not in parameters:
            return match[0]
        said = _several(name, parameters[name])
        if any(_is_any(value, default) for value in said):
            return f"{before}UNDEF{after}"
        terms = dict.fromkeys(str(_value(name, value, default, resolve)) for value in said)
        return f"{before}{' '.join(terms)}{after}"

    shown = [name for name, value in parameters.items() if _asks_which(text, name, _several(name, value))]
    return _VALUES.sub(put, _with_columns(text, shown))


def _several(name: str, value: str | Iterable[str]) -> tuple[str, ...]:
    said = (value,) if isinstance(value, str) else tuple(value)
    if not said:
        raise InputError(f"“{name}” has no value.", "Give one or several, or leave the parameter out.")
    return said


def _is_any(value: str, default: str) -> bool:
    return value == "*" or (value == "any" and not default.startswith('"'))


def _asks_which(text: str, name: str, values: tuple[str, ...]) -> bool:
    """Tell whether a question of the catalogue must say of each row which thing it is about."""
    default = next(default for _, known, default, _ in _VALUES.findall(text) if known == name)
    several = len(set(values)) > 1 or any(_is_any(value, default) for value in values)
    return several and text.startswith("#+")


def _with_columns(text: str, names: Iterable[str]) -> str:
    """Add parameters to what is selected, grouped and ordered by."""
    for name in names:
        for words in (r"SELECT(?: DISTINCT)?", "GROUP BY", "ORDER BY"):
            text = re.sub(rf"\b({words})(?= [?(])(?![^{{}}\n]*\?{name}\b)", rf"\1 ?{name}", text)
        if re.search(r"\(COUNT\(", text) and "GROUP BY" not in text:
            text = f"{text.rstrip()} GROUP BY ?{name}\n"
    return text


def _value(name: str, value: str, default: str, resolve: Resolve | None) -> ox.NamedNode | ox.Literal:
    if re.search("[\ud800-\udfff]", value):
        raise InputError(f"The value of “{name}” is no text in UTF-8.", "Write its letters as they are.")
    if default.startswith('"'):
        tag = re.search(r'"@([\w-]+)$', default)
        kind = re.search(r'"\^\^<?([^<>]+)>?$', default)
        if re.search(r"\\[uU]", value):
            # Some tools read \u0022 as a quotation mark before they parse, also behind another backslash.
            raise InputError(f"“{value}” cannot be the value of “{name}”: a backslash before a u.")
        try:
            return ox.Literal(
                value, language=tag and tag[1], datatype=ox.NamedNode(expand(kind[1])) if kind else None
            )
        except (ValueError, KeyError) as error:
            raise InputError(f"“{value}” cannot be the value of “{name}”: {error}.") from error
    try:
        return ox.NamedNode(expand(value.removeprefix("<").removesuffix(">")))
    except (ValueError, KeyError):
        iri = resolve(name, value, default) if resolve else None
    if iri is None:
        raise InputError(
            f"“{value}” is nothing that “{name}” can be.",
            f"Give an IRI, a CURIE like {default if default != 'UNDEF' else 'hgnc:6005'}, or a name.",
        )
    return ox.NamedNode(iri)


def _resolver(store: Store, vocabulary: Callable[[], "Vocabulary"] | None) -> Resolve:
    """Say what words stand for: a `document` by its key or hash, all else by the names of the graph."""

    @cache
    def names() -> "Names":
        from il21kg.ask.names import Names  # many a question has no words to look up

        return Names(store, vocabulary)

    def resolve(name: str, words: str, default: str) -> str | None:
        if name == "document":
            return store.find(words).document
        return names().one_if_known(words, like=_expanded(default))

    return resolve


def _expanded(default: str) -> str:
    return "" if default == "UNDEF" else expand(default.strip("<>"))


# --- running


def run(
    store: Store,
    query: str,
    parameters: Values | None = None,
    vocabulary: Callable[[], "Vocabulary"] | None = None,
    limits: Limits = Limits(),  # noqa: B008  a value that cannot change
) -> Result:
    """Run a question by name, a file, or a SPARQL text, and give its answer, within the limits.

    The vocabulary, where one is given, is asked for a parameter whose words are no label of the graph
    ("IL-21"). A store of our own is asked in a process that is ended when a limit is reached.

    Raises InputError for an unknown name, parameter or value, for an update, for a query that is too long or
    too deep, and on a store of our own for SERVICE and FROM (nothing here asks the network); SyntaxFault with
    line and column; Unavailable when a limit is reached or the store fails.
    """
    question = find_question(query)
    check_query(question.text)
    text = bind(question.text, parameters or {}, _resolver(store, vocabulary))
    check_query(text)
    _refuse_update(text)
    with machine_faults(store.place):
        if not store.local:
            return read_answer(store.query(text, prologue=PROLOGUE), limits.rows)
        try:
            return _from(answer(PROLOGUE + text, *store.for_reading(), limits))
        except SyntaxError as error:
            fault = syntax_fault(str(error), text, PROLOGUE.count("\n"))
            raise fault if question.shown else _unquoted(fault) from error


def read_answer(answer: object, most: int | None = None) -> Result:
    """Give an engine's answer as a value, up to so many rows; the whole of it when no number is given."""
    if isinstance(answer, ox.QueryBoolean):
        return Result("truth", (), (), bool(answer))
    if isinstance(answer, ox.QuerySolutions):
        columns = tuple(variable.value for variable in answer.variables)
        rows = tuple(tuple(row) for row in islice(answer, most))
        return Result("rows", columns, rows, cut=next(iter(answer), None) is not None)
    assert isinstance(answer, Iterable)
    triples = tuple((each.subject, each.predicate, each.object) for each in islice(answer, most))
    cut = next(iter(answer), None) is not None
    return _from(Raw("triples", ("subject", "predicate", "object"), triples, cut=cut))


def _from(raw: Raw) -> Result:
    rows = raw.rows if raw.kind != "triples" else tuple(sorted(set(raw.rows), key=_line))
    return Result(raw.kind, raw.columns, rows, raw.truth, cut=raw.cut)


def _line(row: tuple[Term | None, ...]) -> str:
    return " ".join(map(str, row))


def _refuse_update(text: str) -> None:
    """Raise InputError where a text that is no query is an update."""
    verb = _BEFORE_VERB.match(text)
    if verb and verb[1].upper() in _UPDATES:
        raise InputError(
            f"This is an update ({verb[1].upper()}); queries only read.",
            "The graph changes by `il21kg load` and `il21kg retract` alone.",
        )


def _unquoted(fault: InputError) -> InputError:
    """Leave the words out of a message about a file that is no query: it may be anything."""
    return InputError(fault.message, "The file's name does not end in .rq: is it a query?")


# --- showing


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
    said: dict[str, Any] = {"type": "literal", "value": term.value}
    if term.language:
        said["xml:lang"] = term.language
    elif term.datatype.value != PREFIXES["xsd"] + "string":
        said["datatype"] = term.datatype.value
    return said


def _cut(cell: str, widest: int | None) -> str:
    return cell if widest is None or len(cell) <= widest else cell[: widest - 1] + "…"


def _table(columns: tuple[str, ...], rows: list[list[str]], widest: int | None = None) -> str:
    cells = [list(columns), *([_cut(one_blank(cell), widest) for cell in row] for row in rows)]
    widths = [max(len(row[place]) for row in cells) for place in range(len(columns))]
    cells.insert(1, ["-" * width for width in widths])
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in cells)
    return "".join(line.rstrip() + "\n" for line in lines)
