"""The four rewards of purpose, and the three dials, set what they say (T31, T32)."""

from __future__ import annotations

import pytest
from worlds import fingerprint, firm

from empathysim.errors import InputError
from empathysim.parameters.dials import DIALS
from empathysim.parameters.registry import PARAMETERS, resolved

REWARDS = tuple(f"sense_of_purpose.{name}" for name in ("meaningfulness", "choice", "competence", "progress"))
SETS = {
    "groupthink": {"group_think.conformity"},
    "culture_pressure": {"corporate_culture.pressure"},
    "empowerment": {"sense_of_purpose.choice", "acts_of_kindness.intensity"},
}


@pytest.mark.parametrize("intensity", [0.0, 0.2, 0.7])
def test_the_four_rewards_at_the_intensity_change_no_bit(intensity: float) -> None:
    """T31, exact: setting the four sub-levers to the intensity is the same as setting the intensity.

    It would fail if the intensity acted beside its four parts.
    """
    whole = firm({"sense_of_purpose.intensity": intensity})
    parts = firm({"sense_of_purpose.intensity": intensity, **dict.fromkeys(REWARDS, intensity)})
    assert fingerprint(whole, whole.lives(20)) == fingerprint(parts, parts.lives(20))


@pytest.mark.parametrize("reward", REWARDS)
def test_each_reward_is_a_lever_of_its_own(reward: str) -> None:
    """T31: each sub-lever alone moves its own reward up, week by week; it would fail if two were the same lever."""
    column = {"meaningfulness": "meaning"}.get(reward.rpartition(".")[2], reward.rpartition(".")[2])
    usual, lifted = firm().lives(20), firm({reward: 1.0}).lives(20)
    assert (lifted[column][1:] > usual[column][1:]).all()
    others = {"meaning", "choice", "competence", "progress"} - {column}
    assert all(lifted[other][0] == pytest.approx(usual[other][0], abs=1e-3) for other in others)


@pytest.mark.parametrize("dial", SETS)
def test_a_dial_sets_exactly_its_parts(dial: str) -> None:
    """T32, exact: groupthink sets conformity, culture pressure the pressure, empowerment choice and kindness.

    It would fail if a dial set one parameter more or less, or anything else than its own value.
    """
    assert set(DIALS) == set(SETS)
    usual, dialled = resolved({}), resolved({dial: 0.9})
    assert {name for name in PARAMETERS if dialled[name] != usual[name]} == SETS[dial]
    assert all(dialled[name] == 0.9 for name in SETS[dial])
    with pytest.raises(InputError, match=dial):
        resolved({dial: 0.9, next(iter(SETS[dial])): 0.1})


def test_a_dial_and_its_parts_give_the_same_run() -> None:
    """T32, exact: a run by the dial has the bits of the run by its parts; it would fail if a dial acted otherwise."""
    dialled, parts = firm({"empowerment": 0.7}), firm(dict.fromkeys(SETS["empowerment"], 0.7))
    assert fingerprint(dialled, dialled.lives(10)) == fingerprint(parts, parts.lives(10))
