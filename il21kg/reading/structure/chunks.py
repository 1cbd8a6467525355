"""Cuts a sentence into clauses: chunks of one kind each, around the triggers.

The kinds are those of `Chunk.kind`:

    IL-21     may induce   proliferation   of   B cells   and   activates   NK cells   .
    NP        T            NP              P    NP        C     T           NP         DOT
"""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

from il21kg.reading.structure.grammar import Grammar
from il21kg.reading.structure.slashes import coordinate
from il21kg.reading.structure.tags import Tagged, tag
from il21kg.reading.structure.tagset import BRACKETS, ChunkKind, Form, Tag
from il21kg.reading.structure.triggers import Trigger, find_triggers
from il21kg.reading.structure.unread import VERB, find_unread
from il21kg.text.document import Span
from il21kg.vocabulary.classes import TermKind, WordClass
from il21kg.vocabulary.mentions import Mention, Token, cut, find_names
from il21kg.vocabulary.vocabulary import LABEL

#: Tags of the tokens of which names are made.
_NAME: Final = frozenset(
    {
        Tag.WORD,
        Tag.NUMBER,
        Tag.DETERMINER,
        Tag.QUANTIFIER,
        Tag.EVALUATIVE,
        Tag.TOPIC,
        Tag.TOPIC_GOES_ON,
        Tag.HYPHEN,
        Tag.SLASH,
        Tag.QUOTE,
    }
)
#: Tags of tokens that belong to a name where one of it follows: "highly", "predicted".
_IN_SOME_NAMES: Final = frozenset({Tag.ADVERB, Tag.GOVERNOR})
#: What stands before "predicted" inside a name.
_BEFORE_PREDICTED: Final = frozenset(
    {Tag.DETERMINER, Tag.QUANTIFIER, Tag.EVALUATIVE, Tag.WORD, Tag.PREPOSITION, Tag.HYPHEN}
)
#: Tag → kind of the chunk it gives.
_CHUNKS: Final = {
    Tag.PREPOSITION: ChunkKind.PREPOSITION,
    Tag.CONJUNCTION: ChunkKind.CONJUNCTION,
    Tag.COMMA: ChunkKind.COMMA,
    Tag.RELATIVE: ChunkKind.RELATIVE,
    Tag.SUCH: ChunkKind.SUCH,
    Tag.STOP: ChunkKind.STOP,
    Tag.COLON: ChunkKind.STOP,
    Tag.LINK: ChunkKind.LINK,
    Tag.DOT: ChunkKind.DOT,
    Tag.CLOSING: ChunkKind.STOP,
    Tag.NEGATION: ChunkKind.NEGATION,
    Tag.MODAL: ChunkKind.AUXILIARY,
    Tag.AUXILIARY: ChunkKind.AUXILIARY,
    Tag.GOVERNOR: ChunkKind.AUXILIARY,
    Tag.REPORTING: ChunkKind.AUXILIARY,
}
#: Marks that open a bracket → the mark that closes it.
_OPENED: Final = {"(": ")", "{": "}", "[": "]"}
#: Tags that never make a chunk of several words.
_SINGLE: Final = frozenset({Tag.NEGATION, Tag.MODAL, Tag.AUXILIARY, Tag.GOVERNOR, Tag.REPORTING})


@dataclass(frozen=True, slots=True)
class Chunk:
    """A stretch of tokens of one kind."""

    kind: ChunkKind
    """T (trigger), NP, P, C, `,`, REL, SUCH, LINK, AUX, ADV, NEG, STOP, DOT."""
    first: int
    last: int
    role: str = ""
    """Role of a preposition (context, of, by, ...); of words that no frame reads: verb, reduced."""
    trigger: Trigger | None = None


