"""The commands that draw: `il21kg neighborhood` and `il21kg figure`."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from il21kg.cli import completion
from il21kg.cli.console import echo, path_type, terms_option
from il21kg.cli.stores import opened, remembered, store_option
from il21kg.errors import InputError

if TYPE_CHECKING:
    from il21kg.knowledge import KnowledgeGraph

_FIGURES = (".svg", ".png", ".pdf")


@click.command(epilog="Example: il21kg neighborhood IL21 --hops 2 -o il21.html")
@click.argument("node", shell_complete=completion.nodes)
@click.option(
    "--hops",
    metavar="N",
    type=click.IntRange(min=0),
    default=2,
    show_default=True,
    help="How many edges away.",
)
@click.option(
    "--limit",
    metavar="N",
    type=click.IntRange(min=1),
    default=60,
    show_default=True,
    help="How many nodes at most.",
)
@click.option("--apart", is_flag=True, help="Draw genes and their products as two.")
@click.option(
    "--fold",
    "room",
    metavar="N",
    type=click.IntRange(min=0),
    default=40,
    show_default=True,
    help="How many boxes before leaves of one relation are drawn as one; 0 for never.",
)
@click.option(
    "-o",
    "--output",
    "file",
    type=path_type,
    help="A .html, .svg, .png, .pdf, .dot, .graphml or .json file; without it a tree in the terminal.",
)
@store_option
@terms_option
def neighborhood(
    node: str,
    hops: int,
    limit: int,
    apart: bool,
    room: int,
    file: Path | None,
    store: str | None,
    terms: Path | None,
) -> None:
    """Show what lies around a node.

    NODE is a name, a CURIE or an IRI. Without a file it is a tree in the terminal. Pictures draw a gene and
    its products as one, and many leaves of one relation as one box; the other formats and the tree do not.
    """
    from il21kg.show.pictures import DRAWN, FORMATS, to_file, to_tree

    if file is not None and file.suffix.lower() not in FORMATS:
        raise InputError(
            f"{file}: no picture has the ending “{file.suffix}”", f"There are: {', '.join(FORMATS)}"
        )
    drawn = file is not None and file.suffix.lower() in DRAWN
    held = opened(store, remembered(store, terms))
    graph = held.neighborhood(node, hops, limit, apart=apart or not drawn)
    if file is None:
        echo(to_tree(graph), nl=False)
        return
    from il21kg.files import write_file

    cut = file.suffix.lower() == ".html" and graph.graph["more"]
    larger = held.neighborhood(node, hops, 2 * limit, apart=apart) if cut else None
    picture = to_file(graph, file.suffix.lower(), apart=apart, room=room, larger=larger)
    write_file(file, picture.encode() if isinstance(picture, str) else picture)
    echo(f"Written: {file} ({len(graph)} nodes, {graph.number_of_edges()} edges)", err=True)


@click.command(
    epilog="Example: il21kg figure IL21 -o il21.svg; il21kg figure --matrix cells IL2 IL21 -o two.html"
)
@click.argument("nodes", metavar="NODE...", nargs=-1, required=True, shell_complete=completion.nodes)
@click.option(
    "-o", "--output", "file", type=path_type, help="An .svg, .png or .pdf file; a matrix may be .html too."
)
@click.option(
    "--matrix", "objects", metavar="KIND", help="Genes, or a family, against cells, processes or diseases."
)
@click.option("--path", "linked", is_flag=True, help="How two NODEs are linked; without -o as text.")
@click.option("--title", default="", metavar="TEXT", help="A title of your own; else what was found.")
@click.option("--kinds", default="", metavar="KIND,…", help="Only things of these kinds: cell,disease.")
@click.option("--no-papers", is_flag=True, help="Leave the papers out.")
@click.option("--dark", is_flag=True, help="Light on dark.")
@click.option(
    "--width",
    metavar="N",
    type=click.IntRange(320, 8000),
    default=1600,
    show_default=True,
    help="Width in pixels.",
)
@store_option
@terms_option
def figure(
    nodes: tuple[str, ...],
    file: Path | None,
    objects: str | None,
    linked: bool,
    title: str,
    kinds: str,
    no_papers: bool,
    dark: bool,
    width: int,
    store: str | None,
    terms: Path | None,
) -> None:
    """Draw a gene for a slide, several against what they act on, or how two things are linked.

    NODE is a name, a CURIE or an IRI. Gene and product are one; each relation is written once.
    """
    from il21kg.show.summary import to_summary

    graph = opened(store, remembered(store, terms))
    if linked:
        _tell_path(graph, nodes, file, dark)
        return
    place = _place(file, (*_FIGURES, ".html") if objects else _FIGURES)
    if objects:
        _write_matrix(graph, nodes, objects, place, dark)
        return
    if len(nodes) > 1:
        raise InputError("A figure is of one node.", "Several go into a matrix: --matrix cells; two: --path")
    wanted = [kind.strip() for kind in kinds.split(",") if kind.strip()]
    svg = to_summary(
        graph.summary(nodes[0]), title=title, kinds=wanted, papers=not no_papers, dark=dark, width=width
    )
    _write(svg, place)


def _place(file: Path | None, endings: tuple[str, ...]) -> Path:
    """Give the file to write; raise InputError where there is none, or one of another ending."""
    if file is None:
        raise InputError(
            "No file to write the figure to.", f"Say it with -o; the ending may be {', '.join(endings)}"
        )
    if file.suffix.lower() not in endings:
        raise InputError(
            f"{file}: no figure has the ending “{file.suffix}”", f"There are: {', '.join(endings)}"
        )
    return file


def _write(svg: str, file: Path) -> None:
    from il21kg.files import write_file
    from il21kg.show.pdf import to_pdf
    from il21kg.show.pictures import pixels

    ending = file.suffix.lower()
    if ending == ".png":
        write_file(file, pixels(svg, 1))
    else:
        write_file(file, to_pdf(svg) if ending == ".pdf" else svg.encode())
    echo(f"Written: {file}", err=True)


def _write_matrix(
    graph: "KnowledgeGraph", genes: tuple[str, ...], objects: str, file: Path, dark: bool
) -> None:
    from il21kg.show.matrix import matrix
    from il21kg.show.matrix_drawing import to_html, to_svg

    table = matrix(graph.summaries(genes), objects)
    _write(to_html(table) if file.suffix.lower() == ".html" else to_svg(table, dark), file)


def _tell_path(graph: "KnowledgeGraph", ends: tuple[str, ...], file: Path | None, dark: bool) -> None:
    from il21kg.show.path import to_svg, to_text

    if len(ends) != 2:
        raise InputError(f"A path has two ends; here are {len(ends)}.", "il21kg figure --path IL21 psoriasis")
    place = None if file is None else _place(file, _FIGURES)
    chains = graph.paths(*ends)
    if place is None:
        echo(to_text(chains), nl=False)
    else:
        _write(to_svg(chains, dark), place)
