"""Compiles the Turtle of `ontology/` into the rows of a vocabulary: the only reader of the language data.

A term in `ontology/vocabulary/cells.ttl`, and a frame in `ontology/reading/frames.ttl`:

    obo:CL_0000623 a biolink:Cell ; rdfs:label "natural killer cell"@en ;
        oio:hasExactSynonym "NK cell"@en .

    read:induces a ikg:Frame ; ikg:family "induces" ; ikg:trigger "<induce>" ; ikg:direction "increased" ;
        ikg:example "IL-21 induces proliferation of B cells." .
"""

import re
from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from difflib import get_close_matches
from enum import StrEnum
from itertools import chain
from operator import attrgetter
from typing import Any, Final, NamedTuple, TypeVar

from il21kg.errors import InputError, SyntaxFault
from il21kg.namespaces import (
    BIOLINK,
    DCTERMS,
    FABIO,
    IDENTIFIERS,
    IKG,
    OBO,
    OIO,
    PREFIXES,
    PROV,
    RDF,
    RDFS,
    SKOS,
    compact,
    is_iri,
    local_name,
    shortened,
)
from il21kg.resources import folder, texts
from il21kg.text.citations import Journal, Work
from il21kg.text.layout import LayoutRule
from il21kg.vocabulary.classes import (
    RECAST,
    ROLES,
    CueKind,
    CueScope,
    Direction,
    FrameKind,
    Level,
    TermKind,
    Tie,
    Trait,
    Turn,
    WordClass,
    WordForm,
)
from il21kg.vocabulary.derivation import Derivation, places_of
from il21kg.vocabulary.inflection import irregular_verbs
from il21kg.vocabulary.kinds import TERM_OF_TYPE
from il21kg.vocabulary.rows import Cue, Frame, Predicate, Relation, Term
from il21kg.vocabulary.spelling import CURATED, LABEL, RELATED, SYNONYM, beginnings, forms, packed, variants

#: Names of a term, with their rank; those of a local concept are curated, whatever the row calls them.
_NAMES: Final = (
    (SKOS.altLabel, SYNONYM),
    (OIO.hasExactSynonym, SYNONYM),
    (IKG.curatedName, CURATED),
    (OIO.hasRelatedSynonym, RELATED),
)
_MATCHES: Final = (
    SKOS.exactMatch,
    SKOS.closeMatch,
    SKOS.broadMatch,
    SKOS.narrowMatch,
    SKOS.relatedMatch,
    SKOS.broader,
)
#: How alike two names of classes are that differ by a slip: "BiologicalProces", "Diseases".
_NEAR: Final = 0.85
#: Rows that a message names at most.
_SHOWN: Final = 5
_Word = TypeVar("_Word", bound=StrEnum)
_DATASET: Final = PREFIXES["ikg"].replace("ontology#", "dataset")


@dataclass(frozen=True, slots=True)
class _Row:
    """What some files say of one thing."""

    iri: str
    values: dict[str, list[str]]
    """Predicate IRI → IRIs and the words of literals."""
    file: str
    """Where it stands: `ontology/frames.ttl`."""

    def all(self, predicate: str) -> tuple[str, ...]:
        """Give every value, in the order of the files."""
        return tuple(self.values.get(predicate, ()))

    def one(self, predicate: str, default: str = "") -> str:
        """Give the first value."""
        found = self.values.get(predicate)
        return found[0] if found else default

    def number(self, predicate: str) -> int | None:
        """Give the first value as a whole number; raise InputError when it is none."""
        words = self.one(predicate)
        try:
            return int(words) if words else None
        except ValueError as error:
            raise InputError(
                f"{self.iri}: {words!r} is not a whole number.", f"Mend its {predicate} in the Turtle."
            ) from error

    def member(self, predicate: str, choices: type[_Word], default: str = "") -> _Word:
        """Give the first value as a word of a closed vocabulary; raise InputError when it is none."""
        return _member(self, predicate, self.one(predicate, default), choices)

    def members(self, predicate: str, choices: type[_Word]) -> tuple[_Word, ...]:
        """Give the words of the first value, each of a closed vocabulary."""
        return tuple(_member(self, predicate, word, choices) for word in self.one(predicate).split())


