"""The closed vocabularies of the language data: what its loader knows, and refuses what is not here."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

#: What the label of a class begins with that says what a relation becomes where a word of it is the head.
RECAST: Final = "recast "


class WordClass(StrEnum):
    """A class of words in `ontology/reading/words.ttl`."""

    ABILITY = "ability"
    ACT = "act"
    ACTING_PROCESS = "acting-process"
    ACTIVITY_HEAD = "activity-head"
    ADJECTIVE_ENDING = "adjective-ending"
    ADVERB = "adverb"
    AGREEING_AUXILIARY = "agreeing-auxiliary"
    AMOUNT = "amount"
    ANY_NUMBER = "any-number"
    ARE = "are"
    AUTHOR = "author"
    AUXILIARY = "auxiliary"
    BAND_WORD = "band-word"
    BARE_PROCESS = "bare-process"
    BARE_PLACE = "bare-place"
    BEARER = "bearer"
    BEARER_ADJECTIVE = "bearer-adjective"
    BESIDE_PREPOSITION = "beside-preposition"
    CAPITAL_NAME = "capital-name"
    CELL_NOUN = "cell-noun"
    CLONE = "clone"
    CLASS_NOUN = "class-noun"
    CLAIM_NOUN = "claim-noun"
    CLAIM_POINTER = "claim-pointer"
    CLAUSE_PRONOUN = "clause-pronoun"
    COMMON_WORD = "common-word"
    CONDITION = "condition"
    CONJUNCTION = "conjunction"
    COMPOUND_ADJECTIVE = "compound-adjective"
    CONSEQUENCE = "consequence"
    CONTENT = "content"
    COUNT = "count"
    COUNTERPART = "counterpart"
    DEFINITE = "definite"
    DENIED_ALOUD = "denied-aloud"
    DESCRIBED = "described"
    DESIGNATOR = "designator"
    DETERMINER = "determiner"
    DISEASE_COURSE = "disease-course"
    DOUBT = "doubt"
    EFFECT = "effect"
    EMPTY_HEAD = "empty-head"
    EVALUATIVE = "evaluative"
    EVENT = "event"
    EVENT_PARTICIPLE = "event-participle"
    EVENT_PREPOSITION = "event-preposition"
    EXEMPLAR = "exemplar"
    FAMILY_ADJECTIVE = "family-adjective"
    FAMILY_NOUN = "family-noun"
    COMPARISON = "comparison"
    FAR_ORGANISM = "far-organism"
    FEW = "few"
    FOCUS = "focus"
    FINDING = "finding"
    FLOATING_QUANTIFIER = "floating-quantifier"
    FORM_NOUN = "form-noun"
    GENE_LINKER = "gene-linker"
    GENE_MODIFIER = "gene-modifier"
    GENE_PART = "gene-part"
    GENERAL_NAME = "general-name"
    GENE_STRETCH = "gene-stretch"
    GENERIC_NOUN = "generic-noun"
    GERUND_PREPOSITION = "gerund-preposition"
    GOVERNOR = "governor"
    GROUND = "ground"
    HEADING_DISEASE = "heading-disease"
    HINDERING = "hindering"
    HINT = "hint"
    HISTORY = "history"
    INDEFINITE = "indefinite"
    INQUIRY = "inquiry"
    INTRANSITIVE = "intransitive"
    INVERSE = "inverse"
    IRREGULAR = "irregular"
    ISOFORM = "isoform"
    LINKER = "linker"
    LIST_HEAD = "list-head"
    LIST_VERB = "list-verb"
    MEANS = "means"
    CATALYST = "catalyst"
    RATE = "rate"
    MEASURE = "measure"
    METHOD = "method"
    MODAL = "modal"
    MODEL_ORGANISM = "model-organism"
    MUTATION_MODIFIER = "mutation-modifier"
    NAME_FRAME = "name-frame"
    NAMED_ADJECTIVE = "named-adjective"
    NAMELESS = "nameless"
    NAMELESS_HEAD = "nameless-head"
    NAMING_PARTICIPLE = "naming-participle"
    NEGATION = "negation"
    NOT_ADVERB = "not-adverb"
    NOT_REDUCED = "not-reduced"
    NOT_VERB = "not-verb"
    NOUN_FOR_ENDING = "noun-for-ending"
    NOUN_WITH_FOR = "noun-with-for"
    NOUN_WITH_OF = "noun-with-of"
    NUMBER_WORD = "number-word"
    OBJECTION = "objection"
    ONE_OF_TWO = "one-of-two"
    OPPOSING_PREPOSITION = "opposing-preposition"
    OUTCOME = "outcome"
    LETTING = "letting"
    PAIRED_ADVERB = "paired-adverb"
    PAIRING = "pairing"
    PART_NOUN = "part-noun"
    PARTITIVE = "partitive"
    PARTNER_NOUN = "partner-noun"
    PLACE_PREPOSITION = "place-preposition"
    CIRCUMSTANCE_PREPOSITION = "circumstance-preposition"
    PLURAL_PRONOUN = "plural-pronoun"
    PEOPLE = "people"
    PREDICATIVE = "predicative"
    PREPOSITION = "preposition"
    PROCESS_WORD = "process-word"
    PRODUCT_PARTICIPLE = "product-participle"
    PRONOUN = "pronoun"
    PROTEIN_NOUN = "protein-noun"
    PSEUDOGENE = "pseudogene"
    QUANTIFIER = "quantifier"
    REDUCED = "reduced"
    REDUCED_ING = "reduced-ing"
    RELATIVE = "relative"
    REARRANGEMENT = "rearrangement"
    REPORTING = "reporting"
    RESERVATION = "reservation"
    SCARCITY = "scarcity"
    SIGHTING = "sighting"
    SLOT_STOP = "slot-stop"
    SITE_NOUN = "site-noun"
    SOURCE = "source"
    SPLICING = "splicing"
    STRETCH = "stretch"
    STRUCTURE = "structure"
    TARGET_PREPOSITION = "target-preposition"
    THINKER = "thinker"
    THINKING = "thinking"
    TOPIC = "topic"
    TRANSCRIPT = "transcript"
    UNIT = "unit"
    UNIVERSAL = "universal"
    VAGUE = "vague"
    VERB_BASE_ENDING = "verb-base-ending"
    VERB_ENDING = "verb-ending"
    VERB_OR_PLURAL = "verb-or-plural"
    WHOLE_NOUN = "whole-noun"
    WITHDRAWAL = "withdrawal"


class TermKind(StrEnum):
    """What a term is: the kinds that relations ask for."""

    GENE = "gene"
    PROTEIN = "protein"
    RNA = "rna"
    FAMILY = "family"
    KIND = "kind"
    DISEASE = "disease"
    CELL = "cell"
    ANATOMY = "anatomy"
    PROCESS = "process"
    FUNCTION = "function"
    COMPONENT = "component"
    COMPLEX = "complex"
    SPECIES = "species"
    CHEMICAL = "chemical"
    GENE_KIND = "gene-kind"
    TRANSCRIPT_ATTRIBUTE = "transcript-attribute"
    DOMAIN = "domain"
    CHROMOSOME = "chromosome"
    BAND = "band"
    ARM = "arm"
    SEQUENCE = "sequence"
    ANCESTOR = "ancestor"
    LITERAL = "literal"
    VARIANT = "variant"


class Turn(StrEnum):
    """A turn of speech: where the two ends of a frame stand."""

    SUBJECT_OBJECT = "subject-object"
    SUBJECT_INSIDE = "subject-inside"
    OBJECT_INSIDE = "object-inside"
    MAKING = "making"
    ACTIVITY = "activity"
    APPOSITIVE = "appositive"
    PASSIVE_PROCESS = "passive-process"
    PRODUCT = "product"
    PREDICATE_WORD = "predicate-word"
    VARIANTS = "variants"
    OBSERVED = "observed"
    SPLICING = "splicing"
    OBJECT_FIRST = "object-first"
    PSEUDOGENES = "pseudogenes"
    BRACKET = "bracket"
    MODIFIER = "modifier"
    NOMINAL = "nominal"


class FrameKind(StrEnum):
    """Whether the words of a frame are a verb or a noun."""

    VERB = "verb"
    NOUN = "noun"


class WordForm(StrEnum):
    """A form that the entry of a predicate gives, where the data asks for it."""

    VERB = "verb"
    DOING = "doing"
    NOUN = "noun"
    DEED = "deed"
    AGENT = "agent"
    ADJECTIVE = "adjective"


class CueKind(StrEnum):
    """What a cue makes of a claim."""

    HEDGE = "hedge"
    EVIDENTIAL = "evidential"
    NAMING_PARTICIPLE = "naming-participle"
    NEGATION = "negation"
    CAPABILITY = "capability"


class CueScope(StrEnum):
    """What a cue is about: a whole clause, the verb it stands at, a phrase, the clause that it opens."""

    CLAUSE = "clause"
    OPENING = "opening"
    VERB = "verb"
    PHRASE = "phrase"


class Trait(StrEnum):
    """What a relation is like, whatever its object: what the reader asks before it says anything."""

    ACTING = "acting"
    """Its nouns name what acts: "an inhibitor of"; what explains the other side may explain the noun."""
    CAUSAL = "causal"
    """Said of a gene's dysregulation and a disease, the dysregulation contributes to it."""
    CLASSIFYING = "classifying"
    """It says what kind of thing its subject is: "is a"."""
    COMPOSING = "composing"
    """It says what its subject has as a part: "has"."""
    DIRECTED = "directed"
    """It acts on its object: where verb and object point in two directions, nothing is asserted."""
    ENCODING = "encoding"
    """It says what a gene gives: "encodes"."""
    GROUPING = "grouping"
    """It says which family its subject is of."""
    KEPT_WHEN_BROKEN = "kept-when-broken"
    """What is said of the mutated gene holds of the gene."""
    KEPT_WHEN_CHANGED = "kept-when-changed"
    """What is said of the dysregulated gene holds of the gene."""
    LESSENING = "lessening"
    """It makes less of its object."""
    LINKING = "linking"
    """It gives its subject on to a noun and a clause behind it: "is a receptor that"."""
    MODIFIES_A_PART = "modifies-a-part"
    """What is done to a part is done to the molecule: a residue of it."""
    NAMING = "naming"
    """It gives its subject a name."""
    OF_FAMILIES = "of-families"
    """It may be said of a whole family behind the comma of a relative clause."""
    OF_THE_PART = "of-the-part"
    """Said of a part, it says what the part is, not what the whole does."""
    ON_THE_CELL = "on-the-cell"
    """It acts on a cell itself: one claim a cell, with the set of effects."""
    PLACE = "place"
    """It says where its subject lies."""


