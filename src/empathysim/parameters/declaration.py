"""The short form in which the tables of parameters are written."""

from __future__ import annotations

from collections.abc import Mapping

from empathysim.parameters.parameter import Evidence, Kind, Parameter


def declare(
    name: str,
    symbol: str,
    meaning: str,
    unit: str,
    low: float,
    high: float,
    default: float | None,
    source: str,
    evidence: Evidence,
    acts_with: str = "",
    shown_with: Mapping[str, float] | None = None,
    *,
    kind: Kind = "real",
    follows: str | None = None,
) -> Parameter:
    """Return the parameter; `source` and `acts_with` are names with spaces between them.

    Only what is absent for most parameters (owner, settings to be seen under, kind, leader) may be
    left out here; meaning, unit, bounds, default, source and evidence may not.

    Raises
    ------
    InputError : as `Parameter` does.
    """
    return Parameter(
        name=name,
        symbol=symbol,
        meaning=meaning,
        unit=unit,
        low=float(low),
        high=float(high),
        default=None if default is None else float(default),
        source=tuple(source.split()),
        evidence=evidence,
        acts_with=tuple(acts_with.split()),
        shown_with=dict(shown_with or {}),
        kind=kind,
        follows=follows,
    )
