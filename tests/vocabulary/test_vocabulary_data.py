"""The terms of `ontology/vocabulary/`: their form; identifiers and labels where the sources are at hand."""

import csv
import gzip
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from il21kg.namespaces import BIOLINK, FABIO, IKG, OBO, OIO, PREFIXES, PROV, RDF, RDFS, SKOS
from il21kg.vocabulary.vocabulary import key

FOLDER = Path(__file__).parents[2] / "ontology" / "vocabulary"
FILES = sorted(FOLDER.glob("*.ttl"))
SHARED = Path(__file__).parents[2].parent / "shared"

BANDS = PREFIXES["ikg"] + "bands"
CURATED = PREFIXES["ikg"] + "curatedName"
GROUP = "https://www.genenames.org/data/genegroup/#!/group/"
CELL, DISEASE = OBO.CL_0000000, OBO.MONDO_0000001
KINDS = frozenset(
    {
        *(
            BIOLINK.Gene,
            BIOLINK.Protein,
            BIOLINK.Cell,
            BIOLINK.AnatomicalEntity,
            BIOLINK.Disease,
            BIOLINK.OrganismTaxon,
        ),
        *(BIOLINK.BiologicalProcess, BIOLINK.MolecularActivity, BIOLINK.CellularComponent),
        *(BIOLINK.MacromolecularComplex, BIOLINK.ChemicalEntity),
        *(IKG.ProteinFamily, IKG.Kind, IKG.DiseaseConcept, IKG.GeneKind),
        *(IKG.TranscriptAttribute, OBO.SO_0000340, OBO.SO_0000417),
    }
)
NAMES = (OIO.hasExactSynonym, OIO.hasRelatedSynonym, SKOS.altLabel, CURATED)

Rows = dict[str, dict[str, list[str]]]

