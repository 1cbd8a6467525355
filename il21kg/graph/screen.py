"""Tells in a moment that a graph breaks no core shape; where it cannot tell so, pySHACL is asked.

    screen = Screen(shapes)          # the core shapes of `shapes.ttl`, compiled once to functions
    screen.passes(triples)           # True: pySHACL would report nothing

Nearly every document passes. That a graph breaks a shape is never said here, nor which: a graph does not pass
either where a shape is of a kind that is not known here, or where values cannot be compared for certain.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from il21kg.graph.identity import Literal, Node, Triple
from il21kg.namespaces import RDF, RDFS, XSD, local_name

if TYPE_CHECKING:
    import rdflib

Values: TypeAlias = set[Node]
Nodes: TypeAlias = Collection[Node]
Path: TypeAlias = Callable[["_Index", Nodes], list[Values]]
"""Gives what lies at the end of it from each of the nodes."""
Shape: TypeAlias = Callable[["_Index", Nodes], bool]
"""Tells whether all of the nodes conform."""
Test: TypeAlias = Callable[["_Index", Nodes, list[Values]], bool]
"""Tells whether the values of all of the nodes conform, each with its own."""

_SH: Final = "http://www.w3.org/ns/shacl#"
#: What a shape says that is no constraint.
_WORDS: Final = frozenset(
    _SH + name
    for name in (
        "path", "name", "message", "severity", "description", "order", "group",
        "targetClass", "targetNode", "targetObjectsOf", "targetSubjectsOf",
    )
)  # fmt: skip


class _UnsureError(Exception):
    """What cannot be told here."""


class Screen:
    """The core shapes, compiled."""

    def __init__(self, shapes: "rdflib.Graph") -> None:
        """Compile a graph of shapes without SPARQL constraints; of a kind not known, nothing passes."""
        try:
            self._rules = [*_rules(shapes)]
            self._known = True
        except _UnsureError:
            self._rules, self._known = [], False

    def passes(self, triples: Iterable[Triple]) -> bool:
        """Tell whether the core shapes find nothing at all in a graph, no warning either."""
        try:
            index = _Index(triples)
            return self._known and all(shape(index, target(index)) for target, shape in self._rules)
        except _UnsureError:
            return False


class _Index:
    """The triples of a graph, by predicate; by subject and by object where a shape looks there."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        self.pairs: dict[str, list[tuple[str, Node]]] = defaultdict(list)
        for subject, predicate, node in triples:
            if subject.startswith("_:"):
                raise _UnsureError("a blank node")
            self.pairs[predicate].append((subject, node))
        self._objects: dict[str, dict[Node, Values]] = {}
        self._subjects: dict[str, dict[Node, Values]] = {}
        self._instances: dict[str, Values] = {}

    def objects(self, predicate: str) -> dict[Node, Values]:
        """Give the objects of a predicate, by subject."""
        if (found := self._objects.get(predicate)) is None:
            found = self._objects[predicate] = defaultdict(set)
            for subject, node in self.pairs.get(predicate, ()):
                found[subject].add(node)
        return found

    def subjects(self, predicate: str) -> dict[Node, Values]:
        """Give the subjects of a predicate, by object."""
        if (found := self._subjects.get(predicate)) is None:
            found = self._subjects[predicate] = defaultdict(set)
            for subject, node in self.pairs.get(predicate, ()):
                found[node].add(subject)
        return found

    def instances(self, kind: str) -> Values:
        """Give the instances of a class, and of those under it."""
        if kind not in self._instances:
            (classes,) = _closure(partial(_backward, RDFS.subClassOf), self, [kind])
            self._instances[kind] = set().union(*_backward(RDF.type, self, classes))
        return self._instances[kind]


# --- shapes


def _rules(shapes: "rdflib.Graph") -> Iterator[tuple[Callable[[_Index], Values], Shape]]:
    """Give the targets of each shape, joined, with the shape that these nodes must conform to."""
    if any(_pairs(shapes, "targetNode")):
        raise _UnsureError("a target that is a node")
    targets: dict[Any, list[Callable[[_Index], Values]]] = defaultdict(list)
    for kind, target in _TARGETS.items():
        for subject, node in _pairs(shapes, kind):
            targets[subject].append(partial(target, str(node)))
    for subject, finders in targets.items():
        yield partial(_found, finders), _shape(shapes, subject)


def _found(finders: list[Callable[[_Index], Values]], index: _Index) -> Values:
    return set().union(*(find(index) for find in finders))


_TARGETS: Final[dict[str, Callable[[str, _Index], Values]]] = {
    "targetClass": lambda name, index: index.instances(name),
    "targetObjectsOf": lambda name, index: {node for _, node in index.pairs.get(name, ())},
    "targetSubjectsOf": lambda name, index: {subject for subject, _ in index.pairs.get(name, ())},
}


def _pairs(shapes: "rdflib.Graph", name: str) -> Iterator[tuple[Any, Any]]:
    import rdflib

    yield from shapes.subject_objects(rdflib.URIRef(_SH + name))


