"""Each proof by itself, on a few triples: what is as it was written, and one thing that is not."""

from collections.abc import Iterable, Mapping
from typing import Final, TypeAlias

import pytest
from sayings import reader, vocabulary

from il21kg.graph.identity import Literal, Node, content_iri, digest, run_name
from il21kg.graph.proof.citations import citations
from il21kg.graph.proof.cues import cue_words, cues
from il21kg.graph.proof.ends import ends
from il21kg.graph.proof.facts import Facts
from il21kg.graph.proof.names import names
from il21kg.graph.proof.quotes import quotes
from il21kg.graph.proof.relations import places, relation
from il21kg.graph.proof.rules import Fault
from il21kg.graph.proof.terms import labels
from il21kg.namespaces import (
    DCTERMS,
    IKG,
    OA,
    PREFIXES,
    PROV,
    RDF,
    RDFS,
    SKOS,
    expand,
    unresolved_iri,
)

Values: TypeAlias = Mapping[str, list[Node]]
VERSION: Final = "0123456789abcdef"
CLAIM: Final = "urn:claim"


def span(start: int, words: str, *, hashed: str | None = None, end: int | None = None) -> dict[str, Values]:
    """Give a span with its quote; `hashed`: the words whose hash it has."""
    name = f"{PREFIXES['span']}{VERSION}.{start}-{start + len(words) if end is None else end}"
    sha256: list[Node] = [Literal(digest(words if hashed is None else hashed))]
    return {name: {OA.exact: [Literal(words)], IKG.quoteSha256: sha256}}


def shapes(found: Iterable[Fault]) -> list[str]:
    return sorted(fault.shape for fault in found)


def facts(*nodes: Mapping[str, Values]) -> Facts:
    return Facts({key: value for each in nodes for key, value in each.items()}, reader().grammar)


def claim(**values: list[Node]) -> dict[str, Values]:
    """Give a claim by the local names of its properties."""
    said = {getattr(RDF if name in ("subject", "predicate", "object", "type") else IKG, name): value
            for name, value in values.items()}  # fmt: skip
    return {CLAIM: said}


# ---- quotes


@pytest.mark.parametrize(
    ("nodes", "found"),
    [
        ((span(0, "It binds."), span(3, "binds")), []),
        ((span(0, "It binds.", end=4),), ["P2"]),
        ((span(0, "It binds.", hashed="It bites."),), ["P2b"]),
        ((span(0, "It binds."), span(3, "bites")), ["P3"]),
        ((span(0, "It binds."), span(20, "bites")), []),
    ],
)
def test_a_quote_is_as_it_was_written(nodes: tuple[dict[str, Values], ...], found: list[str]) -> None:
    assert shapes(quotes(facts(*nodes))) == found


def test_what_quotes_a_changed_span_is_told() -> None:
    (name,) = changed = span(0, "It binds.", hashed="It bites.")
    (fault,) = quotes(facts(changed, claim(evidence=[name])))
    assert (fault.shape, fault.node) == ("P2b", CLAIM)


def test_quotes_without_a_hash_and_quotes_that_were_left_out_are_told() -> None:
    bare: dict[str, Values] = {f"{PREFIXES['span']}{VERSION}.0-2": {OA.exact: [Literal("It")]}}
    assert shapes(quotes(facts(bare))) == ["P2c"]
    assert shapes(quotes(facts(claim(evidence=["urn:span"])))) == ["P0"]


# ---- names


def test_a_statement_is_named_by_what_it_says() -> None:
    said: dict[str, list[Node]] = {RDF.subject: ["urn:a"], RDF.predicate: ["urn:p"], RDF.object: ["urn:b"]}
    name = content_iri((key, node) for key, nodes in said.items() for node in nodes)
    assert shapes(names(facts({name: said}))) == []
    assert shapes(names(facts({name: {**said, RDF.object: ["urn:c"]}}))) == ["P1"]


@pytest.mark.parametrize(("start", "found"), [("0", []), ("1", ["P1"])])
def test_a_span_is_named_by_its_offsets(start: str, found: list[str]) -> None:
    node = f"{PREFIXES['span']}{VERSION}.0-2"
    assert shapes(names(facts({node: {OA.start: [Literal(start)], OA.end: [Literal("2")]}}))) == found


@pytest.mark.parametrize(("label", "found"), [("big fnord", []), ("small fnord", ["P1"])])
def test_words_that_name_nothing_are_named_by_themselves(label: str, found: list[str]) -> None:
    term: dict[str, Values] = {
        unresolved_iri("big fnord"): {RDF.type: [IKG.UnresolvedTerm], RDFS.label: [Literal(label)]}
    }
    assert shapes(names(facts(term))) == found


@pytest.mark.parametrize(("digest_", "found"), [("d" * 64, []), ("e" * 64, ["P1"])])
def test_a_run_is_named_by_document_program_and_vocabulary(digest_: str, found: list[str]) -> None:
    run: Values = {
        PROV.used: ["urn:doc/v"],
        PROV.wasAssociatedWith: [f"{PREFIXES['act']}il21kg-1.0"],
        IKG.vocabularyDigest: [Literal(digest_)],
    }
    assert shapes(names(facts({run_name("v", "il21kg", "1.0", "d" * 64): run}))) == found


