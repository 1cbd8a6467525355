"""Sentences without a subject or an object of their own: what they are about."""

import pytest
from sayings import claims, said

from il21kg.reading.statements import Statement

TOPIC = ("IL21", "Interleukin-21")


def spoken(statement: Statement, topic: tuple[str, ...] = TOPIC) -> str:
    """Say a statement in the words of the text."""
    subject, thing = statement.subject, statement.object
    who = "" if subject.label in topic else f"{subject.span.text if subject.span else subject.label} "
    how = (" may" if statement.hedge_cues else "") + (" not" if statement.negated else "")
    return f"{who}{statement.relation}{how}: {thing.span.text if thing.span else ''}".rstrip()


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
