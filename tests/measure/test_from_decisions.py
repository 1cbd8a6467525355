"""What was decided becomes gold: what of it is right and what is false, and nothing of the rest."""

from pathlib import Path

from curating import BOB, TEXT, decided, fond, read, seen
from sayings import reader

from il21kg.curation.decisions import Decision, Decisions, Fact
from il21kg.measure.calibration import judged
from il21kg.measure.evaluation import Evaluation, evaluate
from il21kg.measure.from_decisions import gold_of, write_decided
from il21kg.measure.gold import read_gold


def told(*decisions: Decision) -> dict[str, list[str]]:
    value = gold_of(seen(), read(), Decisions(frozenset(decisions)))
    return {
        name: [f"{each['relation']} {each['object']}" for each in value[name]]
        for name in ("facts", "rejected")
    }


def scored(folder: Path, *decisions: Decision) -> Evaluation:
    write_decided([(seen(), read())], Decisions(frozenset(decisions)), folder)
    return evaluate(read_gold([folder]), reader())


def test_each_verdict_has_its_place() -> None:
    assert told(decided("accept", "CD4")) == {"facts": ["interacts_with CD4"], "rejected": []}
    assert told(decided("reject", "CD4")) == {"facts": [], "rejected": ["interacts_with CD4"]}
    corrected = decided("correct", "CD4", fact=Fact(relation="inhibits"))
    assert told(corrected) == {"facts": ["inhibits CD4"], "rejected": ["interacts_with CD4"]}
    assert told(decided("add", fact=fond())) == {"facts": ["acts_on_cell Plasma cells"], "rejected": []}
    disputed = (decided("accept", "CD4"), decided("reject", "CD4", by=BOB))
    assert told(*disputed) == {"facts": [], "rejected": []}


def test_precision_is_of_what_was_decided(tmp_path: Path) -> None:
    made = (decided("accept", "CD4"), decided("accept", "apoptosis"), decided("reject", "monocytes"))
    evaluation = scored(tmp_path / "gold", *made)
    (text,) = evaluation.texts
    assert text.annotation.partial
    assert evaluation.repaired.total.statements == 3 < len(read())
    assert round(evaluation.repaired.total.precision.value or 0, 3) == 0.667


def test_the_confidence_learns_from_what_was_decided(tmp_path: Path) -> None:
    made = (decided("accept", "CD4"), decided("reject", "monocytes"))
    assert sorted(case.right for case in judged(scored(tmp_path / "gold", *made).texts)) == [0.0, 1.0]


def test_a_text_of_which_nothing_was_decided_is_not_written(tmp_path: Path) -> None:
    assert write_decided([(seen(), read())], Decisions(), tmp_path / "gold") == []
    assert not (tmp_path / "gold").exists()
    assert TEXT in seen().document.text
