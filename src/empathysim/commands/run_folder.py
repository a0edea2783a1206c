"""The folder that a run is kept in: what may stand there before, and that bad input leaves nothing behind."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from pathlib import Path

from empathysim.errors import InputError, quoted

WRITTEN = ("weekly.csv", "summary.json", "scenario.toml", "provenance.json", "figure.png")
"""What a run writes into its folder."""


def earlier_run(folder: str | None) -> str:
    """Return in words which run a folder holds already, or an empty text.

    A run can be had again from its provenance, so another one may take its place. Nothing else may be lost.

    Raises
    ------
    InputError : where the folder has no name, or files would be replaced that no run has written.
    """
    if folder is None:
        return ""
    if not folder.strip() or "\0" in folder:
        raise InputError(f"--out {quoted(folder)}: is no name of a folder.")
    place = Path(folder)
    if list(place.glob("*.sqlite")):
        raise InputError(f"--out {folder}: a sweep is kept there; give the run a folder of its own.")
    there = [name for name in WRITTEN if (place / name).exists()]
    if not there:
        return ""
    try:
        told = json.loads((place / "provenance.json").read_text(encoding="utf-8"))
        return f"the run of {told['scenario']}, seed {told['seeds'][0]}, {int(told['weeks'])} weeks"
    except (OSError, ValueError, KeyError, TypeError, IndexError):
        raise InputError(
            f"--out {folder}: holds {', '.join(there)}, and no provenance of a run that wrote it; "
            "give the run a folder of its own."
        ) from None


@contextlib.contextmanager
def folder_of_run(folder: str | None) -> Iterator[None]:
    """Make the folder, so that one that cannot be written to is known before the run, not after.

    Where the run does not come to its end, the folders that were made for it are taken away again.

    Raises
    ------
    InputError : where it cannot be made.
    """
    from empathysim.sweeps.publishing import made_folder

    if folder is None:
        yield
        return
    place = Path(folder)
    new = [each for each in (place, *place.parents) if not each.exists()]
    made_folder(place)
    try:
        yield
    except BaseException:
        for each in new:
            with contextlib.suppress(OSError):  # it is not empty any more
                each.rmdir()
        raise
