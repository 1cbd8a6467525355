"""Files of terms as they are met: comments, quotation marks, short rows, identifiers that are none."""

from pathlib import Path

import pytest

from il21kg.errors import InputError
from il21kg.namespaces import expand
from il21kg.vocabulary.sources.formats import parse_terms
from il21kg.vocabulary.vocabulary import load_vocabulary

OBO = r"""format-version: 1.2

[Term]
id: CL:9990001 ! the zib cell
name: zib cell \! major ! a comment
synonym: "zib ! unit" EXACT []  ! another

[Term]
id: CL:9990002
name: zob {cell} one {source="a"}

[Term]
id: CL:9990001
synonym: "zib corpuscle" EXACT []
"""
SSSOM = """# mapping_set_title: zibs
# curie_map:
#   ZIB: "http://example.org/zib/"
subject_id\tpredicate_id\tpredicate_modifier\tobject_id\tobject_label
CL:9990001\tskos:exactMatch\t\tZIB:1\tzib corpuscle
CL:9990001\tskos:exactMatch\tNot\tZIB:2\tzob corpuscle
CL:9990001\tskos:exactMatch\t\t\tnothing
CL:9990001\tskos:exactMatch
"""


def test_obo_comments_are_cut_and_frames_of_one_identifier_are_one() -> None:
    found = parse_terms(OBO.encode(), "zib.obo", "zib.obo")
    assert [(e.iri.rpartition("/")[2], e.label, [name for name, _ in e.names]) for e in found.entries] == [
        ("CL_9990001", "zib cell ! major", ["zib cell ! major", "zib ! unit", "zib corpuscle"]),
        ("CL_9990002", "zob {cell} one", ["zob {cell} one"]),
    ]


def test_sssom_takes_what_holds_and_tells_short_rows() -> None:
    found = parse_terms(SSSOM.encode(), "zib.sssom.tsv", "zib.sssom.tsv")
    (entry,) = found.entries
    assert [name for name, _ in entry.names] == ["zib corpuscle"]
    assert [iri for _, iri in entry.matches] == ["http://example.org/zib/1"]
    assert found.remarks == ("2 rows without two ends that can be read are passed over: lines 7, 8.",)


@pytest.mark.parametrize(
    ("cell", "label"),
    [
        ('"zib" cell', '"zib" cell'),
        ('"zib cell', '"zib cell'),
        ('"zib cell"', "zib cell"),
        ('"a ""b"" c"', 'a "b" c'),
    ],
)
def test_a_lone_quotation_mark_is_a_character(cell: str, label: str) -> None:
    table = f"id\tlabel\nCL:9990001\t{cell}\nCL:9990002\tzob cell\n"
    assert [e.label for e in parse_terms(table.encode(), "z.tsv", "z.tsv").entries] == [label, "zob cell"]


@pytest.mark.parametrize(
    "identifier",
    [
        "CL:99 90",
        "http://example.org/<zib>",
        'CL:"1',
        "zib",
        "javascript:zib()",
        "urn:zib cell",
        "urn:zib",
        "http:///zib",
        "https://example.org/" + "z" * 3000,
        "https://example.org/zib\x9b",
    ],
)
def test_what_is_no_iri_is_refused_with_its_line(identifier: str) -> None:
    table = f"id\tkind\tlabel\nCL:9990002\tcell\tzob cell\n{identifier}\tcell\tzib cell\n"
    with pytest.raises(InputError, match=r"is no identifier|prefix \w+ is not known") as told:
        parse_terms(table.encode(), "z.tsv", "z.tsv")
    assert "ine 3" in told.value.message
    assert len(told.value.message) < 300


@pytest.mark.parametrize("iri", ["urn:lab:zib:7", "urn:uuid:0b6c1e9e-1111-4222-8333-944455556666"])
def test_a_urn_is_an_identifier_as_it_stands(iri: str) -> None:
    (entry,) = parse_terms(f"id\tkind\tlabel\n{iri}\tcell\tzib cell\n".encode(), "z.tsv", "z").entries
    assert (entry.iri, entry.kind, expand(iri)) == (iri, "cell", iri)


STRANGE = (
    "javascript:zib()",
    "data:text/html,zib",
    "zib",
    "CL:9990003",
    "https://example.org/a zib",
    "https://example.org/" + "z" * 3000,
    "https:///zib",
)
PREFIXES = (
    "@prefix biolink: <https://w3id.org/biolink/vocab/> .\n@prefix ex: <https://example.org/zib/> .\n"
    "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
)


