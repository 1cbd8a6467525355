"""What belongs to what in a sentence, in our words: pairs, appositions, shared verbs, what is hindered."""

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
JAK1, JAK3, IL2RG = "uniprot:P23458", "uniprot:P52333", "uniprot:P31785"
APOPTOSIS, PHAGOCYTOSIS = "GO:0006915", "GO:0006909"
PROMOTES, INHIBITS, REGULATES = "RO:0002429", "RO:0002430", "RO:0002428"
BINDS, EXPRESSED, CAUSES = "RO:0002436", "RO:0002206", "ikg:mutationCauses"
ACTIVATES, REPRESSES = "ikg:increasesActivityOf", "ikg:decreasesActivityOf"
LUPUS, ASTHMA, PSORIASIS = "MONDO:0007915", "MONDO:0004979", "MONDO:0005083"
RELATED, HOMOLOG = "biolink:related_to", "RO:HOM0000001"
B_CELL, MACROPHAGE = "CL:0000236", "CL:0000235"


def claims(text: str) -> list[tuple[str, ...]]:
    """Give each claim as its subject, relation, object and what keeps it from being asserted."""
    return [tuple(claim(statement).split(" ", 3)) for statement in said(text)]


def asserted(text: str) -> list[tuple[str, ...]]:
    """Give the claims whose direct triple follows."""
    return [tuple(claim(s).split(" ", 3)) for s in said(text) if s.not_asserted is None]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "IL-6 and IL-10 induce apoptosis and phagocytosis, respectively.",
            [(IL6, PROMOTES, APOPTOSIS), (IL10, PROMOTES, PHAGOCYTOSIS)],
        ),
        (
            "IL-4, IL-6 and IL-10 bind IL2RG, JAK1 and JAK3, respectively.",
            [(IL4, BINDS, IL2RG), (IL6, BINDS, JAK1), (IL10, BINDS, JAK3)],
        ),
        (
            "IL-4 and IL-6 are respectively found in B cells and macrophages.",
            [("hgnc:6014", EXPRESSED, B_CELL), ("hgnc:6018", EXPRESSED, MACROPHAGE)],
        ),
        (
            "JAK1 and JAK3 are activated by IL-6 and IL-4, respectively.",
            [(IL6, ACTIVATES, JAK1), (IL4, ACTIVATES, JAK3)],
        ),
        (
            "IL-21 binds JAK1 and JAK3, which interact with IL-6 and IL-4, respectively.",
            [(PROTEIN, BINDS, JAK1), (PROTEIN, BINDS, JAK3), (JAK1, BINDS, IL6), (JAK3, BINDS, IL4)],
        ),
        (
            "IL-21 induces and inhibits apoptosis and phagocytosis, respectively.",
            [(PROTEIN, PROMOTES, APOPTOSIS), (PROTEIN, INHIBITS, PHAGOCYTOSIS)],
        ),
        ("IL-6, IL-4 and IL-10 induce apoptosis and phagocytosis, respectively.", []),
        (
            "IL-21 induces apoptosis and phagocytosis, respectively.",
            [(PROTEIN, PROMOTES, APOPTOSIS), (PROTEIN, PROMOTES, PHAGOCYTOSIS)],
        ),
        (
            "IL-6 and IL-10 induce apoptosis and phagocytosis.",
            [(s, PROMOTES, o) for o in (APOPTOSIS, PHAGOCYTOSIS) for s in (IL6, IL10)],
        ),
    ],
)
def test_what_is_said_respectively_is_said_in_pairs(sentence: str, expected: list[tuple[str, ...]]) -> None:
    assert asserted(sentence) == expected


