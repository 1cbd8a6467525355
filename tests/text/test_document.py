"""The layout of an article: what each line is, where sections and sentences lie."""

import hashlib
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from il21kg.errors import Il21kgError, InputError
from il21kg.resources import folder, sample_article, texts
from il21kg.text.document import Document, read_document, read_file
from il21kg.text.keys import source_key
from il21kg.text.layout import LayoutRule
from il21kg.vocabulary.vocabulary import load_vocabulary

LAYOUT = load_vocabulary().layout
SHARED = Path(__file__).parents[2].parent / "shared"


def read(text: str, name: str = "il4.txt") -> Document:
    return read_document(text.encode(), name, LAYOUT)


def kinds(document: Document) -> list[tuple[str, str]]:
    return [(block.kind, block.span.text) for block in document.blocks]


def sentences(text: str) -> list[str]:
    return [sentence.span.text for sentence in read(text).sentences]


def true_places(document: Document) -> None:
    """Everything a document holds stands where it says."""
    text = document.text
    spans = [block.span for block in document.blocks] + [s.span for s in document.sentences]
    spans += [place for place, _ in document.updates] + ([document.title] if document.title else [])
    for span in spans:
        assert text[span.start : span.end] == span.text
        assert span.text == span.text.strip() != ""
    starts = [s.start for s in document.sections]
    assert [0, *(s.end for s in document.sections)] == [*starts, len(text)]
    assert len({s.key for s in document.sections}) == len(document.sections)
    bounds = {s.key: (s.start, s.end) for s in document.sections}
    for block in document.blocks:
        assert bounds[block.section][0] <= block.span.start < block.span.end <= bounds[block.section][1]
    end = 0
    for sentence in document.sentences:
        assert end <= sentence.span.start < sentence.span.end <= bounds[sentence.section][1]
        assert bounds[sentence.section][0] <= sentence.span.start
        end = sentence.span.end
        assert (sentence.header is None) or sentence.kind == "item"


# --- The rows of layout.ttl ---


def test_there_are_layout_rules() -> None:
    assert len(LAYOUT) > 20


def test_a_layout_rule_shares_its_name_with_no_other_row() -> None:
    files = texts(folder("ontology") / "reading", ".ttl")
    rows = [(name, row) for name, text in files.items() for row in set(re.findall(r"(?m)^read:[\w-]+", text))]
    layout = {row for name, row in rows if name == "layout.ttl"}
    assert len(layout) == len(LAYOUT)
    assert [(name, row) for name, row in rows if name != "layout.ttl" and row in layout] == []


@pytest.mark.parametrize("rule", LAYOUT, ids=lambda rule: rule.name)
def test_a_rule_matches_its_examples_and_not_its_counter_examples(rule: LayoutRule) -> None:
    assert rule.examples and rule.counter_examples
    assert [e for e in rule.examples if not re.fullmatch(rule.pattern, e)] == []
    assert [e for e in rule.counter_examples if re.fullmatch(rule.pattern, e)] == []


def test_an_example_is_not_taken_by_an_earlier_rule() -> None:
    lines = [rule for rule in LAYOUT if rule.order < 400]
    for rule in lines:
        for example in rule.examples:
            first = next(r for r in lines if re.fullmatch(r.pattern, example))
            assert first.kind == rule.kind, f"{rule.name}: {example!r} is taken by {first.name}"


def test_a_pattern_that_does_not_compile_is_named() -> None:
    broken = (LayoutRule("odd", "title", "(", (), (), 1), LayoutRule("odder", "date", "[", (), (), 2))
    with pytest.raises(InputError, match=r"odd: .*\n.*odder: "):
        read_document(b"text", "x.txt", broken)


# --- A page of the encyclopaedia ---

PAGE = """IL4 Gene

Last updated on: 01.02.2023

Dieser Text auf Deutsch

Requires a registration (doctors only)

Please log in to see the images.


Requires a registration (doctors only)

DefinitionThis part was translated by a machine.

The IL4 gene lies on chromosome 5. It encodes a cytokine.

General informationThis part was translated by a machine.

Its receptors include:

  • IL4R
  • and
  • IL13RA1.

May act on B cells.

LiteratureThis part was translated by a machine.

  1. Writer A et al (2001) A title. A Journal 1: 2-3.
  2. Writer B (2002) Another title. A Journal 2: 4-5.

Last updated on: 01.02.2023"""

QUALITY = ("quality", "This part was translated by a machine.")


