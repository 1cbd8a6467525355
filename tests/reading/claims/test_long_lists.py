"""Lists of objects, cells and effects: where they go on, where they end, what is said of each."""

import pytest
from sayings import claim, said

PROTEIN, GENE = "uniprot:Q9HBE4", "hgnc:6005"

APOPTOSIS, PHAGOCYTOSIS = "GO:0006915", "GO:0006909"

INDUCES, IL4_INDUCES = f"{PROTEIN} RO:0002429 {APOPTOSIS}", f"uniprot:P05112 RO:0002429 {APOPTOSIS}"


def spoken(sentence: str, about: str = "IL21") -> list[tuple[str, str]]:
    """Give the relations of a sentence with the words of their objects."""
    return [(s.relation, s.object.span.text if s.object.span else "") for s in said(sentence, about)]


def test_three_parts_in_a_list_with_articles() -> None:
    found = said("It contains a W domain, a transmembrane domain, and a tail.")
    assert [(s.relation, s.object.label) for s in found] == [
        ("has_part", "W domain"),
        ("has_part", "transmembrane domain"),
        ("has_part", "tail"),
    ]
    assert {s.subject.label for s in found} == {"Interleukin-21"}


def test_the_cell_before_its_effects_belongs_to_each() -> None:
    found = said("IL-21 plays a role in the regulation of eosinophil maturation and survival.")
    assert [s.effects for s in found] == [("maturation",), ("survival",)]
    assert {s.cell for s in found} == {"http://purl.obolibrary.org/obo/CL_0000771"}


def test_a_place_where_it_is_not_so_is_no_place_where_it_is() -> None:
    found = said("IL-21 induces apoptosis in tumor cells, but not in platelets.")
    affirmed = [s for s in found if not s.negated]
    assert [claim(s) for s in affirmed] == [INDUCES]
    assert [c.text for s in affirmed for c in s.contexts] == ["in tumor cells"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Diseases associated with IL21 include psoriasis and asthma.",
            [
                "hgnc:6005 biolink:gene_associated_with_condition MONDO:0005083",
                "hgnc:6005 biolink:gene_associated_with_condition MONDO:0004979",
            ],
        ),
        ("Functions of IL-21 include apoptosis.", [f"{PROTEIN} RO:0002331 {APOPTOSIS}"]),
        ("Diseases not associated with IL21 include psoriasis.", []),
        ("Diseases associated with IL21 may include psoriasis.", []),
        ("Diseases associated with IL2 include psoriasis.", []),
        ("Studies of IL-21 include psoriasis.", []),
        ("The receptor of IL-21 includes the common gamma chain.", []),
    ],
)
def test_a_list_within_one_sentence_is_read_as_a_list(sentence: str, expected: list[str]) -> None:
    found = [s for s in said(sentence) if s.not_asserted is None]
    assert [claim(s) for s in found] == expected
    assert all(s.exemplary for s in found)


def test_neither_denies_both_objects() -> None:
    assert [s.negated for s in said("IL-21 induces neither apoptosis nor phagocytosis.")] == [True, True]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # a list whose last conjunct is to come goes on after a circumstance or an "of"
        (
            "It is involved in T cell activation, autophagy after oxidative damage, apoptosis, and meiosis.",
            ["T cell activation", "autophagy", "apoptosis", "meiosis"],
        ),
        ("It binds IL4, members of a family, and IL2.", ["IL4", "members of a family", "IL2"]),
    ],
)
def test_a_list_goes_on_after_what_hangs_on_one_conjunct(sentence: str, expected: list[str]) -> None:
    assert [s.object.span.text for s in said(sentence) if s.object.span] == expected


def test_the_names_in_a_sentence_that_is_a_list() -> None:
    found = said("The ligands of this receptor include strange protein 2 (STP-2) and IL4.")
    assert [s.object.label for s in found if s.relation == "named"] == ["STP-2"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "It encodes a receptor with two SH2 domains and a tail.",
            [("has_part", "SH2 domains"), ("has_part", "tail")],
        ),
        ("It interacts with a receptor with two SH2 domains.", []),
        ("It is a SH2 domain containing adaptor protein.", [("has_part", "SH2 domain")]),
        ("It contains a SH2 domain.", [("has_part", "SH2 domain")]),
    ],
)
def test_parts_of_a_kind(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert [each for each in spoken(sentence) if each[0] == "has_part"] == expected


def test_a_kind_and_a_family_share_their_verb() -> None:
    found = spoken("It is a cytokine and member of the IL-2 family.")
    assert found == [("is_a", "cytokine"), ("member_of", "IL-2 family")]


def test_an_activity_for_cells_acts_on_them() -> None:
    found = said("It displays chemotactic activity for B cells and NK cells, but not monocytes.")
    cells = [(s.object.span.text, s.negated) for s in found if s.relation == "acts_on_cell" and s.object.span]
    assert cells == [("B cells", False), ("NK cells", False), ("monocytes", True)]


def test_a_list_of_agents_goes_on_after_a_circumstance_without_objects() -> None:
    found = said("Activation of IL-21 is mediated by cycles of splicing, binding by IL-4, and IL-6.")
    assert all(s.subject.label != s.object.label for s in found)


def test_many_effects_on_one_cell_are_one_claim() -> None:
    (found,) = said("IL-21 has a role in the regulation of mast cell maturation, migration and survival.")
    assert claim(found) == f"{PROTEIN} ikg:actsOnCell CL:0000097"
    assert found.effects == ("maturation", "migration", "survival")
