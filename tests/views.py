"""Small graphs in the project's model, written for the tests of neighbourhoods and pictures."""

from collections.abc import Iterable, Iterator
from itertools import count
from typing import Any

import pyoxigraph

from il21kg.namespaces import PREFIXES, expand

HEAD = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())

Node = pyoxigraph.NamedNode | None

DOCUMENT = """
doc:d1 a ikg:DocumentVersion ; dcterms:identifier "toy.txt" ; dcterms:modified "2020-01-02"^^xsd:date ;
    dcterms:isVersionOf doc:toy ; cito:cites cit:d1-1, cit:d1-2 .
doc:toy a ikg:SourceDocument ; dcterms:title "TOY1 gene"@en .
doc:d1.body a ikg:Section ; rdfs:label "Body"@en ; dcterms:isPartOf doc:d1 .
cit:d1-1 a ikg:Citation ; ikg:statedAuthors "van Holt P J et al." ; ikg:statedYear "2001"^^xsd:gYear ;
    ikg:statedTitle "On toys" ; ikg:quotedFrom span:d1.900-905 ; ikg:refersToWork <https://doi.org/10.0/toy> .
cit:d1-2 a ikg:Citation ; ikg:statedAuthors "Reyes A, Lund B" ; ikg:statedYear "1999"^^xsd:gYear ;
    ikg:statedTitle "More toys" ; ikg:quotedFrom span:d1.906-911 .
span:d1.900-905 a ikg:Span ; ikg:inSection doc:d1.body ; oa:start 900 ; oa:end 905 ; oa:exact "Holt." .
span:d1.906-911 a ikg:Span ; ikg:inSection doc:d1.body ; oa:start 906 ; oa:end 911 ; oa:exact "Reyes" .
<https://doi.org/10.0/toy> a fabio:JournalArticle .
"""

TERMS = """
hgnc:1 a biolink:Gene ; rdfs:label "TOY1"@en .
uniprot:P1 a biolink:Protein ; rdfs:label "Toy protein 1"@en .
uniprot:P2 a biolink:Protein ; rdfs:label "Toy protein 2"@en .
obo:CHR_9606-chr9p1 a obo:SO_0000341 ; skos:notation "9p1" ; obo:BFO_0000050 obo:CHR_9606-chr9 .
obo:CHR_9606-chr9 a obo:SO_0000340 ; skos:notation "9" .
obo:CL_1 rdfs:label "red cell"@en . obo:CL_2 rdfs:label "blue cell"@en . obo:CL_3 rdfs:label "green cell"@en .
obo:GO_1 rdfs:label "toy making"@en . obo:GO_2 rdfs:label "toy breaking"@en .
obo:MONDO_1 rdfs:label "toy disease"@en . obo:MONDO_2 rdfs:label "play fever"@en .
con:unresolved-1 a ikg:UnresolvedTerm ; rdfs:label "a thing nobody knows"@en .
"""

_numbers = count(1)


def claim(subject: str, predicate: str, obj: str, quote: str, **said: str) -> str:
    """Write a statement with one sentence of evidence.

    `said` holds more triples of the statement in Turtle, by local name of `ikg:` (`effect="ikg:activity"`);
    `words` gives the words of subject and object, divided by `|`. The direct triple is written unless
    `notAsserted` is there.
    """
    number = next(_numbers)
    base = number * 1000
    subject_words, object_words = said.pop("words", "|").split("|")
    negated = "biolink:negated true ; " if said.pop("negated", "") else ""
    certainty = said.pop("certainty", "stated")
    lines = [] if "notAsserted" in said else [f"{subject} {predicate} {obj} ."]
    spans = []
    for link, words in (("subjectSpan", subject_words), ("objectSpan", object_words)):
        if words:
            at = base + quote.index(words)
            spans.append(f"ikg:{link} span:d1.{at}-{at + len(words)}")
            lines.append(_span(at, words))
    lines.append(_span(base, quote))
    extra = [f"ikg:{name} {value}" for name, value in said.items()]
    lines.append(
        f"stmt:s{number:04} a ikg:Statement ; rdf:subject {subject} ; rdf:predicate {predicate} ; "
        f"rdf:object {obj} ; {negated}ikg:certainty ikg:{certainty} ; "
        f"ikg:evidence span:d1.{base}-{base + len(quote)} ; " + " ; ".join([*spans, *extra]) + " ."
    )
    return "\n".join(lines) + "\n"


def _span(start: int, words: str) -> str:
    end = start + len(words)
    return (
        f"span:d1.{start}-{end} a ikg:Span ; ikg:inSection doc:d1.body ; oa:start {start} ; oa:end {end} ; "
        f'oa:exact "{words}" .'
    )


