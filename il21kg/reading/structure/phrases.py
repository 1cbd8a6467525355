"""Reads the structure of noun phrases: coordination, "of", "such as", circumstances.

Right of "influences" may stand:

    growth and survival of certain blood cells such as monocytes and T cells
    └── two heads ────┘ of └── class ────────┘ such as └── two exemplars ───┘
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from il21kg.reading.structure.chunks import Chunk, Clauses
from il21kg.reading.structure.grammar import Grammar
from il21kg.reading.structure.tagset import BRACKETS, ChunkKind, Tag
from il21kg.reading.structure.unread import REDUCED
from il21kg.text.document import Span
from il21kg.text.folding import plain
from il21kg.text.quotes import one_blank
from il21kg.vocabulary.classes import ConjunctionRole, CueKind, CueScope, PrepositionRole, WordClass
from il21kg.vocabulary.mentions import Token

#: Tags of what stands before a name and does not belong to it; after it.
_BEFORE: Final = frozenset(
    {
        Tag.DETERMINER,
        Tag.QUANTIFIER,
        Tag.EVALUATIVE,
        Tag.ADVERB,
        Tag.NEGATION,
        Tag.QUOTE,
        Tag.HYPHEN,
        Tag.SLASH,
    }
)
_AFTER: Final = frozenset({Tag.QUOTE, Tag.ADVERB, Tag.HYPHEN, Tag.SLASH, Tag.DETERMINER})
#: Tags of what parts the names that a bracket lists, and of all that such a bracket holds.
_PARTING: Final = frozenset({Tag.CONJUNCTION, Tag.CONJUNCTION_GOES_ON, Tag.COMMA, Tag.SUCH, Tag.SUCH_GOES_ON})
_LISTED: Final = _PARTING | {Tag.WORD, Tag.NUMBER, Tag.HYPHEN, Tag.QUOTE, Tag.DETERMINER, Tag.QUANTIFIER}
#: Chunks that may stand between the conjuncts of a list.
LOOSE: Final = frozenset({ChunkKind.COMMA, ChunkKind.CONJUNCTION, ChunkKind.ADVERB, ChunkKind.NEGATION})
#: Tokens of the longest member of a class that is looked for at the end of a phrase.
_MOST: Final = 4
#: The last words of a class that has no members.
_NO_WORDS: Final[Mapping[str, int]] = {}
#: Roles of prepositions that name a partner of the subject.
JOINT: Final = (PrepositionRole.TOGETHER_WITH, PrepositionRole.IN_SYNERGY_WITH)


@dataclass(frozen=True, slots=True)
class Item:
    """One conjunct of a noun phrase."""

    first: int
    """Index of its first token, determiners and quantifiers trimmed."""
    last: int
    start: int
    """Index of its first token, untrimmed."""
    of: tuple["Item", ...] = ()
    """What follows "of"."""
    exemplar: bool = False
    """It follows "such as"."""
    opened: bool = False
    """Exemplars follow it: it is the class they are examples of."""
    denied: bool = False
    """It follows "not" in its list: "IL-4, but not IL-6 or IL-10"."""

    @property
    def end(self) -> int:
        """Index after the last token, what follows "of" included."""
        return max([self.last, *(inner.end for inner in self.of)]) if self.of else self.last


@dataclass(frozen=True, slots=True)
class Circumstance:
    """A phrase with its preposition that is no end of the claim: "in response to activating stimuli"."""

    first: int
    last: int
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Region:
    """What stands on one side of a trigger."""

    items: tuple[Item, ...] = ()
    contexts: tuple[Circumstance, ...] = ()
    joints: tuple[tuple[str, Item], ...] = ()
    """How, and the partner."""
    agents: tuple[Item, ...] = ()
    """What follows "by"."""
    unread: tuple[tuple[int, int], ...] = ()
    """Participles that no frame reads, with their words: "dispersed throughout the genome" (first, last)."""

    @property
    def asserted(self) -> "Region":
        """The same without the conjuncts that its list denies."""
        return self.of(tuple(item for item in self.items if not item.denied))

    def of(self, items: tuple[Item, ...]) -> "Region":
        """Return the same with other conjuncts."""
        if items == self.items:
            return self
        return Region(items, self.contexts, self.joints, self.agents, self.unread)


class Phrases:
    """The noun phrases of one sentence."""

    def __init__(self, text: str, clauses: Clauses, grammar: Grammar) -> None:
        """Bind to a sentence of `text`, the document's."""
        self.text = text
        self.clauses = clauses
        self.grammar = grammar
        self._spans: dict[tuple[int, int], Span] = {}
        self.brackets = not BRACKETS.isdisjoint(clauses.tags)

    # ---- structure

    def region(self, chunks: Sequence[Chunk], repeated: str = "", *, denied: bool = False) -> Region:
        """Read the chunks right of a trigger; `repeated` is a preposition that continues its list.

        What comes first is `denied` where a word for that stands before them.
        """
        items, at = self._items(chunks, 0, nested=False, denied=denied)
        contexts: list[Circumstance] = []
        joints: list[tuple[str, Item]] = []
        agents: list[Item] = []
        unread = tuple(self._unread(chunks, i) for i, chunk in enumerate(chunks) if chunk.role == REDUCED)
        while at < len(chunks):
            chunk = chunks[at]
            if chunk.kind != ChunkKind.PREPOSITION:
                at += 1
                continue
            listed = self._listed(chunks, at)
            denied = self._denied(chunks, at)
            inner, after = self._items(chunks, at + 1, nested=False, counted=listed, denied=denied)
            if items and self._parallel(chunk, inner, chunks[after:]):
                items.append(inner.pop())
            if chunk.role == PrepositionRole.EXCEPT:
                repeated = ""  # "in all tissues except in liver and in brain": neither is a place
            elif repeated and self._repeats(chunks, at, repeated):
                items += inner
            elif chunk.role in JOINT:
                joints += [(chunk.role, item) for item in inner]
            elif chunk.role == PrepositionRole.BY:
                agents += inner
            elif not denied:
                last = max((item.end for item in inner), default=chunk.last)
                contexts.append(Circumstance(chunk.first, last, tuple(inner)))
            at = after
            if listed and items and at < len(chunks) and chunks[at].kind == ChunkKind.COMMA:
                more, at = self._items(chunks, at, nested=False)
                items += [replace(item, exemplar=items[-1].exemplar) for item in more]
        return Region(tuple(items), tuple(contexts), tuple(joints), tuple(agents), unread)

    def _parallel(self, preposition: Chunk, inner: Sequence[Item], after: Sequence[Chunk]) -> bool:
        """Tell whether the last of a circumstance is an object: "an X at the A and a Y at the B"."""
        if len(inner) != 2 or not after or after[0].kind != ChunkKind.PREPOSITION:
            return False
        same = self.clauses.low(preposition.first, preposition.last) == self.clauses.low(
            after[0].first, after[0].last
        )
        one, two = (self.clauses.words[item.start].low in ("a", "an") for item in inner)
        return same and two and not one

    def _unread(self, chunks: Sequence[Chunk], at: int) -> tuple[int, int]:
        """Give the tokens of a participle and of the phrase with a preposition that follows it."""
        after = at + 1
        while after < len(chunks) and chunks[after].kind == ChunkKind.ADVERB:
            after += 1
        if after == len(chunks) or chunks[after].kind != ChunkKind.PREPOSITION:
            return chunks[at].first, chunks[at].last
        inner, _ = self._items(chunks, after + 1, nested=False)
        return chunks[at].first, max((item.end for item in inner), default=chunks[after].last)

    def _denied(self, chunks: Sequence[Chunk], at: int) -> bool:
        """Tell whether a circumstance is denied: "in T cells, but not in platelets"."""
        return at > 0 and chunks[at - 1].kind == ChunkKind.NEGATION

    def denial(self, denied: bool, chunks: Sequence[Chunk]) -> bool:
        """Tell whether what follows in a list is denied: "not" denies all up to "but"."""
        for chunk in chunks:
            if chunk.kind == ChunkKind.NEGATION:
                denied = True
            elif chunk.kind == ChunkKind.CONJUNCTION and self.clauses.words[chunk.first].low == "but":
                denied = False
        return denied

    def excepts(self, chunks: Sequence[Chunk], at: int) -> bool:
        """Tell whether chunk `at` is "but" after "all": what follows is left out, "all tissues but liver"."""
        if not 0 < at < len(chunks) or chunks[at].role != ConjunctionRole.CONTRAST:
            return False
        if at + 1 < len(chunks) and chunks[at + 1].kind in (ChunkKind.NEGATION, ChunkKind.ADVERB):
            return False  # "all T cells but not B cells"
        before = chunks[at - 1]
        if self._adjective(before.last - 1):
            return False  # "each unique but homologous subunit"
        words = self.clauses.words[before.first : before.last]
        return any(word.low in self.grammar.words(WordClass.UNIVERSAL) for word in words)

    def _goes_on(self, chunks: Sequence[Chunk]) -> bool:
        """Tell whether a list has its last conjunct still before it."""
        for chunk in chunks:
            if chunk.kind not in (
                ChunkKind.NP,
                ChunkKind.COMMA,
                ChunkKind.PREPOSITION,
                ChunkKind.ADVERB,
                ChunkKind.CONJUNCTION,
            ):
                break
            if chunk.kind == ChunkKind.CONJUNCTION:
                return True
        return False

    def _listed(self, chunks: Sequence[Chunk], at: int) -> bool:
        """Tell whether the conjunct before a preposition follows a comma in a list whose last is to come.

        What the preposition governs ends then at the next comma: "migration, growth of B cells, and death".
        """
        back = at - 1
        while back > 0 and chunks[back].kind in (ChunkKind.NP, ChunkKind.PREPOSITION):
            back -= 1
        if (
            back < 1
            or chunks[back].kind != ChunkKind.COMMA
            or chunks[back - 1].kind != ChunkKind.NP
            or chunks[at - 1].kind != ChunkKind.NP
        ):
            return False
        end = next(
            (i for i in range(at, len(chunks)) if chunks[i].kind in (ChunkKind.COMMA, ChunkKind.SUCH)),
            len(chunks),
        )
        return end < len(chunks) and chunks[end].kind == ChunkKind.COMMA and self._open(chunks[end:])

    def _open(self, chunks: Sequence[Chunk]) -> bool:
        """Tell whether a list goes on, or ends at a verb: "has a role in X, Y, and is required"."""
        return self._goes_on(chunks) or all(chunk.kind != ChunkKind.CONJUNCTION for chunk in chunks)

    def _repeats(self, chunks: Sequence[Chunk], at: int, preposition: str) -> bool:
        """Tell whether a preposition continues a list: "binds to X and to Y", "in X, but not on Y"."""
        if any(self.excepts(chunks, i) for i in range(at)):
            return False  # "in all tissues but the liver and in brain"
        low, places = (
            self.clauses.low(chunks[at].first, chunks[at].last),
            self.grammar.words(WordClass.PLACE_PREPOSITION),
        )
        if low != preposition and not (low in places and preposition in places):
            return False
        back = at - 1
        while back > 0 and chunks[back].kind in (ChunkKind.ADVERB, ChunkKind.NEGATION):
            back -= 1
        return chunks[back].kind in (ChunkKind.CONJUNCTION, ChunkKind.COMMA)

    def _items(
        self, chunks: Sequence[Chunk], at: int, *, nested: bool, counted: bool = False, denied: bool = False
    ) -> tuple[list[Item], int]:
        """Read a list of conjuncts from a chunk on; also give the index of the chunk after it."""
        items: list[Item] = []
        exemplar, begin = False, at
        while at < len(chunks):
            chunk = chunks[at]
            if chunk.kind in LOOSE:
                after = _skip(chunks, at)
                denied = self.denial(denied, chunks[at:after])
                if not self._continues(chunks, at, after, nested=nested, counted=counted, denied=denied):
                    break
                at = after
            elif chunk.kind == ChunkKind.NP:
                at = self._described(chunks, at)
                item = self.item(chunk.first, chunks[at].last)
                of, at = self._complements(chunks, at + 1, item, nested=nested, counted=counted)
                items.append(Item(item.first, item.last, item.start, tuple(of), exemplar, denied=denied))
            elif chunk.kind == ChunkKind.SUCH:
                exemplar = True
                if items:
                    items[-1] = replace(items[-1], opened=True)
                at += 1
            else:
                break
        return (items if nested else self._explained(items, chunks[begin:at])), at

    def _complements(
        self, chunks: Sequence[Chunk], at: int, item: Item, *, nested: bool, counted: bool
    ) -> tuple[list[Item], int]:
        """Read what belongs to a noun by its prepositions: "the receptors of IL-2 and IL-4"."""
        of: list[Item] = []
        while (
            at < len(chunks) and chunks[at].kind == ChunkKind.PREPOSITION and self._belongs(chunks[at], item)
        ):
            several = counted or self.count(item) > 0 or (not nested and self._listed(chunks, at))
            inner, at = self._items(chunks, at + 1, nested=True, counted=several)
            of += inner
        return of, at

    def _continues(
        self, chunks: Sequence[Chunk], at: int, after: int, *, nested: bool, counted: bool, denied: bool
    ) -> bool:
        """Tell whether a list goes on behind the commas and conjunctions from `at` to `after`."""
        comma = chunks[at].kind == ChunkKind.COMMA
        if self.excepts(chunks, at):
            return False
        if counted and comma:
            return False  # "two members of the family, IL-2 and IL-4": they stand beside the two
        if nested and _has_of(chunks, after):
            return False  # it stands beside the head
        if after >= len(chunks) or chunks[after].kind not in (ChunkKind.NP, ChunkKind.SUCH):
            return False
        # "in activated, but not in resting, T cells"
        return not (denied and comma and after == at + 1) or self._goes_on(chunks[after:])

    def _explained(self, items: list[Item], chunks: Sequence[Chunk]) -> list[Item]:
        """Leave out what says what the names after it are: "the receptor, IL2RG", "two kinases, A and B"."""
        if len(items) < 2 or any(chunk.kind == ChunkKind.SUCH for chunk in chunks):
            return items
        if (counted := self._counted(items)) is not None:
            return items[:counted] + items[counted + 1 :]
        named = self.clauses.words[items[1].first]
        if items[1].start < items[1].first or any(
            self.grammar.role(word_class, named.norm) is not None
            for word_class in (WordClass.FAMILY_NOUN, WordClass.EMPTY_HEAD)
        ):
            return items  # "two domains, a tail", "group 2, member D"
        if self.count(items[0]) == len(items) - 1:
            return items[1:]
        apart = not any(chunk.kind == ChunkKind.CONJUNCTION for chunk in chunks) and len(items) == 2
        definite = self.clauses.words[items[0].start].low == "the"
        return items[1:] if apart and definite else items

    def _counted(self, items: Sequence[Item]) -> int | None:
        """Give the conjunct that counts all names after it: "this gene and two other kinases, A and B"."""
        for n, item in enumerate(items[1:-1], 1):
            after = items[n + 1 :]
            names = all(each.start == each.first and not each.of for each in after)
            if names and not item.of and self.count(item) == len(after) > 1:
                return n
        return None

    def count(self, item: Item) -> int:
        """Give how many things a phrase says that it is about; 0 when it does not say."""
        roles = [
            self.grammar.role(WordClass.COUNT, word.low)
            for word in self.clauses.words[item.start : item.first]
        ]
        return next((int(role) for role in roles if role), 0)

    def _described(self, chunks: Sequence[Chunk], at: int) -> int:
        """Give the chunk with the noun of adjectives in a row: "a large, conserved, bound protein"."""
        if self._suspended(chunks, at):
            return at + 2
        first = chunks[at].first
        opened = self.clauses.low(max(first - 2, 0), first) in (", a", ", an")  # the comma of an apposition
        article = self.clauses.tags[first] == Tag.DETERMINER and self.clauses.words[first].low in (
            "a",
            "an",
            "this",
        )
        article = article or opened
        while (
            article
            and at + 2 < len(chunks)
            and (
                chunks[at + 1].kind == ChunkKind.COMMA
                or self.clauses.words[chunks[at + 1].first].low == "and"
            )
            and chunks[at + 2].kind == ChunkKind.NP
            and self.clauses.tags[chunks[at + 2].first] not in (Tag.DETERMINER, Tag.TOPIC, Tag.QUANTIFIER)
            and self.clauses.tags[chunks[at].last - 1] in (Tag.WORD, Tag.EVALUATIVE)
            and self._adjective(chunks[at].last - 1)
        ):
            at += 2
        return at

    def _suspended(self, chunks: Sequence[Chunk], at: int) -> bool:
        """Tell whether a word waits for its adjective: "serine- and threonine-specific kinases"."""
        kinds = [chunk.kind for chunk in chunks[at + 1 : at + 3]]
        last = chunks[at].last - 1
        joined = self.clauses.words[last].start == self.clauses.words[last - 1].end
        waits = self.clauses.tags[last] == Tag.HYPHEN and joined
        if not waits or kinds != [ChunkKind.CONJUNCTION, ChunkKind.NP]:
            return False
        after = range(chunks[at + 2].first, chunks[at + 2].last - 1)
        hyphen = next((i for i in after if self.clauses.tags[i] == Tag.HYPHEN), None)
        if hyphen is None:
            return False
        ends = self.grammar.words(WordClass.COMPOUND_ADJECTIVE)
        return self.clauses.words[hyphen + 1].low in ends or self._adjective(hyphen + 1)

    def _adjective(self, i: int) -> bool:
        """Tell whether a word is an adjective or ends a compound one: "membrane-bound", "acid-activated"."""
        low = self.clauses.words[i].low
        return self.grammar.nameless(low) or (low.endswith("ed") and self.clauses.tags[i - 1] == Tag.HYPHEN)

    def _belongs(self, preposition: Chunk, item: Item) -> bool:
        """Tell whether a preposition belongs to the name before it: "of", and "for" after "receptor"."""
        if preposition.role == PrepositionRole.OF:
            return True
        words = self.clauses.words
        noun = words[item.last - 1].norm
        return words[preposition.first].low == "for" and noun in self.grammar.words(WordClass.NOUN_WITH_FOR)

    def item(self, first: int, last: int) -> Item:
        """Trim what does not belong to a name: determiners, quantifiers, quotes at both ends."""
        start = first
        tags = self.clauses.tags
        while first < last - 1 and self._is_before(first, last):
            first += 1
        first = self._weighed(first, last)
        while last - 1 > first and (tags[last - 1] in _AFTER or self._hedged(first, last)):
            last -= 3 if tags[last - 1] == Tag.CLOSING else 1
        return Item(first, last, start)

    def _hedged(self, first: int, last: int) -> bool:
        """Tell whether a bracket with nothing but a hedge ends a phrase: "IL2RG (Probable)"."""
        tags = self.clauses.tags
        if not self.brackets or tags[last - 1] != Tag.CLOSING:
            return False
        if last - 3 <= first or tags[last - 3] != Tag.OPENING:
            return False
        return self.clauses.words[last - 2].low in self.grammar.cues.get((CueKind.HEDGE, CueScope.PHRASE), ())

    def _counts(self, i: int) -> bool:
        """Tell whether a token is a number that counts what follows: "2 domains", not "4q27"."""
        tags, words = self.clauses.tags, self.clauses.words
        if len(words[i].text) > 1 or tags[i] != Tag.NUMBER:
            return False
        return tags[i + 1] == Tag.WORD and words[i + 1].start > words[i].end

    def _is_before(self, i: int, last: int) -> bool:
        """Tell whether a word stands before a name; no part of a compound does: "seven-pass receptor"."""
        tags, words = self.clauses.tags, self.clauses.words
        if tags[i] == Tag.QUANTIFIER and i + 2 < last and tags[i + 1] == Tag.HYPHEN:
            return not words[i].end == words[i + 1].start < words[i + 1].end == words[i + 2].start
        described = tags[i - 1] == Tag.ADVERB and words[i].low in self.grammar.words(WordClass.DESCRIBED)
        return tags[i] in _BEFORE or self._counts(i) or (i > 0 and i + 2 < last and described)

    def _weighed(self, first: int, last: int) -> int:
        """Give where a phrase goes on behind a weight; "a 105 kD protein" keeps it."""
        words, unit = self.clauses.words, first + 1
        if not words[first].text[0].isdigit() or last - first < 3:
            return first
        if words[unit].text == "-":
            unit += 1
        heavy = unit + 2 < last and words[unit].low in self.grammar.words(WordClass.UNIT)
        return unit + 1 if heavy and self.clauses.tags[unit + 1] == Tag.WORD else first

    # ---- words

    def span(self, first: int, last: int) -> Span:
        """Give the stretch of the text from one token to another."""
        span = self._spans.get((first, last))
        if span is None:  # each is asked for three times
            words = self.clauses.words
            start = words[first].start
            span = self._spans[first, last] = Span(start, self.text[start : words[last - 1].end])
        return span

    def words(self, first: int, last: int) -> str:
        """Give the text from one token to another, blanks and line ends as one blank."""
        return one_line(self.span(first, last).text)

    def bare(self, first: int, last: int) -> tuple[Token, ...]:
        """Give the tokens without brackets and what stands in them."""
        words = self.clauses.words
        if not self._brackets(first, last):
            return words[first:last]
        return tuple([words[i] for i in self._outside(first, last)])

    def _brackets(self, first: int, last: int) -> bool:
        """Tell whether there are brackets in a phrase: in most sentences there are none at all."""
        return self.brackets and not BRACKETS.isdisjoint(self.clauses.tags[first:last])

    def _outside(self, first: int, last: int) -> Sequence[int]:
        if not self._brackets(first, last):
            return range(first, last)
        depth, kept = 0, []
        for i, tag in enumerate(self.clauses.tags[first:last], first):
            if tag not in BRACKETS:
                if depth == 0:
                    kept.append(i)
            elif tag == Tag.OPENING:
                depth += 1
            else:
                if depth == 0:
                    kept.append(i)
                depth -= 1
        return kept

    def bracketed(self, first: int, last: int) -> tuple[Token, ...] | None:
        """Give the tokens of a bracket at the end of a phrase."""
        tags = self.clauses.tags
        if not self.brackets or tags[last - 1] != Tag.CLOSING:
            return None
        opened = next((i for i in range(last - 1, first, -1) if tags[i] == Tag.OPENING), None)
        return None if opened is None else self.clauses.words[opened + 1 : last - 1]

    def enumerated(self, item: Item) -> tuple[Item, ...]:
        """Give the names that a bracket at the end of a phrase lists: "kinases (JAK1/TYK2)"."""
        tags, last = self.clauses.tags, item.last
        inner = self.bracketed(item.first, last)
        if not inner or not set(tags[last - 1 - len(inner) : last - 1]) <= _LISTED:
            return ()
        items: list[Item] = []
        at = first = last - 1 - len(inner)
        like = replace(item, exemplar=item.exemplar or Tag.SUCH in tags[first:last])
        for i in range(first, last):
            if tags[i] in _PARTING or i == last - 1:
                if i > at:
                    one = self.item(at, i)
                    items.append(replace(like, first=one.first, last=one.last, start=one.start))
                at = i + 1
        return tuple(items) if Tag.SUCH in tags[first:last] or len(items) > 1 else ()

    def tail(self, first: int, last: int, word_class: str) -> tuple[str, int] | None:
        """Find words of a class at the end of a phrase, most words first: their role, where they begin."""
        words = self.clauses.words
        end, endings = words[last - 1], self.grammar.last_words.get(word_class, _NO_WORDS)
        if end.text != ")" and end.low not in endings and end.norm not in endings:
            return None  # most phrases: cheaper to see than what stands outside brackets
        outside = self._outside(first, last)
        if not outside:
            return None
        end = words[outside[-1]]
        longest = max(endings.get(end.low, 0), endings.get(end.norm, 0))
        known = self.grammar.words(word_class)
        for size in range(min(longest, _MOST, len(outside)), 0, -1):
            tokens = [words[i] for i in outside[-size:]]
            low = " ".join([t.low for t in tokens])
            for form in (low, " ".join([t.norm for t in tokens]), low.replace(" - ", "-")):
                if form in known:
                    return known[form], outside[-size]
        return None

    def _numbers(self, token: Token) -> bool:
        """Tell whether a word only says which of several things of one name is meant."""
        digits = any(c.isdigit() for c in token.text)
        return digits or self.grammar.role(WordClass.DESIGNATOR, token.low) is not None

    def hint(self, first: int, last: int) -> str:
        """Guess the kind of unknown words by their last word or its ending; empty when nothing tells."""
        tail = self.tail(first, last, WordClass.HINT)
        if tail is not None:
            return tail[0]
        bare = self.bare(first, last)
        if len(bare) > 1 and last - first == len(bare) and self._numbers(bare[-1]):
            return self.hint(first, last - 1)  # "protein 2", "receptor alpha"
        return self.grammar.hint(bare[-1].norm) if bare else ""

    def hint_among(self, items: Sequence[Item], n: int) -> str:
        """Guess the kind of a conjunct: one word may leave its noun to the next, "Th1 and Th2 cells"."""
        item = items[n]
        own = self.hint(item.first, item.last)
        if own or item.of or self._several_words(item):
            return own
        after = next((each for each in items[n + 1 :] if self._several_words(each)), None)
        return "" if after is None else self.hint(after.first, after.last)

    def _several_words(self, item: Item) -> bool:
        return len(self.words(item.first, item.last).split()) > 1

    def is_all(self, item: Item, word_class: str) -> bool:
        """Tell whether all words of an item are words of a class."""
        tail = self.tail(item.first, item.last, word_class)
        return tail is not None and tail[1] == item.first


def one_line(text: str) -> str:
    """Give a text in plain letters, with blanks and line ends as one blank."""
    return one_blank(plain(text))


def _skip(chunks: Sequence[Chunk], at: int) -> int:
    while at < len(chunks) and chunks[at].kind in LOOSE:
        at += 1
    return at


def _has_of(chunks: Sequence[Chunk], at: int) -> bool:
    """Tell whether the conjunct at a chunk has an "of" of its own."""
    return [c.kind for c in chunks[at : at + 2]] == [ChunkKind.NP, ChunkKind.PREPOSITION] and chunks[
        at + 1
    ].role == PrepositionRole.OF
