"""What the weeks hand to a rule: its arguments as they were seen in the life of a small and busy firm."""

from __future__ import annotations

import functools
import random
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from empathysim.analysis.plain_python import in_plain_python
from empathysim.analysis.rule_contract.arguments import Arguments, copied
from empathysim.compose import rules
from empathysim.life import READING, Life
from empathysim.rule_faults.refuse import mechanisms_of
from empathysim.scenarios.scenario import Scenario
from empathysim.week import live

Rule = Callable[..., Any]

_KEPT = 60
"""Most calls of a rule that are kept: of all of them each is as likely."""

#: So much happens here that every rule is asked: interviews, gestures, pushing, a programme, a busy desk.
BUSY = {
    "corporate_culture.pressure": 0.8, "corporate_culture.leader_reaction": 1.0,
    "corporate_culture.grievance_discovery": 0.2, "corporate_culture.push_rate": 0.5,
    "acts_of_kindness.intensity": 1.0, "acts_of_kindness.budget_usd": 60.0, "customer_contact.intensity": 0.8,
    "qualitative_research.interviews": 0.2, "staffing.slack": 0.6, "turnover.exogenous": 0.01,
    "talk_about_emotions.intensity": 0.5, "customers_as_people.intensity": 0.5, "journey_view.intensity": 0.5,
}  # fmt: skip


@functools.cache
def mechanisms() -> dict[str, Rule]:
    """Return every rule that states a mechanism, by name: those of the equation, inhibitors, keys and the rest."""
    return mechanisms_of(rules())


@functools.cache
def seen() -> Mapping[str, tuple[Arguments, ...]]:
    """Return up to 60 calls of each mechanism as (arguments, ...), from ten weeks of a busy firm of a dozen people."""
    kept: dict[str, list[Arguments]] = {}
    counts: dict[str, int] = {}
    chance = random.Random(0)

    def watching(name: str, body: Rule) -> Rule:
        def watched(*values: Any) -> Any:
            counts[name] = counts.get(name, 0) + 1
            place = len(kept.setdefault(name, []))
            if place == _KEPT:
                place = chance.randrange(counts[name])
            if place < _KEPT:
                kept[name][place : place + 1] = [copied(values)]
            return body(*values)

        return watched

    known = mechanisms()
    watchers = {name: watching(name, lambda *values, name=name: bodies[name](*values)) for name in known}
    bodies = {
        name: in_plain_python(each, {other: watchers[other] for other in known if other != name})
        for name, each in known.items()
    }
    for seed in (1, 2):
        firm = Life(Scenario("busy", parameters=BUSY), seed=seed, warm_up=30, employees=12, customers=80)
        with np.errstate(over="ignore"):
            in_plain_python(live, watchers)(firm.world, np.zeros(10, READING).view(np.recarray), 0, 10)
    return {name: tuple(calls) for name, calls in kept.items()}