def test_lists_that_do_not_pair_are_kept_with_the_reason() -> None:
    statements = said("IL-6, IL-4 and IL-10 induce apoptosis and phagocytosis, respectively.")
    assert {(s.not_asserted, s.tier) for s in statements} == {("ambiguous", "B")}
    assert len(statements) == 6


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Mutations in this gene cause lupus, a common and mild disease.", [(GENE, CAUSES, LUPUS)]),
        (
            "Mutations in this gene cause asthma, psoriasis, and lupus, an acute, lethal illness.",
            [(GENE, CAUSES, ASTHMA), (GENE, CAUSES, PSORIASIS), (GENE, CAUSES, LUPUS)],
        ),
        (
            "IL-6, a small and acidic cytokine, induces apoptosis.",
            [(IL6, "RO:0002327", "GO:0005125"), (IL6, PROMOTES, APOPTOSIS)],
        ),
        ("Lupus associated with asthma is caused by mutations in this gene.", [(GENE, CAUSES, LUPUS)]),
        (
            "Lupus is caused by homozygous or compound heterozygous mutation in the IL21 gene.",
            [(GENE, CAUSES, LUPUS)],
        ),
        (
            "JAK1 activated by IL-6 is inhibited by IL-21.",
            [(IL6, ACTIVATES, JAK1), (PROTEIN, REPRESSES, JAK1)],
        ),
    ],
)
def test_what_explains_or_qualifies_a_noun_is_no_further_item(
    sentence: str, expected: list[tuple[str, ...]]
) -> None:
    assert asserted(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("It positively or negatively regulates phagocytosis.", [(PROTEIN, REGULATES, PHAGOCYTOSIS)]),
        ("It can either negatively or positively regulate apoptosis.", [(PROTEIN, REGULATES, APOPTOSIS)]),
        ("It up- and down-regulates JAK1.", [(PROTEIN, "RO:0011002", JAK1)]),
        ("JAK1 is negatively or positively regulated by IL-21.", [(PROTEIN, "RO:0011002", JAK1)]),
        ("It directly or indirectly inhibits phagocytosis.", [(PROTEIN, INHIBITS, PHAGOCYTOSIS)]),
        ("It specifically and potently induces phagocytosis.", [(PROTEIN, PROMOTES, PHAGOCYTOSIS)]),
        (
            "It binds JAK1 and selectively inhibits phagocytosis.",
            [(PROTEIN, BINDS, JAK1), (PROTEIN, INHIBITS, PHAGOCYTOSIS)],
        ),
        ("It negatively regulates phagocytosis.", [(PROTEIN, INHIBITS, PHAGOCYTOSIS)]),
        ("It binds, among others, JAK1 and JAK3.", [(PROTEIN, BINDS, JAK1), (PROTEIN, BINDS, JAK3)]),
        (
            "It induces, among other processes, phagocytosis and inhibits apoptosis.",
            [(PROTEIN, PROMOTES, PHAGOCYTOSIS), (PROTEIN, INHIBITS, APOPTOSIS)],
        ),
        ("It inhibits, in turn, JAK1.", [(PROTEIN, REPRESSES, JAK1)]),
    ],
)
def test_adverbs_in_pairs_and_asides_leave_the_verb_its_ends(
    sentence: str, expected: list[tuple[str, ...]]
) -> None:
    assert asserted(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("IL-21 shares sequence identity with IL-4.", [(PROTEIN, RELATED, IL4, "relation")]),
        ("IL-21 is structurally similar to IL-4.", [(PROTEIN, RELATED, IL4, "relation")]),
        ("IL-21 bears some resemblance to IL-4.", [(PROTEIN, RELATED, IL4, "relation")]),
        ("IL-21 shows 30% homology to IL-4.", [(GENE, HOMOLOG, "hgnc:6014")]),
        ("IL21 is a homolog of IL4.", [(GENE, HOMOLOG, "hgnc:6014")]),
    ],
)
def test_what_is_alike_is_no_homolog(sentence: str, expected: list[tuple[str, ...]]) -> None:
    assert claims(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("IL-21 reduces the capacity of IL-6 to induce phagocytosis.", []),
        ("IL-21 blocks its ability to bind JAK1.", []),
        ("IL-21 keeps JAK1 from inducing phagocytosis.", []),
        ("IL-21 prevents JAK1 from inducing phagocytosis.", [(PROTEIN, REPRESSES, JAK1)]),
        (
            "IL-21 suppresses JAK1, thereby inhibiting its potential to induce apoptosis.",
            [(PROTEIN, REPRESSES, JAK1)],
        ),
        ("IL-21 has an impaired ability to induce phagocytosis.", []),
        ("The loss of its ability to bind JAK1 was noted.", []),
        ("Its failure to induce apoptosis was noted.", []),
        ("IL-21 has the capacity to induce phagocytosis.", [(PROTEIN, PROMOTES, PHAGOCYTOSIS)]),
        (
            "By binding to JAK1, it induces phagocytosis.",
            [(PROTEIN, BINDS, JAK1), (PROTEIN, PROMOTES, PHAGOCYTOSIS)],
        ),
    ],
)
def test_what_is_hindered_is_not_asserted(sentence: str, expected: list[tuple[str, ...]]) -> None:
    assert asserted(sentence) == expected


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
    ("text", "expected"),
    [
        (
            "The encoded IL4 protein induces apoptosis. It inhibits phagocytosis.",
            [(IL4, PROMOTES, APOPTOSIS), (IL4, INHIBITS, PHAGOCYTOSIS)],
        ),
        ("The encoded IL-21 protein induces apoptosis.", [(PROTEIN, PROMOTES, APOPTOSIS)]),
        ("The encoded protein induces apoptosis.", [(PROTEIN, PROMOTES, APOPTOSIS)]),
        ("The JAK1 gene product induces apoptosis.", [(JAK1, PROMOTES, APOPTOSIS)]),
        ("The IL21 gene product induces apoptosis.", [(PROTEIN, PROMOTES, APOPTOSIS)]),
    ],
)
def test_a_product_with_a_name_is_the_product_of_that_name(
    text: str, expected: list[tuple[str, ...]]
) -> None:
    assert asserted(text) == expected


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
        (
            "It binds JAK1, known to induce apoptosis, and the cytokine IL-4.",
            [(PROTEIN, BINDS, JAK1), (PROTEIN, BINDS, IL4), (JAK1, PROMOTES, APOPTOSIS)],
        ),
        (
            "It binds JAK1, which induces apoptosis, and the cytokine IL-4.",
            [(PROTEIN, BINDS, JAK1), (PROTEIN, BINDS, IL4), (JAK1, PROMOTES, APOPTOSIS)],
        ),
        (
            "It binds JAK1, which induces apoptosis, and inhibits phagocytosis.",
            [(PROTEIN, BINDS, JAK1), (JAK1, PROMOTES, APOPTOSIS), (PROTEIN, INHIBITS, PHAGOCYTOSIS)],
        ),
        (
            "It is a kinase, known to induce apoptosis.",
            [(PROTEIN, "RO:0002327", "GO:0016301"), (PROTEIN, PROMOTES, APOPTOSIS)],
        ),
        (
            "IL-21, known to induce apoptosis, binds JAK1.",
            [(PROTEIN, PROMOTES, APOPTOSIS), (PROTEIN, BINDS, JAK1)],
        ),
        (
            "It contains a SH2 domain involved in apoptosis and a kinase domain.",
            [(PROTEIN, "BFO:0000051", "con:sh2-domain"), (PROTEIN, "BFO:0000051", "con:kinase-domain")],
        ),
        (
            "It contains a pyrin domain composed of repeats, and a kinase domain.",
            [(PROTEIN, "BFO:0000051", "con:pyrin-domain"), (PROTEIN, "BFO:0000051", "con:kinase-domain")],
        ),
        (
            "It contains a SH2 domain at the N-terminus and a kinase domain at the C-terminus.",
            [(PROTEIN, "BFO:0000051", "con:sh2-domain"), (PROTEIN, "BFO:0000051", "con:kinase-domain")],
        ),
        (
            "It contains a pyrin domain in its tail and a kinase domain in its middle.",
            [(PROTEIN, "BFO:0000051", "con:pyrin-domain"), (PROTEIN, "BFO:0000051", "con:kinase-domain")],
        ),
        (
            "It contains a kinase domain at the head and the tail.",
            [(PROTEIN, "BFO:0000051", "con:kinase-domain")],
        ),
        (
            "It is a kinase involved in apoptosis and phagocytosis.",
            [
                (PROTEIN, "RO:0002327", "GO:0016301"),
                (PROTEIN, "RO:0002331", APOPTOSIS),
                (PROTEIN, "RO:0002331", PHAGOCYTOSIS),
            ],
        ),
    ],
)
def test_an_insertion_belongs_to_the_noun_before_it_and_ends(
    sentence: str, expected: list[tuple[str, ...]]
) -> None:
    assert asserted(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("IL4 bound kinases promote apoptosis.", []),
        ("It is found in IL6 treated macrophages.", []),
        ("Its pathways are IL6 Induced Apoptosis and IL4 Mediated Phagocytosis.", []),
        ("IL-4 induced apoptosis.", [(IL4, PROMOTES, APOPTOSIS)]),
        (
            "IL-6 activated B cells and induced apoptosis.",
            [(IL6, "ikg:actsOnCell", B_CELL), (IL6, PROMOTES, APOPTOSIS)],
        ),
    ],
)
def test_a_participle_inside_a_name_is_no_verb(sentence: str, expected: list[tuple[str, ...]]) -> None:
    assert asserted(sentence) == expected


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "It is essential both for apoptosis and for phagocytosis.",
            [(PROTEIN, "ikg:criticalFor", APOPTOSIS), (PROTEIN, "ikg:criticalFor", PHAGOCYTOSIS)],
        ),
        (
            "It is important both in apoptosis and in phagocytosis.",
            [(PROTEIN, "ikg:criticalFor", APOPTOSIS), (PROTEIN, "ikg:criticalFor", PHAGOCYTOSIS)],
        ),
        (
            "It is required for normal differentiation and proliferation of B cells.",
            [(PROTEIN, "ikg:criticalFor", "GO:0030183"), (PROTEIN, "ikg:criticalFor", "GO:0042100")],
        ),
        (
            "It is found in macrophages, but not on B cells.",
            [(GENE, EXPRESSED, MACROPHAGE), (GENE, EXPRESSED, B_CELL, "NOT")],
        ),
        (
            "IL21 provides instructions for making a protein called interleukin-21, which induces apoptosis.",
            [(GENE, "RO:0002205", PROTEIN), (PROTEIN, PROMOTES, APOPTOSIS)],
        ),
        (
            "IL-21 is small, secreted cytokine. The cytokine induces apoptosis.",
            [(PROTEIN, PROMOTES, APOPTOSIS)],
        ),
        (
            "IL-21 is small, secreted cytokine (polypeptide). The cytokine induces apoptosis.",
            [(PROTEIN, PROMOTES, APOPTOSIS)],
        ),
        ("IL-21 is small, secreted cytokine. The kinase induces apoptosis.", []),
        ("The disease is caused by variants affecting the gene represented in this entry.", []),
        (
            "Asthma [MIM:600807]: A disease of the lung. The disease is caused by variants affecting the gene"
            " represented in this entry.",
            [(GENE, CAUSES, ASTHMA)],
        ),
        (
            "Asthma [MIM:600807]: A disease of the lung. This gene may be involved in disease pathogenesis.",
            [(GENE, "ikg:mayBeAssociatedWithCondition", ASTHMA)],
        ),
        (
            "Asthma [MIM:600807]: A disease of the lung. Zorb syndrome [MIM:123456]: Another. The disease is"
            " caused by variants affecting the gene represented in this entry.",
            [],
        ),
    ],
)
def test_shared_words_reach_what_they_are_said_of(text: str, expected: list[tuple[str, ...]]) -> None:
    known = [
        one for one in claims(text) if one[-1] not in ("unresolved", "kind") and "skos:altLabel" not in one
    ]
    assert known == expected