#: Terms of the Gene Ontology that MONDO's import lacks or names otherwise, with GO's labels of 2021 to 2024.
GO_ELSEWHERE = {
    "GO:0000075": "cell cycle checkpoint signaling",
    "GO:0000082": "G1/S transition of mitotic cell cycle",
    "GO:0000118": "histone deacetylase complex",
    "GO:0000123": "histone acetyltransferase complex",
    "GO:0000139": "Golgi membrane",
    "GO:0000151": "ubiquitin ligase complex",
    "GO:0000164": "protein phosphatase type 1 complex",
    "GO:0000165": "MAPK cascade",
    "GO:0000184": "nuclear-transcribed mRNA catabolic process, nonsense-mediated decay",
    "GO:0000398": "mRNA splicing, via spliceosome",
    "GO:0000423": "mitophagy",
    "GO:0000502": "proteasome complex",
    "GO:0000723": "telomere maintenance",
    "GO:0000775": "chromosome, centromeric region",
    "GO:0000776": "kinetochore",
    "GO:0000786": "nucleosome",
    "GO:0000796": "condensin complex",
    "GO:0000910": "cytokinesis",
    "GO:0000922": "spindle pole",
    "GO:0000931": "gamma-tubulin ring complex",
    "GO:0000932": "P-body",
    "GO:0001669": "acrosomal vesicle",
    "GO:0001725": "stress fiber",
    "GO:0001726": "ruffle",
    "GO:0001772": "immunological synapse",
    "GO:0001779": "natural killer cell differentiation",
    "GO:0001783": "B cell apoptotic process",
    "GO:0001787": "natural killer cell proliferation",
    "GO:0001822": "kidney development",
    "GO:0001836": "release of cytochrome c from mitochondria",
    "GO:0001889": "liver development",
    "GO:0001913": "T cell mediated cytotoxicity",
    "GO:0002224": "toll-like receptor signaling pathway",
    "GO:0002260": "lymphocyte homeostasis",
    "GO:0002467": "germinal center formation",
    "GO:0002474": "antigen processing and presentation of peptide antigen via MHC class I",
    "GO:0002495": "antigen processing and presentation of peptide antigen via MHC class II",
    "GO:0002548": "monocyte chemotaxis",
    "GO:0002755": "MyD88-dependent toll-like receptor signaling pathway",
    "GO:0003009": "skeletal muscle contraction",
    "GO:0003678": "DNA helicase activity",
    "GO:0003924": "GTPase activity",
    "GO:0004300": "enoyl-CoA hydratase activity",
    "GO:0004407": "histone deacetylase activity",
    "GO:0004713": "protein tyrosine kinase activity",
    "GO:0004842": "ubiquitin-protein transferase activity",
    "GO:0004843": "cysteine-type deubiquitinase activity",
    "GO:0004950": "chemokine receptor activity",
    "GO:0005637": "nuclear inner membrane",
    "GO:0005640": "nuclear outer membrane",
    "GO:0005643": "nuclear pore",
    "GO:0005654": "nucleoplasm",
    "GO:0005664": "nuclear origin of replication recognition complex",
    "GO:0005665": "RNA polymerase II, core complex",
    "GO:0005666": "RNA polymerase III complex",
    "GO:0005669": "transcription factor TFIID complex",
    "GO:0005681": "spliceosomal complex",
    "GO:0005697": "telomerase holoenzyme complex",
    "GO:0005736": "RNA polymerase I complex",
    "GO:0005741": "mitochondrial outer membrane",
    "GO:0005758": "mitochondrial intermembrane space",
    "GO:0005762": "mitochondrial large ribosomal subunit",
    "GO:0005763": "mitochondrial small ribosomal subunit",
    "GO:0005765": "lysosomal membrane",
    "GO:0005768": "endosome",
    "GO:0005769": "early endosome",
    "GO:0005770": "late endosome",
    "GO:0005776": "autophagosome",
    "GO:0005778": "peroxisomal membrane",
    "GO:0005783": "endoplasmic reticulum",
    "GO:0005788": "endoplasmic reticulum lumen",
    "GO:0005789": "endoplasmic reticulum membrane",
    "GO:0005793": "endoplasmic reticulum-Golgi intermediate compartment",
    "GO:0005802": "trans-Golgi network",
    "GO:0005813": "centrosome",
    "GO:0005814": "centriole",
    "GO:0005815": "microtubule organizing center",
    "GO:0005819": "spindle",
    "GO:0005839": "proteasome core complex",
    "GO:0005868": "cytoplasmic dynein complex",
    "GO:0005869": "dynactin complex",
    "GO:0005874": "microtubule",
    "GO:0005885": "Arp2/3 protein complex",
    "GO:0005896": "interleukin-6 receptor complex",
    "GO:0005912": "adherens junction",
    "GO:0005921": "gap junction",
    "GO:0005925": "focal adhesion",
    "GO:0005952": "cAMP-dependent protein kinase complex",
    "GO:0005956": "protein kinase CK2 complex",
    "GO:0006260": "DNA replication",
    "GO:0006270": "DNA replication initiation",
    "GO:0006302": "double-strand break repair",
    "GO:0006306": "DNA methylation",
    "GO:0006309": "apoptotic DNA fragmentation",
    "GO:0006325": "chromatin organization",
    "GO:0006338": "chromatin remodeling",
    "GO:0006352": "DNA-templated transcription initiation",
    "GO:0006354": "DNA-templated transcription elongation",
    "GO:0006364": "rRNA processing",
    "GO:0006400": "tRNA modification",
    "GO:0006402": "mRNA catabolic process",
    "GO:0006406": "mRNA export from nucleus",
    "GO:0006457": "protein folding",
    "GO:0006470": "protein dephosphorylation",
    "GO:0006635": "fatty acid beta-oxidation",
    "GO:0006888": "endoplasmic reticulum to Golgi vesicle-mediated transport",
    "GO:0006914": "autophagy",
    "GO:0006953": "acute-phase response",
    "GO:0007020": "microtubule nucleation",
    "GO:0007040": "lysosome organization",
    "GO:0007051": "spindle organization",
    "GO:0007062": "sister chromatid cohesion",
    "GO:0007097": "nuclear migration",
    "GO:0007099": "centriole replication",
    "GO:0007160": "cell-matrix adhesion",
    "GO:0007163": "establishment or maintenance of cell polarity",
    "GO:0007179": "transforming growth factor beta receptor signaling pathway",
    "GO:0007186": "G protein-coupled receptor signaling pathway",
    "GO:0007219": "Notch signaling pathway",
    "GO:0007224": "smoothened signaling pathway",
    "GO:0007249": "canonical NF-kappaB signal transduction",
    "GO:0007254": "JNK cascade",
    "GO:0007259": "cell surface receptor signaling pathway via JAK-STAT",
    "GO:0007422": "peripheral nervous system development",
    "GO:0007612": "learning",
    "GO:0008009": "chemokine activity",
    "GO:0008021": "synaptic vesicle",
    "GO:0008083": "growth factor activity",
    "GO:0008286": "insulin receptor signaling pathway",
    "GO:0008360": "regulation of cell shape",
    "GO:0009986": "cell surface",
    "GO:0009988": "cell-cell recognition",
    "GO:0010008": "endosome membrane",
    "GO:0010494": "cytoplasmic stress granule",
    "GO:0010498": "proteasomal protein catabolic process",
    "GO:0014069": "postsynaptic density",
    "GO:0015030": "Cajal body",
    "GO:0015630": "microtubule cytoskeleton",
    "GO:0015914": "phospholipid transport",
    "GO:0016049": "cell growth",
    "GO:0016055": "Wnt signaling pathway",
    "GO:0016197": "endosomal transport",
    "GO:0016323": "basolateral plasma membrane",
    "GO:0016324": "apical plasma membrane",
    "GO:0016363": "nuclear matrix",
    "GO:0016446": "somatic hypermutation of immunoglobulin genes",
    "GO:0016471": "vacuolar proton-transporting V-type ATPase complex",
    "GO:0016514": "SWI/SNF complex",
    "GO:0016529": "sarcoplasmic reticulum",
    "GO:0016567": "protein ubiquitination",
    "GO:0016581": "NuRD complex",
    "GO:0016604": "nuclear body",
    "GO:0016605": "PML body",
    "GO:0016607": "nuclear speck",
    "GO:0019005": "SCF ubiquitin ligase complex",
    "GO:0019079": "viral genome replication",
    "GO:0019722": "calcium-mediated signaling",
    "GO:0019835": "cytolysis",
    "GO:0022625": "cytosolic large ribosomal subunit",
    "GO:0022627": "cytosolic small ribosomal subunit",
    "GO:0030018": "Z disc",
    "GO:0030027": "lamellipodium",
    "GO:0030036": "actin cytoskeleton organization",
    "GO:0030041": "actin filament polymerization",
    "GO:0030101": "natural killer cell activation",
    "GO:0030121": "AP-1 adaptor complex",
    "GO:0030122": "AP-2 adaptor complex",
    "GO:0030123": "AP-3 adaptor complex",
    "GO:0030136": "clathrin-coated vesicle",
    "GO:0030168": "platelet activation",
    "GO:0030175": "filopodium",
    "GO:0030220": "platelet formation",
    "GO:0030282": "bone mineralization",
    "GO:0030301": "cholesterol transport",
    "GO:0030496": "midbody",
    "GO:0030509": "BMP signaling pathway",
    "GO:0030904": "retromer complex",
    "GO:0031201": "SNARE complex",
    "GO:0031294": "lymphocyte costimulation",
    "GO:0031295": "T cell costimulation",
    "GO:0031514": "motile cilium",
    "GO:0031577": "spindle checkpoint signaling",
    "GO:0031588": "nucleotide-activated protein kinase complex",
    "GO:0031929": "TOR signaling",
    "GO:0031941": "filamentous actin",
    "GO:0032465": "regulation of cytokinesis",
    "GO:0032481": "positive regulation of type I interferon production",
    "GO:0032496": "response to lipopolysaccharide",
    "GO:0032606": "type I interferon production",
    "GO:0032609": "type II interferon production",
    "GO:0033622": "integrin activation",
    "GO:0034976": "response to endoplasmic reticulum stress",
    "GO:0035329": "hippo signaling",
    "GO:0035631": "CD40 receptor complex",
    "GO:0035825": "homologous recombination",
    "GO:0036064": "ciliary basal body",
    "GO:0036465": "synaptic vesicle recycling",
    "GO:0042093": "T-helper cell differentiation",
    "GO:0042098": "T cell proliferation",
    "GO:0042100": "B cell proliferation",
    "GO:0042106": "gamma-delta T cell receptor complex",
    "GO:0042119": "neutrophil activation",
    "GO:0042254": "ribosome biogenesis",
    "GO:0042255": "ribosome assembly",
    "GO:0042267": "natural killer cell mediated cytotoxicity",
    "GO:0042555": "MCM complex",
    "GO:0042612": "MHC class I protein complex",
    "GO:0043029": "T cell homeostasis",
    "GO:0043303": "mast cell degranulation",
    "GO:0043312": "neutrophil degranulation",
    "GO:0043490": "malate-aspartate shuttle",
    "GO:0045010": "actin nucleation",
    "GO:0045060": "negative thymic T cell selection",
    "GO:0045063": "T-helper 1 cell differentiation",
    "GO:0045064": "T-helper 2 cell differentiation",
    "GO:0045066": "regulatory T cell differentiation",
    "GO:0045277": "respiratory chain complex IV",
    "GO:0045323": "interleukin-1 receptor complex",
    "GO:0045335": "phagocytic vesicle",
    "GO:0045730": "respiratory burst",
    "GO:0046651": "lymphocyte proliferation",
    "GO:0046718": "symbiont entry into host cell",
    "GO:0046785": "microtubule polymerization",
    "GO:0048167": "regulation of synaptic plasticity",
    "GO:0048245": "eosinophil chemotaxis",
    "GO:0048471": "perinuclear region of cytoplasm",
    "GO:0048535": "lymph node development",
    "GO:0048538": "thymus development",
    "GO:0050851": "antigen receptor-mediated signaling pathway",
    "GO:0050852": "T cell receptor signaling pathway",
    "GO:0050853": "B cell receptor signaling pathway",
    "GO:0051225": "spindle assembly",
    "GO:0051382": "kinetochore assembly",
    "GO:0051402": "neuron apoptotic process",
    "GO:0051607": "defense response to virus",
    "GO:0055037": "recycling endosome",
    "GO:0060070": "canonical Wnt signaling pathway",
    "GO:0060173": "limb development",
    "GO:0061470": "T follicular helper cell differentiation",
    "GO:0061630": "ubiquitin protein ligase activity",
    "GO:0070062": "extracellular exosome",
    "GO:0070160": "tight junction",
    "GO:0070227": "lymphocyte apoptotic process",
    "GO:0070231": "T cell apoptotic process",
    "GO:0070371": "ERK1 and ERK2 cascade",
    "GO:0070527": "platelet aggregation",
    "GO:0070765": "gamma-secretase complex",
    "GO:0071159": "NF-kappaB complex",
    "GO:0071439": "clathrin complex",
    "GO:0071897": "DNA biosynthetic process",
    "GO:0072332": "intrinsic apoptotic signaling pathway by p53 class mediator",
    "GO:0072539": "T-helper 17 cell differentiation",
    "GO:0072559": "NLRP3 inflammasome complex",
    "GO:0072583": "clathrin-dependent endocytosis",
    "GO:0072676": "lymphocyte migration",
    "GO:0072678": "T cell migration",
    "GO:0072686": "mitotic spindle",
    "GO:0090398": "cellular senescence",
    "GO:0097009": "energy homeostasis",
    "GO:0098868": "bone growth",
    "GO:0140888": "interferon-mediated signaling pathway",
}

