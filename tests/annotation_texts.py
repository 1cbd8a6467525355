"""Annotated texts for tests: one with everything in it, and any that there may be."""

from hypothesis import strategies as st

from il21kg.annotation.annotated import AnnotatedText, Denotation, Relation

#: A letter beyond the first plane, Greek, a letter of two code points: each tool counts them in its way.
TEXT = "😀 TGF-β may induce Foxp3.\nIt does not act on naïve B cells. 🧬 Binds CD4."

SAMPLE = AnnotatedText(
    key="tgfb1",
    text=TEXT,
    symbol="TGFB1",
    about=("HGNC:11766", "UniProtKB:P01137"),
    denotations=(
        Denotation("T1", 2, 7, "protein", "UniProtKB:P01137", "TGF-β1"),
        Denotation("T2", 19, 24, "protein", "UniProtKB:Q9BZS1", "Forkhead box protein P3"),
        Denotation("T3", 26, 28, "protein", "UniProtKB:P01137", "TGF-β1", "coreference"),
        Denotation("T4", 45, 58, "unresolved", "", "naïve B cells"),
        Denotation("T5", 62, 67, "protein", "UniProtKB:P01137", "TGF-β1", "elided"),
        Denotation("T6", 68, 71, "protein", "UniProtKB:P01730", "CD4"),
    ),
    relations=(
        Relation(
            *("R1", "T1", "induces", "T2", "hedged", False, "A", ""),
            "https://w3id.org/il21kg/statement/0000000000000001",
            "ikg:mayInduce",
        ),
        Relation("R2", "T3", "acts_on_cell", "T4", "stated", True, "B", "negated"),
        Relation("R3", "T5", "interacts_with", "T6"),
    ),
)

_WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
_KINDS = st.sampled_from(["gene", "protein", "cell", "disease", "name", "unresolved"])
_IDENTIFIERS = st.sampled_from(["", "HGNC:6014", "UniProtKB:P05112", "CL:0000236", "GO:0006915"])
_HOW = st.sampled_from(["", "elided", "coreference", "related-synonym"])
_FAMILIES = st.sampled_from(["induces", "acts_on_cell", "is_a", "other"])


@st.composite
def annotated_texts(draw: st.DrawFn) -> AnnotatedText:
    text = draw(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40))
    places = draw(st.lists(st.tuples(st.integers(0, len(text) - 1), st.integers(1, 9)), max_size=5))
    marks = tuple(
        Denotation(
            *(f"T{n}", start, min(start + long, len(text)), draw(_KINDS)),
            *(draw(_IDENTIFIERS), draw(_WORDS), draw(_HOW)),
        )
        for n, (start, long) in enumerate(places, 1)
    )
    ends = st.sampled_from([each.id for each in marks]) if marks else st.nothing()
    relations = tuple(
        Relation(
            *(f"R{n}", draw(ends), draw(_FAMILIES), draw(ends)),
            draw(st.sampled_from(["stated", "hedged"])),
            draw(st.booleans()),
            draw(st.sampled_from(["", "A", "B"])),
            draw(st.sampled_from(["", "kind"])),
            draw(st.sampled_from(["", "https://w3id.org/il21kg/statement/0000000000000001"])),
            draw(st.sampled_from(["", "ikg:actsOnCell", "RO:0002331"])),
        )
        for n in range(1, draw(st.integers(1, 4)) if marks else 1)
    )
    symbol = draw(st.sampled_from(["", "IL4"]))
    return AnnotatedText("a-key", text, symbol, draw(st.sampled_from([(), ("HGNC:6014",)])), marks, relations)