@dataclass(frozen=True, slots=True)
class Clauses:
    """A sentence, cut: its tokens, what they are, the names in it, its chunks."""

    words: tuple[Token, ...]
    tags: tuple[Tag, ...]
    roles: tuple[str, ...]
    mentions: tuple[Mention, ...]
    chunks: tuple[Chunk, ...]
    nested: tuple[tuple[int, int], ...]
    """Brackets that hold a clause of their own: (first, last) token inside."""
    mended: tuple[str, ...] = ()
    """Names of the rows of `mends` that changed a tag."""

    def low(self, first: int, last: int) -> str:
        """Give the lower-case words of a stretch of tokens."""
        return " ".join([t.low for t in self.words[first:last]])

    @property
    def unread_verbs(self) -> tuple[Token, ...]:
        """The verbs that no frame reads, in their order."""
        return tuple(
            self.words[c.first] for c in self.chunks if c.kind == ChunkKind.AUXILIARY and c.role == VERB
        )


def cut_sentence(sentence: Span, grammar: Grammar) -> Clauses:
    """Cut a sentence of a document into clauses; what was said before, word for word, is not read again."""
    c = _cut(sentence.text, grammar)
    at = sentence.start
    make = Token._make  # half the time of the constructor, for thirty tokens in each sentence
    words = tuple([make((at + start, at + end, text, low, norm)) for start, end, text, low, norm in c.words])
    return Clauses(words, c.tags, c.roles, c.mentions, c.chunks, c.nested, c.mended)


@lru_cache(maxsize=512)  # a third of the sentences of gene summaries repeat one of the last few hundred
def _cut(text: str, grammar: Grammar) -> Clauses:
    """Cut a sentence that begins its text."""
    return read_clauses(cut(text, 0), grammar)


def read_clauses(words: Sequence[Token], grammar: Grammar) -> Clauses:
    """Tag the tokens of a sentence, find its triggers, and chunk what lies between them."""
    words = _symbols(_in_capitals(_going_on(_said(words, grammar), grammar), grammar), grammar)
    mentions = tuple(
        mention
        for mention in find_names(words, grammar.vocabulary)
        if grammar.role(WordClass.AUXILIARY, words[mention.first].text) is None  # "has 3", not HAS3
    )
    tagged = tag(words, mentions, grammar)
    triggers = find_triggers(tagged, mentions, grammar)
    nested = _nested(tagged.tags, triggers)
    unread = find_unread(tagged, triggers, mentions, grammar)
    verbs = unread.keys() | {t.first for t in triggers if t.form != Form.NOUN}
    tagged = coordinate(tagged, mentions, verbs, grammar)
    chunks = _chunks(tagged, triggers, nested, unread, grammar)
    return Clauses(tagged.words, tagged.tags, tagged.roles, mentions, chunks, nested, tagged.mended)


def _symbols(words: Sequence[Token], grammar: Grammar) -> Sequence[Token]:
    """Keep a symbol that is an English word from being read as that word: "the WAS gene"."""
    capitals = [word for word in words if word.text.isupper() and len(word.text) > 2]
    if not any(word.low in grammar.sizes for word in capitals):
        return words
    return [
        word._replace(low=word.text)
        if word.text.isupper()
        and len(word.text) > 2
        and word.low in grammar.sizes
        and _approved(word, grammar)
        else word
        for word in words
    ]


def _approved(word: Token, grammar: Grammar) -> bool:
    """Tell whether a word, as it is written, is the approved symbol of a gene."""
    vocabulary = grammar.vocabulary
    names = vocabulary.names.known.get(word.norm) or vocabulary.names.node(word.norm)
    return any(
        name.rank == LABEL
        and vocabulary.terms[name.iri].kind == TermKind.GENE
        and vocabulary.terms[name.iri].label == word.text
        for name in names.names
    )


def _said(words: Sequence[Token], grammar: Grammar) -> Sequence[Token]:
    """Leave out the brackets that say where a claim comes from, not what it is: "(By similarity)"."""
    if not any(word.text in _OPENED for word in words):
        return words
    kept: list[Token] = []
    i = 0
    while i < len(words):
        close = _OPENED.get(words[i].text)
        end = _closed(words, i, close) if close is not None else i
        if end > i and grammar.aside.fullmatch(_joined(words[i:end])):
            i = end
        else:
            kept.append(words[i])
            i += 1
    return kept


