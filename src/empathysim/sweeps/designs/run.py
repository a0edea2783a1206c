"""One run of a sweep becomes a row of readings. A run that fails becomes a row, too."""

from __future__ import annotations

import io
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from empathysim.errors import InputError
from empathysim.organization.columns import Records
from empathysim.sweeps.designs.design import Run

Status = Literal["done", "failed"]

#: What a run leaves: its readings by name, and its weekly table (packed) or None.
Outcome = tuple[Mapping[str, float], bytes | None]

#: What makes an outcome of a run.
Work = Callable[[Run], Outcome]


@dataclass(frozen=True)
class Row:
    """What is known of a run after it was lived.

    Attributes
    ----------
    run : the run.
    status, message : whether it was lived to its end, and if not, why.
    readings : every reading of the summary by name; empty for a failed run.
    weekly : the weekly table as a compressed NumPy archive, or None.
    seconds : time that it took.
    tries : how often it was begun.
    """

    run: Run
    status: Status
    message: str = ""
    readings: Mapping[str, float] = field(default_factory=dict)
    weekly: bytes | None = None
    seconds: float = 0.0
    tries: int = 1


def lived(work: Work, run: Run) -> Row:
    """Return the row of a run; whatever goes wrong inside it is its message."""
    begin = time.perf_counter()
    try:
        readings, weekly = work(run)
    except Exception as error:  # a sweep goes on, whatever one of its worlds does
        said = " ".join(str(error).split())
        told = said if isinstance(error, InputError) else f"{type(error).__name__}: {said}"
        return Row(run, "failed", told[:2_000], seconds=time.perf_counter() - begin)
    return Row(run, "done", "", readings, weekly, time.perf_counter() - begin)


def packed(weekly: Records) -> bytes:
    """Return a weekly table as a compressed NumPy archive: float64 (weeks, readings), and the readings' names."""
    names = weekly.dtype.names or ()
    table = np.column_stack([np.asarray(weekly[name], dtype=np.float64) for name in names])
    file = io.BytesIO()
    np.savez_compressed(file, weekly=table, readings=np.array(names))
    return file.getvalue()


def unpacked(archive: bytes) -> dict[str, list[float]]:
    """Return the weekly table in an archive, a list of weeks for each reading."""
    with np.load(io.BytesIO(archive), allow_pickle=False) as parts:
        return {str(name): column.tolist() for name, column in zip(parts["readings"], parts["weekly"].T, strict=True)}
