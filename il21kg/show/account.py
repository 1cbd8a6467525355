"""Tells people what was read, in plain lines.

IL21 Gene, updated 2022-03-23
  sentences   12 used, 0 with known terms but no statement, 0 without known terms
  statements  26: 22 stated, 4 hedged
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from il21kg.ask.lookup import effect_words, words
from il21kg.curation.verdicts import Curated
from il21kg.namespaces import compact
from il21kg.pipeline import Article
from il21kg.reading.statements import UNKNOWN_KIND, End, LeftOut, Statement
from il21kg.show.estimates import tell_estimate
from il21kg.text.document import Document, Span
from il21kg.text.quotes import counted, one_blank

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


def tell_reading(
    article: Article, left_out: Iterable[LeftOut] = (), contradictions: Sequence[str] = ()
) -> str:
    """Write sections, sentences with what was made of them, citations, and what gave nothing.

    `left_out` names the statements that break a shape: a load does not write them. `contradictions` are
    told in these lines.
    """
    return "\n".join(
        (
            *head(article),
            *_sentences(article),
            *_citations(article),
            *_without_use(article),
            *_left_out(left_out),
            *_proposals(article),
            *(("\nContradictions", *(f"  {each}" for each in contradictions)) if contradictions else ()),
        )
    )


def _proposals(article: Article) -> Iterator[str]:
    """Tell what a model proposed, where one was asked."""
    if article.proposals is not None:
        from il21kg.show.proposals import tell_proposals

        yield from tell_proposals(article.proposals, article.document)


def _left_out(left_out: Iterable[LeftOut]) -> Iterator[str]:
    for n, each in enumerate(left_out):
        if n == 0:
            yield "\nLeft out by a load"
        ends = f"{_named(each.statement.subject)} – {_named(each.statement.object)}"
        yield f"  {ends}: breaks {each.shape}. {each.message}"


def head(article: Article) -> Iterator[str]:
    """Write title and date, the gene, and how much was read."""
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
        f"{status[name]} {meaning}" for name, meaning in STATUS.items() if status[name] or name not in _RARE
    )
    yield from tell_estimate(article.unread)
    for span in article.document.unread_dates:
        yield f"  date        could not be read: {one_blank(span.text)}"
    if (updated := article.document.updated) and updated > date.today().isoformat():
        yield f"  date        {updated} lies in the future"
    certainty = Counter(statement.certainty for statement in statements)
    parts = [f"{certainty['stated']} stated", f"{certainty['hedged']} hedged"]
    negated = sum(statement.negated for statement in statements)
    unasserted = sum(statement.not_asserted is not None for statement in statements)
    parts += [f"{negated} negated"] if negated else []
    parts += [f"{unasserted} not asserted"] if unasserted else []
    yield f"  statements  {len(statements)}: {', '.join(parts)}"
    kinds = Counter(words(statement.predicate, negated=statement.negated) for statement in statements)
    yield from _wrapped(
        f"{kind} {n}" for kind, n in sorted(kinds.items(), key=lambda kind: (-kind[1], kind[0]))
    )
    yield from _decided(article.curated)
    odd = sum(bool(citation.problems) for citation in article.citations)
    yield f"  citations   {len(article.citations)}" + (f", {odd} of them odd" if odd else "")


def _decided(curated: Curated) -> Iterator[str]:
    """Say how many decisions of curators had their effect, and how many no longer have."""
    parts = [counted(len(curated.applied), "decision")] if curated.applied else []
    parts += [f"{len(curated.disputed)} disputed"] if curated.disputed else []
    parts += [f"{len(curated.lapsed)} no longer apply: il21kg decisions list"] if curated.lapsed else []
    if parts:
        yield f"  curated     {', '.join(parts)}"


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
            yield f"      {_claim(statement)}"
        if not made and status != "used":
            yield f"      – {STATUS[status]}"


def _claim(statement: Statement) -> str:
    """Say a statement in one line: ends, relation, and what is special about it."""
    relation = words(statement.predicate, negated=statement.negated)
    effects = ", ".join(effect_words((*statement.effects, *statement.effect_phrases), statement.direction))
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
    identifier = f" ({compact(end.iri)})" if end.iri and end.kind != UNKNOWN_KIND else ""
    return f"{end.label}{identifier}" if end.iri else f"“{end.label}”"


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
