"""Says of which kinds the things are that words of a question name: of the graph, or of the vocabulary."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from il21kg.ask.asking import DOCUMENT, Known
from il21kg.ask.lookup import Lookup
from il21kg.namespaces import PREFIXES, RDFS, SKOS, compact, expand, is_iri
from il21kg.store.store import Store
from il21kg.vocabulary.classes import TermKind
from il21kg.vocabulary.kinds import KINDS, SHOWN_OF_PREFIX, Shown

if TYPE_CHECKING:
    from il21kg.vocabulary.vocabulary import Vocabulary

_LABELLED: Final = f"""SELECT DISTINCT ?label ?thing {{
  VALUES ?label {{ %s }} ?thing <{RDFS.label}>|<{SKOS.prefLabel}>|<{SKOS.altLabel}>|<{SKOS.notation}> ?label
}}"""
#: Kinds of terms by what a view calls them; without those that are a kind of gene or sequence: "coding gene".
_SHOWN_OF_TERM: Final = {
    kind.term: kind.shown.value
    for kind in KINDS
    if kind.term
    and (kind.taken or kind.shown in (Shown.BAND, Shown.CHROMOSOME))
    and kind.term != TermKind.SEQUENCE
}


def names_known(store: Store, vocabulary: "Callable[[], Vocabulary]") -> Known:
    """Return what tells which words name something in a store, or where it knows none, in a vocabulary."""

    def known(runs: Iterable[str]) -> dict[str, frozenset[str]]:
        look, given = Lookup(store), tuple(runs)
        there, terms = _labelled(store, look, given), vocabulary()
        kinds = {
            words: _identified(look, words)
            or there.get(words, frozenset()) | _in_vocabulary(terms, words) | _document(store, words)
            for words in given
        }
        return {words: each for words, each in kinds.items() if each}

    return known


def _identified(look: Lookup, words: str) -> frozenset[str]:
    """Give the kind of an IRI or a CURIE."""
    try:
        iri = expand(words)
    except (KeyError, ValueError):
        return frozenset()
    return frozenset({SHOWN_OF_PREFIX.get(compact(iri).split(":")[0]) or look.kind(iri)})


def _labelled(store: Store, look: Lookup, runs: Iterable[str]) -> dict[str, frozenset[str]]:
    """Give the kinds of what the graph calls so, in one query; the first letter may be small or large."""
    spelled = {words: {words, words[:1].upper() + words[1:], words.upper()} for words in runs}
    labels = sorted(
        {
            str(ox.Literal(each, language=tag))
            for ways in spelled.values()
            for each in ways
            for tag in ("en", None)
        }
    )
    kinds: dict[str, set[str]] = {}
    for row in store.rows(_LABELLED % " ".join(labels)) if labels else ():
        if not row["thing"].value.startswith(PREFIXES["doc"]):
            kinds.setdefault(row["label"].value, set()).add(look.kind(row["thing"].value))
    return {
        words: frozenset().union(*(kinds.get(each, ()) for each in ways)) for words, ways in spelled.items()
    }


def _in_vocabulary(vocabulary: "Vocabulary", words: str) -> frozenset[str]:
    """Give the kinds of what the vocabulary knows by these words."""
    terms = (vocabulary.terms.get(name.iri) for name in vocabulary.look_up(words))
    return frozenset(_SHOWN_OF_TERM[each.kind] for each in terms if each and each.kind in _SHOWN_OF_TERM)


def _document(store: Store, words: str) -> frozenset[str]:
    """Tell a document by its key."""
    iri = PREFIXES["doc"] + words
    return frozenset({DOCUMENT}) if is_iri(iri) and store.document(iri) else frozenset()
