"""Reads what a model answers: JSON in a given form, of bounded size; what has another form is told.

A good one: {"claims": [{"subject": "It", "relation": "induces", "object": "apoptosis", "certainty": "stated",
"negated": false}]}
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from il21kg.files import parse_json
from il21kg.proposers.proposals import Proposal, begun

MOST: Final = 40
"""Claims of one sentence that are looked at."""

_CERTAINTIES: Final = ("stated", "hedged")
_WORDS: Final = ("subject", "relation", "object")
_KNOWN: Final = frozenset({*_WORDS, "certainty", "negated"})
#: A model may wrap its JSON in a block of Markdown.
_FENCED: Final = re.compile(r"^\s*```(?:json)?\s*$(.*?)^\s*```\s*$", re.DOTALL | re.MULTILINE)


class UnreadableError(ValueError):
    """An answer in which no claims can be found."""


def schema(relations: Sequence[str]) -> dict[str, Any]:
    """Give the JSON Schema of an answer."""
    words = {"type": "string", "minLength": 1}
    claim = {
        "type": "object",
        "properties": {
            "subject": words,
            "relation": {"type": "string", "enum": list(relations)},
            "object": words,
            "certainty": {"type": "string", "enum": list(_CERTAINTIES)},
            "negated": {"type": "boolean"},
        },
        "required": [*_WORDS, "certainty", "negated"],
        "additionalProperties": False,
    }
    return {
        "type": "object",
        "properties": {"claims": {"type": "array", "items": claim}},
        "required": ["claims"],
        "additionalProperties": False,
    }


def read_answer(content: str) -> tuple[Proposal, ...]:
    """Give the claims of an answer; raises UnreadableError where it holds none in the form asked for."""
    fenced = _FENCED.search(content)
    try:
        value = parse_json(fenced[1] if fenced else content)
    except ValueError as error:
        raise UnreadableError("its answer is no JSON") from error
    claims = value.get("claims") if isinstance(value, dict) else None
    if not isinstance(claims, list):
        raise UnreadableError("its answer has no list of claims")
    read = [_proposal(each) for each in claims[:MOST]]
    if len(claims) > MOST:
        read.append(Proposal(fault=f"{len(claims) - MOST} more claims than the {MOST} that are looked at"))
    return tuple(read)


def _proposal(value: object) -> Proposal:
    if not isinstance(value, dict):
        return Proposal(fault="it is no object with subject, relation and object")
    words = {name: _text(value.get(name)) for name in _WORDS}
    subject, relation, target = words.values()
    strange = tuple(sorted(begun(_text(name)) for name in value if name not in _KNOWN))[:MOST]
    if fault := _fault(value, words):
        return Proposal(subject, relation, target, strange=strange, fault=fault)
    certainty, negated = value.get("certainty", "stated"), value.get("negated", False)
    return Proposal(subject, relation, target, certainty, negated, strange)


def _fault(value: Mapping[str, object], words: Mapping[str, str]) -> str:
    """Say what of a claim's form is wrong; empty where nothing is."""
    if lacking := [name for name in _WORDS if not words[name]]:
        return f"it has no words for its {lacking[0]}"
    if value.get("certainty", "stated") not in _CERTAINTIES:
        return "its certainty is neither stated nor hedged"
    return "" if isinstance(value.get("negated", False), bool) else "negated is neither true nor false"


def _text(value: object) -> str:
    """Give words that can be written down; empty where there are none."""
    if not isinstance(value, str):
        return ""
    return value.encode(errors="replace").decode().strip()
