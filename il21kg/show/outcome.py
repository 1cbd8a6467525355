"""Tells people what was loaded: what was read, what validation found, where it is saved, what to try next."""

import shlex
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, islice
from textwrap import wrap
from typing import Any, Final

from il21kg.ask.catalogue import find_question
from il21kg.ask.lookup import words
from il21kg.graph.findings import Finding, Report
from il21kg.namespaces import PREFIXES, expand, local_name
from il21kg.pipeline import Article, Outcome
from il21kg.reading.statements import Statement
from il21kg.show.account import head
from il21kg.show.differences import tell
from il21kg.text.quotes import one_blank
from il21kg.vocabulary.classes import Tie
from il21kg.vocabulary.vocabulary import Vocabulary

_SHOWN: Final = 3
_MOST: Final = 10
_INDENT: Final[dict[str, Any]] = {
    "initial_indent": "    ",
    "subsequent_indent": "      ",
    "break_long_words": False,
    "break_on_hyphens": False,
}


def tell_outcome(
    outcome: Outcome, *, next_store: str | None = None, contradictions: Sequence[str] = ()
) -> str:
    """Write the summary of one load; `next_store` goes into the commands it proposes.

    `contradictions` says in lines what its statements contradict, and takes the place of that finding.
    """
    return "\n".join(
        (
            *head(outcome.article),
            *_validation(_without(outcome.report, contradictions)),
            *_contradictions(contradictions),
            *_proposals(outcome.article),
            *_saved(outcome),
            *(_next(outcome.article, next_store) if outcome.state != "refused" else ()),
        )
    )


def _proposals(article: Article) -> Iterator[str]:
    """Sum up what a model proposed, where one was asked."""
    if article.proposals is not None:
        from il21kg.show.proposals import sum_up

        yield from sum_up(article.proposals)


def _without(report: Report, contradictions: Sequence[str]) -> Report:
    """Leave out the findings that lines of their own tell."""
    shape = "S17" if contradictions else ""
    return replace(report, findings=tuple(each for each in report.findings if each.shape != shape))


def _contradictions(lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield "  contradicts what is said elsewhere; both claims are kept"
        yield from (f"    {each}" for each in lines[:_MOST])
    if len(lines) > _MOST:
        yield f"    and {len(lines) - _MOST} more; see il21kg query contradictions"


def tell_briefly(outcome: Outcome, contradictions: Sequence[str] = ()) -> str:
    """Write one line, for a load of many articles; below it why an article was refused, or contradicted."""
    document = outcome.article.document
    counts = ", ".join(f"{n} {_plural(name, n)}" for name, n in outcome.report.counts.items() if n)
    line = f"{len(outcome.article.reading.statements)} statements" + (f", {counts}" if counts else "")
    line += f", in place of an older version: {outcome.change}" if outcome.replaced else ""
    reasons = (each for each in outcome.report.findings if each.severity == "violation")
    why = map(_finding, islice(reasons, _SHOWN if outcome.state == "refused" else 0))
    return "\n".join(
        (
            f"{outcome.state:9}  {document.key}  {line}",
            *(f"             {each}" for each in why),
            *(f"         {each}" for each in _contradictions(contradictions)),
        )
    )


def _plural(name: str, n: int) -> str:
    return name.removesuffix("s") if n == 1 else name


def _validation(report: Report) -> Iterator[str]:
    counts = ", ".join(f"{n} {_plural(name, n)}" for name, n in report.counts.items())
    yield f"  validation  {'conforms' if report.conforms else 'does not conform'}: {counts}"
    for (severity, shape), group in groupby(report.findings, key=lambda each: (each.severity, each.shape)):
        alike = list(group)
        for finding in alike[:_SHOWN]:
            yield from wrap(_finding(finding), 100, **_INDENT)
        if len(alike) > _SHOWN:
            yield f"    {severity} {shape}: and {len(alike) - _SHOWN} more like this; see il21kg validate"


def _finding(finding: Finding) -> str:
    line = f":{finding.line}:{finding.column}" if finding.line else ""
    place = f" ({finding.document}{line})" if finding.document else ""
    what = "citation " if finding.node.startswith(PREFIXES["cit"]) else ""
    about = "" if finding.name in finding.message else f"{what}{finding.name}: "
    return f"{finding.severity} {finding.shape}: {about}{one_blank(finding.message)}{place}"


def _saved(outcome: Outcome) -> Iterator[str]:
    if outcome.state == "refused":
        yield "  not saved   nothing was stored, and nothing that is stored was changed"
    elif outcome.state == "unchanged":
        yield f"  unchanged   {outcome.place} holds just this already; nothing was written"
    else:
        yield f"  saved       {len(outcome.checked.triples)} triples in {outcome.place}"
        if outcome.replaced:
            old = outcome.replaced
            yield f"              in place of an older version of {old.key} ({old.sha256[:16]})"
            yield f"              compared with it: {outcome.change}"
            yield from (f"    {line}" for line in _differences(outcome))


def _differences(outcome: Outcome) -> list[str]:
    return tell(outcome.differences, _MOST).splitlines() if outcome.differences else []


def _next(article: Article, store: str | None) -> Iterator[str]:
    """Propose commands that give an answer for this very article; none when its graph is gone by then."""
    if store == ":memory:":
        return
    topic = article.reading.topic
    place = ["--store", store] if store else []
    asserted = [s for s in article.reading.statements if s.not_asserted is None and s.object.iri]
    on_cells = _family(article.vocabulary, Tie.TARGET_CELL)
    acts = any(statement.relation == on_cells for statement in asserted)
    question = find_question("target-cells" if acts else "processes")
    default = next(each.default for each in question.parameters if each.name == "gene")
    gene = [] if expand(default) == topic.iri else [f"gene={topic.label}"]
    commands = [
        ["query", question.name, *gene],
        ["neighborhood", topic.label, "-o", f"{article.document.key}.html"],
    ]
    disease = _family(article.vocabulary, Tie.ASSOCIATION)
    for each in sorted(asserted, key=lambda statement: _dullness(statement, disease))[:1]:
        predicate = each.predicate
        name = local_name(predicate) if predicate.startswith(PREFIXES["ikg"]) else words(predicate)
        commands.append(["why", each.subject.label, name, each.object.label])
    if not asserted:
        commands = [["query", "counts"], ["why", topic.label]]
    yield "\nTry next"
    yield from (f"  il21kg {shlex.join([*command, *place])}" for command in commands)


def _family(vocabulary: Vocabulary, tie: Tie) -> str:
    return vocabulary.relations_by_key[vocabulary.ties[tie]][0].family


def _dullness(statement: Statement, disease: str) -> tuple[bool, bool, bool]:
    """Sort what makes a good example of `why` to the front: a stated disease with a name of its own."""
    local = (statement.object.iri or "").startswith(PREFIXES["con"])
    return statement.relation != disease, statement.certainty != "stated", local
