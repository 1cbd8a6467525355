"""Cuts a sentence into clauses: trigger, subject side, object side, cues.

The pattern language of `ikg:trigger`, matched on lower-case tokens:

    plain words       as they are
    (a|b|c)           one of these
    x?                optional
    ~n                up to n free tokens, fewest first, never punctuation, a preposition or a relative
    <verb>            base, -s, -ed, -ing; <verb:P> past participle only; <verb:F> no bare past participle
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from il21kg.errors import InputError
from il21kg.mentions import Mention, Token, cut, find_names
from il21kg.vocabulary import Frame, Vocabulary

_STOPS: Final = (
    "[.,;:()]|of|by|in|to|for|with|on|which|that|and|or|from|who|whose|as|at|into|is|are|was|were|may|has|have"
)
_ELEMENT = re.compile(r"<(?P<verb>[\w' -]+?)(?::(?P<form>[PF]))?>(?P<vopt>\??)|~(?P<free>\d)|\((?P<alt>[^()]*)\)(?P<aopt>\??)|(?P<word>[^\s<(]+)")


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled trigger of a frame."""

    frame: Frame
    regex: re.Pattern[str]
    """Matches at the start of a token in the blank-joined lower-case tokens."""
    forms: str
    """Which verb forms it takes: `` (all), P, F; `noun` where it has no verb."""
    verb_last: bool
    """Nothing but the verb (and optional words) ends it: a passive turns the ends round."""
    literal: int
    """How many elements are fixed."""


class Grammar:
    """The language data of a vocabulary, compiled once."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Compile frames, cues and closed classes; raise InputError for a pattern that does not parse."""
        self.vocabulary = vocabulary
        self._irregular = {line.split()[0]: line.split() for line in vocabulary.words.get("irregular", {})}
        self.form_of: dict[str, dict[str, str]] = {}
        self.patterns: dict[str, list[Pattern]] = {}
        for frame in vocabulary.frames:
            for trigger in frame.triggers:
                self._add(frame, trigger)
        self.units = self._closed_classes()
        self.cues: dict[tuple[str, str], frozenset[str]] = {}
        for cue in vocabulary.cues:
            at = (cue.kind, cue.scope)
            self.cues[at] = self.cues.get(at, frozenset()) | {cue.words}

    def role(self, word_class: str, words: str) -> str | None:
        """Give the role of words in a closed class, or None when they are not in it."""
        return self.vocabulary.words.get(word_class, {}).get(words)

    @cached_property
    def longest_unit(self) -> int:
        """Length in tokens of the longest closed-class unit."""
        return max((len(unit) for units in self.units.values() for unit, _, _ in units), default=1)

    def _closed_classes(self) -> dict[str, list[tuple[tuple[str, ...], str, str]]]:
        units: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
        for word_class in _TAGS:
            for words, role in self.vocabulary.words.get(word_class, {}).items():
                unit = tuple(t.low for t in cut(words, 0))
                if unit:
                    units.setdefault(unit[0], []).append((unit, _TAGS[word_class], role))
        order = list(_TAGS.values())
        for row in units.values():
            row.sort(key=lambda u: (-len(u[0]), order.index(u[1])))
        return units

    def _add(self, frame: Frame, trigger: str) -> None:
        parts: list[str] = []
        heads: set[str] = set()
        forms, literal, verb_last = "noun", 0, False
        for match in _ELEMENT.finditer(trigger):
            optional = match["vopt"] or match["aopt"] or (match["word"] or "").endswith("?")
            if match["free"]:
                if parts:
                    parts.append(rf"(?:(?!(?:{_STOPS}) )[^ ]+ ){{0,{match['free']}}}?")
                continue
            if match["verb"]:
                verb_forms = self._forms(match["verb"])
                options, forms, verb_last = list(verb_forms), match["form"] or "", True
                self.form_of.setdefault(match["verb"], {}).update(verb_forms)
            else:
                words = match["alt"].split("|") if match["alt"] is not None else [match["word"].rstrip("?")]
                options = [" ".join(t.low for t in cut(word, 0)) for word in words]
                verb_last = verb_last and bool(optional)
            if optional and not parts:
                continue  # auxiliaries before the verb are read by the verb group
            group = "|".join(re.escape(option) for option in sorted(options, key=len, reverse=True))
            name = "?P<v>" if match["verb"] and "?P<v>" not in "".join(parts) else "?:"
            parts.append(f"({name}{group}) " if not optional else f"(?:(?:{group}) )?")
            literal += not optional
            if len(parts) == 1:
                heads = {option.split(" ")[0] for option in options}
        if not parts:
            raise InputError(f"frame {frame.name}: the trigger {trigger!r} has no fixed word")
        pattern = Pattern(frame, re.compile("".join(parts)), forms, verb_last, literal)
        for head in heads:
            self.patterns.setdefault(head, []).append(pattern)

    def _forms(self, verb: str) -> dict[str, str]:
        """Give the forms of a verb: form → base, s, ed, ing."""
        if verb in self._irregular:
            base, third, past, participle, ing = self._irregular[verb]
            return {ing: "ing", past: "ed", participle: "ed", third: "s", base: "base"}
        if re.search(r"[^aeiou]y$", verb):
            third, past, ing = verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
        elif verb.endswith("e"):
            third, past, ing = verb + "s", verb + "d", verb[:-1] + "ing"
        else:
            third = verb + ("es" if re.search(r"(s|sh|ch|x|z)$", verb) else "s")
            past, ing = verb + "ed", verb + "ing"
        forms = {past: "ed", ing: "ing", third: "s", verb: "base"}
        return {" ".join(t.low for t in cut(form, 0)): kind for form, kind in forms.items()}

    @cached_property
    def verb_forms(self) -> Mapping[str, str]:
        """Every form of every frame's verb → base, s, ed, ing."""
        return {form: kind for forms in self.form_of.values() for form, kind in forms.items()}


