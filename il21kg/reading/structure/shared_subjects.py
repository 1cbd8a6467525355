"""Verbs that have the subject of another clause, or one beyond a comma: "binds IL2RG, inducing ..."."""

from dataclasses import replace
from typing import Final

from il21kg.reading.structure.antecedents import antecedent, linked, shared, told
from il21kg.reading.structure.attachment import NO_ACTORS
from il21kg.reading.structure.bounds import qualifies
from il21kg.reading.structure.chunks import Chunk
from il21kg.reading.structure.places import (
    Cut,
    Phrase,
    Subject,
    Verb,
    back,
    ending,
    is_reduced,
    left_of,
    phrase,
    verb_before,
)
from il21kg.reading.structure.tagset import ChunkKind, Form
from il21kg.reading.structure.triggers import Trigger
from il21kg.vocabulary.classes import PrepositionRole, TermKind, Trait, Turn, WordClass

#: Of what a list of agents is made.
_LISTED: Final = frozenset({ChunkKind.NP, ChunkKind.PREPOSITION, ChunkKind.CONJUNCTION, ChunkKind.COMMA})


def is_purpose(cut: Cut, verb: Verb) -> bool:
    """Whether a verb says what a passive with an agent is for."""
    return _purpose_of(cut, verb.j) is not None


def of_purpose(cut: Cut, verb: Verb) -> Subject | None:
    """Return the agent of the passive before a verb."""
    passive = _purpose_of(cut, verb.j)
    return None if passive is None else agents(cut, passive, verb.j - passive - 1)


def _purpose_of(cut: Cut, j: int) -> int | None:
    """Return the passive with an agent before "to" at chunk j: "is cleaved by X to yield Y" is about X."""
    if cut.clauses.low(cut.chunks[j].first, cut.chunks[j].last) != "to":
        return None
    i = back(cut, j - 1, _LISTED)
    trigger = cut.chunks[i].trigger if i >= 0 else None
    return i if trigger is not None and trigger.passive else None


def agents(cut: Cut, k: int, length: int) -> Subject | None:
    """Return what follows "by" after the passive of chunk `k`, within `length` chunks."""
    for i in range(k + 1, k + 1 + length):
        if cut.chunks[i].role == PrepositionRole.BY and i + 1 < k + 1 + length:
            end = k + 1 + length
            comma = next((m for m in range(i + 1, end) if cut.chunks[m].kind == ChunkKind.COMMA), end)
            alone = comma + 1 < end and cut.chunks[comma + 1].kind == ChunkKind.CONJUNCTION  # "by X, and a Y"
            return phrase(cut, i + 1, comma if alone else end)
    return None


def is_let(cut: Cut, verb: Verb) -> bool:
    """Whether an infinitive says what the object of the verb before it does: "allows X to bind Y".

    Who makes cells make something is said to bring that about: "stimulates B cells to secrete IL4".
    """
    to, making = cut.chunks[verb.j], verb.trigger.frame.shape == Turn.MAKING
    return not making and cut.clauses.low(to.first, to.last) == "to" and _letting(cut, verb) >= 0


def of_let(cut: Cut, verb: Verb) -> Subject | None:
    """Return the object of such a verb."""
    return phrase(cut, _letting(cut, verb) + 1, verb.j)


def _letting(cut: Cut, verb: Verb) -> int:
    """Return the chunk of such a verb; -1 for none, and where its object is only what happens."""
    i = back(cut, verb.j - 1, _LISTED)
    trigger = cut.chunks[i].trigger if i >= 0 else None
    if trigger is None or cut.clauses.words[trigger.core].norm not in cut.grammar.words(WordClass.LETTING):
        return -1
    between = cut.chunks[i + 1 : verb.j]
    if any(each.kind == ChunkKind.PREPOSITION and each.role != PrepositionRole.OF for each in between):
        return -1  # "directs X to Y to bind Z": what for
    item = cut.phrases.region(between).items[:1]
    happens = any(cut.phrases.hint(each.first, each.last) == TermKind.PROCESS for each in item)
    return -1 if happens or not item else i


def is_participle(cut: Cut, verb: Verb) -> bool:
    """Whether a verb is a participle."""
    return verb.trigger.participle


def of_pronoun(cut: Cut, verb: Verb) -> Subject | None:
    """Return what the pronoun of a relative clause stands for."""
    return antecedent(cut, verb.j, verb.k, verb.trigger)


def of_conjunct(cut: Cut, verb: Verb) -> Subject | None:
    """Return the subject of the clause that a verb is joined to."""
    return shared(cut, verb.j, verb.k)


def of_verb(cut: Cut, verb: Verb) -> Subject | None:
    """Return the subject of the verb right before."""
    return shared(cut, verb.j + 1, verb.k)


def is_finite(cut: Cut, verb: Verb) -> bool:
    """Whether a verb heads a clause: "is located on", "lies on"; not "expressed in", "inducing"."""
    if cut.chunks[verb.k - 1].kind == ChunkKind.AUXILIARY or verb.trigger.core > verb.trigger.first:
        return verb.trigger.form != Form.NOUN
    return verb.trigger.form in (Form.THIRD_PERSON, Form.BASE)


