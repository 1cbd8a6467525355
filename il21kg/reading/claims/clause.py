"""Whom a clause is about: its own subject, that of a clause before, what stands before its bracket."""

from dataclasses import replace
from typing import Final

from il21kg.reading.claims.progress import Progress
from il21kg.reading.discourse import Encoding, Reference
from il21kg.reading.meaning.parties import ELIDED, Party, who
from il21kg.reading.meaning.referents import refer
from il21kg.reading.statements import How
from il21kg.reading.structure.phrases import Item
from il21kg.reading.structure.places import back
from il21kg.reading.structure.sides import right_of
from il21kg.reading.structure.subjects import find_row, verb_at
from il21kg.reading.structure.tagset import ChunkKind, Form, Tag
from il21kg.reading.structure.triggers import Trigger
from il21kg.vocabulary.classes import DefiniteRole, Tie, Trait, WordClass

#: A noun with a relative clause, before its verb.
_RELATIVE: Final = [ChunkKind.NP, ChunkKind.RELATIVE]
#: What stands between "that" and its verb: "that in humans is encoded by".
_BETWEEN: Final = frozenset({ChunkKind.PREPOSITION, ChunkKind.NP, ChunkKind.ADVERB, ChunkKind.AUXILIARY})


def subject_of(progress: Progress, k: int, trigger: Trigger) -> Party | None:
    """Return whom the clause of chunk `k` is about; None where the sentence does not say it."""
    verb = verb_at(progress.cut, k, trigger)
    row = find_row(progress.cut, verb)
    subject = None if row is None else row.where(progress.cut, verb)
    party = None if subject is None else who(progress.references, subject, progress.told)
    return None if row is None or party is None else replace(party, row=row.name)


def meet(progress: Progress, k: int, trigger: Trigger) -> tuple[Party | None, Progress]:
    """Return whom a clause is about, and the sentence once that is known: it opens with the first."""
    party = subject_of(progress, k, trigger)
    if party is None:
        return None, progress
    if _encodes_another(progress, k, trigger, party) or _is_like_another(progress, k, trigger, party):
        other = replace(party.references[0], topic=False, how=How.UNRESOLVED, gene=False)
        party = Party((other,), row=party.row)
    if progress.named is not None and party == ELIDED and progress.has(trigger, Trait.NAMING):
        party = progress.named
    if _is_encoded_here(progress, party) or _is_opened(progress, k, party):
        party = replace(party, references=(_as_topic(party.references[0]),))
    if progress.first is None:
        progress = progress.opening(party)
        party = progress.first or party
    if progress.has(trigger, Trait.ENCODING) and party.about_topic and party.part is None:
        phrase = progress.phrases.span(trigger.first, trigger.last)
        encoding = Encoding(phrase, party.references[0], progress.sentence)
        progress = progress.learning(progress.discourse.after(encoding=encoding))
    return party, progress


def _as_topic(reference: Reference) -> Reference:
    return replace(reference, topic=True, how=How.COREFERENCE, gene=False)


def _is_unknown(party: Party) -> bool:
    """Whether a subject is one thing of which nothing is known by its words."""
    one = party.references[0] if len(party.references) == 1 else None
    return one is not None and not one.topic and not one.names and one.span is not None and not party.event


def _is_encoded_here(progress: Progress, party: Party) -> bool:
    """Whether a sentence says that its subject is the topic's: "X is a K encoded by the IL21 gene"."""
    if not _is_unknown(party) or party.head is None or party.head[0] > progress.chunks[0].last:
        return False
    for k, chunk in enumerate(progress.chunks):
        trigger = chunk.trigger
        if trigger is None or not trigger.passive or not progress.has(trigger, Trait.ENCODING):
            continue
        pronoun = back(progress.cut, k - 1, _BETWEEN)
        after = [each for each in progress.chunks[k + 1 :] if each.kind == ChunkKind.NP][:1]
        if pronoun >= 0 and progress.chunks[pronoun].kind == ChunkKind.RELATIVE and after:
            return refer(progress.references, progress.phrases.item(after[0].first, after[0].last)).topic
    return False


