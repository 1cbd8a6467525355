"""Reads phrases that say of what kind something is, or what a gene encodes.

"A cytokine of the IL-1 family" is a cytokine, and a member of the family; "a receptor for IL-2" interacts
with it.
"""

from dataclasses import replace

from il21kg.reading.meaning.effects import Effects
from il21kg.reading.meaning.grounding import Grounded, Grounding
from il21kg.reading.meaning.proposals import Candidate, iri_of, unread_of
from il21kg.reading.structure.phrases import Item, Region
from il21kg.vocabulary.classes import TermKind, Tie, WordClass
from il21kg.vocabulary.kinds import MOLECULES


class Kinds:
    """Reads the kinds that one sentence names."""

    def __init__(self, grounding: Grounding, effects: Effects) -> None:
        """Bind to a sentence."""
        self.grounding = grounding
        self.effects = effects
        self.phrases = grounding.phrases
        self.words = grounding.clauses.words
        self.grammar = grounding.grammar
        self.ties = grounding.vocabulary.ties

    def encoded(self, region: Region) -> list[Candidate]:
        """Read what a gene encodes: a product by name, or, with an indefinite article, a kind of product."""
        first = region.items[0] if region.items else None
        article = first is not None and first.first > first.start
        found: list[Candidate] = []
        for item in region.items:
            if self.bare_of(item, region):
                continue
            whole = self.grounding.ground(item.first, item.last, (TermKind.PROTEIN, TermKind.GENE))
            indefinite = self._indefinite(item)
            if whole.of((TermKind.PROTEIN, TermKind.GENE)) and not indefinite:
                found.append(Candidate(whole, self.ties[Tie.PRODUCT_OF]))
                continue
            numbered = self.words[item.first].text[0].isdigit()
            after_kind = bool(found) and found[0].key != self.ties[Tie.PRODUCT_OF]
            if not numbered and (not article or indefinite or after_kind):
                found += self.kind(item, self.ties[Tie.KIND_OF_PRODUCT])
            else:
                found += [
                    *self.wholes(item),
                    Candidate(whole, self.ties[Tie.PRODUCT_OF], hint=TermKind.PROTEIN),
                ]
        return found

    def kind(self, item: Item, key: str) -> list[Candidate]:
        """Read a kind: "a cytokine of the IL-1 family" is one, and a member of the family."""
        word = self.words[item.first].text
        gerund = item.last - item.first == 1 and word.endswith("ing") and word.islower()
        if self._empty(item) or gerund:  # "was identified as binding to X"
            return []
        if self.unnamed_family(item):  # "a small family", "a large subset of the kinases"
            return [each for inner in item.of for each in self._whole(inner, key)]
        found: list[Candidate] = []
        if item.of and self.words[item.last - 1].norm in self.grammar.words(WordClass.PARTNER_NOUN):
            partners = self.grounding.complete(item.of, MOLECULES)
            found += [Candidate(partner, self.ties[Tie.PARTNER], hint="molecule") for partner in partners]
        found += self.wholes(item)
        if item.of and self.words[item.last - 1].norm in self.grammar.words(WordClass.CELL_NOUN):
            cells = self.effects.cells_around(item.of)
            found += [
                Candidate(cell, self.ties[Tie.TARGET_CELL], cell=iri_of(cell), hint=TermKind.CELL)
                for cell in cells
            ]
        for inner in item.of:
            family = self.grounding.ground(inner.first, inner.last, (TermKind.FAMILY,))
            if family.of((TermKind.FAMILY,)):
                found.append(Candidate(family, self.ties[Tie.MEMBERSHIP]))
        grounded = self.grounding.ground_kind(
            item.first, item.last, self.grammar.kinds(self.ties[Tie.OF_A_KIND])
        )
        if not grounded.of(self.grammar.kinds(self.ties[Tie.OF_A_KIND])):
            grounded = replace(grounded, term=None, how="unresolved")  # "a pyrin-like protein" is no pyrin
        hint = "" if grounded.term else TermKind.KIND
        unread = () if found else unread_of(item, grounded)
        return [*found, Candidate(grounded, key, exemplar=item.exemplar, hint=hint, unread=unread)]

    def _whole(self, item: Item, key: str) -> list[Candidate]:
        """Read what a part of a kind is of: "a subset of the kinases", "a subfamily of the IL-1 family"."""
        if not self.is_family(item):
            return self.kind(item, key)
        return [
            Candidate(
                self.grounding.ground(item.first, item.last, (TermKind.FAMILY,)),
                self.ties[Tie.MEMBERSHIP],
                hint=TermKind.FAMILY,
            )
        ]

    def is_family(self, item: Item) -> bool:
        """Tell whether a phrase ends in a word for a family: "the gamma chain family" of cytokines."""
        return self.phrases.tail(item.first, item.last, WordClass.FAMILY_NOUN) is not None

    def unnamed_family(self, item: Item) -> bool:
        """Tell whether a family has no name of its own: "a large family of kinases"."""
        some = self.phrases.tail(item.first, item.last, WordClass.PARTITIVE) is not None
        return (some or self.is_family(item)) and all(
            self.grammar.role(WordClass.FAMILY_NOUN, word.norm) is not None
            or self.grammar.role(WordClass.PARTITIVE, word.norm) is not None
            or self.grammar.role(WordClass.FAMILY_ADJECTIVE, word.low) is not None
            or word.text == "-"
            for word in self.words[item.first : item.last]
        )

    def family_of(self, item: Item, members: Item) -> Candidate:
        """Read "a family of sorting nexins": the family is known by its members."""
        span, words = self.phrases.span(item.first, members.end), self.phrases.words(item.first, members.end)
        found = self.grounding.ground(members.first, members.last, (TermKind.FAMILY,))
        if not found.of((TermKind.FAMILY,)) or members.of:
            return Candidate(
                Grounded(None, "unresolved", span, words), self.ties[Tie.MEMBERSHIP], hint=TermKind.FAMILY
            )
        return Candidate(
            replace(found, how=found.how or "composed", span=span, words=words), self.ties[Tie.MEMBERSHIP]
        )

    def wholes(self, item: Item) -> list[Candidate]:
        """Read what a part is of: "the beta subunit of the receptor"."""
        if not item.of or self.words[item.last - 1].norm not in self.grammar.words(WordClass.PART_NOUN):
            return []
        wholes = self.grounding.complete(item.of, self.grammar.kinds(self.ties[Tie.WHOLE]))
        return [Candidate(whole, self.ties[Tie.WHOLE]) for whole in wholes]

    def bare_of(self, item: Item, region: Region) -> bool:
        """Tell whether an only object is an empty head: "the product of this gene"."""
        return bool(item.of) and len(region.items) == 1 and self._empty(item)

    def _indefinite(self, item: Item) -> bool:
        low = self.grounding.clauses.low(item.start, item.first)
        known = self.grammar.words(WordClass.INDEFINITE)
        return low.split(" ")[0] in known or low in known

    def _empty(self, item: Item) -> bool:
        """Tell whether a noun says nothing of its own ("a protein that ...")."""
        return item.last - item.first == 1 and self.words[item.first].norm in self.grammar.words(
            WordClass.EMPTY_HEAD
        )
