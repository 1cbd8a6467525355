"""Tells how a frame or a predicate is said: what it means by its object, and every form of its words."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from itertools import chain
from typing import Final

from il21kg.errors import InputError
from il21kg.reading.structure.grammar import Grammar
from il21kg.reading.structure.patterns import ELEMENT
from il21kg.reading.structure.tagset import Form
from il21kg.vocabulary.classes import WordForm
from il21kg.vocabulary.derivation import Derivation
from il21kg.vocabulary.inflection import irregular_verbs
from il21kg.vocabulary.vocabulary import Frame, Predicate, Relation, Vocabulary

_ORDER: Final = (Form.BASE, Form.THIRD_PERSON, Form.PAST, Form.GERUND)


def tell_forms(name: str, grammar: Grammar) -> str:
    """Tell what the frame or predicate of a name means, and its forms; raise InputError for other names."""
    vocabulary = grammar.vocabulary
    for frame in vocabulary.frames:
        if frame.name == name:
            return "\n".join(_frame_lines(frame, grammar))
    for predicate in vocabulary.predicates:
        if predicate.name == name:
            return "\n".join(_predicate_lines(predicate, grammar))
    names = sorted({row.name for row in vocabulary.frames} | {row.name for row in vocabulary.predicates})
    near = get_close_matches(name, names, n=3) or names[:3]
    raise InputError(f"No frame or predicate is named “{name}”.", f"Near: {', '.join(near)}.")


def _frame_lines(frame: Frame, grammar: Grammar) -> Iterator[str]:
    relations = chain.from_iterable(
        grammar.vocabulary.relations_by_key.get(key, ())
        for key in (frame.family, frame.otherwise, frame.passive)
    )
    yield from (f"{frame.name}: a {frame.kind}, its ends as {frame.shape}", "")
    yield from ("what it says, by the object", *(f"  {_meaning(relation)}" for relation in relations), "")
    yield "how it is said; “…” are free words, [what stands so] may be left out"
    yield from (f"  {forms(trigger, grammar.form_of)}" for trigger in frame.triggers)
    if frame.meanings:
        yield from ("", "with the predicates", *_asked(frame, grammar.vocabulary))
    yield from ("", "read in", *(f"  {each}" for each in frame.examples))
    yield from ("not read in", *(f"  {each}" for each in frame.counter_examples))


def _asked(frame: Frame, vocabulary: Vocabulary) -> Iterator[str]:
    """Give a line for each meaning of which a frame takes forms: its predicates."""
    for meaning in frame.meanings:
        names = [each.name for each in vocabulary.predicates if each.meaning == meaning]
        yield f"  {meaning}: {', '.join(names)}"


def _predicate_lines(predicate: Predicate, grammar: Grammar) -> Iterator[str]:
    vocabulary = grammar.vocabulary
    derivation = Derivation(vocabulary.predicates, irregular_verbs(vocabulary.words))
    yield from (f"{predicate.name}: a predicate, it means {predicate.meaning}", "", "its forms")
    for form, found in derivation.told(predicate):
        told = (forms(each, grammar.form_of) if form == WordForm.VERB else each for each in found)
        yield f"  {form}: {', '.join(told)}"
    takers = [frame.name for frame in vocabulary.frames if predicate.meaning in frame.meanings]
    yield from ("", "the frames that take them", f"  {', '.join(takers)}")
    yield from ("", "read in", *(f"  {each}" for each in predicate.examples))


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
