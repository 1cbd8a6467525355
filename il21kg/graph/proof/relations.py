"""Proves relations: class, predicate and certainty agree, and the trigger may say it in its sentence."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from il21kg.graph.proof.facts import Facts, begin
from il21kg.graph.proof.rules import Fault
from il21kg.namespaces import IKG, RDF, compact, local_name
from il21kg.reading.statements import Unasserted
from il21kg.vocabulary.classes import TermKind, Tie, Trait, Turn
from il21kg.vocabulary.vocabulary import Relation, Vocabulary

_WORD: Final = re.compile(r"[\w'-]+|[^\w\s]")
#: What the object turns into another relation: "encodes a subunit of", "has a role in inhibiting".
_TURNED: Final = (Trait.CLASSIFYING, Trait.COMPOSING, Trait.ENCODING, Trait.GROUPING, Trait.PLACE)
_TURNED_TIES: Final = (Tie.INVOLVEMENT, Tie.POSSESSION, Tie.UNKNOWN)
#: Statements whose relation stands in their object, in a bracket or in an apposition.
_BEYOND_TRIGGER: Final = frozenset(
    map(local_name, (IKG.SplicingStatement, IKG.ClassificationStatement, IKG.NamingStatement))
)
#: Reasons why a statement's relation may be another than the words say.
_BEYOND_KIND: Final = frozenset(
    {Unasserted.UNRESOLVED, Unasserted.KIND, Unasserted.RELATION, Unasserted.PROPOSED}
)


def relation(facts: Facts, statement: str) -> Iterator[Fault]:
    """Find the relation of class, predicate and certainty, and ask whether the trigger may say it."""
    kind = local_name(next(iter(facts.iris(statement, RDF.type)), ""))
    hedged = IKG.hedged in facts.values(statement, IKG.certainty)
    predicates = facts.iris(statement, RDF.predicate)
    rows = [
        row
        for row in facts.vocabulary.relations
        if row.statement == kind and (row.hedged if hedged else row.stated) in predicates
    ]
    if not rows:
        yield Fault(
            "P6", statement, f"No relation of a {kind} is written “{compact(''.join(predicates[:1]))}”."
        )
        return
    why = (*facts.texts(statement, IKG.notAsserted), *facts.texts(statement, IKG.overruled))
    if kind in _BEYOND_TRIGGER or not _BEYOND_KIND.isdisjoint(why):
        return
    for phrase in facts.texts(statement, IKG.relationPhrase):
        families = _keys(facts, phrase)
        if (
            families
            and not _turned(families, facts.vocabulary)
            and not any(_same(families, row.key) or _upset(families, row, facts.vocabulary) for row in rows)
        ):
            yield Fault("P6", statement, f"The words “{phrase}” do not say “{rows[0].family}”.")


def _keys(facts: Facts, phrase: str) -> set[str]:
    """Give the families of relations that the words of a trigger may say."""
    words = _WORD.findall(phrase.lower())
    families: set[str] = set()
    ties = facts.vocabulary.ties
    for i, word in enumerate(words):
        rest = " ".join(words[i:]) + " "
        for pattern in facts.grammar.patterns.get(word, ()):
            if pattern.regex.match(rest):
                frame = pattern.frame
                families |= {frame.family, frame.otherwise, frame.passive} - {""}
                # "the INS gene makes insulin" encodes it
                families |= {ties[Tie.PRODUCT_OF]} if frame.shape == Turn.MAKING else set()
    # "undergoes cleavage by caspase 1" is told of what the caspase does
    return families | {ties[Tie.MODIFIED]} if ties[Tie.UNDERGOING] in families else families


def _turned(families: Iterable[str], vocabulary: Vocabulary) -> bool:
    """Tell whether the object of one of some families may make another relation of it."""
    ties = {vocabulary.ties[tie] for tie in _TURNED_TIES}
    return any(key in ties or any(vocabulary.has(key, trait) for trait in _TURNED) for key in families)


def _upset(families: Iterable[str], row: Relation, vocabulary: Vocabulary) -> bool:
    """Tell whether what happened to a gene makes less of what is said of it and a disease.

    "Overexpression of X causes D" is dysregulation, "a variant of X protects from D" an association.
    """
    if row.tie is Tie.ASSOCIATION:
        rows = (each for key in families for each in vocabulary.relations_by_key.get(key, ()))
        return any(TermKind.DISEASE in each.kinds for each in rows)
    return row.tie is Tie.DYSREGULATION and any(vocabulary.has(each, Trait.CAUSAL) for each in families)


def _same(families: Iterable[str], relation: str) -> bool:
    """Tell whether a family is said, or is said of an amount or an activity."""
    return any(relation == each or relation.startswith(f"{each}-") for each in families)


def places(facts: Facts, statement: str) -> Iterator[Fault]:
    """Ask whether each sentence holds the trigger, the words of an end or a hedge, and one the trigger."""
    evidence, phrases = facts.evidence(statement), facts.texts(statement, IKG.relationPhrase)
    telling = {*phrases, *facts.texts(statement, IKG.hedgeCue)}  # a later sentence may take it back
    ends = [*facts.iris(statement, IKG.subjectSpan), *facts.iris(statement, IKG.objectSpan)]
    inside = [facts.spans[each] for each in ends if each in facts.spans]
    for place in evidence:
        held = any(place.start <= each.start and each.end <= place.end for each in inside)
        if not held and not any(words in place.words for words in telling):
            yield Fault(
                "P9", statement, f"“{begin(place.words)}” holds neither subject, object, relation nor hedge."
            )
    for phrase in phrases:
        if evidence and not any(phrase in place.words for place in evidence):
            yield Fault(
                "P6", statement, f"The words of the relation, “{phrase}”, do not stand in the evidence."
            )
