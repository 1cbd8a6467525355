"""The styles of other texts, in our own words: comments of a protein database, articles of an encyclopaedia.

A claim of the topic stands as `relation: object`, of something else as `subject relation: object`; `may` is a
hedge, `not` a denial. An object without words is the topic, elided.
"""

import pytest
from sayings import claims, page, said, vocabulary

from il21kg.errors import InputError
from il21kg.namespaces import compact
from il21kg.reading.statements import Statement
from il21kg.reading.topic import find_topic

TOPIC = ("IL21", "Interleukin-21")

#: Comments about IL21: no subject, no verb, evidence in brackets.
COMMENTS = [
    (
        "Cytokine with immunoregulatory activity.",
        ["is_a: Cytokine", "has_activity: immunoregulatory activity"],
    ),
    (
        "Tyrosine-protein kinase that phosphorylates STAT3 (PubMed:12345678).",
        ["is_a: Tyrosine-protein kinase", "modifies: STAT3"],
    ),
    (
        "Transcriptional activator which binds STAT3 and may promote apoptosis.",
        ["is_a: Transcriptional activator", "interacts_with: STAT3", "induces may: apoptosis"],
    ),
    (
        "Transcriptional repressor. Inhibits apoptosis {ECO:0000250|UniProtKB:P12345}.",
        ["is_a: Transcriptional repressor", "inhibits: apoptosis"],
    ),
    (
        "Serine/threonine-protein kinase required for apoptosis.",
        ["is_a: Serine/threonine-protein kinase", "involved_in: apoptosis"],
    ),
    ("Adapter protein acting downstream of JAK1.", ["is_a: Adapter protein", "other: JAK1"]),
    ("Cytokine; stimulates the proliferation of B-cells.", ["is_a: Cytokine", "acts_on_cell: B-cells"]),
    ("Probable transcription factor.", ["is_a may: transcription factor"]),
    ("Receptor for interleukin-2.", ["is_a: Receptor", "interacts_with: interleukin-2"]),
    ("Putative receptor for IL4 (By similarity).", ["is_a may: receptor", "interacts_with may: IL4"]),
    ("Ligand for CD40.", ["interacts_with: CD40"]),
    ("Binding partner of STAT3 (Ref.3).", ["interacts_with: STAT3"]),
    ("Negative regulator of apoptosis.", ["inhibits: apoptosis"]),
    (
        "Key regulator of phagocytosis which acts by inhibiting PTPN6.",
        ["regulates: phagocytosis", "inhibits: PTPN6"],
    ),
    ("Member of the IL-1 family that binds IL4R.", ["member_of: IL-1 family", "interacts_with: IL4R"]),
    ("Component of the SCF complex.", ["part_of: SCF complex"]),
    (
        "Growth factor receptor that binds IL4 and is expressed in liver.",
        ["is_a: Growth factor receptor", "interacts_with: IL4", "expressed_in: liver"],
    ),
    (
        "Transmembrane protein which does not bind IL4 or IL6.",
        ["is_a: Transmembrane protein", "interacts_with not: IL4", "interacts_with not: IL6"],
    ),
    (
        "Plays a role in apoptosis (PubMed:12345678, PubMed:1234567) and phagocytosis (By similarity).",
        ["involved_in: apoptosis", "involved_in: phagocytosis"],
    ),
    ("Binds to IL2RG (Probable).", ["interacts_with may: IL2RG"]),
    ("May be involved in apoptosis.", ["involved_in may: apoptosis"]),
    ("Acts downstream of JAK1.", ["other: JAK1"]),
    ("Capable of inducing apoptosis.", ["induces: apoptosis"]),
    ("In vitro, phosphorylates STAT3.", ["modifies: STAT3"]),
    ("In T-cells, induces apoptosis.", ["induces: apoptosis"]),
    (
        "Following binding of IL4, phosphorylates STAT3, thereby promoting apoptosis.",
        ["modifies: STAT3", "induces: apoptosis"],
    ),
    (
        "Unlike IL4, does not induce apoptosis or phagocytosis.",
        ["induces not: apoptosis", "induces not: phagocytosis"],
    ),
    ("(Microbial infection) Acts as a receptor for IL4.", ["is_a: receptor", "interacts_with: IL4"]),
    ("Isoform 1: Promotes apoptosis.", ["induces: apoptosis"]),
    ("[Isoform 2]: Does not bind IL4.", ["interacts_with not: IL4"]),
    ("Homodimer; disulfide-linked.", ["is_a: Homodimer"]),
    ("Heterodimer with IL2RG.", ["is_a: Heterodimer", "interacts_with: IL2RG"]),
    (
        "Interacts (via SH2 domain) with JAK1 (via N-terminus); the interaction is direct.",
        ["interacts_with: JAK1"],
    ),
    (
        "Interacts with STAT3 but not with STAT1, STAT5 or STAT6.",
        [
            "interacts_with: STAT3",
            "interacts_with not: STAT1",
            "interacts_with not: STAT5",
            "interacts_with not: STAT6",
        ],
    ),
    (
        "Does not interact with IL4, IL6 and IL10.",
        ["interacts_with not: IL4", "interacts_with not: IL6", "interacts_with not: IL10"],
    ),
    ("Phosphorylated by JAK1 on Tyr-705.", ["JAK1 modified_by:"]),
    ("N-glycosylated.", ["modified_by: glycosylated"]),
    ("Ubiquitinated by CBL, leading to its degradation by the proteasome.", ["CBL modified_by:"]),
    ("Cleaved by CASP3 during apoptosis.", ["CASP3 modified_by:"]),
    ("Up-regulated by IL6 and down-regulated by IL10.", ["IL6 induces:", "IL10 inhibits:"]),
    ("Induced in T-cells by IL2.", ["IL2 induces:"]),
    ("Secreted.", ["localizes_to: Secreted"]),
    (
        "Cell membrane; Single-pass type I membrane protein.",
        ["localizes_to: Cell membrane", "is_a: Single-pass type I membrane protein"],
    ),
    (
        "Nucleus. Cytoplasm, cytosol.",
        ["localizes_to: Nucleus", "localizes_to: Cytoplasm", "localizes_to: cytosol"],
    ),
    ("Isoform 2: Cytoplasm.", ["localizes_to: Cytoplasm"]),
    (
        "Nucleus. Note=Translocates to the cytoplasm upon phosphorylation.",
        ["localizes_to: Nucleus", "localizes_to: cytoplasm"],
    ),
    (
        "Expressed in spleen but not in liver, kidney, or brain.",
        [
            "expressed_in: spleen",
            "expressed_in not: liver",
            "expressed_in not: kidney",
            "expressed_in not: brain",
        ],
    ),
    (
        "Expressed in T-cells but not in CD8-positive T-cells, B-cells, or monocytes.",
        [
            "expressed_in: T-cells",
            "expressed_in not: CD8-positive T-cells",
            "expressed_in not: B-cells",
            "expressed_in not: monocytes",
        ],
    ),
    (
        "Detected in liver (at protein level), spleen and, to a lesser extent, in kidney.",
        ["expressed_in: liver", "expressed_in: spleen", "expressed_in: kidney"],
    ),
    (
        "Highly expressed in liver; not expressed in brain or kidney.",
        ["expressed_in: liver", "expressed_in not: brain", "expressed_in not: kidney"],
    ),
    (
        "Widely expressed, with highest levels in the spleen and thymus.",
        ["expressed_in: spleen", "expressed_in: thymus"],
    ),
    (
        "Expressed at low levels in spleen and not in thymus or liver.",
        ["expressed_in: spleen", "expressed_in not: thymus", "expressed_in not: liver"],
    ),
    (
        "Expression is not detected in spleen, thymus, or liver.",
        ["expressed_in not: spleen", "expressed_in not: thymus", "expressed_in not: liver"],
    ),
    ("Expressed in all tissues except brain and liver.", []),
    ("Absent from liver and spleen.", ["expressed_in not: liver", "expressed_in not: spleen"]),
    ("Most abundant in spleen and thymus.", ["expressed_in: spleen", "expressed_in: thymus"]),
    ("Belongs to the IL-10 family.", ["member_of: IL-10 family"]),
    ("In the N-terminal section; belongs to the IL-10 family.", ["member_of: IL-10 family"]),
    ("Contains 2 SH2 domains.", ["has_part: SH2 domains"]),
    ("The disease is caused by variants affecting the gene represented in this entry.", []),
    ("Variants affecting the gene represented in this entry cause asthma.", ["causes_disease: asthma"]),
]

