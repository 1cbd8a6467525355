"""The errata of an evaluation as one page to work through, which loads nothing."""

from collections import Counter
from collections.abc import Sequence
from html import escape
from itertools import groupby
from typing import Any

from il21kg.measure.counting import Score
from il21kg.measure.errata import KINDS, Erratum
from il21kg.measure.evaluation import Evaluation
from il21kg.show.drawing import asset, themes
from il21kg.show.viewer import filled, script_json
from il21kg.text.quotes import parts


def to_html(evaluation: Evaluation, found: Sequence[Erratum]) -> str:
    """Give the page: the figures, and a card for each sentence with its errata."""
    total = evaluation.repaired.total
    values = {
        "SUMMARY": escape(
            f"{len(evaluation.texts)} texts, {total.facts} facts, {total.statements} statements;"
            f" {_figures(total)}; tier A {_figures(evaluation.repaired.tiers['A'])}"
        ),
        "STYLE": themes() + asset("errata.css"),
        "DATA": script_json(_data(found)),
        "SCRIPT": asset("errata.js") + asset("theme.js"),
    }
    return filled("errata.html", values)


def _figures(score: Score) -> str:
    named = {"precision": score.precision, "recall": score.recall}
    return ", ".join(
        f"{name} {'–' if each.value is None else f'{each.value:.3f}'}" for name, each in named.items()
    )


def _data(found: Sequence[Erratum]) -> dict[str, Any]:
    """Give the script its cards, and the families with how much is amiss in each."""
    amiss = Counter(each.family for each in found if each.kind != "right")
    cards = [
        {
            "text": text,
            "place": f"{line}:{column}",
            "sentence": sentence,
            "items": [
                {
                    "kind": each.kind,
                    "family": each.family,
                    "tier": each.tier,
                    "claim": each.claim,
                    "notes": each.notes,
                    "parts": parts(sentence, each.marks),
                }
                for each in group
            ],
        }
        for (text, line, column, sentence), group in groupby(
            found, key=lambda each: (each.text, each.line, each.column, each.sentence.text)
        )
    ]
    families = sorted({each.family for each in found}, key=lambda family: (-amiss[family], family))
    return {"kinds": list(KINDS.items()), "families": families, "cards": cards}
