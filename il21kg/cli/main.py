"""One command per verb, imported when it is called; heavy imports inside the command.

Results go to standard output, messages to standard error. Exit codes: 0 done; 1 the graph does not conform,
`why` finds nothing, `diff` a difference, or `check` a claim amiss;
2 wrong input or usage; 3 the machine says no; 130 Ctrl-C.
"""

import os
import signal
import sys
from typing import Final

import click

from il21kg.cli.console import InModules, InOrder, be_lenient, complain, echo, visible
from il21kg.errors import Il21kgError, InputError, Unavailable


def _show_version(context: click.Context, _: click.Parameter, asked: bool) -> None:
    if asked:
        from il21kg.resources import VERSION

        echo(f"il21kg {VERSION}")
        context.exit()


#: Where each command is, in the order of the help.
_COMMANDS: Final = {
    "load": "articles",
    "read": "articles",
    "validate": "graphs",
    "query": "questions",
    "ask": "questions",
    "queries": "questions",
    "export": "graphs",
    "neighborhood": "pictures",
    "figure": "pictures",
    "report": "reports",
    "documents": "documents",
    "stats": "documents",
    "audit": "audit",
    "diff": "differences",
    "compare": "reference",
    "retract": "documents",
    "why": "questions",
    "check": "check",
    "serve": "serve",
    "mcp": "serve",
    "parts": "corpus",
    "backup": "upkeep",
    "merge": "upkeep",
    "compact": "upkeep",
    "review": "review",
    "decisions": "decisions",
    "annotations": "annotations",
    "terms": "terms",
    "ground": "terms",
    "eval": "measure",
    "silver": "measure",
    "coverage": "measure",
    "frames": "measure",
    "schema": "schema",
}


@click.group(
    cls=InOrder,
    commands=InModules(_COMMANDS),
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Begin with: il21kg load, then il21kg query target-cells",
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_version,
    help="Show the version and exit.",
)
def commands() -> None:
    """Read an encyclopaedia article about a gene into a knowledge graph that can be asked."""


def main() -> None:
    """Run a command; tell errors as one message each, and exit with their code.

    What nobody foresaw is told in one line too; with `IL21KG_TRACEBACK` set, by its traceback.
    """
    be_lenient()
    try:
        _check_arguments(sys.argv[1:])
        code = commands.main(prog_name="il21kg", standalone_mode=False)
        sys.stdout.flush()
    except Il21kgError as error:
        complain(error)
        code = error.exit_code
    except click.ClickException as error:
        vars(error)["message"] = visible(error.message)
        error.show()
        code = 2
    except (KeyboardInterrupt, click.Abort) as error:
        if isinstance(error.__cause__, EOFError):  # click takes it for Ctrl-D
            complain(fault := _unforeseen(error.__cause__))
            code = fault.exit_code
        else:
            signal.signal(signal.SIGINT, signal.SIG_IGN)  # it ends already; another Ctrl-C would only kill it
            echo("Stopped.", err=True)
            code = getattr(error.__cause__, "exit_code", 130)
    except OSError as error:
        # What is still unwritten would fail again when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0  # the reader of our output has had enough, as `head` has
        if not isinstance(error, BrokenPipeError):
            fault = Unavailable(f"The output cannot be written: {error}", "Check the disk it goes to.")
            complain(fault)
            code = fault.exit_code
    except Exception as error:
        if os.environ.get("IL21KG_TRACEBACK"):
            raise
        complain(_unforeseen(error))
        code = 3
    sys.exit(code if isinstance(code, int) else 0)


def _check_arguments(arguments: list[str]) -> None:
    for each in arguments:
        try:
            each.encode()
        except UnicodeEncodeError as error:
            raise InputError(
                f"“{each}” is not UTF-8.", "Rename the file, or set the terminal to UTF-8."
            ) from error


def _unforeseen(error: Exception) -> Unavailable:
    if isinstance(error, MemoryError):
        return Unavailable("There is not enough memory for this.", "Give less at once.")
    if isinstance(error, RecursionError):
        return Unavailable("The input is nested too deep.", "Give it flatter, or in parts.")
    if isinstance(error, UnicodeError):
        return Unavailable(f"A name or text is not UTF-8: {error}.", "Rename the file, or mend the text.")
    what = " ".join(f"{type(error).__name__}: {error}".split())[:300]
    return Unavailable(
        f"Something nobody foresaw: {what}",
        "Please report this, with what IL21KG_TRACEBACK=1 il21kg ... prints.",
    )


if __name__ == "__main__":
    main()
