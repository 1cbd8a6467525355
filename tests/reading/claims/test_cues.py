"""The words that hedge, report or deny a claim."""

import pytest
from rooms import cues, opened, verbs

from il21kg.reading.claims.certainty import find_cues
from il21kg.text.document import Span


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("IL-4 induces apoptosis.", ""),
        ("IL-4 may induce apoptosis.", "hedge: may"),
        ("IL-4 does not induce apoptosis.", "denial: not"),
        ("IL-4 has been shown to induce apoptosis.", "evidence: has been shown"),
        ("IL-4 is thought to induce apoptosis.", "hedge: thought"),
        ("It is possible that IL-4 induces apoptosis.", "hedge: possible"),
        ("IL-4 fails to induce apoptosis.", "denial: fails"),
        ("IL-4 might not induce apoptosis.", "hedge: might, denial: not"),
        ("Studies suggest that IL-4 induces apoptosis.", "hedge: suggest"),
        ("IL-4 probably induces apoptosis.", "hedge: probably"),
        ("IL-4 plays no role in apoptosis.", "denial: no"),
        ("IL-4 was found to induce apoptosis.", "evidence: was found"),
        ("IL-4 inhibits growth and may induce apoptosis.", "hedge: may"),
    ],
)
def test_the_cues_of_a_claim(text: str, expected: str) -> None:
    assert cues(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # one helper for two verbs, whatever the first is about
        ("IL-4 may induce apoptosis and inhibit phagocytosis.", "hedge: may"),
        ("IL-4 may bind to about 200 things to inhibit phagocytosis.", "hedge: may"),
        ("IL-4 does not induce apoptosis or inhibit phagocytosis.", "denial: not"),
        ("IL-4 does not induce apoptosis or to inhibit phagocytosis.", "denial: not"),
        ("IL-4 may be a cytokine that induces apoptosis.", "hedge: may"),
        ("Experiments implied the role of IL-4 in inducing apoptosis.", "hedge: implied"),
        # one of its own, or none by its form
        ("IL-4 may induce apoptosis and inhibits phagocytosis.", ""),
        ("IL-4 may induce apoptosis and can inhibit phagocytosis.", ""),
        ("IL-4 and IL-5 lack a signal peptide and inhibit phagocytosis.", ""),
        # what stands at the first object is said of that alone
        ("IL-4 is able to bind potential partners but inhibits phagocytosis.", ""),
        ("IL-4 and IL-5 have a possible role in apoptosis and inhibit phagocytosis.", ""),
        ("IL-4 is a putative cytokine and an inhibitor of phagocytosis.", ""),
    ],
)
def test_the_cues_that_two_verbs_share(text: str, expected: str) -> None:
    assert cues(text) == expected


def test_the_cues_of_a_clause_do_not_depend_on_which_were_asked_before() -> None:
    rooms = opened("IL-4 may induce apoptosis, activate B cells and inhibit phagocytosis.")
    last = rooms.clauses.words[-2]
    target = Span(last.start, last.text)
    asked = [find_cues(rooms.wording.cues, trigger, target) for _, _, trigger in verbs(rooms)]
    again = [find_cues(rooms.wording.cues, trigger, target) for _, _, trigger in reversed([*verbs(rooms)])]
    assert [[span.text for span in each.hedges] for each in asked] == [["may"], ["may"], ["may"]]
    assert asked == again[::-1]
