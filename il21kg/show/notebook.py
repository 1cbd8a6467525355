"""Shows pictures in a notebook: as wide as its cell at most, and without network.

A picture is shown as an image within the page: nothing in it can run, and its styles touch nothing else.
"""

import base64
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from il21kg.show.pictures import to_svg
from il21kg.text.quotes import counted

if TYPE_CHECKING:
    import networkx


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as SVG; print or write `svg`."""

    title: str
    svg: str = field(repr=False)

    def _repr_html_(self) -> str:
        return _image(self.svg)


def shown(graph: "networkx.MultiDiGraph") -> "networkx.MultiDiGraph":
    """Give a neighbourhood as one that a notebook shows as its picture."""
    return _shown_class()(graph)


@cache
def _shown_class() -> type:
    """Make the class when it is wanted first: importing networkx takes its time."""
    import networkx

    class Neighborhood(networkx.MultiDiGraph):  # type: ignore[misc]
        """What lies around a node: a networkx graph that a notebook shows as its picture."""

        def __repr__(self) -> str:
            around = f" around {self.nodes[self._start]['label']}" if self._start in self else ""
            return f"<Neighborhood{around}: {counted(len(self), 'node')}, {counted(self.size(), 'edge')}>"

        def _repr_html_(self) -> str | None:
            """Give its picture; none where the node is gone around which it was."""
            return _image(to_svg(self)) if self._start in self else None

        @property
        def _start(self) -> str:
            return str(self.graph.get("start"))

    return Neighborhood


def _image(svg: str) -> str:
    data = base64.b64encode(svg.encode()).decode()
    return f'<img style="max-width:100%" alt="" src="data:image/svg+xml;base64,{data}">'
