"""Says who a clause is about: the words before its verb, or the subject it shares with another clause.

Two examples:

    Mutations in this gene cause psoriasis.    an event (mutation) of the topic
    By inducing apoptosis, it limits growth.   both verbs are about "it"
"""

from collections.abc import Container
from dataclasses import replace
from typing import Final

from il21kg.reading.meaning.parties import ELIDED, Parties, Party
from il21kg.reading.meaning.referents import References
from il21kg.reading.structure.agreement import HELPERS, ONE, SEVERAL, Agreement
from il21kg.reading.structure.chunks import Chunk
from il21kg.reading.structure.completion import introduces
from il21kg.reading.structure.phrases import JOINT, LOOSE
from il21kg.reading.structure.predicates import LINKING, hinders
from il21kg.reading.structure.tagset import ChunkKind, Form, Tag
from il21kg.reading.structure.triggers import Trigger
from il21kg.vocabulary.classes import FrameKind, TermKind, Turn, WordClass

#: Families that may be said of a family: other verbs after "the family" are about its member.
_OF_FAMILIES: Final = ("has_part", "is_a", "named", "member_of")
#: Families of nouns for what acts on another thing: "receptor for", "inhibitor of".
_ACTING_NOUNS: Final = ("interacts_with", "inhibits", "induces", "regulates", "modifies")
#: Kinds of nouns (`Phrases.hint`) of which no clause about a molecule is.
_NO_ACTORS: Final = (TermKind.PROCESS, TermKind.KIND, TermKind.COMPONENT, TermKind.ANATOMY)
#: Classes of nouns for a part of a protein or a complex, which is a protein itself.
_PARTS: Final = (WordClass.PART_NOUN, WordClass.PROTEIN_NOUN)


