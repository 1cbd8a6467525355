"""Reads the items of a list by the sentence that opens it, or by its heading: "Synonym(s)".

A sentence may be a list of its own: "Diseases associated with IL21 include psoriasis and asthma."
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from il21kg.reading.claims.brackets import read_brackets
from il21kg.reading.claims.claims import make, say_how
from il21kg.reading.claims.openings import Opening, find_label, find_opening, list_key
from il21kg.reading.claims.progress import Progress, open_sentence
from il21kg.reading.discourse import Discourse
from il21kg.reading.meaning.conjuncts import ground_list
from il21kg.reading.meaning.grounded import Grounded, way
from il21kg.reading.meaning.lookup import choose_name
from il21kg.reading.meaning.objects import read_objects
from il21kg.reading.meaning.parties import ELIDED
from il21kg.reading.meaning.proposals import Candidate
from il21kg.reading.meaning.referents import refer
from il21kg.reading.statements import How, Statement, Unasserted
from il21kg.reading.structure.chunks import Chunk, cut_sentence
from il21kg.reading.structure.grammar import Grammar
from il21kg.reading.structure.sides import right_of
from il21kg.reading.structure.tagset import HELPERS, ChunkKind, Form, Tag
from il21kg.reading.structure.triggers import Trigger
from il21kg.text.document import Document, Sentence, Span
from il21kg.vocabulary.classes import HintRole, MarkRole, TermKind, Tie, Trait, WordClass
from il21kg.vocabulary.kinds import MOLECULES
from il21kg.vocabulary.mentions import permuted

#: What nouns hint at that may do something themselves: "The receptor of IL-21:".
_ACTING: Final = frozenset({HintRole.MOLECULE, *MOLECULES, TermKind.CELL})
#: What stands between the names of a list of names.
_BETWEEN: Final = re.compile(r"\s*[;,]\s*(?:and\s+|or\s+)?|\s+(?:and|or)\s+")


#: A colon behind words that open a list, and the blanks after it.
_COLON: Final = re.compile(
    r"\b(?:are|includes?|such as|as follows|with|following(?: \w+)?)(?P<colon>\s*:\s+)(?=\w)"
)
#: The same behind a sentence's label of a few words: "Target cells: B cells".
_LABEL_COLON: Final = re.compile(r"[A-Z][\w-]*(?: [a-z][\w-]*){0,3}(?P<colon>\s*:\s+)(?=\w)")


#: Words of the longest heading that stands for the opener of a list.
_LONGEST_LABEL: Final = 3


#: The label of an item that says more about it.
_LABEL: Final = re.compile(r"(?P<label>[^\W_][^:.!?;]{1,58}?)(?:\s*:|\s+[-–—])\s+(?=[^\W_])")


def _label(item: Span) -> Span | None:
    """Give the label that an item begins with: "Psoriasis: a skin disease"."""
    match = _LABEL.match(item.text)
    return Span(item.start, match["label"]) if match else None


def _with_colon(opener: Span) -> Span:
    """Give the words that open a list as if they ended with a colon: "Diseases of the gene include"."""
    return Span(opener.start, opener.text.rstrip(" .:") + ":")


@dataclass(frozen=True, slots=True)
class Lists:
    """What is known of the lists of a document, up to an item."""

    headings: Mapping[str, str]
    """Key of a section → its heading."""
    header: Span | None = None
    """The words that open the list of the items before."""
    opening: Opening | None = None
    """What they open; items of one list share it."""


def open_lists(document: Document) -> Lists:
    """Return what is known of the lists of a document before its first item."""
    return Lists({section.key: section.label for section in document.sections})


def is_name(lists: Lists, item: Sentence, grammar: Grammar) -> bool:
    """Whether an item stands in a list of names, below "Synonym(s)"."""
    key = list_key(lists.headings.get(item.section or "", ""), grammar)
    return item.header is None and key == grammar.vocabulary.ties[Tie.NAME]


def is_clause(sentence: Sentence, discourse: Discourse) -> bool:
    """Whether an item is what its list says of the topic, with a verb of its own: "IL-21: - binds IL-4"."""
    if sentence.header is None:
        return False
    item = _open(sentence.span, discourse)
    k = next((k for k, chunk in enumerate(item.chunks) if chunk.kind not in HELPERS), len(item.chunks))
    trigger = item.chunks[k].trigger if k < len(item.chunks) else None
    finite = trigger is not None and (
        k > 0 or trigger.first < trigger.core or trigger.form == Form.THIRD_PERSON
    )
    return finite and _is_of_topic(_open(_with_colon(sentence.header), discourse))


def _is_of_topic(header: Progress) -> bool:
    """Whether a list is opened by the topic, or with nothing else named: "Functions of IL-21:"."""
    nouns = [
        header.phrases.item(chunk.first, chunk.last) for chunk in header.chunks if chunk.kind == ChunkKind.NP
    ]
    topical = [refer(header.references, noun).topic for noun in nouns]
    others = (noun for noun, topic in zip(nouns, topical, strict=True) if not topic)
    mentions = header.clauses.mentions
    return topical[:1] == [True] or not any(
        header.phrases.hint(noun.first, noun.last) in _ACTING
        or any(noun.first <= m.first < noun.last for m in mentions)
        for noun in others
    )


def read_item(lists: Lists, sentence: Sentence, discourse: Discourse) -> tuple[list[Statement], Lists]:
    """Read an item; without statements where nothing says what the list is about."""
    label = None if sentence.header is None else _label(sentence.span)
    item = _open(label or sentence.span, discourse)
    opening = _named(lists, sentence, item) or _headed(lists, sentence, item)
    evidence: tuple[Span, ...] = (sentence.span,)
    if sentence.header is not None:
        lists = _under(lists, sentence.header, discourse)
        opening, evidence = lists.opening, (sentence.header, sentence.span)
    if opening is None:
        return [], lists
    objects = _objects(item, opening.trigger.frame.family)
    if sentence.header is None:
        objects = _fitting(opening, objects)
    return _said(opening, objects, evidence, sentence.span), lists


def read_label(lists: Lists, sentence: Sentence, discourse: Discourse) -> tuple[list[Statement], Lists]:
    """Read the known thing that the label of an item names: "Psoriasis: It is common"."""
    if sentence.header is None or _label(sentence.span) is None:
        return [], lists
    statements, lists = read_item(lists, sentence, discourse)
    grounded = (None, Unasserted.NEGATED)
    return [each for each in statements if each.not_asserted in grounded], lists


def _under(lists: Lists, header: Span, discourse: Discourse) -> Lists:
    """Read the words that open a list, once for all its items."""
    if header == lists.header:
        return lists
    return replace(lists, header=header, opening=find_opening(_open(_with_colon(header), discourse)))


def _named(lists: Lists, sentence: Sentence, item: Progress) -> Opening | None:
    """Read a heading such as "Synonym(s)": the items are names of the topic."""
    frame = item.grammar.frame(tie=Tie.NAME)
    if frame is None or not is_name(lists, sentence, item.grammar):
        return None
    return Opening(item, ELIDED, Trigger(frame, 0, 0, 1, Form.NOUN), exemplary=False)


def _headed(lists: Lists, sentence: Sentence, item: Progress) -> Opening | None:
    """Read a heading such as "Target cells": one in the plural says what the names below it are."""
    heading = lists.headings.get(sentence.section or "", "")
    several = heading.endswith("s") and len(heading.split()) <= _LONGEST_LABEL
    if sentence.header is not None or not several or _speaks(item):
        return None
    key = list_key(heading, item.grammar)
    frame = item.grammar.frame(family=key) if key is not None else None
    if frame is None:
        return None
    return Opening(item, ELIDED, Trigger(frame, 0, 0, 1, Form.NOUN), exemplary=False)


def _speaks(item: Progress) -> bool:
    """Whether words have a verb: they are a sentence, and no name."""
    return any(chunk.trigger is not None for chunk in item.chunks)


def _fitting(opening: Opening, objects: Iterable[Candidate]) -> list[Candidate]:
    """Keep what may be an object of a label: what is known to be of another kind is none."""
    kinds = opening.reader.grammar.kinds(opening.trigger.frame.family)
    return [each for each in objects if each.grounded.of(kinds) or _may_be(each, kinds)]


def _may_be(candidate: Candidate, kinds: Iterable[str]) -> bool:
    hinted = MOLECULES if candidate.hint == HintRole.MOLECULE else (candidate.hint,)
    unknown = candidate.grounded.term is None
    return unknown and (candidate.hint == "" or not frozenset(hinted).isdisjoint(kinds))


def _open(span: Span, discourse: Discourse) -> Progress:
    return open_sentence(discourse, span, cut_sentence(span, discourse.setting.grammar))


def _said(
    opening: Opening, objects: Iterable[Candidate], evidence: tuple[Span, ...], sentence: Span
) -> list[Statement]:
    """Say what opens a list of each of its items."""
    wording = opening.reader.wording
    statements: list[Statement] = []
    for candidate in objects:
        spoken = replace(candidate, exemplar=opening.exemplary)
        saying = say_how(wording, opening.trigger, spoken, evidence, sentence)
        statements += make(wording, saying, opening.party, spoken)
    return statements


# ---- a list in one sentence


def opens_list(sentence: Span, discourse: Discourse) -> bool:
    """Whether a sentence opens a list of things that have to do with the topic."""
    return find_opening(_open(_with_colon(sentence), discourse)) is not None


def read_list(sentence: Span, discourse: Discourse) -> tuple[list[Statement], Discourse]:
    """Read a list in one sentence: "Diseases associated with it include psoriasis"."""
    if ":" in sentence.text and (listed := _after_colon(sentence, discourse)):
        return listed, discourse
    verbs = discourse.setting.grammar.words(WordClass.LIST_VERB)
    low = sentence.text.lower()
    if not any(verb in low for verb in verbs):
        return [], discourse
    whole = _open(sentence, discourse)
    k = next((k for k, chunk in enumerate(whole.chunks) if _opens(whole, chunk)), 0)
    opening = find_opening(whole, k + 1) if k > 0 and _is_plural(whole, k) else None
    if opening is None:
        return [], discourse
    region = whole.phrases.region(right_of(whole.cut, k))
    objects = read_objects(whole.wording.lookup, opening.trigger.frame, region)
    named, after = read_brackets(whole.wording)
    return _said(opening, objects, (sentence,), sentence) + named, after


def _opens(whole: Progress, chunk: Chunk) -> bool:
    """Whether a chunk is a verb that opens a list: "include"."""
    if chunk.trigger is None:
        return False
    verbs = whole.grammar.words(WordClass.LIST_VERB)
    return verbs.get(whole.clauses.words[chunk.trigger.last - 1].norm) == MarkRole.OPENS


def _is_plural(whole: Progress, k: int) -> bool:
    """Whether a verb is said of several things: "diseases include"."""
    trigger = whole.chunks[k].trigger
    plural = trigger is not None and trigger.form == Form.BASE and trigger.first == trigger.core
    return plural and whole.chunks[k - 1].kind == ChunkKind.NP


def _after_colon(sentence: Span, discourse: Discourse) -> list[Statement]:
    """Read a list that stands behind its opener: "Diseases associated with it are: psoriasis, asthma"."""
    label = _LABEL_COLON.match(sentence.text)
    colon = _COLON.search(sentence.text) or label
    if colon is None:
        return []
    before = _open(Span(sentence.start, sentence.text[: colon.start("colon")] + ":"), discourse)
    opening = find_label(before) if colon is label else find_opening(before)
    items = _open(Span(sentence.start + colon.end(), sentence.text[colon.end() :]), discourse)
    if opening is None or (colon is label and _speaks(items)):
        return []  # "Function: it binds IL4R"
    region = items.phrases.region(items.chunks)
    objects = read_objects(items.wording.lookup, opening.trigger.frame, region)
    if colon is label:
        objects = _fitting(opening, objects)
    return _said(opening, objects, (sentence,), sentence)


# ---- the items


def _objects(item: Progress, key: str) -> list[Candidate]:
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
    if item.grammar.has(key, Trait.NAMING):
        return [Candidate(Grounded(None, How.NAME, name, name.text), key) for name in _names(whole)]
    kinds = item.grammar.kinds(key)
    bare = "".join(t.text if t.text in ",-" else f" {t.text}" for t in item.phrases.bare(first, last)).strip()
    name = choose_name(item.wording.lookup, permuted(bare, item.grammar.vocabulary), kinds, whole)
    if name is not None:
        term = item.grammar.vocabulary.terms[name.iri]
        return [_candidate(Grounded(term, way(name), whole, bare), key, "")]
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
