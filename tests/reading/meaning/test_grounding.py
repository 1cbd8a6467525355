"""What words stand for where a kind is asked for, and how they do."""

import pytest
from rooms import grounded
from sayings import reader

from il21kg.reading.discourse import open_text
from il21kg.reading.meaning.grounding import SHAPES, ShapeRow, by_shape
from il21kg.reading.meaning.lookup import Lookup
from il21kg.reading.statements import Topic
from il21kg.reading.structure.chunks import cut_sentence
from il21kg.reading.structure.phrases import Phrases
from il21kg.text.document import Span


@pytest.mark.parametrize(
    ("words", "kinds", "expected"),
    [
        ("apoptosis", ("process",), "apoptotic process (name)"),
        ("IL4", ("gene",), "IL4 (name)"),
        ("IL4", ("protein",), "Interleukin-4 (name)"),
        ("B cells", ("cell",), "B cell (name)"),
        ("naive B cells", ("cell",), "naive B cell (name)"),
        ("asthma", ("disease",), "asthma (name)"),
        ("chromosome 4", ("chromosome",), "chromosome 4 (Human) (name)"),
        ("band 4q27", ("band",), "4q27 (Human) (name)"),
        ("liver", ("anatomy",), "liver (name)"),
        ("nucleus", ("component",), "nucleus (name)"),
        ("JAK1", ("protein",), "JAK1 (name)"),
        ("chromosome 4q27", ("band",), "4q27 (Human) (name)"),
        ("the gene", ("gene",), "the gene (unresolved)"),
        ("fnords", ("protein",), "fnords (unresolved)"),
        ("interleukin 4", ("protein",), "Interleukin-4 (name)"),
        ("asthma", ("cell",), "asthma (name)"),
        ("systemic lupus erythematosus", ("disease",), "systemic lupus erythematosus (name)"),
        ("proinflammatory cytokines", ("kind", "function"), "cytokine activity (curated)"),
    ],
)
def test_what_words_stand_for(words: str, kinds: tuple[str, ...], expected: str) -> None:
    assert grounded(words, *kinds) == expected


@pytest.mark.parametrize("row", SHAPES, ids=lambda row: row.name)
def test_the_example_of_a_shape(row: ShapeRow) -> None:
    grammar = reader().grammar
    clauses = cut_sentence(Span(0, row.example), grammar)
    topic = Topic("", "", None, None, known=False)
    lookup = Lookup(Phrases(row.example, clauses, grammar), open_text(row.example, topic, grammar))
    name, found = by_shape(lookup, 0, len(clauses.words), row.kinds)
    assert name == row.name
    assert found is not None
    assert found.of(row.kinds)


def test_no_two_shapes_have_one_name() -> None:
    assert len({row.name for row in SHAPES}) == len(SHAPES)
