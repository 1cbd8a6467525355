"""Sentences in order: what became of each, which items are sentences, what is said twice is joined."""

import pytest
from sayings import claims, read, said

INDUCES = "uniprot:P13232 RO:0002429 GO:0006915"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("IL-7 induces apoptosis.", ("used",)),
        ("The weather was fine.", ("no-terms",)),
        ("B cells were counted.", ("terms-but-no-statement",)),
        ("Does IL-7 induce apoptosis?", ("question",)),
        ("IL-7 induces apoptosis. Does it bind LCK? The weather was fine.", ("used", "question", "no-terms")),
        ("Diseases associated with IL7 include:", ("list-without-items",)),
        ("Diseases associated with IL7 include:\n\n• asthma\n• fnord", ("used", "used", "used")),
        ("a\tb\tc\nIL7\tapoptosis\tLCK\nIL4\tasthma\tSYK", ("table", "table", "table")),
    ],
)
def test_what_became_of_each_sentence(text: str, status: tuple[str, ...]) -> None:
    assert read(text, "IL7").status == status


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- It induces apoptosis.\n- It binds LCK.", [INDUCES, "uniprot:P13232 RO:0002436 uniprot:P06239"]),
        ("1. IL-7 induces apoptosis.\n2. The weather was fine.", [INDUCES]),
        ("- The induction of apoptosis\n- The binding of LCK", []),
    ],
)
def test_an_item_with_a_subject_and_its_verb_is_a_sentence(text: str, expected: list[str]) -> None:
    assert claims(f"IL7 gene\n\n{text}", "IL7") == expected


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("IL-7 induces apoptosis. IL-7 induces apoptosis.", [2]),
        ("It induces apoptosis. IL-7 induces apoptosis.", [2]),
        ("IL-7 induces apoptosis. IL-7 may induce apoptosis.", [1, 1]),
        ("IL-7 induces apoptosis. IL-7 does not induce apoptosis.", [1, 1]),
        ("IL-7 induces apoptosis. IL-7 promotes apoptosis.", [1, 1]),
        ("IL-7 induces apoptosis in the liver. IL-7 induces apoptosis.", [1, 1]),
    ],
)
def test_what_is_said_again_in_the_same_words_is_one_statement(text: str, places: list[int]) -> None:
    found = said(text, "IL7")
    assert [len(each.places) for each in found] == places
    assert [len(each.evidence) for each in found] == places


def test_of_two_places_the_one_that_names_the_subject_goes_first() -> None:
    (found,) = said("It induces apoptosis. IL-7 induces apoptosis.", "IL7")
    assert [each.subject.span.text for each in found.places if each.subject.span] == ["IL-7", "It"]
    assert [span.text for span in found.evidence] == ["It induces apoptosis.", "IL-7 induces apoptosis."]
