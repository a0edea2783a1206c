"""The page on experiments: its example is one, its tables are complete, and what it says holds by itself does."""

from __future__ import annotations

import re
from pathlib import Path

from pages import PAGES, blocks_of

from empathysim.sweeps.asking.distribution import DISTRIBUTIONS
from empathysim.sweeps.asking.experiment import Experiment
from empathysim.sweeps.asking.kinds import KINDS
from empathysim.sweeps.asking.reading_design import USUAL_LIMIT
from empathysim.sweeps.asking.settable import SETTABLE, of_intervention
from empathysim.sweeps.crew.setting import setting_of
from empathysim.sweeps.designs.design import design_of
from empathysim.sweeps.preparation import prepare

PATH = PAGES["docs/experiments.md"]
PAGE = PATH.read_text(encoding="utf-8")


def test_the_example_is_an_experiment_that_can_begin(tmp_path: Path) -> None:
    (example,) = [block.text for block in blocks_of(PATH) if block.language == "toml"]
    (tmp_path / "talk.toml").write_text(example, encoding="utf-8")
    experiment = Experiment.load(tmp_path / "talk.toml")
    prepare(experiment, setting_of(experiment), design_of(experiment).run(0, 0))
    assert "satisfaction.first_year" in experiment.columns


def test_every_kind_distribution_and_thing_that_can_be_varied_is_told() -> None:
    rest = [name for name, each in SETTABLE.items() if name.partition(".")[0] in ("organization", "scenario", "firm")]
    parts = [f".{name.partition('.')[2]}" for name in of_intervention("x", SETTABLE["groupthink"])]
    shape = [name if "." not in name else f".{name.partition('.')[2]}" for name in rest]
    for name in (*KINDS, *DISTRIBUTIONS, *parts, *shape, "industry"):
        assert f"`{name}`" in PAGE or f"`NAME{name}`" in PAGE or f"`organization{name}`" in PAGE, name
    assert all(key in PAGE for kind in KINDS.values() for key in kind.keys)


def test_what_holds_when_nothing_is_said_is_told_as_it_is() -> None:
    """Every `key = value` of the paragraph on [design] is what an experiment has that leaves the key out."""
    told = PAGE[PAGE.index("What else stands under `[design]`") :].partition("Under `[outcomes]`")[0]
    silent = Experiment("What holds?", outcomes=["satisfaction"], levers={"groupthink": [0.1, 0.9]})
    usual = {**vars(silent), "seeds": len(silent.seeds)}
    said = dict(re.findall(r"`(\w+) = ([^`]+)`", " ".join(told.split())))
    assert {"scenario", "seeds", "weeks", "warm_up", "employees"} <= set(said)
    assert {name: str(usual[name]).lower() for name in said} == {name: value.strip('"') for name, value in said.items()}
    assert f"{USUAL_LIMIT} at most for `until_precise`" in told
