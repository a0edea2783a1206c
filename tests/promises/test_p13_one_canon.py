"""Promise 13: whoever lives the runs, and in whatever order, the table is the same to the last bit.

Dask has a test of its own, beside those of what it starts.
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from empathysim.sweeps.asking.experiment import Experiment
from empathysim.sweeps.crew.errand import Errand
from empathysim.sweeps.crew.execution import Crew
from empathysim.sweeps.designs.run import Row
from empathysim.sweeps.record.ledger import Ledger
from empathysim.sweeps.record.results import canon, experiment_of, rows_of, weekly_rows_of
from empathysim.sweeps.sweep import sweep


def experiment() -> Experiment:
    """Return an experiment in which warm-ups are shared by some runs and not by others, and weeks are kept."""
    return Experiment(
        "Does it matter who lives it?", outcomes=["satisfaction", "clv"], weekly=True,
        levers={"groupthink": [0.1, 0.9], "push.share": [0.2, 0.8]}, uncertainties={"human_bias.strength": [0.2, 0.7]},
        interventions={
            "push": {"parameter": "customer_contact.intensity", "value": 0.9, "from_week": 1, "people": "random"}
        },
        seeds=[3, 11, 2**64 - 1], weeks=3, warm_up=2, employees=24, customers=60,
    )  # fmt: skip


def canons(folder: Path) -> tuple[str, str]:
    """Return the canon of every reading of every run in a folder, and that of every week."""
    with Ledger(folder, "read") as ledger:
        asked = experiment_of(ledger)
        return canon(rows_of(ledger, asked, ledger.facts()["readings"])), canon(weekly_rows_of(ledger, asked))


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """Return the canons of a plain loop."""
    folder = tmp_path_factory.mktemp("alone")
    assert sweep(experiment(), folder, executor="serial").done == 24
    return canons(folder)


@pytest.mark.parametrize(
    ("executor", "workers"), [("processes", 1), ("processes", 2), ("processes", 4), ("threads", 1), ("threads", 4)]
)
def test_p13_any_number_of_workers_gives_one_canon(
    tmp_path: Path, alone: tuple[str, str], executor: str, workers: int
) -> None:
    """Fails where a run sees anything of the runs before it in its process, of those beside it, or of its worker."""
    assert sweep(experiment(), tmp_path, executor=executor, workers=workers).done == 24
    assert canons(tmp_path) == alone


@pytest.mark.parametrize("luck", range(5))
def test_p13_any_order_of_runs_gives_one_canon(
    tmp_path: Path, alone: tuple[str, str], monkeypatch: pytest.MonkeyPatch, luck: int
) -> None:
    """Fails where the first run of a seed leaves something behind that the next one takes for its own."""
    live = Crew.live
    orders = []

    def shuffled(self: Crew, runs: Sequence[Any], work: Any) -> Iterator[list[Row]]:
        order = random.Random(luck).sample(list(runs), len(runs))
        orders.append([run.number for run in order])
        yield from live(self, order, work)

    monkeypatch.setattr(Crew, "live", shuffled)
    assert sweep(experiment(), tmp_path, executor="serial").done == 24
    assert orders[0] != sorted(orders[0])
    assert canons(tmp_path) == alone


class Disorderly(ThreadPoolExecutor):
    """An executor that takes its time, now more and now less, so that later work ends before earlier work."""

    def __init__(self) -> None:
        super().__init__(3)
        self._luck = random.Random(13)
        self.ended: list[int] = []

    def submit(self, call: Any, /, *values: Any, **named: Any) -> Future[Any]:
        """Hand in a call, with a rest after it."""
        return super().submit(self._rested, self._luck.uniform(0.0, 0.05), call, *values, **named)

    def _rested(self, seconds: float, call: Any, errand: Errand, *values: Any, **named: Any) -> Any:
        answer = call(errand, *values, **named)
        time.sleep(seconds)
        self.ended += [run.number for run in errand.runs]
        return answer


def test_p13_rows_that_come_back_in_any_order_give_one_canon(tmp_path: Path, alone: tuple[str, str]) -> None:
    with Disorderly() as pool:
        assert sweep(experiment(), tmp_path, executor=pool, workers=3).done == 24
    assert pool.ended != sorted(pool.ended)
    assert canons(tmp_path) == alone
