"""One flat table of what texts say: a row a claim with its sentence, as TSV or Parquet.

    file.writelines(to_tsv(claims(store)))

Nothing is left out of it: what is hedged, denied or not asserted has a row that says so. Of a claim that is
said at several places the first is shown, and the others by their offsets.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from il21kg.ask.lookup import words
from il21kg.errors import InputError
from il21kg.files import pieces_of
from il21kg.namespaces import BIOLINK, IKG, PREFIXES, canonical, compact
from il21kg.store.claims import Claim, Place, Thing
from il21kg.vocabulary.kinds import SHOWN_OF_PREFIX, SHOWN_OF_TYPE, Shown

if TYPE_CHECKING:
    import pyarrow

Value: TypeAlias = str | int | float | bool | None

#: Column → what kind of value it holds. A list is one text, its parts separated by “; ”.
COLUMNS: Final[dict[str, type]] = {
    "statement": str,
    "kind": str,
    "subject": str,
    "subject_name": str,
    "subject_kind": str,
    "relation": str,
    "predicate": str,
    "object": str,
    "object_name": str,
    "object_kind": str,
    "certainty": str,
    "hedge_cue": str,
    "negated": bool,
    "negation_cue": str,
    "asserted": bool,
    "not_asserted_because": str,
    "tier": str,
    "confidence": float,
    "direction": str,
    "effects": str,
    "cell": str,
    "disease": str,
    "species": str,
    "circumstances": str,
    "together_with": str,
    "in_synergy_with": str,
    "by_means_of": str,
    "example": bool,
    "relation_words": str,
    "unread_words": str,
    "document": str,
    "version": str,
    "section": str,
    "start": int,
    "end": int,
    "sentence": str,
    "subject_start": int,
    "subject_end": int,
    "object_start": int,
    "object_end": int,
    "further_evidence": str,
    "papers": str,
    "text_sha256": str,
    "source": str,
    "agent_type": str,
}
#: Columns of which each holds what a claim says by these predicates, by name.
_NAMES: Final = {
    "hedge_cue": (IKG.hedgeCue,),
    "negation_cue": (IKG.negationCue,),
    "direction": (BIOLINK.object_direction_qualifier,),
    "effects": (IKG.effect, IKG.effectPhrase),
    "circumstances": (IKG.contextPhrase,),
    "relation_words": (IKG.relationPhrase,),
    "unread_words": (IKG.residue,),
}
#: The same by identifier.
_IDENTIFIERS: Final = {
    "cell": (IKG.cellContext,),
    "disease": (IKG.contextDisease,),
    "species": (BIOLINK.species_context_qualifier,),
    "together_with": (IKG.togetherWith,),
    "in_synergy_with": (IKG.inSynergyWith,),
    "by_means_of": (IKG.byMeansOf,),
    "papers": (BIOLINK.publications,),
}
_BATCH: Final = 10_000
#: What TSV keeps for itself, each as one character, so that offsets stay what they are.
_FLAT: Final = str.maketrans("\t\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029", " " * 11)


def row(claim: Claim) -> dict[str, Value]:
    """Give a claim as one row, a value for each of the columns; None where nothing is said."""
    return {
        "statement": compact(claim.iri),
        "kind": claim.kind,
        **_ends(claim),
        "relation": words(claim.predicate),
        "predicate": compact(claim.predicate),
        **_standing(claim),
        **{column: _joined(claim, links, by_name=True) for column, links in _NAMES.items()},
        **{column: _joined(claim, links, by_name=False) for column, links in _IDENTIFIERS.items()},
        "example": claim.value(IKG.exemplary) == "true",
        **_places(claim),
    }


def _ends(claim: Claim) -> dict[str, Value]:
    return {
        name: value
        for end, thing in (("subject", claim.subject), ("object", claim.object))
        for name, value in (
            (end, canonical(thing.iri) or None),
            (f"{end}_name", thing.name),
            (f"{end}_kind", kind(thing)),
        )
    }


def _standing(claim: Claim) -> dict[str, Value]:
    """Give how firmly a text says it, and what became of it."""
    confidence = claim.value(IKG.confidence)
    return {
        "certainty": "hedged" if claim.hedged else "stated",
        "negated": claim.negated,
        "asserted": not claim.unasserted,
        "not_asserted_because": claim.unasserted or None,
        "tier": claim.value(IKG.tier).removeprefix("tier") or None,
        "confidence": float(confidence) if confidence else None,
        "agent_type": claim.value(BIOLINK.agent_type) or (claim.text.agent if claim.text else None),
    }


def _places(claim: Claim) -> dict[str, Value]:
    sentences, text = claim.sentences, claim.text
    further = [each for each in claim.evidence if each not in sentences]
    last = sentences[-1] if sentences else None
    return {
        "document": text.key if text else None,
        "version": last.version if last else None,
        "section": (last.section or None) if last else None,
        "start": last.start if last else None,
        "end": last.end if last else None,
        "sentence": (last.words or None) if last else None,
        **_offsets("subject", claim.subject_place),
        **_offsets("object", claim.object_place),
        "further_evidence": "; ".join(each.name for each in (*sentences[:-1], *further)) or None,
        "text_sha256": text.sha256 if text else None,
        "source": (text.source or None) if text else None,
    }


def _offsets(end: str, place: Place | None) -> dict[str, Value]:
    return {f"{end}_start": place.start if place else None, f"{end}_end": place.end if place else None}


def _joined(claim: Claim, links: Iterable[str], *, by_name: bool) -> str | None:
    things = [thing for link in links for thing in claim.said.get(link, ())]
    return "; ".join(each.name if by_name else canonical(each.iri) or each.name for each in things) or None


def kind(thing: Thing) -> str:
    """Give what a view calls a thing: `cell`; `name` for mere words."""
    if not thing.iri:
        return "name"
    if thing.iri.startswith(PREFIXES["con"] + "unresolved-"):
        return Shown.UNRESOLVED.value
    typed = [SHOWN_OF_TYPE[each] for each in thing.types if each in SHOWN_OF_TYPE]
    return min(typed, default=SHOWN_OF_PREFIX.get(compact(thing.iri).split(":")[0], Shown.OTHER.value))


# --- TSV


def to_tsv(found: Iterable[Claim]) -> Iterator[bytes]:
    """Give the table as TSV in UTF-8: a line a claim, the names of the columns in the first."""
    yield "\t".join(COLUMNS).encode() + b"\n"
    for claim in found:
        values = row(claim)
        yield "\t".join(written(values[column]) for column in COLUMNS).encode() + b"\n"


def written(value: Value) -> str:
    r"""Write a value as a field of TSV; breaks of lines and tabs in it are blanks, one for one.

    >>> written("of B\ncells"), written(True), written(None)
    ('of B cells', 'true', '')
    """
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value).translate(_FLAT)


# --- Parquet


def to_parquet(found: Iterable[Claim]) -> Iterator[bytes]:
    """Give the table as Parquet, by way of a temporary file; raises InputError where pyarrow is missing."""
    try:
        from pyarrow.parquet import ParquetWriter
    except ImportError as error:
        raise InputError("Parquet needs pyarrow.", "pip install 'il21kg[parquet]', or write .tsv.") from error
    schema = _schema()
    with TemporaryDirectory(prefix="il21kg-") as folder:
        path = Path(folder) / "table.parquet"
        with ParquetWriter(path, schema) as writer:
            for batch in _batches(map(row, found)):
                writer.write_table(_table(batch, schema))
        with path.open("rb") as file:
            yield from pieces_of(file)


def _schema() -> "pyarrow.Schema":
    import pyarrow

    kinds = {
        str: pyarrow.string(),
        bool: pyarrow.bool_(),
        int: pyarrow.int64(),
        float: pyarrow.float64(),
    }
    return pyarrow.schema([(name, kinds[type_]) for name, type_ in COLUMNS.items()])


def _table(rows: list[dict[str, Value]], schema: Any) -> "pyarrow.Table":
    import pyarrow

    return pyarrow.Table.from_pylist(rows, schema=schema)


def _batches(rows: Iterable[dict[str, Value]]) -> Iterator[list[dict[str, Value]]]:
    batch: list[dict[str, Value]] = []
    for each in rows:
        batch.append(each)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch
