"""What is done with one text of a corpus, in this process or another: it is read, its graph is checked."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import cache, partial
from pathlib import Path
from typing import TypeVar

from il21kg import pipeline
from il21kg.collector import without_collection
from il21kg.corpus.parts import Held, Part, write_part
from il21kg.corpus.texts import Text
from il21kg.curation.decisions import Decisions
from il21kg.errors import Il21kgError
from il21kg.graph.findings import Report
from il21kg.pipeline import Article, Checked
from il21kg.reading.estimate import Unread
from il21kg.store.contribution import Contribution
from il21kg.store.ledger import in_quads
from il21kg.store.origins import absolute
from il21kg.text.document import read_document

Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Manner:
    """How the texts of a corpus are read."""

    terms: Path | None = None
    """A folder of terms."""
    quotes: bool = True
    """False to leave the words of the evidence out."""
    strict: bool = False
    """True to refuse a graph with warnings too, and not to leave statements out."""
    shapes: bool = True
    """False to store graphs that nobody has looked at: that is noted, and done later."""
    decisions: Decisions = field(default_factory=Decisions)
    """What curators decided."""
    fail_fast: bool = False
    """True to store nothing that was read after the first text that failed."""
    parts: Path | None = None
    """A folder where the graphs are written to, as parts, and not handed on."""


@dataclass(frozen=True, slots=True)
class Work:
    """What became of one text, before it is stored."""

    text: Text
    ready: Contribution | None
    """What is to be stored; None where the text failed, or its graph does not conform."""
    reason: str = ""
    """Why not."""
    conforms: bool = True
    """False where the graph has a violation, or under `strict` a warning."""
    statements: int = 0
    left_out: int = 0
    """Statements that broke a shape."""
    broken: "Counter[str]" = field(default_factory=Counter)
    """How many of them broke which shape, by its code."""
    unknown_gene: str = ""
    """What the gene is called that the text is about, where the vocabulary does not know it."""
    sentences: "Counter[str]" = field(default_factory=Counter)
    """How many have each status, as `reader.Reading.status` says it."""
    unread: Unread = field(default_factory=Unread)
    """What of them no statement covers."""
    findings: "Counter[tuple[str, str, str]]" = field(default_factory=Counter)
    """How many there are of each severity, shape and title."""
    part: Part | None = None
    """Where its graph was written to, if it was; it is not in `ready` then."""


def work(texts: Iterable[Text], manner: Manner) -> list[Work]:
    """Read texts and check their graphs; what fails is told in its place, and the rest goes on."""
    with without_collection():  # what is made for a text has no cycles, and to look takes a twentieth
        read = [_guarded(text, partial(_read, text, manner)) for text in texts]
        articles = [each for each in read if not isinstance(each, Work)]
        checked = iter(_checked(articles, manner))
        done = [each if isinstance(each, Work) else next(checked) for each in read]
    return done if manner.parts is None else _written(done, manner.parts, manner)


def _written(done: list[Work], folder: Path, manner: Manner) -> list[Work]:
    """Write the graphs of texts as one part."""
    ready = {each.text.place: each.ready for each in done if each.ready is not None}
    if not ready:
        return done
    held = tuple(_held(each.text, each.ready) for each in done if each.ready is not None)
    terms = None if manner.terms is None else str(manner.terms.resolve())
    graphs = {each.version: each.ntriples for each in ready.values()}
    part = write_part(folder, in_quads(graphs), held, quotes=manner.quotes, terms=terms)
    light = {place: replace(each, ntriples="") for place, each in ready.items()}
    return [
        replace(each, ready=light[each.text.place], part=part) if each.text.place in light else each
        for each in done
    ]


def _held(text: Text, ready: Contribution) -> Held:
    place = absolute(text.place)
    return Held(ready.version, ready.source, ready.run, ready.name, ready.url, place, text.symbol)


reader = cache(pipeline.make_reader)
"""The reader of a folder of terms: a process makes it once."""


@dataclass(frozen=True, slots=True)
class _Read:
    text: Text
    article: Article


def _read(text: Text, manner: Manner) -> _Read:
    reading = reader(manner.terms)
    document = read_document(text.data, text.name, reading.vocabulary.layout, text.key or None)
    article = pipeline.understand(reading, document, text.symbol, text.url)
    return _Read(text, pipeline.decide(article, manner.decisions))


def _checked(read: list[_Read], manner: Manner) -> list[Work]:
    """Check all together; where that fails each by itself, so that the one which is to blame is known."""
    try:
        return _all(read, manner)
    except Exception:
        return [_guarded(each.text, partial(_alone, each, manner)) for each in read]


def _all(read: list[_Read], manner: Manner) -> list[Work]:
    articles = [each.article for each in read]
    checked = pipeline.check_each(articles, quotes=manner.quotes, strict=manner.strict, shapes=manner.shapes)
    return [_done(each.text, one, manner) for each, one in zip(read, checked, strict=True)]


def _alone(read: _Read, manner: Manner) -> Work:
    return _all([read], manner)[0]


def _guarded(text: Text, step: Callable[[], Found]) -> Found | Work:
    """Take a step with a text; a failure of it is told."""
    try:
        return step()
    except Il21kgError as error:
        return Work(text, None, error.in_one_line)
    except Exception as error:  # a fault of ours: the others are read all the same
        return Work(text, None, f"Something nobody foresaw: {type(error).__name__}: {error}")


def _done(text: Text, checked: Checked, manner: Manner) -> Work:
    conforms = not checked.report.exit_code(manner.strict)
    return Work(
        text,
        pipeline.contribution(checked) if conforms else None,
        reason="" if conforms else violation(checked.report),
        conforms=conforms,
        statements=len(checked.statements),
        left_out=len(checked.left_out),
        broken=Counter(each.shape for each in checked.left_out),
        unknown_gene="" if (topic := checked.article.reading.topic).known else topic.label,
        sentences=Counter(checked.article.reading.status),
        unread=checked.article.unread,
        findings=Counter((each.severity, each.shape, each.title) for each in checked.report.findings),
    )


def violation(report: Report) -> str:
    """Say which shape was broken first."""
    first = report.findings[0]
    return f"{first.severity} {first.shape}: {first.message}"
