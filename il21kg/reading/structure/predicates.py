"""Keeps a predicate noun where a verb, a comma or "as" makes it a predicate; elsewhere it is part of a name.

With the trigger "member of":

    IL-21 is a member of the family     says what IL-21 is
    a member of the family was studied  belongs to a name
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from il21kg.reading.structure.chunks import Chunk
from il21kg.reading.structure.phrases import Phrases
from il21kg.reading.structure.tagset import ChunkKind, Form, Tag
from il21kg.reading.structure.triggers import Trigger
from il21kg.vocabulary.classes import FrameKind, Trait, Turn, WordClass


@dataclass(frozen=True, slots=True)
class Predicates:
    """What stands as a predicate in a sentence."""

    chunks: tuple[Chunk, ...]
    """Those of the sentence; every trigger left is a predicate."""
    absorbed: frozenset[int]
    """First pattern tokens of the verbs that only give their subject to a noun: "is a (member of)"."""
    governing: dict[int, int]
    """First token of a noun's pattern → the first token of the words that make it a predicate."""


def hinders(trigger: Trigger) -> bool:
    """Tell whether a verb makes something less or keeps it from happening: "reduces its ability to"."""
    return trigger.frame.family == "inhibits" or trigger.frame.direction == "decreased"


#: Whether the tokens from one index to another say a kind of thing: "cytokine receptor" of "is a".
IsKind: TypeAlias = Callable[[int, int], bool]


def find_predicates(phrases: Phrases, is_kind: IsKind) -> Predicates:
    """Demote what is no predicate to names and prepositions."""
    licence = _Licence(phrases, is_kind)
    licence.run()
    return Predicates(tuple(licence.chunks), frozenset(licence.absorbed), licence.governing)


#: What joins two adjectives before one noun.
_JOINED: Final = ([ChunkKind.CONJUNCTION, ChunkKind.NP], [ChunkKind.COMMA, ChunkKind.NP])