def _member(row: _Row, predicate: str, word: str, choices: type[_Word]) -> _Word:
    try:
        return choices(word)
    except ValueError as error:
        raise _unknown(row, predicate, word, choices) from error


def _unknown(row: _Row, predicate: str, word: str, known: Iterable[str]) -> InputError:
    """Say that a word of a row is none that the program knows, and which is meant perhaps."""
    known = list(dict.fromkeys(map(str, known)))
    near = get_close_matches(word, known, n=1)
    meant = f"Write {near[0]}, if you meant that." if near else f"There are: {', '.join(sorted(known))}."
    return InputError(
        f"{row.file}: {local_name(row.iri)}: {compact(predicate)} “{word}” is not known.", meant
    )


def _read(texts: Mapping[str, str], where: str) -> dict[str, _Row]:
    """Read the files of the folder `where`, name → Turtle, into rows by IRI; blank nodes are passed over.

    Raises SyntaxFault (an InputError) with file, line and column when a file does not parse.
    """
    # Needed only where nothing is kept: with a compiled index the process does without the parser.
    import pyoxigraph as ox

    rows: dict[str, _Row] = {}
    foreign: list[tuple[_Row, str, str]] = []
    for name, text in texts.items():
        try:
            for subject, predicate, thing, _ in ox.parse(
                text.removeprefix("\ufeff"), format=ox.RdfFormat.TURTLE
            ):
                if isinstance(subject, ox.NamedNode) and isinstance(thing, ox.NamedNode | ox.Literal):
                    iri = subject.value
                    row = rows.get(iri)
                    if row is None:
                        row = rows[iri] = _Row(iri, {}, f"{where}/{name}")
                    if isinstance(thing, ox.Literal) and not (thing.language or "en").startswith("en"):
                        foreign.append((row, predicate.value, thing.value))
                    else:
                        row.values.setdefault(predicate.value, []).append(thing.value)
        except SyntaxError as error:
            raise SyntaxFault(
                f"{where}/{name}: {error.msg}",
                error.lineno or 1,
                error.offset or 1,
                "Mend the Turtle at that place.",
            ) from error
    for row, said, words in foreign:  # behind what is English, whatever the order of the file
        row.values.setdefault(said, []).append(words)
    return rows


def _check_classes(rows: Iterable[_Row], where: str) -> None:
    """Raise InputError for a labelled row whose class is a kind of term but for its spelling."""
    near = {local_name(iri): iri for iri in TERM_OF_TYPE}
    for row in rows:
        for found in row.all(RDF.type) if row.all(RDFS.label) or row.all(SKOS.prefLabel) else ():
            meant = get_close_matches(local_name(found), near, n=1, cutoff=_NEAR)
            own = found.startswith(PREFIXES["biolink"]) and found not in TERM_OF_TYPE
            if own and meant:
                raise InputError(
                    f"{where}: <{row.iri}> is of no class of terms: biolink:{local_name(found)}.",
                    f"Write biolink:{meant[0]}, if you meant that.",
                )


def _check_identifiers(rows: Iterable[_Row], texts: Mapping[str, str], where: str) -> None:
    """Raise InputError for named rows that are identified by no absolute IRI, or that say no class."""
    strange, classless = [], []
    for row in rows:
        if any(row.all(said) for said, _ in _NAMES) or row.all(RDFS.label) or row.all(SKOS.prefLabel):
            if not is_iri(row.iri):
                strange.append(row.iri)
            elif not (row.all(RDF.type) or row.all(RDFS.subClassOf)):
                classless.append(row.iri)
    for iris, problem, advice in (
        (strange, "identified by no absolute IRI", IDENTIFIERS),
        (classless, "of no class", "Write one, as: … a biolink:Disease ; …"),
    ):
        if iris:
            places = ", ".join(f"<{shortened(iri)}> ({_line_of(iri, texts)})" for iri in iris[:_SHOWN])
            raise InputError(f"{where}: {len(iris)} named rows {problem}: {places}", advice)


def _line_of(iri: str, texts: Mapping[str, str]) -> str:
    """Give the file and the line in which an IRI is written first, whole or by a prefix of the file."""
    for name, text in texts.items():
        forms = [re.escape(f"<{iri}>")]
        for prefix, base in re.findall(r"@?prefix\s+([^\s:]*):\s*<([^>]*)>", text, re.IGNORECASE):
            if base and iri.startswith(base):
                forms.append(rf"(?<![\w:]){re.escape(f'{prefix}:{iri.removeprefix(base)}')}(?![\w-])")
        if found := re.search("|".join(forms), text):
            return f"{name}:{text.count(chr(10), 0, found.start()) + 1}"
    return "line unknown"


