"""The option --orcid, and who decides by it."""

from typing import Final

import click

from il21kg.errors import InputError

orcid_option: Final = click.option(
    "--orcid",
    metavar="ORCID",
    envvar="IL21KG_ORCID",
    help="Who decides, as 0000-0002-1825-0097. Default: $IL21KG_ORCID.",
)


def person(orcid: str | None) -> str:
    """Give the IRI of who decides; raise InputError where nobody is named."""
    from il21kg.curation.curators import curator

    if not orcid:
        raise InputError("Nobody is named who decides.", "Say who you are: --orcid, or $IL21KG_ORCID.")
    return curator(orcid)
