"""Threads of this process: the compiled weeks run beside each other in them, everything else takes turns."""

from __future__ import annotations

import threading
from concurrent.futures import Future, ThreadPoolExecutor

from empathysim.errors import InputError
from empathysim.sweeps.crew.errand import Answer, Errand, live_errand


class Threads:
    """A pool of threads.

    Parameters
    ----------
    number : how many threads.
    """

    def __init__(self, number: int) -> None:
        self._lanes = number
        self._is_over = threading.Event()
        self._pool = ThreadPoolExecutor(number)

    def lanes(self) -> int:
        """Return the number of threads."""
        return self._lanes

    def live(self, errand: Errand) -> Future[Answer]:
        """Hand an errand to the next free thread."""
        return self._pool.submit(live_errand, errand, self._is_over)

    def deaths(self, error: Exception) -> int:
        """Return 0: a thread does not end without its process."""
        return 0

    def refusal(self, error: Exception) -> InputError:
        """Return what is said where no thread can be started."""
        return InputError(f"Threads cannot be used here ({type(error).__name__}: {error}); use --executor serial.")

    def renew(self) -> None:
        """Do nothing: a thread does not end without its process."""

    def end(self) -> None:
        """Let every thread end after the run that it lives."""
        self._is_over.set()
        self._pool.shutdown(wait=False, cancel_futures=True)
