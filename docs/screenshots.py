"""Makes the pictures of the documentation: python docs/screenshots.py (needs Chromium for those of pages)."""

import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PICTURES = Path(__file__).parent / "pictures"
TEXTS = {
    "IL2": "IL-2 is produced by activated T cells. It promotes the proliferation of T cells and natural "
    "killer cells. IL-2 may inhibit the differentiation of T helper 17 cells.",
    "IL4": "IL-4 induces the differentiation of naive T cells and acts on B cells. IL-4 inhibits the "
    "activation of macrophages. Variants of this gene are associated with asthma.",
    "IL10": "IL-10 is secreted by macrophages. It suppresses the production of IL-2 and inhibits the "
    "proliferation of T cells.",
}
#: What is drawn by a command of its own.
FIGURES = {
    "figure.png": "figure IL21",
    "matrix.png": "figure IL2 IL4 IL10 IL21 --matrix cells",
    "path.png": "figure IL10 psoriasis --path",
}
#: What is a page: the file, or the address below that of the server, and the size of the window.
PAGES = {
    "neighborhood.png": ("il21.html", (1280, 860)),
    "report.png": ("pages/articles/il21-sample.html", (1280, 1100)),
    "explorer.png": ("nodes/hgnc:6005", (1280, 900)),
}
PORT = 8765


def il21kg(folder: Path, arguments: str) -> None:
    """Run a command in a folder."""
    command = [sys.executable, "-m", "il21kg", *arguments.split()]
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)


def photograph(address: str, size: tuple[int, int], picture: Path, profile: Path) -> None:
    """Take the picture of a page, in a window of a size in pixels."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        raise SystemExit("Chromium is not here: install it, or make the figures only.")
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--user-data-dir={profile}"]
    shot = [f"--window-size={size[0]},{size[1]}", "--virtual-time-budget=4000", f"--screenshot={picture}"]
    subprocess.run([chromium, *flags, *shot, address], check=True, stderr=subprocess.DEVNULL)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve the store of a folder while it is photographed."""
    command = [sys.executable, "-m", "il21kg", "serve", "--port", str(PORT)]
    server = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{PORT}/"
    try:
        for _ in range(100):
            try:
                urllib.request.urlopen(f"{address}health").close()
                break
            except OSError:
                time.sleep(0.1)
        yield address
    finally:
        server.terminate()
        server.wait()


def main() -> None:
    """Make all of them."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        rows = "".join(f"{gene}\t{text}\n" for gene, text in TEXTS.items())
        (folder / "genes.tsv").write_text(f"gene\ttext\n{rows}", encoding="utf-8")
        il21kg(folder, "load")
        il21kg(folder, "load genes.tsv")
        for name, command in FIGURES.items():
            il21kg(folder, f"{command} -o {PICTURES / name}")
        il21kg(folder, "neighborhood IL21 -o il21.html")
        il21kg(folder, "report -o pages")
        with served(folder) as address:
            for name, (page, size) in PAGES.items():
                where = (folder / page).as_uri() if page.endswith(".html") else address + page
                photograph(where, size, PICTURES / name, folder / "profile")


if __name__ == "__main__":
    main()
