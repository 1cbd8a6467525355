"""Finds the verbs of a sentence that no frame reads: a frame is missing, or its words do not fit here.

In "This enzyme hydrolyzes esters and was purified" the verbs "hydrolyzes" and "purified".
"""

from collections.abc import Iterator
from typing import Final

from il21kg.clauses import Clauses
from il21kg.grammar import Grammar
from il21kg.mentions import Token
from il21kg.tags import NOUNISH

#: What stands between a helper and its verb: "was not directly purified".
_BETWEEN: Final = frozenset({"adv", "advp", "neg"})
#: What may follow a verb in the third person; a preposition only where no plural can stand.
_AFTER: Final = frozenset({"det", "quant", "topic", "rel", "word", "num", "eval"})
_SINGULAR: Final = frozenset({"topic", "+topic", "rel", "rpar"})


def unread_verbs(clauses: Clauses, grammar: Grammar) -> tuple[Token, ...]:
    """Give the unread verbs of a sentence, in their order.

    A verb is what follows a modal, "to" or "does"; a participle after "be" or "have"; a third person by its
    ending (`verb-ending` of `words.ttl`) after a noun; an intransitive verb that ends a name.
    """
    read = set(_read(clauses))
    return tuple(
        clauses.words[i]
        for i in range(len(clauses.words))
        if i not in read and clauses.words[i].low.isalpha() and _is_verb(i, clauses, grammar)
    )


def _read(clauses: Clauses) -> Iterator[int]:
    """Give the tokens of triggers, of names of several words, and of brackets with a clause of their own."""
    for chunk in clauses.chunks:
        if chunk.kind == "T":
            yield from range(chunk.first, chunk.last)
    for mention in clauses.mentions:
        if mention.last - mention.first > 1:
            yield from range(mention.first, mention.last)
    for first, last in clauses.nested:
        yield from range(first, last)


def _is_verb(i: int, clauses: Clauses, grammar: Grammar) -> bool:
    tags, low = clauses.tags, clauses.words[i].low
    after = tags[i + 1] if i + 1 < len(tags) else "end"
    if tags[i] == "rep":
        return low in grammar.words("intransitive")
    if tags[i] != "word" or after == "hyphen" or low in grammar.cue_words:
        return False
    before = i - 1
    while before >= 0 and tags[before] in _BETWEEN:
        before -= 1
    if before < 0 or tags[before] == "hyphen":
        return False
    helper = grammar.role("auxiliary", clauses.words[before].low)
    if tags[before] == "modal" or helper == "do" or _infinitive(before, clauses):
        return after not in ("word", "hyphen") or not low.endswith("s")
    if helper in ("be", "have"):
        return low.endswith("ed") and after != "word"
    if not low.endswith(tuple(grammar.words("verb-ending"))):
        return False
    if after in ("prep", "adv", "advp"):
        return tags[before] in _SINGULAR
    return after in _AFTER and (tags[before] in NOUNISH or tags[before] in ("rel", "conj"))


def _infinitive(at: int, clauses: Clauses) -> bool:
    """Tell whether a "to" is that of a verb: "is able to", "has been shown to"."""
    return clauses.words[at].low == "to" and at > 0 and clauses.tags[at - 1] in ("gov", "aux")
