"""The literature list: each field where it stands, and what is wrong with it in words."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from il21kg.text.citations import Citation, Journal, Work, read_citations
from il21kg.text.document import read_document, read_file
from il21kg.vocabulary.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary()
SHARED = Path(__file__).parents[2].parent / "shared"

EXAMPLES = Journal(
    "https://example.org/examples", "The Journal of Examples", ("The Journal of Examples", "J Examples")
)
BY_DOI = Work("https://doi.org/10.1000/ab.c", None, None, None, None, None)
BY_PUBMED = Work("https://pubmed.ncbi.nlm.nih.gov/123/", None, None, None, None, None)
BY_PLACE = Work("https://pubmed.ncbi.nlm.nih.gov/456/", EXAMPLES.iri, 12, "45", None, None)
BY_NAME = Work("https://pubmed.ncbi.nlm.nih.gov/789/", None, 7, "e12", None, None, ("Ann Samples",))
WORKS = (BY_DOI, BY_PUBMED, BY_PLACE, BY_NAME)

FIELDS = ("authors", "year", "title", "journal", "volume", "pages", "doi")


def citations(*entries: str) -> tuple[Citation, ...]:
    text = "Literature\n\n" + "\n".join(f"  {i}. {entry}" for i, entry in enumerate(entries, start=1))
    document = read_document(text.encode(), "x.txt", VOCABULARY.layout)
    found = read_citations(document, (EXAMPLES,), WORKS)
    for citation in found:
        for span in (citation.span, *(getattr(citation, field) for field in FIELDS)):
            assert span is None or text[span.start : span.end] == span.text != ""
            assert span is None or citation.span.start <= span.start <= span.end <= citation.span.end
    return found


def fields(entry: str) -> tuple[str | None, ...]:
    (citation,) = citations(entry)
    spans = (getattr(citation, field) for field in FIELDS)
    return tuple(span and span.text for span in spans)


READ = [
    # the style of the encyclopaedia, and what happens to it
    (
        "Writer A et al (2001) A short title. J Examples 12: 45-67.",
        ("Writer A et al", "2001", "A short title", "J Examples", "12", "45-67", None),
    ),
    (
        "Writer A B et al.(2001)A short title.J Examples 12(3):45–67",
        ("Writer A B et al.", "2001", "A short title", "J Examples", "12", "45–67", None),
    ),
    (
        "Writer A, Other-Name B (2001a). Is it short? J. Exp. Examples 12 (Suppl 2): S45-S67.",
        ("Writer A, Other-Name B", "2001", "Is it short?", "J. Exp. Examples", "12", "S45-S67", None),
    ),
    (
        "Writer A et al 2001; A title of 2 parts: one. And two. Ann Samples 7: e1234.",
        ("Writer A et al", "2001", "A title of 2 parts: one. And two", "Ann Samples", "7", "e1234", None),
    ),
    (
        "Writer A (2001) On 3 of 10 cases. Biochem Med (Zagreb) 12: pp. 45.",
        ("Writer A", "2001", "On 3 of 10 cases", "Biochem Med (Zagreb)", "12", "45", None),
    ),
    # numbers of articles, long pages, a volume that clings to its journal
    *(
        (
            f"Writer A (2001) A title. {journal}{volume}:{pages}.",
            ("Writer A", "2001", "A title", journal.strip(), volume.partition("(")[0], pages, None),
        )
        for journal, volume, pages in (
            ("J Examples ", "12", "12345"),
            ("J Examples ", "12", "678901"),
            ("J Examples ", "12", "e0123456"),
            ("J Examples ", "218", "e20191234"),
            ("J Examples ", "12", "41091-41102"),
            ("J Examples ", "5(48)", "eabc0123"),
            ("J Examples", "138", "1040-1052"),
            ("Sci Examples", "7(2)", "eabn1234"),
        )
    ),
    (
        "Writer A (2001) A title. J Examples 12: 41091-41102 (2002).",
        ("Writer A", "2001", "A title", "J Examples", "12", "41091-41102", None),
    ),
    (
        "Writer A (2001) A title. J Examples (5)48:eabc0123.",
        ("Writer A", "2001", "A title", "J Examples", None, "eabc0123", None),
    ),
    (
        "Writer A (1983) A title. J Examples 12: 46-51. doi:10.1000/1234-5678(1983)12<46:EOTA>2.0.CO;2",
        (
            "Writer A",
            "1983",
            "A title",
            "J Examples",
            "12",
            "46-51",
            "10.1000/1234-5678(1983)12<46:EOTA>2.0.CO;2",
        ),
    ),
    (
        "Writer A (2001) A title. https://doi.org/10.1000/ab.c?via=search#abstract",
        ("Writer A", "2001", "A title", None, None, None, "10.1000/ab.c"),
    ),
    (
        "Writer A (2001) A title. J Examples 12: 4. doi: 10.1000/.",
        ("Writer A", "2001", "A title", "J Examples", "12", "4", None),
    ),
    # journal and year behind the title
    (
        "Writer A, Other B. A short title. J Examples 2001;12(3):45-67. doi: 10.1000/ab.c.",
        ("Writer A, Other B", "2001", "A short title", "J Examples", "12", "45-67", "10.1000/ab.c"),
    ),
    (
        "Writer AB, Other CD, et al. A short title. J Examples. 2001 Mar 4;12:45-67. PMID: 123",
        ("Writer AB, Other CD, et al.", "2001", "A short title", "J Examples", "12", "45-67", None),
    ),
    (
        "Writer A. A short title. J Examples 12, 45-67 (2001).",
        ("Writer A", "2001", "A short title", "J Examples", "12", "45-67", None),
    ),
    # identifiers in place of the journal
    (
        "Writer A et al. (2001) A short title. https://doi.org/10.1000/ab.c.",
        ("Writer A et al.", "2001", "A short title", None, None, None, "10.1000/ab.c"),
    ),
    (
        "Writer A (2001) A short title (10.1000/S1(2)3).",
        ("Writer A", "2001", "A short title (", None, None, None, "10.1000/S1(2)3"),
    ),
    (
        "Writer A (2001) A short title. https://example.org/page.html",
        ("Writer A", "2001", "A short title", None, None, None, None),
    ),
    # fields that are missing
    (
        "Writer A et al. A short title. J Examples 12: 45-67.",
        ("Writer A et al.", None, "A short title", "J Examples", "12", "45-67", None),
    ),
    (
        "(2001) A short title. J Examples 12: 45-67.",
        (None, "2001", "A short title", "J Examples", "12", "45-67", None),
    ),
    ("Writer A (2001) A short title.", ("Writer A", "2001", "A short title", None, None, None, None)),
    ("See page 3 of the leaflet", (None,) * 7),
]


@pytest.mark.parametrize(("entry", "expected"), READ, ids=[entry for entry, _ in READ])
def test_the_fields_of_an_entry(entry: str, expected: tuple[str | None, ...]) -> None:
    assert fields(entry) == expected


@pytest.mark.parametrize(
    ("entry", "problems"),
    [
        ("Writer A (2001) A title. J Examples 12: 45-67.", ()),
        ("Writer A (2001) A title. https://doi.org/10.1000/1", ()),
        ("Writer A (3001) A title. J Examples 12: 45.", ("the year 3001 is not between 1800 and 2099",)),
        ("Writer A (2001) A title.", ("no journal was found",)),
        (
            "Writer A (2001) A title. J Examples 12:45ff. https://doi.org/10.1000/1",
            ("no journal was found",),
        ),
        (
            "Writer A (2001) A title. J Examples (5)48: 45.",
            ("which number is the volume could not be told",),
        ),
        ("Writer A (2001) A title. J Examples 12: 45. doi:10.1000/.", ("the DOI is cut short",)),
        ("(2001) A title. J Examples 12: 45.", ("no authors were found",)),
        ("Writer A et al. A title. J Examples 12: 45.", ("no year was found",)),
        (
            "See page 3 of the leaflet",
            ("not read as a reference: no year, no journal with volume and pages, no identifier",),
        ),
        ("Writer A (2001) " + "A title " * 300, ("longer than 2000 characters: not read as one reference",)),
    ],
)
def test_what_is_odd_is_kept_and_said(entry: str, problems: tuple[str, ...]) -> None:
    (citation,) = citations(entry)
    assert citation.problems == problems
    assert citation.span.text == entry.strip()


@pytest.mark.parametrize("name", ["J Examples", "J. Examples", "j examples", "The Journal of Examples"])
def test_a_journal_is_known_by_its_names(name: str) -> None:
    (citation,) = citations(f"Writer A (2001) A title. {name} 1: 2.")
    assert citation.journal_iri == EXAMPLES.iri


def test_a_journal_without_a_row_stays_words() -> None:
    (citation,) = citations("Writer A (2001) A title. J Exampl 12: 45.")
    assert (citation.journal and citation.journal.text, citation.journal_iri, citation.work_iri) == (
        "J Exampl",
        None,
        None,
    )


@pytest.mark.parametrize(
    ("entry", "work"),
    [
        ("Writer A (2001) A title. https://doi.org/10.1000/AB.C.", BY_DOI),
        ("Writer A (2001) A title. J Other 1: 2. PMID: 123.", BY_PUBMED),
        ("Writer A (2001) A title. https://pubmed.ncbi.nlm.nih.gov/123/", BY_PUBMED),
        ("Writer A (2001) A title. J Examples 12: 45-67.", BY_PLACE),
        ("Writer A (2001) A title. Ann. Samples 7: E12.", BY_NAME),
        ("Writer A (2001) A title. J Examples 12: 46-67.", None),
        ("Writer A (2001) A title. J Examples 13: 45-67.", None),
        ("Writer A (2001) A title. Ann Examples 7: e12.", None),
        ("Writer A (2001) A title. https://doi.org/10.1000/ab.cd", None),
    ],
)
def test_a_work_is_found_by_what_identifies_it(entry: str, work: Work | None) -> None:
    (citation,) = citations(entry)
    assert citation.work_iri == (work.iri if work else None)


def test_entries_are_counted_through() -> None:
    found = citations("Writer A (2001) A. B 1: 2.", "See page 3 of it", "Writer B (2002) C. D 3: 4.")
    assert [(c.ordinal, bool(c.problems)) for c in found] == [(1, False), (2, True), (3, False)]


def test_an_article_without_literature() -> None:
    assert read_citations(read_document(b"It binds.", "x.txt", VOCABULARY.layout), (), ()) == ()


@pytest.mark.skipif(not SHARED.is_dir(), reason="the article and its golden graph are not here")
def test_the_citations_of_the_il21_article_are_those_of_its_golden_graph() -> None:
    rdflib = pytest.importorskip("rdflib")
    golden = rdflib.Graph().parse(SHARED / "design" / "golden" / "il21.ttl")
    rows = golden.query(
        """PREFIX ikg: <https://w3id.org/il21kg/ontology#>
        SELECT ?n ?quote ?authors ?year ?title ?journal ?volume ?pages ?doi ?j ?w WHERE {
          ?c ikg:ordinal ?n ; ikg:quotedFrom ?quote ; ikg:statedAuthors ?authors ; ikg:statedTitle ?title .
          OPTIONAL { ?c ikg:statedYear ?year } OPTIONAL { ?c ikg:statedJournal ?journal }
          OPTIONAL { ?c ikg:statedVolume ?volume } OPTIONAL { ?c ikg:statedPages ?pages }
          OPTIONAL { ?c ikg:statedDOI ?doi }
          OPTIONAL { ?c ikg:journal ?j } OPTIONAL { ?c ikg:refersToWork ?w }
        } ORDER BY ?n"""
    )
    expected = [tuple(value and str(value) for value in row) for row in rows]
    document = read_file(SHARED / "articles" / "il21.txt", VOCABULARY.layout)
    base = f"https://w3id.org/il21kg/span/{document.sha256[:16]}"
    found = [
        (
            str(c.ordinal),
            f"{base}.{c.span.start}-{c.span.end}",
            *(span and span.text for span in (getattr(c, field) for field in FIELDS)),
            c.journal_iri,
            c.work_iri,
        )
        for c in read_citations(document, VOCABULARY.journals.values(), VOCABULARY.works.values())
    ]
    assert len(expected) == 5
    assert found == expected


def test_the_journals_that_ship_have_the_anchors_that_were_checked() -> None:
    rows = {
        (j.label, j.anchor_year, j.anchor_volume, j.volumes_per_year) for j in VOCABULARY.journals.values()
    }
    assert rows == {
        ("Annual Review of Immunology", 2009, 27, 1),
        ("Blood", 2012, 119, 2),
        ("The Lancet", 1990, 335, 2),
    }


# --- Laws ---

WORDS = st.sampled_from(
    [
        *"AB. ,;:()/-'",
        "Writer A",
        " et al",
        "(2001)",
        "2001;",
        "12(3):45-67",
        "J Examples ",
        "10.1000/",
        "doi",
        "PMID 1",
        "é",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=25).map("".join))
def test_the_fields_of_any_entry_do_not_overlap(entry: str) -> None:
    for citation in citations(f"1 {entry} 1"):
        found = sorted(
            (span.start, span.end) for field in FIELDS if (span := getattr(citation, field)) is not None
        )
        assert all(end <= start for (_, end), (start, _) in pairwise(found))
        assert found or citation.problems


def test_hostile_entries_are_read_to_their_end() -> None:
    hostile = ["(2001) " * 280, "1 " * 990, ". " * 990 + "1", "A." * 990, "12:" * 600, "10.1000/" * 240]
    assert len(citations(*(f"1{entry}" for entry in hostile))) == len(hostile)
