"""What a clause may say of an object: values before a relation is chosen."""

import pytest
from sayings import vocabulary

from il21kg.reading.meaning.grounded import Grounded
from il21kg.reading.meaning.proposals import Candidate, iri_of, unread_of
from il21kg.reading.statements import How
from il21kg.reading.structure.phrases import Item
from il21kg.text.document import Span

#: "subunit of the fnord complex", and the same without what follows its "of".
WITH_OF, WITHOUT = Item(3, 4, 2, (Item(6, 8, 5),)), Item(3, 4, 2)

IRIS = {
    "protein": "http://purl.uniprot.org/uniprot/P13232",
    "gene": "http://identifiers.org/hgnc/6023",
    "disease": "http://purl.obolibrary.org/obo/MONDO_0004979",
    "cell": "http://purl.obolibrary.org/obo/CL_0000236",
    "process": "http://purl.obolibrary.org/obo/GO_0006915",
    "component": "http://purl.obolibrary.org/obo/GO_0005634",
}


def grounded(kind: str) -> Grounded:
    """Give words that stand for a term of a kind; for nothing where no kind is given."""
    iri = IRIS.get(kind)
    term = vocabulary().terms[iri] if iri else None
    assert term is None or term.kind == kind
    return Grounded(term, How.NAME if term else How.UNRESOLVED, Span(0, "fnord"), "fnord")


@pytest.mark.parametrize(
    ("kind", "unread"),
    [
        # a thing that has a name is known without what follows "of"
        ("protein", ()),
        ("gene", ()),
        ("disease", ()),
        ("cell", ()),
        # "the regulation of apoptosis" is more than regulation
        ("process", ((4, 8),)),
        ("component", ((4, 8),)),
        ("nothing", ((4, 8),)),
    ],
)
def test_what_follows_of_is_unread_where_the_name_is_general(
    kind: str, unread: tuple[tuple[int, int], ...]
) -> None:
    assert unread_of(WITH_OF, grounded(kind)) == unread
    assert unread_of(WITHOUT, grounded(kind)) == ()


@pytest.mark.parametrize("kind", ["protein", "cell", "nothing"])
def test_the_iri_of_what_words_stand_for(kind: str) -> None:
    assert iri_of(grounded(kind)) == IRIS.get(kind)


def test_a_proposal_says_no_more_than_it_is_given() -> None:
    plain = Candidate(grounded("cell"), "acts_on_cell")
    assert (plain.effects, plain.phrases, plain.cell, plain.unread) == ((), (), None, ())
    assert (plain.exemplar, plain.hint) == (False, "")
    assert plain == Candidate(grounded("cell"), "acts_on_cell")
    assert plain != Candidate(grounded("cell"), "induces")
