"""Both sides of a contradiction, each with its sentences.

opposite directions: IL21 – promotes → apoptosis (a.txt:3:1); IL21 – inhibits → apoptosis (b.txt:3:9)
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from il21kg.ask.evidence import Evidence, Sentences
from il21kg.ask.lookup import Lookup
from il21kg.graph.contradictions import Contradiction, contradictions
from il21kg.store.store import Store, open_store
from il21kg.text.quotes import marked_lines

if TYPE_CHECKING:
    from il21kg.pipeline import Article, Checked


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two claims that do not agree, with the sentences of each."""

    how: str
    """`asserted and denied`, `two places`, or `opposite directions`."""
    one: tuple[Evidence, ...]
    other: tuple[Evidence, ...]
    """Of what is denied: the sentences that deny it."""

    @property
    def contradiction(self) -> Contradiction:
        """The two claims by their IRIs."""
        return Contradiction(self.how, self.one[0].statement, self.other[0].statement)


def disagreements(contradictions: Iterable[Contradiction], sentences: Sentences) -> tuple[Disagreement, ...]:
    """Look up the sentences of contradictions."""
    return tuple(
        Disagreement(each.how, tuple(sentences.behind(each.statement)), tuple(sentences.behind(each.against)))
        for each in contradictions
    )


def within(checked: "Checked") -> tuple[Disagreement, ...]:
    """Give what contradicts in the graph of one article."""
    from il21kg.graph.triples import to_ntriples

    with open_store(":memory:", write=True) as store:
        store.replace(to_ntriples(checked.triples))
        return among(store, checked.article)


def among(store: Store, article: "Article") -> tuple[Disagreement, ...]:
    """Give what contradicts in a store that holds one article."""
    return disagreements(contradictions(store.query), Sentences(Lookup(store), lambda _: article))


def tell_lines(contrary: Iterable[Disagreement]) -> Iterator[str]:
    """Say each in one line: how the two disagree, each claim with the places of its sentences."""
    for each in contrary:
        yield f"{each.how}: {_claim(each.one)}; {_claim(each.other)}"


def tell_sides(each: Disagreement) -> str:
    """Write both claims with their sentences, the words that matter marked."""
    lines = [each.how]
    for side in (each.one, each.other):
        lines.append(f"  {_claim(side)}")
        lines += [line for sentence in side for line in marked_lines(sentence.quote, sentence.marks)]
    return "\n".join(lines)


def _claim(side: tuple[Evidence, ...]) -> str:
    """Say a claim, what it does, and where it stands."""
    first = side[0]
    effects = [note for note in first.notes if note.startswith("effects: ")]
    done = f" [{'; '.join(effects)}]" if effects else ""
    return f"{first.subject} – {first.relation} → {first.object}{done} ({', '.join(map(_place, side))})"


def _place(each: Evidence) -> str:
    place = f":{each.line}:{each.column}" if each.line else f", characters {each.start}–{each.end}"
    return each.document + place
