"""Tells whose a name is: "a kinase called JAK1" of another gene does not give JAK1 to the topic."""

from dataclasses import replace
from typing import Final

from il21kg.reading.claims.ends import GENETIC
from il21kg.reading.claims.wording import Wording
from il21kg.reading.discourse import Reference
from il21kg.reading.statements import End, How
from il21kg.text.document import Span
from il21kg.vocabulary.classes import TermKind, WordClass
from il21kg.vocabulary.spelling import LABEL, normal
from il21kg.vocabulary.vocabulary import Vocabulary

_QUOTES: Final = {"'": "'", '"': '"', "‘": "’", "“": "”", "’": "’", "”": "”"}


def one_of_a_kind(wording: Wording, reference: Reference, phrase: Span) -> Reference:
    """Take "an organelle called the midbody" for a thing without another name than its kind.

    `phrase` are the words of the relation: "called".
    """
    if reference.topic or reference.span is None:
        return reference
    before = wording.phrases.text[: reference.span.start].rstrip()
    alone = before[-3:].lower().split()[-1:] in (["a"], ["an"])
    one = alone or _is_narrowed(wording, reference, reference.span, phrase)
    return replace(reference, names=(), how=How.UNRESOLVED) if one else reference


def _is_narrowed(wording: Wording, reference: Reference, bearer: Span, phrase: Span) -> bool:
    """Whether a class is narrowed by a name, not named: "epithelial cells called podocytes"."""
    kinds = {wording.vocabulary.terms[name.iri].kind for name in reference.names}
    follows = not wording.phrases.text[bearer.end : phrase.start].strip()
    return follows and _is_reduced(wording, phrase) and kinds.isdisjoint(GENETIC)


def _is_reduced(wording: Wording, phrase: Span) -> bool:
    """Whether a naming verb is a mere participle: "called", not "is called"."""
    return phrase.text.split()[0].lower() in wording.grammar.words(WordClass.NAMING_PARTICIPLE)


def names_another(wording: Wording, name: Span, bearer: End, phrase: Span, *, bracket: bool) -> bool:
    """Whether a name cannot be that of a gene or product: "a kinase called JAK1" of another gene."""
    if bearer.kind not in GENETIC:
        return False
    if _is_of_another_kind(wording, name):
        return True
    vocabulary = wording.vocabulary
    approved = {_gene(each.iri, vocabulary) for each in vocabulary.look_up(name.text) if each.rank == LABEL}
    other = bool(approved - {None}) and _gene(bearer.iri or "", vocabulary) not in approved
    return other and (bracket or _is_behind_another(wording, bearer.span, phrase))


def _is_behind_another(wording: Wording, bearer: Span | None, phrase: Span) -> bool:
    """Whether a name stands behind another noun than its bearer: "It is a kinase called"."""
    if bearer is None:
        return False
    between = wording.phrases.text[bearer.end : phrase.start]
    adverbs = wording.grammar.words(WordClass.ADVERB)
    nouns = [word for word in between.strip(" ,").split() if word not in adverbs]
    return bool(nouns) and _is_reduced(wording, phrase)


def _gene(iri: str, vocabulary: Vocabulary) -> str | None:
    """Give the gene that a gene or its product is of; None for anything else."""
    term = vocabulary.terms.get(iri)
    return (term.gene or term.iri) if term is not None and term.kind in GENETIC else None


def _is_of_another_kind(wording: Wording, name: Span) -> bool:
    """Whether a name cannot be that of one gene or its product.

    A disease, a family, several things, and "a member", of "designated as a member of", are not; nor is
    the start of what stands in quotation marks.
    """
    before, after = wording.phrases.text[: name.start], wording.phrases.text[name.end :]
    rest = after[: max(wording.sentence.end - name.end, 0)]
    quoted = before[-1:] in _QUOTES and after[:1] not in _QUOTES and _QUOTES[before[-1:]] in rest
    last = name.text.split()[-1]
    head = normal(last)
    several = last.endswith("s") and head != last.lower()
    family = head in wording.grammar.words(WordClass.FAMILY_NOUN)
    one_of_many = before.split()[-1:] in (["a"], ["an"])
    return quoted or one_of_many or several or family or wording.grammar.hint(head) == TermKind.DISEASE
