"""The only reader of the language data in `ontology/`: terms, frames, cues, layout rules, journals, works.

A term in `ontology/vocabulary/cells.ttl`, and a frame in `ontology/reading/frames.ttl`:

    obo:CL_0000623 a biolink:Cell ; rdfs:label "natural killer cell"@en ;
        oio:hasExactSynonym "NK cell"@en .

    read:induces a ikg:Frame ; ikg:family "induces" ; ikg:trigger "<induce>" ; ikg:direction "increased" ;
        ikg:example "IL-21 induces proliferation of B cells." .
"""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from il21kg.document import LayoutRule
from il21kg.errors import InputError
from il21kg.namespaces import (
    BIOLINK,
    DCTERMS,
    FABIO,
    IKG,
    OBO,
    OIO,
    PREFIXES,
    PROV,
    RDF,
    RDFS,
    SKOS,
    local_name,
)
from il21kg.resources import folder, texts

#: The class of a term in the vocabulary files → the kind a relation admits.
KINDS: Final[dict[str, str]] = {
    BIOLINK.Gene: "gene",
    BIOLINK.Protein: "protein",
    BIOLINK.RNAProduct: "rna",
    IKG.ProteinFamily: "family",
    IKG.Kind: "kind",
    BIOLINK.Disease: "disease",
    IKG.DiseaseConcept: "disease",
    BIOLINK.Cell: "cell",
    BIOLINK.AnatomicalEntity: "anatomy",
    BIOLINK.BiologicalProcess: "process",
    BIOLINK.MolecularActivity: "function",
    BIOLINK.CellularComponent: "component",
    BIOLINK.MacromolecularComplex: "complex",
    BIOLINK.OrganismTaxon: "species",
    BIOLINK.ChemicalEntity: "chemical",
    IKG.GeneKind: "gene-kind",
    IKG.TranscriptAttribute: "transcript-attribute",
    OBO.SO_0000340: "chromosome",
    OBO.SO_0000341: "band",
}

#: Rank of a name: a lower one wins when one name belongs to several terms.
LABEL, SYNONYM, CURATED, RELATED = range(4)

_MATCHES: Final = (
    SKOS.exactMatch,
    SKOS.closeMatch,
    SKOS.broadMatch,
    SKOS.narrowMatch,
    SKOS.relatedMatch,
    SKOS.broader,
)
_TOKEN = re.compile(r"[^\W\d_]+|\d+(?:\.\d+)*|[^\s\w]|_")
_GREEK: Final = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ζ": "zeta", "η": "eta",
    "θ": "theta", "ι": "iota", "κ": "kappa", "λ": "lambda", "μ": "mu", "ω": "omega",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Term:
    """A thing the vocabulary knows."""

    iri: str
    kind: str
    """One of the values of `KINDS`; `ancestor` for a class that is only an ancestor of a used one."""
    label: str
    """The one label: approved symbol of a gene, preferred label of a concept."""
    matches: tuple[tuple[str, str], ...] = ()
    """(predicate IRI, IRI): skos:exactMatch, closeMatch, broadMatch, narrowMatch, relatedMatch, broader."""
    shown_names: tuple[str, ...] = ()
    """skos:altLabel rows: names written beside the label in the graph (the OMIM name of a renamed disease)."""
    product: str | None = None
    """For a gene: IRI of its reviewed protein."""
    gene: str | None = None
    """For a protein: IRI of its gene."""
    parents: tuple[str, ...] = ()
    """Nearest super-classes (cells and diseases)."""
    notation: str | None = None
    """For a band or chromosome: `4q27`, `4`."""
    chromosome: str | None = None
    """For a band: IRI of its chromosome."""

    @property
    def local(self) -> bool:
        """True for a concept of ours (`con:`)."""
        return self.iri.startswith(PREFIXES["con"])


@dataclass(frozen=True, slots=True)
class Journal:
    """A row of `ontology/reading/journals.ttl`."""

    iri: str
    """`https://w3id.org/il21kg/journal/blood`."""
    label: str
    names: tuple[str, ...]
    """The names and abbreviations under which it is cited, the label first."""
    anchor_year: int | None = None
    anchor_volume: int | None = None
    """First volume of the anchor year."""
    volumes_per_year: int | None = None


