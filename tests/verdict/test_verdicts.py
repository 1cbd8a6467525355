"""Verdicts: what is stated, hedged, denied, said otherwise, not said, not settled."""

from pathlib import Path

import pytest

from il21kg.knowledge import KnowledgeGraph
from il21kg.pipeline import make_reader
from il21kg.verdict.checking import check_claims, topic_of
from il21kg.verdict.claims import Claim, Claims
from il21kg.verdict.judging import judge
from il21kg.verdict.quoted import with_quote
from il21kg.verdict.senses import Senses
from il21kg.verdict.sources import Sources
from il21kg.verdict.stands import stands
from il21kg.verdict.verdicts import AMISS, Finding, Verdict

READER = make_reader()
TEXT = """IL4 gene

The IL4 gene lies on chromosome 5q31. IL-4 induces the proliferation of B cells. IL-4 may inhibit apoptosis.
IL-4 does not bind STAT3. IL-4 binds STAT6. Mutations in IL4 cause asthma. IL-4 is produced by mature T cells.
IL-4 phosphorylates JAK1. IL-4 together with IL-6 is critical for angiogenesis.
IL-4 may not bind JAK3.
STAT1 and psoriasis, so they said, and IL-4.
IL-4 activates CD4 in synergy, and perhaps ever so often or not, zorbulin.
"""
KG = KnowledgeGraph(":memory:")
KG.load(text=TEXT, key="il4", reader=READER)


def verdict(claim: Claim) -> Verdict:
    with KG._open() as store:
        sources = Sources(store, READER.vocabulary, KG._articles(store, lambda _: READER))
        return judge(claim, Senses(sources, READER))


def row(words: str, *, hedged: bool = False, negated: bool = False, quote: str = "") -> Claim:
    subject, relation, thing = words.split(" | ")
    return Claim("x:1", subject, relation, thing, hedged, negated, quote=quote)


@pytest.mark.parametrize(
    ("claim", "finding", "why"),
    [
        ("IL4 | induces | B cell", Finding.STATED, ""),
        ("IL4 | acts on | B cells", Finding.STATED, ""),
        ("HGNC:6014 | biolink:affects | CL:0000236", Finding.STATED, ""),
        ("IL4 | inhibits | B cell", Finding.OTHER, "the opposite direction"),
        ("B cell | acts on | IL4", Finding.OTHER, "the other way round"),
        ("IL4 | acts on | naive B cell", Finding.NOT_SAID, "of B cell, which is broader"),
        ("IL4 | acts on | lymphocyte", Finding.STATED, "of B cell, which is a kind of lymphocyte"),
        ("IL4 | inhibits | apoptosis", Finding.WEAKER, "the text hedges it"),
        ("IL4 | may inhibit | apoptosis", Finding.STATED, ""),
        ("IL4 | mayNegativelyRegulate | apoptosis", Finding.STATED, ""),
        ("IL4 | induces | apoptosis", Finding.OTHER, "another relation"),
        ("IL4 | binds | STAT3", Finding.DENIED, "the text denies it"),
        ("IL4 | does not bind | STAT3", Finding.STATED, ""),
        ("IL4 | binds | STAT6", Finding.STATED, ""),
        ("STAT6 | binds | IL4", Finding.STATED, ""),
        ("STAT6 | is bound by | IL4", Finding.STATED, ""),
        ("IL4 | does not bind | STAT6", Finding.DENIED, "the text says that it is so"),
        ("IL4 | may bind | STAT6", Finding.STATED, "the text says it plainly"),
        ("IL4 | biolink:causes | asthma", Finding.STATED, ""),
        ("asthma | biolink:caused_by | IL4", Finding.STATED, ""),
        ("IL4 | is associated with | asthma", Finding.STATED, "the text says more"),
        ("IL4 | treats | asthma", Finding.OTHER, "another relation"),
        ("mature T cell | produces | IL4", Finding.STATED, ""),
        ("T cell | produces | IL4", Finding.STATED, "of mature T cell, which is a kind of T cell"),
        ("IL4 | produces | mature T cell", Finding.OTHER, "the other way round"),
        ("IL4 | modifies | JAK1", Finding.STATED, "the text says more"),
        ("IL4 | located on | chromosome 5", Finding.STATED, "which is part of chromosome 5"),
        ("IL4 | located on | 5q", Finding.STATED, "of 5q31, which is part of it"),
        ("IL4 | located on | 5q31.1", Finding.NOT_SAID, "the text says less"),
        ("IL4 | located on | 5q32", Finding.OTHER, "another place"),
        ("IL4 | located on | chromosome 11", Finding.OTHER, "another place"),
        ("IL4 | acts on | macrophage", Finding.NOT_SAID, "nothing is said of the two"),
        ("IL4 | binds | Flurbin", Finding.UNKNOWN, "“Flurbin”"),
        ("IL4 | binds | http://exa mple", Finding.UNKNOWN, "“http://exa mple”"),
        ("IL4 | x:y z | STAT6", Finding.NOT_SETTLED, "the relation of the claim is not known"),
        ("IL4 | tickles | STAT6", Finding.NOT_SETTLED, "the relation of the claim is not known"),
        ("IL6 | is critical for | angiogenesis", Finding.NOT_SETTLED, "of several together"),
        ("IL4 | causes | psoriasis", Finding.NOT_SETTLED, "was not read"),
    ],
)
def test_a_claim_gets_its_verdict(claim: str, finding: Finding, why: str) -> None:
    found = verdict(row(claim))
    assert (found.finding, found.why) == (finding, found.why)
    assert why in found.why
    assert (found.why == "") == (why == "")


