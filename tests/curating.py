"""For tests of curation: a text that is read, and decisions on what it says."""

from functools import cache

from sayings import page, reader, vocabulary

from il21kg.curation.corrections import Page
from il21kg.curation.decisions import Action, Decision, Fact, Quote
from il21kg.curation.matching import claim_of
from il21kg.curation.selection import select
from il21kg.reading.statements import Statement
from il21kg.reading.topic import find_topic

ADA, BOB, CYN = (
    f"https://orcid.org/{each}"
    for each in ("0000-0002-1825-0097", "0000-0001-5109-3700", "0000-0002-1694-233X")
)
TEXT = (
    "IL21 gene\n\nIL-21 may induce apoptosis. IL-21 binds CD4. It inhibits monocytes in mice. "
    "IL-21 binds moonlight receptors. Plasma cells are fond of it, perhaps."
)


@cache
def seen(text: str = TEXT) -> Page:
    """Give a text as a curator sees it."""
    document = page(text)
    return Page(document, find_topic(document, vocabulary(), "IL21"), vocabulary())


@cache
def read(text: str = TEXT) -> tuple[Statement, ...]:
    """Read it."""
    shown = seen(text)
    return reader().read(shown.document, shown.topic).statements


def one(words: str, text: str = TEXT) -> Statement:
    """Give the statement whose object has these words."""
    (found,) = [each for each in read(text) if each.object.span and each.object.span.text == words]
    return found


def decided(
    action: str,
    words: str = "",
    *,
    by: str = ADA,
    at: int = 0,
    fact: Fact | None = None,
    reason: str = "",
    text: str = TEXT,
) -> Decision:
    """Decide something of the statement with such an object, in the minute `at`."""
    claim = claim_of(one(words, text)) if words else None
    date = f"2026-11-28T09:{at:02}:00Z"
    return Decision(Action(action), "page", by, date, claim, fact, reason=reason)


def fond(certainty: str = "stated", cue: str = "", iri: str = "", text: str = TEXT) -> Fact:
    """Give what no frame reads: the gene of the text acts on plasma cells."""
    (sentence,) = [each.span for each in seen(text).document.sentences if "fond" in each.span.text]
    selected = select(sentence, sentence.start, sentence.start + len("Plasma cells"), iri)
    phrase, words = "are fond of", sentence.text
    return Fact(Quote(), "acts_on_cell", selected, certainty, cue, phrase, words)