def test_a_page_is_read_block_by_block() -> None:
    assert kinds(read(PAGE)) == [
        ("title", "IL4 Gene"),
        ("date", "01.02.2023"),
        ("german", "Dieser Text auf Deutsch"),
        ("notice", "Requires a registration (doctors only)"),
        ("notice", "Please log in to see the images."),
        ("notice", "Requires a registration (doctors only)"),
        ("heading", "Definition"),
        QUALITY,
        ("paragraph", "The IL4 gene lies on chromosome 5. It encodes a cytokine."),
        ("heading", "General information"),
        QUALITY,
        ("header", "Its receptors include:"),
        ("item", "IL4R"),
        ("dropped-item", "• and"),
        ("item", "IL13RA1."),
        ("paragraph", "May act on B cells."),
        ("heading", "Literature"),
        QUALITY,
        ("reference", "Writer A et al (2001) A title. A Journal 1: 2-3."),
        ("reference", "Writer B (2002) Another title. A Journal 2: 4-5."),
        ("date", "01.02.2023"),
    ]


def test_the_facts_about_a_page() -> None:
    document = read(PAGE, "IL4 Gene.txt")
    assert document.title is not None and document.title.text == "IL4 Gene"
    assert [iso for _, iso in document.updates] == ["2023-02-01", "2023-02-01"]
    assert (document.updated, document.german_version, document.language) == ("2023-02-01", True, "en")
    assert (document.key, document.name) == ("il4-gene", "IL4 Gene.txt")
    assert document.sha256 == hashlib.sha256(PAGE.encode()).hexdigest()
    assert document.file_sha256 is None
    true_places(document)


def test_sections_tile_and_say_that_they_were_translated() -> None:
    document = read(PAGE)
    assert [(s.key, s.label, s.machine_translated) for s in document.sections] == [
        ("front", "Front", False),
        ("definition", "Definition", True),
        ("general-information", "General information", True),
        ("literature", "Literature", True),
    ]


def test_sentences_stand_in_prose_and_items_know_their_header() -> None:
    found = [
        (s.kind, s.span.text, s.section, s.header.text if s.header else None) for s in read(PAGE).sentences
    ]
    assert found == [
        ("prose", "The IL4 gene lies on chromosome 5.", "definition", None),
        ("prose", "It encodes a cytokine.", "definition", None),
        ("header", "Its receptors include:", "general-information", None),
        ("item", "IL4R", "general-information", "Its receptors include:"),
        ("item", "IL13RA1.", "general-information", "Its receptors include:"),
        ("prose", "May act on B cells.", "general-information", None),
    ]


@pytest.mark.skipif(not SHARED.is_dir(), reason="the article is not here")
def test_the_il21_article() -> None:
    document = read_file(SHARED / "articles" / "il21.txt", LAYOUT)
    true_places(document)
    assert [(s.key, s.start, s.end, s.machine_translated) for s in document.sections] == [
        ("front", 0, 701, False),
        ("definition", 701, 1498, True),
        ("general-information", 1498, 2061, True),
        ("literature", 2061, 2836, True),
    ]
    assert [(s.span.start, s.span.end, s.kind) for s in document.sentences] == [
        (760, 861, "prose"),
        (862, 974, "prose"),
        (976, 1225, "prose"),
        (1226, 1393, "prose"),
        (1394, 1496, "prose"),
        (1566, 1604, "header"),
        (1610, 1656, "item"),
        (1669, 1684, "item"),
        (1686, 1737, "prose"),
        (1738, 1878, "prose"),
        (1879, 1973, "prose"),
        (1974, 2059, "prose"),
    ]
    assert {s.header.start for s in document.sentences if s.header} == {1566}
    assert document.sha256 == hashlib.sha256((SHARED / "articles" / "il21.txt").read_bytes()).hexdigest()
    assert [b.span.text for b in document.blocks if b.kind == "dropped-item"] == ["• and"]
    assert sum(b.kind == "notice" for b in document.blocks) == 7
    assert [iso for _, iso in document.updates] == ["2022-03-23"] * 2
    assert document.german_version


# --- Variants of the layout ---


def test_a_notice_on_the_line_after_its_heading() -> None:
    document = read(
        "Definition\nThis section was translated by a machine.\n\nIt binds IL4.\n\nTherapy\n\nNone."
    )
    assert [(s.key, s.machine_translated) for s in document.sections] == [
        ("definition", True),
        ("therapy", False),
    ]
    assert [s.span.text for s in document.sentences] == ["It binds IL4.", "None."]


