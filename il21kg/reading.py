"""Reads a document into statements: topic, sentences, lists; what was said before decides what "it" stands for."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from il21kg.claims import Context, Party, Reference, SentenceReader
from il21kg.clauses import Clauses, Grammar, Trigger, read_clauses
from il21kg.document import Document, Sentence, Span
from il21kg.errors import InputError
from il21kg.mentions import Abbreviation, Ambiguity, cut, find_abbreviations, permuted, topic_names, way
from il21kg.namespaces import unresolved_iri
from il21kg.objects import Candidate
from il21kg.phrases import Grounded, Region
from il21kg.statements import Statement, Topic
from il21kg.vocabulary import RELATED, SYNONYM, Name, Term, Vocabulary, normal


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from a document."""

    topic: Topic
    statements: tuple[Statement, ...]
    status: tuple[str, ...]
    """For each of `document.sentences`: used, no-terms, terms-but-no-statement."""
    ambiguities: tuple[Ambiguity, ...]


def find_topic(document: Document, vocabulary: Vocabulary, about: str | None = None) -> Topic:
    """Say which gene an article is about: the one asked for, the one of the title, the first one it describes.

    Raises InputError when it is about no gene the vocabulary knows and `about` is not given.
    """
    if document.language == "de":
        raise InputError(
            f"{document.name}: the text is German; il21kg reads English.",
            "Give the English version of the page (the page often links it).",
        )
    if about is not None:
        for name in vocabulary.look_up(about):
            term = vocabulary.terms[name.iri]
            gene = term if term.kind == "gene" else vocabulary.terms.get(term.gene or "")
            if gene is not None and name.rank <= SYNONYM:
                return _topic(gene, vocabulary)
        return Topic(unresolved_iri(about), about, None, None, known=False)
    names = topic_names(document, vocabulary)
    title = document.title
    in_title = [iri for span, iri in names if title is not None and span.start < title.end]
    if title is not None and not in_title:
        raise InputError(
            f"{document.name}: the title, {title.text!r}, names no gene the vocabulary knows.",
            "If the article is about a gene, name it: --about SYMBOL. To bring the gene in, add it to a folder"
            " of terms and give it with --terms DIR.",
        )
    candidates = in_title or [iri for _, iri in names]
    if not in_title:
        raise InputError(
            f"{document.name}: there is no title that says which gene the text is about.",
            "Name the gene: --about SYMBOL."
            + (f" The text mentions {vocabulary.terms[candidates[0]].label}." if candidates else ""),
        )
    return _topic(vocabulary.terms[candidates[0]], vocabulary)


def _topic(gene: Term, vocabulary: Vocabulary) -> Topic:
    product = vocabulary.terms.get(gene.product or "")
    return Topic(gene.iri, gene.label, product.iri if product else None, product.label if product else None)


class Reader:
    """Reads documents into statements with the language data of one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Compile the vocabulary's grammar; raise InputError for a pattern that does not parse."""
        self.vocabulary = vocabulary
        self.grammar = Grammar(vocabulary)
        self.frames = {frame.name: frame for frame in vocabulary.frames}

    def read(self, document: Document, topic: Topic) -> Reading:
        """Read all prose sentences of a document about a topic."""
        return _DocumentReader(self, document, topic).read()


