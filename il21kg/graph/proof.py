"""Proves what a graph says from the words that it quotes: names, offsets, ends, relations, cues, citations.

    stmt:3a76… rdf:object "asthma" ; ikg:objectSpan "psoriasis"      no name of asthma: P5

What shapes can say stands in `ontology/shapes.ttl`; here stands what needs a hash, a vocabulary or frames. A
term the vocabulary does not know is told once and otherwise passed over: another terminology may know it.
Without quotes what needs words is passed over, and told.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from il21kg.graph.findings import Severity
from il21kg.graph.identity import Literal, Node, content_iri, digest, run_name
from il21kg.graph.triples import described
from il21kg.namespaces import (
    DCTERMS,
    IKG,
    OA,
    OIO,
    PREFIXES,
    PROV,
    RDF,
    RDFS,
    SKOS,
    compact,
    local_name,
    unresolved_iri,
)
from il21kg.reading.structure.grammar import Grammar
from il21kg.text.citations import read_entry
from il21kg.text.document import Span
from il21kg.text.quotes import one_blank
from il21kg.vocabulary.spelling import key, keys

if TYPE_CHECKING:
    import rdflib

_SPAN: Final = re.compile(re.escape(PREFIXES["span"]) + r"([0-9a-f]{16})\.([0-9]+)-([0-9]+)")
_BAND: Final = PREFIXES["obo"] + "CHR_9606-chr"
_WORD: Final = re.compile(r"[\w'-]+|[^\w\s]")
#: The longest name that is looked up in a quote, in tokens.
_LONGEST: Final = 12
_LABELS: Final = (RDFS.label, SKOS.prefLabel)
#: What the vocabulary says of a term, beside its type and its place.
_VOCABULARY: Final = (
    *_LABELS,
    SKOS.altLabel,
    OIO.hasExactSynonym,
    RDFS.subClassOf,
    SKOS.notation,
    SKOS.exactMatch,
    SKOS.closeMatch,
    SKOS.broadMatch,
    SKOS.relatedMatch,
    SKOS.broader,
)
_STATED: Final = (IKG.statedAuthors, IKG.statedYear, IKG.statedTitle, IKG.statedJournal, IKG.statedVolume)
#: What quotes a span.
_QUOTING: Final = (IKG.evidence, IKG.subjectSpan, IKG.objectSpan, IKG.quotedFrom, IKG.citedAt)
_CUES: Final = (IKG.hedgeCue, IKG.negationCue, IKG.evidentialCue)
#: Ways of grounding in which the words themselves are a name of the thing, or of its gene or its product.
_BY_NAME: Final = frozenset({"", "curated", "related-synonym", "product"})
#: Ways in which they are no name of it at all.
_BY_CONTEXT: Final = frozenset({"coreference", "elided"})
#: Families whose object turns them into another relation: "encodes a subunit of", "has a role in inhibiting".
_TURNED: Final = frozenset(
    (
        "other",
        "involved_in",
        "encodes",
        "is_a",
        "member_of",
        "localizes_to",
        "located",
        "has_part",
        "has_activity",
    )
)
#: Statements whose relation stands in their object, in a bracket or in an apposition.
_BEYOND_TRIGGER: Final = frozenset({"SplicingStatement", "ClassificationStatement", "NamingStatement"})


@dataclass(frozen=True, slots=True)
class Rule:
    """What is proved, as a finding quotes it."""

    shape: str
    title: str
    severity: Severity
    advice: str


_AGAIN: Final = "Load the document again: the graph was changed after it was written."
RULES: Final = {
    rule.shape: rule
    for rule in (
        Rule("P0", "words are at hand", "info", "Validate a graph with its quotes to prove what it says."),
        Rule("P1", "names are made by content", "violation", _AGAIN),
        Rule("P2", "a quote is as long as its offsets say", "violation", _AGAIN),
        Rule("P2b", "a quote has the hash that was written with it", "violation", _AGAIN),
        Rule("P2c", "quotes have hashes", "info", "Load the document again, or validate with --text."),
        Rule("P3", "quotes of one place agree", "violation", _AGAIN),
        Rule("P4", "identifier and label agree", "violation", "Give the term its own label."),
        Rule("P4b", "the term is in use", "warning", "Use the term that replaces it."),
        Rule("P4d", "the vocabulary says what is said of a term", "warning", "Load the document again."),
        Rule("P4c", "the vocabulary knows the terms", "info", "Give --terms as for loading."),
        Rule("P5", "the words name subject and object", "violation", _AGAIN),
        Rule("P6", "the words say the relation", "violation", _AGAIN),
        Rule("P7", "cues and certainty agree", "violation", _AGAIN),
        Rule("P8", "a citation says what its reference says", "violation", _AGAIN),
        Rule("P8b", "a reference read again says the same", "warning", "Load the document again."),
        Rule("P9", "a place of evidence holds the claim", "violation", _AGAIN),
    )
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fault:
    """A rule that a node breaks, and how, in words."""

    shape: str
    node: str
    message: str


def faults(graph: "rdflib.Graph", grammar: Grammar) -> Iterator[Fault]:
    """Give all faults of a graph, in no special order; by the language data of a grammar."""
    proof = _Proof(_facts(graph), grammar)
    yield from proof.names()
    yield from proof.quotes()
    yield from proof.labels()
    yield from proof.citations()
    for statement in proof.with_predicate(RDF.subject):
        yield from proof.relation(statement)
        if not proof.mute:
            yield from proof.ends(statement)
            yield from proof.cues(statement)
            yield from proof.places(statement)
    yield from proof.topics()


Facts = Mapping[str, Mapping[str, list[Node]]]


def _facts(graph: "rdflib.Graph") -> Facts:
    """Give the triples by subject and predicate, literals as they stand."""
    import rdflib

    found: dict[str, dict[str, list[Node]]] = {}
    for subject, predicate, thing in graph:
        if isinstance(thing, rdflib.Literal):
            datatype = str(thing.datatype) if thing.datatype and str(thing.datatype) != _STRING else ""
            node: Node = Literal(str(thing), (thing.language or "").lower(), datatype)
        else:
            node = str(thing)
        found.setdefault(str(subject), {}).setdefault(str(predicate), []).append(node)
    return found


_STRING: Final = PREFIXES["xsd"] + "string"


@dataclass(frozen=True, slots=True)
class _Place:
    """A span with its quote."""

    iri: str
    version: str
    start: int
    end: int
    words: str
    sha256: str
    """The hash of the words when they were written; empty where none was."""


class _Proof:
    """A graph, and what its words name."""

    def __init__(self, facts: Facts, grammar: Grammar) -> None:
        self.facts = facts
        self.grammar = grammar
        self.vocabulary = grammar.vocabulary
        self.spans = {span.iri: span for span in self._spans()}
        spans = {*self._objects(IKG.evidence), *self._objects(IKG.quotedFrom)}
        self.mute = bool(spans) and not any(iri in self.spans for iri in spans)
        """No span has its words: the quotes were left out."""
        digests = {text for node in facts for text in self.texts(node, IKG.vocabularyDigest)}
        self.at_hand = digests == {self.vocabulary.digest}
        """The graph was read with this vocabulary: each name it was read by is known."""
        self._named: dict[str, frozenset[str]] = {}

    # ---- looking up

    def values(self, node: str, predicate: str) -> list[Node]:
        return self.facts.get(node, {}).get(predicate, [])

    def iris(self, node: str, predicate: str) -> list[str]:
        return [each for each in self.values(node, predicate) if isinstance(each, str)]

    def texts(self, node: str, predicate: str) -> list[str]:
        return [each.value for each in self.values(node, predicate) if isinstance(each, Literal)]

    def with_predicate(self, predicate: str) -> list[str]:
        return [node for node, said in self.facts.items() if predicate in said]

    def _objects(self, predicate: str) -> Iterator[str]:
        for node in self.with_predicate(predicate):
            yield from self.iris(node, predicate)

    def _quoting(self) -> set[tuple[str, str]]:
        """Give what quotes a span, with that span."""
        return {
            (node, span)
            for predicate in _QUOTING
            for node in self.with_predicate(predicate)
            for span in self.iris(node, predicate)
        }

    def _spans(self) -> Iterator[_Place]:
        for iri in self.with_predicate(OA.exact):
            named = _SPAN.fullmatch(iri)
            if named:  # the shape E1 tells of others
                words, hashes = self.texts(iri, OA.exact)[0], self.texts(iri, IKG.quoteSha256)
                yield _Place(iri, named[1], int(named[2]), int(named[3]), words, "".join(hashes[:1]))

    def known(self, iri: str) -> str | None:
        """Give the label the vocabulary has for a term; None when it does not know it."""
        term = self.vocabulary.terms.get(iri)
        return None if term is None else term.label

    def _kin(self, iri: str) -> frozenset[str]:
        """Give a term with its gene and its product."""
        term = self.vocabulary.terms.get(iri)
        also = (term.gene, term.product) if term else ()
        return frozenset((iri, *filter(None, also)))

    def label(self, iri: str) -> str:
        found = [text for each in _LABELS for text in self.texts(iri, each)]
        return found[0] if found else compact(iri)

    def named(self, words: str) -> frozenset[str]:
        """Give every term of which some words of these are a name."""
        if words not in self._named:
            parts = key(words).split()
            forms = {
                " ".join(parts[i:j])
                for i in range(len(parts))
                for j in range(i + 1, min(i + _LONGEST, len(parts)) + 1)
            }
            found = (name.iri for form in forms for name in self.vocabulary.names.node(form).names)
            self._named[words] = frozenset(found)
        return self._named[words]

    # ---- P1–P3: names and quotes

    def names(self) -> Iterator[Fault]:
        """Make every name that is a hash or has offsets anew, from what its node says."""
        for node in self.with_predicate(RDF.subject):
            if (made := content_iri(self._pairs(node))) != node:
                yield Fault(
                    "P1", node, f"What this statement says has the name {local_name(made)}: it was changed."
                )
        for node in self.with_predicate(OA.start):
            named, offsets = _SPAN.fullmatch(node), (self.texts(node, OA.start), self.texts(node, OA.end))
            if named and offsets != ([named[2]], [named[3]]):
                yield Fault("P1", node, f"The name of this span gives the offsets {named[2]} and {named[3]}.")
        for node in self.with_predicate(IKG.vocabularyDigest):
            yield from self._run(node)
        for node, said in self.facts.items():
            label = self.label(node)
            if IKG.UnresolvedTerm in said.get(RDF.type, ()) and unresolved_iri(label) != node:
                yield Fault("P1", node, f"The name of this term is not made from its words “{label}”.")

    def _pairs(self, node: str) -> Iterator[tuple[str, Node]]:
        for predicate, nodes in self.facts[node].items():
            yield from ((predicate, each) for each in nodes)

    def _run(self, node: str) -> Iterator[Fault]:
        used, program = self.iris(node, PROV.used), self.iris(node, PROV.wasAssociatedWith)
        if len(used) != 1 or len(program) != 1:
            return  # the shape D4 tells of that
        name, _, version = local_name(program[0]).partition("-")
        made = run_name(local_name(used[0]), name, version, self.texts(node, IKG.vocabularyDigest)[0])
        if node.startswith(PREFIXES["act"] + "extract-") and made != node:
            yield Fault(
                "P1", node, "The name of this run is not made from its document, program and vocabulary."
            )

    def quotes(self) -> Iterator[Fault]:
        """Compare each quote with its offsets, and with the quotes in which it lies."""
        if self.mute:
            node = next(iter(self.with_predicate(IKG.sha256)), "")
            yield Fault("P0", node, "The quotes were left out: what words say could not be proved.")
        versions: dict[str, list[_Place]] = {}
        for span in self.spans.values():
            versions.setdefault(span.version, []).append(span)
            if len(span.words) != span.end - span.start:
                sizes = f"{len(span.words)} characters, but its offsets give {span.end - span.start}"
                yield Fault("P2", span.iri, f"The quote has {sizes}.")
        yield from self.hashes()
        for places in versions.values():
            yield from _overlaps(sorted(places, key=lambda each: (each.start, -each.end)))

    def hashes(self) -> Iterator[Fault]:
        """Compare each quote with the hash that was written with it, for whatever it is quoted by."""
        changed = {
            span.iri: span for span in self.spans.values() if span.sha256 not in ("", digest(span.words))
        }
        told: set[str] = set()
        for node, iri in self._quoting() if changed else ():
            if iri in changed:
                told.add(iri)
                yield Fault("P2b", node, f"“{_begin(changed[iri].words)}” is not what was written here.")
        for iri in changed.keys() - told:
            yield Fault("P2b", iri, "This quote is not what was written here.")
        with_text = {local_name(version) for version in self.with_predicate(IKG.text)}
        bare = [span.iri for span in self.spans.values() if not (span.sha256 or span.version in with_text)]
        if bare:
            some = f"{len(bare)} of {len(self.spans)} quotes have no hash"
            yield Fault("P2c", min(bare), f"{some}: other letters in them are not noticed.")

    # ---- P4: labels

    def labels(self) -> Iterator[Fault]:
        """Compare the labels of terms with their names in the vocabulary."""
        unknown = []
        for node in self._terms():
            term = self.vocabulary.terms.get(node)
            if term is None:
                unknown.append(node)
                continue
            for label in {text for each in _LABELS for text in self.texts(node, each)}:
                if label != term.label and not self._is_name(label, node):
                    yield Fault(
                        "P4",
                        node,
                        f"The label “{label}” is no name of {compact(node)}: it is “{term.label}”.",
                    )
                elif term.label.startswith("obsolete "):
                    yield Fault("P4b", node, f"{compact(node)} (“{label}”) is obsolete.")
            products = self.iris(node, IKG.referenceProduct)
            if products and products != [term.product]:
                yield Fault(
                    "P4", node, f"The product of {term.label} is {compact(term.product or 'not known')}."
                )
        for node in self.with_predicate(SKOS.notation):
            name = self.texts(node, SKOS.notation)
            if node.startswith(_BAND) and name != [node.removeprefix(_BAND)]:
                yield Fault("P4", node, f"The band {compact(node)} is written {' and '.join(name)}.")
        if unknown:
            some = ", ".join(sorted(map(compact, unknown))[:3]) + (" …" if len(unknown) > 3 else "")
            yield Fault(
                "P4c", min(unknown), f"{len(unknown)} of the terms are not in the vocabulary at hand: {some}."
            )

        yield from self._described()

    def _is_name(self, label: str, iri: str) -> bool:
        """Tell whether words, all of them, are a name of a term."""
        return iri in self._called(label)

    def _called(self, words: str) -> set[str]:
        """Give every term of which all of these words are a name."""
        return {name.iri for each in keys(words) for name in self.vocabulary.names.node(each).names}

    def _described(self) -> Iterator[Fault]:
        """Compare what is said of a term beside its label with its vocabulary, if that is at hand."""
        stated = {
            (node, predicate, thing)
            for each in self.with_predicate(RDF.predicate)
            for node in self.iris(each, RDF.subject)
            for predicate in self.iris(each, RDF.predicate)
            for thing in self.values(each, RDF.object)
        }
        for node in self.facts if self.at_hand else ():
            term = self.vocabulary.terms.get(node)
            says = {(p, o) for _, p, o in described(term)} if term else set()
            for predicate in _VOCABULARY if term else ():
                for thing in self.values(node, predicate):
                    if (predicate, thing) not in says and (node, predicate, thing) not in stated:
                        said = thing.value if isinstance(thing, Literal) else compact(thing)
                        what = f"“{compact(predicate)} {said}” of {self.label(node)}"
                        yield Fault("P4d", node, f"The vocabulary does not say {what}.")

    def _terms(self) -> list[str]:
        """Give what statements speak of, unresolved terms apart."""
        found = {each for predicate in (RDF.subject, RDF.object) for each in self._objects(predicate)}
        return sorted(each for each in found if IKG.UnresolvedTerm not in self.values(each, RDF.type))

    # ---- P5–P9: statements

    def evidence(self, statement: str) -> list[_Place]:
        return [self.spans[each] for each in self.iris(statement, IKG.evidence) if each in self.spans]

    def relation(self, statement: str) -> Iterator[Fault]:
        """Find the relation of class, predicate and certainty, and ask whether the trigger may say it."""
        kind = local_name(next(iter(self.iris(statement, RDF.type)), ""))
        hedged = IKG.hedged in self.values(statement, IKG.certainty)
        predicates = self.iris(statement, RDF.predicate)
        rows = [
            row
            for row in self.vocabulary.relations
            if row.statement == kind and (row.hedged if hedged else row.stated) in predicates
        ]
        if not rows:
            yield Fault(
                "P6", statement, f"No relation of a {kind} is written “{compact(''.join(predicates[:1]))}”."
            )
            return
        why = self.texts(statement, IKG.notAsserted)
        if kind in _BEYOND_TRIGGER or {"unresolved", "kind", "relation"} & set(why):
            return
        for phrase in self.texts(statement, IKG.relationPhrase):
            said = self._keys(phrase)
            if said and not said & _TURNED and not any(_same(said, row.key) for row in rows):
                yield Fault("P6", statement, f"The words “{phrase}” do not say “{rows[0].family}”.")

    def _keys(self, phrase: str) -> set[str]:
        """Give the families of relations that the words of a trigger may say."""
        words = _WORD.findall(phrase.lower())
        found: set[str] = set()
        for i, word in enumerate(words):
            rest = " ".join(words[i:]) + " "
            for pattern in self.grammar.patterns.get(word, ()):
                if pattern.regex.match(rest):
                    frame = pattern.frame
                    found |= {frame.family, frame.otherwise, frame.passive} - {""}
        # "undergoes cleavage by caspase 1" is told of what the caspase does
        return found | {"modified_by"} if "undergoes" in found else found

    def ends(self, statement: str) -> Iterator[Fault]:
        """Ask whether the words of an end name it, or stand for it in the way that is recorded."""
        evidence = self.evidence(statement)
        for end, span, by in (
            (RDF.subject, IKG.subjectSpan, IKG.subjectGroundedBy),
            (RDF.object, IKG.objectSpan, IKG.objectGroundedBy),
        ):
            how = next(iter(self.texts(statement, by)), "")
            for literal in self.texts(statement, end):
                if not any(literal in one_blank(each.words) for each in evidence):
                    yield Fault("P5", statement, f"“{literal}” does not stand in the sentence.")
            for iri in self.iris(statement, end):
                places = [self.spans[each] for each in self.iris(statement, span) if each in self.spans]
                for place in places:
                    if not self._stands_for(place, iri, how, evidence):
                        said = one_blank(place.words)
                        yield Fault("P5", statement, f"The words “{said}” are no name of {self.label(iri)}.")

    def _stands_for(self, place: _Place, iri: str, how: str, evidence: list[_Place]) -> bool:
        if how in _BY_CONTEXT or self.known(iri) is None:
            return True
        if self._kin(iri) & self.named(place.words):
            return True
        if (
            how in _BY_NAME
            and self.at_hand
            and any(self._rivals(iri, one) for one in self._called(place.words))
        ):
            return False
        if self._resembles(place.words, self.label(iri), loose=how not in _BY_NAME or not self.at_hand):
            return True
        around = [each for each in evidence if each.start <= place.start and place.end <= each.end]
        near = any(self._kin(iri) & self.named(each.words) for each in around)
        return near or not any(self._rivals(iri, other) for other in self.named(place.words))

    def _resembles(self, said: str, label: str, *, loose: bool) -> bool:
        """Tell whether words may be a form of a label: they share words with it, or are short for it."""
        known, words = set(key(label).split()), set(key(said).split())
        initials = "".join(word[0] for word in key(said.replace("-", " ")).split() if word[0].isalnum())
        if initials in known:  # "WAGR syndrome", written out
            return True
        shared = len(known & words)
        # A short form may be one that the text defines.
        return 2 * shared >= len(known) or shared > 2 or (loose and shared > 0) or _short(said)

    def _rivals(self, iri: str, other: str) -> bool:
        """Tell whether words for one are no words for the other: of one kind, and none above the other."""
        one, two = self.vocabulary.terms.get(iri), self.vocabulary.terms.get(other)
        if one is None or two is None or one.kind != two.kind:
            return False
        return iri not in self.vocabulary.ancestors(other) and other not in self.vocabulary.ancestors(iri)

    def cues(self, statement: str) -> Iterator[Fault]:
        """Ask whether each cue is one the data knows, and each in the words of the trigger is recorded."""
        for cue in {text for each in _CUES for text in self.texts(statement, each)}:
            if not _among(cue, self._cue_words):
                yield Fault("P7", statement, f"“{cue}” is no cue that the reading knows.")
        for phrase in self.texts(statement, IKG.relationPhrase):
            if phrase.startswith("("):
                continue  # a name in brackets: "nitric oxide (NO)"
            if not self.texts(statement, IKG.negationCue) and _among(phrase, self._negations):
                yield Fault("P7", statement, f"“{phrase}” denies, and the statement says nothing of it.")
            if not self.texts(statement, IKG.hedgeCue) and _among(phrase, self._hedges):
                yield Fault("P7", statement, f"“{phrase}” hedges, and the claim is given as stated.")

    @cached_property
    def _cue_words(self) -> frozenset[str]:
        words = self.vocabulary.words
        opening = (linker for linker, role in words["linker"].items() if role == "open")  # "whether"
        return frozenset(
            (*(cue.words for cue in self.vocabulary.cues), *words["doubt"], *words["negation"], *opening)
        )

    @cached_property
    def _negations(self) -> frozenset[str]:
        return frozenset(cue.words for cue in self.vocabulary.cues if cue.kind == "negation")

    @cached_property
    def _hedges(self) -> frozenset[str]:
        return frozenset(cue.words for cue in self.vocabulary.cues if cue.kind == "hedge")

    def places(self, statement: str) -> Iterator[Fault]:
        """Ask whether each sentence holds the trigger or the words of an end, and one the trigger."""
        evidence, phrases = self.evidence(statement), self.texts(statement, IKG.relationPhrase)
        ends = [*self.iris(statement, IKG.subjectSpan), *self.iris(statement, IKG.objectSpan)]
        inside = [self.spans[each] for each in ends if each in self.spans]
        for place in evidence:
            held = any(place.start <= each.start and each.end <= place.end for each in inside)
            if not held and not any(phrase in place.words for phrase in phrases):
                yield Fault(
                    "P9", statement, f"“{_begin(place.words)}” holds neither subject, object nor relation."
                )
        for phrase in phrases:
            if evidence and not any(phrase in place.words for place in evidence):
                yield Fault(
                    "P6", statement, f"The words of the relation, “{phrase}”, do not stand in the evidence."
                )

    # ---- what words leave unsaid

    def topics(self) -> Iterator[Fault]:
        """Ask whether a text leaves one gene unnamed, its topic: any other is named somewhere."""
        for version in () if self.mute else self.with_predicate(IKG.sha256):
            unnamed = self._unspoken(version)
            if len(self._groups(unnamed)) > 1:
                spoken = self._spoken(version)
                unnamed = {iri: found for iri, found in unnamed.items() if not self._kin(iri) & spoken}
            whole = self._groups(unnamed)
            if len(whole) < 2:
                continue
            usual = max(whole, key=lambda kin: sum(len(unnamed.get(iri, ())) for iri in kin))
            for iri in unnamed.keys() - usual:
                for statement in unnamed[iri]:
                    yield Fault("P5", statement, f"{self.label(iri)} is named nowhere in the text.")

    def _groups(self, iris: Iterable[str]) -> list[frozenset[str]]:
        """Give genes with their products, each once."""
        groups = {self._kin(iri) for iri in iris}
        return [each for each in groups if not any(each < other for other in groups)]

    def _spoken(self, version: str) -> frozenset[str]:
        """Give every term that the title or a quote of a text names."""
        source = self.iris(version, DCTERMS.isVersionOf)
        titles = [text for each in source for text in self.texts(each, DCTERMS.title)]
        quotes = [each.words for each in self.spans.values() if each.version == local_name(version)]
        return frozenset[str]().union(*(self.named(words) for words in (*titles, *quotes)))

    def _unspoken(self, version: str) -> dict[str, list[str]]:
        """Give what statements of a text speak of by a pronoun, or not at all."""
        found: dict[str, list[str]] = {}
        for statement in self.with_predicate(RDF.subject):
            if not any(each.version == local_name(version) for each in self.evidence(statement)):
                continue
            for end, by in ((RDF.subject, IKG.subjectGroundedBy), (RDF.object, IKG.objectGroundedBy)):
                if set(self.texts(statement, by)) & _BY_CONTEXT:
                    for iri in self.iris(statement, end):
                        if self.known(iri) is not None:
                            found.setdefault(iri, []).append(statement)
        return found

    # ---- P8: citations

    def citations(self) -> Iterator[Fault]:
        """Ask whether every field of a citation stands in its reference."""
        for node in self.with_predicate(IKG.quotedFrom):
            places = [self.spans[each] for each in self.iris(node, IKG.quotedFrom) if each in self.spans]
            for field in (*_STATED, IKG.statedPages, IKG.statedDOI):
                for said in self.texts(node, field):
                    if places and not any(said in each.words for each in places):
                        yield Fault("P8", node, f"“{said}” does not stand in the reference.")
            if len(places) == 1 and self.at_hand and IKG.Citation in self.values(node, RDF.type):
                yield from self._again(node, places[0])

    def _again(self, node: str, place: _Place) -> Iterator[Fault]:
        """Read a reference again from its quote, and compare what it says."""
        number = local_name(node).rpartition("-")[2]
        if self.texts(node, IKG.ordinal) != [number]:
            yield Fault("P1", node, f"The name of this citation gives the number {number}.")
        journals, works = tuple(self.vocabulary.journals.values()), tuple(self.vocabulary.works.values())
        cited = read_entry(0, Span(place.start, place.words), journals, works)
        fields = (cited.authors, cited.year, cited.title, cited.journal, cited.volume, cited.pages, cited.doi)
        for predicate, field in zip((*_STATED, IKG.statedPages, IKG.statedDOI), fields, strict=True):
            if self.texts(node, predicate) != ([field.text] if field else []):
                printed = f"“{field.text}”" if field else "nothing"
                yield Fault("P8b", node, f"The reference gives {printed} as {compact(predicate)}.")
        for predicate, iri in ((IKG.journal, cited.journal_iri), (IKG.refersToWork, cited.work_iri)):
            if self.iris(node, predicate) != ([iri] if iri else []):
                yield Fault(
                    "P8b", node, f"The reference gives {compact(iri or 'nothing')} as {compact(predicate)}."
                )


def _overlaps(places: list[_Place]) -> Iterator[Fault]:
    """Compare each quote with the ones before it that reach into it."""
    starts = [place.start for place in places]
    for i, outer in enumerate(places):
        for inner in places[i + 1 : bisect_right(starts, outer.end - 1)]:
            end = min(outer.end, inner.end)
            one = outer.words[inner.start - outer.start : end - outer.start]
            if one != inner.words[: end - inner.start]:
                yield Fault("P3", inner.iri, f"“{_begin(outer.words)}” says “{_begin(one)}” at this place.")


def _same(said: Iterable[str], relation: str) -> bool:
    """Tell whether a family is said, or is said of an amount or an activity."""
    return any(relation == each or relation.startswith(f"{each}-") for each in said)


def _among(phrase: str, words: frozenset[str]) -> bool:
    """Tell whether a phrase holds one of some words."""
    low = f" {' '.join(_WORD.findall(phrase.lower()))} "
    return any(f" {word} " in low for word in words)


def _initials(short: str, words: str) -> bool:
    """Tell whether a short form is made of first letters of words, in their order.

    >>> _initials("wagr", "Wilms tumor-Aniridia-Genitourinary anomalies-mental Retardation")
    True
    """
    letters = iter([word[0] for word in re.findall(r"[^\W_]+", words.lower())])
    return len(short) > 2 and all(letter in letters for letter in short)


def _short(words: str) -> bool:
    """Tell whether words may be a short form that the text defines: "GSTs"."""
    return sum(c.isupper() for c in words) > 1 and " " not in words.strip()


def _begin(words: str) -> str:
    said = one_blank(words)
    return said if len(said) < 60 else said[:57] + "…"
