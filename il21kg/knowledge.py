"""What Python holds: a graph to ask, draw, export and add articles to.

kg = il21kg.load("il21.txt")
kg.query("target-cells").to_dicts()
kg.why("IL21", "actsOnCell", "NK cell")
"""

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from il21kg.ask.answers import Answer, why
from il21kg.ask.disagreements import Disagreement, disagreements
from il21kg.ask.evidence import Sentences
from il21kg.ask.lookup import Lookup
from il21kg.ask.names import Names
from il21kg.curation.decisions import Decisions
from il21kg.curation.record import FILE as DECISIONS
from il21kg.curation.record import held, read_file
from il21kg.errors import InputError, NotConforming
from il21kg.files import write_file
from il21kg.graph.contradictions import contradictions
from il21kg.graph.findings import Report, render
from il21kg.limits import Limits
from il21kg.store.address import is_remote, told
from il21kg.store.documents import Source
from il21kg.store.imprint import UNTOLD, Imprint
from il21kg.store.keeping import notes_of
from il21kg.store.origins import Origin, Origins, places_of, terms_of, text_of, version_of
from il21kg.store.quarantine import Failure, check_list, keep_report, recall_failed
from il21kg.store.store import FOLDER, Store, open_store

if TYPE_CHECKING:  # with the reading it takes 100 ms, which a question does without
    import networkx
    import rdflib

    from il21kg.annotation.annotated import AnnotatedText
    from il21kg.ask.paths import Chain
    from il21kg.ask.queries import Asked
    from il21kg.ask.result import Result
    from il21kg.corpus.columns import Columns
    from il21kg.corpus.loading import Loaded, Runner, Tally
    from il21kg.curation.verdicts import Curated
    from il21kg.curation.worklist import Item, Read, Wanted
    from il21kg.pipeline import Article, Checked, Outcome
    from il21kg.proposers.proposing import Asking
    from il21kg.reading.reader import Reader
    from il21kg.show.files.kgx import Kept
    from il21kg.show.notebook import Picture
    from il21kg.show.report.page import Page
    from il21kg.store.differences import Differences
    from il21kg.store.facts import Fact
    from il21kg.store.inventory import Holding
    from il21kg.store.merging import Merged
    from il21kg.store.statistics import Statistics
    from il21kg.store.upkeep import Compacted
    from il21kg.verdict.checking import Verdicts
    from il21kg.vocabulary.vocabulary import Vocabulary


