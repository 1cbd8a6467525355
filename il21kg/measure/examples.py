"""Runs the examples of frames, predicates and cues, and finds frames that read each other's words.

A frame must read each of its examples and none of its counter-examples; a predicate's are read by a frame
that takes its forms; the sentence of a cue must be as sure as the cue's kind says. Where the words of a
trigger are words of another frame too, one of the two shadows the other: the longer match wins, then the one
with more fixed words, then `ikg:order`, then the name.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, groupby, product
from typing import Final

from il21kg.reading.reader import Reader
from il21kg.reading.statements import Statement
from il21kg.reading.structure.patterns import ELEMENT, Pattern
from il21kg.reading.structure.tagset import Form
from il21kg.reading.topic import find_topic
from il21kg.text.document import read_document
from il21kg.vocabulary.vocabulary import Cue, Frame, Predicate, Vocabulary

#: The gene that examples are about when they say "it" or "this gene".
_TOPIC: Final = "IL21"


@dataclass(frozen=True, slots=True)
class Fault:
    """An example that is not read as its row says."""

    row: str
    """Name of the frame or of the predicate, or words of the cue."""
    kind: str
    """`example` or `counter-example`."""
    sentence: str
    read: tuple[str, ...]
    """What was read instead, in short."""


@dataclass(frozen=True, slots=True)
class Shadow:
    """Words that two frames read."""

    winner: str
    loser: str
    words: tuple[str, ...]
    triggers: tuple[str, ...]
    """The triggers whose words they are."""


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What became of all frames, predicates and cues."""

    frames: int
    predicates: int
    cues: int
    examples: int
    """How many sentences were read."""
    faults: tuple[Fault, ...]
    lacking: tuple[str, ...]
    """Frames, predicates and cues without an example."""
    without_counter_example: tuple[str, ...]
    """Frames that nothing keeps from reading too much."""
    shadows: tuple[Shadow, ...]

    @property
    def passed(self) -> bool:
        """True when each frame, predicate and cue has an example and all of them hold."""
        return not self.faults and not self.lacking


def rehearse(reader: Reader) -> Rehearsal:
    """Run all examples and look for shadows."""
    known = reader.vocabulary
    frames, predicates, cues = known.frames, known.predicates, known.cues
    of_cue = {example: cue for cue in reversed(cues) for example in cue.examples}
    faults = chain(
        chain.from_iterable(frame_examples(frame, reader) for frame in frames),
        chain.from_iterable(predicate_examples(predicate, reader) for predicate in predicates),
        chain.from_iterable(cue_example(cue, example, reader) for example, cue in of_cue.items()),
    )
    sentences = chain.from_iterable((*f.examples, *f.counter_examples) for f in frames)
    more = chain.from_iterable(predicate.examples for predicate in predicates)
    return Rehearsal(
        frames=len(frames),
        predicates=len(predicates),
        cues=len(cues),
        examples=len([*sentences, *more, *of_cue]),
        faults=tuple(faults),
        lacking=tuple(_lacking(known)),
        without_counter_example=tuple(frame.name for frame in frames if not frame.counter_examples),
        shadows=shadows(reader),
    )


def _lacking(known: Vocabulary) -> Iterator[str]:
    """Name the rows that have no example."""
    yield from (f"frame {frame.name}" for frame in known.frames if not frame.examples)
    yield from (f"predicate {each.name}" for each in known.predicates if not each.examples)
    yield from (f"cue “{cue.words}” ({cue.kind})" for cue in known.cues if not cue.examples)


def said(sentence: str, reader: Reader) -> tuple[Statement, ...]:
    """Read a sentence of an example."""
    document = read_document(sentence.encode(), "example.txt", reader.vocabulary.layout)
    return reader.read(document, find_topic(document, reader.vocabulary, _TOPIC)).statements


def frame_examples(frame: Frame, reader: Reader) -> Iterator[Fault]:
    """Give the examples that a frame does not read, and the counter-examples that it does."""
    for example in frame.examples:
        read = said(example, reader)
        if frame.name not in [statement.frame for statement in read]:
            yield Fault(frame.name, "example", example, tuple(map(_in_short, read)))
    for example in frame.counter_examples:
        read = tuple(s for s in said(example, reader) if s.frame == frame.name)
        if read:
            yield Fault(frame.name, "counter-example", example, tuple(map(_in_short, read)))


def predicate_examples(predicate: Predicate, reader: Reader) -> Iterator[Fault]:
    """Give the examples of a predicate that no frame reads which takes its forms."""
    takers = {frame.name for frame in reader.vocabulary.frames if predicate.meaning in frame.meanings}
    for example in predicate.examples:
        read = said(example, reader)
        if takers.isdisjoint(statement.frame for statement in read):
            yield Fault(predicate.name, "example", example, tuple(map(_in_short, read)))


def cue_example(cue: Cue, example: str, reader: Reader) -> Iterator[Fault]:
    """Give a fault when the one statement of a cue's example is not as sure as the cue's kind says."""
    read = said(example, reader)
    if [_sureness(statement) for statement in read] != [
        (cue.kind == "hedge", cue.kind == "negation", cue.kind == "evidential")
    ]:
        yield Fault(cue.words, "example", example, tuple(map(_in_short, read)))


