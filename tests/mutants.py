"""Claims made of annotated texts: as they are, and each with one thing changed that a check has to catch.

Nothing is copied: what is made lives as long as the measurement.
"""

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from il21kg.knowledge import KnowledgeGraph
from il21kg.measure.gold import Annotation, Fact
from il21kg.reading.reader import Reader
from il21kg.verdict.claims import Claim
from il21kg.verdict.judging import judge
from il21kg.verdict.senses import Senses
from il21kg.verdict.sources import Sources
from il21kg.verdict.verdicts import AMISS, Finding, Verdict

#: What a relation is exchanged for: it says something else, and nothing broader.
OTHERWISE = {
    "induces": "inhibits",
    "inhibits": "induces",
    "regulates": "interacts_with",
    "interacts_with": "inhibits",
    "involved_in": "inhibits",
    "acts_on_cell": "produced_by",
    "expressed_in": "acts_on_cell",
    "causes_disease": "protects_from",
    "associated_with_disease": "protects_from",
    "protects_from": "causes_disease",
    "treats": "causes_disease",
    "member_of": "part_of",
    "part_of": "interacts_with",
    "has_part": "interacts_with",
    "is_a": "interacts_with",
    "modifies": "inhibits",
    "localizes_to": "interacts_with",
    "located_on": "interacts_with",
}
#: Relations whose ends are alike, or of which one end is no thing of its own.
ALIKE = (
    "interacts_with",
    "homolog_of",
    "named",
    "other",
    "has_variant",
    "modified_by",
    "is_a",
    "has_activity",
)
#: Relations that say as little as that there is something between two things.
LITTLE = ("other", "has_variant")


@dataclass(frozen=True)
class Mutant:
    """A claim, and what was done to it."""

    kind: str
    """`kept`, or the name of the change."""
    claim: Claim


def claim(annotation: Annotation, fact: Fact, number: int, text: str) -> Claim:
    """A fact as a claim: every other one by the identifier of its object, where it has one."""
    by_id = fact.object_id if number % 2 else None
    quote = text[fact.sentence.start : fact.sentence.end] if fact.sentence else ""
    return Claim(
        f"{annotation.symbol}:{number}",
        annotation.symbol if fact.about_topic else fact.subject,
        fact.relation,
        by_id or fact.object.text,
        hedged=fact.certainty == "hedged",
        negated=fact.negated,
        quote=quote,
    )


def mutants(annotations: Sequence[Annotation], seed: int = 11) -> dict[str, list[Mutant]]:
    """The claims of each text, kept and changed, by its symbol."""
    chance = random.Random(seed)
    everywhere = [fact.object.text for each in annotations for fact in each.facts if fact.object_id]
    return {each.symbol: list(_of_text(each, everywhere, chance)) for each in annotations}


def _of_text(annotation: Annotation, everywhere: Sequence[str], chance: random.Random) -> Iterator[Mutant]:
    text = annotation.data.decode()
    facts = [each for each in annotation.facts if not each.doubtful and each.relation not in LITTLE]
    for number, fact in enumerate(facts):
        kept = claim(annotation, fact, number, text)
        bare = replace(kept, quote="")
        yield Mutant("kept", kept)
        if fact.certainty == "hedged":
            yield Mutant("hedge left out", replace(bare, hedged=False))
        yield Mutant("negation flipped", replace(bare, negated=not kept.negated))
        if fact.relation not in ALIKE:
            yield Mutant("ends exchanged", replace(bare, subject=bare.object, object=bare.subject))
        if other := _elsewhere(fact, facts, chance):
            yield Mutant("object from elsewhere", replace(bare, object=other))
        foreign = [each for each in everywhere if each.casefold() not in text.casefold()]
        if foreign and fact.relation != "named" and not fact.negated:
            yield Mutant("object made up", replace(bare, object=chance.choice(foreign)))
        if letters := _other_letter(kept.quote, chance):
            yield Mutant("letter of the quote", replace(kept, quote=letters))
        if fact.relation in OTHERWISE:
            yield Mutant("relation changed", replace(bare, relation=OTHERWISE[fact.relation]))


def _elsewhere(fact: Fact, facts: Sequence[Fact], chance: random.Random) -> str:
    """An object of the same text that this relation does not have there."""
    has = {each.object.text.casefold() for each in facts if each.subject == fact.subject}
    others = [
        each.object.text
        for each in facts
        if each.relation != fact.relation and each.object.text.casefold() not in has
    ]
    others += [
        each.object.text
        for each in facts
        if each.relation not in (fact.relation, "named", *ALIKE) and each.object.text != fact.object.text
    ]
    return chance.choice(others) if others and fact.relation != "named" else ""


def _other_letter(quote: str, chance: random.Random) -> str:
    places = [at for at, letter in enumerate(quote) if letter.isascii() and letter.isalpha()]
    if not places:
        return ""
    at = chance.choice(places)
    letter = "x" if quote[at].lower() != "x" else "k"
    return quote[:at] + letter + quote[at + 1 :]


@dataclass(frozen=True)
class Score:
    """How the claims of one kind were judged."""

    number: int
    findings: Counter[Finding]

    @property
    def caught(self) -> float:
        """Share that is not called stated."""
        return 1 - self.findings[Finding.STATED] / self.number

    @property
    def open(self) -> float:
        """Share that is not settled."""
        return self.findings[Finding.NOT_SETTLED] / self.number

    @property
    def accused(self) -> int:
        """How many are called denied, weaker or misquoted."""
        return sum(self.findings[each] for each in AMISS)


def scores(judged: Iterable[tuple[Mutant, Verdict]]) -> dict[str, Score]:
    """How the claims of each kind were judged."""
    kinds: dict[str, Counter[Finding]] = {}
    for mutant, verdict in judged:
        kinds.setdefault(mutant.kind, Counter())[verdict.finding] += 1
    return {kind: Score(sum(found.values()), found) for kind, found in kinds.items()}


def judged(
    annotation: Annotation, claims: Iterable[Mutant], reader: Reader
) -> Iterator[tuple[Mutant, Verdict]]:
    """Each claim with its verdict, by the text of its annotation, which is read once."""
    kg = KnowledgeGraph(":memory:")
    text, symbol = annotation.data.decode(), annotation.symbol
    kg.load(text=text, about=symbol, key=symbol.lower(), reader=reader)
    with kg._open() as store:
        sources = Sources(store, reader.vocabulary, kg._articles(store, lambda _: reader))
        senses = Senses(sources, reader)
        for mutant in claims:
            yield mutant, judge(mutant.claim, senses)
