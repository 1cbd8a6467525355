"""The cues of a proposal are those of its clause: none of them is lost, none is made up."""

import pytest

from il21kg.proposers.cues import Denied, cues_of
from il21kg.reading import Reader, find_topic
from il21kg.reading.claims.progress import open_sentence
from il21kg.reading.discourse import open_document
from il21kg.reading.structure.chunks import cut_sentence
from il21kg.text import read_document
from il21kg.vocabulary import load_vocabulary

#: A sentence about IL4 and monocytes; whether the model denies it; the hedges and denials that are found.
CLAUSES = (
    ("IL4 heeds monocytes.", False, "", ""),
    ("IL4 might heed monocytes.", False, "might", ""),
    ("Possibly, IL4 heeds putative monocytes.", False, "Possibly putative", ""),
    ("IL13 might heed mast cells; IL4 heeds monocytes.", False, "", ""),
    ("IL4 heeds monocytes; IL13 might not.", False, "", ""),
    ("IL4 does not activate monocytes.", False, "", "not"),
    ("IL4 may not activate monocytes.", False, "may", "not"),
    ("IL4 never heeds monocytes.", True, "", "never"),
    ("IL4 never heeds monocytes.", False, None, "“never” denies something"),
    ("IL4 heeds monocytes.", True, None, "no word of its clause denies"),
)


@pytest.mark.parametrize(("sentence", "negated", "hedges", "denials"), CLAUSES)
def test_cues_are_those_of_the_clause(sentence: str, negated: bool, hedges: str | None, denials: str) -> None:
    words = load_vocabulary()
    document = read_document(sentence.encode(), "note.txt", words.layout)
    grammar = Reader(words).grammar
    discourse = open_document(document, find_topic(document, words, "IL4"), grammar)
    span = document.sentences[0].span
    progress = open_sentence(discourse, span, cut_sentence(span, grammar))
    tokens = progress.clauses.words
    places = []
    for word in ("IL4", "monocytes"):
        start = sentence.index(word)
        first = next(n for n, token in enumerate(tokens) if token.start == start)
        places.append((first, next(n for n, t in enumerate(tokens, 1) if t.end == start + len(word))))
    if hedges is None:
        with pytest.raises(Denied, match=denials):
            cues_of(progress, places[0], places[1], negated=negated)
        return
    found = cues_of(progress, places[0], places[1], negated=negated)
    assert " ".join(each.text for each in found.hedges) == hedges
    assert " ".join(each.text for each in found.negations) == denials
