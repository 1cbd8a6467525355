"""A graph in a file is judged as it stands, whatever its syntax; what cannot be judged is said."""

from pathlib import Path

import pytest
from faults import CIT, DOC, Change, add, base, put, typed

from il21kg.errors import InputError, SyntaxFault
from il21kg.graph.findings import render, to_json
from il21kg.graph.rdf_file import read_graph
from il21kg.graph.texts import validate_file

HEAD = """@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix ex: <http://example.org/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
RDF_XML = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://example.org/">'
    '<rdf:Description rdf:about="http://example.org/b"><e:c>d</e:c></rdf:Description></rdf:RDF>'
)


def graph_file(folder: Path, text: str, name: str = "given.ttl") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.ttl", "\ufeff" + HEAD + 'ex:b ex:c "d" .'),
        ("a.nt", '\ufeff<http://example.org/b> <http://example.org/c> "d" .'),
        ("a.rdf", RDF_XML),
        ("a.jsonld", '{"@id": "http://example.org/b", "http://example.org/c": "d"}'),
        ("a.trig", 'GRAPH <http://example.org/g> { <http://example.org/b> <http://example.org/c> "d" }'),
        ("a", HEAD + 'ex:b ex:c "d"^^xsd:string .'),
    ],
)
def test_every_syntax_gives_the_same_graph(name: str, text: str) -> None:
    graph = read_graph(text.encode(), Path(name))
    assert [tuple(map(str, triple)) for triple in graph] == [
        ("http://example.org/b", "http://example.org/c", "d")
    ]


def test_a_relative_iri_is_relative_to_the_file(tmp_path: Path) -> None:
    path = graph_file(tmp_path, "<> <#has> <other.ttl> .", "with blank.ttl")
    ((subject, predicate, thing),) = read_graph(path.read_bytes(), path)
    assert str(subject) == path.as_uri()
    assert str(predicate) == path.as_uri() + "#has"
    assert str(thing) == (tmp_path / "other.ttl").as_uri()


@pytest.mark.parametrize("words", ['"07"^^xsd:integer', '"7"^^xsd:int', '"1.50"^^xsd:decimal', '"T"@en-GB'])
def test_a_literal_stays_as_it_stands(words: str) -> None:
    ((_, _, thing),) = read_graph(f"{HEAD}ex:a ex:b {words} .".encode(), Path("a.ttl"))
    said = str(thing.n3()).replace("<http://www.w3.org/2001/XMLSchema#", "xsd:").replace(">", "")
    assert said.lower() == words.lower()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (HEAD + "ex:a ex:b ex:c {| ex:by ex:d |} .", "RDF 1.2 is used here, a triple about a triple"),
        (HEAD + "ex:a ex:b <<( ex:a ex:b ex:c )>> .", "RDF 1.2 is used here, a triple about a triple"),
        (HEAD + 'ex:a ex:b "c"@he--rtl .', "RDF 1.2 is used here, a text with a base direction"),
    ],
)
def test_a_later_rdf_is_refused_in_a_sentence(text: str, message: str) -> None:
    with pytest.raises(InputError, match=message) as caught:
        read_graph(text.encode(), Path("a.ttl"))
    assert caught.value.exit_code == 2
    assert "RDF 1.1" in caught.value.advice


@pytest.mark.parametrize(
    ("text", "message", "line"),
    [
        (HEAD + "ex:a zoo:b ex:c .", "The prefix zoo: has not been declared", 4),
        ("<http://example.org/a> <http://example.org/b>\n  'c", "Unexpected end of file", 2),
    ],
)
def test_what_does_not_parse_is_told_with_its_place(text: str, message: str, line: int) -> None:
    with pytest.raises(SyntaxFault, match=message) as caught:
        read_graph(text.encode(), Path("a.ttl"))
    assert caught.value.line == line


@pytest.mark.parametrize("text", ["", "# no triple\n", HEAD + 'ex:Ann a ex:Person ; ex:name "Ann" .'])
def test_a_graph_of_something_else_is_not_said_to_conform(tmp_path: Path, text: str) -> None:
    report = validate_file(graph_file(tmp_path, text))
    assert "nothing here that the shapes speak of" in render(report)
    assert "conforms" not in render(report)
    assert '"checked": false' in to_json(report)
    assert (report.exit_code(), report.exit_code(strict=True)) == (0, 1)


def test_a_literal_of_another_type_is_told_once_without_a_traceback(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    path = graph_file(
        tmp_path, HEAD + 'ex:a dcterms:modified "31.04.2020"^^xsd:date, "2020-04-30"^^xsd:date .'
    )
    (finding,) = validate_file(path).findings
    assert "“31.04.2020” is no xsd:date" in finding.message
    assert (finding.severity, finding.node) == ("warning", "http://example.org/a")
    assert capfd.readouterr() == ("", "")
    assert not caplog.records


def judged(tmp_path: Path, change: Change) -> set[tuple[str, str]]:
    """Give shape and severity of what is found in the graph without fault, after a change, from its file."""
    graph = base()
    change(graph)
    path = tmp_path / "changed.nt"
    graph.serialize(path, format="nt", encoding="utf-8")
    return {(each.shape, each.severity) for each in validate_file(path).findings if each.shape[0] != "P"}


ENDS = f"{DOC}.overview"


@pytest.mark.parametrize(
    ("change", "shapes"),
    [
        (put(ENDS, "ikg:startsAt", "42"), set()),
        (typed(ENDS, "ikg:startsAt", "042", "integer"), {("L2", "warning")}),
        (typed(ENDS, "ikg:startsAt", "+42", "integer"), {("L2", "warning")}),
        (typed(ENDS, "ikg:startsAt", "42", "int"), {("L2", "warning"), ("E2", "violation")}),
        (typed(ENDS, "ikg:startsAt", "42.0", "decimal"), {("L2", "warning"), ("E2", "violation")}),
        (put(ENDS, "ikg:startsAt", '"42"'), {("E2", "violation")}),
        (typed(ENDS, "ikg:endsAt", "last", "integer"), {("L1", "warning"), ("E2", "violation")}),
        (typed(DOC, "ikg:quotes", "0", "boolean"), {("L2", "warning"), ("D1", "violation")}),
        (typed("s:4", "ikg:exemplary", "1", "boolean"), {("L2", "warning"), ("S1", "violation")}),
        (typed("s:8", "biolink:negated", "1", "boolean"),
         {("L2", "warning"), ("S1b", "violation"), ("S14", "violation")}),
        (typed(CIT, "ikg:statedVolume", "011", "integer"), {("L2", "warning")}),
        (put(CIT, "ikg:statedVolume", '"11"'), {("C1", "warning")}),
        (put(CIT, "ikg:statedVolume", '"7 Suppl"'), set()),
        (put(CIT, "ikg:statedVolume", "99999999999999999999"), {("C1", "warning")}),
        (typed("jrn:imaginary-letters", "ikg:anchorYear", "2000", "short"),
         {("L2", "warning"), ("C10", "violation")}),
        (add('con:thing con:weighs "1.50"^^xsd:decimal .'), set()),  # nothing of ours
    ],
)  # fmt: skip
def test_a_literal_is_judged_as_it_stands(
    tmp_path: Path, change: Change, shapes: set[tuple[str, str]]
) -> None:
    assert judged(tmp_path, change) == shapes
