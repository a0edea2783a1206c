"""A batch of runs, lived by a pool of workers: handed out in chunks, taken back as they end.

Exactly as many chunks are under way as there are lanes: what is lost when everything is killed is one chunk
for each.

Runs that were under way when a worker ended are suspects. They are then lived one at a time and alone, so
that the one that ends its worker is known for certain; after three deaths it is a failed run.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Generator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from queue import Empty, SimpleQueue

from empathysim.errors import InputError
from empathysim.sweeps.crew.chunks import Chunks
from empathysim.sweeps.crew.errand import Answer, Errand, Stranger, version_here
from empathysim.sweeps.crew.pool import Pool
from empathysim.sweeps.designs.design import Run
from empathysim.sweeps.designs.run import Row, Work

MOST_DEATHS = 3
_LOOK_SECONDS = 0.5
_ALONE = -1  # in place of a lane


@dataclass(frozen=True)
class _Suspect:
    run: Run
    deaths: int


class Batch:
    """Runs that a pool lives.

    Parameters
    ----------
    pool : who lives them.
    runs : what is to be lived.
    work : lives a run.
    mark : name of the work, another for each.
    """

    def __init__(self, pool: Pool, runs: Sequence[Run], work: Work, mark: str) -> None:
        self._pool, self._work, self._mark = pool, work, mark
        self._chunks = Chunks(runs)
        self._lanes = 0
        self._free: deque[int] = deque()
        self._knowing: set[int] = set()  # lanes that were sent the work
        self._under_way: dict[Future[Answer], tuple[int, list[Run]]] = {}
        self._ended: SimpleQueue[Future[Answer]] = SimpleQueue()
        self._suspects: list[_Suspect] = []

    def rows(self) -> Generator[list[Row], None, None]:
        """Yield the rows of the runs, a few at a time, in the order in which they end.

        Raises
        ------
        InputError : where the pool is out of reach, or a worker has another version of empathysim.
        """
        while len(self._chunks) or self._under_way or self._suspects:
            self._look_around()
            if self._under_way or not self._suspects:
                self._hand_out()
                for future in self._those_that_ended():
                    if rows := self._taken_back(future):
                        yield rows
            else:
                self._pool.renew()
                while self._suspects:
                    yield [self._alone(self._suspects.pop())]

    def close(self) -> None:
        """Call back what is under way."""
        for future in self._under_way:
            future.cancel()

    def _look_around(self) -> None:
        """See how many lanes there are now."""
        lanes = self._pool.lanes()
        if lanes != self._lanes:
            self._lanes = lanes
            self._chunks.seat(lanes)
            busy = {lane for lane, _ in self._under_way.values()}
            self._free = deque(lane for lane in range(lanes) if lane not in busy)

    def _hand_out(self) -> None:
        """Give every free lane its next runs; nobody, while there are suspects."""
        while self._free and len(self._chunks) and not self._suspects:
            lane = self._free.popleft()
            self._send(lane, self._chunks.next(lane), with_work=lane not in self._knowing)
            self._knowing.add(lane)

    def _send(self, lane: int, runs: list[Run], *, with_work: bool) -> None:
        errand = Errand(version_here(), self._mark, self._work if with_work else None, tuple(runs))
        try:
            future = self._pool.live(errand)
        except Exception as error:  # a pool that cannot take work, whatever it is made of
            raise self._pool.refusal(error) from None
        self._under_way[future] = (lane, runs)
        future.add_done_callback(self._ended.put)

    def _those_that_ended(self) -> list[Future[Answer]]:
        """Return what ended; wait for it, but not so long that nobody looks around."""
        try:
            ended = [self._ended.get(timeout=_LOOK_SECONDS)]
        except Empty:
            return []
        while not self._ended.empty():
            ended.append(self._ended.get())
        return ended

    def _taken_back(self, future: Future[Answer]) -> list[Row]:
        """Return the rows of what ended; none where a worker ended over it, or has to be told more."""
        lane, runs = self._under_way.pop(future)
        answer = self._answer(future)
        if answer is None:
            self._send(lane, runs, with_work=True)
            return []
        if lane < self._lanes:
            self._free.append(lane)
        if isinstance(answer, int):
            self._suspects += [_Suspect(run, answer) for run in runs]
            return []
        self._chunks.measured(len(answer), sum(row.seconds for row in answer))
        return answer

    def _answer(self, future: Future[Answer]) -> list[Row] | int | None:
        """Return the rows of what ended, or the number of workers that ended over it.

        Raises
        ------
        InputError : where the pool cannot go on.
        """
        try:
            answer = future.result()
        except Exception as error:  # whatever a pool is made of; what a run raises has become a row
            if deaths := self._pool.deaths(error):
                return deaths
            raise self._pool.refusal(error) from None
        if isinstance(answer, Stranger):
            raise InputError(_strange(answer))
        return answer

    def _alone(self, suspect: _Suspect) -> Row:
        """Return the row of a run that was under way when a worker ended, with no other run beside it."""
        begin, deaths = time.perf_counter(), suspect.deaths
        while True:
            self._send(_ALONE, [suspect.run], with_work=True)
            ended: list[Future[Answer]] = []
            while not ended:
                self._look_around()
                ended = self._those_that_ended()
            del self._under_way[ended[0]]
            answer = self._answer(ended[0])
            if isinstance(answer, list):
                return replace(answer[0], tries=deaths + 1)
            deaths += answer or 0
            self._pool.renew()
            if deaths >= MOST_DEATHS:
                message = f"its worker process ended {deaths} times while the run was lived"
                seconds = time.perf_counter() - begin
                return Row(suspect.run, "failed", message, seconds=seconds, tries=deaths)


def _strange(stranger: Stranger) -> str:
    """Return what is said of a worker with another version."""
    (here, results_here), (there, results_there) = version_here(), stranger.version
    return (
        f"A worker on {stranger.place} has empathysim {there} (results version {results_there}), and this sweep is of "
        f"empathysim {here} (results version {results_here}). Install the same version everywhere, start the workers "
        "anew, and the same command goes on; finished runs are kept."
    )
