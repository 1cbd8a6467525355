"""BioC JSON: collections of documents of passages, with annotations and relations; nothing is lost.

A document of ours is one passage. What others write may have many, with sentences in them: their texts are
put together by their offsets. Offsets of ours are code points; of others also UTF-16 units or bytes.
"""

from collections.abc import Iterable, Iterator
from itertools import repeat
from typing import Any

from il21kg.annotation.annotated import AnnotatedText, Denotation, Relation, checked_text
from il21kg.annotation.counting import WAYS, Place, Way, in_code_points, length
from il21kg.annotation.details import about, denotation, details, relation
from il21kg.annotation.foreign import objects, parsed, taken, written
from il21kg.errors import InputError


def write(texts: Iterable[AnnotatedText]) -> str:
    """Write a collection; offsets count code points of the text."""
    documents = [_document(text) for text in texts]
    return written(
        {"source": "il21kg", "date": "", "key": "il21kg.key", "infons": {}, "documents": documents}
    )


def _document(text: AnnotatedText) -> dict[str, Any]:
    passage = {
        "offset": 0,
        "infons": {},
        "text": text.text,
        "sentences": [],
        "annotations": [_annotation(text, each) for each in text.denotations],
        "relations": [_relation(each) for each in text.relations],
    }
    return {
        "id": text.key,
        "infons": about(text),
        "passages": [passage],
        "annotations": [],
        "relations": [],
    }


def _annotation(text: AnnotatedText, each: Denotation) -> dict[str, Any]:
    return {
        "id": each.id,
        "infons": {"type": each.kind, **details(each)},
        "text": text.words(each),
        "locations": [{"offset": each.start, "length": each.end - each.start}],
    }


def _relation(each: Relation) -> dict[str, Any]:
    return {
        "id": each.id,
        "infons": {"type": each.relation, **details(each)},
        "nodes": [{"refid": each.subject, "role": "subject"}, {"refid": each.object, "role": "object"}],
    }


def read(data: bytes | str, place: str) -> list[AnnotatedText]:
    """Read a collection, or one document; `place` is told in faults.

    Raises InputError for what is no BioC, and where the words of an annotation do not stand at its place.
    What is annotated in several pieces is taken from the first to the last. Relations of other than two
    nodes are not taken.
    """
    value = parsed(data, place)
    documents = objects(value, "documents", place) if "documents" in value else [value]
    return [_read(each, f"{place}, document {number}") for number, each in enumerate(documents, 1)]


def _read(document: dict[str, Any], place: str) -> AnnotatedText:
    told = taken(document, "infons", dict, place, {})
    parts = [document, *_parts(document, place)]
    annotations = [each for part in parts for each in objects(part, "annotations", place)]
    relations = [each for part in parts for each in objects(part, "relations", place)]
    text, places = _placed(document, annotations, place)
    return checked_text(
        AnnotatedText(
            key=str(document.get("id", "")),
            text=text,
            symbol=str(told.get("symbol", "")),
            about=tuple(str(told.get("about", "")).split()),
            denotations=tuple(map(_denotation, annotations, places, repeat(place))),
            relations=tuple(_relations(relations, place)),
        )
    )


def _parts(document: dict[str, Any], place: str) -> Iterator[dict[str, Any]]:
    """Give the passages and the sentences in them."""
    for passage in objects(document, "passages", place):
        yield passage
        yield from objects(passage, "sentences", place)


def _placed(
    document: dict[str, Any], annotations: list[dict[str, Any]], place: str
) -> tuple[str, list[tuple[int, int]]]:
    """Give the text, and where the annotations stand in it, by the first way of counting that fits."""
    said = [_said(each, place) for each in annotations]
    for way in WAYS:
        text = _text(document, place, way)
        places = None if text is None else in_code_points(text, said, way)
        if text is not None and places is not None:
            return text, places
    text = _text(document, place, WAYS[0])
    if text is None:
        raise InputError(f"{place}: its passages overlap.", "Export the collection anew.")
    start, end, words = next(each for each in said if in_code_points(text, [each], WAYS[0]) is None)
    raise InputError(
        f"{place}: “{words}” should stand at {start}–{end}, and there stands “{text[start:end]}”.",
        "Export the collection anew, with the text it is about.",
    )


def _text(document: dict[str, Any], place: str, way: Way) -> str | None:
    """Put the texts of the parts together, each at its offset, line ends between; None where they overlap."""
    text, reached = "", 0
    for part in _parts(document, place):
        offset, words = taken(part, "offset", int, place), taken(part, "text", str, place, "")
        if not words or (offset < reached and words in text):
            continue  # the text of a passage stands in its sentences, or theirs in it
        if offset < reached:
            return None
        text += "\n" * (offset - reached) + words
        reached = offset + length(words, way)
    return text


def _said(each: dict[str, Any], place: str) -> Place:
    """Give where an annotation starts and ends, all its pieces; and its words, where it is one piece."""
    pieces = objects(each, "locations", place)
    if not pieces:
        raise InputError(f"{place}: annotation {each.get('id')} has no location.", "Export it anew.")
    starts = [taken(piece, "offset", int, place) for piece in pieces]
    ends = [start + taken(piece, "length", int, place) for start, piece in zip(starts, pieces, strict=True)]
    return min(starts), max(ends), taken(each, "text", str, place) if len(pieces) == 1 else None


def _denotation(each: dict[str, Any], ends: tuple[int, int], place: str) -> Denotation:
    told = taken(each, "infons", dict, place, {})
    return denotation(str(each.get("id", "")), *ends, str(told.get("type", "")), told)


def _relations(found: list[dict[str, Any]], place: str) -> Iterator[Relation]:
    for each in found:
        nodes = objects(each, "nodes", place)
        if len(nodes) == 2:
            told = taken(each, "infons", dict, place, {})
            one, two = (str(node.get("refid", "")) for node in _in_order(nodes))
            yield relation(str(each.get("id", "")), one, str(told.get("type", "")), two, told)


def _in_order(nodes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Put the subject first, where roles say which it is."""
    return nodes[::-1] if nodes[0].get("role") == "object" or nodes[1].get("role") == "subject" else nodes
