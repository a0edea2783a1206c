"""One sweep in a folder at a time. The lock belongs to the process: when it ends, however it ends, so does the lock."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from empathysim.errors import InputError

NAME = "sweep.lock"


class FolderRefused(InputError):
    """A folder that cannot be used now: another sweep works in it, or it holds the runs of something else."""


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the folder's lock inside the block.

    Raises
    ------
    FolderRefused : while another process holds it; the message names that process.
    InputError : where the file cannot be written.
    """
    path = folder / NAME
    try:
        file = open(path, "r+" if path.exists() else "w+", encoding="utf-8")  # noqa: SIM115 (closed below)
    except OSError as error:
        raise InputError(f"{path}: cannot be written ({error.strerror}).") from None
    with file:
        if not _taken(file):
            holder = file.read(200).strip() or "another process"
            raise FolderRefused(f"{folder}: another sweep works in this folder: {holder}. Wait for it, or end it.")
        file.seek(0)
        file.truncate()
        file.write(f"process {os.getpid()}\n")
        file.flush()
        yield


if sys.platform == "win32":
    import msvcrt

    def _taken(file: IO[str]) -> bool:
        """Lock a byte far behind the text, which others may go on reading."""
        try:
            file.seek(1_000_000)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        finally:
            file.seek(0)
        return True

else:
    import fcntl

    def _taken(file: IO[str]) -> bool:
        """Lock the file for this process, if nobody has."""
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
