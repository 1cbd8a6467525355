"""Reads a document into statements: its topic, its sentences in order; what is said twice is joined."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from il21kg.errors import InputError
from il21kg.namespaces import expand, unresolved_iri
from il21kg.reading.claims.lists import Lists
from il21kg.reading.claims.turns import read_sentence
from il21kg.reading.discourse import open_context
from il21kg.reading.rivals import doubted, find_rival
from il21kg.reading.statements import Statement, Topic
from il21kg.reading.structure.chunks import Clauses, cut_sentence
from il21kg.reading.structure.grammar import Grammar
from il21kg.reading.structure.tagset import ChunkKind, Form, Tag
from il21kg.reading.structure.triggers import Trigger
from il21kg.text.document import Document, Sentence, Span, language_name
from il21kg.vocabulary.classes import TermKind, WordClass
from il21kg.vocabulary.mentions import Ambiguity, cut, find_names, topic_names
from il21kg.vocabulary.vocabulary import Name, Term, Vocabulary

#: Characters of the longest sentence that is read; the longest of 32,000 in RefSeq summaries has 450.
#: Longer ones (a table, a sequence, text without stops) are listed as not used.
_LONGEST: Final = 5_000


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from a document."""

    topic: Topic
    statements: tuple[Statement, ...]
    status: tuple[str, ...]
    """For each of `document.sentences`: used, no-terms, terms-but-no-statement; or why it says nothing:
    question, table, list-without-items."""
    ambiguities: tuple[Ambiguity, ...]
    rival: Span | None = None
    """Words by which the first sentence is about another gene than the title; what points is not asserted."""


def find_topic(document: Document, vocabulary: Vocabulary, about: str | None = None) -> Topic:
    """Say which gene an article is about: the one asked for, else that of its title, else of its sentences.

    `about` is a name of the gene or its HGNC id ("HGNC:6005"). A title that names more than a gene ("IL17
    inhibitors") is about something else. A text without a title is about the gene that its first sentence
    is about. A gene that the vocabulary does not know, by `about` or by a title like "ABC1 gene", is an
    unresolved topic: nothing is asserted.
    Raises InputError when neither says which gene the text is about.
    """
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
    if about is not None:
        known = _by_id(about.strip(), vocabulary) or _gene(vocabulary.candidates(about.strip()), vocabulary)
        if known is not None:
            return _topic(known, vocabulary)
        return Topic(unresolved_iri(about), about, None, None, known=False)
    title = document.title
    if title is None:
        spoken_of = _spoken_of(document, vocabulary)
        if spoken_of is not None:
            return _topic(spoken_of, vocabulary)
        mentioned = next((vocabulary.terms[iri].label for _, iri in topic_names(document, vocabulary)), None)
        raise InputError(
            f"{document.name}: no title and no first sentence says which gene the text is about.",
            "Name the gene: --about SYMBOL or --about HGNC:NUMBER."
            + (f" The text mentions {mentioned}." if mentioned else ""),
        )
    gene = _titled(title, vocabulary)
    if gene is not None:
        return _topic(gene, vocabulary)
    if (later := _titled_later(document, vocabulary)) is not None:
        return _topic(later, vocabulary)
    unknown = _GENE_TITLE.fullmatch(title.text.strip())
    if unknown is not None and (gene := _gene(vocabulary.candidates(unknown[1]), vocabulary)) is not None:
        return _topic(gene, vocabulary)  # a symbol that is an ordinary word as well: "SET gene"
    if unknown is not None:
        return Topic(unresolved_iri(unknown[1]), unknown[1], None, None, known=False)
    raise InputError(
        f"{document.name}: the title, {title.text!r}, names no gene as the subject.",
        "If the article is about a gene, name it: --about SYMBOL. To bring the gene in, add it to a"
        " folder of terms and give it with --terms DIR.",
    )


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
        if line and (gene := _titled(Span(block.span.start, line[1]), vocabulary)) is not None:
            return gene
    return None


