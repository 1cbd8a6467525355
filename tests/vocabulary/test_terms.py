"""Whole terminologies: the readers of their formats, the folder they are kept in, the index, the commands."""

import gzip
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from urllib.error import URLError

import pytest
from click.testing import CliRunner
from contracts import check_json

from il21kg.cli.main import commands
from il21kg.errors import Il21kgError, InputError, SyntaxFault, Unavailable
from il21kg.namespaces import DCTERMS, PREFIXES, SKOS, expand
from il21kg.pipeline import make_reader
from il21kg.reading.candidates import ground, successor, to_values
from il21kg.reading.topic import find_topic
from il21kg.text.document import read_document
from il21kg.vocabulary import index as trie
from il21kg.vocabulary import shelf
from il21kg.vocabulary.mentions import cut, find_names
from il21kg.vocabulary.sources import cellxgene, providers
from il21kg.vocabulary.sources.entries import Entry
from il21kg.vocabulary.sources.formats import parse_terms
from il21kg.vocabulary.spelling import LABEL, RELATED, SYNONYM, Name
from il21kg.vocabulary.vocabulary import Vocabulary, load_vocabulary

HGNC = "\t".join(
    (
        *("hgnc_id", "symbol", "name", "locus_group", "status", "location", "alias_symbol", "alias_name"),
        *("prev_symbol", "prev_name", "gene_group", "gene_group_id", "date_modified", "entrez_id"),
        *("ensembl_gene_id", "uniprot_ids", "omim_id"),
    )
)
GENES = [
    'HGNC:90001|ZORB1|zorbin 1|protein-coding gene|Approved|9q21.3|"ZRB~ZB-7~ZORB"|zorbin factor|OLDZ'
    "|zorb like|Zorbins|9001|2030-01-02|71|ENSG01|Z00001~Z00009|611001",
    "HGNC:90002|ZORB2|zorbin 2|protein-coding gene|Approved|1p22|P77|zorbin kinase|||Zorbins|9001|2031-05-06"
    "|72|ENSG02|Z00002|",
    "HGNC:90003|SET|set-like odd factor|protein-coding gene|Approved|2q11|P77||||||2030-01-02|73||Z00003|",
    "HGNC:90004|QUIMP|quimpin|protein-coding gene|Approved|3q11|WAS||||||2030-01-02|74||Z00004|",
    "HGNC:90005|GONE1|entry withdrawn||Entry Withdrawn|||||||||||||",
    "HGNC:90006|ZORBK|zorbin kinase 5|protein-coding gene|Approved|4q11|||||||2030-01-02|76||Z00004|",
]


def hgnc_file() -> str:
    rows = ["\t".join(part.replace("~", "|") for part in row.split("|")) for row in GENES]
    return "\n".join([HGNC, *rows]) + "\n"


OBO = r"""format-version: 1.2
data-version: releases/2031-02-03
ontology: odd
property_value: terms:title "Odd cells" xsd:string
property_value: terms:license https://creativecommons.org/publicdomain/zero/1.0/

[Typedef]
id: part_of
name: part of

[Term]
id: CL:9900000
name: cell of the odd kind

[Term]
id: CL:9900001
name: odd cell, striped
synonym: "striped odd cell" EXACT []
synonym: "SOC" EXACT ABBREV [ref:1]
synonym: "odd \"stripes\"" RELATED []
synonym: "stripy" []
is_a: CL:9900000 {source="x"} ! cell of the odd kind
property_value: skos:exactMatch MESH:D9 xsd:string

[Term]
id: CL:9900002
name: obsolete round cell
is_obsolete: true
replaced_by: CL:9900001

[Term]
id: GO:9900010
name: odd motion
namespace: biological_process

[Term]
id: GO:9900011
name: quick odd motion
is_a: GO:9900010

[Term]
id: CHR:9606-chr9q21.3
name: 9q21.3 (Human)

[Term]
id: CHR:10090-chr9q
name: 9q (Mouse)

[Term]
id: ODD:1
name: of no known kind
"""
MONDO = """format-version: 1.2
data-version: 2031-04-05

[Term]
id: MONDO:9900001
name: zorbin storage disease 2
synonym: "WAS" EXACT []

[Term]
id: MONDO:9900002
name: quimp fever
"""
SSSOM = """# curie_map:
#   ODD: https://example.org/odd/
# license: https://creativecommons.org/publicdomain/zero/1.0/
# mapping_set_id: https://example.org/odd.sssom.tsv
# mapping_set_version: https://example.org/odd/2031-07-08
subject_id	subject_label	predicate_id	object_id	object_label	mapping_justification
MONDO:9900001	zorbin storage disease 2	skos:exactMatch	ODD:7	zorbinosis, juvenile	semapv:Manual
MONDO:9900001	zorbin storage disease 2	skos:broadMatch	ODD:8	storage	semapv:Manual
MONDO:9900002	quimp fever	skos:exactMatch	OMIM:9	quimp fever	semapv:Manual
MONDO:9900003	obsolete quimp	skos:exactMatch	OMIM:8	quimp	semapv:Manual
"""
LIST = """# title: My own terms
# release: 2031-01-01
id	kind	label	synonyms	related
CL:9900001	cell	striped odd cell	stripes|odd one
https://example.org/t/1	disease	quimp fever	fever of quimp	hot quimp
"""
SKOS_TTL = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix obo: <http://purl.obolibrary.org/obo/> .
<https://example.org/s> a skos:ConceptScheme ; skos:prefLabel "Odd scheme"@en ; owl:versionInfo "2031-09-09" ;
    dcterms:license <https://creativecommons.org/licenses/by/4.0/> .
