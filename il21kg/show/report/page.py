"""One article as a page that loads nothing: the text with its facts marked, and what was made of it."""

from base64 import b64encode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from html import escape
from textwrap import shorten
from typing import Final
from urllib.parse import quote

from il21kg.ask.disagreements import among
from il21kg.errors import InputError
from il21kg.graph.triples import to_ntriples
from il21kg.pipeline import Article, Checked
from il21kg.reading.estimate import estimate
from il21kg.show.colours import COLOURS, CORNERS, OUTLINES
from il21kg.show.drawing import asset, px, themes
from il21kg.show.report.beside import findings_html, papers_html, read_told, unread_html
from il21kg.show.report.facts import STANDINGS, Beyond, facts_html, facts_told, standings
from il21kg.show.report.marks import Mark, marks, standing
from il21kg.show.report.text import text_html
from il21kg.show.report.words import identifier, safe
from il21kg.show.summary import surroundings, to_summary
from il21kg.show.viewer import filled
from il21kg.store.store import Store, open_store
from il21kg.text.quotes import one_blank
from il21kg.vocabulary.kinds import SHOWN

#: Borders of names whose outline is not told by round corners alone.
_BORDERS: Final = {"double": "double", "dashed": "dashed"}


@dataclass(frozen=True, slots=True, repr=False)
class Page:
    """The page of an article, and what an index tells of it."""

    key: str
    title: str
    gene: str
    html: str
    number: int
    """How many facts there are."""
    facts: Mapping[str, int]
    """How many of them are `stated`, `hedged`, `denied`, and how many of all these `loose` (not asserted)."""
    findings: int
    """Violations and warnings."""
    recall: float | None
    """Share of what the text says that was read; None where there is nothing to read."""
    things: tuple[str, ...] = field(default=())
    """What its facts name, by label."""

    def __repr__(self) -> str:
        return f"Page({self.key!r}, {len(self.html)} characters)"

    def _repr_html_(self) -> str:
        """Show the page in a notebook, in a frame of its own."""
        frame = 'sandbox="allow-scripts" width="100%" height="640" style="border:0"'
        return f'<iframe {frame} title="{escape(self.title)}" srcdoc="{escape(self.html)}"></iframe>'


def to_page(checked: Checked, beyond: Beyond | None = None, home: str = "") -> Page:
    """Write the page of an article.

    `beyond` is what other documents say, else only what the article itself contradicts is told; `home` is
    the address of an index.
    """
    article = checked.article
    with open_store(":memory:", write=True) as store:
        store.replace(to_ntriples(checked.triples))
        beyond = beyond or Beyond(contrary=among(store, article))
        figure = "".join(_figure(store, article))
    found = marks(article, checked.report.findings)
    statements = article.reading.statements
    ends = {end.label for each in statements for end in (each.subject, each.object)}
    return Page(
        key=article.document.key,
        title=_title(article),
        gene=article.reading.topic.label,
        html=sealed("report.html", _parts(checked, beyond, found, figure, home), "report.js", _style()),
        number=len(statements),
        facts=standings(statements),
        findings=len(checked.report.of("violation")) + len(checked.report.of("warning")),
        recall=estimate(article.unread).recall,
        things=tuple(sorted(ends)),
    )


def sealed(name: str, parts: Mapping[str, str], script: str, style: str) -> str:
    """Fill a template of the folder `page`; only this script and this style may run and count in it."""
    code = asset(script) + asset("theme.js")
    policy = f"default-src 'none'; img-src data:; style-src {_hash(style)}; script-src {_hash(code)}"
    return filled(name, {**parts, "POLICY": policy, "STYLE": style, "SCRIPT": code})


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _parts(checked: Checked, beyond: Beyond, found: list[Mark], figure: str, home: str) -> dict[str, str]:
    article = checked.article
    papers = papers_html(checked)
    return {
        "TITLE": safe(_title(article)),
        "HOME": f'<a class="home" href="{safe(home)}">All articles</a>' if home else "",
        "ABOUT": _about(article),
        "COUNTS": safe(f"{facts_told(checked)}. {read_told(article)}"),
        "LEGEND": _legend(article, found),
        "TEXT": text_html(article, found),
        "HEAD": "" if article.document.title else f"<h1>{safe(article.reading.topic.label)}</h1>",
        "FACTS": facts_html(checked, beyond) or "<p>No fact was read.</p>",
        "FIGURE": _section("figure", "Figure", figure),
        "PAPERS": _section("papers", "Papers", papers),
        "FINDINGS": _section("findings", "Findings", findings_html(checked)),
        "UNREAD": _section("unread", "Not read", unread_html(checked)),
        "NAV": "".join(
            f'<a href="#{name}">{label}</a>'
            for name, label, there in (
                ("facts", "Facts", True),
                ("figure", "Figure", bool(figure)),
                ("papers", "Papers", bool(papers)),
                ("findings", "Findings", True),
                ("unread", "Not read", True),
            )
            if there
        ),
    }


