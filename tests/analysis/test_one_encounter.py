"""One encounter: factors add up exactly, and lead to what the model itself gives."""

from __future__ import annotations

import functools
import math
from dataclasses import replace

import pytest

from empathysim.analysis.encounter import Encounter, additive_shares, encounter
from empathysim.analysis.plain_python import in_plain_python
from empathysim.empathy import expression, felt_empathy, raw_empathy, reading_of
from empathysim.errors import InputError
from empathysim.lived import Lived, live_scenario
from empathysim.scenarios.scenario import Scenario
from empathysim.wording.rules import faults_in

PAIRS = [(1, 0), (7, 33), (20, 200), (33, 599)]


@functools.cache
def lived(scenario: str = "ritz_carlton") -> Lived:
    return live_scenario(Scenario.load(scenario), weeks=6, warm_up=6, seed=3, employees=40, customers=600)


def by_name(found: Encounter) -> dict[str, float]:
    return {each.name: each.logarithm for each in found.factors}


@pytest.mark.parametrize("pair", PAIRS)
def test_logarithms_and_shares_add_up(pair: tuple[int, int]) -> None:
    """To 1e-12; nothing is left over on either scale."""
    found = encounter(lived(), *pair)
    assert math.fsum(by_name(found).values()) == pytest.approx(math.log(found.shown / found.natural), abs=1e-12)
    assert math.fsum(each.share for each in found.factors) == pytest.approx(found.shown - found.natural, abs=1e-12)


@pytest.mark.parametrize("pair", PAIRS)
def test_it_is_what_the_model_gives(pair: tuple[int, int]) -> None:
    """Bit for bit, against the compiled rules that the week calls."""
    found, place = encounter(lived(), *pair), lived().organization
    me, customer = place.employees[pair[0]], place.customers[pair[1]]
    p, silo = lived().parameters[me.group], place.silos[me.silo]
    raw = raw_empathy(p, me, customer, silo, reading_of(p, me, customer))
    felt = felt_empathy(p, me, raw)
    assert (found.natural, found.felt, found.shown) == (me.natural_empathy, felt, felt * expression(p, me))


def test_inhibitors_take_and_the_key_gives_back() -> None:
    found = encounter(lived(), 7, 33)
    for each in found.factors:
        assert each.kind != "inhibitor" or each.share < 0.0
        assert each.kind != "key" or each.share > 0.0
    assert not faults_in(found.sentence)
    assert list(found.to_pandas().index) == [each.name for each in found.factors]


@pytest.mark.parametrize(
    ("parameter", "name"),
    [
        ("individual_context_strength", "individual_context"),
        ("human_bias_strength", "human_bias"),
        ("group_think_conformity", "group_think"),
        ("corporate_culture_strength", "corporate_culture"),
        ("emotional_illiteracy_strength", "emotional_illiteracy"),
        ("customers_as_people_intensity", "customers_as_people"),
    ],
)
def test_what_is_off_takes_nothing_and_leaves_the_others_their_factors(parameter: str, name: str) -> None:
    """Fails where a factor stands under a wrong name, or is counted in another."""
    parameters = lived().parameters.copy()
    parameters[parameter] = 0.0
    before, after = encounter(lived(), 7, 33), encounter(replace(lived(), parameters=parameters), 7, 33)
    moods = {each.name for each in before.factors if each.kind == "mood"}
    gone = {name, "customers_as_people"} if name == "individual_context" else {name}
    for each, logarithm in by_name(after).items():
        if each in gone:
            assert logarithm == 0.0
        elif each not in moods:  # a power of what is left: mood weighs otherwise then
            assert logarithm == by_name(before)[each]


def test_mood_is_shared_among_its_three_in_proportion() -> None:
    """A neutral person's mood changes nothing; one that is only happy has all of it in happiness."""
    run = replace(lived(), organization=lived().organization.copy())
    me = run.organization.employees[7]
    me.engagement, me.happiness, me.fatigue = 0.5, 0.5, 0.0
    neutral = by_name(encounter(run, 7, 33))
    assert [neutral[name] for name in ("engagement", "happiness", "fatigue")] == [0.0, 0.0, 0.0]
    me.happiness = 0.9
    found = encounter(run, 7, 33)
    happy = by_name(found)
    assert happy["engagement"] == happy["fatigue"] == 0.0 < happy["happiness"]
    assert found.felt == pytest.approx(found.natural * math.exp(math.fsum(happy.values()) - happy["scripts"]))


def test_shares_by_hand() -> None:
    """Halved and halved again, each takes as much; where a factor is 0 it takes all."""
    assert additive_shares(0.8, 0.2, [math.log(0.5)] * 2) == pytest.approx([-0.3, -0.3])
    assert additive_shares(0.8, 0.0, [math.log(0.5), -math.inf]) == [0.0, -0.8]
    assert additive_shares(0.8, 0.8, [0.0, 0.0]) == [0.0, 0.0]


def test_nothing_left_is_no_error() -> None:
    """A total stranger at full strength is not read at all; nothing is shown, and own life takes everything."""
    run = replace(lived(), parameters=lived().parameters.copy(), organization=lived().organization.copy())
    run.parameters["individual_context_strength"] = 1.0
    run.parameters["individual_context_distance_weight"] = 1.0
    run.parameters["customers_as_people_intensity"] = 0.0
    me, customer = run.organization.employees[7], run.organization.customers[33]
    me.wealth = me.age = me.expertise = 0.0
    customer.wealth = customer.age = customer.expertise = 1.0
    me.insight[:] = 0.0
    found = encounter(run, 7, 33)
    assert found.shown == 0.0
    assert {each.name: each.share for each in found.factors if each.share} == {"individual_context": -found.natural}


def test_who_is_not_there_is_refused() -> None:
    with pytest.raises(InputError) as refused:
        encounter(lived(), 40, -1)
    assert [message.partition(" must")[0] for message in refused.value.messages] == ["employee = 40", "customer = -1"]
    run = replace(lived(), organization=lived().organization.copy())
    run.organization.employees[7].is_active = False
    with pytest.raises(InputError, match="vacant"):
        encounter(run, 7, 33)


def test_persons_of_a_real_organization_are_refused() -> None:
    network = replace(lived().organization.network, is_imported=True)
    run = replace(lived(), organization=replace(lived().organization, network=network))
    with pytest.raises(InputError, match="synthetic staff only"):
        encounter(run, 7, 33)


def test_what_stands_in_a_rules_place_is_called_at_any_depth() -> None:
    """Fails where only the first level is made anew, or where the package's own function is changed."""
    place = lived().organization
    me, customer = place.employees[7], place.customers[33]
    p = lived().parameters[me.group]
    blind = in_plain_python(reading_of, {"distance": lambda me, customer: 1.0})
    assert blind(p, me, customer) < in_plain_python(reading_of)(p, me, customer) == reading_of(p, me, customer)
