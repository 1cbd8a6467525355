"""Writes a graph as Turtle, N-Triples, JSON-LD, RDF/XML or TriG, for people and for other tools.

    hgnc:6005 a biolink:Gene, obo:SO_0001217 ;
        ikg:dysregulationContributesTo obo:MONDO_0005083 ;
        rdfs:label "IL21"@en .

The same triples give the same bytes, in any order and under any hash seed: a small change of the graph is a
small change of the file. The writers are our own because the engine's put the prefixes in random order, write
JSON-LD without a context, and RDF/XML that loses carriage returns and holds characters XML does not allow.
"""

import html
import json
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final, TypeAlias

import pyoxigraph as ox

from il21kg.errors import InputError
from il21kg.graph.shortcuts import SHORT_CUTS
from il21kg.namespaces import CITO, DCAT, FABIO, IKG, OA, PREFIXES, PROV, RDF, XSD

#: Ending of a file's name → name of the format.
FORMATS: Final = {
    "ttl": "turtle",
    "nt": "ntriples",
    "jsonld": "json-ld",
    "rdf": "rdf-xml",
    "trig": "trig",
}

Node: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal
"""The object of a triple."""

Row: TypeAlias = tuple[str, str, Node]
"""A triple: IRI or `_:name`, IRI, object. Graphs of ours have no blank nodes; those of others may."""

Grouped: TypeAlias = list[tuple[str, list[tuple[str, list[Node]]]]]
"""Subject → predicate → objects, each sorted."""

_PREFIX_OF: Final = {base: prefix for prefix, base in PREFIXES.items()}
_LOCAL: Final = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?")
_FIRST: Final = {p: str(n) for n, p in enumerate((RDF.type, RDF.subject, RDF.predicate, RDF.object))}
#: Names that RDF/XML uses for its own elements and attributes.
_NO_ELEMENTS: Final = frozenset(
    PREFIXES["rdf"] + name
    for name in (
        *("RDF", "Description", "ID", "about", "parseType", "resource", "nodeID", "datatype", "li"),
        *("bagID", "aboutEach", "aboutEachPrefix"),
    )
)
_NUMBER: Final = re.compile(r"[0-9]+")
_WIDTH: Final = 100  # a longer list of objects has one to a line, so that a diff shows which came and went
_NOT_XML: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def export(triples: Iterable[ox.Triple | ox.Quad], format: str, *, quotes: bool = True) -> bytes:
    """Give the triples in a format, by its name or its file ending; without `quotes` no words of the spans.

    Blank nodes are named by the RDF Dataset Canonicalization algorithm, so equal graphs give equal bytes.
    Raises InputError for an unknown format, for what only RDF 1.2 can hold, and where RDF/XML cannot hold a
    character or a property.
    """
    write = _WRITERS[format_name(format)]
    rows = {_row(triple) for triple in _canonical(triples)}
    if not quotes:
        rows = set(_without_quotes(rows))
    return write(rows).encode()


def export_graphs(quads: Iterable[ox.Quad], *, quotes: bool = True) -> bytes:
    """Give what each document contributes, as TriG: a graph for each version, in the order of names."""
    graphs: dict[str, set[Row]] = {}
    for quad in quads:
        graphs.setdefault(str(quad.graph_name)[1:-1], set()).add(_row(quad))
    names, written = Names(), []
    for graph, rows in sorted(graphs.items()):
        shown = rows if quotes else set(_without_quotes(rows))
        blocks = "\n".join(_blocks(_grouped(shown, names), names))
        written.append(f"{names(graph)} {{\n{blocks}}}\n")
    return "\n".join([*header(names), *written]).encode()


def format_name(text: str) -> str:
    """Give the name of a format from its name or a file ending, with or without a dot.

    >>> format_name(".ttl"), format_name("TriG")
    ('turtle', 'trig')
    """
    wanted = text.lower().removeprefix(".")
    name = FORMATS.get(wanted, wanted)
    if name not in _WRITERS:
        listed = ", ".join(f"{name} (.{ending})" for ending, name in FORMATS.items())
        raise InputError(f"no format “{text}”", f"There are: {listed}.")
    return name


def _canonical(triples: Iterable[ox.Triple | ox.Quad]) -> Iterable[ox.Triple | ox.Quad]:
    """Give blank nodes names that follow from the graph alone."""
    given = list(triples)
    if not any(isinstance(node, ox.BlankNode) for each in given for node in (each.subject, each.object)):
        return given
    dataset = ox.Dataset(ox.Quad(each.subject, each.predicate, each.object) for each in given)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return dataset


