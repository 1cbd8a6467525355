"""The commands that look after stores: `il21kg backup`, `il21kg merge` and `il21kg compact`."""

from pathlib import Path

import click

from il21kg.cli.console import echo, path_type
from il21kg.cli.stores import opened, store_option


@click.command(epilog="Example: il21kg backup /backups/monday")
@click.argument("folder", metavar="DIR", type=path_type)
@store_option
def backup(folder: Path, store: str | None) -> None:
    """Copy the store into a new folder.

    The copy is a store itself: il21kg query … --store DIR. It is whole or not there.
    """
    size = opened(store).backup(folder)
    echo(f"Written: {folder} ({size / 1e6:,.1f} MB)")


@click.command(epilog="Example: il21kg merge other-store --store il21kg-store")
@click.argument("others", metavar="STORE...", nargs=-1, required=True)
@store_option
@click.option("--replace", is_flag=True, help="Where both have a document, take that of the other store.")
def merge(others: tuple[str, ...], store: str | None, replace: bool) -> None:
    """Add the documents of other stores.

    As if they had been loaded here. A document that is not the same in both is refused, unless --replace.
    """
    graph = opened(store)
    for other in others:
        done = graph.merge(other, replace=replace)
        echo(f"{other}: {done.added:,} added, {done.replaced:,} replaced, {done.unchanged:,} unchanged")


@click.command(epilog="Example: il21kg compact")
@store_option
def compact(store: str | None) -> None:
    """Make the store as small as it can be.

    Withdrawn and replaced documents leave room behind; what the store holds stays the same.
    """
    done = opened(store).compact()
    echo(f"{done.before / 1e6:,.1f} MB before, {done.after / 1e6:,.1f} MB now")
