"""Draws what the pages ask for: a gene for a slide, a matrix, how two things are linked.

figure  of=IL21                             matrix  of=IL2 IL21, with=cells
path    of=IL21, with=psoriasis
"""

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from il21kg.errors import InputError
from il21kg.knowledge import KnowledgeGraph

#: Genes in a matrix, and paths in a picture, at most.
_GENES: Final = 60
_PATHS: Final = 5


def drawn(graph: KnowledgeGraph, asked: Mapping[str, Any]) -> str:
    """Give a figure as SVG; raises InputError where nothing is to be drawn, and for another kind."""
    draw = KINDS.get(asked["kind"])
    if draw is None:
        raise InputError(f"There is no figure “{asked['kind'][:80]}”.", f"There is: {', '.join(KINDS)}")
    return draw(graph, asked["of"], asked["with"], asked["dark"])


def _figure(graph: KnowledgeGraph, name: str, _: str, dark: bool) -> str:
    return graph.figure(name, dark=dark).svg


def _matrix(graph: KnowledgeGraph, names: str, against: str, dark: bool) -> str:
    from il21kg.show.matrix import matrix
    from il21kg.show.matrix_drawing import to_svg

    genes = re.split(r"\s*[,;]\s*|\s+", names.strip())
    if len(genes) > _GENES:
        raise InputError(f"These are {len(genes)} genes.", f"At most {_GENES} go into a matrix.")
    return to_svg(matrix(graph.summaries(genes), against or "cells"), dark)


def _path(graph: KnowledgeGraph, start: str, end: str, dark: bool) -> str:
    from il21kg.show.path import to_svg

    if not end:
        raise InputError("A path has two ends.", "Name the other one too.")
    return to_svg(graph.paths(start, end, _PATHS), dark)


KINDS: Final[Mapping[str, Callable[[KnowledgeGraph, str, str, bool], str]]] = {
    "figure": _figure,
    "matrix": _matrix,
    "path": _path,
}