@dataclass(frozen=True, slots=True)
class Work:
    """A paper with a verified identifier: a row of `ontology/vocabulary/works.ttl`."""

    iri: str
    """`https://doi.org/...` or `https://pubmed.ncbi.nlm.nih.gov/.../`."""
    journal: str | None
    """IRI of the journal, to find it by journal, volume and first page."""
    volume: int | None
    first_page: str | None
    title: str | None
    """Its title, only where it is verified and worth comparing (written to the graph)."""
    year: int | None
    """Its year, only where it is verified (written to the graph)."""
    journal_names: tuple[str, ...] = ()
    """Names under which its journal is cited, where that journal has no row (its numbering is not known)."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A way of saying a relation: a row of `ontology/reading/frames.ttl`."""

    name: str
    """`plays-a-role-in`."""
    family: str
    """Key of its relations (`Relation.key`)."""
    otherwise: str
    """Key where the first does not fit: what a cause is when no mutation causes."""
    triggers: tuple[str, ...]
    """Patterns of words; the pattern language stands in `clauses`."""
    kind: str
    """`verb`, or `noun` (a predicate noun: `member of`)."""
    shape: str
    """Where the ends stand: `subject-object`, `object-subject`, or `listed` (the object is the phrase itself)."""
    direction: str | None
    """`increased`, `decreased`: what happens to the object."""
    hedge: bool
    """True when the trigger words themselves hedge (`candidate for`)."""
    order: int
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """One row of `ontology/reading/relations.ttl`: a family, the kinds of its ends, its predicates."""

    name: str
    key: str
    """What frames name; several rows may share it and differ in the kinds of the object."""
    family: str
    """The family of the annotation guide: `involved_in`."""
    statement: str
    """Local name of the class: `ProcessStatement`."""
    stated: str
    hedged: str
    """IRIs of the two predicates."""
    level: str
    """Whom the subject names when it is the topic: `gene`, `product`, `any`."""
    kinds: tuple[str, ...]
    """Kinds of the object that the relation admits; empty: any."""
    subject_kinds: tuple[str, ...]
    """Kinds of the subject that the relation admits; empty: any."""
    order: int


@dataclass(frozen=True, slots=True)
class Cue:
    """A hedge, an evidential or a negation: a row of `ontology/reading/cues.ttl`."""

    words: str
    kind: str
    """hedge, evidential, negation, capability."""
    scope: str
    """`verb` (in the verb group), `clause` (governs a that-clause), `phrase` (an adjective in a noun phrase)."""
    source: str
    """Where the class of the cue is described."""
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Name:
    """One term a name may stand for."""

    iri: str
    rank: int
    """LABEL, SYNONYM, CURATED or RELATED."""


@dataclass(frozen=True)
class Vocabulary:
    """All language data, ready for use."""

    terms: Mapping[str, Term]
    """By IRI; classes that are only ancestors included."""
    names: Mapping[str, tuple[Name, ...]]
    """Normalised name → its candidates, best rank first."""
    longest: Mapping[str, int]
    """First token of a normalised name → length in tokens of the longest name that begins with it."""
    frames: tuple[Frame, ...]
    relations: tuple[Relation, ...]
    cues: tuple[Cue, ...]
    words: Mapping[str, Mapping[str, str]]
    """Closed-class words by class (`determiner`, `preposition`, ...): words → their role."""
    layout: tuple[LayoutRule, ...]
    journals: Mapping[str, Journal]
    works: Mapping[str, Work]
    releases: tuple[str, ...]
    """IRIs of the terminology releases the terms were taken from."""
    digest: str
    """SHA-256 over all files read, in hex: another digest, another reading."""
    replaced: tuple[str, ...] = ()
    """Terms of the package that a folder of the user's replaced."""
    relations_by_key: Mapping[str, tuple[Relation, ...]] = field(default_factory=dict)

    def look_up(self, words: str) -> tuple[Name, ...]:
        """Give the candidates for a name, best first; empty when it is unknown."""
        return self.names.get(key(words), ())

    def ancestors(self, iri: str) -> tuple[str, ...]:
        """Give all super-classes of a term, sorted."""
        found: set[str] = set()
        waiting = [iri]
        while waiting:
            term = self.terms.get(waiting.pop())
            for parent in term.parents if term else ():
                if parent not in found:
                    found.add(parent)
                    waiting.append(parent)
        return tuple(sorted(found))

    @cached_property
    def longest_name(self) -> int:
        """Length in tokens of the longest name."""
        return max(self.longest.values(), default=0)


