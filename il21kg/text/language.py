"""Tells which language a text is in, by its letters or its small words."""

import re
from collections import Counter
from collections.abc import Mapping
from typing import Final

#: The languages that are told by their small words: code → name.
LANGUAGES: Final = {
    "en": "English", "de": "German", "fr": "French", "es": "Spanish", "pt": "Portuguese", "it": "Italian",
    "nl": "Dutch", "pl": "Polish", "sv": "Swedish", "da": "Danish", "cs": "Czech", "tr": "Turkish",
    "ro": "Romanian", "hu": "Hungarian",
}  # fmt: skip
#: Those that are told by their letters: code, name, letters.
_SCRIPTS: Final = (
    ("ja", "Japanese", re.compile("[\u3040-\u30ff]")),
    ("zh", "Chinese", re.compile("[\u4e00-\u9fff]")),
    ("ko", "Korean", re.compile("[\uac00-\ud7af]")),
    ("ru", "Russian", re.compile("[\u0400-\u04ff]")),
    ("el", "Greek", re.compile("[\u0370-\u03ff]")),
    ("ar", "Arabic", re.compile("[\u0600-\u06ff]")),
    ("he", "Hebrew", re.compile("[\u0590-\u05ff]")),
)


def language_name(code: str) -> str:
    """Give the name of a language that a document may be in: `fr` is French."""
    return LANGUAGES.get(code) or next(name for each, name, _ in _SCRIPTS if each == code)


def language_of(text: str, words: Mapping[str, re.Pattern[str]]) -> str:
    """Give the code of the language of a text, by the letters or the small words at its beginning.

    German is taken for granted where it has more of these words than English; the others need some of them,
    and clearly more, so that no short text is refused for a name or two. `words` are the patterns of these
    words, by kind: `french-word`.
    """
    head = text[:20_000]
    letters = len(_LETTER.findall(head))
    for code, _, script in () if head.isascii() else _SCRIPTS:
        if len(script.findall(head)) > (0.1 if code == "ja" else 0.5) * letters > 0:
            return code
    counted = Counter(_WORD.findall(head.lower()))

    def small(code: str) -> tuple[int, int]:
        return _small_words(counted, words[f"{LANGUAGES[code].lower()}-word"])

    english = small("en")[0]
    patterns = (words[f"{name.lower()}-word"].pattern for code, name in LANGUAGES.items() if code != "en")
    others, _ = _small_words(counted, re.compile("|".join(patterns)))
    if 3 * english >= others and small("de")[0] <= english:
        return "en"  # as most texts: where all others together have no more, none has clearly more
    counts = {code: small(code) for code in LANGUAGES if code != "en"}
    code, (number, distinct) = max(counts.items(), key=lambda count: count[1])
    if code == "de":
        return "de" if number > english else "en"
    return code if distinct >= _DISTINCT and number > 3 * english and number > 0.2 * counted.total() else "en"


#: Small words of another language, each counted once, that a text needs to be taken for one in it.
_DISTINCT: Final = 4
_LETTER: Final = re.compile(r"[^\W\d_]")
_WORD: Final = re.compile(r"[^\W\d_]+")


def _small_words(words: Counter[str], small: re.Pattern[str]) -> tuple[int, int]:
    """Count the words that are of a kind: all of them, and each once."""
    counts = [count for word, count in words.items() if small.fullmatch(word)]
    return sum(counts), len(counts)