def _shape(shapes: "rdflib.Graph", shape: Any) -> Shape:
    """Compile a shape: of the node itself, or of what lies at the end of its path."""
    import rdflib

    tests = [
        _test(shapes, shape, str(predicate), value)
        for predicate, value in shapes.predicate_objects(shape)
        if str(predicate) not in _WORDS and str(predicate).startswith(_SH)
    ]
    if (shape, rdflib.RDF.type, rdflib.RDFS.Class) in shapes:
        raise _UnsureError("a class that is a shape", shape)
    path = shapes.value(shape, rdflib.URIRef(_SH + "path"))
    find = _itself if path is None else _path(shapes, path)

    def conforms(index: _Index, nodes: Nodes) -> bool:
        if not nodes:
            return True
        values = find(index, nodes)
        return all(test(index, nodes, values) for test in tests)

    return conforms


def _test(shapes: "rdflib.Graph", shape: Any, predicate: str, value: Any) -> Test:
    name = predicate.removeprefix(_SH)
    if name in ("or", "and"):
        return partial({"or": _or, "and": _and}[name], [_shape(shapes, each) for each in shapes.items(value)])
    if name == "in":
        return partial(_in, {_node(each) for each in shapes.items(value)})
    if name in _OF_SHAPES:
        return partial(_OF_SHAPES[name], _shape(shapes, value))
    if name not in _OF_VALUES:
        raise _UnsureError(f"a constraint {name}", shape)
    return partial(_OF_VALUES[name], _READY.get(name, _as_it_is)(_node(value)))


def _node(term: Any) -> Node:
    """Give a term of the shapes as a node."""
    import rdflib

    if isinstance(term, rdflib.URIRef):
        return str(term)
    if not isinstance(term, rdflib.Literal):
        raise _UnsureError("a node without a name", term)
    datatype = "" if term.language or term.datatype is None else str(term.datatype)
    return Literal(str(term), language=term.language or "", datatype=datatype)


# --- paths


def _path(shapes: "rdflib.Graph", path: Any) -> Path:
    import rdflib

    if isinstance(path, rdflib.URIRef):
        return partial(_forward, str(path))
    if (path, rdflib.RDF.first, None) in shapes:
        return partial(_one_after_another, [_path(shapes, each) for each in shapes.items(path)])
    ((predicate, value),) = shapes.predicate_objects(path)
    kind = local_name(str(predicate))
    if kind == "inversePath" and isinstance(value, rdflib.URIRef):
        return partial(_backward, str(value))
    if kind == "alternativePath":
        return partial(_either, [_path(shapes, each) for each in shapes.items(value)])
    if kind == "zeroOrMorePath":
        return partial(_closure, _path(shapes, value))
    raise _UnsureError("a path", kind)


#: No values; nobody changes values that were found.
_NONE: Final[Values] = set()


def _itself(_: _Index, nodes: Nodes) -> list[Values]:
    return [{node} for node in nodes]


def _forward(predicate: str, index: _Index, nodes: Nodes) -> list[Values]:
    objects = index.objects(predicate)
    return [objects.get(node, _NONE) for node in nodes]


def _backward(predicate: str, index: _Index, nodes: Nodes) -> list[Values]:
    subjects = index.subjects(predicate)
    return [subjects.get(node, _NONE) for node in nodes]


def _either(paths: list[Path], index: _Index, nodes: Nodes) -> list[Values]:
    ends = (path(index, nodes) for path in paths)
    return [set().union(*each) for each in zip(*ends, strict=True)]


def _one_after_another(paths: list[Path], index: _Index, nodes: Nodes) -> list[Values]:
    values = _itself(index, nodes)
    for path in paths:
        values = [set().union(*path(index, each)) for each in values]
    return values


def _closure(path: Path, index: _Index, nodes: Nodes) -> list[Values]:
    return [_reached(path, index, node) for node in nodes]


def _reached(path: Path, index: _Index, node: Node) -> Values:
    values, fresh = {node}, {node}
    while fresh:
        fresh = set().union(*path(index, fresh)) - values
        values |= fresh
    return values


# --- constraints


def _any(values: list[Values]) -> Values:
    return set().union(*values)


def _or(shapes: list[Shape], index: _Index, _: Nodes, values: list[Values]) -> bool:
    left = _any(values)
    for shape in shapes:
        if shape(index, left):  # mostly all are of one kind
            return True
        left = {value for value in left if not shape(index, [value])}
    return not left


def _and(shapes: list[Shape], index: _Index, _: Nodes, values: list[Values]) -> bool:
    return all(shape(index, _any(values)) for shape in shapes)


def _in(allowed: Values, _: _Index, __: Nodes, values: list[Values]) -> bool:
    return _any(values) <= allowed


def _conforming(shape: Shape, index: _Index, _: Nodes, values: list[Values]) -> bool:
    return shape(index, _any(values))


def _not_conforming(shape: Shape, index: _Index, _: Nodes, values: list[Values]) -> bool:
    return not any(shape(index, [value]) for value in _any(values))


