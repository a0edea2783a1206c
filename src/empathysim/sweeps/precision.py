"""How precisely outcomes are known: of which points the mean over the seeds is not yet known well enough."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from empathysim.errors import InputError
from empathysim.outcomes.readings import READINGS
from empathysim.sweeps.asking.experiment import Experiment
from empathysim.sweeps.designs.design import Design
from empathysim.sweeps.designs.looks import interval
from empathysim.sweeps.record.ledger import Ledger


def imprecise(
    experiment: Experiment, ledger: Ledger, design: Design, places: Sequence[int], seeds: int, look: int
) -> list[int]:
    """Return those of the points of which some outcome's interval is wider than the smallest difference that matters.

    The interval reaches so far to either side of the mean; it holds at all looks together. A point of which
    fewer than two runs were lived to their end is never precise.

    Parameters
    ----------
    experiment, ledger, design : a sweep's.
    places : points that are looked at.
    seeds : how many seeds each of them was given.
    look : number of the look, from 1.
    """
    found: dict[int, list[Mapping[str, float]]] = {}
    for place, entries in groupby(ledger.entries(design, places), key=lambda entry: entry.run.point):
        last = place * len(design.seeds) + seeds
        found[place] = [each.readings for each in entries if each.status == "done" and each.run.number < last]
    return [place for place in places if not _is_precise(experiment, found.get(place, []), look)]


def _is_precise(experiment: Experiment, runs: Sequence[Mapping[str, float]], look: int) -> bool:
    if len(runs) < 2:
        return False
    try:
        for name in experiment.outcomes:
            low, high = interval([readings[name] for readings in runs], look)
            if (high - low) / 2.0 > smallest_difference(experiment, name, runs):
                return False
    except InputError:  # a reading that is no number in some run is never known
        return False
    return True


def smallest_difference(experiment: Experiment, name: str, runs: Sequence[Mapping[str, float]]) -> float:
    """Return the smallest difference of an outcome that matters, in its unit.

    Parameters
    ----------
    experiment : may name another than the reading's own; it is always in the reading's unit or, where that is
        relative, a share.
    name : the outcome.
    runs : readings of runs, to whose mean a relative difference refers (profit: to that of revenue).
    """
    share = experiment.smallest_differences.get(name, READINGS[name].smallest_difference)
    if not READINGS[name].is_relative:
        return share
    of = "revenue" if name == "profit" else name
    return share * abs(sum(readings[of] for readings in runs) / len(runs))
