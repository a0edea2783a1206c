"""Mesa at the rim: agents are views on rows, and what a Mesa user expects of a model works."""

from __future__ import annotations

import gc
import weakref
from typing import Any

import mesa
import networkx as nx
import numpy as np
import pytest

from empathysim.agents import FIXED, Customer, Employee
from empathysim.errors import InputError
from empathysim.life import READING, Life
from empathysim.model import EmpathyModel
from empathysim.organization.column_values import bounds_of
from empathysim.organization.columns import CUSTOMER, EMPLOYEE
from empathysim.scenarios.scenario import Scenario


@pytest.fixture
def model() -> EmpathyModel:
    """Return a small organization that has lived three weeks."""
    made = EmpathyModel(groupthink=0.8, culture_pressure=0.6, empowerment=0.2, employees=30, customers=200, rng=1)
    for _ in range(3):
        made.step()
    return made


def test_the_three_dials_set_exactly_what_they_name(model: EmpathyModel) -> None:
    p = model.parameters[0]
    assert p.group_think_conformity == 0.8
    assert p.corporate_culture_pressure == 0.6
    assert p.sense_of_purpose_choice == p.acts_of_kindness_intensity == 0.2
    assert p.sense_of_purpose_meaningfulness == p.sense_of_purpose_intensity


def test_there_is_an_agent_for_every_row(model: EmpathyModel) -> None:
    assert len(model.agents) == 230
    assert len(model.agents_by_type[Employee]) == 30
    assert len(model.agents_by_type[Customer]) == 200
    happiness = model.employees.get("happiness")
    assert happiness == model.organization.employees["happiness"].tolist()


def test_agent_sets_select_aggregate_group_and_set(model: EmpathyModel) -> None:
    rows = model.organization.employees
    managers = model.employees.select(lambda person: person.is_manager)
    assert len(managers) == int(rows["is_manager"].sum())
    assert model.employees.agg("happiness", np.mean) == pytest.approx(rows["happiness"].mean())
    assert sum(model.employees.groupby("silo_name").count().values()) == 30
    managers.set("fatigue", 0.75)
    assert (rows["fatigue"][rows["is_manager"]] == 0.75).all()
    assert not (rows["fatigue"][~rows["is_manager"]] == 0.75).any()


def test_setting_an_attribute_changes_the_row_and_the_weeks_that_follow() -> None:
    models = [EmpathyModel(employees=30, customers=200, rng=1) for _ in range(2)]
    for person in models[1].employees:
        person.natural_empathy = 0.1
    for each in models:
        each.step()
    assert (models[1].organization.employees["natural_empathy"] == 0.1).all()
    assert models[1].readings["empathy"][0] < models[0].readings["empathy"][0]


def test_shapes_of_several_values_are_views(model: EmpathyModel) -> None:
    person = next(iter(model.employees))
    person.insight[2] = 0.9
    assert model.organization.employees["insight"][person.row, 2] == 0.9


def test_the_grid_is_the_organization_graph(model: EmpathyModel) -> None:
    graph = model.network.graph
    assert isinstance(graph, nx.DiGraph)
    person = max(model.employees, key=lambda each: each.row)
    neighbours = {cell.coordinate for cell in person.cell.neighborhood}
    assert neighbours == set(graph.successors(person.id)) | set(graph.predecessors(person.id)) or neighbours == set(
        graph.successors(person.id)
    )
    assert person in person.cell.agents


def test_the_data_collector_holds_every_weekly_reading(model: EmpathyModel) -> None:
    frame = model.datacollector.get_model_vars_dataframe()
    assert list(frame.columns) == ["week", *(READING.names or ())]
    assert frame["week"].tolist() == [1, 2, 3]
    assert len(frame) == model.week == 3
    assert frame["satisfaction"].iloc[-1] == model.readings["satisfaction"][0]


