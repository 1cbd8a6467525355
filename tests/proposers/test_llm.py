"""A model over real HTTP: good, wrong, malformed, slow, huge, hostile answers; the key is never told."""

import json
from typing import Any

import pytest
from models import Said, chat, claim, claims, serving

from il21kg.errors import InputError
from il21kg.proposers import llm
from il21kg.proposers.llm import KEY, Model, NothingSaidError

MESSAGES = [{"role": "user", "content": "a sentence"}]
SECRET = "sk-not-for-anybody"
GOOD = claims(claim("IL4", "induces", "apoptosis"))


@pytest.fixture(autouse=True)
def fast(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(llm, "PAUSES", (0.0, 0.0))
    monkeypatch.delenv(KEY, raising=False)


def ask(*answers: Said, seconds: float = 5.0) -> tuple[str, list[dict[str, Any]]]:
    """What a model says after these answers, the last of them again and again, and what it was asked."""
    with serving(lambda _, before: answers[min(before, len(answers) - 1)]) as server:
        try:
            said = Model(server.address, "a-model", seconds).ask(MESSAGES, {"type": "object"})
        except NothingSaidError as error:
            said = f"nothing: {error}"
        return said, server.asked


def test_a_question_is_one_of_the_chat_protocol() -> None:
    said, (asked,) = ask(GOOD)
    assert json.loads(said)["claims"][0]["subject"] == "IL4"
    assert asked["model"] == "a-model"
    assert (asked["messages"], asked["temperature"], asked["stream"]) == (MESSAGES, 0, False)
    assert asked["response_format"]["json_schema"]["schema"] == {"type": "object"}


#: What a server sends; what is made of it; how often it is asked.
ANSWERS = (
    ("busy, then good", [Said(b"", 429), Said(b"", 503), GOOD], '{"claims"', 3),
    ("asked to wait", [Said(b"", 429, {"Retry-After": "0"}), GOOD], '{"claims"', 2),
    ("always failing", [Said(b"oh no", 500)], "nothing: HTTP 500: oh no", 3),
    ("no schemas", [Said(b"", 400), GOOD], '{"claims"', 2),
    ("no such model", [Said(b'{"error": {"message": "no such model"}}', 404)], "HTTP 404: no such model", 1),
    ("a key is wanted", [Said(b"", 401)], f"HTTP 401 It wants a key: ${KEY}.", 1),
    ("a redirect", [Said(b"", 307, {"Location": "http://127.0.0.1:9/"})], "sends us on to another", 1),
    ("a page", [Said(b"<html><script>alert(1)</script></html>")], "none of the chat protocol", 1),
    ("cut JSON", [Said(b'{"choices": [{"mess')], "none of the chat protocol", 1),
    ("another shape", [Said(b'{"choices": []}')], "none of the chat protocol", 1),
    ("choices of words", [Said(b'{"choices": "no"}')], "none of the chat protocol", 1),
    ("nested", [Said(b"[" * 100_000)], "none of the chat protocol", 1),
    ("no words", [Said(b'{"choices": [{"message": {"content": null}}]}')], "has no words", 1),
    ("ended by a limit", [Said(chat('{"claims": [', "length"))], "cut short by a limit", 1),
    ("not UTF-8", [Said(b"\xff\xfe\xff")], "none of the chat protocol", 1),
    ("less than it says", [Said(b'{"choices"', length=400)], "cut short", 3),
    ("huge", [Said(b" " * (llm.LIMIT + 1))], "larger than 1 MB", 1),
)  # fmt: skip


@pytest.mark.parametrize(
    ("answers", "made", "times"), [row[1:] for row in ANSWERS], ids=[r[0] for r in ANSWERS]
)
def test_what_a_server_sends_is_bounded_and_told(answers: list[Said], made: str, times: int) -> None:
    said, asked = ask(*answers, seconds=2.0) if answers[0].length else ask(*answers)
    assert made in said
    assert len(asked) == times


def test_an_answer_is_not_waited_for_without_end() -> None:
    said, asked = ask(Said(chat("{}"), pause=0.6), seconds=0.2)
    assert "not complete after 0.2 seconds" in said
    assert len(asked) == 1


def test_a_server_that_is_away_is_told() -> None:
    with pytest.raises(NothingSaidError, match="refused") as told:
        Model("http://127.0.0.1:9/v1", "a-model").ask(MESSAGES, {})
    assert told.value.away


def test_a_server_without_schemas_is_asked_for_words_from_then_on() -> None:
    def answer(body: dict[str, Any], _: int) -> Said:
        return Said(b"", 400) if "response_format" in body else GOOD

    with serving(answer) as server:
        model = Model(server.address, "a-model")
        model.ask(MESSAGES, {})
        model.ask(MESSAGES, {})
        assert ["response_format" in each for each in server.asked] == [True, False, False]


def test_the_key_goes_to_the_server_and_nowhere_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(KEY, SECRET)
    hidden = SECRET.replace("s", "\\u0073")
    echoes = (
        Said(f"bad key {SECRET}".encode(), 403),
        Said(chat(json.dumps({"claims": [claim(SECRET, "induces", "x")]}))),
        Said(chat(f'{{"claims": [{{"subject": "{hidden}"}}]}}')),
        Said(chat(f"no JSON, but {hidden}")),
    )
    for echo in echoes:
        with serving(lambda _, __, echo=echo: echo) as server:  # type: ignore[misc]
            model = Model(server.address, "a-model")
            with pytest.raises(NothingSaidError) as told:
                model.ask(MESSAGES, {})
            assert server.headers[0]["Authorization"] == f"Bearer {SECRET}"
        assert SECRET not in f"{told.value}{model!r}"


def test_what_goes_to_this_machine_goes_through_no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(KEY, SECRET)
    with serving(lambda *_: Said(b"a proxy", 502)) as proxy, serving(lambda *_: GOOD) as server:
        monkeypatch.setenv("http_proxy", proxy.address)
        monkeypatch.delenv("no_proxy", raising=False)
        Model(server.address, "a-model").ask(MESSAGES, {})
        assert (len(server.asked), len(proxy.asked)) == (1, 0)


#: Addresses and names that are none, and keys that would be seen.
WRONG = (
    ("ftp://localhost/v1", "m", "", "no address of a server"),
    ("localhost:80", "m", "", "no address of a server"),
    ("http://local host/v1", "m", "", "no address of a server"),
    ("http://me:pass@localhost/v1", "m", "", "holds a name, a password or parameters"),
    ("https://example.org/v1?key=secret", "m", "", "holds a name, a password or parameters"),
    ("http://example.org/v1", "m", SECRET, "A key is not sent to http://example.org"),
    ("http://localhost/v1", "m", "a b c d", "is no key"),
    ("http://localhost/v1", "", "", "name of the model"),
    ("http://localhost/v1", "a\nb", "", "name of the model"),
)


@pytest.mark.parametrize(("address", "name", "key", "reason"), WRONG)
def test_what_cannot_be_asked_safely_is_refused(
    monkeypatch: pytest.MonkeyPatch, address: str, name: str, key: str, reason: str
) -> None:
    monkeypatch.setenv(KEY, key)
    with pytest.raises(InputError) as told:
        Model(address, name)
    assert reason in str(told.value)
    assert "secret" not in str(told.value)
    assert "pass@" not in str(told.value)
    assert not key or key not in str(told.value)


@pytest.mark.parametrize("ending", ["/v1", "/v1/", "/v1/chat/completions"])
def test_the_address_may_be_that_of_the_chat(ending: str) -> None:
    with serving(lambda *_: GOOD) as server:
        Model(server.address.removesuffix("/v1") + ending, "a-model").ask(MESSAGES, {})
        assert server.paths == ["/v1/chat/completions"]
