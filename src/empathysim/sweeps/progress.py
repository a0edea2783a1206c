"""How far a sweep is: a bar where somebody watches, else a line now and then."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

SECONDS_BETWEEN_LINES = 60.0


class Progress(NamedTuple):
    """Runs of a sweep that are done, that failed, and that there are; `before` of them ended in earlier sessions."""

    done: int
    failed: int
    total: int
    before: int


Watcher = Callable[[Progress], None]


@contextmanager
def shown(title: str) -> Iterator[Watcher]:
    """Yield a watcher that shows progress on stderr: a bar on a terminal, else at most a line a minute."""
    if not sys.stderr.isatty():
        yield _Lines(title)
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(),
        TextColumn("{task.fields[failed]} failed, {task.fields[rate]}"), TimeRemainingColumn(),
    )  # fmt: skip
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(title.replace("[", "\\["), total=None, failed=0, rate="")
        begin = time.monotonic()

        def watch(now: Progress) -> None:
            ended = now.done + now.failed
            rate = _rate(ended - now.before, time.monotonic() - begin)
            bar.update(task, completed=ended, total=now.total, failed=now.failed, rate=rate)

        yield watch


class _Lines:
    """Writes one line at the start, and then at most one a minute."""

    def __init__(self, title: str) -> None:
        self._title, self._begin, self._last = title, time.monotonic(), -1e9

    def __call__(self, now: Progress) -> None:
        moment = time.monotonic()
        ended = now.done + now.failed
        if moment - self._last < SECONDS_BETWEEN_LINES or ended == now.total:
            return
        self._last = moment
        new, seconds = ended - now.before, moment - self._begin
        left = f", about {_duration((now.total - ended) * seconds / new)} left" if new else ""
        rate = f", {_rate(new, seconds)}" if new else ""
        print(f"{self._title}: {ended:,} of {now.total:,} runs ended{rate}{left}", file=sys.stderr, flush=True)


def closing_line(done: int, failed: Sequence[int], missing: int = 0) -> str:
    """Return what a sweep says at its end: ``197 done, 3 failed: 12, 80, 151``."""
    named = ", ".join(map(str, failed[:20])) + (", ..." if len(failed) > 20 else "")
    line = f"{done:,} done, {len(failed):,} failed" + (f": {named}" if failed else "")
    return line + (f", {missing:,} missing" if missing else "")


def _rate(runs: int, seconds: float) -> str:
    return f"{runs / seconds:.1f} runs a second" if seconds > 0.0 and runs else ""


def _duration(seconds: float) -> str:
    if seconds < 90.0:
        return f"{seconds:.0f} seconds"
    return f"{seconds / 60.0:.0f} minutes" if seconds < 5_400.0 else f"{seconds / 3_600.0:.1f} hours"
