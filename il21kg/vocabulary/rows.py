"""The entries of the language data: terms, frames, predicates, relations, cues."""

from dataclasses import dataclass

from il21kg.namespaces import PREFIXES
from il21kg.vocabulary.classes import (
    CueKind,
    CueScope,
    Direction,
    FrameKind,
    Level,
    TermKind,
    Tie,
    Trait,
    Turn,
)


@dataclass(frozen=True, slots=True)
class Term:
    """A thing the vocabulary knows."""

    iri: str
    kind: str
    """A `TermKind`; `ancestor` for a class that is only an ancestor of a used one."""
    label: str
    """The one label: approved symbol of a gene, preferred label of a concept."""
    matches: tuple[tuple[str, str], ...] = ()
    """(predicate IRI, IRI): skos:exactMatch, closeMatch, broadMatch, narrowMatch, relatedMatch, broader."""
    shown_names: tuple[str, ...] = ()
    """skos:altLabel rows: names written beside the label in the graph (a renamed disease's OMIM name)."""
    product: str | None = None
    """For a gene: IRI of its reviewed protein."""
    gene: str | None = None
    """For a protein: IRI of its gene."""
    parents: tuple[str, ...] = ()
    """Nearest super-classes (cells and diseases)."""
    notation: str | None = None
    """For a band or chromosome: `4q27`, `4`."""
    chromosome: str | None = None
    """For a band: IRI of its chromosome."""
    location: str | None = None
    """For a gene: the band its terminology gives, as it stands there. Never part of the graph."""
    families: tuple[str, ...] = ()
    """For a gene: IRIs of the gene groups its terminology puts it in. Never part of the graph."""
    added: bool = False
    """It does not ship with il21kg: it is of the user's Turtle, or of a terminology that was added."""

    @property
    def local(self) -> bool:
        """True for a concept of ours (`con:`)."""
        return self.iri.startswith(PREFIXES["con"])


@dataclass(frozen=True, slots=True)
class Frame:
    """A way of saying a relation: a row of `ontology/reading/frames.ttl`."""

    name: str
    """`plays-a-role-in`."""
    family: str
    """Key of its relations (`Relation.key`)."""
    otherwise: str
    """Key where the first does not fit: what a cause is when no mutation causes."""
    passive: str
    """Key of "X is activated by Y", where that is another family than "Y activates X"; else empty."""
    triggers: tuple[str, ...]
    """Patterns of words; the pattern language stands in `patterns`."""
    kind: FrameKind
    """`verb`, or `noun` (a predicate noun: `member of`)."""
    shape: Turn
    """Where the ends stand: `subject-object`, or a turn of speech that `frames` reads in a way of its own:
    `subject-inside`, `object-inside`, `object-first`, `appositive`, `activity`, `predicate-word`,
    `passive-process`, `variants`, `pseudogenes`, `splicing`, `observed`, `product`, `making`, `bracket`,
    `modifier`, `nominal`."""
    direction: Direction | None
    """`increased`, `decreased`: what happens to the object."""
    order: int
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]
    added: bool = False
    """A row of the user's own: where it and one of ours read the same words, it wins."""
    meanings: tuple[str, ...] = ()
    """What the predicates mean whose forms are among its triggers (`Predicate.meaning`)."""


@dataclass(frozen=True, slots=True)
class Predicate:
    """What can be said in several forms of one word: a row of `ontology/reading/predicates.ttl`."""

    name: str
    """`inhibit`."""
    meaning: str
    """What the frames and classes of words ask for: `inhibits`."""
    verb: str
    """Its base, with the form it is limited to as triggers say it (`localize:P`); empty: it has no verb."""
    preposition: str
    """The pattern between the verb and its object: `~2 with`; empty: nothing stands there."""
    noun: str
    """The noun for doing so: `inhibition`; empty where there is none, as in what follows."""
    noun_preposition: str
    """What stands before the other side of that noun, `with|between`; empty: as behind the verb, or "by"."""
    agent: str
    """The noun for what does so: `inhibitor`."""
    adjective: str
    """`inhibitory`."""
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """One row of `ontology/reading/relations.ttl`: a family, the kinds of its ends, its predicates."""

    name: str
    key: str
    """What frames name; several rows may share it and differ in the kinds of the object."""
    family: str
    """The family of the annotation guide: `involved_in`."""
    statement: str
    """Local name of the class: `ProcessStatement`."""
    stated: str
    hedged: str
    """IRIs of the two predicates."""
    level: Level
    """Whom the subject names when it is the topic: `gene`, `product`, `any`."""
    kinds: tuple[TermKind, ...]
    """Kinds of the object that the relation admits; empty: any."""
    subject_kinds: tuple[TermKind, ...]
    """Kinds of the subject that the relation admits; empty: any."""
    order: int
    traits: tuple[Trait, ...] = ()
    """What its key is like: those of all its rows hold together, whatever the object."""
    amount: str = ""
    """Key for the amount of a molecule ("induces expression of"); empty where it acts on none."""
    tie: Tie | None = None
    """What the reader says by its key, where no frame names one."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A hedge, an evidential or a negation: a row of `ontology/reading/cues.ttl`."""

    words: str
    kind: CueKind
    """hedge, evidential, negation, capability."""
    scope: CueScope
    """`verb` (in the verb group), `clause` (governs a that-clause), `phrase` (adjective in a noun phrase)."""
    source: str
    """Where the class of the cue is described."""
    examples: tuple[str, ...]
