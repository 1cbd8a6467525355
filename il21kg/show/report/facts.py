"""The facts of an article as a list, by section: each opens to how it was read and what else says it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final

from il21kg.ask.disagreements import Disagreement, tell_lines
from il21kg.ask.evidence import explained
from il21kg.ask.lookup import effect_words, words
from il21kg.graph.identity import statement_iri
from il21kg.graph.literature import paper_iri
from il21kg.pipeline import Checked
from il21kg.reading.inline_citations import InlineCitation, supported
from il21kg.reading.statements import End, Statement, Unasserted
from il21kg.show.report.marks import kind_of, label_of, standing
from il21kg.show.report.words import defined, identifier, listed, safe
from il21kg.text.document import Span
from il21kg.text.quotes import counted, one_blank

#: How a claim stands: what it is called, and the sign for it; the signs of the page's style are the same.
STANDINGS: Final = {
    "stated": ("stated", "●"),
    "hedged": ("hedged", "?"),
    "denied": ("denied", "✕"),
    "loose": ("not asserted", "○"),
}
_WHY_NOT: Final = {
    Unasserted.UNRESOLVED: "an end has no identifier",
    Unasserted.KIND: "an end is of a kind that the relation does not take",
    Unasserted.RELATION: "the words name no known relation",
    Unasserted.AMBIGUOUS: "what belongs to what is left open",
    Unasserted.SPECIES: "it is said of another organism",
    Unasserted.NEGATED: "the text denies it",
    Unasserted.PROPOSED: "a model proposes it, and no rule reads it",
    Unasserted.REJECTED: "a curator says that the text does not say so",
    Unasserted.DISPUTED: "curators say different things of it",
}


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A sentence of another document that says the same."""

    document: str
    section: str
    quote: str
    """Empty where the graph keeps no words."""


@dataclass(frozen=True, slots=True)
class Beyond:
    """What is known beyond one article, by the IRIs of its claims."""

    elsewhere: Mapping[str, Sequence[Elsewhere]] = field(default_factory=dict)
    contrary: Sequence[Disagreement] = ()


def facts_html(checked: Checked, beyond: Beyond) -> str:
    """Write the facts by section, numbered in the order of the reading."""
    writer = _Writer(checked, beyond)
    numbered = list(enumerate(checked.article.reading.statements, 1))
    sections = groupby(
        sorted(numbered, key=lambda each: writer.place(each[1])), lambda e: writer.section(e[1])
    )
    return "\n".join(
        f"<section><h3>{safe(label)}</h3>\n{''.join(writer.fact(*each) for each in group)}</section>"
        for label, group in sections
    )


