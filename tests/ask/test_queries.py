"""The questions: equal answers in two engines, values in many words, plain refusals."""

import io
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
import rdflib
from articles import CLAIMS, article

import il21kg
from il21kg import KnowledgeGraph, resources
from il21kg.ask.binding import bind
from il21kg.ask.catalogue import Parameter, Question, catalogue, find_question, read_question
from il21kg.ask.queries import run
from il21kg.ask.result import Result
from il21kg.errors import InputError, SyntaxFault
from il21kg.namespaces import PREFIXES, expand
from il21kg.store.store import Store, open_store

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT.parent / "shared" / "design" / "golden"
NAMES = [each.name for each in catalogue()]
#: Values under which the questions find something in the small documents.
SMALL = {
    "gene": "hgnc:1", "alias": "ITCH1", "object": "MONDO:1", "class": "CL:3", "other": "hgnc:2",
    "cell": "CL:3", "disease": "MONDO:1", "process": "GO:1", "family": "con:clan", "from": "hgnc:1",
    "place": "CHR:9606-chr1", "to": "MONDO:1",
}  # fmt: skip


@pytest.fixture(scope="module")
def small() -> Iterator[Store]:
    with open_store(":memory:", write=True) as kept:
        kept.replace(article("one", sorted(CLAIMS), ["work", "other"]))
        kept.replace(article("two", sorted(CLAIMS)[::2], ["journal"]))
        yield kept


@pytest.fixture(scope="module")
def small_in_rdflib(small: Store) -> rdflib.Graph:
    return small.to_rdflib()


@pytest.fixture(scope="module")
def golden() -> Iterator[tuple[Store, rdflib.Graph, dict[str, Any]]]:
    if not GOLDEN.exists():
        pytest.skip("the article's graph is not here")
    answers = json.loads((GOLDEN / "answers.json").read_text(encoding="utf-8"))
    with open_store(":memory:", write=True) as kept:
        kept.replace("".join(f"{quad.triple} .\n" for quad in ox.parse(path=str(GOLDEN / "il21.ttl"))))
        yield kept, rdflib.Graph().parse(GOLDEN / "il21.ttl"), answers


def rows(result: Result) -> list[list[str | None]]:
    return [list(row.values()) for row in result.to_dicts()]


def rows_of_rdflib(graph: rdflib.Graph, text: str) -> list[list[str | None]]:
    answer = graph.query(text)
    found = [[None if term is None else str(term) for term in row] for row in answer]  # type: ignore[union-attr]
    return sorted(found, key=str) if answer.type == "CONSTRUCT" else found


def value_for(each: Question) -> dict[str, str]:
    values = {one.name: SMALL[one.name] for one in each.parameters if one.name in SMALL}
    other = {"immune-diseases": {"class": "MONDO:3"}, "family": {"gene": "hgnc:2"}}
    return {**values, **other.get(each.name, {})}


# --- the files


#: Questions for which the small documents have nothing; the genes below have.
NOT_IN_SMALL = {
    "cited-facts", "composition", "expression", "localization", "paper-support", "partners", "regulators",
}  # fmt: skip
#: Questions of ours that the data model does not have.
NEW = {
    "activities", "agents-on-cell", "cited-facts", "compare", "composition", "contradictions", "denied",
    "disease-genes", "expression", "facts", "family-members", "genes-at", "left-open", "localization",
    "names", "news", "partners", "path", "process-genes", "regulators", "shared",
}  # fmt: skip


def test_the_questions_of_the_data_model_are_all_there() -> None:
    assert len(NAMES) == len(set(NAMES)) == 33 + len(NEW)
    assert set(NAMES) > NEW


@pytest.mark.parametrize("each", catalogue(), ids=NAMES)
def test_a_file_says_what_it_asks(each: Question) -> None:
    assert each.question.endswith("?")
    header = re.findall(r"^#\+   (\w+): ", each.text, re.MULTILINE)
    assert header == [one.name for one in each.parameters], "each VALUES line is a parameter, and no other"
    assert all(one.meaning for one in each.parameters)
    assert all(len(value) < 60 for value in each.answer), "values, no sentences"
    for name in re.findall(r"^PREFIX (\w+):", each.text, re.MULTILINE):
        assert f"PREFIX {name}: <{PREFIXES[name]}>\n" in each.text
        assert len(re.findall(rf"\b{name}:\w", each.text)) > 0, f"{name} is used"


