"""Reads a noun phrase as a subject: what it refers to, and the event, part or partners it speaks of.

Mutations in this gene cause psoriasis.     an event (mutation) of the topic
The tail of this protein binds a ligand.    a part of the topic
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from il21kg.reading.discourse import Reference
from il21kg.reading.meaning.referents import References, both, owner_of, refer
from il21kg.reading.statements import How
from il21kg.reading.structure.phrases import Item, Region
from il21kg.reading.structure.places import Inside, LeftOut, Phrase, SameAs, Subject
from il21kg.reading.structure.tagset import Tag
from il21kg.vocabulary.classes import EventRole, PartRole, TermKind, WordClass
from il21kg.vocabulary.kinds import ACTORS


@dataclass(frozen=True, slots=True)
class Party:
    """The subject side of a clause."""

    references: tuple[Reference, ...]
    event: str = ""
    """mutation, variation, dysregulation, change, aspect: what of the gene is spoken of."""
    joints: tuple[tuple[str, Item], ...] = ()
    """How, and another molecule with which the subject acts."""
    head: tuple[int, int] | None = None
    """First and last token of the head noun phrase."""
    part: Reference | None = None
    """The words of a part of the topic, where what is said of it is said of the topic: "its domain"."""
    unread: tuple[tuple[int, int], ...] = ()
    """Participles in it that no frame reads (`Region.unread`)."""

    unsure: bool = False
    """Its words may as well belong to another noun: "a receptor for X, a kinase"."""

    row: str = field(default="", compare=False)
    """Row of the table of subjects by which it was found."""
    rival: tuple[int, int] | None = field(default=None, compare=False)
    """First and last token of a noun that was nearly taken for it."""

    @property
    def about_topic(self) -> bool:
        """True when the topic is its first reference."""
        return bool(self.references) and self.references[0].topic


#: What stands before a clause.
_OPENING: Final = frozenset({Tag.COMMA, Tag.STOP, Tag.LINK, Tag.COLON, Tag.CONJUNCTION, Tag.ADVERBIAL})
#: The subject of a clause that names none: the topic.
ELIDED: Final = Party((Reference(True, How.ELIDED, None),))


def who(references: References, subject: Subject, told: Mapping[int, Party]) -> Party | None:
    """Say who a subject is; `told` has those of the clauses before, by the chunks of their verbs."""
    match subject:
        case LeftOut():
            return ELIDED
        case SameAs(at, rival):
            return told[at] if rival is None else replace(told[at], rival=rival)
        case Inside(item):
            return Party((refer(references, item),))
        case Phrase():
            return _whole(references, subject)


def _whole(references: References, phrase: Phrase) -> Party | None:
    party = read_party(references, phrase.region, is_object=phrase.is_object)
    if party is None or (phrase.label and not party.references[0].names):
        return ELIDED if phrase.label else None  # "Note: induces apoptosis"
    if not (phrase.joints or phrase.unsure or phrase.rival):
        return party
    joints = phrase.joints or party.joints
    return replace(party, joints=joints, unsure=phrase.unsure, rival=phrase.rival)


def read_party(references: References, region: Region, *, is_object: bool = False) -> Party | None:
    """Read a noun phrase; in an object, "IL21 deficiency" is a disease, no event of the gene."""
    if not region.items:
        return None
    region = region.of(_with_nouns(references, region.items))
    party = _happening(references, region, is_object=is_object) or _part(references, region)
    if party is not None:
        return party
    opposed, head = _beside(references, region) or _opposed(references, region), region.items[0]
    items = [item for item in region.items if not item.opened and not item.denied]
    if len(items) == 1 and (two := both(references, items[0])):
        return Party(two, "", region.joints, (head.first, head.last), unread=region.unread)
    whom = tuple(refer(references, item) for item in items) if opposed is None else (opposed,)
    return Party(whom, "", region.joints, (head.first, head.last), unread=region.unread)


def _happening(references: References, region: Region, *, is_object: bool) -> Party | None:
    """Read "mutations in this gene", "its expression": the gene, with the event."""
    head = region.items[0]
    if references.grammar.role(WordClass.SCARCITY, references.clauses.low(head.start, head.first)) == "":
        return Party(
            (refer(references, head),), EventRole.DYSREGULATION, region.joints, (head.first, head.last)
        )
    event = references.phrases.tail(head.first, head.last, WordClass.EVENT)
    within = references.clauses.tags[head.start] in (Tag.TOPIC, Tag.TOPIC_GOES_ON)
    if event is None or within or (is_object and event[1] > head.first):
        return None
    if event[0] == EventRole.ASPECT and references.grammar.lessens(
        references.clauses.words[head.start : event[1]]
    ):
        event = EventRole.CHANGE, event[1]  # "suppressed expression", "absent IL21 signaling"
    owner = owner_of(references, head) or _whose(references, region, *event)
    undergoing = () if owner is not None else _undergoing(references, region, *event)
    happened = (owner,) if owner is not None else tuple(refer(references, each) for each in undergoing)
    if happened and not (event[0] == EventRole.VARIATION and _are_processes(references, happened)):
        return Party(happened, event[0], region.joints, (head.first, head.last), unread=region.unread)
    amount = references.phrases.tail(head.first, head.last, WordClass.AMOUNT)
    bare = amount is not None and amount[1] == head.start and not region.contexts
    if event[0] == EventRole.ASPECT and bare and not is_object:
        return replace(ELIDED, event=event[0])  # "Expression is restricted to the liver"
    return None


def _are_processes(references: References, happened: Sequence[Reference]) -> bool:
    """Tell whether something happens to processes, not to genes: "changes in microtubule dynamics"."""
    terms, grammar = references.grammar.vocabulary.terms, references.grammar
    kinds = {
        terms[each.names[0].iri].kind
        if each.names
        else grammar.hint(each.words.split(" of ")[0].split()[-1].lower())
        for each in happened
        if not each.topic and each.words
    }
    return kinds == {TermKind.PROCESS}


def _whose(references: References, region: Region, kind: str, event: int) -> Reference | None:
    """Say whose "mutations" are where no gene is named: of whom was spoken before, else of the topic."""
    head, last = region.items[0], references.discourse.last_subject
    if kind == EventRole.ASPECT or not _stands_alone(references, region):
        return None
    words = references.clauses.words[head.start : event]
    if not all(word.text.islower() or word.text in ("-", words[0].text) for word in words):
        return None
    if last is None or last.topic:
        return ELIDED.references[0]
    terms = references.grammar.vocabulary.terms
    gene = any(terms[name.iri].kind in (TermKind.GENE, TermKind.PROTEIN) for name in last.names)
    return replace(last, how=How.COREFERENCE, span=None) if gene else None


def _stands_alone(references: References, region: Region) -> bool:
    """Tell whether a phrase opens a clause and says of nobody: not "defects in X", "splice variants"."""
    head, clauses = region.items[0], references.clauses
    if len(region.items) > 1 or head.of or region.contexts or clauses.words[head.start].low == "their":
        return False
    opens = head.start == 0 or clauses.tags[head.start - 1] in _OPENING
    followed = clauses.tags[head.last] in (Tag.PREPOSITION, Tag.PREPOSITION_GOES_ON)
    other = references.phrases.tail(head.first, head.last, WordClass.REARRANGEMENT) is not None
    spliced = _is_spliced(references, head)
    return opens and not followed and not other and not spliced and not _names_actor(references, head)


def _is_spliced(references: References, item: Item) -> bool:
    """Tell whether a phrase is of transcripts: "splice variants"; "rare variants" are of the gene."""
    transcript = references.phrases.tail(item.first, item.last, WordClass.TRANSCRIPT)
    variation = references.phrases.tail(item.first, item.last, WordClass.EVENT)
    return transcript is not None and (variation is None or transcript[1] < variation[1])


def _names_actor(references: References, item: Item) -> bool:
    """Tell whether a gene or what it makes is named in a phrase."""
    terms = references.grammar.vocabulary.terms
    inside = (m for m in references.clauses.mentions if item.first <= m.first and m.last <= item.last)
    return any(terms[name.iri].kind in ACTORS for mention in inside for name in mention.names)


def _with_nouns(references: References, items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Leave out conjuncts that are mere adjectives: "homozygous or compound heterozygous mutation"."""
    words = references.clauses.words
    bare = [
        item.last - item.first == 1
        and not item.of
        and references.phrases.grammar.nameless(words[item.first].low)
        for item in items
    ]
    kept = tuple(item for item, alone in zip(items, bare, strict=True) if not alone)
    return kept if kept and not bare[-1] else items