#: Closed classes in the order in which they win a tie, and the tag they give.
_TAGS: Final = {
    "topic": "topic",
    "exemplar": "such",
    "preposition": "prep",
    "conjunction": "conj",
    "negation": "neg",
    "determiner": "det",
    "quantifier": "quant",
    "relative": "rel",
    "modal": "modal",
    "auxiliary": "aux",
    "governor": "gov",
    "linker": "link",
    "reporting": "rep",
    "adverb": "adv",
    "evaluative": "eval",
    "not-adverb": "word",
}
_PUNCTUATION: Final = {
    ",": "comma", "(": "lpar", "[": "lpar", ")": "rpar", "]": "rpar", ";": "stop", ":": "colon",
    ".": "dot", "-": "hyphen", "–": "hyphen", "‐": "hyphen", "—": "stop", "/": "slash", "'": "quote",
    '"': "quote", "“": "quote", "”": "quote", "’": "quote", "‘": "quote", "`": "quote", "+": "word",
}  # fmt: skip
NAME_TAGS: Final = frozenset({"word", "num", "det", "quant", "eval", "topic", "hyphen", "slash", "quote", "gov"})
BE: Final = frozenset({"is", "are", "was", "were", "be", "been", "being", "am"})


@dataclass(slots=True)
class Trigger:
    """Where a frame's words stand, with the verb group around them."""

    frame: Frame
    first: int
    """Index of the first token of the phrase, auxiliaries and cue included."""
    core: int
    """Index of the first token of the pattern."""
    last: int
    """Index after the last token."""
    form: str
    """base, s, ed, ing, or noun."""
    passive: bool
    """A passive whose agent follows (`is induced by`): the ends change places."""
    agentless: bool
    """A passive without agent."""
    literal: int
    others: tuple[Frame, ...] = ()
    """Frames that the same words may be of."""


@dataclass(slots=True)
class Chunk:
    """A stretch of tokens of one kind: T (trigger), NP, P, C, `,`, REL, SUCH, AUX, STOP, ADV."""

    kind: str
    first: int
    last: int
    role: str = ""
    trigger: Trigger | None = None


@dataclass(slots=True)
class Clauses:
    """A sentence, cut: its tokens, their tags, the names in it, its chunks."""

    words: list[Token]
    tags: list[str]
    roles: list[str]
    mentions: list[Mention]
    chunks: list[Chunk]
    nested: list[tuple[int, int]]
    """Brackets that hold a clause of their own: (first, last) token inside."""

    def low(self, first: int, last: int) -> str:
        """Give the lower-case words of a stretch of tokens."""
        return " ".join(t.low for t in self.words[first:last])


