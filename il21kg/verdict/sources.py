"""What a graph says, and the texts it was read from, as a claim is compared with it.

A text is looked through once: which sentence names what, and which of these names a statement speaks of.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from typing import Final

import pyoxigraph as ox

from il21kg.ask.lookup import Lookup, words
from il21kg.ask.names import Names
from il21kg.graph.shortcuts import SHORT_CUTS
from il21kg.namespaces import (
    BIOLINK,
    DCTERMS,
    IKG,
    RDF,
    RDFS,
    SKOS,
    expand,
    is_iri,
    local_name,
    unresolved_iri,
)
from il21kg.pipeline import Article
from il21kg.reading.statements import Unasserted
from il21kg.store.store import Store
from il21kg.text.document import Sentence
from il21kg.verdict.cuts import Cuts
from il21kg.verdict.relations import reporting
from il21kg.vocabulary.mentions import cut, find_names
from il21kg.vocabulary.vocabulary import Vocabulary, key

_JOINTLY: Final = (IKG.togetherWith, IKG.inSynergyWith)
#: Texts that are looked through for sentences without a statement.
_TEXTS: Final = 50


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of a text."""

    document: str
    """Name of its file, else the key of its document."""
    sha256: str
    """Of the text, in hex; empty where it is not known."""
    line: int | None
    column: int | None
    """From 1; None where the text is not at hand."""
    start: int
    end: int
    """Offsets in the text, in characters."""
    quote: str
    marks: tuple[tuple[int, int, str], ...] = ()
    """Start and end in the quote, and the role: subject, trigger, object, cue."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a statement of the graph says."""

    iri: str
    subject: str
    predicate: str
    object: str
    """IRI; the value of a name."""
    hedged: bool
    reported: bool
    """No words hedge it but such as may report what was found: "indicated that"."""
    negated: bool
    tier: str
    unasserted: str
    """Why there is no direct triple; empty where there is one, and for what is denied."""
    direction: str
    effects: frozenset[str]
    """In words: `proliferation`."""
    under: tuple[str, ...]
    """What it holds under, in words: `in resting cells`; organisms too."""
    cell: str
    jointly: frozenset[str]
    short: frozenset[tuple[str, str]]
    """Relation and end of what follows from it by a rule."""
    phrase: str
    """The words of its relation, in small letters."""
    words: str
    """`Interleukin-21 – may regulate → apoptotic process`."""

    @property
    def sure(self) -> bool:
        """Tell whether all of its clause was read."""
        return self.tier == "A" and not self.unasserted


@dataclass(frozen=True, slots=True)
class _Line:
    """A sentence of a text, and what it names."""

    sentence: Sentence
    names: tuple[tuple[tuple[int, int], frozenset[str]], ...]
    """Where something is named, and what it may be."""


