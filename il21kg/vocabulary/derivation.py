"""Derives the forms of predicates: one entry gives verb, nouns and adjective to triggers and word classes.

Where the data writes `{meaning form}`, the forms of all predicates of that meaning stand:

    {inhibits verb}       <inhibit>, <interfere> with         a trigger for each
    {inhibits doing}      (inhibiting|interfering with)       "plays a role in inhibiting"
    {inhibits noun}       (inhibition|interference)           "its inhibition of"
    {inhibits deed}       inhibition by, interference with    each noun with the preposition of its other side
    {inhibits agent}      (inhibitor|inhibitors)              "an inhibitor of"
    {inhibits adjective}  (inhibitory)                        "has an inhibitory effect on"
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

from il21kg.vocabulary.classes import WordForm
from il21kg.vocabulary.inflection import Verb, conjugate, plural
from il21kg.vocabulary.rows import Predicate

#: A place for the forms of predicates in a trigger or in the words of a class.
_PLACE: Final = re.compile(r"\{(?P<meaning>[^{} ]*) ?(?P<form>[^{}]*)\}")
#: A preposition of a predicate as a pattern says it: free words before it, one or several, left out or not.
_PREPOSITION: Final = re.compile(r"(?:~\d )?\(?(?P<words>[a-z |]*)\)?(?P<optional>\??)")
#: What stands behind the noun of a verb with a plain object, before who does it.
_BY: Final = "by"


@dataclass(frozen=True, slots=True)
class Place:
    """Where forms are asked for: `{inhibits verb}`."""

    meaning: str
    form: str


class Derivation:
    """The predicates of a vocabulary, by what they mean, and how their verbs are inflected."""

    def __init__(self, predicates: Iterable[Predicate], irregular: Mapping[str, Verb]) -> None:
        self._by_meaning: dict[str, list[Predicate]] = {}
        for predicate in predicates:
            self._by_meaning.setdefault(predicate.meaning, []).append(predicate)
        self._irregular = irregular

    @property
    def meanings(self) -> tuple[str, ...]:
        """The meanings that predicates have."""
        return tuple(self._by_meaning)

    def triggers(self, template: str, *, apart: bool = False) -> tuple[str, ...]:
        """Give the triggers of a template; `apart`: one for each word, where no pattern is meant.

        "{inhibits verb}" is a trigger for each verb in any case.
        """
        places = list(places_of(template))
        options = [self._options(place, apart=apart) for place in places]
        return tuple(_filled(template, choice) for choice in product(*options))

    def words(self, line: str) -> str:
        """Give a line of words of a class, divided by "|", with the forms that it asks for."""
        return _PLACE.sub(lambda place: "|".join(self.forms(place["meaning"], WordForm(place["form"]))), line)

    def forms(self, meaning: str, form: WordForm) -> tuple[str, ...]:
        """Give one form of all predicates of a meaning, each once."""
        found = (each for p in self._by_meaning.get(meaning, ()) for each in self.of(p, form))
        return tuple(dict.fromkeys(found))

    def of(self, predicate: Predicate, form: WordForm) -> Sequence[str]:
        """Give one form of a predicate: none, one, or its singular and plural."""
        return _FORMS[form](predicate, self._irregular)

    def told(self, predicate: Predicate) -> Iterator[tuple[WordForm, tuple[str, ...]]]:
        """Give the forms that a predicate has, by what they are."""
        for form in WordForm:
            if found := self.of(predicate, form):
                yield form, tuple(found)

    def _options(self, place: Place, *, apart: bool) -> tuple[str, ...]:
        forms = self.forms(place.meaning, WordForm(place.form))
        if apart or place.form in (WordForm.VERB, WordForm.DEED):
            return forms
        return (f"({'|'.join(forms)})",) if forms else ()


def places_of(template: str) -> Iterator[Place]:
    """Give the places of a template that ask for forms."""
    return (Place(place["meaning"], place["form"]) for place in _PLACE.finditer(template))


def _filled(template: str, choice: Iterable[str]) -> str:
    forms = iter(choice)
    return _PLACE.sub(lambda _: next(forms), template)


def _prepositions(pattern: str) -> tuple[str, ...]:
    """Give the prepositions that a pattern stands for; "" where it may be left out."""
    match = _PREPOSITION.fullmatch(pattern)
    if match is None:
        return ()
    words = tuple(match["words"].split("|"))
    return ("", *words) if match["optional"] else words


def _verb(predicate: Predicate, irregular: Mapping[str, Verb]) -> Sequence[str]:
    return (f"<{predicate.verb}> {predicate.preposition}".strip(),) if predicate.verb else ()


def _doing(predicate: Predicate, irregular: Mapping[str, Verb]) -> Sequence[str]:
    verb, _, only = predicate.verb.partition(":")
    if not verb or only == "P":
        return ()
    gerund = conjugate(verb, irregular).gerund
    return [f"{gerund} {each}".strip() for each in _prepositions(predicate.preposition)]


def _noun(predicate: Predicate, irregular: Mapping[str, Verb]) -> Sequence[str]:
    return (predicate.noun,) if predicate.noun else ()


def _deed(predicate: Predicate, irregular: Mapping[str, Verb]) -> Sequence[str]:
    if not predicate.noun:
        return ()
    said = predicate.noun_preposition or predicate.preposition or _BY
    return [f"{predicate.noun} {each or _BY}" for each in _prepositions(said)]


def _agent(predicate: Predicate, irregular: Mapping[str, Verb]) -> Sequence[str]:
    return (predicate.agent, plural(predicate.agent)) if predicate.agent else ()


def _adjective(predicate: Predicate, irregular: Mapping[str, Verb]) -> Sequence[str]:
    return (predicate.adjective,) if predicate.adjective else ()


_FORMS: Final[Mapping[WordForm, Callable[[Predicate, Mapping[str, Verb]], Sequence[str]]]] = {
    WordForm.VERB: _verb,
    WordForm.DOING: _doing,
    WordForm.NOUN: _noun,
    WordForm.DEED: _deed,
    WordForm.AGENT: _agent,
    WordForm.ADJECTIVE: _adjective,
}
