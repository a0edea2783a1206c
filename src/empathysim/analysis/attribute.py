"""Who crushed the empathy, and what unlocks it? Exact Shapley values over worlds in which parts are on or off.

Every set of the five inhibitors (32 worlds) or of the seven keys (128 worlds) is lived under the same luck. What is
off is off from week 0 on; what it did to people in the warm-up fades as it does in the model. Money outcomes hold
what it costs: releasing an inhibitor is charged for, and so are the keys.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from empathysim.analysis.attribution import Attribution
from empathysim.analysis.breakdown import Breakdown
from empathysim.analysis.shapley import coalitions
from empathysim.analysis.switches import SWITCHES, Of, checked_of, held
from empathysim.analysis.worlds import Place, Progress, live_worlds, readings_of, seeds_of
from empathysim.errors import InputError, all_of, nearest, quoted
from empathysim.lived import Lived
from empathysim.organization.network import Network
from empathysim.organization.read import read_organization
from empathysim.outcomes.readings import READINGS
from empathysim.scenarios.scenario import Scenario

_NATURAL = "natural_empathy"


def attribute(
    scenario: Scenario | str | Path = "baseline",
    of: str = "inhibitors",
    outcome: str | Sequence[str] = "empathy",
    *,
    seeds: int | Sequence[int] = 4,
    weeks: int = 104,
    warm_up: int = Place.warm_up,
    organization: Network | str | Path | None = None,
    employees: int = Place.employees,
    customers: int | None = None,
    on: float | None = None,
    off: float = 0.0,
    workers: int | None = None,
    progress: Progress | None = None,
) -> Attribution:
    """Say what each inhibitor or key contributes to outcomes of a scenario: exact Shapley values.

    Parameters
    ----------
    scenario : a scenario, the name of a shipped one, or the path of a .toml file.
    of : "inhibitors" (five, 32 worlds) or "keys" (seven, 128 worlds).
    outcome : name of a reading, or several: they are read off the same worlds and cost no further runs.
    seeds : paired runs of each world, 2 or more, or the seeds themselves.
    weeks, warm_up, organization, employees, customers : as for `simulate`.
    on : 0 to 1, the value at which a part is on ("what would turning each key to 0.8 give?"); None: the scenario's
        own, interventions included.
    off : 0 to 1, the value at which it is off.
    workers : threads; None for one on each core.
    progress : called with the runs that were lived and those that there are.

    Raises
    ------
    InputError : where anything cannot be used, all of it at once.

    Notes
    -----
    Shapley, L. S. (1953), A value for n-person games. Intervals are of the mean over seeds, hold under repeated
    looks and for all parts at once (see `intervals`). A part that the scenario itself keeps at the value of `off`
    contributes exactly 0.
    """
    asked, network = all_of(
        lambda: question(scenario, of, outcome, seeds=seeds, on=on, off=off),
        lambda: organization if isinstance(organization, Network | None) else read_organization(organization),
    )
    told, which, chosen, luck = asked
    place = Place(weeks, warm_up, network, employees, customers)
    lived = live_worlds(
        worlds_of(told, which, on, off), luck, place,
        read=lambda run: _read(run, chosen), workers=workers, progress=progress,
    )  # fmt: skip
    breakdowns = {name: Breakdown(name, which, np.asarray(lived.readings[name])) for name in chosen}
    natural = float(lived.readings[_NATURAL][0].mean())
    return Attribution(told, which, on, off, place, luck, breakdowns, natural)


def question(
    scenario: Scenario | str | Path,
    of: str,
    outcome: str | Sequence[str],
    *,
    seeds: int | Sequence[int],
    on: float | None,
    off: float = 0.0,
) -> tuple[Scenario, Of, tuple[str, ...], tuple[int, ...]]:
    """Return the scenario, what is switched, the outcomes and the seeds, as `attribute` takes them.

    Raises
    ------
    InputError : where any of them cannot be used, all of it at once.
    """
    told, which, chosen, luck, *_ = all_of(
        lambda: scenario if isinstance(scenario, Scenario) else Scenario.load(scenario),
        lambda: checked_of(of),
        lambda: _outcomes(outcome),
        lambda: seeds_of(seeds, 2),
        lambda: _refuse_value("off", off),
        lambda: _refuse_value("on", on) if on is not None else None,
    )
    return told, which, chosen, luck


def worlds_of(scenario: Scenario, of: Of, on: float | None = None, off: float = 0.0) -> dict[str, Scenario]:
    """Return the world of each coalition of parts that are on, in the order of `coalitions`."""
    parts = tuple(SWITCHES[of])
    return {
        "+".join(sorted(there)) or "none": held(
            scenario,
            {name: off for name in parts if name not in there}
            | ({} if on is None else {name: on for name in parts if name in there}),
        )
        for there in coalitions(parts)
    }


def _read(run: Lived, outcomes: Sequence[str]) -> dict[str, float]:
    readings, staff = readings_of(run), run.organization.employees
    active = staff["natural_empathy"][staff["is_active"]]
    return {**{name: readings[name] for name in outcomes}, _NATURAL: float(active.mean()) if len(active) else 0.0}


def _outcomes(told: str | Sequence[str]) -> tuple[str, ...]:
    names = (told,) if isinstance(told, str) else tuple(dict.fromkeys(told))
    unknown = [name for name in names if name not in READINGS]
    if unknown or not names:
        raise InputError(
            [f"outcome = {quoted(name)}: there is no such reading.{nearest(str(name), READINGS)}" for name in unknown]
            or "outcome: at least one reading has to be named."
        )
    return names


def _refuse_value(name: str, value: object) -> None:
    is_number = isinstance(value, int | float | np.number) and not isinstance(value, bool)
    if not is_number or not 0.0 <= value <= 1.0:  # type: ignore[operator]
        raise InputError(f"{name} = {quoted(value)} must be a number from 0 to 1.")
