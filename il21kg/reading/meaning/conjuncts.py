"""Grounds the conjuncts of a list, with the words that a list leaves unsaid."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from il21kg.reading.meaning.grounded import Grounded, as_named
from il21kg.reading.meaning.grounding import ground
from il21kg.reading.meaning.lookup import Lookup, choose_name, names_of, spaced
from il21kg.reading.statements import How
from il21kg.reading.structure.phrases import Item
from il21kg.vocabulary.classes import TermKind, WordClass
from il21kg.vocabulary.mentions import Token
from il21kg.vocabulary.vocabulary import Name

#: Nouns behind a molecule that leave it what it is, or say how much of it there is, or what it does.
_OF_MOLECULES: Final = (WordClass.PROTEIN_NOUN, WordClass.AMOUNT, WordClass.ACTIVITY_HEAD)


def ground_list(lookup: Lookup, items: Sequence[Item], kinds: Sequence[str]) -> list[Grounded]:
    """Ground the conjuncts of a list, filling what a coordination leaves out.

    "innate and adaptive immune responses" gives "innate immune responses"; "mature B and T cells" gives
    "mature B cells" and "mature T cells". A name is completed only when the vocabulary has it, or the
    left part is an adjective.
    """
    grounded = [ground(lookup, i.first, i.last, kinds) for i in items]
    if len(items) < 2:
        return grounded
    bare = [lookup.phrases.bare(i.first, i.last) for i in items]
    _number(lookup, bare, grounded, kinds)
    grounded = [_borrowed(lookup, each, items[n:]) or each for n, each in enumerate(grounded)]
    prefix: tuple[Token, ...] = ()
    last = bare[-1]
    for n, item in enumerate(items[:-1]):
        if item.of or (grounded[n].term is not None and (not kinds or grounded[n].of(kinds))):
            continue
        left = bare[n][:-1] if bare[n] and bare[n][-1].text == "-" else bare[n]
        nearest = _nearest(bare[n + 1 :])
        filled, shared = _fill(lookup, grounded[n], left, nearest, kinds)
        if grounded[n].term is not None and not filled.of(kinds):
            continue  # "heart, skeletal muscle": a name, and no better one when it is completed
        grounded[n] = filled
        if n == 0 and nearest is last and 0 < shared < len(left):
            prefix = left[: len(left) - shared]
    if prefix:
        grounded[-1] = _prefixed(lookup, grounded[-1], (*prefix, *last), kinds)
    return grounded


def _nearest(bare: Sequence[Sequence[Token]]) -> Sequence[Token]:
    """Give the next conjunct of several words, else the last."""
    return next((words for words in bare if _spread(words)), bare[-1])


def _prefixed(lookup: Lookup, grounded: Grounded, words: Sequence[Token], kinds: Sequence[str]) -> Grounded:
    """Give the last conjunct with the words that open the first: "mature B and T cells"."""
    name = choose_name(lookup, names_of(lookup, words), kinds, grounded.span)
    return (
        grounded if name is None else as_named(lookup, name, grounded.span, spaced(words), How.COORDINATION)
    )


def _borrowed(lookup: Lookup, grounded: Grounded, items: Sequence[Item]) -> Grounded | None:
    """Read "NPY and AGRP neurons": the first is no peptide; None where it stands for itself."""
    item, term = items[0], grounded.term
    left = lookup.phrases.bare(item.first, item.last)
    other = next((each for each in items[1:] if _spread(lookup.phrases.bare(each.first, each.last))), None)
    if term is None or other is None or item.of or other.of or not _one_word(left):
        return None
    words = lookup.phrases.bare(other.first, other.last)
    own = _own_words(left[-1], words)
    pair = _is_pair(lookup, other)
    wholes = [(*left, *words[k:]) for k in range(own, len(words) if pair else own + 1)]
    whole = next((each for each in wholes if names_of(lookup, each)), wholes[0])
    names = names_of(lookup, whole)
    alike = _is_shared(lookup, term.kind, other, own) or _are_kinds(lookup, term.kind, other, names)
    if not alike and not (pair and names):
        return None
    name = choose_name(lookup, names, (), grounded.span)
    if name is not None:
        return as_named(lookup, name, grounded.span, spaced(whole), How.COORDINATION)
    if words[-1].norm == "gene" or any(
        lookup.phrases.tail(other.first, other.last, e) for e in _OF_MOLECULES
    ):
        return None  # "the DKC1 and NOLA2 proteins", "IL6 and IL10 production"
    return Grounded(None, How.UNRESOLVED, grounded.span, _joined(whole))


def _is_pair(lookup: Lookup, other: Item) -> bool:
    """Tell whether a plural noun wants a name each: "the insulin and hepatocyte growth factor receptors"."""
    noun = lookup.words[other.last - 1]
    return noun.low != noun.norm and lookup.grammar.role(WordClass.PARTNER_NOUN, noun.norm) is not None


def _are_kinds(lookup: Lookup, kind: str, other: Item, names: Sequence[Name]) -> bool:
    """Tell whether a plural and a completed name are of one other kind: "sodium, and chloride channels"."""
    noun, whole = lookup.words[other.last - 1], ground(lookup, other.first, other.last, ()).term
    kinds = {lookup.vocabulary.terms[name.iri].kind for name in names}
    return whole is not None and noun.low != noun.norm and kind != whole.kind and whole.kind in kinds


def _is_shared(lookup: Lookup, kind: str, other: Item, own: int) -> bool:
    """Tell whether a noun stands behind the conjunct that is of the same kind as the one before it."""
    noun = lookup.words[other.last - 1]
    hint = lookup.phrases.hint(other.first, other.last)
    if kind == TermKind.ANATOMY and hint == TermKind.DISEASE:
        return True  # "breast and colorectal cancers"
    if hint not in (TermKind.CELL, TermKind.DISEASE, TermKind.PROCESS) and noun.low == noun.norm:
        return False
    alike = ground(lookup, other.first, other.first + own, (kind,)).of((kind,))
    return alike and not ground(lookup, other.first, other.last, ()).of((kind,))


def whole_names(lookup: Lookup, items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Put what a bracket has a short form for together: "modulator and zorbin ligand (ZORL)" is one name."""
    if len(items) < 2 or not lookup.phrases.brackets:
        return items
    kept: list[Item] = []
    for item in items:
        if kept and _in_one_name(lookup, kept[-1], item):
            kept[-1] = replace(kept[-1], last=item.last, of=item.of)
        else:
            kept.append(item)
    return items if len(kept) == len(items) else tuple(kept)


