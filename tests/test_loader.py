"""The pipeline and what Python holds: laws of loading, names, and what happens when something is missing."""

from hashlib import sha256
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import il21kg
from il21kg import pipeline
from il21kg.ask.evidence import DENIED, HEDGED, PARTNER, STATED
from il21kg.ask.names import Names, find_predicates
from il21kg.errors import Il21kgError, InputError, NotConforming
from il21kg.namespaces import IKG, OBO, RDF, expand
from il21kg.pipeline import make_reader
from il21kg.reading.reader import Reader
from il21kg.store.origins import Origin, recall, remember, text_of
from il21kg.store.store import Store, open_store

SENTENCES = (
    "IL-21 acts on macrophages.",
    "IL-21 may induce apoptosis.",
    "IL-21 does not act on monocytes.",
    "IL21 is located on chromosome 4q27.",
    "Mutations in IL21 cause psoriasis.",
    "IL-21 regulates the differentiation of B cells together with IL6.",
    "IL-21 does not induce pyroptosis of monocytes.",
    "It is a cytokine.",
    "The weather was fine.",
)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return make_reader()


def written(folder: Path, key: str, sentences: list[str]) -> Path:
    path = folder / f"{key}.txt"
    path.write_text("IL21 Gene\n\nDefinition\n\n" + " ".join(sentences) + "\n", encoding="utf-8")
    return path


def graph_of(kg: il21kg.KnowledgeGraph) -> set[str]:
    return set(kg.to_bytes("ntriples").decode().splitlines())


# --- laws

texts = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5)
few = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@few
@given(texts)
def test_load_twice_is_load_once(tmp_path: Path, reader: Reader, sentences: list[str]) -> None:
    path = written(tmp_path, "a", sentences)
    kg = il21kg.KnowledgeGraph()
    assert kg.load(path, reader=reader).state == "saved"
    once = graph_of(kg)
    assert kg.load(path, reader=reader).state == "unchanged"
    assert graph_of(kg) == once


@few
@given(texts, texts)
def test_load_two_and_retract_one_is_load_the_other(
    tmp_path: Path, reader: Reader, first: list[str], second: list[str]
) -> None:
    both, one = il21kg.KnowledgeGraph(), il21kg.KnowledgeGraph()
    both.load(written(tmp_path, "a", [*first, "This is the first."]), reader=reader)
    path = written(tmp_path, "b", second)
    both.load(path, reader=reader)
    both.retract("a")
    one.load(path, reader=reader)
    assert graph_of(both) == graph_of(one)


@few
@given(texts, texts)
def test_a_changed_text_leaves_nothing_of_the_older_one(
    tmp_path: Path, reader: Reader, old: list[str], new: list[str]
) -> None:
    changed, fresh = il21kg.KnowledgeGraph(), il21kg.KnowledgeGraph()
    changed.load(written(tmp_path, "a", [*old, "This is old."]), reader=reader)
    path = written(tmp_path, "a", new)
    replaced = changed.load(path, reader=reader).replaced
    assert replaced is not None
    fresh.load(path, reader=reader)
    assert graph_of(changed) == graph_of(fresh)


@few
@given(texts)
def test_every_asserted_statement_is_explained_and_no_other(
    tmp_path: Path, reader: Reader, sentences: list[str]
) -> None:
    kg = il21kg.KnowledgeGraph()
    outcome = kg.load(written(tmp_path, "a", sentences), reader=reader)
    for each in outcome.article.reading.statements:
        answer = kg.why(each.subject.iri or "", each.predicate, each.object.iri or each.object.label)
        assert bool(answer) == (each.not_asserted is None)
        told = answer.evidence if answer else answer.instead
        assert each.sentence.text in [evidence.quote for evidence in told]


# --- the sample, and the article it was made for


def test_the_sample_is_one_graph_in_every_kind_of_store(tmp_path: Path) -> None:
    memory, folder = il21kg.load(), il21kg.load(store=tmp_path / "store")
    assert graph_of(memory) == graph_of(folder)
    assert {str(len(memory.to_rdflib()))} == {str(len(graph_of(memory)))}
    with open_store(str(tmp_path / "store")) as store:
        assert [source.key for source in store.documents()] == ["il21-sample"]