def test_no_headings_at_all() -> None:
    document = read("IL4 Gene\n\nUpdated on 2023-02-01\n\nIt binds IL4R.\n\nIt acts on B cells.")
    assert [(s.key, s.label) for s in document.sections] == [("body", "Body")]
    assert [s.span.text for s in document.sentences] == ["It binds IL4R.", "It acts on B cells."]
    assert document.title is not None and document.title.text == "IL4 Gene"
    assert document.updated == "2023-02-01"


def test_papers_without_a_heading_are_papers() -> None:
    papers = ["Writer A et al (2001) IL4 binds IL4R. Journal 1: 2-3.", "Reader B, Writer A (1999) B cells."]
    text = f"IL4 Gene\n\nIt binds IL4R.\n\n  1. {papers[0]}\n  2. {papers[1]}\n\nUpdated on 2023-02-01"
    document = read(text)
    assert [b.span.text for b in document.blocks if b.kind == "reference"] == papers
    assert [s.span.text for s in document.sentences] == ["It binds IL4R."]
    assert document.updated == "2023-02-01"


def test_plain_text_has_no_title() -> None:
    document = read("This gene encodes a cytokine. It binds IL4R.")
    assert (document.title, document.updates, document.german_version) == (None, (), False)
    assert [s.key for s in document.sections] == ["body"]
    assert len(document.sentences) == 2


@pytest.mark.parametrize("title", ["Interleukin-4", "IL4", "p53", "T cell receptor", "IL4 gene (human)"])
def test_a_title_without_the_word_gene(title: str) -> None:
    document = read(f"{title}\n\nThis molecule binds IL4R.\n")
    assert document.title is not None and document.title.text == title
    assert [s.span.text for s in document.sentences] == ["This molecule binds IL4R."]


def test_a_single_short_line_is_no_title() -> None:
    document = read("IL4 binds IL4R")
    assert document.title is None
    assert [s.span.text for s in document.sentences] == ["IL4 binds IL4R"]


@pytest.mark.parametrize("mark", ["•", "-", "–", "*", "1.", "2)", "(3)", "[4]"])
def test_marks_of_a_list(mark: str) -> None:
    document = read(f"Its ligands are:\n{mark} IL4\n{mark} and\n{mark} IL13\n\nThey bind.")
    assert [(s.kind, s.span.text) for s in document.sentences] == [
        ("header", "Its ligands are:"),
        ("item", "IL4"),
        ("item", "IL13"),
        ("prose", "They bind."),
    ]


def test_a_colon_without_a_list_opens_nothing() -> None:
    assert [s.kind for s in read("Its ligands are:\n\nThey bind it.").sentences] == ["prose", "prose"]


def test_a_list_may_open_at_the_end_of_a_paragraph() -> None:
    document = read("It binds. Its\nligands are:\n- IL4\n- IL13")
    assert [(s.kind, s.span.text) for s in document.sentences] == [
        ("prose", "It binds."),
        ("header", "Its\nligands are:"),
        ("item", "IL4"),
        ("item", "IL13"),
    ]


def test_wrapped_lines_are_one_paragraph_and_one_item() -> None:
    text = (
        "The gene encodes\na cytokine. It binds\nIL4R.\n\nIts ligands:\n  • interleukin\n    four\n  • IL13"
    )
    assert sentences(text) == [
        "The gene encodes\na cytokine.",
        "It binds\nIL4R.",
        "Its ligands:",
        "interleukin\n    four",
        "IL13",
    ]


def test_parts_that_are_no_prose() -> None:
    text = (
        "Interleukin-4\n\nAuthor: A. Writer\n\nSynonym(s)\n\nBSF-1\nB cell growth factor\n\n"
        "Definition\n\nIt binds.\n\n"
        "Author\n\nA. Writer wrote it.\n\nOutgoing links (2)\n\nPsoriasis\nAsthma\n\n"
        "References\n\nIn print 2001.\n"
    )
    document = read(text)
    assert [s.key for s in document.sections] == [
        "front", "synonym-s-", "definition", "author", "outgoing-links--2-", "references"
    ]  # fmt: skip
    assert [(s.section, s.kind, s.span.text) for s in document.sentences] == [
        ("synonym-s-", "item", "BSF-1"),
        ("synonym-s-", "item", "B cell growth factor"),
        ("definition", "prose", "It binds."),
    ]
    true_places(document)


