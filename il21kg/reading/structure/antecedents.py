"""Says which clause or noun before it a verb or a pronoun goes back to.

In "IL-21 is a cytokine that induces apoptosis and inhibits growth", "that" and "inhibits" go back to "is a".
"""

from dataclasses import replace

from il21kg.reading.structure.agreement import (
    ONE,
    SEVERAL,
    agree,
    number_of_verb,
)
from il21kg.reading.structure.attachment import Attachment, Hanging, attach
from il21kg.reading.structure.bounds import pied
from il21kg.reading.structure.completion import introduces
from il21kg.reading.structure.phrases import LOOSE
from il21kg.reading.structure.places import (
    LEFT_OUT,
    Cut,
    Phrase,
    SameAs,
    Subject,
    back,
    ending,
    head_of,
    is_indefinite,
    is_reduced,
    left_of,
    phrase,
)
from il21kg.reading.structure.tagset import HELPERS, ChunkKind, Form, Tag
from il21kg.reading.structure.triggers import Trigger
from il21kg.vocabulary.classes import (
    ConjunctionRole,
    FrameKind,
    PrepositionRole,
    TermKind,
    Trait,
    Turn,
    WordClass,
)


def told(cut: Cut, at: int) -> SameAs | None:
    """Return the subject of the clause of chunk `at`, where it has one."""
    return SameAs(at) if at in cut.told else None


def linked(cut: Cut, i: int) -> Subject | None:
    """Return the subject of "is a X" for a clause that hangs on X."""
    while (
        i > 1
        and cut.chunks[i - 1].kind in (ChunkKind.CONJUNCTION, ChunkKind.COMMA)
        and cut.chunks[i - 2].kind == ChunkKind.NP
    ):
        i -= 2
    verb = cut.chunks[i - 1].trigger if i > 0 else None
    if verb is None or not cut.phrases.grammar.has(verb.frame.family, Trait.LINKING):
        return None
    chunk = cut.chunks[i]
    transcripts = cut.phrases.tail(chunk.first, chunk.last, WordClass.TRANSCRIPT) is not None
    return None if transcripts else told(cut, i - 1)


def shared(cut: Cut, j: int, k: int | None = None) -> Subject | None:
    """Return the subject of a clause before: a coordination, a gerund, an infinitive share it.

    The verb of chunk `k` shares that of the last finite verb that agrees with it in number; a comma
    before its conjunction ends a clause that a comma with "which" opened.
    """
    before = [i for i in cut.told if i < j]
    if before:
        return SameAs(_sharer(cut, before, j, k))
    if k is not None and introduces(cut.chunks[: j + 1], cut.clauses, cut.grammar):
        return _label(cut, j) or LEFT_OUT
    for i, chunk in enumerate(cut.chunks[:j]):
        name = back(cut, i - 1, frozenset({ChunkKind.ADVERB}))
        if (
            chunk.kind in (ChunkKind.AUXILIARY, ChunkKind.TRIGGER)
            and name >= 0
            and cut.chunks[name].kind == ChunkKind.NP
        ):
            return ending(cut, name)
    return ending(cut, j - 1) if j > 0 and cut.chunks[j - 1].kind == ChunkKind.NP else None


def _label(cut: Cut, j: int) -> Subject | None:
    """Return what a label before a colon names: "IL-4: inhibits apoptosis"; "Note:" will name nobody."""
    before = ending(cut, j - 1) if j == 1 and cut.chunks[0].kind == ChunkKind.NP else None
    return None if before is None else replace(before, label=True)


def _sharer(cut: Cut, before: list[int], j: int, k: int | None) -> int:
    """Choose the clause whose subject the verb of chunk `k` shares."""
    last = max(before)
    number = number_of_verb(cut, k) if k is not None else ""
    if cut.chunks[j].kind not in (ChunkKind.CONJUNCTION, ChunkKind.COMMA):
        return last
    if k is not None and not number:
        return max((i for i in before if _same_form(cut, i, k)), default=last)
    closed = (
        j > 0 and cut.chunks[j].kind == ChunkKind.CONJUNCTION and cut.chunks[j - 1].kind == ChunkKind.COMMA
    )
    fitting = [
        i
        for i in before
        if agree(number, number_of_verb(cut, i))
        and not is_reduced(cut, i)
        and not _apposed(cut, i)
        and not _is_infinitive(cut, i)
        and not (closed and _aside(cut, i))
    ]
    return max(fitting, default=last)


