"""What claims mean: names, relations in words, ends exchanged."""

import pytest

from il21kg.namespaces import compact
from il21kg.pipeline import make_reader
from il21kg.store.store import open_store
from il21kg.verdict.claims import Claim
from il21kg.verdict.senses import Sense, Senses
from il21kg.verdict.sources import Sources

READER = make_reader()


def sense(subject: str, relation: str, thing: str) -> Sense:
    with open_store(":memory:", write=True) as store:
        senses = Senses(Sources(store, READER.vocabulary, lambda _: None), READER)
        return senses.of(Claim("x:1", subject, relation, thing))


def curies(iris: frozenset[str]) -> set[str]:
    return set(map(compact, iris))


@pytest.mark.parametrize(
    ("claim", "subjects", "predicates", "objects"),
    [
        (("IL4", "binds", "STAT6"), "uniprot:P05112", "RO:0002436", "hgnc:11368"),
        (("STAT6", "is bound by", "IL4"), "uniprot:P05112", "RO:0002436", "hgnc:11368"),
        (("IL4", "inhibits", "B cells"), "hgnc:6014", "ikg:actsOnCell", "CL:0000236"),
        (("IL4", "inhibits", "STAT6"), "hgnc:6014", "ikg:decreasesActivityOf", "hgnc:11368"),
        (("macrophage", "produces", "IL4"), "hgnc:6014", "RO:0003001", "CL:0000235"),
        (("HGNC:6014", "plays a role in", "apoptosis"), "uniprot:P05112", "RO:0002331", "GO:0006915"),
    ],
)
def test_a_row_means_things_and_relations(
    claim: tuple[str, str, str], subjects: str, predicates: str, objects: str
) -> None:
    found = sense(*claim)
    assert subjects in curies(found.subjects)
    assert predicates in curies(found.predicates)
    assert objects in curies(found.objects)
    assert found.unknown == ()


@pytest.mark.parametrize(
    ("relation", "hedged", "negated", "direction"),
    [
        ("activates", False, False, "increased"),
        ("may inhibit", True, False, "decreased"),
        ("does not activate", False, True, "increased"),
        ("acts on", False, False, ""),
        ("mayActOnCell", True, False, ""),
    ],
)
def test_the_words_of_a_relation_say_how_sure_and_which_way(
    relation: str, hedged: bool, negated: bool, direction: str
) -> None:
    found = sense("IL4", relation, "B cell")
    assert (found.hedged, found.negated, found.direction) == (hedged, negated, direction)


def test_causing_is_more_than_being_associated() -> None:
    assert curies(sense("IL4", "causes", "asthma").predicates) == {"ikg:mutationCauses"}


@pytest.mark.parametrize(
    ("claim", "unknown"),
    [(("IL4", "binds", "Flurbin"), ("Flurbin",)), (("Zork", "binds", "Flurbin"), ("Zork", "Flurbin"))],
)
def test_what_nobody_knows_is_told(claim: tuple[str, str, str], unknown: tuple[str, ...]) -> None:
    assert sense(*claim).unknown == unknown