def _part(references: References, region: Region) -> Party | None:
    """Read "the short form of the protein", "the tail of this protein": the protein, with its part."""
    head = region.items[0]
    noun = references.phrases.tail(head.first, head.last, WordClass.PART_NOUN)
    if noun is None or len(region.items) > 1:
        return None
    whole = refer(references, head.of[0]) if len(head.of) == 1 else owner_of(references, head)
    if whole is None or not whole.topic:
        return None
    span = references.phrases.span(head.first, head.end)
    itself = Reference(False, How.UNRESOLVED, span, (), references.phrases.words(head.first, head.end))
    reference = replace(whole, how=How.COREFERENCE, span=span, gene=False)
    return Party((reference,), "", region.joints, part=None if noun[0] == PartRole.FORM else itself)


def _opposed(references: References, region: Region) -> Reference | None:
    """Read "antibodies against IL-21", "antibodies to it": not any antibody, nothing known by a name."""
    first, noun = region.items[0].first, references.clauses.words[region.items[0].last - 1].norm
    for context in region.contexts:
        preposition = references.clauses.words[context.first].low
        behind = references.grammar.role(WordClass.OPPOSING_PREPOSITION, preposition)
        if behind is not None and noun.endswith(behind):  # behind any noun where none is named
            span = references.phrases.span(first, context.last)
            return Reference(False, How.UNRESOLVED, span, (), references.phrases.words(first, context.last))
    return None


