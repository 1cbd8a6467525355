"""Tells what became of a corpus: a report for people, and as JSON.

7,596 texts in 3 min 9 s
  loaded      7,590 saved, 6 unchanged
  statements  67,850, and 20 left out
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from il21kg.corpus.loading import Loaded, Tally
from il21kg.graph.findings import SEVERITIES
from il21kg.show.account import STATUS
from il21kg.show.differences import briefly
from il21kg.show.estimates import estimate_value, tell_estimate
from il21kg.store.quarantine import Failure
from il21kg.text.quotes import counted

_IN_STORE: Final = ("saved", "replaced", "unchanged")
_NOT: Final = ("refused", "failed", "empty")
_OTHERWISE: Final = ("gained", "lost", "changed")
_WORDS: Final = {"empty": "without text", "replaced": "in place of an older version"}
_SHOWN: Final = 5
_RANKS: Final = {str(severity): rank for rank, severity in enumerate(SEVERITIES)}


def to_values(tally: Tally) -> dict[str, Any]:
    """Give the report as one object of plain values, for JSON."""
    return {
        "texts": tally.states.total(),
        "seconds": round(tally.seconds, 1),
        "states": {name: tally.states[name] for name in (*_IN_STORE, *_NOT)},
        "statements": tally.statements,
        "left_out": tally.left_out,
        "left_out_by_shape": dict(sorted(tally.broken.items())),
        "unknown_genes": dict(sorted(tally.unknown_genes.items())),
        "facts": {name: tally.facts[name] for name in _OTHERWISE},
        "sentences": dict(sorted(tally.sentences.items())),
        "estimate": estimate_value(tally.unread),
        "findings": [
            {"severity": severity, "shape": shape, "title": title, "count": n}
            for (severity, shape, title), n in _in_order(tally.findings)
        ],
        "not_loaded": [
            {"place": each.place, "key": each.key, "state": each.state, "reason": each.reason}
            for each in _by_place(tally.failed)
        ],
    }


def tell(tally: Tally, place: str, *, kept: str = "store") -> str:
    """Write the report; `place` is the store, by name, or what else it is `kept` in."""
    return "\n".join(_lines(tally, place, kept))


def _lines(tally: Tally, place: str, kept: str) -> Iterator[str]:
    yield f"{counted(tally.states.total(), 'text')} in {_time(tally.seconds)}"
    yield f"  loaded      {_counts(tally.states, _IN_STORE) or 'none'}"
    if missing := _counts(tally.states, _NOT):
        yield f"  not loaded  {missing}"
        yield from (f"    {each.place}: {each.reason}" for each in _by_place(tally.failed)[:_SHOWN])
        if len(tally.failed) > _SHOWN:
            yield f"    … and {len(tally.failed) - _SHOWN:,} more: {_all_of_them(place, kept)}"
    yield f"  statements  {tally.statements:,}{_left_out(tally)}"
    if tally.unknown_genes:
        texts = counted(tally.unknown_genes.total(), "text")
        yield f"  genes       {texts} of genes not in the vocabulary, or not told apart there"
        few = _few(tally.unknown_genes)
        yield f"              {few}: nothing is asserted of them. Name terms: --terms DIR"
    if tally.facts:
        yield f"  otherwise   {_counts(tally.facts, _OTHERWISE) or 'the same facts as the older versions'}"
        yield from _otherwise(tally)
    if tally.sentences:
        read = ", ".join(
            f"{tally.sentences[each]:,} {words}" for each, words in STATUS.items() if tally.sentences[each]
        )
        yield f"  sentences   {read}"
        yield from tell_estimate(tally.unread)
    yield from _findings(tally.findings)
    yield f"  {kept:11} {place}"


def _findings(findings: "Counter[tuple[str, str, str]]") -> Iterator[str]:
    for (severity, shape, title), n in _in_order(findings):
        yield f"    {severity} {shape} broken {counted(n, 'time')}: {title}"


def _all_of_them(place: str, kept: str) -> str:
    """Say what lists all that failed: where no list is kept, the report itself."""
    listed = kept == "store" and place != "memory"
    return "il21kg documents --failed" if listed else "--json lists them"


def _otherwise(tally: Tally) -> Iterator[str]:
    """Say the first facts that newer versions say otherwise."""
    told = [
        f"    {each.key}: {line}"
        for each in tally.otherwise
        if each.differences is not None
        for line in briefly(each.differences)
    ]
    yield from told[:_SHOWN]
    if (more := tally.facts.total() - _SHOWN) > 0:
        yield f"    … and {more:,} more: il21kg diff, with a backup of before"


def _left_out(tally: Tally) -> str:
    if not tally.left_out:
        return ""
    shapes = ", ".join(f"{shape} {n:,}" for shape, n in sorted(tally.broken.items()))
    return f", and {tally.left_out:,} left out" + (f" (broke {shapes}: il21kg validate)" if shapes else "")


def _few(names: Iterable[str]) -> str:
    listed = sorted(names)
    return ", ".join(listed[:_SHOWN]) + (" …" if len(listed) > _SHOWN else "")


def _in_order(findings: "Counter[tuple[str, str, str]]") -> list[tuple[tuple[str, str, str], int]]:
    return sorted(findings.items(), key=lambda each: (_RANKS[each[0][0]], -each[1], each[0]))


def _counts(states: Mapping[str, int], names: Iterable[str]) -> str:
    return ", ".join(f"{states[name]:,} {_WORDS.get(name, name)}" for name in names if states[name])


def _by_place(failed: Iterable[Loaded]) -> list[Loaded]:
    """Give them in the order of the table, not in that in which they were read."""
    return sorted(failed, key=lambda each: _parted(each.place))


def _parted(place: str) -> tuple[str, int]:
    table, _, line = place.rpartition(":")
    return (table, int(line)) if line.isdigit() else (place, 0)


def _time(seconds: float) -> str:
    """Write a time as people say it.

    >>> _time(4.21), _time(189.4), _time(7320)
    ('4.2 s', '3 min 9 s', '2 h 2 min')
    """
    if seconds < 60:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"


def tell_failed(failed: Iterable[Failure]) -> str:
    """Write a line for each text that could not be loaded."""
    lines = [f"{each.state:8}  {each.place}: {each.reason}" for each in failed]
    return "\n".join(lines) or "Nothing failed."