def test_the_sample_and_the_article_stand_side_by_side(shared: Path) -> None:
    kg = il21kg.load()
    alone = graph_of(kg)
    kg.load(shared / "articles" / "il21.txt")
    assert [source.key for source in kg.documents()] == ["il21", "il21-sample"]
    assert alone < graph_of(kg)
    assert len({each.document for each in kg.why("IL21", "psoriasis")}) == 2
    kg.retract("il21")
    assert graph_of(kg) == alone


def test_why_names_line_frame_and_words(tmp_path: Path) -> None:
    kg = il21kg.load(written(tmp_path, "a", ["The weather was fine.", "IL-21 acts on macrophages."]))
    (evidence,) = kg.why("IL21", "actsOnCell", "macrophage")
    assert (evidence.line, evidence.column, evidence.frame) == (5, 23, "acts-on-cells")
    marked = {role: evidence.quote[start:end] for start, end, role in evidence.marks}
    assert marked == {"subject": "IL-21", "trigger": "acts on", "object": "macrophages"}


def test_a_live_rdflib_graph_holds_the_same(tmp_path: Path) -> None:
    kg = il21kg.load()
    graph = kg.to_rdflib()
    cells = graph.objects(rdflib.URIRef(expand("hgnc:6005")), rdflib.URIRef(IKG.productActsOnCell))
    assert len(list(cells)) == 4
    kg.export(tmp_path / "graph.trig")
    with pytest.raises(InputError, match="no format"):
        kg.export(tmp_path / "graph.doc")


def test_a_violation_raises_in_python(tmp_path: Path) -> None:
    (tmp_path / "own.ttl").write_text(
        "@prefix biolink: <https://w3id.org/biolink/vocab/> .\n"
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
        '<https://example.org/no-HGNC-number> a biolink:Gene ; rdfs:label "TOYX1"@en .\n',
        encoding="utf-8",
    )
    article = written(tmp_path, "a", ["TOYX1 lies on chromosome 4q27."])
    with pytest.raises(NotConforming, match="Violation G1"):
        il21kg.load(article, "TOYX1", terms=tmp_path, store=tmp_path / "store")
    assert not (tmp_path / "store").exists()


