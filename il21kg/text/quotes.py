"""Words for people: counts, and a quote with the words that matter underlined by their role."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from itertools import groupby, pairwise
from typing import Final, TypeVar

Meaning = TypeVar("Meaning")

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


def pieces(
    start: int, end: int, marks: Iterable[tuple[int, int, Meaning]]
) -> Iterator[tuple[int, int, list[Meaning]]]:
    """Cut the stretch of a text where marks begin or end; give each piece with what is marked there.

    What is marked first stands first; of marks that begin together the longer one. Marks may overlap, lie in
    one another, and reach beyond the stretch.

    >>> list(pieces(0, 9, [(2, 6, "one"), (4, 7, "two")]))
    [(0, 2, []), (2, 4, ['one']), (4, 6, ['one', 'two']), (6, 7, ['two']), (7, 9, [])]
    """
    held = ((max(one, start), min(two, end), what) for one, two, what in marks)
    inside = sorted(((one, two, what) for one, two, what in held if one < two), key=lambda m: (m[0], -m[1]))
    cuts = sorted({start, end, *(one for one, _, _ in inside), *(two for _, two, _ in inside)})
    waiting, open_ = deque(inside), list[tuple[int, int, Meaning]]()
    for left, right in pairwise(cuts):
        open_ = [each for each in open_ if each[1] > left]
        while waiting and waiting[0][0] == left:
            open_.append(waiting.popleft())
        yield left, right, [what for _, _, what in open_]


def parts(quote: str, marks: Iterable[tuple[int, int, str]]) -> list[tuple[str, str]]:
    """Cut a quote at its marks: words and their role, empty for none; of marks that meet the shorter counts.

    >>> parts("It may bind.", [(0, 2, "subject"), (3, 6, "cue"), (3, 11, "trigger")])
    [('It', 'subject'), (' ', ''), ('may', 'cue'), (' bind', 'trigger'), ('.', '')]
    """
    longest_first = sorted(marks, key=lambda mark: (mark[0] - mark[1], mark))
    ranked = ((start, end, rank) for rank, (start, end, _) in enumerate(longest_first))
    cut = (
        (quote[left:right], longest_first[max(over)][2] if over else "")
        for left, right, over in pieces(0, len(quote), ranked)
    )
    return [
        ("".join(words for words, _ in run), role) for role, run in groupby(cut, key=lambda part: part[1])
    ]


def marked_html(quote: str, marks: Iterable[tuple[int, int, str]]) -> str:
    """Give a quote as HTML, the words that matter in `mark` elements titled by their role.

    >>> marked_html("It <binds>.", [(0, 2, "subject")])
    '<mark title="subject">It</mark> &lt;binds&gt;.'
    """
    return "".join(
        f'<mark title="{role}">{escape(words)}</mark>' if role else escape(words)
        for words, role in parts(quote, marks)
    )
