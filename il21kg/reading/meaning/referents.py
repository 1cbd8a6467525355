"""Says what a noun phrase refers to: the topic by pronoun, by description, by name; or something else."""

from collections.abc import Sequence
from dataclasses import replace

from il21kg.reading.discourse import Discourse, Reference
from il21kg.reading.meaning.grounding import Grounding
from il21kg.reading.structure.phrases import Item
from il21kg.reading.structure.tagset import Tag
from il21kg.vocabulary.classes import TermKind, WordClass
from il21kg.vocabulary.kinds import ACTORS
from il21kg.vocabulary.spelling import key
from il21kg.vocabulary.vocabulary import RELATED, Name


class References:
    """Resolves the noun phrases of one sentence."""

    def __init__(self, grounding: Grounding, discourse: Discourse, subject: Reference | None) -> None:
        """Bind to a sentence, to what was said before it, and to what "it" stands for."""
        self.grounding = grounding
        self.phrases = grounding.phrases
        self.clauses = grounding.clauses
        self.grammar = grounding.grammar
        self.discourse = discourse
        self.subject = subject
        """What "it" stands for: the first subject of the sentence, until then that of the sentence before."""

    def of(self, item: Item) -> Reference:
        """Say what a noun phrase refers to."""
        if self.clauses.tags[item.start] == Tag.TOPIC:
            return self._unit(item)
        if self._described(item):
            gene = self.clauses.words[item.last - 1].norm == "gene"
            return Reference(True, "coreference", self.phrases.span(item.start, item.last), gene=gene)
        if item.of:
            last = max(inner.last for inner in item.of)
            span, words = self.phrases.span(item.first, last), self.phrases.words(item.first, last)
            return Reference(False, "unresolved", span, (), words)
        if item.last == item.start + 1 and self.clauses.words[item.start].low == "they":
            return self._they(item)
        pointed = self.grammar.role(WordClass.NUMBER_WORD, self.clauses.words[item.start].low) == "several"
        noun = self.phrases.tail(item.first, item.last, WordClass.EMPTY_HEAD) if pointed else None
        if noun is not None and noun[1] == item.first and self.clauses.tags[item.start] == Tag.DETERMINER:
            whole = self.phrases.span(item.start, item.last)  # "these proteins": which, the words do not say
            return Reference(False, "unresolved", whole, (), self.phrases.words(item.start, item.last))
        return self._form(item) or self._named(self._past_encoded(item), item.last)

    def _past_encoded(self, item: Item) -> int:
        """Give where a name begins after a participle that says nothing of it: "the encoded IL-2 protein"."""
        role = self.grammar.role(WordClass.PRODUCT_PARTICIPLE, self.clauses.words[item.first].low)
        return item.first + 1 if role is not None and item.last > item.first + 1 else item.first

    def owner(self, item: Item) -> Reference | None:
        """Say whose a noun phrase with "its" is: what "it" stands for."""
        if item.of or self.clauses.words[item.start].low != "its":
            return None
        span = self.phrases.span(item.start, item.start + 1)
        if self.subject is not None and not self.subject.topic:
            return replace(self.subject, how="coreference" if self.subject.names else "unresolved", span=span)
        return Reference(True, "coreference", span)

    def _they(self, item: Item) -> Reference:
        """Resolve "they": what "it" stands for, unless that is the topic."""
        span = self.phrases.span(item.start, item.last)
        if self.subject is None or self.subject.topic or self.subject.span is None:
            return Reference(False, "unresolved", span, (), span.text)
        how = "coreference" if self.subject.names else "unresolved"
        return replace(self.subject, how=how, span=span)

    def _form(self, item: Item) -> Reference | None:
        """Read "the inactive IL-21 precursor": a form of the topic is the topic."""
        noun = self.phrases.tail(item.first, item.last, WordClass.FORM_NOUN)
        if noun is None:
            return None
        for first in range(item.first, noun[1]):
            names = self.grounding.names(self.clauses.words[first : noun[1]])
            if any(name.iri in self.grounding.own for name in names):
                span = self.phrases.span(item.first, item.last)
                return Reference(True, "coreference", span, names, span.text)
        return None

    def _named(self, first: int, last: int) -> Reference:
        """Ground a name."""
        product = last - first > 2 and self.clauses.low(last - 2, last) == "gene product"
        named = self._named(first, last - 1) if product else None  # "the IL21 gene product"
        if named is not None and (named.topic or named.names):
            return replace(named, gene=False)
        words = self.clauses.words[first:last]
        grounded = self.grounding.ground(first, last, ACTORS)
        if grounded.term is None:
            topic = self._is_unlisted_topic([word.text for word in words if word.norm != "gene"])
            gene = topic and any(word.norm == "gene" for word in words)
            return Reference(topic, "unresolved", grounded.span, (), grounded.words, gene, grounded.choice)
        if grounded.term.iri in self.grounding.own:
            names = self.grammar.vocabulary.look_up(grounded.span.text)
            gene = words[-1].norm == "gene"
            return Reference(True, "", grounded.span, names, grounded.words, gene, grounded.choice)
        names = (Name(grounded.term.iri, 0),)
        return Reference(False, grounded.how, grounded.span, names, grounded.words, choice=grounded.choice)

    def _is_unlisted_topic(self, words: Sequence[str]) -> bool:
        """Tell whether words name a topic that the vocabulary does not know: "the KRT5 gene"."""
        topic = self.discourse.setting.topic
        return not topic.known and key(" ".join(words)) == key(topic.label)

    # ---- descriptions

    def _described(self, item: Item) -> bool:
        """Tell whether words describe the topic: "this cytokine", "the encoded enzyme", "isoform 2"."""
        low = [w.low for w in self.clauses.words[item.start : item.last]]
        definite = self.grammar.role(WordClass.DEFINITE, low[0])
        if definite is not None and not item.of and self._by_noun(item, low, definite):
            return True
        if definite == "demonstrative" and len(low) == 1:
            return True
        if not item.of and self.phrases.tail(item.first, item.last, WordClass.ISOFORM) is not None:
            return True
        return definite is not None and " ".join(low[1:]) in self.discourse.kind_phrases

    def _by_noun(self, item: Item, low: Sequence[str], definite: str) -> bool:
        noun = self.phrases.tail(item.first, item.last, WordClass.PROTEIN_NOUN)
        if noun is None:
            by_gene = definite == "demonstrative" and low[-1] == "gene"  # "this intronless gene"
            return by_gene and not self._names_molecule(item)
        modified = self.grammar.role(WordClass.PRODUCT_PARTICIPLE, "".join(low[1:2])) is not None
        nouns = all(
            self.grammar.role(WordClass.PROTEIN_NOUN, w) is not None for w in low[1:]
        )  # "the protein kinase"
        plain = nouns or noun[1] == item.first or (noun[1] == item.first + 1 and modified)
        encoded = any(self.grammar.role(WordClass.PRODUCT_PARTICIPLE, word) == "encoded" for word in low)
        if encoded and self._names_another(item):
            return False  # "the encoded IL-2 protein"
        one = encoded and low[-1] == self.clauses.words[item.last - 1].norm
        if not plain and not one and (definite != "demonstrative" or self._names_molecule(item)):
            return False
        words = " ".join(word.norm for word in self.clauses.words[noun[1] : item.last])
        return encoded or self._is_topic_kind(words, definite)

    def _names_molecule(self, item: Item) -> bool:
        terms = self.grammar.vocabulary.terms
        return any(
            terms[name.iri].kind in (TermKind.GENE, TermKind.PROTEIN, TermKind.COMPLEX)
            for mention in self.clauses.mentions
            if item.first <= mention.first < item.last
            for name in mention.names
        )

    def _names_another(self, item: Item) -> bool:
        """Tell whether a phrase names a gene or a protein that is not the topic, and not the topic."""
        terms = self.grammar.vocabulary.terms
        named = {
            name.iri
            for mention in self.clauses.mentions
            if item.first <= mention.first and mention.last <= item.last
            for name in mention.names
            if terms[name.iri].kind in (TermKind.GENE, TermKind.PROTEIN) and name.rank < RELATED
        }
        return bool(named) and named.isdisjoint(self.grounding.own)

    def _is_topic_kind(self, noun: str, definite: str) -> bool:
        """Tell whether the document has called the topic so: "the cytokine" once it was called a cytokine.

        "This cytokine" is the topic as well where nothing else was called a cytokine.
        """
        known = self.discourse.kind_words
        ending = self.grammar.role(WordClass.NOUN_FOR_ENDING, noun)
        if noun in known or (ending is not None and any(word.endswith(ending[1:]) for word in known)):
            return True
        if definite != "demonstrative":
            return False
        if self.grammar.role(WordClass.GENERIC_NOUN, noun) is not None:
            return True
        if noun in (self.discourse.setting.topic.product_label or "").lower():
            return True
        return self.discourse.last_subject is not None and noun not in self.discourse.other_nouns

    # ---- closed words for the topic

    def _vague(self, item: Item) -> bool:
        """Tell whether "it" begins a sentence after one about a thing the words do not name: "the tail"."""
        subject = self.subject
        if item.start > 0 or subject is None or subject.names or subject.span is None:
            return False
        before = self.discourse.setting.text[: subject.span.start].rstrip()[-4:].lower()
        return before.endswith(("the", "this"))

    def _unit(self, item: Item) -> Reference:
        """Resolve "this gene", "the encoded protein (NAME)", "it"; more words behind: something else."""
        end = self._unit_end(item)
        role = self.clauses.roles[item.start]
        span = self.phrases.span(item.start, end)
        if end < item.last and self.clauses.tags[end] == Tag.OPENING:
            named = self._in_bracket(item, end)
            if named is not None:
                return named
        elif end < item.last:
            apposed = self._named(end, item.last)  # "the gene IL21", "the encoded protein IL-21"
            if apposed.topic or (apposed.names and not apposed.how):
                return apposed
            whole = self.phrases.span(item.start, item.last)
            return Reference(False, "unresolved", whole, (), self.phrases.words(item.start, item.last))
        if role == "pronoun" and self.subject is not None and not (self.subject.topic or self._vague(item)):
            how = "coreference" if self.subject.names else "unresolved"
            return replace(self.subject, how=how, span=span)
        return Reference(True, "coreference", span, gene=role == "gene")

    def _unit_end(self, item: Item) -> int:
        end = item.start + 1
        while end < len(self.clauses.tags) and self.clauses.tags[end] == Tag.TOPIC_GOES_ON:
            end += 1
        return end

    def _in_bracket(self, item: Item, opened: int) -> Reference | None:
        """Return the topic where the bracket of a phrase names it: "this gene (IL21)"."""
        last = item.last - 1 if self.clauses.tags[item.last - 1] == Tag.CLOSING else item.last
        names = self.grounding.names(self.clauses.words[opened + 1 : last]) if opened + 1 < last else ()
        if not any(name.iri in self.grounding.own for name in names):
            return None
        named = self.phrases.span(opened + 1, last)
        return Reference(True, "", named, names, named.text)

    def bracketed(self, item: Item) -> Reference | None:
        """Return the name in "the encoded protein (NAME)", where it is one of the topic."""
        if self.clauses.tags[item.start] != Tag.TOPIC or self.clauses.roles[item.start] != "product":
            return None
        end = self._unit_end(item)
        opens = end < item.last and self.clauses.tags[end] == Tag.OPENING
        return self._in_bracket(item, end) if opens else None
