"""The one measured sentence of each headline study: which two worlds it compares, and how it is made from the runs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from empathysim.analysis.comparison import MOST_RUNS
from empathysim.analysis.paired_difference import difference_in
from empathysim.analysis.sensitivity.flips import flips
from empathysim.analysis.sensitivity.sensitivity import sensitivity
from empathysim.sweeps.sweep import Sweep
from empathysim.wording.comparison import Setting, outcome_sentence


@dataclass(frozen=True)
class Measured:
    """Two worlds of a sweep that differ in what is asked about, under the same seeds.

    Attributes
    ----------
    column : of the sweep's table, a reading or one and a window.
    a, b : values of the factors that single out each world.
    called : how a sentence calls the two.
    weeks : after which it is read; None for all weeks of the experiment.
    """

    column: str
    a: Mapping[str, Any]
    b: Mapping[str, Any]
    called: tuple[str, str]
    weeks: int | None = None

    def __call__(self, ended: Sweep) -> str:
        """Return the sentence that the package makes of these pairs."""
        frame = ended.to_pandas()
        a, b = (_by_seed(frame, world, self.column) for world in (self.a, self.b))
        assert list(a.index) == list(b.index) == list(ended.experiment.seeds)
        outcome = self.column.partition(".")[0]
        # Profit alone is held against revenue, and no sentence here is about profit of a week.
        told = difference_in(outcome, a.to_numpy(), b.to_numpy(), revenue=float("nan")).told()
        return outcome_sentence(told, Setting(*self.called, self.weeks or ended.experiment.weeks, MOST_RUNS))


def _by_seed(frame: pd.DataFrame, world: Mapping[str, Any], column: str) -> pd.Series:
    """Return an outcome of one world by seed; a world that several points share is an error."""
    there = frame[np.logical_and.reduce([frame[name] == value for name, value in world.items()])]
    assert there["seed"].is_unique, f"several points hold {dict(world)}"
    return there.set_index("seed")[column].sort_index()


_PRESSURE, _MIND = "corporate_culture.pressure", "group_think.conformity"
_STRENGTHS = ("individual_context.strength", "human_bias.strength", _MIND, "corporate_culture.strength",
              "emotional_illiteracy.strength")  # fmt: skip
_KEYS = ("talk_about_emotions", "journey_view", "customers_as_people", "customer_contact", "sense_of_purpose",
         "acts_of_kindness", "personal_happiness")  # fmt: skip
_TIES = {"organization.ties_between": 1.0, "staffing.specialization": 0.3, "journey.handoff_loss": 0.12}
_LEARNING = {"qualitative_research.depth": 0.08, "human_bias.simplification_rate": 0.1}


def _champions(share: float) -> dict[str, Any]:
    return {"talk.is_on": True, "talk.share": share, "talk.people": "random", "insight.sharing_rate": 0.02}


def _keys(usual: float, **others: float) -> dict[str, float]:
    return {f"{name}.intensity": others.get(name, usual) for name in _KEYS}


MEASURED: dict[str, Callable[[Sweep], str]] = {
    "groupthink_by_culture_pressure": Measured(
        "satisfaction", {_PRESSURE: 0.0, _MIND: 1.0}, {_PRESSURE: 1.0, _MIND: 1.0},
        ("no pressure there", "full pressure in teams that think alike"),
    ),
    "what_crushes_empathy_most": Measured(
        "empathy", dict.fromkeys(_STRENGTHS, 0.6), {**dict.fromkeys(_STRENGTHS, 0.6), _STRENGTHS[0]: 0.0},
        ("all five inhibitors", "a release of individual context alone"),
    ),
    "seven_keys_one_budget": Measured(
        "npv", _keys(0.3), _keys(0.2, journey_view=0.68, acts_of_kindness=0.8),
        ("an even spread over all seven keys", "a view of the journey with acts of kindness"),
    ),
    "does_empowerment_survive_pressure": Measured(
        "satisfaction", {"empowerment": 0.0, "culture_pressure": 1.0}, {"empowerment": 1.0, "culture_pressure": 1.0},
        ("the same pressure without freedom", "full freedom to help and full pressure"),
    ),
    "too_many_silos": Measured(
        "satisfaction", {"organization.silos": 1, **_TIES}, {"organization.silos": 12, **_TIES},
        ("one silo", "twelve silos with the usual ties"),
    ),
    "ten_interviews_or_a_thousand_ratings": Measured(
        "complexity", {"scenario": "a_thousand_ratings", **_LEARNING}, {"scenario": "ten_interviews", **_LEARNING},
        ("a thousand ratings", "ten interviews a month"),
    ),
    "does_a_culture_change_last": Measured(
        "complexity.two_years_later", {"scenario": "baseline", "insight.forgetting_rate": 0.01},
        {"scenario": "culture_change", "insight.forgetting_rate": 0.01},
        ("baseline", "a culture change that ended two years and a half before"), weeks=234,
    ),
    "does_an_empathy_movement_take_off": Measured(
        "empathy", _champions(1.0), _champions(0.05), ("champions everywhere", "one champion in twenty people"),
    ),
    "what_matters_most": lambda ended: sensitivity(ended).sentences()["satisfaction"],
    "which_conclusions_hold": lambda ended: flips(ended).found[0].sentence,
}  # fmt: skip
"""The studies that are told first, and how the sentence with numbers in `found` is made from all of their runs."""
