"""PubAnnotation JSON: a text with denotations, relations and attributes of both; nothing is lost.

One text is an object, several are a list of them. Offsets count code points. What is hedged or denied is an
attribute of the relation; the older `modifications` (Speculation, Negation) are read as well.
"""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from il21kg.annotation.annotated import AnnotatedText, Denotation, Relation, checked_text
from il21kg.annotation.details import about, denotation, details, relation
from il21kg.annotation.foreign import lines, objects, parsed, taken, written
from il21kg.errors import InputError

#: The database of our documents, to which their keys belong.
_DATABASE: Final = "il21kg"
_MODIFIED: Final = {"Speculation": ("certainty", "hedged"), "Negation": ("negated", "true")}


def write(texts: Iterable[AnnotatedText]) -> str:
    """Write one text as an object, several as a list; offsets count code points."""
    values = [_value(text) for text in texts]
    return written(values[0] if len(values) == 1 else values)


def _value(text: AnnotatedText) -> dict[str, Any]:
    said: tuple[Denotation | Relation, ...] = (*text.denotations, *text.relations)
    attributes = [
        (each.id, name, True if name == "negated" else value)
        for each in said
        for name, value in details(each).items()
    ]
    return {
        "text": text.text,
        "sourcedb": _DATABASE,
        "sourceid": text.key,
        **about(text),
        "denotations": [
            {"id": each.id, "span": {"begin": each.start, "end": each.end}, "obj": each.kind}
            for each in text.denotations
        ],
        "relations": [
            {"id": each.id, "pred": each.relation, "subj": each.subject, "obj": each.object}
            for each in text.relations
        ],
        "attributes": [
            {"id": f"A{number}", "subj": subject, "pred": name, "obj": value}
            for number, (subject, name, value) in enumerate(attributes, 1)
        ],
    }


def read(data: bytes | str, place: str) -> list[AnnotatedText]:
    """Read an object, a list of them, or one in each line; `place` is told in faults.

    Raises InputError for what is no PubAnnotation JSON. A denotation of several spans is taken from the first
    to the last; blocks, and relations of them, are not taken.
    """
    try:
        value = parsed(data, place)
    except InputError:
        found = list(lines(data, place))
        if len(found) < 2:
            raise
        return [_read(each, where) for each, where in found]
    values = value if isinstance(value, list) else [value]
    return [_read(each, f"{place}, text {number}") for number, each in enumerate(values, 1)]


def _read(value: Any, place: str) -> AnnotatedText:
    text = taken(value, "text", str, place)
    told = _told(value, place)
    marks = tuple(_denotations(value, told, place))
    blocks = {str(each.get("id")) for each in objects(value, "blocks", place)}
    relations = [
        relation(
            str(each.get("id") or f"R{number}"),
            str(each.get("subj")),
            str(each.get("pred")),
            str(each.get("obj")),
            told.get(str(each.get("id")), {}),
        )
        for number, each in enumerate(objects(value, "relations", place), 1)
        if not {str(each.get("subj")), str(each.get("obj"))} & blocks
    ]
    return checked_text(
        AnnotatedText(
            key=str(value.get("sourceid", "")),
            text=text,
            symbol=str(value.get("symbol", "")),
            about=tuple(str(value.get("about", "")).split()),
            denotations=marks,
            relations=tuple(relations),
        )
    )


def _told(value: dict[str, Any], place: str) -> dict[str, dict[str, Any]]:
    """Give what attributes and modifications say, by the id of what they say it of."""
    told: dict[str, dict[str, Any]] = {}
    for each in objects(value, "attributes", place):
        told.setdefault(str(each.get("subj")), {})[str(each.get("pred"))] = each.get("obj")
    for each in objects(value, "modifications", place):
        if (meant := _MODIFIED.get(str(each.get("pred")))) is not None:
            told.setdefault(str(each.get("obj")), {})[meant[0]] = meant[1]
    return told


def _denotations(value: dict[str, Any], told: dict[str, dict[str, Any]], place: str) -> Iterator[Denotation]:
    for number, each in enumerate(objects(value, "denotations", place), 1):
        name = str(each.get("id") or f"T{number}")
        spans = each.get("span")
        pieces = spans if isinstance(spans, list) and spans else [spans]
        where = f"{place}, denotation {name}"
        starts = [taken(piece, "begin", int, where) for piece in pieces]
        ends = [taken(piece, "end", int, where) for piece in pieces]
        yield denotation(name, min(starts), max(ends), str(each.get("obj", "")), told.get(name, {}))
