"""What the next sentence may point at once a sentence is read: "this cytokine", "it", "this receptor"."""

from il21kg.reading.claims.progress import Progress
from il21kg.reading.discourse import Discourse, Reference
from il21kg.reading.meaning.referents import refer
from il21kg.reading.structure.chunks import Chunk
from il21kg.reading.structure.tagset import ChunkKind
from il21kg.vocabulary.classes import AuxiliaryRole, WordClass


def remembered(progress: Progress, *, silent: bool) -> Discourse:
    """Return what the text has said after a sentence; a `silent` one made no statement."""
    if silent and (kind := _kind(progress)) is not None:
        progress = progress.learning(progress.discourse.after(kinds=(kind,)))
    for chunk in progress.chunks:
        if chunk.kind == ChunkKind.NP and (other := _other(progress, chunk)) is not None:
            progress = progress.learning(progress.discourse.after(others=(other,)))
    return progress.discourse.after(subject=_subject(progress))


def _subject(progress: Progress) -> Reference | None:
    """Give whom the sentence is about, where that is one."""
    first = progress.first
    return first.references[0] if first is not None and len(first.references) == 1 else None


def _other(progress: Progress, chunk: Chunk) -> str | None:
    """Give the noun by which a noun phrase speaks of something that is not the topic."""
    noun = progress.phrases.tail(chunk.first, chunk.last, WordClass.PROTEIN_NOUN)
    if noun is None:
        return None
    item = progress.phrases.item(chunk.first, chunk.last)
    words = " ".join(word.norm for word in progress.clauses.words[noun[1] : item.last])
    one = words == progress.clauses.low(noun[1], item.last)
    if not one or words in progress.discourse.kind_words or refer(progress.references, item).topic:
        return None
    return words


def _kind(progress: Progress) -> str | None:
    """Give what a sentence without an article calls the topic: "IL-21 is small cytokine"."""
    loose = (ChunkKind.ADVERB, ChunkKind.COMMA, ChunkKind.CONJUNCTION, ChunkKind.DOT)
    chunks = [chunk for chunk in progress.chunks if chunk.kind not in loose]
    kinds = [chunk.kind for chunk in chunks]
    if kinds[:2] != [ChunkKind.NP, ChunkKind.AUXILIARY] or set(kinds[2:]) != {ChunkKind.NP}:
        return None
    name, verb, last = chunks[0], chunks[1], chunks[-1]
    be = (
        progress.grammar.role(WordClass.AUXILIARY, progress.clauses.words[verb.first].low) == AuxiliaryRole.BE
    )
    noun = progress.phrases.tail(last.first, last.last, WordClass.PROTEIN_NOUN)
    if not be or noun is None:
        return None
    topic = refer(progress.references, progress.phrases.item(name.first, name.last)).topic
    return progress.phrases.bare(last.first, last.last)[-1].norm if topic else None
