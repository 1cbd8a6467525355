"""The colours of pictures and pages in both themes, and the outlines of boxes that tell what colours cannot.

Any two kinds are ΔE 10 or more apart (CIEDE2000) for normal sight. For the three kinds of colour-blind sight
that holds of kinds with one outline, and of those that meet most often; `tests/sight.py` measures it.
"""

from typing import Final

from il21kg.vocabulary.kinds import Shown

#: Fill and border of the boxes of a kind: light theme, then dark theme.
COLOURS: Final[dict[str, tuple[str, str, str, str]]] = {
    Shown.GENE: ("#60c2ff", "#0b74a3", "#002e50", "#8eb9f0"),
    Shown.PROTEIN: ("#93fdea", "#067b6c", "#2c7463", "#65c7ae"),
    Shown.RNA: ("#cafecd", "#3a7a44", "#2d352c", "#acbaab"),
    Shown.COMPLEX: ("#9fbbbe", "#507377", "#105157", "#73c2cc"),
    Shown.FAMILY: ("#d1dcfe", "#5d6c94", "#595b85", "#b0b1ee"),
    Shown.BAND: ("#cabfd5", "#746881", "#625d69", "#bab3c4"),
    Shown.CHROMOSOME: ("#fbecff", "#78687d", "#332f3f", "#b8b3cc"),
    Shown.CELL: ("#efa446", "#9c5f01", "#806215", "#ddb046"),
    Shown.TISSUE: ("#ffd7ad", "#8d6534", "#5d453c", "#d4aea0"),
    Shown.PROCESS: ("#bbcd8c", "#5a7625", "#3d613a", "#8fc389"),
    Shown.FUNCTION: ("#eeffad", "#5d760c", "#494900", "#beba58"),
    Shown.COMPONENT: ("#d4e1d3", "#627161", "#123017", "#93c196"),
    Shown.DISEASE: ("#fbbdc4", "#9f595b", "#612332", "#fb9aab"),
    Shown.CHEMICAL: ("#fbe758", "#786f02", "#332a04", "#c7b57e"),
    Shown.SPECIES: ("#beb69c", "#756d4e", "#706850", "#c1b594"),
    Shown.KIND: ("#dba1ec", "#9650ad", "#57396b", "#d3a4f0"),
    Shown.UNRESOLVED: ("#ffffff", "#726b6d", "#1b1b1b", "#bcb4b6"),
    Shown.PAPER: ("#c9b0ae", "#836664", "#52594f", "#afb9aa"),
    Shown.OTHER: ("#cdced1", "#6c6d72", "#464445", "#bbb4b7"),
}
#: Outline of the boxes of a kind: molecules round, places of the body like pills, what happens and where
#: genes lie square, diseases with a double line, words that name nothing known dashed.
OUTLINES: Final[dict[str, str]] = {
    Shown.GENE: "round",
    Shown.PROTEIN: "round",
    Shown.RNA: "round",
    Shown.COMPLEX: "round",
    Shown.FAMILY: "round",
    Shown.BAND: "square",
    Shown.CHROMOSOME: "square",
    Shown.CELL: "pill",
    Shown.TISSUE: "pill",
    Shown.PROCESS: "square",
    Shown.FUNCTION: "square",
    Shown.COMPONENT: "pill",
    Shown.DISEASE: "double",
    Shown.CHEMICAL: "round",
    Shown.SPECIES: "pill",
    Shown.KIND: "square",
    Shown.UNRESOLVED: "dashed",
    Shown.PAPER: "sheet",
    Shown.OTHER: "plain",
}
#: Radius of the corners of each outline, in CSS pixels.
CORNERS: Final[dict[str, float]] = {
    "round": 7,
    "square": 0,
    "pill": 14,
    "double": 3,
    "dashed": 3,
    "sheet": 0,
    "plain": 3,
}
#: The other colours: light theme, then dark theme.
INKS: Final[dict[str, tuple[str, str]]] = {
    "page": ("#ffffff", "#15181c"),
    "panel": ("#f5f6f8", "#1d2126"),
    "ink": ("#1b1f24", "#eceff3"),
    "soft": ("#4a525d", "#b3bbc6"),
    "line": ("#59626f", "#98a2b0"),
    "faint": ("#b2b8c1", "#5b6470"),
    "faint-ink": ("#737b87", "#8f98a4"),
    "no": ("#c62222", "#ff7b72"),
    "accent": ("#1f6fd6", "#6cb0ff"),
    "clash": ("#f2b134", "#a8730a"),
}
