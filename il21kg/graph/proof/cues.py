"""Proves cues and certainty: each cue is one of the data, and each in the trigger is recorded."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from il21kg.graph.proof.facts import Facts
from il21kg.graph.proof.rules import Fault
from il21kg.namespaces import IKG
from il21kg.vocabulary.classes import CueKind, CueScope, MarkRole, NegationRole, WordClass
from il21kg.vocabulary.inflection import plural
from il21kg.vocabulary.vocabulary import Vocabulary

_WORD: Final = re.compile(r"[\w'-]+|[^\w\s]")
#: What a verb makes of its object, and no hedge: "makes asthma more likely".
_LIKELIHOOD: Final = re.compile(r"\b(?:more|less) likely$", re.IGNORECASE)
_CUES: Final = (IKG.hedgeCue, IKG.negationCue, IKG.evidentialCue)


@dataclass(frozen=True, slots=True)
class CueWords:
    """The words of the cues of a vocabulary."""

    all: frozenset[str]
    negations: frozenset[str]
    hedges: frozenset[str]
    harmless: tuple[str, ...]
    """What holds one of them and neither denies nor hedges: "not only", "no doubt"."""


def cue_words(vocabulary: Vocabulary) -> CueWords:
    """Give the words that may be recorded as cues, and those that deny and hedge."""
    words = vocabulary.words
    opening = (
        linker for linker, role in words[WordClass.LINKER].items() if role == MarkRole.OPEN
    )  # "whether"
    of_kind = {
        kind: frozenset(
            cue.words for cue in vocabulary.cues if cue.kind == kind and cue.scope != CueScope.OPENING
        )  # "had" hedges where it opens, not in "had been found"
        for kind in (CueKind.NEGATION, CueKind.HEDGE)
    }
    return CueWords(
        frozenset(
            (
                *(cue.words for cue in vocabulary.cues),
                *words[WordClass.DOUBT],
                *words[WordClass.INQUIRY],
                *words[WordClass.WITHDRAWAL],
                *words[WordClass.HISTORY],
                *words[WordClass.NEGATION],
                *words[WordClass.RESERVATION],
                *words[WordClass.THINKING],
                *words[WordClass.FEW],
                *_numbers(words[WordClass.SOURCE]),
                *opening,
            )
        ),
        of_kind[CueKind.NEGATION],
        of_kind[CueKind.HEDGE],
        tuple(_harmless(vocabulary, of_kind[CueKind.NEGATION] | of_kind[CueKind.HEDGE])),
    )


def _numbers(nouns: Iterable[str]) -> Iterator[str]:
    """Give nouns in both numbers."""
    for noun in nouns:
        yield from (noun, plural(noun))


def _harmless(vocabulary: Vocabulary, cues: frozenset[str]) -> Iterator[str]:
    words = vocabulary.words
    denials = [each for each, role in words[WordClass.NEGATION].items() if role == NegationRole.OF_NOUN]
    yield from (each for each in words[WordClass.ADVERB] if " " in each and not cues.isdisjoint(each.split()))
    shorts = [cue.words for cue in vocabulary.cues if cue.kind == CueKind.NEGATION]
    yield from (
        f"{no} {article}{only}" for no in shorts for article in ("", "a ") for only in words[WordClass.FOCUS]
    )
    yield from (f"{no} {cue}" for no in words[WordClass.NEGATION] for cue in shorts)
    yield from (f"{no} {doubt}" for no in (*denials, "without") for doubt in words[WordClass.OBJECTION])


def cues(facts: Facts, words: CueWords, statement: str) -> Iterator[Fault]:
    """Ask whether each cue is one the data knows, and each in the words of the trigger is recorded."""
    for cue in {text for each in _CUES for text in facts.texts(statement, each)}:
        if not _among(cue, words.all):
            yield Fault("P7", statement, f"“{cue}” is no cue that the reading knows.")
    for phrase in facts.texts(statement, IKG.relationPhrase):
        if phrase.startswith("("):
            continue  # a name in brackets: "nitric oxide (NO)"
        heard = without(words.harmless, phrase)
        if not facts.texts(statement, IKG.negationCue) and _among(heard, words.negations):
            yield Fault("P7", statement, f"“{phrase}” denies, and the statement says nothing of it.")
        bare = _LIKELIHOOD.sub("", heard)
        if not facts.texts(statement, IKG.hedgeCue) and _among(bare, words.hedges):
            yield Fault("P7", statement, f"“{phrase}” hedges, and the claim is given as stated.")


def without(harmless: Iterable[str], phrase: str) -> str:
    """Give a phrase without words that neither deny nor hedge, where they stand in it.

    >>> without(["not only"], "It not only binds")
    'It   binds'
    """
    return _harmless_words(tuple(harmless)).sub(" ", phrase)


@cache
def _harmless_words(harmless: tuple[str, ...]) -> re.Pattern[str]:
    """Give one pattern of them all, the longest first: there are thousands, and each phrase is asked."""
    longest_first = sorted(harmless, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first)) or '(?!)'})\b", re.IGNORECASE)


def _among(phrase: str, words: frozenset[str]) -> bool:
    """Tell whether a phrase holds one of some words."""
    low = " ".join(_WORD.findall(phrase.lower().replace("’", "'")))
    return any(f" {word} " in f" {low} " for word in words)
