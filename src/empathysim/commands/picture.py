"""Where a command writes its figure, refused before anything is lived."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from empathysim.errors import InputError

if TYPE_CHECKING:
    from empathysim.analysis.shown import Shown

FORMATS = (".png", ".svg", ".pdf")


def add_answer_options(command: argparse.ArgumentParser) -> None:
    """Add where the figure goes, and the answer as JSON."""
    command.add_argument("--out", metavar="FILE", help="write the figure here: .png, .svg or .pdf")
    command.add_argument("--json", action="store_true", help="one JSON document on stdout")


def checked_picture(out: str | None, results: int = 1) -> None:
    """Raise InputError unless a figure of so many results can be written to this file.

    Parameters
    ----------
    out : the file, None for no figure.
    results : how many there are; a figure shows one.
    """
    if out is None:
        return
    place, faults = Path(out), []
    if place.suffix.lower() not in FORMATS:
        faults.append(f"--out {out}: a figure is written as {', '.join(FORMATS)}.")
    if not place.parent.is_dir():
        faults.append(f"--out {out}: there is no folder {place.parent}.")
    if place.is_dir():
        faults.append(f"--out {out}: is a folder; name a file.")
    if results > 1:
        faults.append(f"--out {out}: a figure shows one result and there are {results}; ask for one at a time.")
    if faults:
        raise InputError(faults)


def written_picture(result: Shown, out: str) -> None:
    """Write the figure of a result; the file is complete or absent."""
    from empathysim.sweeps.publishing import published

    place = Path(out)
    figure = result.plot()
    with published(place) as beside:
        figure.savefig(beside, dpi=150, format=place.suffix.lower().lstrip("."))