def _beside(references: References, region: Region) -> Reference | None:
    """Read "the gene upstream of IL-4": another gene, which the words do not name."""
    head, contexts, clauses = region.items[0], region.contexts, references.clauses
    if clauses.words[head.start].low != "the" or clauses.tags[head.start] != Tag.TOPIC or not contexts:
        return None
    first, whose = contexts[0].first, contexts[0].items[:1]
    if first != head.last or not whose:
        return None
    beside = clauses.low(first, whose[0].start) in references.grammar.words(WordClass.BESIDE_PREPOSITION)
    if not beside or not (_names_actor(references, whose[0]) or refer(references, whose[0]).topic):
        return None
    last = contexts[0].last
    span, words = references.phrases.span(head.start, last), references.phrases.words(head.start, last)
    return Reference(False, How.UNRESOLVED, span, (), words)


def _undergoing(references: References, region: Region, kind: str, event: int) -> list[Item]:
    """Return what an event happens to: after "of" or "in", else the words before it ("IL21 mutations")."""
    items = [inner for item in region.items for inner in item.of]
    words, prepositions = references.clauses.words, references.grammar.words(WordClass.EVENT_PREPOSITION)
    contexts = [each for each in region.contexts if not items and words[each.first].low in prepositions]
    for context in contexts:
        if context is contexts[0] or words[context.first].low != "to":  # "defects in binding of X to Y"
            items += context.items
    items = [whole for each in items for whole in _wholes(references, each)]
    head = region.items[0]
    if not items and event > head.first:
        first = (
            _unmodified(references, head.first, event)
            if kind in (EventRole.MUTATION, EventRole.VARIATION)
            else head.first
        )
        items = [Item(first, event, head.start)]
    return items


def _wholes(references: References, item: Item) -> tuple[Item, ...]:
    """Return the gene of a part of it: "the promoter of this gene", "exon 3 of IL21"."""
    words = [word for word in references.clauses.words[item.first : item.last] if word.text.isalpha()]
    last = references.clauses.words.index(words[-1]) + 1 if words else item.last
    part = references.phrases.tail(item.first, last, WordClass.GENE_PART) is not None
    return item.of if part and item.of else (item,)


def _unmodified(references: References, first: int, event: int) -> int:
    """Return where a name begins behind words about a mutation: "activating IL21 mutations"."""
    modifiers, words = references.grammar.words(WordClass.MUTATION_MODIFIER), references.clauses.words
    while first < event - 1 and (words[first].text == "-" or words[first].low in modifiers):
        first += 1
    return first