@pytest.mark.parametrize("step", ["_update", "_check_collisions"])
def test_a_store_that_fails_in_the_middle_is_as_it_was(
    step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kg = il21kg.load()
    kg.load(written(tmp_path, "a", ["IL-21 acts on monocytes."]))
    before = graph_of(kg)

    def fail(self: Store, text: object) -> None:
        raise Il21kgError("the disk is full")

    monkeypatch.setattr(Store, step, fail)
    new = "a" if step == "_update" else "b"  # an older version goes by a request, a new article is added
    with pytest.raises(Il21kgError, match="disk is full"):
        kg.load(written(tmp_path, new, ["IL-21 acts on neutrophils."]))
    assert graph_of(kg) == before


@pytest.mark.parametrize(
    ("old", "new", "change"),
    [
        (["IL-21 acts on macrophages."], ["IL-21 acts on macrophages.", "It is late."], "the same claims"),
        (
            ["IL-21 acts on macrophages.", "IL-21 may induce apoptosis."],
            ["IL-21 acts on monocytes.", "IL-21 induces apoptosis."],
            "1 gained, 1 lost, 1 of another certainty",
        ),
        (["IL-21 acts on macrophages."], ["IL-21 does not act on macrophages."], "1 of another certainty"),
    ],
)
def test_a_changed_text_says_what_it_says_otherwise(
    tmp_path: Path, reader: Reader, old: list[str], new: list[str], change: str
) -> None:
    kg = il21kg.KnowledgeGraph()
    assert kg.load(written(tmp_path, "a", old), reader=reader).change == ""
    assert kg.load(written(tmp_path, "a", new), reader=reader).change == change


# --- keys


def test_texts_whose_names_differ_in_a_letter_are_two(tmp_path: Path, reader: Reader) -> None:
    kg = il21kg.KnowledgeGraph()
    for name in ("IFN-α", "IFN-β", "肝", "肺"):
        kg.load(written(tmp_path, name, ["IL-21 acts on macrophages."]), reader=reader)
    assert [each.key for each in kg.documents()] == ["ifn-α", "ifn-β", "肝", "肺"]
    for name in ("turtle", "ntriples", "json-ld", "rdf-xml", "trig"):
        assert "ifn-α" in kg.to_bytes(name).decode()
    kg.retract("IFN-α.txt")
    assert len(kg.documents()) == 3


def test_the_same_words_of_two_files_are_two_documents(tmp_path: Path, reader: Reader) -> None:
    kg = il21kg.KnowledgeGraph()
    for name in ("a", "b"):
        path = written(tmp_path, name, ["IL-21 acts on macrophages."])
        assert kg.load(path, reader=reader).state == "saved"
    assert len({each.document for each in kg.why("IL21", "macrophage")}) == 2
    assert kg.validate().conforms


def test_another_file_with_the_same_key_replaces_nothing_unless_told(tmp_path: Path, reader: Reader) -> None:
    kg = il21kg.KnowledgeGraph()
    kg.load(written(tmp_path, "IL 21", ["IL-21 acts on macrophages."]), reader=reader)
    before = graph_of(kg)
    other = written(tmp_path, "il_21", ["IL-21 may induce apoptosis."])
    with pytest.raises(
        InputError, match=r"il_21.txt: the key “il-21” is that of IL 21.txt.*replaced"
    ) as told:
        kg.load(other, reader=reader)
    assert "--source il-21" in told.value.advice
    assert graph_of(kg) == before
    assert kg.load(other, key="il-21", reader=reader).replaced is not None
    assert [each.name for each in kg.documents()] == ["il_21.txt"]


def test_two_files_of_one_key_are_told_before_anything_is_loaded(tmp_path: Path) -> None:
    paths = [tmp_path / "a" / "article.txt", tmp_path / "b" / "Article.txt"]
    pipeline.check_keys([paths[0], paths[0], tmp_path / "c.txt"])
    with pytest.raises(InputError, match=rf"{paths[0]} and {paths[1]} have the same key “article”. Nothing"):
        pipeline.check_keys(paths)


# --- names


@pytest.fixture(scope="module")
def names(reader: Reader) -> Names:
    store = Store(ox.Store(), "a test", write=True)
    pipeline.save(pipeline.check(pipeline.read(reader)), store)
    return Names(store, lambda: reader.vocabulary)


@pytest.mark.parametrize(
    ("name", "curie"),
    [
        ("IL21", "hgnc:6005"),
        ("il21", "hgnc:6005"),
        ("HGNC:6005", "hgnc:6005"),
        ("http://identifiers.org/hgnc/6005", "hgnc:6005"),
        ("<http://identifiers.org/hgnc/6005>", "hgnc:6005"),
        ("Interleukin-21", "uniprot:Q9HBE4"),
        ("NK cells", "CL:0000623"),
        ("natural killer cell", "CL:0000623"),
        ("4q27", "obo:CHR_9606-chr4q27"),
        ("SLE", "MONDO:0007915"),
        ("neutrophil", "CL:0000775"),
    ],
)
def test_a_name_finds_its_thing(names: Names, name: str, curie: str) -> None:
    assert names.one(name) == expand(curie)


def test_a_name_of_several_things_is_not_guessed(names: Names) -> None:
    store = names.store
    assert isinstance(store.engine, ox.Store)
    for number in (1, 2):
        node, label = ox.NamedNode(f"https://example.org/{number}"), ox.Literal("twin", language="en")
        store.engine.add(ox.Quad(node, ox.NamedNode(expand("rdfs:label")), label))
    for ask in (names.one, names.with_product):
        with pytest.raises(InputError, match="names more than one thing") as told:
            ask("twin")
        assert "https://example.org/1 (twin), https://example.org/2 (twin)" in told.value.advice


def test_an_unknown_name_lists_those_like_it(names: Names) -> None:
    with pytest.raises(InputError, match="names nothing") as told:
        names.one("macrofage")
    assert told.value.advice == "Names like it: macrophage."


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("actsOnCell", {IKG.actsOnCell}),
        ("ikg:actsOnCell", {IKG.actsOnCell}),
        ("acts on cell", {IKG.actsOnCell}),
        ("acts on", {IKG.actsOnCell}),
        (IKG.actsOnCell, {IKG.actsOnCell}),
        ("RO:0002331", {OBO.RO_0002331}),
        ("RO_0002331", {OBO.RO_0002331}),
        ("obo:RO_0002331", {OBO.RO_0002331}),
        ("involved in", {OBO.RO_0002331}),
        ("is a", {RDF.type, IKG.isOfKind}),
        ("located_on", {OBO.RO_0001025}),
        ("located on", {OBO.RO_0001025}),
        ("locatedIn", {OBO.RO_0001025}),
        ("Located-In", {OBO.RO_0001025}),
        ("is located in", {OBO.RO_0001025}),
        ("is a member of", {OBO.RO_0002350}),
        ("causes_disease", {IKG.mutationCauses}),
        ("molecularly interacts with", {OBO.RO_0002436}),
        ("a", {RDF.type}),
        ("is", set()),
        ("plays with", set()),
    ],
)
def test_a_relation_has_several_names(name: str, found: set[str]) -> None:
    assert find_predicates(name) == found


