"""A small graph without fault, and every fault the shapes must find, as functions that change a graph."""

import re
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from typing import NamedTuple

from rdflib import RDF, RDFS, BNode, Graph, Literal, URIRef
from rdflib.term import Node

from il21kg.namespaces import PREFIXES, expand

TEXT = """IL21 at a glance
Last change: 4 May 2021

Overview
The IL21 gene lies in band 4q27. It yields the protein IL-21. IL-21 belongs to the gamma cytokines.
With IL-6, IL-21 sets B cells dividing. IL-21 possibly helps NK cells multiply, alongside IL-15.
Wrong doses of the gene feed psoriasis and lasting inflammation. IL-21 does not stir mast cells.
IL-21 clings to moonlight receptors. IL-21 stirs psoriasis. IL-21 lies near 4q27.
IL-21 sets macrophages dividing on rainy days. IL-21 brings forth helper cells. Perhaps it stirs helper cells.
Perhaps the gene has a share in psoriasis. Perhaps B cells switch on the gene. Perhaps it yields IL-21 too.

References
1. Doe J (2001) Imagined proof. Imaginary Letters 11: 1-9. doi:10.99999/imagined.1
"""
DIGEST = sha256(TEXT.encode()).hexdigest()
VERSION = sha256(f"glance\n{DIGEST}".encode()).hexdigest()[:16]
SECTIONS = (("front", "Front"), ("overview", "Overview"), ("references", "References"))