def _row(triple: ox.Triple | ox.Quad) -> Row:
    subject, thing = triple.subject, triple.object
    if isinstance(subject, ox.Triple) or isinstance(thing, ox.Triple):
        raise InputError(
            f"the graph holds a triple about a triple: {triple}", "Only RDF 1.1 can be written: leave it out."
        )
    if isinstance(thing, ox.Literal) and thing.direction is not None:
        raise InputError(
            f"the graph holds a text with a base direction: {thing}",
            "Only RDF 1.1 can be written: leave the direction out.",
        )
    return _shown(subject), triple.predicate.value, thing


def _subject(node: Node) -> str:
    return node.value if isinstance(node, ox.Literal) else _shown(node)


def _shown(node: ox.NamedNode | ox.BlankNode) -> str:
    return node.value if isinstance(node, ox.NamedNode) else str(node)


def _without_quotes(rows: set[Row]) -> Iterator[Row]:
    false = ox.Literal("false", datatype=ox.NamedNode(XSD.boolean))
    for subject, predicate, thing in rows:
        if predicate not in (OA.exact, IKG.quoteSha256):
            yield subject, predicate, thing
        if predicate == RDF.type and thing.value == IKG.DocumentVersion:
            yield subject, IKG.quotes, false


# --- names and order


class Names:
    """Short names of IRIs, by every prefix but the barred ones; remembers the prefixes it used."""

    def __init__(self, barred: frozenset[str] = frozenset(), *, remembers: bool = True) -> None:
        self.used: set[str] = set()
        self._barred = barred
        self._known: dict[str, str] | None = {} if remembers else None

    def __call__(self, iri: str) -> str:
        """Give `hgnc:6005`, or `<...>` where no prefix fits; a blank node has its name already."""
        known = self._known
        if known is None:
            return self._written(iri)
        if iri not in known:
            known[iri] = self._written(iri)
        return known[iri]

    def _written(self, iri: str) -> str:
        return iri if iri.startswith("_:") else self._short(iri) or f"<{iri}>"

    def _short(self, iri: str) -> str | None:
        cut = max(iri.rfind("/"), iri.rfind("#")) + 1
        prefix, local = _PREFIX_OF.get(iri[:cut]), iri[cut:]
        if prefix is None or prefix in self._barred or not _LOCAL.fullmatch(local):
            return None
        self.used.add(prefix)
        return f"{prefix}:{local}"

    def prefixes(self) -> dict[str, str]:
        """Give the used prefixes with their bases, by name."""
        return {prefix: PREFIXES[prefix] for prefix in sorted(self.used)}


def natural(name: str) -> str:
    """Give what a name is sorted by: numbers in it by size, and before letters.

    >>> natural("span:12-7") < natural("span:101-3")
    True
    """
    return _NUMBER.sub(_sized, name)


def _sized(number: re.Match[str]) -> str:
    """Put the number of its digits before a number: letters compare then as sizes do."""
    digits = number[0].lstrip("0")
    return f"\0{chr(len(digits))}{digits}"


def placed(written: str) -> tuple[str, str]:
    """Give what an object is sorted by: as `natural`, by its letters where that is the same ("07", "7")."""
    return natural(written), written


def rank(predicate: str, names: Names) -> str:
    """Give what a predicate is sorted by: the kind and the parts of a statement first."""
    return _FIRST.get(predicate) or names(predicate)


def _grouped(rows: Iterable[Row], names: Names) -> Grouped:
    """Order by short names, numbers in them by size: spans and citations stand in the order of the text."""
    table: dict[str, dict[str, list[Node]]] = {}
    for subject, predicate, thing in rows:
        table.setdefault(subject, {}).setdefault(predicate, []).append(thing)

    return [
        (subject, [
            (predicate, sorted(row[predicate], key=lambda thing: placed(_object(thing, names))))
            for predicate in sorted(row, key=lambda predicate: rank(predicate, names))
        ])
        for subject, row in sorted(table.items(), key=lambda item: (natural(names(item[0])), item[0]))
    ]  # fmt: skip


# --- Turtle and TriG


def _turtle(rows: Iterable[Row]) -> str:
    names = Names()
    blocks = list(_blocks(_grouped(rows, names), names))  # all of it first: the header names what it uses
    return "\n".join([*header(names), *blocks])


