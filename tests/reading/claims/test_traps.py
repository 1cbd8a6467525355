"""Each thing an article can trip a reader with, on a few words of our own: one test, one trap."""

import pytest
from sayings import claim, claims, page, read, said, vocabulary

from il21kg.errors import InputError
from il21kg.namespaces import compact
from il21kg.reading.statements import Statement
from il21kg.reading.topic import find_topic
from il21kg.text.citations import Citation, read_citations

GENE, PROTEIN = "hgnc:6005", "uniprot:Q9HBE4"
CYTOKINE = f"{PROTEIN} RO:0002327 GO:0005125"
LOCATION = f"{GENE} RO:0001025 CHR:9606-chr4q27"
SYNONYM = f'{GENE} skos:altLabel "'
CONDITION = f"{GENE} biolink:gene_associated_with_condition"
APOPTOSIS = f"{PROTEIN} RO:0002429 GO:0006915"
CELLS = {"CL:0000235", "CL:0000236", "CL:0000623", "CL:0000910"}


def words(statement: Statement) -> tuple[str, str]:
    """Give the words of both ends; empty for an end without words."""
    return tuple(end.span.text if end.span else "" for end in (statement.subject, statement.object))  # type: ignore[return-value]


def citations(text: str) -> tuple[Citation, ...]:
    """Give the literature of a page."""
    return read_citations(page(text), vocabulary().journals.values(), vocabulary().works.values())


# --- the page


NOTICE = "Requires a registration (doctors only)\n\nPlease log in to see the images.\n\n"


def test_login_notices_are_dropped_each_time() -> None:
    text = f"IL21 gene\n\n{NOTICE}{NOTICE}Definition\n\nIL21 maps to 4q27.\n\n{NOTICE}"
    assert claims(text, None) == [LOCATION]
    assert [b.kind for b in page(text).blocks].count("notice") == 6
    assert [s.span.text for s in page(text).sentences] == ["IL21 maps to 4q27."]


@pytest.mark.parametrize(
    ("text", "translated"),
    [
        pytest.param(
            "DefinitionThis section was translated by a machine.\n\nIL21 maps to 4q27.", True, id="glued"
        ),
        pytest.param(
            "Definition\nThis section was translated by a machine.\n\nIL21 maps to 4q27.",
            True,
            id="next line",
        ),
        pytest.param(
            "Definition\n\nThis section was translated by a machine.\n\nIL21 maps to 4q27.", True, id="apart"
        ),
        pytest.param("Definition\n\nIL21 maps to 4q27.", False, id="missing"),
    ],
)
def test_the_notice_of_translation_is_a_fact_of_its_section(text: str, translated: bool) -> None:
    text = f"IL21 gene\n\n{text}"
    assert claims(text, None) == [LOCATION]
    sections = {s.key: s.machine_translated for s in page(text).sections}
    assert sections["definition"] is translated
    assert sections["front"] is False


def test_the_notice_is_kept_for_each_section_of_its_own() -> None:
    text = (
        "IL21 gene\n\nDefinitionThis section was translated by a machine.\n\nIL21 maps to 4q27.\n\n"
        "General information\n\nIL-21 is a cytokine."
    )
    flags = {s.key: s.machine_translated for s in page(text).sections}
    assert flags == {"front": False, "definition": True, "general-information": False}


def test_the_line_of_the_german_version_is_a_fact_of_the_page() -> None:
    text = "IL21 gene\n\nDieser Beitrag auf Deutsch\n\nIL21 maps to 4q27."
    assert page(text).german_version and page(text).language == "en"
    assert claims(text, None) == [LOCATION]


def test_the_date_given_twice_is_read_twice() -> None:
    text = "IL21 gene\n\nLast updated on: 01.02.2023\n\nIL21 maps to 4q27.\n\nLast updated on: 01.02.2023"
    assert [iso for _, iso in page(text).updates] == ["2023-02-01", "2023-02-01"]
    assert page(text).updated == "2023-02-01"
    assert claims(text, None) == [LOCATION]


# --- names of the topic