#: «words» stands for the span of the first such words; HASH for the identity of the version.
TURTLE = """
<https://w3id.org/il21kg/dataset> a dcat:Dataset ; dcterms:title "a test" ; dcterms:source doc:HASH ;
  prov:wasGeneratedBy act:run .
act:run a prov:Activity ; prov:used doc:HASH ; prov:wasAssociatedWith act:program ;
  biolink:agent_type "text_mining_agent" ; biolink:has_evidence_of_type obo:ECO_0007320 .
act:program a prov:SoftwareAgent ; rdfs:label "a program" .
doc:glance a ikg:SourceDocument .
doc:HASH a ikg:DocumentVersion ; dcterms:isVersionOf doc:glance ; dcterms:identifier "glance.txt" ;
  dcterms:modified "2021-05-04"^^xsd:date ; ikg:sha256 "DIGEST" ; cito:cites cit:HASH-1 .

hgnc:6005 a biolink:Gene ; rdfs:label "IL21"@en ; ikg:referenceProduct uniprot:Q9HBE4 ;
  obo:RO_0001025 obo:CHR_9606-chr4q27 ; obo:RO_0002205 uniprot:Q9HBE4 ; ikg:mayEncode uniprot:Q9HBE4 ;
  ikg:dysregulationContributesTo obo:MONDO_0005083 , con:lasting-inflammation ;
  biolink:gene_associated_with_condition obo:MONDO_0005083 , con:lasting-inflammation ;
  ikg:mayBeAssociatedWithCondition obo:MONDO_0005083 ; ikg:mayBeExpressedIn obo:CL_0000236 ;
  ikg:productActsOnCell obo:CL_0000236 , obo:CL_0000235 .
uniprot:Q9HBE4 a biolink:Protein ; rdfs:label "Interleukin-21"@en ; obo:RO_0002350 con:gamma-cytokines ;
  ikg:actsOnCell obo:CL_0000236 , obo:CL_0000235 ; ikg:mayBeInvolvedIn obo:GO_0001787 ;
  ikg:mayActOnCell obo:CL_0000623 , obo:CL_0002038 ; obo:RO_0002428 obo:GO_0061470 ;
  ikg:regulatesGenerationOf obo:CL_0002038 .
uniprot:P05231 a biolink:Protein ; rdfs:label "Interleukin-6"@en .
uniprot:P40933 a biolink:Protein ; rdfs:label "Interleukin-15"@en .
obo:CHR_9606-chr4q27 a obo:SO_0000341 ; skos:notation "4q27" ; obo:BFO_0000050 obo:CHR_9606-chr4 .
obo:CHR_9606-chr4 a obo:SO_0000340 ; skos:notation "4" .
con:gamma-cytokines a ikg:ProteinFamily ; skos:prefLabel "gamma cytokines"@en .
con:lasting-inflammation a ikg:DiseaseConcept ; skos:prefLabel "lasting inflammation"@en ;
  skos:broadMatch obo:MONDO_0021166 .
con:unresolved-0123456789abcdef a ikg:UnresolvedTerm ; rdfs:label "moonlight receptors" .
obo:CL_0000000 rdfs:label "cell"@en .
obo:CL_0000236 rdfs:label "B cell"@en ; rdfs:subClassOf obo:CL_0000000 .
obo:CL_0000623 rdfs:label "natural killer cell"@en ; rdfs:subClassOf obo:CL_0000000 .
obo:CL_0000097 rdfs:label "mast cell"@en ; rdfs:subClassOf obo:CL_0000000 .
obo:CL_0000235 rdfs:label "macrophage"@en ; rdfs:subClassOf obo:CL_0000000 .
obo:CL_0002038 rdfs:label "T follicular helper cell"@en ; rdfs:subClassOf obo:CL_0000000 .
obo:MONDO_0000001 rdfs:label "disease"@en .
obo:MONDO_0005083 rdfs:label "psoriasis"@en ; rdfs:subClassOf obo:MONDO_0000001 .

s:1 a ikg:LocationStatement ; rdf:subject hgnc:6005 ; rdf:predicate obo:RO_0001025 ;
  rdf:object obo:CHR_9606-chr4q27 ; ikg:relationPhrase "lies in" ; ikg:certainty ikg:stated ;
  ikg:tier ikg:tierA ;
  ikg:evidence «The IL21 gene lies in band 4q27.» ; ikg:objectSpan «band 4q27» .
s:2 a ikg:GeneProductStatement ; rdf:subject hgnc:6005 ; rdf:predicate obo:RO_0002205 ;
  rdf:object uniprot:Q9HBE4 ;
  ikg:relationPhrase "yields" ; ikg:certainty ikg:stated ; ikg:tier ikg:tierA ;
  ikg:subjectGroundedBy "coreference" ; ikg:evidence «It yields the protein IL-21.» .
s:3 a ikg:FamilyStatement ; rdf:subject uniprot:Q9HBE4 ; rdf:predicate obo:RO_0002350 ;
  rdf:object con:gamma-cytokines ; ikg:relationPhrase "belongs to" ; ikg:certainty ikg:stated ;
  ikg:tier ikg:tierA ; ikg:evidence «IL-21 belongs to the gamma cytokines.» ;
  ikg:objectSpan «gamma cytokines» .
s:4 a ikg:CellTargetStatement ; rdf:subject uniprot:Q9HBE4 ; rdf:predicate ikg:actsOnCell ;
  rdf:object obo:CL_0000236 ; ikg:cellContext obo:CL_0000236 ; ikg:effect ikg:proliferation ;
  ikg:togetherWith uniprot:P05231 ; biolink:object_direction_qualifier "increased" ;
  ikg:relationPhrase "sets" ;
  ikg:certainty ikg:stated ; ikg:tier ikg:tierA ; ikg:evidence «With IL-6, IL-21 sets B cells dividing.» ;
  ikg:objectSpan «B cells» .
s:5 a ikg:ProcessStatement ; rdf:subject uniprot:Q9HBE4 ; rdf:predicate ikg:mayBeInvolvedIn ;
  rdf:object obo:GO_0001787 ; ikg:cellContext obo:CL_0000623 ; ikg:effect ikg:proliferation ;
  ikg:inSynergyWith uniprot:P40933 ; ikg:hedgeCue "possibly" ; ikg:relationPhrase "possibly helps" ;
  ikg:certainty ikg:hedged ; ikg:tier ikg:tierA ; ikg:objectSpan «NK cells multiply» ;
  ikg:evidence «IL-21 possibly helps NK cells multiply, alongside IL-15.» .
s:6 a ikg:GeneDiseaseStatement ; rdf:subject hgnc:6005 ; rdf:predicate ikg:dysregulationContributesTo ;
  rdf:object obo:MONDO_0005083 ; ikg:relationPhrase "feed" ; ikg:certainty ikg:stated ; ikg:tier ikg:tierA ;
  ikg:evidence «Wrong doses of the gene feed psoriasis and lasting inflammation.» ;
  ikg:objectSpan «psoriasis» .
s:7 a ikg:GeneDiseaseStatement ; rdf:subject hgnc:6005 ; rdf:predicate ikg:dysregulationContributesTo ;
  rdf:object con:lasting-inflammation ; ikg:relationPhrase "feed" ; ikg:certainty ikg:stated ;
  ikg:tier ikg:tierA ;
  ikg:evidence «Wrong doses of the gene feed psoriasis and lasting inflammation.» .
s:8 a ikg:CellTargetStatement ; rdf:subject uniprot:Q9HBE4 ; rdf:predicate ikg:actsOnCell ;
  rdf:object obo:CL_0000097 ; ikg:cellContext obo:CL_0000097 ; biolink:negated true ; ikg:negationCue "not" ;
  ikg:notAsserted "negated" ; ikg:relationPhrase "stir" ; ikg:certainty ikg:stated ; ikg:tier ikg:tierA ;
  ikg:evidence «IL-21 does not stir mast cells.» .
s:9 a ikg:InteractionStatement ; rdf:subject uniprot:Q9HBE4 ; rdf:predicate obo:RO_0002436 ;
  rdf:object con:unresolved-0123456789abcdef ; ikg:objectGroundedBy "unresolved" ;
  ikg:notAsserted "unresolved" ;
  ikg:relationPhrase "clings to" ; ikg:certainty ikg:stated ; ikg:tier ikg:tierB ;
  ikg:evidence «IL-21 clings to moonlight receptors.» .
s:a a ikg:CellTargetStatement ; rdf:subject uniprot:Q9HBE4 ; rdf:predicate ikg:actsOnCell ;
  rdf:object obo:MONDO_0005083 ; ikg:cellContext obo:MONDO_0005083 ; ikg:notAsserted "kind" ;
  ikg:relationPhrase "stirs" ; ikg:certainty ikg:stated ; ikg:tier ikg:tierB ;
  ikg:evidence «IL-21 stirs psoriasis.» .
s:b a ikg:LocationStatement ; rdf:subject uniprot:Q9HBE4 ; rdf:predicate obo:RO_0001025 ;
  rdf:object obo:CHR_9606-chr4q27 ; ikg:notAsserted "kind" ; ikg:relationPhrase "lies near" ;
  ikg:certainty ikg:stated ; ikg:tier ikg:tierB ; ikg:evidence «IL-21 lies near 4q27.» .
s:c ikg:review act:review-1 ; biolink:agent_type "manual_validation_of_automated_agent" ;
  biolink:has_evidence_of_type obo:ECO_0000303 .
act:review-1 a ikg:Review ; ikg:action "accept" ; prov:endedAtTime "2026-11-28T09:30:00Z"^^xsd:dateTime ;
  prov:wasAssociatedWith <https://orcid.org/0000-0002-1825-0097> .
<https://orcid.org/0000-0002-1825-0097> a prov:Person .
s:c a ikg:CellTargetStatement ; rdf:subject uniprot:Q9HBE4 ; rdf:predicate ikg:actsOnCell ;
  rdf:object obo:CL_0000235 ; ikg:cellContext obo:CL_0000235 ; ikg:residue "on rainy days" ;
  ikg:relationPhrase "sets" ; ikg:certainty ikg:stated ; ikg:tier ikg:tierB ;
  ikg:evidence «IL-21 sets macrophages dividing on rainy days.» .
s:d a ikg:ProcessStatement ; rdf:subject uniprot:Q9HBE4 ; rdf:predicate obo:RO_0002428 ;
  rdf:object obo:GO_0061470 ; ikg:cellContext obo:CL_0002038 ; ikg:effect ikg:generation ;
  ikg:relationPhrase "brings forth" ; ikg:certainty ikg:stated ; ikg:tier ikg:tierA ;
  ikg:evidence «IL-21 brings forth helper cells.» .
s:e a ikg:CellTargetStatement ; rdf:subject uniprot:Q9HBE4 ; rdf:predicate ikg:mayActOnCell ;
  rdf:object obo:CL_0002038 ; ikg:cellContext obo:CL_0002038 ; ikg:hedgeCue "Perhaps" ;
  ikg:relationPhrase "stirs" ; ikg:certainty ikg:hedged ; ikg:tier ikg:tierA ;
  ikg:evidence «Perhaps it stirs helper cells.» .
s:f a ikg:GeneDiseaseStatement ; rdf:subject hgnc:6005 ; rdf:predicate ikg:mayBeAssociatedWithCondition ;
  rdf:object obo:MONDO_0005083 ; ikg:hedgeCue "Perhaps" ; ikg:relationPhrase "has a share in" ;
  ikg:certainty ikg:hedged ; ikg:tier ikg:tierA ; ikg:evidence «Perhaps the gene has a share in psoriasis.» .
t:0 a ikg:ExpressionStatement ; rdf:subject hgnc:6005 ; rdf:predicate ikg:mayBeExpressedIn ;
  rdf:object obo:CL_0000236 ; ikg:hedgeCue "Perhaps" ; ikg:relationPhrase "switch on" ;
  ikg:certainty ikg:hedged ; ikg:tier ikg:tierA ; ikg:evidence «Perhaps B cells switch on the gene.» .
t:1 a ikg:GeneProductStatement ; rdf:subject hgnc:6005 ; rdf:predicate ikg:mayEncode ;
  rdf:object uniprot:Q9HBE4 ;
  ikg:hedgeCue "Perhaps" ; ikg:relationPhrase "yields" ; ikg:certainty ikg:hedged ; ikg:tier ikg:tierA ;
  ikg:evidence «Perhaps it yields IL-21 too.» .

t:2 a ikg:ProcessStatement ; rdf:subject uniprot:Q9HBE4 ; rdf:predicate obo:RO_0002430 ;
  rdf:object obo:GO_0061470 ; ikg:notAsserted "proposed" ; ikg:proposedBy act:propose-1 ;
  ikg:relationPhrase "sets" ; ikg:certainty ikg:stated ; ikg:tier ikg:tierC ;
  ikg:evidence «IL-21 sets macrophages dividing on rainy days.» .
act:propose-1 a ikg:Proposal ; prov:wasAttributedTo act:model-1 ; biolink:agent_type "computational_model" ;
  ikg:promptSha256 "DIGEST" ; ikg:answerSha256 "DIGEST" .
act:model-1 a prov:SoftwareAgent ; rdfs:label "a model" .
cit:HASH-1 a ikg:Citation ; ikg:ordinal 1 ; ikg:statedAuthors "Doe J" ; ikg:statedTitle "Imagined proof" ;
  ikg:statedYear "2001"^^xsd:gYear ; ikg:statedVolume 11 ; ikg:journal jrn:imaginary-letters ;
  ikg:statedDOI "10.99999/imagined.1" ; ikg:refersToWork <https://doi.org/10.99999/imagined.1> ;
  ikg:quotedFrom «Doe J (2001) Imagined proof. Imaginary Letters 11: 1-9. doi:10.99999/imagined.1» .
<https://doi.org/10.99999/imagined.1> a fabio:JournalArticle ; dcterms:title "Imagined proof" ;
  fabio:hasPublicationYear "2001"^^xsd:gYear .
jrn:imaginary-letters a ikg:Journal ; rdfs:label "Imaginary Letters"@en ; ikg:anchorYear 2000 ;
  ikg:anchorVolume 10 ; ikg:volumesPerYear 1 .
"""


