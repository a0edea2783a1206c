"""What a user's own rules make of one encounter: the factors of the chair that waits for a further inhibitor.

The factor is shared among the levers that its rule reads by Shapley values of its logarithm: what each takes when it is
turned from 0 to where it stands, whatever the order. They add up to the whole, and where the rule is a product, they
are the logarithms of its factors.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any, Literal, NamedTuple

from empathysim.analysis.plain_python import in_plain_python
from empathysim.analysis.shapley import coalitions, shapley_values
from empathysim.compose import names_read, replaced_rules
from empathysim.errors import InputError
from empathysim.inhibitors.further import further_factor
from empathysim.life import Live
from empathysim.parameters.own import own_levers
from empathysim.parameters.registry import OWN

_EQUATION = ("expression", "felt_empathy", "raw_empathy", "reading_of", "tone")
_CHAIR = "further_factor"


class OwnFactor(NamedTuple):
    """One factor of a user's own: its name, what it belongs to, and its logarithm."""

    name: str
    kind: Literal["inhibitor", "key"]
    logarithm: float


def refuse_another_equation(week: Live) -> None:
    """Raise InputError where a rule that puts the factors together was replaced: they cannot be told apart then."""
    replaced = [name for name in _EQUATION if name in replaced_rules(week)]
    if replaced:
        raise InputError(
            f"encounter() takes the equation of empathy apart as it ships; {' and '.join(replaced)} was replaced in "
            "this run, so its factors cannot be told apart."
        )


def own_factors(week: Live, p: Any, me: Any, customer: Any, silo: Any) -> Iterator[OwnFactor]:
    """Yield the factors of the chair in one encounter; none where nobody sits in it.

    Parameters
    ----------
    week : by which was lived.
    p, me, customer, silo : as rules are given them.
    """
    if _CHAIR not in replaced_rules(week):
        return
    left, read = in_plain_python(further_factor, week=week), names_read(replaced_rules(week)[_CHAIR])
    levers = {part: lever for part, lever in own_levers().items() if OWN[lever] in read}
    worth = []
    for on in coalitions(tuple(levers)):
        at = p.copy()
        for part, lever in levers.items():
            at[OWN[lever]] = p[OWN[lever]] if part in on else 0.0
        value = float(left(at, me, customer, silo))
        worth.append(math.log(value) if value > 0.0 else -math.inf)
    if not levers or not all(map(math.isfinite, worth)):
        # Where nothing is left, it cannot be shared out.
        yield OwnFactor("".join(levers) if len(levers) == 1 else _CHAIR, "inhibitor", worth[-1])
        return
    for (part, lever), share in zip(levers.items(), shapley_values(worth), strict=True):
        yield OwnFactor(part, "key" if lever.endswith(".intensity") else "inhibitor", float(share))
    if worth[0]:
        yield OwnFactor(_CHAIR, "inhibitor", worth[0])  # what it takes with all of its levers at 0
