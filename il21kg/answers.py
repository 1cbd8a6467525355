"""Answers "why?": the sentences behind a triple, or what was found instead.

    why IL21 dysregulationContributesTo psoriasis
      → the statement, its sentence with line and column, the words that count, the frame, the grounding

An answer is a value; `tell` writes it for people.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import pyoxigraph as ox

from il21kg.finder import Names, find_predicates, predicates_like
from il21kg.identity import statement_iri
from il21kg.loader import Article
from il21kg.lookup import Lookup, words
from il21kg.mentions import cut, find_names
from il21kg.namespaces import BIOLINK, DCTERMS, IKG, RDF, compact, local_name
from il21kg.neighborhood import SHORT_CUTS, STRONGER_THAN_ASSOCIATED
from il21kg.quotes import marked_lines
from il21kg.statements import Statement
from il21kg.store import Store


@dataclass(frozen=True, slots=True)
class Evidence:
    """One sentence behind a statement."""

    statement: str
    """IRI."""
    subject: str
    relation: str
    object: str
    """The two ends by label, and the relation in plain words."""
    certainty: str
    """`stated` or `hedged`."""
    negated: bool
    tier: str
    """`A`: all of the clause was read; `B`: not all."""
    not_asserted: str
    """Why there is no direct triple: negated, unresolved, kind, relation; empty when there is one."""
    notes: tuple[str, ...]
    """Effects, joint agents, circumstances."""
    trigger: str
    """The words of the relation."""
    cues: tuple[str, ...]
    """Words that hedge, deny, or say how it is known."""
    subject_words: str
    object_words: str
    """The words of the two ends; empty where the clause has none."""
    subject_grounded_by: str
    object_grounded_by: str
    """How the words were understood; empty when they are a name of the thing."""
    document: str
    section: str
    start: int
    end: int
    """Offsets in the document, in code points."""
    quote: str
    """The sentence; empty when the graph has no quotes and the text is not at hand."""
    marks: tuple[tuple[int, int, str], ...]
    """Start and end in the quote, and the role: subject, trigger, object, cue."""
    frame: str = ""
    """The frame that read it; like `line` known only while the text is at hand."""
    line: int | None = None
    column: int | None = None
    """From 1."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence that names both things and gave no statement of them."""

    document: str
    line: int
    column: int
    quote: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to "why?"; true when the triple is in the graph."""

    question: str
    found: bool
    evidence: tuple[Evidence, ...] = ()
    """Behind the triple."""
    instead: tuple[Evidence, ...] = ()
    """What the source says of the two things otherwise: hedged, denied, by another relation, not asserted."""
    passages: tuple[Passage, ...] = ()
    remarks: tuple[str, ...] = ()
    """What else there is to say, in sentences."""

    def __bool__(self) -> bool:
        return self.found

    def __iter__(self) -> Iterator[Evidence]:
        return iter(self.evidence)

    def __len__(self) -> int:
        return len(self.evidence)

    def __str__(self) -> str:
        return tell(self)


# --- why


def why(
    names: Names,
    articles: Callable[[str], Article | None],
    subject: str,
    predicate: str | None = None,
    object_: str | None = None,
) -> Answer:
    """Give the sentences behind a triple; a part that is left out stands for any.

    `articles` gives the article of a document version (by its IRI) as it is read today, or None when its text
    is not at hand. When the triple is not there the answer says what was found instead. Raises InputError for
    a name that stands for several things.
    """
    if predicate is not None and object_ is None and not find_predicates(predicate) and names.find(predicate):
        predicate, object_ = None, predicate  # `why IL21 psoriasis`
    question = " ".join(part for part in (subject, predicate, object_) if part)
    subjects, objects = names.with_product(subject), None if object_ is None else names.with_product(object_)
    predicates = None if predicate is None else find_predicates(predicate)
    literal = object_ if objects is not None else None
    unknown = _unknown(names, ((subject, subjects), (object_, objects)), predicate, predicates)
    asker = _Asker(names.store, names.look, articles)
    claims = asker.claims(subjects, objects, literal)
    behind = [claim for claim in claims if asker.makes(claim, subjects, predicates, objects, literal)]
    others = [
        claim for claim in claims if claim not in behind and (objects is not None or predicates is None)
    ]
    if not others and (objects is not None or predicate is None):
        others = asker.claims_on(subjects, objects)
    if behind:
        return Answer(
            question, True, asker.evidence(behind), asker.evidence(others if objects is None else ())
        )
    if from_vocabulary := asker.vocabulary(subjects, predicates, objects):
        return Answer(question, True, remarks=from_vocabulary)
    passages, remarks = (
        asker.passages(subjects, objects, [*claims, *others]) if subjects and objects else ((), ())
    )
    return Answer(question, False, (), asker.evidence(others), passages, (*unknown, *remarks))


def _unknown(
    names: Names,
    ends: Iterable[tuple[str | None, frozenset[str] | None]],
    predicate: str | None,
    predicates: frozenset[str] | None,
) -> tuple[str, ...]:
    """Say which parts of the question nobody knows, or nobody speaks of."""
    remarks = []
    for name, iris in ends:
        if name is not None and iris is not None and not any(map(names.look.known, iris)):
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

    def __init__(self, store: Store, look: Lookup, articles: Callable[[str], Article | None]) -> None:
        self.store = store
        self.look = look
        self.article = cache(articles)

    def claims(
        self, subjects: Iterable[str], objects: frozenset[str] | None, literal: str | None
    ) -> list[str]:
        """Give the statements about the subjects and the objects (as end or as cell), in a fixed order."""
        found = sorted({claim for subject in subjects for claim in self.look.subjects(RDF.subject, subject)})
        if objects is None:
            return found
        return [claim for claim in found if self._about(claim, objects) or self._literal(claim) == literal]

    def claims_on(self, objects: Iterable[str], subjects: frozenset[str] | None) -> list[str]:
        """Give the statements that have one of these things as their object or their cell."""
        links = (RDF.object, IKG.cellContext)
        found = {claim for each in objects for link in links for claim in self.look.subjects(link, each)}
        return [
            claim
            for claim in sorted(found)
            if subjects is None or not subjects.isdisjoint(self.look.objects(claim, RDF.subject))
        ]

    def _about(self, claim: str, objects: frozenset[str]) -> bool:
        ends = (*self.look.objects(claim, RDF.object), *self.look.objects(claim, IKG.cellContext))
        return not objects.isdisjoint(ends)

    def _literal(self, claim: str) -> str | None:
        """Give the value a naming statement has for its object."""
        if self.look.objects(claim, RDF.object):
            return None
        values = self.store.match(ox.NamedNode(claim), ox.NamedNode(RDF.object), None)
        return next((str(getattr(triple.object, "value", "")) for triple in values), None)

    def makes(
        self,
        claim: str,
        subjects: frozenset[str],
        predicates: frozenset[str] | None,
        objects: frozenset[str] | None,
        literal: str | None,
    ) -> bool:
        """Tell whether a statement puts the triple in question into the graph."""
        said = self.look.term(claim)
        if IKG.notAsserted in said:
            return False
        is_end = (
            objects is None
            or not objects.isdisjoint(said.get(RDF.object, ()))
            or self._literal(claim) == literal
        )
        own = said[RDF.predicate][0]
        if is_end and (predicates is None or own in predicates):
            return True
        return any(
            self._supports(said, short_cut, own, is_end)
            and self._short_cut_is_there(subjects, short_cut, objects)
            for short_cut in (predicates or ())
            if short_cut in SHORT_CUTS
        )

    @staticmethod
    def _supports(said: dict[str, list[str]], short_cut: str, own: str, is_end: bool) -> bool:
        """Tell whether a short cut follows from a statement (the data model's table of short cuts)."""
        effects = set(said.get(IKG.effect, ()))
        if short_cut == IKG.productActsOnCell:
            return is_end and own == IKG.actsOnCell
        if short_cut == BIOLINK.gene_associated_with_condition:
            return is_end and own in STRONGER_THAN_ASSOCIATED
        if short_cut == IKG.mayActOnCell:
            return IKG.hedged in said[IKG.certainty] and bool(effects - {IKG.generation})
        return IKG.stated in said[IKG.certainty] and IKG.generation in effects

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

    def evidence(self, claims: Iterable[str]) -> tuple[Evidence, ...]:
        """Give every sentence behind some statements, in the order of the texts."""
        found = [each for claim in claims for each in self._sentences(claim)]
        return tuple(sorted(found, key=lambda each: (each.document, each.start, each.statement)))

    def _sentences(self, claim: str) -> Iterator[Evidence]:
        said = self.look.term(claim)
        marked = {(each["document"], each["start"], each["end"]): each for each in self.look.evidence(claim)}
        cues = tuple(
            cue for link in (IKG.hedgeCue, IKG.negationCue, IKG.evidentialCue) for cue in said.get(link, ())
        )
        for iri in self.look.objects(claim, IKG.evidence):
            span = self.look.span(iri)
            entry = marked[span["document"], span["start"], span["end"]]
            section = self.look.first(iri, IKG.inSection)
            article = self.article(self.look.first(section, DCTERMS.isPartOf))
            text = article.document.text[entry["start"] : entry["end"]] if article else ""
            line, column = article.document.position(entry["start"]) if article else (None, None)
            yield Evidence(
                statement=claim,
                subject=self.look.label(said[RDF.subject][0]),
                relation=words(said[RDF.predicate][0], negated="true" in said.get(BIOLINK.negated, ())),
                object=self._object(claim),
                certainty=local_name(said[IKG.certainty][0]),
                negated="true" in said.get(BIOLINK.negated, ()),
                tier=local_name(said[IKG.tier][0]).removeprefix("tier"),
                not_asserted=self.look.first(claim, IKG.notAsserted),
                notes=tuple(self.look.notes(claim)),
                trigger=self.look.first(claim, IKG.relationPhrase),
                cues=cues,
                subject_words=self._words(claim, IKG.subjectSpan, article),
                object_words=self._words(claim, IKG.objectSpan, article),
                subject_grounded_by=self.look.first(claim, IKG.subjectGroundedBy),
                object_grounded_by=self.look.first(claim, IKG.objectGroundedBy),
                document=self._document(section, article),
                section=entry["section"],
                start=entry["start"],
                end=entry["end"],
                quote=entry["quote"] or text,
                marks=tuple((mark["start"], mark["end"], mark["role"]) for mark in entry["marks"]),
                frame=_frame(claim, article),
                line=line,
                column=column,
            )

    def _object(self, claim: str) -> str:
        iri = self.look.first(claim, RDF.object)
        return self.look.label(iri) if iri else f"“{self._literal(claim)}”"

    def _words(self, claim: str, link: str, article: Article | None) -> str:
        spans = [self.look.span(iri) for iri in self.look.objects(claim, link)]
        found = (
            (s["quote"] or (article.document.text[s["start"] : s["end"]] if article else "")) for s in spans
        )
        return " / ".join(dict.fromkeys(found))

    def _document(self, section: str, article: Article | None) -> str:
        """Name the file; the title and date where no file name was recorded."""
        if article is not None:
            return article.document.name
        version = self.look.first(section, DCTERMS.isPartOf)
        return self.look.first(version, DCTERMS.identifier) or str(self.look.place(section)["document"])

    def passages(
        self, subjects: frozenset[str], objects: frozenset[str], claims: Sequence[str]
    ) -> tuple[tuple[Passage, ...], tuple[str, ...]]:
        """Give the sentences that name both things, or of an article about the one name the other.

        Sentences that gave one of `claims` are left out. Says which texts are not at hand.
        """
        known = {(each.document, each.start) for each in self.evidence(claims)}
        found, missing = [], []
        for source in self.store.documents():
            article = self.article(source.document)
            if article is None:
                missing.append(source.name or source.key)
                continue
            topic = article.reading.topic
            about = subjects if not subjects.isdisjoint({topic.iri, topic.product}) else frozenset()
            for sentence in article.document.sentences:
                span = sentence.span
                mentions = find_names(cut(span.text, span.start), article.vocabulary)
                named = {name.iri for mention in mentions for name in mention.names} | about
                both = not named.isdisjoint(subjects) and not named.isdisjoint(objects - about)
                if both and (article.document.name, span.start) not in known:
                    place = article.document.position(span.start)
                    found.append(Passage(article.document.name, *place, span.text))
        remarks = (f"The text of {', '.join(missing)} is not at hand; its sentences were not searched.",)
        return tuple(found), remarks if missing else ()


def _frame(claim: str, article: Article | None) -> str:
    """Give the frame that read a statement, as the article reads today."""
    statements: Sequence[Statement] = article.reading.statements if article else ()
    return next((each.frame for each in statements if statement_iri(each) == claim), "")


# --- telling


_GROUNDED: Final[Mapping[str, str]] = {
    "": "a name of it",
    "curated": "a row of the vocabulary for these words",
    "coreference": "stands for it",
    "elided": "no words: the clause has no subject of its own",
    "coordination": "completed from the list it stands in",
    "composed": "head and modifier looked up as one term",
    "product": "the gene's symbol, read as its protein",
    "related-synonym": "a related synonym",
    "unresolved": "nothing known has this name",
}


def tell(answer: Answer) -> str:
    """Write an answer for people: each statement, its sentence with the words marked, how it was read."""
    parts = []
    if not answer.found:
        parts.append(f"No: nothing says “{answer.question}”.")
    parts += [_tell_claim(each) for each in answer.evidence]
    if answer.instead:
        parts.append("The articles say instead:" if not answer.found else "Said, but not asserted:")
        parts += [_tell_claim(each) for each in answer.instead]
    if answer.passages:
        parts.append("Sentences that name both, but say nothing of the two that was read:")
        parts += [
            f"  {p.document}:{p.line}:{p.column}\n" + "\n".join(marked_lines(p.quote, ()))
            for p in answer.passages
        ]
    parts += answer.remarks
    return "\n\n".join(parts)


def _tell_claim(each: Evidence) -> str:
    place = f"{each.document}:{each.line}:{each.column}" if each.line else each.document
    certainty = f"{each.certainty}, tier {each.tier}" + (
        f", not asserted ({each.not_asserted})" if each.not_asserted else ""
    )
    frame = f"frame {each.frame}, " if each.frame else ""
    lines = [
        f"{each.subject} – {each.relation} → {each.object}",
        f"  {place}, {each.section}, characters {each.start}–{each.end}",
        *marked_lines(each.quote, each.marks),
        f"  certainty   {certainty}" + (f", by “{'”, “'.join(each.cues)}”" if each.cues else ""),
        f"  read by     {frame}words “{each.trigger}”",
        f"  subject     {_grounded(each.subject_words, each.subject_grounded_by)}",
        f"  object      {_grounded(each.object_words, each.object_grounded_by)}",
        *([f"  also        {'; '.join(each.notes)}"] if each.notes else []),
    ]
    return "\n".join(lines)


def _grounded(said: str, how: str) -> str:
    quoted = f"“{' '.join(said.split())}”: " if said else ""
    return quoted + _GROUNDED.get(how, how) + (f" ({how})" if how else "")


def as_values(answer: Answer) -> dict[str, Any]:
    """Give an answer as plain values, for JSON."""
    from dataclasses import asdict

    return asdict(answer)
