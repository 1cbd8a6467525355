"""What a text says, only says perhaps, or says is not so; and what it does not say of the topic at all."""

import pytest
from sayings import claim, claims, said

from il21kg.reading.statements import Statement

PROTEIN = "uniprot:Q9HBE4"

APOPTOSIS, PHAGOCYTOSIS, PSORIASIS = "GO:0006915", "GO:0006909", "MONDO:0005083"

INDUCES, MAY_INDUCE = "RO:0002429", "ikg:mayPositivelyRegulate"

INHIBITS, MAY_INHIBIT = "RO:0002430", "ikg:mayNegativelyRegulate"

#: What only the protein itself does: acts on, is involved in, binds, is.
ACTS = {
    "RO:0002327",
    "RO:0002331",
    "RO:0002428",
    INDUCES,
    INHIBITS,
    "RO:0002436",
    "RO:0011002",
    "RO:0011003",
    "ikg:actsOnCell",
    "ikg:criticalFor",
    "ikg:decreasesActivityOf",
    "ikg:decreasesAmountOf",
    "ikg:hasActivity",
    "ikg:increasesActivityOf",
    "ikg:increasesAmountOf",
    "ikg:protectsFrom",
}


def asserted(statement: Statement) -> bool:
    """Tell whether its direct triple follows."""
    return statement.not_asserted is None


def of_the_topic(sentence: str) -> list[str]:
    """Give the asserted claims whose subject is the gene or its product."""
    return [claim(s) for s in said(sentence) if asserted(s) and claim(s).startswith((PROTEIN, "hgnc:6005"))]


def test_neither_this_nor_that_denies_both() -> None:
    assert claims("Neither IL-21 nor IL-4 induces apoptosis.") == [
        f"{PROTEIN} {INDUCES} {APOPTOSIS} NOT",
        f"uniprot:P05112 {INDUCES} {APOPTOSIS} NOT",
    ]


def test_but_not_in_denies_the_second_cell() -> None:
    assert claims("IL21 is expressed in T cells, but not in B cells.") == [
        "hgnc:6005 RO:0002206 CL:0000084",
        "hgnc:6005 RO:0002206 CL:0000236 NOT",
    ]


@pytest.mark.parametrize(
    "sentence",
    """
It is not known whether IL-21 induces apoptosis.
It is unclear whether IL-21 induces apoptosis.
Whether IL-21 induces apoptosis is unknown.
There is no evidence that IL-21 induces apoptosis.
IL-21 is unlikely to induce apoptosis.
If IL-21 induces apoptosis, cells are lost.
A potential role of IL-21 in apoptosis has been discussed.
The possible involvement of IL-21 in apoptosis was examined.
""".strip().splitlines(),
)
def test_what_is_open_is_not_stated(sentence: str) -> None:
    assert [claim(s) for s in said(sentence) if asserted(s) and s.certainty == "stated"] == []


@pytest.mark.parametrize(
    "sentence",
    """
Mutations in this gene impair apoptosis.
Mutations in IL21 reduce the proliferation of B cells.
Mutations of IL21 lead to reduced apoptosis.
Mutations in this gene inhibit phagocytosis and induce apoptosis.
A mutation of the gene blocks phagocytosis.
Variants of this gene regulate apoptosis.
Loss of this gene impairs the differentiation of B cells.
Loss of IL-21 induces apoptosis.
Deletion of the gene promotes apoptosis.
Deficiency of the encoded protein inhibits phagocytosis.
IL21 deficiency inhibits phagocytosis.
IL-21-deficient mice show increased apoptosis.
Absence of IL-21 promotes apoptosis.
The absence of this protein induces apoptosis in B cells.
Knockdown of IL21 promotes apoptosis.
Knockout of the gene inhibits phagocytosis.
Silencing of IL21 promotes apoptosis.
Depletion of IL-21 inhibits phagocytosis.
Blockade of IL-21 promotes apoptosis.
Inhibition of IL-21 promotes apoptosis.
Neutralization of IL-21 promotes apoptosis.
An inhibitor of IL-21 blocks apoptosis.
Antibodies against IL-21 inhibit phagocytosis.
Anti-IL-21 antibodies inhibit phagocytosis.
Dysregulation of this gene induces apoptosis.
Dysregulation of IL-21 leads to proliferation of B cells.
Overexpression of IL21 induces apoptosis.
Reduced expression of this gene promotes apoptosis.
Defects in this gene disrupt phagocytosis.
Haploinsufficiency of this gene impairs phagocytosis.
Disruption of this gene results in apoptosis.
Patients with mutations in this gene show impaired phagocytosis.
Mice lacking IL21 develop psoriasis.
""".strip().splitlines(),
)
def test_what_a_change_of_the_gene_does_is_no_act_of_the_protein(sentence: str) -> None:
    assert [c for c in of_the_topic(sentence) if c.split()[1] in ACTS] == []


@pytest.mark.parametrize(
    "sentence",
    """
IL6 induces the differentiation of B cells.
IL-4 is a cytokine.
The IL2 gene is located on chromosome 4q26.
Its receptor induces apoptosis.
Its receptor is expressed in B cells.
The IL21 receptor induces apoptosis.
The receptor of IL-21 is expressed in B cells.
The receptor for IL-21 inhibits phagocytosis.
The receptor IL21R is located on chromosome 16p12.
Cells that respond to IL-21 inhibit phagocytosis.
The ligand of IL2RG induces apoptosis.
A pseudogene of IL21 is located on chromosome 2.
IL6, like many cytokines, induces apoptosis.
Mutations in IL2RG cause psoriasis.
A neighbouring gene encodes a cytokine.
This disease is located on chromosome 4q27.
Other members of this family induce apoptosis.
Psoriasis is associated with obesity.
""".strip().splitlines(),
)
def test_what_is_said_of_others_does_not_hang_on_the_topic(sentence: str) -> None:
    own = of_the_topic(sentence)
    ties = [c for c in own if c.split()[1] in ("RO:0002436", "RO:HOM0000016")]
    assert own == ties


def test_a_verb_that_denies_by_itself_denies_no_other() -> None:
    found = said("IL-21 and IL-4 lack a death domain and bind IL2RG.")
    assert [(s.relation, s.negated) for s in found if s.subject.label == "Interleukin-21"] == [
        ("has_part", True),
        ("interacts_with", False),
    ]
