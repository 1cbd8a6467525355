"""What the claims of one sentence are made from: its words, what they are looked up in, its cues."""

from dataclasses import dataclass

from il21kg.reading.claims.cues import CueSentence
from il21kg.reading.discourse import Setting
from il21kg.reading.meaning.lookup import Lookup
from il21kg.reading.structure.chunks import Clauses
from il21kg.reading.structure.grammar import Grammar
from il21kg.reading.structure.phrases import Phrases
from il21kg.text.document import Span
from il21kg.vocabulary.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Wording:
    """A sentence as its claims are made of it."""

    sentence: Span
    lookup: Lookup
    """What its words stand for, by what the text has said before them."""
    cues: CueSentence

    @property
    def phrases(self) -> Phrases:
        """The noun phrases of the sentence."""
        return self.lookup.phrases

    @property
    def clauses(self) -> Clauses:
        """Its tokens, their tags and chunks."""
        return self.lookup.phrases.clauses

    @property
    def grammar(self) -> Grammar:
        """The closed classes of words, and the frames."""
        return self.lookup.grammar

    @property
    def vocabulary(self) -> Vocabulary:
        """The terms and their names."""
        return self.lookup.vocabulary

    @property
    def setting(self) -> Setting:
        """What is known of the text before its first sentence."""
        return self.lookup.setting
