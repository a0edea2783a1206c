"""Before the first run: everything that would make every one of them fail, and what will be run, in words.

It all happens before a folder is claimed, so that what is refused here leaves nothing behind.
"""

from __future__ import annotations

from empathysim.errors import InputError
from empathysim.lived import live_scenario
from empathysim.sweeps.asking.experiment import Experiment
from empathysim.sweeps.crew.setting import Setting
from empathysim.sweeps.designs.design import Run, points_asked
from empathysim.week import live as live_plainly


def prepare(experiment: Experiment, setting: Setting, first: Run) -> None:
    """Live one week of the first run: it compiles the rules once, before workers do, and tries the organization.

    Raises
    ------
    InputError : where the first run cannot begin.
    """
    try:
        live_scenario(
            setting.world(first), weeks=1, warm_up=0, seed=first.seed, network=setting.network(first),
            rules=setting.rules or live_plainly, **setting.size(first),
        )  # fmt: skip
    except InputError as error:
        raise InputError(f"{experiment.name}: no run can begin: {message}" for message in error.messages) from None


def plan(experiment: Experiment, setting: Setting) -> str:
    """Return in one line what will be run: ``24 runs: 12 points by 2 seeds of 156 weeks, ...``."""
    points, seeds = points_asked(experiment), len(experiment.seeds)
    varied = {factor.name for factor in experiment.factors}
    network = setting.networks[setting.organization] if setting.organization else None
    people = (
        "organizations of several sizes" if varied & {"organization", "organization.employees"}
        else f"{setting.employees:,} employees" if network is None
        else f"the {network.size:,} people of {experiment.organization_name()}"
    )  # fmt: skip
    lived = f"{_counted(points, 'point')} by {_counted(seeds, 'seed')} of {_counted(experiment.weeks, 'week')}"
    most = "at most " if experiment.kind == "until_precise" else ""
    where = "several scenarios" if "scenario" in varied else f"scenario {setting.scenario}"
    where = "firms of the population" if experiment.kind == "firms" else where
    return f"{most}{_counted(points * seeds, 'run')}: {lived}, {where}, {people}"


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