#: UniProt split P01562, the entry of IFNA1 and IFNA13, after HGNC's table of October 2024.
UNIPROT_SINCE = {"IFNA1": "P0DY56"}


def triples(path: Path) -> Iterator[tuple[str, str, str]]:
    for quad in ox.parse(path.read_bytes(), format=ox.RdfFormat.TURTLE):
        assert isinstance(quad.subject, ox.NamedNode), f"{path.name}: a blank node"
        assert isinstance(quad.object, ox.NamedNode | ox.Literal)
        yield quad.subject.value, quad.predicate.value, quad.object.value


@cache
def rows(name: str = "") -> Rows:
    """Give subject → predicate → values, of one file or of all."""
    found: Rows = defaultdict(lambda: defaultdict(list))
    for path in FILES:
        if name in ("", path.name):
            for subject, predicate, value in triples(path):
                found[subject][predicate].append(value)
    return found


def kinds(row: dict[str, list[str]]) -> list[str]:
    return [t for t in row.get(RDF.type, []) if t in KINDS]


@cache
def terms() -> Rows:
    """Give the rows that are looked up in texts."""
    return {iri: row for iri, row in rows().items() if kinds(row)}


def label(iri: str) -> str:
    row = rows()[iri]
    (only,) = [*row.get(RDFS.label, []), *row.get(SKOS.prefLabel, [])]
    return only


