"""Whom an intervention reaches."""

from __future__ import annotations

import numpy as np
import pytest

from empathysim.errors import InputError
from empathysim.organization.generate import generate
from empathysim.scenarios.groups import groups
from empathysim.scenarios.intervention import Intervention, People

NETWORK = generate(100, seed=3)
TALK, CONTACT = "talk_about_emotions.intensity", "customer_contact.intensity"


def for_people(name: str, people: People | None, share: float = 1.0, silos: tuple[str, ...] = ()) -> Intervention:
    return Intervention(name, 0.8, 0, people=people, share=share, silos=silos)


def test_an_intervention_for_all_makes_no_group() -> None:
    found = groups(NETWORK, [Intervention(TALK, 0.8, 0)], seed=1)
    assert len(found.interventions) == 1
    assert not found.employee.any()
    assert not found.silo.any()


@pytest.mark.parametrize("seed", range(5))
def test_two_levers_for_the_same_people_reach_the_same_persons(seed: int) -> None:
    found = groups(NETWORK, [for_people(TALK, "random", 0.05), for_people(CONTACT, "random", 0.05)], seed)
    assert [len(applied) for applied in found.interventions] == [0, 2]
    assert int((found.employee == 1).sum()) == 5


def test_a_larger_share_holds_the_smaller_and_another_seed_other_people() -> None:
    few, many = (groups(NETWORK, [for_people(TALK, "random", share)], 1).employee for share in (0.1, 0.4))
    assert ((few == 1) <= (many == 1)).all()
    assert int((many == 1).sum()) == 40
    assert (few != groups(NETWORK, [for_people(TALK, "random", 0.1)], 2).employee).any()


def test_managers_and_the_front_line_are_whom_they_name() -> None:
    managers = groups(NETWORK, [for_people(TALK, "managers")], 1).employee == 1
    assert (managers == NETWORK.is_manager).all()
    front = groups(NETWORK, [for_people(TALK, "front_line")], 1).employee == 1
    silos = {NETWORK.silo_names[s] for s in NETWORK.silo[front]}
    assert silos == {"sales", "service", "technical"}
    assert (NETWORK.level[front] > 0).all()


def test_the_most_central_have_most_ties() -> None:
    chosen = groups(NETWORK, [for_people(TALK, "most_central", 0.1)], 1).employee == 1
    low, high = NETWORK.pairs()
    ties = np.bincount(np.concatenate((low, high)), minlength=NETWORK.size)
    assert int(chosen.sum()) == 10
    assert ties[chosen].min() >= ties[~chosen].max()


def test_a_silo_is_reached_as_people_and_as_a_silo() -> None:
    found = groups(NETWORK, [Intervention("journey_view.intensity", 0.8, 0, silos=("billing",))], 1)
    billing = NETWORK.silo_names.index("billing")
    assert ((found.employee == 1) == (NETWORK.silo == billing)).all()
    assert found.silo.tolist() == [int(s == billing) for s in range(6)]


def test_a_share_of_a_silos_people_changes_no_silo() -> None:
    found = groups(NETWORK, [for_people(TALK, "random", 0.5, ("billing",))], 1)
    assert not found.silo.any()
    assert set(NETWORK.silo[found.employee == 1]) == {NETWORK.silo_names.index("billing")}


def test_a_silo_that_is_not_there_is_named_with_the_nearest() -> None:
    with pytest.raises(InputError, match="there is no silo 'biling'. Did you mean 'billing'"):
        groups(NETWORK, [Intervention("journey_view.intensity", 0.8, 0, silos=("biling",))], 1)
