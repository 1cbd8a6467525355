"""Reads the items of a list by the sentence that opens it, or by its heading.

What says the relation:

    IL-21 acts on several cells, such as:      the verb
    Target cells of IL-21 include:             the noun
    Synonym(s)                                 the heading

A sentence may be a list of its own: "Diseases associated with IL21 include psoriasis and asthma."
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from il21kg.reading.claims.brackets import read_brackets
from il21kg.reading.claims.claims import make, say_how
from il21kg.reading.claims.clause import subject_of
from il21kg.reading.claims.progress import Progress, open_sentence
from il21kg.reading.discourse import Discourse
from il21kg.reading.meaning.conjuncts import ground_list
from il21kg.reading.meaning.grounded import Grounded, way
from il21kg.reading.meaning.lookup import choose_name
from il21kg.reading.meaning.objects import read_objects
from il21kg.reading.meaning.parties import ELIDED, Party
from il21kg.reading.meaning.proposals import Candidate
from il21kg.reading.meaning.referents import refer
from il21kg.reading.statements import How, Statement, Unasserted
from il21kg.reading.structure.chunks import Chunk, cut_sentence
from il21kg.reading.structure.grammar import Grammar
from il21kg.reading.structure.sides import right_of
from il21kg.reading.structure.tagset import ChunkKind, Form, Tag
from il21kg.reading.structure.triggers import Trigger
from il21kg.text.document import Document, Sentence, Span
from il21kg.vocabulary.classes import MarkRole, TermKind, WordClass
from il21kg.vocabulary.mentions import permuted
from il21kg.vocabulary.vocabulary import normal

#: What stands between the names of a list of names.
_BETWEEN: Final = re.compile(r"\s*[;,]\s*(?:and\s+|or\s+)?|\s+(?:and|or)\s+")


#: A colon behind words that open a list, and the blanks after it.
_COLON: Final = re.compile(
    r"\b(?:are|includes?|such as|as follows|with|following(?: \w+)?)(?P<colon>\s*:\s+)(?=\w)"
)


#: The label of an item that says more about it.
_LABEL: Final = re.compile(r"(?P<label>[^\W_][^:.!?;]{1,58}?)(?:\s*:|\s+[-–—])\s+(?=[^\W_])")


def _label(item: Span) -> Span | None:
    """Give the label that an item begins with: "Psoriasis: a skin disease"."""
    found = _LABEL.match(item.text)
    return Span(item.start, found["label"]) if found else None


def _with_colon(opener: Span) -> Span:
    """Give the words that open a list as if they ended with a colon: "Diseases of the gene include"."""
    return Span(opener.start, opener.text.rstrip(" .:") + ":")


@dataclass(frozen=True, slots=True)
class Opening:
    """What opens a list: whom the items are about, and by which words."""

    reader: Progress
    """Of the sentence that opens it."""
    party: Party
    trigger: Trigger
    exemplary: bool
    """The items are examples: "include"."""


class Lists:
    """Reads the list items of one document, in order."""

    def __init__(self, document: Document, grammar: Grammar) -> None:
        """Bind to a document."""
        self.headings = {section.key: section.label for section in document.sections}
        self.grammar = grammar
        self.vocabulary = grammar.vocabulary
        self.header: Span | None = None
        self.opening: Opening | None = None
        """What the header opened; items of one list share it."""

    def item(self, sentence: Sentence, discourse: Discourse) -> list[Statement]:
        """Give the statements of an item; none where nothing says what the list is about."""
        name = None if sentence.header is None else _label(sentence.span)
        item = self._reader(name or sentence.span, discourse)
        opening = self._opened(sentence, item, discourse)
        evidence = (sentence.span,) if sentence.header is None else (sentence.header, sentence.span)
        if opening is None:
            return []
        found: list[Statement] = []
        for candidate in self._objects(item, opening.trigger.frame.family):
            spoken = replace(candidate, exemplar=opening.exemplary)
            saying = say_how(opening.reader.wording, opening.trigger, spoken, evidence, sentence.span)
            found += make(opening.reader.wording, saying, opening.party, spoken)
        return found

    def label(self, sentence: Sentence, discourse: Discourse) -> list[Statement]:
        """Give the known thing that the label of an item names: "Psoriasis: It is common"."""
        if sentence.header is None or _label(sentence.span) is None:
            return []
        grounded = (None, Unasserted.NEGATED)
        return [each for each in self.item(sentence, discourse) if each.not_asserted in grounded]

    def _opened(self, sentence: Sentence, item: Progress, discourse: Discourse) -> Opening | None:
        """Give what opens the list of an item: its heading, or the sentence before the list."""
        if sentence.header is None:
            return self._heading(sentence, item)
        if sentence.header != self.header:
            reader = self._reader(_with_colon(sentence.header), discourse)
            self.header, self.opening = sentence.header, self._opening(reader, len(reader.chunks))
        return self.opening

    def names(self, item: Sentence) -> bool:
        """Tell whether an item stands in a list of names, below "Synonym(s)"."""
        return item.header is None and self._key(self.headings.get(item.section or "", "")) == "named"

    def opens(self, sentence: Span, discourse: Discourse) -> bool:
        """Tell whether a sentence opens a list of things that have to do with the topic."""
        reader = self._reader(_with_colon(sentence), discourse)
        return self._opening(reader, len(reader.chunks)) is not None

    def _after_colon(self, sentence: Span, discourse: Discourse) -> list[Statement]:
        """Read a list that stands behind its opener: "Diseases associated with it are: psoriasis, asthma"."""
        colon = _COLON.search(sentence.text)
        if colon is None:
            return []
        reader = self._reader(Span(sentence.start, sentence.text[: colon.start("colon")] + ":"), discourse)
        opening = self._opening(reader, len(reader.chunks))
        if opening is None:
            return []
        items = self._reader(Span(sentence.start + colon.end(), sentence.text[colon.end() :]), discourse)
        region = items.phrases.region(items.chunks)
        found: list[Statement] = []
        for candidate in read_objects(items.wording.lookup, opening.trigger.frame, region):
            spoken = replace(candidate, exemplar=opening.exemplary)
            saying = say_how(reader.wording, opening.trigger, spoken, (sentence,), sentence)
            found += make(reader.wording, saying, opening.party, spoken)
        return found

    def sentence(self, sentence: Span, discourse: Discourse) -> tuple[list[Statement], Discourse]:
        """Give the statements of a list in one sentence: "Diseases associated with it include psoriasis"."""
        if ":" in sentence.text and (listed := self._after_colon(sentence, discourse)):
            return listed, discourse
        verbs = self.grammar.words(WordClass.LIST_VERB)
        low = sentence.text.lower()
        if not any(verb in low for verb in verbs):
            return [], discourse
        whole = self._reader(sentence, discourse)
        for k, chunk in enumerate(whole.chunks):
            trigger = chunk.trigger
            if trigger is None or verbs.get(whole.clauses.words[trigger.last - 1].norm) != MarkRole.OPENS:
                continue
            plural = trigger.form == Form.BASE and trigger.first == trigger.core
            if k == 0 or not plural or whole.chunks[k - 1].kind != ChunkKind.NP:
                return [], discourse
            opening = self._opening(whole, k + 1)
            if opening is None:
                return [], discourse
            region = whole.phrases.region(right_of(whole.cut, k))
            found: list[Statement] = []
            for candidate in read_objects(whole.wording.lookup, opening.trigger.frame, region):
                spoken = replace(candidate, exemplar=opening.exemplary)
                saying = say_how(opening.reader.wording, opening.trigger, spoken, (sentence,), sentence)
                found += make(opening.reader.wording, saying, opening.party, spoken)
            named, after = read_brackets(whole.wording)
            return found + named, after
        return [], discourse

    def _reader(self, span: Span, discourse: Discourse) -> Progress:
        return open_sentence(discourse, span, cut_sentence(span, self.grammar))

    # ---- what opens a list

    def _heading(self, sentence: Sentence, item: Progress) -> Opening | None:
        """Read a heading such as "Synonym(s)": the items are names of the topic."""
        frame = self.grammar.frame(family="named")
        if frame is None or self._key(self.headings.get(sentence.section or "", "")) != "named":
            return None
        return Opening(item, ELIDED, Trigger(frame, 0, 0, 1, Form.NOUN), exemplary=False)

    def _opening(self, reader: Progress, end: int) -> Opening | None:
        """Read what opens a list, the first `end` chunks of a sentence: by its verb, else by its noun."""
        words = reader.clauses.words
        verbs = self.grammar.words(WordClass.LIST_VERB)
        chunks = reader.chunks[:end]
        last = {k: words[c.trigger.last - 1].norm for k, c in enumerate(chunks) if c.trigger is not None}
        exemplary = any(word in verbs for word in last.values())
        for k, word in last.items():
            trigger = chunks[k].trigger
            if trigger is None or verbs.get(word) == MarkRole.OPENS:
                continue
            party = self._topic_right(reader, k) or subject_of(reader, k, trigger)
            if party is not None and party.about_topic:
                return Opening(reader, party, trigger, exemplary)
        return self._noun_opening(reader, chunks)

    def _topic_right(self, reader: Progress, k: int) -> Party | None:
        """Find the topic right of a trigger: "diseases associated with IL21 are"."""
        for chunk in right_of(reader.cut, k):
            if chunk.kind == ChunkKind.NP:
                reference = refer(reader.references, reader.phrases.item(chunk.first, chunk.last))
                if reference.topic:
                    return Party((reference,))
        return None

    def _noun_opening(self, reader: Progress, chunks: Sequence[Chunk]) -> Opening | None:
        """Read "Target cells of IL-21 include:": the noun says the relation."""
        words = reader.clauses.words[: chunks[-1].last] if chunks else ()
        for chunk in chunks:
            if chunk.kind != ChunkKind.NP:
                continue
            reference = refer(reader.references, reader.phrases.item(chunk.first, chunk.last))
            if reference.topic:
                break
        else:
            return None
        keys = [self._key(word.norm) for word in words]
        key = self._key(reader.clauses.low(0, chunk.first + 1)) or next((k for k in keys if k), None)
        frame = self.grammar.frame(family=key) if key is not None else None
        if frame is None:
            return None
        at = next(i for i in range(len(words)) if keys[i] == key or i == chunk.first)
        return Opening(reader, Party((reference,)), Trigger(frame, at, at, at + 1, Form.NOUN), exemplary=True)

    def _key(self, words: str) -> str | None:
        """Give the key of the relation that the last words of a list's opening name."""
        heads = self.grammar.words(WordClass.LIST_HEAD)
        parts = [normal(part) for part in words.lower().split()]
        return heads.get(" ".join(parts[-2:]), heads.get(" ".join(parts[-1:])))

    # ---- the items

    def _objects(self, item: Progress, key: str) -> list[Candidate]:
        """Ground an item: as one name, its parts in any order; else as a phrase."""
        tags = item.clauses.tags
        first, last = 0, len(tags)
        while last > 0 and tags[last - 1] in (Tag.DOT, Tag.COMMA, Tag.STOP):
            last -= 1
        while first < last and tags[first] in (Tag.CONJUNCTION, Tag.DETERMINER, Tag.HYPHEN):
            first += 1
        if first >= last:
            return []
        whole = item.phrases.span(first, last)
        if key == "named":
            return [Candidate(Grounded(None, How.NAME, name, name.text), key) for name in _names(whole)]
        kinds = self.grammar.kinds(key)
        bare = "".join(
            t.text if t.text in ",-" else f" {t.text}" for t in item.phrases.bare(first, last)
        ).strip()
        found = choose_name(item.wording.lookup, permuted(bare, self.vocabulary), kinds, whole)
        if found is not None:
            term = self.vocabulary.terms[found.iri]
            return [_candidate(Grounded(term, way(found), whole, bare), key, "")]
        parts = item.phrases.region(item.chunks).items
        grounded = ground_list(item.wording.lookup, parts, kinds)
        if parts and all(each.of(kinds) for each in grounded):
            return [_candidate(each, key, "") for each in grounded]
        # An item is one name: half of "lymphoproliferative syndrome, type V" would say more than it does.
        return [_candidate(Grounded(None, How.UNRESOLVED, whole, bare), key, item.phrases.hint(first, last))]


def _candidate(grounded: Grounded, key: str, hint: str) -> Candidate:
    cell = grounded.term.iri if grounded.term is not None and grounded.term.kind == TermKind.CELL else None
    return Candidate(grounded, key, cell=cell, hint=hint)


def _names(names: Span) -> list[Span]:
    """Cut a list of names at commas, semicolons, "and" and "or"."""
    parts, at = [], 0
    for match in (*_BETWEEN.finditer(names.text), None):
        end = match.start() if match is not None else len(names.text)
        if names.text[at:end].strip():
            parts.append(Span(names.start + at, names.text[at:end]))
        at = match.end() if match is not None else end
    return parts
