"""Tells which gene of a graph an identifier stands for: of HGNC, of its protein, of NCBI, a symbol."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from il21kg.audit.registers import iri_of, named
from il21kg.namespaces import SKOS
from il21kg.vocabulary.vocabulary import Vocabulary

#: A protein, and what names one form of it: an isoform (`-2`), a chain (`:PRO_…`).
_FORM: Final = re.compile(r"(.*/uniprot/\w+)[-:#].*")


def gene_of(thing: str, vocabulary: Vocabulary) -> str:
    """Give the IRI of the gene that a thing is, or is the product of; empty where it is neither."""
    term = vocabulary.terms.get(thing)
    if term is None:
        return ""
    return thing if term.kind == "gene" else term.gene or ""


def known_by(genes: Iterable[str], vocabulary: Vocabulary) -> dict[str, str]:
    """Give what the genes are known by: IRIs of theirs, of their products and of their matches, symbols."""
    names: dict[str, str] = {}
    for gene in genes:
        term = vocabulary.terms[gene]
        same = [other for link, other in term.matches if link == SKOS.exactMatch]
        for name in (gene, term.label, *filter(None, (term.product,)), *same):
            names[name] = gene
    return names


def meant(identifiers: Iterable[str], names: Mapping[str, str]) -> str:
    """Give the gene that the first known of some identifiers stands for; empty where none is known.

    A form of a protein, an isoform (`P05112-2`) or a chain (`:PRO_…`), counts as the protein.
    """
    for words in identifiers:
        iri = iri_of(named(words))
        for each in (iri, _FORM.sub(r"\1", iri), words):
            if each in names:
                return names[each]
    return ""
