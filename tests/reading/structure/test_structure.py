"""What belongs to what in a sentence: pairs, lists, denials, families."""

from pathlib import Path

import pytest
from sayings import claim, read, said

from il21kg.namespaces import expand
from il21kg.pipeline import make_reader
from il21kg.reading.topic import find_topic
from il21kg.text.document import read_document
from il21kg.vocabulary import shelf
from il21kg.vocabulary.sources import providers

GENE, PROTEIN = "hgnc:6005", "uniprot:Q9HBE4"

IL4, IL6, IL10 = "uniprot:P05112", "uniprot:P05231", "uniprot:P22301"

APOPTOSIS, PHAGOCYTOSIS = "GO:0006915", "GO:0006909"

PROMOTES, INHIBITS, REGULATES = "RO:0002429", "RO:0002430", "RO:0002428"


def asserted(text: str) -> list[tuple[str, ...]]:
    """Give the claims whose direct triple follows."""
    return [tuple(claim(s).split(" ", 3)) for s in said(text) if s.not_asserted is None]


def test_lists_that_do_not_pair_are_kept_with_the_reason() -> None:
    statements = said("IL-6, IL-4 and IL-10 induce apoptosis and phagocytosis, respectively.")
    assert {(s.not_asserted, s.tier) for s in statements} == {("ambiguous", "B")}
    assert len(statements) == 6


@pytest.mark.parametrize(
    ("sentence", "expected", "partners"),
    [
        (
            "In concert with IL6 and IL10 induces phagocytosis.",
            [(PROTEIN, PROMOTES, PHAGOCYTOSIS)],
            ["Interleukin-6", "Interleukin-10"],
        ),
        ("Along with IL4 inhibits apoptosis.", [(PROTEIN, INHIBITS, APOPTOSIS)], ["Interleukin-4"]),
        (
            "During inflammation may inhibit phagocytosis.",
            [(PROTEIN, "ikg:mayNegativelyRegulate", PHAGOCYTOSIS)],
            [],
        ),
        ("In the presence of IL6 induces apoptosis.", [(PROTEIN, PROMOTES, APOPTOSIS)], []),
        ("In macrophages IL6 induces apoptosis.", [], []),
        ("In macrophages, IL6 induces apoptosis.", [(IL6, PROMOTES, APOPTOSIS)], []),
    ],
)
def test_a_sentence_without_a_subject_is_about_the_topic(
    sentence: str, expected: list[tuple[str, ...]], partners: list[str]
) -> None:
    assert asserted(sentence) == expected
    assert sorted(j.label for s in said(sentence) for j in s.joint_agents) == sorted(partners)


@pytest.mark.parametrize(
    ("sentence", "hedged"),
    [
        ("It binds JAK1 and possibly JAK3.", ["stated", "hedged"]),
        ("It activates B cells, and perhaps certain macrophages.", ["stated", "hedged"]),
        ("It is found in macrophages, B cells and probably in monocytes.", ["stated", "stated", "hedged"]),
        ("It may bind JAK1, and possibly JAK3.", ["hedged", "hedged"]),
        ("It activates B cells, and possibly macrophages likely through JAK1.", ["stated", "hedged"]),
        ("It binds JAK1 and possibly JAK3, and induces apoptosis.", ["stated", "hedged", "stated"]),
    ],
)
def test_a_hedge_in_a_list_is_that_of_its_item(sentence: str, hedged: list[str]) -> None:
    assert [statement.certainty for statement in said(sentence)] == hedged


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The HAD gene product induces apoptosis.", ["uniprot:Z00007"]),
        ("Mutations in the HAD gene cause asthma.", ["hgnc:90007"]),
        ("It was shown that HAD induces apoptosis.", ["uniprot:Z00007"]),
        ("It had induced apoptosis.", ["uniprot:Z00007"]),
        ("IL-21 had induced apoptosis.", [PROTEIN]),
    ],
)
def test_a_symbol_that_is_a_helping_verb_is_the_gene_by_its_capitals(
    tmp_path: Path, sentence: str, expected: list[str]
) -> None:
    rows = ["hgnc_id\tsymbol\tname\tlocus_group\tstatus\tuniprot_ids"]
    rows.append("HGNC:90007\tHAD\thadrin factor\tprotein-coding gene\tApproved\tZ00007")
    (tmp_path / "hgnc_complete_set.txt").write_text("\n".join(rows) + "\n", encoding="utf-8")
    shelf.change(tmp_path / "terms", [providers.bring(str(tmp_path / "hgnc_complete_set.txt"))])
    reader = make_reader(tmp_path / "terms")
    document = read_document(sentence.encode(), "x.txt", reader.vocabulary.layout)
    reading = reader.read(document, find_topic(document, reader.vocabulary, "HAD"))
    assert [s.subject.iri for s in reading.statements] == [expand(iri) for iri in expected]


def test_denials_in_capitals_stay_denials() -> None:
    (statement,) = read("IL-21 does NOT induce apoptosis.").statements
    assert statement.negated


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("It is a receptor for IL4, a conserved kinase.", "ambiguous"),
        ("It is an inhibitor of JAK1, a kinase.", "ambiguous"),
        ("It binds the beta chain of JAK1, a kinase.", "ambiguous"),
        ("It requires the receptor of IL4 (IL4R), a kinase.", "ambiguous"),
        ("It increases the expression of JAK1, a kinase.", None),
        ("It binds JAK1, a kinase.", None),
        ("It is a receptor for IL4, a cytokine with kinase activity.", None),
        ("JAK1, a kinase, binds IL-21.", None),
    ],
)
def test_what_may_explain_either_of_two_nouns_is_not_asserted(sentence: str, expected: str | None) -> None:
    assert {s.not_asserted for s in said(sentence) if s.object.iri == expand("GO:0016301")} == {expected}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("It belongs to the IL4 and IL6 cytokine family.", ["IL4 and IL6 cytokine family"]),
        ("It belongs to the IL-4, IL-10 and IL-13 family.", ["IL-4, IL-10 and IL-13 family"]),
        ("It belongs to the JAK1 family and the JAK3 family.", ["JAK1 family", "JAK3 family"]),
    ],
)
def test_names_before_one_family_noun_are_one_family(sentence: str, expected: list[str]) -> None:
    assert [statement.object.span.text for statement in said(sentence) if statement.object.span] == expected


def test_a_fungus_called_so_gives_the_gene_no_name() -> None:
    statements = said("It helps to fight an infection by a fungus called Zorbia.")
    assert [s.subject.label for s in statements if s.relation == "named"] == ["fungus"]
