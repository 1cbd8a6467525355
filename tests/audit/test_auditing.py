"""Each fault that is put into a graph is found, with its place; a graph without faults has no findings."""

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from sites import Site

import il21kg
from il21kg.audit import audit
from il21kg.audit.catalogue import CHECKS
from il21kg.audit.findings import Audit
from il21kg.errors import InputError
from il21kg.vocabulary.shelf import change
from il21kg.vocabulary.sources.providers import bring
from il21kg.vocabulary.vocabulary import Vocabulary, load_vocabulary

Rows = list[dict[str, Any]]

#: Obsolete and replaced as in the Cell Ontology, release 2026-03-26.
CELLS = """format-version: 1.2
ontology: cl

[Term]
id: CL:0000000
name: cell

[Term]
id: CL:0000235
name: macrophage
is_a: CL:0000000

[Term]
id: CL:0000003
name: obsolete native cell
is_obsolete: true
replaced_by: CL:0000000
"""
SENTENCE = "IL-4 acts on B cells."
ABOUT = """@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dcterms: <http://purl.org/dc/terms/> .
<https://example.org/set> a dcat:Dataset ;
  dcterms:license <https://creativecommons.org/publicdomain/zero/1.0/> ;
  dcterms:creator <https://example.org/lab> ;
  dcterms:issued "2026-01-31" .
"""


def nodes() -> Rows:
    return [
        {"id": "HGNC:6014", "category": "biolink:Gene", "name": "IL4"},
        {"id": "HGNC:5962", "category": "biolink:Gene", "name": "IL10"},
        {"id": "CL:0000236", "category": "biolink:Cell", "name": "B cell"},
        {"id": "GO:0006915", "category": "biolink:BiologicalProcess", "name": "apoptotic process"},
    ]


def edges() -> Rows:
    known = {
        "primary_knowledge_source": "infores:example",
        "publications": "PMID:18319398",
        "supporting_text": SENTENCE,
        "knowledge_level": "knowledge_assertion",
        "agent_type": "text_mining_agent",
    }
    ends = (
        ("e1", "HGNC:6014", "biolink:affects", "CL:0000236"),
        ("e2", "HGNC:5962", "biolink:affects", "CL:0000236"),
        ("e3", "HGNC:5962", "biolink:related_to", "GO:0006915"),
    )
    return [
        {
            "id": key,
            "subject": one,
            "predicate": link,
            "object": other,
            **known,
            "negated": "",
            "certainty": "",
        }
        for key, one, link, other in ends
    ]


def tsv(path: Path, rows: Rows) -> str:
    columns = list(dict.fromkeys(column for row in rows for column in row))
    lines = [columns, *([str(row.get(column, "")) for column in columns] for row in rows)]
    path.write_text("".join("\t".join(line) + "\n" for line in lines), encoding="utf-8")
    return str(path)


def jsonl(path: Path, rows: Rows) -> str:
    told = [{**row, "publications": [row["publications"]]} if "publications" in row else row for row in rows]
    path.write_text("".join(json.dumps(row) + "\n" for row in told), encoding="utf-8")
    return str(path)


def about(folder: Path, text: str = ABOUT) -> str:
    path = folder / "set.ttl"
    path.write_text(text, encoding="utf-8")
    return str(path)


@pytest.fixture(scope="module")
def words(tmp_path_factory: pytest.TempPathFactory) -> Vocabulary:
    folder = tmp_path_factory.mktemp("terms")
    (folder / "cl.obo").write_text(CELLS, encoding="utf-8")
    change(folder / "kept", [bring(str(folder / "cl.obo"))])
    return load_vocabulary(folder / "kept")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "text" / "il4.txt"
    path.parent.mkdir()
    path.write_text(f"IL4\n\n{SENTENCE}\n", encoding="utf-8")
    return path


def found(told: Audit) -> list[str]:
    return [each.check.id for each in told.found]


def put(rows: str, row: int, **values: str) -> Callable[[dict[str, Rows]], None]:
    """A fault that writes other values into a row."""
    return lambda graph: graph[rows][row].update(values)


def drop(rows: str, row: int) -> Callable[[dict[str, Rows]], None]:
    return lambda graph: graph[rows].__delitem__(row)


