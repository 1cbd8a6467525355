"""Kinds of things: how relations, classes, identifiers, a view and `--kind` name each of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from il21kg.errors import InputError
from il21kg.namespaces import BIOLINK, FABIO, IKG, OBO
from il21kg.vocabulary.classes import TermKind

#: Kinds of what acts on other molecules.
ACTORS: Final = (TermKind.PROTEIN, TermKind.GENE, TermKind.FAMILY)
MOLECULES: Final = (*ACTORS, TermKind.COMPLEX)


class Shown(StrEnum):
    """What a view calls things."""

    GENE = "gene"
    PROTEIN = "protein"
    RNA = "RNA"
    COMPLEX = "complex"
    FAMILY = "family"
    BAND = "band"
    CHROMOSOME = "chromosome"
    CELL = "cell"
    TISSUE = "tissue"
    PROCESS = "process"
    FUNCTION = "function"
    COMPONENT = "component"
    DISEASE = "disease"
    CHEMICAL = "chemical"
    SPECIES = "species"
    KIND = "kind"
    UNRESOLVED = "unresolved"
    PAPER = "paper"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of thing."""

    shown: Shown
    """What a view calls it."""
    term: TermKind | None
    """What relations ask for; None where no term is of this kind."""
    types: tuple[str, ...] = ()
    """Its classes; a graph writes the first."""
    prefixes: tuple[str, ...] = ()
    """Prefixes of identifiers that are of this kind, whatever else is known."""
    presumed: tuple[str, ...] = ()
    """Prefixes that several kinds share: a view takes them for this one."""
    typed: str = ""
    """Its class is written `always`, or (`named`) where a claim names a thing of it."""
    taken: bool = True
    """`--kind` takes it, if terms are of this kind."""


#: In the order of neighbours in a view.
KINDS: Final = (
    Kind(Shown.GENE, TermKind.GENE, (BIOLINK.Gene,), ("hgnc", "HGNC"), typed="always"),
    Kind(Shown.PROTEIN, TermKind.PROTEIN, (BIOLINK.Protein,), ("uniprot", "UniProtKB", "PR"), typed="always"),
    Kind(Shown.RNA, TermKind.RNA, (BIOLINK.RNAProduct,), typed="always"),
    Kind(Shown.COMPLEX, TermKind.COMPLEX, (BIOLINK.MacromolecularComplex,), typed="named"),
    Kind(
        Shown.FAMILY,
        TermKind.FAMILY,
        (IKG.ProteinFamily,),
        ("hgnc.genegroup",),
        ("interpro",),
        typed="always",
    ),
    Kind(Shown.BAND, TermKind.BAND, (OBO.SO_0000341,), presumed=("CHR",), typed="always", taken=False),
    Kind(Shown.CHROMOSOME, TermKind.CHROMOSOME, (OBO.SO_0000340,), typed="always", taken=False),
    Kind(Shown.CELL, TermKind.CELL, (BIOLINK.Cell,), ("CL",), typed="named"),
    Kind(Shown.TISSUE, TermKind.ANATOMY, (BIOLINK.AnatomicalEntity,), ("UBERON",), typed="named"),
    Kind(Shown.PROCESS, TermKind.PROCESS, (BIOLINK.BiologicalProcess,), presumed=("GO",), typed="named"),
    Kind(Shown.FUNCTION, TermKind.FUNCTION, (BIOLINK.MolecularActivity,), typed="named"),
    Kind(Shown.COMPONENT, TermKind.COMPONENT, (BIOLINK.CellularComponent,), typed="named"),
    Kind(
        Shown.DISEASE,
        TermKind.DISEASE,
        (BIOLINK.Disease, IKG.DiseaseConcept),
        ("MONDO", "DOID"),
        typed="named",
    ),
    Kind(Shown.CHEMICAL, TermKind.CHEMICAL, (BIOLINK.ChemicalEntity,), ("CHEBI",), typed="named"),
    Kind(Shown.SPECIES, TermKind.SPECIES, (BIOLINK.OrganismTaxon,), ("NCBITaxon",)),
    Kind(Shown.KIND, TermKind.KIND, (IKG.Kind,), typed="always"),
    Kind(Shown.KIND, TermKind.DOMAIN, (OBO.SO_0000417,), typed="always", taken=False),
    Kind(Shown.KIND, TermKind.GENE_KIND, (IKG.GeneKind,), taken=False),
    Kind(Shown.KIND, TermKind.TRANSCRIPT_ATTRIBUTE, (IKG.TranscriptAttribute,), taken=False),
    Kind(Shown.KIND, TermKind.SEQUENCE, prefixes=("SO",)),
    Kind(Shown.UNRESOLVED, None, (IKG.UnresolvedTerm,)),
    Kind(Shown.PAPER, None, (FABIO.JournalArticle, IKG.Citation), presumed=("PMID", "doi")),
    Kind(Shown.OTHER, None),
)

#: What a view calls things, in the order of neighbours.
SHOWN: Final = tuple(dict.fromkeys(kind.shown.value for kind in KINDS))
SHOWN_OF_TYPE: Final = {type_: kind.shown.value for kind in KINDS for type_ in kind.types}
SHOWN_OF_PREFIX: Final = {p: kind.shown.value for kind in KINDS for p in (*kind.prefixes, *kind.presumed)}
#: What relations ask for, by the class of a term and by the prefix of its identifier.
TERM_OF_TYPE: Final = {type_: kind.term.value for kind in KINDS if kind.term for type_ in kind.types}
TERM_OF_PREFIX: Final = {p: kind.term.value for kind in KINDS if kind.term for p in kind.prefixes}
#: The same by the branch of GO, as its terms name it.
TERM_OF_BRANCH: Final = {
    "biological_process": TermKind.PROCESS.value,
    "molecular_function": TermKind.FUNCTION.value,
    "cellular_component": TermKind.COMPONENT.value,
}


def _classes(typed: str) -> dict[str, str]:
    return {kind.term.value: kind.types[0] for kind in KINDS if kind.term and kind.typed == typed}


#: The class that a graph writes of every thing of a kind, and of one that a claim names.
CLASS_OF_ALL: Final = _classes("always")
CLASS_OF_NAMED: Final = _classes("named")
#: What `--kind` takes.
TAKEN: Final = tuple(kind.term.value for kind in KINDS if kind.term and kind.taken)


def check_kinds(kinds: Iterable[str]) -> None:
    """Raise InputError for the first of them that `--kind` does not take."""
    for kind in kinds:
        if kind not in TAKEN:
            raise InputError(f"“{kind}” is no kind of term.", f"There are: {', '.join(TAKEN)}.")