@pytest.mark.parametrize(
    ("claim", "hedged", "negated", "finding"),
    [
        ("IL4 | inhibits | apoptosis", True, False, Finding.STATED),
        ("IL4 | inhibits | apoptosis", False, True, Finding.NOT_SETTLED),
        ("IL4 | binds | STAT3", False, True, Finding.STATED),
        ("IL4 | binds | STAT3", True, False, Finding.DENIED),
        ("IL4 | binds | STAT6", True, False, Finding.STATED),
        ("IL4 | acts on | naive B cell", False, True, Finding.NOT_SAID),
        ("IL4 | binds | JAK3", False, False, Finding.NOT_SETTLED),
        ("IL4 | binds | JAK3", True, False, Finding.NOT_SETTLED),
        ("IL4 | binds | JAK3", False, True, Finding.WEAKER),
        ("IL4 | binds | JAK3", True, True, Finding.STATED),
    ],
)
def test_certainty_and_denial_may_stand_beside_the_claim(
    claim: str, hedged: bool, negated: bool, finding: Finding
) -> None:
    assert verdict(row(claim, hedged=hedged, negated=negated)).finding == finding


#: A text, a claim, and whether the two are opposite: nothing but the direction may differ.
OPPOSITES = (
    ("IL-4 promotes angiogenesis.", "IL4 | inhibits | angiogenesis", Finding.OPPOSITE),
    ("IL-4 inhibits apoptosis.", "IL4 | induces | apoptosis", Finding.OPPOSITE),
    ("IL-4 activates macrophages.", "IL4 | inhibits | macrophage", Finding.OPPOSITE),
    ("IL-4 suppresses the proliferation of B cells.", "IL4 | promotes proliferation of | B cell",
     Finding.OPPOSITE),
    ("IL-4 inhibits STAT3.", "IL4 | activates | STAT3", Finding.OPPOSITE),
    ("IL-4 increases the expression of IL10.", "IL4 | decreases expression of | IL10", Finding.OPPOSITE),
    # another effect, scale or thing, or a class of it
    ("IL-4 suppresses the proliferation of B cells.", "IL4 | activates | B cell", Finding.OTHER),
    ("IL-4 inhibits STAT3.", "IL4 | increases expression of | STAT3", Finding.OTHER),
    ("IL-4 activates B cells.", "IL4 | inhibits | lymphocyte", Finding.OTHER),
    ("IL-4 activates lymphocytes.", "IL4 | inhibits | B cell", Finding.NOT_SAID),
    # no direction
    ("IL-4 regulates apoptosis.", "IL4 | inhibits | apoptosis", Finding.OTHER),
    ("IL-4 inhibits apoptosis.", "IL4 | regulates | apoptosis", Finding.STATED),
    # a hedge, a denial, circumstances
    ("IL-4 may inhibit apoptosis.", "IL4 | induces | apoptosis", Finding.OTHER),
    ("IL-4 inhibits apoptosis.", "IL4 | may induce | apoptosis", Finding.OTHER),
    ("IL-4 does not inhibit apoptosis.", "IL4 | induces | apoptosis", Finding.OTHER),
    ("IL-4 inhibits apoptosis.", "IL4 | does not induce | apoptosis", Finding.OTHER),
    ("In response to stress, IL-4 inhibits apoptosis.", "IL4 | induces | apoptosis", Finding.OTHER),
    # the text says both
    ("IL-4 inhibits apoptosis. IL-4 induces apoptosis.", "IL4 | induces | apoptosis", Finding.STATED),
    ("IL-4 inhibits apoptosis. Apoptosis, so they wrote, and IL-4.", "IL4 | induces | apoptosis",
     Finding.NOT_SETTLED),
)  # fmt: skip