def test_each_line_of_the_synonyms_is_an_item_of_its_own() -> None:
    document = read("Synonym(s)\n\nBSF-1; Bcgf1\n\ninterleukin 4\nB cell factor\n\nDefinition\n\nIt binds.")
    assert [(s.kind, s.span.text, s.header) for s in document.sentences] == [
        ("item", "BSF-1; Bcgf1", None),
        ("item", "interleukin 4", None),
        ("item", "B cell factor", None),
        ("prose", "It binds.", None),
    ]


def test_an_unknown_heading_is_known_by_its_shape() -> None:
    document = read(
        "Definition\n\nIt binds.\n\nRole in allergy\n\nIt drives the production of IgE.\n\nAsthma\n"
    )
    assert [s.label for s in document.sections] == ["Definition", "Role in allergy"]
    assert [s.span.text for s in document.sentences] == [
        "It binds.",
        "It drives the production of IgE.",
        "Asthma",
    ]


def test_a_short_line_among_furniture_is_no_heading() -> None:
    document = read(
        "IL4 Gene\n\nPlease log in now\n\nSome unknown line\n\nRead more of it.\n\nDefinition\n\nIt binds."
    )
    assert [s.key for s in document.sections] == ["front", "definition"]
    assert [s.span.text for s in document.sentences] == ["It binds."]


def test_a_lead_before_the_first_heading_is_prose_where_there_is_no_furniture() -> None:
    document = read("IL4\n\nIt is a cytokine.\n\nFunction\n\nIt binds IL4R.")
    assert [(s.section, s.span.text) for s in document.sentences] == [
        ("front", "It is a cytokine."),
        ("function", "It binds IL4R."),
    ]


def test_a_heading_before_its_text() -> None:
    document = read("IL4\n\nDefinition: It is a cytokine. It\nacts.\n\nTherapy: " + "It is long. " * 99)
    assert [s.key for s in document.sections] == ["front", "definition", "therapy"]
    assert [s.span.text for s in document.sentences][:3] == ["It is a cytokine.", "It\nacts.", "It is long."]
    assert len(document.sentences) == 2 + 99
    true_places(document)


def test_headings_that_come_twice() -> None:
    document = read("Note(s)\n\nIt binds.\n\nNote(s)\n\nIt acts.\n\nNote(s)\n\nIt rests.")
    assert [s.key for s in document.sections] == ["note-s-", "note-s--2", "note-s--3"]


def test_two_dates_that_differ_are_both_kept_and_an_impossible_one_is_not() -> None:
    document = read(
        "IL4 Gene\n\nLast updated on: 01.02.2023\n\nIt binds.\n\n"
        "Updated on 3 March 2024\n\nUpdated on 31.02.2024"
    )
    assert [iso for _, iso in document.updates] == ["2023-02-01", "2024-03-03"]


def test_references_without_numbers_and_wrapped_ones() -> None:
    text = (
        "Literature\n\nWriter A (2001) One title. A Journal 1: 2-3.\n"
        "Writer B (2002) Another\ntitle. A Journal 2: 4.\n"
        "A remark on them.\n"
    )
    assert [(b.kind, b.span.text) for b in read(text).blocks][1:] == [
        ("reference", "Writer A (2001) One title. A Journal 1: 2-3."),
        ("reference", "Writer B (2002) Another\ntitle. A Journal 2: 4."),
        ("paragraph", "A remark on them."),
    ]


# --- Sentences ---

SPLITS = [  # joined by blanks, these are the sentences
    ["It binds IL4R, e.g. in B cells.", "It acts."],
    ["It is large, i.e. 30 kDa.", "It acts."],
    ["Writer et al. (2001) found it.", "It acts."],
    ["It was found by Writer et al.", "The gene is large."],
    ["It weighs approx. 30 kDa.", "It acts."],
    ["It is shown in Fig. 3 and Figs. S1 and S2.", "It acts."],
    ["E. coli and B. cereus carry it.", "It acts."],
    ["It needs vitamin C.", "The gene is large."],
    ["It has 3.5 kb.", "It acts."],
    ["The t(1;19) and t(4;11) translocations join it.", "It acts."],
    ["It acts (By similarity).", "May bind IL4R."],
    ['It is called "the helper."', "It acts."],
    ["See https://example.org/A.Page/B.html for more.", "It acts."],
    ["See https://example.org/a.Page for more.", "It acts."],
    ["It acts.[1][2]", "It binds."],
    ["Does it act?", "Yes!", "It does."],
    ["It is no. 5 of them.", "The answer is no.", "It acts."],
    ["It lies on chromosome 4.", "4q27 is its band."],
    ["The variant p.Arg123Cys stops it.", "It acts."],
    ["It binds HLA-B.", "Peptides fit."],
    ["It lies near CSF2 .", "This gene is large."],
    ["It is a target of p53.", "p53 stops it.", "mTOR helps."],
    ["It acts on U.S. samples.", "It binds."],
    ["It ends here"],
    ["It acts on T cells vs. B cells.", "(It binds.)"],
    ["It was found by Dr. Writer.", "It acts."],
]


