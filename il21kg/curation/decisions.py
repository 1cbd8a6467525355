"""Decisions of curators as values, and as lines of a file that is made for diff and merge.

    {"action": "reject", "claim": {…, "sentence": "IL-21 binds GCC.", …}, "curator": "https://orcid.org/…",
     "date": "2026-11-28T09:30:00Z", "document": "il21", "reason": "another GCC", "sha256": "…"}

A line is never changed: who thinks better of it adds another one. So two files are merged by putting their
lines together, in any order, and each once.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from enum import StrEnum
from functools import cached_property
from typing import Any, Final, TypeVar

from il21kg.curation.curators import curator
from il21kg.errors import InputError
from il21kg.files import parse_json


class Action(StrEnum):
    """What a curator does."""

    ACCEPT = "accept"
    """The text says so."""
    REJECT = "reject"
    """The text does not say so."""
    CORRECT = "correct"
    """The text says so, but for the object, the relation, the certainty or an identifier."""
    ADD = "add"
    """The text says something that was not read."""
    WITHDRAW = "withdraw"
    """An earlier decision of the same person is taken back."""

    @property
    def done(self) -> str:
        """The word for what was done: `accepted`."""
        return _DONE[self]


_DONE: Final = {
    Action.ACCEPT: "accepted",
    Action.REJECT: "rejected",
    Action.CORRECT: "corrected",
    Action.ADD: "added",
    Action.WITHDRAW: "withdrawn",
}


@dataclass(frozen=True, slots=True)
class Named:
    """An end of a claim as it was read."""

    iri: str = ""
    """Empty for a literal."""
    words: str = ""
    """Its words in the sentence; empty where it has none."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What was read, as it stood before the curator."""

    identity: str
    """Short name of the statement as the program read it."""
    sentence: str
    """The sentence, with one blank for all in a row."""
    subject: Named
    relation: str
    """The family of the relation: `involved_in`."""
    phrase: str
    """The words of the relation."""
    object: Named
    predicate: str
    certainty: str
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that a curator selected in a sentence."""

    exact: str = ""
    """Empty for what has no words: the gene that the text is about."""
    prefix: str = ""
    suffix: str = ""
    """The words around, within the sentence."""
    start: int = -1
    """Where they began in the text; a hint."""
    iri: str = ""
    """What they name; empty: what the vocabulary says that they name."""


@dataclass(frozen=True, slots=True)
class Fact:
    """What a curator says instead of what was read, or beside it; what is empty stays as it was read."""

    subject: Quote | None = None
    relation: str = ""
    """The key of a relation, or its family."""
    object: Quote | None = None
    certainty: str = ""
    """`stated` or `hedged`."""
    cue: str = ""
    """The words that hedge."""
    phrase: str = ""
    """The words of the relation of what is added."""
    sentence: str = ""
    """The sentence of what is added, with one blank for all in a row."""


@dataclass(frozen=True)
class Decision:
    """What one curator decided, once."""

    action: Action
    document: str
    """The key of the document."""
    curator: str
    """IRI of the person."""
    date: str
    """When, in UTC: `2026-11-28T09:30:00Z`."""
    claim: Claim | None = None
    """What it is about; None for what is added or withdrawn."""
    fact: Fact | None = None
    """What is said instead (`correct`) or beside (`add`)."""
    withdrawn: str = ""
    """The short name of the decision that is taken back."""
    reason: str = ""
    sha256: str = ""
    """SHA-256 of the text that was before the curator, in hex; a hint."""

    @cached_property
    def name(self) -> str:
        """Short name, made from all that it says: 16 hex digits."""
        return hashlib.sha256(to_line(self).encode()).hexdigest()[:16]

    @property
    def target(self) -> tuple[str, ...]:
        """What it is about, in words: other versions of the program know it by these."""
        claim, fact = self.claim, self.fact
        if claim is not None:
            return (self.document, claim.sentence, claim.subject.words, claim.phrase, claim.object.words)
        return (self.document, json.dumps(asdict(fact), sort_keys=True) if fact else self.withdrawn)


@dataclass(frozen=True)
class Decisions:
    """The decisions of a file, or of several that were merged."""

    all: frozenset[Decision] = frozenset()

    def __or__(self, other: "Decisions") -> "Decisions":
        """Merge: each decision once."""
        return Decisions(self.all | other.all)

    def __bool__(self) -> bool:
        """Be false where there is none."""
        return bool(self.all)

    @cached_property
    def _standing(self) -> Mapping[str, tuple[Decision, ...]]:
        """Give those that nobody withdrew, by document."""
        gone = {(each.withdrawn, each.curator) for each in self.all if each.action is Action.WITHDRAW}
        standing: dict[str, list[Decision]] = {}
        for each in in_order(self.all):
            if each.action is not Action.WITHDRAW and (each.name, each.curator) not in gone:
                standing.setdefault(each.document, []).append(each)
        return {document: tuple(made) for document, made in standing.items()}

    def of(self, document: str) -> tuple[Decision, ...]:
        """Give the decisions on a document, by its key, that were not withdrawn, the oldest first."""
        return self._standing.get(document, ())

    @property
    def documents(self) -> tuple[str, ...]:
        """Give the keys of the documents that something was decided of, sorted."""
        return tuple(sorted(self._standing))

    def digest(self, document: str) -> str:
        """Give the SHA-256 over the decisions on a document; empty where there is none."""
        made = self.of(document)
        return hashlib.sha256(to_lines(made).encode()).hexdigest() if made else ""


def in_order(decisions: Iterable[Decision]) -> list[Decision]:
    """Give decisions by their date; those of one moment by their names."""
    return sorted(decisions, key=lambda each: (each.date, each.name))


# --- as lines


def now() -> str:
    """Give the time that it is, as decisions have it: `2026-11-28T09:30:00Z`."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