def _is_opened(progress: Progress, k: int, party: Party) -> bool:
    """Whether a participle of the topic opens the sentence: "Secreted by T cells, the cytokine ..."."""
    if not _is_unknown(party) or party.head is None or party.head[0] == 0:
        return False
    opening = progress.chunks[0].trigger
    before = progress.chunks[max(k - 2, 0) : k]
    definite = progress.clauses.words[party.head[0] - 1].low == "the"
    apart = [chunk.kind for chunk in before] == [ChunkKind.COMMA, ChunkKind.NP]
    noun = progress.phrases.tail(*party.head, WordClass.PROTEIN_NOUN) is not None
    return opening is not None and opening.form == Form.PAST and definite and apart and noun


def _encodes_another(progress: Progress, k: int, trigger: Trigger, party: Party) -> bool:
    """Whether it is "the gene encoding IL-2", said of another gene, not "the gene encoding this cytokine".

    So is "the gene that regulates IL-21": what acts on the topic is not the topic.
    """
    product = right_of(progress.cut, k)[:1]
    if not product or product[0].kind != ChunkKind.NP or not _is_told_apart(progress, k, trigger, party):
        return False
    item = progress.phrases.item(product[0].first, product[0].last)
    topical = points(progress, item) or refer(progress.references, item).topic
    if len(right_of(progress.cut, k)) > 1 and progress.phrases.tail(
        item.first, item.last, WordClass.FORM_NOUN
    ):
        return True  # "the gene which encodes the cytosolic form of this enzyme"
    return topical != progress.has(trigger, Trait.ENCODING)


def _is_like_another(progress: Progress, k: int, trigger: Trigger, party: Party) -> bool:
    """Whether it is "the protein related to IL-4", which is told by what it is like: another protein."""
    reference = party.references[0] if party.references else None
    if reference is None or reference.how != How.COREFERENCE or reference.span is None or trigger.passive:
        return False
    before = [chunk.kind for chunk in progress.chunks[max(k - 2, 0) : k]]
    narrowed = (trigger.shortened and before[-1:] == [ChunkKind.NP]) or before == _RELATIVE
    if not narrowed or not _says_little(progress, trigger):
        return False
    noun = progress.chunks[k - 1 if trigger.shortened else k - 2]
    article = progress.grammar.role(WordClass.DEFINITE, reference.span.text.split()[0].lower())
    apart = progress.clauses.words[noun.first].start == reference.span.start
    behind = right_of(progress.cut, k)[:1]
    if not apart or article != DefiniteRole.ARTICLE or not behind or behind[0].kind != ChunkKind.NP:
        return False
    item = progress.phrases.item(behind[0].first, behind[0].last)
    return not points(progress, item) and not refer(progress.references, item).topic


def _says_little(progress: Progress, trigger: Trigger) -> bool:
    """Whether a verb says no more than that two things have to do with each other: "related to"."""
    rows = progress.wording.vocabulary.relations_by_key
    said, unknown = (
        {row.family for row in rows.get(key, ())} for key in (trigger.frame.family, progress.key(Tie.UNKNOWN))
    )
    return not said.isdisjoint(unknown)


def _is_told_apart(progress: Progress, k: int, trigger: Trigger, party: Party) -> bool:
    """Whether a clause says which gene "the gene" before it is, with a gerund or a relative clause."""
    if not party.references or trigger.passive or trigger.agentless:
        return False
    reference, encodes = party.references[0], progress.has(trigger, Trait.ENCODING)
    if reference.how != How.COREFERENCE or not reference.gene or reference.span is None:
        return False
    first = reference.span.text.split()[0].lower()
    if progress.grammar.role(WordClass.DEFINITE, first) == DefiniteRole.DEMONSTRATIVE:
        return False
    before = [chunk.kind for chunk in progress.chunks[max(k - 2, 0) : k]]
    gerund = encodes and trigger.form == Form.GERUND and before[-1:] == [ChunkKind.NP]
    return gerund or before == [ChunkKind.NP, ChunkKind.RELATIVE]


def points(progress: Progress, item: Item) -> bool:
    """Whether a phrase points at something said before: "it", "this protein"."""
    low = progress.clauses.words[item.start].low
    return (
        progress.clauses.tags[item.start] == Tag.TOPIC
        or progress.grammar.role(WordClass.DEFINITE, low) == DefiniteRole.DEMONSTRATIVE
    )
