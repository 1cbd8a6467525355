"""The surroundings of a node, breadth first with a node budget, as a networkx graph.

    IL21 ─encodes→ Interleukin-21 ┄may be involved in┄> cell maturation
     └─located in→ 4q27 ─part of→ chromosome 4

Edges are what the source asserts (a statement with its direct triple), what it denies (marked `negated`),
and a little vocabulary that ties them together: band → chromosome, gene → its reference product where no
article names one, gene → the papers that the articles about it list. A short cut of the graph is drawn only
while the longer path it stands for is outside the view; its evidence is that of the statements behind it.
The short cuts to the cell that a process is about (`mayActOnCell`, `regulatesGenerationOf`) stand for a
path through a statement, which is no node of the view, so they are always drawn.
"""

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from il21kg.ask.lookup import Lookup, Source, words
from il21kg.errors import InputError
from il21kg.graph.contradictions import Contradiction
from il21kg.graph.shortcuts import SHORT_CUTS
from il21kg.namespaces import BIOLINK, CITO, DCTERMS, IKG, OBO, RDF, compact
from il21kg.reading.statements import Unasserted
from il21kg.vocabulary.classes import Direction
from il21kg.vocabulary.kinds import Shown

if TYPE_CHECKING:
    import networkx

#: What a product does to a cell: the label of such an edge names the effect.
ACTS_ON_CELL: Final = (IKG.actsOnCell, IKG.mayActOnCell, IKG.productActsOnCell)

#: From a gene to its product.
ENCODES: Final = (OBO.RO_0002205, IKG.referenceProduct)

#: A thing that more claims name as their object is a hub: what they have in common says little of each.
HUB: Final = 500

#: What makes two edges the same: subject, relation, object, negated.
Key = tuple[str, str, str, bool]


@dataclass(frozen=True, slots=True)
class Link:
    """An edge of the graph before its evidence is looked up."""

    subject: str
    relation: str
    object: str
    statements: tuple[str, ...] = ()
    negated: bool = False
    derived: bool = False
    citation: str = ""

    def other(self, node: str) -> str:
        """Give the end that the node is not."""
        return self.object if node == self.subject else self.subject

    @property
    def key(self) -> Key:
        """Give what makes two links the same."""
        return (self.subject, self.relation, self.object, self.negated)


@dataclass(slots=True)
class _View:
    """What a walk has found: the distance of each node, and the neighbours that found no room, by node."""

    limit: int
    hop: dict[str, int]
    cut: dict[str, set[str]]
    hubs: set[str]
    """Nodes through which it might have gone on, and did not."""

    def admit(self, neighbour: str, node: str) -> bool:
        """Let a neighbour of a node in, if it is not there and there is room."""
        if neighbour in self.hop:
            return False
        if len(self.hop) >= self.limit:
            self.cut.setdefault(node, set()).add(neighbour)
            return False
        self.hop[neighbour] = self.hop[node] + 1
        return True

    def left_out(self, node: str) -> set[str]:
        return self.cut.get(node, set()) - self.hop.keys()


Contradicting = Callable[[Iterable[str]], Sequence[Contradiction]]
"""Gives what contradicts in the claims about some things."""


