"""Turns of speech of gene descriptions, in our own words: what is read, and what must never be asserted."""

import pytest
from sayings import claim, said

PROTEIN, GENE = "uniprot:Q9HBE4", "hgnc:6005"
APOPTOSIS, PHAGOCYTOSIS = "GO:0006915", "GO:0006909"
INDUCES, IL4_INDUCES = f"{PROTEIN} RO:0002429 {APOPTOSIS}", f"uniprot:P05112 RO:0002429 {APOPTOSIS}"


def asserted(text: str, about: str = "IL21") -> list[str]:
    """Give the claims whose direct triple follows."""
    return [claim(s) for s in said(text, about) if s.not_asserted is None]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("IL-21 and IL-4 induce apoptosis.", [INDUCES, IL4_INDUCES]),
        ("Both IL-21 and IL-4 induce apoptosis.", [INDUCES, IL4_INDUCES]),
        (
            "IL-21 is induced by IL-6 and inhibited by IL-10.",
            [
                f"uniprot:P05231 ikg:increasesActivityOf {PROTEIN}",
                f"uniprot:P22301 ikg:decreasesActivityOf {PROTEIN}",
            ],
        ),
        ("IL-21 takes part in the maturation of Th2 cells.", [f"{PROTEIN} RO:0002331 GO:0048469"]),
        ("IL-21 is involved in the innate immune response.", [f"{PROTEIN} RO:0002331 GO:0045087"]),
        (
            "IL-21 enhances both CD23 and MHC class II expression.",
            [
                f"{PROTEIN} ikg:increasesAmountOf uniprot:P06734",
                f"{PROTEIN} ikg:increasesAmountOf GO:0042613",
            ],
        ),
        ("IL-21 can block NF-kappa B activity.", [f"{PROTEIN} ikg:decreasesActivityOf GO:0071159"]),
        ("It binds to the receptor subunit IL2RG.", [f"{PROTEIN} RO:0002436 uniprot:P31785"]),
        ("Contrary to IL-4, IL-21 inhibits apoptosis.", [f"{PROTEIN} RO:0002430 {APOPTOSIS}"]),
        ("Unlike IL-21, IL-4 inhibits apoptosis.", [f"uniprot:P05112 RO:0002430 {APOPTOSIS}"]),
        (
            "While IL-4 induces apoptosis, IL-21 inhibits phagocytosis.",
            [IL4_INDUCES, f"{PROTEIN} RO:0002430 {PHAGOCYTOSIS}"],
        ),
        (
            "IL-21 inhibits IL-4, which induces apoptosis.",
            [f"{PROTEIN} ikg:decreasesActivityOf uniprot:P05112", IL4_INDUCES],
        ),
        ("IL-21 is cleaved by caspase 1.", [f"uniprot:P29466 ikg:modifies {PROTEIN}"]),
        (
            "IL21 is highly expressed in the spleen and thymus.",
            [f"{GENE} RO:0002206 UBERON:0002106", f"{GENE} RO:0002206 UBERON:0002370"],
        ),
        ("Psoriasis is caused by mutations in this gene.", [f"{GENE} ikg:mutationCauses MONDO:0005083"]),
        (
            "Psoriasis has been linked to this gene.",
            [f"{GENE} biolink:gene_associated_with_condition MONDO:0005083"],
        ),
        ("B cells are stimulated by IL-21.", [f"{PROTEIN} ikg:actsOnCell CL:0000236"]),
        ("The proliferation of B cells is stimulated by IL-21.", [f"{PROTEIN} ikg:actsOnCell CL:0000236"]),
        ("IL-21 is found in the cytoplasm.", [f"{PROTEIN} RO:0001025 GO:0005737"]),
        (
            "Mutations of IL21 are associated with susceptibility to psoriasis.",
            [f"{GENE} biolink:gene_associated_with_condition MONDO:0005083"],
        ),
    ],
)
def test_what_is_asserted(sentence: str, expected: list[str]) -> None:
    assert asserted(sentence) == expected


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
    "sentence",
    """
Studies of patients suggest a role for this gene in regulating phagocytosis.
These findings suggest a role of IL-21 in apoptosis.
IL-21 was detected in many cells, suggesting a role for this protein in psoriasis.
IL-21 is suspected of playing a role in psoriasis.
IL-21 is believed to be a regulator of apoptosis.
There may be a role for IL-21 in apoptosis.
The gene is a candidate gene for psoriasis.
IL-21 has little effect on B cells.
IL-21 plays little role in psoriasis.
IL-21 seldom activates B cells.
""".strip().splitlines(),
)
def test_a_suggested_role_is_hedged(sentence: str) -> None:
    found = [s for s in said(sentence) if s.not_asserted is None]
    assert found and {s.certainty for s in found} == {"hedged"}


