"""What is proved: the rules, as a finding quotes them, and what breaks one."""

from dataclasses import dataclass
from typing import Final

from il21kg.graph.findings import Severity


@dataclass(frozen=True, slots=True)
class Rule:
    """What is proved, as a finding quotes it."""

    shape: str
    title: str
    severity: Severity
    advice: str


_AGAIN: Final = "Load the document again: the graph was changed after it was written."
RULES: Final = {
    rule.shape: rule
    for rule in (
        Rule("P0", "words are at hand", "info", "Validate a graph with its quotes to prove what it says."),
        Rule("P1", "names are made by content", "violation", _AGAIN),
        Rule("P2", "a quote is as long as its offsets say", "violation", _AGAIN),
        Rule("P2b", "a quote has the hash that was written with it", "violation", _AGAIN),
        Rule("P2c", "quotes have hashes", "info", "Load the document again, or validate with --text."),
        Rule("P3", "quotes of one place agree", "violation", _AGAIN),
        Rule("P4", "identifier and label agree", "violation", "Give the term its own label."),
        Rule("P4b", "the term is in use", "warning", "Use the term that replaces it."),
        Rule("P4d", "the vocabulary says what is said of a term", "warning", "Load the document again."),
        Rule("P4c", "the vocabulary knows the terms", "info", "Give --terms as for loading."),
        Rule("P5", "the words name subject and object", "violation", _AGAIN),
        Rule("P6", "the words say the relation", "violation", _AGAIN),
        Rule("P7", "cues and certainty agree", "violation", _AGAIN),
        Rule("P8", "a citation says what its reference says", "violation", _AGAIN),
        Rule("P8b", "a reference read again says the same", "warning", "Load the document again."),
        Rule("P9", "a place of evidence holds the claim", "violation", _AGAIN),
        Rule("P10", "a curator vouches", "info", "Read the sentence: a curator says what it means."),
    )
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fault:
    """A rule that a node breaks, and how, in words."""

    shape: str
    node: str
    message: str
