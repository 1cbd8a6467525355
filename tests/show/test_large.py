"""Large graphs are written piece by piece: with the same bytes, whatever is put aside on the way."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pyoxigraph as ox
import pytest
from articles import CLAIMS, article

from il21kg.errors import InputError
from il21kg.files import write_file
from il21kg.show.files import large, rdf
from il21kg.store.store import Store, open_store

#: What is written otherwise than it stands in the dump, or sorted otherwise than by its letters.
ODDITIES = """
<urn:b> <urn:p> "x"@en, "07", "7", "a \\"quoted\\"\\n<line> ^^<urn:x>" .
<urn:b> <urn:p> 12, 9, true, false, 1.5, "1"^^<urn:type> .
<urn:a2> <urn:p> <urn:a10>, <urn:a9>, "a  b", "0"^^<http://www.w3.org/2001/XMLSchema#boolean> .
<urn:a10> a <urn:Kind> ; <urn:p> "\\u00fc\\U0001F9EC", " a", "-- b" .
<urn:a10> <urn:q> <urn:%41>, <http://example.org/> .
<https://w3id.org/il21kg/span/aa.12-7> a <urn:Kind> . <https://w3id.org/il21kg/span/aa.101-3> a <urn:Kind> .
"""


@pytest.fixture(scope="module")
def kept() -> Iterator[Store]:
    with open_store(":memory:", write=True) as store:
        store.replace(article("one", sorted(CLAIMS), ["work", "other"]))
        store.replace(article("two", sorted(CLAIMS)[::2], ["journal"]))
        store.put(ox.parse(ODDITIES, format=ox.RdfFormat.TURTLE))
        yield store


@pytest.mark.parametrize("format", sorted(rdf.FORMATS))
@pytest.mark.parametrize("quotes", [True, False], ids=["quotes", "no quotes"])
@pytest.mark.parametrize("run", [1 << 20, 700, 1], ids=["in memory", "in runs", "each put aside"])
def test_pieces_are_the_bytes_of_the_whole(
    format: str, quotes: bool, run: int, kept: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(large, "_RUN", run)
    monkeypatch.setattr(large, "_PIECE", 500)
    monkeypatch.setattr(large, "_REMEMBERED", 10)
    written = b"".join(large.pieces(kept, format, quotes=quotes))
    assert written == rdf.export(kept.triples(), format, quotes=quotes)
    assert written.count(b"\n") > 100


@pytest.mark.parametrize("format", ["ttl", "nt"])
@pytest.mark.parametrize("odd", ["_:x <urn:p> <urn:a>", "<urn:a> <urn:p> _:x", '<urn:a> <urn:p> " _:x"'])
def test_blank_nodes_have_their_names_and_a_text_may_look_like_one(odd: str, format: str) -> None:
    with open_store(":memory:", write=True) as store:
        store.put(ox.parse(f"{odd} .", format=ox.RdfFormat.TURTLE))
        assert b"".join(large.pieces(store, format)) == rdf.export(store.triples(), format)


@pytest.mark.parametrize(
    "odd", ["<urn:a> <urn:p> <<( <urn:a> <urn:p> <urn:b> )>>", '<urn:a> <urn:p> "x"@en--ltr']
)
def test_what_only_rdf_1_2_can_hold_is_refused_and_leaves_no_file(odd: str, tmp_path: Path) -> None:
    with open_store(":memory:", write=True) as store:
        store.put(ox.parse(f"{odd} .", format=ox.RdfFormat.TURTLE))
        with pytest.raises(InputError, match=r"RDF 1\.1"):
            write_file(tmp_path / "graph.ttl", large.pieces(store, "ttl"))
    assert [*tmp_path.iterdir()] == []


def test_a_reader_may_leave_early_and_nothing_stays(
    kept: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(large, "_RUN", 700)
    monkeypatch.setattr(large, "_PIECE", 500)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    begun = large.pieces(kept, "ttl")
    assert len([*islice(begun, 3)]) == 3
    assert [*tmp_path.iterdir()] != []
    begun.close()
    assert [*tmp_path.iterdir()] == []