class Subjects:
    """Finds the subjects of the clauses of one sentence, in order."""

    def __init__(self, references: References, chunks: tuple[Chunk, ...]) -> None:
        """Bind to the chunks of a sentence."""
        self.references = references
        self.phrases = references.phrases
        self.clauses = references.clauses
        self.grammar = references.grammar
        self.chunks = chunks
        self.reader = Parties(references)
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
        if chunk.kind == ChunkKind.PREPOSITION and chunk.role in JOINT:
            ends = (ChunkKind.COMMA, ChunkKind.TRIGGER, ChunkKind.AUXILIARY)
            comma = next((i for i, c in enumerate(self.chunks) if c.kind in ends), len(self.chunks))
            region = self.phrases.region(self.chunks[:comma])
            party = replace(party, joints=(*party.joints, *region.joints))
        self.first = party
        if len(party.references) == 1:
            self.references.subject = party.references[0]
        return party

    def _purpose_of(self, j: int) -> int | None:
        """Give the passive with an agent before "to" at chunk j: "is cleaved by X to yield Y" is about X."""
        if self.clauses.low(self.chunks[j].first, self.chunks[j].last) != "to":
            return None
        i = j - 1
        while i > 0 and self.chunks[i].kind in (
            ChunkKind.NP,
            ChunkKind.PREPOSITION,
            ChunkKind.CONJUNCTION,
            ChunkKind.COMMA,
        ):
            i -= 1
        trigger = self.chunks[i].trigger if i >= 0 else None
        return i if trigger is not None and trigger.passive else None

    def agents(self, k: int, length: int) -> Party | None:
        """Give what follows "by" after the passive of chunk `k`, within `length` chunks."""
        for i in range(k + 1, k + 1 + length):
            if self.chunks[i].role == "by" and i + 1 < k + 1 + length:
                end = k + 1 + length
                comma = next((m for m in range(i + 1, end) if self.chunks[m].kind == ChunkKind.COMMA), end)
                alone = (
                    comma + 1 < end and self.chunks[comma + 1].kind == ChunkKind.CONJUNCTION
                )  # "by X, and a Y"
                return self._phrase(i + 1, comma if alone else end)
        return None

    def phrase_before(self, k: int) -> tuple[Chunk, ...]:
        """Give the chunks of the noun phrase that ends before chunk `k`."""
        first, last = self._left(k - 1)
        while self._qualified(at := self._verb_before(first)):
            first, last = self._left(at - 1)
        return self.chunks[first:last]

    def _qualified(self, at: int) -> bool:
        """Tell whether the words after a chunk only qualify a noun before it: "asthma associated with X"."""
        if at < 1 or self.chunks[at].kind != ChunkKind.TRIGGER or self.chunks[at - 1].kind != ChunkKind.NP:
            return False
        return self._reduced(at) and at in self.parties

    # ---- by what stands before the trigger

    def of(self, k: int, trigger: Trigger) -> Party | None:
        """Give the subject of the clause of chunk `k`; None where the sentence does not say it."""
        j = self._back(k - 1, HELPERS)
        if self._hindered(j, trigger):
            return None  # what is hindered is not brought about
        if trigger.frame.kind == FrameKind.NOUN:
            return self._of_noun(k - 1)
        if trigger.frame.family == "is_a" and self._exists(k):
            return None
        if j == 0 and self.chunks[0].kind == ChunkKind.PREPOSITION and trigger.form == Form.GERUND:
            return self._ahead(k)
        if trigger.form == Form.GERUND and self._follows(k):
            return self._shared(k)
        if self.clauses.tags[trigger.core] in (Tag.PREPOSITION, Tag.PREPOSITION_GOES_ON):
            noun = self._back(k - 1, frozenset({ChunkKind.COMMA}))
            apart = noun >= 0 and not self.parties and self.chunks[noun].kind == ChunkKind.NP
            return self._shared(k) or (self._ending(noun) if apart else None)
        if trigger.frame.shape == Turn.SUBJECT_INSIDE:
            return self._inside(trigger)
        if j < 0:
            finite = (
                trigger.form in (Form.THIRD_PERSON, Form.BASE, Form.PAST, Form.NOUN)
                or trigger.first < trigger.core
            )
            finite = finite or any(
                chunk.kind == ChunkKind.AUXILIARY for chunk in self.chunks[:k]
            )  # "capable of inducing"
            return ELIDED if finite else None
        kind = self.chunks[j].kind
        purpose = self._purpose_of(j) if kind == ChunkKind.PREPOSITION and trigger.form == Form.BASE else None
        if purpose is not None:
            return self.agents(purpose, j - purpose - 1)
        if (
            kind == ChunkKind.RELATIVE
            and trigger.participle
            and j > 0
            and self.chunks[j - 1].kind in (ChunkKind.PREPOSITION, ChunkKind.TRIGGER)
        ):
            return None  # "similar to that found in": what is found is not said
        if kind == ChunkKind.RELATIVE:
            return self._antecedent(j, k, trigger)
        if kind in (ChunkKind.CONJUNCTION, ChunkKind.PREPOSITION, ChunkKind.SUCH, ChunkKind.STOP):
            return self._shared(j, k)
        if kind == ChunkKind.TRIGGER:
            return self._shared(j + 1, k)
        if kind == ChunkKind.COMMA:
            opened = self.chunks[0].kind in (ChunkKind.PREPOSITION, ChunkKind.ADVERB) and all(
                c.kind != ChunkKind.COMMA for c in self.chunks[:j]
            )
            if opened and trigger.form == Form.THIRD_PERSON and not self.parties:
                return ELIDED  # "In macrophages, induces apoptosis."
            return self._after_comma(j, k, trigger)
        return self._before(j, k, trigger) if kind == ChunkKind.NP else None

    def _hindered(self, j: int, trigger: Trigger) -> bool:
        """Tell whether what a verb says is kept from happening: "prevents X from inducing", "inability to".

        `j` is the chunk before the verb and its helpers.
        """
        if j < 1 or self.chunks[j].kind != ChunkKind.PREPOSITION:
            return False
        low = self.clauses.low(self.chunks[j].first, self.chunks[j].last)
        if trigger.form == Form.GERUND:
            return low == "from"
        if trigger.form != Form.BASE or low != "to":
            return False
        i = self._ability(j - 1)
        if i is None:
            return False
        phrase, words = self.chunks[i], self.grammar.words(WordClass.HINDERING)
        if any(
            word.low in words or word.norm in words for word in self.clauses.words[phrase.first : phrase.last]
        ):
            return True  # "an impaired ability to bind", "failure to bind"
        before = self._back(i - 1, frozenset({ChunkKind.PREPOSITION, ChunkKind.ADVERB}))
        verb = self.chunks[before].trigger if before >= 0 else None
        if verb is not None:
            return hinders(verb)
        return before >= 0 and self._says(self.chunks[before], words)  # "loss of its ability to bind"

    def _says(self, chunk: Chunk, words: Container[str]) -> bool:
        return any(word.norm in words for word in self.clauses.words[chunk.first : chunk.last])

    def _ability(self, i: int) -> int | None:
        """Give the chunk of a noun with an infinitive that ends at chunk i: "the ability of IL-4 (to)"."""
        while i >= 0 and self.chunks[i].kind in (ChunkKind.NP, ChunkKind.CONJUNCTION):
            chunk = self.chunks[i]
            for word_class in (WordClass.ABILITY, WordClass.HINDERING):
                if (
                    chunk.kind == ChunkKind.NP
                    and self.phrases.tail(chunk.first, chunk.last, word_class) is not None
                ):
                    return i
            i -= 2 if i > 0 and self.chunks[i - 1].role == "of" else 1
        return None

    def _follows(self, k: int) -> bool:
        """Tell whether the clause of chunk `k` is a consequence of the one before: "thereby inducing"."""
        before = self.chunks[k - 1] if k > 0 else None
        return before is not None and (
            self.clauses.words[before.first].low in self.grammar.words(WordClass.CONSEQUENCE)
        )

    def _indefinite(self, chunk: Chunk) -> bool:
        return self.clauses.words[chunk.first].low in ("a", "an")

    def _exists(self, k: int) -> bool:
        """Tell whether a clause only says that something is there: "there are several pseudogenes"."""
        before = self.chunks[k - 1] if k > 0 else None
        there = (
            before is not None
            and before.kind == ChunkKind.ADVERB
            and self.clauses.words[before.first].low == "there"
        )
        return there and not (k + 1 < len(self.chunks) and self.chunks[k + 1].kind == ChunkKind.TRIGGER)

    def _back(self, j: int, kinds: frozenset[str]) -> int:
        """Give the index of the last chunk up to `j` that is of none of these kinds; -1 for none."""
        while j >= 0 and self.chunks[j].kind in kinds:
            j -= 1
        return j

    def _ahead(self, k: int) -> Party | None:
        """Give the subject of the main clause for a gerund before it: "By inducing ..., the protein ..."."""
        for i in range(k + 1, len(self.chunks) - 1):
            before, chunk, after = self.chunks[i - 1 : i + 2]
            if (
                before.kind == ChunkKind.COMMA
                and chunk.kind == ChunkKind.NP
                and after.kind in (ChunkKind.TRIGGER, ChunkKind.AUXILIARY)
            ):
                return self._phrase(i, i + 1)
        return None

    def _inside(self, trigger: Trigger) -> Party | None:
        """Find the subject among the words of a trigger: "a role for this gene in"."""
        tags = self.clauses.tags
        for i in range(trigger.core + 1, trigger.last):
            if tags[i] == Tag.TOPIC:
                end = i + 1
                while tags[end] == Tag.TOPIC_GOES_ON:
                    end += 1
                return Party((self.references.of(self.phrases.item(i, end)),))
        item = self.phrases.item(trigger.core + 2, trigger.last - 1)
        return Party((self.references.of(item),)) if item.first < item.last else None

    def _of_noun(self, j: int) -> Party | None:
        """Give the subject of a predicate noun: that of the verb before it."""
        if j >= 0 and self.chunks[j].kind == ChunkKind.NP:
            j -= 1
        j = self._back(j, frozenset({ChunkKind.ADVERB, ChunkKind.NEGATION}))
        if j >= 0 and self.chunks[j].kind == ChunkKind.AUXILIARY:
            j = self._back(j, HELPERS)
            if j >= 0 and self.chunks[j].kind == ChunkKind.NP:
                return self._ending(j)
        elif j >= 0 and self.chunks[j].kind == ChunkKind.TRIGGER:
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
            name = self._back(i - 1, frozenset({ChunkKind.ADVERB}))
            if (
                chunk.kind in (ChunkKind.AUXILIARY, ChunkKind.TRIGGER)
                and name >= 0
                and self.chunks[name].kind == ChunkKind.NP
            ):
                return self._ending(name)
        return self._ending(j - 1) if j > 0 and self.chunks[j - 1].kind == ChunkKind.NP else None

    def _label(self, j: int) -> Party | None:
        """Give the molecule that a label before a colon names: "IL-4: inhibits apoptosis"; not "Note:"."""
        party = self._ending(j - 1) if j == 1 and self.chunks[0].kind == ChunkKind.NP else None
        return party if party is not None and party.references[0].names else None

    def _sharer(self, before: list[int], j: int, k: int | None) -> int:
        """Choose the clause whose subject the verb of chunk `k` shares."""
        last = max(before)
        number = self.agreement.of_verb(k) if k is not None else ""
        if not number or (self.chunks[j].kind not in (ChunkKind.CONJUNCTION, ChunkKind.COMMA)):
            return last
        closed = (
            j > 0
            and self.chunks[j].kind == ChunkKind.CONJUNCTION
            and self.chunks[j - 1].kind == ChunkKind.COMMA
        )
        fitting = [
            i
            for i in before
            if self.agreement.fits(number, self.agreement.of_verb(i))
            and not self._reduced(i)
            and not self._apposed(i)
            and not (closed and self._aside(i))
        ]
        return max(fitting, default=last)

    def _reduced(self, i: int) -> bool:
        trigger = self.chunks[i].trigger
        return trigger is not None and trigger.shortened

    def _apposed(self, i: int) -> bool:
        """Tell whether a predicate noun explains a name: "IL-21, a cytokine", "IL-21, an inducer of"."""
        noun = self.chunks[i].trigger
        if noun is not None and noun.frame.kind == FrameKind.NOUN:
            i = self._back(i - 1, frozenset({ChunkKind.NP, ChunkKind.ADVERB}))
        verb = self.chunks[i].trigger if i >= 0 else None
        return verb is not None and verb.frame.shape == Turn.APPOSITIVE

    def _aside(self, i: int) -> bool:
        """Tell whether a clause stands in ", which ..."."""
        relative = self._back(i - 1, HELPERS)
        return (
            relative > 0
            and self.chunks[relative].kind == ChunkKind.RELATIVE
            and self.chunks[relative - 1].kind == ChunkKind.COMMA
        )

    def _after_comma(self, j: int, k: int, trigger: Trigger) -> Party | None:
        """Give the subject before an insertion: "X, together with Y, induces"; a participle shares one."""
        if trigger.frame.family == "named" and j > 0 and self.chunks[j - 1].kind == ChunkKind.NP:
            linked = self._linked(j - 1)  # "encodes a protein, also known as X"
            return linked or (self._phrase(j - 1, j) if self.parties else self._ending(j - 1))
        if self.qualifies(trigger) and j > 0 and self.chunks[j - 1].kind == ChunkKind.NP:
            return self._nearest(j - 1) or self._shared(j)  # "binds X, known to regulate"
        if trigger.participle:
            return None if self._of_event(j, trigger) else self._shared(j)
        opened = j - 1
        while opened >= 0 and not self._opens(self.chunks[opened]):
            opened -= 1
        if opened <= 0 or self.chunks[opened - 1].kind != ChunkKind.NP:
            return self._shared(j, k)
        first, last = self._left(opened - 1)
        if first - 1 in self.parties and self.chunks[first - 1].kind == ChunkKind.TRIGGER:
            return self._shared(j, k)
        party = self._phrase(first, last)
        joints = self.phrases.region(self.chunks[opened + 1 : j]).joints
        return replace(party, joints=joints) if party is not None and joints else party

    def _nearest(self, j: int) -> Party | None:
        """Give the noun before a comma where it may act: what "is a X" is said of, or X itself."""
        chunk = self.chunks[j]
        acts = self.phrases.hint(chunk.first, chunk.last) not in (*_NO_ACTORS, TermKind.DISEASE)
        return self._linked(j) or (self._phrase(j, j + 1) if acts else None)

    def _of_event(self, j: int, trigger: Trigger) -> bool:
        """Tell whether a gerund is about the event before it: "is cleaved by X, leading to its release"."""
        before = [i for i in self.parties if i < j]
        verb = self.chunks[max(before)].trigger if before else None
        consequence = trigger.frame.name == "causes" or trigger.last - trigger.core > 1
        return verb is not None and verb.passive and trigger.form == Form.GERUND and consequence

    def _opens(self, chunk: Chunk) -> bool:
        return chunk.kind == ChunkKind.COMMA or (
            chunk.trigger is not None and chunk.trigger.frame.shape == Turn.APPOSITIVE
        )

    def _before(self, j: int, k: int, trigger: Trigger) -> Party | None:
        """Give the noun phrase before a verb, or its last part where another clause holds the rest."""
        if self._fronted(j, k, trigger):
            return ELIDED
        if trigger.shortened or self.qualifies(trigger):
            # "a copy of a gene located on": a thing of its own has the participle for itself.
            i = j if self._indefinite(self.chunks[j]) else self._head(j)
            return self._linked(i) or self._phrase(i, j + 1)
        opened = self._back(
            j, frozenset({ChunkKind.NP, ChunkKind.PREPOSITION, ChunkKind.CONJUNCTION, ChunkKind.ADVERB})
        )
        if (
            opened >= 0
            and self.chunks[opened].kind == ChunkKind.RELATIVE
            and self.chunks[opened + 1].kind == ChunkKind.PREPOSITION
        ):
            return self._antecedent(opened, k, trigger)  # "a protein that in humans is encoded by"
        if (
            trigger.frame.shape == Turn.APPOSITIVE
            and j > 0
            and self.chunks[j - 1].kind != ChunkKind.CONJUNCTION
        ):
            party = self._phrase(j, j + 1)
            open_ = self._of_agent(j) or self._of_part(j)
            return replace(party, unsure=True) if party is not None and open_ else party
        if (
            trigger.frame.family == "named"
            and self._indefinite(self.chunks[j])
            and self.chunks[j - 1].kind == ChunkKind.PREPOSITION
        ):
            return self._phrase(j, j + 1)  # "by a fungus called X"
        if trigger.form == Form.NOUN and trigger.first == trigger.core and j > 0:
            modified = self.clauses.tags[self.chunks[j].last - 1] in (
                Tag.DETERMINER,
                Tag.EVALUATIVE,
                Tag.QUANTIFIER,
            )
            if self.chunks[j - 1].kind == ChunkKind.PREPOSITION or modified:
                return self._shared(j - 1)  # "..., with a key role in"
        first, last = self._left(j)
        at = self._verb_before(first)
        inner = self.chunks[at].trigger if at >= 0 else None
        if inner is None:
            begin = self.begins(k) if at > 0 and self.chunks[at].kind == ChunkKind.AUXILIARY else None
            return self._phrase(first if begin is None else begin, last)
        known = self.parties.get(at)
        if inner.frame.shape == Turn.OBJECT_FIRST:
            return known
        begin = self.begins(k)
        if begin is not None:
            return self._phrase(begin, last)
        within = inner.shortened or self.clauses.tags[inner.core] in (
            Tag.PREPOSITION,
            Tag.PREPOSITION_GOES_ON,
        )
        return known if within else self._phrase(j, last)

    def _fronted(self, j: int, k: int, trigger: Trigger) -> bool:
        """Tell whether only a circumstance stands before a verb: "Together with IL6 promotes apoptosis".

        Not where its last words may be the subject: "In macrophages IL4 promotes", "In T cells it promotes".
        """
        first = next((i for i, chunk in enumerate(self.chunks) if chunk.kind != ChunkKind.ADVERB), j)
        finite = trigger.form == Form.THIRD_PERSON or self.clauses.tags[trigger.first] == Tag.MODAL
        if self.chunks[first].kind != ChunkKind.PREPOSITION or first >= j or not finite or trigger.participle:
            return False
        between = self.chunks[first + 1 : j + 1]
        if any(
            chunk.kind not in (ChunkKind.NP, ChunkKind.PREPOSITION, ChunkKind.CONJUNCTION, ChunkKind.ADVERB)
            for chunk in between
        ):
            return False
        return self.agreement.of_verb(k) != SEVERAL and self._alone(self.chunks[j])

    def _alone(self, chunk: Chunk) -> bool:
        """Tell whether a noun phrase holds one name, and no other phrase begins inside it."""
        inside = range(chunk.first + 1, chunk.last)
        if any(self.clauses.tags[i] in (Tag.DETERMINER, Tag.TOPIC, Tag.QUANTIFIER) for i in inside):
            return False
        mentions = [m for m in self.clauses.mentions if chunk.first <= m.first < chunk.last]
        last = mentions[0].last if mentions and mentions[0].first == chunk.first else chunk.first
        named = any(
            not self.clauses.words[i].text.islower() for i in range(max(last, chunk.first + 1), chunk.last)
        )
        item = self.phrases.item(chunk.first, chunk.last)
        noun = self.phrases.tail(item.first, item.last, WordClass.PROTEIN_NOUN)
        return not named and len(mentions) < 2 and (noun is None or item.start < item.first or bool(mentions))

    def _of_agent(self, j: int) -> bool:
        """Tell whether a noun for what acts on it stands before a name: "a receptor for X, a K protein".

        What explains the name may as well explain the noun, unless it says its other side: "a ligand for
        X, a member of the receptor family".
        """
        noun = self.chunks[j - 1].trigger if j > 0 else None
        if noun is None or noun.frame.kind != FrameKind.NOUN or noun.frame.family not in _ACTING_NOUNS:
            return False
        said, begin = self.clauses.words[noun.core].norm, self.chunks[j].last + 1
        end = next(
            (
                c.first
                for c in self.chunks[j + 1 :]
                if c.kind in (ChunkKind.COMMA, ChunkKind.RELATIVE, ChunkKind.DOT)
            ),
            begin,
        )
        apposed = self.clauses.words[begin:end]
        return all(self.grammar.role(WordClass.COUNTERPART, word.norm) != said for word in apposed)

    def _of_part(self, j: int) -> bool:
        """Tell whether a name is the whole of a part: "the gamma chain of the IL-2 receptor, a K protein".

        What explains the whole may as well explain the part.
        """
        if j < 2 or self.chunks[j - 1].role != "of" or self.chunks[j - 2].kind != ChunkKind.NP:
            return False
        part = self.chunks[j - 2]
        return self.phrases.hint(part.first, part.last) == "molecule" or any(
            self.phrases.tail(part.first, part.last, each) is not None for each in _PARTS
        )

    def qualifies(self, trigger: Trigger) -> bool:
        """Tell whether an adjective with its words follows its noun: "a repressor required for"."""
        if trigger.frame.kind != FrameKind.VERB or self.clauses.tags[trigger.first] not in (
            Tag.EVALUATIVE,
            Tag.GOVERNOR,
        ):
            return False
        if trigger.form == Form.NOUN:
            return trigger.first == trigger.core
        # "a protein known to function as"; "appears to function as" is a verb of its own
        raising = self.grammar.role(WordClass.GOVERNOR, self.clauses.words[trigger.first].low)
        return trigger.form == Form.BASE and not raising

    def _verb_before(self, first: int) -> int:
        """Give the chunk of the verb whose words end before a noun phrase; one that is no verb, or -1."""
        while first > 0 and self.chunks[first - 1].kind in (
            ChunkKind.PREPOSITION,
            ChunkKind.ADVERB,
            ChunkKind.COMMA,
            ChunkKind.CONJUNCTION,
            ChunkKind.NEGATION,
        ):
            first -= 1
        return first - 1

    def begins(self, k: int) -> int | None:
        """Give the chunk where the subject of the finite verb at `k` begins, after another clause's words.

        "It binds a domain and a tail, and two ligands inhibit it": the last conjuncts that agree with it.
        """
        j = self._back(k - 1, HELPERS)
        if j < 0 or self.chunks[j].kind != ChunkKind.NP:
            return None
        first, last = self._left(j)
        starts = [
            i + 1 for i in range(first, j) if self.chunks[i].kind in (ChunkKind.CONJUNCTION, ChunkKind.COMMA)
        ]
        starts = [self._past_loose(i, j) for i in starts if self.chunks[i].kind != ChunkKind.PREPOSITION]
        number = self.agreement.of_verb(k)
        fitting = [i for i in starts if self.agreement.fits(number, self.agreement.of_phrase(i, last))]
        closed = [i for i in fitting if self._closed(i)] or [i for i in starts if self._after_but(i)]
        return max(closed or fitting or starts, default=None)

    def _closed(self, i: int) -> bool:
        """Tell whether a comma and a conjunction stand before a chunk, or "but"."""
        at = self._back(i - 1, frozenset({ChunkKind.ADVERB, ChunkKind.NEGATION}))
        after_comma = (
            at > 0
            and self.chunks[at].kind == ChunkKind.CONJUNCTION
            and self.chunks[at - 1].kind == ChunkKind.COMMA
        )
        return after_comma or self._after_but(i)

    def _after_but(self, i: int) -> bool:
        at = self._back(i - 1, frozenset({ChunkKind.ADVERB, ChunkKind.NEGATION}))
        return at >= 0 and self.clauses.words[self.chunks[at].first].low == "but"

    def _head(self, j: int) -> int:
        """Give the chunk of the head of "A of B of C" that ends at chunk j."""
        while j >= 2 and self.chunks[j - 1].role == "of" and self.chunks[j - 2].kind == ChunkKind.NP:
            j -= 2
        return j

    def _linked(self, i: int) -> Party | None:
        """Give the subject of "is a X" for a clause that hangs on X."""
        while (
            i > 1
            and self.chunks[i - 1].kind in (ChunkKind.CONJUNCTION, ChunkKind.COMMA)
            and self.chunks[i - 2].kind == ChunkKind.NP
        ):
            i -= 2
        verb = self.chunks[i - 1].trigger if i > 0 else None
        if verb is None or verb.frame.family not in LINKING:
            return None
        chunk = self.chunks[i]
        transcripts = self.phrases.tail(chunk.first, chunk.last, WordClass.TRANSCRIPT) is not None
        return None if transcripts else self.parties.get(i - 1)

    def _antecedent(self, relative: int, k: int, trigger: Trigger) -> Party | None:
        """Give what a relative pronoun refers to: the subject of "is a X", or a noun phrase before it.

        The nearest noun that agrees with the verb and of which its frame may speak, else one further out.
        """
        j = self._back(self.pied(relative) - 1, frozenset({ChunkKind.COMMA, ChunkKind.ADVERB}))
        if j < 0 or self.chunks[j].kind != ChunkKind.NP:
            return self._shared(relative)
        number = self.agreement.of_verb(k)
        if number != SEVERAL and self._of_outcome(relative, trigger):
            return self._shared(relative)
        if j > 0 and self.chunks[j - 1].kind == ChunkKind.CONJUNCTION and self._linked(j) is None:
            if number == ONE:
                return self._listing(j)  # "A and B that is ...": which of them is not said
            return self._ending(j) if number or self._head(j) == j else self._phrase(self._head(j), j + 1)
        nouns = self._outward(j)
        fitting = (i for i in nouns if self._speaks_of(i, number, trigger))
        i = next(fitting, None)
        if i is None:
            verb = nouns[-1] - 1
            noun = self.chunks[verb].trigger if verb in self.parties else None
            if noun is not None and noun.frame.kind == FrameKind.NOUN and number != SEVERAL:
                return self.parties[verb]  # "is a member of the family, which binds ..."
            i = self._head(j)
        linked = None if number == SEVERAL and self._one_of(i) else self._linked(i)
        if linked is not None:
            return linked
        return (
            self._ending(j)
            if i > 1 and self.chunks[i - 1].kind == ChunkKind.CONJUNCTION
            else self._phrase(i, j + 1)
        )

    def _of_outcome(self, relative: int, trigger: Trigger) -> bool:
        """Tell whether a relative clause is about all before it: "It binds X, which results in"."""
        outcome = self.clauses.words[trigger.core].norm in self.grammar.words(WordClass.OUTCOME)
        if not outcome or self.chunks[relative - 1].kind != ChunkKind.COMMA or self.pied(relative) < relative:
            return False
        before = self.chunks[relative - 2]
        return (
            self.phrases.hint(before.first, before.last) != TermKind.DISEASE
        )  # "a deficiency, which results in"

    def _listing(self, j: int) -> Party | None:
        """Give the noun before a list that ends at chunk j: "a complex consisting of A and B that is"."""
        verb = self._left(j)[0] - 1
        if verb < 1 or not self._reduced(verb) or self.chunks[verb - 1].kind != ChunkKind.NP:
            return None
        return self._linked(verb - 1) or self._phrase(verb - 1, verb)

    def pied(self, relative: int) -> int:
        """Give the chunk where a relative clause begins: "all of which" begins before its pronoun."""
        if (
            relative < 3
            or self.chunks[relative - 1].role != "of"
            or self.chunks[relative - 3].kind != ChunkKind.COMMA
        ):
            return relative
        return (
            relative - 2 if self.chunks[relative - 2].kind in (ChunkKind.NP, ChunkKind.ADVERB) else relative
        )

    def _outward(self, j: int) -> list[int]:
        """Give the chunks of the nouns that a relative clause after chunk j may be about, nearest first."""
        nouns = [j]
        while j >= 2 and self.chunks[j - 2].kind == ChunkKind.NP:
            inner = self.chunks[j - 1].trigger
            within = (
                inner is not None and self.clauses.tags[inner.core] == Tag.PREPOSITION
            )  # "a protein with domains that"
            if self.chunks[j - 1].kind != ChunkKind.PREPOSITION and not within and not self._reduced(j - 1):
                break
            j -= 2
            nouns.append(j)
        return nouns

    def _one_of(self, i: int) -> bool:
        """Tell whether one of several is named: "one of the kinases, which are"."""
        return self.clauses.words[self.chunks[i].first].low == "one"

    def _speaks_of(self, i: int, number: str, trigger: Trigger) -> bool:
        chunk, family = self.chunks[i], trigger.frame.family
        item = self.phrases.item(chunk.first, chunk.last)
        if not self.agreement.fits(number, self.agreement.of_item(item)):
            return False
        acting = self.phrases.tail(item.first, item.last, WordClass.ACTING_PROCESS) is not None
        if not acting and self.phrases.hint(item.first, item.last) in _NO_ACTORS:
            return False
        return (
            family in _OF_FAMILIES
            or (number == ONE and self._apart(i))
            or self.phrases.tail(item.first, item.last, WordClass.FAMILY_NOUN) is None
        )

    def _apart(self, i: int) -> bool:
        """Tell whether a comma ends a noun: "a member of the family, which plays" is about the family."""
        return i + 1 < len(self.chunks) and self.chunks[i + 1].kind == ChunkKind.COMMA

    # ---- noun phrases

    def _left(self, j: int) -> tuple[int, int]:
        """Give the chunks of the noun phrase that ends at chunk j, an introduction with its comma cut off."""
        first = j
        while first > 0 and (
            self.chunks[first - 1].kind in LOOSE
            or self.chunks[first - 1].kind in (ChunkKind.NP, ChunkKind.PREPOSITION, ChunkKind.SUCH)
        ):
            first -= 1
        first = self._past_loose(first, j)
        if first > 0 and self.chunks[first - 1].kind == ChunkKind.LINK:
            first = next(
                (i + 1 for i in range(j, first, -1) if self.chunks[i].kind == ChunkKind.COMMA), first
            )
        if self.chunks[first].kind == ChunkKind.PREPOSITION:
            commas = [i for i in range(first, j) if self.chunks[i].kind == ChunkKind.COMMA] or [first]
            last = commas[-1] + 1  # "In addition to A, B, and C, this protein": it begins anew
            comma = (
                commas[-1]
                if self.clauses.tags[self.chunks[last].first] in (Tag.TOPIC, Tag.DETERMINER)
                else commas[0]
            )
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
        """Read a noun phrase as a subject."""
        is_object = first > 0 and self.chunks[first - 1].kind == ChunkKind.TRIGGER
        return self.reader.read(self.phrases.region(self.chunks[first:last]), is_object=is_object)
