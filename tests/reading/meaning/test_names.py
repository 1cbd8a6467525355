"""What brackets, capitals and signs make of a name, and which way an effect goes: one row, one text."""

import pytest
from sayings import claims, read, said, vocabulary

from il21kg.reading.candidates import ground
from il21kg.show.reading_json import statement_value

GENE, PROTEIN = "hgnc:6005", "uniprot:Q9HBE4"

BINDS_FOS, BINDS_JUN = f"{PROTEIN} RO:0002436 uniprot:P01100", f"{PROTEIN} RO:0002436 uniprot:P05412"

MOUSE = "http://purl.obolibrary.org/obo/NCBITaxon_10090"

RAT = "http://purl.obolibrary.org/obo/NCBITaxon_10116"

HUMAN = "http://purl.obolibrary.org/obo/NCBITaxon_9606"

ON_B_CELL = f"{PROTEIN} ikg:actsOnCell CL:0000236"

ASSOCIATED = f"{GENE} biolink:gene_associated_with_condition"


@pytest.mark.parametrize(
    ("text", "expected", "species"),
    [
        ("In mice, IL-21 activates B cells.", f"{ON_B_CELL} species", (MOUSE,)),
        ("IL-21 activates B cells in rats.", f"{ON_B_CELL} species", (RAT,)),
        (
            "IL-21 activates murine B cells.",
            f'{PROTEIN} ikg:actsOnCell "murine B cells" unresolved',
            (MOUSE,),
        ),
        ("Il21 activates B cells.", f"{ON_B_CELL} species", (MOUSE,)),
        ("IL-21 activates B cells of humans and mice.", f"{ON_B_CELL} species", (MOUSE,)),
        (
            "Studies in mice suggest that IL-21 induces apoptosis.",
            f"{PROTEIN} ikg:mayPositivelyRegulate GO:0006915 species",
            (MOUSE,),
        ),
        (
            "In the mouse, this gene is located on chromosome 3.",
            f'{GENE} RO:0001025 "chromosome 3" unresolved',
            (MOUSE,),
        ),
        (
            "In rats, deletion of this gene causes asthma.",
            f"{GENE} ikg:mutationCauses MONDO:0004979 species",
            (RAT,),
        ),
        # ours
        ("IL-21 activates B cells in humans.", ON_B_CELL, (HUMAN,)),
        ("IL-21 activates B cells.", ON_B_CELL, ()),
        ("IL-21 binds Fas.", f"{PROTEIN} RO:0002436 uniprot:P25445", ()),
    ],
)
def test_of_which_organism_it_is_said(text: str, expected: str, species: tuple[str, ...]) -> None:
    assert claims(text) == [expected]
    assert said(text)[0].species == species


@pytest.mark.parametrize(
    ("text", "organisms"),
    [
        # A clause has the organism that stands in it, with its subject, or before all of them.
        (
            "IL-21 activates B cells, and work on a like protein in rats shows that it binds JAK2.",
            [False, False],
        ),
        ("IL-21 activates B cells, and mice without it develop asthma.", [False]),
        ("IL-21 activates B cells and in mice inhibits apoptosis.", [False]),
        ("IL-21 activates mouse B cells and induces apoptosis.", [True, False]),
        ("IL-21 activates B cells and inhibits apoptosis in mice.", [False, True]),
        ("In mice, IL-21 activates B cells and inhibits apoptosis.", [True, True]),
        ("Work in rats suggests that IL-21 activates B cells and inhibits apoptosis.", [True, True]),
        # Of a list the items from it on.
        ("IL-21 activates NK cells and rat B cells.", [False, True]),
        ("IL-21 activates NK cells and B cells of rats.", [True, True]),
    ],
)
def test_each_clause_has_its_own_organism(text: str, organisms: list[bool]) -> None:
    asserted = [each for each in said(text) if each.not_asserted in (None, "species", "unresolved")]
    own = [each for each in asserted if each.subject.label == "Interleukin-21"]
    assert [bool(each.species) for each in own] == organisms