#: Times as they are compared: as words, so all of them are in UTC and of one length.
_DATE: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
#: What must be there, by the action.
_NEEDED: Final = {
    Action.ACCEPT: ("claim",),
    Action.REJECT: ("claim",),
    Action.CORRECT: ("claim", "fact"),
    Action.ADD: ("fact",),
    Action.WITHDRAW: ("withdrawn",),
}
Value = TypeVar("Value")


def to_line(decision: Decision) -> str:
    """Write a decision as one line of JSON, its keys sorted; what is empty is left out."""
    return json.dumps(_full(asdict(decision)), sort_keys=True, ensure_ascii=False)


def to_lines(decisions: Iterable[Decision]) -> str:
    """Write decisions one a line, in the order of their dates."""
    return "".join(f"{to_line(each)}\n" for each in in_order(decisions))


def _full(values: Mapping[str, Any]) -> dict[str, Any]:
    inner = {key: _full(value) if isinstance(value, dict) else value for key, value in values.items()}
    return {key: value for key, value in inner.items() if value not in (None, "", -1, False)}


#: How version control marks two sides of a file that it could not join.
_CONFLICT: Final = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")


def read_lines(text: str, where: str) -> Decisions:
    """Read the lines of a file; `where` names it in messages.

    Raises InputError, with the line, for what is no decision.
    """
    return Decisions(frozenset(_decisions(text, where)))


def _decisions(text: str, where: str) -> Iterator[Decision]:
    for number, line in enumerate(text.split("\n"), 1):
        if line.startswith(_CONFLICT):
            raise InputError(
                f"{where}:{number}: this line marks a conflict of versions.",
                "Keep the lines of both sides, and take out the marks: the order of decisions says nothing.",
            )
        if line.strip():
            try:
                yield read_decision(parse_json(line))
            except (ValueError, TypeError, KeyError, InputError) as error:
                problem = getattr(error, "message", None) or str(error)
                raise InputError(
                    f"{where}:{number}: no decision: {problem}",
                    "Mend the line, or take it out: each line is one decision.",
                ) from error


def read_decision(values: Any) -> Decision:
    """Read a decision from JSON; raises InputError or ValueError for what is none."""
    if not isinstance(values, dict):
        raise InputError("It is no object.")
    made = _made(Decision, values | {"action": Action(values.get("action", ""))})
    missing = [name for name in _NEEDED[made.action] if not getattr(made, name)]
    if missing:
        raise InputError(f"{made.action} needs “{missing[0]}”.")
    if not _DATE.fullmatch(made.date):
        raise InputError(f"“{made.date}” is no time in UTC, as 2026-11-28T09:30:00Z.")
    if made.curator != curator(made.curator):
        raise InputError(f"“{made.curator}” is no ORCID with its address.")
    return made


#: Fields that hold values of their own.
_INNER: Final = {
    (Decision, "claim"): Claim,
    (Decision, "fact"): Fact,
    (Claim, "subject"): Named,
    (Claim, "object"): Named,
    (Fact, "subject"): Quote,
    (Fact, "object"): Quote,
}
_PLAIN: Final[Mapping[str, type]] = {"negated": bool, "start": int}


def _made(kind: type[Value], values: Any) -> Value:
    """Make a value of a kind, each of its fields of the right type; what is left out is empty."""
    known = {each.name for each in fields(kind)}  # type: ignore[arg-type]
    if not isinstance(values, dict):
        raise InputError(f"“{values}” is no object.")
    if unknown := sorted(values.keys() - known):
        raise InputError(f"“{unknown[0]}” is not known.")
    given = {"action": "", "document": "", "curator": "", "date": ""} if kind is Decision else {}
    if kind is Claim:
        given = dict.fromkeys(("identity", "sentence", "relation", "phrase", "predicate", "certainty"), "")
        values = {"subject": {}, "object": {}} | values
    return kind(**{**given, **{name: _field(kind, name, value) for name, value in values.items()}})


def _field(kind: type, name: str, value: Any) -> Any:
    if inner := _INNER.get((kind, name)):
        return _made(inner, value)
    wanted = _PLAIN.get(name, str)
    if not isinstance(value, wanted) or (wanted is int and isinstance(value, bool)):
        raise InputError(f"“{name}” is not of {wanted.__name__}.")
    return value
