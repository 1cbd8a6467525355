"""Each fact gets its verdict; what does not exclude never contradicts."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pytest
from references import gaf, table, written

from il21kg.reference import Verdict, compare
from il21kg.reference.genes import gene_of, known_by, meant
from il21kg.reference.places import compared, place_of
from il21kg.reference.theirs import aspect_of
from il21kg.reference.values import Comparison
from il21kg.store.facts import Fact, Sentence, Thing
from il21kg.vocabulary.shelf import change
from il21kg.vocabulary.sources.providers import bring
from il21kg.vocabulary.vocabulary import Vocabulary, load_vocabulary

#: As in the Gene Ontology, by the import of MONDO of 2021-08-03.
PROCESSES = """format-version: 1.2
ontology: go

[Term]
id: GO:0012501
name: programmed cell death
namespace: biological_process

[Term]
id: GO:0006915
name: apoptotic process
namespace: biological_process
is_a: GO:0012501 ! programmed cell death

[Term]
id: GO:0043067
name: regulation of programmed cell death
namespace: biological_process

[Term]
id: GO:0042981
name: regulation of apoptotic process
namespace: biological_process
is_a: GO:0043067 ! regulation of programmed cell death

[Term]
id: GO:0043065
name: positive regulation of apoptotic process
namespace: biological_process
is_a: GO:0042981 ! regulation of apoptotic process
"""
OBO: Final = "http://purl.obolibrary.org/obo/"
IL4 = Thing("http://purl.uniprot.org/uniprot/P05112", "Interleukin-4")
GENE = Thing("http://identifiers.org/hgnc/6014", "IL4")
THINGS = {
    "apoptosis": Thing(f"{OBO}GO_0006915", "apoptotic process"),
    "cell death": Thing(f"{OBO}GO_0012501", "programmed cell death"),
    "asthma": Thing(f"{OBO}MONDO_0004979", "asthma"),
    "allergic asthma": Thing(f"{OBO}MONDO_0004784", "allergic asthma"),
    "5q31": Thing(f"{OBO}CHR_9606-chr5q31", "5q31 (Human)"),
    "IL4R": Thing("http://purl.uniprot.org/uniprot/P24394", "IL4R"),
    "B cell": Thing(f"{OBO}CL_0000236", "B cell"),
}
KINDS = {
    "involvedIn": ("ProcessStatement", f"{OBO}RO_0002331"),
    "regulates": ("ProcessStatement", "https://w3id.org/il21kg/ontology#regulates"),
    "mutationCauses": ("GeneDiseaseStatement", "https://w3id.org/il21kg/ontology#mutationCauses"),
    "protectsFrom": ("ProtectionStatement", "https://w3id.org/il21kg/ontology#protectsFrom"),
    "locatedIn": ("LocationStatement", f"{OBO}RO_0001025"),
    "binds": ("InteractionStatement", f"{OBO}RO_0002436"),
    "actsOnCell": ("CellTargetStatement", "https://w3id.org/il21kg/ontology#actsOnCell"),
}


def fact(relation: str, thing: str, *traits: tuple[str, str], certainty: str = "stated") -> Fact:
    kind, predicate = KINDS[relation]
    subject = GENE if relation in ("mutationCauses", "locatedIn") else IL4
    said = (("certainty", certainty), ("tier", "tier A"), *traits)
    return Fact(kind, subject, predicate, THINGS[thing], said, (Sentence("one", 0, 9, "A sentence."),))


DENIED = ("denial", "denied")


@pytest.fixture(scope="module")
def words(tmp_path_factory: pytest.TempPathFactory) -> Vocabulary:
    folder = tmp_path_factory.mktemp("terms")
    (folder / "go.obo").write_text(PROCESSES, encoding="utf-8")
    change(folder / "kept", [bring(str(folder / "go.obo"))])
    return load_vocabulary(folder / "kept")


def verdict(found: Comparison) -> tuple[str, int]:
    """The verdict of the one pair, and how many lines decide it."""
    (pair,) = found.pairs
    return str(pair.verdict), len(pair.entries)


#: A fact, lines of GAF (qualifier, term), the verdict and the number of lines that decide it.
PROCESS = (
    (fact("involvedIn", "apoptosis"), [("involved_in", "GO:0006915")], ("known", 1)),
    (fact("involvedIn", "apoptosis"), [("involved_in", "GO:0012501")], ("finer", 1)),
    (fact("involvedIn", "cell death"), [("involved_in", "GO:0006915")], ("coarser", 1)),
    (fact("involvedIn", "apoptosis"), [("involved_in", "GO:0042100")], ("new", 0)),
    (fact("involvedIn", "apoptosis"), [("NOT|involved_in", "GO:0006915")], ("contradicts", 1)),
    # What is denied of a class is denied of those below it, and not of those above.
    (fact("involvedIn", "apoptosis"), [("NOT|involved_in", "GO:0012501")], ("contradicts", 1)),
    (fact("involvedIn", "cell death"), [("NOT|involved_in", "GO:0006915")], ("new", 0)),
    # Who says both is not contradicted.
    (
        fact("involvedIn", "apoptosis"),
        [("involved_in", "GO:0006915"), ("NOT|involved_in", "GO:0006915")],
        ("known", 2),
    ),
    # Another relation, a hedge, or a context excludes nothing.
    (fact("involvedIn", "apoptosis"), [("NOT|acts_upstream_of", "GO:0006915")], ("new", 1)),
    (fact("involvedIn", "apoptosis", certainty="hedged"), [("NOT|involved_in", "GO:0006915")], ("new", 1)),
    (fact("involvedIn", "apoptosis", ("species", "mouse")), [("NOT|involved_in", "GO:0006915")], ("new", 1)),
    (fact("regulates", "apoptosis"), [("NOT|involved_in", "GO:0006915")], ("new", 1)),
    # Denials of ours.
    (fact("involvedIn", "apoptosis", DENIED), [("involved_in", "GO:0006915")], ("contradicts", 1)),
    (fact("involvedIn", "cell death", DENIED), [("involved_in", "GO:0006915")], ("contradicts", 1)),
    (fact("involvedIn", "apoptosis", DENIED), [("involved_in", "GO:0012501")], ("new", 0)),
    (fact("involvedIn", "apoptosis", DENIED), [("NOT|involved_in", "GO:0006915")], ("known", 1)),
    (
        fact("involvedIn", "apoptosis", DENIED, ("cell", "B cell")),
        [("involved_in", "GO:0006915")],
        ("new", 1),
    ),
    # The regulation of a process is a term of its own.
    (
        fact("regulates", "apoptosis", ("direction", "increased")),
        [("involved_in", "GO:0043065")],
        ("known", 1),
    ),
    (
        fact("regulates", "apoptosis", ("direction", "increased")),
        [("involved_in", "GO:0042981")],
        ("finer", 1),
    ),
    (fact("regulates", "apoptosis"), [("involved_in", "GO:0043065")], ("coarser", 1)),
    # Where the reference has the other direction.
    (
        fact("regulates", "apoptosis", ("direction", "decreased")),
        [("involved_in", "GO:0043065")],
        ("opposite", 1),
    ),
    (
        fact("regulates", "apoptosis", ("direction", "decreased"), certainty="hedged"),
        [("involved_in", "GO:0043065")],
        ("new", 0),
    ),
    (
        fact("regulates", "apoptosis", ("direction", "decreased"), ("cell", "B cell")),
        [("involved_in", "GO:0043065")],
        ("new", 0),
    ),
)


@pytest.mark.parametrize(("ours", "lines", "expected"), PROCESS)
def test_processes(
    tmp_path: Path, words: Vocabulary, ours: Fact, lines: Sequence[tuple[str, str]], expected: tuple[str, int]
) -> None:
    path = gaf(tmp_path / "a.gaf", *((qualifier, term, "IDA") for qualifier, term in lines))
    assert verdict(compare([ours], [path], words)) == expected


def test_what_is_denied_of_one_form_or_in_one_cell_excludes_nothing(
    tmp_path: Path, words: Vocabulary
) -> None:
    path = gaf(tmp_path / "a.gaf", ("NOT|involved_in", "GO:0006915", "IDA"))
    whole = path.read_text(encoding="utf-8")
    for extension, form in (("occurs_in(CL:0000236)", ""), ("", "UniProtKB:P05112-2")):
        path.write_text(whole.replace("Example\t\t", f"Example\t{extension}\t{form}"), encoding="utf-8")
        assert verdict(compare([fact("involvedIn", "apoptosis")], [path], words)) == ("new", 1)


#: A fact, rows of a table of diseases (association, disease), the verdict and the number of lines.
DISEASE = (
    (fact("mutationCauses", "asthma"), [("MENDELIAN", "MONDO:0004979")], ("known", 1)),
    (fact("mutationCauses", "allergic asthma"), [("MENDELIAN", "MONDO:0004979")], ("finer", 1)),
    (fact("mutationCauses", "asthma"), [("MENDELIAN", "MONDO:0004784")], ("coarser", 1)),
    (fact("mutationCauses", "asthma"), [("NOT", "MONDO:0004979")], ("contradicts", 1)),
    (fact("protectsFrom", "asthma"), [("NOT", "MONDO:0004979")], ("new", 1)),
    (fact("mutationCauses", "asthma"), [("MENDELIAN", "MONDO:0005083")], ("new", 0)),
)


@pytest.mark.parametrize(("ours", "rows", "expected"), DISEASE)
def test_diseases(
    tmp_path: Path, words: Vocabulary, ours: Fact, rows: Sequence[tuple[str, str]], expected: tuple[str, int]
) -> None:
    columns = "ncbi_gene_id gene_symbol association_type disease_id"
    path = table(tmp_path / "d.txt", columns, *(("NCBIGene:3565", "IL4", *row) for row in rows))
    assert verdict(compare([ours], [path], words)) == expected


def test_a_disease_by_the_number_that_another_register_gives_it(tmp_path: Path) -> None:
    """MONDO:0014338 is OMIM:615767 exactly, by the vocabulary that ships."""
    disease = Thing(f"{OBO}MONDO_0014338", "IL21-related infantile inflammatory bowel disease")
    gene = Thing("http://identifiers.org/hgnc/6005", "IL21")
    ours = Fact(*KINDS["mutationCauses"][:1], gene, KINDS["mutationCauses"][1], disease, (), ())
    path = table(tmp_path / "d.txt", "ncbi_gene_id disease_id", ("59067", "OMIM:615767"))
    assert verdict(compare([ours], [path], load_vocabulary())) == ("known", 1)


#: A place of a reference → the verdict on 5q31.
PLACE = {"5q31": "known", "5q31.1": "coarser", "5q": "finer", "5": "finer", "5q31-q33": "finer"}
PLACE |= {"5p13": "new", "4q27": "contradicts", "Xq13": "contradicts", "15q31": "contradicts"}
PLACE |= {"5q23-q33": "finer", "5q32-q33": "new", "5q31.1-q31.3": "coarser", "MT": "contradicts"}


@pytest.mark.parametrize("place", PLACE)
def test_places(tmp_path: Path, words: Vocabulary, place: str) -> None:
    path = table(tmp_path / "hgnc.tsv", "hgnc_id location", ("HGNC:6014", place))
    assert verdict(compare([fact("locatedIn", "5q31")], [path], words))[0] == PLACE[place]
    assert compared("5q31", place) == PLACE[place]


@pytest.mark.parametrize(
    ("ours", "theirs", "told"),
    [
        ("5q23-q33", "5q31", "coarser"),
        ("5q23-q33", "5q31-q34", "new"),
        ("MT", "MT", "known"),
        ("X", "Xp11.2", "coarser"),
    ],
)
def test_stretches_of_places(ours: str, theirs: str, told: str) -> None:
    assert compared(ours, theirs) == told


#: A trait of "located on 5q31" → the verdict where the reference has it on chromosome 4.
ELSEWHERE = {
    ("circumstances", "near other genes"): "contradicts",
    ("species", "mouse"): "new",
    ("denial", "denied"): "new",
}


@pytest.mark.parametrize("trait", ELSEWHERE)
def test_another_chromosome(tmp_path: Path, words: Vocabulary, trait: tuple[str, str]) -> None:
    path = table(tmp_path / "hgnc.tsv", "hgnc_id location", ("HGNC:6014", "4q27"))
    assert verdict(compare([fact("locatedIn", "5q31", trait)], [path], words)) == (ELSEWHERE[trait], 1)


#: Whether ours and theirs deny that IL4 lies on 5q31 and there → the verdict.
DENIED_PLACES = {
    ("ours", "5q31"): "contradicts",
    ("ours", "5q31.1"): "contradicts",
    ("ours", "5q"): "new",
    ("ours", "4q27"): "new",
    ("theirs", "5q31"): "contradicts",
    ("theirs", "5q"): "contradicts",
    ("theirs", "5q31.1"): "new",
    ("theirs", "4q27"): "new",
    ("both", "5q31"): "known",
    ("both", "4q27"): "new",
}


@pytest.mark.parametrize("case", DENIED_PLACES)
def test_what_is_denied_of_a_place_is_so_of_all_that_lies_in_it(
    tmp_path: Path, words: Vocabulary, case: tuple[str, str]
) -> None:
    who, place = case
    traits = [DENIED] if who in ("ours", "both") else []
    denied = "true" if who in ("theirs", "both") else ""
    edge = ("HGNC:6014", "biolink:located_in", f"CHR:9606-chr{place}", denied)
    path = table(tmp_path / "e.tsv", "subject predicate object negated", edge)
    assert verdict(compare([fact("locatedIn", "5q31", *traits)], [path], words))[0] == DENIED_PLACES[case]


def test_all_lines_that_decide_a_place_are_told(tmp_path: Path, words: Vocabulary) -> None:
    places = ("5q31.1", "4q27", "5q31.2", "5q31.1")
    path = table(tmp_path / "hgnc.tsv", "hgnc_id location", *(("HGNC:6014", each) for each in places))
    (pair,) = compare([fact("locatedIn", "5q31")], [path], words).pairs
    assert [entry.where for entry in pair.entries] == ["hgnc.tsv:2", "hgnc.tsv:5", "hgnc.tsv:4"]


def test_places_of_which_one_agrees_do_not_contradict(tmp_path: Path, words: Vocabulary) -> None:
    rows = (("HGNC:6014", "4q27"), ("HGNC:6014", "5q31.1"))
    path = table(tmp_path / "hgnc.tsv", "hgnc_id location", *rows)
    assert verdict(compare([fact("locatedIn", "5q31")], [path], words)) == ("coarser", 1)


#: What is no place of one chromosome.
NO_PLACES = ("brain", "not on reference assembly", "Xq28 and Yq12", "reserved", "", "7 cells")


@pytest.mark.parametrize("text", NO_PLACES)
def test_what_is_no_place(text: str) -> None:
    assert (place_of(text), aspect_of(text)) == ("", "")


#: An edge of KGX (relation, object, negated) → the verdict on "IL-4 binds IL4R".
PARTNER = {
    ("biolink:physically_interacts_with", "HGNC:6015", ""): "known",
    ("biolink:physically_interacts_with", "UniProtKB:P24394", ""): "known",
    ("biolink:physically_interacts_with", "HGNC:6015", "true"): "contradicts",
    ("biolink:coexpressed_with", "HGNC:6015", "true"): "new",
    ("biolink:physically_interacts_with", "HGNC:5962", ""): "new",
}


#: An edge of KGX (relation, direction, aspect) → the verdict on "IL-4 increases activity of IL4R".
DIRECTED = {
    ("biolink:negatively_regulates", "", ""): "opposite",
    ("biolink:entity_negatively_regulates_entity", "", ""): "opposite",
    ("RO:0002630", "", ""): "opposite",
    ("biolink:affects", "decreased", ""): "opposite",
    ("biolink:affects", "downregulated", "activity_or_abundance"): "opposite",
    ("biolink:affects", "decreased", "degradation"): "known",
    ("biolink:affects", "increased", ""): "known",
    ("biolink:positively_regulates", "", ""): "known",
    ("biolink:regulates", "", ""): "known",
}


@pytest.mark.parametrize("edge", DIRECTED)
def test_the_other_direction_is_not_known(
    tmp_path: Path, words: Vocabulary, edge: tuple[str, str, str]
) -> None:
    relation, direction, aspect = edge
    columns = "subject predicate object object_direction_qualifier object_aspect_qualifier"
    row = ("HGNC:6014", relation, "HGNC:6015", direction, aspect)
    path = table(tmp_path / "e.tsv", columns, row)
    ours = fact("binds", "IL4R", ("direction", "increased"))
    assert verdict(compare([ours], [path], words)) == (DIRECTED[edge], 1)
    both = table(tmp_path / "f.tsv", columns, row, ("HGNC:6014", "biolink:activates", "HGNC:6015", "", ""))
    assert verdict(compare([ours], [both], words))[0] == "known"
    turned = table(tmp_path / "t.tsv", columns, ("HGNC:6015", relation, "HGNC:6014", direction, aspect))
    assert verdict(compare([ours], [turned], words)) == ("known", 1)


@pytest.mark.parametrize("edge", PARTNER)
@pytest.mark.parametrize("turned", [False, True])
def test_partners(tmp_path: Path, words: Vocabulary, edge: tuple[str, str, str], turned: bool) -> None:
    relation, other, negated = edge
    ends = (other, relation, "HGNC:6014") if turned else ("HGNC:6014", relation, other)
    path = table(tmp_path / "e.tsv", "subject predicate object negated", (*ends, negated))
    assert verdict(compare([fact("binds", "IL4R")], [path], words))[0] == PARTNER[edge]


def test_that_a_reference_is_silent_is_held_against_nobody(tmp_path: Path, words: Vocabulary) -> None:
    ours = [fact("involvedIn", "apoptosis"), fact("mutationCauses", "asthma"), fact("actsOnCell", "B cell")]
    path = gaf(tmp_path / "a.gaf", ("NOT|involved_in", "GO:0042100", "IDA"))
    found = compare(ours, [path], words)
    assert [(str(pair.verdict), pair.entries) for pair in found.pairs] == [("new", ())]
    assert (found.left, found.entries) == (2, 1)
    other = written(tmp_path / "b.gaf", path.read_text().replace("P05112\tIL4", "P22301\tIL10"))
    assert compare(ours, [other], words).pairs == ()


def test_what_only_the_reference_has_is_counted_by_gene(tmp_path: Path, words: Vocabulary) -> None:
    lines = [
        ("involved_in", term, "IDA") for term in ("GO:0006915", "GO:0042100", "GO:0012501", "GO:0002250")
    ]
    path = gaf(tmp_path / "a.gaf", *lines, ("NOT|involved_in", "GO:0045087", "IDA"))
    (missing,) = compare([fact("involvedIn", "apoptosis")], [path], words).missing
    assert (missing.gene, missing.aspect) == ("IL4", "GO")
    assert [entry.where for entry in missing.entries] == ["a.gaf:4", "a.gaf:6"], (
        "neither the same nor its class"
    )


def test_a_partner_is_one_from_both_ends(tmp_path: Path, words: Vocabulary) -> None:
    receptor = Fact("InteractionStatement", THINGS["IL4R"], f"{OBO}RO_0002436", THINGS["B cell"], (), ())
    edges = (("HGNC:6014", "biolink:interacts_with", other) for other in ("HGNC:6015", "HGNC:5962"))
    path = table(tmp_path / "e.tsv", "subject predicate object", *edges)
    missing = compare([fact("binds", "IL4R"), receptor], [path], words).missing
    assert [(each.gene, [entry.where for entry in each.entries]) for each in missing] == [
        ("IL4", ["e.tsv:3"])
    ]


def test_notes_say_what_the_verdict_does_not(tmp_path: Path, words: Vocabulary) -> None:
    both = gaf(
        tmp_path / "a.gaf", ("involved_in", "GO:0006915", "IDA"), ("NOT|involved_in", "GO:0006915", "IDA")
    )
    (pair,) = compare([fact("involvedIn", "apoptosis", certainty="hedged")], [both], words).pairs
    assert pair.note == "the reference both says and denies it; hedged here"
    denied = gaf(tmp_path / "b.gaf", ("NOT|involved_in", "GO:0006915", "IDA"))
    (pair,) = compare([fact("involvedIn", "apoptosis", certainty="hedged")], [denied], words).pairs
    assert (pair.verdict, pair.note) == (Verdict.NEW, "the reference denies it")


#: Identifiers of a line → the gene they stand for, of IL4 and IL10.
MEANT = {
    ("HGNC:6014",): "IL4",
    ("UniProtKB:P05112-2",): "IL4",
    ("UniProtKB:P05112:PRO_0000000001",): "IL4",
    ("UniProtKB:P05112#PRO_0000000001",): "IL4",
    ("NCBIGene:3565",): "IL4",
    ("ENSEMBL:ENSG00000113520",): "IL4",
    ("MGI:96556", "IL4"): "IL4",
    ("UniProtKB:P22301", "IL4"): "IL10",
    ("IL13",): "",
    ("MGI:96556",): "",
}


@pytest.mark.parametrize("identifiers", MEANT)
def test_genes_are_known_by_their_identifiers(identifiers: tuple[str, ...]) -> None:
    words = load_vocabulary()
    genes = [gene_of(f"http://purl.uniprot.org/uniprot/{each}", words) for each in ("P05112", "P22301")]
    gene = meant(identifiers, known_by(genes, words))
    assert (words.terms[gene].label if gene else "") == MEANT[identifiers]