def of_modified(cut: Cut, verb: Verb) -> Subject | None:
    """Return the subject of the relative clause before a verb: "the gene that encodes X lies"."""
    return told(cut, next(i for i, chunk in enumerate(cut.chunks) if chunk.trigger is not None))


def is_of_bearer(cut: Cut, verb: Verb) -> bool:
    """Whether a verb follows a noun with an infinitive: "the failure of X to bind Y causes"."""
    return is_finite(cut, verb) and _infinitive(cut) > 0


def of_bearer(cut: Cut, verb: Verb) -> Subject | None:
    """Return the noun that an infinitive belongs to: "the failure of X", which causes."""
    return phrase(cut, 0, _infinitive(cut))


def _infinitive(cut: Cut) -> int:
    """Return the chunk of the "to" before the first verb of a sentence; 0 where it has none."""
    first = next(i for i, chunk in enumerate(cut.chunks) if chunk.trigger is not None)
    trigger, to = cut.chunks[first].trigger, cut.chunks[max(first - 1, 0)]
    is_to = trigger is not None and trigger.form == Form.BASE and cut.clauses.words[to.first].low == "to"
    return first - 1 if is_to else 0


def names_it(cut: Cut, verb: Verb) -> bool:
    """Whether a verb gives a name."""
    return cut.phrases.grammar.has(verb.trigger.frame.family, Trait.NAMING)


def of_named(cut: Cut, verb: Verb) -> Subject | None:
    """Return the noun before a comma that a name is given to."""
    noun = verb.j - 1
    named = linked(cut, noun) or (phrase(cut, noun, verb.j) if cut.told else ending(cut, noun))
    aside = noun > 1 and cut.clauses.words[cut.chunks[noun - 1].first].low == "with"
    if aside and isinstance(named, Phrase):  # "asthma with eosinophilia, also called": which of the two?
        return replace(named, unsure=True)
    return named


def is_apposed_adjective(cut: Cut, verb: Verb) -> bool:
    """Whether a verb is an adjective that follows its noun."""
    return qualifies(cut, verb.trigger)


def of_nearest(cut: Cut, verb: Verb) -> Subject | None:
    """Return the noun before a comma where it may act, or whom "is a X" is about; else that of a clause."""
    noun = cut.chunks[verb.j - 1]
    acts = cut.phrases.hint(noun.first, noun.last) not in (*NO_ACTORS, TermKind.DISEASE)
    nearest = linked(cut, verb.j - 1) or (phrase(cut, verb.j - 1, verb.j) if acts else None)
    return nearest or shared(cut, verb.j)


def of_participle(cut: Cut, verb: Verb) -> Subject | None:
    """Return the subject of the clause before a participle, unless that is about its event."""
    return None if _of_event(cut, verb.j, verb.trigger) else shared(cut, verb.j)


def _of_event(cut: Cut, j: int, trigger: Trigger) -> bool:
    """Whether a gerund is about the event before it: "is cleaved by X, leading to its release"."""
    before = [i for i in cut.told if i < j]
    verb = cut.chunks[max(before)].trigger if before else None
    consequence = trigger.frame.name == "causes" or trigger.last - trigger.core > 1
    return verb is not None and verb.passive and trigger.form == Form.GERUND and consequence


def of_insertion(cut: Cut, verb: Verb) -> Subject | None:
    """Return the subject before an insertion: "X, together with Y, induces"."""
    j, opened = verb.j, verb.j - 1
    while opened >= 0 and not _opens(cut, cut.chunks[opened]):
        opened -= 1
    if opened <= 0 or cut.chunks[opened - 1].kind != ChunkKind.NP:
        return shared(cut, j, verb.k)
    listed = _is_listed(cut, opened, j)
    first, last = left_of(cut, opened - 1)
    listed = listed and not is_reduced(
        cut, max(verb_before(cut, first), 0)
    )  # "the protein encoded by X, and Y, form"
    if listed:
        first, last = left_of(cut, j - 1)
    if first - 1 in cut.told and cut.chunks[first - 1].kind == ChunkKind.TRIGGER:
        return shared(cut, j, verb.k)
    before = phrase(cut, first, last)
    if listed:
        return before
    joints = cut.phrases.region(cut.chunks[opened + 1 : j]).joints
    return None if before is None else replace(before, joints=joints)


def _is_listed(cut: Cut, opened: int, j: int) -> bool:
    """Whether a list goes on behind a comma: "X, Y, and Z, form", "X and two others, Y and Z, form"."""
    if cut.chunks[opened + 1].kind == ChunkKind.CONJUNCTION:
        return True
    noun = cut.chunks[opened - 1]
    named = cut.phrases.region(cut.chunks[opened + 1 : j]).items
    return cut.phrases.count(cut.phrases.item(noun.first, noun.last)) == len(named) > 1


def _opens(cut: Cut, chunk: Chunk) -> bool:
    return chunk.kind == ChunkKind.COMMA or (
        chunk.trigger is not None and chunk.trigger.frame.shape == Turn.APPOSITIVE
    )
