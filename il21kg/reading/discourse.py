"""What a document has said so far: what "it", "this cytokine" and "NK" stand for in the next sentence."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final

from il21kg.reading.statements import How, Topic
from il21kg.reading.structure.grammar import Grammar
from il21kg.text.document import Document, Span
from il21kg.vocabulary.choice import Choice
from il21kg.vocabulary.classes import TermKind, WordClass
from il21kg.vocabulary.mentions import (
    Abbreviation,
    Ambiguity,
    Mention,
    Token,
    cut,
    find_abbreviations,
    find_names,
    genes_named,
    permuted,
    spelled_out,
)
from il21kg.vocabulary.vocabulary import LABEL, RELATED, Name, Vocabulary, key

#: How a comment on a disease begins: its name, a short form, its number, a colon.
_HEADING: Final = re.compile(r"([^:()\[\]]{3,120}?)\s*(?:\([^:]{1,40}\)\s*)?\[(?:MIM|OMIM):\d{6}\]\s*:")
#: Kinds that an approved symbol names.
_ACTING: Final = (TermKind.GENE, TermKind.PROTEIN)


@dataclass(frozen=True, slots=True)
class Reference:
    """What a noun phrase refers to, before a relation says whether it means the gene or its product."""

    topic: bool
    how: How
    """coreference, elided, or another value of model.md 3.3; empty when the words are a name."""
    span: Span | None
    """The words; None for an elided subject."""
    names: tuple[Name, ...] = ()
    """What the words may name; empty for unresolved words."""
    words: str = ""
    gene: bool = False
    """The words say "gene": where a relation leaves it open, the gene is meant."""
    choice: Choice | None = field(default=None, compare=False, repr=False)
    """What was chosen among the names its words may be."""


@dataclass(frozen=True, slots=True)
class Encoding:
    """A clause "the gene encodes": a later "(NAME)" of the product completes it."""

    trigger: Span
    gene: Reference
    sentence: Span


@dataclass(frozen=True)
class Setting:
    """What is known of a text before its first sentence."""

    text: str
    topic: Topic
    grammar: Grammar
    abbreviations: tuple[Abbreviation, ...]
    defined: Mapping[str, tuple[Name, ...]]
    """The short forms of these, with the candidates of their long forms."""
    long_forms: Mapping[str, tuple[Name, ...]]
    """Keys of long forms that name nothing known, with the gene whose approved symbol the short form is."""
    ambiguities: list[Ambiguity] = field(default_factory=list)
    """Filled while the text is read; nothing is read from it."""

    @property
    def own(self) -> tuple[str, ...]:
        """IRIs of the topic and its product."""
        return tuple(iri for iri in (self.topic.iri, self.topic.product) if iri)

    @cached_property
    def _named(self) -> tuple[list[Token], list[Mention]]:
        """The whole text in tokens, and the names in it: asked for where a name needs support."""
        tokens = cut(self.text, 0)
        return tokens, find_names(tokens, self.grammar.vocabulary)

    @cached_property
    def genes(self) -> frozenset[str]:
        """IRIs of the genes the text names beyond doubt, the topic included: they support weaker names."""
        return genes_named(self._named[1], self.grammar.vocabulary) | {self.topic.iri}

    @cached_property
    def spelled_out(self) -> frozenset[str]:
        """IRIs of what the text names by a name of words, which a short form may stand for."""
        return spelled_out(*self._named)

    @cached_property
    def undefined(self) -> frozenset[str]:
        """Short forms whose long form names nothing known: they are no alias of anything either."""
        found = (form for a in self.abbreviations for form in _numbers(a.short.text))
        return frozenset(found).difference(self.defined)

    def shortened(self, phrase: Span) -> frozenset[str]:
        """Return the short forms, in lower case, that a phrase defines."""
        inside = range(phrase.start, phrase.start + len(phrase.text))
        return frozenset(a.short.text.lower() for a in self.abbreviations if a.short.start in inside)


@dataclass(frozen=True, slots=True)
class Discourse:
    """What a text has said so far: what a phrase of the next sentence may point at."""

    setting: Setting
    short_forms: Mapping[str, tuple[Name, ...]]
    """The abbreviations the text defines, and symbols in brackets, with what they stand for."""
    kind_words: frozenset[str] = frozenset()
    """Nouns the text called the topic ("cytokine"): "the cytokine" is then the topic."""
    kind_phrases: frozenset[str] = frozenset()
    """Products the text said the gene encodes ("105 kD protein"): with "the" they are the topic."""
    other_nouns: frozenset[str] = frozenset()
    """Such nouns for something else: after "it binds a receptor", "this receptor" is not the topic."""
    last_subject: Reference | None = None
    last_disease: Name | None = None
    """The disease whose name, before a colon, opens the paragraph: what "the disease" stands for in it."""
    encoding: Encoding | None = None
    """The last one."""
    group: Reference | None = None
    """What "they" may stand for: the several that the last sentence is about, else its one family."""
    pair: tuple[Reference, ...] = ()
    """What "both" may stand for: whom the last sentence is about, and the one other it names; or nothing."""

    @property
    def own(self) -> tuple[str, ...]:
        """IRIs of the topic and its product."""
        return self.setting.own

    @property
    def genes(self) -> frozenset[str]:
        """IRIs of the genes the text names beyond doubt."""
        return self.setting.genes

    @property
    def spelled_out(self) -> frozenset[str]:
        """IRIs of what the text names by a name of words."""
        return self.setting.spelled_out

    @property
    def abbreviations(self) -> tuple[Abbreviation, ...]:
        """The short forms the text defines."""
        return self.setting.abbreviations

    def after(
        self,
        *,
        kinds: Iterable[str] = (),
        phrases: Iterable[str] = (),
        others: Iterable[str] = (),
        names: Mapping[str, tuple[Name, ...]] | None = None,
        subject: Reference | None = None,
        encoding: Encoding | None = None,
    ) -> "Discourse":
        """Return the discourse once this is said as well; what is left out stays as it is.

        `names` are symbols with what they stand for; those that stand for something keep that.
        """
        return Discourse(
            self.setting,
            {**names, **self.short_forms} if names else self.short_forms,
            self.kind_words.union(kinds),
            self.kind_phrases.union(phrases),
            self.other_nouns.union(others),
            subject or self.last_subject,
            self.last_disease,
            encoding or self.encoding,
            self.group,
            self.pair,
        )

    def opening(self, sentence: Span) -> "Discourse":
        """Return the discourse in a sentence that opens with a disease: "Asthma (ASTH) [MIM:600807]: ..."."""
        heading = _HEADING.match(sentence.text) if "MIM:" in sentence.text else None
        if heading is None:
            return self
        vocabulary = self.setting.grammar.vocabulary
        names = permuted(heading[1], vocabulary)
        found = (
            name
            for name in names
            if vocabulary.terms[name.iri].kind == TermKind.DISEASE and name.rank < RELATED
        )
        return replace(self, last_disease=next(found, None))


def open_document(document: Document, topic: Topic, grammar: Grammar) -> Discourse:
    """Give what is known of a document before its first sentence: topic and abbreviations."""
    return open_text(document.text, topic, grammar)


def open_text(text: str, topic: Topic, grammar: Grammar) -> Discourse:
    """Give what is known of a text: topic and abbreviations."""
    abbreviations = tuple(find_abbreviations(text))
    forms: dict[str, tuple[Name, ...]] = {}
    long_forms = {}
    for abbreviation in abbreviations:
        names = permuted(abbreviation.long.text, grammar.vocabulary)
        if names and names[0].rank < RELATED:
            forms |= dict.fromkeys(_numbers(abbreviation.short.text), names)
        elif grammar.of_disease(words := cut(abbreviation.long.text, 0)) or grammar.of_whole(words):
            continue
        elif not names and (symbols := _symbols(abbreviation, grammar.vocabulary)):
            long_forms[key(abbreviation.long.text)] = symbols
    setting = Setting(text, topic, grammar, abbreviations, forms, long_forms)
    return Discourse(setting, forms, kind_words=_kinds_by_name(topic, grammar))


def _kinds_by_name(topic: Topic, grammar: Grammar) -> frozenset[str]:
    """Give what the names of a topic say it is: "interleukin 18 receptor 1" is a receptor, "chitinase 1"."""
    labels = (topic.label, topic.product_label or "")
    lasts = [
        [word for word in cut(label, 0) if word.low.isalpha() and len(word.low) > 3][-1:] for label in labels
    ]
    nouns = [word.norm for last in lasts for word in last]
    endings = tuple(ending[1:] for ending in grammar.words(WordClass.NOUN_FOR_ENDING).values())
    return frozenset(noun for noun in nouns if noun.endswith(endings) or _is_kind(noun, grammar))


def _is_kind(noun: str, grammar: Grammar) -> bool:
    """Tell whether a noun says what a protein is: "receptor"; not "protein", "subunit", "member"."""
    general = (WordClass.GENERIC_NOUN, WordClass.PART_NOUN)
    said = grammar.role(WordClass.PROTEIN_NOUN, noun) is not None
    return said and all(grammar.role(each, noun) is None for each in general)


def _numbers(short: str) -> tuple[str, str]:
    """Give a short form in both numbers: where "KIRs" is defined, "KIR" is."""
    return short, short[:-1] if short[-1] == "s" and short[:-1].isupper() else f"{short}s"


def _symbols(abbreviation: Abbreviation, vocabulary: Vocabulary) -> tuple[Name, ...]:
    """Give what a short form is the symbol of, "interleukine 3 (IL3)": a gene, or the one family or complex.

    Its name must share a word with the long form: a disease may have the short form as well.
    """
    words = set(key(abbreviation.long.text).split(" "))
    found = [(n, vocabulary.terms[n.iri]) for n in vocabulary.look_up(abbreviation.short.text)]
    found = [(n, t) for n, t in found if n.rank == LABEL or (n.rank < RELATED and t.kind not in _ACTING)]
    terms = [term for _, term in found]
    known = all(term.kind in (*_ACTING, TermKind.FAMILY, TermKind.COMPLEX) for term in terms)
    labels = [vocabulary.terms[term.product].label if term.product else term.label for term in terms]
    shared = any(words & set(key(label).split(" ")) for label in labels)
    return tuple(name for name, _ in found) if shared and known else ()
