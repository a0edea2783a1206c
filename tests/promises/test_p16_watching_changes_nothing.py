"""Promise 16: whoever records, draws, asks, shows or logs a run changes no bit of it.

Every run here is watched from its first week on: none has a warm-up, which this process could have kept from before.
"""

from __future__ import annotations

import io
import logging
import random
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import mesa
import numpy as np
import pytest
from mesa.datacollection import DataCollector
from worlds import digest

import empathysim as es
from empathysim.figures.run import run_figure
from empathysim.instruments.survey import survey
from empathysim.life import READING, Life
from empathysim.organization.columns import Records
from empathysim.organization.organization import Organization
from empathysim.scenarios.scenario import Scenario
from empathysim.sweeps.progress import Watcher, shown
from empathysim.sweeps.record.results import canon

SMALL: dict[str, Any] = {"employees": 30, "customers": 300, "seed": 4}
WEEKS = 9
EXPERIMENT = """
[question]
title = "Is it watched?"
[levers]
groupthink = {{ values = [0.2, 0.8] }}
[outcomes]
columns = ["satisfaction", "clv"]
weekly = {weekly}
[design]
kind = "grid"
seeds = 2
weeks = 4
warm_up = 0
employees = 25
"""


def bits(organization: Organization, weekly: Records) -> str:
    """Return the SHA-256 of everybody's state and of every reading."""
    there = (organization.employees, organization.customers, organization.silos, organization.firm)
    return digest(*there, weekly)


def simulated(**options: Any) -> str:
    """Return the bits of a run without a warm-up."""
    lived = es.simulate("empathy_movement", weeks=WEEKS, warm_up=0, **SMALL, **options).lived
    return bits(lived.organization, lived.weekly)


def looked_at(look: Callable[[Life, Records], object]) -> str:
    """Return the bits of a life at which somebody looks after every week."""
    life = Life(Scenario.load("empathy_movement"), **SMALL)
    log = np.zeros(WEEKS, READING).view(np.recarray)
    for week in range(WEEKS):
        life.live(log, week, 1)
        look(life, log[: week + 1])
    return bits(life.organization, log)


LOOKS: dict[str, Callable[[Life, Records], object]] = {
    "a figure": lambda _, log: run_figure(log, "title", "footer").canvas.draw(),
    "a survey": lambda life, _: survey(life.organization),
    "a copy": lambda life, _: life.organization.copy(),
    "a graph": lambda life, _: life.organization.network.graph,
}


@pytest.mark.parametrize("look", LOOKS)
def test_p16_a_look_after_every_week_changes_no_bit(look: str) -> None:
    """Fails where drawing, asking or copying writes into a record, or draws luck that the next week would have had."""
    assert looked_at(LOOKS[look]) == looked_at(lambda *_: None) == simulated()


def test_p16_a_look_that_touched_one_person_would_be_seen() -> None:
    """The counterpart: one person's empathy moved by its last bit in mid-run, and the bits differ."""

    def touch(life: Life, log: Records) -> None:
        if len(log) == 5:
            people = life.organization.employees["natural_empathy"]
            people[3] = np.nextafter(people[3], 0.0)

    assert looked_at(touch) != looked_at(lambda *_: None)


@pytest.mark.parametrize("every", [1, 4, WEEKS])
def test_p16_surveys_on_the_way_change_no_bit(every: int) -> None:
    """Fails where a survey shares luck with a decision of the week, or stopping for it loses anything."""
    assert simulated(survey_every=every) == simulated()


def test_p16_what_a_finished_run_shows_changes_no_bit_of_it(tmp_path: Path) -> None:
    """Fails where a table, a summary, a figure or a file of a run is more than a look at it."""
    run = es.simulate("baseline", weeks=WEEKS, warm_up=0, **SMALL)
    before = bits(run.lived.organization, run.lived.weekly)
    run.plot()
    run.survey()
    run.people()
    run.provenance()
    run.save(tmp_path / "kept")
    table = run.weekly
    table["satisfaction"] = 0.0
    assert repr(run)
    assert bits(run.lived.organization, run.lived.weekly) == before


def stepped(record: Callable[[es.EmpathyModel], object]) -> str:
    """Return the bits of a Mesa model that somebody records after every step."""
    model = es.EmpathyModel("empathy_movement", employees=30, customers=300, rng=4)
    for _ in range(WEEKS):
        model.step()
        record(model)
    frame = model.datacollector.get_model_vars_dataframe()
    weekly = frame.drop(columns="week").to_records(index=False)
    return bits(model.organization, weekly)