@pytest.mark.parametrize("each", catalogue(), ids=NAMES)
def test_two_engines_agree_on_small_documents(
    each: Question, small: Store, small_in_rdflib: rdflib.Graph
) -> None:
    text = bind(each.text, value_for(each))
    found = rows(run(small, text))
    assert found == rows_of_rdflib(small_in_rdflib, text)
    none = (*NOT_IN_SMALL, "orphans")
    assert bool(found) == (each.name not in none), "the documents have no such thing"
    assert each.name != "open-lists" or found == [["1"]]


@pytest.fixture(scope="module")
def sample() -> KnowledgeGraph:
    return il21kg.load()


@pytest.mark.parametrize("each", catalogue(), ids=NAMES)
def test_the_header_holds_for_the_sample(each: Question, sample: KnowledgeGraph) -> None:
    found = rows(sample.query(each.name))
    assert set(each.answer) <= {cell for row in found for cell in row}
    assert bool(each.answer) == bool(found)


#: Columns that the questions have since the golden answers were written; effects tell their direction now.
ADDED = {"target-cells": ["effects"], "hedged": ["subject"], "document": ["file"]}


def _without_direction(cell: str | None) -> str | None:
    return None if cell is None else re.sub(r"\b(?:increased|decreased) (?=[a-z])", "", cell)


@pytest.mark.parametrize("each", [each for each in catalogue() if each.name not in NEW], ids=lambda q: q.name)
def test_the_article_gives_the_golden_answers(
    each: Question, golden: tuple[Store, rdflib.Graph, dict[str, Any]]
) -> None:
    kept, graph, answers = golden
    answer = answers[next((name for name in each.formerly if name in answers), each.name)]
    result = run(kept, each.name)
    found = rows(result)
    assert rows_of_rdflib(graph, each.text) == found
    shown = [column for column in result.columns if column not in ADDED.get(each.name, ())]
    told = [[_without_direction(row[column]) for column in shown] for row in result.to_dicts()]
    assert (told if answer["ordered"] else sorted(told, key=str)) == (
        answer["rows"] if answer["ordered"] else sorted(answer["rows"], key=str)
    )
    assert result.kind == "triples" or shown == answer["columns"]
    cells = {cell for row in found for cell in row}
    # The header counts the sample, where three claims are said a second time (decision 5).
    assert set(each.answer) <= cells or each.name == "document", "the header holds values of the answer"
    assert bool(each.answer) == bool(found)


def test_orphans_looks_at_every_predicate_that_validation_looks_at() -> None:
    shapes = resources.texts(resources.folder("ontology"), "shapes.ttl")["shapes.ttl"]
    listed = re.search(r"ikgs:S5 a .*?\?p IN \((.*?)\)", shapes, re.DOTALL)
    asked = re.search(r"VALUES \?p \{(.*?)\}", find_question("orphans").text, re.DOTALL)
    assert listed and asked
    assert set(asked[1].split()) == set(re.split(r"[,\s]+", listed[1].strip()))


def test_an_orphan_is_found(small: Store) -> None:
    with open_store(":memory:", write=True) as kept:
        stray = f"<{expand('hgnc:1')}> <{expand('obo:RO_0002206')}> <{expand('CL:1')}> .\n"
        kept.replace(article("one", ["acts"]) + stray)
        assert [row["o"] for row in run(kept, "orphans").to_dicts()] == [expand("CL:1")]


# --- parameters


@pytest.mark.parametrize(
    ("value", "count"),
    [("hgnc:1", 1), ("HGNC:1", 1), (expand("hgnc:1"), 1), (f"<{expand('hgnc:1')}>", 1), ("AAA", 1),
     ("aaa", 1), ("The A", 1), ("hgnc:2", 0), ("BBB", 0)],
)  # fmt: skip
def test_a_gene_may_be_given_in_many_ways(small: Store, value: str, count: int) -> None:
    assert len(run(small, "location", {"gene": value})) == count


