"""Pages whose commands run: what each `$ il21kg ...` prints today, in a folder of the page's own."""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
TYPED = re.compile(r"^\$ (.*(?:\n>.*)*)$", re.MULTILINE)


def in_shell(folder: Path, command: str) -> str:
    """What a command prints; `il21kg` is this very checkout.

    A command that ends with 1 has found something; anything higher is a fault of the page.
    """
    tool = folder / "bin" / "il21kg"
    if not tool.exists():
        tool.parent.mkdir()
        tool.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m il21kg "$@"\n')
        tool.chmod(0o755)
    path = f"{tool.parent}{os.pathsep}{os.environ['PATH']}"
    environment = {k: v for k, v in os.environ.items() if not k.startswith("IL21KG_")}
    environment |= {"PATH": path, "PYTHONPATH": str(ROOT), "COLUMNS": "100", "XDG_DATA_HOME": str(folder)}
    work = folder / "work"
    work.mkdir(exist_ok=True)
    done = subprocess.run(
        command, shell=True, cwd=work, env=environment, capture_output=True, text=True, timeout=60
    )
    assert done.returncode in (0, 1), f"{command}\n{done.stderr}"
    return done.stdout


def with_outputs(text: str, folder: Path) -> str:
    """A page with what each of its commands prints today; lines with `> ` go on with a command."""

    def fresh(block: re.Match[str]) -> str:
        return "```console\n" + "\n".join(map(told, TYPED.findall(block[1]))) + "```"

    def told(typed: str) -> str:
        command = re.sub(r"\n> ?", "\n", typed)
        return f"$ {typed}\n{in_shell(folder, command)}".rstrip() + "\n"

    return CONSOLE.sub(fresh, text)
