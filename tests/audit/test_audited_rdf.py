"""What RDF gives an audit: statements once, triples that none says, things with names and classes."""

import pyoxigraph as ox

from il21kg.audit.rdf import Rdf
from il21kg.audit.values import Claim, Document, Thing, Told, Words

GRAPH = """
@prefix : <https://example.org/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . @prefix oa: <http://www.w3.org/ns/oa#> .
@prefix b: <https://w3id.org/biolink/vocab/> . @prefix ikg: <https://w3id.org/il21kg/ontology#> .
@prefix dcterms: <http://purl.org/dc/terms/> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
:1 rdf:subject :a ; b:subject :a ; rdf:predicate b:affects ; b:predicate b:affects ;
  rdf:object :b ; b:object :b ;
  ikg:evidence :s ; ikg:certainty ikg:stated .
:s oa:exact "A acts on B." ; oa:start 5 ; oa:end 17 ; ikg:quoteSha256 "77" .
:2 rdf:subject :a ; rdf:predicate rdfs:label ; rdf:object "A" ; dcterms:source :d .
:a b:affects :b ; b:regulates :c ; rdfs:label "A" ; a b:Gene ; rdfs:seeAlso :web ; b:in_taxon :human .
:d dcterms:identifier "a.txt" ; ikg:sha256 "99" .
:o a owl:Ontology ; owl:versionInfo "3" .
"""


def told() -> list[object]:
    engine = ox.Store()
    engine.load(GRAPH.encode(), format=ox.RdfFormat.TURTLE)
    return list(Rdf(engine, graphs=True).parts())


def test_a_statement_is_given_once_with_its_words() -> None:
    claims = {each.where[20:]: each for each in told() if isinstance(each, Claim)}
    assert sorted(claims) == ["1", "2", "a"]
    assert (claims["1"].quotes, claims["1"].sources, claims["1"].marked) == (
        ("A acts on B.",), ("https://example.org/s",), True,
    )  # fmt: skip
    assert (claims["2"].literal, claims["2"].object, claims["2"].evidence) == (True, "A", False)


def test_a_triple_that_no_statement_says_is_a_claim_and_what_describes_is_none() -> None:
    (triple,) = [each for each in told() if isinstance(each, Claim) and each.where == each.subject]
    assert (triple.predicate, triple.object, triple.sources) == (
        "https://w3id.org/biolink/vocab/regulates", "https://example.org/c", (),
    )  # fmt: skip


def test_things_words_and_datasets() -> None:
    things = {each.id[20:]: (each.labels, len(each.kinds)) for each in told() if isinstance(each, Thing)}
    assert things == {"a": (("A",), 1), "b": ((), 0), "c": ((), 0)}
    others = [each for each in told() if isinstance(each, Words | Document | Told)]
    assert sorted(others, key=str) == [
        Document("https://example.org/d", "a.txt", "99"),
        Told(dates=("3",)),
        Words("https://example.org/s", "A acts on B.", "77", 12),
    ]
