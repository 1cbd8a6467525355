"""A graph is written so that it reads back as the same graph, in the same bytes every time."""

import csv
import gzip
import os
import random
import re
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from rdflib.compare import isomorphic

from il21kg.errors import InputError
from il21kg.graph.triples import to_ntriples
from il21kg.pipeline import check, make_reader, read
from il21kg.show.files.rdf import FORMATS, export, format_name, natural

SHARED = Path(__file__).parents[2].parent / "shared"
GOLDEN = SHARED / "design" / "golden" / "il21.ttl"
TABLE = SHARED / "data" / "refseq-dev.tsv.gz"
NAMES = tuple(FORMATS.values())

PREFIXES = """
@prefix biolink: <https://w3id.org/biolink/vocab/> .
@prefix cit: <https://w3id.org/il21kg/citation/> .
@prefix cito: <http://purl.org/spar/cito/> .
@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix doc: <https://w3id.org/il21kg/document/> .
@prefix hgnc: <http://identifiers.org/hgnc/> .
@prefix ikg: <https://w3id.org/il21kg/ontology#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix obo: <http://purl.obolibrary.org/obo/> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix span: <https://w3id.org/il21kg/span/> .
@prefix stmt: <https://w3id.org/il21kg/statement/> .
@prefix uniprot: <http://purl.uniprot.org/uniprot/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""

SMALL = (
    PREFIXES
    + r"""
hgnc:6005 a biolink:Gene, obo:SO_0001217 ; rdfs:label "IL21"@en ; skos:altLabel "Interleukin-21"@en ;
    ikg:productActsOnCell obo:CL_0000236 ; ikg:referenceProduct uniprot:Q9HBE4 .
uniprot:Q9HBE4 a biolink:Protein ; rdfs:label "Interleukin-21"@en ; ikg:actsOnCell obo:CL_0000236 .
obo:CL_0000236 rdfs:label "B cell"@en ; rdfs:subClassOf obo:CL_0000945 .
stmt:00000000000000a1 a ikg:CellTargetStatement ; rdf:subject uniprot:Q9HBE4 ;
    rdf:predicate ikg:actsOnCell ; rdf:object obo:CL_0000236 ; ikg:certainty ikg:stated ;
    ikg:evidence span:00000000000000ff.2-31 ; ikg:exemplary true .
stmt:00000000000000a2 a ikg:ClassificationStatement ; rdf:subject hgnc:6005 ; rdf:predicate rdf:type ;
    rdf:object obo:SO_0001217 ; ikg:evidence span:00000000000000ff.40-45 .
stmt:00000000000000a3 a ikg:OtherStatement ; rdf:subject hgnc:6005 ; rdf:predicate biolink:related_to ;
    rdf:object uniprot:Q9HBE4 ; ikg:notAsserted "relation" ; ikg:evidence span:00000000000000ff.40-45 .
span:00000000000000ff.2-31 a ikg:Span ; oa:start 2 ; oa:end 31 ; ikg:inSection doc:00000000000000ff.body ;
    oa:exact "He said: \"it acts\", it\r\nacts\ton <B> & T \\ cells 'in γ'." .
span:00000000000000ff.40-45 a ikg:Span ; oa:start 40 ; oa:end 45 ; ikg:inSection doc:00000000000000ff.body ;
    oa:exact "a]]>b" .
span:00000000000000ff.100-105 a ikg:Span ; oa:start 100 ; oa:end 105 ; oa:exact " x \n" .
doc:00000000000000ff a ikg:DocumentVersion ; dcterms:modified "2020-02-01"^^xsd:date ;
    dcterms:isVersionOf doc:small ; cito:cites cit:00000000000000ff-1 .
doc:00000000000000ff.body a ikg:Section ; dcterms:isPartOf doc:00000000000000ff .
doc:small a ikg:SourceDocument ; dcterms:title "A small page"@en .
cit:00000000000000ff-1 a ikg:Citation ; ikg:ordinal 1 ; ikg:statedYear "2001"^^xsd:gYear ;
    ikg:statedTitle "Cells" ; ikg:refersToWork <https://doi.org/10.1000/a(b)c;d> .
<https://doi.org/10.1000/a(b)c;d> a <http://purl.org/spar/fabio/JournalArticle> .
<https://w3id.org/il21kg/dataset> a dcat:Dataset ; dcterms:source doc:00000000000000ff .
<https://www.genenames.org/data/genegroup/#!/group/601> rdfs:label "a group"@en ;
    <http://example.org/odd#of> obo:CL_0000236 ;
    <http://example.org/odd#like> "x"^^<http://example.org/odd#type> .