def test_p16_mesas_data_collector_changes_no_bit() -> None:
    """Fails where reading agents, model attributes or tables through Mesa writes into a row."""
    collector = DataCollector(
        model_reporters={"happiness": lambda model: model.employees.agg("happiness", np.mean), "week": "week"},
        agent_reporters={"row": "row", "seed": lambda agent: agent.unique_id},
    )
    assert stepped(collector.collect) == stepped(lambda _: None)
    assert len(collector.get_agent_vars_dataframe()) == WEEKS * 330


def test_p16_mesas_own_random_numbers_are_not_ours() -> None:
    """Fails where the week draws from the generators that Mesa gives a model, which any agent may use up."""
    assert stepped(lambda model: (model.random.random(), model.rng.random(7))) == stepped(lambda _: None)


class OneLuck(es.EmpathyModel):
    """A small firm of one seed, whatever seeds Mesa hands out: 3.3 and 3.5 do so in different ways."""

    def __init__(self, groupthink: float, rng: object = None) -> None:
        super().__init__(groupthink=groupthink, employees=20, customers=80, rng=3)


@pytest.mark.filterwarnings("ignore:The `iterations` keyword:DeprecationWarning")
def test_p16_mesas_progress_bar_changes_no_row(capsys: pytest.CaptureFixture[str]) -> None:
    """Fails where the order or the luck of Mesa's own batches depends on the bar that it shows."""
    options: dict[str, Any] = {"iterations": 1, "max_steps": 3}
    levers = {"groupthink": [0.1, 0.9]}
    rows = [mesa.batch_run(OneLuck, levers, **options, display_progress=bar) for bar in (True, False)]
    assert "2/2" in capsys.readouterr().err
    assert rows[0] == rows[1]
    assert rows[0][0]["satisfaction"] != rows[0][-1]["satisfaction"]


def swept(folder: Path, weekly: bool = False, progress: Watcher | None = None) -> str:
    """Return the canon of a sweep of four runs."""
    folder.mkdir()
    path = folder / "watched.toml"
    path.write_text(EXPERIMENT.format(weekly=str(weekly).lower()), encoding="utf-8")
    return canon(es.sweep(path, folder / "out", executor="serial", progress=progress).rows())


def test_p16_keeping_weekly_tables_changes_no_row_of_a_sweep(tmp_path: Path) -> None:
    """Fails where keeping every week makes a run another run."""
    assert swept(tmp_path / "with", weekly=True) == swept(tmp_path / "without")


class Terminal(io.StringIO):
    """Text that takes itself for a terminal."""

    def isatty(self) -> bool:
        """Return that somebody watches."""
        return True


@pytest.mark.parametrize("place", [Terminal, io.StringIO], ids=["a bar on a terminal", "lines in a file"])
def test_p16_progress_changes_no_row_of_a_sweep(
    place: type[io.StringIO], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Fails where the bar, or the lines in its place, take part in what is run."""
    alone = swept(tmp_path / "alone")
    screen = place()
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stderr", screen)
        with shown("Is it watched?") as progress:
            watched = swept(tmp_path / "watched", progress=progress)
    assert "Is it watched?" in screen.getvalue()
    assert watched == alone


def test_p16_logging_everything_changes_no_bit(tmp_path: Path) -> None:
    """Fails where a message is more than a message: one that draws luck, or moves on what it shows."""
    quiet = simulated(), swept(tmp_path / "quiet")
    root, said = logging.getLogger(), io.StringIO()
    handler, level = logging.StreamHandler(said), root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    try:
        root.debug("everything is logged")
        loud = simulated(), swept(tmp_path / "loud")
    finally:
        root.removeHandler(handler)
        root.setLevel(level)
    assert "everything is logged" in said.getvalue()
    assert loud == quiet


def lived_everywhere(folder: Path) -> tuple[str, str, str]:
    """Return the bits of a run, of a Mesa model and of a sweep."""
    return simulated(), stepped(lambda _: None), swept(folder)


def test_p16_luck_that_others_share_is_neither_used_nor_used_up(tmp_path: Path) -> None:
    """Fails where anything draws from Python's or NumPy's common generators, or seeds them for everybody else."""
    found = []
    for seed in (1, 2):
        random.seed(seed)
        np.random.seed(seed)
        before = random.getstate(), repr(np.random.get_state())
        found.append(lived_everywhere(tmp_path / str(seed)))
        assert (random.getstate(), repr(np.random.get_state())) == before
    assert found[0] == found[1]
