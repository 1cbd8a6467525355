"""What contradicts is found by one rule, and told with both sides wherever it is met."""

import pytest

import il21kg
from il21kg import KnowledgeGraph
from il21kg.ask.answers import as_html, as_values, tell
from il21kg.graph.contradictions import Contradiction, contradictions

#: Two texts about one gene, sentence against sentence.
SENTENCES = (
    ("The SOCS3 gene is located on chromosome 17q25.3.", "The SOCS3 gene lies on chromosome 12q13."),
    ("SOCS3 promotes apoptosis.", "SOCS3 prevents apoptosis."),
    ("SOCS3 interacts with GRB2.", "SOCS3 does not interact with GRB2."),
    ("SOCS3 increases the proliferation of B cells.", "SOCS3 reduces the proliferation of B cells."),
)


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeGraph:
    folder = tmp_path_factory.mktemp("texts")
    graph = KnowledgeGraph(":memory:")
    for name, sentences in zip(("one.txt", "other.txt"), zip(*SENTENCES, strict=True), strict=True):
        (folder / name).write_text(f"SOCS3\n\n{' '.join(sentences)}\n", encoding="utf-8")
        graph.load(folder / name)
    return graph


def found(*sentences: str) -> list[str]:
    """Say how two texts of a gene contradict each other."""
    graph = KnowledgeGraph(":memory:")
    for key, sentence in enumerate(sentences):
        graph.load(text=f"SOCS3\n\n{sentence}\n", key=f"text-{key}", about="SOCS3")
    return [str(row["how"]) for row in graph.query("contradictions").to_dicts()]


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        (*SENTENCES[0], ["two places"]),
        (*SENTENCES[1], ["opposite directions"]),
        (*SENTENCES[2], ["asserted and denied"]),
        (*SENTENCES[3], ["opposite directions"]),
        ("SOCS3 induces angiogenesis.", "SOCS3 may inhibit angiogenesis.", ["opposite directions"]),
        # What agrees, or speaks of two things.
        (SENTENCES[0][0], "The gene SOCS3 is on chromosome 17.", []),
        (SENTENCES[1][0], "SOCS3 induces apoptosis.", []),
        (SENTENCES[1][0], "SOCS3 prevents angiogenesis.", []),
        (SENTENCES[3][0], "SOCS3 reduces the survival of B cells.", []),
        (SENTENCES[3][0], "SOCS3 reduces the proliferation of T cells.", []),
        (SENTENCES[2][0], "In mice, SOCS3 does not interact with GRB2.", []),
    ],
)
def test_what_contradicts(one: str, other: str, how: list[str]) -> None:
    assert found(one, other) == how


def test_one_text_can_contradict_itself() -> None:
    report = il21kg.load(text=f"SOCS3\n\n{' '.join(SENTENCES[1])}\n").report
    assert report is not None
    (finding,) = [each for each in report.findings if each.shape == "S17"]
    assert (finding.severity, finding.quote) == ("info", SENTENCES[1][0])
    assert finding.message.endswith(f":3:27: “{SENTENCES[1][1]}”).")
    assert finding.advice.startswith("Nothing to mend.")


def test_a_question_about_few_things_gives_what_a_question_about_all_gives(both: KnowledgeGraph) -> None:
    with both._open() as store:
        whole = contradictions(store.query)
        asked = [contradictions(store.query, [subject]) for subject in (SOCS3, PRODUCT, "urn:other")]
    assert [len(some) for some in asked] == [1, 3, 0]
    assert tuple(sorted((*asked[0], *asked[1]))) == whole
    assert all(each.claims == {each.statement, each.against} for each in whole)


SOCS3, PRODUCT = "http://identifiers.org/hgnc/19391", "http://purl.uniprot.org/uniprot/O14543"


