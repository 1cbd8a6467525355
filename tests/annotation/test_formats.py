"""What goes out into a format comes in again, but for what is named as lost."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from annotation_texts import SAMPLE, annotated_texts
from hypothesis import given, settings

from il21kg.annotation.annotated import AnnotatedText
from il21kg.annotation.formats import FORMATS, format_named, guessed
from il21kg.annotation.losses import TEXT
from il21kg.errors import InputError

EACH = pytest.mark.parametrize("name", FORMATS)


def again(name: str, *texts: AnnotatedText) -> list[AnnotatedText]:
    """The texts, written and read."""
    form = FORMATS[name]
    return form.read(form.write(texts).encode(), "a file", {each.key: each.text for each in texts})


@EACH
def test_all_comes_back_but_what_is_lost(name: str) -> None:
    assert again(name, SAMPLE) == [FORMATS[name].kept(SAMPLE)]


@EACH
@settings(max_examples=30)
@given(text=annotated_texts())
def test_any_text_comes_back_but_for_what_is_lost(name: str, text: AnnotatedText) -> None:
    assert again(name, text) == [FORMATS[name].kept(text)]


@EACH
def test_several_texts_stay_apart(name: str) -> None:
    other = AnnotatedText("other", "Nothing.", "IL4", ("HGNC:6014",))
    assert again(name, SAMPLE, other) == [FORMATS[name].kept(SAMPLE), other]


#: A text whose marks have names of their own: T… and R… come back by their numbers alone.
NAMED = replace(
    SAMPLE,
    denotations=tuple(replace(each, id=f"m{each.id}") for each in SAMPLE.denotations),
    relations=tuple(
        replace(each, id=f"r{each.id}", subject=f"m{each.subject}", object=f"m{each.object}")
        for each in SAMPLE.relations
    ),
)


@EACH
def test_nothing_is_called_lost_that_comes_back(name: str) -> None:
    form = FORMATS[name]
    assert again(name, NAMED) == [form.kept(NAMED)]
    needed = {each.words for each in form.lost if each.without(NAMED) != NAMED}
    assert needed == {each.words for each in form.lost} - {TEXT.words}


def test_the_text_is_not_in_a_web_annotation() -> None:
    """But for what stands around its marks."""
    long = replace(SAMPLE, text=f"{SAMPLE.text} {'And so on. ' * 20}The end.")
    assert "The end." not in FORMATS["web"].write([long])
    assert [name for name, form in FORMATS.items() if TEXT in form.lost] == ["web"]


@EACH
def test_the_format_of_a_file_is_told_by_what_is_in_it(name: str) -> None:
    assert name.startswith(guessed(FORMATS[name].write([SAMPLE]).encode(), "a file"))


def test_what_is_in_no_format_is_told() -> None:
    with pytest.raises(InputError, match=r"x\.json: it is in no format"):
        guessed(b'{"a": 1}', "x.json")
    with pytest.raises(InputError, match="no annotation format “brat”"):
        format_named("brat")


#: A file, and what is told of it.
WRONG = [
    ("bioc", "no JSON at all", "a file: no JSON"),
    ("bioc", {"documents": {}}, "`documents` should be a list"),
    ("bioc", {"documents": [3]}, "`documents` 1 should be an object"),
    ("bioc", {"documents": [{"passages": [{"text": "x"}]}]}, "`offset` should be a number"),
    (
        "bioc",
        {"documents": [{"passages": [{"offset": 0, "text": "IL-4", "annotations": [{"text": "IL"}]}]}]},
        "has no location",
    ),
    ("pubannotation", {"denotations": []}, "`text` should be a text"),
    ("pubannotation", {"text": "IL-4", "denotations": [{"span": [3]}]}, "`begin` should be a number"),
    (
        "pubannotation",
        {"text": "IL-4", "denotations": [{"id": "T1", "span": {"begin": 0, "end": 5}}]},
        "T1: 0–5 is no place in a text of 4 characters",
    ),
    (
        "pubannotation",
        {"text": "IL-4", "relations": [{"id": "R1", "subj": "T1", "pred": "is", "obj": "T1"}]},
        "R1: there is no denotation T1",
    ),
    ("pubannotation", {"text": "half \ud83d"}, "half of a letter"),
    ("doccano", {"text": "IL-4", "label": [[0, "4", "gene"]]}, "label 1 should be a start"),
    ("doccano", {"text": "IL-4", "entities": [{"id": "1"}]}, "`id` should be a number"),
    ("web", {"items": [{"target": {"source": "x", "selector": []}}]}, "the text of “x” is not in it"),
]


@pytest.mark.parametrize(("name", "value", "told"), WRONG)
def test_what_is_wrong_with_a_file_is_told_with_its_place(name: str, value: Any, told: str) -> None:
    data = value if isinstance(value, str) else json.dumps(value)
    with pytest.raises(InputError, match=told):
        FORMATS[name].read(data, "a file", {})


#: What may stand where something else should.
ODD: tuple[Any, ...] = (None, True, -1, 1.5, "", "\ud800", [], {}, ["x"], {"id": 1})


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to each value in a value."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in inside:
        yield (*path, key)
        yield from places(each, (*path, key))


def holder(value: Any, path: tuple[Any, ...]) -> Any:
    """What holds the value at a place."""
    for key in path[:-1]:
        value = value[key]
    return value


@EACH
def test_no_file_of_others_makes_a_traceback(name: str) -> None:
    """At each place of a good file stands something odd in its turn: it is read, or told."""
    form, read, told = FORMATS[name], 0, 0
    small = replace(SAMPLE, denotations=SAMPLE.denotations[:2], relations=SAMPLE.relations[:1])
    value = {**json.loads(form.write([small])), "@context": []}
    for path in list(places(value)):
        there = holder(value, path)
        good = there[path[-1]]
        for odd in ODD:
            there[path[-1]] = odd
            try:
                assert form.write(form.read(json.dumps(value), "a file", {SAMPLE.key: SAMPLE.text}))
                read += 1
            except InputError as error:
                assert error.message
                told += 1
        there[path[-1]] = good
    assert min(read, told) > 20
