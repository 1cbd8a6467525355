"""What a format cannot hold, each in words and as what is left of a text without it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from il21kg.annotation.annotated import AnnotatedText
from il21kg.reading.statements import How


@dataclass(frozen=True, slots=True)
class Loss:
    """Something that does not come back."""

    words: str
    without: Callable[[AnnotatedText], AnnotatedText]
    """Give the text without it."""


def _without_names(text: AnnotatedText) -> AnnotatedText:
    marks = (replace(each, identifier="", label="") for each in text.denotations)
    return replace(text, denotations=tuple(marks))


def _without_how(text: AnnotatedText) -> AnnotatedText:
    marks = (replace(each, how=each.how if each.how == How.ELIDED else "") for each in text.denotations)
    return replace(text, denotations=tuple(marks))


def _numbered(text: AnnotatedText) -> AnnotatedText:
    names = {each.id: f"T{number}" for number, each in enumerate(text.denotations, 1)}
    marks = (replace(each, id=names[each.id]) for each in text.denotations)
    relations = (
        replace(each, id=f"R{number}", subject=names[each.subject], object=names[each.object])
        for number, each in enumerate(text.relations, 1)
    )
    return replace(text, denotations=tuple(marks), relations=tuple(relations))


def _without_claims(text: AnnotatedText) -> AnnotatedText:
    relations = (replace(each, tier="", unasserted="", claim="", predicate="") for each in text.relations)
    return replace(text, relations=tuple(relations))


def _without_relations(text: AnnotatedText) -> AnnotatedText:
    return replace(text, relations=())


TEXT: Final = Loss("the text itself, which `--text` gives again", lambda text: text)
NAMES: Final = Loss("identifiers and names of things", _without_names)
HOW: Final = Loss("how words stand for a thing, but that there are none", _without_how)
IDS: Final = Loss("what marks and relations are called: they are numbered", _numbered)
CLAIMS: Final = Loss("tier, predicate and statement of a relation, why it is no triple", _without_claims)
RELATIONS: Final = Loss("relations", _without_relations)
