"""What an audit looks for: each check with its id, which never changes, its severity, and what to do.

Ids are not given anew: a check that goes takes its id with it.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Severity(StrEnum):
    """How bad a finding is: an error is false or unusable, a warning is missing or doubtful."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that an audit looks for."""

    id: str
    severity: Severity
    title: str
    """`a claim should name its source`."""
    advice: str
    """What to do where it is not."""


_E, _W, _I = Severity.ERROR, Severity.WARNING, Severity.INFO

CHECKS: Final = (
    Check(
        "A1",
        _E,
        "a claim should name its source",
        "Say where it is from: publications, primary_knowledge_source, a document, or a statement about it.",
    ),
    Check(
        "A2",
        _W,
        "a claim should have evidence",
        "Add publications, the sentence (supporting_text), or the kind of evidence (has_evidence).",
    ),
    Check(
        "A3",
        _W,
        "the dataset should have a licence",
        "Say dcterms:license of the dataset, in a file beside the tables, or in a column “licence”; of a "
        "store of il21kg: licence in its graph.toml.",
    ),
    Check(
        "A4",
        _W,
        "the dataset should name its makers",
        "Say dcterms:creator or dcterms:publisher of it; of a store of il21kg: creators in its graph.toml.",
    ),
    Check(
        "A5",
        _W,
        "the dataset should say of when it is",
        "Say dcterms:issued, dcterms:modified or a version of it; tables: a column “version”.",
    ),
    Check(
        "A6",
        _W,
        "a licence should be one that programs know",
        "Write its address, or its SPDX name: CC-BY-4.0, CC0-1.0.",
    ),
    Check(
        "A7",
        _W,
        "a prefix should be known",
        "Write the identifier with a prefix of Bioregistry or Biolink, or as an IRI.",
    ),
    Check(
        "A8",
        _W,
        "a prefix should be written as its register writes it",
        "Write it so in all tables: others join by the very letters (HGNC:1 is not hgnc:1).",
    ),
    Check(
        "A9",
        _W,
        "a register should have one namespace",
        "Choose one form of its IRIs and rewrite the others: two forms are two things to every query.",
    ),
    Check(
        "A10",
        _E,
        "an identifier should have the form of its register",
        "Look the thing up in its register; a symbol or a name is no identifier.",
    ),
    Check("A11", _W, "an identifier should not be obsolete", "Take the one that replaces it."),
    Check(
        "A12",
        _W,
        "an identifier should be in its terminology",
        "Look it up: it may be a slip, or of another release than the terms at hand.",
    ),
    Check(
        "A13",
        _E,
        "a label should be that of its identifier",
        "Look which of the two is meant: one of them names another thing.",
    ),
    Check(
        "A14", _E, "a claim should have two ends and a relation", "Fill the empty cell, or take the row out."
    ),
    Check(
        "A15",
        _E,
        "a quote should stand in its source",
        "Copy the words of the source as they stand; offsets count characters from 0.",
    ),
    Check(
        "A16",
        _E,
        "a hash should be that of its words",
        "What it is of was changed since: take the first again, or make both anew.",
    ),
    Check(
        "A17",
        _E,
        "a hedged claim should be no plain edge",
        "Take a relation that hedges (may …), or leave the plain edge out.",
    ),
    Check(
        "A18",
        _W,
        "a hedge of the sentence should be kept",
        "Read the sentence: if it hedges this claim, mark the claim, or take another relation.",
    ),
    Check(
        "A19", _E, "a denied claim should not be asserted", "Take out the plain triple: the source denies it."
    ),
    Check(
        "A20",
        _W,
        "a denial of the sentence should be kept",
        "Read the sentence: if it denies this claim, write negated = true.",
    ),
    Check("A21", _W, "a claim should stand once", "Take the repeated rows out: they count twice."),
    Check("A22", _E, "the ends of edges should be among the nodes", "Add the node, or mend the identifier."),
    Check("A23", _W, "a thing should have a category", "Say what it is: a category of Biolink, or a class."),
    Check("A24", _W, "a thing should have a label", "Add its name, by which people find it."),
    Check(
        "A25",
        _I,
        "a claim should have two different ends",
        "Look whether it is meant: a homodimer is, a mapping of two columns to one is not.",
    ),
    Check("A26", _E, "an id should be given once", "Join the rows, or give one of them another id."),
    Check(
        "A27", _E, "a row should be readable", "Write as many cells as columns, or one JSON object in a line."
    ),
    Check(
        "A28",
        _W,
        "an edge should say how it is known",
        "Fill knowledge_level and agent_type: Biolink asks for both.",
    ),
    Check("A29", _I, "a node should be in some edge", "Leave it out, or look which edges were lost."),
)
"""In the order of their ids."""

BY_ID: Final = {check.id: check for check in CHECKS}
