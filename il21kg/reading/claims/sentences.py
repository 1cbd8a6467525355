"""Reads a sentence after what was said before it: where its words stand, who is meant, what is said."""

from collections.abc import Iterable

from il21kg.reading.claims.addresses import read_addresses
from il21kg.reading.claims.brackets import read_brackets
from il21kg.reading.claims.conditions import find_conditions
from il21kg.reading.claims.encoded import name_encoded
from il21kg.reading.claims.means import read_means
from il21kg.reading.claims.memory import remembered
from il21kg.reading.claims.nominals import read_nominals
from il21kg.reading.claims.patients import read_patients
from il21kg.reading.claims.polarity import weighed
from il21kg.reading.claims.progress import Progress, open_sentence
from il21kg.reading.claims.reservations import reserved
from il21kg.reading.claims.sharing import with_means, with_pairs, without_opposites
from il21kg.reading.claims.sightings import read_sightings
from il21kg.reading.claims.turns import read_clause
from il21kg.reading.discourse import Discourse, Reference
from il21kg.reading.meaning.organisms import find_organisms
from il21kg.reading.meaning.parties import Party
from il21kg.reading.meaning.referents import refer
from il21kg.reading.statements import How, Statement
from il21kg.reading.structure.chunks import cut_sentence, read_clauses
from il21kg.reading.structure.completion import complete
from il21kg.reading.structure.phrases import Phrases
from il21kg.reading.structure.tagset import ChunkKind
from il21kg.text.document import Span


def read_sentence(sentence: Span, discourse: Discourse) -> tuple[list[Statement], Discourse]:
    """Read a sentence of prose after what was said before it; return what is said then as well."""
    discourse = discourse.opening(sentence)
    grammar, text = discourse.setting.grammar, discourse.setting.text
    # 1. Where the words stand: words, names, verbs, phrases, and a verb that is left out.
    clauses = cut_sentence(sentence, grammar)
    if not clauses.words:
        return [], discourse
    clauses = complete(clauses, Phrases(text, clauses, grammar))
    # 2. What may be meant: names by what the text has said, "it" by the sentence before.
    progress = open_sentence(discourse, sentence, clauses)
    # 3. Who is meant and what is said: clause by clause, each after the ones before it.
    statements, progress = _read(progress)
    # 4. What a claim holds under, whatever its clause, and what keeps it from being asserted.
    if not statements:
        return [], remembered(progress, silent=True)
    conditions, organisms = find_conditions(progress), find_organisms(clauses, grammar)
    statements = [weighed(organisms.marked(conditions.marked(each)), grammar) for each in statements]
    statements = reserved(progress.phrases, statements)
    # 5. What the next sentence may point at.
    return statements, remembered(progress, silent=not statements)


def _read(progress: Progress) -> tuple[list[Statement], Progress]:
    """Read the clauses in brackets, those of the sentence itself, and the names in brackets."""
    statements, progress = _asides(progress)
    for k, chunk in enumerate(progress.chunks):
        if chunk.trigger is not None:
            made, step = read_clause(progress, k, chunk.trigger)
            said = with_means(progress, k, {**step.said, k: made.statements})
            progress = step.after(k, made, said)
    clear = without_opposites(progress, with_pairs(progress, progress.said))
    statements += [statement for clause in clear.values() for statement in clause]
    statements += read_nominals(progress)
    for read in (read_means, read_patients, read_sightings, read_addresses):
        statements += [each for each in read(progress) if not _is_said(each, statements)]
    named, progress = _names(progress)
    return statements + named, progress


def _is_said(claim: Statement, others: Iterable[Statement]) -> bool:
    """Whether a claim is read already, in other words of the sentence."""
    ends = (claim.subject.iri, claim.object.iri, claim.object.label)
    return any((each.subject.iri, each.object.iri, each.object.label) == ends for each in others)


def _asides(progress: Progress) -> tuple[list[Statement], Progress]:
    """Read the clauses in brackets: each a sentence within the sentence."""
    statements: list[Statement] = []
    for first, last in progress.clauses.nested:
        clauses = read_clauses(progress.clauses.words[first:last], progress.grammar)
        before = _before(progress, first - 1)
        aside = open_sentence(progress.discourse, progress.sentence, clauses, before)
        inner, aside = _read(aside)
        statements += inner
        progress = progress.resuming(aside.discourse)
    return statements, progress


def _before(progress: Progress, bracket: int) -> Party | None:
    """Give what stands before a bracket: with what it belongs to, "the receptor for IL-21 (called X)"."""
    chunks = progress.chunks
    k = next(
        (k for k, c in enumerate(chunks) if c.first < bracket <= c.last and c.kind == ChunkKind.NP), None
    )
    if k is None:
        return None
    item = progress.phrases.item(chunks[k].first, bracket)
    if not _belongs(progress, k):
        return Party((refer(progress.references, item),))
    first = progress.phrases.item(chunks[k - 2].first, chunks[k - 2].last).first
    span, words = progress.phrases.span(first, bracket), progress.phrases.words(first, bracket)
    return Party((Reference(False, How.UNRESOLVED, span, (), words),))


def _belongs(progress: Progress, k: int) -> bool:
    """Whether the noun phrase at chunk `k` only says whose the one before it is: "of", "for"."""
    kinds = [chunk.kind for chunk in progress.chunks[max(k - 2, 0) : k]]
    if kinds != [ChunkKind.NP, ChunkKind.PREPOSITION]:
        return False
    preposition = progress.chunks[k - 1]
    return progress.clauses.low(preposition.first, preposition.last) in ("of", "for")


def _names(progress: Progress) -> tuple[list[Statement], Progress]:
    """Read the names in brackets; a symbol stands for its bearer from then on."""
    statements = name_encoded(progress)
    named, discourse = read_brackets(progress.wording)
    if discourse is not progress.wording.lookup.discourse:
        progress = progress.learning(progress.discourse.after(names=discourse.short_forms))
    return statements + named, progress