def _going_on(words: Sequence[Token], grammar: Grammar) -> Sequence[Token]:
    """Leave out the colons behind which a phrase goes on: "Produced by: T cells", "Inhibits: TNF"."""
    if not any(word.text == ":" for word in words[1:-1]):
        return words
    inside = range(1, len(words) - 1)
    return [
        word
        for i, word in enumerate(words)
        if not (word.text == ":" and i in inside and _asks(words, i - 1, grammar))
    ]


def _asks(words: Sequence[Token], i: int, grammar: Grammar) -> bool:
    """Tell whether a word asks for an object: a preposition, or a verb that opens the sentence."""
    low = words[i].low
    plural = words[i].text.isupper() or grammar.role(WordClass.VERB_OR_PLURAL, low) is not None
    opens = i == 0 and not plural and grammar.verb_forms.get(low) == Form.THIRD_PERSON
    return opens or grammar.role(WordClass.PREPOSITION, low) is not None


def _in_capitals(words: Sequence[Token], grammar: Grammar) -> Sequence[Token]:
    """Keep the capitals of what is a small word without them: "NO production" is no denial."""
    known, aloud = grammar.words(WordClass.CAPITAL_NAME), grammar.words(WordClass.DENIED_ALOUD)
    if known.keys().isdisjoint([word.low for word in words if word.text.isupper()]):
        return words
    if not any(word.text.islower() and len(word.text) > 2 for word in words):
        return words  # all of it is in capitals
    after = [word.low for word in words[1:]] + [""]
    return [
        word._replace(low=word.text)
        if word.text.isupper() and word.low in known and not (word.low == "no" and then in aloud)
        else word
        for word, then in zip(words, after, strict=True)
    ]


def _closed(words: Sequence[Token], i: int, close: str) -> int:
    """Give the index after the bracket that opens at `i`; `i` where it never closes."""
    depth = 0
    for j in range(i, len(words)):
        depth += (words[j].text == words[i].text) - (words[j].text == close)
        if depth == 0:
            return j + 1
    return i


def _joined(words: Sequence[Token]) -> str:
    """Give tokens as text: with a blank where they do not touch."""
    gaps = ["", *("" if a.end == b.start else " " for a, b in pairwise(words))]
    return "".join([gap + word.text for gap, word in zip(gaps, words, strict=True)])


def _nested(tags: Sequence[Tag], triggers: Sequence[Trigger]) -> tuple[tuple[int, int], ...]:
    """Give the brackets that hold a trigger: a clause of its own."""
    nested = []
    open_at: list[int] = []
    for i, name in enumerate(tags):
        if name not in BRACKETS:
            continue
        if name == Tag.OPENING:
            open_at.append(i)
        elif open_at:
            first = open_at.pop()
            if not open_at and any(first < t.core < i for t in triggers):
                nested.append((first + 1, i))
    return tuple(nested)


def _chunks(
    tagged: Tagged,
    triggers: Sequence[Trigger],
    nested: Sequence[tuple[int, int]],
    unread: Mapping[int, str],
    grammar: Grammar,
) -> tuple[Chunk, ...]:
    tags = tagged.tags
    skipped = {first - 1: last + 1 for first, last in nested}
    starts = {t.first: t for t in triggers if not any(a <= t.core < b for a, b in nested)}
    outside = starts.keys() | unread.keys()
    chunks: list[Chunk] = []
    i = 0
    while i < len(tags):
        if i in skipped:
            i = skipped[i]
            continue
        if i in starts:
            chunk: Chunk | None = Chunk(ChunkKind.TRIGGER, i, starts[i].last, trigger=starts[i])
            end = starts[i].last
        elif tags[i] == Tag.OPENING:
            end, chunk = _bracket(tags, i, chunks)
        elif i in unread:
            end, chunk = (
                i + 1,
                Chunk(ChunkKind.AUXILIARY if unread[i] == VERB else ChunkKind.ADVERB, i, i + 1, unread[i]),
            )
        elif _in_name(i, tags, outside):
            end = i + 1
            while end < len(tags) and end not in outside and _in_name(end, tags, outside):
                end += 1
            chunk = None if _grown(chunks, _opened(i, tags, skipped), end) else Chunk(ChunkKind.NP, i, end)
        else:
            chunk = _other(i, tagged)
            end = chunk.last
        if chunk is not None:
            chunks.append(chunk)
        i = end
    return _floated(chunks, tagged, grammar)


