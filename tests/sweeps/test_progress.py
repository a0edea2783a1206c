"""What a sweep says about itself while it runs and at its end."""

from __future__ import annotations

import time

import pytest

from empathysim.sweeps import progress
from empathysim.sweeps.progress import Progress, failures, shown


def test_a_pipe_gets_a_line_at_the_start_now_and_then_and_at_the_end(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "SECONDS_BETWEEN_LINES", 0.2)
    with shown("Why?") as watch:
        watch(Progress(0, 0, 10, 0))
        watch(Progress(4, 0, 10, 0))
        time.sleep(0.5)  # a run that takes long: nobody calls
        watch(Progress(9, 1, 10, 0))
    lines = capsys.readouterr().err.splitlines()
    assert lines[0] == "Why?: 0 of 10 runs ended"
    assert 1 <= sum("4 of 10 runs ended" in line and "left" in line for line in lines) <= 3
    assert lines[-1].startswith("Why?: 10 of 10 runs ended")
    assert "left" not in lines[-1]


def test_nothing_is_said_where_nothing_runs(capsys: pytest.CaptureFixture[str]) -> None:
    with shown("Why?"):
        pass
    assert capsys.readouterr().err == ""


def test_each_reason_is_said_once_and_five_at_most() -> None:
    counts = {f"reason {number}": number for number in range(1, 8)}
    lines = failures(counts)
    assert lines[0] == "7 runs failed: reason 7"
    assert len(lines) == 6
    assert lines[-1] == "... and 2 more messages, in results.csv."
    assert failures({"reason 6": 1}) == ["1 run failed: reason 6"]
