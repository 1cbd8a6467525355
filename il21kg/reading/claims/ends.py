"""Makes the two ends of a claim: gene or product, as the relation wants it, and how the words say it."""

from typing import Final

from il21kg.namespaces import unresolved_iri
from il21kg.reading.claims.nothing import happens, is_empty
from il21kg.reading.claims.wording import Wording
from il21kg.reading.discourse import Reference
from il21kg.reading.meaning.proposals import Candidate
from il21kg.reading.statements import UNKNOWN_KIND, End, How, Topic
from il21kg.reading.structure.phrases import one_line
from il21kg.text.document import Span
from il21kg.vocabulary.choice import Choice, settled
from il21kg.vocabulary.classes import Level, TermKind, Trait
from il21kg.vocabulary.vocabulary import Relation, Term, Vocabulary

#: Kinds of subjects whose names are those of one gene or one product.
GENETIC: Final = (TermKind.GENE, TermKind.PROTEIN)


def object_end(candidate: Candidate, relation: Relation, vocabulary: Vocabulary) -> End:
    """Make the object of a claim: a literal for a name, else a term of the level that the relation wants."""
    grounded = candidate.grounded
    if Trait.NAMING in relation.traits:
        return End(None, grounded.words, TermKind.LITERAL, grounded.span)
    choice = settled(grounded.choice, None if grounded.term is None else grounded.term.iri)
    if grounded.term is None:
        return _unknown(one_line(grounded.words), grounded.span, choice)
    term, how = grounded.term, grounded.how
    product = product_of(term, vocabulary)
    if product is not None and (TermKind.GENE not in relation.kinds or TermKind.PROTEIN in relation.kinds):
        how = how or _way_to(product, grounded.span.text, vocabulary)
        term = product
    elif _wants_gene(relation, term):
        term = vocabulary.terms.get(term.gene or "", term)
    span = grounded.span if grounded.span.text else None
    return End(term.iri, term.label, term.kind, span, how, choice)


def _wants_gene(relation: Relation, term: Term) -> bool:
    """Whether a relation admits the gene of a protein and not the protein."""
    only = TermKind.GENE in relation.kinds and TermKind.PROTEIN not in relation.kinds
    return only and term.kind == TermKind.PROTEIN


def product_of(gene: Term, vocabulary: Vocabulary) -> Term | None:
    """Return the product of a gene; None for anything else."""
    return vocabulary.terms.get(gene.product or "") if gene.kind == TermKind.GENE else None


def _way_to(product: Term, words: str, vocabulary: Vocabulary) -> How:
    return How.NAME if any(name.iri == product.iri for name in vocabulary.look_up(words)) else How.PRODUCT


def subject_end(wording: Wording, reference: Reference, relation: Relation, *, known: bool) -> End | None:
    """Make the end that a reference is under a relation; None when its words name nothing.

    `known` says whether the object has a name.
    """
    if reference.topic:
        return _topic_end(wording.setting.topic, reference, relation)
    if reference.names:
        return _named_end(reference, relation, wording.vocabulary)
    if reference.span is None:
        return None
    words = reference.words or one_line(reference.span.text)
    if is_empty(words, wording.grammar):
        return None
    if Trait.NAMING not in relation.traits and happens(words, wording.grammar, known=known):
        return None
    return _unknown(words, reference.span, _choice(reference))


def _named_end(reference: Reference, relation: Relation, vocabulary: Vocabulary) -> End:
    term, how = vocabulary.terms[reference.names[0].iri], reference.how
    product = product_of(term, vocabulary)
    if relation.level == Level.PRODUCT and product is not None:
        how = how or _way_to(product, reference.words, vocabulary)
        term = product
    elif relation.level == Level.GENE and term.kind == TermKind.PROTEIN:
        gene = vocabulary.terms.get(term.gene or "")
        term, how = (gene, how or How.PRODUCT) if gene is not None else (term, how)
    return End(term.iri, term.label, term.kind, reference.span, how, _choice(reference))


def _topic_end(topic: Topic, reference: Reference, relation: Relation) -> End:
    """Give the topic as its gene or its product: as the relation wants it, else as the words say."""
    if not topic.known:
        return End(topic.iri, topic.label, UNKNOWN_KIND, reference.span, How.UNRESOLVED)
    open_gene = relation.level == Level.ANY and (reference.gene or Trait.NAMING in relation.traits)
    iri, label, kind = topic.iri, topic.label, TermKind.GENE
    if topic.product is not None and relation.level != Level.GENE and not open_gene:
        iri, label, kind = topic.product, topic.product_label or "", TermKind.PROTEIN
    how = reference.how
    if not how and not any(name.iri == iri for name in reference.names):
        how = How.PRODUCT
    return End(iri, label, kind, reference.span, how, _choice(reference))


def _unknown(words: str, span: Span, choice: Choice | None) -> End:
    """Give words that name nothing, or nothing here."""
    return End(unresolved_iri(words), words, UNKNOWN_KIND, span, How.UNRESOLVED, settled(choice, None))


def _choice(reference: Reference) -> Choice | None:
    """Give what was chosen for the words of a reference; "it" has no name, what it stands for has one."""
    own = reference.span is not None and one_line(reference.span.text) == reference.words
    return reference.choice if own else None
