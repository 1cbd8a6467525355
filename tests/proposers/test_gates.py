"""What a model proposes is believed as far as the reader finds it: words, names, kinds, cues, species."""

from functools import cache
from typing import Any

import pytest
from models import claim

from il21kg.namespaces import compact
from il21kg.proposers.answers import read_answer
from il21kg.proposers.gates import judge, open_gate
from il21kg.proposers.prompt import families
from il21kg.proposers.proposals import Judged, Verdict
from il21kg.reading import Reader, find_topic
from il21kg.reading.discourse import open_document
from il21kg.reading.statements import Proposer
from il21kg.text import read_document
from il21kg.vocabulary import load_vocabulary

BY = Proposer("a-model", "0" * 64, "1" * 64)
OPENING = "IL4 is a cytokine. "
#: Sentences that no rule reads as these claims; what is proposed; what it becomes.
PROPOSED = (
    # plain words of the sentence, by name
    ("A swarm of monocytes heeds IL-4 alone.", claim("IL-4", "acts_on_cell", "monocytes"), ""),
    ("Where IL4 is rife, asthma thrives.", claim("IL4", "associated_with_disease", "asthma"), ""),
    # what points: at the gene, at its product
    ("Where this gene is rife, asthma thrives.", claim("this gene", "associated_with_disease", "asthma"), ""),
    # a hedge of the clause is one of the claim, whatever the model says
    ("Perhaps a swarm of monocytes heeds IL-4.", claim("IL-4", "acts_on_cell", "monocytes"), "Perhaps"),
    ("Where IL4 is rife, asthma may thrive.", claim("IL4", "associated_with_disease", "asthma"), "may"),
)
REFUSED = (
    ("IL-4 is rife.", claim("IL-4", "induces", "apoptosis"), "the words of its object are not there"),
    ("IL-4 is rife.", claim("IL-40", "induces", "IL-4"), "the words of its subject are not there"),
    ("il-4 heeds asthma.", claim("IL-4", "protects_from", "asthma"), "subject are not there: “IL-4”"),
    ("IL-4R heeds asthma.", claim("IL-4", "protects_from", "asthma"), "cut out of longer ones: “IL-4”"),
    (
        "IL4 and asthma.",
        claim("HGNC:6014", "induces", "asthma"),
        "an identifier of the model's own: “HGNC:6014”",
    ),
    ("IL4 and asthma.", claim("IL4", "induces", "MONDO:0004979"), "an identifier of the model's own"),
    ("IL4 and asthma.", claim("IL4", "cures_all", "asthma"), "“cures_all” is no relation of the list"),
    (
        "IL4 and asthma.",
        claim("IL4", "located_on", "asthma"),
        "kinds do not fit: located_on is not said of a gene and a disease",
    ),
    ("IL4 and asthma.", claim("asthma", "expressed_in", "IL4"), "kinds do not fit"),
    (
        "IL4 and moonlight.",
        claim("IL4", "induces", "moonlight"),
        "name nothing that can be the object of this",
    ),
    (
        "Moonlight and asthma.",
        claim("Moonlight", "causes_disease", "asthma"),
        "name nothing that can be the subject",
    ),
    ("IL4 alone.", claim("IL4", "interacts_with", "IL4"), "subject and object are the same words"),
    ("IL4 or IL-4.", claim("IL4", "interacts_with", "IL-4"), "subject and object are the same thing"),
    (
        "IL4 and asthma.",
        claim("IL4", "associated_with_disease", "asthma", negated=True),
        "no word of its clause denies",
    ),
    (
        "Not IL4 but IL13 goes with asthma.",
        claim("IL4", "associated_with_disease", "asthma"),
        "“Not” denies something",
    ),
    ("A swarm of monocytes, and it, heed IL-4.", claim("it", "interacts_with", "IL-4"), "only points"),
    ("IL4 and asthma.", {"subject": "IL4"}, "no words for its relation"),
    ("IL4 and asthma.", claim("IL4", "induces", "asthma", certainty="sure"), "neither stated nor hedged"),
    ("IL4 and asthma.", claim("IL4", "induces", "asthma", negated="no"), "neither true nor false"),
    ("IL4 and asthma.", claim("", "induces", "asthma"), "no words for its subject"),
    ("IL4 and asthma.", claim(["IL4"], "induces", "asthma"), "no words for its subject"),
    ("IL4 and asthma.", "IL4 induces asthma", "no object with subject, relation and object"),
    ("IL4 and asthma.", None, "no object with subject, relation and object"),
)


@cache
def reader() -> Reader:
    return Reader(load_vocabulary())


def judged(sentence: str, *claims: Any) -> list[Judged]:
    """What becomes of claims about the last sentence of a text on IL4."""
    import json

    words = reader().vocabulary
    document = read_document(f"{OPENING}{sentence}".encode(), "note.txt", words.layout)
    topic = find_topic(document, words, "IL4")
    *_, step = reader().walk(document, open_document(document, topic, reader().grammar))
    gate = open_gate(step, families(words))
    assert gate is not None
    return [*judge(gate, read_answer(json.dumps({"claims": claims})), BY)]


@pytest.mark.parametrize(("sentence", "said", "cue"), PROPOSED, ids=lambda each: str(each)[:40])
def test_what_passes_and_is_new_is_of_tier_c_and_not_asserted(
    sentence: str, said: dict[str, Any], cue: str
) -> None:
    (each,) = judged(sentence, said)
    assert (each.verdict, each.reason) == (Verdict.PROPOSED, "")
    made = each.statement
    assert made is not None
    assert (made.tier, made.not_asserted, made.proposers) == ("C", "proposed", (BY,))
    assert [span.text for span in made.hedge_cues] == ([cue] if cue else [])
    assert made.subject.label in ("IL4", "Interleukin-4")
    assert made.relation == said["relation"]