def toy() -> str:
    """A gene, its product, two cells, a hedged process, a denied effect, diseases, a band and two papers."""
    return "".join(
        [
            HEAD,
            DOCUMENT,
            TERMS,
            claim(
                "hgnc:1",
                "obo:RO_0002205",
                "uniprot:P1",
                "TOY1 codes for toy protein 1.",
                relationPhrase='"codes for"',
            ),
            claim("hgnc:1", "obo:RO_0001025", "obo:CHR_9606-chr9p1", "TOY1 lies on 9p1.", words="TOY1|9p1"),
            claim("hgnc:1", "ikg:mutationCauses", "obo:MONDO_1", "Broken TOY1 gives toy disease."),
            claim(
                "hgnc:1",
                "biolink:gene_associated_with_condition",
                "obo:MONDO_2",
                "TOY1 goes with play fever.",
            ),
            claim("hgnc:1", "skos:altLabel", '"Toy one"@en', "TOY1 means Toy one."),
            claim(
                "uniprot:P1",
                "ikg:actsOnCell",
                "obo:CL_1",
                "It wakes red cells.",
                effect="ikg:activation",
                words="It|red cells",
            ),
            claim(
                "uniprot:P1",
                "ikg:mayBeInvolvedIn",
                "obo:GO_1",
                "It perhaps has a part in 🧸 toy making by blue cells.",
                certainty="hedged",
                cellContext="obo:CL_2",
                effect="ikg:proliferation",
                hedgeCue='"perhaps"',
                relationPhrase='"has a part in"',
                togetherWith="uniprot:P2",
                contextPhrase='"at night"',
                words="It|toy making",
            ),
            claim(
                "uniprot:P1",
                "obo:RO_0002429",
                "obo:GO_2",
                "It does not promote toy breaking.",
                negated="true",
                notAsserted='"negated"',
                negationCue='"not"',
                relationPhrase='"does not promote"',
                words="It|toy breaking",
            ),
            claim(
                "uniprot:P1",
                "ikg:actsOnCell",
                "con:unresolved-1",
                "It acts on a thing.",
                notAsserted='"unresolved"',
            ),
            "obo:CL_1 rdfs:label 'red cell'@en .\n",
            "hgnc:1 biolink:gene_associated_with_condition obo:MONDO_1 ; ikg:productActsOnCell obo:CL_1 .\n",
            "uniprot:P1 ikg:mayActOnCell obo:CL_2 .\n",
        ]
    )


def big(nodes: int) -> str:
    """A made-up gene with about `nodes` things within two hops, and cross edges of every certainty."""
    kinds = ("CL", "GO", "MONDO", "GO", "CL", "GO")
    names = ("cell of the kind that is called", "regulation of a rather long process named", "disease")
    parts = [
        HEAD,
        DOCUMENT,
        TERMS,
        claim("hgnc:1", "obo:RO_0002205", "uniprot:P1", "TOY1 codes for toy protein 1."),
    ]
    for number in range(nodes - 12):
        kind = kinds[number % 6]
        term = f"obo:{kind}_{number + 100}"
        parts.append(f'{term} rdfs:label "{names[("CL", "GO", "MONDO").index(kind)]} {number}"@en .\n')
        subject = "hgnc:1" if kind == "MONDO" else ("uniprot:P1", "uniprot:P2", "uniprot:P3")[number % 3]
        relation = {"CL": "ikg:actsOnCell", "GO": "obo:RO_0002331", "MONDO": "ikg:mutationCauses"}[kind]
        parts.append(claim(subject, relation, term, f"Sentence {number} of a long text."))
        if number % 7 == 0:
            parts.append(
                claim("uniprot:P2", "ikg:mayRegulate", term, f"Perhaps {number}.", certainty="hedged")
            )
        if number % 11 == 0:
            parts.append(
                claim(
                    "uniprot:P1",
                    "obo:RO_0002430",
                    term,
                    f"Not {number}.",
                    negated="1",
                    notAsserted='"negated"',
                )
            )
    parts.append('uniprot:P3 a biolink:Protein ; rdfs:label "Toy protein 3"@en .\n')
    for partner in ("uniprot:P2", "uniprot:P3"):
        parts.append(claim("uniprot:P1", "obo:RO_0002436", partner, "They bind."))
        parts.append(claim("hgnc:1", "ikg:mayBeRelatedTo", partner, "They may be kin.", certainty="hedged"))
    return "".join(parts)


class Source:
    """A store in memory that matches patterns, as the project's own store does."""

    def __init__(self, turtle: str) -> None:
        self.store = pyoxigraph.Store()
        self.store.load(turtle.encode(), format=pyoxigraph.RdfFormat.TURTLE)

    def match(self, subject: Node, predicate: Node, object_: Node) -> Iterator[Any]:
        return self.store.quads_for_pattern(subject, predicate, object_, None)


def iris(curies: Iterable[str]) -> set[str]:
    return {expand(curie) for curie in curies}
