"""A relation of the user's own is read as its row says: Turtle alone, no Python."""

from pathlib import Path

import pytest

from il21kg.reading.reader import Reader
from il21kg.reading.topic import find_topic
from il21kg.text.document import read_document
from il21kg.vocabulary.vocabulary import load_vocabulary

ROWS = """
@prefix ikg:  <https://w3id.org/il21kg/ontology#> .
@prefix read: <https://w3id.org/il21kg/reading#> .
@prefix my:   <https://example.org/my#> .
read:hoards a ikg:Frame ; ikg:family "hoards" ; ikg:trigger "<hoard>" .
read:relation-hoards a ikg:Relation ; ikg:relationKey "hoards" ; ikg:family "hoards" ; ikg:order 1 ;
    ikg:statementClass ikg:RegulationStatement ;
    ikg:statedPredicate my:hoards ; ikg:hedgedPredicate my:mayHoard ;
    ikg:subjectLevel "product" ; ikg:objectKinds "protein" ; ikg:traits "{traits}" .
read:relation-hoards-2 a ikg:Relation ; ikg:relationKey "hoards" ; ikg:family "hoards" ; ikg:order 2 ;
    ikg:statementClass ikg:GeneDiseaseStatement ;
    ikg:statedPredicate my:hoards ; ikg:hedgedPredicate my:mayHoard ;
    ikg:subjectLevel "gene" ; ikg:objectKinds "disease" .
"""


@pytest.mark.parametrize(
    ("traits", "sentence", "predicate", "asserted"),
    [
        ("", "IL-21 hoards IL-4.", "my#hoards", True),
        ("", "IL-21 may hoard IL-4.", "my#mayHoard", True),
        ("", "Mutations in IL21 hoard IL-4.", "vocab/related_to", False),
        ("kept-when-broken", "Mutations in IL21 hoard IL-4.", "my#hoards", True),
        ("", "Dysregulation of IL21 hoards IL-4.", "vocab/related_to", False),
        ("kept-when-changed", "Dysregulation of IL21 hoards IL-4.", "my#hoards", True),
        ("", "Dysregulation of IL21 hoards asthma.", "gene_associated_with_condition", True),
        ("causal", "Dysregulation of IL21 hoards asthma.", "ontology#dysregulationContributesTo", True),
        ("", "IL-21 hoards serine 12 of STAT3.", "my#hoards", False),
        ("modifies-a-part", "IL-21 hoards serine 12 of STAT3.", "my#hoards", True),
    ],
)
def test_a_new_relation_is_what_its_row_says(
    traits: str, sentence: str, predicate: str, asserted: bool, tmp_path: Path
) -> None:
    (tmp_path / "mine.ttl").write_text(ROWS.replace("{traits}", traits), encoding="utf-8")
    words = load_vocabulary(tmp_path)
    text = read_document(sentence.encode(), "note.txt", words.layout)
    (statement,) = Reader(words).read(text, find_topic(text, words, "IL21")).statements
    assert statement.predicate.endswith(predicate)
    assert (statement.not_asserted is None) == asserted