@pytest.mark.parametrize(
    ("subject", "grounded_by"),
    [
        ("IL21", ""),
        ("IL-21", ""),
        ("Interleukin-21", ""),
        ("interleukin-21", ""),
        ("Interleukin 21", ""),
        ("The IL21 gene", ""),
        ("The gene", "coreference"),
        ("This gene", "coreference"),
    ],
)
def test_every_name_of_the_gene_is_the_gene(subject: str, grounded_by: str) -> None:
    (found,) = said(f"{subject} maps to chromosome 4q27.")
    assert claim(found) == LOCATION
    assert found.subject.grounded_by == grounded_by


@pytest.mark.parametrize(
    ("subject", "grounded_by"),
    [
        ("IL21", ""),
        ("IL-21", ""),
        ("Interleukin-21", ""),
        ("interleukin-21", ""),
        ("The encoded protein", "coreference"),
        ("The protein encoded by this gene", "coreference"),
        ("The product of this gene", "coreference"),
        ("This protein", "coreference"),
        ("It", "coreference"),
    ],
)
def test_every_name_of_the_protein_is_the_protein(subject: str, grounded_by: str) -> None:
    (found,) = said(f"{subject} inhibits phagocytosis.")
    assert claim(found) == f"{PROTEIN} RO:0002430 GO:0006909"
    assert found.subject.grounded_by == grounded_by
    assert words(found)[0] in subject


@pytest.mark.parametrize(
    "verb", ["May regulate", "Regulates", "Is involved in", "Plays a role in", "Inhibits"]
)
def test_a_sentence_without_subject_is_about_the_protein(verb: str) -> None:
    (found,) = said(f"{verb} phagocytosis.")
    assert compact(str(found.subject.iri)) == PROTEIN
    assert found.subject.grounded_by == "elided"
    assert words(found) == ("", "phagocytosis")


def test_a_kind_of_thing_the_topic_is_stands_for_it() -> None:
    assert claims("IL-21 is a cytokine. This cytokine inhibits phagocytosis.") == [
        CYTOKINE,
        f"{PROTEIN} RO:0002430 GO:0006909",
    ]


def test_a_kind_of_thing_the_topic_is_not_does_not_stand_for_it() -> None:
    assert PROTEIN not in {
        claim(s).split()[0] for s in said("This receptor inhibits phagocytosis.") if not s.not_asserted
    }


# --- missing blanks


def test_a_bracket_glued_to_its_word() -> None:
    found = said("The encoded protein(interleukin-21) inhibits phagocytosis.")
    assert [claim(s) for s in found if s.relation == "inhibits"] == [f"{PROTEIN} RO:0002430 GO:0006909"]
    assert {claim(s) for s in found} <= {f"{PROTEIN} RO:0002430 GO:0006909", f"{GENE} RO:0002205 {PROTEIN}"}


def test_a_quotation_glued_to_its_word() -> None:
    family, kind = said('IL-21 belongs to the"gamma chain family" of cytokines (interleukins).')
    assert claim(family) == f"{PROTEIN} RO:0002350 con:gamma-chain-cytokine-family"
    assert words(family)[1] == "gamma chain family"
    assert claim(kind) == CYTOKINE


@pytest.mark.parametrize(
    "glued", ["IL21 maps to 4q27.The protein is a cytokine.", "IL21 maps to 4q27.It is a cytokine."]
)
def test_a_sentence_glued_to_the_one_before(glued: str) -> None:
    assert claims(glued) == [LOCATION, CYTOKINE]


def test_a_journal_glued_to_the_title() -> None:
    entry = "Doe J A et al (2009) Cells and tales.Ann Rev Immun 27: 1-9."
    text = f"IL21 gene\n\nIL21 maps to 4q27.\n\nLiterature\n\n1. {entry}"
    (citation,) = citations(text)
    assert (citation.title and citation.title.text, citation.journal and citation.journal.text) == (
        "Cells and tales",
        "Ann Rev Immun",
    )


