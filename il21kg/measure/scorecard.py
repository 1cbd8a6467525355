"""Tells an evaluation: as a table for people, as JSON for programs, and against an earlier one."""

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from il21kg.errors import InputError
from il21kg.files import needed, read_json
from il21kg.measure.evaluation import Estimate, Evaluation, Marked, Score, Share, tier_reason
from il21kg.measure.matching import Pair
from il21kg.resources import VERSION
from il21kg.text.quotes import counted, one_blank
from il21kg.vocabulary.vocabulary import Vocabulary

#: Raised when the JSON changes in a way that a comparison would trip over.
_FORMAT: Final = 1


# --- for people


def tell(evaluation: Evaluation) -> str:
    """Write the table: all, by tier, by reason, by family; then certainty and grounding."""
    texts, facts = counted(len(evaluation.texts), "text"), counted(evaluation.total.facts, "fact")
    lines = [f"{texts}, {facts}; in brackets 95 % intervals", ""]
    lines += [_HEAD, _row("all", evaluation.total), _row("all, same object words", evaluation.exact)]
    for tier, score in evaluation.tiers.items():
        lines.append(_row(f"tier {tier}", score))
    lines += [_row(f"  B for: {name}", score, short=True) for name, score in evaluation.reasons.items()]
    lines += ["", "by family"]
    lines += [_row(family, score) for family, score in evaluation.families.items()]
    matched = evaluation.certainty["both"].whole
    lines += ["", f"of {matched} matched facts, as in the annotation"]
    lines += [_share(name, share) for name, share in evaluation.certainty.items()]
    known = evaluation.grounding["right"].whole
    lines += ["", f"of {known} matched facts with an identifier, the identifier is"]
    lines += [_share(name, evaluation.grounding[name]) for name in ("right", "wrong", "missing")]
    all_known = evaluation.grounding["found"]
    lines += [f"  and of all {all_known.whole} with one", _share("matched and right", all_known)]
    return "\n".join(lines)


_HEAD: Final = (
    f"  {'':24}{'facts':>6}{'found':>7}{'statements':>12}{'right':>7}"
    f"   {'precision':17}{'recall':17}{'F1':17}".rstrip()
)


def _row(name: str, score: Score, *, short: bool = False) -> str:
    """Write a row; a short one has no facts of its own, and so no recall."""
    facts = f"{'':13}" if short else f"{score.facts:>6}{_points(score.found):>7}"
    counts = f"{facts}{score.statements:>12}{_points(score.right):>7}"
    shown = (score.precision,) if short else (score.precision, score.recall, score.f1)
    return f"  {name:24}{counts}   {''.join(f'{_figure(each):17}' for each in shown)}".rstrip()


def _share(name: str, share: Share) -> str:
    return f"  {name:24}{share.part:>6}   {_figure(share.estimate)}"


def _points(points: float) -> str:
    return f"{points:.1f}".removesuffix(".0")


def _figure(estimate: Estimate) -> str:
    if estimate.value is None:
        return "–"
    if estimate.low is None or estimate.high is None:
        return f"{estimate.value:.3f}"
    return f"{estimate.value:.3f} [{_short(estimate.low)}–{_short(estimate.high)}]"


def _short(value: float) -> str:
    return f"{value:.2f}".removeprefix("0") if value < 0.995 else "1"


# --- for programs


def to_json(evaluation: Evaluation, vocabulary: Vocabulary) -> dict[str, Any]:
    """Give an evaluation as plain values: the figures, each fact and each false statement."""
    return {
        "format": _FORMAT,
        "version": VERSION,
        "vocabulary": vocabulary.digest,
        "texts": [text.annotation.symbol for text in evaluation.texts],
        "all": _score(evaluation.total),
        "exact": _score(evaluation.exact),
        "tiers": {name: _score(score) for name, score in evaluation.tiers.items()},
        "reasons": {name: _score(score) for name, score in evaluation.reasons.items()},
        "families": {name: _score(score) for name, score in evaluation.families.items()},
        "certainty": {name: _counted(share) for name, share in evaluation.certainty.items()},
        "grounding": {name: _counted(share) for name, share in evaluation.grounding.items()},
        "facts": {key: value for text in evaluation.texts for key, value in _facts(text)},
        "false": {key: value for text in evaluation.texts for key, value in _false(text)},
    }


def _estimate(estimate: Estimate) -> dict[str, float | None]:
    figures = {"value": estimate.value, "low": estimate.low, "high": estimate.high}
    return {name: None if value is None else round(value, 6) for name, value in figures.items()}


def _score(score: Score) -> dict[str, Any]:
    return {
        "facts": score.facts,
        "found": score.found,
        "statements": score.statements,
        "right": score.right,
        "precision": _estimate(score.precision),
        "recall": _estimate(score.recall),
        "f1": _estimate(score.f1),
    }


