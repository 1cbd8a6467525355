"""Translates the triggers of frames into patterns, found by the word they may begin with.

The pattern language of `ikg:trigger`, matched on lower-case tokens:

    plain words       as they are
    (a|b|c)           one of these
    x?                optional
    ~n                up to n free tokens, fewest first, never punctuation, a preposition or a relative
    <verb>            base, -s, -ed, -ing; <verb:P> past participle only; <verb:F> no bare past participle;
                      up to two adverbs may follow it: "contributes significantly to"

    <play> ~5 (role|roles) in      reads "plays an important role in"
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from il21kg.errors import InputError
from il21kg.reading.structure.tagset import Form
from il21kg.vocabulary.classes import Turn, WordClass
from il21kg.vocabulary.inflection import Verb, conjugate, irregular_verbs
from il21kg.vocabulary.mentions import cut
from il21kg.vocabulary.vocabulary import Frame, Vocabulary

ELEMENT: Final = re.compile(
    r"<(?P<verb>[\w' -]+?)(?::(?P<form>[PF]))?>(?P<vopt>\??)"
    r"|~(?P<free>\d)"
    r"|\((?P<alt>[^()]*)\)(?P<aopt>\??)"
    r"|(?P<word>[^\s<(]+)"
)


#: Turns with an end among the words of the verb, where the free words of the pattern stand.
_INSIDE: Final = (Turn.OBJECT_INSIDE, Turn.SUBJECT_INSIDE)


@dataclass(frozen=True, slots=True)
class Pattern:
    """A trigger of a frame, translated."""

    frame: Frame
    source: str
    """The regular expression over blank-joined lower-case tokens, each with a blank after it."""
    forms: Form
    """Which verb forms it takes: `` (all), P, F; `noun` where it has no verb."""
    verb_last: bool
    """Nothing but the verb (and optional words) ends it: a passive turns the ends round."""
    literal: int
    """How many elements are fixed."""
    second: frozenset[str]
    """The words that its second fixed element begins with: without one of them it matches nothing."""

    @property
    def regex(self) -> re.Pattern[str]:
        """The compiled source; it matches at the start of a token."""
        return _compiled(self.source)


@dataclass(frozen=True, slots=True)
class _Words:
    """What the translation takes from the closed classes of words."""

    irregular: Mapping[str, Verb]
    """Base of an irregular verb → its forms."""
    stops: str
    """Pattern of one word that free words do not go beyond."""
    adverbs: str
    """Pattern of the adverbs that may follow a verb."""


@cache
def _compiled(source: str) -> re.Pattern[str]:
    """Compile a pattern when its first word is met: an article meets few of them."""
    return re.compile(source)


def translate(vocabulary: Vocabulary) -> Mapping[str, tuple[Pattern, ...]]:
    """Give first token → the patterns that begin with it, in the order of the frames.

    Raises InputError for a trigger without a fixed word.
    """
    words = _words(vocabulary)
    by_word: dict[str, list[Pattern]] = {}
    for frame in vocabulary.frames:
        for trigger in frame.triggers if frame.shape not in (Turn.MODIFIER, Turn.NOMINAL) else ():
            heads, pattern = _pattern(frame, trigger, words)
            for head in heads:
                by_word.setdefault(head, []).append(pattern)
    return {word: tuple(patterns) for word, patterns in by_word.items()}


def verbs(vocabulary: Vocabulary) -> Mapping[str, Mapping[str, Form]]:
    """Give verb of a frame → its forms → base, s, ed, ing."""
    irregular = _words(vocabulary).irregular
    found = (match["verb"] for f in vocabulary.frames for t in f.triggers for match in _elements(t))
    return {verb: _inflected(verb, irregular) for verb in dict.fromkeys(found) if verb}


def _words(vocabulary: Vocabulary) -> _Words:
    stops, adverbs = (vocabulary.words.get(each, {}) for each in (WordClass.SLOT_STOP, WordClass.ADVERB))
    one_word = (re.escape(adverb) for adverb in adverbs if " " not in adverb)
    return _Words(
        irregular_verbs(vocabulary.words),
        "|".join(("[.,;:()]", *map(re.escape, stops))),
        rf"(?:(?:[a-z]{{3,}}ly|{'|'.join(one_word)}) ){{0,2}}?",
    )


def _elements(trigger: str) -> Iterator[re.Match[str]]:
    """Give the elements of a trigger from its first fixed one: the verb group reads helpers before it."""
    begun = False
    for match in ELEMENT.finditer(trigger):
        begun = begun or not (match["free"] or _is_optional(match))
        if begun:
            yield match


def _is_optional(element: re.Match[str]) -> bool:
    return bool(element["vopt"] or element["aopt"]) or (element["word"] or "").endswith("?")


def _fixed_words(element: re.Match[str]) -> list[str]:
    """Return the words that an element of a trigger stands for: "on", "(on|in|within)"."""
    alternatives = element["alt"]
    words = [element["word"].rstrip("?")] if alternatives is None else alternatives.split("|")
    return [" ".join(token.low for token in cut(word, 0)) for word in words]


def _one_of(options: Iterable[str], group: str, *, optional: bool) -> str:
    """Return the pattern of one of several words, the longest first."""
    longest_first = "|".join(re.escape(each) for each in sorted(options, key=len, reverse=True))
    return f"(?:(?:{longest_first}) )?" if optional else f"({group}{longest_first}) "


def _free_words(most: str, stops: str, group: str) -> str:
    """Return the pattern of up to so many words of any kind that end no phrase."""
    return rf"({group}(?:(?!(?:{stops}) )[^ ]+ ){{0,{most}}}?)"


def _pattern(frame: Frame, trigger: str, words: _Words) -> tuple[frozenset[str], Pattern]:
    """Translate one trigger: the words it may begin with, and its pattern."""
    parts: list[str] = []
    heads: list[frozenset[str]] = []
    """The first words of each fixed element."""
    forms, verb_last = Form.NOUN, False
    for match in _elements(trigger):
        if verb_last:
            parts.append(words.adverbs)
        if match["free"]:
            group = "?P<end>" if verb_last and frame.shape in _INSIDE else "?:"
            parts.append(_free_words(match["free"], words.stops, group))
            continue
        optional = _is_optional(match)
        if match["verb"]:
            options: Iterable[str] = _inflected(match["verb"], words.irregular)
            group = "?:" if forms != Form.NOUN else "?P<v>"
            forms, verb_last = Form(match["form"] or ""), True
        else:
            options, group, verb_last = _fixed_words(match), "?:", verb_last and optional
        parts.append(_one_of(options, group, optional=optional))
        heads += [] if optional else [frozenset(option.split(" ")[0] for option in options)]
    if not heads:
        raise InputError(f"frame {frame.name}: the trigger {trigger!r} has no fixed word")
    second = heads[1] if len(heads) > 1 else frozenset()
    return heads[0], Pattern(frame, "".join(parts), forms, verb_last, len(heads), second)


def _inflected(verb: str, irregular: Mapping[str, Verb]) -> dict[str, Form]:
    """Give the forms of a verb: form → base, s, ed, ing."""
    base, third, past, participle, gerund = conjugate(verb, irregular)
    forms = {
        gerund: Form.GERUND,
        past: Form.PAST,
        participle: Form.PAST,
        third: Form.THIRD_PERSON,
        base: Form.BASE,
    }
    return {" ".join(token.low for token in cut(form, 0)): kind for form, kind in forms.items()}
