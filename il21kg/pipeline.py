"""The whole pipeline on one page: an article becomes a validated graph in a store.

read   file → Document → topic, statements, citations          (an Article)
decide statements → what curators say of them                  (an Article)
save   Article → triples → findings → store                    (an Outcome)
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final

from il21kg.curation.corrections import Page
from il21kg.curation.decisions import Decisions
from il21kg.curation.verdicts import Curated, curate
from il21kg.errors import InputError, NotConforming
from il21kg.graph import triples as graph
from il21kg.graph.beyond_shapes import two_genes, unanswered
from il21kg.graph.contradictions import Contradiction, contradictions
from il21kg.graph.findings import Report
from il21kg.graph.identity import Triple, document_iri, run_iri, source_iri, statement_iri
from il21kg.graph.left_out import blamed
from il21kg.graph.validation import validate_each, validate_triples
from il21kg.namespaces import IKG, is_iri, shortened
from il21kg.reading.estimate import Unread, unread
from il21kg.reading.inline_citations import InlineCitation, find_inline_citations
from il21kg.reading.reader import Reader, Reading
from il21kg.reading.statements import LeftOut, Statement
from il21kg.reading.topic import find_topic
from il21kg.resources import SAMPLE, sample_article
from il21kg.text.citations import Citation, read_citations
from il21kg.text.document import Document, read_document, read_file
from il21kg.text.keys import source_key
from il21kg.vocabulary.vocabulary import Vocabulary, load_vocabulary

if TYPE_CHECKING:
    from il21kg.proposers.proposals import Proposals
    from il21kg.proposers.proposing import Asking
    from il21kg.store.contribution import Contribution
    from il21kg.store.differences import Differences
    from il21kg.store.documents import Source
    from il21kg.store.store import Store


@dataclass(frozen=True, slots=True, repr=False)
class Article:
    """An article as it was read."""

    document: Document
    reading: Reading
    citations: tuple[Citation, ...]
    vocabulary: Vocabulary
    """The language data it was read with."""
    inline: tuple[InlineCitation, ...] = ()
    """Where its sentences cite papers."""
    unread: Unread = field(default_factory=Unread)
    """What of its sentences no statement covers."""
    curated: Curated = field(default_factory=lambda: Curated(()))
    """What curators decided of it, and what no longer applies."""
    decisions: str = ""
    """Digest of what they decided; empty where there is nothing."""
    proposals: "Proposals | None" = None
    """What a model proposes; None where none was asked."""

    def __repr__(self) -> str:
        return f"Article({self.document.key!r}, {len(self.reading.statements)} statements)"


@dataclass(frozen=True, slots=True, repr=False)
class Checked:
    """An article's graph, and what validation found."""

    article: Article
    triples: list[Triple]
    report: Report
    quotes: bool
    """False when the words of the evidence are left out."""
    left_out: tuple[LeftOut, ...] = ()
    """Statements that broke a shape: they are not in the graph."""

    @property
    def statements(self) -> tuple[Statement, ...]:
        """The statements of the graph."""
        gone = {statement_iri(each.statement) for each in self.left_out}
        return _without(self.article.reading.statements, gone)

    def __repr__(self) -> str:
        return f"Checked({self.article!r}, {len(self.triples)} triples)"


@dataclass(frozen=True, slots=True, repr=False)
class Outcome:
    """What became of an article."""

    checked: Checked
    state: str
    """`saved`, `unchanged` (the store holds just this already), or `refused` (it does not conform)."""
    place: str = ""
    """The store, by name; empty when refused."""
    replaced: "Source | None" = None
    """The older version of the article that was withdrawn in the same step."""
    differences: "Differences | None" = None
    """What the new version says otherwise; None when there was none."""
    contradictions: tuple[Contradiction, ...] = ()
    """What contradicts a statement of this article, in itself or in what the store holds."""

    def __repr__(self) -> str:
        counts = {name: n for name, n in self.report.counts.items() if n}
        return f"Outcome({self.state!r}, {self.article!r}, {counts})"

    @property
    def article(self) -> Article:
        """The article as it was read."""
        return self.checked.article

    @property
    def report(self) -> Report:
        """What validation found."""
        return self.checked.report

    @property
    def change(self) -> str:
        """Say what the new version says otherwise: `2 gained, 1 lost, 1 of another certainty`; else empty."""
        return "" if self.differences is None else str(self.differences)


def make_reader(terms: Path | None = None) -> Reader:
    """Load the language data, and a folder of the user's terms, once for many articles."""
    return Reader(load_vocabulary(terms))


