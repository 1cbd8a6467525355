"""Reads heads and what they are of: "proliferation of B cells", "expression and activity of IL-2"."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from il21kg.reading.meaning.bands import ground_band
from il21kg.reading.meaning.conjuncts import ground_list
from il21kg.reading.meaning.effects import affected_cells, effects_of_heads
from il21kg.reading.meaning.grounded import Grounded, way
from il21kg.reading.meaning.grounding import ground
from il21kg.reading.meaning.lookup import Lookup
from il21kg.reading.meaning.proposals import Candidate
from il21kg.reading.statements import How
from il21kg.reading.structure.phrases import Item
from il21kg.reading.structure.tagset import Tag
from il21kg.text.document import Span
from il21kg.vocabulary.classes import HintRole, TermKind, Tie, Trait, WordClass
from il21kg.vocabulary.kinds import MOLECULES
from il21kg.vocabulary.vocabulary import Frame

#: What stands between two nouns of a list.
_JOINING: Final = frozenset({Tag.CONJUNCTION, Tag.CONJUNCTION_GOES_ON, Tag.COMMA})
#: Shares of a noun's phrases with "of" from which on it is taken to share that of the next conjunct: of a
#: noun that means little alone, and of one that names a process.
_SOMETIMES: Final = 0.1
_OFTEN: Final = 0.3


def stands_alone(lookup: Lookup, frame: Frame, item: Item, kinds: tuple[str, ...]) -> bool:
    """Tell whether a head is a name without its "of": the gamma chain family of cytokines.

    A region to which something binds is one of the molecule, whatever else is called so.
    """
    holding = frame.family == lookup.key(Tie.PARTNER) and _is_site(lookup, item)
    if _is_head(lookup, item) or holding:
        return False
    head = ground(lookup, item.first, item.last, kinds)
    whole = ground(lookup, item.first, max(i.last for i in item.of), kinds)
    return head.of(kinds) and whole.term is None


def trailing_heads(lookup: Lookup, plain: Sequence[Item], head: Item) -> list[Item]:
    """Give the bare heads before a head with "of": they share it, unless one alone of them is denied."""
    first, after = len(plain), head
    while first > 0:
        item = plain[first - 1]
        shares = _is_head(lookup, item) or _shares(lookup, item, after, head)
        if item.exemplar or item.opened or item.denied != head.denied or not shares:
            break
        first, after = first - 1, item
    return list(plain[first:])


def _shares(lookup: Lookup, item: Item, after: Item, head: Item) -> bool:
    """Tell whether a noun shares the "of" of the last of its list: "the localization and density of".

    A noun that names a process by itself must often have an "of": "inflammation" never has.
    """
    word = lookup.words[item.last - 1]
    alone = item.last - item.first == 1 and word.text.islower() and not item.of
    listed = _JOINING.issuperset(lookup.tags[item.last : after.start])
    closed = lookup.tags[head.start - 1] in _JOINING - {Tag.COMMA} and head.start == head.first
    if not (alone and listed and closed):
        return False
    named = ground(lookup, item.first, item.last, (TermKind.PROCESS,)).term is not None
    return lookup.grammar.shares_with_of.get(word.norm, 0) >= (_OFTEN if named else _SOMETIMES)


def is_class_of_its_own(lookup: Lookup, item: Item, kinds: tuple[str, ...]) -> bool:
    """Tell whether the class before its examples is a thing of its own: "growth factors such as"."""
    if ground(lookup, item.first, item.last, kinds).term is not None:
        return True
    vague = lookup.grammar.words(WordClass.VAGUE)
    if all(token.norm in vague for token in lookup.phrases.bare(item.first, item.last)):
        return False
    return lookup.phrases.hint(item.first, item.last) != ""


def _is_head(lookup: Lookup, item: Item) -> bool:
    return any(
        lookup.phrases.is_all(item, word_class)
        for word_class in (WordClass.EFFECT, WordClass.AMOUNT, WordClass.ACTIVITY_HEAD)
    )


def read_heads(
    lookup: Lookup, frame: Frame, heads: Sequence[Item], of: Sequence[Item], kinds: tuple[str, ...]
) -> list[Candidate]:
    """Read heads and what they are of: "proliferation and activity of B cells"."""
    pairs = affected_cells(lookup, heads, of)
    if pairs:
        return effects_of_heads(lookup, frame, heads, pairs)
    candidates: list[Candidate] = []
    completed = ground_list(lookup, of, MOLECULES)
    done: tuple[str, ...] = ()
    if len(heads) > 1 and frame.family in lookup.amounts and _on_molecules(lookup, heads, of, completed):
        done = tuple(sorted(lookup.phrases.words(head.first, head.last) for head in heads))
        heads = heads[-1:]  # one claim a molecule, with what is done to it
    for n, head in enumerate(heads):
        for m, target in enumerate(of):
            if target.opened and not is_class_of_its_own(lookup, target, kinds):
                continue
            if n < len(heads) - 1:
                span = lookup.phrases.span(head.first, head.last)
            else:
                span = lookup.phrases.span(head.first if m == 0 else target.first, target.end)
            candidates.append(
                replace(_head_of(lookup, frame, head, target, completed[m], span), phrases=done)
            )
    return candidates


def _on_molecules(
    lookup: Lookup, heads: Sequence[Item], of: Sequence[Item], completed: Sequence[Grounded]
) -> bool:
    """Tell whether heads say what is done to molecules: "expression and activation of IL-2 and IL-4"."""
    return all(_is_head(lookup, head) for head in heads) and all(
        molecule.of(MOLECULES) or (molecule.term is None and _is_molecule(lookup, item))
        for item, molecule in zip(of, completed, strict=True)
    )


def _is_molecule(lookup: Lookup, item: Item) -> bool:
    return not item.of and lookup.phrases.hint(item.first, item.last) == HintRole.MOLECULE


def _head_of(
    lookup: Lookup, frame: Frame, head: Item, target: Item, molecule: Grounded, span: Span
) -> Candidate:
    """Read "A of B": a band, one name, an amount or an activity of a molecule, a disease, or words."""
    kinds, key = lookup.grammar.kinds(frame.family), frame.family
    if TermKind.BAND in kinds and (place := ground_band(lookup, target.first, target.last)) is not None:
        return Candidate(replace(place, span=span), key)
    named = lookup.phrases.words(target.first, target.end) if target.of else molecule.words
    words = f"{lookup.phrases.words(head.first, head.last)} of {named}"
    spoken = Candidate(Grounded(None, How.UNRESOLVED, span, words), key, exemplar=target.exemplar)
    whole = None if target.of else _as_one_name(lookup, head, named, kinds)
    if whole is not None:
        return replace(spoken, grounded=replace(whole, span=span, words=words))
    is_molecule = molecule.of((*MOLECULES, TermKind.CHEMICAL, TermKind.RNA))
    of_molecule = replace(spoken, grounded=replace(molecule, span=span, words=words))
    if key in lookup.amounts and lookup.phrases.tail(head.first, head.last, WordClass.AMOUNT) is not None:
        if is_molecule:
            return replace(of_molecule, key=lookup.amounts[key])
        return replace(spoken, key=lookup.amounts[key], hint=HintRole.MOLECULE)
    on_parts = lookup.vocabulary.has(key, Trait.MODIFIES_A_PART)  # "phosphorylates serine 727 of STAT3"
    on_activity = lookup.phrases.tail(head.first, head.last, WordClass.ACTIVITY_HEAD) is not None
    if is_molecule and not target.of and (on_parts or on_activity):
        return of_molecule
    if not target.of and key == lookup.key(Tie.PARTNER) and _is_site(lookup, head):
        return replace(spoken, grounded=molecule)
    if TermKind.DISEASE in kinds:
        disease = ground(lookup, target.first, target.last, (TermKind.DISEASE,))
        if disease.of((TermKind.DISEASE,)):
            return replace(spoken, grounded=disease)
    hint = lookup.phrases.hint(head.first, head.last) or lookup.phrases.hint(target.first, target.last)
    return replace(spoken, hint=hint)


def _is_site(lookup: Lookup, head: Item) -> bool:
    """Tell whether a part is only where a molecule is held: who binds its C-terminal region binds it."""
    if lookup.phrases.tail(head.first, head.last, WordClass.SITE_NOUN) is None:
        return False
    words = lookup.words[head.first : head.last - 1]
    return all(
        lookup.grammar.role(WordClass.GENE_STRETCH, word.low) is None and not word.text[0].isdigit()
        for word in words
    )


def _as_one_name(lookup: Lookup, head: Item, named: str, kinds: tuple[str, ...]) -> Grounded | None:
    """Look "A of B" up as one name, as it stands and turned round ("B A")."""
    noun = " ".join([t.text for t in lookup.phrases.bare(head.first, head.last)])
    span = lookup.phrases.span(head.first, head.last)
    for words, how in ((f"{noun} of {named}", How.NAME), (f"{named} {noun}", How.COMPOSED)):
        for name in lookup.vocabulary.look_up(words):
            term = lookup.vocabulary.terms[name.iri]
            if term.kind in kinds:
                return Grounded(term, how or way(name), span, words)
    return None
