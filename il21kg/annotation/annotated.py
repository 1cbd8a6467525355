"""A text with the names in it and what is said of them: what every annotation tool holds in its own form.

    IL-4 may induce apoptosis.
    T1 0–4 protein UniProtKB:P05112    T2 16–25 process GO:0006915    R1 T1 induces T2, hedged

Offsets are Unicode code points of the text, half-open. A clause without a subject of its own has one all the
same: its words are those of the relation, and it is said to be `elided`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass, replace
from hashlib import sha256
from typing import Final

from il21kg.errors import InputError
from il21kg.graph.identity import document_iri, statement_iri, version_name
from il21kg.namespaces import PREFIXES, canonical, compact
from il21kg.pipeline import Article, Checked
from il21kg.reading.statements import End, How, Statement, Topic
from il21kg.text.document import Document, Span
from il21kg.vocabulary.kinds import KINDS, Shown
from il21kg.vocabulary.mentions import named_terms

#: Kind of what a naming statement gives: a name, and no thing.
NAME: Final = "name"
_SHOWN: Final = {kind.term.value: kind.shown.value for kind in reversed(KINDS) if kind.term}


@dataclass(frozen=True, slots=True)
class Denotation:
    """Some words of the text, and what they stand for."""

    id: str
    start: int
    end: int
    kind: str
    """`protein`, `cell`, ... (`vocabulary.kinds.Shown`); `name` for a mere name; or as a tool calls it."""
    identifier: str = ""
    """A CURIE, `CL:0000236`; empty where none is known."""
    label: str = ""
    """The name of the thing."""
    how: str = ""
    """How the words stand for it (`reading.statements.How`): empty for a name, `elided` for no words."""


@dataclass(frozen=True, slots=True)
class Relation:
    """What is said of two denotations."""

    id: str
    subject: str
    """The `id` of a denotation."""
    relation: str
    """The family: `acts_on_cell`."""
    object: str
    certainty: str = "stated"
    """`stated` or `hedged`."""
    negated: bool = False
    tier: str = ""
    """`A` or `B`; empty where no program read it."""
    unasserted: str = ""
    """Why it is no triple of the graph: `negated`, `kind`, ...; empty where it is one."""
    claim: str = ""
    """The IRI of the statement; empty where it is none of ours. The same at each place where it is said."""
    predicate: str = ""
    """The CURIE or IRI of the predicate; empty where it is none of ours."""


@dataclass(frozen=True, slots=True)
class AnnotatedText:
    """A text, the names in it, and what is said of them."""

    key: str
    """The key of the document."""
    text: str
    symbol: str = ""
    """The gene it is about; empty where nobody said so."""
    about: tuple[str, ...] = ()
    """CURIEs of that gene and of its product."""
    denotations: tuple[Denotation, ...] = ()
    relations: tuple[Relation, ...] = ()

    @property
    def source(self) -> str:
        """The IRI of the document version, as in the graph."""
        return f"{PREFIXES['doc']}{version_name(self.key, sha256(self.text.encode()).hexdigest())}"

    def words(self, denotation: Denotation) -> str:
        """Give the words of a denotation."""
        return self.text[denotation.start : denotation.end]


def annotated(checked: Checked, *, names: bool = False) -> AnnotatedText:
    """Give the text of an article with the ends of its statements marked, at each place where they stand.

    `names`: the other names that are known too, of which nothing was read.
    """
    article = checked.article
    text = marked(article.document, article.reading.topic, checked.statements)
    return _with_names(text, article) if names else text


def _with_names(text: AnnotatedText, article: Article) -> AnnotatedText:
    """Mark the known names that stand in no mark yet."""
    taken = {at for each in text.denotations for at in range(each.start, each.end)}
    said = (each.span for each in article.document.sentences)
    known = [
        pair for span in said for pair in named_terms(span, article.vocabulary) if pair[1].kind in _SHOWN
    ]
    fresh = [(span, term) for span, term in known if taken.isdisjoint(range(span.start, span.end))]
    marks = (
        Denotation(f"T{n}", span.start, span.end, _SHOWN[term.kind], canonical(term.iri), term.label)
        for n, (span, term) in enumerate(fresh, len(text.denotations) + 1)
    )
    return replace(text, denotations=(*text.denotations, *marks))


def marked(document: Document, topic: Topic, statements: Iterable[Statement]) -> AnnotatedText:
    """Give a text with the ends of some statements marked."""
    marks: dict[tuple[int, int, str, str, str], Denotation] = {}
    relations: list[Relation] = []
    for statement in statements:
        for place in statement.places:
            one, two = (_denotation(end, place.trigger, marks) for end in _ends(place, statement))
            relations.append(_relation(f"R{len(relations) + 1}", statement, one.id, two.id))
    text = AnnotatedText(
        document.key, document.text, topic.label, _about(topic), tuple(marks.values()), tuple(relations)
    )
    assert text.source == document_iri(document)
    return text


def _about(topic: Topic) -> tuple[str, ...]:
    return tuple(canonical(iri) for iri in (topic.iri, topic.product) if iri) if topic.known else ()


def _ends(place: Statement, statement: Statement) -> tuple[End, End]:
    """Give the ends of a claim as it reads, also where its predicate is told from the object."""
    return (place.object, place.subject) if statement.undergone else (place.subject, place.object)


def _denotation(
    end: End, trigger: Span, marks: dict[tuple[int, int, str, str, str], Denotation]
) -> Denotation:
    """Give the mark of an end; the same words for the same thing are one."""
    span = end.span if end.span is not None and end.span.text else trigger
    how = str(end.grounded_by) if span is end.span else How.ELIDED.value
    kind = NAME if end.iri is None else _SHOWN.get(end.kind, Shown.UNRESOLVED.value)
    name = canonical(end.iri) if end.iri and kind != Shown.UNRESOLVED else ""
    place = (span.start, span.end, kind, name or end.label, how)
    fresh = Denotation(f"T{len(marks) + 1}", span.start, span.end, kind, name, end.label, how)
    return marks.setdefault(place, fresh)


def _relation(id: str, statement: Statement, subject: str, object: str) -> Relation:
    return Relation(
        id,
        subject,
        statement.relation,
        object,
        statement.certainty,
        statement.negated,
        statement.tier,
        str(statement.not_asserted or ""),
        statement_iri(statement),
        compact(statement.predicate),
    )


def checked_text(text: AnnotatedText) -> AnnotatedText:
    """Give a text that came from elsewhere; raises InputError with all that is wrong with it."""
    faults = [*_wrong_letters(text), *_wrong_marks(text), *_wrong_relations(text)]
    if faults:
        raise InputError(
            "\n".join(f"{text.key or 'the text'}: {fault}" for fault in faults[:20]),
            "Mend the annotations, or export them anew; nothing was taken.",
        )
    return text


def _wrong_letters(text: AnnotatedText) -> Iterator[str]:
    """Tell of half a letter (a surrogate), which no file in UTF-8 can hold."""
    said: tuple[Denotation | Relation, ...] = (*text.denotations, *text.relations)
    parts = (str(value) for each in said for value in astuple(each))
    try:
        "".join((text.key, text.text, text.symbol, *text.about, *parts)).encode()
    except UnicodeEncodeError:
        yield "it holds half of a letter: a broken escape, as \\ud83d by itself"


def _wrong_marks(text: AnnotatedText) -> Iterator[str]:
    seen: set[str] = set()
    for each in text.denotations:
        if each.id in seen:
            yield f"two denotations are called {each.id}"
        seen.add(each.id)
        if not 0 <= each.start < each.end <= len(text.text):
            yield f"{each.id}: {each.start}–{each.end} is no place in a text of {len(text.text)} characters"


def _wrong_relations(text: AnnotatedText) -> Iterator[str]:
    there, seen = {each.id for each in text.denotations}, set[str]()
    for each in text.relations:
        if each.id in seen:
            yield f"two relations are called {each.id}"
        seen.add(each.id)
        for end in {each.subject, each.object} - there:
            yield f"{each.id}: there is no denotation {end}"
        if each.certainty not in ("stated", "hedged"):
            yield f"{each.id}: “{each.certainty}” is no certainty: stated or hedged"
