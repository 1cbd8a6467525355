"""What is said of transcripts: the longest name of an attribute in a phrase, counted or not."""

import pytest
from rooms import opened

from il21kg.reading.meaning.attributes import read_transcripts


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("several isoforms", "isoforms = encodes_greater_than_1_polypeptide"),
        ("different isoforms", "isoforms = encodes_greater_than_1_polypeptide"),
        ("alternatively spliced variants", "alternatively spliced variants = multiple transcript variants"),
        ("two transcript variants", "transcript variants = multiple transcript variants"),
        ("fnord transcripts", "fnord transcripts = ?"),
        ("fnords", "fnords = ?"),
    ],
)
def test_an_attribute_of_transcripts(words: str, said: str) -> None:
    rooms = opened(f"Of {words}.")
    (item,) = rooms.phrases.region(rooms.chunks[1:]).items
    found = read_transcripts(rooms.wording.lookup, item, item)
    grounded = found.grounded
    assert f"{grounded.words} = {grounded.term.label if grounded.term else '?'}" == said
