"""Proves quotes: by their offsets, by their hashes, and by the quotes in which they lie."""

from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from il21kg.graph.identity import digest
from il21kg.graph.proof.facts import Facts, Place, begin
from il21kg.graph.proof.rules import Fault
from il21kg.namespaces import IKG, local_name

#: What quotes a span.
_QUOTING: Final = (
    IKG.evidence,
    IKG.subjectSpan,
    IKG.objectSpan,
    IKG.subjectRival,
    IKG.quotedFrom,
    IKG.citedAt,
)


def quotes(facts: Facts) -> Iterator[Fault]:
    """Compare each quote with its offsets, and with the quotes in which it lies."""
    if facts.mute:
        node = next(iter(facts.with_predicate(IKG.sha256)), "")
        yield Fault("P0", node, "The quotes were left out: what words say could not be proved.")
    versions: dict[str, list[Place]] = {}
    for span in facts.spans.values():
        versions.setdefault(span.version, []).append(span)
        if len(span.words) != span.end - span.start:
            sizes = f"{len(span.words)} characters, but its offsets give {span.end - span.start}"
            yield Fault("P2", span.iri, f"The quote has {sizes}.")
    yield from _hashes(facts)
    for places in versions.values():
        yield from _overlaps(sorted(places, key=lambda each: (each.start, -each.end)))


def _hashes(facts: Facts) -> Iterator[Fault]:
    """Compare each quote with the hash that was written with it, for whatever it is quoted by."""
    changed = {span.iri: span for span in facts.spans.values() if span.sha256 not in ("", digest(span.words))}
    quoted: set[str] = set()
    for node, iri in _quoting(facts) if changed else ():
        if iri in changed:
            quoted.add(iri)
            yield Fault("P2b", node, f"“{begin(changed[iri].words)}” is not what was written here.")
    for iri in changed.keys() - quoted:
        yield Fault("P2b", iri, "This quote is not what was written here.")
    with_text = {local_name(version) for version in facts.with_predicate(IKG.text)}
    bare = [span.iri for span in facts.spans.values() if not (span.sha256 or span.version in with_text)]
    if bare:
        some = f"{len(bare)} of {len(facts.spans)} quotes have no hash"
        yield Fault("P2c", min(bare), f"{some}: other letters in them are not noticed.")


def _quoting(facts: Facts) -> set[tuple[str, str]]:
    """Give what quotes a span, with that span."""
    return {
        (node, span)
        for predicate in _QUOTING
        for node in facts.with_predicate(predicate)
        for span in facts.iris(node, predicate)
    }


def _overlaps(places: list[Place]) -> Iterator[Fault]:
    """Compare each quote with the ones before it that reach into it."""
    starts = [place.start for place in places]
    for i, outer in enumerate(places):
        for inner in places[i + 1 : bisect_right(starts, outer.end - 1)]:
            end = min(outer.end, inner.end)
            one = outer.words[inner.start - outer.start : end - outer.start]
            if one != inner.words[: end - inner.start]:
                yield Fault("P3", inner.iri, f"“{begin(outer.words)}” says “{begin(one)}” at this place.")
