"""Measuring: the format of annotations, what matches what, the figures, the errors, two versions compared."""

import hashlib
import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sayings import reader

from il21kg.errors import InputError
from il21kg.measure.errata import errata, tell
from il21kg.measure.errata_page import to_html
from il21kg.measure.evaluation import Evaluation, evaluate
from il21kg.measure.gold import FAMILIES, read_gold
from il21kg.measure.matching import MUTUAL, points
from il21kg.measure.scorecard import compare, to_json
from il21kg.measure.scorecard import tell as tell_scores

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
TEXT = "IL-21 induces apoptosis. It may inhibit phagocytosis."
Change = dict[str, Any]


def fact(text: str, words: str, **change: Any) -> Change:
    """A fact about the topic, its object at the first place of some words."""
    start = text.index(words)
    plain = {"subject": "topic", "subject_span": None, "relation": "induces", "object": words}
    mood = {"object_span": [start, start + len(words)], "certainty": "stated", "negated": False}
    return {**plain, **mood, **change}


INDUCES = fact(TEXT, "apoptosis")
INHIBITS = fact(TEXT, "phagocytosis", relation="inhibits", certainty="hedged")


def write(folder: Path, *facts: Change, text: str = TEXT, symbol: str = "IL21", **more: Any) -> Path:
    """Write an annotation and its text."""
    folder.mkdir(exist_ok=True)
    (folder / f"{symbol}.txt").write_bytes(text.encode())
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    content = {"symbol": symbol, "text_sha256": sha256, "facts": list(facts), **more}
    path = folder / f"{symbol}.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


@pytest.fixture
def score(tmp_path: Path) -> Callable[..., Evaluation]:
    """Measure some facts of a text."""

    def measured(*facts: Change, text: str = TEXT, tier: str | None = None, **more: Any) -> Evaluation:
        return evaluate(read_gold([write(tmp_path, *facts, text=text, **more)]), reader(), tier)

    return measured


def figures(found: Evaluation) -> tuple[float | None, float | None]:
    return found.total.precision.value, found.total.recall.value


# --- the format


def test_a_folder_and_a_file_are_read_once_in_order(tmp_path: Path) -> None:
    one, two = write(tmp_path, INDUCES), write(tmp_path, symbol="IL4")
    assert [each.symbol for each in read_gold([tmp_path, one])] == ["IL21", "IL4"]
    assert [each.symbol for each in read_gold([two, tmp_path])] == ["IL4", "IL21"]
    (read,) = read_gold([one])
    assert read.facts[0].object.text == "apoptosis" and read.facts[0].object_id is None


def test_all_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    write(
        tmp_path,
        {**INDUCES, "relation": "likes"},
        {**INDUCES, "object_span": [0, 9]},
        {**INDUCES, "object_span": [50, 500]},
        {**INDUCES, "object_span": None},
        {**INDUCES, "subject": "IL-4", "subject_span": [0, 5]},
        {**INDUCES, "certainty": "sure", "negated": "no", "object_id": "apoptosis"},
        "a fact",  # type: ignore[arg-type]
        {**INDUCES, "effects": "growth", "effect_spans": [[50, 500]]},
        genre=7,
    )
    write(tmp_path, symbol="IL4", text_sha256="0" * 64)
    (tmp_path / "IL5.json").write_text('{"symbol": "IL5",\n "facts": [}', encoding="utf-8")
    write(tmp_path, symbol="IL6").with_suffix(".txt").unlink()
    write(tmp_path, symbol="IL7").write_text("[]", encoding="utf-8")
    (tmp_path / "IL8.json").write_bytes(b'{"symbol": "\xff"}')
    with pytest.raises(InputError) as caught:
        read_gold([tmp_path, tmp_path / "nowhere"])
    told = caught.value.message
    for part in (
        "fact 1 (likes “apoptosis”): “likes” is no relation family",
        "fact 2 (induces “apoptosis”): `object_span` [0, 9] gives “IL-21 ind”, not “apoptosis”",
        "fact 3 (induces “apoptosis”): `object_span` [50, 500] is no place in the text",
        "fact 4 (induces “apoptosis”): `object_span` is missing",
        "gives “IL-21”, not “IL-4”",
        "`certainty` is stated or hedged, not “sure”",
        "`negated` is true or false",
        "`object_id` “apoptosis” is no CURIE",
        "fact 7 is no object",
        "`effects` is a list of words",
        "`effect_spans` is a list of places in the text of 53 characters",
        "`genre` says in words what kind of text it is",
        "IL4.json: the text beside it is another one",
        "IL5.json: no JSON",
        "(line 2,",
        "IL6.json: IL6.txt: No such file",
        "IL7.json: no annotation",
        "IL8.json: not UTF-8 at byte",
        "nowhere: there is no such file or folder",
    ):
        assert part in told, part