@pytest.mark.parametrize(
    "sentence",
    """
The role of IL-21 in apoptosis is unknown.
The role of IL-21 in psoriasis is not clear.
The role of this gene in apoptosis remains to be determined.
It has not been shown that IL-21 induces apoptosis.
It remains to be shown that IL-21 induces apoptosis.
It is not clear that IL-21 induces apoptosis.
No evidence was found that IL-21 induces apoptosis.
No association of IL21 with psoriasis was found.
IL21 was not found to be associated with psoriasis.
Studies failed to show that IL-21 induces apoptosis.
It was once thought that IL-21 induces apoptosis.
""".strip().splitlines(),
)
def test_what_is_unknown_or_refuted_is_not_stated(sentence: str) -> None:
    assert [claim(s) for s in said(sentence) if s.not_asserted is None and s.certainty == "stated"] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "There is no evidence that IL-21 induces apoptosis.",
        "We found no evidence that IL-21 induces apoptosis.",
    ],
)
def test_a_claim_without_evidence_is_a_denied_one(sentence: str) -> None:
    (found,) = said(sentence)
    assert (found.negated, found.not_asserted) == (True, "negated")
    assert [c.text for c in found.negation_cues] == ["no evidence"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The gene encoding IL-2 is adjacent to IL21.", []),
        ("The gene encoding IL-2 lies on chromosome 5q31.", []),
        ("The gene encoding IL-21 lies on chromosome 5q31.", ["hgnc:6005"]),
        ("The gene encoding this cytokine lies on chromosome 5q31.", ["hgnc:6005"]),
        ("This gene encoding a kinase lies on chromosome 5q31.", ["hgnc:6005", "uniprot:Q9HBE4"]),
    ],
)
def test_the_gene_that_encodes_something_else_is_another_gene(sentence: str, expected: list[str]) -> None:
    assert sorted({claim.split()[0] for claim in asserted(sentence)}) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The protein IL-21 induces apoptosis.", [INDUCES]),
        ("The encoded protein IL-21 induces apoptosis.", [INDUCES]),
        ("The protein IL-4 induces apoptosis.", [IL4_INDUCES]),
        ("The gene IL21 is associated with psoriasis.", ["hgnc:6005 biolink:gene_associated_with_condition"]),
        ("The gene cluster induces apoptosis.", []),
    ],
)
def test_a_name_behind_the_noun_says_which_is_meant(sentence: str, expected: list[str]) -> None:
    assert [c for c in asserted(sentence) if not any(c.startswith(e) for e in expected)] == []
    assert len(asserted(sentence)) == len(expected)


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


def test_an_antibody_against_something_is_not_any_antibody() -> None:
    (found,) = said("Antibodies against IL-21 inhibit B cells.")
    assert (found.subject.label, found.not_asserted) == ("Antibodies against IL-21", "unresolved")


@pytest.mark.parametrize("words", ["The ZZZ9 gene", "ZZZ9", "The gene ZZZ9"])
def test_a_topic_the_vocabulary_does_not_know_is_one_node_however_it_is_named(words: str) -> None:
    sentences = f"{words} causes psoriasis. Mutations in ZZZ9 cause psoriasis."
    assert len({s.subject.iri for s in said(sentences, "ZZZ9")}) == 1


@pytest.mark.parametrize(
    ("sentence", "about", "never"),
    [
        ("IL-21 is structurally related to IL-10.", "IL21", "RO:0002436"),
        ("IL-21 is similar in sequence to IL-10.", "IL21", "RO:0002436"),
        ("This protein is related to IL-10.", "IL21", "RO:0002436"),
        ("The subunit is shared by many cytokines, including IL2 and IL4.", "IL2RG", "BFO:0000050"),
        ("IL2RG is a chain shared by many cytokines, including IL2 and IL4.", "IL2RG", "BFO:0000050"),
        ("This gene is a key component of the IL-6/STAT3 inflammatory response.", "IL21", "BFO:0000050"),
        ("IL-21 inhibits the growth induced by interleukin 1 family, member 6.", "IL21", "con:interleukin-1"),
        ("The FAS/FASLG pathway is essential for apoptosis.", "FASLG", "uniprot:P25445 ikg:criticalFor"),
        ("FASLG binds FAS. The FAS pathway is known. It causes psoriasis.", "FASLG", "hgnc:11920"),
        ("A partial duplication of this gene lies on chromosome 11.", "IL21", "chr11"),
        ("A copy of this gene is located on chromosome 11.", "IL21", "hgnc:6005 RO:0001025"),
        ("The pseudogene lies on chromosome 11.", "IL21", "hgnc:6005 RO:0001025"),
        ("The mouse gene lies on chromosome 3.", "IL21", "hgnc:6005 RO:0001025"),
        ("A related gene is located on chromosome 11.", "IL21", "hgnc:6005 RO:0001025"),
        ("IL-21 regulates responses such as allergic and acute inflammation.", "IL21", "associated_with"),
        ("It is an inhibitor of this transmembrane protein.", "IL21", "con:transmembrane-protein"),
        ("IL-4, but not IL-21, inhibits apoptosis.", "IL21", f"{PROTEIN} RO:0002430"),
        ("IL-4 instead of IL-21 inhibits apoptosis.", "IL21", f"{PROTEIN} RO:0002430"),
        ("IL-4 blocks apoptosis more than IL-21.", "IL21", f"{PROTEIN} RO:0002430"),
        ("IL-21 inhibits rather than promotes apoptosis.", "IL21", f"{PROTEIN} RO:0002429"),
        ("B cells lacking IL-21 induce apoptosis.", "IL21", f"{PROTEIN} RO:0002429"),
        ("B cells stimulated by IL-21 induce apoptosis.", "IL21", f"{PROTEIN} RO:0002429"),
        ("Lack of IL-21 signaling promotes apoptosis.", "IL21", f"{PROTEIN} RO:0002429"),
        ("Patients with psoriasis have increased IL-21.", "IL21", "RO:0002429"),
    ],
)
def test_what_is_never_asserted(sentence: str, about: str, never: str) -> None:
    assert [c for c in asserted(sentence, about) if never in c] == []