def more(rows: str, like: int, **values: str) -> Callable[[dict[str, Rows]], None]:
    return lambda graph: graph[rows].append({**graph[rows][like], **values})


#: The fault, where it is found, and the checks that find it.
FAULTS: Sequence[tuple[str, Callable[[dict[str, Rows]], None], Mapping[str, str]]] = (
    ("no source", put("edges", 0, primary_knowledge_source="", publications=""), {"A1": "edges.tsv:2"}),
    ("no evidence", put("edges", 1, publications="", supporting_text=""), {"A2": "edges.tsv:3"}),
    ("a prefix nobody knows", put("edges", 0, predicate="lab:affects"), {"A7": "edges.tsv:2"}),
    (
        "a prefix of its own",
        put("nodes", 3, id="XYZ:1"),
        {"A7": "nodes.tsv:5", "A22": "edges.tsv:4", "A29": "nodes.tsv:5"},
    ),
    ("small letters", put("edges", 1, publications="pmid:18319398"), {"A8": "edges.tsv:3"}),
    ("a symbol for a number", put("edges", 2, publications="PMID:PMC18319398"), {"A10": "edges.tsv:4"}),
    (
        "an obsolete cell",
        more("nodes", 2, id="CL:0000003", name="native cell"),
        {"A11": "nodes.tsv:6", "A29": "nodes.tsv:6"},
    ),
    (
        "an unknown cell",
        more("nodes", 2, id="CL:0000653", name="podocyte"),
        {"A12": "nodes.tsv:6", "A29": "nodes.tsv:6"},
    ),
    ("the label of another", put("nodes", 2, name="macrophage"), {"A13": "nodes.tsv:4"}),
    ("no object", put("edges", 2, object=""), {"A14": "edges.tsv:4", "A29": "nodes.tsv:5"}),
    ("no relation", put("edges", 2, predicate=""), {"A14": "edges.tsv:4"}),
    (
        "words that are not there",
        put("edges", 0, supporting_text="IL-4 acts on T cells."),
        {"A15": "edges.tsv:2"},
    ),
    ("marked as hedged", put("edges", 0, certainty="hedged"), {"A17": "edges.tsv:2"}),
    (
        "marked as hedged, and no assertion",
        put("edges", 0, certainty="hedged", knowledge_level="not_provided"),
        {},
    ),
    ("denied, and marked so", put("edges", 0, certainty="stated", negated="true"), {}),
    (
        "a hedge in the words",
        put("edges", 1, supporting_text="IL-10 may act on B cells."),
        {"A15": "edges.tsv:3", "A18": "edges.tsv:3"},
    ),
    (
        "a denial in the words",
        put("edges", 1, supporting_text="IL-10 does not act on B cells."),
        {"A15": "edges.tsv:3", "A20": "edges.tsv:3"},
    ),
    ("an edge twice", more("edges", 1, id="e4"), {"A21": "edges.tsv:5"}),
    ("no such node", drop("nodes", 3), {"A22": "edges.tsv:4"}),
    ("no category", put("nodes", 0, category=""), {"A23": "nodes.tsv:2"}),
    ("no name", put("nodes", 1, name=""), {"A24": "nodes.tsv:3"}),
    ("an edge to itself", put("edges", 2, object="HGNC:5962"), {"A25": "edges.tsv:4", "A29": "nodes.tsv:5"}),
    ("an id twice", more("edges", 1, id="e1", predicate="biolink:related_to"), {"A26": "edges.tsv:5"}),
    ("a node twice", more("nodes", 1), {"A26": "nodes.tsv:6"}),
    ("no id", more("nodes", 1, id=""), {"A27": "nodes.tsv:6"}),
    ("no level", put("edges", 1, knowledge_level=""), {"A28": "edges.tsv:3"}),
    ("no agent", put("edges", 1, agent_type=""), {"A28": "edges.tsv:3"}),
    ("in no edge", more("nodes", 3, id="GO:0042100", name="B cell proliferation"), {"A29": "nodes.tsv:6"}),
)