def _opened(i: int, tags: Sequence[Tag], skipped: Mapping[int, int]) -> int:
    """Give where the name of a token goes on from, over a clause: "the NORC (needed for repair) complex"."""
    return next((first for first, last in skipped.items() if last == i and tags[i] == Tag.WORD), i)


def _grown(chunks: list[Chunk], first: int, last: int) -> bool:
    """Let the noun phrase that ends at `first` reach to `last`; tell whether there is one."""
    if not chunks or chunks[-1].kind != ChunkKind.NP or chunks[-1].last != first:
        return False
    chunks[-1] = Chunk(ChunkKind.NP, chunks[-1].first, last)
    return True


def _bracket(tags: Sequence[Tag], i: int, chunks: list[Chunk]) -> tuple[int, Chunk | None]:
    """Give a bracket to the noun phrase before it; leave it out where there is none."""
    depth = 0
    for j in range(i, len(tags)):
        depth += (tags[j] == Tag.OPENING) - (tags[j] == Tag.CLOSING)
        if depth == 0:
            _grown(chunks, i, j + 1)
            return j + 1, None
    return i + 1, Chunk(ChunkKind.STOP, i, i + 1)  # it never closes


def _in_name(i: int, tags: Sequence[Tag], outside: Container[int]) -> bool:
    """Tell whether a token belongs to a name, also "predicted" and "highly" inside one."""
    name = tags[i]
    if name in _NAME:
        return True
    if name not in _IN_SOME_NAMES:
        return False
    if name == Tag.ADVERB:  # "highly conserved protein"
        j = i + 1
        while j < len(tags) and tags[j] == Tag.ADVERB and j not in outside:
            j += 1
        return j < len(tags) and j not in outside and tags[j] in (Tag.WORD, Tag.NUMBER, Tag.EVALUATIVE)
    after = tags[i + 1] if i + 1 < len(tags) else Tag.END
    before = tags[i - 1] if i else Tag.START
    return after in (Tag.WORD, Tag.NUMBER) and before in _BEFORE_PREDICTED  # "the predicted protein"


def _other(i: int, tagged: Tagged) -> Chunk:
    """Give the chunk of a token outside names, with the further words of its unit."""
    name = tagged.tags[i]
    kind = _CHUNKS.get(name, ChunkKind.ADVERB)
    if kind == ChunkKind.ADVERB or name in _SINGLE:
        return Chunk(kind, i, i + 1)
    end = i + 1
    while end < len(tagged.tags) and tagged.tags[end] == f"+{name}":
        end += 1
    return Chunk(kind, i, end, tagged.roles[i])


def _floated(chunks: Sequence[Chunk], tagged: Tagged, grammar: Grammar) -> tuple[Chunk, ...]:
    """Read a quantifier alone before its verb as an adverb: "IL-2 and IL-21 both induce"."""
    floating = grammar.words(WordClass.FLOATING_QUANTIFIER)
    if floating.keys().isdisjoint([word.low for word in tagged.words]):
        return tuple(chunks)
    return tuple(
        Chunk(ChunkKind.ADVERB, chunk.first, chunk.last)
        if chunk.kind == ChunkKind.NP
        and chunk.last == chunk.first + 1
        and tagged.words[chunk.first].low in floating
        and (chunk.first > 0 or tagged.words[0].low != "both")
        and after.kind in (ChunkKind.TRIGGER, ChunkKind.AUXILIARY)
        else chunk
        for chunk, after in zip(chunks, [*chunks[1:], Chunk(ChunkKind.DOT, 0, 0)], strict=False)
    )