def spoken(sentence: str, about: str = "IL21") -> list[tuple[str, str]]:
    """Give the relations of a sentence with the words of their objects."""
    return [(s.relation, s.object.span.text if s.object.span else "") for s in said(sentence, about)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # adverbs in and after the verb
        ("IL-21 contributes significantly to apoptosis.", [("involved_in", "apoptosis")]),
        ("IL-21 associates tightly with IL2RG.", [("interacts_with", "IL2RG")]),
        ("IL-21 is regulated tightly by IL-6.", [("regulates", "IL-21")]),
        # what the verb means follows from the head of its object
        (
            "IL21 lies in a gene cluster on chromosome 4.",
            [("member_of", "gene cluster"), ("located_on", "chromosome 4"), ("located_on", "chromosome 4")],
        ),
        ("It is found in the receptor complex.", [("part_of", "receptor complex")]),
        ("It has many biological activities.", [("has_activity", "biological activities")]),
        ("IL21 is upregulated in B cells.", [("expressed_in", "B cells")]),
        ("IL21 is upregulated in psoriasis.", [("associated_with_disease", "psoriasis")]),
        ("IL21 is expressed in patients.", []),
        ("It is responsible for apoptosis.", [("involved_in", "apoptosis")]),
        ("Mutations in this gene are responsible for psoriasis.", [("causes_disease", "psoriasis")]),
        ("This gene results in two transcript variants.", [("has_variant", "transcript variants")]),
        ("It is a substrate of several kinases.", [("modified_by", "It")]),
        ("It shares strong homology with IL15.", [("homolog_of", "IL15")]),
        # what it is processed to
        ("The preproprotein is cleaved to yield the mature peptide.", [("other", "the mature peptide")]),
        ("The preproprotein is cleaved into two chains by caspase 1.", [("other", "chains")]),
        (
            "It has a leader that directs it to the nucleus.",
            [("has_part", "leader"), ("localizes_to", "nucleus")],
        ),
        # parts and their wholes
        (
            "It encodes an alpha subunit of the IL-2 receptor.",
            [("is_a", "alpha subunit"), ("part_of", "IL-2 receptor")],
        ),
        ("It belongs to the protein kinase family.", [("member_of", "protein kinase family")]),
        ("It belongs to a family of signal proteins.", [("member_of", "family of signal proteins")]),
        # one word may leave its noun to the next conjunct
        ("It acts on Th1 and Th2 cells.", [("acts_on_cell", "Th1"), ("acts_on_cell", "Th2 cells")]),
        (
            "It plays a role in inflammatory and autoimmune disorders.",
            [
                ("associated_with_disease", "inflammatory"),
                ("associated_with_disease", "autoimmune disorders"),
            ],
        ),
        (
            "It is important for the development of both Xa and Xb cells.",
            [("acts_on_cell", "Xa"), ("acts_on_cell", "Xb cells")],
        ),
        ("It plays a role in the stimulation of tumor cell lines.", [("acts_on_cell", "tumor cell lines")]),
        # what is shared, characterized, undergone
        ("It shares a conserved domain with IL4.", [("has_part", "conserved domain")]),
        ("It shares a promoter with IL4.", [("other", "promoter")]),
        ("It undergoes cleavage by caspase 1.", [("modified_by", "It")]),
        ("It is associated with deletions.", [("other", "deletions")]),
        ("It attracts B cells.", [("acts_on_cell", "B cells")]),
        ("It exerts effects on tissue repair.", [("involved_in", "tissue repair")]),
        ("It is responsible for the synthesis of IL2.", [("involved_in", "synthesis of IL2")]),
        # places in places
        (
            "It is found in the cytoplasm of B cells.",
            [("localizes_to", "cytoplasm"), ("expressed_in", "B cells")],
        ),
        ("IL21 maps to the region on chromosome 4.", [("located_on", "chromosome 4")]),
        (
            "IL21 lies on chromosome 4 within a gene cluster.",
            [("located_on", "chromosome 4"), ("member_of", "gene cluster")],
        ),
        # what only says what the names after it are
        ("It binds two other proteins, IL2 and IL4.", [("interacts_with", "IL2"), ("interacts_with", "IL4")]),
        ("It binds the signal receptor, IL2RG.", [("interacts_with", "IL2RG")]),
        (
            "It contains two helices, a loop, and a tail.",
            [("has_part", "helices"), ("has_part", "loop"), ("has_part", "tail")],
        ),
        # a comma inside a name
        ("It binds inositol 1,4,5-trisphosphate.", [("interacts_with", "inositol 1,4,5-trisphosphate")]),
        # sentences that only say what it is, or begin with their circumstance
        ("Receptor for IL2.", [("is_a", "Receptor"), ("interacts_with", "IL2")]),
        ("Component of the exosome.", [("part_of", "exosome")]),
        (
            "Negative regulator of apoptosis; binds IL2.",
            [("inhibits", "apoptosis"), ("interacts_with", "IL2")],
        ),
        ("Cytokine that induces apoptosis.", [("is_a", "Cytokine"), ("induces", "apoptosis")]),
        ("Kinase involved in apoptosis.", [("is_a", "Kinase"), ("involved_in", "apoptosis")]),
        ("Inhibitor of growth proteins are known.", []),
        ("In macrophages, induces apoptosis.", [("induces", "apoptosis")]),
        ("Upon activation, translocates to the nucleus.", [("localizes_to", "nucleus")]),
        # articles in a list do not explain what stands before them
        (
            "It has an S1 domain, a K2 domain, and one helix.",
            [("has_part", "S1 domain"), ("has_part", "K2 domain"), ("has_part", "helix")],
        ),
        ("It signals through IL2RG.", [("interacts_with", "IL2RG")]),
        (
            "It binds IL2 to form a signaling complex.",
            [("interacts_with", "IL2"), ("part_of", "signaling complex")],
        ),
        ("It phosphorylates serine residues of STAT3.", [("modifies", "serine residues of STAT3")]),
        ("Chemotactic for T cells.", [("acts_on_cell", "T cells")]),
        (
            "It cleaves STAT3 and caspases 3 and 7.",
            [("modifies", "STAT3"), ("modifies", "caspases 3"), ("modifies", "7")],
        ),
        ("It is a growth factor for B cells.", [("is_a", "growth factor"), ("acts_on_cell", "B cells")]),
        ("IL21, with homology to IL15, binds IL2.", [("homolog_of", "IL15"), ("interacts_with", "IL2")]),
        ("It is involved in IL2 signaling via STAT3.", [("involved_in", "IL2 signaling")]),
        # a compound is no clause
        (
            "It binds other SH2 domain containing proteins.",
            [("interacts_with", "SH2 domain containing proteins")],
        ),
        ("It binds virus induced gene 3.", [("interacts_with", "virus induced gene 3")]),
        # a consequence has the subject of what it follows from
        (
            "It induces apoptosis thereby inhibiting phagocytosis.",
            [("induces", "apoptosis"), ("inhibits", "phagocytosis")],
        ),
        # pseudogenes are the gene's, and lie where they lie
        (
            "Two pseudogenes have been found on chromosomes 2 and 7.",
            [("homolog_of", "pseudogenes"), ("located_on", "chromosomes 2"), ("located_on", "7")],
        ),
        (
            "There is a pseudogene for this gene on chromosome 2.",
            [("homolog_of", "pseudogene"), ("located_on", "chromosome 2")],
        ),
        # no facts
        ("This family is the largest in the genome.", []),
        ("IL21 was upregulated in response to frost.", []),
        ("It belongs to a family.", []),
        # a participle that no frame takes is no part of a name
        ("IL-21 is a cytokine isolated from mice.", [("is_a", "cytokine")]),
        # what is done to molecules is one claim a molecule
        (
            "It regulates the expression and activity of IL2 and IL4.",
            [("regulates", "activity of IL2"), ("regulates", "IL4")],
        ),
        # a class before its examples: a thing, or only a word for them
        ("It regulates growth factors such as IL2.", [("regulates", "growth factors"), ("regulates", "IL2")]),
        ("It is involved in cellular processes such as apoptosis.", [("involved_in", "apoptosis")]),
    ],
)
def test_which_relation_and_which_object_stand_right_of_the_verb(
    sentence: str, expected: list[tuple[str, str]]
) -> None:
    assert spoken(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "IL-21 binds a receptor, which induces phagocytosis, and induces apoptosis.",
            [INDUCES],
        ),
        ("Receptors of this family bind IL-4, which is a cytokine, and induce apoptosis.", []),
        # After a comma "which" with a verb in the singular is about the family, and what a family does is
        # not asserted of its member.
        ("IL-21 is a member of the IL-2 family, which induces apoptosis.", []),
        ("IL-21 is a cytokine coupled with ATP, and induces apoptosis.", [INDUCES]),
        ("IL-21 is secreted by the colonies, but IL-4 induces apoptosis.", [IL4_INDUCES]),
        ("IL-21 stimulates and activates B cells.", [f"{PROTEIN} ikg:actsOnCell CL:0000236"] * 2),
    ],
)
def test_whose_verb_it_is(sentence: str, expected: list[str]) -> None:
    wanted = {INDUCES, IL4_INDUCES, f"{PROTEIN} ikg:actsOnCell CL:0000236"}
    assert [c for c in asserted(sentence) if c in wanted] == expected


