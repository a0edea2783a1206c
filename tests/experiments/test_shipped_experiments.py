"""The experiments that ship: each asks a question, says what came out, can be read, runs when it is made small, and
can be drawn."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from shipped_experiments import FOLDER, NAMES, shipped, small

from empathysim.__main__ import parser
from empathysim.figures.sweep import sweep_figure
from empathysim.parameters.references import REFERENCES
from empathysim.sweeps.asking.kinds import KINDS
from empathysim.sweeps.designs.design import points_asked
from empathysim.sweeps.sweep import sweep


def command(name: str) -> str:
    """Return the command that lives an experiment."""
    return f"empathysim sweep experiments/{name}.toml --out results/{name}"


def test_there_is_one_of_every_kind() -> None:
    assert len(NAMES) >= 12
    assert {shipped(name).kind for name in NAMES} == set(KINDS)


def test_the_first_sweep_is_quickly_done() -> None:
    assert points_asked(shipped("first_sweep")) * len(shipped("first_sweep").seeds) <= 100


@pytest.mark.parametrize("name", NAMES)
def test_it_asks_and_says_what_came_out(name: str) -> None:
    experiment = shipped(name)
    assert experiment.title.endswith("?")
    assert len(experiment.asks.split()) >= 30
    assert len(experiment.found.split()) >= 20


@pytest.mark.parametrize("name", NAMES)
def test_its_references_are_known_or_free_text(name: str) -> None:
    references = shipped(name).references
    assert references
    assert [key for key in references if " " not in key and key not in REFERENCES] == []


@pytest.mark.parametrize("name", NAMES)
def test_it_begins_with_the_command_that_made_it(name: str) -> None:
    first = (FOLDER / f"{name}.toml").read_text(encoding="utf-8").splitlines()[0]
    assert first == f"# {command(name)}"
    asked = parser().parse_args(command(name).split()[1:])
    assert (asked.experiment, asked.out) == (f"experiments/{name}.toml", f"results/{name}")


def test_the_table_names_every_experiment_its_question_and_its_command() -> None:
    text = (FOLDER / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| \[(.+?)\]\((\w+)\.toml\) \| `(.+?)` \| (.+?) \|$", text, re.MULTILINE)
    assert sorted(name for _, name, _, _ in rows) == NAMES
    for title, name, told, came_out in rows:
        assert title == shipped(name).title
        assert told == command(name)
        assert len(came_out.split()) >= 5
        assert not re.search(r"\d", came_out)


@pytest.mark.parametrize("name", NAMES)
def test_it_runs_when_small_and_can_be_drawn(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    experiment = shipped(name)
    if experiment.organization is not None:
        monkeypatch.setenv("EMPATHYSIM_DATA", str(request.getfixturevalue("data_folder")))
    ended = sweep(small(experiment), tmp_path, executor="serial")
    assert (ended.failed, ended.missing) == (0, 0)
    assert ended.done >= 2
    figure = sweep_figure(ended.experiment, ended.rows())
    drawn = [axes for axes in figure.axes if axes.get_visible() and axes.has_data()]
    assert len(drawn) >= min(len(experiment.outcomes), 9)
