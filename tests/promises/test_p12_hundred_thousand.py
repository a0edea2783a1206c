"""Promise 12: a sweep of 100,000 finished runs goes on within 5 seconds and under 500 MB; a million fit into 1 GB.

Rows are invented and written through the ledger itself. Time is that of the command with its usual worker processes,
from its start to the first missing run, less what it waited for a processor that other programs used.
"""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from fabricated import fabricate
from sweep_process import kill_all, members, needs_process_groups, started
from watched import marked

from empathysim.sweeps.asking.experiment import Experiment
from empathysim.sweeps.record.ledger_file import NAME
from empathysim.sweeps.record.verify import verify
from empathysim.sweeps.sweep import open_sweep, sweep

MOST_SECONDS, MOST_MEGABYTES, MOST_GIGABYTES = 5.0, 500.0, 1.0


def experiment(points: int, seeds: int) -> Experiment:
    """Return an experiment of many tiny runs."""
    return Experiment(
        "Does it hold them all?", outcomes=["satisfaction", "clv"], levers={"groupthink": (0.0, 1.0)}, kind="sobol",
        points=points, seeds=seeds, weeks=2, warm_up=1, employees=24, customers=60,
    )  # fmt: skip


def waited(process: int) -> float:
    """Return for how many seconds a process was ready and waited for a processor."""
    return int(Path(f"/proc/{process}/schedstat").read_text().split()[1]) / 1e9


def highest(process: int) -> float:
    """Return the most memory that a process has held, in megabytes."""
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("VmHWM:")).split()[1]) / 1e3


@needs_process_groups
@pytest.mark.long
@pytest.mark.parametrize(("points", "seeds"), [(1_000, 101), (50_100, 2)], ids=["many seeds", "many points"])
def test_p12_the_first_missing_run_of_a_hundred_thousand_begins_soon(
    tmp_path: Path, record_property: pytest.RecordProperty, points: int, seeds: int
) -> None:
    """Fails where going on reads rows it does not need, or holds them, or asks the ledger once for each run."""
    if not Path("/proc/self/schedstat").is_file():
        pytest.skip("this system does not tell how long a process waited for a processor")
    asked = experiment(points, seeds)
    fabricate(tmp_path / "out", asked, 100_000)
    asked.to_toml(tmp_path / "asked.toml")
    marks = tmp_path / "marks"
    marks.mkdir()
    begin = time.time()
    process = started(tmp_path, "sweep", "asked.toml", "--out", "out", "--workers", 1, marks=marks)
    deadline = time.monotonic() + 300.0
    while not marked(marks, "begun"):
        assert process.poll() is None, process.communicate()[1]
        assert time.monotonic() < deadline, "the sweep stands still"
        time.sleep(0.01)
    wall = (marks / "begun").stat().st_ctime - begin
    family = [process.pid, *(each for each in members(process.pid) if each != process.pid)]
    seconds, megabytes = wall - sum(map(waited, family)), [highest(each) for each in family]
    kill_all(process)
    record_property(
        "measured",
        f"{points:,} points: first missing run after {seconds:.1f} s, "
        f"{megabytes[0]:.0f} MB and {sum(megabytes[1:]):.0f} MB in its worker",
    )
    assert seconds < MOST_SECONDS
    assert sum(megabytes) < MOST_MEGABYTES


@pytest.mark.long
def test_p12_a_million_runs_lie_in_one_file_under_a_gigabyte(
    tmp_path: Path, record_property: pytest.RecordProperty
) -> None:
    """Fails where a row takes more than a kilobyte, or is spread over files."""
    out = fabricate(tmp_path / "out", experiment(10_000, 100), 1_000_000)
    assert {path.name for path in out.iterdir()} == {NAME, "ledger.seal"}
    size = os.path.getsize(out / NAME) / 1e9
    record_property("measured", f"{size:.2f} GB for a million runs")
    assert size < MOST_GIGABYTES
    assert open_sweep(out).done == 1_000_000


def test_p12_a_fabricated_ledger_is_like_a_real_one(tmp_path: Path) -> None:
    """What the long tests measure is worth something only if a sweep takes such a folder for its own."""
    asked = experiment(4, 5)
    out = fabricate(tmp_path / "out", asked, 18)
    assert verify(out).damage == []
    before = open_sweep(out).rows()
    assert len(before) == 18
    told = []

    sweep(asked, out, executor="serial", progress=told.append)
    assert (told[0].before, told[-1].done) == (18, 20)
    assert [row for row in open_sweep(out).rows() if row in before] == before
