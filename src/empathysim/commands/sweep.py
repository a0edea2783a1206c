"""`empathysim sweep` and `empathysim results`: live the runs of an experiment, and write its table."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from empathysim.commands.organization_options import add_reading_options

if TYPE_CHECKING:
    from empathysim.sweeps.experiment import Experiment
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
    sweep.add_argument("--scheduler", metavar="ADDRESS", help="of a Dask cluster; not built yet")
    sweep.add_argument("--organization", metavar="PATH", help="a real organization in place of the experiment's own")
    add_reading_options(sweep)
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
    from empathysim.sweeps.execution import NO_DASK, checked_executor
    from empathysim.sweeps.experiment import Experiment
    from empathysim.sweeps.lock import FolderRefused
    from empathysim.sweeps.progress import closing_line, failures, shown
    from empathysim.sweeps.sweep import sweep

    if asked.scheduler is not None:
        raise InputError(f"--scheduler {asked.scheduler}: {NO_DASK}")
    checked_executor(asked.executor, asked.workers)
    experiment = Experiment.load(asked.experiment)
    experiment = experiment.lived_in(asked.organization, asked.silo, asked.edges, asked.symmetrise)
    _announce(experiment)
    try:
        with shown(experiment.title) as progress:
            ended = sweep(experiment, asked.out, workers=asked.workers, executor=asked.executor, progress=progress)
    except FolderRefused as error:
        for message in error.messages:
            print(f"empathysim: {message}", file=sys.stderr)
        return 4
    except KeyboardInterrupt:
        print(f"Interrupted: {_standing(asked.out)} The same command goes on from here.", file=sys.stderr)
        return 130
    rows = ended.rows()
    _publish(ended, rows)
    print("\n".join([closing_line(ended.done, ended.failed_runs), *failures(rows)]), file=sys.stderr)
    return 3 if ended.failed_runs else 0


def _announce(experiment: Experiment) -> None:
    """Say what will be run, and what was noted while an organization in files was read."""
    from empathysim.sweeps.preparation import plan, setting_of

    setting = setting_of(experiment)
    network = setting.network()
    for note in network.notes if network is not None else ():
        print(f"{note.level}: {note.text}", file=sys.stderr)
    print(plan(experiment, setting), file=sys.stderr, flush=True)


def _standing(folder: str) -> str:
    """Return in words what a folder holds after an interruption."""
    from empathysim.errors import InputError
    from empathysim.sweeps.progress import closing_line
    from empathysim.sweeps.sweep import open_sweep

    try:
        stands = open_sweep(folder)
    except (InputError, KeyError):  # nothing was written yet
        return "no run has begun."
    line = closing_line(stands.done, stands.failed_runs, stands.missing)
    return f"{line}. 'empathysim results {folder}' shows what is there."


def _publish(sweep: Sweep, rows: list[dict[str, Any]]) -> None:
    """Write the table and the figure into the folder, and say where they are."""
    from empathysim.sweeps.publishing import published, write_table

    table = sweep.folder / "results.csv"
    write_table(rows, table)
    print(table)
    if not sweep.done or not sweep.experiment.varied:
        why = "no run was lived to its end" if not sweep.done else "this sweep has one point only, nothing to compare"
        print(f"There is no figure: {why}.", file=sys.stderr)
        return
    from empathysim.figures.sweep import sweep_figure

    picture = sweep.folder / "figure.png"
    with published(picture) as beside:
        figure = sweep_figure(sweep.experiment, rows, sweep.experiment.organization_name())
        figure.savefig(beside, metadata={"Software": None})
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
