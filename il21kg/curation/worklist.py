"""What is left for a curator to look at: statements with their sentence, the least sure first."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from il21kg.curation.corrections import Page, UnfitError, corrected, named_so
from il21kg.curation.decisions import Action, Decision, Decisions, Fact, Quote
from il21kg.curation.matching import Lapsed, claim_of, find
from il21kg.reading.statements import Statement
from il21kg.text.document import Document, Span

#: How sure a statement is taken to be whose confidence nobody asked for.
_UNASKED = 0.5


@dataclass(frozen=True, slots=True)
class Item:
    """A statement that waits for a curator."""

    page: Page
    statement: Statement
    made: tuple[Decision, ...] = ()
    """What was decided of it, by anybody, the oldest first."""

    @property
    def document(self) -> str:
        """The key of its document."""
        return self.page.document.key

    @property
    def confidence(self) -> float:
        """How sure the program is of it, 0 to 1."""
        return _UNASKED if self.statement.confidence is None else self.statement.confidence

    def marks(self, evidence: Span) -> list[tuple[int, int, str]]:
        """Give the places in a sentence of its evidence that matter, with their roles."""
        read = self.statement
        spans = [(read.trigger, "trigger"), (read.subject.span, "subject"), (read.object.span, "object")]
        spans += [(cue, "cue") for cue in (*read.hedge_cues, *read.negation_cues)]
        return [
            (span.start - evidence.start, span.end - evidence.start, role)
            for span, role in spans
            if span is not None and span.text and evidence.start <= span.start and span.end <= evidence.end
        ]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which statements are wanted; what is empty asks for nothing."""

    kind: str = ""
    """A relation (`involved_in`), or a class of statements (`ProcessStatement`, `process`)."""
    gene: str = ""
    """A label or an identifier of subject or topic."""
    curator: str = ""
    """Not those that this person has decided of."""

    def known_to(self, page: Page) -> bool:
        """Tell whether there is such a kind at all, among the relations of a text's vocabulary."""
        rows = page.vocabulary.relations
        return not self.kind or any(self.kind.lower() in _kinds(row.family, row.statement) for row in rows)

    def holds(self, item: Item) -> bool:
        """Tell whether a statement is one of them."""
        read = item.statement
        kinds = _kinds(read.relation, read.kind)
        genes = item.page.genes | named_so(read.subject.label, read.subject.iri or "")
        mine = any(each.curator == self.curator for each in item.made)
        return (
            (not self.kind or self.kind.lower() in kinds)
            and (not self.gene or self.gene.lower() in genes)
            and not (self.curator and mine)
        )


def _kinds(relation: str, kind: str) -> frozenset[str]:
    """Give by what statements of a relation and a class are asked for."""
    return frozenset((relation, kind.lower(), kind.lower().removesuffix("statement")))


Read: TypeAlias = tuple[Page, Sequence[Statement]]
"""A text, and what was read of it."""


def worklist(pages: Iterable[Read], decisions: Decisions, wanted: Wanted) -> list[Item]:
    """Give the statements of pages that are wanted, the least sure first."""
    items = (item for page, statements in pages for item in _items(page, statements, decisions))
    return sorted(filter(wanted.holds, items), key=lambda item: (item.confidence, _place(item)))


def silent(pages: Iterable[Read], decisions: Decisions, wanted: Wanted) -> list[Page]:
    """Give the texts that are wanted of which nothing was read: a curator may know what was missed."""
    nothing = [page for page, statements in pages if not statements and not wanted.kind]
    return [
        page
        for page in nothing
        if (not wanted.gene or wanted.gene.lower() in page.genes)
        and not any(each.curator == wanted.curator for each in decisions.of(page.document.key))
    ]


def _place(item: Item) -> tuple[str, int, int]:
    return item.document, item.statement.sentence.start, item.statement.trigger.start


def _items(page: Page, statements: Sequence[Statement], decisions: Decisions) -> Iterator[Item]:
    about: dict[Statement, list[Decision]] = {}
    for decision in decisions.of(page.document.key):
        found = find(decision, decision.claim, statements) if decision.claim else None
        if found is not None and not isinstance(found, Lapsed):
            about.setdefault(found, []).append(decision)
    for statement in statements:
        yield Item(page, statement, tuple(about.get(statement, ())))


@dataclass(frozen=True, slots=True)
class Hand:
    """The hand of a curator: makes decisions of one person at one time."""

    curator: str
    """IRI of the person."""
    date: str
    """`2026-11-28T09:30:00Z`"""

    def decision(
        self,
        document: Document,
        action: Action,
        statement: Statement | None,
        fact: Fact | None = None,
        reason: str = "",
    ) -> Decision:
        """Make a decision on a statement of a document, or on none; whether it can be made is not asked."""
        claim = None if statement is None else claim_of(statement)
        return Decision(
            action,
            document.key,
            self.curator,
            self.date,
            claim,
            fact,
            reason=reason,
            sha256=document.sha256,
        )

    def decide(self, item: Item, action: Action, reason: str = "", fact: Fact | None = None) -> Decision:
        """Decide something of a statement; raises UnfitError where a correction cannot be made."""
        if action is Action.CORRECT:
            if fact is None:
                raise UnfitError("a correction says what is to be put in its place")
            if replace(fact, object=fact.object if fact.object != Quote() else None) == Fact():
                raise UnfitError("nothing is corrected")
            corrected(item.page, item.statement, fact)
        return self.decision(item.page.document, action, item.statement, fact, reason)

    def add(self, page: Page, fact: Fact, reason: str = "") -> Decision:
        """Add a fact to a document."""
        return self.decision(page.document, Action.ADD, None, fact, reason)

    def withdraw(self, decision: Decision) -> Decision:
        """Take a decision back."""
        return replace(
            decision,
            action=Action.WITHDRAW,
            date=self.date,
            claim=None,
            fact=None,
            reason="",
            withdrawn=decision.name,
        )