def _trig(rows: set[Row]) -> str:
    names = Names()
    graphs = []
    for nature, part in _by_nature(rows).items():
        if part:
            blocks = "\n".join(_blocks(_grouped(part, names), names))
            graphs.append(f"{names(PREFIXES['graph'] + nature)} {{\n{blocks}}}\n")
    return "\n".join([*header(names), *graphs])


def header(names: Names) -> list[str]:
    """Give the prefixes that were used, as one text, or none."""
    lines = [f"@prefix {prefix}: <{base}> .\n" for prefix, base in names.prefixes().items()]
    return ["".join(lines)] if lines else []


def _blocks(grouped: Grouped, names: Names) -> Iterator[str]:
    for subject, row in grouped:
        verbs = (
            ("a" if predicate == RDF.type else names(predicate), [_object(thing, names) for thing in things])
            for predicate, things in row
        )
        yield block(names(subject), verbs)


def block(subject: str, row: Iterable[tuple[str, list[str]]]) -> str:
    """Write what is said of a subject: verbs with their objects, all of them as they are written."""
    lines = []
    for verb, written in row:
        line = f"{verb} {', '.join(written)}"
        lines.append(line if len(line) <= _WIDTH else f"{verb} " + ",\n        ".join(written))
    return f"{subject} " + " ;\n    ".join(lines) + " .\n"


def _object(thing: Node, names: Names) -> str:
    if not isinstance(thing, ox.Literal):
        return names(_shown(thing))
    written = str(thing)  # as in N-Triples, whose escapes Turtle shares
    return value_of(written, names) if written.endswith(">") else written


def value_of(typed: str, names: Names) -> str:
    """Write a text with a type, given as in N-Triples: `3` for `"3"^^<…integer>`."""
    text, _, datatype = typed.rpartition("^^")
    value, iri = text[1:-1], datatype[1:-1]
    if iri == XSD.boolean and value in ("true", "false"):
        return value
    if iri == XSD.integer and re.fullmatch(r"-?[0-9]+", value):
        return value
    return f"{text}^^{names(iri)}"


def _by_nature(rows: set[Row]) -> dict[str, set[Row]]:
    """Part the triples by what they are for; each is in one part."""
    parts: dict[str, set[Row]] = {
        nature: set()
        for nature in ("assertion", "statement", "evidence", "citation", "provenance", "vocabulary")
    }
    kinds = {s: _NATURES[o.value] for s, p, o in rows if p == RDF.type and o.value in _NATURES}
    claims: dict[str, dict[str, Any]] = {}
    for subject, predicate, thing in rows:
        if predicate in (RDF.subject, RDF.predicate, RDF.object, IKG.notAsserted):
            claims.setdefault(subject, {})[predicate] = thing
    direct = {
        (_subject(claim[RDF.subject]), claim[RDF.predicate].value, claim[RDF.object])
        for claim in claims.values()
        if IKG.notAsserted not in claim and len(claim) == 3
    }
    for row in rows:
        subject, predicate, _ = row
        if row in direct or predicate in SHORT_CUTS:
            nature = "assertion"
        elif subject in claims:
            nature = "statement"
        else:
            nature = "citation" if predicate == CITO.cites else kinds.get(subject, "vocabulary")
        parts[nature].add(row)
    return parts


_NATURES: Final = {
    IKG.Span: "evidence",
    IKG.Section: "evidence",
    IKG.Citation: "citation",
    IKG.Journal: "citation",
    FABIO.JournalArticle: "citation",
    DCAT.Dataset: "provenance",
    PROV.Activity: "provenance",
    PROV.SoftwareAgent: "provenance",
    IKG.Proposal: "provenance",
    IKG.DocumentVersion: "provenance",
    IKG.SourceDocument: "provenance",
}


# --- N-Triples, JSON-LD, RDF/XML


def _ntriples(rows: Iterable[Row]) -> str:
    return "".join(
        sorted(f"{_bare(subject)} <{predicate}> {thing} .\n" for subject, predicate, thing in rows)
    )


def _bare(subject: str) -> str:
    return subject if subject.startswith("_:") else f"<{subject}>"


