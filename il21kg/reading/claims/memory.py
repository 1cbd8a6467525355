"""What the next sentence may point at once a sentence is read: "this cytokine", "it", "this receptor"."""

from dataclasses import replace
from typing import Final

from il21kg.reading.claims.progress import Progress
from il21kg.reading.discourse import Discourse, Reference
from il21kg.reading.meaning.referents import refer
from il21kg.reading.statements import How
from il21kg.reading.structure.agreement import SEVERAL, number_of_item
from il21kg.reading.structure.chunks import Chunk
from il21kg.reading.structure.tagset import ChunkKind
from il21kg.vocabulary.classes import AuxiliaryRole, TermKind, Trait, WordClass
from il21kg.vocabulary.vocabulary import Name

#: Characters behind a sentence within which the next one asks for its pair.
_NEAR: Final = 200


def remembered(progress: Progress, *, silent: bool) -> Discourse:
    """Return what the text has said after a sentence; a `silent` one made no statement."""
    if silent and (kind := _kind(progress)) is not None:
        progress = progress.learning(progress.discourse.after(kinds=(kind,)))
    for chunk in progress.chunks:
        if chunk.kind == ChunkKind.NP and (other := _other(progress, chunk)) is not None:
            progress = progress.learning(progress.discourse.after(others=(other,)))
    discourse = progress.discourse.after(subject=_subject(progress))
    return replace(discourse, group=_group(progress), pair=_pair(progress))


def _subject(progress: Progress) -> Reference | None:
    """Give whom the sentence is about, where that is one."""
    first = progress.first
    if first is None:
        return progress.references.subject
    return first.references[0] if len(first.references) == 1 else None


def _group(progress: Progress) -> Reference | None:
    """Give the several that a sentence is about, else the one family that it says the topic is of.

    After Lappin and Leass (1994): only the last sentence counts, a subject goes before what is named behind
    it, number must agree; of two that fit equally neither is taken.
    """
    first, subject = progress.first, _subject(progress)
    if first is not None and first.head is not None and subject is not None and not subject.topic:
        item = progress.phrases.item(*first.head)
        return subject if number_of_item(progress.cut, item) == SEVERAL else None
    said = (statement for clause in progress.said.values() for statement in clause)
    found = [each for each in said if progress.grammar.has(each.relation, Trait.GROUPING)]
    own = all(each.subject.iri in progress.discourse.own and not each.negated for each in found)
    if not own or len(found) != 1:
        return None
    family = found[0].object
    names = (Name(family.iri, 0),) if family.iri is not None and family.kind != How.UNRESOLVED else ()
    return Reference(False, How.COREFERENCE, family.span, names, family.label)


def _pair(progress: Progress) -> tuple[Reference, ...]:
    """Give whom a sentence is about and the one other that it names, or its two subjects."""
    end, text = progress.sentence.end, progress.discourse.setting.text
    asking = ("both", *progress.grammar.words(WordClass.ONE_OF_TWO))
    if not any(word in text[end : end + _NEAR].lower() for word in asking):
        return ()  # nobody asks
    first = progress.first
    subjects = () if first is None or first.event or first.part is not None else first.references
    if len(subjects) == 1:
        named = {_whom(each): each for each in _named(progress)}
        others = [each for whom, each in named.items() if whom != _whom(subjects[0])]
        subjects = (*subjects, *others)
    single = (TermKind.GENE, TermKind.PROTEIN)
    one_of_two = progress.grammar.words(WordClass.ONE_OF_TWO)
    listed = any(word in text[end : end + _NEAR].lower() for word in one_of_two)
    for pair in (subjects, _listed(progress) if listed else ()):
        known = all(each.topic or (each.names and _kind_of(progress, each) in single) for each in pair)
        if known and len(pair) == 2:
            return pair
    return ()


def _listed(progress: Progress) -> tuple[Reference, ...]:
    """Give the two that stand in the last list of a sentence: "binds A and B"; none of a longer list."""
    chunks = progress.chunks
    for k in range(len(chunks) - 3, -1, -1):
        kinds = [chunk.kind for chunk in chunks[k : k + 3]]
        if kinds == [ChunkKind.NP, ChunkKind.CONJUNCTION, ChunkKind.NP]:
            two = (chunks[k], chunks[k + 2])
            items = (progress.phrases.item(chunk.first, chunk.last) for chunk in two)
            return tuple(refer(progress.references, item) for item in items)
    return ()


def _named(progress: Progress) -> list[Reference]:
    """Give the molecules that the noun phrases of a sentence name."""
    chunks = (chunk for chunk in progress.chunks if chunk.kind == ChunkKind.NP)
    items = (progress.phrases.item(chunk.first, chunk.last) for chunk in chunks)
    return [each for item in items if (each := refer(progress.references, item)).names or each.topic]


def _whom(reference: Reference) -> str:
    """Give the first of what words may name; nothing for the topic."""
    return reference.names[0].iri if reference.names and not reference.topic else ""


def _kind_of(progress: Progress, reference: Reference) -> str:
    return progress.grammar.vocabulary.terms[reference.names[0].iri].kind


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