class _Writer:
    """Writes facts; knows the places of the article and what else is said of its claims."""

    def __init__(self, checked: Checked, beyond: Beyond) -> None:
        article = checked.article
        self.document, self.beyond = article.document, beyond
        self._labels = {section.key: section.label for section in self.document.sections}
        self._sections = {each.span.start: each.section for each in self.document.sentences}
        self._numbers = {each.span.start: n for n, each in enumerate(self.document.sentences)}
        self._left_out = {statement_iri(each.statement): each for each in checked.left_out}
        self._papers: dict[str, list[InlineCitation]] = {}
        for statement, place in supported(article.reading.statements, article.inline):
            self._papers.setdefault(statement_iri(statement), []).append(place)

    def place(self, statement: Statement) -> tuple[int, int]:
        """Order facts by their sentences."""
        return statement.sentence.start, statement.trigger.start

    def section(self, statement: Statement) -> str:
        """Give the heading that a fact stands under."""
        return self._labels.get(self._sections.get(statement.sentence.start, ""), "")

    def fact(self, number: int, statement: Statement) -> str:
        """Write a fact: what it says, and what is told when it is opened."""
        stands, claim = standing(statement), statement_iri(statement)
        contrary = [*tell_lines(each for each in self.beyond.contrary if claim in each.contradiction.claims)]
        signs = "".join(
            f'<span class="badge {name}"><i>{sign}</i> {told}</span>'
            for name, (told, sign) in STANDINGS.items()
            if name in stands.split() and name != "stated"
        )
        signs += '<span class="badge odd"><i>≠</i> contradicted</span>' if contrary else ""
        signs += '<span class="badge odd"><i>!</i> left out</span>' if claim in self._left_out else ""
        summary = f'<span class="claim">{self._claim(statement)}</span>{signs}'
        told = defined(self._told(statement, claim, contrary))
        return (
            f'<details class="fact {stands}" data-n="{number}"><summary>{summary}</summary>'
            f'<div class="more" id="f{number}">{told}</div></details>\n'
        )

    def _claim(self, statement: Statement) -> str:
        relation = words(statement.predicate, negated=statement.negated)
        effects = (*statement.effects, *statement.effect_phrases)
        done = effect_words((e for e in effects if e not in statement.object.label), statement.direction)
        told = f' <span class="effects">{safe(", ".join(done))}</span>' if done else ""
        ends = (_named(end) for end in (statement.subject, statement.object))
        return f" <em>{safe(relation)}</em> ".join(ends) + told

    def _told(self, statement: Statement, claim: str, contrary: list[str]) -> Iterator[tuple[str, str]]:
        yield "subject", _end(statement.subject)
        yield "relation", f"{_quoted([statement.trigger])} {identifier(statement.predicate)}"
        yield "object", _end(statement.object)
        yield "certainty", _certainty(statement)
        if statement.not_asserted is not None:
            yield "not asserted", safe(_WHY_NOT[statement.not_asserted])
        if claim in self._left_out:
            each = self._left_out[claim]
            yield "left out", safe(f"it breaks {each.shape}: {each.message}")
        sure = "" if statement.confidence is None else f", confidence {statement.confidence:.2f}"
        yield "reading", f"tier {statement.tier}{sure}, frame {safe(statement.frame or statement.relation)}"
        yield "unread words", _quoted(statement.residue)
        yield (
            "together",
            listed(
                f"{safe(each.how)} {safe(each.label)} {identifier(each.iri)}"
                for each in statement.joint_agents
            ),
        )
        yield "when, where", _quoted(statement.contexts)
        yield "organism", ", ".join(map(identifier, statement.species))
        yield "by way of", listed(self._claim(each) for each in statement.means)
        yield "papers", listed(self._paper(each) for each in self._papers.get(claim, ()))
        yield "in the text", self._places(statement)
        yield "elsewhere", listed(map(_elsewhere, self.beyond.elsewhere.get(claim, ())))
        yield "contradicted", listed(map(safe, contrary))

    def _places(self, statement: Statement) -> str:
        """Link each place in the text where it is said."""
        spans = dict.fromkeys(span for place in statement.places for span in place.evidence)
        return ", ".join(map(self._link, sorted(spans, key=lambda span: span.start)))

    def _link(self, span: Span) -> str:
        line, column = self.document.position(span.start)
        return f'<a class="place" href="#s{self._numbers.get(span.start, 0)}">line {line}:{column}</a>'

    def _paper(self, place: InlineCitation) -> str:
        if place.citation is not None:
            return f'<a href="#c{place.citation.ordinal}">{safe(one_blank(place.span.text))}</a>'
        return f"{safe(one_blank(place.span.text))} {identifier(paper_iri(self.document, place))}"


def _named(end: End) -> str:
    label = safe(label_of(end) if end.iri else f"“{end.label}”")
    return f'<b class="k k-{kind_of(end) or "other"}">{label}</b>'


def _end(end: End) -> str:
    """Tell of an end its name, identifier and kind, its words, and how these were understood."""
    kind = kind_of(end)
    known = f"{identifier(end.iri)} {safe(kind)}" if kind else "(a name)"
    known = "no identifier is known" if kind == "unresolved" else known
    quoted = f"{_quoted([end.span])} " if end.span is not None and end.span.text else ""
    return f'{safe(label_of(end))} {known}<span class="how">{quoted}{safe(explained(end))}</span>'


def _quoted(spans: Sequence[Span]) -> str:
    return ", ".join(f"“{safe(one_blank(span.text))}”" for span in spans)


def _certainty(statement: Statement) -> str:
    """Tell how certain the text is, and by which words it says so."""
    sayings = [
        (statement.certainty, statement.hedge_cues),
        ("denied" if statement.negated else "", statement.negation_cues),
        ("evidence" if statement.evidential_cues else "", statement.evidential_cues),
    ]
    told = (f"{said}{f', by {_quoted(cues)}' if cues else ''}" for said, cues in sayings if said)
    return "; ".join(told)


def _elsewhere(each: Elsewhere) -> str:
    quote = f"<blockquote>{safe(one_blank(each.quote))}</blockquote>" if each.quote else ""
    return f"{safe(each.document)}{f', {safe(each.section)}' if each.section else ''}{quote}"


def facts_told(checked: Checked) -> str:
    """Say how many facts there are, and how they stand."""
    statements = checked.article.reading.statements
    counts = standings(statements)
    told = ", ".join(f"{n} {STANDINGS[name][0]}" for name, n in counts.items() if n and name != "loose")
    loose = f"; {counts['loose']} of them not asserted" if counts["loose"] else ""
    return f"{counted(len(statements), 'fact')}: {told}{loose}" if statements else "no facts"


def standings(statements: Sequence[Statement]) -> dict[str, int]:
    """Count how many facts stand in each way: each is stated, hedged or denied, and may be loose besides."""
    each_of = [standing(each).split() for each in statements]
    counts = {name: sum(name in each for each in each_of) for name in STANDINGS}
    return {**counts, "stated": sum(each in (["stated"], ["loose"]) for each in each_of)}
