"""Tells words that name nothing by themselves: numbers, adjectives, "those", "generating", "processes"."""

from typing import Final

from il21kg.reading.meaning.grounded import Grounded
from il21kg.reading.statements import How
from il21kg.reading.structure.grammar import Grammar
from il21kg.reading.structure.tagset import Form
from il21kg.vocabulary.classes import EventRole, TermKind, WordClass
from il21kg.vocabulary.spelling import key, normal

#: Closed classes whose words name nothing by themselves: "genes", "those", "them".
_EMPTY: Final = (
    WordClass.EMPTY_HEAD,
    WordClass.DETERMINER,
    WordClass.QUANTIFIER,
    WordClass.PRONOUN,
    WordClass.ADVERB,
    WordClass.CONSEQUENCE,
    WordClass.PREPOSITION,
)


def says_nothing(grounded: Grounded, grammar: Grammar) -> bool:
    """Whether a claim about an object would say nothing; what points at something said before does say it."""
    words, pointing = grounded.words, grounded.how == How.COREFERENCE
    if grounded.term is None and is_empty(words, grammar):
        return True
    bare = grounded.term is not None and _is_bare(words, grammar)
    return (bare or _is_general(words, grammar)) and not pointing


def is_empty(words: str, grammar: Grammar) -> bool:
    """Whether unknown words name nothing by themselves: a number, an adjective, "those"."""
    if words.isupper() and grammar.role(WordClass.CAPITAL_NAME, words.lower()) is not None:
        return False  # "ALL" is no quantifier
    low = words.lower().split()
    measures = grammar.words(WordClass.MEASURE)
    if all(word in measures or word.replace(".", "").isdigit() for word in low):
        return True  # "3", "45 kDa"
    if grammar.nameless(low[-1]):
        return True
    if len(low) > 1:
        return False
    norm = normal(low[0])
    if grammar.verb_forms.get(low[0]) == Form.GERUND and grammar.hint(norm) != TermKind.PROCESS:
        return True  # "generating", of "in generating and keeping X"
    return any(norm in grammar.words(each) for each in _EMPTY)


def happens(words: str, grammar: Grammar, *, known: bool) -> bool:
    """Whether unknown words say what happens, not what acts: "chromosomal translocations".

    A process may bring about a `known` thing: "this response triggers apoptosis".
    """
    head = normal(words.split(" of ")[0].lower().split()[-1])
    hint = grammar.hint(head)
    event = grammar.role(WordClass.EVENT, head) not in (None, EventRole.ASPECT) and hint != TermKind.DISEASE
    return event or (hint == TermKind.PROCESS and not known)


def _is_bare(words: str, grammar: Grammar) -> bool:
    """Whether a name is a mere adjective, which a list has torn off: "congenital"."""
    return words.islower() and words.isalpha() and grammar.nameless(words)


def _is_general(words: str, grammar: Grammar) -> bool:
    """Whether words are so general that a claim about them says nothing: "biological processes"."""
    return key(words) in grammar.words(WordClass.GENERAL_NAME)
