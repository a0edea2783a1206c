"""What an experiment can vary: parameters and dials, the firm's shape, its scenario, and when levers are moved."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from empathysim.errors import InputError, nearest
from empathysim.organization.generate import MOST_PEOPLE, MOST_SILOS
from empathysim.organization.organization import MOST_CUSTOMERS
from empathysim.parameters.dials import DIALS
from empathysim.parameters.industries import INDUSTRIES
from empathysim.parameters.parameter import Parameter
from empathysim.parameters.registry import OWN, PARAMETERS, checked
from empathysim.scenarios.firms import MOST_FIRMS
from empathysim.scenarios.intervention import People
from empathysim.scenarios.shipped import FOLDER

#: What a factor can be set to: a number, a whole number, a name, or on and off.
Value = float | int | str | bool
Kind = Literal["real", "whole", "choice", "switch"]

_MOST_WEEK = 10_000


@dataclass(frozen=True)
class Settable:
    """One thing that can be varied.

    Attributes
    ----------
    name : dotted name.
    meaning : in words.
    kind : a number, a whole number, one of some names, or on and off.
    low, high : bounds of a number.
    choices : all names that there are; empty where any text stands for a place.
    """

    name: str
    meaning: str
    kind: Kind
    low: float = 0.0
    high: float = 1.0
    choices: tuple[str, ...] = ()

    @property
    def all_values(self) -> tuple[Value, ...]:
        """Every value of a choice or a switch; empty for numbers, and for places."""
        return (False, True) if self.kind == "switch" else self.choices

    def checked(self, value: Any, label: str) -> Value:
        """Return what a value stands for.

        Parameters
        ----------
        value : as an experiment tells it.
        label : begins each message.

        Raises
        ------
        InputError : where it is not allowed.
        """
        if (self.name in PARAMETERS and self.name not in OWN) or self.name in DIALS:
            number = checked({self.name: value}, label)[DIALS.get(self.name, (self.name,))[0]]
            return int(number) if self.kind == "whole" else number
        shown = f"{label} = {repr(value)[:60]}"
        if self.kind == "switch":
            if not isinstance(value, bool):
                raise InputError(f"{shown} must be true or false.")
            return value
        if self.kind == "choice":
            return self._name(value, shown)
        return self._number(value, shown)

    def _name(self, value: Any, shown: str) -> str:
        if not isinstance(value, str) or not value or not value.isprintable():
            raise InputError(f"{shown} must be a text in quotes.")
        if self.choices and value not in self.choices and not (self.name == "scenario" and value.endswith(".toml")):
            raise InputError(f"{shown} is none of {', '.join(self.choices)}.{nearest(value, self.choices)}")
        return value

    def _number(self, value: Any, shown: str) -> float | int:
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        is_whole = self.kind == "whole"
        if (
            not is_number
            or not self.low <= value <= self.high
            or not math.isfinite(value)
            or (is_whole and value != int(value))
        ):
            wanted = "a whole number" if is_whole else "a number"
            raise InputError(f"{shown} must be {wanted} from {self.low:g} to {self.high:,.12g}.")
        return int(value) if is_whole else float(value) + 0.0


def _parameter(part: Parameter) -> Settable:
    return Settable(part.name, part.meaning, "whole" if part.kind != "real" else "real", part.low, part.high)


def _parameters() -> Iterable[Settable]:
    yield from (_parameter(part) for name, part in PARAMETERS.items() if name not in OWN)
    for dial, parts in DIALS.items():
        first = PARAMETERS[parts[0]]
        yield Settable(dial, f"sets {' and '.join(parts)}", "real", first.low, first.high)


_SHAPE = (
    Settable(
        "scenario",
        "a shipped scenario, or the file of one",
        "choice",
        choices=tuple(sorted(file.stem for file in FOLDER.glob("*.toml"))),
    ),
    Settable("industry", "industry that the firm has always been in", "choice", choices=tuple(INDUSTRIES)),
    Settable("firm", "a firm of the population of firms, in place of the scenario", "whole", 0, MOST_FIRMS - 1),
    Settable("organization", "an organization in files: its folder or file", "choice"),
    Settable("organization.silos", "number of silos of the generated organization", "whole", 1, MOST_SILOS),
    Settable("organization.depth", "levels of the generated organization", "whole", 2, 20),
    Settable("organization.ties_within", "ties inside silos, times the usual number", "real", 0.0, 100.0),
    Settable("organization.ties_between", "ties between silos, times the usual number", "real", 0.0, 100.0),
    Settable("organization.employees", "people of the generated organization", "whole", 1, MOST_PEOPLE),
    Settable("organization.customers", "places that a customer can hold", "whole", 1, MOST_CUSTOMERS),
)

#: Parameters that are read while the firm is founded, and never again.
READ_AT_THE_START = ("staffing.span",)

#: Everything that ships and can be varied in any experiment, by name.
SETTABLE: dict[str, Settable] = {each.name: each for each in (*_parameters(), *_SHAPE)}


#: Parameters of a user's own by name; None for those that this process knows.
Own = Mapping[str, Settable] | None


def settable(own: Own = None) -> dict[str, Settable]:
    """Return everything that can be varied in any experiment: what ships, and parameters of a user's own."""
    here = {name: _parameter(PARAMETERS[name]) for name in OWN if name in PARAMETERS}
    return {**SETTABLE, **(here if own is None else own)}


def of_intervention(name: str, moved: Settable) -> dict[str, Settable]:
    """Return what can be varied of an experiment's intervention, by dotted name.

    Parameters
    ----------
    name : what the experiment calls it.
    moved : the parameter or dial that it moves.
    """
    parts = (
        Settable("is_on", "whether it takes place", "switch"),
        Settable("from_week", "week in which it begins", "whole", 0, _MOST_WEEK),
        Settable("ramp_weeks", "weeks that it takes to be complete", "whole", 0, _MOST_WEEK),
        Settable("value", moved.meaning, moved.kind, moved.low, moved.high),
        Settable("share", "share of those people whom it is for", "real", 0.0, 1.0),
        Settable("people", "whom it is for", "choice", choices=get_args(People)),
    )
    return {
        f"{name}.{part.name}": Settable(
            f"{name}.{part.name}", part.meaning, part.kind, part.low, part.high, part.choices
        )
        for part in parts
    }
