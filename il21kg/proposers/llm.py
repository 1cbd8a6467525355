"""A model behind the chat protocol that most servers of models speak: one question, one answer, both bounded.

    Model("http://localhost:8080/v1", "some-model").ask(messages, schema)

No redirect is followed. The key is taken from the environment; it goes to the server over TLS or to this very
machine, and is never part of a message: an answer that repeats it is not used.
"""

import json
import os
import re
import time
from collections.abc import Mapping, Sequence
from typing import Any, Final

from il21kg.errors import InputError
from il21kg.files import parse_json
from il21kg.store.address import LOCAL, told
from il21kg.store.exchange import Answered, NoAnswer, exchange

KEY: Final = "IL21KG_LLM_KEY"
"""In the environment: the key of the server, if it wants one."""

SECONDS: Final = 120.0
"""Seconds to wait for the whole of an answer, where nothing else is said."""

PAUSES: tuple[float, ...] = (0.5, 2.0, 8.0)
"""Seconds before a question is asked again: so many times, then it is given up."""

LONGEST_PAUSE: Final = 30.0
"""Seconds that a server may have us wait at a time."""

LIMIT: Final = 1 << 20
"""Bytes of an answer that are taken."""

_ENDING: Final = "/chat/completions"
_BUSY: Final = (429, 500, 502, 503, 504)
"""The server may answer when it is asked again."""
_NOT_IN_THIS_FORM: Final = (400, 415, 422, 501)
"""The server may not know what an answer in a schema is."""
#: Characters that are told of what a server says of a fault.
_TOLD: Final = 200


class NothingSaidError(Exception):
    """A model has said nothing that can be read."""

    def __init__(self, reason: str, *, away: bool = False) -> None:
        """Say why; `away`: nobody answers there, and asking about another sentence is in vain."""
        super().__init__(reason)
        self.away = away


class Model:
    """A model of a server."""

    def __init__(self, address: str, name: str, seconds: float = SECONDS) -> None:
        """Take the address of the server, or of its chat, and the name by which it knows the model.

        Raises InputError for what is no address or no name, and for a key that cannot be sent there safely.
        """
        self.name = _checked_name(name)
        self._address = _chat(address)
        self._seconds = seconds
        self._key = _key_for(self._address)
        self._plain = False

    def __repr__(self) -> str:
        return f"Model({self.place!r}, {self.name!r})"

    @property
    def place(self) -> str:
        """The address without what may be secret in it."""
        return told(self._address)

    def ask(self, messages: Sequence[Mapping[str, str]], schema: Mapping[str, Any]) -> str:
        """Give what the model answers; raises NothingSaidError where that is nothing that can be read.

        It is asked for JSON in a schema; where the server does not know that, for words alone.
        """
        body: dict[str, Any] = {
            "model": self.name,
            "messages": [*messages],
            "temperature": 0,
            "stream": False,
        }
        form = {"type": "json_schema", "json_schema": {"name": "claims", "strict": True, "schema": schema}}
        answered = self._answered(body if self._plain else {**body, "response_format": form})
        if answered.status in _NOT_IN_THIS_FORM and not self._plain:
            answered = self._answered(body)
            self._plain = answered.status == 200
        if answered.status != 200:
            raise NothingSaidError(self._refusal(answered), away=answered.status in (401, 403, 404, 405))
        return self._content(answered.body)

    def _answered(self, body: Mapping[str, Any]) -> Answered:
        """Ask, and ask again where the server was away or had too much to do."""
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if self._key:
            headers["Authorization"] = f"Bearer {self._key}"
        data = json.dumps(body).encode()
        for pause in (*PAUSES, None):
            try:
                answered = exchange(self._address, data, headers, self._seconds, LIMIT)
            except NoAnswer as error:
                if pause is None or error.late:
                    raise NothingSaidError(self._without_key(str(error)), away=not error.sent) from None
                time.sleep(pause)
                continue
            if pause is None or answered.status not in _BUSY:
                return answered
            time.sleep(min(max(pause, answered.wait), LONGEST_PAUSE))
        raise AssertionError("the last round gives or raises")

    def _refusal(self, answered: Answered) -> str:
        """Say why a server does not answer."""
        if 300 <= answered.status < 400:
            return "the server sends us on to another address; give that one, if it is the chat"
        said = answered.body.decode(errors="replace")
        try:
            error = parse_json(said)["error"]
            said = str(error["message"] if isinstance(error, dict) else error)
        except (ValueError, KeyError, TypeError):
            pass
        known = f" It wants a key: ${KEY}." if answered.status in (401, 403) else ""
        words = " ".join(self._without_key(said).split())[:_TOLD]
        return f"HTTP {answered.status}: {words}{known}" if words else f"HTTP {answered.status}{known}"

    def _content(self, body: bytes) -> str:
        """Give the words of the answer."""
        try:
            choice = parse_json(body)["choices"][0]
            content = choice["message"]["content"]
            ended = choice.get("finish_reason")
        except (ValueError, LookupError, TypeError, AttributeError):
            raise NothingSaidError("its answer is none of the chat protocol") from None
        if not isinstance(content, str):
            raise NothingSaidError("its answer has no words")
        if ended == "length":
            raise NothingSaidError("its answer was cut short by a limit of the server")
        if self._key and self._key in content + _spelled(content):
            raise NothingSaidError("its answer repeats the key, and is not used")
        return content

    def _without_key(self, words: str) -> str:
        return words.replace(self._key, "…") if self._key else words


def _spelled(content: str) -> str:
    r"""Give JSON with all its letters as they are: "\u0041" hides an A."""
    try:
        return json.dumps(parse_json(content), ensure_ascii=False)
    except (ValueError, RecursionError):
        return re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), content)


def _checked_name(name: str) -> str:
    if not 0 < len(name) <= 200 or not name.isprintable() or name != name.strip():
        raise InputError(
            "The name of the model cannot be used.", "Give it as the server has it: --model NAME"
        )
    return name


def _chat(address: str) -> str:
    """Give the address of the chat; raises InputError for what is none, without repeating it."""
    from urllib.parse import urlsplit

    advice = "Write one as http://localhost:8080/v1"
    try:
        parts = urlsplit(address)
        fine = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        fine = False
    if not fine or not re.fullmatch(r"[\x21-\x7e]+", address):
        raise InputError("--propose is no address of a server.", advice)
    if "@" in parts.netloc or parts.query or parts.fragment:
        raise InputError(
            "--propose holds a name, a password or parameters: addresses are seen by others.",
            f"Leave them out, and put the key into ${KEY}.",
        )
    place = address.rstrip("/")
    return place if place.endswith(_ENDING) else place + _ENDING


def _key_for(address: str) -> str:
    """Give the key of the environment; raises InputError where it would be seen on its way, or is none."""
    from urllib.parse import urlsplit

    key = os.environ.get(KEY, "")
    if not key:
        return ""
    if not re.fullmatch(r"[\x21-\x7e]{4,}", key):
        raise InputError(f"${KEY} is no key: it is too short, holds a blank, or a letter beyond ASCII.")
    parts = urlsplit(address)
    if parts.scheme != "https" and parts.hostname not in LOCAL:
        raise InputError(
            f"A key is not sent to {told(address)}: anybody on the way could read it.",
            f"Give an address that begins with https://, or unset ${KEY}.",
        )
    return key