def _section(name: str, label: str, html: str) -> str:
    return f'<section id="{name}"><h2>{label}</h2>{html}</section>' if html else ""


def _title(article: Article) -> str:
    """Give the title; without one the gene and how the text begins."""
    title, sentences = article.document.title, article.document.sentences
    if title is not None:
        return one_blank(title.text)
    begins = shorten(sentences[0].span.text, 70, placeholder=" …") if sentences else article.document.name
    return f"{article.reading.topic.label}: {begins}"


def _about(article: Article) -> str:
    """Write what the article is about, with its identifiers, and of which day it is."""
    topic, document = article.reading.topic, article.document
    ends = [identifier(topic.iri), identifier(topic.product)]
    told = [f"About {safe(topic.label)} {' '.join(filter(None, ends))}"]
    told += [f"updated {safe(document.updated)}"] if document.updated else []
    if document.url.startswith(("http://", "https://")):
        told.append(f'<a href="{safe(document.url)}" rel="noreferrer">{safe(document.url)}</a>')
    return ", ".join(told)


def _legend(article: Article, found: list[Mark]) -> str:
    """Explain the kinds and the ways to stand that occur."""
    there = {mark.look for mark in found if mark.look and mark.role != "relation"}
    kinds = [kind for kind in SHOWN if kind in there]
    names = "".join(f'<span class="m k-{kind}">{kind}</span> ' for kind in kinds)
    stands = {name for each in article.reading.statements for name in standing(each).split()}
    ways = "".join(
        f'<span class="m says first {name}">{told}</span> '
        for name, (told, _) in STANDINGS.items()
        if name in stands
    )
    idle = '<span class="m idle k-other">in no fact</span> ' * any(mark.role == "name" for mark in found)
    unread = '<span class="unread">not read</span>' * any(s != "used" for s in article.reading.status)
    roles = {mark.role for mark in found}
    words = "".join(
        f'<span class="m {name}">{told}</span> '
        for name, told in (("cue", "cue"), ("evidence", "how it is known"), ("odd", "warning"))
        if name in roles
    )
    return f"{names}{idle}{ways}{words}{unread}"


def _style() -> str:
    """Give the rules of the page, with those of the kinds."""
    return themes() + asset("report.css") + "".join(_of_kinds())


def _of_kinds() -> Iterator[str]:
    for kind in COLOURS:
        outline = OUTLINES[kind]
        border = f" border-style: {_BORDERS[outline]};" if outline in _BORDERS else ""
        mixed = f"color-mix(in srgb, var(--{kind}) 50%, var(--page))"
        yield (
            f".k-{kind} {{ background: {mixed}; border-color: var(--{kind}-line);"
            f" border-radius: {px(min(CORNERS[outline], 9))}px;{border} }}\n"
        )


def _figure(store: Store, article: Article) -> Iterator[str]:
    """Draw the summary of the article in the colours of both themes; nothing where there is no fact."""
    try:
        graph = surroundings(store, article.reading.topic.iri)
        pictures = {name: to_summary(graph, dark=name == "dark") for name in ("light", "dark")}
    except InputError:
        return
    told = safe(f"Summary figure of {article.reading.topic.label}")
    for name, svg in pictures.items():
        data = quote(svg, safe=" !$()*+,/:;=?@[]~'")
        yield f'<img class="only-{name}" alt="{told}" src="data:image/svg+xml,{escape(data)}">'
