"""One value says which term a name stands for, and why: `ground` shows what the reader decides."""

import csv
import gzip
import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest
from sayings import page

import il21kg
from il21kg.reading.candidates import ground
from il21kg.reading.discourse import open_text
from il21kg.reading.reader import Reader
from il21kg.reading.statements import Topic
from il21kg.reading.structure.grammar import build_grammar
from il21kg.reading.topic import find_topic
from il21kg.text.document import Span, read_document
from il21kg.vocabulary.choice import ROWS, Choice, Question, Reason, Row, choose
from il21kg.vocabulary.shelf import change
from il21kg.vocabulary.sources.providers import bring
from il21kg.vocabulary.vocabulary import Vocabulary, load_vocabulary

#: Terms of this test, for what other terminologies bring: symbols that are words, short forms, old names.
ADDED = """id	kind	synonyms	related	label
hgnc:990001	gene	set-like factor		SET
hgnc:990002	gene	vrillin		CAMP
hgnc:990003	gene	zorbin protease	ZRB	ZORB1
hgnc:990004	gene		ZRB	ZORB2
hgnc:990005	gene		quimp fever|QMP	QUIMP1
hgnc:990006	gene			QMPA
hgnc:990007	gene			QMPB
hgnc:990008	gene			ZORS2
hgnc:990009	gene			QAR7
hgnc:990010	gene			QARS7
MONDO:9990001	disease	ion		inner odd neuritis
MONDO:9990002	disease	ZSD		zorbin storage disorder
MONDO:9990003	disease			odd stripe disorder
CL:9990001	cell	oddish cell		oddish ganglion cell (Mmus)
"""


@pytest.fixture(scope="module")
def vocabulary(tmp_path_factory: pytest.TempPathFactory) -> Vocabulary:
    folder = tmp_path_factory.mktemp("terms")
    (folder / "odd.tsv").write_text(ADDED, encoding="utf-8")
    change(folder / "kept", [bring(str(folder / "odd.tsv"))])
    return load_vocabulary(folder / "kept")


@pytest.fixture(scope="module")
def reader(vocabulary: Vocabulary) -> Reader:
    return Reader(vocabulary)


def decided(vocabulary: Vocabulary, sentence: str, *kinds: str) -> Choice:
    """The choice for the words between angles."""
    before, _, rest = sentence.partition("<")
    words, _, after = rest.partition(">")
    context = open_text(
        before + words + after, Topic("", "", None, None, known=False), build_grammar(vocabulary)
    )
    return choose(vocabulary.candidates(words), Question(words, kinds, vocabulary, context))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.reason.name.lower())
def test_each_row_holds_in_its_example(row: Row, vocabulary: Vocabulary) -> None:
    choice = decided(vocabulary, row.example, *row.kinds)
    assert row.reason in {reason for _, reason in choice.passed}
    assert choice.name is None


@pytest.mark.parametrize(
    ("sentence", "kinds", "label", "reason"),
    [
        ("It binds <STAT3>.", (), "STAT3", Reason.ONLY),
        ("It binds <IL2>.", (), "IL2", Reason.BEST),
        ("It binds <QAR7>.", (), "QAR7", Reason.ONLY),
        ("It binds <QARS7>.", (), "QARS7", Reason.ONLY),
        ("It binds <IL2>.", ("protein",), "Interleukin-2", Reason.ASKED),
        ("It binds <SET>.", ("gene",), "SET", Reason.ONLY),
        ("The set-like factor is <SET>.", (), "SET", Reason.SUPPORTED),
        ("A zorbin storage disorder (ZSD), and <ZSD> is odd.", (), "zorbin storage disorder", Reason.DEFINED),
        ("A zorbin storage disorder: <ZSD> is odd.", (), "zorbin storage disorder", Reason.ONLY),
        ("It causes <odd stripe disorder>.", ("disease",), "odd stripe disorder", Reason.ONLY),
    ],
)
def test_what_speaks_for_the_name_that_is_chosen(
    sentence: str, kinds: tuple[str, ...], label: str, reason: Reason, vocabulary: Vocabulary
) -> None:
    choice = decided(vocabulary, sentence, *kinds)
    assert choice.name is not None
    assert (vocabulary.terms[choice.name.iri].label, choice.reason) == (label, reason)
    assert not choice.tied


@pytest.mark.parametrize(
    ("sentence", "kinds", "reason", "tied"),
    [
        ("It causes <ZSD>.", ("disease",), Reason.SHORT, 1),
        ("It binds <CAMP>.", ("gene",), Reason.SHORT, 1),
        ("It binds <ZRB>.", (), Reason.TIE, 2),
        ("It binds <QMP>.", (), Reason.STEM, 2),
        ("It causes <quimp fever>.", ("disease",), Reason.ALIAS, 0),
        ("A zorbin storage disorder: it binds <ZSD>.", ("protein",), Reason.LETTERS, 0),
        ("It binds <nothing>.", (), Reason.UNKNOWN, 0),
    ],
)
def test_what_speaks_against_all(
    sentence: str, kinds: tuple[str, ...], reason: Reason, tied: int, vocabulary: Vocabulary
) -> None:
    choice = decided(vocabulary, sentence, *kinds)
    assert (choice.name, choice.reason, len(choice.tied)) == (None, reason, tied)


