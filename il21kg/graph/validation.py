"""Validates a graph and returns findings as values, each tied to the sentence it is about.

The rules are `ontology/shapes.ttl`; what contradicts is what the question `contradictions` finds. The core
shapes run in pySHACL on the rdflib graph. Each SPARQL constraint runs as one SELECT over an in-memory
pyoxigraph store of the same triples: to parse these queries takes rdflib longer than all the rest takes
pySHACL. A test holds the outcome of the shapes equal to a plain `pyshacl.validate()`.
"""

import re
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final

import pyoxigraph as ox

from il21kg import resources
from il21kg.graph.contradictions import contradictions
from il21kg.graph.findings import SEVERITIES, Finding, Report, Severity
from il21kg.graph.identity import Triple
from il21kg.graph.proof.proof import faults
from il21kg.graph.proof.rules import RULES
from il21kg.graph.screen import Screen
from il21kg.graph.triples import to_ntriples, to_rdflib
from il21kg.namespaces import DCTERMS, IKG, OA, PREFIXES, RDF, RDFS, SKOS, compact, local_name
from il21kg.text.document import position

if TYPE_CHECKING:
    import rdflib

    from il21kg.reading.structure.grammar import Grammar

_ADVICE = "https://w3id.org/il21kg/shapes#advice"


def validate(graph: "rdflib.Graph", text: str | None = None, grammar: "Grammar | None" = None) -> Report:
    """Check a graph against every shape; the graph is not changed.

    `text` is the text the graph was made from, where it does not stand in the graph as `ikg:text`. It belongs
    to the document version with its SHA-256, or else to every version of the graph (D1 then says that it is
    another text). Without a text the quotes cannot be compared with it, and no line is known.

    With the language data of a grammar the graph is also proved from its own words (`proof`).

    The core shapes see literals as they stand. The SPARQL constraints see them in their canonical form (`7`
    for `07`), as a store would write them; `graph_file.rewritten` tells of those that stand otherwise.
    """
    data = _Data(graph.serialize(format="nt"), text)
    results = [*_results(graph, data.store), *_contradicted(data)]
    results += _proved(graph, grammar) if grammar else ()
    findings = {_finding(data, result) for result in results}
    return Report(tuple(sorted(findings, key=lambda finding: finding.order)))


def validate_triples(triples: Sequence[Triple], text: str) -> Report:
    """Check the graph of one document, made from a text, against every shape: as `validate` does, sooner."""
    data = _Data(to_ntriples(triples), text)
    core = () if _screen().passes(triples) else _core_results(to_rdflib(triples))
    results = [*core, *_select_results(data.store), *_contradicted(data)]
    findings = {_finding(data, result) for result in results}
    return Report(tuple(sorted(findings, key=lambda finding: finding.order)))


@cache
def _screen() -> Screen:
    return Screen(_shapes().core.graph)


def concerned(graph: "rdflib.Graph") -> bool:
    """Tell whether the graph has any node that the shapes speak of as one of ours."""
    from rdflib import RDF as RDF_TERMS
    from rdflib.namespace import SH

    shapes = _shapes().core.graph
    general = (PREFIXES["rdf"] + "type", PREFIXES["rdfs"])  # what any graph has
    classes = set(shapes.objects(None, SH.targetClass))
    links = {*shapes.objects(None, SH.targetSubjectsOf), *shapes.objects(None, SH.targetObjectsOf)}
    ours = {link for link in links if not str(link).startswith(general)}
    return any((None, RDF_TERMS.type, each) in graph for each in classes) or any(
        (None, each, None) in graph for each in ours
    )


@dataclass(frozen=True, slots=True)
class _Rule:
    """A node shape, property shape or SPARQL constraint, as a finding quotes it."""

    shape: str
    title: str
    severity: Severity
    message: str
    advice: str