def tokens(text: str) -> list[tuple[int, int, str]]:
    """Cut a text into (start, end, normalised token); blanks vanish, nothing else does.

    >>> [norm for _, _, norm in tokens("the B-cells of IL21")]
    ['the', 'b', '-', 'cell', 'of', 'il', '21']
    """
    return [(m.start(), m.end(), normal(m[0])) for m in _TOKEN.finditer(text)]


_normal: dict[str, str] = {}


def normal(token: str) -> str:
    """Lower case, plural folded, Greek letters by name: a key beside the text, never in its place.

    >>> [normal(word) for word in ("Responses", "psoriasis", "activities", "γ", "class", "virus")]
    ['response', 'psoriasis', 'activity', 'gamma', 'class', 'virus']
    """
    known = _normal.get(token)
    if known is None:
        word = _GREEK.get(token.lower(), token.lower())
        if len(word) > 3 and word.endswith("ies"):
            word = word[:-3] + "y"
        elif len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
            word = word[:-1]
        known = _normal[token] = word
    return known


def key(name: str) -> str:
    """Normalise a name for look-up: tokens without hyphens and quotes, commas kept as tokens.

    >>> key("Natural-Killer cells"), key("IL-21") == key("IL21")
    ('natural killer cell', True)
    """
    return " ".join(norm for _, _, norm in tokens(name) if norm not in _TRANSPARENT)


_TRANSPARENT: Final = frozenset("-–‐‑'’\"“”‘`")


def load_vocabulary(extra: Path | None = None) -> Vocabulary:
    """Read the data that ships with il21kg, then a folder of the user's (`--terms`), whose rows replace ours.

    Raises InputError naming the file and the line when a file does not parse.
    """
    files = {
        **{f"reading/{n}": t for n, t in texts(folder("ontology") / "reading", ".ttl").items()},
        **{f"vocabulary/{n}": t for n, t in texts(folder("ontology") / "vocabulary", ".ttl").items()},
    }
    rows = _Rows()
    digest = hashlib.sha256()
    for name, text in files.items():
        rows.read(name, text)
        digest.update(f"{name}\0{text}\0".encode())
    own = frozenset(rows.subjects())
    replaced: list[str] = []
    if extra is not None:
        if not extra.is_dir():
            raise InputError(f"no folder of terms at {extra}", "Give --terms a folder that holds .ttl files.")
        for name, text in texts(extra, ".ttl").items():
            rows.read(name, text, replace=own, replaced=replaced)
            digest.update(f"{name}\0{text}\0".encode())
    return _assemble(rows, digest.hexdigest(), tuple(replaced))


class _Rows:
    """Triples by subject and predicate, in the order of the files."""

    def __init__(self) -> None:
        self._rows: dict[str, dict[str, list[str]]] = {}

    def read(
        self, name: str, text: str, replace: frozenset[str] = frozenset(), replaced: list[str] | None = None
    ) -> None:
        fresh: dict[str, dict[str, list[str]]] = {}
        try:
            for quad in ox.parse(text, format=ox.RdfFormat.TURTLE):
                subject, obj = quad.subject, quad.object
                if isinstance(subject, ox.NamedNode) and isinstance(obj, ox.NamedNode | ox.Literal):
                    row = fresh.setdefault(subject.value, {})
                    row.setdefault(quad.predicate.value, []).append(obj.value)
        except SyntaxError as error:
            raise InputError(f"{name}: {error}", "Mend the Turtle at that place.") from error
        for subject_iri, row in fresh.items():
            if subject_iri in replace:
                self._rows[subject_iri] = row
                if replaced is not None:
                    replaced.append(subject_iri)
            else:
                known = self._rows.setdefault(subject_iri, {})
                for predicate, values in row.items():
                    known.setdefault(predicate, []).extend(values)

    def subjects(self) -> Iterable[str]:
        return self._rows

    def of_type(self, iri: str) -> Iterable[tuple[str, "_Row"]]:
        for subject, row in self._rows.items():
            if iri in row.get(RDF.type, ()):
                yield subject, _Row(row)

    def row(self, iri: str) -> "_Row":
        return _Row(self._rows.get(iri, {}))

    def items(self) -> Iterable[tuple[str, "_Row"]]:
        for subject, row in self._rows.items():
            yield subject, _Row(row)


