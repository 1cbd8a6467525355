"""Small documents that share genes, proteins, cells, diseases, journals and works, from a table of claims."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, cast

from il21kg.graph import triples
from il21kg.graph.identity import n3
from il21kg.namespaces import IKG, OBO, SKOS, expand
from il21kg.reading.statements import End, How, JointAgent, Statement, Topic
from il21kg.text.citations import Citation, Journal, Work
from il21kg.text.document import Document, Section, Span
from il21kg.vocabulary.vocabulary import Term, Vocabulary


@dataclass(frozen=True)
class Known:
    """The part of the vocabulary that a graph is made with."""

    terms: dict[str, Term]
    journals: dict[str, Journal]
    works: dict[str, Work]
    releases: tuple[str, ...] = (
        "http://purl.obolibrary.org/obo/cl/releases/2026-03-26/cl.owl",
        "http://purl.obolibrary.org/obo/mondo/releases/2026-05-05/mondo.owl",
    )
    digest: str = "d" * 64


def _term(curie: str, kind: str, label: str, **rest: Any) -> Term:
    return Term(expand(curie), kind, label, **rest)


_TERMS = (
    _term(
        "hgnc:1", "gene", "AAA", product=expand("uniprot:P1"), matches=((SKOS.exactMatch, expand("MIM:1")),)
    ),
    _term("hgnc:2", "gene", "BBB", product=expand("uniprot:P2")),
    _term("hgnc:3", "gene", "CCC"),
    _term("uniprot:P1", "protein", "protein A", gene=expand("hgnc:1")),
    _term("uniprot:P2", "protein", "protein B", gene=expand("hgnc:2")),
    _term("uniprot:P3", "protein", "protein C"),
    _term("CL:1", "cell", "small cell", parents=(expand("CL:3"),)),
    _term("CL:2", "cell", "large cell", parents=(expand("CL:3"), expand("CL:4"))),
    _term("CL:3", "cell", "any cell"),
    _term("CL:4", "ancestor", "odd cell", parents=(expand("CL:3"),)),
    _term(
        "MONDO:1",
        "disease",
        "itch",
        parents=(expand("MONDO:3"),),
        shown_names=("ITCH1",),
        matches=((SKOS.exactMatch, expand("MIM:7")),),
    ),
    _term("MONDO:2", "disease", "rash", parents=(expand("MONDO:1"),)),
    _term("MONDO:3", "disease", "illness"),
    _term("con:itches", "disease", "itches", matches=((SKOS.broadMatch, expand("MONDO:1")),)),
    _term("con:clan", "family", "clan", matches=((SKOS.broader, expand("con:folk")),)),
    _term("con:folk", "kind", "folk", matches=((SKOS.closeMatch, expand("GO:9")),)),
    _term("GO:1", "process", "growth"),
    _term("GO:2", "process", "rest"),
    _term("SO:0001217", "gene-kind", "protein_coding_gene"),
    _term("CHR:9606-chr1", "chromosome", "chromosome 1", notation="1"),
    _term("CHR:9606-chr1p1", "band", "1p1", notation="1p1", chromosome=expand("CHR:9606-chr1")),
    _term("CHR:9606-chr1q2", "band", "1q2", notation="1q2", chromosome=expand("CHR:9606-chr1")),
)
_JOURNAL = Journal(expand("jrn:cells"), "Cells", ("Cells",), 2000, 1, 1)
_WORK = Work("https://doi.org/10.1/x", _JOURNAL.iri, 3, "1", "Of cells", 2003)
VOCABULARY = cast(
    Vocabulary, Known({each.iri: each for each in _TERMS}, {_JOURNAL.iri: _JOURNAL}, {_WORK.iri: _WORK})
)

#: The same terms in the words of a later release, and one of them moved.
LATER = cast(
    Vocabulary,
    Known(
        {
            each.iri: replace(each, label=f"{each.label}, renamed" if "cell" in each.label else each.label)
            for each in (*_TERMS, _term("CL:1", "cell", "small cell", parents=(expand("CL:4"),)))
        },
        {_JOURNAL.iri: _JOURNAL},
        {_WORK.iri: _WORK},
        digest="e" * 64,
    ),
)

#: One claim a row: code → class, subject, predicate, object, and what else it says.
CLAIMS: dict[str, tuple[str, str, str, str, dict[str, Any]]] = {
    "acts": ("CellTarget", "uniprot:P1", IKG.actsOnCell, "CL:1", {"effects": ("activity",)}),
    "acts-too": ("CellTarget", "uniprot:P1", IKG.actsOnCell, "CL:1", {"phrase": "drives"}),
    "acts-large": ("CellTarget", "uniprot:P1", IKG.actsOnCell, "CL:2", {"effects": ("proliferation",)}),
    "acts-not": ("CellTarget", "uniprot:P1", IKG.actsOnCell, "CL:1", {"not_asserted": "negated"}),
    "b-acts": ("CellTarget", "uniprot:P2", IKG.actsOnCell, "CL:1", {}),
    "c-acts": ("CellTarget", "uniprot:P3", IKG.actsOnCell, "CL:2", {}),
    "c-encodes": ("GeneProduct", "hgnc:3", OBO.RO_0002205, "uniprot:P3", {}),
    "c-place": ("Location", "hgnc:3", OBO.RO_0001025, "CHR:9606-chr1q2", {}),
    "may-act": ("CellTarget", "uniprot:P1", IKG.mayActOnCell, "CL:2", {"hedge": "may"}),
    "may-grow": (
        "Process", "uniprot:P1", IKG.mayBeInvolvedIn, "GO:1",
        {"hedge": "may", "cell": "CL:2", "effects": ("proliferation",), "joint": "uniprot:P2"},
    ),
    "generates": (
        "Process", "uniprot:P1", OBO.RO_0002428, "GO:2", {"cell": "CL:1", "effects": ("generation",)},
    ),
    "role": ("Process", "uniprot:P1", OBO.RO_0002331, "GO:1", {}),
    "role-by": ("Process", "uniprot:P1", OBO.RO_0002331, "GO:1", {"means": "acts"}),
    "encodes": ("GeneProduct", "hgnc:1", OBO.RO_0002205, "uniprot:P1", {}),
    "place": ("Location", "hgnc:1", OBO.RO_0001025, "CHR:9606-chr1p1", {}),
    "kind": ("Classification", "hgnc:1", "rdf:type", "SO:0001217", {}),
    "linked": ("GeneDisease", "hgnc:1", "biolink:gene_associated_with_condition", "MONDO:1", {}),
    "gone-wrong": ("GeneDisease", "hgnc:1", IKG.dysregulationContributesTo, "MONDO:1", {}),
    "mutated": ("GeneDisease", "hgnc:1", IKG.mutationCauses, "MONDO:2", {}),
    "itchy": ("GeneDisease", "hgnc:2", IKG.dysregulationContributesTo, "con:itches", {}),
    "in-rash": ("Process", "uniprot:P2", IKG.criticalFor, "GO:2", {"disease": "MONDO:2"}),
    "critical": ("Process", "uniprot:P1", IKG.criticalFor, "GO:2", {"disease": "MONDO:2"}),
    "spliced": ("Splicing", "hgnc:1", IKG.hasTranscriptAttribute, "SO:0001217", {"curated": True}),
    "for-instance": (
        "GeneDisease", "hgnc:1", "biolink:gene_associated_with_condition", "MONDO:3", {"exemplary": True},
    ),
    "clan": ("Family", "uniprot:P2", OBO.RO_0002350, "con:clan", {}),
    "unknown": ("Process", "uniprot:P2", OBO.RO_0002331, "con:unresolved-1", {"not_asserted": "unresolved"}),
    "named": ("Naming", "hgnc:1", SKOS.altLabel, "The A", {}),
    "named-itch": ("Naming", "MONDO:1", SKOS.altLabel, "ITCH1", {}),  # the vocabulary has this name too
    "named-rash": ("Naming", "MONDO:2", SKOS.altLabel, "Spots", {}),
    "nothing": ("Other", "hgnc:2", "biolink:related_to", "hgnc:1", {"not_asserted": "relation"}),
}  # fmt: skip


def _statement(code: str, sentence: Span) -> Statement:
    kind, subject, predicate, thing, more = CLAIMS[code]
    says = dict(more)
    term = VOCABULARY.terms.get(expand(thing)) if ":" in thing else None
    ends = (
        End(expand(subject), "", "protein", Span(sentence.start, "It")),
        End(
            expand(thing) if ":" in thing else None,
            term.label if term else thing,
            term.kind if term else "unresolved" if ":" in thing else "literal",
            Span(sentence.end - 5, sentence.text[-5:]),
            How.CURATED if "curated" in says else How.NAME,
        ),
    )
    joint = says.get("joint")
    return Statement(
        f"{kind}Statement",
        "a family",
        ends[0],
        expand(predicate),
        ends[1],
        sentence,
        (sentence,),
        Span(sentence.start, says.get("phrase", "acts")),
        "a-frame",
        hedge_cues=(Span(sentence.start, says["hedge"]),) if "hedge" in says else (),
        negation_cues=(Span(sentence.start, "not"),) if says.get("not_asserted") == "negated" else (),
        not_asserted=says.get("not_asserted"),
        evidential_cues=(Span(sentence.start, "seen"),) if "curated" in says else (),
        exemplary="exemplary" in says,
        effects=says.get("effects", ()),
        cell=expand(says["cell"]) if "cell" in says else None,
        joint_agents=(JointAgent("together with", expand(joint), "protein B", "protein"),) if joint else (),
        context_diseases=(expand(says["disease"]),) if "disease" in says else (),
        means=(_statement(says["means"], sentence),) if "means" in says else (),
    )


def article(
    key: str,
    claims: Sequence[str],
    papers: Sequence[str] = (),
    note: str = "",
    text_of: str = "",
    vocabulary: Vocabulary = VOCABULARY,
) -> str:
    """The graph of a document with one sentence a claim, as N-Triples. Papers: `work`, `journal`, `other`.

    `text_of`: the key whose text it has in common; `vocabulary`: what it was read with.
    """
    head = (text_of or key) + note
    lines = [f"Sentence {number} says {code}." for number, code in enumerate(claims)]
    papers_at = len("\n".join([head, *lines])) + 1
    text = "\n".join([head, *lines, *(f"1999 3 {paper} printed" for paper in papers)])
    statements, citations, at = [], [], len(head) + 1
    for line, code in zip(lines, claims, strict=True):
        statement = _statement(code, Span(at, line))
        statements += [statement, *statement.means]
        at += len(line) + 1
    for number, paper in enumerate(papers, 1):
        printed, year, volume = Span(at, f"1999 3 {paper} printed"), Span(at, "1999"), Span(at + 5, "3")
        known = _JOURNAL.iri if paper != "other" else None
        work = _WORK.iri if paper == "work" else None
        citations.append(
            Citation(number, printed, printed, year, None, None, volume, None, None, known, work)
        )  # fmt: skip
        at += len(printed.text) + 1
    document = Document(
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        file_sha256=None,
        key=key,
        name=f"{key}.txt",
        language="en",
        title=Span(0, text_of or key),
        updates=(),
        german_version=key == "two",
        blocks=(),
        sections=(
            Section("front", "Front", 0, papers_at, False),
            Section("sources", "Sources", papers_at, len(text) + 1, False),
        ),
        sentences=(),
    )
    topic = Topic(expand("hgnc:1"), "AAA", expand("uniprot:P1"), "protein A")
    found = triples.triples(document, topic, statements, citations, vocabulary)
    return "".join(f"<{s}> <{p}> {n3(o)} .\n" for s, p, o in found)


def of_today(golden: str) -> str:
    """The golden graph in Turtle, whose version was named by its text alone, with the name it has today."""
    (digest,) = re.findall(r'sha256 "([0-9a-f]{64})"', golden)
    (key,) = re.findall(r"isVersionOf doc:([\w-]+)", golden)
    version = hashlib.sha256(f"{key}\n{digest}".encode()).hexdigest()[:16]
    return re.sub(rf"{digest[:16]}(?!{digest[16:]})", version, golden)