def read_clauses(words: list[Token], grammar: Grammar) -> Clauses:
    """Tag the tokens of a sentence, find its triggers, and chunk what lies between them."""
    mentions = find_names(words, grammar.vocabulary)
    tags, roles = _tag(words, mentions, grammar)
    triggers = _triggers(words, tags, mentions, grammar)
    nested = _nested(tags, triggers)
    chunks = _chunk(words, tags, roles, triggers, nested)
    return Clauses(words, tags, roles, mentions, chunks, nested)


def _tag(
    words: Sequence[Token], mentions: Iterable[Mention], grammar: Grammar
) -> tuple[list[str], list[str]]:
    tags: list[str] = []
    roles = [""] * len(words)
    i = 0
    while i < len(words):
        low = words[i].low
        for unit, tag, role in grammar.units.get(low, ()):
            if len(unit) == 1 or tuple(t.low for t in words[i : i + len(unit)]) == unit:
                tags += [tag] * len(unit)
                for j in range(i, i + len(unit)):
                    roles[j] = role
                if tag in ("topic", "prep", "such", "conj") and len(unit) > 1:
                    tags[i + 1 :] = [f"+{tag}"] * (len(unit) - 1)
                elif tag == "adv" and len(unit) > 1:
                    tags[i:] = ["advp"] * len(unit)
                i += len(unit)
                break
        else:
            if low in _PUNCTUATION:
                tags.append(_PUNCTUATION[low])
            elif low[0].isdigit():
                tags.append("num")
            elif low.endswith("ly") and len(low) > 4:
                tags.append("adv")
            else:
                tags.append("word")
            i += 1
    for i in range(1, len(words)):
        if words[i - 1].text == "-" and words[i - 1].end == words[i].start and tags[i] in ("prep", "adv", "det", "conj"):
            tags[i] = "word"  # "pyrin-like": no preposition
    for i in range(len(words) - 1):
        if tags[i] == "modal" and words[i].text == "May" and (i > 0 or tags[i + 1] == "num") and tags[i + 1] == "num":
            tags[i] = tags[i + 1] = "advp"  # the month
    for i in range(1, len(words) - 1):
        if tags[i] == "dot" and len(words[i - 1].text) == 1 and words[i - 1].text.isupper():
            tags[i] = "hyphen"  # "E. coli": the stop of an abbreviation ends nothing
    for i, word in enumerate(words):
        intransitive = tags[i] == "word" and grammar.role("intransitive", word.low) is not None
        if intransitive and i > 0 and (tags[i - 1] in _NOUNISH or tags[i - 1] == "conj") and tags[i + 1 : i + 2] in (["prep"], ["adv"], ["dot"], ["advp"]):
            tags[i] = "rep"
    for mention in mentions:
        inside = range(mention.first, mention.last)
        if len(inside) > 1 and any(tags[j] not in ("topic", "+topic") for j in inside):
            for j in inside:
                if tags[j] not in ("lpar", "rpar"):
                    tags[j] = "word"
        elif len(inside) == 1 and tags[mention.first] in ("eval", "gov", "adv"):
            tags[mention.first] = "word"
    return tags, roles


def _triggers(
    words: Sequence[Token], tags: list[str], mentions: Iterable[Mention], grammar: Grammar
) -> list[Trigger]:
    starts: dict[int, int] = {}
    joined = ""
    for i, word in enumerate(words):
        starts[len(joined)] = i
        joined += word.low + " "
    offsets = {i: at for at, i in starts.items()}
    named = {j for m in mentions if m.last - m.first > 1 for j in range(m.first, m.last)}
    candidates: list[Trigger] = []
    for i, word in enumerate(words):
        if i in named or tags[i] in ("such", "+such", "rel", "conj", "topic", "+topic"):
            continue
        for pattern in grammar.patterns.get(word.low, ()):
            match = pattern.regex.match(joined, offsets[i])
            if match is None:
                continue
            last = starts.get(match.end(), len(words))
            if any(tags[j] in ("comma", "lpar", "rpar", "stop") for j in range(i + 1, last)):
                continue
            trigger = _check(pattern, match, i, last, words, tags, grammar)
            if trigger is not None:
                candidates.append(trigger)
    candidates.sort(key=lambda t: (t.core - t.last, -t.literal, t.frame.order, t.frame.name))
    taken: set[int] = set()
    accepted: list[Trigger] = []
    for trigger in candidates:
        span = range(trigger.core, trigger.last)
        if taken.isdisjoint(span):
            taken.update(span)
            accepted.append(trigger)
            trigger.others = tuple(
                c.frame for c in candidates
                if (c.core, c.last) == (trigger.core, trigger.last) and c.frame is not trigger.frame
            )  # fmt: skip
    accepted.sort(key=lambda t: t.core)
    floor = 0
    for trigger in accepted:
        trigger.first = max(trigger.first, floor)
        floor = trigger.last
    return accepted