def curie(iri: str) -> str:
    return iri.removeprefix(PREFIXES["obo"]).replace("_", ":", 1)


def ancestors(iri: str) -> set[str]:
    found: set[str] = set()
    waiting = [iri]
    while waiting:
        for parent in rows().get(waiting.pop(), {}).get(RDFS.subClassOf, []):
            if parent not in found:
                found.add(parent)
                waiting.append(parent)
    return found


def carriers(name: str, *kind: str) -> set[str]:
    """Give the labels of the terms of these kinds that have the name, in any rank."""
    wanted = key(name)
    return {
        label(iri)
        for iri, row in terms().items()
        if set(kinds(row)) & set(kind)
        and wanted in {key(n) for n in (label(iri), *(m for p in NAMES for m in row.get(p, [])))}
    }


# The form of the files


def test_the_files_are_those_that_the_project_promises() -> None:
    assert [path.stem for path in FILES] == [
        *("anatomy", "bands", "cell-hierarchy", "cells", "chemicals", "disease-hierarchy", "diseases"),
        *("domains", "families", "genes", "kinds", "processes", "releases", "works"),
    ]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_each_file_parses_and_its_head_names_source_release_and_licence(path: Path) -> None:
    assert sum(1 for _ in triples(path)) > 0
    head = path.read_text("utf-8").split("@prefix")[0]
    assert all(line.startswith("#") or not line for line in head.splitlines())
    if path.name != "works.ttl":
        assert re.search(r"\b20\d\d-\d\d-\d\d\b|October 2024", head), "no release"
        assert re.search(r"CC0|CC BY|public domain", head), "no licence"
    if path.name != "releases.ttl":
        assert "How to add a term" in head or path.name == "bands.ttl"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_triple_stands_twice(path: Path) -> None:
    assert [t for t, n in Counter(triples(path)).items() if n > 1] == []


