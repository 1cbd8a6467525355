"""Proposals are told in lines and as plain values, whatever a model writes."""

from il21kg.proposers.proposals import Judged, Proposal, Proposals, Unanswered, Verdict
from il21kg.reading.statements import Proposer
from il21kg.show.proposals import proposals_value, sum_up, tell_proposals
from il21kg.text import Span, read_document
from il21kg.vocabulary import load_vocabulary

SENTENCE = Span(0, "IL-4 is rife.")
BY = Proposer("a-model", "0" * 64, "1" * 64)


def refused(subject: str) -> Judged:
    return Judged(Proposal(subject, "induces", "x"), SENTENCE, BY, Verdict.REFUSED, "it is so", ("odd",))


def all_of(*judged: Judged) -> Proposals:
    return Proposals("a-model", 2, 1, judged, (Unanswered(SENTENCE, "nobody is there"),))


def test_lines_tell_each_and_what_lacks() -> None:
    document = read_document(SENTENCE.text.encode(), "note.txt", load_vocabulary().layout)
    long = refused("two\nlines " + "w" * 200)
    none = Judged(Proposal(fault="it has no words"), SENTENCE, BY, Verdict.REFUSED, "it has no words")
    lines = [*tell_proposals(all_of(long, none), document)]
    assert lines[1] == "  0 as it was read, 0 new and not asserted, 2 refused; no answer for 1 of 2 sentences"
    assert lines[2].startswith("  1:1  “two lines www")
    assert lines[2].endswith("www…” – induces → “x”  refused: it is so")
    assert lines[3] == "        odd"
    assert lines[4] == "  1:1  (a claim without words)  refused: it has no words"
    assert lines[5] == "  1:1  without an answer: nobody is there"


def test_a_load_tells_ten_refusals_and_counts_the_rest() -> None:
    lines = [*sum_up(all_of(*[refused("IL-4")] * 12))]
    assert len(lines) == 12
    assert lines[-1] == "    and 2 more that were refused; il21kg read tells all of them"


def test_values_are_those_of_json() -> None:
    value = proposals_value(all_of(refused("IL-4")))
    assert value["proposals"][0] == {
        "sentence": {"start": 0, "end": 13},
        "subject": "IL-4",
        "relation": "induces",
        "object": "x",
        "certainty": "stated",
        "negated": False,
        "verdict": "refused",
        "reason": "it is so",
        "remarks": ["odd"],
        "statement": None,
    }
    assert value["unanswered"] == [{"start": 0, "end": 13, "reason": "nobody is there"}]