@dataclass(frozen=True, slots=True)
class _Result:
    """What SHACL reports: a rule, the focus node, the value, and what a SPARQL constraint's message names."""

    rule: _Rule
    focus: Any
    value: Any
    bindings: tuple[tuple[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class _Shapes:
    """`shapes.ttl`, made ready once per process."""

    core: Any
    """pySHACL's ShapesGraph of everything but the SPARQL constraints."""
    rules: dict[str, _Rule]
    """By the IRI or the blank node identifier of the shape."""
    selects: tuple[tuple[str, _Rule], ...]
    """Each SPARQL constraint as a query over the whole graph."""


@cache
def _shapes() -> _Shapes:
    """Read the shapes, and take the SPARQL constraints out of the core."""
    import rdflib
    from pyshacl.shapes_graph import ShapesGraph
    from rdflib.namespace import SH

    turtle = (resources.folder("ontology") / "shapes.ttl").read_text(encoding="utf-8")
    graph = rdflib.Graph().parse(data=turtle, format="turtle")
    prefixes = "".join(
        f"PREFIX {graph.value(node, SH.prefix)}: <{graph.value(node, SH.namespace)}>\n"
        for node in graph.objects(None, SH.declare)
    )
    rules: dict[str, _Rule] = {}
    selects = []
    for shape in list(graph.subjects(rdflib.RDF.type, SH.NodeShape)):
        _collect(graph, shape, None, rules)
        for constraint in list(graph.objects(shape, SH.sparql)):
            rule = replace(rules[str(constraint)], severity=rules[str(shape)].severity)
            query = _whole(
                str(graph.value(constraint, SH.select)), list(graph.objects(shape, SH.targetClass))
            )
            selects.append((prefixes + query, rule))
            graph.remove((constraint, None, None))
        graph.remove((shape, SH.sparql, None))
    return _Shapes(ShapesGraph(graph), rules, tuple(selects))


def _collect(graph: "rdflib.Graph", node: Any, parent: _Rule | None, rules: dict[str, _Rule]) -> None:
    """Note the rule of a shape, and of every shape nested in it (these are blank nodes, in lists too)."""
    import rdflib

    rules[str(node)] = rule = _rule(graph, node, parent)
    for child in graph.objects(node):
        if isinstance(child, rdflib.BNode):
            _collect(graph, child, rule, rules)


def _rule(graph: "rdflib.Graph", node: Any, parent: _Rule | None) -> _Rule:
    """Read one shape or constraint; what it does not say of itself its parent says, save the severity."""
    import rdflib
    from rdflib.namespace import SH

    code, _, title = str(graph.value(node, SH.name) or "").partition(" ")
    severity = local_name(str(graph.value(node, SH.severity) or SH.Violation)).lower()
    return _Rule(
        shape=parent.shape if parent else code,
        title=parent.title if parent else title,
        severity=SEVERITIES[[str(each) for each in SEVERITIES].index(severity)],
        message=str(graph.value(node, SH.message) or (parent.message if parent else "")),
        advice=str(graph.value(node, rdflib.URIRef(_ADVICE)) or (parent.advice if parent else "")),
    )


def _whole(select: str, classes: list[Any]) -> str:
    """Turn the query for one focus node into one for all: `$this` is an instance of the target class.

    >>> _whole("SELECT $this WHERE { $this ?p ?o }", ["urn:Book"]).replace(RDF.type, "a").replace(
    ...     RDFS.subClassOf, "b"
    ... )
    'SELECT $this WHERE { $this <a>/<b>* <urn:Book> . $this ?p ?o }'
    """
    if len(classes) != 1 or "WHERE {" not in select:
        raise ValueError(f"a SPARQL constraint needs one sh:targetClass and 'WHERE {{': {select}")
    target = f"$this <{RDF.type}>/<{RDFS.subClassOf}>* <{classes[0]}> ."
    return select.replace("WHERE {", f"WHERE {{ {target}", 1)


def _results(graph: "rdflib.Graph", store: ox.Store) -> Iterator[_Result]:
    """Give what SHACL reports, core and SPARQL, in no special order."""
    yield from _core_results(graph)
    yield from _select_results(store)


def _select_results(store: ox.Store) -> Iterator[_Result]:
    for query, rule in _shapes().selects:
        solutions: Any = store.query(query)
        names = [variable.value for variable in solutions.variables]
        for solution in solutions:
            bindings = {name: solution[name] for name in names if solution[name] is not None}
            focus = bindings.pop("this")
            yield _Result(rule, focus, bindings.get("value"), tuple(bindings.items()))


def _core_results(graph: "rdflib.Graph") -> Iterator[_Result]:
    from pyshacl.graph_abstraction import DataGraph
    from pyshacl.validator import Validator
    from rdflib.namespace import SH

    shapes = _shapes()
    validator: Any = Validator(DataGraph.from_rdflib(graph), shacl_graph=shapes.core.graph)
    validator.shacl_graph = shapes.core  # it keeps the shapes it has built; a new one would build them again
    _, report, _ = validator.run()
    for result in report.objects(None, SH.result):
        rule = shapes.rules[str(report.value(result, SH.sourceShape))]
        focus, value = report.value(result, SH.focusNode), report.value(result, SH.value)
        yield _Result(rule, _term(focus), None if value is None else _term(value))


def _proved(graph: "rdflib.Graph", grammar: "Grammar") -> Iterator[_Result]:
    """Give what the proof finds as results of rules of its own; a node that is nowhere stands for none."""
    for fault in faults(graph, grammar):
        rule = RULES[fault.shape]
        words = _Rule(rule.shape, rule.title, rule.severity, fault.message, rule.advice)
        yield _Result(words, ox.NamedNode(fault.node), None)


_DISAGREE: Final = {
    "asserted and denied": "{value} is asserted here, and denied elsewhere",
    "two places": "{value} and {against} give one gene two places",
    "opposite directions": "{value} and {against} give one effect two opposite directions",
}
_BOTH_ARE_KEPT: Final = (
    "Nothing to mend. Both claims are kept as stated; read the two sentences before you rely on one."
)


def _contradicted(data: "_Data") -> Iterator[_Result]:
    """Give the claims that contradict another as results of a rule; the message says where that one is."""
    for each in contradictions(data.store.query):
        one, other = ox.NamedNode(each.statement), ox.NamedNode(each.against)
        message = _DISAGREE[each.how].format(value=data.name(one), against=data.name(other))
        rule = _Rule("S17", "sources agree", "info", f"{message} ({_where(data, other)}).", _BOTH_ARE_KEPT)
        yield _Result(rule, one, None)


def _where(data: "_Data", node: Any) -> str:
    """Say where a statement stands, with its sentence where the words are known."""
    span = next(iter(data.spans(node)), None)
    version = data.version(span)
    quote, start, end = _quoted(data, version, span)
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


class _Data:
    """The triples of the graph as findings need them: names of things, and the sentence each is about."""

    def __init__(self, ntriples: str, text: str | None) -> None:
        # lenient: an IRI with a blank in it is for the shapes to find, not a reason to stop
        quads = ox.parse(ntriples, format=ox.RdfFormat.N_TRIPLES, lenient=True)
        self.store = ox.Store()
        self.store.extend(quads)
        self.versions = self.subjects(RDF.type, ox.NamedNode(IKG.DocumentVersion))
        if text is not None:
            digest = ox.Literal(sha256(text.encode()).hexdigest())
            same = [version for version in self.versions if digest in self.objects(version, IKG.sha256)]
            for version in same or self.versions:
                self.store.add(ox.Quad(version, ox.NamedNode(IKG.text), ox.Literal(text)))
        self.texts = {v: str(t.value) for v in self.versions for t in self.objects(v, IKG.text)[:1]}

    def objects(self, subject: Any, predicate: str) -> list[Any]:
        """Give the objects, sorted; none for a literal or None."""
        if not isinstance(subject, ox.NamedNode | ox.BlankNode):
            return []
        quads = self.store.quads_for_pattern(subject, ox.NamedNode(predicate), None)
        return sorted((quad.object for quad in quads), key=str)

    def subjects(self, predicate: str | None, object_: Any) -> list[Any]:
        """Give the subjects, sorted; of any predicate for None."""
        quads = self.store.quads_for_pattern(None, ox.NamedNode(predicate) if predicate else None, object_)
        return sorted({quad.subject for quad in quads}, key=str)

    def label(self, term: Any) -> str:
        """Give a label (English first), the value of a literal, or else the CURIE."""
        if isinstance(term, ox.Literal):
            return term.value
        for predicate in (RDFS.label, SKOS.prefLabel, DCTERMS.title, DCTERMS.identifier):
            if labels := [label for label in self.objects(term, predicate) if isinstance(label, ox.Literal)]:
                return min(labels, key=lambda label: label.language != "en").value
        if not isinstance(term, ox.NamedNode):
            return "a node without an IRI"
        if term.value.startswith(PREFIXES["ikg"]):
            return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", local_name(term.value)).lower()
        return compact(term.value)

    def name(self, term: Any) -> str:
        """Give what people call a thing: a statement by its two ends, a span by its words, else the label."""
        if given := [*self.objects(term, IKG.subjectWords)[:1], *self.objects(term, IKG.objectWords)[:1]]:
            return f"“{' – '.join(map(self.label, given))}”"
        if ends := [*self.objects(term, RDF.subject)[:1], *self.objects(term, RDF.object)[:1]]:
            return f"“{' – '.join(map(self.label, ends))}”"
        if quotes := self.objects(term, OA.exact):
            return f"“{textwrap.shorten(self.label(quotes[0]), 60, placeholder=' …')}”"
        if ordinals := self.objects(term, IKG.ordinal):
            printed = [*self.objects(term, IKG.statedAuthors)[:1], *self.objects(term, IKG.statedYear)[:1]]
            words = f" ({' '.join(map(self.label, printed))})" if printed else ""
            return self.label(ordinals[0]) + words
        return self.label(term)

    def number(self, term: Any, predicate: str) -> int | None:
        """Give the one integer a node has there."""
        values = [value.value for value in self.objects(term, predicate) if isinstance(value, ox.Literal)]
        return int(values[0]) if len(values) == 1 and re.fullmatch(r"[0-9]{1,15}", values[0]) else None

    def spans(self, node: Any) -> list[Any]:
        """Give the spans a statement or a citation was read from (or a span itself), in text order."""
        quoted = [*self.objects(node, IKG.evidence), *self.objects(node, IKG.quotedFrom)]
        return sorted(quoted, key=self._order) if quoted else [node] if self.objects(node, OA.start) else []

    def _order(self, span: Any) -> tuple[str, int, str]:
        return str(self.version(span)), self.number(span, OA.start) or 0, str(span)

    def owner(self, node: Any, also: Any = None) -> Any:
        """Give the statement or citation that a node is, or the first that speaks of it (and of another)."""
        if self.spans(node):
            return node
        others = None if also is None else set(self.subjects(None, also))
        owners = [s for s in self.subjects(None, node) if self.spans(s) and (others is None or s in others)]
        return min(owners, key=lambda owner: (self._order(self.spans(owner)[0]), str(owner)), default=None)

    def version(self, node: Any) -> Any:
        """Give the document version itself, or that of a section or a span, or else the only one there is."""
        if node in self.versions:
            return node
        section = next(iter(self.objects(node, IKG.inSection)), node)
        only = self.versions[0] if len(self.versions) == 1 else None
        return next(iter(self.objects(section, DCTERMS.isPartOf)), only)

    def document(self, version: Any) -> str | None:
        """Give the file's name, or the key of the source."""
        if names := self.objects(version, DCTERMS.identifier):
            return self.label(names[0])
        keys = self.objects(version, DCTERMS.isVersionOf)
        return local_name(keys[0].value) if keys else None

    def line_and_column(self, version: Any, offset: int) -> tuple[int, int]:
        """Give the place of an offset in the text of a version, both from 1; one outside is at its ends."""
        text = self.texts[version]
        return position(text, min(max(offset, 0), len(text)))


def _finding(data: _Data, result: _Result) -> Finding:
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
    quote, start, end = _quoted(data, version, span)
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


def _quoted(data: _Data, version: Any, span: Any) -> tuple[str | None, int | None, int | None]:
    """Give the words of a span as the text has them (else as quoted), and its offsets if possible."""
    start, end = data.number(span, OA.start), data.number(span, OA.end)
    exact = next((data.label(quote) for quote in data.objects(span, OA.exact)), None)
    text = data.texts.get(version)
    if start is None or end is None or start >= end or (text is not None and end > len(text)):
        return exact, None, None
    return (exact if text is None else text[start:end]), start, end


def _marks(
    data: _Data, owner: Any, words: list[str], quote: str | None, start: int
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