@pytest.mark.parametrize("write", [tsv, jsonl])
def test_a_graph_without_faults_has_no_findings(
    tmp_path: Path, words: Vocabulary, source: Path, write: Callable[[Path, Rows], str]
) -> None:
    ending = write.__name__
    places = [write(tmp_path / f"edges.{ending}", edges()), write(tmp_path / f"nodes.{ending}", nodes())]
    told = audit([*places, about(tmp_path)], words, [source])
    assert found(told) == []
    assert (told.claims, told.things, told.sourced, told.evident, told.exit_code) == (3, 4, 3, 3, 0)
    assert told.prefixes == {"HGNC": 2, "CL": 1, "GO": 1}


@pytest.mark.parametrize(("fault", "make", "where"), FAULTS, ids=[name for name, *_ in FAULTS])
def test_a_fault_is_found_where_it_is(
    tmp_path: Path,
    words: Vocabulary,
    source: Path,
    fault: str,
    make: Callable[..., None],
    where: Mapping[str, str],
) -> None:
    graph = {"nodes": nodes(), "edges": edges()}
    make(graph)
    places = [tsv(tmp_path / f"{name}.tsv", rows) for name, rows in graph.items()]
    told = audit([*places, about(tmp_path)], words, [source])
    assert {each.check.id: each.examples[0].where for each in told.found} == where
    errors = [each for each in told.found if each.check.severity == "error"]
    assert told.exit_code == int(bool(errors))


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        (ABOUT.replace("license", "title"), ["A3"]),
        (ABOUT.replace("creator", "title"), ["A4"]),
        (ABOUT.replace("issued", "title"), ["A5"]),
        (ABOUT.replace("<https://creativecommons.org/publicdomain/zero/1.0/>", '"free for all"'), ["A6"]),
        ("", ["A3", "A4", "A5"]),
    ],
)
def test_what_a_dataset_leaves_untold(tmp_path: Path, words: Vocabulary, text: str, ids: list[str]) -> None:
    places = [
        tsv(tmp_path / "edges.tsv", edges()),
        tsv(tmp_path / "nodes.tsv", nodes()),
        about(tmp_path, text),
    ]
    assert found(audit(places, words)) == ids


def test_a_prefix_in_other_letters_is_told_with_the_right_one(tmp_path: Path, words: Vocabulary) -> None:
    rows = [{**row, "id": row["id"].replace("HGNC", "hgnc")} for row in nodes()]
    claims = [{**row, "subject": row["subject"].replace("HGNC", "hgnc")} for row in edges()]
    told = audit([tsv(tmp_path / "n.tsv", rows), tsv(tmp_path / "e.tsv", claims), about(tmp_path)], words)
    assert found(told) == ["A8"]
    assert told.found[0].count == 2
    assert told.found[0].examples[0].what == "hgnc:6014: the register writes HGNC:6014"


def test_an_audit_of_nothing_is_no_success(tmp_path: Path, words: Vocabulary) -> None:
    (tmp_path / "edges.tsv").write_text("subject\tpredicate\tobject\n", encoding="utf-8")
    told = audit([str(tmp_path / "edges.tsv"), about(tmp_path)], words)
    assert (found(told), told.claims, told.things, told.exit_code) == ([], 0, 0, 1)


def test_edges_alone_are_looked_at_for_the_identifiers_of_their_ends(
    tmp_path: Path, words: Vocabulary
) -> None:
    rows = [{**row, "object": "CL:0000003"} for row in edges()[:2]]
    told = audit([tsv(tmp_path / "edges.tsv", rows), about(tmp_path)], words)
    assert [(each.check.id, each.count, each.examples[0].where) for each in told.found] == [
        ("A11", 1, "edges.tsv:2")
    ]
    assert (told.claims, told.things, told.prefixes) == (2, 3, {"HGNC": 2, "CL": 1})


def test_a_row_of_another_width_and_a_line_that_is_no_json(tmp_path: Path, words: Vocabulary) -> None:
    path = Path(tsv(tmp_path / "n.tsv", nodes()))
    path.write_text(path.read_text() + "CL:0000235\tbiolink:Cell\n")
    lines = Path(jsonl(tmp_path / "e.jsonl", edges()))
    lines.write_text(lines.read_text() + '{"subject": \n[1]\n')
    told = audit([str(path), str(lines), about(tmp_path)], words)
    assert found(told) == ["A27"]
    assert [(each.where, each.what) for each in told.found[0].examples] == [
        ("n.tsv:6", "2 cells, where there are 3 columns"),
        ("e.jsonl:4", "no JSON"),
        ("e.jsonl:5", "no object of JSON"),
    ]


