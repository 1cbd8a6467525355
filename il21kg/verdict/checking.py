"""Checks the claims of a file against a graph and its texts: the way from one to the other."""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from il21kg.corpus.tables import is_table, of_json_lines, open_table
from il21kg.errors import InputError
from il21kg.files import TEXT_LIMIT, parse_json, read_bounded
from il21kg.reading.reader import Reader
from il21kg.reading.statements import Topic
from il21kg.verdict.claims import Claims, claims_of_table
from il21kg.verdict.judging import judge
from il21kg.verdict.prose import claims_of_prose
from il21kg.verdict.senses import Senses
from il21kg.verdict.sources import Sources
from il21kg.verdict.verdicts import AMISS, ORDER, Finding, Verdict


@dataclass(frozen=True, slots=True, repr=False)
class Verdicts:
    """The verdicts on the claims of a file, in its order."""

    verdicts: tuple[Verdict, ...]
    claims: Claims

    def __iter__(self) -> Iterator[Verdict]:
        return iter(self.verdicts)

    def __len__(self) -> int:
        return len(self.verdicts)

    def __repr__(self) -> str:
        return f"Verdicts({self.summary!r})"

    @property
    def amiss(self) -> bool:
        """Tell whether a claim is denied, opposite, weaker in the text, or has a quote that is not there."""
        return any(each.finding in AMISS for each in self.verdicts)

    @property
    def counts(self) -> Mapping[Finding, int]:
        """Count the verdicts of each kind, those that there are."""
        counted = Counter(each.finding for each in self.verdicts)
        return {each: counted[each] for each in ORDER if counted[each]}

    @property
    def summary(self) -> str:
        """Say in a line how many claims there are, and how they stand."""
        number = len(self.verdicts)
        told = "; ".join(f"{n:,} {finding}" for finding, n in self.counts.items())
        return f"{number:,} claim{'' if number == 1 else 's'}{': ' * bool(told)}{told}"


def read_claims(path: Path, reader: Reader, topic: Topic | None) -> Claims:
    """Read the claims of a file, by its name: a table (.tsv, .csv, .jsonl), or prose; `-` is standard input.

    Raises InputError where it cannot be read, or is a table without the columns of claims.
    """
    if is_table(path):
        return claims_of_table(open_table(path))
    try:
        data = sys.stdin.buffer.read(TEXT_LIMIT) if path == Path("-") else read_bounded(path, TEXT_LIMIT)
        text = data.decode().removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: byte {error.start} is not UTF-8.", "Save it as UTF-8.") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(f"{path}: cannot be read ({reason}).", "Check the path and your rights.") from error
    return claims_of_text(text, "stdin" if path == Path("-") else str(path), reader, topic)


def claims_of_text(text: str, name: str, reader: Reader, topic: Topic | None) -> Claims:
    """Read the claims of a text: JSON if it is that, or lines of it, else prose."""
    if values := _objects(text):
        return claims_of_table(of_json_lines([json.dumps(each).encode() for each in values], name))
    if text.lstrip().startswith('{"'):
        return claims_of_table(of_json_lines(text.encode().splitlines(), name))
    return claims_of_prose(text, name, reader, topic)


def _objects(text: str) -> list[Any]:
    """Give the objects of JSON, as a program or a chat answers: `[{…}, …]`, `{"claims": [{…}, …]}`, `{…}`."""
    if not text.lstrip().startswith(("[", "{")):
        return []
    try:
        value = parse_json(text)
    except ValueError:
        return []
    inner = [value, *value.values()] if isinstance(value, dict) else [value]
    lists = (each for each in inner if isinstance(each, list) and each)
    found = next((each for each in lists if all(isinstance(one, dict) for one in each)), [])
    return found or ([value] if isinstance(value, dict) else [])


def check_claims(claims: Claims, sources: Sources, reader: Reader) -> Verdicts:
    """Give the verdict on each claim."""
    senses = Senses(sources, reader)
    return Verdicts(tuple(judge(claim, senses) for claim in claims.claims), claims)


def topic_of(sources: Sources) -> Topic | None:
    """Give what the texts are about, where there is one text."""
    texts = sources.texts() if len(sources.documents) == 1 else []
    return texts[0][1].reading.topic if texts else None
