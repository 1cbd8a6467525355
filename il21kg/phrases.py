"""Reads noun phrases: coordination, `of`, `such as`, ellipsis; and grounds their words in the vocabulary.

    differentiation and activity of several target cells such as macrophages and B cells
    └── two heads ─────────────┘ of └── class ─────────┘ such as └── two exemplars ────┘
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from il21kg.clauses import Chunk, Clauses, Grammar
from il21kg.document import Span
from il21kg.mentions import Ambiguity, Token, choose, way
from il21kg.vocabulary import CURATED, RELATED, Name, Term, key

_TRIM: Final = frozenset({"det", "quant", "eval", "adv", "neg", "quote", "hyphen", "slash"})
_ADJECTIVE: Final = ("ic", "al", "ive", "ory", "ous", "ar", "ary", "oid", "ent", "ant", "ile", "ate")


@dataclass(slots=True)
class Item:
    """One conjunct of a noun phrase."""

    first: int
    """Index of its first token, determiners and quantifiers trimmed."""
    last: int
    start: int
    """Index of its first token, untrimmed."""
    of: list["Item"] = field(default_factory=list)
    """What follows "of"."""
    exemplar: bool = False
    """It follows "such as"."""
    opened: bool = False
    """Exemplars follow it: it is the class they are examples of."""


@dataclass(slots=True)
class Region:
    """What stands right of a trigger."""

    items: list[Item]
    contexts: list[tuple[int, int, list[Item]]]
    """(first, last) token of a circumstance with its preposition, and the phrases in it."""
    joints: list[tuple[str, list[Item]]]
    """How, and the partners."""
    agents: list[Item]
    """What follows "by"."""


@dataclass(frozen=True, slots=True)
class Grounded:
    """Words and what they stand for."""

    term: Term | None
    how: str
    """A value of model.md 3.3; empty for a name of the term, `unresolved` for none."""
    span: Span
    words: str
    """The words, completed where an ellipsis was filled."""


class Phrases:
    """The noun-phrase algebra over one sentence."""

    def __init__(
        self,
        text: str,
        clauses: Clauses,
        grammar: Grammar,
        short_forms: dict[str, tuple[Name, ...]],
        own: Sequence[str],
        ambiguities: list[Ambiguity],
    ) -> None:
        """Bind the algebra to a sentence of `text`, the document's; `short_forms` are the document's abbreviations."""
        self.text = text
        self.clauses = clauses
        self.grammar = grammar
        self.vocabulary = grammar.vocabulary
        self.short_forms = short_forms
        self.own = own
        self.ambiguities = ambiguities

    # ---- structure

    def region(self, chunks: Sequence[Chunk], repeated: str = "") -> Region:
        """Read the chunks right of a trigger; `repeated` is a preposition that continues its list."""
        items, at = self._items(chunks, 0, nested=False)
        region = Region(items, [], [], [])
        while at < len(chunks):
            chunk = chunks[at]
            if chunk.kind != "P":
                at += 1
                continue
            inner, after = self._items(chunks, at + 1, nested=False)
            words = self.clauses.low(chunk.first, chunk.last)
            back = at - 1
            while back > 0 and chunks[back].kind in ("ADV", "NEG"):
                back -= 1
            if repeated and words == repeated and chunks[back].kind in ("C", ","):
                region.items += inner
            elif chunk.role in ("together with", "in synergy with"):
                region.joints.append((chunk.role, inner))
            elif chunk.role == "by":
                region.agents += inner
            else:
                last = max((self._end(i) for i in inner), default=chunk.last)
                region.contexts.append((chunk.first, last, inner))
            at = max(after, at + 1)
        return region

    def _end(self, item: Item) -> int:
        return max([item.last, *(self._end(i) for i in item.of)])

    def _items(self, chunks: Sequence[Chunk], at: int, *, nested: bool) -> tuple[list[Item], int]:
        items: list[Item] = []
        exemplar = False
        while at < len(chunks):
            chunk = chunks[at]
            if chunk.kind in (",", "C", "ADV", "NEG"):
                if nested and self._outer(chunks, at):
                    break
                nxt = self._skip(chunks, at)
                if nxt >= len(chunks) or chunks[nxt].kind not in ("NP", "SUCH"):
                    break
                at = nxt
            elif chunk.kind == "NP":
                item = self.item(chunk.first, chunk.last)
                item.exemplar = exemplar
                at += 1
                while at < len(chunks) and chunks[at].kind == "P" and self._of(item, chunks[at]):
                    inner, at = self._items(chunks, at + 1, nested=True)
                    item.of += inner
                items.append(item)
            elif chunk.kind == "SUCH":
                exemplar = True
                if items:
                    items[-1].opened = True
                at += 1
            else:
                break
        return items, at

    def _of(self, item: Item, preposition: Chunk) -> bool:
        """Tell whether a preposition belongs to the name before it: "of", and "for" after "receptor"."""
        if preposition.role == "of":
            return True
        words = self.clauses.words
        return words[preposition.first].low == "for" and words[item.last - 1].norm in ("receptor", "ligand", "gene")

    def _skip(self, chunks: Sequence[Chunk], at: int) -> int:
        while at < len(chunks) and chunks[at].kind in (",", "C", "ADV", "NEG"):
            at += 1
        return at

    def _outer(self, chunks: Sequence[Chunk], at: int) -> bool:
        """Tell whether the next conjunct has an "of" of its own: then it stands beside the head."""
        at = self._skip(chunks, at)
        return (
            at + 1 < len(chunks)
            and chunks[at].kind == "NP"
            and chunks[at + 1].kind == "P"
            and chunks[at + 1].role == "of"
        )

    def item(self, first: int, last: int) -> Item:
        """Trim what does not belong to a name: determiners, quantifiers, quotes at both ends."""
        start = first
        tags, words = self.clauses.tags, self.clauses.words
        while first < last - 1 and (tags[first] in _TRIM or (tags[first] == "num" and tags[first + 1] == "word" and len(words[first].text) < 2 and words[first + 1].start > words[first].end)):
            first += 1
        while last - 1 > first and tags[last - 1] in ("quote", "adv", "hyphen", "slash", "det"):
            last -= 1
        return Item(first, last, start)

    # ---- words

    def span(self, first: int, last: int) -> Span:
        """Give the stretch of the text from one token to another."""
        words = self.clauses.words
        start, end = words[first].start, words[last - 1].end
        return Span(start, self.text[start:end])

    def bare(self, first: int, last: int) -> list[Token]:
        """Give the tokens without brackets and what stands in them."""
        depth, kept = 0, []
        for i in range(first, last):
            tag = self.clauses.tags[i]
            depth += tag == "lpar"
            if depth == 0:
                kept.append(self.clauses.words[i])
            depth -= tag == "rpar"
        return kept

    def tail(self, first: int, last: int, word_class: str) -> tuple[str, int] | None:
        """Find a word of a class at the end of a phrase: its role, and where it begins."""
        known = self.grammar.vocabulary.words.get(word_class, {})
        bare = [i for i in range(first, last) if not self._bracketed(i, first)]
        for size in (4, 3, 2, 1):
            if len(bare) >= size:
                words = " ".join(self.clauses.words[i].low for i in bare[-size:])
                norms = " ".join(self.clauses.words[i].norm for i in bare[-size:])
                for form in (words, norms, words.replace(" - ", "-")):
                    if form in known:
                        return known[form], bare[-size]
        return None

    def _bracketed(self, i: int, first: int) -> bool:
        tags = self.clauses.tags
        depth = 0
        for j in range(first, i + 1):
            depth += tags[j] == "lpar"
            if j < i or tags[j] != "rpar":
                depth -= tags[j] == "rpar"
        return depth > 0

    # ---- grounding

    def names(self, tokens: Sequence[Token]) -> tuple[Name, ...]:
        """Look words up: as they stand, then as a short form the document defines."""
        words = " ".join(t.text for t in tokens)
        exact = "".join(t.text for t in tokens)
        if exact in self.short_forms:
            return self.short_forms[exact]
        return self.vocabulary.look_up(words)

    def ground(self, first: int, last: int, kinds: Sequence[str]) -> Grounded:
        """Ground a phrase: its whole words, its parts at a slash, without a word that adds no meaning."""
        span = self.span(first, last)
        bare = self.bare(first, last)
        words = " ".join(span.text.split())
        inner = self._bracket(first, last)
        if inner is not None and "band" in kinds:
            band = self.band(first, last)
            if band is not None:
                return band
        found = self.choose(self.names(bare), kinds, span)
        if found is not None:
            return Grounded(self.vocabulary.terms[found.iri], way(found, self.vocabulary), span, words)
        tags = self.clauses.tags[first:last]
        if "slash" in tags and "prep" not in tags:
            part: list[Token] = []
            for token in (*bare, None):
                if token is None or token.text == "/":
                    found = self.choose(self.names(part), kinds, span) if part else None
                    if found is not None:
                        how = way(found, self.vocabulary)
                        return Grounded(self.vocabulary.terms[found.iri], how, span, words)
                    part = []
                else:
                    part.append(token)
        if len(bare) > 1 and self.grammar.role("name-frame", bare[-1].norm) is not None:
            found = self.choose(self.names(bare[:-1]), kinds, span)
            if found is not None and self.vocabulary.terms[found.iri].kind in ("gene", "protein", "family"):
                cut = self.span(first, first + len(bare) - 1) if len(bare) == last - first else span
                return Grounded(self.vocabulary.terms[found.iri], way(found, self.vocabulary), cut, words)
        band = self.band(first, last) if "band" in kinds else None
        if band is not None:
            return band
        named = self._after_noun(first, last, kinds)
        if named is not None:
            return named
        if inner is not None:
            found = self.choose(self.names(inner), kinds, span)
            if found is not None and found.rank < RELATED and self.vocabulary.terms[found.iri].kind in ("gene", "protein"):
                return Grounded(self.vocabulary.terms[found.iri], way(found, self.vocabulary), span, words)
        return Grounded(None, "unresolved", span, words)

    def band(self, first: int, last: int) -> Grounded | None:
        """Ground "the chromosomal region 4q27", "the long arm of chromosome 4 (4q27)": the band in them."""
        inner = self._bracket(first, last)
        tries = [] if inner is None else [inner]
        at = first
        while at < last - 1 and self.grammar.role("band-word", self.clauses.words[at].norm) is not None:
            at += 1
            tries.append(self.clauses.words[at:last])
        for tokens in tries:
            for name in self.names(tokens):
                term = self.vocabulary.terms[name.iri]
                if term.kind in ("band", "chromosome"):
                    span = self.span(first, last)
                    return Grounded(term, "", span, " ".join(span.text.split()))
        return None

    def _after_noun(self, first: int, last: int, kinds: Sequence[str]) -> Grounded | None:
        """Ground "the cytokine TNF-alpha" by the name after the noun that says what it is."""
        if "protein" not in kinds and "gene" not in kinds:
            return None
        for start in range(first + 1, last):
            before = self.clauses.words[start - 1]
            noun = self.grammar.role("protein-noun", before.norm) is not None and before.text.islower()
            if not noun or self.clauses.tags[start] != "word":
                continue
            found = self.choose(self.names(self.bare(start, last)), kinds, self.span(start, last))
            if found is not None and found.rank < RELATED and self.vocabulary.terms[found.iri].kind in ("gene", "protein"):
                span = self.span(start, last)
                term = self.vocabulary.terms[found.iri]
                return Grounded(term, way(found, self.vocabulary), span, " ".join(span.text.split()))
        return None

    def _bracket(self, first: int, last: int) -> list[Token] | None:
        """Give the tokens of a bracket at the end of a phrase."""
        tags = self.clauses.tags
        if tags[last - 1] != "rpar":
            return None
        opened = next((i for i in range(last - 1, first, -1) if tags[i] == "lpar"), None)
        return None if opened is None else self.clauses.words[opened + 1 : last - 1]

    def ground_kind(self, first: int, last: int, kinds: Sequence[str]) -> Grounded:
        """Ground a kind by its head: a "proinflammatory cytokine" is a cytokine."""
        whole = self.ground(first, last, kinds)
        if whole.term is not None and whole.term.kind in kinds:
            return whole
        bare = self.bare(first, last)
        for size in range(len(bare) - 1, 0, -1):
            head = bare[-size:]
            if head[0].text in "-/" or (size < len(bare) and bare[-size - 1].text == "-"):
                continue
            found = self.choose(self.names(head), kinds, whole.span)
            if found is not None and self.vocabulary.terms[found.iri].kind in kinds:
                return Grounded(
                    self.vocabulary.terms[found.iri], way(found, self.vocabulary) or "composed", self.span(first, last), whole.words
                )
        return whole

    def choose(self, names: Sequence[Name], kinds: Sequence[str], span: Span) -> Name | None:
        """Choose among candidates; report those that tie as ambiguous."""
        fitting = [n for n in names if self._fits(n, kinds)]
        found, tied = choose(fitting, self.vocabulary, kinds, self.own)
        stray = found is not None and kinds and self.vocabulary.terms[found.iri].kind not in kinds
        if stray and found is not None and found.rank == RELATED:
            return None  # an alias of something else: a disease symbol that is also an old name of a gene
        if tied:
            self.ambiguities.append(Ambiguity(span, tied))
        return found

    def _fits(self, name: Name, kinds: Sequence[str]) -> bool:
        """Keep what only a kind of statement admits out of all others: "receptor" names a function after "is a"."""
        kind = self.vocabulary.terms[name.iri].kind
        if kind == "transcript-attribute":
            return kind in kinds
        return kind != "function" or name.rank != CURATED or "function" in kinds or not kinds

    def complete(self, items: Sequence[Item], kinds: Sequence[str]) -> list[Grounded]:
        """Ground the conjuncts of a list, filling what a coordination leaves out.

        "innate and adaptive immune responses" gives "innate immune responses"; "mature B and T cells" gives
        "mature B cells" and "mature T cells". A name is completed only when the vocabulary has it, or the
        left part is an adjective.
        """
        grounded = [self.ground(i.first, i.last, kinds) for i in items]
        if len(items) < 2:
            return grounded
        last = self.bare(items[-1].first, items[-1].last)
        prefix: list[Token] = []
        head = self.bare(items[0].first, items[0].last)
        for n, item in enumerate(items):
            number = self.bare(item.first, item.last)
            if n and len(head) > 1 and head[-1].text[0].isdigit() and len(number) == 1 and number[0].text[0].isdigit():
                words = " ".join(t.text for t in (*head[:-1], *number))
                found = self.choose(self.names([*head[:-1], *number]), kinds, grounded[n].span)
                term = self.vocabulary.terms[found.iri] if found is not None else None
                how = "coordination" if term is not None else "unresolved"
                grounded[n] = Grounded(term, how, grounded[n].span, words)
        for n, item in enumerate(items[:-1]):
            if grounded[n].term is not None or item.of:
                continue
            bare = self.bare(item.first, item.last)
            if bare and bare[-1].text == "-":
                bare = bare[:-1]
            for drop in range(1, len(last)):
                found = self.choose(self.names([*bare, *last[drop:]]), kinds, grounded[n].span)
                if found is not None:
                    words = " ".join(t.text for t in (*bare, *last[drop:]))
                    term = self.vocabulary.terms[found.iri]
                    grounded[n] = Grounded(term, "coordination", grounded[n].span, words)
                    if drop < len(bare) and n == 0:
                        prefix = bare[: len(bare) - drop]
                    break
            else:
                if len(bare) == 1 and len(last) > 1 and bare[0].low.endswith(_ADJECTIVE):
                    words = " ".join(t.text for t in (*bare, *last[1:]))
                    grounded[n] = Grounded(None, "unresolved", grounded[n].span, words)
        if prefix:
            found = self.choose(self.names([*prefix, *last]), kinds, grounded[-1].span)
            if found is not None:
                words = " ".join(t.text for t in (*prefix, *last))
                grounded[-1] = Grounded(
                    self.vocabulary.terms[found.iri], "coordination", grounded[-1].span, words
                )
        return grounded

    def process_of(self, effect: str, cell: Term) -> Term | None:
        """Compose an effect on a cell to a process: by the cell, its ancestors nearest first, any cell."""
        noun = next(
            (role for role in [self.grammar.role("process-word", effect)] if role), effect
        )
        level: list[Term] = [cell]
        seen: set[str] = set()
        while level:
            for candidate in sorted(level, key=lambda t: t.label):
                found = self._process(f"{candidate.label} {noun}")
                if found is not None:
                    return found
            parents = {p for t in level for p in t.parents} - seen
            seen |= parents
            level = [self.vocabulary.terms[p] for p in sorted(parents) if p in self.vocabulary.terms]
        return self._process(f"cell {noun}")

    def _process(self, label: str) -> Term | None:
        for name in self.vocabulary.look_up(label):
            term = self.vocabulary.terms[name.iri]
            if term.kind == "process" and key(term.label) == key(label):
                return term
        return None

    def cell_inside(self, first: int, last: int) -> tuple[Grounded, int] | None:
        """Find a cell at the front of a phrase ("NK cell proliferation"): the cell, and where the rest begins."""
        for end in range(last - 1, first, -1):
            if self.clauses.tags[end - 1] in ("lpar", "rpar") or self._bracketed(end - 1, first):
                continue
            found, _ = choose(self.names(self.bare(first, end)), self.vocabulary, ("cell",))
            if found is not None and self.vocabulary.terms[found.iri].kind == "cell":
                span = self.span(first, end)
                return Grounded(self.vocabulary.terms[found.iri], "", span, span.text), end
        return None

    def hint(self, first: int, last: int) -> str:
        """Guess the kind of unknown words by their last word or its ending; empty when nothing tells."""
        found = self.tail(first, last, "hint")
        if found is not None:
            return found[0]
        bare = self.bare(first, last)
        if bare:
            for ending, role in self.grammar.vocabulary.words.get("hint", {}).items():
                if ending.startswith("-") and bare[-1].norm.endswith(ending[1:]):
                    return role
        return ""


def flatten(items: Iterable[Item]) -> list[Item]:
    """Give items without those that only open a list of exemplars."""
    return [item for item in items if not item.opened]
