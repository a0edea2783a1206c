"""The three dials of the owner's card: short names for parts of the inhibitors and keys."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from empathysim.errors import InputError

DIALS: dict[str, tuple[str, ...]] = {
    "groupthink": ("group_think.conformity",),
    "culture_pressure": ("corporate_culture.pressure",),
    "empowerment": ("sense_of_purpose.choice", "acts_of_kindness.intensity"),
}


def expand(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return `values` with every dial replaced by the parameters that it sets, in the given order.

    Parameters
    ----------
    values : names of dials and of parameters, each with what it is set to.

    Raises
    ------
    InputError : if a dial is given together with a parameter that it sets.
    """
    faults = [
        f"'{dial}' sets '{part}', which is also given: leave one of the two out."
        for dial, parts in DIALS.items()
        for part in parts
        if dial in values and part in values
    ]
    if faults:
        raise InputError(faults)
    return {part: value for name, value in values.items() for part in DIALS.get(name, (name,))}