class KnowledgeGraph:
    """A graph in memory, in a folder, or at a SPARQL endpoint.

    A folder is open only while a method runs, so other programs can use it in between.
    """

    def __init__(
        self,
        store: str | Path | None = ":memory:",
        terms: str | Path | None = None,
        decisions: str | Path | None = None,
    ) -> None:
        """Take a place as `--store` does (None: the default folder), and a folder of the user's terms.

        Without one, `terms` says which are used. `decisions` is a file of what curators decided; without one
        it is `decisions.jsonl` in the folder of the store.
        """
        self._decisions = None if decisions is None else Path(decisions)
        self._where = None if store is None else str(store)
        self._memory: Store | None = None
        if self._where == ":memory:":
            import pyoxigraph as ox

            self._memory = Store(ox.Store(), "memory", write=True)  # lives as long as this value
        self._terms = None if terms is None else Path(terms)
        self._recent: dict[str, Origin] = {}
        self._given: dict[str, Article] = {}
        """The articles that were given as texts, by document version: no file can be read again for them."""
        self.limits = Limits()
        """What a query may take: set others with `il21kg.limits.Limits(seconds=...)`."""
        self.outcome: Outcome | None = None
        """What became of the article loaded last."""
        self._reader = cache(_make_reader)

    def __repr__(self) -> str:
        return f"KnowledgeGraph({self._where!r})"

    def __len__(self) -> int:
        """Count the triples."""
        with self._open() as store:
            return store.size

    def __bool__(self) -> bool:
        """Be true also while the graph is empty."""
        return True

    @property
    def place(self) -> str:
        """The store, by name; of an endpoint the address without what may be secret in it."""
        return "memory" if self._memory else told(self._place)

    @property
    def _place(self) -> str:
        return self._where or os.environ.get("IL21KG_STORE") or FOLDER

    @property
    def terms(self) -> Path | None:
        """The folder of terms by which articles are read and names are looked up.

        It is the one that was given, else `$IL21KG_TERMS`, else the one that the store was read with, as on
        the command line. None stands for the person's own folder, or for what ships alone: also where the
        folder of then is gone, or another user has noted it.
        """
        if self._terms is not None or os.environ.get("IL21KG_TERMS"):
            return self._terms
        return terms_of(notes_of(self._place))[0]

    @property
    def decisions(self) -> Decisions:
        """What curators decided: in the file that was given, else in the folder of the store.

        Raises InputError where the file that was given is not there, or a line of it is no decision.
        """
        if self._decisions is not None:
            return read_file(self._decisions)
        path = self.decisions_file
        return held(path) if path else Decisions()

    @property
    def decisions_file(self) -> Path | None:
        """The file of decisions; None for a graph that has no folder and was given none."""
        if self._decisions is not None or self._memory is not None:
            return self._decisions
        return None if is_remote(self._place) else Path(self._place) / DECISIONS

    @property
    def report(self) -> Report | None:
        """What validation said of the article loaded last; None before the first."""
        return self.outcome.report if self.outcome else None

    def load(
        self,
        path: str | Path | None = None,
        about: str | None = None,
        *,
        key: str | None = None,
        text: str | None = None,
        url: str | None = None,
        quotes: bool = True,
        strict: bool = False,
        reader: "Reader | None" = None,
        asking: "Asking | None" = None,
    ) -> "Outcome":
        """Read, validate and save an article; without a path the sample that ships with il21kg.

        A `text` may be given instead of a path; its key is then made from the text unless it is named. `url`
        is the address it was taken from: it is noted, and not asked. It is read by the `terms` of this value:
        those given, or those the store was read with before. Give one `reader` (`pipeline.make_reader`) to
        load many; with `asking` a model may propose statements, which are never asserted by that. The outcome
        says `refused` when the graph does not conform; it is then not saved. `key` names the source, and
        replaces what has this key.
        Raises an Il21kgError for bad input, where another file has the key, or when the store fails.
        """
        from il21kg.graph.identity import document_iri
        from il21kg.pipeline import Outcome, check, decide, make_reader, read

        if path is not None and text is not None:
            raise InputError("An article is a file or a text, not both.", "Leave out one of the two.")
        file, terms = None if path is None else Path(path), self.terms
        article = read(reader or make_reader(terms), file, about, key, text=text, url=url, asking=asking)
        if text is not None:
            self._given[document_iri(article.document)] = article
        article = decide(article, self.decisions)
        checked = check(article, quotes=quotes, strict=strict)
        if checked.report.exit_code(strict):
            self.outcome = Outcome(checked, "refused")
        else:
            origin = Origin(_resolved(file), about, _resolved(terms), quotes, *self._answers(asking))
            self.outcome = self._save(checked, origin, named=key is not None)
        return self.outcome

    def _answers(self, asking: "Asking | None") -> tuple[str | None, str | None]:
        """Give what is asked, and where its answers are kept; a folder in that of the store by its name."""
        if asking is None or asking.kept.folder is None:
            return None, None
        folder, store = asking.kept.folder.resolve(), Path(self._place).resolve()
        inside = folder.is_relative_to(store)
        return asking.model.name, str(folder.relative_to(store) if inside else folder)

    def _save(self, checked: "Checked", origin: Origin, *, named: bool) -> "Outcome":
        """Save a graph and note where its article came from; its key, unless it was `named`, must be free."""
        from il21kg.graph.identity import document_iri
        from il21kg.pipeline import check_origin, save

        document = checked.article.document
        with self._open(write=True) as store:
            if not named:
                check_origin(document, store)
            outcome = save(checked, store)
            self._origins(store).note({document_iri(document): origin})
        return outcome

    def load_all(
        self,
        paths: Iterable[str | Path],
        *,
        columns: "Columns | None" = None,
        quotes: bool = True,
        strict: bool = False,
        shapes: bool = True,
        workers: int = 1,
        run: "Runner | None" = None,
        fail_fast: bool = False,
        only: Collection[str] | None = None,
        told: "Callable[[Loaded], None]" = lambda _: None,
    ) -> "Tally":
        """Read, validate and save the texts of files, folders, patterns, tables, and of standard input (`-`).

        `columns` names those of tables; `told` is called with what became of each text. A text that fails is
        told with its reason, and the rest goes on, unless `fail_fast`; `failed` gives it later. `only` these
        places are loaded (`Failure.place`). Without `shapes` nothing is validated before it is saved: that is
        noted, and done by `validate_pending`. With more than one of `workers` the texts are read by as many
        processes, or by a cluster (`run`: `corpus.engines.on_engine`); the graph is the same.
        Raises InputError for a path or a table that cannot be read, Unavailable when the store fails: what
        was told until then is saved.
        """
        from il21kg.corpus.columns import GUESSED
        from il21kg.corpus.loading import load
        from il21kg.corpus.notes import load_noting
        from il21kg.corpus.texts import descriptions
        from il21kg.corpus.work import Manner, reader
        from il21kg.corpus.workers import runner

        manner = Manner(self.terms, quotes, strict, shapes, self.decisions, fail_fast)
        reader(manner.terms)  # what is wrong with the terms is said before anything is read
        texts = descriptions(map(Path, paths), named := columns or GUESSED)
        if only is not None:
            texts = (each for each in texts if any(place in only for place in places_of(each.place)))
        with self._open(write=True) as store:
            begin = partial(load, texts, store, manner, run=run or runner(workers))
            noting = partial(load_noting, begin, manner, self._origins(store), columns=named)
            return noting(fail_fast=fail_fast, told=told)

    def load_parts(
        self,
        folders: Iterable[str | Path],
        *,
        strict: bool = False,
        shapes: bool = True,
        fail_fast: bool = False,
        told: "Callable[[Loaded], None]" = lambda _: None,
    ) -> "Tally":
        """Save the documents of parts that `il21kg parts` has written into folders; nothing is read again.

        `told` is called with what became of each document. Their graphs are validated like those of
        `load_all`, and put off without `shapes`. Of a part that is damaged each document is told as failed,
        with the reason, and the rest goes on, unless `fail_fast`. Raises Unavailable when the store fails.
        """
        from il21kg.corpus.notes import load_noting
        from il21kg.corpus.parting import load_parts
        from il21kg.corpus.work import Manner

        manner = Manner(self.terms, strict=strict, shapes=shapes, fail_fast=fail_fast)
        with self._open(write=True) as store:
            return load_noting(
                lambda _: load_parts(map(Path, folders), store, manner),
                manner,
                self._origins(store),
                fail_fast=fail_fast,
                told=told,
            )

    def keep(self, report: Mapping[str, Any]) -> None:
        """Keep the report of a load with what is noted of the store; nothing in memory."""
        with self._open() as store:
            if store.notes:
                keep_report(store.notes, report)

    def failed(self) -> tuple[Failure, ...]:
        """Give the texts that could not be loaded, each with its reason: of an endpoint those of this person.

        Nothing is kept of a graph in memory. Raises InputError for a list that is damaged, and where there is
        no place for one.
        """
        with self._open() as store:
            if (notes := store.notes) is None and not store.local:
                raise InputError(
                    f"What failed to be loaded at {store.place} is not noted: you have no home folder.",
                    "Name a folder for notes: $XDG_STATE_HOME",
                )
            if notes is None:
                return ()
            check_list(notes)
            return recall_failed(notes)

    def query(self, query: str, **parameters: "str | Iterable[str]") -> "Result":
        """Run a question of the catalogue by name, a file, or SPARQL; `gene="IL2"` sets a parameter.

        `gene=["IL2", "IL21"]` asks for both, `gene="any"` for every gene; each row then says which.
        How long it may take, and how much it may give, say the `limits` of this value.
        """
        from il21kg.ask.queries import run

        with self._open() as store:
            return run(store, query, parameters, self._vocabulary, self.limits)

    def ask(self, words: str) -> "Asked":
        """Answer plain words: "which cells does IL-21 act on?"; the answer says what was understood.

        Raises InputError with the nearest questions when they are not understood.
        """
        from il21kg.ask.queries import ask

        with self._open() as store:
            return ask(store, words, self._vocabulary, self.limits)

    def why(self, subject: str, predicate: str | None = None, object: str | None = None) -> Answer:
        """Give the sentences behind a triple, or what was found instead: print it, or loop over it."""
        with self._open() as store:
            return why(
                Names(store, self._vocabulary),
                self._articles(store, cache(_make_reader)),
                subject,
                predicate,
                object,
            )

    def curated(self) -> "dict[str, Curated | None]":
        """Give what became of the decisions, by the key of the document; the texts are read again.

        None for a document that is not loaded, or whose text is not at hand any more.
        """
        with self._open() as store:
            made = self.decisions
            articles = self._articles(store, self._reader, tables=True, decisions=made)
            held_ = {each.key: each.document for each in store.documents()}
            found = {key: key in held_ and articles(held_[key]) for key in made.documents}
        return {key: article.curated if article else None for key, article in found.items()}

    def worklist(
        self, wanted: "Wanted", *sources: str, lost: Callable[[str], None] = lambda _: None
    ) -> "list[Item]":
        """Give the statements that wait for a curator, the least sure first.

        They are those of all documents, or of the `sources` (named as in `retract`), read again: `lost` is
        called with the key of each whose text is not at hand any more.
        """
        from il21kg.curation.worklist import worklist

        return worklist(self.pages_read(*sources, lost=lost), self.decisions, wanted)

    def pages_read(self, *sources: str, lost: Callable[[str], None] = lambda _: None) -> "list[Read]":
        """Give what was read of each document, before anything was decided of it: its page, its statements.

        The documents, and `lost`, are as in `worklist`; those without a statement are among them.
        """
        from il21kg.pipeline import page_of

        with self._open() as store:
            read = {each.document.key: each for each in self._again(store, sources, lost, Decisions())}
        return [(page_of(each), each.reading.statements) for each in read.values()]

    def apply_decisions(self) -> "dict[str, Outcome | None]":
        """Read again and save what curators decided otherwise since it was loaded; give it by document.

        None for a document whose text is not at hand any more: it stays as it is. Raises as `load` does.
        """
        from il21kg.corpus.deciding import apply

        with self._open(write=True) as store:
            made = self.decisions
            articles = self._articles(store, self._reader, tables=True, decisions=made)
            return dict(apply(store, made, articles, self._origins(store).all()))

    def check(self, claims: str | Path | None = None, *, text: str | None = None) -> "Verdicts":
        """Hold the claims of a file, or of a `text`, against what the graph says and its texts; loop over it.

        A file is a table of claims (subject, relation, object), edges of KGX, or prose. Raises InputError for
        one that cannot be read.
        """
        from il21kg.verdict.checking import check_claims, claims_of_text, read_claims, topic_of
        from il21kg.verdict.sources import Sources

        if (claims is None) == (text is None):
            raise InputError("Claims are those of a file or of a text.", "Give one of the two.")
        reader = self._reader(self.terms)
        with self._open() as store:
            sources = Sources(store, reader.vocabulary, self._articles(store, self._reader))
            topic = topic_of(sources)
            read_ = (
                read_claims(Path(claims), reader, topic)
                if claims is not None
                else claims_of_text(text or "", "text", reader, topic)
            )
            return check_claims(read_, sources, reader)

    def disagreements(self) -> tuple[Disagreement, ...]:
        """Give what contradicts the article loaded last: both claims, with their sentences."""
        if self.outcome is None or not self.outcome.contradictions:
            return ()
        with self._open() as store:
            sentences = Sentences(Lookup(store), self._articles(store, self._reader))
            return disagreements(self.outcome.contradictions, sentences)

    def neighborhood(
        self, name: str, hops: int = 2, limit: int = 60, *, apart: bool = True
    ) -> "networkx.MultiDiGraph":
        """Give the surroundings of a node as a networkx graph; a notebook shows its picture.

        Where gene and product are not `apart`, the way from one to the other is no hop: `show.folding` makes
        them one.
        """
        from il21kg.ask.neighborhood import neighborhood
        from il21kg.show.notebook import shown

        with self._open() as store:
            node = Names(store, self._vocabulary).one(name)
            contradicting = partial(contradictions, store.query)
            return shown(neighborhood(store, node, hops, limit, apart=apart, contradicting=contradicting))

    def summary(self, name: str) -> "networkx.MultiDiGraph":
        """Give all that is said of a gene and of its products, for `show.summary` to draw."""
        from il21kg.show.summary import surroundings

        with self._open() as store:
            return surroundings(store, Names(store, self._vocabulary).one(name))

    def figure(
        self,
        name: str,
        *,
        title: str = "",
        kinds: Sequence[str] = (),
        papers: bool = True,
        dark: bool = False,
        width: int = 1280,
    ) -> "Picture":
        """Draw a gene for a slide, as `il21kg figure` does; a notebook shows it.

        `width` is in CSS pixels, `kinds` are those to show (none: all). Raises InputError for a kind that
        there is not, and where nothing is said.
        """
        from il21kg.show.notebook import Picture
        from il21kg.show.summary import to_summary

        graph = self.summary(name)
        svg = to_summary(graph, title=title, kinds=kinds, papers=papers, dark=dark, width=width)
        return Picture(title or name, svg)

    def pages(
        self, *sources: str, home: str = "", lost: Callable[[str], None] = lambda _: None
    ) -> "Iterator[Page]":
        """Write the page of each article that was loaded, or of the `sources` (named as in `retract`).

        `home` is the address of an index that they lead to. `lost` is called with the key of each article
        whose text is not at hand any more. The store is open until the last page is taken.
        """
        from il21kg.pipeline import check
        from il21kg.show.report.beyond import beyond
        from il21kg.show.report.page import to_page

        with self._open() as store:
            for checked in map(check, self._again(store, sources, lost)):
                yield to_page(checked, beyond(store, checked), home)

    def annotated(
        self, *sources: str, names: bool = False, lost: Callable[[str], None] = lambda _: None
    ) -> "Iterator[AnnotatedText]":
        """Give the texts that were loaded, or those of the `sources`, with what is said in them as marks.

        With `names` the known names of which nothing was read are marked too. `lost` is called with the key
        of each whose text is not at hand any more. The store is open until the last is taken.
        """
        from il21kg.annotation.annotated import annotated
        from il21kg.pipeline import check

        with self._open() as store:
            for article in self._again(store, sources, lost):
                yield annotated(check(article), names=names)

    def _again(
        self,
        store: Store,
        sources: Sequence[str],
        lost: Callable[[str], None],
        decisions: Decisions | None = None,
    ) -> "Iterator[Article]":
        """Read the articles of a store again: those of these `sources`, or without any all."""
        articles = self._articles(store, self._reader, tables=True, decisions=decisions)
        documents = [store.find(each) for each in sources] or store.documents()
        for document in documents:
            article = articles(document.document)
            if article is None:
                lost(document.key)
            else:
                yield article

    def page(self, source: str | None = None) -> "Page":
        """Write the page of one article: its text with the facts marked; a notebook shows it.

        Without a `source` (named as in `retract`) it is the only one. Raises InputError where there are
        others, and where its text is not at hand.
        """
        from il21kg.show.report.beyond import not_at_hand

        held = self.documents()
        if source is None and len(held) != 1:
            there = ", ".join(each.key for each in held[:9])
            raise InputError(f"{self.place} holds {len(held)} documents.", f"Name one: {there}")
        lost: list[str] = []
        page = next(self.pages(source or held[0].key, lost=lost.append), None)
        if page is None:
            raise not_at_hand(lost)
        return page

    def paths(self, start: str, end: str, most: int = 5) -> "list[Chain]":
        """Give how two things are linked, the shortest and most telling paths first."""
        from il21kg.ask.paths import paths

        with self._open() as store:
            names = Names(store, self._vocabulary)
            return paths(store, names.one(start), names.one(end), most)

    def summaries(self, names: Iterable[str]) -> "list[networkx.MultiDiGraph]":
        """Give the summary of each gene, each once; for a family those of its members in the graph.

        A gene the vocabulary knows, and the graph does not, has a summary in which nothing is said of it.
        """
        from il21kg.show.summary import centre_of, silent, surroundings

        with self._open() as store:
            known = Names(store, self._vocabulary)
            nodes = {node: name for name in names for node in known.members(known.one(name))}
            graphs = [
                surroundings(store, node) if known.look.holds(node) else silent(node, name)
                for node, name in nodes.items()
            ]
        return list({centre_of(graph)[0]: graph for graph in graphs}.values())

    def validate(self) -> Report:
        """Check the whole graph against the shapes and its words, with the texts that are still at hand."""
        from il21kg.graph.texts import validate_with

        with self._open() as store:
            graph, origins, documents = store.to_rdflib(), self._origins(store).all(), store.documents()
        texts = {
            each.document: text
            for each in documents
            if (origin := origins.get(version_of(each.document)))
            and (text := text_of(origin, each.sha256)) is not None
        }
        return validate_with(graph, texts, self._vocabulary())

    def validate_pending(self, *, strict: bool = False) -> Report:
        """Check what was saved without a look at its graph, each document by itself; what conforms is done.

        Of an endpoint that is what this person has saved there. Raises InputError where no list of it is
        kept, as in memory.
        """
        from il21kg.corpus.checking import check_later

        with self._open() as store:
            if (notes := store.notes) is None:
                raise InputError(f"{store.place} keeps no list of what was not validated.")
            return check_later(store, notes, self._origins(store).all(), strict=strict)

    def retract(self, source: str) -> Source:
        """Withdraw a document, by its key, IRI, path or hash, as if it had never been loaded."""
        with self._open(write=True, make=False) as store:
            return store.retract(source)

    def documents(self) -> tuple[Source, ...]:
        """Give what was loaded, in the order of the keys."""
        with self._open() as store:
            return store.documents()

    def holdings(self) -> "tuple[Holding, ...]":
        """Give what was loaded, each with its gene, its origin, its terms, and how much it gave."""
        from il21kg.store.inventory import holdings

        with self._open() as store:
            return holdings(store, self._origins(store).all())

    def statistics(self) -> "Statistics":
        """Count what the graph holds: statements by kind, certainty, tier and gene; terms, triples, size."""
        from il21kg.store.statistics import statistics

        with self._open() as store:
            return statistics(store)

    def to_void(self, endpoint: str | None = None, imprint: Imprint = UNTOLD) -> str:
        """Describe the graph in DCAT and VoID, as Turtle: whose it is, its size, where it can be asked.

        What the `imprint` (`store.imprint.imprint`) does not tell of licence, creators and date, and no file
        beside the store, is left out. Raises InputError when the endpoint is no address.
        """
        from il21kg.show.files.dataset import dataset

        with self._open() as store:
            return dataset(store, endpoint, imprint)

    def backup(self, folder: str | Path) -> int:
        """Copy the store into a new folder, which is then a store itself; give its bytes.

        Raises InputError where something is there already, and for a store that is in no folder.
        """
        from il21kg.store.upkeep import backup

        with self._open(write=True, make=False) as store:
            return backup(store, Path(folder))

    def compact(self) -> "Compacted":
        """Let go of the room that withdrawn documents have left; raises as `backup` does."""
        from il21kg.store.upkeep import compact

        with self._open(write=True, make=False) as store:
            return compact(store)

    def merge(self, other: str | Path, *, replace: bool = False) -> "Merged":
        """Add the documents of another store, as if they had been loaded here.

        Raises InputError where a document is not the same in both, unless those of the other are to `replace`
        them: nothing is merged then.
        """
        from il21kg.store.merging import merge

        there = KnowledgeGraph(other)
        if Path(self.place).resolve() == Path(there.place).resolve():
            raise InputError(f"{self.place} is not merged into itself.", "Name another store.")
        with there._open() as theirs, self._open(write=True) as store:
            origins = there._origins(theirs).all()
            return merge(store, self._origins(store), theirs, origins, replace=replace)

    def facts(self, source: str | None = None) -> "frozenset[Fact]":
        """Give what the graph says, for `differences`; or one document, named as in `retract`."""
        from il21kg.store.facts import facts

        with self._open() as store:
            return facts(store.triples(), None if source is None else store.find(source).key)

    def differences(self, other: "KnowledgeGraph", source: str | None = None) -> "Differences":
        """Say what the other graph says otherwise: facts gained, lost, changed; or of one document."""
        from il21kg.store.differences import alike, compare

        return compare(self.facts(source), other.facts(source), alike(self._vocabulary()))

    def to_rdflib(self) -> "rdflib.Graph":
        """Give a copy of the graph as rdflib's."""
        with self._open() as store:
            return store.to_rdflib()

    def to_bytes(self, format: str = "turtle", *, quotes: bool = True) -> bytes:
        """Give the graph in a format of one file, by its name or its ending (`show.files.formats`)."""
        return b"".join(self.pieces(format, quotes=quotes))

    def pieces(self, format: str = "turtle", *, quotes: bool = True) -> Iterator[bytes]:
        """Give the graph in a format of one file, piece by piece.

        JSON-LD, RDF/XML and TriG are whole in memory on the way, all others are not.
        """
        from il21kg.show.files.formats import written

        with self._open() as store:
            yield from written(store, format, quotes=quotes)

    def graphs_to_bytes(self, *, quotes: bool = True) -> bytes:
        """Give the graph of each document, named by its version, as TriG."""
        from il21kg.show.files.rdf import export_graphs

        with self._open() as store:
            return export_graphs(store.graphs(), quotes=quotes)

    def export(self, path: str | Path, format: str | None = None, *, quotes: bool = True) -> None:
        """Write the graph to a file; the format is that of the file's ending unless it is named.

        A format of two files (`kgx-tsv`, `kgx-jsonl`) writes `path_nodes` and `path_edges`. Raises InputError
        for a file in the folder of the store itself.
        """
        from il21kg.show.files.formats import PAIRS, ending, named

        self.check_outside(path)
        name = named(format or ending(Path(path)) or "turtle")
        if name in PAIRS:
            self.to_kgx(path, name, quotes=quotes)
        else:
            write_file(Path(path), self.pieces(name, quotes=quotes))

    def check_outside(self, path: str | Path) -> None:
        """Make sure that a file to be written is not in the folder of the store; raises InputError."""
        from il21kg.store.folder import check_outside

        if self._memory is None and not is_remote(self.place):
            check_outside(Path(path), Path(self.place))

    def to_kgx(
        self, path: str | Path, format: str = "kgx-tsv", *, quotes: bool = True
    ) -> "tuple[Kept, tuple[Path, Path]]":
        """Write nodes and edges as KGX, `path_nodes.tsv` and `path_edges.tsv`; say how many, and where.

        What KGX cannot hold is left out, and counted by reason.
        """
        from il21kg.show.files.formats import write_pair

        self.check_outside(path)
        with self._open() as store:
            return write_pair(store, Path(path), format, quotes=quotes)

    @contextmanager
    def _open(self, *, write: bool = False, make: bool = True) -> Iterator[Store]:
        if self._memory is not None:
            yield self._memory
        else:
            with open_store(self._where, write=write, make=make) as store:
                yield store

    def _articles(
        self,
        store: Store,
        reader: "Callable[[Path | None], Reader]",
        *,
        tables: bool = False,
        decisions: Decisions | None = None,
    ) -> "Callable[[str], Article | None]":
        """Give what gives the article of a document version: as it was given, or read again.

        The decisions are those of this value unless others are given; of `tables` see `corpus.rereading`.
        """
        from il21kg.corpus.rereading import articles

        decided = self.decisions if decisions is None else decisions
        again = articles(store, self._origins(store).all(), reader, tables=tables)

        def article(document: str) -> "Article | None":
            if (found := self._given.get(document) or again(document)) is None:
                return None
            from il21kg.pipeline import decide

            return decide(found, decided)

        return article

    def _vocabulary(self) -> "Vocabulary":
        from il21kg.vocabulary.vocabulary import load_vocabulary

        return load_vocabulary(self.terms)

    def _origins(self, store: Store) -> Origins:
        """Give where the articles came from: as noted in the store's folder, and by this value."""
        return Origins(store.notes, self._recent)


