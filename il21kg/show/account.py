"""Tells what was read and what was loaded: in plain lines for people, as JSON for programs.

IL21 Gene, updated 2022-03-23
  sentences   12 used, 0 with known terms but no statement, 0 without known terms
  statements  26: 22 stated, 4 hedged
"""

import shlex
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, replace
from datetime import date
from itertools import groupby, islice
from textwrap import wrap
from typing import Any, Final

from il21kg.ask.catalogue import find_question
from il21kg.ask.lookup import told_effects, words
from il21kg.graph.contradictions import Contradiction
from il21kg.graph.findings import Finding, Report
from il21kg.graph.identity import statement_iri
from il21kg.graph.triples import paper_iri
from il21kg.namespaces import PREFIXES, compact, expand, local_name
from il21kg.pipeline import Article, Outcome
from il21kg.reading.inline_citations import InlineCitation, supported
from il21kg.reading.statements import End, LeftOut, Statement
from il21kg.text.citations import Citation
from il21kg.text.document import Document, Span
from il21kg.text.quotes import one_blank

STATUS: Final = {
    "used": "used",
    "terms-but-no-statement": "with known terms but no statement",
    "no-terms": "without known terms",
    "question": "asked, not said",
    "table": "in a table, not read",
    "list-without-items": "that opens a list without items",
}
#: Of these the numbers are told where there are any.
_RARE: Final = ("question", "table", "list-without-items")


# --- JSON


def _citation(citation: Citation) -> dict[str, Any]:
    return {
        "ordinal": citation.ordinal,
        "authors": _text(citation.authors),
        "year": _number(citation.year),
        "title": _text(citation.title),
        "journal": _text(citation.journal),
        "volume": _number(citation.volume),
        "pages": _text(citation.pages),
        "doi": _text(citation.doi),
        **_place(citation.span),
        "problems": list(citation.problems),
    }


def _inline(document: Document, place: InlineCitation) -> dict[str, Any]:
    return {
        "words": place.span.text,
        **_place(place.span),
        "ordinal": place.citation.ordinal if place.citation else None,
        "paper": paper_iri(document, place),
        "problem": place.problem,
    }


def to_json(
    article: Article, left_out: Iterable[LeftOut] = (), contradictions: Iterable[Contradiction] = ()
) -> dict[str, Any]:
    """Give all that was read as one object of plain values; offsets count code points of the text.

    `left_out` names the statements that break a shape: a load does not write them. `contradictions` names
    those that contradict each other.
    """
    document, reading = article.document, article.reading
    topic = reading.topic
    publications: dict[str, list[str]] = {}
    for statement, place in supported(reading.statements, article.inline):
        if paper := paper_iri(document, place):
            publications.setdefault(statement_iri(statement), []).append(paper)
    return {
        "document": {
            "title": _text(document.title),
            "updated": document.updated,
            "unread_dates": [_place(span) for span in document.unread_dates],
            "sha256": document.sha256,
            "key": document.key,
            "language": document.language,
            "topic": {"iri": topic.iri, "label": topic.label, "product": topic.product},
        },
        "sentences": [
            {**_place(sentence.span), "section": sentence.section, "status": status}
            for sentence, status in zip(document.sentences, reading.status, strict=True)
        ],
        "statements": [
            {**statement_value(statement), "publications": publications.get(statement_iri(statement), [])}
            for statement in reading.statements
        ],
        "citations": list(map(_citation, article.citations)),
        "inline_citations": [_inline(document, each) for each in article.inline],
        "left_out": [
            {"id": statement_iri(each.statement), "shape": each.shape, "message": each.message}
            for each in left_out
        ],
        "contradictions": [asdict(each) for each in contradictions],
    }


def statement_value(statement: Statement) -> dict[str, Any]:
    """Give a statement whose relation reads from subject to object; `inverse`: its predicate reads back."""
    turn = -1 if statement.undergone else 1
    return {
        **_claim(statement),
        "again": [
            {"sentence": _place(each.sentence)}
            | dict(zip(("subject", "object")[::turn], (_end(each.subject), _end(each.object)), strict=True))
            for each in statement.again
        ],
    }


