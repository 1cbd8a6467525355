"""How often nouns take "of": counted in texts, written as the row that the reader knows."""

from il21kg.corpus.tables import Unreadable
from il21kg.corpus.texts import Text
from il21kg.measure.associations import Association, count_nouns, to_turtle
from il21kg.reading.reader import Reader
from il21kg.reading.structure.grammar import build_grammar
from il21kg.vocabulary.vocabulary import load_vocabulary

TEXTS: tuple[Text | Unreadable, ...] = (
    Text("a.txt", "a.txt", None, b"It regulates the folding of kinases and needs folding. Folding is slow."),
    Text("b.txt", "b.txt", None, b"It regulates the folding of kinases and needs folding."),
    *(Text(f"{n}.txt", f"{n}.txt", None, b"Loss of folding of X%d in vitro." % n) for n in range(5)),
    Unreadable("c.txt", "it is a folder"),
)


def test_a_noun_is_counted_once_a_sentence_where_its_phrase_ends() -> None:
    counted = count_nouns(TEXTS, Reader(load_vocabulary()))
    assert counted == (Association("folding", 7, 6),)
    assert to_turtle(counted).splitlines()[1].strip() == 'ikg:words "folding 7 6" .'


def test_the_counts_that_ship_are_shares() -> None:
    shares = build_grammar(load_vocabulary()).shares_with_of
    assert shares["inflammation"] == 0
    assert 0.5 < shares["recruitment"] <= 1
    assert all(0 <= share <= 1 for share in shares.values())
