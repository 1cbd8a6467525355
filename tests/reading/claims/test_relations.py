"""Which relation a claim is of: by its key, by what happened to the gene, by the kind of the object."""

from functools import partial

import pytest
from sayings import vocabulary

from il21kg.namespaces import compact
from il21kg.reading.claims.cues import Cues
from il21kg.reading.claims.relations import choose_relation, keeps_event, not_asserted
from il21kg.reading.meaning.grounded import Grounded
from il21kg.reading.meaning.proposals import Candidate
from il21kg.reading.statements import End, How
from il21kg.text.document import Span
from il21kg.vocabulary.vocabulary import Relation

IRIS = {
    "protein": "http://purl.uniprot.org/uniprot/P13232",
    "disease": "http://purl.obolibrary.org/obo/MONDO_0004979",
    "cell": "http://purl.obolibrary.org/obo/CL_0000236",
    "process": "http://purl.obolibrary.org/obo/GO_0006915",
    "component": "http://purl.obolibrary.org/obo/GO_0005634",
}
DENIED = Cues(negations=(Span(0, "not"),))


def relation(frame: str, key: str, kind: str, event: str = "") -> Relation | None:
    """Choose the relation of a key for an object of a kind; `?disease`: unknown words that seem to be one."""
    iri = IRIS.get(kind)
    grounded = Grounded(vocabulary().terms[iri] if iri else None, How.NAME, Span(0, "fnord"), "fnord")
    candidate = Candidate(grounded, key, hint=kind.removeprefix("?") if kind.startswith("?") else "")
    row = next(each for each in vocabulary().frames if each.name == frame)
    return choose_relation(candidate, row, event, vocabulary())


@pytest.mark.parametrize(
    ("key", "kind", "expected"),
    [
        ("induces", "process", "induces RO:0002429"),
        ("induces", "protein", "induces ikg:increasesActivityOf"),
        ("induces", "cell", "acts_on_cell ikg:actsOnCell"),
        ("induces", "disease", "associated_with_disease biolink:gene_associated_with_condition"),
        ("located", "component", "localizes_to RO:0001025"),
        ("located", "cell", "expressed_in RO:0002206"),
        ("associated", "protein", "interacts_with RO:0002436"),
        ("associated", "?disease", "associated_with_disease biolink:gene_associated_with_condition"),
        ("other", "protein", "other biolink:related_to"),
        ("other", "cell", "acts_on_cell ikg:actsOnCell"),
        # of a kind that no row of the key has: the first row
        ("located", "disease", "located_on RO:0001025"),
        ("induces", "", "induces RO:0002429"),
    ],
)
def test_the_kind_of_the_object_chooses_the_row_of_a_key(key: str, kind: str, expected: str) -> None:
    found = relation("induces", key, kind)
    assert found is not None
    assert f"{found.family} {compact(found.stated)}" == expected


@pytest.mark.parametrize(
    ("key", "kind", "event", "expected"),
    [
        ("causes_disease", "disease", "mutation", "causes_disease"),
        ("causes_disease", "", "variation", "causes_disease"),
        ("causes_disease", "disease", "", "associated_with_disease"),
        ("causes_disease", "process", "", "induces"),
        ("induces", "disease", "mutation", "associated_with_disease"),
        ("induces", "process", "mutation", "other"),
        ("expressed_in", "cell", "mutation", "other"),
        ("named", "", "mutation", "named"),
        ("associated", "", "variation", "associated_with_disease"),
        ("induces", "disease", "dysregulation", "associated_with_disease"),
        ("expressed_in", "cell", "change", "expressed_in"),
        ("interacts_with", "protein", "change", "other"),
    ],
)
def test_what_happened_to_the_gene_changes_the_relation(
    key: str, kind: str, event: str, expected: str
) -> None:
    found = relation("causes", key, kind, event)
    assert found is not None
    assert found.family == expected


def test_no_relation_is_made_up_for_a_key_that_is_none() -> None:
    assert relation("induces", "fnords", "process") is None


end = partial(End, None, "fnord", span=None)


@pytest.mark.parametrize(
    ("key", "subject", "target", "cues", "reason"),
    [
        ("induces", "protein", "process", Cues(), None),
        ("induces", "protein", "process", DENIED, "negated"),
        ("induces", "unresolved", "process", DENIED, "unresolved"),
        ("induces", "protein", "unresolved", Cues(), "unresolved"),
        ("induces", "protein", "band", Cues(), "kind"),
        ("induces", "cell", "process", Cues(), "kind"),
        ("other", "protein", "process", Cues(), "relation"),
        ("named", "family", "literal", Cues(), None),
    ],
)
def test_what_keeps_a_claim_from_being_asserted(
    key: str, subject: str, target: str, cues: Cues, reason: str | None
) -> None:
    row = vocabulary().relations_by_key[key][0]
    assert not_asserted(row, end(kind=subject), end(kind=target), cues) == reason


@pytest.mark.parametrize(
    ("event", "key", "kept"),
    [
        ("mutation", "induces", True),
        ("change", "expressed_in", True),
        ("variation", "associated", True),
        ("mutation", "causes_disease", False),  # the relation says it
        ("dysregulation", "induces", False),
        ("", "induces", False),
    ],
)
def test_what_happened_stays_as_a_circumstance_where_the_relation_does_not_say_it(
    event: str, key: str, kept: bool
) -> None:
    assert keeps_event(event, vocabulary().relations_by_key[key][0]) is kept
