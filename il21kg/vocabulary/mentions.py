"""Finds where a sentence names a term, longest name first; pairs abbreviations with their long forms."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import permutations
from typing import Final, NamedTuple

from il21kg.text.document import Document, Span
from il21kg.text.folding import fold
from il21kg.vocabulary.layers import NOTHING, Names, Node
from il21kg.vocabulary.rows import Term
from il21kg.vocabulary.spelling import normal, words
from il21kg.vocabulary.vocabulary import LABEL, SYNONYM, Name, Vocabulary, fitting

#: Tokens that look-up forms leave out (as `vocabulary.key` does).
TRANSPARENT: Final = frozenset("-–‐‑'’\"“”‘`")


class Token(NamedTuple):
    """A token of a sentence; a tuple, for there are thirty in each."""

    start: int
    """Offset into the document's text."""
    end: int
    text: str
    low: str
    """Lower case; of a name that is a small word without its capitals ("NO") as it stands."""
    norm: str
    """The look-up form (`vocabulary.normal`)."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of tokens that names something the vocabulary knows."""

    first: int
    """Index of its first token."""
    last: int
    """Index after its last token."""
    names: tuple[Name, ...]
    """Candidates, best rank first."""


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A short form and the long form the text gives it."""

    short: Span
    long: Span


@dataclass(frozen=True, slots=True)
class Ambiguity:
    """A name that several terms of one kind share; it is left unresolved and reported, never guessed."""

    words: Span
    candidates: tuple[str, ...]
    """IRIs."""


def cut(text: str, start: int) -> list[Token]:
    """Cut a sentence that stands at `start` into tokens: words in plain letters, places as they are."""
    folded, starts, ends = fold(text)
    make = Token._make  # half the time of the constructor
    return [
        make((start + starts[m.start()], start + ends[m.end() - 1], *_forms(m[0]))) for m in words(folded)
    ]


@lru_cache(maxsize=1 << 16)
def _forms(word: str) -> tuple[str, str, str]:
    """Give a word, the same in lower case, and its look-up form.

    >>> _forms("Doesn’t")[1]
    "doesn't"
    """
    low = word.lower()
    return word, low.replace("’", "'") if len(low) > 1 else low, normal(word)


#: Sentences that are longer are not looked through for names: as the reader does.
_LONGEST: Final = 5_000


def named_terms(sentence: Span, vocabulary: Vocabulary) -> Iterator[tuple[Span, Term]]:
    """Give the names in a sentence, each with the first of what it may stand for."""
    if len(sentence.text) > _LONGEST:
        return
    tokens = cut(sentence.text, sentence.start)
    for mention in find_names(tokens, vocabulary):
        term = vocabulary.terms.get(mention.names[0].iri)
        if term is not None:
            start, end = (
                at - sentence.start for at in (tokens[mention.first].start, tokens[mention.last - 1].end)
            )
            yield Span(start + sentence.start, sentence.text[start:end]), term


def find_names(words: Sequence[Token], vocabulary: Vocabulary) -> list[Mention]:
    """Find the names in a sentence, left to right, longest first; a bracketed insertion is passed over.

    A name that asks for its own capitals ("WAS") is one only where it has them; one that is an ordinary word
    as well is none here: whether it is meant only its clause can tell.
    """
    mentions: list[Mention] = []
    names = vocabulary.names
    known = names.known
    norms = [word.norm for word in words]
    norms.append("(")  # never a name's second word, so that the last word need not be asked for a next one
    i, end = 0, len(words)
    while i < end:
        norm = norms[i]
        node = known.get(norm) or names.node(norm)
        if node is not NOTHING:
            # Most words that begin a name are followed by another word than its second; some ("the") are an
            # alias in capitals.
            then = norms[i + 1]
            alone = not node.names or (not node.small and words[i].text.islower())
            if alone and then != "(" and then not in TRANSPARENT:
                pair = f"{norm} {then}"
                if (known.get(pair) or names.node(pair)) is NOTHING:
                    i += 1
                    continue
            mention = _longest(words, i, node, names)
            if mention is not None:
                mentions.append(mention)
                i = mention.last
                continue
        i += 1
    return mentions


def _longest(words: Sequence[Token], first: int, node: Node, names: Names) -> Mention | None:
    """Follow the words from `first`, whose key has led to `node`, as far as names go."""
    best: Mention | None = None
    key = words[first].norm
    inside = [first]
    i = first + 1
    while True:
        if node.names:
            candidates = node.names
            if node.exact:
                written = "".join([words[j].text for j in inside])
                candidates = tuple([name for name in fitting(candidates, written) if not name.weak])
            if candidates:
                best = Mention(first, i, candidates)
        if not node.more:
            return best
        while i < len(words):  # to the next word that counts
            norm = words[i].norm
            if norm == "(":
                close = next((j for j in range(i + 1, min(i + 6, len(words))) if words[j].norm == ")"), None)
                if close is None:
                    return best
                i = close + 1
            elif norm in TRANSPARENT:
                i += 1
            else:
                break
        if i == len(words):
            return best
        key = f"{key} {words[i].norm}"
        node = names.known.get(key) or names.node(key)
        if node is NOTHING:
            return best
        inside.append(i)
        i += 1


#: Blanks and marks of quotation around what a bracket holds; an apostrophe ("3'") is none of them.
AROUND: Final = ' \t\r\n"“”„‟«»‹›‚‘'


def find_abbreviations(text: str) -> list[Abbreviation]:
    """Pair short forms with the long form before (or in) the bracket, after Schwartz and Hearst (2003).

    Two extensions: a short form before the bracket (`SCID (severe combined immunodeficiency)`), and
    inverted names with numbers (`Immunodeficiency, Common Variable, 11 (CVID11)`).
    """
    abbreviations = []
    for match in re.finditer(r"\(([^()]{2,80})\)", text):
        inner = match[1].strip(AROUND)
        inner_start = match.start(1) + match[1].index(inner)
        if not inner:
            continue
        # A long form of 20 words is longer than any short form allows: no need to look further back.
        floor = max(0, match.start() - 300)
        before = text[floor : match.start()].rstrip()
        clause = re.split(r"[;:.!?()]\s|\n", before)[-1].lstrip("•–*- \t")
        shorts = inner.split("/")
        if all(is_short(short) for short in shorts):
            # "colony stimulating factor 2 (CSF2/GM-CSF)": one that fits speaks for all.
            long = next((form for short in shorts if (form := _long_form(short, clause)) is not None), None)
            if long is not None and "/" not in long:  # which short form is whose is not said
                start = floor + len(before) - len(clause) + clause.rindex(long)
                at = inner_start
                earlier = clause[: clause.rindex(long)]
                if len(shorts) == 2 and earlier.endswith("/"):  # "death domain/death fold (DD/DF)"
                    first = _long_form(shorts[0], earlier[:-1])
                    if first is not None:
                        begin = start - 1 - len(first)
                        abbreviations.append(Abbreviation(Span(at, shorts[0]), Span(begin, first)))
                    at += len(shorts.pop(0)) + 1
                for short in shorts:
                    abbreviations.append(Abbreviation(Span(at, short), Span(start, long)))
                    at += len(short) + 1
        else:
            last = re.search(r"[\w-]+$", before)
            if last and is_short(last[0]) and _matches(last[0], inner) is not None:
                abbreviations.append(
                    Abbreviation(Span(floor + last.start(), last[0]), Span(inner_start, inner))
                )
    return abbreviations


def is_short(words: str) -> bool:
    """Tell whether words look like a short form: two to ten characters, two capitals or one and a digit."""
    return (
        2 <= len(words) <= 10
        and words.count(" ") <= 1
        and words[0].isalnum()
        and "/" not in words
        and (
            sum(c.isupper() for c in words) >= 2
            or (any(c.isdigit() for c in words) and words[0].isupper())
            or (len(words) < 6 and words.isalpha() and any("α" <= c <= "ω" for c in words))
        )
    )


def _long_form(short: str, before: str) -> str | None:
    words = re.findall(r"\S+", before)
    if (initial := _initials(short, words)) is not None and initial in before:
        return initial
    most = min(len(short) + 5, len(short) * 2)
    tail = " ".join(words[-most:]) if len(words) > most else before.strip()
    at = before.rfind(tail)
    candidate = _matches(short, before[at:] if at >= 0 else before)
    if candidate is not None:
        return candidate.rstrip()
    return _inverted(short, before)


def _initials(short: str, words: Sequence[str]) -> str | None:
    """Give the last words whose first letters are those of a short form: "metastatic melanoma (MM)"."""
    last = words[-len(short) :]
    if not short.isalpha() or len(last) < max(len(short), 2) or any("-" in word for word in last):
        return None
    return " ".join(last) if "".join(word[0] for word in last).lower() == short.lower() else None


def _matches(short: str, long: str) -> str | None:
    """Match the short form backwards against the end of the long form; its first letter begins a word."""
    s, i = len(short) - 1, len(long) - 1
    while s >= 0:
        c = short[s].lower()
        if not c.isalnum():
            s -= 1
            continue
        while i >= 0 and (long[i].lower() != c or (s == 0 and i > 0 and long[i - 1].isalnum())):
            i -= 1
        if i < 0:
            return None
        i -= 1
        s -= 1
    start = i + 1
    result = long[start:]
    # A long form shorter than its short form, or one with the short form as a word, is none.
    return result if len(result) > len(short) and short.lower() not in result.lower().split() else None


def _inverted(short: str, before: str) -> str | None:
    parts = [part.strip() for part in before.split(",")]
    if not 2 <= len(parts) <= 5:
        return None
    number = parts.pop() if parts[-1].isdigit() else ""
    for order in permutations(parts):
        name = " ".join((*order, number)).strip()
        if _matches(short, name) == name:
            return before.strip()
    return None


def permuted(name: str, vocabulary: Vocabulary) -> tuple[Name, ...]:
    """Look a name with commas up, its parts in any order, a number kept last."""
    direct = vocabulary.look_up(name) or vocabulary.look_up(name.replace(",", " "))
    if direct or "," not in name:
        return direct
    parts = [part.strip() for part in name.split(",")]
    if len(parts) > 4:
        return ()
    number = parts.pop() if parts[-1].isdigit() else ""
    for order in permutations(parts):
        names = vocabulary.look_up(" ".join((*order, number)).strip())
        if names:
            return names
    return ()


def genes_named(mentions: Iterable[Mention], vocabulary: Vocabulary) -> frozenset[str]:
    """Give the genes a text names by a name that needs no support, or by the name of their product."""
    found = set()
    for mention in mentions:
        for name in mention.names:
            term = vocabulary.terms[name.iri]
            if term.kind in ("gene", "protein"):
                found.add(term.gene or term.iri)
    return frozenset(found)


def spelled_out(tokens: Sequence[Token], mentions: Iterable[Mention]) -> frozenset[str]:
    """Give the IRIs of what a text names by a name with a word of small letters in it."""
    return frozenset(
        name.iri
        for mention in mentions
        if any(
            len(token.text) > 3 and token.text[1:].islower() for token in tokens[mention.first : mention.last]
        )
        for name in mention.names
    )


def topic_names(document: Document, vocabulary: Vocabulary) -> list[tuple[Span, str]]:
    """Give the genes a page names, each with its place: the title first, then the prose."""
    spans = [document.title] if document.title else []
    spans += [sentence.span for sentence in document.sentences]
    found = []
    for span in spans:
        for mention in find_names(words := cut(span.text, span.start), vocabulary):
            for name in mention.names:
                term = vocabulary.terms[name.iri]
                gene = name.iri if term.kind == "gene" else term.gene if term.kind == "protein" else None
                if gene is not None and name.rank in (LABEL, SYNONYM):
                    start, end = words[mention.first].start, words[mention.last - 1].end
                    found.append((Span(start, document.text[start:end]), gene))
                    break
    return found
