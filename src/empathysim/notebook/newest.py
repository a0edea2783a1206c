"""Work that is asked for faster than it is done: only the newest that was asked for is done next."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

Asked = TypeVar("Asked")


class Newest(Generic[Asked]):
    """Does a task in a thread of its own; what was asked for in between is left out.

    Parameters
    ----------
    task : what is done with what is asked for.
    """

    def __init__(self, task: Callable[[Asked], object]) -> None:
        self._task = task
        self._waiting: list[Asked] = []
        self._thread: threading.Thread | None = None
        self._lock = threading.Lock()

    def __call__(self, asked: Asked) -> None:
        """Ask for something, in place of what was asked for and has not begun."""
        with self._lock:
            self._waiting = [asked]
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, daemon=True)
                self._thread.start()

    def wait(self) -> None:
        """Wait until nothing is left to do."""
        while (thread := self._thread) is not None:
            thread.join()

    def _work(self) -> None:
        try:
            while (asked := self._next()) is not None:
                self._task(asked[0])
        except BaseException:  # whatever it is, the next one that is asked for is done again
            with self._lock:
                self._thread = None
            raise

    def _next(self) -> list[Asked] | None:
        """Return what is to be done now; None ends the thread, which nobody can be given work by then."""
        with self._lock:
            taken, self._waiting = self._waiting, []
            if not taken:
                self._thread = None
            return taken or None
