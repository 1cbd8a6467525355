"""The formats of `il21kg export`, by name and by the ending of a file: RDF, and what other tools take.

named(".tsv"), named("kgx-tsv")     "table", "kgx-tsv"
file.writelines(written(store, "table"))
"""

from collections.abc import Callable, Generator, Iterable, Iterator
from pathlib import Path
from typing import Final, TypeAlias

from il21kg.errors import InputError
from il21kg.files import write_file
from il21kg.show.files.cx2 import to_cx2
from il21kg.show.files.graphml import to_graphml
from il21kg.show.files.kgx import Kept, files
from il21kg.show.files.large import pieces
from il21kg.show.files.nanopublications import to_nanopublications
from il21kg.show.files.rdf import FORMATS as RDF_FORMATS
from il21kg.show.files.sssom import to_sssom
from il21kg.show.files.table import to_parquet, to_tsv
from il21kg.store.claims import Claim, claims
from il21kg.store.store import Store

Writer: TypeAlias = Callable[[Iterable[Claim]], Iterator[bytes]]

#: Name of a format that is made of claims → how it is written.
_OF_CLAIMS: Final[dict[str, Writer]] = {
    "table": to_tsv,
    "parquet": to_parquet,
    "cx2": to_cx2,
    "graphml": to_graphml,
    "nanopub": to_nanopublications,
}
#: Name of a format that is made of the whole graph → how it is written.
_OF_STORES: Final[dict[str, Callable[[Store], Iterator[bytes]]]] = {
    "sssom": to_sssom,
}
#: Name of a format of two files, nodes and edges → the ending of both.
PAIRS: Final = {"kgx-tsv": "tsv", "kgx-jsonl": "jsonl"}
#: Ending of a file's name → name of the format.
ENDINGS: Final = {
    **RDF_FORMATS,
    "tsv": "table",
    "parquet": "parquet",
    "cx2": "cx2",
    "graphml": "graphml",
    "sssom.tsv": "sssom",
}
NAMES: Final = (*RDF_FORMATS.values(), *_OF_CLAIMS, *_OF_STORES, *PAIRS)


def ending(file: Path) -> str:
    """Give the ending of a file by which its format is told, the longest that is known.

    >>> ending(Path("ids.sssom.tsv")), ending(Path("claims.tsv")), ending(Path("a.b.TTL"))
    ('sssom.tsv', 'tsv', 'ttl')
    """
    name = file.name.lower()
    known = (each for each in sorted(ENDINGS, key=len, reverse=True) if name.endswith(f".{each}"))
    return next(known, file.suffix.lower().removeprefix("."))


def named(text: str) -> str:
    """Give the name of a format from its name or a file ending, with or without a dot.

    Raises InputError for an unknown one.

    >>> named(".ttl"), named("tsv"), named("KGX-JSONL")
    ('turtle', 'table', 'kgx-jsonl')
    """
    wanted = text.lower().removeprefix(".")
    name = ENDINGS.get(wanted, wanted)
    if name not in NAMES:
        endings = {name: f" (.{ending})" for ending, name in ENDINGS.items()}
        listed = ", ".join(f"{name}{endings.get(name, '')}" for name in NAMES)
        raise InputError(f"no format “{text}”", f"There are: {listed}.")
    return name


def written(store: Store, format: str, *, quotes: bool = True) -> Generator[bytes, None, None]:
    """Give a store in a format of one file, piece by piece; without `quotes` no words of the texts.

    Raises InputError for a format of two files, and as `large.pieces` does.
    """
    name = named(format)
    if name in PAIRS:
        raise InputError(
            f"{name} is two files, of nodes and of edges.",
            f"Name where they begin: il21kg export kg --format {name} writes kg_nodes.{PAIRS[name]} "
            f"and kg_edges.{PAIRS[name]}.",
        )
    if name in _OF_CLAIMS:
        yield from _OF_CLAIMS[name](claims(store, quotes=quotes))
    elif name in _OF_STORES:
        yield from _OF_STORES[name](store)
    else:
        yield from pieces(store, name, quotes=quotes)


def write_pair(
    store: Store, stem: Path, format: str, *, quotes: bool = True
) -> tuple[Kept, tuple[Path, Path]]:
    """Write nodes and edges as KGX beside each other, and give how many, and where.

    Raises InputError for a format of one file, Unavailable where they cannot be written.
    """
    if (name := named(format)) not in PAIRS:
        raise InputError(f"{name} is one file.", f"Of two files are: {', '.join(PAIRS)}.")
    ending, kept = PAIRS[name], Kept()
    begin = stem.name.removesuffix(f".{ending}")
    paths = {part: stem.with_name(f"{begin}_{part}.{ending}") for part in ("nodes", "edges")}
    for part, data in files(claims(store, quotes=quotes), ending, kept):
        write_file(paths[part], data)
    return kept, (paths["nodes"], paths["edges"])