def _claim(statement: Statement) -> dict[str, Any]:
    one, two = (statement.subject, statement.object)[:: -1 if statement.undergone else 1]
    return {
        "id": statement_iri(statement),
        "class": statement.kind,
        "relation": statement.relation,
        "subject": _end(one),
        "predicate": statement.predicate,
        "inverse": statement.undergone,
        "object": _end(two),
        "certainty": statement.certainty,
        "cues": [cue.text for cue in (*statement.hedge_cues, *statement.negation_cues)],
        "negated": statement.negated,
        "tier": statement.tier,
        "not_asserted": statement.not_asserted,
        "residue": [span.text for span in statement.residue],
        "exemplary": statement.exemplary,
        "effects": [*statement.effects, *statement.effect_phrases],
        "direction": statement.direction,
        "joint_agents": [
            {"how": agent.how, "iri": agent.iri, "label": agent.label} for agent in statement.joint_agents
        ],
        "context": "; ".join(span.text for span in statement.contexts) or None,
        "sentence": _place(statement.sentence),
        "evidence": [_place(span) for span in statement.evidence],
        "trigger": _place(statement.trigger),
        "frame": statement.frame,
    }


def _end(end: End) -> dict[str, Any]:
    stands = end.span is not None and bool(end.span.text)
    return {
        "iri": end.iri,
        "label": end.label,
        "words": end.span.text if end.span else "",
        "start": end.span.start if end.span and stands else None,
        "end": end.span.end if end.span and stands else None,
        "grounded_by": end.grounded_by,
    }


