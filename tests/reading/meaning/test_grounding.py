"""What words stand for where a kind is asked for, and how they do."""

import pytest
from rooms import grounded


@pytest.mark.parametrize(
    ("words", "kinds", "expected"),
    [
        ("apoptosis", ("process",), "apoptotic process (name)"),
        ("IL4", ("gene",), "IL4 (name)"),
        ("IL4", ("protein",), "Interleukin-4 (name)"),
        ("B cells", ("cell",), "B cell (name)"),
        ("naive B cells", ("cell",), "naive B cell (name)"),
        ("asthma", ("disease",), "asthma (name)"),
        ("chromosome 4", ("chromosome",), "chromosome 4 (Human) (name)"),
        ("band 4q27", ("band",), "4q27 (Human) (name)"),
        ("liver", ("anatomy",), "liver (name)"),
        ("nucleus", ("component",), "nucleus (name)"),
        ("JAK1", ("protein",), "JAK1 (name)"),
        ("chromosome 4q27", ("band",), "4q27 (Human) (name)"),
        ("the gene", ("gene",), "the gene (unresolved)"),
        ("fnords", ("protein",), "fnords (unresolved)"),
        ("interleukin 4", ("protein",), "Interleukin-4 (name)"),
        ("asthma", ("cell",), "asthma (name)"),
        ("systemic lupus erythematosus", ("disease",), "systemic lupus erythematosus (name)"),
        ("proinflammatory cytokines", ("kind", "function"), "cytokine activity (curated)"),
    ],
)
def test_what_words_stand_for(words: str, kinds: tuple[str, ...], expected: str) -> None:
    assert grounded(words, *kinds) == expected
