"""Somebody else's executor: anything that speaks `concurrent.futures`. It is used, and never shut down."""

from __future__ import annotations

from concurrent.futures import Executor, Future

from empathysim.errors import InputError
from empathysim.sweeps.crew.errand import Answer, Errand, live_errand


class Foreign:
    """The workers of an executor that was given.

    Parameters
    ----------
    executor : the executor.
    number : how many errands it has at the same time.
    """

    def __init__(self, executor: Executor, number: int) -> None:
        self._executor = executor
        self._lanes = number

    def lanes(self) -> int:
        """Return what was asked for."""
        return self._lanes

    def live(self, errand: Errand) -> Future[Answer]:
        """Hand an errand to the executor."""
        return self._executor.submit(live_errand, errand)

    def deaths(self, error: Exception) -> int:
        """Return 0: an executor that lost a worker is broken, and only its owner can start another."""
        return 0

    def refusal(self, error: Exception) -> InputError:
        """Return what is said where the executor broke, was shut down, or cannot carry the work over."""
        return InputError(
            f"executor = {type(self._executor).__name__}: it stopped ({type(error).__name__}: {error}). Finished runs "
            "are kept, and the same call with a new executor goes on. If that stops, too, executor = 'processes' "
            "finds the run that ends its worker."
        )

    def renew(self) -> None:
        """Do nothing: the executor is not ours."""

    def end(self) -> None:
        """Do nothing: the executor is not ours."""
