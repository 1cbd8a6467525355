"""What a curator says is told as such; only what is reviewed by a named person is spared the proof."""

import pytest
import rdflib
from curating import ADA, decided, fond, read, seen
from sayings import reader

from il21kg.curation.decisions import Decision, Fact
from il21kg.curation.verdicts import curate
from il21kg.graph.proof.facts import Facts, nodes_of
from il21kg.graph.proof.reviews import vouched_for
from il21kg.graph.triples import build
from il21kg.graph.validation import validate
from il21kg.namespaces import IKG, PROV


def graph(*decisions: Decision) -> rdflib.Graph:
    page = seen()
    curated = curate(page, read(), decisions)
    return build(page.document, page.topic, curated.statements, (), page.vocabulary)


def vouched(of: rdflib.Graph) -> int:
    return len([*vouched_for(Facts(nodes_of(of), reader().grammar))])


@pytest.mark.parametrize(
    ("decision", "number"),
    [
        (decided("accept", "CD4"), 0),
        (decided("reject", "CD4"), 0),
        (decided("correct", "CD4", fact=Fact(relation="inhibits")), 1),
        (decided("add", fact=fond()), 1),
    ],
    ids=lambda each: str(getattr(each, "action", "")),
)
def test_who_says_something_else_vouches_for_it(decision: Decision, number: int) -> None:
    made = graph(decision)
    assert vouched(made) == number
    report = validate(made, grammar=reader().grammar)
    told = [each.shape for each in report.findings]
    assert (report.counts["violations"], told.count("P10")) == (0, number)


def test_what_is_corrected_without_a_person_is_proved_like_any_other() -> None:
    made = graph(decided("correct", "CD4", fact=Fact(relation="inhibits")))
    made.remove((None, rdflib.URIRef(PROV.wasAssociatedWith), rdflib.URIRef(ADA)))
    shapes = {each.shape for each in validate(made, grammar=reader().grammar).findings}
    assert {"P6", "R1"} <= shapes and "P10" not in shapes


def test_what_is_rejected_by_nobody_is_found() -> None:
    made = graph(decided("reject", "CD4"))
    made.remove((None, rdflib.URIRef(IKG.review), None))
    assert "R3" in {each.shape for each in validate(made, grammar=reader().grammar).findings}