#: Lists that deny some of what they name.
DENIALS = [
    (
        "It induces apoptosis but not phagocytosis or angiogenesis.",
        ["induces: apoptosis", "induces not: phagocytosis", "induces not: angiogenesis"],
    ),
    ("It does not bind IL4 but IL6.", ["interacts_with not: IL4", "interacts_with: IL6"]),
    (
        "It binds IL4 and not IL6 or IL10.",
        ["interacts_with: IL4", "interacts_with not: IL6", "interacts_with not: IL10"],
    ),
    (
        "It binds neither IL4, IL6 nor IL10.",
        ["interacts_with not: IL4", "interacts_with not: IL6", "interacts_with not: IL10"],
    ),
    (
        "It is expressed by neither T cells, B cells, nor NK cells.",
        ["expressed_in not: T cells", "expressed_in not: B cells", "expressed_in not: NK cells"],
    ),
    (
        "It does not bind to IL4, to IL6 or to IL10.",
        ["interacts_with not: IL4", "interacts_with not: IL6", "interacts_with not: IL10"],
    ),
    (
        "It does not seem to bind IL4 or to induce apoptosis.",
        ["interacts_with may not: IL4", "induces may not: apoptosis"],
    ),
    ("It neither binds IL4 nor inhibits apoptosis.", ["interacts_with not: IL4", "inhibits not: apoptosis"]),
    (
        "Neither IL4, IL6 nor IL10 binds to it.",
        ["IL4 interacts_with not: it", "IL6 interacts_with not: it", "IL10 interacts_with not: it"],
    ),
    ("It binds IL2RG rather than IL4R or IL6R.", ["interacts_with: IL2RG"]),
    (
        "It is not only expressed in liver but also in spleen.",
        ["expressed_in: liver", "expressed_in: spleen"],
    ),
    (
        "Induces proliferation of T cells but not B cells or NK cells.",
        ["acts_on_cell: T cells", "acts_on_cell not: B cells", "acts_on_cell not: NK cells"],
    ),
    ("Induces apoptosis in T-cells but not in B-cells, NK cells or monocytes.", ["induces: apoptosis"]),
    ("IL4, but not IL6 or IL10, induces apoptosis.", ["IL4 induces: apoptosis"]),
    ("IL4 but not IL6 induces apoptosis.", ["IL4 induces: apoptosis"]),
    ("It is phosphorylated by JAK1, but not JAK2 or TYK2.", ["JAK1 modified_by: It"]),
    ("It is induced by IL4 but not by IL6 or IL10.", ["IL4 induces: It"]),
    ("STAT3, but not STAT1 or STAT6, is phosphorylated by IL-21.", ["modified_by: STAT3"]),
    ("Mutations in IL21, but not in IL4 or IL6, cause psoriasis.", ["causes_disease: psoriasis"]),
    ("It is a subunit of the CCR4-NOT complex.", ["part_of: CCR4-NOT complex"]),
]

