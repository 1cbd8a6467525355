"""What a store holds: each document, where it came from, with which terms it was read, and how much it gave.

il4        IL4, 31 statements, 0 left out, 640 triples
from /texts/il4.txt
terms /terms (digest 5d1f0c2ab91e7c44)
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from il21kg.namespaces import PREFIXES
from il21kg.store.documents import Source
from il21kg.store.origins import Origin
from il21kg.store.store import Store
from il21kg.text.quotes import counted

_PROLOGUE: Final = "".join(f"PREFIX {prefix}: <{base}>\n" for prefix, base in PREFIXES.items())
_OF_DOCUMENT: Final = "?statement ikg:evidence/ikg:inSection/dcterms:isPartOf ?document"
_GENES: Final = f"""
SELECT DISTINCT ?document ?label ?statement {{
  {_OF_DOCUMENT} ; rdf:subject ?subject .
  ?gene ikg:referenceProduct? ?subject ; a biolink:Gene ; rdfs:label ?label
}}
"""
_STATEMENTS: Final = f"SELECT DISTINCT ?document ?statement {{ {_OF_DOCUMENT} }}"
_LEFT_OUT: Final = "SELECT ?document ?note { GRAPH ?document { ?note a ikg:LeftOut } }"


@dataclass(frozen=True, slots=True)
class Holding:
    """A document of a store."""

    source: Source
    gene: str
    """Symbol of the gene that most of its statements are about; empty when it says nothing."""
    path: str | None
    """Where its file was, absolute; None when that is not known."""
    terms: str | None
    """The folder of terms it was read with; None for none, or when that is not known."""
    terms_gone: bool
    """True when that folder is not there any more."""
    terms_known: bool
    """False where it is not noted what was read with: by others at an endpoint, where the note was lost."""
    statements: int
    left_out: int
    """Statements that broke a shape and were left out."""
    triples: int
    """What it contributes; other documents may contribute some of it too."""


def holdings(store: Store, origins: Mapping[str, Origin]) -> tuple[Holding, ...]:
    """Give what a store holds, in the order of the keys; `origins` by document version."""
    statements, left_out = _counts(store, _STATEMENTS), _counts(store, _LEFT_OUT)
    genes = _genes(store)
    held = []
    for source in store.documents():
        noted = origins.get(source.document.rpartition("/")[2])
        origin = noted or Origin(None, None, None)
        held.append(
            Holding(
                source,
                gene=genes.get(source.document, ""),
                path=origin.path,
                terms=origin.terms,
                terms_gone=origin.terms is not None and not Path(origin.terms).is_dir(),
                terms_known=noted is not None,
                statements=statements[source.document],
                left_out=left_out[source.document],
                triples=store.contributed(source.document),
            )
        )
    return tuple(held)


def _counts(store: Store, query: str) -> Counter[str]:
    """Count the rows of each document."""
    return Counter(row["document"].value for row in store.rows(query, prologue=_PROLOGUE))


def _genes(store: Store) -> dict[str, str]:
    """Give the gene of each document: the one that most of its statements are about."""
    rows = store.rows(_GENES, prologue=_PROLOGUE)
    counts = Counter((row["document"].value, row["label"].value) for row in rows)
    in_order = sorted(counts.items(), key=lambda each: (-each[1], each[0]), reverse=True)
    return {document: label for (document, label), _ in in_order}


def to_values(held: Iterable[Holding]) -> list[dict[str, Any]]:
    """Give one object a document, for JSON."""
    return [
        {**asdict(each.source), **{name: value for name, value in asdict(each).items() if name != "source"}}
        for each in held
    ]


def tell(held: Iterable[Holding]) -> str:
    """Write a few lines for each document."""
    return "\n".join(line for each in held for line in _lines(each))


def _lines(each: Holding) -> Iterator[str]:
    source = each.source
    yield f"{source.key}  {source.title or source.name}"
    held = f"{counted(each.statements, 'statement')}, {each.left_out} left out"
    yield f"  gene {each.gene or 'unknown'}, {held}, {counted(each.triples, 'triple')}"
    place = each.path or source.name or "a place that is not known"
    yield f"  from {place}{f', {source.url}' if source.url else ''}"
    folder = f"the folder {each.terms}{', which is gone' if each.terms_gone else ''}" if each.terms else ""
    terms = folder or ("the terms that ship" if each.terms_known else "terms that are not noted")
    yield f"  read with {terms} ({source.program}, vocabulary {source.digest[:16]})"
