"""The claims of a store are told one by one, each with its words at their places."""

from collections.abc import Iterator
from pathlib import Path

import engines
import pytest

import il21kg
from il21kg.namespaces import BIOLINK, IKG, compact
from il21kg.store.claims import Claim, claims
from il21kg.store.store import Store, open_store

TEXT = """IL4 gene

IL-4 activates STAT6. IL-4 may induce apoptosis in "resting" B cells. It does not act on macrophages.
IL-4 does not perhaps act on mast cells. IL-4 acts on snarks.

IL4 is associated with:
- asthma
- psoriasis
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("claims")
    (folder / "il4.txt").write_text(TEXT, encoding="utf-8")
    (folder / "more.txt").write_text("IL4 gene\n\nSo IL-4 activates STAT6 again.\n", encoding="utf-8")
    graph = il21kg.KnowledgeGraph(folder / "kept")
    graph.load(folder / "il4.txt")
    graph.load(folder / "more.txt")
    with open_store(str(folder / "kept")) as kept:
        yield kept


def told(claim: Claim) -> tuple[str, str, str]:
    standing = f"{'hedged' if claim.hedged else ''} {'NOT' if claim.negated else ''} {claim.unasserted}"
    return compact(claim.predicate), claim.object.name, " ".join(standing.split())


def test_claims_come_with_their_certainty(store: Store) -> None:
    assert sorted(told(each) for each in claims(store)) == [
        ("biolink:gene_associated_with_condition", "asthma", ""),
        ("biolink:gene_associated_with_condition", "psoriasis", ""),
        ("ikg:actsOnCell", "macrophage", "NOT negated"),
        ("ikg:actsOnCell", "snarks", "unresolved"),
        ("ikg:increasesActivityOf", "Signal transducer and activator of transcription 6", ""),
        ("ikg:mayActOnCell", "mast cell", "hedged NOT negated"),
        ("ikg:mayPositivelyRegulate", "apoptotic process", "hedged"),
    ]


def words(claim: Claim) -> tuple[str, str | None, str | None]:
    quoted = claim.quoted
    assert quoted
    subject, object_ = (quoted.text[slice(*at)] if at else None for at in (quoted.subject, quoted.object))
    return quoted.text, subject, object_


def test_quotes_hold_the_words_of_both_ends_at_their_places(store: Store) -> None:
    found = {each.object.name: words(each) for each in claims(store)}
    assert found["macrophage"] == ("It does not act on macrophages.", "It", "macrophages")
    assert found["psoriasis"] == ("IL4 is associated with: … psoriasis", "IL4", "psoriasis")
    assert found["asthma"] == ("IL4 is associated with: … asthma", "IL4", "asthma")


def test_places_are_those_of_the_text(store: Store) -> None:
    for claim in claims(store):
        if claim.text and claim.text.key == "il4":
            for place in (*claim.sentences, claim.subject_place, claim.object_place):
                assert place
                assert TEXT[place.start : place.end] == place.words


def test_a_claim_of_two_texts_is_told_once_with_both(store: Store) -> None:
    (claim,) = [each for each in claims(store) if each.predicate == IKG.increasesActivityOf]
    assert len({each.version for each in claim.evidence}) == 2
    assert len(claim.sentences) == 1


def test_what_read_a_text_is_told(store: Store) -> None:
    texts = {each.text for each in claims(store)}
    assert {(each.agent, each.title) for each in texts if each} == {("text_mining_agent", "IL4 gene")}


def test_without_quotes_there_are_places_and_no_words(store: Store) -> None:
    found = list(claims(store, quotes=False))
    assert len(found) == 7
    assert {each.quoted for each in found} == {None}
    assert all(each.sentences and each.sentences[0].end for each in found)


def test_circumstances_are_told_by_name(store: Store) -> None:
    (claim,) = [each for each in claims(store) if each.object.name == "mast cell"]
    assert claim.values(IKG.cellContext) == ["mast cell"]
    assert claim.value(IKG.hedgeCue) == "perhaps"
    assert claim.value(BIOLINK.publications) == ""


def test_claims_of_an_endpoint_are_those_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "il4.txt").write_text(TEXT, encoding="utf-8")
    with engines.oxigraph(tmp_path / "far") as url:
        found = []
        for place in (url, str(tmp_path / "near")):
            il21kg.KnowledgeGraph(place).load(tmp_path / "il4.txt")
            with open_store(place) as kept:
                found.append(list(claims(kept)))
    assert len(found[0]) == 7
    assert found[0] == found[1]


def test_claims_are_fetched_some_at_a_time(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = list(claims(store))
    monkeypatch.setattr("il21kg.store.claims._BATCH", 2)
    assert list(claims(store)) == whole


def test_of_what_many_texts_say_only_the_first_are_quoted(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = list(claims(store))
    monkeypatch.setattr("il21kg.store.claims._QUOTED", 1)
    few = list(claims(store))
    assert [each.quoted for each in few] == [each.quoted for each in whole]
    assert [places(each) for each in few] == [places(each) for each in whole]
    (claim,) = [each for each in few if each.predicate == IKG.increasesActivityOf]
    assert [bool(each.words) for each in claim.evidence] == [True, False]


def places(claim: Claim) -> list[tuple[str, int, int]]:
    return [(each.version, each.start, each.end) for each in (*claim.evidence, *claim.object_places)]
