"""A graph as findings need it: what things are called, and the sentence that each is about."""

import re
import textwrap
from hashlib import sha256
from typing import Any

import pyoxigraph as ox

from il21kg.namespaces import DCTERMS, IKG, OA, PREFIXES, RDF, RDFS, SKOS, compact, local_name
from il21kg.text.document import position


class Data:
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


def quoted(data: Data, version: Any, span: Any) -> tuple[str | None, int | None, int | None]:
    """Give the words of a span as the text has them (else as quoted), and its offsets if possible."""
    start, end = data.number(span, OA.start), data.number(span, OA.end)
    exact = next((data.label(quote) for quote in data.objects(span, OA.exact)), None)
    text = data.texts.get(version)
    if start is None or end is None or start >= end or (text is not None and end > len(text)):
        return exact, None, None
    return (exact if text is None else text[start:end]), start, end
