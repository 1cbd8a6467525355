"""Tells how two graphs differ, in the words of biology: as text, as JSON, as Markdown.

changed  Interleukin-4 – apoptotic process: stated → hedged
  before  n, characters 10–33: IL-4 induces apoptosis.
"""

from collections.abc import Iterator
from typing import Any, Final

from il21kg.ask.lookup import words
from il21kg.namespaces import compact
from il21kg.store.differences import Change, Changed, Differences
from il21kg.store.facts import Fact, Sentence
from il21kg.text.quotes import counted, one_blank

#: Changes whose values say by themselves what they are of.
_PLAIN: Final = ("certainty", "tier", "subject", "object", "relation")
_NONE: Final = {"denial": "said", "direction": "no direction"}


def headline(found: Differences, one: str, other: str) -> str:
    """Say in a line what was compared, and how much differs."""
    before, after = (counted(n, "fact") for n in found.facts)
    return f"{one} ({before}) and {other} ({after}): {found}"


def tell(found: Differences, most: int | None = None) -> str:
    """Write each difference with its sentences; at most so many."""
    blocks = ["\n".join(lines) for lines in _blocks(found)]
    left = [] if most is None else blocks[most:]
    return "\n".join([*blocks[:most], *([f"and {len(left):,} more: il21kg diff"] if left else [])])


def _blocks(found: Differences) -> Iterator[list[str]]:
    for name, alone in (("gained", found.gained), ("lost", found.lost)):
        for fact in alone:
            yield [f"{name:8} {claim(fact)}", *(f"  {_place(each)}" for each in fact.sentences)]
    for each in found.changed:
        both = (("before", each.before), ("after ", each.after))
        told = (f"  {side}  {_place(sentence)}" for side, fact in both for sentence in fact.sentences)
        yield [f"{'changed':8} {change(each)}", *told]


def briefly(found: Differences) -> Iterator[str]:
    """Say each difference in one line, without its sentences."""
    return (lines[0] for lines in _blocks(found))


def markdown(found: Differences, one: str, other: str) -> str:
    """Write them as Markdown, each with its sentences as quotations."""
    parts: list[str] = [f"# {headline(found, one, other)}"]
    for name, alone in (("Gained", found.gained), ("Lost", found.lost)):
        if alone:
            parts.append(f"## {name}")
            parts += [f"- {_plain(claim(fact))}{_quotes(fact)}" for fact in alone]
    if found.changed:
        parts.append("## Changed")
        parts += [
            f"- {_plain(change(each))}{_quotes(each.before)}{_quotes(each.after)}" for each in found.changed
        ]
    return "\n\n".join(parts)


def _quotes(fact: Fact) -> str:
    return "".join(f"\n  > {_plain(_place(each))}\n" for each in fact.sentences).rstrip("\n")


def _plain(text: str) -> str:
    r"""Give a text in which nothing is markup.

    >>> print(_plain("a*b <c>"))
    a\*b \<c>
    """
    return "".join(f"\\{letter}" if letter in r"\`*_[]<#|" else letter for letter in text)


def claim(fact: Fact) -> str:
    """Say a fact in one line.

    `Interleukin-4 – may act on → B cell (hedged, tier A)`
    """
    traits = dict(fact.traits)
    relation = words(fact.relation, negated="denial" in traits)
    said = [
        value if name in _PLAIN else f"{name}: {value}" for name, value in fact.traits if name != "denial"
    ]
    return f"{fact.subject.name} – {relation} → {fact.object.name} ({'; '.join(said)})"


def change(each: Changed) -> str:
    """Say in one line what is otherwise: `IL21 – psoriasis: stated → hedged`."""
    ends = (each.after.subject.name, each.after.object.name)
    return f"{' – '.join(ends)}: {'; '.join(map(_change, each.changes))}"


def _change(each: Change) -> str:
    none = _NONE.get(each.what, "none")
    before, after = (words(v) if each.what == "relation" else v or none for v in (each.before, each.after))
    name = "" if each.what in (*_PLAIN, *_NONE) else f"{each.what} "
    return f"{name}{before} → {after}"


def _place(each: Sentence) -> str:
    quote = f": {one_blank(each.quote)}" if each.quote else ""
    return f"{each.document}, characters {each.start}–{each.end}{quote}"


def to_values(found: Differences) -> dict[str, Any]:
    """Give them as one object of plain values, for JSON."""
    return {
        "differ": bool(found),
        "facts": list(found.facts),
        "gained": [_fact(each) for each in found.gained],
        "lost": [_fact(each) for each in found.lost],
        "changed": [
            {
                "changes": [_changed(part) for part in each.changes],
                "before": _fact(each.before),
                "after": _fact(each.after),
            }
            for each in found.changed
        ],
    }


def _changed(each: Change) -> dict[str, str]:
    before, after = (compact(v) if each.what == "relation" else v for v in (each.before, each.after))
    return {"what": each.what, "before": before, "after": after}


def _fact(each: Fact) -> dict[str, Any]:
    return {
        "kind": each.kind,
        "subject": {"id": compact(each.subject.id), "name": each.subject.name},
        "relation": {"id": compact(each.relation), "name": words(each.relation)},
        "object": {"id": compact(each.object.id), "name": each.object.name},
        **{name.replace(" ", "_"): value for name, value in each.traits},
        "sentences": [
            {"document": s.document, "start": s.start, "end": s.end, "quote": s.quote} for s in each.sentences
        ],
    }