class Tie(StrEnum):
    """What the reader says by itself, with no frame's key: the row of a relation says which it is."""

    ASSOCIATION = "association"
    """It has to do with a disease, and more is not said."""
    CAUSE = "cause"
    """Its mutations bring a disease about."""
    COMPARTMENT = "compartment"
    """It lies in a part of the cell."""
    DECREASE = "decrease"
    """It makes less of something."""
    DYSREGULATION = "upset"
    """Too much or too little of it adds to a disease."""
    EXPRESSION = "expression"
    """It is made in cells or a tissue."""
    INCREASE = "increase"
    """It makes more of something."""
    INVOLVEMENT = "involvement"
    """It has a part in what happens."""
    KIND_OF_PRODUCT = "kind-of-product"
    """What a gene gives is of a kind."""
    LOCUS = "locus"
    """The gene lies on a chromosome."""
    MEMBERSHIP = "membership"
    """It is one of a family."""
    MODIFIED = "modified"
    """Something changes the molecule."""
    NAME = "naming"
    """It is called so."""
    NEED = "need"
    """Something does not happen without it."""
    OF_A_KIND = "of-a-kind"
    """It is of a kind."""
    PARTNER = "partner"
    """It and another molecule meet."""
    POSSESSION = "possession"
    """It has an activity."""
    PRODUCT_OF = "product-of"
    """The gene gives it."""
    TARGET_CELL = "target-cell"
    """It does something to a cell."""
    TRANSCRIPTS = "transcripts"
    """The gene has transcripts of a kind."""
    UNDERGOING = "undergoing"
    """A change happens to the molecule."""
    UNKNOWN = "unknown"
    """It is said of the two, and what it means is not known."""
    WHOLE = "whole"
    """It is a part of something."""


