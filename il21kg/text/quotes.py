"""Words for people: counts, and a quote with the words that matter underlined by their role."""

from collections.abc import Iterable, Iterator, Mapping
from html import escape
from itertools import groupby
from typing import Final

_ROLES: Final[Mapping[str, str]] = {"subject": "s", "trigger": "r", "object": "o", "cue": "c"}
_WIDTH: Final = 96


def one_blank(text: str) -> str:
    r"""Give a text with one blank for all blanks and line ends in a row, and none around it.

    >>> one_blank(" a  novel\nligand ")
    'a novel ligand'
    """
    return " ".join(text.split())


def counted(number: int, thing: str) -> str:
    """Say how many there are of a thing.

    >>> counted(1, "text"), counted(7596, "text")
    ('1 text', '7,596 texts')
    """
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def marked_lines(quote: str, marks: Iterable[tuple[int, int, str]]) -> Iterator[str]:
    r"""Give a quote in lines, with the marked words underlined by the first letter of their role.

    >>> print("\n".join(marked_lines("It may bind.", [(0, 2, "subject"), (3, 6, "cue"), (3, 11, "trigger")])))
      | It may bind.
      | ss ccc rrrr
    """
    under = [" "] * len(quote)
    for role in ("trigger", "subject", "object", "cue"):
        for start, end, its in marks:
            if its == role:
                under[start:end] = [" " if quote[i].isspace() else _ROLES[role] for i in range(start, end)]
    shown = "".join(" " if character.isspace() else character for character in quote)
    start = 0
    while start < len(shown):
        stop = len(shown) if len(shown) - start <= _WIDTH else shown.rfind(" ", start, start + _WIDTH) + 1
        stop = stop if stop > start else start + _WIDTH
        yield f"  | {shown[start:stop]}".rstrip()
        if below := "".join(under[start:stop]).rstrip():
            yield f"  | {below}"
        start = stop


def marked_html(quote: str, marks: Iterable[tuple[int, int, str]]) -> str:
    """Give a quote as HTML, the words that matter in `mark` elements titled by their role.

    >>> marked_html("It <binds>.", [(0, 2, "subject")])
    '<mark title="subject">It</mark> &lt;binds&gt;.'
    """
    role: list[str] = [""] * len(quote)
    for each in ("trigger", "subject", "object", "cue"):
        for start, end, its in marks:
            if its == each:
                role[start:end] = [each] * len(quote[start:end])
    parts = []
    for its, group in groupby(range(len(quote)), key=lambda place: role[place]):
        places = list(group)
        words = escape(quote[places[0] : places[-1] + 1])
        parts.append(f'<mark title="{its}">{words}</mark>' if its else words)
    return "".join(parts)
