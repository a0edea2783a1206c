"""Questions are one family: they are asked in the same words, refuse in the same way, and answer in sentences."""

from __future__ import annotations

import inspect
import typing
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from matplotlib.figure import Figure

import empathysim as es
from empathysim.analysis.place import Place, Where
from empathysim.analysis.portfolio.front import Effort
from empathysim.analysis.shown import Result, Shown
from empathysim.figures.shown import FIGURES
from empathysim.wording.rules import faults_in

#: What is asked of a sweep's design, and of rules, is told in words of its own.
OTHER_FAMILIES = ("analysis.sensitivity.", "analysis.rule_contract.")
QUESTIONS = {
    name
    for name in es.__all__
    if es._HOMES[name].startswith("analysis.") and not es._HOMES[name].startswith(OTHER_FAMILIES)
}
SIZE: dict[str, Any] = {"warm_up": 2, "employees": 40, "customers": 300}
SMALL: dict[str, Any] = {**SIZE, "weeks": 4}
PRESSURE, CONFORMITY = "corporate_culture.pressure", "group_think.conformity"
LEVERS = (PRESSURE, [0.2, 0.8]), (CONFORMITY, [0.3, 0.9])
TWO = {"as it is": {}, "contact": {"customer_contact.intensity": 0.8}}

#: Questions about a scenario, by name: what each is asked besides, in a small run.
OF_A_SCENARIO: dict[str, tuple[tuple[Any, ...], dict[str, Any]]] = {
    "attribute": ((), {**SMALL, "seeds": 2}),
    "before_the_tip": ((), {**SIZE, "ramp_weeks": 40, "until": 0.9, "seeds": 2, "surrogates": 5}),
    "compare": (("usaa",), {**SMALL, "seeds": 2}),
    "compare_all": ((["usaa"],), {**SMALL, "seeds": 2}),
    "effect_of_bridging": ((), {**SMALL, "ties": 4, "seeds": 2}),
    "effect_of_merging": (("service", "sales"), {**SMALL, "seeds": 2}),
    "effect_of_seeding": ((), {**SMALL, "seeds": 2}),
    "effect_of_spanners": ((), {**SMALL, "people": 3, "seeds": 2}),
    "effect_of_splitting": (("service",), {**SMALL, "seeds": 2}),
    "lost_emotion": ((), {**SMALL, "customer": 0}),
    "mean_field": ((), {}),
    "phase_map": (([0.3, 0.6], [0.4, 0.9]), {**SMALL, "push_weeks": 2, "seeds": 1}),
    "plan": ((50_000.0,), {**SMALL, "seeds": 2, "levers": ["journey_view"], "effort": Effort(4, 1, 1)}),
    "ramp": ((PRESSURE, [0.2, 0.8]), {**SIZE, "weeks_each": 4, "seeds": 2}),
    "recovery": ((PRESSURE, 1.0, 4), {**SIZE, "horizon": 26, "seeds": 2}),
    "regret": ((TWO,), {**SMALL, "sets": 2, "seeds": 1}),
    "silos_over_time": ((), SMALL),
    "synergy": ((), {**SMALL, "seeds": 2, "levers": ["journey_view", "human_bias"]}),
    "twin": (("usaa",), SMALL),
    "verdict_map": (LEVERS, {**SMALL, "seeds": 2}),
}
#: Questions about a run that is over, by name, and what each is asked besides.
OF_A_RUN: dict[str, dict[str, Any]] = {
    "assortativity": {"shuffles": 20},
    "encounter": {"employee": 30, "customer": 10},
    "handoff_flow": {},
    "silo_table": {},
}
#: Questions about what somebody brings along: a record, a finished sweep.
OF_NUMBERS = {"early_warning", "verdict_map_of_sweep"}

#: Results that draw nothing, and why.
WITHOUT_FIGURE = {
    "Assortativity": "one number and two ranges, which its sentence says",
    "EarlyWarning": "one record of several: `BeforeTheTip` draws them side by side",
    "LostEmotion": "a handful of steps, which are a table",
    "Regret": "a handful of candidates, which are a table",
    "SiloTable": "a table; `SilosOverTime` draws silos",
    "Twin": "where two worlds part is told; how far apart they come is drawn by `compare`",
}


def signature(name: str) -> inspect.Signature:
    """Return how a question is asked."""
    return inspect.signature(getattr(es, name))


@cache
def run() -> es.Run:
    """Return a small run."""
    return es.simulate(seed=1, **SMALL)


def latest() -> int:
    """Return the customer whose journey is the last one of a run with seed 0."""
    return int(np.argmax(es.simulate(**SMALL).lived.organization.customers["recall_week"]))


def asked(name: str, scenario: Any = "baseline", **other: Any) -> Any:
    """Ask a question about a scenario."""
    besides, keywords = OF_A_SCENARIO[name]
    return getattr(es, name)(scenario, *besides, **{**keywords, **other})


