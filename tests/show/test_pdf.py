"""Drawings as PDF: the text can be read back, in the font of the pictures, and heads are where lines end."""

import builtins
import re
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner
from views import Source, toy

from il21kg.ask.neighborhood import neighborhood
from il21kg.cli.main import commands
from il21kg.errors import InputError
from il21kg.namespaces import expand
from il21kg.show.pdf import to_pdf, with_heads
from il21kg.show.pictures import to_file, to_svg

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def toys() -> Any:
    return neighborhood(Source(toy()), expand("HGNC:1"))


def test_every_text_of_a_picture_is_text_in_the_pdf_in_its_font(toys: Any) -> None:
    pypdf = pytest.importorskip("pypdf", reason="pypdf is not installed")
    pytest.importorskip("svglib", reason="svglib is not installed")
    svg = to_svg(toys)
    (page,) = pypdf.PdfReader(BytesIO(to_pdf(svg))).pages
    root = ElementTree.fromstring(svg)
    read = re.sub(r"\s", "", page.extract_text())
    texts = ["".join(text.itertext()) for text in root.iter(f"{SVG}text")]
    assert [text for text in texts if re.sub(r"\s", "", text) not in read] == []
    fonts = {str(font.get_object()["/BaseFont"]) for font in page["/Resources"]["/Font"].values()}
    assert {font.partition("+")[2] for font in fonts if "+" in font} == {
        "SourceSansPro-Regular", "SourceSansPro-It"
    }  # fmt: skip
    size = [float(root.attrib[name]) * 0.75 for name in ("width", "height")]
    assert [float(page.mediabox.width), float(page.mediabox.height)] == pytest.approx(size, abs=0.5)


def test_the_same_picture_gives_the_same_bytes(toys: Any) -> None:
    pytest.importorskip("svglib", reason="svglib is not installed")
    first, second = (to_file(toys, ".pdf") for _ in range(2))
    assert first == second
    assert first[:5] == b"%PDF-"


def test_each_marker_becomes_a_head_at_the_end_of_its_line() -> None:
    line = '<path class="line" marker-end="url(#head-no)" d="M0 0 L20 0 C40 0 40 30 60 30 L100 30"/>'
    drawn = with_heads(line)
    assert drawn.startswith(line)
    assert drawn.removeprefix(line) == '<path class="head-no" d="M100.5 30 L92.5 33.4 L92.5 26.6Z"/>'


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    there = builtins.__import__

    def missing(name: str, *rest: Any) -> Any:
        if name.partition(".")[0] in ("reportlab", "svglib"):
            raise ImportError(name)
        return there(name, *rest)

    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(InputError, match="A PDF needs svglib") as told:
        to_pdf("<svg/>")
    assert "il21kg[pdf]" in str(told.value.advice)


def test_what_is_no_svg_is_refused() -> None:
    pytest.importorskip("svglib", reason="svglib is not installed")
    with pytest.raises(InputError, match="no SVG"):
        to_pdf("no picture")


def test_each_figure_is_written_as_pdf(tmp_path: Path) -> None:
    pytest.importorskip("svglib", reason="svglib is not installed")
    store, runner = str(tmp_path / "store"), CliRunner()
    assert runner.invoke(commands, ["load", "--store", store]).exit_code == 0
    for number, words in enumerate(
        (["IL21"], ["IL21", "--matrix", "cells"], ["--path", "IL21", "psoriasis"])
    ):
        file = tmp_path / f"{number}.pdf"
        assert runner.invoke(commands, ["figure", *words, "-o", str(file), "--store", store]).exit_code == 0
        assert file.read_bytes().startswith(b"%PDF-")