@pytest.mark.parametrize(("sentence", "said", "reason"), REFUSED, ids=lambda each: str(each)[:40])
def test_what_does_not_pass_is_refused_with_its_reason(sentence: str, said: Any, reason: str) -> None:
    (each,) = judged(sentence, said)
    assert (each.verdict, each.statement) == (Verdict.REFUSED, None)
    assert reason in each.reason


def test_what_the_rules_read_as_well_is_agreement() -> None:
    said = "IL-4 may induce proliferation of B cells."
    one, two = judged(said, claim("IL-4", "acts_on_cell", "B cells"), claim("IL-4", "inhibits", "B cells"))
    assert (one.verdict, two.verdict) == (Verdict.AGREED, Verdict.REFUSED)
    assert one.statement is not None
    assert (one.statement.tier, one.statement.proposers) == ("A", ())
    assert one.remarks == ("the model says stated, the words say hedged",)


#: A clause that denies: what is proposed; the words by which it is denied, or why it is refused.
DENIED: tuple[tuple[str, dict[str, object], str], ...] = (
    ("IL-4 in no way heeds monocytes, and does not bind asthma.", {}, "denies something in its clause"),
    ("A swarm of monocytes never heeds IL-4.", {"negated": True}, "never"),
    ("A swarm of monocytes never heeds IL-4.", {}, "“never” denies something in its clause"),
    ("IL-13 never fails; a swarm of monocytes heeds IL-4.", {}, ""),
)


@pytest.mark.parametrize(("sentence", "more", "found"), DENIED)
def test_a_denial_is_never_lost(sentence: str, more: dict[str, Any], found: str) -> None:
    (each,) = judged(sentence, claim("IL-4", "acts_on_cell", "monocytes", **more))
    if each.statement is None:
        assert found
        assert found in each.reason
    else:
        assert [span.text for span in each.statement.negation_cues] == ([found] if found else [])


#: Words that are part of more: what is said of it is not said of them.
PARTS = (
    (
        "Soluble IL-4 antagonists, say monocytes.",
        "IL-4",
        "acts_on_cell",
        "monocytes",
        "go on, and name something else: “IL-4 antagonists”",
    ),
    (
        "Loss of IL4, say monocytes.",
        "IL4",
        "acts_on_cell",
        "monocytes",
        "what happens to its subject: “Loss”",
    ),
    ("A swarm of anti-IL-4 heeds monocytes.", "IL-4", "acts_on_cell", "monocytes", "cut out of longer ones"),
    ("Where IL4 is rife, diffuse large B-cell lymphoma thrives.", "IL4", "acts_on_cell", "B-cell", "cut out"),
)


@pytest.mark.parametrize(("sentence", "subject", "relation", "target", "reason"), PARTS)
def test_words_that_are_part_of_more_are_refused(
    sentence: str, subject: str, relation: str, target: str, reason: str
) -> None:
    (each,) = judged(sentence, claim(subject, relation, target))
    assert (each.verdict, each.statement) == (Verdict.REFUSED, None)
    assert reason in each.reason


def test_species_are_read_by_us() -> None:
    (each,) = judged("In mice, a swarm of monocytes heeds IL-4.", claim("IL-4", "acts_on_cell", "monocytes"))
    assert each.statement is not None
    assert [*map(compact, each.statement.species)] == ["NCBITaxon:10090"]


def test_identifiers_of_a_model_are_told_and_not_used() -> None:
    said = claim("IL-4", "acts_on_cell", "monocytes", subject_id="HGNC:1", object_iri="CL:0000084")
    (each,) = judged("A swarm of monocytes heeds IL-4.", said)
    assert [remark.split("”")[0] for remark in each.remarks] == ["“object_iri", "“subject_id"]
    assert each.statement is not None
    assert [compact(end.iri or "") for end in (each.statement.subject, each.statement.object)] == [
        "uniprot:P05112",
        "CL:0000576",
    ]


def test_what_is_said_twice_is_one() -> None:
    twice = claim("IL-4", "acts_on_cell", "monocytes")
    one, two = judged("A swarm of monocytes heeds IL-4.", twice, {**twice, "certainty": "hedged"})
    assert (one.verdict, two.verdict) == (Verdict.PROPOSED, Verdict.REFUSED)
    assert two.reason == "the same answer says it already"


def test_of_two_hundred_fabrications_none_is_asserted_and_each_has_its_reason() -> None:
    sentence = "IL-4, asthma, monocytes, apoptosis, 4q27: these words claim nothing of each other."
    words = ("IL-4", "asthma", "monocytes", "apoptosis", "4q27", "IL-99")
    made = [
        claim(one, relation, two, certainty="stated", subject_id="HGNC:6014")
        for relation in (
            "located_on",
            "induces",
            "causes_disease",
            "acts_on_cell",
            "encodes",
            "is_a",
            "cures",
        )
        for one in words
        for two in words
        if one != two
    ][:200]
    assert len(made) == 200
    found = [each for start in range(0, 200, 40) for each in judged(sentence, *made[start : start + 40])]
    assert len(found) == 200
    for each in found:
        asserted = each.statement is not None and each.statement.not_asserted is None
        assert not asserted
        assert each.verdict is Verdict.PROPOSED or (each.verdict is Verdict.REFUSED and each.reason)
        assert each.verdict is Verdict.REFUSED or (each.statement is not None and each.statement.tier == "C")
    assert sum(each.verdict is Verdict.REFUSED for each in found) > 180
