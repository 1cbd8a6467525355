"""Opens the graph in memory, in a folder, or at a SPARQL endpoint; adds, retracts, dumps.

    with open_store("il21kg-store", write=True) as store:
        store.replace(ntriples)  # one document's graph; an older version goes in the same step
        store.retract("il21")    # as if it had never been loaded

What is asked lies in the default graph; beside it, each document's own triples lie in a graph of its own, so
that it can be withdrawn without a trace (`ledger`). The same requests work on all three kinds of store.

Of a damaged table the engine tells the same fault for ever. So our own questions give row after row, and the
first fault ends them: what collects all rows before it gives one (ORDER BY, COUNT, ASK) would never be done.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias, TypeVar

import pyoxigraph as ox

from il21kg.errors import Il21kgError, InputError, Unavailable
from il21kg.namespaces import PREFIXES, is_iri
from il21kg.store import ledger
from il21kg.store.address import check_folder_name, is_remote
from il21kg.store.collisions import claims_in, collisions, collisions_with, held_otherwise, lines_with
from il21kg.store.documents import (
    DOCUMENTS,
    Fact,
    Source,
    Version,
    chosen,
    facts_of,
    sources,
    those_of,
    version_in,
    version_rows,
)
from il21kg.store.endpoint import Cut, Endpoint, Unanswered
from il21kg.store.faults import DATABASE, machine_faults, syntax_fault
from il21kg.store.folder import check_folder, locked, make_durable, open_folder
from il21kg.store.imprint import UNTOLD, Imprint, imprint_beside
from il21kg.store.keeping import make_room
from il21kg.store.portions import in_portions
from il21kg.store.quads import change
from il21kg.store.wire import Answer

if TYPE_CHECKING:
    import rdflib

FOLDER: Final = "il21kg-store"
"""Where the graph is kept when nothing else is said: a folder in the working directory."""

BATCH: Final = 1_000_000
"""Characters of documents, at most, that are sent to an endpoint by one request; a longer one goes alone."""

_DEFAULT_GRAPH: Final = ox.DefaultGraph()
#: Lines for which tables of their own are written: that takes a moment, and then a third of the time.
_MANY: Final = 20_000
#: Lines that the engine adds in one step when it writes tables: all of them or none.
_IN_ONE_STEP: Final = 1_000_000

Found = TypeVar("Found")
Term: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


class Store:
    """The graph, wherever it is kept. Get one from `open_store`."""

    def __init__(
        self,
        engine: "ox.Store | Endpoint",
        place: str,
        *,
        write: bool,
        database: Path | None = None,
        notes: Path | None = None,
    ) -> None:
        """Take an open engine, the name of the place for messages, and whether it may be changed.

        `database` is the folder in which the engine keeps what it holds, where it does; `notes` that in which
        is kept what is noted of it.
        """
        self._engine: ox.Store | Endpoint | None = engine
        self.place = place
        self.write = write
        self.database = database
        self.notes = notes
        """Where what is noted of the store is kept; None in memory."""
        local = isinstance(engine, ox.Store)
        self._default: ledger.Default | None = ledger.Default.OWN if local else None
        self._stands_in: bool | None = False if local else None

    @property
    def engine(self) -> "ox.Store | Endpoint":
        """The engine; raises InputError when the store was closed."""
        if self._engine is None:
            raise InputError(f"The store {self.place} is closed.", "Use it inside its `with` block.")
        return self._engine

    @property
    def local(self) -> bool:
        """True in memory and in a folder; False at an endpoint."""
        return isinstance(self.engine, ox.Store)

    @property
    def folder(self) -> Path | None:
        """Where the database and the notes beside it are kept; None in memory and at an endpoint."""
        return self.database.parent if self.database else None

    @property
    def imprint(self) -> Imprint:
        """What is told of the dataset, beside the addresses of an endpoint or in the folder of a store.

        Raises InputError for a file of the folder that cannot be read.
        """
        engine = self.engine
        if not isinstance(engine, ox.Store):
            return engine.imprint
        return imprint_beside(self.folder) if self.folder else UNTOLD

    def for_reading(self) -> tuple[Path | None, bytes]:
        """Give what another process needs to read the graph: the database of a folder, or the graph itself.

        The graph is N-Quads: of a store in memory, and of one that this process may still write to.
        """
        engine = self.engine
        assert isinstance(engine, ox.Store)
        if self.database is not None and not self.write:
            return self.database, b""
        return None, engine.dump(format=ox.RdfFormat.N_QUADS) or b""

    def settle(self) -> None:
        """Make tables of what was written, after much: else the next one to open a folder does it."""
        if isinstance(self.engine, ox.Store) and self.database is not None:
            with machine_faults(self.place):
                self.engine.flush()

    def close(self) -> None:
        """Let go of the engine. What was saved stays."""
        self._engine = None

    @property
    def size(self) -> int:
        """The number of triples, of the default graph as everywhere."""
        return self._count("{ ?s ?p ?o }") if not self.local else sum(1 for _ in self.match())

    def of_document(self, document: str) -> "Iterator[ox.Triple | ox.Quad]":
        """Give the triples of a document version, by its IRI."""
        return self.match(graph=ox.NamedNode(document))

    def contributed(self, document: str) -> int:
        """Give the number of triples of a document version, by its IRI."""
        if not self.local:
            return self._count(f"{{ GRAPH <{document}> {{ ?s ?p ?o }} }}")
        return sum(1 for _ in self.of_document(document))

    def _count(self, pattern: str) -> int:
        (row,) = self._rows(f"SELECT (COUNT(*) AS ?n) {pattern}")
        return int(row["n"])

    def query(self, text: str, *, prologue: str = "", seconds: float | None = None) -> Answer:
        """Run a query; `prologue` is put before it (whole lines), and not counted in what is said of errors.

        The rows come as they are asked for; what fails then is an OSError. An endpoint is waited for so many
        `seconds`. Raises SyntaxFault with line and column of a text that is no query, updates included.
        """
        engine = self.engine
        try:
            with machine_faults(self.place):
                if isinstance(engine, ox.Store):
                    return engine.query(prologue + text)
                return engine.query(prologue + text, seconds, self._stand_in)
        except SyntaxError as error:
            raise syntax_fault(str(error), text, prologue.count("\n")) from error

    def match(
        self,
        subject: ox.NamedNode | None = None,
        predicate: ox.NamedNode | None = None,
        object_: Term | None = None,
        *,
        graph: ox.NamedNode | ox.DefaultGraph = _DEFAULT_GRAPH,
    ) -> Iterator[ox.Triple | ox.Quad]:
        """Give the triples with these parts, as the engine gives them; None stands for any."""
        engine = self.engine
        if isinstance(engine, ox.Store):
            return self._taken(engine.quads_for_pattern(subject, predicate, object_, graph))
        everything = (subject, predicate, object_, graph) == (None, None, None, _DEFAULT_GRAPH)
        if everything and self._stand_in is None and (whole := engine.graph()) is not None:
            return whole
        return self._matched((subject, predicate, object_), graph)

    def _matched(
        self, parts: tuple[Term | None, ...], graph: ox.NamedNode | ox.DefaultGraph
    ) -> Iterator[ox.Triple]:
        """Give the triples of an endpoint with these parts, as rows: these are whole, or an error."""
        places = " ".join(str(part or name) for part, name in zip(parts, ("?s", "?p", "?o"), strict=True))
        where = f"GRAPH {graph} {{ {places} }}" if isinstance(graph, ox.NamedNode) else places
        for row in self.rows(f"SELECT * {{ {where} }}"):
            found = [part or row[name] for part, name in zip(parts, ("s", "p", "o"), strict=True)]
            yield ox.Triple(*found)  # type: ignore[arg-type]

    def rows(self, text: str, *, prologue: str = "") -> Iterator[ox.QuerySolution]:
        """Give the rows of a SELECT as they are found; raises as `query` does, Unavailable for what fails."""
        return self._found(text, prologue)[1]

    def _found(self, text: str, prologue: str = "") -> tuple[tuple[str, ...], Iterator[ox.QuerySolution]]:
        """Give columns and rows of a SELECT, all of them: in portions, if an endpoint gives too few."""
        try:
            answer = self.query(text, prologue=prologue)
        except Cut as cut:
            if not cut.columns:
                raise
            return cut.columns, in_portions(self.query, prologue + text, cut)
        if not isinstance(answer, ox.QuerySolutions):
            raise self._odd_answer()
        return tuple(each.value for each in answer.variables), self._taken(answer)

    def _taken(self, rows: Iterable[Found]) -> Iterator[Found]:
        """Give what the engine finds; what fails, fails while it is taken."""
        with machine_faults(self.place):
            yield from rows

    def triples(self) -> Iterator[ox.Triple]:
        """Give every triple, in no order."""
        return (each.triple if isinstance(each, ox.Quad) else each for each in self.match())

    def dump(self, path: Path) -> None:
        """Write every triple into a file as N-Triples, in no order, without holding them all.

        Raises Unavailable where the file cannot be written, and where the store fails.
        """
        with machine_faults(self.place):
            self._dump(path)

    def _dump(self, path: Path) -> None:
        engine = self.engine
        try:
            if isinstance(engine, ox.Store):
                engine.dump(path, format=ox.RdfFormat.N_TRIPLES, from_graph=_DEFAULT_GRAPH)
            else:
                ox.serialize(self.triples(), path, format=ox.RdfFormat.N_TRIPLES)
        except OSError as error:
            raise Unavailable(
                f"{path} cannot be written: {error.strerror or error}",
                "It takes about twice the room of the graph for a while; TMPDIR names another folder for it.",
            ) from error

    def documents(self) -> tuple[Source, ...]:
        """Give what was loaded, in the order of the keys."""
        return self._documents("")

    def document(self, source: str) -> Source | None:
        """Give the version of the source with this IRI, without looking at the others; None where none is."""
        if self.local:
            versions = sources(version_rows(self.match, source))
        else:
            versions = self._documents(f"VALUES ?source {{ <{source}> }}")
        return versions[-1] if versions else None

    def held(self, versions: Iterable[Version]) -> frozenset[Version]:
        """Give those of some versions that are held, read by their run, under their name.

        In a store of our own each fact is looked up, ten times as soon as `document` finds out what is held;
        an endpoint is asked for many of them at once.
        """
        facts = {each: facts_of(each) for each in versions}
        wanted = [fact for each in facts.values() for fact in each]
        there = self._there_far(wanted) if not self.local else self._there(wanted)
        return frozenset(each for each, own in facts.items() if there.issuperset(own))

    def _there(self, facts: Iterable[Fact]) -> set[Fact]:
        engine = self.engine
        assert isinstance(engine, ox.Store)
        with machine_faults(self.place):
            return {each for each in facts if ox.Quad(*each) in engine}

    def _there_far(self, facts: Sequence[Fact]) -> set[Fact]:
        """Ask an endpoint which triples are there, for so many at a time as it takes."""
        steps = range(0, len(facts), ledger.TOGETHER)
        rows = (row for at in steps for row in self.rows(those_of(facts[at : at + ledger.TOGETHER])))
        return {(row["s"], row["p"], row["o"]) for row in rows}

    def version(self, document: str) -> tuple[str, str] | None:
        """Give the key and the SHA-256 of a document version, by its IRI; None where there is none."""
        node = ox.NamedNode(document)
        source, sha256 = (
            next((each.object for each in self.match(node, ox.NamedNode(link))), None)
            for link in (PREFIXES["dcterms"] + "isVersionOf", PREFIXES["ikg"] + "sha256")
        )
        if not isinstance(source, ox.NamedNode) or not isinstance(sha256, ox.Literal):
            return None
        return source.value.removeprefix(PREFIXES["doc"]), sha256.value

    def _documents(self, one: str) -> tuple[Source, ...]:
        return sources(self._rows(DOCUMENTS.replace("~one", one)))

    def find(self, source: str) -> Source:
        """Give the document with this key, IRI, path, or beginning (8 or more hex digits) of its SHA-256.

        Raises InputError that lists what is there when there is none, or more than one.
        """
        if one := self._by_key(source):
            return one
        documents = self.documents()
        if not documents:
            raise InputError(
                f"No document “{source}”: {self.place} holds none.", "Load one: il21kg load ARTICLE"
            )
        return chosen(source, documents, self.place)

    def _by_key(self, source: str) -> Source | None:
        """Give the document with this key or IRI, without looking at the others; None where none is."""
        iri = source if source.startswith(PREFIXES["doc"]) else PREFIXES["doc"] + source
        if not is_iri(iri):
            return None
        version = self.version(iri)
        return self.document(PREFIXES["doc"] + version[0] if version else iri)

    def replace(self, ntriples: str) -> Source | None:
        """Add the graph of one document; an older version of it goes in the same step, all of it or nothing.

        Gives the version that was replaced; None when the document is new. The graph says itself, by
        `dcterms:isVersionOf`, which document it is. Raises Il21kgError when a statement of another document
        has the IRI of one of these.
        """
        graph = _triples_in(ntriples)
        version, source = version_in(graph)
        old = self.document(source)
        self._check_ledger(old)
        self._check_collisions(graph)
        request = self._replacement(source, version, graph)
        self._change(request, lambda: self._shows([version]), f"{source} was not saved")
        return old

    def _replacement(self, source: str, version: str, graph: set[ox.Triple]) -> str:
        if not isinstance(self.engine, ox.Store):
            return ledger.replacement(source, version, _data(graph), self._shown_by_default)
        with machine_faults(self.place):
            return change(self.engine, source, version, graph).request

    def add(self, documents: Iterable[str], *, alone: bool = False) -> None:
        """Add the graphs of documents that the store does not hold, all of them or none.

        `alone`: nobody else has put triples there, and they need not be looked for.

        At an endpoint that holds for each batch of them: a request has a bounded size. They are N-Triples as
        they are written here: each on a line of its own. Raises as `replace` does, which does the same for
        each, and more slowly.
        """
        engine = self.engine
        if not isinstance(engine, ox.Store):
            for batch in _batches(documents):
                self._add_far([_triples_in(each) for each in batch])
            return
        graphs = {_version_of(each): each for each in documents}
        self._check_writable()
        self._check_collisions(_triples_in("".join(map(claims_in, graphs.values()))))
        with machine_faults(self.place):
            quads = ledger.in_quads(graphs) + (b"" if alone else ledger.foreign(engine, graphs))
            add = engine.bulk_load if _MANY <= quads.count(b"\n") < _IN_ONE_STEP else engine.load
            add(quads, format=ox.RdfFormat.N_QUADS)
            if self.database is not None:
                make_durable(self.database)

    def _add_far(self, graphs: list[set[ox.Triple]]) -> None:
        """Add graphs by one request to an endpoint."""
        self._check_collisions(set().union(*graphs))
        named = [(*version_in(graph), graph) for graph in graphs]
        requests = (
            ledger.replacement(source, version, _data(graph), self._shown_by_default)
            for version, source, graph in named
        )
        versions = [version for version, _, _ in named]
        self._change(" ;\n".join(requests), lambda: self._shows(versions), "Documents were not saved")

    def is_empty(self) -> bool:
        """Tell whether there is nothing in the default graph: nobody has put triples there, then."""
        return not (any(True for _ in self.match()) if self.local else self.holds("ASK { ?s ?p ?o }"))

    def put(self, quads: Iterable[ox.Quad]) -> None:
        """Put triples there as others do: they belong to no document, and named graphs are joined."""
        engine = self.engine
        if not isinstance(engine, ox.Store):
            raise InputError("Triples are put into a store in memory or in a folder only.")
        self._check_writable()
        with machine_faults(self.place):
            engine.extend(ox.Quad(each.subject, each.predicate, each.object) for each in quads)

    def retract(self, source: str) -> Source:
        """Withdraw a document, named as in `find`, as if it had never been loaded; give what it was.

        What somebody else had put there stays. Raises Unavailable where an endpoint still has it afterwards.
        """
        document = self.find(source)
        self._check_ledger(document)
        self._change(
            self._withdrawal(document),
            lambda: self.document(document.source) is None,
            f"{document.key} was not withdrawn",
        )
        return document

    def _withdrawal(self, document: Source) -> str:
        if not isinstance(self.engine, ox.Store):
            request = ledger.withdrawal(document.source, self._shown_by_default)
            return f"{request} ; DROP SILENT GRAPH <{document.document}>"
        with machine_faults(self.place):
            return change(self.engine, document.source).request

    def graphs(self) -> Iterator[ox.Quad]:
        """Give what each document contributes, as quads: the graph is named by its version."""
        for row in self.rows(ledger.GRAPHS):
            graph, subject, predicate, thing = (row[name] for name in ("graph", "s", "p", "o"))
            assert isinstance(graph, ox.NamedNode)
            assert isinstance(subject, ox.NamedNode)
            assert isinstance(predicate, ox.NamedNode)
            assert thing is not None
            yield ox.Quad(subject, predicate, thing, graph)

    def to_rdflib(self) -> "rdflib.Graph":
        """Give a copy of the graph as rdflib's, with the prefixes of the project."""
        import rdflib

        graph = rdflib.Graph(bind_namespaces="none")
        for prefix, base in PREFIXES.items():
            graph.bind(prefix, base)
        graph.parse(data=ox.serialize(self.triples(), format=ox.RdfFormat.N_TRIPLES), format="nt")
        return graph

    def rdflib_view(self) -> "rdflib.Graph":
        """Give rdflib's interface on the store itself, not a copy.

        Plain strings come back with the datatype `xsd:string`, which rdflib holds for another literal.
        Raises InputError when oxrdflib is not installed, and at an endpoint (rdflib has its own client).
        """
        try:
            import oxrdflib
        except ImportError as error:
            raise InputError(
                "A live view needs oxrdflib.", "Install it: pip install 'oxrdflib>=0.5,<0.6'"
            ) from error
        import rdflib

        if not isinstance(self.engine, ox.Store):
            raise InputError("A live view is for a store in memory or in a folder, not for an endpoint.")
        return rdflib.Graph(
            oxrdflib.OxigraphStore(store=self.engine), identifier=rdflib.graph.DATASET_DEFAULT_GRAPH_ID
        )

    def _check_collisions(self, graph: set[ox.Triple]) -> None:
        """Make sure that equal IRIs of statements are equal claims: they are hashes, of 64 bits."""
        here, parts = collisions(graph)
        engine = self.engine
        with machine_faults(self.place):
            local = held_otherwise(engine, parts) if isinstance(engine, ox.Store) else []
        answer = here or local or ([] if self.local else self._rows(collisions_with(parts)))
        if answer:
            raise Il21kgError(
                f"Two different statements have the IRI {answer[0]['node']}. Nothing was stored.",
                "Please report this: the hash of statements must become longer.",
            )

    def _check_ledger(self, document: Source | None) -> None:
        """Make sure that a document can be withdrawn: that what it contributed is written down."""
        if document and not self.holds(ledger.has_graph(document.document)):
            raise InputError(
                f"{self.place} does not say which triples are of “{document.key}”: it was put there as a "
                "plain graph, or by a version of il21kg before there was a ledger.",
                "Load the articles anew into an empty store.",
            )

    @property
    def _stand_in(self) -> str | None:
        """The graph that stands for the default one at an endpoint that has none; None elsewhere."""
        if self._stands_in is None:
            self._stands_in = self._answers_yes(ledger.IS_MARKED, None)
        return ledger.STAND_IN if self._stands_in else None

    def _answers_yes(self, question: str, graph: str | None) -> bool:
        """Give an endpoint's answer to an ASK, with a named graph in place of the default one."""
        engine = self.engine
        assert isinstance(engine, Endpoint)
        try:
            answer = engine.query(question, graph=graph)
        except SyntaxError as error:  # ours is right
            raise self._odd_answer() from error
        if not isinstance(answer, ox.QueryBoolean):
            raise self._odd_answer()
        return bool(answer)

    @property
    def _shown_by_default(self) -> ledger.Default:
        """What is shown where nothing is said of a graph; at an endpoint that is tried out, once."""
        if self._default is None:
            self._default = ledger.Default.STAND_IN if self._stand_in else self._tried_out()
        return self._default

    def _tried_out(self) -> ledger.Default:
        probe = ledger.probe(f"How il21kg finds out what is shown here: {os.urandom(8).hex()}")
        self._change(probe.put, lambda: self.holds(probe.is_there), "A triple was not saved")
        times = len(self._rows(probe.shown))
        # Some hide the named graphs from a question that says which one is the default: nothing can stand in.
        stands_in = times > 1 and self._answers_yes(probe.is_there, ledger.STAND_IN)
        self._change(probe.take, lambda: not self.holds(probe.is_there), "A triple was not taken out")
        if stands_in:
            marked = lambda: self.holds(ledger.IS_MARKED)  # noqa: E731
            self._change(ledger.standing_in(), marked, "The graph that is shown was not made")
            self._stands_in = True
            return ledger.Default.STAND_IN
        return ledger.Default.UNION if times else ledger.Default.OWN

    def _change(self, request: str, done: Callable[[], bool], what: str) -> None:
        """Change the graph, and look at an endpoint whether it is so; what is in doubt is sent once more.

        Sent twice it does the same as once: what it adds is there, what it takes away is gone.
        """
        try:
            self._update(request)
        except Unanswered:
            if done():
                return
            self._update(request)
        if not self.local and not done():
            raise self._unchanged(what)

    def _shows(self, versions: list[str]) -> bool:
        """Tell whether an endpoint has these versions in graphs of their own, and shows them."""
        return sum(1 for _ in self.rows(ledger.shown(versions))) == len(versions)

    def _unchanged(self, what: str) -> Unavailable:
        return Unavailable(
            f"{what}: {self.place} took the request, but does not show the change.",
            "Check that updates reach it (a page that asks for a password does not count), and that nobody "
            "else is changing the same document.",
        )

    def _odd_answer(self) -> Unavailable:
        return Unavailable(
            f"{self.place} answers another question than was asked.",
            "Check that it is a SPARQL endpoint, and the address for queries.",
        )

    def holds(self, text: str) -> bool:
        """Give the answer to an ASK."""
        if isinstance(self.engine, ox.Store):
            return any(True for _ in self.rows(ledger.as_rows(text)))
        answer = self.query(text)
        if not isinstance(answer, ox.QueryBoolean):
            raise self._odd_answer()
        return bool(answer)

    def _rows(self, text: str) -> list[dict[str, str]]:
        """Give the rows of a SELECT as words; what is unbound is empty."""
        names, rows = self._found(text)
        return [{name: getattr(row[name], "value", "") for name in names} for row in rows]

    def _check_writable(self) -> None:
        if not self.write:
            raise InputError(f"{self.place} is open for reading only.", "Open it with write=True.")

    def _update(self, text: str) -> None:
        self._check_writable()
        try:
            with machine_faults(self.place):
                self.engine.update(text)
                if self.database is not None:
                    make_durable(self.database)
        except SyntaxError as error:  # ours is right: it is an endpoint that takes no updates, or not here
            raise Unavailable(
                f"{self.place} refuses to be changed: {str(error).splitlines()[0]}",
                "Check that it accepts SPARQL updates at this address.",
            ) from error


