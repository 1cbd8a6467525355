"""Finds the words of a quote in a text, and where they are not there, the passage that is nearest to them.

Line ends, blanks, capitals, kinds of quotation marks and dashes may differ, `…` or `[...]` may stand for
words that are left out, numbers of papers (`[3]`) and bullets are passed over. A letter or a figure may not
differ.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final

from il21kg.text.folding import fold

#: What stands for words that are left out.
_LEFT_OUT: Final = re.compile(r"\[\s*(?:\.\.\.|…)\s*\]|\(\s*(?:\.\.\.|…)\s*\)|\.\.\.+|…")
#: Where a sentence ends, as far as a quote asks.
_ENDS: Final = re.compile(r"[.!?]['\")\]]? ")
_NOTHING: Final = re.compile(r"(?!)")
#: What stands in texts beside their words: numbers of papers, bullets.
_BESIDE: Final = re.compile(r"\s?\[\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,20}\]|[•▪●◦‣]")
#: What is told of a quote is between marks like these, or ends in what is not of the text.
_AROUND: Final = " \t\r\n\"'“”‘’«»„`*_.,;:"
_MARKS: Final = str.maketrans(
    {**dict.fromkeys("“”„«»", '"'), **dict.fromkeys("‘’‚`´", "'"), **dict.fromkeys("–—", "-")}
)
#: Sentences that share most words with a quote, of which the nearest is looked for letter by letter.
_COMPARED: Final = 5
#: Words, with what is inside them.
_WORD: Final = re.compile(r"\w+(?:[-'/.]\w+)*")
#: Below this likeness nothing is near.
_NEAR: Final = 0.5


def find_quote(quote: str, text: str) -> tuple[int, int] | None:
    r"""Give the stretch of a text that a quote is of, parts left out included; None where it is not there.

    >>> find_quote("“induces [...] B cells.”", "It\ninduces death of  B cells.")
    (3, 28)
    """
    found = next(find_parts(quote, text), None)
    return (found[0][0], found[-1][1]) if found else None


def find_parts(quote: str, text: str) -> Iterator[tuple[tuple[int, int], ...]]:
    """Give each place of a quote in a text: the stretches of its parts, all of them in one sentence.

    >>> list(find_parts("It ... binds", "It binds. It often binds."))
    [((0, 2), (3, 8)), ((10, 12), (19, 24))]
    """
    plain, starts, ends = _plain(text)
    parts = [part for each in _LEFT_OUT.split(quote) if (part := _plain(each)[0].strip(_AROUND))]
    first, *rest = [re.compile(rf"(?<!\w){re.escape(part)}(?!\w)") for part in parts] or [_NOTHING]
    for match in first.finditer(plain):
        found = [match.span()]
        for pattern in rest:
            sentence = _ENDS.search(plain, found[-1][1])  # what is left out is of one sentence
            further = pattern.search(plain, found[-1][1])
            if further is None or (sentence and sentence.end() <= further.start()):
                break
            found.append(further.span())
        else:
            yield tuple((starts[start], ends[end - 1]) for start, end in found)


def nearest(quote: str, sentences: Sequence[str]) -> int | None:
    """Give which of some sentences is most like a quote, by its index; None where none is like it."""
    wanted = _words(quote)
    shared = [(sum((wanted & _words(each)).values()), -index) for index, each in enumerate(sentences)]
    best = sorted(shared, reverse=True)[:_COMPARED]
    plain = _plain(quote)[0].strip(_AROUND)
    likely = [(_likeness(plain, _plain(sentences[-index])[0]), index) for common, index in best if common]
    likeness, index = max(likely, default=(0.0, 0))
    return -index if likeness >= _NEAR else None


def _likeness(quote: str, sentence: str) -> float:
    """Tell how much of a quote stands in a sentence, in its order."""
    blocks = SequenceMatcher(None, quote, sentence, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks if block.size > 2) / max(len(quote), 1)


def otherwise(quote: str, sentence: str) -> tuple[str, str]:
    """Give the words in which a quote and the passage nearest to it first differ: its own, and those there.

    >>> otherwise("It induces B cells", "It reduces B cells.")
    ('induces', 'reduces')
    """
    one, two = (_WORD.findall(fold(each).text.translate(_MARKS)) for each in (quote, sentence))
    low, others = ([word.casefold() for word in each] for each in (one, two))
    for kind, a, b, c, d in SequenceMatcher(None, low, others, autojunk=False).get_opcodes():
        if kind != "equal" and b > a:
            return " ".join(one[a:b]), " ".join(two[c : min(d, c + b - a)])
    return "", ""


@lru_cache(maxsize=256)
def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", _plain(text)[0]))


@lru_cache(maxsize=256)
def _plain(text: str) -> tuple[str, Sequence[int], Sequence[int]]:
    """Give a text in one spelling, with the places of its characters."""
    folded = fold(text)
    beside = {at for match in _BESIDE.finditer(folded.text) for at in range(*match.span())}
    letters, starts, ends = list[str](), list[int](), list[int]()
    for at, (letter, start, end) in enumerate(_spoken(folded.text, folded.starts, folded.ends)):
        if at in beside:
            continue
        if letter == " " and letters and letters[-1] == " ":
            ends[-1] = end
            continue
        letters.append(letter)
        starts.append(start)
        ends.append(end)
    return "".join(letters), starts, ends


def _spoken(text: str, starts: Sequence[int], ends: Sequence[int]) -> Iterable[tuple[str, int, int]]:
    for letter, start, end in zip(text.translate(_MARKS), starts, ends, strict=True):
        low = letter.lower()
        yield (" " if letter.isspace() else low if len(low) == 1 else letter), start, end