def test_a_document_is_given_by_key_or_hash(small: Store) -> None:
    one, two = small.documents()
    both = rows(run(small, "document"))
    assert [row[0] for row in both] == ["one.txt", "two.txt"]
    of_one = rows(run(small, "document", {"document": "one"}))
    assert of_one == rows(run(small, "document", {"document": one.sha256[:10]})) == both[:1]
    assert rows(run(small, "document", {"document": two.document})) == both[1:]
    assert int(both[1][1] or 0) < int(both[0][1] or 0)
    with pytest.raises(InputError, match="There is:\n  one"):
        run(small, "document", {"document": "three"})


def test_a_literal_keeps_its_language(small: Store) -> None:
    assert 'VALUES ?alias { "ITCH1"@en }' in bind(find_question("disease-names").text, {"alias": "ITCH1"})
    assert bind('  VALUES ?n { "1"^^xsd:integer }', {"n": "2"}).strip() == f"VALUES ?n {{ {ox.Literal(2)} }}"


def test_several_values_mean_all_of_them_and_each_row_says_which(small: Store) -> None:
    def asked(*genes: str) -> list[list[str | None]]:
        return rows(run(small, "location", {"gene": genes}))

    assert asked("AAA") == asked("AAA", "AAA") == [["1p1", "1"]]
    assert asked("AAA", "BBB") == asked("BBB", "AAA") == [[expand("hgnc:1"), "1p1", "1"]]
    everywhere = [[expand("hgnc:1"), "1p1", "1"], [expand("hgnc:3"), "1q2", "1"]]
    assert asked("any") == asked("*") == asked("BBB", "any") == everywhere
    with pytest.raises(InputError, match="“gene” has no value"):
        asked()


@pytest.mark.parametrize("each", [each for each in catalogue() if each.parameters], ids=lambda q: q.name)
def test_any_thing_may_be_asked_of_every_question(
    each: Question, small: Store, small_in_rdflib: rdflib.Graph
) -> None:
    text = bind(each.text, {one.name: "*" for one in each.parameters})
    result = run(small, text)
    if result.kind == "rows":
        assert {one.name for one in each.parameters} <= set(result.columns)
    found = rows(result)
    assert found or each.name in (*NOT_IN_SMALL, "compare"), "of any two genes nothing is said of one alone"
    assert sorted(found, key=str) == sorted(rows_of_rdflib(small_in_rdflib, text), key=str)


def test_words_of_a_value_are_never_taken_for_the_query(small: Store) -> None:
    text = '#+ summary: Which?\nSELECT ?x {\n  VALUES ?gene { hgnc:1 }\n  VALUES ?word { "a" }\n} ORDER BY ?x'
    bound = bind(text, {"gene": "*", "word": ["SELECT ?x", "} GROUP BY ?x"]})
    assert 'VALUES ?word { "SELECT ?x" "} GROUP BY ?x" }' in bound
    assert bound.count("?gene") == 3


def test_a_query_of_ones_own_keeps_its_columns(small: Store) -> None:
    text = "SELECT ?place {\n  VALUES ?gene { hgnc:1 }\n  ?gene obo:RO_0001025 ?place .\n}"
    assert run(small, text, {"gene": ["AAA", "BBB"]}).columns == ("place",)


def test_words_that_name_two_things_are_asked_back(small: Store) -> None:
    with open_store(":memory:", write=True) as kept:
        twin = f'<{expand("hgnc:7")}> <{expand("rdfs:label")}> "AAA"@en .\n'
        kept.replace(article("one", ["place"]) + twin)
        with pytest.raises(InputError, match=r"Say which: hgnc:1 \(AAA\), hgnc:7 \(AAA\)"):
            run(kept, "location", {"gene": "AAA"})


@pytest.mark.parametrize("asked", ["target cells", "Target Cells", "target_cell", "cells target"])
def test_words_without_a_query_name_the_question_they_are_like(small: Store, asked: str) -> None:
    with pytest.raises(InputError, match=r"Nearest: .*target-cells"):
        run(small, asked)


def test_a_question_is_found_by_the_name_it_had(small: Store) -> None:
    assert find_question("cvid11") == find_question("disease-names")
    given = rows(run(small, "cvid11", {"alias": "itch1"}))
    assert given == rows(run(small, "disease-names", {"alias": "ITCH1"})) != []


