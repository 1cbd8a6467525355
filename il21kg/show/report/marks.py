"""What is marked in the text of an article: names by kind, the words of each fact, papers, and what is odd.

It may induce apoptosis.     3s It · 3r may induce · 3c may · 3o apoptosis, a process
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from il21kg.graph.findings import Finding
from il21kg.namespaces import PREFIXES, compact
from il21kg.pipeline import Article
from il21kg.reading.statements import UNKNOWN_KIND, End, Statement
from il21kg.text.document import Span
from il21kg.vocabulary.kinds import KINDS, Shown
from il21kg.vocabulary.mentions import named_terms
from il21kg.vocabulary.rows import Term

#: What a view calls the kind of a term.
SHOWN: Final = {kind.term.value: kind.shown.value for kind in reversed(KINDS) if kind.term}
#: Roles of the words of a fact, with the letter that stands for each in the page.
ROLES: Final = {
    "subject": "s",
    "relation": "r",
    "object": "o",
    "cue": "c",
    "evidence": "e",
    "agent": "a",
    "effect": "d",
    "context": "x",
    "unread": "u",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """Some words of the text, and what they are."""

    start: int
    end: int
    role: str
    """One of `ROLES`; or `name` (a known name), `cites` (a paper), `odd` (a warning is about it)."""
    look: str = ""
    """Of names and ends the kind (`kinds.Shown`), of a relation how the fact stands: `hedged loose`."""
    hint: str = ""
    """What is told where the pointer rests."""
    fact: int = 0
    """Number of the fact, from 1; 0 where it is of none."""
    link: str = ""
    """The address that it leads to, where it is of no fact."""


def standing(statement: Statement) -> str:
    """Say how a claim stands: `stated`, or which of `hedged`, `denied` and `loose` (not asserted) it is."""
    loose = statement.not_asserted is not None and not statement.negated
    known = {"hedged": bool(statement.hedge_cues), "denied": statement.negated, "loose": loose}
    return " ".join(name for name, holds in known.items() if holds) or "stated"


def kind_of(end: End) -> str:
    """Say the kind of an end as a view does; empty for a literal, which is a name and no thing."""
    return "" if end.iri is None else str(SHOWN.get(end.kind, UNKNOWN_KIND))


def label_of(end: End) -> str:
    """Give the label of an end as people write it: SO has words joined by `_`."""
    return end.label.replace("_", " ") if (end.iri or "").startswith(f"{PREFIXES['obo']}SO_") else end.label


def marks(article: Article, findings: Sequence[Finding]) -> list[Mark]:
    """Give all marks of an article's text."""
    found = [
        mark
        for number, statement in enumerate(article.reading.statements, 1)
        for place in statement.places
        for mark in _of_fact(number, place)
    ]
    found += _papers(article)
    found += [
        Mark(start, end, "odd", hint=finding.message, link=f"#n{number}")
        for number, finding in enumerate(findings, 1)
        for start, end in (finding.marks if finding.severity != "info" else ())
    ]
    known = (
        each for said in article.document.sentences for each in named_terms(said.span, article.vocabulary)
    )
    names = [(span, term) for span, term in known if term.kind in SHOWN]
    found += _beside(article.reading.statements, names)
    found += [_idle(span, term) for span, term in names]
    return list(dict.fromkeys(found))


def _of_fact(number: int, place: Statement) -> Iterator[Mark]:
    """Give the words of a fact at one of its places."""
    for role, end in (("subject", place.subject), ("object", place.object)):
        if end.span is not None and end.span.text:
            yield _mark(end.span, role, number, kind_of(end), told(end))
    yield _mark(place.trigger, "relation", number, standing(place), f"{place.frame or place.relation}")
    for role, spans in (
        ("cue", (*place.hedge_cues, *place.negation_cues)),
        ("evidence", place.evidential_cues),
        ("context", place.contexts),
        ("unread", place.residue),
    ):
        yield from (_mark(span, role, number) for span in spans)


def _mark(span: Span, role: str, fact: int, look: str = "", hint: str = "") -> Mark:
    return Mark(span.start, span.end, role, look, hint, fact)


def told(end: End) -> str:
    """Say what an end is in a few words: `B cell, cell, CL:0000236`."""
    if end.iri is None:
        return "a name"
    kind = kind_of(end)
    known = f"{kind}, {compact(end.iri)}" if kind != Shown.UNRESOLVED else "no identifier is known"
    return f"{label_of(end)}: {known}"


def _papers(article: Article) -> Iterator[Mark]:
    for place in article.inline:
        if place.citation is not None:
            link, hint = f"#c{place.citation.ordinal}", f"cites paper {place.citation.ordinal}"
        else:
            link, hint = place.work or "", place.problem or compact(place.work or "")
        yield Mark(place.span.start, place.span.end, "cites", hint=hint, link=link)


def _beside(statements: Sequence[Statement], names: Sequence[tuple[Span, Term]]) -> Iterator[Mark]:
    """Give the names of what acts jointly in a fact, and of what is done to its object."""
    starts = [span.start for span, _ in names]
    for number, statement in enumerate(statements, 1):
        agents = {agent.iri for agent in statement.joint_agents}
        for place in statement.places:
            said = place.sentence
            for span, term in names[bisect_left(starts, said.start) : bisect_left(starts, said.end)]:
                hint, look = _hint(term), SHOWN[term.kind]
                if agents & {term.iri, term.product, term.gene}:
                    yield _mark(span, "agent", number, look, hint)
                elif span.text.lower() in place.effects and _is_between(span, place):
                    yield _mark(span, "effect", number, look, hint)


def _is_between(span: Span, place: Statement) -> bool:
    """Tell whether words stand between those of the relation and the object of a fact."""
    thing = place.object.span
    return thing is not None and place.trigger.end <= span.start and span.end <= thing.start


def _hint(term: Term) -> str:
    return f"{term.label}: {SHOWN[term.kind]}, {compact(term.iri)}"


def _idle(span: Span, term: Term) -> Mark:
    return Mark(span.start, span.end, "name", SHOWN[term.kind], _hint(term))