# --- where articles came from


def test_origins_are_kept_beside_the_store_and_checked(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("\ufeffIL21 Gene".encode())
    origin = Origin(str(path), None, None)
    assert text_of(origin, "0" * 64) is None
    digest = sha256(b"IL21 Gene").hexdigest()
    assert text_of(origin, digest) == "IL21 Gene"
    remember(tmp_path, {digest: origin})
    other = Origin(None, "IL2", None, quotes=False, model="a-model", answers="proposals")
    remember(tmp_path, {"other": other})
    assert recall(tmp_path) == {digest: origin, "other": other}
    path.unlink()
    assert text_of(origin, digest) is None
    for damage in ("", "[1]", '{"a": {"path": 1, "of": 2}}', '{"a": 3}'):
        (tmp_path / "il21kg-origins.jsonl").write_text(damage)
        assert recall(tmp_path) == {}


# --- a claim at several places


def test_a_claim_keeps_the_words_of_each_place(tmp_path: Path) -> None:
    said = ["IL-10 was found early.", "IL-21 regulates inflammation.", "It regulates inflammatory responses."]
    path = written(tmp_path, "a", said)
    kg = il21kg.load(path)
    shown = [("IL-21", "inflammation"), ("It", "inflammatory responses")]
    found = list(kg.why("IL21", "regulates", "inflammation"))
    assert len({each.statement for each in found}) == 1
    assert [(each.subject_words, each.object_words) for each in found] == shown
    assert [each.subject_grounded_by for each in found] == ["", "coreference"]
    path.unlink()  # the graph alone knows the words of each place, but not how each was understood
    found = list(kg.why("IL21", "regulates", "inflammation"))
    assert [(each.subject_words, each.object_words) for each in found] == shown
    assert {each.subject_grounded_by for each in found} == {"?"}
    assert [
        [each.quote[start:end] for start, end, role in each.marks if role != "trigger"] for each in found
    ] == [list(words) for words in shown]


def test_a_list_has_its_ends_in_two_sentences(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(
        "IL21 Gene\n\nDefinition\n\nIL-21 was found early.\nDiseases associated with IL21 include:\n"
        "• Psoriasis\n• Asthma\n",
        encoding="utf-8",
    )
    found = list(il21kg.load(path).why("IL21", "asthma"))
    assert {(each.subject_words, each.object_words) for each in found} == {("IL21", "Asthma")}
    assert [each.quote for each in found] == ["Diseases associated with IL21 include:", "Asthma"]


def written_out(tmp_path: Path, *sentences: str) -> il21kg.KnowledgeGraph:
    path = tmp_path / "toy.txt"
    path.write_text("IL21 Gene\n\nDefinition\n\n" + " ".join(sentences) + "\n", encoding="utf-8")
    return il21kg.load(path)


WHY = [
    # question, whether it is yes, [(standing, what is said)]
    (("monocyte",), True, [
        (STATED, "Interleukin-21 – acts on → monocyte"),
        (DENIED, "IL21 – not: expressed in → monocyte"),
    ]),
    (("monocyte", "IL21"), True, [
        (STATED, "Interleukin-21 – acts on → monocyte"),
        (DENIED, "IL21 – not: expressed in → monocyte"),
    ]),
    (("IL10",), True, [(PARTNER, "Interleukin-21 – regulates → inflammatory response")]),
    (("IL21", "IL10"), True, [(PARTNER, "Interleukin-21 – regulates → inflammatory response")]),
    (("eosinophil",), True, [(HEDGED, "Interleukin-21 – may act on → eosinophil")]),
    (("IL21", "acts on", "eosinophil"), False, [(HEDGED, "Interleukin-21 – may act on → eosinophil")]),
    (("IL21", "expressed in", "monocyte"), False, [
        (STATED, "Interleukin-21 – acts on → monocyte"),
        (DENIED, "IL21 – not: expressed in → monocyte"),
    ]),
    (("IL21", "expressed in"), False, [(DENIED, "IL21 – not: expressed in → monocyte")]),
    (("monocyte", "acts_on_cell"), True, [(STATED, "Interleukin-21 – acts on → monocyte")]),
    (("neutrophil",), False, []),
]  # fmt: skip


@pytest.mark.parametrize(("question", "yes", "said"), WHY)
def test_why_says_under_what_heading_each_claim_stands(
    tmp_path: Path, question: tuple[str, ...], yes: bool, said: list[tuple[int, str]]
) -> None:
    kg = written_out(
        tmp_path,
        "IL-21 is not expressed in monocytes.",
        "IL-21 activates monocytes.",
        "IL-21 may activate eosinophils.",
        "In synergy with IL10, IL-21 regulates inflammation.",
    )
    answer = kg.why(*question)
    found = [
        (each.standing, f"{each.subject} – {each.relation} → {each.object}")
        for each in (*answer.evidence, *answer.instead)
    ]
    assert (bool(answer), found) == (yes, said)


def test_what_was_read_of_the_two_is_no_sentence_without_a_claim(tmp_path: Path) -> None:
    kg = written_out(
        tmp_path, "IL-21 may control the proliferation of T cells.", "IL-21 and T cells were discussed."
    )
    told = str(kg.why("IL21", "expressed in", "T cell"))
    instead, _, named = told.partition("Sentences that name both, but say nothing")
    assert "may regulate → T cell proliferation" in instead
    assert "may control" not in named
    assert "were discussed" in named


# --- what Python shows


def test_a_text_is_loaded_without_a_file(tmp_path: Path) -> None:
    kg = il21kg.load(text="IL-21 acts on macrophages.", about="IL21")
    (first,) = kg.documents()
    assert first.key.startswith("text-")
    kg.load(text="IL21 Gene\n\nIL-21 acts on monocytes.", key="mine")
    assert [each.key for each in kg.documents()] == ["mine", first.key]
    (evidence,) = kg.why("IL21", "actsOnCell", "monocyte")
    assert (evidence.document, evidence.line, evidence.frame) == ("mine", 3, "acts-on-cells")
    with pytest.raises(InputError, match="a file or a text"):
        kg.load(tmp_path / "a.txt", text="IL21 Gene")


def test_values_show_themselves_in_a_line() -> None:
    kg = il21kg.load()
    assert len(kg) == len(kg.to_rdflib())
    assert bool(il21kg.KnowledgeGraph()) and len(il21kg.KnowledgeGraph()) == 0
    shown = [
        repr(each)
        for each in (kg, kg.outcome, kg.outcome and kg.outcome.checked, kg.why("IL21"), kg.query("papers"))
    ]
    assert shown[0] == "KnowledgeGraph(':memory:')"
    assert "saved" in shown[1] and "Result(5 rows: n, authors, year, title)" in shown[4]
    assert all(len(each) < 200 for each in shown)


def test_an_answer_is_a_table_in_a_notebook(tmp_path: Path) -> None:
    kg = written_out(tmp_path, "IL-21 acts on macrophages & more.", "IL-21 may activate monocytes.")
    shown = kg.why("IL21")._repr_html_()
    assert '<mark title="subject">IL-21</mark> <mark title="trigger">acts on</mark>' in shown
    assert "&amp;" in shown and "<td>Hedged</td>" in shown and "toy.txt:5</td>" in shown
    no = kg.why("IL21", "actsOnCell", "neutrophil")
    assert "nothing says “IL21 actsOnCell neutrophil”" in str(no._repr_html_())
