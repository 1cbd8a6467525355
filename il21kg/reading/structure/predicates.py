"""Keeps a predicate noun where a verb, a comma or "as" makes it a predicate; elsewhere it is part of a name.

With the trigger "member of":

    IL-21 is a member of the family     says what IL-21 is
    a member of the family was studied  belongs to a name
"""

from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile
from typing import Final, TypeAlias

from il21kg.reading.structure.appositions import is_adjective, is_apposed, name_behind
from il21kg.reading.structure.chunks import Chunk
from il21kg.reading.structure.grammar import Grammar
from il21kg.reading.structure.phrases import Phrases
from il21kg.reading.structure.tagset import HELPERS, ChunkKind, Form, Tag
from il21kg.reading.structure.triggers import Trigger
from il21kg.vocabulary.classes import (
    AuxiliaryRole,
    Direction,
    EventRole,
    FrameKind,
    PrepositionRole,
    TermKind,
    Tie,
    Trait,
    Turn,
    WordClass,
)

#: Whether the tokens from one index to another say a kind of thing: "cytokine receptor" of "is a".
IsKind: TypeAlias = Callable[[int, int], bool]
#: Chunks that may stand between a verb and its predicate noun.
_ADVERBS: Final = frozenset({ChunkKind.ADVERB, ChunkKind.NEGATION})
#: Chunks between two adjectives of a noun.
_JOINS: Final = frozenset({ChunkKind.COMMA, ChunkKind.CONJUNCTION})
#: Articles with which one kind is told: "one of" would tell of several.
_ARTICLES: Final = frozenset({"a", "an"})
#: Chunks of what a noun is of.
_OF_NOUN: Final = frozenset({ChunkKind.NP, ChunkKind.PREPOSITION, ChunkKind.ADVERB})
#: Chunks of a list of names.
_LISTED: Final = frozenset({ChunkKind.NP, ChunkKind.CONJUNCTION, ChunkKind.COMMA})
#: What happened to a gene, where a participle may say to which.
_EVENTS: Final = (EventRole.MUTATION, EventRole.VARIATION)


@dataclass(frozen=True, slots=True)
class Predicates:
    """What stands as a predicate in a sentence."""

    chunks: tuple[Chunk, ...]
    """Those of the sentence; every trigger left is a predicate."""
    absorbed: frozenset[int] = frozenset()
    """First pattern tokens of the verbs that only give their subject to a noun: "is a (member of)"."""
    governing: Mapping[int, int] = field(default_factory=dict)
    """First token of a noun's pattern → the first token of the words that make it a predicate."""

    def cut(self, first: int, last: int, *chunks: Chunk) -> "Predicates":
        """Give the same with other chunks from one to before another."""
        return replace(self, chunks=(*self.chunks[:first], *chunks, *self.chunks[last:]))

    def governed(self, noun: Trigger, k: int) -> "Predicates":
        """Give the same with a noun that the words from chunk `k` on make a predicate."""
        return replace(self, governing={**self.governing, noun.core: self.chunks[k].first})

    def joined(self, k: int) -> "Predicates":
        """Give the same with one noun phrase of those that touch the one at chunk `k`."""
        first, last = k, k + 1
        while first > 0 and _touch(self.chunks[first - 1], self.chunks[first]):
            first -= 1
        while last < len(self.chunks) and _touch(self.chunks[last - 1], self.chunks[last]):
            last += 1
        return self.cut(
            first, last, Chunk(ChunkKind.NP, self.chunks[first].first, self.chunks[last - 1].last)
        )


def _touch(one: Chunk, two: Chunk) -> bool:
    return one.kind == two.kind == ChunkKind.NP and one.last == two.first


def find_predicates(phrases: Phrases, is_kind: IsKind) -> Predicates:
    """Demote what is no predicate to names and prepositions, from left to right."""
    predicates, k = Predicates(phrases.clauses.chunks), 0
    while k < len(predicates.chunks):
        predicates = _decide(phrases, is_kind, predicates, k)
        k += 1
    return predicates


def hinders(trigger: Trigger, grammar: Grammar) -> bool:
    """Tell whether a verb makes something less or keeps it from happening: "reduces its ability to"."""
    return (
        grammar.has(trigger.frame.family, Trait.LESSENING) or trigger.frame.direction == Direction.DECREASED
    )


def _decide(phrases: Phrases, is_kind: IsKind, predicates: Predicates, k: int) -> Predicates:
    """Decide what one chunk is."""
    trigger = predicates.chunks[k].trigger
    if trigger is None:
        return (
            _with_copula(phrases, predicates, k) if _are_kinds(phrases, predicates.chunks, k) else predicates
        )
    if _is_able(phrases, predicates.chunks, k, trigger):
        first, last = predicates.chunks[k].first, predicates.chunks[k + 2].last
        return predicates.cut(k, k + 3, Chunk(ChunkKind.AUXILIARY, first, last))
    return _decide_trigger(phrases, is_kind, predicates, k, trigger)


