"""Runs questions: a name of the catalogue, a file, or any SPARQL text, with values for its parameters."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from html import escape
from itertools import islice
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from il21kg.ask.binding import Resolve, Values, bind
from il21kg.ask.catalogue import Question, find_question
from il21kg.ask.ordering import in_order, without_order
from il21kg.ask.result import Result
from il21kg.errors import InputError
from il21kg.limits import Limits, Raw, answer, check_query, in_time, too_long
from il21kg.namespaces import PREFIXES, expand
from il21kg.store.faults import machine_faults, syntax_fault
from il21kg.store.store import Store, Term
from il21kg.store.wire import verb

if TYPE_CHECKING:
    from il21kg.ask.asking import Understood
    from il21kg.ask.names import Names
    from il21kg.vocabulary.vocabulary import Vocabulary

#: Any text may use the prefixes of the graph without declaring them; one line, for the count of lines.
PROLOGUE: Final = " ".join(f"PREFIX {name}: <{base}>" for name, base in PREFIXES.items()) + "\n"

_UPDATES: Final = frozenset(
    ("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH")
)


def _resolver(store: Store, vocabulary: Callable[[], "Vocabulary"] | None) -> Resolve:
    """Say what words stand for: a `document` by its key or hash, all else by the names of the graph.

    Where a gene is wanted and its product is named, it is the gene; where the graph knows only the product
    of a gene, it is that.
    """

    @cache
    def names() -> "Names":
        from il21kg.ask.names import Names  # many a question has no words to look up

        return Names(store, vocabulary)

    def resolve(name: str, words: str, default: str) -> str | None:
        wanted = _expanded(default)
        given = words if words.startswith(("http://", "https://", "urn:")) else None
        if name == "document":
            return given or store.find(words).document
        iri = given or names().one_if_known(words, like=wanted)
        return names().gene_or_product(iri) if iri and wanted.startswith(PREFIXES["hgnc"]) else iri

    return resolve


@dataclass(frozen=True, slots=True)
class Asked:
    """The answer to plain words."""

    understood: "Understood"
    """The question of the catalogue that they stand for."""
    sparql: str
    """The query that was run."""
    result: Result

    def __repr__(self) -> str:
        return f"Asked({self.understood.command!r}, {self.result!r})"

    def __str__(self) -> str:
        return f"{self.understood.question.question}\n  {self.understood.command}\n{self.result}"

    def _repr_html_(self) -> str:
        """Show in a notebook what was understood, and the answer."""
        question, command = escape(self.understood.question.question), escape(self.understood.command)
        return f"<p>{question}<br><code>{command}</code></p>{self.result._repr_html_()}"


def ask(
    store: Store,
    words: str,
    vocabulary: Callable[[], "Vocabulary"],
    limits: Limits = Limits(),  # noqa: B008  a value that cannot change
) -> Asked:
    """Answer plain words: "which cells does IL-21 act on?".

    Raises InputError with the nearest questions when they are not understood, and what `run` raises.
    """
    from il21kg.ask.asking import understand  # the reading: 40 ms that no other question needs
    from il21kg.ask.naming import names_known

    understood = understand(words, names_known(store, vocabulary))
    text = bound(understood.question, store, understood.parameters, vocabulary)
    given = run(store, understood.question.name, understood.parameters, vocabulary, limits)
    return Asked(understood, text, given)


def run(
    store: Store,
    query: str,
    parameters: Values | None = None,
    vocabulary: Callable[[], "Vocabulary"] | None = None,
    limits: Limits = Limits(),  # noqa: B008  a value that cannot change
) -> Result:
    """Run a question by name, a file, or a SPARQL text, and give its answer, within the limits.

    The vocabulary, where one is given, is asked for a parameter whose words are no label of the graph
    ("IL-21"). A store of our own is asked in a process that is ended when a limit is reached; a question of
    the catalogue, unless its time is cut short, in this one.

    Raises InputError for an unknown name, parameter or value, for an update, for a query that is too long or
    too deep, and on a store of our own for SERVICE and FROM (nothing here asks the network); SyntaxFault with
    line and column; Unavailable when a limit is reached or the store fails.
    """
    question = find_question(query)
    text = bound(question, store, parameters, vocabulary)
    with machine_faults(store.place):
        if not store.local:
            return read_answer(store.query(text, prologue=PROLOGUE, seconds=limits.seconds), limits.rows)
        if question.ours and limits.seconds >= Limits().seconds:
            return _here(store, text, limits)
        try:
            return _from(answer(PROLOGUE + text, *store.for_reading(), limits))
        except SyntaxError as error:
            fault = syntax_fault(str(error), text, PROLOGUE.count("\n"))
            raise fault if question.shown else _unquoted(fault) from error


def _here(store: Store, text: str, limits: Limits) -> Result:
    """Ask a store of our own in this process: no query of others, which might end it."""
    try:
        return in_time(lambda: _in_order(store, text, limits), limits.seconds)
    except TimeoutError as error:
        raise too_long(limits) from error


def _in_order(store: Store, text: str, limits: Limits) -> Result:
    """Put the rows in order here where it is certain how the engine would, or else leave it to it."""
    unordered, keys = without_order(text)
    if keys:
        answer = store.query(unordered, prologue=PROLOGUE)
        assert isinstance(answer, ox.QuerySolutions)
        columns = tuple(variable.value for variable in answer.variables)
        rows = in_order(islice(map(tuple, answer), limits.rows + 1), columns, keys)
        if rows is not None and len(rows) <= limits.rows:
            return Result("rows", columns, tuple(rows))
    return read_answer(store.query(text, prologue=PROLOGUE), limits.rows)


def bound(
    question: Question,
    store: Store,
    parameters: Values | None = None,
    vocabulary: Callable[[], "Vocabulary"] | None = None,
) -> str:
    """Give the text of a question with values for its parameters; raises as `run` does before it asks."""
    check_query(question.text)
    text = bind(question.text, parameters or {}, _resolver(store, vocabulary))
    check_query(text)
    if changes := update_verb(text):
        raise InputError(
            f"This is an update ({changes}); queries only read.",
            "The graph changes by `il21kg load` and `il21kg retract` alone.",
        )
    return text


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


def update_verb(text: str) -> str | None:
    r"""Give the verb by which a text that is no query is an update, else None.

    >>> update_verb("PREFIX a: <urn:a:> # DROP\nDELETE DATA { a:b a:c 1 }"), update_verb("ASK {}")
    ('DELETE', None)
    """
    found = verb(text)
    return found if found in _UPDATES else None


def _unquoted(fault: InputError) -> InputError:
    """Leave the words out of a message about a file that is no query: it may be anything."""
    return InputError(fault.message, "The file's name does not end in .rq: is it a query?")


def _expanded(default: str) -> str:
    return "" if default == "UNDEF" else expand(default.strip("<>"))
