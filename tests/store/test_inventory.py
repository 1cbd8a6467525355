"""What a store holds, told by document."""

from collections.abc import Iterator

import pytest

from il21kg.graph.triples import to_ntriples
from il21kg.pipeline import check, make_reader, read
from il21kg.store.inventory import Holding, holdings, tell, to_values
from il21kg.store.origins import Origin, version_of
from il21kg.store.store import Store, open_store


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("texts") / "il4.txt"
    path.write_text("IL4 gene\n\nIt binds IL4R. It activates B cells.\n", encoding="utf-8")
    with open_store(":memory:", write=True) as opened:
        opened.replace(to_ntriples(check(read(make_reader(), path)).triples))
        yield opened


def held(store: Store, origin: Origin | None = None) -> Holding:
    (document,) = store.documents()
    (holding,) = holdings(store, {} if origin is None else {version_of(document.document): origin})
    return holding


def test_a_document_has_its_gene_and_its_numbers(store: Store) -> None:
    each = held(store)
    assert (each.source.key, each.gene, each.statements, each.left_out) == ("il4", "IL4", 2, 0)
    assert each.triples > 20
    assert (each.path, each.terms, each.terms_gone) == (None, None, False)


@pytest.mark.parametrize(
    ("origin", "lines"),
    [
        (None, ["  from il4.txt", "  read with terms that are not noted "]),
        (Origin("/texts/il4.txt", None, None), ["  from /texts/il4.txt", "  read with the terms that ship "]),
        (
            Origin(None, None, "/no/such/terms"),
            ["  from il4.txt", "  read with the folder /no/such/terms, which is gone "],
        ),
    ],
)
def test_it_is_told_in_lines(store: Store, origin: Origin | None, lines: list[str]) -> None:
    told = tell([held(store, origin)]).splitlines()
    assert told[0] == "il4  IL4 gene"
    assert told[1].startswith("  gene IL4, 2 statements, 0 left out, ")
    assert [line[: len(start)] for line, start in zip(told[2:], lines, strict=True)] == lines


def test_the_values_of_a_document_are_flat(store: Store) -> None:
    (value,) = to_values([held(store)])
    assert (value["key"], value["gene"], value["statements"]) == ("il4", "IL4", 2)
    assert "source" in value
    assert isinstance(value["source"], str)
