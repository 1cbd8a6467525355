"""What nodes and relations are called, of which kind a node is, and the sentences behind a statement.

obo:CL_0000236 → "B cell", cell, CL:0000236          ikg:mayActOnCell → "may act on"
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any, Final, Protocol

from pyoxigraph import NamedNode

from il21kg.graph.shortcuts import ShortCut
from il21kg.namespaces import (
    BIOLINK,
    CITO,
    DCTERMS,
    IKG,
    OA,
    OBO,
    PREFIXES,
    RDF,
    RDFS,
    SKOS,
    compact,
    local_name,
)
from il21kg.vocabulary.kinds import SHOWN, SHOWN_OF_PREFIX, SHOWN_OF_TYPE, Shown

#: Edge labels in plain English, where the local name of the relation is not English already.
WORDS: Final[dict[str, str]] = {
    RDF.type: "is a",
    IKG.isOfKind: "is a",
    IKG.mayBeOfKind: "may be a",
    IKG.actsOnCell: "acts on",
    IKG.mayActOnCell: "may act on",
    IKG.productActsOnCell: "product acts on",
    IKG.mayBeAssociatedWithCondition: "may be associated with",
    IKG.hasTranscriptAttribute: "has transcripts that",
    IKG.mayHaveTranscriptAttribute: "may have transcripts that",
    IKG.referenceProduct: "has product",
    BIOLINK.gene_associated_with_condition: "associated with",
    BIOLINK.has_sequence_variant: "has variant",
    BIOLINK.related_to: "related to",
    CITO.cites: "article cites",
    SKOS.altLabel: "named",
    OBO.BFO_0000050: "part of",
    OBO.BFO_0000051: "has part",
    OBO.RO_0001025: "located in",
    OBO.RO_0002205: "encodes",
    OBO.RO_0002206: "expressed in",
    OBO.RO_0002327: "enables",
    OBO.RO_0002331: "involved in",
    OBO.RO_0002350: "member of",
    OBO.RO_0002428: "regulates",
    OBO.RO_0002429: "promotes",
    OBO.RO_0002430: "inhibits",
    OBO.RO_0002436: "interacts with",
    OBO.RO_0002447: "phosphorylates",
    OBO.RO_0002480: "ubiquitinates",
    OBO.RO_0002606: "treats",
    OBO.RO_0003001: "produced by",
    OBO.RO_0011002: "regulates activity of",
    OBO.RO_0011003: "regulates amount of",
    OBO.RO_HOM0000001: "homologous to",
    OBO.RO_HOM0000011: "paralog of",
    OBO.RO_HOM0000016: "pseudogene of",
    OBO.RO_HOM0000017: "ortholog of",
}


class Source(Protocol):
    """Where triples come from: the store, or anything else that matches a pattern."""

    def match(
        self, subject: NamedNode | None, predicate: NamedNode | None, object_: NamedNode | None, /
    ) -> Iterable[Any]:
        """Yield quads or triples of pyoxigraph; None matches any term."""


def words(relation: str, *, negated: bool = False) -> str:
    """Say a relation in plain English.

    >>> words("https://w3id.org/il21kg/ontology#mayBeInvolvedIn")
    'may be involved in'
    >>> words("https://w3id.org/il21kg/ontology#actsOnCell", negated=True)
    'not: acts on'
    """
    plain = WORDS.get(relation) or re.sub(
        r"[A-Z]|_", lambda m: " " + m[0].strip("_").lower(), local_name(relation)
    )
    return f"not: {plain}" if negated else plain


def effect_words(effects: Iterable[str], direction: str | None) -> list[str]:
    """Say effects with their direction: what is promoted and what is prevented are never the same words.

    >>> effect_words(["apoptosis", "proliferation"], "decreased")
    ['decreased apoptosis', 'decreased proliferation']
    """
    return [f"{direction} {effect}" if direction else effect for effect in effects]


class Lookup:
    """Looks things up in a source, each once: a view asks for the same things again and again."""

    def __init__(self, source: Source) -> None:
        """Remember what each of these methods found, as long as this value lives."""
        self.match = source.match
        self.term = cache(self._term)
        self.subjects = cache(self._subjects)
        self.kind = cache(self._kind)
        self.label = cache(self._label)
        self.span = cache(self._span)
        self.place = cache(self._place)
        self.claims_about = cache(self._claims_about)

    def family(self, iri: str) -> list[str]:
        """Give a thing, for a gene its products as well, for a product its genes."""
        links = (OBO.RO_0002205, IKG.referenceProduct)
        others = {each for link in links for each in (*self.objects(iri, link), *self.subjects(link, iri))}
        return [iri, *sorted(others - {iri})]

    def objects(self, subject: str, predicate: str) -> list[str]:
        """Give the values, as plain strings, in a fixed order."""
        return self.term(subject).get(predicate, [])

    def _subjects(self, predicate: str, obj: str) -> list[str]:
        """Give the subjects of a pattern, in a fixed order."""
        return sorted(
            triple.subject.value for triple in self.match(None, NamedNode(predicate), NamedNode(obj))
        )

    def _term(self, iri: str) -> dict[str, list[str]]:
        """Give every triple of a node or statement, by predicate; `rdf:object` only if it is an IRI."""
        facts: dict[str, list[str]] = {}
        rdf_object = RDF.object
        for triple in self.match(NamedNode(iri), None, None):
            predicate, value = triple.predicate.value, triple.object
            if predicate != rdf_object or isinstance(value, NamedNode):
                facts.setdefault(predicate, []).append(value.value)
        for values in facts.values():
            values.sort()
        return facts

    def holds(self, iri: str) -> bool:
        """Tell whether the graph says anything of the node."""
        try:
            node = NamedNode(iri)
        except ValueError:  # no IRI at all
            return False
        patterns = ((node, None, None), (None, None, node))
        return any(True for pattern in patterns for _ in self.match(*pattern))

    def _kind(self, iri: str) -> str:
        typed = [SHOWN_OF_TYPE[type_] for type_ in self.objects(iri, RDF.type) if type_ in SHOWN_OF_TYPE]
        if typed:
            return min(typed, key=SHOWN.index)
        kind = SHOWN_OF_PREFIX.get(compact(iri).split(":")[0], Shown.OTHER.value)
        if kind == Shown.PROCESS:  # an article says "enables" of functions and "located in" of components
            if self._is_object(iri, OBO.RO_0002327, IKG.mayEnable):
                return Shown.FUNCTION.value
            if self._is_object(iri, OBO.RO_0001025, IKG.mayBeLocatedIn):
                return Shown.COMPONENT.value
        return kind

    def _is_object(self, iri: str, *relations: str) -> bool:
        node = NamedNode(iri)
        return any(True for each in relations for _ in self.match(None, NamedNode(each), node))

    def shortened_by(self, claim: str, cut: ShortCut) -> bool:
        """Tell whether a short cut follows from a statement."""
        relation, certainty = self.first(claim, RDF.predicate), self.first(claim, IKG.certainty)
        asserted = not self.objects(claim, IKG.notAsserted)
        return asserted and cut.follows(relation, certainty, self.objects(claim, IKG.effect))

    def _label(self, iri: str) -> str:
        term = self.term(iri)
        if IKG.Citation in term.get(RDF.type, []):
            return self._paper_label(iri)
        kind = self.kind(iri)
        if kind == Shown.PAPER:
            citations = self.subjects(IKG.refersToWork, iri)
            return (
                self._paper_label(citations[0])
                if citations
                else (self.first(iri, DCTERMS.title) or compact(iri))
            )
        if kind in (Shown.BAND, Shown.CHROMOSOME) and SKOS.notation in term:
            return (
                f"chromosome {term[SKOS.notation][0]}" if kind == Shown.CHROMOSOME else term[SKOS.notation][0]
            )
        label = self.first(iri, RDFS.label) or self.first(iri, SKOS.prefLabel) or compact(iri)
        return label.replace("_", " ") if iri.startswith(PREFIXES["obo"] + "SO_") else label

    def first(self, iri: str, predicate: str) -> str:
        """Give the first value, or an empty text; nothing is known about an empty IRI."""
        return next(iter(self.objects(iri, predicate)), "") if iri else ""

    def _paper_label(self, citation: str) -> str:
        """Name a paper the way people do: "Chapel 2008"."""
        authors = self.first(citation, IKG.statedAuthors).split(",")[0]
        surname = re.sub(r"(\s+et al\.?|\s+[A-Z]{1,3}\.?)+$", "", authors.strip())
        year = self.first(citation, IKG.statedYear)
        return f"{surname} {year}".strip() or self.first(citation, IKG.statedTitle) or compact(citation)

    def order(self, iri: str) -> tuple[int, str, str]:
        """Sort neighbours: genes and products first, papers last, then by name."""
        return (SHOWN.index(self.kind(iri)), self.label(iri).casefold(), iri)

    def end(self, statement: str) -> str:
        """Give the object of a statement, without a look at all else of it; empty where that is no IRI."""
        values = self.match(NamedNode(statement), NamedNode(RDF.object), None)
        return next((each.object.value for each in values if isinstance(each.object, NamedNode)), "")

    def _claims_about(self, iri: str) -> int:
        """Give how many claims name a thing as their object: few of what is telling, many of a hub."""
        return sum(1 for _ in self.match(None, NamedNode(RDF.object), NamedNode(iri)))

    def describe(self, iri: str) -> dict[str, Any]:
        """Give label, kind, CURIE, other names and (of a paper) title."""
        title = self.first(iri, IKG.statedTitle) or self.first(iri, DCTERMS.title)
        for citation in self.subjects(IKG.refersToWork, iri) if self.kind(iri) == Shown.PAPER else ():
            title = title or self.first(citation, IKG.statedTitle)
        return {
            "label": self.label(iri),
            "kind": self.kind(iri),
            "curie": compact(iri),
            "names": self.objects(iri, SKOS.altLabel),
            "title": title,
        }

    # ------------------------------------------------------------------ evidence
    def evidence(self, statement: str) -> list[dict[str, Any]]:
        """Give the sentences behind a statement, in the order of the text, with the words that count."""
        facts = self.term(statement)
        entries = [self.span(span) | {"statement": statement} for span in facts.get(IKG.evidence, ())]
        ends = [
            (role, self.span(span))
            for role, link in (("subject", IKG.subjectSpan), ("object", IKG.objectSpan))
            for span in facts.get(link, ())
        ]
        for entry in entries:
            entry["marks"] = _marks(entry, ends, facts)
        return sorted(entries, key=lambda entry: (entry["document"], entry["start"]))

    def citation_evidence(self, citation: str) -> list[dict[str, Any]]:
        """Give the entry of the literature list."""
        spans = self.objects(citation, IKG.quotedFrom)
        return [self.span(span) | {"statement": citation, "marks": []} for span in spans]

    def _span(self, span: str) -> dict[str, Any]:
        facts = self.term(span)
        return {
            "quote": facts.get(OA.exact, [""])[0],
            "start": int(facts[OA.start][0]),
            "end": int(facts[OA.end][0]),
            **self.place(facts[IKG.inSection][0]),
        }

    def _place(self, section: str) -> dict[str, str]:
        """Name a section and its document: "Definition" of "IL21 Gene (2022-03-23)"."""
        document = self.first(section, DCTERMS.isPartOf)
        source = self.first(document, DCTERMS.isVersionOf)
        title = self.first(source, DCTERMS.title)
        named = title or self.first(document, DCTERMS.identifier) or compact(document)
        date = self.first(document, DCTERMS.modified)
        return {
            "version": document,
            "section": self.first(section, RDFS.label),
            "document": f"{named} ({date})" if date else named,
        }

    def effects(self, statement: str) -> list[str]:
        """Give the effects in a claim, each with its direction: "decreased apoptosis"."""
        facts = self.term(statement)
        effects = [local_name(effect) for effect in facts.get(IKG.effect, ())]
        direction = self.first(statement, BIOLINK.object_direction_qualifier)
        return effect_words([*effects, *facts.get(IKG.effectPhrase, ())], direction)

    def notes(self, statement: str) -> list[str]:
        """Give what else the source says in the claim: effects, joint agents, circumstances, papers."""
        from il21kg.graph.identity import JOINTLY  # the reading: 30 ms that a question does not need

        facts = self.term(statement)
        effects = self.effects(statement)
        notes = [f"effects: {', '.join(effects)}"] if effects else []
        for how, relation in JOINTLY.items():
            notes += [f"{how} {self.label(agent)}" for agent in facts.get(relation, ())]
        papers = [self.label(paper) for paper in facts.get(BIOLINK.publications, ())]
        cited = [f"the text cites {', '.join(papers)}"] if papers else []
        return [*notes, *facts.get(IKG.contextPhrase, ()), *cited]


def _marks(
    entry: dict[str, Any], ends: list[tuple[str, dict[str, Any]]], facts: dict[str, list[str]]
) -> list[dict[str, Any]]:
    """Place subject, object, trigger and cues in a quote; offsets count within the quote."""
    start, quote = entry["start"], entry["quote"]
    marks = [
        {"start": end["start"] - start, "end": end["end"] - start, "role": role}
        for role, end in ends
        if end["version"] == entry["version"] and start <= end["start"] and end["end"] <= entry["end"]
    ]
    before = max((mark["start"] for mark in marks if mark["role"] == "object"), default=len(quote))
    for role, relation in (
        ("cue", IKG.hedgeCue),
        ("cue", IKG.negationCue),
        ("cue", IKG.evidentialCue),
        ("trigger", IKG.relationPhrase),
    ):
        for phrase in facts.get(relation, ()):
            at = quote.rfind(
                phrase, 0, before
            )  # the nearest one before the object; else the first one anywhere
            at = quote.find(phrase) if at < 0 else at
            if at >= 0:
                marks.append({"start": at, "end": at + len(phrase), "role": role})
    return sorted(marks, key=lambda mark: (mark["start"], mark["end"], mark["role"]))