class _DocumentReader:
    """One pass over a document: what was said before decides what "it" stands for."""

    def __init__(self, reader: Reader, document: Document, topic: Topic) -> None:
        self.vocabulary = reader.vocabulary
        self.grammar = reader.grammar
        self.frames = reader.frames
        self.document = document
        abbreviations = tuple(find_abbreviations(document.text))
        self.context = Context(
            text=document.text,
            topic=topic,
            grammar=reader.grammar,
            short_forms=_short_forms(abbreviations, reader.vocabulary),
            abbreviations=abbreviations,
            own=tuple(iri for iri in (topic.iri, topic.product) if iri),
        )

    def read(self) -> Reading:
        statements: list[Statement] = []
        for sentence in self.document.sentences:
            statements += self._sentence(sentence)
        used = {span.start for statement in statements for span in statement.evidence}
        status = tuple(
            "used"
            if sentence.span.start in used
            else "terms-but-no-statement"
            if self._names_terms(sentence)
            else "no-terms"
            for sentence in self.document.sentences
        )
        ordered = sorted(_merged(statements), key=lambda s: (s.evidence[0].start, s.trigger.start, _at(s)))
        return Reading(self.context.topic, tuple(ordered), status, tuple(dict.fromkeys(self.context.ambiguities)))

    def _names_terms(self, sentence: Sentence) -> bool:
        clauses = read_clauses(cut(sentence.span.text, sentence.span.start), self.grammar)
        return bool(clauses.mentions) or "topic" in clauses.tags

    def _sentence(self, sentence: Sentence) -> list[Statement]:
        if sentence.kind == "header":
            return []
        if sentence.kind == "item":
            return self._item(sentence)
        words = cut(sentence.span.text, sentence.span.start)
        if not words:
            return []
        reader = SentenceReader(self.context, sentence.span, read_clauses(words, self.grammar))
        found = reader.read()
        if reader.first_party is not None and len(reader.first_party.references) == 1:
            self.context.last_subject = reader.first_party.references[0]
        return found

    # ---- lists

    def _item(self, sentence: Sentence) -> list[Statement]:
        """Read an item by the sentence that opens its list, or by its heading ("Synonym(s)")."""
        header = sentence.header
        if header is None:
            section = next((s for s in self.document.sections if s.key == sentence.section), None)
            named = self.frames.get("named")
            if section is None or named is None or self._list_key(section.label) != "named":
                return []
            reader = SentenceReader(self.context, sentence.span, self._cut(sentence.span))
            party = Party((Reference(True, "elided", None),))
            trigger = Trigger(named, 0, 0, 1, "noun", False, False, 1)
            return self._list_claims(sentence, reader, party, trigger, "named", False, (sentence.span,))
        reader = SentenceReader(self.context, header, self._cut(header))
        opening = reader.opening()
        if opening is not None:
            party, trigger, exemplary = opening
            key, evidence = trigger.frame.family, (header, sentence.span)
            return self._list_claims(sentence, reader, party, trigger, key, exemplary, evidence)
        return self._noun_list(sentence, header)

    def _noun_list(self, sentence: Sentence, header: Span) -> list[Statement]:
        """Read an item under "Target cells of IL-21 include:": the noun says the relation."""
        reader = SentenceReader(self.context, header, self._cut(header))
        topic = reader.list_topic()
        if topic is None:
            return []
        party, head = topic
        word = reader.clauses.words[head]
        list_key = self._list_key(reader.clauses.low(0, head + 1)) or next(
            (k for n in range(len(reader.clauses.words)) if (k := self._list_key(reader.clauses.words[n].norm))), None
        )
        frame = next((f for f in self.vocabulary.frames if f.family == list_key), None)
        if list_key is None or frame is None:
            return []
        at = next(n for n, w in enumerate(reader.clauses.words) if self._list_key(w.norm) == list_key or w is word)
        trigger = Trigger(frame, at, at, at + 1, "noun", False, False, 1)
        return self._list_claims(sentence, reader, party, trigger, list_key, True, (header, sentence.span))

    def _cut(self, span: Span) -> Clauses:
        return read_clauses(cut(span.text, span.start), self.grammar)

    def _list_key(self, words: str) -> str | None:
        """Give the key of the relation that the last word of a list's opening names."""
        heads = self.vocabulary.words.get("list-head", {})
        parts = [normal(part) for part in words.lower().split()]
        for size in (2, 1):
            if " ".join(parts[-size:]) in heads:
                return heads[" ".join(parts[-size:])]
        return None

    def _list_claims(
        self,
        sentence: Sentence,
        reader: SentenceReader,
        party: Party,
        trigger: Trigger,
        key: str,
        exemplary: bool,
        evidence: tuple[Span, ...],
    ) -> list[Statement]:
        item = SentenceReader(self.context, sentence.span, self._cut(sentence.span))
        tags = item.clauses.tags
        first, last = 0, len(item.clauses.words)
        while last > 0 and tags[last - 1] in ("dot", "comma", "stop"):
            last -= 1
        while first < last and tags[first] in ("conj", "det", "hyphen"):
            first += 1
        if first >= last:
            return []
        made: list[Statement] = []
        for candidate in self._list_objects(item, first, last, key):
            spoken = replace(candidate, exemplar=exemplary)
            made += reader.claims(trigger, party, spoken, Region([], [], [], []), evidence, sentence.span)
        return made

    def _list_objects(self, item: SentenceReader, first: int, last: int, key: str) -> list[Candidate]:
        """Ground an item: as one name, its parts in any order; else as a phrase."""
        kinds = tuple(k for row in self.vocabulary.relations_by_key.get(key, ()) for k in row.kinds)
        whole = item.phrases.span(first, last)
        if key == "named":
            return [Candidate(Grounded(None, "", span, span.text), key) for span in _parts(whole)]
        bare = "".join(
            t.text if t.text in ",-" else f" {t.text}" for t in item.phrases.bare(first, last)
        ).strip()
        found = item.phrases.choose(permuted(bare, self.vocabulary), kinds, whole)
        if found is not None:
            term = self.vocabulary.terms[found.iri]
            grounded = Grounded(term, way(found, self.vocabulary), whole, bare)
            return [Candidate(grounded, key, cell=term.iri if term.kind == "cell" else None)]
        region = item.phrases.region(item.chunks)
        grounded_items = item.phrases.complete(region.items, kinds)
        return [
            Candidate(
                grounded,
                key,
                cell=grounded.term.iri if grounded.term and grounded.term.kind == "cell" else None,
                hint=item.phrases.hint(part.first, part.last),
            )
            for part, grounded in zip(region.items, grounded_items, strict=True)
        ]


