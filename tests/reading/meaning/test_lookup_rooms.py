"""Bands, cells, conjuncts and examples: each room of the look-up by itself, on words that stand alone."""

import pytest
from sayings import reader, vocabulary

from il21kg.reading.discourse import open_text
from il21kg.reading.meaning.bands import ground_band
from il21kg.reading.meaning.cells import cell_inside, process_of
from il21kg.reading.meaning.conjuncts import ground_list
from il21kg.reading.meaning.examples import with_examples
from il21kg.reading.meaning.lookup import Lookup, names_of
from il21kg.reading.statements import Topic
from il21kg.reading.structure.chunks import cut_sentence
from il21kg.reading.structure.phrases import Phrases
from il21kg.reading.structure.tagset import ChunkKind
from il21kg.text.document import Span


def opened(text: str) -> Lookup:
    grammar = reader().grammar
    clauses = cut_sentence(Span(0, text), grammar)
    return Lookup(
        Phrases(text, clauses, grammar), open_text(text, Topic("", "", None, None, known=False), grammar)
    )


@pytest.mark.parametrize(
    ("words", "label", "how"),
    [
        ("chromosomal region 4q27", "4q27 (Human)", ""),
        ("long arm of chromosome 4 (4q27)", "4q27 (Human)", ""),
        ("4q26-q27", "4q (Human)", "composed"),
        ("4p16-4q27", "chromosome 4 (Human)", "composed"),
        ("4p16-5q31", None, None),
        ("the nucleus", None, None),
    ],
)
def test_a_place_on_a_chromosome(words: str, label: str | None, how: str | None) -> None:
    lookup = opened(words)
    found = ground_band(lookup, 0, len(lookup.words))
    assert (found and found.term and found.term.label, found and found.how) == (label, how)


@pytest.mark.parametrize(
    ("words", "cell", "rest"),
    [
        ("NK cell proliferation", "natural killer cell", "proliferation"),
        ("B cell survival and growth", "B cell", "survival and growth"),
        ("apoptosis", None, ""),
        ("(B cell) survival", None, ""),
    ],
)
def test_the_cell_that_a_phrase_begins_with(words: str, cell: str | None, rest: str) -> None:
    lookup = opened(words)
    found = cell_inside(lookup, 0, len(lookup.words))
    label = found and found[0].term and found[0].term.label
    behind = lookup.clauses.low(found[1], len(lookup.words)) if found else ""
    assert (label, behind) == (cell, rest)


@pytest.mark.parametrize(
    ("cell", "effect", "process"),
    [
        ("B cell", "proliferation", "B cell proliferation"),
        ("mature B cell", "proliferation", "B cell proliferation"),
        ("fibroblast", "migration", "cell migration"),
        ("mast cell", "formation", None),
    ],
)
def test_an_effect_on_a_cell_is_a_process_of_it(cell: str, effect: str, process: str | None) -> None:
    (name, *_) = vocabulary().look_up(cell)
    found = process_of(opened(cell), effect, vocabulary().terms[name.iri])
    assert (found and found.label) == process


@pytest.mark.parametrize(
    ("words", "kinds", "labels"),
    [
        ("naive and memory B cells", ("cell",), ["naive B cell", "memory B cell"]),
        ("caspases 3 and 7", ("protein",), ["Caspase 3", "caspases 7"]),
        ("JAK1 and JAK3", ("gene",), ["JAK1", "JAK3"]),
        ("asthma and psoriasis", ("disease",), ["asthma", "psoriasis"]),
        ("fnord and snark", ("protein",), ["fnord", "snark"]),
    ],
)
def test_a_list_is_grounded_with_what_it_leaves_out(
    words: str, kinds: tuple[str, ...], labels: list[str]
) -> None:
    lookup = opened(words)
    items = lookup.phrases.region(lookup.clauses.chunks).items
    found = ground_list(lookup, items, kinds)
    assert [each.term.label if each.term else each.words for each in found] == labels


@pytest.mark.parametrize(
    ("words", "heads"),
    [
        ("two cytokines (IL4 and IL2)", ["two cytokines", "IL4", "IL2"]),
        ("a kinase (JAK1)", ["a kinase (JAK1)"]),
        ("JAK1 (Janus kinase 1 and fnord)", ["JAK1 (Janus kinase 1 and fnord)"]),
    ],
)
def test_names_in_a_bracket_stand_beside_what_they_are_examples_of(words: str, heads: list[str]) -> None:
    lookup = opened(words)
    chunks = [chunk for chunk in lookup.clauses.chunks if chunk.kind != ChunkKind.DOT]
    items = lookup.phrases.region(chunks).items
    found = with_examples(lookup, items, ("protein",))
    assert [lookup.phrases.span(each.start, each.last).text for each in found] == heads


@pytest.mark.parametrize(
    ("text", "first", "words", "named"),
    [
        ("IL4", 0, "IL4", True),
        ("fnord", 0, "fnord", False),
        ("B cells", 0, "B cells", True),
    ],
)
def test_words_are_looked_up(text: str, first: int, words: str, named: bool) -> None:
    lookup = opened(text)
    assert lookup.phrases.span(first, len(lookup.words)).text == words
    assert bool(names_of(lookup, lookup.words)) == named