# --- bands


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("IL21 is located on chromosome 4q27.", "CHR:9606-chr4q27"),
        ("IL21 is found at 4q27.", "CHR:9606-chr4q27"),
        ("IL21 lies on chromosome 4.", "CHR:9606-chr4"),
        ("The gene is located on the X chromosome.", "CHR:9606-chrX"),
        ("IL21 is located in the chromosomal region 4q27.", "CHR:9606-chr4q27"),
        ("The gene maps to band 4q27.", "CHR:9606-chr4q27"),
        ("The gene maps to human chromosome 4q27.", "CHR:9606-chr4q27"),
    ],
)
def test_a_band_or_a_chromosome_is_where_the_gene_lies(sentence: str, place: str) -> None:
    assert claims(sentence) == [f"{GENE} RO:0001025 {place}"]


def test_an_arm_with_its_band_in_brackets() -> None:
    assert f"{GENE} RO:0001025 CHR:9606-chr4q27" in claims(
        "IL21 lies on the long arm of chromosome 4 (4q27)."
    )


# --- coordination


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


# --- companions and circumstances


@pytest.mark.parametrize(
    ("sentence", "how"),
    [
        ("IL-21, together with IL6, promotes apoptosis.", "together with"),
        ("Together with IL6, IL-21 promotes apoptosis.", "together with"),
        ("IL-21 promotes apoptosis together with IL6.", "together with"),
        ("IL-21 promotes apoptosis in synergy with IL6.", "in synergy with"),
    ],
)
def test_a_companion_stands_on_the_claim_and_is_no_subject(sentence: str, how: str) -> None:
    (found,) = said(sentence)
    assert claim(found) == APOPTOSIS
    assert [(a.how, compact(a.iri)) for a in found.joint_agents] == [(how, "uniprot:P05231")]


def test_a_companion_of_the_common_subject_stands_on_both_claims() -> None:
    found = said("IL-21, together with IL6, promotes apoptosis and is critical for phagocytosis.")
    assert [claim(s) for s in found] == [APOPTOSIS, f"{PROTEIN} ikg:criticalFor GO:0006909"]
    assert [[compact(a.iri) for a in s.joint_agents] for s in found] == [["uniprot:P05231"]] * 2


@pytest.mark.parametrize(
    ("end", "context"),
    [
        ("in response to stress signals", "in response to stress signals"),
        ("during viral infections", "during viral infections"),
        ("in the absence of IL6", "in the absence of IL6"),
    ],
)
def test_circumstances_keep_their_words(end: str, context: str) -> None:
    (found,) = said(f"IL-21 promotes apoptosis {end}.")
    assert claim(found) == APOPTOSIS
    assert [c.text for c in found.contexts] == [context]
    assert found.joint_agents == ()


def test_a_response_to_an_infection_names_the_infection_as_context() -> None:
    (found,) = said("IL-21 is essential for the antibody response to acute viral infections.")
    assert claim(found) == f"{PROTEIN} ikg:criticalFor GO:0016064"
    assert [c.text for c in found.contexts] == ["to acute viral infections"]
    assert [compact(d) for d in found.context_diseases] == ["con:acute-viral-infection"]


def test_generation_of_cells_is_no_act_on_these_cells() -> None:
    (found,) = said("IL-21 controls early generation of Tfh cells.")
    assert claim(found) == f"{PROTEIN} RO:0002428 GO:0061470"
    assert (found.effects, compact(str(found.cell))) == (("generation",), "CL:0002038")


# --- genes in disease, transcripts


def test_dysregulation_in_a_disease_is_its_own_relation() -> None:
    assert claims("Dysregulation of IL21 contributes to psoriasis.") == [
        f"{GENE} ikg:dysregulationContributesTo MONDO:0005083"
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Spliced transcript variants that encode several isoforms have been observed for this gene.",
        "Transcript variants that code for different isoforms have been found for this gene.",
        "For this gene, alternatively spliced transcripts encoding several isoforms have been described.",
    ],
)
def test_what_has_been_observed_is_stated_and_the_observation_kept(sentence: str) -> None:
    *_, found = said(sentence)
    assert claim(found) == f"{GENE} ikg:hasTranscriptAttribute SO:1001189"
    assert found.certainty == "stated"
    assert [c.text.split()[:2] for c in found.evidential_cues] == [["have", "been"]]


