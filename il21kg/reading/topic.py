"""Says which gene a document is about: the one asked for, else that of its title, else of its sentences."""

import re
from collections.abc import Iterable
from typing import Final

from il21kg.errors import InputError
from il21kg.namespaces import expand, unresolved_iri
from il21kg.reading.statements import Topic
from il21kg.text.document import Document, Span
from il21kg.text.language import language_name
from il21kg.vocabulary.choice import is_other_symbol
from il21kg.vocabulary.classes import PointerRole, TermKind, WordClass
from il21kg.vocabulary.mentions import cut, find_names, topic_names
from il21kg.vocabulary.vocabulary import Name, Term, Vocabulary


def find_topic(document: Document, vocabulary: Vocabulary, about: str | None = None) -> Topic:
    """Say which gene an article is about: the one asked for, else that of its title, else of its sentences.

    `about` is a name of the gene or its HGNC id ("HGNC:6005"). A title that names more than a gene ("IL17
    inhibitors") is about something else. A text without a title is about the gene that its first sentence
    is about. A gene that the vocabulary does not know, by `about` or by a title like "ABC1 gene", is an
    unresolved topic: nothing is asserted.
    Raises InputError when neither says which gene the text is about.
    """
    _refuse_language(document)
    if about is not None:
        return _asked_for(about, vocabulary)
    if document.title is None:
        return _by_sentences(document, vocabulary)
    return _by_title(document, document.title, vocabulary)


def _refuse_language(document: Document) -> None:
    if document.language == "de":
        raise InputError(
            f"{document.name}: the text is German; il21kg reads English.",
            "Give the English version of the page (the page often links it).",
        )
    if document.language != "en":
        raise InputError(
            f"{document.name}: this looks like {language_name(document.language)}; il21kg reads English.",
            "Give an English version of the text.",
        )


def _asked_for(about: str, vocabulary: Vocabulary) -> Topic:
    words = about.strip()
    names = (
        name
        for name in vocabulary.candidates(words)
        if not is_other_symbol(name, vocabulary.terms[name.iri], words)
    )
    known = _by_id(words, vocabulary) or _gene(names, vocabulary)
    return _topic(known, vocabulary) if known is not None else _unknown(about)


def _by_sentences(document: Document, vocabulary: Vocabulary) -> Topic:
    spoken_of = _spoken_of(document, vocabulary)
    if spoken_of is not None:
        return _topic(spoken_of, vocabulary)
    mentioned = next((vocabulary.terms[iri].label for _, iri in topic_names(document, vocabulary)), None)
    raise InputError(
        f"{document.name}: no title and no first sentence says which gene the text is about.",
        "Name the gene: --about SYMBOL or --about HGNC:NUMBER."
        + (f" The text mentions {mentioned}." if mentioned else ""),
    )


def _by_title(document: Document, title: Span, vocabulary: Vocabulary) -> Topic:
    gene = titled(title, vocabulary) or _titled_later(document, vocabulary)
    symbol = _GENE_TITLE.fullmatch(title.text.strip())
    if gene is None and symbol is not None:  # a symbol that is an ordinary word as well: "SET gene"
        gene = _gene(vocabulary.candidates(symbol[1]), vocabulary)
    if gene is not None:
        return _topic(gene, vocabulary)
    if symbol is not None:
        return _unknown(symbol[1])
    raise InputError(
        f"{document.name}: the title, {title.text!r}, names no gene as the subject.",
        "If the article is about a gene, name it: --about SYMBOL. To bring the gene in, add it to a"
        " folder of terms and give it with --terms DIR.",
    )


def _unknown(label: str) -> Topic:
    return Topic(unresolved_iri(label), label, None, None, known=False)


#: A symbol as approved symbols are written, and the word "gene".
_GENE_TITLE: Final = re.compile(r"([A-Z][A-Z0-9]+(?:-?[A-Za-z0-9]+)*)\s+[Gg]ene")


#: Lines among which the title is looked for where the first one names nothing: it is furniture of the page.
_FURNITURE_LINES: Final = 40


def _titled_later(document: Document, vocabulary: Vocabulary) -> Term | None:
    """Give the gene of the first line "SYMBOL gene" or "Summary for SYMBOL gene" below furniture.

    A title that names anything, if no gene, is no furniture.
    """
    if document.title is None or find_names(cut(document.title.text, 0), vocabulary):
        return None
    for block in document.blocks[:_FURNITURE_LINES]:
        line = _LATER_TITLE.fullmatch(block.span.text)
        if line and (gene := titled(Span(block.span.start, line[1]), vocabulary)) is not None:
            return gene
    return None


_LATER_TITLE: Final = re.compile(r"(?:[Ss]ummary (?:for|of) )?((?:[A-Z][\w-]{1,14}) [Gg]ene)")