def _sureness(statement: Statement) -> tuple[bool, bool, bool]:
    return bool(statement.hedge_cues), statement.negated, bool(statement.evidential_cues)


def _in_short(statement: Statement) -> str:
    thing = statement.object.label
    mood = "not " if statement.negated else "may " if statement.hedge_cues else ""
    return f"{statement.subject.label} – {mood}{statement.relation} → {thing} (frame {statement.frame})"


# --- shadows


def shadows(reader: Reader) -> tuple[Shadow, ...]:
    """Find the frames that read the words of another frame's trigger at least as far."""
    found = sorted(
        (*_decided(frame, pattern, words, reader), words, trigger)
        for frame in reader.vocabulary.frames
        for trigger in frame.triggers
        for words in realisations(trigger, reader)
        for pattern in _others(frame, trigger, words, reader)
    )
    result = []
    for (winner, loser), group in groupby(found, key=lambda row: row[:2]):
        rows = list(group)
        words, triggers = dict.fromkeys(row[2] for row in rows), sorted({row[3] for row in rows})
        result.append(Shadow(winner, loser, tuple(words), tuple(triggers)))
    return tuple(result)


def realisations(trigger: str, reader: Reader) -> list[str]:
    """Give word sequences a trigger stands for, without its optional and free words.

    A verb stands in two forms, or as a participle where the trigger wants one.
    """
    parts: list[list[str]] = []
    for match in ELEMENT.finditer(trigger):
        if match["verb"]:
            forms = {kind: form for form, kind in reader.grammar.form_of[match["verb"]].items()}
            parts.append(
                [forms[Form.PAST]]
                if match["form"] == Form.PARTICIPLE
                else [forms[Form.THIRD_PERSON], forms[Form.PAST]]
            )
        elif match["alt"] is not None and not match["aopt"]:
            parts.append(match["alt"].split("|"))
        elif match["word"] and not match["word"].endswith("?"):
            parts.append([match["word"]])
    return [" ".join(words) for words in product(*parts)]


def _others(frame: Frame, trigger: str, words: str, reader: Reader) -> Iterator[Pattern]:
    """Give the patterns of other frames that match these words, or from a later one on as many."""
    sentence = f"is {words}" if ":P>" in trigger else words
    for pattern, length in _matches(sentence, reader):
        if pattern.frame is not frame and length >= len(words.split()):
            yield pattern


def _matches(sentence: str, reader: Reader) -> Iterator[tuple[Pattern, int]]:
    """Give the patterns that match from some word on, and how many words they take."""
    tokens = sentence.split()
    for at, token in enumerate(tokens):
        rest = " ".join(tokens[at:]) + " "
        for pattern in reader.grammar.patterns.get(token, ()):
            if match := pattern.regex.match(rest):
                yield pattern, len(match[0].split())


def _decided(frame: Frame, other: Pattern, words: str, reader: Reader) -> tuple[str, str]:
    """Name the frame that wins these words, and the one that loses them."""
    ranked = [
        (-length, -pattern.literal, pattern.frame.order, pattern.frame.name)
        for pattern, length in _matches(f"is {words}", reader)
        if pattern.frame in (frame, other.frame)
    ]
    winner = min(ranked)[3]
    return winner, other.frame.name if winner == frame.name else frame.name


# --- for people

#: How many of the words that two frames share are told.
_TOLD: Final = 5
_TITLES: Final = {
    "example": "Examples that are not read as they should be",
    "counter-example": "Counter-examples that are read",
}


def tell(found: Rehearsal) -> str:
    """Write what was found: first what must be mended, then what may be looked at."""
    lines = [
        f"{found.frames} frames, {found.predicates} predicates, {found.cues} cues, {found.examples} examples"
    ]
    for kind, title in _TITLES.items():
        lines += _section(title, [_fault(fault) for fault in found.faults if fault.kind == kind])
    lines += _section("Without an example", found.lacking)
    lines += _section("Frames without a counter-example", found.without_counter_example)
    lines += _section("Words that two frames read, and which of them wins", map(_shadow, found.shadows))
    lines += ["", "All examples hold." if found.passed else "Some examples fail or lack."]
    return "\n".join(lines)


def _section(title: str, rows: Iterable[str]) -> list[str]:
    told = [f"  {row}" for row in rows]
    return ["", f"{title}: {len(told)}", *told] if told else []


def _fault(fault: Fault) -> str:
    read = fault.read or ("nothing",)
    return "\n".join((f"{fault.row}: {fault.sentence}", *(f"    read: {each}" for each in read)))


def _shadow(shadow: Shadow) -> str:
    words = ", ".join(f"“{each}”" for each in shadow.words[:_TOLD])
    more = len(shadow.words) - _TOLD
    rest = f" and {more} more" if more > 0 else ""
    return f"{shadow.winner} before {shadow.loser}: {words}{rest}"
