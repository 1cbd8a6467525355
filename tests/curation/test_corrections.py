"""What a curator says becomes a statement of the text's words and the vocabulary's identifiers."""

import re

import pytest
from curating import fond, one, read, seen
from sayings import claim

from il21kg.curation.corrections import UnfitError, added, corrected
from il21kg.curation.decisions import Fact, Quote
from il21kg.namespaces import expand

PROTEIN = "uniprot:Q9HBE4"
BINDS = "IL-21 binds CD4."
MONOCYTE = expand("CL:0000576")


@pytest.mark.parametrize(
    ("words", "fact", "said"),
    [
        ("CD4", Fact(relation="inhibits"), f"{PROTEIN} ikg:decreasesActivityOf uniprot:P01730"),
        ("CD4", Fact(object=Quote(iri=MONOCYTE)), f"{PROTEIN} RO:0002436 CL:0000576 kind"),
        (
            *("CD4", Fact(relation="acts_on_cell", object=Quote(iri=MONOCYTE))),
            f"{PROTEIN} ikg:actsOnCell CL:0000576",
        ),
        ("monocytes", Fact(object=Quote("mice")), f"{PROTEIN} ikg:actsOnCell NCBITaxon:10090 kind"),
        ("apoptosis", Fact(certainty="stated"), f"{PROTEIN} RO:0002429 GO:0006915"),
        ("apoptosis", Fact(relation="regulates"), f"{PROTEIN} ikg:mayRegulate GO:0006915"),
        ("CD4", Fact(subject=Quote(iri=MONOCYTE)), "CL:0000576 RO:0002436 uniprot:P01730 kind"),
        (
            *("moonlight receptors", Fact(relation="other", object=Quote(iri=MONOCYTE))),
            f"{PROTEIN} biolink:related_to CL:0000576 relation",
        ),
    ],
)
def test_a_statement_is_corrected(words: str, fact: Fact, said: str) -> None:
    assert claim(corrected(seen(), one(words), fact)) == said


def test_a_hedge_has_its_words_in_the_sentence() -> None:
    hedged = added(seen(), fond("hedged"))
    assert claim(hedged) == f"{PROTEIN} ikg:mayActOnCell CL:0000786"
    assert [cue.text for cue in hedged.hedge_cues] == ["perhaps"]
    named = added(seen(), fond("hedged", cue="fond"))
    assert [cue.text for cue in named.hedge_cues] == ["fond"]
    with pytest.raises(UnfitError, match="no words of the sentence that hedge"):
        corrected(seen(), one("CD4"), Fact(certainty="hedged"))


def test_what_is_added_has_its_sentence_and_its_words() -> None:
    statement = added(seen(), fond())
    assert claim(statement) == f"{PROTEIN} ikg:actsOnCell CL:0000786"
    assert statement.evidence == (statement.sentence,)
    assert (statement.object.span.text if statement.object.span else "") == "Plasma cells"
    assert (statement.trigger.text, statement.subject.grounded_by) == ("are fond of", "elided")
    assert statement.added and not read()[0].added


def test_the_words_of_the_relation_are_those_between_the_ends() -> None:
    sentence = "IL-21 binds CD4."
    fact = Fact(Quote("CD4"), "interacts_with", Quote("IL-21"), sentence=sentence)
    statement = added(seen(), fact)
    assert (claim(statement), statement.trigger.text) == (f"uniprot:P01730 RO:0002436 {PROTEIN}", "binds")


@pytest.mark.parametrize(
    ("fact", "why"),
    [
        (Fact(object=Quote("CD8")), "“CD8” does not stand in its sentence any more"),
        (Fact(object=Quote(iri=expand("CL:9999999"))), "the terms at hand do not know CL:9999999"),
        (Fact(relation="befriends"), "there is no relation “befriends”"),
        (Fact(subject=Quote("CD4")), "subject and object are the same thing"),
    ],
)
def test_what_cannot_be_said_of_the_text_is_told(fact: Fact, why: str) -> None:
    with pytest.raises(UnfitError, match=f"^{re.escape(why)}$"):
        corrected(seen(), one("CD4"), fact)


@pytest.mark.parametrize(
    ("fact", "why"),
    [
        (Fact(relation="regulates"), "a fact has a subject, a relation and an object"),
        (Fact(Quote(), "regulates", Quote("it"), sentence="It sleeps."), "its sentence is not in the text"),
        (Fact(Quote(), "regulates", Quote("CD8"), sentence=BINDS), "“CD8” does not stand in its sentence"),
        (Fact(Quote(), "regulates", Quote("CD4"), phrase="loves", sentence=BINDS), "“loves” does not stand"),
    ],
)
def test_what_cannot_be_added_is_told(fact: Fact, why: str) -> None:
    with pytest.raises(UnfitError, match=re.escape(why)):
        added(seen(), fact)
