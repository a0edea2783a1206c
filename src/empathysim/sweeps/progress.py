"""How far long work is: a bar where somebody watches, else a line now and then, or nothing."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from empathysim.in_notebooks import kernel_shell
from empathysim.sweeps.notebook_bar import NotebookBar

SECONDS_BETWEEN_LINES = 60.0
MOST_FAILURES = 5


class Progress(NamedTuple):
    """Runs of a sweep that are done, that failed, and that there are; `before` of them ended in earlier sessions."""

    done: int
    failed: int
    total: int
    before: int


Watcher = Callable[[Progress], None]

_THE_BAR = threading.Lock()
"""Held while a bar is shown: work inside of other work shows none of its own."""


@contextmanager
def automatic(given: Watcher | None = None) -> Iterator[Watcher]:
    """Yield the watcher that was given; else one that shows a bar in a notebook or on a terminal, and nowhere else."""
    is_notebook = kernel_shell() is not None
    if given is not None or not (is_notebook or sys.stderr.isatty()) or not _THE_BAR.acquire(blocking=False):
        yield given or (lambda _: None)
        return
    try:
        with _in_notebook() if is_notebook else _on_terminal("runs") as watch:
            yield watch
    finally:
        _THE_BAR.release()


@contextmanager
def _in_notebook() -> Iterator[Watcher]:
    bar = NotebookBar()
    try:
        yield lambda now: bar(now.done + now.failed, now.total, now.before, now.failed)
    finally:
        bar.end()


@contextmanager
def shown(title: str) -> Iterator[Watcher]:
    """Yield a watcher that shows progress on stderr: a bar on a terminal, else a line a minute."""
    if not sys.stderr.isatty():
        lines = _Lines(title)
        try:
            yield lines
        finally:
            lines.end()
        return
    with _THE_BAR, _on_terminal(title) as watch:
        yield watch


@contextmanager
def _on_terminal(title: str) -> Iterator[Watcher]:
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
    """Writes a line at the start, one every minute however long a run takes, and one at the end."""

    def __init__(self, title: str) -> None:
        self._title, self._begin = title, time.monotonic()
        self._newest: Progress | None = None
        self._written: Progress | None = None
        self._is_over = threading.Event()
        self._clock = threading.Thread(target=self._every_minute, daemon=True)

    def __call__(self, now: Progress) -> None:
        is_first = self._newest is None
        self._newest = now
        if is_first:
            self._write()
            self._clock.start()

    def end(self) -> None:
        """Stop the clock, and say how far it came unless that was said."""
        self._is_over.set()
        if self._newest is not None:
            self._clock.join()
            if self._newest != self._written:
                self._write()

    def _every_minute(self) -> None:
        while not self._is_over.wait(SECONDS_BETWEEN_LINES):
            self._write()

    def _write(self) -> None:
        now = self._newest
        assert now is not None  # written only after the first call
        self._written = now
        ended, seconds = now.done + now.failed, time.monotonic() - self._begin
        new = ended - now.before
        rate = f", {_rate(new, seconds)}" if new else ""
        left = f", about {duration((now.total - ended) * seconds / new)} left" if new and ended < now.total else ""
        failed = f", {now.failed:,} failed" if now.failed else ""
        print(f"{self._title}: {ended:,} of {now.total:,} runs ended{failed}{rate}{left}", file=sys.stderr, flush=True)


def failures(counts: Mapping[str, int]) -> list[str]:
    """Return why runs failed, one line for each message with the number of its runs, the most frequent first."""
    ordered = sorted(counts.items(), key=lambda each: -each[1])
    lines = [f"{number:,} run{'s' if number > 1 else ''} failed: {message}" for message, number in ordered]
    if len(lines) > MOST_FAILURES:
        lines[MOST_FAILURES:] = [f"... and {len(lines) - MOST_FAILURES:,} more messages, in results.csv."]
    return lines


def closing_line(done: int, failed: Sequence[int], missing: int = 0) -> str:
    """Return what a sweep says at its end: ``197 done, 3 failed: 12, 80, 151``, and how many are left to others."""
    named = ", ".join(map(str, failed[:20])) + (", ..." if len(failed) > 20 else "")
    line = f"{done:,} done, {len(failed):,} failed" + (f": {named}" if failed else "")
    return line + (f", {missing:,} missing" if missing else "")


def _rate(runs: int, seconds: float) -> str:
    return f"{runs / seconds:.1f} runs a second" if seconds > 0.0 and runs else ""


def duration(seconds: float) -> str:
    """Return a time in words, in the unit that suits it."""
    if seconds < 90.0:
        return f"{seconds:.0f} seconds"
    return f"{seconds / 60.0:.0f} minutes" if seconds < 5_400.0 else f"{seconds / 3_600.0:.1f} hours"
