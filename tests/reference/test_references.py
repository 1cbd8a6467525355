"""Each format gives the same entries: of which gene, of which thing, denied or not, at which line."""

import gzip
import json
from pathlib import Path

import pytest
from references import written

from il21kg.audit import audit
from il21kg.errors import InputError
from il21kg.reference import annotations, ontologies, tables, uniprot
from il21kg.reference.files import read_reference
from il21kg.reference.values import Entry
from il21kg.vocabulary.vocabulary import load_vocabulary

GO = "http://purl.obolibrary.org/obo/GO_"
OMIM = "https://omim.org/MIM:"

GAF = """!gaf-version: 2.2
UniProtKB\tP05112\tIL4\tinvolved_in\tGO:0042100\tPMID:18319398\tIDA\t\tP\tIL-4\tIL4\tprotein\ttaxon:9606\t2025\tX\t\t
UniProtKB\tP05112\tIL4\tNOT|involved_in\tGO:0006915\tPMID:18319398\tIMP\t\tP\tIL-4\tIL4\tprotein\ttaxon:9606\t2025\tX\t\t
UniProtKB\tP05112\tIL4\tinvolved_in\tGO:0008150\tGO_REF:0000015\tND\t\tP\tIL-4\tIL4\tprotein\ttaxon:9606\t2025\tX\t\t
MGI\tMGI:96556\tIl4\tinvolved_in\tGO:0042100\tPMID:18319398\tIDA\t\tP\tIL-4\t\tprotein\ttaxon:10090\t2025\tMGI\t\t
"""
GPAD_1 = """!gpa-version: 1.1
UniProtKB\tP05112\tinvolved_in\tGO:0042100\tPMID:18319398\tECO:0000314\t\t\t20250131\tExample\t\t
UniProtKB\tP05112\tNOT|involved_in\tGO:0006915\tPMID:18319398\tECO:0000315\t\t\t20250131\tExample\t\t
UniProtKB\tP05112\tinvolved_in\tGO:0008150\tGO_REF:0000015\tECO:0000307\t\t\t20250131\tExample\t\t
"""
GPAD_2 = """!gpad-version: 2.0
UniProtKB:P05112\t\tRO:0002331\tGO:0042100\tPMID:18319398\tECO:0000314\t\t\t2025-01-31\tExample\t\t
UniProtKB:P05112\tNOT\tRO:0002331\tGO:0006915\tPMID:18319398\tECO:0000315\t\t\t2025-01-31\tExample\t\t
UniProtKB:P05112\t\tRO:0002331\tGO:0008150\tGO_REF:0000015\tECO:0000307\t\t\t2025-01-31\tExample\t\t
"""
#: Columns of GPAD 2.0 for the operator and the relation → what is read of them.
OPERATORS = {
    ("", "RO:0002331"): ("RO:0002331", False),
    ("NOT", "RO:0002331"): ("RO:0002331", True),
    ("", "NOT|RO:0002331"): ("RO:0002331", True),
    ("NOT", "NOT|RO:0002331"): ("RO:0002331", True),
    ("not", "RO:0002331"): ("RO:0002331", True),
    ("", "RO:0002331|NOT"): ("RO:0002331", True),
    ("", ""): ("", False),
}
ENTRY = """ID   IL4_HUMAN               Reviewed;         153 AA.
AC   P05112;
DE   RecName: Full=Interleukin-4;
GN   Name=IL4;
CC   -!- DISEASE: Example disease (EXD) [MIM:615767]: Made for this test.
DR   GO; GO:0042100; P:B cell proliferation; IDA:UniProtKB.
DR   GO; GO:0005125; F:cytokine activity; ND:UniProtKB.
DR   Proteomes; UP000005640; Chromosome 5.
//
ID   IL10_HUMAN              Reviewed;         178 AA.
AC   P22301; Q9UBC0;
DR   GO; GO:0006915; P:apoptotic process; IEA:GOC.
"""
PROTEINS = """Entry\tGene Names (primary)\tGene Ontology (biological process)\tInvolvement in disease
P05112\tIL4\tproliferation [GO:0042100]; apoptosis [GO:0006915]\tDISEASE: An example [MIM:615767].
"""
EDGES = """id\tsubject\tpredicate\tobject\tnegated\tprimary_knowledge_source
e1\tHGNC:6014\tbiolink:related_to\tMONDO:0005083\tFalse\tinfores:example
e2\tHGNC:6014\tbiolink:interacts_with\tHGNC:6015\ttrue\tinfores:example
"""
EDGES_JSONL = """{"subject": "HGNC:6014", "predicate": "biolink:related_to", "object": "MONDO:0005083"}
{"subject": "HGNC:6014", "predicate": "biolink:interacts_with", "object": "HGNC:6015", "negated": true}
"""
DISEASES = """ncbi_gene_id\tgene_symbol\tassociation_type\tdisease_id\tsource
NCBIGene:3565\tIL4\tMENDELIAN\tOMIM:615767\tmade for this test
NCBIGene:3565\tIL4\tNOT associated\tMONDO:0005083\tmade for this test
"""
MONDO = """format-version: 1.2
ontology: mondo

[Term]
id: MONDO:0004979
name: asthma
relationship: has_material_basis_in_germline_mutation_in http://identifiers.org/hgnc/6014 {source="X:1"} ! IL4
relationship: disease_has_location UBERON:0002048 ! lung

[Term]
id: MONDO:0005083
relationship: has_material_basis_in_germline_mutation_in HGNC:6014
is_obsolete: true
"""
PLACES = "hgnc_id\tsymbol\tname\tlocation\nHGNC:6014\tIL4\tinterleukin 4\t5q31.1\n"

