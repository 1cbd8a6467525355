"""A graph that was changed after it was written is found: one change at a time, seeded; nothing else is."""

import csv
import gzip
import random
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from rdflib import RDF, Graph, Literal, URIRef

from il21kg.errors import InputError
from il21kg.graph import triples as graphs
from il21kg.graph.identity import Literal as Words
from il21kg.graph.identity import content_iri
from il21kg.graph.proof.proof import faults
from il21kg.graph.proof.rules import RULES
from il21kg.graph.texts import validate_file
from il21kg.graph.triples import with_text
from il21kg.graph.validation import validate
from il21kg.knowledge import KnowledgeGraph
from il21kg.namespaces import BIOLINK, IKG, OA, OBO, OIO, RDFS, SKOS, expand
from il21kg.pipeline import Article, check, make_reader, read
from il21kg.reading.structure.grammar import Grammar, build_grammar

TEXTS = {
    "STAT3": "STAT3 gene\n\nSTAT3 is located on chromosome 17q21.2. It may induce apoptosis. It binds IL6.\n"
    "STAT3 is not expressed in B cells. Mutations in this gene cause psoriasis.\n",
    "TNF": "TNF gene\n\nThe TNF gene lies on 6p21.33. It encodes a cytokine. "
    "This protein activates macrophages.\n"
    "It might be involved in angiogenesis. Defects in this gene are associated with asthma.\n",
    "CTLA4": "CTLA4 gene\n\nCTLA4 is found at 2q33.2. "
    "The protein inhibits T cells and it binds CD80 and CD86.\n"
    "Variants of this gene have been linked to Graves disease and to celiac disease.\n",
    "JAK3": "JAK3 gene\n\nJAK3 is expressed in T cells and natural killer cells. It interacts with IL2RG.\n"
    "It is possibly required for signal transduction. It does not bind IL4. It regulates apoptosis.\n",
}
#: Summaries of genes, where they are at hand.
TABLE = Path(__file__).parents[2].parent / "shared" / "data" / "refseq-dev.tsv.gz"
Change = Callable[[Graph, random.Random], bool]


@cache
def articles() -> tuple[Article, ...]:
    import tempfile

    reader = make_reader()
    with tempfile.TemporaryDirectory() as folder:
        found = [read(reader)]
        for symbol, text in TEXTS.items():
            path = Path(folder) / f"{symbol}.txt"
            path.write_text(text, encoding="utf-8")
            found.append(read(reader, path))
    return tuple(found)


@cache
def grammar() -> Grammar:
    return build_grammar(articles()[0].vocabulary)


@cache
def written() -> tuple[Graph, ...]:
    return tuple(graphs.to_rdflib(check(each).triples) for each in articles())


def iri(name: str) -> URIRef:
    return URIRef(name)


def statements(graph: Graph) -> list[URIRef]:
    found = set(graph.subjects(iri(RDF_SUBJECT), None)) - set(
        graph.subjects(iri(IKG.notAsserted), Literal("kind"))
    )
    return sorted(node for node in found if isinstance(node, URIRef))


RDF_SUBJECT, RDF_PREDICATE, RDF_OBJECT = str(RDF.subject), str(RDF.predicate), str(RDF.object)
#: Things of one kind, to be taken for each other, and what they are called.
OTHERS = (
    {
        expand("obo:CL_0000236"): "B cell",
        expand("obo:CL_0000084"): "T cell",
        expand("obo:CL_0000235"): "macrophage",
    },
    {expand("obo:MONDO_0005083"): "psoriasis", expand("obo:MONDO_0004979"): "asthma"},
    {expand("obo:GO_0006915"): "apoptotic process", expand("obo:GO_0001525"): "angiogenesis"},
)


def exchange(graph: Graph, old: object, new: URIRef) -> None:
    """Let a thing take the place of another wherever it stands."""
    for triple in list(graph):
        if old in triple:
            graph.remove(triple)
            subject, predicate, thing = (new if each == old else each for each in triple)
            graph.add((subject, predicate, thing))


