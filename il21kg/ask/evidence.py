"""The sentences behind statements, each with the words of its own place.

A claim that is said twice is one statement with two sentences:

    IL-21 regulates apoptosis. … It regulates apoptosis.    subject “IL-21” in the first, “It” in the second
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import pyoxigraph as ox

from il21kg.ask.lookup import Lookup, words
from il21kg.curation.decisions import Action
from il21kg.namespaces import BIOLINK, DCTERMS, IKG, OA, PROV, RDF, RDFS, local_name
from il21kg.reading.statements import End, How, Statement, Unasserted
from il21kg.text.quotes import marked_lines, one_blank

if TYPE_CHECKING:  # the reading: 100 ms that a graph whose texts are not at hand does without
    from il21kg.pipeline import Article

STATED, HEDGED, DENIED, NOT_ASSERTED, PARTNER = range(5)
"""How a claim stands to what is asked, what says most first."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One sentence behind a statement."""

    statement: str
    """IRI."""
    subject: str
    relation: str
    object: str
    """The two ends by label, and the relation in plain words."""
    certainty: str
    """`stated` or `hedged`."""
    negated: bool
    tier: str
    """`A`: all of the clause was read; `B`: not all; `C`: no rule reads it, a model proposes it."""
    not_asserted: str
    """Why there is no direct triple: negated, unresolved, kind, relation; empty when there is one."""
    notes: tuple[str, ...]
    """Effects with their direction, joint agents, circumstances."""
    trigger: str
    """The words of the relation."""
    cues: tuple[str, ...]
    """Words that hedge, deny, or say how it is known."""
    subject_words: str
    object_words: str
    """The words of the two ends at this place; empty where the clause has none."""
    subject_grounded_by: str
    object_grounded_by: str
    """How the words were understood; empty when they are a name of the thing, `?` when that is not known: the
    graph keeps it for one place of a claim, the text that is read again says it for each."""
    document: str
    section: str
    start: int
    end: int
    """Offsets in the document, in code points."""
    quote: str
    """The sentence; empty when the graph has no quotes and the text is not at hand."""
    marks: tuple[tuple[int, int, str], ...]
    """Start and end in the quote, and the role: subject, trigger, object, cue."""
    frame: str = ""
    """The frame that read it; like `line` known only while the text is at hand."""
    line: int | None = None
    column: int | None = None
    """From 1."""
    subject_reason: str = ""
    object_reason: str = ""
    """Why the names of its ends were chosen or refused; known only while the text is at hand."""
    subject_row: str = ""
    """Row of the table of subjects by which its subject was found: `relative clause`; without the text, the
    rows of all places where the claim is said."""
    confidence: str = ""
    """How sure the reading is, 0 to 1; several where the claim is said in several documents."""
    subject_rival: str = ""
    """Another noun of the sentence, which was nearly taken for its subject."""
    reviews: tuple[str, ...] = ()
    """What curators decided of it, who, when and why: `rejected by https://… on 2026-11-28: another GCC`."""
    proposed_by: tuple[str, ...] = ()
    """The models that propose it, each with what it was asked and what it answered, as hashes."""
    partner: bool = False
    """The thing that was asked for acts jointly in it: it is no end of the claim."""

    @property
    def standing(self) -> int:
        """How the claim stands to what is asked: one of the five above."""
        if self.partner:
            return PARTNER
        if self.not_asserted:
            return DENIED if self.negated and self.not_asserted != Unasserted.PROPOSED else NOT_ASSERTED
        return HEDGED if self.certainty == "hedged" else STATED


_CUES: Final = (IKG.hedgeCue, IKG.negationCue, IKG.evidentialCue)


@dataclass(frozen=True, slots=True)
class _Place:
    """One sentence of a statement."""

    entry: dict[str, Any]
    """As `Lookup.evidence` gives it."""
    section: str
    article: "Article | None"
    read: Statement | None
    """The claim as it is read at this place; None when the text is not at hand."""
    subject: tuple[str, ...]
    object: tuple[str, ...]
    """The words of the ends that stand within the sentence."""


