"""What a pool of workers can be asked for, whoever they are."""

from __future__ import annotations

from concurrent.futures import Future
from typing import Protocol

from empathysim.errors import InputError
from empathysim.sweeps.crew.errand import Answer, Errand


class Pool(Protocol):
    """Workers, spoken to as `concurrent.futures` does."""

    def lanes(self) -> int:
        """Return how many errands can be lived at the same time, now. Asked at least once a second.

        Raises
        ------
        InputError : where the workers are out of reach for good.
        """

    def live(self, errand: Errand) -> Future[Answer]:
        """Hand over an errand."""

    def deaths(self, error: Exception) -> int:
        """Return how many workers ended over an errand that ended with this error; 0 where the error is another."""

    def refusal(self, error: Exception) -> InputError:
        """Return what is said where the workers cannot go on because of this error."""

    def renew(self) -> None:
        """Make good for workers that ended."""

    def end(self) -> None:
        """End all workers that are ours, at once."""
