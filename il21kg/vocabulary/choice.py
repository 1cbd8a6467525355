"""Chooses the term a name stands for, and says why: the reader, `ground` and `why` show this very value."""

import re
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Protocol

from il21kg.text.folding import plain
from il21kg.vocabulary.classes import TermKind, WordClass
from il21kg.vocabulary.kinds import ACTORS, MOLECULES
from il21kg.vocabulary.mentions import Abbreviation
from il21kg.vocabulary.rows import Term
from il21kg.vocabulary.spelling import CURATED, LABEL, RELATED, Name, key, negative, normal
from il21kg.vocabulary.vocabulary import Vocabulary


class Reason(StrEnum):
    """What spoke for the name that was chosen, or against one that was not."""

    # for it
    ONLY = "the only candidate"
    DEFINED = "the text defines it"
    SUPPORTED = "the text names it otherwise as well"
    TOPIC = "the text is about it"
    CLAUSE = "what the clause asks for"
    ASKED = "the best of the kind that is asked for"
    BEST = "the best match of a name"
    PART = "one of the names at the slash, which are of one gene"
    FIRST = "of equal matches the first by kind and by the order of the terminologies"
    # against one, whatever the others are
    CAPITALS = "it is written in other capitals"
    TAKEN = "the text gives these letters to something else"
    NEGATIVE = "the words say that the marker is missing"
    WEAK = "an ordinary word, a common abbreviation or the name of a class, and nothing supports it"
    ATTRIBUTE = "an attribute of transcripts, and none is asked for"
    FUNCTION = "a function, and none is asked for"
    INITIALS = "its initials are a word in small letters"
    MIXED = "an ordinary word, and the capitals are those of another name"
    SEVERAL = "a plural: several of a class, and no one gene of it"
    SYMBOLS = "the plural of a symbol: several, and not the one that has it for an alias"
    SPECIES = "a term of another species, and the words do not say so"
    SYMBOL = "a symbol that has an S more, or less"
    # lost to another
    KIND = "another kind is asked for"
    OURS = "the vocabulary of il21kg says what is meant"
    IDENTIFIER = "a terminology has a term of this name"
    LESSER = "a lesser match of the name"
    OTHER = "the text is about another of these"
    LATER_KIND = "another kind goes before where nothing asks for either"
    LATER = "its terminology stands later in the order"
    # several, and no one of them
    TIE = "nothing in the text decides between the terms that have this name"
    SHORT = "a short form, and the text does not give its long form"
    STEM = "the stem of several symbols, and an alias of one"
    # none
    ALIAS = "an alias of something of another kind than is asked for"
    LETTERS = "the short form of something of another kind than is asked for"
    FORMER = "a former name of a gene, and the words are those of a disease"
    ORGANISM = "a place in our genome, and another organism is spoken of"
    ELSE = "the sentence says that something else is meant"
    UNKNOWN = "no name"


#: Reasons that say no more than that the words are a name, or none.
_PLAIN: Final = (Reason.ONLY, Reason.UNKNOWN, Reason.CLAUSE, Reason.ELSE)


@dataclass(frozen=True, slots=True)
class Choice:
    """What a name stands for."""

    name: Name | None
    reason: Reason
    passed: tuple[tuple[Name, Reason], ...] = ()
    """The candidates that were passed over, with what spoke against each."""
    tied: tuple[str, ...] = ()
    """IRIs of the terms between which nothing decides: an ambiguity, reported and never guessed."""

    @property
    def told(self) -> str:
        """Give the reason; empty where there was nothing to choose and nothing to refuse."""
        return "" if self.reason in _PLAIN else str(self.reason)

    def refused(self, reason: Reason, tied: tuple[str, ...] = ()) -> "Choice":
        """Give the choice of nothing, where something speaks against the name that was chosen, if one was."""
        against = () if self.name is None else ((self.name, reason),)
        return Choice(None, reason if against else self.reason, (*self.passed, *against), tied or self.tied)


