"""Identifiers are taken apart: register, spelling, number, and whether that has the form of its register."""

import pytest

from il21kg.audit.registers import iri_of, named

#: Words → register, spelling, number, whether they have its form, IRI by which our terms know it.
NAMES = {
    "HGNC:6014": ("HGNC", "HGNC", "6014", True, "http://identifiers.org/hgnc/6014"),
    "hgnc:6014": ("HGNC", "hgnc", "6014", True, "http://identifiers.org/hgnc/6014"),
    "HGNC:IL4": ("HGNC", "HGNC", "IL4", False, "http://identifiers.org/hgnc/IL4"),
    "MIM:615767": ("OMIM", "MIM", "615767", True, "https://omim.org/MIM:615767"),
    "UniProtKB:P05112": ("UniProtKB", "UniProtKB", "P05112", True, "http://purl.uniprot.org/uniprot/P05112"),
    "UniProtKB:P05112-2": ("UniProtKB", "UniProtKB", "P05112-2", True, "http://purl.uniprot.org/uniprot/P05112-2"),
    "UniProtKB:IL4_HUMAN": ("UniProtKB", "UniProtKB", "IL4_HUMAN", False, "http://purl.uniprot.org/uniprot/IL4_HUMAN"),
    "UniProtKB:P05112-PRO_0000000001": (
        "UniProtKB", "UniProtKB", "P05112-PRO_0000000001", True,
        "http://purl.uniprot.org/uniprot/P05112-PRO_0000000001",
    ),
    "GO:6915": ("GO", "GO", "6915", False, "http://purl.obolibrary.org/obo/GO_6915"),
    "ENSEMBL:ENSG00000138684": (
        "ENSEMBL", "ENSEMBL", "ENSG00000138684", True, "http://identifiers.org/ensembl/ENSG00000138684",
    ),
    "HP:0000118": ("HP", "HP", "0000118", True, "http://purl.obolibrary.org/obo/HP_0000118"),
    "lab:7": ("", "lab", "7", True, ""),
    "IL4": ("", "", "IL4", True, ""),
    "_:b0": ("", "", "_:b0", True, ""),
    "urn:lab:7": ("", "", "urn:lab:7", True, ""),
    "http://purl.obolibrary.org/obo/CL_0000236": (
        "CL", "http://purl.obolibrary.org/obo/CL_", "0000236", True, "http://purl.obolibrary.org/obo/CL_0000236",
    ),
    "http://purl.obolibrary.org/obo/CL:0000236": (
        "CL", "http://purl.obolibrary.org/obo/CL:", "0000236", True, "http://purl.obolibrary.org/obo/CL_0000236",
    ),
    "https://identifiers.org/hgnc:6014": (
        "HGNC", "https://identifiers.org/hgnc:", "6014", True, "http://identifiers.org/hgnc/6014",
    ),
    "https://bioregistry.io/ncbigene:3565": (
        "NCBIGene", "https://bioregistry.io/ncbigene:", "3565", True, "http://identifiers.org/ncbigene/3565",
    ),
    "https://pubmed.ncbi.nlm.nih.gov/18319398/": (
        "PMID", "https://pubmed.ncbi.nlm.nih.gov/", "18319398", True, "https://pubmed.ncbi.nlm.nih.gov/18319398",
    ),
    "https://example.org/7": ("", "", "https://example.org/7", True, ""),
}  # fmt: skip


@pytest.mark.parametrize("words", NAMES)
def test_an_identifier_is_taken_apart(words: str) -> None:
    name = named(words)
    assert (name.register, name.spelling, name.local, name.fits, iri_of(name)) == NAMES[words]