@dataclass(frozen=True, slots=True)
class _Row:
    values: Mapping[str, list[str]]

    def all(self, predicate: str) -> tuple[str, ...]:
        return tuple(self.values.get(predicate, ()))

    def one(self, predicate: str, default: str = "") -> str:
        found = self.values.get(predicate)
        return found[0] if found else default

    def number(self, predicate: str) -> int | None:
        found = self.values.get(predicate)
        return int(found[0]) if found else None


def _assemble(rows: _Rows, digest: str, replaced: tuple[str, ...]) -> Vocabulary:
    terms = _terms(rows)
    names = _names(rows, terms)
    longest: dict[str, int] = {}
    for name in names:
        first, length = name.split(" ", 1)[0], name.count(" ") + 1
        longest[first] = max(longest.get(first, 0), length)
    relations = tuple(sorted(_relations(rows), key=lambda r: (r.key, r.order, r.name)))
    by_key: dict[str, tuple[Relation, ...]] = {}
    for relation in relations:
        by_key[relation.key] = (*by_key.get(relation.key, ()), relation)
    words: dict[str, dict[str, str]] = {}
    for _, row in rows.of_type(IKG.WordClass):
        known = words.setdefault(row.one(RDFS.label), {})
        for line in row.all(IKG.words):
            role = row.one(IKG.role)
            known.update(dict.fromkeys((w.strip() for w in line.split("|")), role))
    return Vocabulary(
        terms=terms,
        names=names,
        longest=longest,
        frames=tuple(_frames(rows)),
        relations=relations,
        cues=tuple(_cues(rows)),
        words=words,
        layout=tuple(sorted(_layout(rows), key=lambda r: (r.order, r.name))),
        journals=_journals(rows),
        works=_works(rows),
        releases=tuple(sorted(rows.row(PREFIXES["ikg"].replace("ontology#", "dataset")).all(PROV.wasDerivedFrom))),
        digest=digest,
        replaced=tuple(sorted(set(replaced))),
        relations_by_key=by_key,
    )


def _terms(rows: _Rows) -> dict[str, Term]:
    terms: dict[str, Term] = {}
    gene_of = {
        product: iri for iri, row in rows.of_type(BIOLINK.Gene) for product in row.all(IKG.referenceProduct)[:1]
    }
    for iri, row in rows.items():
        label = row.one(RDFS.label) or row.one(SKOS.prefLabel)
        kind = next((KINDS[t] for t in row.all(RDF.type) if t in KINDS), "")
        parents = tuple(sorted(set(row.all(RDFS.subClassOf))))
        if not label or not (kind or parents or iri in (OBO.CL_0000000, OBO.MONDO_0000001)):
            continue
        notation = row.one(SKOS.notation) or None
        terms[iri] = Term(
            iri=iri,
            kind=kind or "ancestor",
            label=label,
            matches=tuple(sorted((p, o) for p in _MATCHES for o in row.all(p))),
            shown_names=tuple(sorted(row.all(SKOS.altLabel))),
            product=row.one(IKG.referenceProduct) or None,
            gene=gene_of.get(iri),
            parents=parents,
            notation=notation,
        )
        for band in row.one(IKG.bands).split():
            name = f"{notation}{band}"
            band_iri = f"{iri}{band}"
            terms[band_iri] = Term(
                band_iri,
                "band" if any(c.isdigit() for c in band) else "arm",
                f"{name} (Human)",
                notation=name,
                chromosome=iri,
            )
    return terms


def _names(rows: _Rows, terms: Mapping[str, Term]) -> dict[str, tuple[Name, ...]]:
    names: dict[str, dict[str, int]] = {}

    def add(name: str, iri: str, rank: int) -> None:
        for form in (key(name), key(name.replace(",", " "))):
            if form:
                known = names.setdefault(form, {})
                known[iri] = min(rank, known.get(iri, rank))

    for iri, term in terms.items():
        if term.kind in ("ancestor", "band", "arm"):
            continue
        row = rows.row(iri)
        label_rank = CURATED if term.local else LABEL
        add(term.label, iri, label_rank)
        for predicate, rank in (
            (SKOS.altLabel, SYNONYM),
            (OIO.hasExactSynonym, SYNONYM),
            (IKG.curatedName, CURATED),
            (OIO.hasRelatedSynonym, RELATED),
        ):
            for name in row.all(predicate):
                add(name, iri, rank)
        if term.kind == "disease":
            for name in (term.label, *row.all(SKOS.altLabel), *row.all(OIO.hasExactSynonym)):
                for form in _inversions(name):
                    add(form, iri, label_rank if name == term.label else SYNONYM)
        if term.kind == "chromosome":
            add(f"chromosome {term.notation}", iri, LABEL)
            add(f"{term.notation} chromosome", iri, LABEL)
    for iri, term in terms.items():
        if term.kind in ("band", "arm"):
            add(f"{term.notation}", iri, LABEL)
            add(f"chromosome {term.notation}", iri, LABEL)
    return {
        name: tuple(Name(iri, rank) for iri, rank in sorted(known.items(), key=lambda item: (item[1], item[0])))
        for name, known in names.items()
    }


