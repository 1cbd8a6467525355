"""Who owns a triple: what others wrote stays, what a document contributed goes, whoever writes beside us."""

import tempfile
from pathlib import Path

import pyoxigraph as ox
import pytest
from articles import CLAIMS, LATER, VOCABULARY, article
from engines import oxigraph
from hypothesis import given, settings
from hypothesis import strategies as st
from test_store import content, loaded

from il21kg.errors import InputError
from il21kg.namespaces import expand
from il21kg.store import ledger, store
from il21kg.store.store import Store, open_store

#: What others may have in the same graph: of their own about our terms, and just what a document says too.
FOREIGN = (
    f'<{expand("hgnc:1")}> <urn:shelf> "freezer 3" .',
    f'<{expand("CL:1")}> <urn:vial> "B-17" .',
    f"<urn:sample> <urn:of> <{expand('CL:2')}> .",
    f'<{expand("CL:1")}> <{expand("rdfs:label")}> "small cell"@en .',
    f"<{expand('CL:2')}> <{expand('rdfs:subClassOf')}> <{expand('CL:3')}> .",
    f"<{expand('uniprot:P1')}> <{expand('ikg:actsOnCell')}> <{expand('CL:1')}> .",
    f'<{expand("hgnc:1")}> <{expand("rdfs:label")}> "AAA"@en .',
)
KEYS = ("one", "two", "three")
STEPS = st.one_of(
    st.tuples(st.just("foreign"), st.sampled_from(FOREIGN), st.just(()), st.booleans()),
    st.tuples(st.just("retract"), st.sampled_from(KEYS), st.just(()), st.booleans()),
    st.tuples(
        st.just("load"),
        st.sampled_from(KEYS),
        st.lists(st.sampled_from(sorted(CLAIMS)), max_size=5).map(tuple),
        st.booleans(),
    ),
)


def put(kept: Store, triple: str) -> None:
    kept.engine.update(f"INSERT DATA {{ {triple} }}")


def owned(kept: Store) -> list[str]:
    return sorted(map(str, kept.graphs()))


@settings(max_examples=60, deadline=None)
@given(st.lists(STEPS, max_size=14))
def test_any_sequence_leaves_what_a_fresh_load_of_the_rest_gives(
    steps: list[tuple[str, str, tuple[str, ...], bool]],
) -> None:
    theirs: set[str] = set()
    ours: dict[str, str] = {}
    with open_store(":memory:", write=True) as kept, open_store(":memory:", write=True) as fresh:
        for step, what, claims, later in steps:
            if step == "foreign" and what[:-2] not in content(kept):  # else nothing is written
                put(kept, what)
                theirs.add(what)
            elif step == "load":
                ours[what] = article(what, claims, ["work"], vocabulary=LATER if later else VOCABULARY)
                kept.replace(ours[what])
            elif step == "retract" and what in ours:
                kept.retract(what)
                del ours[what]
        for each in theirs:
            put(fresh, each)
        for each in ours.values():
            fresh.replace(each)
        assert content(kept) == content(fresh)
        assert owned(kept) == owned(fresh)


def test_what_others_put_there_survives_a_changed_text_and_a_withdrawal() -> None:
    with open_store(":memory:", write=True) as kept:
        for each in FOREIGN:
            put(kept, each)
        before = content(kept)
        assert len(before) == len(FOREIGN)
        kept.replace(article("one", sorted(CLAIMS), ["work"]))
        kept.replace(article("one", sorted(CLAIMS)[::2], note=" changed"))
        assert set(before) < set(content(kept))
        kept.retract("one")
        assert content(kept) == before


def test_the_old_words_of_a_term_go_with_the_last_text_that_was_read_with_them() -> None:
    label = f'<{expand("CL:1")}> <{expand("rdfs:label")}> "small cell"@en'
    with open_store(":memory:", write=True) as kept:
        for key in KEYS:
            kept.replace(article(key, ["acts"]))
        for key in KEYS:
            assert label in content(kept)
            kept.replace(article(key, ["acts"], vocabulary=LATER))
        assert content(kept) == loaded(*(article(key, ["acts"], vocabulary=LATER) for key in KEYS))
        assert label not in content(kept)


