"""How far long work is, in a notebook: a bar below the cell, in one place for every question, gone at the end."""

from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import empathysim as es
from empathysim.sweeps import notebook_bar, progress

SMALL: dict[str, Any] = {"weeks": 2, "warm_up": 2, "employees": 30, "customers": 200}


@pytest.fixture
def bars(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what a notebook is given to show, in a notebook that is none; every step is drawn at once."""
    given: list[str] = []

    def show(forms: dict[str, str], **_: object) -> SimpleNamespace:
        given.append(forms["text/html"])
        return SimpleNamespace(update=show)

    monkeypatch.setitem(sys.modules, "IPython.display", SimpleNamespace(display=show))  # type: ignore[arg-type]
    monkeypatch.setattr(progress, "kernel_shell", lambda: SimpleNamespace())
    monkeypatch.setattr(notebook_bar, "SECONDS_BEFORE", 0.0)
    monkeypatch.setattr(notebook_bar, "SECONDS_BETWEEN", 0.0)
    return given


def test_a_question_shows_a_bar_and_takes_it_away(bars: list[str]) -> None:
    es.compare("baseline", "usaa", seeds=3, **SMALL)
    assert any('<progress value="6" max="6"></progress> 6 of 6 runs' in bar for bar in bars)
    assert bars[-1] == ""
    assert bars.count("") == 1


def test_a_question_of_many_parts_has_one_bar(bars: list[str]) -> None:
    """Pairs of levers are lived batch by batch; it fails for a bar that comes and goes with each."""
    es.synergy("baseline", levers=["journey_view", "human_bias"], seeds=2, **SMALL)
    assert bars.count("") == 1
    assert len(bars) > 4


def test_a_sweep_shows_a_bar(bars: list[str], tmp_path: Path) -> None:
    asked = es.Experiment("?", outcomes=["satisfaction"], levers={"groupthink": [0.1, 0.9]}, seeds=2, **SMALL)
    es.sweep(asked, tmp_path / "here", executor="serial")
    assert any("4 of 4 runs" in bar for bar in bars)
    assert bars[-1] == ""


def test_who_watches_alone_sees_no_bar(bars: list[str]) -> None:
    seen: list[tuple[int, int]] = []
    es.compare("baseline", "usaa", seeds=2, progress=lambda lived, total: seen.append((lived, total)), **SMALL)
    assert max(seen) == (4, 4)
    assert bars == []


def test_an_answer_that_comes_at_once_shows_no_bar(bars: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notebook_bar, "SECONDS_BEFORE", 1e6)
    es.compare("baseline", "usaa", seeds=2, **SMALL)
    assert bars == []


def test_the_bar_goes_where_work_goes_wrong(bars: list[str]) -> None:
    def stopped() -> None:
        with progress.automatic() as watch:
            watch(progress.Progress(3, 1, 8, 0))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stopped()
    assert "4 of 8 runs, 1 failed" in bars[0]
    assert bars[-1] == ""
    with progress.automatic() as watch:
        watch(progress.Progress(1, 0, 2, 0))
    assert len(bars) == 4


def test_a_script_shows_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    """Neither a terminal nor a notebook: what a script writes to stderr is its own."""
    es.compare("baseline", "usaa", seeds=2, **SMALL)
    assert capfd.readouterr() == ("", "")


def test_a_terminal_shows_a_bar(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("FORCE_COLOR", "1")
    with progress.automatic() as watch:
        watch(progress.Progress(1, 0, 2, 0))
    shown = capfd.readouterr()
    assert "1/2" in shown.err
    assert shown.out == ""
