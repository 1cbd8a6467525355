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


STATED = """
IL-21 induces apoptosis.
IL-21 can induce apoptosis.
IL-21 is able to induce apoptosis.
IL-21 has been shown to induce apoptosis.
IL-21 has been reported to induce apoptosis.
IL-21 was found to induce apoptosis.
IL-21 is known to induce apoptosis.
It has been shown that IL-21 induces apoptosis.
Recent work demonstrates that IL-21 induces apoptosis.
Recent work shows that IL-21 induces apoptosis.
IL-21 also strongly induces apoptosis.
In May 2020 IL-21 was found to induce apoptosis.
IL-21 induces apoptosis in cells that may be infected.
IL-21 induces apoptosis in cells that do not express IL2RG.
IL-21 plays a role in apoptosis.
IL-21 is involved in apoptosis.
""".strip().splitlines()

HEDGED = """
IL-21 may show a role in apoptosis.
IL-21 may induce apoptosis.
IL-21 might induce apoptosis.
IL-21 could induce apoptosis.
IL-21 possibly induces apoptosis.
IL-21 perhaps induces apoptosis.
IL-21 probably induces apoptosis.
IL-21 likely induces apoptosis.
Possibly, it induces apoptosis.
Perhaps IL-21 induces apoptosis.
IL-21 is likely to induce apoptosis.
IL-21 potentially induces apoptosis.
It is likely that IL-21 induces apoptosis.
It is possible that IL-21 induces apoptosis.
Recent work suggests that IL-21 induces apoptosis.
Two studies suggested that IL-21 induces apoptosis.
These data indicate that IL-21 induces apoptosis.
The authors conclude that IL-21 induces apoptosis.
The authors inferred that IL-21 induces apoptosis.
It has been suggested that IL-21 induces apoptosis.
It has been proposed that IL-21 induces apoptosis.
IL-21 has been proposed to induce apoptosis.
IL-21 has been suggested to play a role in apoptosis.
IL-21 is thought to induce apoptosis.
IL-21 is believed to induce apoptosis.
IL-21 is suspected to induce apoptosis.
IL-21 is predicted to induce apoptosis.
IL-21 is hypothesized to induce apoptosis.
IL-21 appears to induce apoptosis.
IL-21 seems to induce apoptosis.
IL-21 is a potential inducer of apoptosis.
IL-21 is a putative regulator of apoptosis.
IL-21 plays a possible role in apoptosis.
IL-21 has a potential role in apoptosis.
""".strip().splitlines()

NEGATED = """
IL-21 does not induce apoptosis.
IL-21 did not induce apoptosis.
IL-21 cannot induce apoptosis.
IL-21 can not induce apoptosis.
IL-21 never induces apoptosis.
IL-21 no longer induces apoptosis.
IL-21 fails to induce apoptosis.
IL-21 failed to induce apoptosis.
IL-21 is unable to induce apoptosis.
IL-21 is not able to induce apoptosis.
IL-21 is not required for apoptosis.
IL-21 is not involved in apoptosis.
IL-21 has not been shown to induce apoptosis.
IL-21 plays no role in apoptosis.
IL-21 does not play a role in apoptosis.
IL-21 has no role in apoptosis.
IL-21 has no effect on apoptosis.
""".strip().splitlines()

HEDGED_AND_NEGATED = """
IL-21 may not induce apoptosis.
IL-21 might not be required for apoptosis.
IL-21 is thought not to induce apoptosis.
IL-21 does not appear to induce apoptosis.
""".strip().splitlines()


