"""What two graphs say otherwise: facts gained, lost, changed, each with its sentences."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import il21kg
from il21kg.show.differences import change, claim, tell, to_values
from il21kg.store.differences import Differences, compare
from il21kg.store.facts import Fact, Sentence, Thing

Run = Callable[..., tuple[int, str, str]]


def graph(said: str, key: str = "a") -> il21kg.KnowledgeGraph:
    return il21kg.load(text=f"IL4 gene\n\n{said}", key=key)


def between(one: str, other: str) -> Differences:
    return graph(one).differences(graph(other))


@pytest.mark.parametrize(
    ("one", "other", "gained", "lost", "changed"),
    [
        ("IL-4 induces apoptosis.", "IL-4 induces apoptosis.", [], [], []),
        ("IL-4 may act on B cells.", "Then IL-4 might act on B cells.", [], [], []),
        (
            "IL-4 induces apoptosis.",
            "IL-4 may induce apoptosis.",
            [],
            [],
            ["Interleukin-4 – apoptotic process: stated → hedged"],
        ),
        (
            "IL-4 induces apoptosis.",
            "IL-4 inhibits apoptosis.",
            [],
            [],
            ["Interleukin-4 – apoptotic process: promotes → inhibits; increased → decreased"],
        ),
        (
            "IL-4 acts on monocytes.",
            "IL-4 does not act on monocytes.",
            [],
            [],
            ["Interleukin-4 – monocyte: said → denied"],
        ),
        (
            "IL-4 acts on monocytes.",
            "IL-4 acts on B cells.",
            ["Interleukin-4 – acts on → B cell (stated; tier A)"],
            ["Interleukin-4 – acts on → monocyte (stated; tier A)"],
            [],
        ),
    ],
)
def test_two_texts_differ_in_facts(
    one: str, other: str, gained: list[str], lost: list[str], changed: list[str]
) -> None:
    found = between(one, other)
    assert (
        list(map(claim, found.gained)),
        list(map(claim, found.lost)),
        list(map(change, found.changed)),
    ) == (gained, lost, changed)
    assert bool(found) == bool(gained or lost or changed)


def fact(
    object_: str, *, tier: str = "tier A", word: str = "rash", quote: str = "IL4 brings a rash."
) -> Fact:
    return Fact(
        "GeneDiseaseStatement",
        Thing("urn:il4", "IL4", frozenset({"il4"})),
        "urn:with",
        Thing(object_, object_, frozenset({word})),
        (("certainty", "stated"), ("tier", tier)),
        (Sentence("a", 0, 18, quote),),
    )


@pytest.mark.parametrize(
    ("after", "told"),
    [
        (fact("urn:2"), ["IL4 – urn:2: urn:1 → urn:2"]),
        (fact("urn:1", tier="tier B"), ["IL4 – urn:1: tier A → tier B"]),
        (fact("urn:2", word="fever"), []),
        (fact("urn:2", quote="A rash is of IL4."), []),
    ],
)
def test_the_same_words_of_a_sentence_are_one_thing_with_another_identifier(
    after: Fact, told: list[str]
) -> None:
    found = compare([fact("urn:1")], [after], frozenset())
    assert list(map(change, found.changed)) == told
    assert (len(found.gained), len(found.lost)) == ((0, 0) if told else (1, 1))


def test_of_two_that_may_be_the_same_the_nearer_one_is() -> None:
    one, near, far = fact("urn:1"), fact("urn:1", tier="tier B"), fact("urn:2", tier="tier B")
    found = compare([one], [near, far], frozenset())
    assert ([each.after for each in found.changed], found.gained) == ([near], (far,))


FACTS = st.frozensets(
    st.builds(
        fact,
        st.sampled_from(["urn:1", "urn:2", "urn:3"]),
        tier=st.sampled_from(["tier A", "tier B"]),
        word=st.sampled_from(["rash", "fever"]),
    ),
    max_size=6,
)


@given(FACTS, FACTS)
def test_each_fact_that_differs_is_told_once(one: frozenset[Fact], other: frozenset[Fact]) -> None:
    found = compare(one, other, frozenset())
    before = [*found.lost, *(each.before for each in found.changed)]
    after = [*found.gained, *(each.after for each in found.changed)]
    assert (sorted(before), sorted(after)) == (sorted(one - other), sorted(other - one))
    assert all(each.changes for each in found.changed)
    assert bool(found) == (one != other)


def test_each_difference_has_its_sentences() -> None:
    assert tell(between("IL-4 induces apoptosis. It acts on B cells.", "IL-4 may induce apoptosis.")) == (
        "lost     Interleukin-4 – acts on → B cell (stated; tier A)\n"
        "  a, characters 34–53: It acts on B cells.\n"
        "changed  Interleukin-4 – apoptotic process: stated → hedged\n"
        "  before  a, characters 10–33: IL-4 induces apoptosis.\n"
        "  after   a, characters 10–36: IL-4 may induce apoptosis."
    )


# --- the command


@pytest.fixture
def run(command: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    for name in ("IL21KG_STORE", "IL21KG_TERMS"):
        monkeypatch.delenv(name, raising=False)
    return command


@pytest.mark.parametrize("ending", ["ttl", "nt", "trig", "rdf", "jsonld"])
def test_a_store_and_its_export_do_not_differ(ending: str, run: Run) -> None:
    Path("a.txt").write_text("IL4 gene\n\nIL-4 may induce apoptosis of B cells. It acts on monocytes.")
    run("load", "a.txt")
    run("export", f"a.{ending}")
    code, out, err = run("diff", f"a.{ending}", "il21kg-store")
    assert (code, out, err) == (0, f"a.{ending} (2 facts) and il21kg-store (2 facts): the same claims\n", "")


def test_a_reordered_file_differs_in_nothing(run: Run) -> None:
    graph("IL-4 may induce apoptosis. It acts on B cells.").export("a.nt")
    Path("b.nt").write_text("\n".join(reversed(Path("a.nt").read_text().splitlines())))
    assert run("diff", "a.nt", "b.nt")[0] == 0


def test_texts_are_compared_as_text_json_and_markdown(run: Run) -> None:
    Path("old.txt").write_text("IL4 gene\n\nIL-4 induces apoptosis.")
    Path("new.txt").write_text("IL4 gene\n\nIL-4 may induce apoptosis.")
    code, out, _ = run("diff", "old.txt", "new.txt")
    assert (code, out.splitlines()[:2]) == (
        1,
        [
            "old.txt (1 fact) and new.txt (1 fact): 1 of another certainty",
            "changed  Interleukin-4 – apoptotic process: stated → hedged",
        ],
    )
    code, out, _ = run("diff", "old.txt", "new.txt", "--json")
    (told,) = json.loads(out)["changed"]
    assert (code, told["changes"]) == (1, [{"what": "certainty", "before": "stated", "after": "hedged"}])
    assert told["after"]["sentences"][0]["quote"] == "IL-4 may induce apoptosis."
    code, out, _ = run("diff", "old.txt", "new.txt", "--format", "markdown")
    assert (code, "## Changed\n\n- Interleukin-4 – apoptotic process: stated → hedged\n  > old" in out) == (
        1,
        True,
    )


def test_one_document_of_two_stores_is_compared_by_itself(run: Run) -> None:
    for store, text in (("one", "IL4 gene\n\nIL-4 acts on B cells."), ("two", "IL4 gene\n\nIt sings.")):
        Path("a.txt").write_text(text)
        Path("b.txt").write_text("IL6 gene\n\nIL-6 induces apoptosis.")
        run("load", "a.txt", "b.txt", "--store", store)
    assert run("diff", "one", "two", "--document", "b")[0] == 0
    assert run("diff", "one", "two", "--document", "a")[0] == 1
    assert run("diff", "one", "nowhere")[0] == 2


def test_a_load_of_a_changed_text_says_what_is_otherwise(run: Run) -> None:
    Path("a.txt").write_text("IL4 gene\n\nIL-4 induces apoptosis.")
    run("load", "a.txt")
    Path("a.txt").write_text("IL4 gene\n\nIL-4 may induce apoptosis.")
    out = run("load", "a.txt")[1]
    assert (
        "    changed  Interleukin-4 – apoptotic process: stated → hedged\n      before  a, characters" in out
    )


def test_a_load_of_a_changed_table_counts_what_is_otherwise(run: Run) -> None:
    for verb in ("induces", "may induce"):
        Path("g.csv").write_text(f"symbol,summary\nIL4,IL-4 {verb} apoptosis.\n")
        out = run("load", "g.csv")[1]
    assert "  otherwise   1 changed\n" in out
    assert to_values(between("IL-4 acts on B cells.", "IL-4 acts on B cells."))["differ"] is False


def test_a_graph_that_is_not_whole_is_compared_as_far_as_it_goes(run: Run) -> None:
    graph("IL-4 may induce apoptosis. It acts on B cells.").export("a.nt")
    lines = Path("a.nt").read_text().splitlines()
    left = [each for each in lines if "ns/oa#" not in each and "#predicate" not in each]
    Path("b.nt").write_text("\n".join(left))
    code, out, err = run("diff", "a.nt", "b.nt")
    assert (code, out.splitlines()[0], err) == (1, "a.nt (2 facts) and b.nt (0 facts): 2 lost", "")
