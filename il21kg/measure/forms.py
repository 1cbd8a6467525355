"""Tells how a frame is said: what it means by the kind of its object, and every form of its words."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from itertools import chain
from typing import Final

from il21kg.errors import InputError
from il21kg.reading.structure.grammar import Grammar
from il21kg.reading.structure.patterns import ELEMENT
from il21kg.reading.structure.tagset import Form
from il21kg.vocabulary.vocabulary import Frame, Relation

_ORDER: Final = (Form.BASE, Form.THIRD_PERSON, Form.PAST, Form.GERUND)


def tell_forms(name: str, grammar: Grammar) -> str:
    """Tell what the frame of a name means and the forms of its words; raise InputError when there is none."""
    frame = _frame(name, grammar.vocabulary.frames)
    relations = chain.from_iterable(
        grammar.vocabulary.relations_by_key.get(key, ())
        for key in (frame.family, frame.otherwise, frame.passive)
    )
    lines = [f"{frame.name}: a {frame.kind}, its ends as {frame.shape}", "", "what it says, by the object"]
    lines += [f"  {_meaning(relation)}" for relation in relations]
    lines += ["", "how it is said; “…” are free words, [what stands so] may be left out"]
    lines += [f"  {forms(trigger, grammar.form_of)}" for trigger in frame.triggers]
    lines += ["", "read in", *(f"  {each}" for each in frame.examples)]
    return "\n".join([*lines, "not read in", *(f"  {each}" for each in frame.counter_examples)])


def forms(trigger: str, form_of: Mapping[str, Mapping[str, Form]]) -> str:
    """Write a trigger with every form of its verbs: "<bind> to" is "bind/binds/bound/binding to"."""
    return " ".join(_elements(trigger, form_of))


def _elements(trigger: str, form_of: Mapping[str, Mapping[str, Form]]) -> Iterator[str]:
    for match in ELEMENT.finditer(trigger):
        if match["free"]:
            yield "…"
        elif match["verb"]:
            inflected = sorted(
                form_of[match["verb"]].items(), key=lambda each: (_ORDER.index(each[1]), each[0])
            )
            participle = match["form"] == Form.PARTICIPLE
            wanted = [word for word, form in inflected if form == Form.PAST or not participle]
            yield _optional("/".join(wanted), left_out=bool(match["vopt"]))
        elif match["alt"] is not None:
            yield _optional(match["alt"].replace("|", "/"), left_out=bool(match["aopt"]))
        else:
            yield _optional(match["word"].rstrip("?"), left_out=match["word"].endswith("?"))


def _optional(words: str, *, left_out: bool) -> str:
    return f"[{words}]" if left_out else words


def _meaning(relation: Relation) -> str:
    return f"{' or '.join(relation.kinds) or 'anything'}: {relation.family}"


def _frame(name: str, frames: tuple[Frame, ...]) -> Frame:
    """Return the frame of a name."""
    names = {frame.name: frame for frame in frames}
    if name not in names:
        near = get_close_matches(name, names, n=3) or sorted(names)[:3]
        raise InputError(f"No frame is named “{name}”.", f"Near: {', '.join(near)}.")
    return names[name]
