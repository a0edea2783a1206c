"""Worlds of a sweep: what each kind of factor does to the run that it is a part of."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import small_organization

from empathysim.errors import InputError
from empathysim.lived import live_scenario
from empathysim.scenarios.firms import firm
from empathysim.scenarios.scenario import Scenario
from empathysim.sweeps.asking.experiment import Experiment
from empathysim.sweeps.crew.setting import Setting, setting_of
from empathysim.sweeps.designs.design import Run, design_of

SMALL: dict[str, Any] = {"weeks": 6, "warm_up": 3, "employees": 30, "customers": 200}


def settled(**told: Any) -> tuple[Setting, list[Run]]:
    """Return the setting of a small grid and its runs."""
    experiment = Experiment("Does it?", outcomes=["satisfaction"], **{**SMALL, **told})
    return setting_of(experiment), list(design_of(experiment).runs())


def same(setting: Setting, run: Run, scenario: Scenario, **told: Any) -> bool:
    """Return whether a run is this scenario, lived plainly."""
    usual = {"weeks": 6, "warm_up": 3, "employees": 30, "customers": 200, "seed": run.seed, **told}
    plain = live_scenario(scenario, **usual).weekly
    return bool(setting(run)[0]["satisfaction"] == np.mean(plain["satisfaction"]))


def test_a_scenario_and_an_industry_are_factors() -> None:
    setting, runs = settled(levers={"scenario": ["baseline", "usaa"]}, uncertainties={"industry": ["bank", "airline"]})
    from dataclasses import replace

    for run in runs:
        wanted = Scenario.load(str(run.factors["scenario"]))
        assert same(setting, run, replace(wanted, industry=run.factors["industry"]))
    assert len({setting(run)[0]["satisfaction"] for run in runs}) == 4


def test_the_shape_and_size_of_an_organization_are_factors() -> None:
    setting, runs = settled(
        uncertainties={
            "organization.silos": [1, 3],
            "organization.ties_between": [0.0, 1.0],
            "organization.employees": [24, 30],
        }
    )
    found = {setting(run)[0]["satisfaction"] for run in runs}
    assert len(found) > 4  # one silo has no ties to others, however many are asked for
    for run in runs[:2]:
        shape = {"silos": 1, "ties_between": 0.0}
        from dataclasses import replace

        wanted = replace(Scenario.load("baseline"), organization=shape)
        assert same(setting, run, wanted, employees=run.factors["organization.employees"])


def test_an_organization_in_files_is_a_factor(tmp_path: Path) -> None:
    for name, people in (("one", 24), ("two", 36)):
        small_organization.written(tmp_path / name, people)
    told = {"uncertainties": {"organization": ["one", "two"]}, "silo": "team", "folder": tmp_path}
    setting, runs = settled(**told)
    assert [setting.network(run).size for run in runs] == [24, 36]  # type: ignore[union-attr]
    assert setting(runs[0])[0] != setting(runs[1])[0]
    with pytest.raises(InputError, match="there is no such folder or file"):
        settled(**{**told, "uncertainties": {"organization": ["one", "three"]}})


def test_an_intervention_is_varied_in_week_size_share_and_whether_it_takes_place() -> None:
    told = {"talk": {"parameter": "talk_about_emotions.intensity", "value": 0.9, "from_week": 1, "people": "random"}}
    levers = {"talk.from_week": [0, 4], "talk.share": [0.0, 0.5], "talk.is_on": None}
    setting, runs = settled(levers=levers, interventions=told)
    base = Scenario.load("baseline")
    lived: set[float] = set()
    for run in runs:
        week, share, is_on = (run.factors[f"talk.{part}"] for part in ("from_week", "share", "is_on"))
        wanted = base
        if is_on and share:
            wanted = base.with_intervention(
                "talk_about_emotions.intensity", 0.9, int(week), people="random", share=float(share)
            )
        assert same(setting, run, wanted)
        lived.add(setting(run)[0]["satisfaction"])
    assert len(lived) == 3  # not at all, from week 0, and from week 4


def test_a_ramp_ends_so_many_weeks_after_its_beginning() -> None:
    told = {"push": {"parameter": "culture_pressure", "value": 0.9, "from_week": 1}}
    setting, runs = settled(levers={"push.ramp_weeks": [0, 4]}, interventions=told)
    made = [setting.world(run).interventions[-1] for run in runs]
    assert [(each.from_week, each.to_week) for each in made] == [(1, None), (1, 5)]


def test_a_firm_of_the_population_is_lived_with_its_own_luck() -> None:
    setting, runs = settled(kind="firms", points=2, levers={"customer_contact.intensity": [0.1, 0.8]})
    for run in runs:
        wanted = firm(int(run.factors["firm"])).replace({k: v for k, v in run.factors.items() if k != "firm"})
        assert same(setting, run, wanted)
    assert len({setting(run)[0]["satisfaction"] for run in runs}) == 4


def test_a_window_is_the_mean_over_its_weeks() -> None:
    setting, runs = settled(levers={"groupthink": [0.2]}, windows={"early": [0, 2], "last": [5, 6]})
    readings = setting(runs[0])[0]
    lived = live_scenario(setting.world(runs[0]), weeks=6, warm_up=3, employees=30, customers=200, seed=0).weekly
    assert readings["satisfaction.early"] == np.mean(lived["satisfaction"][:2])
    assert readings["satisfaction.last"] == lived["satisfaction"][5]
