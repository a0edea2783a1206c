"""An inhibitor of one's own from a cell: declared, composed, compared, attributed to, at full speed."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from own_inhibitor import declared, loneliness, loneliness_in_parts
from worlds import needs_machine_code

from empathysim.analysis.attribute import attribute
from empathysim.analysis.compare import compare_all
from empathysim.compose import compose_rules, own_parameters_read
from empathysim.errors import InputError
from empathysim.lived import live_scenario
from empathysim.parameters.own import declare_parameter
from empathysim.parameters.registry import OWN, OWN_FIELDS, PARAMETERS, table
from empathysim.scenarios.scenario import Scenario

BASELINE = Scenario.load("baseline")
SMALL: dict[str, Any] = {"weeks": 4, "warm_up": 0, "employees": 20, "customers": 100}


@pytest.fixture
def own() -> Any:
    """Return a week in which loneliness has taken the empty chair."""
    with declared():
        yield compose_rules(further_factor=loneliness)


def test_at_strength_0_no_bit_changes_and_more_of_it_takes_more(own: Any) -> None:
    """It would fail if the number that a scenario sets did not reach the rule."""
    usual = live_scenario(BASELINE, **SMALL).weekly
    lived = [
        live_scenario(BASELINE.replace({"loneliness.strength": each}), rules=own, **SMALL).weekly
        for each in (0.0, 0.6, 1.0)
    ]
    assert lived[0].tobytes() == usual.tobytes()
    assert live_scenario(BASELINE, rules=own, **SMALL).weekly.tobytes() == lived[1].tobytes()
    assert (lived[0].empathy > lived[1].empathy).all()
    assert (lived[1].empathy > lived[2].empathy).all()


def test_functions_that_a_rule_calls_read_its_parameters_too(own: Any) -> None:
    """It would fail where only the rule's own lines found the parameter, or were told to read it."""
    parts = compose_rules(further_factor=loneliness_in_parts)
    assert own_parameters_read(parts) == ("loneliness.strength",)
    whole, called = (live_scenario(BASELINE, rules=each, **SMALL).weekly for each in (own, parts))
    assert called.tobytes() == whole.tobytes()


def test_its_source_is_a_paper_of_ones_own_or_keys_of_the_bibliography() -> None:
    """Fails where a researcher's own paper is refused, or a misspelt key is taken for one."""
    paper = "Darley & Batson (1973), From Jerusalem to Jericho"
    with declared(source=paper):
        (row,) = (row for row in table() if row["name"] == "loneliness.strength")
        assert row["source"] == paper
    with declared(source="asch_1956 design"):
        assert PARAMETERS["loneliness.strength"].source == ("asch_1956", "design")
    with pytest.raises(InputError, match="'asch_1965' is not in the bibliography. Did you mean 'asch_1956'"):
        declare_parameter("loneliness.strength", "how alone", default=0.6, source="asch_1965")


def test_a_firm_that_was_always_without_it_is_as_if_it_had_never_been_written(own: Any) -> None:
    """Set from the start, it acts in no week; set from week 0 on, it has acted while the firm settled."""
    where, none = {**SMALL, "warm_up": 6}, {"loneliness.strength": 0.0}
    usual = live_scenario(BASELINE, **where).weekly
    assert (
        live_scenario(BASELINE.with_start(none).replace(none), rules=own, **where).weekly.tobytes() == usual.tobytes()
    )
    assert live_scenario(BASELINE.replace(none), rules=own, **where).weekly.tobytes() != usual.tobytes()


def test_interventions_move_it(own: Any) -> None:
    """Released at week 2, nothing before differs; it would fail if interventions wrote elsewhere."""
    released = BASELINE.with_intervention("loneliness.strength", 0.0, 2)
    one, two = (live_scenario(each, rules=own, **SMALL).weekly.empathy for each in (BASELINE, released))
    assert list(np.asarray(one) < np.asarray(two)) == [False, False, True, True]


def test_it_stands_in_the_table_of_parameters(own: Any) -> None:
    row = next(row for row in table() if row["name"] == "loneliness.strength")
    assert row["meaning"] == "how alone people feel at work"
    assert own_parameters_read(own) == ("loneliness.strength",)


@needs_machine_code
def test_it_is_swept_by_comparing(own: Any) -> None:
    """Each strength against none, all under the same luck; it would fail if rules did not reach every world."""
    worlds = [BASELINE.replace({"loneliness.strength": each}) for each in (0.0, 0.5, 1.0)]
    found = compare_all(worlds[0], worlds[1:], outcomes="empathy", seeds=2, rules=own, **SMALL)
    half, whole = (each.outcomes["empathy"].difference for each in found)
    assert whole < half < 0.0


@needs_machine_code
def test_attribution_has_a_sixth_part(own: Any) -> None:
    """The six add up, the sentence counts them, and the part takes empathy; without the week there are five.

    It would fail if the sixth were never switched.
    """
    where: dict[str, Any] = {**SMALL, "weeks": 2, "seeds": 2}
    found = attribute("baseline", rules=own, **where)
    assert list(found.parts)[-1] == "loneliness"
    assert len(found.parts) == 6
    assert sum(each.value for each in found.parts.values()) == pytest.approx(found.total.value)
    assert found.parts["loneliness"].value < 0.0
    assert "the six inhibitors" in found.sentence
    assert len(attribute("baseline", **where).parts) == 5
    assert found.plot().axes


def test_a_scenario_that_sets_what_no_rule_reads_is_refused(own: Any) -> None:
    """It would fail if a dead parameter were run in silence, in a sweep as well."""
    with pytest.raises(InputError, match=r"loneliness.strength is set, and no rule of this week reads it: give rules="):
        live_scenario(BASELINE.replace({"loneliness.strength": 0.2}), **SMALL)


def test_declared_again_it_keeps_its_place_and_takes_other_bounds() -> None:
    """A cell may be run twice; it would fail if that used up the columns."""
    with declared("loneliness.weight", high=2.0):
        pass
    with declared("loneliness.weight", high=3.0, default=2.5) as again:
        assert PARAMETERS["loneliness.weight"] is again
        assert len(set(OWN.values())) == len(OWN) <= len(OWN_FIELDS)


@pytest.mark.parametrize(
    ("name", "how", "words"),
    [
        ("loneliness", {}, "must be a group and a name in small letters"),
        ("Lonely.strength", {}, "must be a group and a name in small letters"),
        ("human.bias_strength", {}, "rules would read it as p.human_bias_strength, and this name is taken"),
        ("group_think.strength", {}, "'group_think' has its lever"),
        ("noise.strength", {"high": 2.0}, "a strength or an intensity goes from 0, where it is absent, to 1"),
        ("noise.weight", {"default": "much"}, "default = 'much' must be a number"),
        ("noise.weight", {"default": 2.0}, "the default 2.0 lies outside 0.0 to 1.0"),
        ("noise.weight", {"source": "asch_1965"}, "Did you mean 'asch_1956'"),
    ],
)
def test_what_cannot_be_declared_is_refused(name: str, how: dict[str, Any], words: str) -> None:
    before = dict(OWN)
    with pytest.raises(InputError, match=words), declared(name, **how):
        pass
    assert before == OWN


def test_there_is_room_for_eight(monkeypatch: pytest.MonkeyPatch) -> None:
    """It would fail with an IndexError in place of a sentence."""
    monkeypatch.setattr("empathysim.parameters.own.OWN", {f"full.of_{k}": field for k, field in enumerate(OWN_FIELDS)})
    with (
        pytest.raises(InputError, match="there can be 8 parameters of your own, and full.of_0"),
        declared("noise.weight"),
    ):
        pass