def base() -> Graph:
    """Give the graph without fault, with its text; it may be changed."""
    graph = Graph()
    graph += _base()
    return graph


@cache
def _base() -> Graph:
    at = [TEXT.index(label) for _, label in SECTIONS[1:]]
    bounds = list(zip([0, *at], [*at, len(TEXT)], SECTIONS, strict=True))
    extra = []

    def span(words: str) -> str:
        start = TEXT.index(words)
        section = next(key for first, last, (key, _) in bounds if first <= start < last)
        iri = f"<https://w3id.org/il21kg/span/{VERSION}.{start}-{start + len(words)}>"
        extra.append(
            f'{iri} a ikg:Span ; oa:exact "{words}" ; oa:start {start} ; oa:end {start + len(words)} ; '
            f"ikg:inSection doc:{VERSION}.{section} ."
        )
        return iri

    turtle = re.sub("«(.+?)»", lambda match: span(match[1]), TURTLE)
    for first, last, (key, label) in bounds:
        extra.append(
            f'doc:HASH.{key} a ikg:Section ; rdfs:label "{label}"@en ; dcterms:isPartOf doc:HASH ; '
            f"ikg:startsAt {first} ; ikg:endsAt {last} ."
        )
    graph = Graph()
    add("\n".join([turtle, *extra]).replace("HASH", VERSION).replace("DIGEST", DIGEST))(graph)
    graph.add((iri(f"doc:{VERSION}"), iri("ikg:text"), Literal(TEXT)))
    return graph


