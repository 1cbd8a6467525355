"""Turns the phrase right of a trigger into objects: effects on cells, amounts, activities, kinds, names."""

from collections.abc import Sequence
from dataclasses import dataclass

from il21kg.document import Span
from il21kg.mentions import way
from il21kg.phrases import Grounded, Item, Phrases, Region
from il21kg.vocabulary import Frame


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a clause says of one object, before the relation is chosen."""

    grounded: Grounded
    key: str
    """Key of the relation."""
    effects: tuple[str, ...] = ()
    """Local names of ikg:CellEffect."""
    phrases: tuple[str, ...] = ()
    """Effects outside the closed list, as words."""
    cell: str | None = None
    exemplar: bool = False
    hint: str = ""
    """Guessed kind of an object that grounds to nothing."""
    reference: "object | None" = None


_DIRECT = ("induces", "inhibits", "acts_on_cell", "causes_disease")


class Objects:
    """Reads object phrases of one sentence."""

    def __init__(self, phrases: Phrases) -> None:
        """Bind to the noun-phrase algebra of a sentence."""
        self.phrases = phrases
        self.vocabulary = phrases.vocabulary

    def candidates(self, frame: Frame, region: Region, article: str) -> list[Candidate]:
        """Give what the phrase right of a trigger names; empty when it names nothing."""
        if frame.family == "named":
            return [Candidate(self.phrases_span(item), "named") for item in region.items]
        if frame.family in ("is_a", "encodes"):
            return self._kinds(frame, region.items, article)
        kinds = self._admitted(frame.family)
        found: list[Candidate] = []
        plain: list[Item] = []
        for item in region.items:
            if item.of and self._stands_alone(item, kinds):
                plain.append(item)
            elif item.of:
                heads = [*self._trailing_heads(plain), item]
                del plain[len(plain) - (len(heads) - 1) :]
                found += self._plain(frame, plain, kinds)
                plain = []
                found += self._headed(frame, heads, item.of, kinds)
            else:
                plain.append(item)
        return found + self._plain(frame, plain, kinds)

    def phrases_span(self, item: Item) -> Grounded:
        """Give the words of an item as they stand, for a name; a bracket after it is another name."""
        last = item.last
        opened = next((i for i in range(item.first + 1, last) if self.phrases.clauses.tags[i] == "lpar"), last)
        if self.phrases.clauses.tags[last - 1] == "rpar":
            last = opened
        span = self.phrases.span(item.first, last)
        return Grounded(None, "", span, " ".join(span.text.split()))

    def transcripts(self, first: int, last: int) -> Candidate:
        """Ground a phrase about transcripts by the longest part of it that names an attribute."""
        span = self.phrases.span(first, last)
        words = " ".join(span.text.split())
        found: list[tuple[bool, int, int, str]] = []
        for start in range(first, last):
            for end in range(start + 1, last + 1):
                for name in self.phrases.names(self.phrases.clauses.words[start:end]):
                    term = self.vocabulary.terms[name.iri]
                    if term.kind == "transcript-attribute":
                        found.append((term.local, start - end, start, term.iri))
        if found:
            return Candidate(Grounded(self.vocabulary.terms[min(found)[3]], "curated", span, words), "has_variant")
        return Candidate(Grounded(None, "unresolved", span, words), "has_variant", hint="transcript-attribute")

    def _admitted(self, key: str) -> tuple[str, ...]:
        rows = self.vocabulary.relations_by_key.get(key, ())
        return tuple(dict.fromkeys(kind for row in rows for kind in row.kinds))

    # ---- kinds

    def _kinds(self, frame: Frame, items: Sequence[Item], article: str) -> list[Candidate]:
        found = []
        indefinite = self.vocabulary.words.get("indefinite", {})
        for n, item in enumerate(items):
            if item.of and n == 0 and len(items) == 1 and self._empty(item):
                continue
            key = frame.family
            words = self.phrases.clauses.words
            kinds = self._admitted("is_a")
            if frame.family == "encodes":
                whole = self.phrases.ground(item.first, item.last, ("protein", "gene"))
                numbered = words[item.first].text[0].isdigit()
                if whole.term is not None and whole.term.kind in ("protein", "gene") and not self._indefinite(item, indefinite):
                    found.append(Candidate(whole, "encodes"))
                    continue
                if not numbered and (not article or self._indefinite(item, indefinite) or (n > 0 and found and found[0].key != "encodes")):
                    key = "encodes-kind"
                else:
                    found.append(Candidate(whole, "encodes", hint="protein"))
                    continue
            if self._empty(item):
                continue
            if item.of and words[item.last - 1].norm in ("receptor", "ligand"):
                partners = ("protein", "gene", "family", "complex")
                found += [
                    Candidate(partner, "interacts_with", hint="molecule")
                    for partner in self.phrases.complete(item.of, partners)
                ]
            found += self._families(item)
            grounded = self.phrases.ground_kind(item.first, item.last, kinds)
            found.append(Candidate(grounded, key, hint="" if grounded.term else "kind", exemplar=item.exemplar))
        return found

    def _families(self, item: Item) -> list[Candidate]:
        """Read "a cytokine of the IL-1 family": a kind, and a member of the family."""
        found = []
        for inner in item.of:
            grounded = self.phrases.ground(inner.first, inner.last, ("family",))
            if grounded.term is not None and grounded.term.kind == "family":
                found.append(Candidate(grounded, "member_of"))
        return found

    def _indefinite(self, item: Item, indefinite: "dict[str, str] | object") -> bool:
        low = self.phrases.clauses.low(item.start, item.first)
        first = low.split(" ")[0] if low else ""
        return first in ("a", "an", "one", "another", "several", "two", "three") or low in (indefinite or ())  # type: ignore[operator]

    def _empty(self, item: Item) -> bool:
        """Tell whether a noun says nothing of its own ("a protein that ...")."""
        words = self.phrases.clauses.words
        return item.last - item.first == 1 and words[item.first].norm in self.vocabulary.words.get("empty-head", {})

    # ---- heads with "of"

    def _stands_alone(self, item: Item, kinds: tuple[str, ...]) -> bool:
        """Tell whether a head is a name without its "of": the gamma chain family of cytokines."""
        if self._is_head(item):
            return False
        head = self.phrases.ground(item.first, item.last, kinds)
        whole = self.phrases.ground(item.first, max(i.last for i in item.of), kinds)
        return head.term is not None and head.term.kind in kinds and whole.term is None

    def _trailing_heads(self, plain: Sequence[Item]) -> list[Item]:
        """Give the bare heads before a head with "of": they share it."""
        heads: list[Item] = []
        for item in reversed(plain):
            if item.exemplar or item.opened or not self._is_head(item):
                break
            heads.insert(0, item)
        return heads

    def _is_head(self, item: Item) -> bool:
        return any(
            (found := self.phrases.tail(item.first, item.last, c)) is not None and found[1] == item.first
            for c in ("effect", "amount", "activity-head")
        )

    def _headed(self, frame: Frame, heads: list[Item], of: list[Item], kinds: tuple[str, ...]) -> list[Candidate]:
        """Read heads and what they are of: "proliferation and activity of B cells"."""
        effects = [self.phrases.tail(h.first, h.last, "effect") for h in heads]
        opened = any(i.opened for i in of)
        named = [i for i in of if not i.of]
        cells = self.phrases.complete(named, ("cell",)) if all(effects) else []
        pairs = [
            (i, g) for i, g in zip(named, cells, strict=False)
            if (g.term is not None and g.term.kind == "cell")
            or (g.term is None and not i.opened and self.phrases.hint(i.first, i.last) == "cell")
        ]  # fmt: skip
        if pairs:
            return self._cell_effects(frame, heads, pairs)
        found: list[Candidate] = []
        completed = self.phrases.complete(of, ("protein", "gene", "family", "complex"))
        amounts = [self.phrases.tail(h.first, h.last, "amount") for h in heads]
        activities = [self.phrases.tail(h.first, h.last, "activity-head") for h in heads]
        for n, head in enumerate(heads):
            for m, target in enumerate(of):
                if target.opened and opened and self.phrases.ground(target.first, target.last, kinds).term is None:
                    continue
                found.append(
                    self._head_of(frame, head, target, completed[m], n, m, len(heads), kinds, amounts[n], activities[n])
                )
        return found

    def _head_of(
        self, frame: Frame, head: Item, target: Item, molecule: Grounded, n: int, m: int, heads: int, kinds: tuple[str, ...],
        amount: tuple[str, int] | None, activity: tuple[str, int] | None,
    ) -> Candidate:  # fmt: skip
        end = max([target.last, *(i.last for i in target.of)])
        first = head.first if m == 0 and n == heads - 1 else target.first
        if n < heads - 1:
            first, end = head.first, head.last
        span = self.phrases.span(first, end)
        if "band" in kinds:
            place = self.phrases.band(target.first, target.last)
            if place is not None:
                return Candidate(Grounded(place.term, place.how, span, place.words), frame.family)
        named = molecule.words
        if target.of:
            last = max([target.last, *(i.last for i in target.of)])
            named = " ".join(self.phrases.span(target.first, last).text.split())
        words = " ".join((*self.phrases.span(head.first, head.last).text.split(), "of", named))
        whole = self._whole(head, target, named, span, kinds)
        if whole is not None:
            return Candidate(Grounded(whole.term, whole.how, span, words), frame.family, exemplar=target.exemplar)
        is_molecule = molecule.term is not None and molecule.term.kind in ("protein", "gene", "family", "complex", "chemical", "rna")
        key = frame.family
        if amount is not None and key in ("regulates", "induces", "inhibits", "causes_disease"):
            key = f"{'induces' if key == 'causes_disease' else key}-amount"
            if is_molecule:
                return Candidate(Grounded(molecule.term, molecule.how, span, words), key, exemplar=target.exemplar)
            return Candidate(Grounded(None, "unresolved", span, words), key, exemplar=target.exemplar, hint="molecule")
        if activity is not None and is_molecule and not target.of:
            return Candidate(Grounded(molecule.term, molecule.how, span, words), key, exemplar=target.exemplar)
        if "disease" in kinds:
            disease = self.phrases.ground(target.first, target.last, ("disease",))
            if disease.term is not None and disease.term.kind == "disease":
                return Candidate(Grounded(disease.term, disease.how, self.phrases.span(target.first, target.last), disease.words), key, exemplar=target.exemplar)
        hint = self.phrases.hint(head.first, head.last) or self.phrases.hint(target.first, target.last)
        return Candidate(Grounded(None, "unresolved", span, words), key, exemplar=target.exemplar, hint=hint)

    def _whole(
        self, head: Item, target: Item, named: str, span: Span, kinds: tuple[str, ...]
    ) -> Grounded | None:
        """Look "A of B" up as one name, as it stands and turned round ("B A")."""
        if target.of:
            return None
        noun = " ".join(t.text for t in self.phrases.bare(head.first, head.last))
        for words, how in ((f"{noun} of {named}", ""), (f"{named} {noun}", "composed")):
            for name in self.vocabulary.look_up(words):
                term = self.vocabulary.terms[name.iri]
                if term.kind in kinds:
                    return Grounded(term, how or way(name, self.vocabulary), span, words)
        return None

    def _cell_effects(
        self, frame: Frame, heads: list[Item], pairs: list[tuple[Item, Grounded]]
    ) -> list[Candidate]:
        """Read effects on cells: one claim a cell with the set of effects, or one a process."""
        direct = frame.family in _DIRECT or (len(heads) > 1 and len(pairs) > 1)
        if direct:
            effects, phrases = self._effects(heads)
            return [
                Candidate(
                    g, frame.family, effects, phrases, g.term.iri if g.term else None, i.exemplar, "cell"
                )
                for i, g in pairs
            ]
        found = []
        for n, head in enumerate(heads):
            for m, (item, cell) in enumerate(pairs):
                first = head.first if m == 0 and n == len(heads) - 1 else item.first
                last = item.last
                if n < len(heads) - 1:
                    first, last = head.first, head.last
                span = self.phrases.span(first, last)
                found.append(self._process(frame, head, cell, span, item, many=len(pairs) > 1 or len(heads) > 1))
        return found

    def _effects(self, heads: Sequence[Item]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        known, open_words = set(), set()
        for head in heads:
            found = self.phrases.tail(head.first, head.last, "effect")
            if found is not None and found[0]:
                known.add(found[0])
            else:
                open_words.add(" ".join(self.phrases.span(head.first, head.last).text.split()))
        return tuple(sorted(known)), tuple(sorted(open_words))

    def _process(
        self, frame: Frame, head: Item, cell: Grounded, span: Span, item: Item, *, many: bool
    ) -> Candidate:
        effect = self.phrases.tail(head.first, head.last, "effect")
        name = effect[0] if effect else ""
        words = " ".join(span.text.split())
        spoken = name or (self.phrases.clauses.words[effect[1]].norm if effect else "")
        term = self.phrases.process_of(spoken, cell.term) if cell.term is not None and spoken else None
        phrases = () if name else self._effects([head])[1]
        how = "coordination" if cell.how == "coordination" or (many and cell.how == "coordination") else "composed"
        if term is None:
            whole = " ".join((*self.phrases.span(head.first, head.last).text.split(), "of", *cell.words.split()))
            return Candidate(
                Grounded(None, "unresolved", span, whole if many else words), frame.family, (name,) if name else (), phrases,
                cell.term.iri if cell.term else None, item.exemplar, "process",
            )  # fmt: skip
        return Candidate(
            Grounded(term, how, span, words), frame.family, (name,) if name else (), phrases,
            cell.term.iri if cell.term else None, item.exemplar, "process",
        )  # fmt: skip

    # ---- plain lists

    def _plain(self, frame: Frame, items: Sequence[Item], kinds: tuple[str, ...]) -> list[Candidate]:
        if not items:
            return []
        inside = self.phrases.cell_inside(items[0].first, items[0].last)
        if inside is not None and inside[1] < items[0].last:
            effect = self.phrases.tail(inside[1], items[0].last, "effect")
            if effect is not None and effect[1] == inside[1]:
                return self._cell_first(frame, items, inside[0], kinds)
        found = []
        for item, grounded in zip(items, self.phrases.complete(items, kinds), strict=True):
            if item.opened and grounded.term is None:
                continue
            found.append(self._one(frame, item, grounded, kinds))
        return found

    def _one(self, frame: Frame, item: Item, grounded: Grounded, kinds: tuple[str, ...]) -> Candidate:
        key = frame.family
        if frame.shape == "activity":
            grounded = self.phrases.ground_kind(item.first, item.last, kinds) if grounded.term is None else grounded
        if grounded.term is not None:
            cell = grounded.term.iri if grounded.term.kind == "cell" else None
            return Candidate(grounded, key, cell=cell, exemplar=item.exemplar)
        amount = self.phrases.tail(item.first, item.last, "amount")
        if amount is not None and amount[1] > item.first and key in ("regulates", "induces", "inhibits", "causes_disease"):
            inner = self.phrases.ground(item.first, amount[1], ("protein", "gene", "family", "complex"))
            key = f"{'induces' if key == 'causes_disease' else key}-amount"
            if inner.term is not None and inner.term.kind in ("protein", "gene", "family", "complex"):
                return Candidate(Grounded(inner.term, inner.how, grounded.span, grounded.words), key, exemplar=item.exemplar)
            return Candidate(grounded, key, exemplar=item.exemplar, hint="molecule")
        return Candidate(grounded, key, exemplar=item.exemplar, hint=self.phrases.hint(item.first, item.last))

    def _cell_first(
        self, frame: Frame, items: Sequence[Item], cell: Grounded, kinds: tuple[str, ...]
    ) -> list[Candidate]:
        """Read "NK cell proliferation and maturation": the heads after the first share its cell."""
        heads: list[Item] = []
        rest: list[Item] = []
        for n, item in enumerate(items):
            if n == 0:
                inside = self.phrases.cell_inside(item.first, item.last)
                assert inside is not None
                heads.append(Item(inside[1], item.last, item.start))
            elif not rest and self.phrases.cell_inside(item.first, item.last) is None and self._is_effect(item):
                heads.append(item)
            else:
                rest.append(item)
        direct = frame.family in _DIRECT
        if direct:
            effects, phrases = self._effects(heads)
            iri = cell.term.iri if cell.term else None
            found = [Candidate(cell, frame.family, effects, phrases, iri, items[0].exemplar, "cell")]
        else:
            found = []
            for n, head in enumerate(heads):
                whole = self.phrases.span(items[0].first, items[0].last) if n == 0 else self.phrases.span(head.first, head.last)
                candidate = self._process(frame, head, cell, whole, items[n], many=len(heads) > 1 and n > 0)
                name = self.phrases.ground(items[0].first, items[0].last, kinds) if n == 0 else None
                bracketed = n == 0 and len(self.phrases.bare(items[0].first, items[0].last)) < items[0].last - items[0].first
                if name is not None and name.term is not None and name.term.kind in kinds and not bracketed:
                    effect = candidate.effects
                    candidate = Candidate(name, frame.family, effect, candidate.phrases, candidate.cell, items[0].exemplar, "process")
                found.append(candidate)
        return found + self._plain(frame, rest, kinds)

    def _is_effect(self, item: Item) -> bool:
        found = self.phrases.tail(item.first, item.last, "effect")
        return found is not None and found[1] == item.first

