"""Effects on cells: one claim a cell with its effects, or one a process that has a name."""

import pytest
from sayings import said

from il21kg.namespaces import compact


def effects(text: str) -> list[str]:
    """Say each claim of a sentence about IL7: `acts_on_cell CL:0000097: survival "growth"`."""
    lines = []
    for each in said(text, "IL7"):
        named = each.object.kind != "unresolved" and each.object.iri
        what = compact(each.object.iri) if named and each.object.iri else f"'{each.object.label}'"
        heads = [*each.effects, *(f'"{words}"' for words in each.effect_phrases)]
        lines.append(f"{each.relation} {what}: {' '.join(heads)}".strip())
    return lines


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("IL-7 promotes the survival of mast cells.", ["acts_on_cell CL:0000097: survival"]),
        ("IL-7 promotes mast cell survival.", ["acts_on_cell CL:0000097: survival"]),
        (
            "IL-7 promotes the proliferation and survival of fibroblasts.",
            ["acts_on_cell CL:0000057: proliferation survival"],
        ),
        (
            "IL-7 inhibits fibroblast migration and proliferation.",
            ["acts_on_cell CL:0000057: migration proliferation"],
        ),
        (
            "IL-7 enhances the activation of neutrophils and basophils.",
            ["acts_on_cell CL:0000775: activation", "acts_on_cell CL:0000767: activation"],
        ),
        (
            "IL-7 enhances the activation and survival of neutrophils and basophils.",
            ["acts_on_cell CL:0000775: activation survival", "acts_on_cell CL:0000767: activation survival"],
        ),
        # an effect outside the closed list keeps its words
        ("IL-7 may promote the chemotaxis of monocytes.", ['acts_on_cell CL:0000576: "chemotaxis"']),
        (
            "IL-7 stimulates the growth, survival and migration of keratinocytes.",
            ['acts_on_cell CL:0000312: migration survival "growth"'],
        ),
        (
            "IL-7 stimulates keratinocyte growth, survival and migration.",
            ['acts_on_cell CL:0000312: migration survival "growth"'],
        ),
        # a cell that is not known is one by its noun
        ("IL-7 promotes the growth of fnord cells.", ["acts_on_cell 'fnord cells': \"growth\""]),
        ("IL-7 promotes the proliferation of fnordocytes.", ["acts_on_cell 'fnordocytes': proliferation"]),
        # a class of cells and its examples
        (
            "IL-7 promotes the survival of lymphocytes such as T cells and B cells.",
            [
                "acts_on_cell CL:0000542: survival",
                "acts_on_cell CL:0000084: survival",
                "acts_on_cell CL:0000236: survival",
            ],
        ),
        # where the relation is on processes, what has a name is one
        ("IL-7 regulates the degranulation of mast cells.", ['regulates GO:0043303: "degranulation"']),
        ("IL-7 is required for the development of T cells.", ['involved_in GO:0030217: "development"']),
        ("IL-7 is involved in osteoclast differentiation.", ["involved_in GO:0030316: differentiation"]),
        # what is no effect is done to something else
        (
            "IL-7 promotes the expression of LCK in T cells.",
            ["induces uniprot:P06239:", "expressed_in CL:0000084:"],
        ),
        ("IL-7 promotes phagocytosis.", ["induces GO:0006909:"]),
    ],
)
def test_the_effects_of_each_claim(text: str, expected: list[str]) -> None:
    assert effects(text) == expected


@pytest.mark.parametrize(
    ("verb", "direction"),
    [("promotes", "increased"), ("inhibits", "decreased"), ("affects", None), ("regulates", None)],
)
def test_the_verb_tells_the_direction(verb: str, direction: str | None) -> None:
    (found,) = said(f"IL-7 {verb} the survival of mast cells.", "IL7")
    assert (found.effects, found.direction) == (("survival",), direction)
