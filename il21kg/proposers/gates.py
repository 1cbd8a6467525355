"""The gates: what a model proposes is believed as far as the reader itself finds it in the sentence.

The words must stand there, and name something that the vocabulary knows; the relation must fit its kinds;
cues and species are those that the reader finds. What passes and was read already is agreement, else it is a
statement of tier C.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from il21kg.proposers.cues import Denied, cues_of
from il21kg.proposers.proposals import Judged, Proposal, Verdict, begun
from il21kg.reading.claims.conditions import Conditions, find_conditions
from il21kg.reading.claims.cues import Cues
from il21kg.reading.claims.ends import object_end, subject_end
from il21kg.reading.claims.progress import Progress, open_sentence
from il21kg.reading.claims.relations import not_asserted
from il21kg.reading.discourse import Discourse, Reference
from il21kg.reading.meaning.grounding import ground
from il21kg.reading.meaning.organisms import Organisms, find_organisms
from il21kg.reading.meaning.proposals import Candidate
from il21kg.reading.meaning.referents import refer
from il21kg.reading.reader import Step
from il21kg.reading.statements import UNKNOWN_KIND, End, Proposer, Statement, Unasserted
from il21kg.reading.structure.chunks import cut_sentence
from il21kg.reading.structure.completion import complete
from il21kg.reading.structure.phrases import Phrases
from il21kg.reading.structure.tagset import ChunkKind, Tag
from il21kg.text.document import Span
from il21kg.vocabulary.classes import TermKind, WordClass
from il21kg.vocabulary.vocabulary import Relation, Vocabulary

Relations = Mapping[str, Sequence[Relation]]
"""What may be proposed, by family."""

#: How an identifier looks: "HGNC:6005", "https://…".
_IDENTIFIER: Final = re.compile(r"[A-Za-z][\w.]*:\S+")
#: Nouns behind a name that make something else of it: "the IL-4 receptor", "an IL4 mutation".
_HEADS: Final = (
    WordClass.PROTEIN_NOUN,
    WordClass.PART_NOUN,
    WordClass.PARTNER_NOUN,
    WordClass.FAMILY_NOUN,
    WordClass.EVENT,
    WordClass.CLONE,
    WordClass.METHOD,
)
#: Occurrences of the same words that are looked at.
_PLACES: Final = 20


class RefusedError(Exception):
    """A proposal does not pass a gate; its words say why."""


@dataclass(frozen=True, slots=True)
class Gate:
    """One sentence, opened for what a model proposes of it."""

    sentence: Span
    progress: Progress
    relations: Relations
    conditions: Conditions
    organisms: Organisms
    said: Sequence[Statement]
    """What the rules read in it."""

    @property
    def vocabulary(self) -> Vocabulary:
        """The terms and their names."""
        return self.progress.wording.vocabulary


def open_gate(step: Step, relations: Relations) -> Gate | None:
    """Open a sentence after what was said before it; None where it has no words."""
    sentence = step.sentence.span
    discourse: Discourse = step.before.opening(sentence)
    grammar = discourse.setting.grammar
    clauses = cut_sentence(sentence, grammar)
    if not clauses.words:
        return None
    clauses = complete(clauses, Phrases(discourse.setting.text, clauses, grammar))
    progress = open_sentence(discourse, sentence, clauses)
    organisms = find_organisms(clauses, grammar)
    return Gate(sentence, progress, relations, find_conditions(progress), organisms, step.said)


def judge(gate: Gate, proposals: Sequence[Proposal], by: Proposer) -> Iterator[Judged]:
    """Say what becomes of each proposal of an answer."""
    made: set[tuple[object, ...]] = set()
    for proposal in proposals:
        remarks = tuple(_unasked(proposal))
        try:
            judged = _passed(gate, proposal, by)
            if (said := _meaning(gate, judged.statement)) in made:
                raise RefusedError("the same answer says it already")
            made.add(said)
            yield replace(judged, remarks=(*remarks, *judged.remarks))
        except RefusedError as error:
            yield Judged(proposal, gate.sentence, by, Verdict.REFUSED, str(error), remarks)


def _unasked(proposal: Proposal) -> Iterator[str]:
    for name in proposal.strange:
        yield f"“{name}” was not asked for, and is not used: identifiers are ours alone"


def _passed(gate: Gate, proposal: Proposal, by: Proposer) -> Judged:
    """Lead a proposal through the gates; raises RefusedError at the one where it does not pass."""
    if proposal.fault:
        raise RefusedError(proposal.fault)
    rows = gate.relations.get(proposal.relation)
    if rows is None:
        raise RefusedError(f"“{proposal.relation[:60]}” is no relation of the list")
    subject_at, object_at = _places(gate, proposal)
    relation, subject, target = _fitting(gate, rows, subject_at, object_at)
    statement = _statement(gate, relation, subject, target, by)
    read = next((each for each in gate.said if _same(gate, each, statement)), None)
    if read is not None:
        differing = tuple(_differing(proposal, read.certainty, negated=read.negated))
        return Judged(proposal, gate.sentence, by, Verdict.AGREED, "", differing, read)
    _check_bare(gate, statement, subject_at, object_at)
    cues = _cues(gate, proposal, subject_at, object_at)
    made = replace(
        statement,
        predicate=relation.hedged if cues.hedges else relation.stated,
        hedge_cues=cues.hedges,
        negation_cues=cues.negations,
    )
    made = gate.organisms.marked(gate.conditions.marked(made))
    if made.object != statement.object:
        raise RefusedError("it names a place in the genome of another organism")
    made = replace(made, not_asserted=Unasserted.PROPOSED)
    differing = tuple(_differing(proposal, made.certainty, negated=made.negated))
    return Judged(proposal, gate.sentence, by, Verdict.PROPOSED, "", differing, made)


def _differing(proposal: Proposal, certainty: str, *, negated: bool) -> Iterator[str]:
    """Say what the reader finds otherwise than the model."""
    if proposal.certainty != certainty:
        yield f"the model says {proposal.certainty}, the words say {certainty}"
    if proposal.negated != negated:
        yield "the model says it is denied, the words do not" if proposal.negated else "the words deny it"


# ---- words


def _places(gate: Gate, proposal: Proposal) -> tuple[tuple[int, int], tuple[int, int]]:
    """Give the tokens of subject and object, the two that stand nearest to each other."""
    subjects = _stand(gate, proposal.subject, "subject")
    objects = _stand(gate, proposal.object, "object")
    apart = [(one, two) for one in subjects for two in objects if one[1] <= two[0] or two[1] <= one[0]]
    if not apart:
        raise RefusedError("subject and object are the same words of the sentence")
    return min(apart, key=lambda pair: (max(pair[0][0], pair[1][0]) - min(pair[0][1], pair[1][1]), pair))


def _stand(gate: Gate, words: str, end: str) -> list[tuple[int, int]]:
    """Give the tokens of some words, at each place where they stand."""
    text = gate.sentence.text
    if words not in text:
        if _IDENTIFIER.fullmatch(words):
            raise RefusedError(f"its {end} is an identifier of the model's own: “{words[:60]}”")
        raise RefusedError(f"the words of its {end} are not there: “{begun(words)}”")
    tokens = gate.progress.clauses.words
    starts = {token.start: i for i, token in enumerate(tokens)}
    ends = {token.end: i + 1 for i, token in enumerate(tokens)}
    found: list[tuple[int, int]] = []
    at = text.find(words)
    while at >= 0 and len(found) < _PLACES:
        start = gate.sentence.start + at
        if start in starts and start + len(words) in ends:
            place = (starts[start], ends[start + len(words)])
            found += [] if _cut(gate, *place) else [place]
        at = text.find(words, at + 1)
    if not found:
        raise RefusedError(f"the words of its {end} are cut out of longer ones: “{begun(words)}”")
    return found


def _cut(gate: Gate, first: int, last: int) -> bool:
    """Tell whether tokens are cut out of a longer word, "IL-4R", or of a longer name, "B cell lymphoma"."""
    clauses = gate.progress.clauses
    tokens = clauses.words
    before = first > 0 and tokens[first - 1].end == tokens[first].start and _joins(tokens[first - 1].text)
    after = last < len(tokens) and tokens[last].start == tokens[last - 1].end and _joins(tokens[last].text)
    return (
        before
        or after
        or any(
            each.first <= first and last <= each.last and each.last - each.first > last - first
            for each in clauses.mentions
        )
    )


def _joins(text: str) -> bool:
    return text[0].isalnum() or text[0] in "-–"


# ---- ends and relation


def _fitting(
    gate: Gate, rows: Sequence[Relation], subject_at: tuple[int, int], object_at: tuple[int, int]
) -> tuple[Relation, End, End]:
    """Give the row of a relation whose kinds both ends have, with the ends under it."""
    reference = _referred(gate, subject_at)
    kinds = set()
    for row in rows:
        subject, target = _ends(gate, row, reference, object_at)
        if subject.iri == target.iri:
            raise RefusedError("subject and object are the same thing")
        if not_asserted(row, subject, target, Cues()) is None:
            return row, subject, target
        kinds.add((subject.kind, target.kind))
    named = next((pair for pair in sorted(kinds) if UNKNOWN_KIND not in pair), None)
    if named is None:
        nobody = all(one == UNKNOWN_KIND for one, _ in kinds)
        end, at = ("subject", subject_at) if nobody else ("object", object_at)
        words = begun(gate.progress.phrases.span(*at).text)
        raise RefusedError(f"the words of its {end} name nothing that can be the {end} of this: “{words}”")
    raise RefusedError(f"kinds do not fit: {rows[0].family} is not said of {_a(named[0])} and {_a(named[1])}")


def _a(kind: str) -> str:
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"


def _referred(gate: Gate, at: tuple[int, int]) -> Reference:
    """Give what the words of a subject refer to; "it" must open the sentence."""
    progress = gate.progress
    item = progress.phrases.item(*at)
    reference = refer(progress.references, item)
    opening = next((c.last for c in progress.chunks if c.kind == ChunkKind.NP), 0)
    if progress.clauses.tags[item.start] == Tag.TOPIC and item.start >= opening:
        raise RefusedError("its subject only points, and at what was not read")
    return reference


def _ends(gate: Gate, row: Relation, reference: Reference, object_at: tuple[int, int]) -> tuple[End, End]:
    wording, phrases = gate.progress.wording, gate.progress.phrases
    item = phrases.item(*object_at)
    candidate = Candidate(ground(wording.lookup, item.first, item.last, row.kinds), row.key)
    target = object_end(candidate, row, gate.vocabulary)
    subject = subject_end(wording, reference, row, known=target.kind != UNKNOWN_KIND)
    if subject is None:
        raise RefusedError("the words of its subject name nothing")
    return subject, target


def _check_bare(gate: Gate, made: Statement, subject_at: tuple[int, int], object_at: tuple[int, int]) -> None:
    """Raise RefusedError where the sentence speaks of more than the words of an end: "IL-4 antagonists"."""
    for end, at in (("subject", subject_at), ("object", object_at)):
        if (more := _going_on(gate, at)) is not None:
            raise RefusedError(f"the words of its {end} go on, and name something else: “{begun(more)}”")
    event = _event(gate, subject_at[0])
    if event is not None and made.object.kind != TermKind.DISEASE:
        raise RefusedError(f"it is said of what happens to its subject: “{event}”")


def _going_on(gate: Gate, at: tuple[int, int]) -> str | None:
    """Give the words of an end with the noun behind them that makes something else of them."""
    tokens, grammar, last = gate.progress.clauses.words, gate.progress.grammar, at[1]
    word = tokens[last].norm if last < len(tokens) else ""
    if not word or grammar.role(WordClass.NAME_FRAME, word) is not None:  # "the IL4 gene" is what IL4 is
        return None
    agent = any(word == row.agent for row in gate.vocabulary.predicates)
    noun = agent or any(grammar.role(each, word) is not None for each in _HEADS)
    return gate.progress.phrases.span(at[0], last + 1).text if noun else None


def _event(gate: Gate, first: int) -> str | None:
    """Give the noun for what happens to what stands behind its "of" or "in": "loss of IL4"."""
    clauses, grammar = gate.progress.clauses, gate.progress.grammar
    at = first - 1
    while at > 0 and clauses.tags[at] in (Tag.DETERMINER, Tag.WORD):
        at -= 1
    if at < 1 or clauses.tags[at] != Tag.PREPOSITION:
        return None
    noun = clauses.words[at - 1]
    return noun.text if grammar.role(WordClass.EVENT, noun.norm) is not None else None


def _statement(gate: Gate, row: Relation, subject: End, target: End, by: Proposer) -> Statement:
    """Make the statement of a proposal, before its cues are known."""
    return Statement(
        kind=row.statement,
        relation=row.family,
        subject=subject,
        predicate=row.stated,
        object=target,
        sentence=gate.sentence,
        evidence=(gate.sentence,),
        trigger=_between(gate, subject, target),
        frame="",
        not_asserted=Unasserted.PROPOSED,
        cell=target.iri if target.kind == TermKind.CELL else None,
        unread=True,
        proposers=(by,),
    )


def _between(gate: Gate, subject: End, target: End) -> Span:
    """Give the words between two ends, which are to say the relation; all of them where none are between."""
    one, two = sorted((_span(subject), _span(target)), key=lambda span: span.start)
    text, start = gate.sentence.text, gate.sentence.start
    words = text[one.start + len(one.text) - start : two.start - start]
    if not words.strip():
        return Span(one.start, text[one.start - start : two.start + len(two.text) - start])
    left = len(words) - len(words.lstrip())
    return Span(one.start + len(one.text) + left, words.strip())


def _span(end: End) -> Span:
    if end.span is None or not end.span.text:
        raise RefusedError("an end of it has no words of its own")
    return end.span


def _cues(gate: Gate, proposal: Proposal, subject_at: tuple[int, int], object_at: tuple[int, int]) -> Cues:
    try:
        return cues_of(gate.progress, subject_at, object_at, negated=proposal.negated)
    except Denied as error:
        raise RefusedError(str(error)) from error


# ---- what was read already


def _same(gate: Gate, read: Statement, made: Statement) -> bool:
    return _meaning(gate, read) == _meaning(gate, made)


def _meaning(gate: Gate, statement: Statement | None) -> tuple[object, ...]:
    """Give what a statement is about: its relation and its ends, a gene and its product as one."""
    if statement is None:
        return ()
    ends = (statement.subject.iri, statement.object.iri)
    one, two = ends[:: -1 if statement.undergone else 1]
    return statement.relation, _gene(gate, one), _gene(gate, two)


def _gene(gate: Gate, iri: str | None) -> str | None:
    term = gate.vocabulary.terms.get(iri or "")
    return iri if term is None else term.gene or term.iri
