"""A sweep in a notebook: what was asked, how far it is, its first rows, and how to go on."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from empathysim.notebook.experiment import runs_words
from empathysim.notebook.page import MOST_COLUMNS, Part, heading, offers, quiet, table, tag, view
from empathysim.sweeps.progress import closing_line, failures
from empathysim.sweeps.sweep import Sweep

_ROWS = 5


def sweep_view(sweep: Sweep) -> Element:
    """Return the view of a sweep; of its table only the first rows are read."""
    experiment = sweep.experiment
    ended, whole = sweep.done + sweep.failed, sweep.done + sweep.failed + sweep.missing
    return view(
        heading("sweep", experiment.title),
        quiet(f"{runs_words(experiment)}, in {sweep.folder}"),
        tag(
            "p", tag("progress", value=ended, max=max(1, whole)), " ",
            closing_line(sweep.done, sweep.failed_runs, sweep.missing),
        ),
        *(tag("p", line) for line in (failures(sweep.failures()) if sweep.failed else ())),
        *_first_rows(sweep),
        *_on(sweep),
        offers("to_pandas()", "es.sweep_figure(sweep)", "replay(run)", "verify()"),
    )  # fmt: skip


def _first_rows(sweep: Sweep) -> Iterator[Part]:
    rows = sweep.head(_ROWS)
    if rows:
        head = [name for name in rows[0] if name not in _ELSEWHERE]
        kept = head[:MOST_COLUMNS]
        whole = sweep.done + sweep.failed
        some = f"the first {len(rows)} of {whole:,} rows" if whole > len(rows) else ""
        some += f"{', ' if some else ''}{len(kept)} of {len(head)} columns" if len(kept) < len(head) else ""
        yield table(kept, [[row.get(each) for each in kept] for row in rows], some and f"{some}; to_pandas() has all")


_ELSEWHERE = ("point", "message")
"""Columns that are left out: what failed stands above the table."""


def _on(sweep: Sweep) -> Iterator[Part]:
    """Yield how to go on where something is left to do."""
    folder = repr(str(sweep.folder))
    if sweep.missing:
        yield tag("p", "To go on where it ended: ", tag("code", f"es.sweep(sweep.experiment, {folder})"))
    if sweep.failed:
        yield tag("p", "To live those that failed once more: ",
                  tag("code", f"es.sweep(sweep.experiment, {folder}, again=True)"))  # fmt: skip
    if not (sweep.missing or sweep.failed):
        yield quiet("Nothing is left to live.")