Change = Callable[[Graph], object]


class Fault(NamedTuple):
    name: str
    shape: str
    severity: str
    change: Change


def iri(curie: str) -> URIRef:
    """Give an IRI; `s:1` and `t:1` are statements of the test graph."""
    short = {"s": "000000000000000", "t": "111111111111111"}.get(curie.partition(":")[0])
    return URIRef(expand(f"stmt:{short}{curie[2:]}" if short else curie))


def add(turtle: str) -> Change:
    """Give the change that adds these triples."""
    prefixes = {**PREFIXES, "s": iri("s:"), "t": iri("t:")}
    head = "".join(f"@prefix {prefix}: <{base}> .\n" for prefix, base in prefixes.items())
    return lambda graph: graph.parse(data=head + turtle, format="turtle")


def drop(subject: str, predicate: str) -> Change:
    """Give the change that removes every value there."""
    return lambda graph: graph.remove((iri(subject), iri(predicate), None))


def typed(subject: str, predicate: str, words: str, datatype: str) -> Change:
    """Give the change that sets the one value there to these very words; `put` would make them canonical."""
    value = Literal(words, datatype=iri(f"xsd:{datatype}"), normalize=False)
    return lambda graph: graph.set((iri(subject), iri(predicate), value))


def put(subject: str, predicate: str, object_: str) -> Change:
    """Give the change that sets the one value there (in Turtle)."""
    return both(drop(subject, predicate), add(f"{subject} {predicate} {object_} ."))


def both(*changes: Change) -> Change:
    """Give the change that makes these, in their order."""
    return lambda graph: [change(graph) for change in changes]


# ---- the faults that are seeded into any graph of an article


def pick(graph: Graph, *wanted: tuple[str, str | Node | None], without: str = "ikg:notAsserted") -> Node:
    """Give the first node with these properties (None: any value) and without another."""
    pairs = [(iri(p), iri(o) if isinstance(o, str) else o) for p, o in wanted]
    nodes = sorted(set(graph.subjects(*pairs[0])), key=str)
    return next(
        node
        for node in nodes
        if all((node, p, o) in graph for p, o in pairs) and (node, iri(without), None) not in graph
    )


def get(graph: Graph, subject: Node, predicate: str) -> Node:
    """Give the first value, by its text."""
    return min(graph.objects(subject, iri(predicate)), key=str)


def a(kind: str) -> tuple[str, str]:
    return ("rdf:type", kind)


def gene(graph: Graph) -> Node:
    return get(graph, pick(graph, a("ikg:LocationStatement")), "rdf:subject")


def protein(graph: Graph) -> Node:
    return get(graph, target(graph), "rdf:subject")


def target(graph: Graph) -> Node:
    return pick(graph, a("ikg:CellTargetStatement"), ("ikg:effect", None))


def hedged(graph: Graph) -> Node:
    return pick(graph, ("rdf:predicate", "ikg:mayBeInvolvedIn"))


def direct(graph: Graph, statement: Node) -> tuple[Node, Node, Node]:
    subject, predicate, object_ = (
        get(graph, statement, f"rdf:{x}") for x in ("subject", "predicate", "object")
    )
    return subject, predicate, object_


def span(graph: Graph) -> Node:
    return get(graph, target(graph), "ikg:evidence")


def version(graph: Graph) -> Node:
    return pick(graph, a("ikg:DocumentVersion"))


def rename(graph: Graph, old: Node, new: str) -> None:
    for triple in list(graph):
        if old in triple:
            graph.remove(triple)
            subject, predicate, object_ = (iri(new) if node == old else node for node in triple)
            graph.add((subject, predicate, object_))


def set_(graph: Graph, subject: Node, predicate: str, object_: Node) -> None:
    graph.set((subject, iri(predicate), object_))


def add_(graph: Graph, subject: Node, predicate: str, object_: Node) -> None:
    graph.add((subject, iri(predicate), object_))


def negate(graph: Graph, statement: Node) -> None:
    add_(graph, statement, "biolink:negated", Literal(True))
    add_(graph, statement, "ikg:negationCue", Literal(str(get(graph, statement, "ikg:relationPhrase"))))
    add_(graph, statement, "ikg:notAsserted", Literal("negated"))


def second_band(graph: Graph) -> None:
    statement = pick(graph, a("ikg:LocationStatement"))
    subject, predicate, old = direct(graph, statement)
    band = URIRef(re.sub("q.*", "q99", str(old)))
    notation = str(get(graph, old, "skos:notation"))
    for source, copy in ((statement, iri("stmt:fedcba9876543210")), (old, band)):
        for _, p, o in list(graph.triples((source, None, None))):
            graph.add((copy, p, o))
    set_(graph, iri("stmt:fedcba9876543210"), "rdf:object", band)
    set_(graph, band, "skos:notation", Literal(re.sub("q.*", "q99", notation)))
    graph.remove((band, RDFS.label, None))
    graph.add((subject, predicate, band))


