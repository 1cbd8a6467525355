"""Understands plain words as a question of the catalogue: by the ways in which each says it is asked.

"which cells does IL-21 act on?" → target-cells, gene=IL-21

Names are taken out first, longest first, each for the parameters that its kind fits. What remains is compared
with the `asked` lines of the questions, word by word; words that few questions use weigh more. It is a rule,
not a guess: what is understood is told, and what is not is told too.
"""

import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from il21kg.ask.catalogue import Question, catalogue
from il21kg.errors import InputError
from il21kg.namespaces import compact, expand
from il21kg.resources import folder
from il21kg.vocabulary.kinds import Shown

#: Runs of words → those that name something, with the kinds of what they name.
Known = Callable[[Iterable[str]], Mapping[str, frozenset[str]]]

#: What a document is called among the kinds of things.
DOCUMENT: Final = "document"
#: Which kinds a parameter takes; one that is not here takes any.
_GENES: Final = frozenset({Shown.GENE, Shown.PROTEIN, Shown.RNA})
_KINDS: Final[Mapping[str, frozenset[str]]] = {
    "gene": _GENES,
    "other": _GENES,
    "cell": frozenset({Shown.CELL}),
    "disease": frozenset({Shown.DISEASE}),
    "alias": frozenset({Shown.DISEASE}),
    "process": frozenset({Shown.PROCESS, Shown.FUNCTION}),
    "family": frozenset({Shown.FAMILY, Shown.KIND}),
    "place": frozenset({Shown.BAND, Shown.CHROMOSOME}),
    "document": frozenset({DOCUMENT}),
}
#: Kinds whose names are common words, which may as well ask for something.
_CLASSES_OF_THINGS: Final = frozenset({Shown.KIND, Shown.FUNCTION})
#: Which kinds a `class` is of, by the register of its default.
_CLASSES: Final = {"CL": frozenset({Shown.CELL}), "MONDO": frozenset({Shown.DISEASE})}
#: The longest name that is looked for, in words.
_LONGEST: Final = 8
#: The longest question, in letters.
_MOST: Final = 500
#: Below this a question is not understood.
_ENOUGH: Final = 0.5
#: What a word counts that stands on the other side of the first name.
_ACROSS: Final = 0.8
#: What a name that a question has no place for, and a place for which there is no name, cost.
_LEFT: Final = 0.45
_EMPTY: Final = 0.8
#: A word that is written as symbols are: with a digit, or in capitals.
_NAMELIKE: Final = re.compile(r"[^\W\d]\S*\d|^[A-Z0-9-]*[A-Z][A-Z0-9-]+$")
_SLOT: Final = re.compile(r"\{(\w+)\}")
_WORD: Final = re.compile(r"\{\w+\}|[^\s,;:?!.“”\"()]+(?:\.[^\s,;:?!.“”\"()]+)*")


@dataclass(frozen=True, slots=True)
class Understood:
    """A question of the catalogue that plain words stand for."""

    question: Question
    parameters: Mapping[str, str]
    """The values of its parameters, as they were written; `*` where any is meant."""
    score: float
    """How well the words fit, 0 to 1."""

    @property
    def command(self) -> str:
        """The command that asks the same."""
        values = [f"{name}={_quoted(value)}" for name, value in self.parameters.items()]
        return " ".join(["il21kg query", self.question.name, *values])


@dataclass(frozen=True, slots=True)
class _Name:
    """Words of a question that name something."""

    words: str
    kinds: frozenset[str]


@dataclass(frozen=True)
class _Way:
    """One way of asking a question: its words, and the parameters in their order."""

    question: Question
    stems: frozenset[str]
    before: frozenset[str]
    """Those of its words that stand before the first name: "what regulates X", not "what does X regulate"."""
    slots: tuple[str, ...]


def understand(words: str, known: Known) -> Understood:
    """Return the question of the catalogue that fits best.

    `known` says of which kinds the things are that some words name. Raises InputError with the three nearest
    questions when none fits well enough, and when a word that looks like a name is none.
    """
    if len(words) > _MOST:
        raise InputError("This is longer than a question.", f"Ask in at most {_MOST} letters.")
    ranked = _ranked(words, known)
    best = ranked[0]
    if best.score >= _ENOUGH:
        return best
    near = dict.fromkeys(f"{each.question.name}: {each.question.question}" for each in ranked)
    listed = "\n".join(f"  {each}" for each in list(near)[:3])
    raise InputError(
        f"“{words.strip()}” is not understood.", f"Nearest questions:\n{listed}\nAll: il21kg queries"
    )


def _ranked(words: str, known: Known) -> list[Understood]:
    """Return each question in its best way, the best first."""
    tokens = _WORD.findall(words)
    found = known(dict.fromkeys(_runs(tokens)))
    named = {run: kinds for run, kinds in found.items() if not (kinds <= _CLASSES_OF_THINGS and _asks(run))}
    names, rest, before = _names(tokens, named)
    _refuse_unknown(rest)
    stems, leading = frozenset(_stems(rest)), frozenset(_stems(rest[:before]))
    if not names and not stems:
        raise InputError(
            "This asks for nothing.", 'Ask, for example: il21kg ask "which cells does IL-21 act on?"'
        )
    best: dict[str, Understood] = {}
    for way in _ways():
        each = _fit(way, names, stems, leading)
        held = best.get(way.question.name)
        if held is None or each.score > held.score:
            best[way.question.name] = each
    return sorted(best.values(), key=lambda each: (-each.score, _open_slots(each), each.question.name))


def _open_slots(understood: Understood) -> int:
    """Count the parameters that take any kind: of two that fit, the question that says more is meant."""
    return sum(_fitting(understood.question, slot) is None for slot in understood.parameters)


