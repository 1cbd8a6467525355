"""Verbs that bring their subject with them, or have none: "a role for IL21 in", "Induces apoptosis"."""

from typing import Final

from il21kg.reading.structure.agreement import SEVERAL, number_of_verb
from il21kg.reading.structure.antecedents import shared
from il21kg.reading.structure.appositions import name_behind
from il21kg.reading.structure.chunks import Chunk
from il21kg.reading.structure.places import LEFT_OUT, Cut, Inside, Subject, Verb, back, ending, phrase
from il21kg.reading.structure.predicates import hinders
from il21kg.reading.structure.tagset import HELPERS, ChunkKind, Form, Tag
from il21kg.vocabulary.classes import FrameKind, PrepositionRole, Trait, Turn, WordClass

#: Of what a circumstance before a verb is made.
_OF_CIRCUMSTANCES: Final = frozenset(
    {ChunkKind.NP, ChunkKind.PREPOSITION, ChunkKind.CONJUNCTION, ChunkKind.ADVERB}
)
#: What says that a noun is of the subject of the main clause.
_OWN: Final = frozenset({"its", "their"})


def is_hindered(cut: Cut, verb: Verb) -> bool:
    """Whether what a verb says is kept from happening: "prevents X from inducing", "inability to"."""
    j = verb.j
    low = cut.clauses.low(cut.chunks[j].first, cut.chunks[j].last)
    if verb.trigger.form == Form.GERUND:
        return low == "from"
    i = _ability(cut, j - 1) if low == "to" else None
    if i is None:
        return False
    if cut.grammar.lessens(cut.clauses.words[cut.chunks[i].first : cut.chunks[i].last]):
        return True  # "an impaired ability to bind", "failure to bind"
    before = back(cut, i - 1, frozenset({ChunkKind.PREPOSITION, ChunkKind.ADVERB}))
    governor = cut.chunks[before].trigger if before >= 0 else None
    if governor is not None:
        return hinders(governor, cut.grammar)
    if before < 0:
        return False
    noun = cut.chunks[before]
    return cut.grammar.lessens(cut.clauses.words[noun.first : noun.last])  # "loss of its ability to bind"


def _ability(cut: Cut, i: int) -> int | None:
    """Return the chunk of a noun with an infinitive that ends at chunk i: "the ability of IL-4 (to)"."""
    while i >= 0 and cut.chunks[i].kind in (ChunkKind.NP, ChunkKind.CONJUNCTION):
        chunk = cut.chunks[i]
        for word_class in (WordClass.ABILITY, WordClass.HINDERING):
            if (
                chunk.kind == ChunkKind.NP
                and cut.phrases.tail(chunk.first, chunk.last, word_class) is not None
            ):
                return i
        i -= 2 if i > 0 and cut.chunks[i - 1].role == PrepositionRole.OF else 1
    return None


def nobody(cut: Cut, verb: Verb) -> Subject | None:
    """Return no subject: the sentence does not say it, or what it says is not so."""
    return None


def is_noun(cut: Cut, verb: Verb) -> bool:
    """Whether a verb is a predicate noun."""
    return verb.trigger.frame.kind == FrameKind.NOUN


def of_noun(cut: Cut, verb: Verb) -> Subject | None:
    """Return the subject of a predicate noun: that of the verb before it."""
    j = verb.k - 1
    if j >= 0 and cut.chunks[j].kind == ChunkKind.NP:
        j -= 1
    j = back(cut, j, frozenset({ChunkKind.ADVERB, ChunkKind.NEGATION}))
    if j >= 0 and cut.chunks[j].kind == ChunkKind.AUXILIARY:
        j = back(cut, j, HELPERS)
        if j >= 0 and cut.chunks[j].kind == ChunkKind.NP:
            return ending(cut, j)
    elif j >= 0 and cut.chunks[j].kind == ChunkKind.TRIGGER:
        j += 1
    return shared(cut, j) if j >= 0 else LEFT_OUT


