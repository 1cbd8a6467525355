"""Proves the ends of statements: their words name them, or stand for them as is recorded."""

from collections.abc import Iterable, Iterator
from typing import Final

from il21kg.graph.proof.facts import Facts, Place
from il21kg.graph.proof.rules import Fault
from il21kg.namespaces import DCTERMS, IKG, RDF, local_name
from il21kg.reading.statements import How
from il21kg.text.quotes import one_blank
from il21kg.vocabulary.spelling import key

#: Ways of grounding in which the words themselves are a name of the thing, or of its gene or its product.
_BY_NAME: Final = frozenset({How.NAME, How.CURATED, How.RELATED_SYNONYM, How.PRODUCT})
#: Ways in which they are no name of it at all.
_BY_CONTEXT: Final = frozenset({How.COREFERENCE, How.ELIDED})


def ends(facts: Facts, statement: str) -> Iterator[Fault]:
    """Ask whether the words of an end name it, or stand for it in the way that is recorded."""
    evidence = facts.evidence(statement)
    for end, span, by in (
        (RDF.subject, IKG.subjectSpan, IKG.subjectGroundedBy),
        (RDF.object, IKG.objectSpan, IKG.objectGroundedBy),
    ):
        how = next(iter(facts.texts(statement, by)), "")
        for literal in facts.texts(statement, end):
            if not any(literal in one_blank(each.words) for each in evidence):
                yield Fault("P5", statement, f"“{literal}” does not stand in the sentence.")
        for iri in facts.iris(statement, end):
            places = [facts.spans[each] for each in facts.iris(statement, span) if each in facts.spans]
            for place in places:
                if not _stands_for(facts, place, iri, how, evidence):
                    words = one_blank(place.words)
                    yield Fault("P5", statement, f"The words “{words}” are no name of {facts.label(iri)}.")


def _stands_for(facts: Facts, place: Place, iri: str, how: str, evidence: list[Place]) -> bool:
    if how in _BY_CONTEXT or not facts.in_vocabulary(iri):
        return True
    if facts.kin(iri) & facts.named(place.words):
        return True
    if (
        how in _BY_NAME
        and facts.at_hand
        and any(_rivals(facts, iri, one) for one in facts.called(place.words))
    ):
        return False
    if _resembles(facts, place.words, facts.label(iri), loose=how not in _BY_NAME or not facts.at_hand):
        return True
    around = [each for each in evidence if each.start <= place.start and place.end <= each.end]
    near = any(facts.kin(iri) & facts.named(each.words) for each in around)
    return near or not any(_rivals(facts, iri, other) for other in facts.named(place.words))


def _resembles(facts: Facts, words: str, label: str, *, loose: bool) -> bool:
    """Tell whether words may be a form of a label: they share words with it, or are short for it."""
    of_label, of_words = set(key(label).split()), set(key(words).split())
    initials = "".join(word[0] for word in key(words.replace("-", " ")).split() if word[0].isalnum())
    if initials in of_label:  # "WAGR syndrome", written out
        return True
    shared = len(of_label & of_words)
    # A short form may be one that the text defines.
    return 2 * shared >= len(of_label) or shared > 2 or (loose and shared > 0) or _short(words)


def _rivals(facts: Facts, iri: str, other: str) -> bool:
    """Tell whether words for one are no words for the other: of one kind, and none above the other."""
    one, two = facts.vocabulary.terms.get(iri), facts.vocabulary.terms.get(other)
    if one is None or two is None or one.kind != two.kind:
        return False
    return iri not in facts.vocabulary.ancestors(other) and other not in facts.vocabulary.ancestors(iri)


def _short(words: str) -> bool:
    """Tell whether words may be a short form that the text defines: "GSTs"."""
    return sum(c.isupper() for c in words) > 1 and " " not in words.strip()


def topics(facts: Facts) -> Iterator[Fault]:
    """Ask whether a text leaves one gene unnamed, its topic: any other is named somewhere."""
    for version in () if facts.mute else facts.with_predicate(IKG.sha256):
        unnamed = _unspoken(facts, version)
        if len(_groups(facts, unnamed)) > 1:
            spoken = _spoken(facts, version)
            unnamed = {iri: statements for iri, statements in unnamed.items() if not facts.kin(iri) & spoken}
        whole = _groups(facts, unnamed)
        if len(whole) < 2:
            continue
        usual = max(whole, key=lambda kin: sum(len(unnamed.get(iri, ())) for iri in kin))
        for iri in unnamed.keys() - usual:
            for statement in unnamed[iri]:
                yield Fault("P5", statement, f"{facts.label(iri)} is named nowhere in the text.")


def _groups(facts: Facts, iris: Iterable[str]) -> list[frozenset[str]]:
    """Give genes with their products, each once."""
    groups = {facts.kin(iri) for iri in iris}
    return [each for each in groups if not any(each < other for other in groups)]


def _spoken(facts: Facts, version: str) -> frozenset[str]:
    """Give every term that the title or a quote of a text names."""
    source = facts.iris(version, DCTERMS.isVersionOf)
    titles = [text for each in source for text in facts.texts(each, DCTERMS.title)]
    quotes = [each.words for each in facts.spans.values() if each.version == local_name(version)]
    return frozenset[str]().union(*(facts.named(words) for words in (*titles, *quotes)))


def _unspoken(facts: Facts, version: str) -> dict[str, list[str]]:
    """Give what statements of a text speak of by a pronoun, or not at all."""
    statements: dict[str, list[str]] = {}
    for statement in facts.with_predicate(RDF.subject):
        if not any(each.version == local_name(version) for each in facts.evidence(statement)):
            continue
        for end, by in ((RDF.subject, IKG.subjectGroundedBy), (RDF.object, IKG.objectGroundedBy)):
            if set(facts.texts(statement, by)) & _BY_CONTEXT:
                for iri in facts.iris(statement, end):
                    if facts.in_vocabulary(iri):
                        statements.setdefault(iri, []).append(statement)
    return statements
