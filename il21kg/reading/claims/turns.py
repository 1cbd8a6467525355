"""Applies frames to the clauses of a sentence: the shape of a frame says where its two ends stand."""

from dataclasses import replace
from itertools import pairwise
from typing import Final

from il21kg.reading.claims import transcripts
from il21kg.reading.claims.brackets import read_brackets
from il21kg.reading.claims.claims import Saying, make, say
from il21kg.reading.claims.cues import Cues, open_cues
from il21kg.reading.claims.pairs import PAIRING, paired, unsure
from il21kg.reading.claims.polarity import weighed
from il21kg.reading.claims.relations import BROKEN, CHANGED
from il21kg.reading.claims.transcripts import Made
from il21kg.reading.claims.wording import Wording
from il21kg.reading.discourse import Discourse, Encoding, Reference
from il21kg.reading.meaning.grounding import Grounded, Grounding
from il21kg.reading.meaning.objects import Objects
from il21kg.reading.meaning.organisms import find_organisms
from il21kg.reading.meaning.parties import ELIDED, Party, who
from il21kg.reading.meaning.proposals import Candidate
from il21kg.reading.meaning.referents import References
from il21kg.reading.statements import Statement
from il21kg.reading.structure.bounds import phrase_before
from il21kg.reading.structure.chunks import Clauses, cut_sentence, read_clauses
from il21kg.reading.structure.completion import complete
from il21kg.reading.structure.phrases import Item, Phrases, Region
from il21kg.reading.structure.places import Cut
from il21kg.reading.structure.predicates import find_predicates
from il21kg.reading.structure.shared_subjects import agents
from il21kg.reading.structure.sides import right_of
from il21kg.reading.structure.subjects import find_subject, partners_that_open
from il21kg.reading.structure.tagset import ChunkKind, Form, Tag
from il21kg.reading.structure.triggers import Trigger
from il21kg.text.document import Span
from il21kg.vocabulary.classes import TermKind, Trait, Turn, WordClass
from il21kg.vocabulary.mentions import Token, way
from il21kg.vocabulary.vocabulary import Frame

#: Kinds of what expresses a gene.
EXPRESSING: Final = (TermKind.CELL, TermKind.ANATOMY)
#: Key of what a protein undergoes by something.
UNDERGONE: Final = "modified_by"


def read_sentence(sentence: Span, discourse: Discourse) -> tuple[list[Statement], Discourse]:
    """Read a sentence of prose after what was said before it; return what is said then as well."""
    discourse = discourse.opening(sentence)
    grammar = discourse.setting.grammar
    clauses = cut_sentence(sentence, grammar)
    if not clauses.words:
        return [], discourse
    clauses = complete(clauses, Phrases(discourse.setting.text, clauses, grammar))
    reader = SentenceReader(discourse, sentence, clauses)
    organisms = find_organisms(clauses, grammar)
    found = [weighed(organisms.marked(each), grammar) for each in reader.read()]
    if not found:
        reader.remember_kind()
    reader.remember_others()
    one = reader.first is not None and len(reader.first.references) == 1
    subject = reader.first.references[0] if reader.first is not None and one else None
    return found, reader.discourse.after(subject=subject)