def _counted(share: Share) -> dict[str, Any]:
    return {"part": share.part, "whole": share.whole, **_estimate(share.estimate)}


def _facts(text: Marked) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give each fact under a key that lasts while the annotation does: "IL21: topic – induces → …, 14–23"."""
    seen: Counter[str] = Counter()
    for each, judged in zip(text.pairs, text.identifiers, strict=True):
        if each.fact is None:
            continue
        fact = each.fact
        said = f"{fact.subject} – {fact.relation} → {one_blank(fact.object.text)}"
        key = _key(text, said, fact.object.start, fact.object.end, seen)
        yield key, {"points": each.points, "identifier": judged, "statement": _statement(each)}


def _false(text: Marked) -> Iterator[tuple[str, dict[str, Any]]]:
    seen: Counter[str] = Counter()
    for each in text.pairs:
        if each.fact is not None or each.statement is None:
            continue
        said = each.statement
        span = said.object.span or said.trigger
        words = one_blank(span.text)
        line = f"{said.subject.label} – {said.relation} → {words}"
        yield _key(text, line, span.start, span.end, seen), _statement(each) or {}


def _key(text: Marked, said: str, start: int, end: int, seen: Counter[str]) -> str:
    key = f"{text.annotation.symbol}: {said}, {start}–{end}"
    seen[key] += 1
    return key if seen[key] == 1 else f"{key} ({seen[key]})"


def _statement(each: Pair) -> dict[str, Any] | None:
    said = each.statement
    if said is None:
        return None
    return {
        "relation": said.relation,
        "frame": said.frame,
        "tier": said.tier,
        "reason": tier_reason(said),
        "certainty": said.certainty,
        "negated": said.negated,
        "subject": said.subject.iri,
        "object": said.object.iri,
        "sentence": [said.sentence.start, said.sentence.end],
    }


# --- against an earlier one


def read_earlier(path: Path) -> dict[str, Any]:
    """Read the JSON of an earlier evaluation; raises InputError when it is none."""
    try:
        with needed(path, "Give a file that eval --json has written."):
            found = read_json(path)
    except ValueError as error:
        raise InputError(f"{path}: this is no JSON ({error})", "Write it with eval --json.") from error
    if not isinstance(found, dict) or found.get("format") != _FORMAT:
        raise InputError(f"{path}: no evaluation of this version", "Write it anew with eval --json.")
    return found


def compare(now: Mapping[str, Any], earlier: Mapping[str, Any]) -> str:
    """Tell what became of the figures, and which facts and false statements came and went."""
    lines = [f"  {'':24}{'precision':>20}{'recall':>20}{'F1':>20}"]
    rows = [("all", now["all"], earlier["all"]), ("same object words", now["exact"], earlier["exact"])]
    rows += [(f"tier {tier}", now["tiers"][tier], earlier["tiers"][tier]) for tier in now["tiers"]]
    lines += [_change(*row) for row in rows]
    lines += ["", "by family, where something changed"]
    empty = {name: {"value": None} for name in ("precision", "recall", "f1")}
    for family in dict.fromkeys((*now["families"], *earlier["families"])):
        pair = now["families"].get(family, empty), earlier["families"].get(family, empty)
        if pair[0] != pair[1]:
            lines.append(_change(family, *pair))
    lines += ["", "of the matched"]
    for part in ("certainty", "grounding"):
        for name, share in now[part].items():
            was = earlier[part][name]
            lines.append(f"  {name:24}{_step(share['value'], was['value']):>20}")
    if now["texts"] != earlier["texts"]:
        lines += ["", "The texts are not the same: facts of the one alone count as gained or lost."]
    facts, earlier_facts = _worth(now), _worth(earlier)
    gained = {k: v for k, v in facts.items() if v > earlier_facts.get(k, 0)}
    lost = {k: v for k, v in earlier_facts.items() if v > facts.get(k, 0)}
    for title, keys in (
        ("Facts gained", gained),
        ("Facts lost", lost),
        ("False statements that came", [k for k in now["false"] if k not in earlier["false"]]),
        ("False statements that went", [k for k in earlier["false"] if k not in now["false"]]),
    ):
        lines += ["", f"{title}: {len(keys)}", *(f"  {key}" for key in keys)]
    return "\n".join(lines)


def _worth(result: Mapping[str, Any]) -> dict[str, float]:
    return {key: fact["points"] for key, fact in result["facts"].items()}


def _change(name: str, now: Mapping[str, Any], earlier: Mapping[str, Any]) -> str:
    steps = (_step(now[each]["value"], earlier[each]["value"]) for each in ("precision", "recall", "f1"))
    return f"  {name:24}" + "".join(f"{step:>20}" for step in steps)


def _step(now: float | None, earlier: float | None) -> str:
    told = "–" if now is None else f"{now:.3f}"
    return f"{told} ({now - earlier:+.3f})" if now is not None and earlier is not None else f"{told} (new)"