@pytest.mark.parametrize(("text", "claim", "finding"), OPPOSITES)
def test_an_opposite_direction_accuses_where_nothing_else_differs(
    text: str, claim: str, finding: Finding
) -> None:
    kg = KnowledgeGraph(":memory:")
    kg.load(text=f"IL4 gene\n\n{text}", key="il4", reader=READER)
    with kg._open() as store:
        sources = Sources(store, READER.vocabulary, kg._articles(store, lambda _: READER))
        found = judge(row(claim), Senses(sources, READER))
    assert found.finding == finding
    assert (found.finding in AMISS) == (finding == Finding.OPPOSITE)


@pytest.mark.parametrize(
    ("text", "finding", "remarks"),
    [
        ("IL-4 may inhibit apoptosis.", Finding.WEAKER, 0),
        ("IL-4 may inhibit apoptosis. In mice, IL-4 inhibits apoptosis.", Finding.NOT_SETTLED, 1),
        ("IL-4 may inhibit apoptosis. Apoptosis, so they wrote, and IL-4.", Finding.NOT_SETTLED, 1),
        ("IL-4 may inhibit apoptosis. IL-4 inhibits apoptosis.", Finding.STATED, 1),
        ("A study indicated that IL-4 inhibits apoptosis.", Finding.NOT_SETTLED, 0),
    ],
)
def test_nobody_is_accused_of_what_may_well_be_said(text: str, finding: Finding, remarks: int) -> None:
    kg = KnowledgeGraph(":memory:")
    kg.load(text=f"IL4 gene\n\n{text}", key="il4", reader=READER)
    (found,) = kg.check(text="IL-4 inhibits apoptosis.")
    assert found.finding == finding
    assert sum("weaker" in each for each in found.remarks) == remarks


def test_a_verdict_shows_its_sentence_with_its_place() -> None:
    (passage,) = verdict(row("IL4 | binds | STAT3")).passages
    assert TEXT[passage.start : passage.end] == passage.quote == "IL-4 does not bind STAT3."
    assert (passage.document, passage.line, len(passage.sha256)) == ("il4", 4, 64)
    assert [passage.quote[a:b] for a, b, role in passage.marks if role == "object"] == ["STAT3"]


@pytest.mark.parametrize(
    ("quote", "finding", "why", "remarks"),
    [
        ("IL-4 binds STAT6.", Finding.STATED, "", ()),
        ("“il-4 binds STAT6”", Finding.STATED, "", ()),
        (
            "IL-4 bands STAT6.",
            Finding.NO_QUOTE,
            "the nearest passage says otherwise: it has “binds” for “bands”",
            ("apart from the quote: stated",),
        ),
        ("Nothing like that was ever found", Finding.NO_QUOTE, "nothing like it is there", None),
        (
            "IL-4 may inhibit apoptosis.",
            Finding.STATED,
            "",
            ("the quote is there, but the claim stands on another sentence",),
        ),
    ],
)
def test_a_quote_is_looked_for(
    quote: str, finding: Finding, why: str, remarks: tuple[str, ...] | None
) -> None:
    found = verdict(row("IL4 | binds | STAT6", quote=quote))
    assert (found.finding, found.why) == (finding, why)
    assert remarks is None or found.remarks == remarks


@pytest.mark.parametrize(
    ("text", "quote", "finding", "why"),
    [
        ("IL-4 may not bind STAT6.", "IL-4 may ... bind STAT6", Finding.NO_QUOTE, "“not”"),
        ("IL-4 may not bind STAT6. IL-4 may bind STAT6.", "IL-4 may ... bind STAT6", Finding.NOT_SETTLED, ""),
        ("Some may bind STAT6. They bind STAT6.", "bind STAT6", Finding.NOT_SETTLED, ""),
        ("It may bind STAT6. IL-4 might bind STAT6.", "bind STAT6", Finding.NO_QUOTE, "“may”"),
    ],
)
def test_a_quote_that_stands_uncut_anywhere_accuses_nobody(
    text: str, quote: str, finding: Finding, why: str
) -> None:
    kg = KnowledgeGraph(":memory:")
    kg.load(text=f"IL4 gene\n\n{text}", key="il4", reader=READER)
    with kg._open() as store:
        sources = Sources(store, READER.vocabulary, kg._articles(store, lambda _: READER))
        claim = row("IL4 | binds | STAT6", quote=quote)
        found = with_quote(Verdict(claim, Finding.NOT_SETTLED, "it is open"), Senses(sources, READER))
    assert found.finding == finding
    assert why in found.why
    assert (found.remarks != ()) == (finding == Finding.NO_QUOTE)


