"""Checks what is read from a table of gene summaries against what HGNC knows of the same genes.

The columns are no annotation: a text need not say what they say. What it does say of a place, a family or a
name should agree with them, and where it does not, someone should look.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from il21kg.corpus.tables import Unreadable
from il21kg.corpus.texts import Text, read_text
from il21kg.errors import Il21kgError
from il21kg.namespaces import CURIES, PREFIXES
from il21kg.reading.reader import Reader, Reading
from il21kg.reading.statements import Statement
from il21kg.text.document import Document, Span
from il21kg.text.quotes import counted, one_blank
from il21kg.vocabulary.karyotype import agree
from il21kg.vocabulary.spelling import key
from il21kg.vocabulary.vocabulary import Vocabulary

#: Counter-examples kept of each check; more are only counted.
_KEPT: Final = 500
_PLACE: Final = re.compile(re.escape(PREFIXES["obo"]) + r"CHR_9606-chr(\d+|X|Y)([pq]?)([\d.]*)")


@dataclass(slots=True)
class Check:
    """One kind of statement against one column or more."""

    columns: str
    """The columns it is judged by."""
    judged: int = 0
    agreeing: int = 0
    unjudged: int = 0
    """Statements of the kind that the columns say nothing of."""
    against: list[dict[str, str]] = field(default_factory=list)
    """Counter-examples: `place`, `says`, `known`, `sentence`."""

    @property
    def share(self) -> float | None:
        """Share of the judged that agree."""
        return self.agreeing / self.judged if self.judged else None


@dataclass(slots=True)
class Silver:
    """The counts, grown text by text; nothing of a text is kept but counter-examples."""

    reader: Reader
    texts: int = 0
    statements: int = 0
    sentences: Counter[str] = field(default_factory=Counter)
    """By status: used, no-terms, terms-but-no-statement."""
    tiers: Counter[str] = field(default_factory=Counter)
    checks: dict[str, Check] = field(
        default_factory=lambda: {
            "chromosome": Check("location"),
            "arm": Check("location"),
            "band": Check("location"),
            "family, by identifier": Check("gene_group"),
            "family, by words": Check("gene_group"),
            "name": Check("symbol, name, alias, prev, alias_name"),
        }
    )
    unreadable: int = 0
    faults: list[tuple[str, str]] = field(default_factory=list)
    """Place and reason of rows that are no text and of texts that broke the reader."""
    exceptions: int = 0
    foreign: int = 0
    """Statements with a quote that is not in the text."""

    @property
    def sound(self) -> bool:
        """True when no text broke the reader and every quote is in its text."""
        return not self.exceptions and not self.foreign

    def add(self, text: Text | Unreadable) -> None:
        """Read a text and count; what cannot be read is counted too."""
        if isinstance(text, Unreadable):
            self.unreadable += 1
            self._fault(text.place, text.reason)
            return
        try:
            document, reading = read_text(text, self.reader)
        except Il21kgError as error:
            self.unreadable += 1
            self._fault(text.place, error.message)
            return
        except Exception as error:
            # Whatever it is, it is one text of thousands, and what is looked for here.
            self.exceptions += 1
            self._fault(text.place, f"{type(error).__name__}: {error}")
            return
        self.texts += 1
        self.sentences.update(reading.status)
        self.statements += len(reading.statements)
        self.tiers.update(statement.tier for statement in reading.statements)
        for statement in reading.statements:
            if any(not _is_there(span, document) for span in _spans(statement)):
                self.foreign += 1
                self._fault(text.place, f"not in the text: a quote of “{statement.trigger.text}”")
            self._judge(text, statement, reading)

    def _fault(self, place: str, reason: str) -> None:
        if len(self.faults) < _KEPT:
            self.faults.append((place, reason))

    def _judge(self, text: Text, statement: Statement, reading: Reading) -> None:
        """Judge a statement of the topic by the columns; a place by chromosome, then arm, then band."""
        topics = {reading.topic.iri, reading.topic.product}
        judge = _JUDGES.get(statement.relation)
        if judge is None or statement.subject.iri not in topics or statement.certainty != "stated":
            return
        if statement.negated:
            return
        told = False
        for name, verdict, known in judge(statement, text.row, self.reader.vocabulary):
            check = self.checks[name]
            if verdict is None:
                check.unjudged += 1
                continue
            check.judged += 1
            check.agreeing += verdict
            if not verdict and not told and len(check.against) < _KEPT:
                told = True
                check.against.append(_counter_example(text, statement, known))


def _counter_example(text: Text, statement: Statement, known: str) -> dict[str, str]:
    end = statement.object
    return {
        "place": f"{text.symbol} ({text.place})",
        "says": f"{statement.relation} {end.span.text if end.span else end.label}",
        "known": known,
        "sentence": one_blank(statement.sentence.text),
    }


def _spans(statement: Statement) -> Iterator[Span]:
    ends = (statement.subject.span, statement.object.span)
    cues = (*statement.hedge_cues, *statement.evidential_cues, *statement.negation_cues)
    yield from (span for span in ends if span is not None)
    yield from (statement.sentence, statement.trigger, *statement.evidence, *cues)
    yield from (*statement.contexts, *statement.residue)


def _is_there(span: Span, document: Document) -> bool:
    return span.start >= 0 and document.text[span.start : span.end] == span.text


# --- the checks

#: Name of a check, whether a statement agrees (None: the columns do not say), and what is known.
_Verdict = tuple[str, bool | None, str]


def _place(statement: Statement, row: Mapping[str, str], _: Vocabulary) -> Iterator[_Verdict]:
    match = _PLACE.fullmatch(statement.object.iri or "")
    if match is None:
        return
    known = row.get("location", "")
    depths = {"chromosome": match[1], "arm": match[2], "band": match[3]}
    stated = ""
    for name, part in depths.items():
        if part:
            stated += part
            yield name, agree(stated, known), known


def _family(statement: Statement, row: Mapping[str, str], vocabulary: Vocabulary) -> Iterator[_Verdict]:
    """Agree when the family is one of the gene's groups, one above or below them, or shares their words."""
    stated, known = statement.object.iri or "", row.get("gene_group", "")
    grounded = stated.startswith(CURIES["hgnc.genegroup"])
    check = f"family, by {'identifier' if grounded else 'words'}"
    groups = [group for group in known.split("|") if group]
    iris = {name.iri for group in groups for name in vocabulary.look_up(group)}
    above = {parent for iri in iris for parent in vocabulary.ancestors(iri)}
    below = iris.intersection(vocabulary.ancestors(stated))
    words = _telling(statement.object.span.text if statement.object.span else statement.object.label)
    alike = any(words <= _telling(group) or _telling(group) <= words for group in groups) and bool(words)
    agrees = stated in iris | above or bool(below) or alike
    yield check, agrees if groups else None, known.replace("|", ", ")