def test_the_isoforms_that_variants_encode_are_a_claim_of_their_own() -> None:
    found = said("Two transcript variants encoding distinct isoforms have been found for this gene.")
    assert [(words(s)[1], s.trigger.text) for s in found] == [
        ("distinct isoforms", "encoding"),
        ("transcript variants encoding distinct isoforms", "have been found for"),
    ]


# --- lists


LIST = "Diseases associated with IL21 include:\n\n{}\n\nIL-21 is a cytokine."


@pytest.mark.parametrize(
    "items",
    [
        pytest.param("  • Psoriasis\n  • and\n  • Dacryoadenitis.", id="a bullet holds only and"),
        pytest.param("• Psoriasis,\n• Dacryoadenitis.", id="commas"),
        pytest.param("- Psoriasis\n- Dacryoadenitis", id="hyphens"),
        pytest.param("* Psoriasis\n* and Dacryoadenitis", id="and before the last"),
        pytest.param("1. Psoriasis\n2. Dacryoadenitis", id="numbers"),
    ],
)
def test_a_list_of_diseases(items: str) -> None:
    text = LIST.format(items)
    found = said(text)
    assert [claim(s) for s in found] == [f"{CONDITION} MONDO:0005083", f"{CONDITION} MONDO:0004804", CYTOKINE]
    assert [words(s)[1] for s in found] == ["Psoriasis", "Dacryoadenitis", "cytokine"]
    assert [len(s.evidence) for s in found] == [2, 2, 1], "header and item"
    assert all(s.evidence[0].text == "Diseases associated with IL21 include:" for s in found[:2])


def test_a_disease_with_commas_a_number_and_a_short_form() -> None:
    (found,) = said("Diseases linked to IL21 are:\n\n• Immunodeficiency, Common Variable, 11 (CVID11)")
    assert claim(found) == f"{CONDITION} MONDO:0014338"
    assert words(found)[1] == "Immunodeficiency, Common Variable, 11 (CVID11)"


def test_the_short_form_of_a_disease_is_known_afterwards() -> None:
    list_ = "Diseases linked to IL21 are:\n\n• Immunodeficiency, Common Variable, 11 (CVID11)"
    assert claims(f"{list_}\n\nIL21 is linked to CVID11.")[-1] == f"{CONDITION} MONDO:0014338"


# --- references


REFERENCES = """IL21 gene

IL21 maps to 4q27.

Literature

  1. Doe J A et al (2001) A tale of two cells: splitting hairs. Blood 97: 1-9.
  2. Roe B et al. (2002) Tales of tails.Ann Rev Immun 20: 11-19.
  3. Poe E (1999) Ravens. https://doi.org/10.1000/xyz.123.
"""


def test_references_are_read_and_make_no_claims() -> None:
    assert claims(REFERENCES, None) == [LOCATION]
    found = citations(REFERENCES)
    assert [(c.authors and c.authors.text, c.year and c.year.text, c.doi and c.doi.text) for c in found] == [
        ("Doe J A et al", "2001", None),
        ("Roe B et al.", "2002", None),
        ("Poe E", "1999", "10.1000/xyz.123"),
    ]


def test_references_may_be_missing() -> None:
    assert citations("IL21 gene\n\nIL21 maps to 4q27.") == ()


# --- other pages of the kind


def test_no_headings_at_all() -> None:
    assert claims("IL21 gene\n\nIL21 maps to 4q27.\n\nIL-21 is a cytokine.", None) == [LOCATION, CYTOKINE]


