"""What stands beside the text: papers with what is odd about them, findings, and what was not read."""

from collections.abc import Iterator
from typing import Final

from il21kg.graph.findings import Finding
from il21kg.namespaces import compact
from il21kg.pipeline import Article, Checked
from il21kg.reading.estimate import estimate
from il21kg.show.account import STATUS
from il21kg.show.report.words import identifier, listed, safe
from il21kg.text.citations import Citation
from il21kg.text.quotes import counted, one_blank

SIGNS: Final = {"violation": "✕", "warning": "!", "info": "i"}


def papers_html(checked: Checked) -> str:
    """Write the literature list, each entry with its fields and what is odd; empty without one."""
    items = "".join(
        f'<li id="c{each.ordinal}">{_paper(checked.article, each)}{_odd(checked, each)}</li>'
        for each in checked.article.citations
    )
    return f'<ol class="papers">{items}</ol>' if items else ""


def _paper(article: Article, each: Citation) -> str:
    authors, year, title, journal, volume, pages = (
        safe(one_blank(field.text)) if field else ""
        for field in (each.authors, each.year, each.title, each.journal, each.volume, each.pages)
    )
    journal = " ".join(
        filter(None, (f"<i>{journal}</i>" if journal else "", f"<b>{volume}</b>" * bool(volume)))
    )
    journal += f": {pages}" if pages else ""
    parts = [f"{authors}{f' ({year})' if year else ''}", title, journal]
    told = ". ".join(filter(None, parts)) or safe(one_blank(each.span.text))
    cited = sum(place.citation == each for place in article.inline)
    note = f" cited {counted(cited, 'time')} in the text" if cited else ""
    place = f'<a class="place" href="#r{each.ordinal}">as printed</a>'
    return f"{told} {identifier(each.work_iri)} {place}{note}"


def _odd(checked: Checked, each: Citation) -> str:
    """Tell what is odd about an entry: what could not be parsed, and the findings, which are told below."""
    found = (
        f'<a href="#n{n}">{SIGNS[finding.severity]} {finding.shape}</a> {safe(finding.message)}'
        for n, finding in enumerate(checked.report.findings, 1)
        if finding.start == each.span.start
    )
    return listed([*map(safe, each.problems), *found], "problems")


def findings_html(checked: Checked) -> str:
    """Write what the shapes found, the gravest first."""
    report = checked.report
    told = ", ".join(counted(n, name.removesuffix("s")) for name, n in report.counts.items())
    head = f"<p>The graph {'conforms' if report.conforms else 'does not conform'}: {told}.</p>"
    items = (_finding(n, each, checked) for n, each in enumerate(report.findings, 1))
    return f'{head}<ol class="findings">{"".join(items)}</ol>'


def _finding(number: int, each: Finding, checked: Checked) -> str:
    told = f"<i>{SIGNS[each.severity]}</i> {each.severity} {each.shape}"
    sign = f'<span class="badge {each.severity}">{told}</span>'
    quote = f"<blockquote>{safe(one_blank(each.quote))}</blockquote>" if each.quote else ""
    link = _where(each, checked)
    return (
        f'<li id="n{number}">{sign} <b>{safe(each.title)}</b> {link}<p>{safe(each.message)}</p>{quote}'
        f'<p class="advice">{safe(each.advice)}</p></li>'
    )


def _where(each: Finding, checked: Checked) -> str:
    """Link the place of a finding: a sentence, or an entry of the literature list."""
    if each.start is None:
        return ""
    article = checked.article
    line, column = article.document.position(each.start)
    for n, sentence in enumerate(article.document.sentences):
        if sentence.span.start <= each.start < sentence.span.end:
            return f'<a class="place" href="#s{n}">line {line}:{column}</a>'
    for citation in article.citations:
        if citation.span.start <= each.start < citation.span.end:
            return f'<a class="place" href="#r{citation.ordinal}">line {line}:{column}</a>'
    return f'<span class="place">line {line}:{column}</span>'


def unread_html(checked: Checked) -> str:
    """Write how much was read, as far as that can be told, and what gave nothing."""
    return f"<p>{safe(read_told(checked.article))}</p>{listed(_unread(checked), 'unread-list')}"


def read_told(article: Article) -> str:
    """Say how much of what the text says was read."""
    guess = estimate(article.unread)
    if guess.recall is None or guess.low is None or guess.high is None:
        return "There is nothing here to read."
    unread = f"{counted(article.unread.words, 'word')} and {counted(article.unread.names, 'known name')}"
    return (
        f"About {100 * guess.recall:.0f} % of what the text says was read, going by what is unread"
        f" (nine times in ten {100 * guess.low:.0f}–{100 * guess.high:.0f} %):"
        f" {unread} stand in no fact."
    )


def _unread(checked: Checked) -> Iterator[str]:
    article = checked.article
    document, reading = article.document, article.reading
    for n, (sentence, status) in enumerate(zip(document.sentences, reading.status, strict=True)):
        if status != "used":
            line, column = document.position(sentence.span.start)
            quote, why = (safe(each) for each in (one_blank(sentence.span.text), STATUS.get(status, status)))
            yield f'<a class="place" href="#s{n}">line {line}:{column}</a> {quote} <i>{why}</i>'
    for ambiguity in reading.ambiguities:
        there = ", ".join(map(compact, ambiguity.candidates))
        yield safe(f"“{one_blank(ambiguity.words.text)}” could be {there}, and is left open")
    for each in checked.left_out:
        yield safe(f"A fact is left out, for it breaks {each.shape}: {each.message}")
    for span in document.unread_dates:
        yield safe(f"The date “{one_blank(span.text)}” could not be read")