def test_every_term_has_one_kind_and_one_label() -> None:
    assert len(terms()) > 1000
    for iri, row in terms().items():
        assert len(kinds(row)) == 1, iri
        assert len(row.get(RDFS.label, [])) + len(row.get(SKOS.prefLabel, [])) == 1, iri
        assert (SKOS.prefLabel in row) == iri.startswith(PREFIXES["con"]), iri


def test_no_two_terms_of_a_kind_share_a_label() -> None:
    seen = Counter((kinds(row)[0], key(label(iri))) for iri, row in terms().items())
    assert [name for name, n in seen.items() if n > 1] == []


def test_no_two_terms_of_a_kind_share_a_name_that_is_not_a_related_one() -> None:
    owners: dict[tuple[str, str], set[str]] = defaultdict(set)
    for iri, row in terms().items():
        for name in (
            label(iri),
            *(n for p in (OIO.hasExactSynonym, SKOS.altLabel, CURATED) for n in row.get(p, [])),
        ):
            owners[kinds(row)[0], key(name)].add(label(iri))
    assert {name: labels for name, labels in owners.items() if len(labels) > 1} == {}


def test_a_term_has_each_of_its_names_once() -> None:
    for iri, row in terms().items():
        names = Counter(key(n) for n in (label(iri), *(m for p in NAMES for m in row.get(p, []))))
        assert [n for n, count in names.items() if count > 1] == [], iri


def test_no_name_is_a_common_word_of_english() -> None:
    common = [
        *(
            "a",
            "all",
            "also",
            "an",
            "and",
            "as",
            "at",
            "by",
            "can",
            "cat",
            "fat",
            "from",
            "he",
            "if",
            "in",
            "is",
        ),
        *("it", "light", "may", "not", "of", "or", "rest", "so", "the", "to", "trap", "was", "with"),
    ]
    names = {
        key(n)
        for iri, row in terms().items()
        for n in (label(iri), *(m for p in NAMES for m in row.get(p, [])))
    }
    assert names & {key(word) for word in common} == set()


def test_every_gene_points_to_a_protein_of_its_own() -> None:
    genes = [row for row in terms().values() if BIOLINK.Gene in row[RDF.type]]
    products = [product for row in genes for product in row.get(IKG.referenceProduct, [])]
    assert len(products) == len(set(products)) > 200
    proteins = {iri for iri, row in terms().items() if BIOLINK.Protein in row[RDF.type]}
    assert set(products) == proteins
    assert all(re.fullmatch(r"http://purl\.uniprot\.org/uniprot/[A-Z0-9]{6,10}", iri) for iri in proteins)


def test_every_local_disease_is_mapped_to_mondo() -> None:
    local = {iri: row for iri, row in terms().items() if IKG.DiseaseConcept in row[RDF.type]}
    assert len(local) > 5
    for iri, row in local.items():
        mapped = [m for p in (SKOS.exactMatch, SKOS.closeMatch, SKOS.broadMatch) for m in row.get(p, [])]
        assert any(m.startswith(PREFIXES["obo"] + "MONDO_") for m in mapped), iri


@pytest.mark.parametrize(("kind", "root"), [(BIOLINK.Cell, CELL), (BIOLINK.Disease, DISEASE)])
def test_every_cell_and_disease_reaches_its_root_over_labelled_classes(kind: str, root: str) -> None:
    of_kind = [iri for iri, row in terms().items() if kind in row[RDF.type]]
    assert len(of_kind) > 80
    for iri in of_kind:
        above = ancestors(iri)
        assert root in above, iri
        assert iri not in above, f"{iri}: a circle"
        assert [a for a in above if not label(a)] == []


