"""What all tests share: no connection leaves this machine, and no terms of the developer's come in."""

import ipaddress
import os
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from sites import Site

# Modules of tests load a vocabulary when they are imported: before any fixture.
os.environ["XDG_DATA_HOME"] = str(Path(__file__).parent / "no-such-folder")
os.environ.pop("IL21KG_TERMS", None)

# Nothing is timed in tests: machines differ, and are busy.
settings.register_profile("il21kg", deadline=None)
settings.load_profile("il21kg")


def _is_here(address: Any) -> bool:
    """A name other than localhost would need a look-up, and that is a connection too."""
    host = str(address[0]) if isinstance(address, tuple) else ""
    if not isinstance(address, tuple) or host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Refuse every connection but loopback."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        assert _is_here(address), f"a test tried to reach {address}"
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)
    yield


@pytest.fixture(autouse=True)
def no_notes(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Nothing is noted yet of any endpoint: another test may have had one at the same port."""
    notes = tmp_path_factory.getbasetemp() / f"notes-{os.urandom(8).hex()}"  # made by who writes there
    monkeypatch.setenv("XDG_STATE_HOME", str(notes))


@pytest.fixture
def command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, str, str]]:
    """Run a command in this process; gives its exit code, its output, its messages."""
    from il21kg.cli import main

    def run(*arguments: object) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.argv", ["il21kg", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main.main()
        told = capsys.readouterr()
        if "--json" in arguments:
            from contracts import check_json

            check_json([*map(str, arguments)], told.out)
        return int(ended.value.code or 0), told.out, told.err

    return run


@pytest.fixture(scope="session")
def shared() -> Path:
    """Folder of the material that does not ship with the project: articles, golden files."""
    folder = Path(__file__).parents[1].parent / "shared"
    if not folder.is_dir():
        pytest.skip("the shared material is not beside this checkout")
    return folder


#: The terminologies of decision 21, in their order; those that are no file come from the guide.
FULL = (
    "hgnc_complete_set.txt.gz",
    "hgnc.genegroup.obo",
    "cl",
    "mondo",
    "mondo_exactmatch_omim.sssom.tsv",
    "mondo_exactmatch_doid.sssom.tsv",
    "uberon",
    "chr.obo",
    "go-slice.obo",
)


@pytest.fixture(scope="session")
def full_terms(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of whole terminologies; CL, MONDO and UBERON only where the guide is installed."""
    from il21kg.vocabulary.shelf import change
    from il21kg.vocabulary.sources.cellxgene import is_here
    from il21kg.vocabulary.sources.providers import bring

    data = shared / "data"
    if not data.is_dir():
        pytest.skip("the terminologies are not beside this checkout")
    names = [name for name in FULL if is_here() or name not in ("cl", "mondo", "uberon")]
    folder = tmp_path_factory.mktemp("terms")
    change(folder, [bring(str(data / name) if (data / name).is_file() else name) for name in names])
    return folder


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of two small articles that nobody writes to."""
    from sites import fill

    return fill(tmp_path_factory.mktemp("served") / "store")


@pytest.fixture(scope="session")
def site(shelf: Path) -> "Iterator[Site]":
    """A server of it, on loopback."""
    from sites import serving

    with serving(shelf, "--timeout", "2", "--workers", "1") as one:
        yield one
