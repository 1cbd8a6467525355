"""Files of terms as they are met: comments, quotation marks, short rows, identifiers that are none."""

import pytest

from il21kg.errors import InputError
from il21kg.formats import parse_terms

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


@pytest.mark.parametrize("identifier", ["CL:99 90", "http://example.org/<zib>", 'CL:"1', "zib"])
def test_what_is_no_iri_is_refused_with_its_line(identifier: str) -> None:
    table = f"id\tkind\tlabel\nCL:9990002\tcell\tzob cell\n{identifier}\tcell\tzib cell\n"
    with pytest.raises(InputError, match="is no identifier") as told:
        parse_terms(table.encode(), "z.tsv", "z.tsv")
    assert "ine 3" in told.value.message