def _version_of(ntriples: str) -> str:
    return version_in(_triples_in("".join(lines_with("isVersionOf>", ntriples))))[0]


def _triples_in(ntriples: str) -> set[ox.Triple]:
    return {quad.triple for quad in ox.parse(ntriples, format=ox.RdfFormat.N_TRIPLES)}


def _data(graph: set[ox.Triple]) -> list[str]:
    return sorted(f"{each.subject} {each.predicate} {each.object} ." for each in graph)


def _batches(documents: Iterable[str]) -> Iterator[list[str]]:
    """Part documents, so that those of a part have `BATCH` characters at most, or are one."""
    batch: list[str] = []
    for each in documents:
        if batch and sum(map(len, batch)) + len(each) > BATCH:
            yield batch
            batch = []
        batch.append(each)
    if batch:
        yield batch


@contextmanager
def open_store(where: str | None = None, *, write: bool = False, make: bool = True) -> Iterator[Store]:
    """Open a store for reading, or for writing too, and close it at the end.

    `where`: a folder, `:memory:`, the URL of an endpoint, or a TOML file with its addresses; None is
    `$IL21KG_STORE`, or the folder `il21kg-store` in the working directory. Writing makes the folder,
    unless `make` is False. Raises InputError when there is nothing to read, the folder is not ours or the
    address is none, Unavailable when another process has it open for longer than `folder.WAIT`, or the
    machine fails.
    """
    place = where or os.environ.get("IL21KG_STORE") or FOLDER
    if place == ":memory:":
        store = Store(ox.Store(), "the memory", write=True)
        try:
            yield store
        finally:
            store.close()
    elif is_remote(place):
        endpoint = Endpoint(place)
        if write and endpoint.notes:
            make_room(endpoint.notes)
        yield Store(endpoint, endpoint.place, write=write, notes=endpoint.notes)
    else:
        check_folder_name(place)
        folder = Path(place)
        check_folder(folder, write=write)
        if not make:
            check_folder(folder, write=False)
        with locked(folder, write=write):
            database = folder / DATABASE
            engine = open_folder(folder, write=write)
            store = Store(engine, str(folder), write=write, database=database, notes=folder)
            try:
                yield store
            finally:
                store.close()
