"""What files of terms look like: comments, quotes, rows that lack a cell, prefixes, other languages."""

from pathlib import Path

import pytest

from il21kg.errors import InputError
from il21kg.namespaces import SKOS
from il21kg.vocabulary.shelf import Arrival, change
from il21kg.vocabulary.sources.entries import Entry, iri_of
from il21kg.vocabulary.sources.formats import parse_terms
from il21kg.vocabulary.vocabulary import load_vocabulary

OBO = "http://purl.obolibrary.org/obo/"
SSSOM = "subject_id\tsubject_label\tpredicate_modifier\tpredicate_id\tobject_id\tobject_label\n"


def entries(text: str, name: str) -> dict[str, Entry]:
    return {entry.iri: entry for entry in parse_terms(text.encode(), name, "here").entries}


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("name: gland duct ! of the gland", "gland duct"),
        ("name: gland duct\t! of the gland", "gland duct"),
        ("name: stop\\! duct", "stop! duct"),
        ("name: stop! duct", "stop! duct"),
        ('name: the " duct ! told', 'the " duct'),
        ('name: the "here ! there" duct ! told', 'the "here ! there" duct'),
    ],
)
def test_a_comment_behind_a_line_of_obo_is_none_of_its_value(line: str, label: str) -> None:
    found = entries(f"[Term]\nid: UBERON:9900071 ! duct\n{line}\n", "x.obo")
    assert [entry.label for entry in found.values()] == [label]
    assert list(found) == [f"{OBO}UBERON_9900071"]


def test_an_identifier_of_obo_that_makes_no_iri_is_left_out_and_told() -> None:
    text = "[Term]\nid: CL:99<1>\nname: odd cell\n\n[Term]\nid: CL:9900073\nname: even cell\n"
    found = parse_terms(text.encode(), "x.obo", "here")
    assert [entry.label for entry in found.entries] == ["even cell"]
    assert found.remarks == ("1 identifiers that make no IRI are left out: CL:99<1>.",)


@pytest.mark.parametrize("mark", ["", '"', "'"])
def test_prefixes_of_a_mapping_set_may_stand_in_quotes(mark: str) -> None:
    head = f"# curie_map:\n#   OWN: {mark}https://example.org/own/{mark}\n"
    row = "OWN:4\tshy fever\t\tskos:exactMatch\tDOID:8893\ttimid fever\n"
    (entry,) = entries(head + SSSOM + row, "x.sssom.tsv").values()
    assert entry.iri == "https://example.org/own/4"
    assert entry.matches == ((SKOS.exactMatch, f"{OBO}DOID_8893"),)


def test_rows_of_a_mapping_set_without_two_ends_are_passed_over_and_told_with_their_lines() -> None:
    text = "# license: x\n" + SSSOM + "MONDO:0005083\tpsoriasis\t\tskos:exactMatch\tDOID:8893\tred scale\n"
    text += "MONDO:0005083\tpsoriasis\t\tskos:exactMatch\t\t\n" + "\n" + "MONDO:0005083\n"
    text += "MONDO:0005083\tpsoriasis\t\tskos:exactMatch\tDOID:8 893\tx\n"
    text += "MONDO:0005083\tpsoriasis\t\tskos:exactMatch\tNOSUCH:1\tx\n"
    found = parse_terms(text.encode(), "x.sssom.tsv", "here")
    told = "4 rows without two ends that can be read are passed over: lines 4, 6, 7, 8."
    assert (len(found.entries), found.remarks) == (1, (told,))


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("CL:99 1\tshy cell\tcell", "Line 5: .* is no identifier"),
        ("https://example.org/a b\tshy cell\tcell", "Line 5: .* is no identifier"),
        ("NOSUCH:1\tshy cell\tcell", "Line 5: .* the prefix NOSUCH is not known"),
        ("nothing\tshy cell\tcell", "Line 5: “nothing” is no identifier"),
        ("CL:9900074", "Line 5 has no id or no label"),
    ],
)
def test_a_row_that_cannot_be_read_is_told_with_its_line(row: str, told: str) -> None:
    table = (
        f"# title: odd\nid\tlabel\tkind\nCL:9900075\tbold cell\tcell\n\n{row}\nCL:9900076\tcalm cell\tcell\n"
    )
    with pytest.raises(InputError, match=told):
        parse_terms(table.encode(), "x.tsv", "here")


