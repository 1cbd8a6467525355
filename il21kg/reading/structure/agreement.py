"""Says whether a verb wants one subject or several, and whether a noun phrase names one thing or several.

In "members of this family bind a domain, which is short, and are secreted", "is" goes with the domain, and
"are" with the members.
"""

from typing import Final

from il21kg.reading.structure.chunks import Chunk
from il21kg.reading.structure.phrases import Item, Phrases
from il21kg.reading.structure.tagset import ChunkKind, Form, Tag
from il21kg.vocabulary.classes import WordClass

ONE: Final = "one"
SEVERAL: Final = "several"
#: Chunks of the verb group.
HELPERS: Final = frozenset({ChunkKind.ADVERB, ChunkKind.NEGATION, ChunkKind.AUXILIARY})


class Agreement:
    """The numbers of the verbs and noun phrases of one sentence; an empty number says nothing."""

    def __init__(self, phrases: Phrases, chunks: tuple[Chunk, ...]) -> None:
        """Bind to the chunks of a sentence."""
        self.phrases = phrases
        self.clauses = phrases.clauses
        self.grammar = phrases.grammar
        self.chunks = chunks

    def fits(self, verb: str, phrase: str) -> bool:
        """Tell whether two numbers agree; an unknown one agrees with any."""
        return not verb or not phrase or verb == phrase

    def of_verb(self, k: int) -> str:
        """Give the number of the verb group that ends with chunk `k` (or begins with it, for a helper)."""
        while k > 0 and self.chunks[k - 1].kind in HELPERS:
            k -= 1
        while k < len(self.chunks) and self.chunks[k].kind in (ChunkKind.ADVERB, ChunkKind.NEGATION):
            k += 1
        if k == len(self.chunks):
            return ""
        chunk = self.chunks[k]
        first = self.clauses.words[chunk.first].low
        number = self.grammar.role(WordClass.AGREEING_AUXILIARY, first)
        if number is not None:
            return number
        trigger = chunk.trigger
        if trigger is None or trigger.first < trigger.core or self._infinitive(k):
            return ""
        return {Form.THIRD_PERSON: ONE, Form.BASE: SEVERAL}.get(trigger.form, "")

    def _infinitive(self, k: int) -> bool:
        """Tell whether a base form follows "to", or a conjunction and may share "to" or "may" before it."""
        if k == 0 or self.chunks[k - 1].kind == ChunkKind.NP:
            return False
        if self.chunks[k - 1].kind not in (ChunkKind.CONJUNCTION, ChunkKind.COMMA):
            return self.clauses.words[self.chunks[k - 1].last - 1].low == "to"
        return any(self._governed(i) for i in range(k - 1))

    def _governed(self, i: int) -> bool:
        trigger = self.chunks[i].trigger
        if trigger is None or trigger.form != Form.BASE:
            return False
        return trigger.first < trigger.core or (
            i > 0 and self.clauses.words[self.chunks[i - 1].last - 1].low == "to"
        )

    def of_phrase(self, first: int, last: int) -> str:
        """Give the number of the noun phrase in the chunks `first` to `last`."""
        items = [item for item in self.phrases.region(self.chunks[first:last]).items if not item.exemplar]
        if len(items) > 1:
            joined = any(
                c.kind == ChunkKind.CONJUNCTION and self.clauses.words[c.first].low == "and"
                for c in self.chunks[first:last]
            )
            return SEVERAL if joined else ""
        return self.of_item(items[0]) if items else ""

    def of_item(self, item: Item) -> str:
        """Give the number of one noun phrase, by its determiner, else by its head."""
        words, tags = self.clauses.words, self.clauses.tags
        first = words[item.start]
        if tags[item.start] in (Tag.DETERMINER, Tag.TOPIC, Tag.WORD):
            said = self.grammar.role(WordClass.NUMBER_WORD, first.low)
            if said is not None and (said == SEVERAL or item.last > item.start + 1):
                return said
        if tags[item.start] == Tag.TOPIC:
            return SEVERAL if first.norm != first.low else ONE  # "proteins encoded by this gene"
        if tags[item.start] == Tag.QUANTIFIER:
            return self.grammar.role(WordClass.NUMBER_WORD, first.low) or ""
        head = self.phrases.bare(item.first, item.last)[-1]
        if head.text.isupper():
            return "" if head.low.endswith("s") else ONE
        if head.norm in self.grammar.words(WordClass.ANY_NUMBER):
            return ""
        return SEVERAL if head.norm != head.low else ONE