@pytest.mark.parametrize("name", ["cell-hierarchy.ttl", "disease-hierarchy.ttl"])
def test_a_hierarchy_has_the_nearest_parents_only(name: str) -> None:
    for iri, row in rows(name).items():
        parents = set(row.get(RDFS.subClassOf, []))
        assert not any(parent in ancestors(other) for parent in parents for other in parents), iri


def test_a_class_that_is_only_an_ancestor_is_not_looked_up() -> None:
    for iri, row in {**rows("cell-hierarchy.ttl"), **rows("disease-hierarchy.ttl")}.items():
        assert set(row) <= {RDFS.label, RDFS.subClassOf}, iri


def test_the_dataset_names_the_releases_of_its_hierarchies() -> None:
    assert sorted(rows("releases.ttl")["https://w3id.org/il21kg/dataset"][PROV.wasDerivedFrom]) == [
        "http://purl.obolibrary.org/obo/cl/releases/2026-03-26/cl.owl",
        "http://purl.obolibrary.org/obo/mondo/releases/2026-05-05/mondo.owl",
    ]


def test_works_have_an_identifier_and_a_way_to_be_found() -> None:
    for iri, row in rows("works.ttl").items():
        assert row[RDF.type] == [FABIO.JournalArticle]
        assert re.fullmatch(
            r"https://doi\.org/10\.\d{4,}/\S+[^.\s]|https://pubmed\.ncbi\.nlm\.nih\.gov/\d+/", iri
        )
        by_place = bool(row.get(IKG.statedVolume)) and bool(row.get(PREFIXES["ikg"] + "firstPage"))
        assert by_place or iri.startswith("https://doi.org/")


# What bit before


@pytest.mark.parametrize(
    ("name", "kind", "term"),
    [
        ("macrophage", BIOLINK.Cell, "CL_0000235"),
        ("mature T cell", BIOLINK.Cell, "CL_0002419"),
        ("cytotoxic T cell", BIOLINK.Cell, "CL_0000910"),
        ("cytotoxic T lymphocyte", BIOLINK.Cell, "CL_0000910"),
        ("Tfh", BIOLINK.Cell, "CL_0002038"),
        ("dacryoadenitis", BIOLINK.Disease, "MONDO_0004804"),
        ("CVID11", BIOLINK.Disease, "MONDO_0014338"),
        ("immunodeficiency, common variable, 11", BIOLINK.Disease, "MONDO_0014338"),
        ("immunodeficiency, common variable, type 11", BIOLINK.Disease, "MONDO_0014338"),
        ("antibody response", BIOLINK.BiologicalProcess, "GO_0016064"),
        ("cytokine", BIOLINK.MolecularActivity, "GO_0005125"),
    ],
)
def test_a_name_that_misled_others_belongs_to_one_term(name: str, kind: str, term: str) -> None:
    assert carriers(name, kind) == {label(PREFIXES["obo"] + term)}


def test_il_21_is_an_alias_of_two_other_genes_and_loses_there() -> None:
    assert carriers("IL-21", BIOLINK.Gene) == {"IL21", "IL22", "IL17C"}
    assert label(PREFIXES["hgnc"] + "6005") == "IL21"
    for number in ("14900", "5983"):
        assert "IL-21" in rows()[PREFIXES["hgnc"] + number][OIO.hasRelatedSynonym]


def test_identifiers_of_omim_stand_only_at_numbered_immunodeficiencies() -> None:
    with_omim = {
        iri
        for iri, row in terms().items()
        for m in row.get(SKOS.exactMatch, [])
        if m.startswith("https://omim.org/")
    }
    assert len(with_omim) > 100
    for iri in with_omim:
        row = terms()[iri]
        names = [label(iri), *row.get(SKOS.altLabel, []), *row.get(OIO.hasExactSynonym, [])]
        assert any(re.search(r"immunodeficiency,? (common variable, )?(type )?\d+", n) for n in names), iri
    for number in ("0007915", "0005083", "0004804"):
        assert SKOS.exactMatch not in rows()[f"{PREFIXES['obo']}MONDO_{number}"]


# Against the sources


def shared(name: str) -> Path:
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"needs {name} of the development data beside the checkout")
    return path


@cache
def release(name: str) -> dict[str, Any]:
    """Give a terminology of cellxgene-ontology-guide: identifier → label, ancestors, deprecated."""
    guide = pytest.importorskip(
        "cellxgene_ontology_guide", reason="needs the package cellxgene-ontology-guide"
    )
    zstandard = pytest.importorskip("zstandard")
    path = Path(guide.__file__).parent / "data" / f"{name}.json.zst"
    if not path.exists():
        pytest.skip(f"this cellxgene-ontology-guide has no {name}")
    with path.open("rb") as file:
        found: dict[str, Any] = json.loads(zstandard.ZstdDecompressor().stream_reader(file).read())
    return found


