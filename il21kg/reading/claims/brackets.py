"""Reads names in brackets: "caspase recruitment domain (CARD)", "TGF-beta (transforming growth factor-beta)".

What stands before a bracket has the name that stands in it, where the one is short for the other, or where a
molecule or a disease is followed by nothing but symbols.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from il21kg.reading.claims.claims import Saying, make
from il21kg.reading.claims.cues import Cues
from il21kg.reading.claims.wording import Wording
from il21kg.reading.discourse import Discourse, Reference
from il21kg.reading.meaning.grounded import Grounded
from il21kg.reading.meaning.grounding import ground
from il21kg.reading.meaning.lookup import Lookup, choose_name, names_of
from il21kg.reading.meaning.parties import Party
from il21kg.reading.meaning.proposals import Candidate
from il21kg.reading.statements import How, Statement
from il21kg.reading.structure.chunks import Chunk
from il21kg.reading.structure.phrases import Item
from il21kg.reading.structure.tagset import ChunkKind, Tag
from il21kg.text.document import Span
from il21kg.vocabulary.classes import FrameKind, HintRole, TermKind, Tie, Turn, WordClass
from il21kg.vocabulary.kinds import MOLECULES
from il21kg.vocabulary.mentions import AROUND, Abbreviation, is_short
from il21kg.vocabulary.vocabulary import LABEL, Frame, Name, normal

#: Kinds of things that symbols in brackets name.
_SYMBOLIZED: Final = (*MOLECULES, TermKind.DISEASE)
#: What unknown words before symbols must be by their head.
_SYMBOLIZED_HINTS: Final = (HintRole.MOLECULE, HintRole.DISEASE)


#: What stands in brackets and names nothing: a code of a disease or a record, a variant, a site, a maker.
_CODE: Final = re.compile(
    r"[A-Z]\d\d(\.\d+)?|p\.\S+|c\.\S+|rs\d+|p?[STY]-?\d{2,4}|[ACDEFGHIKLMNPQRSTVWY]\d{2,4}[ACDEFGHIKLMNPQRSTVWYX*]"
    r"|(p\.)?[A-Z][a-z]{2}\d+([A-Z][a-z]{2})?|(NM|NP|NR|NC|XM|XP)_\S+|ENS[A-Z]*\d+|(EC|MIM|OMIM|ICD)\S*|.*[&:]\S*"
)


def _is_symbol(words: str) -> bool:
    """Whether words in a bracket look like a symbol, and like no code."""
    greek = normal(words) != words.lower()
    return is_short(words) and (len(words) > 2 or greek) and " " not in words and not _CODE.fullmatch(words)


def read_brackets(wording: Wording) -> tuple[list[Statement], Discourse]:
    """Make a naming statement for each name that a bracket gives to what stands before it.

    Also return what the text has said then: what the symbols stand for.
    """
    frame = wording.grammar.frame(shape=Turn.BRACKET)
    if frame is None:
        return [], wording.lookup.discourse
    statements: list[Statement] = []
    short = set()
    for abbreviation in wording.setting.abbreviations:
        tokens = _expanded(wording, abbreviation)
        if tokens:
            short.add(abbreviation.short.start)
            said, wording = _abbreviated(wording, frame, abbreviation, tokens)
            statements += said
    for bracket in _brackets(wording, short):
        said, wording = _symbolized(wording, frame, *bracket)
        statements += said
    return statements, wording.lookup.discourse


def _symbolized(
    wording: Wording, frame: Frame, first: int, opened: int, closed: int
) -> tuple[list[Statement], Wording]:
    """Read the symbols in a bracket behind a name that begins at a token; they are known from then on."""
    grounded = ground(wording.lookup, first, opened, _SYMBOLIZED)
    symbols = _symbols(wording, opened, closed)
    whole = _whole(wording, first, opened)
    if whole is not None and symbols:  # "a locus for psoriasis (PSORS14)": the locus has the name
        return _name(wording, frame, whole, symbols[0]) if whole.words else [], wording
    if is_short(grounded.words) or any(_is_of_another(wording, each.text, grounded) for each in symbols):
        symbols = []
    hint = wording.phrases.hint(first, opened)
    if not grounded.of(_SYMBOLIZED) and (
        grounded.term is not None or not symbols or hint not in _SYMBOLIZED_HINTS
    ):
        return [], wording
    statements: list[Statement] = []
    for name in symbols or _alike(wording, grounded, opened, closed):
        statements += _name(wording, frame, grounded, name)
        wording = _remembering(wording, grounded, name)
    return statements, wording


# ---- one short for the other


def _abbreviated(
    wording: Wording, frame: Frame, abbreviation: Abbreviation, tokens: list[int]
) -> tuple[list[Statement], Wording]:
    """Read a short and a long form, whichever stands first: the second is a name of it."""
    long, short = abbreviation.long, abbreviation.short
    item = wording.phrases.item(tokens[0], tokens[-1] + 1)
    if wording.clauses.tags[item.first] not in (Tag.WORD, Tag.NUMBER, Tag.TOPIC, Tag.EVALUATIVE):
        return [], wording  # "differentiation into type 2 (Th2)": more than the name was matched
    grounded = ground(wording.lookup, item.first, item.last, ())
    if _names_parts(wording, grounded) or _of_stretch(wording, grounded, abbreviation):
        grounded = replace(grounded, term=None, how=How.UNRESOLVED)
    if grounded.term is None:
        grounded = _around_bracket(wording, abbreviation, grounded)
    if long.start > short.start:
        return _name(wording, frame, replace(grounded, span=short, words=short.text), long), wording
    return _name(wording, frame, grounded, short), _remembering(wording, grounded, short)


def _names_parts(wording: Wording, grounded: Grounded) -> bool:
    """Whether the term is the group of the subunits of what the words name."""
    label = grounded.term.label.split() if grounded.term is not None else [""]
    return label[-1] == "subunits" and "subunit" not in grounded.words


def _of_stretch(wording: Wording, grounded: Grounded, abbreviation: Abbreviation) -> bool:
    """Whether a gene was found in the name of a domain: "homology 2 (HO2) domain"."""
    closed = wording.setting.text.find(")", max(abbreviation.short.end, abbreviation.long.end))
    after = next((word for word in wording.clauses.words if word.start > closed), None)
    stretch = after is not None and after.norm in wording.grammar.words(WordClass.STRETCH)
    return stretch and grounded.of((TermKind.GENE, TermKind.PROTEIN))


def _expanded(wording: Wording, abbreviation: Abbreviation) -> list[int]:
    """Give the tokens of a long form in this sentence; none where it stands in another."""
    words, long, short = wording.clauses.words, abbreviation.long, abbreviation.short
    inside = range(words[0].start, words[-1].end)
    if long.start not in inside or short.start not in inside:
        return []
    return [i for i, word in enumerate(words) if long.start <= word.start < long.end]


def _around_bracket(wording: Wording, abbreviation: Abbreviation, unnamed: Grounded) -> Grounded:
    """Ground "natural killer" of "natural killer (NK) cell" by the shortest name around the bracket."""
    words = wording.clauses.words
    closed = max(abbreviation.short.end, abbreviation.long.end)
    for mention in wording.clauses.mentions:
        if words[mention.first].start > abbreviation.long.start:
            break
        if words[mention.last - 1].start < abbreviation.long.start:
            continue
        for last in range(mention.first + 1, mention.last + 1):
            if words[last - 1].start <= closed:
                continue
            span = wording.phrases.span(mention.first, last)
            name = choose_name(
                wording.lookup, names_of(wording.lookup, wording.phrases.bare(mention.first, last)), (), span
            )
            term = None if name is None else wording.vocabulary.terms[name.iri]
            if term is not None and term.kind != TermKind.PROCESS:
                return replace(unnamed, term=term, how=How.COMPOSED)
    return unnamed


# ---- symbols


def _brackets(wording: Wording, known: set[int]) -> Iterator[tuple[int, int, int]]:
    """Give the names before brackets that are not told yet: first token, the bracket, its end."""
    tags, words = wording.clauses.tags, wording.clauses.words
    for chunk in wording.clauses.chunks if wording.phrases.brackets else ():
        if chunk.kind != ChunkKind.NP or Tag.OPENING not in tags[chunk.first + 1 : chunk.last]:
            continue
        opened = tags.index(Tag.OPENING, chunk.first + 1)
        closed = tags.index(Tag.CLOSING, opened) if Tag.CLOSING in tags[opened:] else opened
        item = wording.phrases.item(chunk.first, opened)
        told = any(words[i].start in known for i in range(opened, closed))
        indefinite = words[item.start].low in wording.grammar.words(WordClass.INDEFINITE)
        counted = item.start < item.first and (tags[item.start] == Tag.QUANTIFIER or indefinite)
        if closed > opened + 1 and not told and not counted and tags[item.start] != Tag.TOPIC:
            yield item.first, opened, closed


def _whole(wording: Wording, first: int, opened: int) -> Grounded | None:
    """Give the phrase that the name before a bracket is inside of: "the gamma chain of the receptor".

    Without words where that is the topic: "this locus for psoriasis".
    """
    chunks = wording.clauses.chunks
    k = next((k for k, chunk in enumerate(chunks) if chunk.first <= first < chunk.last), 0)
    if k < 2 or chunks[k - 2].kind != ChunkKind.NP or not _joins(wording, chunks[k - 1]):
        return None
    head = wording.phrases.item(chunks[k - 2].first, chunks[k - 1].last - 1)
    tags = wording.clauses.tags
    if (
        tags[head.start] == Tag.QUANTIFIER
        or Tag.DETERMINER in tags[head.first : head.last]
        or _happens(wording, head)
    ):
        return None
    topic = tags[head.start] == Tag.TOPIC
    span = wording.phrases.span(head.first, opened)
    return Grounded(None, How.UNRESOLVED, span, "" if topic else wording.phrases.words(head.first, opened))


def _joins(wording: Wording, chunk: Chunk) -> bool:
    """Whether a chunk lets what follows belong to what is before: "of", "for", "subunit of"."""
    last = wording.clauses.words[chunk.last - 1].low
    noun = (
        chunk.kind == ChunkKind.TRIGGER
        and chunk.trigger is not None
        and chunk.trigger.frame.kind == FrameKind.NOUN
    )
    return last in ("of", "for") and (
        noun or (chunk.kind == ChunkKind.PREPOSITION and chunk.last == chunk.first + 1)
    )


def _happens(wording: Wording, head: Item) -> bool:
    """Whether a head has no symbol of its own: "mutations of", "a member of"."""
    classes = (
        WordClass.EVENT,
        WordClass.EFFECT,
        WordClass.AMOUNT,
        WordClass.ACTIVITY_HEAD,
        WordClass.FAMILY_NOUN,
        WordClass.NAMELESS_HEAD,
    )
    return any(wording.phrases.tail(head.first, head.last, each) is not None for each in classes)


def _remembering(wording: Wording, grounded: Grounded, name: Span) -> Wording:
    """Let a symbol stand for what it names in the rest of the document, where it names nothing else."""
    if grounded.term is None or wording.vocabulary.look_up(name.text):
        return wording
    discourse = wording.lookup.discourse.after(names={name.text: (Name(grounded.term.iri, LABEL),)})
    return replace(wording, lookup=Lookup(wording.phrases, discourse))


def _is_of_another(wording: Wording, symbol: str, grounded: Grounded) -> bool:
    """Whether a symbol is that of something else than the words name; of a group, also an alias."""
    mine = grounded.term and (grounded.term.gene or grounded.term.iri)
    named = wording.vocabulary.look_up(symbol)
    if not grounded.of((TermKind.COMPLEX, TermKind.FAMILY)):
        named = tuple([name for name in named if name.rank == LABEL])
    terms = [wording.vocabulary.terms[name.iri] for name in named]
    return bool(terms) and all((term.gene or term.iri) != mine for term in terms)


def _symbols(wording: Wording, opened: int, closed: int) -> list[Span]:
    """Give the symbols in a bracket that holds nothing else, "(MAPK7/P38)"; none where it does."""
    words = wording.clauses.words
    found, at = [], words[opened].end
    for symbol in wording.setting.text[at : words[closed].start].split("/"):
        found.append(Span(at, symbol))
        at += len(symbol) + 1
    return found if all(_is_symbol(each.text) for each in found) else []


def _alike(wording: Wording, grounded: Grounded, opened: int, closed: int) -> list[Span]:
    """Give the words in a bracket where the vocabulary has them for what stands before it: "(gp130)"."""
    inner = ground(wording.lookup, opened + 1, closed, _SYMBOLIZED)
    if inner.term is None or grounded.term is None:
        return []
    one, two = ((term.gene or term.iri) for term in (grounded.term, inner.term))
    return [inner.span] if one == two else []


# ---- the claim


def _name(wording: Wording, frame: Frame, grounded: Grounded, name: Span) -> list[Statement]:
    """Say that something has a name."""
    text = wording.setting.text
    bare = name.text.strip(AROUND)
    name = Span(name.start + name.text.index(bare), bare) if bare else name
    names = (Name(grounded.term.iri, 0),) if grounded.term is not None else ()
    topic = grounded.term is not None and grounded.term.iri in wording.lookup.own
    reference = Reference(topic, grounded.how, grounded.span, names, grounded.words)
    opened, closed = text.rindex("(", 0, name.start), text.index(")", name.end)
    phrase = Span(opened, text[opened : closed + 1])
    saying = Saying(frame, phrase, (wording.sentence,), wording.sentence, Cues())
    candidate = Candidate(Grounded(None, How.NAME, name, name.text), wording.vocabulary.ties[Tie.NAME])
    return make(wording, saying, Party((reference,)), candidate)
