"""A claim from elsewhere as a value, and tables of claims: columns with usual names, edges of KGX among them.

    subject  predicate  object                IL21 – activates → B cell
    IL21     activates  B cell

What a claim means is found by `senses`; chat answers are read by `prose`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from il21kg.corpus.columns import listed, usual
from il21kg.corpus.tables import Row, Table, Unreadable
from il21kg.errors import InputError
from il21kg.reading.statements import Statement


@dataclass(frozen=True, slots=True)
class Claim:
    """What someone says of two things."""

    place: str
    """Where it stands: `claims.tsv:3`, `answer.md:4:1`."""
    subject: str
    relation: str
    object: str
    """In the words of the claim: names, identifiers."""
    hedged: bool = False
    """It is claimed to be possible only."""
    negated: bool = False
    """It is denied."""
    direction: str = ""
    """`increased`, `decreased`; empty where it is in the relation, or not said."""
    quote: str = ""
    """Words that are said to stand in the source."""
    words: str = ""
    """The sentence that it was read from; empty for a row of a table."""
    span: tuple[int, int] | None = None
    """Where this sentence stands in the file, in characters."""
    read: Statement | None = field(default=None, repr=False)
    """What was read from this sentence; None for a row, and where nothing could be read."""

    def __str__(self) -> str:
        no = "not: " * self.negated
        may = " (may)" * (self.hedged and "may" not in self.relation)
        return f"{self.subject} – {no}{self.relation}{may} → {self.object}" if self.subject else self.words


@dataclass(frozen=True, slots=True)
class Claims:
    """The claims of a file."""

    claims: tuple[Claim, ...]
    understood: str = ""
    """How the file was understood: which columns hold what."""
    left: tuple[str, ...] = ()
    """What of it was not taken for claims, each with its place and the reason."""


#: What the columns are usually called, most telling first.
_USUAL: Final[Mapping[str, tuple[str, ...]]] = {
    "subject": ("subject", "subject_name", "subject_id", "subject_label", "gene", "head", "source", "from"),
    "relation": (
        *("relation", "predicate", "relationship", "relation_type", "edge_label", "verb", "interaction"),
        *("predicate_id", "rel"),
    ),
    "object": (
        *("object", "object_name", "object_id", "object_label", "target", "tail", "to"),
        *("disease", "phenotype", "cell", "cell_type", "tissue", "process"),
    ),
    "certainty": ("certainty", "modality", "hedged", "hedge", "knowledge_level"),
    "negated": ("negated", "negation", "negative", "denied", "polarity"),
    "direction": ("object_direction_qualifier", "direction"),
    "quote": (
        *("quote", "supporting_text", "quotation", "evidence_text", "supporting_sentence", "sentence"),
        "snippet",
    ),
}
_NEEDED: Final = ("subject", "relation", "object")

_YES: Final = frozenset(("true", "yes", "y", "1", "t", "negated", "negative", "denied", "not", "refuted"))
_NO: Final = frozenset(("", "false", "no", "n", "0", "f", "positive", "none", "affirmed"))
_HEDGED: Final = frozenset(
    (
        *("hedged", "may", "might", "could", "possible", "possibly", "probable", "likely", "suggested"),
        *("speculative", "speculated", "uncertain", "putative", "tentative", "true", "yes", "1"),
        # levels of knowledge of Biolink: such an edge claims nothing plainly
        *("prediction", "not_provided"),
    )
)
_STATED: Final = frozenset(
    (
        *("", "stated", "certain", "plain", "asserted", "definite", "fact", "established"),
        *("false", "no", "0"),
        *("knowledge_assertion", "logical_entailment", "observation", "statistical_association"),
        "text_co_occurrence",
    )
)
_DIRECTIONS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("increased", "increase", "up", "upregulated", "positive"), "increased"),
    **dict.fromkeys(("decreased", "decrease", "down", "downregulated", "negative"), "decreased"),
    "": "",
}


def claims_of_table(table: Table) -> Claims:
    """Read the claims of a table, a row each.

    Raises InputError where no column is known to hold the subject, the relation or the object, and for a
    value that says neither yes nor no.
    """
    columns = _needed(table)
    claims: list[Claim] = []
    left: list[str] = []
    for row in table.rows:
        if isinstance(row, Unreadable):
            left.append(f"{row.place}: not read ({row.reason})")
            continue
        here = columns | _columns(tuple(row.cells))  # a line of JSON may have fields that the first had not
        if all(row.cells.get(here[name], "").strip() for name in _NEEDED):
            claims.append(_claim(row, here))
            columns = here | columns
        else:
            left.append(f"{row.place}: not read (subject, relation or object is empty)")
    told = ", ".join(f"{what} from “{columns[what]}”" for what in _USUAL if what in columns)
    return Claims(tuple(claims), told, tuple(left))


@lru_cache(maxsize=64)
def _columns(names: tuple[str, ...]) -> dict[str, str]:
    """Give which column holds what, of those that are there."""
    return usual(names, _USUAL)


def _needed(table: Table) -> dict[str, str]:
    found = _columns(table.columns)
    if missing := [what for what in _NEEDED if what not in found]:
        raise InputError(
            f"{table.place}: no column is called as one with the {missing[0]} of a claim usually is"
            f" ({', '.join(_USUAL[missing[0]][:4])}).",
            f"Name the columns subject, relation, object; sentences are read from plain text or Markdown. "
            f"There are: {listed(table.columns)}",
        )
    return found


def _claim(row: Row, columns: Mapping[str, str]) -> Claim:
    cells = {what: row.cells.get(name, "").strip() for what, name in columns.items()}
    return Claim(
        row.place,
        cells["subject"],
        cells["relation"],
        cells["object"],
        hedged=_one(row.place, "certainty", cells, _HEDGED, _STATED),
        negated=_one(row.place, "negated", cells, _YES, _NO),
        direction=_direction(row.place, cells.get("direction", "")),
        quote=_quote(cells.get("quote", "")),
    )


def _one(place: str, what: str, cells: Mapping[str, str], yes: frozenset[str], no: frozenset[str]) -> bool:
    word = cells.get(what, "").casefold()
    if word not in yes and word not in no:
        known = ", ".join(sorted(filter(None, (yes | no) - {"1", "0", "t", "f", "y", "n"})))
        raise InputError(f"{place}: “{cells[what]}” is no {what}.", f"Known are: {known}.")
    return word in yes


def _direction(place: str, word: str) -> str:
    """Give the direction of an edge; words for a state of the thing ("downregulated") are known as well."""
    known = _DIRECTIONS.get(word.casefold())
    if known is None:
        raise InputError(f"{place}: “{word}” is no direction.", "Known are: increased, decreased.")
    return known


def _quote(cell: str) -> str:
    """Give the words of a quote; a list of them in JSON, as KGX has it, gives its first."""
    import json

    if not cell.startswith("["):
        return cell
    try:
        listed = json.loads(cell)
    except ValueError:
        return cell
    return next((each for each in listed if isinstance(each, str)), "") if isinstance(listed, list) else cell
