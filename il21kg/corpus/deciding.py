"""Saves again what curators decided otherwise since it was loaded; the other documents stay as they are."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from il21kg.curation.decisions import Decisions
from il21kg.pipeline import Article, Outcome, check, save
from il21kg.store.documents import DECIDED, Source
from il21kg.store.origins import Origin, version_of
from il21kg.store.store import Store


def _decided_otherwise(store: Store, decisions: Decisions) -> tuple[Source, ...]:
    """Give the documents of a store that were loaded with other decisions than these."""
    before = {row["document"].value: row["digest"].value for row in store.rows(DECIDED)}
    return tuple(
        each for each in store.documents() if before.get(each.document, "") != decisions.digest(each.key)
    )


def apply(
    store: Store,
    decisions: Decisions,
    articles: Callable[[str], Article | None],
    origins: Mapping[str, Origin],
) -> Iterator[tuple[str, Outcome | None]]:
    """Read again and save what was decided otherwise; give the key of each document with what became of it.

    `articles` gives a document version as it is read today, its decisions with it; of one whose text is not
    at hand it gives None, and the document stays as it is. Raises Unavailable when the store fails.
    """
    for source in _decided_otherwise(store, decisions):
        article, origin = articles(source.document), origins.get(version_of(source.document))
        if article is None:
            yield source.key, None
            continue
        document = replace(article.document, name=source.name, url=source.url)
        checked = check(replace(article, document=document), quotes=origin is None or origin.quotes)
        conforms = checked.report.conforms
        yield source.key, save(checked, store) if conforms else Outcome(checked, "refused")
