"""Each row that undoes a tag does so in its example."""

import pytest
from sayings import vocabulary

from il21kg.reading.structure.grammar import build_grammar
from il21kg.reading.structure.mends import MENDS, Mend
from il21kg.reading.structure.tags import tag
from il21kg.reading.structure.tagset import Tag
from il21kg.vocabulary.mentions import cut


@pytest.mark.parametrize("row", MENDS, ids=lambda row: row.name)
def test_the_example_of_a_row(row: Mend) -> None:
    before, word, after = row.example.split("|")
    words = cut(before + word + after, 0)
    tagged = tag(words, (), build_grammar(vocabulary()))
    at = next(i for i, each in enumerate(words) if each.start == len(before))
    assert words[at].text == word
    assert row.name in tagged.mended
    assert tagged.tags[at] == row.here
    assert row.before in (None, tagged.tags[at - 1])
    assert row.after in (None, tagged.tags[at + 1])


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        # What looks like an example, and is none.
        ("domains like these", [Tag.WORD, Tag.PREPOSITION, Tag.DETERMINER]),
        ("IL4 and IL5", [Tag.WORD, Tag.NUMBER, Tag.CONJUNCTION, Tag.WORD, Tag.NUMBER]),
        ("a kinase", [Tag.DETERMINER, Tag.WORD]),
        ("May bind", [Tag.MODAL, Tag.WORD]),
        ("1, 3 times", [Tag.NUMBER, Tag.COMMA, Tag.NUMBER, Tag.WORD]),
        ("these: two", [Tag.DETERMINER, Tag.COLON, Tag.QUANTIFIER]),
        ("It binds.", [Tag.TOPIC, Tag.WORD, Tag.DOT]),
        ("B-cell", [Tag.WORD, Tag.HYPHEN, Tag.WORD]),
    ],
)
def test_tags_that_nothing_belies(text: str, tags: list[Tag]) -> None:
    tagged = tag(cut(text, 0), (), build_grammar(vocabulary()))
    assert list(tagged.tags) == tags
    assert tagged.mended == ()


def test_no_two_rows_have_one_name() -> None:
    names = [row.name for row in MENDS]
    assert len(set(names)) == len(names)
