"""Docking: an independent prototype of the same model gives the same means (T30)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from worlds import firm, needs_machine_code, yearly

SEEDS = 20
SCENARIOS: dict[str, dict[str, float]] = {
    "default": {},
    "group_think_off": {"group_think.conformity": 0.0},
    "journey_view_80": {"journey_view.intensity": 0.8},
    "acts_of_kindness_80": {"acts_of_kindness.intensity": 0.8},
    "pressure_step": {"corporate_culture.pressure": 0.6},
    "promise_90": {"expectation.brand_promise": 0.9},
    "understaffed": {"staffing.slack": 0.75},
}
WINDOWS = {"weeks_0_25": slice(0, 26), "weeks_78_103": slice(78, 104), "weeks_182_207": slice(182, 208)}


def readings_of(scenario: str, seed: int) -> list[tuple[str, str, str, float]]:
    """Return what one run of 208 weeks from week 0 on gives in the windows of the reference."""
    here = firm(SCENARIOS[scenario], seed=seed, employees=150, customers=3000)
    first = here.lives(104)
    if scenario == "pressure_step":
        here.write(corporate_culture_pressure=1.0)
    log = np.concatenate([first, here.lives(104)]).view(np.recarray)
    last = log[-26:]
    year = {**yearly(last, here.parameters[0]), "npv": float(log.npv[-1]), "transfer_share": last.transfer_share.mean()}
    found = [(scenario, "last_26", name, float(value)) for name, value in year.items()]
    for window, weeks in WINDOWS.items():
        found += [(scenario, window, name, float(log[name][weeks].mean())) for name in log.dtype.names]
    return found


@pytest.fixture(scope="module")
def docked(data_folder: Path) -> Any:
    """Return each outcome of the reference beside our mean over twenty seeds, in standard errors."""
    path = data_folder.parent / "docking" / "reference.csv"
    if not path.is_file():
        pytest.skip(f"the docking reference is absent: {path} holds no file")
    reference = pd.read_csv(path)
    rows = [row for name in SCENARIOS for seed in range(SEEDS) for row in readings_of(name, seed)]
    keys = ["scenario", "window", "outcome"]
    ours = pd.DataFrame(rows, columns=[*keys, "value"]).groupby(keys).value.agg(["mean", "std"]).reset_index()
    both = reference.merge(ours, on=keys, how="left", suffixes=("", "_ours"))
    both["error"] = np.sqrt(both.sd_over_seeds**2 / both.seeds + both["std"] ** 2 / SEEDS)
    both["off"] = (both.mean_ours - both["mean"]).abs()
    return both


@needs_machine_code
def test_every_mean_of_the_reference_is_met(docked: Any) -> None:
    """T30: |difference| is at most 4 standard errors + 3 % of the value (profit: of revenue), in every row.

    It would fail if a rule said something else than the prototype's, by more than a few percent in any outcome.
    """
    assert len(docked) > 700
    assert docked.mean_ours.notna().all()
    revenue = docked[docked.outcome == "revenue"].set_index(["scenario", "window"])["mean"]
    scale = [
        revenue[row.scenario, row.window] if row.outcome == "profit" else abs(row.mean)
        for row in docked.itertuples(index=False)
    ]
    missed = docked[docked.off > 4 * docked.error + 0.03 * np.array(scale)]
    assert missed.empty, missed[["scenario", "window", "outcome", "mean", "mean_ours"]].to_string()


@needs_machine_code
def test_hardly_any_mean_lies_far_from_the_reference(docked: Any) -> None:
    """T30: at most 2 % of the outcomes lie beyond 4 standard errors; it would fail on many small disagreements."""
    assert (docked.off > 4 * docked.error + 1e-12).mean() <= 0.02
