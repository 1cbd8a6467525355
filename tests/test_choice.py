"""One value says which term a name stands for, and why: `ground` shows what the reader decides."""

import pytest

from il21kg.reading.candidates import ground
from il21kg.reading.discourse import text_context
from il21kg.reading.statements import Topic
from il21kg.reading.structure.grammar import Grammar
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
MONDO:9990001	disease	ion		inner odd neuritis
MONDO:9990002	disease	ZSD		zorbin storage disorder
MONDO:9990003	disease			odd stripe disorder
"""


@pytest.fixture(scope="module")
def vocabulary(tmp_path_factory: pytest.TempPathFactory) -> Vocabulary:
    folder = tmp_path_factory.mktemp("terms")
    (folder / "odd.tsv").write_text(ADDED, encoding="utf-8")
    change(folder / "kept", [bring(str(folder / "odd.tsv"))])
    return load_vocabulary(folder / "kept")


def decided(vocabulary: Vocabulary, sentence: str, *kinds: str) -> Choice:
    """The choice for the words between angles."""
    before, _, rest = sentence.partition("<")
    words, _, after = rest.partition(">")
    context = text_context(
        before + words + after, Topic("", "", None, None, known=False), Grammar(vocabulary)
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
