"""Which conclusions flip: claims about levers, asked again in many sets of assumptions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from empathysim.analysis.sensitivity.claim import Claim, Direction, Flip
from empathysim.analysis.sensitivity.from_sweep import origin_of
from empathysim.analysis.sensitivity.sample import Table, said_runs
from empathysim.analysis.sensitivity.standing_out import companions
from empathysim.analysis.shown import Result
from empathysim.errors import InputError, knows_its_keywords
from empathysim.outcomes.readings import READINGS
from empathysim.sweeps.asking.experiment import Experiment
from empathysim.sweeps.asking.factor import Factor, said
from empathysim.sweeps.asking.settable import Value
from empathysim.sweeps.designs.design import drawn_shares
from empathysim.sweeps.record.ledger import Ledger
from empathysim.sweeps.record.results import Cells, rows_of
from empathysim.sweeps.sweep import Sweep, open_sweep
from empathysim.wording.verdict import smallest_difference

if TYPE_CHECKING:
    import pandas


@dataclass(frozen=True, eq=False, repr=False)
class Flips(Result):
    """Claims, and in how many sets of assumptions each holds.

    Attributes
    ----------
    found : one for each claim.
    assumptions : what was varied.
    seeds : of each set.
    origin : where the numbers are from.
    """

    found: tuple[Flip, ...]
    assumptions: tuple[str, ...]
    seeds: int
    origin: str

    def sentences(self) -> dict[str, str]:
        """Return for each outcome the sentences of the claims about it."""
        outcomes = dict.fromkeys(each.claim.outcome for each in self.found)
        return {name: " ".join(each.sentence for each in self.found if each.claim.outcome == name) for name in outcomes}

    @property
    def sentence(self) -> str:
        """What may be said of all claims."""
        return " ".join(each.sentence for each in self.found)

    def records(self) -> list[dict[str, Any]]:
        """Return one row for each claim, with the assumption that its difference goes along with most."""
        return [
            {
                **vars(flip.claim), "holds": flip.holds, "too_little": flip.too_little, "against": flip.against,
                "sets": flip.sets, "seeds_disagree": flip.seeds_disagree,
                "goes_along_with": " ".join(each.parameter for each in flip.companions),
            }
            for flip in self.found
        ]  # fmt: skip

    def to_pandas(self) -> pandas.DataFrame:
        """Return the claims as a data frame; see `records`."""
        import pandas

        return pandas.DataFrame(self.records())


@knows_its_keywords()
def flips(told: Sweep | str | Path, claims: Sequence[Claim] | None = None, *, seed: int = 0) -> Flips:
    """Return in how many sets of assumptions claims hold, and what flips them.

    Parameters
    ----------
    told : a finished sweep, or its folder: drawn assumptions, each crossed with levers (``cross_levers = true``).
    claims : what is claimed; None: that each lever, moved from its first to its last value, makes each outcome better.
    seed : of the handing around of differences by which chance is judged.

    Raises
    ------
    InputError : where no levers are crossed, runs are missing or failed, or a claim says what was not lived.
    """
    sweep = told if isinstance(told, Sweep) else open_sweep(told)
    experiment = sweep.experiment
    if not experiment.cross_levers:
        raise InputError(f"{experiment.name}: no levers are crossed with assumptions; write cross_levers = true.")
    if sweep.missing or sweep.failed_runs:
        lost = f"{said_runs(sweep.failed_runs)} failed" if sweep.failed_runs else f"{sweep.missing:,} runs are missing"
        raise InputError(
            f"{experiment.name}: {lost}, and every pair is needed; live them, with --again if they failed."
        )
    asked = _usual_claims(experiment) if claims is None else list(claims)
    _refuse(asked, experiment)
    factors, shares = drawn_shares(experiment)
    tables = _tables(experiment, sweep.rows(), experiment.columns, len(shares))
    revenues = _revenues(sweep, len(shares)) if any(_reading(claim) == "profit" for claim in asked) else {}
    found = []
    for claim in asked:
        before, after = (_world(experiment.levers, claim.lever, value) for value in (claim.before, claim.after))
        was = tables[claim.outcome][before]
        differences = tables[claim.outcome][after] - was
        near = companions([factor.name for factor in factors], shares, differences.mean(axis=1), seed)
        of = revenues[before] if _reading(claim) == "profit" else was
        found.append(Flip(claim, differences, _matters(_reading(claim), of, experiment), experiment.weeks, near))
    return Flips(tuple(found), tuple(factor.name for factor in factors), len(experiment.seeds), origin_of(experiment))


def _usual_claims(experiment: Experiment) -> list[Claim]:
    return [
        Claim(lever.name, lever.values[0], lever.values[-1], outcome, _better(outcome))
        for lever in experiment.levers
        for outcome in experiment.columns
    ]


def _better(outcome: str) -> Direction:
    return "lower" if READINGS[outcome.partition(".")[0]].better == "lower" else "higher"


def _refuse(claims: Sequence[Claim], experiment: Experiment) -> None:
    values = {lever.name: lever.values for lever in experiment.levers}
    faults = []
    for claim in claims:
        if claim.lever not in values:
            faults.append(f"lever = '{claim.lever}' was not crossed; there are {', '.join(values)}.")
        else:
            faults += [
                f"{claim.lever} = {said(value)} was not lived; there are {', '.join(map(said, values[claim.lever]))}."
                for value in (claim.before, claim.after)
                if value not in values[claim.lever]
            ]
        if claim.outcome not in experiment.columns:
            faults.append(f"outcome = '{claim.outcome}' was not kept; there are {', '.join(experiment.columns)}.")
        if claim.direction not in ("higher", "lower"):
            faults.append(f"direction = '{claim.direction}' must be higher or lower.")
    if faults:
        raise InputError(faults)


def _world(levers: Sequence[Factor], moved: str, value: Value) -> tuple[Value, ...]:
    """Return what all levers are set to where one is moved and the others stay at their first value."""
    return tuple(value if lever.name == moved else lever.values[0] for lever in levers)


def _tables(
    experiment: Experiment, rows: Sequence[Cells], columns: Sequence[str], sets: int
) -> dict[str, dict[tuple[Value, ...], Table]]:
    """Return each column in each world of the levers: float64 (sets, seeds)."""
    seeds, names = len(experiment.seeds), [lever.name for lever in experiment.levers]
    tables: dict[str, dict[tuple[Value, ...], Table]] = {name: {} for name in columns}
    worlds = len(rows) // (seeds * sets)
    for row in rows:
        point, index = divmod(row["run"], seeds)
        world = tuple(row[name] for name in names)
        for outcome, by_world in tables.items():
            by_world.setdefault(world, np.full((sets, seeds), np.nan))[point // worlds, index] = row[outcome]
    return tables


def _revenues(sweep: Sweep, sets: int) -> dict[tuple[Value, ...], Table]:
    """Return revenue in each world of the levers, which every run leaves, also where it is no outcome."""
    with Ledger(sweep.folder, "read") as ledger:
        rows = list(rows_of(ledger, sweep.experiment, ("revenue",)))
    return _tables(sweep.experiment, rows, ("revenue",), sets)["revenue"]


def _reading(claim: Claim) -> str:
    return claim.outcome.partition(".")[0]


def _matters(name: str, of: Table, experiment: Experiment) -> Table:
    """Return the smallest difference that matters in each set: to the experiment, or else to anybody.

    Parameters
    ----------
    name : of the reading.
    of : float64 (sets, seeds), that of which a share matters: revenue for profit, else the outcome before the move.
    """
    reading, means = READINGS[name], of.mean(axis=1)
    told: Mapping[str, float] = experiment.smallest_differences
    if name in told:
        return np.abs(means) * told[name] if reading.is_relative else np.full(len(means), told[name])
    return np.array([smallest_difference(reading, float(value), float(value)) for value in means])
