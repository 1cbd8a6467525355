"""The options by which a model proposes statements: `--propose URL --model NAME`."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from il21kg.cli.console import path_type, progress
from il21kg.errors import InputError

if TYPE_CHECKING:
    from il21kg.proposers.proposing import Asking

Command = TypeVar("Command", bound=Callable[..., Any])

_OPTIONS: Final = (
    click.option(
        "--propose",
        metavar="URL",
        help="Let a model propose statements: the address of a server that speaks the common chat protocol. "
        "Its key, if it wants one: $IL21KG_LLM_KEY.",
    ),
    click.option("--model", metavar="NAME", help="The model to be asked, as its server names it."),
    click.option(
        "--proposals",
        metavar="DIR",
        type=path_type,
        help="Where its answers are kept, to be used again. Default: proposals/ in the folder of the store.",
    ),
    click.option(
        "--propose-parallel",
        metavar="N",
        type=click.IntRange(1, 64),
        help="How many sentences are put to it at the same time. Default: 1.",
    ),
    click.option(
        "--propose-timeout",
        metavar="SECONDS",
        type=click.FloatRange(0, 86400, min_open=True),
        help="How long to wait for one answer. Default: 120.",
    ),
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the options say; nothing of a model is loaded yet."""

    address: str
    model: str
    folder: Path | None
    parallel: int
    seconds: float | None


def propose_options(command: Command) -> Command:
    """Add the options; the command gets them as one value `asked`, which is None without `--propose`."""

    @wraps(command)
    def with_one(**given: Any) -> Any:
        names = ("propose", "model", "proposals", "propose_parallel", "propose_timeout")
        return command(asked=_asked(*(given.pop(name) for name in names)), **given)

    for option in reversed(_OPTIONS):
        with_one = option(with_one)
    return with_one  # type: ignore[return-value]  # the same command, told by other options


def _asked(
    address: str | None, model: str | None, folder: Path | None, parallel: int | None, seconds: float | None
) -> Asked | None:
    if address is None:
        if any(each is not None for each in (model, folder, parallel, seconds)):
            raise InputError("Which server is asked is not said.", "Give its address: --propose URL")
        return None
    if model is None:
        raise InputError("Which model is asked is not said.", "Name it as its server does: --model NAME")
    return Asked(address, model, folder, parallel or 1, seconds)


def asking(asked: Asked, store: str | None = None, *, alone: bool = True) -> "Asking":
    """Give how a model is asked; its answers are kept in the folder named, else in that of the store.

    On a terminal a bar shows the sentences of an article that is `alone`.
    """
    from il21kg.proposers.kept import Kept
    from il21kg.proposers.llm import SECONDS, Model
    from il21kg.proposers.proposing import Asking

    model = Model(asked.address, asked.model, asked.seconds or SECONDS)
    kept = Kept(asked.folder or _beside(store))
    if not alone:
        return Asking(model, kept, asked.parallel)
    return Asking(model, kept, asked.parallel, partial(progress, doing="Asking"))


def _beside(store: str | None) -> Path | None:
    """Give where answers are kept in the folder of a store; None for one that is in no folder."""
    from il21kg.proposers.kept import FOLDER
    from il21kg.store.address import is_remote

    return None if store is None or store == ":memory:" or is_remote(store) else Path(store) / FOLDER
