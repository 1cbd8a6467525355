"""Says where the subject of a clause stands: by a table of what may stand before a verb.

Two examples:

    Mutations in this gene cause psoriasis.    the noun phrase before the verb
    By inducing apoptosis, it limits growth.   a gerund that opens: what the main clause is about
"""

import re
from collections.abc import Callable, Container
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final, TypeAlias

from il21kg.reading.structure.agreement import HELPERS, SEVERAL, number_of_verb
from il21kg.reading.structure.antecedents import NO_ACTORS, antecedent, linked, shared, told
from il21kg.reading.structure.bounds import begins, qualifies
from il21kg.reading.structure.chunks import Chunk
from il21kg.reading.structure.phrases import JOINT, Item
from il21kg.reading.structure.places import (
    LEFT_OUT,
    Cut,
    Inside,
    Subject,
    back,
    ending,
    head_of,
    is_indefinite,
    left_of,
    phrase,
    verb_before,
)
from il21kg.reading.structure.predicates import hinders
from il21kg.reading.structure.tagset import ChunkKind, Form, Tag
from il21kg.reading.structure.triggers import Trigger
from il21kg.vocabulary.classes import FrameKind, TermKind, Trait, Turn, WordClass

#: Of what a list of agents is made.
_LISTED: Final = frozenset({ChunkKind.NP, ChunkKind.PREPOSITION, ChunkKind.CONJUNCTION, ChunkKind.COMMA})
#: Of what a circumstance before a verb is made.
_OF_CIRCUMSTANCES: Final = frozenset(
    {ChunkKind.NP, ChunkKind.PREPOSITION, ChunkKind.CONJUNCTION, ChunkKind.ADVERB}
)
#: Classes of nouns for a part of a protein or a complex, which is a protein itself.
_PARTS: Final = (WordClass.PART_NOUN, WordClass.PROTEIN_NOUN)
#: A letter for each kind of chunk, as the patterns of the rows say what stands before a verb.
LETTERS: Final = {
    ChunkKind.NP: "N",
    ChunkKind.TRIGGER: "T",
    ChunkKind.PREPOSITION: "P",
    ChunkKind.CONJUNCTION: "C",
    ChunkKind.COMMA: ",",
    ChunkKind.RELATIVE: "R",
    ChunkKind.SUCH: "S",
    ChunkKind.STOP: ";",
    ChunkKind.LINK: "L",
    ChunkKind.AUXILIARY: "a",
    ChunkKind.ADVERB: "v",
    ChunkKind.NEGATION: "x",
    ChunkKind.DOT: ".",
}
#: The helpers of a verb, which patterns write "h".
_HELPING: Final = "[avx]*"


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb whose subject is looked for."""

    k: int
    """Its chunk."""
    trigger: Trigger
    j: int
    """The chunk before it and its helpers; -1 where nothing stands there."""


Holds: TypeAlias = Callable[[Cut, Verb], bool]
Where: TypeAlias = Callable[[Cut, Verb], Subject | None]


def _always(cut: Cut, verb: Verb) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Row:
    """A row: before a verb of these forms, after these chunks, the subject stands there."""

    name: str
    left: str
    """What stands left of the verb, the nearest last, in `LETTERS`; "h" for its helpers."""
    where: Where
    """Where the subject stands; None where the sentence does not say it."""
    example: str
    """A sentence in which it finds the subject of the verb between bars."""
    forms: tuple[Form, ...] = ()
    """Forms of the verb; none for any."""
    when: Holds = _always


def find_subject(cut: Cut, k: int, trigger: Trigger) -> Subject | None:
    """Return where the subject of the clause of chunk `k` stands; None where the sentence does not say it."""
    verb = verb_at(cut, k, trigger)
    row = find_row(cut, verb)
    return None if row is None else row.where(cut, verb)


def find_row(cut: Cut, verb: Verb) -> Row | None:
    """Return the first row that is about a verb."""
    left = "".join([LETTERS[chunk.kind] for chunk in cut.chunks[: verb.k]])
    return next((row for row in _rows_of(left, verb.trigger.form) if row.when(cut, verb)), None)


def rows_used(cut: Cut) -> tuple[str, ...]:
    """Return the names of the rows that are about the verbs of a sentence, one after the other."""
    names = []
    for k, chunk in enumerate(cut.chunks):
        row = None if chunk.trigger is None else find_row(cut, verb_at(cut, k, chunk.trigger))
        if row is not None and chunk.trigger is not None:
            names.append(row.name)
            if row.where(cut, verb_at(cut, k, chunk.trigger)) is not None:
                cut = cut.telling(cut.told | {k})
    return tuple(names)


def verb_at(cut: Cut, k: int, trigger: Trigger) -> Verb:
    """Return the verb of chunk `k`, with the chunk before it and its helpers."""
    return Verb(k, trigger, back(cut, k - 1, HELPERS))


@lru_cache(maxsize=1 << 13)
def _rows_of(left: str, form: Form) -> tuple[Row, ...]:
    """Return the rows for a verb of a form with these chunks before it."""
    formed = (row for row in SUBJECTS if not row.forms or form in row.forms)
    return tuple(row for row in formed if _PATTERNS[row.name].search(left) is not None)


def partners_that_open(cut: Cut) -> tuple[tuple[str, Item], ...]:
    """Return partners of the first subject that open a sentence: "Together with IL6, it ..."."""
    if cut.chunks[0].kind != ChunkKind.PREPOSITION or cut.chunks[0].role not in JOINT:
        return ()
    ends = (ChunkKind.COMMA, ChunkKind.TRIGGER, ChunkKind.AUXILIARY)
    comma = next((i for i, chunk in enumerate(cut.chunks) if chunk.kind in ends), len(cut.chunks))
    return cut.phrases.region(cut.chunks[:comma]).joints


# ---- verbs that bring their subject with them, or have none


def _is_hindered(cut: Cut, verb: Verb) -> bool:
    """Whether what a verb says is kept from happening: "prevents X from inducing", "inability to"."""
    j = verb.j
    low = cut.clauses.low(cut.chunks[j].first, cut.chunks[j].last)
    if verb.trigger.form == Form.GERUND:
        return low == "from"
    i = _ability(cut, j - 1) if low == "to" else None
    if i is None:
        return False
    words = cut.grammar.words(WordClass.HINDERING)
    phrase_ = cut.clauses.words[cut.chunks[i].first : cut.chunks[i].last]
    if any(word.low in words or word.norm in words for word in phrase_):
        return True  # "an impaired ability to bind", "failure to bind"
    before = back(cut, i - 1, frozenset({ChunkKind.PREPOSITION, ChunkKind.ADVERB}))
    governor = cut.chunks[before].trigger if before >= 0 else None
    if governor is not None:
        return hinders(governor)
    return before >= 0 and _says(cut, cut.chunks[before], words)  # "loss of its ability to bind"


def _says(cut: Cut, chunk: Chunk, words: Container[str]) -> bool:
    return any(word.norm in words for word in cut.clauses.words[chunk.first : chunk.last])


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
        i -= 2 if i > 0 and cut.chunks[i - 1].role == "of" else 1
    return None


def _nobody(cut: Cut, verb: Verb) -> Subject | None:
    return None


def _is_noun(cut: Cut, verb: Verb) -> bool:
    return verb.trigger.frame.kind == FrameKind.NOUN


def _of_noun(cut: Cut, verb: Verb) -> Subject | None:
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


def _exists(cut: Cut, verb: Verb) -> bool:
    """Whether a clause only says that something is there: "there are several pseudogenes"."""
    k = verb.k
    classifying = cut.grammar.has(verb.trigger.frame.family, Trait.CLASSIFYING)
    if not classifying or cut.clauses.words[cut.chunks[k - 1].first].low != "there":
        return False
    return not (k + 1 < len(cut.chunks) and cut.chunks[k + 1].kind == ChunkKind.TRIGGER)


def _ahead(cut: Cut, verb: Verb) -> Subject | None:
    """Return the subject of the main clause for a gerund before it: "By inducing ..., the protein ..."."""
    for i in range(verb.k + 1, len(cut.chunks) - 1):
        before, chunk, after = cut.chunks[i - 1 : i + 2]
        if (
            before.kind == ChunkKind.COMMA
            and chunk.kind == ChunkKind.NP
            and after.kind in (ChunkKind.TRIGGER, ChunkKind.AUXILIARY)
        ):
            return phrase(cut, i, i + 1)
    return None


def _follows(cut: Cut, verb: Verb) -> bool:
    """Whether a clause is a consequence of the one before: "thereby inducing"."""
    before = cut.clauses.words[cut.chunks[verb.k - 1].first].low if verb.k > 0 else ""
    return before in cut.grammar.words(WordClass.CONSEQUENCE)


def _of_clause_before(cut: Cut, verb: Verb) -> Subject | None:
    return shared(cut, verb.k)


def _is_preposition(cut: Cut, verb: Verb) -> bool:
    return cut.clauses.tags[verb.trigger.core] in (Tag.PREPOSITION, Tag.PREPOSITION_GOES_ON)


def _of_preposition(cut: Cut, verb: Verb) -> Subject | None:
    noun = back(cut, verb.k - 1, frozenset({ChunkKind.COMMA}))
    apart = noun >= 0 and not cut.told and cut.chunks[noun].kind == ChunkKind.NP
    return shared(cut, verb.k) or (ending(cut, noun) if apart else None)


def _has_subject_inside(cut: Cut, verb: Verb) -> bool:
    return verb.trigger.frame.shape == Turn.SUBJECT_INSIDE


def _inside(cut: Cut, verb: Verb) -> Subject | None:
    """Return the subject among the words of a trigger: "a role for this gene in"."""
    trigger, tags = verb.trigger, cut.clauses.tags
    for i in range(trigger.core + 1, trigger.last):
        if tags[i] == Tag.TOPIC:
            end = i + 1
            while tags[end] == Tag.TOPIC_GOES_ON:
                end += 1
            return Inside(cut.phrases.item(i, end))
    item = cut.phrases.item(trigger.core + 2, trigger.last - 1)
    return Inside(item) if item.first < item.last else None


def _opening(cut: Cut, verb: Verb) -> Subject | None:
    """Return that a finite verb or one after a helper has none: "Induces", "capable of inducing"."""
    helped = verb.trigger.first < verb.trigger.core or any(
        chunk.kind == ChunkKind.AUXILIARY for chunk in cut.chunks[: verb.k]
    )
    return LEFT_OUT if helped or verb.trigger.form != Form.GERUND else None


# ---- verbs behind a preposition, a pronoun, a conjunction, a verb


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
        if cut.chunks[i].role == "by" and i + 1 < k + 1 + length:
            end = k + 1 + length
            comma = next((m for m in range(i + 1, end) if cut.chunks[m].kind == ChunkKind.COMMA), end)
            alone = comma + 1 < end and cut.chunks[comma + 1].kind == ChunkKind.CONJUNCTION  # "by X, and a Y"
            return phrase(cut, i + 1, comma if alone else end)
    return None


def _is_purpose(cut: Cut, verb: Verb) -> bool:
    return _purpose_of(cut, verb.j) is not None


def _of_purpose(cut: Cut, verb: Verb) -> Subject | None:
    passive = _purpose_of(cut, verb.j)
    return None if passive is None else agents(cut, passive, verb.j - passive - 1)


def _is_participle(cut: Cut, verb: Verb) -> bool:
    return verb.trigger.participle


def _of_pronoun(cut: Cut, verb: Verb) -> Subject | None:
    return antecedent(cut, verb.j, verb.k, verb.trigger)


def _of_conjunct(cut: Cut, verb: Verb) -> Subject | None:
    return shared(cut, verb.j, verb.k)


def _of_verb(cut: Cut, verb: Verb) -> Subject | None:
    return shared(cut, verb.j + 1, verb.k)


# ---- verbs behind a comma


def _is_first(cut: Cut, verb: Verb) -> bool:
    return not cut.told


def _left_out(cut: Cut, verb: Verb) -> Subject | None:
    return LEFT_OUT


def _names(cut: Cut, verb: Verb) -> bool:
    return cut.phrases.grammar.has(verb.trigger.frame.family, Trait.NAMING)


def _of_named(cut: Cut, verb: Verb) -> Subject | None:
    noun = verb.j - 1
    return linked(cut, noun) or (phrase(cut, noun, verb.j) if cut.told else ending(cut, noun))


def _qualifies(cut: Cut, verb: Verb) -> bool:
    return qualifies(cut, verb.trigger)


def _of_nearest(cut: Cut, verb: Verb) -> Subject | None:
    """Return the noun before a comma where it may act, or whom "is a X" is about; else that of a clause."""
    noun = cut.chunks[verb.j - 1]
    acts = cut.phrases.hint(noun.first, noun.last) not in (*NO_ACTORS, TermKind.DISEASE)
    nearest = linked(cut, verb.j - 1) or (phrase(cut, verb.j - 1, verb.j) if acts else None)
    return nearest or shared(cut, verb.j)


def _of_participle(cut: Cut, verb: Verb) -> Subject | None:
    return None if _of_event(cut, verb.j, verb.trigger) else shared(cut, verb.j)


def _of_event(cut: Cut, j: int, trigger: Trigger) -> bool:
    """Whether a gerund is about the event before it: "is cleaved by X, leading to its release"."""
    before = [i for i in cut.told if i < j]
    verb = cut.chunks[max(before)].trigger if before else None
    consequence = trigger.frame.name == "causes" or trigger.last - trigger.core > 1
    return verb is not None and verb.passive and trigger.form == Form.GERUND and consequence


def _of_insertion(cut: Cut, verb: Verb) -> Subject | None:
    """Return the subject before an insertion: "X, together with Y, induces"."""
    j, opened = verb.j, verb.j - 1
    while opened >= 0 and not _opens(cut, cut.chunks[opened]):
        opened -= 1
    if opened <= 0 or cut.chunks[opened - 1].kind != ChunkKind.NP:
        return shared(cut, j, verb.k)
    first, last = left_of(cut, opened - 1)
    if first - 1 in cut.told and cut.chunks[first - 1].kind == ChunkKind.TRIGGER:
        return shared(cut, j, verb.k)
    before = phrase(cut, first, last)
    joints = cut.phrases.region(cut.chunks[opened + 1 : j]).joints
    return None if before is None else replace(before, joints=joints)


def _opens(cut: Cut, chunk: Chunk) -> bool:
    return chunk.kind == ChunkKind.COMMA or (
        chunk.trigger is not None and chunk.trigger.frame.shape == Turn.APPOSITIVE
    )


# ---- verbs behind a noun phrase


def _is_fronted(cut: Cut, verb: Verb) -> bool:
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
    if any(chunk.kind not in _OF_CIRCUMSTANCES for chunk in cut.chunks[first + 1 : j + 1]):
        return False
    return number_of_verb(cut, verb.k) != SEVERAL and _alone(cut, cut.chunks[j])


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


def _is_qualifier(cut: Cut, verb: Verb) -> bool:
    return verb.trigger.shortened or qualifies(cut, verb.trigger)


def _of_qualified(cut: Cut, verb: Verb) -> Subject | None:
    """Return the noun of a participle; "a copy of a gene located on": a thing of its own has it."""
    i = verb.j if is_indefinite(cut, cut.chunks[verb.j]) else head_of(cut, verb.j)
    return linked(cut, i) or phrase(cut, i, verb.j + 1)


def _pronoun_before(cut: Cut, verb: Verb) -> int:
    inside = {ChunkKind.NP, ChunkKind.PREPOSITION, ChunkKind.CONJUNCTION, ChunkKind.ADVERB}
    return back(cut, verb.j, frozenset(inside))


def _of_interrupted(cut: Cut, verb: Verb) -> Subject | None:
    return antecedent(cut, _pronoun_before(cut, verb), verb.k, verb.trigger)


def _explains(cut: Cut, verb: Verb) -> bool:
    before = cut.chunks[verb.j - 1].kind if verb.j > 0 else ChunkKind.CONJUNCTION
    return verb.trigger.frame.shape == Turn.APPOSITIVE and before != ChunkKind.CONJUNCTION


def _of_explained(cut: Cut, verb: Verb) -> Subject | None:
    noun = phrase(cut, verb.j, verb.j + 1)
    open_ = _of_agent(cut, verb.j) or _of_part(cut, verb.j)
    return replace(noun, unsure=open_) if noun is not None else None


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
    if j < 2 or cut.chunks[j - 1].role != "of" or cut.chunks[j - 2].kind != ChunkKind.NP:
        return False
    part = cut.chunks[j - 2]
    return cut.phrases.hint(part.first, part.last) == "molecule" or any(
        cut.phrases.tail(part.first, part.last, each) is not None for each in _PARTS
    )


def _names_another(cut: Cut, verb: Verb) -> bool:
    return cut.phrases.grammar.has(verb.trigger.frame.family, Trait.NAMING) and is_indefinite(
        cut, cut.chunks[verb.j]
    )


def _of_noun_alone(cut: Cut, verb: Verb) -> Subject | None:
    return phrase(cut, verb.j, verb.j + 1)


def _is_bare_noun(cut: Cut, verb: Verb) -> bool:
    """Whether a relational noun stands behind a preposition or an adjective: "..., with a key role in"."""
    trigger, before = verb.trigger, cut.chunks[verb.j]
    if trigger.first < trigger.core or verb.j == 0:
        return False
    modifiers = (Tag.DETERMINER, Tag.EVALUATIVE, Tag.QUANTIFIER)
    modified = cut.clauses.tags[before.last - 1] in modifiers
    return modified or cut.chunks[verb.j - 1].kind == ChunkKind.PREPOSITION


def _of_clause_around(cut: Cut, verb: Verb) -> Subject | None:
    return shared(cut, verb.j - 1)


def _of_phrase(cut: Cut, verb: Verb) -> Subject | None:
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
    prepositions = (Tag.PREPOSITION, Tag.PREPOSITION_GOES_ON)
    within = inner.shortened or cut.clauses.tags[inner.core] in prepositions
    return told(cut, at) if within else phrase(cut, verb.j, last)


#: Rows by which the subject of a verb is found: of those that are about it, the first is taken.
SUBJECTS: Final = (
    Row(
        "what is hindered",
        ".Ph",
        _nobody,
        "IL4 prevents IL21 from |inducing| apoptosis.",
        (Form.GERUND, Form.BASE),
        _is_hindered,
    ),
    Row("predicate noun", "", _of_noun, "IL21 is an |inhibitor of| apoptosis.", when=_is_noun),
    Row("there is", "v", _nobody, "There |is a| pseudogene.", when=_exists),
    Row("gerund that opens", "^Ph", _ahead, "By |inducing| apoptosis, IL21 limits growth.", (Form.GERUND,)),
    Row(
        "consequence",
        "",
        _of_clause_before,
        "IL21 binds IL2RG, thereby |inducing| apoptosis.",
        (Form.GERUND,),
        _follows,
    ),
    Row(
        "preposition as verb",
        "",
        _of_preposition,
        "IL21 is a cytokine |with| antiviral activity.",
        when=_is_preposition,
    ),
    Row("subject inside", "", _inside, "Data show a |role for IL21 in| apoptosis.", when=_has_subject_inside),
    Row("no subject", "^h", _opening, "|Induces| apoptosis."),
    Row(
        "purpose of a passive",
        "Ph",
        _of_purpose,
        "IL21 is cleaved by CASP3 to |induce| apoptosis.",
        (Form.BASE,),
        _is_purpose,
    ),
    Row("that found in", "[PT]Rh", _nobody, "It is similar to that |found in| liver.", when=_is_participle),
    Row("relative clause", "Rh", _of_pronoun, "IL21 inhibits IL4, which |induces| apoptosis."),
    Row("coordination", "[CPS;]h", _of_conjunct, "IL21 binds IL2RG and |induces| apoptosis."),
    Row("verb after verb", "Th", _of_verb, "IL21 binds IL2RG to help |induce| apoptosis."),
    Row(
        "introduction",
        "^[Pv][^,]*,h",
        _left_out,
        "In macrophages, |induces| apoptosis.",
        (Form.THIRD_PERSON,),
        _is_first,
    ),
    Row(
        "name after a comma", "N,h", _of_named, "IL21, also |known as| Za11, induces apoptosis.", when=_names
    ),
    Row(
        "adjective after a comma",
        "N,h",
        _of_nearest,
        "IL21 binds IL4, known to |regulate| apoptosis.",
        when=_qualifies,
    ),
    Row(
        "participle after a comma",
        ",h",
        _of_participle,
        "IL21 binds IL2RG, |inducing| apoptosis.",
        when=_is_participle,
    ),
    Row("insertion", ",h", _of_insertion, "IL21, together with IL4, |induces| apoptosis."),
    Row("circumstance", "Nh", _left_out, "Together with IL4 |promotes| apoptosis.", when=_is_fronted),
    Row("participle", "Nh", _of_qualified, "IL21 binds a protein |encoded| by IL4.", when=_is_qualifier),
    Row(
        "relative clause interrupted",
        "RP[NPCv]*Nh",
        _of_interrupted,
        "IL21 is a protein that in humans |induces| apoptosis.",
    ),
    Row("apposition", "Nh", _of_explained, "It binds IL2RG|, a| receptor.", when=_explains),
    Row(
        "name of another thing",
        "PNh",
        _of_noun_alone,
        "IL21 is induced by a protein |called| Za11.",
        when=_names_another,
    ),
    Row(
        "noun with its preposition",
        "Nh",
        _of_clause_around,
        "IL21 is a cytokine, with a key |role in| apoptosis.",
        (Form.NOUN,),
        _is_bare_noun,
    ),
    Row("noun phrase", "Nh", _of_phrase, "IL21 |induces| apoptosis."),
)
_PATTERNS: Final = {row.name: re.compile(f"(?:{row.left.replace('h', _HELPING)})$") for row in SUBJECTS}
