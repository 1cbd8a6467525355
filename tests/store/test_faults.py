"""What the engine and the machine raise is told as an error of ours, with what to do."""

import pytest

from il21kg.errors import InputError, SyntaxFault, Unavailable
from il21kg.store.faults import machine_faults, syntax_fault


@pytest.mark.parametrize(
    ("error", "problem", "advice"),
    [
        (OSError(28, "No space left on device"), "shop cannot be used: No space left on device", "has room"),
        (RuntimeError("Corruption: bad block"), "shop cannot be used: Corruption: bad block", "a backup"),
        (
            OSError("IO error: No such file or directory: oxigraph/MANIFEST-1"),
            "shop cannot be used: IO error: No such file or directory: oxigraph/MANIFEST-1",
            "a backup",
        ),
        (MemoryError("no more"), "shop cannot be used: no more", "has room"),
    ],
)
def test_what_the_machine_raises(error: Exception, problem: str, advice: str) -> None:
    with pytest.raises(Unavailable) as told, machine_faults("shop"):
        raise error
    assert told.value.message == problem
    assert advice in told.value.advice


def test_what_is_a_mistake_of_ours_is_left_as_it_is() -> None:
    with pytest.raises(ZeroDivisionError), machine_faults("shop"):
        1 / 0  # noqa: B018


def test_an_error_of_a_query_has_its_line_without_those_put_before_it() -> None:
    fault = syntax_fault("error at 4:3: expected one of", "ASK {\n  }}", skipped=2)
    assert isinstance(fault, SyntaxFault)
    assert "an error at or just before this" in fault.message
    assert (fault.line, fault.column, fault.advice) == (2, 3, "  }}\n  ^")


def test_an_error_without_a_place_is_quoted() -> None:
    fault = syntax_fault("unheard of\nmore", "ASK {}", skipped=0)
    assert type(fault) is InputError
    assert fault.message == "The query is refused: unheard of"
