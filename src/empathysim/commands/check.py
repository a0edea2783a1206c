"""`empathysim check`: what an experiment would run, and what it would take, before anything does."""

from __future__ import annotations

import argparse
import json
from typing import Any

from empathysim.commands.organization_options import add_reading_options


def add_parsers(subparsers: Any) -> None:
    """Add `check` to the command line."""
    about = "Say what an experiment would run, how long it would take, and how much disk and memory. Nothing is kept."
    check = subparsers.add_parser("check", help="what an experiment would take", description=about)
    check.add_argument("experiment", nargs="?", metavar="EXPERIMENT", help="a .toml file")
    check.add_argument("--workers", type=int, default=None, metavar="N", help="at the same time (default one a core)")
    check.add_argument("--organization", metavar="PATH", help="a real organization in place of the experiment's own")
    add_reading_options(check)
    check.add_argument("--json", action="store_true", help="one JSON document on stdout")
    check.add_argument("--schema", action="store_true", help="print the JSON Schema of experiments, for editors")
    check.set_defaults(call=check_command, parser=check)


def check_command(asked: argparse.Namespace) -> int:
    """Print what an experiment would take, or the schema of experiments; return the exit code."""
    from empathysim.errors import InputError

    if asked.schema:
        from empathysim.sweeps.asking.schema import experiment_schema

        print(json.dumps(experiment_schema(), indent=2))
        return 0
    if asked.experiment is None:
        raise InputError("Name an experiment, a .toml file; or --schema for the JSON Schema of experiments.")
    from empathysim.sweeps.asking.experiment import Experiment
    from empathysim.sweeps.crew.execution import checked_executor
    from empathysim.sweeps.crew.setting import setting_of
    from empathysim.sweeps.forecast import forecast
    from empathysim.sweeps.preparation import plan
    from empathysim.sweeps.progress import duration

    experiment = Experiment.load(asked.experiment)
    experiment = experiment.lived_in(asked.organization, asked.silo, asked.edges, asked.symmetrise)
    told = forecast(experiment, checked_executor("processes", asked.workers).workers or 1)
    if asked.json:
        print(
            json.dumps(
                {"experiment": experiment.name, "kind": experiment.kind, "weeks": experiment.weeks, **vars(told)}
            )
        )
        return 0
    print(plan(experiment, setting_of(experiment)))
    if told.runs_at_least < told.runs:
        print(f"at least {told.runs_at_least:,} of them; more where outcomes are not precise by then")
    workers = f"{told.workers} worker{'s' if told.workers > 1 else ''}"
    print(f"about {duration(told.seconds)} with {workers}, {_size(told.disk_bytes)} on disk, ", end="")
    print(f"{_size(told.memory_bytes)} of memory")
    return 0


def _size(size: int) -> str:
    for unit, power in (("GB", 1e9), ("MB", 1e6), ("kB", 1e3)):
        if size >= power:
            return f"{size / power:.3g} {unit}"
    return f"{size} bytes"