def test_a_new_subject_after_and_ends_the_object_before() -> None:
    found = said("IL21 is upregulated in colitis, and mutations in this gene cause psoriasis.")
    assert [(s.object.label, s.frame) for s in found] == [
        ("colitis", "expression-changed-in"),
        ("psoriasis", "causes"),
    ]


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        ("The kinase encoded by this gene induces apoptosis.", PROTEIN),
        ("This family member induces apoptosis.", PROTEIN),
        ("This particular family member induces apoptosis.", PROTEIN),
        ("The active form of the protein induces apoptosis.", PROTEIN),
        ("The inactive IL-21 precursor induces apoptosis.", PROTEIN),
        ("The tail of this protein induces apoptosis.", PROTEIN),
        ("The product of this intronless gene induces apoptosis.", PROTEIN),
        ("The kinase encoded by another gene induces apoptosis.", '"kinase"'),
        ("Some of these peptides induce apoptosis.", '"Some of these peptides"'),
    ],
)
def test_what_stands_for_the_topic(sentence: str, subject: str) -> None:
    found = [claim(s) for s in said(sentence) if s.relation == "induces"]
    assert [c.split(" RO:")[0] for c in found] == [subject]


def test_this_kind_is_the_topic_unless_something_else_was_called_so() -> None:
    first = "This gene encodes a glycoprotein."
    assert INDUCES in asserted(f"{first} This enzyme induces apoptosis.")
    assert INDUCES not in asserted(f"{first} It binds an enzyme. This enzyme induces apoptosis.")
    assert INDUCES in asserted(f"{first} It is one of the enzymes. This enzyme induces apoptosis.")