class Support(Protocol):
    """What a text gives for or against its names."""

    @property
    def own(self) -> Sequence[str]:
        """IRIs of what it is about."""

    @property
    def genes(self) -> Set[str]:
        """IRIs of the genes it names beyond doubt."""

    @property
    def spelled_out(self) -> Set[str]:
        """IRIs of what it names by a name of words."""

    @property
    def abbreviations(self) -> Sequence[Abbreviation]:
        """The short forms it defines."""

    @property
    def short_forms(self) -> Mapping[str, tuple[Name, ...]]:
        """Those of which the long form is known."""


@dataclass(frozen=True, slots=True)
class Question:
    """Words, as they stand in a text, and what is asked of them."""

    words: str
    kinds: Sequence[str]
    """Kinds that are asked for; none: any will do."""
    vocabulary: Vocabulary
    support: Support

    @property
    def is_short(self) -> bool:
        """Tell whether the words are two to four capitals, or figures among them."""
        return _SHORT.fullmatch(self.words) is not None


_SHORT: Final = re.compile(r"[A-Z][A-Z0-9]{1,3}s?")
#: Begins with the plural of a symbol.
_PLURAL: Final = re.compile(r"[A-Z][A-Za-z0-9-]*[A-Z0-9]s\b")
#: Ends with a word that is no symbol.
_NOUN: Final = re.compile(r"[a-z]{4,}s$")
#: How the Cell Ontology marks a class of one species that is not ours: "(Mmus)" for mice.
_OF_SPECIES: Final = re.compile(r"\((?!Hsap)[A-Z][a-z]{3}\)$")
_GENETIC: Final = (TermKind.GENE, TermKind.PROTEIN)
#: What tells the members of a family apart.
_LETTERS: Final = ("A", "B", "C", "D")
_NUMBERS: Final = ("1", "2", "3", "4", "5", "6")
#: Where nothing else decides between terms of several kinds: a protein acts rather than its gene.
_ORDER: Final = {"protein": 0, "gene": 1, "family": 2, "cell": 3, "disease": 4, "process": 5, "function": 6}
UNKNOWN: Final = Choice(None, Reason.UNKNOWN)


def choose(names: Sequence[Name], asked: Question) -> Choice:
    """Choose among the candidates of a name: what the words and the text speak against, then the best.

    A name that is chosen may still be none: where the text leaves open what it is, and where it is of another
    kind than is asked for, and too weak for that.
    """
    if not names:
        return UNKNOWN
    left, passed = _sieved(names, asked)
    choice = best(left, asked.kinds, asked.vocabulary.terms, asked.support.own)
    choice = Choice(choice.name, choice.reason, (*passed, *choice.passed), choice.tied)
    if choice.name is None:
        return choice
    reason, tied = _open(choice.name, names, asked)
    reason = reason or _unfit(choice.name, asked)
    if reason:
        return choice.refused(reason, tied)
    return Choice(choice.name, _ground_for(choice, asked), choice.passed, choice.tied)


# ---- against one candidate


@dataclass(frozen=True, slots=True)
class Row:
    """What speaks against a candidate, whatever the others are."""

    reason: Reason
    holds: Callable[[Name, Term, Question], bool]
    example: str
    """A sentence; the words in question stand between angles."""
    kinds: tuple[str, ...] = ()
    """Kinds that are asked for in the example."""


def _lacks_marker(name: Name, term: Term, asked: Question) -> bool:
    return negative(asked.words) and "negative" not in term.label


def _lacks_support(name: Name, term: Term, asked: Question) -> bool:
    """Tell whether a weak name stands alone.

    An approved one has support where the clause asks for its kind; any, where the text names it otherwise.
    """
    if not name.weak or (name.rank < RELATED and term.kind in asked.kinds):
        return False
    return (term.gene or term.iri) not in asked.support.genes


def _is_function(name: Name, term: Term, asked: Question) -> bool:
    loose = name.rank == CURATED or name.layer > 0
    return term.kind == TermKind.FUNCTION and loose and bool(asked.kinds) and term.kind not in asked.kinds


