"""Reads what is done to a subject by what stands behind "by": "X is induced by Y" says that Y induces X."""

from dataclasses import replace

from il21kg.reading.claims.claims import say
from il21kg.reading.claims.pointing import as_object
from il21kg.reading.claims.progress import Made, Progress
from il21kg.reading.meaning.grounded import Grounded
from il21kg.reading.meaning.objects import read_objects
from il21kg.reading.meaning.parties import Party, who
from il21kg.reading.meaning.proposals import Candidate
from il21kg.reading.statements import How, Statement
from il21kg.reading.structure.bounds import phrase_before
from il21kg.reading.structure.phrases import Region
from il21kg.reading.structure.shared_subjects import agents
from il21kg.reading.structure.sides import right_of
from il21kg.reading.structure.tagset import ChunkKind
from il21kg.reading.structure.triggers import Trigger
from il21kg.text.document import Span
from il21kg.vocabulary.classes import EventRole, HintRole, TermKind, Tie, Trait, WordClass


def read_passive(
    progress: Progress, k: int, trigger: Trigger, party: Party, region: Region, subject: Party
) -> Made:
    """Read a verb that `party` undergoes; `subject` is what a later clause may share."""
    by = agents(progress.cut, k, len(right_of(progress.cut, k)))
    agent = None if by is None else who(progress.references, by, progress.told)
    if agent is None:
        return Made((), subject)
    product, silent = _product(progress, trigger, party, agent)
    first = progress.first is not None and progress.first.references == party.references
    opens = product if first and not agent.about_topic else None
    if silent:
        return Made((), product or subject, opens)
    statements: list[Statement] = []
    for candidate in _acted_on(progress, k, trigger, party):
        statements += say(progress.wording, trigger, agent, _undergone(progress, trigger, candidate), region)
    return Made(statements, product or subject, opens)


# ---- what is encoded


def _product(progress: Progress, trigger: Trigger, party: Party, agent: Party) -> tuple[Party | None, bool]:
    """Return what a gene makes, "the kinase encoded by this gene", and whether the clause says no more.

    What follows is about it. None where nothing is said to be encoded.
    """
    if not progress.has(trigger, Trait.ENCODING):
        return None, False
    if not agent.about_topic or not party.references:
        product = _product_of(agent, party)
        return product, product is not None and party.about_topic  # no product of the topic's gene
    first = party.references[0]
    if first.topic and first.how == How.COREFERENCE:
        return None, True  # "the cytokine encoded by this gene": its product
    topic = Party((replace(first, topic=True, how=How.COREFERENCE, names=()),))
    return topic, trigger.shortened and _is_definite(progress, party)  # nothing but a name for the product


def _product_of(maker: Party, party: Party) -> Party | None:
    """Read "the protein encoded by JAK1" as what JAK1 makes; None where its words name something."""
    genes, products = maker.references, party.references
    if len(genes) != 1 or not genes[0].names or len(products) != 1:
        return None
    product = products[0]
    if product.how not in (How.COREFERENCE, How.ELIDED, How.UNRESOLVED):
        return None
    meant = replace(genes[0], how=How.COREFERENCE, span=product.span, words=product.words, gene=False)
    return Party((meant,))


def _is_definite(progress: Progress, party: Party) -> bool:
    """Whether "the" or "this" stands before the words of a subject."""
    if party.head is None or party.head[0] == 0:
        return False
    before = progress.clauses.words[party.head[0] - 1].low
    return progress.grammar.role(WordClass.DEFINITE, before) is not None


# ---- what something is done to


def _acted_on(progress: Progress, k: int, trigger: Trigger, party: Party) -> list[Candidate]:
    """Return what a passive is said of, as objects: those its words name, else whom they stand for."""
    named = not party.event and not party.about_topic
    behind = k > 0 and progress.chunks[k - 1].kind == ChunkKind.NP
    if behind and (named or _falls_ill(progress, trigger, party)):
        before = progress.phrases.region(phrase_before(progress.cut, k))
        return read_objects(progress.wording.lookup, trigger.frame, before.asserted)
    key, amount = trigger.frame.family, _is_amount(progress, party)
    if amount and key != progress.key(Tie.CAUSE):
        key = progress.grammar.vocabulary.amounts.get(key, key)
    read = [as_object(progress, reference, trigger) for reference in party.references]
    grounded = [each for each in read if each is not None]
    if amount and len(grounded) == 1:
        grounded = [_with_amount(progress, party, grounded[0])]
    return [Candidate(each, key) for each in grounded]


def _with_amount(progress: Progress, party: Party, grounded: Grounded) -> Grounded:
    """Take "expression of this gene" as the words of what is increased, where they stand in this order."""
    if party.head is None or progress.clauses.words[party.head[0]].start > grounded.span.start:
        return grounded
    start = progress.clauses.words[party.head[0]].start
    text = progress.phrases.text[start : grounded.span.end]
    return replace(grounded, span=Span(start, text)) if "," not in text else grounded


def _is_amount(progress: Progress, party: Party) -> bool:
    """Whether a subject is how much there is of something: "its expression is increased by"."""
    amount = party.head is not None and progress.phrases.tail(*party.head, WordClass.AMOUNT) is not None
    return amount and party.event == EventRole.ASPECT


def _falls_ill(progress: Progress, trigger: Trigger, party: Party) -> bool:
    """Read "factor X deficiency is caused by" as of a disease, not of what happened to a gene."""
    if not party.event or party.head is None:
        return False
    tail = progress.phrases.tail(*party.head, WordClass.EVENT)
    compound = tail is not None and tail[1] > party.head[0]
    ill = progress.grammar.of_disease(progress.phrases.bare(*party.head))
    return compound and ill and TermKind.DISEASE in progress.grammar.kinds(trigger.frame.family)


def _undergone(progress: Progress, trigger: Trigger, candidate: Candidate) -> Candidate:
    """Read "STAT3 is activated by IL-21": what a molecule undergoes may be another relation."""
    key, term = trigger.frame.passive, candidate.grounded.term
    if not key or candidate.key != trigger.frame.family or candidate.hint not in ("", HintRole.MOLECULE):
        return candidate
    admitted = term is None or term.kind in progress.grammar.kinds(key)
    return replace(candidate, key=key) if admitted else candidate
