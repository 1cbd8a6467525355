"""Puts the sentences of a document to a model, and its proposals to the gates.

    propose(document, reading, reader, Asking(model, kept))

Answers that are kept need no server. A sentence without one is told with the reason, and the rest goes on.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from threading import Event
from typing import Any, Final

from il21kg.proposers.answers import UnreadableError, read_answer
from il21kg.proposers.gates import judge, open_gate
from il21kg.proposers.kept import Kept, digest
from il21kg.proposers.llm import Model, NothingSaidError
from il21kg.proposers.prompt import Prompt
from il21kg.proposers.proposals import Answer, Judged, Proposals, Unanswered, Verdict
from il21kg.reading.discourse import open_document
from il21kg.reading.reader import Reader, Reading, Step
from il21kg.reading.statements import Proposer, Statement
from il21kg.text.document import Document, Span

#: Characters of the longest sentence that is put to a model.
LONGEST: Final = 2_000


@dataclass(frozen=True, slots=True)
class Silent:
    """A model that is not asked: what it answered before is kept."""

    name: str

    def ask(self, messages: Sequence[Mapping[str, str]], schema: Mapping[str, Any]) -> str:
        """Raise NothingSaidError."""
        raise NothingSaidError("it is not asked where a text is read again", away=True)


@dataclass(frozen=True, slots=True)
class Asking:
    """How a model is asked."""

    model: Model | Silent
    kept: Kept = field(default_factory=Kept)
    """Where its answers are kept."""
    parallel: int = 1
    """Sentences that are put to it at the same time."""
    progress: Callable[[int], AbstractContextManager[Callable[[], None]]] = lambda _: nullcontext(
        lambda: None
    )
    """Given how many sentences there are, gives what is called after each."""


def propose(
    document: Document, reading: Reading, reader: Reader, asking: Asking
) -> tuple[Reading, Proposals]:
    """Give the reading with what a model proposes beside it, and what became of each proposal.

    The statements of the rules stay as they are; those it agrees with name it. Raises Unavailable where
    answers cannot be kept.
    """
    prompt = Prompt(reader.vocabulary, reading.topic)
    steps = tuple(_asked(reader, document, reading))
    answers = _answers(asking, prompt, [each.sentence.span for each in steps])
    judged: list[Judged] = []
    unanswered: list[Unanswered] = []
    for step, answer in zip(steps, answers, strict=True):
        if isinstance(answer, Unanswered):
            unanswered.append(answer)
        elif (gate := open_gate(step, prompt.relations)) is not None:
            judged += judge(gate, answer.proposals, answer.by)
    cached = sum(isinstance(each, Answer) and each.cached for each in answers)
    found = Proposals(asking.model.name, len(steps), cached, tuple(judged), tuple(unanswered))
    return replace(reading, statements=_beside(reading.statements, judged)), found


def _asked(reader: Reader, document: Document, reading: Reading) -> Iterator[Step]:
    """Give the sentences that are put to a model: those that say something, and are not too long."""
    discourse = open_document(document, reading.topic, reader.grammar)
    for step in reader.walk(document, discourse):
        if not step.silent and step.sentence.kind != "header" and len(step.sentence.span.text) <= LONGEST:
            yield step


def _answers(asking: Asking, prompt: Prompt, sentences: Sequence[Span]) -> list[Answer | Unanswered]:
    """Ask about each sentence, several at a time; once nobody answers, what is kept is asked for only."""
    away = Event()

    with asking.progress(len(sentences)) as advance:

        def ask(sentence: Span) -> Answer | Unanswered:
            answer = _answer(asking, prompt, sentence, away)
            advance()
            return answer

        if asking.parallel < 2:
            return [*map(ask, sentences)]
        with ThreadPoolExecutor(asking.parallel) as pool:
            try:
                return [*pool.map(ask, sentences)]
            except BaseException:
                away.set()
                pool.shutdown(wait=False, cancel_futures=True)
                raise


def _answer(asking: Asking, prompt: Prompt, sentence: Span, away: Event) -> Answer | Unanswered:
    """Give the answer that is kept, or ask."""
    model, asked = asking.model, prompt.sha256(sentence.text)
    content = asking.kept.recall(model.name, asked)
    cached = content is not None
    try:
        if content is None:
            if away.is_set():
                return Unanswered(sentence, "it was not asked: the server had not answered before")
            content = model.ask(prompt.messages(sentence.text), prompt.schema)
        by = Proposer(model.name, asked, digest(content))
        answer = Answer(by, read_answer(content), cached)
    except NothingSaidError as error:
        if error.away:
            away.set()
        return Unanswered(sentence, str(error))
    except UnreadableError as error:
        return Unanswered(sentence, str(error))
    if not cached:
        asking.kept.keep(by, content)
    return answer


def _beside(statements: Sequence[Statement], judged: Sequence[Judged]) -> tuple[Statement, ...]:
    """Give the statements of the rules, with who agrees, and what is proposed, in the order of the text."""
    proposed = [each.statement for each in judged if each.verdict is Verdict.PROPOSED and each.statement]
    agreeing = [each for each in judged if each.verdict is Verdict.AGREED]
    named = [_agreed(each, agreeing) for each in statements]
    return tuple(sorted((*named, *proposed), key=_place))


def _agreed(statement: Statement, agreeing: Iterable[Judged]) -> Statement:
    """Give a statement of the rules with who proposes the same of one of its sentences."""
    places = {span.start for span in statement.evidence}
    who = {
        each.by
        for each in agreeing
        if each.statement and _ends(each.statement) == _ends(statement) and each.sentence.start in places
    }
    return replace(statement, proposers=tuple(sorted(who))) if who else statement


def _ends(statement: Statement) -> tuple[object, ...]:
    """Give by what a statement of the rules is found again once it is joined with others."""
    return (statement.subject.iri, statement.predicate, statement.object.iri, statement.object.label)


def _place(statement: Statement) -> tuple[int, int, int]:
    target = statement.object.span
    return statement.evidence[0].start, statement.trigger.start, target.start if target else -1
