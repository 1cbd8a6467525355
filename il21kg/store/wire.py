"""How a question goes to an endpoint and its answer is read: as the protocol has it, and as servers do it.

    body, headers = asked("SELECT * { ?s ?p ?o }")
    read(answered)                                      rows, truth, or triples

A question goes as a form, which all servers take: Virtuoso never answers one that is the whole body. It says
which format it wants by its verb, as some give rows where they are asked for rows or triples. They tell the
answer to an ASK by a row, and a truth value by 0 and 1.
"""

import re
from collections.abc import Iterator
from typing import Final, TypeAlias

import pyoxigraph as ox

Answer: TypeAlias = ox.QuerySolutions | ox.QueryBoolean | Iterator[ox.Triple]
"""Rows of a SELECT, the truth of an ASK, the triples of a CONSTRUCT or DESCRIBE."""

_BEFORE_VERB: Final = re.compile(
    r"(?>\s|#[^\r\n]*|PREFIX\s+[\w.-]*:\s*<[^<>]*>|BASE\s*<[^<>]*>)*+(\w+)", re.IGNORECASE
)
_NO_WORDS: Final = (
    r'<[^<>"{}|^`\\\s]*>|#[^\r\n]*'
    r'|"{3}(?:[^\\]|\\.)*?"{3}|"(?:[^"\\\n]|\\.)*"'
    r"|'{3}(?:[^\\]|\\.)*?'{3}|'(?:[^'\\\n]|\\.)*'"
)
"""An IRI, a comment, a literal: what looks like SPARQL in there is none."""
# What follows is compiled where it is needed: a store of our own needs none of it.
_BRACES: Final = rf"(?s)[{{}}]|{_NO_WORDS}"
_NAMED: Final = rf"(?si){_NO_WORDS}|(?<![\w?$:@-])GRAPH\s*(?P<graph><[^<>\s]*>|[\w.-]*:[\w.%-]*)\s*\{{"
_ROWS: Final = "application/sparql-results+json"
_TRIPLES: Final = "application/n-triples"
_FORMATS: Final = {"SELECT": _ROWS, "ASK": _ROWS, "CONSTRUCT": _TRIPLES, "DESCRIBE": _TRIPLES}

#: A quote inside of a literal has a backslash before it, so this is found outside of literals only.
_TRUTH_VALUE: Final = (
    rb'("type":\s*"typed-literal",\s*"datatype":\s*"http://www\.w3\.org/2001/XMLSchema#boolean",\s*'
    rb'"value":\s*)"([01])"'
)
_TRUTH: Final = "__ASK_RETVAL"
"""What Virtuoso calls the one column of its answer to an ASK; it has a row where the answer is yes."""


def verb(text: str) -> str:
    r"""Give the word by which a request says what it is, in capitals; empty where it has none.

    >>> verb("PREFIX a: <urn:a:> # DROP\nselect * { a:b a:c ?d }")
    'SELECT'
    """
    found = _BEFORE_VERB.match(text)
    return found[1].upper() if found else ""


def asked(text: str, graph: str | None = None) -> tuple[bytes, dict[str, str]]:
    """Give the body of a question, and what is said before it.

    `graph`: the IRI of a named graph that is to be asked as the default graph. Where one is, Virtuoso finds
    nothing in a graph that is told by its name; so this is told by a variable.
    """
    from urllib.parse import urlencode  # which no other kind of store needs

    fields = {"query": by_variable(text), "default-graph-uri": graph} if graph else {"query": text}
    wanted = _FORMATS.get(verb(text), f"{_ROWS}, {_TRIPLES}")
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept": wanted}
    return urlencode(fields).encode(), headers


def by_variable(text: str) -> str:
    """Give a question in which graphs are told by variables.

    >>> by_variable("ASK { GRAPH <urn:g> { ?s ?p ?o } }")
    'ASK { VALUES ?graph_6 { <urn:g> } GRAPH ?graph_6 { ?s ?p ?o } }'
    """

    def told(found: re.Match[str]) -> str:
        variable = f"?graph_{found.start()}"
        return f"VALUES {variable} {{ {found['graph']} }} GRAPH {variable} {{" if found["graph"] else found[0]

    return re.sub(_NAMED, told, text)


def as_rows(text: str) -> str | None:
    r"""Give a SELECT of what a CONSTRUCT or DESCRIBE is made from; None where that is nothing or not seen.

    >>> as_rows("PREFIX a: <urn:a:>\nCONSTRUCT { ?s a:b '}' } WHERE { ?s a:c ?d } LIMIT 9")
    'PREFIX a: <urn:a:>\nSELECT *  WHERE { ?s a:c ?d } LIMIT 9'
    """
    found = _BEFORE_VERB.match(text)
    braces = (
        []
        if not found
        else [each for each in re.compile(_BRACES).finditer(text, found.end(1)) if each[0] in "{}"]
    )
    if not found or not braces:
        return None
    rest, own = found.end(1), text[found.end(1) : braces[0].start()].strip()
    if found[1].upper() == "DESCRIBE":
        rest = braces[0].start()
    elif not own:  # what it writes stands first, in braces without others inside
        rest = braces[1].end() if len(braces) > 1 else rest
    return f"{text[: found.start(1)]}SELECT * {text[rest:]}"


def around(text: str, columns: str, more: str) -> str:
    r"""Give a SELECT of such columns from the rows of another, with more patterns beside it.

    >>> around("PREFIX a: <urn:a:>\nSELECT ?b { ?b a:c ?d }", "*", "FILTER(?b != a:e)")
    'PREFIX a: <urn:a:>\nSELECT * { { SELECT ?b { ?b a:c ?d }\n} FILTER(?b != a:e) }'
    """
    found = _BEFORE_VERB.match(text)
    before = found.start(1) if found else 0
    return f"{text[:before]}SELECT {columns} {{ {{ {text[before:]}\n}} {more} }}"


def read(kind: str, body: bytes) -> Answer | None:
    """Give what a body of this media type holds, read to its end; None for another type.

    Raises SyntaxError or ValueError where it cannot be read.
    """
    if results := ox.QueryResultsFormat.from_media_type(kind):
        return _whole(re.sub(_TRUTH_VALUE, _spelled_out, body), results)
    if graph := ox.RdfFormat.from_media_type(kind):
        return iter([quad.triple for quad in ox.parse(body, format=graph)])
    return None


def _spelled_out(found: re.Match[bytes]) -> bytes:
    return found[1] + (b'"true"' if found[2] == b"1" else b'"false"')


def _whole(body: bytes, format_: ox.QueryResultsFormat) -> ox.QuerySolutions | ox.QueryBoolean:
    """Give an answer that was read to its end: its rows are lazy, and a fault may stand behind the last."""
    answer = ox.parse_query_results(body, format=format_)
    if not isinstance(answer, ox.QuerySolutions):
        return answer
    rows = sum(1 for _ in answer)
    if [each.value for each in answer.variables] == [_TRUTH]:
        return ox.parse_query_results(
            b'{"head": {}, "boolean": %s}' % (b"true" if rows else b"false"),
            format=ox.QueryResultsFormat.JSON,
        )
    return ox.parse_query_results(body, format=format_)