# ---- cues


@pytest.mark.parametrize(
    ("phrase", "hedges", "denials", "found"),
    [
        ("may bind", ["may"], [], []),
        ("may bind", [], [], ["P7"]),
        ("does not bind", [], ["not"], []),
        ("does not bind", [], [], ["P7"]),
        ("binds", ["fnordly"], [], ["P7"]),
        ("(NO)", [], [], []),  # a name in a bracket is no denial
    ],
)
def test_cues_agree_with_the_words(
    phrase: str, hedges: list[str], denials: list[str], found: list[str]
) -> None:
    said = claim(
        relationPhrase=[Literal(phrase)],
        hedgeCue=[Literal(each) for each in hedges],
        negationCue=[Literal(each) for each in denials],
    )
    assert shapes(cues(facts(said), cue_words(vocabulary()), CLAIM)) == found


# ---- ends


def names_of(label: str, kind: str) -> str:
    """Give the term of a kind that has a name."""
    terms = (vocabulary().terms[name.iri] for name in vocabulary().look_up(label))
    return next(term.iri for term in terms if term.kind == kind)


@pytest.mark.parametrize(
    ("words", "disease", "how", "found"),
    [
        ("asthma", "asthma", "", []),
        ("psoriasis", "asthma", "", ["P5"]),
        ("This illness", "asthma", "coreference", []),
        ("ASM", "asthma", "", []),  # it may be a short form that the text defines
    ],
)
def test_the_words_of_an_end_name_it(words: str, disease: str, how: str, found: list[str]) -> None:
    (name,) = quoted = span(0, words)
    said = claim(object=[names_of(disease, "disease")], objectSpan=[name], objectGroundedBy=[Literal(how)])
    assert shapes(ends(facts(quoted, said), CLAIM)) == found


@pytest.mark.parametrize(("name", "found"), [("Za11", []), ("Za12", ["P5"])])
def test_a_literal_stands_in_the_sentence(name: str, found: list[str]) -> None:
    (sentence,) = quoted = span(0, "It is also called Za11.")
    said = claim(object=[Literal(name)], evidence=[sentence])
    assert shapes(ends(facts(quoted, said), CLAIM)) == found


# ---- relations


@pytest.mark.parametrize(
    ("phrase", "certainty", "predicate", "found"),
    [
        ("binds", IKG.stated, "RO:0002436", []),
        ("binds", IKG.hedged, "RO:0002436", ["P6"]),  # a hedged claim has a predicate of its own
        ("may bind", IKG.hedged, "ikg:mayInteractWith", []),
        ("phosphorylates", IKG.stated, "RO:0002436", ["P6"]),
    ],
)
def test_the_words_say_the_relation(phrase: str, certainty: str, predicate: str, found: list[str]) -> None:
    said = claim(
        type=[IKG.InteractionStatement],
        certainty=[certainty],
        predicate=[expand(predicate)],
        relationPhrase=[Literal(phrase)],
    )
    assert shapes(relation(facts(said), CLAIM)) == found


@pytest.mark.parametrize(
    ("sentence", "found"), [("It binds IL6.", []), ("The weather is fine.", ["P6", "P9"])]
)
def test_a_place_of_evidence_holds_the_claim(sentence: str, found: list[str]) -> None:
    (name,) = quoted = span(0, sentence)
    said = claim(evidence=[name], relationPhrase=[Literal("binds")])
    assert shapes(places(facts(quoted, said), CLAIM)) == found


# ---- terms


@pytest.mark.parametrize(
    ("iri", "label", "found"),
    [
        ("MONDO:0004979", "asthma", []),
        ("MONDO:0004979", "psoriasis", ["P4"]),
        ("urn:unknown", "asthma", ["P4c"]),
    ],
)
def test_an_identifier_and_its_label_agree(iri: str, label: str, found: list[str]) -> None:
    term: dict[str, Values] = {expand(iri) if ":0" in iri else iri: {RDFS.label: [Literal(label)]}}
    (node,) = term
    assert shapes(labels(facts(claim(object=[node]), term))) == found


@pytest.mark.parametrize(("written", "found"), [("4q27", []), ("4q26", ["P4"])])
def test_a_band_is_written_as_it_is_named(written: str, found: list[str]) -> None:
    band: dict[str, Values] = {expand("CHR:9606-chr4q27"): {SKOS.notation: [Literal(written)]}}
    assert shapes(labels(facts(band))) == found


# ---- citations


@pytest.mark.parametrize(("year", "found"), [("1999", []), ("1998", ["P8"])])
def test_a_field_of_a_citation_stands_in_its_reference(year: str, found: list[str]) -> None:
    (name,) = quoted = span(0, "Kline R. On cytokines. 1999")
    cited: dict[str, Values] = {
        f"{PREFIXES['doc']}x/cite-1": {
            IKG.quotedFrom: [name],
            IKG.statedYear: [Literal(year)],
            DCTERMS.isPartOf: ["urn:doc"],
        }
    }
    assert shapes(citations(facts(quoted, cited))) == found
