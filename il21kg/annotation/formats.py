"""The forms of annotation tools by name: how each is written and read, and what is lost in it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from typing import Final, TypeAlias

from il21kg.annotation import bioc, doccano, pubannotation, web
from il21kg.annotation.annotated import AnnotatedText
from il21kg.annotation.losses import CLAIMS, HOW, IDS, NAMES, RELATIONS, TEXT, Loss
from il21kg.errors import InputError

Read: TypeAlias = Callable[[bytes | str, str, Mapping[str, str]], list[AnnotatedText]]
"""Reads data, by what faults call it, and with texts by key for what has none itself."""


@dataclass(frozen=True, slots=True)
class Format:
    """The form of an annotation tool."""

    title: str
    """As its makers write it."""
    write: Callable[[Iterable[AnnotatedText]], str]
    read: Read
    lost: tuple[Loss, ...] = ()

    def kept(self, text: AnnotatedText) -> AnnotatedText:
        """Give what comes back of a text that was written and is read again."""
        return reduce(lambda left, loss: loss.without(left), self.lost, text)


def _whole(read: Callable[[bytes | str, str], list[AnnotatedText]]) -> Read:
    """Give what reads a form that holds the texts itself: it needs none."""
    return lambda data, place, _: read(data, place)


FORMATS: Final[Mapping[str, Format]] = {
    "bioc": Format("BioC JSON", bioc.write, _whole(bioc.read)),
    "pubannotation": Format("PubAnnotation JSON", pubannotation.write, _whole(pubannotation.read)),
    "web": Format("W3C Web Annotation", web.write, web.read, (TEXT,)),
    "doccano": Format(
        "doccano JSONL with relations",
        doccano.write,
        _whole(doccano.read),
        (NAMES, HOW, IDS, CLAIMS),
    ),
    "doccano-spans": Format(
        "doccano JSONL, sequence labelling",
        doccano.write_spans,
        _whole(doccano.read),
        (NAMES, HOW, IDS, RELATIONS),
    ),
}


def format_named(name: str) -> Format:
    """Give a format by its name; raises InputError with those that there are."""
    if name not in FORMATS:
        there = ", ".join(f"{name} ({each.title})" for name, each in FORMATS.items())
        raise InputError(f"no annotation format “{name}”", f"There are: {there}.")
    return FORMATS[name]


def guessed(data: bytes, place: object) -> str:
    """Guess the format of a file by the words in it; raises InputError where it is none of them."""
    marks = {
        "web": (b"anno.jsonld", b"TextQuoteSelector", b"TextPositionSelector"),
        "bioc": (b'"passages"',),
        "pubannotation": (b'"denotations"',),
        "doccano": (b'"entities"', b'"start_offset"', b'"label"'),
    }
    found = next((name for name, words in marks.items() if any(each in data for each in words)), None)
    if found is None:
        raise InputError(
            f"{place}: it is in no format that is known.", f"Say which: --format {'|'.join(marks)}"
        )
    return found
