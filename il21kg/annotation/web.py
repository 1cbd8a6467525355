"""W3C Web Annotation (JSON-LD): a page of annotations of documents, by position and by quote.

    T1   body: the thing (identifying), its kind (tagging)          target: position and quote in the document
    R1   body: the family (tagging), the claim as an rdf:Statement  target: the annotations T1 and T2

Positions count code points, as the standard says. The document itself is not in it: who reads it gives the
text. Where a tool counted otherwise, or the text has changed elsewhere, the quote with what stands around it
decides.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from il21kg.annotation.anchoring import Quote, anchored
from il21kg.annotation.annotated import AnnotatedText, Denotation, Relation, checked_text
from il21kg.annotation.foreign import objects, parsed, taken, written
from il21kg.curation.selection import AROUND
from il21kg.errors import InputError
from il21kg.namespaces import PREFIXES, canonical, compact, expand, local_name
from il21kg.text.keys import source_key

CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"
_NODE: Final = {"@type": "@id"}
#: What stands in the context beside the terms of the standard.
_OWN: Final[dict[str, Any]] = {
    "rdf": PREFIXES["rdf"],
    "ikg": PREFIXES["ikg"],
    "Statement": "rdf:Statement",
    "subject": {"@id": "rdf:subject", **_NODE},
    "predicate": {"@id": "rdf:predicate", **_NODE},
    "object": {"@id": "rdf:object", **_NODE},
    "certainty": {"@id": "ikg:certainty", **_NODE},
    "tier": {"@id": "ikg:tier", **_NODE},
    "unasserted": "ikg:notAsserted",
    "negated": f"{PREFIXES['biolink']}negated",
    "documents": {"@id": f"{PREFIXES['dcterms']}references", **_NODE},
    "key": f"{PREFIXES['dcterms']}identifier",
    "about": {"@id": f"{PREFIXES['dcterms']}subject", **_NODE},
}


def write(texts: Iterable[AnnotatedText]) -> str:
    """Write a page with the annotations of all texts, and what the documents are; not their text."""
    given = list(texts)
    items = [each for text in given for each in _items(text)]
    page = {"@context": [CONTEXT, _OWN], "type": "AnnotationPage", "documents": [*map(_document, given)]}
    return written({**page, "items": items})


def _document(text: AnnotatedText) -> dict[str, Any]:
    told = {"label": text.symbol, "about": [_iri(each) for each in text.about]}
    return {"id": text.source, "key": text.key} | {name: value for name, value in told.items() if value}


def _items(text: AnnotatedText) -> Iterator[dict[str, Any]]:
    source, things = text.source, {each.id: each.identifier for each in text.denotations}
    for mark in text.denotations:
        target = {"type": "SpecificResource", "source": source, "selector": _selectors(text, mark)}
        yield _annotation(source, mark.id, "identifying", _of_mark(mark), target)
    for each in text.relations:
        ends = [f"{source}#{end}" for end in (each.subject, each.object)]
        yield _annotation(source, each.id, "linking", _of_relation(each, things), ends)


def _annotation(source: str, id: str, why: str, body: list[dict[str, Any]], target: Any) -> dict[str, Any]:
    return {"id": f"{source}#{id}", "type": "Annotation", "motivation": why, "body": body, "target": target}


def _selectors(text: AnnotatedText, mark: Denotation) -> list[dict[str, Any]]:
    around = text.text[max(0, mark.start - AROUND) : mark.start], text.text[mark.end : mark.end + AROUND]
    quote = {"exact": text.words(mark), "prefix": around[0], "suffix": around[1]}
    return [
        {"type": "TextPositionSelector", "start": mark.start, "end": mark.end},
        {"type": "TextQuoteSelector", **quote},
    ]


def _of_mark(mark: Denotation) -> list[dict[str, Any]]:
    """Give the bodies of a mark: its kind, what it stands for, and how."""
    bodies = [_textual(mark.kind, "tagging")]
    if mark.identifier:
        thing = {"id": _iri(mark.identifier)} | ({"label": mark.label} if mark.label else {})
        bodies.append({"type": "SpecificResource", "source": thing, "purpose": "identifying"})
    elif mark.label:
        bodies.append(_textual(mark.label, "identifying"))
    return bodies + ([_textual(mark.how, "describing")] if mark.how else [])


def _of_relation(each: Relation, things: Mapping[str, str]) -> list[dict[str, Any]]:
    ends = {"subject": things[each.subject], "object": things[each.object], "predicate": each.predicate}
    statement: dict[str, Any] = {"id": each.claim} if each.claim else {}
    statement |= {"type": "Statement"} | {name: _iri(end) for name, end in ends.items() if end}
    statement |= {"certainty": f"ikg:{each.certainty}"}
    statement |= {"negated": True} if each.negated else {}
    statement |= {"tier": f"ikg:tier{each.tier}"} if each.tier else {}
    statement |= {"unasserted": each.unasserted} if each.unasserted else {}
    return [_textual(each.relation, "tagging"), statement]


def _textual(value: str, purpose: str) -> dict[str, Any]:
    return {"type": "TextualBody", "value": value, "purpose": purpose}


def _iri(curie: str) -> str:
    """Give the IRI of a CURIE; what has no prefix that is known stays as it is."""
    try:
        return expand(curie)
    except (KeyError, ValueError):
        return curie


# --- reading


def read(data: bytes | str, place: str, texts: Mapping[str, str]) -> list[AnnotatedText]:
    """Read a page, a collection with one, a list of annotations, or one; `texts` by their keys.

    A document whose text is not among them is told. Raises InputError for that, for what is no Web
    Annotation, and for a quote that stands nowhere in its text.
    """
    value = parsed(data, place)
    items = _annotations(value, place)
    told = objects(value, "documents", place) if isinstance(value, dict) else []
    documents = {taken(each, "id", str, place): each for each in told}
    for source in filter(None, map(_source, items)):
        documents.setdefault(source, {})
    return [_read(source, told, items, texts, place) for source, told in documents.items()]


def _annotations(value: Any, place: str) -> list[dict[str, Any]]:
    if isinstance(value, list):
        return objects({"items": value}, "items", place)
    if isinstance(value, dict) and isinstance(value.get("first"), dict):
        value = value["first"]
    return objects(value, "items", place) if "items" in value else [value]


def _source(annotation: dict[str, Any]) -> str:
    """Give the document that an annotation is of; empty where it is of other annotations."""
    target = annotation.get("target")
    source = target.get("source", "") if isinstance(target, dict) and "selector" in target else ""
    return str(source.get("id", "") if isinstance(source, dict) else source)


def _read(
    source: str, told: dict[str, Any], items: list[dict[str, Any]], texts: Mapping[str, str], place: str
) -> AnnotatedText:
    key = str(told.get("key") or source_key(local_name(source)))
    text = texts.get(key) if len(texts) != 1 or key in texts else next(iter(texts.values()))
    if text is None:
        raise InputError(
            f"{place}: the text of “{key}” is not in it, as in every Web Annotation.", "Give it: --text FILE."
        )
    marks = [each for each in items if source and _source(each) == source]
    quotes = [_quote(each, place) for each in marks]
    names = {str(each.get("id")): _id(each, n) for n, each in enumerate(marks, 1)}
    links = [each for each in items if _is_link(each, names)]
    about = told.get("about") or []
    return checked_text(
        AnnotatedText(
            key=key,
            text=text,
            symbol=str(told.get("label", "")),
            about=tuple(canonical(str(each)) for each in (about if isinstance(about, list) else [about])),
            denotations=tuple(map(_mark, names.values(), anchored(text, quotes, place), marks)),
            relations=tuple(_link(each, f"R{n}", names) for n, each in enumerate(links, 1)),
        )
    )


def _id(annotation: dict[str, Any], number: int) -> str:
    return str(annotation.get("id") or f"T{number}").rpartition("#")[2]


def _quote(annotation: dict[str, Any], place: str) -> Quote:
    selectors = annotation["target"]["selector"]
    named = {
        str(each.get("type")): each
        for each in (selectors if isinstance(selectors, list) else [selectors])
        if isinstance(each, dict)
    }
    where = f"{place}, annotation {annotation.get('id', '')}"
    position, quote = named.get("TextPositionSelector"), named.get("TextQuoteSelector", {})
    if position is None and "exact" not in quote:
        raise InputError(f"{where}: it has neither a position nor a quote.", "Export it anew with one.")
    start, end = (taken(position, name, int, where) for name in ("start", "end")) if position else (-1, -1)
    exact = taken(quote, "exact", str, where) if "exact" in quote else None
    return Quote(start, end, exact, str(quote.get("prefix", "")), str(quote.get("suffix", "")), where)


def _bodies(annotation: dict[str, Any]) -> list[dict[str, Any]]:
    body = annotation.get("body") or []
    return [each for each in (body if isinstance(body, list) else [body]) if isinstance(each, dict)]


def _valued(bodies: list[dict[str, Any]], *purposes: str) -> str:
    """Give the text of the first body with one of these purposes, or with none where that is asked for."""
    return next(
        (str(each["value"]) for each in bodies if "value" in each and each.get("purpose", "") in purposes), ""
    )


def _mark(id: str, place: tuple[int, int], annotation: dict[str, Any]) -> Denotation:
    bodies = _bodies(annotation)
    thing: Any = next(
        (each["source"] for each in bodies if each.get("purpose") == "identifying" and "source" in each), {}
    )
    thing = thing if isinstance(thing, dict) else {"id": thing}
    return Denotation(
        id,
        *place,
        _valued(bodies, "tagging", "classifying", ""),
        canonical(str(thing["id"])) if "id" in thing else "",
        str(thing.get("label", "")) or _valued(bodies, "identifying"),
        _valued(bodies, "describing"),
    )


def _is_link(annotation: dict[str, Any], names: Mapping[str, str]) -> bool:
    return len(ends := _ends(annotation)) == 2 and all(end in names for end in ends)


def _ends(annotation: dict[str, Any]) -> list[str]:
    target = annotation.get("target")
    ends = target if isinstance(target, list) else []
    return [str(each.get("id") if isinstance(each, dict) else each) for each in ends]


def _link(annotation: dict[str, Any], id: str, names: Mapping[str, str]) -> Relation:
    one, two = (names[end] for end in _ends(annotation))
    bodies = _bodies(annotation)
    statement = next((each for each in bodies if each.get("type") == "Statement"), {})
    return Relation(
        str(annotation.get("id") or id).rpartition("#")[2],
        one,
        _valued(bodies, "tagging", "classifying", ""),
        two,
        certainty=str(statement.get("certainty", "stated")).removeprefix("ikg:"),
        negated=statement.get("negated") is True,
        tier=str(statement.get("tier", "")).removeprefix("ikg:tier"),
        unasserted=str(statement.get("unasserted", "")),
        claim=str(statement.get("id", "")),
        predicate=compact(str(statement.get("predicate", ""))),
    )