_LATER_TITLE: Final = re.compile(r"(?:[Ss]ummary (?:for|of) )?((?:[A-Z][\w-]{1,14}) [Gg]ene)")


def _by_id(about: str, vocabulary: Vocabulary) -> Term | None:
    """Give the gene that has an HGNC id: "HGNC:6005", in any case."""
    found = re.fullmatch(r"(?i)hgnc:(\d+)", about)
    return vocabulary.terms.get(expand(f"hgnc:{found[1]}")) if found else None


def _spoken_of(document: Document, vocabulary: Vocabulary) -> Term | None:
    """Give the gene that the first sentence is about, by name; else the only one that any sentence is.

    A text that says "this gene" may tell of others by name: there the first sentence alone counts.
    """
    prose = [sentence.span for sentence in document.sentences if sentence.kind == "prose"]
    subjects = [_subject(span, vocabulary) for span in prose]
    if subjects and subjects[0] is not None:
        return subjects[0]
    pointing = [words for words, role in vocabulary.words.get(WordClass.TOPIC, {}).items() if role == "gene"]
    low = document.text.lower()
    found = {gene.iri: gene for gene in subjects if gene is not None}
    return next(iter(found.values())) if len(found) == 1 and not any(w in low for w in pointing) else None


def _subject(sentence: Span, vocabulary: Vocabulary) -> Term | None:
    """Give the gene before the first verb of a sentence, where nothing else is named there."""
    known = vocabulary.words
    classes = (
        WordClass.NAME_FRAME,
        WordClass.DETERMINER,
        WordClass.PRODUCT_PARTICIPLE,
        WordClass.GENE_LINKER,
    )
    frame = {word for name in classes for word in known.get(name, {})}
    verbs = {
        word
        for name in (WordClass.AUXILIARY, WordClass.MODAL, WordClass.INTRANSITIVE)
        for word in known.get(name, {})
    }
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


def _titled(title: Span, vocabulary: Vocabulary) -> Term | None:
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


class Reader:
    """Reads documents into statements with the language data of one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Translate the vocabulary's grammar; raise InputError for a trigger without a fixed word."""
        self.vocabulary = vocabulary
        self.grammar = Grammar(vocabulary)

    def read(self, document: Document, topic: Topic) -> Reading:
        """Read all prose sentences of a document about a topic."""
        context = open_context(document, topic, self.grammar)
        lists = Lists(document, context)
        statements: list[Statement] = []
        passed: dict[int, str] = {}
        for sentence in document.sentences:
            if len(sentence.span.text) > _LONGEST:
                continue
            if (reason := _silent(sentence, lists)) is not None:
                passed[sentence.span.start] = reason
            elif sentence.kind == "item" and not lists.names(sentence) and self._whole(sentence.span):
                statements += lists.label(sentence)
                statements += lists.sentence(sentence.span) or read_sentence(context, sentence.span)
            elif sentence.kind == "item":
                statements += lists.item(sentence)
            elif sentence.kind != "header":
                statements += lists.sentence(sentence.span) or read_sentence(context, sentence.span)
        used = {span.start for statement in statements for span in statement.evidence}
        status = tuple(
            "used"
            if sentence.span.start in used
            else passed.get(sentence.span.start) or self._unused(sentence)
            for sentence in document.sentences
        )
        ordered = sorted(_merged(statements), key=lambda s: (s.evidence[0].start, s.trigger.start, _at(s)))
        rival = self._rival(document, topic)
        if rival is not None:
            ordered = [doubted(statement, topic) for statement in ordered]
        return Reading(topic, tuple(ordered), status, tuple(dict.fromkeys(context.ambiguities)), rival)

    def _rival(self, document: Document, topic: Topic) -> Span | None:
        """Give the words that make another gene than that of the title what the text is about."""
        title = _titled(document.title, self.vocabulary) if document.title is not None else None
        if title is None or title.iri != topic.iri:
            return None
        first = next((each.span for each in document.sentences if each.kind == "prose"), None)
        subject = _subject(first, self.vocabulary) if first is not None else None
        return find_rival(first, subject, topic, self.vocabulary)

    def _whole(self, item: Span) -> bool:
        """Tell whether an item is a sentence of its own: it ends as one, and has a subject and its verb."""
        if item.text[-1] not in ".!":
            return False
        clauses = cut_sentence(item, self.grammar)
        named = False
        for chunk in clauses.chunks:
            if chunk.kind == ChunkKind.RELATIVE:
                return False
            if named and (chunk.kind == ChunkKind.AUXILIARY or self._finite(chunk.trigger, clauses)):
                return True
            named = named or chunk.kind == ChunkKind.NP
        return False

    def _finite(self, trigger: Trigger | None, clauses: Clauses) -> bool:
        """Tell whether a trigger is a verb, its helpers with it: "binds", "are found in", "is a cause of"."""
        if trigger is None:
            return False
        helped = trigger.first < trigger.core
        helped = helped or self.grammar.role(WordClass.AUXILIARY, clauses.words[trigger.core].low) is not None
        return helped or (trigger.form != Form.NOUN and not trigger.participle)

    def _unused(self, sentence: Sentence) -> str:
        if len(sentence.span.text) > _LONGEST:
            words = cut(sentence.span.text, sentence.span.start)
            return "terms-but-no-statement" if any(find_names(words, self.vocabulary)) else "no-terms"
        clauses = cut_sentence(sentence.span, self.grammar)
        return "terms-but-no-statement" if clauses.mentions or Tag.TOPIC in clauses.tags else "no-terms"


