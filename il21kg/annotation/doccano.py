"""doccano JSONL: a line for each text, with labelled spans, and relations of them.

    {"text": "IL-4 …", "key": "il4", "entities": [{"id": 1, "label": "protein", "start_offset": 0, …}], …}

Offsets count code points. doccano holds labels and nothing beside them: what is hedged or denied is part of
the type of a relation ("hedged not induces"), no words of its own part of a label ("elided protein").
Identifiers and what the program knows of a claim are lost.
"""

import json
from collections.abc import Iterable
from typing import Any, Final

from il21kg.annotation.annotated import AnnotatedText, Denotation, Relation, checked_text
from il21kg.annotation.details import about
from il21kg.annotation.foreign import lines, objects, taken
from il21kg.errors import InputError
from il21kg.reading.statements import How

_ELIDED: Final = f"{How.ELIDED.value} "
_HEDGED: Final = "hedged "
_DENIED: Final = "not "


def write(texts: Iterable[AnnotatedText]) -> str:
    """Write a line for each text, for a project of sequence labelling with relations."""
    return "".join(f"{json.dumps(_value(text), ensure_ascii=False)}\n" for text in texts)


def write_spans(texts: Iterable[AnnotatedText]) -> str:
    """Write a line for each text, for a project of sequence labelling alone: no relations."""
    values = ({"text": text.text, "label": _spans(text), "key": text.key, **about(text)} for text in texts)
    return "".join(f"{json.dumps(value, ensure_ascii=False)}\n" for value in values)


def _value(text: AnnotatedText) -> dict[str, Any]:
    numbers = {each.id: number for number, each in enumerate(text.denotations, 1)}
    entities = [
        {"id": numbers[each.id], "label": _label(each), "start_offset": each.start, "end_offset": each.end}
        for each in text.denotations
    ]
    relations = [
        {"id": number, "from_id": numbers[each.subject], "to_id": numbers[each.object], "type": _type(each)}
        for number, each in enumerate(text.relations, 1)
    ]
    return {"text": text.text, "entities": entities, "relations": relations, "key": text.key, **about(text)}


def _spans(text: AnnotatedText) -> list[list[int | str]]:
    return [[each.start, each.end, _label(each)] for each in text.denotations]


def _label(each: Denotation) -> str:
    return f"{_ELIDED if each.how == How.ELIDED else ''}{each.kind}"


def _type(each: Relation) -> str:
    hedged = _HEDGED if each.certainty == "hedged" else ""
    return f"{hedged}{_DENIED if each.negated else ''}{each.relation}"


def read(data: bytes | str, place: str) -> list[AnnotatedText]:
    """Read a line for each text, with or without relations; `place` is told in faults.

    Raises InputError for what is no such JSONL.
    """
    return [_read(value, where) for value, where in lines(data, place)]


def _read(value: Any, place: str) -> AnnotatedText:
    text = taken(value, "text", str, place)
    marks = _entities(value, place) if "entities" in value else _labels(value, place)
    names = {number: mark.id for number, mark in marks}
    relations = [
        _relation(f"R{number}", each, names, place)
        for number, each in enumerate(objects(value, "relations", place), 1)
    ]
    return checked_text(
        AnnotatedText(
            key=str(value.get("key", "")),
            text=text,
            symbol=str(value.get("symbol", "")),
            about=tuple(str(value.get("about", "")).split()),
            denotations=tuple(mark for _, mark in marks),
            relations=tuple(relations),
        )
    )


def _entities(value: dict[str, Any], place: str) -> list[tuple[int, Denotation]]:
    return [
        (
            taken(each, "id", int, place),
            _denotation(
                number,
                taken(each, "start_offset", int, place),
                taken(each, "end_offset", int, place),
                taken(each, "label", str, place),
            ),
        )
        for number, each in enumerate(objects(value, "entities", place), 1)
    ]


def _labels(value: dict[str, Any], place: str) -> list[tuple[int, Denotation]]:
    marks = []
    for number, each in enumerate(taken(value, "label", list, place, []), 1):
        if not (isinstance(each, list) and [type(part) for part in each] == [int, int, str]):
            raise InputError(
                f"{place}: label {number} should be a start, an end and a name.", "Export it anew as JSONL."
            )
        marks.append((number, _denotation(number, *each)))
    return marks


def _denotation(number: int, start: int, end: int, label: str) -> Denotation:
    how = How.ELIDED.value if label.startswith(_ELIDED) else ""
    return Denotation(f"T{number}", start, end, label.removeprefix(_ELIDED), how=how)


def _relation(id: str, each: dict[str, Any], names: dict[int, str], place: str) -> Relation:
    one, two = (taken(each, name, int, place) for name in ("from_id", "to_id"))
    said = taken(each, "type", str, place)
    plain = said.removeprefix(_HEDGED)
    return Relation(
        id,
        names.get(one, str(one)),
        plain.removeprefix(_DENIED),
        names.get(two, str(two)),
        certainty="stated" if plain == said else "hedged",
        negated=plain.startswith(_DENIED),
    )
