"""How Sphinx builds the site from the Markdown of this folder and of the checkout.

    pip install '.[docs]' && sphinx-build -W -c docs . site

The pages stay plain Markdown that reads well where it lies: only the table of contents, below, is added.
"""

from pathlib import Path

from sphinx.application import Sphinx

ROOT = Path(__file__).parents[1]

project = "il21kg"
author = "the il21kg authors"
extensions = ["myst_parser"]
source_suffix = {".md": "markdown"}
root_doc = "docs/index"
include_patterns = ["*.md", "docs/**.md", "docs/pictures/*", "tests/readme/*"]
exclude_patterns = ["llms.txt", "SKILL.md"]
myst_heading_anchors = 3
html_theme = "furo"
html_title = "il21kg"
html_copy_source = False
html_show_sphinx = False
# Files of the checkout that pages link to are no pages of the site, and these few stand for parts of it.
suppress_warnings = ["myst.xref_missing"]

CONTENTS = {
    "Tutorials": "docs/tutorials/*.md",
    "How-to": "docs/how-to/*.md",
    "Reference": "docs/reference/*.md",
    "Explanation": "docs/explanation/*.md",
    "Decisions": "docs/decisions/*.md",
    "More": "docs/*.md",
    "The project": "*.md",
}


def contents() -> str:
    """Give the pages of each kind, as Sphinx wants them told."""
    told = []
    for caption, pattern in CONTENTS.items():
        pages = sorted(path.relative_to(ROOT).with_suffix("").as_posix() for path in ROOT.glob(pattern))
        shown = [f"/{page}" for page in pages if page not in (root_doc, "SKILL")]
        told.append("\n".join(["```{toctree}", ":hidden:", f":caption: {caption}", "", *shown, "```"]))
    return "\n\n".join(told)


def add_contents(app: Sphinx, page: str, source: list[str]) -> None:
    """Put the table of contents at the end of the first page."""
    if page == root_doc:
        source[0] += f"\n\n{contents()}\n"


def setup(app: Sphinx) -> None:
    """Register the step above."""
    app.connect("source-read", add_contents)
