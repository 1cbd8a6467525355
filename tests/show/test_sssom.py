"""The identifiers that stand for the things of a graph, as a mapping set that the makers of SSSOM read."""

import json
import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

import il21kg
from il21kg.graph.triples import to_ntriples
from il21kg.namespaces import CURIES, IKG, OBO, SKOS, canonical, expand
from il21kg.show.files.sssom import to_sssom
from il21kg.store.imprint import UNTOLD, Imprint, imprint
from il21kg.store.store import open_store

Run = Callable[..., tuple[int, str, str]]
REQUIRED = {"mapping_set_id", "license", "curie_map"}


@pytest.fixture(scope="module")
def kg() -> il21kg.KnowledgeGraph:
    return il21kg.load(
        text="IL4 gene\n\nIL4 is associated with immune-mediated diseases. IL-4 binds IL4R.\n", key="il4"
    )


def read(text: str) -> tuple[dict[str, Any], list[dict[str, str]]]:
    """Metadata and rows; values of the metadata are JSON, which YAML takes."""
    told: dict[str, Any] = {}
    for block in re.split(r"^#(?=\w)", text, flags=re.MULTILINE)[1:]:
        name, _, value = block.split("\n", 1)[0].partition(":")
        items = re.findall(r"^#- (.*)$", block, re.MULTILINE)
        pairs = re.findall(r"^#  (\S+): (.*)$", block, re.MULTILINE)
        listed = {key: json.loads(each) for key, each in pairs} or [json.loads(each) for each in items]
        told[name] = json.loads(value) if value else listed
    columns, *rows = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    return told, [dict(zip(columns, row, strict=True)) for row in rows]


def written(kg: il21kg.KnowledgeGraph) -> str:
    return kg.to_bytes("sssom").decode()


def test_each_mapping_of_the_graph_is_a_row_that_says_the_same(kg: il21kg.KnowledgeGraph) -> None:
    told, rows = read(written(kg))
    prefixes = told["curie_map"]

    def expanded(curie: str) -> str:
        prefix, _, local = curie.partition(":")
        return str(prefixes[prefix]) + local

    found = {
        tuple(expanded(row[f"{part}_id"]) for part in ("subject", "predicate", "object")) for row in rows
    }
    predicates = {SKOS.exactMatch, SKOS.closeMatch, SKOS.broadMatch, SKOS.relatedMatch, IKG.referenceProduct}
    has_product = {IKG.referenceProduct: OBO.RO_0002205}
    assert found == {
        (str(s), has_product.get(str(p), str(p)), str(o))
        for s, p, o in kg.to_rdflib()
        if str(p) in predicates
    }
    assert len(rows) == len(found) > 3


def test_rows_name_both_ends_and_say_how_a_mapping_was_found(kg: il21kg.KnowledgeGraph) -> None:
    _, rows = read(written(kg))
    said = {(row["subject_id"], row["object_id"]): row for row in rows}
    product = said["HGNC:6014", "UniProtKB:P05112"]
    assert (product["subject_label"], product["predicate_label"], product["object_label"]) == (
        *("IL4", "has gene product", "Interleukin-4"),
    )
    assert product["mapping_justification"] == "semapv:UnspecifiedMatching"
    own = said["con:immune-mediated-disease", "MONDO:0005046"]
    assert (own["predicate_id"], own["mapping_justification"]) == (
        *("skos:closeMatch", "semapv:ManualMappingCuration"),
    )
    assert [row["subject_id"] for row in rows] == sorted(row["subject_id"] for row in rows)


