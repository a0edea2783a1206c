"""A bar in a notebook: how far long work is, below the cell that asked for it, and gone when it is done."""

from __future__ import annotations

import threading
import time
from importlib import import_module
from typing import Any

SECONDS_BEFORE, SECONDS_BETWEEN = 1.0, 0.25
"""What is answered sooner shows no bar; and it is drawn again no more often than eyes can follow."""


class NotebookBar:
    """Draws a bar; called from any thread."""

    def __init__(self) -> None:
        self._begin = time.monotonic()
        self._drawn = self._begin + SECONDS_BEFORE - SECONDS_BETWEEN
        self._shown: Any = None
        self._lock = threading.Lock()

    def __call__(self, ended: int, total: int, before: int, failed: int) -> None:
        """Draw so many runs that ended of `total`; `before` of them did in earlier sessions, `failed` went wrong."""
        with self._lock:
            now = time.monotonic()
            if now - self._drawn >= SECONDS_BETWEEN:
                self._drawn = now
                told = _told(ended, total, failed, _left(ended, total, before, now - self._begin))
                self._draw(f'<progress value="{ended}" max="{max(1, total)}"></progress> {told}', told)

    def end(self) -> None:
        """Take the bar away."""
        with self._lock:
            self._drawn = float("inf")
            if self._shown is not None:
                self._draw("", "")

    def _draw(self, html: str, plain: str) -> None:
        # By name: only a notebook has it, and who is none does not load it.
        display = import_module("IPython.display")
        forms = {"text/html": html, "text/plain": plain}
        if self._shown is None:
            self._shown = display.display(forms, raw=True, display_id=True)
        else:
            self._shown.update(forms, raw=True)


def _told(ended: int, total: int, failed: int, left: str) -> str:
    wrong = f", {failed:,} failed" if failed else ""
    return f"{ended:,} of {total:,} runs{wrong}{left}"


def _left(ended: int, total: int, before: int, seconds: float) -> str:
    new = ended - before
    if new <= 0 or ended >= total:
        return ""
    rest = round((total - ended) * seconds / new)
    return ", about a second left" if rest <= 1 else f", about {rest:,} seconds left"