#: Articles about IL10.
ARTICLES = [
    (
        "IL10 gene\n\nDefinition\n\nIL10, also called CSIF, is a protein-coding gene.",
        ["named: CSIF", "is_a: protein-coding gene"],
    ),
    (
        "IL10 gene\n\nDefinition\n\nAnti-inflammatory cytokine that binds IL10RA.",
        ["is_a: Anti-inflammatory cytokine", "interacts_with: IL10RA"],
    ),
    (
        "IL10 gene\n\nSynonym(s)\n\nCSIF; TGIF\n\nGeneral information\n\nThe gene encodes interleukin-10.",
        ["named: CSIF", "named: TGIF", "encodes: interleukin-10"],
    ),
    ("Interleukin-10 is a protein that in humans is encoded by the IL10 gene.", ["encodes: Interleukin-10"]),
    ("In humans, interleukin 10 is encoded by the IL10 gene.", ["encodes: interleukin 10"]),
    (
        "Interleukin-10 (IL-10), also known as cytokine synthesis inhibitory factor (CSIF),"
        " is an anti-inflammatory cytokine.",
        [
            "named: IL-10",
            "named: cytokine synthesis inhibitory factor",
            "named: CSIF",
            "is_a: anti-inflammatory cytokine",
        ],
    ),
    ("The protein is also known under the name CSIF.", ["named: CSIF"]),
    (
        "The IL10 gene is located on the long arm of chromosome 1 (1q32.1).",
        ["located_on: long arm of chromosome 1 (1q32.1)"],
    ),
    (
        "The gene for IL10 lies on chromosome 1 at position 1q32.1.",
        ["located_on: chromosome 1", "located_on: position 1q32.1"],
    ),
    (
        "It lies on chromosome 1q32.1 and encodes interleukin-10.",
        ["located_on: chromosome 1q32.1", "encodes: interleukin-10"],
    ),
    (
        "The gene is located on chromosome 1 and contains 5 exons.",
        ["located_on: chromosome 1", "has_part: exons"],
    ),
    (
        "IL10 is one of the cytokines that inhibit inflammation.",
        ["is_a: cytokines", "inhibits: inflammation"],
    ),
    ("It is a cytokine that in T cells induces apoptosis.", ["is_a: cytokine", "induces: apoptosis"]),
    (
        "IL10 is secreted by Th2 cells and acts on B cells, mast cells and T cells.",
        [
            "expressed_in: Th2 cells",
            "acts_on_cell: B cells",
            "acts_on_cell: mast cells",
            "acts_on_cell: T cells",
        ],
    ),
    (
        "IL10 is mostly made by macrophages and, to a lesser extent, by B cells.",
        ["expressed_in: macrophages", "expressed_in: B cells"],
    ),
    (
        "IL10 is produced by various cells, e.g. monocytes, B cells and mast cells.",
        ["expressed_in: monocytes", "expressed_in: B cells", "expressed_in: mast cells"],
    ),
    (
        "IL10 is produced by:\n  • monocytes\n  • T cells",
        ["expressed_in: monocytes", "expressed_in: T cells"],
    ),
    ("IL10 inhibits:\n  • apoptosis\n  • phagocytosis", ["inhibits: apoptosis", "inhibits: phagocytosis"]),
    (
        "The main functions of IL10 are:\n  • apoptosis\n  • phagocytosis",
        ["involved_in: apoptosis", "involved_in: phagocytosis"],
    ),
    ("IL10 binds to:\n  • IL10RA\n  • IL10RB", ["interacts_with: IL10RA", "interacts_with: IL10RB"]),
    ("The protein acts as a ligand for IL10RA.", ["interacts_with: IL10RA"]),
    ("IL10 promotes the survival of B cells (see there).", ["acts_on_cell: B cells"]),
    ("IL10 enhances B cell survival, proliferation, and antibody production.", ["acts_on_cell: B cell"]),
    ("The expression of IL10 is regulated by STAT3.", ["STAT3 regulates: IL10"]),
    ("IL10 inhibits the phosphorylation of STAT3 [1, 2].", ["inhibits: phosphorylation of STAT3"]),
    (
        "Mutations in the IL10 gene are associated with:\n  • psoriasis\n  • asthma",
        ["associated_with_disease: psoriasis", "associated_with_disease: asthma"],
    ),
    (
        "Mutations in IL10 lead to the following diseases:\n  • psoriasis\n  • asthma",
        ["causes_disease: psoriasis", "causes_disease: asthma"],
    ),
    (
        "Diseases associated with IL10 include psoriasis and asthma.",
        ["associated_with_disease: psoriasis", "associated_with_disease: asthma"],
    ),
    ("IL10 deficiency leads to colitis.", ["causes_disease: colitis"]),
    ("Germline mutations in IL10 can cause colitis in children.", ["causes_disease: colitis"]),
    ("IL10 polymorphisms are linked to psoriasis.", ["associated_with_disease: psoriasis"]),
    (
        "Pathogenic variants of IL10 have been described in patients with asthma.",
        ["associated_with_disease: asthma"],
    ),
    ("Overexpression of IL10 has been found in melanoma.", ["associated_with_disease: melanoma"]),
    ("IL10 is upregulated in psoriasis.", ["associated_with_disease: psoriasis"]),
    ("IL10 plays a role in the pathogenesis of psoriasis.", ["associated_with_disease: psoriasis"]),
    ("IL10 is a possible risk factor for psoriasis.", ["associated_with_disease may: psoriasis"]),
    (
        "IL10 does not cause psoriasis, asthma or lupus.",
        [
            "associated_with_disease not: psoriasis",
            "associated_with_disease not: asthma",
            "associated_with_disease not: lupus",
        ],
    ),
    ("It is not known whether IL10 causes psoriasis.", ["associated_with_disease may: psoriasis"]),
    ("An important paralog of this gene is IL4.", ["homolog_of: IL4"]),
    ("Other names for this gene include CSIF and TGIF.", ["named: CSIF", "named: TGIF"]),
    (
        "IL10 gene\n\nIt is a cytokine.\n\nLiterature\n\n"
        "1. Writer A et al. (2001) IL10 causes psoriasis. Journal 1: 2-3.",
        ["is_a: cytokine"],
    ),
    (
        "FUNCTION: Cytokine that binds IL10RA.\n"
        "TISSUE SPECIFICITY: Expressed in spleen\nbut not in liver, kidney or brain.",
        [
            "is_a: Cytokine",
            "interacts_with: IL10RA",
            "expressed_in: spleen",
            "expressed_in not: liver",
            "expressed_in not: kidney",
            "expressed_in not: brain",
        ],
    ),
]


