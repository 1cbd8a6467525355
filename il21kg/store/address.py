"""Where an endpoint is: its addresses for queries, updates and whole graphs, and who we are there.

    https://example.org/query        queries; updates go to …/update
    graph.toml                       query = "https://…", update = "https://…", graphs = "https://…"

Who we are is said by the environment or by netrc, and never in an address: those are seen and kept by others.
"""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from il21kg.errors import InputError
from il21kg.files import MEGABYTE, in_utf8, needed, read_bounded
from il21kg.store.imprint import KEYS, UNTOLD, Imprint, imprint_in

LOGIN: Final = "IL21KG_LOGIN"
"""In the environment: `name:password`, for basic authentication."""

TOKEN: Final = "IL21KG_TOKEN"
"""In the environment: a bearer token."""

LOCAL: Final = ("127.0.0.1", "localhost", "::1")
"""The hosts that only this machine reaches."""

TIMEOUT: Final = 60.0
"""Seconds to wait for the whole of an answer, where nothing else is said."""

_KEYS: Final = ("query", "update", "graphs", "seconds", *KEYS)


@dataclass(frozen=True, slots=True)
class Address:
    """The addresses of an endpoint."""

    query: str = field(repr=False)
    update: str = field(repr=False)
    graphs: str | None = field(default=None, repr=False)
    """Where whole graphs are got, by the Graph Store Protocol; None where that is not said."""
    seconds: float = TIMEOUT
    """How long one request may take."""
    imprint: Imprint = UNTOLD
    """What the file says of the dataset there."""

    @property
    def place(self) -> str:
        """The address for queries, without what may be secret in it."""
        return told(self.query)


def check_folder_name(where: str) -> None:
    """Raise InputError for the address of something else than an endpoint: it is meant as no folder."""
    if scheme := re.match(r"([A-Za-z][A-Za-z0-9+.-]+)://", where):
        raise InputError(f"No store is reached by {scheme[1]}.", "Write it as https://example.org/query.")


def is_remote(where: str) -> bool:
    """Tell whether a store is an endpoint: an address, or a file that describes one."""
    return _is_address(where) or (where.endswith(".toml") and not Path(where).is_dir())


def _is_address(where: str) -> bool:
    return where.startswith(("http://", "https://"))


def read_address(where: str) -> Address:
    """Give the addresses of an endpoint: of its address for queries, or of a file that names them.

    Raises InputError for a file that cannot be read, and for what is no address or has a password in it.
    """
    if _is_address(where):
        return Address(_checked(where, "--store"), _beside(where))
    import tomllib

    path = Path(where)
    with needed(path, 'A file has the addresses of an endpoint: query = "https://…"'):
        text = in_utf8(read_bounded(path, MEGABYTE), path)
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:  # its reason may quote the file
        place = re.search(r"\(at [^()]*\)$", str(error))
        raise InputError(f"{path} is no TOML {place[0] if place else ''}".rstrip() + ".", _ADVICE) from None
    return _address(values, str(path))


_ADVICE: Final = (
    'Write: query = "https://…", and where they differ update = "https://…" and graphs = "https://…" '
    "(of the Graph Store Protocol); seconds = 300 for slow answers; licence, creators, title, issued and "
    "files say whose the dataset is."
)


def _address(values: Mapping[str, object], file: str) -> Address:
    """Give the addresses that a file names."""
    if unknown := [key for key in values if key not in _KEYS]:
        raise InputError(f"{file}: there is no “{unknown[0]}”.", _ADVICE)
    words = {
        key: _checked(value, f"{file}: {key}")
        for key in ("query", "update", "graphs")
        if (value := values.get(key)) is not None
    }
    if "query" not in words:
        raise InputError(f"{file}: the address for queries is missing.", _ADVICE)
    seconds = values.get("seconds", TIMEOUT)
    if isinstance(seconds, bool) or not isinstance(seconds, int | float) or not 0 < seconds <= 86400:
        raise InputError(f"{file}: seconds is no number of seconds.", _ADVICE)
    query = words["query"]
    update, said = words.get("update") or _beside(query), imprint_in(values, file)
    return Address(query, update, words.get("graphs"), float(seconds), said)


def _checked(value: object, what: str) -> str:
    """Give an address; raise InputError for what is none, without repeating it."""
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(value if isinstance(value, str) else "")
        fine = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        fine = False
    if not fine or not isinstance(value, str) or re.search(r"[\x00-\x20\x7f]", value):
        raise InputError(f"{what} is no address of a server.", "Write one as https://example.org/query.")
    if "@" in parts.netloc:
        raise InputError(
            f"{what} holds a name or a password: addresses are seen by others and kept in logs.",
            f"Leave it out, and put it into ${LOGIN} (name:password), ${TOKEN}, or ~/.netrc.",
        )
    return value


def _beside(query: str) -> str:
    """Give the address for updates: that for queries, or `…/update` when its path ends in `/query`."""
    place, mark, parameters = query.partition("?")
    return re.sub(r"/query/?$", "/update", place) + mark + parameters


def told(address: str) -> str:
    """Give an address without what may be secret in it: a login, the parameters; a path as it is.

    >>> told("https://example.org/query?key=geheim")
    'https://example.org/query?…'
    """
    if not _is_address(address):
        return address
    place, _, parameters = address.partition("?")
    scheme, _, rest = place.partition("://")
    host, slash, path = rest.partition("/")
    return f"{scheme}://{host.rpartition('@')[2]}{slash}{path}" + ("?…" if parameters else "")


def authorization(address: str) -> dict[str, str]:
    """Give the header that says who we are at an address; none where nobody has told.

    `$IL21KG_TOKEN` counts first, then `$IL21KG_LOGIN`, then the machine's entry in `$NETRC` or `~/.netrc`.
    Raises InputError where one of them cannot be used; what it holds is never part of the message.
    """
    from base64 import b64encode

    if token := os.environ.get(TOKEN):
        if not re.fullmatch(r"[\x21-\x7e]+", token):
            raise InputError(f"${TOKEN} is no token: it holds a blank, or a letter beyond ASCII.")
        return {"Authorization": f"Bearer {token}"}
    if not (login := login_at(address)):
        return {}
    return {"Authorization": f"Basic {b64encode(login.encode(errors='surrogateescape')).decode()}"}


def login_at(address: str) -> str:
    """Give our `name:password` at an address; empty where nobody has told. Raises as `authorization` does."""
    from urllib.parse import urlsplit

    login = os.environ.get(LOGIN) or _of_netrc(urlsplit(address).hostname or "")
    if login and ":" not in login:
        raise InputError(f"${LOGIN} has no colon.", "It is a name and a password: name:password")
    return login


def _of_netrc(host: str) -> str:
    """Give `name:password` of the entry for this very host; its `default` is for other things."""
    import netrc

    named = os.environ.get("NETRC")
    path = Path(named) if named else Path.home() / ".netrc"
    if not named and not path.is_file():
        return ""
    try:
        if path.stat().st_mode & 0o077:
            raise InputError(f"{path} may be read by others.", f"Close it to them: chmod 600 {path}")
        entry = netrc.netrc(path).hosts.get(host)
    except netrc.NetrcParseError as error:  # its message may quote a password
        raise InputError(f"{path} is no netrc (line {error.lineno}).", "Mend it, or unset $NETRC.") from None
    except (OSError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or "it is no text"
        raise InputError(f"{path} cannot be read: {reason}.", "Mend it, or unset $NETRC.") from None
    return f"{entry[0]}:{entry[2]}" if entry else ""
