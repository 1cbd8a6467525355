"""What a notebook shows of pictures and answers."""

import base64
import re

import il21kg
from il21kg.show.notebook import shown


def test_a_neighbourhood_shows_itself_in_a_notebook() -> None:
    graph = il21kg.load().neighborhood("IL21", hops=1)
    assert "Interleukin-21" in shown_as_image(graph._repr_html_() or "")
    assert re.fullmatch(r"<Neighborhood around IL21: \d+ nodes, \d+ edges>", repr(graph))
    graph.remove_node(graph.graph["start"])
    assert graph._repr_html_() is None
    assert repr(graph) == f"<Neighborhood: {len(graph)} nodes, {graph.size()} edges>"
    assert type(shown(graph)) is type(graph)


def test_a_figure_shows_itself_in_a_notebook() -> None:
    figure = il21kg.load().figure("IL21", title="What IL-21 does", kinds=["cell"])
    assert shown_as_image(figure._repr_html_()) == figure.svg
    assert "What IL-21 does" in figure.svg
    assert repr(figure) == "Picture(title='What IL-21 does')"


def shown_as_image(html: str) -> str:
    """What the image of a page shows, which is not wider than its place."""
    match = re.fullmatch(r'<img style="max-width:100%" alt="" src="data:image/svg\+xml;base64,(.*)">', html)
    assert match
    return base64.b64decode(match[1]).decode()


def test_plain_words_show_what_was_understood() -> None:
    asked = il21kg.load().ask("which cells does IL21 act on?")
    assert repr(asked) == "Asked('il21kg query target-cells gene=IL21', Result(4 rows: cell, effects))"
    assert str(asked).splitlines()[1] == "  il21kg query target-cells gene=IL21"
    assert "<code>il21kg query target-cells gene=IL21</code></p><table>" in asked._repr_html_()