# --- what matches


def test_a_match_wants_relation_and_both_ends(score: Callable[..., Evaluation]) -> None:
    def of(**change: Any) -> tuple[float | None, float | None]:
        return figures(score({**INDUCES, **change}))

    assert of() == (0.5, 1.0)
    assert of(relation="regulates") == (0.25, 0.5)
    assert of(relation="located_on") == (0.0, 0.0)
    assert of(object="It", object_span=[25, 27]) == (0.0, 0.0)
    assert of(subject="apoptosis", subject_span=[14, 23]) == (0.0, 0.0)
    assert of(object="induces apoptosis", object_span=[6, 23]) == (0.5, 1.0)


def test_each_statement_is_used_once_and_the_closer_words_win(score: Callable[..., Evaluation]) -> None:
    text = "IL-21 induces apoptosis and phagocytosis."
    whole, part = fact(text, "apoptosis and phagocytosis"), fact(text, "phagocytosis")
    assert score(part, part, text=text).total.found == 1
    assert score(whole, part, text=text).total.found == 2
    assert score(part, text=text).exact.found == 1
    assert score(whole, text=text).exact.found == 0


def test_nearly_the_same_relation_is_half_a_point_and_never_for_other() -> None:
    assert points("member_of", "has_activity") == points("has_activity", "member_of") == 0.5
    assert points("interacts_with", "induces") == 0.5
    assert points("localizes_to", "located_on") == 0.0
    assert {points(family, "other") for family in FAMILIES} == {0.0, 1.0}


def test_the_ends_of_a_mutual_relation_may_stand_either_way_round(score: Callable[..., Evaluation]) -> None:
    text = "IL-4 binds IL-21."
    turned = fact(text, "IL-4", relation="interacts_with", subject="topic", subject_span=[11, 16])
    assert "interacts_with" in MUTUAL
    assert score(turned, text=text).total.found == 1
    assert score({**turned, "relation": "induces"}, text=text).total.found == 0.5


# --- figures


def test_certainty_and_polarity_are_scored_on_what_matched(score: Callable[..., Evaluation]) -> None:
    def of(*facts: Change) -> dict[str, int]:
        return {name: share.part for name, share in score(*facts).certainty.items()}

    assert of(INDUCES, INHIBITS) == {"certainty": 2, "polarity": 2, "both": 2}
    assert of(INDUCES, {**INHIBITS, "certainty": "stated"}) == {"certainty": 1, "polarity": 2, "both": 1}
    assert of({**INDUCES, "negated": True}, INHIBITS) == {"certainty": 2, "polarity": 1, "both": 1}


def test_tiers_families_and_reasons_add_up(score: Callable[..., Evaluation]) -> None:
    text = "IL-21 induces apoptosis. IL-21 induces the fnord process."
    found = score(fact(text, "apoptosis"), fact(text, "fnord process"), text=text)
    assert {name: each.statements for name, each in found.tiers.items()} == {"A": 1, "B": 1}
    assert found.tiers["A"].recall.value == 0.5
    assert {name: each.right for name, each in found.reasons.items()} == {"unresolved": 1}
    assert {name: (each.facts, each.statements) for name, each in found.families.items()} == {
        "induces": (2, 2)
    }
    alone = score(fact(text, "apoptosis"), fact(text, "fnord process"), text=text, tier="A")
    assert figures(alone) == (1.0, 0.5)


def grounded(score: Callable[..., Evaluation], text: str, words: str, **change: Any) -> dict[str, int]:
    shares = score(fact(text, words, **change), text=text).grounding
    return {name: share.part for name, share in shares.items() if share.part}