@pytest.mark.parametrize("expected", SPLITS, ids=lambda parts: parts[0])
def test_the_end_of_a_sentence(expected: list[str]) -> None:
    assert sentences(" ".join(expected)) == expected


def test_a_blank_may_be_missing_after_a_stop() -> None:
    assert sentences("The gene is large.The protein binds IL4R.It acts.") == [
        "The gene is large.",
        "The protein binds IL4R.",
        "It acts.",
    ]


def test_a_bracketed_tail_is_no_part_of_a_sentence() -> None:
    text = "It acts. {ECO:0000250|UniProtKB:P05112}. It binds. [provided by a curator, Jan 2020]."
    assert sentences(text) == ["It acts.", "It binds."]


@pytest.mark.skipif(not SHARED.is_dir(), reason="the annotated descriptions are not here")
def test_sentences_of_annotated_descriptions() -> None:
    import json

    files = sorted((SHARED / "gold" / "dev").glob("*.json"))
    assert files
    wrong = []
    for file in files:
        document = read_file(file.with_suffix(".txt"), LAYOUT)
        found = {(s.span.start, s.span.end) for s in document.sentences}
        facts = json.loads(file.read_text())["facts"]
        wrong += [(file.name, f["sentence"]) for f in facts if tuple(f["sentence"]) not in found]
    assert wrong == []


# --- Newlines, places ---


def changed(text: str, newline: str) -> str:
    return text.replace("\n", newline)


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_other_newlines_change_offsets_only(newline: str) -> None:
    plain, other = read(PAGE), read(changed(PAGE, newline))
    assert kinds(other) == kinds(plain)
    assert [s.span.text for s in other.sentences] == [s.span.text for s in plain.sentences]
    assert other.text == changed(PAGE, newline)
    true_places(other)


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_line_and_column_of_an_offset(newline: str) -> None:
    text = changed("ab\n\ncd\n", newline)
    document = read(text)
    place = text.index("d")
    assert document.position(0) == (1, 1)
    assert document.position(place) == (3, 2)
    assert document.position(len(text)) == (4, 1)
    assert document.position(2) == (1, 3)
    assert (document.line_at(place).text, document.line_at(place).start) == ("cd", text.index("c"))
    assert document.line_at(len(text)).text == ""


def test_the_place_between_cr_and_lf_is_on_the_line_they_end() -> None:
    document = read("ab\r\ncd")
    assert [document.position(i) for i in range(7)] == [
        (1, 1), (1, 2), (1, 3), (1, 4), (2, 1), (2, 2), (2, 3)
    ]  # fmt: skip


@pytest.mark.parametrize("offset", [-1, 3])
def test_an_offset_outside_the_text(offset: int) -> None:
    with pytest.raises(ValueError, match="not in a text of 2 characters"):
        read("ab").position(offset)


def test_more_furniture_changes_offsets_only() -> None:
    more = PAGE.replace("Please log in", "Please log in now to see all pages.\n\n  \n\nPlease log in")
    assert [s.span.text for s in read(more).sentences] == [s.span.text for s in read(PAGE).sentences]


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("il21.txt", "il21"),
        ("IL21 Gene.TXT", "il21-gene"),
        ("il21-sample.txt", "il21-sample"),
        ("a.b.html", "a-b"),
        ("Ätiologie", "ätiologie"),
        ("A\u0308tiologie", "ätiologie"),
        ("IFN-γ.txt", "ifn-γ"),
        ("IFN-α.txt", "ifn-α"),
        ("肝.txt", "肝"),
        ("肺.txt", "肺"),
        ("हृदय.txt", "हृदय"),
        ("++.txt", "text"),
        ("a\udcff.txt", "a-"),
        ("0123456789abcdef.txt", "text-0123456789abcdef"),
        ("0123456789abcde.txt", "0123456789abcde"),
        ("12345678.txt", "12345678"),
        ("", "text"),
    ],
)
def test_the_key_of_a_source(name: str, key: str) -> None:
    assert source_key(name) == key