def _silent(sentence: Sentence, lists: Lists) -> str | None:
    """Say why a sentence says nothing: a question, a row of a table, what opens a list that is not there."""
    words = sentence.span.text
    if sentence.kind == "table":
        return "table"
    if words.rstrip("\"'”’»)]").endswith("?"):
        return "question"
    if sentence.kind == "prose" and _OPENER.search(words) and lists.opens(sentence.span):
        return "list-without-items"
    return None


#: How a sentence ends that opens a list.
_OPENER: Final = re.compile(r"(?::|\b(?:includes?|are|such as|as follows)\s*[.:]?)$")


def _at(statement: Statement) -> tuple[int, str]:
    return (statement.object.span.start if statement.object.span else -1, statement.object.iri or "")


def _merged(statements: Iterable[Statement]) -> list[Statement]:
    """Join claims that say the same of the same ends in the same words of relation: their evidence is one.

    Of two ways to name the subject, a name ("IL-21") says more than what stands for it ("the gene"). What was
    joined is kept, with the words of its own place.
    """
    alike: dict[tuple[object, ...], list[Statement]] = {}
    for statement in statements:
        alike.setdefault(_said(statement), []).append(statement)
    return [_joined(same) for same in alike.values()]


def _joined(same: Sequence[Statement]) -> Statement:
    if len(same) == 1:
        return same[0]
    spans = {(span.start, span.text): span for statement in same for span in statement.evidence}
    named = next((statement for statement in same if not statement.subject.grounded_by), same[0])
    again = tuple(statement for statement in same if statement is not named)
    return replace(named, evidence=tuple(spans[at] for at in sorted(spans)), again=again)


def _said(s: Statement) -> tuple[object, ...]:
    """Give what a statement says and in which words, without the places where it says it."""
    spoken = (s.trigger, *s.hedge_cues, *s.evidential_cues, *s.negation_cues, *s.contexts, *s.residue)
    return (
        *(s.subject.iri, s.subject.label, s.subject.kind),
        *(s.object.iri, s.object.label, s.object.kind, s.object.grounded_by),
        *(s.kind, s.relation, s.predicate, s.not_asserted, s.exemplary),
        *(s.effects, s.effect_phrases, s.direction, s.cell),
        *(s.joint_agents, s.context_diseases, s.species),
        tuple(span.text for span in spoken),
    )