def test_an_identifier_is_right_wrong_or_missing(score: Callable[..., Evaluation]) -> None:
    text = "IL-21 binds IL-4. IL-21 acts on macrophages. IL-21 induces fnords. The gene is located on 4q27."
    right = {"right": 1, "found": 1}
    with_gene = {"relation": "interacts_with", "object_id": "HGNC:6014"}
    assert grounded(score, text, "IL-4", **with_gene) == right, "the product of the gene"
    assert grounded(score, text, "IL-4", **{**with_gene, "object_id": "HGNC:6000"}) == {"wrong": 1}
    cell = {"relation": "acts_on_cell", "object_id": "CL:0000235"}
    assert grounded(score, text, "macrophages", **cell) == right
    assert grounded(score, text, "macrophages", **{**cell, "object_id": "ZFA:0000235"}) == {"wrong": 1}
    assert grounded(score, text, "fnords", object_id="CL:0000235") == {"missing": 1}
    band = {"relation": "located_on", "object_id": "CHR:9606-chr4q27"}
    assert grounded(score, text, "4q27", **band) == right
    assert grounded(score, text, "4q27", relation="is_a", object_id="CHR:9606-chr4q27") == {}, "no match"


def test_a_name_has_the_identifier_of_what_it_names(score: Callable[..., Evaluation]) -> None:
    text = "IL-21 is also known as Fnordin."
    named = {"relation": "named", "object_id": "HGNC:6005"}
    assert grounded(score, text, "Fnordin", **named) == {"right": 1, "found": 1}


def test_intervals_are_the_same_every_time_and_need_two_texts(tmp_path: Path) -> None:
    write(tmp_path, INDUCES, INHIBITS)
    one = evaluate(read_gold([tmp_path]), reader())
    assert one.total.recall.low is None
    write(tmp_path, fact("IL-4 sings loudly.", "loudly"), text="IL-4 sings loudly.", symbol="IL4")
    found = [evaluate(read_gold([tmp_path]), reader()) for _ in range(2)]
    assert tell_scores(found[0]) == tell_scores(found[1])
    recall = found[0].total.recall
    assert (recall.value, recall.low, recall.high) == (2 / 3, 0.0, 1.0)
    assert "0.667 [.00–1]" in tell_scores(found[0])


def test_nothing_at_all_is_no_error(score: Callable[..., Evaluation]) -> None:
    empty = score(text="Nothing here.")
    assert figures(empty) == (None, None)
    assert "–" in tell_scores(empty)


# --- errors


def test_errors_are_told_with_the_words_marked(score: Callable[..., Evaluation]) -> None:
    found = score({**INDUCES, "relation": "regulates"}, fact(TEXT, "may", relation="other"))
    told = tell(errata(found))
    assert told.startswith("IL21: 1 miss, 1 false, 1 relation")
    assert "  relation   topic – regulates → “apoptosis”" in told
    assert "    read as induces" in told
    assert "    | IL-21 induces apoptosis." in told
    assert "    |       rrrrrrr ooooooooo" in told
    assert "  false      Interleukin-21 – may: inhibits → phagocytosis" in told
    kinds = [each.kind for each in errata(score(INDUCES, {**INHIBITS, "certainty": "stated"}))]
    assert kinds == ["right", "certainty"]


def test_the_page_loads_nothing_and_holds_all(score: Callable[..., Evaluation]) -> None:
    text = "IL-21 induces apoptosis. A </script><b> sings."
    found = score(fact(text, "</script><b>", relation="other"), text=text)
    page = to_html(found, errata(found))
    assert not re.search(r"(?:src|href)=|url\(|https?://", page)
    assert page.count("</script>") == 2
    assert "{{" not in page


@pytest.mark.skipif(CHROMIUM is None, reason="there is no browser here")
def test_the_page_in_a_browser(score: Callable[..., Evaluation], tmp_path: Path) -> None:
    text = "IL-21 induces apoptosis (𝛾). It may inhibit phagocytosis."
    found = score(fact(text, "phagocytosis", relation="named"), text=text)
    page = tmp_path / "errata.html"
    page.write_text(to_html(found, errata(found)), encoding="utf-8")
    command = [str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom", page.as_uri()]
    shown = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True).stdout
    assert '<mark class="object" title="object">phagocytosis</mark>' in shown
    assert "3 of 3 to look at" in shown
    assert 'data-kind="miss">miss 1<' in shown