def neighborhood(
    source: Source,
    node_iri: str,
    hops: int = 2,
    limit: int = 60,
    *,
    apart: bool = True,
    contradicting: Contradicting = lambda about: (),
) -> "networkx.MultiDiGraph":
    """Collect what lies within `hops` edges of a node, nearest first, at most `limit` nodes.

    Where gene and product are not `apart`, the way from one to the other is no hop. From a thing that more
    than `HUB` claims name it goes on only if it begins there.

    Node attributes: `label`, `kind` (one of `kinds.SHOWN`), `curie`, `hop`, `names` (other names), `title`
    (papers), `more` (how many neighbours the limit left out; where the way ends at a hub, how many other
    claims name it). Edge attributes: `relation` (IRI), `words` (its name), `label` (the name with what is
    done to a cell: "acts on: decreased apoptosis"), `certainty` (`stated`, `hedged`, `vocabulary`, `cited`),
    `negated`, `derived` (a short cut), `notes` (effects, joint agents, circumstances), `statements` (IRIs)
    and `evidence`: dicts with `statement`, `quote`, `start`, `end` (code points of the document), `section`,
    `document`, and `marks`: dicts with `start`, `end` (code points of the quote) and `role` (`subject`,
    `object`, `trigger`, `cue`). What `contradicting` finds is in `contradicted` (true or false) and
    `contradictions`: dicts with `how`, `claim` (what is said otherwise, in words) and `evidence`. Graph
    attributes: `start`, `hops`, `limit`, `more` (how many nodes the limit left out), `sources`.

    Raises InputError for a node that is not in the graph, and for hops or a limit that make no view.
    """
    if hops < 0 or limit < 1:
        raise InputError(f"no view with {hops} hops and {limit} nodes", "hops start at 0, the limit at 1")
    look = Lookup(source)
    if not look.holds(node_iri):
        raise InputError(f"nothing is known about {compact(node_iri)}", "load an article that names it first")

    finder = Links(look)
    view = _walk(finder, node_iri, hops, limit, apart)
    between = (link for node in view.hop for link in finder.among(node, view.hop))
    links = {link.key: link for link in between if _within(link, view)}
    _add_short_cuts(finder, view, hops, links)
    return _graph(finder, view, links, contradicting, {"start": node_iri, "hops": hops, "limit": limit})


def _graph(
    finder: "Links",
    view: _View,
    links: dict[Key, Link],
    contradicting: Contradicting,
    asked: Mapping[str, object],
) -> "networkx.MultiDiGraph":
    """Write a view as a graph with attributes."""
    import networkx  # 225 ms: only for those who ask for a view

    look = finder.look
    otherwise = _otherwise(contradicting({link.subject for link in links.values() if link.statements}))
    graph = networkx.MultiDiGraph(**asked)
    for node, hop in view.hop.items():
        graph.add_node(node, **look.describe(node), hop=hop, more=len(view.left_out(node)))
    for key in sorted(links):
        link = links[key]
        name = f"{link.relation} (negated)" if link.negated else link.relation
        graph.add_edge(link.subject, link.object, key=name, **edge_of(look, link, otherwise))
    for hub in view.hubs:
        shown = {iri for link in links.values() if link.object == hub for iri in link.statements}
        graph.nodes[hub]["more"] = look.claims_about(hub) - len(shown)
    documents = {entry["document"] for *_, entries in graph.edges(data="evidence") for entry in entries}
    left_out = {neighbour for node in view.cut for neighbour in view.left_out(node)}
    graph.graph.update(more=len(left_out), sources=sorted(documents))
    return graph


def _walk(finder: "Links", start: str, hops: int, limit: int, apart: bool) -> _View:
    """Go breadth first; neighbours come in the order genes, products, ..., papers, and by name.

    Where a hop has more than there is room for, the most telling get it. No way leads through a hub.
    """
    view = _View(limit, {start: 0}, {}, set())
    frontier = [start]
    for _ in range(hops):
        view.hubs.update(node for node in frontier if node != start and finder.is_hub(node))
        frontier = [node for node in frontier if node not in view.hubs]
        if not apart:
            frontier += [other for node in frontier for other in _admit_products(finder, view, node)]
        neighbours = [
            (node, other)
            for node in frontier
            for other in sorted({link.other(node) for link in finder.at(node)}, key=finder.look.order)
        ]
        if len(view.hop.keys() | {other for _, other in neighbours}) > limit:
            neighbours = _most_telling(finder, view, neighbours)
        frontier = [other for node, other in neighbours if view.admit(other, node)]
    return view


