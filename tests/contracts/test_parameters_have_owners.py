"""A parameter that acts with a strength does nothing to customers while that strength is 0."""

from __future__ import annotations

import pytest
from worlds import digest, firm

from empathysim.parameters.registry import PARAMETERS

#: Employees' own states, which a mechanism may move while nobody feels it.
OWN_STATES = ("goal", "target_norm", "literacy")

PAIRS = [(name, gate) for name, parameter in PARAMETERS.items() for gate in parameter.acts_with]


def lived(name: str, value: float, gate: str) -> str:
    """Return the hash of encounters, customers and accounts, with the gate at 0 from the start."""
    here = firm({**PARAMETERS[name].shown_with, name: value, gate: 0.0}, seed=9)
    log = here.lives(80)
    return digest(log, here.customers, here.organization.silos, without=OWN_STATES)


@pytest.mark.parametrize(("name", "gate"), PAIRS)
def test_p17_a_parameter_is_silent_while_its_owner_is_zero(name: str, gate: str) -> None:
    """T2, exact: with one of its `acts_with` at 0 from the start, both bounds give the same encounters, customers and
    accounts; only the mechanism's own state may move.

    It would fail if a rule read the parameter without its owner, or the table named the wrong owner.
    """
    parameter = PARAMETERS[name]
    assert lived(name, parameter.low, gate) == lived(name, parameter.high, gate)


@pytest.mark.parametrize(("name", "gate"), PAIRS)
def test_an_owner_can_be_zero_and_is_a_parameter(name: str, gate: str) -> None:
    """Owners are registered, reach 0, and are no owner of themselves; it would fail on a misspelt name in the table."""
    assert PARAMETERS[gate].low == 0.0
    assert gate != name


def test_group_members_without_an_owner_are_few_and_known() -> None:
    """Parameters of inhibitors without an owner: the strengths, the releases' costs, and what acts through the inherent
    share of complexity, or through leaders' reaction beside hiring freeze.

    It would fail if a gated parameter lost its owner in the table and with it the test above.
    """
    groups = ("individual_context", "human_bias", "group_think", "corporate_culture", "emotional_illiteracy")
    free = {name for name, p in PARAMETERS.items() if name.partition(".")[0] in groups and not p.acts_with}
    free -= {name for name in free if name.endswith((".strength", ".conformity", ".release_cost_usd"))}
    assert free == {
        "human_bias.design_effort_weight", "human_bias.design_success_weight", "human_bias.inherent_share",
        "human_bias.complexity_creep", "human_bias.simplification_rate", "corporate_culture.growth_goal",
        "corporate_culture.aspiration_rate",
    }  # fmt: skip