def _by_id(about: str, vocabulary: Vocabulary) -> Term | None:
    """Give the gene that has an HGNC id: "HGNC:6005", in any case."""
    match = re.fullmatch(r"(?i)hgnc:(\d+)", about)
    return vocabulary.terms.get(expand(f"hgnc:{match[1]}")) if match else None


def _spoken_of(document: Document, vocabulary: Vocabulary) -> Term | None:
    """Give the gene that the first sentence is about, by name; else the only one that any sentence is.

    A text that says "this gene" may tell of others by name: there the first sentence alone counts.
    """
    prose = [sentence.span for sentence in document.sentences if sentence.kind == "prose"]
    subjects = [subject_of(span, vocabulary) for span in prose]
    if subjects and subjects[0] is not None:
        return subjects[0]
    pointing = [
        words for words, role in vocabulary.words.get(WordClass.TOPIC, {}).items() if role == PointerRole.GENE
    ]
    low = document.text.lower()
    found = {gene.iri: gene for gene in subjects if gene is not None}
    return next(iter(found.values())) if len(found) == 1 and not any(w in low for w in pointing) else None


#: Words around the names of a gene: "the human IL21 gene, which encodes".
_FRAME: Final = (
    WordClass.NAME_FRAME,
    WordClass.DETERMINER,
    WordClass.PRODUCT_PARTICIPLE,
    WordClass.GENE_LINKER,
)
#: Words that begin the verb of a sentence.
_VERBS: Final = (WordClass.AUXILIARY, WordClass.MODAL, WordClass.INTRANSITIVE)


def _words_of(classes: Iterable[WordClass], vocabulary: Vocabulary) -> set[str]:
    return {word for name in classes for word in vocabulary.words.get(name, {})}


def subject_of(sentence: Span, vocabulary: Vocabulary) -> Term | None:
    """Give the gene before the first verb of a sentence, where nothing else is named there."""
    known = vocabulary.words
    frame, verbs = _words_of(_FRAME, vocabulary), _words_of(_VERBS, vocabulary)
    verbs |= {forms.split()[1] for forms in known.get(WordClass.IRREGULAR, {})}  # "binds"
    endings = tuple(known.get(WordClass.VERB_ENDING, {}))
    words = cut(sentence.text, sentence.start)
    mentions = {mention.first: mention for mention in find_names(words, vocabulary)}
    names: list[Name] = []
    i = depth = 0
    if words and words[0].low in known.get(WordClass.PREPOSITION, {}):  # "In humans, interleukin 4 is"
        i = 1 + next((k for k, word in enumerate(words[:8]) if word.text == ","), -1)
    while i < len(words):
        word, mention = words[i], mentions.get(i)
        depth += (word.text in "([") - (word.text in ")]")
        if mention is not None and depth == 0 and word.norm not in frame:
            if vocabulary.terms[mention.names[0].iri].kind not in (TermKind.GENE, TermKind.PROTEIN):
                return None
            names += mention.names
            i = mention.last
            continue
        if depth == 0 and (word.text == "," or word.low in verbs or word.low.endswith(endings)):
            return _gene(names, vocabulary)
        if depth == 0 and word.text[0].isalnum() and word.norm not in frame:
            return None
        i += 1
    return None


def titled(title: Span, vocabulary: Vocabulary) -> Term | None:
    """Give the gene a title names, where it names nothing else: "Interleukin 21 (IL21) gene"."""
    words = cut(title.text, title.start)
    mentions = find_names(words, vocabulary)
    named = {i for mention in mentions for i in range(mention.first, mention.last)}
    frame = {
        **vocabulary.words.get(WordClass.NAME_FRAME, {}),
        **vocabulary.words.get(WordClass.DETERMINER, {}),
    }
    rest = [word for i, word in enumerate(words) if i not in named and word.text[0].isalnum()]
    if any(word.norm not in frame for word in rest):
        return None
    kinds = {vocabulary.terms[mention.names[0].iri].kind for mention in mentions}
    if not kinds <= {TermKind.GENE, TermKind.PROTEIN}:
        return None
    return _gene((name for mention in mentions for name in mention.names), vocabulary)


def _gene(names: Iterable[Name], vocabulary: Vocabulary) -> Term | None:
    """Give the one gene that names stand for, by the best of them; None where there is none, or several."""
    found: dict[str, int] = {}
    for name in names:
        term = vocabulary.terms[name.iri]
        iri = name.iri if term.kind == TermKind.GENE else term.gene if term.kind == TermKind.PROTEIN else None
        if iri is not None:
            found[iri] = min(name.rank, found.get(iri, name.rank))
    best = [iri for iri, rank in found.items() if rank == min(found.values())]
    return vocabulary.terms[best[0]] if len(best) == 1 else None


def _topic(gene: Term, vocabulary: Vocabulary) -> Topic:
    product = vocabulary.terms.get(gene.product or "")
    return Topic(gene.iri, gene.label, product.iri if product else None, product.label if product else None)
