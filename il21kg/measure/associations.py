"""Counts which nouns take "of", and how often: the reader asks that where a list shares its last "of".

"the localization and density of channels" is of the localization of channels; "inflammation and death of
cells" is of no inflammation of cells. The counts stand in `ontology/reading/counts.ttl`.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from il21kg.corpus.tables import Unreadable
from il21kg.corpus.texts import Text
from il21kg.errors import InputError
from il21kg.reading.reader import Reader
from il21kg.reading.structure.chunks import Clauses, cut_sentence
from il21kg.reading.structure.tagset import Tag
from il21kg.text.document import Span, read_document

#: A noun that was seen less often says too little.
_LEAST: Final = 6
#: Characters of the longest sentence that is counted; longer ones are tables or sequences.
_LONGEST: Final = 1_000
#: Tags of a noun, and of what goes on with its phrase or its list.
_NOUNS: Final = frozenset({Tag.WORD, Tag.EVALUATIVE})
_GOES_ON: Final = frozenset({Tag.WORD, Tag.EVALUATIVE, Tag.NUMBER, Tag.HYPHEN, Tag.COMMA, Tag.CONJUNCTION})


@dataclass(frozen=True, slots=True)
class Association:
    """How often a noun ended a phrase, and how often "of" followed it there."""

    noun: str
    seen: int
    with_of: int


def count_nouns(
    texts: Iterable[Text | Unreadable], reader: Reader, advance: Callable[[], None] = lambda: None
) -> tuple[Association, ...]:
    """Count the nouns of texts, by the alphabet; a sentence that is said again counts once."""
    seen: Counter[str] = Counter()
    with_of: Counter[str] = Counter()
    before: set[str] = set()
    for text in texts:
        advance()
        for span in _sentences(text, reader):
            if span.text in before:
                continue
            before.add(span.text)
            for noun, of in _nouns(cut_sentence(span, reader.grammar)):
                seen[noun] += 1
                with_of[noun] += of
    return tuple(Association(n, seen[n], with_of[n]) for n in sorted(seen) if seen[n] >= _LEAST)


def _sentences(text: Text | Unreadable, reader: Reader) -> Iterator[Span]:
    if isinstance(text, Unreadable):
        return
    try:
        document = read_document(text.data, text.name, reader.vocabulary.layout)
    except InputError:
        return
    yield from (each.span for each in document.sentences if len(each.span.text) <= _LONGEST)


def _nouns(clauses: Clauses) -> Iterator[tuple[str, bool]]:
    """Give the last nouns of phrases, and whether "of" follows; names and conjuncts are passed over."""
    for (word, tag), (after, next_tag) in pairwise(zip(clauses.words, clauses.tags, strict=True)):
        if tag in _NOUNS and next_tag not in _GOES_ON and word.text.islower() and word.text.isalpha():
            yield word.norm, after.low == "of"


def to_turtle(associations: Iterable[Association]) -> str:
    """Write counts as a row of the language data: noun, times seen, times with "of"."""
    rows = "|".join(f"{each.noun} {each.seen} {each.with_of}" for each in associations)
    return f'read:counts-of a ikg:WordClass ; rdfs:label "noun-with-of" ;\n    ikg:words "{rows}" .\n'
