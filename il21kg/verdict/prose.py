"""Reads claims from prose: plain sentences or Markdown, as a chat answers, by our own reader.

    - **IL-21** [activates](https://example.org) B cells.      IL-21 – acts on → B cell, offsets of the file

Each claim keeps its sentence as it is, and where it stands in the file.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from il21kg.ask.lookup import words
from il21kg.corpus.tables import Row, Table
from il21kg.errors import InputError
from il21kg.namespaces import unresolved_iri
from il21kg.reading.reader import Reader
from il21kg.reading.statements import End, Statement, Topic
from il21kg.reading.topic import find_topic
from il21kg.text.document import Document, Sentence, position, read_document
from il21kg.text.quotes import one_blank
from il21kg.verdict.claims import Claim, Claims, claims_of_table
from il21kg.vocabulary.classes import WordClass
from il21kg.vocabulary.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Plain:
    """A text without its markup."""

    text: str
    places: Sequence[int]
    """For each character where it stands in the file."""


#: Markup, in the order it is taken out: what is kept of it, and the letters that are put after that.
_MARKUP: Final[tuple[tuple[re.Pattern[str], str], ...]] = tuple(
    (re.compile(pattern, re.M), kept)
    for pattern, kept in (
        (r"^[ \t]*(?:```|~~~)[^\n]*\n(?:.*\n)*?[ \t]*(?:```|~~~)[ \t]*$", ""),  # code
        (r"<!--[\s\S]{0,4000}?-->|</?[a-zA-Z][^<>\n]{0,200}>", ""),
        (r"^[ \t]*\[[^\]\n]{1,100}\]:[ \t]*\S[^\n]*$", ""),  # addresses at the end
        (r"!\[[^\]\n]{0,400}\]\([^)\n]{0,600}\)", ""),
        (r"\[(?P<kept>[^\]\n]{1,400})\]\((?:[^()\n]|\([^()\n]{0,200}\)){0,600}\)", ""),
        (r"\[(?P<kept>[^\]\n^]{1,400})\]\[[^\]\n]{0,100}\]", ""),
        (r"\[\^[^\]\n]{1,100}\]:?", ""),
        (r"^[ \t]*>[^\n]*$", ""),  # what it quotes: `_quoted`
        (r"^[ \t]*#{1,6}[ \t]+(?P<kept>[^\n]*?)[ \t]*#*$", "\n"),
        (r"^[ \t]*(?:[-*_][ \t]*){3,}$", ""),  # a line across
        (r"^(?P<kept>[ \t]*)[*+-][ \t]+(?:\[[ xX]\][ \t]+)?", "• "),
        (r"(?<!\\)(?P<open>\*\*\*|\*\*|__)(?=\S)(?P<kept>[^\n]{0,600}?[^\s\\])(?P=open)", ""),
        (r"(?<![\w*\\])\*(?=[^\s*])(?P<kept>[^*\n]{0,600}?[^\s*\\])\*(?![\w*])", ""),
        (r"(?<![\w_\\])_(?=[^\s_])(?P<kept>[^_\n]{0,600}?[^\s_\\])_(?![\w_])", ""),
        (r"~~(?P<kept>[^~\n]{1,600})~~", ""),
        (r"(?<!`)`{1,3}(?P<kept>[^`\n]{1,600})`{1,3}", ""),
        # to who asked
        (r"(?:^|(?<=[.!?] )|(?<=• ))(?:Yes|Sure|Certainly|Correct|Right|Of course)[,!:.] +", ""),
        (r"\\(?P<kept>[\\`*_{}\[\]()#+.!>~|-])", ""),
    )
)


def without_markup(text: str) -> Plain:
    """Take the markup of Markdown out of a text; its words, lines and lists stay.

    >>> without_markup("- **IL-21** [binds](a) it").text
    '• IL-21 binds it'
    """
    plain = Plain(text, range(len(text)))
    for pattern, instead in _MARKUP:
        plain = _without(plain, pattern, instead)
    return plain


def _without(plain: Plain, pattern: re.Pattern[str], instead: str) -> Plain:
    parts, places, done = list[str](), list[int](), 0
    for match in pattern.finditer(plain.text):
        first, last = match.span("kept") if "kept" in pattern.groupindex else (match.end(), match.end())
        first, last = (match.end(), match.end()) if first < 0 else (first, last)
        parts += plain.text[done : match.start()], plain.text[first:last], instead
        places += [*plain.places[done : match.start()], *plain.places[first:last]]
        places += [plain.places[last if last < match.end() else match.start()]] * len(instead)
        done = match.end()
    rest = plain.text[done:]
    return Plain("".join((*parts, rest)), [*places, *plain.places[done:]])


#: Words in marks that are so many are a quote.
_QUOTED: Final = re.compile(r"[“\"„«](?P<words>[^“”\"„«»\n]+)[”\"“»]")
_MANY: Final = 4


def claims_of_prose(text: str, name: str, reader: Reader, topic: Topic | None) -> Claims:
    """Read the claims of a text; `topic` is what it is about where it does not say so itself."""
    apart, left = list(_quoted(text, name)), list[str]()
    for table in _tables(text, name):
        try:
            found = claims_of_table(table)
        except InputError as error:
            left.append(f"{error.message} The table is not read.")
        else:
            apart += found.claims
            left += found.left
    plain = without_markup(_TABLE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text))
    if plain.text.strip():
        claims, understood = _read(plain, text, name, reader, topic)
    elif apart or left:
        claims, understood = [], "no sentences"
    else:
        raise InputError(f"{name}: there is no text in it", "Give claims in sentences, or a table of them.")
    ordered = sorted((*claims, *apart), key=lambda claim: claim.span or (0, 0))
    return Claims(tuple(ordered), understood, tuple(left))


def _read(plain: Plain, text: str, name: str, reader: Reader, topic: Topic | None) -> tuple[list[Claim], str]:
    """Read the sentences of a text, and say what they are about."""
    bare = _QUOTED.sub(lambda marked: f" {marked['words']} ", plain.text)  # marks are no words
    document = read_document(bare.encode(), name, reader.vocabulary.layout, "claims")
    same = document.text == bare
    plain = plain if same else Plain(document.text, range(len(document.text)))
    topic = _topic(document, reader, topic)
    reading = reader.read(document, topic)
    doubts = reader.vocabulary.words[WordClass.DOUBT]
    doubted = {
        statement.sentence.start
        for statement in reading.statements
        if any(cue.text.lower().replace("’", "'") in doubts for cue in statement.hedge_cues)
    }
    claims = [
        _claim(statement, plain, text, name, reader.vocabulary)
        for statement in reading.statements
        if statement.sentence.start not in doubted
    ]
    claims += [
        _unread(sentence, plain, text, name)  # "it is false that X" claims no X, and is not said as we do
        for sentence, status in zip(document.sentences, reading.status, strict=True)
        if sentence.span.start in doubted
        or (status == "terms-but-no-statement" and sentence.kind != "header")
    ]
    return claims, f"sentences about {topic.label if topic.known else 'no one gene'}"


#: Rows of a table of Markdown.
_TABLE: Final = re.compile(r"(?:^[ \t]*\|[^\n]*\|[ \t]*(?:\n|\Z)){2,}", re.M)


def _tables(text: str, name: str) -> Iterator[Table]:
    """Give the tables of a text, whatever they are of; a row of lines alone parts the head from the rest."""
    for match in _TABLE.finditer(text):
        line = 1 + text.count("\n", 0, match.start())
        lines = [
            [without_markup(cell).text.strip() for cell in each.strip().strip("|").split("|")]
            for each in match[0].splitlines()
        ]
        head = tuple(lines[0])
        rows = (
            Row(f"{name}:{line + at}", dict(zip(head, cells, strict=False)))
            for at, cells in enumerate(lines)
            if at and not all(re.fullmatch(r":?-*:?", cell) for cell in cells)
        )
        yield Table(f"{name}:{line}", head, rows)


def _topic(document: Document, reader: Reader, otherwise: Topic | None) -> Topic:
    """Give the gene that the claims are about: the one they name first, else that of the source."""
    try:
        return find_topic(document, reader.vocabulary)
    except InputError:
        return otherwise or Topic(unresolved_iri("claims"), "claims", None, None, known=False)


def _claim(statement: Statement, plain: Plain, text: str, name: str, vocabulary: Vocabulary) -> Claim:
    span, places = statement.sentence, plain.places
    said = plain.text[span.start : span.end]
    return Claim(
        _place(name, text, places, span.start),
        statement.subject.label,
        words(statement.predicate, negated=False),
        _called(statement.object, vocabulary),
        hedged=bool(statement.hedge_cues),
        negated=statement.negated,
        quote=next(_quotes(said), ""),
        words=one_blank(said),
        span=(places[span.start], places[span.end - 1] + 1),
        read=statement,
    )


def _called(end: End, vocabulary: Vocabulary) -> str:
    """Give what an end is called: a band by its notation."""
    term = vocabulary.terms.get(end.iri or "")
    return (term.notation if term else None) or end.label


def _unread(sentence: Sentence, plain: Plain, text: str, name: str) -> Claim:
    span, places = sentence.span, plain.places
    said = plain.text[span.start : span.end]
    return Claim(
        _place(name, text, places, span.start),
        *("", "", ""),
        quote=next(_quotes(said), ""),
        words=one_blank(said),
        span=(places[span.start], places[span.end - 1] + 1),
    )


#: Lines that Markdown sets apart as a quotation.
_SET_APART: Final = re.compile(r"(?:^[ \t]*>[^\n]*\n?)+", re.M)


def _quoted(text: str, name: str) -> Iterator[Claim]:
    """Give what a text sets apart as a quotation: it is not read, its words are looked for."""
    for match in _SET_APART.finditer(text):
        lines = (re.sub(r"^[ \t>]+", "", line) for line in match[0].splitlines())
        words_ = one_blank(without_markup("\n".join(lines)).text)
        if len(words_.split()) >= _MANY:
            place = _place(name, text, range(len(text)), match.start())
            yield Claim(place, "", "", "", quote=words_, words=words_, span=match.span())


def _quotes(sentence: str) -> Iterator[str]:
    for match in _QUOTED.finditer(sentence):
        if len(match["words"].split()) >= _MANY:
            yield match["words"].strip()


def _place(name: str, text: str, places: Sequence[int], start: int) -> str:
    line, column = position(text, places[start])
    return f"{name}:{line}:{column}"
