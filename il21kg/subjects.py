"""Says who a clause is about: the words before its verb, or the subject it shares with another clause.

Two examples:

    Mutations in this gene cause psoriasis.    an event (mutation) of the topic
    By inducing apoptosis, it limits growth.   both verbs are about "it"
"""

from dataclasses import dataclass, replace
from typing import Final

from il21kg.agreement import HELPERS, ONE, SEVERAL, Agreement
from il21kg.clauses import Chunk
from il21kg.context import Reference
from il21kg.ellipsis import introduces
from il21kg.phrases import JOINT, LOOSE, Item, Region
from il21kg.predicates import LINKING
from il21kg.references import References
from il21kg.triggers import Trigger

#: Families that may be said of a family: other verbs after "the family" are about its member.
_OF_FAMILIES: Final = ("has_part", "is_a", "named", "member_of")
#: Kinds of nouns (`Phrases.hint`) of which no clause about a molecule is.
_NO_ACTORS: Final = ("process", "kind", "component", "anatomy")


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
        self.agreement = Agreement(self.phrases, chunks)
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
        j = self._back(k - 1, HELPERS)
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
            finite = finite or any(chunk.kind == "AUX" for chunk in self.chunks[:k])  # "capable of inducing"
            return ELIDED if finite else None
        kind = self.chunks[j].kind
        if kind == "REL":
            return self._antecedent(j, k, trigger)
        if kind in ("C", "P", "SUCH", "STOP"):
            return self._shared(j, k)
        if kind == "T":
            return self._shared(j + 1, k)
        if kind == ",":
            return self._after_comma(j, k, trigger)
        return self._before(j, k, trigger) if kind == "NP" else None

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
            j = self._back(j, HELPERS)
            if j >= 0 and self.chunks[j].kind == "NP":
                return self._ending(j)
        elif j >= 0 and self.chunks[j].kind == "T":
            j += 1
        return self._shared(j) if j >= 0 else ELIDED

    def _shared(self, j: int, k: int | None = None) -> Party | None:
        """Give the subject of a clause before: a coordination, a gerund, an infinitive share it.

        The verb of chunk `k` shares that of the last finite verb that agrees with it in number; a comma
        before its conjunction ends a clause that a comma with "which" opened.
        """
        before = [i for i in self.parties if i < j]
        if before:
            return self.parties[self._sharer(before, j, k)]
        if k is not None and introduces(self.chunks[: j + 1], self.clauses, self.grammar):
            return self._label(j) or ELIDED
        for i, chunk in enumerate(self.chunks[:j]):
            if chunk.kind in ("AUX", "T") and i > 0 and self.chunks[i - 1].kind == "NP":
                return self._ending(i - 1)
        return self._ending(j - 1) if j > 0 and self.chunks[j - 1].kind == "NP" else None

    def _label(self, j: int) -> Party | None:
        """Give the molecule that a label before a colon names: "IL-4: inhibits apoptosis"; not "Note:"."""
        party = self._ending(j - 1) if j == 1 and self.chunks[0].kind == "NP" else None
        return party if party is not None and party.references[0].names else None

    def _sharer(self, before: list[int], j: int, k: int | None) -> int:
        """Choose the clause whose subject the verb of chunk `k` shares."""
        last = max(before)
        number = self.agreement.of_verb(k) if k is not None else ""
        if not number or (self.chunks[j].kind not in ("C", ",")):
            return last
        closed = j > 0 and self.chunks[j].kind == "C" and self.chunks[j - 1].kind == ","
        fitting = [
            i
            for i in before
            if self.agreement.fits(number, self.agreement.of_verb(i))
            and not self._reduced(i)
            and not (closed and self._aside(i))
        ]
        return max(fitting, default=last)

    def _reduced(self, i: int) -> bool:
        trigger = self.chunks[i].trigger
        return trigger is not None and trigger.shortened

    def _aside(self, i: int) -> bool:
        """Tell whether a clause stands in ", which ..."."""
        relative = self._back(i - 1, HELPERS)
        return relative > 0 and self.chunks[relative].kind == "REL" and self.chunks[relative - 1].kind == ","

    def _after_comma(self, j: int, k: int, trigger: Trigger) -> Party | None:
        """Give the subject before an insertion: "X, together with Y, induces"; a participle shares one."""
        if trigger.frame.family == "named" and j > 0 and self.chunks[j - 1].kind == "NP":
            linked = self._linked(j - 1)  # "encodes a protein, also known as X"
            return linked or (self._phrase(j - 1, j) if self.parties else self._ending(j - 1))
        if trigger.participle:
            return None if self._of_event(j, trigger) else self._shared(j)
        opened = j - 1
        while opened >= 0 and not self._opens(self.chunks[opened]):
            opened -= 1
        if opened <= 0 or self.chunks[opened - 1].kind != "NP":
            return self._shared(j, k)
        first, last = self._left(opened - 1)
        if first - 1 in self.parties and self.chunks[first - 1].kind == "T":
            return self._shared(j, k)
        party = self._phrase(first, last)
        joints = self.phrases.region(self.chunks[opened + 1 : j]).joints
        return replace(party, joints=joints) if party is not None and joints else party

    def _of_event(self, j: int, trigger: Trigger) -> bool:
        """Tell whether a gerund is about the event before it: "is cleaved by X, leading to its release"."""
        before = [i for i in self.parties if i < j]
        verb = self.chunks[max(before)].trigger if before else None
        consequence = trigger.frame.name == "causes" or trigger.last - trigger.core > 1
        return verb is not None and verb.passive and trigger.form == "ing" and consequence

    def _opens(self, chunk: Chunk) -> bool:
        return chunk.kind == "," or (chunk.trigger is not None and chunk.trigger.frame.shape == "appositive")

    def _before(self, j: int, k: int, trigger: Trigger) -> Party | None:
        """Give the noun phrase before a verb, or its last part where another clause holds the rest."""
        adjective = trigger.form == "noun" and trigger.frame.kind == "verb" and trigger.first == trigger.core
        if trigger.shortened or (adjective and self._linked(self._head(j))):  # "is a kinase essential for"
            i = self._head(j)
            return self._linked(i) or self._phrase(i, j + 1)
        noun = trigger.form == "noun" and trigger.first == trigger.core
        if noun and trigger.frame.shape != "appositive" and j > 0 and self.chunks[j - 1].kind == "P":
            return self._shared(j - 1)  # "..., with a key role in"
        opened = self._back(j, frozenset({"NP", "P", "C", "ADV"}))
        if opened >= 0 and self.chunks[opened].kind == "REL" and self.chunks[opened + 1].kind == "P":
            return self._antecedent(opened, k, trigger)  # "a protein that in humans is encoded by"
        first, last = self._left(j)
        at = self._verb_before(first)
        inner = self.chunks[at].trigger if at >= 0 else None
        if inner is None:
            return self._phrase(first, last)
        known = self.parties.get(at)
        if inner.frame.shape == "object-first":
            return known
        begin = self.begins(k)
        if begin is not None:
            return self._phrase(begin, last)
        return known if inner.shortened else self._phrase(j, last)

    def _verb_before(self, first: int) -> int:
        """Give the chunk of the verb whose words end before a noun phrase; one that is no verb, or -1."""
        while first > 0 and self.chunks[first - 1].kind in ("P", "ADV", ",", "C", "NEG"):
            first -= 1
        return first - 1

    def begins(self, k: int) -> int | None:
        """Give the chunk where the subject of the finite verb at `k` begins, after another clause's words.

        "It binds a domain and a tail, and two ligands inhibit it": the last conjuncts that agree with it.
        """
        j = self._back(k - 1, HELPERS)
        if j < 0 or self.chunks[j].kind != "NP":
            return None
        first, last = self._left(j)
        starts = [i + 1 for i in range(first, j) if self.chunks[i].kind in ("C", ",")]
        starts = [self._past_loose(i, j) for i in starts if self.chunks[i].kind != "P"]
        number = self.agreement.of_verb(k)
        fitting = [i for i in starts if self.agreement.fits(number, self.agreement.of_phrase(i, last))]
        closed = [i for i in fitting if self._closed(i)]
        return max(closed or fitting or starts, default=None)

    def _closed(self, i: int) -> bool:
        """Tell whether a comma and a conjunction stand before a chunk, or "but"."""
        i = self._back(i - 1, frozenset({"ADV", "NEG"}))
        if i < 0 or self.chunks[i].kind != "C":
            return False
        but = self.clauses.words[self.chunks[i].first].low == "but"
        return but or (i > 0 and self.chunks[i - 1].kind == ",")

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

    def _antecedent(self, relative: int, k: int, trigger: Trigger) -> Party | None:
        """Give what a relative pronoun refers to: the subject of "is a X", or a noun phrase before it.

        The nearest noun that agrees with the verb and of which its frame may speak, else one further out.
        """
        j = self._back(relative - 1, frozenset({",", "ADV"}))
        if j < 0 or self.chunks[j].kind != "NP":
            return self._shared(relative)
        number = self.agreement.of_verb(k)
        if j > 0 and self.chunks[j - 1].kind == "C" and self._linked(j) is None:
            if number == ONE:
                return None  # "A and B that is ...": which of them is not said
            return self._ending(j) if number or self._head(j) == j else self._phrase(self._head(j), j + 1)
        nouns = self._outward(j)
        fitting = (i for i in nouns if self._speaks_of(i, number, trigger))
        i = next(fitting, None)
        if i is None:
            verb = nouns[-1] - 1
            noun = self.chunks[verb].trigger if verb in self.parties else None
            if noun is not None and noun.frame.kind == "noun" and number != SEVERAL:
                return self.parties[verb]  # "is a member of the family, which binds ..."
            i = self._head(j)
        linked = self._linked(i)
        if linked is not None:
            return linked
        return self._ending(j) if i > 1 and self.chunks[i - 1].kind == "C" else self._phrase(i, j + 1)

    def _outward(self, j: int) -> list[int]:
        """Give the chunks of the nouns that a relative clause after chunk j may be about, nearest first."""
        nouns = [j]
        while j >= 2 and self.chunks[j - 2].kind == "NP":
            if self.chunks[j - 1].kind != "P" and not self._reduced(j - 1):
                break
            j -= 2
            nouns.append(j)
        return nouns

    def _speaks_of(self, i: int, number: str, trigger: Trigger) -> bool:
        chunk, family = self.chunks[i], trigger.frame.family
        item = self.phrases.item(chunk.first, chunk.last)
        if not self.agreement.fits(number, self.agreement.of_item(item)):
            return False
        acting = self.phrases.tail(item.first, item.last, "acting-process") is not None
        if not acting and self.phrases.hint(item.first, item.last) in _NO_ACTORS:
            return False
        return family in _OF_FAMILIES or self.phrases.tail(item.first, item.last, "family-noun") is None

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
            amount = self.phrases.tail(head.first, head.last, "amount")
            bare = amount is not None and amount[1] == head.start and not region.contexts
            if event[0] == "aspect" and bare:
                return replace(ELIDED, event=event[0])  # "Expression is restricted to the liver"
        part = self._part(region)
        if part is not None:
            return part
        opposed = self._opposed(region)
        if opposed is not None:
            return Party((opposed,), "", region.joints, where)
        named = tuple(self.references.of(i) for i in region.items if not i.opened and not i.denied)
        return Party(named, "", region.joints, where)

    def _part(self, region: Region) -> Party | None:
        """Read "the short form of the protein", "the tail of this protein": the protein, with its part."""
        head = region.items[0]
        noun = self.phrases.tail(head.first, head.last, "part-noun")
        if noun is None or len(head.of) != 1 or len(region.items) > 1:
            return None
        whole = self.references.of(head.of[0])
        if not whole.topic:
            return None
        span = self.phrases.span(head.first, head.end)
        itself = Reference(False, "unresolved", span, (), self.phrases.words(head.first, head.end))
        reference = replace(whole, how="coreference", span=span, gene=False)
        return Party((reference,), "", region.joints, part=None if noun[0] == "form" else itself)

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
