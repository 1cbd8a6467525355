"""Validates a graph and returns findings as values, each tied to the sentence it is about.

The rules are `ontology/shapes.ttl`; what contradicts is what the question `contradictions` finds. The core
shapes run in pySHACL on the rdflib graph. Each SPARQL constraint runs as one SELECT over an in-memory
pyoxigraph store of the same triples: to parse these queries takes rdflib longer than all the rest takes
pySHACL. A test holds the outcome of the shapes equal to a plain `pyshacl.validate()`.
"""

import re
import textwrap
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import pyoxigraph as ox

from il21kg.graph.contradictions import Contradiction, contradictions, contradictions_in_each
from il21kg.graph.data import Data, quoted
from il21kg.graph.findings import Finding, Report
from il21kg.graph.identity import Literal, Triple, digest
from il21kg.graph.proof.proof import faults
from il21kg.graph.proof.rules import RULES
from il21kg.graph.screen import Screen
from il21kg.graph.shapes import ShapeRule, in_each_graph, shapes
from il21kg.graph.standing import standing
from il21kg.graph.triples import to_ntriples, to_rdflib
from il21kg.namespaces import IKG, OA, RDF

if TYPE_CHECKING:
    import rdflib

    from il21kg.reading.structure.grammar import Grammar


def validate(graph: "rdflib.Graph", text: str | None = None, grammar: "Grammar | None" = None) -> Report:
    """Check a graph against every shape; the graph is not changed.

    `text` is the text the graph was made from, where it does not stand in the graph as `ikg:text`. It belongs
    to the document version with its SHA-256, or else to every version of the graph (D1 then says that it is
    another text). Without a text the quotes cannot be compared with it, and no line is known.

    With the language data of a grammar the graph is also proved from its own words (`proof`).

    The core shapes see literals as they stand. The SPARQL constraints see them in their canonical form (`7`
    for `07`), as a store would write them; `graph_file.rewritten` tells of those that stand otherwise.
    """
    data = Data(graph.serialize(format="nt"), text)
    results = [*_results(graph, data.store), *_contradicted(data, contradictions(data.store.query))]
    results += _proved(graph, grammar) if grammar else ()
    return _report(data, results)


def _report(data: Data, results: Iterable["_Result"]) -> Report:
    findings = {_finding(data, result) for result in results}
    return Report(tuple(sorted(findings, key=lambda finding: finding.order)))


def validate_triples(triples: Sequence[Triple], text: str) -> Report:
    """Check the graph of one document, made from a text, against every shape: as `validate` does, sooner."""
    return validate_each([(triples, text)])[0]


#: Triples that are checked together: of many small graphs, or of one that is larger.
_TOGETHER: Final = 10_000


def validate_each(graphs: Iterable[tuple[Sequence[Triple], str | None]]) -> list[Report]:
    """Check the graphs of several documents, each by itself: as `validate` does, much sooner.

    Each has its text with it, where that is at hand.

    To make a query ready takes longer than to run it on a small graph; so each is run on many.
    """
    reports: list[Report] = []
    for part in _parts(graphs):
        reports += _validate_part(part)
    return reports


def _parts(
    graphs: Iterable[tuple[Sequence[Triple], str | None]],
) -> Iterator[list[tuple[Sequence[Triple], str | None]]]:
    part: list[tuple[Sequence[Triple], str | None]] = []
    for each in graphs:
        part.append(each)
        if sum(len(triples) for triples, _ in part) >= _TOGETHER:
            yield part
            part = []
    if part:
        yield part


def _validate_part(graphs: Sequence[tuple[Sequence[Triple], str | None]]) -> list[Report]:
    together, lines = (
        ox.Store(),
        [to_ntriples([*triples, *_texts(triples, text)]) for triples, text in graphs],
    )
    for number, each in enumerate(lines):
        # lenient: an IRI with a blank in it is for the shapes to find, not a reason to stop
        name = ox.NamedNode(f"{_GRAPH}{number}")
        together.load(each, format=ox.RdfFormat.N_TRIPLES, to_graph=name, lenient=True)
    sure = frozenset.intersection(*(standing(triples, text) for triples, text in graphs))
    selected, contrary = _select_results_of_each(together, sure), contradictions_in_each(together.query)
    reports = []
    for number, (triples, _) in enumerate(graphs):
        results = [] if _screen().passes(triples) else [*_core_results(to_rdflib(triples))]
        results += selected.get(f"{_GRAPH}{number}", ())
        pairs = contrary.get(f"{_GRAPH}{number}", ())
        data = Data(lines[number], None) if results or pairs else None
        reports.append(_report(data, [*results, *_contradicted(data, pairs)]) if data else Report(()))
    return reports


