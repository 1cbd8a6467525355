"""Reads what a method found where: "Northern blot analysis detected IL21 in the spleen" is expression.

The method, and who used it, say nothing of the gene; the verb stands in no frame. What was found may be the
gene, what it makes, or a transcript or expression of which no gene is named: that of the topic.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from il21kg.reading.claims.claims import say
from il21kg.reading.claims.progress import Progress
from il21kg.reading.meaning.objects import read_objects
from il21kg.reading.meaning.parties import ELIDED, Party, read_party
from il21kg.reading.meaning.proposals import Candidate
from il21kg.reading.statements import Statement
from il21kg.reading.structure.chunks import Chunk
from il21kg.reading.structure.phrases import Region
from il21kg.reading.structure.tagset import ChunkKind, Form, Tag
from il21kg.reading.structure.triggers import Trigger
from il21kg.vocabulary.classes import PrepositionRole, TermKind, Tie, WordClass
from il21kg.vocabulary.kinds import ACTORS
from il21kg.vocabulary.vocabulary import Name

#: What ends the words of what was found, and of where.
_ENDS: Final = frozenset(
    {
        ChunkKind.STOP,
        ChunkKind.LINK,
        ChunkKind.RELATIVE,
        ChunkKind.DOT,
        ChunkKind.TRIGGER,
        ChunkKind.AUXILIARY,
    }
)
#: What of what was found is not read: a clause, a list of clauses.
_NOT_FOUND: Final = frozenset(
    {Tag.RELATIVE, Tag.COMMA, Tag.STOP, Tag.DOT, Tag.COLON, Tag.AUXILIARY, Tag.LINK}
)
#: Kinds of where something is found.
_PLACES: Final = (TermKind.CELL, TermKind.ANATOMY)


def read_sightings(progress: Progress) -> list[Statement]:
    """Give where a sentence says that something was found by a method."""
    frame, words = progress.grammar.frame(tie=Tie.EXPRESSION), progress.clauses.words
    verbs = progress.grammar.words(WordClass.SIGHTING)
    statements: list[Statement] = []
    for i, word in enumerate(words if frame is not None else ()):
        if word.low not in verbs or not _by_somebody(progress, i):
            continue
        at = _place(progress, i)
        party = None if at is None else _found(progress, i + 1, at)
        if frame is None or at is None or party is None:
            continue
        trigger = Trigger(frame, at, at, at + 1, Form.NOUN, literal=1)
        for place in _places(progress, trigger):
            statements += say(progress.wording, trigger, party, place)
    return statements


def names_method(progress: Progress, first: int, last: int) -> bool:
    """Whether words name a method: "RT-PCR", "Northern blot analysis"."""
    return progress.phrases.tail(first, last, WordClass.METHOD) is not None


def _by_somebody(progress: Progress, i: int) -> bool:
    """Whether the verb of token `i` is active, and a method or an author stands before it."""
    words, tags = progress.clauses.words[:i], progress.clauses.tags
    if i == 0 or tags[i - 1] in (Tag.AUXILIARY, Tag.ADVERB, Tag.PREPOSITION):
        return False
    authors = progress.grammar.words(WordClass.AUTHOR)
    named = any(word.low in authors for word in words)
    return named or any(names_method(progress, max(k - 3, 0), k) for k in range(1, i + 1))


def _place(progress: Progress, i: int) -> int | None:
    """Return the token of the preposition of place behind what the verb of token `i` found."""
    tags, places = progress.clauses.tags, progress.grammar.words(WordClass.PLACE_PREPOSITION)
    for j in range(i + 1, len(tags)):
        if tags[j] in _NOT_FOUND:
            return None
        if tags[j] == Tag.PREPOSITION and progress.clauses.words[j].low in places:
            return j if j > i + 1 else None
    return None


def _found(progress: Progress, first: int, last: int) -> Party | None:
    """Say whose expression was found: the topic's, that of a molecule; None of anything else."""
    region = progress.phrases.region(tuple(_chunks(progress, first, last)))
    if len(region.items) != 1 or region.contexts:
        return None
    item = region.items[0]
    bare = any(
        progress.phrases.tail(item.first, item.last, each) is not None
        for each in (WordClass.TRANSCRIPT, WordClass.AMOUNT)
    )
    party = read_party(progress.references, region)
    if party is not None and all(
        each.topic or _is_molecule(progress, each.names) for each in party.references
    ):
        return Party(party.references, row=party.row)
    return ELIDED if bare and not item.of and not _names_actor(progress, item.first, item.last) else None


def _is_molecule(progress: Progress, names: Sequence[Name]) -> bool:
    terms = progress.grammar.vocabulary.terms
    return any(terms[name.iri].kind in ACTORS for name in names[:1])


def _names_actor(progress: Progress, first: int, last: int) -> bool:
    inside = (m for m in progress.clauses.mentions if first <= m.first and m.last <= last)
    return any(_is_molecule(progress, mention.names) for mention in inside)


def _chunks(progress: Progress, first: int, last: int) -> Iterator[Chunk]:
    """Yield the chunks of a stretch of tokens, whatever the sentence made of it: names, "of", "and"."""
    tags, at = progress.clauses.tags, first
    for i in range(first, last + 1):
        if i < last and tags[i] not in (Tag.PREPOSITION, Tag.CONJUNCTION):
            continue
        if at < i:
            yield Chunk(ChunkKind.NP, at, i)
        if i < last:
            kind = ChunkKind.PREPOSITION if tags[i] == Tag.PREPOSITION else ChunkKind.CONJUNCTION
            yield Chunk(kind, i, i + 1, progress.clauses.roles[i] or PrepositionRole.CONTEXT)
        at = i + 1


def _places(progress: Progress, trigger: Trigger) -> Iterator[Candidate]:
    """Yield the cells and tissues behind the preposition."""
    behind = [chunk for chunk in progress.chunks if chunk.first >= trigger.last]
    end = next((i for i, chunk in enumerate(behind) if chunk.kind in _ENDS), len(behind))
    low = progress.clauses.words[trigger.core].low
    region: Region = progress.phrases.region(behind[:end], low)
    for candidate in read_objects(progress.wording.lookup, trigger.frame, region):
        if candidate.grounded.of(_PLACES) or candidate.hint in _PLACES:
            yield candidate
