"""The vocabulary: keys of names, ranks, a user's terms, and the index on disk that must never matter."""

import marshal
import os
import subprocess
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from il21kg.errors import InputError
from il21kg.namespaces import IKG, OBO, PREFIXES, SKOS, expand
from il21kg.resources import folder
from il21kg.text.folding import fold
from il21kg.vocabulary import cache as index
from il21kg.vocabulary import vocabulary
from il21kg.vocabulary.choice import best
from il21kg.vocabulary.layers import NOTHING
from il21kg.vocabulary.spelling import inversions, keys, packed, unpacked
from il21kg.vocabulary.vocabulary import (
    CURATED,
    LABEL,
    RELATED,
    SYNONYM,
    Name,
    Term,
    key,
    load_vocabulary,
    normal,
    tokens,
)

HEAD = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())

#: A small ontology of our own.
TERMS = """
hgnc:1 a biolink:Gene ; rdfs:label "AAA1"@en ; oio:hasExactSynonym "alpha factor 1"@en ;
    oio:hasRelatedSynonym "BBB2"@en , "SHARED"@en ; ikg:referenceProduct uniprot:P00001 ;
    skos:exactMatch <http://identifiers.org/ncbigene/11> .
hgnc:2 a biolink:Gene ; rdfs:label "BBB2"@en ; oio:hasRelatedSynonym "SHARED"@en .
uniprot:P00001 a biolink:Protein ; rdfs:label "Alpha factor-1"@en .
con:odd-family a ikg:ProteinFamily ; skos:prefLabel "odd family"@en ; oio:hasExactSynonym "odd group"@en ;
    ikg:curatedName "odd ones"@en ; oio:hasRelatedSynonym "oddities"@en .
obo:CL_1 a biolink:Cell ; rdfs:label "odd cell"@en ; rdfs:subClassOf obo:CL_2 .
obo:CL_2 rdfs:label "round cell"@en ; rdfs:subClassOf obo:CL_0000000 .
obo:CL_0000000 rdfs:label "cell"@en .
obo:MONDO_7 a biolink:Disease ; rdfs:label "chronic odd fever"@en ;
    oio:hasExactSynonym "fever, odd, 3"@en ; oio:hasRelatedSynonym "hot days"@en .
con:sad-cells a ikg:DiseaseConcept ; skos:prefLabel "sad cells"@en .
obo:CHR_9606-chr9 a obo:SO_0000340 ; rdfs:label "chromosome 9 (Human)"@en ; skos:notation "9" ;
    ikg:bands "p p21 q21.3" .
<https://w3id.org/il21kg/dataset> prov:wasDerivedFrom <https://example.org/release/1> .
"""
READING = """
ikg:read-grow a ikg:Frame ; ikg:family "grows" ; ikg:trigger "<grow>" ; ikg:order 2 .
ikg:rel-grow a ikg:Relation ; ikg:relationKey "grows" ; ikg:family "grow" ; ikg:objectKinds "cell disease" .
ikg:cue-maybe a ikg:Cue ; ikg:words "may | might" ; ikg:cueKind "hedge" .
ikg:words-det a ikg:WordClass ; rdfs:label "determiner" ; ikg:words "the | this" ; ikg:role "definite" .
jrn:j a ikg:Journal ; rdfs:label "J Odd"@en ; oio:hasExactSynonym "Odd J"@en ; ikg:anchorYear 2000 .
<https://doi.org/10.1/x> a fabio:JournalArticle ; ikg:statedJournal "Rare J" , "R J" ; ikg:statedVolume 5 .
"""

AAA1, BBB2, PROTEIN = expand("hgnc:1"), expand("hgnc:2"), expand("uniprot:P00001")
ODD, SAD = expand("con:odd-family"), expand("con:sad-cells")
CELL1, CELL2, DISEASE = expand("obo:CL_1"), expand("obo:CL_2"), expand("obo:MONDO_7")
CHROMOSOME = expand("obo:CHR_9606-chr9")


