"""Keeps the answers of models in a folder, by what was asked: so the same again is answered the same."""

import json
from hashlib import sha256
from pathlib import Path
from typing import Final

from il21kg.errors import Unavailable
from il21kg.files import MEGABYTE, made, read_json, write_whole
from il21kg.reading.statements import Proposer

FOLDER: Final = "proposals"
"""Name of the folder, in that of a store."""


class Kept:
    """Answers that were given before; without a folder none is kept."""

    def __init__(self, folder: Path | None = None) -> None:
        """Take the folder; it is made when the first answer is kept."""
        self.folder = folder

    def recall(self, model: str, prompt: str) -> str | None:
        """Give what a model answered to a prompt, by its hash; None where that is not kept, or damaged."""
        if self.folder is None:
            return None
        try:
            held = read_json(self.folder / _name(model, prompt), MEGABYTE)
        except (OSError, ValueError):
            return None
        if not isinstance(held, dict) or (held.get("model"), held.get("prompt")) != (model, prompt):
            return None
        answer = held.get("answer")
        whole = isinstance(answer, str) and held.get("sha256") == digest(answer)
        return answer if whole else None

    def keep(self, by: Proposer, answer: str) -> None:
        """Keep an answer; raises Unavailable when the machine does not let us."""
        if self.folder is None:
            return
        held = {"model": by.model, "prompt": by.prompt, "sha256": by.answer, "answer": answer}
        path = made(self.folder) / _name(by.model, by.prompt)
        try:
            write_whole(path, f"{json.dumps(held, indent=1)}\n".encode())
        except OSError as error:
            raise Unavailable(
                f"{path} cannot be written: {error.strerror or error}",
                "Check the disk, or name another folder: --proposals DIR",
            ) from error


def digest(words: str) -> str:
    """Give the SHA-256 of words that may hold any code point JSON may hold, in hex."""
    return sha256(words.encode(errors="surrogatepass")).hexdigest()


def _name(model: str, prompt: str) -> str:
    return digest("\n".join((model, prompt))) + ".json"