def _make_reader(terms: Path | None) -> "Reader":
    from il21kg.pipeline import make_reader

    return make_reader(terms)


def _resolved(path: Path | None) -> str | None:
    return None if path is None else str(path.resolve())


def graph_at(place: str, terms: str | Path | None = None, about: str | None = None) -> KnowledgeGraph:
    """Give the graph at a place: a store, a file with a graph (Turtle, N-Triples, …), or an article, read.

    `about` names the gene of an article. Raises InputError where nothing is there, or it cannot be read.
    """
    from il21kg.graph.rdf_file import is_graph, read_quads

    path = Path(place)
    if is_remote(place) or path.is_dir() or not path.exists():
        return KnowledgeGraph(place, terms)
    graph = KnowledgeGraph(":memory:", terms)
    if is_graph(path):
        with graph._open(write=True) as store:
            store.put(read_quads(path))
    else:
        _load(graph, path, about)
    return graph


def load(
    path: str | Path | None = None,
    about: str | None = None,
    store: str | Path | None = ":memory:",
    quotes: bool = True,
    terms: str | Path | None = None,
    *,
    text: str | None = None,
    key: str | None = None,
) -> KnowledgeGraph:
    """Read an article into a graph, in memory unless `store` names a place; no path and no text: the sample.

    Raises NotConforming, with the report, when the graph has a violation; nothing is then stored.
    """
    graph = KnowledgeGraph(store, terms)
    outcome = graph.load(path, about, key=key, text=text, quotes=quotes)
    if outcome.state == "refused":
        raise NotConforming(render(outcome.report), "Nothing was stored.")
    return graph


def check(
    claims: str | Path, *texts: str | Path, about: str | None = None, terms: str | Path | None = None
) -> "Verdicts":
    """Hold the claims of a file against articles, which are read; none: the sample.

    `about` names the gene of an article that does not say it. Raises InputError for what cannot be read, and
    NotConforming for an article that could not be stored.
    """
    graph = KnowledgeGraph(":memory:", terms)
    reader = graph._reader(graph.terms)
    given: tuple[str | Path | None, ...] = texts or (None,)
    for path in given:
        _load(graph, path, about, reader)
    return graph.check(claims)


def _load(
    graph: KnowledgeGraph, path: str | Path | None, about: str | None, reader: "Reader | None" = None
) -> None:
    """Load an article; raises NotConforming where it could not be stored."""
    if graph.load(path, about, reader=reader).state == "refused":
        raise NotConforming(f"{path} is no text that could be stored.", f"See: il21kg load {path}")
