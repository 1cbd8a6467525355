"""The option --store, and the graph that it names."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from il21kg.cli.console import echo, path_type

if TYPE_CHECKING:
    from il21kg.knowledge import KnowledgeGraph

store_option: Final = click.option(
    "--store",
    metavar="WHERE",
    envvar="IL21KG_STORE",
    help="A folder, :memory:, the address of a SPARQL endpoint, or a .toml file with its addresses. "
    "Default: $IL21KG_STORE, or il21kg-store.",
)
decisions_option: Final = click.option(
    "--decisions",
    metavar="FILE",
    type=path_type,
    help="What curators decided. Default: decisions.jsonl in the folder of the store.",
)


def opened(store: str | None, terms: Path | None = None, decisions: Path | None = None) -> "KnowledgeGraph":
    """Give the graph of a store, with the terms its names are looked up by, and what curators decided."""
    from il21kg.knowledge import KnowledgeGraph

    return KnowledgeGraph(store, terms, decisions)


def remembered(store: str | None, terms: Path | None) -> Path | None:
    """Give the terms that were named, or those that the store was read with; say so when these are gone."""
    from il21kg.store.keeping import notes_of
    from il21kg.store.origins import terms_of
    from il21kg.store.store import FOLDER

    if terms is not None:
        return terms
    folder, remark = terms_of(notes_of(store or FOLDER))
    if remark:
        echo(remark, err=True)
    return folder
