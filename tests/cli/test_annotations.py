"""The commands that exchange with annotation tools, as a person uses them."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from il21kg.annotation.formats import FORMATS

Run = Callable[..., tuple[int, str, str]]
ARTICLE = "IL4 gene\n\nThis gene (🧬) is old. IL-4 may induce apoptosis. IL-4 does not act on B cells.\n"


@pytest.fixture
def article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "il4.txt"
    path.write_text(ARTICLE, "utf-8")
    return path


def test_an_article_goes_out_and_comes_in(command: Run, article: Path) -> None:
    code, out, err = command("annotations", "export", article, "--format", "bioc", "-o", "il4.json")
    assert (code, out, err) == (0, "", "Written: il4.json (1 text)\n")
    code, out, _ = command("annotations", "import", "il4.json")
    assert out == "il4: 89 characters, 4 marks (4 with an identifier), 2 relations (1 hedged, 1 denied)\n"
    assert code == 0


def test_what_is_stored_goes_out_to_standard_output(command: Run, article: Path) -> None:
    command("load", article, "--store", "kg")
    whole = command("annotations", "export", "--format", "doccano", "--store", "kg")
    one = command("annotations", "export", "il4", "--format", "doccano", "--store", "kg")
    file = command("annotations", "export", article, "--format", "doccano")
    assert whole == one == file
    assert whole[0] == 0
    assert "protein" in whole[1]


def test_a_text_that_is_gone_is_told(command: Run, article: Path) -> None:
    command("load", article, "--store", "kg")
    article.unlink()
    code, out, err = command("annotations", "export", "--format", "bioc", "--store", "kg")
    assert (code, out) == (2, "")
    assert "The text is not at hand any more: il4." in err


def test_what_comes_in_is_json_and_gold(command: Run, article: Path) -> None:
    command("annotations", "export", article, "--format", "web", "-o", "il4.jsonld")
    code, out, err = command(
        *("annotations", "import", "il4.jsonld", "--text", article, "--gold", "gold", "--json")
    )
    assert (code, err) == (0, "Written: gold/il4.json\n")
    (text,) = json.loads(out)
    assert [each["relation"] for each in text["relations"]] == ["induces", "acts_on_cell"]
    code, out, _ = command("eval", "gold", "--json")
    assert code == 0
    assert [each["points"] for each in json.loads(out)["facts"].values()] == [1.0, 1.0]


def test_two_texts_of_one_key_are_refused(command: Run, article: Path) -> None:
    command("annotations", "export", article, "--format", "web", "-o", "il4.jsonld")
    Path("old").mkdir()
    Path("old/il4.txt").write_text("IL4 gene\n\nIL-4 is old.\n", "utf-8")
    both = ("--text", "il4.txt", "--text", "old/il4.txt")
    code, out, err = command("annotations", "import", "il4.jsonld", *both)
    assert (code, out) == (2, "")
    assert err.startswith("il21kg: il4.txt and old/il4.txt have one key, “il4”")
    code, out, _ = command("annotations", "import", "il4.jsonld", "--text", "il4.txt", "--text", "il4.txt")
    assert (code, out.split(":")[0]) == (0, "il4")


def test_the_gene_may_be_told(command: Run, article: Path) -> None:
    Path("other.jsonl").write_text('{"text": "CD4 binds.", "key": "x", "label": [[0, 3, "gene"]]}\n')
    code, _, err = command("annotations", "import", "other.jsonl", "--gold", "gold")
    assert code == 2
    assert "“x”: nothing says which gene it is about.\n  Say it: --about SYMBOL." in err
    command("annotations", "import", "other.jsonl", "--gold", "gold", "--about", "CD4")
    assert json.loads(Path("gold/x.json").read_text("utf-8"))["symbol"] == "CD4"


def test_what_was_mended_is_decided_and_has_its_effect(command: Run, article: Path) -> None:
    """Out, a relation taken out in the tool, in; then the store holds it for rejected."""
    command("load", article, "--store", "kg")
    command("annotations", "export", "--store", "kg", "--format", "doccano", "-o", "il4.jsonl")
    line = json.loads(Path("il4.jsonl").read_text("utf-8"))
    del line["relations"][0]
    Path("il4.jsonl").write_text(json.dumps(line))
    who = ("--decisions", "kg/decisions.jsonl", "--orcid", "0000-0002-1825-0097")
    code, out, err = command("annotations", "import", "il4.jsonl", *who)
    assert (code, out, err) == (0, "", "Written: kg/decisions.jsonl (1 rejected)\n")
    code, out, _ = command("decisions", "apply", "--store", "kg")
    assert (code, out) == (0, "il4: saved, 1 applied, 0 do not apply\n")
    code, _, err = command("annotations", "import", "il4.jsonl", "--decisions", "x.jsonl")
    assert "Nobody is named who decides." in err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("export", "il4.txt", "--format", "brat"), "no annotation format “brat”"),
        (("export", "il4.txt", "nokey", "--format", "bioc"), "“nokey” is no file"),
        (("import", "nofile.json"), "nofile.json: No such file"),
        (("import", "il4.txt"), "il4.txt: it is in no format that is known"),
        (("import", "il4.txt", "--format", "bioc"), "il4.txt: no JSON"),
        (("import", "il4.txt", "--text", "nofile.txt", "--format", "web"), "nofile.txt: No such file"),
    ],
)
def test_what_is_wrong_is_told(command: Run, article: Path, arguments: tuple[str, ...], told: str) -> None:
    code, out, err = command("annotations", *arguments)
    assert (code, out) == (2, "")
    assert err.startswith(f"il21kg: {told}")


def test_what_is_lost_is_listed(command: Run) -> None:
    _, out, _ = command("annotations", "formats")
    for name, form in FORMATS.items():
        assert f"{name:<14} {form.title}\n" in out
        assert all(each.words in out for each in form.lost)
    assert out.count("lost: nothing") == 2