class SentenceReader:
    """Reads the clauses of one sentence in order."""

    def __init__(
        self, discourse: Discourse, sentence: Span, clauses: Clauses, named: Party | None = None
    ) -> None:
        """Bind the parts of the reading to a sentence; `named` stands before the bracket that it is in."""
        self.named = named
        self.discourse = discourse
        """What the text has said so far; each clause may add to it."""
        self.grammar = discourse.setting.grammar
        self.sentence = sentence
        self.phrases = Phrases(discourse.setting.text, clauses, self.grammar)
        self.grounding = Grounding(self.phrases, discourse)
        self.predicates = find_predicates(self.phrases, self._is_kind)
        self.cues = open_cues(self.phrases, self.predicates)
        self.clauses = clauses
        self.chunks = self.predicates.chunks
        self.cut = Cut(self.phrases, self.chunks)
        self.told: dict[int, Party] = {}
        """Chunk of a verb → the subject of its clause; a later clause may share it."""
        self.first: Party | None = None
        """The subject of the first clause."""
        self._bind(discourse)
        self.references = References(self.grounding, discourse, discourse.last_subject)

    def _bind(self, discourse: Discourse) -> None:
        """Ground names by what the text has said so far."""
        self.grounding = Grounding(self.phrases, discourse)
        self.objects = Objects(self.grounding)
        self.wording = Wording(self.sentence, self.grounding, self.cues)

    def _is_kind(self, first: int, last: int) -> bool:
        return self.grounding.ground_kind(first, last, self.grammar.kinds("is_a")).term is not None

    def _learn(self, discourse: Discourse) -> None:
        """Go on with what is said now as well."""
        self.discourse = discourse
        self.references = References(self.grounding, discourse, self.references.subject)

    def _resume(self, discourse: Discourse) -> None:
        """Go on after a clause in brackets, which may have named things."""
        if discourse.short_forms != self.discourse.short_forms:
            self._bind(discourse)
        self._learn(discourse)

    def subject(self, k: int, trigger: Trigger) -> Party | None:
        """Return whom the clause of chunk `k` is about; None where the sentence does not say it."""
        subject = find_subject(self.cut, k, trigger)
        return None if subject is None else who(self.references, subject, self.told)

    def _open(self, party: Party) -> Party:
        """Remember the first subject, with partners that open the sentence: "Together with IL6, it ..."."""
        party = replace(party, joints=(*party.joints, *partners_that_open(self.cut)))
        self.first = party
        if len(party.references) == 1:
            self.references = References(self.grounding, self.discourse, party.references[0])
        return party

    def _tell(self, k: int, party: Party | None) -> None:
        """Remember whom the clause of chunk `k` is about."""
        told = {at: each for at, each in self.told.items() if at != k}
        self.told = told if party is None else {**told, k: party}
        self.cut = self.cut.telling(frozenset(self.told))

    def read(self) -> list[Statement]:
        """Give the statements of the sentence: clauses in brackets, its own clauses, names in brackets."""
        found: list[Statement] = []
        for first, last in self.clauses.nested:
            inner = read_clauses(self.clauses.words[first:last], self.grammar)
            nested = SentenceReader(self.discourse, self.sentence, inner, self._before(first - 1))
            found += nested.read()
            self._resume(nested.discourse)
        by_trigger: dict[int, list[Statement]] = {}
        for k, chunk in enumerate(self.chunks):
            if chunk.trigger is None:
                continue
            clause = self._clause(k, chunk.trigger)
            self._tell(k, clause.subject)
            made = list(clause.statements)
            governor = self._brings_about(k, by_trigger)
            if made and governor is not None:
                by_trigger[governor] = [replace(s, means=tuple(made)) for s in by_trigger[governor]]
            by_trigger[k] = made
        self._pair(by_trigger)
        self._leave_open(by_trigger)
        found += [statement for made in by_trigger.values() for statement in made]
        found += self._encoded_name()
        named, discourse = read_brackets(self.wording)
        found += named
        if discourse is not self.grounding.discourse:
            self._learn(self.discourse.after(names=discourse.short_forms))
        return found

    def _before(self, bracket: int) -> Party | None:
        """Give what stands before a bracket: with what it belongs to, "the receptor for IL-21 (called X)"."""
        k = next((k for k, c in enumerate(self.chunks) if c.last == bracket and c.kind == ChunkKind.NP), None)
        if k is None:
            return None
        item = self.phrases.item(self.chunks[k].first, bracket)
        joined = (
            k > 1
            and self.chunks[k - 1].kind == ChunkKind.PREPOSITION
            and self.chunks[k - 2].kind == ChunkKind.NP
        )
        if joined and self.clauses.low(self.chunks[k - 1].first, self.chunks[k - 1].last) in ("of", "for"):
            first = self.phrases.item(self.chunks[k - 2].first, self.chunks[k - 2].last).first
            span, words = self.phrases.span(first, bracket), self.phrases.words(first, bracket)
            return Party((Reference(False, "unresolved", span, (), words),))
        return Party((self.references.of(item),))

    def _pair(self, by_trigger: dict[int, list[Statement]]) -> None:
        """Keep the pairs where a clause says "respectively"; verbs that share objects are one clause."""
        for i, word in enumerate(self.clauses.words):
            k = self._adverb_of(i) if word.low in PAIRING else None
            if k is None:
                continue
            shared = [j for j in by_trigger if right_of(self.cut, j) == right_of(self.cut, k)]
            kept = paired([statement for j in shared for statement in by_trigger[j]])
            for j in shared:
                phrases = {statement.trigger for statement in by_trigger[j]}
                by_trigger[j] = [statement for statement in kept if statement.trigger in phrases]

    def _leave_open(self, by_trigger: dict[int, list[Statement]]) -> None:
        """Assert neither of two opposites: "increases or decreases apoptosis"."""
        for j, k in pairwise(sorted(by_trigger)):
            opposed = {self._family(j), self._family(k)} == {"induces", "inhibits"}
            either = any(self.clauses.low(c.first, c.last) == "or" for c in self.chunks[j + 1 : k])
            if opposed and either and right_of(self.cut, j) == right_of(self.cut, k):
                for n in (j, k):
                    by_trigger[n] = [unsure(statement) for statement in by_trigger[n]]

    def _family(self, k: int) -> str:
        trigger = self.chunks[k].trigger
        return trigger.frame.family if trigger is not None else ""

    def _adverb_of(self, i: int) -> int | None:
        """Give the clause of an adverb: that of the verb right after it, else of the last verb before it."""
        after = [
            k for k, chunk in enumerate(self.chunks) if chunk.first > i and chunk.kind != ChunkKind.ADVERB
        ]
        if after and self.chunks[after[0]].trigger is not None:
            return after[0]
        before = [k for k, chunk in enumerate(self.chunks) if chunk.first <= i and chunk.trigger is not None]
        return max(before, default=None)

    def remember_others(self) -> None:
        """Remember by which nouns the sentence speaks of something that is not the topic."""
        for chunk in self.chunks:
            if chunk.kind != ChunkKind.NP:
                continue
            noun = self.phrases.tail(chunk.first, chunk.last, WordClass.PROTEIN_NOUN)
            if noun is None:
                continue
            item = self.phrases.item(chunk.first, chunk.last)
            words = " ".join(word.norm for word in self.clauses.words[noun[1] : item.last])
            new = words == self.clauses.low(noun[1], item.last) and words not in self.discourse.kind_words
            if new and not self.references.of(item).topic:
                self._learn(self.discourse.after(others=(words,)))

    def remember_kind(self) -> None:
        """Remember what a sentence without an article calls the topic: "IL-21 is small cytokine"."""
        chunks = [
            chunk
            for chunk in self.chunks
            if chunk.kind not in (ChunkKind.ADVERB, ChunkKind.COMMA, ChunkKind.CONJUNCTION, ChunkKind.DOT)
        ]
        kinds = [chunk.kind for chunk in chunks]
        if kinds[:2] != [ChunkKind.NP, ChunkKind.AUXILIARY] or set(kinds[2:]) != {ChunkKind.NP}:
            return
        name, verb, last = chunks[0], chunks[1], chunks[-1]
        be = self.grammar.role(WordClass.AUXILIARY, self.clauses.words[verb.first].low) == "be"
        noun = self.phrases.tail(last.first, last.last, WordClass.PROTEIN_NOUN)
        if be and noun is not None and self.references.of(self.phrases.item(name.first, name.last)).topic:
            word = self.phrases.bare(last.first, last.last)[-1].norm
            self._learn(self.discourse.after(kinds=(word,)))

    def _brings_about(self, k: int, by_trigger: dict[int, list[Statement]]) -> int | None:
        """Give the clause whose means is clause `k`: "limits growth by inducing apoptosis"."""
        before = self.chunks[k - 1] if k > 0 else None
        if before is None or before.kind != ChunkKind.PREPOSITION:
            return None
        if self.clauses.low(before.first, before.last) not in self.grammar.words(WordClass.MEANS):
            return None
        return max((at for at, made in by_trigger.items() if made), default=None)

    def _clause(self, k: int, trigger: Trigger) -> Made:
        shape = trigger.frame.shape
        if shape == Turn.VARIANTS:
            return transcripts.variants(self.wording, self.cut, k, trigger, self.references)
        if shape == Turn.PSEUDOGENES:
            made = transcripts.pseudogenes(self.wording, self.cut, k, trigger)
            if made.subject is not None and self.first is None:
                self._open(made.subject)
            return made
        if shape == Turn.OBSERVED:
            variants = next((frame for frame in trigger.others if frame.shape == Turn.VARIANTS), None)
            read = Made()
            if variants is not None:
                read = transcripts.variants(
                    self.wording, self.cut, k, replace(trigger, frame=variants), self.references
                )
            return read if read.statements else self._observed(k, trigger, read.subject)
        subject = self._subject(k, trigger)
        if subject is None or trigger.core in self.predicates.absorbed:
            return Made((), subject)
        return self._said_of(k, trigger, subject)

    def _said_of(self, k: int, trigger: Trigger, subject: Party) -> Made:
        """Return what a clause says of its subject: of a part of it, where it says what the part is."""
        shape, family = trigger.frame.shape, trigger.frame.family
        itself = subject.part is not None and self.grammar.has(family, Trait.OF_THE_PART)
        party = Party((subject.part,)) if subject.part is not None and itself else subject
        if transcripts.yields(self.wording, self.cut, k, trigger, party):
            return transcripts.splicing(self.wording, self.cut, k, trigger, party)
        of_transcripts = (
            party.head is not None and self.phrases.tail(*party.head, WordClass.TRANSCRIPT) is not None
        )
        if of_transcripts and self.grammar.has(family, Trait.ENCODING):
            return Made((), subject)
        product = self._names_product(k, trigger)
        if product is not None:
            trigger, party = product, self.told[k - 2]
        if shape == Turn.OBJECT_FIRST:
            return transcripts.pseudogene(self.wording, self.cut, k, trigger, self.references)
        if shape in (Turn.PREDICATE_WORD, Turn.PASSIVE_PROCESS):
            return Made(self._predicate_word(k, trigger, party), subject)
        return self._between(k, trigger, party, subject)

    def _between(self, k: int, trigger: Trigger, party: Party, subject: Party) -> Made:
        """Return what a verb says of its two ends: of its subject and what stands right of it."""
        region = self.phrases.region(right_of(self.cut, k), self.clauses.words[trigger.last - 1].low)
        if trigger.passive or (trigger.agentless and region.agents and not region.items):
            return self._passive(k, trigger, party, region, subject)
        without = trigger.agentless and trigger.frame.shape == Turn.SUBJECT_OBJECT
        if without and trigger.frame.family != "other":
            alone = next((frame for frame in trigger.others if frame.shape == Turn.PASSIVE_PROCESS), None)
            if alone is None:
                return Made((), subject)
            return Made(self._predicate_word(k, replace(trigger, frame=alone), party), subject)
        return Made(self._active(k, trigger, party, region), subject)

    def _names_product(self, k: int, trigger: Trigger) -> Trigger | None:
        """Read "encodes a protein called X" as one verb: what is called so is what is encoded."""
        verb = self.chunks[k - 2].trigger if k > 1 and self.chunks[k - 1].kind == ChunkKind.NP else None
        naming = self._is(trigger, Trait.NAMING)
        if not naming or verb is None or verb.passive or not self._is(verb, Trait.ENCODING):
            return None
        known = self.told.get(k - 2)
        return replace(verb, last=trigger.last) if known is not None and known.about_topic else None

    def _subject(self, k: int, trigger: Trigger) -> Party | None:
        """Find whom a clause is about, and open the sentence with the first."""
        party = self.subject(k, trigger)
        if party is None:
            return None
        if self._encodes_another(k, trigger, party):
            party = Party((replace(party.references[0], topic=False, how="unresolved", gene=False),))
        if party is ELIDED and self.named is not None and self._is(trigger, Trait.NAMING):
            party = self.named
        if self.first is None:
            party = self._open(party)
        if self._is(trigger, Trait.ENCODING) and party.about_topic and party.part is None:
            phrase = self.phrases.span(trigger.first, trigger.last)
            encoding = Encoding(phrase, party.references[0], self.sentence)
            self._learn(self.discourse.after(encoding=encoding))
        return party

    def _encodes_another(self, k: int, trigger: Trigger, party: Party) -> bool:
        """Tell "the gene encoding IL-2", said of another gene, from "the gene encoding this cytokine"."""
        if not self._is(trigger, Trait.ENCODING) or trigger.form != Form.GERUND or not party.references:
            return False
        reference, product = party.references[0], right_of(self.cut, k)[:1]
        if reference.how != "coreference" or not reference.gene or reference.span is None or not product:
            return False
        pointed = (
            self.grammar.role(WordClass.DEFINITE, reference.span.text.split()[0].lower()) == "demonstrative"
        )
        if pointed or self.chunks[k - 1].kind != ChunkKind.NP or product[0].kind != ChunkKind.NP:
            return False
        item = self.phrases.item(product[0].first, product[0].last)
        return not self._points(item) and not self.references.of(item).topic

    # ---- the usual shapes

    def _points(self, item: Item) -> bool:
        """Tell whether a phrase points at something said before: "it", "this protein"."""
        low = self.clauses.words[item.start].low
        return (
            self.clauses.tags[item.start] == Tag.TOPIC
            or self.grammar.role(WordClass.DEFINITE, low) == "demonstrative"
        )

    def _turned(self, k: int, trigger: Trigger, region: Region) -> list[Statement]:
        """Read "psoriasis has been linked to this gene": the disease stands first."""
        if not region.items or k == 0 or self.chunks[k - 1].kind != ChunkKind.NP:
            return []
        reference = self.references.of(region.items[0])
        if not reference.topic:
            return []
        before = self.phrases.region(phrase_before(self.cut, k))
        found = self.objects.candidates(trigger.frame, before.asserted)
        diseases = [candidate for candidate in found if candidate.grounded.of((TermKind.DISEASE,))]
        return [
            s for candidate in diseases for s in say(self.wording, trigger, Party((reference,)), candidate)
        ]

    def _active(self, k: int, trigger: Trigger, party: Party, region: Region) -> list[Statement]:
        frame = trigger.frame
        pointing = (
            () if frame.shape == Turn.PRODUCT else region.items
        )  # what the topic is processed to is no topic
        known = [(item, self.references.of(item)) for item in pointing if self._points(item)]
        rest = tuple(item for item in region.items if item not in [each for each, _ in known])
        if frame.family == "undergoes" and region.agents:  # "undergoes cleavage by caspase 1"
            frame, rest = replace(frame, family=UNDERGONE), region.agents
        candidates = self.objects.candidates(frame, replace(region, items=rest))
        for _, reference in known:  # "activates this protein": the topic, or something the words do not name
            grounded = self._as_object(self._not_itself(reference, party))
            if grounded is not None:
                candidates.append(Candidate(grounded, frame.family))
        found: list[Statement] = []
        lies = self.grammar.has(frame.family, Trait.PLACE)
        if lies:
            candidates += self.objects.places(region, frame.family) + self._clusters(frame, region)
        cluster = next((c for c in candidates if c.key == "member_of" and frame.family != "member_of"), None)
        if cluster is not None and self._holds(region, cluster):  # "lies in a gene cluster on chromosome 5"
            span, words = cluster.grounded.span, cluster.grounded.words
            lying = Party((Reference(False, "unresolved", span, (), words),))
            around = replace(region, items=())
            found = transcripts.lying(self.wording, trigger, lying, around)
            if not lies and party.about_topic:
                found += transcripts.lying(
                    self.wording, trigger, replace(party, references=party.references[:1]), around
                )
        if frame.family == "associated" and not party.about_topic:
            turned = self._turned(k, trigger, region)
            if turned:
                return turned
        found += [s for candidate in candidates for s in say(self.wording, trigger, party, candidate, region)]
        if self._says_kind(frame.family) and party.about_topic:
            self._remember_kinds(region)
        return found

    def _is(self, trigger: Trigger, trait: Trait) -> bool:
        return self.grammar.has(trigger.frame.family, trait)

    def _says_kind(self, key: str) -> bool:
        said = (Trait.CLASSIFYING, Trait.ENCODING, Trait.GROUPING)
        return any(self.grammar.has(key, trait) for trait in said)

    def _clusters(self, frame: Frame, region: Region) -> list[Candidate]:
        """Find a cluster in a circumstance: "lies on chromosome 5 within a gene cluster"."""
        items = tuple(item for context in region.contexts for item in context.items)
        found = self.objects.candidates(frame, Region(items=items))
        return [candidate for candidate in found if candidate.key == "member_of"]

    def _holds(self, region: Region, cluster: Candidate) -> bool:
        """Tell whether a cluster stands among the objects of a clause, before its circumstances."""
        return any(
            self.phrases.span(item.first, item.last).start == cluster.grounded.span.start
            for item in region.items
        )

    def _remember_kinds(self, region: Region) -> None:
        """Remember what the topic was called: "this cytokine" is then the topic."""
        for item in region.items:
            of_family = self.phrases.tail(item.first, item.last, WordClass.FAMILY_NOUN) is not None
            words = self.clauses.words[item.first : item.end if of_family else item.last]
            kinds = [w.norm for w in words if self.grammar.role(WordClass.PROTEIN_NOUN, w.norm) is not None]
            phrases = set(self.discourse.setting.shortened(self.phrases.span(item.start, item.end)))
            if self.phrases.tail(item.first, item.last, WordClass.PROTEIN_NOUN) is not None:
                phrases.add(self.clauses.low(item.first, item.last))
            self._learn(self.discourse.after(kinds=kinds, phrases=phrases))

    def _passive(self, k: int, trigger: Trigger, party: Party, region: Region, subject: Party) -> Made:
        """Read "X is induced by Y": Y induces X."""
        by = agents(self.cut, k, len(right_of(self.cut, k)))
        agent = None if by is None else who(self.references, by, self.told)
        if agent is None:
            return Made((), subject)
        if self._is(trigger, Trait.ENCODING) and agent.about_topic and party.references:
            first = party.references[0]
            if first.topic and first.how == "coreference":
                return Made((), subject)  # "the cytokine encoded by this gene": its product, says nothing
            # "the kinase encoded by this gene": what follows is about the topic
            subject = Party((replace(first, topic=True, how="coreference", names=()),))
            if trigger.shortened and self._definite(party):
                return Made((), subject)  # nothing but a name for the product
        elif self._is(trigger, Trait.ENCODING) and (product := _product_of(agent, party)) is not None:
            if self.first is not None and self.first.references == party.references:
                self._open(product)
            if party.about_topic:
                return Made((), product)  # no product of the topic's gene
            subject = product
        found: list[Statement] = []
        for candidate in self._acted_on(k, trigger, party):
            acted_on = self._undergone(trigger, candidate)
            found += say(self.wording, trigger, agent, acted_on, region)
        return Made(found, subject)

    def _acted_on(self, k: int, trigger: Trigger, party: Party) -> list[Candidate]:
        """Return what a passive is said of, as objects: those its words name, else whom they stand for."""
        named = not party.event and not party.about_topic
        if (named or self._falls_ill(trigger, party)) and k > 0 and self.chunks[k - 1].kind == ChunkKind.NP:
            before = self.phrases.region(phrase_before(self.cut, k))
            return self.objects.candidates(trigger.frame, before.asserted)
        key = trigger.frame.family
        of_amount = party.head is not None and self.phrases.tail(*party.head, WordClass.AMOUNT) is not None
        if of_amount and party.event == "aspect" and key != "causes_disease":
            key = self.grammar.vocabulary.amounts.get(key, key)
        grounded = [self._as_object(reference, trigger) for reference in party.references]
        return [Candidate(each, key) for each in grounded if each is not None]

    def _falls_ill(self, trigger: Trigger, party: Party) -> bool:
        """Read "factor X deficiency is caused by" as of a disease, not of what happened to a gene."""
        if not party.event or party.head is None:
            return False
        tail = self.phrases.tail(*party.head, WordClass.EVENT)
        compound = tail is not None and tail[1] > party.head[0]
        ill = self.grammar.of_disease(self.phrases.bare(*party.head))
        return compound and ill and TermKind.DISEASE in self.grammar.kinds(trigger.frame.family)

    def _definite(self, party: Party) -> bool:
        """Tell whether "the" or "this" stands before the words of a subject."""
        if party.head is None or party.head[0] == 0:
            return False
        return self.grammar.role(WordClass.DEFINITE, self.clauses.words[party.head[0] - 1].low) is not None

    def _undergone(self, trigger: Trigger, candidate: Candidate) -> Candidate:
        """Read "STAT3 is activated by IL-21": what a molecule undergoes may be another relation."""
        key, term = trigger.frame.passive, candidate.grounded.term
        if not key or candidate.key != trigger.frame.family or candidate.hint not in ("", "molecule"):
            return candidate
        return (
            replace(candidate, key=key) if term is None or term.kind in self.grammar.kinds(key) else candidate
        )

    def _not_itself(self, reference: Reference, party: Party) -> Reference:
        """Read "it" after "IL-4 binds", which is not IL-4: the topic, if that was spoken of before."""
        itself = bool(reference.names) and reference.names == party.references[0].names
        before = self.discourse.last_subject
        if reference.topic or not itself or not (before is None or before.topic):
            return reference if reference.topic else replace(reference, span=None)
        return Reference(True, "coreference", reference.span)

    def _as_object(self, reference: Reference, trigger: Trigger | None = None) -> Grounded | None:
        """Give a reference as an object; an elided topic stands, without words, at its trigger."""
        terms = self.grammar.vocabulary.terms
        term = terms.get(self.discourse.setting.topic.product or self.discourse.setting.topic.iri)
        if reference.span is None:
            if trigger is None or term is None:
                return None
            return Grounded(term, "elided", Span(self.clauses.words[trigger.first].start, ""), term.label)
        if reference.topic:
            return Grounded(term, reference.how, reference.span, reference.span.text) if term else None
        if reference.names:
            term = terms[reference.names[0].iri]
            return Grounded(term, reference.how, reference.span, reference.words)
        return Grounded(None, "unresolved", reference.span, reference.words)

    def _predicate_word(self, k: int, trigger: Trigger, party: Party) -> list[Statement]:
        """Read "is secreted", "is proteolytically processed": the words themselves are the object."""
        after = self.chunks[k + 1] if k + 1 < len(self.chunks) else None
        if after is not None and after.kind == ChunkKind.PREPOSITION and after.role == "by":
            return []
        at = trigger.last - 1
        kinds = self.grammar.kinds(trigger.frame.family)
        grounded = self.grounding.ground(at, at + 1, kinds)
        if grounded.term is not None and not grounded.of(kinds):
            span = self.phrases.span(at, at + 1)
            grounded = Grounded(None, "unresolved", span, span.text)
        region = self.phrases.region(right_of(self.cut, k))
        return say(self.wording, trigger, party, Candidate(grounded, trigger.frame.family), region)

    def _observed(self, k: int, trigger: Trigger, subject: Party | None) -> Made:
        """Read "altered expression of this gene has been observed in psoriasis": an association."""
        party = self.subject(k, trigger)
        if party is None or party.event not in (*BROKEN, *CHANGED):
            return Made((), subject)
        region = self.phrases.region(right_of(self.cut, k))
        found: list[Statement] = []
        for item in (*region.items, *(inner for context in region.contexts for inner in context.items)):
            grounded = self.grounding.ground(item.first, item.last, (TermKind.DISEASE, *EXPRESSING))
            kind = grounded.term.kind if grounded.term else self.phrases.hint(item.first, item.last)
            key = "associated" if kind == TermKind.DISEASE else ""
            if kind in EXPRESSING and party.event in CHANGED:
                key = "expressed_in"
            if key:
                candidate = Candidate(grounded, key, exemplar=item.exemplar, hint=kind)
                found += say(self.wording, trigger, party, candidate)
        return Made(found, party)

    # ---- brackets

    def _encoded_name(self) -> list[Statement]:
        """Read "the encoded protein (NAME)": the gene that was said to encode encodes NAME."""
        bracketed, frame = self._bracketed(), self.grammar.frame(family="encodes")
        if bracketed is None or bracketed.span is None or frame is None:
            return []
        product = self.discourse.setting.topic.product
        name = next((n for n in bracketed.names if n.iri == product), None)
        if name is None:
            return []
        vocabulary = self.grammar.vocabulary
        grounded = Grounded(
            vocabulary.terms[name.iri], way(name, vocabulary), bracketed.span, bracketed.span.text
        )
        candidate = Candidate(grounded, "encodes")
        said = self.discourse.encoding
        if said is not None:
            evidence = tuple(dict.fromkeys((said.sentence, self.sentence)))
            saying = Saying(frame, said.trigger, evidence, self.sentence, Cues())
            return make(self.wording, saying, Party((said.gene,)), candidate)
        encoded = next((t for t in self.clauses.words if self._says_encoded(t)), None)
        if encoded is None:
            return []
        saying = Saying(frame, Span(encoded.start, encoded.text), (self.sentence,), self.sentence, Cues())
        return make(self.wording, saying, ELIDED, candidate)

    def _bracketed(self) -> Reference | None:
        """Return the last name that a bracket gives to "the encoded protein"."""
        if "product" not in self.clauses.roles or not self.phrases.brackets:
            return None
        items = (self.phrases.item(c.first, c.last) for c in self.chunks if c.kind == ChunkKind.NP)
        named = [each for item in items if (each := self.references.bracketed(item)) is not None]
        return named[-1] if named else None

    def _says_encoded(self, token: Token) -> bool:
        return self.grammar.role(WordClass.PRODUCT_PARTICIPLE, token.low) == "encoded"


def _product_of(maker: Party, party: Party) -> Party | None:
    """Read "the protein encoded by JAK1" as what JAK1 makes; None where its words name something."""
    genes, products = maker.references, party.references
    if len(genes) != 1 or not genes[0].names or len(products) != 1:
        return None
    product = products[0]
    if product.how not in ("coreference", "elided", "unresolved"):
        return None
    return Party((replace(genes[0], how="coreference", span=product.span, words=product.words, gene=False),))
