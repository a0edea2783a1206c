"""The model for users of Mesa: `EmpathyModel`, a thin rim around the organization's records."""

from __future__ import annotations

import difflib
import functools
import inspect
from pathlib import Path
from typing import Any

import mesa
import numpy as np
from mesa.datacollection import DataCollector
from mesa.discrete_space import Network as Grid

from empathysim.agents import ALIKE, Customer, Employee
from empathysim.errors import InputError, knows_its_keywords, quoted
from empathysim.life import READING, Life, Live
from empathysim.lived import people_told
from empathysim.organization.network import Network
from empathysim.organization.read import read_organization
from empathysim.parameters.dials import DIALS
from empathysim.scenarios.scenario import Scenario
from empathysim.week import live as live_plainly


class EmpathyModel(mesa.Model):
    """Employees in silos and customers, as a Mesa model; a step is a week.

    There is no warm-up: the first step is the organization's first week (`simulate` lets it settle before).

    Parameters
    ----------
    scenario : a `Scenario`, the name of a shipped one, or a path; None is the default firm.
    groupthink, culture_pressure, empowerment : the three dials, each in [0, 1]; None leaves the scenario's.
    organization : a `Network`, or the path of one to read; None generates one of so many `employees`.
    employees : desks, where the organization is generated; None: 150.
    customers : slots that a customer can hold; None: 20 for each employee.
    rng : seed, 0 or more; None draws one, kept in `model.seed_of_luck`.
    rules : the week with rules replaced (see `compose_rules`); None: as they ship.

    Attributes
    ----------
    agents : employees and customers, as views on rows of the records.
    agents_by_type : those of each class, `Employee` and `Customer`.
    grid : the organization graph as a Mesa network; every employee stands in a cell.
    datacollector : one row a week, every weekly reading.
    organization : the records of all silos, employees and customers, which agents are views of.
    network : the organization graph as arrays, which `grid` shows as cells.
    parameters : the numbers that rules read; row 0 is the firm, then the groups that a lever reaches.
    week : weeks lived.

    Raises
    ------
    InputError : where anything cannot be used.
    """

    @knows_its_keywords(seed="rng")
    def __init__(
        self,
        scenario: Scenario | str | Path | None = None,
        *,
        groupthink: float | None = None,
        culture_pressure: float | None = None,
        empowerment: float | None = None,
        organization: Network | str | Path | None = None,
        employees: int | None = None,
        customers: int | None = None,
        rng: int | None = None,
        rules: Live | None = None,
    ) -> None:
        self.seed_of_luck = _seed(rng)
        super().__init__(rng=self.seed_of_luck)
        told = scenario if isinstance(scenario, Scenario) else Scenario.load(scenario or "baseline")
        # The dials hold from the first week: this is how the firm has always been, and no release is paid for.
        dials = {"groupthink": groupthink, "culture_pressure": culture_pressure, "empowerment": empowerment}
        turned = {name: value for name, value in dials.items() if value is not None}
        told = told.with_start(turned).replace(turned)
        people = people_told(organization, employees)
        network = organization if isinstance(organization, Network | None) else read_organization(organization)
        self.story = told
        self.life = Life(
            told,
            seed=self.seed_of_luck,
            network=network,
            employees=people,
            customers=customers,
            live=live_plainly if rules is None else rules,
        )
        self.organization = self.life.organization
        self.network = self.organization.network
        self.parameters = self.life.parameters
        self.readings = np.zeros(1, READING).view(np.recarray)
        self._people_the_grid()
        self.datacollector = WeeklyCollector()

    def __setattr__(self, name: str, value: Any) -> None:
        """Set an attribute; a dial's name, or nearly so, is refused, as a model that is made reads no dial.

        Raises
        ------
        InputError : for such a name, unless a class of one's own defines it.
        """
        dial = _dial(name)
        if dial and not hasattr(type(self), name):
            slip = "" if name == dial else f"there is no attribute '{name}'. Did you mean '{dial}'? "
            raise InputError(f"{slip}{dial} is set when a model is made: EmpathyModel({dial}={quoted(value)}).")
        super().__setattr__(name, value)

    def _people_the_grid(self) -> None:
        """Make an agent for every row, and stand every employee in its cell of the organization graph."""
        graph = self.network.graph
        options: dict[str, Any] = {"random": self.random}
        if "layout" in inspect.signature(Grid.__init__).parameters:
            # Computing a picture of the graph would take longer than all weeks together.
            options["layout"] = {name: (float(i), 0.0) for i, name in enumerate(graph)}
        self.grid = Grid(graph, **options)
        cells = {cell.coordinate: cell for cell in self.grid.all_cells}
        for row in range(len(self.organization.employees)):
            employee = Employee(self, self.organization.employees, row)
            employee.cell = cells[employee.id]
            employee.cell.add_agent(employee)
        for row in range(len(self.organization.customers)):
            Customer(self, self.organization.customers, row)

    @property
    def week(self) -> int:
        """Weeks lived."""
        return self.life.week

    @property
    def employees(self) -> Any:
        """All employees, as a Mesa AgentSet."""
        return self.agents_by_type[Employee]

    @property
    def customers(self) -> Any:
        """All customer slots, as a Mesa AgentSet."""
        return self.agents_by_type[Customer]

    def run_model(self, weeks: int = 156) -> None:
        """Live so many weeks: a firm does not end by itself."""
        for _ in range(weeks):
            self.step()

    def __repr__(self) -> str:
        customers = int(self.organization.customers["is_customer"].sum())
        return (
            f"{type(self).__name__}: {self.story.name}, {self.network.size:,} employees in {self.network.silos} silos, "
            f"{customers:,} customers, week {self.week}"
        )

    def step(self) -> None:
        """Live one week and collect its readings."""
        self.life.live(self.readings, 0, 1)
        self.datacollector.collect(self)


class WeeklyCollector(DataCollector):
    """Collects the week and every weekly reading by itself, and whatever else it is told to.

    Asking for each reading through a reporter of its own would take as long as the week.
    """

    def __init__(self, model_reporters: dict[str, Any] | None = None, **reporters: Any) -> None:
        super().__init__({"week": "week", **(model_reporters or {})}, **reporters)
        self.model_vars.update({name: [] for name in READING.names or ()})
        self._columns = tuple(self.model_vars[name] for name in READING.names or ())

    def collect(self, model: EmpathyModel) -> None:
        """Add the readings of the last week, and what the reporters say."""
        for column, value in zip(self._columns, model.readings.item(0), strict=True):
            column.append(value)
        super().collect(model)


@functools.cache
def _dial(name: str) -> str:
    """Return the dial that is named so or nearly so; an empty text where none is."""
    return next(iter(difflib.get_close_matches(name.casefold(), DIALS, n=1, cutoff=ALIKE)), "")


def _seed(rng: object) -> int:
    """Return the seed that `rng` names, or one drawn by the machine."""
    if rng is None:
        return int(np.random.SeedSequence().generate_state(1, np.uint64)[0])
    if isinstance(rng, bool) or not isinstance(rng, int | np.integer) or rng < 0:
        raise InputError(f"rng = {rng!r} must be a whole number, 0 or more, or None.")
    return int(rng)
