"""Shows how two things are linked: each path as boxes and arrows, the sentence under each step.

[IL21] ──acts on──→ [B cell] ←──expressed in── [CD19]
       “… activates            “CD19 is found on
        B cells.” (il21)        B cells.” (cd19)
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from il21kg.errors import InputError
from il21kg.show.drawing import outline, plain, px, text_line, theme
from il21kg.show.placement import LINE, one_line, text_width, wrap

if TYPE_CHECKING:
    from il21kg.ask.paths import Chain, Claim, Stop

BOX: Final = 170.0  #: width of the box of a stop, in CSS pixels
STEP: Final = 300.0  #: room for an arrow with its words and its sentence
MARGIN: Final = 28.0
SMALL: Final = 12.0
LINES: Final = 6  #: of a sentence at most


def to_text(chains: Sequence["Chain"]) -> str:
    """Write paths for the terminal; raises InputError where there are none."""
    title, counts = heading(chains)
    lines = [f"{title}: {counts}"]
    for number, chain in enumerate(chains, 1):
        lines += ["", f"{number}. {_in_words(chain)}"]
        for step in chain.steps:
            lines += [f"   {_claim_in_words(step[0])}", f"     {sentence(step[0])}"]
            if step[1:]:
                lines.append(f"     also: {'; '.join(_claim_in_words(other) for other in step[1:])}")
    return "\n".join(lines) + "\n"


def heading(chains: Sequence["Chain"]) -> tuple[str, str]:
    """Give the title and a line that counts; raises InputError where there is no path."""
    if not chains:
        raise InputError("No claims link the two.", "il21kg neighborhood shows what lies around each of them")
    ends = chains[0].stops[0].label, chains[0].stops[-1].label
    count, steps = len(chains), len(chains[0].steps)
    of = f"of {steps} step{'s' * (steps > 1)}"
    told = f"{count} paths, the shortest {of}" if count > 1 else f"one path {of}"
    return f"How {ends[0]} and {ends[1]} are linked", told


def sentence(claim: "Claim") -> str:
    """Give the first sentence of a claim with its document, and how many there are besides."""
    if not claim.evidence:
        return "(no sentence)"
    first = claim.evidence[0]
    more = f" and {len(claim.evidence) - 1} more" if claim.evidence[1:] else ""
    words = f"“{first['quote']}” " if first["quote"] else ""
    return f"{words}({first['document']}, {first['start']}–{first['end']}){more}"


def _in_words(chain: "Chain") -> str:
    words = [chain.stops[0].label]
    for step, stop in zip(chain.steps, chain.stops[1:], strict=True):
        dash = "┄" if step[0].certainty == "hedged" else "─"
        label = f"{dash} {step[0].words} {dash}"
        words.append(f"{label}→ {stop.label}" if step[0].forward else f"←{label} {stop.label}")
    return " ".join(words)


def _claim_in_words(claim: "Claim") -> str:
    hedged = " (hedged)" if claim.certainty == "hedged" else ""
    return f"{claim.subject} {claim.words} {claim.object}{hedged}"


# ---------------------------------------------------------------------- as SVG
def to_svg(chains: Sequence["Chain"], dark: bool = False) -> str:
    """Draw paths below each other; raises InputError where there are none."""
    title, counts = heading(chains)
    stops = max(len(chain.stops) for chain in chains)
    width = max(2 * MARGIN + stops * BOX + (stops - 1) * STEP, 760.0)
    parts: list[str] = []
    y = 92.0
    for chain in chains:
        parts += _draw(chain, y)
        y += _height(chain) + 26
    size = f'width="{px(width)}" height="{px(y + 54)}"'
    box = f'viewBox="0 0 {px(width)} {px(y + 54)}"'
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" {box} {size} role="img">',
            f"<title>{plain(title)}</title>",
            f"<style>\n{theme('path.css', dark)}</style>",
            f'<rect class="page" {size}/>',
            text_line(title, MARGIN, 44, "title", 22),
            text_line(counts, MARGIN, 66, "small", SMALL),
            *parts,
            *_foot(chains, width, y + 14),
            "</svg>\n",
        ]
    )


def _draw(chain: "Chain", top: float) -> Iterator[str]:
    middle = top + max(map(_box_height, chain.stops)) / 2
    for at, stop in enumerate(chain.stops):
        yield _box(stop, MARGIN + at * (BOX + STEP), middle)
    for at, step in enumerate(chain.steps):
        yield from _arrow(step, MARGIN + BOX + at * (BOX + STEP), middle)


def _height(chain: "Chain") -> float:
    boxes = max(map(_box_height, chain.stops))
    return max(boxes, boxes / 2 + max(20 + LINE * len(_wrapped(step)) for step in chain.steps))


def _lines_of(stop: "Stop") -> tuple[str, ...]:
    below = ", ".join(product for product in stop.products if product != stop.label)
    return (*wrap(stop.label, BOX - 18), *(wrap(below, BOX - 18)[:2] if below else ()))


def _box_height(stop: "Stop") -> float:
    return len(_lines_of(stop)) * LINE + 14


def _box(stop: "Stop", left: float, middle: float) -> str:
    lines, height = _lines_of(stop), _box_height(stop)
    texts = [
        text_line(line, left + BOX / 2, middle + (at - (len(lines) - 1) / 2) * LINE + 4.5, "middle")
        for at, line in enumerate(lines)
    ]
    shape = outline(stop.kind, left, middle - height / 2, BOX, height)
    return f'<g class="kind-{stop.kind}"><title>{plain(stop.kind)}</title>{shape}{"".join(texts)}</g>'


def _wrapped(step: Sequence["Claim"]) -> list[str]:
    """Give the sentence of a step in lines, and what else links the two."""
    lines = wrap(sentence(step[0]), (STEP - 36) * 13 / SMALL)
    if len(lines) > LINES:
        place = sentence(step[0]).rpartition("(")[2]
        lines = (*lines[: LINES - 1], f"{lines[LINES - 1][:24]} … ({place}")
    also = dict.fromkeys(each.words for each in step[1:])
    return [*lines, *([one_line("also: ", list(also), STEP - 36, SMALL)] if also else [])]


def _arrow(step: Sequence["Claim"], left: float, middle: float) -> Iterator[str]:
    """Draw a step: its words over the line, the sentence below it."""
    claim, right = step[0], left + STEP
    at = right - 8 if claim.forward else left + 8
    tip = f"M{px(at)} {px(middle)}l{'-9 -4.5v9z' if claim.forward else '9 -4.5v9z'}"
    ends = (left + 8, right - 14) if claim.forward else (left + 14, right - 8)
    yield f'<path class="way {claim.certainty}" d="M{px(ends[0])} {px(middle)}H{px(ends[1])}"/>'
    yield f'<path class="tip" d="{tip}"/>'
    words = wrap(claim.words, STEP - 40)
    shown = words[0] + " …" * (len(words) > 1)
    yield text_line(shown, left + STEP / 2, middle - 7, f"words {claim.certainty}")
    for number, line in enumerate(_wrapped(step)):
        yield text_line(line, left + 18, middle + 20 + LINE * number, "small", SMALL)


def _foot(chains: Sequence["Chain"], width: float, y: float) -> Iterator[str]:
    claims = [claim for chain in chains for step in chain.steps for claim in step[:1]]
    x = MARGIN
    for certainty in ("stated", "hedged"):
        if any(claim.certainty == certainty for claim in claims):
            yield f'<path class="way {certainty}" d="M{px(x)} {px(y - 4)}h28"/>'
            yield text_line(certainty, x + 36, y, "small", SMALL)
            x += 60 + text_width(certainty, SMALL)
    sources = sorted({each["document"] for claim in claims for each in claim.evidence})
    yield text_line(one_line("Source: ", sources, width - 2 * MARGIN, SMALL), MARGIN, y + 24, "small", SMALL)