def _of_type(rows: Iterable[_Row], iri: str) -> Iterator[_Row]:
    """Give the rows of a class."""
    return (row for row in rows if iri in row.values.get(RDF.type, ()))


class Compiled(NamedTuple):
    """A vocabulary as plain rows of tuples, dicts and words: the form in which the index keeps it."""

    terms: dict[str, tuple[Any, ...]]
    names: dict[str, str]
    beginnings: list[str]
    words: dict[str, dict[str, str]]
    frames: list[tuple[Any, ...]]
    predicates: list[tuple[Any, ...]]
    relations: list[tuple[Any, ...]]
    cues: list[tuple[Any, ...]]
    layout: list[tuple[Any, ...]]
    journals: list[tuple[Any, ...]]
    works: list[tuple[Any, ...]]
    releases: tuple[str, ...]
    replaced: tuple[str, ...]


def compile_rows(own: Mapping[str, str], theirs: Mapping[str, str], where: str) -> Compiled:
    """Compile our files (name → Turtle) and those of the user's folder `where`, whose rows replace ours.

    Raises InputError with the file and the line, or the row, that cannot be read.
    """
    ours, users = _read(own, "ontology"), _read(theirs, where)
    _check_classes(users.values(), where)
    _check_identifiers([row for row in users.values() if row.iri not in ours], theirs, where)
    by_iri = {**ours, **{iri: _joined(ours.get(iri), row) for iri, row in users.items()}}
    rows = tuple(by_iri.values())
    terms = {
        iri: replace(term, added=True) if iri in users and iri not in ours else term
        for iri, term in _terms(rows).items()
    }
    names = _names(by_iri, terms)
    relations = sorted(_relations(rows), key=lambda each: (each.key, each.order, each.name))
    relation_keys = {relation.key for relation in relations}
    _check_amounts(rows, relation_keys)
    _check_ties(rows)
    predicates = tuple(_predicates(rows))
    derivation = Derivation(predicates, irregular_verbs(_irregular(rows)))
    _check_meanings(rows, derivation)
    frames = tuple(_frames(rows, relation_keys, users, derivation))
    datasets = [layer[_DATASET] for layer in (ours, users) if _DATASET in layer]
    return Compiled(
        terms=dict(zip(terms, _plain(Term, terms.values()), strict=True)),
        names=names,
        beginnings=beginnings(names),
        words=_words(rows, relation_keys, {frame.name for frame in frames}, derivation),
        frames=_bare(_plain(Frame, frames)),
        predicates=_plain(Predicate, predicates),
        relations=_bare(_plain(Relation, relations)),
        cues=_bare(_plain(Cue, _cues(rows))),
        layout=_plain(LayoutRule, sorted(_layout(rows), key=lambda r: (r.order, r.name))),
        journals=_plain(Journal, _journals(rows)),
        works=_plain(Work, _works(rows)),
        releases=tuple(sorted({release for row in datasets for release in row.all(PROV.wasDerivedFrom)})),
        replaced=tuple(sorted(ours.keys() & users.keys() - {_DATASET})),
    )


def shipped_names() -> dict[str, tuple[str, ...]]:
    """Give the names of each term that ships, its label first."""
    rows = _read(texts(folder("ontology") / "vocabulary", ".ttl"), "ontology")
    said = (RDFS.label, SKOS.prefLabel, SKOS.altLabel, OIO.hasExactSynonym)
    found = {iri: tuple(name for each in said for name in row.all(each)) for iri, row in rows.items()}
    return {iri: names for iri, names in found.items() if names}


def branches() -> tuple[str, ...]:
    """Give the roots of the branches that are left out when a terminology is compiled."""
    own = texts(folder("ontology") / "reading", "branches.ttl")
    return tuple(row.iri for row in _of_type(_read(own, "ontology").values(), IKG.LeftOutBranch))


def _joined(ours: _Row | None, users: _Row) -> _Row:
    """Give a user's row; where it is of a term of ours, what it does not say stays as we say it."""
    if ours is None or not any(kind in TERM_OF_TYPE for kind in ours.all(RDF.type)):
        return users
    return _Row(ours.iri, {**ours.values, **users.values}, users.file)