class Sources:
    """What is said, by thing and by sentence; each is looked up once."""

    def __init__(
        self, store: Store, vocabulary: Vocabulary, articles: Callable[[str], Article | None]
    ) -> None:
        """Take an open store, and what gives the article of a document version while its text is at hand."""
        self.store = store
        self.vocabulary = vocabulary
        self.look = Lookup(store)
        self.names = Names(store, lambda: vocabulary)
        self.documents = {each.document: each for each in store.documents()}
        self.article = cache(articles)
        self.find = cache(self._find)
        self.family = cache(self._family)
        self.statement = cache(self._statement)
        self.places = cache(self._places)
        self.ancestors = cache(self._ancestors)
        self._lines = cache(self._lines_of)
        self._called = cache(self._called_so)
        self.cuts = Cuts(vocabulary)
        self._labelled = cache(self._labels)

    # ---- things

    def _find(self, name: str) -> frozenset[str]:
        """Give what a name may stand for, by IRI; empty when nobody knows it."""
        with suppress(KeyError, ValueError):
            if is_iri(iri := expand(name.strip("<> "))):
                return frozenset({iri})
        known = self.vocabulary.look_up(name)
        best = min((each.rank for each in known), default=0)
        found = frozenset(each.iri for each in known if each.rank == best)
        unresolved = unresolved_iri(name)
        if self.look.holds(unresolved):  # a text has just these words, and knew them not
            found |= {unresolved}
        found = found or self._called().get(key(name), frozenset())
        if found or not self.store.local:
            return found or frozenset(self.names.find(name))
        return self._labelled().get(name.casefold(), frozenset())

    def _labels(self) -> dict[str, frozenset[str]]:
        """Give what the graph calls its things, in small letters; the store is looked through once."""
        called: dict[str, set[str]] = {}
        for link in (RDFS.label, SKOS.prefLabel, SKOS.altLabel, SKOS.notation):
            for each in self.store.match(None, ox.NamedNode(link)):
                if isinstance(each.subject, ox.NamedNode) and isinstance(each.object, ox.Literal):
                    called.setdefault(each.object.value.casefold(), set()).add(each.subject.value)
        return {name: frozenset(iris) for name, iris in called.items()}

    def _called_so(self) -> dict[str, frozenset[str]]:
        """Give what the words of the texts at hand stand for, as they were read: by their look-up form."""
        called: dict[str, set[str]] = {}
        for _, article in self.texts():
            for statement in article.reading.statements:
                for end in (statement.subject, statement.object):
                    if end.iri is not None and end.span is not None:
                        called.setdefault(key(end.span.text), set()).add(end.iri)
        return {words_: frozenset(iris) for words_, iris in called.items() if words_}

    def _family(self, iri: str) -> frozenset[str]:
        """Give a thing; for a gene its products too, for a product its genes."""
        term = self.vocabulary.terms.get(iri)
        more = (term.product, term.gene) if term else ()
        return frozenset({*self.look.family(iri), *filter(None, more)})

    def known(self, iri: str) -> bool:
        """Tell whether the vocabulary or the graph knows a thing."""
        return iri in self.vocabulary.terms or self.look.holds(iri)

    def _ancestors(self, iri: str) -> frozenset[str]:
        """Give the classes that a thing is of; for a band its chromosome."""
        term = self.vocabulary.terms.get(iri)
        place = frozenset(filter(None, (term.chromosome,))) if term else frozenset()
        return frozenset(self.vocabulary.ancestors(iri)) | place

    def label(self, iri: str) -> str:
        """Give what a thing is called."""
        term = self.vocabulary.terms.get(iri)
        return self.look.label(iri) if term is None or self.look.holds(iri) else term.label

    # ---- statements

    def about(self, things: Iterable[str]) -> list[Said]:
        """Give what is said of things, as subject, object or joint agent, in a fixed order."""
        links = (RDF.subject, RDF.object, *_JOINTLY)
        claims = {claim for each in things for link in links for claim in self.look.subjects(link, each)}
        return [self.statement(claim) for claim in sorted(claims) if not self._is_proposed(claim)]

    def _is_proposed(self, claim: str) -> bool:
        """Tell whether a statement is only what a model proposes: that is no witness of what a text says."""
        return Unasserted.PROPOSED in self.look.term(claim).get(IKG.notAsserted, ())

    def _statement(self, claim: str) -> Said:
        look, facts = self.look, self.look.term(claim)
        negated = "true" in facts.get(BIOLINK.negated, ())
        subject, predicate = facts[RDF.subject][0], facts[RDF.predicate][0]
        iri = look.first(claim, RDF.object)
        value = iri or self._literal(claim)
        relation = words(predicate, negated=negated)
        unasserted = look.first(claim, IKG.notAsserted)
        return Said(
            *(claim, subject, predicate, value),
            hedged=IKG.hedged in facts.get(IKG.certainty, ()),
            reported={each.casefold() for each in facts.get(IKG.hedgeCue, ())} <= reporting(),
            negated=negated,
            tier=local_name(facts[IKG.tier][0]).removeprefix("tier"),
            unasserted="" if unasserted == "negated" else unasserted,
            direction=look.first(claim, BIOLINK.object_direction_qualifier),
            effects=frozenset(map(local_name, facts.get(IKG.effect, ())))
            | frozenset(facts.get(IKG.effectPhrase, ())),
            under=tuple(facts.get(IKG.contextPhrase, ()))
            + tuple(map(look.label, facts.get(BIOLINK.species_context_qualifier, ()))),
            cell=look.first(claim, IKG.cellContext),
            jointly=frozenset(each for link in _JOINTLY for each in facts.get(link, ())),
            short=frozenset(self._short(claim)),
            phrase=look.first(claim, IKG.relationPhrase).casefold(),
            words=f"{look.label(subject)} – {relation} → {look.label(iri) if iri else f'“{value}”'}",
        )

    def _literal(self, claim: str) -> str:
        values = self.look.match(ox.NamedNode(claim), ox.NamedNode(RDF.object), None)
        return next((str(getattr(triple.object, "value", "")) for triple in values), "")

    def _short(self, claim: str) -> Iterator[tuple[str, str]]:
        for relation, cut_ in SHORT_CUTS.items():
            if cut_.end == IKG.cellContext and self.look.shortened_by(claim, cut_):
                yield from ((relation, end) for end in self.look.objects(claim, cut_.end))

    def _places(self, said: Said) -> list[Passage]:
        """Give the sentences behind a statement, with the words that count."""
        return [self._place(entry) for entry in self.look.evidence(said.iri)]

    def _place(self, entry: dict[str, object]) -> Passage:
        version, start, end = str(entry["version"]), int(str(entry["start"])), int(str(entry["end"]))
        article, marks = self.article(version), entry["marks"]
        return self._passage(
            version,
            start,
            end,
            str(entry["quote"]) or (article.document.text[start:end] if article else ""),
            tuple((m["start"], m["end"], m["role"]) for m in marks) if isinstance(marks, list) else (),
        )

    def _passage(
        self, version: str, start: int, end: int, quote: str, marks: tuple[tuple[int, int, str], ...] = ()
    ) -> Passage:
        held, article = self.documents.get(version), self.article(version)
        line, column = article.document.position(start) if article else (None, None)
        name = (held.name or held.key) if held else self.look.first(version, DCTERMS.identifier)
        return Passage(name, held.sha256 if held else "", line, column, start, end, quote, marks)

    # ---- texts

    def texts(self, things: Iterable[str] = ()) -> list[tuple[str, Article]]:
        """Give the texts at hand: all of a few, of many those that speak of one of the things."""
        versions = list(self.documents)
        if len(versions) > _TEXTS:
            versions = sorted(self._speaking_of(things))[:_TEXTS]
        found = ((version, self.article(version)) for version in versions)
        return [(version, article) for version, article in found if article is not None]

    def _speaking_of(self, things: Iterable[str]) -> set[str]:
        return {
            version
            for said in self.about(things)
            for entry in self.look.evidence(said.iri)
            if (version := entry["version"])
        }

    @property
    def complete(self) -> bool:
        """Tell whether every text is at hand and looked through."""
        return len(self.documents) <= _TEXTS and all(self.article(each) for each in self.documents)

    def unread(
        self, subjects: frozenset[str], objects: frozenset[str], told: Iterable[Passage] = ()
    ) -> Iterator[Passage]:
        """Give the sentences that name both things, without those that have `told` of the two.

        Where a text is about one of the things, a sentence need not name that one: then it counts if what is
        said of the other in it was not read.
        """
        known = {(each.document, each.start) for each in told}
        for version, article in self.texts(subjects | objects):
            topic = {article.reading.topic.iri, article.reading.topic.product}
            for line in self._lines(version):
                one, two = (_named(line, things) for things in (subjects, objects))
                apart = bool(one and two) and any(a != b for a in one for b in two)
                half = (two if subjects & topic else []) or (one if objects & topic else [])
                if apart or (half and not all(self._spoken_of(version, place) for place in half)):
                    passage = self._line(version, line)
                    if (passage.document, passage.start) not in known:
                        yield passage

    def naming(self, said: str) -> Iterator[Passage]:
        """Give the sentences in which some words stand."""
        low = " ".join(said.casefold().split())
        for version, _ in self.texts():
            for line in self._lines(version):
                if low and low in " ".join(line.sentence.span.text.casefold().split()):
                    yield self._line(version, line)

    def _line(self, version: str, line: _Line) -> Passage:
        span = line.sentence.span
        return self._passage(version, span.start, span.end, span.text)

    def _lines_of(self, version: str) -> list[_Line]:
        article = self.article(version)
        return [_line_of(each, article) for each in article.document.sentences] if article else []

    def _spoken_of(self, version: str, place: tuple[int, int]) -> bool:
        """Tell whether a statement that was read without doubt has its end in a place of the text."""
        article = self.article(version)
        return article is not None and any(
            end.span is not None and end.span.start < place[1] and place[0] < end.span.end
            for statement in article.reading.statements
            if statement.tier == "A"
            for one in statement.places
            for end in (one.subject, one.object)
        )

    def sentences(self, version: str) -> list[Passage]:
        """Give the sentences of a text, in its order."""
        return [self._line(version, line) for line in self._lines(version)]


def _line_of(sentence: Sentence, article: Article) -> _Line:
    tokens = cut(sentence.span.text, sentence.span.start)
    named = (
        (
            (tokens[each.first].start, tokens[each.last - 1].end),
            frozenset(name.iri for name in each.names),
        )
        for each in find_names(tokens, article.vocabulary)
    )
    return _Line(sentence, tuple(named))


def _named(line: _Line, things: frozenset[str]) -> list[tuple[int, int]]:
    return [place for place, iris in line.names if iris & things]
