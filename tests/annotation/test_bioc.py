"""BioC JSON, read back by the library of its makers; and what others write."""

import json
from typing import Any

import pytest
from annotation_texts import SAMPLE

from il21kg.annotation import bioc
from il21kg.errors import InputError


def test_the_library_of_bioc_reads_what_we_write() -> None:
    library = pytest.importorskip("bioc")
    biocjson = pytest.importorskip("bioc.biocjson")
    collection = biocjson.loads(bioc.write([SAMPLE]))
    library.validate(collection)
    (document,) = collection.documents
    (passage,) = document.passages
    spans = [(each.total_span.offset, each.total_span.length, each.text) for each in passage.annotations]
    assert spans == [(each.start, each.end - each.start, SAMPLE.words(each)) for each in SAMPLE.denotations]
    assert [each.infons["type"] for each in passage.relations] == [
        "induces",
        "acts_on_cell",
        "interacts_with",
    ]
    assert [{node.role: node.refid for node in each.nodes} for each in passage.relations] == [
        *({"subject": each.subject, "object": each.object} for each in SAMPLE.relations)
    ]
    assert bioc.read(biocjson.dumps(collection), "a file") == [SAMPLE]


def annotation(id: str, text: str, *places: tuple[int, int]) -> dict[str, Any]:
    locations = [{"offset": offset, "length": length} for offset, length in places]
    return {"id": id, "infons": {"type": "Gene"}, "text": text, "locations": locations}


def passage(offset: int, text: str, *annotations: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"offset": offset, "infons": {}, "text": text, "annotations": list(annotations), **more}


def told(*passages: dict[str, Any], **more: Any) -> list[tuple[int, int, str]]:
    (text,) = bioc.read(json.dumps({"documents": [{"id": "1", "passages": passages, **more}]}), "a file")
    return [(each.start, each.end, text.words(each)) for each in text.denotations]


#: Two passages, with a letter beyond the first plane in the first; by code points, UTF-16 units, and bytes.
OFFSETS = [
    ("code points", passage(0, "🧬 CD4", annotation("1", "CD4", (2, 3))), 6, (8, 3)),
    ("UTF-16", passage(0, "🧬 CD4", annotation("1", "CD4", (3, 3))), 7, (9, 3)),
    ("UTF-8", passage(0, "🧬 CD4", annotation("1", "CD4", (5, 3))), 9, (11, 3)),
]


@pytest.mark.parametrize(("way", "first", "offset", "place"), OFFSETS, ids=[each[0] for each in OFFSETS])
def test_offsets_are_those_of_the_tool(
    way: str, first: dict[str, Any], offset: int, place: tuple[int, int]
) -> None:
    second = passage(offset, "A CD8", annotation("2", "CD8", place))
    assert told(first, second) == [(2, 5, "CD4"), (8, 11, "CD8")]


def test_sentences_in_a_passage_are_read() -> None:
    sentences = [passage(0, "CD4 binds.", annotation("1", "CD4", (0, 3))), passage(11, "So does it.")]
    whole = {**passage(0, "CD4 binds. So does it."), "sentences": sentences}
    without = {"offset": 0, "infons": {}, "sentences": sentences}
    assert told(whole) == told(without) == [(0, 3, "CD4")]


def test_what_is_in_pieces_is_taken_from_the_first_to_the_last() -> None:
    assert told(passage(0, "B and T cells", annotation("1", "B cells", (0, 1), (8, 5)))) == [
        (0, 13, "B and T cells")
    ]


def test_relations_of_other_than_two_ends_are_not_taken_and_roles_say_which_is_first() -> None:
    nodes = [{"refid": "1", "role": "object"}, {"refid": "2", "role": "subject"}]
    relations = [
        {"id": "R1", "infons": {"type": "binds"}, "nodes": nodes},
        {"id": "R2", "infons": {}, "nodes": nodes * 2},
    ]
    one, two = annotation("1", "CD4", (0, 3)), annotation("2", "CD8", (4, 3))
    document = {"id": "1", "passages": [passage(0, "CD4 CD8", one, two)], "relations": relations}
    (text,) = bioc.read(json.dumps(document), "a file")
    assert [(each.id, each.subject, each.relation, each.object) for each in text.relations] == [
        ("R1", "2", "binds", "1")
    ]


def test_words_that_do_not_stand_at_their_place_are_told() -> None:
    with pytest.raises(InputError, match="“CD8” should stand at 0–3, and there stands “CD4”"):
        told(passage(0, "CD4", annotation("1", "CD8", (0, 3))))
    with pytest.raises(InputError, match="its passages overlap"):
        told(passage(0, "CD4 binds"), passage(4, "CD8"))
