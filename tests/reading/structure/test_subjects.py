"""Each row that finds a subject does so in its example, and what it finds is what the example says."""

import pytest
from rooms import place
from sayings import vocabulary

from il21kg.reading.claims.progress import open_sentence
from il21kg.reading.discourse import open_text
from il21kg.reading.statements import Topic
from il21kg.reading.structure.chunks import cut_sentence
from il21kg.reading.structure.grammar import build_grammar
from il21kg.reading.structure.places import Verb, back
from il21kg.reading.structure.subjects import LETTERS, SUBJECTS, Row, find_row, find_subject
from il21kg.reading.structure.tagset import HELPERS, ChunkKind
from il21kg.text.document import Span

TOPIC = Topic("ikg:x", "Za21", None, None)


def subjects_of(text: str) -> dict[str, tuple[str, str]]:
    """For each verb of a sentence: the row that is about it, and its subject in words."""
    grammar = build_grammar(vocabulary())
    sentence = Span(0, text)
    context = open_text(text, TOPIC, grammar)
    reader = open_sentence(context, sentence, cut_sentence(sentence, grammar))
    cut, found = reader.cut, {}
    for k, chunk in enumerate(cut.chunks):
        if chunk.trigger is None:
            continue
        row = find_row(cut, Verb(k, chunk.trigger, back(cut, k - 1, HELPERS)))
        subject = find_subject(cut, k, chunk.trigger)
        words = cut.clauses.words[chunk.trigger.core : chunk.trigger.last]
        verb = text[words[0].start : words[-1].end]
        found[verb] = (row.name if row else "", place(cut, subject))
        if subject is not None:
            cut = cut.telling(cut.told | {k})
    return found


@pytest.mark.parametrize("row", SUBJECTS, ids=lambda row: row.name)
def test_the_example_of_a_row(row: Row) -> None:
    before, verb, after = row.example.split("|")
    assert subjects_of(before + verb + after)[verb][0] == row.name


def test_each_kind_of_chunk_has_its_letter() -> None:
    assert LETTERS.keys() == set(ChunkKind)
    assert len(set(LETTERS.values())) == len(LETTERS)
    assert "h" not in LETTERS.values()


def test_no_two_rows_have_one_name() -> None:
    names = [row.name for row in SUBJECTS]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("IL21 induces apoptosis.", "induces", "IL21"),
        ("Mutations in IL21 cause asthma.", "cause", "Mutations"),
        ("IL21 binds IL2RG and induces apoptosis.", "induces", "as of binds"),
        ("IL21 is a cytokine that induces apoptosis.", "induces", "as of is a"),
        ("IL21 inhibits IL4, which induces apoptosis.", "induces", "IL4"),
        ("IL21 binds IL4 and IL6, which induce apoptosis.", "induce", "IL4, IL6"),
        ("IL21 binds IL2RG, inducing apoptosis.", "inducing", "as of binds"),
        ("IL21, together with IL4, induces apoptosis.", "induces", "IL21, together with IL4"),
        ("Together with IL4 promotes apoptosis.", "promotes", "left out"),
        ("By inducing apoptosis, IL21 limits growth.", "inducing", "IL21"),
        ("IL21 is cleaved by CASP3 to induce apoptosis.", "induce", "CASP3"),
        ("IL4 prevents IL21 from inducing apoptosis.", "inducing", "not said"),
        ("IL4 reduces the ability of IL21 to induce apoptosis.", "induce", "not said"),
        ("Induces apoptosis.", "induces", "left out"),
        ("Capable of inducing apoptosis.", "inducing", "left out"),
        ("IL21: induces apoptosis.", "induces", "IL21"),
        ("Note: induces apoptosis.", "induces", "Note"),  # who that is, is asked later: nobody
        ("Data show a role for IL21 in apoptosis.", "role for IL21 in", "IL21"),
        ("It is similar to that found in liver.", "found in", "not said"),
        ("IL21 binds a domain and a tail, and two ligands inhibit it.", "inhibit", "ligands"),
    ],
)
def test_where_the_subject_stands(text: str, verb: str, subject: str) -> None:
    found = {each.lower(): said for each, (_, said) in subjects_of(text).items()}
    assert found[verb.lower()] == subject