@pytest.mark.parametrize("many", [0, 10**6], ids=["tables", "one by one"])
@given(st.sets(st.sampled_from(FOREIGN)), st.integers(0, 2))
@settings(max_examples=4, deadline=None)
def test_documents_that_are_added_together_are_those_that_are_added_one_after_another(
    many: int, foreign: set[str], before: int
) -> None:
    ours = [article(key, sorted(CLAIMS)[n:], ["work"]) for n, key in enumerate(KEYS)]
    with (
        pytest.MonkeyPatch.context() as patch,
        tempfile.TemporaryDirectory() as folder,
        open_store(folder, write=True) as together,
        open_store(":memory:", write=True) as alone,
    ):
        patch.setattr(store, "_MANY", many)
        for each in foreign:
            put(together, each)
            put(alone, each)
        together.add(ours[:before])
        together.add(ours[before:])
        for each in ours:
            alone.replace(each)
        assert (content(together), owned(together)) == (content(alone), owned(alone))
        for key in KEYS:
            together.retract(key)
        assert content(together) == sorted(each[:-2] for each in foreign)


@pytest.mark.parametrize("letter", ["\u2028", "\x85", "\x0b"])
def test_a_quote_with_a_letter_that_ends_lines_elsewhere_stays_whole(letter: str) -> None:
    line = f'<urn:a> <urn:b> "one{letter}two" .\n'
    own = article("one", ["acts"]) + line
    quads = ledger.in_quads({"urn:v": own}).decode().split("\n")
    assert {line[:-1], f"{line[:-2]}<urn:v> ."} <= {*quads}
    with open_store(":memory:", write=True) as kept:
        kept.add([own])
        said = ox.Triple(ox.NamedNode("urn:a"), ox.NamedNode("urn:b"), ox.Literal(f"one{letter}two"))
        assert str(said) in content(kept)


def test_a_document_has_a_graph_with_all_it_contributes() -> None:
    one, two = article("one", ["acts", "place"], ["work"]), article("two", ["acts"])
    with open_store(":memory:", write=True) as kept:
        kept.replace(one)
        kept.replace(two)
        version = kept.documents()[0].document
        mine = [f"{each.triple} ." for each in kept.graphs() if each.graph_name == ox.NamedNode(version)]
        assert sorted(mine) == sorted(one.splitlines())
        assert kept.size == len(content(kept)) < len(owned(kept))


# --- at an endpoint


@pytest.mark.parametrize("options", [(), ("--union-default-graph",)], ids=["graphs apart", "union"])
def test_an_endpoint_keeps_what_is_not_ours(tmp_path: Path, options: tuple[str, ...]) -> None:
    one, two = article("one", sorted(CLAIMS), ["work"]), article("two", sorted(CLAIMS)[::2])
    with oxigraph(tmp_path, *options) as url, open_store(url, write=True) as kept:
        for each in FOREIGN:
            put(kept, each)
        kept.engine.update("INSERT DATA { GRAPH <urn:theirs> { <urn:a> <urn:b> <urn:c> } }")
        kept.replace(one)
        kept.replace(two)
        kept.replace(article("one", ["place"], note=" changed"))
        shown = set(content(kept))
        assert set(loaded(two, article("one", ["place"], note=" changed"))) <= shown
        kept.retract("one")
        kept.retract("two")
        ours = {line for line in content(kept) if ledger.FOREIGN in line or "<urn:a>" in line}
        assert sorted(set(content(kept)) - ours) == sorted(each[:-2] for each in FOREIGN)
        assert bool(kept.engine.query("ASK { GRAPH <urn:theirs> { <urn:a> <urn:b> <urn:c> } }"))


def test_of_two_writers_one_version_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both looked before either wrote."""
    first, second = article("one", ["acts"]), article("one", ["place"], note=" changed")
    with oxigraph(tmp_path) as url, open_store(url, write=True) as kept, open_store(url, write=True) as other:
        with monkeypatch.context() as patched:
            patched.setattr(Store, "document", lambda self, source: None)
            kept.replace(first)
            other.replace(second)
        assert len(kept.documents()) == 1
        assert content(kept) == loaded(second)
        kept.retract("one")
        assert content(kept) == []


def test_a_graph_that_was_put_there_without_a_ledger_is_not_withdrawn(tmp_path: Path) -> None:
    with oxigraph(tmp_path) as url, open_store(url, write=True) as kept:
        put(kept, article("one", ["acts"]))
        before = content(kept)
        with pytest.raises(InputError, match="does not say which triples are of “one”"):
            kept.retract("one")
        with pytest.raises(InputError, match="does not say which triples are of “one”"):
            kept.replace(article("one", ["place"]))
        assert content(kept) == before
        kept.replace(article("two", ["place"]))
        kept.retract("two")
        assert set(before) <= set(content(kept))
