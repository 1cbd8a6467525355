"""Claims with one thing changed are caught, and none is accused as it is."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from mutants import Score, judged, mutants, scores

from il21kg.measure.gold import TOPIC, Annotation, Fact, read_gold
from il21kg.pipeline import make_reader
from il21kg.reading.reader import Reader
from il21kg.text.document import Span
from il21kg.verdict.verdicts import Finding

#: Symbol, sentence, and what it says: relation, object, its identifier, `hedged` or `denied` where it is so.
TEXTS: Mapping[str, Sequence[tuple[str, Sequence[tuple[str, ...]]]]] = {
    "IL4": (
        ("IL-4 induces apoptosis.", [("induces", "apoptosis", "GO:0006915")]),
        ("It may inhibit angiogenesis.", [("inhibits", "angiogenesis", "GO:0001525", "hedged")]),
        ("IL-4 binds STAT6.", [("interacts_with", "STAT6", "HGNC:11368")]),
        ("It does not bind STAT3.", [("interacts_with", "STAT3", "HGNC:11364", "denied")]),
        ("IL-4 is produced by mast cells.", [("expressed_in", "mast cells", "CL:0000097")]),
        ("Mutations in IL4 cause asthma.", [("causes_disease", "asthma", "MONDO:0004979")]),
    ),
    "STAT1": (
        ("STAT1 is located on chromosome 2q32.2.", [("located_on", "2q32.2", "")]),
        ("STAT1 activates macrophages.", [("acts_on_cell", "macrophages", "CL:0000235")]),
        ("STAT1 is expressed in monocytes.", [("expressed_in", "monocytes", "CL:0000576")]),
        ("STAT1 might be involved in apoptosis.", [("involved_in", "apoptosis", "GO:0006915", "hedged")]),
        ("STAT1 is associated with psoriasis.", [("associated_with_disease", "psoriasis", "MONDO:0005083")]),
        ("It phosphorylates JAK1.", [("modifies", "JAK1", "HGNC:6190")]),
    ),
}


def annotation(symbol: str) -> Annotation:
    text, facts = "", list[Fact]()
    for sentence, said in TEXTS[symbol]:
        start = len(text)
        text += f"{sentence} "
        for relation, words, identifier, *more in said:
            thing = Span(start + sentence.index(words), words)
            certainty = "hedged" if "hedged" in more else "stated"
            span = Span(start, sentence)
            facts.append(
                Fact(relation, TOPIC, None, thing, identifier or None, certainty, "denied" in more, span)
            )
    return Annotation(symbol, Path(f"{symbol}.json"), text.encode(), tuple(facts))


def measured(annotations: Sequence[Annotation], reader: Reader) -> dict[str, Score]:
    made = mutants(annotations)
    return scores(pair for each in annotations for pair in judged(each, made[each.symbol], reader))


def test_what_is_changed_is_caught_and_what_is_not_is_stated() -> None:
    found = measured([annotation(each) for each in TEXTS], make_reader())
    kept = found.pop("kept")
    assert dict(kept.findings) == {Finding.STATED: 12}
    assert sum(each.number for each in found.values()) > 50
    assert {kind: each.findings[Finding.STATED] for kind, each in found.items()} == dict.fromkeys(found, 0)
    assert dict(found["hedge left out"].findings) == {Finding.WEAKER: 2}
    assert dict(found["negation flipped"].findings) == {Finding.DENIED: 10, Finding.NOT_SETTLED: 2}
    assert dict(found["letter of the quote"].findings) == {Finding.NO_QUOTE: 12}


@pytest.mark.slow
def test_claims_of_annotated_texts_are_caught_when_changed_and_never_accused(shared: Path) -> None:
    folders = [each for each in (shared / "gold").glob("*") if each.is_dir()]
    if not folders:
        pytest.skip("the annotated texts are not beside this checkout")
    found = measured(read_gold(folders), make_reader())
    assert found.pop("kept").accused == 0
    assert sum(each.number for each in found.values()) >= 500
    assert {kind: round(each.caught, 3) for kind, each in found.items() if each.caught < 0.95} == {}
