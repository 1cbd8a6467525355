"""A decision finds its statement by its identity, by its words, or says why it does not."""

from dataclasses import replace
from typing import Any

import pytest
from curating import TEXT, decided, one, read

from il21kg.curation.decisions import Claim, Decision, Named
from il21kg.curation.matching import Lapsed, claim_of, find, identity_of
from il21kg.reading.statements import Statement


def found(decision: Decision, text: str = TEXT, **changed: object) -> Statement | str:
    """Give what is found for a decision whose claim was another one, or why nothing is."""
    assert decision.claim is not None
    claim = replace(decision.claim, **changed)  # type: ignore[arg-type]
    result = find(decision, claim, read(text))
    return result.why if isinstance(result, Lapsed) else result


def test_a_statement_is_found_by_its_identity_whatever_changed_elsewhere() -> None:
    accepted = decided("accept", "CD4")
    assert found(accepted) == one("CD4")
    other = TEXT.replace("IL-21 may induce apoptosis. ", "It was found late. ")
    assert found(accepted, other) == one("CD4", other)


def test_a_statement_with_another_identity_is_found_by_its_words() -> None:
    assert found(decided("accept", "CD4"), identity="0" * 16) == one("CD4")
    assert found(decided("reject", "monocytes"), identity="0" * 16, phrase="moves") == one("monocytes")


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"sentence": "IL-21 binds CD8."}, "its sentence is not read any more"),
        ({"object": Named("", "CD8")}, "nothing is read from its words any more"),
        ({"phrase": "moves", "relation": "inhibits"}, "nothing is read from its words any more"),
        (
            {"object": Named("http://purl.uniprot.org/uniprot/P01732", "CD4")},
            "the object is read otherwise now",
        ),
        (
            {"subject": Named("http://purl.uniprot.org/uniprot/P01732", "IL-21")},
            "the subject is read otherwise",
        ),
        ({"certainty": "hedged"}, "the certainty is read otherwise now"),
        ({"relation": "inhibits"}, "the relation is read otherwise now"),
    ],
)
def test_what_no_longer_applies_says_why(changed: dict[str, Any], why: str) -> None:
    assert str(found(decided("accept", "CD4"), identity="0" * 16, **changed)).startswith(why)


def test_what_had_no_identifier_may_have_got_one() -> None:
    unresolved = Named("https://w3id.org/il21kg/concept/unresolved-0123456789abcdef", "CD4")
    assert found(decided("accept", "CD4"), identity="0" * 16, object=unresolved) == one("CD4")


def test_a_rejection_holds_for_the_words_whatever_they_are_read_as() -> None:
    other = Named("http://purl.uniprot.org/uniprot/P01732", "CD4")
    assert found(decided("reject", "CD4"), identity="0" * 16, object=other) == one("CD4")


def test_words_that_fit_two_statements_fit_none() -> None:
    claim = replace(claim_of(one("CD4")), identity="0" * 16)
    twice = (*read(), replace(one("CD4"), effects=("survival",)))
    lapsed = find(decided("accept", "CD4"), claim, twice)
    assert isinstance(lapsed, Lapsed) and lapsed.why == "several statements have its words"


def test_a_claim_is_kept_in_the_words_of_its_sentence() -> None:
    assert claim_of(one("apoptosis")) == Claim(
        identity=identity_of(one("apoptosis")),
        sentence="IL-21 may induce apoptosis.",
        subject=Named("http://purl.uniprot.org/uniprot/Q9HBE4", "IL-21"),
        relation="induces",
        phrase="may induce",
        object=Named("http://purl.obolibrary.org/obo/GO_0006915", "apoptosis"),
        predicate="https://w3id.org/il21kg/ontology#mayPositivelyRegulate",
        certainty="hedged",
    )