#: Words of a family's name that do not tell which family it is.
_PLAIN: Final = frozenset(
    {"family", "superfamily", "subfamily", "group", "class", "member", "protein", "gene", "type"}
    | {"domain", "containing", "and", "of", "the"}
)


def _telling(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", key(name))) - _PLAIN


def _name(statement: Statement, row: Mapping[str, str], _: Vocabulary) -> Iterator[_Verdict]:
    columns = ("symbol", "name", "alias", "prev", "alias_name")
    known = [name for column in columns for name in row.get(column, "").split("|") if name]
    stated = _bare(statement.object.label)
    yield "name", stated in {_bare(name) for name in known} if known else None, ", ".join(known)


def _bare(name: str) -> str:
    return re.sub(r"[\W_]+", "", key(name))


_JUDGES: Final[dict[str, Callable[[Statement, Mapping[str, str], Vocabulary], Iterator[_Verdict]]]] = {
    "located_on": _place,
    "member_of": _family,
    "named": _name,
}


# --- telling


def to_json(silver: Silver) -> dict[str, Any]:
    """Give all counts and the counter-examples as plain values."""
    sentences = silver.sentences.total()
    return {
        "texts": silver.texts,
        "sentences": sentences,
        "status": dict(sorted(silver.sentences.items())),
        "share_of_sentences_used": _ratio(silver.sentences["used"], sentences),
        "statements": silver.statements,
        "tiers": dict(sorted(silver.tiers.items())),
        "statements_per_sentence": _ratio(silver.statements, sentences),
        "checks": {
            name: {
                "columns": check.columns,
                "judged": check.judged,
                "agree": check.agreeing,
                "share": _ratio(check.agreeing, check.judged),
                "not_judged": check.unjudged,
                "against": check.against,
            }
            for name, check in silver.checks.items()
        },
        "unreadable": silver.unreadable,
        "exceptions": silver.exceptions,
        "quotes_not_in_the_text": silver.foreign,
        "faults": [{"place": place, "reason": reason} for place, reason in silver.faults],
    }


def _ratio(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def tell(silver: Silver, *, errors: bool = False) -> str:
    """Write the table; with `errors` each counter-example and its sentence."""
    sentences, used = silver.sentences.total(), silver.sentences["used"]
    per_sentence = f"{silver.statements / sentences:.2f}" if sentences else "–"
    tiers = ", ".join(f"{number:,} in tier {tier}" for tier, number in sorted(silver.tiers.items()))
    lines = [
        f"{counted(silver.texts, 'text')}, {counted(sentences, 'sentence')}",
        f"  {'sentences used':24}{used:>9,}  {_percent(used, sentences)}",
        f"  {'statements':24}{silver.statements:>9,}  {per_sentence} a sentence; {tiers or 'none'}",
        f"  {'not read':24}{silver.unreadable:>9,}",
        f"  {'exceptions':24}{silver.exceptions:>9,}",
        f"  {'quotes not in the text':24}{silver.foreign:>9,}",
        "",
        f"  {'against HGNC':24}{'judged':>9}{'agree':>9}{'share':>9}{'not judged':>12}   by",
    ]
    lines += [
        f"  {name:24}{check.judged:>9,}{check.agreeing:>9,}{_percent(check.agreeing, check.judged):>9}"
        f"{check.unjudged:>12,}   {check.columns}"
        for name, check in silver.checks.items()
    ]
    if silver.faults:
        lines += ["", "Not read, or read wrongly", *(f"  {place}: {why}" for place, why in silver.faults)]
    for name, check in silver.checks.items() if errors else ():
        lines += ["", f"{name}: {check.judged - check.agreeing:,} that do not agree"]
        for each in check.against:
            lines += [f"  {each['place']}: {each['says']}; HGNC: {each['known']}", f"    {each['sentence']}"]
        more = 0 if len(check.against) < _KEPT else check.judged - check.agreeing - _KEPT
        lines += [f"  and {more:,} more"] if more else []
    return "\n".join(lines)


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else "–"
