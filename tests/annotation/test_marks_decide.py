"""What was marked in a tool decides of what was read; and what was decided has its effect."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from il21kg.annotation.annotated import AnnotatedText, Denotation, Relation, annotated
from il21kg.annotation.decided import Curating, decided, told
from il21kg.annotation.formats import FORMATS
from il21kg.curation.decisions import Decisions
from il21kg.pipeline import check, decide, make_reader, read

READER = make_reader()
TEXT = (
    "IL4 gene\n\nThis (🧬) is old. IL-4 may induce apoptosis. IL-4 acts on B cells. Binds CD4.\n"
    "IL-4 was seen beside STAT6 and T cells.\n"
)
ARTICLE = read(READER, text=TEXT, key="il4")
MARKED = annotated(check(ARTICLE))
WHO = Curating("https://orcid.org/0000-0002-1825-0097", "2026-11-28T09:30:00Z")

Change = Callable[[AnnotatedText], AnnotatedText]


def mark(id: str, words: str, identifier: str = "") -> Denotation:
    start = TEXT.rindex(words)
    return Denotation(id, start, start + len(words), "protein", identifier)


def changed(number: int, **fields: Any) -> Change:
    """A relation that is said otherwise."""

    def change(text: AnnotatedText) -> AnnotatedText:
        relations = list(text.relations)
        relations[number] = replace(relations[number], **fields)
        return replace(text, relations=tuple(relations))

    return change


def without(number: int) -> Change:
    return lambda text: replace(text, relations=(*text.relations[:number], *text.relations[number + 1 :]))


def identified(id: str, identifier: str) -> Change:
    return lambda text: replace(
        text,
        denotations=tuple(
            replace(each, identifier=identifier) if each.id == id else each for each in text.denotations
        ),
    )


def added(relation: Relation, *marks: Denotation) -> Change:
    return lambda text: replace(
        text, denotations=(*text.denotations, *marks), relations=(*text.relations, relation)
    )


def said(text: AnnotatedText, by: Curating = WHO) -> tuple[list[str], list[str]]:
    """What holds after the decisions, and what makes none."""
    made = decided(ARTICLE, text, by)
    after = decide(ARTICLE, Decisions(frozenset(made.decisions)))
    assert [each.why for each in (after.curated.lapsed if after.curated else ())] == []
    facts = [
        f"{each.subject.label} {each.relation} {each.object.label}, {each.certainty}"
        for each in after.reading.statements
        if each.not_asserted is None
    ]
    return facts, list(made.undecided)


BEFORE = [
    "Interleukin-4 induces apoptotic process, hedged",
    "Interleukin-4 acts_on_cell B cell, stated",
    "Interleukin-4 interacts_with CD4 molecule, stated",
]


def test_what_is_as_it_was_read_decides_nothing() -> None:
    assert said(MARKED) == (BEFORE, [])
    assert decided(ARTICLE, MARKED, WHO).decisions == ()
    accepted = decided(ARTICLE, MARKED, replace(WHO, accept=True)).decisions
    assert list(told(accepted)) == ["3 accepted"]


CHANGES: list[tuple[str, Change, list[str]]] = [
    ("rejected", without(1), [BEFORE[0], BEFORE[2]]),
    (
        "corrected",
        changed(0, relation="inhibits"),
        ["Interleukin-4 inhibits apoptotic process, hedged", *BEFORE[1:]],
    ),
    (
        "corrected",
        changed(0, certainty="stated"),
        ["Interleukin-4 induces apoptotic process, stated", *BEFORE[1:]],
    ),
    (
        "corrected",
        identified("T4", "CL:0000084"),
        [BEFORE[0], "Interleukin-4 acts_on_cell T cell, stated", BEFORE[2]],
    ),
    (
        "added",
        added(
            Relation("X1", "X1", "interacts_with", "X2"),
            mark("X1", "IL-4", "UniProtKB:P05112"),
            mark("X2", "STAT6", "UniProtKB:P42226"),
        ),
        [*BEFORE, "Interleukin-4 interacts_with Signal transducer and activator of transcription 6, stated"],
    ),
]


@pytest.mark.parametrize(("word", "change", "facts"), CHANGES)
def test_what_is_otherwise_is_decided_and_has_its_effect(word: str, change: Change, facts: list[str]) -> None:
    text = change(MARKED)
    assert list(told(decided(ARTICLE, text, WHO).decisions)) == [f"1 {word}"]
    after, undecided = said(text)
    assert undecided == []
    assert after == facts


@pytest.mark.parametrize("name", ["doccano", "bioc"])
@pytest.mark.parametrize(
    ("change", "word"), [(without(2), "rejected"), (changed(0, relation="inhibits"), "corrected")]
)
def test_through_a_tool_it_is_the_same(name: str, change: Change, word: str) -> None:
    """Also where the tool keeps no names of claims and no identifiers."""
    form = FORMATS[name]
    (text,) = form.read(form.write([change(MARKED)]), "a file", {})
    assert list(told(decided(ARTICLE, text, WHO).decisions)) == [f"1 {word}"]


UNDECIDED: list[tuple[Change, str]] = [
    (
        changed(0, negated=True),
        "il4, IL-4 – may induce → apoptosis: that it is denied, or not, cannot be corrected",
    ),
    (
        changed(0, relation="zaps"),
        "il4, IL-4 – may induce → apoptosis: “zaps” is no relation that there is",
    ),
    (
        added(Relation("X1", "X1", "interacts_with", "X2"), mark("X1", "IL-4"), mark("X2", "TAT6")),
        "il4, X1: “TAT6” begins or ends within a word: is the text the same?",
    ),
    (
        added(
            Relation("X1", "X1", "interacts_with", "X2", negated=True),
            mark("X1", "IL-4"),
            mark("X2", "STAT6"),
        ),
        "il4, X1: what is denied cannot be added",
    ),
    (
        added(Relation("X1", "X1", "likes", "X2"), mark("X1", "IL-4"), mark("X2", "STAT6")),
        "il4, X1: “likes” is no relation that can be added",
    ),
    (
        added(Relation("X1", "T1", "interacts_with", "X2"), mark("X2", "STAT6")),
        "il4, X1: “IL-4” stands in another sentence",
    ),
    (
        added(
            Relation("X1", "X1", "interacts_with", "X2"), mark("X1", "IL-4"), mark("X2", "STAT6", "NOPE:1")
        ),
        "il4, X1: “NOPE:1” is no identifier with a prefix that is known",
    ),
    (
        added(Relation("X1", "T1", "is_a", "X2"), Denotation("X2", 0, 8, "kind")),
        "il4, X1: “IL4 gene” stands in no sentence that is read",
    ),
]


@pytest.mark.parametrize(("change", "why"), UNDECIDED)
def test_what_makes_no_decision_is_told(change: Change, why: str) -> None:
    made = decided(ARTICLE, change(MARKED), WHO)
    assert (made.decisions, made.undecided) == ((), (why,))


def test_a_text_without_relations_rejects_nothing() -> None:
    made = decided(ARTICLE, replace(MARKED, relations=()), WHO)
    assert (made.decisions, made.undecided) == ((), ("il4: it has no relations",))


def test_two_claims_with_the_same_words_are_two_also_where_no_tool_names_them() -> None:
    """“sorting” is that of nuclear proteins, and that of membrane proteins."""
    said = "This protein may impair the sorting or turnover of other nuclear or membrane proteins."
    article = read(READER, text=f"IL4 gene\n\n{said}\n", key="il4")
    form = FORMATS["doccano"]
    (text,) = form.read(form.write([annotated(check(article))]), "a file", {})
    objects = [text.words(each) for each in text.denotations]
    assert objects.count("sorting") == 2
    assert list(told(decided(article, text, WHO).decisions)) == []
    assert list(told(decided(article, without(0)(text), WHO).decisions)) == ["1 rejected"]
    assert list(told(decided(article, text, replace(WHO, accept=True)).decisions)) == ["4 accepted"]
