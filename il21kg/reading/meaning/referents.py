"""Says what a noun phrase refers to: the topic by pronoun, by description, by name; or something else."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from il21kg.reading.discourse import Discourse, Reference
from il21kg.reading.meaning.grounding import ground
from il21kg.reading.meaning.lookup import Lookup, names_of
from il21kg.reading.statements import How
from il21kg.reading.structure.chunks import Clauses
from il21kg.reading.structure.grammar import Grammar
from il21kg.reading.structure.phrases import Item, Phrases
from il21kg.reading.structure.tagset import Tag
from il21kg.vocabulary.classes import DefiniteRole, NumberRole, PointerRole, ProductRole, TermKind, WordClass
from il21kg.vocabulary.kinds import ACTORS
from il21kg.vocabulary.spelling import key
from il21kg.vocabulary.vocabulary import RELATED, Name

#: The word that says of a phrase that the gene is meant, not its product.
_GENE: Final = "gene"
#: What may stand before the subject that opens a sentence.
_OPENING: Final = frozenset({Tag.ADVERB, Tag.COMMA, Tag.CONJUNCTION, Tag.LINK})
#: Words for a family.
_FAMILY: Final = frozenset({"family", "superfamily", "subfamily"})


@dataclass(frozen=True, slots=True)
class References:
    """What the noun phrases of a sentence may refer to."""

    lookup: Lookup
    discourse: Discourse
    """What was said before."""
    subject: Reference | None
    """What "it" stands for: the first subject of the sentence, until then that of the sentence before."""

    @property
    def phrases(self) -> Phrases:
        """The noun phrases of the sentence."""
        return self.lookup.phrases

    @property
    def clauses(self) -> Clauses:
        """The tokens and their tags."""
        return self.lookup.phrases.clauses

    @property
    def grammar(self) -> Grammar:
        """The closed classes of words."""
        return self.lookup.phrases.grammar


def refer(references: References, item: Item) -> Reference:
    """Say what a noun phrase refers to."""
    if _is_amount_of(references, item):
        item = replace(item, start=item.first)
    if references.clauses.tags[item.start] == Tag.TOPIC:
        return _of_another(references, item) or _unit(references, item)
    if (reference := _these(references, item) or _of_two(references, item)) is not None:
        return reference
    if _described(references, item):
        gene = references.clauses.words[item.last - 1].norm == _GENE
        return Reference(True, How.COREFERENCE, references.phrases.span(item.start, item.last), gene=gene)
    if item.of:
        last = max(inner.last for inner in item.of)
        span, words = references.phrases.span(item.first, last), references.phrases.words(item.first, last)
        return Reference(False, How.UNRESOLVED, span, (), words)
    if item.last == item.start + 1 and references.clauses.words[item.start].low == "they":
        return _they(references, item)
    pointed = (
        references.grammar.role(WordClass.NUMBER_WORD, references.clauses.words[item.start].low)
        == NumberRole.SEVERAL
    )
    noun = references.phrases.tail(item.first, item.last, WordClass.EMPTY_HEAD) if pointed else None
    if noun is not None and noun[1] == item.first and references.clauses.tags[item.start] == Tag.DETERMINER:
        whole = references.phrases.span(
            item.start, item.last
        )  # "these proteins": which, the words do not say
        return Reference(False, How.UNRESOLVED, whole, (), references.phrases.words(item.start, item.last))
    return _form(references, item) or _named(references, _past_encoded(references, item), item.last)


def _is_amount_of(references: References, item: Item) -> bool:
    """Tell whether too much or too little of the topic is meant: "too much of it"."""
    low = references.clauses.low(item.start, item.first)
    amount = references.grammar.role(WordClass.SCARCITY, low) is not None
    return amount and references.clauses.tags[item.first] == Tag.TOPIC


def _past_encoded(references: References, item: Item) -> int:
    """Give where a name begins after a participle that says nothing of it: "the encoded IL-2 protein"."""
    role = references.grammar.role(WordClass.PRODUCT_PARTICIPLE, references.clauses.words[item.first].low)
    return item.first + 1 if role is not None and item.last > item.first + 1 else item.first


def owner_of(references: References, item: Item) -> Reference | None:
    """Say whose a noun phrase with "its" is: what "it" stands for."""
    if item.of or references.clauses.words[item.start].low != "its":
        return None
    span = references.phrases.span(item.start, item.start + 1)
    if references.subject is not None and not references.subject.topic:
        return replace(
            references.subject, how=How.COREFERENCE if references.subject.names else How.UNRESOLVED, span=span
        )
    return Reference(True, How.COREFERENCE, span)


def _they(references: References, item: Item) -> Reference:
    """Resolve "they": what "it" stands for, unless that is the topic; else the several spoken of before."""
    span = references.phrases.span(item.start, item.last)
    opens = _OPENING.issuperset(references.clauses.tags[: item.start])
    spoken = (references.subject, references.discourse.group if opens else None)
    found = next((each for each in spoken if each is not None and _are_several(references, each)), None)
    if found is None:
        return Reference(False, How.UNRESOLVED, span, (), span.text)
    how = How.COREFERENCE if found.names else How.UNRESOLVED
    return replace(found, how=how, span=span)


def _are_several(references: References, reference: Reference) -> bool:
    """Whether words may be "they" in the next clause: not the topic, no single gene or protein."""
    if reference.topic or reference.span is None:
        return False
    terms, words = references.grammar.vocabulary.terms, reference.span.text
    single = any(terms[n.iri].kind in (TermKind.GENE, TermKind.PROTEIN) for n in reference.names[:1])
    return not single or words.endswith("s")


def _these(references: References, item: Item) -> Reference | None:
    """Resolve "these proteins", "members of this family": the family that the sentence before names."""
    group, words = references.discourse.group, references.clauses.words
    terms = references.grammar.vocabulary.terms
    if group is None or not group.names or terms[group.names[0].iri].kind != TermKind.FAMILY:
        return None
    members = len(item.of) == 1 and words[item.last - 1].low == "members"
    inner = item.of[0] if members else item
    tags = references.clauses.tags
    some = members and tags[item.start] == Tag.QUANTIFIER  # "some members of this family"
    if some or inner.of or not _OPENING.issuperset(tags[: item.start]):
        return None
    if not (_is_general(references, inner, "these") or _is_family(references, inner)):
        return None
    return replace(group, how=How.COREFERENCE, span=references.phrases.span(item.start, item.end))


def _is_general(references: References, item: Item, pointer: str) -> bool:
    """Whether a phrase is a pointer and a noun for any genes or proteins: "these proteins"."""
    words = references.clauses.words[item.start : item.last]
    noun = words[-1].norm
    general = noun == _GENE or noun in references.grammar.words(WordClass.GENERIC_NOUN)
    return len(words) == 2 and words[0].low == pointer and general and noun != words[-1].low


def _is_family(references: References, item: Item) -> bool:
    """Whether a phrase points at a family: "this gene family"."""
    words = references.clauses.words[item.start : item.last]
    kinds = {word.norm for word in words[1:-1]} <= {_GENE, "protein"}
    return words[0].low == "this" and kinds and words[-1].norm in _FAMILY


def _of_two(references: References, item: Item) -> Reference | None:
    """Resolve "the former", "the latter": one of the two that the sentence before names."""
    pair, role = references.discourse.pair, None
    if item.last == item.first + 1 and not item.of:
        role = references.grammar.role(WordClass.ONE_OF_TWO, references.clauses.words[item.first].low)
    if not pair or role is None:
        return None
    span = references.phrases.span(item.start, item.last)
    return replace(pair[0 if role == "first" else 1], how=How.COREFERENCE, span=span)


def both(references: References, item: Item) -> tuple[Reference, ...]:
    """Resolve "both proteins": the two that the sentence before names; nothing where it is not that.

    A sieve in the sense of Raghunathan et al. (2010): it takes a pair only where there is one, and no other
    rule has to undo it.
    """
    pair = references.discourse.pair
    alone = references.clauses.low(item.start, item.last) == "both"
    if item.of or not pair or not (alone or _is_general(references, item, "both")):
        return ()
    span = references.phrases.span(item.start, item.last)
    gene = references.clauses.words[item.last - 1].norm == _GENE
    return tuple(replace(each, how=How.COREFERENCE, span=span, gene=gene) for each in pair)


def _form(references: References, item: Item) -> Reference | None:
    """Read "the inactive IL-21 precursor": a form of the topic is the topic."""
    noun = references.phrases.tail(item.first, item.last, WordClass.FORM_NOUN)
    if noun is None:
        return None
    for first in range(item.first, noun[1]):
        names = names_of(references.lookup, references.clauses.words[first : noun[1]])
        if any(name.iri in references.lookup.own for name in names):
            span = references.phrases.span(item.first, item.last)
            return Reference(True, How.COREFERENCE, span, names, span.text)
    return None


def _named(references: References, first: int, last: int) -> Reference:
    """Ground a name."""
    product = last - first > 2 and references.clauses.low(last - 2, last) == "gene product"
    named = _named(references, first, last - 1) if product else None  # "the IL21 gene product"
    if named is not None and (named.topic or named.names):
        return replace(named, gene=False)
    words = references.clauses.words[first:last]
    grounded = ground(references.lookup, first, last, ACTORS)
    if grounded.term is None:
        topic = _is_unlisted_topic(references, [word.text for word in words if word.norm != _GENE])
        gene = topic and any(word.norm == _GENE for word in words)
        return Reference(topic, How.UNRESOLVED, grounded.span, (), grounded.words, gene, grounded.choice)
    if grounded.term.iri in references.lookup.own:
        names = references.grammar.vocabulary.look_up(grounded.span.text)
        gene = words[-1].norm == _GENE
        return Reference(True, How.NAME, grounded.span, names, grounded.words, gene, grounded.choice)
    names = (Name(grounded.term.iri, 0),)
    return Reference(False, grounded.how, grounded.span, names, grounded.words, choice=grounded.choice)


def _is_unlisted_topic(references: References, words: Sequence[str]) -> bool:
    """Tell whether words name a topic that the vocabulary does not know: "the KRT5 gene"."""
    topic = references.discourse.setting.topic
    return not topic.known and key(" ".join(words)) == key(topic.label)


def _described(references: References, item: Item) -> bool:
    """Tell whether words describe the topic: "this cytokine", "the encoded enzyme", "isoform 2"."""
    low = [w.low for w in references.clauses.words[item.start : item.last]]
    definite = references.grammar.role(WordClass.DEFINITE, low[0])
    if definite is not None and not item.of and _by_noun(references, item, low, definite):
        return True
    if definite == DefiniteRole.DEMONSTRATIVE and len(low) == 1:
        return True
    if not item.of and references.phrases.tail(item.first, item.last, WordClass.ISOFORM) is not None:
        return True
    return definite is not None and " ".join(low[1:]) in references.discourse.kind_phrases


def _by_noun(references: References, item: Item, low: Sequence[str], definite: str) -> bool:
    noun = references.phrases.tail(item.first, item.last, WordClass.PROTEIN_NOUN)
    if noun is None:
        by_gene = definite == DefiniteRole.DEMONSTRATIVE and low[-1] == _GENE  # "this intronless gene"
        return by_gene and not _names_molecule(references, item)
    modified = references.grammar.role(WordClass.PRODUCT_PARTICIPLE, "".join(low[1:2])) is not None
    nouns = all(
        references.grammar.role(WordClass.PROTEIN_NOUN, w) is not None for w in low[1:]
    )  # "the protein kinase"
    plain = nouns or noun[1] == item.first or (noun[1] == item.first + 1 and modified)
    encoded = any(
        references.grammar.role(WordClass.PRODUCT_PARTICIPLE, word) == ProductRole.ENCODED for word in low
    )
    if encoded and _names_another(references, item):
        return False  # "the encoded IL-2 protein"
    one = encoded and low[-1] == references.clauses.words[item.last - 1].norm
    if (
        not plain
        and not one
        and (definite != DefiniteRole.DEMONSTRATIVE or _names_molecule(references, item))
    ):
        return False
    words = " ".join(word.norm for word in references.clauses.words[noun[1] : item.last])
    return encoded or _is_topic_kind(references, words, definite)


def _names_molecule(references: References, item: Item) -> bool:
    terms = references.grammar.vocabulary.terms
    return any(
        terms[name.iri].kind in (TermKind.GENE, TermKind.PROTEIN, TermKind.COMPLEX)
        for mention in references.clauses.mentions
        if item.first <= mention.first < item.last
        for name in mention.names
    )


def _names_another(references: References, item: Item) -> bool:
    """Tell whether a phrase names a gene or a protein that is not the topic, and not the topic."""
    terms = references.grammar.vocabulary.terms
    named = {
        name.iri
        for mention in references.clauses.mentions
        if item.first <= mention.first and mention.last <= item.last
        for name in mention.names
        if terms[name.iri].kind in (TermKind.GENE, TermKind.PROTEIN) and name.rank < RELATED
    }
    return bool(named) and named.isdisjoint(references.lookup.own)


def _is_topic_kind(references: References, noun: str, definite: str) -> bool:
    """Tell whether the document has called the topic so: "the cytokine" once it was called a cytokine.

    "This cytokine" is the topic as well where nothing else was called a cytokine.
    """
    known = references.discourse.kind_words
    ending = references.grammar.role(WordClass.NOUN_FOR_ENDING, noun)
    if noun in known or (ending is not None and any(word.endswith(ending[1:]) for word in known)):
        return True
    if definite != DefiniteRole.DEMONSTRATIVE:
        return False
    if references.grammar.role(WordClass.GENERIC_NOUN, noun) is not None:
        return True
    if noun in (references.discourse.setting.topic.product_label or "").lower():
        return True
    return references.discourse.last_subject is not None and noun not in references.discourse.other_nouns


def _vague(references: References, item: Item) -> bool:
    """Tell whether "it" begins a sentence after one about a thing the words do not name: "the tail"."""
    subject = references.subject
    if item.start > 0 or subject is None or subject.names or subject.span is None:
        return False
    before = references.discourse.setting.text[: subject.span.start].rstrip()[-4:].lower()
    return before.endswith(("the", "this"))


def _of_another(references: References, item: Item) -> Reference | None:
    """Return whose a gene or a product is: "the product of IL6", "the gene for IL6"; None for the topic's."""
    role = references.clauses.roles[item.start]
    if role == PointerRole.PRONOUN or len(item.of) != 1:
        return None
    whose = refer(references, item.of[0])
    if whose.topic:
        return None
    terms = references.grammar.vocabulary.terms
    if any(terms[name.iri].kind in (TermKind.GENE, TermKind.PROTEIN) for name in whose.names[:1]):
        return replace(whose, gene=role == PointerRole.GENE)
    noun = references.phrases.tail(item.of[0].first, item.of[0].last, WordClass.PROTEIN_NOUN)
    pointed = (
        references.grammar.role(WordClass.DEFINITE, references.clauses.words[item.of[0].start].low)
        == DefiniteRole.DEMONSTRATIVE
    )
    if noun is None or pointed or role != PointerRole.GENE:
        return None
    span = references.phrases.span(item.start, item.end)
    return Reference(False, How.UNRESOLVED, span, (), references.phrases.words(item.start, item.end))


