"""What a clause holds under keeps its words, wherever it stands in the sentence."""

import pytest
from sayings import claim, said

from il21kg.namespaces import compact
from il21kg.reading.claims.conditions import Conditions

PROTEIN = "uniprot:Q9HBE4"
APOPTOSIS = f"{PROTEIN} RO:0002429 GO:0006915"
PHAGOCYTOSIS = f"{PROTEIN} RO:0002430 GO:0006909"


@pytest.mark.parametrize(
    "words",
    [
        "in response to heat",
        "only in the absence of IL6",
        "upon activation",
        "upon binding IL2RG",
        "after viral infections",
        "when bound to IL2RG",
        "only when phosphorylated",
        "if phosphorylated",
        "unless IL6 is present",
        "once secreted",
        "in vitro",
        "in transfected cells",
        "when overexpressed",
        "depending on the tissue",
    ],
)
def test_a_condition_is_kept_around_the_subject_and_behind_the_verb(words: str) -> None:
    (behind,) = [s for s in said(f"IL-21 promotes apoptosis {words}.") if claim(s) == APOPTOSIS]
    opening = words[0].upper() + words[1:]
    (before,) = [s for s in said(f"{opening}, IL-21 can promote apoptosis.") if s.relation == "induces"]
    assert [c.text for c in behind.contexts] == [words]
    (between,) = [s for s in said(f"IL-21, {words}, may promote apoptosis.") if s.relation == "induces"]
    assert [c.text for c in before.contexts] == [opening]
    assert [c.text for c in between.contexts] == [words]


@pytest.mark.parametrize(
    ("sentence", "contexts"),
    [
        # all verbs of the clause, none of another
        ("Upon stress, IL-21 promotes apoptosis and inhibits phagocytosis.", [["Upon stress"]] * 2),
        ("Upon stress, IL-21 promotes apoptosis; it inhibits phagocytosis.", [["Upon stress"], []]),
        ("IL-21 promotes apoptosis; upon stress, it inhibits phagocytosis.", [[], ["upon stress"]]),
        # the last verb before it
        ("IL-21 promotes apoptosis and inhibits phagocytosis in vitro.", [[], ["in vitro"]]),
        ("IL-21 promotes apoptosis when bound and inhibits phagocytosis.", [["when bound"], []]),
        ("IL-21 promotes apoptosis and, when bound, inhibits phagocytosis.", [[], ["when bound"]]),
    ],
)
def test_a_condition_holds_of_the_verbs_that_it_stands_by(sentence: str, contexts: list[list[str]]) -> None:
    found = said(sentence)
    assert [claim(s) for s in found] == [APOPTOSIS, PHAGOCYTOSIS]
    assert [[c.text for c in s.contexts] for s in found] == contexts


def test_a_list_before_the_subject_ends_at_the_comma_after_its_last_member() -> None:
    (found,) = said("In liver, heart, and brain, IL-21 promotes apoptosis.")
    assert claim(found) == APOPTOSIS
    assert [c.text for c in found.contexts] == ["In liver, heart, and brain"]


def test_a_condition_behind_a_relative_clause_is_not_of_the_verb_before_it() -> None:
    kind, found = said("IL-21 is a cytokine that promotes apoptosis when secreted.")
    assert (kind.relation, kind.contexts) == ("is_a", ())
    assert [c.text for c in found.contexts] == ["when secreted"]


def test_words_that_only_join_sentences_are_no_condition() -> None:
    (found,) = said("In contrast, IL-21 promotes apoptosis.")
    assert (claim(found), found.contexts) == (APOPTOSIS, ())


def test_what_opens_a_sentence_of_another_organism_is_asserted_of_none() -> None:
    found = said("In mice, a similar protein promotes apoptosis.")
    assert [(s.relation, [c.text for c in s.contexts]) for s in found] == [("induces", ["In mice"])]
    assert [[compact(each) for each in s.species] for s in found] == [["NCBITaxon:10090"]]


def test_a_disease_before_the_subject_is_named_as_behind_the_verb() -> None:
    (before,) = said("In psoriasis, IL-21 promotes apoptosis.")
    (behind,) = said("IL-21 promotes apoptosis in psoriasis.")
    assert before.context_diseases == behind.context_diseases != ()


def test_a_sentence_without_conditions_leaves_its_claims_as_they_are() -> None:
    (found,) = said("IL-21 promotes apoptosis.")
    assert Conditions(()).marked(found) is found