def test_examples_are_as_many_as_are_asked_for(tmp_path: Path, words: Vocabulary) -> None:
    rows = [{**row, "knowledge_level": ""} for row in edges()]
    places = [tsv(tmp_path / "nodes.tsv", nodes()), tsv(tmp_path / "edges.tsv", rows), about(tmp_path)]
    for most, shown in ((0, 0), (2, 2), (9, 3)):
        (levels,) = audit(places, words, most=most).found
        assert (levels.count, len(levels.examples)) == (3, shown)


# --- BioCypher


def biocypher(folder: Path, **columns: str) -> None:
    """Nodes and edges as BioCypher writes them: the columns in files of their own."""
    folder.mkdir()
    files = {
        "Gene-header.csv": ":ID;name:string;id:string;preferred_id:string;:LABEL",
        "Gene-part000.csv": "HGNC:6014;'IL4';'HGNC:6014';'hgnc';Gene|NamedThing\n"
        "HGNC:5962;'IL10';'HGNC:5962';'hgnc';Gene",
        "Cell-header.csv": ":ID;name:string;:LABEL",
        "Cell-part000.csv": "CL:0000236;'B cell';Cell",
        "Affects-header.csv": ":START_ID;source:string;licence:string;version:string;:END_ID;:TYPE",
        "Affects-part000.csv": "HGNC:6014;'infores:example';'CC0-1.0';'1.0';CL:0000236;AFFECTS\n"
        "HGNC:5962;'infores:example';'CC0-1.0';'1.0';CL:0000236;AFFECTS",
    }
    for name, text in {**files, **columns}.items():
        (folder / name).write_text(text + "\n", encoding="utf-8")


def test_tables_of_biocypher(tmp_path: Path, words: Vocabulary) -> None:
    biocypher(tmp_path / "clean")
    told = audit([str(tmp_path / "clean")], words)
    assert (told.claims, told.things, told.licences) == (2, 3, ("CC0-1.0",))
    assert found(told) == ["A2", "A4"], "it has no column for evidence, and none for who made it"
    broken = {
        "Affects-header.csv": ":START_ID;:END_ID;:TYPE",
        "Affects-part000.csv": "HGNC:6014;CL:0000236;AFFECTS\nHGNC:5962;CL:0000235;AFFECTS",
        "Cell-part000.csv": "CL:0000236;'macrophage';Cell",
    }
    biocypher(tmp_path / "broken", **broken)
    told = audit([str(tmp_path / "broken")], words)
    assert found(told) == ["A1", "A3", "A4", "A5", "A13", "A22"]
    assert told.found[-1].examples[0].where == "Affects-part000.csv:2"


# --- RDF

PREFIXED = "".join(
    f"@prefix {name}: <{base}> .\n"
    for name, base in {
        "b": "https://w3id.org/biolink/vocab/", "hgnc": "http://identifiers.org/hgnc/",
        "obo": "http://purl.obolibrary.org/obo/", "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#", "owl": "http://www.w3.org/2002/07/owl#", "x": "https://example.org/",
        "oa": "http://www.w3.org/ns/oa#", "ikg": "https://w3id.org/il21kg/ontology#", "prov": "http://www.w3.org/ns/prov#",
    }.items()
)  # fmt: skip
THINGS = """hgnc:6014 a b:Gene ; rdfs:label "IL4" ; b:affects obo:CL_0000236 .
obo:CL_0000236 a b:Cell ; rdfs:label "B cell"@en .
"""
STATED = (
    "x:1 rdf:subject hgnc:6014 ; rdf:predicate b:affects ; rdf:object obo:CL_0000236 ; b:publications x:p ."
)
RDF_FAULTS: Mapping[str, tuple[str, list[str]]] = {
    "no statement": (THINGS, ["A1"]),
    "a statement without source": (THINGS + STATED.replace("; b:publications x:p", ""), ["A1"]),
    "a source, and no evidence": (THINGS + STATED.replace("b:publications", "b:provided_by"), ["A2"]),
    "a hedged claim": (THINGS + STATED + "x:1 ikg:certainty ikg:hedged .", ["A17"]),
    "a denied claim": (THINGS + STATED + "x:1 ikg:certainty ikg:stated ; b:negated true .", ["A19"]),
    "no label": (THINGS.replace(' ; rdfs:label "IL4"', "") + STATED, ["A24"]),
    "no class": (THINGS.replace("a b:Cell ;", "") + STATED, ["A23"]),
    "another label": (THINGS.replace("B cell", "macrophage") + STATED, ["A13"]),
    "no number": (THINGS.replace("6014", "IL4") + STATED.replace("6014", "IL4"), ["A10"]),
    "no object": (
        THINGS
        + STATED.replace("rdf:object obo:CL_0000236 ;", "b:publications x:q ;")
        + STATED.replace("x:1", "x:2"),
        ["A14"],
    ),
    "two namespaces": (
        THINGS
        + STATED
        + '<https://identifiers.org/hgnc:5962> a b:Gene ; rdfs:label "IL10" .'
        + STATED.replace("x:1", "x:2").replace("hgnc:6014", "<https://identifiers.org/hgnc:5962>"),
        ["A9"],
    ),
    "another hash": (THINGS + STATED + f'x:s oa:exact "IL-4" ; ikg:quoteSha256 "{"0" * 64}" .', ["A16"]),
    "other offsets": (THINGS + STATED + 'x:s oa:exact "IL-4" ; oa:start 3 ; oa:end 9 .', ["A15"]),
}


