"""Tables of sentences with what is read from them, for those who need no Python to add one.

    # a remark; what follows is about IL10
    about: IL10

    The protein binds IL10RA but may not induce apoptosis.
        interacts_with: IL10RA
        induces may not: apoptosis

A line at the margin is a text (`\\n` in it is a new line). The lines under it that are set in are its
claims: all of them, in their order; without any, nothing is read. A claim of the topic is `relation:
object`, of something else `subject relation: object`, in the words of the text; `may` is a hedge, `not` a
denial; an end without words is left empty. A claim with marks is compared with its identifiers as well,
`subject <id> relation <predicate>: object <id>`, and `!reason` where no triple follows for another reason
than a denial.

`python tests/dialect.py [--about GENE] [--marks] TEXT` prints the lines for a text as it is read today.
What is to be read one day stands in tables in `tests/reading/wanted`, which no test asserts: `python
tests/dialect.py --wanted` counts how many of them are read by now; those move to the tables that are
asserted.
"""

import argparse
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sayings import read

from il21kg.namespaces import compact
from il21kg.reading.statements import End, Statement, Topic

_MARK = re.compile(r" ?(?:<[^<>]*>| ![a-z]+)(?=[ :]|$)")


@dataclass(frozen=True)
class Case:
    """A text, the gene it is about, and the claims that are expected; where that stands."""

    where: str
    about: str
    text: str
    claims: tuple[str, ...]
    remark: str = ""
    """The last remark above it."""


def cases(path: Path) -> Iterator[Case]:
    """Give the cases of a table in their order."""
    about, start, text, remark, claims = "IL21", 0, "", "", list[str]()
    lines = path.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate([*lines, "# the end"], 1):
        if line.startswith(" "):
            assert text, f"{path.name}:{number}: a claim without a text"
            claims.append(line.strip())
        elif line.strip():
            if text:
                yield Case(f"{path.name}:{start}", about, text.replace("\\n", "\n"), tuple(claims), remark)
            text, claims, start = ("" if line.startswith(("#", "about:")) else line), [], number
            about = line.removeprefix("about:").strip() if line.startswith("about:") else about
            remark = line.removeprefix("#").strip() if line.startswith("#") else remark


def _mark(end: End) -> str:
    if end.kind == "literal":
        return f' <"{end.label}">'
    return f" <{compact(end.iri) if end.iri and end.kind != 'unresolved' else '?'}>"


def spoken(statement: Statement, topic: Topic) -> str:
    """Say a statement in the words of the text, with all marks."""
    subject, thing = statement.subject, statement.object
    own = subject.iri in (topic.iri, topic.product)
    words = "" if own else subject.span.text if subject.span else subject.label
    how = (" may" if statement.hedge_cues else "") + (" not" if statement.negated else "")
    why = "" if statement.not_asserted in (None, "negated") else f" !{statement.not_asserted}"
    said = f"{words}{_mark(subject)} {statement.relation}{how} <{compact(statement.predicate)}>:"
    line = f"{said} {thing.span.text if thing.span else ''}{_mark(thing)}{why}"
    return " ".join(line.split())


def plain(line: str) -> str:
    """Take the marks off a line."""
    return " ".join(_MARK.sub("", f" {line}").split())


def as_written(given: tuple[str, ...], expected: tuple[str, ...]) -> list[str]:
    """Give the claims that were read, without marks where the expected one has none."""
    marked = [_MARK.search(f" {line}") is not None for line in expected]
    every = [*marked, *[False] * len(given)]
    return [line if full else plain(line) for line, full in zip(given, every, strict=False)]


def spoken_of(text: str, about: str) -> tuple[str, ...]:
    """Give the claims that are read from a text, with marks."""
    reading = read(text, about)
    return tuple(spoken(statement, reading.topic) for statement in reading.statements)


def is_read(case: Case) -> bool:
    """Tell whether what is read from a text is what is expected."""
    return as_written(spoken_of(case.text, case.about), case.claims) == list(case.claims)


def as_table(text: str, claims: tuple[str, ...]) -> str:
    """Write a case as it stands in a table."""
    return "\n".join([text.replace("\n", "\\n"), *(f"    {line}" for line in claims)]) + "\n"


def count_wanted() -> None:
    """Print how many texts of each table of what is wanted are read by now, and which."""
    for path in sorted((Path(__file__).parent / "reading" / "wanted").glob("*.txt")):
        wanted = list(cases(path))
        read = [case.where for case in wanted if is_read(case)]
        print(f"{path.stem:16} {len(read):3} of {len(wanted):3} read", *read)  # noqa: T201


def main() -> None:
    """Print the lines for a text, or how much of what is wanted is read."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--about", default="IL21")
    parser.add_argument("--marks", action="store_true")
    parser.add_argument("--wanted", action="store_true")
    parser.add_argument("text", nargs="?", default="")
    given = parser.parse_args()
    if given.wanted:
        return count_wanted()
    claims = spoken_of(given.text, given.about)
    print(as_table(given.text, claims if given.marks else tuple(map(plain, claims))), end="")  # noqa: T201


if __name__ == "__main__":
    main()