@pytest.mark.parametrize(
    "line", ["Author: A. Writer", "Author\n\nA. Writer", "Author(s)\n\nA. Writer\n\nB. Writer"]
)
def test_authors_are_no_facts(line: str) -> None:
    text = f"IL21 gene\n\n{line}\n\nDefinition\n\nIL21 maps to 4q27."
    assert claims(text, None) == [LOCATION]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Synonym(s)\n\nZa11; IL 21\n\nDefinition\n\n", ["Za11", "IL 21"]),
        ("Synonyms\n\nZa11, IL 21\n\nDefinition\n\n", ["Za11", "IL 21"]),
        ("Synonym(s)\n\n• Za11\n• IL 21\n\nDefinition\n\n", ["Za11", "IL 21"]),
        ("Synonym(s): Za11, IL 21\n\nDefinition\n\n", ["Za11", "IL 21"]),
        ("Definition\n\nIL21 is also known as Kappelin. ", ["Kappelin"]),
        ("Definition\n\nIL21 is also called Kappelin or Lambdin. ", ["Kappelin", "Lambdin"]),
        ("Definition\n\nIL21, also known as Kappelin, is a gene. ", ["Kappelin"]),
        ("Definition\n\nIL21 (also known as Kappelin) is a gene. ", ["Kappelin"]),
        ("Definition\n\nIL21 is an acronym for interleukin 21. ", ["interleukin 21"]),
        ('Definition\n\nIL21 stands for "interleukin 21". ', ["interleukin 21"]),
    ],
)
def test_other_names_are_names(text: str, names: list[str]) -> None:
    found = claims(f"IL21 gene\n\n{text}IL21 maps to 4q27.", None)
    assert [c for c in found if "altLabel" in c] == [f'{SYNONYM}{name}"' for name in names]
    assert found[-1] == LOCATION
    assert "rdf:type uniprot" not in " ".join(found)


def test_facts_of_a_second_gene_hang_on_the_second_gene() -> None:
    found = claims("IL21 gene\n\nIL21 maps to 4q27. The IL2 gene maps to 4q26 and encodes a cytokine.", None)
    assert found == [
        LOCATION,
        "hgnc:6001 RO:0001025 CHR:9606-chr4q26",
        "uniprot:P60568 RO:0002327 GO:0005125",
    ]


def test_a_second_gene_in_a_relative_clause() -> None:
    found = claims("IL21 maps to 4q27, close to IL2, which maps to 4q26 and encodes a cytokine.")
    assert LOCATION in found
    assert "hgnc:6001 RO:0001025 CHR:9606-chr4q26" in found
    assert f"{GENE} RO:0001025 CHR:9606-chr4q26" not in found
    assert CYTOKINE not in found


def test_after_a_sentence_on_a_second_gene_it_is_not_the_topic() -> None:
    found = [
        s
        for s in said("IL21 maps to 4q27. The IL2 gene maps to 4q26. It encodes a cytokine.")
        if not s.not_asserted
    ]
    assert CYTOKINE not in [claim(s) for s in found]


@pytest.mark.parametrize(
    "title", ["IL21", "Interleukin-21", "Interleukin 21 (IL21)", "IL-21 protein", "IL21, gene"]
)
def test_a_title_without_the_word_gene(title: str) -> None:
    assert claims(f"{title}\n\nDefinition\n\nThe gene maps to 4q27.", None) == [LOCATION]


def test_a_german_page_is_recognised_and_refused() -> None:
    text = (
        "IL21-Gen\n\nDas Gen liegt auf dem Chromosom 4 und kodiert ein Protein, das die Reifung der"
        " Zellen steuert. Es wird von den T-Zellen gebildet und ist mit der Psoriasis verbunden."
    )
    assert page(text).language == "de"
    with pytest.raises(InputError, match="German"):
        read(text, None)


@pytest.mark.parametrize(
    "text",
    [
        "Psoriasis\n\nPsoriasis is a chronic disease of the skin. IL-17 and IL-23 play a role.",
        "Januskinase inhibitors\n\nThey inhibit JAK1 and JAK2 and help against psoriasis.",
        "Corticosteroids\n\nThey inhibit IL2 production.",
        "T cells\n\nT cells express IL2 and IL21.",
    ],
    ids=["a disease", "a drug class", "another drug class", "a cell"],
)
def test_a_page_about_something_else_gets_no_gene(text: str) -> None:
    with pytest.raises(InputError, match="names no gene") as failure:
        read(text, None)
    assert "--about" in failure.value.advice


def test_text_without_a_title_needs_to_be_told() -> None:
    text = "The gene maps to 4q27. Its product, the encoded protein, is a cytokine."
    with pytest.raises(InputError, match="no title") as failure:
        read(text, None)
    assert "--about" in failure.value.advice
    assert LOCATION in claims(text, "IL21")


