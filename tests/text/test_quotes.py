"""Words for people: counts, and quotes with the words that matter underlined."""

import pytest

from il21kg.text.quotes import counted, marked_html, marked_lines, one_blank


@pytest.mark.parametrize(("text", "line"), [(" a\n b\t\tc ", "a b c"), ("", ""), ("one", "one")])
def test_one_blank_for_all_in_a_row(text: str, line: str) -> None:
    assert one_blank(text) == line


@pytest.mark.parametrize(("number", "said"), [(0, "0 rows"), (1, "1 row"), (1200, "1,200 rows")])
def test_how_many_there_are(number: int, said: str) -> None:
    assert counted(number, "row") == said


@pytest.mark.parametrize(
    ("quote", "marks", "lines"),
    [
        ("It binds.", [], ["  | It binds."]),
        ("It binds.", [(0, 2, "subject")], ["  | It binds.", "  | ss"]),
        # a cue within the relation stands out of it; a line end is shown as a blank
        ("may\nbind", [(0, 8, "trigger"), (0, 3, "cue")], ["  | may bind", "  | ccc rrrr"]),
        # a long quote is cut at a blank, a word without one in its midst
        ("a" * 60 + " " + "b" * 60, [], [f"  | {'a' * 60}", f"  | {'b' * 60}"]),
        ("c" * 100, [], [f"  | {'c' * 96}", f"  | {'c' * 4}"]),
    ],
)
def test_a_quote_in_lines(quote: str, marks: list[tuple[int, int, str]], lines: list[str]) -> None:
    assert list(marked_lines(quote, marks)) == lines


def test_a_quote_in_html_is_escaped() -> None:
    assert marked_html("a<b & c", [(0, 1, "subject"), (2, 3, "object")]) == (
        '<mark title="subject">a</mark>&lt;<mark title="object">b</mark> &amp; c'
    )