def _is_word(name: Name, term: Term, asked: Question) -> bool:
    if not asked.words.isalpha() or not asked.words.islower():
        return False
    initials = "".join(word[0] for word in term.label.lower().split())
    return len(initials) > 1 and normal(asked.words) == initials


def _is_mixed(name: Name, term: Term, asked: Question) -> bool:
    words = asked.words
    return name.weak and words.isalpha() and words[0].islower() and words[1:].isupper()


def _is_several(name: Name, term: Term, asked: Question) -> bool:
    noun = _NOUN.search(asked.words) if term.kind in _GENETIC else None
    return noun is not None and normal(noun[0]) != noun[0]


def is_other_symbol(name: Name, term: Term, words: str) -> bool:
    """Tell whether a gene is found by a symbol that only looks like a plural: AARS2 by "AAR2"."""
    symbol = name.rank == LABEL and term.kind == TermKind.GENE and " " not in term.label
    return symbol and _letters(term.label) != _letters(words) and key(term.label) == key(words)


def _letters(words: str) -> str:
    return "".join(filter(str.isalnum, plain(words).casefold()))


#: In their order: the first that holds is told.
ROWS: Final = (
    Row(Reason.NEGATIVE, _lacks_marker, "IL21 acts on <CD4- T cells>."),
    Row(Reason.WEAK, _lacks_support, "The <SET> is odd."),
    Row(
        Reason.ATTRIBUTE,
        lambda name, term, asked: term.kind == TermKind.TRANSCRIPT_ATTRIBUTE and term.kind not in asked.kinds,
        "IL21 has <multiple transcript variants>.",
    ),
    Row(Reason.FUNCTION, _is_function, "IL21 binds a <receptor>.", (TermKind.PROTEIN,)),
    Row(Reason.INITIALS, _is_word, "IL21 binds <ions>."),
    Row(Reason.MIXED, _is_mixed, "IL21 needs <cAMP>.", (TermKind.GENE,)),
    Row(Reason.SEVERAL, _is_several, "IL21 binds <zorbin proteases>."),
    Row(
        Reason.SYMBOLS,
        lambda name, term, asked: (
            name.rank == RELATED and term.kind in _GENETIC and _PLURAL.match(asked.words) is not None
        ),
        "IL21 binds <SCFs>.",
    ),
    Row(
        Reason.SPECIES,
        lambda name, term, asked: (
            _OF_SPECIES.search(term.label) is not None and _OF_SPECIES.search(asked.words) is None
        ),
        "IL21 acts on <oddish cells>.",
    ),
    Row(
        Reason.SYMBOL,
        lambda name, term, asked: is_other_symbol(name, term, asked.words),
        "IL21 binds <ZOR2>.",
    ),
)


def _sieved(names: Sequence[Name], asked: Question) -> tuple[list[Name], list[tuple[Name, Reason]]]:
    left: list[Name] = []
    passed: list[tuple[Name, Reason]] = []
    for name in names:
        term = asked.vocabulary.terms[name.iri]
        for row in ROWS:
            if row.holds(name, term, asked):
                passed.append((name, row.reason))
                break
        else:
            left.append(name)
    return left, passed


# ---- the best of several


def best(
    names: Sequence[Name], kinds: Sequence[str], terms: Mapping[str, Term], own: Sequence[str] = ()
) -> Choice:
    """Give the best of several: of the kind that is asked for, by rank, what the text is about.

    Among terms of one kind that tie by their own names, the terminology that stands first in the order
    decides; what ties for good is none.
    """
    if not names:
        return UNKNOWN
    pool, passed = _wanted(names, kinds, terms)
    rank = min(n.rank for n in pool)
    tied: Sequence[Name] = [n for n in pool if n.rank == rank]
    mine = [n for n in tied if n.iri in own] or [n for n in pool if n.iri in own]
    if mine and len(tied) > 1:
        return Choice(mine[0], Reason.TOPIC, passed + _kept(pool, mine[:1], Reason.OTHER)[1])
    tied, lost = _kept(pool, tied, Reason.LESSER)
    choice = _first(tied, terms) if len(tied) > 1 else Choice(tied[0], Reason.BEST)
    only = Reason.ONLY if len(names) == 1 else choice.reason
    return Choice(choice.name, only, passed + lost + choice.passed, choice.tied)


