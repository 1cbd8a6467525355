"""Scores what is read from annotated texts: precision and recall, certainty, grounding, with intervals.

    evaluate(read_gold([Path("gold")]), make_reader()).total.precision.value

All is scored by the plain rule of `matching`, as it always was, and by the repaired one, in `figures`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from il21kg.measure.constructions import constructions
from il21kg.measure.figures import Figures, figure, without_doubt
from il21kg.measure.gold import Annotation
from il21kg.measure.matching import Pair, Rule, pair
from il21kg.namespaces import PREFIXES, SKOS, expand
from il21kg.reading.estimate import Unread, unread
from il21kg.reading.reader import Reader
from il21kg.reading.statements import Statement, Topic
from il21kg.reading.topic import find_topic
from il21kg.text.document import Document, read_document
from il21kg.vocabulary.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Marked:
    """One annotated text as it was read, each fact and each statement paired or alone."""

    annotation: Annotation
    document: Document
    topic: Topic
    pairs: tuple[Pair, ...]
    """By the plain rule."""
    repaired: tuple[Pair, ...]
    """By the repaired rule."""
    unread: Unread
    """What no statement covers."""
    genre: str
    """What kind of text it is: as the annotation says, else by its layout."""


@dataclass(frozen=True, slots=True)
class Evaluation(Figures):
    """All texts and what they score: its own figures are those of the plain rule."""

    texts: tuple[Marked, ...]
    repaired: Figures
    """By the repaired rule."""
    sure: Figures
    """By the repaired rule, and doubtful facts are neither missed nor is what answers them false."""


def evaluate(gold: Iterable[Annotation], reader: Reader, tier: str | None = None) -> Evaluation:
    """Read annotated texts and score what was read; `tier` A or B: as if there were no other statements.

    Raises InputError when a text cannot be read.
    """
    texts = tuple(mark(annotation, reader, tier) for annotation in gold)
    genres = [text.genre for text in texts]
    plain = figure([text.pairs for text in texts], genres, Rule.PLAIN)
    return Evaluation(
        **_values(plain),
        texts=texts,
        repaired=figure([text.repaired for text in texts], genres, Rule.REPAIRED),
        sure=figure([without_doubt(text.repaired) for text in texts], genres, Rule.REPAIRED),
    )


def _values(figures: Figures) -> dict[str, Any]:
    return {each.name: getattr(figures, each.name) for each in fields(figures)}


def mark(annotation: Annotation, reader: Reader, tier: str | None = None) -> Marked:
    """Read one annotated text and pair what was read with what was annotated."""
    document = read_document(annotation.data, annotation.text_name, reader.vocabulary.layout)
    topic = find_topic(document, reader.vocabulary, annotation.symbol)
    reading = reader.read(document, topic)
    read = _looked_at(annotation, reading.statements, topic)
    statements = [s for s in read if tier in (None, s.tier)]
    plain, repaired = (
        _judged(pair(annotation.facts, statements, topic, rule), document, reader) for rule in Rule
    )
    left = unread(document, reading, reader.grammar)
    return Marked(annotation, document, topic, plain, repaired, left, annotation.genre or _genre(document))


def _looked_at(annotation: Annotation, statements: Sequence[Statement], topic: Topic) -> Sequence[Statement]:
    """Give the statements of which an annotation knows whether they are right: all, or those it tells of."""
    if not annotation.partial:
        return statements
    known = [
        each.statement
        for facts in (annotation.facts, annotation.rejected)
        for each in pair(facts, statements, topic, Rule.REPAIRED)
        if each.fact is not None and each.statement is not None
    ]
    return [each for each in statements if each in known]


def _judged(pairs: Sequence[Pair], document: Document, reader: Reader) -> tuple[Pair, ...]:
    """Say of each pair how its identifier is, and how the sentence puts it."""
    put = constructions(pairs, document, reader.grammar)
    return tuple(
        replace(each, identifier=identifier(each, reader.vocabulary), construction=how)
        for each, how in zip(pairs, put, strict=True)
    )


def _genre(document: Document) -> str:
    """Tell from its layout what kind of text it is: points of a list, a page with headings, or neither."""
    kinds = [sentence.kind for sentence in document.sentences]
    if 2 * kinds.count("item") >= len(kinds) > 0:
        return "by layout: list"
    headed = any(block.kind == "heading" for block in document.blocks)
    return "by layout: page with headings" if headed else "by layout: paragraphs"


# --- identifiers


def identifier(pair: Pair, vocabulary: Vocabulary) -> str | None:
    """Judge the identifier of a matched object: right, wrong, or missing; None where the fact has none.

    It is right when it is the fact's, when it is of the product of the fact's gene, or when the term names
    the fact's as its exact match. A name has the identifier of what it names. A claim on a cell has none to
    give to a fact about an effect of it.
    """
    end = pair.named
    if pair.fact is None or pair.fact.object_id is None or end is None or pair.of_effect:
        return None
    if end.iri is None or end.kind == "unresolved":
        return "missing"
    wanted, term = _iri(pair.fact.object_id), vocabulary.terms.get(end.iri)
    gene = vocabulary.terms.get(wanted)
    same = {wanted, gene.product if gene else None}
    exact = {iri for link, iri in term.matches if link == SKOS.exactMatch} if term else set()
    right = end.iri in same or (term is not None and term.gene == wanted) or wanted in exact
    return "right" if right else "wrong"


def _iri(curie: str) -> str:
    """Give the IRI of an identifier; of an unknown terminology as the OBO library writes it."""
    try:
        return expand(curie)
    except KeyError:
        return PREFIXES["obo"] + curie.replace(":", "_", 1)
