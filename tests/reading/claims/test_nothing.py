"""Words that name nothing by themselves, and words that say what happens."""

import pytest
from sayings import reader, vocabulary

from il21kg.reading.claims.nothing import happens, is_empty, says_nothing
from il21kg.reading.meaning.grounded import Grounded
from il21kg.reading.statements import How
from il21kg.text.document import Span

APOPTOSIS = "http://purl.obolibrary.org/obo/GO_0006915"


@pytest.mark.parametrize("words", ["3", "2.5 kb", "45 kDa"])
def test_a_number_or_a_measure_names_nothing(words: str) -> None:
    assert is_empty(words, reader().grammar)


@pytest.mark.parametrize("words", ["those", "them", "it", "both", "several", "the", "all", "in", "thereby"])
def test_a_word_of_grammar_names_nothing(words: str) -> None:
    assert is_empty(words, reader().grammar)


@pytest.mark.parametrize("words", ["genes", "protein", "important", "congenital", "generating"])
def test_a_general_noun_an_adjective_a_gerund_names_nothing(words: str) -> None:
    assert is_empty(words, reader().grammar)


@pytest.mark.parametrize(
    "words",
    ["fnord", "fnord protein", "IL4", "12 amino acids", "cell types", "signaling", "essential role", "ALL"],
)
def test_what_names_something(words: str) -> None:
    assert not is_empty(words, reader().grammar)


@pytest.mark.parametrize(
    ("words", "happening", "unless_known"),
    [
        ("mutation", True, True),
        ("loss of fnord", True, True),
        ("chromosomal translocations", True, True),
        ("fnord disruption", True, True),
        # a process may bring about something that is known
        ("immune response", False, True),
        ("expression of fnord", False, True),
        ("growth", False, True),
        # a thing acts, and so does a disease
        ("fnord protein", False, False),
        ("fnord deficiency", False, False),
    ],
)
def test_what_happens_does_not_act(words: str, happening: bool, unless_known: bool) -> None:
    grammar = reader().grammar
    assert happens(words, grammar, known=True) is happening
    assert happens(words, grammar, known=False) is unless_known


@pytest.mark.parametrize(
    ("words", "iri", "how", "nothing"),
    [
        ("apoptosis", APOPTOSIS, "", False),
        ("fnord", None, "unresolved", False),
        ("those", None, "unresolved", True),
        ("biological processes", None, "unresolved", True),
        ("biological processes", APOPTOSIS, "coreference", False),  # it points at what was said before
    ],
)
def test_an_object_that_says_nothing(words: str, iri: str | None, how: str, nothing: bool) -> None:
    term = vocabulary().terms[iri] if iri else None
    assert says_nothing(Grounded(term, How(how), Span(0, words), words), reader().grammar) is nothing
