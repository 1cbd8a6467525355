"""Tells an evaluation: as a table for people, as JSON for programs, and against an earlier one."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from il21kg.errors import InputError
from il21kg.files import needed, read_json
from il21kg.measure.calibration import calibrated
from il21kg.measure.counting import Estimate as Interval
from il21kg.measure.counting import Score, Share
from il21kg.measure.evaluation import Evaluation, Marked
from il21kg.measure.figures import CONTENT, Figures, tier_reason
from il21kg.measure.matching import Pair
from il21kg.measure.trust import case, together, trust
from il21kg.resources import VERSION
from il21kg.text.quotes import counted, one_blank
from il21kg.vocabulary.vocabulary import Vocabulary

#: Raised when the JSON changes in a way that a comparison would trip over.
_FORMAT: Final = 1


# --- for people


def tell(evaluation: Evaluation) -> str:
    """Write the table by the repaired rule, with doubtful facts and without, then by the plain one."""
    texts, facts = counted(len(evaluation.texts), "text"), counted(evaluation.total.facts, "fact")
    now, sure, families = evaluation.repaired, evaluation.sure, evaluation.repaired.families
    lines = [f"{texts}, {facts}; in brackets 95 % intervals", "", f"{_HEAD}without doubt: P / R"]
    lines += _all(now, sure)
    lines += [_row(f"  B for: {name}", score, short=True) for name, score in now.reasons.items()]
    lines += ["", "content relations", _row("together", now.content, sure.content)]
    lines += _rows({name: each for name, each in families.items() if name in CONTENT}, sure.families)
    lines += ["", "other relations"]
    lines += _rows({name: each for name, each in families.items() if name not in CONTENT}, sure.families)
    lines += ["", "by construction", *_rows(now.constructions, sure.constructions)]
    lines += ["", "by genre", *_rows(now.genres, sure.genres), "", *_shares(now), "", *_estimated(evaluation)]
    lines += ["", *_reliable(evaluation)]
    lines += ["", "by the plain rule, as before", _HEAD.rstrip(), *_all(evaluation), "", *_shares(evaluation)]
    return "\n".join(lines)


def _all(figures: Figures, sure: Figures | None = None) -> list[str]:
    tiers = {f"tier {name}": score for name, score in figures.tiers.items()}
    scores = {"all": figures.total, "all, same object words": figures.exact, **tiers}
    if sure is None:
        return _rows(scores, {})
    tiers = {f"tier {name}": score for name, score in sure.tiers.items()}
    return _rows(scores, {"all": sure.total, "all, same object words": sure.exact, **tiers})


def _rows(scores: Mapping[str, Score], sure: Mapping[str, Score]) -> list[str]:
    return [_row(name, score, sure.get(name)) for name, score in scores.items()]


def _shares(figures: Figures) -> Iterator[str]:
    matched = figures.certainty["both"].whole
    yield f"of {matched} matched facts, as in the annotation"
    yield from (_share(name, share) for name, share in figures.certainty.items())
    yield _share("same object words", figures.same_words)
    known = figures.grounding["right"].whole
    yield f"of {known} matched facts with an identifier, the identifier is"
    yield from (_share(name, figures.grounding[name]) for name in ("right", "wrong", "missing"))
    all_known = figures.grounding["found"]
    yield f"  and of all {all_known.whole} with one"
    yield _share("matched and right", all_known)


def _estimated(evaluation: Evaluation) -> Iterator[str]:
    """Tell how far the estimates of recall that anyone sees are from what was measured."""
    cases = [case(text) for text in evaluation.texts]
    found, guess = trust(cases), together(cases)
    if guess.recall is not None and guess.low is not None and guess.high is not None:
        told = Interval(guess.recall, guess.low, guess.high)
        yield f"recall as it is estimated without annotations: {_figure(told)}"
        plain = f"{found.plain:.3f} if every text had the same"
        yield f"  {'off by text, on average':24}{found.error:>6.3f}   ({plain})"
        yield f"  {'texts in their interval':24}{found.held:>6}   of {found.texts}"


def _reliable(evaluation: Evaluation) -> Iterator[str]:
    """Tell how often statements of a confidence are right, by tenths."""
    yield f"  {'confidence':24}{'statements':>12}{'mean':>8}{'right':>8}"
    for each in calibrated(evaluation.texts):
        tenth = f"{each.low:.1f} to {each.high:.1f}"
        yield f"  {tenth:24}{each.statements:>12}{each.confidence:>8.2f}{each.right:>8.2f}"


_HEAD: Final = (
    f"  {'':24}{'facts':>6}{'found':>7}{'statements':>12}{'right':>7}"
    f"   {'precision':17}{'recall':17}{'F1':17}"
)


def _row(name: str, score: Score, sure: Score | None = None, *, short: bool = False) -> str:
    """Write a row, with the figures without doubtful facts; a short one has no facts, so no recall."""
    facts = f"{'':13}" if short else f"{score.facts:>6}{_points(score.found):>7}"
    counts = f"{facts}{score.statements:>12}{_points(score.right):>7}"
    shown = (score.precision,) if short else (score.precision, score.recall, score.f1)
    without = f"{_plain(sure.precision)} / {_plain(sure.recall)}" if sure else ""
    return f"  {name:24}{counts}   {''.join(f'{_figure(each):17}' for each in shown)}{without}".rstrip()


def _share(name: str, share: Share) -> str:
    return f"  {name:24}{share.part:>6}   {_figure(share.estimate)}"


def _points(points: float) -> str:
    return f"{points:.1f}".removesuffix(".0")


def _figure(estimate: Interval) -> str:
    if estimate.value is None:
        return "–"
    if estimate.low is None or estimate.high is None:
        return f"{estimate.value:.3f}"
    return f"{estimate.value:.3f} [{_short(estimate.low)}–{_short(estimate.high)}]"


def _plain(estimate: Interval) -> str:
    return "–" if estimate.value is None else f"{estimate.value:.3f}"


def _short(value: float) -> str:
    return f"{value:.2f}".removeprefix("0") if value < 0.995 else "1"


# --- for programs


def to_json(evaluation: Evaluation, vocabulary: Vocabulary, *, totals: bool = False) -> dict[str, Any]:
    """Give an evaluation as plain values: the figures; unless `totals`, each fact and false statement."""
    single = {
        "facts": {key: value for text in evaluation.texts for key, value in _facts(text)},
        "false": {key: value for text in evaluation.texts for key, value in _false(text)},
    }
    return {
        "format": _FORMAT,
        "version": VERSION,
        "vocabulary": vocabulary.digest,
        "texts": [text.annotation.symbol for text in evaluation.texts],
        **_figures(evaluation),
        "repaired": _figures(evaluation.repaired),
        "sure": _figures(evaluation.sure),
        "estimate": _trusted(evaluation),
        "reliability": [asdict(each) for each in calibrated(evaluation.texts)],
        **({} if totals else single),
    }


def _figures(figures: Figures) -> dict[str, Any]:
    scores = ("tiers", "reasons", "families", "genres", "constructions")
    return {
        "all": _score(figures.total),
        "exact": _score(figures.exact),
        "content": _score(figures.content),
        **{part: {name: _score(each) for name, each in getattr(figures, part).items()} for part in scores},
        "same_words": _counted(figures.same_words),
        "certainty": {name: _counted(share) for name, share in figures.certainty.items()},
        "grounding": {name: _counted(share) for name, share in figures.grounding.items()},
    }


def _trusted(evaluation: Evaluation) -> dict[str, Any]:
    cases = [case(text) for text in evaluation.texts]
    guess = together(cases)
    return {**_estimate(Interval(guess.recall, guess.low, guess.high)), **asdict(trust(cases))}


def _estimate(estimate: Interval) -> dict[str, float | None]:
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
    repaired: dict[int, float] = {}
    for each in text.repaired:
        repaired[id(each.fact)] = max(each.points, repaired.get(id(each.fact), 0.0))
    for each in text.pairs:
        if each.fact is None:
            continue
        fact = each.fact
        said = f"{fact.subject} – {fact.relation} → {one_blank(fact.object.text)}"
        key = _key(text, said, fact.object.start, fact.object.end, seen)
        yield (
            key,
            {
                "points": each.points,
                "repaired": repaired[id(fact)],
                "construction": each.construction,
                "doubtful": fact.doubtful,
                "identifier": each.identifier,
                "statement": _statement(each),
            },
        )


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
            data = read_json(path)
    except ValueError as error:
        raise InputError(f"{path}: this is no JSON ({error})", "Write it with eval --json.") from error
    if not isinstance(data, dict) or data.get("format") != _FORMAT:
        raise InputError(f"{path}: no evaluation of this version", "Write it anew with eval --json.")
    return data


def read_versions(paths: Sequence[Path]) -> dict[str, dict[str, Any]]:
    """Read several of them; each has the name of its file, or its path where two files have one name."""
    stems = [path.stem for path in paths]
    return {
        stem if stems.count(stem) == 1 else str(path): read_earlier(path)
        for path, stem in zip(paths, stems, strict=True)
    }


def changes(now: Mapping[str, Any], versions: Mapping[str, Mapping[str, Any]]) -> str:
    """Tell the figures of several versions where there are several, then what came since the last of them."""
    *_, last = versions.values()
    curves = [curve({**versions, "now": now}), ""] if len(versions) > 1 else []
    return "\n".join([*curves, compare(now, last)])


def curve(versions: Mapping[str, Mapping[str, Any]]) -> str:
    """Tell what became of the figures over versions: name → JSON, the earliest first."""
    width = max(9, *(len(name) + 2 for name in versions))
    lines = [f"  {'':36}" + "".join(f"{name:>{width}}" for name in versions)]
    for rule, title in _RULES.items():
        lines += ["", title]
        for told, path in _CURVES.items():
            values = [_found(_by(each, rule), path) for each in versions.values()]
            shown = ("–" if value is None else f"{value:.3f}" for value in values)
            lines.append(f"  {told:36}" + "".join(f"{value:>{width}}" for value in shown))
    return "\n".join(lines)


#: Key of the figures in the JSON → how the rule is told; the plain ones stand at its top.
_RULES: Final = {
    "repaired": "by the repaired rule",
    "sure": "by the repaired rule, without doubtful facts",
    "plain": "by the plain rule, as before",
}
#: What is told of each version → where it stands.
_CURVES: Final = {
    "precision": ("all", "precision", "value"),
    "recall": ("all", "recall", "value"),
    "F1": ("all", "f1", "value"),
    "F1 with the same object words": ("exact", "f1", "value"),
    "same object words, of the matched": ("same_words", "value"),
    "recall of content relations": ("content", "recall", "value"),
    "tier A, precision": ("tiers", "A", "precision", "value"),
    "tier A, recall": ("tiers", "A", "recall", "value"),
    "certainty and polarity": ("certainty", "both", "value"),
    "identifiers right": ("grounding", "right", "value"),
    "identifiers wrong": ("grounding", "wrong", "value"),
}


def _by(result: Mapping[str, Any], rule: str) -> Mapping[str, Any]:
    """Give the figures by a rule; of a version that knew only the plain rule there are no others."""
    return result if rule == "plain" else result.get(rule, {})


def _found(figures: Any, path: Sequence[str]) -> float | None:
    for step in path:
        figures = figures.get(step) if isinstance(figures, Mapping) else None
    return figures if isinstance(figures, float | int) else None


def compare(now: Mapping[str, Any], earlier: Mapping[str, Any]) -> str:
    """Tell what became of the figures, and which facts and false statements came and went."""
    rule = "repaired" if "repaired" in now and "repaired" in earlier else "plain"
    head = f"{'precision':>20}{'recall':>20}{'F1':>20}"
    lines = []
    for each in dict.fromkeys((rule, "plain")):
        lines += [f"  {_RULES[each]:28}{head}", *_changes(_by(now, each), _by(earlier, each))]
    lines += ["", f"by family, where something changed, {_RULES[rule]}"]
    lines += _families(_by(now, rule)["families"], _by(earlier, rule)["families"])
    lines += ["", f"of the matched, {_RULES[rule]}", *_matched(_by(now, rule), _by(earlier, rule))]
    if now["texts"] != earlier["texts"]:
        lines += ["", "The texts are not the same: single facts are told of those that both have."]
    if "facts" in now and "facts" in earlier:
        lines += _single(now, earlier, rule)
    return "\n".join(lines)


def _single(now: Mapping[str, Any], earlier: Mapping[str, Any], rule: str) -> Iterator[str]:
    """List the facts and the false statements that came and went, of texts that both versions have."""
    both = set(now["texts"]) & set(earlier["texts"])
    facts, earlier_facts = _worth(now, rule), _worth(earlier, rule)
    gained = [key for key, worth in facts.items() if worth > earlier_facts.get(key, 0)]
    lost = [key for key, worth in earlier_facts.items() if worth > facts.get(key, 0)]
    for title, keys in (
        ("Facts gained", gained),
        ("Facts lost", lost),
        ("False statements that came", [k for k in now["false"] if k not in earlier["false"]]),
        ("False statements that went", [k for k in earlier["false"] if k not in now["false"]]),
    ):
        shared = [key for key in keys if key.partition(": ")[0] in both]
        yield from ("", f"{title}: {len(shared)}", *(f"  {key}" for key in shared))


def _changes(now: Mapping[str, Any], earlier: Mapping[str, Any]) -> Iterator[str]:
    yield _change("all", now["all"], earlier["all"])
    yield _change("same object words", now["exact"], earlier["exact"])
    for tier in now["tiers"]:
        yield _change(f"tier {tier}", now["tiers"][tier], earlier["tiers"][tier])
    if "content" in earlier:
        yield _change("content relations", now["content"], earlier["content"])


def _families(now: Mapping[str, Any], earlier: Mapping[str, Any]) -> Iterator[str]:
    empty = {name: {"value": None} for name in ("precision", "recall", "f1")}
    for family in dict.fromkeys((*now, *earlier)):
        pair = now.get(family, empty), earlier.get(family, empty)
        if pair[0] != pair[1]:
            yield _change(family, *pair)


def _matched(now: Mapping[str, Any], earlier: Mapping[str, Any]) -> Iterator[str]:
    for part in ("certainty", "grounding"):
        for name, share in now[part].items():
            yield f"  {name:28}{_step(share['value'], earlier[part][name]['value']):>20}"


def _worth(result: Mapping[str, Any], rule: str) -> dict[str, float]:
    key = "repaired" if rule == "repaired" else "points"
    return {name: fact[key] for name, fact in result["facts"].items()}


def _change(name: str, now: Mapping[str, Any], earlier: Mapping[str, Any]) -> str:
    steps = (_step(now[each]["value"], earlier[each]["value"]) for each in ("precision", "recall", "f1"))
    return f"  {name:28}" + "".join(f"{step:>20}" for step in steps)


def _step(now: float | None, earlier: float | None) -> str:
    told = "–" if now is None else f"{now:.3f}"
    return f"{told} ({now - earlier:+.3f})" if now is not None and earlier is not None else f"{told} (new)"
