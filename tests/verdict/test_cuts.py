"""What a quote leaves out that denies or hedges it: told where it reaches what is quoted, and only there."""

import pytest

from il21kg.pipeline import make_reader, read
from il21kg.verdict.cuts import Cuts
from il21kg.verdict.quotes import find_parts

READER = make_reader()
CUTS = Cuts(READER.vocabulary)

#: A sentence, a quote of it, and the word that was left out and reaches it.
LEFT = (
    # between its parts: whatever else is kept
    ("IL-4 may not bind STAT3.", "IL-4 may ... bind STAT3", "not"),
    ("IL-4 does not bind STAT3.", "IL-4 ... bind STAT3", "not"),
    ("IL-4 could possibly not bind STAT3.", "IL-4 could … not bind STAT3", "possibly"),
    ("IL-4, it is thought, binds STAT6.", "IL-4 [...] binds STAT6", "thought"),
    ("IL-4 fails to bind STAT3 and never enters B cells.", "IL-4 ... and never enters B cells", "fails"),
    ("IL-4 no longer binds STAT3.", "IL-4 ... binds STAT3", "no"),
    # helpers of a verb
    ("IL-4 may bind STAT3.", "bind STAT3", "may"),
    ("IL-4 does not bind STAT3.", "bind STAT3", "not"),
    ("IL-4 has not been shown to bind STAT3.", "bind STAT3", "not"),
    ("IL-4 might also directly bind STAT3.", "bind STAT3", "might"),
    ("IL-4 is unable to bind STAT3.", "bind STAT3", "unable"),
    ("IL-4 is not a ligand of STAT3.", "a ligand of STAT3", "not"),
    ("IL-4 is a putative ligand of STAT3.", "ligand of STAT3", "putative"),
    ("IL-4 may not bind STAT3.", "may not bind STAT3", ""),
    ("The old zorbulin doesn't move mice.", "move mice", "doesn't"),
    ("The old zorbulin can’t move mice.", "The old zorbulin ... move mice", "can’t"),
    # above a clause
    ("These data suggest that IL-4 binds STAT6.", "IL-4 binds STAT6", "suggest"),
    ("These data suggest that IL-4 binds STAT6.", "binds STAT6", "suggest"),
    ("There is no evidence that IL-4 binds STAT6.", "IL-4 binds STAT6", "no"),
    ("It is unclear whether IL-4 binds STAT6.", "IL-4 binds STAT6", "whether"),
    ("It has not been shown that the old zorbulin moves.", "the old zorbulin moves", "not"),
    ("It is not the case that the old zorbulin moves.", "the old zorbulin moves", "not"),
    ("We tested if the old zorbulin moves.", "zorbulin moves", "if"),
    ("It may be that the old zorbulin moves.", "zorbulin moves", "may"),
    ("Probably, IL-4 binds STAT6.", "IL-4 binds STAT6", "Probably"),
    ("Perhaps, the old zorbulin moves.", "the old zorbulin moves", "Perhaps"),
    ("Neither IL-4 nor IL-13 binds STAT3.", "IL-13 binds STAT3", "Neither"),
    # shared with a verb before, or behind what is quoted
    ("IL-4 may bind STAT3 and activate macrophages.", "activate macrophages", "may"),
    ("IL-4 binds STAT6, but this was not confirmed.", "IL-4 binds STAT6", "confirmed"),
    # about another clause
    ("Although IL-4 was once thought to be inert, it promotes angiogenesis.", "it promotes angiogenesis", ""),
    ("Once thought to be inert, IL-4 binds STAT6.", "IL-4 binds STAT6", ""),
    ("IL-4 may bind STAT3 and activates macrophages.", "activates macrophages", ""),
    ("IL-4 does not bind STAT3 but binds STAT6.", "binds STAT6", ""),
    ("IL-4 never enters mast cells; it binds STAT6.", "it binds STAT6", ""),
    ("IL-4, which may act on mast cells, binds STAT6.", "binds STAT6", ""),
    ("Unlike IL-13 (a possible ligand), IL-4 binds STAT6.", "IL-4 binds STAT6", ""),
    ("Cells that do not express IL-13 show that IL-4 binds STAT6.", "IL-4 binds STAT6", ""),
    ("Mice lacking IL-13 have shown that IL-4 binds STAT6.", "IL-4 binds STAT6", ""),
    ("Mice without the receptor show that the old zorbulin moves.", "the old zorbulin moves", ""),
    ("As expected, the old zorbulin moves.", "the old zorbulin moves", ""),
    ("IL-4 binds STAT6 and possibly STAT3.", "IL-4 binds STAT6", ""),
    ("IL-4 does not bind STAT3 because IL-4 binds STAT6.", "IL-4 binds STAT6", ""),
    # nothing but a name is quoted
    ("IL-4 may bind STAT3 in mast cells.", "STAT3 in mast cells", ""),
    # what looks like it
    ("IL-4 not only binds STAT6 but also activates macrophages.", "binds STAT6", ""),
    ("IL-4 not only binds STAT6 but also activates macrophages.", "IL-4 ... binds STAT6", ""),
    ("There is no doubt that IL-4 binds STAT6.", "IL-4 binds STAT6", ""),
    ("IL-4, too, binds STAT6.", "IL-4 ... binds STAT6", ""),
    ("It has been shown that IL-4 binds STAT6.", "IL-4 binds STAT6", ""),
    ("IL-4 often binds STAT6.", "IL-4 ... binds STAT6", ""),
    # a hedge is kept: another one changes nothing
    ("It is thought that IL-4 may bind STAT6.", "IL-4 may bind STAT6", ""),
    ("Neither IL-4 nor IL-13 binds STAT3.", "nor IL-13 binds STAT3", ""),
)


def cue(sentence: str, quote: str, *, hedged: bool = False, negated: bool = False) -> str:
    article = read(READER, text=f"IL4 gene\n\n{sentence}\n", key="il4")
    (parts,) = find_parts(quote, article.document.text)
    return CUTS.cue(article, parts, hedged=hedged, negated=negated)


@pytest.mark.parametrize(("sentence", "quote", "left"), LEFT)
def test_what_is_left_out(sentence: str, quote: str, left: str) -> None:
    assert cue(sentence, quote) == left


@pytest.mark.parametrize(
    ("sentence", "hedged", "negated", "left"),
    [
        ("IL-4 may bind STAT3.", True, False, ""),
        ("IL-4 may bind STAT3.", False, True, "may"),
        ("IL-4 does not bind STAT3.", False, True, ""),
        ("IL-4 does not bind STAT3.", True, False, "not"),
    ],
)
def test_who_says_it_beside_the_quote_leaves_nothing_out(
    sentence: str, hedged: bool, negated: bool, left: str
) -> None:
    assert cue(sentence, "bind STAT3", hedged=hedged, negated=negated) == left


def test_between_parts_it_is_told_even_so() -> None:
    assert cue("IL-4 does not bind STAT3.", "IL-4 ... bind STAT3", negated=True) == "not"
