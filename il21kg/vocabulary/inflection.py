"""Inflects English verbs and nouns: "bind" is "binds", "bound", "binding"; "activity" is "activities"."""

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

from il21kg.vocabulary.classes import WordClass

#: What ends so takes -es: "expresses", "matches".
_SIBILANT: Final = re.compile(r"(s|sh|ch|x|z)$")
#: What ends so takes -ies: "activities"; "assays" does not.
_CONSONANT_Y: Final = re.compile(r"[^aeiou]y$")


class Verb(NamedTuple):
    """The forms of a verb."""

    base: str
    third: str
    past: str
    participle: str
    gerund: str


def irregular_verbs(words: Mapping[str, Mapping[str, str]]) -> dict[str, Verb]:
    """Give base → forms of the verbs that the closed classes of a vocabulary list as irregular."""
    lines = (line.split() for line in words.get(WordClass.IRREGULAR, {}))
    return {forms[0]: Verb(*forms) for forms in lines}


def conjugate(verb: str, irregular: Mapping[str, Verb]) -> Verb:
    """Give the forms of a verb by its base."""
    if verb in irregular:
        return irregular[verb]
    if _CONSONANT_Y.search(verb):
        return Verb(verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb[:-1]}ied", f"{verb}ing")
    if verb.endswith("e"):
        return Verb(verb, f"{verb}s", f"{verb}d", f"{verb}d", f"{verb[:-1]}ing")
    return Verb(verb, plural(verb), f"{verb}ed", f"{verb}ed", f"{verb}ing")


def plural(noun: str) -> str:
    """Give the plural of a noun, which is also the third person of a verb."""
    if _CONSONANT_Y.search(noun):
        return f"{noun[:-1]}ies"
    return f"{noun}es" if _SIBILANT.search(noun) else f"{noun}s"
