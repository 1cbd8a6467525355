"""Finds what makes a claim less than a plain fact: hedges, evidentials, denials, each with its words.

One claim may have several:

    Studies suggest that IL-21 may not induce apoptosis.
            hedge              hedge negation
"""

from dataclasses import dataclass
from typing import Final

from il21kg.reading.structure.chunks import Chunk
from il21kg.reading.structure.phrases import Phrases
from il21kg.reading.structure.predicates import Predicates
from il21kg.reading.structure.tagset import ChunkKind, Form, Tag
from il21kg.reading.structure.triggers import Trigger
from il21kg.text.document import Span
from il21kg.vocabulary.classes import FrameKind, Turn, WordClass

#: Chunks of the verb group.
_HELPERS: Final = frozenset({ChunkKind.AUXILIARY, ChunkKind.ADVERB, ChunkKind.NEGATION})
#: Tags of what stands between two conjuncts.
_JOINING: Final = (Tag.CONJUNCTION, Tag.COMMA)


@dataclass(frozen=True, slots=True)
class Cues:
    """The cues of a claim."""

    hedges: tuple[Span, ...] = ()
    evidentials: tuple[Span, ...] = ()
    negations: tuple[Span, ...] = ()


class CueFinder:
    """Finds the cues of the clauses of one sentence, in order: a later verb may share earlier ones."""

    def __init__(self, phrases: Phrases, predicates: Predicates) -> None:
        """Bind to a sentence."""
        self.phrases = phrases
        self.clauses = phrases.clauses
        self.words = phrases.clauses.words
        self.tags = phrases.clauses.tags
        self.chunks = predicates.chunks
        self.governing = predicates.governing
        self.grammar = phrases.grammar
        cues = phrases.grammar.cues
        self.governors = cues.get(("hedge", "clause"), frozenset())
        self.hedging = cues.get(("hedge", "verb"), frozenset())
        self.hedging_words = cues.get(("hedge", "phrase"), frozenset())
        self.evidential = cues.get(("evidential", "verb"), frozenset())
        self.negating = cues.get(("negation", "verb"), frozenset())
        self.negating_words = cues.get(("negation", "phrase"), frozenset())
        self.silent = phrases.grammar.cue_words.isdisjoint([word.low for word in self.words])
        """No word of the sentence belongs to a cue: true of two sentences in three."""
        self.found: dict[int, Cues] = {}
        """First token of a pattern → the cues of its clause."""

    def of(self, trigger: Trigger, target: Span) -> Cues:
        """Find the cues of a clause with its object at `target`: around its verb, in its object, above it."""
        if self.silent:
            return Cues()
        k = next((k for k, c in enumerate(self.chunks) if c.trigger and c.trigger.core == trigger.core), -1)
        group = k
        while group > 0 and self.chunks[group - 1].kind in _HELPERS and trigger.frame.kind != FrameKind.NOUN:
            group -= 1
        cues = self._in_group(group, trigger)
        near = self._before_object(trigger, target)
        listed = self._listed(trigger, target)
        item = self._in_list(trigger, target)
        outside = self._denied(group) + self._unproven(trigger)
        hedges = cues.hedges + near.hedges + self._bracketed(trigger)
        if trigger.frame.shape == Turn.APPOSITIVE:  # "it seems that FADD, a kinase, binds": it is one
            above = None
        else:
            above = self._opening() or self._doubt(trigger) or self._governor(trigger)
        governor = above if not hedges else None
        hedges += (governor,) if governor is not None else ()
        negations = cues.negations + near.negations + outside
        if listed is not None:  # "binds X but not Y", "does not bind X but Y"
            negations = listed
        shared = self._shared(max(k, 0), trigger)
        negations = negations if negations or listed is not None else shared.negations
        found = Cues(hedges or shared.hedges, cues.evidentials, negations)
        if item and not found.hedges:
            return Cues(item, found.evidentials, found.negations)
        # What a later verb shares is what is said of the first object, not of one that a list denies.
        self.found[trigger.core] = found if listed is None else self.found.get(trigger.core, Cues())
        return found

    # ---- around the verb

    def _in_group(self, group: int, trigger: Trigger) -> Cues:
        hedges, evidentials, negations = [], [], []
        first = min(trigger.first, self.governing.get(trigger.core, trigger.first))
        if group >= 0:
            first = min(first, self.chunks[group].first)
        first = min(first, self._verb_of_noun(group, trigger), self._verb_of_gerund(group, trigger))
        before = self.chunks[group - 1] if group > 0 else Chunk(ChunkKind.STOP, 0, 0)
        if (
            before.kind == ChunkKind.PREPOSITION
            and self.clauses.low(before.first, before.last) in self.negating_words
        ):
            negations.append(self.phrases.span(before.first, before.last))
        if (
            before.kind == ChunkKind.PREPOSITION
            and group > 1
            and self.chunks[group - 2].kind == ChunkKind.ADVERB
        ):
            adverb = self.chunks[group - 2]  # "possibly by inducing"
            if self.clauses.low(adverb.first, adverb.last) in self.hedging:
                hedges.append(self.phrases.span(adverb.first, adverb.last))
        if before.kind in (ChunkKind.NP, ChunkKind.TRIGGER) and trigger.frame.shape == Turn.SUBJECT_INSIDE:
            first = before.first  # "there may be a possible role for"
            while group > 1 and self.chunks[group - 2].kind in _HELPERS:
                group -= 1
                first = self.chunks[group - 1].first
        for i in range(first, trigger.last):
            low = self.words[i].low
            if low in self.hedging or low in self.hedging_words:
                hedges.append(self.phrases.span(i, i + 1))
            elif low in self.evidential and self.tags[i] == Tag.GOVERNOR:
                evidentials.append(self._with_helpers(i, first))
            elif low in self.negating and self.tags[i] != Tag.ADVERBIAL:
                negations.append(self.phrases.span(i, i + 1))
        return Cues(tuple(hedges), tuple(evidentials), tuple(negations))

    def _verb_of_noun(self, k: int, trigger: Trigger) -> int:
        """Give the first token of the verb before a relational noun: "may show reduced expression in"."""
        if (
            trigger.form != Form.NOUN
            or trigger.frame.kind == FrameKind.NOUN
            or trigger.first < trigger.core
            or k < 2
        ):
            return trigger.first
        verb = self.chunks[k - 2]
        governed = self.chunks[k - 1].kind == ChunkKind.NP and verb.kind in (
            ChunkKind.TRIGGER,
            ChunkKind.AUXILIARY,
        )
        return verb.first if governed else trigger.first

    def _verb_of_gerund(self, k: int, trigger: Trigger) -> int:
        """Give the first token of the verb before a gerund: "may play a role in inducing"."""
        if trigger.form != Form.GERUND or k < 1:
            return trigger.first
        verb = (
            self.chunks[k - 2]
            if self.chunks[k - 1].kind == ChunkKind.PREPOSITION and k > 1
            else self.chunks[k - 1]
        )
        return verb.first if verb.kind == ChunkKind.TRIGGER else trigger.first

    def _with_helpers(self, i: int, floor: int) -> Span:
        """Give "has been shown" for "shown"."""
        first = i
        while first > floor and self.tags[first - 1] in (Tag.AUXILIARY, Tag.ADVERB):
            first -= 1
        while self.tags[first] == Tag.ADVERB:
            first += 1
        return self.phrases.span(first, i + 1)

    def _shared(self, k: int, trigger: Trigger) -> Cues:
        """Give the cues of the verb whose helper this one shares: "may bind X and regulate Y"."""
        earlier = [core for core in self.found if core < trigger.core]
        helped = trigger.first < trigger.core and self.words[trigger.first].low != "to"
        if earlier and (kind := self._kind_before(k, trigger)) is not None:
            return Cues(self.found[kind].hedges if kind in self.found else ())
        if not earlier or trigger.form == Form.THIRD_PERSON or helped:
            return Cues()
        j = k - 1
        while j > 0 and self.chunks[j].kind in _HELPERS:
            if self.chunks[j].kind == ChunkKind.AUXILIARY:
                return Cues()
            j -= 1
        if trigger.frame.kind == FrameKind.NOUN and self.chunks[j].kind == ChunkKind.NP:
            j -= 1
        if j < 0 or self.chunks[j].kind not in (
            ChunkKind.CONJUNCTION,
            ChunkKind.COMMA,
            ChunkKind.PREPOSITION,
            ChunkKind.TRIGGER,
        ):
            return Cues()
        if (
            j > 0
            and self.chunks[j].kind == ChunkKind.PREPOSITION
            and self.clauses.low(trigger.first - 1, trigger.first) == "to"
        ):
            j -= 1  # "does not bind X or to induce Y"
        cues, verb = self.found[max(earlier)], self.words[max(earlier)]
        shares_negation = (
            trigger.form in (Form.BASE, Form.NOUN) and self.chunks[j].kind == ChunkKind.CONJUNCTION
        )
        # "lack a domain and bind IL-2": a verb that denies by itself denies nothing else
        helpers = tuple(cue for cue in cues.negations if cue.start < verb.start)
        return Cues(cues.hedges, (), helpers if shares_negation else ())

    def _kind_before(self, k: int, trigger: Trigger) -> int | None:
        """Give the core of the verb of a kind that has a clause: "may be a cytokine that induces"."""
        j = k - 1
        while j > 0 and self.chunks[j].kind in _HELPERS:
            j -= 1
        if self.chunks[j].kind == ChunkKind.RELATIVE:
            j -= 1
        elif not trigger.shortened:
            return None
        verb = self.chunks[j - 1].trigger if j > 0 and self.chunks[j].kind == ChunkKind.NP else None
        return verb.core if verb is not None and verb.frame.family == "is_a" else None

    # ---- in the object

    def _before_object(self, trigger: Trigger, target: Span) -> Cues:
        """Find cues between verb and object: "plays a potential role", "has no effect"."""
        hedges, negations = [], []
        for i in range(trigger.last, len(self.words)):
            if self.words[i].start >= target.start:
                break
            adjective = (
                self.tags[i] in (Tag.EVALUATIVE, Tag.GOVERNOR, Tag.WORD)
                and self.words[i].low in self.hedging_words
            )
            if adjective and not {Tag.COMMA, Tag.CONJUNCTION, Tag.PREPOSITION}.intersection(
                self.tags[trigger.last : i]
            ):
                hedges.append(self.phrases.span(i, i + 1))
            if self.words[i].low == "neither" or (i == trigger.last and self.words[i].low == "no"):
                negations.append(self.phrases.span(i, i + 1))
        return Cues(tuple(hedges), (), tuple(negations))

    def _bracketed(self, trigger: Trigger) -> tuple[Span, ...]:
        """Find a hedge that stands alone in a bracket: "Binds IL2RG (Probable)"."""
        for i in range(trigger.last + 1, len(self.words) - 1):
            if self.tags[i - 1] == Tag.OPENING and self.tags[i + 1] == Tag.CLOSING:
                low = self.words[i].low
                if low in self.hedging_words:
                    return (self.phrases.span(i, i + 1),)
        return ()

    def _listed(self, trigger: Trigger, target: Span) -> tuple[Span, ...] | None:
        """Find what the list of objects says of the one at `target`; None where it says nothing.

        All after "not", "neither" or "nor" are denied, up to "but"; all after "but" are asserted.
        """
        at = next((i for i, w in enumerate(self.words) if w.start >= target.start), 0)
        for i in range(at - 1, trigger.last - 1, -1):
            low = self.words[i].low
            if low == "nor" or (self.tags[i] == Tag.NEGATION and low != "no"):
                return (self.phrases.span(i, i + 1),)
            if low == "but":
                return ()
        return None

    def _in_list(self, trigger: Trigger, target: Span) -> tuple[Span, ...]:
        """Find what hedges one object of a list alone: "T cells, and possibly certain macrophages"."""
        at = next((i for i, w in enumerate(self.words) if w.start >= target.start), 0)
        i = at - 1
        while i > trigger.last and self.tags[i] in (
            Tag.DETERMINER,
            Tag.QUANTIFIER,
            Tag.PREPOSITION,
            Tag.PREPOSITION_GOES_ON,
        ):
            i -= 1
        if i <= trigger.last or self.words[i].low not in self.hedging or self.tags[i - 1] not in _JOINING:
            return ()
        return (self.phrases.span(i, i + 1),)

    def _denied(self, group: int) -> tuple[Span, ...]:
        """Find what denies a claim from before its verb: "neither X nor Y binds it"."""
        found = []
        i = group - 1
        if (
            i >= 0
            and self.chunks[i].kind == ChunkKind.CONJUNCTION
            and self.words[self.chunks[i].first].low == "nor"
        ):
            found.append(self.phrases.span(self.chunks[i].first, self.chunks[i].first + 1))
        while i >= 0 and self.chunks[i].kind in (
            ChunkKind.NP,
            ChunkKind.PREPOSITION,
            ChunkKind.CONJUNCTION,
            ChunkKind.COMMA,
            ChunkKind.ADVERB,
            ChunkKind.NEGATION,
        ):
            first = self.chunks[i].first
            if (
                self.chunks[i].kind == ChunkKind.NEGATION
                and self.grammar.role(WordClass.NEGATION, self.words[first].low) == "far"
            ):
                found.append(self.phrases.span(first, first + 1))
                break
            i -= 1
        return tuple(found)

    # ---- above the clause

    def _unproven(self, trigger: Trigger) -> tuple[Span, ...]:
        """Find "there is no evidence that ...": the source does not hold the claim."""
        for i in range(trigger.first - 1, 0, -1):
            if self.tags[i] == Tag.STOP:
                break
            if self.words[i].low == "evidence" and self.words[i - 1].low == "no":
                return (self.phrases.span(i - 1, i + 1),)
        return ()

    def _opening(self) -> Span | None:
        """Find a hedge that opens the sentence: "Possibly, it induces apoptosis"."""
        for i, tag in enumerate(self.tags):
            if tag not in (Tag.ADVERB, Tag.ADVERBIAL, Tag.COMMA, Tag.GOVERNOR):
                return None
            if self.words[i].low in self.hedging:
                return self.phrases.span(i, i + 1)
        return None

    def _doubt(self, trigger: Trigger) -> Span | None:
        """Find what leaves a claim open: "it is not clear that ...", "the role of X in Y is unknown"."""
        that = next((i for i in range(trigger.first - 1, -1, -1) if self.words[i].low == "that"), 0)
        open_ = list(range(that))
        if trigger.frame.shape == Turn.SUBJECT_INSIDE:
            open_ += range(trigger.last, len(self.words))
        for i in open_:
            if self.grammar.role(WordClass.DOUBT, self.words[i].low) is not None:
                return self.phrases.span(i, i + 1)
        return None

    def _governor(self, trigger: Trigger) -> Span | None:
        """Find the verb that hedges the clause: "studies suggest that ...", "it is possible that ..."."""
        for i in range(trigger.first - 1, -1, -1):
            if self.tags[i] == Tag.LINK and self.clauses.roles[i] == "open":
                return self.phrases.span(i, i + 1)
            if self.tags[i] in (Tag.STOP, Tag.LINK):
                return None
            if self.words[i].low in self.governors:
                after = next((j for j in range(i + 1, trigger.first) if self.tags[j] != Tag.ADVERB), None)
                if after is None:
                    return None
                if self.words[after].low in ("that", "of") or self.tags[i] in (Tag.WORD, Tag.REPORTING):
                    return self.phrases.span(i, i + 1)
        return None
