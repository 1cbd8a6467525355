"""Verbs behind the noun phrase that is their subject, or the last part of it: "a protein encoded by"."""

from dataclasses import replace
from typing import Final

from il21kg.reading.structure.antecedents import antecedent, linked, narrowed, shared, told
from il21kg.reading.structure.bounds import begins, qualifies
from il21kg.reading.structure.places import (
    Cut,
    Subject,
    Verb,
    back,
    head_of,
    is_indefinite,
    is_reduced,
    left_of,
    phrase,
    verb_before,
)
from il21kg.reading.structure.tagset import ChunkKind, Form, Tag
from il21kg.reading.structure.triggers import Trigger
from il21kg.vocabulary.classes import FrameKind, HintRole, PrepositionRole, Trait, Turn, WordClass

#: Classes of nouns for a part of a protein or a complex, which is a protein itself.
_PARTS: Final = (WordClass.PART_NOUN, WordClass.PROTEIN_NOUN)


def is_qualifier(cut: Cut, verb: Verb) -> bool:
    """Whether a participle or an adjective follows its noun."""
    return verb.trigger.shortened or qualifies(cut, verb.trigger)


def of_qualified(cut: Cut, verb: Verb) -> Subject | None:
    """Return the noun of a participle; "a copy of a gene located on": a thing of its own has it.

    A name is that of the nearest noun: "a subunit of the complex known as".
    """
    names = cut.grammar.has(verb.trigger.frame.family, Trait.NAMING)
    nearest = names or is_indefinite(cut, cut.chunks[verb.j])
    i = verb.j if nearest else head_of(cut, verb.j)
    return linked(cut, i) or (
        phrase(cut, i, verb.j + 1) if names else narrowed(cut, phrase(cut, i, verb.j + 1), i, verb.trigger)
    )


def is_product(cut: Cut, verb: Verb) -> bool:
    """Whether the noun before a verb is what a gene gives: "whose product"."""
    noun, pronoun = cut.chunks[verb.j], cut.chunks[verb.j - 1]
    whose = cut.clauses.words[pronoun.first].low == "whose"
    product = cut.clauses.low(noun.first, noun.last) in ("product", "gene product", "protein product")
    return whose and product and of_owner(cut, verb) is not None


def of_owner(cut: Cut, verb: Verb) -> Subject | None:
    """Return the gene of such a product, where a clause says that its subject is one."""
    i = verb.j - 2
    while i > 1 and cut.chunks[i - 1].kind == ChunkKind.PREPOSITION:
        i -= 2  # "a gene on chromosome 19 whose"
    return linked(cut, i)


def of_interrupted(cut: Cut, verb: Verb) -> Subject | None:
    """Return what the pronoun before a circumstance stands for."""
    return antecedent(cut, _pronoun_before(cut, verb), verb.k, verb.trigger)


def _pronoun_before(cut: Cut, verb: Verb) -> int:
    inside = {ChunkKind.NP, ChunkKind.PREPOSITION, ChunkKind.CONJUNCTION, ChunkKind.ADVERB}
    return back(cut, verb.j, frozenset(inside))


def explains_it(cut: Cut, verb: Verb) -> bool:
    """Whether an apposition explains the noun before it."""
    before = cut.chunks[verb.j - 1].kind if verb.j > 0 else ChunkKind.CONJUNCTION
    return verb.trigger.frame.shape == Turn.APPOSITIVE and before != ChunkKind.CONJUNCTION


def of_explained(cut: Cut, verb: Verb) -> Subject | None:
    """Return the noun that an apposition explains, and whether it may be another.

    In "is an X, a Y" both say what the subject is.
    """
    apart = is_reduced(cut, verb.j - 1) or _is_grouped(cut, verb.j)
    whose = _of_member(cut, verb) if apart else linked(cut, verb.j)
    if whose is not None:
        return whose
    noun = phrase(cut, verb.j, verb.j + 1)
    open_ = _of_agent(cut, verb.j) or _of_part(cut, verb.j)
    return replace(noun, unsure=open_) if noun is not None else None


def _is_grouped(cut: Cut, j: int) -> bool:
    """Whether a verb says that its subject is a member of chunk `j`."""
    verb = cut.chunks[j - 1].trigger if j > 0 else None
    return verb is not None and cut.grammar.has(verb.frame.family, Trait.GROUPING)


def _of_member(cut: Cut, verb: Verb) -> Subject | None:
    """Return the member of a family that is no family itself: "a member of the JAK family, an activator"."""
    after = cut.chunks[verb.k + 1] if verb.k + 1 < len(cut.chunks) else None
    if after is None or not _is_grouped(cut, verb.j):
        return None
    families = cut.grammar.words(WordClass.FAMILY_NOUN)
    family = any(word.norm in families for word in cut.clauses.words[after.first : after.last])
    return None if family else told(cut, verb.j - 1)