_GRAPH: Final = "urn:il21kg:graph-"
"""How the names of graphs begin that are checked together."""


def _texts(triples: Iterable[Triple], text: str | None) -> Iterator[Triple]:
    """Give the text of a graph as a triple of the version that it belongs to, as `Data` does."""
    if text is None:
        return
    versions = [node for node, link, kind in triples if link == RDF.type and kind == IKG.DocumentVersion]
    sha256 = Literal(digest(text))
    same = {node for node, link, thing in triples if link == IKG.sha256 and thing == sha256}
    for version in [each for each in versions if each in same] or versions:
        yield version, IKG.text, Literal(text)


@cache
def _screen() -> Screen:
    return Screen(shapes().core.graph)


@dataclass(frozen=True, slots=True)
class _Result:
    """What SHACL reports: a rule, the focus node, the value, and what a SPARQL constraint's message names."""

    rule: ShapeRule
    focus: Any
    value: Any
    bindings: tuple[tuple[str, Any], ...] = ()


def _results(graph: "rdflib.Graph", store: ox.Store) -> Iterator[_Result]:
    """Give what SHACL reports, core and SPARQL, in no special order."""
    yield from _core_results(graph)
    yield from _select_results(store)


def _select_results(store: ox.Store) -> Iterator[_Result]:
    for query, rule in shapes().selects:
        for bindings in _rows(store, query):
            yield _selected(rule, bindings)


def _select_results_of_each(store: ox.Store, sure: Collection[str] = ()) -> dict[str, list[_Result]]:
    """Give what SHACL reports on each named graph of a store, by the graph's IRI.

    Shapes that find nothing for `sure` are not asked.
    """
    found: dict[str, list[_Result]] = {}
    for query, rule in shapes().selects:
        if rule.shape in sure:
            continue
        for bindings in _rows(store, in_each_graph(query)):
            found.setdefault(bindings.pop("graph").value, []).append(_selected(rule, bindings))
    return found


def _rows(store: ox.Store, query: str) -> Iterator[dict[str, Any]]:
    solutions: Any = store.query(query)
    names = [variable.value for variable in solutions.variables]
    for solution in solutions:
        yield {name: solution[name] for name in names if solution[name] is not None}


def _selected(rule: ShapeRule, bindings: dict[str, Any]) -> _Result:
    focus = bindings.pop("this")
    return _Result(rule, focus, bindings.get("value"), tuple(bindings.items()))


def _core_results(graph: "rdflib.Graph") -> Iterator[_Result]:
    from pyshacl.graph_abstraction import DataGraph
    from pyshacl.validator import Validator
    from rdflib.namespace import SH

    ready = shapes()
    validator: Any = Validator(DataGraph.from_rdflib(graph), shacl_graph=ready.core.graph)
    validator.shacl_graph = ready.core  # it keeps the shapes it has built; a new one would build them again
    _, report, _ = validator.run()
    for result in report.objects(None, SH.result):
        rule = ready.rules[str(report.value(result, SH.sourceShape))]
        focus, value = report.value(result, SH.focusNode), report.value(result, SH.value)
        yield _Result(rule, _term(focus), None if value is None else _term(value))


def _proved(graph: "rdflib.Graph", grammar: "Grammar") -> Iterator[_Result]:
    """Give what the proof finds as results of rules of its own; a node that is nowhere stands for none."""
    for fault in faults(graph, grammar):
        rule = RULES[fault.shape]
        words = ShapeRule(rule.shape, rule.title, rule.severity, fault.message, rule.advice)
        yield _Result(words, ox.NamedNode(fault.node), None)


