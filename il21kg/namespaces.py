"""Every IRI prefix used, as plain strings; an undeclared prefix or own term fails at once.

    >>> IKG.actsOnCell
    'https://w3id.org/il21kg/ontology#actsOnCell'
    >>> expand("CL:0000236"), compact("http://purl.obolibrary.org/obo/CL_0000236")
    ('http://purl.obolibrary.org/obo/CL_0000236', 'CL:0000236')

The map is frozen here: registries' defaults for hgnc and ensembl are web pages, not the IRIs used in RDF.
"""

import hashlib
import json
import re
from functools import lru_cache
from typing import Final

BASE: Final = "https://w3id.org/il21kg/"

#: Prefixes of the graph as it is written, in the order of their names.
PREFIXES: Final[dict[str, str]] = {
    "act": BASE + "activity/",
    "biolink": "https://w3id.org/biolink/vocab/",
    "cit": BASE + "citation/",
    "cito": "http://purl.org/spar/cito/",
    "con": BASE + "concept/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "doc": BASE + "document/",
    "fabio": "http://purl.org/spar/fabio/",
    "graph": BASE + "graph/",
    "hgnc": "http://identifiers.org/hgnc/",
    "ikg": BASE + "ontology#",
    "jrn": BASE + "journal/",
    "mesh": "http://id.nlm.nih.gov/mesh/",
    "oa": "http://www.w3.org/ns/oa#",
    "obo": "http://purl.obolibrary.org/obo/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "oio": "http://www.geneontology.org/formats/oboInOwl#",
    "pav": "http://purl.org/pav/",
    "prov": "http://www.w3.org/ns/prov#",
    "query": BASE + "query/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "span": BASE + "span/",
    "stmt": BASE + "statement/",
    "uniprot": "http://purl.uniprot.org/uniprot/",
    "void": "http://rdfs.org/ns/void#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

#: Prefixes people write in CURIEs that are none of the Turtle: `CL:0000236`, `HGNC:6005`, `MIM:615767`.
CURIES: Final[dict[str, str]] = {
    "HGNC": PREFIXES["hgnc"],
    "UniProtKB": PREFIXES["uniprot"],
    "MESH": PREFIXES["mesh"],
    "ncbigene": "http://identifiers.org/ncbigene/",
    "NCBIGene": "http://identifiers.org/ncbigene/",
    "ensembl": "http://identifiers.org/ensembl/",
    "ENSEMBL": "http://identifiers.org/ensembl/",
    "MIM": "https://omim.org/MIM:",
    "OMIM": "https://omim.org/MIM:",
    "PMID": "https://pubmed.ncbi.nlm.nih.gov/",
    "doi": "https://doi.org/",
    "hgnc.genegroup": "https://www.genenames.org/data/genegroup/#!/group/",
    "HGNC.FAMILY": "https://www.genenames.org/data/genegroup/#!/group/",
    "interpro": "https://www.ebi.ac.uk/interpro/entry/InterPro/",
    "RO_HOM": PREFIXES["obo"] + "RO_HOM",
    **{
        name: f"{PREFIXES['obo']}{name}_"
        for name in (
            "BFO",
            "CHEBI",
            "CHR",
            "CL",
            "DOID",
            "ECO",
            "GO",
            "MONDO",
            "NCBITaxon",
            "PR",
            "RO",
            "SO",
            "UBERON",
        )
    },
}

#: What stands behind the number in the IRIs of a register.
_END: Final = {"PMID": "/"}
_CURIE = re.compile(r"([A-Za-z][\w.]*):(?!//)(\S+)")
_OBO = re.compile(r"(BFO|CHEBI|CHR|CL|DOID|ECO|GO|MONDO|NCBITaxon|PR|RO|SO|UBERON)_(?=[\w-]+$)")


class Namespace:
    """The terms used under one prefix; any other attribute raises AttributeError."""

    def __init__(self, prefix: str, terms: str) -> None:
        """Declare the `terms` (blank-separated local names) under a prefix of `PREFIXES`."""
        self._prefix = prefix
        self._terms = frozenset(terms.split())
        # Plain attributes are found without __getattr__, which is only asked for what is not declared.
        self.__dict__.update({term: PREFIXES[prefix] + term for term in terms.split()})

    def __getattr__(self, name: str) -> str:
        if name.startswith("_") or name not in self._terms:
            raise AttributeError(f"{self._prefix}:{name} is not declared in il21kg.namespaces")
        return PREFIXES[self._prefix] + name

    def __dir__(self) -> list[str]:
        return sorted(self._terms)


def expand(curie: str) -> str:
    """Give the IRI of a CURIE or an IRI.

    Raises KeyError for an undeclared prefix, ValueError for other text.
    """
    if curie.startswith(("http://", "https://", "urn:")):
        return curie
    match = _CURIE.fullmatch(curie)
    if match is None:
        raise ValueError(f"not a CURIE: {curie}")
    prefix, local = match.groups()
    if prefix in CURIES:
        return CURIES[prefix] + local + _END.get(prefix, "")
    return PREFIXES[prefix] + local


def compact(iri: str) -> str:
    """Give the CURIE people know (`CL:0000236`, `hgnc:6005`), or the IRI itself where no prefix fits."""
    if iri.startswith(PREFIXES["obo"]):
        local = iri.removeprefix(PREFIXES["obo"])
        return _OBO.sub(lambda m: m[1] + ":", local) if _OBO.match(local) else f"obo:{local}"
    for prefix, base in (*PREFIXES.items(), *CURIES.items()):
        if iri.startswith(base) and len(iri) > len(base):
            return f"{prefix}:{iri.removeprefix(base).removesuffix(_END.get(prefix, ' '))}"
    return iri


#: Prefixes as their registers write them, where `compact` has others.
_CANONICAL: Final = {
    "hgnc": "HGNC",
    "uniprot": "UniProtKB",
    "mesh": "MESH",
    "ncbigene": "NCBIGene",
    "ensembl": "ENSEMBL",
    "MIM": "OMIM",
    "hgnc.genegroup": "HGNC.FAMILY",
}


def canonical(iri: str) -> str:
    """Give the CURIE as its register writes it; our own names, and what no prefix fits, stay whole IRIs.

    >>> canonical("http://identifiers.org/hgnc/6005"), canonical("https://pubmed.ncbi.nlm.nih.gov/18319398/")
    ('HGNC:6005', 'PMID:18319398')
    >>> canonical("https://w3id.org/il21kg/concept/cytokine")
    'https://w3id.org/il21kg/concept/cytokine'
    """
    if iri.startswith(BASE):
        return iri
    prefix, colon, local = compact(iri).partition(":")
    return f"{_CANONICAL.get(prefix, prefix)}{colon}{local}"


def local_name(iri: str) -> str:
    """Give what stands after the last `#` or `/` of an IRI.

    >>> local_name("https://w3id.org/il21kg/ontology#actsOnCell")
    'actsOnCell'
    """
    return re.split(r"[#/]", iri)[-1]


#: An absolute IRI of a scheme by which things are named; what follows holds no character that IRIs cannot.
_IRI_OF_THINGS: Final = re.compile(
    r"(?:https?://(?=[^/?#])|urn:[A-Za-z0-9][A-Za-z0-9-]*:|(?:tag|info):)[^\x00-\x20\x7f-\x9f<>\"{}|\\^`]+"
)
LONGEST_IRI: Final = 2000
#: What to write instead of what is no identifier.
IDENTIFIERS: Final = "Write an absolute IRI (https://…, urn:…) or PREFIX:NUMBER, as CL:0000236."


def is_iri(words: str) -> bool:
    """Tell whether words are an absolute IRI that can name a thing, by its scheme, characters and length.

    >>> [is_iri(words) for words in ("https://example.org/a", "urn:lab:7", "urn:lab:a b", "CL:7")]
    [True, True, False, False]
    """
    return len(words) <= LONGEST_IRI and _IRI_OF_THINGS.fullmatch(words) is not None


def shortened(words: str) -> str:
    """Give the beginning of words that are too long for a message.

    >>> shortened("CL:7"), len(shortened("x" * 5000))
    ('CL:7', 81)
    """
    return words if len(words) <= 80 else f"{words[:80]}…"


_JSON: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


@lru_cache(maxsize=1 << 12)
def unresolved_iri(words: str) -> str:
    r"""Give the IRI of the unresolved term for some words: a hash of them, white space collapsed, case kept.

    >>> unresolved_iri("a  novel\nligand") == unresolved_iri("a novel ligand")
    True
    """
    key = _JSON.encode(["unresolved", " ".join(words.split())])
    return f"{BASE}concept/unresolved-{hashlib.sha256(key.encode()).hexdigest()[:16]}"


IKG: Final = Namespace(
    "ikg",
    """
    CellEffect CellTargetStatement CertaintyLevel Citation ClassificationStatement CompositionStatement
    Cue DiseaseConcept DocumentVersion ExpressionStatement FamilyStatement Frame GeneDiseaseStatement
    GeneKind GeneProductStatement HomologyStatement InteractionStatement Journal Kind LayoutRule
    LeftOut LeftOutBranch Review
    LocalizationStatement LocationStatement ModificationStatement NamingStatement OtherStatement
    Predicate ProcessStatement ProtectionStatement ProteinFamily ReadingTier RegulationStatement Relation
    Section SourceDocument SourceIssue Span SplicingStatement Statement TranscriptAttribute UnresolvedTerm
    VariantStatement WordClass action activation activity actsOnCell adjective agentNoun amountKey
    anchorVolume anchorYear availableInLanguage bands blockKind brokenShape byMeansOf cellContext certainty
    certaintyScheme citedAt concerns confidence addedTerm
    contextDisease contextPhrase counterExample criticalFor cueKind curatedName decisionsDigest
    decreasesActivityOf
    decreasesAmountOf differentiation direction dysregulationContributesTo dysregulationMayContributeTo
    effect effectPhrase effectScheme endsAt evidence evidentialCue example exemplary family fileSha256
    firstPage frameKind generation hasActivity hasTranscriptAttribute hedgeCue hedged hedgedFormOf
    hedgedPredicate inSection inSynergyWith increasesActivityOf increasesAmountOf isOfKind
    jointAgent journal leftOut machineTranslated maturation mayActOnCell mayBeAssociatedWithCondition
    mayBeCriticalFor mayBeExpressedIn mayBeHomologousTo mayBeInvolvedIn mayBeLocatedIn mayBeMemberOf
    mayBeNamed mayBeOfKind mayBePartOf mayBeProducedBy mayBeRelatedTo mayDecreaseActivityOf
    mayDecreaseAmountOf mayEnable mayEncode mayHaveActivity mayHavePart mayHaveSequenceVariant
    mayHaveTranscriptAttribute mayIncreaseActivityOf mayIncreaseAmountOf mayInteractWith mayModify
    mayNegativelyRegulate mayPositivelyRegulate mayProtectFrom mayRegulate mayRegulateActivityOf
    mayRegulateAmountOf mayTreat mayUndergo meaning migration modifies mutationCauses mutationMayCause
    negationCue notAsserted noun nounPreposition objectGroundedBy objectKinds objectSpan objectWords order
    ordinal otherwise overruled passive pattern preposition problem
    Proposal answerSha256 productActsOnCell proliferation promptSha256 proposedBy
    protectsFrom quoteSha256 quotedFrom quotes referenceProduct refersToWork
    regulatesGenerationOf relationKey relationPhrase residue review role scope sha256 shape startsAt stated
    statedAuthors statedDOI statedJournal statedPages statedPredicate statedTitle statedVolume
    statedYear statementClass subjectFoundBy subjectGroundedBy subjectKinds subjectLevel subjectRival
    subjectSpan subjectWords survival text tie tier
    tierA tierB tierC tierScheme togetherWith traits trigger undergoes unmatchedReference unreadDate verb
    vocabularyDigest
    volumesPerYear words
    """,
)
BIOLINK: Final = Namespace(
    "biolink",
    """
    AnatomicalEntity BiologicalProcess Cell CellularComponent ChemicalEntity Disease Gene
    MacromolecularComplex MolecularActivity OrganismTaxon Protein RNAProduct
    agent_type gene_associated_with_condition has_evidence_of_type has_sequence_variant negated
    object_direction_qualifier publications related_to species_context_qualifier
    """,
)
CITO: Final = Namespace("cito", "cites")
DCAT: Final = Namespace(
    "dcat",
    """
    DataService Dataset Distribution accessService accessURL compressFormat distribution downloadURL
    endpointURL mediaType servesDataset
    """,
)
DCTERMS: Final = Namespace(
    "dcterms",
    """
    conformsTo created creator identifier isPartOf isReplacedBy issued isVersionOf language license modified
    publisher rights source title
    """,
)
FABIO: Final = Namespace("fabio", "JournalArticle hasPublicationYear")
OA: Final = Namespace("oa", "end exact start")
OBO: Final = Namespace(
    "obo",
    """
    BFO_0000050 BFO_0000051 CL_0000000 ECO_0000303 ECO_0007320 MONDO_0000001 RO_0001025 RO_0002205 RO_0002206
    RO_0002327 RO_0002331 RO_0002350 RO_0002428 RO_0002429 RO_0002430 RO_0002436 RO_0002447 RO_0002480
    RO_0002606 RO_0003001 RO_0011002 RO_0011003 RO_HOM0000001 RO_HOM0000011 RO_HOM0000016 RO_HOM0000017
    SO_0000340 SO_0000341 SO_0000417
    """,
)
OIO: Final = Namespace("oio", "hasExactSynonym hasRelatedSynonym")
OWL: Final = Namespace("owl", "SymmetricProperty deprecated inverseOf versionIRI versionInfo")
PAV: Final = Namespace("pav", "createdWith version")
PROV: Final = Namespace(
    "prov",
    """
    Activity Agent Person SoftwareAgent endedAtTime used wasAssociatedWith wasAttributedTo wasDerivedFrom
    wasGeneratedBy
    """,
)
RDF: Final = Namespace("rdf", "object predicate subject type")
RDFS: Final = Namespace("rdfs", "comment label subClassOf subPropertyOf")
SKOS: Final = Namespace(
    "skos",
    """
    ConceptScheme altLabel broadMatch broader closeMatch exactMatch hiddenLabel narrowMatch notation prefLabel
    relatedMatch
    """,
)
XSD: Final = Namespace("xsd", "boolean date dateTime decimal gYear integer string")
