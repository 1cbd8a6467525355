"""Makes statements of what a clause says: the relation, its two ends, what keeps it from being asserted."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from il21kg.reading.claims.certainty import find_cues
from il21kg.reading.claims.circumstances import Circumstances, circumstances
from il21kg.reading.claims.cues import Cues
from il21kg.reading.claims.ends import object_end, subject_end
from il21kg.reading.claims.naming import names_another, one_of_a_kind
from il21kg.reading.claims.nothing import says_nothing
from il21kg.reading.claims.pairs import unsure
from il21kg.reading.claims.relations import BROKEN, choose_relation, not_asserted
from il21kg.reading.claims.wording import Wording
from il21kg.reading.meaning.parties import Party
from il21kg.reading.meaning.proposals import Candidate
from il21kg.reading.statements import UNKNOWN_KIND, End, Statement
from il21kg.reading.structure.phrases import Region
from il21kg.reading.structure.triggers import Trigger
from il21kg.text.document import Span
from il21kg.vocabulary.classes import TermKind, Tie, Trait, Turn, WordClass
from il21kg.vocabulary.vocabulary import Frame, Relation


@dataclass(frozen=True, slots=True)
class Saying:
    """How and where a claim is said."""

    frame: Frame
    phrase: Span
    """The words of the relation."""
    evidence: tuple[Span, ...]
    sentence: Span
    cues: Cues


@dataclass(frozen=True, slots=True)
class _Found:
    """How a subject was found (fields of `Statement`)."""

    row: str
    rival: Span | None


def say(
    wording: Wording, trigger: Trigger, party: Party, candidate: Candidate, region: Region | None = None
) -> list[Statement]:
    """Make the statements of one object of a clause; `region` gives the circumstances."""
    saying = say_how(wording, trigger, candidate, (wording.sentence,), wording.sentence)
    return make(wording, saying, party, candidate, region)


def say_how(
    wording: Wording, trigger: Trigger, candidate: Candidate, evidence: tuple[Span, ...], sentence: Span
) -> Saying:
    """Say how a trigger says a claim: its words and its cues."""
    comma = trigger.frame.shape == Turn.APPOSITIVE
    phrase = wording.phrases.span(trigger.first + comma, max(trigger.last, trigger.first + 1))
    if trigger.core < 0:  # no words say it but those of the object
        phrase = candidate.grounded.span
    cues = find_cues(wording.cues, trigger, candidate.grounded.span)
    return Saying(trigger.frame, phrase, evidence, sentence, cues)


def make(
    wording: Wording, saying: Saying, party: Party, candidate: Candidate, region: Region | None = None
) -> list[Statement]:
    """Make the statements of one object, one for each subject; `region` gives the circumstances."""
    relation = choose_relation(candidate, saying.frame, party.event, wording.vocabulary)
    if relation is None:
        return []
    if party.head is not None and _is_bystander(wording, candidate.key, *party.head):
        return []
    if Trait.NAMING not in relation.traits and says_nothing(candidate.grounded, wording.grammar):
        return []
    target = object_end(candidate, relation, wording.vocabulary)
    around = circumstances(wording, party, relation, candidate, region or Region())
    rival = None if party.rival is None else wording.phrases.span(*party.rival)
    by = _Found(party.row, rival)
    statements = [
        _turned(wording, saying, _statement(saying, relation, candidate, subject, target, around, by))
        for subject in _subjects(wording, saying, party, relation, target)
    ]
    # "a variant of the gene, called X": is that the variant, or the gene?
    open_ = party.unsure or (Trait.NAMING in relation.traits and party.event in BROKEN)
    return [unsure(statement) for statement in statements] if open_ else statements


def _is_bystander(wording: Wording, key: str, first: int, last: int) -> bool:
    """Tell whether a subject is no molecule: a method, a clone that encodes, people with something."""
    phrases, has = wording.phrases, wording.grammar.has
    classes = [WordClass.METHOD]
    classes += [WordClass.CLONE] if has(key, Trait.ENCODING) else []
    bearer = has(key, Trait.COMPOSING) and phrases.tail(first, last, WordClass.FAMILY_NOUN) is None
    classes += [WordClass.PEOPLE, WordClass.MODEL_ORGANISM] if bearer else []
    return any(phrases.tail(first, last, each) is not None for each in classes)


def _subjects(
    wording: Wording, saying: Saying, party: Party, relation: Relation, target: End
) -> Iterator[End]:
    """Give the ends that the words of a subject are; none that is the object, or cannot have its name."""
    naming, bracket = Trait.NAMING in relation.traits, saying.frame.shape == Turn.BRACKET
    for reference in party.references:
        if naming and not bracket:
            reference = one_of_a_kind(wording, reference, saying.phrase)
        end = subject_end(wording, reference, relation, known=target.kind != UNKNOWN_KIND)
        if end is None or (end.iri is not None and end.iri == target.iri):
            continue
        name = target.span if naming else None
        if name is None or not names_another(wording, name, end, saying.phrase, bracket=bracket):
            yield end


def _statement(
    saying: Saying,
    relation: Relation,
    candidate: Candidate,
    subject: End,
    target: End,
    around: Circumstances,
    by: _Found,
) -> Statement:
    cues = saying.cues
    of_disease = relation.statement == "GeneDiseaseStatement"
    return Statement(
        kind=relation.statement,
        relation=relation.family,
        subject=subject,
        predicate=relation.hedged if cues.hedges else relation.stated,
        object=target,
        sentence=saying.sentence,
        evidence=tuple(sorted(set(saying.evidence), key=lambda s: s.start)),
        trigger=saying.phrase,
        frame=saying.frame.name,
        hedge_cues=cues.hedges,
        evidential_cues=cues.evidentials,
        negation_cues=cues.negations,
        not_asserted=not_asserted(relation, subject, target, cues),
        residue=around.residue,
        exemplary=candidate.exemplar,
        effects=tuple(sorted(candidate.effects)),
        effect_phrases=tuple(sorted(candidate.phrases)),
        direction=None if of_disease else saying.frame.direction,
        cell=candidate.cell or (target.iri if target.kind == TermKind.CELL else None),
        joint_agents=tuple(j for j in around.joints if j.iri != subject.iri),
        contexts=around.contexts,
        context_diseases=around.diseases,
        species=around.species,
        subject_row=by.row,
        subject_rival=by.rival,
    )


def _turned(wording: Wording, saying: Saying, statement: Statement) -> Statement:
    """Turn what has its object first: "IL-2 is a substrate of JAK1" says what JAK1 does."""
    inverse = (wording.vocabulary.ties[Tie.MODIFIED], wording.vocabulary.ties[Tie.UNDERGOING])
    if saying.frame.family not in inverse or not statement.undergone:
        return statement
    return replace(
        statement, subject=statement.object, object=statement.subject, subject_row="", subject_rival=None
    )
