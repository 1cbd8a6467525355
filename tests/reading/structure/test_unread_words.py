"""Where a clause ends, and what becomes of verbs and participles that no row reads."""

import pytest
from sayings import said


def spoken(sentence: str, about: str = "IL21") -> list[tuple[str, str]]:
    """Give the relations of a sentence with the words of their objects."""
    return [(s.relation, s.object.span.text if s.object.span else "") for s in said(sentence, about)]


def test_a_new_subject_after_and_ends_the_object_before() -> None:
    found = said("IL21 is upregulated in colitis, and mutations in this gene cause psoriasis.")
    assert [(s.object.label, s.frame) for s in found] == [
        ("colitis", "expression-changed-in"),
        ("psoriasis", "causes"),
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("This protein perforates the helix.", [("other", "helix")]),
        ("Perforates the helix.", [("other", "helix")]),
        (
            "This protein perforates the helix, and may induce apoptosis.",
            [("other", "helix"), ("induces", "apoptotic process")],
        ),
        ("This gene products were counted.", []),
        ("IL-21 perforates the helix.", []),
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


@pytest.mark.parametrize(
    ("sentence", "unread"),
    [
        ("IL-21 is a cytokine isolated from mice.", ["isolated from mice"]),
        ("IL-21 activates STAT3 soldered into rafts.", ["soldered into rafts"]),
        ("IL-21 is an enzyme reminiscent of this age.", ["reminiscent of this age"]),
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


def test_two_verbs_about_transcripts_and_copies() -> None:
    found = spoken("Two isoforms have been found for this gene, and a pseudogene of it has been detected.")
    assert [object_ for relation, object_ in found if relation == "has_variant"] == ["isoforms"]