def _wanted(
    names: Sequence[Name], kinds: Sequence[str], terms: Mapping[str, Term]
) -> tuple[Sequence[Name], tuple[tuple[Name, Reason], ...]]:
    """Give the names of the kinds that are asked for, else all; one of ours that was looked at goes first.

    But a concept of ours is only for what has no identifier: where a terminology has the name, it goes.
    """
    pool, passed = _kept(names, [n for n in names if terms[n.iri].kind in kinds] or names, Reason.KIND)
    pool, known = _kept(pool, [n for n in pool if not _has_identifier(n, pool, terms)], Reason.IDENTIFIER)
    passed += known
    if any(n.rank == CURATED and n.layer == 0 for n in pool):
        pool, lost = _kept(pool, [n for n in pool if n.layer == 0 or n.rank == LABEL], Reason.OURS)
        passed += lost
    return pool, passed


def _has_identifier(name: Name, pool: Sequence[Name], terms: Mapping[str, Term]) -> bool:
    """Tell whether a name is of a concept of ours, and a terminology has a term of the same name and kind."""
    own = terms[name.iri]
    return own.local and any(
        n.rank < CURATED and terms[n.iri].kind == own.kind and not terms[n.iri].local for n in pool
    )


def _first(names: Sequence[Name], terms: Mapping[str, Term]) -> Choice:
    """Give the first of names of one rank: by kind, and by the order of the terminologies."""
    kind = min((terms[n.iri].kind for n in names), key=lambda k: (_ORDER.get(k, 9), k))
    first, passed = _kept(names, [n for n in names if terms[n.iri].kind == kind], Reason.LATER_KIND)
    if first[0].rank < RELATED:  # an alias that several genes have is nobody's, whoever lists them
        layer = min(n.layer for n in first)
        first, lost = _kept(first, [n for n in first if n.layer == layer], Reason.LATER)
        passed += lost
    if len(first) > 1:
        return Choice(None, Reason.TIE, passed, tuple(sorted(n.iri for n in first)))
    return Choice(first[0], Reason.FIRST, passed)


def _kept(
    pool: Sequence[Name], kept: Sequence[Name], reason: Reason
) -> tuple[Sequence[Name], tuple[tuple[Name, Reason], ...]]:
    """Give what is kept of a pool, and what is not, with the reason."""
    lost = tuple([(name, reason) for name in pool if name not in kept]) if len(kept) < len(pool) else ()
    return kept, lost


def _ground_for(choice: Choice, asked: Question) -> Reason:
    """Say what spoke for the name that was chosen."""
    assert choice.name is not None
    term = asked.vocabulary.terms[choice.name.iri]
    if asked.words in asked.support.short_forms:
        return Reason.DEFINED
    if choice.name.weak and (term.gene or term.iri) in asked.support.genes:
        return Reason.SUPPORTED
    if term.kind in asked.kinds and choice.reason is not Reason.ONLY:
        return Reason.ASKED
    return choice.reason


# ---- against the best


def _open(found: Name, names: Sequence[Name], asked: Question) -> tuple[Reason | None, tuple[str, ...]]:
    """Say why the text leaves open what a name stands for, and between which terms; None where it does not.

    A short form is supported by its long form. An alias that others have as well, who only need support
    themselves, or that is the stem of several symbols ("Akt" of AKT1 and AKT2), is nobody's.
    """
    term = asked.vocabulary.terms[found.iri]
    if found.iri in asked.support.own or asked.words in asked.support.short_forms:
        return None, ()
    others = tuple(sorted({name.iri for name in names if name.rank <= max(found.rank, LABEL)}))
    if asked.is_short and _needs_long_form(found, term, asked):
        return (None, ()) if _spelled_out(term, asked) else (Reason.SHORT, others)
    if found.rank != RELATED or term.kind not in MOLECULES:
        return None, ()
    if len(others) > 1 and (not found.weak or _of_several_genes(others, asked)):
        return Reason.TIE, others
    if found.weak:
        return None, ()  # it has support
    members = _members(asked) if term.kind in _GENETIC else ()
    return (Reason.STEM, members) if len(members) > 1 else (None, ())


