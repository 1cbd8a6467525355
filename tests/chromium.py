"""Opens a page in Chromium, touches it with a script, and gives what the script found."""

import json
import re
import shutil
import subprocess
from html import unescape
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
#: Marks a test that needs it.
browser = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")

#: What the scripts touch the page with. Made-up pointers cannot be captured, so nothing is.
HANDS = """
SVGElement.prototype.setPointerCapture = () => {};
const out = {};
function at(element) {
  const box = element.getBoundingClientRect();
  return { bubbles: true, pointerId: 1, clientX: box.x + box.width / 2, clientY: box.y + box.height / 2 };
}
function press(element) {
  for (const kind of ["pointerdown", "pointerup"]) element.dispatchEvent(new PointerEvent(kind, at(element)));
}
function named(label, kind = ".node") {
  const textOf = item => [...item.querySelectorAll("text")].map(line => line.textContent).join(" ");
  return [...document.querySelectorAll(kind)].find(item => textOf(item) === label);
}
"""
FAILED = "error => { out.error = String(error); }"
REPORT = """() => {
const report = document.createElement("pre");
report.id = "out";
report.textContent = JSON.stringify(out);
document.body.append(report);
}"""


def in_browser(
    page: str, script: str, folder: Path, size: tuple[int, int] = (1400, 900), address: str = ""
) -> Any:
    """Run `script` (it fills `out`, and may wait) after the page's own, in a window of a size; give `out`.

    `address` is what stands behind that of the page: "#at=1".
    """
    assert CHROMIUM is not None
    folder.mkdir(exist_ok=True)
    touched = (
        f"<script>{HANDS} (async () => {{ {script} }})().catch({FAILED}).then({REPORT});</script></body>"
    )
    file = folder / "page.html"
    file.write_text(page.replace("</body>", touched), encoding="utf-8")
    quiet = ("quic", "background-networking", "component-update", "sync", "gpu")
    flags = [f"--disable-{name}" for name in quiet]
    flags += ["--headless", "--no-sandbox", "--no-first-run", f"--user-data-dir={folder / 'profile'}"]
    flags += [f"--window-size={size[0]},{size[1]}", "--virtual-time-budget=3000", "--dump-dom"]
    command = [CHROMIUM, *flags, file.as_uri() + address]
    dom = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True).stdout
    found = re.search(r'(?s)<pre id="out">(.*?)</pre>', dom)
    assert found, "the script did not run to its end"
    out = json.loads(unescape(found[1]))
    assert "error" not in out, out["error"]
    return out