def _decide_trigger(
    phrases: Phrases, is_kind: IsKind, predicates: Predicates, k: int, trigger: Trigger
) -> Predicates:
    """Decide what the words of a frame are: a predicate, or no more than a helper, a preposition, a name."""
    chunks, shape = predicates.chunks, trigger.frame.shape
    if shape == Turn.ACTIVITY and not _activity_follows(phrases, chunks, k, trigger):
        if not trigger.others:
            return _without_verb(phrases, predicates, k, trigger)
        other = replace(trigger, frame=trigger.others[0], others=())
        predicates = predicates.cut(k, k + 1, replace(chunks[k], trigger=other))
        return _decide_trigger(phrases, is_kind, predicates, k, other)
    if _of_event(phrases, chunks, k, trigger):
        return predicates.cut(
            k, k + 1, Chunk(ChunkKind.PREPOSITION, trigger.core, trigger.last, PrepositionRole.CONTEXT)
        )
    if shape == Turn.APPOSITIVE and not is_apposed(phrases, chunks, k):
        comma = Chunk(ChunkKind.COMMA, trigger.core, trigger.core + 1)
        name = Chunk(ChunkKind.NP, trigger.core + 1, trigger.last)
        return predicates.cut(k, k + 1, comma, name).joined(k + 1)
    if trigger.frame.kind == FrameKind.NOUN and shape != Turn.OBJECT_FIRST:
        return _decide_noun(phrases, is_kind, predicates, k, trigger)
    return predicates


# ---- helpers that look like verbs, verbs that look like helpers


def _is_able(phrases: Phrases, chunks: Sequence[Chunk], k: int, trigger: Trigger) -> bool:
    """Read "has the ability to bind" as "can bind": the words before the second verb help it."""
    if k + 3 >= len(chunks):
        return False
    noun, to, verb = chunks[k + 1 : k + 4]
    if verb.trigger is None or verb.trigger.form != Form.BASE or noun.kind != ChunkKind.NP:
        return False
    able = phrases.tail(noun.first, noun.last, WordClass.ABILITY) is not None
    if not able or phrases.clauses.low(to.first, to.last) != "to" or hinders(trigger, phrases.grammar):
        return False  # "reduces the ability to bind"
    words = phrases.clauses.words[noun.first : noun.last]
    return not phrases.grammar.lessens(words)  # "has an impaired ability to bind"


def _are_kinds(phrases: Phrases, chunks: Sequence[Chunk], k: int) -> bool:
    """Tell whether "are" says a kind by a noun without article: "These are membrane proteins"."""
    if k == 0 or k + 1 >= len(chunks) or chunks[k].kind != ChunkKind.AUXILIARY:
        return False
    are, after = phrases.clauses.words[chunks[k].first], chunks[k + 1]
    if after.kind != ChunkKind.NP or phrases.grammar.role(WordClass.ARE, are.low) is None:
        return False
    beyond = chunks[k + 2].trigger if k + 2 < len(chunks) else None
    if beyond is not None and beyond.frame.kind == FrameKind.NOUN and beyond.first == after.last:
        return False  # "are potent inhibitors of"
    head = phrases.bare(after.first, after.last)[-1]
    opening = phrases.clauses.tags[after.first]
    return opening not in (Tag.TOPIC, Tag.DETERMINER) and head.norm != head.low


def _with_copula(phrases: Phrases, predicates: Predicates, k: int) -> Predicates:
    """Read "are" of chunk `k` as "is a"."""
    frame = phrases.grammar.frame(tie=Tie.OF_A_KIND)
    if frame is None:
        return predicates
    first, at = k, predicates.chunks[k].first
    while predicates.chunks[first - 1].kind in HELPERS and first > 1:
        first -= 1
    verb = Trigger(frame, predicates.chunks[first].first, at, at + 1, Form.BASE)
    return predicates.cut(k, k + 1, Chunk(ChunkKind.TRIGGER, at, at + 1, trigger=verb))


def _without_verb(phrases: Phrases, predicates: Predicates, k: int, trigger: Trigger) -> Predicates:
    """Read the words of a verb that says nothing here as a preposition, "but not with", or as helpers."""
    chunk = predicates.chunks[k]
    if phrases.grammar.role(WordClass.PREPOSITION, phrases.clauses.low(trigger.core, chunk.last)) is None:
        return predicates.cut(k, k + 1, Chunk(ChunkKind.AUXILIARY, chunk.first, chunk.last))
    tags = enumerate(phrases.clauses.tags[chunk.first : trigger.core], chunk.first)
    before = [
        Chunk(ChunkKind.NEGATION if tag == Tag.NEGATION else ChunkKind.ADVERB, i, i + 1) for i, tag in tags
    ]
    preposition = Chunk(ChunkKind.PREPOSITION, trigger.core, chunk.last, PrepositionRole.CONTEXT)
    return predicates.cut(k, k + 1, *before, preposition)


