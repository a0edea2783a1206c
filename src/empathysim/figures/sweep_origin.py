"""Where a sweep's figure comes from, for its footer: scenario, points, seeds, weeks, failures, version."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from empathysim.figures.footer import ended
from empathysim.figures.sweep_worlds import Rows
from empathysim.sweeps.asking.experiment import Experiment
from empathysim.wording.own_rules import words_of_replaced

_DESIGNS = {
    "grid": "points",
    "list": "listed points",
    "latin_hypercube": "points of a Latin hypercube",
    "sobol": "points of a Sobol sequence",
    "saltelli": "points of a Saltelli design",
    "morris": "points of Morris trajectories",
    "one_at_a_time": "points, each with one factor moved,",
    "firms": "firms",
    "until_precise": "points",
}


def origin(experiment: Experiment, rows: Rows, organization: str | None, replaced: Iterable[str]) -> str:
    """Return in one line where the numbers come from.

    Parameters
    ----------
    experiment : what was asked.
    rows : its table of results, failed runs too.
    organization : name of the real organization that it was lived in; None: a generated one.
    replaced : rules in whose place it was lived with rules of a user's own.
    """
    failed = sum(row["status"] != "done" for row in rows)
    parts = [
        *_where(experiment),
        *([f"organization {organization}"] if organization else []),
        _points(experiment, rows),
        *filter(None, [words_of_replaced(replaced)]),
    ]
    return ended(parts, experiment.weeks, experiment.warm_up, [f"{failed:,} runs failed"] if failed else [])


def _where(experiment: Experiment) -> list[str]:
    """Return the scenario, where there is one for all points."""
    if experiment.kind == "firms":
        return [f"firms of population {experiment.population:,}"]
    if any(factor.name in ("scenario", "firm") for factor in experiment.varied):
        return []
    return [f"scenario {experiment.scenario}"]


def _points(experiment: Experiment, rows: Rows) -> str:
    """Return how many points were lived, and with how many seeds each."""
    runs = Counter(row["point"] for row in rows)
    points, least, most = len(runs), min(runs.values(), default=0), max(runs.values(), default=0)
    seeds = f"{most:,} seed{'s' if most != 1 else ''}" if least == most else f"{least:,} to {most:,} seeds"
    luck = "each firm with luck of its own" if experiment.kind == "firms" else "the same at every point"
    if experiment.kind == "firms":
        firms = len({row["firm"] for row in rows})
        seeds = f"{points / firms:,.3g} settings by {seeds}" if points > firms else seeds
        points = firms
    return f"{points:,} {_DESIGNS[experiment.kind]} by {seeds}" + (f", {luck}" if least == most else "")
