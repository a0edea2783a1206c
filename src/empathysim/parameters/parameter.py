"""What a parameter is: a number that cannot stand without meaning, unit, bounds, source and evidence."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping
from typing import Any, Literal, get_args

from empathysim.errors import InputError, nearest
from empathysim.parameters.references import REFERENCES

Evidence = Literal["seed", "literature", "calibrated", "assumed"]
Kind = Literal["real", "whole", "segments"]


class _Complete(type):
    """Refuses a parameter in which a field is left out, in words and not with a TypeError."""

    def __call__(cls, *values: Any, **named: Any) -> Any:
        names = [field.name for field in dataclasses.fields(cls)]  # type: ignore[arg-type]
        label = values[0] if values else named.get("name", "a parameter without a name")
        faults = [f"{label}: '{name}' is missing." for name in names[len(values) :] if name not in named]
        faults += [f"{label}: '{name}' is no field.{nearest(name, names)}" for name in named if name not in names]
        if len(values) > len(names):
            faults.append(f"{label}: {len(values)} values for {len(names)} fields.")
        if faults:
            raise InputError(faults)
        return super().__call__(*values, **named)


@dataclasses.dataclass(frozen=True)
class Parameter(metaclass=_Complete):
    """One number of the model, with everything that is known about it.

    Attributes
    ----------
    name : dotted name, group first: ``group_think.conformity``.
    symbol : the letter it has in the equations.
    meaning : what it is, in words for everybody.
    unit : "-" for a share or a plain factor.
    low, high : the bounds, in the unit.
    default : value in the default firm, within the bounds; None where the parameter `follows` another.
    source : keys of the bibliography, at least one; of a user's own parameter perhaps one text with spaces in it.
    evidence : how well the default is founded: the idea's own source texts ("seed"), "literature",
        "calibrated" to published figures, or "assumed".
    acts_with : dotted names of the strengths and options that gate it: with any of them at 0 from the
        start, the parameter changes no encounter, customer or account. Empty: nothing gates it.
    shown_with : other settings, dotted name to value, under which it can be seen to act.
    kind : "real", "whole" (a whole number) or "segments" (a set of customer segments, as a bit mask).
    follows : dotted name of the parameter whose value it takes unless set, or None.

    Raises
    ------
    InputError : with everything that is wrong, if a field is missing or empty, the bounds are turned
        round, the default lies outside them, or a source is not in the bibliography.
    """

    name: str
    symbol: str
    meaning: str
    unit: str
    low: float
    high: float
    default: float | None
    source: tuple[str, ...]
    evidence: Evidence
    acts_with: tuple[str, ...]
    shown_with: Mapping[str, float]
    kind: Kind
    follows: str | None

    def __post_init__(self) -> None:
        """Refuse what a reader could not rely on."""
        faults = [f"'{field}' is empty." for field in ("name", "symbol", "meaning", "unit") if not getattr(self, field)]
        faults += self._faults_of_numbers() + self._faults_of_sources()
        if self.kind not in get_args(Kind):
            faults.append(f"kind '{self.kind}' is none of {', '.join(get_args(Kind))}.")
        if faults:
            raise InputError(f"{self.name or 'a parameter'}: {fault}" for fault in faults)

    def _faults_of_numbers(self) -> list[str]:
        if not (math.isfinite(self.low) and math.isfinite(self.high)):
            return [f"the bounds {self.low} and {self.high} must be finite."]
        if self.low > self.high:
            return [f"the lower bound {self.low} lies above the upper bound {self.high}."]
        if self.default is None:
            return [] if self.follows else ["a default is missing, and it follows no other parameter."]
        if not self.low <= self.default <= self.high:
            return [f"the default {self.default} lies outside {self.low} to {self.high}."]
        return []

    def _faults_of_sources(self) -> list[str]:
        faults = [] if self.source else ["it names no source."]
        faults += [
            f"the source '{key}' is not in the bibliography.{nearest(key, REFERENCES)}"
            for key in self.source
            if key not in REFERENCES and " " not in key
        ]
        if self.evidence not in get_args(Evidence):
            faults.append(f"evidence '{self.evidence}' is none of {', '.join(get_args(Evidence))}.")
        return faults
