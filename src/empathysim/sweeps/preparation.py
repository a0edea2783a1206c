"""Before the first run: what all runs share, and everything that would make every one of them fail.

It all happens before a folder is claimed, so that what is refused here leaves nothing behind.
"""

from __future__ import annotations

from empathysim.errors import InputError
from empathysim.lived import live_scenario
from empathysim.sweeps.design import Run, count
from empathysim.sweeps.experiment import Experiment
from empathysim.sweeps.fingerprint import files_of, hashes_of
from empathysim.sweeps.run import Setting


def setting_of(experiment: Experiment) -> Setting:
    """Return what all runs of an experiment share.

    Raises
    ------
    InputError : where the scenario or the organization cannot be found, or there is none to read by the
        silo column, the ties or their symmetry that were asked for.
    """
    path = experiment.organization_path()
    asked = {"silo": experiment.silo, "edges": experiment.edges, "symmetrise": experiment.symmetrise}
    idle = [name for name, told in asked.items() if told]
    if path is None and idle:
        raise InputError(
            f"{experiment.name}: {name} says how an organization in files is read, and none is named; "
            "add organization, or leave it out."
            for name in idle
        )
    return Setting(
        scenario=experiment.base(),
        uncertain=frozenset(factor.name for factor in experiment.factors if factor.role == "uncertainties"),
        weeks=experiment.weeks,
        warm_up=experiment.warm_up,
        employees=experiment.employees,
        customers=experiment.customers,
        organization=path,
        silo=experiment.silo,
        edges=experiment.edges,
        symmetrise=experiment.symmetrise,
        hashes=tuple(hashes_of(files_of(path, experiment.edges)).items()) if path else (),
        keeps_weekly=experiment.weekly,
    )


def prepare(experiment: Experiment, setting: Setting, first: Run) -> None:
    """Live one week of the first run: it compiles the rules once, before workers do, and tries the organization.

    Raises
    ------
    InputError : where the files cannot be read as an organization, or the first run cannot begin.
    """
    network = setting.network()
    try:
        live_scenario(
            setting.world(first), weeks=1, warm_up=0, seed=first.seed, network=network,
            employees=setting.employees, customers=setting.customers,
        )  # fmt: skip
    except InputError as error:
        raise InputError(f"{experiment.name}: no run can begin: {message}" for message in error.messages) from None


def plan(experiment: Experiment, setting: Setting) -> str:
    """Return in one line what will be run: ``24 runs: 12 points by 2 seeds of 156 weeks, ...``."""
    runs, seeds = count(experiment), len(experiment.seeds)
    points = runs // seeds
    network = setting.network()
    people = (
        f"{setting.employees:,} employees" if network is None
        else f"the {network.size:,} people of {experiment.organization_name()}"
    )  # fmt: skip
    sizes = [_counted(runs, "run"), _counted(points, "point"), _counted(seeds, "seed")]
    weeks = _counted(experiment.weeks, "week")
    return f"{sizes[0]}: {sizes[1]} by {sizes[2]} of {weeks}, scenario {setting.scenario.name}, {people}"


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
