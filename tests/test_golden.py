"""The article and the sample, against the statements and the direct triples written by hand."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
from sayings import reader, vocabulary

from il21kg.graph import triples
from il21kg.graph.identity import Node, n3, statement_iri
from il21kg.graph.shortcuts import SHORT_CUTS
from il21kg.namespaces import IKG, OA, PREFIXES, RDF, compact, expand, local_name
from il21kg.pipeline import make_reader
from il21kg.reading.reader import Reading
from il21kg.reading.statements import Statement
from il21kg.reading.topic import find_topic
from il21kg.resources import sample_article
from il21kg.text.document import Document, Span, read_document
from il21kg.vocabulary.vocabulary import Vocabulary

SHARED = Path(__file__).parents[1].parent / "shared"
ARTICLE = SHARED / "articles" / "il21.txt"
GOLDEN = SHARED / "design" / "golden"
needs_golden = pytest.mark.skipif(
    not (ARTICLE.exists() and GOLDEN.exists()), reason="the article and its golden files are not here"
)

#: What the article says, and the sample in other words: the asserted triples and the short cuts.
DIRECT = """
hgnc:6005 RO:0001025 CHR:9606-chr4q27
hgnc:6005 RO:0002205 uniprot:Q9HBE4
hgnc:6005 rdf:type SO:0001217
hgnc:6005 skos:altLabel "Interleukin-21"@en
hgnc:6005 biolink:gene_associated_with_condition MONDO:0004804
hgnc:6005 biolink:gene_associated_with_condition MONDO:0005083
hgnc:6005 biolink:gene_associated_with_condition MONDO:0007915
hgnc:6005 biolink:gene_associated_with_condition MONDO:0014338
hgnc:6005 biolink:gene_associated_with_condition con:chronic-inflammatory-disease
hgnc:6005 biolink:gene_associated_with_condition con:immune-mediated-disease
hgnc:6005 ikg:dysregulationContributesTo MONDO:0005083
hgnc:6005 ikg:dysregulationContributesTo MONDO:0007915
hgnc:6005 ikg:dysregulationContributesTo con:chronic-inflammatory-disease
hgnc:6005 ikg:dysregulationContributesTo con:immune-mediated-disease
hgnc:6005 ikg:hasTranscriptAttribute SO:1001189
hgnc:6005 ikg:productActsOnCell CL:0000235
hgnc:6005 ikg:productActsOnCell CL:0000236
hgnc:6005 ikg:productActsOnCell CL:0000623
hgnc:6005 ikg:productActsOnCell CL:0000910
uniprot:Q9HBE4 RO:0002327 GO:0005125
uniprot:Q9HBE4 RO:0002331 GO:0002250
uniprot:Q9HBE4 RO:0002331 GO:0045087
uniprot:Q9HBE4 RO:0002350 con:gamma-chain-cytokine-family
uniprot:Q9HBE4 RO:0002428 GO:0061470
uniprot:Q9HBE4 ikg:actsOnCell CL:0000235
uniprot:Q9HBE4 ikg:actsOnCell CL:0000236
uniprot:Q9HBE4 ikg:actsOnCell CL:0000623
uniprot:Q9HBE4 ikg:actsOnCell CL:0000910
uniprot:Q9HBE4 ikg:criticalFor GO:0016064
uniprot:Q9HBE4 ikg:hasActivity con:immunoregulatory-activity
uniprot:Q9HBE4 ikg:mayActOnCell CL:0000623
uniprot:Q9HBE4 ikg:mayActOnCell CL:0000785
uniprot:Q9HBE4 ikg:mayActOnCell CL:0002419
uniprot:Q9HBE4 ikg:mayBeInvolvedIn GO:0001787
uniprot:Q9HBE4 ikg:mayBeInvolvedIn GO:0048469
uniprot:Q9HBE4 ikg:mayRegulate GO:0042098
uniprot:Q9HBE4 ikg:mayRegulate GO:0042100
uniprot:Q9HBE4 ikg:regulatesGenerationOf CL:0002038
""".strip().splitlines()

#: Names a text introduces are welcome beside them (decision 1).
INTRODUCED = {"skos:altLabel"}


@cache
def load(article: bool) -> tuple[Document, Reading]:
    data = ARTICLE.read_bytes() if article else sample_article()
    document = read_document(data, "il21.txt" if article else "sample.txt", vocabulary().layout)
    return document, reader().read(document, find_topic(document, vocabulary()))


def direct(document: Document, reading: Reading, known: Vocabulary | None = None) -> set[str]:
    """Give the direct triples of a text: those of the graph that a claim or a rule of short cuts makes."""
    written = triples.triples(document, reading.topic, reading.statements, [], known or vocabulary())
    node = {s: (s.subject.iri, s.predicate, s.object.iri or s.object.label) for s in reading.statements}
    claimed = {triple for s, triple in node.items() if s.not_asserted is None}
    return {
        f"{compact(s)} {compact(p)} {compact(o) if isinstance(o, str) else n3(o)}"
        for s, p, o in written
        if p in SHORT_CUTS or (s, p, o if isinstance(o, str) else o.value) in claimed
    }


def test_the_table_of_direct_triples_is_whole() -> None:
    assert len(set(DIRECT)) == len(DIRECT) == 38


@pytest.mark.parametrize(
    "article", [pytest.param(True, marks=needs_golden, id="article"), pytest.param(False, id="sample")]
)
def test_the_direct_triples_are_those_of_the_table(article: bool) -> None:
    found = direct(*load(article))
    assert sorted(set(DIRECT) - found) == [], "missing"
    extra = {line for line in found - set(DIRECT) if line.split()[1] not in INTRODUCED}
    assert sorted(extra) == [], "too many"


def test_the_direct_triples_are_the_same_with_whole_terminologies(full_terms: Path) -> None:
    full = make_reader(full_terms)
    assert len(full.vocabulary.added) > 5
    for data in [sample_article(), *([ARTICLE.read_bytes()] if ARTICLE.exists() else [])]:
        document = read_document(data, "il21.txt", full.vocabulary.layout)
        reading = full.read(document, find_topic(document, full.vocabulary))
        found = direct(document, reading, full.vocabulary)
        assert sorted(set(DIRECT) - found) == [], "missing"
        assert sorted(line for line in found - set(DIRECT) if line.split()[1] not in INTRODUCED) == []
        assert {s.tier for s in reading.statements} == {"A"}
        assert reading.ambiguities == ()


@pytest.mark.parametrize(
    "article", [pytest.param(True, marks=needs_golden, id="article"), pytest.param(False, id="sample")]
)
def test_both_texts_are_read_without_rest(article: bool) -> None:
    _, reading = load(article)
    assert [s.residue for s in reading.statements if s.residue] == []
    assert {s.tier for s in reading.statements} == {"A"}
    assert reading.ambiguities == ()


@pytest.mark.parametrize(
    "article", [pytest.param(True, marks=needs_golden, id="article"), pytest.param(False, id="sample")]
)
def test_every_sentence_of_both_texts_is_used(article: bool) -> None:
    document, reading = load(article)
    assert len(reading.status) == len(document.sentences)
    assert set(reading.status) == {"used"}


@pytest.mark.parametrize(
    "article", [pytest.param(True, marks=needs_golden, id="article"), pytest.param(False, id="sample")]
)
def test_every_quote_stands_where_it_says(article: bool) -> None:
    document, reading = load(article)
    quotes = [
        (int(start.value), int(end.value), exact.value)
        for start, end, exact in _spans(document, reading)
        if not isinstance(start, str) and not isinstance(end, str) and not isinstance(exact, str)
    ]
    assert len(quotes) > 40
    assert [q for q in quotes if document.text[q[0] : q[1]] != q[2]] == []


def _spans(document: Document, reading: Reading) -> list[tuple[Node, Node, Node]]:
    written = triples.triples(document, reading.topic, reading.statements, [], vocabulary())
    of = {(s, p): o for s, p, o in written}
    spans = [s for s, p, o in written if p == RDF.type and o == IKG.Span]
    return [(of[s, OA.start], of[s, OA.end], of[s, OA.exact]) for s in spans]


@needs_golden
def test_the_table_says_what_the_golden_file_says() -> None:
    """The table above is typed here so that the sample can be tested alone; it must not drift."""
    golden = {
        " ".join(compact(t.value) if isinstance(t, ox.NamedNode) else str(t) for t in quad.triple)
        for quad in ox.parse(path=str(GOLDEN / "il21-direct.nt"))
        if isinstance(quad.triple.subject, ox.NamedNode)
    }
    assert golden == set(DIRECT)


# --- the 26 statements


@dataclass(frozen=True)
class Row:
    """One statement, as the columns of `statements.tsv` show it."""

    kind: str
    subject: str
    predicate: str
    object: str
    certainty: str
    family: str
    phrase: str
    cue: str
    effects: str
    joint_agents: str
    context: str
    tier: str
    negated: str
    evidence: tuple[str, ...]
    subject_span: str
    object_span: str

    @property
    def claim(self) -> tuple[str, str, str, str]:
        """What is compared first."""
        return self.subject, self.predicate, self.object, self.certainty


JOINT = {"together with": "togetherWith", "in synergy with": "inSynergyWith"}


def row(statement: Statement) -> Row:
    thing = statement.object
    return Row(
        kind=statement.kind,
        subject=str(statement.subject.iri),
        predicate=statement.predicate,
        object=thing.iri or f'"{thing.label}"@en',
        certainty=statement.certainty,
        family=statement.relation,
        phrase=statement.trigger.text,
        cue="|".join(cue.text for cue in statement.hedge_cues),
        effects="|".join(statement.effects),
        joint_agents="|".join(f"{JOINT[a.how]} {compact(a.iri)}" for a in statement.joint_agents),
        context="|".join(context.text for context in statement.contexts),
        tier=statement.tier,
        negated=str(statement.negated).lower(),
        evidence=tuple(sorted(f"{e.start}-{e.end}" for e in statement.evidence)),
        subject_span=_place(statement.subject.span),
        object_span=_place(thing.span),
    )


def _place(span: Span | None) -> str:
    return f"{span.start}-{span.end}" if span else ""


def _iri(name: str) -> str:
    return PREFIXES["rdf"] + "type" if name == "a" else name if name.startswith('"') else expand(name)


def golden_rows() -> list[tuple[str, Row]]:
    with (GOLDEN / "statements.tsv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [
        (
            expand(line["statement"]),
            Row(
                kind=line["class"],
                subject=_iri(line["subject"]),
                predicate=_iri(line["predicate"]),
                object=_iri(line["object"]),
                evidence=tuple(
                    sorted(
                        f"{start}-{end}"
                        for start, end in zip(
                            line["evidence_start"].split("|"), line["evidence_end"].split("|"), strict=True
                        )
                    )
                ),
                **{
                    name: line[name]
                    for name in (
                        "certainty",
                        "family",
                        "phrase",
                        "cue",
                        "effects",
                        "joint_agents",
                        "context",
                        "tier",
                        "negated",
                        "subject_span",
                        "object_span",
                    )
                },
            ),
        )
        for line in lines
    ]


#: The one row that two nodes may share, its evidence then the union of theirs (decision 5).
TWICE = expand("con:immunoregulatory-activity")


@needs_golden
def test_the_article_says_the_26_statements_and_no_other_claim() -> None:
    """Field by field, spans included; the order is that of the text.

    What is said a second time, in other words or of a part of the first, is no other claim (decision 5).
    """
    wanted = [r for _, r in golden_rows() if r.object != TWICE]
    found = [row(s) for s in load(True)[1].statements if s.object.iri != TWICE]
    assert [r for r in found if r in wanted] == wanted
    assert len(wanted) == 25
    again = [r for r in found if r not in wanted and r.kind != "NamingStatement"]
    assert [(r.family, r.phrase) for r in again] == [("is_a", "member of"), ("has_variant", "encoding")]
    assert {r.claim for r in again} <= {r.claim for r in wanted}


@needs_golden
def test_the_activity_is_said_twice_and_both_places_are_its_evidence() -> None:
    (wanted,) = [r for _, r in golden_rows() if r.object == TWICE]
    found = [row(s) for s in load(True)[1].statements if s.object.iri == TWICE]
    assert {r.claim for r in found} == {wanted.claim}
    assert {(r.kind, r.family, r.phrase, r.tier) for r in found} == {
        (wanted.kind, wanted.family, wanted.phrase, wanted.tier)
    }
    assert {place for r in found for place in r.evidence} == set(wanted.evidence)
    assert wanted.subject_span in {r.subject_span for r in found}
    assert wanted.object_span in {r.object_span for r in found}


@needs_golden
def test_every_golden_node_has_its_name() -> None:
    """A name is a hash of what is said: grounding, direction, cell, open lists and cues included."""
    wanted = {iri for iri, _ in golden_rows()}
    found = {statement_iri(s) for s in load(True)[1].statements}
    shown = {iri: r.claim for iri, r in golden_rows()}
    assert sorted(f"{local_name(iri)} {shown[iri]}" for iri in wanted - found) == []


@needs_golden
def test_the_role_in_immunity_comes_about_by_the_acts_on_four_cells() -> None:
    roles = [s for s in load(True)[1].statements if s.kind == "ProcessStatement" and s.means]
    assert [compact(str(s.object.iri)) for s in roles] == ["GO:0045087", "GO:0002250"]
    cells = {"CL:0000235", "CL:0000236", "CL:0000623", "CL:0000910"}
    assert [{compact(str(m.object.iri)) for m in s.means} for s in roles] == [cells, cells]