@pytest.mark.parametrize("about", ["IL21", "il21", "IL-21", "interleukin 21"])
def test_about_takes_any_name_of_the_gene(about: str) -> None:
    assert compact(find_topic(page("The gene maps to 4q27."), vocabulary(), about).iri) == GENE


def test_a_gene_the_vocabulary_does_not_know_is_kept_and_nothing_is_asserted() -> None:
    reading = read("QQX9 maps to 4q27. QQX9 is a cytokine. It induces apoptosis.", "QQX9")
    assert reading.topic.known is False and reading.topic.product is None
    assert len(reading.statements) == 3
    assert {s.not_asserted for s in reading.statements} == {"unresolved"}
    assert {s.subject.label for s in reading.statements} == {"QQX9"}


# --- names that lead astray (model.md, section 9)


def test_the_symbol_beats_the_alias_of_another_gene() -> None:
    """`IL-21` is an old name of IL22 and of IL17C too."""
    (found,) = said("IL6 induces IL-21.", "IL6")
    assert compact(str(found.object.iri)) == PROTEIN
    assert read("IL6 induces IL-21.", "IL6").ambiguities == ()


@pytest.mark.parametrize(
    ("name", "curie"),
    [
        ("dacryoadenitis", "MONDO:0004804"),
        ("CVID11", "MONDO:0014338"),
        ("psoriasis", "MONDO:0005083"),
    ],
)
def test_a_label_beats_a_synonym(name: str, curie: str) -> None:
    assert claims(f"IL21 is associated with {name}.") == [f"{CONDITION} {curie}"]


@pytest.mark.parametrize(
    ("name", "curie"),
    [
        ("macrophages", "CL:0000235"),
        ("cytotoxic T cells", "CL:0000910"),
        ("Tfh cells", "CL:0002038"),
        ("mature T cells", "CL:0002419"),
        ("B-cells", "CL:0000236"),
        ("NK cells", "CL:0000623"),
    ],
)
def test_cells_that_are_easily_mistaken(name: str, curie: str) -> None:
    assert claims(f"IL-21 acts on {name}.") == [f"{PROTEIN} ikg:actsOnCell {curie}"]


# --- titles


@pytest.mark.parametrize(
    ("title", "gene"),
    [
        ("IL21 Gene", "IL21"),
        ("IL-21", "IL21"),
        ("Interleukin 21 (IL21)", "IL21"),
        ("The CTLA4 gene", "CTLA4"),
        ("TACI gene", "TNFRSF13B"),
    ],
)
def test_a_title_is_a_gene_by_any_of_its_names(title: str, gene: str) -> None:
    assert find_topic(page(f"{title}\n\nDefinition\n\nIt is a cytokine.\n"), vocabulary()).label == gene


def test_a_title_may_be_a_gene_that_is_not_known() -> None:
    topic = find_topic(page("QQQ7 gene\n\nDefinition\n\nIt is a cytokine.\n"), vocabulary())
    assert (topic.label, topic.known, topic.product) == ("QQQ7", False, None)


@pytest.mark.parametrize(
    "title",
    ["IL17 inhibitors", "TNF inhibitor", "TNF receptor-associated periodic syndrome", "NLRP3 inflammasome",
     "IL21-related infantile inflammatory bowel disease", "Interleukins", "Suppressor gene"],
)  # fmt: skip
def test_a_title_that_names_more_than_a_gene_is_about_something_else(title: str) -> None:
    with pytest.raises(InputError, match="names no gene"):
        find_topic(page(f"{title}\n\nDefinition\n\nIt acts on IL21.\n"), vocabulary())


def test_a_sentence_that_is_all_bracket_is_read() -> None:
    assert claims("(IL-21 is a cytokine.)") == [CYTOKINE]


def test_an_item_is_one_name_not_the_half_of_one() -> None:
    found = claims(
        "Diseases linked to IL21 include:\n\n  • Psoriasis, type QQ\n  • Celiac disease and psoriasis\n"
    )
    assert [c.replace(f"{GENE} biolink:gene_associated_with_condition ", "") for c in found] == [
        '"Psoriasis, type QQ" unresolved',
        "MONDO:0005130",
        "MONDO:0005083",
    ]
