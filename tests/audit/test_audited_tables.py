"""Tables of nodes and edges are read, whatever parts their cells and wherever their columns stand."""

import gzip
from pathlib import Path

import pytest

from il21kg.audit.tables import read_table, tables_in
from il21kg.audit.values import Claim, Part, Thing, Told
from il21kg.errors import InputError


def parts(path: Path, data: str | bytes) -> list[Part]:
    """What a table gives, without what it says of the dataset."""
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    (table,) = tables_in([path])
    return [part for part in read_table(table) if not isinstance(part, Told)]


NODES: dict[str, str | bytes] = {
    "n.tsv": "id\tname\tcategory\nHGNC:6014\tIL4\tbiolink:Gene|biolink:NamedThing\n",
    "n.csv": 'id,name,category\nHGNC:6014,"IL4",biolink:Gene|biolink:NamedThing\n',
    "m.csv": ":ID;name:string;:LABEL\nHGNC:6014;'IL4';biolink:Gene|biolink:NamedThing\n",
    "k.csv": "gene:ID(Gene),name,:LABEL\nHGNC:6014,IL4,biolink:Gene|biolink:NamedThing\n",
    "n.jsonl": '{"id": "HGNC:6014", "name": "IL4", "category": ["biolink:Gene", "biolink:NamedThing"]}\n',
    "n.tsv.gz": gzip.compress(b"id\tname\tcategory\nHGNC:6014\tIL4\tbiolink:Gene|biolink:NamedThing\n"),
    "b.tsv": "\ufeffid\tname\tcategory\r\nHGNC:6014\tIL4\tbiolink:Gene|biolink:NamedThing\r\n",
}


@pytest.mark.parametrize("name", NAMES := sorted(NODES))
def test_a_table_of_nodes(tmp_path: Path, name: str) -> None:
    (node,) = parts(tmp_path / name, NODES[name])
    assert isinstance(node, Thing)
    assert (node.id, node.labels, node.kinds) == (
        "HGNC:6014",
        ("IL4",),
        ("biolink:Gene", "biolink:NamedThing"),
    )
    assert node.where.startswith(f"{name}:")


def test_an_edge_with_all_it_says(tmp_path: Path) -> None:
    (claim,) = parts(
        tmp_path / "e.jsonl",
        '{"id": "e1", "subject": "HGNC:6014", "predicate": "biolink:affects", "object": "CL:0000236", '
        '"publications": ["PMID:18319398"], "supporting_text": ["IL-4 acts | on B cells."], "negated": true, '
        '"knowledge_level": "knowledge_assertion"}\n',
    )
    assert isinstance(claim, Claim)
    assert (claim.subject, claim.predicate, claim.object) == ("HGNC:6014", "biolink:affects", "CL:0000236")
    assert (claim.sources, claim.evidence, claim.negated) == (("PMID:18319398",), True, True)
    assert (claim.quotes, claim.untold, claim.id) == (("IL-4 acts | on B cells.",), ("agent_type",), "e1")


def test_what_columns_say_of_the_dataset(tmp_path: Path) -> None:
    path = tmp_path / "e.csv"
    path.write_text(":START_ID,:END_ID,:TYPE,licence,version\na:1,a:2,T,CC0-1.0,2\na:1,a:3,T,MIT,2\n")
    (table,) = tables_in([path])
    (told,) = [part for part in read_table(table) if isinstance(part, Told)]
    assert (told.licences, told.dates) == (("CC0-1.0", "MIT"), ("2",))


def test_nodes_come_first_and_files_of_columns_are_no_tables(tmp_path: Path) -> None:
    for name, text in (
        ("A-header.csv", ":START_ID;:END_ID;:TYPE"),
        ("A-part000.csv", "a:1;a:2;T"),
        ("B-header.csv", ":ID;:LABEL"),
        ("B-part000.csv", "a:1;X"),
    ):
        (tmp_path / name).write_text(text + "\n")
    found = tables_in(sorted(tmp_path.iterdir()))
    assert [(table.path.name, table.edges) for table in found] == [
        ("B-part000.csv", False),
        ("A-part000.csv", True),
    ]


def test_an_empty_table_is_told_by_its_columns(tmp_path: Path) -> None:
    assert parts(tmp_path / "e.tsv", "subject\tpredicate\tobject\n") == []
    with pytest.raises(InputError, match="neither nodes nor edges"):
        parts(tmp_path / "n.jsonl", "")
    with pytest.raises(InputError, match="cannot be read"):
        parts(tmp_path / "n.tsv.gz", b"no gzip")
