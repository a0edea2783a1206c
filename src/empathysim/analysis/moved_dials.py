"""The three dials moved by hand: each position under the same luck as the firm as it is (Today).

Today is lived once. Every position of the dials is then lived under the same seeds, so that what a picture shows of the
difference is the dials' and no accident.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Unpack

import numpy as np

from empathysim.analysis.comparison import COSTS, Comparison
from empathysim.analysis.place import Where
from empathysim.analysis.question import question
from empathysim.analysis.worlds import Worlds, live_worlds
from empathysim.parameters.dials import DIALS
from empathysim.scenarios.scenario import Scenario

FIVE_AS = ("angry", "agitated", "ambivalent", "appreciative", "adoring")
TODAY, MOVED = "Today", "this setting"
_OUTCOMES = ("retention", "npv", "satisfaction")


class Today:
    """A firm as it is, and what becomes of it when its dials are moved from week 0 on.

    Parameters
    ----------
    scenario : a `Scenario`, the name of a shipped one, or the path of a .toml file.
    seeds : how many runs of each position, 2 or more, or the seeds themselves.
    weeks : from the end of the warm-up.
    where : warm_up, organization, employees, customers, rules, as for `simulate`.

    Raises
    ------
    InputError : where anything cannot be used, all of it at once.
    """

    def __init__(
        self,
        scenario: Scenario | str | Path,
        seeds: int | Sequence[int] = 6,
        weeks: int = 104,
        **where: Unpack[Where],
    ) -> None:
        asked = question(Today, scenario, seeds, where, weeks=weeks)
        self.scenario, self.seeds, self.place = asked.scenario, asked.seeds, asked.place
        self._worlds = self._lived(self.scenario)

    def position(self) -> dict[str, float]:
        """Return where the dials stand: at what the first parameter of each stands at in week 0."""
        values = self.scenario.values()
        return {dial: values[parts[0]] for dial, parts in DIALS.items()}

    def moved(self, dials: Mapping[str, float]) -> Comparison:
        """Return the firm with its dials elsewhere, compared with Today; a dial left where it stood moves nothing.

        Parameters
        ----------
        dials : values by name, from 0 to 1.

        Raises
        ------
        InputError : for another name, or a value out of bounds.
        """
        stood = self.position()
        changed = self.scenario.replace({dial: value for dial, value in dials.items() if value != stood.get(dial)})
        other = self._worlds if changed == self.scenario else self._lived(changed)
        return Comparison(
            replace(self.scenario, name=TODAY), replace(changed, name=MOVED), self.place, _beside(self._worlds, other),
            _OUTCOMES, len(_OUTCOMES),
        )  # fmt: skip

    def _lived(self, scenario: Scenario) -> Worlds:
        return live_worlds({MOVED: scenario}, self.seeds, self.place, weekly=("npv", *COSTS, *FIVE_AS))


def _beside(today: Worlds, moved: Worlds) -> Worlds:
    """Return both as worlds beside each other, Today first."""
    readings, weekly = (
        {name: np.concatenate([first[name], second[name]]) for name in first}
        for first, second in ((today.readings, moved.readings), (today.weekly, moved.weekly))
    )
    return Worlds((TODAY, MOVED), today.seeds, readings, weekly, moved.seconds)
