"""Run in a mount namespace of its own: the command on a disk that is full, and on one that may only be read.

`unshare -rm python failing_disks.py FOLDER` prints what came of it as JSON. FOLDER holds asked.toml and a finished
sweep of it in `whole`; the disks are mounted inside it and seen by this process only.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from empathysim.__main__ import main
from empathysim.errors import InputError
from empathysim.sweeps.record.results import canon
from empathysim.sweeps.sweep import open_sweep

#: Bytes that are left on the disk: for nothing at all, for a ledger without runs, with some, with all, for everything.
ROOMS = range(0, 500_000, 24_576)
DISK = 4_194_304


def called(*words: object) -> tuple[int, str]:
    """Return the exit code of a command, and what it said on stderr."""
    said = io.StringIO()
    with contextlib.redirect_stderr(said), contextlib.redirect_stdout(io.StringIO()):
        code = main([str(word) for word in words])
    return code, said.getvalue()


def mount(*words: object) -> None:
    """Mount something; end with the reason where that is not allowed."""
    subprocess.run(["mount", *map(str, words)], check=True, capture_output=True)


def fill(disk: Path, room: int) -> None:
    """Leave only so many bytes on a disk."""
    free = os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize
    with open(disk / "filler", "wb") as file:
        file.write(b"x" * (free - room))


def on_a_full_disk(place: Path, disk: Path) -> list[dict[str, Any]]:
    """Sweep with little room, then with much; return what was there after each."""
    told = []
    sweep = ("sweep", place / "asked.toml", "--out", disk / "out", "--executor", "serial")
    for room in ROOMS:
        fill(disk, room)
        code, said = called(*sweep)
        names = sorted(path.name for path in (disk / "out").iterdir()) if (disk / "out").is_dir() else []
        kept = lived(disk / "out")
        (disk / "filler").unlink()
        again, said_again = called(*sweep)
        end = {path.name: canon(open_sweep(disk / "out").rows()) for path in (disk / "out").glob("results.csv")}
        told.append({"room": room, "code": code, "said": said, "names": names, "kept": kept, "again": again,
                     "said again": said_again, "canon": list(end.values())})  # fmt: skip
        shutil.rmtree(disk / "out")
    return told


def lived(folder: Path) -> int:
    """Return how many runs a folder holds."""
    try:
        return len(open_sweep(folder).rows())
    except InputError:
        return 0


def published_on_a_full_disk(place: Path, disk: Path) -> dict[str, Any]:
    """Publish onto a disk without room, where an older table stands; return the older table's fate, too."""
    (disk / "table.csv").write_text("an older table")
    fill(disk, 0)
    written = {
        "table": called("results", place / "whole", "--output", disk / "table.csv"),
        "new table": called("results", place / "whole", "--output", disk / "new.csv"),
        "run": called("run", "baseline", "--weeks", 2, "--warm-up", 1, "--employees", 24, "--out", disk / "run"),
    }
    there = {path.name: path.read_text() for path in disk.rglob("*") if path.is_file() and path.name != "filler"}
    (disk / "filler").unlink()
    return {"written": written, "there": there}


def on_a_disk_for_reading(place: Path, disk: Path) -> dict[str, tuple[int, str]]:
    """Do everything that writes, and read what is there."""
    shutil.copytree(place / "whole", disk / "whole")
    mount("-o", "remount,ro", disk)
    asked = place / "asked.toml"
    try:
        return {
            "new folder": called("sweep", asked, "--out", disk / "new", "--executor", "serial"),
            "folder that is there": called("sweep", asked, "--out", disk / "whole", "--executor", "serial"),
            "table": called("results", disk / "whole", "--output", disk / "table.csv"),
            "run": called("run", "baseline", "--weeks", 2, "--warm-up", 1, "--employees", 24, "--out", disk / "run"),
            "reading": called("results", disk / "whole"),
            "verifying": called("verify", disk / "whole"),
        }
    finally:
        mount("-o", "remount,rw", disk)


if __name__ == "__main__":
    place = Path(sys.argv[1])
    disk = place / "disk"
    disk.mkdir()
    try:
        mount("-t", "tmpfs", "-o", f"size={DISK}", "none", disk)
    except (OSError, subprocess.CalledProcessError) as error:
        sys.exit(f"no disk can be mounted here: {error}")
    full = on_a_full_disk(place, disk)
    print(json.dumps({"full": full, "published": published_on_a_full_disk(place, disk),
                      "for reading": on_a_disk_for_reading(place, disk)}))  # fmt: skip