def test_unknown_parameters_and_values_are_told(small: Store) -> None:
    with pytest.raises(InputError, match=r"no parameter “cell”\.\nParameters: gene"):
        run(small, "location", {"cell": "x"})
    with pytest.raises(InputError, match="has no parameters"):
        run(small, "ASK {}", {"cell": "x"})
    with pytest.raises(InputError, match="“nothing of the kind” is nothing that “gene” can be"):
        run(small, "location", {"gene": "nothing of the kind"})


# --- what is denied, and which way an effect goes

SIDES = [
    "TNF inhibits proliferation of monocytes.",
    "TNF promotes proliferation of macrophages.",
    "TNF does not act on neutrophils.",
    "TNF is not expressed in eosinophils.",
    "TNF may not act on T cells.",
    "TNF may activate B cells.",
    "TNF is not critical for inflammation.",
    "TNF is not involved in the immune response.",
]


@pytest.fixture(scope="module")
def sides(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeGraph:
    path = tmp_path_factory.mktemp("sides") / "tnf.txt"
    path.write_text("TNF Gene\n\nDefinition\n\n" + " ".join(SIDES) + "\n", encoding="utf-8")
    return il21kg.load(path)


@pytest.mark.parametrize("name", ["target-cells", "effects"])
def test_an_effect_says_its_direction(sides: KnowledgeGraph, name: str) -> None:
    assert rows(sides.query(name, gene="TNF")) == [
        ["macrophage", "increased proliferation"],
        ["monocyte", "decreased proliferation"],
    ]


def test_a_denied_cell_is_called_denied(sides: KnowledgeGraph) -> None:
    found = {(row["cell"], row["certainty"]) for row in sides.query("all-cells").to_dicts()}
    assert found == {
        ("B cell", "hedged"), ("T cell", "denied"), ("eosinophil", "denied"), ("macrophage", "stated"),
        ("monocyte", "stated"), ("neutrophil", "denied"),
    }  # fmt: skip


#: Articles of two genes → what the questions say of them that no article of one gene can answer.
PAIR = {
    "TNF": "TNF is secreted by macrophages. TNF localizes to the plasma membrane. TNF binds to TNFRSF1A. "
    "TNF contains a transmembrane domain. TNF is not expressed in eosinophils. TNF activates macrophages.",
    "IL10": "IL10 inhibits TNF. IL10 inhibits macrophages. IL10 is associated with psoriasis.",
}
IDS = {
    "TNF": "hgnc:11892",
    "IL10": "hgnc:5962",
    "TNFRSF1A": "uniprot:P19438",
}  # as ontology/vocabulary has them
OF_THE_PAIR = [
    ("composition gene=TNF", [["contains", "transmembrane domain", "stated"]]),
    ("expression gene=TNF", [
        ["is not expressed in", "eosinophil", "denied"], ["is secreted by", "macrophage", "stated"],
    ]),
    ("localization gene=TNF", [["localizes to", "plasma membrane", "stated"]]),
    ("partners gene=TNF", [["TNF receptor superfamily member 1A", "binds to", "stated"]]),
    ("regulators gene=TNF", [["Interleukin-10", "inhibits", "stated"]]),
    ("partners gene=TNFRSF1A", [["Tumor necrosis factor", "binds to", "stated"]]),
    ("shared gene=TNF other=IL10", [["macrophage", "activates", "inhibits"]]),
    ("denied", [
        ["TNF", "is not expressed in", "eosinophil", "denied", "TNF is not expressed in eosinophils."],
    ]),
    ("left-open", [
        ["TNF", "is not expressed in", "eosinophil", "denied", "TNF is not expressed in eosinophils."],
    ]),
]  # fmt: skip


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeGraph:
    store = tmp_path_factory.mktemp("pair") / "store"
    for gene, words in PAIR.items():
        text = f"{gene} Gene\n\nDefinition\n\n{words}\n"
        graph = il21kg.load(text=text, key=gene.lower(), store=store)
    return graph


@pytest.mark.parametrize(("asked", "expected"), OF_THE_PAIR, ids=[asked for asked, _ in OF_THE_PAIR])
def test_what_is_said_of_two_genes(pair: KnowledgeGraph, asked: str, expected: list[list[str]]) -> None:
    name, *values = asked.split()
    parameters = dict(value.split("=") for value in values)
    assert rows(pair.query(name, **parameters)) == expected
    text = bind(find_question(name).text, {each: IDS[value] for each, value in parameters.items()})
    assert rows_of_rdflib(pair.to_rdflib(), text) == expected


@pytest.mark.parametrize("named", ["TNF", "tumor necrosis factor", "uniprot:P01375", "hgnc:11892"])
def test_a_product_stands_for_its_gene_where_a_gene_is_wanted(pair: KnowledgeGraph, named: str) -> None:
    assert rows(pair.query("localization", gene=named)) == [["localizes to", "plasma membrane", "stated"]]


DENIED = {"neutrophil", "eosinophil", "T cell", "inflammatory response", "immune response"}


@pytest.mark.parametrize("each", catalogue(), ids=NAMES)
def test_no_question_gives_what_is_denied(sides: KnowledgeGraph, each: Question) -> None:
    values = {one.name: "*" for one in each.parameters if one.name in ("gene", "object", "class")}
    for row in sides.query(each.name, **values):
        said = set(row.values())
        assert not DENIED & said or "denied" in said or each.name == "contradictions"
        assert not any(value and " not " in value for value in said) or "denied" in said


# --- running


def test_a_question_may_be_a_name_a_file_or_a_text(small: Store, tmp_path: Path) -> None:
    file = tmp_path / "my question.rq"
    file.write_text("\ufeff" + find_question("location").text, encoding="utf-8")
    expected = rows(run(small, "location", {"gene": "AAA"}))
    assert expected == [["1p1", "1"]]
    assert rows(run(small, str(file), {"gene": "AAA"})) == expected
    assert rows(run(small, find_question("location").text, {"gene": "AAA"})) == expected


def test_a_text_may_use_the_prefixes_undeclared(small: Store) -> None:
    assert run(small, "ASK { hgnc:1 obo:RO_0001025 ?band }").truth is True
    assert not run(small, "ASK { hgnc:999 ?p ?o }")
    described = run(small, "DESCRIBE hgnc:1")
    assert described.kind == "triples"
    assert described.to_text("ttl").startswith("@prefix ")
    assert len(rdflib.Graph().parse(data=described.to_text("ttl"), format="turtle")) == len(described) > 0


def test_an_unknown_name_lists_the_nearest(small: Store) -> None:
    with pytest.raises(InputError, match=r"no question “traget-cells”.\nNearest: target-cells, "):
        run(small, "traget-cells")
    with pytest.raises(InputError, match=r"Nearest: activities, .*counts, .*volume-year"):
        run(small, "xyzzyxyzzy")
    with pytest.raises(InputError, match=r"missing\.rq: cannot be read"):
        run(small, "missing.rq")


def test_a_file_that_is_no_text_is_told(small: Store, tmp_path: Path) -> None:
    (tmp_path / "a.rq").write_bytes(b"SELECT \xff")
    with pytest.raises(InputError, match="not UTF-8 in line 1"):
        run(small, str(tmp_path / "a.rq"))


def test_an_error_shows_its_line(small: Store) -> None:
    with pytest.raises(SyntaxFault, match="a prefix is not declared") as caught:
        run(small, "SELECT *\n{ ?s foo:bar ?o }")
    assert (caught.value.line, caught.value.column) == (2, 13)
    assert caught.value.advice == "{ ?s foo:bar ?o }\n            ^"
    with pytest.raises(SyntaxFault) as caught:
        run(small, "SELECT * {")
    assert caught.value.line == 1


@pytest.mark.parametrize(
    "text",
    ["INSERT DATA { <a:b> <a:b> 1 }", "delete where { ?s ?p ?o }", "DROP ALL", "CLEAR DEFAULT",
     "CREATE GRAPH <a:b>", "LOAD <http://localhost/x>",
     "PREFIX a: <b:c> # SELECT\nINSERT { ?s ?p 1 } WHERE { ?s ?p ?o }",
     "WITH <a:b> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", "ADD <a:b> TO <a:c>"],
)  # fmt: skip
def test_updates_are_refused(small: Store, text: str) -> None:
    before = small.size
    with pytest.raises(InputError, match="This is an update"):
        run(small, text)
    assert small.size == before


def test_a_query_followed_by_an_update_is_refused(small: Store) -> None:
    before = small.size
    with pytest.raises(SyntaxFault):
        run(small, "SELECT * { ?s ?p ?o } ; DROP ALL")
    assert small.size == before


def test_the_network_is_not_asked(small: Store) -> None:
    for text in (
        "SELECT * { SERVICE <http://localhost/> { ?s ?p ?o } }",
        "ASK{service silent<a:b>{?s ?p ?o}}",
    ):
        with pytest.raises(InputError, match="no network"):
            run(small, text)
    words = '# SERVICE\nSELECT ?service { BIND("SERVICE" AS ?service) ?s a <SERVICE:x> , hgnc:SERVICE }'
    assert rows(run(small, words)) == []


# --- answers


@pytest.fixture
def result(small: Store) -> Result:
    return run(
        small, 'SELECT ?a ?b ?c { VALUES (?a ?b ?c) { (hgnc:1 "x,\\"y\\"\\n<b>"@en UNDEF) (1 true <a:b>) } }'
    )


def test_a_table_is_aligned(result: Result) -> None:
    assert result.to_text() == str(result)
    assert str(result) == (
        'a       b          c\n------  ---------  ---\nhgnc:1  x,"y" <b>\n1       true       a:b\n'
    )  # fmt: skip


def test_other_formats_read_back(result: Result) -> None:
    for name in ("csv", "tsv", "json"):
        text = result.to_text(name)
        back = rdflib.query.Result.parse(io.BytesIO(text.encode()), format=name)
        assert [str(v) for v in back.vars or ()] == ["a", "b", "c"]
        assert [[None if cell is None else str(cell) for cell in row] for row in back] == rows(result)  # type: ignore[union-attr]
    assert json.loads(result.to_text("json"))["results"]["bindings"][1] == {
        "a": {"type": "literal", "value": "1", "datatype": PREFIXES["xsd"] + "integer"},
        "b": {"type": "literal", "value": "true", "datatype": PREFIXES["xsd"] + "boolean"},
        "c": {"type": "uri", "value": "a:b"},
    }


def test_formats_that_do_not_fit_are_refused(result: Result) -> None:
    with pytest.raises(InputError, match="Only the triples"):
        result.to_text("ttl")
    with pytest.raises(InputError, match=r"no format “xls”\.\nFormats: table, csv, tsv, json, ttl"):
        result.to_text("xls")


def test_a_truth_has_every_format_but_turtle(small: Store) -> None:
    truth = run(small, "ASK {}")
    assert truth.to_text() == "yes\n"
    assert truth.to_text("csv") == truth.to_text("tsv") == "true\n"
    assert json.loads(truth.to_text("json")) == {"head": {}, "boolean": True}
    assert truth._repr_html_() == "<p>yes</p>"


def test_a_notebook_shows_words_not_markup(result: Result) -> None:
    shown = result._repr_html_()
    assert shown.count("<tr>") == 3
    assert "<b>" not in shown
    assert "&lt;b&gt;" in shown


def test_rows_become_a_data_frame_or_a_plain_message(result: Result) -> None:
    try:
        import pandas  # noqa: F401
    except ImportError:
        with pytest.raises(InputError, match="pip install"):
            result.to_pandas()
    else:
        assert list(result.to_pandas()["c"]) == [None, "a:b"]


def test_a_file_without_a_header_is_a_question() -> None:
    each = read_question("mine", "ASK {\n  VALUES ?x { <a:b> }\n  ?x ?p ?o }")
    assert (each.question, each.answer) == ("", ())
    assert each.parameters == (Parameter("x", "<a:b>", ""),)


def test_a_question_loads_nothing_heavy() -> None:
    code = (
        "import sys\nfrom il21kg.ask.queries import run\nfrom il21kg.store.store import open_store\n"
        "with open_store(':memory:') as kept: run(kept, 'target-cells')\n"
        "print(*sorted({name.split('.')[0] for name in sys.modules}))"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    ).stdout.split()  # fmt: skip
    assert "pyoxigraph" in loaded
    assert not {"rdflib", "pyshacl", "networkx", "numpy", "rich", "urllib.request"} & set(loaded)
