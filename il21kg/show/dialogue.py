"""A curator's dialogue on a terminal: one key for each decision, each on the disk before the next question.

1 of 12  il21, confidence 0.52, tier B
  | May act on monocytes in mice.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from il21kg.ask.lookup import words
from il21kg.curation.corrections import UnfitError
from il21kg.curation.decisions import Action, Decision, Fact, Quote
from il21kg.curation.worklist import Hand, Item
from il21kg.namespaces import compact, expand
from il21kg.text.quotes import counted, marked_lines

KEYS: Final = "a accept   r reject   c correct   n note   s skip   u undo   q quit"
_PARTS: Final = "o object   i identifier   r relation   t certainty   any other key: back"
_PLAIN: Final = {"a": Action.ACCEPT, "r": Action.REJECT}


@dataclass(frozen=True, slots=True)
class Terminal:
    """What the dialogue needs of a terminal."""

    key: Callable[[], str]
    """Waits for a key, and gives it; empty at the end."""
    line: Callable[[str], str]
    """Asks for a line."""
    tell: Callable[[str], None]


@dataclass(slots=True)
class Dialogue:
    """A walk through a worklist."""

    items: Sequence[Item]
    terminal: Terminal
    hand: Callable[[], Hand]
    """Gives the hand of the curator, with the time that it is."""
    note: Callable[[Decision], None]
    """Puts a decision on the disk."""
    made: list[tuple[int, Decision]] = field(default_factory=list)
    """What was decided, with the number of the item."""

    def run(self) -> str:
        """Ask about each item until there is none, or the curator has had enough; give what was done."""
        at = 0
        while at < len(self.items):
            self.terminal.tell("\n".join(tell_item(self.items[at], at, len(self.items))))
            step = self._ask(at)
            if step is None:
                break
            at = max(at + step, 0)
        counts = Counter(decision.action.done for _, decision in self.made)
        told = ", ".join(f"{number} {what}" for what, number in counts.items()) or "nothing"
        left = len(self.items) - len({number for number, _ in self.made})
        return f"{told} decided, {counted(left, 'statement')} left."

    def _ask(self, at: int, reason: str = "") -> int | None:
        """Ask about one item; give how many steps to go on, None to end."""
        self.terminal.tell(f"  {KEYS}")
        key = self.terminal.key()
        if key in _PLAIN:
            return self._decide(at, _PLAIN[key], reason, None)
        if key == "c":
            return self._correct(at, reason)
        if key == "n":
            return self._ask(at, self.terminal.line("note: "))
        if key == "u":
            return self._undo(at)
        if key in ("q", ""):
            return None
        return 1 if key in ("s", " ") else self._ask(at, reason)

    def _decide(self, at: int, action: Action, reason: str, fact: Fact | None) -> int:
        try:
            decision = self.hand().decide(self.items[at], action, reason, fact)
        except UnfitError as error:
            self.terminal.tell(f"  That cannot be: {error}.")
            return 0
        self.note(decision)
        self.made.append((at, decision))
        return 1

    def _correct(self, at: int, reason: str) -> int | None:
        self.terminal.tell(f"  {_PARTS}")
        try:
            fact = _fact(self.terminal.key(), self.terminal.line)
        except (KeyError, ValueError):  # of `expand`
            self.terminal.tell("  That is no identifier with a prefix that is known.")
            return 0
        return 0 if fact is None else self._decide(at, Action.CORRECT, reason, fact)

    def _undo(self, at: int) -> int:
        """Take the last decision back, and go to its item again."""
        if not self.made:
            self.terminal.tell("  Nothing to undo.")
            return 0
        before, decision = self.made.pop()
        self.note(self.hand().withdraw(decision))
        return before - at


def _fact(part: str, line: Callable[[str], str]) -> Fact | None:
    """Ask what is to be put in the place of a part; None for no part."""
    if part == "o":
        return Fact(object=Quote(line("words of the object, as they stand: ")))
    if part == "i":
        return Fact(object=Quote(iri=expand(line("identifier, as CL:0000576: ").strip())))
    if part == "r":
        return Fact(relation=line("relation, as involved_in: ").strip())
    if part == "t":
        cue = line("words that hedge; none: it is stated: ").strip()
        return Fact(certainty="hedged" if cue else "stated", cue=cue)
    return None


def tell_item(item: Item, at: int, number: int) -> Iterator[str]:
    """Write a statement for a curator: what was read, from which words, and what others decided."""
    read = item.statement
    kept = f", not asserted ({read.not_asserted})" if read.not_asserted else ""
    yield ""
    yield f"{at + 1} of {number}  {item.document}, confidence {item.confidence:.2f}, tier {read.tier}{kept}"
    relation = words(read.predicate, negated=read.negated)
    yield f"  {_named(item, 'subject')} – {relation} → {_named(item, 'object')}"
    for evidence in read.evidence:
        yield from marked_lines(evidence.text, item.marks(evidence))
    for each in item.made:
        reason = f": {each.reason}" if each.reason else ""
        yield f"  {each.action.done} by {each.curator.rpartition('/')[2]}, {each.date[:10]}{reason}"


def _named(item: Item, which: str) -> str:
    end = item.statement.subject if which == "subject" else item.statement.object
    if end.iri is None:
        return f"“{end.label}”"
    return f"{end.label} ({'no identifier' if end.kind == 'unresolved' else compact(end.iri)})"
