"""Says whether a verb wants one subject or several, and whether a noun phrase names one thing or several.

In "members of this family bind a domain, which is short, and are secreted", "is" goes with the domain, and
"are" with the members.
"""

from typing import Final

from il21kg.reading.structure.phrases import Item
from il21kg.reading.structure.places import Cut
from il21kg.reading.structure.tagset import HELPERS, ChunkKind, Form, Tag
from il21kg.vocabulary.classes import NumberRole, WordClass

ONE: Final = NumberRole.ONE
SEVERAL: Final = NumberRole.SEVERAL


def agree(verb: str, phrase: str) -> bool:
    """Whether two numbers agree; an unknown one agrees with any."""
    return not verb or not phrase or verb == phrase


def number_of_verb(cut: Cut, k: int) -> str:
    """Return the number of the verb group that ends with chunk `k` (or begins with it, for a helper)."""
    while k > 0 and cut.chunks[k - 1].kind in HELPERS:
        k -= 1
    while k < len(cut.chunks) and cut.chunks[k].kind in (ChunkKind.ADVERB, ChunkKind.NEGATION):
        k += 1
    if k == len(cut.chunks):
        return ""
    chunk = cut.chunks[k]
    first = cut.clauses.words[chunk.first].low
    number = cut.grammar.role(WordClass.AGREEING_AUXILIARY, first)
    if number is not None:
        return number
    trigger = chunk.trigger
    if trigger is None or trigger.first < trigger.core or (trigger.form == Form.BASE and _infinitive(cut, k)):
        return ""
    return {Form.THIRD_PERSON: ONE, Form.BASE: SEVERAL}.get(trigger.form, "")


def _infinitive(cut: Cut, k: int) -> bool:
    """Whether a base form follows "to", or a conjunction and may share "to" or "may" before it."""
    if k == 0 or cut.chunks[k - 1].kind == ChunkKind.NP:
        return False
    if cut.chunks[k - 1].kind not in (ChunkKind.CONJUNCTION, ChunkKind.COMMA):
        return cut.clauses.words[cut.chunks[k - 1].last - 1].low == "to"
    return any(_governed(cut, i) for i in range(k - 1))


def _governed(cut: Cut, i: int) -> bool:
    trigger = cut.chunks[i].trigger
    if trigger is None or trigger.form != Form.BASE:
        return False
    return trigger.first < trigger.core or (
        i > 0 and cut.clauses.words[cut.chunks[i - 1].last - 1].low == "to"
    )


def number_of_phrase(cut: Cut, first: int, last: int) -> str:
    """Return the number of the noun phrase in the chunks `first` to `last`."""
    items = [item for item in cut.phrases.region(cut.chunks[first:last]).items if not item.exemplar]
    if len(items) > 1:
        joined = any(
            c.kind == ChunkKind.CONJUNCTION and cut.clauses.words[c.first].low == "and"
            for c in cut.chunks[first:last]
        )
        return SEVERAL if joined else ""
    return number_of_item(cut, items[0]) if items else ""


def number_of_item(cut: Cut, item: Item) -> str:
    """Return the number of one noun phrase, by its determiner, else by its head."""
    words, tags = cut.clauses.words, cut.clauses.tags
    first = words[item.start]
    if tags[item.start] in (Tag.DETERMINER, Tag.TOPIC, Tag.WORD):
        role = cut.grammar.role(WordClass.NUMBER_WORD, first.low)
        if role is not None and (role == SEVERAL or item.last > item.start + 1):
            return role
    if tags[item.start] == Tag.TOPIC:
        return SEVERAL if first.norm != first.low else ONE  # "proteins encoded by this gene"
    if tags[item.start] == Tag.QUANTIFIER:
        return cut.grammar.role(WordClass.NUMBER_WORD, first.low) or ""
    head = cut.phrases.bare(item.first, item.last)[-1]
    if head.text.isupper():
        return "" if head.low.endswith("s") else ONE
    if head.norm in cut.grammar.words(WordClass.ANY_NUMBER):
        return ""
    return SEVERAL if head.norm != head.low else ONE
