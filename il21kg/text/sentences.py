"""Finds where sentences end.

    It binds IL4R, e.g. in E. coli. | It acts (By similarity). | The gene is large. | The protein is small.

The words that decide (abbreviations, starters, tails) are rows of `ontology/reading/layout.ttl`.
"""

import re
from collections.abc import Iterator, Mapping

#: Kind of words (`abbreviation`, `starter`, `tail`, ...) → one pattern for all rows of that kind.
Words = Mapping[str, re.Pattern[str]]

#: A stop with the citation numbers and the closing marks that belong to it.
_STOP = re.compile(
    r"[.!?]+[\u200b\ufeff]{0,2}(?:\[\d[\d,–-]{0,20}\]){0,9}[\"'”’“»«)\]]*"
    r"(?:[¹²³⁰⁴-⁹][¹²³⁰⁴-⁹,–-]{0,20})?"
)
#: Bounds how far back the word before a stop is looked for: a text may hold no blank at all.
_LONGEST_WORD = 200
_OPENING = re.compile(r"\s+[\"'“„‚‘«»(\[\u200b\ufeff]*")
_LETTERS = re.compile(r"[^\W\d_]+")
_SOMETHING = re.compile(r"[^\W_]")
_BLANKS = re.compile(r"\s*")
#: A word glued to the stop before it (`gene.The protein`): a capital, and a blank or comma after the word.
_GLUED = re.compile(r"[A-Z][a-z]*(?:-\w{1,20})?[\s,]|[A-Z][\w-]{1,20}\s")
#: The symbol of a gene, as it may begin a sentence: IL-4, JAK1, TNF.
_SYMBOL = re.compile(r"[A-Z][A-Za-z]{0,5}-?\d|[A-Z]{3}")
#: Names that begin a sentence in lower case: p53, mTOR, miR-21, c-Myc.
_LOWER_NAME = re.compile(r"[a-z]{1,3}-?[A-Z0-9]")


def split(text: str, start: int, end: int, words: Words) -> Iterator[tuple[int, int]]:
    """Give start and end of each sentence in a stretch of text; blanks and tails are left between them."""
    begin = _skip(text, start, end, words)
    for stop in _STOP.finditer(text, begin, end):
        if stop.start() >= begin and _ends(text, begin, stop, end, words):
            if _SOMETHING.search(text, begin, stop.end()):
                yield begin, stop.end()
            begin = _skip(text, stop.end(), end, words)
    if _SOMETHING.search(text, begin, end):
        yield begin, end


def _skip(text: str, place: int, end: int, words: Words) -> int:
    """Give the next place that is neither blank nor in a tail (`{ECO:...}`, `[provided by ...]`)."""
    while True:
        blanks = _BLANKS.match(text, place, end)
        place = blanks.end() if blanks else place
        tail = words["tail"].match(text, place, end)
        if not tail or tail.end() == place:
            return place
        place = tail.end()


def _ends(text: str, begin: int, stop: re.Match[str], end: int, words: Words) -> bool:
    """Tell whether a stop ends the sentence that begins at `begin`."""
    after = stop.end()
    if after == end:
        return True
    before = text[max(begin, stop.start() - _LONGEST_WORD) : stop.start()].rsplit(None, 1)
    word = before[-1].lstrip("([{\"'“‘/") if before else ""
    if not text[after].isspace():
        return _ends_glued(text, word, stop, end, words)
    opening = _OPENING.match(text, after, end)
    first = opening.end() if opening else after
    if _skip(text, after, end, words) > first:
        return True  # a tail follows
    if first >= end:
        return False
    if not (text[first].isupper() or text[first].isdigit() or _LOWER_NAME.match(text, first, end)):
        return False
    if stop[0] != ".":
        return True
    if stop.start() - begin <= 3 and text[begin : stop.start()].isdigit():
        return False  # the number of an item
    if words["abbreviation-before-number"].fullmatch(word):
        return not text[first].isdigit()
    if words["abbreviation-or-end"].fullmatch(word):
        if len(word) == 1 and _SYMBOL.match(text, first, end):
            return True  # "vitamin D. IL-4 binds": initials go before a surname
        following = _LETTERS.match(text, first, end)
        return following is not None and words["starter"].fullmatch(following[0]) is not None
    return not words["abbreviation"].fullmatch(word)


def _ends_glued(text: str, word: str, stop: re.Match[str], end: int, words: Words) -> bool:
    """Tell the same where no blank follows: `gene.The protein`, but not `p.Arg12` or an address."""
    if not stop[0].endswith(".") or len(word) < 2:
        return False
    if "://" in word or "@" in word or word.startswith("www"):
        return False
    short = (words[kind] for kind in words if kind.startswith("abbreviation"))
    return _GLUED.match(text, stop.end(), end) is not None and not any(p.fullmatch(word) for p in short)
