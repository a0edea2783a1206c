"""Options of every command that lives worlds: how many seeds, how long, and in what organization."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from empathysim.commands.option_values import whole
from empathysim.commands.organization_options import add_reading_options, network_told


def add_place_options(command: argparse.ArgumentParser, *, weeks: int, seeds: int | None = None) -> None:
    """Add weeks, warm-up and organization, with what is usual for the command; and seeds, where there are several."""
    if seeds is not None:
        command.add_argument(
            "--seeds", type=whole, default=seeds, metavar="N", help=f"paired runs of each world (default {seeds})"
        )
    command.add_argument(
        "--weeks", type=whole, default=weeks, metavar="N", help=f"weeks after the warm-up (default {weeks})"
    )
    command.add_argument("--warm-up", type=whole, default=104, metavar="N", help="weeks to settle before (default 104)")
    command.add_argument("--employees", type=whole, default=None, metavar="N", help="desks (default 150)")
    command.add_argument(
        "--customers", type=whole, default=None, metavar="N",
        help="slots that a customer can hold, about 70 %% filled (default 20 for each employee)",
    )  # fmt: skip
    command.add_argument("--organization", metavar="PATH", help="a folder or GraphML file with a real organization")
    add_reading_options(command)


def place_told(asked: argparse.Namespace) -> dict[str, Any]:
    """Return seeds, weeks and organization as questions take them; what was noted goes to stderr.

    Raises
    ------
    InputError : where an organization cannot be read, or employees are asked for beside it.
    """
    network = network_told(asked)
    for note in network.notes if network is not None else ():
        print(f"{note.level}: {note.text}", file=sys.stderr)
    told = {name: getattr(asked, name) for name in ("seeds", "employees") if getattr(asked, name, None) is not None}
    return {
        "weeks": asked.weeks, "warm_up": asked.warm_up, "organization": network, "customers": asked.customers, **told
    }  # fmt: skip


def say_what_lies_beyond(scenarios: Sequence[str], weeks: int) -> None:
    """Say on stderr which changes of a scenario lie beyond the weeks that are lived, and are left out so."""
    from empathysim.scenarios.scenario import Scenario

    for name in scenarios:
        told = Scenario.load(name)
        late = {each.from_week: each.parameter for each in told.interventions if each.from_week >= weeks}
        values = told.values()
        if values["trust.disclosure_severity"] > 0.0 and values["trust.disclosure_week"] >= weeks:
            late[int(values["trust.disclosure_week"])] = "a disclosure"
        if late:
            what = ", ".join(f"{late[week]} in week {week}" for week in sorted(late))
            print(f"note: {told.name}: {what} lies beyond the {weeks} weeks that are lived (--weeks).", file=sys.stderr)


@contextmanager
def watched(title: str) -> Iterator[Callable[[int, int], None]]:
    """Yield what `live_worlds` calls after each run, and show it on stderr as sweeps do."""
    from empathysim.sweeps.progress import Progress, shown

    with shown(title) as watch:
        yield lambda lived, total: watch(Progress(lived, 0, total, 0))
