"""The ontology declares its terms, keeps hedged and stated apart, and says nothing about foreign terms."""

import re
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest

from il21kg.namespaces import IKG, PREFIXES, RDF, RDFS, SKOS, expand

ROOT = Path(__file__).parents[1]
OURS = PREFIXES["ikg"]
OWL = PREFIXES["owl"]
FILES = sorted((ROOT / "ontology").rglob("*.ttl"))
PACKAGE = sorted(path for path in (ROOT / "il21kg").rglob("*") if path.suffix in (".py", ".rq", ".ru"))
USERS = [*FILES, *sorted((ROOT / "queries").rglob("*.rq")), *PACKAGE]
MAY = re.compile(re.escape(OURS) + r"(?:[a-z]+M|m)ay[A-Z]\w*")

Facts = frozenset[tuple[str, str, str]]


def short(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def facts(name: str = "il21kg.ttl") -> Facts:
    """The triples of a file between IRIs and literals, as strings; the lists of axioms have no part in it."""
    return frozenset(
        (quad.subject.value, quad.predicate.value, quad.object.value)
        for quad in ox.parse(path=str(ROOT / "ontology" / name))
        if isinstance(quad.subject, ox.NamedNode) and not isinstance(quad.object, ox.BlankNode | ox.Triple)
    )


def objects(subject: str, predicate: str, name: str = "il21kg.ttl") -> set[str]:
    return {o for s, p, o in facts(name) if (s, p) == (subject, predicate)}


DECLARED = frozenset(s for s, p, _ in facts() if p == RDF.type and s.startswith(OURS))


def test_there_is_something_to_check() -> None:
    names = {path.name for path in USERS}
    assert {"il21kg.ttl", "shapes.ttl", "frames.ttl", "triples.py"} <= names
    assert len(DECLARED) > 150


@pytest.mark.parametrize("path", FILES, ids=short)
def test_every_file_parses_and_has_something_to_say(path: Path) -> None:
    assert len(list(ox.parse(path=str(path)))) > 0


@pytest.mark.parametrize("path", USERS, ids=short)
def test_every_own_term_that_is_used_is_declared(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    used = set(re.findall(r"\bikg:(\w+)", text)) | set(re.findall(re.escape(OURS) + r"(\w+)", text))
    if path.suffix == ".py":
        used |= set(re.findall(r"\bIKG\.(\w+)", text))
    assert {name for name in used if OURS + name not in DECLARED} == set()


def test_a_term_nobody_declared_is_noticed() -> None:
    assert expand("ikg:inventedHere") not in DECLARED
    with pytest.raises(AttributeError):
        _ = IKG.inventedHere


def test_the_package_names_the_terms_of_the_ontology() -> None:
    assert {OURS + name for name in dir(IKG)} <= DECLARED


def test_every_term_has_one_label_and_a_kind_of_its_own() -> None:
    labels = {term: objects(term, RDFS.label) | objects(term, SKOS.prefLabel) for term in DECLARED}
    assert {term for term, found in labels.items() if len(found) != 1} == set()
    properties = {OWL + kind for kind in ("ObjectProperty", "DatatypeProperty", "AnnotationProperty")}
    twice = {term for term in DECLARED if len(objects(term, RDF.type) & (properties | {OWL + "Class"})) > 1}
    assert twice == set()


def test_no_axiom_is_stated_about_a_foreign_term() -> None:
    own = (OURS, OURS.rstrip("#"))
    assert {s for s, _, _ in facts() if not s.startswith(own)} == set()
    nameless = {
        quad.predicate.value
        for quad in ox.parse(path=str(ROOT / "ontology" / "il21kg.ttl"))
        if isinstance(quad.subject, ox.BlankNode)
    }
    assert nameless == {expand("rdf:first"), expand("rdf:rest")}  # the list of a property chain, no axiom


def test_every_may_predicate_stands_for_a_stated_one() -> None:
    may = {term for term in DECLARED if MAY.fullmatch(term)}
    hedged = {s for s, p, _ in facts() if p == IKG.hedgedFormOf}
    assert may == hedged and len(may) > 30
    assert {o for _, p, o in facts() if p == IKG.hedgedFormOf and MAY.fullmatch(o)} == set()


def supers(predicate: str) -> set[str]:
    found: set[str] = set()
    waiting = [predicate]
    while waiting:
        for parent in objects(waiting.pop(), expand("rdfs:subPropertyOf")):
            if parent not in found:
                found.add(parent)
                waiting.append(parent)
    return found


def test_stated_and_hedged_never_share_a_super_property() -> None:
    pairs = [(s, o) for s, p, o in facts() if p == IKG.hedgedFormOf]
    assert [pair for pair in pairs if ({pair[0]} | supers(pair[0])) & ({pair[1]} | supers(pair[1]))] == []
    assert supers(IKG.criticalFor) == {expand("RO:0002500")}  # the look-up does find something


# --- the rows of the reading, the ontology and the shapes are in step


def rows() -> list[dict[str, str]]:
    name = "reading/relations.ttl"
    found = sorted(s for s, p, o in facts(name) if p == RDF.type and o == IKG.Relation)
    wanted = (IKG.statedPredicate, IKG.hedgedPredicate, IKG.statementClass)
    return [{p: objects(row, p, name).pop() for p in wanted} for row in found]


ROWS = rows()
#: Vocabulary data has the first three too; the last is never asserted, which S4 sees to.
UNWATCHED = {RDF.type, SKOS.altLabel, expand("obo:BFO_0000050"), expand("biolink:related_to")}


def test_each_relation_has_a_class_and_a_hedged_form_of_its_predicate() -> None:
    assert len(ROWS) > 20
    for row in ROWS:
        assert row[IKG.statedPredicate] in objects(row[IKG.hedgedPredicate], IKG.hedgedFormOf), row
        assert IKG.Statement in objects(row[IKG.statementClass], RDFS.subClassOf), row


def watched() -> set[str]:
    """The predicates of shape S5: those no triple may have without a statement behind it."""
    shape = expand("sh:select")
    node = "https://w3id.org/il21kg/shapes#S5"
    quads = list(ox.parse(path=str(ROOT / "ontology" / "shapes.ttl")))
    inner = {q.object for q in quads if q.subject == ox.NamedNode(node)}
    text = " ".join(str(q.object) for q in quads if q.subject in inner and q.predicate.value == shape)
    return {expand(name) for name in re.findall(r"\b(?:ikg|obo|biolink|skos):\w+", text)}


def test_shape_s5_watches_every_predicate_that_can_be_asserted() -> None:
    strong = {o for _, p, o in facts() if p == IKG.hedgedFormOf}
    hedged = {s for s, p, _ in facts() if p == IKG.hedgedFormOf}
    short_cuts = {expand("biolink:gene_associated_with_condition"), IKG.mayActOnCell}
    missing = (strong | hedged) - watched() - UNWATCHED - short_cuts
    assert missing == set()
    used = {row[p] for row in ROWS for p in (IKG.statedPredicate, IKG.hedgedPredicate)}
    assert used - watched() - UNWATCHED - short_cuts == set()