"""
)


def triples(text: str = SMALL) -> list[ox.Triple]:
    return [quad.triple for quad in ox.parse(text, format=ox.RdfFormat.TURTLE)]


def written(format: str, quotes: bool = True, text: str = SMALL) -> str:
    return export(triples(text), format, quotes=quotes).decode()


ENGINE = {
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "json-ld": ox.RdfFormat.JSON_LD,
    "rdf-xml": ox.RdfFormat.RDF_XML,
    "trig": ox.RdfFormat.TRIG,
}
RDFLIB = {"turtle": "turtle", "ntriples": "nt", "json-ld": "json-ld", "rdf-xml": "xml", "trig": "trig"}


def read_by_engine(data: bytes, format: str) -> set[ox.Triple]:
    return {quad.triple for quad in ox.parse(data, format=ENGINE[format])}


def read_by_rdflib(data: bytes, format: str) -> rdflib.Graph:
    dataset = rdflib.Dataset()
    dataset.parse(data=data, format=RDFLIB[format])
    graph = rdflib.Graph()
    for subject, predicate, thing, _ in dataset.quads():
        graph.add((subject, predicate, thing))
    return graph


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib.*")  # of its own parsers
@pytest.mark.parametrize("format", NAMES)
def test_what_is_written_reads_back_as_the_same_graph(format: str) -> None:
    data = export(triples(), format)
    assert read_by_engine(data, format) == set(triples())
    assert isomorphic(read_by_rdflib(data, format), rdflib.Graph().parse(data=SMALL, format="turtle"))


ANY = st.characters(codec="utf-8", exclude_characters="\0")
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@pytest.mark.parametrize("format", NAMES)
@given(st.lists(st.text(ANY, max_size=8), min_size=1, max_size=4))
def test_every_word_survives_every_format(format: str, words: list[str]) -> None:
    span = "https://w3id.org/il21kg/span/00000000000000ff.0-"
    exact = ox.NamedNode("http://www.w3.org/ns/oa#exact")
    given_ = [ox.Triple(ox.NamedNode(f"{span}{n}"), exact, ox.Literal(w)) for n, w in enumerate(words)]
    if format == "rdf-xml" and NOT_XML.search("".join(words)):
        with pytest.raises(InputError, match="cannot hold the character U"):
            export(given_, format)
    else:
        assert read_by_engine(export(given_, format), format) == set(given_)


def test_turtle_is_grouped_short_and_in_the_order_of_the_text() -> None:
    text = written("turtle")
    assert text.startswith("@prefix biolink: <https://w3id.org/biolink/vocab/> .\n@prefix cit: ")
    assert (
        "\n\nhgnc:6005 a biolink:Gene, obo:SO_0001217 ;\n"
        "    ikg:productActsOnCell obo:CL_0000236 ;\n"
        "    ikg:referenceProduct uniprot:Q9HBE4 ;\n"
        '    rdfs:label "IL21"@en ;\n'
        '    skos:altLabel "Interleukin-21"@en .\n\n'
    ) in text
    subjects = re.findall(r"^(?!@)(\S+) ", text, re.MULTILINE)
    assert [s for s in subjects if s.startswith("span:")] == [
        "span:00000000000000ff.2-31",
        "span:00000000000000ff.40-45",
        "span:00000000000000ff.100-105",
    ]
    assert len(subjects) == len(set(subjects)) == len({t.subject for t in triples()})
    node = text[text.index("\nstmt:00000000000000a1 ") :]
    assert re.findall(r"^ *(?:stmt:\S+ )?(a|[\w]+:\w+) ", node, re.MULTILINE)[:4] == [
        "a",
        "rdf:subject",
        "rdf:predicate",
        "rdf:object",
    ]


def test_only_used_prefixes_are_declared() -> None:
    text = 'hgnc:6005 a biolink:Gene ; rdfs:label "IL21"@en ; ikg:ordinal 1 .'
    declared = re.findall(r"@prefix (\w+):", written("turtle", text=PREFIXES + text))
    assert declared == ["biolink", "hgnc", "ikg", "rdfs"]
    assert written("turtle", text="") == ""


def test_a_long_list_has_one_object_to_a_line() -> None:
    many = ", ".join(f"obo:CL_00002{n}" for n in range(10, 20))
    text = written("turtle", text=f"{PREFIXES} uniprot:P1 ikg:actsOnCell {many} .")
    assert text.count(",\n        obo:CL_") == 9


def test_trig_parts_the_triples_by_their_nature() -> None:
    parts: dict[str, set[str]] = {}
    for quad in ox.parse(written("trig"), format=ox.RdfFormat.TRIG):
        assert isinstance(quad.graph_name, ox.NamedNode)
        parts.setdefault(quad.graph_name.value.rsplit("/", 1)[1], set()).add(str(quad.triple))
    assert {name: len(part) for name, part in parts.items()} == {
        "assertion": 3,
        "statement": 18,
        "evidence": 16,
        "citation": 7,
        "provenance": 7,
        "vocabulary": 11,
    }
    tail = re.compile(r"[\w]+(?=>)")
    assert {tuple(tail.findall(t)) for t in parts["assertion"]} == {
        ("Q9HBE4", "actsOnCell", "CL_0000236"),
        ("6005", "type", "SO_0001217"),
        ("6005", "productActsOnCell", "CL_0000236"),
    }


@pytest.mark.parametrize("format", NAMES)
def test_without_quotes_the_words_are_gone_and_the_document_says_so(format: str) -> None:
    data = export(triples(), format, quotes=False)
    assert b"He said" not in data
    difference = read_by_engine(data, format) ^ set(triples())
    assert {t.predicate.value.rsplit("#")[-1] for t in difference} == {"exact", "quotes"}
    (said,) = (t for t in difference if t.predicate.value.endswith("quotes"))
    assert (
        str(said)
        == "<https://w3id.org/il21kg/document/00000000000000ff> <https://w3id.org/il21kg/ontology#quotes>"
        ' "false"^^<http://www.w3.org/2001/XMLSchema#boolean>'
    )
    assert export(read_by_engine(data, format), format, quotes=False) == data  # once is enough


@pytest.mark.parametrize(
    ("given_", "name"),
    [("ttl", "turtle"), (".nt", "ntriples"), ("JSONLD", "json-ld"), ("rdf-xml", "rdf-xml"), ("trig", "trig")],
)
def test_a_format_is_known_by_name_or_ending(given_: str, name: str) -> None:
    assert format_name(given_) == name


def test_an_unknown_format_lists_the_known_ones() -> None:
    with pytest.raises(InputError) as caught:
        export([], "docx")
    assert "docx" in caught.value.message
    assert all(
        name in caught.value.advice and f".{end}" in caught.value.advice for end, name in FORMATS.items()
    )


@pytest.mark.parametrize(
    ("turtle", "problem"),
    [
        ("<urn:a> <urn:p> <<( <urn:a> <urn:p> <urn:b> )>> .", "a triple about a triple"),
        ('<urn:a> <urn:p> "x"@en--rtl .', "a base direction"),
    ],
)
def test_what_only_a_later_rdf_holds_is_refused(turtle: str, problem: str) -> None:
    with pytest.raises(InputError, match=problem) as caught:
        export(triples(turtle), "turtle")
    assert "RDF 1.1" in caught.value.advice


def test_a_property_that_rdf_xml_keeps_for_itself_is_refused() -> None:
    with pytest.raises(InputError, match="keeps the property"):
        export(triples(PREFIXES + "<urn:a> rdf:li 1 ."), "rdf-xml")


@pytest.mark.parametrize("format", NAMES)
def test_equal_blank_nodes_give_equal_bytes(format: str) -> None:
    one = triples(PREFIXES + '_:x ikg:cites [ rdfs:label "b" ], [ rdfs:label "a" ] . _:x a _:z .')
    two = triples(PREFIXES + '_:q a _:r ; ikg:cites [ rdfs:label "a" ], [ rdfs:label "b" ] .')
    assert export(one, format) == export(two, format)


# Any graph: what the formats differ in is names (prefixes, blank nodes, schemes that are prefixes) and words.
IRIS = st.sampled_from(
    "http://identifiers.org/hgnc/6005 http://identifiers.org/hgnc/ http://identifiers.org/hgnc/a.b"
    " http://identifiers.org/hgnc/a. https://w3id.org/il21kg/ontology#tierA doi:10.1000/182 doc:x urn:a"
    " http://www.w3.org/1999/02/22-rdf-syntax-ns#type http://www.w3.org/1999/02/22-rdf-syntax-ns#subject"
    " http://example.org/é?q=1&r=<2>#x' http://purl.obolibrary.org/obo/CL_0000236 mailto:a@b".replace(
        "<2>", "2"
    ).split()
).map(ox.NamedNode)
BLANKS = st.sampled_from("xyz").map(ox.BlankNode)
WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff")
)
LITERALS = st.one_of(
    WORDS.map(ox.Literal),
    st.builds(lambda words, tag: ox.Literal(words, language=tag), WORDS, st.sampled_from(["en", "en-gb"])),
    st.sampled_from([("1", "integer"), ("-3", "integer"), ("true", "boolean"), ("2020-02-01", "date")]).map(
        lambda pair: ox.Literal(pair[0], datatype=ox.NamedNode(f"http://www.w3.org/2001/XMLSchema#{pair[1]}"))
    ),
)
GRAPHS = st.lists(
    st.builds(ox.Triple, st.one_of(IRIS, BLANKS), IRIS, st.one_of(IRIS, BLANKS, LITERALS)), max_size=6
)


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib.*")
@pytest.mark.parametrize("format", NAMES)
@given(graph=GRAPHS)
def test_any_graph_reads_back_equal_by_both_readers(format: str, graph: list[ox.Triple]) -> None:
    try:
        data = export(graph, format)
    except InputError as fault:
        assert format == "rdf-xml" and "cannot name the property" in fault.message
        return
    lines = export(graph, "ntriples")
    assert export(read_by_engine(data, format), "ntriples") == lines
    assert isomorphic(read_by_rdflib(data, format), read_by_rdflib(lines, "ntriples"))


def test_a_property_without_a_name_cannot_be_an_element() -> None:
    odd = ox.Triple(
        ox.NamedNode("http://example.org/a"), ox.NamedNode("http://example.org/1"), ox.Literal("")
    )
    with pytest.raises(InputError, match=r"example\.org/1"):
        export([odd], "rdf-xml")


def test_the_same_bytes_in_any_order_and_from_quads() -> None:
    quads = [ox.Quad(t.subject, t.predicate, t.object) for t in triples()]
    for format in NAMES:
        assert export(reversed(quads), format) == export(triples(), format)


def test_the_same_bytes_under_every_hash_seed(tmp_path: Path) -> None:
    source = tmp_path / "small.ttl"
    source.write_text(SMALL, encoding="utf-8")
    code = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "import pyoxigraph as ox; from il21kg.show.files.rdf import FORMATS, export\n"
        "triples = {q.triple for q in ox.parse(path=sys.argv[2])}\n"
        "for f in FORMATS: sys.stdout.buffer.write(export(triples, f))"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code, str(Path(__file__).parents[2]), str(source)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "42")
    }
    assert outputs == {b"".join(export(triples(), format) for format in NAMES)}


@pytest.mark.skipif(not GOLDEN.exists(), reason="the golden graph is not here")
@pytest.mark.parametrize("format", NAMES)
def test_the_golden_graph_is_written_whole(format: str) -> None:
    golden = triples(GOLDEN.read_text(encoding="utf-8"))
    data = export(golden, format)
    assert read_by_engine(data, format) == set(golden)
    if format == "trig":
        listed = GOLDEN.with_name("il21-direct.nt").read_text(encoding="utf-8").splitlines()
        asserted = {
            f"{q.triple} ."
            for q in ox.parse(data, format=ENGINE["trig"])
            if str(q.graph_name).endswith("assertion>")
        }
        assert asserted == set(listed)


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib.*")
@pytest.mark.skipif(not TABLE.exists(), reason="the table of gene summaries is not here")
def test_the_graphs_of_500_summaries_read_back_equal(tmp_path: Path) -> None:
    reader = make_reader()
    with gzip.open(TABLE, "rt", encoding="utf-8", newline="") as lines:
        rows = random.Random(7).sample(list(csv.DictReader(lines, delimiter="\t")), 500)
    written = 0
    for row in rows:
        path = tmp_path / "summary.txt"
        path.write_text(row["summary"], encoding="utf-8")
        graph = to_ntriples(check(read(reader, path, row["symbol"], "summary")).triples)
        given_ = {quad.triple for quad in ox.parse(graph, format=ox.RdfFormat.N_TRIPLES)}
        for format in NAMES:
            data = export(given_, format)
            assert read_by_engine(data, format) == given_, (row["symbol"], format)
            assert len(read_by_rdflib(data, format)) == len(given_), (row["symbol"], format)
        written += 1
    assert written == 500


def by_size(name: str) -> list[str | int]:
    """The letters and the numbers of a name, in turn."""
    return [int(part) if at % 2 else part for at, part in enumerate(re.split("([0-9]+)", name))]


@given(st.lists(st.text("a:-.079é", max_size=9), max_size=9))
def test_numbers_in_names_are_sorted_by_their_size(names: list[str]) -> None:
    assert sorted(names, key=natural) == sorted(names, key=by_size)


def test_a_number_of_any_length_has_a_place() -> None:
    longer, shorter = "cl:1" + "0" * 5000, "cl:" + "9" * 5000
    assert natural("cl:8") < natural("cl:9x") < natural(shorter) < natural(longer) < natural("cla")
