"""What one encounter and one journey show, in sentences. They are of synthetic people only."""

from __future__ import annotations

from collections.abc import Sequence

from empathysim.wording.attribution import counted, words
from empathysim.wording.numbers import rounded


def encounter_sentence(natural: float, shown: float, shares: Sequence[tuple[str, float]]) -> str:
    """Return from where to where empathy goes in one encounter (0 to 1), and which factors take and add most."""
    takes, adds = min(shares, key=lambda each: each[1]), max(shares, key=lambda each: each[1])
    told = (
        f"In the model, of a natural empathy of {_points(natural)} points of 100 this customer is shown "
        f"{_points(shown)} in this encounter"
    )
    if takes[1] < 0.0:
        told += f"; {words(takes[0])} takes most, {_points(-takes[1])} points"
    if adds[1] > 0.0:
        told += f"; {words(adds[0])} adds most, {_points(adds[1])} points"
    return f"{told}."


def encounter_title(natural: float, shown: float, shares: Sequence[tuple[str, float]]) -> str:
    """Return the finding of one encounter in a line."""
    takes = min(shares, key=lambda each: each[1])
    most = f"{words(takes[0])} takes most, {_points(-takes[1])}" if takes[1] < 0.0 else "nothing takes any of it"
    return f"Of {_points(natural)} points of natural empathy the customer is shown {_points(shown)}: {most}"


def _points(share: float) -> str:
    return rounded(100.0 * share, 1.0 if share >= 0.095 else 0.1)


def journey_sentence(
    journey: str,
    remembered: float,
    released: float,
    steps: Sequence[tuple[str, float]],
    parts: Sequence[tuple[str, float]],
) -> str:
    """Return how one journey is remembered against the same one with all inhibitors released, where and by what.

    Parameters
    ----------
    journey : its kind.
    remembered, released : the emotion remembered, -1 to 1, as lived and with all inhibitors released.
    steps, parts : what each step and each inhibitor changes of it; both add up to remembered - released.
    """
    begin = f"In the model, this {words(journey)} journey is remembered with an emotion of {rounded(remembered, 0.01)}"
    all_of_them = f"all {counted(len(parts))} inhibitors"
    against = f"against {rounded(released, 0.01)} with the same luck and {all_of_them} released in its week"
    step, part = min(steps, key=lambda each: each[1]), min(parts, key=lambda each: each[1])
    if step[1] >= 0.0 or part[1] >= 0.0:
        return f"{begin}, {against}."
    return (
        f"{begin}, {against}; most is lost at {words(step[0])} ({rounded(-step[1], 0.01)}) "
        f"and to {words(part[0])} ({rounded(-part[1], 0.01)})."
    )