@pytest.mark.parametrize(
    "key",
    [
        "", " ", "a b", "a/b", "../act/run", "a?b", "a#b", "%41", 'a"b', "a<b", "a>b", "{a}", "a\\b", "a\tb",
        "a\n", "a^b", "a|b", "a`b", ".", "..", ".a", "a.", "-", "a\u202eb", "a\udcffb", "a:b", "x" * 201,
        "0123456789abcdef", "0123456789abcdef.front",
    ],
)  # fmt: skip
def test_an_odd_key_is_refused_with_one_that_would_do(key: str) -> None:
    with pytest.raises(InputError, match="cannot be the key of a source") as told:
        read_document(b"It binds.", "x.txt", LAYOUT, key=key)
    proposed = told.value.advice.rpartition(": ")[2]
    assert read_document(b"It binds.", "x.txt", LAYOUT, key=proposed).key == proposed


@pytest.mark.parametrize(
    ("key", "proposed"),
    [
        ("", "text"),
        ("../notes", "notes"),
        ("%7E", "7e"),
        ("?", "text"),
        ("?0123456789abcdef", "text-0123456789abcdef"),
    ],
)
def test_the_proposed_key_begins_with_a_letter_or_digit(key: str, proposed: str) -> None:
    with pytest.raises(InputError) as told:
        read_document(b"It binds.", "x.txt", LAYOUT, key=key)
    assert told.value.advice.endswith(f"For example: {proposed}")


@pytest.mark.parametrize("key", ["il21", "IL21_v2.1", "ifn-γ", "肝", "हृदय", "-a", "deadbeef"])
def test_a_plain_key_is_taken_as_it_is(key: str) -> None:
    assert read_document(b"It binds.", "x.txt", LAYOUT, key=key).key == key


def test_a_key_may_be_given() -> None:
    assert read_document(b"It binds.", "x.txt", LAYOUT, key="mine").key == "mine"


# --- Language ---


@pytest.mark.parametrize(
    "text",
    [
        "IL4-Gen\n\nZuletzt aktualisiert am: 01.02.2023\n\nDas Gen kodiert ein Zytokin und ist klein.",
        "Definition\n\nEin Zytokin, das von T-Zellen gebildet wird.",
    ],
)
def test_a_german_page_is_known(text: str) -> None:
    assert read(text).language == "de"


def test_an_english_page_with_a_german_line_is_english() -> None:
    assert read(PAGE).language == "en"


# --- HTML ---

HTML = """<!DOCTYPE html>
<html><head><title>IL4 Gene - A book of genes</title><style>p { color: red }</style></head>
<body><nav><ul><li>Home</li><li>Definition</li></ul></nav>
<main><h1>IL4 Gene</h1><p>Last updated on: 01.02.2023</p><script>var x = "Definition";</script>
<h2>Definition<small>This part was translated by a machine.</small></h2>
<p>The <b>IL4</b> gene encodes a&nbsp;cytokine &amp; binds <i>IL4R</i>.<br>It acts.</p>
<h3>Friends</h3>
<p>Its ligands are:</p><ul><li>IL4<li><p>IL13</p></li><li>and</li></ul>
<h2>Literature</h2><ol><li>Writer A (2001) A title. A Journal 1: 2-3.</li><li>Writer B (2002) B. C 4: 5.</ol>
</main><footer>Imprint</footer></body></html>"""


def test_a_saved_page_gives_its_readable_text() -> None:
    document = read(HTML, "il4.html")
    assert document.text == (
        "IL4 Gene\n\nLast updated on: 01.02.2023\n\nDefinitionThis part was translated by a machine.\n\n"
        "The IL4 gene encodes a cytokine & binds IL4R.\n\nIt acts.\n\nFriends\n\nIts ligands are:\n\n"
        "  • IL4\n  • IL13\n  • and\n\nLiterature\n\n"
        "  1. Writer A (2001) A title. A Journal 1: 2-3.\n  2. Writer B (2002) B. C 4: 5."
    )
    assert [s.key for s in document.sections] == ["front", "definition", "friends", "literature"]
    assert [(s.kind, s.span.text) for s in document.sentences] == [
        ("prose", "The IL4 gene encodes a cytokine & binds IL4R."),
        ("prose", "It acts."),
        ("header", "Its ligands are:"),
        ("item", "IL4"),
        ("item", "IL13"),
    ]
    assert [b.kind for b in document.blocks].count("reference") == 2
    assert document.file_sha256 == hashlib.sha256(HTML.encode()).hexdigest()
    assert document.sha256 == hashlib.sha256(document.text.encode()).hexdigest()
    true_places(document)


