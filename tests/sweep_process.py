"""The command `empathysim` in a process of its own: started, killed at will, and looked for afterwards."""

from __future__ import annotations

import contextlib
import functools
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from empathysim.sweeps.record.ledger_file import NAME
from empathysim.sweeps.record.verify import Verified, verify

needs_process_groups = pytest.mark.skipif(sys.platform == "win32", reason="process groups are a matter of POSIX")


def command(*words: object, marks: Path | None = None) -> list[str]:
    """Return the command line; with a folder of marks, that of the command in `watched`."""
    program = ["-m", "empathysim"] if marks is None else ["-c", "from watched import main; main()", str(marks)]
    return [sys.executable, *program, *map(str, words)]


def surroundings() -> dict[str, str]:
    """Return the environment of the command: this process's own, with the tests importable."""
    paths = [str(Path(__file__).parent), os.environ.get("PYTHONPATH", "")]
    quiet = {"PYTHONDONTWRITEBYTECODE": "1"}  # so that the only files that are renamed are those of a sweep
    return {**os.environ, **quiet, "PYTHONPATH": os.pathsep.join(filter(None, paths))}


def started(place: Path, *words: object, marks: Path | None = None) -> subprocess.Popen[str]:
    """Start the command in a folder, in a process group of its own."""
    return subprocess.Popen(
        command(*words, marks=marks), cwd=place, env=surroundings(), text=True, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, start_new_session=True,
    )  # fmt: skip


def ended(place: Path, *words: object, marks: Path | None = None) -> tuple[int, str]:
    """Run the command to its end; return its exit code and what it said on stderr."""
    done = subprocess.run(
        command(*words, marks=marks), cwd=place, env=surroundings(), text=True, capture_output=True, timeout=240
    )
    return done.returncode, done.stderr


@functools.cache
def can_trace() -> bool:
    """Return whether a system call of another process can be interrupted here."""
    if shutil.which("strace") is None:
        return False
    return subprocess.run(["strace", "-qq", "-o", os.devnull, "true"], capture_output=True).returncode == 0


def needs_strace() -> None:
    """Skip the test that calls this where there is no strace."""
    if not can_trace():
        pytest.skip("strace is absent (Debian: apt-get install strace), or may not trace here")


def stopped_at(place: Path, call: str, file: Path | None, *words: object, how: str, marks: Path | None = None) -> int:
    """Run the command until a system call does something else than it should; return the exit code.

    Parameters
    ----------
    place : folder that it is run in.
    call : name of the system call.
    file : the file that it must be about; None for any.
    words : of the command.
    how : which of these calls, and what happens in its place: `signal=KILL:when=3`, `error=ENOSPC:when=2+`.
    marks : folder of marks.
    """
    about = [] if file is None else ["-P", str(file)]
    traced = ["strace", "-qq", "-o", os.devnull, "-e", f"trace={call}", *about]
    done = subprocess.run(
        [*traced, "-e", f"inject={call}:{how}", *command(*words, marks=marks)],
        cwd=place,
        env=surroundings(),
        capture_output=True,
        timeout=240,
    )
    return done.returncode


def look(folder: Path) -> Verified | None:
    """Return what a copy of a sweep's folder holds, so that the folder stays as it was left; None for no ledger."""
    if not (folder / NAME).is_file():
        return None
    copy = folder.parent / f"{folder.name}.looked_at"
    shutil.copytree(folder, copy)
    try:
        return verify(copy)
    finally:
        shutil.rmtree(copy)


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder with its bytes."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def members(group: int) -> list[int]:
    """Return the processes of a group that still run."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError, IndexError):
            state, _, its_group = (folder / "stat").read_text().rpartition(")")[2].split()[:3]
            if int(its_group) == group and state != "Z":
                found.append(int(folder.name))
    return found


def nobody_left(group: int, seconds: float) -> bool:
    """Return whether every process of a group ends within so many seconds."""
    deadline = time.monotonic() + seconds
    while members(group) and time.monotonic() < deadline:
        time.sleep(0.05)
    return not members(group)


def kill_all(process: subprocess.Popen[str]) -> None:
    """Kill a process with its whole group, and take leave of it."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate(timeout=20)
