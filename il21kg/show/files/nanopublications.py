"""Nanopublications (guidelines of 2013), one a claim, as TriG: drafts that are not signed.

    file.writelines(to_nanopublications(claims(store)))

The assertion is what the text says: the claim as a node with its certainty, and the triple only where the
graph asserts it. The provenance is where it stands and how it was read. Their names are those that tools for
signing replace; they hold no date, so that the same claim is the same draft.
"""

from collections.abc import Iterable, Iterator
from typing import Final

import pyoxigraph as ox

from il21kg.ask.lookup import words
from il21kg.namespaces import BIOLINK, DCTERMS, IKG, OA, PAV, PREFIXES, PROV, RDF, RDFS, local_name
from il21kg.resources import VERSION
from il21kg.show.files.rdf import Names, block, rank, value_of
from il21kg.store.claims import Claim, Place, Thing

_DRAFT: Final = "http://purl.org/nanopub/temp/il21kg-"
_NP: Final = "http://www.nanopub.org/nschema#"
_PARTS: Final = {
    "assertion": "hasAssertion",
    "provenance": "hasProvenance",
    "pubinfo": "hasPublicationInfo",
}
#: What is said of how a claim was read; all else is of what the text says.
_READING: Final = (
    IKG.confidence,
    IKG.tier,
    IKG.relationPhrase,
    IKG.residue,
    IKG.subjectGroundedBy,
    IKG.objectGroundedBy,
    IKG.subjectFoundBy,
    BIOLINK.publications,
)

_Row = list[tuple[str, list[str]]]


def to_nanopublications(found: Iterable[Claim]) -> Iterator[bytes]:
    """Give a nanopublication for each claim."""
    prefixes = {**PREFIXES, "np": _NP}
    yield "".join(f"@prefix {name}: <{base}> .\n" for name, base in sorted(prefixes.items())).encode()
    names = Names(remembers=False)
    for claim in found:
        yield _draft(claim, names).encode()


def _draft(claim: Claim, names: Names) -> str:
    draft = f"{_DRAFT}{local_name(claim.iri)}"
    parts = {
        "Head": [block(f"<{draft}>", _head(draft))],
        "assertion": _assertion(claim, names),
        "provenance": _provenance(f"<{draft}#assertion>", claim, names),
        "pubinfo": [block(f"<{draft}>", _about(claim, names))],
    }
    return "".join(f"\n<{draft}#{part}> {{\n{''.join(blocks)}}}\n" for part, blocks in parts.items())


def _head(draft: str) -> _Row:
    links = [(f"np:{link}", [f"<{draft}#{part}>"]) for part, link in _PARTS.items()]
    return [("a", ["np:Nanopublication"]), *links]


def _assertion(claim: Claim, names: Names) -> list[str]:
    said = [
        (_verb(link, names), [_value(each, names) for each in values])
        for link, values in sorted(claim.said.items(), key=lambda each: rank(each[0], names))
        if link not in _READING
    ]
    blocks = [block(names(claim.iri), said)]
    if not claim.unasserted:
        triple = [(_verb(claim.predicate, names), [_value(claim.object, names)])]
        blocks.insert(0, block(names(claim.subject.iri), triple))
    return blocks


def _provenance(assertion: str, claim: Claim, names: Names) -> list[str]:
    """Say where a claim stands, and how it was read."""
    versions = sorted({f"{PREFIXES['doc']}{each.version}" for each in claim.evidence if each.version})
    origin = [(names(PROV.wasDerivedFrom), [names(each) for each in versions or [claim.iri]])]
    places = {
        IKG.evidence: claim.evidence,
        IKG.subjectSpan: claim.subject_places,
        IKG.objectSpan: claim.object_places,
    }
    read = [(names(link), [_span(each, names) for each in ends]) for link, ends in places.items() if ends]
    read += [
        (names(link), [_value(each, names) for each in claim.said[link]])
        for link in _READING
        if link in claim.said
    ]
    spans = dict.fromkeys(place for ends in places.values() for place in ends)
    blocks = [block(assertion, origin), *([block(names(claim.iri), read)] if read else [])]
    blocks += [block(_span(each, names), _quote(each, names)) for each in spans]
    return [*blocks, *_text(claim, names)]


def _quote(place: Place, names: Names) -> _Row:
    words_ = [(names(OA.exact), [_literal(place.words)])] if place.words else []
    return [
        ("a", [names(IKG.Span)]),
        (names(DCTERMS.isPartOf), [names(f"{PREFIXES['doc']}{place.version}")]),
        (names(OA.start), [str(place.start)]),
        (names(OA.end), [str(place.end)]),
        *words_,
    ]


def _text(claim: Claim, names: Names) -> list[str]:
    text = claim.text
    if text is None:
        return []
    row = [
        (names(DCTERMS.isVersionOf), [names(f"{PREFIXES['doc']}{text.key}")]),
        *([(names(DCTERMS.title), [_literal(text.title)])] if text.title else []),
        *([(names(DCTERMS.source), [names(text.source)])] if text.source.startswith("http") else []),
        (names(IKG.sha256), [_literal(text.sha256)]),
    ]
    return [block(names(f"{PREFIXES['doc']}{claim.evidence[0].version}"), row)]


def _about(claim: Claim, names: Names) -> _Row:
    label = f"{claim.subject.name} {words(claim.predicate, negated=claim.negated)} {claim.object.name}"
    return [
        (names(PAV.createdWith), [names(f"{PREFIXES['act']}il21kg-{VERSION}")]),
        (names(RDFS.label), [_literal(label)]),
    ]


def _span(place: Place, names: Names) -> str:
    return names(f"{PREFIXES['span']}{place.name}")


def _verb(link: str, names: Names) -> str:
    return "a" if link == RDF.type else names(link)


def _value(thing: Thing, names: Names) -> str:
    if thing.iri:
        return names(thing.iri)
    return value_of(thing.literal, names) if thing.literal.endswith(">") else thing.literal


def _literal(text: str) -> str:
    return str(ox.Literal(text))
