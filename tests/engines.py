"""SPARQL servers on the loopback, for tests: each is skipped, with the reason, where it is not installed."""

import configparser
import importlib.metadata
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def oxigraph(folder: Path, *options: str, port: int | None = None) -> Iterator[str]:
    """An Oxigraph server with its data in a folder; gives its address for queries."""
    port = port or free_port()
    command = [_program("oxigraph", "oxigraph"), "serve", "--location", str(folder)]
    with _running([*command, "--bind", f"127.0.0.1:{port}", *options], port):
        yield f"http://127.0.0.1:{port}/query"


@contextmanager
def rdflib() -> Iterator[str]:
    """rdflib behind HTTP, in memory; gives its address, for queries and updates alike."""
    port = free_port()
    command = [_program("rdflib-endpoint", "rdflib-endpoint"), "serve", "--enable-update"]
    _program("uvicorn", "uvicorn")
    with _running([*command, "--host", "127.0.0.1", "--port", str(port)], port):
        yield f"http://127.0.0.1:{port}/"


#: Virtuoso's own names for where things are: all in one folder, and nothing but the loopback is listened to.
#: With more than one thread for a query, version 7.2.5 loses rows behind a path such as rdfs:subClassOf*.
_VIRTUOSO = """
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
LockFile = virtuoso.lck
FileExtend = 100
[TempDatabase]
DatabaseFile = temporary.db
TransactionFile = temporary.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
ThreadsPerQuery = 1
NumberOfBuffers = 4000
MaxDirtyBuffers = 3000
CheckpointInterval = 0
DirsAllowed = .
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = .
[SPARQL]
ResultSetMaxRows = {rows}
"""
#: Everybody may change the graphs; without it, only who logs in at …/sparql-auth.
_OPEN = 'GRANT SPARQL_UPDATE TO "SPARQL";'


@contextmanager
def virtuoso(
    folder: Path, *, rows: int = 1_000_000, port: int | None = None, closed: bool = False
) -> Iterator[str]:
    """A Virtuoso server with its data in a folder; gives its address, for queries and updates alike.

    It gives so many `rows` at most. Where it is `closed`, `dba` with the password `dba` may change something.
    """
    server = _installed("virtuoso-t")
    sql, http = free_port(), port or free_port()
    folder.mkdir(exist_ok=True)
    (folder / "virtuoso.ini").write_text(_VIRTUOSO.format(sql=sql, http=http, rows=rows))
    with _running([server, "-f", "-c", "virtuoso.ini"], http, folder):
        if not closed:
            virtuoso_sql(folder, _OPEN)
        yield f"http://127.0.0.1:{http}/sparql"


def virtuoso_sql(folder: Path, statements: str) -> None:
    """Have the Virtuoso server with its data in a folder do what SQL says, a statement a line."""
    settings = configparser.ConfigParser()
    settings.read(folder / "virtuoso.ini")
    (folder / "asked.sql").write_text(statements)
    command = [_installed("isql-vt"), settings["Parameters"]["ServerPort"], "dba", "dba", "asked.sql"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)


def _installed(name: str) -> str:
    """Give a program of Virtuoso's."""
    return shutil.which(name) or pytest.skip(f"{name} is not installed (Debian: virtuoso-opensource-7-bin)")


def _program(package: str, name: str) -> str:
    """Give the program that a package of Python brings."""
    with suppress(importlib.metadata.PackageNotFoundError):
        files = importlib.metadata.files(package) or []
        for each in (os.fspath(file.locate()) for file in files if file.name == name):
            if Path(each).is_file() and os.access(each, os.X_OK):
                return each
    found = shutil.which(name, path=str(Path(sys.executable).parent)) or shutil.which(name)
    return found or pytest.skip(f"{name} is not installed (pip install {package})")


@contextmanager
def _running(command: list[str], port: int, folder: Path | None = None) -> Iterator[None]:
    """A process that listens at a port, and is killed at the end."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder)
    try:
        for _ in range(1000):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            assert process.poll() is None, f"{command[0]} has ended"
            time.sleep(0.02)
        yield
    finally:
        process.kill()
        process.wait()