#: File → gene, thing, whether it is denied, line.
READ: dict[str, tuple[str, list[tuple[tuple[str, ...], str, bool, int]]]] = {
    "a.gaf": (
        GAF,
        [
            (("UniProtKB:P05112", "IL4"), f"{GO}0042100", False, 2),
            (("UniProtKB:P05112", "IL4"), f"{GO}0006915", True, 3),
            (("MGI:MGI:96556",), f"{GO}0042100", False, 5),
        ],
    ),
    "a.gpa": (
        GPAD_1,
        [(("UniProtKB:P05112",), f"{GO}0042100", False, 2), (("UniProtKB:P05112",), f"{GO}0006915", True, 3)],
    ),
    "a.gpad": (
        GPAD_2,
        [(("UniProtKB:P05112",), f"{GO}0042100", False, 2), (("UniProtKB:P05112",), f"{GO}0006915", True, 3)],
    ),
    "a.txt": (
        ENTRY,
        [
            (("UniProtKB:P05112", "IL4"), f"{OMIM}615767", False, 5),
            (("UniProtKB:P05112", "IL4"), f"{GO}0042100", False, 6),
            (("UniProtKB:P05112", "IL4"), "5", False, 8),
            (("UniProtKB:P22301", "UniProtKB:Q9UBC0"), f"{GO}0006915", False, 12),
        ],
    ),
    "a.tsv": (
        PROTEINS,
        [
            (("UniProtKB:P05112", "IL4"), f"{GO}0042100", False, 2),
            (("UniProtKB:P05112", "IL4"), f"{GO}0006915", False, 2),
            (("UniProtKB:P05112", "IL4"), f"{OMIM}615767", False, 2),
        ],
    ),
    "genes_to_disease.txt": (
        DISEASES,
        [
            (("NCBIGene:3565", "IL4"), f"{OMIM}615767", False, 2),
            (("NCBIGene:3565", "IL4"), "http://purl.obolibrary.org/obo/MONDO_0005083", True, 3),
        ],
    ),
    "mondo.obo": (
        MONDO,
        [
            (
                ("http://identifiers.org/hgnc/6014", "IL4"),
                "http://purl.obolibrary.org/obo/MONDO_0004979",
                False,
                7,
            )
        ],
    ),
    "hgnc.tsv": (PLACES, [(("HGNC:6014", "IL4"), "5q31.1", False, 2)]),
}


def parts(entry: Entry) -> tuple[tuple[str, ...], str, bool, int]:
    return entry.gene, entry.object, entry.negated, int(entry.where.rpartition(":")[2])


@pytest.mark.parametrize("name", READ)
def test_a_file_is_known_by_what_stands_in_it(tmp_path: Path, name: str) -> None:
    text, expected = READ[name]
    assert [parts(entry) for entry in read_reference(written(tmp_path / name, text))] == expected


@pytest.mark.parametrize("columns", OPERATORS)
@pytest.mark.parametrize("head", ["!gpad-version: 2.0", "!gpa-version: 2.0"])
def test_a_denial_of_gpad_2_is_read_wherever_it_stands(
    tmp_path: Path, columns: tuple[str, str], head: str
) -> None:
    operator, relation = columns
    line = f"UniProtKB:P05112\t{operator}\t{relation}\tGO:0042100\tPMID:18319398\tECO:0000314"
    (entry,) = read_reference(written(tmp_path / "a.gpad", f"{head}\n{line}\t\t\t2025-01-31\tX\t\t\n"))
    assert (entry.relation, entry.negated) == OPERATORS[columns]