def read(
    reader: Reader,
    path: Path | None = None,
    about: str | None = None,
    key: str | None = None,
    *,
    text: str | None = None,
    url: str | None = None,
    asking: "Asking | None" = None,
) -> Article:
    """Read an article: the file at `path`, a `text`, or the sample that ships with the package.

    `about` names the gene where the article does not; `key` is the source's key instead of the file's name;
    `url` is the address it was taken from, which is noted and not asked. With `asking` a model may propose
    statements as well.
    Raises InputError when the file cannot be read, is German, or is about no gene, and for no web address;
    Unavailable where the answers of a model cannot be kept.
    """
    # The text, in sections and sentences, each with its place.
    return understand(reader, _document(path, text, key, reader.vocabulary), about, url, asking)


def understand(
    reader: Reader,
    document: Document,
    about: str | None = None,
    url: str | None = None,
    asking: "Asking | None" = None,
) -> Article:
    """Read a document, cut into sections and sentences as it is; the rest is as for `read`.

    Raises InputError when it is German or about no gene, and for no web address.
    """
    vocabulary = reader.vocabulary
    if url is not None and not (is_iri(url) and url.startswith(("http://", "https://"))):
        raise InputError(
            f"“{shortened(url)}” is no address of a page.", "Give one as https://example.org/page."
        )
    document = replace(document, url=url or "")
    if document.language == "de":
        raise InputError(
            f"{document.name}: this is the German version of the article, and il21kg reads English.",
            "Give it the English version of the same page.",
        )

    # What each sentence says about the gene, and the papers listed at the end.
    topic = find_topic(document, vocabulary, about)
    reading = reader.read(document, topic)
    citations = read_citations(document, vocabulary.journals.values(), vocabulary.works.values())
    inline = find_inline_citations(document, citations)
    left = unread(document, reading, reader.grammar)
    article = Article(document, reading, citations, vocabulary, inline, left)
    return article if asking is None else _proposed(article, reader, asking)


def _proposed(article: Article, reader: Reader, asking: "Asking") -> Article:
    """Add what a model proposes, as far as it passes the gates."""
    from il21kg.proposers.proposing import propose

    reading, proposals = propose(article.document, article.reading, reader, asking)
    return replace(article, reading=reading, proposals=proposals)


def page_of(article: Article) -> Page:
    """Give what a curator looks at of an article."""
    return Page(article.document, article.reading.topic, article.vocabulary)


def decide(article: Article, decisions: Decisions) -> Article:
    """Let what curators decided of an article have its effect; without decisions it is the same article."""
    document, reading = article.document, article.reading
    made = decisions.of(document.key)
    if not made:
        return article
    curated = curate(page_of(article), reading.statements, made)
    reading = replace(reading, statements=curated.statements)
    return replace(article, reading=reading, curated=curated, decisions=decisions.digest(document.key))


def _document(path: Path | None, text: str | None, key: str | None, vocabulary: Vocabulary) -> Document:
    if text is not None:
        named = key or f"text-{sha256(text.encode()).hexdigest()[:12]}"
        return read_document(text.encode(), named, vocabulary.layout, named)
    if path is None:
        return read_document(sample_article(), SAMPLE, vocabulary.layout, key)
    return read_file(path, vocabulary.layout, key)


def check_keys(paths: Sequence[Path]) -> None:
    """Raise InputError where two files have one key: the second would replace what the first has said."""
    held: dict[str, Path] = {}
    for path in paths:
        name = "stdin" if path == Path("-") else path.name
        other = held.setdefault(source_key(name), path)
        if other != path and other.resolve() != path.resolve():
            raise InputError(
                f"{other} and {path} have the same key “{source_key(name)}”. Nothing was loaded.",
                f"Load one of them by itself under another key: il21kg load {path} --source KEY",
            )


def check_origin(document: Document, store: "Store") -> None:
    """Raise InputError where another file holds the document's key in the store."""
    held = store.document(source_iri(document.key))
    if held and held.name not in ("", document.name):
        raise InputError(
            f"{document.name}: the key “{document.key}” is that of {held.name} in {store.place}. Nothing was "
            "replaced.",
            f"Give it another key: --source KEY. To replace {held.name} on purpose: --source {document.key}",
        )


#: Rounds of leaving out: what is left out may have been what another statement stood on.
_ROUNDS: Final = 5


def check(article: Article, *, quotes: bool = True, strict: bool = False) -> Checked:
    """Make an article's graph and validate it, the text at hand.

    A statement that breaks a shape is left out, with a note in the graph, unless `strict`; a violation of the
    document itself stays. Without `quotes` the words of the evidence are left out, offsets stay.
    """
    return check_each([article], quotes=quotes, strict=strict)[0]


