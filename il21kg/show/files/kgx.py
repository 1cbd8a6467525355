"""KGX: nodes and edges in the terms of the Biolink Model, as TSV or JSON Lines.

    for name, pieces in files(claims(store), "jsonl"):     # "edges", "nodes"

An edge is what a text states or denies; what it hedges is `biolink:related_to`, so that who does not look at
the other columns reads no "may" as a fact. What has no identifier of a register is left out, and counted.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final

import pyoxigraph as ox

from il21kg.namespaces import BASE, BIOLINK, IKG, PREFIXES, SKOS, canonical, compact, local_name
from il21kg.reading.statements import Unasserted
from il21kg.resources import folder
from il21kg.show.files.table import kind, row, written
from il21kg.store.claims import Claim, Thing
from il21kg.vocabulary.kinds import KINDS

#: What stands between the values of a list in TSV; in a text it is another line, as long.
_BETWEEN: Final = "|"
_INSTEAD: Final = "¦"
_RELATED: Final = "biolink:related_to"
_THING: Final = "biolink:NamedThing"
#: What Biolink's aspects and cell effects both have.
_ASPECTS: Final = frozenset({"activity"})
_QUALIFIERS: Final = ("qualified_predicate", "object_aspect_qualifier", "object_direction_qualifier")
#: Prefixes of registers that Biolink knows: it takes no others.
_REGISTERS: Final = frozenset({
    "BFO", "CHEBI", "CL", "DOID", "ECO", "ENSEMBL", "GO", "HGNC", "HGNC.FAMILY", "MESH", "MONDO",
    "NCBIGene", "NCBITaxon", "OMIM", "PFAM", "PMID", "PR", "RNACENTRAL", "RO", "SO", "UBERON",
    "UniProtKB", "interpro",
})  # fmt: skip

NODE_COLUMNS: Final = ("id", "category", "name", "provided_by")
EDGE_COLUMNS: Final = (
    "id",
    "subject",
    "predicate",
    "object",
    "category",
    "negated",
    "knowledge_level",
    "agent_type",
    "primary_knowledge_source",
    "publications",
    "has_evidence_of_type",
    "original_predicate",
    *_QUALIFIERS,
    "anatomical_context_qualifier",
    "disease_context_qualifier",
    "species_context_qualifier",
    "supporting_text",
    "subject_location_in_text",
    "object_location_in_text",
    "supporting_text_section_type",
    "extraction_confidence_score",
    "evidence_count",
    "ikg_certainty",
    "ikg_hedge_cue",
    "ikg_tier",
    "ikg_effects",
    "ikg_direction",
    "ikg_circumstances",
    "ikg_together_with",
    "ikg_in_synergy_with",
    "ikg_example",
    "ikg_document",
    "ikg_version",
    "ikg_start",
    "ikg_end",
    "ikg_text_sha256",
)
_EVIDENCE: Final = "ECO:0007320"


@dataclass(frozen=True, slots=True)
class Mapped:
    """How Biolink says a predicate of ours."""

    predicate: str
    qualifiers: dict[str, str]


@dataclass(slots=True)
class Kept:
    """What became of the claims: how many are edges, and why others are none."""

    edges: int = 0
    nodes: int = 0
    left_out: dict[str, int] = field(default_factory=dict)
    """Reason → how many claims."""


def files(
    found: Iterable[Claim], form: str, kept: Kept | None = None
) -> Iterator[tuple[str, Iterator[bytes]]]:
    """Give the two files, by name, each piece by piece: edges, then the nodes that they name.

    `form` is `tsv` or `jsonl`. The pieces of the edges are to be taken before the nodes are asked for.
    """
    write = _WRITERS[form]
    nodes: dict[str, Thing] = {}
    kept = Kept() if kept is None else kept
    yield "edges", write(_edges(found, nodes, kept), EDGE_COLUMNS)
    kept.nodes = len(nodes)
    yield "nodes", write((node(nodes[each]) for each in sorted(nodes)), NODE_COLUMNS)


def _edges(found: Iterable[Claim], nodes: dict[str, Thing], kept: Kept) -> Iterator[dict[str, Any]]:
    for claim in found:
        if reason := why_none(claim):
            kept.left_out[reason] = kept.left_out.get(reason, 0) + 1
            continue
        kept.edges += 1
        for thing in (claim.subject, claim.object):
            nodes.setdefault(canonical(thing.iri), thing)
        yield edge(claim)


#: Reasons why not even a denial is an edge.
_ASIDE: Final = frozenset((Unasserted.PROPOSED, Unasserted.REJECTED, Unasserted.DISPUTED))


def why_none(claim: Claim) -> str:
    """Give why a claim is no edge; empty where it is one."""
    if not claim.object.iri:
        return "it gives a name"
    if claim.hedged and claim.negated:
        return "it is denied with a hedge"
    if (claim.unasserted and not claim.negated) or not _ASIDE.isdisjoint(claim.values(IKG.notAsserted)):
        return "the graph does not assert it"
    if not all(_registered(thing) for thing in (claim.subject, claim.object)):
        return "an end has no identifier that Biolink knows"
    return ""


def _registered(thing: Thing) -> bool:
    return canonical(thing.iri).partition(":")[0] in _REGISTERS and "/" not in canonical(thing.iri)


def node(thing: Thing) -> dict[str, Any]:
    """Give a thing as a node: what has no value is left away."""
    return {
        "id": canonical(thing.iri),
        "category": [_category(thing)],
        "name": thing.name,
        "provided_by": [f"{BASE}dataset"],
    }


def edge(claim: Claim) -> dict[str, Any]:
    """Give a claim as an edge: what has no value is left away."""
    values = row(claim)
    mapped = Mapped(_RELATED, {}) if claim.hedged else _mapped(claim)
    given: dict[str, Any] = {
        "id": claim.iri,
        "subject": values["subject"],
        "predicate": mapped.predicate,
        "object": values["object"],
        "category": ["biolink:Association"],
        "negated": claim.negated or None,
        "knowledge_level": "not_provided" if claim.hedged else "knowledge_assertion",
        "agent_type": values["agent_type"] or "not_provided",
        "primary_knowledge_source": f"{PREFIXES['doc']}{values['document']}" if claim.text else None,
        "publications": [canonical(each.iri) for each in claim.said.get(BIOLINK.publications, ())],
        "has_evidence_of_type": [_evidence(claim)],
        "original_predicate": compact(claim.predicate),
        **mapped.qualifiers,
        **_contexts(claim),
        **_supporting(claim),
        "extraction_confidence_score": values["confidence"],
        "evidence_count": len(claim.evidence),
        **{each: values[each.removeprefix("ikg_")] or None for each in EDGE_COLUMNS if each in _OURS},
    }
    return {column: given[column] for column in EDGE_COLUMNS if given.get(column) not in (None, [])}


def _evidence(claim: Claim) -> str:
    """Give the evidence code of a claim: its own, where a curator looked at it."""
    own = claim.said.get(BIOLINK.has_evidence_of_type, ())
    return canonical(own[0].iri) if own else _EVIDENCE


_OURS: Final = frozenset(each for each in EDGE_COLUMNS if each.startswith("ikg_"))


def _contexts(claim: Claim) -> dict[str, Any]:
    cells = [canonical(each.iri) for each in claim.said.get(IKG.cellContext, ())]
    diseases = [canonical(each.iri) for each in claim.said.get(IKG.contextDisease, ())]
    species = [canonical(each.iri) for each in claim.said.get(BIOLINK.species_context_qualifier, ())]
    return {
        "anatomical_context_qualifier": [each for each in cells if each != canonical(claim.object.iri)],
        "disease_context_qualifier": next(iter(diseases), None),
        "species_context_qualifier": next(iter(species), None),
    }


def _supporting(claim: Claim) -> dict[str, Any]:
    """Give the words behind a claim, and where in them those of its ends stand: beginning and end."""
    if (quoted := claim.quoted) is None:
        return {}
    return {
        "supporting_text": [quoted.text],
        "subject_location_in_text": list(quoted.subject or ()),
        "object_location_in_text": list(quoted.object or ()),
        "supporting_text_section_type": claim.sentences[-1].section or None,
    }


# --- the table of the predicates and classes


def _mapped(claim: Claim) -> Mapped:
    """Give how Biolink says a claim; a direction of its own only with an aspect that Biolink has."""
    found = _table().get(claim.predicate)
    if found is None:
        own = claim.predicate.startswith(PREFIXES["biolink"])
        return Mapped(f"biolink:{local_name(claim.predicate)}" if own else _RELATED, {})
    effects, direction = claim.values(IKG.effect), claim.value(BIOLINK.object_direction_qualifier)
    if found.qualifiers or not direction or len(effects) != 1 or effects[0] not in _ASPECTS:
        return found
    said: tuple[str, ...] = ("biolink:causes", effects[0], direction)
    return Mapped(found.predicate, dict(zip(_QUALIFIERS, said, strict=True)))


def _category(thing: Thing) -> str:
    """Give the Biolink class of a thing: that of the graph, or of what the kind of its identifier is."""
    table = _table()
    for each in thing.types:
        if each in table:
            return table[each].predicate
        if each.startswith(PREFIXES["biolink"]):
            return f"biolink:{local_name(each)}"
    return _CATEGORIES.get(kind(thing), _THING)


_CATEGORIES: Final = {
    each.shown.value: f"biolink:{local_name(each.types[0])}"
    for each in reversed(KINDS)
    if each.types and each.types[0].startswith(PREFIXES["biolink"])
}


@cache
def _table() -> dict[str, Mapped]:
    """Read the rows of `ontology/exchange/biolink.ttl`: predicate or class of ours → how Biolink says it."""
    text = (folder("ontology") / "exchange" / "biolink.ttl").read_text(encoding="utf-8")
    found: dict[str, Mapped] = {}
    qualifiers: dict[str, dict[str, str]] = {}
    for quad in ox.parse(text, format=ox.RdfFormat.TURTLE):
        subject, link, value = str(quad.subject)[1:-1], quad.predicate.value, quad.object
        if isinstance(value, ox.NamedNode) and link in (SKOS.exactMatch, SKOS.broadMatch):
            found[subject] = Mapped(compact(value.value), qualifiers.setdefault(subject, {}))
        elif local_name(link) in _QUALIFIERS and not isinstance(value, ox.Triple):
            qualifiers.setdefault(subject, {})[local_name(link)] = compact(value.value)
    return found


# --- the two forms


def _tsv(rows: Iterable[dict[str, Any]], columns: tuple[str, ...]) -> Iterator[bytes]:
    yield "\t".join(columns).encode() + b"\n"
    for each in rows:
        yield "\t".join(_field(each.get(column)) for column in columns).encode() + b"\n"


def _field(value: Any) -> str:
    values = value if isinstance(value, list) else [value]
    return _BETWEEN.join(written(each).replace(_BETWEEN, _INSTEAD) for each in values)


def _jsonl(rows: Iterable[dict[str, Any]], columns: tuple[str, ...]) -> Iterator[bytes]:
    for each in rows:
        yield json.dumps(each, ensure_ascii=False).encode() + b"\n"


_Write = Callable[[Iterable[dict[str, Any]], tuple[str, ...]], Iterator[bytes]]
_WRITERS: Final[dict[str, _Write]] = {"tsv": _tsv, "jsonl": _jsonl}
