"""For tests of single rooms of the reading: what each makes of a sentence, in short words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sayings import page, reader, vocabulary

from il21kg.reading.claims.brackets import read_brackets
from il21kg.reading.claims.certainty import find_cues
from il21kg.reading.claims.clause import subject_of
from il21kg.reading.claims.progress import Progress, open_sentence
from il21kg.reading.discourse import Reference, open_document
from il21kg.reading.meaning.grounding import ground
from il21kg.reading.meaning.objects import read_objects
from il21kg.reading.meaning.organisms import find_organisms
from il21kg.reading.meaning.parties import Party
from il21kg.reading.meaning.referents import refer
from il21kg.reading.statements import UNKNOWN_KIND, End, Statement
from il21kg.reading.structure.agreement import number_of_phrase
from il21kg.reading.structure.chunks import Chunk, Clauses, cut_sentence
from il21kg.reading.structure.completion import complete
from il21kg.reading.structure.phrases import Item, Phrases, Region
from il21kg.reading.structure.places import Cut, Inside, LeftOut, Phrase, SameAs, Subject, Verb
from il21kg.reading.structure.sides import right_of
from il21kg.reading.structure.subjects import verb_at
from il21kg.reading.structure.tagset import ChunkKind, Tag
from il21kg.reading.structure.triggers import Trigger
from il21kg.reading.topic import find_topic
from il21kg.text.document import Span


def clauses(text: str) -> Clauses:
    """Cut a sentence."""
    return cut_sentence(Span(0, text), reader().grammar)


def opened(text: str) -> Progress:
    """Give the rooms that read a sentence about IL21, bound to it."""
    document = page(text)
    grammar = reader().grammar
    discourse = open_document(document, find_topic(document, vocabulary(), "IL21"), grammar)
    sentence = document.sentences[0].span
    cut = cut_sentence(sentence, grammar)
    return open_sentence(discourse, sentence, complete(cut, Phrases(document.text, cut, grammar)))


def verbs(rooms: Progress) -> Iterator[tuple[int, Chunk, Trigger]]:
    """Give the predicates of a sentence with their place among its chunks."""
    for k, chunk in enumerate(rooms.chunks):
        if chunk.trigger is not None:
            yield k, chunk, chunk.trigger


@dataclass(frozen=True)
class Clause:
    """A clause before it is read: its sentence, its verb, whom it is about, what stands right of it."""

    rooms: Progress
    k: int
    trigger: Trigger
    party: Party
    region: Region


def clause(text: str, verb: int = 0) -> Clause:
    """Give a clause of a sentence, by the number of its verb, once the subjects before it are known."""
    rooms = opened(text)
    for n, (k, _, trigger) in enumerate(verbs(rooms)):
        subject = subject_of(rooms, k, trigger)
        if n == verb:
            region = rooms.phrases.region(right_of(rooms.cut, k))
            return Clause(rooms, k, trigger, subject or Party(()), region)
        rooms = rooms if subject is None else rooms.telling(k, subject)
    raise AssertionError(text)


def verb_of(text: str, verb: int = 0) -> tuple[Cut, Verb]:
    """Give a verb of a sentence, by its number, in the sentence as far as it is read before that verb."""
    given = clause(text, verb)
    return given.rooms.cut, verb_at(given.rooms.cut, given.k, given.trigger)


def place(cut: Cut, subject: Subject | None) -> str:
    """Say where a subject stands: its words, `?` where they may belong to another, `as of` a verb."""
    match subject:
        case None:
            return "not said"
        case LeftOut():
            return "left out"
        case SameAs(at):
            trigger = cut.chunks[at].trigger
            assert trigger is not None
            return f"as of {cut.clauses.low(trigger.core, trigger.last)}"
        case Inside(item):
            return cut.phrases.words(item.first, item.last)
        case Phrase():
            with_it = "".join(f", {how} {cut.phrases.words(i.first, i.last)}" for how, i in subject.joints)
            words = ", ".join(cut.phrases.words(i.first, i.last) for i in subject.region.items)
            return words + "?" * subject.unsure + with_it


def told(statements: Iterable[Statement]) -> list[str]:
    """Say statements by their labels: `Interleukin-21 promotes apoptosis`, `?` before what names nothing."""
    return [
        f"{_label(each.subject)} {each.relation} {_label(each.object)}"
        + (f" ({each.not_asserted})" if each.not_asserted not in (None, "unresolved") else "")
        for each in statements
    ]


def _label(end: End) -> str:
    return f"?{end.label}" if end.kind == UNKNOWN_KIND else end.label


def tags(text: str) -> str:
    """Say the tags that are not those of plain words: `may/modal not/neg`."""
    cut = clauses(text)
    return " ".join(
        f"{word.text}/{tag}" for word, tag in zip(cut.words, cut.tags, strict=True) if tag != Tag.WORD
    )


def chunks(text: str) -> str:
    """Say the chunks: `NP il 21 | T may induce | NP apoptosis`."""
    cut = clauses(text)
    return " | ".join(
        f"{chunk.kind} {cut.low(chunk.first, chunk.last)}"
        for chunk in cut.chunks
        if chunk.kind != ChunkKind.DOT
    )


def triggers(text: str) -> str:
    """Say which frame each verb is of, before any is refused: `induces: may induce`."""
    cut = clauses(text)
    return ", ".join(
        f"{chunk.trigger.frame.name}: {cut.low(chunk.first, chunk.last)}"
        for chunk in cut.chunks
        if chunk.trigger is not None
    )


def predicates(text: str, between: str = ", ") -> str:
    """Say which verbs and nouns are predicates of the sentence."""
    rooms = opened(text)
    return between.join(rooms.clauses.low(chunk.first, chunk.last) for _, chunk, _ in verbs(rooms))


def item(rooms: Progress, each: Item) -> str:
    """Say an item: `-` where it is denied, `~` an example, and what follows its "of"."""
    marks = "-" * each.denied + "~" * each.exemplar
    inner = " of " + "+".join(item(rooms, part) for part in each.of) if each.of else ""
    return f"{marks}{rooms.clauses.low(each.first, each.last)}{inner}"


def region(text: str) -> str:
    """Say the items right of the first verb, its circumstances in brackets, its partners and agents."""
    rooms = opened(text)
    k, _, _ = next(verbs(rooms))
    read = rooms.phrases.region(right_of(rooms.cut, k))
    said = [item(rooms, each) for each in read.items]
    said += [f"({rooms.clauses.low(each.first, each.last)})" for each in read.contexts]
    said += [f"{how}: {item(rooms, each)}" for how, each in read.joints]
    return ", ".join([*said, *(f"by: {item(rooms, each)}" for each in read.agents)])


def reference(each: Reference) -> str:
    """Say what a noun phrase refers to: `the topic` and how, else its words."""
    if each.topic:
        return f"the topic ({each.how or 'name'})"
    return each.words or (each.span.text if each.span else "")


def party(each: Party | None) -> str:
    """Say who is the subject, and what of it is spoken of."""
    if each is None:
        return "nobody"
    return "+".join(map(reference, each.references)) + (f": {each.event}" if each.event else "")


def subjects(text: str) -> str:
    """Say the subject of each predicate; one without words of its own has that of a verb before it."""
    rooms = opened(text)
    said = []
    for k, _, trigger in verbs(rooms):
        found = subject_of(rooms, k, trigger)
        if found is not None:
            rooms = rooms.telling(k, found)
        said.append(f"{rooms.clauses.low(trigger.core, trigger.last)}: {party(found)}")
    return ", ".join(said)


def objects(text: str) -> str:
    """Say what the first verb is about: key of the relation, and the label of the term or the words."""
    rooms = opened(text)
    k, _, trigger = next(verbs(rooms))
    found = read_objects(rooms.wording.lookup, trigger.frame, rooms.phrases.region(right_of(rooms.cut, k)))
    return ", ".join(
        f"{each.key}: {each.grounded.term.label if each.grounded.term else repr(each.grounded.words)}"
        + "".join(f" {effect}" for effect in each.effects)
        for each in found
    )


def grounded(words: str, *kinds: str) -> str:
    """Say what words stand for where these kinds are asked for, and how."""
    rooms = opened(f"It binds {words}.")
    first = next(i for i, word in enumerate(rooms.clauses.words) if word.start >= len("It binds "))
    found = ground(rooms.wording.lookup, first, len(rooms.clauses.words) - 1, kinds)
    return f"{found.term.label if found.term else found.words} ({found.how or 'name'})"


def cues(text: str) -> str:
    """Say the cues of the last claim of a sentence: what hedges it, reports it, denies it."""
    rooms = opened(text)
    last = rooms.clauses.words[-2]
    for _, _, trigger in verbs(rooms):
        found = find_cues(rooms.wording.cues, trigger, Span(last.start, last.text))
    named = (("hedge", found.hedges), ("evidence", found.evidentials), ("denial", found.negations))
    return ", ".join(f"{name}: {span.text}" for name, spans in named for span in spans)


def number(words: str) -> str:
    """Say the number of a noun phrase."""
    rooms = opened(f"{words} binds IL4.")
    end = next(k for k, _, _ in verbs(rooms))
    return number_of_phrase(rooms.cut, 0, end)


def organisms(text: str) -> str:
    """Say which organisms other than humans a sentence names."""
    return ", ".join(
        iri.rpartition("_")[2] for _, iri in find_organisms(clauses(text), reader().grammar).places
    )


def right(text: str) -> str:
    """Say what stands right of each predicate and belongs to it."""
    rooms = opened(text)
    return ", ".join(
        f"{rooms.clauses.low(trigger.core, trigger.last)}: "
        + " ".join(rooms.clauses.low(each.first, each.last) for each in right_of(rooms.cut, k))
        for k, _, trigger in verbs(rooms)
    )


def bracketed(text: str) -> str:
    """Say which names brackets give to what."""
    named, _ = read_brackets(opened(text).wording)
    return ", ".join(f"{each.subject.label} = {each.object.label}" for each in named)


def refers(text: str) -> str:
    """Say what the noun phrase that begins a sentence refers to: the words before its first verb."""
    rooms = opened(text)
    first = next(k for k, _, _ in verbs(rooms))
    return reference(refer(rooms.references, rooms.phrases.region(rooms.chunks[:first]).items[0]))


def hint(noun: str) -> str:
    """Say which kind an unknown thing is by its noun."""
    return reader().grammar.hint(noun)


def short_forms(text: str) -> str:
    """Say which short forms a text defines, and what they stand for; `?` where that is not known."""
    document = page(text)
    discourse = open_document(document, find_topic(document, vocabulary(), "IL21"), reader().grammar)
    known = {form: vocabulary().terms[names[0].iri].label for form, names in discourse.short_forms.items()}
    return ", ".join(
        f"{form} = {known.get(form, '?')}" for form in sorted({*known, *discourse.setting.undefined})
    )
