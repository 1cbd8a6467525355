"""What the commands share: the option --terms, words that matter in colour, a bar for what takes long."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import Final

import click

path_type: Final = click.Path(path_type=Path)
terms_option: Final = click.option(
    "--terms",
    metavar="DIR",
    envvar="IL21KG_TERMS",
    type=path_type,
    help="A folder of terms. Default: $IL21KG_TERMS, or il21kg/terms in your data folder.",
)


#: What would move the cursor, colour, rename or turn around what stands on a terminal, and how it is shown.
_UNSEEN: Final = {
    **{code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\t\n"},
    0x7F: "\u2421",
    **{code: f"\\x{code:02x}" for code in range(0x80, 0xA0)},
    **{
        code: f"\\u{code:04x}"
        for code in (0x61C, 0x200E, 0x200F, *range(0x2028, 0x202F), *range(0x2066, 0x206A))
    },
    **{code: f"\\u{code:04x}" for code in range(0xD800, 0xE000)},
}


def visible(text: str) -> str:
    r"""Give a text in which control characters and those that turn the direction are shown, not obeyed.

    >>> visible("a\x1b[31mb\x9bc\u202ed")
    'a␛[31mb\\x9bc\\u202ed'
    """
    return text.translate(_UNSEEN)


def echo(text: str | bytes = "", *, err: bool = False, nl: bool = True) -> None:
    """Print; to a terminal only what is `visible`, to a pipe or file the text as it is."""
    stream = sys.stderr if err else sys.stdout
    if stream.isatty() or err:
        text = visible(text.decode(errors="replace") if isinstance(text, bytes) else text)
    click.echo(text, err=err, nl=nl, color=True)  # without colour click takes sequences out of piped data


def be_lenient() -> None:
    """Let what the encoding of the output cannot hold be written as an escape, instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def show(text: str, *, plain: bool = False) -> None:
    """Print; on a terminal with the words that matter in colour (`NO_COLOR` is respected)."""
    if plain or not sys.stdout.isatty() or os.environ.get("NO_COLOR"):
        echo(text)
        return
    from rich.console import Console
    from rich.highlighter import RegexHighlighter
    from rich.theme import Theme

    class Words(RegexHighlighter):
        highlights = (
            r"(?m)^(?P<heading>\S.*)$",
            r"(?m)^  (?P<name>[a-z][a-z ]{1,9}[a-z])  ",
            r"(?P<bad>\b[Vv]iolations?\b|\bnot saved\b|\brefused\b|^No:)",
            r"(?P<odd>\b[Ww]arnings?\b|\bhedged\b|\bnot asserted\b)",
            r"(?m)^  \| (?P<marks>[srco ]+)$",
            r"(?m)^  (?P<command>il21kg .*)$",
        )

    theme = Theme(
        {
            "heading": "bold",
            "name": "cyan",
            "bad": "bold red",
            "odd": "yellow",
            "marks": "green",
            "command": "green",
        }
    )
    Console(highlighter=Words(), theme=theme).print(visible(text), markup=False, emoji=False, soft_wrap=True)


@contextmanager
def progress(total: int, doing: str = "Reading") -> Iterator[Callable[[], None]]:
    """Show a bar on a terminal while several texts are read."""
    if total < 2 or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(doing, total=total)
        yield lambda: bar.advance(task)
