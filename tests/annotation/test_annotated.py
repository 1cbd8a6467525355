"""An article as a text with marks: names by kind and identifier, facts between them."""

import pytest

from il21kg.annotation.annotated import (
    AnnotatedText,
    Denotation,
    Relation,
    annotated,
    checked_text,
)
from il21kg.errors import InputError
from il21kg.graph.identity import document_iri, statement_iri
from il21kg.pipeline import check, make_reader, read

READER = make_reader()


def marked(text: str) -> AnnotatedText:
    return annotated(check(read(READER, text=f"IL4 gene\n\n{text}\n", key="il4")))


def told(text: str) -> list[tuple[str, ...]]:
    """Each relation: words, kind, identifier of both ends, and how it stands."""
    found = marked(text)
    marks = {each.id: each for each in found.denotations}
    return [
        (
            *(found.words(marks[each.subject]), marks[each.subject].identifier, each.relation),
            *(found.words(marks[each.object]), marks[each.object].kind, marks[each.object].identifier),
            *(each.certainty, "denied" if each.negated else "", each.tier, each.unasserted),
        )
        for each in found.relations
    ]


IL4 = "UniProtKB:P05112"
SAID = [
    (
        "IL-4 may induce apoptosis.",
        [("IL-4", IL4, "induces", "apoptosis", "process", "GO:0006915", "hedged", "", "A", "")],
    ),
    (
        "IL-4 does not induce apoptosis.",
        [("IL-4", IL4, "induces", "apoptosis", "process", "GO:0006915", "stated", "denied", "A", "negated")],
    ),
    (  # no subject of its own: the words of the relation stand for it
        "Acts on B cells.",
        [("Acts on", IL4, "acts_on_cell", "B cells", "cell", "CL:0000236", "stated", "", "A", "")],
    ),
    (  # a name, and no thing
        "IL-4 is also known as BSF-1.",
        [("IL-4", "HGNC:6014", "named", "BSF-1", "name", "", "stated", "", "A", "")],
    ),
    (
        "IL-4 interacts with frobnicase-9.",
        [("IL-4", IL4, "interacts_with", "frobnicase-9", "unresolved", "", "stated", "", "B", "unresolved")],
    ),
]


@pytest.mark.parametrize(("text", "relations"), SAID, ids=[text for text, _ in SAID])
def test_facts_are_relations_between_words(text: str, relations: list[tuple[str, ...]]) -> None:
    assert told(text) == relations


def test_the_same_words_for_the_same_thing_are_one_mark() -> None:
    found = marked("IL-4 induces apoptosis and inhibits autophagy.")
    assert [found.words(each) for each in found.denotations] == ["IL-4", "apoptosis", "autophagy"]
    assert [(each.subject, each.object) for each in found.relations] == [("T1", "T2"), ("T1", "T3")]


def test_a_claim_stands_at_each_of_its_places() -> None:
    found = marked("IL-4 induces apoptosis. It induces apoptosis.")
    assert len({each.claim for each in found.relations}) == 1
    assert [found.text[each.start : each.end] for each in found.denotations] == [
        *("IL-4", "apoptosis", "It", "apoptosis")
    ]
    assert [each.how for each in found.denotations] == ["", "", "coreference", ""]


def test_known_names_of_which_nothing_was_read_are_marked_where_that_is_asked_for() -> None:
    checked = check(read(READER, text="IL4 gene\n\nIL-4 induces apoptosis. STAT6 and T cells.\n", key="il4"))
    found = annotated(checked, names=True)
    fresh = found.denotations[2:]
    assert found.denotations[:2] == annotated(checked).denotations
    assert [(each.id, found.words(each), each.kind, each.identifier) for each in fresh] == [
        ("T3", "STAT6", "gene", "HGNC:11368"),
        ("T4", "T cells", "cell", "CL:0000084"),
    ]
    assert found.relations == annotated(checked).relations


def test_document_and_claims_have_the_names_of_the_graph() -> None:
    checked = check(read(READER, text="IL4 gene\n\n🧬 IL-4 induces apoptosis.\n", key="il4"))
    found = annotated(checked)
    assert found.source == document_iri(checked.article.document)
    assert [each.claim for each in found.relations] == [statement_iri(each) for each in checked.statements]
    assert (found.symbol, found.about) == ("IL4", ("HGNC:6014", IL4))


def test_all_that_is_wrong_with_a_text_is_told_at_once() -> None:
    marks = (Denotation("T1", 0, 4, "gene"), Denotation("T1", 3, 3, "gene"), Denotation("T2", 0, 5, "gene"))
    relations = (Relation("R1", "T1", "is_a", "T9"), Relation("R1", "T1", "is_a", "T2", "likely"))
    with pytest.raises(InputError) as caught:
        checked_text(AnnotatedText("il4", "IL-4", denotations=marks, relations=relations))
    assert caught.value.message.splitlines() == [
        "il4: two denotations are called T1",
        "il4: T1: 3–3 is no place in a text of 4 characters",
        "il4: T2: 0–5 is no place in a text of 4 characters",
        "il4: R1: there is no denotation T9",
        "il4: two relations are called R1",
        "il4: R1: “likely” is no certainty: stated or hedged",
    ]
