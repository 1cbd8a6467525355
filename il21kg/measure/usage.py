"""Counts how often each row of the language data, and of the tables of the reading, is used on texts.

A row that is idle on one kind of text may carry another: the list is for looking, not for deleting.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from il21kg.corpus.tables import Unreadable
from il21kg.corpus.texts import Text, read_text
from il21kg.errors import InputError
from il21kg.reading.claims.progress import Progress, open_sentence
from il21kg.reading.discourse import open_document
from il21kg.reading.meaning.items import ITEMS
from il21kg.reading.meaning.objects import PHRASES, object_rows
from il21kg.reading.reader import Reader
from il21kg.reading.statements import Statement, Topic
from il21kg.reading.structure.chunks import cut_sentence
from il21kg.reading.structure.completion import complete
from il21kg.reading.structure.mends import MENDS
from il21kg.reading.structure.phrases import Phrases
from il21kg.reading.structure.sides import right_of
from il21kg.reading.structure.subjects import SUBJECTS, rows_used
from il21kg.text.document import Document
from il21kg.text.quotes import counted
from il21kg.vocabulary.choice import Reason


@dataclass(frozen=True, slots=True)
class Usage:
    """How often rows were used: table → row → count, unused rows with 0, the most used first."""

    texts: int
    sentences: int
    refused: tuple[str, ...]
    """Texts that could not be read, with the reason."""
    tables: dict[str, dict[str, int]]

    def to_json(self) -> dict[str, Any]:
        """Return the counts as plain values."""
        return {
            "texts": self.texts,
            "sentences": self.sentences,
            "refused": list(self.refused),
            "tables": self.tables,
        }


def count_rows(
    texts: Iterable[Text | Unreadable], reader: Reader, advance: Callable[[], None] = lambda: None
) -> Usage:
    """Read texts and count by row: frames, cues, mended tags, subjects, objects, choices of names."""
    frames: Counter[str] = Counter({frame.name: 0 for frame in reader.vocabulary.frames})
    cues: Counter[str] = Counter({cue.words: 0 for cue in reader.vocabulary.cues})
    mends: Counter[str] = Counter({row.name: 0 for row in MENDS})
    subjects: Counter[str] = Counter({row.name: 0 for row in SUBJECTS})
    objects: Counter[str] = Counter({row.name: 0 for row in (*PHRASES, *ITEMS)})
    choices: Counter[str] = Counter({reason.value: 0 for reason in Reason})
    read = sentences = 0
    refused = []
    for text in texts:
        advance()
        if isinstance(text, Unreadable):
            refused.append(f"{text.place}: {text.reason}")
            continue
        try:
            document, reading = read_text(text, reader)
        except InputError as error:
            refused.append(f"{text.place}: {error.message}")
            continue
        read += 1
        sentences += len(document.sentences)
        frames.update(statement.frame for statement in reading.statements)
        spans = (s.hedge_cues + s.evidential_cues + s.negation_cues for s in reading.statements)
        words = (" ".join(span.text.lower().split()) for said in spans for span in said)
        cues.update(word for word in words if word in cues)
        choices.update(_reasons(reading.statements))
        for sentence in document.sentences:
            mends.update(cut_sentence(sentence.span, reader.grammar).mended)
        for progress in _opened(document, reading.topic, reader):
            subjects.update(rows_used(progress.cut))
            objects.update(_objects(progress))
    tables = {"frames": frames, "cues": cues, "mended tags": mends, "subjects": subjects}
    tables |= {"objects": objects, "choices of names": choices}
    ranked = {name: dict(sorted(rows.items(), key=_in_order)) for name, rows in tables.items()}
    return Usage(read, sentences, tuple(refused), ranked)


def _opened(document: Document, topic: Topic, reader: Reader) -> Iterator[Progress]:
    """Open the sentences of a document, none of them read."""
    discourse = open_document(document, topic, reader.grammar)
    for sentence in document.sentences:
        clauses = cut_sentence(sentence.span, reader.grammar)
        if clauses.words:
            clauses = complete(clauses, Phrases(document.text, clauses, reader.grammar))
            yield open_sentence(discourse, sentence.span, clauses)


def _objects(progress: Progress) -> Iterator[str]:
    """Give the rows by which what stands right of the verbs of a sentence is read."""
    for k, chunk in enumerate(progress.chunks):
        if chunk.trigger is not None:
            region = progress.phrases.region(right_of(progress.cut, k))
            yield from object_rows(progress.wording.lookup, chunk.trigger.frame, region)


def _reasons(statements: Iterable[Statement]) -> Iterator[str]:
    """Give why names were chosen for the ends of statements, and why others were not; each once a name."""
    ends = (end for statement in statements for end in (statement.subject, statement.object))
    for choice in (end.choice for end in ends if end.choice is not None):
        yield from {choice.reason.value, *(reason.value for _, reason in choice.passed)}


def _in_order(row: tuple[str, int]) -> tuple[int, str]:
    return -row[1], row[0]


def tell(usage: Usage) -> str:
    """Write the counts, a line a row, and the idle rows of each table in one line."""
    lines = [f"{counted(usage.texts, 'text')}, {counted(usage.sentences, 'sentence')}"]
    for name, rows in usage.tables.items():
        idle = sorted(row for row, number in rows.items() if not number)
        lines += ["", f"{name.capitalize()}: {sum(rows.values()):,}"]
        lines += [f"  {number:>7,}  {row}" for row, number in rows.items() if number]
        lines += [f"  idle here: {', '.join(idle)}"] if idle else []
    lines += ["", "Not read:", *(f"  {each}" for each in usage.refused)] if usage.refused else []
    return "\n".join(lines)
