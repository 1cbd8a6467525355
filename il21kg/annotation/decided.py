"""What was marked in a tool, as decisions on what was read: what is gone, what is otherwise, what is new.

read    R1 T1 induces T2, hedged        R2 T1 acts_on_cell T3
marked  R1 T1 regulates T2, hedged      R3 T1 interacts_with T4
→ R1 corrected (relation), R2 rejected, R3 added
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from il21kg.annotation.annotated import AnnotatedText, Denotation, Relation, marked
from il21kg.curation.decisions import Action, Decision, Fact, Quote
from il21kg.curation.selection import select, sentence_around
from il21kg.curation.worklist import Hand
from il21kg.graph.identity import statement_iri
from il21kg.namespaces import expand
from il21kg.pipeline import Article
from il21kg.reading.statements import How, Statement
from il21kg.text.document import Span
from il21kg.text.quotes import one_blank

#: What is told first: what was decided against the reading.
_IN_ORDER: Final = (Action.REJECT, Action.CORRECT, Action.ADD, Action.ACCEPT)
#: A relation that the graph tells from its other end.
_TURNED: Final = "modified_by"


@dataclass(frozen=True, slots=True)
class Decided:
    """What a text with marks decides."""

    decisions: tuple[Decision, ...]
    undecided: tuple[str, ...]
    """What makes no decision, and why."""


@dataclass(frozen=True, slots=True)
class Curating(Hand):
    """The hand of who decides by marks, and whether that accepts."""

    accept: bool = False
    """What is as it was read is accepted too; else nothing is decided of it."""


class _Undecided(Exception):  # noqa: N818
    """Something of a text that makes no decision; its words say why."""


def decided(article: Article, text: AnnotatedText, by: Curating) -> Decided:
    """Give what marks decide of an article, which was read from the text that they stand in.

    Without any relation nothing is decided: the tool may hold none.
    """
    if not text.relations:
        return Decided((), (f"{text.key}: it has no relations",))
    return _Comparison(article, text, by).decided()


class _Comparison:
    """Sets what was marked against what was read."""

    def __init__(self, article: Article, text: AnnotatedText, by: Curating) -> None:
        self.article, self.text, self.by = article, text, by
        statements = article.reading.statements
        self.statements = {statement_iri(each): each for each in statements}
        self.read = marked(article.document, article.reading.topic, statements)
        self.marks = {each.id: each for each in text.denotations}
        self.own = {each.id: each for each in self.read.denotations}
        self.undecided: list[str] = []

    def decided(self) -> Decided:
        """Give a decision for each claim that was read, then one for each relation that is of none."""
        about = self._about()
        fresh = [each for each in self.text.relations if each.id not in about]
        theirs: dict[str, list[Relation]] = {}
        for each in self.text.relations:
            theirs.setdefault(about.get(each.id, ""), []).append(each)
        made = [self._judged(claim, theirs.get(claim, ())) for claim in self.statements]
        made += map(self._added, fresh)
        return Decided(tuple(filter(None, made)), tuple(self.undecided))

    def _about(self) -> dict[str, str]:
        """Give the claim that each relation is about: by its name, by what it says, or by its words alone."""
        known = {each.id: each.claim for each in self.text.relations if each.claim in self.statements}
        for whole in (True, False):
            for each in self.text.relations:
                if each.id not in known and (claim := self._same(each, {*known.values()}, whole=whole)):
                    known[each.id] = claim
        return known

    def _same(self, each: Relation, taken: set[str], *, whole: bool) -> str:
        """Give a claim with the words of a relation at both ends; empty for none.

        `whole`: it says just the same, and is taken again if need be; else only one that is free will do.
        """
        places, says = self._places(each, self.marks), _says(each)
        same = [own for own in self.read.relations if self._places(own, self.own) == places]
        if whole:
            same = [own for own in same if _says(own) == says]
        claims = [own.claim for own in sorted(same, key=lambda own: own.relation != each.relation)]
        again = claims[0] if whole and claims else ""
        return next((claim for claim in claims if claim not in taken), again)

    @staticmethod
    def _places(each: Relation, marks: dict[str, Denotation]) -> tuple[int, ...]:
        one, two = marks[each.subject], marks[each.object]
        return one.start, one.end, two.start, two.end

    def _judged(self, claim: str, theirs: Iterable[Relation]) -> Decision | None:
        statement, changes = self.statements[claim], []
        try:
            for each in theirs:
                change = self._change(claim, statement, each)
                if change is None:
                    return self._decision(Action.ACCEPT, statement) if self.by.accept else None
                changes.append(change)
        except _Undecided as why:
            self.undecided.append(f"{self.text.key}, {self._said(claim)}: {why}")
            return None
        if not changes:
            return self._decision(Action.REJECT, statement)
        return self._decision(Action.CORRECT, statement, changes[0])

    def _change(self, claim: str, statement: Statement, each: Relation) -> Fact | None:
        """Give what a relation says otherwise than the claim; None where it says the same."""
        own = self._nearest(claim, each)
        if each.negated != own.negated:
            raise _Undecided("that it is denied, or not, cannot be corrected")
        ends = [
            self._end(statement.sentence, self.marks[new], self.own[old])
            for new, old in ((each.subject, own.subject), (each.object, own.object))
        ]
        subject, thing = reversed(ends) if statement.undergone else ends
        relation = each.relation if each.relation != own.relation else ""
        if relation and relation != _TURNED and not self._is_known(relation):
            raise _Undecided(f"“{relation}” is no relation that there is")
        certainty = each.certainty if each.certainty != own.certainty else ""
        fact = Fact(subject, relation, thing, certainty)
        return None if fact == Fact() else fact

    def _nearest(self, claim: str, each: Relation) -> Relation:
        """Give the place of a claim that has most of the words of a relation."""
        places = self._places(each, self.marks)
        own = [read for read in self.read.relations if read.claim == claim]

        def shared(read: Relation) -> int:
            return sum(a == b for a, b in zip(self._places(read, self.own), places, strict=True))

        return max(own, key=shared)

    def _end(self, sentence: Span, new: Denotation, old: Denotation) -> Quote | None:
        """Give an end as it was marked; None where that is as it was read."""
        named = new.identifier and new.identifier != old.identifier
        moved = (new.start, new.end) != (old.start, old.end)
        return self._quote(sentence, new, new.identifier if named else "") if named or moved else None

    def _quote(self, sentence: Span, mark: Denotation, identifier: str) -> Quote:
        iri = _iri(identifier) if identifier else ""
        if mark.how == How.ELIDED:
            return Quote(iri=iri)
        if not sentence.start <= mark.start < mark.end <= sentence.end:
            raise _Undecided(f"“{one_blank(self.text.words(mark))}” stands in another sentence")
        if _cuts(self.text.text, mark):
            raise _Undecided(f"“{self.text.words(mark)}” begins or ends within a word: is the text the same?")
        return select(sentence, mark.start, mark.end, iri)

    def _added(self, each: Relation) -> Decision | None:
        try:
            return self._decision(Action.ADD, None, self._fact(each))
        except _Undecided as why:
            self.undecided.append(f"{self.text.key}, {each.id}: {why}")
            return None

    def _fact(self, each: Relation) -> Fact:
        """Give a new relation as a fact."""
        subject, thing = self.marks[each.subject], self.marks[each.object]
        if each.negated:
            raise _Undecided("what is denied cannot be added")
        if each.relation == _TURNED or not self._is_known(each.relation):
            raise _Undecided(f"“{each.relation}” is no relation that can be added")
        sentence = self._sentence(thing)
        one, two = (self._quote(sentence, mark, mark.identifier) for mark in (subject, thing))
        certainty = each.certainty if each.certainty == "hedged" else ""
        return Fact(one, each.relation, two, certainty, sentence=one_blank(sentence.text))

    def _is_known(self, relation: str) -> bool:
        return any(row.family == relation for row in self.article.vocabulary.relations)

    def _sentence(self, mark: Denotation) -> Span:
        found = sentence_around(self.article.document, mark.start, mark.end)
        if found is None:
            raise _Undecided(f"“{one_blank(self.text.words(mark))}” stands in no sentence that is read")
        return found

    def _decision(self, action: Action, statement: Statement | None, fact: Fact | None = None) -> Decision:
        return self.by.decision(self.article.document, action, statement, fact)

    def _said(self, claim: str) -> str:
        """Say what a claim says, by its words."""
        statement = self.statements[claim]
        ends = (statement.subject, statement.object)
        one, two = (one_blank(each.span.text) if each.span else each.label for each in ends)
        return f"{one} – {one_blank(statement.trigger.text)} → {two}"


def _cuts(text: str, mark: Denotation) -> bool:
    """Tell whether a mark begins or ends within a word, or at a blank: its offsets are of another text."""
    edges = ((mark.start - 1, mark.start), (mark.end - 1, mark.end))
    inside = any(0 < b < len(text) and text[a].isalnum() and text[b].isalnum() for a, b in edges)
    words = text[mark.start : mark.end]
    return inside or words != words.strip()


def _says(each: Relation) -> tuple[str, str, bool]:
    return each.relation, each.certainty, each.negated


def _iri(identifier: str) -> str:
    try:
        return expand(identifier)
    except (KeyError, ValueError) as error:
        raise _Undecided(f"“{identifier}” is no identifier with a prefix that is known") from error


def told(decisions: Iterable[Decision]) -> Iterator[str]:
    """Say how many decisions there are of each kind: `2 added`."""
    made = [each.action for each in decisions]
    yield from (f"{made.count(action)} {action.done}" for action in _IN_ORDER if action in made)
