"""What is said of a node or in a document, as plain values: each claim with its sentences.

Of each sentence the quote, its offsets, and the SHA-256 of the document it stands in are told.
"""

from collections.abc import Iterable, Set
from dataclasses import asdict
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from il21kg.ask.evidence import Evidence, Sentences
from il21kg.ask.lookup import Lookup
from il21kg.namespaces import DCTERMS, IKG, OBO, PREFIXES, RDF, compact
from il21kg.pipeline import Article
from il21kg.show.reading_json import to_json
from il21kg.store.store import Store

if TYPE_CHECKING:
    import networkx

MOST: Final = 500
"""Claims that are told of one node."""

#: What a reader of an article on this machine knows, and nobody else has to.
_UNTOLD: Final = ("frame", "line", "column", "subject_reason", "object_reason", "partner")


def node_values(store: Store, iri: str, most: int = MOST) -> dict[str, Any]:
    """Give a node with what is said of it and of its products, what is stated first."""
    look = Lookup(store)
    together = look.family(iri)
    claims = _claims_of(look, together)
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


def _claims_of(look: Lookup, things: Iterable[str]) -> list[str]:
    links = (RDF.subject, RDF.object)
    return sorted({claim for each in things for link in links for claim in look.subjects(link, each)})


def behind_rows(store: Store, things: Iterable[str], words: Set[str], most: int = 20) -> list[dict[str, Any]]:
    """Give the claims of some things that name what stands in an answer: the sentences it rests on.

    `words` are those of the answer's cells: identifiers, and names in small letters.
    """
    look = Lookup(store)
    together = [each for thing in things for each in look.family(thing)]
    told = claim_values(look, _claims_of(look, together)[:MOST])
    ids = {compact(each) for each in together}
    named = (
        each
        for each in told
        if {each[f"{end}_id"] or "-" for end in _ENDS} & words - ids
        or {each[end].casefold() for end in _ENDS if each[f"{end}_id"] not in ids} & words
    )
    return list(islice(named, most))


_ENDS: Final = ("subject", "object")


def edge_values(store: Store, graph: "networkx.MultiDiGraph") -> list[dict[str, Any]]:
    """Give the edges of a neighbourhood, each with its sentences."""
    look = Lookup(store)
    nodes = graph.nodes(data=True)
    return [
        {
            "subject": f"{nodes[subject]['label']} ({nodes[subject]['curie']})",
            "relation": edge["words"],
            "object": f"{nodes[thing]['label']} ({nodes[thing]['curie']})",
            "certainty": "denied" if edge["negated"] else edge["certainty"],
            "notes": edge["notes"],
            "evidence": [
                {name: each[name] for name in ("quote", "start", "end", "document")}
                | {"sha256": look.first(each["version"], IKG.sha256)}
                for each in edge["evidence"]
            ],
        }
        for subject, thing, edge in graph.edges(data=True)
    ]


def text_values(article: Article) -> dict[str, Any]:
    """Give what was read from a text, each claim with its sentence."""
    read, text, sha256 = to_json(article), article.document.text, article.document.sha256
    return {
        "sha256": sha256,
        "about": article.reading.topic.label,
        "facts": [
            {
                "subject": each["subject"]["label"],
                "subject_id": compact(each["subject"]["iri"] or ""),
                "relation": each["relation"],
                "object": each["object"]["label"],
                "object_id": compact(each["object"]["iri"] or ""),
                **{name: each[name] for name in _READ},
                "evidence": [
                    {"quote": text[one["start"] : one["end"]], **one, "sha256": sha256}
                    for one in each["evidence"]
                ],
            }
            for each in read["statements"]
        ],
    }


_READ: Final = ("certainty", "negated", "not_asserted", "effects", "direction", "tier", "confidence", "cues")


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
