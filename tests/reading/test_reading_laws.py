"""What holds for every text: true offsets, honest certainty, the same reading each time, no surprise."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sayings import claim, page, read, reader, said, vocabulary

from il21kg.errors import Il21kgError
from il21kg.namespaces import BIOLINK, RDF, SKOS, local_name
from il21kg.reading.reader import Reader, Reading
from il21kg.reading.statements import Statement
from il21kg.reading.topic import find_topic
from il21kg.resources import sample_article
from il21kg.text.document import Span

SUBJECTS = """IL-21|IL21|This gene|The encoded protein|It|The protein encoded by this gene|Interleukin-21|
IL-6|B cells|Mutations in this gene|Dysregulation of IL21|The receptor|These proteins|Both|
Neither IL-21 nor IL-6|"""
GROUPS = """induces|may induce|does not induce|may not regulate|is thought to inhibit|
has been shown to bind|encodes|is a|is located on|plays a role in|is required for|
is expressed in|fails to activate|, together with IL6, regulates|is associated with|and|
which|by|such as|of|not only promotes|has been observed for|is induced by|stands for"""
OBJECTS = """apoptosis|B cells|mature B and T cells|the proliferation of NK cells|psoriasis|
chromosome 4q27|IL2RG|both innate and adaptive immune responses|
natural killer (NK) cell proliferation and maturation|a cytokine|
an antibody response to viral infections|
several cells such as macrophages, B cells and T cells|multiple isoforms|
the"gamma chain family"|Immunodeficiency, Common Variable, 11 (CVID11)|unheard-of things|(|
,|"""
ENDS = """|.| in response to stress.| in synergy with IL15.| by inducing apoptosis.|
 and may inhibit phagocytosis.|, but not phagocytosis.|:\n\n• psoriasis\n• and\n• asthma\n|
;| in mice.|).| \n\n|, which binds IL2RG."""


def one_of(words: str) -> st.SearchStrategy[str]:
    return st.sampled_from(words.replace("|\n", "|").split("|"))


sentences = st.builds(
    lambda *parts: " ".join(parts[:3]) + parts[3],
    one_of(SUBJECTS),
    one_of(GROUPS),
    one_of(OBJECTS),
    one_of(ENDS),
)
fragments = st.one_of(*(one_of(words) for words in (SUBJECTS, GROUPS, OBJECTS, ENDS)))
texts = st.one_of(
    st.text(max_size=200),
    st.lists(sentences, min_size=1, max_size=4).map(" ".join),
    st.lists(fragments, min_size=1, max_size=12).map(" ".join),
    st.lists(fragments | st.text(max_size=5), min_size=1, max_size=12).map("".join),
)


def spans(statement: Statement) -> list[Span]:
    """Give every place a statement names."""
    ends = [end.span for end in (statement.subject, statement.object) if end.span is not None]
    cues = (*statement.hedge_cues, *statement.evidential_cues, *statement.negation_cues)
    return [
        statement.sentence,
        statement.trigger,
        *statement.evidence,
        *ends,
        *cues,
        *statement.residue,
        *statement.contexts,
    ]


def read_or_refuse(text: str) -> Reading | None:
    """Read a text, or let it be refused in the way of il21kg; anything else is a fault."""
    try:
        return read(text)
    except Il21kgError:
        return None


def must_hold(text: str, reading: Reading) -> None:
    document = page(text)
    assert len(reading.status) == len(document.sentences)
    assert set(reading.status) <= {
        "used",
        "no-terms",
        "terms-but-no-statement",
        "question",
        "table",
        "list-without-items",
    }
    used = {e.start for s in reading.statements for e in s.evidence}
    for sentence, status in zip(document.sentences, reading.status, strict=True):
        assert (status == "used") is (sentence.span.start in used)
    places = {sentence.span for sentence in document.sentences}
    for statement in reading.statements:
        where_it_says(text, statement)
        assert set(statement.evidence) <= places
        honest(statement)


def where_it_says(text: str, statement: Statement) -> None:
    """Every place is true, and lies in the evidence."""
    for span in spans(statement):
        assert text[span.start : span.end] == span.text
        assert any(e.start <= span.start and span.end <= e.end for e in statement.evidence), span
    assert statement.evidence == tuple(sorted(set(statement.evidence), key=lambda e: e.start))
    assert statement.trigger.text != ""


MAY = {row.hedged for row in vocabulary().relations}
STRONG = {row.stated for row in vocabulary().relations}


def honest(statement: Statement) -> None:
    """Hedged means: a cue and a may-predicate; nothing unread, unknown or denied is asserted."""
    assert statement.predicate in (MAY if statement.certainty == "hedged" else STRONG), claim(statement)
    assert (statement.certainty == "hedged") is bool(statement.hedge_cues)
    ends = (statement.subject, statement.object)
    unresolved = any(end.kind == "unresolved" for end in ends)
    if statement.negated:
        assert statement.not_asserted in ("negated", "unresolved", "kind", "relation")
    if unresolved or statement.negated:
        assert statement.not_asserted is not None
    for end in ends:
        assert end.grounded_by != "unresolved" or end.kind == "unresolved"
        assert (end.iri is None) is (end.kind == "literal")
    if statement.predicate == SKOS.altLabel:
        assert statement.object.kind == "literal"
    if statement.predicate == BIOLINK.related_to:
        assert statement.not_asserted is not None
    if statement.predicate == RDF.type and statement.not_asserted is None:
        assert statement.object.kind == "gene-kind"
    assert statement.tier == (
        "B" if statement.residue or statement.not_asserted not in (None, "negated") else "A"
    )
    assert statement.effects == tuple(sorted(set(statement.effects)))
    assert not {agent.iri for agent in statement.joint_agents} & {statement.subject.iri}


@settings(max_examples=400, deadline=None)
@given(texts)
@example("")
@example("IL-21")
@example("(IL-21")
@example("IL-21 induces")
@example("induces apoptosis")
@example("Mutations in this gene.")
@example("IL-21 (IL-21 (IL-21 induces apoptosis) induces apoptosis) induces apoptosis.")
def test_every_text_is_read_or_refused_and_what_is_read_is_true(text: str) -> None:
    reading = read_or_refuse(text)
    if reading is not None:
        must_hold(page(text).text, reading)


@settings(max_examples=150, deadline=None)
@given(st.lists(sentences, min_size=1, max_size=3).map(" ".join))
def test_reading_twice_gives_the_same(text: str) -> None:
    first, second = read_or_refuse(text), read_or_refuse(text)
    assert first == second


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from(("induces", "regulates", "may induce", "does not inhibit", "is involved in")), st.data()
)
def test_what_is_denied_or_hedged_never_has_the_plain_triple(verb: str, data: st.DataObject) -> None:
    """Every cue in front of every plain sentence: the plain asserted claim is gone."""
    cue = data.draw(
        st.sampled_from(("Studies suggest that", "It is possible that", "It has been proposed that"))
    )
    thing = data.draw(st.sampled_from(("apoptosis", "phagocytosis", "the innate immune response")))
    for statement in said(f"{cue} IL-21 {verb} {thing}."):
        assert statement.certainty == "hedged"


# --- what stands around a sentence changes places only

SAMPLE = sample_article().decode()
NOTICE = "Please log in to see the images."


def shape(reading: Reading) -> list[tuple[object, ...]]:
    """Give what is said, without places."""
    return [
        (
            s.kind,
            claim(s),
            s.certainty,
            s.effects,
            s.joint_agents,
            s.frame,
            s.subject.grounded_by,
            s.object.grounded_by,
            *(tuple(c.text for c in cues) for cues in (s.hedge_cues, s.contexts, s.residue, s.evidence)),
        )
        for s in reading.statements
    ]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda t: t.replace("\n\n", "\n\n\n\n"), id="blank lines"),
        pytest.param(lambda t: t.replace("\nDefinition", f"\n{NOTICE}\n\nDefinition"), id="one more notice"),
        pytest.param(lambda t: t.replace("\nGeneral", f"\n{NOTICE}\n\nGeneral"), id="a notice between"),
        pytest.param(lambda t: t.replace("\n", "\r\n"), id="CRLF"),
        pytest.param(lambda t: t.replace("\n", "\r"), id="CR"),
        pytest.param(lambda t: t + "\n\n" + NOTICE, id="a notice at the end"),
        pytest.param(lambda t: t.replace("•", "-"), id="other bullets"),
    ],
)  # fmt: skip
def test_page_furniture_changes_offsets_only(change: Callable[[str], str]) -> None:
    changed = change(SAMPLE)
    assert changed != SAMPLE
    before, after = read(SAMPLE, None), read(changed, None)
    assert shape(after) == shape(before)
    must_hold(changed, after)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(SAMPLE.split("\n\n")[1:]), max_size=3), st.integers(0, 3))
def test_paragraphs_of_the_sample_in_any_number_are_read_truly(parts: list[str], blanks: int) -> None:
    text = ("\n\n" + "\n" * blanks).join(["IL21 gene", *parts, "The gene is one of the cytokines."])
    reading = read_or_refuse(text)
    assert reading is not None
    must_hold(text, reading)


# --- the same in every process

DIGEST = """
import hashlib
from il21kg.text.document import read_document
from il21kg.reading.reader import Reader
from il21kg.reading.topic import find_topic
from il21kg.resources import sample_article
from il21kg.vocabulary.vocabulary import load_vocabulary
v = load_vocabulary()
d = read_document(sample_article(), "sample.txt", v.layout)
r = Reader(v).read(d, find_topic(d, v))
print(hashlib.sha256(repr(r).encode()).hexdigest())
"""


def test_the_reading_is_the_same_under_every_hash_seed() -> None:
    document = page(SAMPLE, "sample.txt")
    here = reader().read(document, find_topic(document, vocabulary()))
    digests = {hashlib.sha256(repr(here).encode()).hexdigest()}
    for seed in ("0", "1", "42"):
        run = subprocess.run(
            [sys.executable, "-c", DIGEST],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=Path(__file__).parents[2],
            capture_output=True,
            text=True,
            check=True,
        )
        digests.add(run.stdout.strip())
    assert len(digests) == 1


def test_what_one_text_says_changes_nothing_in_another() -> None:
    """Sentences that repeat are cut into clauses once: what is kept of one text must not show in the next."""
    texts = {
        "IL2": "Interleukin-2 (T cell growth factor, TCGF) is a cytokine. It induces apoptosis.",
        "IL4": "TCGF binds this protein. It induces apoptosis. This cytokine acts on B cells.",
        "IL6": "IL6 may act on B cells. This cytokine acts on B cells. It does not bind IL4.",
    }

    def readings(order: list[str]) -> dict[str, tuple[Statement, ...]]:
        fresh = Reader(vocabulary())
        pages = {gene: page(texts[gene]) for gene in order}
        return {g: fresh.read(p, find_topic(p, vocabulary(), g)).statements for g, p in pages.items()}

    forwards, backwards = readings(list(texts)), readings(list(texts)[::-1])
    assert forwards == backwards
    assert all(forwards.values())


def test_the_classes_of_statements_are_those_of_the_relations() -> None:
    kinds = {row.statement for row in vocabulary().relations}
    assert {s.kind for s in read(SAMPLE, None).statements} <= kinds
    assert {local_name(k) for k in kinds} == kinds


def test_a_sentence_of_a_million_characters_is_listed_and_the_next_one_is_read() -> None:
    reading = read(
        "IL21 acts on B cells" + ", B cells" * 111_000 + ". IL-21 induces apoptosis.\n\n" + "x" * 6_000
    )
    assert reading.status == ("terms-but-no-statement", "used", "no-terms")
    assert [claim(s) for s in reading.statements] == ["uniprot:Q9HBE4 RO:0002429 GO:0006915"]