def test_findings_question_and_rule_are_one(both: KnowledgeGraph) -> None:
    rows = both.query("contradictions").to_dicts()
    asked = {Contradiction(*(str(row[name]) for name in ("how", "statement", "against"))) for row in rows}
    with both._open() as store:
        assert set(contradictions(store.query)) == asked
    findings = [each.node for each in both.validate().findings if each.shape == "S17"]
    assert sorted(findings) == sorted(each.statement for each in asked)


@pytest.mark.parametrize(
    ("hedged", "shapes"),
    [
        ("SOCS3 may increase the proliferation of B cells.", ["S13"]),
        ("SOCS3 may reduce the proliferation of B cells.", ["S17"]),
        ("SOCS3 does not increase the proliferation of B cells.", ["S17"]),
    ],
)
def test_another_direction_is_no_hedge_of_the_same(hedged: str, shapes: list[str]) -> None:
    graph = il21kg.load(text=f"SOCS3\n\n{SENTENCES[3][0]} {hedged}\n")
    assert graph.report is not None
    assert [each.shape for each in graph.report.findings if each.shape[0] == "S"] == shapes
    assert bool(graph.query("tension", gene="SOCS3")) == (shapes == ["S13"])


# --- why


@pytest.mark.parametrize(
    ("question", "how", "sides"),
    [
        (("SOCS3", "located in", "17q25.3"), "two places", set(SENTENCES[0])),
        (("SOCS3", "promotes", "apoptosis"), "opposite directions", set(SENTENCES[1])),
        (("SOCS3", "inhibits", "apoptosis"), "opposite directions", set(SENTENCES[1])),
        (("SOCS3", "interacts with", "GRB2"), "asserted and denied", set(SENTENCES[2])),
        (("SOCS3", "acts on", "B cell"), "opposite directions", set(SENTENCES[3])),
    ],
)
def test_why_shows_both_sides(
    both: KnowledgeGraph, question: tuple[str, str, str], how: str, sides: set[str]
) -> None:
    answer = both.why(*question)
    (each,) = answer.contradictions
    assert each.how == how
    assert {each.one[0].quote, each.other[0].quote} == sides
    assert {each.one[0].line, each.other[0].line} == {3}
    told = tell(answer).partition("The articles contradict each other:\n\n")[2]
    assert told.startswith(how)
    assert all(f"\n  | {side}\n" in told for side in sides)
    assert how in as_html(answer)
    (values,) = as_values(answer)["contradictions"]
    assert {values["one"][0]["quote"], values["other"][0]["quote"]} == sides


@pytest.mark.parametrize("partner", ["GRB2", "HGNC:4566", "UniProtKB:P62993"])
def test_a_partner_of_whose_gene_the_graph_says_nothing_is_found(both: KnowledgeGraph, partner: str) -> None:
    answer = both.why("SOCS3", "interacts with", partner)
    assert [each.quote for each in answer] == [SENTENCES[2][0]]
    assert answer.remarks == ()


def test_why_of_one_thing_shows_all_that_contradicts(both: KnowledgeGraph) -> None:
    assert [each.how for each in both.why("SOCS3").contradictions] == [
        "asserted and denied", "opposite directions", "opposite directions", "two places",
    ]  # fmt: skip


def test_without_contradiction_nothing_is_told() -> None:
    answer = il21kg.load(text="SOCS3\n\nSOCS3 promotes apoptosis.\n").why("SOCS3", "promotes", "apoptosis")
    assert answer.contradictions == ()
    assert "contradict" not in tell(answer) + as_html(answer)


def test_the_two_sides_read_like_this(both: KnowledgeGraph) -> None:
    told = tell(both.why("SOCS3", "acts on", "B cell")).partition("each other:\n\n")[2]
    assert told.splitlines()[:4] == [
        "opposite directions",
        "  Suppressor of cytokine signaling 3 – acts on → B cell [effects: increased proliferation]"
        " (one.txt:3:103)",
        "  | SOCS3 increases the proliferation of B cells.",
        "  | sssss rrrrrrrrr                      o ooooo",
    ]
