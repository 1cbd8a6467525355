"""Companions and circumstances of what is said."""

import pytest
from sayings import claim, said

from il21kg.namespaces import compact

GENE, PROTEIN = "hgnc:6005", "uniprot:Q9HBE4"

APOPTOSIS = f"{PROTEIN} RO:0002429 GO:0006915"


@pytest.mark.parametrize(
    ("sentence", "how"),
    [
        ("IL-21, together with IL6, promotes apoptosis.", "together with"),
        ("Together with IL6, IL-21 promotes apoptosis.", "together with"),
        ("IL-21 promotes apoptosis together with IL6.", "together with"),
        ("IL-21 promotes apoptosis in synergy with IL6.", "in synergy with"),
    ],
)
def test_a_companion_stands_on_the_claim_and_is_no_subject(sentence: str, how: str) -> None:
    (found,) = said(sentence)
    assert claim(found) == APOPTOSIS
    assert [(a.how, compact(a.iri)) for a in found.joint_agents] == [(how, "uniprot:P05231")]


def test_a_companion_of_the_common_subject_stands_on_both_claims() -> None:
    found = said("IL-21, together with IL6, promotes apoptosis and is critical for phagocytosis.")
    assert [claim(s) for s in found] == [APOPTOSIS, f"{PROTEIN} ikg:criticalFor GO:0006909"]
    assert [[compact(a.iri) for a in s.joint_agents] for s in found] == [["uniprot:P05231"]] * 2


@pytest.mark.parametrize(
    ("end", "context"),
    [
        ("in response to stress signals", "in response to stress signals"),
        ("during viral infections", "during viral infections"),
        ("in the absence of IL6", "in the absence of IL6"),
    ],
)
def test_circumstances_keep_their_words(end: str, context: str) -> None:
    (found,) = said(f"IL-21 promotes apoptosis {end}.")
    assert claim(found) == APOPTOSIS
    assert [c.text for c in found.contexts] == [context]
    assert found.joint_agents == ()


def test_a_response_to_an_infection_names_the_infection_as_context() -> None:
    (found,) = said("IL-21 is essential for the antibody response to acute viral infections.")
    assert claim(found) == f"{PROTEIN} ikg:criticalFor GO:0016064"
    assert [c.text for c in found.contexts] == ["to acute viral infections"]
    assert [compact(d) for d in found.context_diseases] == ["con:acute-viral-infection"]


def test_generation_of_cells_is_no_act_on_these_cells() -> None:
    (found,) = said("IL-21 controls early generation of Tfh cells.")
    assert claim(found) == f"{PROTEIN} RO:0002428 GO:0061470"
    assert (found.effects, compact(str(found.cell))) == (("generation",), "CL:0002038")
