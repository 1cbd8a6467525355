"""Applies frames to the clauses of a sentence: who, what, how sure, in which circumstances."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from il21kg.clauses import BE, Chunk, Clauses, Grammar, Trigger, read_clauses
from il21kg.document import Span
from il21kg.mentions import Abbreviation, Ambiguity, way
from il21kg.namespaces import IKG, local_name, unresolved_iri
from il21kg.objects import Candidate, Objects
from il21kg.phrases import Grounded, Item, Phrases, Region
from il21kg.statements import End, JointAgent, Statement, Topic
from il21kg.vocabulary import Frame, Name, Relation, Term, normal


@dataclass(frozen=True, slots=True)
class Reference:
    """What a subject phrase refers to, before a relation says whether it means the gene or its product."""

    topic: bool
    how: str
    """coreference, elided, or empty when the words are a name."""
    span: Span | None
    names: tuple[Name, ...] = ()
    words: str = ""
    gene: bool = False
    """The words say "gene": where a relation leaves it open, the gene is meant."""


@dataclass(frozen=True, slots=True)
class Party:
    """The subject side of a clause."""

    references: tuple[Reference, ...]
    event: str = ""
    """mutation, variation, dysregulation, change, aspect: what of the gene is spoken of."""
    joints: tuple[tuple[str, Item], ...] = ()
    head: tuple[int, int] | None = None
    """First and last token of the head noun phrase."""


@dataclass(slots=True)
class Context:
    """What a document has said so far."""

    text: str
    topic: Topic
    grammar: Grammar
    short_forms: dict[str, tuple[Name, ...]]
    own: tuple[str, ...]
    ambiguities: list[Ambiguity] = field(default_factory=list)
    kind_words: set[str] = field(default_factory=set)
    """Nouns the document called the topic ("cytokine"): "the cytokine" is then the topic."""
    last_subject: Reference | None = None
    kind_phrases: set[str] = field(default_factory=set)
    """Products the document said the gene encodes ("105 kD protein"): with "the" they are the topic."""
    abbreviations: tuple[Abbreviation, ...] = ()
    encoding: tuple[Span, Reference, Span] | None = None
    """The last "the gene encodes": its trigger, its subject, its sentence."""


_ELIDED: Final = Party((Reference(True, "elided", None),))
_LINKING: Final = ("is_a", "encodes")


class SentenceReader:
    """Reads one sentence."""

    def __init__(self, context: Context, sentence: Span, clauses: Clauses) -> None:
        """Bind the reader to a sentence that was cut into clauses."""
        self.context = context
        self.grammar = context.grammar
        self.vocabulary = context.grammar.vocabulary
        self.sentence = sentence
        self.clauses = clauses
        self.phrases = Phrases(
            context.text, clauses, context.grammar, context.short_forms, context.own, context.ambiguities
        )
        self.objects = Objects(self.phrases)
        self.chunks = clauses.chunks
        self.parties: dict[int, Party] = {}
        self.absorbed: set[int] = set()
        self.linked: dict[int, Party] = {}
        self.first_party: Party | None = None
        self.apposed: tuple[Span, tuple[Name, ...]] | None = None
        self.governing: dict[int, int] = {}
        """Trigger → the first token of the words that make it a predicate: their cues are its cues."""
        self.cues: dict[int, _Cues] = {}
        """Cues of the triggers read so far."""
        self.at = -1
        """Index of the chunk being read."""

    # ---- the sentence

    def read(self) -> list[Statement]:
        """Read the sentence's clauses in order."""
        found: list[Statement] = []
        for first, last in self.clauses.nested:
            inner = SentenceReader(
                self.context, self.sentence, read_clauses(self.clauses.words[first:last], self.grammar)
            )
            found += inner.read()
        self._license()
        by_trigger: dict[int, list[Statement]] = {}
        for k, chunk in enumerate(self.chunks):
            if chunk.kind != "T":
                continue
            made = self._clause(k)
            by_trigger[k] = made
            self._link_means(k, made, by_trigger)
        for k in sorted(by_trigger):
            found += by_trigger[k]
        return found + self._encoded_name() + self._named_in_brackets()

    def _link_means(self, k: int, made: list[Statement], by_trigger: dict[int, list[Statement]]) -> None:
        """Give what follows "by" and a gerund to the clause before it, as its means."""
        if not made or k == 0 or self.chunks[k - 1].kind != "P":
            return
        if self.clauses.low(self.chunks[k - 1].first, self.chunks[k - 1].last) not in ("by", "through", "via"):
            return
        before = [p for p in by_trigger if p < k and by_trigger[p]]
        if before:
            p = max(before)
            by_trigger[p] = [replace(s, means=tuple(made)) for s in by_trigger[p]]

    # ---- predicate nouns

    def _license(self) -> None:
        """Keep a predicate noun ("member of") where a verb, a comma or "as" makes it one; else it is a name."""
        k = 0
        while k < len(self.chunks):
            chunk = self.chunks[k]
            trigger = chunk.trigger
            if trigger is not None:
                shape = trigger.frame.shape
                if shape == "activity" and not self._activity_follows(k):
                    if trigger.others:
                        chunk.trigger = replace_frame(trigger, trigger.others[0])
                        continue
                    self._demote_word(k)
                elif shape == "appositive" and not self._appositive(k):
                    self.chunks[k : k + 1] = [
                        Chunk(",", trigger.core, trigger.core + 1),
                        Chunk("NP", trigger.core + 1, trigger.last),
                    ]
                    self._join(k + 1)
                elif trigger.frame.kind == "noun" and shape != "object-first":
                    self._noun(k, trigger)
            k += 1

    def _noun(self, k: int, trigger: Trigger) -> None:
        m = k - 1
        if m >= 0 and self.chunks[m].kind == "NP":
            m -= 1
        while m >= 0 and self.chunks[m].kind in ("ADV", "NEG"):
            m -= 1
        before = self.chunks[m] if m >= 0 else None
        if before is not None and before.trigger is not None and before.trigger.frame.family in _LINKING:
            self.governing[trigger.core] = before.first
            self._absorb(m, k)
            return
        if before is not None and before.kind == "P" and self.clauses.low(before.first, before.last) == "as":
            return
        if before is not None and before.kind == "AUX" and self.clauses.words[before.first].low in BE:
            while m > 0 and self.chunks[m - 1].kind in ("AUX", "ADV", "NEG"):
                m -= 1
            self.governing[trigger.core] = self.chunks[m].first
            return
        if before is not None and before.kind in ("C", ",") and any(
            c.trigger is not None and c.trigger.frame.kind == "noun" for c in self.chunks[:m]
        ):
            return
        self._demote(k, trigger)

    def _absorb(self, m: int, k: int) -> None:
        """Let "is a" give its subject to "member of"; it stays a claim where its noun is a kind too."""
        trigger, noun = self.chunks[m].trigger, self.chunks[k].trigger
        assert trigger is not None and noun is not None
        self.absorbed.add(m)
        modifiers = self.chunks[k - 1] if self.chunks[k - 1].kind == "NP" else None
        last = noun.core + 1
        first = modifiers.first if modifiers else noun.core
        item = self.phrases.item(first, last)
        kinds = tuple(kind for r in self.vocabulary.relations_by_key.get("is_a", ()) for kind in r.kinds)
        if self.phrases.ground_kind(item.first, item.last, kinds).term is not None:
            self.absorbed.discard(m)
            if modifiers:
                modifiers.last = last
            else:
                self.chunks.insert(k, Chunk("NP", first, last))

    def _demote(self, k: int, trigger: Trigger) -> None:
        """Read a predicate noun that nothing makes a predicate as a noun with its preposition."""
        last = trigger.last - 1
        self.chunks[k : k + 1] = [
            Chunk("NP", trigger.first, last),
            Chunk("P", last, trigger.last, self.clauses.roles[last] or "context"),
        ]
        self._join(k)

    def _demote_word(self, k: int) -> None:
        chunk = self.chunks[k]
        low = self.clauses.low(chunk.first, chunk.last)
        kind = "P" if low in ("with", "without") else "AUX"
        self.chunks[k] = Chunk(kind, chunk.first, chunk.last, "context")

    def _join(self, k: int) -> None:
        if k > 0 and self.chunks[k].kind == self.chunks[k - 1].kind == "NP":
            if self.chunks[k - 1].last == self.chunks[k].first:
                self.chunks[k - 1].last = self.chunks[k].last
                del self.chunks[k]
                k -= 1
        if k + 1 < len(self.chunks) and self.chunks[k].kind == self.chunks[k + 1].kind == "NP":
            if self.chunks[k].last == self.chunks[k + 1].first:
                self.chunks[k].last = self.chunks[k + 1].last
                del self.chunks[k + 1]

    def _activity_follows(self, k: int) -> bool:
        for chunk in self.chunks[k + 1 : k + 5]:
            if chunk.kind == "NP":
                found = self.phrases.tail(chunk.first, chunk.last, "hint")
                if found is not None and found[0] == "kind":
                    return True
            elif chunk.kind not in ("C", ","):
                return False
        return False

    def _appositive(self, k: int) -> bool:
        """Tell whether ", a ..." explains the name before it: nothing but its own noun phrase follows."""
        if k == 0 or self.chunks[k - 1].kind != "NP":
            return False
        rest = self.chunks[k + 1 :]
        if not rest or rest[0].kind not in ("NP", "T"):
            return False
        if rest[0].kind == "T":
            return rest[0].trigger is not None and rest[0].trigger.frame.kind == "noun"
        rest = [c for c in rest if c.kind != "ADV"]
        after = rest[1].kind if len(rest) > 1 else "DOT"
        if after == "P":
            return any(c.kind in (",", "DOT") for c in rest[1:]) and not any(c.kind == "C" for c in rest[1:4])
        return after in (",", "DOT", "REL", "T")

    # ---- the subject side

    def _party(self, k: int) -> Party | None:
        trigger = self.chunks[k].trigger
        assert trigger is not None
        j = k - 1
        while j >= 0 and self.chunks[j].kind in ("ADV", "NEG", "AUX"):
            j -= 1
        if trigger.frame.kind == "noun":
            return self._noun_party(k, j)
        if j == 0 and self.chunks[0].kind == "P" and trigger.form == "ing":
            return self._ahead(k)
        if self.clauses.tags[trigger.core] in ("prep", "+prep"):
            return self._shared(k)
        if trigger.frame.shape == "subject-inside":
            return self._inside(trigger)
        if j < 0:
            finite = trigger.form in ("s", "base", "ed") or trigger.first < trigger.core
            return _ELIDED if finite or trigger.form == "noun" else None
        chunk = self.chunks[j]
        if chunk.kind == "REL":
            return self._antecedent(j)
        if chunk.kind in ("C", "P", "T", "SUCH"):
            return self._shared(j + 1 if chunk.kind == "T" else j)
        if chunk.kind == ",":
            return self._after_comma(k, j, trigger)
        if chunk.kind == "STOP":
            return self._shared(j)
        if chunk.kind == "NP":
            return self._name_party(j, trigger)
        return None

    def _ahead(self, k: int) -> Party | None:
        """Give the subject of the main clause for a gerund before it: "By inducing ..., the protein ..."."""
        comma = max((i for i, c in enumerate(self.chunks) if c.kind == "," and i > k), default=None)
        for i in range(k + 1, len(self.chunks) - 1):
            follows = self.chunks[i + 1].kind in ("T", "AUX")
            if self.chunks[i].kind == "NP" and self.chunks[i - 1].kind == "," and follows and comma is not None:
                return self._phrase(i, i + 1)
        return None

    def _inside(self, trigger: Trigger) -> Party | None:
        """Find the subject among the words of a trigger: "a role for this gene in"."""
        for i in range(trigger.core + 1, trigger.last):
            if self.clauses.tags[i] == "topic":
                end = i + 1
                while self.clauses.tags[end] == "+topic":
                    end += 1
                return Party((self.reference(self.phrases.item(i, end)),))
        item = self.phrases.item(trigger.core + 2, trigger.last - 1)
        return Party((self.reference(item),)) if item.first < item.last else None

    def _noun_party(self, k: int, j: int) -> Party | None:
        if j >= 0 and self.chunks[j].kind == "NP":
            j -= 1
        while j >= 0 and self.chunks[j].kind in ("ADV", "NEG"):
            j -= 1
        if j < 0:
            return _ELIDED
        chunk = self.chunks[j]
        if chunk.kind == "AUX":
            return self._party_before(j)
        return self._shared(j + 1 if chunk.kind == "T" else j)

    def _party_before(self, j: int) -> Party | None:
        j -= 1
        while j >= 0 and self.chunks[j].kind in ("ADV", "NEG", "AUX"):
            j -= 1
        if j < 0:
            return _ELIDED
        if self.chunks[j].kind == "NP":
            return self._phrase(*self._left(j))
        return self._shared(j)

    def _shared(self, j: int) -> Party | None:
        """Give the subject of the clause before: a coordination, a gerund, an infinitive share it."""
        before = [p for p in self.parties if p < j]
        if before:
            return self.parties[max(before)]
        for i, chunk in enumerate(self.chunks[:j]):
            if chunk.kind in ("AUX", "T") and i > 0 and self.chunks[i - 1].kind == "NP":
                return self._phrase(*self._left(i - 1))
        if j > 0 and self.chunks[j - 1].kind == "NP":
            return self._phrase(*self._left(j - 1))
        return None

    def _after_comma(self, k: int, j: int, trigger: Trigger) -> Party | None:
        if trigger.frame.family == "named" and j > 0 and self.chunks[j - 1].kind == "NP":
            return self._phrase(*self._left(j - 1)) if not self.parties else self._phrase(j - 1, j)
        participle = trigger.form == "ing" or (trigger.form == "ed" and trigger.first == trigger.core)
        if participle:
            return self._shared(j)
        opened = j - 1
        while opened >= 0 and self.chunks[opened].kind != ",":
            if self.chunks[opened].kind == "T" and self.chunks[opened].trigger is not None:
                frame = self.chunks[opened].trigger
                if frame is not None and frame.frame.shape == "appositive":
                    break
            opened -= 1
        if opened <= 0:
            return self._shared(j)
        inside = self.chunks[opened + 1 : j]
        subject = opened - 1
        if self.chunks[subject].kind != "NP":
            return self._shared(j)
        first, _ = self._left(subject)
        if first > 0 and self.chunks[first - 1].kind == "T" and first - 1 in self.parties:
            return self._shared(j)
        party = self._phrase(*self._left(subject))
        region = self.phrases.region(inside)
        joints = tuple((how, item) for how, items in region.joints for item in items)
        return replace(party, joints=joints) if party is not None and joints else party

    def _name_party(self, j: int, trigger: Trigger) -> Party | None:
        reduced = trigger.form == "ing" or (trigger.form == "ed" and trigger.first == trigger.core and not _tensed(trigger))
        if reduced:
            i = j
            while i >= 2 and self.chunks[i - 1].kind == "P" and self.chunks[i - 1].role == "of" and self.chunks[i - 2].kind == "NP":
                i -= 2
            linking = self._object_of(i)
            if linking is not None:
                return linking
            return self._phrase(i, j + 1)
        first, last = self._left(j)
        floor = first
        while floor > 0 and self.chunks[floor - 1].kind in ("P", "ADV", ",", "C", "NEG"):
            floor -= 1
        before = self.chunks[floor - 1] if floor > 0 else None
        if before is not None and before.trigger is not None:
            known = self.parties.get(first - 1)
            inner = before.trigger
            if inner.frame.shape == "object-first":
                return known
            if inner.form in ("ing", "ed") and inner.first == inner.core and not _tensed(inner):
                cut = self._last_conjunct(first, last)
                return known if cut is None else self._phrase(cut, last)
            cut = self._last_conjunct(first, last)
            return self._phrase(cut, last) if cut is not None else self._phrase(j, last)
        return self._phrase(first, last)

    def _last_conjunct(self, first: int, last: int) -> int | None:
        for i in range(last - 1, first - 1, -1):
            if self.chunks[i].kind in ("C", ","):
                return i + 1
        return None

    def _left(self, j: int) -> tuple[int, int]:
        """Give the chunks of the noun phrase that ends at chunk j, an introduction with its comma cut off."""
        first = j
        while first > 0 and self.chunks[first - 1].kind in ("NP", "P", "C", ",", "ADV", "NEG", "SUCH"):
            first -= 1
        while first < j and self.chunks[first].kind in (",", "C", "ADV", "NEG"):
            first += 1
        if first > 0 and self.chunks[first - 1].kind == "LINK":
            comma = next((i for i in range(j, first, -1) if self.chunks[i].kind == ","), None)
            first = comma + 1 if comma is not None else first
        if self.chunks[first].kind == "P":
            comma = next((i for i in range(first, j) if self.chunks[i].kind == ","), None)
            first = comma + 1 if comma is not None else first + 1
            while first < j and self.chunks[first].kind in (",", "C", "ADV", "NEG"):
                first += 1
        return first, j + 1

    def _object_of(self, i: int) -> Party | None:
        """Give the subject of "is a X" for a clause that hangs on X."""
        while i > 1 and self.chunks[i - 1].kind in ("C", ",") and self.chunks[i - 2].kind == "NP":
            i -= 2
        if i > 0 and self.chunks[i - 1].trigger is not None:
            trigger = self.chunks[i - 1].trigger
            if trigger is not None and trigger.frame.family in _LINKING and not self._transcripts(i):
                return self.parties.get(i - 1)
        return None

    def _transcripts(self, i: int) -> bool:
        chunk = self.chunks[i]
        return self.phrases.tail(chunk.first, chunk.last, "transcript") is not None

    def _antecedent(self, rel: int) -> Party | None:
        """Give what a relative pronoun refers to: the subject of "is a X", or the noun phrase before it."""
        i = rel - 1
        while i >= 0 and self.chunks[i].kind in (",", "ADV"):
            i -= 1
        if i < 0 or self.chunks[i].kind != "NP":
            return self._shared(rel)
        j = i
        after = self.chunks[rel + 1] if rel + 1 < len(self.chunks) else None
        singular = after is not None and (
            (after.trigger is not None and (after.trigger.form == "s" or self.clauses.words[after.first].low in ("is", "was", "has")))
            or (after.kind == "AUX" and self.clauses.words[after.first].low in ("is", "was", "has"))
        )
        if singular and i > 0 and self.chunks[i - 1].kind == "C" and self._object_of(i) is None:
            return None  # "A and B that is ...": which of them is not said
        while i >= 2 and self.chunks[i - 1].kind == "P" and self.chunks[i - 1].role == "of" and self.chunks[i - 2].kind == "NP":
            i -= 2
        linking = self._object_of(i)
        if linking is not None:
            return linking
        if i > 1 and self.chunks[i - 1].kind == "C":
            first, last = self._left(j)
            return self._phrase(first, last)
        return self._phrase(i, j + 1)

    def _phrase(self, first: int, last: int) -> Party | None:
        """Read a noun phrase as a subject: the event in it, and what it is an event of."""
        chunks = self.chunks[first:last]
        region = self.phrases.region(chunks)
        if not region.items:
            return None
        head = region.items[0]
        event = self.phrases.tail(head.first, head.last, "event")
        joints = tuple((how, item) for how, items in region.joints for item in items)
        where = (head.first, head.last)
        if event is not None and self.clauses.tags[head.start] not in ("topic", "+topic"):
            inner = list(head.of)
            for item in region.items[1:]:
                inner += item.of
            for at, _, items in region.contexts:
                if self.clauses.words[at].low in ("in", "of", "within", "at", "for", "to"):
                    inner += items
            if not inner and event[1] > head.first:
                inner = [Item(head.first, event[1], head.start)]
            references = tuple(self.reference(item) for item in inner)
            if references:
                return Party(references, event[0], joints, where)
        named = [item for item in region.items if not item.opened]
        return Party(tuple(self.reference(item) for item in named), "", joints, where)

    def reference(self, item: Item) -> Reference:
        """Say what a noun phrase refers to: the topic by pronoun, by description, by name; or something else."""
        tags, words = self.clauses.tags, self.clauses.words
        context = self.context
        if tags[item.start] == "topic":
            return self._topic_unit(item)
        low = [w.low for w in words[item.start : item.last]]
        determiner = low[0] if low else ""
        noun = self.phrases.tail(item.first, item.last, "protein-noun")
        if determiner in ("this", "the") and noun is not None and not item.of:
            plain = noun[1] == item.first or (noun[1] == item.first + 1 and low[1:2] in (["encoded"], ["mature"]))
            described = determiner == "this" and not any(
                item.first <= m.first < item.last and self._molecule(m.names) for m in self.clauses.mentions
            )
            plain = plain or described
            if plain and ("encoded" in low or self._is_topic_kind(words[noun[1]].norm, determiner)):
                return Reference(True, "coreference", self.phrases.span(item.start, item.last))
        if low == ["this"]:
            return Reference(True, "coreference", self.phrases.span(item.start, item.last))
        if self.phrases.tail(item.first, item.last, "isoform") is not None and not item.of:
            return Reference(True, "coreference", self.phrases.span(item.start, item.last))
        if determiner in ("this", "the") and " ".join(low[1:]) in context.kind_phrases:
            return Reference(True, "coreference", self.phrases.span(item.start, item.last))
        if item.of:
            last = max(i.last for i in item.of)
            span = self.phrases.span(item.first, last)
            return Reference(False, "unresolved", span, (), " ".join(span.text.split()))
        grounded = self.phrases.ground(item.first, item.last, ("protein", "gene", "family"))
        if grounded.term is not None and grounded.term.iri in context.own:
            gene = words[item.last - 1].norm == "gene"
            names = self.vocabulary.look_up(grounded.span.text)
            return Reference(True, "", grounded.span, names, grounded.words, gene)
        if grounded.term is not None:
            return Reference(False, grounded.how, grounded.span, (Name(grounded.term.iri, 0),), grounded.words)
        return Reference(False, "unresolved", grounded.span, (), grounded.words)

    def _is_topic_kind(self, noun: str, determiner: str) -> bool:
        """Tell whether the document has called the topic so: "this cytokine" is the topic if it is a cytokine."""
        if determiner == "this" and self.grammar.role("generic-noun", noun) is not None:
            return True
        if determiner == "this" and noun in (self.context.topic.product_label or "").lower():
            return True
        known = self.context.kind_words
        return noun in known or (noun == "enzyme" and any(word.endswith("ase") for word in known))

    def _molecule(self, names: Sequence[Name]) -> bool:
        return any(self.vocabulary.terms[n.iri].kind in ("gene", "protein", "complex") for n in names)

    def _topic_unit(self, item: Item) -> Reference:
        tags, words = self.clauses.tags, self.clauses.words
        end = item.start + 1
        while end < len(tags) and tags[end] == "+topic":
            end += 1
        role = self.clauses.roles[item.start]
        span = self.phrases.span(item.start, end)
        if end < item.last and tags[end] == "lpar":
            inner = words[end + 1 : item.last - 1] if tags[item.last - 1] == "rpar" else words[end + 1 : item.last]
            names = self.phrases.names(inner) if inner else ()
            if any(name.iri in self.context.own for name in names):
                named = self.phrases.span(end + 1, end + 1 + len(inner))
                if role == "product":
                    self.apposed = (named, names)
                return Reference(True, "", named, names, named.text)
        elif end < item.last:
            whole = self.phrases.span(item.start, item.last)
            return Reference(False, "unresolved", whole, (), " ".join(whole.text.split()))
        last = self.context.last_subject
        if self.first_party is not None and len(self.first_party.references) == 1:
            last = self.first_party.references[0]
        if role == "pronoun" and last is not None and not last.topic:
            return replace(last, how="coreference" if last.names else "unresolved", span=span)
        return Reference(True, "coreference", span, gene=role == "gene")

    # ---- a clause

    def _clause(self, k: int) -> list[Statement]:
        trigger = self.chunks[k].trigger
        assert trigger is not None
        frame = trigger.frame
        if frame.shape == "variants":
            return self._variants(k, trigger)
        if frame.shape == "observed":
            return self._observed(k, trigger)
        party = self._party(k)
        if party is None:
            return []
        if self.first_party is None:
            party = self._introduced(party)
            self.first_party = party
        self.parties[k] = party
        if frame.family == "encodes" and party.references and party.references[0].topic:
            phrase = self.phrases.span(trigger.first, trigger.last)
            self.context.encoding = (phrase, party.references[0], self.sentence)
        if k in self.absorbed:
            return []
        if party.head is not None and self.phrases.tail(*party.head, "splicing") is not None:
            return self._splicing(k, trigger, party)
        if party.head is not None and self.phrases.tail(*party.head, "transcript") is not None and frame.family == "encodes":
            return []
        if frame.shape == "object-first":
            return self._pseudogene(k, trigger, party)
        if frame.shape in ("predicate-word", "passive-process"):
            return self._predicate_word(k, trigger, party)
        region = self.phrases.region(self._right(k), self.clauses.words[trigger.last - 1].low)
        if trigger.agentless and frame.shape == "subject-object" and frame.family != "other":
            return []
        if trigger.passive:
            return self._passive(k, trigger, party, region)
        candidates = self.objects.candidates(frame, region, self._determined(region))
        if frame.family in ("located", "localizes_to"):
            candidates += self._bands(region, frame)
        made: list[Statement] = []
        for candidate in candidates:
            made += self.claims(trigger, party, candidate, region, (self.sentence,), self.sentence)
        if frame.family in ("is_a", "encodes", "member_of"):
            self._remember_kind(region, party)
        return made

    def _introduced(self, party: Party) -> Party:
        """Add partners that open the sentence: "Together with IL6, it regulates ..."."""
        chunk = self.chunks[0]
        if chunk.kind != "P" or chunk.role not in ("together with", "in synergy with"):
            return party
        comma = next((i for i, c in enumerate(self.chunks) if c.kind == ","), len(self.chunks))
        region = self.phrases.region(self.chunks[:comma])
        joints = tuple((how, item) for how, items in region.joints for item in items)
        return replace(party, joints=(*party.joints, *joints))

    def _bands(self, region: Region, frame: Frame) -> list[Candidate]:
        """Find a band in a circumstance: "localized to a cluster at 5q31" names two places."""
        found = []
        for _, _, items in region.contexts:
            for item in items:
                grounded = self.phrases.ground(item.first, item.last, ("band", "chromosome"))
                if grounded.term is not None and grounded.term.kind in ("band", "chromosome"):
                    found.append(Candidate(grounded, frame.family))
        return found

    def _determined(self, region: Region) -> str:
        """Give the words before the first object: its article decides whether a kind is named."""
        if not region.items:
            return ""
        item = region.items[0]
        return self.clauses.low(item.start, item.first)

    def _remember_kind(self, region: Region, party: Party) -> None:
        if party.references and party.references[0].topic:
            for item in region.items:
                for i in range(item.first, max([item.last, *(o.last for o in item.of)])):
                    if self.grammar.role("protein-noun", self.clauses.words[i].norm) is not None:
                        self.context.kind_words.add(self.clauses.words[i].norm)
                if self.phrases.tail(item.first, item.last, "protein-noun") is not None:
                    self.context.kind_phrases.add(self.clauses.low(item.first, item.last))

    def _right(self, k: int) -> list[Chunk]:
        """Give the chunks right of a trigger that belong to it."""
        taken: list[Chunk] = []
        at = k + 1
        while at < len(self.chunks) and self.chunks[at].kind not in ("T", "REL", "STOP", "LINK", "AUX", "DOT"):
            taken.append(self.chunks[at])
            at += 1
        boundary = self.chunks[at] if at < len(self.chunks) else None
        finite = boundary is not None and (
            boundary.kind == "AUX"
            or (
                boundary.trigger is not None
                and (boundary.trigger.form == "s" or boundary.trigger.first < boundary.trigger.core)
            )
        )
        if finite and taken and taken[-1].kind == "NP":
            for i in range(len(taken) - 1, -1, -1):
                if taken[i].kind == "C" or (taken[i].kind == "," and i > 0):
                    taken = taken[:i]
                    break
        while taken and taken[-1].kind in ("P", "C", ",", "ADV", "NEG"):
            taken.pop()
        return taken

    def _passive(self, k: int, trigger: Trigger, party: Party, region: Region) -> list[Statement]:
        """Read "X is induced by Y": Y induces X."""
        agents = tuple(self.reference(item) for item in region.agents if not item.opened)
        if not agents:
            return []
        made: list[Statement] = []
        for reference in party.references:
            grounded = self._as_object(reference, party)
            if grounded is None:
                continue
            key = trigger.frame.family
            expressed = party.head is not None and self.phrases.tail(*party.head, "amount") is not None
            if party.event == "aspect" and expressed and key in ("regulates", "induces", "inhibits"):
                key = f"{key}-amount"
            candidate = Candidate(grounded, key)
            made += self.claims(trigger, Party(agents), candidate, region, (self.sentence,), self.sentence)
        return made

    def _as_object(self, reference: Reference, party: Party) -> Grounded | None:
        if reference.span is None:
            return None
        if reference.topic:
            iri = self.context.topic.product or self.context.topic.iri
            term = self.vocabulary.terms.get(iri)
            return Grounded(term, reference.how or "", reference.span, reference.span.text) if term else None
        if reference.names:
            term = self.vocabulary.terms[reference.names[0].iri]
            return Grounded(term, reference.how, reference.span, reference.words)
        return Grounded(None, "unresolved", reference.span, reference.words)

    def _variants(self, k: int, trigger: Trigger) -> list[Statement]:
        """Read "transcript variants ... have been described for this gene": the phrase itself is the object."""
        i = k - 1
        while i >= 0 and self.chunks[i].kind in ("NP", "P", "C", ",", "T", "ADV"):
            i -= 1
        first = i + 1
        heads = [
            c for c in self.chunks[first:k] if c.kind == "NP" and self.phrases.tail(c.first, c.last, "transcript")
        ]
        if not heads:
            return []
        item = self.phrases.item(heads[0].first, self.chunks[k - 1].last if self.chunks[k - 1].kind == "NP" else heads[0].last)
        last = max(item.last, heads[-1].last)
        after = self.chunks[k + 1] if k + 1 < len(self.chunks) else None
        reference = _ELIDED.references[0]
        if after is not None and after.kind == "NP":
            found = self.reference(self.phrases.item(after.first, after.last))
            if found.topic:
                reference = found
        first_word = item.first
        while first_word > heads[0].first and self.clauses.tags[first_word - 1] == "adv":
            first_word -= 1
        candidate = self.objects.transcripts(first_word, last)
        self.parties[k] = Party((reference,))
        return self.claims(trigger, Party((reference,)), candidate, _nothing(), (self.sentence,), self.sentence)

    def _observed(self, k: int, trigger: Trigger) -> list[Statement]:
        """Read "altered expression of this gene has been observed in psoriasis": an association."""
        party = self._party(k)
        if party is None or party.event not in ("mutation", "variation", "change", "dysregulation"):
            return []
        self.parties[k] = party
        region = self.phrases.region(self._right(k))
        found: list[Statement] = []
        for item in [*region.items, *(i for _, _, items in region.contexts for i in items)]:
            grounded = self.phrases.ground(item.first, item.last, ("disease",))
            if grounded.term is not None and grounded.term.kind == "disease":
                candidate = Candidate(grounded, "associated", exemplar=item.exemplar)
                found += self.claims(trigger, party, candidate, _nothing(), (self.sentence,), self.sentence)
        return found

    def _splicing(self, k: int, trigger: Trigger, party: Party) -> list[Statement]:
        """Read "alternative splicing of this gene results in ...": what results is the object."""
        frame = next((f for f in self.vocabulary.frames if f.shape == "splicing"), None)
        taken = self._right(k)
        heads = [c for c in taken if c.kind == "NP" and self.phrases.tail(c.first, c.last, "transcript")]
        if frame is None or not heads:
            return []
        reference = next((r for r in party.references if r.topic), _ELIDED.references[0])
        item = self.phrases.item(heads[0].first, heads[0].last)
        at = self.chunks.index(heads[0])
        last = item.last
        for chunk in self.chunks[at + 1 :]:
            if chunk.trigger is not None and chunk.trigger.frame.family == "encodes":
                continue
            if chunk.kind == "NP" and self.phrases.tail(chunk.first, chunk.last, "transcript"):
                last = self.phrases.item(chunk.first, chunk.last).last
            break
        candidate = self.objects.transcripts(item.first, last)
        party = Party((reference,))
        self.parties[k] = party
        spoken = replace_frame(trigger, frame)
        return self.claims(spoken, party, candidate, _nothing(), (self.sentence,), self.sentence)

    def _pseudogene(self, k: int, trigger: Trigger, party: Party) -> list[Statement]:
        taken = self._right(k)
        self.parties.pop(k, None)
        if not taken or taken[0].kind != "NP":
            return []
        reference = self.reference(self.phrases.item(taken[0].first, taken[0].last))
        span = self.phrases.span(trigger.core, trigger.core + 1)
        grounded = Grounded(None, "unresolved", span, span.text)
        self.parties[k] = Party((Reference(False, "unresolved", self.phrases.span(trigger.core, taken[0].last), (), self.phrases.span(trigger.core, taken[0].last).text),))
        return self.claims(
            trigger, Party((reference,)), Candidate(grounded, trigger.frame.family), _nothing(), (self.sentence,), self.sentence
        )

    def _predicate_word(self, k: int, trigger: Trigger, party: Party) -> list[Statement]:
        """Read "is secreted", "is proteolytically processed": the words themselves are the object."""
        if k + 1 < len(self.chunks) and self.chunks[k + 1].kind == "P" and self.chunks[k + 1].role == "by":
            return []
        at = trigger.last - 1
        span = self.phrases.span(at, at + 1)
        kinds = tuple(kind for r in self.vocabulary.relations_by_key.get(trigger.frame.family, ()) for kind in r.kinds)
        grounded = self.phrases.ground(at, at + 1, kinds)
        if grounded.term is not None and grounded.term.kind not in kinds:
            grounded = Grounded(None, "unresolved", span, span.text)
        region = self.phrases.region(self._right(k))
        return self.claims(
            trigger, party, Candidate(grounded, trigger.frame.family), region, (self.sentence,), self.sentence
        )

    def _encoded_name(self) -> list[Statement]:
        """Read "the encoded protein (NAME)": the gene that was said to encode encodes NAME."""
        if self.apposed is None or self.context.topic.product is None:
            return []
        span, names = self.apposed
        name = next((n for n in names if n.iri == self.context.topic.product), None)
        frame = next((f for f in self.vocabulary.frames if f.family == "encodes"), None)
        if name is None or frame is None:
            return []
        term = self.vocabulary.terms[name.iri]
        candidate = Candidate(Grounded(term, way(name, self.vocabulary), span, span.text), "encodes")
        if self.context.encoding is not None:
            phrase, reference, earlier = self.context.encoding
            evidence = (earlier, self.sentence) if earlier != self.sentence else (self.sentence,)
            return self._stated(frame, phrase, Party((reference,)), candidate, evidence)
        at = next((t for t in self.clauses.words if t.low == "encoded"), None)
        if at is None:
            return []
        phrase = Span(at.start, at.text)
        return self._stated(frame, phrase, _ELIDED, candidate, (self.sentence,))

    def _stated(
        self, frame: Frame, phrase: Span, party: Party, candidate: Candidate, evidence: tuple[Span, ...]
    ) -> list[Statement]:
        return self._build(frame, phrase, party, candidate, _nothing(), evidence, evidence[-1], _Cues())

    def _named_in_brackets(self) -> list[Statement]:
        """Read "caspase recruitment domain (CARD)": the bracket names what stands before it.

        Nothing is said where the bracket stands inside a longer name: "natural killer (NK) cell".
        """
        frame = next((f for f in self.vocabulary.frames if f.shape == "bracket"), None)
        if frame is None:
            return []
        words = self.clauses.words
        found: list[Statement] = []
        for abbreviation in self.context.abbreviations:
            long, short = abbreviation.long, abbreviation.short
            inside = range(words[0].start, words[-1].end)
            if long.start not in inside or short.start not in inside:
                continue
            tokens = [i for i, w in enumerate(words) if long.start <= w.start < long.end]
            if not tokens or any(
                words[m.first].start <= long.start and words[m.last - 1].start > max(short.end, long.end)
                for m in self.clauses.mentions
            ):
                continue
            grounded = self.phrases.ground(tokens[0], tokens[-1] + 1, ())
            names = (Name(grounded.term.iri, 0),) if grounded.term is not None else ()
            topic = grounded.term is not None and grounded.term.iri in self.context.own
            reference = Reference(topic, grounded.how, grounded.span, names, grounded.words)
            candidate = Candidate(Grounded(None, "", short, short.text), "named")
            inner = long if long.start > short.start else short
            first, last = self.context.text.rindex("(", 0, inner.start), self.context.text.index(")", inner.end)
            bracket = Span(first, self.context.text[first : last + 1])
            found += self._build(
                frame, bracket, Party((reference,)), candidate, _nothing(), (self.sentence,), self.sentence, _Cues()
            )
        return found

    # ---- lists

    def opening(self) -> tuple[Party, Trigger, bool] | None:
        """Read a sentence that opens a list: who the items are about, by which trigger, whether it is open."""
        self._license()
        exemplary = any(
            c.trigger is not None and self.clauses.words[c.trigger.last - 1].norm in ("include", "comprise")
            for c in self.chunks
        )
        for k, chunk in enumerate(self.chunks):
            trigger = chunk.trigger
            if trigger is None or self.clauses.words[trigger.last - 1].norm == "include":
                continue
            taken = self._right(k)
            for c in taken:
                if c.kind == "NP":
                    reference = self.reference(self.phrases.item(c.first, c.last))
                    if reference.topic:
                        return Party((reference,)), trigger, exemplary
            party = self._party(k)
            if party is not None and party.references and party.references[0].topic:
                return party, trigger, exemplary
        return None

    def list_topic(self) -> tuple[Party, int] | None:
        """Find the topic and the head noun of an opening without a frame ("Target cells of IL-21 include:")."""
        for chunk in self.chunks:
            if chunk.kind == "NP":
                reference = self.reference(self.phrases.item(chunk.first, chunk.last))
                if reference.topic:
                    return Party((reference,)), chunk.first
        return None

    # ---- claims

    def claims(
        self,
        trigger: Trigger,
        party: Party,
        candidate: Candidate,
        region: Region,
        evidence: tuple[Span, ...],
        sentence: Span,
    ) -> list[Statement]:
        """Make the statements of one object, one for each subject."""
        comma = trigger.frame.shape == "appositive"
        phrase = self.phrases.span(trigger.first + comma, trigger.last)
        cues = self._cues(trigger, candidate)
        return self._build(trigger.frame, phrase, party, candidate, region, evidence, sentence, cues)

    def _build(
        self,
        frame: Frame,
        phrase: Span,
        party: Party,
        candidate: Candidate,
        region: Region,
        evidence: tuple[Span, ...],
        sentence: Span,
        cues: "_Cues",
    ) -> list[Statement]:
        relation = self._relation(frame, candidate, party)
        if relation is None:
            return []
        if candidate.grounded.term is None and relation.family != "named" and self._empty(candidate.grounded.words):
            return []
        target = self._object(relation, candidate)
        joints = self._joints(party, region)
        contexts, diseases, species = self._contexts(region)
        made = []
        for reference in party.references:
            subject = self._subject(reference, relation)
            if subject is None or (subject.iri is not None and subject.iri == target.iri):
                continue
            hedged = bool(cues.hedges)
            reason = self._not_asserted(relation, subject, target, bool(cues.negations))
            made.append(
                Statement(
                    kind=relation.statement,
                    relation=relation.family,
                    subject=subject,
                    predicate=relation.hedged if hedged else relation.stated,
                    object=target,
                    sentence=sentence,
                    evidence=tuple(sorted(set(evidence), key=lambda s: s.start)),
                    trigger=phrase,
                    frame=frame.name,
                    hedge_cues=cues.hedges,
                    evidential_cues=cues.evidentials,
                    negation_cues=cues.negations,
                    not_asserted=reason,
                    exemplary=candidate.exemplar,
                    effects=tuple(sorted(candidate.effects)),
                    effect_phrases=tuple(sorted(candidate.phrases)),
                    direction=frame.direction if candidate.effects and relation.statement == "CellTargetStatement" else None,
                    cell=candidate.cell or (target.iri if target.kind == "cell" else None),
                    joint_agents=tuple(j for j in joints if j.iri != subject.iri),
                    contexts=(*self._event(party, relation), *contexts),
                residue=self._unread(party),
                    context_diseases=diseases,
                    species=species,
                )
            )
        return made

    def _event(self, party: Party, relation: Relation) -> tuple[Span, ...]:
        """Give the words that say what happened to the gene, where the relation does not say it."""
        if party.event not in ("mutation", "variation", "change") or party.head is None:
            return ()
        if relation.statement == "GeneDiseaseStatement" and "mutation" in relation.stated:
            return ()
        return (self.phrases.span(*party.head),)

    def _unread(self, party: Party) -> tuple[Span, ...]:
        """Give the head noun of a subject of which only the "of" was read ("ligand binding of this receptor")."""
        return (self.phrases.span(*party.head),) if party.event == "aspect" and party.head is not None else ()

    def _relation(self, frame: Frame, candidate: Candidate, party: Party) -> Relation | None:
        """Choose the relation by its key, what happened to the gene, and the kind of the object."""
        term, hint = candidate.grounded.term, candidate.hint
        kind = term.kind if term else ("protein" if hint == "molecule" else hint)
        disease = kind == "disease"
        key = candidate.key
        broken = party.event in ("mutation", "variation")
        if key == "causes_disease" and not (broken and (disease or not kind)):
            key = frame.otherwise or "induces"
        if broken and key != "causes_disease":
            if disease or (key == "associated" and kind in ("", "disease")):
                key = "associated"
            elif key not in ("located", "located_on", "encodes", "named", "has_variant"):
                key = "other"
        elif party.event in ("dysregulation", "change"):
            if disease:
                key = "dysregulation" if key in ("involved_in", "required", "induces", "regulates") else "associated"
            elif key not in ("located", "named", "expressed_in", "associated"):
                key = "other"
        rows = self.vocabulary.relations_by_key.get(key, ())
        if not rows:
            return None
        for row in rows:
            if kind and kind in row.kinds:
                return row
        return rows[0]

    def _object(self, relation: Relation, candidate: Candidate) -> End:
        grounded = candidate.grounded
        if relation.family == "named":
            return End(None, grounded.words, "literal", grounded.span)
        term = grounded.term
        if candidate.reference is not None:
            subject = self._subject(candidate.reference, relation, as_object=True)
            if subject is not None:
                return subject
        if term is None:
            words = " ".join(grounded.words.split())
            return End(unresolved_iri(words), words, "unresolved", grounded.span, "unresolved")
        how = grounded.how
        if term.kind == "gene" and "gene" not in relation.kinds and term.product in self.vocabulary.terms:
            product = self.vocabulary.terms[term.product or ""]
            how = how or self._product_way(product, grounded.span.text)
            term = product
        elif term.kind == "gene" and "protein" in relation.kinds and term.product in self.vocabulary.terms:
            product = self.vocabulary.terms[term.product or ""]
            how = how or self._product_way(product, grounded.span.text)
            term = product
        elif term.kind == "protein" and "protein" not in relation.kinds and "gene" in relation.kinds and term.gene:
            term = self.vocabulary.terms.get(term.gene, term)
        return End(term.iri, term.label, term.kind, grounded.span, how)

    def _product_way(self, product: Term, words: str) -> str:
        return "" if any(n.iri == product.iri for n in self.vocabulary.look_up(words)) else "product"

    def _subject(self, reference: Reference, relation: Relation, *, as_object: bool = False) -> End | None:
        if reference.topic:
            return self._topic_end(reference, relation)
        if reference.names:
            term = self.vocabulary.terms[reference.names[0].iri]
            how = reference.how
            if relation.level == "product" and term.kind == "gene" and term.product in self.vocabulary.terms:
                product = self.vocabulary.terms[term.product or ""]
                how = how or self._product_way(product, reference.words)
                term = product
            elif relation.level == "gene" and term.kind == "protein" and term.gene in self.vocabulary.terms:
                term = self.vocabulary.terms[term.gene or ""]
                how = how or "product"
            return End(term.iri, term.label, term.kind, reference.span, how)
        if reference.span is None:
            return None
        words = reference.words or " ".join(reference.span.text.split())
        if self._empty(words):
            return None
        return End(unresolved_iri(words), words, "unresolved", reference.span, "unresolved")

    def _empty(self, words: str) -> bool:
        """Tell whether words name nothing by themselves: "genes", "those", "them"."""
        norms = [normal(word) for word in words.lower().split()]
        classes = ("empty-head", "determiner", "quantifier", "pronoun", "adverb", "preposition")
        return len(norms) == 1 and any(norms[0] in self.vocabulary.words.get(c, ()) for c in classes)

    def _topic_end(self, reference: Reference, relation: Relation) -> End:
        topic = self.context.topic
        if not topic.known:
            return End(topic.iri, topic.label, "unresolved", reference.span, "unresolved")
        gene = relation.level == "gene" or topic.product is None or (relation.level == "any" and (reference.gene or relation.family == "named"))
        iri, label, kind = (topic.iri, topic.label, "gene") if gene else (topic.product or "", topic.product_label or "", "protein")
        how = reference.how
        if not how and not any(n.iri == iri for n in reference.names):
            how = "product"
        return End(iri, label, kind, reference.span, how)

    def _not_asserted(self, relation: Relation, subject: End, target: End, negated: bool) -> str | None:
        if "unresolved" in (subject.kind, target.kind):
            return "unresolved"
        if relation.family == "other":
            return "relation"
        admitted = not relation.kinds or target.kind in relation.kinds
        if not admitted or (relation.subject_kinds and subject.kind not in relation.subject_kinds):
            return "kind"
        return "negated" if negated else None

    def _joints(self, party: Party, region: Region) -> tuple[JointAgent, ...]:
        found = list(party.joints) + [(how, item) for how, items in region.joints for item in items]
        agents = []
        for how, item in found:
            grounded = self.phrases.ground(item.first, item.last, ("protein", "gene", "family"))
            term = grounded.term
            if term is not None and term.kind == "gene" and term.product in self.vocabulary.terms:
                term = self.vocabulary.terms[term.product or ""]
            if term is not None and term.kind in ("protein", "family"):
                agents.append(JointAgent(how, term.iri, term.label, term.kind))
            else:
                agents.append(JointAgent(how, unresolved_iri(grounded.words), grounded.words, "unresolved"))
        return tuple(sorted(set(agents), key=lambda a: (a.how, a.iri)))

    def _contexts(self, region: Region) -> tuple[tuple[Span, ...], tuple[str, ...], tuple[str, ...]]:
        spans, diseases, species = [], set(), set()
        for first, last, items in region.contexts:
            spans.append(self.phrases.span(first, last))
            for item in items:
                grounded = self.phrases.ground(item.first, item.last, ("disease", "species"))
                if grounded.term is not None and grounded.term.kind == "disease":
                    diseases.add(grounded.term.iri)
                elif grounded.term is not None and grounded.term.kind == "species":
                    species.add(grounded.term.iri)
        return tuple(spans), tuple(sorted(diseases)), tuple(sorted(species))

    def _cues(self, trigger: Trigger, candidate: Candidate) -> "_Cues":
        """Find the cues of a clause: in its verb group, in the phrase of its object, in the verb that governs it."""
        words, tags = self.clauses.words, self.clauses.tags
        cues = self.grammar.cues
        hedges, evidentials, negations = [], [], []
        first = min(trigger.first, self.governing.get(trigger.core, trigger.first))
        k = next((k for k, c in enumerate(self.chunks) if c.trigger is not None and c.trigger.core == trigger.core), -1)
        while k > 0 and self.chunks[k - 1].kind in ("AUX", "ADV", "NEG") and trigger.frame.kind != "noun":
            k -= 1
            first = min(first, self.chunks[k].first)
        if k > 0 and self.chunks[k - 1].kind == "P":
            before = self.clauses.low(self.chunks[k - 1].first, self.chunks[k - 1].last)
            if before in cues.get(("negation", "phrase"), ()):
                negations.append(self.phrases.span(self.chunks[k - 1].first, self.chunks[k - 1].last))
        if trigger.frame.shape == "subject-inside" and k > 0 and self.chunks[k - 1].kind == "NP":
            first = self.chunks[k - 1].first
        for i in range(first, trigger.last):
            low = words[i].low
            if low in cues.get(("hedge", "verb"), ()) or low in cues.get(("hedge", "phrase"), ()):
                hedges.append(self.phrases.span(i, i + 1))
            elif low in cues.get(("evidential", "verb"), ()) and tags[i] == "gov":
                evidentials.append(self._with_helpers(i, first))
            elif low in cues.get(("negation", "verb"), ()) and tags[i] != "advp":
                negations.append(self.phrases.span(i, i + 1))
        for i in range(trigger.last, len(words)):
            if words[i].start >= (candidate.grounded.span.start if candidate.grounded.span else 0):
                break
            if tags[i] in ("eval", "gov", "word") and words[i].low in cues.get(("hedge", "phrase"), ()) and not any(
                tags[j] in ("comma", "conj", "prep") for j in range(trigger.last, i)
            ):
                hedges.append(self.phrases.span(i, i + 1))
            if words[i].low == "no" and i == trigger.last:
                negations.append(self.phrases.span(i, i + 1))
        negations += self._denied(k, candidate)
        governor = self._governor(trigger)
        if governor is not None and not hedges:
            hedges.append(governor)
        found = _Cues(tuple(hedges), tuple(evidentials), tuple(negations))
        inherited = self._inherited(trigger)
        if inherited is not None:
            found = _Cues(found.hedges or inherited.hedges, found.evidentials, found.negations or inherited.negations)
        self.cues[trigger.core] = found
        return found

    def _inherited(self, trigger: Trigger) -> "_Cues | None":
        """Give the cues of the verb whose helper this one shares: "may bind X and regulate Y"."""
        earlier = [core for core in self.cues if core < trigger.core]
        if not earlier or trigger.form == "s" or (trigger.first < trigger.core and not self._means(trigger)):
            return None
        k = next((k for k, c in enumerate(self.chunks) if c.trigger is not None and c.trigger.core == trigger.core), 0)
        j = k - 1
        while j > 0 and self.chunks[j].kind in ("ADV", "NEG", "AUX"):
            if self.chunks[j].kind == "AUX":
                return None
            j -= 1
        if trigger.frame.kind == "noun" and self.chunks[j].kind == "NP":
            j -= 1
        if j < 0 or self.chunks[j].kind not in ("C", ",", "P", "T"):
            return None
        cues = self.cues[max(earlier)]
        shares_negation = trigger.form in ("base", "noun") and self.chunks[j].kind == "C"
        return _Cues(cues.hedges, (), cues.negations if shares_negation else ())

    def _means(self, trigger: Trigger) -> bool:
        return self.clauses.words[trigger.first].low == "to"

    def _denied(self, k: int, candidate: Candidate) -> list[Span]:
        """Find what denies a claim from outside its verb: "neither X nor", "but not Y", "no evidence that"."""
        words, tags = self.clauses.words, self.clauses.tags
        found = []
        at = next((i for i, w in enumerate(words) if w.start == candidate.grounded.span.start), 0)
        while at > 0 and tags[at - 1] in ("det", "quant", "eval", "quote", "prep"):
            at -= 1
        if at > 1 and words[at - 1].low == "not" and words[at - 2].low == "but":
            found.append(self.phrases.span(at - 1, at))
        i = k - 1
        if i >= 0 and self.chunks[i].kind == "C" and words[self.chunks[i].first].low == "nor":
            found.append(self.phrases.span(self.chunks[i].first, self.chunks[i].first + 1))
        while i >= 0 and self.chunks[i].kind in ("NP", "P", "C", ",", "ADV", "NEG"):
            if self.chunks[i].kind == "NEG" and words[self.chunks[i].first].low in ("neither", "no", "nor"):
                found.append(self.phrases.span(self.chunks[i].first, self.chunks[i].first + 1))
                break
            i -= 1
        return found

    def _with_helpers(self, i: int, floor: int) -> Span:
        first = i
        while first > floor and self.clauses.tags[first - 1] in ("aux", "adv"):
            first -= 1
        while self.clauses.tags[first] == "adv":
            first += 1
        return self.phrases.span(first, i + 1)

    def _governor(self, trigger: Trigger) -> Span | None:
        """Find the verb that hedges the clause: "studies suggest that ...", "it is possible that ..."."""
        words, tags = self.clauses.words, self.clauses.tags
        governing = self.grammar.cues.get(("hedge", "clause"), frozenset())
        for i in range(trigger.first - 1, -1, -1):
            if tags[i] == "link" and words[i].low in ("whether", "if"):
                return self.phrases.span(i, i + 1)
            if tags[i] in ("stop", "link"):
                return None
            if words[i].low == "evidence" and i > 0 and words[i - 1].low == "no":
                return self.phrases.span(i - 1, i + 1)
            if words[i].low in governing:
                after = next((j for j in range(i + 1, trigger.first) if tags[j] != "adv"), None)
                if after is None:
                    return None
                if words[after].low == "that" or tags[i] == "word":
                    return self.phrases.span(i, i + 1)
        return None


@dataclass(frozen=True, slots=True)
class _Cues:
    hedges: tuple[Span, ...] = ()
    evidentials: tuple[Span, ...] = ()
    negations: tuple[Span, ...] = ()


def _nothing() -> Region:
    return Region([], [], [], [])


def _tensed(trigger: Trigger) -> bool:
    """Tell whether a bare -ed form was taken as a past tense: no passive, nothing of the pattern after the verb."""
    return not trigger.passive and not trigger.agentless and trigger.last - trigger.core == 1


def replace_frame(trigger: Trigger, frame: Frame) -> Trigger:
    """Give the trigger as another frame reads it."""
    return Trigger(
        frame, trigger.first, trigger.core, trigger.last, trigger.form, trigger.passive, trigger.agentless, trigger.literal
    )


__all__ = ["IKG", "Candidate", "Context", "Party", "Reference", "SentenceReader", "local_name"]
