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
from empathysim.analysis.place import Place, Where, place_of
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
    for name in ("weeks", "warm_up", "customers"):
        assert usual[name].default == getattr(Place, name)
    for name in ("employees", "rules"):  # None: one has to know whether anybody said it
        assert usual[name].default is None
        assert getattr(place_of(es.simulate, {name: None}), name) == getattr(Place, name)
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
def test_what_is_no_run_is_refused(name: str) -> None:
    """Fails where the name of a scenario, which other questions take, ends in a traceback."""
    with pytest.raises(es.InputError, match=r"run = 'baseline' is no run: give what es\.simulate\(scenario\) returns"):
        getattr(es, name)("baseline", **OF_A_RUN[name])


@pytest.mark.parametrize(
    ("ask", "words"),
    [
        (lambda: asked("attribute", outcome=3), "outcome = 3 must be a list"),
        (lambda: asked("before_the_tip", until="late"), "until = 'late' must lie between 0 and 1"),
        (lambda: asked("compare", smallest=0.1), "smallest = 0.1 must hold values by name"),
        (lambda: es.compare_all("baseline", 3), "others = 3 must be a list"),
        (lambda: asked("effect_of_bridging", ties="many"), "ties = 'many' must be a whole number"),
        (lambda: asked("lost_emotion", week="last"), "week = 'last' must be a whole number"),
        (lambda: es.phase_map("baseline", 0.3, [0.4, 0.9]), "values of corporate_culture.pressure = 0.3 must be"),
        (lambda: asked("phase_map", apart=[]), r"apart = \[\] must be above 0"),
        (lambda: asked("plan", costs=["journey_view"]), "costs = .* must hold values by name"),
        (lambda: asked("plan", levers=3), "levers = 3 must be a list"),
        (lambda: es.ramp("baseline", PRESSURE, 0.8), "pressure = 0.8 must be at least two numbers"),
        (lambda: es.ramp("baseline", [PRESSURE], [0.2, 0.8]), "must be the name of a parameter or of a dial"),
        (lambda: asked("recovery", outcome=[]), r"outcome = \[\]: there is no weekly reading"),
        (lambda: asked("recovery", matters="much"), "matters = 'much' must be above 0"),
        (lambda: es.regret("baseline", ["as it is"]), "candidates = .* must hold values by name"),
        (lambda: asked("silos_over_time", measures=3), "measures = 3 must be a list"),
        (lambda: es.verdict_map("baseline", "groupthink", LEVERS[1]), "x = 'groupthink' must be a lever and its"),
        (lambda: es.silo_table(run(), least="few"), "least = 'few' must be a whole number"),
        (lambda: es.assortativity(run(), [], seed="luck"), r"seed = 'luck' must be a whole number .*\n.*no measure"),
        (lambda: es.early_warning(["up"]), "record = .* must hold numbers"),
        (lambda: es.early_warning([1.0] * 60, window="half", surrogates=0.5), "window = 'half' .*\n.*surrogates = 0.5"),
        (lambda: es.describe_organization("shop"), "network = 'shop' is none: give what es.read_organization"),
    ],
)  # fmt: skip
def test_what_is_of_another_kind_is_refused_in_a_sentence(ask: Callable[[], object], words: str) -> None:
    """Fails where one number in place of several, or a text in place of a number, ends in a traceback."""
    with pytest.raises(es.InputError, match=words):
        ask()


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
