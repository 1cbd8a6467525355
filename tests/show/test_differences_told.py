"""How two graphs differ, told: as text, as Markdown, as values."""

import pytest

from il21kg.namespaces import IKG
from il21kg.show.differences import change, claim, headline, markdown, tell, to_values
from il21kg.store.differences import Change, Changed, Differences
from il21kg.store.facts import Fact, Sentence, Thing

SENTENCE = Sentence("a", 10, 22, "Zap_1 acts\non B cells.")


def fact(*traits: tuple[str, str], quote: Sentence = SENTENCE) -> Fact:
    ends = (Thing("urn:zap", "Zap_1"), Thing("urn:cell", "B cell"))
    return Fact("CellTargetStatement", ends[0], IKG.actsOnCell, ends[1], traits, (quote,))


STATED, HEDGED = fact(("certainty", "stated")), fact(("certainty", "hedged"))
CHANGED = Changed(STATED, HEDGED, (Change("certainty", "stated", "hedged"),))


@pytest.mark.parametrize(
    ("each", "line"),
    [
        (STATED, "Zap_1 – acts on → B cell (stated)"),
        (fact(("certainty", "stated"), ("direction", "increased")),
         "Zap_1 – acts on → B cell (stated; direction: increased)"),
        (fact(("certainty", "stated"), ("denial", "denied")), "Zap_1 – not: acts on → B cell (stated)"),
    ],
)  # fmt: skip
def test_a_fact_in_one_line(each: Fact, line: str) -> None:
    assert claim(each) == line


@pytest.mark.parametrize(
    ("what", "line"),
    [
        (Change("certainty", "stated", "hedged"), "Zap_1 – B cell: stated → hedged"),
        (Change("direction", "", "increased"), "Zap_1 – B cell: no direction → increased"),
        (Change("denial", "", "denied"), "Zap_1 – B cell: said → denied"),
        (Change("cell", "", "monocyte"), "Zap_1 – B cell: cell none → monocyte"),
        (Change("relation", IKG.actsOnCell, IKG.mayActOnCell), "Zap_1 – B cell: acts on → may act on"),
    ],
)
def test_a_change_in_one_line(what: Change, line: str) -> None:
    assert change(Changed(STATED, HEDGED, (what,))) == line


def test_each_difference_has_its_sentences_and_the_rest_is_counted() -> None:
    found = Differences(gained=(STATED,), lost=(HEDGED,), changed=(CHANGED,), facts=(1, 2))
    assert headline(found, "x", "y").startswith("x (1 fact) and y (2 facts): ")
    told = tell(found).splitlines()
    assert told[:2] == [
        "gained   Zap_1 – acts on → B cell (stated)",
        "  a, characters 10–22: Zap_1 acts on B cells.",
    ]
    assert [line.split()[0] for line in told] == ["gained", "a,", "lost", "a,", "changed", "before", "after"]
    assert tell(found, most=1).splitlines() == [*told[:2], "and 2 more: il21kg diff"]
    assert tell(Differences()) == ""


def test_markdown_shows_no_markup_of_the_text() -> None:
    page = markdown(Differences(lost=(STATED,)), "x", "y")
    assert "## Lost\n\n- Zap\\_1 – acts on → B cell (stated)\n  > a, characters 10–22: Zap\\_1 acts" in page
    assert "## Gained" not in page


def test_the_values_say_identifiers_and_names() -> None:
    values = to_values(Differences(changed=(CHANGED,)))
    (each,) = values["changed"]
    assert (values["differ"], values["gained"]) == (True, [])
    assert each["changes"] == [{"what": "certainty", "before": "stated", "after": "hedged"}]
    assert each["after"]["relation"] == {"id": "ikg:actsOnCell", "name": "acts on"}
    assert each["after"]["certainty"] == "hedged"
