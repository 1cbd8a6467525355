"""The commands about what curators decided: `il21kg decisions list`, `apply`, `merge` and the like."""

from pathlib import Path

import click

from il21kg.cli.console import InOrder, echo, echo_json, path_type, show, terms_option
from il21kg.cli.stores import decisions_option, opened, remembered, store_option
from il21kg.errors import InputError


@click.group(cls=InOrder, epilog="Example: il21kg decisions list")
def decisions() -> None:
    """Look after what curators decided."""


@decisions.command("list", epilog="Example: il21kg decisions list --json")
@store_option
@terms_option
@decisions_option
@click.option("--json", "as_json", is_flag=True, help="Print one JSON array instead.")
def list_(store: str | None, terms: Path | None, decisions: Path | None, as_json: bool) -> None:
    """List the decisions.

    The texts are read again: of each decision that no longer applies the reason is told.
    """
    from il21kg.show.decided import states, tell_decisions, to_values

    graph = opened(store, remembered(store, terms), decisions)
    told = states(graph.decisions, graph.curated())
    if as_json:
        echo_json(to_values(told))
    else:
        show(tell_decisions(told))


@decisions.command(epilog="Example: il21kg decisions apply")
@store_option
@terms_option
@decisions_option
def apply(store: str | None, terms: Path | None, decisions: Path | None) -> int:
    """Let decisions have their effect on what is loaded.

    Only the texts that something else was decided of are read again. A load does the same.
    """
    graph = opened(store, remembered(store, terms), decisions)
    done = graph.apply_decisions()
    for key, outcome in done.items():
        if outcome is None:
            echo(f"{key}: its text is not at hand; it stays as it is. Load it again.")
            continue
        curated = outcome.article.curated
        echo(f"{key}: {outcome.state}, {len(curated.applied)} applied, {len(curated.lapsed)} do not apply")
    if not done:
        echo("Nothing was decided since.")
    return int(any(outcome is None or outcome.state == "refused" for outcome in done.values()))


@decisions.command(epilog="Example: il21kg decisions merge ada.jsonl bob.jsonl -o both.jsonl")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=path_type)
@click.option("-o", "--output", metavar="FILE", type=path_type, help="Where to. Default: that of the store.")
@store_option
def merge(files: tuple[Path, ...], output: Path | None, store: str | None) -> None:
    """Put the decisions of several curators together.

    Each decision once, in any order of the files. What is in the file it goes to stays.
    """
    from il21kg.curation.agreement import agreements, conflicts
    from il21kg.curation.decisions import to_lines
    from il21kg.curation.record import held, read_files
    from il21kg.files import write_file
    from il21kg.show.decided import tell_conflicts

    into = output or opened(store).decisions_file
    if into is None:
        raise InputError("The store has no folder for a file of decisions.", "Say where to: -o FILE")
    merged = read_files(files) | held(into)
    write_file(into, to_lines(merged.all).encode())
    show(f"{into}: {len(merged.all):,} decisions\n" + tell_conflicts(conflicts(merged), agreements(merged)))


@decisions.command(epilog="Example: il21kg decisions conflicts ada.jsonl bob.jsonl")
@click.argument("files", metavar="[FILE]...", nargs=-1, type=path_type)
@store_option
def conflicts(files: tuple[Path, ...], store: str | None) -> int:
    """List what curators contradict each other in, and how far they agree.

    Without FILE these are the decisions of the store. Exit code 1 where there is a contradiction.
    """
    from il21kg.curation.agreement import agreements
    from il21kg.curation.agreement import conflicts as contradicting
    from il21kg.curation.record import read_files
    from il21kg.show.decided import tell_conflicts

    made = read_files(files) if files else opened(store).decisions
    found = contradicting(made)
    show(tell_conflicts(found, agreements(made)))
    return int(bool(found))


@decisions.command(epilog="Example: il21kg decisions export standing.jsonl; … export --as gold decided")
@click.argument("output", metavar="FILE|DIR", type=path_type)
@click.option(
    "--as",
    "form",
    type=click.Choice(["jsonl", "gold"]),
    default="jsonl",
    help="gold: as annotations that il21kg eval reads, into a folder.",
)
@store_option
@terms_option
@decisions_option
def export(output: Path, form: str, store: str | None, terms: Path | None, decisions: Path | None) -> None:
    """Write the decisions that stand.

    Those that were not withdrawn, and of each curator on each statement the last; ordered by their dates.
    As gold, what was accepted, corrected and added is right, what was rejected is false, and of all else
    nothing is known: precision is then of what was decided alone.
    """
    if form == "gold":
        _export_gold(output, store, terms, decisions)
        return
    from il21kg.curation.agreement import last_words
    from il21kg.curation.decisions import to_lines
    from il21kg.files import write_file

    words = last_words(opened(store, None, decisions).decisions)
    standing = [each for theirs in words.values() for each in theirs.values()]
    write_file(output, to_lines(standing).encode())
    echo(f"Written: {output} ({len(standing):,} decisions)")


def _export_gold(folder: Path, store: str | None, terms: Path | None, decisions: Path | None) -> None:
    from il21kg.measure.from_decisions import write_decided

    graph = opened(store, remembered(store, terms), decisions)
    pages = graph.pages_read(lost=lambda key: echo(f"{key}: its text is not at hand.", err=True))
    for path in write_decided(pages, graph.decisions, folder):
        echo(f"Written: {path}")