# ---- nouns


def _decide_noun(
    phrases: Phrases, is_kind: IsKind, predicates: Predicates, k: int, trigger: Trigger
) -> Predicates:
    """Keep a noun as a predicate where a verb or "as" makes it one; else it is part of a name."""
    chunks = predicates.chunks
    m = k - 1
    if m >= 0 and chunks[m].kind == ChunkKind.NP:
        m -= 1
    m = _back(chunks, m, _ADVERBS)
    verb = chunks[m].trigger if m >= 0 else None
    linked = verb is not None and _links(phrases.grammar, verb)
    if linked or (m >= 0 and chunks[m].kind == ChunkKind.AUXILIARY and _is_be(phrases, chunks[m])):
        predicates = _with_second(phrases, predicates, m, k)
        if verb is None:
            return predicates.governed(trigger, _back(chunks, m, HELPERS) + 1)
        return _absorbed(phrases, is_kind, predicates.governed(trigger, m), k, verb, trigger)
    opens = k < 2 and name_behind(phrases, chunks) is not None
    if opens or _is_introduced(phrases, chunks, m) or _explains(phrases, chunks, k):
        return predicates
    return _without_noun(phrases, predicates, k, trigger)


def _with_second(phrases: Phrases, predicates: Predicates, m: int, k: int) -> Predicates:
    """Put a verb before a second kind: "is (m) an inhibitor of (k) X and a tumor suppressor", "and as a".

    Both have an article, and nothing between them has: it is no second object of the noun.
    """
    chunks, frame = predicates.chunks, phrases.grammar.frame(tie=Tie.OF_A_KIND)
    j = _joined(chunks, k)
    if frame is None or j is None:
        return predicates
    again = int(_is_as(phrases, chunks[j]))
    second, beyond = (chunks[i] if i < len(chunks) else chunks[-1] for i in (j + again, j + again + 1))
    another = beyond.trigger is not None and beyond.trigger.frame.kind == FrameKind.NOUN
    opened = any(word.low in _ARTICLES for word in phrases.clauses.words[chunks[m].first : chunks[k].first])
    between = any(_has_article(phrases, chunk) for chunk in chunks[k + 1 : j])
    if another or between or not opened or not _has_article(phrases, second):
        return predicates
    first, last = chunks[j].first, chunks[j].last if again else chunks[j].first
    verb = Trigger(frame, first, first, last, Form.NOUN)
    return predicates.cut(j, j + again, Chunk(ChunkKind.TRIGGER, first, last, trigger=verb))


def _joined(chunks: Sequence[Chunk], k: int) -> int | None:
    """Give the chunk behind the conjunction that follows what a noun is of; None where none does."""
    end = next((i for i in range(k + 1, len(chunks)) if chunks[i].kind not in _OF_NOUN), len(chunks))
    end += end < len(chunks) and chunks[end].kind == ChunkKind.COMMA
    joined = end + 1 < len(chunks) and chunks[end].kind == ChunkKind.CONJUNCTION
    return end + 1 if joined else None


def _is_as(phrases: Phrases, chunk: Chunk) -> bool:
    low = phrases.clauses.low(chunk.first, chunk.last)
    return (
        chunk.kind == ChunkKind.PREPOSITION and phrases.grammar.role(WordClass.PREDICATIVE, low) is not None
    )


def _has_article(phrases: Phrases, chunk: Chunk) -> bool:
    """Tell whether a noun phrase begins with "a"."""
    return chunk.kind == ChunkKind.NP and phrases.clauses.words[chunk.first].low in _ARTICLES


def _back(chunks: Sequence[Chunk], k: int, kinds: Container[ChunkKind]) -> int:
    """Give the last chunk up to `k` that is of none of the kinds; -1 where all are."""
    while k >= 0 and chunks[k].kind in kinds:
        k -= 1
    return k


def _links(grammar: Grammar, trigger: Trigger) -> bool:
    return grammar.has(trigger.frame.family, Trait.LINKING)


def _is_be(phrases: Phrases, chunk: Chunk) -> bool:
    low = phrases.clauses.words[chunk.first].low
    return phrases.grammar.role(WordClass.AUXILIARY, low) == AuxiliaryRole.BE