# --- the command, and two versions


Run = Callable[..., tuple[int, str, str]]


def test_eval_prints_writes_and_compares(command: Run, tmp_path: Path) -> None:
    gold = write(tmp_path / "gold", INDUCES, INHIBITS)
    code, table, _ = command("eval", gold.parent)
    assert code == 0 and "1 texts, 2 facts" not in table and "1 text, 2 facts" in table
    code, out, _ = command("eval", gold.parent, "--json")
    earlier = tmp_path / "earlier.json"
    earlier.write_text(out, encoding="utf-8")
    assert json.loads(out)["families"]["induces"]["recall"]["value"] == 1.0
    write(tmp_path / "gold", INDUCES, {**INHIBITS, "relation": "regulates"})
    code, told, _ = command("eval", gold.parent, "--against", earlier)
    assert code == 0
    assert "all" in told and "0.750 (-0.250)" in told
    assert "Facts lost: 1\n  IL21: topic – inhibits → phagocytosis, 40–52" in told
    code, told, err = command("eval", gold, "--errors", "--html", tmp_path / "page.html")
    assert code == 0 and "relation   topic" in told and "Written" in err
    assert (tmp_path / "page.html").stat().st_size > 1000


def test_totals_tell_no_single_fact(command: Run, tmp_path: Path) -> None:
    gold = write(tmp_path / "gold", INDUCES, INHIBITS)
    code, out, _ = command("eval", gold, "--totals", "--json")
    assert code == 0 and "apoptosis" not in out and json.loads(out)["all"]["found"] == 2
    earlier = tmp_path / "earlier.json"
    earlier.write_text(command("eval", gold, "--json")[1], encoding="utf-8")
    write(tmp_path / "gold", INDUCES, {**INHIBITS, "relation": "regulates"})
    code, told, _ = command("eval", gold, "--totals", "--against", earlier)
    assert code == 0 and "0.750 (-0.250)" in told and "phagocytosis" not in told and "Facts lost" not in told
    for single in (["--errors"], ["--html", tmp_path / "page.html"]):
        code, _, err = command("eval", gold, "--totals", *single)
        assert code == 2 and "--totals tells no single fact" in err
    assert not (tmp_path / "page.html").exists()


def test_eval_refuses_what_is_no_gold_and_no_evaluation(command: Run, tmp_path: Path) -> None:
    gold = write(tmp_path, {**INDUCES, "relation": "likes"})
    assert command("eval", gold)[0] == 2
    gold = write(tmp_path, INDUCES)
    for content in ("{", "{}", None):
        earlier = tmp_path / "earlier.txt"
        earlier.unlink(missing_ok=True)
        if content is not None:
            earlier.write_text(content, encoding="utf-8")
        code, out, err = command("eval", gold, "--against", earlier)
        assert (code, out) == (2, "") and "earlier.txt" in err


def test_a_comparison_tells_what_came_and_went(score: Callable[..., Evaluation]) -> None:
    words = reader().vocabulary
    before = to_json(score(INDUCES), words)
    after = to_json(score(INHIBITS), words)
    told = compare(after, before)
    assert "Facts gained: 1\n  IL21: topic – inhibits → phagocytosis, 40–52" in told
    assert "Facts lost: 1\n  IL21: topic – induces → apoptosis, 14–23" in told
    assert "False statements that came: 1\n  IL21: Interleukin-21 – induces → apoptosis, 14–23" in told
    assert "False statements that went: 1" in told


def test_a_comparison_is_silent_about_facts_of_texts_that_only_one_side_has(
    score: Callable[..., Evaluation],
) -> None:
    words = reader().vocabulary
    before = to_json(score(INDUCES), words)
    told = compare({**to_json(score(INHIBITS), words), "texts": ["OTHER"]}, before)
    assert "single facts are told of those that both have" in told
    assert "Facts gained: 0" in told and "Facts lost: 0" in told and "phagocytosis" not in told
