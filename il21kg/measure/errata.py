"""What there is to mend: each miss and each false statement of an evaluation, with its sentence.

A matched fact may be an erratum too: another relation than the fact's, another certainty, no identifier or a
wrong one. One fact may give several.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from il21kg.measure.constructions import sentence_of
from il21kg.measure.evaluation import Evaluation, Marked
from il21kg.measure.figures import sure_as_said, tier_reason
from il21kg.measure.gold import TOPIC, Fact
from il21kg.measure.matching import Pair
from il21kg.namespaces import compact
from il21kg.reading.statements import End, Statement
from il21kg.text.document import Span
from il21kg.text.quotes import marked_lines, one_blank

#: Kind → what it is, in the order in which they are told.
KINDS: Final = {
    "miss": "a fact that no statement answers",
    "false": "a statement that no fact answers",
    "relation": "matched under a relation that is nearly the same",
    "certainty": "matched, but not as certain or as much denied as the fact",
    "grounding": "matched, but the identifier is missing or wrong",
    "right": "matched, and as in the fact",
}


@dataclass(frozen=True, slots=True)
class Erratum:
    """One thing to look at."""

    kind: str
    """One of `KINDS`."""
    family: str
    """The fact's relation; of a false statement its own."""
    tier: str
    """Of the statement; empty for a miss."""
    text: str
    """Symbol of the annotation."""
    line: int
    column: int
    """Where the sentence begins, from 1."""
    sentence: Span
    claim: str
    """What the fact, or the false statement, says in one line."""
    notes: tuple[str, ...]
    """What is amiss, and how it was read."""
    marks: tuple[tuple[int, int, str], ...]
    """Start and end in the sentence, and the role: subject, trigger, object, cue."""


def errata(evaluation: Evaluation) -> tuple[Erratum, ...]:
    """Give what there is to look at, in the order of the texts; what is right is told as well."""
    return tuple(each for text in evaluation.texts for each in _of_text(text))


def _of_text(text: Marked) -> list[Erratum]:
    found = [_erratum(text, pair, kind, notes) for pair in text.repaired for kind, notes in _faults(pair)]
    order = list(KINDS)
    return sorted(found, key=lambda e: (e.sentence.start, order.index(e.kind), e.marks, e.claim))


def _faults(pair: Pair) -> Iterator[tuple[str, tuple[str, ...]]]:
    fact, statement = pair.fact, pair.statement
    if fact is None or statement is None:
        yield ("miss", ()) if statement is None else ("false", (_reading(statement),))
        return
    read = _reading(statement)
    right = True
    if pair.points < 1:
        right = False
        yield "relation", (f"read as {statement.relation}", read)
    if not all(sure_as_said(pair)):
        right = False
        yield "certainty", (f"read as {_mood(statement)}, annotated as {_mood(fact)}", read)
    if pair.identifier in ("missing", "wrong"):
        right = False
        yield "grounding", (f"{pair.identifier}: {_grounded(pair)}, annotated as {fact.object_id}", read)
    if right:
        yield "right", (read,)


def _reading(statement: Statement) -> str:
    reason = tier_reason(statement)
    tier = f"tier {statement.tier}" + (f" ({reason})" if reason else "")
    unread = "".join(f", unread “{span.text}”" for span in statement.residue)
    return f"frame {statement.frame or statement.relation}, {tier}{unread}"


def _mood(said: Fact | Statement) -> str:
    return said.certainty + (" and denied" if said.negated else "")


def _grounded(pair: Pair) -> str:
    end = pair.named
    if end is None or end.iri is None or end.kind == "unresolved":
        return f"“{end.label if end else ''}” is unresolved"
    return f"{end.label} ({compact(end.iri)})"


def _erratum(text: Marked, pair: Pair, kind: str, notes: tuple[str, ...]) -> Erratum:
    fact, statement = pair.fact, pair.statement
    sentence = sentence_of(pair, text.document)
    line, column = text.document.position(sentence.start)
    said = fact or statement
    assert said is not None
    return Erratum(
        kind=kind,
        family=said.relation,
        tier=statement.tier if statement else "",
        text=text.annotation.symbol,
        line=line,
        column=column,
        sentence=sentence,
        claim=_fact_claim(fact) if fact else _statement_claim(statement),
        notes=notes,
        marks=tuple(sorted(_marks(fact, statement, sentence))),
    )


def _fact_claim(fact: Fact) -> str:
    subject = TOPIC if fact.about_topic else f"“{one_blank(fact.subject)}”"
    return f"{subject} – {_relation(fact)} → “{one_blank(fact.object.text)}”"


def _statement_claim(statement: Statement | None) -> str:
    assert statement is not None
    return f"{_end(statement.subject)} – {_relation(statement)} → {_end(statement.object)}"


def _relation(said: Fact | Statement) -> str:
    denied = "not " if said.negated else ""
    hedged = "may: " if said.certainty == "hedged" else ""
    return f"{hedged}{denied}{said.relation.replace('_', ' ')}"


def _end(end: End) -> str:
    known = end.iri is not None and end.kind != "unresolved"
    return end.label if known else f"“{one_blank(end.label)}”"


def _marks(fact: Fact | None, statement: Statement | None, sentence: Span) -> Iterator[tuple[int, int, str]]:
    """Mark the two ends as annotated (of a false statement as read), and the words of the relation."""
    words: list[tuple[Span | None, str]] = []
    if statement is not None:
        cues = (*statement.hedge_cues, *statement.negation_cues)
        words += [(statement.trigger, "trigger"), *((cue, "cue") for cue in cues)]
    if fact is not None:
        words += [(fact.subject_span, "subject"), (fact.object, "object")]
    elif statement is not None:
        words += [(statement.subject.span, "subject"), (statement.object.span, "object")]
    for span, role in words:
        start = max(span.start, sentence.start) if span else 0
        end = min(span.end, sentence.end) if span else 0
        if start < end:
            yield start - sentence.start, end - sentence.start, role


# --- for people


def tell(found: Iterable[Erratum]) -> str:
    """Write the errata by text and sentence: marked words, what is amiss, how it was read."""
    amiss = [each for each in found if each.kind != "right"]
    lines = []
    for text, group in groupby(amiss, key=lambda each: each.text):
        of_text = list(group)
        lines += [f"{text}: {_counts(of_text)}", ""]
        for each in of_text:
            lines += [f"  {each.kind:9}  {each.claim}", f"    {text}:{each.line}:{each.column}"]
            lines += [f"  {line}" for line in marked_lines(each.sentence.text, each.marks)]
            lines += [*(f"    {note}" for note in each.notes), ""]
    return "\n".join(lines).rstrip()


def _counts(found: Sequence[Erratum]) -> str:
    counted = Counter(each.kind for each in found)
    return ", ".join(f"{counted[kind]} {kind}" for kind in KINDS if counted[kind])