def _unit(references: References, item: Item) -> Reference:
    """Resolve "this gene", "the encoded protein (NAME)", "it"; more words behind: something else."""
    end = _unit_end(references, item)
    role = references.clauses.roles[item.start]
    span = references.phrases.span(item.start, end)
    if end < item.last and references.clauses.tags[end] == Tag.OPENING:
        named = _in_bracket(references, item, end)
        if named is not None:
            return named
    elif end < item.last:
        apposed = _named(references, end, item.last)  # "the gene IL21", "the encoded protein IL-21"
        if apposed.topic or (apposed.names and not apposed.how):
            return apposed
        whole = references.phrases.span(item.start, item.last)
        return Reference(False, How.UNRESOLVED, whole, (), references.phrases.words(item.start, item.last))
    if (
        role == PointerRole.PRONOUN
        and references.subject is not None
        and not (references.subject.topic or _vague(references, item))
    ):
        how = How.COREFERENCE if references.subject.names else How.UNRESOLVED
        return replace(references.subject, how=how, span=span)
    return Reference(True, How.COREFERENCE, span, gene=role == PointerRole.GENE)


def _unit_end(references: References, item: Item) -> int:
    end = item.start + 1
    while end < len(references.clauses.tags) and references.clauses.tags[end] == Tag.TOPIC_GOES_ON:
        end += 1
    return end


def _in_bracket(references: References, item: Item, opened: int) -> Reference | None:
    """Return the topic where the bracket of a phrase names it: "this gene (IL21)"."""
    last = item.last - 1 if references.clauses.tags[item.last - 1] == Tag.CLOSING else item.last
    names = (
        names_of(references.lookup, references.clauses.words[opened + 1 : last]) if opened + 1 < last else ()
    )
    if not any(name.iri in references.lookup.own for name in names):
        return None
    named = references.phrases.span(opened + 1, last)
    return Reference(True, How.NAME, named, names, named.text)


def named_in_bracket(references: References, item: Item) -> Reference | None:
    """Return the name in "the encoded protein (NAME)", where it is one of the topic."""
    if (
        references.clauses.tags[item.start] != Tag.TOPIC
        or references.clauses.roles[item.start] != PointerRole.PRODUCT
    ):
        return None
    end = _unit_end(references, item)
    opens = end < item.last and references.clauses.tags[end] == Tag.OPENING
    return _in_bracket(references, item, end) if opens else None