@pytest.mark.parametrize("iri", STRANGE)
def test_a_term_of_rdf_whose_identifier_is_no_iri_is_left_out_and_told(iri: str) -> None:
    rows = (
        f'<{iri}> a biolink:Cell ; rdfs:label "zib cell" .\nex:2 a biolink:Cell ; rdfs:label "zob cell" .\n'
    )
    found = parse_terms((PREFIXES + rows).encode(), "z.ttl", "z.ttl")
    assert [entry.label for entry in found.entries] == ["zob cell"]
    (remark,) = found.remarks
    assert remark.startswith("1 terms are left out, whose identifiers are no absolute IRIs: ")
    assert iri[:80] in remark and len(remark) < 300
    with pytest.raises(InputError, match="1 terms are left out"):
        parse_terms((PREFIXES + rows.partition("\n")[0]).encode(), "z.ttl", "z.ttl")


def test_matches_that_are_no_iris_are_no_matches() -> None:
    row = (
        'ex:2 a biolink:Cell ; rdfs:label "zob cell" ; <http://www.w3.org/2004/02/skos/core#exactMatch> '
        "<javascript:zob()>, <https://example.org/zob> ."
    )
    (entry,) = parse_terms((PREFIXES + row).encode(), "z.ttl", "z.ttl").entries
    assert [iri for _, iri in entry.matches] == ["https://example.org/zob"]


def test_labelled_things_of_no_kind_are_named() -> None:
    rows = 'ex:1 rdfs:label "zib" .\nex:2 a biolink:Cell ; rdfs:label "zob cell" .\n'
    (remark,) = parse_terms((PREFIXES + rows).encode(), "z.ttl", "z.ttl").remarks
    assert remark.startswith("1 labelled things of no known kind")
    assert "https://example.org/zib/1" in remark


def test_subjects_of_no_kind_are_told_with_their_lines() -> None:
    table = (
        b"# curie_map:\n#   ZIB: https://example.org/\nsubject_id\tpredicate_id\tobject_id\tobject_label\n"
        b"CL:9990001\tskos:exactMatch\tCL:9990002\tzib cell\nZIB:3\tskos:exactMatch\tCL:9990004\tzob cell\n"
        b"ZIB:3\tskos:exactMatch\tCL:9990005\tzub cell\n"
    )
    (remark,) = parse_terms(table, "z.sssom.tsv", "z").remarks
    assert remark.startswith("1 subjects are of no kind by their prefix: lines 5.")
    assert parse_terms(table, "z.sssom.tsv", "z", "cell").remarks == ()


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ('ex:1 rdfs:label "zib cell" .', "1 named rows of no class: <https://example.org/zib/1> .z.ttl:5"),
        ('<https://example.org/zib/1> rdfs:label "zib cell" .', r"of no class.*\(z.ttl:5\)"),
        ('<javascript:zib> a biolink:Cell ; rdfs:label "zib cell" .', r"no absolute IRI: .*\(z.ttl:5\)"),
        ('<CL:9990003> a biolink:Cell ; rdfs:label "zib cell" .', r"no absolute IRI: .*\(z.ttl:5\)"),
    ],
)
def test_a_row_of_the_users_turtle_that_can_be_nothing_is_told_with_its_line(
    row: str, told: str, tmp_path: Path
) -> None:
    good = 'ex:11 a biolink:Cell ; rdfs:label "zob cell" .\n'
    (tmp_path / "z.ttl").write_text(PREFIXES + good + row, encoding="utf-8")
    with pytest.raises(InputError, match=told):
        load_vocabulary(tmp_path)


def test_what_the_users_turtle_says_of_other_things_is_let_in(tmp_path: Path) -> None:
    rows = (
        'ex:11 a biolink:Cell ; rdfs:label "zob cell" .\nex:note rdfs:comment "of zobs" .\n'
        'ex:scheme a <http://www.w3.org/2004/02/skos/core#ConceptScheme> ; rdfs:label "zobs" .\n'
    )
    (tmp_path / "z.ttl").write_text(PREFIXES + rows, encoding="utf-8")
    assert load_vocabulary(tmp_path).terms["https://example.org/zib/11"].label == "zob cell"
