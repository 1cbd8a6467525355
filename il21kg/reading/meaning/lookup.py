"""What the words of a sentence are looked up with, and the names they may be."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from il21kg.reading.discourse import Discourse, Setting
from il21kg.reading.structure.chunks import Clauses
from il21kg.reading.structure.grammar import Grammar
from il21kg.reading.structure.phrases import Phrases
from il21kg.reading.structure.tagset import Tag
from il21kg.text.document import Span
from il21kg.vocabulary.choice import UNKNOWN, Choice, Question, Reason, choose
from il21kg.vocabulary.classes import Tie, Trait
from il21kg.vocabulary.mentions import TRANSPARENT, Ambiguity, Token
from il21kg.vocabulary.vocabulary import RELATED, Frame, Name, Vocabulary, fitting


@dataclass(frozen=True, slots=True)
class Lookup:
    """What the words of one sentence are looked up with: its phrases, and what the text said before it."""

    phrases: Phrases
    discourse: Discourse

    @property
    def clauses(self) -> Clauses:
        """The tokens and their tags."""
        return self.phrases.clauses

    @property
    def grammar(self) -> Grammar:
        """The closed classes of words."""
        return self.phrases.grammar

    @property
    def vocabulary(self) -> Vocabulary:
        """The terms and their names."""
        return self.phrases.grammar.vocabulary

    @property
    def setting(self) -> Setting:
        """What holds for the whole text."""
        return self.discourse.setting

    @property
    def own(self) -> tuple[str, ...]:
        """The IRIs of the topic: its gene and its product."""
        return self.discourse.setting.own

    @property
    def words(self) -> tuple[Token, ...]:
        """The tokens of the sentence."""
        return self.phrases.clauses.words

    @property
    def tags(self) -> tuple[Tag, ...]:
        """The tag of each token."""
        return self.phrases.clauses.tags

    @property
    def amounts(self) -> Mapping[str, str]:
        """Key of a relation that may act on the amount of a molecule → the key it then has."""
        return self.vocabulary.amounts

    def key(self, tie: Tie) -> str:
        """Give the key of what the reader says by itself."""
        return self.vocabulary.ties[tie]

    def has(self, frame: Frame, trait: Trait) -> bool:
        """Tell whether the relation of a frame has a trait."""
        return self.vocabulary.has(frame.family, trait)


def names_of(lookup: Lookup, tokens: Sequence[Token]) -> tuple[Name, ...]:
    """Look words up: as a short form the document defines, then as they stand."""
    setting, short_forms = lookup.setting, lookup.discourse.short_forms
    if short_forms or setting.abbreviations:
        word = glued(tokens)
        short = short_forms.get(word)
        if short is not None:
            return short
    # The key of the words, as `vocabulary.candidates` would make it: the tokens have its parts.
    form = " ".join([t.norm for t in tokens if t.norm not in TRANSPARENT])
    node = lookup.vocabulary.names.node(form)
    names = fitting(node.names, spaced(tokens)) if node.exact else node.names
    if names and setting.abbreviations and word in setting.undefined:
        return tuple([name for name in names if name.rank < RELATED and not name.weak])
    return names or setting.long_forms.get(form, ())


def refusal(lookup: Lookup, name: Name, tokens: Sequence[Token]) -> Reason:
    """Say why what has the key of words is none of their `names`."""
    taken = glued(tokens) in lookup.discourse.short_forms or name.fits(spaced(tokens))
    return Reason.TAKEN if taken else Reason.CAPITALS


def choose_name(lookup: Lookup, names: Sequence[Name], kinds: Sequence[str], span: Span) -> Name | None:
    """Choose among candidates; report those that tie as ambiguous."""
    return choose_among(lookup, names, kinds, span).name


def choose_among(lookup: Lookup, names: Sequence[Name], kinds: Sequence[str], span: Span) -> Choice:
    """Choose among candidates, and say why; report those that tie as ambiguous."""
    if not names:  # of two phrases in three
        return UNKNOWN
    choice = choose(names, Question(span.text, kinds, lookup.vocabulary, lookup.discourse))
    if choice.tied:
        lookup.setting.ambiguities.append(Ambiguity(span, choice.tied))
    return choice


def kind_of(lookup: Lookup, name: Name) -> str:
    """Give the kind of what a name is of."""
    return lookup.vocabulary.terms[name.iri].kind


def glued(tokens: Sequence[Token]) -> str:
    """Give the words of tokens without the blanks between them."""
    return "".join([t.text for t in tokens])


def spaced(tokens: Sequence[Token]) -> str:
    """Give the words of tokens with a blank between two."""
    return " ".join([t.text for t in tokens])
