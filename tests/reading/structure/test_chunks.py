"""How a sentence is cut into noun phrases, verbs and what joins them."""

import pytest
from rooms import chunks


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("IL-4 may induce apoptosis.", "NP il - 4 | T may induce | NP apoptosis"),
        (
            "The receptor of IL-4 is expressed in B cells and T cells.",
            "NP the | T receptor of | NP il - 4 | T is expressed in | NP b cells | C and | NP t cells",
        ),
        (
            "It binds IL4, which inhibits phagocytosis.",
            "NP it | T binds | NP il 4 | , , | REL which | T inhibits | NP phagocytosis",
        ),
        (
            "Mutations in this gene cause severe asthma.",
            "NP mutations | P in | NP this gene | T cause | NP severe asthma",
        ),
        (
            "It does not bind IL4, IL6, or IL10.",
            "NP it | T does not bind | NP il 4 | , , | NP il 6 | , , | C or | NP il 10",
        ),
        (
            "The protein encoded by this gene is a kinase.",
            "NP the protein encoded by this gene | T is a | NP kinase",
        ),
        (
            "It promotes growth by binding JAK1.",
            "NP it | T promotes | NP growth | P by | T binding | NP jak 1",
        ),
        (
            "Growth factors such as IL3 activate mast cells.",
            "NP growth factors | SUCH such as | NP il 3 | T activate | NP mast cells",
        ),
        (
            "It is not only a ligand but also a receptor.",
            "NP it | AUX is | ADV not | ADV only | NP a ligand | C but also | NP a receptor",
        ),
        (
            "In the liver, IL-6 is produced by macrophages.",
            "P in | NP the liver | , , | NP il - 6 | T is produced by | NP macrophages",
        ),
        ("It was thought to regulate phagocytosis.", "NP it | T was thought to regulate | NP phagocytosis"),
        ("Apoptosis.", "NP apoptosis"),
    ],
)
def test_a_sentence_is_cut(text: str, expected: str) -> None:
    assert chunks(text) == expected