def _same_form(cut: Cut, i: int, k: int) -> bool:
    """Whether two verbs are both gerunds: "by recognizing a peptide derived from X and activating"."""
    one, two = cut.chunks[i].trigger, cut.chunks[k].trigger
    return one is not None and two is not None and one.form == two.form == Form.GERUND


def _is_infinitive(cut: Cut, i: int) -> bool:
    """Whether a verb stands behind "to": what it is about may be an object, "allows X to bind Y and is"."""
    to = cut.chunks[i - 1] if i > 0 else cut.chunks[i]
    return to.kind == ChunkKind.PREPOSITION and cut.clauses.low(to.first, to.last) == "to"


def _apposed(cut: Cut, i: int) -> bool:
    """Whether a predicate noun explains a name: "IL-21, a cytokine", "IL-21, an inducer of"."""
    noun = cut.chunks[i].trigger
    if noun is not None and noun.frame.kind == FrameKind.NOUN:
        i = back(cut, i - 1, frozenset({ChunkKind.NP, ChunkKind.ADVERB}))
    verb = cut.chunks[i].trigger if i >= 0 else None
    return verb is not None and verb.frame.shape == Turn.APPOSITIVE


def _aside(cut: Cut, i: int) -> bool:
    """Whether a clause stands in ", which ..."."""
    relative = back(cut, i - 1, HELPERS)
    return (
        relative > 0
        and cut.chunks[relative].kind == ChunkKind.RELATIVE
        and cut.chunks[relative - 1].kind == ChunkKind.COMMA
    )


def antecedent(cut: Cut, relative: int, k: int, trigger: Trigger) -> Subject | None:
    """Return what a relative pronoun refers to: the subject of "is a X", or a noun phrase before it.

    The nearest noun that agrees with the verb and of which its frame may speak, else one further out.
    """
    j = _past_denied(cut, back(cut, pied(cut, relative) - 1, frozenset({ChunkKind.COMMA, ChunkKind.ADVERB})))
    number = number_of_verb(cut, k)
    if j < 0 or cut.chunks[j].kind != ChunkKind.NP:
        return shared(cut, relative)
    if number != SEVERAL and _of_outcome(cut, relative, trigger):
        return shared(cut, relative)
    joined = j > 0 and cut.chunks[j - 1].kind == ChunkKind.CONJUNCTION
    if joined and cut.chunks[j - 1].role != ConjunctionRole.CONTRAST and linked(cut, j) is None:
        return _of_conjunct(cut, j, number)
    return _of_noun(cut, relative, j, number, trigger)


def _past_denied(cut: Cut, j: int) -> int:
    """Return the chunk before what is denied up to chunk j: "it is A, not B, that", "A rather than B"."""
    if j < 2 or cut.chunks[j].kind != ChunkKind.NP:
        return j
    close = cut.chunks[j + 1].kind == ChunkKind.RELATIVE
    excepted = close and cut.chunks[j - 1].role == PrepositionRole.EXCEPT
    if not excepted and cut.chunks[j - 1].kind != ChunkKind.NEGATION:
        return j
    before = back(cut, j - 1 - excepted, LOOSE)
    return before if before >= 0 and cut.chunks[before].kind == ChunkKind.NP else j


def _of_conjunct(cut: Cut, j: int, number: str) -> Subject | None:
    """Return what "which" after "A and B" is: both, or for a verb of one what lists them."""
    if number == ONE:
        return _listing(cut, j)  # "A and B that is ...": which of them is not said
    head = head_of(cut, j)
    return ending(cut, j) if number or head == j else phrase(cut, head, j + 1)


