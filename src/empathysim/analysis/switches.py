"""The five inhibitors and the seven keys as switches: a scenario with some of them held at a value throughout."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Literal

from empathysim.compose import own_parameters_read
from empathysim.errors import InputError, nearest, quoted
from empathysim.life import Live
from empathysim.parameters.own import own_levers
from empathysim.parameters.registry import PARAMETERS
from empathysim.scenarios.intervention import Intervention
from empathysim.scenarios.scenario import Scenario

Of = Literal["inhibitors", "keys"]

_LEVERS: dict[Of, dict[str, str]] = {
    "inhibitors": {
        "individual_context": "individual_context.strength",
        "human_bias": "human_bias.strength",
        "group_think": "group_think.conformity",
        "corporate_culture": "corporate_culture.strength",
        "emotional_illiteracy": "emotional_illiteracy.strength",
    },
    "keys": {
        name: f"{name}.intensity"
        for name in (
            "talk_about_emotions", "journey_view", "customers_as_people", "customer_contact", "sense_of_purpose",
            "acts_of_kindness", "personal_happiness",
        )
    },
}  # fmt: skip

SWITCHES: dict[Of, dict[str, tuple[str, ...]]] = {
    of: {name: (lever, *(each.name for each in PARAMETERS.values() if each.follows == lever)) for name, lever in parts}
    for of, parts in ((of, levers.items()) for of, levers in _LEVERS.items())
}
"""The parameters of each inhibitor and each key: its lever, and those that follow it unless set."""


_ENDINGS: dict[Of, str] = {"inhibitors": ".strength", "keys": ".intensity"}


def own_parts(of: Of, rules: Live) -> tuple[str, ...]:
    """Return the inhibitors or keys of a user's own that act in a week: those whose lever one of its rules reads."""
    levers = own_levers()
    return tuple(part for part, lever in levers.items()
                 if lever in own_parameters_read(rules) and lever.endswith(_ENDINGS[of]))  # fmt: skip


def checked_of(of: str) -> Of:
    """Return which switches are meant.

    Raises
    ------
    InputError : for anything but "inhibitors" or "keys".
    """
    for known in SWITCHES:
        if of == known:
            return known
    raise InputError(f"of = {quoted(of)} must be one of {', '.join(SWITCHES)}.{nearest(str(of), SWITCHES)}")


def held(scenario: Scenario, values: Mapping[str, float]) -> Scenario:
    """Return the scenario with inhibitors or keys held at these values from week 0 on, whatever it did to them.

    Parameters
    ----------
    scenario : what is changed. Interventions on the levers that are held fall away, all others stay.
    values : by the name of the inhibitor or key, 0 to 1.

    Raises
    ------
    InputError : for a value out of bounds.
    """
    levers = {lever: value for name, value in values.items() for lever in _parameters_of(name)}
    if not levers:
        return scenario
    left = tuple(part for each in scenario.interventions for part in _without(each, levers))
    return replace(scenario, interventions=left).replace(levers)


def _parameters_of(name: str) -> tuple[str, ...]:
    return next((parts[name] for parts in SWITCHES.values() if name in parts), None) or (own_levers()[name],)


def _without(intervention: Intervention, levers: Mapping[str, float]) -> Iterator[Intervention]:
    """Yield what is left of an intervention: itself, nothing, or the parts of its dial that are not held."""
    if not any(name in levers for name in intervention.names()):
        yield intervention
        return
    yield from (part for part in intervention.parts() if part.parameter not in levers)