@pytest.fixture
def ontology(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in the place of `ontology/`, with a cache of its own."""
    home = tmp_path / "ontology"
    for part, text in (("vocabulary", TERMS), ("reading", READING)):
        (home / part).mkdir(parents=True)
        (home / part / "all.ttl").write_text(HEAD + text, encoding="utf-8")
    monkeypatch.setattr(vocabulary, "folder", lambda name: home if name == "ontology" else folder(name))
    monkeypatch.setenv("IL21KG_CACHE", str(tmp_path / "cache"))
    return home


@pytest.fixture
def terms(tmp_path: Path) -> Callable[..., Path]:
    def write(**files: str) -> Path:
        folder = tmp_path / "mine"
        folder.mkdir(exist_ok=True)
        for name, text in files.items():
            (folder / f"{name}.ttl").write_text(HEAD + text, encoding="utf-8")
        return folder

    return write


def indexes(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "cache").glob("*"))


def never(*_: object) -> None:
    raise AssertionError("compiled, though an index was there")


# --- Keys of names ---


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Natural-Killer cells", "natural killer cell"),
        ("IL-21", "il 21"),
        ("IL21", "il 21"),
        ("IFN-γ", "ifn gamma"),
        ("IFNγ", "ifngamma"),
        ("TNF α", "tnf alpha"),
        ("4q27", "4 q 27"),
        ("4q21.31", "4 q 21.31"),
        ("Crohn's disease", "crohn s disease"),
        ("“odd” cells", "odd cell"),
        ("Anemia, aplastic", "anemia , aplastic"),
        ("Helper viruses", "helper virus"),
        ("  ", ""),
        ("-", ""),
        ("", ""),
    ],
)
def test_a_key_folds_case_plural_hyphen_and_greek(name: str, found: str) -> None:
    assert key(name) == found


@pytest.mark.parametrize(
    ("token", "found"),
    [
        *(
            ("Responses", "response"),
            ("activities", "activity"),
            ("classes", "class"),
            ("complexes", "complex"),
        ),
        *(("viruses", "virus"), ("virus", "virus"), ("psoriasis", "psoriasis"), ("kinases", "kinase")),
        *(("gas", "gas"), ("causes", "cause"), ("Β", "beta"), ("21", "21"), (",", ",")),
    ],
)
def test_a_token_is_folded_alone(token: str, found: str) -> None:
    assert normal(token) == found


def test_tokens_keep_their_places_in_the_text() -> None:
    assert tokens(" NK-cells (IL2.5)") == [
        (1, 3, "nk"), (3, 4, "-"), (4, 9, "cell"),
        (10, 11, "("), (11, 13, "il"), (13, 16, "2.5"), (16, 17, ")"),
    ]  # fmt: skip


@given(st.text())
def test_tokens_hold_every_character_but_blanks_once(text: str) -> None:
    found = tokens(text)
    # Of the plain letters: invisible characters and raised figures are folded away.
    assert "".join(fold(text[a:b]).text for a, b, _ in found) == "".join(fold(text).text.split())
    assert all(b <= c for (_, b, _), (c, _, _) in pairwise(found))


@given(st.text())
def test_a_key_is_found_again_by_its_parts(text: str) -> None:
    assert key(text) == " ".join(norm for _, _, norm in tokens(text) if norm not in "-–‐‑'’\"“”‘`")


def test_a_name_with_commas_has_a_key_without_them() -> None:
    assert keys("Fever, odd") == ("fever , odd", "fever odd")
    assert keys("odd fever") == ("odd fever",)
    assert keys(" , ") == (",",)
    assert keys("-") == ()


@pytest.mark.parametrize(
    ("name", "turned"),
    [
        ("systemic odd fever", ["odd fever systemic"]),
        ("odd fever, systemic", ["systemic odd fever"]),
        ("Fever, Common Odd, 11", ["Common Odd Fever 11"]),
        ("anemia, hemolytic, chronic", ["chronic hemolytic anemia"]),
        ("fever, odd, type 2", ["type 2 odd fever"]),
        ("odd fever 7", ["fever odd 7"]),
        ("fever, 7", []),
        ("fever 7", []),
        ("fever", []),
        ("fever,", []),
        ("", []),
    ],
)
def test_a_disease_is_named_turned_round_and_its_number_stays_last(name: str, turned: list[str]) -> None:
    assert list(inversions(name)) == turned


@given(st.dictionaries(st.from_regex(r"https?://[a-z]{1,9}", fullmatch=True), st.integers(0, 3), min_size=1))
def test_candidates_come_back_best_first(ranks: dict[str, int]) -> None:
    found = unpacked(packed(ranks))
    assert {name.iri: name.rank for name in found} == ranks
    assert list(found) == sorted(found, key=lambda name: (name.rank, name.iri))


# --- What the rows become ---


@pytest.mark.parametrize(
    ("name", "candidates"),
    [
        ("aaa1", [(AAA1, LABEL)]),
        ("AAA-1", [(AAA1, LABEL)]),
        ("alpha factor 1", [(PROTEIN, LABEL), (AAA1, SYNONYM)]),
        ("BBB2", [(BBB2, LABEL), (AAA1, RELATED)]),
        ("SHARED", [(AAA1, RELATED), (BBB2, RELATED)]),
        ("odd family", [(ODD, CURATED)]),
        ("odd group", [(ODD, CURATED)]),
        ("odd ones", [(ODD, CURATED)]),
        ("oddities", [(ODD, RELATED)]),
        ("odd cells", [(CELL1, LABEL)]),
        ("round cell", []),
        ("odd fever chronic", [(DISEASE, LABEL)]),
        ("fever, odd, 3", [(DISEASE, SYNONYM)]),
        ("odd fever 3", [(DISEASE, SYNONYM)]),
        ("days hot", []),
        ("cells sad", [(SAD, CURATED)]),
        ("9q21.3", [(CHROMOSOME + "q21.3", LABEL)]),
        ("chromosome 9p", [(CHROMOSOME + "p", LABEL)]),
        ("chromosome 9", [(CHROMOSOME, LABEL)]),
        ("9 chromosome", [(CHROMOSOME, LABEL)]),
        ("9", []),
        ("unheard of", []),
    ],
)
def test_a_name_gives_its_candidates_by_rank(
    ontology: Path, name: str, candidates: list[tuple[str, int]]
) -> None:
    assert load_vocabulary().look_up(name) == tuple(Name(iri, rank) for iri, rank in candidates)


def test_a_row_becomes_a_term(ontology: Path) -> None:
    found = load_vocabulary()
    entrez = "http://identifiers.org/ncbigene/11"
    assert found.terms[AAA1] == Term(AAA1, "gene", "AAA1", ((SKOS.exactMatch, entrez),), product=PROTEIN)
    assert found.terms[PROTEIN] == Term(PROTEIN, "protein", "Alpha factor-1", gene=AAA1)
    assert found.terms[CELL2] == Term(CELL2, "ancestor", "round cell", parents=(OBO.CL_0000000,))
    assert found.terms[CHROMOSOME + "q21.3"] == Term(
        CHROMOSOME + "q21.3", "band", "9q21.3 (Human)", notation="9q21.3", chromosome=CHROMOSOME
    )
    assert found.terms[CHROMOSOME + "p"].kind == "arm"
    assert found.terms[ODD].local
    assert not found.terms[AAA1].local
    assert found.ancestors(CELL1) == (OBO.CL_0000000, CELL2)
    assert found.ancestors("http://nowhere") == ()


def test_rows_of_reading_become_entries(ontology: Path) -> None:
    found = load_vocabulary()
    (frame,) = found.frames
    assert (frame.name, frame.family, frame.triggers, frame.order, frame.kind) == (
        "read-grow", "grows", ("<grow>",), 2, "verb",
    )  # fmt: skip
    assert found.relations_by_key == {"grows": found.relations}
    assert found.relations[0].kinds == ("cell", "disease")
    assert [(cue.words, cue.kind) for cue in found.cues] == [("may", "hedge"), ("might", "hedge")]
    assert found.words == {"determiner": {"the": "definite", "this": "definite"}}
    (journal,), (work,) = found.journals.values(), found.works.values()
    assert (journal.names, journal.anchor_year) == (("J Odd", "Odd J"), 2000)
    assert (work.journal, work.journal_names, work.volume) == (None, ("Rare J", "R J"), 5)
    assert found.releases == ("https://example.org/release/1",)
    chronic = found.names.node("chronic odd")
    assert (chronic.names, chronic.more) == ((), True)
    assert found.names.node("chronic odd fever").names == (Name(DISEASE, LABEL),)
    assert found.names.node("chronic fever") is NOTHING


def test_terms_and_names_behave_as_mappings(ontology: Path) -> None:
    found = load_vocabulary()
    assert found.terms.get("http://nowhere") is None
    assert found.names.get("unheard of", ()) == ()
    assert AAA1 in found.terms
    assert "unheard of" not in found.names
    assert len(found.terms) == len(list(found.terms)) == len(found.terms.items())
    assert found.terms[AAA1] is found.terms[AAA1], "a value is made once"
    with pytest.raises(KeyError, match="nowhere"):
        found.terms["http://nowhere"]


def test_the_shipped_vocabulary_settles_a_symbol_before_an_alias() -> None:
    found = load_vocabulary()
    il2, il21 = (found.look_up(name)[0] for name in ("IL2", "il-21"))
    assert (found.terms[il2.iri].label, il2.rank) == ("IL2", LABEL)
    assert (found.terms[il21.iri].label, il21.rank) == ("IL21", LABEL)
    for name in found.names.values():
        assert [each.rank for each in name] == sorted(each.rank for each in name)
        assert {each.iri for each in name} <= found.terms.keys()


# --- A folder of the user's ---


def test_rows_of_the_user_replace_ours_by_iri(ontology: Path, terms: Callable[..., Path]) -> None:
    folder = terms(
        a='hgnc:2 a biolink:Gene ; rdfs:label "CCC3" .\nobo:CL_9 a biolink:Cell ; rdfs:label "new cell" .',
        b='hgnc:2 oio:hasExactSynonym "third" .\nhgnc:1 a biolink:Gene ; rdfs:label "AAA1" .',
    )
    found = load_vocabulary(folder)
    assert found.replaced == (AAA1, BBB2)
    assert BBB2 not in {name.iri for name in found.look_up("BBB2")}, "the label is theirs"
    assert BBB2 in {name.iri for name in found.look_up("SHARED")}, "what they do not say stays"
    assert found.look_up("CCC3") == (Name(BBB2, LABEL),)
    assert found.look_up("third") == (Name(BBB2, SYNONYM),), "files of the user's add to each other"
    assert found.look_up("new cells") == (Name(expand("obo:CL_9"), LABEL),)
    assert found.terms[PROTEIN].gene == AAA1
    assert load_vocabulary().replaced == ()
    assert load_vocabulary().look_up("BBB2")[0] == Name(BBB2, LABEL)


@pytest.mark.parametrize("kind", [(), ("chromosome", "component")])
def test_a_name_of_two_kinds_goes_to_the_same_one_in_every_run(
    kind: tuple[str, ...], ontology: Path, terms: Callable[..., Path]
) -> None:
    folder = terms(
        a='obo:GO_7 a biolink:CellularComponent ; rdfs:label "odd chromosome" .',
        b='obo:CHR_7 a obo:SO_0000340 ; rdfs:label "odd chromosome" .',
    )
    found = load_vocabulary(folder)
    choice = best(found.look_up("odd chromosome"), kind, found.terms)
    assert (choice.name, choice.tied) == (Name(expand("obo:CHR_7"), LABEL), ())


def test_releases_of_the_user_stand_beside_ours(ontology: Path, terms: Callable[..., Path]) -> None:
    folder = terms(a="<https://w3id.org/il21kg/dataset> prov:wasDerivedFrom <https://example.org/mine> .")
    found = load_vocabulary(folder)
    assert found.releases == ("https://example.org/mine", "https://example.org/release/1")
    assert found.replaced == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (b'<http://a> <http://b> "x" .\n<http://a> <http://b> .\n', ("mine/bad.ttl", "line 2")),
        (b"<http://a> \n\n\xff", ("mine/bad.ttl", "line 3", "UTF-8")),
        (f"<{AAA1}> a <{IKG.Frame}> ; <{IKG.order}> 'two' .".encode(), (AAA1, "'two'", IKG.order)),
    ],
)
def test_a_fault_in_a_file_of_the_user_is_told_with_its_place(
    ontology: Path, terms: Callable[..., Path], text: bytes, told: tuple[str, ...]
) -> None:
    folder = terms()
    (folder / "bad.ttl").write_bytes(text)
    with pytest.raises(InputError) as fault:
        load_vocabulary(folder)
    assert all(words in str(fault.value) for words in told), str(fault.value)


def test_a_folder_that_holds_no_terms_is_told(ontology: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no folder of terms"):
        load_vocabulary(tmp_path / "absent")
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match=r"no \.ttl file"):
        load_vocabulary(tmp_path / "empty")


# --- The index ---


def test_from_the_index_comes_what_was_compiled(
    ontology: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = load_vocabulary()
    assert len(indexes(tmp_path)) == 1
    monkeypatch.setattr(vocabulary, "compile_rows", never)
    assert load_vocabulary() == first


def test_the_shipped_vocabulary_is_the_same_with_and_without_an_index(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "_folder", lambda: None)
    without = load_vocabulary()
    monkeypatch.setattr(index, "_folder", lambda: tmp_path / "cache")
    written, read = load_vocabulary(), load_vocabulary()
    assert len(indexes(tmp_path)) == 1
    assert without == written == read
    assert len(without.terms) > 1000


def test_a_changed_file_changes_the_digest_and_is_compiled(ontology: Path, tmp_path: Path) -> None:
    first = load_vocabulary()
    file = ontology / "vocabulary" / "all.ttl"
    file.write_text(file.read_text(encoding="utf-8").replace("odd cell", "even cell"), encoding="utf-8")
    second = load_vocabulary()
    assert second.digest != first.digest
    assert second.look_up("even cell") == (Name(CELL1, LABEL),)
    assert len(indexes(tmp_path)) == 2


def test_a_file_of_the_user_is_part_of_the_digest(ontology: Path, terms: Callable[..., Path]) -> None:
    digests = {load_vocabulary().digest}
    for text in (
        "",
        'hgnc:3 a biolink:Gene ; rdfs:label "DDD4" .',
        'hgnc:3 a biolink:Gene ; rdfs:label "EEE5" .',
    ):
        digests.add(load_vocabulary(terms(a=text)).digest)
    assert len(digests) == 4
    assert load_vocabulary(terms()).look_up("EEE5")


def test_a_changed_program_compiles_again_and_reads_the_same(
    ontology: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = load_vocabulary()
    mine = tmp_path / "program"
    mine.mkdir()
    (mine / "names.py").write_text("# another program\n", encoding="utf-8")
    monkeypatch.setattr(vocabulary, "_COMPILERS", (str(mine),))
    assert load_vocabulary() == first
    assert len(indexes(tmp_path)) == 2


#: Length of the hash before the body of an index.
SEAL = 32


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"",
        lambda _: b"not an index",
        lambda data: data[:-1],
        lambda data: data[:32],
        lambda data: data + b"\0",
        lambda data: bytes([data[0] ^ 1]) + data[1:],
        lambda data: data[:-9] + bytes([data[-9] ^ 1]) + data[-8:],
        lambda data: index._sealed("another key", marshal.dumps(((),))) + marshal.dumps(((),)),
    ],
)
def test_a_damaged_or_foreign_index_is_passed_over_and_written_anew(
    ontology: Path, tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    first = load_vocabulary()
    (file,) = indexes(tmp_path)
    whole = file.read_bytes()
    file.write_bytes(damage(whole))
    assert load_vocabulary() == first
    assert indexes(tmp_path) == [file]
    # Python's marshal form of one value differs by how often its parts are referred to.
    assert marshal.loads(file.read_bytes()[SEAL:]) == marshal.loads(whole[SEAL:])


def test_the_index_of_other_files_is_not_taken(
    ontology: Path, terms: Callable[..., Path], tmp_path: Path
) -> None:
    first = load_vocabulary()
    (file,) = indexes(tmp_path)
    foreign = file.read_bytes()
    folder = terms(a='hgnc:2 a biolink:Gene ; rdfs:label "CCC3" .')
    load_vocabulary(folder)
    (other,) = set(indexes(tmp_path)) - {file}
    other.write_bytes(foreign)
    assert load_vocabulary(folder).look_up("CCC3") == (Name(BBB2, LABEL),)
    assert load_vocabulary() == first


def a_file(place: Path) -> None:
    place.write_text("in the way")


def a_closed_folder(place: Path) -> None:
    place.mkdir()
    place.chmod(0o500)


@pytest.mark.parametrize("obstacle", [a_file, a_closed_folder])
def test_a_cache_that_cannot_be_used_does_no_harm(
    ontology: Path, tmp_path: Path, obstacle: Callable[[Path], None]
) -> None:
    obstacle(tmp_path / "cache")
    found = load_vocabulary()
    assert found.look_up("aaa1") == (Name(AAA1, LABEL),)
    assert load_vocabulary() == found


def test_a_read_only_disk_does_no_harm(
    ontology: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(index, "write_whole", refused)
    assert load_vocabulary() == load_vocabulary()
    assert indexes(tmp_path) == []


def test_a_folder_in_the_place_of_the_index_does_no_harm(ontology: Path, tmp_path: Path) -> None:
    first = load_vocabulary()
    (file,) = indexes(tmp_path)
    file.unlink()
    file.mkdir()
    assert load_vocabulary() == first
    assert indexes(tmp_path) == [file], "nothing half-written is left"


def test_a_disk_that_fills_leaves_no_half_file(
    ontology: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", full)
        found = load_vocabulary()
    assert indexes(tmp_path) == []
    assert found == load_vocabulary()
    assert len(indexes(tmp_path)) == 1


@pytest.mark.parametrize(
    ("own", "xdg", "home", "place"),
    [
        ("/a/b", "/x", "/h", "/a/b"),
        ("", "/x", "/h", "/x/il21kg"),
        (None, "/x", "/h", "/x/il21kg"),
        (None, "", "/h", "/h/.cache/il21kg"),
        (None, "relative", "/h", "/h/.cache/il21kg"),
        (None, None, "/h", "/h/.cache/il21kg"),
    ],
)
def test_the_index_stands_where_the_person_keeps_caches(
    monkeypatch: pytest.MonkeyPatch, own: str | None, xdg: str | None, home: str, place: str
) -> None:
    for name, value in (("IL21KG_CACHE", own), ("XDG_CACHE_HOME", xdg), ("HOME", home)):
        if value is None:
            monkeypatch.delenv(name, raising=False)
        else:
            monkeypatch.setenv(name, value)
    assert index._folder() == Path(place)


def test_a_machine_without_a_home_keeps_nothing(ontology: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        raise RuntimeError("Could not determine home directory.")

    for name in ("IL21KG_CACHE", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(Path, "home", homeless)
    assert load_vocabulary().look_up("aaa1") == (Name(AAA1, LABEL),)


def test_old_indexes_go(ontology: Path, terms: Callable[..., Path], tmp_path: Path) -> None:
    for number in range(12):
        load_vocabulary(terms(a=f'hgnc:9 a biolink:Gene ; rdfs:label "N{number}" .'))
        newest = max(indexes(tmp_path), key=lambda file: file.stat().st_mtime_ns)
        os.utime(newest, (number, number))
    found = indexes(tmp_path)
    assert len(found) == 8
    assert min(file.stat().st_mtime for file in found) == 4


def test_a_process_with_an_index_does_without_the_parser_and_seeds_do_not_matter(tmp_path: Path) -> None:
    program = (
        "import sys; from il21kg.vocabulary.vocabulary import load_vocabulary; v = load_vocabulary();"
        "print('pyoxigraph' in sys.modules, v.digest, len(v.names))"
    )

    def run(cache: str, seed: str) -> str:
        environment = {**os.environ, "IL21KG_CACHE": str(tmp_path / cache), "PYTHONHASHSEED": seed}
        environment["PYTHONPATH"] = str(Path(__file__).parents[2])
        said = subprocess.run(
            [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True
        )
        return said.stdout

    first, again, other = run("a", "1"), run("a", "2"), run("b", "2")
    assert first.startswith("True ")
    assert again == first.replace("True", "False", 1)
    assert other == first
    one, two = (next((tmp_path / cache).iterdir()).read_bytes()[32:] for cache in "ab")
    assert repr(marshal.loads(one)) == repr(marshal.loads(two)), "in the same order, too"