@pytest.mark.parametrize(
    ("text", "state", "reason"),
    [
        ("IL21 binds SCFs.", "passed over", Reason.SYMBOLS),
        ("IL21 binds ions.", "passed over", Reason.INITIALS),
        ("IL21 has quimp fever.", "passed over", Reason.FORMER),
        ("IL21 binds ERK.", "ambiguous", Reason.STEM),
        ("IL21 binds Zsd.", "passed over", Reason.CAPITALS),
        ("An odd factor (ZORB1). IL21 binds ZORB1.", "chosen", Reason.ONLY),
    ],
)
def test_ground_tells_the_reason_of_the_choice(
    text: str, state: str, reason: Reason, vocabulary: Vocabulary
) -> None:
    last = ground(text, vocabulary)[-1].candidates[0]
    assert (last.state, last.reason) == (state, reason)


#: How words stand for a term by one of its names, or for none.
BY_NAME = ("", "curated", "related-synonym", "product", "unresolved")


def disagreements(text: str, reader: Reader, about: str | None = None) -> Iterator[tuple[str, str]]:
    """Words of ends, and what `ground` says of them, where no statement says the same."""
    vocabulary = reader.vocabulary
    document = read_document(text.encode(), "text", vocabulary.layout)
    topic = find_topic(document, vocabulary, about)
    read: dict[Span, set[str | None]] = {}
    for statement in reader.read(document, topic).statements:
        for end in (statement.subject, statement.object):
            named = end.kind != "literal" and end.grounded_by in BY_NAME
            if named and end.span and end.iri not in (topic.iri, topic.product):
                read.setdefault(end.span, set()).add(None if end.kind == "unresolved" else end.iri)
    for shown in ground(document.text, vocabulary):
        first = shown.candidates[0]
        term = vocabulary.terms[first.iri]
        meant = {term.iri, term.product, term.gene} - {None} if shown.state == "chosen" else {None}
        if meant.isdisjoint(read.get(shown.words, meant)):
            yield shown.words.text, f"{shown.state}: {first.reason}"


@pytest.mark.parametrize(
    "words",
    [
        *("SCFs", "ERKs", "ions", "ION", "ERK", "STAT5", "interleukins", "caspases", "zorbin proteases"),
        *("quimp fever", "ZSD", "ZRB", "QMP", "SET", "set", "cAMP", "CAMP", "Zsd", "inner odd neuritis"),
        *("CD4- T cells", "CD4+ T cells", "NK cells", "asthma", "SLE", "IL2", "p53", "receptors", "ZORB1"),
    ],
)
@pytest.mark.parametrize("verb", ["binds", "causes", "encodes"])
def test_read_and_ground_agree(verb: str, words: str, reader: Reader) -> None:
    assert list(disagreements(f"IL21 {verb} {words}.", reader, "IL21")) == []


@pytest.mark.slow
def test_read_and_ground_agree_on_what_summaries_name(reader: Reader, shared: Path) -> None:
    path = shared / "data" / "refseq-dev.tsv.gz"
    if not path.exists():
        pytest.skip("needs ../shared")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = list(
            itertools.islice(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE), 0, 8000, 40)
        )
    found = [
        (row["symbol"], *each)
        for row in rows
        for each in disagreements(row["summary"], reader, row["symbol"])
    ]
    assert found == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "IL21 binds ERK.",
            "  object      “ERK”: the stem of several symbols, and an alias of one (unresolved)",
        ),
        ("IL21 binds IL2.", "  object      “IL2”: a name of it, the best of the kind that is asked for"),
        ("IL21 acts on B cells.", "  object      “B cells”: a name of it"),
        ("IL21 binds zorbins.", "  object      “zorbins”: nothing known has this name (unresolved)"),
    ],
)
def test_why_tells_the_reason_of_the_choice(text: str, line: str) -> None:
    graph = il21kg.KnowledgeGraph(":memory:")
    graph.load(text=text, key="note")
    assert line in str(graph.why("IL21")).splitlines()


@pytest.mark.parametrize("symbol", ["QAR7", "QARS7", "ZORS2"])
def test_a_text_may_be_about_a_gene_whose_symbol_looks_like_a_plural(
    symbol: str, vocabulary: Vocabulary
) -> None:
    assert find_topic(page("It binds IL2."), vocabulary, symbol).label == symbol
    assert not find_topic(page("It binds IL2."), vocabulary, "ZOR2").known