def move_object(graph: Graph, statement: Node, object_: Node) -> None:
    """Give a statement and its direct triple another object."""
    subject, predicate, old = direct(graph, statement)
    set_(graph, statement, "rdf:object", object_)
    graph.remove((subject, predicate, old))
    graph.add((subject, predicate, object_))


def move_subject(graph: Graph, statement: Node, subject: Node) -> None:
    """Give a statement another subject, and assert it so."""
    _, predicate, object_ = direct(graph, statement)
    set_(graph, statement, "rdf:subject", subject)
    graph.add((subject, predicate, object_))


def move_predicate(graph: Graph, statement: Node, predicate: str) -> None:
    subject, _, object_ = direct(graph, statement)
    set_(graph, statement, "rdf:predicate", iri(predicate))
    graph.add((subject, iri(predicate), object_))


def unresolve(graph: Graph, statement: Node) -> None:
    term = iri("con:unresolved-00000000deadbeef")
    graph.add((term, RDF.type, iri("ikg:UnresolvedTerm")))
    graph.add((term, RDFS.label, Literal("who knows")))
    move_object(graph, statement, term)


def shift(graph: Graph, node: Node, start: int, end: int) -> None:
    for predicate, by in (("oa:start", start), ("oa:end", end)):
        set_(graph, node, predicate, Literal(int(str(get(graph, node, predicate))) + by))


def elsewhere(graph: Graph) -> None:
    """Let the words of an object lie in a reference."""
    reference = get(graph, pick(graph, a("ikg:Citation")), "ikg:quotedFrom")
    set_(graph, target(graph), "ikg:objectSpan", reference)


def wrong_section(graph: Graph) -> None:
    here = get(graph, span(graph), "ikg:inSection")
    other = next(s for s in sorted(graph.subjects(RDF.type, iri("ikg:Section")), key=str) if s != here)
    set_(graph, span(graph), "ikg:inSection", other)


