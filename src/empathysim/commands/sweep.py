"""`empathysim sweep` and `empathysim results`: live the runs of an experiment, and write its table."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from empathysim.sweeps.sweep import Sweep


def add_parsers(subparsers: Any) -> None:
    """Add `sweep` and `results` to the command line."""
    about = "Live all runs of an experiment. Started again with the same folder, it goes on where it ended."
    sweep = subparsers.add_parser("sweep", help="live the runs of an experiment", description=about)
    sweep.add_argument("experiment", metavar="EXPERIMENT", help="a .toml file that says what is asked and varied")
    sweep.add_argument("--out", required=True, metavar="DIR", help="folder of the sweep; made where there is none")
    sweep.add_argument("--workers", type=int, default=None, metavar="N", help="at the same time (default one a core)")
    sweep.add_argument(
        "--executor", default="processes", metavar="KIND",
        help="processes (default), threads or serial; all give the same table",
    )  # fmt: skip
    sweep.add_argument("--organization", metavar="PATH", help="a real organization in place of the experiment's own")
    sweep.set_defaults(call=sweep_command, parser=sweep)
    results = subparsers.add_parser("results", help="write a sweep's table", description="Write a sweep's table.")
    results.add_argument("folder", metavar="DIR", help="folder of the sweep")
    results.add_argument("--format", default="csv", metavar="FORMAT", help="csv (default), json or parquet")
    results.add_argument("--weekly", action="store_true", help="one row for each week of each run")
    results.add_argument("--output", metavar="FILE", help="write here (default: stdout; parquet needs a file)")
    results.set_defaults(call=results_command, parser=results)


def sweep_command(asked: argparse.Namespace) -> int:
    """Carry out an experiment and publish its table and figure; return the exit code."""
    from empathysim.errors import InputError
    from empathysim.sweeps.experiment import Experiment
    from empathysim.sweeps.lock import FolderRefused
    from empathysim.sweeps.progress import closing_line, shown
    from empathysim.sweeps.sweep import open_sweep, sweep

    experiment = Experiment.load(asked.experiment)
    try:
        with shown(experiment.title) as progress:
            ended = sweep(
                experiment, asked.out, workers=asked.workers, executor=asked.executor,
                organization=asked.organization, progress=progress,
            )  # fmt: skip
    except FolderRefused as error:
        for message in error.messages:
            print(f"empathysim: {message}", file=sys.stderr)
        return 4
    except KeyboardInterrupt:
        try:
            stands = open_sweep(asked.out)
            line = closing_line(stands.done, stands.failed_runs, stands.missing)
        except InputError:
            line = "no run has begun"
        print(f"Interrupted: {line}. The same command goes on from here.", file=sys.stderr)
        return 130
    place = asked.organization or experiment.organization
    _publish(ended, Path(place).name if place else None)
    print(closing_line(ended.done, ended.failed_runs), file=sys.stderr)
    return 3 if ended.failed_runs else 0


def _publish(sweep: Sweep, organization: str | None) -> None:
    """Write the table and the figure into the folder, and say where they are."""
    from empathysim.sweeps.publishing import published, write_table

    rows = sweep.rows()
    table = sweep.folder / "results.csv"
    write_table(rows, table)
    print(table)
    if sweep.done and sweep.experiment.varied:
        from empathysim.figures.sweep import sweep_figure

        picture = sweep.folder / "figure.png"
        with published(picture) as beside:
            sweep_figure(sweep.experiment, rows, organization).savefig(beside, metadata={"Software": None})
        print(picture)


def results_command(asked: argparse.Namespace) -> int:
    """Write the table of a sweep; return the exit code."""
    from empathysim.errors import InputError
    from empathysim.sweeps.ledger import Ledger
    from empathysim.sweeps.publishing import checked_format, stream_table, write_table
    from empathysim.sweeps.results import experiment_of, rows_of, weekly_rows_of

    form = checked_format(asked.format)
    if form == "parquet" and not asked.output:
        raise InputError("--format parquet is no text: name a file with --output FILE.")
    with Ledger(Path(asked.folder), "read") as ledger:
        experiment = experiment_of(ledger)
        if asked.weekly and not experiment.weekly:
            raise InputError(
                f"{asked.folder}: this sweep kept no weekly tables; write weekly = true under [outcomes] "
                "in the experiment and sweep into another folder."
            )
        rows = weekly_rows_of(ledger, experiment) if asked.weekly else rows_of(ledger, experiment)
        if asked.output:
            write_table(rows, asked.output, form)
        else:
            stream_table(rows, sys.stdout, form)
    return 0