def test_a_list_among_the_furniture_leaves_no_bullets() -> None:
    page = "<html><body><nav><ul><li>Home</li><li>Genes</li></ul></nav><h1>IL4 gene</h1><p>It binds.</p>"
    document = read(page)
    assert document.text == "IL4 gene\n\nIt binds."
    assert document.title is not None and document.title.text == "IL4 gene"


def test_a_comment_is_no_text_even_when_it_does_not_end() -> None:
    assert read("<p>It<!-- never --> binds.</p><!-- It acts.").text == "It binds."


def test_a_page_without_main_heading_is_called_what_its_window_says() -> None:
    document = read("<html><head><title>IL4 gene | A book</title></head><body><p>It binds.</p></body></html>")
    assert document.text == "IL4 gene\n\nIt binds."
    assert document.title is not None and document.title.text == "IL4 gene"


@pytest.mark.parametrize("text", ["p < 0.05 and <p> is a tag", "IL4 <b>binds</b> IL4R."])
def test_text_that_is_no_page(text: str) -> None:
    document = read(text)
    assert (document.text, document.file_sha256) == (text, None)


# --- Bad input ---


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "x.txt: there is no text in it"),
        (b" \n\t\r\n", "x.txt: there is no text in it"),
        ("\ufeff \n".encode(), "x.txt: there is no text in it"),
        (b"<html><body><script>1</script></body></html>", "x.txt: there is no text in it"),
        (b"one\r\ntwo\rgr\xfcn", r"byte 11 \(line 3\) is not UTF-8: 0xFC\n.*iconv -f latin1 -t utf-8 x.txt"),
        (b"It binds.\nIt\0acts.", r"byte 12 \(line 2\) is a NUL byte"),
        (b"It\x07binds.", r"byte 2 \(line 1\) is the control character U\+0007"),
        (b"%PDF-1.7\n%\xe2\xe3", "this is a PDF file.*\n.*pdftotext -enc UTF-8 x.txt"),
        (b"PK\x03\x04....", "this is a zip or office file"),
        (b"{\\rtf1 text}", "this is an RTF file"),
        ("It binds.".encode("utf-16"), "this is UTF-16 text.*\n.*iconv -f utf-16 -t utf-8 x.txt"),
    ],
    ids=lambda value: repr(value[:12]),
)
def test_what_is_no_text_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(InputError, match=message):
        read_document(data, "x.txt", LAYOUT)


@pytest.mark.parametrize(
    ("data", "size"),
    [
        (b"IL21 Gene\n\n" + b"x y. " * 10_000_000, "50,000,011 bytes; at most 20,000,000"),
        (b"IL21 Gene\n\n" + b"x y. " * 500_000, "2,500,011 characters; at most 2,000,000"),
    ],
    ids=["file", "text"],
)
def test_what_is_too_large_for_an_article_is_refused(data: bytes, size: str) -> None:
    with pytest.raises(InputError, match=f"large.txt: this is too large for an article, {size}") as refused:
        read_document(data, "large.txt", LAYOUT)
    assert "a file of its own" in str(refused.value)


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    document = read_document("\ufeffIt binds.".encode(), "x.txt", LAYOUT)
    assert (document.text, document.sha256) == ("It binds.", hashlib.sha256(b"It binds.").hexdigest())


