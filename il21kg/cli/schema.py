"""The command `il21kg schema`: what commands print as JSON, as JSON Schema."""

import click

from il21kg.cli.console import echo, echo_json
from il21kg.errors import InputError


@click.command(epilog="Example: il21kg schema read")
@click.argument("name", required=False)
def schema(name: str | None) -> None:
    """Show the JSON Schema of what a command prints with --json.

    Without NAME, the names that there are. Nothing else is printed than what stands in a schema.
    """
    from il21kg.cli.outputs import OUTPUTS, schema_of

    if name is None:
        for each, output in OUTPUTS.items():
            echo(f"{each:20} il21kg {output.command}")
    elif name in OUTPUTS:
        echo_json(schema_of(name))
    else:
        raise InputError(f"no schema “{name}”", f"There are: {', '.join(OUTPUTS)}.")
