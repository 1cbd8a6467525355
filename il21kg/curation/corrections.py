"""Makes statements of what a curator says: one that is corrected, one that no frame has read.

The words are the text's, the identifiers those of the vocabulary: who names another one is told so.
"""

from dataclasses import dataclass, replace

from il21kg.curation.decisions import Fact, Quote
from il21kg.curation.selection import find_words, sentence_of
from il21kg.namespaces import compact, unresolved_iri
from il21kg.reading.claims.cues import Cues
from il21kg.reading.claims.ends import product_of
from il21kg.reading.claims.relations import not_asserted
from il21kg.reading.statements import CURATOR, UNKNOWN_KIND, End, How, Statement, Topic
from il21kg.text.document import Document, Span
from il21kg.text.quotes import one_blank
from il21kg.vocabulary.classes import CueKind, Level, TermKind, Trait
from il21kg.vocabulary.vocabulary import Relation, Term, Vocabulary


class UnfitError(Exception):
    """What a curator said cannot be said of this text; the message says why."""


@dataclass(frozen=True, slots=True)
class Page:
    """What a curator looks at."""

    document: Document
    topic: Topic
    vocabulary: Vocabulary

    @property
    def genes(self) -> frozenset[str]:
        """What the gene of the text is asked for by, in small letters."""
        return named_so(self.topic.label, self.topic.iri)


def named_so(*names: str) -> frozenset[str]:
    """Give by what a thing of these labels and IRIs is asked for, in small letters: `IL21`, `6005`."""
    return frozenset(each.lower() for name in names for each in (name, name.rpartition("/")[2]))


def corrected(page: Page, statement: Statement, fact: Fact) -> Statement:
    """Give a statement as a curator corrects it; raises UnfitError where that cannot be."""
    sentence, made = statement.sentence, statement
    if fact.object is not None:
        target = _end(page, sentence, fact.object, statement.object)
        made = replace(made, object=target)
    if fact.subject is not None:
        made = replace(made, subject=_end(page, sentence, fact.subject, statement.subject))
    if fact.relation or fact.object is not None or fact.subject is not None:
        made = _related(page, made, fact.relation or None)
    if fact.certainty:
        made = _sure(page, made, fact)
    return made


def added(page: Page, fact: Fact) -> Statement:
    """Give what a curator adds as a statement; raises UnfitError where that cannot be."""
    if fact.subject is None or fact.object is None or not fact.relation:
        raise UnfitError("a fact has a subject, a relation and an object")
    sentence = sentence_of(page.document, fact)
    if sentence is None:
        raise UnfitError("its sentence is not in the text any more")
    subject, target = (_end(page, sentence, each, None) for each in (fact.subject, fact.object))
    trigger = _phrase(sentence, fact, subject, target)
    bare = Statement("", "", subject, "", target, sentence, (sentence,), trigger, CURATOR)
    return _sure(page, _related(page, bare, fact.relation), fact)


def _phrase(sentence: Span, fact: Fact, subject: End, target: End) -> Span:
    """Give the words of the relation: those that were selected, else those between the ends."""
    if fact.phrase:
        found = find_words(sentence, Quote(fact.phrase))
        if found is None:
            raise UnfitError(f"“{fact.phrase}” does not stand in its sentence any more")
        return found
    first, last = sorted(
        (each.span or Span(sentence.start, "") for each in (subject, target)), key=lambda s: s.start
    )
    between = sentence.text[first.end - sentence.start : last.start - sentence.start]
    words = between.strip(" \t\r\n,;:")
    if not words:
        return last if last.text else sentence
    return Span(first.end + between.index(words), words)


# --- its parts


def _end(page: Page, sentence: Span, quote: Quote, before: End | None) -> End:
    """Make an end of selected words; without words it is that of before, or what the text is about."""
    span = before.span if before else None
    if quote.exact:
        span = find_words(sentence, quote)
        if span is None:
            raise UnfitError(f"“{quote.exact}” does not stand in its sentence any more")
    if quote.iri:
        return _identified(page.vocabulary, quote.iri, span)
    if span is None or not span.text:
        return End(page.topic.iri, page.topic.label, TermKind.GENE, None, How.ELIDED)
    words = one_blank(span.text)
    names = page.vocabulary.look_up(words)
    if not names:
        return End(unresolved_iri(words), words, UNKNOWN_KIND, span, How.UNRESOLVED)
    term = page.vocabulary.terms[names[0].iri]
    return End(term.iri, term.label, term.kind, span)


def _identified(vocabulary: Vocabulary, iri: str, span: Span | None) -> End:
    term = vocabulary.terms.get(iri)
    if term is None:
        raise UnfitError(f"the terms at hand do not know {compact(iri)}")
    named = span is not None and any(name.iri == iri for name in vocabulary.candidates(one_blank(span.text)))
    how = How.NAME if named else How.CURATED if span is not None and span.text else How.ELIDED
    return End(term.iri, term.label, term.kind, span, how)


