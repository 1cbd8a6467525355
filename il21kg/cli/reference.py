"""The command `il21kg compare`: what the graph says, set against reference knowledge in files."""

from pathlib import Path

import click

from il21kg.cli.console import echo, echo_json, page, path_type, show, terms_option
from il21kg.cli.stores import opened, remembered, store_option


@click.command(epilog="Example: il21kg compare goa_human.gaf.gz genes_to_disease.txt -o compared.html")
@click.argument("references", nargs=-1, required=True, metavar="REFERENCE...", type=path_type)
@store_option
@terms_option
@click.option(
    "--only",
    metavar="VERDICT",
    multiple=True,
    type=click.Choice(["known", "new", "contradicts", "opposite", "finer", "coarser"]),
    help="Show facts with this verdict only. Repeatable.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead.")
@click.option(
    "-o", "--output", metavar="FILE.html", type=path_type, callback=page, help="Write a page instead."
)
def compare(
    references: tuple[Path, ...],
    store: str | None,
    terms: Path | None,
    only: tuple[str, ...],
    as_json: bool,
    output: Path | None,
) -> None:
    """Set the graph against what others know.

    REFERENCE is a file: annotations of GO (GAF 2.2, GPAD), entries or a table of UniProt, edges of KGX, a
    table of genes with their diseases or places. Each fact is known there, new, contradicted, opposite,
    finer or coarser, by the terminologies at hand; told with its sentence and with the line of the reference,
    and so is what only the reference has. That a reference says nothing of a fact contradicts nothing.
    """
    from il21kg.reference.comparing import compare
    from il21kg.reference.telling import tell, to_values
    from il21kg.reference.values import Verdict
    from il21kg.vocabulary.vocabulary import load_vocabulary

    facts = opened(store).facts()
    found = compare(facts, references, load_vocabulary(remembered(store, terms)))
    verdicts = tuple(Verdict(each) for each in only) or tuple(Verdict)
    if output is not None:
        from il21kg.files import write_file
        from il21kg.reference.page import to_html

        write_file(output, to_html(found, verdicts).encode())
        echo(f"Written: {output}", err=True)
    elif as_json:
        echo_json(to_values(found, verdicts))
    else:
        show(tell(found, verdicts))
