"""Nouns and pronouns that stand for something said before, or for something else."""

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


def test_an_antibody_against_something_is_not_any_antibody() -> None:
    (found,) = said("Antibodies against IL-21 inhibit B cells.")
    assert (found.subject.label, found.not_asserted) == ("Antibodies against IL-21", "unresolved")


@pytest.mark.parametrize("words", ["The ZZZ9 gene", "ZZZ9", "The gene ZZZ9"])
def test_a_topic_the_vocabulary_does_not_know_is_one_node_however_it_is_named(words: str) -> None:
    sentences = f"{words} causes psoriasis. Mutations in ZZZ9 cause psoriasis."
    assert len({s.subject.iri for s in said(sentences, "ZZZ9")}) == 1


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


def test_one_of_two_in_a_list_is_not_what_follows_is_about() -> None:
    found = said("It binds a complex consisting of colicin and ricin that is expressed in B cells.")
    assert [s.subject.label for s in found if s.relation == "expressed_in"] == ["complex"]


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


def test_a_family_member_and_a_pronoun_after_it_are_the_topic() -> None:
    found = said(
        "This gene encodes a cytokine. This family member binds IL4. The tail binds rafts. It binds IL2."
    )
    assert {s.subject.label for s in found if s.object.label.startswith("Interleukin")} == {"Interleukin-21"}


def test_a_short_form_and_a_double_noun_point_at_the_topic() -> None:
    found = said(
        "It is a member of the protein tyrosine phosphatase (PTP) family and a kinase. "
        "This PTP binds IL4. The protein kinase binds IL2."
    )
    assert [s.subject.label for s in found if s.relation == "interacts_with"] == ["Interleukin-21"] * 2