def _fit(way: _Way, names: tuple[_Name, ...], stems: frozenset[str], before: frozenset[str]) -> Understood:
    """Score one way of asking against the words and names of a question."""
    values, left = _filled(way, names)
    empty = [slot for slot in way.slots if slot not in values]
    weights = _weights()
    sides = {True: 1.0, False: _ACROSS}
    common = sum(
        weights[each] * sides[(each in way.before) == (each in before)] for each in way.stems & stems
    )
    total = sum(weights[each] for each in way.stems) + sum(weights.get(each, _rarest()) for each in stems)
    likeness = 2 * common / total if total else 1.0
    score = likeness * _LEFT ** len(left) * math.prod(_EMPTY if each == "gene" else _LEFT for each in empty)
    return Understood(way.question, {**dict.fromkeys(empty, "*"), **values}, score)


def _filled(way: _Way, names: tuple[_Name, ...]) -> tuple[dict[str, str], tuple[_Name, ...]]:
    """Give each slot the first name that fits it; return the names for which there is no slot, too."""
    values, left = dict[str, str](), list(names)
    for slot in way.slots:
        fits = _fitting(way.question, slot)
        name = next((each for each in left if fits is None or fits & each.kinds), None)
        if name is not None:
            values[slot] = name.words
            left.remove(name)
    return values, tuple(left)


def _fitting(question: Question, slot: str) -> frozenset[str] | None:
    """Return the kinds that a parameter of a question takes; None for any."""
    if slot != "class":
        return _KINDS.get(slot)
    default = next(each.default for each in question.parameters if each.name == slot)
    return _CLASSES[compact(expand(default)).split(":")[0]]


# ---- the words of a question


def _runs(tokens: list[str]) -> Iterator[str]:
    """Give all runs of words that may be a name."""
    for first in range(len(tokens)):
        for last in range(first + 1, min(first + _LONGEST, len(tokens)) + 1):
            spelled = [each.lower() for each in tokens[first:last]]
            silent = not _silent().isdisjoint((spelled[0], spelled[-1]))
            asking = _groups().keys() >= set(spelled)  # "the cytokine family" asks for one
            if not silent and not asking:
                yield " ".join(tokens[first:last])


def _asks(run: str) -> bool:
    """Tell whether a question of the catalogue is asked by this word: "subunits" asks for parts."""
    return all(stem in _weights() for stem in _stems([run]))


def _names(
    tokens: list[str], named: Mapping[str, frozenset[str]]
) -> tuple[tuple[_Name, ...], list[str], int]:
    """Return the names, the longest first taken; the other words; and how many of these stand before."""
    names, rest, i = list[_Name](), list[str](), 0
    before: int | None = None
    while i < len(tokens):
        runs = (" ".join(tokens[i:last]) for last in range(min(i + _LONGEST, len(tokens)), i, -1))
        words = next((each for each in runs if each in named), None)
        if words is None:
            rest.append(tokens[i])
            i += 1
        else:
            names.append(_Name(words, named[words]))
            before = len(rest) if before is None else before
            i += words.count(" ") + 1
    return tuple(names), rest, len(rest) if before is None else before


def _refuse_unknown(rest: Iterable[str]) -> None:
    """Raise InputError for a word that is written as names are, and names nothing: "FOO1", "IL-99"."""
    for word in rest:
        low = word.lower()
        if _NAMELIKE.search(word) and low not in _groups() and low not in _silent():
            raise InputError(
                f"“{word}” names nothing in the graph or the vocabulary.",
                "Write the name as the text has it, or a CURIE like hgnc:6005.",
            )


def _stems(words: Iterable[str]) -> Iterator[str]:
    """Give the words that ask for something, each as its group's first, others without their ending."""
    for word in words:
        low = word.lower().removesuffix("'s").removesuffix("’s")
        if low not in _silent():
            yield _groups().get(low) or _groups().get(_stem(low), _stem(low))


def _stem(word: str) -> str:
    return re.sub(r"(?<=[a-z]{3})(?:ations?|ions?|ings?|ed|es|s|e)$", "", word)


# ---- the ways of asking, and their words


@cache
def _ways() -> tuple[_Way, ...]:
    return tuple(_way(question, words) for question in catalogue() for words in question.asked)


def _way(question: Question, words: str) -> _Way:
    stems = frozenset(_stems(_WORD.findall(_SLOT.sub(" ", words))))
    before = frozenset(_stems(_WORD.findall(words.split("{")[0])))
    return _Way(question, stems, before, tuple(_SLOT.findall(words)))


@cache
def _weights() -> Mapping[str, float]:
    """Return how much each word tells: the fewer questions have it, the more."""
    questions: dict[str, set[str]] = {}
    for way in _ways():
        for stem in way.stems:
            questions.setdefault(stem, set()).add(way.question.name)
    count = len({way.question.name for way in _ways()})
    return {stem: math.log(1 + count / len(names)) for stem, names in questions.items()}


def _rarest() -> float:
    """Return the weight of a word that no question has."""
    return max(_weights().values())


@cache
def _lines() -> tuple[str, ...]:
    text = (folder("queries") / "words.txt").read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


@cache
def _silent() -> frozenset[str]:
    """Return the words that ask for nothing by themselves."""
    return frozenset(word for line in _lines() if line.startswith("~") for word in line[1:].split())


@cache
def _groups() -> Mapping[str, str]:
    """Return the words that ask for the same, whole and without ending, each with the first of its line."""
    lines = [line.split() for line in _lines() if not line.startswith("~")]
    by_stem = {_stem(word): words[0] for words in lines for word in words}
    return {**by_stem, **{word: words[0] for words in lines for word in words}}


def _quoted(value: str) -> str:
    return f'"{value}"' if re.search(r"[^\w.:-]", value) else value