def _plain(kind: type, values: Iterable[Any]) -> list[tuple[Any, ...]]:
    """Give the fields of values of one class, in their order."""
    return list(map(attrgetter(*(each.name for each in fields(kind))), values))


def _bare(rows: Iterable[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Give rows with plain words for members of enumerations: the index holds nothing else."""
    return [
        tuple(
            str(value)
            if isinstance(value, StrEnum)
            else tuple(map(str, value))
            if isinstance(value, tuple)
            else value
            for value in row
        )
        for row in rows
    ]


def _terms(rows: Iterable[_Row]) -> dict[str, Term]:
    terms: dict[str, Term] = {}
    type_, label_, pref, sub_class, notation_, alt, product, bands = (
        RDF.type, RDFS.label, SKOS.prefLabel, RDFS.subClassOf, SKOS.notation, SKOS.altLabel,
        IKG.referenceProduct, IKG.bands,
    )  # fmt: skip
    roots = (OBO.CL_0000000, OBO.MONDO_0000001)
    gene_of = {row.one(product): row.iri for row in _of_type(rows, BIOLINK.Gene)}
    for row in rows:
        label = row.one(label_) or row.one(pref)
        kind = next((TERM_OF_TYPE[t] for t in row.all(type_) if t in TERM_OF_TYPE), "")
        parents = tuple(sorted(set(row.all(sub_class))))
        if not label or not (kind or parents or row.iri in roots):
            continue
        terms[row.iri] = term = Term(
            iri=row.iri,
            kind=kind or "ancestor",
            label=label,
            matches=tuple(sorted((p, o) for p in _MATCHES if p in row.values for o in row.values[p])),
            shown_names=tuple(sorted(row.all(alt))),
            product=row.one(product) or None,
            gene=gene_of.get(row.iri),
            parents=parents,
            notation=row.one(notation_) or None,
        )
        for band in row.one(bands).split():
            part = _band(term, band)
            terms[part.iri] = part
    return terms


def _band(chromosome: Term, band: str) -> Term:
    name = f"{chromosome.notation}{band}"
    return Term(
        iri=f"{chromosome.iri}{band}",
        kind="band" if any(c.isdigit() for c in band) else "arm",
        label=f"{name} (Human)",
        notation=name,
        chromosome=chromosome.iri,
    )


def _names(by_iri: Mapping[str, _Row], terms: Mapping[str, Term]) -> dict[str, str]:
    """Give every key of every name, with its candidates in one line (`names.packed`)."""
    ranks: dict[str, dict[str, int]] = {}
    for iri, term in terms.items():
        for name, rank, turned in _names_of(term, by_iri.get(iri)):
            keys = [(form, rank) for form in forms(name, term.kind, turned=turned)]
            keys += [(form, max(rank, SYNONYM)) for form in variants(name, term.kind)]
            for form, settled in keys:
                known = ranks.setdefault(form, {})
                known[iri] = min(settled, known.get(iri, settled))
    return {form: packed(known) for form, known in ranks.items()}


def _names_of(term: Term, row: _Row | None) -> Iterator[tuple[str, int, bool]]:
    """Give the names of a term with their ranks, and whether a comma turns them; an ancestor has none."""
    if term.kind == "ancestor":
        return
    yield from ((name, LABEL, False) for name in band_names(term))
    if row is None:
        return  # a band: its chromosome's row lists it
    local = term.local
    names = [(term.label, LABEL), *((name, rank) for p, rank in _NAMES for name in row.values.get(p, ()))]
    for name, rank in names:
        yield name, CURATED if local and rank < CURATED else rank, rank < CURATED


def band_names(term: Term) -> Iterator[str]:
    """Give the names of a chromosome, an arm or a band, as texts write them; of other terms none."""
    place = term.notation or ""
    if term.kind in ("chromosome", "band", "arm"):
        yield f"chromosome {place}"
        yield f"{place} chromosome" if term.kind == "chromosome" else place
    if term.kind == "arm":
        yield f"{'short' if place.endswith('p') else 'long'} arm of chromosome {place[:-1]}"


def _words(
    rows: Iterable[_Row], relations: Collection[str], frames: Collection[str], derivation: Derivation
) -> dict[str, dict[str, str]]:
    words: dict[str, dict[str, str]] = {}
    classes = {*WordClass, *(f"{RECAST}{key}" for key in (*relations, *frames))}
    for row in _of_type(rows, IKG.WordClass):
        if row.one(RDFS.label) not in classes:
            raise _unknown(row, RDFS.label, row.one(RDFS.label), classes)
        if row.one(RDFS.label) == WordClass.LIST_HEAD and row.one(IKG.role) not in relations:
            raise _unknown(row, IKG.role, row.one(IKG.role), relations)
        roles = ROLES.get(row.one(RDFS.label), ())
        if roles and row.one(IKG.role) not in ("", *roles):
            raise _unknown(row, IKG.role, row.one(IKG.role), roles)
        known = words.setdefault(row.one(RDFS.label), {})
        for line in map(derivation.words, row.all(IKG.words)):
            known.update(dict.fromkeys((w.strip() for w in line.split("|")), row.one(IKG.role)))
    return words


def _irregular(rows: Iterable[_Row]) -> dict[str, dict[str, str]]:
    """Give the class of irregular verbs, which the derivation of all others needs."""
    found = [row for row in _of_type(rows, IKG.WordClass) if row.one(RDFS.label) == WordClass.IRREGULAR]
    lines = (line.strip() for row in found for words in row.all(IKG.words) for line in words.split("|"))
    return {WordClass.IRREGULAR: dict.fromkeys(lines, "")}


def _predicates(rows: Iterable[_Row]) -> Iterator[Predicate]:
    for row in _of_type(rows, IKG.Predicate):
        yield Predicate(
            name=local_name(row.iri),
            meaning=row.one(IKG.meaning),
            verb=row.one(IKG.verb),
            preposition=row.one(IKG.preposition),
            noun=row.one(IKG.noun),
            noun_preposition=row.one(IKG.nounPreposition),
            agent=row.one(IKG.agentNoun),
            adjective=row.one(IKG.adjective),
            examples=row.all(IKG.example),
        )


def _check_meanings(rows: Iterable[_Row], derivation: Derivation) -> None:
    """Raise InputError where forms are asked for that are none, and for a meaning that none asks for."""
    asked: set[str] = set()
    for row, predicate, template in _templates(rows):
        for place in places_of(template):
            if place.meaning not in derivation.meanings:
                raise _unknown(row, predicate, place.meaning, derivation.meanings)
            if place.form not in set(WordForm):
                raise _unknown(row, predicate, place.form, WordForm)
            asked.add(place.meaning)
    for row in _of_type(rows, IKG.Predicate):
        if row.one(IKG.meaning) not in asked:
            raise _unknown(row, IKG.meaning, row.one(IKG.meaning), asked)


def _templates(rows: Iterable[_Row]) -> Iterator[tuple[_Row, str, str]]:
    """Give what may ask for forms: the triggers of frames and the words of classes."""
    for kind, predicate in ((IKG.Frame, IKG.trigger), (IKG.WordClass, IKG.words)):
        for row in _of_type(rows, kind):
            yield from ((row, predicate, template) for template in row.all(predicate))


def _frames(
    rows: Iterable[_Row], relations: Collection[str], users: Container[str], derivation: Derivation
) -> Iterator[Frame]:
    for row in _of_type(rows, IKG.Frame):
        for predicate in (IKG.family, IKG.otherwise, IKG.passive):
            for key in row.all(predicate):
                if key not in relations:
                    raise _unknown(row, predicate, key, relations)
        shape = row.member(IKG.shape, Turn, Turn.SUBJECT_OBJECT)
        apart = shape in (Turn.MODIFIER, Turn.NOMINAL)
        derived = (derivation.triggers(each, apart=apart) for each in row.all(IKG.trigger))
        yield Frame(
            added=row.iri in users,
            name=local_name(row.iri),
            family=row.one(IKG.family),
            otherwise=row.one(IKG.otherwise),
            passive=row.one(IKG.passive),
            triggers=tuple(dict.fromkeys(chain.from_iterable(derived))),
            kind=row.member(IKG.frameKind, FrameKind, FrameKind.VERB),
            shape=shape,
            direction=row.member(IKG.direction, Direction) if row.one(IKG.direction) else None,
            order=row.number(IKG.order) or 0,
            examples=row.all(IKG.example),
            counter_examples=row.all(IKG.counterExample),
            meanings=tuple(dict.fromkeys(p.meaning for t in row.all(IKG.trigger) for p in places_of(t))),
        )


def _check_amounts(rows: Iterable[_Row], relations: Collection[str]) -> None:
    """Raise InputError for a relation whose key for amounts is that of no relation."""
    for row in _of_type(rows, IKG.Relation):
        for key in row.all(IKG.amountKey):
            if key not in relations:
                raise _unknown(row, IKG.amountKey, key, relations)


def _check_ties(rows: Iterable[_Row]) -> None:
    """Raise InputError for a tie that rows of several keys claim, or that none has beside those of others."""
    claims = [(row.one(IKG.tie), row) for row in _of_type(rows, IKG.Relation) if row.one(IKG.tie)]
    keys: dict[str, str] = {}
    for tie, row in claims:
        if keys.setdefault(tie, row.one(IKG.relationKey)) != row.one(IKG.relationKey):
            raise InputError(
                f"{row.file}: {local_name(row.iri)}: ikg:tie “{tie}” is that of {keys[tie]} already.",
                "Leave it out: a tie stands in the rows of one key.",
            )
    missing = [str(tie) for tie in Tie if tie not in keys]
    if claims and missing:  # data without any, as tests compile it, is read with no reader
        raise InputError(
            f"No relation has the ikg:tie “{missing[0]}”.", "Write it in the row that replaces ours."
        )


def _relations(rows: Iterable[_Row]) -> Iterator[Relation]:
    for row in _of_type(rows, IKG.Relation):
        yield Relation(
            name=local_name(row.iri),
            key=row.one(IKG.relationKey),
            family=row.one(IKG.family),
            statement=local_name(row.one(IKG.statementClass)),
            stated=row.one(IKG.statedPredicate),
            hedged=row.one(IKG.hedgedPredicate),
            level=row.member(IKG.subjectLevel, Level, Level.ANY),
            kinds=row.members(IKG.objectKinds, TermKind),
            subject_kinds=row.members(IKG.subjectKinds, TermKind),
            order=row.number(IKG.order) or 0,
            traits=row.members(IKG.traits, Trait),
            amount=row.one(IKG.amountKey),
            tie=row.member(IKG.tie, Tie) if row.one(IKG.tie) else None,
        )


def _cues(rows: Iterable[_Row]) -> Iterator[Cue]:
    for row in _of_type(rows, IKG.Cue):
        for words in row.all(IKG.words):
            for word in words.split("|"):
                yield Cue(
                    words=word.strip(),
                    kind=row.member(IKG.cueKind, CueKind),
                    scope=row.member(IKG.scope, CueScope, CueScope.VERB),
                    source=row.one(DCTERMS.source),
                    examples=row.all(IKG.example),
                )


def _layout(rows: Iterable[_Row]) -> Iterator[LayoutRule]:
    for row in _of_type(rows, IKG.LayoutRule):
        yield LayoutRule(
            name=local_name(row.iri),
            kind=row.one(IKG.blockKind),
            pattern=row.one(IKG.pattern),
            examples=row.all(IKG.example),
            counter_examples=row.all(IKG.counterExample),
            order=row.number(IKG.order) or 0,
        )


def _journals(rows: Iterable[_Row]) -> Iterator[Journal]:
    for row in _of_type(rows, IKG.Journal):
        yield Journal(
            iri=row.iri,
            label=row.one(RDFS.label),
            names=(row.one(RDFS.label), *row.all(OIO.hasExactSynonym)),
            anchor_year=row.number(IKG.anchorYear),
            anchor_volume=row.number(IKG.anchorVolume),
            volumes_per_year=row.number(IKG.volumesPerYear),
        )


def _works(rows: Iterable[_Row]) -> Iterator[Work]:
    for row in _of_type(rows, FABIO.JournalArticle):
        yield Work(
            iri=row.iri,
            journal=row.one(IKG.journal) or None,
            volume=row.number(IKG.statedVolume),
            first_page=row.one(IKG.firstPage) or None,
            title=row.one(DCTERMS.title) or None,
            year=row.number(FABIO.hasPublicationYear),
            journal_names=row.all(IKG.statedJournal),
        )
