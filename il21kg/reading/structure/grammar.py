"""The language data of a vocabulary, ready to match: patterns of frames, closed classes of words, cues.

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
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Final

from il21kg.errors import InputError
from il21kg.reading.structure.tagset import Form, Tag
from il21kg.vocabulary.classes import TermKind, Tie, Trait, WordClass
from il21kg.vocabulary.mentions import Token, cut
from il21kg.vocabulary.vocabulary import Frame, Vocabulary

ELEMENT: Final = re.compile(
    r"<(?P<verb>[\w' -]+?)(?::(?P<form>[PF]))?>(?P<vopt>\??)"
    r"|~(?P<free>\d)"
    r"|\((?P<alt>[^()]*)\)(?P<aopt>\??)"
    r"|(?P<word>[^\s<(]+)"
)
#: Closed classes in the order in which they win a tie, and the tag they give.
_TAGS: Final = {
    WordClass.TOPIC: Tag.TOPIC,
    WordClass.EXEMPLAR: Tag.SUCH,
    WordClass.PREPOSITION: Tag.PREPOSITION,
    WordClass.CONJUNCTION: Tag.CONJUNCTION,
    WordClass.NEGATION: Tag.NEGATION,
    WordClass.DETERMINER: Tag.DETERMINER,
    WordClass.QUANTIFIER: Tag.QUANTIFIER,
    WordClass.RELATIVE: Tag.RELATIVE,
    WordClass.MODAL: Tag.MODAL,
    WordClass.AUXILIARY: Tag.AUXILIARY,
    WordClass.GOVERNOR: Tag.GOVERNOR,
    WordClass.LINKER: Tag.LINK,
    WordClass.REPORTING: Tag.REPORTING,
    WordClass.ADVERB: Tag.ADVERB,
    WordClass.CONSEQUENCE: Tag.ADVERBIAL,
    WordClass.EVALUATIVE: Tag.EVALUATIVE,
    WordClass.NOT_ADVERB: Tag.WORD,
}


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


@cache
def _compiled(source: str) -> re.Pattern[str]:
    """Compile a pattern when its first word is met: an article meets few of them."""
    return re.compile(source)


@dataclass(frozen=True, slots=True)
class Unit:
    """Words of a closed class."""

    words: tuple[str, ...]
    tags: tuple[Tag, ...]
    """One for each word."""
    roles: tuple[str, ...]
    """One for each word."""


def _unit_tags(tag: Tag, size: int) -> tuple[Tag, ...]:
    if size > 1 and tag in (Tag.TOPIC, Tag.PREPOSITION, Tag.SUCH, Tag.CONJUNCTION):
        return (tag, *[Tag(f"+{tag}")] * (size - 1))
    return (Tag.ADVERBIAL if size > 1 and tag == Tag.ADVERB else tag,) * size


def _fixed_words(element: re.Match[str]) -> list[str]:
    """Return the words that an element of a trigger stands for: "on", "(on|in|within)"."""
    alternatives = element["alt"]
    words = [element["word"].rstrip("?")] if alternatives is None else alternatives.split("|")
    return [" ".join(token.low for token in cut(word, 0)) for word in words]


def _one_of(options: Iterable[str], group: str, *, optional: bool) -> str:
    """Return the pattern of one of several words, the longest first."""
    longest_first = "|".join(re.escape(each) for each in sorted(options, key=len, reverse=True))
    return f"(?:(?:{longest_first}) )?" if optional else f"({group}{longest_first}) "


class Grammar:
    """The language data of a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Translate frames, cues and closed classes; raise InputError for a trigger without a fixed word."""
        self.vocabulary = vocabulary
        self._irregular = {
            line.split()[0]: line.split() for line in vocabulary.words.get(WordClass.IRREGULAR, {})
        }
        self._slot_stops = "|".join(("[.,;:()]", *map(re.escape, self.words(WordClass.SLOT_STOP))))
        adverbs = (re.escape(adverb) for adverb in self.words(WordClass.ADVERB) if " " not in adverb)
        self._adverbs = rf"(?:(?:[a-z]{{3,}}ly|{'|'.join(adverbs)}) ){{0,2}}?"
        self.form_of: dict[str, dict[str, Form]] = {}
        """Verb of a frame → its forms → base, s, ed, ing."""
        self.patterns: dict[str, list[Pattern]] = {}
        """First token → the patterns that begin with it."""
        for frame in vocabulary.frames:
            for trigger in frame.triggers:
                self._add(frame, trigger)
        self.units = self._closed_classes()
        """Words of closed classes, joined by blanks, → the class that wins them."""
        self.sizes = self._sizes()
        """First token → how many tokens the words of closed classes have that begin with it, most first."""
        self.cues: dict[tuple[str, str], frozenset[str]] = {}
        """(kind, scope) → words."""
        for cue in vocabulary.cues:
            at = (cue.kind, cue.scope)
            self.cues[at] = self.cues.get(at, frozenset()) | {cue.words}
        self._kinds: dict[str, tuple[str, ...]] = {}

    # ---- what the rows say

    def words(self, word_class: str) -> Mapping[str, str]:
        """Give the words of a closed class with their roles."""
        return self.vocabulary.words.get(word_class, {})

    def has(self, key: str, trait: Trait) -> bool:
        """Tell whether the relation of a key has a trait."""
        return self.vocabulary.has(key, trait)

    def role(self, word_class: str, words: str) -> str | None:
        """Give the role of words in a closed class, or None when they are not in it."""
        return self.vocabulary.words.get(word_class, {}).get(words)

    @cached_property
    def last_words(self) -> Mapping[str, frozenset[str]]:
        """Closed class → the last words of its members: most phrases end in none of them."""
        return {
            word_class: frozenset(re.split("[ -]", member)[-1] for member in members)
            for word_class, members in self.vocabulary.words.items()
        }

    @cached_property
    def cue_words(self) -> frozenset[str]:
        """The first words of all cues: a sentence with none of them has no cue."""
        members = [words for group in self.cues.values() for words in group]
        members += [*self.words(WordClass.NEGATION), *self.words(WordClass.DOUBT)]
        members += [words for words, role in self.words(WordClass.LINKER).items() if role == "open"]
        return frozenset(words.split(" ")[0] for words in members)

    @cached_property
    def hints(self) -> Mapping[str, str]:
        """Ending of a word ("ase") → the kind of thing it hints at."""
        return {
            ending[1:]: kind for ending, kind in self.words(WordClass.HINT).items() if ending.startswith("-")
        }

    @cached_property
    def verb_forms(self) -> Mapping[str, Form]:
        """Every form of every frame's verb → base, s, ed, ing."""
        return {form: kind for forms in self.form_of.values() for form, kind in forms.items()}

    @cached_property
    def aside(self) -> re.Pattern[str]:
        """What a bracket that is not read looks like in full: "(PubMed:1234567)"."""
        rows = (rule.pattern for rule in self.vocabulary.layout if rule.kind == "aside")
        return re.compile("|".join(f"(?:{row})" for row in rows) or r"(?!)")

    def nameless(self, word: str) -> bool:
        """Tell whether a word at the end of unknown words makes them name nothing: an adjective, "record"."""
        word = word.rsplit("-", 1)[-1]
        if word in self.words(WordClass.NAMELESS):
            return True
        return word.endswith(self._nameless_endings) and word not in self.words(WordClass.NAMED_ADJECTIVE)

    @cached_property
    def _nameless_endings(self) -> tuple[str, ...]:
        return tuple(ending[1:] for ending in self.words(WordClass.NAMELESS) if ending.startswith("-"))

    def hint(self, noun: str) -> str:
        """Guess the kind of an unknown thing by its noun or the ending of that; empty when nothing tells."""
        found = self.role(WordClass.HINT, noun)
        if found is None and noun.endswith(tuple(self.hints)):
            found = next(role for ending, role in self.hints.items() if noun.endswith(ending))
        return found or ""

    def of_disease(self, tokens: Iterable[Token]) -> bool:
        """Tell whether unknown words are of a disease by their last noun: "palsy type 2"."""
        nouns = [token.norm for token in tokens if token.text.isalpha() and token.norm != "type"]
        return bool(nouns) and self.hint(nouns[-1]) == TermKind.DISEASE

    def kinds(self, key: str) -> tuple[str, ...]:
        """Give the kinds of object that the relations of a key admit."""
        if key not in self._kinds:
            rows = self.vocabulary.relations_by_key.get(key, ())
            self._kinds[key] = tuple(dict.fromkeys(kind for row in rows for kind in row.kinds))
        return self._kinds[key]

    def frame(
        self, *, shape: str | None = None, family: str | None = None, tie: Tie | None = None
    ) -> Frame | None:
        """Give the first frame of a shape, of a family, or of the family of a tie."""
        family = family if tie is None else self.vocabulary.ties[tie]
        fitting = (f for f in self.vocabulary.frames if f.shape == shape or f.family == family)
        return next(fitting, None)

    # ---- translation

    def _closed_classes(self) -> dict[str, Unit]:
        units: dict[str, Unit] = {}
        for word_class, tag in _TAGS.items():
            for words, role in self.words(word_class).items():
                lows = tuple(t.low for t in cut(words, 0))
                unit = Unit(lows, _unit_tags(tag, len(lows)), (role,) * len(lows))
                units.setdefault(" ".join(unit.words), unit)
        return units

    def _sizes(self) -> dict[str, tuple[int, ...]]:
        sizes: dict[str, set[int]] = {}
        for unit in self.units.values():
            sizes.setdefault(unit.words[0], set()).add(len(unit.words))
        return {first: tuple(sorted(found, reverse=True)) for first, found in sizes.items()}

    def _free_words(self, most: str) -> str:
        """Return the pattern of up to so many words of any kind that end no phrase."""
        return rf"(?:(?!(?:{self._slot_stops}) )[^ ]+ ){{0,{most}}}?"

    def _add(self, frame: Frame, trigger: str) -> None:
        """Translate one trigger: a regular expression, found by the words it may begin with."""
        parts: list[str] = []
        heads: list[frozenset[str]] = []
        """The first words of each fixed element."""
        forms, verb_last = Form.NOUN, False
        for match in ELEMENT.finditer(trigger):
            if verb_last:
                parts.append(self._adverbs)
            if match["free"]:
                parts += [self._free_words(match["free"])] if parts else []
                continue
            optional = match["vopt"] or match["aopt"] or (match["word"] or "").endswith("?")
            if optional and not parts:
                continue  # auxiliaries before the verb are read by the verb group
            if match["verb"]:
                options: Iterable[str] = self._verb(match["verb"])
                group = "?:" if forms != Form.NOUN else "?P<v>"
                forms, verb_last = Form(match["form"] or ""), True
            else:
                options, group, verb_last = _fixed_words(match), "?:", verb_last and bool(optional)
            parts.append(_one_of(options, group, optional=bool(optional)))
            heads += [] if optional else [frozenset(option.split(" ")[0] for option in options)]
        if not parts:
            raise InputError(f"frame {frame.name}: the trigger {trigger!r} has no fixed word")
        second = heads[1] if len(heads) > 1 else frozenset()
        pattern = Pattern(frame, "".join(parts), forms, verb_last, len(heads), second)
        for head in heads[0]:
            self.patterns.setdefault(head, []).append(pattern)

    def _verb(self, verb: str) -> dict[str, Form]:
        """Give the forms of a verb: form → base, s, ed, ing."""
        if verb not in self.form_of:
            self.form_of[verb] = self._inflected(verb)
        return self.form_of[verb]

    def _inflected(self, verb: str) -> dict[str, Form]:
        if verb in self._irregular:
            base, third, past, participle, ing = self._irregular[verb]
            return {
                ing: Form.GERUND,
                past: Form.PAST,
                participle: Form.PAST,
                third: Form.THIRD_PERSON,
                base: Form.BASE,
            }
        if re.search(r"[^aeiou]y$", verb):
            third, past, ing = verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
        elif verb.endswith("e"):
            third, past, ing = verb + "s", verb + "d", verb[:-1] + "ing"
        else:
            third = verb + ("es" if re.search(r"(s|sh|ch|x|z)$", verb) else "s")
            past, ing = verb + "ed", verb + "ing"
        forms = {past: Form.PAST, ing: Form.GERUND, third: Form.THIRD_PERSON, verb: Form.BASE}
        return {" ".join(t.low for t in cut(form, 0)): kind for form, kind in forms.items()}