def test_what_a_part_is_the_whole_is_not() -> None:
    found = said("The tail of this protein is a zinc finger.")
    assert [s.subject.label for s in found] == ["tail of this protein"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Colicins are pore proteins that induce apoptosis.",
            [("is_a", "Colicins"), ("induces", "Colicins")],
        ),
        (
            "This gene encodes one of the colicins, which induce apoptosis.",
            [("is_a", "IL21"), ("induces", "colicins")],
        ),
        (
            "It binds colicins, all of which induce apoptosis.",
            [("interacts_with", "IL21"), ("induces", "colicins")],
        ),
        (
            "Colicins bind IL-4. They induce apoptosis.",
            [("interacts_with", "Colicins"), ("induces", "Colicins")],
        ),
        ("It is a cytokine. They induce apoptosis.", [("is_a", "IL21")]),
        ("These proteins induce apoptosis.", [("induces", "These proteins")]),
        (
            "It inhibits apoptosis induced by IL-4, a potent inducer of phagocytosis.",
            [("inhibits", "IL21"), ("induces", "IL4"), ("induces", "IL4")],
        ),
        (
            "IL-21 binds IL-4, a cytokine, and induces apoptosis.",
            [("interacts_with", "IL21"), ("is_a", "IL4"), ("induces", "IL21")],
        ),
    ],
)
def test_who_does_it(text: str, expected: list[tuple[str, str]]) -> None:
    genes = {PROTEIN: "IL21", GENE: "IL21", "uniprot:P05112": "IL4"}
    found = [(s.relation, genes.get(claim(s).split()[0], s.subject.label)) for s in said(text)]
    assert found == expected


@pytest.mark.parametrize(
    "sentence",
    ["It may be a cytokine that induces apoptosis.", "It may be a cytokine involved in apoptosis."],
)
def test_what_may_be_a_kind_may_do_what_the_kind_does(sentence: str) -> None:
    assert [s.certainty for s in said(sentence)] == ["hedged", "hedged"]