def _json_ld(rows: set[Row]) -> str:
    names = Names(_schemes(rows))
    nodes = []
    for subject, row in _grouped(rows, names):
        node: dict[str, Any] = {"@id": _compact(subject, names)}
        for predicate, things in row:
            classes = [_compact(_shown(each), names) for each in things if not isinstance(each, ox.Literal)]
            if predicate == RDF.type and classes:
                node["@type"] = classes
                things = [each for each in things if isinstance(each, ox.Literal)]
            if things:
                values = [_json_value(each, names) for each in things]
                node[_compact(predicate, names)] = values[0] if len(values) == 1 else values
        nodes.append(node)
    document = {"@context": names.prefixes(), "@graph": nodes}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _schemes(rows: set[Row]) -> frozenset[str]:
    """Give the prefixes that JSON-LD would also find in whole IRIs (`doi:10.1000/182` is one)."""
    iris = {each for row in rows for each in row[:2]}
    iris |= {row[2].value for row in rows if isinstance(row[2], ox.NamedNode)}
    iris |= {row[2].datatype.value for row in rows if isinstance(row[2], ox.Literal)}
    return frozenset(iri.partition(":")[0] for iri in iris if "://" not in iri) & PREFIXES.keys()


def _compact(iri: str, names: Names) -> str:
    return names(iri).strip("<>")


def _json_value(thing: Node, names: Names) -> Any:
    if not isinstance(thing, ox.Literal):
        return {"@id": _compact(_shown(thing), names)}
    if thing.language:
        return {"@value": thing.value, "@language": thing.language}
    kind = thing.datatype.value
    return thing.value if kind == XSD.string else {"@value": thing.value, "@type": _compact(kind, names)}


def _rdf_xml(rows: Iterable[Row]) -> str:
    names = Names()
    names(RDF.type)  # the elements around the data are in its namespace
    body = []
    for subject, row in _grouped(rows, names):
        body.append(f"  <rdf:Description {_reference('about', subject)}>")
        for predicate, things in row:
            tag, bound = _element(predicate, names)
            body.extend(f"    <{tag}{bound}{_content(thing, tag)}" for thing in things)
        body.append("  </rdf:Description>")
    bases = "".join(f"\n  xmlns:{prefix}={_quoted(base)}" for prefix, base in names.prefixes().items())
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f"<rdf:RDF{bases}>", *body, "</rdf:RDF>", ""]
    return "\n".join(lines)


def _element(predicate: str, names: Names) -> tuple[str, str]:
    """Give the name of an element, and the declaration of its namespace where it has no prefix of ours."""
    name = names(predicate)
    if predicate in _NO_ELEMENTS:
        raise InputError(f"RDF/XML keeps the property <{predicate}> for itself", "Choose another format.")
    if re.fullmatch(r"\w+:[A-Za-z_][\w.-]*", name):
        return name, ""
    parts = re.fullmatch(r"(.+?)([A-Za-z_][A-Za-z0-9_.-]*)", predicate)
    if parts is None:
        raise InputError(f"RDF/XML cannot name the property <{predicate}>", "Choose another format.")
    return parts[2], f" xmlns={_quoted(parts[1])}"


def _reference(attribute: str, node: str) -> str:
    """Give the attribute that names a node: blank ones have one of their own."""
    is_blank = node.startswith("_:")
    return f"rdf:nodeID={_quoted(node[2:])}" if is_blank else f"rdf:{attribute}={_quoted(node)}"


def _content(thing: Node, tag: str) -> str:
    if not isinstance(thing, ox.Literal):
        return f" {_reference('resource', _shown(thing))}/>"
    if odd := _NOT_XML.search(thing.value):
        raise InputError(
            f"RDF/XML cannot hold the character U+{ord(odd[0]):04X}, which stands in “{thing.value[:60]}”",
            "Choose another format.",
        )
    about = ""
    if thing.language:
        about = f" xml:lang={_quoted(thing.language)}"
    elif thing.datatype.value != XSD.string:
        about = f" rdf:datatype={_quoted(thing.datatype.value)}"
    text = html.escape(thing.value, quote=False).replace("\r", "&#13;")  # bare, it is read as a line feed
    return f"{about}>{text}</{tag}>"


def _quoted(text: str) -> str:
    return f'"{html.escape(text)}"'


_WRITERS: Final[dict[str, Callable[[set[Row]], str]]] = {
    "turtle": _turtle,
    "ntriples": _ntriples,
    "json-ld": _json_ld,
    "rdf-xml": _rdf_xml,
    "trig": _trig,
}
