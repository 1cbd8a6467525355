"""Takes a request of the SPARQL 1.1 Protocol apart: the query, the graphs it asks, the format it likes.

GET  /sparql?query=…                        POST, application/x-www-form-urlencoded: query=…
POST, application/sparql-query: the query itself
"""

from collections.abc import Mapping
from typing import Final
from urllib.parse import parse_qs

from il21kg.server.media import SHORT
from il21kg.server.sparql import Asked
from il21kg.server.wire import Reply, problem

FORM: Final = "application/x-www-form-urlencoded"
QUERY: Final = "application/sparql-query"
UPDATE: Final = "application/sparql-update"

READ_ONLY: Final = problem(403, "Updates are refused; here one can only read.")


def fields(text: str | bytes) -> dict[str, list[str]]:
    """Give the fields of a query string or a form; raises ValueError for what is no UTF-8 or has too many."""
    words = text.decode("ascii", "strict") if isinstance(text, bytes) else text
    return parse_qs(words, keep_blank_values=True, errors="strict", max_num_fields=100)


def read_request(
    method: str, query_string: str, headers: Mapping[str, str], body: bytes = b""
) -> Asked | Reply | None:
    """Give what is asked, a problem where the request is none of the protocol, None where it has no query."""
    media = headers.get("content-type", "").partition(";")[0].strip().lower()
    try:
        given = fields(query_string)
        if method == "POST" and media == FORM:
            given = _joined(given, fields(body))
        elif method == "POST" and media == QUERY:
            given = _joined(given, {"query": [body.decode("utf-8")]})
    except ValueError as error:
        return problem(400, "The request is no text in UTF-8.", str(error))
    if media == UPDATE or "update" in given:
        return READ_ONLY
    if method == "POST" and media not in (FORM, QUERY):
        return problem(415, f"A query is not sent as “{media[:80]}”.", f"Send {FORM} or {QUERY}.")
    return _asked(given, headers.get("accept", ""))


def _joined(one: Mapping[str, list[str]], other: Mapping[str, list[str]]) -> dict[str, list[str]]:
    return {name: [*one.get(name, ()), *other.get(name, ())] for name in (*one, *other)}


def _asked(given: Mapping[str, list[str]], accept: str) -> Asked | Reply | None:
    unknown = [name for name in given if name.startswith("using-")]
    if unknown:
        return problem(400, f"{unknown[0]} is of updates, and here one can only read.")
    queries = given.get("query", [])
    if not queries:
        return None
    if len(queries) > 1:
        return problem(400, "There is more than one query.", "Send one at a time.")
    format_ = given.get("format", [""])[0]
    if format_ and format_ not in SHORT:
        return problem(400, f"There is no format “{format_[:80]}”.", f"There is: {', '.join(SHORT)}")
    return Asked(
        queries[0],
        accept,
        format_,
        tuple(given.get("default-graph-uri", ())),
        tuple(given.get("named-graph-uri", ())),
    )