def test_every_statement_of_the_two_has_its_stand_what_counts_first_at_the_head() -> None:
    with KG._open() as store:
        sources = Sources(store, READER.vocabulary, KG._articles(store, lambda _: READER))
        senses = Senses(sources, READER)
        found = stands(senses.of(row("IL4 | inhibits | apoptosis")), sources)
        assert [(each.finding, each.said.hedged) for each in found] == [(Finding.WEAKER, True)]
        assert stands(senses.of(row("IL4 | acts on | macrophage")), sources) == []


def test_a_quote_that_is_not_there_outweighs_what_is_stated() -> None:
    with KG._open() as store:
        sources = Sources(store, READER.vocabulary, KG._articles(store, lambda _: READER))
        claim = row("IL4 | binds | STAT6", quote="IL-4 bends STAT6.")
        found = with_quote(Verdict(claim, Finding.STATED, ""), Senses(sources, READER))
    assert found.finding == Finding.NO_QUOTE
    assert [each.quote for each in found.passages] == ["IL-4 binds STAT6."]
    assert found.remarks == ("apart from the quote: stated",)


@pytest.mark.parametrize(
    ("claim", "finding"),
    [
        ("IL-4 doesn't bind STAT3.", Finding.STATED),
        ("IL-4 doesn’t bind STAT6.", Finding.DENIED),
        ("It isn't true that IL-4 binds STAT3.", Finding.NOT_SETTLED),
        ("It isn’t true that IL-4 binds STAT3.", Finding.NOT_SETTLED),
        ("According to the text, IL-4 binds STAT6.", Finding.STATED),
        ("According to the article, IL-4 binds STAT3.", Finding.DENIED),
        ('The text says that "IL-4 binds STAT6".', Finding.STATED),
        ("IL-4 binds “STAT3”.", Finding.DENIED),
        ("“IL-4 may inhibit apoptosis.”", Finding.STATED),
        ("According to the article, “IL-4 may surely inhibit apoptosis”.", Finding.NO_QUOTE),
    ],
)
def test_a_chat_is_understood_as_it_talks(claim: str, finding: Finding) -> None:
    assert [each.finding for each in KG.check(text=claim)] == [finding]


def test_prose_is_checked_against_a_text() -> None:
    found = KG.check(text="# About IL-4\n\n* **IL-4** inhibits apoptosis.\n* It binds STAT6 and STAT3.\n")
    assert [(each.claim.object, each.finding) for each in found] == [
        ("apoptotic process", Finding.WEAKER),
        ("Signal transducer and activator of transcription 6", Finding.STATED),
        ("Signal transducer and activator of transcription 3", Finding.DENIED),
    ]
    assert found.amiss
    assert found.summary == "3 claims: 1 denied; 1 stated, but weaker; 1 stated"


@pytest.mark.parametrize(
    ("words", "finding", "why"),
    [
        ("IL-4 does not bind STAT3.", Finding.STATED, "the words stand in the text"),
        (
            "IL-4 does often bind STAT3.",
            Finding.NO_QUOTE,
            "the nearest passage says otherwise: it has “not” for “often”",
        ),
        (
            "Note: ask your doctor first",
            Finding.NOT_SETTLED,
            "nothing like it is in the texts: it may be no quote of them",
        ),
    ],
)
def test_what_is_set_apart_in_prose_is_looked_for(words: str, finding: Finding, why: str) -> None:
    (found,) = KG.check(text=f"> {words}\n")
    assert (found.finding, found.why, found.remarks) == (finding, why, ())


def test_each_claim_gets_one_verdict_in_its_order() -> None:
    claims = tuple(row(each) for each in ("IL4 | binds | STAT6", "IL4 | treats | asthma"))
    with KG._open() as store:
        sources = Sources(store, READER.vocabulary, KG._articles(store, lambda _: READER))
        topic = topic_of(sources)
        found = check_claims(Claims(claims), sources, READER)
    assert topic is not None
    assert topic.label == "IL4"
    assert tuple(each.claim for each in found) == claims
    assert not found.amiss


def test_what_a_graph_says_is_stated_by_its_text(tmp_path: Path) -> None:
    kg = KnowledgeGraph(":memory:")
    kg.load()
    rows = ["subject\trelation\tobject\tcertainty\tnegated"]
    for fact in kg.facts():
        traits = dict(fact.traits)
        thing = fact.object.name if fact.object.id.startswith("“") else fact.object.id
        rows.append(
            f"{fact.subject.id}\t{fact.relation}\t{thing}\t{traits['certainty']}\t{traits.get('denial', '')}"
        )
    (tmp_path / "own.tsv").write_text("\n".join(rows), encoding="utf-8")
    assert dict(kg.check(tmp_path / "own.tsv").counts) == {Finding.STATED: len(rows) - 1}
