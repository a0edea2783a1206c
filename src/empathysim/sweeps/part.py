"""A part of a sweep: every so manieth run, for machines that share a sweep without talking to each other."""

from __future__ import annotations

import re
from dataclasses import dataclass

from empathysim.errors import InputError
from empathysim.sweeps.designs.design import Run

_FORM = re.compile(r"(\d{1,7})/(\d{1,7})")


@dataclass(frozen=True)
class Part:
    """One of so many parts; the first is number 1.

    Attributes
    ----------
    number, of : 1 to `of`.
    """

    number: int = 1
    of: int = 1

    @classmethod
    def read(cls, told: str | None) -> Part:
        """Return the part that ``2/16`` tells; None is all of a sweep.

        Raises
        ------
        InputError : for anything else.
        """
        if told is None:
            return cls()
        found = _FORM.fullmatch(str(told).strip())
        if found is None or not 1 <= int(found[1]) <= int(found[2]):
            raise InputError(f"part = '{str(told)[:40]}' must be I/N with I from 1 to N, such as 2/16.")
        return cls(int(found[1]), int(found[2]))

    def holds(self, run: Run, *, by_point: bool = False) -> bool:
        """Return whether a run belongs to this part; by point, all seeds of a point belong to the same one."""
        return (run.point if by_point else run.number) % self.of == self.number - 1
