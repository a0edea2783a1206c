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
        file = open(path, "r+b" if path.exists() else "w+b", buffering=0)  # noqa: SIM115 (closed below)
    except OSError as error:
        raise InputError(f"{path}: cannot be written ({error.strerror}).") from None
    with file:
        _take(file, folder)
        try:
            file.truncate(0)
            file.write(f"process {os.getpid()}\n".encode())
        except OSError as error:
            raise InputError(f"{path}: cannot be written ({error.strerror}).") from None
        yield


def refuse_held(folder: Path) -> None:
    """Refuse a folder that another process holds now, before anything else takes its time.

    Raises
    ------
    FolderRefused : while another process holds it; the message names that process.
    """
    try:
        file = open(folder / NAME, "r+b", buffering=0)  # noqa: SIM115 (closed below)
    except (OSError, ValueError):  # nobody has worked there yet, or it is no name of a folder
        return
    with file:
        _take(file, folder)


def _take(file: IO[bytes], folder: Path) -> None:
    if not taken(file):
        holder = file.read(200).decode(errors="replace").strip() or "another process"
        raise FolderRefused(f"{folder}: another sweep works in this folder: {holder}. Wait for it, or end it.")


if sys.platform == "win32":
    import msvcrt

    def taken(file: IO[bytes]) -> bool:
        """Lock a byte far behind the text, which others may go on reading."""
        try:
            file.seek(2**31 - 2)  # as far as this lock reaches
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        finally:
            file.seek(0)
        return True

else:
    import fcntl

    def taken(file: IO[bytes]) -> bool:
        """Lock the file for this process, if nobody has."""
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
