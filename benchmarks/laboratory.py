"""Many worlds at once, and a researcher's own rule."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.measure import Measured, in_turns, median_ratio, seconds
from benchmarks.worlds import firm, weekly
from empathysim.compose import compose_rules
from empathysim.sweeps.asking.experiment import Experiment
from empathysim.sweeps.sweep import sweep
from empathysim.week import live

_WEEKS = 416


def _experiment(runs: int) -> Experiment:
    """Return an experiment of so many runs, each with luck or a lever of its own."""
    document: dict[str, Any] = {
        "question": {"title": "How fast do two workers work?", "asks": "Many runs, alike in length."},
        "levers": {"groupthink": {"values": [0.4, 0.6]}},
        "outcomes": {"columns": ["satisfaction"]},
        "design": {"kind": "grid", "scenario": "baseline", "seeds": runs // 2, "weeks": _WEEKS},
    }
    return Experiment.from_document(document, Path("speed.toml"))


def two_workers(is_quick: bool) -> Iterator[Measured]:
    """Yield how many times faster a sweep is with two worker processes than with one."""
    asked = _experiment(40 if is_quick else 80)

    def work(workers: int) -> None:
        with tempfile.TemporaryDirectory() as folder:
            sweep(asked, folder, workers=workers)

    one, two = in_turns((lambda: work(1), lambda: work(2)), 3 if is_quick else 7)
    note = f"{min(one):.1f} s with one, {min(two):.1f} s with two, their start included"
    yield Measured("speed-up by a second worker process", median_ratio(one, two), "at least", 1.6, note=note)


def attention(p: Any, me: Any, gain: float) -> float:
    """Return what a researcher might put in place of the package's rule; the same arithmetic, so the same work."""
    customer = me.customer_focus * gain
    pull = 1.0 + me.goal_pressure + p.target_first_norm_attention_weight * me.target_first_norm
    metrics = p.group_think_conformity * p.group_think_metric_attention * p.group_think_metric_myopia * pull
    return float(customer / (customer + metrics + p.attention_other_demands))


def own_rule(is_quick: bool) -> Iterator[Measured]:
    """Yield how long a rule from outside takes to compile, and what the week then takes against the plain one."""
    ours, theirs, log = firm(500, 5_000), firm(500, 5_000), weekly(25)
    composed = compose_rules(attention=attention)
    compiling = seconds(lambda: composed(ours.world, log, 0, 1))
    yield Measured("rule from outside: compiling", compiling, "at most", 10.0, "s")
    works = (lambda: composed(ours.world, log, 0, 25), lambda: live(theirs.world, log, 0, 25))
    own, plain = in_turns(works, 15 if is_quick else 31)
    yield Measured("rule from outside: time of a week against the plain one", median_ratio(own, plain), "at most", 1.05)
