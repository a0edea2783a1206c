"""`empathysim sweep`: live the runs of an experiment, and publish its table and its figure."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from empathysim.commands.organization_options import add_reading_options

if TYPE_CHECKING:
    from empathysim.sweeps.asking.experiment import Experiment
    from empathysim.sweeps.sweep import Sweep

#: Most runs of which a figure is drawn: all of their rows have to be held at once.
_MOST_DRAWN = 300_000


def add_parsers(subparsers: Any) -> None:
    """Add `sweep` to the command line."""
    about = "Live all runs of an experiment. Started again with the same folder, it goes on where it ended."
    sweep = subparsers.add_parser("sweep", help="live the runs of an experiment", description=about)
    sweep.add_argument("experiment", metavar="EXPERIMENT", help="a .toml file that says what is asked and varied")
    sweep.add_argument("--out", required=True, metavar="DIR", help="folder of the sweep; made where there is none")
    sweep.add_argument("--workers", type=int, default=None, metavar="N", help="at the same time (default one a core)")
    sweep.add_argument(
        "--executor", default="processes", metavar="KIND",
        help="processes (default), threads, serial or dask; all give the same table",
    )  # fmt: skip
    sweep.add_argument("--scheduler", metavar="ADDRESS", help="of a Dask scheduler: tcp://127.0.0.1:8786")
    sweep.add_argument("--part", metavar="I/N", help="live part I of N only, for machines that share a sweep")
    sweep.add_argument(
        "--take", metavar="DIR", nargs="+", default=[],
        help="take over what was lived in these folders of the same sweep, then live what is missing",
    )  # fmt: skip
    sweep.add_argument("--again", action="store_true", help="live runs that failed once more")
    sweep.add_argument("--organization", metavar="PATH", help="a real organization in place of the experiment's own")
    add_reading_options(sweep)
    sweep.set_defaults(call=sweep_command, parser=sweep)


def sweep_command(asked: argparse.Namespace) -> int:
    """Carry out an experiment and publish its table and figure; return the exit code."""
    from empathysim.sweeps.lock import FolderRefused, refuse_held

    try:
        refuse_held(Path(asked.out))  # before what follows is even imported, which takes longer
        return _swept(asked)
    except FolderRefused as error:
        for message in error.messages:
            print(f"empathysim: {message}", file=sys.stderr)
        return 4
    except KeyboardInterrupt:
        print(f"Interrupted: {_standing(asked.out)} The same command goes on from here.", file=sys.stderr)
        return 130


def _swept(asked: argparse.Namespace) -> int:
    from empathysim.sweeps.asking.experiment import Experiment
    from empathysim.sweeps.crew.execution import checked_executor
    from empathysim.sweeps.part import Part
    from empathysim.sweeps.progress import closing_line, failures, shown
    from empathysim.sweeps.record.own_rules import refuse_own_rules
    from empathysim.sweeps.sweep import sweep

    _refuse_foreign(Path(asked.out))
    refuse_own_rules(Path(asked.out))
    checked_executor(asked.executor, asked.workers, asked.scheduler)
    Part.read(asked.part)
    experiment = Experiment.load(asked.experiment)
    experiment = experiment.lived_in(asked.organization, asked.silo, asked.edges, asked.symmetrise)
    _announce(experiment)
    with shown(experiment.title) as progress:
        ended = sweep(
            experiment, asked.out, workers=asked.workers, executor=asked.executor, scheduler=asked.scheduler,
            part=asked.part, take_from=asked.take, again=asked.again, progress=progress,
        )  # fmt: skip
    _publish(ended)
    line = closing_line(ended.done, ended.failed_runs, ended.missing)
    print("\n".join([line, *failures(ended.failures()), *_not_precise(ended)]), file=sys.stderr)
    return 3 if ended.failed_runs else 0


def _refuse_foreign(folder: Path) -> None:
    """Raise FolderRefused where the table or the figure would take the place of something that is no sweep's."""
    from empathysim.sweeps.lock import FolderRefused
    from empathysim.sweeps.record.ledger_file import NAME

    there = [name for name in ("results.csv", "figure.png") if (folder / name).exists()]
    if there and not (folder / NAME).exists():
        raise FolderRefused(f"{folder}: holds {' and '.join(there)} of something else; take another folder.")


def _announce(experiment: Experiment) -> None:
    """Say what will be run, and what was noted while an organization in files was read."""
    from empathysim.sweeps.crew.setting import setting_of
    from empathysim.sweeps.designs.design import refuse_too_many
    from empathysim.sweeps.preparation import plan

    refuse_too_many(experiment)  # before anything is read
    setting = setting_of(experiment)
    for note in [note for network in setting.networks.values() for note in network.notes]:
        print(f"{note.level}: {note.text}", file=sys.stderr)
    print(plan(experiment, setting), file=sys.stderr, flush=True)


def _standing(folder: str) -> str:
    """Return in words what a folder holds after an interruption."""
    from empathysim.errors import InputError
    from empathysim.sweeps.progress import closing_line
    from empathysim.sweeps.sweep import open_sweep

    try:
        stands = open_sweep(folder)
    except InputError:  # nothing was written yet
        return "no run has begun."
    line = closing_line(stands.done, stands.failed_runs, stands.missing)
    return f"{line}. 'empathysim results {folder}' shows what is there."


def _publish(sweep: Sweep) -> None:
    """Write the table and the figure into the folder, and say where they are."""
    from empathysim.sweeps.publishing import published, write_table
    from empathysim.sweeps.record.ledger import Ledger
    from empathysim.sweeps.record.results import rows_of

    table = sweep.folder / "results.csv"
    with Ledger(sweep.folder, "read") as ledger:
        write_table(rows_of(ledger, sweep.experiment), table)
    print(table)
    if why := _why_no_figure(sweep):
        print(f"There is no figure: {why}.", file=sys.stderr)
        return
    from empathysim.figures.sweep import figure_of

    picture = sweep.folder / "figure.png"
    with published(picture) as beside:
        figure_of(sweep).savefig(beside, metadata={"Software": None})
    print(picture)


def _not_precise(sweep: Sweep) -> list[str]:
    """Return which points met the limit of seeds before their outcomes were known well enough."""
    if sweep.experiment.kind != "until_precise" or sweep.missing:
        return []
    places = sweep.imprecise_points
    if not places:
        return ["every point is known as precisely as matters"]
    named = ", ".join(map(str, places[:20])) + (", ..." if len(places) > 20 else "")
    limit = len(sweep.experiment.seeds)
    return [f"{len(places):,} points met the limit of {limit:,} seeds before they were precise: {named}"]


def _why_no_figure(sweep: Sweep) -> str:
    """Return why a sweep cannot be drawn, or an empty text."""
    if not sweep.done:
        return "no run was lived to its end"
    if sweep.done > _MOST_DRAWN:
        return f"{sweep.done:,} runs are more than the {_MOST_DRAWN:,} that are drawn"
    if not sweep.experiment.varied and sweep.experiment.kind not in ("firms", "one_at_a_time"):
        return "this sweep has one point only, nothing to compare"
    return ""
