"""Sentences that take back the one before them."""

import pytest
from rooms import opened

from il21kg.reading.retractions import retraction
from il21kg.text.document import Span


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("This finding could not be reproduced.", "reproduced"),
        ("However, this has not been confirmed.", "confirmed"),
        ("These results remain controversial.", "controversial"),
        ("Later work refuted this.", "refuted"),
        ("Two other groups failed to replicate these findings.", "replicate"),
        ("But no evidence supports this view.", "supports"),
        ("This was confirmed in mice.", None),
        ("This is not only true in mice.", None),
        ("This finding is not new.", None),
        ("This protein has not been confirmed in liver.", None),
        ("However, the role of this interaction is not established.", None),
        ("This effect is not seen in neurons, where others confirmed it.", None),
        ("It was not confirmed.", None),
    ],
)
def test_a_sentence_takes_back_the_one_before_it(text: str, cue: str | None) -> None:
    found = retraction(Span(0, text), opened(text).wording.grammar)
    assert (None if found is None else found.text) == cue