def year_off(graph: Graph) -> None:
    """Date a citation whose volume is right one year later than its volume allows."""
    citation = pick(graph, ("ikg:journal", None), ("ikg:statedVolume", None))
    journal = get(graph, citation, "ikg:journal")
    anchor, first, per, volume = (
        int(str(get(graph, node, p)))
        for node, p in (
            (journal, "ikg:anchorYear"),
            (journal, "ikg:anchorVolume"),
            (journal, "ikg:volumesPerYear"),
            (citation, "ikg:statedVolume"),
        )
    )
    set_(graph, citation, "ikg:statedYear", year(anchor + (volume - first) // per + 1))


def year(number: int) -> Literal:
    return Literal(str(number), datatype=expand("xsd:gYear"))


def citation(graph: Graph) -> Node:
    return pick(graph, ("ikg:refersToWork", None))


def disease(graph: Graph) -> Node:
    return get(
        graph, pick(graph, a("ikg:GeneDiseaseStatement"), ("rdf:object", "obo:MONDO_0005083")), "rdf:object"
    )


def agent(graph: Graph) -> Node:
    return get(graph, pick(graph, ("ikg:inSynergyWith", None)), "ikg:inSynergyWith")


V, W, INFO = "violation", "warning", "info"

SEEDED = (
    Fault("gene-iri-is-symbol", "G1", V, lambda g: rename(g, gene(g), "hgnc:IL21")),
    Fault("gene-two-labels", "G1", V, lambda g: add_(g, gene(g), "rdfs:label", Literal("another"))),
    Fault("gene-two-bands", "G1b", W, second_band),
    Fault("protein-iri", "G2", V, lambda g: rename(g, protein(g), "con:some-protein")),
    Fault(
        "band-wrong-chromosome",
        "G3",
        V,
        lambda g: set_(g, pick(g, a("obo:SO_0000340")), "skos:notation", Literal("5")),
    ),
    Fault("band-no-chromosome", "G3", V, lambda g: g.remove((None, iri("obo:BFO_0000050"), None))),
    Fault("cell-is-mesh", "G4", V, lambda g: rename(g, direct(g, target(g))[2], "mesh:D001402")),
    Fault("cell-chain-cut", "G4", V, lambda g: g.remove((None, RDFS.subClassOf, iri("obo:CL_0000000")))),
    Fault("disease-is-doid", "G5", V, lambda g: rename(g, disease(g), "DOID:8893")),
    Fault("disease-concept-unmapped", "G6", V, lambda g: g.remove((None, iri("skos:broadMatch"), None))),
    Fault(
        "family-is-protein", "G7", V, lambda g: move_object(g, pick(g, a("ikg:FamilyStatement")), agent(g))
    ),
    Fault("ancestor-unlabelled", "G8", V, lambda g: g.remove((iri("obo:CL_0000000"), RDFS.label, None))),
    Fault("no-evidence", "S1", V, lambda g: g.remove((target(g), iri("ikg:evidence"), None))),
    Fault("two-certainties", "S1", V, lambda g: add_(g, target(g), "ikg:certainty", iri("ikg:hedged"))),
    Fault("no-tier", "S1", V, lambda g: g.remove((target(g), iri("ikg:tier"), None))),
    Fault("two-objects", "S1", V, lambda g: add_(g, target(g), "rdf:object", disease(g))),
    Fault(
        "grounding-unknown", "S1d", V, lambda g: add_(g, target(g), "ikg:objectGroundedBy", Literal("guess"))
    ),
    Fault("direct-triple-lost", "S2", V, lambda g: g.remove(direct(g, target(g)))),
    Fault("hedge-dropped", "S3", V, lambda g: set_(g, hedged(g), "ikg:certainty", iri("ikg:stated"))),
    Fault("hedge-strong-predicate", "S3", V, lambda g: move_predicate(g, hedged(g), "obo:RO_0002331")),
    Fault("cue-invented", "S3b", V, lambda g: set_(g, hedged(g), "ikg:hedgeCue", Literal("reputedly"))),
    Fault(
        "hedge-leak",
        "S4",
        V,
        lambda g: add_(g, direct(g, hedged(g))[0], "obo:RO_0002331", direct(g, hedged(g))[2]),
    ),
    Fault("negated-asserted", "S4", V, lambda g: negate(g, target(g))),
    Fault(
        "negation-without-reason", "S14", V, lambda g: add_(g, target(g), "biolink:negated", Literal(True))
    ),
    Fault("unresolved-asserted", "S16", V, lambda g: unresolve(g, pick(g, a("ikg:FamilyStatement")))),
    Fault("invented-fact", "S5", V, lambda g: add_(g, protein(g), "obo:RO_0002331", iri("obo:GO_0006915"))),
    Fault(
        "shortcut-invented",
        "S6",
        V,
        lambda g: add_(g, gene(g), "ikg:productActsOnCell", iri("obo:CL_0000000")),
    ),
    Fault(
        "shortcut-of-negated-claim",
        "S6",
        V,
        both(lambda g: g.remove(direct(g, target(g))), lambda g: negate(g, target(g))),
    ),
    Fault("gene-acts", "S7", V, lambda g: move_subject(g, target(g), gene(g))),
    Fault(
        "protein-located", "S8", V, lambda g: move_subject(g, pick(g, a("ikg:LocationStatement")), protein(g))
    ),
    Fault(
        "context-not-object", "S9", V, lambda g: set_(g, target(g), "ikg:cellContext", iri("obo:CL_0000000"))
    ),
    Fault("effect-unknown", "S9b", V, lambda g: add_(g, target(g), "ikg:effect", iri("con:purring"))),
    Fault("joint-agent-gene", "S10", V, lambda g: add_(g, target(g), "ikg:togetherWith", gene(g))),
    Fault("own-joint-agent", "S11", V, lambda g: add_(g, target(g), "ikg:togetherWith", protein(g))),
    Fault("tier-a-with-residue", "S12", V, lambda g: add_(g, target(g), "ikg:residue", Literal("cells"))),
    Fault("tier-b-without-reason", "S12", V, lambda g: set_(g, target(g), "ikg:tier", iri("ikg:tierB"))),
    Fault("end-before-start", "E1", V, lambda g: shift(g, span(g), 10_000, 0)),
    Fault("span-no-section", "E1", V, lambda g: g.remove((span(g), iri("ikg:inSection"), None))),
    Fault("evidence-not-a-span", "E1", V, lambda g: add_(g, target(g), "ikg:evidence", iri("con:hearsay"))),
    Fault("offset-off-by-one", "E3", V, lambda g: shift(g, span(g), 1, 1)),
    Fault(
        "quote-altered",
        "E3",
        V,
        lambda g: set_(g, span(g), "oa:exact", Literal(str(get(g, span(g), "oa:exact"))[:-1] + "#")),
    ),
    Fault("wrong-section", "E3", V, wrong_section),
    Fault("mention-elsewhere", "E4", V, elsewhere),
    Fault(
        "other-text",
        "D1",
        V,
        lambda g: set_(g, version(g), "ikg:text", Literal(str(get(g, version(g), "ikg:text")) + "!")),
    ),
    Fault(
        "two-update-dates",
        "D1",
        W,
        lambda g: add_(g, version(g), "dcterms:modified", Literal("2021-05-05", datatype=expand("xsd:date"))),
    ),
    Fault("blank-node", "D3", V, lambda g: g.add((BNode(), RDFS.label, Literal("nobody")))),
    Fault("run-without-agent-type", "D4", V, lambda g: g.remove((None, iri("biolink:agent_type"), None))),
    Fault("year-3008", "C1", W, lambda g: set_(g, citation(g), "ikg:statedYear", year(3008))),
    Fault("doi-full-stop", "C1", V, lambda g: set_(g, citation(g), "ikg:statedDOI", Literal("10.99999/x."))),
    Fault("cited-from-future", "C2", W, lambda g: set_(g, citation(g), "ikg:statedYear", year(2098))),
    Fault("lancet-1972", "C3", W, year_off),
    Fault(
        "work-year",
        "C4",
        W,
        lambda g: set_(g, get(g, citation(g), "ikg:refersToWork"), "fabio:hasPublicationYear", year(1900)),
    ),
    Fault(
        "paper-as-evidence",
        "C7",
        V,
        lambda g: add_(g, target(g), "biolink:publications", get(g, citation(g), "ikg:refersToWork")),
    ),
)

# ---- further faults of the test graph, until every message has been seen

DOC, CIT = f"doc:{VERSION}", f"cit:{VERSION}-1"
TERM = "con:unresolved-0123456789abcdef"


def added_alone(graph: Graph) -> None:
    cell = iri("obo:CL_0000236")
    add_(graph, cell, "ikg:addedTerm", Literal(True))
    add_(graph, cell, "rdf:type", iri("biolink:Cell"))
    graph.remove((cell, iri("rdfs:subClassOf"), None))


MORE = (
    Fault("review-untyped", "R1", V, drop("act:review-1", "rdf:type")),
    Fault("review-of-nobody", "R1", V, put("act:review-1", "prov:wasAssociatedWith", "act:program")),
    Fault("review-without-time", "R1", V, drop("act:review-1", "prov:endedAtTime")),
    Fault("review-of-another-action", "R1", V, put("act:review-1", "ikg:action", '"praise"')),
    Fault("review-of-nothing", "R1", V, drop("s:c", "ikg:review")),
    Fault("verdict-without-review", "R2", V, add('s:a ikg:overruled "kind" .')),
    Fault("verdict-of-a-program", "R2", V, put("s:c", "biolink:agent_type", '"text_mining_agent"')),
    Fault("verdict-by-hearsay", "R2", V, drop("s:c", "biolink:has_evidence_of_type")),
    Fault("whim-overruled", "R2", V, add('s:c ikg:overruled "whim" .')),
    Fault("rejected-by-nobody", "R3", V, add('s:1 ikg:notAsserted "rejected" .')),
    Fault("product-is-gene", "G1", V, add("hgnc:6005 obo:RO_0002205 hgnc:6005 .")),
    Fault("protein-two-labels", "G2", V, add('uniprot:P05231 rdfs:label "another" .')),
    Fault("band-iri", "G3", V, lambda g: rename(g, iri("obo:CHR_9606-chr4q27"), "obo:CHR_9606-chr4x27")),
    Fault(
        "added-cell-alone",
        "G4b",
        INFO,
        added_alone,
    ),
    Fault("cell-kind-unsaid", "G4", V, drop("s:a", "ikg:notAsserted")),
    Fault("cell-kind-said-once", "G4", V, add("uniprot:Q9HBE4 ikg:actsOnCell obo:MONDO_0005083 .")),
    Fault("two-labels-one-language", "G6", V, add('con:lasting-inflammation skos:prefLabel "another"@en .')),
    Fault("unresolved-iri", "G9", V, lambda g: rename(g, iri(TERM), "con:moonlight")),
    Fault("unresolved-two-words", "G9", V, add(f'{TERM} rdfs:label "another" .')),
    Fault("statement-iri", "S1", V, lambda g: rename(g, iri("s:1"), "con:claim")),
    Fault("two-classes", "S1", V, add("s:1 a ikg:SplicingStatement .")),
    Fault("two-subjects", "S1", V, add("s:1 rdf:subject con:gamma-cytokines .")),
    Fault("two-predicates", "S1", V, add("s:1 rdf:predicate obo:RO_0002205 .")),
    Fault("no-words", "S1", V, drop("s:1", "ikg:relationPhrase")),
    Fault("negated-false", "S1b", V, put("s:8", "biolink:negated", "false")),
    Fault("reason-unknown", "S1c", V, put("s:8", "ikg:notAsserted", '"whim"')),
    Fault("direction-unknown", "S1e", V, put("s:4", "biolink:object_direction_qualifier", '"sideways"')),
    Fault(
        "leak-of-condition",
        "S4",
        V,
        add(
            "hgnc:6005 biolink:gene_associated_with_condition con:x . "
            "t:2 rdf:subject hgnc:6005 ; rdf:object con:x ; ikg:certainty ikg:hedged ."
        ),
    ),
    Fault("location-kind-unsaid", "S8", V, drop("s:b", "ikg:notAsserted")),
    Fault("own-synergy", "S11", V, add("s:5 ikg:inSynergyWith uniprot:Q9HBE4 .")),
    Fault("stated-here-hedged-there", "S13", INFO, add("s:e ikg:effect ikg:generation .")),
    Fault("cue-without-negated", "S14", V, drop("s:8", "biolink:negated")),
    Fault("negated-without-cue", "S14", V, drop("s:8", "ikg:negationCue")),
    Fault(
        "hedge-beside-stated",
        "S15",
        INFO,
        lambda g: add_(g, iri("s:4"), "ikg:evidence", get(g, iri("s:5"), "ikg:evidence")),
    ),
    Fault("empty-quote", "E1", V, lambda g: set_(g, span(g), "oa:exact", Literal(""))),
    Fault("two-ends", "E1", V, lambda g: add_(g, span(g), "oa:end", Literal(2000))),
    Fault("span-iri", "E1", V, lambda g: rename(g, span(g), "con:somewhere")),
    Fault("hash-cut", "E1", V, lambda g: set_(g, span(g), "ikg:quoteSha256", Literal("5e1f"))),
    Fault("span-untyped", "E1", V, lambda g: g.remove((span(g), iri("rdf:type"), None))),
    Fault("quote-lost", "E1b", V, lambda g: g.remove((span(g), iri("oa:exact"), None))),
    Fault("section-untyped", "E2", V, drop(f"{DOC}.overview", "rdf:type")),
    Fault("section-alone", "E2", V, drop(f"{DOC}.overview", "dcterms:isPartOf")),
    Fault("section-two-labels", "E2", V, add(f'{DOC}.overview rdfs:label "another" .')),
    Fault("section-reversed", "E2", V, put(f"{DOC}.overview", "ikg:startsAt", "5000")),
    Fault("section-endless", "E2", V, drop(f"{DOC}.overview", "ikg:endsAt")),
    Fault("start-of-another-type", "E2", V, put(f"{DOC}.overview", "ikg:startsAt", '"42"^^xsd:int')),
    Fault("end-that-is-no-number", "E2", V, put(f"{DOC}.overview", "ikg:endsAt", '"the end"^^xsd:integer')),
    Fault("translated-maybe", "E2", V, typed(f"{DOC}.overview", "ikg:machineTranslated", "1", "boolean")),
    Fault("example-maybe", "S1", V, typed("s:4", "ikg:exemplary", "1", "boolean")),
    Fault("quotes-maybe", "D1", V, typed(DOC, "ikg:quotes", "0", "boolean")),
    Fault("volume-and-a-half", "C1", W, put(CIT, "ikg:statedVolume", "11.0")),
    Fault("year-of-another-type", "C10", V, put("jrn:imaginary-letters", "ikg:anchorYear", "2000.0")),
    Fault("volume-of-another-type", "C10", V, put("jrn:imaginary-letters", "ikg:anchorVolume", "10.0")),
    Fault("per-year-of-another-type", "C10", V, put("jrn:imaginary-letters", "ikg:volumesPerYear", "1.0")),
    Fault("two-names", "G10", W, add('hgnc:6005 rdfs:label "IL21 gene"@en .')),
    Fault("no-digest", "D1", V, drop(DOC, "ikg:sha256")),
    Fault("no-date", "D1", V, put(DOC, "dcterms:modified", '"in May"')),
    Fault("page-by-name", "D1", V, put(DOC, "dcterms:source", '"a page"')),
    Fault("another-source", "D1", V, put(DOC, "dcterms:isVersionOf", "doc:other")),
    Fault("no-source", "D1", V, drop(DOC, "dcterms:isVersionOf")),
    Fault("no-reader", "D1", V, drop("act:run", "prov:used")),
    Fault("no-title", "D2", V, lambda g: g.remove((None, iri("dcterms:title"), Literal("a test")))),
    Fault("no-document", "D2", V, lambda g: g.remove((None, iri("dcterms:source"), None))),
    Fault("no-run", "D2", V, lambda g: g.remove((None, iri("prov:wasGeneratedBy"), None))),
    Fault("run-without-document", "D4", V, drop("act:run", "prov:used")),
    Fault("run-without-program", "D4", V, drop("act:run", "prov:wasAssociatedWith")),
    Fault("run-without-code", "D4", V, put("act:run", "biolink:has_evidence_of_type", "con:hearsay")),
    Fault("two-titles", "C1", V, add(f'{CIT} ikg:statedTitle "another" .')),
    Fault("title-unread", "C1", W, drop(CIT, "ikg:statedTitle")),
    Fault("authors-unread", "C1", W, drop(CIT, "ikg:statedAuthors")),
    Fault("year-unread", "C1", W, drop(CIT, "ikg:statedYear")),
    Fault("two-years", "C1", V, add(f'{CIT} ikg:statedYear "2002"^^xsd:gYear .')),
    Fault("no-number", "C1", V, drop(CIT, "ikg:ordinal")),
    Fault("reference-unquoted", "C1", V, drop(CIT, "ikg:quotedFrom")),
    Fault("cited-by-none", "C1", V, drop(DOC, "cito:cites")),
    Fault("no-work", "C1b", INFO, drop(CIT, "ikg:refersToWork")),
    Fault("other-title", "C5", INFO, put(CIT, "ikg:statedTitle", '"Imagined proofs"')),
    Fault("journal-unknown", "C6", INFO, drop(CIT, "ikg:journal")),
    Fault("cited-elsewhere", "C7", V, add(f"s:1 biolink:publications {CIT} . {CIT} ikg:citedAt span:x .")),
    Fault("reference-unmatched", "C8", INFO, lambda g: add_(g, iri(DOC), "ikg:unmatchedReference", span(g))),
    Fault(
        "left-out",
        "D5",
        W,
        add(
            f"{DOC} ikg:leftOut {DOC}.left-out-x . {DOC}.left-out-x a ikg:LeftOut ;"
            ' ikg:brokenShape "G4" ; ikg:problem "no cell" ;'
            ' ikg:subjectWords "IL-21" ; ikg:objectWords "a stone" .'
        ),
    ),
    Fault("too-sure", "S1", V, add('s:1 ikg:confidence "1.5"^^xsd:decimal .')),
    Fault("pages-unread", "C9", W, add(f'{CIT} ikg:problem "no pages were found" .')),
    Fault("date-unread", "D6", W, add(f'{DOC} ikg:unreadDate "05/06/2019" .')),
    Fault("updated-tomorrow", "D7", W, put(DOC, "dcterms:modified", '"2098-01-02"^^xsd:date')),
    Fault(
        "cited-before-it-is-written",
        "C11",
        W,
        both(drop(DOC, "dcterms:modified"), put(CIT, "ikg:statedYear", '"2097"^^xsd:gYear')),
    ),
    Fault("proposed-by-nobody", "S19", V, drop("t:2", "ikg:proposedBy")),
    Fault("proposed-and-no-reason", "S19", V, put("t:2", "ikg:notAsserted", '"kind"')),
    Fault("proposed-and-read", "S19", V, put("t:2", "ikg:tier", "ikg:tierB")),
    Fault("answer-without-hash", "D8", V, put("act:propose-1", "ikg:answerSha256", '"short"')),
    Fault("two-questions", "D8", V, add(f'act:propose-1 ikg:promptSha256 "{"0" * 64}" .')),
    Fault("proposal-of-no-model", "D8", V, drop("act:propose-1", "prov:wasAttributedTo")),
    Fault("proposal-of-a-person", "D8", V, put("act:propose-1", "biolink:agent_type", '"manual_agent"')),
    Fault("proposal-of-no-kind", "D8", V, drop("act:propose-1", "rdf:type")),
)
