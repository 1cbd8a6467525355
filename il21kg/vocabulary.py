"""The only reader of the language data in `ontology/`: terms, frames, cues, layout rules, journals, works."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """A thing the vocabulary knows."""

    iri: str
    kind: str
    """gene, protein, family, kind, disease, cell, anatomy, process, function, component, complex, chromosome,
    band, gene-kind, transcript-attribute, species, chemical, domain."""
    label: str
    """The one label: approved symbol of a gene, preferred label of a concept."""
    matches: tuple[tuple[str, str], ...] = ()
    """(predicate IRI, IRI): skos:exactMatch, closeMatch, broadMatch, narrowMatch, relatedMatch, broader."""
    shown_names: tuple[str, ...] = ()
    """skos:altLabel rows: names written beside the label in the graph (the OMIM name of a renamed disease)."""
    product: str | None = None
    """For a gene: IRI of its reviewed protein."""
    gene: str | None = None
    """For a protein: IRI of its gene."""
    parents: tuple[str, ...] = ()
    """Nearest super-classes (cells and diseases)."""
    notation: str | None = None
    """For a band or chromosome: `4q27`, `4`."""
    chromosome: str | None = None
    """For a band: IRI of its chromosome."""

    @property
    def local(self) -> bool:
        """True for a concept of ours (`con:`)."""
        return self.iri.startswith("https://w3id.org/il21kg/concept/")


@dataclass(frozen=True, slots=True)
class Journal:
    """A row of `ontology/reading/journals.ttl`."""

    iri: str
    """`https://w3id.org/il21kg/journal/blood`."""
    label: str
    names: tuple[str, ...]
    """The names and abbreviations under which it is cited, the label first."""
    anchor_year: int | None = None
    anchor_volume: int | None = None
    """First volume of the anchor year."""
    volumes_per_year: int | None = None


@dataclass(frozen=True, slots=True)
class Work:
    """A paper with a verified identifier: a row of `ontology/vocabulary/works.ttl`."""

    iri: str
    """`https://doi.org/...` or `https://pubmed.ncbi.nlm.nih.gov/.../`."""
    journal: str | None
    """IRI of the journal, to find it by journal, volume and first page."""
    volume: int | None
    first_page: str | None
    title: str | None
    """Its title, only where it is verified and worth comparing (written to the graph)."""
    year: int | None
    """Its year, only where it is verified (written to the graph)."""