def _admit_products(finder: "Links", view: _View, node: str) -> Iterator[str]:
    """Let in what a node encodes, or what encodes it, as near as the node itself."""
    pairs = {link.other(node) for link in finder.at(node) if link.relation in ENCODES and not link.negated}
    for other in sorted(pairs, key=finder.look.order):
        if view.admit(other, node):
            view.hop[other] = view.hop[node]
            yield other


def _most_telling(finder: "Links", view: _View, neighbours: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Put what gets the room first: claims before vocabulary and papers, what is rare before hubs."""
    nodes = dict.fromkeys(node for node, _ in neighbours)
    claimed = {node: {link.other(node) for link in finder.at(node) if link.statements} for node in nodes}

    def rank(pair: tuple[str, str]) -> tuple[bool, int, int]:
        node, other = pair
        return (other not in claimed[node], finder.look.claims_about(node), finder.look.claims_about(other))

    best = dict.fromkeys(other for _, other in sorted(neighbours, key=rank) if other not in view.hop)
    chosen = set(list(best)[: view.limit - len(view.hop)])
    return sorted(neighbours, key=lambda pair: pair[1] not in chosen)


def _within(link: Link, view: _View) -> bool:
    return link.subject in view.hop and link.object in view.hop


def _add_short_cuts(finder: "Links", view: _View, hops: int, links: dict[Key, Link]) -> None:
    """Add the short cuts of the inner nodes whose longer path is not in the view.

    In a view that is cut already, a short cut brings no new node, and counts none: with more room the longer
    path might be there instead.
    """
    full = bool(view.cut)
    for node in [node for node, hop in view.hop.items() if hop < hops and node not in view.hubs]:
        for link in sorted(finder.short_cuts(node), key=lambda link: finder.look.order(link.other(node))):
            if link.key in links or any(path <= links.keys() for path in finder.longer_paths(link)):
                continue
            if _within(link, view) or (not full and view.admit(link.other(node), node)):
                links[link.key] = link


def _otherwise(contradictions: Iterable[Contradiction]) -> dict[str, list[tuple[str, str]]]:
    """Give how a claim is contradicted, and by which claim, for each claim of a contradiction."""
    otherwise: dict[str, list[tuple[str, str]]] = {}
    for each in contradictions:
        otherwise.setdefault(each.statement, []).append((each.how, each.against))
        otherwise.setdefault(each.against, []).append((each.how, each.statement))
    return otherwise


def _contrary(look: Lookup, how: str, claim: str) -> dict[str, Any]:
    facts = look.term(claim)
    relation = words(facts[RDF.predicate][0], negated="true" in facts.get(BIOLINK.negated, ()))
    effects = ", ".join(look.effects(claim))
    ends = look.label(facts[RDF.subject][0]), look.label(facts[RDF.object][0])
    return {
        "how": how,
        "claim": f"{ends[0]} {relation} {ends[1]}" + (f": {effects}" if effects else ""),
        "evidence": look.evidence(claim),
    }


def edge_of(look: Lookup, link: Link, otherwise: dict[str, list[tuple[str, str]]]) -> dict[str, Any]:
    """Give the attributes of an edge, with its evidence."""
    if link.citation:
        certainty, evidence = "cited", look.citation_evidence(link.citation)
    elif link.statements:
        hedged = all(IKG.hedged in look.objects(iri, IKG.certainty) for iri in link.statements)
        certainty = "hedged" if hedged else "stated"
        evidence = [entry for iri in link.statements for entry in look.evidence(iri)]
    else:
        certainty, evidence = "vocabulary", []
    notes = [note for iri in link.statements for note in look.notes(iri)]
    contradicting = dict.fromkeys(each for iri in link.statements for each in otherwise.get(iri, ()))
    plain = words(link.relation, negated=link.negated)
    return {
        "relation": link.relation,
        "words": plain,
        "label": plain + _done(look, link),
        "certainty": certainty,
        "negated": link.negated,
        "derived": link.derived,
        "notes": list(dict.fromkeys(notes)),
        "statements": list(link.statements),
        "evidence": evidence,
        "contradicted": bool(contradicting),
        "contradictions": [_contrary(look, *each) for each in contradicting],
    }


def _done(look: Lookup, link: Link) -> str:
    """Say what is done to a cell, with the direction of it; by number where there are several effects."""
    if link.relation not in ACTS_ON_CELL:
        return ""
    effects = sorted({effect for iri in link.statements for effect in look.effects(iri)})
    directions = {effect.partition(" ")[0] for effect in effects} & {*Direction}
    if len(effects) < 2 or len(directions) > 1:  # two directions: each effect by its name
        return f": {', '.join(effects)}" if effects else ""
    return f": {len(effects)} {' '.join([*directions, 'effects'])}"


class Links:
    """Finds the edges at a node, each node's once."""

    def __init__(self, look: Lookup) -> None:
        self.look = look
        self.at = cache(self._at)
        self.claims = cache(self._claims)
        self.short_cuts = cache(self._short_cuts)
        self.topic = cache(self._topic)

    def is_hub(self, node: str) -> bool:
        """Tell whether a thing is what very many claims are about."""
        return self.look.claims_about(node) > HUB

    def _at(self, node: str) -> list[Link]:
        """Give every edge at a node that a walk may take, in both directions."""
        return [
            *self.claims(node),
            *self._vocabulary(node),
            *self._papers(node),
            *(link for link in self.short_cuts(node) if not self.longer_paths(link)),
        ]

    def among(self, node: str, nodes: Container[str]) -> list[Link]:
        """Give the edges from a node to others of these, and perhaps some that end at it.

        Asked for each of the others it gives all that is between them; what else names a hub is not read.
        """
        said = (iri for iri in self.look.subjects(RDF.subject, node) if self.look.end(iri) in nodes)
        claims = self._edges(said)
        ends = [each for each in self._cuts_from(node) if each[2] in nodes]
        return [
            *claims,
            *self._vocabulary(node),
            *self._papers(node),
            *(link for link in self._unclaimed(ends, claims) if not self.longer_paths(link)),
        ]

    def _claims(self, node: str) -> list[Link]:
        """Give what statements assert or deny about a node, one edge for each triple."""
        return self._edges([*self.look.subjects(RDF.subject, node), *self.look.subjects(RDF.object, node)])

    def _edges(self, statements: Iterable[str]) -> list[Link]:
        grouped: dict[Key, list[str]] = {}
        for iri in dict.fromkeys(statements):
            statement = self.look.term(iri)
            negated = "true" in statement.get(BIOLINK.negated, ())
            kept_back = statement.get(IKG.notAsserted, ())
            if RDF.object in statement and (
                not kept_back or (negated and Unasserted.PROPOSED not in kept_back)
            ):
                ends = (statement[RDF.subject][0], statement[RDF.predicate][0], statement[RDF.object][0])
                grouped.setdefault((*ends, negated), []).append(iri)
        return [
            Link(subject, relation, obj, tuple(sorted(behind)), negated)
            for (subject, relation, obj, negated), behind in grouped.items()
        ]

    def _vocabulary(self, node: str) -> Iterator[Link]:
        """Give band → chromosome, and gene → reference product where no statement says "encodes"."""
        kind = self.look.kind(node)
        if kind == Shown.BAND:
            yield from (
                Link(node, OBO.BFO_0000050, whole) for whole in self.look.objects(node, OBO.BFO_0000050)
            )
        if kind == Shown.CHROMOSOME:
            bands = self.look.subjects(OBO.BFO_0000050, node)
            yield from (
                Link(band, OBO.BFO_0000050, node) for band in bands if self.look.kind(band) == Shown.BAND
            )
        pairs = [(node, product) for product in self.look.objects(node, IKG.referenceProduct)]
        if kind in (Shown.PROTEIN, Shown.RNA):
            pairs += [(gene, node) for gene in self.look.subjects(IKG.referenceProduct, node)]
        for gene, product in pairs:
            if product not in self.look.objects(gene, OBO.RO_0002205):
                yield Link(gene, IKG.referenceProduct, product)

    def _papers(self, node: str) -> Iterator[Link]:
        """Give gene → paper for each paper listed by an article about the gene."""
        kind = self.look.kind(node)
        if kind == Shown.GENE:
            for document in sorted({self._document(s) for s in self.look.subjects(RDF.subject, node)} - {""}):
                cited = self.look.objects(document, CITO.cites)
                if cited and self.topic(document) == node:
                    for citation in cited:
                        paper = self.look.first(citation, IKG.refersToWork) or citation
                        yield Link(node, CITO.cites, paper, citation=citation)
        if kind == Shown.PAPER:
            for citation in [*self.look.subjects(IKG.refersToWork, node), node]:
                for document in self.look.subjects(CITO.cites, citation):
                    if topic := self.topic(document):
                        yield Link(topic, CITO.cites, node, citation=citation)

    def _document(self, statement: str) -> str:
        """Give one document version that a statement comes from, the first by IRI."""
        spans = self.look.objects(statement, IKG.evidence)
        sections = [self.look.first(span, IKG.inSection) for span in spans]
        return min((self.look.first(section, DCTERMS.isPartOf) for section in sections), default="")

    def _topic(self, document: str) -> str:
        """Give the gene a document is about, the subject of most of its statements about genes; or ""."""
        statements = {
            statement
            for section in self.look.subjects(DCTERMS.isPartOf, document)
            for span in self.look.subjects(IKG.inSection, section)
            for statement in self.look.subjects(IKG.evidence, span)
        }
        subjects = Counter(self.look.term(statement)[RDF.subject][0] for statement in statements)
        genes = [(-count, gene) for gene, count in subjects.items() if self.look.kind(gene) == Shown.GENE]
        return min(genes)[1] if genes else ""

    def _short_cuts(self, node: str) -> list[Link]:
        """Give the short cuts at a node that no statement makes itself, with the statements behind them."""
        kind, ends = self.look.kind(node), self._cuts_from(node)
        for relation, cut in SHORT_CUTS.items():
            if kind == cut.leads_to:
                ends += [(subject, relation, node) for subject in self.look.subjects(relation, node)]
        return self._unclaimed(ends, self.claims(node))

    def _cuts_from(self, node: str) -> list[tuple[str, str, str]]:
        return [(node, relation, obj) for relation in SHORT_CUTS for obj in self.look.objects(node, relation)]

    def _unclaimed(self, triples: Iterable[tuple[str, str, str]], claims: Iterable[Link]) -> list[Link]:
        """Give those of the short cuts that no claim makes."""
        claimed = {link.key for link in claims}
        return [
            Link(*triple, self._behind(*triple), derived=True)
            for triple in triples
            if (*triple, False) not in claimed
        ]

    def longer_paths(self, link: Link) -> list[set[Key]]:
        """Give the chains of edges a short cut stands for; none if it leads through a statement."""
        gene, end, cut = link.subject, link.object, SHORT_CUTS[link.relation]
        if not cut.of_product:
            return [{(gene, stronger, end, False)} for stronger in cut.shortens]
        return [
            {(gene, encodes, product, False), (product, longer, end, False)}
            for encodes in ENCODES
            for product in self.look.objects(gene, encodes)
            for longer in cut.shortens
        ]

    def _behind(self, subject: str, relation: str, obj: str) -> tuple[str, ...]:
        """Give the statements from which a short cut follows."""
        cut = SHORT_CUTS[relation]
        products = {product for encodes in ENCODES for product in self.look.objects(subject, encodes)}
        agents = products if cut.of_product else {subject}
        said = sorted({iri for agent in agents for iri in self.look.subjects(RDF.subject, agent)})
        return tuple(
            iri
            for iri in said  # the object may be a hub, of which all speak
            if obj in self.look.objects(iri, cut.end) and self.look.shortened_by(iri, cut)
        )