class Sentences:
    """Finds the sentences behind the statements of one graph."""

    def __init__(self, look: Lookup, articles: "Callable[[str], Article | None]") -> None:
        """Take where to look, and what gives the article of a document version while its text is at hand."""
        self.look = look
        self.article = cache(articles)
        self._claims = cache(self._of_article)

    def behind(self, claim: str) -> Iterator[Evidence]:
        """Give every sentence behind a statement, by its IRI."""
        places = self._places(claim)
        whole = any(place.subject and place.object for place in places)
        for place in places:
            subject, object_ = place.subject, place.object
            if not whole:  # a list: the one end stands in its header, the other in its item
                subject = tuple(dict.fromkeys(each for one in places for each in one.subject))
                object_ = tuple(dict.fromkeys(each for one in places for each in one.object))
            yield self._evidence(claim, place, subject, object_, several=whole and len(places) > 1)

    def _evidence(
        self, claim: str, place: _Place, subject: Sequence[str], object_: Sequence[str], *, several: bool
    ) -> Evidence:
        look, facts, entry, article = self.look, self.look.term(claim), place.entry, place.article
        negated = "true" in facts.get(BIOLINK.negated, ())
        text, line, column = _at_hand(article, entry["start"], entry["end"])
        grounded = "?" if several else look.first(claim, IKG.subjectGroundedBy)
        return Evidence(
            statement=claim,
            subject=look.label(facts[RDF.subject][0]),
            relation=words(facts[RDF.predicate][0], negated=negated),
            object=self._object(claim),
            certainty=local_name(facts[IKG.certainty][0]),
            negated=negated,
            tier=local_name(facts[IKG.tier][0]).removeprefix("tier"),
            not_asserted=_kept_back(facts.get(IKG.notAsserted, ())),
            notes=tuple(look.notes(claim)),
            trigger=look.first(claim, IKG.relationPhrase),
            cues=tuple(cue for link in _CUES for cue in facts.get(link, ())),
            subject_words=" / ".join(subject),
            object_words=" / ".join(object_),
            subject_grounded_by=place.read.subject.grounded_by if place.read else grounded,
            object_grounded_by=look.first(claim, IKG.objectGroundedBy),
            document=self._document(place),
            section=entry["section"],
            start=entry["start"],
            end=entry["end"],
            quote=entry["quote"] or text,
            marks=tuple((mark["start"], mark["end"], mark["role"]) for mark in entry["marks"]),
            frame=place.read.frame if place.read else "",
            line=line,
            column=column,
            subject_reason=_reason(place.read.subject if place.read else None),
            object_reason=_reason(place.read.object if place.read else None),
            confidence=" / ".join(sorted(facts.get(IKG.confidence, ()))),
            subject_row=self._row(claim, place),
            subject_rival=self._rival(claim, place),
            reviews=tuple(self._reviews(claim)),
            proposed_by=tuple(sorted(map(self._proposer, look.objects(claim, IKG.proposedBy)))),
        )

    def _reviews(self, claim: str) -> Iterator[str]:
        look = self.look
        nodes = look.objects(claim, IKG.review)
        for node in sorted(nodes, key=lambda each: (look.first(each, PROV.endedAtTime), each)):
            who, day = look.first(node, PROV.wasAssociatedWith), look.first(node, PROV.endedAtTime)[:10]
            said = f"{_DONE.get(look.first(node, IKG.action), 'reviewed')} by {who}"
            yield ": ".join(filter(None, (f"{said} on {day}", look.first(node, RDFS.comment))))

    def _proposer(self, proposal: str) -> str:
        """Name the model of a proposal, with the beginnings of its two hashes."""
        model = self.look.label(self.look.first(proposal, PROV.wasAttributedTo))
        prompt = self.look.first(proposal, IKG.promptSha256)[:12]
        answer = self.look.first(proposal, IKG.answerSha256)[:12]
        return f"{model} (prompt {prompt}, answer {answer})"

    def _row(self, claim: str, place: _Place) -> str:
        if place.read is not None:
            return place.read.subject_row
        return " / ".join(sorted(self.look.objects(claim, IKG.subjectFoundBy)))

    def _rival(self, claim: str, place: _Place) -> str:
        if place.read is not None:
            return "" if place.read.subject_rival is None else one_blank(place.read.subject_rival.text)
        spans = self.look.objects(claim, IKG.subjectRival)
        return " / ".join(sorted(one_blank(self.look.first(span, OA.exact)) for span in spans))

    def _places(self, claim: str) -> list[_Place]:
        marked = {(each["document"], each["start"], each["end"]): each for each in self.look.evidence(claim)}
        return [self._place(claim, iri, marked) for iri in self.look.objects(claim, IKG.evidence)]

    def _place(self, claim: str, iri: str, marked: Mapping[tuple[str, int, int], dict[str, Any]]) -> _Place:
        span = self.look.span(iri)
        section = self.look.first(iri, IKG.inSection)
        version = self.look.first(section, DCTERMS.isPartOf)
        article = self.article(version)
        subject, object_ = (
            self._words(claim, link, span, article) for link in (IKG.subjectSpan, IKG.objectSpan)
        )
        entry = marked[span["document"], span["start"], span["end"]]
        read = _at(self._claims(version).get(claim), span["start"])
        return _Place(entry, section, article, read, subject, object_)

    def _of_article(self, version: str) -> dict[str, Statement]:
        """Give the claims of a document version as they are read today, by their IRIs."""
        if (article := self.article(version)) is None:
            return {}
        from il21kg.graph.identity import statement_iri

        return {statement_iri(each): each for each in reversed(article.reading.statements)}

    def _words(
        self, claim: str, link: str, within: dict[str, Any], article: "Article | None"
    ) -> tuple[str, ...]:
        """Give the words of an end that stand in a sentence."""
        spans = [self.look.span(iri) for iri in self.look.objects(claim, link)]
        inside = [
            span
            for span in spans
            if span["version"] == within["version"]
            and within["start"] <= span["start"]
            and span["end"] <= within["end"]
        ]
        text = article.document.text if article else ""
        return tuple(dict.fromkeys(s["quote"] or text[s["start"] : s["end"]] for s in inside))

    def _object(self, claim: str) -> str:
        iri = self.look.first(claim, RDF.object)
        return self.look.label(iri) if iri else f"“{self.literal(claim)}”"

    def literal(self, claim: str) -> str | None:
        """Give the value a naming statement has for its object."""
        if self.look.objects(claim, RDF.object):
            return None
        values = self.look.match(ox.NamedNode(claim), ox.NamedNode(RDF.object), None)
        return next((str(getattr(triple.object, "value", "")) for triple in values), None)

    def _document(self, place: _Place) -> str:
        """Name the file; the title and date where no file name was recorded."""
        if place.article is not None:
            return place.article.document.name
        version = self.look.first(place.section, DCTERMS.isPartOf)
        return self.look.first(version, DCTERMS.identifier) or str(place.entry["document"])