def _place(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


def _text(span: Span | None) -> str | None:
    return span.text if span else None


def _number(span: Span | None) -> int | str | None:
    """Give a number as printed; words where the source prints no plain number."""
    return None if span is None else int(span.text) if span.text.isdecimal() else span.text


# --- what was read, for people


def tell_reading(
    article: Article, left_out: Iterable[LeftOut] = (), contradictions: Sequence[str] = ()
) -> str:
    """Write sections, sentences with what was made of them, citations, and what gave nothing.

    `left_out` names the statements that break a shape: a load does not write them. `contradictions` are
    told in these lines.
    """
    return "\n".join(
        (
            *_head(article),
            *_sentences(article),
            *_citations(article),
            *_without_use(article),
            *_left_out(left_out),
            *(("\nContradictions", *(f"  {each}" for each in contradictions)) if contradictions else ()),
        )
    )


def _left_out(left_out: Iterable[LeftOut]) -> Iterator[str]:
    for n, each in enumerate(left_out):
        if n == 0:
            yield "\nLeft out by a load"
        ends = f"{_named(each.statement.subject)} – {_named(each.statement.object)}"
        yield f"  {ends}: breaks {each.shape}. {each.message}"


def _head(article: Article) -> Iterator[str]:
    document, topic = article.document, article.reading.topic
    dated = f", updated {document.updated}" if document.updated else ""
    yield f"{document.title.text if document.title else document.name}{dated}"
    product = f", its product {compact(topic.product)}" if topic.product else ""
    yield f"  about       {topic.label} ({compact(topic.iri)}{product})"
    if not topic.known:
        yield "              not in the vocabulary: nothing is asserted. To bring the gene in, add it to a"
        yield "              folder of terms and give it with --terms DIR."
    yield from _counts(article)


def _counts(article: Article) -> Iterator[str]:
    statements, status = article.reading.statements, Counter(article.reading.status)
    yield "  sentences   " + ", ".join(
        f"{status[name]} {said}" for name, said in STATUS.items() if status[name] or name not in _RARE
    )
    for span in article.document.unread_dates:
        yield f"  date        could not be read: {one_blank(span.text)}"
    if (updated := article.document.updated) and updated > date.today().isoformat():
        yield f"  date        {updated} lies in the future"
    certainty = Counter(statement.certainty for statement in statements)
    said = [f"{certainty['stated']} stated", f"{certainty['hedged']} hedged"]
    negated = sum(statement.negated for statement in statements)
    unasserted = sum(statement.not_asserted is not None for statement in statements)
    said += [f"{negated} negated"] if negated else []
    said += [f"{unasserted} not asserted"] if unasserted else []
    yield f"  statements  {len(statements)}: {', '.join(said)}"
    kinds = Counter(words(statement.predicate, negated=statement.negated) for statement in statements)
    yield from _wrapped(
        f"{kind} {n}" for kind, n in sorted(kinds.items(), key=lambda kind: (-kind[1], kind[0]))
    )
    odd = sum(bool(citation.problems) for citation in article.citations)
    yield f"  citations   {len(article.citations)}" + (f", {odd} of them odd" if odd else "")


def _wrapped(parts: Iterable[str], indent: int = 14, width: int = 96) -> Iterator[str]:
    line = ""
    for part in parts:
        if line and indent + len(line) + len(part) + 2 > width:
            yield f"{'':{indent}}{line},"
            line = ""
        line = f"{line}, {part}" if line else part
    if line:
        yield f"{'':{indent}}{line}"


def _sentences(article: Article) -> Iterator[str]:
    document, reading = article.document, article.reading
    section = None
    for sentence, status in zip(document.sentences, reading.status, strict=True):
        if sentence.section != section:
            section = sentence.section
            label = next(each.label for each in document.sections if each.key == section)
            yield f"\n{label}"
        yield f"\n  {_position(document, sentence.span)}  {one_blank(sentence.span.text)}"
        places = (place for each in reading.statements for place in each.places)
        made = [place for place in places if place.sentence.start == sentence.span.start]
        for statement in made:
            yield f"      {_told(statement)}"
        if not made and status != "used":
            yield f"      – {STATUS[status]}"


def _told(statement: Statement) -> str:
    """Say a statement in one line: ends, relation, and what is special about it."""
    relation = words(statement.predicate, negated=statement.negated)
    effects = ", ".join(told_effects((*statement.effects, *statement.effect_phrases), statement.direction))
    notes = [
        statement.frame or statement.relation,
        f"hedged by {_quoted(statement.hedge_cues)}" if statement.hedge_cues else "",
        f"effects: {effects}" if effects else "",
        *(f"{agent.how} {agent.label}" for agent in statement.joint_agents),
        *(context.text for context in statement.contexts),
        f"not asserted: {statement.not_asserted}" if statement.not_asserted else "",
        f"unread: {_quoted(statement.residue)}" if statement.residue else "",
    ]
    ends = _named(statement.subject), _named(statement.object)
    return f"{ends[0]} – {relation} → {ends[1]}  [{'; '.join(filter(None, notes))}]"


def _quoted(spans: Iterable[Span]) -> str:
    return ", ".join(f"“{span.text}”" for span in spans)


def _named(end: End) -> str:
    known = f" ({compact(end.iri)})" if end.iri and end.kind != "unresolved" else ""
    return f"{end.label}{known}" if end.iri else f"“{end.label}”"


def _citations(article: Article) -> Iterator[str]:
    if article.citations:
        yield "\nCitations"
    for each in article.citations:
        fields = (each.authors, each.year, each.title, each.journal, each.volume, each.pages, each.doi)
        yield f"  {each.ordinal}. " + " | ".join(one_blank(field.text) if field else "–" for field in fields)
        if each.work_iri:
            yield f"     is {compact(each.work_iri)}"
        yield from (f"     {problem}" for problem in each.problems)
    if article.inline:
        yield "\nCited in the text"
    for place in article.inline:
        paper = f"citation {place.citation.ordinal}" if place.citation else place.problem
        yield f"  {one_blank(place.span.text)}: {paper or compact(place.work or '')}"


def _without_use(article: Article) -> Iterator[str]:
    document, reading = article.document, article.reading
    if reading.ambiguities:
        yield "\nAmbiguous names, left unresolved"
    for ambiguity in reading.ambiguities:
        there = ", ".join(map(compact, ambiguity.candidates))
        yield f"  {_position(document, ambiguity.words)}  “{ambiguity.words.text}” could be {there}"
    dropped = [
        block for block in document.blocks if block.kind in ("notice", "quality", "german", "dropped-item")
    ]
    if dropped:
        yield "\nNot read"
    for block in dropped:
        yield f"  {_position(document, block.span)}  {block.kind}: {one_blank(block.span.text)}"


def _position(document: Document, span: Span) -> str:
    line, column = document.position(span.start)
    return f"{line}:{column}"


# --- what was loaded, for people


def tell_outcome(
    outcome: Outcome, *, next_store: str | None = None, contradictions: Sequence[str] = ()
) -> str:
    """Write the summary of one load; `next_store` goes into the commands it proposes.

    `contradictions` says in lines what its statements contradict, and takes the place of that finding.
    """
    return "\n".join(
        (
            *_head(outcome.article),
            *_validation(_without(outcome.report, contradictions)),
            *_contradictions(contradictions),
            *_saved(outcome),
            *(_next(outcome.article, next_store) if outcome.state != "refused" else ()),
        )
    )


def _without(report: Report, contradictions: Sequence[str]) -> Report:
    """Leave out the findings that lines of their own tell."""
    told = "S17" if contradictions else ""
    return replace(report, findings=tuple(each for each in report.findings if each.shape != told))


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
    said = f"{len(outcome.article.reading.statements)} statements" + (f", {counts}" if counts else "")
    said += f", in place of an older version: {outcome.change}" if outcome.replaced else ""
    reasons = (each for each in outcome.report.findings if each.severity == "violation")
    why = map(_finding, islice(reasons, _SHOWN if outcome.state == "refused" else 0))
    return "\n".join(
        (
            f"{outcome.state:9}  {document.key}  {said}",
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


_SHOWN: Final = 3
_MOST: Final = 10
_INDENT: Final[dict[str, Any]] = {
    "initial_indent": "    ",
    "subsequent_indent": "      ",
    "break_long_words": False,
    "break_on_hyphens": False,
}


def _finding(finding: Finding) -> str:
    known = f":{finding.line}:{finding.column}" if finding.line else ""
    place = f" ({finding.document}{known})" if finding.document else ""
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


def _next(article: Article, store: str | None) -> Iterator[str]:
    """Propose commands that give an answer for this very article; none when its graph is gone by then."""
    if store == ":memory:":
        return
    topic = article.reading.topic
    place = ["--store", store] if store else []
    asserted = [s for s in article.reading.statements if s.not_asserted is None and s.object.iri]
    acts = any(statement.relation == "acts_on_cell" for statement in asserted)
    question = find_question("target-cells" if acts else "processes")
    default = next(each.default for each in question.parameters if each.name == "gene")
    gene = [] if expand(default) == topic.iri else [f"gene={topic.label}"]
    commands = [
        ["query", question.name, *gene],
        ["neighborhood", topic.label, "-o", f"{article.document.key}.html"],
    ]
    for each in sorted(asserted, key=_dullness)[:1]:
        predicate = each.predicate
        name = local_name(predicate) if predicate.startswith(PREFIXES["ikg"]) else words(predicate)
        commands.append(["why", each.subject.label, name, each.object.label])
    if not asserted:
        commands = [["query", "counts"], ["why", topic.label]]
    yield "\nTry next"
    yield from (f"  il21kg {shlex.join([*command, *place])}" for command in commands)


def _dullness(statement: Statement) -> tuple[bool, bool, bool]:
    """Sort what makes a good example of `why` to the front: a stated disease with a name of its own."""
    local = (statement.object.iri or "").startswith(PREFIXES["con"])
    return statement.relation != "associated_with_disease", statement.certainty != "stated", local
