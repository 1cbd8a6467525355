"""Where well-known terminologies come from: a package that ships them, or their official address."""

import hashlib
from base64 import b64decode
from collections.abc import Callable
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from typing import Final

from il21kg.errors import InputError, Unavailable
from il21kg.files import DATA_LIMIT, MEGABYTE
from il21kg.vocabulary.shelf import Arrival
from il21kg.vocabulary.sources.cellxgene import HELD, INSTALL, is_here, read_guide
from il21kg.vocabulary.sources.formats import parse_terms, read_terms

_OBO: Final = "https://purl.obolibrary.org/obo/"
_SECONDS: Final = 60
_PIECE: Final = 1 << 16


@dataclass(frozen=True, slots=True)
class Provider:
    """A terminology that is known by name."""

    name: str
    title: str
    address: str
    """The official one; its last part is the name of the file."""

    @property
    def file(self) -> str:
        """The name of the file to bring where there is no network."""
        return self.address.rpartition("/")[2]


PROVIDERS: Final = {
    provider.name: provider
    for provider in (
        Provider(
            "hgnc",
            "HGNC complete set",
            "https://storage.googleapis.com/public-download-files/hgnc/tsv/tsv/hgnc_complete_set.txt",
        ),
        Provider("cl", "Cell Ontology", _OBO + "cl/cl-basic.obo"),
        Provider("mondo", "Mondo Disease Ontology", _OBO + "mondo.obo"),
        Provider("uberon", "Uberon", _OBO + "uberon/uberon-basic.obo"),
        Provider("go", "Gene Ontology", _OBO + "go/go-basic.obo"),
        Provider("so", "Sequence Ontology", _OBO + "so.obo"),
        Provider(
            "mondo-omim",
            "Mondo's exact matches in OMIM",
            _OBO + "mondo/mappings/mondo_exactmatch_omim.sssom.tsv",
        ),
        Provider(
            "mondo-doid",
            "Mondo's exact matches in the Disease Ontology",
            _OBO + "mondo/mappings/mondo_exactmatch_doid.sssom.tsv",
        ),
    )
}
#: Told how far a download is: bytes so far, bytes in all (0: not known).
Progress = Callable[[int, int], None]


def name_of(path: Path) -> str:
    """Give the name under which a file's terminology is kept: `hgnc` of hgnc_complete_set.txt.gz.

    >>> name_of(Path("hgnc_complete_set.txt.gz")), name_of(Path("my Terms.obo"))
    ('hgnc', 'my-terms')
    """
    file = path.name.removesuffix(".gz")
    known = next((each.name for each in PROVIDERS.values() if each.file == file), None)
    stem = (
        file.removesuffix(".tsv").removesuffix(".sssom")
        if file.endswith(".tsv")
        else path.with_name(file).stem
    )
    return known or "".join(c if c.isalnum() or c in "._" else "-" for c in stem.lower())


def bring(
    what: str, kind: str | None = None, name: str | None = None, progress: Progress | None = None
) -> Arrival:
    """Read a terminology to add: a file, or a known name, from the package that ships it or its address.

    Raises InputError when it is neither, or cannot be read; Unavailable, with the file to bring, when the
    network does not give it.
    """
    path = Path(what)
    if path.is_file():
        terminology, sha256 = read_terms(path, kind)
        return Arrival(name or name_of(path), terminology, str(path), sha256)
    if what in HELD and is_here():
        held = read_guide(what)
        return Arrival(name or what, held.terminology, held.source, held.sha256)
    provider = PROVIDERS.get(what)
    if provider is None:
        raise InputError(
            f"{what}: there is no such file, and no terminology of that name is known.",
            f"Known by name: {', '.join(PROVIDERS)}.",
        )
    try:
        data = download(provider.address, progress)
    except Unavailable as error:
        extra = f"Or install the package that ships it: {INSTALL}\n" if what in HELD else ""
        raise Unavailable(
            error.message,
            f"{provider.title}: bring the file {provider.file} from\n  {provider.address}\n"
            f"and add it: il21kg terms add {provider.file}\n{extra}".rstrip(),
        ) from error
    terminology = parse_terms(data, provider.file, provider.address, kind)
    return Arrival(name or what, terminology, provider.address, hashlib.sha256(data).hexdigest())


def download(address: str, progress: Progress | None = None) -> bytes:
    """Fetch a file over https; its length, and its checksum where the server tells one, are compared.

    Raises Unavailable when it cannot be had whole.
    """
    from urllib.error import URLError
    from urllib.request import Request, urlopen

    from il21kg.resources import VERSION

    request = Request(address, headers={"User-Agent": f"il21kg/{VERSION}"})
    data = bytearray()
    try:
        with urlopen(request, timeout=_SECONDS) as answer:
            if not answer.geturl().startswith("https://"):
                raise Unavailable(f"{address} leads to an address without https.")
            total = int(answer.headers.get("Content-Length") or 0)
            while piece := answer.read(_PIECE):
                data += piece
                if len(data) > DATA_LIMIT:
                    raise Unavailable(f"{address}: it is larger than {DATA_LIMIT // MEGABYTE} MB.")
                if progress is not None:
                    progress(len(data), total)
            told = answer.headers.get_all("x-goog-hash") or []
    except (URLError, HTTPException, OSError, ValueError) as error:
        reason = getattr(error, "reason", None) or error
        raise Unavailable(f"{address} cannot be reached ({reason}).") from error
    if total and len(data) != total:
        raise Unavailable(f"{address}: only {len(data)} of {total} bytes came.")
    for words in ",".join(told).split(","):
        if words.strip().startswith("md5="):
            wanted = b64decode(words.strip().removeprefix("md5="))
            if hashlib.md5(data, usedforsecurity=False).digest() != wanted:
                raise Unavailable(f"{address}: what came has another checksum than the server tells.")
    return bytes(data)