IMPRINT = imprint(
    licence="CC0-1.0",
    creators=["0000-0002-1825-0097", "The lab", "https://ror.org/05cy4wa09"],
    issued="2026-11-01",
    title="Ours",
)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (UNTOLD, {"license": "https://w3id.org/sssom/license/unspecified"}),
        (
            IMPRINT,
            {
                "license": "https://spdx.org/licenses/CC0-1.0",
                "creator_id": ["orcid:0000-0002-1825-0097"],
                "creator_label": ["The lab", "https://ror.org/05cy4wa09"],
                "publication_date": "2026-11-01",
                "mapping_set_title": "Ours",
            },
        ),
    ],
)
def test_the_set_says_whose_it_is_and_from_which_releases(
    kg: il21kg.KnowledgeGraph, said: Imprint, told: dict[str, Any]
) -> None:
    with open_store(":memory:", write=True) as store:
        assert kg.outcome is not None
        store.replace(to_ntriples(kg.outcome.checked.triples))
        found, _ = read(b"".join(to_sssom(store, said)).decode())
    assert found.keys() >= REQUIRED
    assert {name: found[name] for name in told} == told
    assert all(
        re.fullmatch(r"https?://\S+/cl/releases/\S+|\S+", each) for each in found["mapping_set_source"]
    )
    assert any("/cl/releases/" in each for each in found["mapping_set_source"])


def test_a_set_is_named_by_what_is_in_it(kg: il21kg.KnowledgeGraph) -> None:
    other = il21kg.load(text="IL2 gene\n\nIL-2 is a cytokine.\n", key="il2")
    assert written(kg) == written(kg)
    assert read(written(kg))[0]["mapping_set_id"] != read(written(other))[0]["mapping_set_id"]


def test_a_graph_without_any_is_an_empty_set() -> None:
    with open_store(":memory:", write=True) as store:
        told, rows = read(b"".join(to_sssom(store)).decode())
    assert (rows, told["curie_map"]) == ([], {"semapv": "https://w3id.org/semapv/vocab/"})


def test_a_name_with_a_tab_stays_in_its_field() -> None:
    subject, thing = "http://purl.obolibrary.org/obo/MONDO_1", "http://purl.obolibrary.org/obo/DOID_2"
    with open_store(":memory:", write=True) as store:
        label = ox.Literal("odd\tname\n2", language="en")
        triples = (
            (subject, SKOS.exactMatch, ox.NamedNode(thing)),
            (subject, "http://www.w3.org/2000/01/rdf-schema#label", label),
        )
        store.put(ox.Quad(ox.NamedNode(s), ox.NamedNode(p), o) for s, p, o in triples)
        _, rows = read(b"".join(to_sssom(store)).decode())
    assert [(row["subject_id"], row["subject_label"], row["object_id"]) for row in rows] == [
        ("MONDO:1", "odd name 2", "DOID:2")
    ]


def test_the_ending_of_a_file_says_it(command: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("il4.txt").write_text("IL4 gene\n\nIL-4 induces apoptosis.\n")
    command("load", "il4.txt", "--store", "kg")
    assert command("export", "ids.sssom.tsv", "--store", "kg") == (0, "", "Written: ids.sssom.tsv\n")
    assert command("export", "--format", "sssom", "--store", "kg")[1] == Path("ids.sssom.tsv").read_text(
        "utf-8"
    )


def validated(text: str, folder: Path) -> int:
    """How the validator of SSSOM's makers ends, in an environment of its own."""
    python = os.environ.get("SSSOM_PYTHON")
    if not python:
        pytest.skip("SSSOM_PYTHON names no Python that has sssom")
    (folder / "ids.sssom.tsv").write_text(text, encoding="utf-8")
    call = "from sssom.cli import main; main()"
    return subprocess.run(
        [python, "-c", call, "validate", folder / "ids.sssom.tsv"], capture_output=True
    ).returncode


@pytest.mark.slow
def test_the_validator_of_sssom_finds_no_fault_but_one_that_was_made(
    kg: il21kg.KnowledgeGraph, tmp_path: Path
) -> None:
    assert validated(written(kg), tmp_path) == 0
    assert validated(written(kg).replace("semapv:Unspec", "semapv:No"), tmp_path) == 1


@pytest.mark.parametrize("prefix", CURIES)
def test_an_identifier_as_its_register_writes_it_is_understood_again(prefix: str) -> None:
    iri = expand(f"{prefix}:12")
    assert expand(canonical(iri)) == iri
