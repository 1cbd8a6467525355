"""Reads "the encoded protein (NAME)": the gene that was said to encode something encodes NAME."""

from il21kg.reading.claims.claims import Saying, make
from il21kg.reading.claims.cues import Cues
from il21kg.reading.claims.progress import Progress
from il21kg.reading.discourse import Reference
from il21kg.reading.meaning.grounded import Grounded, way
from il21kg.reading.meaning.parties import ELIDED, Party
from il21kg.reading.meaning.proposals import Candidate
from il21kg.reading.meaning.referents import named_in_bracket
from il21kg.reading.statements import Statement
from il21kg.reading.structure.tagset import ChunkKind
from il21kg.text.document import Span
from il21kg.vocabulary.classes import PointerRole, ProductRole, Tie, WordClass


def name_encoded(progress: Progress) -> list[Statement]:
    """Say that the gene encodes what a bracket names; the clause that said "encodes" is its evidence."""
    product = _product(progress)
    frame = progress.grammar.frame(tie=Tie.PRODUCT_OF)
    if product is None or frame is None:
        return []
    candidate = Candidate(product, progress.key(Tie.PRODUCT_OF))
    sentence, encoding = progress.sentence, progress.discourse.encoding
    if encoding is not None:
        evidence = tuple(dict.fromkeys((encoding.sentence, sentence)))
        saying = Saying(frame, encoding.trigger, evidence, sentence, Cues())
        return make(progress.wording, saying, Party((encoding.gene,)), candidate)
    participle = _participle(progress)
    if participle is None:
        return []
    saying = Saying(frame, participle, (sentence,), sentence, Cues())
    return make(progress.wording, saying, ELIDED, candidate)


def _product(progress: Progress) -> Grounded | None:
    """Ground the name that a bracket gives to "the encoded protein" as the product of the topic."""
    bracketed, vocabulary = _bracketed(progress), progress.grammar.vocabulary
    if bracketed is None or bracketed.span is None:
        return None
    product = progress.discourse.setting.topic.product
    name = next((name for name in bracketed.names if name.iri == product), None)
    if name is None:
        return None
    span = bracketed.span
    return Grounded(vocabulary.terms[name.iri], way(name), span, span.text)


def _bracketed(progress: Progress) -> Reference | None:
    """Return the last name that a bracket gives to "the encoded protein"."""
    if PointerRole.PRODUCT not in progress.clauses.roles or not progress.phrases.brackets:
        return None
    chunks = (chunk for chunk in progress.chunks if chunk.kind == ChunkKind.NP)
    items = (progress.phrases.item(chunk.first, chunk.last) for chunk in chunks)
    named = [each for item in items if (each := named_in_bracket(progress.references, item)) is not None]
    return named[-1] if named else None


def _participle(progress: Progress) -> Span | None:
    """Give the word that says that something is encoded."""
    for word in progress.clauses.words:
        if progress.grammar.role(WordClass.PRODUCT_PARTICIPLE, word.low) == ProductRole.ENCODED:
            return Span(word.start, word.text)
    return None
