"""Finds what is said to become less, or not to: "leads to decreased apoptosis" asserts no promotion of it.

A verb and the words of its object may point in two directions, and only together say which. What one of them
says alone is kept with its words, and not asserted.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from il21kg.reading.statements import UNKNOWN_KIND, Statement, Unasserted
from il21kg.reading.structure.grammar import Grammar
from il21kg.reading.structure.tagset import Form
from il21kg.vocabulary.classes import TermKind, Trait, WordClass
from il21kg.vocabulary.spelling import key

_WORD: Final = re.compile(r"[^\W\d_]+")


def weighed(statement: Statement, grammar: Grammar) -> Statement:
    """Give a statement, not asserted where its verb and its object's words point in two directions."""
    directed = statement.direction is not None or grammar.has(statement.relation, Trait.DIRECTED)
    turned = _lessened(statement, grammar) or _hindered(statement, grammar) if directed else None
    if not (_inverse(statement, grammar) if turned is None else turned):
        return statement
    return replace(statement, direction=None, not_asserted=statement.not_asserted or Unasserted.AMBIGUOUS)


def _lessened(statement: Statement, grammar: Grammar) -> bool:
    """Tell whether the words from the verb to the end of the object say that there is less of it."""
    thing, start = statement.object, statement.trigger.end
    if thing.span is None or thing.kind in (TermKind.DISEASE, UNKNOWN_KIND) or thing.span.start < start:
        return False
    first = statement.sentence.start
    before = statement.sentence.text[start - first : thing.span.start - first]
    own = {*key(thing.label).split(), *_deed(statement, before, grammar)}
    less = grammar.words(WordClass.HINDERING)
    return any(word in less and word not in own for word in (*_words(before), *_words(thing.span.text)))


def _deed(statement: Statement, before: str, grammar: Grammar) -> Iterator[str]:
    """Give the noun that says the relation itself: "a role in the inhibition of", of what is inhibited."""
    if statement.direction is None:  # else the verb says it
        acts = grammar.words(WordClass.ACT)
        yield from (word for word in _words(before) if acts.get(word) == statement.relation)


def _hindered(statement: Statement, grammar: Grammar) -> bool:
    """Tell whether a hindering verb stands right before the words of the relation: "inhibits increased X"."""
    before = statement.sentence.text[: statement.trigger.start - statement.sentence.start]
    last = re.search(r"([^\W\d_]+)\s+$", before)
    patterns = grammar.patterns.get(last[1].lower(), ()) if last else ()
    return any(
        each.forms != Form.NOUN and grammar.has(each.frame.family, Trait.LESSENING) for each in patterns
    )


def _inverse(statement: Statement, grammar: Grammar) -> bool:
    """Tell whether two things go against each other: "is inversely correlated with"."""
    before = statement.sentence.text[: statement.trigger.end - statement.sentence.start]
    near = _words(before)[-len(_words(statement.trigger.text)) - 1 :]
    return not grammar.words(WordClass.INVERSE).keys().isdisjoint(near)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())
