"""Relations by the names of others: Biolink's, the same from the other end, the broader one."""

import pytest

from il21kg.namespaces import expand
from il21kg.verdict.relations import inverse, is_beside, is_symmetric, named, says


@pytest.mark.parametrize(
    ("name", "predicates", "turned", "hedged"),
    [
        ("expressed in", ["obo:RO_0002206"], False, False),
        ("biolink:expressed_in", ["obo:RO_0002206"], False, False),
        ("https://w3id.org/biolink/vocab/expresses", ["obo:RO_0002206"], True, False),
        ("produces", ["obo:RO_0003001"], True, False),
        ("RO:0002204", ["obo:RO_0002205"], True, False),
        ("mayTreat", ["obo:RO_0002606"], False, True),
        ("physically interacts with", ["obo:RO_0002436"], False, False),
        ("binds", ["obo:RO_0002436"], False, False),
        ("biolink:part_of", ["obo:BFO_0000050", "obo:RO_0002350"], False, False),
        ("biolink:has_part", ["obo:BFO_0000051"], False, False),
        ("productActsOnCell", ["ikg:actsOnCell"], False, False),
    ],
)
def test_a_relation_is_known_by_its_name(
    name: str, predicates: list[str], turned: bool, hedged: bool
) -> None:
    found = named(name)
    assert found is not None
    assert found.predicates >= set(map(expand, predicates))
    assert (found.turned, found.hedged) == (turned, hedged)


@pytest.mark.parametrize("name", ["frobnicates", "biolink:has_taste", "x:y", ""])
def test_other_words_are_no_name_of_a_relation(name: str) -> None:
    assert named(name) is None


@pytest.mark.parametrize(
    ("said", "claimed", "so"),
    [
        ("ikg:increasesActivityOf", "obo:RO_0011002", True),
        ("obo:RO_0011002", "ikg:increasesActivityOf", False),
        ("obo:RO_0002430", "obo:RO_0002428", True),
        ("ikg:mutationCauses", "biolink:gene_associated_with_condition", True),
        ("biolink:gene_associated_with_condition", "ikg:mutationCauses", False),
        ("ikg:dysregulationContributesTo", "ikg:mutationCauses", False),
        ("obo:RO_0002606", "biolink:related_to", True),
        ("obo:RO_0002331", "obo:RO_0002331", True),
    ],
)
def test_who_says_the_finer_one_says_the_broader_one(said: str, claimed: str, so: bool) -> None:
    assert says(expand(said), expand(claimed)) is so


@pytest.mark.parametrize(
    ("one", "other", "beside"),
    [
        ("ikg:increasesActivityOf", "ikg:decreasesActivityOf", True),
        ("obo:RO_0002429", "obo:RO_0002430", True),
        ("ikg:increasesAmountOf", "ikg:decreasesActivityOf", False),
        ("ikg:increasesActivityOf", "obo:RO_0011002", False),
        ("ikg:actsOnCell", "ikg:protectsFrom", False),
    ],
)
def test_two_finer_relations_of_one_stand_beside_each_other(one: str, other: str, beside: bool) -> None:
    assert is_beside(expand(one), expand(other)) is is_beside(expand(other), expand(one)) is beside


def test_ends_are_alike_or_exchanged() -> None:
    assert is_symmetric(expand("obo:RO_0002436"))
    assert not is_symmetric(expand("obo:RO_0002206"))
    assert inverse(expand("obo:BFO_0000051")) == expand("obo:BFO_0000050")
    assert inverse(expand("obo:RO_0002206")) is None
