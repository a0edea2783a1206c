"""Promise 17: what does not act changes no value, to the last bit, because every decision has luck of its own.

That paired differences vary less than unpaired ones is held in tests/scenarios/test_paired_luck.py; that a parameter
is silent while its owner is 0, in tests/contracts; that one decision more shifts no other, in tests/verification.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from worlds import digest

import empathysim as es
from empathysim.inhibitors.group_think import attention_factor
from empathysim.parameters.dials import DIALS
from empathysim.parameters.registry import PARAMETERS
from empathysim.scenarios.intervention import LEVERS_OF_PEOPLE, LEVERS_OF_SILOS
from empathysim.scenarios.scenario import Scenario

SMALL: dict[str, Any] = {"weeks": 6, "warm_up": 0, "employees": 25, "customers": 150, "seed": 11}
BASELINE = Scenario.load("baseline")
#: Leaders who react, a scandal and kindness under a cap: a firm in which most decisions are taken.
EVENTFUL = BASELINE.replace(
    {
        "corporate_culture.leader_reaction": 2.0, "acts_of_kindness.intensity": 0.8, "hiring.for_fit": 0.5,
        "turnover.exogenous": 0.01, "staffing.slack": 0.8, "qualitative_research.interviews": 0.2,
    }
)  # fmt: skip


def bits(scenario: Scenario, **options: Any) -> str:
    """Return the SHA-256 of everybody and every reading at the end; in which group somebody is does not count."""
    lived = es.simulate(scenario, **{**SMALL, **options}).lived
    there = lived.organization
    return digest(there.employees, there.customers, there.silos, there.firm, lived.weekly, without=("group",))


@pytest.fixture(scope="module")
def usual() -> str:
    """Return the bits of the eventful firm."""
    return bits(EVENTFUL)


@pytest.mark.parametrize("name", PARAMETERS)
def test_p17_a_lever_moved_to_where_it_stands_changes_no_bit(name: str, usual: str) -> None:
    """An intervention of strength 0 in mid-run, on each parameter. It would fail if moving were itself an event."""
    assert bits(EVENTFUL.with_intervention(name, EVENTFUL.values()[name], 3)) == usual


@pytest.mark.parametrize("name", PARAMETERS)
def test_p17_a_parameter_set_to_what_it_is_changes_no_bit(name: str, usual: str) -> None:
    """Written out, from the start and from week 0. It would fail if being set were itself a switch."""
    value = {name: EVENTFUL.values()[name]}
    assert bits(EVENTFUL.replace(value)) == usual
    began = {name: EVENTFUL.start_values()[name]}
    assert bits(replace(EVENTFUL.with_start(began), parameters={**EVENTFUL.parameters, **value})) == usual


@pytest.mark.parametrize("name", LEVERS_OF_PEOPLE)
def test_p17_half_of_the_people_offered_nothing_new_change_no_bit(name: str, usual: str) -> None:
    """It would fail if choosing who takes part used luck of the week, or a group of one's own were felt."""
    offered = EVENTFUL.with_intervention(name, EVENTFUL.values()[name], 2, people="random", share=0.5)
    assert bits(offered) == usual


@pytest.mark.parametrize("name", LEVERS_OF_SILOS)
def test_p17_a_silo_offered_nothing_new_changes_no_bit(name: str, usual: str) -> None:
    """It would fail if a rule read the numbers of the wrong silo, or a silo apart drew other luck."""
    silo = es.simulate(EVENTFUL, **SMALL).network.silo_names[1]
    assert bits(EVENTFUL.with_intervention(name, EVENTFUL.values()[name], 2, silos=[silo])) == usual


def test_p17_a_lever_moved_by_a_billionth_would_be_seen(usual: str) -> None:
    """The counterpart of all above: a move that nobody could mean, and the bits differ."""
    for name in ("empathy.natural_weight", "journey.handoff_loss"):
        moved = EVENTFUL.values()[name] * (1.0 - 1e-9)
        assert bits(EVENTFUL.with_intervention(name, moved, 3)) != usual