@cache
def answered(name: str) -> Any:
    """Return what a small question is answered; of several answers the first."""
    if name in OF_A_RUN:
        return getattr(es, name)(run(), **OF_A_RUN[name])
    if name == "early_warning":
        return es.early_warning(np.random.default_rng(1).normal(size=60), surrogates=5)
    found = asked(name, customer=latest()) if name == "lost_emotion" else asked(name)
    return found[0] if isinstance(found, list) else found


def test_every_question_that_is_exported_stands_here() -> None:
    """It fails for a question that nobody holds to the rules of the family."""
    assert {*OF_A_SCENARIO, *OF_A_RUN, *OF_NUMBERS} == QUESTIONS
    assert list(es.__all__) == sorted(es.__all__)


@pytest.mark.parametrize("name", OF_A_SCENARIO)
def test_scenario_and_place_are_told_in_the_same_words(name: str) -> None:
    """The scenario comes first; where is told as `simulate` takes it, and never by an object of the inside."""
    parameters = signature(name).parameters
    assert next(iter(parameters)) in ("scenario", "a")
    hidden = {"place", "network", "live"} & set(parameters)
    assert not hidden
    if name == "mean_field":  # nothing is lived
        return
    assert parameters["where"].annotation == "Unpack[Where]"
    assert not set(Where.__annotations__) & set(parameters)


@pytest.mark.parametrize("name", sorted(QUESTIONS))
def test_the_same_keyword_means_the_same_everywhere(name: str) -> None:
    meant = {
        "weeks": "int", "seeds": "int | Sequence[int]", "workers": "int | None", "progress": "Progress | None",
        "seed": "int", "run": "Lived | HoldsARun", "scenario": "Scenario | str | Path",
    }  # fmt: skip
    parameters = signature(name).parameters
    for keyword, kind in meant.items():
        if keyword in parameters:
            assert parameters[keyword].annotation == kind
    if "seeds" in parameters:
        assert parameters["workers"].default is parameters["progress"].default is None


def test_what_is_not_said_is_what_a_run_takes() -> None:
    usual = signature("simulate").parameters
    for name in ("weeks", "warm_up", "employees", "customers", "rules"):
        assert usual[name].default == getattr(Place, name)
    assert set(Where.__annotations__) < set(usual)


@pytest.mark.parametrize("name", OF_A_SCENARIO)
def test_a_scenario_may_be_a_name_or_a_path(name: str) -> None:
    """Both are looked for, and nothing is lived to find out that there is none."""
    for told, said in (("basline", "Did you mean 'baseline'"), (Path("no/firm.toml"), "firm.toml")):
        with pytest.raises(es.InputError, match=said):
            asked(name, told)


@pytest.mark.parametrize("name", sorted(set(OF_A_SCENARIO) - {"mean_field"}))
def test_a_keyword_that_there_is_not_is_refused_with_the_nearest(name: str) -> None:
    """Together with everything else that is wrong."""
    with pytest.raises(es.InputError) as refused:
        asked(name, "basline", employes=3, customers=0)
    told = str(refused.value)
    assert "there is no keyword 'employes'. Did you mean 'employees'?" in told
    assert "customers = 0" in told
    assert "'baseline'" in told


@pytest.mark.parametrize("name", OF_A_RUN)
def test_a_run_and_its_numbers_are_taken_alike(name: str) -> None:
    of_numbers = getattr(es, name)(run().lived, **OF_A_RUN[name])
    assert repr(of_numbers) == repr(answered(name))


@pytest.mark.parametrize("name", sorted(QUESTIONS - {"mean_field", "verdict_map_of_sweep"}))
def test_an_answer_is_printed_in_words(name: str) -> None:
    """Its sentence, which follows the wording rules, or what it is; and what can be done with it; no arrays."""
    found = answered(name)
    assert isinstance(found, Result)
    assert type(found).__repr__ is Result.__repr__
    words, offers = repr(found).rsplit("\n", 1)
    assert "array(" not in words
    assert "to_pandas()" in offers
    assert len(found.to_pandas()) >= 0
    sentence = getattr(found, "sentence", None)
    if sentence is None:
        assert words.startswith(f"{type(found).__name__} of baseline: 4 weeks")
    else:
        assert words == sentence
        assert faults_in(sentence) == []
    if hasattr(found, "sentences"):
        for each in found.sentences().values():
            assert faults_in(each) == []


@pytest.mark.parametrize("name", sorted(QUESTIONS - {"mean_field", "compare_all"}))
def test_an_answer_draws_itself_or_there_is_a_reason(name: str) -> None:
    function: Callable[..., Any] = getattr(es, name)
    module = inspect.getmodule(function)
    kind = eval(str(signature(name).return_annotation), vars(module), vars(typing))
    assert issubclass(kind, Shown) == (kind.__name__ in FIGURES) == (kind.__name__ not in WITHOUT_FIGURE)
    if issubclass(kind, Shown) and name != "verdict_map_of_sweep":
        figure = answered(name).plot()
        assert isinstance(figure, Figure)
        assert any("a thinking aid, no forecast" in text.get_text().replace("\n", " ") for text in figure.texts)
