"""Checks one part of a graph after another; what has to be seen whole is checked at the end."""

import hashlib
import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from il21kg.audit.findings import Audit, Tally
from il21kg.audit.registers import Name, iri_of, named
from il21kg.audit.values import Claim, Document, Fault, Part, Thing, Told, Words
from il21kg.errors import InputError
from il21kg.graph.proof.cues import CueWords, without
from il21kg.namespaces import DCTERMS, compact, local_name
from il21kg.store.imprint import licence_of
from il21kg.text.quotes import one_blank
from il21kg.vocabulary.sources.entries import OBSOLETE
from il21kg.vocabulary.spelling import key
from il21kg.vocabulary.vocabulary import Vocabulary

#: The words in the name of a relation: `may`, `Act`, `On`, `Cell` in `mayActOnCell`.
_PART: Final = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
#: Those by which it hedges: `candidate_for`.
_MAY: Final = frozenset(
    (
        *("may", "maybe", "might", "could", "possible", "possibly", "potential", "potentially"),
        *("putative", "putatively", "candidate", "predicted", "probable", "probably", "presumed", "likely"),
    )
)
_WORD: Final = re.compile(r"[\w'-]+")
_SHOWN: Final = 120
"""Characters of a quote that an example shows."""


@dataclass(slots=True)
class Checker:
    """Checks what it is given, and keeps what only the whole can tell."""

    tally: Tally
    vocabulary: Vocabulary
    words: CueWords
    texts: Sequence[str] = ()
    """The sources, each with one blank between its words; quotes are looked for there."""
    hashes: Mapping[str, str] = field(default_factory=dict)
    """Names of the sources' files → SHA-256."""
    closed: bool = False
    """All nodes are given: an end of an edge that is not among them is a finding."""
    bare: bool = False
    """Edges alone are given: their ends are looked at where each stands first."""
    claims: int = 0
    things: int = 0
    sourced: int = 0
    evident: int = 0
    registers: Counter[str] = field(default_factory=Counter)
    spellings: dict[str, Counter[str]] = field(default_factory=dict)
    told: list[Told] = field(default_factory=list)
    ids: dict[str, str] = field(default_factory=dict)
    """The ids of nodes, and where they stand."""
    ends: set[str] = field(default_factory=set)
    keys: set[int] = field(default_factory=set)
    edges: set[int] = field(default_factory=set)

    def take(self, part: Part) -> None:
        """Check a part."""
        match part:
            case Thing():
                self._thing(part)
            case Claim():
                self._claim(part)
            case Words():
                self._span(part)
            case Document(where, name, sha256):
                if self.hashes.get(name, sha256) != sha256:
                    self.tally.add("A16", where, f"{name} is another text by now")
            case Told():
                self.told.append(part)
            case Fault(check, where, what):
                self.tally.add(check, where, what)

    def end(self, places: tuple[str, ...], *, nodes: bool) -> Audit:
        """Check what only the whole can tell, and give what was found; `nodes`: tables give all nodes."""
        self._dataset()
        for register, counts in sorted(self.spellings.items()):
            if len(counts) > 1:
                listed = ", ".join(f"{base} {n:,}" for base, n in counts.most_common())
                self.tally.add("A9", register, listed)
        if nodes:
            for each, where in self.ids.items():
                if each not in self.ends:
                    self.tally.add("A29", where, each)
        return Audit(
            places=places,
            claims=self.claims,
            things=self.things,
            sourced=self.sourced,
            evident=self.evident,
            licences=tuple(sorted({each for told in self.told for each in told.licences})),
            prefixes=dict(sorted(self.registers.items(), key=lambda each: (-each[1], each[0]))),
            found=self.tally.found(),
        )

    # --- claims

    def _claim(self, claim: Claim) -> None:
        self.claims += 1
        self.sourced += bool(claim.sources)
        self.evident += claim.evidence
        shown = f"{claim.subject} – {local_name(claim.predicate)} → {claim.object}"
        if not (claim.subject and claim.predicate and claim.object):
            lacking = [name for name in ("subject", "predicate", "object") if not getattr(claim, name)]
            self.tally.add("A14", claim.where, f"no {' and no '.join(lacking)}")
        if not claim.sources:
            self.tally.add("A1", claim.where, shown)
        elif not claim.evidence:
            self.tally.add("A2", claim.where, shown)
        if claim.untold:
            self.tally.add("A28", claim.where, f"no {' and no '.join(claim.untold)}")
        self._ends(claim, shown)
        self._certainty(claim, shown)
        self._repeated(claim, shown)

    def _ends(self, claim: Claim, shown: str) -> None:
        ends = (claim.subject,) if claim.literal else (claim.subject, claim.object)
        if claim.subject and claim.subject == claim.object:
            self.tally.add("A25", claim.where, shown)
        for end in filter(None, ends):
            if end not in self.ids:
                self._end(end, claim.where)
            self.ends.add(end)
        for cited in claim.cited:
            self._written(named(cited), claim.where, cited)
        if (relation := named(claim.predicate)).spelling and relation.curie:
            self._prefix(relation, claim.where, claim.predicate)

    def _end(self, end: str, where: str) -> None:
        """Check an end of an edge that is none of the nodes; its identifier where it stands first."""
        if self.closed:
            self.tally.add("A22", where, end)
        if end not in self.ends:
            self.things += self.bare
            if self.closed or self.bare:
                self._identifier(end, where)

    def _certainty(self, claim: Claim, shown: str) -> None:
        """Ask whether hedges and denials are kept: those that are marked, and those of the words."""
        hedges = _hedges(claim.predicate)
        if claim.hedged and claim.asserted and not hedges:
            self.tally.add("A17", claim.where, shown)
        if claim.negated and claim.asserted and claim.marked:
            self.tally.add("A19", claim.where, shown)
        for quote in claim.quotes:
            said = set(_WORD.findall(without(self.words.harmless, quote.lower()).replace("’", "'")))
            if not (claim.hedged or claim.marked or hedges) and (cues := said & self.words.hedges):
                self.tally.add("A18", claim.where, f"“{min(cues)}” in: {_cut(quote)}")
            if not (claim.negated or claim.marked) and (cues := said & self.words.negations):
                self.tally.add("A20", claim.where, f"“{min(cues)}” in: {_cut(quote)}")
            if self.texts and not any(one_blank(quote) in text for text in self.texts):
                self.tally.add("A15", claim.where, _cut(quote))

    def _repeated(self, claim: Claim, shown: str) -> None:
        if claim.key:
            if (seen := hash(claim.key)) in self.keys:
                self.tally.add("A21", claim.where, shown)
            self.keys.add(seen)
        if claim.id and claim.id != claim.where:
            if (seen := hash(claim.id)) in self.edges:
                self.tally.add("A26", claim.where, claim.id)
            self.edges.add(seen)

    # --- things

    def _thing(self, thing: Thing) -> None:
        self.things += 1
        if not thing.id:
            self.tally.add("A27", thing.where, "a node without an id")
            return
        if thing.id in self.ids:
            self.tally.add("A26", thing.where, f"{thing.id}, as at {self.ids[thing.id]}")
        self.ids.setdefault(thing.id, thing.where)
        if not thing.kinds:
            self.tally.add("A23", thing.where, thing.id)
        if not thing.labels:
            self.tally.add("A24", thing.where, thing.id)
        self._identifier(thing.id, thing.where, thing.labels)

    def _identifier(self, words: str, where: str, labels: Collection[str] = ()) -> None:
        """Check an identifier: its prefix, its form, and what the terminologies say of it."""
        name = named(words)
        if name.register:
            self.registers[name.register] += 1
            if not name.curie:
                self.spellings.setdefault(name.register, Counter())[name.spelling] += 1
        self._written(name, where, words)
        if name.fits and (iri := iri_of(name)):
            self._term(iri, name, where, words, labels)

    def _prefix(self, name: Name, where: str, words: str) -> None:
        if not name.register:
            self.tally.add("A7", where, words)
        elif name.spelling != name.register:
            self.tally.add("A8", where, f"{words}: the register writes {name.register}:{name.local}")

    def _written(self, name: Name, where: str, words: str) -> None:
        """Check how an identifier is written: its prefix, and its form."""
        if name.spelling and name.curie:
            self._prefix(name, where, words)
        if not name.fits:
            self.tally.add("A10", where, words)

    def _term(self, iri: str, name: Name, where: str, words: str, labels: Collection[str]) -> None:
        term = self.vocabulary.terms.get(iri)
        if term is None:
            if name.register.lower() in self.vocabulary.added:
                self.tally.add("A12", where, words)
        elif term.kind == OBSOLETE:
            better = [compact(other) for link, other in term.matches if link == DCTERMS.isReplacedBy]
            notes = ", ".join([*filter(None, (term.label,)), *(f"now {each}" for each in better)])
            self.tally.add("A11", where, f"{words} ({notes})" if notes else words)
        else:
            for label in labels:
                if other := self._another(label, iri, term.label):
                    self.tally.add("A13", where, f"{words} is “{term.label}”, and “{label}” is {other}")

    def _another(self, label: str, iri: str, own: str) -> str:
        """Give the other term that a label is of; empty where it is of this one, or nobody knows it."""
        found = self.vocabulary.candidates(label)
        if not found or key(label) == key(own) or any(name.iri == iri for name in found):
            return ""
        first = found[0].iri
        term = self.vocabulary.terms.get(iri)
        if term is not None and first in (term.product, term.gene):
            return ""  # a protein that is called by its gene, and the other way round
        other = self.vocabulary.terms.get(first)
        return compact(first) if other is None else f"{compact(first)} “{other.label}”"

    # --- words and datasets

    def _span(self, words: Words) -> None:
        if words.sha256 and hashlib.sha256(words.text.encode()).hexdigest() != words.sha256:
            self.tally.add("A16", words.where, _cut(words.text))
        if words.length is not None and words.length != len(words.text):
            what = f"{words.length} characters by its offsets, {len(words.text)} in: {_cut(words.text)}"
            self.tally.add("A15", words.where, what)

    def _dataset(self) -> None:
        licences = [each for told in self.told for each in told.licences]
        if not licences:
            self.tally.add("A3", "the dataset", "no licence")
        if not any(told.creators for told in self.told):
            self.tally.add("A4", "the dataset", "no creator, no publisher")
        if not any(told.dates for told in self.told):
            self.tally.add("A5", "the dataset", "no date, no version")
        for licence in dict.fromkeys(licences):
            try:
                licence_of(licence)
            except InputError:
                self.tally.add("A6", "the dataset", licence)


def _hedges(relation: str) -> bool:
    """Tell whether a relation hedges by its name.

    >>> _hedges("mayActOnCell"), _hedges("biolink:candidate_for"), _hedges("dismays")
    (True, True, False)
    """
    return not _MAY.isdisjoint(each.lower() for each in _PART.findall(local_name(relation)))


def _cut(words: str) -> str:
    """Give the beginning of words, in one line."""
    line = one_blank(words)
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"
