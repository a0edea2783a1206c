"""The experiments that ship: each asks a question, can be read, and runs when it is made small."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from empathysim.figures.sweep import sweep_figure
from empathysim.sweeps.design import count
from empathysim.sweeps.experiment import Experiment
from empathysim.sweeps.sweep import sweep

FOLDER = Path(__file__).parents[2] / "experiments"
NAMES = sorted(path.stem for path in FOLDER.glob("*.toml"))


def small(experiment: Experiment) -> Experiment:
    """Return the experiment with the ends of its factors only, one seed and few weeks."""
    factors = tuple(
        replace(factor, values=tuple(dict.fromkeys((factor.values[0], factor.values[-1]))))
        for factor in experiment.factors
    )
    return replace(experiment, factors=factors, seeds=(0,), weeks=4, warm_up=2, employees=30)


def test_the_first_sweep_is_there() -> None:
    assert "first_sweep" in NAMES
    assert count(Experiment.load(FOLDER / "first_sweep.toml")) <= 100


@pytest.mark.parametrize("name", NAMES)
def test_it_asks_a_question_in_prose(name: str) -> None:
    experiment = Experiment.load(FOLDER / f"{name}.toml")
    assert experiment.title.endswith("?")
    assert len(experiment.asks.split()) >= 30
    assert experiment.references
    assert len(experiment.varied) == 2


@pytest.mark.parametrize("name", NAMES)
def test_it_runs_and_can_be_shown(
    name: str, tmp_path: Path, data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EMPATHYSIM_DATA", str(data_folder))
    experiment = small(Experiment.load(FOLDER / f"{name}.toml"))
    ended = sweep(replace(experiment, customers=300), tmp_path, executor="serial")
    assert (ended.done, ended.failed) == (4, 0)
    figure = sweep_figure(experiment, ended.rows())
    assert len([axes for axes in figure.axes if axes.get_visible()]) == len(experiment.outcomes)