_OF_SHAPES: Final[dict[str, Callable[[Shape, _Index, Nodes, list[Values]], bool]]] = {
    "property": _conforming,
    "node": _conforming,
    "not": _not_conforming,
}


def _kind(kind: Node, index: _Index, _: Nodes, values: list[Values]) -> bool:
    return _any(values) <= index.instances(str(kind))


def _literals(kind: Node) -> tuple[bool, ...]:
    """Say of a kind of nodes whether its values may be literals: no, yes, or both."""
    allowed = {"IRI": (False,), "Literal": (True,), "IRIOrLiteral": (True, False), "BlankNodeOrIRI": (False,)}
    if (name := local_name(str(kind))) not in allowed:
        raise _UnsureError(name)
    return allowed[name]


def _node_kind(allowed: tuple[bool, ...], _: _Index, __: Nodes, values: list[Values]) -> bool:
    return all(isinstance(value, Literal) in allowed for each in values for value in each)


_DAY: Final = "[12][0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])"
#: The datatypes of which it is known here how they are written.
_WRITTEN: Final = {
    XSD.integer: re.compile(r"0|-?[1-9][0-9]{0,15}"),
    XSD.decimal: re.compile(r"0|1|0\.[0-9]{0,3}[1-9]"),
    XSD.boolean: re.compile(r"true|false"),
    XSD.gYear: re.compile(r"[1-9][0-9]{3}"),
    XSD.date: re.compile(_DAY),
    XSD.dateTime: re.compile(_DAY + r"T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](Z|\+00:00)"),
}


def _datatype(datatype: Node, _: _Index, __: Nodes, values: list[Values]) -> bool:
    wanted = str(datatype)
    return all(isinstance(value, Literal) and _is_of(value, wanted) for each in values for value in each)


def _is_of(value: Literal, datatype: str) -> bool:
    if value.language or (value.datatype or XSD.string) != datatype:
        return False
    if datatype == XSD.string:
        return True
    if datatype not in _WRITTEN or not _WRITTEN[datatype].fullmatch(value.value):
        raise _UnsureError(value)  # the last days of a month, a year of five digits
    return True


def _number(node: Node) -> Decimal | int:
    if not isinstance(node, Literal) or node.datatype not in (XSD.integer, XSD.decimal):
        raise _UnsureError(node)
    _is_of(node, node.datatype)  # it raises where the number may be written otherwise
    return int(node.value) if node.datatype == XSD.integer else Decimal(node.value)


def _words(node: Node) -> str:
    return node.value if isinstance(node, Literal) else node


def _less_than(other: Node, index: _Index, nodes: Nodes, values: list[Values]) -> bool:
    more = _forward(str(other), index, nodes)
    pairs = zip(values, more, strict=True)
    return all(_number(value) < _number(each) for less, most in pairs for value in less for each in most)


def _disjoint(other: Node, index: _Index, nodes: Nodes, values: list[Values]) -> bool:
    return not any(map(set.intersection, values, _forward(str(other), index, nodes)))


def _unique_language(wanted: Node, _: _Index, __: Nodes, values: list[Values]) -> bool:
    return _words(wanted) != "true" or all(map(_each_of_one_language, values))


def _each_of_one_language(values: Values) -> bool:
    languages = [value.language for value in values if isinstance(value, Literal) and value.language]
    return len(languages) == len(set(languages))


def _as_it_is(node: Node) -> Node:
    return node


#: What is made of the value of a constraint, once.
_READY: Final[dict[str, Callable[[Node], Any]]] = {
    "minCount": _number,
    "maxCount": _number,
    "minInclusive": _number,
    "maxInclusive": _number,
    "minLength": _number,
    "maxLength": _number,
    "nodeKind": _literals,
    "pattern": lambda form: re.compile(_words(form)).search,
}
_OF_VALUES: Final[dict[str, Callable[[Any, _Index, Nodes, list[Values]], bool]]] = {
    "minCount": lambda n, _, __, values: all(len(each) >= n for each in values),
    "maxCount": lambda n, _, __, values: all(len(each) <= n for each in values),
    "minInclusive": lambda n, _, __, values: all(_number(each) >= n for each in _any(values)),
    "maxInclusive": lambda n, _, __, values: all(_number(each) <= n for each in _any(values)),
    "minLength": lambda n, _, __, values: all(len(_words(each)) >= n for each in _any(values)),
    "maxLength": lambda n, _, __, values: all(len(_words(each)) <= n for each in _any(values)),
    "class": _kind,
    "datatype": _datatype,
    "nodeKind": _node_kind,
    "pattern": lambda search, _, __, values: all(search(_words(each)) for each in _any(values)),
    "hasValue": lambda node, _, __, values: all(node in each for each in values),
    "disjoint": _disjoint,
    "equals": lambda other, index, nodes, values: values == _forward(str(other), index, nodes),
    "lessThan": _less_than,
    "uniqueLang": _unique_language,
}  # fmt: skip