def _of_noun(cut: Cut, relative: int, j: int, number: str, trigger: Trigger) -> Subject | None:
    nouns = _outward(cut, j)
    close = cut.chunks[relative - 1].kind != ChunkKind.COMMA
    attachment = attach(cut, Hanging(trigger, number, close), nouns)
    if attachment is None:
        verb = nouns[-1] - 1
        noun = cut.chunks[verb].trigger if verb in cut.told else None
        if noun is not None and noun.frame.kind == FrameKind.NOUN and number != SEVERAL:
            return SameAs(verb)  # "is a member of the family, which binds ..."
    i = head_of(cut, j) if attachment is None else attachment.best.site.at
    subject = None if number == SEVERAL and _one_of(cut, i) else linked(cut, i)
    if subject is None:
        conjunct = i > 1 and cut.chunks[i - 1].kind == ChunkKind.CONJUNCTION
        subject = ending(cut, j) if conjunct else phrase(cut, i, j + 1)
    subject = _contested(cut, subject, attachment)
    return narrowed(cut, subject, i, trigger) if close else subject


def narrowed(cut: Cut, subject: Subject | None, i: int, trigger: Trigger) -> Subject | None:
    """Keep with a class that a clause says which of it are meant: "a complex that", "kinases containing".

    "A complex that includes X" is told by what it is made of.
    """
    chunk = cut.chunks[i]
    event = cut.phrases.tail(chunk.first, chunk.last, WordClass.EVENT) is not None
    if not isinstance(subject, Phrase) or subject.unsure or event:
        return subject  # "mutations that", of a gene
    head = cut.phrases.bare(chunk.first, chunk.last)[-1:]
    bare = cut.clauses.tags[chunk.first] not in (Tag.DETERMINER, Tag.TOPIC, Tag.QUANTIFIER)
    several = bare and any(word.text.islower() and word.norm != word.low for word in head)
    one = is_indefinite(cut, chunk) and not cut.grammar.has(trigger.frame.family, Trait.COMPOSING)
    return replace(subject, unsure=several or one)


def _contested(cut: Cut, subject: Subject | None, attachment: Attachment | None) -> Subject | None:
    """Keep with a subject the noun that was nearly taken."""
    rival = None if attachment is None else attachment.rival
    if rival is None or not isinstance(subject, (Phrase, SameAs)):
        return subject
    return replace(subject, rival=(cut.chunks[rival.at].first, cut.chunks[rival.at].last))


def _of_outcome(cut: Cut, relative: int, trigger: Trigger) -> bool:
    """Whether a relative clause is about all before it: "It binds X, which results in"."""
    outcome = cut.clauses.words[trigger.core].norm in cut.grammar.words(WordClass.OUTCOME)
    if not outcome or cut.chunks[relative - 1].kind != ChunkKind.COMMA or pied(cut, relative) < relative:
        return False
    before = cut.chunks[relative - 2]
    return cut.phrases.hint(before.first, before.last) != TermKind.DISEASE  # "a deficiency, which results in"


def _listing(cut: Cut, j: int) -> Subject | None:
    """Return the noun before a list that ends at chunk j: "a complex consisting of A and B that is"."""
    verb = left_of(cut, j)[0] - 1
    if verb < 1 or not is_reduced(cut, verb) or cut.chunks[verb - 1].kind != ChunkKind.NP:
        return None
    return linked(cut, verb - 1) or phrase(cut, verb - 1, verb)


def _outward(cut: Cut, j: int) -> list[int]:
    """Return the chunks of the nouns that a relative clause after chunk j may be about, nearest first."""
    nouns = [j]
    while j >= 2 and cut.chunks[j - 2].kind == ChunkKind.NP:
        inner = cut.chunks[j - 1].trigger
        within = (
            inner is not None and cut.clauses.tags[inner.core] == Tag.PREPOSITION
        )  # "a protein with domains that"
        if cut.chunks[j - 1].kind != ChunkKind.PREPOSITION and not within and not is_reduced(cut, j - 1):
            break
        j -= 2
        nouns.append(j)
    return nouns


def _one_of(cut: Cut, i: int) -> bool:
    """Whether one of several is named: "one of the kinases, which are"."""
    return cut.clauses.words[cut.chunks[i].first].low == "one"