def _in_one_name(lookup: Lookup, one: Item, other: Item) -> bool:
    """Tell whether the long form of a short form begins in a conjunct and ends in the next."""
    words = lookup.words
    begin, end = words[one.first].start, words[one.last - 1].end
    start = words[other.first].start
    return not one.of and any(
        begin <= each.long.start < end and start < each.long.end for each in lookup.setting.abbreviations
    )


def _number(
    lookup: Lookup, bare: Sequence[Sequence[Token]], grounded: list[Grounded], kinds: Sequence[str]
) -> None:
    """Read "caspases 3 and 7": a number alone takes the words before the last one that had words."""
    head: Sequence[Token] = ()
    for n, number in enumerate(bare):
        if len(number) > 1:
            head = number if number[-1].text[0].isdigit() else ()
        elif head and number[0].text[0].isdigit():
            words = (*head[:-1], *number)
            name = choose_name(lookup, names_of(lookup, words), kinds, grounded[n].span)
            grounded[n] = (
                replace(grounded[n], term=None, how=How.UNRESOLVED, words=spaced(words))
                if name is None
                else as_named(lookup, name, grounded[n].span, spaced(words), How.COORDINATION)
            )


def _fill(
    lookup: Lookup,
    grounded: Grounded,
    left: Sequence[Token],
    last: Sequence[Token],
    kinds: Sequence[str],
) -> tuple[Grounded, int]:
    """Complete a conjunct by the end of the last one; also give how many words of that are replaced."""
    for drop in range(1, len(last)):
        words = (*left, *last[drop:])
        name = choose_name(lookup, names_of(lookup, words), kinds, grounded.span)
        if name is not None:
            return as_named(lookup, name, grounded.span, spaced(words), How.COORDINATION), drop
    endings = tuple(ending[1:] for ending in lookup.grammar.words(WordClass.ADJECTIVE_ENDING))
    if _one_word(left) and _spread(last) and left[-1].low.endswith(endings):
        words = (*left, *last[_own_words(left[-1], last) :])
        return Grounded(None, How.UNRESOLVED, grounded.span, _joined(words)), 0
    return grounded, 0


def _own_words(left: Token, last: Sequence[Token]) -> int:
    """Count the words that the last conjunct has for itself: "cell-mediated" of "cell-mediated killing"."""
    alike = next((n for n, word in enumerate(last[:-1], 1) if word.low == left.low), None)
    return alike or next(n for n, (one, two) in enumerate(pairwise(last), 1) if one.end < two.start)


def _joined(tokens: Sequence[Token]) -> str:
    """Give the words of tokens of two places, with blanks where the text has them: "IL4-mediated killing"."""
    blanks = (" " if one.end != two.start else "" for one, two in pairwise(tokens))
    return "".join(f"{blank}{token.text}" for blank, token in zip(("", *blanks), tokens, strict=True))


def _one_word(tokens: Sequence[Token]) -> bool:
    """Tell whether tokens are one word, hyphens in it or not: "anti-parasitic"."""
    return bool(tokens) and all(one.end == two.start for one, two in pairwise(tokens))


def _spread(tokens: Sequence[Token]) -> bool:
    """Tell whether tokens are several words."""
    return any(one.end < two.start for one, two in pairwise(tokens))
