"""Reads CL, MONDO and UBERON out of `cellxgene-ontology-guide`, which ships them, versioned: no network.

It is the extra `ontologies`. Its synonyms are the exact ones.
"""

import hashlib
import json
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from il21kg.errors import InputError
from il21kg.namespaces import DCTERMS
from il21kg.vocabulary.kinds import TERM_OF_PREFIX
from il21kg.vocabulary.sources.entries import OBSOLETE, Entry, Terminology, iri_of, named
from il21kg.vocabulary.sources.obo import day
from il21kg.vocabulary.spelling import SYNONYM

PACKAGE: Final = "cellxgene_ontology_guide"
#: What brings it, wherever il21kg was installed from.
INSTALL: Final = "pip install 'cellxgene-ontology-guide>=1.11,<2'"
#: Name → (its key in the guide, title, licence).
HELD: Final = {
    "cl": ("CL", "Cell Ontology", "CC-BY-4.0"),
    "mondo": ("MONDO", "Mondo Disease Ontology", "CC-BY-4.0"),
    "uberon": ("UBERON", "Uberon", "CC-BY-3.0"),
}
#: Those whose nearest ancestors in the guide are super-classes (Uberon's are also wholes).
_IS_A: Final = ("CL", "MONDO")


@dataclass(frozen=True, slots=True)
class Held:
    """A terminology that the guide ships."""

    terminology: Terminology
    source: str
    """The address its makers took it from."""
    sha256: str
    """Of the file in the guide."""


def is_here() -> bool:
    """Tell whether the guide is installed."""
    return find_spec(PACKAGE) is not None


def read_guide(name: str) -> Held:
    """Read one of `HELD`; raise InputError when the guide is not installed or has another form."""
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise InputError(
            f"{name} would come from the package cellxgene-ontology-guide, which is not installed.",
            f"Install it: {INSTALL}",
        )
    key, title, licence = HELD[name]
    folder = Path(spec.origin).parent / "data"
    try:
        about = json.loads((folder / "latest_ontology_info.json").read_text("utf-8"))["ontologies"][key]
        file = folder / f"{key}-ontology-{about['version']}.json.zst"
        data = file.read_bytes()
        rows = json.loads(_unpacked(data))
    except (OSError, KeyError, ValueError) as error:
        raise InputError(
            f"{name} cannot be read from cellxgene-ontology-guide ({error!r}).",
            f"Install a version that il21kg knows: {INSTALL}",
        ) from error
    version = str(about["version"])
    source = str(about["source"]).format(version=version, filename=about["filename"])
    entries = tuple(_entry(curie, row, key) for curie, row in rows.items() if row.get("label"))
    found = Terminology(entries, title=title, release=version, licence=licence, date=day(version))
    return Held(found, source, hashlib.sha256(data).hexdigest())


def _unpacked(data: bytes) -> bytes:
    import zstandard

    with zstandard.ZstdDecompressor().stream_reader(data) as stream:
        return bytes(stream.read())


def _entry(curie: str, row: dict[str, Any], key: str) -> Entry:
    label = str(row["label"])
    if row.get("deprecated"):
        successor = row.get("replaced_by")
        points = ((DCTERMS.isReplacedBy, iri_of(successor, in_obo=True)),) if successor else ()
        return Entry(iri_of(curie, in_obo=True), OBSOLETE, label, matches=points)
    near = (parent for parent, steps in row.get("ancestors", {}).items() if steps == 1)
    return Entry(
        iri_of(curie, in_obo=True),
        TERM_OF_PREFIX.get(curie.partition(":")[0], ""),
        label,
        names=named(label, ((name, SYNONYM) for name in row.get("synonyms", ()))),
        parents=tuple(sorted(iri_of(parent, in_obo=True) for parent in near)) if key in _IS_A else (),
    )
