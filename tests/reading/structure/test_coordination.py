"""Words that several conjuncts share, and the means, examples and classes in a list."""

import pytest
from sayings import claim, said

from il21kg.namespaces import compact
from il21kg.reading.statements import Statement

GENE, PROTEIN = "hgnc:6005", "uniprot:Q9HBE4"

CONDITION = f"{GENE} biolink:gene_associated_with_condition"

CELLS = {"CL:0000235", "CL:0000236", "CL:0000623", "CL:0000910"}


def words(statement: Statement) -> tuple[str, str]:
    """Give the words of both ends; empty for an end without words."""
    return tuple(end.span.text if end.span else "" for end in (statement.subject, statement.object))  # type: ignore[return-value]


@pytest.mark.parametrize(
    "ends",
    [
        "both innate and adaptive immune responses",
        "the innate and the adaptive immune response",
        "innate as well as adaptive immune responses",
        "innate and adaptive immune responses",
    ],
)
def test_innate_and_adaptive_are_two_responses(ends: str) -> None:
    found = said(f"IL-21 takes part in {ends}.")
    assert [claim(s) for s in found] == [
        f"{PROTEIN} RO:0002331 GO:0045087",
        f"{PROTEIN} RO:0002331 GO:0002250",
    ]
    assert [s.object.grounded_by for s in found] == ["coordination", ""]
    assert words(found[0])[1] == "innate"


def test_effects_on_several_cells_are_one_claim_a_cell_with_all_effects() -> None:
    found = said(
        "IL-21 enhances the proliferation, differentiation, and activity of B cells,"
        " cytotoxic T cells, natural killer cells, and macrophages."
    )
    assert [compact(s.predicate) for s in found] == ["ikg:actsOnCell"] * 4
    assert {compact(str(s.object.iri)) for s in found} == CELLS
    assert {s.effects for s in found} == {("activity", "differentiation", "proliferation")}
    assert {s.direction for s in found} == {"increased"}


def test_the_means_are_claims_of_their_own_tied_to_what_they_bring_about() -> None:
    found = said("IL-21 contributes to innate immune responses by stimulating proliferation of B cells.")
    assert [claim(s) for s in found] == [
        f"{PROTEIN} RO:0002331 GO:0045087",
        f"{PROTEIN} ikg:actsOnCell CL:0000236",
    ]
    assert found[0].means == (found[1],)
    assert found[1].subject == found[0].subject and found[1].effects == ("proliferation",)


def test_the_means_of_a_hedged_role_are_hedged() -> None:
    found = said("IL-21 may contribute to innate immune responses by stimulating proliferation of B cells.")
    assert [claim(s) for s in found] == [
        f"{PROTEIN} ikg:mayBeInvolvedIn GO:0045087",
        f"{PROTEIN} ikg:mayActOnCell CL:0000236",
    ]


@pytest.mark.parametrize("opening", ["such as", "including", "for example", "e.g."])
def test_examples_are_marked_as_an_open_list(opening: str) -> None:
    found = said(f"IL-21 promotes the survival of several cells, {opening} macrophages and B cells.")
    cells = [s for s in found if s.object.kind == "cell"]
    assert [claim(s) for s in cells] == [
        f"{PROTEIN} ikg:actsOnCell CL:0000235",
        f"{PROTEIN} ikg:actsOnCell CL:0000236",
    ]
    assert all(s.exemplary and s.effects == ("survival",) for s in cells)


def test_a_plain_list_is_not_open() -> None:
    assert [s.exemplary for s in said("IL-21 acts on macrophages and B cells.")] == [False, False]


def test_a_class_with_its_examples_is_a_claim_too() -> None:
    found = said("IL21 is linked to many immune-mediated diseases such as psoriasis and asthma.")
    assert [(claim(s), s.exemplary) for s in found] == [
        (f"{CONDITION} con:immune-mediated-disease", False),
        (f"{CONDITION} MONDO:0005083", True),
        (f"{CONDITION} MONDO:0004979", True),
    ]


def test_a_class_among_the_examples_is_a_claim_too() -> None:
    found = said("IL21 is linked to psoriasis and various chronic inflammatory diseases.")
    assert [claim(s) for s in found] == [
        f"{CONDITION} MONDO:0005083",
        f"{CONDITION} con:chronic-inflammatory-disease",
    ]
    assert words(found[1])[1] == "chronic inflammatory diseases"


@pytest.mark.parametrize(
    "name",
    ["lupus erythematosus systemic", "lupus erythematosus, systemic", "systemic lupus erythematosus"],
)
def test_a_disease_turned_round_is_that_disease(name: str) -> None:
    (found,) = said(f"IL21 is associated with {name}.")
    assert claim(found) == f"{CONDITION} MONDO:0007915"
    assert (words(found)[1], found.object.grounded_by) == (name, "")


def test_a_shared_head_and_a_short_form_inside_a_name() -> None:
    *found, named = said("May control natural killer (NK) cell proliferation and maturation.")
    assert claim(named) == 'CL:0000623 skos:altLabel "NK"'
    assert [claim(s) for s in found] == [
        f"{PROTEIN} ikg:mayRegulate GO:0001787",
        f"{PROTEIN} ikg:mayRegulate GO:0048469",
    ]
    assert [s.cell and compact(s.cell) for s in found] == ["CL:0000623", "CL:0000623"]
    assert [s.effects for s in found] == [("proliferation",), ("maturation",)]
    assert words(found[0])[1] == "natural killer (NK) cell proliferation"
    assert words(found[1])[1] == "maturation"


def test_the_short_form_is_known_afterwards() -> None:
    found = said("IL-21 acts on natural killer (NK) cells. It enhances the survival of NK cells.")
    acts = f"{PROTEIN} ikg:actsOnCell CL:0000623"
    assert [claim(s) for s in found] == [acts, 'CL:0000623 skos:altLabel "NK"', acts]


def test_mature_b_and_t_cells_are_two_kinds_of_mature_cells() -> None:
    found = said("IL-21 acts on mature B and T cells.")
    assert [claim(s) for s in found] == [
        f"{PROTEIN} ikg:actsOnCell CL:0000785",
        f"{PROTEIN} ikg:actsOnCell CL:0002419",
    ]
    assert [s.object.grounded_by for s in found] == ["coordination", "coordination"]


def test_the_proliferation_of_mature_b_and_t_cells() -> None:
    found = said("Might regulate proliferation of mature B and T cells.")
    assert [claim(s) for s in found] == [
        f"{PROTEIN} ikg:mayRegulate GO:0042100",
        f"{PROTEIN} ikg:mayRegulate GO:0042098",
    ]
    assert [s.cell and compact(s.cell) for s in found] == ["CL:0000785", "CL:0002419"]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("IL-21 binds capped and spliced RNAs.", "capped RNAs"),
        ("IL-21 regulates IL15-mediated and IL10-mediated transcription.", "IL15-mediated transcription"),
        ("IL-21 regulates atypical and cell-mediated cytotoxicity.", "atypical cytotoxicity"),
    ],
)
def test_an_adjective_in_a_list_shares_the_noun_not_the_adjective_of_that(text: str, label: str) -> None:
    assert said(text)[0].object.label == label