def _related(page: Page, statement: Statement, relation: str | None) -> Statement:
    """Give a statement the relation of this key or family; its ends are of the level that it wants."""
    row = _row(page.vocabulary, relation or statement.relation, statement)
    if Trait.NAMING in row.traits:
        words = one_blank(statement.object.span.text) if statement.object.span else ""
        target = End(None, words, TermKind.LITERAL, statement.object.span)
    else:
        target = _leveled(page, statement.object, wants=_object_level(row))
    subject = _leveled(page, statement.subject, wants=row.level)
    if subject.iri is not None and subject.iri == target.iri:
        raise UnfitError("subject and object are the same thing")
    same = statement.predicate in (row.stated, row.hedged) and statement.kind == row.statement
    made = statement if same else _bare(statement)
    return replace(
        made,
        kind=row.statement,
        relation=row.family,
        predicate=row.hedged if statement.hedge_cues else row.stated,
        subject=subject,
        object=target,
        not_asserted=not_asserted(row, subject, target, Cues(negations=statement.negation_cues)),
        cell=target.iri if target.kind == TermKind.CELL else None,
    )


def _bare(statement: Statement) -> Statement:
    """Give a statement without what another relation would not have."""
    return replace(statement, effects=(), effect_phrases=(), direction=None)


def _row(vocabulary: Vocabulary, relation: str, statement: Statement) -> Relation:
    """Choose the row of a relation by the kind of the object, one of the same predicate first."""
    rows = vocabulary.relations_by_key.get(relation) or tuple(
        row for row in vocabulary.relations if row.family == relation
    )
    if not rows:
        raise UnfitError(f"there is no relation “{relation}”")
    kind = statement.object.kind
    kept = [row for row in rows if statement.predicate in (row.stated, row.hedged)]
    fitting = [row for row in (*kept, *rows) if not row.kinds or kind in row.kinds or _fits(row, kind)]
    return (fitting or kept or rows)[0]


def _fits(row: Relation, kind: str) -> bool:
    """Tell whether a gene may stand for its product in a row, or the other way round."""
    molecules = (TermKind.GENE, TermKind.PROTEIN)
    return kind in molecules and any(each in row.kinds for each in molecules)


def _object_level(row: Relation) -> Level:
    if TermKind.PROTEIN in row.kinds:
        return Level.PRODUCT
    return Level.GENE if TermKind.GENE in row.kinds else Level.ANY


def _leveled(page: Page, end: End, wants: Level) -> End:
    """Give an end as the gene or the product that a relation wants."""
    terms, topic = page.vocabulary.terms, page.topic
    term = terms.get(end.iri or "")
    other: Term | None = None
    if wants == Level.PRODUCT and end.iri == topic.iri and topic.product is not None:
        how = end.grounded_by or How.PRODUCT
        return replace(
            end, iri=topic.product, label=topic.product_label or "", kind=TermKind.PROTEIN, grounded_by=how
        )
    if term is not None and wants == Level.PRODUCT:
        other = product_of(term, page.vocabulary)
    elif term is not None and wants == Level.GENE and term.kind == TermKind.PROTEIN:
        other = terms.get(topic.iri if end.iri == topic.product else term.gene or "")
    if other is None:
        return end
    how = end.grounded_by or How.PRODUCT
    return replace(end, iri=other.iri, label=other.label, kind=other.kind, grounded_by=how)


def _sure(page: Page, statement: Statement, fact: Fact) -> Statement:
    """Give a statement the certainty that a curator says; a hedge has its words in the sentence."""
    row = _own_row(statement, page.vocabulary)
    if fact.certainty != "hedged":
        return replace(statement, predicate=row.stated if row else statement.predicate, hedge_cues=())
    cue = find_words(statement.sentence, Quote(fact.cue)) if fact.cue else _hedge(page, statement.sentence)
    if cue is None:
        raise UnfitError("no words of the sentence that hedge were named")
    return replace(statement, predicate=row.hedged if row else statement.predicate, hedge_cues=(cue,))


def _own_row(statement: Statement, vocabulary: Vocabulary) -> Relation | None:
    """Give the row of the relation that a statement has."""
    rows = (
        row
        for row in vocabulary.relations
        if row.statement == statement.kind and statement.predicate in (row.stated, row.hedged)
    )
    return next(rows, None)


def _hedge(page: Page, sentence: Span) -> Span | None:
    """Give the first words of a sentence that hedge, as far as the cues are known."""
    known = (cue.words for cue in page.vocabulary.cues if cue.kind == CueKind.HEDGE)
    places = (find_words(sentence, Quote(words), whole=True) for words in known)
    return min((each for each in places if each is not None), key=lambda s: s.start, default=None)