@pytest.mark.parametrize(
    ("gene", "limited"),
    [
        ("UniProtKB:P05112", False),
        ("UniProtKB:P05112-2", True),
        ("UniProtKB:O15519:PRO_0000004678", True),  # as GOA has it
        ("MGI:MGI:96556", False),
    ],
)
def test_an_isoform_and_a_chain_are_one_form_of_a_product(tmp_path: Path, gene: str, limited: bool) -> None:
    text = GPAD_2.replace("UniProtKB:P05112", gene)
    assert [each.limited for each in read_reference(written(tmp_path / "a.gpad", text))] == [limited] * 2


def test_a_packed_file_gives_the_same(tmp_path: Path) -> None:
    path = tmp_path / "a.gaf.gz"
    path.write_bytes(gzip.compress(GAF.encode()))
    assert [parts(entry) for entry in read_reference(path)] == READ["a.gaf"][1]


@pytest.mark.parametrize(("name", "text", "first"), [("e.tsv", EDGES, 2), ("e.jsonl", EDGES_JSONL, 1)])
def test_an_edge_speaks_of_both_its_ends(tmp_path: Path, name: str, text: str, first: int) -> None:
    hgnc = "http://identifiers.org/hgnc/"
    psoriasis = "http://purl.obolibrary.org/obo/MONDO_0005083"
    assert [parts(entry) for entry in read_reference(written(tmp_path / name, text))] == [
        (("HGNC:6014",), psoriasis, False, first),
        (("MONDO:0005083",), f"{hgnc}6014", False, first),
        (("HGNC:6014",), f"{hgnc}6015", True, first + 1),
        (("HGNC:6015",), f"{hgnc}6014", True, first + 1),
    ]


@pytest.mark.parametrize("name", ["hgnc.tsv", "genes_to_disease.txt", "e.tsv"])
def test_commas_part_the_cells_of_a_csv(tmp_path: Path, name: str) -> None:
    text = EDGES if name == "e.tsv" else READ[name][0]
    tabs = list(read_reference(written(tmp_path / name, text)))
    commas = list(read_reference(written(tmp_path / f"{name}.csv", text.replace("\t", ","))))
    assert [parts(each) for each in commas] == [parts(each) for each in tabs] != []


def test_lines_are_told_in_short(tmp_path: Path) -> None:
    told = [entry.line for entry in read_reference(written(tmp_path / "a.gaf", GAF))]
    assert told[:2] == [
        "involved_in GO:0042100, PMID:18319398, IDA",
        "NOT involved_in GO:0006915, PMID:18319398, IMP",
    ]
    told = [entry.line for entry in read_reference(written(tmp_path / "e.tsv", EDGES))]
    assert told[2] == "not: HGNC:6014 interacts_with HGNC:6015 (infores:example)"


@pytest.mark.parametrize(
    ("name", "data", "problem"),
    [
        ("odd.tsv", b"colour\tsize\nred\t7\n", "no reference that is known here"),
        ("odd.gaf", b"!gaf-version: 2.2\n\xff\xfe\n", "cannot be read"),
        ("odd.gaf.gz", b"no gzip", "cannot be read"),
    ],
)
def test_what_is_no_reference_is_refused(tmp_path: Path, name: str, data: bytes, problem: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(InputError, match=problem):
        list(read_reference(tmp_path / name))


def test_a_gene_instead_of_a_file_is_told_how_to_compare_genes() -> None:
    with pytest.raises(InputError) as raised:
        list(read_reference(Path("IL2")))
    assert "il21kg query compare gene=IL2 other=IL21" in raised.value.advice


@pytest.mark.parametrize("name", READ)
def test_each_file_is_of_one_kind(name: str) -> None:
    text = READ[name][0]
    columns = set(text.split("\n", 1)[0].split("\t"))
    kinds = (
        annotations.is_annotations(text),
        uniprot.is_uniprot(text),
        ontologies.is_ontology(text),
        tables.is_edges(columns),
        tables.is_genes(columns),
    )
    assert sum(kinds) == 1


#: What may stand at any place of an object of others.
ODD: tuple[object, ...] = (
    None,
    7,
    -1.5,
    True,
    "",
    " ",
    "\t",
    "|",
    ":",
    "_:b",
    "http://",
    [],
    [None],
    {},
    {"a": [1]},
    "x" * 5000,
    "\u202e",
)


@pytest.mark.parametrize(
    "column", ["id", "subject", "predicate", "object", "negated", "publications", "name"]
)
def test_no_odd_value_makes_a_traceback(tmp_path: Path, column: str) -> None:
    whole = {"id": "e1", "subject": "HGNC:6014", "predicate": "biolink:related_to", "object": "MONDO:0005083"}
    lines = [json.dumps({**whole, column: value}) for value in ODD]
    path = written(tmp_path / "e.jsonl", json.dumps(whole) + "\n" + "\n".join(lines) + "\n")
    assert len(list(read_reference(path))) >= 2
    assert audit([str(path)], load_vocabulary()).claims == len(ODD) + 1