@pytest.mark.parametrize(
    ("sentence", "certainty", "negated"),
    [(s, "stated", False) for s in STATED]
    + [(s, "hedged", False) for s in HEDGED]
    + [(s, "stated", True) for s in NEGATED]
    + [(s, "hedged", True) for s in HEDGED_AND_NEGATED],
)
def test_a_claim_is_as_sure_as_its_words(sentence: str, certainty: str, negated: bool) -> None:
    found = [s for s in said(sentence) if s.object.label == "apoptotic process"]
    assert [(s.subject.label, s.certainty, s.negated) for s in found] == [
        ("Interleukin-21", certainty, negated)
    ]
    assert len(found) == len(said(sentence)), "nothing else is said"
    assert (found[0].not_asserted is None) is not negated


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("IL-21 is a putative cytokine.", [f"{PROTEIN} ikg:mayEnable GO:0005125"]),
        ("IL-21 is a probable cytokine.", [f"{PROTEIN} ikg:mayEnable GO:0005125"]),
        ("IL21 may encode a cytokine.", [f"{PROTEIN} ikg:mayEnable GO:0005125"]),
        ("IL-21 is not a cytokine.", [f"{PROTEIN} RO:0002327 GO:0005125 NOT"]),
        ("IL-21 does not bind IL2RG.", [f"{PROTEIN} RO:0002436 uniprot:P31785 NOT"]),
        (
            "IL-21 lacks immunoregulatory activity.",
            [f"{PROTEIN} ikg:hasActivity con:immunoregulatory-activity NOT"],
        ),
        ("IL21 may be located on chromosome 4q27.", ["hgnc:6005 ikg:mayBeLocatedIn CHR:9606-chr4q27"]),
        ("Mutations in this gene may cause psoriasis.", [f"hgnc:6005 ikg:mutationMayCause {PSORIASIS}"]),
        ("Mutations in this gene do not cause psoriasis.", [f"hgnc:6005 ikg:mutationCauses {PSORIASIS} NOT"]),
        (
            "IL21 is not associated with psoriasis.",
            [f"hgnc:6005 biolink:gene_associated_with_condition {PSORIASIS} NOT"],
        ),
        (
            "Dysregulation of IL21 may play a role in psoriasis.",
            [f"hgnc:6005 ikg:dysregulationMayContributeTo {PSORIASIS}"],
        ),
    ],
)
def test_every_relation_has_its_may_form_and_its_denial(sentence: str, expected: list[str]) -> None:
    assert claims(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "IL-21 induces apoptosis and may inhibit phagocytosis.",
            [(INDUCES, APOPTOSIS, ""), (MAY_INHIBIT, PHAGOCYTOSIS, "")],
        ),
        (
            "IL-21 may induce apoptosis and inhibits phagocytosis.",
            [(MAY_INDUCE, APOPTOSIS, ""), (INHIBITS, PHAGOCYTOSIS, "")],
        ),
        (
            "IL-21 may induce apoptosis and inhibit phagocytosis.",
            [(MAY_INDUCE, APOPTOSIS, ""), (MAY_INHIBIT, PHAGOCYTOSIS, "")],
        ),
        (
            "IL-21 does not induce apoptosis or inhibit phagocytosis.",
            [(INDUCES, APOPTOSIS, " NOT"), (INHIBITS, PHAGOCYTOSIS, " NOT")],
        ),
        (
            "Studies suggest that IL-21 induces apoptosis and inhibits phagocytosis.",
            [(MAY_INDUCE, APOPTOSIS, ""), (MAY_INHIBIT, PHAGOCYTOSIS, "")],
        ),
        (
            "Studies suggest that IL-21 induces apoptosis. It inhibits phagocytosis.",
            [(MAY_INDUCE, APOPTOSIS, ""), (INHIBITS, PHAGOCYTOSIS, "")],
        ),
        (
            "IL-21 does not induce apoptosis. It inhibits phagocytosis.",
            [(INDUCES, APOPTOSIS, " NOT"), (INHIBITS, PHAGOCYTOSIS, "")],
        ),
        (
            "IL-21 induces apoptosis but does not induce phagocytosis.",
            [(INDUCES, APOPTOSIS, ""), (INDUCES, PHAGOCYTOSIS, " NOT")],
        ),
        (
            "IL-21 induces apoptosis, but not phagocytosis.",
            [(INDUCES, APOPTOSIS, ""), (INDUCES, PHAGOCYTOSIS, " NOT")],
        ),
        (
            "IL-21 not only induces apoptosis but also inhibits phagocytosis.",
            [(INDUCES, APOPTOSIS, ""), (INHIBITS, PHAGOCYTOSIS, "")],
        ),
        (
            "IL-21 neither induces apoptosis nor inhibits phagocytosis.",
            [(INDUCES, APOPTOSIS, " NOT"), (INHIBITS, PHAGOCYTOSIS, " NOT")],
        ),
    ],
)
def test_a_cue_governs_its_own_clause(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    assert claims(sentence) == [f"{PROTEIN} {predicate} {thing}{end}" for predicate, thing, end in expected]


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
