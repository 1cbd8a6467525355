"""Turns the phrase right of a trigger into objects: effects on cells, amounts, activities, kinds, names."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from il21kg.reading.meaning.effects import Effects
from il21kg.reading.meaning.grounding import Grounded, Grounding
from il21kg.reading.meaning.kinds import Kinds
from il21kg.reading.meaning.proposals import Candidate, iri_of, unread_of
from il21kg.reading.structure.phrases import Item, Region
from il21kg.reading.structure.tagset import Tag
from il21kg.text.document import Span
from il21kg.vocabulary.classes import TermKind, Tie, Trait, Turn, WordClass
from il21kg.vocabulary.kinds import MOLECULES
from il21kg.vocabulary.mentions import is_short, way
from il21kg.vocabulary.vocabulary import Frame

#: Kinds that the head of a phrase names by itself: an "N-terminal pyrin domain" is a pyrin domain.
_KINDS_OF_HEAD: Final = (TermKind.DOMAIN, TermKind.KIND, TermKind.FUNCTION)


#: Tags of a word that stands alone and names nothing.
_NO_NAMES: Final = frozenset({Tag.QUANTIFIER, Tag.DETERMINER})


class _Read(NamedTuple):
    """What an item gives: objects that were read, and items that are to be read as plain names."""

    objects: Sequence[Candidate] = ()
    plain: Sequence[Item] = ()


class Objects:
    """Reads object phrases of one sentence."""

    def __init__(self, grounding: Grounding) -> None:
        """Bind to a sentence."""
        self.grounding = grounding
        self.phrases = grounding.phrases
        self.words = grounding.clauses.words
        self.grammar = grounding.grammar
        self.vocabulary = grounding.vocabulary
        self.amounts = grounding.vocabulary.amounts
        self.ties = grounding.vocabulary.ties
        self.effects = Effects(grounding)
        self.kinds = Kinds(grounding, self.effects)

    def candidates(self, frame: Frame, region: Region) -> list[Candidate]:
        """Give what the phrase right of a trigger names; empty when it names nothing."""
        if self._is(frame, Trait.GROUPING) and region.items and all(map(self._is_whole, region.items)):
            frame = replace(frame, family=self.ties[Tie.WHOLE])  # "a member of the inflammasome complex"
        if self._is(frame, Trait.NAMING):
            return [Candidate(self._name(item), frame.family) for item in region.items]
        # "responsible for": a disease, or a process
        if frame.otherwise and frame.otherwise not in self.amounts:
            process = replace(frame, family=frame.otherwise, otherwise="")
            found = self.candidates(process, region)
            return [replace(c, key=frame.family) if c.key == process.family else c for c in found]
        if self._is(frame, Trait.CLASSIFYING):
            items = [item for item in region.items if not self.kinds.bare_of(item, region)]
            return [candidate for item in items for candidate in self.kinds.kind(item, frame.family)]
        if self._is(frame, Trait.ENCODING):
            return self.kinds.encoded(region)
        if self._is(frame, Trait.GROUPING):
            region = replace(region, items=self._one_family(region.items))
        return self._things(frame, region)

    def _is(self, frame: Frame, trait: Trait) -> bool:
        return self.vocabulary.has(frame.family, trait)

    def _things(self, frame: Frame, region: Region) -> list[Candidate]:
        """Read item by item; the plain ones wait, since one with "of" may be the head of those before it."""
        kinds = self.grammar.kinds(frame.family)
        found = self._targets(region) if frame.family == self.ties[Tie.POSSESSION] else []
        plain: list[Item] = []
        for item in self._opened(region.items, kinds):
            other = self._other(frame, item, kinds, plain)
            if other is not None:
                found += other.objects
                plain += other.plain
            elif not item.of or self._stands_alone(item, kinds):
                plain.append(item)
            else:
                shared = self._trailing_heads(plain)
                found += self._plain(frame, plain[: len(plain) - len(shared)], kinds)
                found += self._headed(frame, [*shared, item], item.of, kinds)
                plain = []
        return found + self._plain(frame, plain, kinds)

    def _other(self, frame: Frame, item: Item, kinds: tuple[str, ...], plain: Sequence[Item]) -> _Read | None:
        """Read an item that is no plain name, by the first step that knows it."""
        if item.last - item.first == 1 and self.grounding.clauses.tags[item.first] in _NO_NAMES:
            return _Read()  # "all of which"
        place = self._place(frame, item)
        if place is not None:
            return place
        act = self._act(frame, item)
        if act and not self._trailing_heads(plain):
            return _Read(self.candidates(replace(frame, family=act, name=""), Region(items=item.of)))
        recast = self._meant(frame, item)
        if recast is not None and not self.grounding.ground(item.first, item.last, kinds).of(kinds):
            return _Read(self._recast(item, recast[0]))
        return self._family(item) if self._is(frame, Trait.GROUPING) else None

    def _place(self, frame: Frame, item: Item) -> _Read | None:
        """Read "the region on chromosome 4", "a region of 4q27", "the membrane of B cells"."""
        if self._is(frame, Trait.PLACE) and self.phrases.is_all(item, WordClass.BARE_PLACE):
            return _Read(plain=item.of)
        inside = self._is(frame, Trait.PLACE) or frame.family == self.ties[Tie.EXPRESSION]
        if not item.of or not inside or not self._is_component(item):
            return None
        cells = self.effects.cells_around(item.of)
        if not cells:
            return None
        place = self.grounding.ground(item.first, item.last, (TermKind.COMPONENT,))
        cells_of = [
            Candidate(cell, self.ties[Tie.EXPRESSION], cell=iri_of(cell), hint=TermKind.CELL)
            for cell in cells
        ]
        return _Read([Candidate(place, self.ties[Tie.COMPARTMENT], hint=TermKind.COMPONENT), *cells_of])

    def _family(self, item: Item) -> _Read | None:
        """Read "the family of kinases", "the JAK family of kinases"; "the family that" says nothing."""
        if not item.of:
            return _Read() if self.phrases.is_all(item, WordClass.FAMILY_NOUN) else None
        if not self.kinds.is_family(item):
            return None
        if self.kinds.unnamed_family(item):
            return _Read([self.kinds.family_of(item, inner) for inner in item.of])
        kinds = [each for inner in item.of for each in self.kinds.kind(inner, self.ties[Tie.OF_A_KIND])]
        return _Read(kinds, (replace(item, of=()),))

    def _opened(self, items: Sequence[Item], kinds: tuple[str, ...]) -> list[Item]:
        """Let the names that a bracket lists stand beside what they are examples of."""
        if not self.phrases.brackets:
            return list(items)
        found: list[Item] = []
        for item in items:
            listed = () if item.of else self._listed(item, kinds)
            head = replace(item, of=tuple(self._opened(item.of, (*kinds, TermKind.CELL))))
            if listed:
                outer = self.phrases.item(item.start, self._bracket(item))
                head = replace(head, first=outer.first, last=outer.last, opened=True)
            found += [head, *listed]
        return found

    def _bracket(self, item: Item) -> int:
        """Give where the bracket at the end of a phrase opens."""
        return item.last - 2 - len(self.phrases.bracketed(item.first, item.last) or ())

    def _listed(self, item: Item, kinds: tuple[str, ...]) -> tuple[Item, ...]:
        """Give the names in a bracket that are things of the wanted kinds, each another: no other names."""
        parts = self.phrases.enumerated(item)
        named = self.grounding.complete(parts, kinds)
        things = {(g.term.gene or g.term.iri) for g in named if g.term is not None and g.of(kinds)}
        if not parts or len(things) < len(parts):
            return ()
        head = self.grounding.ground(item.first, self._bracket(item), kinds)
        one = head.term is not None and (head.term.gene or head.term.iri)
        return () if one in things or head.of((TermKind.GENE, TermKind.PROTEIN)) else parts

    def _one_family(self, items: tuple[Item, ...]) -> tuple[Item, ...]:
        """Read "the CD28 and CTLA-4 receptor family" as one family: only the last conjunct has its noun."""
        if len(items) < 2 or any(item.of for item in items):
            return items
        *names, last = items
        ends = self.words[last.last - 1]
        family = self.phrases.tail(last.first, last.last, WordClass.FAMILY_NOUN) is not None
        alone = all(self.phrases.tail(i.first, i.last, WordClass.FAMILY_NOUN) is None for i in names)
        article = last.start == last.first
        if not (family and alone and article and ends.low == ends.norm):
            return items
        return (replace(items[0], last=last.last),)

    def _is_component(self, item: Item) -> bool:
        """Tell whether a phrase names a part of cells: "the cytoplasm"."""
        named = self.grounding.ground(item.first, item.last, (TermKind.COMPONENT,))
        return (
            named.of((TermKind.COMPONENT,)) or self.phrases.hint(item.first, item.last) == TermKind.COMPONENT
        )

    def _meant(self, frame: Frame, item: Item) -> tuple[str, int] | None:
        """Find a head that says more than the verb: by the name of its frame, or the frame's key."""
        for name in (frame.name, frame.family):
            found = self.phrases.tail(item.first, item.last, f"recast {name}")
            if found is not None:
                return found
        return None

    def _targets(self, region: Region) -> list[Candidate]:
        """Read "has chemotactic activity for monocytes": it acts on the cells."""
        found = []
        for context in region.contexts:
            cells = self.grounding.complete(context.items, (TermKind.CELL,))
            if self.words[context.first].low in self.grammar.words(WordClass.TARGET_PREPOSITION):
                found += [cell for cell in cells if cell.of((TermKind.CELL,))]
        return [
            Candidate(cell, self.ties[Tie.TARGET_CELL], cell=iri_of(cell), hint=TermKind.CELL)
            for cell in found
        ]

    def _act(self, frame: Frame, item: Item) -> str:
        """Give the key of what is done to what an item is of: "has a role in the inhibition of X"."""
        needed, ties = frame.family == self.ties[Tie.NEED], (Tie.INVOLVEMENT, Tie.ASSOCIATION)
        if not item.of or not (needed or any(frame.family == self.ties[tie] for tie in ties)):
            return ""
        if self.phrases.is_all(item, WordClass.DISEASE_COURSE) and all(map(self._is_disease, item.of)):
            return self.ties[Tie.ASSOCIATION]
        if needed:
            return ""
        noun = self.phrases.tail(item.first, item.last, WordClass.ACT)
        return noun[0] if noun is not None and noun[1] == item.first else ""

    def _is_disease(self, item: Item) -> bool:
        """Tell whether words name a disease, or look like one: "allergen-induced asthma"."""
        named = self.grounding.ground(item.first, item.last, (TermKind.DISEASE,))
        return named.of((TermKind.DISEASE,)) or self.phrases.hint(item.first, item.last) == TermKind.DISEASE

    def _recast(self, item: Item, key: str) -> list[Candidate]:
        """Read a head that says more than its verb: "is located in a gene cluster" is member of it."""
        if not key:
            return []
        return [Candidate(self.grounding.ground(item.first, item.last, self.grammar.kinds(key)), key)]

    def _name(self, item: Item) -> Grounded:
        """Give the words of an item as they stand, for a name; a bracket after it is another name."""
        tags, last = self.grounding.clauses.tags, item.last
        if item.of and not is_short(self.phrases.span(item.first, last).text):
            last = item.end  # "suppressor of cytokine signaling"; not "SOCS1 of mice"
        if tags[last - 1] == Tag.CLOSING:
            last = next((i for i in range(item.first + 1, last) if tags[i] == Tag.OPENING), last)
        return Grounded(None, "", self.phrases.span(item.first, last), self.phrases.words(item.first, last))

    def places(self, region: Region, key: str) -> list[Candidate]:
        """Find a band in a circumstance: "localized to a cluster at 5q31" names two places."""
        kinds = (TermKind.BAND, TermKind.CHROMOSOME, TermKind.ARM)
        found = [g for context in region.contexts for g in self.grounding.complete(context.items, kinds)]
        return [Candidate(grounded, key) for grounded in found if grounded.of(kinds)]

    def transcripts(self, item: Item) -> Candidate:
        """Ground a phrase about transcripts by the longest part of it that names an attribute.

        "different isoforms" is a name with its quantifier, so the parts begin before the item's own words.
        """
        first, last = item.first, item.last
        span, words = self.phrases.span(first, last), self.phrases.words(first, last)
        found: list[tuple[bool, int, int, str]] = []
        for start in range(item.start, last):
            for end in range(start + 1, last + 1):
                for name in self.grounding.names(self.words[start:end]):
                    term = self.vocabulary.terms[name.iri]
                    if term.kind == TermKind.TRANSCRIPT_ATTRIBUTE:
                        found.append((term.local, start - end, start, term.iri))
        if found:
            term = self.vocabulary.terms[min(found)[3]]
            return Candidate(Grounded(term, "curated", span, words), self.ties[Tie.TRANSCRIPTS])
        return Candidate(
            Grounded(None, "unresolved", span, words),
            self.ties[Tie.TRANSCRIPTS],
            hint=TermKind.TRANSCRIPT_ATTRIBUTE,
        )

    def _is_whole(self, item: Item) -> bool:
        return self.phrases.tail(item.first, item.last, WordClass.WHOLE_NOUN) is not None

    def _named_class(self, item: Item, kinds: tuple[str, ...]) -> bool:
        """Tell whether the class before its examples is a thing of its own: "growth factors such as"."""
        if self.grounding.ground(item.first, item.last, kinds).term is not None:
            return True
        vague = self.grammar.words(WordClass.VAGUE)
        if all(token.norm in vague for token in self.phrases.bare(item.first, item.last)):
            return False
        return self.phrases.hint(item.first, item.last) != ""

    # ---- heads with "of"

    def _stands_alone(self, item: Item, kinds: tuple[str, ...]) -> bool:
        """Tell whether a head is a name without its "of": the gamma chain family of cytokines."""
        if self._is_head(item):
            return False
        head = self.grounding.ground(item.first, item.last, kinds)
        whole = self.grounding.ground(item.first, max(i.last for i in item.of), kinds)
        return head.of(kinds) and whole.term is None

    def _trailing_heads(self, plain: Sequence[Item]) -> list[Item]:
        """Give the bare heads before a head with "of": they share it."""
        first = len(plain)
        while first > 0:
            item = plain[first - 1]
            if item.exemplar or item.opened or not self._is_head(item):
                break
            first -= 1
        return list(plain[first:])

    def _is_head(self, item: Item) -> bool:
        return any(
            self.phrases.is_all(item, word_class)
            for word_class in (WordClass.EFFECT, WordClass.AMOUNT, WordClass.ACTIVITY_HEAD)
        )

    def _headed(
        self, frame: Frame, heads: Sequence[Item], of: Sequence[Item], kinds: tuple[str, ...]
    ) -> list[Candidate]:
        """Read heads and what they are of: "proliferation and activity of B cells"."""
        pairs = self.effects.cells(heads, of)
        if pairs:
            return self.effects.of_heads(frame, heads, pairs)
        found: list[Candidate] = []
        completed = self.grounding.complete(of, MOLECULES)
        done: tuple[str, ...] = ()
        if len(heads) > 1 and frame.family in self.amounts and self._on_molecules(heads, of, completed):
            done = tuple(sorted(self.phrases.words(head.first, head.last) for head in heads))
            heads = heads[-1:]  # one claim a molecule, with what is done to it
        for n, head in enumerate(heads):
            for m, target in enumerate(of):
                if target.opened and not self._named_class(target, kinds):
                    continue
                if n < len(heads) - 1:
                    span = self.phrases.span(head.first, head.last)
                else:
                    span = self.phrases.span(head.first if m == 0 else target.first, target.end)
                found.append(replace(self._head_of(frame, head, target, completed[m], span), phrases=done))
        return found

    def _on_molecules(self, heads: Sequence[Item], of: Sequence[Item], completed: Sequence[Grounded]) -> bool:
        """Tell whether heads say what is done to molecules: "expression and activation of IL-2 and IL-4"."""
        return all(self._is_head(head) for head in heads) and all(
            molecule.of(MOLECULES) or (molecule.term is None and self._is_molecule(item))
            for item, molecule in zip(of, completed, strict=True)
        )

    def _is_molecule(self, item: Item) -> bool:
        return not item.of and self.phrases.hint(item.first, item.last) == "molecule"

    def _head_of(self, frame: Frame, head: Item, target: Item, molecule: Grounded, span: Span) -> Candidate:
        """Read "A of B": a band, one name, an amount or an activity of a molecule, a disease, or words."""
        kinds, key = self.grammar.kinds(frame.family), frame.family
        if TermKind.BAND in kinds and (place := self.grounding.band(target.first, target.last)) is not None:
            return Candidate(replace(place, span=span), key)
        named = self.phrases.words(target.first, target.end) if target.of else molecule.words
        words = f"{self.phrases.words(head.first, head.last)} of {named}"
        spoken = Candidate(Grounded(None, "unresolved", span, words), key, exemplar=target.exemplar)
        whole = None if target.of else self._whole(head, named, kinds)
        if whole is not None:
            return replace(spoken, grounded=replace(whole, span=span, words=words))
        is_molecule = molecule.of((*MOLECULES, TermKind.CHEMICAL, TermKind.RNA))
        of_molecule = replace(spoken, grounded=replace(molecule, span=span, words=words))
        if key in self.amounts and self.phrases.tail(head.first, head.last, WordClass.AMOUNT) is not None:
            if is_molecule:
                return replace(of_molecule, key=self.amounts[key])
            return replace(spoken, key=self.amounts[key], hint="molecule")
        on_parts = self.vocabulary.has(key, Trait.MODIFIES_A_PART)  # "phosphorylates serine 727 of STAT3"
        on_activity = self.phrases.tail(head.first, head.last, WordClass.ACTIVITY_HEAD) is not None
        if is_molecule and not target.of and (on_parts or on_activity):
            return of_molecule
        if TermKind.DISEASE in kinds:
            disease = self.grounding.ground(target.first, target.last, (TermKind.DISEASE,))
            if disease.of((TermKind.DISEASE,)):
                return replace(spoken, grounded=disease)
        hint = self.phrases.hint(head.first, head.last) or self.phrases.hint(target.first, target.last)
        return replace(spoken, hint=hint)

    def _whole(self, head: Item, named: str, kinds: tuple[str, ...]) -> Grounded | None:
        """Look "A of B" up as one name, as it stands and turned round ("B A")."""
        noun = " ".join([t.text for t in self.phrases.bare(head.first, head.last)])
        span = self.phrases.span(head.first, head.last)
        for words, how in ((f"{noun} of {named}", ""), (f"{named} {noun}", "composed")):
            for name in self.vocabulary.look_up(words):
                term = self.vocabulary.terms[name.iri]
                if term.kind in kinds:
                    return Grounded(term, how or way(name, self.vocabulary), span, words)
        return None

    # ---- plain lists

    def _plain(self, frame: Frame, items: Sequence[Item], kinds: tuple[str, ...]) -> list[Candidate]:
        if not items:
            return []
        heads = self.phrases.tail(items[0].first, items[0].last, WordClass.EFFECT) is not None
        inside = self.grounding.cell_inside(items[0].first, items[0].last) if heads else None
        if inside is not None and inside[1] < items[0].last:
            cell, rest = inside
            effect = self.phrases.tail(rest, items[0].last, WordClass.EFFECT)
            if effect is not None and effect[1] == rest:
                found, others = self.effects.cell_first(frame, items, cell, rest, kinds)
                return found + self._plain(frame, others, kinds)
        found = [
            self._one(frame, item, grounded, kinds, self.phrases.hint_among(items, n))
            for n, (item, grounded) in enumerate(
                zip(items, self.grounding.complete(items, kinds), strict=True)
            )
            if not item.opened or grounded.term is not None or self._named_class(item, kinds)
        ]
        last = items[-1]
        amount = (
            self.phrases.tail(last.first, last.last, WordClass.AMOUNT)
            if frame.family in self.amounts
            else None
        )
        if amount is None or amount[1] == last.first:
            return found
        # "CD23 and MHC class II expression": the last word may be said of all of them.
        return [
            replace(each, key=self.amounts[frame.family]) if each.grounded.of(MOLECULES) else each
            for each in found
        ]

    def _one(
        self, frame: Frame, item: Item, grounded: Grounded, kinds: tuple[str, ...], hint: str
    ) -> Candidate:
        """Read one object: what it grounds to, an amount ("IL-6 expression"), or words."""
        key = frame.family
        if grounded.term is None and (frame.shape == Turn.ACTIVITY or self._is(frame, Trait.COMPOSING)):
            grounded = self.grounding.ground_kind(item.first, item.last, _KINDS_OF_HEAD)
        if grounded.term is not None:
            cell = iri_of(grounded) if grounded.term.kind == TermKind.CELL else None
            return Candidate(
                grounded, key, cell=cell, exemplar=item.exemplar, unread=unread_of(item, grounded)
            )
        amount = self.phrases.tail(item.first, item.last, WordClass.AMOUNT)
        activity = self.phrases.tail(item.first, item.last, WordClass.ACTIVITY_HEAD)
        if key in self.amounts and activity is not None and activity[1] > item.first:
            inner = self.grounding.ground(item.first, activity[1], MOLECULES)
            if inner.of(MOLECULES):
                return Candidate(
                    replace(inner, span=grounded.span, words=grounded.words), key, exemplar=item.exemplar
                )
        if key not in self.amounts or amount is None or amount[1] == item.first:
            return Candidate(grounded, key, exemplar=item.exemplar, hint=hint)
        inner = self.grounding.ground(item.first, amount[1], MOLECULES)
        if inner.of(MOLECULES):
            molecule = replace(inner, span=grounded.span, words=grounded.words)
            return Candidate(molecule, self.amounts[key], exemplar=item.exemplar)
        return Candidate(grounded, self.amounts[key], exemplar=item.exemplar, hint="molecule")