def test_files_that_cannot_be_opened(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no such file"):
        read_file(tmp_path / "none.txt", LAYOUT)
    with pytest.raises(InputError, match="this is a folder"):
        read_file(tmp_path, LAYOUT)
    with pytest.raises(InputError, match="cannot be read"):
        read_file(Path("a\0b"), LAYOUT)
    (tmp_path / "IL4.txt").write_text("It binds.")
    assert (read_file(tmp_path / "IL4.txt", LAYOUT).key, read_file(tmp_path / "IL4.txt", LAYOUT).name) == (
        "il4",
        "IL4.txt",
    )


# --- Laws ---

PARTS = st.sampled_from(
    [
        *(
            "\n",
            "\n\n",
            "\r\n",
            "\r",
            " ",
            "\t",
            "\f",
            ".",
            ". ",
            "! ",
            ":\n",
            "• ",
            "- ",
            "1. ",
            "and",
            "(",
            ")",
            '"',
        ),
        *(
            "Definition",
            "Literature",
            "Note(s)",
            "Front",
            "This part was translated by a machine.",
            "IL4 Gene",
        ),
        *(
            "Last updated on: 01.02.2023",
            "Please log in now",
            "The gene",
            "It binds IL4R",
            "e.g",
            "E",
            "Writer",
        ),
        *(
            "{ECO:1}.",
            "[provided by A]",
            "(2001)",
            "γ",
            "𝛾",
            "<p>",
            "<html>",
            "</p>",
            "<ul><li>",
            "<!--",
            "&amp;",
        ),
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PARTS, max_size=40).map("".join))
def test_every_place_is_true(text: str) -> None:
    try:
        document = read(text)
    except InputError as error:
        assert "no text" in str(error) or "HTML" in str(error)
    else:
        true_places(document)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.binary(max_size=200), st.text(max_size=200).map(str.encode)))
def test_any_bytes_are_read_or_refused_with_an_error_of_ours(data: bytes) -> None:
    try:
        document = read_document(data, "x", LAYOUT)
    except Il21kgError as error:
        assert str(error).startswith("x: ")
    else:
        true_places(document)


# --- Shapes that once took the square of their size (measured in benchmarks/layout.py) ---

SHAPES = {
    "one line": "The gene encodes a cytokine, e.g. IL4. ",
    "no blanks": "IL4.",
    "stops": ".",
    "blank lines": "\n \n",
    "headings": "Note(s)\nIt binds.\n",
    "short lines": "IL4\n",
    "bullets": "- IL4\n",
    "open brackets": "{ECO:[provided by (",
    "notices": "Please log in log in log in ",
    "references": "Literature\n1. Writer A (2001) B. C 4: 5.\n",
    "tags": "<p><li><ul>It binds.",
    "open tags": "<p>It binds. <!-- --><a ",
    "open quotes": "<p>It binds. <a b='",
    "quotes in tags": "<p>It binds. <a ='<b '",
    "open ends": "<p>It binds. </",
    "instructions": "<p>It binds. <?",
    "open data": "<p>It binds. <![CDATA[",
    "soft hyphens": "It bi\u00adnds-\nit.",
    "running heads": "It binds the long receptor of cytokines and\nBook of Odds 1\nmast cells.\n",
    "rows": "| IL4 | a | \n",
}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES.keys())
def test_a_text_of_one_shape_is_laid_out_truly(shape: str) -> None:
    data = shape.encode() * (5_000 // len(shape))
    true_places(read_document(data if shape.startswith("<") else b"It binds.\n" + data, "x.txt", LAYOUT))


# --- The sample article ---


def test_the_sample_is_laid_out_like_a_page_of_the_encyclopaedia() -> None:
    document = read_document(sample_article(), "il21-sample.txt", LAYOUT)
    true_places(document)
    assert document.key == "il21-sample"
    assert [(s.key, s.machine_translated) for s in document.sections] == [
        ("front", False),
        ("definition", True),
        ("general-information", True),
        ("literature", True),
    ]
    assert [s.kind for s in document.sentences] == [*["prose"] * 6, "header", "item", "item", *["prose"] * 4]
    assert [b.span.text for b in document.blocks if b.kind == "dropped-item"] == ["• and"]
    assert [b.kind for b in document.blocks if b.section == "front"] == [
        "title",
        "date",
        "german",
        *["notice"] * 7,
    ]
    assert [b.kind for b in document.blocks].count("reference") == 5
    assert [iso for _, iso in document.updates] == ["2022-03-23"] * 2
    assert document.german_version


@pytest.mark.skipif(not SHARED.is_dir(), reason="the article is not here")
def test_the_sample_shares_no_nine_running_words_with_the_article_but_titles_of_papers() -> None:
    def runs(data: bytes) -> set[tuple[str, ...]]:
        words = re.findall(r"\w+", data.decode().split("\nLiterature")[0].lower())
        return {tuple(words[i : i + 9]) for i in range(len(words) - 8)}

    own = runs(sample_article())
    assert len(own) > 200
    assert own & runs((SHARED / "articles" / "il21.txt").read_bytes()) == set()