@pytest.mark.parametrize("form", ["rdf", "biolink", "owl", "1.2", "graph"])
def test_the_forms_of_statements(tmp_path: Path, words: Vocabulary, form: str) -> None:
    stated = {
        "rdf": STATED,
        "biolink": STATED.replace("rdf:", "b:"),
        "owl": STATED.replace("rdf:subject", "owl:annotatedSource")
        .replace("rdf:predicate", "owl:annotatedProperty")
        .replace("rdf:object", "owl:annotatedTarget"),
        "1.2": "x:1 rdf:reifies <<( hgnc:6014 b:affects obo:CL_0000236 )>> ; b:publications x:p .",
        "graph": "x:g prov:wasDerivedFrom x:p .",
    }[form]
    things = f"x:g {{ {THINGS} }}" if form == "graph" else THINGS
    path = tmp_path / "graph.trig"
    path.write_text(PREFIXED + things + stated, encoding="utf-8")
    told = audit([str(path), about(tmp_path)], words)
    assert found(told) == []
    assert (told.claims, told.sourced) == (1, 1)


@pytest.mark.parametrize("fault", RDF_FAULTS)
def test_faults_of_rdf(tmp_path: Path, words: Vocabulary, fault: str) -> None:
    text, ids = RDF_FAULTS[fault]
    path = tmp_path / "graph.ttl"
    path.write_text(PREFIXED + text, encoding="utf-8")
    assert found(audit([str(path), about(tmp_path)], words)) == ids


