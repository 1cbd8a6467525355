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
from il21kg.reading.structure.triggers import Trigger

#: Families that may be said of a family: other verbs after "the family" are about its member.
_OF_FAMILIES: Final = ("has_part", "is_a", "named", "member_of")
#: Families of nouns for what acts on another thing: "receptor for", "inhibitor of".
_ACTING_NOUNS: Final = ("interacts_with", "inhibits", "induces", "regulates", "modifies")
#: Kinds of nouns (`Phrases.hint`) of which no clause about a molecule is.
_NO_ACTORS: Final = ("process", "kind", "component", "anatomy")


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
        if chunk.kind == "P" and chunk.role in JOINT:
            ends = (",", "T", "AUX")
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
        while i > 0 and self.chunks[i].kind in ("NP", "P", "C", ","):
            i -= 1
        trigger = self.chunks[i].trigger if i >= 0 else None
        return i if trigger is not None and trigger.passive else None

    def agents(self, k: int, length: int) -> Party | None:
        """Give what follows "by" after the passive of chunk `k`, within `length` chunks."""
        for i in range(k + 1, k + 1 + length):
            if self.chunks[i].role == "by" and i + 1 < k + 1 + length:
                end = k + 1 + length
                comma = next((m for m in range(i + 1, end) if self.chunks[m].kind == ","), end)
                alone = comma + 1 < end and self.chunks[comma + 1].kind == "C"  # "by X, and a Y"
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
        if at < 1 or self.chunks[at].kind != "T" or self.chunks[at - 1].kind != "NP":
            return False
        return self._reduced(at) and at in self.parties

    # ---- by what stands before the trigger

    def of(self, k: int, trigger: Trigger) -> Party | None:
        """Give the subject of the clause of chunk `k`; None where the sentence does not say it."""
        j = self._back(k - 1, HELPERS)
        if self._hindered(j, trigger):
            return None  # what is hindered is not brought about
        if trigger.frame.kind == "noun":
            return self._of_noun(k - 1)
        if trigger.frame.family == "is_a" and self._exists(k):
            return None
        if j == 0 and self.chunks[0].kind == "P" and trigger.form == "ing":
            return self._ahead(k)
        if trigger.form == "ing" and self._follows(k):
            return self._shared(k)
        if self.clauses.tags[trigger.core] in ("prep", "+prep"):
            noun = self._back(k - 1, frozenset({","}))
            apart = noun >= 0 and not self.parties and self.chunks[noun].kind == "NP"
            return self._shared(k) or (self._ending(noun) if apart else None)
        if trigger.frame.shape == "subject-inside":
            return self._inside(trigger)
        if j < 0:
            finite = trigger.form in ("s", "base", "ed", "noun") or trigger.first < trigger.core
            finite = finite or any(chunk.kind == "AUX" for chunk in self.chunks[:k])  # "capable of inducing"
            return ELIDED if finite else None
        kind = self.chunks[j].kind
        purpose = self._purpose_of(j) if kind == "P" and trigger.form == "base" else None
        if purpose is not None:
            return self.agents(purpose, j - purpose - 1)
        if kind == "REL" and trigger.participle and j > 0 and self.chunks[j - 1].kind in ("P", "T"):
            return None  # "similar to that found in": what is found is not said
        if kind == "REL":
            return self._antecedent(j, k, trigger)
        if kind in ("C", "P", "SUCH", "STOP"):
            return self._shared(j, k)
        if kind == "T":
            return self._shared(j + 1, k)
        if kind == ",":
            opened = self.chunks[0].kind in ("P", "ADV") and all(c.kind != "," for c in self.chunks[:j])
            if opened and trigger.form == "s" and not self.parties:
                return ELIDED  # "In macrophages, induces apoptosis."
            return self._after_comma(j, k, trigger)
        return self._before(j, k, trigger) if kind == "NP" else None

    def _hindered(self, j: int, trigger: Trigger) -> bool:
        """Tell whether what a verb says is kept from happening: "prevents X from inducing", "inability to".

        `j` is the chunk before the verb and its helpers.
        """
        if j < 1 or self.chunks[j].kind != "P":
            return False
        low = self.clauses.low(self.chunks[j].first, self.chunks[j].last)
        if trigger.form == "ing":
            return low == "from"
        if trigger.form != "base" or low != "to":
            return False
        i = self._ability(j - 1)
        if i is None:
            return False
        phrase, words = self.chunks[i], self.grammar.words("hindering")
        if any(
            word.low in words or word.norm in words for word in self.clauses.words[phrase.first : phrase.last]
        ):
            return True  # "an impaired ability to bind", "failure to bind"
        before = self._back(i - 1, frozenset({"P", "ADV"}))
        verb = self.chunks[before].trigger if before >= 0 else None
        if verb is not None:
            return hinders(verb)
        return before >= 0 and self._says(self.chunks[before], words)  # "loss of its ability to bind"

    def _says(self, chunk: Chunk, words: Container[str]) -> bool:
        return any(word.norm in words for word in self.clauses.words[chunk.first : chunk.last])

    def _ability(self, i: int) -> int | None:
        """Give the chunk of a noun with an infinitive that ends at chunk i: "the ability of IL-4 (to)"."""
        while i >= 0 and self.chunks[i].kind in ("NP", "C"):
            chunk = self.chunks[i]
            for word_class in ("ability", "hindering"):
                if chunk.kind == "NP" and self.phrases.tail(chunk.first, chunk.last, word_class) is not None:
                    return i
            i -= 2 if i > 0 and self.chunks[i - 1].role == "of" else 1
        return None

    def _follows(self, k: int) -> bool:
        """Tell whether the clause of chunk `k` is a consequence of the one before: "thereby inducing"."""
        before = self.chunks[k - 1] if k > 0 else None
        return before is not None and (
            self.clauses.words[before.first].low in self.grammar.words("consequence")
        )

    def _indefinite(self, chunk: Chunk) -> bool:
        return self.clauses.words[chunk.first].low in ("a", "an")

    def _exists(self, k: int) -> bool:
        """Tell whether a clause only says that something is there: "there are several pseudogenes"."""
        before = self.chunks[k - 1] if k > 0 else None
        there = (
            before is not None and before.kind == "ADV" and self.clauses.words[before.first].low == "there"
        )
        return there and not (k + 1 < len(self.chunks) and self.chunks[k + 1].kind == "T")

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
            name = self._back(i - 1, frozenset({"ADV"}))
            if chunk.kind in ("AUX", "T") and name >= 0 and self.chunks[name].kind == "NP":
                return self._ending(name)
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
        if noun is not None and noun.frame.kind == "noun":
            i = self._back(i - 1, frozenset({"NP", "ADV"}))
        verb = self.chunks[i].trigger if i >= 0 else None
        return verb is not None and verb.frame.shape == "appositive"

    def _aside(self, i: int) -> bool:
        """Tell whether a clause stands in ", which ..."."""
        relative = self._back(i - 1, HELPERS)
        return relative > 0 and self.chunks[relative].kind == "REL" and self.chunks[relative - 1].kind == ","

    def _after_comma(self, j: int, k: int, trigger: Trigger) -> Party | None:
        """Give the subject before an insertion: "X, together with Y, induces"; a participle shares one."""
        if trigger.frame.family == "named" and j > 0 and self.chunks[j - 1].kind == "NP":
            linked = self._linked(j - 1)  # "encodes a protein, also known as X"
            return linked or (self._phrase(j - 1, j) if self.parties else self._ending(j - 1))
        if self.qualifies(trigger) and j > 0 and self.chunks[j - 1].kind == "NP":
            return self._nearest(j - 1) or self._shared(j)  # "binds X, known to regulate"
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

    def _nearest(self, j: int) -> Party | None:
        """Give the noun before a comma where it may act: what "is a X" is said of, or X itself."""
        chunk = self.chunks[j]
        acts = self.phrases.hint(chunk.first, chunk.last) not in (*_NO_ACTORS, "disease")
        return self._linked(j) or (self._phrase(j, j + 1) if acts else None)

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
        if self._fronted(j, k, trigger):
            return ELIDED
        if trigger.shortened or self.qualifies(trigger):
            # "a copy of a gene located on": a thing of its own has the participle for itself.
            i = j if self._indefinite(self.chunks[j]) else self._head(j)
            return self._linked(i) or self._phrase(i, j + 1)
        opened = self._back(j, frozenset({"NP", "P", "C", "ADV"}))
        if opened >= 0 and self.chunks[opened].kind == "REL" and self.chunks[opened + 1].kind == "P":
            return self._antecedent(opened, k, trigger)  # "a protein that in humans is encoded by"
        if trigger.frame.shape == "appositive" and j > 0 and self.chunks[j - 1].kind != "C":
            party = self._phrase(j, j + 1)
            return replace(party, unsure=True) if party is not None and self._of_agent(j) else party
        if (
            trigger.frame.family == "named"
            and self._indefinite(self.chunks[j])
            and self.chunks[j - 1].kind == "P"
        ):
            return self._phrase(j, j + 1)  # "by a fungus called X"
        if trigger.form == "noun" and trigger.first == trigger.core and j > 0:
            modified = self.clauses.tags[self.chunks[j].last - 1] in ("det", "eval", "quant")
            if self.chunks[j - 1].kind == "P" or modified:
                return self._shared(j - 1)  # "..., with a key role in"
        first, last = self._left(j)
        at = self._verb_before(first)
        inner = self.chunks[at].trigger if at >= 0 else None
        if inner is None:
            begin = self.begins(k) if at > 0 and self.chunks[at].kind == "AUX" else None
            return self._phrase(first if begin is None else begin, last)
        known = self.parties.get(at)
        if inner.frame.shape == "object-first":
            return known
        begin = self.begins(k)
        if begin is not None:
            return self._phrase(begin, last)
        within = inner.shortened or self.clauses.tags[inner.core] in ("prep", "+prep")
        return known if within else self._phrase(j, last)

    def _fronted(self, j: int, k: int, trigger: Trigger) -> bool:
        """Tell whether only a circumstance stands before a verb: "Together with IL6 promotes apoptosis".

        Not where its last words may be the subject: "In macrophages IL4 promotes", "In T cells it promotes".
        """
        first = next((i for i, chunk in enumerate(self.chunks) if chunk.kind != "ADV"), j)
        finite = trigger.form == "s" or self.clauses.tags[trigger.first] == "modal"
        if self.chunks[first].kind != "P" or first >= j or not finite or trigger.participle:
            return False
        between = self.chunks[first + 1 : j + 1]
        if any(chunk.kind not in ("NP", "P", "C", "ADV") for chunk in between):
            return False
        return self.agreement.of_verb(k) != SEVERAL and self._alone(self.chunks[j])

    def _alone(self, chunk: Chunk) -> bool:
        """Tell whether a noun phrase holds one name, and no other phrase begins inside it."""
        inside = range(chunk.first + 1, chunk.last)
        if any(self.clauses.tags[i] in ("det", "topic", "quant") for i in inside):
            return False
        mentions = [m for m in self.clauses.mentions if chunk.first <= m.first < chunk.last]
        last = mentions[0].last if mentions and mentions[0].first == chunk.first else chunk.first
        named = any(
            not self.clauses.words[i].text.islower() for i in range(max(last, chunk.first + 1), chunk.last)
        )
        item = self.phrases.item(chunk.first, chunk.last)
        noun = self.phrases.tail(item.first, item.last, "protein-noun")
        return not named and len(mentions) < 2 and (noun is None or item.start < item.first or bool(mentions))

    def _of_agent(self, j: int) -> bool:
        """Tell whether a noun for what acts on it stands before a name: "a receptor for X, a K protein".

        What explains the name may as well explain the noun, unless it says its other side: "a ligand for
        X, a member of the receptor family".
        """
        noun = self.chunks[j - 1].trigger if j > 0 else None
        if noun is None or noun.frame.kind != "noun" or noun.frame.family not in _ACTING_NOUNS:
            return False
        said, begin = self.clauses.words[noun.core].norm, self.chunks[j].last + 1
        end = next((c.first for c in self.chunks[j + 1 :] if c.kind in (",", "REL", "DOT")), begin)
        apposed = self.clauses.words[begin:end]
        return all(self.grammar.role("counterpart", word.norm) != said for word in apposed)

    def qualifies(self, trigger: Trigger) -> bool:
        """Tell whether an adjective with its words follows its noun: "a repressor required for"."""
        if trigger.frame.kind != "verb" or self.clauses.tags[trigger.first] not in ("eval", "gov"):
            return False
        if trigger.form == "noun":
            return trigger.first == trigger.core
        # "a protein known to function as"; "appears to function as" is a verb of its own
        raising = self.grammar.role("governor", self.clauses.words[trigger.first].low)
        return trigger.form == "base" and not raising

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
        closed = [i for i in fitting if self._closed(i)] or [i for i in starts if self._after_but(i)]
        return max(closed or fitting or starts, default=None)

    def _closed(self, i: int) -> bool:
        """Tell whether a comma and a conjunction stand before a chunk, or "but"."""
        at = self._back(i - 1, frozenset({"ADV", "NEG"}))
        after_comma = at > 0 and self.chunks[at].kind == "C" and self.chunks[at - 1].kind == ","
        return after_comma or self._after_but(i)

    def _after_but(self, i: int) -> bool:
        at = self._back(i - 1, frozenset({"ADV", "NEG"}))
        return at >= 0 and self.clauses.words[self.chunks[at].first].low == "but"

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
        j = self._back(self.pied(relative) - 1, frozenset({",", "ADV"}))
        if j < 0 or self.chunks[j].kind != "NP":
            return self._shared(relative)
        number = self.agreement.of_verb(k)
        if number != SEVERAL and self._of_outcome(relative, trigger):
            return self._shared(relative)
        if j > 0 and self.chunks[j - 1].kind == "C" and self._linked(j) is None:
            if number == ONE:
                return self._listing(j)  # "A and B that is ...": which of them is not said
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
        linked = None if number == SEVERAL and self._one_of(i) else self._linked(i)
        if linked is not None:
            return linked
        return self._ending(j) if i > 1 and self.chunks[i - 1].kind == "C" else self._phrase(i, j + 1)

    def _of_outcome(self, relative: int, trigger: Trigger) -> bool:
        """Tell whether a relative clause is about all before it: "It binds X, which results in"."""
        outcome = self.clauses.words[trigger.core].norm in self.grammar.words("outcome")
        if not outcome or self.chunks[relative - 1].kind != "," or self.pied(relative) < relative:
            return False
        before = self.chunks[relative - 2]
        return self.phrases.hint(before.first, before.last) != "disease"  # "a deficiency, which results in"

    def _listing(self, j: int) -> Party | None:
        """Give the noun before a list that ends at chunk j: "a complex consisting of A and B that is"."""
        verb = self._left(j)[0] - 1
        if verb < 1 or not self._reduced(verb) or self.chunks[verb - 1].kind != "NP":
            return None
        return self._linked(verb - 1) or self._phrase(verb - 1, verb)

    def pied(self, relative: int) -> int:
        """Give the chunk where a relative clause begins: "all of which" begins before its pronoun."""
        if relative < 3 or self.chunks[relative - 1].role != "of" or self.chunks[relative - 3].kind != ",":
            return relative
        return relative - 2 if self.chunks[relative - 2].kind in ("NP", "ADV") else relative

    def _outward(self, j: int) -> list[int]:
        """Give the chunks of the nouns that a relative clause after chunk j may be about, nearest first."""
        nouns = [j]
        while j >= 2 and self.chunks[j - 2].kind == "NP":
            inner = self.chunks[j - 1].trigger
            within = (
                inner is not None and self.clauses.tags[inner.core] == "prep"
            )  # "a protein with domains that"
            if self.chunks[j - 1].kind != "P" and not within and not self._reduced(j - 1):
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
        acting = self.phrases.tail(item.first, item.last, "acting-process") is not None
        if not acting and self.phrases.hint(item.first, item.last) in _NO_ACTORS:
            return False
        return (
            family in _OF_FAMILIES
            or (number == ONE and self._apart(i))
            or self.phrases.tail(item.first, item.last, "family-noun") is None
        )

    def _apart(self, i: int) -> bool:
        """Tell whether a comma ends a noun: "a member of the family, which plays" is about the family."""
        return i + 1 < len(self.chunks) and self.chunks[i + 1].kind == ","

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
            commas = [i for i in range(first, j) if self.chunks[i].kind == ","] or [first]
            last = commas[-1] + 1  # "In addition to A, B, and C, this protein": it begins anew
            comma = (
                commas[-1] if self.clauses.tags[self.chunks[last].first] in ("topic", "det") else commas[0]
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
        is_object = first > 0 and self.chunks[first - 1].kind == "T"
        return self.reader.read(self.phrases.region(self.chunks[first:last]), is_object=is_object)
