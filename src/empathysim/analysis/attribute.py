"""Who crushed the empathy, and what unlocks it? Exact Shapley values over worlds in which parts are on or off.

Every set of the five inhibitors (32 worlds) or of the seven keys (128 worlds) is lived under the same luck. What is
off is off from week 0 on; what it did to people in the warm-up fades as it does in the model. Money outcomes hold
what it costs: releasing an inhibitor is charged for, and so are the keys.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Unpack

import numpy as np

from empathysim.analysis.attribution import Attribution
from empathysim.analysis.breakdown import Breakdown
from empathysim.analysis.place import Where
from empathysim.analysis.question import Question
from empathysim.analysis.question import question as asked_of
from empathysim.analysis.readings_told import outcomes_told
from empathysim.analysis.shapley import coalitions
from empathysim.analysis.switches import SWITCHES, Of, checked_of, held, own_parts
from empathysim.analysis.worlds import Progress, live_worlds, readings_of
from empathysim.errors import InputError, quoted
from empathysim.lived import Lived
from empathysim.scenarios.scenario import Scenario

_NATURAL = "natural_empathy"


def attribute(
    scenario: Scenario | str | Path = "baseline",
    of: str = "inhibitors",
    outcome: str | Sequence[str] = "empathy",
    *,
    seeds: int | Sequence[int] = 4,
    weeks: int = 104,
    on: float | None = None,
    off: float = 0.0,
    workers: int | None = None,
    progress: Progress | None = None,
    **where: Unpack[Where],
) -> Attribution:
    """Say what each inhibitor or key contributes to outcomes of a scenario: exact Shapley values.

    Parameters
    ----------
    scenario : a scenario, the name of a shipped one, or the path of a .toml file.
    of : "inhibitors" (five, 32 worlds) or "keys" (seven, 128 worlds).
    outcome : name of a reading, or several: they are read off the same worlds and cost no further runs.
    seeds : paired runs of each world, 2 or more, or the seeds themselves.
    weeks : from the end of the warm-up.
    on : 0 to 1, the value at which a part is on ("what would turning each key to 0.8 give?"); None: the scenario's
        own, interventions included.
    off : 0 to 1, the value at which it is off.
    workers : threads; None for one on each core.
    progress : called with the runs that were lived and those that there are.
    where : warm_up, organization, employees, customers, rules, as for `simulate`.

    Raises
    ------
    InputError : where anything cannot be used, all of it at once.

    Notes
    -----
    Shapley, L. S. (1953), A value for n-person games. Intervals are of the mean over seeds, hold under repeated
    looks and for all parts at once (see `intervals`). A part that the scenario itself keeps at the value of `off`
    contributes exactly 0. An inhibitor or key of your own is one more part, and twice as many worlds: `rules` are a
    week in which a rule reads its lever, declared with `declare_parameter`. It costs nothing to release or to turn.
    """
    asked = question(scenario, of, outcome, seeds=seeds, weeks=weeks, on=on, off=off, **where)
    which, chosen, *_ = asked.found
    own = own_parts(which, asked.place.rules)
    worlds = worlds_of(asked.scenario, which, on, off, own)
    idle = frozenset(name for name in (*SWITCHES[which], *own) if _is_same(worlds[name], worlds["none"]))
    lived = live_worlds(
        worlds, asked.seeds, asked.place,
        read=lambda run: _read(run, chosen), workers=workers, progress=progress,
    )  # fmt: skip
    breakdowns = {
        name: Breakdown(name, which, np.asarray(lived.readings[name]), own, idle, len(chosen)) for name in chosen
    }
    natural = float(lived.readings[_NATURAL][0].mean())
    return Attribution(asked.scenario, which, on, off, asked.place, asked.seeds, breakdowns, natural)


def question(
    scenario: Scenario | str | Path,
    of: str,
    outcome: str | Sequence[str],
    *,
    seeds: int | Sequence[int] = 4,
    weeks: int = 104,
    on: float | None = None,
    off: float = 0.0,
    **where: Unpack[Where],
) -> Question:
    """Return what is asked, as `attribute` takes it; what is switched and the outcomes are its first findings.

    Raises
    ------
    InputError : where anything cannot be used, all of it at once.
    """
    return asked_of(
        attribute, scenario, seeds, where,
        lambda: checked_of(of),
        lambda: outcomes_told(outcome, "outcome"),
        lambda: _refuse_value("off", off),
        lambda: _refuse_value("on", on) if on is not None else None,
        weeks=weeks,
    )  # fmt: skip


def worlds_of(
    scenario: Scenario, of: Of, on: float | None = None, off: float = 0.0, own: Sequence[str] = ()
) -> dict[str, Scenario]:
    """Return the world of each coalition of parts that are on, `own` ones last, in the order of `coalitions`."""
    parts = (*SWITCHES[of], *own)
    return {
        "+".join(sorted(there)) or "none": held(
            scenario,
            {name: off for name in parts if name not in there}
            | ({} if on is None else {name: on for name in parts if name in there}),
        )
        for there in coalitions(parts)
    }


def _is_same(one: Scenario, other: Scenario) -> bool:
    """Return whether two scenarios are lived alike from the same start."""
    return one.values() == other.values() and one.interventions == other.interventions


def _read(run: Lived, outcomes: Sequence[str]) -> dict[str, float]:
    readings, staff = readings_of(run), run.organization.employees
    active = staff["natural_empathy"][staff["is_active"]]
    return {**{name: readings[name] for name in outcomes}, _NATURAL: float(active.mean()) if len(active) else 0.0}


def _refuse_value(name: str, value: object) -> None:
    is_number = isinstance(value, int | float | np.number) and not isinstance(value, bool)
    if not is_number or not 0.0 <= value <= 1.0:  # type: ignore[operator]
        raise InputError(f"{name} = {quoted(value)} must be a number from 0 to 1.")