def test_a_prefix_may_be_told_above_a_list() -> None:
    table = "# curie_map:\n#   OWN: https://example.org/own/\nid\tlabel\tkind\nOWN:5\tshy cell\tcell\n"
    assert list(entries(table, "x.tsv")) == ["https://example.org/own/5"]


def test_quotes_around_a_cell_are_none_of_it_and_quotes_within_stay() -> None:
    table = 'id\tlabel\tkind\nCL:9900077\t"a ""shy"" cell"\tcell\nCL:9900078\t5" bold cell\tcell\n'
    assert [entry.label for entry in entries(table, "x.tsv").values()] == ['a "shy" cell', '5" bold cell']


def test_a_quote_left_open_in_the_table_of_genes_swallows_no_row() -> None:
    table = 'hgnc_id\tsymbol\tname\tstatus\nHGNC:1\tXA\t"name\tApproved\nHGNC:2\tXB\tname\tApproved\n'
    found = entries(table, "x.txt")
    assert [entry.label for entry in found.values() if entry.kind == "gene"] == ["XA", "XB"]


@pytest.mark.parametrize(
    ("gene", "protein"), [("HGNC:1 2", "P1"), ("HGNC:2", "P 1"), ("<1>", ""), ("1\x7f", "")]
)
def test_a_row_of_the_table_of_genes_whose_identifier_is_broken_is_told(gene: str, protein: str) -> None:
    rows = f"HGNC:1\tXA\tname\tApproved\tP2\n{gene}\tXB\tname\tApproved\t{protein}\n"
    found = parse_terms(f"hgnc_id\tsymbol\tname\tstatus\tuniprot_ids\n{rows}".encode(), "x.txt", "here")
    assert [entry.label for entry in found.entries if entry.kind == "gene"] == ["XA"]
    assert found.remarks == ("1 rows with a broken identifier are passed over: lines 3.",)


@pytest.mark.parametrize(
    ("curie", "iri"),
    [
        ("EFO:0000270", "http://www.ebi.ac.uk/efo/EFO_0000270"),
        ("Orphanet:586", "http://www.orpha.net/ORDO/Orphanet_586"),
        ("UMLS:C0004096", "http://linkedlifedata.com/resource/umls/id/C0004096"),
        ("ICD10CM:J45", "http://purl.bioontology.org/ontology/ICD10CM/J45"),
        ("DRUGBANK:DB00945", "http://identifiers.org/drugbank/DB00945"),
        ("InterPro:IPR000471", "https://www.ebi.ac.uk/interpro/entry/InterPro/IPR000471"),
        ("HP:0002099", f"{OBO}HP_0002099"),
        ("NCIT:C28397", f"{OBO}NCIT_C28397"),
    ],
)
def test_prefixes_of_registers_are_known(curie: str, iri: str) -> None:
    assert iri_of(curie) == iri


@pytest.mark.parametrize(
    "text",
    [
        "# mine\n@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        '<https://example.org/1> a skos:Concept ; skos:prefLabel "shy fever"@en .\n',
        '[{"@id": "https://example.org/1",'
        ' "http://www.w3.org/2004/02/skos/core#prefLabel": [{"@value": "shy fever", "@language": "en"}]}]',
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
        ' xmlns:skos="http://www.w3.org/2004/02/skos/core#"><rdf:Description rdf:about="https://example.org/1">'
        '<skos:prefLabel xml:lang="en">shy fever</skos:prefLabel></rdf:Description></rdf:RDF>',
    ],
)
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_file_called_owl_is_read_by_what_is_in_it(text: str, mark: str) -> None:
    (entry,) = parse_terms((mark + text).encode(), "mine.owl", "here", "disease").entries
    assert (entry.iri, entry.label, entry.kind) == ("https://example.org/1", "shy fever", "disease")


