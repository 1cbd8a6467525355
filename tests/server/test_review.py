"""A curator decides on a page: by keys alone, on the disk at once; nobody else can, and no other page."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from browser import ENTER, ESCAPE, IS_HERE, Browser, browsing
from curating import ADA, TEXT
from sites import Given, Site, serving

from il21kg.curation.decisions import Action, Decision
from il21kg.curation.record import FILE, held
from il21kg.knowledge import KnowledgeGraph

ORCID = ("--review", "--orcid", "0000-0002-1825-0097")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reviewed")
    (folder / "page.txt").write_text(TEXT, encoding="utf-8")
    (folder / "bare.txt").write_text("IL4 gene\n\nMast cells are fond of IL-4.\n", encoding="utf-8")
    for name in ("page.txt", "bare.txt"):
        KnowledgeGraph(folder / "store").load(folder / name)
    return folder / "store"


@pytest.fixture(scope="module")
def desk(store: Path) -> Iterator[Site]:
    with serving(store, *ORCID, "--workers", "1") as site:
        yield site


@pytest.fixture(autouse=True)
def undecided(store: Path) -> None:
    (store / "decisions.jsonl").unlink(missing_ok=True)


def made(store: Path) -> list[Decision]:
    return sorted(held(store / FILE).all, key=lambda each: (each.date, each.action is Action.WITHDRAW))


def waiting(desk: Site, **fields: str) -> Any:
    return desk.get("/api/review", **fields).json


def decide(desk: Site, asked: object, **headers: str) -> Given:
    given = {"content_type": "application/json", "x_il21kg_review": waiting(desk)["secret"], **headers}
    return desk.ask("POST", "/api/review", json.dumps(asked).encode(), **given)


def about(desk: Site, words: str) -> dict[str, str]:
    (item,) = [each for each in waiting(desk)["items"] if each["object"]["label"] == words]
    return {"document": item["document"], "identity": item["identity"]}


def test_what_waits_is_told_with_its_sentence(desk: Site) -> None:
    told = waiting(desk, kind="induces")
    (item,) = told["items"]
    assert (told["curator"], told["total"]) == ("0000-0002-1825-0097", 1)
    (sentence,) = item["evidence"]
    assert [part for part in sentence if part[1]] == [
        *(["IL-21", "subject"], ["may", "cue"], [" induce", "trigger"], ["apoptosis", "object"]),
    ]
    assert item["object"] == {"label": "apoptotic process", "id": "GO:0006915"}
    assert "regulates" in told["relations"]


def test_each_decision_is_on_the_disk_when_it_is_answered(desk: Site, store: Path) -> None:
    of = about(desk, "apoptotic process")
    answer = decide(desk, {"action": "reject", "reason": "no", **of})
    assert answer.status == 200
    (decision,) = made(store)
    assert (decision.action, decision.reason, decision.curator) == ("reject", "no", ADA)
    assert decision.name == answer.json["decision"]
    assert of["identity"] not in [each["identity"] for each in waiting(desk)["items"]]
    assert [each["made"] for each in waiting(desk, kind="induces", again="true")["items"]] == [
        [{"action": "reject", "who": "0000-0002-1825-0097", "date": decision.date, "why": "no"}]
    ]
    assert decide(desk, {"action": "withdraw", "of": decision.name}).status == 200
    assert held(store / FILE).of("page") == ()


def test_a_correction_and_an_addition_are_checked_before_they_are_kept(desk: Site, store: Path) -> None:
    correct = {"action": "correct", **about(desk, "monocyte")}
    assert decide(desk, {**correct, "id": "CL:9999999"}).json["title"] == (
        "That cannot be: the terms at hand do not know CL:9999999."
    )
    assert decide(desk, correct).json["title"] == "That cannot be: nothing is corrected."
    start = TEXT.index("Plasma cells")
    add = {"action": "add", "document": "page", "object": [start, start + 12], "relation": "acts_on_cell"}
    assert decide(desk, {**add, "relation": "loves"}).status == 400
    assert decide(desk, {**add, "object": [start - 9, start]}).status == 400
    assert made(store) == []
    assert decide(desk, {**correct, "relation": "inhibits"}).status == 200
    assert decide(desk, add).status == 200
    graph = KnowledgeGraph(store)
    assert [outcome.state for outcome in graph.apply_decisions().values() if outcome] == ["saved"]
    (curated,) = graph.curated().values()
    assert curated is not None and (len(curated.applied), curated.lapsed) == (2, ())


def test_a_text_of_which_nothing_was_read_is_told_and_takes_additions(desk: Site, store: Path) -> None:
    told = {each["key"]: each["statements"] for each in waiting(desk, kind="induces")["documents"]}
    assert (set(told), told["bare"], told["page"] > 0) == ({"page", "bare"}, 0, True)
    (sentence,) = desk.get("/api/review/bare").json["sentences"]
    place = [sentence["start"], sentence["start"] + len("Mast cells")]
    add = {"action": "add", "document": "bare", "object": place, "relation": "acts_on_cell"}
    assert decide(desk, add).status == 200
    assert [each.document for each in made(store)] == ["bare"]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"x_il21kg_review": ""}, 403),
        ({"x_il21kg_review": "guessed"}, 403),
        ({"content_type": "text/plain"}, 415),
        ({"content_type": "application/x-www-form-urlencoded"}, 415),
        ({"origin": "http://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"sec_fetch_site": "cross-site"}, 403),
        ({"sec_fetch_site": "same-site"}, 403),
        ({"host": "evil.example"}, 421),
    ],
)
def test_no_other_page_decides(desk: Site, store: Path, headers: dict[str, str], status: int) -> None:
    asked = {"action": "reject", **about(desk, "apoptotic process")}
    assert decide(desk, asked, **headers).status == status
    assert made(store) == []


def test_no_other_page_is_told_the_secret(desk: Site) -> None:
    for headers in ({"origin": "http://evil.example"}, {"sec_fetch_site": "cross-site"}):
        answer = desk.ask("GET", "/api/review", b"", **headers)
        assert (answer.status, b"secret" in answer.body) == (403, False)


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"{}", b'{"action": "praise"}', b'{"action": "add", "object": 1}']
)
def test_what_is_no_decision_is_refused(desk: Site, store: Path, body: bytes) -> None:
    secret = waiting(desk)["secret"]
    answer = desk.ask("POST", "/api/review", body, content_type="application/json", x_il21kg_review=secret)
    assert (answer.status, made(store)) == (400, [])


def test_a_review_is_for_this_machine_alone(
    command: Callable[..., tuple[int, str, str]], store: Path
) -> None:
    for more in (("--host", "0.0.0.0"), ("--cors",)):
        code, _, told = command("serve", *ORCID, *more, "--store", store, "--port", 0)
        assert code == 2
        assert "A review is for this machine alone" in told
    assert "Nobody is named who decides." in command("review", "--page", "--store", store)[2]


def test_a_server_that_only_serves_decides_nothing(site: Site) -> None:
    for method, path in (("GET", "/review"), ("GET", "/api/review"), ("POST", "/api/review")):
        assert site.ask(method, path, b"{}").status in (404, 405)


# --- in a browser


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    if not IS_HERE:
        pytest.skip("Chromium and its driver are not installed")
    with browsing(tmp_path_factory.mktemp("browser")) as one:
        yield one


def opened(browser: Browser, desk: Site, fields: str = "") -> None:
    browser.open(f"{desk.address}/review{fields}")
    browser.wait("document.querySelector('.claim')")


def test_a_key_is_a_decision(browser: Browser, desk: Site, store: Path) -> None:
    opened(browser, desk)
    browser.press("a")
    browser.wait("document.querySelector('.about').innerText.includes('1 decision,')")
    browser.press("n")
    browser.press("not here", ENTER)
    browser.wait("document.body.innerText.includes('Note: not here')")
    browser.press("r")
    browser.wait("document.querySelector('.about').innerText.includes('2 decisions,')")
    assert sorted((each.action, each.reason) for each in made(store)) == [
        ("accept", ""),
        ("reject", "not here"),
    ]
    browser.press("u")
    browser.wait("document.querySelector('.about').innerText.includes('1 decision,')")
    assert [each.action for each in held(store / FILE).of("page")] == ["accept"]


def test_a_statement_is_corrected_by_keys(browser: Browser, desk: Site, store: Path) -> None:
    opened(browser, desk, "?kind=induces")
    browser.press("c")
    browser.wait("document.activeElement.name == 'object'")
    browser.press("love", ENTER)
    browser.wait("document.querySelector('.wrong').innerText.includes('does not stand in its sentence')")
    browser.press(ESCAPE)
    browser.press("c")
    browser.wait("document.activeElement.name == 'object'")
    browser.tab_to("at.name == 'relation'")
    browser.press("regulates", ENTER)
    browser.wait("document.querySelector('h1').innerText == 'All done'")
    (decision,) = made(store)
    assert decision.fact is not None and decision.fact.relation == "regulates"


def test_a_fact_is_added_by_selecting_words(browser: Browser, desk: Site, store: Path) -> None:
    opened(browser, desk, "?kind=induces")
    browser.press("f")
    browser.wait("document.querySelector('.text p')")
    browser.run(
        "(() => { const all = [...document.querySelectorAll('.text p')];"
        " const p = all.find(each => each.innerText.includes('fond'));"
        " const r = document.createRange(); r.setStart(p.firstChild, 0); r.setEnd(p.firstChild, 12);"
        " getSelection().removeAllRanges(); getSelection().addRange(r); return true; })()"
    )
    browser.press("2")
    browser.wait("document.querySelector('.told-object').innerText == 'Plasma cells'")
    browser.tab_to("at.name == 'relation'")
    browser.press("acts_on_cell", ENTER)
    browser.wait("document.querySelector('.about').innerText.includes('1 decision,')")
    (decision,) = made(store)
    assert decision.fact is not None and decision.fact.object is not None
    assert (decision.action, decision.fact.object.exact, decision.fact.relation) == (
        *("add", "Plasma cells", "acts_on_cell"),
    )


def test_a_text_of_which_nothing_was_read_is_opened_from_the_page(
    browser: Browser, desk: Site, store: Path
) -> None:
    opened(browser, desk, "?kind=induces")
    browser.run("document.querySelector('.silent button').click() || true")
    browser.wait("document.querySelector('.text p')?.innerText.includes('Mast cells')")
    browser.run(
        "(() => { const p = document.querySelector('.text p');"
        " const r = document.createRange(); r.setStart(p.firstChild, 0); r.setEnd(p.firstChild, 10);"
        " getSelection().removeAllRanges(); getSelection().addRange(r); return true; })()"
    )
    browser.press("2")
    browser.wait("document.querySelector('.told-object').innerText == 'Mast cells'")
    browser.tab_to("at.name == 'relation'")
    browser.press("acts_on_cell", ENTER)
    browser.wait("document.querySelector('.about').innerText.includes('1 decision,')")
    assert [(each.action, each.document) for each in made(store)] == [("add", "bare")]


def test_where_nothing_waits_a_fact_can_be_added(browser: Browser, desk: Site) -> None:
    browser.open(f"{desk.address}/review?gene=NONE")
    browser.wait("document.querySelector('h1')?.innerText == 'There is nothing to decide'")
    browser.press("f")
    browser.wait("document.querySelector('.text p')?.innerText.includes('Mast cells')")
    browser.run(
        "(() => { const s = document.querySelector('#f-text'); s.value = 'page';"
        " s.dispatchEvent(new Event('change')); return true; })()"
    )
    browser.wait("document.querySelector('.text p')?.innerText.includes('IL-21')")
