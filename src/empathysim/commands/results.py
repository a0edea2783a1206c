"""`empathysim results`, `verify` and `replay`: the table of a sweep, whether its record is whole, and a run again."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any


def add_parsers(subparsers: Any) -> None:
    """Add `results`, `verify` and `replay` to the command line."""
    results = subparsers.add_parser("results", help="write a sweep's table", description="Write a sweep's table.")
    results.add_argument("folder", metavar="DIR", help="folder of the sweep, finished or not")
    results.add_argument(
        "--format", metavar="FORMAT", help="csv (default), json or parquet; else the file's ending says"
    )
    results.add_argument("--weekly", action="store_true", help="one row for each week of each run")
    results.add_argument("--all", action="store_true", help="every reading, not the experiment's outcomes alone")
    results.add_argument("--output", metavar="FILE", help="write here (default: stdout; parquet needs a file)")
    results.set_defaults(call=results_command, parser=results)
    about = "Look at every line of a sweep's record: exit code 1 where anything is damaged. Nothing is changed."
    verify = subparsers.add_parser("verify", help="whether a sweep's record is whole", description=about)
    verify.add_argument("folder", metavar="DIR", help="folder of the sweep")
    verify.add_argument("--json", action="store_true", help="one JSON document on stdout")
    verify.set_defaults(call=verify_command, parser=verify)
    about = "Live one run again from its row alone: exit code 1 where it is not the same to the last bit."
    replay = subparsers.add_parser("replay", help="live one run of a sweep again", description=about)
    replay.add_argument("folder", metavar="DIR", help="folder of the sweep")
    replay.add_argument("--run", type=int, required=True, metavar="I", help="number of the run in the sweep's table")
    replay.add_argument("--json", action="store_true", help="one JSON document on stdout")
    replay.set_defaults(call=replay_command, parser=replay)


def results_command(asked: argparse.Namespace) -> int:
    """Write the table of a sweep; return the exit code."""
    from empathysim.errors import InputError
    from empathysim.sweeps.publishing import stream_table, write_table
    from empathysim.sweeps.record.ledger import Ledger
    from empathysim.sweeps.record.results import experiment_of, rows_of, weekly_rows_of

    form = _form(asked)
    if form == "parquet" and not asked.output:
        raise InputError("--format parquet is no text: name a file with --output FILE.")
    with Ledger(Path(asked.folder), "read") as ledger:
        experiment = experiment_of(ledger)
        if asked.weekly and not experiment.weekly:
            raise InputError(
                f"{asked.folder}: this sweep kept no weekly tables; write weekly = true under [outcomes] "
                "in the experiment and sweep into another folder."
            )
        outcomes = ledger.facts()["readings"] if asked.all else None
        rows = weekly_rows_of(ledger, experiment) if asked.weekly else rows_of(ledger, experiment, outcomes)
        if asked.output:
            write_table(rows, asked.output, form)
        else:
            stream_table(rows, sys.stdout, form)
    return 0


def _form(asked: argparse.Namespace) -> str:
    """Return the format that is asked for, by its name or by the file's ending.

    Raises
    ------
    InputError : where the two say different things, or the file is part of the sweep's record.
    """
    from empathysim.errors import InputError
    from empathysim.sweeps.lock import NAME as LOCK
    from empathysim.sweeps.publishing import FORMATS, checked_format
    from empathysim.sweeps.record.ledger_file import NAME
    from empathysim.sweeps.record.seal import SEAL

    told = checked_format(asked.format) if asked.format else None
    if asked.output is None:
        return told or "csv"
    place = Path(asked.output)
    if place.name in (NAME, LOCK, SEAL) and place.resolve().parent == Path(asked.folder).resolve():
        raise InputError(f"--output {asked.output}: this is the record of the sweep itself; name another file.")
    ending = place.suffix.lower().lstrip(".")
    if told and ending in FORMATS and ending != told:
        raise InputError(f"--format {told} and --output {place.name} say different things; leave --format out.")
    return told or (ending if ending in FORMATS else "csv")


def verify_command(asked: argparse.Namespace) -> int:
    """Say whether a sweep's record is whole; return the exit code."""
    from empathysim.sweeps.record.verify import verify

    found = verify(asked.folder)
    if asked.json:
        print(json.dumps({**vars(found), "folder": str(found.folder)}))
    elif found.damage:
        print("\n".join(found.damage))
    else:
        seal = "the seal of its end holds" if found.is_sealed else "not sealed: the sweep is under way or was cut short"
        print(f"{found.folder}: {found.runs:,} runs, every checksum holds; {seal}.")
    return 1 if found.damage else 0


def replay_command(asked: argparse.Namespace) -> int:
    """Live one run of a sweep again and say whether it is the same; return the exit code."""
    from empathysim.sweeps.replay import replay

    again = replay(asked.folder, asked.run)
    if asked.json:
        told = {**again.run._asdict(), "identical": again.is_identical}
        told |= {"differences": again.differences, "environment": again.environment}
        print(json.dumps(told))
        return 0 if again.is_identical else 1
    what = "identical to the last bit" if again.is_identical else "differs"
    print(f"run {asked.run}: {what}.")
    for sentence in again.differences:
        print(f"  {sentence}")
    if again.environment:
        print("the environment has changed since:")
        for sentence in again.environment:
            print(f"  {sentence}")
    return 0 if again.is_identical else 1
