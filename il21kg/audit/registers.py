"""What identifiers of registers look like: their prefixes, the forms of their numbers, the spellings of IRIs.

>>> named("hgnc:6005")
Name(register='HGNC', spelling='hgnc', local='6005')
>>> named("http://purl.obolibrary.org/obo/CL_0000236").register
'CL'

Prefixes are written as the prefix map of the Biolink model writes them.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from il21kg.namespaces import CURIES, PREFIXES

_UNIPROT: Final = (
    r"(?:[OPQ]\d[A-Z0-9]{3}\d|[A-NR-Z]\d(?:[A-Z][A-Z0-9]{2}\d){1,2})(?:-(?:\d+|PRO_\d{10}))?(?:[:#].*)?"
)
#: Register → the form of what stands behind its prefix; empty: anything.
PATTERNS: Final = {
    "BFO": r"\d{7}",
    "CHEBI": r"\d+",
    "CHEMBL.COMPOUND": r"CHEMBL\d+",
    "CHR": r"[\w.-]+",
    "CL": r"\d{7}",
    "CLINVAR": r"(?:\d+|[RSV]CV\d+(?:\.\d+)?)",
    "CLO": r"\d{7}",
    "ComplexPortal": r"CPX-\d+",
    "DBSNP": r"rs\d+",
    "DOID": r"\d+",
    "DRUGBANK": r"DB(?:SALT)?\d{5,6}",
    "ECO": r"\d{7}",
    "EFO": r"\d{7}",
    "ENSEMBL": r"(?:ENS[A-Z]*[EGPRT]\d{11}(?:\.\d+)?|(?!ENS)\S+)",
    "FB": r"FB\w{2}\d{7}",
    "GO": r"\d{7}",
    "HGNC": r"\d{1,5}",
    "HGNC.FAMILY": r"\d+",
    "HP": r"\d{7}",
    "interpro": r"IPR\d{6}",
    "MESH": r"(?:[A-Z]\d{6,9}|[A-Z]\d{2}(?:\.\d+)*)",
    "MGI": r"\d+",
    "MONDO": r"\d{7}",
    "NCBIGene": r"\d+",
    "NCBITaxon": r"(?:\d+|Union_\d+)",
    "NCIT": r"C\d+",
    "OBI": r"\d{7}",
    "OMIM": r"(?:PS)?\d{6}(?:\.\d{4})?",
    "PATO": r"\d{7}",
    "PMC": r"(?:PMC)?\d+",
    "PMID": r"\d+",
    "PR": r"[\w-]+",
    "REACT": r"R-[A-Z]{3}-\d+(?:-\d+)?(?:\.\d+)?",
    "RGD": r"\d+",
    "RO": r"(?:\d{7}|HOM\d{7})",
    "SGD": r"S\d+",
    "SIO": r"\d{6}",
    "SNOMEDCT": r"\d+",
    "SO": r"\d{7}",
    "UBERON": r"\d{7}",
    "UMLS": r"CN?\d{6,7}",
    "UniProtKB": _UNIPROT,
    "WB": r"WB[A-Z][a-z]+\d+",
    "ZFIN": r"ZDB-[A-Z]+-\d+-\d+",
    "biolink": r"[\w-]+",
    "doi": r"10\.\d{2,9}/\S+",
    "infores": r"[a-z][a-z0-9._-]*",
    "Orphanet": r"C?\d+",
}
#: Registers whose numbers have no form that is known here.
_OTHERS: Final = (
    "AGRKB", "BIOGRID", "BSPO", "BTO", "CAS", "CATH", "CDD", "CHEMBL.TARGET", "CID", "CTD", "DrugCentral",
    "EC", "ENVO", "FBbt", "FMA", "FYPO", "GENO", "GTEx", "GTOPDB", "HMDB", "HANCESTRO", "HsapDv", "IAO",
    "ICD10", "ICD9", "INCHIKEY", "INTACT", "KEGG", "KEGG.COMPOUND", "KEGG.DISEASE", "KEGG.GENES",
    "KEGG.PATHWAY", "LOINC", "MAXO", "MEDDRA", "MI", "MP", "NBO", "OMIM.PS", "ORCID", "ORDO",
    "PANTHER.FAMILY", "PANTHER.PATHWAY", "PFAM", "PO", "PUBCHEM.COMPOUND", "PW", "PomBase", "RFAM", "RHEA",
    "RNACENTRAL", "RXCUI", "RXNORM", "SEPIO", "SMPDB", "SNOMED", "STATO", "STY", "UNII", "UPHENO",
    "WBPhenotype", "WBbt", "WIKIDATA", "WIKIPATHWAYS", "Xenbase", "ZFA", "ZP", "dcat", "dct", "dictyBase",
    "fabio", "foaf", "medgen", "oboInOwl", "owl", "pav", "prov", "rdf", "rdfs", "schema", "skos", "xsd",
)  # fmt: skip
#: Other prefixes of a register, in small letters.
_ALSO: Final = {
    "mim": "OMIM",
    "omimps": "OMIM",
    "uniprot": "UniProtKB",
    "swissprot": "UniProtKB",
    "entrez": "NCBIGene",
    "entrezgene": "NCBIGene",
    "geneid": "NCBIGene",
    "taxon": "NCBITaxon",
    "ncbitaxid": "NCBITaxon",
    "pubmed": "PMID",
    "orpha": "Orphanet",
    "reactome": "REACT",
    "hgnc.genegroup": "HGNC.FAMILY",
    "rs": "DBSNP",
    "pro": "PR",
    "ipr": "interpro",
    "drugbank": "DRUGBANK",
}
_REGISTERS: Final = {**{name.lower(): name for name in (*_OTHERS, *PATTERNS)}, **_ALSO}
#: The form of an IRI → its register where the form does not name it. The first group is the namespace.
_IRIS: Final = tuple(
    (re.compile(pattern), register)
    for pattern, register in (
        (r"(https?://purl\.obolibrary\.org/obo/RO_)(HOM\d+)", "RO"),
        (r"(https?://purl\.obolibrary\.org/obo/(?P<register>[A-Za-z]+)[_:])(.+)", ""),
        (r"(https?://(?:www\.)?ebi\.ac\.uk/efo/EFO_)(.+)", "EFO"),
        (r"(https?://www\.ebi\.ac\.uk/interpro/entry/InterPro/)([^/]+)/?", "interpro"),
        (r"(https?://purl\.uniprot\.org/uniprot/)(.+)", "UniProtKB"),
        (r"(https?://(?:www\.)?uniprot\.org/uniprot(?:kb)?/)([^/]+)(?:/entry)?", "UniProtKB"),
        (r"(https?://(?:www\.)?omim\.org/(?:MIM:|entry/|phenotypicSeries/|OMIM:)?)(.+)", "OMIM"),
        (r"(https?://identifiers\.org/mim[:/])(.+)", "OMIM"),
        (r"(https?://(?:www\.)?ncbi\.nlm\.nih\.gov/gene/)(\w+)/?", "NCBIGene"),
        (r"(https?://pubmed\.ncbi\.nlm\.nih\.gov/)(\w+)/?", "PMID"),
        (r"(https?://(?:www\.)?ncbi\.nlm\.nih\.gov/pubmed/)(\w+)/?", "PMID"),
        (r"(https?://(?:dx\.)?doi\.org/)(.+)", "doi"),
        (r"(https?://id\.nlm\.nih\.gov/mesh/)(.+)", "MESH"),
        (r"(https?://www\.orpha\.net/ORDO/Orphanet_)(.+)", "Orphanet"),
        (r"(https?://(?:www\.)?ensembl\.org/id/)(.+)", "ENSEMBL"),
        (r"(https?://rdf\.ebi\.ac\.uk/resource/ensembl/)(.+)", "ENSEMBL"),
        (r"(https?://(?:www\.)?genenames\.org/data/gene-symbol-report/#!/hgnc_id/(?:HGNC:)?)(.+)", "HGNC"),
        (r"(https?://(?:www\.)?genenames\.org/data/genegroup/#!/group/)(.+)", "HGNC.FAMILY"),
        (r"(https?://w3id\.org/biolink/vocab/)(.+)", "biolink"),
        (r"(https?://(?:identifiers\.org|bioregistry\.io)/(?P<register>[\w.]+)[:/](?:[A-Z]+:)?)(.+)", ""),
    )
)  # fmt: skip
_CURIE: Final = re.compile(r"([A-Za-z][\w.-]*):(?!//)(\S+)")


@dataclass(frozen=True, slots=True)
class Name:
    """An identifier, taken apart."""

    register: str
    """Its register by the prefix that Biolink gives it; empty where it is not known."""
    spelling: str
    """The prefix or the namespace as it is written; empty where there is none."""
    local: str

    @property
    def curie(self) -> bool:
        """True where it is written as a CURIE."""
        return "/" not in self.spelling

    @property
    def fits(self) -> bool:
        """Tell whether it has the form of its register; what is of no known register has it."""
        pattern = PATTERNS.get(self.register)
        return not pattern or re.fullmatch(pattern, self.local) is not None


@lru_cache(maxsize=1 << 14)
def named(words: str) -> Name:
    """Take an identifier apart, a CURIE or an IRI."""
    if words.startswith(("http://", "https://")):
        for pattern, register in _IRIS:
            if found := pattern.fullmatch(words):
                written = register or found["register"]
                return Name(_REGISTERS.get(written.lower(), ""), found[1], found[found.lastindex or 1])
        return Name("", "", words)
    curie = _CURIE.fullmatch(words)
    if curie is None or words.startswith(("urn:", "_:", "tag:")):
        return Name("", "", words)
    return Name(_REGISTERS.get(curie[1].lower(), ""), curie[1], curie[2])


@lru_cache(maxsize=1 << 14)
def iri_of(name: Name) -> str:
    """Give the IRI by which our vocabulary knows it; empty for a register that it does not have.

    >>> iri_of(named("HGNC:6005"))
    'http://identifiers.org/hgnc/6005'
    """
    base = f"{PREFIXES['obo']}HP_" if name.register == "HP" else CURIES.get(name.register)
    return f"{base}{name.local}" if base else ""


def known_iri(words: str) -> str:
    """Give the IRI by which our vocabulary knows an identifier; the identifier as it is where there is none.

    >>> known_iri("HGNC:6005"), known_iri("IL21")
    ('http://identifiers.org/hgnc/6005', 'IL21')
    """
    return iri_of(named(words)) or words
