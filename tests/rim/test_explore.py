"""Sliders for the three dials: what is shown follows them, and where none can be there is a figure."""

from __future__ import annotations

import threading
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from matplotlib.figure import Figure

import empathysim as es
from empathysim.analysis.moved_dials import FIVE_AS, Today
from empathysim.figures.palette import FIVE_AS as DRAWN
from empathysim.notebook import explore as explore_module
from empathysim.notebook.explore import Sliders, explore, sentence_of
from empathysim.notebook.newest import Newest
from empathysim.parameters.dials import DIALS
from empathysim.wording.rules import faults_in

SMALL: dict[str, Any] = {"seeds": 2, "weeks": 8, "warm_up": 4, "employees": 40, "customers": 300}


@pytest.fixture(scope="module")
def today() -> Today:
    """Return a small firm as it is."""
    return Today("baseline", **SMALL)


@pytest.fixture
def sliders(today: Today) -> Sliders:
    """Return its sliders; widgets live without a page."""
    return Sliders(today, {}, pytest.importorskip("ipywidgets", reason="ipywidgets is not installed"))


def texts_of(figure: Figure) -> str:
    """Return all that stands around and in the charts of a figure."""
    return " ".join(
        text.get_text().replace("\n", " ") for text in figure.findobj(lambda each: hasattr(each, "get_text"))
    )


def test_sliders_begin_where_the_scenario_stands(sliders: Sliders, today: Today) -> None:
    values = today.scenario.values()
    assert sliders.position() == {dial: values[parts[0]] for dial, parts in DIALS.items()}
    assert "this is Today (baseline)" in sliders.sentence.value
    assert bytes(sliders.picture.value).startswith(b"\x89PNG")


@pytest.mark.parametrize("dial", DIALS)
def test_a_moved_slider_changes_charts_and_sentence(sliders: Sliders, dial: str) -> None:
    """The widget's own value is set, as a hand does; it fails where nobody listens to a slider."""
    sentence, picture = sliders.sentence.value, sliders.picture.value
    sliders.sliders[dial].value = 0.95
    sliders.wait()
    assert sliders.sentence.value.startswith("<b>In the model, against Today, ")
    assert sliders.sentence.value != sentence
    assert sliders.picture.value != picture
    sliders.move(**{dial: sliders.today.position()[dial]})
    sliders.wait()
    assert (sliders.sentence.value, sliders.picture.value) == (sentence, picture)


def test_sliders_show_themselves_in_a_notebook(sliders: Sliders) -> None:
    assert "application/vnd.jupyter.widget-view+json" in sliders._repr_mimebundle_()
    assert sliders._repr_mimebundle_()["image/png"] == bytes(sliders.picture.value)
    assert "groupthink 0.6" in repr(sliders)


def test_what_sliders_show_is_what_a_comparison_says(today: Today) -> None:
    """The same luck for both: profit differs seed by seed as in runs of their own."""
    found = today.moved({"groupthink": 0.1, "culture_pressure": today.position()["culture_pressure"]})
    place = {name: value for name, value in SMALL.items() if name != "seeds"}
    moved = es.Scenario.load("baseline").replace(groupthink=0.1)
    runs = [[es.simulate(each, seed=seed, **place).weekly["npv"] for seed in (0, 1)] for each in ("baseline", moved)]
    np.testing.assert_array_equal(found.worlds.weekly["npv"], np.array(runs))
    assert found.what_differs == {"group_think.conformity": (0.6, 0.1)}


def test_a_dial_that_stands_where_it_stood_moves_none_of_its_parts() -> None:
    """Empowerment sets two parameters, which may stand apart; it fails where one is pulled to the other."""
    apart = es.Scenario.load("baseline").replace({"sense_of_purpose.choice": 0.3, "acts_of_kindness.intensity": 0.7})
    today = Today(apart, **SMALL)
    assert today.moved(today.position()).is_one_world
    assert today.moved({**today.position(), "groupthink": 0.2}).b.values()["acts_of_kindness.intensity"] == 0.7


def test_without_a_notebook_there_is_a_figure_that_says_how_to_get_sliders() -> None:
    still, moved = explore("baseline", **SMALL), explore("baseline", culture_pressure=0.1, **SMALL)
    assert isinstance(still, Figure)
    assert isinstance(moved, Figure)
    for figure in (still, moved):
        told = texts_of(figure)
        assert "pip install 'empathysim[notebook]'" in told
        assert all(name in told for name in FIVE_AS)
        assert "seeds (0 to 1)" in told
    assert "this is Today (baseline)" in texts_of(still)
    assert "culture pressure 0.1 (Today 0.6)" in texts_of(moved)
    assert "In the model, against Today" in texts_of(moved)


def test_without_ipywidgets_a_notebook_shows_the_figure(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(name: str) -> Any:
        raise ImportError(f"No module named '{name}'")

    monkeypatch.setattr(explore_module, "kernel_shell", lambda: SimpleNamespace())
    monkeypatch.setattr(explore_module, "import_module", absent)
    assert isinstance(explore("baseline", **SMALL), Figure)


def test_in_a_notebook_there_are_sliders(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("ipywidgets", reason="ipywidgets is not installed")
    monkeypatch.setattr(explore_module, "kernel_shell", lambda: SimpleNamespace())
    found = explore("usaa", empowerment=0.9, **SMALL)
    assert isinstance(found, Sliders)
    assert found.position()["empowerment"] == 0.9


def test_what_is_wrong_is_said_all_at_once() -> None:
    with pytest.raises(es.InputError) as refused:
        explore("basline", groupthink=2.0, seeds=1, weeks=0)
    said = "\n".join(refused.value.messages)
    assert all(each in said for each in ("groupthink = 2.0", "baseline", "seeds = 1", "weeks = 0"))


def test_a_dial_that_there_is_not_is_refused(sliders: Sliders) -> None:
    with pytest.raises(es.InputError, match="there is no dial 'pressure'"):
        sliders.move(pressure=0.2)
    with pytest.raises(es.InputError, match="groupthink = 7"):
        sliders.move(groupthink=7)


def test_sentences_keep_the_wording_rules(today: Today) -> None:
    for dials in ({}, {"groupthink": 0.0}, {"culture_pressure": 1.0}):
        assert faults_in(sentence_of(today.moved(dials), today)) == []


def test_the_five_as_are_kept_as_they_are_drawn() -> None:
    assert tuple(DRAWN) == FIVE_AS


def test_only_the_newest_is_done_next() -> None:
    """What was asked for while the first was done is left out but for the last; it fails for a queue."""
    begun, go, done = threading.Event(), threading.Event(), []

    def task(number: int) -> None:
        begun.set()
        go.wait(10)
        done.append(number)

    newest = Newest(task)
    newest(1)
    assert begun.wait(10)
    for number in (2, 3, 4):
        newest(number)
    go.set()
    newest.wait()
    assert done == [1, 4]


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_after_a_mistake_the_next_is_done() -> None:
    done: list[int] = []

    def task(number: int) -> None:
        done.append(1 // number)

    newest = Newest(task)
    newest(0)
    newest.wait()
    newest(1)
    newest.wait()
    assert done == [1]