@pytest.mark.parametrize(
    ("text", "direction", "effects"),
    [
        ("IL-21 prevents apoptosis of B cells.", "decreased", ["apoptosis"]),
        ("IL-21 promotes apoptosis of B cells.", "increased", ["apoptosis"]),
        ("IL-21 blocks recruitment of macrophages.", "decreased", ["recruitment"]),
        ("IL-21 inhibits T cells.", "decreased", []),
        ("IL-21 inhibits apoptosis.", "decreased", []),
        ("IL-21 protects from psoriasis.", "decreased", []),
        ("IL-21 regulates proliferation of B cells.", None, ["proliferation"]),
        ("IL-21 is associated with psoriasis.", None, []),
    ],
)
def test_which_way_an_effect_goes(text: str, direction: str | None, effects: list[str]) -> None:
    (value,) = [statement_value(statement) for statement in said(text)]
    assert (value["direction"], value["effects"]) == (direction, effects)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CD40 is activated by JAK3.", ("CD40", "modified_by", "JAK3", True)),
        ("STAT3 is a substrate of JAK1.", ("STAT3", "modified_by", "JAK1", True)),
        ("JAK1 phosphorylates STAT3.", ("JAK1", "modifies", "STAT3", False)),
    ],
)
def test_a_relation_reads_from_its_subject_to_its_object(
    text: str, expected: tuple[str, str, str, bool]
) -> None:
    (value,) = [statement_value(statement) for statement in said(text)]
    ends = (value["subject"]["words"], value["relation"], value["object"]["words"], value["inverse"])
    assert ends == expected


def test_what_is_a_substrate_is_acted_on() -> None:
    assert claims("STAT3 is a substrate of JAK1.") == ["uniprot:P23458 ikg:modifies uniprot:P40763"]
    assert vocabulary().terms["http://purl.uniprot.org/uniprot/P23458"].label == "Janus kinase 1"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a short form without its long form in the text names nothing, and is kept as it stands
        ("IL-21 is associated with SLE.", [f'{ASSOCIATED} "SLE" unresolved']),
        ("IL-21 is associated with ALL.", [f'{ASSOCIATED} "ALL" unresolved']),
        ("IL-21 activates all macrophages.", [f"{PROTEIN} ikg:actsOnCell CL:0000235"]),
        (
            "Not all have systemic lupus erythematosus. IL-21 is associated with SLE.",
            [f"{ASSOCIATED} MONDO:0007915"],
        ),
        # an alias that several genes have is none of them, whichever of these the text names
        ("IL-21 binds FOS. IL-21 activates AP-1.", [BINDS_FOS, f'{PROTEIN} RO:0002429 "AP-1" unresolved']),
        ("IL-21 binds JUN. IL-21 activates AP-1.", [BINDS_JUN, f'{PROTEIN} RO:0002429 "AP-1" unresolved']),
        # the stem of several symbols is none of them
        ("IL-21 activates STAT5.", [f'{PROTEIN} RO:0002429 "STAT5" unresolved']),
        ("IL-21 activates STAT3.", [f"{PROTEIN} ikg:increasesActivityOf uniprot:P40763"]),
        # what is activated is no disease
        (
            "IL-21 activates SLE and NK cells.",
            [f'{PROTEIN} ikg:actsOnCell "SLE" unresolved', f"{PROTEIN} ikg:actsOnCell CL:0000623"],
        ),
    ],
)
def test_a_short_form_needs_support(text: str, expected: list[str]) -> None:
    assert claims(text) == expected


def test_what_a_short_form_may_stand_for_is_told() -> None:
    (told,) = read("IL-21 is associated with SLE.").ambiguities
    assert (told.words.text, told.candidates) == ("SLE", ("http://purl.obolibrary.org/obo/MONDO_0007915",))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The human IL21 gene is located on chromosome 4.", [f"{GENE} RO:0001025 CHR:9606-chr4"]),
        ("The encoding JAK3 gene is located on chromosome 4.", ["hgnc:6193 RO:0001025 CHR:9606-chr4"]),
        ("Wild-type STAT3 binds JAK1.", ["uniprot:P40763 RO:0002436 uniprot:P23458"]),
        (
            "The mutant JAK3 gene is located on chromosome 4.",
            ['"mutant JAK3 gene" RO:0001025 CHR:9606-chr4 unresolved'],
        ),
    ],
)
def test_words_before_a_symbol_that_leave_it_what_it_is(text: str, expected: list[str]) -> None:
    assert claims(text) == expected


@pytest.mark.parametrize(
    "words", ["STAT3", "STAT5", "CD4- T cells", "CD4+ T cells", "SLE", "ions", "NK cells"]
)
def test_ground_shows_what_the_reader_decides(words: str) -> None:
    chosen = [c.iri for each in ground(words, vocabulary()) for c in each.candidates if c.state == "chosen"]
    read_ = [s.object for s in said(f"IL-21 is related to {words}.")]
    genes = [vocabulary().terms[iri] for iri in chosen]
    assert [term.product or term.iri for term in genes] == [
        end.iri for end in read_ if end.kind != "unresolved"
    ]
