"""What a graph and its texts say of things: statements, sentences that were not read, texts that are gone."""

from il21kg.knowledge import KnowledgeGraph
from il21kg.namespaces import expand
from il21kg.pipeline import Article, make_reader
from il21kg.verdict.sources import Sources

READER = make_reader()
KG = KnowledgeGraph(":memory:")
KG.load(text="IL4 gene\n\nIL-4 may bind STAT6. Asthma, perhaps ever, STAT6.\n", key="il4", reader=READER)
IL4, STAT6, ASTHMA = (frozenset({expand(each)}) for each in ("uniprot:P05112", "hgnc:11368", "MONDO:0004979"))


def there(version: str) -> Article | None:
    with KG._open() as store:
        return KG._articles(store, lambda _: READER)(version)


def test_a_statement_is_found_by_each_of_its_ends() -> None:
    with KG._open() as store:
        sources = Sources(store, READER.vocabulary, there)
        (said,) = sources.about(IL4)
        assert (said.hedged, said.negated, said.sure, said.phrase) == (True, False, True, "may bind")
        (place,) = sources.places(said)
        assert (place.quote, place.line, place.start) == ("IL-4 may bind STAT6.", 3, 10)


def test_a_sentence_that_gave_nothing_of_the_two_is_told() -> None:
    with KG._open() as store:
        sources = Sources(store, READER.vocabulary, there)
        told = [each.quote for each in sources.unread(STAT6, ASTHMA)]
        assert told == ["Asthma, perhaps ever, STAT6."]
        assert [each.quote for each in sources.naming("ever,  stat6")] == told
        assert sources.complete


def test_a_text_that_is_not_at_hand_is_not_looked_through() -> None:
    with KG._open() as store:
        sources = Sources(store, READER.vocabulary, lambda _: None)
        assert list(sources.unread(STAT6, ASTHMA)) == []
        assert not sources.complete
        (said,) = sources.about(IL4)
        assert [(each.quote, each.line) for each in sources.places(said)] == [("IL-4 may bind STAT6.", None)]