def object_(graph: Graph, choose: random.Random) -> bool:
    """Another thing of the kind, with its own label: in the statement and in its direct triple."""
    fitting = [
        (node, old, new, label)
        for node in statements(graph)
        for old in graph.objects(node, iri(RDF_OBJECT))
        for kind in OTHERS
        if str(old) in kind
        for new, label in kind.items()
        if str(old) != new
    ]
    if not fitting:
        return False
    node, old, new, label = choose.choice(fitting)
    subject, predicate = graph.value(node, iri(RDF_SUBJECT)), graph.value(node, iri(RDF_PREDICATE))
    for about, relation in ((node, iri(RDF_OBJECT)), (subject, predicate), (node, iri(IKG.cellContext))):
        if about and relation and (about, relation, old) in graph:
            graph.remove((about, relation, old))
            graph.add((about, relation, iri(new)))
    graph.set((iri(new), iri(RDFS.label), Literal(label, lang="en")))
    return True


def subject(graph: Graph, choose: random.Random) -> bool:
    node = choose.choice(statements(graph))
    old = graph.value(node, iri(RDF_SUBJECT))
    others = sorted({*graph.subjects(iri(RDFS.label), None)} - {old}, key=str)
    graph.set((node, iri(RDF_SUBJECT), choose.choice(others)))
    return True


def gene(graph: Graph, choose: random.Random) -> bool:
    genes = sorted(graph.subjects(RDF.type, iri(BIOLINK.Gene)), key=str)
    exchange(graph, choose.choice(genes), iri(f"http://identifiers.org/hgnc/{choose.randint(20000, 30000)}"))
    return True


def band(graph: Graph, choose: random.Random) -> bool:
    bands = sorted(graph.subjects(RDF.type, iri(OBO.SO_0000341)), key=str)
    if not bands:
        return False
    old = choose.choice(bands)
    new = iri(str(old).rstrip("0123456789") + str(choose.randint(1, 9)))
    exchange(graph, old, new)
    return new != old


def predicate(graph: Graph, choose: random.Random) -> bool:
    node = choose.choice(statements(graph))
    old = graph.value(node, iri(RDF_PREDICATE))
    graph.set(
        (
            node,
            iri(RDF_PREDICATE),
            choose.choice(sorted({*graph.objects(None, iri(RDF_PREDICATE))} - {old}, key=str)),
        )
    )
    return True


def certainty(graph: Graph, choose: random.Random) -> bool:
    node = choose.choice(statements(graph))
    hedged = (node, iri(IKG.certainty), iri(IKG.hedged)) in graph
    graph.set((node, iri(IKG.certainty), iri(IKG.stated if hedged else IKG.hedged)))
    return True


def negation(graph: Graph, choose: random.Random) -> bool:
    node = choose.choice(statements(graph))
    if (node, iri(BIOLINK.negated), None) in graph:
        for each in (BIOLINK.negated, IKG.negationCue, IKG.notAsserted):
            graph.remove((node, iri(each), None))
    else:
        graph.add((node, iri(BIOLINK.negated), Literal(True)))
        graph.add((node, iri(IKG.negationCue), Literal("not")))
        graph.add((node, iri(IKG.notAsserted), Literal("negated")))
    return True


def quotes(graph: Graph, of: str) -> list[tuple[URIRef, str]]:
    spans = {span for _, _, span in graph.triples((None, iri(of), None)) if isinstance(span, URIRef)}
    return sorted((span, str(graph.value(span, iri(OA.exact)))) for span in spans)


def quote(graph: Graph, choose: random.Random) -> bool:
    """Another word for one of a sentence."""
    span, words = choose.choice(quotes(graph, IKG.evidence))
    parts = words.split(" ")
    parts[choose.randrange(len(parts))] = "elsewhere"
    graph.set((span, iri(OA.exact), Literal(" ".join(parts))))
    return " ".join(parts) != words


def crop(graph: Graph, choose: random.Random) -> bool:
    span, words = choose.choice(quotes(graph, IKG.evidence))
    graph.set((span, iri(OA.exact), Literal(words[: -choose.randint(1, 12)])))
    return True