def test_neither_denies_both_objects() -> None:
    assert [s.negated for s in said("IL-21 induces neither apoptosis nor phagocytosis.")] == [True, True]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("This protein unwinds the helix.", [("other", "helix")]),
        ("Unwinds the helix.", [("other", "helix")]),
        (
            "This protein unwinds the helix, and may induce apoptosis.",
            [("other", "helix"), ("induces", "apoptotic process")],
        ),
        ("This gene products were counted.", []),
        ("IL-21 unwinds the helix.", []),
    ],
)
def test_a_verb_no_frame_knows_is_another_relation_of_the_topic(
    sentence: str, expected: list[tuple[str, str]]
) -> None:
    assert [(s.relation, s.object.label) for s in said(sentence)] == expected


def test_variants_with_a_relative_clause() -> None:
    found = said("Two transcript variants, which encode the same protein, have been found for this gene.")
    assert [(s.relation, s.object.span.text if s.object.span else "") for s in found] == [
        ("has_variant", "transcript variants")
    ]


def test_one_of_two_in_a_list_is_not_what_follows_is_about() -> None:
    found = said("It binds a complex consisting of colicin and ricin that is expressed in B cells.")
    assert [s.subject.label for s in found if s.relation == "expressed_in"] == ["complex"]


@pytest.mark.parametrize(
    ("sentence", "unread"),
    [
        ("IL-21 is a cytokine isolated from mice.", ["isolated from mice"]),
        ("IL-21 activates STAT3 soldered into rafts.", ["soldered into rafts"]),
        ("IL-21 is an enzyme typical of this age.", ["typical of this age"]),
        ("IL-21 is involved in phagocytosis of lectins.", ["of lectins"]),
        # modifiers before a noun, circumstances and names with "of" are read
        ("IL-21 activates soldered STAT3.", []),
        ("IL-21 activates STAT3 in rafts.", []),
        ("IL-21 is involved in the response to feed in calves.", []),
        ("IL-21 belongs to the gamma chain family of cytokines.", []),
    ],
)
def test_a_participle_after_its_noun_and_its_words_are_residue(sentence: str, unread: list[str]) -> None:
    found = said(sentence)
    assert found
    assert [span.text for span in found[0].residue] == unread


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        ("IL-21 circulates in blood, binds IL2RG.", "IL-21"),
        ("Receptors soldered tightly to rafts induce apoptosis.", "Receptors"),
        ("Lectins are soldered into rafts and induce apoptosis.", "Lectins"),
    ],
)
def test_an_unread_verb_is_no_part_of_a_name(sentence: str, subject: str) -> None:
    assert [s.subject.span.text for s in said(sentence) if s.subject.span][-1:] == [subject]


@pytest.mark.parametrize(
    ("sentence", "located"),
    [
        ("A pseudogene exists for IL21, and it lies on chromosome 2.", "pseudogene"),
        ("A pseudogene with sequence similarity to this gene is located on chromosome 9.", "pseudogene"),
        ("This gene is a remnant of a larger gene located on chromosome 1.", "larger gene"),
        ("There are several pseudogenes located on chromosome 4.", "pseudogene"),
        ("The copper receptor genes are members of a family located on chromosome 4.", "family"),
    ],
)
def test_another_gene_lies_where_it_is_said_to_lie(sentence: str, located: str) -> None:
    found = [s for s in said(sentence) if s.relation == "located_on"]
    assert [s.subject.label for s in found] == [located]
    assert all(s.not_asserted for s in found)


