"""What each room finds of the cues of a claim: around its verb, in its object, above its clause."""

from collections.abc import Sequence

import pytest
from rooms import opened, verbs

from il21kg.reading.claims.clause_cues import above, denied, never, unproven
from il21kg.reading.claims.cues import CueSentence
from il21kg.reading.claims.object_cues import before_object, bracketed, in_list, listed
from il21kg.reading.claims.parted_verbs import parted
from il21kg.reading.claims.verb_cues import in_group, verb_group
from il21kg.reading.structure.triggers import Trigger
from il21kg.text.document import Span


def last_verb(text: str) -> tuple[CueSentence, Trigger, Span]:
    """Give the sentence, its last verb, and its last word as the object."""
    rooms = opened(text)
    *_, (_, _, trigger) = verbs(rooms)
    last = rooms.clauses.words[-2]
    return rooms.wording.cues, trigger, Span(last.start, last.text)


def texts(spans: Sequence[Span] | None) -> list[str] | None:
    return None if spans is None else [span.text for span in spans]


@pytest.mark.parametrize(
    ("text", "hedges", "evidentials", "negations"),
    [
        ("IL-4 induces apoptosis.", [], [], []),
        ("IL-4 may not induce apoptosis.", ["may"], [], ["not"]),
        ("IL-4 has often been found to induce apoptosis.", [], ["has often been found"], []),
        ("IL-4 acts possibly by inducing apoptosis.", ["possibly"], [], []),
        ("IL-4 acts without inducing apoptosis.", [], [], ["without"]),
        ("There may be a role for IL-4 in apoptosis.", ["may"], [], []),
        ("There may be an important role for IL-4 in apoptosis.", ["may"], [], []),
        ("There may be a possible role for IL-4 in apoptosis.", ["may", "possible"], [], []),
        ("There is an important role for IL-4 in apoptosis.", [], [], []),
        ("IL-4 may play a role in inducing apoptosis.", ["may"], [], []),
    ],
)
def test_cues_around_a_verb(
    text: str, hedges: list[str], evidentials: list[str], negations: list[str]
) -> None:
    sentence, trigger, _ = last_verb(text)
    found = in_group(sentence, verb_group(sentence, sentence.place(trigger), trigger), trigger)
    assert [*map(texts, (found.hedges, found.evidentials, found.negations))] == [
        hedges,
        evidentials,
        negations,
    ]


@pytest.mark.parametrize(
    ("text", "near", "denial"),
    [
        ("IL-4 binds IL4R.", [], None),
        ("IL-4 binds putative receptors.", ["putative"], None),
        ("IL-4 binds IL4R and putative receptors.", [], None),
        ("IL-4 binds neither IL2RA nor IL4R.", ["neither"], ["nor"]),
        ("IL-4 binds IL2RA but not IL4R.", [], ["not"]),
        ("IL-4 does not bind IL2RA but IL4R.", [], []),
        ("IL-4 binds no kinase.", ["no"], None),
    ],
)
def test_cues_between_a_verb_and_its_object(text: str, near: list[str], denial: list[str] | None) -> None:
    sentence, trigger, target = last_verb(text)
    found = before_object(sentence, trigger, target)
    assert texts(found.hedges + found.negations) == near
    assert texts(listed(sentence, trigger, target)) == denial


@pytest.mark.parametrize(
    ("text", "alone", "in_bracket"),
    [
        ("IL-4 binds IL2RA and IL4R.", [], []),
        ("IL-4 affects lymphocytes, and possibly macrophages.", ["possibly"], []),
        ("IL-4 binds IL2RA (Probable) and IL4R.", [], ["Probable"]),
        ("IL-4 binds IL2RA (a probable receptor) and IL4R.", [], []),
    ],
)
def test_cues_of_one_object_of_a_list(text: str, alone: list[str], in_bracket: list[str]) -> None:
    sentence, trigger, target = last_verb(text)
    assert texts(in_list(sentence, trigger, target)) == alone
    assert texts(bracketed(sentence, trigger)) == in_bracket


@pytest.mark.parametrize(
    ("text", "hedges", "negations"),
    [
        ("IL-4 induces apoptosis.", [], []),
        ("Possibly, IL-4 induces apoptosis.", ["Possibly"], []),
        ("It is unknown that IL-4 induces apoptosis.", ["unknown"], []),
        ("Experiments suggest strongly that IL-4 induces apoptosis.", ["suggest"], []),
        ("It was tested whether IL-4 induces apoptosis.", ["whether"], []),
        ("Neither IL-4 nor IL-5 induces apoptosis.", [], ["Neither"]),
        ("No kinase induces apoptosis.", [], ["No"]),
        ("There is no evidence that IL-4 induces apoptosis.", ["no"], ["no evidence"]),
        ("There is no proof that IL-4 induces apoptosis.", ["no"], ["no proof"]),
        ("No indication was found that IL-4 induces apoptosis.", ["No"], ["No indication"]),
        ("There is little evidence that IL-4 induces apoptosis.", ["little"], []),
        ("Evidence is lacking that IL-4 induces apoptosis.", ["lacking"], []),
        ("There is strong evidence that IL-4 induces apoptosis.", [], []),
        ("Many doubt that IL-4 induces apoptosis.", ["doubt"], []),
        ("There is no doubt that IL-4 induces apoptosis.", [], []),
        # the doubt is about what stands before the clause
        ("IL-4 does not bind IL2RA and is a cytokine that induces apoptosis.", [], []),
        ("The structure is unknown; it is clear that IL-4 induces apoptosis.", [], []),
        ("IL-4 does not bind IL2RA, and it is not clear that it induces apoptosis.", ["not"], []),
    ],
)
def test_cues_before_a_clause_and_above_it(text: str, hedges: list[str], negations: list[str]) -> None:
    sentence, trigger, _ = last_verb(text)
    group = verb_group(sentence, sentence.place(trigger), trigger)
    assert texts(above(sentence, trigger)) == hedges
    assert texts(denied(sentence, group) + unproven(sentence, trigger)) == negations


@pytest.mark.parametrize(
    ("text", "helpers"),
    [
        ("IL-4 does not, however, induce apoptosis.", "does not"),
        ("IL-4 may, at least in mice, induce apoptosis.", "may"),
        ("IL-4 fails to, and IL-6 does, induce apoptosis.", "fails"),
        ("IL-4 was thought, wrongly, to induce apoptosis.", "was thought"),
        ("IL-4 does not directly, but indirectly, induce apoptosis.", ""),
        ("IL-4, if it does not bind, induces apoptosis.", ""),
        ("IL-4, a kinase, induces apoptosis.", ""),
        ("IL-4 does not induce apoptosis.", ""),
    ],
)
def test_helpers_that_an_insertion_parts_from_their_verb(text: str, helpers: str) -> None:
    sentence, trigger, _ = last_verb(text)
    found = parted(sentence, verb_group(sentence, sentence.place(trigger), trigger), trigger)
    assert sentence.phrases.clauses.low(found.start, found.stop) == helpers


@pytest.mark.parametrize(
    ("text", "denials"),
    [
        ("IL-4 induces apoptosis in no cell type.", ["no"]),
        ("IL-4 induces apoptosis in B cells and in no other cell type.", []),
        ("IL-4 induces apoptosis in no more than ten cell types.", []),
        ("IL-4 induces apoptosis in T cells with no delay.", []),
    ],
)
def test_circumstances_that_deny_a_clause(text: str, denials: list[str]) -> None:
    rooms = opened(text)
    _, _, trigger = next(iter(verbs(rooms)))
    assert texts(never(rooms.wording.cues, trigger)) == denials
