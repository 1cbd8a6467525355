"""What is said of a node or in a document, as plain values: each claim with its sentences.

Of each sentence the quote, its offsets, and the SHA-256 of the document it stands in are told.
"""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any, Final

from il21kg.ask.evidence import Evidence, Sentences
from il21kg.ask.lookup import Lookup
from il21kg.namespaces import DCTERMS, IKG, OBO, PREFIXES, RDF, compact
from il21kg.store.store import Store

MOST: Final = 500
"""Claims that are told of one node."""

#: What a reader of an article on this machine knows, and nobody else has to.
_UNTOLD: Final = ("frame", "line", "column", "subject_reason", "object_reason", "partner")


def node_values(store: Store, iri: str, most: int = MOST) -> dict[str, Any]:
    """Give a node with what is said of it and of its products, what is stated first."""
    look = Lookup(store)
    together = _family(look, iri)
    claims = sorted(
        {
            claim
            for each in together
            for link in (RDF.subject, RDF.object)
            for claim in look.subjects(link, each)
        }
    )
    told = claim_values(look, claims[:most])
    return {
        "iri": iri,
        **look.describe(iri),
        "with": [
            {"curie": compact(each), "label": look.label(each), "kind": look.kind(each)}
            for each in together
            if each != iri
        ],
        "above": [{"curie": compact(each), "label": look.label(each)} for each in _above(look, iri)],
        "claims": len(claims),
        "facts": told,
    }


def _family(look: Lookup, iri: str) -> list[str]:
    """Give a thing, for a gene its products, for a product its genes."""
    links = (OBO.RO_0002205, IKG.referenceProduct)
    others = {each for link in links for each in (*look.objects(iri, link), *look.subjects(link, iri))}
    return [iri, *sorted(others - {iri})]


def _above(look: Lookup, iri: str) -> list[str]:
    return sorted(
        {
            each
            for link in (PREFIXES["rdfs"] + "subClassOf", OBO.BFO_0000050)
            for each in look.objects(iri, link)
        }
    )


def document_values(store: Store, document: str, most: int = 2 * MOST) -> list[dict[str, Any]]:
    """Give what a document version says, by its IRI, in the order of its text."""
    look = Lookup(store)
    sections = look.subjects(DCTERMS.isPartOf, document)
    spans = [span for section in sections for span in look.subjects(IKG.inSection, section)]
    claims = dict.fromkeys(claim for span in spans for claim in look.subjects(IKG.evidence, span))
    told = claim_values(look, list(claims)[:most], document)
    return sorted(told, key=lambda each: (each["evidence"][0]["start"], each["id"]))


def claim_values(look: Lookup, claims: Iterable[str], document: str = "") -> list[dict[str, Any]]:
    """Give claims with their sentences, those of one document where one is named; what is stated first."""
    sentences = Sentences(look, lambda _: None)
    told = []
    for claim in claims:
        behind = list(sentences.behind(claim))
        versions = {(each["document"], each["start"]): each["version"] for each in look.evidence(claim)}
        places = [place_value(look, each, versions) for each in behind]
        if document:
            places = [each for each in places if each["version"] == document]
        if places:
            told.append({**_claim_value(look, claim, behind[0]), "evidence": places})
    return sorted(
        told,
        key=lambda each: (each["standing"], each["relation"], each["object"], each["subject"], each["id"]),
    )


def _claim_value(look: Lookup, claim: str, first: Evidence) -> dict[str, Any]:
    ends = {end: look.first(claim, link) for end, link in (("subject", RDF.subject), ("object", RDF.object))}
    return {
        "id": compact(claim),
        "subject": first.subject,
        "subject_id": compact(ends["subject"]),
        "subject_kind": look.kind(ends["subject"]),
        "relation": first.relation,
        "relation_id": compact(look.first(claim, RDF.predicate)),
        "object": first.object,
        "object_id": compact(ends["object"]) if ends["object"] else "",
        "object_kind": look.kind(ends["object"]) if ends["object"] else "",
        "certainty": first.certainty,
        "negated": first.negated,
        "not_asserted": first.not_asserted,
        "standing": first.standing,
        "tier": first.tier,
        "confidence": first.confidence,
        "cues": list(first.cues),
        "notes": list(first.notes),
    }


def place_value(look: Lookup, each: Evidence, versions: dict[tuple[str, int], str]) -> dict[str, Any]:
    """Give one sentence: its words, where they stand, and in which version of which document."""
    version = next(
        (iri for (_, start), iri in versions.items() if start == each.start and _named(look, iri, each)), ""
    )
    return {
        "quote": each.quote,
        "start": each.start,
        "end": each.end,
        "section": each.section,
        "document": look.first(version, DCTERMS.isVersionOf).removeprefix(PREFIXES["doc"]),
        "title": look.first(look.first(version, DCTERMS.isVersionOf), DCTERMS.title) or each.document,
        "version": version,
        "sha256": look.first(version, IKG.sha256),
        "marks": [list(mark) for mark in each.marks],
    }


def _named(look: Lookup, version: str, each: Evidence) -> bool:
    return each.document in (look.first(version, DCTERMS.identifier) or each.document, each.document)


def answer_value(look: Lookup, each: Evidence) -> dict[str, Any]:
    """Give a sentence of an answer to "why?", without what only its own machine knows."""
    versions = {(one["document"], one["start"]): one["version"] for one in look.evidence(each.statement)}
    told = {name: value for name, value in asdict(each).items() if name not in _UNTOLD}
    return told | {"statement": compact(each.statement), **place_value(look, each, versions)}
