"""Writes texts that were annotated in a tool as annotations that `eval` reads."""

import json
import re
from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from il21kg.annotation.annotated import AnnotatedText, Denotation, Relation
from il21kg.errors import InputError
from il21kg.files import made, write_file
from il21kg.measure.gold import FAMILIES, TOPIC
from il21kg.reading.statements import How
from il21kg.text.document import Span, read_document
from il21kg.vocabulary.vocabulary import load_vocabulary

_CURIE: Final = re.compile(r"[A-Za-z][\w.]*:\S+")


def write_gold(texts: Iterable[AnnotatedText], folder: Path) -> list[Path]:
    """Write each text and its facts into a folder; give the `.json` files.

    Raises InputError for a text of which nobody says what gene it is about, or without a key, and where a
    file is there already; Unavailable when the machine does not let us.
    """
    layout = load_vocabulary().layout
    written = []
    for text in texts:
        path = _place(text, folder)
        document = read_document(text.text.encode(), f"{text.key}.txt", layout, text.key)
        value = gold(text, [each.span for each in document.sentences])
        write_file(path.with_suffix(".txt"), text.text.encode())
        write_file(path, f"{json.dumps(value, ensure_ascii=False, indent=1)}\n".encode())
        written.append(path)
    return written


def _place(text: AnnotatedText, folder: Path) -> Path:
    if not text.symbol:
        raise InputError(f"“{text.key}”: nothing says which gene it is about.", "Say it: --about SYMBOL.")
    if not re.fullmatch(r"[\w.-]+", text.key) or text.key.startswith("."):
        raise InputError(f"“{text.key}” cannot be the name of a file.", "Mend the key of the document.")
    path = made(folder) / f"{text.key}.json"
    for each in (path, path.with_suffix(".txt")):
        if each.exists():
            raise InputError(f"{each} is there already.", "Name another folder, or move it away.")
    return path


def gold(text: AnnotatedText, sentences: Sequence[Span]) -> dict[str, Any]:
    """Give the facts of a text as annotations; one whose object has no words of its own is left out."""
    marks = {each.id: each for each in text.denotations}
    facts = (_fact(text, each, marks, sentences) for each in text.relations)
    return {
        "symbol": text.symbol,
        "text_sha256": sha256(text.text.encode()).hexdigest(),
        "facts": [fact for fact in facts if fact is not None],
    }


def _fact(
    text: AnnotatedText, each: Relation, marks: dict[str, Denotation], sentences: Sequence[Span]
) -> dict[str, Any] | None:
    subject, thing = marks[each.subject], marks[each.object]
    if thing.how == How.ELIDED:
        return None
    within = next((span for span in sentences if span.start <= thing.start < span.end), None)
    told = {"sentence": [within.start, within.end]} if within is not None else {}
    known = each.relation in FAMILIES
    return {
        **told,
        "subject": TOPIC if _is_topic(text, subject) else text.words(subject),
        "subject_span": None if subject.how == How.ELIDED else [subject.start, subject.end],
        "relation": each.relation if known else "other",
        **({} if known else {"predicate": each.relation}),
        "object": text.words(thing),
        "object_span": [thing.start, thing.end],
        "object_id": thing.identifier if _CURIE.fullmatch(thing.identifier) else None,
        "certainty": each.certainty,
        "negated": each.negated,
    }


def _is_topic(text: AnnotatedText, mark: Denotation) -> bool:
    """Tell whether a mark is of the described gene or its product; what has no words of its own is."""
    return mark.identifier in text.about if mark.identifier else mark.how == How.ELIDED