class Level(StrEnum):
    """Whether the gene or its product is the subject of a relation, or whichever the text names."""

    GENE = "gene"
    PRODUCT = "product"
    ANY = "any"


class Direction(StrEnum):
    """What happens to the object of a claim."""

    INCREASED = "increased"
    DECREASED = "decreased"


class PointerRole(StrEnum):
    """What words that point at the topic stand for."""

    GENE = "gene"
    PRODUCT = "product"
    PRONOUN = "pronoun"


class PrepositionRole(StrEnum):
    """What a preposition joins to what is before it."""

    BY = "by"
    CONTEXT = "context"
    EXCEPT = "except"
    IN_SYNERGY_WITH = "in synergy with"
    OF = "of"
    TOGETHER_WITH = "together with"


class EventRole(StrEnum):
    """What has happened to a gene, or what of it is spoken of."""

    ASPECT = "aspect"
    CHANGE = "change"
    DYSREGULATION = "dysregulation"
    MUTATION = "mutation"
    VARIATION = "variation"


class DefiniteRole(StrEnum):
    """Whether a word only says that something is known, or points at it."""

    ARTICLE = "article"
    DEMONSTRATIVE = "demonstrative"


class NumberRole(StrEnum):
    """Of how many a word is said."""

    ONE = "one"
    SEVERAL = "several"