def _of_several_genes(iris: Sequence[str], asked: Question) -> bool:
    """Tell whether a weak alias is one of several genes, and so supported by none of them: "AP-1" of FOS."""
    terms = [asked.vocabulary.terms[iri] for iri in iris]
    return len({term.gene or term.iri for term in terms if term.kind in _GENETIC}) > 1


def _needs_long_form(found: Name, term: Term, asked: Question) -> bool:
    """Tell whether a short form of a term is one of nothing without the long form in the text."""
    if term.kind in _GENETIC:
        common = asked.vocabulary.words.get(WordClass.COMMON_WORD, {}).get(asked.words) == "abbreviation"
        return found.rank == LABEL and (common or len(asked.words) < 3)
    return term.kind == TermKind.DISEASE or (
        found.rank == RELATED and term.kind in (TermKind.FAMILY, TermKind.COMPLEX)
    )


def _spelled_out(term: Term, asked: Question) -> bool:
    """Tell whether the text has the long name of a term, or defines a short form as something like it."""
    if {term.iri, term.product, term.gene} & asked.support.spelled_out:
        return True
    words = set(key(term.label).split())
    longs = [a.long.text for a in asked.support.abbreviations if a.short.text == asked.words]
    return any(words & set(key(long).split()) for long in longs)


def _members(asked: Question) -> tuple[str, ...]:
    """Give the genes whose names are a stem and a number or a letter: "Akt" of AKT1, AKT2 and AKT3."""
    stem, found = asked.words, set()
    for ending in _LETTERS if stem[-1].isdigit() else _LETTERS + _NUMBERS:
        for name in asked.vocabulary.look_up(f"{stem}{ending}"):
            term = asked.vocabulary.terms[name.iri]
            if term.kind in _GENETIC and not name.weak:
                found.add(term.gene or term.iri)
    return tuple(sorted(found))


def _unfit(found: Name, asked: Question) -> Reason | None:
    """Say why a name of another kind than is asked for is none at all here."""
    kind = asked.vocabulary.terms[found.iri].kind
    if not asked.kinds or kind in asked.kinds:
        return None
    if found.rank == RELATED:  # a disease symbol that is also an old name of a gene
        return Reason.ALIAS
    # What acts, the relation may turn to its expression. "GCC" where a protein is meant is no carcinoma.
    if (asked.is_short and kind not in MOLECULES) or (found.written and kind not in ACTORS):
        return Reason.LETTERS
    return None


def settled(choice: Choice | None, iri: str | None) -> Choice:
    """Give the choice that stands for what a clause takes words for: a term, or nothing that is known."""
    if iri is None:
        return Choice(None, Reason.ELSE) if choice is None else choice.refused(Reason.ELSE)
    if choice is not None and choice.name is not None and choice.name.iri == iri:
        return choice
    passed = () if choice is None else choice.refused(Reason.ELSE).passed
    return Choice(Name(iri, LABEL), Reason.CLAUSE, passed)


def unless_former(choice: Choice, hint: Callable[[], str], terms: Mapping[str, Term]) -> Choice:
    """Pass over what are words for a disease, and only a former name of its gene: "Mediterranean fever".

    `hint` guesses the kind of the words by how they end.
    """
    name = choice.name
    if name is None or name.rank != RELATED or terms[name.iri].kind not in _GENETIC:
        return choice
    if hint() != TermKind.DISEASE:
        return choice
    return choice.refused(Reason.FORMER)
