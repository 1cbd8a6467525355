"""Killed at any moment, a load goes on when it is started again, and nothing shows that it was killed."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import killed
import pytest

from il21kg.corpus import workers
from il21kg.corpus.loading import Unit
from il21kg.corpus.texts import Text
from il21kg.corpus.work import Manner, Work
from il21kg.store.folder import open_folder

SAID = (
    "IL4\tIL-4 induces apoptosis. IL-4 may act on B cells",
    "IL2\tIL-2 regulates inflammation",
    "IL6\tIL-6 acts",
)


@pytest.mark.parametrize(
    ("points", "shares"), [(2, 1), pytest.param(200, 2, marks=pytest.mark.slow)], ids=["2", "200"]
)
def test_killed_at_any_moment_it_goes_on_and_ends_as_if_nothing_had_been(
    points: int, shares: int, tmp_path: Path
) -> None:
    rows = (f"{n}\t{SAID[n % 3]}. It has {n} exons." for n in range(30))
    table = tmp_path / "genes.tsv"
    table.write_text("\n".join(["id\tsymbol\tsummary", *rows]) + "\n")
    command = [sys.executable, killed.__file__, str(table), str(tmp_path), str(points)]
    running = [
        subprocess.Popen([*command, str(share), str(shares)], stdout=subprocess.PIPE, text=True)
        for share in range(shares)
    ]
    told = [json.loads(each.communicate(timeout=3000)[0]) for each in running]
    moments = [moment for each in told for moment in each["killed"]]
    assert len(moments) == points
    (undisturbed,) = {each["undisturbed"] for each in told}
    for step, states, digest in moments:
        assert (sum(states.values()), {*states} <= {"saved", "unchanged"}) == (30, True), step
        assert digest == undisturbed, step
    if points > 100:
        assert sum(1 for _, states, _ in moments if len(states) == 2) > points // 2  # in the middle


def test_what_a_kill_left_of_a_step_goes_when_the_folder_is_opened(tmp_path: Path) -> None:
    open_folder(tmp_path, write=True)
    left = tmp_path / "oxigraph" / "bulk-123456789.sst"
    left.write_bytes(b"half")
    open_folder(tmp_path, write=False)
    assert left.exists()
    open_folder(tmp_path, write=True)
    assert not left.exists()


def dying_once(texts: tuple[Text, ...], manner: Manner) -> list[Work]:
    """As `work`, but the first process that has one of these texts is killed."""
    for each in texts:
        if each.data.startswith(b"ONCE"):
            mark = Path(each.data.decode().removeprefix("ONCE "))
            if not mark.exists():
                mark.touch()
                os.kill(os.getpid(), signal.SIGKILL)
    return [Work(each, None, "read") for each in texts]


def test_a_worker_that_is_killed_loses_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(workers, "work", dying_once)
    said = ["a", "b", f"ONCE {tmp_path / 'one'}", "c", f"ONCE {tmp_path / 'two'}", "d"]
    texts = [Text(str(n), each, None, each.encode(), key=each) for n, each in enumerate(said)]
    units = iter([Unit(texts=[each]) for each in texts])
    done = [each for _, works in workers.in_processes(units, Manner(), 2) for each in works]
    assert sorted((each.text.place, each.reason) for each in done) == [(str(n), "read") for n in range(6)]


def test_ctrl_c_twice_ends_a_load_and_its_workers_at_once(tmp_path: Path) -> None:
    rows = (f"{n}\tIL4\t{'IL-4 induces apoptosis. ' * 50}" for n in range(2_000))
    table = tmp_path / "genes.tsv"
    table.write_text("\n".join(["id\tsymbol\tsummary", *rows]) + "\n")
    with subprocess.Popen(
        [
            sys.executable,
            "-m",
            "il21kg",
            "load",
            str(table),
            "--workers",
            "2",
            "--store",
            str(tmp_path / "s"),
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        # a run in the background ignores the signal, and so would its children
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    ) as process:
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
        while len(children.read_text().split()) < 3:  # two workers, and what tracks their resources
            time.sleep(0.02)
        for _ in range(2):
            time.sleep(0.2)
            process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=30)
    assert process.returncode == 130
    assert told.endswith("\nStopped.\n")
    assert "Traceback" not in told
