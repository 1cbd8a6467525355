"""The language data of a vocabulary, ready to match: patterns of frames, closed classes of words, cues."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from il21kg.reading.structure.patterns import Pattern, translate, verbs
from il21kg.reading.structure.tagset import Form, Tag
from il21kg.vocabulary.classes import (
    CueKind,
    CueScope,
    HistoryRole,
    MarkRole,
    SourceRole,
    TermKind,
    Tie,
    Trait,
    Turn,
    WordClass,
)
from il21kg.vocabulary.inflection import plural
from il21kg.vocabulary.mentions import Token, cut
from il21kg.vocabulary.vocabulary import Frame, Vocabulary, tokens

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


#: Roles of those who say something that is left open, be they few or many.
_OPINIONS: Final = (SourceRole.OPINION, SourceRole.VIEW)
UNKNOWN: Final = "unknown-verb"
"""Called so is what wrote a claim whose verb no frame knows: the two have to do with each other."""


@dataclass(frozen=True, eq=False)
class Grammar:
    """The language data of a vocabulary: equal to itself alone, so that readings can be kept by it."""

    vocabulary: Vocabulary
    patterns: Mapping[str, tuple[Pattern, ...]]
    """First token → the patterns that begin with it."""
    units: Mapping[str, Unit]
    """Words of closed classes, joined by blanks, → the class that wins them."""

    # ---- what the rows say

    @cached_property
    def form_of(self) -> Mapping[str, Mapping[str, Form]]:
        """Verb of a frame → its forms → base, s, ed, ing."""
        return verbs(self.vocabulary)

    @cached_property
    def sizes(self) -> Mapping[str, tuple[int, ...]]:
        """First token → how many tokens the words of closed classes have that begin with it, most first."""
        sizes: dict[str, set[int]] = {}
        for unit in self.units.values():
            sizes.setdefault(unit.words[0], set()).add(len(unit.words))
        return {first: tuple(sorted(found, reverse=True)) for first, found in sizes.items()}

    @cached_property
    def cues(self) -> Mapping[tuple[str, str], frozenset[str]]:
        """(kind, scope) → words."""
        words: dict[tuple[str, str], frozenset[str]] = {}
        for cue in self.vocabulary.cues:
            at = (cue.kind, cue.scope)
            words[at] = words.get(at, frozenset()) | {cue.words}
        return words

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
    def verb_endings(self) -> tuple[str, ...]:
        """How a verb in the third person ends."""
        return tuple(self.words(WordClass.VERB_ENDING))

    @cached_property
    def base_endings(self) -> tuple[str, ...]:
        """How a verb without an ending ends."""
        return tuple(self.words(WordClass.VERB_BASE_ENDING))

    @cached_property
    def unknown(self) -> Frame | None:
        """The frame of a verb that no frame knows, if there is one."""
        said = (self.vocabulary.ties[Tie.UNKNOWN], Turn.SUBJECT_OBJECT)
        like = next((f for f in self.vocabulary.frames if (f.family, f.shape) == said), None)
        return like and replace(like, name=UNKNOWN, triggers=(), examples=(), counter_examples=())

    @cached_property
    def modifiers(self) -> Mapping[str, Frame]:
        """Last word of a modifier ("binding") → the frame of what it says of the noun behind it."""
        modifying = (frame for frame in self.vocabulary.frames if frame.shape == Turn.MODIFIER)
        return {word: frame for frame in modifying for word in frame.triggers}

    @cached_property
    def nominals(self) -> Mapping[str, Frame]:
        """Noun for a doing with its preposition ("binding to") → the frame of what it says."""
        nominal = (frame for frame in self.vocabulary.frames if frame.shape == Turn.NOMINAL)
        return {words: frame for frame in nominal for words in frame.triggers}

    @cached_property
    def nominal_nouns(self) -> frozenset[str]:
        """The nouns of these."""
        return frozenset(words.split(" ")[0] for words in self.nominals)

    @cached_property
    def last_words(self) -> Mapping[str, Mapping[str, int]]:
        """Closed class → the last words of its members → tokens of the longest member that ends so.

        Most phrases end in none of them, and most others in a member of one word.
        """
        last_words: dict[str, dict[str, int]] = {}
        for word_class, members in self.vocabulary.words.items():
            longest = last_words.setdefault(word_class, {})
            for member in members:
                last = re.split("[ -]", member)[-1]
                size = 1 if member.isalpha() else len(tokens(member))
                longest[last] = max(longest.get(last, 0), size)
        return last_words

    @cached_property
    def cue_words(self) -> frozenset[str]:
        """The first words of all cues: a sentence with none of them has no cue."""
        members = [words for group in self.cues.values() for words in group]
        members += [
            *self.words(WordClass.NEGATION),
            *self.words(WordClass.DOUBT),
            *self.words(WordClass.INQUIRY),
            *self.words(WordClass.WITHDRAWAL),
            *self.words(WordClass.THINKING),
        ]
        members += [words for words, role in self.words(WordClass.LINKER).items() if role == MarkRole.OPEN]
        histories = self.words(WordClass.HISTORY).items()
        members += [words for words, role in histories if role not in ("", HistoryRole.PLACE)]
        return frozenset(words.split(" ")[0] for words in members)

    @cached_property
    def thinking(self) -> frozenset[str]:
        """The words by which something is thought or said, not known: "believed", "allegedly", "argue"."""
        hedging = self.cues[CueKind.HEDGE, CueScope.VERB] | self.cues[CueKind.HEDGE, CueScope.CLAUSE]
        return (hedging - self.words(WordClass.MODAL).keys()) | self.words(WordClass.THINKING).keys()

    @cached_property
    def reserving_words(self) -> frozenset[str]:
        """Words without one of which no comment, and nobody who says so, leaves a claim open."""
        lone = (WordClass.FEW, WordClass.WITHDRAWAL, WordClass.INQUIRY, WordClass.GROUND)
        members = (word for each in lone for word in self.words(each))
        opinions = (noun for noun, role in self.words(WordClass.SOURCE).items() if role in _OPINIONS)
        nouns = (number for noun in opinions for number in (noun, plural(noun)))
        failing = self.cues[CueKind.NEGATION, CueScope.VERB] - self.words(WordClass.NEGATION).keys()
        failing -= {*self.words(WordClass.AUXILIARY), *self.words(WordClass.MODAL), "no"}
        return self.thinking.union(self.reservations, members, nouns, failing)

    @cached_property
    def reservations(self) -> Mapping[str, tuple[tuple[str, ...], ...]]:
        """Last word of what leaves open what is said around it → all its words: "in principle"."""
        units: dict[str, tuple[tuple[str, ...], ...]] = {}
        for words in self.words(WordClass.RESERVATION):
            unit = tuple(words.split(" "))
            units[unit[-1]] = (*units.get(unit[-1], ()), unit)
        return units

    @cached_property
    def shares_with_of(self) -> Mapping[str, float]:
        """Noun → the share of its phrases that "of" follows, 0 to 1, as it was counted in texts."""
        counts = (line.split() for line in self.words(WordClass.NOUN_WITH_OF))
        return {noun: int(with_of) / int(seen) for noun, seen, with_of in counts}

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
    def _hint_endings(self) -> tuple[str, ...]:
        return tuple(self.hints)

    @cached_property
    def _nameless_endings(self) -> tuple[str, ...]:
        return tuple(ending[1:] for ending in self.words(WordClass.NAMELESS) if ending.startswith("-"))

    def hint(self, noun: str) -> str:
        """Guess the kind of an unknown thing by its noun or the ending of that; empty when nothing tells."""
        found = self.role(WordClass.HINT, noun)
        if found is None and noun.endswith(self._hint_endings):
            found = next(role for ending, role in self.hints.items() if noun.endswith(ending))
        return found or ""

    def lessens(self, tokens: Iterable[Token]) -> bool:
        """Tell whether a word among some says that there is less of a doing, or none: "impaired binding"."""
        less = self.words(WordClass.HINDERING)
        return any(token.low in less or token.norm in less for token in tokens)

    def of_whole(self, tokens: Iterable[Token]) -> bool:
        """Tell whether words are of something that has parts: "origin licensing complex 1"."""
        nouns = [token.norm for token in tokens if token.text.isalpha() and len(token.text) > 1]
        return bool(nouns) and self.role(WordClass.WHOLE_NOUN, nouns[-1]) is not None

    def of_disease(self, tokens: Iterable[Token]) -> bool:
        """Tell whether unknown words are of a disease by their last noun: "palsy type 2"."""
        nouns = [token.norm for token in tokens if token.text.isalpha() and token.norm != "type"]
        return bool(nouns) and self.hint(nouns[-1]) == TermKind.DISEASE

    def kinds(self, key: str) -> tuple[TermKind, ...]:
        """Give the kinds of object that the relations of a key admit."""
        return self._kinds.get(key, ())

    @cached_property
    def _kinds(self) -> Mapping[str, tuple[TermKind, ...]]:
        return {
            key: tuple(dict.fromkeys(kind for row in rows for kind in row.kinds))
            for key, rows in self.vocabulary.relations_by_key.items()
        }

    def frame(
        self, *, shape: str | None = None, family: str | None = None, tie: Tie | None = None
    ) -> Frame | None:
        """Give the first frame of a shape, of a family, or of the family of a tie."""
        if shape is not None:
            return self._first_of_shape.get(shape)
        family = family if tie is None else self.vocabulary.ties[tie]
        return self._first_of_family.get(family or "")

    @cached_property
    def _first_of_shape(self) -> Mapping[str, Frame]:
        return {frame.shape: frame for frame in reversed(self.vocabulary.frames)}

    @cached_property
    def _first_of_family(self) -> Mapping[str, Frame]:
        return {frame.family: frame for frame in reversed(self.vocabulary.frames)}


def build_grammar(vocabulary: Vocabulary) -> Grammar:
    """Translate the frames and the closed classes; raise InputError for a trigger without a fixed word."""
    return Grammar(vocabulary, translate(vocabulary), _closed_classes(vocabulary))


def _closed_classes(vocabulary: Vocabulary) -> dict[str, Unit]:
    units: dict[str, Unit] = {}
    for word_class, tag in _TAGS.items():
        for words, role in vocabulary.words.get(word_class, {}).items():
            lows = tuple(t.low for t in cut(words, 0))
            unit = Unit(lows, _unit_tags(tag, len(lows)), (role,) * len(lows))
            units.setdefault(" ".join(unit.words), unit)
    return units