def of_first_noun(cut: Cut, verb: Verb) -> Subject | None:
    """Return the noun phrase that opens the sentence: "IL-21, the ligand of IL21R, ..."."""
    return phrase(cut, 0, 1)


def only_exists(cut: Cut, verb: Verb) -> bool:
    """Whether a clause only says that something is there: "there are several pseudogenes"."""
    k = verb.k
    classifying = cut.grammar.has(verb.trigger.frame.family, Trait.CLASSIFYING)
    if not classifying or cut.clauses.words[cut.chunks[k - 1].first].low != "there":
        return False
    return not (k + 1 < len(cut.chunks) and cut.chunks[k + 1].kind == ChunkKind.TRIGGER)


def opens_with_noun(cut: Cut, verb: Verb) -> bool:
    """Whether a noun before the main clause is of its subject: "As a member of", "Besides its role in"."""
    trigger, opening = verb.trigger, cut.chunks[0]
    low = cut.clauses.low(opening.first, opening.last)
    if cut.grammar.role(WordClass.PREDICATIVE, low) is not None:
        return trigger.frame.kind == FrameKind.NOUN
    own = cut.clauses.words[cut.chunks[verb.k - 1].first].low in _OWN
    return own and trigger.form == Form.NOUN and trigger.first == trigger.core


def opens_with_role(cut: Cut, verb: Verb) -> bool:
    """Whether a noun says, before its subject, what that is: "A member of the family, IL21 induces"."""
    return verb.trigger.frame.kind == FrameKind.NOUN and name_behind(cut.phrases, cut.chunks) is not None


def of_role(cut: Cut, verb: Verb) -> Subject | None:
    """Return the name behind the comma: "A member of the family, IL21 induces"."""
    name = name_behind(cut.phrases, cut.chunks)
    return None if name is None else phrase(cut, name, name + 1)


def is_told_in_front(cut: Cut, verb: Verb) -> bool:
    """Whether a noun before a comma says what the subject is: "A cytokine of T cells, IL21 induces"."""
    return name_behind(cut.phrases, cut.chunks) == verb.j


def of_main_clause(cut: Cut, verb: Verb) -> Subject | None:
    """Return the subject of the main clause for words before it: "By inducing ..., the protein ..."."""
    for i in range(verb.k + 1, len(cut.chunks) - 1):
        before, chunk, after = cut.chunks[i - 1 : i + 2]
        if (
            before.kind == ChunkKind.COMMA
            and chunk.kind == ChunkKind.NP
            and after.kind in (ChunkKind.TRIGGER, ChunkKind.AUXILIARY, ChunkKind.ADVERB)
        ):
            return phrase(cut, i, i + 1)
    return None


def follows(cut: Cut, verb: Verb) -> bool:
    """Whether a clause is a consequence of the one before: "thereby inducing"."""
    before = cut.clauses.words[cut.chunks[verb.k - 1].first].low if verb.k > 0 else ""
    return before in cut.grammar.words(WordClass.CONSEQUENCE)


def of_clause_before(cut: Cut, verb: Verb) -> Subject | None:
    """Return the subject of the clause before a verb."""
    return shared(cut, verb.k)


def is_preposition(cut: Cut, verb: Verb) -> bool:
    """Whether a preposition says what a verb would."""
    return cut.clauses.tags[verb.trigger.core] in (Tag.PREPOSITION, Tag.PREPOSITION_GOES_ON)


def of_preposition(cut: Cut, verb: Verb) -> Subject | None:
    """Return the subject of the clause before a preposition, or the noun before it where no clause is."""
    noun = back(cut, verb.k - 1, frozenset({ChunkKind.COMMA}))
    apart = noun >= 0 and not cut.told and cut.chunks[noun].kind == ChunkKind.NP
    return shared(cut, verb.k) or (ending(cut, noun) if apart else None)