def _parts(names: Span) -> list[Span]:
    """Cut a list of names at commas, semicolons, "and" and "or"."""
    parts, at = [], 0
    for match in (*_BETWEEN.finditer(names.text), None):
        end = match.start() if match is not None else len(names.text)
        if names.text[at:end].strip():
            parts.append(Span(names.start + at, names.text[at:end]))
        at = match.end() if match is not None else end
    return parts


_BETWEEN = re.compile(r"\s*[;,]\s*(?:and\s+|or\s+)?|\s+(?:and|or)\s+")


def _short_forms(abbreviations: Iterable[Abbreviation], vocabulary: Vocabulary) -> dict[str, tuple[Name, ...]]:
    """Give the abbreviations a document defines, with the candidates of their long forms."""
    forms = {}
    for abbreviation in abbreviations:
        names = permuted(abbreviation.long.text, vocabulary)
        if names and names[0].rank < RELATED:
            forms[abbreviation.short.text] = names
    return forms


def _at(statement: Statement) -> tuple[int, str]:
    return (statement.object.span.start if statement.object.span else -1, statement.object.iri or "")


def _merged(statements: Iterable[Statement]) -> list[Statement]:
    """Join claims that say the same of the same ends in the same words of relation: their evidence is one."""
    merged: dict[tuple[object, ...], Statement] = {}
    for statement in statements:
        same = replace(
            statement, evidence=(), sentence=_NOWHERE, trigger=_NOWHERE, means=(), residue=(),
            hedge_cues=(), evidential_cues=(), negation_cues=(), contexts=(), frame="",
            subject=replace(statement.subject, span=None), object=replace(statement.object, span=None),
        )  # fmt: skip
        words = tuple(
            span.text
            for spans in (
                (statement.trigger,), statement.hedge_cues, statement.evidential_cues,
                statement.negation_cues, statement.contexts, statement.residue,
            )
            for span in spans
        )  # fmt: skip
        at = (same, words)
        known = merged.get(at)
        if known is None:
            merged[at] = statement
        else:
            spans = {(s.start, s.text): s for s in (*known.evidence, *statement.evidence)}
            merged[at] = replace(known, evidence=tuple(spans[k] for k in sorted(spans)))
    return list(merged.values())


_NOWHERE = Span(0, "")