_DISAGREE: Final = {
    "asserted and denied": "{value} is asserted here, and denied elsewhere",
    "two places": "{value} and {against} give one gene two places",
    "opposite directions": "{value} and {against} give one effect two opposite directions",
}
_BOTH_ARE_KEPT: Final = (
    "Nothing to mend. Both claims are kept as stated; read the two sentences before you rely on one."
)


def _contradicted(data: Data, pairs: Iterable[Contradiction]) -> Iterator[_Result]:
    """Give the claims that contradict another as results of a rule; the message says where that one is."""
    for each in pairs:
        one, other = ox.NamedNode(each.statement), ox.NamedNode(each.against)
        message = _DISAGREE[each.how].format(value=data.name(one), against=data.name(other))
        rule = ShapeRule(
            "S17", "sources agree", "info", f"{message} ({_where(data, other)}).", _BOTH_ARE_KEPT
        )
        yield _Result(rule, one, None)


def _where(data: Data, node: Any) -> str:
    """Say where a statement stands, with its sentence where the words are known."""
    span = next(iter(data.spans(node)), None)
    version = data.version(span)
    quote, start, end = quoted(data, version, span)
    place = data.document(version) or "the text"
    if start is not None and version in data.texts:
        place += ":{}:{}".format(*data.line_and_column(version, start))
    elif start is not None:
        place += f", characters {start}–{end}"
    return f"{place}: “{textwrap.shorten(quote, 200, placeholder=' …')}”" if quote else place


def _term(node: Any) -> Any:
    """Give a node of rdflib as one of pyoxigraph."""
    import rdflib

    if isinstance(node, rdflib.URIRef):
        return ox.NamedNode(node)
    if isinstance(node, rdflib.BNode):
        return ox.BlankNode(node)
    if node.language:
        return ox.Literal(node, language=node.language)
    return ox.Literal(node, datatype=ox.NamedNode(node.datatype)) if node.datatype else ox.Literal(node)


def _finding(data: Data, result: _Result) -> Finding:
    """Say a result in words, and tie it to its sentence."""
    named = {name: data.name(term) for name, term in (*result.bindings, ("this", result.focus))}
    message = re.sub(r"\{[?$](\w+)\}", lambda match: named.get(match[1], "nothing"), result.rule.message)
    words = [named[name] for name, _ in result.bindings if name != "value"]
    if not result.bindings and result.value not in (None, result.focus):
        words.append(data.name(result.value))
        message += f" Found: {words[-1]}."
    bindings = dict(result.bindings)
    node = bindings.get("value", result.focus)
    owner = data.owner(node, bindings.get("o"))
    if isinstance(node, ox.Literal) and owner is not None:
        node = owner  # a value cannot be looked up; what has it can
    span = next(iter(data.spans(owner)), None)
    version = data.version(node if span is None else span)
    quote, start, end = quoted(data, version, span)
    placed = start is not None and version in data.texts
    line, column = data.line_and_column(version, start) if placed and start is not None else (None, None)
    return Finding(
        severity=result.rule.severity,
        shape=result.rule.shape,
        title=result.rule.title,
        message=message,
        node=node.value if isinstance(node, ox.NamedNode | ox.Literal) else str(node),
        name=data.name(node),
        quote=quote,
        start=start,
        end=end,
        marks=_marks(data, owner, words, quote, start) if start is not None else (),
        line=line,
        column=column,
        document=data.document(version),
        advice=result.rule.advice,
    )


def _marks(
    data: Data, owner: Any, words: list[str], quote: str | None, start: int
) -> tuple[tuple[int, int], ...]:
    """Give the words in question: of the message, where they stand in the quote, or the statement's ends."""
    if quote is None:
        return ()
    matches = (re.search(rf"(?<!\w){re.escape(word)}(?!\w)", quote) for word in words if word)
    marks = {(start + match.start(), start + match.end()) for match in matches if match}
    if not marks:
        ends = [*data.objects(owner, IKG.subjectSpan), *data.objects(owner, IKG.objectSpan)]
        places = [(data.number(end, OA.start), data.number(end, OA.end)) for end in ends]
        stop = start + len(quote)
        marks = {(a, b) for a, b in places if a is not None and b is not None and start <= a < b <= stop}
    return tuple(sorted(marks)) or ((start, start + len(quote)),)