def spoken(statement: Statement, topic: tuple[str, ...] = TOPIC) -> str:
    """Say a statement in the words of the text."""
    subject, thing = statement.subject, statement.object
    who = "" if subject.label in topic else f"{subject.span.text if subject.span else subject.label} "
    how = (" may" if statement.hedge_cues else "") + (" not" if statement.negated else "")
    return f"{who}{statement.relation}{how}: {thing.span.text if thing.span else ''}".rstrip()


@pytest.mark.parametrize(("text", "expected"), [*COMMENTS, *DENIALS])
def test_comments_of_a_database(text: str, expected: list[str]) -> None:
    assert [spoken(s) for s in said(text)] == expected


@pytest.mark.parametrize(("text", "expected"), ARTICLES)
def test_articles_of_an_encyclopaedia(text: str, expected: list[str]) -> None:
    assert [spoken(s, ("IL10", "Interleukin-10")) for s in said(text, "IL10")] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Cytokine secretion depends on STAT3.",
        "Kinase activity is required for apoptosis.",
        "Cytokines are small proteins.",
        "Receptors for IL4 bind STAT3.",
        "A cytokine of another family.",
    ],
)
def test_a_noun_phrase_with_a_verb_or_an_article_is_not_about_the_topic(text: str) -> None:
    assert not [s for s in said(text) if s.subject.label in TOPIC]