def _of_agent(cut: Cut, j: int) -> bool:
    """Whether a noun for what acts on it stands before a name: "a receptor for X, a K protein".

    What explains the name may as well explain the noun, unless it says its other side: "a ligand for
    X, a member of the receptor family".
    """
    noun = cut.chunks[j - 1].trigger if j > 0 else None
    if noun is None or noun.frame.kind != FrameKind.NOUN:
        return False
    if not cut.phrases.grammar.has(noun.frame.family, Trait.ACTING):
        return False
    said, begin = cut.clauses.words[noun.core].norm, cut.chunks[j].last + 1
    end = next(
        (
            c.first
            for c in cut.chunks[j + 1 :]
            if c.kind in (ChunkKind.COMMA, ChunkKind.RELATIVE, ChunkKind.DOT)
        ),
        begin,
    )
    apposed = cut.clauses.words[begin:end]
    return all(cut.grammar.role(WordClass.COUNTERPART, word.norm) != said for word in apposed)


def _of_part(cut: Cut, j: int) -> bool:
    """Whether a name is the whole of a part: "the gamma chain of the IL-2 receptor, a K protein".

    What explains the whole may as well explain the part.
    """
    if j < 2 or cut.chunks[j - 1].role != PrepositionRole.OF or cut.chunks[j - 2].kind != ChunkKind.NP:
        return False
    part = cut.chunks[j - 2]
    return cut.phrases.hint(part.first, part.last) == HintRole.MOLECULE or any(
        cut.phrases.tail(part.first, part.last, each) is not None for each in _PARTS
    )


def names_another(cut: Cut, verb: Verb) -> bool:
    """Whether a verb names a thing that the sentence brings up."""
    return cut.phrases.grammar.has(verb.trigger.frame.family, Trait.NAMING) and is_indefinite(
        cut, cut.chunks[verb.j]
    )


def of_noun_alone(cut: Cut, verb: Verb) -> Subject | None:
    """Return the noun phrase right before a verb."""
    return phrase(cut, verb.j, verb.j + 1)


def is_bare_noun(cut: Cut, verb: Verb) -> bool:
    """Whether a relational noun stands behind a preposition or an adjective: "..., with a key role in"."""
    trigger, before = verb.trigger, cut.chunks[verb.j]
    if trigger.first < trigger.core or verb.j == 0:
        return False
    modifiers = (Tag.DETERMINER, Tag.EVALUATIVE, Tag.QUANTIFIER)
    modified = cut.clauses.tags[before.last - 1] in modifiers
    return modified or cut.chunks[verb.j - 1].kind == ChunkKind.PREPOSITION


def of_clause_around(cut: Cut, verb: Verb) -> Subject | None:
    """Return the subject of the clause that a noun with its preposition is in."""
    return shared(cut, verb.j - 1)


def _is_beside(cut: Cut, at: int, inner: Trigger) -> bool:
    """Whether a relational adjective right behind a noun phrase says which one is meant: "a gene next to"."""
    bare = inner.form == Form.NOUN and inner.first == inner.core and inner.frame.kind == FrameKind.VERB
    adjective = bare and cut.clauses.words[inner.last - 1].low == "to"
    return adjective and at > 0 and cut.chunks[at - 1].kind == ChunkKind.NP


def of_phrase(cut: Cut, verb: Verb) -> Subject | None:
    """Return the noun phrase before a verb, or its last part where another clause holds the rest."""
    first, last = left_of(cut, verb.j)
    at = verb_before(cut, first)
    inner = cut.chunks[at].trigger if at >= 0 else None
    if inner is None:
        helped = at > 0 and cut.chunks[at].kind == ChunkKind.AUXILIARY
        begin = begins(cut, verb.k) if helped else None
        return phrase(cut, first if begin is None else begin, last)
    if inner.frame.shape == Turn.OBJECT_FIRST:
        return told(cut, at)
    begin = begins(cut, verb.k)
    if begin is not None:
        return phrase(cut, begin, last)
    if _is_beside(cut, at, inner):
        topic = cut.clauses.tags[cut.chunks[at - 1].first] == Tag.TOPIC
        return None if topic else told(cut, at)  # "the gene next to X": another one, without a name
    prepositions = (Tag.PREPOSITION, Tag.PREPOSITION_GOES_ON)
    within = inner.shortened or cut.clauses.tags[inner.core] in prepositions
    return told(cut, at) if within else phrase(cut, verb.j, last)
