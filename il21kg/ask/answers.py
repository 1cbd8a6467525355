"""Answers "why?": the sentences behind a triple, or what was found instead.

    why IL21 dysregulationContributesTo psoriasis
      → the statement, its sentence with line and column, the words that count, the frame, the grounding

An answer is a value; `tell` writes it for people.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from il21kg.ask.disagreements import Disagreement, disagreements, tell_lines, tell_sides
from il21kg.ask.evidence import (
    DENIED,
    HEDGED,
    NOT_ASSERTED,
    PARTNER,
    STATED,
    Evidence,
    Sentences,
    tell_evidence,
)
from il21kg.ask.lookup import Lookup, words
from il21kg.ask.names import Names, find_predicates, predicates_like
from il21kg.graph.contradictions import contradictions
from il21kg.graph.shortcuts import SHORT_CUTS
from il21kg.namespaces import BIOLINK, IKG, RDF, compact
from il21kg.store.store import Store
from il21kg.text.quotes import marked_html, marked_lines

if TYPE_CHECKING:  # the reading: 100 ms that a graph whose texts are not at hand does without
    from il21kg.pipeline import Article
    from il21kg.text.document import Span
    from il21kg.vocabulary.mentions import Token

#: How a thing can stand in a statement: as an end, as the cell or the disease it is about, or acting jointly.
_ENDS: Final = (RDF.subject, RDF.object, IKG.cellContext, IKG.contextDisease)
_JOINTLY: Final = (IKG.togetherWith, IKG.inSynergyWith)


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence that names both things and gave no statement of them."""

    document: str
    line: int
    column: int
    quote: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to "why?".

    True when the triple that was asked for is in the graph; when no relation was asked for, true when
    something is said of the thing, or of the two things.
    """

    question: str
    found: bool
    evidence: tuple[Evidence, ...] = ()
    """What the source asserts of what was asked, stated before hedged."""
    instead: tuple[Evidence, ...] = ()
    """What it says otherwise: by another relation, jointly with others, denied, not asserted."""
    passages: tuple[Passage, ...] = ()
    remarks: tuple[str, ...] = ()
    """What else there is to say, in sentences."""
    contradictions: tuple[Disagreement, ...] = ()
    """What contradicts a claim of this answer: both claims, with their sentences."""

    def __bool__(self) -> bool:
        return self.found

    def __iter__(self) -> Iterator[Evidence]:
        return iter(self.evidence)

    def __len__(self) -> int:
        return len(self.evidence)

    def __str__(self) -> str:
        return tell(self)

    def __repr__(self) -> str:
        counts = f"{len(self.evidence)} sentences, {len(self.instead)} otherwise"
        return f"Answer({self.question!r}, {self.found}, {counts})"

    def _repr_html_(self) -> str:
        """Show the answer as a table in a notebook: each sentence with its words marked."""
        return as_html(self)


# --- why


def why(
    names: Names,
    articles: "Callable[[str], Article | None]",
    subject: str,
    predicate: str | None = None,
    object_: str | None = None,
    *,
    search: bool = True,
) -> Answer:
    """Give the sentences behind a triple; a part that is left out stands for any.

    `articles` gives the article of a document version (by its IRI) as it is read today, or None when its text
    is not at hand. Where nothing is found and it is to `search`, it reads all texts for sentences that name
    both things. When the triple is not there the answer says what was found instead. Raises InputError for
    a name that stands for several things.
    """
    if predicate is not None and object_ is None and not find_predicates(predicate) and names.find(predicate):
        predicate, object_ = None, predicate  # `why IL21 psoriasis`
    asker = _Asker(names.store, names.look, articles)
    answer = _why(names, asker, subject, predicate, object_, search=search)
    return replace(answer, contradictions=asker.contradictions(answer))


def _why(
    names: Names, asker: "_Asker", subject: str, predicate: str | None, object_: str | None, *, search: bool
) -> Answer:
    question = " ".join(part for part in (subject, predicate, object_) if part)
    subjects, objects = names.with_product(subject), None if object_ is None else names.with_product(object_)
    predicates = None if predicate is None else find_predicates(predicate)
    unknown = _unknown(names, ((subject, subjects), (object_, objects)), predicate, predicates)
    asked = _Question(subjects, predicates, objects, None if objects is None else object_)
    behind, others = asker.split(asked)
    if behind or (predicate is None and others):
        evidence = asker.evidence(others, asked) if predicate is None or objects is None else ()
        denials = asker.evidence(asker.denials(others, asked), asked)
        return Answer(question, True, asker.evidence(behind, asked), evidence or denials)
    if from_vocabulary := asker.vocabulary(subjects, predicates, objects):
        return Answer(question, True, remarks=from_vocabulary)
    if not subjects or not objects or not search:
        return Answer(question, False, (), asker.evidence(others, asked), (), unknown)
    read, passages, remarks = asker.passages(subjects, objects, others)
    instead = asker.evidence([*others, *read], asked)
    return Answer(question, False, (), instead, passages, (*unknown, *remarks))


@dataclass(frozen=True, slots=True)
class _Question:
    """What is asked, as IRIs; None stands for any."""

    subjects: frozenset[str]
    predicates: frozenset[str] | None
    objects: frozenset[str] | None
    literal: str | None
    """The object as it was written, for a claim whose object is a name."""


def _unknown(
    names: Names,
    ends: Iterable[tuple[str | None, frozenset[str] | None]],
    predicate: str | None,
    predicates: frozenset[str] | None,
) -> tuple[str, ...]:
    """Say which parts of the question nobody knows, or nobody speaks of."""
    remarks = []
    for name, iris in ends:
        if name is not None and iris is not None and not any(map(names.look.holds, iris)):
            listed = ", ".join(sorted(map(compact, iris)))
            remarks.append(
                f"The graph says nothing of {name} ({listed})."
                if iris
                else f"“{name}” names nothing in the graph or the vocabulary. {names.nearest(name)}"
            )
    if predicate is not None and not predicates:
        near = predicates_like(predicate)
        there = f" Relations like it: {', '.join(near)}." if near else ""
        remarks.append(f"“{predicate}” is no relation of the graph.{there}")
    return tuple(remarks)


class _Asker:
    """Collects what one graph, and the articles still at hand, have to say."""

    def __init__(self, store: Store, look: Lookup, articles: "Callable[[str], Article | None]") -> None:
        self.store = store
        self.look = look
        self.sentences = Sentences(look, articles)

    def split(self, asked: _Question) -> tuple[list[str], list[str]]:
        """Give the statements that assert what is asked, and what else is said of it."""
        claims = self.all(asked)
        behind = [claim for claim in claims if self.answers(claim, asked)]
        others = [claim for claim in claims if claim not in behind]
        if asked.predicates is not None and asked.objects is None:  # of one thing, by one relation
            others = [claim for claim in others if self.relation(claim) in asked.predicates]
        return behind, others

    def all(self, asked: _Question) -> list[str]:
        """Give every statement that says something of the thing, or of the two things, in a fixed order.

        A thing is spoken of as an end, as the cell or the disease of a circumstance, or as a joint agent.
        """
        about = self._naming(asked.subjects)
        if asked.objects is not None:
            literal = {claim for claim in about if self.sentences.literal(claim) == asked.literal}
            about = literal | (about & self._naming(asked.objects))
        return sorted(about)

    def _naming(self, things: Iterable[str]) -> set[str]:
        return {
            claim
            for each in things
            for link in (*_ENDS, *_JOINTLY)
            for claim in self.look.subjects(link, each)
        }

    def relation(self, claim: str) -> str:
        """Give the predicate of a statement."""
        return self.look.first(claim, RDF.predicate)

    def answers(self, claim: str, asked: _Question) -> bool:
        """Tell whether a statement asserts what is asked: the triple, or anything of the things."""
        if IKG.notAsserted in self.look.term(claim) or self.is_partner(claim, asked):
            return False
        if asked.predicates is None:
            return True
        if not asked.subjects.isdisjoint(self.look.objects(claim, RDF.subject)):
            return self._makes(claim, asked, asked.predicates)
        is_object = not asked.subjects.isdisjoint(self.look.objects(claim, RDF.object))
        return asked.objects is None and is_object and self.relation(claim) in asked.predicates

    def denials(self, claims: Iterable[str], asked: _Question) -> list[str]:
        """Give those statements that deny the very triple that is asked for."""
        return [
            claim
            for claim in claims
            if "true" in self.look.objects(claim, BIOLINK.negated)
            and self.relation(claim) in (asked.predicates or ())
            and not asked.subjects.isdisjoint(self.look.objects(claim, RDF.subject))
        ]

    def is_partner(self, claim: str, asked: _Question) -> bool:
        """Tell whether one of the things in question is only a joint agent in a statement."""
        ends = {end for link in _ENDS for end in self.look.objects(claim, link)}
        agents = {agent for link in _JOINTLY for agent in self.look.objects(claim, link)}
        things = [asked.subjects, *([] if asked.objects is None else [asked.objects])]
        return any(each.isdisjoint(ends) and not each.isdisjoint(agents) for each in things)

    def _makes(self, claim: str, asked: _Question, predicates: frozenset[str]) -> bool:
        """Tell whether a statement about the subject puts the triple in question into the graph."""
        term, own = self.look.term(claim), self.relation(claim)
        is_end = (
            asked.objects is None
            or not asked.objects.isdisjoint(term.get(RDF.object, ()))
            or self.sentences.literal(claim) == asked.literal
        )
        return (is_end and own in predicates) or any(
            (asked.objects is None or not asked.objects.isdisjoint(term.get(SHORT_CUTS[relation].end, ())))
            and self.look.shortened_by(claim, SHORT_CUTS[relation])
            and self._short_cut_is_there(asked.subjects, relation, asked.objects)
            for relation in predicates & SHORT_CUTS.keys()
        )

    def _short_cut_is_there(
        self, subjects: frozenset[str], short_cut: str, objects: frozenset[str] | None
    ) -> bool:
        ends = {end for subject in subjects for end in self.look.objects(subject, short_cut)}
        return bool(ends if objects is None else ends & objects)

    def vocabulary(
        self, subjects: Iterable[str], predicates: frozenset[str] | None, objects: frozenset[str] | None
    ) -> tuple[str, ...]:
        """Say which triples the vocabulary gives: hierarchy, chromosome of a band, reference product."""
        if objects is None:
            return ()
        return tuple(
            f"{self.look.label(subject)} – {words(predicate)} → {self.look.label(end)}: this is not from an"
            " article, it comes with the vocabulary."
            for subject in sorted(subjects)
            for predicate, ends in sorted(self.look.term(subject).items())
            for end in ends
            if end in objects and (predicates is None or predicate in predicates)
        )

    def evidence(self, claims: Iterable[str], asked: _Question) -> tuple[Evidence, ...]:
        """Give every sentence behind some statements: what is stated first, in the order of the texts."""
        sentences = [
            replace(each, partner=self.is_partner(claim, asked))
            for claim in claims
            for each in self.sentences.behind(claim)
        ]
        return tuple(
            sorted(sentences, key=lambda each: (each.standing, each.document, each.start, each.statement))
        )

    def contradictions(self, answer: Answer) -> tuple[Disagreement, ...]:
        """Give what contradicts the claims of an answer, those it gives instead included."""
        shown = {each.statement for each in (*answer.evidence, *answer.instead)}
        about = {subject for claim in shown for subject in self.look.objects(claim, RDF.subject)}
        pairs = contradictions(self.store.query, about) if about else ()
        return disagreements((each for each in pairs if each.claims & shown), self.sentences)

    def passages(
        self, subjects: frozenset[str], objects: frozenset[str], claims: Sequence[str]
    ) -> tuple[tuple[str, ...], tuple[Passage, ...], tuple[str, ...]]:
        """Look through the sentences that name both things, or of an article about the one name the other.

        Give the statements that were read there of the one in words that name the other ("T cell
        proliferation"), the sentences without one, and which texts are not at hand. Sentences that gave one
        of `claims` are left out.
        """
        shown = {(each.document, each.start) for claim in claims for each in self.sentences.behind(claim)}
        read: list[str] = []
        passages: list[Passage] = []
        missing: list[str] = []
        for source in self.store.documents():
            article = self.sentences.article(source.document)
            if article is None:
                missing.append(source.name or source.key)
                continue
            for span, mentions in _naming_both(article, subjects, objects):
                if (article.document.name, span.start) in shown:
                    continue
                here = _read_of(article, span, subjects, mentions)
                read += here
                if not here:
                    place = article.document.position(span.start)
                    passages.append(Passage(article.document.name, *place, span.text))
        return tuple(dict.fromkeys(read)), tuple(passages), _not_searched(missing)


#: So many texts that are not at hand are told by name.
_NAMED: Final = 5


def _not_searched(missing: Sequence[str]) -> tuple[str, ...]:
    if not missing:
        return ()
    more = f" and {len(missing) - _NAMED:,} more" if len(missing) > _NAMED else ""
    return (f"The text of {', '.join(missing[:_NAMED])}{more} is not at hand; it was not searched.",)


def _naming_both(
    article: "Article", subjects: frozenset[str], objects: frozenset[str]
) -> "Iterator[tuple[Span, list[tuple[int, int]]]]":
    """Give the sentences that name both things, with the places where they name the second one.

    An article about one of the things need not name that one.
    """
    from il21kg.vocabulary.mentions import cut

    topic = article.reading.topic
    about = subjects if not subjects.isdisjoint({topic.iri, topic.product}) else frozenset()
    for sentence in article.document.sentences:
        tokens = cut(sentence.span.text, sentence.span.start)
        named = {iri for _, iris in _mentions(tokens, article) for iri in iris} | about
        if not named.isdisjoint(subjects) and not named.isdisjoint(objects - about):
            yield (
                sentence.span,
                [at for at, iris in _mentions(tokens, article) if not objects.isdisjoint(iris)],
            )


def _mentions(tokens: "list[Token]", article: "Article") -> Iterator[tuple[tuple[int, int], set[str]]]:
    """Give the place of each name in a sentence, and what it may stand for."""
    from il21kg.vocabulary.mentions import find_names

    for mention in find_names(tokens, article.vocabulary):
        place = tokens[mention.first].start, tokens[mention.last - 1].end
        yield place, {name.iri for name in mention.names}


def _read_of(
    article: "Article", sentence: "Span", subjects: frozenset[str], mentions: Sequence[tuple[int, int]]
) -> list[str]:
    """Give what was read of the subject in a sentence, where the words of the object hold a mention."""
    from il21kg.graph.identity import statement_iri

    return [
        statement_iri(statement)
        for statement in article.reading.statements
        for place in statement.places
        if place.sentence.start == sentence.start and statement.subject.iri in subjects
        if (thing := place.object.span) and any(a < thing.end and thing.start < b for a, b in mentions)
    ]


# --- telling


#: How claims are headed, by their standing; what is stated and was asked for needs no heading.
_HEADINGS: Final[Mapping[int, str]] = {
    HEDGED: "Hedged:",
    DENIED: "Denied:",
    NOT_ASSERTED: "Read, but not asserted:",
    PARTNER: "Said of it as a joint agent:",
}


def tell(answer: Answer) -> str:
    """Write an answer for people: each statement, its sentence with the words marked, how it was read."""
    parts = [] if answer.found else [f"No: nothing says “{answer.question}”."]
    for standing, group in groupby(answer.evidence, key=lambda each: each.standing):
        parts += [_HEADINGS.get(standing, ""), *map(tell_evidence, group)]
    for heading, others in groupby(answer.instead, key=_heading_instead):
        parts += [heading, *map(tell_evidence, others)]
    if answer.passages:
        parts.append("Sentences that name both, but say nothing of the two that was read:")
        parts += [
            f"  {p.document}:{p.line}:{p.column}\n" + "\n".join(marked_lines(p.quote, ()))
            for p in answer.passages
        ]
    if answer.contradictions:
        parts += ["The articles contradict each other:", *map(tell_sides, answer.contradictions)]
    return "\n\n".join(filter(None, (*parts, *answer.remarks)))


def _heading_instead(each: Evidence) -> str:
    asserted = each.standing in (STATED, HEDGED)
    return "The articles say instead:" if asserted else _HEADINGS[each.standing]


def as_html(answer: Answer) -> str:
    """Write an answer as a table of HTML: what is said, how it stands, its sentence and place."""
    from html import escape

    head = "" if answer.found else f"<p>No: nothing says “{escape(answer.question)}”.</p>"
    rows = "".join(
        f"<tr><td>{escape(f'{each.subject} – {each.relation} → {each.object}')}</td>"
        f"<td>{escape(_HEADINGS.get(each.standing, 'Stated:').rstrip(':'))}</td>"
        f"<td>{marked_html(each.quote, each.marks)}</td>"
        f"<td>{escape(f'{each.document}:{each.line}' if each.line else each.document)}</td></tr>"
        for each in (*answer.evidence, *answer.instead)
    )
    table = f"<table><tr><th>claim</th><th>standing</th><th>sentence</th><th>place</th></tr>{rows}</table>"
    lines = (*(f"Contradiction: {each}" for each in tell_lines(answer.contradictions)), *answer.remarks)
    return head + (table if rows else "") + "".join(f"<p>{escape(each)}</p>" for each in lines)


def as_values(answer: Answer) -> dict[str, Any]:
    """Give an answer as plain values, for JSON."""
    from dataclasses import asdict

    return asdict(answer)