def _is_introduced(phrases: Phrases, chunks: Sequence[Chunk], m: int) -> bool:
    """Tell whether "as" stands there, or a noun that shares its verb: "is a kinase and member of"."""
    if m < 0:
        return False
    if chunks[m].kind == ChunkKind.PREPOSITION:
        return _is_as(phrases, chunks[m])
    if chunks[m].kind not in (ChunkKind.CONJUNCTION, ChunkKind.COMMA):
        return False
    earlier = (chunk.trigger for chunk in chunks[:m])
    if any(trigger is not None and trigger.frame.kind == FrameKind.NOUN for trigger in earlier):
        return True
    joins = chunks[m].kind == ChunkKind.CONJUNCTION and m > 1
    return joins and _is_linked(phrases, chunks, m - 1)


def _explains(phrases: Phrases, chunks: Sequence[Chunk], k: int) -> bool:
    """Tell whether it says what the subject before it is: "IL-21, the ligand of IL21R, binds"."""
    if [chunk.kind for chunk in chunks[:k]] != [ChunkKind.NP, ChunkKind.COMMA, ChunkKind.NP]:
        return False
    definite = phrases.grammar.role(WordClass.DEFINITE, phrases.clauses.words[chunks[2].first].low)
    closed = [chunk.kind for chunk in chunks[k + 1 : k + 3]] == [ChunkKind.NP, ChunkKind.COMMA]
    after = chunks[k + 3].kind if k + 3 < len(chunks) else ChunkKind.DOT
    return definite is not None and closed and after in (ChunkKind.TRIGGER, ChunkKind.AUXILIARY)


def _is_linked(phrases: Phrases, chunks: Sequence[Chunk], k: int) -> bool:
    """Tell whether the clause gives its subject to a noun phrase at chunk `k`: "is a small kinase"."""
    if k <= 0 or chunks[k].kind != ChunkKind.NP:
        return False
    while k > 1 and chunks[k - 1].kind in _JOINS and is_adjective(phrases, chunks[k - 2]):
        k -= 2
    verb = chunks[k - 1].trigger
    return verb is not None and _links(phrases.grammar, verb)


def _absorbed(
    phrases: Phrases, is_kind: IsKind, predicates: Predicates, k: int, verb: Trigger, noun: Trigger
) -> Predicates:
    """Let "is a" give its subject to "member of"; it stays a claim where its noun is a kind too."""
    before = predicates.chunks[k - 1]
    modified = before.kind == ChunkKind.NP
    first, last = before.first if modified else noun.core, noun.core + 1
    item = phrases.item(first, last)
    if is_kind(item.first, item.last):
        return predicates.cut(k - 1 if modified else k, k, Chunk(ChunkKind.NP, first, last))
    return replace(predicates, absorbed=predicates.absorbed | {verb.core})


def _without_noun(phrases: Phrases, predicates: Predicates, k: int, trigger: Trigger) -> Predicates:
    """Read a predicate noun that nothing makes a predicate as a noun with its preposition."""
    last = trigger.last - 1
    name = Chunk(ChunkKind.NP, trigger.first, last)
    role = phrases.clauses.roles[last] or PrepositionRole.CONTEXT
    preposition = Chunk(ChunkKind.PREPOSITION, last, trigger.last, role)
    return predicates.cut(k, k + 1, name, preposition).joined(k)


# ---- verbs of activities and events


def _of_event(phrases: Phrases, chunks: Sequence[Chunk], k: int, trigger: Trigger) -> bool:
    """Tell whether a participle only says in which gene an event is: "variants affecting this gene"."""
    low = phrases.clauses.words[trigger.core].low
    alone = trigger.last - trigger.first == 1 and k > 0
    if not alone or phrases.grammar.role(WordClass.EVENT_PARTICIPLE, low) is None:
        return False
    before = chunks[k - 1]
    if before.kind != ChunkKind.NP:
        return False
    event = phrases.tail(before.first, before.last, WordClass.EVENT)
    return event is not None and event[0] in _EVENTS


def _activity_follows(phrases: Phrases, chunks: Sequence[Chunk], k: int, trigger: Trigger) -> bool:
    """Tell whether one of the next names is an activity, or a part: "with a SH2 domain" of a kind."""
    parts = phrases.grammar.has(trigger.frame.family, Trait.COMPOSING)
    if parts and not _is_linked(phrases, chunks, k - 1):
        return False  # "is a receptor with"
    denied = k + 1 < len(chunks) and chunks[k + 1].kind == ChunkKind.NEGATION  # "has no kinase activity"
    names = takewhile(lambda chunk: chunk.kind in _LISTED, chunks[k + 1 + denied : k + 5 + denied])
    return any(chunk.kind == ChunkKind.NP and _is_activity(phrases, chunk, parts=parts) for chunk in names)


def _is_activity(phrases: Phrases, name: Chunk, *, parts: bool) -> bool:
    """Tell whether a name is of an activity; with `parts`, of a part."""
    if parts:
        return phrases.tail(name.first, name.last, WordClass.STRUCTURE) is not None
    hint = phrases.tail(name.first, name.last, WordClass.HINT)
    return hint is not None and hint[0] == TermKind.KIND