def _check(
    pattern: Pattern,
    match: re.Match[str],
    first: int,
    last: int,
    words: Sequence[Token],
    tags: Sequence[str],
    grammar: Grammar,
) -> Trigger | None:
    """Decide whether matched words are used as the frame means them; give the trigger with its verb group."""
    frame = pattern.frame
    if frame.shape in _LEFT and not any(
        grammar.role(c, word.norm) in roles for c, roles in _LEFT[frame.shape] for word in words[:first]
    ):
        return None
    if frame.shape == "appositive":
        return Trigger(frame, first, first, last, "noun", False, False, pattern.literal)
    if frame.shape in ("predicate-word", "passive-process") and tags[last : last + 1] in (["word"], ["num"], ["hyphen"]):
        return None
    if pattern.forms == "noun":
        if words[first].low in BE or words[first].low in ("has", "have", "is", "are"):
            return Trigger(frame, _group(first, words, tags), first, last, "s", False, False, pattern.literal)
        if last < len(words) and tags[last] == "hyphen":
            return None
        group = _group(first, words, tags) if frame.kind == "verb" else first
        return Trigger(frame, group, first, last, "noun", False, False, pattern.literal)
    verb = match["v"]
    at = first + joined_index(match, words, first)
    form = grammar.verb_forms[verb]
    group = _group(first, words, tags)
    helpers = [words[j].low for j in range(group, first)]
    before = _previous(first, tags)
    after = tags[last] if last < len(tags) else "end"
    left = tags[before].replace("+conj", "conj") if before >= 0 else "start"
    be = any(h in BE for h in helpers)
    if after == "hyphen" or (first > 0 and tags[first - 1] == "hyphen" and at == first):
        return None
    if verb in ("has", "have", "had", "having") and after in ("aux", "gov", "neg", "modal", "adv", "advp"):
        return None
    if tags[at] == "gov" and frame.shape == "activity" and (be or after in ("aux", "rel") or words[last - 1].low == "to" or (last < len(words) and words[last].low == "to")):
        return None
    passive = agentless = False
    if pattern.forms == "P" and form != "ed":
        return None
    if form == "ed":
        by = last < len(words) and words[last].low == "by"
        perfect = any(h in ("has", "have", "had") for h in helpers) and not be
        if pattern.forms == "F" and (be or not (perfect or _past(before, after, left, words, grammar))):
            return None
        if pattern.verb_last and pattern.forms != "P":
            if be or (by and left in _NOUNISH):
                passive, agentless = by, not by
            elif not perfect and not _past(before, after, left, words, grammar):
                return None
        elif not (be or perfect or left in _NOUNISH or left in ("conj", "comma", "rel", "start", "aux", "gov")):
            return None
    elif form == "ing":
        reduced = grammar.role("reduced-ing", verb) is not None or last > at + 1
        if not _gerund(before, after, left, words, be=be, reduced=reduced):
            return None
    if form in ("s", "base") and pattern.verb_last and after not in _OBJECT:
        return None
    if form == "s":
        if after == "prep" and words[last].low == "of":
            return None
        plain = ("adv", "advp", "neg")
        if not all(tags[j] in plain or words[j].low in ("likely", "unlikely") for j in range(group, first)):
            return None
        if left not in _NOUNISH and left not in ("rel", "conj", "comma", "start"):
            return None
    elif form == "base":
        infinitive = any(tags[j] == "modal" or words[j].low in ("to", "do", "does", "did") for j in range(group, first)) or _after_to(first, words, tags)
        plural = left in _NOUNISH and _plural_before(before, words, tags)
        shared = left in ("conj", "comma", "rel")
        if not (infinitive or plural or shared) or (after == "prep" and words[last].low == "of" and pattern.verb_last):
            return None
    return Trigger(frame, group, first, last, form, passive, agentless, pattern.literal)