def test_a_large_file_is_read_from_the_disk(
    tmp_path: Path, words: Vocabulary, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "graph.ttl"
    path.write_text(PREFIXED + THINGS + STATED, encoding="utf-8")
    monkeypatch.setattr("il21kg.audit.auditing._LARGE", 10)
    told = audit([str(path), about(tmp_path)], words)
    assert (found(told), told.claims) == ([], 1)


# --- graphs of ours


def test_an_export_of_ours_lacks_only_what_people_have_to_say(tmp_path: Path) -> None:
    words = load_vocabulary()
    kg = il21kg.load()
    kg.export(tmp_path / "il21.ttl")
    sample = Path(il21kg.__file__).parent / "sample" / "il21-sample.txt"
    told = audit([str(tmp_path / "il21.ttl")], words, [sample])
    assert [each for each in found(told) if each != "A23"] == ["A3", "A4"]
    assert (told.claims, told.sourced, told.evident, told.exit_code) == (29, 29, 29, 0)


def test_a_store_says_whose_it_is_in_its_folder(tmp_path: Path) -> None:
    words = load_vocabulary()
    kg = il21kg.KnowledgeGraph(tmp_path / "store")
    kg.load(text="IL-4 acts on B cells.", key="one")
    assert found(audit([kg.place], words)) == ["A3", "A4"]
    (tmp_path / "store" / "graph.toml").write_text('licence = "CC0-1.0"\ncreators = ["A laboratory"]\n')
    assert found(audit([kg.place], words)) == []


@pytest.mark.parametrize("ending", ["nt", "rdf", "jsonld", "trig"])
def test_an_export_is_read_in_every_syntax(tmp_path: Path, ending: str) -> None:
    il21kg.load().export(tmp_path / f"il21.{ending}")
    told = audit([str(tmp_path / f"il21.{ending}")], load_vocabulary())
    assert (told.claims, told.sourced, told.exit_code) == (29, 29, 0)


@pytest.mark.parametrize("format", ["kgx-tsv", "kgx-jsonl"])
def test_our_tables_for_kgx_lack_only_what_tables_cannot_say(tmp_path: Path, format: str) -> None:
    il21kg.load().to_kgx(tmp_path / "kg", format)
    told = audit([str(tmp_path)], load_vocabulary())
    assert found(told) == ["A3", "A4", "A5"]
    assert told.claims == told.sourced == told.evident > 10


def test_an_endpoint_is_read_as_the_store_that_it_serves(site: Site, shelf: Path, tmp_path: Path) -> None:
    words, there = load_vocabulary(), f"{site.address}/sparql"
    here, far = audit([str(shelf)], words), audit([there], words)
    assert (far.claims, far.things, far.prefixes) == (here.claims, here.things, here.prefixes)
    (tmp_path / "graph.toml").write_text(f'query = "{there}"\nlicence = "CC0-1.0"\n')
    assert "A3" in found(far)
    assert "A3" not in found(audit([str(tmp_path / "graph.toml")], words))


def test_a_store_that_describes_itself_lacks_nothing(tmp_path: Path) -> None:
    from il21kg.store.imprint import imprint

    kg = il21kg.KnowledgeGraph()
    kg.load(text="IL-4 acts on B cells.", key="one")
    kg.export(tmp_path / "graph.ttl")
    void = kg.to_void(imprint=imprint(licence="CC0-1.0", creators=["A laboratory"]))
    (tmp_path / "set.ttl").write_text(void, encoding="utf-8")
    assert found(audit([str(tmp_path / name) for name in ("graph.ttl", "set.ttl")], load_vocabulary())) == []


def test_a_triple_that_nobody_stated_is_found_in_an_export(tmp_path: Path) -> None:
    il21kg.load().export(tmp_path / "il21.nt")
    with (tmp_path / "il21.nt").open("a", encoding="utf-8") as file:
        file.write(
            "<http://identifiers.org/hgnc/6005> <https://w3id.org/il21kg/ontology#protectsFrom> "
            "<http://purl.obolibrary.org/obo/MONDO_0005083> .\n"
        )
    told = audit([str(tmp_path / "il21.nt")], load_vocabulary())
    assert [each.what for each in told.found[0].examples] == [
        "http://identifiers.org/hgnc/6005 – protectsFrom → http://purl.obolibrary.org/obo/MONDO_0005083"
    ]


# --- input that cannot be read


@pytest.mark.parametrize(
    ("name", "text", "problem"),
    [
        ("odd.tsv", "a\tb\n1\t2\n", "neither nodes nor edges"),
        ("odd.docx", "x", "its ending says nothing"),
        ("odd.ttl", "<a> <b>", "odd.ttl"),
        ("odd.csv", b"id,name\n\xff\xfe,x\n".decode("latin-1"), None),
    ],
)
def test_what_cannot_be_read_is_said(
    tmp_path: Path, words: Vocabulary, name: str, text: str, problem: str
) -> None:
    (tmp_path / name).write_text(text, encoding="latin-1")
    with pytest.raises(InputError, match=problem or "cannot be read as"):
        audit([str(tmp_path / name)], words)


def test_nothing_there_and_an_empty_folder(tmp_path: Path, words: Vocabulary) -> None:
    for place, problem in ((tmp_path / "none.ttl", "nothing is there"), (tmp_path, "nothing here")):
        with pytest.raises(InputError, match=problem):
            audit([str(place)], words)


def test_each_check_has_a_fault_here() -> None:
    seeded = {each for *_, where in FAULTS for each in where}
    seeded |= {each for _, ids in RDF_FAULTS.values() for each in ids} | {"A3", "A4", "A5", "A6", "A8"}
    assert seeded == {check.id for check in CHECKS}