def test_steps_give_the_same_bits_as_a_run_without_mesa(model: EmpathyModel) -> None:
    story = Scenario.load("baseline").replace(groupthink=0.8, culture_pressure=0.6, empowerment=0.2)
    life = Life(story, seed=1, employees=30, customers=200)
    log = np.zeros(3, READING).view(np.recarray)
    life.live(log, 0, 3)
    assert life.organization.employees.tobytes() == model.organization.employees.tobytes()
    assert life.organization.customers.tobytes() == model.organization.customers.tobytes()


@pytest.mark.filterwarnings("ignore:The `iterations` keyword:DeprecationWarning")
def test_a_users_own_batch_run_works() -> None:
    levers: dict[str, Any] = {"groupthink": [0.0, 0.8], "culture_pressure": [0.2], "empowerment": [0.1, 0.9]}
    rows = mesa.batch_run(
        EmpathyModel, {**levers, "employees": 20, "customers": 100}, iterations=2, max_steps=2, display_progress=False
    )
    assert {(row["groupthink"], row["empowerment"]) for row in rows} == {(g, e) for g in (0.0, 0.8) for e in (0.1, 0.9)}
    assert len(rows) == 8
    assert all(0.0 < row["satisfaction"] < 1.0 for row in rows)


def test_models_are_freed() -> None:
    """Fails where anything outside the model still holds it, as Mesa 3.3's own count of agents does."""
    model = EmpathyModel(employees=20, customers=50, rng=1)
    model.step()
    held = weakref.ref(model)
    del model
    gc.collect()
    assert held() is None


@pytest.mark.parametrize("rng", [-1, 2.5, True, "7"])
def test_a_seed_that_is_none_is_refused(rng: Any) -> None:
    with pytest.raises(InputError, match="rng ="):
        EmpathyModel(employees=20, rng=rng)


def test_an_unknown_scenario_is_refused_with_the_nearest_name() -> None:
    with pytest.raises(InputError, match="wells_fargo"):
        EmpathyModel("wels_fargo")


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("happiness", 7, "happiness = 7 must be a number from 0 to 1; the nearest is 1."),
        ("happiness", "high", "happiness = 'high' must be a number from 0 to 1."),
        ("happiness", True, "happiness = True must be a number from 0 to 1."),
        ("happiness", float("nan"), "happiness = nan must be a number"),
        ("tenure_weeks", float("inf"), "tenure_weeks = inf must be a number from 0 to 1,000,000,000."),
        ("tenure_weeks", 10**400, "digits must be a number from 0"),
        ("insight", [0.1, 0.2], "from 0 to 1 (or 4 of them)."),
        ("insight", [[0.1], [0.2, 0.3]], "from 0 to 1 (or 4 of them)."),
        ("pushes", 2.4, "pushes = 2.4 must be a whole number from 0 to 1,000,000,000; the nearest is 2."),
        ("is_active", 0.5, "is_active = 0.5 must be True or False."),
        ("silo", 3, "silo cannot be set: the organization graph says"),
        ("boss", 10**6, "read_organization"),
        ("level", 0, "organization graph"),
        ("silo_name", "sales", "organization graph"),
        ("group", 5000, "with_intervention"),
        ("row", 3, "row cannot be set: an agent is a view of its row"),
        ("rows", None, "rows cannot be set: an agent is a view of its row"),
        ("is_customer", False, "employees have no is_customer; customers have."),
        ("hapiness", 0.9, "there is no attribute 'hapiness'. Did you mean 'happiness'?"),
    ],
)
def test_what_an_employee_cannot_be_is_refused(model: EmpathyModel, name: str, value: Any, said: str) -> None:
    """Through the agent and through a set of agents alike, and nothing is written."""
    before = model.organization.employees.tobytes()
    with pytest.raises(InputError) as refused:
        setattr(model.employees[0], name, value)
    assert said in str(refused.value)
    with pytest.raises(InputError):
        model.employees.set(name, value)
    assert model.organization.employees.tobytes() == before


@pytest.mark.parametrize(
    ("value", "near"), [(10**7, "; the nearest is 3."), (-1, "; the nearest is 0."), ("sales", ".")]
)
def test_a_segment_is_one_of_the_four(model: EmpathyModel, value: Any, near: str) -> None:
    """It fails where a segment beyond the four comes through: the compiled week would read beyond its arrays."""
    with pytest.raises(InputError) as refused:
        model.customers.set("segment", value)
    assert str(refused.value).endswith(f"must be a whole number from 0 to 3{near}")


