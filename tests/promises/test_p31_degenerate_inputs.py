"""Promise 31: inputs at the edge of sense have a defined result or a named refusal, and no warning.

pytest turns every warning into an error here; the command line is tried in processes of its own under `-W error`.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np
import pytest

import empathysim as es
from empathysim.life import Life
from empathysim.lived import Lived, live_scenario
from empathysim.organization.columns import CUSTOMER, EMPLOYEE, FIRM, SILO
from empathysim.outcomes.readings import READINGS, WEEKLY
from empathysim.parameters.registry import PARAMETERS
from empathysim.scenarios.firms import firm

SMALL: dict[str, Any] = {"weeks": 4, "warm_up": 2, "employees": 20, "customers": 60}
BASE = es.Scenario.load("baseline")
SOUND = es.generate_organization(20)
STRENGTHS = [name for name, part in PARAMETERS.items() if part.unit == "-" and (part.low, part.high) == (0.0, 1.0)]


def lived(scenario: es.Scenario = BASE, **other: Any) -> Lived:
    """Live a small firm, other in something."""
    return live_scenario(scenario, **{**SMALL, **other})


def at_bound(bound: str, names: list[str] | None = None) -> es.Scenario:
    """Return the firm that has always been at one bound of these parameters, or of all."""
    asked = PARAMETERS if names is None else names
    return BASE.with_start({name: getattr(PARAMETERS[name], bound) for name in asked})


def graph(made: nx.Graph, silos: str | list[str] = "a", **other: Any) -> Lived:
    """Live the organization of a networkx graph whose people sit in these silos in turn."""
    nx.set_node_attributes(made, {node: silos[k % len(silos)] for k, node in enumerate(made)}, "silo")
    return lived(network=es.Network.from_graph(made), **other)


def files(folder: Path, people: str, ties: str = "source,target,weight\n", **options: Any) -> Lived:
    """Live the organization of two tables."""
    (folder / "nodes.csv").write_text(people, encoding="utf-8")
    (folder / "edges.csv").write_text(ties, encoding="utf-8")
    return lived(network=es.read_organization(folder, **options))


def identical(_: Path) -> Lived:
    """Live a firm in which every employee and every customer is like the first one."""
    life = Life(BASE, employees=20, customers=60)
    org = life.organization
    for table, columns in ((org.employees, EMPLOYEE), (org.customers, CUSTOMER)):
        for column in columns:
            if column.name not in ("silo", "boss", "level", "group", "is_manager"):
                table[column.name] = table[column.name][0]
    log = np.zeros(5, lived().weekly.dtype).view(np.recarray)
    life.live(log, 0, 5)
    return Lived(log, org, life.parameters)


FIVE = "id,unit\n1,a\n2,a\n3,b\n4,b\n5,b\n"
TIED = "source,target,weight\n"

#: What is strange, and how it is lived. Each has a defined result.
DEFINED: dict[str, Callable[[Path], Lived]] = {
    "one employee": lambda folder: files(folder, "id,unit\n1,a\n"),
    "one employee and one customer": lambda _: graph(nx.empty_graph(1), customers=1),
    "two employees in one silo": lambda _: lived(BASE_OF_ONE_SILO, employees=2),
    "one customer": lambda _: lived(customers=1),
    "two customers, one week": lambda _: lived(customers=2, weeks=1),
    "as many silos as can be": lambda _: lived(with_shape(silos=10)),
    "one silo": lambda _: lived(BASE_OF_ONE_SILO),
    "every employee a silo": lambda _: graph(nx.path_graph(9), list("abcdefghi")),
    "nobody is in a silo that is named": lambda folder: files(folder, FIVE.replace("2,a", "2,").replace("5,b", "5,")),
    "no ties": lambda folder: files(folder, FIVE),
    "no ties in a generated firm": lambda _: lived(with_shape(ties_within=0.0, ties_between=0.0)),
    "everybody knows everybody": lambda _: lived(with_shape(ties_within=1e9, ties_between=1e9)),
    "only self-loops": lambda folder: files(folder, FIVE, TIED + "1,1,1\n2,2,5\n3,3,\n"),
    "only ties of weight 0": lambda folder: files(folder, FIVE, TIED + "1,2,0\n3,4,0.0\n"),
    "ties at both ends of what can be weighed": lambda folder: files(folder, FIVE, TIED + "1,2,5e-324\n3,4,1e12\n"),
    "the same heavy tie many times": lambda folder: files(folder, FIVE, TIED + "1,2,1e12\n" * 500),
    "ties in both directions, twice": lambda folder: files(folder, FIVE, TIED + "1,2,1\n2,1,1\n1,2,1\n2,1,1\n",
                                                           symmetrise=True),
    "weights that are missing": lambda _: graph(nx.Graph([(0, 1, {"weight": float("nan")}), (1, 2)])),
    "a star": lambda _: graph(nx.star_graph(15), "ab"),
    "a complete graph": lambda _: graph(nx.complete_graph(12), "abc"),
    "a ring, directed": lambda _: graph(nx.cycle_graph(12, create_using=nx.DiGraph), "ab"),
    "a graph in pieces": lambda _: graph(nx.disjoint_union(nx.path_graph(5), nx.path_graph(5)), "ab"),
    "a multigraph with itself": lambda _: graph(nx.MultiDiGraph([(0, 1), (0, 1), (1, 1), (1, 2)])),
    "a chain of bosses": lambda folder: files(folder, "id,unit,manager\n1,a,\n" + "".join(
        f"{k},a,{k - 1}\n" for k in range(2, 40))),
    "everybody their own boss": lambda folder: files(folder, "id,unit,manager\n1,a,1\n2,a,2\n3,b,3\n"),
    "all levels alike": lambda folder: files(folder, "id,unit,level\n1,a,1\n2,a,1\n3,b,1\n"),
    "identical people": identical,
    "every parameter at its lower bound": lambda _: lived(at_bound("low")),
    "every parameter at its upper bound": lambda _: lived(at_bound("high")),
    "every share and probability 0": lambda _: lived(at_bound("low", STRENGTHS)),
    "every share and probability 1": lambda _: lived(at_bound("high", STRENGTHS)),
    "no warm-up": lambda _: lived(warm_up=0),
    "one week": lambda _: lived(weeks=1, warm_up=0),
    "a year of one week's surveys": lambda _: lived(weeks=3, survey_every=1),
    "surveys further apart than the run is long": lambda _: lived(survey_every=520_000),
    "seed 0": lambda _: lived(seed=0),
    "the last seed": lambda _: lived(seed=2**64 - 1),
    "two interventions on one lever in one week": lambda _: lived(
        BASE.with_intervention("groupthink", 0.1, 1).with_intervention("groupthink", 0.9, 1)),
    "two ramps that cross": lambda _: lived(
        BASE.with_intervention("groupthink", 1.0, 0, 3).with_intervention("groupthink", 0.0, 1, 2)),
    "an intervention after the end": lambda _: lived(BASE.with_intervention("groupthink", 0.9, 10**9)),
    "a ramp of twenty million years": lambda _: lived(BASE.with_intervention("groupthink", 1.0, 0, 10**9)),
    "an intervention that changes nothing": lambda _: lived(BASE.with_intervention("groupthink", 0.6, 1)),
    "a share of people that rounds to nobody": lambda _: lived(
        BASE.with_intervention("customer_contact.intensity", 1.0, 0, people="random", share=1e-9)),
    "an intervention for managers where there are none": lambda folder: live_scenario(
        BASE.with_intervention("customer_contact.intensity", 1.0, 0, people="managers"),
        **{**SMALL, "network": es.Network.from_graph(_alone(4))}),
    "an intervention for a front line of heads only": lambda folder: live_scenario(
        BASE.with_intervention("customer_contact.intensity", 1.0, 0, people="front_line", share=0.5),
        **{**SMALL, "network": es.Network.from_graph(_alone(4))}),
}  # fmt: skip

#: What is refused, in which words, and how it is asked for.
REFUSED: dict[str, tuple[str, Callable[[Path], object]]] = {
    "one employee for six silos": ("employees = 1: at least 12 are needed", lambda _: lived(employees=1)),
    "an empty silo": ("nobody is in the silo 'empty'", lambda _: lived(network=changed(
        silo_names=(*SOUND.silo_names, "empty"), functions=(*SOUND.functions, ("sales",))))),
    "a silo that does nothing": ("the silo 'sales' does nothing", lambda _: lived(network=changed(
        functions=((), *SOUND.functions[1:])))),
    "a function that nobody has": ("no silo does billing", lambda _: lived(network=changed(
        functions=(("sales",), ("service",), ("operations",), ("operations",), ("technical",), ("product_policy",))))),
    "a boss who is not there": ("boss of row 0 is 99", lambda _: lived(network=changed(boss=SOUND.boss * 0 + 99))),
    "a boss of another silo": ("is of another silo", lambda _: lived(network=changed(boss=SOUND.boss * 0))),
    "a tie to nobody": ("target of a tie is no row", lambda _: lived(network=changed(target=SOUND.target + 1_000))),
    "ties with oneself": ("a tie with themselves", lambda _: lived(network=changed(target=SOUND.source))),
    "ties that weigh nothing": ("weight is no number above 0", lambda _: lived(network=changed(
        weight=SOUND.weight * 0.0))),
    "ties of infinite weight": ("weight is no number above 0", lambda _: lived(network=changed(
        weight=SOUND.weight + np.inf))),
    "fewer silos than people say": ("silo has 3 entries where 20 belong", lambda _: lived(network=changed(
        silo=SOUND.silo[:3]))),
    "silos in disorder": ("in ascending order", lambda _: lived(network=changed(silo=SOUND.silo[::-1].copy()))),
    "nobody": ("employees = 0: at least 12", lambda _: lived(employees=0)),
    "nobody in a file": ("nodes.csv: no people", lambda folder: files(folder, "id,unit\n")),
    "an empty graph": ("no people", lambda _: graph(nx.Graph())),
    "no customers": ("customers = 0 must be a whole number from 1", lambda _: lived(customers=0)),
    "no weeks": ("weeks = 0 must be a whole number of weeks from 1", lambda _: lived(weeks=0)),
    "weeks before the beginning": ("warm_up = -1", lambda _: lived(warm_up=-1)),
    "no silos": ("silos = 0 must be a whole number from 1 to 2,000", lambda _: with_shape(silos=0)),
    "an infinite weight": ("edges.csv row 2: weight = 'inf'", lambda folder: files(folder, FIVE, TIED + "1,2,inf\n")),
    "a weight that is no number": ("row 2: weight = 'nan'", lambda folder: files(folder, FIVE, TIED + "1,2,nan\n")),
    "a weight below 0": ("row 2: weight = '-1'", lambda folder: files(folder, FIVE, TIED + "1,2,-1\n")),
    "an infinite level": ("row 2: level = 'inf'", lambda folder: files(folder, "id,unit,level\n1,a,inf\n2,a,1\n")),
    "a share of nobody": ("share = 0 must be a number above 0", lambda _: BASE.with_intervention(
        "customer_contact.intensity", 1.0, 0, people="random", share=0)),
    "an end before the beginning": ("to_week = 2", lambda _: BASE.with_intervention("groupthink", 1.0, 3, 2)),
    "a parameter that is no number": ("= nan must be", lambda _: BASE.replace({"groupthink": float("nan")})),
    "an infinite parameter": ("= inf must be", lambda _: BASE.replace({"acts_of_kindness.cap_usd": float("inf")})),
    "a seed below 0": ("seed = -1 must be", lambda _: lived(seed=-1)),
    "a seed too far": ("seed = 18446744073709551616 must be", lambda _: lived(seed=2**64)),
    "infinitely many ties": ("factor = inf", lambda _: es.generate_organization(30).with_ties_between(float("inf"), 0)),
    "no firm": ("number = -1", lambda _: firm(-1)),
}  # fmt: skip


def with_shape(**settings: float) -> es.Scenario:
    """Return the baseline in a generated organization of another shape."""
    return es.Scenario("shaped", organization=settings)


def changed(**parts: Any) -> es.Network:
    """Return a sound organization with something put in by hand."""
    return replace(SOUND, **parts)


def _alone(people: int) -> nx.Graph:
    """Return so many people, each alone in a silo."""
    made = nx.empty_graph(people)
    nx.set_node_attributes(made, {node: f"s{node}" for node in made}, "silo")
    return made


BASE_OF_ONE_SILO = with_shape(silos=1)


def what_is_undefined(run: Lived) -> list[str]:
    """Return every reading and state that is no number or out of its bounds."""
    org = run.organization
    tables = ((EMPLOYEE, org.employees), (CUSTOMER, org.customers), (SILO, org.silos), (FIRM, org.firm))
    wrong = [
        f"{column.name} of {table[column.name].min()} to {table[column.name].max()}"
        for columns, table in tables
        for column in columns
        if not ((table[column.name] >= column.low) & (table[column.name] <= column.high)).all()
    ]
    wrong += [f"weekly {reading.name}" for reading in WEEKLY if not np.isfinite(run.weekly[reading.name]).all()]
    shares = [reading.name for reading in WEEKLY if reading.unit == "share"]
    wrong += [name for name in shares if run.weekly[name].min() < 0 or run.weekly[name].max() > 1 + 1e-12]
    told = es.Run(BASE, 0, len(run.weekly), 0, run).summary
    return wrong + [f"summary {name}" for name in READINGS if not np.isfinite(told[name])]


@pytest.mark.parametrize("name", DEFINED)
def test_p31_what_is_strange_has_a_defined_result(name: str, tmp_path: Path) -> None:
    """All states in their bounds, all readings finite; fails for a NaN, a division by nothing, or any warning."""
    run = DEFINED[name](tmp_path)
    assert what_is_undefined(run) == []


@pytest.mark.parametrize("name", REFUSED)
def test_p31_what_has_no_result_is_refused_by_name(name: str, tmp_path: Path) -> None:
    """Fails where nonsense is lived, or refused without saying which value it was."""
    words, asked = REFUSED[name]
    with pytest.raises(es.InputError) as caught:
        asked(tmp_path)
    assert words in str(caught.value)


def test_p31_at_least_forty_inputs_are_tried() -> None:
    """Fails where the promise would be shown by fewer than it says."""
    assert len(DEFINED) >= 40


def test_p31_a_run_of_one_customer_is_plotted_and_told(tmp_path: Path) -> None:
    """Figure, table and provenance of next to nothing are made without a warning; fails for an empty axis."""
    run = es.simulate("baseline", weeks=1, warm_up=0, employees=12, customers=1)
    assert (run.save(tmp_path) / "figure.png").stat().st_size > 1_000
    assert "lifetime value" in repr(run)


@pytest.mark.parametrize(
    "arguments",
    [
        ["run", "--weeks", "1", "--warm-up", "0", "--employees", "12", "--customers", "1", "--json"],
        ["run", "all_released", "--weeks", "1", "--warm-up", "0", "--employees", "12", "--customers", "1"],
        ["run", "--organization", "FIRM", "--weeks", "2", "--warm-up", "1", "--out", "OUT"],
        ["organization", "describe", "FIRM", "--json"],
        ["organization", "describe", "LONE"],
    ],
)
def test_p31_the_command_line_warns_of_nothing(arguments: list[str], tmp_path: Path) -> None:
    """Under `python -W error`; fails for a warning that a user would see and could do nothing about."""
    for name, people in (("FIRM", FIVE), ("LONE", "id,unit\n1,a\n")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "nodes.csv").write_text(people)
        (tmp_path / name / "edges.csv").write_text(TIED + "1,1,0\n")
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", "empathysim", *arguments], cwd=tmp_path, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert "Warning" not in done.stderr