def test_are_members_of_has_the_subject_before_are() -> None:
    (found,) = said("The copper receptor proteins are members of the gamma chain family.")
    assert found.subject.label == "copper receptor proteins"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "It binds IL-4, a repressor required for phagocytosis.",
            [
                ("interacts_with", "Interleukin-21"),
                ("is_a", "Interleukin-4"),
                ("involved_in", "Interleukin-4"),
            ],
        ),
        (
            "It induces apoptosis, but rafts and colicins also require IL-4.",
            [("induces", "Interleukin-21"), ("other", "rafts"), ("other", "colicins")],
        ),
        ("It is a member of the ricin complex.", [("part_of", "Interleukin-21")]),
        (
            "It is expressed in B cells, thereby inducing apoptosis.",
            [("expressed_in", "IL21"), ("induces", "Interleukin-21")],
        ),
    ],
)
def test_where_a_clause_ends(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert [(s.relation, s.subject.label) for s in said(sentence)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Its expression is induced by IL-4.", [("induces", "Interleukin-4", "Interleukin-21")]),
        ("Its overexpression causes psoriasis.", [("associated_with_disease", "IL21", "psoriasis")]),
        ("Its tail binds IL-4.", [("interacts_with", "Interleukin-21", "Interleukin-4")]),
        (
            "IL-4 activates B cells. Its expression is induced by IL-6.",
            [("acts_on_cell", "Interleukin-4", "B cell"), ("induces", "Interleukin-6", "Interleukin-4")],
        ),
    ],
)
def test_whose_it_is(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(s.relation, s.subject.label, s.object.label) for s in said(text)] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # "recognizes", not "target"; "a molecular bridge", not "bridges"; "forms of", not "forms"
        ("IL-21 recognizes target lectins.", [("interacts_with", "lectins")]),
        ("IL2 and IL-21 serve as a hinge bridge.", [("is_a", "hinge bridge")] * 2),
        (
            "Mutations in this gene cause some severe forms of psoriasis.",
            [("causes_disease", "severe forms of psoriasis")],
        ),
        (
            "It interacts with PX domain containing proteins.",
            [("interacts_with", "PX domain containing proteins")],
        ),
        ("IL-21 has an effector function.", [("has_activity", "effector function")]),
        ("Exon one encodes a tail.", [("is_a", "tail")]),
        ("IL2 and IL-21 both induce apoptosis.", [("induces", "apoptosis")] * 2),
        ("Lectins solidify rafts and induce apoptosis.", [("induces", "apoptosis")]),
        # an adjective is no object of its own
        ("It is a vesicular and conserved cytokine.", [("is_a", "conserved cytokine")]),
        ("It is associated with psoriasis, congenital.", [("associated_with_disease", "psoriasis")]),
        ("It is part of a complex.", []),
        # what happens does nothing to something unknown
        ("Chromosomal translocations are associated with psoriasis.", []),
        ("A neuronal response induces fnords.", []),
        ("A neuronal response induces apoptosis.", [("induces", "apoptosis")]),
        (
            "It belongs to the sodium:lectin symporter family.",
            [("member_of", "sodium:lectin symporter family")],
        ),
        ("Its tail is similar to that found in lectins.", []),
        ("The gene maps to a region on chromosome 4.", [("located_on", "chromosome 4")]),
        ("Mutations in this gene cause palsy type 4 (IL4).", [("causes_disease", "palsy type 4 (IL4)")]),
        ("It contains a tensin like domain.", [("has_part", "tensin like domain")]),
        ("It is involved in generating and maintaining rafts.", [("other", "rafts")]),
        # an agent's purpose
        ("The tail is cleaved by IL-21 to produce IL4.", [("modified_by", "tail"), ("induces", "IL4")]),
        # ends that name nothing
        ("The nomenclature assigned to IL21 was located on chromosome 4.", []),
        ("This record represents IL21.", []),
        ("IL-21 binds 3 and IL4.", [("interacts_with", "IL4")]),
        ("IL-21 contains a large, conserved SH3 domain.", [("has_part", "large, conserved SH3 domain")]),
        (
            "It is involved in anti-viral and molecular responses.",
            [("involved_in", "anti-viral"), ("involved_in", "molecular responses")],
        ),
    ],
)
def test_what_is_no_verb_and_what_names_nothing(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert spoken(sentence) == expected


def test_a_capital_a_ends_a_name() -> None:
    found = said("It binds coenzyme A (CoA).")
    assert [
        (s.subject.span.text, s.object.label) for s in found if s.relation == "named" and s.subject.span
    ] == [("coenzyme A", "CoA")]


def test_a_family_member_and_a_pronoun_after_it_are_the_topic() -> None:
    found = said(
        "This gene encodes a cytokine. This family member binds IL4. The tail binds rafts. It binds IL2."
    )
    assert {s.subject.label for s in found if s.object.label.startswith("Interleukin")} == {"Interleukin-21"}


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


def test_a_short_form_and_a_double_noun_point_at_the_topic() -> None:
    found = said(
        "It is a member of the protein tyrosine phosphatase (PTP) family and a kinase. "
        "This PTP binds IL4. The protein kinase binds IL2."
    )
    assert [s.subject.label for s in found if s.relation == "interacts_with"] == ["Interleukin-21"] * 2


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
        ("It is a SH2 domain containing adaptor protein.", []),
        ("It contains a SH2 domain.", [("has_part", "SH2 domain")]),
    ],
)
def test_parts_of_a_kind(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert [each for each in spoken(sentence) if each[0] == "has_part"] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # what is done to what follows "of" is the relation
        ("It plays a role in the inhibition of autophagy.", [("inhibits", "autophagy")]),
        (
            "It is involved in meiosis and the negative regulation of autophagy.",
            [("involved_in", "meiosis"), ("inhibits", "autophagy")],
        ),
        # "which results in" is about the clause before it
        ("It binds IL4, which results in autophagy.", [("interacts_with", "IL4"), ("induces", "autophagy")]),
        # that the gene encodes its own product, and that something is a "binding", says nothing
        (
            "It is a cytokine. The cytokine encoded by this gene binds IL4.",
            [("is_a", "cytokine"), ("interacts_with", "IL4")],
        ),
        ("It was first identified as binding to IL4.", []),
        # expression of an isoform is no isoform
        ("Expression of a splice variant has been found in asthma.", []),
    ],
)
def test_what_a_noun_does_and_what_says_nothing(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert spoken(sentence) == expected


def test_a_gerund_has_the_hedge_of_its_verb_and_ability_its_denial() -> None:
    found = said("It may play a role in inducing apoptosis. It lacks the ability to bind IL4.")
    assert [(s.relation, s.certainty, s.negated) for s in found] == [
        ("induces", "hedged", False),
        ("interacts_with", "stated", True),
    ]
    found = said("It lacks a tail and instead binds IL4. It seems that IL-21, a cytokine, binds IL2.")
    assert [(s.relation, s.certainty, s.negated) for s in found] == [
        ("has_part", "stated", True),
        ("interacts_with", "stated", False),
        ("is_a", "stated", False),
        ("interacts_with", "hedged", False),
    ]


def test_a_short_form_is_known_in_both_numbers() -> None:
    found = said("It stimulates natural killer cells (NKCs). It acts on the NKC.")
    assert found[-1].object.iri == "http://purl.obolibrary.org/obo/CL_0000623"


def test_a_kind_and_a_family_share_their_verb() -> None:
    found = spoken("It is a cytokine and member of the IL-2 family.")
    assert found == [("is_a", "cytokine"), ("member_of", "IL-2 family")]


def test_an_activity_for_cells_acts_on_them() -> None:
    found = said("It displays chemotactic activity for B cells and NK cells, but not monocytes.")
    cells = [(s.object.span.text, s.negated) for s in found if s.relation == "acts_on_cell" and s.object.span]
    assert cells == [("B cells", False), ("NK cells", False), ("monocytes", True)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "A polymorphism in this gene results in short and long isoforms.",
            [("has_variant", "long isoforms")],
        ),
        ("The encoded type 2 membrane protein binds IL4.", [("interacts_with", "IL4")]),
        ("This gene maps to a region of 4q27.", [("located_on", "4q27")]),
    ],
)
def test_variants_encoded_proteins_and_regions(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert spoken(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # some of a kind are of the kind; a family says nothing without what it is of
        ("Lectins are a small family of surface proteins.", [("is_a", "surface proteins")]),
        ("Lectins are a large subset of the kinases.", [("is_a", "kinases")]),
        ("This gene encodes a large protein.", [("is_a", "large protein")]),
        # a list that opens the sentence ends before the subject
        ("In addition to IL4, IL2, and lectins, this protein binds rafts.", [("interacts_with", "rafts")]),
    ],
)
def test_some_of_a_kind_and_an_opening_list(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert spoken(sentence) == expected


def test_two_short_forms_of_two_long_ones() -> None:
    found = said("It is a member of the strange lectin/strange lectin-like domain (SL/SLLD) superfamily.")
    named = [(s.subject.span.text, s.object.label) for s in found if s.relation == "named" and s.subject.span]
    assert named == [("strange lectin", "SL"), ("strange lectin-like domain", "SLLD")]


def test_two_verbs_about_transcripts_and_copies() -> None:
    found = spoken("Two isoforms have been found for this gene, and a pseudogene of it has been detected.")
    assert [object_ for relation, object_ in found if relation == "has_variant"] == ["Two isoforms"]


def test_a_list_of_agents_goes_on_after_a_circumstance_without_objects() -> None:
    found = said("Activation of IL-21 is mediated by cycles of splicing, binding by IL-4, and IL-6.")
    assert all(s.subject.label != s.object.label for s in found)


def test_many_effects_on_one_cell_are_one_claim() -> None:
    (found,) = said("IL-21 has a role in the regulation of mast cell maturation, migration and survival.")
    assert claim(found) == f"{PROTEIN} ikg:actsOnCell CL:0000097"
    assert found.effects == ("maturation", "migration", "survival")


@pytest.mark.parametrize(
    "sentence",
    [
        "IL-21 plays a role in the pathogenesis of glue ear disease.",
        "IL-21 is critical for the onset of glue ear disease.",
    ],
)
def test_a_role_in_the_course_of_a_disease_is_an_association(sentence: str) -> None:
    (found,) = said(sentence)
    assert (found.relation, found.object.label) == ("associated_with_disease", "glue ear disease")


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("The protein is also known as CSIF.", ["CSIF"]),
        ("The protein is also called 'stemkine'.", ["stemkine"]),
        ("The protein is also designated as a member of the C-9 family.", []),
        ("The protein is referred to as the 'master helper of lymphocytes' by some.", []),
        ("The proteins are also known as granulins.", []),
        ("This gene is also known as Marlow disease.", []),
    ],
)
def test_a_gene_is_not_named_by_a_disease_a_family_or_half_a_quotation(
    sentence: str, names: list[str]
) -> None:
    found = [s for s in said(sentence) if s.relation == "named"]
    assert [s.object.label for s in found] == names
