"""A list shares its last "of" with the nouns before it that often have one, as texts were counted."""

import pytest
from sayings import read


@pytest.mark.parametrize(
    ("text", "objects"),
    [
        (
            "It regulates the localization and density of ion channels.",
            ["localization of ion channels", "density of ion channels"],
        ),
        (
            "It regulates the import and the insertion of proteins.",
            ["import", "insertion of proteins"],
        ),
        (
            "It is involved in inflammation and differentiation of Th17 cells.",
            ["inflammatory response", "T-helper 17 cell differentiation"],
        ),
        (
            "It controls the secretion, uptake and recycling of vesicles.",
            ["secretion of vesicles", "uptake of vesicles", "recycling of vesicles"],
        ),
        (
            "It is involved in replication, regulation of apoptosis, and activation of vesicles.",
            ["replication", "apoptotic process", "activation of vesicles"],
        ),
    ],
)
def test_what_a_list_shares(text: str, objects: list[str]) -> None:
    assert [statement.object.label for statement in read(text).statements] == objects
