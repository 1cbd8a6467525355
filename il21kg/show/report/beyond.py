"""What a store knows beyond one article: other documents that say the same, and claims that contradict."""

from collections.abc import Iterable

from il21kg.ask.disagreements import disagreements
from il21kg.ask.evidence import Sentences
from il21kg.ask.lookup import Lookup
from il21kg.errors import InputError
from il21kg.graph.contradictions import contradictions
from il21kg.graph.identity import document_iri, statement_iri
from il21kg.pipeline import Checked
from il21kg.show.report.facts import Beyond, Elsewhere
from il21kg.store.store import Store

#: Sentences of other documents that are told of a claim.
_FEW = 5


def beyond(store: Store, checked: Checked) -> Beyond:
    """Look up what other documents of a store say of an article's claims."""
    look, own = Lookup(store), document_iri(checked.article.document)
    claims = dict.fromkeys(map(statement_iri, checked.statements))
    about = {each.subject.iri for each in checked.statements if each.subject.iri}
    pairs = contradictions(store.query, about) if about else ()
    contrary = [each for each in pairs if not each.claims.isdisjoint(claims)]
    return Beyond(
        {claim: told for claim in claims if (told := tuple(_others(look, claim, own)))},
        disagreements(contrary, Sentences(look, lambda _: None)),
    )


def _others(look: Lookup, claim: str, own: str) -> Iterable[Elsewhere]:
    others = [each for each in look.evidence(claim) if each["version"] != own]
    return [Elsewhere(each["document"], each["section"], each["quote"]) for each in others[:_FEW]]


def not_at_hand(keys: Iterable[str]) -> InputError:
    """Say that the texts of some documents are not where they were loaded from, as they were."""
    return InputError(
        f"The text is not at hand any more: {', '.join(keys)}.",
        "Give its file instead: il21kg report FILE -o FOLDER",
    )
