"""Grounds the words of noun phrases in the vocabulary: whole names, or a name that they hold."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Final, TypeAlias

from il21kg.reading.meaning.bands import ground_band
from il21kg.reading.meaning.grounded import Grounded, as_named, way
from il21kg.reading.meaning.lookup import Lookup, choose_among, choose_name, kind_of, names_of, spaced
from il21kg.reading.statements import How
from il21kg.reading.structure.phrases import one_line
from il21kg.reading.structure.tagset import Tag
from il21kg.text.document import Span
from il21kg.vocabulary.choice import Choice, Reason, unless_former
from il21kg.vocabulary.classes import TermKind, WordClass
from il21kg.vocabulary.kinds import ACTORS
from il21kg.vocabulary.mentions import Token, is_short
from il21kg.vocabulary.spelling import key
from il21kg.vocabulary.vocabulary import CURATED, RELATED, Name

_GENETIC: Final = (TermKind.GENE, TermKind.PROTEIN)

#: Kinds of what may have its noun right before its name, beside genes and proteins.
_APPOSED: Final = (TermKind.FAMILY, TermKind.COMPLEX, TermKind.CHEMICAL)
#: Letters that a name in small letters has more than.
_SHORTEST: Final = 6
#: Letters of numbers: "complex III" is not about III.
_ROMAN: Final = frozenset("IVXab")
#: Role of a word about a bearer or a state → kinds of what it may stand before.
_STATES: Final = {
    "": (TermKind.ANATOMY, TermKind.CELL),
    "cell": (TermKind.CELL,),
    "disease": (TermKind.DISEASE,),
}

Reads: TypeAlias = Callable[[Lookup, int, int, Sequence[str]], Grounded | None]


@dataclass(frozen=True, slots=True)
class ShapeRow:
    """A row: a phrase of this shape is grounded by a name that it holds."""

    name: str
    read: Reads
    """What it grounds to where these kinds are asked for; None for another shape."""
    example: str
    """Words of this shape."""
    kinds: tuple[TermKind, ...]
    """What is asked for there."""


def ground(lookup: Lookup, first: int, last: int, kinds: Sequence[str]) -> Grounded:
    """Ground a phrase: its whole words, its parts at a slash, without a word that adds no meaning."""
    span = lookup.phrases.span(first, last)
    if (before := _before_names(lookup, first, last, kinds)) is not None:
        return before
    choice = choose_whole(lookup, first, last, kinds)
    if choice.name is not None:
        return as_named(lookup, choice.name, span, one_line(span.text), choice=choice)
    if choice.reason is not Reason.FORMER:
        _, grounded = by_shape(lookup, first, last, kinds)
        if grounded is not None:
            return grounded
    span = lookup.phrases.span(_name_of(lookup, first, last), last)
    return Grounded(None, How.UNRESOLVED, span, one_line(span.text), choice)


def by_shape(lookup: Lookup, first: int, last: int, kinds: Sequence[str]) -> tuple[str, Grounded | None]:
    """Ground a phrase that is no name by a name that it holds; also name the row of `SHAPES`."""
    for row in SHAPES:
        if (found := row.read(lookup, first, last, kinds)) is not None:
            return row.name, found
    return "", None


def _before_names(lookup: Lookup, first: int, last: int, kinds: Sequence[str]) -> Grounded | None:
    """Ground "the disease" where one was spoken of, and a band in a bracket, before any name."""
    spoken = lookup.discourse.last_disease if TermKind.DISEASE in kinds else None
    if spoken is not None:
        span = lookup.phrases.span(first, last)
        words = one_line(span.text)
        if words.lower() in lookup.grammar.words(WordClass.HEADING_DISEASE):
            return Grounded(lookup.vocabulary.terms[spoken.iri], How.COREFERENCE, span, words)
    return None if lookup.phrases.bracketed(first, last) is None else _banded(lookup, first, last, kinds)


def _banded(lookup: Lookup, first: int, last: int, kinds: Sequence[str]) -> Grounded | None:
    return ground_band(lookup, first, last) if TermKind.BAND in kinds else None


def _bracketed_symbol(lookup: Lookup, first: int, last: int, kinds: Sequence[str]) -> Grounded | None:
    """Ground words that name nothing by the symbol behind them.

    "Palsy type 2 (PSY2)" is no gene, and "origin licensing complex (ORC1)" none of its subunits.
    """
    inner, span = lookup.phrases.bracketed(first, last), lookup.phrases.span(first, last)
    symbol = None if inner is None else _symbol_in(lookup, inner, kinds, span)
    if symbol is None:
        return None
    bare = lookup.phrases.bare(first, last)
    disease = TermKind.DISEASE in kinds and lookup.grammar.of_disease(bare)
    other = disease or lookup.grammar.of_whole(bare)
    return None if other else as_named(lookup, symbol, span, one_line(span.text))


def choose_whole(lookup: Lookup, first: int, last: int, kinds: Sequence[str]) -> Choice:
    """Choose what a phrase as a whole names, or one of the names at its slash."""
    span = lookup.phrases.span(first, last)
    choice = choose_among(lookup, names_of(lookup, lookup.phrases.bare(first, last)), kinds, span)
    if choice.name is None and (part := _slashed(lookup, first, last, kinds, span)) is not None:
        choice = Choice(part, Reason.PART, choice.passed)
    return unless_former(choice, lambda: lookup.phrases.hint(first, last), lookup.vocabulary.terms)


def _symbol_in(lookup: Lookup, inner: Sequence[Token], kinds: Sequence[str], span: Span) -> Name | None:
    """Find the gene or protein that a bracket names after words that name nothing: "(IL6ST/GP130)"."""
    for slash, part in groupby(inner, lambda t: t.text == "/"):
        name = None if slash else choose_name(lookup, names_of(lookup, tuple(part)), kinds, span)
        if name is None or kind_of(lookup, name) not in (TermKind.GENE, TermKind.PROTEIN):
            continue
        if name.rank < RELATED or (name.written and not name.weak):
            return name
    return None


def _slashed(lookup: Lookup, first: int, last: int, kinds: Sequence[str], span: Span) -> Name | None:
    """Find a name among the parts of "CSF2/GM-CSF"."""
    if "/" not in span.text or Tag.PREPOSITION in lookup.tags[first:last]:
        return None
    bare = lookup.phrases.bare(first, last)
    slashes = [i for i, token in enumerate(bare) if token.text == "/"]
    if not slashes:
        return None
    after = bare[slashes[-1] :]
    if any(one.end != two.start for one, two in pairwise(after)):
        return None  # "the FAS/FASLG pathway" is no FAS
    named = [
        found
        for slash, part in groupby(bare, lambda t: t.text == "/")
        if not slash
        and (found := choose_name(lookup, names_of(lookup, tuple(part)), kinds, span)) is not None
    ]
    terms = [lookup.vocabulary.terms[found.iri] for found in named]
    one = len({term.gene or term.iri for term in terms}) == 1
    return named[0] if one else None  # "IL6/JAK1 signaling" is that of neither alone


def _framed(lookup: Lookup, first: int, last: int, kinds: Sequence[str]) -> Grounded | None:
    """Ground "the IL21 gene" by the name before the word that adds nothing."""
    bare = lookup.phrases.bare(first, last)
    if len(bare) < 2 or lookup.grammar.role(WordClass.NAME_FRAME, bare[-1].norm) is None:
        return None
    span = lookup.phrases.span(first, last)
    asked = kinds or _GENETIC  # "the SET gene" asks for a gene by itself
    choice = choose_among(lookup, names_of(lookup, bare[:-1]), asked, span)
    if choice.name is None or kind_of(lookup, choice.name) not in ACTORS:
        return None
    named = lookup.phrases.span(first, last - 1) if len(bare) == last - first else span
    return as_named(lookup, choice.name, named, lookup.phrases.words(first, last), choice=choice)


def _family(lookup: Lookup, first: int, last: int, kinds: Sequence[str]) -> Grounded | None:
    """Ground "the sorting nexin family" by the name its members have: "sorting nexins"."""
    if TermKind.FAMILY not in kinds:
        return None
    bare = list(lookup.phrases.bare(first, last))
    known = lookup.grammar.words(WordClass.FAMILY_NOUN)
    if len(bare) < 2 or bare[-1].norm not in known:
        return None
    while len(bare) > 1 and (
        bare[-1].norm in known or lookup.grammar.role(WordClass.NAME_FRAME, bare[-1].norm) is not None
    ):
        bare.pop()
    span, words = lookup.phrases.span(first, last), lookup.phrases.words(first, last)
    name = choose_name(
        lookup,
        [n for n in names_of(lookup, bare) if kind_of(lookup, n) == TermKind.FAMILY],
        (TermKind.FAMILY,),
        span,
    )
    return None if name is None else as_named(lookup, name, span, words, How.COMPOSED)


def _within(lookup: Lookup, first: int, last: int, kinds: Sequence[str]) -> Grounded | None:
    """Ground "colorectal cancer patients", "human placenta": the name without a word about its bearer."""
    bare = lookup.phrases.bare(first, last)
    span = lookup.phrases.span(first, last)
    for tokens, of in _without_bearer(lookup, bare):
        name = choose_name(lookup, names_of(lookup, tokens), kinds, span)
        if name is not None and kind_of(lookup, name) in of and kind_of(lookup, name) in (kinds or of):
            words = span.text[tokens[0].start - span.start : tokens[-1].end - span.start]
            return as_named(lookup, name, Span(tokens[0].start, words), words)
    return None


def _without_bearer(
    lookup: Lookup, bare: Sequence[Token]
) -> list[tuple[Sequence[Token], tuple[TermKind, ...]]]:
    """Give a phrase without a word for who has it, or in what state it is, and what it may then be."""
    tries: list[tuple[Sequence[Token], tuple[TermKind, ...]]] = []
    if len(bare) > 1 and lookup.grammar.role(WordClass.BEARER, bare[-1].norm) is not None:
        tries.append((bare[:-1], (TermKind.DISEASE,)))
    of: tuple[TermKind, ...] = (TermKind.DISEASE, TermKind.ANATOMY, TermKind.CELL)
    for n, word in enumerate(bare[:-1], 1):
        role = lookup.grammar.role(WordClass.BEARER_ADJECTIVE, word.low)
        if role is None:
            break
        of = tuple(kind for kind in of if kind in _STATES[role])
        tries.append((bare[n:], of))
    return tries


def _otherwise_called(lookup: Lookup, first: int, last: int, kinds: Sequence[str]) -> Grounded | None:
    """Ground a disease by the way its terminology writes it: "Omenn's syndrome", "Ebola infection"."""
    if TermKind.DISEASE not in kinds:
        return None
    span = lookup.phrases.span(first, last)
    for words in _other_names(lookup.phrases.bare(first, last)):
        name = choose_name(lookup, lookup.vocabulary.look_up(words), (TermKind.DISEASE,), span)
        if name is not None and name.rank < CURATED and kind_of(lookup, name) == TermKind.DISEASE:
            return as_named(lookup, name, span, lookup.phrases.words(first, last))
    return None


def _other_names(bare: Sequence[Token]) -> Iterator[str]:
    """Give a name without the "'s" of whom it has its name from, of an infection, of a lettered group."""
    if len(bare) < 2:
        return
    eponym = [t for n, t in enumerate(bare) if not (t.low == "s" and n and bare[n - 1].text in "'’")]
    if len(eponym) < len(bare):
        yield spaced([t for t in eponym if t.text not in "'’"])
    if bare[-1].norm == "infection":
        yield f"{spaced(bare[:-1])} infectious disease"
    if len(bare[-1].text) == 1 and bare[-1].text.isupper():
        yield f"{spaced(bare[:-1])} group {bare[-1].text}"
        yield f"{spaced(bare[:-1])} complementation group {bare[-1].text}"


def _before_its_noun(lookup: Lookup, first: int, last: int, kinds: Sequence[str]) -> Grounded | None:
    """Ground "the JAK1 kinase" by the name before a noun that it is itself, by its label or its families."""
    bare = lookup.phrases.bare(first, last)
    noun = bare[-1].norm if bare else ""
    if len(bare) < 2 or noun not in lookup.grammar.words(WordClass.PROTEIN_NOUN):
        return None
    span = lookup.phrases.span(first, last)
    choice = choose_among(lookup, names_of(lookup, bare[:-1]), kinds, span)
    found = choice.name or _slashed(lookup, first, last - 1, kinds, span)
    if found is None or kind_of(lookup, found) not in _GENETIC or not _is_one_of(lookup, found, noun):
        return None
    return as_named(lookup, found, span, lookup.phrases.words(first, last), choice=choice)


def _is_one_of(lookup: Lookup, name: Name, noun: str) -> bool:
    """Tell whether the label of a product, or of a family of its gene, is that of such a thing."""
    terms = lookup.vocabulary.terms
    gene = terms.get(terms[name.iri].gene or name.iri, terms[name.iri])
    labels = [terms[iri].label for iri in (gene.product, *gene.families) if iri in terms]
    return any(_last_noun(lookup, label) == noun for label in labels)


def _last_noun(lookup: Lookup, label: str) -> str:
    """Give the last word of a label that is not one for families, nor says only which one is meant."""
    known = lookup.grammar.words(WordClass.FAMILY_NOUN)
    words = [word for word in key(label).split() if word not in known]
    while len(words) > 1 and (words[-1][-1].isdigit() or len(words[-1]) == 1):
        words.pop()
    return words[-1] if words else ""


def _modified(lookup: Lookup, first: int, last: int, kinds: Sequence[str]) -> Grounded | None:
    """Ground "human IL21 gene", "wild-type IL-21": the name behind words that leave it that."""
    words, at = lookup.words, first
    while at < last - 1 and (words[at].text == "-" or _modifies(lookup, words[at])):
        at += 1
    if at == first or not set(kinds) & set(ACTORS):
        return None
    grounded = ground(lookup, at, last, kinds)
    return grounded if grounded.of(_GENETIC) else None


def _modifies(lookup: Lookup, word: Token) -> bool:
    return lookup.grammar.role(WordClass.GENE_MODIFIER, word.low) is not None


def _after_noun(lookup: Lookup, first: int, last: int, kinds: Sequence[str]) -> Grounded | None:
    """Ground "the cytokine TNF-alpha" by the name after the noun that says what it is."""
    if kinds and not set(_GENETIC) & set(kinds):
        return None
    for start in _behind_nouns(lookup, first, last, WordClass.PROTEIN_NOUN, WordClass.CLASS_NOUN):
        span = lookup.phrases.span(start, last)
        name = choose_name(lookup, names_of(lookup, lookup.phrases.bare(start, last)), kinds, span)
        if name is not None and _is_apposed(lookup, name, _outer(span.text), kinds):
            return as_named(lookup, name, span, lookup.phrases.words(start, last))
    return None


def _outer(words: str) -> str:
    """Give words up to a bracket."""
    return words.partition("(")[0]


def _behind_nouns(lookup: Lookup, first: int, last: int, *nouns: WordClass) -> Iterator[int]:
    """Give where in a phrase a name may begin: right behind a noun that says what it is the name of."""
    for start in range(first + 1, last):
        before = lookup.words[start - 1]
        known = any(lookup.grammar.role(word_class, before.norm) is not None for word_class in nouns)
        if known and before.text.islower() and lookup.tags[start] == Tag.WORD:
            yield start


def _is_apposed(lookup: Lookup, name: Name, words: str, kinds: Sequence[str]) -> bool:
    """Tell whether a name may stand right behind its noun: an alias only of a family, in capitals."""
    kind = kind_of(lookup, name)
    if kind not in _GENETIC and words.islower() and words.replace(" ", "").isalpha():
        return False  # "the growth factor receptor complex" is no receptor complex
    if kind == TermKind.FAMILY and name.rank == RELATED:
        return len(words) > 2 and words.isupper() and (not kinds or kind in kinds)
    return name.rank < RELATED and (kind in _GENETIC or (kind in _APPOSED and (not kinds or kind in kinds)))


def _name_of(lookup: Lookup, first: int, last: int) -> int:
    """Give where the name in a phrase begins that no term has: "the kinase ZAK1" is about ZAK1."""
    for start in _behind_nouns(lookup, first, last, WordClass.CLASS_NOUN):
        words = lookup.phrases.span(start, last).text
        if len(words) > 2 and " " not in words and is_short(words) and set(words) - _ROMAN:
            return start
        role = lookup.grammar.role(WordClass.CLASS_NOUN, lookup.words[start - 1].norm)
        if role == "name" and len(words) > _SHORTEST and words.islower() and words.isalpha():
            return first if lookup.phrases.hint(start, last) else start
    return first


def ground_kind(lookup: Lookup, first: int, last: int, kinds: Sequence[str]) -> Grounded:
    """Ground a kind by its head: a "proinflammatory cytokine" is a cytokine."""
    whole = ground(lookup, first, last, kinds)
    if whole.of(kinds):
        return whole
    bare = lookup.phrases.bare(first, last)
    if TermKind.FUNCTION in kinds and (found := _function(lookup, bare)) is not None:
        return as_named(lookup, found, whole.span, whole.words, How.COMPOSED)
    for size in range(len(bare) - 1, 0, -1):
        if bare[-size].text in "-/" or bare[-size - 1].text == "-":
            continue
        found = choose_name(lookup, names_of(lookup, bare[-size:]), kinds, whole.span)
        if found is not None and found.rank == RELATED and found.layer:
            found = None  # "G protein" is a related name of a family, and not each "small G protein" of it
        if found is not None and kind_of(lookup, found) in kinds:
            how = way(found) or How.COMPOSED
            return as_named(lookup, found, whole.span, whole.words, how)
        if TermKind.FUNCTION in kinds and (found := _function(lookup, bare[-size:])) is not None:
            return as_named(lookup, found, whole.span, whole.words, How.COMPOSED)
    return whole


def _function(lookup: Lookup, tokens: Sequence[Token]) -> Name | None:
    """Find the function that a kind is named for: a methyltransferase has methyltransferase activity.

    An "RNA-binding protein" has RNA binding.
    """
    words = spaced(tokens)
    tries = [f"{words} activity"]
    if len(tokens) > 1 and lookup.grammar.role(WordClass.GENERIC_NOUN, tokens[-1].norm) is not None:
        tries.append(spaced(tokens[:-1]))
    for each in tries:
        for name in lookup.vocabulary.look_up(each):
            if kind_of(lookup, name) == TermKind.FUNCTION and name.rank < CURATED:
                return name
    return None


#: Rows by which a phrase that is no name is grounded: the first that finds something is taken.
SHAPES: Final = (
    ShapeRow("name before a word that adds nothing", _framed, "IL4 gene", (TermKind.GENE,)),
    ShapeRow("band", _banded, "chromosomal region 4q27", (TermKind.BAND,)),
    ShapeRow("family", _family, "interleukin family", (TermKind.FAMILY,)),
    ShapeRow("bearer", _within, "asthma patients", (TermKind.DISEASE,)),
    ShapeRow("disease called otherwise", _otherwise_called, "Omenn's syndrome", (TermKind.DISEASE,)),
    ShapeRow("name before what it is", _before_its_noun, "JAK1 kinase", (TermKind.GENE,)),
    ShapeRow("name after its noun", _after_noun, "cytokine IL-4", (TermKind.PROTEIN,)),
    ShapeRow("name with modifiers", _modified, "human IL-4", (TermKind.PROTEIN,)),
    ShapeRow("symbol in a bracket", _bracketed_symbol, "fnord factor (IL4)", (TermKind.PROTEIN,)),
)
