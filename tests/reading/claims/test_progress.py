"""A sentence is read clause by clause: each step is a value, and gives the next one."""

import pytest
from rooms import opened, party, reference, verbs
from sayings import page, reader, said, vocabulary

from il21kg.reading.claims.clause import meet, subject_of
from il21kg.reading.claims.openings import find_opening
from il21kg.reading.claims.pointing import as_object, not_itself
from il21kg.reading.claims.progress import Made
from il21kg.reading.claims.sentences import read_sentence
from il21kg.reading.discourse import Discourse, Reference, open_document
from il21kg.reading.meaning.parties import Party
from il21kg.reading.statements import How
from il21kg.reading.topic import find_topic
from il21kg.text.document import Span


def heard(text: str) -> tuple[Discourse, Discourse]:
    """What a text about IL21 has said before its one sentence, and after it."""
    document = page(text)
    before = open_document(document, find_topic(document, vocabulary(), "IL21"), reader().grammar)
    _, after = read_sentence(document.sentences[0].span, before)
    return before, after


def test_a_step_leaves_the_one_before_as_it_was() -> None:
    start = opened("IL4 binds IL4R and induces apoptosis.")
    k, _, trigger = next(verbs(start))
    subject, met = meet(start, k, trigger)
    step = met.after(k, Made((), subject), {k: ()})
    assert (start.first, dict(start.told), dict(start.said), start.cut.told) == (None, {}, {}, frozenset())
    assert (party(step.first), party(step.told[k]), set(step.cut.told)) == ("IL4", "IL4", {k})


def test_what_a_clause_calls_the_topic_is_known_to_the_next_one() -> None:
    start = opened("IL21 induces apoptosis.")
    step = start.after(1, Made(kinds=frozenset({"cytokine"}), phrases=frozenset({"tiny cytokine"})), {})
    assert step.discourse.kind_words == start.discourse.kind_words | {"cytokine"}
    assert step.discourse.kind_phrases == start.discourse.kind_phrases | {"tiny cytokine"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("IL4 induces apoptosis.", ("IL4", "noun phrase")),
        ("It induces apoptosis.", ("the topic (coreference)", "noun phrase")),
        ("Induces apoptosis.", ("the topic (elided)", "no subject")),
        ("There is a pseudogene.", ("nobody", "")),
    ],
)
def test_whom_the_first_clause_is_about_and_by_which_row(text: str, expected: tuple[str, str]) -> None:
    start = opened(text)
    k, _, trigger = next(verbs(start))
    subject = subject_of(start, k, trigger)
    assert (party(subject), subject.row if subject else "") == expected


@pytest.mark.parametrize(
    ("text", "kinds", "others", "subject"),
    [
        ("IL21 is a cytokine.", {"cytokine"}, set(), "the topic (name)"),
        ("IL-21 is small cytokine.", {"cytokine"}, set(), "nothing"),
        ("IL21 binds a receptor.", set(), {"receptor"}, "the topic (name)"),
        ("IL4 and IL6 bind IL4R.", set(), set(), "nothing"),
        ("IL4 binds IL4R.", set(), set(), "IL4"),
    ],
)
def test_what_is_remembered_for_the_next_sentence(
    text: str, kinds: set[str], others: set[str], subject: str
) -> None:
    before, discourse = heard(text)
    last = discourse.last_subject
    assert (set(discourse.kind_words - before.kind_words), set(discourse.other_nouns)) == (kinds, others)
    assert ("nothing" if last is None else reference(last)) == subject


def test_a_means_is_told_with_what_it_brings_about() -> None:
    limits, induces = said("It limits proliferation by inducing apoptosis.")
    assert limits.means == (induces,)
    assert induces.means == ()


@pytest.mark.parametrize(
    ("words", "relation", "subject"),
    [
        ("IL21 acts on several cells, such as:", "acts_on_cell", "the topic (name)"),
        ("Target cells of IL21 include:", "acts_on_cell", "the topic (name)"),
        ("Diseases associated with IL21 are:", "associated", "the topic (name)"),
        ("Several cells are:", "", "nobody"),
    ],
)
def test_what_opens_a_list(words: str, relation: str, subject: str) -> None:
    opening = find_opening(opened(words))
    assert (opening.trigger.frame.family if opening else "") == relation
    assert party(opening.party if opening else None) == subject


def test_it_is_not_what_binds() -> None:
    start = opened("IL4 binds it.")
    k, _, trigger = next(verbs(start))
    binder = subject_of(start, k, trigger)
    assert binder is not None
    pointed = Reference(False, How.COREFERENCE, Span(10, "it"), binder.references[0].names, "it")
    assert not_itself(start, pointed, binder).topic
    assert not_itself(start, pointed, Party((Reference(False, How.NAME, Span(0, "x")),))).span is None


def test_a_reference_as_an_object() -> None:
    start = opened("IL4 binds it.")
    topic = as_object(start, Reference(True, How.COREFERENCE, Span(10, "it")))
    unknown = as_object(start, Reference(False, How.UNRESOLVED, Span(10, "a thing"), (), "a thing"))
    assert topic is not None and topic.term is not None and topic.term.label == "Interleukin-21"
    assert unknown is not None and (unknown.term, unknown.how) == (None, How.UNRESOLVED)
    assert as_object(start, Reference(False, How.ELIDED, None)) is None
