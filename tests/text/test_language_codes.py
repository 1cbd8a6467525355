"""The language of a text, by its letters or its small words."""

import pytest
from sayings import vocabulary

from il21kg.text.language import language_name, language_of
from il21kg.text.layout import compiled


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The gene is one of the genes that are in the cell.", "en"),
        ("Das Gen ist eines von den Genen, die in der Zelle sind.", "de"),
        ("Le gène est dans la cellule et il est un des gènes qui sont actifs avec les autres.", "fr"),
        ("Ген активен в клетке.", "ru"),
        ("α and β chains of the receptor", "en"),  # two letters make no Greek
        ("IL4 des", "en"),  # nor one word French
        ("", "en"),
    ],
)
def test_the_language_of_a_text(text: str, code: str) -> None:
    assert language_of(text, compiled(vocabulary().layout).words) == code


@pytest.mark.parametrize(("code", "name"), [("fr", "French"), ("en", "English"), ("ja", "Japanese")])
def test_the_name_of_a_language(code: str, name: str) -> None:
    assert language_name(code) == name
