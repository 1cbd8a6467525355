"""KGX holds what texts state, in Biolink's terms, with its words; what is hedged is no plain edge there."""

import json
import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import pyoxigraph as ox
import pytest
from sayings import said

import il21kg
from il21kg.errors import InputError
from il21kg.namespaces import IKG, RDF, SKOS, compact
from il21kg.show.files.kgx import EDGE_COLUMNS, NODE_COLUMNS

ONTOLOGY: Final = Path(__file__).parents[2] / "ontology"
TEXT: Final = """IL4 gene

IL-4 activates STAT6. IL-4 may induce apoptosis (A|B). It does not act on macrophages.
IL-4 does not perhaps act on mast cells. IL-4 acts on snarks. IL-4 increases the activity of monocytes.
IL-4 induces the differentiation of T cells. IL4 lies on chromosome 5q31. IL4 is also known as BSF-1.

IL4 is associated with:
- asthma
- psoriasis
"""
#: Slots of the Biolink Model 4.4.6 → whether they hold several values.
SLOTS: Final = {
    "id": False,
    "category": True,
    "name": False,
    "provided_by": True,
    "subject": False,
    "predicate": False,
    "object": False,
    "negated": False,
    "knowledge_level": False,
    "agent_type": False,
    "primary_knowledge_source": False,
    "publications": True,
    "has_evidence_of_type": True,
    "original_predicate": False,
    "qualified_predicate": False,
    "object_aspect_qualifier": False,
    "object_direction_qualifier": False,
    "anatomical_context_qualifier": True,
    "disease_context_qualifier": False,
    "species_context_qualifier": False,
    "supporting_text": True,
    "subject_location_in_text": True,
    "object_location_in_text": True,
    "supporting_text_section_type": False,
    "extraction_confidence_score": False,
    "evidence_count": False,
}
#: Predicates of that model which our table may name.
PREDICATES: Final = frozenset({
    "actively_involved_in", "affects", "affects_likelihood_of", "causes", "contributes_to", "enables",
    "expressed_in", "gene_associated_with_condition", "has_gene_product", "has_part",
    "has_sequence_variant", "homologous_to", "located_in", "member_of", "orthologous_to",
    "paralogous_to", "part_of", "participates_in", "physically_interacts_with", "produced_by",
    "regulates", "related_to", "treats_or_applied_or_studied_to_treat",
})  # fmt: skip
CLASSES: Final = {"Disease", "ProteinFamily", "Transcript"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("kgx")
    (place / "il4.txt").write_text(TEXT, encoding="utf-8")
    graph = il21kg.KnowledgeGraph()
    graph.load(place / "il4.txt")
    graph.to_kgx(place / "kg", "kgx-tsv")
    graph.to_kgx(place / "kg", "kgx-jsonl")
    graph.to_kgx(place / "bare", "kgx-jsonl", quotes=False)
    return place


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def edges(folder: Path) -> dict[str, dict[str, Any]]:
    names = {each["id"]: each["name"] for each in lines(folder / "kg_nodes.jsonl")}
    return {names[each["object"]]: each for each in lines(folder / "kg_edges.jsonl")}


def test_edges_are_what_is_stated_denied_or_perhaps_related(folder: Path) -> None:
    assert {
        name: (each["predicate"], each.get("negated", False), each["knowledge_level"])
        for name, each in edges(folder).items()
    } == {
        "Signal transducer and activator of transcription 6": (
            "biolink:affects", False, "knowledge_assertion",
        ),
        "apoptotic process": ("biolink:related_to", False, "not_provided"),
        "macrophage": ("biolink:affects", True, "knowledge_assertion"),
        "monocyte": ("biolink:affects", False, "knowledge_assertion"),
        "T cell": ("biolink:affects", False, "knowledge_assertion"),
        "asthma": ("biolink:gene_associated_with_condition", False, "knowledge_assertion"),
        "psoriasis": ("biolink:gene_associated_with_condition", False, "knowledge_assertion"),
    }  # fmt: skip


def test_what_is_left_out_is_counted(tmp_path: Path) -> None:
    (tmp_path / "il4.txt").write_text(TEXT, encoding="utf-8")
    graph = il21kg.KnowledgeGraph()
    graph.load(tmp_path / "il4.txt")
    kept, paths = graph.to_kgx(tmp_path / "kg.tsv")
    assert [path.name for path in paths] == ["kg_nodes.tsv", "kg_edges.tsv"]
    assert (kept.edges, kept.nodes) == (7, 9)
    assert kept.left_out == {
        "it is denied with a hedge": 1,
        "the graph does not assert it": 1,
        "an end has no identifier that Biolink knows": 1,
        "it gives a name": 1,
    }


def test_the_command_says_what_it_wrote_and_what_not(
    command: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    (tmp_path / "il4.txt").write_text(TEXT, encoding="utf-8")
    il21kg.KnowledgeGraph(tmp_path / "kept").load(tmp_path / "il4.txt")
    stem = tmp_path / "kg"
    code, _, told = command("export", stem, "--format", "kgx-jsonl", "--store", tmp_path / "kept")
    assert code == 0
    assert told.splitlines() == [
        f"Written: {stem}_nodes.jsonl (9 nodes)",
        f"Written: {stem}_edges.jsonl (7 edges)",
        "Left out: 1 claim: an end has no identifier that Biolink knows",
        "Left out: 1 claim: it gives a name",
        "Left out: 1 claim: it is denied with a hedge",
        "Left out: 1 claim: the graph does not assert it",
    ]


def test_hedged_edges_say_nothing_of_a_direction(folder: Path) -> None:
    hedged = [each for each in lines(folder / "kg_edges.jsonl") if each["ikg_certainty"] == "hedged"]
    assert [each["original_predicate"] for each in hedged] == ["ikg:mayPositivelyRegulate"]
    assert not {"object_direction_qualifier", "qualified_predicate"} & hedged[0].keys()


def test_directions_stand_with_what_they_are_of(folder: Path) -> None:
    found = edges(folder)
    qualifiers = ("qualified_predicate", "object_aspect_qualifier", "object_direction_qualifier")
    assert [found["monocyte"].get(each) for each in qualifiers] == ["biolink:causes", "activity", "increased"]
    assert [found["T cell"].get(each) for each in qualifiers] == [None, None, None]
    assert found["T cell"]["ikg_effects"] == "differentiation"


def test_offsets_are_those_of_the_words(folder: Path) -> None:
    found = edges(folder)
    assert {
        name: tuple(
            each["supporting_text"][0][slice(*each[f"{end}_location_in_text"])]
            for end in ("subject", "object")
        )
        for name, each in found.items()
    } == {
        "Signal transducer and activator of transcription 6": ("IL-4", "STAT6"),
        "apoptotic process": ("IL-4", "apoptosis (A|B)"),
        "macrophage": ("It", "macrophages"),
        "monocyte": ("IL-4", "monocytes"),
        "T cell": ("IL-4", "T cells"),
        "asthma": ("IL4", "asthma"),
        "psoriasis": ("IL4", "psoriasis"),
    }


def test_both_forms_say_the_same(folder: Path) -> None:
    for part, columns in (("edges", EDGE_COLUMNS), ("nodes", NODE_COLUMNS)):
        header, *rows = (folder / f"kg_{part}.tsv").read_text(encoding="utf-8").splitlines()
        assert tuple(header.split("\t")) == columns
        flat = [dict(zip(columns, row.split("\t"), strict=True)) for row in rows]
        whole = lines(folder / f"kg_{part}.jsonl")
        assert [{key: value for key, value in each.items() if value} for each in flat] == [
            {key: as_field(value) for key, value in each.items()} for each in whole
        ]


def as_field(value: Any) -> str:
    values = value if isinstance(value, list) else [value]
    written = (str(each).lower() if isinstance(each, bool) else str(each) for each in values)
    return "|".join(each.replace("|", "¦") for each in written)


def test_columns_are_slots_of_biolink_or_ours(folder: Path) -> None:
    assert {each for each in (*NODE_COLUMNS, *EDGE_COLUMNS) if not each.startswith("ikg_")} == SLOTS.keys()
    for each in (*lines(folder / "kg_edges.jsonl"), *lines(folder / "kg_nodes.jsonl")):
        assert {key: isinstance(value, list) for key, value in each.items() if key in SLOTS} == {
            key: SLOTS[key] for key in each.keys() & SLOTS.keys()
        }


def test_without_quotes_there_are_no_words(folder: Path) -> None:
    bare = lines(folder / "bare_edges.jsonl")
    assert len(bare) == 7
    assert not any({"supporting_text", "object_location_in_text"} & each.keys() for each in bare)


@pytest.mark.parametrize("format_", ["turtle", "table"])
def test_a_format_of_one_file_is_no_pair(format_: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is one file"):
        il21kg.KnowledgeGraph().to_kgx(tmp_path / "kg", format_)


# --- the table


def table() -> Iterator[tuple[str, str, str]]:
    for quad in ox.parse(path=str(ONTOLOGY / "exchange" / "biolink.ttl")):
        assert not isinstance(quad.object, ox.Triple)
        yield str(quad.subject)[1:-1], quad.predicate.value, quad.object.value


MAPPED: Final = {
    subject: compact(value) for subject, link, value in table() if link in (SKOS.exactMatch, SKOS.broadMatch)
}
EXAMPLES: Final = [(compact(subject), words) for subject, link, words in table() if link == IKG.example]


def test_each_relation_that_can_be_read_is_in_the_table() -> None:
    rows = list(ox.parse(path=str(ONTOLOGY / "reading" / "relations.ttl")))
    used = {str(row.object)[1:-1] for row in rows if row.predicate.value == IKG.statedPredicate}
    assert len(used) > 20
    assert used - MAPPED.keys() == {SKOS.altLabel} & used
    assert RDF.type in used


def test_the_table_names_what_biolink_has() -> None:
    assert {each.removeprefix("biolink:") for each in MAPPED.values()} <= PREDICATES | CLASSES


@pytest.mark.parametrize(("predicate", "words"), EXAMPLES)
def test_the_examples_of_the_table_are_read_so(predicate: str, words: str) -> None:
    assert predicate in [compact(each.predicate) for each in said(words)]


# --- KGX itself, from elsewhere: an environment of its own, and the model that its packages bring

CHECK: Final = """
import json, sys
from importlib.resources import files
import bmt
model = files("biolink_model")
bmt.Toolkit.__init__.__defaults__ = (str(model / "schema" / "biolink_model.yaml"), {"predicate mappings": []})
import kgx.config
prefixes = json.loads((model / "prefixmaps" / "biolink_model_prefix_map.json").read_text())
kgx.config.jsonld_context_map["biolink"] = prefixes
from kgx.cli.cli_utils import validate
errors = validate(sys.argv[2:], sys.argv[1], None, None)
print("ERRORS", json.dumps(errors))
"""


def validated(form: str, *paths: Path) -> dict[str, Any]:
    python = os.environ.get("KGX_PYTHON")
    if not python:
        pytest.skip("KGX_PYTHON names no Python that has kgx")
    run = subprocess.run([python, "-c", CHECK, form, *map(str, paths)], capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    (line,) = [line for line in run.stdout.splitlines() if line.startswith("ERRORS ")]
    return dict(json.loads(line.removeprefix("ERRORS ")))


@pytest.mark.slow
@pytest.mark.parametrize("form", ["tsv", "jsonl"])
def test_kgx_finds_no_fault(form: str, folder: Path) -> None:
    assert validated(form, folder / f"kg_nodes.{form}", folder / f"kg_edges.{form}") == {}


@pytest.mark.slow
def test_kgx_finds_a_fault_that_was_made(folder: Path, tmp_path: Path) -> None:
    broken = (
        (folder / "kg_edges.jsonl").read_text(encoding="utf-8").replace("biolink:affects", "biolink:moves")
    )
    (tmp_path / "kg_edges.jsonl").write_text(broken, encoding="utf-8")
    assert "INVALID_EDGE_PREDICATE" in str(
        validated("jsonl", folder / "kg_nodes.jsonl", tmp_path / "kg_edges.jsonl")
    )
