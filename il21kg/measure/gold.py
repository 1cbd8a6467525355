"""Reads annotated gene descriptions: what a person found in a text, fact by fact.

A `.json` beside the `.txt` it is about; offsets are 0-based, end-exclusive, in characters of the text:

    {"symbol": "IL21", "text_sha256": "…", "facts": [{"subject": "topic", "subject_span": [0, 5],
     "relation": "induces", "object": "apoptosis", "object_span": [14, 23], "object_id": "GO:0006915",
     "certainty": "stated", "negated": false, "sentence": [0, 24]}]}

May stand there too: `genre` of the text; of a fact `doubt` (why it may be left out), `effects` (words of what
is done to a cell) and `effect_spans`; `partial`, where only some statements were looked at (precision is then
of these), and `rejected`, the facts of these that the text does not state. Other fields are for people and
are passed over. All that is wrong with all files is told at once.
"""

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from il21kg.errors import InputError
from il21kg.files import TEXT_LIMIT, read_bounded, read_json
from il21kg.text.document import Span
from il21kg.text.source import read_source

#: The relation families of the annotation guide, in its order.
FAMILIES: Final = (
    *("located_on", "encodes", "is_a", "member_of", "part_of", "has_part", "has_activity", "involved_in"),
    *("regulates", "induces", "inhibits", "acts_on_cell", "interacts_with", "modifies", "modified_by"),
    *("expressed_in", "localizes_to", "causes_disease", "associated_with_disease", "protects_from"),
    *("treats", "has_variant", "homolog_of", "named", "other"),
)

#: What a fact calls the described gene or its product.
TOPIC: Final = "topic"

_CURIE: Final = re.compile(r"[A-Za-z][\w.]*:\S+")


@dataclass(frozen=True, slots=True)
class Fact:
    """What one clause says about two things, as a person found it."""

    relation: str
    """One of `FAMILIES`."""
    subject: str
    """`topic`, or the words."""
    subject_span: Span | None
    """None when the clause has no subject of its own."""
    object: Span
    object_id: str | None
    """CURIE, where it is certain."""
    certainty: str
    """`stated` or `hedged`."""
    negated: bool
    sentence: Span | None
    """The sentence it stands in, where the file says so."""
    doubtful: bool = False
    """True when the person was in doubt: a reader may find it, or not."""
    effects: tuple[str, ...] = ()
    """Words of what is done to the cell that is the object."""
    effect_spans: tuple[Span, ...] = ()
    """Where these words stand, as far as the file says so."""

    @property
    def about_topic(self) -> bool:
        """True when the subject is the described gene or its product."""
        return self.subject == TOPIC


@dataclass(frozen=True, slots=True)
class Annotation:
    """A text and the facts that a person found in it."""

    symbol: str
    """The gene the text is about."""
    path: Path
    """The `.json`."""
    data: bytes
    """The text as it lies on the disk."""
    facts: tuple[Fact, ...]
    genre: str | None = None
    """What kind of text it is, in the words of the file; None where it does not say."""
    partial: bool = False
    """Only some of its statements were looked at: nothing is known of the others."""
    rejected: tuple[Fact, ...] = ()
    """What the text does not say, where only some were looked at."""

    @property
    def text_name(self) -> str:
        """Name of the file with the text."""
        return self.path.with_suffix(".txt").name


def read_gold(paths: Iterable[Path]) -> tuple[Annotation, ...]:
    """Read annotations: `.json` files, or folders of them; in the order given, a folder by name.

    Raises InputError with all faults of all files, each with its file and its fact (counted from 1): a file
    that is not there or no JSON, a text that is not the annotated one, a span that does not give the words,
    an unknown family.
    """
    faults: list[str] = []
    found: list[Annotation] = []
    for path in dict.fromkeys(file for each in paths for file in _files(each, faults)):
        reader = _File(path)
        annotation = reader.read()
        if annotation is not None and not reader.faults:
            found.append(annotation)
        faults += reader.faults
    if faults:
        raise InputError("\n".join(faults), "Mend the annotations; nothing was measured.")
    return tuple(found)


def _files(path: Path, faults: list[str]) -> list[Path]:
    if path.is_dir():
        files = sorted(path.glob("*.json"))
        if not files:
            faults.append(f"{path}: no .json file in this folder")
        return files
    if not path.is_file():
        faults.append(f"{path}: there is no such file or folder")
        return []
    return [path]