class _Licence:
    """One pass over the chunks of a sentence, left to right."""

    def __init__(self, phrases: Phrases, is_kind: IsKind) -> None:
        self.phrases = phrases
        self.is_kind = is_kind
        self.clauses = phrases.clauses
        self.grammar = phrases.grammar
        self.chunks = list(phrases.clauses.chunks)
        self.absorbed: set[int] = set()
        self.governing: dict[int, int] = {}

    def run(self) -> None:
        k = 0
        while k < len(self.chunks):
            trigger = self.chunks[k].trigger
            if trigger is None and self._are_kinds(k):
                self._make_copula(k)
            elif trigger is not None and not self._is_able(k):
                self._decide(k, trigger)
            k += 1

    def _is_able(self, k: int) -> bool:
        """Read "has the ability to bind" as "can bind": the words before the second verb help it."""
        noun, to, verb = (self.chunks[i] if i < len(self.chunks) else None for i in (k + 1, k + 2, k + 3))
        if (
            noun is None
            or to is None
            or verb is None
            or verb.trigger is None
            or verb.trigger.form != Form.BASE
        ):
            return False
        able = (
            noun.kind == ChunkKind.NP
            and self.phrases.tail(noun.first, noun.last, WordClass.ABILITY) is not None
        )
        if not able or self.clauses.low(to.first, to.last) != "to":
            return False
        able_verb = self.chunks[k].trigger
        weak = self.grammar.words(WordClass.HINDERING)
        if (
            able_verb is None
            or hinders(able_verb)
            or any(word.low in weak for word in self.clauses.words[noun.first : noun.last])
        ):
            return False  # "reduces the ability to bind", "has an impaired ability to bind"
        self.chunks[k : k + 3] = [Chunk(ChunkKind.AUXILIARY, self.chunks[k].first, to.last)]
        return True

    def _are_kinds(self, k: int) -> bool:
        """Tell whether "are" says a kind by a noun without article: "These are membrane proteins"."""
        if k == 0 or k + 1 >= len(self.chunks) or self.chunks[k].kind != ChunkKind.AUXILIARY:
            return False
        after = self.chunks[k + 1]
        if after.kind != ChunkKind.NP or self.clauses.words[
            self.chunks[k].first
        ].low not in self.grammar.words(WordClass.ARE):
            return False
        beyond = self.chunks[k + 2].trigger if k + 2 < len(self.chunks) else None
        if beyond is not None and beyond.frame.kind == FrameKind.NOUN and beyond.first == after.last:
            return False  # "are potent inhibitors of"
        head = self.phrases.bare(after.first, after.last)[-1]
        return self.clauses.tags[after.first] not in (Tag.TOPIC, Tag.DETERMINER) and head.norm != head.low

    def _make_copula(self, k: int) -> None:
        frame = self.grammar.frame(family="is_a")
        if frame is not None:
            first = k
            while (
                self.chunks[first - 1].kind in (ChunkKind.AUXILIARY, ChunkKind.ADVERB, ChunkKind.NEGATION)
                and first > 1
            ):
                first -= 1
            at = self.chunks[k].first
            verb = Trigger(frame, self.chunks[first].first, at, at + 1, Form.BASE)
            self.chunks[k] = Chunk(ChunkKind.TRIGGER, at, at + 1, trigger=verb)

    def _decide(self, k: int, trigger: Trigger) -> None:
        shape = trigger.frame.shape
        if shape == Turn.ACTIVITY and not self._activity_follows(k, trigger):
            if trigger.others:
                other = replace(trigger, frame=trigger.others[0], others=())
                self.chunks[k] = replace(self.chunks[k], trigger=other)
                self._decide(k, other)
            else:
                self._demote_verb(k)
        elif self._of_event(k, trigger):
            self.chunks[k] = Chunk(ChunkKind.PREPOSITION, trigger.core, trigger.last, "context")
        elif shape == Turn.APPOSITIVE and not self._apposed(k):
            comma = Chunk(ChunkKind.COMMA, trigger.core, trigger.core + 1)
            self.chunks[k : k + 1] = [comma, Chunk(ChunkKind.NP, trigger.core + 1, trigger.last)]
            self._join(k + 1)
        elif trigger.frame.kind == FrameKind.NOUN and shape != Turn.OBJECT_FIRST:
            self._decide_noun(k, trigger)

    # ---- nouns

    def _decide_noun(self, k: int, trigger: Trigger) -> None:
        m = k - 1
        if m >= 0 and self.chunks[m].kind == ChunkKind.NP:
            m -= 1
        while m >= 0 and self.chunks[m].kind in (ChunkKind.ADVERB, ChunkKind.NEGATION):
            m -= 1
        before = self.chunks[m] if m >= 0 else Chunk(ChunkKind.STOP, 0, 0)
        if before.trigger is not None and self._links(before.trigger):
            self.governing[trigger.core] = before.first
            self._absorb(before.trigger, k, trigger)
        elif before.kind == ChunkKind.AUXILIARY and self._role(before) == "be":
            while m > 0 and self.chunks[m - 1].kind in (
                ChunkKind.AUXILIARY,
                ChunkKind.ADVERB,
                ChunkKind.NEGATION,
            ):
                m -= 1
            self.governing[trigger.core] = self.chunks[m].first
        elif not self._introduced(m):
            self._demote_noun(k, trigger)

    def _links(self, trigger: Trigger) -> bool:
        return self.grammar.has(trigger.frame.family, Trait.LINKING)

    def _introduced(self, m: int) -> bool:
        """Tell whether "as" stands there, or a noun that shares its verb: "is a kinase and member of"."""
        if m < 0:
            return False
        chunk = self.chunks[m]
        if chunk.kind == ChunkKind.PREPOSITION:
            return self.clauses.low(chunk.first, chunk.last) == "as"
        shared = any(
            c.trigger is not None and c.trigger.frame.kind == FrameKind.NOUN for c in self.chunks[:m]
        )
        if chunk.kind == ChunkKind.CONJUNCTION and m > 1 and self.chunks[m - 1].kind == ChunkKind.NP:
            verb = self.chunks[m - 2].trigger
            shared = shared or (verb is not None and self._links(verb))
        return chunk.kind in (ChunkKind.CONJUNCTION, ChunkKind.COMMA) and shared

    def _role(self, chunk: Chunk) -> str | None:
        return self.grammar.role(WordClass.AUXILIARY, self.clauses.words[chunk.first].low)

    def _absorb(self, verb: Trigger, k: int, noun: Trigger) -> None:
        """Let "is a" give its subject to "member of"; it stays a claim where its noun is a kind too."""
        modified = self.chunks[k - 1].kind == ChunkKind.NP
        first, last = self.chunks[k - 1].first if modified else noun.core, noun.core + 1
        item = self.phrases.item(first, last)
        if self.is_kind(item.first, item.last):
            self.chunks[k - modified : k] = [Chunk(ChunkKind.NP, first, last)]
        else:
            self.absorbed.add(verb.core)

    def _demote_noun(self, k: int, trigger: Trigger) -> None:
        """Read a predicate noun that nothing makes a predicate as a noun with its preposition."""
        last = trigger.last - 1
        role = self.clauses.roles[last] or "context"
        self.chunks[k : k + 1] = [
            Chunk(ChunkKind.NP, trigger.first, last),
            Chunk(ChunkKind.PREPOSITION, last, trigger.last, role),
        ]
        self._join(k)

    def _join(self, k: int) -> None:
        """Make one noun phrase of those that touch the one at k."""
        while k > 0 and self._touch(k - 1):
            k -= 1
        while k + 1 < len(self.chunks) and self._touch(k):
            self.chunks[k : k + 2] = [Chunk(ChunkKind.NP, self.chunks[k].first, self.chunks[k + 1].last)]

    def _touch(self, k: int) -> bool:
        one, two = self.chunks[k : k + 2]
        return one.kind == two.kind == ChunkKind.NP and one.last == two.first

    # ---- verbs of activities, appositions, events

    def _of_event(self, k: int, trigger: Trigger) -> bool:
        """Tell whether a participle only says in which gene an event is: "variants affecting this gene"."""
        word = self.clauses.words[trigger.core].low
        if (
            trigger.last - trigger.first > 1
            or self.grammar.role(WordClass.EVENT_PARTICIPLE, word) is None
            or k == 0
        ):
            return False
        before = self.chunks[k - 1]
        found = (
            self.phrases.tail(before.first, before.last, WordClass.EVENT)
            if before.kind == ChunkKind.NP
            else None
        )
        return found is not None and found[0] in ("mutation", "variation")

    def _activity_follows(self, k: int, trigger: Trigger) -> bool:
        """Tell whether one of the next names is an activity, or a part: "with a SH2 domain" of a kind."""
        parts = self.grammar.has(trigger.frame.family, Trait.COMPOSING)
        if parts and not self._after_kind(k):
            return False
        for chunk in self.chunks[k + 1 : k + 5]:
            if chunk.kind == ChunkKind.NP:
                found = self.phrases.tail(
                    chunk.first, chunk.last, WordClass.STRUCTURE if parts else WordClass.HINT
                )
                if found is not None and (parts or found[0] == "kind"):
                    return True
            elif chunk.kind not in (ChunkKind.CONJUNCTION, ChunkKind.COMMA):
                return False
        return False

    def _after_kind(self, k: int) -> bool:
        """Tell whether a kind that the clause gives its subject stands right before: "is a receptor with"."""
        if k < 2 or self.chunks[k - 1].kind != ChunkKind.NP:
            return False
        verb = self.chunks[k - 2].trigger
        return verb is not None and self._links(verb)

    def _demote_verb(self, k: int) -> None:
        trigger = self.chunks[k].trigger
        first, last = self.chunks[k].first, self.chunks[k].last
        core = trigger.core if trigger is not None else first
        if self.grammar.role(WordClass.PREPOSITION, self.clauses.low(core, last)) is None:
            self.chunks[k] = Chunk(ChunkKind.AUXILIARY, first, last)
            return
        helpers = (
            ChunkKind.NEGATION if self.clauses.tags[i] == Tag.NEGATION else ChunkKind.ADVERB
            for i in range(first, core)
        )
        before = [Chunk(kind, i, i + 1) for i, kind in enumerate(helpers, first)]  # "but not with"
        self.chunks[k : k + 1] = [*before, Chunk(ChunkKind.PREPOSITION, core, last, "context")]

    def _indefinite(self, chunk: Chunk) -> bool:
        return self.grammar.role(WordClass.INDEFINITE, self.clauses.words[chunk.first].low) is not None

    def _adjective(self, chunk: Chunk) -> bool:
        """Tell whether a chunk has no noun: "rare", of "a rare and fatal disorder"."""
        word = self.clauses.words[chunk.last - 1].low
        return self.clauses.tags[chunk.last - 1] in (Tag.WORD, Tag.EVALUATIVE) and self.grammar.nameless(word)

    def _apposed(self, k: int) -> bool:
        """Tell whether ", a ..." explains the name before it: nothing but its own noun phrase follows."""
        if k == 0 or self.chunks[k - 1].kind != ChunkKind.NP or k + 1 == len(self.chunks):
            return False
        head, *rest = self.chunks[k + 1 :]
        if head.kind == ChunkKind.TRIGGER:
            return head.trigger is not None and head.trigger.frame.kind == FrameKind.NOUN
        if head.kind != ChunkKind.NP or self._indefinite(self.chunks[k - 1]):
            return False  # "contains a V domain, a tail": a list
        while self._adjective(head) and [c.kind for c in rest[:2]] in _JOINED:
            head, rest = rest[1], rest[2:]  # "a rare and fatal disorder"
        kinds = [chunk.kind for chunk in rest if chunk.kind != ChunkKind.ADVERB]
        return not _lists(kinds) and _ends_apposition(kinds)