def stanzas(path: Path) -> Iterator[tuple[str, str]]:
    """Give (identifier, name) of the terms of an OBO file that are not obsolete."""
    for stanza in path.read_text("utf-8").split("\n[Term]\n")[1:]:
        name = re.search(r"^name: (.*)$", stanza, re.M)
        if name and "\nis_obsolete: true" not in stanza:
            yield stanza.split("\n", 1)[0].removeprefix("id: "), name[1].replace("\\", "").strip()


@pytest.mark.parametrize(
    ("name", "prefix", "root"),
    [
        ("CL-ontology-v2026-03-26", "CL_", CELL),
        ("MONDO-ontology-v2026-05-05", "MONDO_", DISEASE),
        ("UBERON-ontology-v2026-04-01", "UBERON_", ""),
    ],
    ids=["CL", "MONDO", "UBERON"],
)
def test_classes_are_current_with_the_labels_and_ancestors_of_the_release(
    name: str, prefix: str, root: str
) -> None:
    source = release(name)
    ours = [iri for iri in rows() if iri.startswith(PREFIXES["obo"] + prefix)]
    assert len(ours) > 40
    for iri in ours:
        entry = source[curie(iri)]
        assert not entry["deprecated"], iri
        assert label(iri) == entry["label"]
        if root and iri != root:
            top = curie(root)
            expected = {
                a
                for a in entry["ancestors"]
                if a == top or top in source.get(a, {"ancestors": {}})["ancestors"]
            }
            assert {curie(a) for a in ancestors(iri)} == expected, iri


def test_local_diseases_are_mapped_to_current_classes() -> None:
    source = release("MONDO-ontology-v2026-05-05")
    for iri, row in terms().items():
        if IKG.DiseaseConcept in row[RDF.type]:
            for match in (
                m for p in (SKOS.exactMatch, SKOS.closeMatch, SKOS.broadMatch) for m in row.get(p, [])
            ):
                if "MONDO_" in match:
                    assert not source[curie(match)]["deprecated"], iri


def test_genes_are_those_of_hgnc() -> None:
    with gzip.open(shared("data/hgnc_complete_set.txt.gz"), "rt", encoding="utf-8") as file:
        table = {row["hgnc_id"].removeprefix("HGNC:"): row for row in csv.DictReader(file, delimiter="\t")}
    genes = {iri: row for iri, row in terms().items() if BIOLINK.Gene in row[RDF.type]}
    for iri, row in genes.items():
        source = table[iri.removeprefix(PREFIXES["hgnc"])]
        assert source["status"] == "Approved"
        assert label(iri) == source["symbol"]
        assert row.get(OIO.hasExactSynonym, [source["name"]]) == [source["name"]]
        product = UNIPROT_SINCE.get(source["symbol"], source["uniprot_ids"])
        assert row[IKG.referenceProduct] == [PREFIXES["uniprot"] + product], iri
        assert set(row[SKOS.exactMatch]) == {
            f"http://identifiers.org/ensembl/{source['ensembl_gene_id']}",
            f"http://identifiers.org/ncbigene/{source['entrez_id']}",
        }
        columns = ("alias_symbol", "alias_name", "prev_symbol", "prev_name")
        known = {name.strip() for column in columns for name in source[column].strip('"').split("|")}
        assert set(row.get(OIO.hasRelatedSynonym, [])) <= known, iri


def test_proteins_are_human_entries_of_uniprot() -> None:
    source = release("UniProt-ontology-2026-01-28")
    proteins = [iri for iri, row in terms().items() if BIOLINK.Protein in row[RDF.type]]
    unknown = [
        iri
        for iri in proteins
        if not source["uniprot:" + iri.removeprefix(PREFIXES["uniprot"])]["label"].endswith("_HUMAN")
    ]
    assert unknown == []


def test_groups_are_those_of_hgnc() -> None:
    source = dict(stanzas(shared("data/hgnc.genegroup.obo")))
    groups = [iri for iri in rows() if iri.startswith(GROUP)]
    assert len(groups) > 40
    for iri in groups:
        assert label(iri) == source["hgnc.genegroup:" + iri.removeprefix(GROUP)]


