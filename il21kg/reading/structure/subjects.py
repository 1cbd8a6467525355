"""Says where the subject of a clause stands: by a table of what may stand before a verb.

Two examples:

    Mutations in this gene cause psoriasis.    the noun phrase before the verb
    By inducing apoptosis, it limits growth.   a gerund that opens: what the main clause is about
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, TypeAlias

from il21kg.reading.structure.near_subjects import (
    explains_it,
    is_bare_noun,
    is_product,
    is_qualifier,
    names_another,
    of_clause_around,
    of_explained,
    of_interrupted,
    of_noun_alone,
    of_owner,
    of_phrase,
    of_qualified,
)
from il21kg.reading.structure.own_subjects import (
    follows,
    has_subject_inside,
    is_first,
    is_fronted,
    is_hindered,
    is_noun,
    is_preposition,
    is_told_in_front,
    left_out,
    nobody,
    of_clause_before,
    of_first_noun,
    of_main_clause,
    of_noun,
    of_preposition,
    of_role,
    only_exists,
    opens_sentence,
    opens_with_noun,
    opens_with_role,
    within_verb,
)
from il21kg.reading.structure.phrases import JOINT, Item
from il21kg.reading.structure.places import Cut, Subject, Verb, back
from il21kg.reading.structure.shared_subjects import (
    is_apposed_adjective,
    is_finite,
    is_let,
    is_of_bearer,
    is_participle,
    is_purpose,
    names_it,
    of_bearer,
    of_conjunct,
    of_insertion,
    of_let,
    of_modified,
    of_named,
    of_nearest,
    of_participle,
    of_pronoun,
    of_purpose,
    of_verb,
)
from il21kg.reading.structure.tagset import HELPERS, ChunkKind, Form
from il21kg.reading.structure.triggers import Trigger

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


#: Rows by which the subject of a verb is found: of those that are about it, the first is taken.
SUBJECTS: Final = (
    Row(
        "what is hindered",
        ".Ph",
        nobody,
        "IL4 prevents IL21 from |inducing| apoptosis.",
        (Form.GERUND, Form.BASE),
        is_hindered,
    ),
    Row(
        "noun that opens",
        "^PN?",
        of_main_clause,
        "As a |member of| a family, IL21 induces apoptosis.",
        when=opens_with_noun,
    ),
    Row(
        "role that opens",
        "^N?",
        of_role,
        "A |member of| a family, IL21 induces apoptosis.",
        when=opens_with_role,
    ),
    Row(
        "noun that explains",
        "^N,N$",
        of_first_noun,
        "IL21, the |ligand of| IL21R, induces apoptosis.",
        when=is_noun,
    ),
    Row("predicate noun", "", of_noun, "IL21 is an |inhibitor of| apoptosis.", when=is_noun),
    Row("there is", "v", nobody, "There |is a| pseudogene.", when=only_exists),
    Row(
        "gerund that opens",
        "^Ph",
        of_main_clause,
        "By |inducing| apoptosis, IL21 limits growth.",
        (Form.GERUND,),
    ),
    Row(
        "consequence",
        "",
        of_clause_before,
        "IL21 binds IL2RG, thereby |inducing| apoptosis.",
        (Form.GERUND,),
        follows,
    ),
    Row(
        "preposition as verb",
        "",
        of_preposition,
        "IL21 is a cytokine |with| antiviral activity.",
        when=is_preposition,
    ),
    Row(
        "subject inside",
        "",
        within_verb,
        "Data show a |role for IL21 in| apoptosis.",
        when=has_subject_inside,
    ),
    Row("no subject", "^h", opens_sentence, "|Induces| apoptosis."),
    Row(
        "purpose of a passive",
        "Ph",
        of_purpose,
        "IL21 is cleaved by CASP3 to |induce| apoptosis.",
        (Form.BASE,),
        is_purpose,
    ),
    Row(
        "object of a verb that lets",
        "TN([PC]N)*Ph",
        of_let,
        "IL4 allows IL21 to |induce| apoptosis.",
        (Form.BASE,),
        is_let,
    ),
    Row("that found in", "[PT]Rh", nobody, "It is similar to that |found in| liver.", when=is_participle),
    Row("relative clause", "Rh", of_pronoun, "IL21 inhibits IL4, which |induces| apoptosis."),
    Row("coordination", "[CPS;]h", of_conjunct, "IL21 binds IL2RG and |induces| apoptosis."),
    Row("verb after verb", "Th", of_verb, "IL21 binds IL2RG to help |induce| apoptosis."),
    Row(
        "introduction",
        "^[Pv][^,]*,h",
        left_out,
        "In macrophages, |induces| apoptosis.",
        (Form.THIRD_PERSON,),
        is_first,
    ),
    Row(
        "name after a comma", "N,h", of_named, "IL21, also |known as| Za11, induces apoptosis.", when=names_it
    ),
    Row(
        "adjective after a comma",
        "N,h",
        of_nearest,
        "IL21 binds IL4, known to |regulate| apoptosis.",
        when=is_apposed_adjective,
    ),
    Row(
        "participle after a comma",
        ",h",
        of_participle,
        "IL21 binds IL2RG, |inducing| apoptosis.",
        when=is_participle,
    ),
    Row("insertion", ",h", of_insertion, "IL21, together with IL4, |induces| apoptosis."),
    Row(
        "noun with a relative clause",
        "^v?N(PN)?R[avx]*TN([PC]N)*h",
        of_modified,
        "The kinase that binds IL4 |inhibits| apoptosis.",
        when=is_finite,
    ),
    Row(
        "noun with an infinitive",
        "^v?N(PN)*PTN([PC]N)*h",
        of_bearer,
        "The inability of IL21 to bind IL4 |induces| apoptosis.",
        when=is_of_bearer,
    ),
    Row(
        "whose product",
        "RN[avx]*",
        of_owner,
        "IL21 is a gene whose product |is a| cytokine.",
        when=is_product,
    ),
    Row(
        "name behind its role",
        "^(?:N|N?TN)(?:PN)*,Nh",
        of_role,
        "A cytokine of T cells, IL21 |induces| apoptosis.",
        when=is_told_in_front,
    ),
    Row("circumstance", "Nh", left_out, "Together with IL4 |promotes| apoptosis.", when=is_fronted),
    Row("participle", "Nh", of_qualified, "IL21 binds a protein |encoded| by IL4.", when=is_qualifier),
    Row(
        "relative clause interrupted",
        "RP[NPCv]*Nh",
        of_interrupted,
        "IL21 is a protein that in humans |induces| apoptosis.",
    ),
    Row("apposition", "Nh", of_explained, "It binds IL2RG|, a| receptor.", when=explains_it),
    Row(
        "name of another thing",
        "PNh",
        of_noun_alone,
        "IL21 is induced by a protein |called| Za11.",
        when=names_another,
    ),
    Row(
        "noun with its preposition",
        "Nh",
        of_clause_around,
        "IL21 is a cytokine, with a key |role in| apoptosis.",
        (Form.NOUN,),
        is_bare_noun,
    ),
    Row("noun phrase", "Nh", of_phrase, "IL21 |induces| apoptosis."),
)
_PATTERNS: Final = {row.name: re.compile(f"(?:{row.left.replace('h', _HELPING)})$") for row in SUBJECTS}