def _lists(kinds: Sequence[ChunkKind]) -> bool:
    """Tell whether what follows a noun phrase is a list with it: "a V domain, a tail, and a loop"."""
    inside = (ChunkKind.PREPOSITION, ChunkKind.NP)
    comma = next((i for i, kind in enumerate(kinds) if kind not in inside), len(kinds))
    if tuple(kinds[comma : comma + 3]) != (ChunkKind.COMMA, ChunkKind.CONJUNCTION, ChunkKind.NP):
        return False
    beyond = kinds[comma + 3] if comma + 3 < len(kinds) else ChunkKind.DOT
    return beyond not in (ChunkKind.TRIGGER, ChunkKind.AUXILIARY)


def _ends_apposition(kinds: Sequence[ChunkKind]) -> bool:
    """Tell whether a noun phrase between commas ends where these chunks begin, or with its "of ..."."""
    after = kinds[0] if kinds else ChunkKind.DOT
    if after != ChunkKind.PREPOSITION:
        return after in (ChunkKind.COMMA, ChunkKind.DOT, ChunkKind.RELATIVE, ChunkKind.TRIGGER)
    closed = ChunkKind.COMMA in kinds or ChunkKind.DOT in kinds
    return closed and ChunkKind.CONJUNCTION not in kinds[:3]
