"""Which verbs and nouns are predicates, and which are no more than parts of names."""

import pytest
from rooms import opened, predicates, verbs
from sayings import reader

from il21kg.reading.structure.chunks import Chunk
from il21kg.reading.structure.predicates import Predicates, hinders
from il21kg.reading.structure.tagset import ChunkKind


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("IL-4 induces apoptosis.", "induces"),
        ("IL4 induced kinases bind STAT3.", "bind"),
        ("The binding of IL4 induces apoptosis.", "induces"),
        ("The kinase that binds IL4 inhibits phagocytosis.", "binds, inhibits"),
        ("It is a regulator of apoptosis.", "is a, regulator of"),
        ("Regulators of apoptosis bind IL4.", "bind"),
        ("It binds DNA binding proteins.", "binds"),
        ("Its expression is regulated by IL4.", "is regulated"),
        ("It is involved in the regulation of phagocytosis.", "is involved in"),
        ("It is known to inhibit apoptosis.", "is known to inhibit"),
        ("The inhibited kinase is found in liver.", "is found in"),
        ("By binding IL4, it induces apoptosis.", "binding, induces"),
        # an ability helps the verb behind it, unless it becomes less
        ("It has the ability to bind IL4.", "bind"),
        ("It reduces the ability to bind IL4.", "reduces, bind"),
        ("It has an impaired ability to bind IL4.", "has an, bind"),
        # "are" says a kind without an article
        ("They are membrane proteins.", "are"),
        ("They are potent inhibitors of apoptosis.", "inhibitors of"),
        # what only says in which gene an event is
        ("Variants affecting this gene cause psoriasis.", "cause"),
        # a noun that shares its verb, or stands behind "as"
        ("It is a kinase and member of the family.", "is a, member of"),
        ("It acts as an inhibitor of apoptosis.", "acts as, inhibitor of"),
    ],
)
def test_what_is_a_predicate(text: str, expected: str) -> None:
    assert predicates(text) == expected


A, B, C = (Chunk(ChunkKind.NP, i, i + 1) for i in range(3))
APART = Chunk(ChunkKind.NP, 4, 5)
VERB = Chunk(ChunkKind.AUXILIARY, 3, 4)


@pytest.mark.parametrize(
    ("chunks", "k", "expected"),
    [
        ((A, B, C), 1, [(0, 3)]),
        ((A, B, VERB, APART), 0, [(0, 2), (3, 4), (4, 5)]),
        ((C, VERB, APART), 2, [(2, 3), (3, 4), (4, 5)]),
        ((A, C), 1, [(0, 1), (2, 3)]),
    ],
)
def test_noun_phrases_that_touch_are_one(
    chunks: tuple[Chunk, ...], k: int, expected: list[tuple[int, int]]
) -> None:
    before = Predicates(chunks)
    assert [(chunk.first, chunk.last) for chunk in before.joined(k).chunks] == expected
    assert before == Predicates(chunks)


@pytest.mark.parametrize(
    ("verb", "expected"),
    [("inhibits", True), ("reduces", True), ("prevents", True), ("induces", False), ("binds", False)],
)
def test_what_hinders(verb: str, expected: bool) -> None:
    _, _, trigger = next(verbs(opened(f"It {verb} IL4.")))
    assert hinders(trigger, reader().grammar) is expected
