"""How two things are linked: what counts as a step, what comes first, what is no link."""

import pytest
from views import HEAD, Source, claim

from il21kg.ask.paths import Chain, paths
from il21kg.errors import InputError
from il21kg.namespaces import expand

GENES = "".join(
    f'hgnc:{n} a biolink:Gene ; rdfs:label "TOY{n}"@en .\n'
    f'uniprot:P{n} a biolink:Protein ; rdfs:label "Toy protein {n}"@en .\n'
    + claim(f"hgnc:{n}", "obo:RO_0002205", f"uniprot:P{n}", "It codes for it.")
    for n in range(1, 6)
)
NAMES = "".join(f'obo:CL_{n} rdfs:label "cell {n}"@en .\n' for n in range(1, 6))


def acts(gene: int, cell: int, **said: str) -> str:
    return claim(f"uniprot:P{gene}", "ikg:actsOnCell", f"obo:CL_{cell}", f"{gene} wakes {cell}.", **said)


def between(told: str, start: str = "HGNC:1", end: str = "HGNC:2", **how: int) -> list[Chain]:
    return paths(Source(HEAD + GENES + NAMES + told), expand(start), expand(end), **how)


def stops(chains: list[Chain]) -> list[list[str]]:
    return [[stop.label for stop in chain.stops] for chain in chains]


def test_a_claim_between_the_two_comes_before_what_lies_between() -> None:
    direct = claim("uniprot:P2", "obo:RO_0002436", "uniprot:P1", "2 binds 1.")
    chains = between(acts(1, 1) + acts(2, 1) + direct)
    assert stops(chains) == [["TOY1", "TOY2"], ["TOY1", "cell 1", "TOY2"]]
    ((bound,),) = chains[0].steps
    assert (bound.subject, bound.words, bound.object) == ("Toy protein 2", "interacts with", "Toy protein 1")
    assert not bound.forward
    assert bound.evidence[0]["quote"] == "2 binds 1."
    assert [step[0].forward for step in chains[1].steps] == [True, False]


def test_gene_and_product_are_one_stop_and_no_step() -> None:
    (chain,) = between(acts(1, 1), end="CL:1")
    assert stops([chain]) == [["TOY1", "cell 1"]]
    assert chain.stops[0].products == ("Toy protein 1",)
    assert stops(between(acts(1, 1), start="UniProtKB:P1", end="CL:1")) == [["TOY1", "cell 1"]]


def test_what_is_rare_comes_before_a_hub() -> None:
    hub = "".join(acts(gene, 1) for gene in range(1, 6))
    assert stops(between(hub + acts(1, 2) + acts(2, 2)))[:2] == [
        ["TOY1", "cell 2", "TOY2"],
        ["TOY1", "cell 1", "TOY2"],
    ]


def test_what_is_denied_or_common_to_all_genes_links_nothing() -> None:
    denied = {"negated": "1", "notAsserted": '"negated"'}
    kind = "".join(claim(f"hgnc:{n}", "rdf:type", "obo:SO_0001217", "It is a gene.") for n in (1, 2))
    assert between(acts(1, 1, **denied) + acts(2, 1) + kind) == []


def test_a_step_tells_the_surest_claim_first() -> None:
    hedged = claim("uniprot:P1", "ikg:mayActOnCell", "obo:CL_1", "Perhaps.", certainty="hedged")
    (chain,) = between(hedged + acts(1, 1), end="CL:1")
    assert [claim.certainty for claim in chain.steps[0]] == ["stated", "hedged"]


@pytest.mark.parametrize(("longest", "found"), [(3, 0), (4, 1)])
def test_no_path_is_longer_than_asked(longest: int, found: int) -> None:
    chained = acts(1, 1) + acts(3, 1) + acts(3, 2) + acts(2, 2)
    assert len(between(chained, longest=longest)) == found


def test_no_more_paths_are_given_than_asked() -> None:
    told = "".join(acts(gene, cell) for gene in (1, 2) for cell in range(1, 6))
    assert (len(between(told, most=3)), len(between(told))) == (3, 5)


@pytest.mark.parametrize(
    ("start", "end", "problem"),
    [("HGNC:1", "HGNC:99", "nothing is known"), ("HGNC:1", "UniProtKB:P1", "both ends")],
)
def test_refusals(start: str, end: str, problem: str) -> None:
    with pytest.raises(InputError, match=problem):
        between("", start, end)
