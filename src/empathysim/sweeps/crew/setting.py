"""What all runs of a sweep share, and how one of them is lived.

A setting travels to workers whole: scenarios and organizations were read before, so that workers read no files
and a file that changes in mid-sweep changes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from empathysim.errors import InputError
from empathysim.instruments.summary import summary
from empathysim.life import Live
from empathysim.lived import live_scenario
from empathysim.organization.network import Network
from empathysim.organization.read import read_organization
from empathysim.outcomes.readings import WEEKLY
from empathysim.parameters.dials import DIALS
from empathysim.parameters.registry import PARAMETERS
from empathysim.scenarios.faults import ORGANIZATION
from empathysim.scenarios.firms import firm
from empathysim.scenarios.intervention import Intervention
from empathysim.scenarios.scenario import Scenario
from empathysim.sweeps.asking.experiment import Experiment
from empathysim.sweeps.asking.reading_interventions import intervention_of
from empathysim.sweeps.asking.settable import settable
from empathysim.sweeps.designs.design import Run
from empathysim.sweeps.designs.run import Outcome, packed
from empathysim.sweeps.fingerprint import files_of, hashes_of
from empathysim.week import live as live_plainly

_WEEKLY = {reading.name for reading in WEEKLY}


@dataclass(frozen=True)
class Setting:
    """What all runs of a sweep share; calling it with a run lives that run.

    Attributes
    ----------
    scenario : name of the scenario that points begin from.
    scenarios : every scenario that is lived, by name.
    population : which population of firms, where firms are lived.
    interventions : fields of each by the experiment's name for it.
    uncertain : names of the factors that hold from the start of the warm-up, and not from week 0 only.
    weeks, warm_up, employees, customers : as in `Experiment`.
    organization : the organization in files as it was written, or None.
    networks : every organization in files that is lived, by how it was written.
    hashes : SHA-256 of the files of each, by name.
    windows : column, weekly reading, first week, and week after the last of each window.
    keeps_weekly : whether the weekly table is kept.
    rules : the week with rules of a user's own, which no other process knows; None as it ships.
    """

    scenario: str
    scenarios: Mapping[str, Scenario]
    population: int
    interventions: Mapping[str, Mapping[str, Any]]
    uncertain: frozenset[str]
    weeks: int
    warm_up: int
    employees: int
    customers: int | None
    organization: str | None
    networks: Mapping[str, Network]
    hashes: Mapping[str, Mapping[str, str]]
    windows: tuple[tuple[str, str, int, int], ...]
    keeps_weekly: bool
    rules: Live | None

    def __call__(self, run: Run) -> Outcome:
        """Return the readings of a run, and its weekly table where that is kept.

        Raises
        ------
        InputError : where the model refuses what the point asks for.
        """
        end = live_scenario(
            self.world(run), weeks=self.weeks, seed=run.seed, warm_up=self.warm_up, network=self.network(run),
            rules=self.rules or live_plainly, **self.size(run),
        )  # fmt: skip
        readings = summary(end.weekly, end.organization, end.parameters)
        readings |= {column: float(np.mean(end.weekly[name][first:last])) for column, name, first, last in self.windows}
        return readings, packed(end.weekly) if self.keeps_weekly else None

    def size(self, run: Run) -> dict[str, Any]:
        """Return the number of employees of a run, and of places that a customer can hold."""
        customers = run.factors.get("organization.customers", self.customers)
        return {
            "employees": int(run.factors.get("organization.employees", self.employees)),
            "customers": None if customers is None else int(customers),
        }

    def network(self, run: Run) -> Network | None:
        """Return the organization in files that a run is lived in, or None for a generated one."""
        written = run.factors.get("organization", self.organization)
        return None if written is None else self.networks[str(written)]

    def world(self, run: Run) -> Scenario:
        """Return the scenario of a run: uncertainties hold from the start, levers move at week 0."""
        factors = run.factors
        scenario = self._base(factors)
        numbers = {name: value for name, value in factors.items() if name in PARAMETERS or name in DIALS}
        always = {name: value for name, value in numbers.items() if name in self.uncertain}
        if always:
            scenario = scenario.with_start(always)
        moved = {name: value for name, value in numbers.items() if name not in self.uncertain}
        added = tuple(self._interventions(factors))
        if added:
            scenario = replace(scenario, interventions=(*scenario.interventions, *added))
        return scenario.replace({**always, **moved})

    def _base(self, factors: Mapping[str, Any]) -> Scenario:
        """Return the scenario before any parameter is moved: its industry, and the shape of its organization."""
        name = str(factors.get("scenario", self.scenario))
        scenario = firm(int(factors["firm"]), self.population) if "firm" in factors else self.scenarios[name]
        shape = {
            part: value
            for group, _, part, value in ((*key.partition("."), value) for key, value in factors.items())
            if group == "organization" and part in ORGANIZATION
        }
        if shape:
            scenario = replace(scenario, organization={**scenario.organization, **shape})
        return replace(scenario, industry=str(factors["industry"])) if "industry" in factors else scenario

    def _interventions(self, factors: Mapping[str, Any]) -> list[Intervention]:
        """Return the interventions that take place; one for nobody does not."""
        made = []
        for name, fields in self.interventions.items():
            own = {key.partition(".")[2]: value for key, value in factors.items() if key.startswith(f"{name}.")}
            told = {**fields, **own}
            if told.get("is_on", True) and told.get("share", 1.0) != 0.0:
                made.append(intervention_of(told))
        return made


def setting_of(
    experiment: Experiment, rules: Live | None = None, scenarios: Mapping[str, Scenario] | None = None
) -> Setting:
    """Return what all runs of an experiment share; its organizations are read here.

    Parameters
    ----------
    experiment : the experiment.
    rules : the week with rules of a user's own; None as it ships.
    scenarios : its scenarios by name, where they are not to be read from their files.

    Raises
    ------
    InputError : where a scenario or an organization cannot be found or read, or there is none to read by the
        silo column, the ties or their symmetry that were asked for, or a parameter of a user's own is varied that
        this process does not know.
    """
    refuse_undeclared(experiment)
    chosen = {factor.name: factor.values for factor in experiment.factors}
    written = [str(each) for each in (experiment.organization, *chosen.get("organization", ())) if each is not None]
    asked = {"silo": experiment.silo, "edges": experiment.edges, "symmetrise": experiment.symmetrise}
    idle = [name for name, told in asked.items() if told]
    if not written and idle:
        raise InputError(
            f"{experiment.name}: {name} says how an organization in files is read, and none is named; "
            "add organization, or leave it out."
            for name in idle
        )
    networks, hashes = _organizations(experiment, list(dict.fromkeys(written)))
    names = dict.fromkeys([experiment.scenario, *map(str, chosen.get("scenario", ()))])
    return Setting(
        scenario=experiment.scenario,
        scenarios={name: experiment.base(name) for name in names} if scenarios is None else scenarios,
        population=experiment.population,
        interventions=experiment.interventions,
        uncertain=frozenset(factor.name for factor in experiment.factors if factor.role == "uncertainties"),
        weeks=experiment.weeks,
        warm_up=experiment.warm_up,
        employees=experiment.employees,
        customers=experiment.customers,
        organization=experiment.organization,
        networks=networks,
        hashes=hashes,
        windows=tuple(
            sorted(  # as they are kept, whatever the order in which they are shown
                (f"{name}.{window}", name, first, last)
                for name in experiment.outcomes
                if name in _WEEKLY
                for window, (first, last) in experiment.windows.items()
            )
        ),
        keeps_weekly=experiment.weekly,
        rules=rules,
    )


def refuse_undeclared(experiment: Experiment) -> None:
    """Raise InputError where an experiment, from a folder, moves what was declared in the process that lived it."""
    moved = [str(fields["parameter"]) for fields in experiment.interventions.values()]
    varied = [each.name for each in experiment.factors if each.name.partition(".")[0] not in experiment.interventions]
    known = settable()
    if missing := [name for name in dict.fromkeys([*varied, *moved]) if name not in known]:
        raise InputError(
            f"{experiment.name}: {name} is a parameter of its author's own; declare it with "
            f"es.declare_parameter('{name}', ...) and give the rules that read it."
            for name in missing
        )


def _organizations(experiment: Experiment, written: list[str]) -> tuple[dict[str, Network], dict[str, dict[str, str]]]:
    """Return each organization in files, and the hashes of its files, by how it was written."""
    networks: dict[str, Network] = {}
    hashes: dict[str, dict[str, str]] = {}
    faults: list[str] = []
    for each in written:
        try:
            path = experiment.organization_path(each)
            assert path is not None  # it was written
            hashes[each] = hashes_of(files_of(path, experiment.edges))
            networks[each] = read_organization(
                path, silo=experiment.silo, edges=experiment.edges, symmetrise=experiment.symmetrise
            )
        except InputError as error:
            faults += error.messages
    if faults:
        raise InputError(faults)
    return networks, hashes
