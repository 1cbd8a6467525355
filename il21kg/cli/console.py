"""What the commands share: the option --terms, words that matter in colour, a bar for what takes long."""

import os
import re
import sys
import time
from collections import Counter, UserDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from io import BufferedReader, TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from il21kg.errors import Il21kgError, InputError

if TYPE_CHECKING:
    from il21kg.corpus.loading import Loaded

Command = TypeVar("Command", bound=Callable[..., Any])

path_type: Final = click.Path(path_type=Path)
terms_option: Final = click.option(
    "--terms",
    metavar="DIR",
    envvar="IL21KG_TERMS",
    type=path_type,
    help="A folder of terms. Default: $IL21KG_TERMS, or il21kg/terms in your data folder.",
)


def page(context: click.Context, option: click.Parameter, path: Path | None) -> Path | None:
    """Take the file of a page: it ends in .html, so that nobody finds a page in a .pdf."""
    if path is not None and path.suffix.lower() not in (".html", ".htm"):
        raise InputError(f"{path}: a page ends in .html.", "For programs there is --json.")
    return path


def report_options(what: str) -> Callable[[Command], Command]:
    """Give the options of a command that writes a report for people, programs or pages; `what` is in it."""

    def add(command: Command) -> Command:
        command = click.option("--json", "as_json", is_flag=True, help="The same as --format json.")(command)
        return click.option(
            "--format",
            "format_",
            type=click.Choice(["text", "json", "markdown"]),
            default="text",
            show_default=True,
            help=f"How the {what} are written.",
        )(command)

    return add


class InOrder(click.Group):
    """Lists its commands as they were added, not by the alphabet."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give the names of the commands in their order."""
        return list(self.commands)


class InModules(UserDict[str, Any]):
    """Commands by name, each in the module that is named: it is imported when the command is asked for."""

    def __getitem__(self, name: str) -> click.Command:
        """Give a command; it has the name of a function, or one that Python keeps for itself (`eval_`)."""
        module = import_module(f"il21kg.cli.{self.data[name]}")
        command: click.Command = vars(module).get(f"{name}_") or vars(module)[name]
        return command


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


def echo_json(values: Any) -> None:
    """Print values as JSON, as every command does."""
    import json

    echo(json.dumps(values, ensure_ascii=False, indent=1))


def complain(error: Il21kgError) -> None:
    """Tell an error as one message, and what to do about it."""
    echo(f"il21kg: {error.message}", err=True)
    if error.advice:
        echo("\n".join(f"  {line}" for line in error.advice.splitlines()), err=True)


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


#: Seconds between two lines that tell how far a load is, where no bar can be shown.
_BETWEEN: Final = 60.0


@contextmanager
def corpus_progress(total: int | None) -> "Iterator[Callable[[Loaded], None]]":
    """Show how far a load is: a bar with rate and time left on a terminal, else a line a minute."""
    if sys.stderr.isatty():
        with _bar(total) as tell_progress:
            yield tell_progress
    else:
        yield _lines(total)


def _lines(total: int | None) -> "Callable[[Loaded], None]":
    begun = last = time.monotonic()
    counts: Counter[str] = Counter()

    def count(each: "Loaded") -> None:
        nonlocal last
        now = time.monotonic()
        _count(each, counts)
        if now - last >= _BETWEEN:
            last = now
            echo(_how_far(counts, total, now - begun), err=True)

    return count


def _count(each: "Loaded", counts: "Counter[str]") -> None:
    counts["texts"] += 1
    counts["not loaded"] += bool(each.reason)
    if each.work is not None:
        counts["statements"] += each.work.statements
        counts["findings"] += each.work.findings.total()


def _rates(counts: "Counter[str]", seconds: float) -> str:
    """Say how fast a load is, and what came of it.

    >>> _rates(Counter(texts=300, statements=2500, findings=7), 60.0)
    '5.0 a second, 2,500 statements, 7 findings, 0 not loaded'
    """
    told = (f"{counts[what]:,} {what}" for what in ("statements", "findings", "not loaded"))
    return ", ".join((f"{counts['texts'] / max(seconds, 0.001):.1f} a second", *told))


def _how_far(counts: "Counter[str]", total: int | None, seconds: float) -> str:
    """Say how far a load is.

    >>> _how_far(Counter(texts=300), 1500, 60.0)
    '300 of 1,500 texts, 5.0 a second, 0 statements, 0 findings, 0 not loaded, 4.0 min left'
    """
    done = counts["texts"]
    line = f"{done:,}{'' if total is None else f' of {total:,}'} texts, {_rates(counts, seconds)}"
    return line if total is None else f"{line}, {max(total - done, 0) * seconds / done / 60:.1f} min left"


@contextmanager
def _bar(total: int | None) -> "Iterator[Callable[[Loaded], None]]":
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    told_of = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    begun, counts = time.monotonic(), Counter[str]()
    with Progress(*told_of, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Loading", total=total)

        def count(each: "Loaded") -> None:
            _count(each, counts)
            bar.update(task, advance=1, description=_rates(counts, time.monotonic() - begun))

        yield count


def begins_with_json() -> bool:
    """Tell whether standard input begins with an object of JSON; nothing is taken from it."""
    stream = sys.stdin.buffer
    return isinstance(stream, BufferedReader) and re.match(rb'\s*\{[ \t]*"', stream.peek(1)) is not None