<https://example.org/s/1> a skos:Concept ; skos:prefLabel "sad fever"@en , "trauriges Fieber"@de ;
    skos:altLabel "fever of sorrow"@en ; skos:hiddenLabel "sorow fever"@en .
obo:UBERON_9900001 a owl:Class ; rdfs:label "odd gland" ;
    rdfs:subClassOf obo:UBERON_9900000 , <https://example.org/x> .
obo:UBERON_9900000 a owl:Class ; rdfs:label "old gland" ; owl:deprecated true ;
    obo:IAO_0100001 obo:UBERON_9900001 .
"""


def entries(text: str, name: str, kind: str | None = None) -> dict[str, Entry]:
    return {entry.iri: entry for entry in parse_terms(text.encode(), name, name, kind).entries}


# --- readers


def test_hgnc_gives_a_gene_its_protein_and_its_group() -> None:
    found = parse_terms(hgnc_file().encode(), "hgnc_complete_set.txt", "here")
    assert (found.title, found.release, found.licence) == ("HGNC complete set", "2031-05-06", "CC0-1.0")
    by_iri = {entry.iri: entry for entry in found.entries}
    gene = by_iri[expand("hgnc:90001")]
    assert (gene.kind, gene.label, gene.location) == ("gene", "ZORB1", "9q21.3")
    assert gene.symbols == (
        ("ZORB1", LABEL),
        ("ZRB", RELATED),
        ("ZB-7", RELATED),
        ("ZORB", RELATED),
        ("OLDZ", RELATED),
    )
    assert gene.names == (("zorbin 1", SYNONYM), ("zorbin factor", RELATED), ("zorb like", RELATED))
    assert gene.product == expand("uniprot:Z00001"), "the first of several"
    assert gene.families == (expand("hgnc.genegroup:9001"),)
    assert (SKOS.exactMatch, expand("ncbigene:71")) in gene.matches
    assert by_iri[expand("hgnc.genegroup:9001")].label == "Zorbins"
    protein = by_iri[expand("uniprot:Z00004")]
    assert (protein.label, protein.gene) == ("quimpin", expand("hgnc:90004")), "genes that share one"
    assert protein.names == (("quimpin", LABEL), ("zorbin kinase 5", SYNONYM))
    assert expand("hgnc:90005") not in by_iri, "withdrawn"


def test_aliases_that_name_more_than_a_gene_are_weak() -> None:
    found = entries(hgnc_file(), "hgnc.txt")
    assert set(found[expand("hgnc:90001")].weak) == {"ZRB", "ZORB"}, "three letters; the root of ZORB2"
    assert found[expand("hgnc:90002")].weak == ("zorbin kinase",), "what zorbin kinase 5 is one of"
    assert found[expand("hgnc:90003")].weak == ()


def test_obo_gives_labels_scopes_parents_and_what_replaced_a_term() -> None:
    found = parse_terms(OBO.encode(), "odd.obo", "here")
    assert (found.title, found.licence, found.date) == ("Odd cells", "CC0-1.0", "2031-02-03")
    assert found.remarks == ("1 terms of no known kind are left out; --kind names one for them.",)
    by_iri = {entry.iri: entry for entry in found.entries}
    cell = by_iri[expand("CL:9900001")]
    assert cell == Entry(
        expand("CL:9900001"),
        "cell",
        "odd cell, striped",
        names=(
            ("odd cell, striped", LABEL),
            ("striped odd cell", SYNONYM),
            ("SOC", SYNONYM),
            ('odd "stripes"', RELATED),
            ("stripy", RELATED),
        ),
        matches=((SKOS.exactMatch, expand("MESH:D9")),),
        parents=(expand("CL:9900000"),),
    )
    gone = by_iri[expand("CL:9900002")]
    assert (gone.kind, gone.names) == ("obsolete", ())
    assert gone.matches == ((DCTERMS.isReplacedBy, expand("CL:9900001")),)
    assert by_iri[expand("GO:9900011")].kind == "process", "by its ancestors"
    band = by_iri[expand("CHR:9606-chr9q21.3")]
    assert (band.kind, band.notation, band.chromosome) == ("band", "9q21.3", expand("CHR:9606-chr9"))
    assert expand("CHR:9606-chr9q21.3").replace("9606", "10090") not in by_iri
    assert entries(OBO, "odd.obo", "kind")["http://purl.obolibrary.org/obo/ODD_1"].kind == "kind"


def test_sssom_gives_the_names_of_exact_matches() -> None:
    found = parse_terms(SSSOM.encode(), "odd.sssom.tsv", "here")
    assert found.release == "https://example.org/odd/2031-07-08"
    first, second = found.entries
    assert first.names == (("zorbinosis, juvenile", SYNONYM),)
    assert first.matches == ((SKOS.exactMatch, "https://example.org/odd/7"),)
    assert second.matches == ((SKOS.exactMatch, expand("OMIM:9")),)


def test_a_plain_list_gives_terms_of_the_kinds_it_says() -> None:
    found = parse_terms(LIST.encode(), "mine.tsv", "here")
    assert (found.title, found.date) == ("My own terms", "2031-01-01")
    cell, disease = found.entries
    assert cell.names == (("striped odd cell", LABEL), ("stripes", SYNONYM), ("odd one", SYNONYM))
    assert disease.names[-1] == ("hot quimp", RELATED)
    gene = entries("id\tkind\tlabel\tsynonyms\nHGNC:1\tgene\tAB1\tXY|long name\n", "genes.tsv")[
        expand("HGNC:1")
    ]
    assert (gene.symbols, gene.names) == ((("AB1", LABEL), ("XY", SYNONYM)), (("long name", SYNONYM),))


def test_rdf_gives_skos_concepts_and_owl_classes() -> None:
    found = parse_terms(SKOS_TTL.encode(), "odd.ttl", "here", "disease")
    assert (found.title, found.licence, found.date) == ("Odd scheme", "CC-BY-4.0", "2031-09-09")
    by_iri = {entry.iri: entry for entry in found.entries}
    concept = by_iri["https://example.org/s/1"]
    assert concept.names == (("sad fever", LABEL), ("fever of sorrow", SYNONYM), ("sorow fever", RELATED))
    by_iri = entries(SKOS_TTL, "odd.ttl")
    assert "https://example.org/s/1" not in by_iri, "nothing says its kind"
    assert by_iri[expand("UBERON:9900001")].parents == (expand("UBERON:9900000"),)
    assert by_iri[expand("UBERON:9900000")].kind == "obsolete"


@pytest.mark.parametrize(
    ("text", "name", "told"),
    [
        ("symbol\tname\n", "x.tsv", "none of the columns"),
        ("hgnc_id\tsymbol\n", "x.tsv", "no column name, status"),
        ("id\tlabel\nCL:1\t\n", "x.tsv", "Line 2 has no id or no label"),
        ("# a\nid\tlabel\nODD:1\tx\n", "x.tsv", "Line 3: “” is no kind"),
        ("x", "x.docx", r"\.docx is no format"),
        ("id\tlabel\n" + "x" * 200_000, "x.tsv", "Line 2 has no id or no label"),
        ("[Term]\nid: ODD:1\nname: x\n", "x.obo", "there is no term in it. 1 terms of no known kind"),
        ("x", "x.obo.gz", "no whole gzip file"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_with_its_fault(text: str, name: str, told: str) -> None:
    with pytest.raises(InputError, match=f"here: .*{told}"):
        parse_terms(text.encode(), name, "here")


def test_rdf_that_does_not_parse_is_told_with_its_place() -> None:
    with pytest.raises(SyntaxFault, match=r"here: .*line 3"):
        parse_terms(b"<http://a> <http://b> <http://c> .\n<http://a>\n", "x.ttl", "here")
    with pytest.raises(InputError, match="not UTF-8 in line 2"):
        parse_terms(b"a\n\xff", "x.tsv", "here")


# --- the folder and its index


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "terms"


@pytest.fixture
def files(tmp_path: Path) -> Callable[..., list[str]]:
    """Write the files of this module, give their paths."""
    texts = {
        "hgnc_complete_set.txt": hgnc_file(),
        "odd.obo": OBO,
        "mondo.obo": MONDO,
        "mondo_exactmatch_omim.sssom.tsv": SSSOM,
        "mine.tsv": LIST,
    }

    def write(*names: str) -> list[str]:
        for name in names or texts:
            (tmp_path / name).write_text(texts[name], encoding="utf-8")
        return [str(tmp_path / name) for name in names or texts]

    return write


@pytest.fixture
def added(folder: Path, files: Callable[..., list[str]]) -> Path:
    shelf.change(folder, [providers.bring(path) for path in files()])
    return folder


@pytest.fixture
def known(added: Path) -> Vocabulary:
    return load_vocabulary(added)


def found(words: str, vocabulary: Vocabulary) -> list[str]:
    return [name.iri for name in vocabulary.look_up(words)]


def test_what_was_added_is_found_behind_what_ships(known: Vocabulary) -> None:
    assert known.added == ("hgnc", "odd", "mondo", "mondo-omim", "mine")
    assert found("IL-21", known)[0] == expand("hgnc:6005")
    assert known.look_up("ZORB1") == (Name(expand("hgnc:90001"), LABEL, 1),)
    term = known.terms[expand("hgnc:90001")]
    assert (term.product, term.location) == (expand("uniprot:Z00001"), "9q21.3")
    assert known.terms[expand("uniprot:Z00001")].gene == term.iri
    assert found("Zorbin storage disorder type II", known) == []
    assert found("Zorbin storage disease type 2", known) == [expand("MONDO:9900001")]
    assert found("juvenile zorbinosis", known) == [expand("MONDO:9900001")], "by its exact match"
    assert expand("OMIM:9") in dict(known.terms[expand("MONDO:9900002")].matches).values()
    assert known.ancestors(expand("CL:9900001")) == (expand("CL:9900000"),)
    assert found("cell of the odd kind", known) == [], "the top of a tree says no more than its kind"
    assert found("Zorbin gene family", known) == [expand("hgnc.genegroup:9001")]
    assert set(known.names) > {"zorb 1", "il 21"}
    assert len(known.terms) == len(list(known.terms)) > 1000


def test_an_obsolete_term_is_no_candidate_and_points_to_its_successor(known: Vocabulary) -> None:
    assert found("round cell", known) == []
    assert successor(expand("CL:9900002"), known) == expand("CL:9900001")
    assert successor(expand("CL:9900001"), known) is None


def test_of_a_term_that_ships_our_row_holds_and_names_are_joined(
    folder: Path, tmp_path: Path, files: Callable[..., list[str]]
) -> None:
    path = tmp_path / "more.tsv"
    path.write_text(
        "id\tkind\tlabel\tsynonyms\nCL:0000623\tcell\tother label\tnatty cell\n", encoding="utf-8"
    )
    shelf.change(folder, [providers.bring(str(path))])
    with_more = load_vocabulary(folder)
    assert with_more.terms[expand("CL:0000623")] == load_vocabulary().terms[expand("CL:0000623")]
    assert found("natty cells", with_more) == [expand("CL:0000623")]


def test_names_are_found_in_text_by_their_capitals_and_the_longest_first(known: Vocabulary) -> None:
    def named(text: str) -> list[str]:
        words = cut(text, 0)
        return [text[words[m.first].start : words[m.last - 1].end] for m in find_names(words, known)]

    assert named("zorbin storage disease 2 by ZORB1") == ["zorbin storage disease 2", "ZORB1"]
    assert named("Quimp acts on QUIMP, a set of quimpins was made") == ["Quimp", "QUIMP", "quimpins"]
    assert named("the striped (SOC) odd cells") == ["striped (SOC) odd cells"]
    assert named("QuiMP and QUIMPs") == ["QuiMP"]
    assert named("a zorbin factor, a zorbin kinase") == ["zorbin factor", "zorbin", "kinase"]


def test_a_change_keeps_the_order_and_needs_no_original(added: Path, files: Callable[..., list[str]]) -> None:
    before = shelf.read_shelf(added)
    for path in files():
        Path(path).unlink()
    after, _ = shelf.change(added, remove=["odd"])
    assert after.names == ("hgnc", "mondo", "mondo-omim", "mine")
    assert after.find("hgnc") == before.find("hgnc")
    again = load_vocabulary(added)
    assert found("odd cell, striped", again) == []
    assert found("ZORB1", again) == [expand("hgnc:90001")]
    shelf.change(added, [providers.bring(path) for path in files("odd.obo", "mondo.obo")])
    assert shelf.read_shelf(added).names == ("hgnc", "mondo", "mondo-omim", "mine", "odd")
    assert len(list(added.glob("index-*"))) == 1, "what nothing names is swept away"


def test_the_digest_depends_on_what_was_added(added: Path, files: Callable[..., list[str]]) -> None:
    first = load_vocabulary(added).digest
    assert first != load_vocabulary().digest
    Path(files("mine.tsv")[0]).write_text(LIST.replace("odd one", "odd two"), encoding="utf-8")
    shelf.change(added, [providers.bring(str(added.parent / "mine.tsv"))])
    assert load_vocabulary(added).digest != first


def test_the_same_files_give_the_same_index(
    folder: Path, files: Callable[..., list[str]], tmp_path: Path
) -> None:
    paths = files()
    one, _ = shelf.change(folder, [providers.bring(path) for path in paths])
    two, _ = shelf.change(tmp_path / "other", [providers.bring(path) for path in paths])
    assert one.index_sha256 == two.index_sha256


def test_the_users_turtle_may_stand_beside_what_was_added(added: Path) -> None:
    (added / "mine.ttl").write_text(
        "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())
        + 'obo:CL_9900001 a biolink:Cell ; rdfs:label "our cell" .\n',
        encoding="utf-8",
    )
    both = load_vocabulary(added)
    assert both.terms[expand("CL:9900001")].label == "our cell"
    assert found("our cells", both) == found("striped odd cell", both)[:1] == [expand("CL:9900001")]


@pytest.mark.parametrize("where", ["write_whole", "_place_index", "compile_index", "_keep"])
def test_a_change_that_breaks_off_leaves_what_was_there(
    added: Path, files: Callable[..., list[str]], monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    before = load_vocabulary(added).digest
    arrival = providers.bring(files("odd.obo")[0], name="another")

    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(shelf, where, stop)
        with pytest.raises(KeyboardInterrupt):
            shelf.change(added, [arrival])
    assert load_vocabulary(added).digest == before
    assert found("ZORB1", load_vocabulary(added))
    shelf.change(added, [arrival])
    assert not list(added.glob("new-*"))


def test_a_killed_process_leaves_what_was_there(added: Path, files: Callable[..., list[str]]) -> None:
    program = (
        "import os, sys; from pathlib import Path; from il21kg.vocabulary import shelf\n"
        "from il21kg.vocabulary.sources import providers\n"
        "shelf._sweep = shelf._place_index = lambda *_: os._exit(9)\n"
        "shelf.change(Path(sys.argv[1]), [providers.bring(sys.argv[2], name='x')])"
    )
    before = shelf.read_shelf(added)
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run(
        [sys.executable, "-c", program, str(added), files("odd.obo")[0]], env=environment, check=False
    )
    assert done.returncode == 9
    assert shelf.read_shelf(added) == before
    assert found("ZORB1", load_vocabulary(added))


def test_two_at_a_time_are_refused(added: Path) -> None:
    with shelf._locked(added), pytest.raises(Unavailable, match="another il21kg"):
        shelf.change(added, remove=["odd"])


@pytest.mark.parametrize("file", trie.FILES)
@pytest.mark.parametrize("damage", ["cut", "changed", "gone"])
def test_a_broken_index_is_told_and_compiled_again(added: Path, file: str, damage: str) -> None:
    (index,) = added.glob("index-*")
    data = (index / file).read_bytes()
    if damage == "gone":
        (index / file).unlink()
    else:
        (index / file).write_bytes(data[:-3] if damage == "cut" else data[:-3] + b"xyz")
    with pytest.raises(InputError, match="index") as fault:
        load_vocabulary(added)
    assert "il21kg terms add" in str(fault.value)
    shelf.change(added)
    assert found("ZORB1", load_vocabulary(added))


@pytest.mark.parametrize("what", [".", "terms.json", "INDEX", "INDEX/rows.bin", "INDEX/names.trie"])
@pytest.mark.parametrize("how", ["group", "all", "owner", "link"])
def test_an_index_that_others_may_write_to_is_not_taken(what: str, how: str, added: Path) -> None:
    place = added / what.replace("INDEX", shelf.read_shelf(added).index_name)
    if how == "owner" and os.geteuid():
        pytest.skip("only root can give a file away")
    if how == "owner":
        os.chown(place, 12345, -1)
    elif how == "link" and what != ".":
        place.rename(added.parent / "elsewhere")
        place.symlink_to(added.parent / "elsewhere")
    else:
        place.chmod(place.stat().st_mode | (0o020 if how == "group" else 0o002))
    code, _, told = run("ground", "Graves ophthalmopathy", "--terms", str(added))
    assert code == 2
    assert f"{place}: another user may write to it" in told
    assert f"chmod -R go-w {added}" in told


def test_a_folder_of_terms_may_be_named_by_a_link(added: Path, files: Callable[..., list[str]]) -> None:
    link = added.parent / "link"
    link.symlink_to(added)
    shelf.change(link, [providers.bring(path) for path in files("mine.tsv")])
    assert load_vocabulary(link).digest == load_vocabulary(added).digest


def test_what_is_compiled_is_closed_to_others_whatever_is_usual(
    tmp_path: Path, files: Callable[..., list[str]]
) -> None:
    folder, (path,) = tmp_path / "shared", files("mine.tsv")
    usual = os.umask(0)
    try:
        shelf.change(folder, [providers.bring(path)])
        (folder / "terms.json").chmod(0o600)
        shelf.change(folder)
        assert (folder / "terms.json").stat().st_mode & 0o777 == 0o600
        load_vocabulary(folder)
    finally:
        os.umask(usual)
    assert not [each for each in (folder, *folder.rglob("index*/*")) if each.stat().st_mode & 0o022]
    folder.chmod(0o777)
    with pytest.raises(InputError, match="another user may write to it"):
        shelf.change(folder, [providers.bring(path)])


def test_an_index_of_another_version_is_told(added: Path) -> None:
    file = added / shelf.MANIFEST
    file.write_text(file.read_text().replace(trie.FORMAT, "il21kg-terms-0"))
    with pytest.raises(InputError, match="another version"):
        load_vocabulary(added)
    shelf.change(added)
    assert found("ZORB1", load_vocabulary(added))


@pytest.mark.parametrize("text", ["", "{", "{}", '{"index": 1}', '{"index": {}, "terminologies": [{}]}'])
def test_a_broken_manifest_is_told(added: Path, text: str) -> None:
    (added / shelf.MANIFEST).write_text(text)
    with pytest.raises(InputError, match="manifest cannot be read"):
        load_vocabulary(added)


def test_rows_that_were_changed_are_told(added: Path) -> None:
    (rows,) = added.glob("rows-odd-*")
    rows.write_bytes(gzip.compress(b"[]"))
    with pytest.raises(InputError, match="changed or cut short"):
        shelf.change(added, remove=["mine"])
    rows.unlink()
    with pytest.raises(InputError, match="Add odd again"):
        shelf.change(added, remove=["mine"])
    assert found("ZORB1", load_vocabulary(added))


def test_the_folder_is_the_one_given_or_named_or_the_persons(
    added: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert load_vocabulary().added == ()
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert load_vocabulary().added == (), "it is not there"
    shutil.copytree(added, tmp_path / "data" / "il21kg" / "terms")
    assert make_reader().vocabulary.added != ()
    monkeypatch.setenv("IL21KG_TERMS", str(tmp_path / "nowhere"))
    with pytest.raises(InputError, match="no folder of terms"):
        load_vocabulary()
    monkeypatch.setenv("IL21KG_TERMS", str(added))
    assert load_vocabulary().added != ()
    monkeypatch.delenv("IL21KG_TERMS")
    monkeypatch.setenv("XDG_DATA_HOME", "relative")
    monkeypatch.setenv("HOME", "/h")
    assert shelf.place() == Path("/h/.local/share/il21kg/terms")


def test_clashes_are_settled_by_the_declared_order(folder: Path, files: Callable[..., list[str]]) -> None:
    mondo, mine = files("mondo.obo", "mine.tsv")
    for order, winner in (((mondo, mine), "MONDO:9900002"), ((mine, mondo), "https://example.org/t/1")):
        shelf.change(folder, remove=shelf.read_shelf(folder).names)
        changed, clashes = shelf.change(folder, [providers.bring(path) for path in order])
        (clash,) = (each for each in clashes if each.name == "quimp fever")
        assert (clash.first, clash.layers) == (expand(winner), (1, 2))
        assert changed.clashes == len(clashes)
        (grounded,) = ground("quimp fever", load_vocabulary(folder))
        assert [c.state for c in grounded.candidates] == ["chosen", "passed over"]
        assert grounded.candidates[0].iri == expand(winner)
        assert grounded.candidates[1].reason == "its terminology stands later in the order"


# --- grounding


def states(text: str, vocabulary: Vocabulary, *kinds: str) -> dict[str, str]:
    return {
        each.words.text: f"{each.candidates[0].state} {each.candidates[0].label}"
        if each.state == "chosen"
        else each.state
        for each in ground(text, vocabulary, kinds)
    }


def test_ground_tells_what_was_chosen_and_why(known: Vocabulary) -> None:
    (each,) = ground("Zorb1", known)
    (first,) = each.candidates
    assert (first.match, first.terminology, first.kind) == ("approved symbol", "hgnc", "gene")
    assert states("ZORB was", known) == {"ZORB": "passed over"}
    assert states("ZORB1 and ZORB", known)["ZORB"] == "chosen ZORB1", "the text names it otherwise"
    assert states("the set of SET", known) == {"SET": "passed over"}
    assert states("the set of SET", known, "gene") == {"SET": "chosen SET"}
    assert states("P77 acts", known) == {"P77": "ambiguous"}
    assert states("WAS was", known, "disease") == {"WAS": "ambiguous"}, "the text lacks its long form"
    long_form = "zorbin storage disease 2 or WAS"
    assert states(long_form, known, "disease")["WAS"] == "chosen zorbin storage disease 2"
    (value,) = to_values(ground("P77", known))
    assert {c["curie"] for c in value["candidates"]} == {"hgnc:90002", "hgnc:90003"}
    json.dumps(value)


@pytest.mark.parametrize(("text", "about"), [("It acts.", "SET"), ("SET gene\n\nIt acts.", None)])
def test_a_symbol_that_is_a_word_may_be_the_topic(known: Vocabulary, text: str, about: str | None) -> None:
    document = read_document(text.encode(), "x.txt", known.layout)
    assert find_topic(document, known, about).iri == expand("hgnc:90003")


def test_a_statement_takes_a_weak_name_only_with_support(added: Path) -> None:
    reader = make_reader(added)

    def objects(text: str) -> list[str | None]:
        document = read_document(text.encode(), "x.txt", reader.vocabulary.layout)
        reading = reader.read(document, find_topic(document, reader.vocabulary, "IL21"))
        return [s.object.iri for s in reading.statements if s.object.kind != "unresolved"]

    assert objects("IL-21 interacts with ZORB.") == []
    assert objects("IL-21 interacts with ZORB. ZORB1 is a gene.")[0] in (
        expand("uniprot:Z00001"),
        expand("hgnc:90001"),
    )
    text = "IL-21 interacts with zorbin relay box 1. The zorbin relay box 1 (ZORB1) is old."
    assert objects(text)[:1] == [expand("uniprot:Z00001")], "by its symbol, which the text gives"
    assert objects("IL-21 interacts with ZORB1.") == [expand("uniprot:Z00001")]


# --- commands


def run(*arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(commands, arguments, standalone_mode=False)
    if isinstance(result.exception, Il21kgError):
        return result.exception.exit_code, result.stdout, str(result.exception)
    if result.exception is not None:
        raise result.exception
    check_json(arguments, result.stdout)
    return 0, result.stdout, result.stderr


def test_add_tells_what_there_is_to_say_of_the_terms_it_takes(tmp_path: Path) -> None:
    table = tmp_path / "slips.tsv"
    table.write_text("id\tlabel\tkind\nMONDO:0005083\tquimp fever\tdisease\n")
    code, out, told = run("terms", "add", "--terms", str(tmp_path / "terms"), str(table))
    assert (code, "MONDO:0005083" in out) == (0, False)
    assert "  slips: 1 identifier is known by another name" in told
    assert "MONDO:0005083 “quimp fever” (elsewhere “psoriasis”)" in told


def test_the_commands_add_list_show_remove_and_lock(folder: Path, files: Callable[..., list[str]]) -> None:
    at = ("--terms", str(folder))
    assert run("terms", "list", *at)[1] == f"Nothing was added to {folder}.\n"
    code, out, told = run("terms", "add", *at, *files())
    assert code == 0
    assert "hgnc" in out and "2031-05-06  CC0-1.0" in out
    assert "“quimp fever”  MONDO:9900002 (mondo), not https://example.org/t/1 (mine)" in told
    assert run("terms", "list", *at)[1] == out
    manifest = json.loads(run("terms", "list", "--json", *at)[1])
    assert [each["name"] for each in manifest["terminologies"]] == [
        "hgnc",
        "odd",
        "mondo",
        "mondo-omim",
        "mine",
    ]
    shown = run("terms", "show", "mine", *at)
    assert "My own terms" in shown[1] and "quimp fever" in shown[2]
    assert "remark    1 terms of no known kind" in run("terms", "show", "odd", *at)[1]
    lock = folder.parent / "lock.json"
    assert run("terms", "lock", "-o", str(lock), *at)[2] == f"Written: {lock}\n"
    assert json.loads(run("terms", "lock", *at)[1]) == json.loads(lock.read_text()) == manifest
    other = ("--terms", str(folder.parent / "other"))
    assert run("terms", "add", *other, "--lock", str(lock), *files("odd.obo"))[0] == 0
    (folder.parent / "odd.obo").write_text(OBO + "\n")
    code, _, told = run("terms", "add", *other, "--lock", str(lock), str(folder.parent / "odd.obo"))
    assert code == 2 and "its SHA-256 is" in told
    assert "uberon" not in run("terms", "remove", "odd", "mine", *at)[1]
    assert run("terms", "remove", "odd", *at)[0] == 2
    assert run("terms", "add", *at)[0] == 0, "compiles anew"


def test_the_command_ground_prints_and_gives_json(added: Path) -> None:
    at = ("--terms", str(added))
    _, out, _ = run("ground", "IL-21 and ZORB1", *at)
    assert "→ hgnc:90001  ZORB1  (gene)\n      approved symbol in hgnc; the only candidate" in out
    values = json.loads(run("ground", "ZORB1", "--json", "--kind", "gene", *at)[1])
    assert [value["state"] for value in values] == ["chosen"]
    assert run("ground", "nothing known", *at)[2] == "No name in it is known.\n"
    assert run("ground", "x", "--kind", "odd", *at)[0] == 2


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("nowhere.obo",), "no such file"),
        ((), "nothing is there to compile"),
        (("hgnc", "cl", "--name", "x"), "names one terminology"),
        (("hgnc", "--name", "a/b"), "no name for a terminology"),
        (("hgnc", "--kind", "odd"), "no kind of term"),
        (("hgnc", "--lock", "nowhere"), "no lock of terms"),
    ],
)
def test_wrong_usage_of_add_is_told(folder: Path, arguments: tuple[str, ...], told: str) -> None:
    code, _, message = run("terms", "add", "--terms", str(folder), *arguments)
    assert code == 2
    assert told in message
    assert not (folder / shelf.MANIFEST).exists()


def test_without_a_network_the_file_to_bring_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(*_: object, **__: object) -> None:
        raise URLError("no route")

    monkeypatch.setattr("urllib.request.urlopen", away)
    monkeypatch.setattr(providers, "is_here", lambda: False)
    code, _, told = run("terms", "add", "hgnc", "--terms", str(folder))
    assert code == 3
    assert "bring the file hgnc_complete_set.txt from" in told
    assert "il21kg terms add hgnc_complete_set.txt" in told
    assert cellxgene.INSTALL in run("terms", "add", "cl", "--terms", str(folder))[2]


class Answer:
    """What a server sends."""

    def __init__(self, data: bytes, address: str = "https://example.org/x", **headers: str) -> None:
        from email.message import Message

        self._parts = [data[:5], data[5:], b""]
        self._address = address
        self.headers = Message()
        for name, value in headers.items():
            self.headers[name.replace("_", "-")] = value

    def __enter__(self) -> "Answer":
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def geturl(self) -> str:
        return self._address

    def read(self, _: int) -> bytes:
        return self._parts.pop(0)


def test_a_download_is_compared_with_what_the_server_tells(monkeypatch: pytest.MonkeyPatch) -> None:
    answers: list[Answer] = []
    monkeypatch.setattr("urllib.request.urlopen", lambda *_, **__: answers.pop())
    steps: list[tuple[int, int]] = []
    good = "XUFAKrxLKna5cZ2REBfFkg=="  # MD5 of "hello"
    answers.append(Answer(b"hello", Content_Length="5", x_goog_hash=f"crc32c=x==,md5={good}"))
    assert providers.download("https://example.org/x", lambda *step: steps.append(step)) == b"hello"
    assert steps == [(5, 5)]
    for answer, told in (
        (Answer(b"hello", Content_Length="6"), "only 5 of 6"),
        (Answer(b"hallo", Content_Length="5", x_goog_hash=f"md5={good}"), "another checksum"),
        (Answer(b"hello", "http://example.org/x"), "without https"),
    ):
        answers.append(answer)
        with pytest.raises(Unavailable, match=told):
            providers.download("https://example.org/x")
    answers.append(Answer(bytes(3_000_000)))
    with monkeypatch.context() as small, pytest.raises(Unavailable, match="larger than 2 MB"):
        small.setattr(providers, "DATA_LIMIT", 2_000_000)
        providers.download("https://example.org/x")
    answers.append(Answer(MONDO.encode()))
    monkeypatch.setattr(providers, "is_here", lambda: False)
    arrival = providers.bring("mondo")
    assert (arrival.name, len(arrival.terminology.entries)) == ("mondo", 2)
    assert arrival.source.startswith("https://")


def test_the_guide_gives_terms_where_it_is_installed() -> None:
    if not cellxgene.is_here():
        pytest.skip("cellxgene-ontology-guide is not installed")
    held = cellxgene.read_guide("cl")
    cells = {entry.iri: entry for entry in held.terminology.entries}
    cell = cells[expand("CL:0000236")]
    assert (cell.label, cell.kind, held.terminology.licence) == ("B cell", "cell", "CC-BY-4.0")
    assert cell.parents and cell.names[0] == ("B cell", LABEL)
    assert held.terminology.date
    assert any(entry.kind == "obsolete" for entry in cells.values())


def test_without_the_guide_its_installation_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cellxgene, "find_spec", lambda _: None)
    with pytest.raises(InputError, match=re.escape(cellxgene.INSTALL)):
        cellxgene.read_guide("cl")