#: Frames that need a word of a class before them: "variants ... have been described".
_LEFT: Final = {
    "variants": (("transcript", ("",)),),
    "observed": (("event", ("mutation", "variation", "change", "dysregulation")),),
}
#: What may follow a transitive verb.
_OBJECT: Final = frozenset(
    {"det", "word", "num", "quant", "eval", "topic", "quote", "adv", "advp", "prep", "neg", "gov", "colon", "lpar", "conj"}
)
_NOUNISH: Final = frozenset({"word", "num", "topic", "+topic", "rpar", "quote", "such"})


def joined_index(match: re.Match[str], words: Sequence[Token], first: int) -> int:
    """Give how many tokens of the match precede its verb."""
    return match.string[match.start() : match.start("v")].count(" ")


def _plural(word: Token, tag: str) -> bool:
    return tag in ("rpar", "quote") or word.low in ("they", "which") or (word.low.endswith("s") and not word.low.endswith("ss"))


def _after_to(i: int, words: Sequence[Token], tags: Sequence[str]) -> bool:
    """Tell whether "to" stands before the token, adverbs between them."""
    i -= 1
    while i > 0 and tags[i] in ("adv", "advp"):
        i -= 1
    return i >= 0 and words[i].low == "to"


def _plural_before(i: int, words: Sequence[Token], tags: Sequence[str]) -> bool:
    """Tell whether the noun phrase that ends at token i has a plural in it ("mutations in this gene cause")."""
    while i >= 0 and tags[i] not in ("comma", "rel", "stop", "modal", "aux", "link"):
        if tags[i] in ("word", "quant", "rpar", "quote") and _plural(words[i], tags[i]):
            return True
        i -= 1
    return False


def _past(before: int, after: str, left: str, words: Sequence[Token], grammar: "Grammar") -> bool:
    """Tell whether a bare -ed form is a past tense: a name before it, a name after it."""
    if after not in ("det", "word", "quant", "topic", "eval", "num"):
        return False
    if left in ("conj", "rel"):
        earlier = (grammar.verb_forms.get(word.low) for word in words[:before])
        return left == "rel" or any(form == "ed" for form in earlier)
    return left in _NOUNISH


def _gerund(
    before: int, after: str, left: str, words: Sequence[Token], *, be: bool, reduced: bool
) -> bool:
    """Tell whether an -ing form is a verb here: after "is", a preposition, a comma, or shortening a relative."""
    if after in ("end", "conj", "comma", "rpar", "dot") :
        return False
    if be:
        return True
    if left == "prep":
        return words[before].low in ("by", "through", "via", "in", "for", "of", "after", "before", "without", "upon", "from")
    if left in ("comma", "conj", "such"):
        return after in ("det", "word", "quant", "topic", "eval", "num", "quote")
    if left not in _NOUNISH:
        return False
    return after in ("det", "quant", "topic", "prep") or (reduced and after in ("word", "eval", "num", "quote"))


def _previous(i: int, tags: Sequence[str]) -> int:
    """Give the index of the token before `i`, adverbs and helpers of the verb passed over."""
    i -= 1
    while i >= 0 and tags[i] in ("adv", "advp", "neg", "modal", "aux", "gov"):
        i -= 1
    return i


def _group(i: int, words: Sequence[Token], tags: Sequence[str]) -> int:
    """Give where the verb group that ends before token `i` begins: "may", "has been shown to"."""
    j = i
    while j > 0:
        tag, low = tags[j - 1], words[j - 1].low
        if tag in ("modal", "aux", "neg"):
            j -= 1
        elif tag in ("adv", "advp"):
            j -= 1
        elif low == "to" and j > 1:
            j -= 1
            continue
        elif tag == "gov" and (
            low.startswith(("appear", "seem", "tend"))
            or low in ("likely", "unlikely")
            or (j < i and words[j].low == "to")
            or (j > 1 and tags[j - 2] in ("aux", "adv", "modal"))
        ):
            j -= 1
        else:
            break
    while j < i and (tags[j] in ("adv", "advp") or (words[j].low == "to")):
        j += 1
    return j


