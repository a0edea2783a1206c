"""Worker processes: how they start, how they end with their parent, and what happens when one dies.

Workers are spawned, never forked: a forked child of a program with threads can hang. They do not run the
caller's script again, so a script or a notebook needs no ``if __name__ == "__main__"``.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, CancelledError, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.context import SpawnContext, SpawnProcess
from typing import Any, TypeVar

from empathysim.errors import InputError
from empathysim.sweeps.crew.errand import Answer, Errand, live_errand

T = TypeVar("T")
_STARTS = 3


class _Spawn(SpawnContext):
    """Starts spawned processes and remembers them, so that they can be ended whatever they do."""

    def __init__(self) -> None:
        super().__init__()
        self.children: list[Any] = []

    def Process(self, *values: Any, **named: Any) -> Any:  # type: ignore[override]
        """Return a new process, as the pool asks for it."""
        child = SpawnProcess(*values, **named)
        self.children.append(child)
        return child


class Workers:
    """A pool of spawned processes that can be ended at once and started anew.

    Parameters
    ----------
    number : how many processes.

    Raises
    ------
    InputError : where no process answers after three starts.
    """

    def __init__(self, number: int) -> None:
        self._number = number
        self._start()

    def lanes(self) -> int:
        """Return the number of processes."""
        return self._number

    def live(self, errand: Errand) -> Future[Answer]:
        """Hand an errand to the next free process."""
        return self._submit(live_errand, errand)

    def deaths(self, error: Exception) -> int:
        """Return 1 where a process ended, which takes the pool with it."""
        return int(isinstance(error, BrokenProcessPool | CancelledError))

    def refusal(self, error: Exception) -> InputError:
        """Return what is said where the work cannot be carried over."""
        return InputError(
            f"Runs cannot be handed to worker processes ({type(error).__name__}: {error}); use --executor threads or "
            "--executor serial."
        )

    def renew(self) -> None:
        """End what is left of the pool and start another."""
        self.end()
        self._start()

    def end(self) -> None:
        """End every worker at once, whatever it does, and wait until none is left."""
        for child in self._context.children:
            child.kill()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _submit(self, function: Callable[..., T], *values: Any) -> Future[T]:
        """Hand over a call; a pool that broke in the meantime answers through the future."""
        try:
            with _quiet_start():
                return self._pool.submit(function, *values)
        except BrokenProcessPool as error:
            broken: Future[T] = Future()
            broken.set_exception(error)
            return broken

    def _start(self) -> None:
        """Start a pool and wait until one of its workers has answered."""
        for _ in range(_STARTS):
            self._context = _Spawn()
            self._pool = ProcessPoolExecutor(self._number, self._context, _begin)
            try:
                ready = [self._submit(os.getpid) for _ in range(self._number)]
                first = wait(ready, return_when=FIRST_COMPLETED).done.pop()
                if first.exception() is None:
                    return
            except BaseException:  # Ctrl-C, before anybody else could end them
                self.end()
                raise
            self.end()
        raise InputError("Worker processes cannot be started here; use --executor threads or --executor serial.")


def _begin() -> None:
    """Prepare a worker: Ctrl-C is the parent's matter, and the worker ends when the parent does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()  # returns when the parent is gone, also if it was killed
        os._exit(1)


@contextlib.contextmanager
def _quiet_start() -> Iterator[None]:
    """Let workers that start inside this block not run the caller's script again, and never see Ctrl-C.

    A Ctrl-C that comes meanwhile is held back for the parent, not lost.
    """
    main = sys.modules["__main__"]
    kept = {name: vars(main)[name] for name in ("__file__", "__spec__") if name in vars(main)}
    can_block = hasattr(signal, "pthread_sigmask")
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT}) if can_block else set()
    for name in kept:
        setattr(main, name, None)
    try:
        yield
    finally:
        for name, value in kept.items():
            setattr(main, name, value)
        if can_block:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
