"""What formats keep of marks and relations beside words, kind and ends: pairs of names and values."""

from collections.abc import Mapping
from typing import Any, Final

from il21kg.annotation.annotated import AnnotatedText, Denotation, Relation

#: Fields of a denotation, and of a relation, as the formats call them.
OF_DENOTATION: Final = ("identifier", "label", "how")
OF_RELATION: Final = ("tier", "unasserted", "claim", "predicate")


def details(each: Denotation | Relation) -> dict[str, str]:
    """Give what there is to say beside words, kind and ends; nothing of what is empty or plainly stated."""
    names = OF_DENOTATION if isinstance(each, Denotation) else OF_RELATION
    told = {name: value for name in names if (value := getattr(each, name))}
    if isinstance(each, Relation):
        told |= {"certainty": each.certainty} if each.certainty != "stated" else {}
        told |= {"negated": "true"} if each.negated else {}
    return told


def denotation(id: str, start: int, end: int, kind: str, told: Mapping[str, Any]) -> Denotation:
    """Make a denotation of its place, its kind, and of what is told of it."""
    return Denotation(id, start, end, kind, **{name: str(told.get(name) or "") for name in OF_DENOTATION})


def relation(id: str, subject: str, family: str, object: str, told: Mapping[str, Any]) -> Relation:
    """Make a relation of its ends and of what is told of it; `negated` may be a word or a truth value."""
    return Relation(
        id,
        subject,
        family,
        object,
        certainty=str(told.get("certainty") or "stated"),
        negated=str(told.get("negated", "")).lower() == "true",
        **{name: str(told.get(name) or "") for name in OF_RELATION},
    )


def about(text: AnnotatedText) -> dict[str, str]:
    """Give what is told of the text itself."""
    told = {"symbol": text.symbol, "about": " ".join(text.about)}
    return {name: value for name, value in told.items() if value}