class AuxiliaryRole(StrEnum):
    """The verb that an auxiliary is a form of."""

    BE = "be"
    DO = "do"
    HAVE = "have"


class GovernorRole(StrEnum):
    """Whether the verb that is governed has the subject of its governor."""

    LIKELY = "likely"
    RAISING = "raising"


class HintRole(StrEnum):
    """What an unknown thing is by its noun."""

    ANATOMY = "anatomy"
    CELL = "cell"
    COMPONENT = "component"
    DISEASE = "disease"
    KIND = "kind"
    MOLECULE = "molecule"
    PROCESS = "process"


class ProductRole(StrEnum):
    """What a participle says of a product."""

    ENCODED = "encoded"
    MATURE = "mature"


class PartRole(StrEnum):
    """Whether a part is one, or all of it in another form."""

    FORM = "form"
    PART = "part"


class ConjunctionRole(StrEnum):
    """What a conjunction makes of the conjuncts behind it."""

    CONTRAST = "contrast"
    """A denial ends there: "but"."""
    DENIAL = "denial"
    """They are denied: "nor"."""


class NegationRole(StrEnum):
    """What a negation denies beside what stands next to it."""

    FAR = "far"
    """The verb after its noun as well: "neither"."""
    OF_NOUN = "of-noun"
    """That verb as well, and of a list the next noun alone: "no"."""


class ContentRole(StrEnum):
    """How that is said which is thought or open: as a clause, or as a noun."""

    CLAUSE = "clause"
    NOUN = "noun"


class ConditionRole(StrEnum):
    """How words say under what a clause holds."""

    OPENS = "opens"
    """They open the words that say it: "upon", "when"."""
    ALONE = "alone"
    """They say it themselves: "in vitro"."""
    LIMIT = "limit"
    """They stand before such words and belong to them: "only"."""


class HistoryRole(StrEnum):
    """What a word says of the past: an adverb without a role may go with what still is so."""

    PAST = "past"
    """It was so; where something was said to be, that need not be so today."""
    OVER = "over"
    """It is so no more."""
    OPEN = "open"
    """What was held then: "considered"."""
    PLACE = "place"
    """Where it was said to be: "mapped"."""


class SourceRole(StrEnum):
    """Who or what says something."""

    DOCUMENT = "document"
    PEOPLE = "people"
    OPINION = "opinion"
    """Whoever holds it: a theory."""
    VIEW = "view"
    """What somebody sees it as."""


class MarkRole(StrEnum):
    """What marks some words of a class, and not the others."""

    NOUN = "noun"
    OPEN = "open"
    OPENS = "opens"
    LEVEL = "level"


#: Class of words → the roles that its words may have; those of the others are no closed list.
ROLES: Final[Mapping[str, tuple[str, ...]]] = {
    WordClass.TOPIC: tuple(PointerRole),
    WordClass.PREPOSITION: tuple(PrepositionRole),
    WordClass.EVENT: tuple(EventRole),
    WordClass.DEFINITE: tuple(DefiniteRole),
    WordClass.NUMBER_WORD: tuple(NumberRole),
    WordClass.AGREEING_AUXILIARY: tuple(NumberRole),
    WordClass.AUXILIARY: tuple(AuxiliaryRole),
    WordClass.GOVERNOR: tuple(GovernorRole),
    WordClass.HINT: tuple(HintRole),
    WordClass.PRODUCT_PARTICIPLE: tuple(ProductRole),
    WordClass.PART_NOUN: tuple(PartRole),
    WordClass.INTRANSITIVE: (MarkRole.NOUN,),
    WordClass.FINDING: (MarkRole.LEVEL,),
    WordClass.LINKER: (MarkRole.OPEN,),
    WordClass.INQUIRY: (MarkRole.OPEN,),
    WordClass.WITHDRAWAL: (MarkRole.OPEN,),
    WordClass.SOURCE: tuple(SourceRole),
    WordClass.HISTORY: tuple(HistoryRole),
    WordClass.LIST_VERB: (MarkRole.OPENS,),
    WordClass.VERB_OR_PLURAL: (MarkRole.OPENS,),
    WordClass.CONJUNCTION: tuple(ConjunctionRole),
    WordClass.NEGATION: tuple(NegationRole),
    WordClass.CONTENT: tuple(ContentRole),
    WordClass.CONDITION: tuple(ConditionRole),
}
