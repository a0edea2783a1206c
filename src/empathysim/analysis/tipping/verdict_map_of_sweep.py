"""A map of verdicts from a finished sweep over a grid of two levers: what was lived once need not be lived again."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from empathysim.analysis.place import Place
from empathysim.analysis.tipping.verdict_map import VerdictMap, held_against, one_parameter
from empathysim.errors import InputError, knows_its_keywords, nearest
from empathysim.life import Live
from empathysim.parameters.dials import DIALS
from empathysim.parameters.registry import PARAMETERS
from empathysim.sweeps.asking.experiment import Experiment
from empathysim.sweeps.asking.factor import Factor
from empathysim.sweeps.asking.settable import Value
from empathysim.sweeps.crew.setting import refuse_undeclared, setting_of
from empathysim.sweeps.designs.design import Run
from empathysim.sweeps.record.ledger import Ledger
from empathysim.sweeps.record.own_rules import own_week, refuse_other_rules
from empathysim.sweeps.sweep import Sweep, open_sweep

Key = tuple[float, float, int]


@knows_its_keywords()
def verdict_map_of_sweep(
    sweep: Sweep | str | Path, outcome: str | None = None, rules: Live | None = None
) -> VerdictMap:
    """Return the map of verdicts of a sweep over a grid of two levers that vary.

    The scenario of the sweep, with everything that its experiment holds fixed, is lived once more for each seed where
    the grid does not hold the present point.

    Parameters
    ----------
    sweep : a finished sweep, or its folder.
    outcome : one of its outcomes, as read at the end of runs; None for the first.
    rules : the week with the rules that the sweep was lived with (see `compose_rules`); None: as they ship.

    Raises
    ------
    InputError : for another design, a column that is not there, runs that failed or are still missing, or where the
        present point has to be lived and the sweep was lived with other rules.
    """
    ended = sweep if isinstance(sweep, Sweep) else open_sweep(sweep)
    experiment = ended.experiment
    column = outcome or experiment.outcomes[0]
    refuse_undeclared(experiment)
    _refuse_what_is_no_map(ended, column)
    x, y = experiment.varied
    runs = {(float(row[x.name]), float(row[y.name]), row["seed"]): row for row in ended.rows()}
    x_values, y_values = (tuple(sorted(map(float, factor.values))) for factor in (x, y))
    seeds = tuple(experiment.seeds)
    present = _present(experiment, x, y)
    today = [_today(ended, (*present, seed), runs, column, own_week(rules)) for seed in seeds]
    now = np.array([numbers[0] for numbers in today])
    table = _table(runs, column, x_values, y_values, seeds)
    revenue = float(np.mean([numbers[1] for numbers in today]))
    cells = held_against(column, now, table, revenue, (x_values, y_values), present)
    fixed = [f"{name} {value:g}" for name, value in _fixed(experiment).items() if isinstance(value, int | float)]
    firm = " with ".join([experiment.scenario, *([" and ".join(fixed)] if fixed else [])])
    return VerdictMap(
        firm, x.name, y.name, x_values, y_values, present, column, seeds, now, table, cells,
        _place(experiment),
    )  # fmt: skip


def _refuse_what_is_no_map(sweep: Sweep, column: str) -> None:
    experiment, faults = sweep.experiment, []
    name = experiment.name
    if column not in experiment.outcomes:
        faults.append(f"{name}: there is no outcome '{column}'.{nearest(column, experiment.outcomes)}")
    levers = [factor.name for factor in experiment.varied]
    if experiment.kind != "grid" or len(levers) != 2:
        faults.append(f"{name}: a map needs a grid of two levers that vary; here vary {', '.join(levers) or 'none'}.")
    faults += [
        f"{name}: {lever} is no parameter with one number: a map cannot say where the firm stands."
        for lever in levers
        if lever not in PARAMETERS and len(DIALS.get(lever, ())) != 1
    ]
    if sweep.failed or sweep.missing:
        faults.append(f"{name}: {sweep.failed} runs failed and {sweep.missing} are missing; a map needs them all.")
    if len(experiment.seeds) < 2:
        faults.append(f"{name}: a map needs at least 2 seeds.")
    if faults:
        raise InputError(faults)


def _present(experiment: Experiment, x: Factor, y: Factor) -> tuple[float, float]:
    values = experiment.base().values()
    return values[one_parameter(x.name)], values[one_parameter(y.name)]


def _fixed(experiment: Experiment) -> dict[str, Value]:
    """Return what the experiment sets to one value for all points; the firm as it is has it, too."""
    return {factor.name: factor.values[0] for factor in experiment.factors if len(factor.values) == 1}


def _place(experiment: Experiment) -> Place:
    networks = setting_of(experiment).networks
    network = next(iter(networks.values())) if networks else None
    return Place(experiment.weeks, experiment.warm_up, network, experiment.employees, experiment.customers)


def _table(
    runs: Mapping[Key, Mapping[str, Any]],
    column: str,
    x_values: tuple[float, ...],
    y_values: tuple[float, ...],
    seeds: tuple[int, ...],
) -> NDArray[np.float64]:
    cells = [[[runs[x, y, seed][column] for seed in seeds] for x in x_values] for y in y_values]
    return np.array(cells, np.float64)


def _today(
    sweep: Sweep, key: Key, runs: Mapping[Key, Mapping[str, Any]], column: str, week: Live | None
) -> tuple[float, float]:
    """Return the outcome and the revenue of the present point under one seed; lived where the grid does not hold it."""
    row = runs.get(key)
    if row is not None and "revenue" in row:
        return float(row[column]), float(row["revenue"])
    with Ledger(sweep.folder, "read") as ledger:
        refuse_other_rules(sweep.folder, ledger.facts()["definition"], week)
    x, y = sweep.experiment.varied
    factors = {**_fixed(sweep.experiment), x.name: key[0], y.name: key[1]}
    readings, _ = setting_of(sweep.experiment, week)(Run(0, 0, key[2], factors))
    return float(readings[column]), float(readings["revenue"])
