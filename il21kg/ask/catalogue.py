"""The catalogue: the questions of `queries/`, each with its parameters and their defaults.

A question is one file that any SPARQL tool runs unchanged on the exported Turtle:

    #+ summary: Which cell types does the protein act on, without hedge?
    #+ parameters:
    #+   gene: the gene, by symbol, CURIE or IRI
    #+ answer: B cell; cytotoxic T cell; ...        (of the sample article)
    PREFIX ...
    SELECT ?cell {
      VALUES ?gene { hgnc:6005 }
      ?gene ikg:productActsOnCell/rdfs:label ?cell .
    } ORDER BY ?cell

A parameter is a `VALUES` line with one variable and one term, its default; `UNDEF` stands for any.
"""

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from il21kg.errors import InputError
from il21kg.files import MEGABYTE, in_utf8, needed, read_bounded
from il21kg.limits import LONGEST, check_query
from il21kg.resources import folder, texts

_TERM: Final = r'UNDEF|<[^<>\s]*>|"(?:[^"\\\n]|\\.)*"(?:@[\w-]+|\^\^[\w:<>/.#-]+)?|[\w-]*:[\w.%-]+'
VALUES: Final = re.compile(rf"^([ \t]*VALUES \?(\w+) \{{ )({_TERM})( \}}[ \t\r]*)$", re.MULTILINE)

#: How a SPARQL text begins, be it refused later; what begins otherwise and has no brace names a question.
_SPARQL: Final = re.compile(
    r"(?:\s|#[^\n]*\n)*(?:PREFIX|BASE|SELECT|ASK|CONSTRUCT|DESCRIBE|INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|ADD|"
    r"MOVE|COPY|WITH)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Parameter:
    """What may be asked of another thing."""

    name: str
    """The variable, without its question mark."""
    default: str
    """The term in the file, as SPARQL: `hgnc:6005`; `UNDEF` for any."""
    meaning: str


@dataclass(frozen=True, slots=True)
class Question:
    """A file of `queries/`."""

    name: str
    """The file's name without ending."""
    question: str
    parameters: tuple[Parameter, ...]
    answer: tuple[str, ...]
    """Values that stand in the answer for the sample article; none when there are no rows."""
    text: str
    """SPARQL, the whole file."""
    formerly: tuple[str, ...] = ()
    """Names it had before, by which it is still found."""
    asked: tuple[str, ...] = ()
    """Plain words that ask it, with places for its parameters: "which cells does {gene} act on"."""
    shown: bool = True
    """Messages may quote the text: it was given as a query, or its file is one by its name."""
    ours: bool = False
    """It is of the catalogue: its time grows with the graph, and no faster."""


def catalogue() -> tuple[Question, ...]:
    """Give all questions, in the order of their names."""
    return tuple(
        replace(read_question(name.removesuffix(".rq"), text), ours=True)
        for name, text in texts(folder("queries"), ".rq").items()
    )


def read_question(name: str, text: str) -> Question:
    """Read the header and the `VALUES` lines of a query file; a file without a header is a question too."""
    fields: dict[str, str] = {}
    meanings: dict[str, str] = {}
    for indent, key, value in re.findall(r"^#\+( +)([\w-]+):[ \t]*(.*)$", text, re.MULTILINE):
        (fields if len(indent) == 1 else meanings)[key] = value.strip()
    answer = fields.get("answer", "none")
    return Question(
        name=name,
        question=fields.get("summary", ""),
        parameters=tuple(
            dict.fromkeys(  # each branch of a UNION needs the line anew
                Parameter(variable, default, meanings.get(variable, ""))
                for _, variable, default, _ in VALUES.findall(text)
            )
        ),
        answer=() if answer == "none" else tuple(value.strip() for value in answer.split(";")),
        text=text,
        formerly=tuple(fields.get("formerly", "").split()),
        asked=tuple(way.strip() for way in fields.get("asked", "").split(";") if way.strip()),
    )


def find_question(query: str) -> Question:
    """Give the question of this name, of this file, or this SPARQL text itself.

    Raises InputError that lists the nearest names when it is none of the three.
    """
    if re.fullmatch(r"[\w-]+", query):
        file = folder("queries") / f"{query}.rq"
        if file.is_file():
            return replace(read_question(query, file.read_text(encoding="utf-8")), ours=True)
        if renamed := next((each for each in catalogue() if query in each.formerly), None):
            return renamed
    if len(query) > LONGEST:
        check_query(query)
    if query.endswith(".rq") or ("\n" not in query and len(query) < 255 and Path(query).is_file()):
        question = read_question(Path(query).stem, _read(Path(query)))
        return replace(question, shown=query.endswith(".rq"))
    if "{" in query or _SPARQL.match(query):
        return read_question("", query)
    import difflib  # 16 ms, for this message only

    names = [each.name for each in catalogue()]
    spelled = "-".join(re.findall(r"\w+", query.lower().replace("_", " ")))
    near = difflib.get_close_matches(spelled, names, n=4, cutoff=0.4) or names
    raise InputError(f"There is no question “{query}”.", f"Nearest: {', '.join(near)}\nAll: il21kg queries")


def _read(path: Path) -> str:
    with needed(path, "All: il21kg queries"):
        return in_utf8(read_bounded(path, MEGABYTE), path)