def test_processes_and_functions_are_those_of_go() -> None:
    source = {**dict(stanzas(shared("data/go-slice.obo"))), **GO_ELSEWHERE}
    ours = [iri for iri in terms() if iri.startswith(PREFIXES["obo"] + "GO_")]
    assert len(ours) > 150
    assert {curie(iri): label(iri) for iri in ours} == {curie(iri): source.get(curie(iri)) for iri in ours}
    assert set(GO_ELSEWHERE) <= {curie(iri) for iri in ours}


def test_bands_are_those_of_monochrom() -> None:
    source = dict(stanzas(shared("data/chr.obo")))
    ours = {}
    for iri, row in rows("bands.ttl").items():
        ours[curie(iri)] = label(iri)
        (notation,) = row[SKOS.notation]
        for band in row[BANDS][0].split():
            ours[curie(iri) + band] = f"{notation}{band} (Human)"
    expected = {i: n for i, n in source.items() if re.fullmatch(r"CHR:9606-chr(\d+|X|Y)([pq][\d.]*)?", i)}
    assert ours == expected


def test_chemicals_are_classes_of_chebi_and_no_short_name_is_a_symbol_of_a_gene() -> None:
    chemicals = rows("chemicals.ttl")
    assert len(chemicals) > 50
    assert {kinds(row)[0] for row in chemicals.values()} == {BIOLINK.ChemicalEntity}
    assert all(re.fullmatch(r"CHEBI:\d+", curie(iri)) for iri in chemicals)
    names = {key(n) for iri, row in chemicals.items() for n in (label(iri), *row.get(CURATED, []))}
    assert names & {key(symbol) for symbol in ("CAMP", "MBTPS1", "S1P", "CHIT1", "GNRH1")} == set()


def test_species_with_identifiers() -> None:
    ours = {curie(iri): label(iri) for iri in terms() if iri.startswith(PREFIXES["obo"] + "NCBITaxon_")}
    assert ours == {
        "NCBITaxon:9606": "Homo sapiens",
        "NCBITaxon:10090": "Mus musculus",
        "NCBITaxon:10116": "Rattus norvegicus",
        "NCBITaxon:6239": "Caenorhabditis elegans",
        "NCBITaxon:7955": "Danio rerio",
        "NCBITaxon:9031": "Gallus gallus",
        "NCBITaxon:9483": "Callithrix jacchus",
    }


def test_matches_of_the_numbered_immunodeficiencies_are_those_of_mondo() -> None:
    known: dict[str, set[str]] = defaultdict(set)
    for source in ("omim", "doid"):
        lines = shared(f"data/mondo_exactmatch_{source}.sssom.tsv").read_text("utf-8").splitlines()
        for pair in csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"):
            known[pair["subject_id"]].add(pair["object_id"].replace("OMIM:", "MIM:"))
    checked = 0
    for iri, row in terms().items():
        matches = [m for m in row.get(SKOS.exactMatch, []) if "MIM:" in m or "DOID_" in m]
        mondo = next((curie(i) for i in (iri, *row.get(SKOS.exactMatch, [])) if "/MONDO_" in i), "")
        for match in matches:
            assert curie(match.removeprefix("https://omim.org/")) in known[mondo], iri
            checked += 1
    assert checked > 200


def test_the_vocabulary_gives_what_the_graph_of_the_article_repeats() -> None:
    golden: Rows = defaultdict(lambda: defaultdict(list))
    for subject, predicate, value in triples(shared("design/golden/il21.ttl")):
        golden[subject][predicate].append(value)
    used = [iri for iri in golden if RDFS.label in golden[iri] or SKOS.prefLabel in golden[iri]]
    reference = (PREFIXES["obo"], PREFIXES["con"], PREFIXES["uniprot"], PREFIXES["hgnc"])
    terminologies = [iri for iri in used if iri.startswith(reference) and "CHR_9606-chr4q27" not in iri]
    assert len(terminologies) > 90
    copied = (RDFS.label, SKOS.prefLabel, RDFS.subClassOf, SKOS.exactMatch, SKOS.closeMatch, SKOS.broadMatch)
    for iri in terminologies:
        for predicate in (*copied, SKOS.relatedMatch, SKOS.broader, IKG.referenceProduct, SKOS.notation):
            assert sorted(rows()[iri].get(predicate, [])) == sorted(golden[iri].get(predicate, [])), (
                iri,
                predicate,
            )
        if BIOLINK.Gene not in golden[iri].get(RDF.type, []):
            assert sorted(rows()[iri].get(SKOS.altLabel, [])) == sorted(golden[iri].get(SKOS.altLabel, [])), (
                iri
            )
