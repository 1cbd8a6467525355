"""The command that holds claims against texts: `il21kg check`."""

from pathlib import Path

import click

from il21kg.cli.articles import about_option
from il21kg.cli.console import echo, echo_json, page, path_type, show, terms_option
from il21kg.cli.stores import opened, remembered, store_option
from il21kg.errors import InputError


@click.command(epilog="Example: il21kg check answer.md --text il21.txt")
@click.argument("claims", metavar="CLAIMS", type=path_type)
@click.option(
    "--text",
    "texts",
    metavar="ARTICLE",
    multiple=True,
    type=path_type,
    help="An article to hold them against, instead of a store; may be given several times.",
)
@about_option
@store_option
@terms_option
@click.option("--json", "as_json", is_flag=True, help="Print the verdicts as JSON.")
@click.option(
    *("--output", "-o"),
    metavar="FILE.html",
    type=path_type,
    callback=page,
    help="Write a page of the verdicts.",
)
def check(
    claims: Path,
    texts: tuple[Path, ...],
    about: str | None,
    store: str | None,
    terms: Path | None,
    as_json: bool,
    output: Path | None,
) -> int:
    """Hold claims from elsewhere against what texts say.

    CLAIMS is a table (subject, relation, object; certainty, negated and quote if there), edges of KGX, or
    prose: plain sentences, Markdown. Each gets a verdict with its sentence. The exit code is 1 when a claim
    is denied, of the opposite direction, weaker in the text, or has a quote that is not there, and when no
    claim could be read.
    """
    from il21kg.knowledge import check as check_texts
    from il21kg.show.verdicts import tell, to_values

    if about is not None and len(texts) != 1:
        raise InputError("--about is of one article.", "Give one --text.")
    if texts:
        found = check_texts(claims, *texts, about=about, terms=terms)
    else:
        found = opened(store, remembered(store, terms)).check(claims)
    if found.claims.understood:
        echo(f"{claims}: {found.claims.understood}", err=True)
    if output is not None:
        from il21kg.files import write_file
        from il21kg.show.checked_page import to_html

        write_file(output, [to_html(found).encode()])
        echo(f"{found.summary}\n{output}", err=as_json)
    if as_json:
        echo_json(to_values(found))
    elif output is None:
        show(tell(found))
    return int(found.amiss or not len(found))