@pytest.mark.parametrize(
    "changed",
    [
        {"trust.disclosure_week": 4.0},
        {"acts_of_kindness.intensity": 0.0, "acts_of_kindness.budget_usd": 40.0},
        {"customer_contact.intensity": 0.0, "customer_contact.target_segments": 5.0},
        {"staffing.hiring_freeze": 0.0, "trust.disclosure_severity": 0.0, "trust.disclosure_week": 2.0},
    ],
    ids=lambda changed: list(changed)[-1],
)
def test_p17_an_option_of_something_that_is_off_changes_no_value(changed: dict[str, float]) -> None:
    """A week without a scandal, a budget without gestures, segments without contact: all readings and customers stay.

    It would fail if an option drew luck before anybody asked whether it is used.
    """
    off = {name: value for name, value in changed.items() if value == 0.0}
    one, two = (es.simulate(EVENTFUL.replace(each), **SMALL).lived for each in (off, changed))
    assert digest(one.weekly, one.organization.customers) == digest(two.weekly, two.organization.customers)


def test_p17_options_written_out_change_no_bit(usual: str) -> None:
    """What is generated can be handed over, and a rule replaced by itself. It would fail on luck drawn on the way."""
    network = es.simulate(EVENTFUL, **SMALL).network
    assert bits(EVENTFUL, organization=network, employees=None) == usual
    assert bits(EVENTFUL, rules=es.compose_rules(attention_factor=attention_factor)) == usual
    everybody = {**SMALL, "customers": 500}
    assert bits(EVENTFUL, **everybody) == bits(EVENTFUL, **{**everybody, "customers": None})


def test_p17_a_dial_moved_to_where_it_stands_changes_no_bit() -> None:
    """It would fail if a dial set more than it names."""
    for dial, parts in DIALS.items():
        stands = BASELINE.replace(dict.fromkeys(parts, 0.4))
        assert bits(stands.with_intervention(dial, 0.4, 2)) == bits(stands), dial


EXPERIMENT = """
[question]
title = "What else is asked"
[levers]
{levers}
[uncertainties]
{uncertainties}
[outcomes]
columns = [{columns}]
[design]
kind = "grid"
seeds = {seeds}
weeks = 3
warm_up = 1
employees = 20
"""
PLAIN: dict[str, Any] = {
    "levers": "groupthink = { values = [0.3, 0.7] }", "uncertainties": "", "columns": '"satisfaction"', "seeds": 2,
}  # fmt: skip


def found(folder: Path, name: str, **asked: Any) -> dict[tuple[float, int], float]:
    """Return satisfaction by conformity and seed, from a sweep in a folder of its own."""
    path = folder / f"{name}.toml"
    path.write_text(EXPERIMENT.format(**{**PLAIN, **asked}), encoding="utf-8")
    rows = es.sweep(path, folder / name, executor="serial").rows()
    return {(row["groupthink"], row["seed"]): row["satisfaction"] for row in rows}


@pytest.mark.parametrize(
    "asked",
    [
        {"columns": '"npv", "satisfaction", "net_promoter_score"'},
        {"levers": 'journey.handoff_loss = { values = [HANDOFF] }\ngroupthink = { values = [0.3, 0.7] }'},
        {"uncertainties": "empathy.natural_weight = { values = [NATURAL] }"},
        {"levers": "groupthink = { values = [0.7, 0.1, 0.3] }", "seeds": 3},
    ],
    ids=["more outcomes", "one lever more", "one uncertainty more", "more values and seeds"],
)  # fmt: skip
def test_p17_what_else_a_sweep_asks_changes_no_reading(asked: dict[str, Any], tmp_path: Path) -> None:
    """Runs of the same point and seed have the same numbers in a larger sweep. It would fail if luck came from the
    place of a run in its design, or if a factor that takes the usual value alone acted.
    """
    stands = {"HANDOFF": "journey.handoff_loss", "NATURAL": "empathy.natural_weight"}
    for word, name in stands.items():
        asked = {key: str(text).replace(word, repr(BASELINE.values()[name])) for key, text in asked.items()}
    less, more = found(tmp_path, "less"), found(tmp_path, "more", **asked)
    assert len(less) == 4
    assert {place: more[place] for place in less} == less
