"""How far a sentence is read: whom its clauses are about, what they say, what is known for the next one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from il21kg.reading.claims.cues import open_cues
from il21kg.reading.claims.wording import Wording
from il21kg.reading.discourse import Discourse
from il21kg.reading.meaning.grounding import ground_kind
from il21kg.reading.meaning.lookup import Lookup
from il21kg.reading.meaning.parties import Party
from il21kg.reading.meaning.referents import References, refer
from il21kg.reading.statements import Statement
from il21kg.reading.structure.chunks import Chunk, Clauses
from il21kg.reading.structure.grammar import Grammar
from il21kg.reading.structure.phrases import Phrases
from il21kg.reading.structure.places import Cut
from il21kg.reading.structure.predicates import Predicates, find_predicates
from il21kg.reading.structure.subjects import partners_that_open
from il21kg.reading.structure.tagset import ChunkKind
from il21kg.reading.structure.triggers import Trigger
from il21kg.text.document import Span
from il21kg.vocabulary.classes import Tie, Trait


@dataclass(frozen=True, slots=True)
class Made:
    """What a clause says, whom it is about, and what is known from then on."""

    statements: Sequence[Statement] = ()
    subject: Party | None = None
    """A later clause may share it."""
    opens: Party | None = None
    """Whom the sentence is about, where that is another than its first words say."""
    kinds: frozenset[str] = frozenset()
    """Nouns by which the topic was called: "cytokine"."""
    phrases: frozenset[str] = frozenset()
    """Phrases by which its product was called: "105 kD protein"."""


@dataclass(frozen=True, slots=True)
class Progress:
    """A sentence that is read up to a clause."""

    wording: Wording
    predicates: Predicates
    cut: Cut
    """Its chunks, and the clauses whose subjects are known."""
    references: References
    """What its noun phrases refer to; with what the text has said so far, and what "it" stands for."""
    named: Party | None = None
    """What stands before the bracket that the sentence is in."""
    first: Party | None = None
    """The subject of the first clause."""
    told: Mapping[int, Party] = field(default_factory=dict)
    """Chunk of a verb → the subject of its clause; a later clause may share it."""
    said: Mapping[int, Sequence[Statement]] = field(default_factory=dict)
    """Chunk of a verb → what its clause says."""

    @property
    def discourse(self) -> Discourse:
        """What the text has said so far."""
        return self.references.discourse

    @property
    def sentence(self) -> Span:
        """The whole sentence, also where this is a clause of it in brackets."""
        return self.wording.sentence

    @property
    def phrases(self) -> Phrases:
        """The noun phrases."""
        return self.cut.phrases

    @property
    def clauses(self) -> Clauses:
        """The tokens and their tags."""
        return self.cut.phrases.clauses

    @property
    def chunks(self) -> tuple[Chunk, ...]:
        """The chunks, with the predicates among them."""
        return self.cut.chunks

    @property
    def grammar(self) -> Grammar:
        """The closed classes of words, and the frames."""
        return self.cut.phrases.grammar

    def has(self, trigger: Trigger, trait: Trait) -> bool:
        """Whether the relation of a trigger has a trait."""
        return self.cut.phrases.grammar.has(trigger.frame.family, trait)

    def key(self, tie: Tie) -> str:
        """Return the key of the relation that the reader means by a tie."""
        return self.cut.phrases.grammar.vocabulary.ties[tie]

    # ---- the next step

    def opening(self, party: Party) -> "Progress":
        """Go on with the first subject, and partners that open the sentence: "Together with IL6, it ..."."""
        if partners := partners_that_open(self.cut):
            party = replace(party, joints=(*party.joints, *partners))
        if len(party.references) != 1:
            return replace(self, first=party)
        references = References(self.wording.lookup, self.discourse, party.references[0])
        return replace(self, first=party, references=references)

    def learning(self, discourse: Discourse) -> "Progress":
        """Go on with what is said now as well."""
        references = References(self.wording.lookup, discourse, self.references.subject)
        return replace(self, references=references)

    def resuming(self, discourse: Discourse) -> "Progress":
        """Go on after a clause in brackets, which may have named things."""
        if discourse.short_forms == self.discourse.short_forms:
            return self.learning(discourse)
        lookup = Lookup(self.phrases, discourse)
        wording = replace(self.wording, lookup=lookup)
        return replace(self, wording=wording).learning(discourse)

    def after(self, k: int, made: Made, said: Mapping[int, Sequence[Statement]]) -> "Progress":
        """Go on after the clause of chunk `k`, with what all clauses say now."""
        step = self if made.opens is None else self.opening(made.opens)
        if made.kinds or made.phrases:
            step = step.learning(self.discourse.after(kinds=made.kinds, phrases=made.phrases))
        if made.subject is None:
            return replace(step, said=said)
        return step.telling(k, made.subject, said)

    def telling(
        self, k: int, party: Party, said: Mapping[int, Sequence[Statement]] | None = None
    ) -> "Progress":
        """Go on with the subject of the clause of chunk `k`, which a later clause may share."""
        told = {**self.told, k: party}
        cut = self.cut.telling(frozenset(told))
        return replace(self, told=told, cut=cut, said=self.said if said is None else said)


def open_sentence(
    discourse: Discourse, sentence: Span, clauses: Clauses, named: Party | None = None
) -> Progress:
    """Open a sentence after what was said before it; `named` stands before the bracket that it is in."""
    phrases = Phrases(discourse.setting.text, clauses, discourse.setting.grammar)
    lookup = Lookup(phrases, discourse)
    predicates = find_predicates(phrases, lambda first, last: _is_kind(lookup, first, last))
    return Progress(
        Wording(sentence, lookup, open_cues(phrases, predicates)),
        predicates,
        Cut(phrases, predicates.chunks),
        _opened(References(lookup, discourse, discourse.last_subject), predicates.chunks),
        named,
    )


def _opened(references: References, chunks: tuple[Chunk, ...]) -> References:
    """Give the same with whom a sentence names first, of whom no verb of ours says what: "A is big; it"."""
    spoken = takewhile(lambda chunk: chunk.kind not in (ChunkKind.STOP, ChunkKind.DOT), chunks)
    kinds = [chunk.kind for chunk in spoken]
    if kinds[:2] != [ChunkKind.NP, ChunkKind.AUXILIARY] or ChunkKind.TRIGGER in kinds:
        return references
    subject = refer(references, references.phrases.item(chunks[0].first, chunks[0].last))
    return replace(references, subject=subject) if subject.names and not subject.topic else references


def _is_kind(lookup: Lookup, first: int, last: int) -> bool:
    """Whether words name a kind of thing: what a verb without a subject may be said of."""
    vocabulary = lookup.vocabulary
    kinds = lookup.grammar.kinds(vocabulary.ties[Tie.OF_A_KIND])
    return ground_kind(lookup, first, last, kinds).term is not None
