"""One table says what kinds there are; loaders, the graph, views and `--kind` ask it."""

import pytest

from il21kg.errors import InputError
from il21kg.namespaces import FABIO, IKG, OBO
from il21kg.vocabulary.classes import TermKind
from il21kg.vocabulary.kinds import (
    CLASS_OF_ALL,
    CLASS_OF_NAMED,
    KINDS,
    SHOWN,
    SHOWN_OF_PREFIX,
    SHOWN_OF_TYPE,
    TAKEN,
    TERM_OF_PREFIX,
    TERM_OF_TYPE,
    check_kinds,
)


def test_each_kind_that_a_term_can_have_has_one_row() -> None:
    terms = [kind.term for kind in KINDS if kind.term]
    assert len(terms) == len(set(terms))
    # An arm has no class; the others are no kinds of things that a relation admits as a term.
    assert set(TermKind) - set(terms) == {
        TermKind.ARM,
        TermKind.ANCESTOR,
        TermKind.LITERAL,
        TermKind.VARIANT,
    }


def test_no_class_and_no_prefix_stands_in_two_rows() -> None:
    for column in ("types", "prefixes", "presumed"):
        cells = [cell for kind in KINDS for cell in getattr(kind, column)]
        assert sorted(cells) == sorted(set(cells))
    assert set(SHOWN_OF_PREFIX) - set(TERM_OF_PREFIX) == {"interpro", "CHR", "GO", "PMID", "doi"}


@pytest.mark.parametrize(
    ("prefix", "term", "shown"),
    [
        ("hgnc", "gene", "gene"),
        ("UBERON", "anatomy", "tissue"),
        ("SO", "sequence", "kind"),
        ("CHEBI", "chemical", "chemical"),
        ("GO", None, "process"),  # GO has functions and components as well
        ("PMID", None, "paper"),
    ],
)
def test_an_identifier_says_its_kind_or_a_view_presumes_it(prefix: str, term: str | None, shown: str) -> None:
    assert (TERM_OF_PREFIX.get(prefix), SHOWN_OF_PREFIX[prefix]) == (term, shown)


@pytest.mark.parametrize(
    ("type_", "term", "shown"),
    [
        (IKG.DiseaseConcept, "disease", "disease"),
        (IKG.TranscriptAttribute, "transcript-attribute", "kind"),
        (OBO.SO_0000417, "domain", "kind"),
        (FABIO.JournalArticle, None, "paper"),
    ],
)
def test_a_class_says_the_kind(type_: str, term: str | None, shown: str) -> None:
    assert (TERM_OF_TYPE.get(type_), SHOWN_OF_TYPE[type_]) == (term, shown)


def test_a_graph_writes_one_class_of_a_kind() -> None:
    assert not set(CLASS_OF_ALL) & set(CLASS_OF_NAMED)
    assert (CLASS_OF_ALL["chromosome"], CLASS_OF_ALL["kind"]) == (OBO.SO_0000340, IKG.Kind)
    assert "species" not in {*CLASS_OF_ALL, *CLASS_OF_NAMED}


def test_what_has_no_kind_of_its_own_stands_last() -> None:
    assert SHOWN[0] == "gene"
    assert SHOWN[-3:] == ("unresolved", "paper", "other")


def test_a_kind_that_is_none_is_told_with_those_there_are() -> None:
    check_kinds(TAKEN)
    with pytest.raises(InputError, match=r"“tissue” is no kind of term\.\nThere are: gene, protein, "):
        check_kinds(["cell", "tissue"])
