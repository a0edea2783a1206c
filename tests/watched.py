"""The command `empathysim`, leaving marks of what it does: which runs it begins, and which chunks it hands out.

Workers import this module, too, so it marks what they begin; and it can let a run end its process.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from empathysim.__main__ import main as command
from empathysim.sweeps import sweep
from empathysim.sweeps.crew.chunks import Chunks
from empathysim.sweeps.crew.setting import Setting, setting_of
from empathysim.sweeps.designs.design import Run
from empathysim.sweeps.designs.run import Outcome


@dataclass(frozen=True)
class Watched(Setting):
    """A setting that writes down the number of every run before it is lived."""

    marks: Path

    def __call__(self, run: Run) -> Outcome:
        """Mark the run and live it; end the process where the file `ends` names it."""
        mark(self.marks, "begun", [run.number])
        ends = self.marks / "ends"
        if ends.is_file() and str(run.number) in ends.read_text().split():
            os._exit(9)
        return super().__call__(run)


def mark(folder: Path, name: str, numbers: list[int]) -> None:
    """Add a line to a file of marks; a line is written whole, whoever else writes."""
    with open(folder / name, "ab", buffering=0) as file:
        file.write(f"{' '.join(map(str, numbers))}\n".encode())


def marked(folder: Path, name: str) -> list[list[int]]:
    """Return the lines of a file of marks."""
    path = folder / name
    return [[int(number) for number in line.split()] for line in path.read_text().splitlines()] if path.exists() else []


def main() -> None:
    """Run the command after the first word, which names the folder of marks."""
    marks = Path(sys.argv[1])
    hand_out = Chunks.next

    def watched(*told: Any) -> Setting:
        return Watched(**vars(setting_of(*told)), marks=marks)

    def handed_out(self: Chunks, lane: int) -> list[Run]:
        runs = hand_out(self, lane)
        mark(marks, "chunks", [run.number for run in runs])
        return runs

    sweep.setting_of = watched  # type: ignore[assignment]
    Chunks.next = handed_out  # type: ignore[method-assign]
    sys.exit(command(sys.argv[2:]))
