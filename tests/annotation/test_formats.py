"""What goes out into a format comes in again, but for what is named as lost."""

import json
from dataclasses import replace
from typing import Any

import pytest
from annotation_texts import SAMPLE, annotated_texts
from hypothesis import given, settings
from hypothesis import strategies as st

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


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-2, 90) | st.text(max_size=3),
    lambda each: (
        st.lists(each, max_size=2) | st.dictionaries(st.sampled_from(["id", "text"]), each, max_size=2)
    ),
    max_leaves=4,
)


@EACH
@settings(max_examples=40)
@given(data=st.data())
def test_no_file_of_others_makes_a_traceback(name: str, data: st.DataObject) -> None:
    """One place of a good file holds something else: it is read, or told."""
    whole = FORMATS[name].write([SAMPLE]).splitlines()
    value = json.loads("\n".join(whole))
    holder, key = value, None
    for _ in range(data.draw(st.integers(1, 5))):
        inside = holder if key is None else holder[key]
        if not isinstance(inside, dict | list) or not inside:
            break
        holder, key = (
            inside,
            data.draw(st.sampled_from([*(inside if isinstance(inside, dict) else range(len(inside)))])),
        )
    holder[key] = data.draw(JSON)
    try:
        texts = FORMATS[name].read(json.dumps(value), "a file", {SAMPLE.key: SAMPLE.text})
    except InputError as error:
        assert error.message
    else:
        assert all(isinstance(each, AnnotatedText) for each in texts)