def test_a_fungus_called_so_gives_the_gene_no_name() -> None:
    statements = said("It helps to fight an infection by a fungus called Zorbia.")
    assert [s.subject.label for s in statements if s.relation == "named"] == ["fungus"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("It increases or decreases phagocytosis.", []),
        ("It activates or inhibits JAK1.", []),
        ("It activates and inhibits JAK1.", [(PROTEIN, ACTIVATES, JAK1), (PROTEIN, REPRESSES, JAK1)]),
        (
            "It induces apoptosis or inhibits phagocytosis.",
            [(PROTEIN, PROMOTES, APOPTOSIS), (PROTEIN, INHIBITS, PHAGOCYTOSIS)],
        ),
        ("It induces JAK1 degradation.", []),
        ("It promotes the export of JAK1.", []),
        ("It promotes the expression of JAK1.", [(PROTEIN, "ikg:increasesAmountOf", JAK1)]),
    ],
)
def test_opposites_and_breakdown_are_no_increase(sentence: str, expected: list[tuple[str, ...]]) -> None:
    assert asserted(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Zorb et al. (1999) mapped the IL21 gene to chromosome 4q27.",
            [(GENE, "RO:0001025", "CHR:9606-chr4q27")],
        ),
        ("Zorb and Quimp (1999) localized this gene to 4q27.", [(GENE, "RO:0001025", "CHR:9606-chr4q27")]),
        ("Zorb (1999) mapped the binding site of the kinase.", []),
    ],
)
def test_who_mapped_a_gene_is_not_what_was_mapped(sentence: str, expected: list[tuple[str, ...]]) -> None:
    assert asserted(sentence) == expected