def _kept_back(reasons: Sequence[str]) -> str:
    """Give why a claim has no direct triple; that a model alone proposes it says most."""
    return Unasserted.PROPOSED.value if Unasserted.PROPOSED in reasons else next(iter(reasons), "")


def _at_hand(article: "Article | None", start: int, end: int) -> tuple[str, int | None, int | None]:
    """Give the words of a stretch with line and column, while the text is at hand."""
    return (
        (article.document.text[start:end], *article.document.position(start)) if article else ("", None, None)
    )


def _at(claim: Statement | None, start: int) -> Statement | None:
    """Give a claim as it is read at one of its places."""
    places = claim.places if claim else ()
    return next((place for place in places if place.sentence.start == start), claim)


def _reason(end: End | None) -> str:
    """Say why a name was chosen or refused, where there was anything to choose or to refuse."""
    return end.choice.told if end is not None and end.choice is not None else ""


#: What a curator did to a statement, in plain words.
_DONE: Final = {action.value: action.done for action in Action}


# --- telling


_GROUNDED: Final[Mapping[str, str]] = {
    How.NAME: "a name of it",
    How.CURATED: "a row of the vocabulary for these words",
    How.COREFERENCE: "stands for it",
    How.ELIDED: "no words: the clause has no subject of its own",
    How.COORDINATION: "completed from the list it stands in",
    How.COMPOSED: "head and modifier looked up as one term",
    How.PRODUCT: "the gene's symbol, read as its protein",
    How.RELATED_SYNONYM: "a related synonym",
    How.UNRESOLVED: "nothing known has this name",
    "?": "",
}


def explained(end: End) -> str:
    """Say how the words of an end stand for what they mean, and why this was chosen; empty for a name."""
    reason = _reason(end)
    if reason and end.grounded_by == How.UNRESOLVED:
        return reason
    how = "" if end.grounded_by == How.NAME else _GROUNDED.get(end.grounded_by, end.grounded_by)
    return ", ".join(filter(None, (how, reason)))


def tell_evidence(each: Evidence) -> str:
    """Write a statement, its sentence with the words marked, and how it was read."""
    place = f"{each.document}:{each.line}:{each.column}" if each.line else each.document
    sure = f", confidence {each.confidence}" if each.confidence else ""
    certainty = f"{each.certainty}, tier {each.tier}{sure}" + (
        f", not asserted ({each.not_asserted})" if each.not_asserted else ""
    )
    frame = f"frame {each.frame}, " if each.frame else ""
    lines = [
        f"{each.subject} – {each.relation} → {each.object}",
        f"  {place}, {each.section}, characters {each.start}–{each.end}",
        *marked_lines(each.quote, each.marks),
        f"  certainty   {certainty}" + (f", by “{'”, “'.join(each.cues)}”" if each.cues else ""),
        f"  read by     {frame}words “{each.trigger}”",
        f"  subject     {_grounded(each.subject_words, each.subject_grounded_by, each.subject_reason)}",
        *([f"  found by    the subject row “{each.subject_row}”{_rival(each)}"] if each.subject_row else []),
        f"  object      {_grounded(each.object_words, each.object_grounded_by, each.object_reason)}",
        *([f"  also        {'; '.join(each.notes)}"] if each.notes else []),
        *(f"  reviewed    {review}" for review in each.reviews),
        *(f"  proposed by {model}" for model in each.proposed_by),
    ]
    return "\n".join(lines)


def _rival(each: Evidence) -> str:
    return f"; it might be “{each.subject_rival}”" if each.subject_rival else ""


def _grounded(words: str, how: str, reason: str) -> str:
    quoted = f"“{one_blank(words)}”" if words else ""
    explained = reason if reason and how == How.UNRESOLVED else _GROUNDED.get(how, how)
    explained += f" ({how})" if how not in (How.NAME, "?") else ""
    explained += f", {reason}" if reason and how != How.UNRESOLVED else ""
    return ": ".join(filter(None, (quoted, explained))) or "no words of its own in this sentence"