def stitch(graph: Graph, choose: random.Random) -> bool:
    found = quotes(graph, IKG.evidence)
    if len(found) < 2:
        return False
    (span, words), (_, other) = choose.sample(found, 2)
    graph.set((span, iri(OA.exact), Literal(words[: len(words) // 2] + other[len(other) // 2 :])))
    return True


def moved(graph: Graph, choose: random.Random) -> bool:
    """The evidence of another sentence."""
    node = choose.choice(statements(graph))
    own = {*graph.objects(node, iri(IKG.evidence))}
    others = [span for span, _ in quotes(graph, IKG.evidence) if span not in own]
    if not others:
        return False
    graph.set((node, iri(IKG.evidence), choose.choice(others)))
    return True


def label(graph: Graph, choose: random.Random) -> bool:
    ends = {*graph.objects(None, iri(RDF_OBJECT)), *graph.objects(None, iri(RDF_SUBJECT))}
    labelled = sorted((node for node in graph.subjects(iri(RDFS.label), None) if node in ends), key=str)
    graph.set((choose.choice(labelled), iri(RDFS.label), Literal("moonlight receptor", lang="en")))
    return True


def citation(graph: Graph, choose: random.Random) -> bool:
    fields = sorted(
        [
            *graph.triples((None, iri(IKG.statedYear), None)),
            *graph.triples((None, iri(IKG.statedVolume), None)),
        ]
    )
    if not fields:
        return False
    node, field, value = choose.choice(fields)
    assert isinstance(value, Literal)
    graph.set((node, field, Literal(str(int(value) + 3), datatype=value.datatype)))
    return True


CHANGES: tuple[Change, ...] = (
    object_, subject, gene, band, predicate, certainty, negation, quote, crop, stitch, moved, label, citation,
)  # fmt: skip


def renamed(graph: Graph) -> None:
    """Give every statement the name that what it says now has: a forger who knows the recipe."""
    for node in statements(graph):
        said = [
            (
                str(p),
                str(o) if isinstance(o, URIRef) else Words(str(o), o.language or "", str(o.datatype or "")),
            )
            for p, o in graph.predicate_objects(node)
            if isinstance(o, URIRef | Literal)
        ]
        exchange(graph, node, iri(content_iri(said)))


def mutants(change: Change, tries: int = 6) -> Iterator[tuple[int, Graph]]:
    """Give changed graphs, a few of each text, each changed once, with the number of its text."""
    for number, original in enumerate(written()):
        for seed in range(tries):
            graph = Graph()
            graph += original
            if change(graph, random.Random(f"{change.__name__} {number} {seed}")) and set(graph) != set(
                original
            ):
                yield number, graph


def bad(graph: Graph) -> bool:
    return any(fault.shape not in ("P0", "P4b", "P4c") for fault in faults(graph, grammar()))


def found(graph: Graph) -> bool:
    return bad(graph) or not validate(graph).conforms


def test_what_was_written_is_proved() -> None:
    for graph in written():
        assert list(faults(graph, grammar())) == []


@pytest.mark.slow
@pytest.mark.skipif(not TABLE.exists(), reason="the shared summaries are not at hand")
def test_what_is_read_of_a_thousand_summaries_is_proved() -> None:
    reader, bad_ = make_reader(), []
    language = build_grammar(reader.vocabulary)
    with gzip.open(TABLE, "rt", encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    for row in random.Random(1).sample(rows, 1000):
        article = read(reader, None, row["symbol"], row["symbol"], text=row["summary"])
        checked = check(article)
        found_ = validate(graphs.to_rdflib(checked.triples), article.document.text, grammar=language)
        bad_ += [
            (row["symbol"], each.shape, each.message) for each in found_.findings if each.severity != "info"
        ]
    assert bad_ == []


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_a_change_is_found_in_the_graph_alone(change: Change) -> None:
    graphs_ = list(mutants(change))
    seen = sum(found(graph) for _, graph in graphs_)
    print(f"{change.__name__}: {seen} of {len(graphs_)} found")  # noqa: T201
    assert len(graphs_) >= 6
    assert seen >= 0.99 * len(graphs_)


def spans(graph: Graph) -> dict[URIRef, str]:
    found_ = {node: str(words) for node, words in graph.subject_objects(iri(OA.exact))}
    return {node: words for node, words in found_.items() if isinstance(node, URIRef)}


def swapped(words: str, choose: random.Random) -> str:
    """Give words with one character changed for another, the length kept."""
    at = choose.randrange(len(words))
    others = [each for each in "aeioktz0 -–β" if each != words[at]]
    return words[:at] + choose.choice(others) + words[at + 1 :]


def test_another_character_in_any_quote_is_found_in_the_graph_alone() -> None:
    choose, tried = random.Random("characters"), 0
    for original in written():
        graph = Graph()
        graph += original
        for node, words in spans(original).items():
            graph.set((node, iri(OA.exact), Literal(swapped(words, choose))))
            shapes_ = {fault.shape for fault in faults(graph, grammar())}
            assert "P2b" in shapes_, words
            graph.set((node, iri(OA.exact), Literal(words)))
            tried += 1
        assert set(graph) == set(original)
    assert tried > 100


def test_the_statements_that_rest_on_a_changed_quote_are_named() -> None:
    graph = Graph()
    graph += written()[1]
    (span,) = [node for node, words in spans(graph).items() if words == "It may induce apoptosis."]
    graph.set((span, iri(OA.exact), Literal("It may reduce apoptose.")))
    resting = {str(node) for node in graph.subjects(iri(IKG.evidence), span)}
    assert {fault.node for fault in faults(graph, grammar()) if fault.shape == "P2b"} == resting != set()


def test_a_graph_written_before_quotes_had_hashes_is_no_fault() -> None:
    graph = Graph()
    graph += written()[1]
    graph.remove((None, iri(IKG.quoteSha256), None))
    assert [(fault.shape, RULES[fault.shape].severity) for fault in faults(graph, grammar())] == [
        ("P2c", "info")
    ]
    known = with_text(graph, articles()[1].document)
    assert list(faults(known, grammar())) == []


def test_another_word_in_a_quote_is_found_with_the_text() -> None:
    graphs_ = list(mutants(quote))
    seen = [found(with_text(graph, articles()[number].document)) for number, graph in graphs_]
    assert len(seen) > 20 and all(seen)


def to_other(predicate: str) -> Change:
    """Give the change that takes, for one value of a predicate, the value of another node."""

    def change(graph: Graph, choose: random.Random) -> bool:
        fitting = [
            (node, old, new)
            for node, old in sorted(graph.subject_objects(iri(predicate)))
            for new in sorted({*graph.objects(None, iri(predicate))}, key=str)
            if (node, iri(predicate), new) not in graph
        ]
        if fitting:
            node, old, new = choose.choice(fitting)
            graph.remove((node, iri(predicate), old))
            graph.add((node, iri(predicate), new))
        return bool(fitting)

    return change


def lost(predicate: str) -> Change:
    """Give the change that takes one value of a predicate away."""

    def change(graph: Graph, choose: random.Random) -> bool:
        triples_ = sorted(graph.triples((None, iri(predicate), None)))
        if triples_:
            graph.remove(choose.choice(triples_))
        return bool(triples_)

    return change


def letter(predicate: str) -> Change:
    """Give the change of one character in a value of a predicate."""

    def change(graph: Graph, choose: random.Random) -> bool:
        triples_ = sorted(graph.triples((None, iri(predicate), None)))
        if triples_:
            node, _, old = choose.choice(triples_)
            assert isinstance(old, Literal)
            graph.remove((node, iri(predicate), old))
            graph.add((node, iri(predicate), Literal(swapped(str(old), choose), lang=old.language)))
        return bool(triples_)

    return change


@pytest.mark.parametrize(
    ("change", "shapes"),
    [
        (to_other(IKG.journal), {"P8b"}),
        (to_other(IKG.refersToWork), {"P8b"}),
        (to_other(IKG.ordinal), {"P1"}),
        (lost(IKG.statedPages), {"P8b"}),
        (lost(IKG.statedDOI), {"P8b"}),
        (to_other(RDFS.subClassOf), {"P4d"}),
        (to_other(SKOS.exactMatch), {"P4d"}),
        (letter(SKOS.altLabel), {"P4d"}),
        (letter(OIO.hasExactSynonym), {"P4d"}),
        (letter(SKOS.notation), {"P4", "P4d"}),
    ],
    ids=lambda each: "change" if callable(each) else "-".join(sorted(each)),
)
def test_what_stands_beside_the_claims_is_proved_too(change: Change, shapes: set[str]) -> None:
    for seed in range(6):
        graph = Graph()
        graph += written()[0]
        assert change(graph, random.Random(seed))
        assert {fault.shape for fault in faults(graph, grammar())} >= shapes


def test_a_label_is_a_name_with_all_its_words() -> None:
    graph = Graph()
    graph += written()[1]
    graph.set((iri(expand("obo:MONDO_0005083")), iri(RDFS.label), Literal("mild psoriasis", lang="en")))
    assert {fault.shape for fault in faults(graph, grammar())} == {"P4", "P4d"}


def test_with_another_vocabulary_at_hand_nothing_is_said_of_what_is_beside_the_claims() -> None:
    graph = Graph()
    graph += written()[0]
    to_other(RDFS.subClassOf)(graph, random.Random(1))
    for run in graph.subjects(iri(IKG.vocabularyDigest), None):
        graph.set((run, iri(IKG.vocabularyDigest), Literal("0" * 64)))
    assert {fault.shape for fault in faults(graph, grammar())} == {"P1"}  # the run is named by its vocabulary


def test_the_words_of_one_name_are_no_words_of_another_beside_it() -> None:
    text = "STAT3 gene\n\nSTAT3 binds IL6 and IL15.\n"
    graph = graphs.to_rdflib(check(read(make_reader(), None, "STAT3", "stat3", text=text)).triples)
    of = {str(words): node for node, words in graph.subject_objects(iri(OA.exact))}
    (node,) = graph.subjects(iri(IKG.objectSpan), of["IL6"])
    graph.set((node, iri(IKG.objectSpan), of["IL15"]))
    assert {(fault.shape, fault.node) for fault in faults(graph, grammar())} == {("P5", str(node))}


PLAIN = """CTLA4 gene

Overexpression of CTLA4 causes psoriasis. Too little CTLA4 leads to asthma. The CTLA4 gene makes a
protein called CD152. T cells produce CTLA4. CTLA4 turns B cells off. A variant of CTLA4 protects
from lupus. Certain variants of the gene make Graves disease more likely. Northern blot analysis
detected CTLA4 in the spleen, but not in the liver. Zorb mapped CTLA4 to 2q33. Mutations in the
CTLA4 gene on chromosome 2 cause colitis. We found no association between CTLA4 variants and celiac
disease. Our findings identify CTLA4 as a receptor. We examined the role of CTLA4 in apoptosis.
CTLA4 was originally described as a hormone. It binds CD80. That is old, but CTLA4 binds CD86. This could
not be reproduced. It does not, however, bind CD28. CTLA4 has yet to be linked to obesity. Evidence that
it causes anemia is lacking. CTLA4 is expressed everywhere except in neurons.

Produced by
- mast cells
"""


def test_what_is_said_in_plain_words_is_proved() -> None:
    graph = graphs.to_rdflib(check(read(make_reader(), None, "CTLA4", "ctla4", text=PLAIN)).triples)
    assert len(list(graph.subjects(iri(IKG.relationPhrase)))) > 12
    assert list(faults(graph, grammar())) == []


def test_a_short_form_that_looks_like_a_cue_denies_nothing(tmp_path: Path) -> None:
    text = "NOS3 gene\n\nNOS3 produces nitric oxide (NO), and it binds nitric oxide synthase (NOT).\n"
    article = read(make_reader(), None, "NOS3", "nos3", text=text)
    assert "P7" not in {fault.shape for fault in faults(graphs.to_rdflib(check(article).triples), grammar())}


#: A forger who gives each statement its new name is found by the words alone, in most of the changes.
FORGED: dict[Change, float] = {
    object_: 0.9,
    certainty: 0.95,
    negation: 0.9,
    predicate: 0.8,
    moved: 0.95,
    band: 0.95,
}


@pytest.mark.parametrize("change", FORGED, ids=lambda change: change.__name__)
def test_a_forger_who_knows_the_recipe_is_found(change: Change) -> None:
    graphs_ = [graph for _, graph in mutants(change)]
    for graph in graphs_:
        renamed(graph)
    seen = sum(found(graph) for graph in graphs_)
    print(f"{change.__name__}, forged: {seen} of {len(graphs_)} found")  # noqa: T201
    assert seen >= FORGED[change] * len(graphs_)


# ---- validate --text


def saved(tmp_path: Path, text: str = TEXTS["STAT3"]) -> tuple[Path, Path]:
    """Write an article, and its graph as Turtle."""
    article, turtle = tmp_path / "STAT3.txt", tmp_path / "graph.ttl"
    article.write_text(text, encoding="utf-8")
    graphs.to_rdflib(check(read(make_reader(), article)).triples).serialize(turtle, format="turtle")
    return article, turtle


def test_every_quote_is_compared_with_the_text(tmp_path: Path) -> None:
    article, turtle = saved(tmp_path)
    assert validate_file(turtle, [article]).of("violation") == ()
    said = turtle.read_text(encoding="utf-8")
    turtle.write_text(said.replace("Mutations in this gene", "Changes on that gene"), encoding="utf-8")
    assert "E3" in {finding.shape for finding in validate_file(turtle, [article]).findings}


def test_a_text_that_nothing_was_made_from_is_told(tmp_path: Path) -> None:
    article, turtle = saved(tmp_path)
    article.write_text(TEXTS["TNF"], encoding="utf-8")
    (finding,) = validate_file(turtle, [article]).of("violation")
    assert (finding.shape, finding.document) == ("P10", "STAT3.txt")


def library(tmp_path: Path) -> tuple[Path, list[Path]]:
    """Write the graph of all texts as Turtle, and each text."""
    whole, paths, reader = Graph(), [], make_reader()
    for symbol, text in TEXTS.items():
        paths.append(tmp_path / f"{symbol}.txt")
        paths[-1].write_text(text, encoding="utf-8")
        whole += graphs.to_rdflib(check(read(reader, paths[-1])).triples)
    whole.serialize(tmp_path / "all.ttl", format="turtle")
    return tmp_path / "all.ttl", paths


def test_the_documents_whose_text_was_not_given_are_told(tmp_path: Path) -> None:
    turtle, texts = library(tmp_path)

    def told(given: list[Path]) -> list[str | None]:
        infos = validate_file(turtle, given).of("info")
        return [each.document for each in infos if each.shape == "P11"]

    assert told(texts[:2]) == ["CTLA4.txt", "JAK3.txt"]
    assert told(texts) == []
    assert told([]) == []  # nobody asked to compare with texts


def test_a_stored_document_whose_file_went_is_told(tmp_path: Path) -> None:
    _, texts = library(tmp_path)
    kg = KnowledgeGraph()
    for path in texts[:2]:
        kg.load(path)
    texts[0].unlink()
    (finding,) = [each for each in kg.validate().findings if each.shape == "P11"]
    assert (finding.severity, finding.document, finding.node) == (
        "info", "STAT3.txt", next(each.document for each in kg.documents() if each.name == "STAT3.txt"),
    )  # fmt: skip


def test_a_text_that_is_not_there_is_wrong_input(tmp_path: Path) -> None:
    _, turtle = saved(tmp_path)
    with pytest.raises(InputError, match=r"gone\.txt"):
        validate_file(turtle, [tmp_path / "gone.txt"])


def test_without_quotes_words_are_passed_over_and_that_is_told() -> None:
    graph = graphs.to_rdflib(check(articles()[1], quotes=False).triples)
    assert [fault.shape for fault in faults(graph, grammar())] == ["P0"]
