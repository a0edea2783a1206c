"""A cluster of Dask's: a scheduler somewhere, and workers that come and go. It is used, and never shut down.

As many errands are under way as the workers have threads together, so the next one mostly goes to where the last
one ended. Which worker lives an errand is Dask's to say: one that was bound to a worker, however loosely, is never
begun again when all workers have gone and others come. Dask itself begins what was under way on a dead worker
anew, elsewhere, until as many workers ended over it as its `allowed-failures` allow; then it tells us.

The connection only goes out: nothing listens in this process.
"""

from __future__ import annotations

import contextlib
import logging
import sys
import time
import warnings
from collections.abc import Awaitable
from concurrent.futures import CancelledError, Future, InvalidStateError
from typing import Any

from empathysim.errors import InputError
from empathysim.sweeps.crew.errand import Answer, Errand, live_errand

#: The first command starts a scheduler, the second workers, on this computer and reachable from it alone.
START_DASK = (
    "dask scheduler --host 127.0.0.1 --port 8786 --dashboard-address 127.0.0.1:8787",
    "dask worker tcp://127.0.0.1:8786 --host 127.0.0.1 --dashboard-address 127.0.0.1:0 --nworkers 2 --nthreads 1",
)

#: Seconds until a scheduler that does not answer counts as lost.
PATIENCE_SECONDS = 15.0
_LOOK_SECONDS = 2.0
_WORD_SECONDS = 60.0
_CLOSE_SECONDS = 5.0


class Cluster:
    """The workers of a Dask scheduler.

    Parameters
    ----------
    address : where the scheduler is, such as tcp://127.0.0.1:8786.
    most : most errands at the same time; None for one on each thread that there is.

    Raises
    ------
    InputError : where no scheduler answers.
    """

    def __init__(self, address: str, most: int | None) -> None:
        self._address, self._most = address, most
        self._lanes = 0
        self._next_look = self._next_word = 0.0
        try:
            self._client = _connected(address)
        except Exception as error:  # no such place, no answer, no certificate, versions that cannot talk
            raise InputError(
                f"--scheduler {address}: no Dask scheduler can be used there ({error}). On this computer, "
                f"`{START_DASK[0]}` starts one, and `{START_DASK[1]}` its workers."
            ) from None
        self._connection = self._client.scheduler_comm

    def lanes(self) -> int:
        """Return the number of threads that the workers have together, asking the scheduler now and then.

        Raises
        ------
        InputError : where the scheduler is lost.
        """
        # Dask connects again by itself, but a scheduler that lost us has also let go of our work.
        if self._client.status != "running" or self._client.scheduler_comm is not self._connection:
            raise self._lost()
        now = time.monotonic()
        if now >= self._next_look:
            threads = self._threads()
            self._lanes = threads if self._most is None else min(threads, self._most)
            self._next_look = now + _LOOK_SECONDS
            if not threads and now >= self._next_word:
                print(f"no workers at {self._address} yet", file=sys.stderr, flush=True)
                self._next_word = now + _WORD_SECONDS
        return self._lanes

    def live(self, errand: Errand) -> Future[Answer]:
        """Hand an errand to the scheduler."""
        with warnings.catch_warnings():
            # What lives the runs goes to each worker once, however large an organization in it is.
            warnings.filterwarnings("ignore", "Sending large graph")
            asked = self._client.submit(live_errand, errand, pure=False, retries=0)
        answer: Future[Answer] = Future()
        answer.add_done_callback(lambda answer: asked.release() if answer.cancelled() else None)
        self._client.loop.add_callback(_pass_on, asked, answer)
        return answer

    def deaths(self, error: Exception) -> int:
        """Return how many workers ended over an errand before Dask gave it up."""
        from distributed import KilledWorker

        return error.allowed_failures + 1 if isinstance(error, KilledWorker) else 0

    def refusal(self, error: Exception) -> InputError:
        """Return what is said where the scheduler let go of our work, or workers cannot take it."""
        if isinstance(error, CancelledError | OSError):
            return self._lost()
        cause = f": {error.__cause__}" if error.__cause__ is not None else ""
        return InputError(
            f"--scheduler {self._address}: runs cannot be lived there ({type(error).__name__}: "
            f"{' '.join(str(error).split())}{cause}). The scheduler and every worker need the same versions of Python, "
            "empathysim and Dask as here. Finished runs are kept."
        )

    def renew(self) -> None:
        """Do nothing: Dask starts workers anew that ended."""

    def end(self) -> None:
        """Let go of the scheduler, which then drops what is under way."""
        log = logging.getLogger("distributed.client")
        before = log.level
        log.setLevel(logging.CRITICAL + 1)  # it would tell at length that a lost scheduler cannot be told
        try:
            with contextlib.suppress(Exception):
                self._client.close(timeout=_CLOSE_SECONDS)
        finally:
            log.setLevel(before)

    def _threads(self) -> int:
        try:
            return sum(self._client.nthreads(callback_timeout=PATIENCE_SECONDS).values())
        except Exception:  # whatever a broken connection raises
            raise self._lost() from None

    def _lost(self) -> InputError:
        return InputError(
            f"--scheduler {self._address}: the Dask scheduler does not answer any more, or let go of our work. "
            "Finished runs are kept; when it is there again, the same command goes on."
        )


def _connected(address: str) -> Any:
    """Return a client of the scheduler at an address."""
    import distributed

    kind: Any = distributed.Client
    client = kind.__new__(kind)
    try:
        # Not as default: what else this program does with Dask goes on where it did before.
        client.__init__(address, timeout=PATIENCE_SECONDS, set_as_default=False)
    except BaseException:
        client.status = "closed"  # or it would try for half a minute to close what never opened
        raise
    return client


async def _pass_on(asked: Awaitable[Answer], answer: Future[Answer]) -> None:
    """Give the outcome of Dask's future to ours, whatever it is."""
    with contextlib.suppress(InvalidStateError):  # called back in the meantime
        try:
            rows = await asked
        except Exception as error:
            answer.set_exception(error)
        except BaseException:  # the client closes; a future that never ends would be waited for without end
            answer.cancel()
            raise
        else:
            answer.set_result(rows)