def test_an_insertion_that_is_denied_leaves_what_follows_it_alone() -> None:
    found = said("Detected in spleen and in activated, but not in resting, T-cells.")
    assert "T-cells" not in [s.object.span.text for s in found if s.object.span]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("It is a cytokine. IL4 binds it.", "IL4 interacts_with: it"),
        ("IL6 inhibits apoptosis. IL4 binds it.", "IL6 inhibits: apoptosis"),
        ("IL4 and IL6 inhibit it.", "IL6 inhibits: it"),
    ],
)
def test_it_as_an_object_is_not_the_subject_of_its_verb(text: str, last: str) -> None:
    assert spoken(said(text)[-1]) == last


def test_an_elided_object_is_the_topic_and_has_no_words() -> None:
    (found,) = said("Phosphorylated by JAK1.")
    assert (found.object.span, found.object.grounded_by) == (None, "elided")
    assert claims("Phosphorylated by JAK1.") == ["uniprot:P23458 RO:0002447 uniprot:Q9HBE4"]


def test_a_kind_that_is_said_by_its_noun_alone_has_that_noun_for_its_words() -> None:
    (found,) = said("Secondary to it.\n\nCytokine.")
    assert (found.relation, found.trigger.text) == ("is_a", "Cytokine")


@pytest.mark.parametrize(
    ("text", "symbol"),
    [
        ("IL10 is a cytokine.", "IL10"),
        ("Interleukin-10 (IL-10), also known as CSIF, is a cytokine.", "IL10"),
        ("In humans, interleukin 10 is encoded by the IL10 gene.", "IL10"),
        ("The human IL10 gene is located on chromosome 1.", "IL10"),
        ("The protein encoded by the IL10 gene is a cytokine. IL4 inhibits it.", "IL10"),
        ("It is a cytokine. IL10 binds IL10RA.", "IL10"),
    ],
)
def test_a_text_without_a_title_may_say_which_gene_it_is_about(text: str, symbol: str) -> None:
    assert find_topic(page(text), vocabulary()).label == symbol


@pytest.mark.parametrize(
    "text",
    [
        "IL4 and IL10 are cytokines.",
        "IL10 inhibitors are drugs.",
        "Mutations in IL10 cause colitis.",
        "This gene encodes a receptor. IL10 binds it.",
        "Cytokine that binds IL10RA.",
        "IL10 deficiency is rare.",
    ],
)
def test_a_text_that_names_no_gene_as_its_subject_needs_to_be_told(text: str) -> None:
    with pytest.raises(InputError, match="which gene") as failure:
        find_topic(page(text), vocabulary())
    assert "--about SYMBOL or --about HGNC:" in failure.value.advice


@pytest.mark.parametrize("about", ["HGNC:6005", "hgnc:6005", " IL21 "])
def test_about_takes_the_id_of_the_gene(about: str) -> None:
    assert compact(find_topic(page("The gene maps to 4q27."), vocabulary(), about).iri) == "hgnc:6005"


def test_an_id_that_is_not_known_is_kept_and_nothing_is_asserted() -> None:
    topic = find_topic(page("The gene maps to 4q27."), vocabulary(), "HGNC:99999999")
    assert (topic.label, topic.known) == ("HGNC:99999999", False)
