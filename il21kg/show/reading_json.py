"""What was read as plain values: the JSON of `il21kg read`."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from il21kg.graph.contradictions import Contradiction
from il21kg.graph.identity import statement_iri
from il21kg.graph.literature import paper_iri
from il21kg.pipeline import Article
from il21kg.reading.inline_citations import InlineCitation, supported
from il21kg.reading.statements import End, LeftOut, Statement, Topic
from il21kg.show.estimates import estimate_value
from il21kg.text.citations import Citation
from il21kg.text.document import Document, Span


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
    publications: dict[str, list[str]] = {}
    for statement, place in supported(reading.statements, article.inline):
        if paper := paper_iri(document, place):
            publications.setdefault(statement_iri(statement), []).append(paper)
    return {
        "document": _document(document, reading.topic),
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
        "estimate": estimate_value(article.unread),
        **_proposals(article),
    }


def _proposals(article: Article) -> dict[str, Any]:
    """Give what a model proposed; no key of it where none was asked."""
    if article.proposals is None:
        return {}
    from il21kg.show.proposals import proposals_value

    return {"proposals": proposals_value(article.proposals)}


def _document(document: Document, topic: Topic) -> dict[str, Any]:
    return {
        "title": _text(document.title),
        "updated": document.updated,
        "unread_dates": [_place(span) for span in document.unread_dates],
        "sha256": document.sha256,
        "key": document.key,
        "language": document.language,
        "topic": {"iri": topic.iri, "label": topic.label, "product": topic.product},
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
        "confidence": statement.confidence,
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
        **({"proposed_by": [asdict(each) for each in statement.proposers]} if statement.proposers else {}),
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
