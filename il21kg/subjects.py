"""Says who a clause is about: the words before its verb, or the subject it shares with another clause.

Two examples:

    Mutations in this gene cause psoriasis.    an event (mutation) of the topic
    By inducing apoptosis, it limits growth.   both verbs are about "it"
"""

from dataclasses import dataclass, replace
from typing import Final

from il21kg.clauses import Chunk
from il21kg.context import Reference
from il21kg.phrases import JOINT, LOOSE, Item, Region
from il21kg.predicates import LINKING
from il21kg.references import References
from il21kg.triggers import Trigger

#: Chunks of the verb group.
_HELPERS: Final = frozenset({"ADV", "NEG", "AUX"})


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

    @property
    def about_topic(self) -> bool:
        """True when the topic is its first reference."""
        return bool(self.references) and self.references[0].topic


#: The subject of a clause that names none: the topic.
ELIDED: Final = Party((Reference(True, "elided", None),))


class Subjects:
    """Finds the subjects of the clauses of one sentence, in order."""

    def __init__(self, references: References, chunks: tuple[Chunk, ...]) -> None:
        """Bind to the chunks of a sentence."""
        self.references = references
        self.phrases = references.phrases
        self.clauses = references.clauses
        self.grammar = references.grammar
        self.chunks = chunks
        self.parties: dict[int, Party] = {}
        """Index of a trigger's chunk → its subject; a later clause may share it."""
        self.first: Party | None = None
        """The subject of the first clause."""

    def keep(self, k: int, party: Party) -> None:
        """Remember the subject of the clause of chunk `k`."""
        self.parties[k] = party

    def open(self, party: Party) -> Party:
        """Remember the first subject; add partners that open the sentence: "Together with IL6, it ..."."""
        chunk = self.chunks[0]
        if chunk.kind == "P" and chunk.role in JOINT:
            comma = next((i for i, c in enumerate(self.chunks) if c.kind == ","), len(self.chunks))
            region = self.phrases.region(self.chunks[:comma])
            party = replace(party, joints=(*party.joints, *region.joints))
        self.first = party
        if len(party.references) == 1:
            self.references.subject = party.references[0]
        return party

    def agents(self, k: int, length: int) -> Party | None:
        """Give what follows "by" after the passive of chunk `k`, within `length` chunks."""
        for i in range(k + 1, k + 1 + length):
            if self.chunks[i].role == "by" and i + 1 < k + 1 + length:
                return self._phrase(i + 1, k + 1 + length)
        return None

    def phrase_before(self, k: int) -> tuple[Chunk, ...]:
        """Give the chunks of the noun phrase that ends before chunk `k`."""
        first, last = self._left(k - 1)
        return self.chunks[first:last]

    # ---- by what stands before the trigger

    def of(self, k: int, trigger: Trigger) -> Party | None:
        """Give the subject of the clause of chunk `k`; None where the sentence does not say it."""
        j = self._back(k - 1, _HELPERS)
        if trigger.frame.kind == "noun":
            return self._of_noun(j)
        if j == 0 and self.chunks[0].kind == "P" and trigger.form == "ing":
            return self._ahead(k)
        if self.clauses.tags[trigger.core] in ("prep", "+prep"):
            return self._shared(k)
        if trigger.frame.shape == "subject-inside":
            return self._inside(trigger)
        if j < 0:
            finite = trigger.form in ("s", "base", "ed", "noun") or trigger.first < trigger.core
            return ELIDED if finite else None
        kind = self.chunks[j].kind
        if kind == "REL":
            return self._antecedent(j)
        if kind in ("C", "P", "SUCH", "STOP"):
            return self._shared(j)
        if kind == "T":
            return self._shared(j + 1)
        if kind == ",":
            return self._after_comma(j, trigger)
        return self._before(j, trigger) if kind == "NP" else None

    def _back(self, j: int, kinds: frozenset[str]) -> int:
        """Give the index of the last chunk up to `j` that is of none of these kinds; -1 for none."""
        while j >= 0 and self.chunks[j].kind in kinds:
            j -= 1
        return j

    def _ahead(self, k: int) -> Party | None:
        """Give the subject of the main clause for a gerund before it: "By inducing ..., the protein ..."."""
        for i in range(k + 1, len(self.chunks) - 1):
            before, chunk, after = self.chunks[i - 1 : i + 2]
            if before.kind == "," and chunk.kind == "NP" and after.kind in ("T", "AUX"):
                return self._phrase(i, i + 1)
        return None

    def _inside(self, trigger: Trigger) -> Party | None:
        """Find the subject among the words of a trigger: "a role for this gene in"."""
        tags = self.clauses.tags
        for i in range(trigger.core + 1, trigger.last):
            if tags[i] == "topic":
                end = i + 1
                while tags[end] == "+topic":
                    end += 1
                return Party((self.references.of(self.phrases.item(i, end)),))
        item = self.phrases.item(trigger.core + 2, trigger.last - 1)
        return Party((self.references.of(item),)) if item.first < item.last else None

    def _of_noun(self, j: int) -> Party | None:
        """Give the subject of a predicate noun: that of the verb before it."""
        if j >= 0 and self.chunks[j].kind == "NP":
            j -= 1
        j = self._back(j, frozenset({"ADV", "NEG"}))
        if j >= 0 and self.chunks[j].kind == "AUX":
            j = self._back(j, _HELPERS)
            if j >= 0 and self.chunks[j].kind == "NP":
                return self._ending(j)
        elif j >= 0 and self.chunks[j].kind == "T":
            j += 1
        return self._shared(j) if j >= 0 else ELIDED

    def _shared(self, j: int) -> Party | None:
        """Give the subject of the clause before: a coordination, a gerund, an infinitive share it."""
        before = [k for k in self.parties if k < j]
        if before:
            return self.parties[max(before)]
        for i, chunk in enumerate(self.chunks[:j]):
            if chunk.kind in ("AUX", "T") and i > 0 and self.chunks[i - 1].kind == "NP":
                return self._ending(i - 1)
        return self._ending(j - 1) if j > 0 and self.chunks[j - 1].kind == "NP" else None

    def _after_comma(self, j: int, trigger: Trigger) -> Party | None:
        """Give the subject before an insertion: "X, together with Y, induces"; a participle shares one."""
        if trigger.frame.family == "named" and j > 0 and self.chunks[j - 1].kind == "NP":
            return self._phrase(j - 1, j) if self.parties else self._ending(j - 1)
        if trigger.participle:
            return self._shared(j)
        opened = j - 1
        while opened >= 0 and not self._opens(self.chunks[opened]):
            opened -= 1
        if opened <= 0 or self.chunks[opened - 1].kind != "NP":
            return self._shared(j)
        first, last = self._left(opened - 1)
        if first - 1 in self.parties and self.chunks[first - 1].kind == "T":
            return self._shared(j)
        party = self._phrase(first, last)
        joints = self.phrases.region(self.chunks[opened + 1 : j]).joints
        return replace(party, joints=joints) if party is not None and joints else party

    def _opens(self, chunk: Chunk) -> bool:
        return chunk.kind == "," or (chunk.trigger is not None and chunk.trigger.frame.shape == "appositive")

    def _before(self, j: int, trigger: Trigger) -> Party | None:
        """Give the noun phrase before a verb, or its last part where another clause holds the rest."""
        if trigger.shortened:
            i = self._head(j)
            return self._linked(i) or self._phrase(i, j + 1)
        first, last = self._left(j)
        floor = first
        while floor > 0 and self.chunks[floor - 1].kind in ("P", "ADV", ",", "C", "NEG"):
            floor -= 1
        inner = self.chunks[floor - 1].trigger if floor > 0 else None
        if inner is None:
            return self._phrase(first, last)
        known = self.parties.get(first - 1)
        if inner.frame.shape == "object-first":
            return known
        conjunct = next(
            (i + 1 for i in range(last - 1, first - 1, -1) if self.chunks[i].kind in ("C", ",")), None
        )
        if conjunct is not None:
            return self._phrase(conjunct, last)
        return known if inner.shortened else self._phrase(j, last)

    def _head(self, j: int) -> int:
        """Give the chunk of the head of "A of B of C" that ends at chunk j."""
        while j >= 2 and self.chunks[j - 1].role == "of" and self.chunks[j - 2].kind == "NP":
            j -= 2
        return j

    def _linked(self, i: int) -> Party | None:
        """Give the subject of "is a X" for a clause that hangs on X."""
        while i > 1 and self.chunks[i - 1].kind in ("C", ",") and self.chunks[i - 2].kind == "NP":
            i -= 2
        verb = self.chunks[i - 1].trigger if i > 0 else None
        if verb is None or verb.frame.family not in LINKING:
            return None
        chunk = self.chunks[i]
        transcripts = self.phrases.tail(chunk.first, chunk.last, "transcript") is not None
        return None if transcripts else self.parties.get(i - 1)

    def _antecedent(self, relative: int) -> Party | None:
        """Give what a relative pronoun refers to: the subject of "is a X", or the noun phrase before it."""
        j = self._back(relative - 1, frozenset({",", "ADV"}))
        if j < 0 or self.chunks[j].kind != "NP":
            return self._shared(relative)
        listed = j > 0 and self.chunks[j - 1].kind == "C"
        if listed and self._singular(relative + 1) and self._linked(j) is None:
            return None  # "A and B that is ...": which of them is not said
        i = self._head(j)
        linked = self._linked(i)
        if linked is not None:
            return linked
        return self._ending(j) if i > 1 and self.chunks[i - 1].kind == "C" else self._phrase(i, j + 1)

    def _singular(self, k: int) -> bool:
        if k >= len(self.chunks) or self.chunks[k].kind not in ("T", "AUX"):
            return False
        trigger = self.chunks[k].trigger
        word = self.clauses.words[self.chunks[k].first].low
        return (trigger is not None and trigger.form == "s") or word in self.grammar.words(
            "singular-auxiliary"
        )

    # ---- noun phrases

    def _left(self, j: int) -> tuple[int, int]:
        """Give the chunks of the noun phrase that ends at chunk j, an introduction with its comma cut off."""
        first = j
        while first > 0 and (
            self.chunks[first - 1].kind in LOOSE or self.chunks[first - 1].kind in ("NP", "P", "SUCH")
        ):
            first -= 1
        first = self._past_loose(first, j)
        if first > 0 and self.chunks[first - 1].kind == "LINK":
            first = next((i + 1 for i in range(j, first, -1) if self.chunks[i].kind == ","), first)
        if self.chunks[first].kind == "P":
            comma = next((i for i in range(first, j) if self.chunks[i].kind == ","), first)
            first = self._past_loose(comma + 1, j)
        return first, j + 1

    def _past_loose(self, first: int, j: int) -> int:
        while first < j and self.chunks[first].kind in LOOSE:
            first += 1
        return first

    def _ending(self, j: int) -> Party | None:
        """Read the noun phrase that ends at chunk j."""
        return self._phrase(*self._left(j))

    def _phrase(self, first: int, last: int) -> Party | None:
        """Read a noun phrase as a subject: the event in it, and what it is an event of."""
        region = self.phrases.region(self.chunks[first:last])
        if not region.items:
            return None
        head = region.items[0]
        where = (head.first, head.last)
        event = self.phrases.tail(head.first, head.last, "event")
        if event is not None and self.clauses.tags[head.start] not in ("topic", "+topic"):
            references = tuple(self.references.of(item) for item in self._undergoing(region, event[1]))
            if references:
                return Party(references, event[0], region.joints, where)
        opposed = self._opposed(region)
        if opposed is not None:
            return Party((opposed,), "", region.joints, where)
        named = tuple(self.references.of(item) for item in region.items if not item.opened)
        return Party(named, "", region.joints, where)

    def _opposed(self, region: Region) -> Reference | None:
        """Read "antibodies against IL-21": not any antibody, and nothing the vocabulary names."""
        first = region.items[0].first
        for context in region.contexts:
            if self.clauses.words[context.first].low in self.grammar.words("opposing-preposition"):
                span, words = self.phrases.span(first, context.last), self.phrases.words(first, context.last)
                return Reference(False, "unresolved", span, (), words)
        return None

    def _undergoing(self, region: Region, event: int) -> list[Item]:
        """Give what an event happens to: after "of" or "in", else the words before it ("IL21 mutations")."""
        found = [inner for item in region.items for inner in item.of]
        for context in region.contexts if not found else ():
            if self.clauses.words[context.first].low in self.grammar.words("event-preposition"):
                found += context.items
        head = region.items[0]
        if not found and event > head.first:
            found = [Item(head.first, event, head.start)]
        return found
