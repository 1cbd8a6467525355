"""The command `il21kg review`: a curator goes through what was read, one key a decision."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from il21kg.cli import completion
from il21kg.cli.console import echo, terms_option
from il21kg.cli.people import orcid_option, person
from il21kg.cli.stores import decisions_option, opened, remembered, store_option
from il21kg.errors import InputError

if TYPE_CHECKING:
    from il21kg.curation.worklist import Wanted
    from il21kg.knowledge import KnowledgeGraph


@click.command(epilog="Example: il21kg review il21 --orcid 0000-0002-1825-0097")
@click.argument("keys", metavar="[KEY]...", nargs=-1, shell_complete=completion.documents)
@orcid_option
@click.option("--kind", metavar="KIND", default="", help="A relation (involved_in) or a class (process).")
@click.option("--gene", metavar="GENE", default="", help="A symbol, label or identifier.")
@click.option("--again", is_flag=True, help="Also what you have decided before.")
@click.option("--page", is_flag=True, help="On a page in the browser, as il21kg serve --review.")
@decisions_option
@store_option
@terms_option
def review(
    keys: tuple[str, ...],
    orcid: str | None,
    kind: str,
    gene: str,
    again: bool,
    page: bool,
    decisions: Path | None,
    store: str | None,
    terms: Path | None,
) -> int:
    """Go through what was read, the least sure first.

    Without KEY all documents whose texts are at hand are read again. One key is one decision: a accept,
    r reject, c correct, f add a fact, n note, s skip, u undo, q quit. Each is on the disk before the next
    question is asked; il21kg decisions apply, or the next load, lets them have their effect. Texts of which
    nothing was read come last, without --kind. Exit code 1 where there is nothing to decide.
    """
    from il21kg.curation.worklist import Wanted

    if page:
        from il21kg.cli.serve import serve

        given = {"store": store, "terms": terms, "orcid": orcid, "decisions": decisions}
        click.get_current_context().invoke(serve, review=True, **given)
        return 0
    who, graph = person(orcid), opened(store, remembered(store, terms), decisions)
    return _talk(graph, who, keys, Wanted(kind, gene, "" if again else who), new=decisions is not None)


def _talk(graph: "KnowledgeGraph", who: str, keys: tuple[str, ...], wanted: "Wanted", *, new: bool) -> int:
    """Ask a curator about what is wanted of some documents; the file of decisions may be a new one."""
    from il21kg.curation.decisions import now
    from il21kg.curation.record import note
    from il21kg.curation.worklist import Hand, silent, worklist
    from il21kg.show.dialogue import Dialogue, Terminal

    if (file := graph.decisions_file) is None:
        raise InputError(f"{graph.place} has no folder for decisions.", "Say where to: --decisions FILE")
    if new:
        note(file)
    pages = graph.pages_read(*keys, lost=lambda key: echo(f"{key}: its text is not at hand.", err=True))
    if pages and not wanted.known_to(pages[0][0]):
        raise InputError(f"“{wanted.kind}” is no relation and no class.", "Name one: involved_in, process.")
    decisions = graph.decisions
    items, nothing = worklist(pages, decisions, wanted), silent(pages, decisions, wanted)
    if keys and not items and not wanted.kind:
        nothing = [page for page, _ in pages]  # who names a text wants to see it
    if not items and not nothing:
        echo("There is nothing to decide.")
        return 1
    terminal = Terminal(_key, _line, echo)
    dialogue = Dialogue(items, terminal, lambda: Hand(who, now()), lambda each: note(file, each), nothing)
    echo(f"\n{dialogue.run()}")
    if dialogue.made:
        echo("Next: il21kg decisions apply")
    return 0


def _line(asked: str) -> str:
    return str(click.prompt(asked, prompt_suffix="", default="", show_default=False))


def _key() -> str:
    """Wait for a key on the terminal; from a pipe each line is one."""
    import sys

    if not sys.stdin.isatty():
        typed = sys.stdin.readline()
        return typed.strip() if len(typed.strip()) == 1 or not typed else "\n"  # a word decides nothing
    try:
        return click.getchar()
    except EOFError:
        return ""