def check_each(
    articles: Sequence[Article], *, quotes: bool = True, strict: bool = False, shapes: bool = True
) -> list[Checked]:
    """Make the graphs of articles and validate each by itself, as `check` does: of many it goes sooner.

    Without `shapes` the graphs are made only, and nothing is found in them.
    """
    triples = [_triples(article, (), quotes) for article in articles]
    texts = (article.document.text for article in articles)
    reports = validate_each(zip(triples, texts, strict=True)) if shapes else [Report(())] * len(triples)
    checked = (
        Checked(article, each, _with_own(report, article, quotes), quotes)
        for article, each, report in zip(articles, triples, reports, strict=True)
    )
    return [each if strict or each.report.conforms else _mended(each) for each in checked]


def _mended(checked: Checked) -> Checked:
    """Leave out the statements that break a shape, until none does."""
    article = checked.article
    for _ in range(_ROUNDS):
        if checked.report.conforms:
            break
        violations = checked.report.of("violation")
        topic = article.reading.topic
        more = blamed(violations, checked.statements, article.document, topic, article.vocabulary)
        if more is None:
            break
        left_out = (*checked.left_out, *more)
        triples = _triples(article, left_out, checked.quotes)
        report = _with_own(validate_triples(triples, article.document.text), article, checked.quotes)
        checked = Checked(article, triples, report, checked.quotes, left_out)
    return checked


def _triples(article: Article, left_out: tuple[LeftOut, ...], quotes: bool) -> list[Triple]:
    gone = {statement_iri(each.statement) for each in left_out}
    return graph.triples(
        article.document,
        article.reading.topic,
        _without(article.reading.statements, gone),
        article.citations,
        article.vocabulary,
        inline=article.inline,
        left_out=left_out,
        quotes=quotes,
        decisions=article.decisions,
    )


def _with_own(report: Report, article: Article, quotes: bool) -> Report:
    """Add what no shape can find in a graph."""
    document, rival, proposals = article.document, article.reading.rival, article.proposals
    if rival is not None:
        report = report.joined(two_genes(document, rival, quotes=quotes))
    if proposals is not None and proposals.unanswered:
        sentences = f"{len(proposals.unanswered)} of {proposals.asked} sentences"
        reason = proposals.unanswered[0].reason
        report = report.joined(unanswered(document, proposals.model, sentences, reason))
    return report


def _without(statements: tuple[Statement, ...], gone: set[str]) -> tuple[Statement, ...]:
    """Give the statements without those that are gone, also as means of others."""
    if not gone:
        return statements
    kept = (each for each in statements if statement_iri(each) not in gone)
    return tuple(replace(each, means=_without(each.means, gone)) if each.means else each for each in kept)


def save(checked: Checked, store: "Store") -> Outcome:
    """Save an article's graph, all of it or nothing; an older version is withdrawn in the same step.

    Nothing is written when the store holds just this already. Raises NotConforming when the graph has a
    violation, Unavailable when the store fails; the store is then as it was.
    """
    from il21kg.store.contribution import holds, replace_telling

    if not checked.report.conforms:
        raise NotConforming("A graph with a violation is not saved.", str(checked.report))
    ready = contribution(checked)
    if holds(store, ready):
        return Outcome(checked, "unchanged", store.place, contradictions=_contradicted(store, checked))
    replaced, differences = replace_telling(store, ready, checked.article.vocabulary)
    return Outcome(checked, "saved", store.place, replaced, differences, _contradicted(store, checked))


def _contradicted(store: "Store", checked: Checked) -> tuple[Contradiction, ...]:
    own = {statement_iri(each) for each in checked.statements}
    about = {each.subject.iri for each in checked.statements if each.subject.iri}
    pairs = contradictions(store.query, about) if about else ()
    return tuple(each for each in pairs if each.claims & own)


def contribution(checked: Checked) -> "Contribution":
    """Give what a checked article contributes to a store."""
    from il21kg.store.contribution import Contribution

    document = checked.article.document
    return Contribution(
        source_iri(document.key),
        document_iri(document),
        run_iri(document, checked.article.vocabulary, checked.article.decisions),
        document.name,
        document.url,
        checked.quotes,
        frozenset(node for node, link, _ in checked.triples if link == IKG.evidence),
        graph.to_ntriples(checked.triples),
        frozenset(str(node) for _, predicate, node in checked.triples if predicate == IKG.proposedBy),
    )