def _inversions(name: str) -> Iterable[str]:
    """Give a disease name turned round, both ways.

    >>> list(_inversions("systemic lupus erythematosus")), list(_inversions("lupus erythematosus, systemic"))
    (['lupus erythematosus systemic'], ['systemic lupus erythematosus'])
    """
    if "," in name:
        parts = [part.strip() for part in name.split(",")]
        if len(parts) == 2:
            yield f"{parts[1]} {parts[0]}"
    else:
        words = name.split()
        if len(words) > 1:
            yield " ".join([*words[1:], words[0]])


def _frames(rows: _Rows) -> Iterable[Frame]:
    for iri, row in rows.of_type(IKG.Frame):
        yield Frame(
            name=local_name(iri),
            family=row.one(IKG.family),
            otherwise=row.one(IKG.otherwise),
            triggers=row.all(IKG.trigger),
            kind=row.one(IKG.frameKind, "verb"),
            shape=row.one(IKG.shape, "subject-object"),
            direction=row.one(IKG.direction) or None,
            hedge=row.one(IKG.hedging) == "true",
            order=row.number(IKG.order) or 0,
            examples=row.all(IKG.example),
            counter_examples=row.all(IKG.counterExample),
        )


def _relations(rows: _Rows) -> Iterable[Relation]:
    for iri, row in rows.of_type(IKG.Relation):
        yield Relation(
            name=local_name(iri),
            key=row.one(IKG.relationKey),
            family=row.one(IKG.family),
            statement=local_name(row.one(IKG.statementClass)),
            stated=row.one(IKG.statedPredicate),
            hedged=row.one(IKG.hedgedPredicate),
            level=row.one(IKG.subjectLevel, "any"),
            kinds=tuple(row.one(IKG.objectKinds).split()),
            subject_kinds=tuple(row.one(IKG.subjectKinds).split()),
            order=row.number(IKG.order) or 0,
        )


def _cues(rows: _Rows) -> Iterable[Cue]:
    for _, row in rows.of_type(IKG.Cue):
        for words in row.all(IKG.words):
            for word in words.split("|"):
                yield Cue(
                    words=word.strip(),
                    kind=row.one(IKG.cueKind),
                    scope=row.one(IKG.scope, "verb"),
                    source=row.one(DCTERMS.source),
                    examples=row.all(IKG.example),
                )


def _layout(rows: _Rows) -> Iterable[LayoutRule]:
    for iri, row in rows.of_type(IKG.LayoutRule):
        yield LayoutRule(
            name=local_name(iri),
            kind=row.one(IKG.blockKind),
            pattern=row.one(IKG.pattern),
            examples=row.all(IKG.example),
            counter_examples=row.all(IKG.counterExample),
            order=row.number(IKG.order) or 0,
        )


def _journals(rows: _Rows) -> dict[str, Journal]:
    return {
        iri: Journal(
            iri=iri,
            label=row.one(RDFS.label),
            names=(row.one(RDFS.label), *row.all(OIO.hasExactSynonym)),
            anchor_year=row.number(IKG.anchorYear),
            anchor_volume=row.number(IKG.anchorVolume),
            volumes_per_year=row.number(IKG.volumesPerYear),
        )
        for iri, row in rows.of_type(IKG.Journal)
    }


def _works(rows: _Rows) -> dict[str, Work]:
    return {
        iri: Work(
            iri=iri,
            journal=row.one(IKG.journal) or None,
            volume=row.number(IKG.statedVolume),
            first_page=row.one(IKG.firstPage) or None,
            title=row.one(DCTERMS.title) or None,
            year=row.number(FABIO.hasPublicationYear),
            journal_names=row.all(IKG.statedJournal),
        )
        for iri, row in rows.of_type(FABIO.JournalArticle)
    }
