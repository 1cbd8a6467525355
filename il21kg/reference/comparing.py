"""Sets the facts of a graph against references, pair by pair: a gene, and a thing that it has to do with.

Only what excludes contradicts: a denial of what the other says, another chromosome. Opposite is that one
says that more comes of a thing, and the other less: in two cells both may be so. That a reference says
nothing of a pair is held against neither. What is said of a class is so of those above it; what is denied
of it is denied of those below.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from il21kg.reference.files import read_reference
from il21kg.reference.genes import gene_of, known_by
from il21kg.reference.places import compared, place_of
from il21kg.reference.theirs import PARTNER, PLACE, Theirs, aspect_of
from il21kg.reference.values import ORDER, Comparison, Entry, Missing, Pair, Verdict
from il21kg.store.facts import Fact
from il21kg.vocabulary.vocabulary import Vocabulary

#: What happens to a process → the name of its term: "negative regulation of apoptotic process".
_REGULATION: Final = {"increased": "positive regulation of", "decreased": "negative regulation of"}
#: Parts of relations that say that a process is regulated, not that the gene takes part in it.
_REGULATES: Final = ("egulate", "RO_0002211", "RO_0002212", "RO_0002213", "RO_0002429", "RO_0002430")
#: Traits of a fact that say when or where it holds: a denial there excludes nothing elsewhere.
_CONTEXTS: Final = frozenset(
    ("cell", "disease", "circumstances", "species", "together with", "in synergy with")
)


@dataclass(frozen=True, slots=True)
class _Ours:
    """A fact of ours, ready to be compared."""

    gene: str
    aspect: str
    fact: Fact
    things: tuple[str, ...]
    """What it is about, in the words of references, the nearest first: "regulation of X", then X itself."""

    @property
    def denied(self) -> bool:
        return "denial" in dict(self.fact.traits)

    @property
    def direction(self) -> str:
        """What becomes of the thing itself, and not of an effect on it; empty where that is not stated."""
        traits = dict(self.fact.traits)
        open_ = self.denied or not self.sure or "effects" in traits
        return "" if open_ else traits.get("direction", "")

    @property
    def sure(self) -> bool:
        """True where it is stated without a hedge and without a context that its object does not name."""
        traits = dict(self.fact.traits)
        contexts = [traits[name] for name in _CONTEXTS & traits.keys()]
        return traits.get("certainty") != "hedged" and all(each in self.fact.object.name for each in contexts)


def compare(facts: Iterable[Fact], references: Sequence[Path], vocabulary: Vocabulary) -> Comparison:
    """Set facts against references; raises InputError for a file that is none, or cannot be read."""
    there = list(_about_genes(facts, vocabulary))
    theirs = Theirs(vocabulary, known_by({gene for gene, _, _ in there}, vocabulary))
    for path in references:
        theirs.take(read_reference(path))
    ours = [_ours(gene, aspect, fact, theirs) for gene, aspect, fact in there]
    pairs = [_pair(each, theirs) for each in ours if (each.gene, each.aspect) in theirs.said]
    return Comparison(
        references=tuple(path.name for path in references),
        pairs=tuple(sorted(pairs, key=_order)),
        missing=tuple(_missing(ours, theirs)),
        left=len(ours) - len(pairs),
        entries=theirs.number,
    )


def _order(pair: Pair) -> tuple[object, ...]:
    return pair.gene, ORDER.index(pair.verdict), pair.aspect, pair.fact.object.name, pair.fact


def _about_genes(facts: Iterable[Fact], vocabulary: Vocabulary) -> Iterator[tuple[str, str, Fact]]:
    """Give the facts of genes about things that references name: the gene, the aspect, the fact."""
    for fact in facts:
        gene, aspect = gene_of(fact.subject.id, vocabulary), aspect_of(fact.object.id)
        if gene and aspect and gene_of(fact.object.id, vocabulary) != gene:
            yield gene, aspect, fact


def _ours(gene: str, aspect: str, fact: Fact, theirs: Theirs) -> _Ours:
    return _Ours(gene, aspect, fact, (*_regulation(fact, theirs), theirs.ours(fact.object.id, aspect)))


def _regulation(fact: Fact, theirs: Theirs) -> Iterator[str]:
    """Give the terms for the regulation of a process, where the fact says that it is regulated."""
    if any(part in fact.relation for part in _REGULATES):
        yield from _term_of(dict(fact.traits).get("direction", ""), fact, theirs)


def _term_of(direction: str, fact: Fact, theirs: Theirs) -> Iterator[str]:
    """Give the term for the regulation of what a fact is about, in a direction or in any."""
    kind = _REGULATION.get(direction, "regulation of")
    yield from (name.iri for name in theirs.vocabulary.look_up(f"{kind} {fact.object.name}")[:1])


# --- verdicts


def _pair(ours: _Ours, theirs: Theirs) -> Pair:
    said = theirs.said[ours.gene, ours.aspect]
    decide = _of_place if ours.aspect == PLACE else _of_thing
    verdict, entries = decide(ours, said, theirs)
    gene = theirs.vocabulary.terms[ours.gene].label
    return Pair(gene, ours.fact, ours.aspect, verdict, entries, _note(ours, verdict, entries))


def _note(ours: _Ours, verdict: Verdict, entries: Sequence[Entry]) -> str:
    """Say what the verdict alone does not: that the two speak of it in different ways."""
    notes = []
    polarities = {entry.negated for entry in entries}
    if verdict != Verdict.CONTRADICTS and polarities == {True, False}:
        notes.append("the reference both says and denies it")
    elif verdict == Verdict.NEW and entries:
        notes.append("the reference denies it" if True in polarities else "the reference has it otherwise")
    if verdict != Verdict.NEW and dict(ours.fact.traits).get("certainty") == "hedged":
        notes.append("hedged here")
    return "; ".join(notes)


Said = Mapping[str, Sequence[Entry]]
Decision = tuple[Verdict, tuple[Entry, ...]]


def _of_place(ours: _Ours, said: Said, theirs: Theirs) -> Decision:
    """Compare places: where one line of the reference agrees, the others do not contradict."""
    best = (Verdict.KNOWN, Verdict.FINER, Verdict.COARSER, Verdict.NEW, Verdict.CONTRADICTS)
    found: dict[Verdict, list[Entry]] = {}
    for place, entries in said.items():
        for entry in entries:
            found.setdefault(_placed(ours, place, entry), []).append(entry)
    verdict = min(found, key=best.index)
    traits = dict(ours.fact.traits)
    if verdict == Verdict.CONTRADICTS and (traits.get("certainty") == "hedged" or "species" in traits):
        return Verdict.NEW, tuple(found[verdict])
    return verdict, tuple(found[verdict])


def _placed(ours: _Ours, place: str, entry: Entry) -> Verdict:
    """Compare a place of ours with that of a line; what is denied of a place is so of all that lies in it."""
    verdict = compared(ours.things[-1], place)
    if not ours.denied and not entry.negated:
        return verdict
    if ours.denied and entry.negated:
        return Verdict.NEW if verdict == Verdict.CONTRADICTS else verdict
    inside = Verdict.COARSER if ours.denied else Verdict.FINER
    return Verdict.CONTRADICTS if verdict in (Verdict.KNOWN, inside) else Verdict.NEW


def _of_thing(ours: _Ours, said: Said, theirs: Theirs) -> Decision:
    """Compare things, by the classes above them: claims with claims, denials with denials."""
    alike, other = (_of_polarity(said, negated=each) for each in (ours.denied, not ours.denied))
    for thing in ours.things:
        if same := [entry for entry in alike.get(thing, ()) if not _turns(ours, entry)]:
            return Verdict.KNOWN, (*same, *other.get(thing, ()))
    if opposite := tuple(_opposite(ours, alike, theirs)):
        return Verdict.OPPOSITE, opposite
    against = tuple(_against(ours, other, theirs))
    if excluding := tuple(entry for entry in against if _excludes(ours, entry)):
        return Verdict.CONTRADICTS, excluding
    return _finer(ours, alike, theirs) or _coarser(ours, alike, theirs) or (Verdict.NEW, against)


def _turns(ours: _Ours, entry: Entry) -> bool:
    """Tell whether a line of the same thing says that it goes the other way."""
    return not entry.limited and {ours.direction, entry.direction} == _REGULATION.keys()


def _opposite(ours: _Ours, alike: Said, theirs: Theirs) -> Iterator[Entry]:
    """Give the lines by which the same thing goes the other way, or that name the term for that."""
    for thing in ours.things:
        yield from (entry for entry in alike.get(thing, ()) if _turns(ours, entry))
    for way in _REGULATION.keys() - {ours.direction} if ours.direction else ():
        for thing in _term_of(way, ours.fact, theirs):
            yield from (entry for entry in alike.get(thing, ()) if not entry.limited)


def _finer(ours: _Ours, alike: Said, theirs: Theirs) -> Decision | None:
    """Give what the reference has of the nearest class above."""
    for thing in ours.things:
        above = theirs.above(thing)
        if there := above.keys() & alike.keys():
            return Verdict.FINER, tuple(alike[min(there, key=lambda each: (above[each], each))])
    return None


def _coarser(ours: _Ours, alike: Said, theirs: Theirs) -> Decision | None:
    """Give what the reference has of all classes below."""
    for thing in ours.things:
        if below := sorted(each for each in alike if thing in theirs.above(each)):
            return Verdict.COARSER, tuple(entry for each in below for entry in alike[each])
    return None


def _of_polarity(said: Said, *, negated: bool) -> Said:
    return {thing: entries for thing in said if (entries := _with(said[thing], negated=negated))}


def _with(entries: Iterable[Entry], *, negated: bool) -> tuple[Entry, ...]:
    return tuple(entry for entry in entries if entry.negated == negated)


def _against(ours: _Ours, other: Said, theirs: Theirs) -> Iterator[Entry]:
    """Give the lines of the other polarity that speak of the same.

    What is denied of a class is denied of those below it; what is said of one is said of those above.
    """
    for thing in ours.things:
        for each, entries in other.items():
            reaches = thing in theirs.above(each) if ours.denied else each in theirs.above(thing)
            if each == thing or reaches:
                yield from entries


def _excludes(ours: _Ours, entry: Entry) -> bool:
    """Tell whether a fact of ours and a line of the other polarity cannot both be so.

    A hedge excludes nothing, nor does what holds in one cell or species only, or of one form, nor another
    relation.
    """
    if not ours.sure or entry.limited:
        return False
    if ours.aspect == "GO":
        taken = not any(part in ours.fact.relation for part in _REGULATES)
        return taken and not any(part in entry.relation for part in ("regulat", "upstream", "RO_0002264"))
    if ours.aspect == "disease":
        return ours.fact.kind == "GeneDiseaseStatement"
    if ours.aspect == PARTNER:
        binds = any(part in entry.relation for part in ("interact", "bind"))
        return ours.fact.kind == "InteractionStatement" and binds
    expressed = ours.fact.kind == "ExpressionStatement" and "express" in entry.relation
    return ours.aspect == "tissue" and expressed


# --- what they have more


def _missing(ours: Iterable[_Ours], theirs: Theirs) -> Iterator[Missing]:
    """Give what references say and no fact of ours has, neither the same nor finer nor coarser."""
    have: dict[tuple[str, str], set[str]] = {}
    for each in ours:
        have.setdefault((each.gene, each.aspect), set()).update(each.things)
        if each.aspect == PARTNER:  # what is said of one is said of the other
            have.setdefault((each.things[-1], PARTNER), set()).add(each.gene)
    terms = theirs.vocabulary.terms
    for (gene, aspect), said in sorted(theirs.said.items(), key=lambda one: (terms[one[0][0]].label, one[0])):
        covered = have.get((gene, aspect), set())
        lines = [
            entry
            for thing, entries in said.items()
            if not _covered(thing, aspect, covered, theirs)
            for entry in _with(entries, negated=False)[:1]
        ]
        if lines:
            yield Missing(terms[gene].label, aspect, tuple(lines))


def _covered(thing: str, aspect: str, have: Iterable[str], theirs: Theirs) -> bool:
    if aspect == PLACE:
        agreeing = (Verdict.KNOWN, Verdict.FINER, Verdict.COARSER)
        return any(compared(place_of(each), thing) in agreeing for each in have)
    return any(each == thing or thing in theirs.above(each) or each in theirs.above(thing) for each in have)