def _nested(tags: Sequence[str], triggers: Sequence[Trigger]) -> list[tuple[int, int]]:
    """Give the brackets that hold a trigger: a clause of its own."""
    nested = []
    open_at: list[int] = []
    for i, tag in enumerate(tags):
        if tag == "lpar":
            open_at.append(i)
        elif tag == "rpar" and open_at:
            first = open_at.pop()
            if not open_at and any(first < t.core < i for t in triggers):
                nested.append((first + 1, i))
    return nested


def _chunk(
    words: Sequence[Token],
    tags: Sequence[str],
    roles: Sequence[str],
    triggers: Sequence[Trigger],
    nested: Sequence[tuple[int, int]],
) -> list[Chunk]:
    inside = {first - 1: last + 1 for first, last in nested}
    starts = {t.first: t for t in triggers if not any(a <= t.core < b for a, b in nested)}
    chunks: list[Chunk] = []
    i = 0
    while i < len(words):
        tag = tags[i]
        if i in inside:
            i = inside[i]
            continue
        if i in starts:
            trigger = starts[i]
            chunks.append(Chunk("T", i, trigger.last, trigger=trigger))
            i = trigger.last
            continue
        if tag == "lpar":
            close = _closing(tags, i)
            if close is None:
                chunks.append(Chunk("STOP", i, i + 1))
                i += 1
                continue
            if chunks and chunks[-1].kind == "NP" and chunks[-1].last == i:
                chunks[-1].last = close
            i = close
            continue
        kind = _CHUNKS.get(tag)
        if kind is None:
            tag = tag.lstrip("+")
            name = tag in NAME_TAGS and not (tag == "gov" and not _gov_in_name(i, tags, words))
            if name or (tag == "adv" and _inside_name(i, tags, starts)):
                if chunks and chunks[-1].kind == "NP" and chunks[-1].last == i:
                    chunks[-1].last = i + 1
                else:
                    chunks.append(Chunk("NP", i, i + 1))
            elif tag == "neg":
                chunks.append(Chunk("NEG", i, i + 1))
            else:
                chunks.append(Chunk("AUX" if tag in ("modal", "aux", "gov", "rep") else "ADV", i, i + 1))
            i += 1
            continue
        end = i + 1
        while end < len(words) and tags[end] == f"+{tag}":
            end += 1
        chunks.append(Chunk(kind, i, end, roles[i]))
        i = end
    for k, chunk in enumerate(chunks[:-1]):
        floating = chunk.kind == "NP" and words[chunk.first].low in ("both", "all", "each", "either")
        if floating and chunk.last == chunk.first + 1 and chunks[k + 1].kind in ("T", "AUX"):
            chunk.kind = "ADV"
    return chunks


_CHUNKS: Final = {
    "prep": "P", "conj": "C", "comma": ",", "rel": "REL", "such": "SUCH", "stop": "STOP", "colon": "STOP",
    "link": "LINK", "dot": "DOT", "rpar": "STOP",
}  # fmt: skip


def _gov_in_name(i: int, tags: Sequence[str], words: Sequence[Token]) -> bool:
    """Tell whether a word such as "known" or "predicted" stands before a noun, inside a name."""
    after = tags[i + 1] if i + 1 < len(tags) else "end"
    before = tags[i - 1] if i else "start"
    return after in ("word", "num") and before in ("det", "quant", "eval", "word", "prep", "hyphen")


def _inside_name(i: int, tags: Sequence[str], starts: Mapping[int, Trigger]) -> bool:
    """Tell whether an adverb stands before a word of a name ("highly conserved protein")."""
    j = i + 1
    while j < len(tags) and tags[j] == "adv" and j not in starts:
        j += 1
    return j < len(tags) and j not in starts and tags[j] in ("word", "num", "eval")


def _closing(tags: Sequence[str], i: int) -> int | None:
    """Give the index after the bracket that closes the one at i; None when none does."""
    depth = 0
    for j in range(i, len(tags)):
        depth += (tags[j] == "lpar") - (tags[j] == "rpar")
        if depth == 0:
            return j + 1
    return None
