"""A curator's dialogue on a terminal: one key for each decision, each on the disk before the next question.

1 of 12  il21, confidence 0.52, tier B
  | May act on monocytes in mice.

Texts of which nothing was read come last: what was missed there can be added, as it can to any other.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from il21kg.ask.lookup import words
from il21kg.curation.corrections import Page, UnfitError, added
from il21kg.curation.decisions import Action, Decision, Fact, Quote
from il21kg.curation.selection import fact_of, find_words
from il21kg.curation.worklist import Hand, Item
from il21kg.namespaces import compact, expand
from il21kg.text.document import Span
from il21kg.text.quotes import counted, marked_lines, one_blank

KEYS: Final = "a accept   r reject   c correct   f add a fact   n note   s skip   u undo   q quit"
_OF_TEXT: Final = "f add a fact   n note   s skip   u undo   q quit"
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
    silent: Sequence[Page] = ()
    """Texts of which no statement waits, and that are shown even so."""
    made: list[tuple[int, Decision]] = field(default_factory=list)
    """What was decided, with the number of the item."""

    def run(self) -> str:
        """Ask about each item until there is none, or the curator has had enough; give what was done."""
        at = 0
        while at < len(self.items) + len(self.silent):
            self.terminal.tell("\n".join(self._told(at)))
            step = self._ask(at)
            if step is None:
                break
            at = max(at + step, 0)
        counts = Counter(decision.action.done for _, decision in self.made)
        told = ", ".join(f"{number} {what}" for what, number in counts.items()) or "nothing"
        decided = {number for number, decision in self.made if decision.action is not Action.ADD}
        return f"{told} decided, {counted(len(self.items) - len(decided), 'statement')} left."

    def _told(self, at: int) -> Iterator[str]:
        number = len(self.items) + len(self.silent)
        if at < len(self.items):
            return tell_item(self.items[at], at, number)
        return tell_text(self.silent[at - len(self.items)], at, number)

    def _ask(self, at: int, reason: str = "") -> int | None:
        """Ask about one item or text; give how many steps to go on, None to end."""
        is_item = at < len(self.items)
        self.terminal.tell(f"  {KEYS if is_item else _OF_TEXT}")
        key = self.terminal.key()
        if key in _PLAIN and is_item:
            return self._decide(at, _PLAIN[key], reason, None)
        if key == "c" and is_item:
            return self._correct(at, reason)
        if key == "f":
            return self._add(at, reason)
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

    def _add(self, at: int, reason: str) -> int:
        """Ask for a fact that was not read, and add it; stay where we are."""
        try:
            if at < len(self.items):
                item = self.items[at]
                page, here = item.page, item.statement.sentence
            else:
                page, here = self.silent[at - len(self.items)], None
            fact = _new(self._chosen(page, here), self.terminal.line)
            added(page, fact)  # what cannot be is told at once
        except UnfitError as error:
            self.terminal.tell(f"  That cannot be: {error}.")
        except (KeyError, ValueError):  # of `expand`
            self.terminal.tell("  That is no identifier with a prefix that is known.")
        else:
            decision = self.hand().add(page, fact, reason)
            self.note(decision)
            self.made.append((at, decision))
            self.terminal.tell("  Added.")
        return 0

    def _chosen(self, page: Page, here: Span | None) -> Span:
        """Ask which sentence is meant; raises UnfitError for none of the text."""
        none = "none: this one, ?: all of them" if here else "?: all of them"
        number = self.terminal.line(f"number of the sentence ({none}): ").strip()
        if number == "?":
            self.terminal.tell("\n".join(_sentences(page)))
            return self._chosen(page, here)
        if here is not None and not number:
            return here
        sentences = page.document.sentences
        if not number.isdecimal() or not 1 <= int(number) <= len(sentences):
            raise UnfitError(f"“{number}” is no number of a sentence")
        return sentences[int(number) - 1].span

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


def _new(sentence: Span, line: Callable[[str], str]) -> Fact:
    """Ask for the parts of a fact; raises UnfitError for words that are not there."""
    target = _words(sentence, line("words of the object, as they stand: "))
    if target is None:
        raise UnfitError("a fact has words of its object")
    given = line("its identifier; none: as the terms say: ").strip()
    iri = expand(given) if given else ""
    subject = _words(sentence, line("words of the subject; none: the gene of the text: "))
    relation = line("relation, as involved_in: ").strip()
    cue = line("words that hedge; none: it is stated: ").strip()
    return fact_of(
        sentence,
        subject,
        target,
        relation=relation,
        iri=iri,
        certainty="hedged" if cue else "stated",
        cue=cue,
    )


def _words(sentence: Span, said: str) -> Span | None:
    """Find words in a sentence; None for no words."""
    if not (words_ := said.strip()):
        return None
    if (found := find_words(sentence, Quote(words_))) is None:
        raise UnfitError(f"“{words_}” does not stand in its sentence")
    return found


def tell_text(page: Page, at: int, number: int) -> Iterator[str]:
    """Write a text of which no statement waits, its sentences with their numbers."""
    yield ""
    yield f"{at + 1} of {number}  {page.document.key}, about {page.topic.label}: no statement of it waits"
    yield from _sentences(page)


def _sentences(page: Page) -> Iterator[str]:
    for n, sentence in enumerate(page.document.sentences, 1):
        yield f"  {n:>3} | {one_blank(sentence.span.text)}"


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
