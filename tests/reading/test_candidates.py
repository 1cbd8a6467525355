"""What the names in a text may stand for, and what became of each candidate."""

import pytest
from sayings import vocabulary

from il21kg.namespaces import compact
from il21kg.reading.candidates import ground, successor, to_lines, to_values


def shown(text: str, *kinds: str) -> list[str]:
    """Say the names of a text: `IL7 → hgnc:6023`; `?` where several tie, `×` where none is chosen."""
    marks = {"chosen": "→", "ambiguous": "?", "passed over": "×"}
    return [
        f"{each.words.text} {marks[each.state]} {', '.join(compact(c.iri) for c in each.candidates)}"
        for each in ground(text, vocabulary(), kinds)
    ]


@pytest.mark.parametrize(
    ("text", "kinds", "expected"),
    [
        ("LCK binds SYK.", (), ["LCK → hgnc:6524", "SYK → hgnc:11491"]),
        ("tuberculosis and leprosy", (), ["tuberculosis → MONDO:0018076", "leprosy → MONDO:0005124"]),
        # the longest name at a place
        ("chromosome 4q27", (), ["chromosome 4q27 → CHR:9606-chr4q27"]),
        ("activated B cells", (), ["B cells → CL:0000236"]),
        # the chosen one first; a kind that is asked for decides
        ("interleukin-7", (), ["interleukin-7 → uniprot:P13232, hgnc:6023"]),
        ("IL7", (), ["IL7 → hgnc:6023, uniprot:P13232"]),
        ("IL7", ("protein",), ["IL7 → uniprot:P13232, hgnc:6023"]),
        # names in other words: a plural, an older name, a curated one
        ("NK cells", (), ["NK cells → CL:0000623"]),
        ("interferons", (), ["interferons → hgnc.genegroup:598"]),
        ("p53", (), ["p53 → hgnc:11998"]),
        ("DNA", (), ["DNA → CHEBI:16991"]),
        # a short form that the text does not explain, a marker that is missing
        ("SLE", (), ["SLE ? MONDO:0007915"]),
        ("CD4- T cells", (), ["CD4- T cells × CL:0000624"]),
        # no name
        ("fnord", (), []),
        ("a cat", (), []),
    ],
)
def test_the_names_of_a_text(text: str, kinds: tuple[str, ...], expected: list[str]) -> None:
    assert shown(text, *kinds) == expected


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "IL7",
            [
                "approved symbol: chosen, the best match of a name",
                "exact synonym: passed over, a lesser match of the name",
            ],
        ),
        ("p53", ["alias or former name: chosen, the only candidate"]),
        ("lupus", ["related synonym: chosen, the only candidate"]),
        ("DNA", ["curated name: chosen, the only candidate"]),
        ("SLE", ["exact synonym: ambiguous, a short form, and the text does not give its long form"]),
        ("CD4- T cells", ["exact synonym: passed over, the words say that the marker is missing"]),
    ],
)
def test_how_each_candidate_matches_and_what_became_of_it(text: str, told: list[str]) -> None:
    (each,) = ground(text, vocabulary())
    assert [f"{c.match}: {c.state}, {c.reason}" for c in each.candidates] == told
    assert {c.terminology for c in each.candidates} == {"il21kg"}


def test_the_same_is_told_to_people_and_to_programs() -> None:
    found = ground("It binds LCK.", vocabulary())
    assert to_lines(found) == (
        "“LCK”  9–12: chosen\n  → hgnc:6524  LCK  (gene)\n      approved symbol in il21kg; the only candidate"
    )
    (value,) = to_values(found)
    assert (value["words"], value["start"], value["end"], value["state"]) == ("LCK", 9, 12, "chosen")
    assert [c["curie"] for c in value["candidates"]] == ["hgnc:6524"]


def test_a_term_that_is_not_obsolete_has_no_successor() -> None:
    assert successor("http://purl.obolibrary.org/obo/CL_0000236", vocabulary()) is None
    assert successor("https://example.org/fnord", vocabulary()) is None
