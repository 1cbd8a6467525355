"""Reads a document into statements: its sentences in order; what is said twice is joined."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from il21kg.reading.claims.lists import (
    Lists,
    is_clause,
    is_name,
    open_lists,
    opens_list,
    read_item,
    read_label,
    read_list,
)
from il21kg.reading.claims.sentences import read_sentence
from il21kg.reading.confidence import confident
from il21kg.reading.discourse import Discourse, open_document
from il21kg.reading.retractions import retracted, retraction
from il21kg.reading.rivals import doubted, find_rival
from il21kg.reading.statements import Statement, Topic
from il21kg.reading.structure.chunks import Clauses, cut_sentence
from il21kg.reading.structure.grammar import build_grammar
from il21kg.reading.structure.tagset import ChunkKind, Form, Tag
from il21kg.reading.structure.triggers import Trigger
from il21kg.reading.topic import subject_of, titled
from il21kg.text.document import Document, Sentence, Span
from il21kg.vocabulary.classes import WordClass
from il21kg.vocabulary.mentions import Ambiguity, cut, find_names
from il21kg.vocabulary.vocabulary import Vocabulary

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


@dataclass(frozen=True, slots=True)
class Step:
    """One sentence as it was read."""

    sentence: Sentence
    before: Discourse
    """What the text had said before it."""
    said: Sequence[Statement]
    silent: str = ""
    """Why it says nothing (`Reading.status`): a question, a row of a table, what opens a list."""


class Reader:
    """Reads documents into statements with the language data of one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Translate the vocabulary's grammar; raise InputError for a trigger without a fixed word."""
        self.vocabulary = vocabulary
        self.grammar = build_grammar(vocabulary)

    def read(self, document: Document, topic: Topic) -> Reading:
        """Read all prose sentences of a document about a topic."""
        discourse = open_document(document, topic, self.grammar)
        statements: list[Statement] = []
        passed: dict[int, str] = {}
        for step in self.walk(document, discourse):
            statements += step.said
            if step.silent:
                passed[step.sentence.span.start] = step.silent
        used = {span.start for statement in statements for span in statement.evidence}
        status = tuple(
            "used"
            if sentence.span.start in used
            else passed.get(sentence.span.start) or self._unused(sentence)
            for sentence in document.sentences
        )
        ordered = sorted(_merged(statements), key=lambda s: (s.evidence[0].start, s.trigger.start, _at(s)))
        ordered = confident(ordered)
        rival = self._rival(document, topic)
        if rival is not None:
            ordered = [doubted(statement, topic) for statement in ordered]
        return Reading(
            topic, tuple(ordered), status, tuple(dict.fromkeys(discourse.setting.ambiguities)), rival
        )

    def walk(self, document: Document, discourse: Discourse) -> Iterator[Step]:
        """Read the sentences of a document one after another, each after what was said before it."""
        held: Step | None = None
        for step in self._steps(document, discourse):
            if held is not None:
                yield self._upheld(held, step)
            held = step
        if held is not None:
            yield held

    def _upheld(self, step: Step, after: Step) -> Step:
        """Give a step, with what it says hedged where the next sentence takes it back."""
        cue = retraction(after.sentence.span, self.grammar) if step.said else None
        if cue is None:
            return step
        span, words = after.sentence.span, self.vocabulary
        return replace(step, said=[retracted(each, cue, span, words) for each in step.said])

    def _steps(self, document: Document, discourse: Discourse) -> Iterator[Step]:
        lists = open_lists(document)
        for sentence in document.sentences:
            if len(sentence.span.text) > _LONGEST:
                continue
            before = discourse
            if (reason := _silent(sentence, discourse)) is not None:
                yield Step(sentence, before, (), reason)
                continue
            said, discourse, lists = self._sentence(sentence, lists, discourse)
            yield Step(sentence, before, said)

    def _sentence(
        self, sentence: Sentence, lists: Lists, discourse: Discourse
    ) -> tuple[list[Statement], Discourse, Lists]:
        """Read a sentence, an item or the label of an item after what was said before it."""
        if sentence.kind == "header" and not _RELATIVE.search(sentence.span.text):
            return [], discourse, lists
        labelled: list[Statement] = []
        if sentence.kind == "item":
            name = is_name(lists, sentence, self.grammar)
            if name or not (self._whole(sentence.span) or is_clause(sentence, discourse)):
                items, lists = read_item(lists, sentence, discourse)
                if items or sentence.header is not None or name:
                    return items, discourse, lists  # else it leaves out its subject: "- Binds LCK."
            labelled, lists = read_label(lists, sentence, discourse)
        statements, after = read_list(sentence.span, discourse)
        if not statements:
            statements, after = read_sentence(sentence.span, discourse)
        return labelled + statements, after, lists

    def _rival(self, document: Document, topic: Topic) -> Span | None:
        """Give the words that make another gene than that of the title what the text is about."""
        title = titled(document.title, self.vocabulary) if document.title is not None else None
        if title is None or title.iri != topic.iri:
            return None
        first = next((each.span for each in document.sentences if each.kind == "prose"), None)
        subject = subject_of(first, self.vocabulary) if first is not None else None
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


def _silent(sentence: Sentence, discourse: Discourse) -> str | None:
    """Say why a sentence says nothing: a question, a row of a table, what opens a list that is not there."""
    words = sentence.span.text
    if sentence.kind == "table":
        return "table"
    if words.rstrip("\"'”’»)]").endswith("?"):
        return "question"
    if sentence.kind == "prose" and _OPENER.search(words[-_END:]) and opens_list(sentence.span, discourse):
        return "list-without-items"
    return None


#: How a sentence ends that says something before it opens a list: "It is a cytokine that:".
_RELATIVE: Final = re.compile(r"\b(?:that|which)\s*:$")
#: How a sentence ends that opens a list; so many characters from its end show it.
_END: Final = 40
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