def test_what_can_be_set_at_its_bounds_can_be_lived() -> None:
    """Every attribute that is not refused, at both ends of what it takes, leaves a firm whose readings are numbers.

    It fails, or crashes, where a bound lets something through that the compiled week cannot live with.
    """
    for end in (0, 1):
        model = EmpathyModel(employees=30, customers=200, rng=1)
        for agents, columns in ((model.employees, EMPLOYEE), (model.customers, CUSTOMER)):
            for column in columns:
                if column.name not in FIXED:
                    agents.set(column.name, bounds_of(column)[end])
        model.employees[0].is_active = True  # where nobody works, no share of those who work is a number
        for _ in range(3):
            model.step()
            assert np.isfinite(list(model.readings.item(0))).all()


def test_attributes_of_ones_own_stay_allowed(model: EmpathyModel) -> None:
    model.employees.set("team", "blue")
    assert set(model.employees.get("team")) == {"blue"}
    model.quarter = 3
    model.running = False
    assert vars(model)["quarter"] == 3
    assert not model.running


@pytest.mark.parametrize("name", ["is_active", "happiness", "silo"])
def test_a_column_of_employees_is_none_of_customers(model: EmpathyModel, name: str) -> None:
    """It fails where it would become an attribute of the customer's own, which nothing reads."""
    with pytest.raises(InputError) as refused:
        setattr(model.customers[0], name, 0)
    assert str(refused.value) == f"customers have no {name}; employees have."
    assert not hasattr(model.customers[0], name)


def test_what_both_kinds_have_can_be_set_on_both(model: EmpathyModel) -> None:
    for agents in (model.employees, model.customers):
        agents.set("expertise", 0.5)
        assert set(agents.get("expertise")) == {0.5}


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("groupthink", 0.1, "groupthink is set when a model is made: EmpathyModel(groupthink=0.1)."),
        ("culture_pressure", 0, "culture_pressure is set when a model is made: EmpathyModel(culture_pressure=0)."),
        (
            "empowermnt",
            0.5,
            "there is no attribute 'empowermnt'. Did you mean 'empowerment'? "
            "empowerment is set when a model is made: EmpathyModel(empowerment=0.5).",
        ),
    ],
)
def test_a_dial_of_a_model_that_is_made_is_refused(model: EmpathyModel, name: str, value: Any, said: str) -> None:
    """It fails where the dial would be taken and do nothing."""
    with pytest.raises(InputError) as refused:
        setattr(model, name, value)
    assert str(refused.value) == said
    assert not hasattr(model, name)


def test_a_model_of_ones_own_can_define_a_dial() -> None:
    class Turned(EmpathyModel):
        groupthink: float = 0.0

    own = Turned(employees=20, customers=50, rng=1)
    own.groupthink = 0.4
    assert own.groupthink == 0.4


def test_a_model_and_its_agents_say_what_they_are(model: EmpathyModel) -> None:
    customers = int(model.organization.customers["is_customer"].sum())
    assert repr(model) == f"EmpathyModel: baseline, 30 employees in 6 silos, {customers} customers, week 3"
    person = model.employees[0]
    person.is_active = True
    assert repr(person) == f"Employee 0 of {person.silo_name}"
    person.is_active = False
    assert repr(person) == f"Employee 0 of {person.silo_name}: a vacant desk"
    model.customers.set("is_customer", True)
    assert repr(model.customers[7]) == "Customer 7"


def test_a_seed_by_its_older_name_is_told_the_newer() -> None:
    with pytest.raises(InputError, match="there is no keyword 'seed'. Did you mean 'rng'?"):
        EmpathyModel(seed=3)  # type: ignore[call-arg]


def test_run_model_ends() -> None:
    model = EmpathyModel(employees=20, customers=50, rng=1)
    model.run_model(weeks=4)
    assert model.week == 4
