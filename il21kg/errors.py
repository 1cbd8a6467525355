"""The few ways il21kg fails, each saying where, what, and what to do.

Il21kgError            the exit code belongs to the class
├── InputError         2   the article, the query, the arguments are wrong
│   └── SyntaxFault    2   ... at a line and a column of a text
├── NotConforming      1   the graph has a violation; nothing was stored
└── Unavailable        3   the machine says no: store locked, disk full, endpoint unreachable
"""


class Il21kgError(Exception):
    """A failure that is told to the person as one message; never a traceback."""

    exit_code = 2

    def __init__(self, message: str, advice: str = "") -> None:
        """Keep what is wrong (with its place) in `message`, and what to do about it in `advice`."""
        super().__init__(message)
        self.message = message
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.message}\n{self.advice}" if self.advice else self.message

    @property
    def in_one_line(self) -> str:
        """Message and advice in one line, for a list of what failed.

        >>> InputError("genes.tsv: the table is empty", "Its first line names the columns.").in_one_line
        'genes.tsv: the table is empty. Its first line names the columns.'
        """
        message = " ".join(self.message.split())
        end = "" if message.endswith((".", "!", "?", "…")) or not self.advice else "."
        return " ".join((message + end, *self.advice.split()))


class InputError(Il21kgError):
    """The input or the usage is wrong: a file, an argument, a name that is not there."""


class SyntaxFault(InputError):
    """A text that does not parse; `line` and `column` count from 1."""

    def __init__(self, message: str, line: int, column: int, advice: str = "") -> None:
        super().__init__(f"{message} (line {line}, column {column})", advice)
        self.line = line
        self.column = column


class NotConforming(Il21kgError):
    """The graph has a violation; nothing was stored."""

    exit_code = 1


class Unavailable(Il21kgError):
    """The machine says no: the store is locked, the disk is full, the endpoint does not answer."""

    exit_code = 3
