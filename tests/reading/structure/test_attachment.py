"""Each reason decides in its example: without it the clause would hang on another noun."""

import pytest
from sayings import vocabulary

from il21kg.reading.structure import attachment
from il21kg.reading.structure.agreement import number_of_verb
from il21kg.reading.structure.attachment import WEIGHTS, Hanging, Weight, attach
from il21kg.reading.structure.chunks import cut_sentence
from il21kg.reading.structure.grammar import build_grammar
from il21kg.reading.structure.phrases import Phrases
from il21kg.reading.structure.places import Cut
from il21kg.reading.structure.tagset import ChunkKind
from il21kg.text.document import Span


def hung(text: str) -> tuple[str, str, int | None]:
    """The noun that the clause with the last verb hangs on, the second, and its margin."""
    grammar = build_grammar(vocabulary())
    clauses = cut_sentence(Span(0, text), grammar)
    cut = Cut(Phrases(text, clauses, grammar), clauses.chunks)
    relative = next(i for i, chunk in enumerate(cut.chunks) if chunk.kind == ChunkKind.RELATIVE)
    k = next(i for i in range(relative, len(cut.chunks)) if cut.chunks[i].trigger is not None)
    trigger = cut.chunks[k].trigger
    assert trigger is not None
    close = cut.chunks[relative - 1].kind != ChunkKind.COMMA
    nouns = [i for i in range(relative - 1, -1, -1) if cut.chunks[i].kind == ChunkKind.NP][:2]
    found = attach(cut, Hanging(trigger, number_of_verb(cut, k), close), nouns)
    assert found is not None and found.second is not None
    words = [
        cut.clauses.low(cut.chunks[each.site.at].first, cut.chunks[each.site.at].last)
        for each in (found.best, found.second)
    ]
    return words[0], words[1], found.margin


@pytest.mark.parametrize("weight", WEIGHTS, ids=lambda weight: weight.name)
def test_the_example_of_a_reason(weight: Weight, monkeypatch: pytest.MonkeyPatch) -> None:
    before, noun, rest = weight.example.replace("|", "").replace("}", "{").split("{")
    assert hung(before + noun + rest)[0] == noun
    monkeypatch.setattr(attachment, "WEIGHTS", tuple(each for each in WEIGHTS if each is not weight))
    assert hung(before + noun + rest)[0] != noun


@pytest.mark.parametrize(
    ("text", "noun", "margin"),
    [
        ("It binds a subunit of the complex that induces apoptosis.", "the complex", 1),
        ("It binds the sensor of IL4, which induces apoptosis.", "il 4", 1),
        ("It binds a sensor of IL4 that induces apoptosis.", "a sensor", 1),
        ("It binds sensors of IL4 that induces apoptosis.", "il 4", 9),
    ],
)
def test_the_noun_and_its_margin(text: str, noun: str, margin: int) -> None:
    best, _, found = hung(text)
    assert (best, found) == (noun, margin)
