"""A SPARQL 1.1 endpoint, asked over HTTP: an answer is believed for what it is, and bounded in size and time.

    Endpoint("http://localhost:7878/query").query("ASK { ?s ?p ?o }")

A question is asked again when the server was away for a moment. An update is sent again only where the server
did not take it; where nobody knows whether it did, that is said (`Unanswered`), and the store looks.
A redirect is not followed (it would lose the request), and no password is ever part of a message.
"""

import os
import time
from collections.abc import Iterator
from typing import Final

import pyoxigraph as ox

from il21kg.errors import Unavailable
from il21kg.store import wire
from il21kg.store.address import TOKEN, authorization, login_at, read_address, told
from il21kg.store.exchange import Answered, NoAnswer, exchange
from il21kg.store.keeping import notes_at
from il21kg.store.wire import Answer

PAUSES: tuple[float, ...] = (0.1, 0.4, 1.6)
"""Seconds before a request is sent again: so many times, then it is given up."""

LONGEST_PAUSE: Final = 10.0
"""Seconds that a server may have us wait at a time."""

_NOT_TAKEN: Final = (429, 503)
"""The server says that it has not done what was asked, as it has too much to do."""
_LOST: Final = (502, 504)
"""Something between us and the server has lost its answer."""


class Unanswered(Unavailable):
    """An update was sent, and nobody has said whether it was done."""


class Cut(Unavailable):
    """An answer may be cut short: the server gives so much at a time."""

    def __init__(self, problem: str, advice: str, columns: tuple[str, ...]) -> None:
        """Say so; `columns`: names of what is asked for, where less at a time helps."""
        super().__init__(problem, advice)
        self.columns = columns


class Endpoint:
    """A SPARQL 1.1 endpoint; `query` and `update` do what pyoxigraph's methods of these names do."""

    def __init__(self, where: str) -> None:
        """Take the address for queries, or a file that names the addresses, as `address` has it."""
        self._address = read_address(where)
        self.place = self._address.place
        """The address for queries without what may be secret in it."""
        self.imprint = self._address.imprint
        """What the file says of the dataset there."""
        self.notes = notes_at(self._address.query)
        """Where what is noted of it is kept; None where there is no place for that."""
        self._by_digest = False

    def query(self, text: str, seconds: float | None = None, graph: str | None = None) -> Answer:
        """Run a query; raise SyntaxError where the endpoint finds it wrong, Unavailable where it fails.

        It is ended after so many `seconds`, or those of the address; raises Cut where there may be more to
        its answer. `graph`: the IRI of a named graph that is asked as the default graph. Where one is,
        triples may be cut short in silence, and rows are not: so what they are made from is asked first.
        """
        made_from = wire.as_rows(text) if graph and wire.verb(text) in ("CONSTRUCT", "DESCRIBE") else None
        if made_from:
            self.query(made_from, seconds, graph)
        body, headers = wire.asked(text, graph)
        answered = self._answered(self._address.query, body, headers, seconds, again=True)
        if answered.cut:
            raise self._cut(answered)
        return self._read(answered)

    def update(self, text: str) -> None:
        """Run an update, all of it or nothing as far as the endpoint keeps to that.

        That it answers is no proof: a login page does so too. Whoever calls reads back what was to change.
        Raises Unanswered where it may have been done or not.
        """
        headers = {
            "Content-Type": "application/sparql-update",
            "Accept": "application/json, text/plain;q=0.5, */*;q=0.1",
        }
        self._answered(self._address.update, text.encode(), headers, None, again=False)

    def graph(self) -> Iterator[ox.Triple] | None:
        """Give the default graph by the Graph Store Protocol; None where its address is not known."""
        if self._address.graphs is None:
            return None
        address = self._address.graphs
        headers = {"Accept": "application/n-triples"}
        asked = f"{address}{'&' if '?' in address else '?'}default"
        triples = self._read(self._answered(asked, None, headers, None, again=True))
        if isinstance(triples, ox.QuerySolutions | ox.QueryBoolean):
            raise self._failure(address, "it answers with rows where a graph was asked for")
        return triples

    def _answered(
        self, address: str, body: bytes | None, headers: dict[str, str], seconds: float | None, *, again: bool
    ) -> Answered:
        """Give the answer to a request; `again`: it may be sent again whatever became of it."""
        for pause in (*PAUSES, None):
            try:
                answered = self._exchanged(address, body, headers, seconds or self._address.seconds)
            except NoAnswer as error:
                if pause is None or error.late or (error.sent and not again):
                    raise self._failure(address, str(error), unknown=error.sent and not again) from error
                time.sleep(pause)
                continue
            away = answered.status in _NOT_TAKEN or (again and answered.status in _LOST)
            if pause is None or not away:
                return self._checked(address, answered, again=again)
            time.sleep(min(max(pause, answered.wait), LONGEST_PAUSE))
        raise AssertionError("the last round gives or raises")

    def _exchanged(
        self, address: str, body: bytes | None, headers: dict[str, str], seconds: float
    ) -> Answered:
        """Send a request with who we are; by a digest of it, from the first time that only this is taken."""
        if not self._by_digest:
            answered = exchange(address, body, headers | authorization(address), seconds)
            login = "" if os.environ.get(TOKEN) else login_at(address)
            if answered.status != 401 or not (login and login.isascii()):
                return answered
        answered = exchange(address, body, headers, seconds, login=login_at(address))
        self._by_digest = answered.status != 401
        return answered

    def _checked(self, address: str, answered: Answered, *, again: bool) -> Answered:
        """Give an answer that is none of a fault."""
        status = answered.status
        if 200 <= status < 300:
            return answered
        reason = answered.body.decode(errors="replace").strip()
        if status == 400:
            raise SyntaxError(reason or "the endpoint refuses the request")
        if 300 <= status < 400:
            reason = "It sends us on to another address; give that one, if it is an endpoint."
        if status in (401, 403):
            known = os.environ.get(TOKEN) or login_at(address)
            who = "It does not let us in as who we are" if known else "It wants to know who we are"
            reason = f"{reason} {who}: $IL21KG_LOGIN, $IL21KG_TOKEN, ~/.netrc.".strip()
        said = f"HTTP {status} {answered.kind}. {reason}".strip()
        raise self._failure(address, said, unknown=status in _LOST and not again)

    def _read(self, answered: Answered) -> Answer:
        """Give what a body holds, read to its end."""
        kind = answered.kind
        try:
            answer = wire.read(kind, answered.body)
        except (SyntaxError, ValueError) as error:
            raise self._failure(self._address.query, f"its answer cannot be read: {error}") from error
        if answer is None:
            said = f"it answers with {kind or 'an unnamed format'}, which is no SPARQL result"
            raise self._failure(self._address.query, said)
        return answer

    def _cut(self, answered: Answered) -> Cut:
        """Give the fault; an answer that hung on it would be let go in any thread, which it does not bear."""
        answer = self._read(answered) if "rows" in answered.cut else None
        rows = answer.variables if isinstance(answer, ox.QuerySolutions) else ()
        return Cut(
            f"The endpoint {self.place} may have cut its answer short: {answered.cut}.",
            "Ask for less (LIMIT below that), or let the server give more (Virtuoso: ResultSetMaxRows).",
            tuple(each.value for each in rows),
        )

    def _failure(self, address: str, reason: str, *, unknown: bool = False) -> Unavailable:
        problem = f"The endpoint {told(address)} does not serve: {reason}"
        if unknown:
            return Unanswered(problem, "Whether the change was made is not known: look before you go on.")
        return Unavailable(
            problem,
            "Check the address (the one for queries), and that the server runs and may be written to.",
        )