PREFIXES = (
    "@prefix obo: <http://purl.obolibrary.org/obo/> .\n"
    "@prefix biolink: <https://w3id.org/biolink/vocab/> .\n"
    "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
)


@pytest.mark.parametrize(
    ("labels", "label"),
    [
        ('"scheue Zelle"@de , "shy cell"@en', "shy cell"),
        ('"shy cell"@en-GB , "scheue Zelle"@de', "shy cell"),
        ('"scheue Zelle"@de , "shy cell"', "shy cell"),
        ('"scheue Zelle"@de', "scheue Zelle"),
    ],
)
def test_an_english_label_goes_before_one_in_another_language(
    labels: str, label: str, tmp_path: Path
) -> None:
    turtle = "\ufeff" + PREFIXES + f"obo:CL_9900079 a biolink:Cell ; rdfs:label {labels} .\n"
    (tmp_path / "mine.ttl").write_text(turtle, encoding="utf-8")
    assert load_vocabulary(tmp_path).terms[f"{OBO}CL_9900079"].label == label


@pytest.mark.parametrize(("wrong", "right"), [("Celll", "Cell"), ("Diseases", "Disease")])
def test_a_misspelt_class_of_a_term_is_told(wrong: str, right: str, tmp_path: Path) -> None:
    row = f'obo:CL_9900080 a biolink:{wrong} ; rdfs:label "shy cell"@en .\n'
    (tmp_path / "mine.ttl").write_text(PREFIXES + row, encoding="utf-8")
    with pytest.raises(InputError, match=f"CL_9900080> is of no class of terms: biolink:{wrong}") as told:
        load_vocabulary(tmp_path)
    assert told.value.advice == f"Write biolink:{right}, if you meant that."


def test_the_term_that_the_guide_shows_is_read_as_it_stands(tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs/how-to/add.md").read_text(encoding="utf-8")
    shown = page.partition("**A term**")[2].partition("```turtle\n")[2].partition("```")[0]
    (tmp_path / "mine.ttl").write_text(shown, encoding="utf-8")
    assert load_vocabulary(tmp_path).terms[f"{OBO}CL_0000542"].label == "lymphocyte"


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("MONDO:0005083\tshy fever", "MONDO:0005083 “shy fever” (elsewhere “psoriasis”)"),
        ("CL:0000236\tbold cell", "CL:0000236 “bold cell” (elsewhere “B cell”)"),
        ("CL:0000236\tB lymphocyte", None),
        ("CL:9900081\tbold cell", None),
    ],
)
def test_another_name_for_a_known_identifier_is_told(row: str, told: str | None, tmp_path: Path) -> None:
    data = f"id\tlabel\n{row}\n".encode()
    shelf, _ = change(tmp_path, [Arrival("own", parse_terms(data, "x.tsv", "here"), "x.tsv", "0")])
    (kept,) = shelf.kept
    assert len(kept.remarks) == (told is not None)
    assert (told or "") in "".join(kept.remarks)


def test_a_name_is_compared_with_what_was_added_before(tmp_path: Path) -> None:
    first = parse_terms(b"id\tlabel\nCL:9900082\tshy cell\n", "x.tsv", "here")
    second = parse_terms(b"id\tlabel\nCL:9900082\tbold cell\n", "y.tsv", "here")
    shelf, _ = change(tmp_path, [Arrival("one", first, "x.tsv", "0"), Arrival("two", second, "y.tsv", "1")])
    assert [len(each.remarks) for each in shelf.kept] == [0, 1]
    assert "CL:9900082 “bold cell” (elsewhere “shy cell”)" in shelf.kept[1].remarks[0]