class _File:
    """Reads one annotation file and collects what is wrong with it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.text = ""
        self.faults: list[str] = []

    def read(self) -> Annotation | None:
        """Give the annotation; None where there is not enough to make one."""
        try:
            data, content = self._content()
        except InputError as error:
            self._fault(error.message)
            return None
        symbol = content.get("symbol")
        if not isinstance(symbol, str) or not symbol:
            self._fault("`symbol` must name the gene that the text is about")
        genre = content.get("genre")
        if genre is not None and not (isinstance(genre, str) and genre):
            self._fault("`genre` says in words what kind of text it is, or is left out")
        facts, rejected = (
            tuple(filter(None, (self._fact(number, row) for number, row in enumerate(rows, 1))))
            for rows in (content["facts"], content.get("rejected", []))
        )
        return Annotation(
            str(symbol), self.path, data, facts, genre, content.get("partial") is True, rejected
        )

    def _content(self) -> tuple[bytes, dict[str, Any]]:
        """Read the two files; raises InputError where there is no sense in going on."""
        beside = self.path.with_suffix(".txt")
        try:
            content = read_json(self.path)
            data = read_bounded(beside, TEXT_LIMIT)
        except json.JSONDecodeError as error:
            place = f"line {error.lineno}, column {error.colno}"
            raise InputError(f"no JSON: {error.msg} ({place})") from error
        except UnicodeDecodeError as error:
            raise InputError(f"not UTF-8 at byte {error.start}") from error
        except ValueError as error:
            raise InputError(f"no JSON: {error}") from error
        except OSError as error:
            raise InputError(f"{Path(error.filename or self.path).name}: {error.strerror}") from error
        if not isinstance(content, dict) or not isinstance(content.get("facts"), list):
            raise InputError("no annotation: an object with `symbol` and a list of `facts` is expected")
        if not isinstance(content.get("rejected", []), list):
            raise InputError("`rejected` is a list of facts, or is left out")
        wanted = content.get("text_sha256")
        if wanted is not None and wanted != (found := hashlib.sha256(data).hexdigest()):
            raise InputError(f"the text beside it is another one: SHA-256 {found}, not {wanted}")
        self.text = read_source(data, beside.name).text
        return data, content

    def _fault(self, message: str) -> None:
        self.faults.append(f"{self.path}: {message}")

    def _fact(self, number: int, row: Any) -> Fact | None:
        if not isinstance(row, dict):
            self._fault(f"fact {number} is no object")
            return None
        place = f"fact {number} ({row.get('relation')} “{row.get('object')}”)"
        wrong = list(self._wrong(row))
        for fault in wrong:
            self._fault(f"{place}: {fault}")
        if wrong:
            return None
        thing = self._span(row["object_span"])
        assert thing is not None
        return Fact(
            relation=row["relation"],
            subject=row["subject"],
            subject_span=self._span(row.get("subject_span")),
            object=thing,
            object_id=row.get("object_id"),
            certainty=row.get("certainty", "stated"),
            negated=row.get("negated", False),
            sentence=self._span(row.get("sentence")),
            doubtful=bool(row.get("doubt")),
            effects=tuple(row.get("effects") or ()),
            effect_spans=tuple(filter(None, map(self._span, row.get("effect_spans") or ()))),
        )

    def _wrong(self, row: dict[str, Any]) -> Iterator[str]:
        if row.get("relation") not in FAMILIES:
            yield f"“{row.get('relation')}” is no relation family"
        if not isinstance(row.get("subject"), str) or not row["subject"]:
            yield "`subject` must be “topic” or words of the text"
        if row.get("object_span") is None:
            yield "`object_span` is missing"
        if row.get("certainty", "stated") not in ("stated", "hedged"):
            yield f"`certainty` is stated or hedged, not “{row['certainty']}”"
        if not isinstance(row.get("negated", False), bool):
            yield "`negated` is true or false"
        identifier = row.get("object_id")
        if identifier is not None and not (isinstance(identifier, str) and _CURIE.fullmatch(identifier)):
            yield f"`object_id` “{identifier}” is no CURIE like CL:0000236"
        if not _is_list(row.get("effects"), lambda each: isinstance(each, str)):
            yield "`effects` is a list of words"
        if not _is_list(row.get("effect_spans"), self._is_span):
            yield f"`effect_spans` is a list of places in the text of {len(self.text)} characters"
        for name in ("sentence", "subject_span", "object_span"):
            span = row.get(name)
            if span is None:
                continue
            if not self._is_span(span):
                yield f"`{name}` {span} is no place in the text of {len(self.text)} characters"
            elif (words := self._words(row, name)) is not None and self.text[span[0] : span[1]] != words:
                yield f"`{name}` {span} gives “{self.text[span[0] : span[1]]}”, not “{words}”"

    @staticmethod
    def _words(row: dict[str, Any], span: str) -> Any:
        """Give the words that a span must give; None where any words will do."""
        words = row.get(span.removesuffix("_span")) if span != "sentence" else None
        return None if span == "subject_span" and words == TOPIC else words

    def _is_span(self, span: Any) -> bool:
        if not (isinstance(span, list) and len(span) == 2 and all(type(end) is int for end in span)):
            return False
        start, end = span
        return bool(0 <= start < end <= len(self.text))

    def _span(self, span: list[int] | None) -> Span | None:
        return None if span is None else Span(span[0], self.text[span[0] : span[1]])


def _is_list(value: Any, good: Callable[[Any], bool]) -> bool:
    """Tell whether a value may be a list: it is left out, or each thing in it is good."""
    return value is None or (isinstance(value, list) and all(map(good, value)))