def has_subject_inside(cut: Cut, verb: Verb) -> bool:
    """Whether the subject stands among the words of the verb."""
    return verb.trigger.frame.shape == Turn.SUBJECT_INSIDE


def within_verb(cut: Cut, verb: Verb) -> Subject | None:
    """Return the subject among the words of a trigger: "a role for this gene in"."""
    trigger, tags = verb.trigger, cut.clauses.tags
    if trigger.inside is not None:
        return Inside(cut.phrases.item(*trigger.inside))
    for i in range(trigger.core + 1, trigger.last):
        if tags[i] == Tag.TOPIC:
            end = i + 1
            while tags[end] == Tag.TOPIC_GOES_ON:
                end += 1
            return Inside(cut.phrases.item(i, end))
    first = trigger.core + 2
    ends = (i for i in range(first, trigger.last) if tags[i] == Tag.PREPOSITION)
    item = cut.phrases.item(first, next(ends, trigger.last - 1))
    return Inside(item) if item.first < item.last else None


def opens_sentence(cut: Cut, verb: Verb) -> Subject | None:
    """Return that a finite verb or one after a helper has none: "Induces", "capable of inducing"."""
    helped = verb.trigger.first < verb.trigger.core or any(
        chunk.kind == ChunkKind.AUXILIARY for chunk in cut.chunks[: verb.k]
    )
    return LEFT_OUT if helped or verb.trigger.form != Form.GERUND else None


def is_first(cut: Cut, verb: Verb) -> bool:
    """Whether no clause before has a subject."""
    return not cut.told


def left_out(cut: Cut, verb: Verb) -> Subject | None:
    """Return that a subject is left out."""
    return LEFT_OUT


def is_fronted(cut: Cut, verb: Verb) -> bool:
    """Whether only a circumstance stands before a verb: "Together with IL6 promotes apoptosis".

    Not where its last words may be the subject: "In macrophages IL4 promotes", "In T cells it promotes".
    """
    j, trigger = verb.j, verb.trigger
    finite = trigger.form == Form.THIRD_PERSON or cut.clauses.tags[trigger.first] == Tag.MODAL
    if not finite or trigger.participle:
        return False
    first = next((i for i, chunk in enumerate(cut.chunks) if chunk.kind != ChunkKind.ADVERB), j)
    if cut.chunks[first].kind != ChunkKind.PREPOSITION or first >= j:
        return False
    around = cut.chunks[first + 1 : j + 1]
    if any(chunk.kind not in _OF_CIRCUMSTANCES or _opens_another(cut, chunk) for chunk in around):
        return False
    return number_of_verb(cut, verb.k) != SEVERAL and _alone(cut, cut.chunks[j])


def _opens_another(cut: Cut, chunk: Chunk) -> bool:
    """Whether an article begins a noun phrase inside one: "in flies / the homolog of X"."""
    inside = range(chunk.first + 1, chunk.last)
    return chunk.kind == ChunkKind.NP and any(cut.clauses.tags[i] == Tag.DETERMINER for i in inside)


def _alone(cut: Cut, chunk: Chunk) -> bool:
    """Whether a noun phrase holds one name, and no other phrase begins inside it."""
    inside = range(chunk.first + 1, chunk.last)
    if any(cut.clauses.tags[i] in (Tag.DETERMINER, Tag.TOPIC, Tag.QUANTIFIER) for i in inside):
        return False
    mentions = [m for m in cut.clauses.mentions if chunk.first <= m.first < chunk.last]
    last = mentions[0].last if mentions and mentions[0].first == chunk.first else chunk.first
    named = any(
        not cut.clauses.words[i].text.islower() for i in range(max(last, chunk.first + 1), chunk.last)
    )
    item = cut.phrases.item(chunk.first, chunk.last)
    noun = cut.phrases.tail(item.first, item.last, WordClass.PROTEIN_NOUN)
    return not named and len(mentions) < 2 and (noun is None or item.start < item.first or bool(mentions))
