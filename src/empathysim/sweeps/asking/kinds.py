"""The kinds of design that there are, and what can be said of each."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """One kind of design.

    Attributes
    ----------
    about : what it does, in one line.
    keys : what can be said of it under [design], besides what holds for every kind.
    points : what `points` counts, or None where the factors' values alone make the points.
    usual_points : where `points` is left out; None: it must be said.
    draws : whether points are drawn from ranges, so that a range needs no steps.
    moves_groups : whether factors of a group move at once.
    """

    about: str
    keys: tuple[str, ...] = ()
    points: str | None = None
    usual_points: int | None = None
    draws: bool = False
    moves_groups: bool = False


KINDS: dict[str, Kind] = {
    "grid": Kind("every value of every factor with every other"),
    "list": Kind(
        "the points that are listed: a CSV file with a column for each factor, or tables",
        ("points",),
        "the CSV file",
    ),
    "latin_hypercube": Kind(
        "points drawn so that each factor has exactly one in each of as many equal parts of its range",
        ("points", "design_seed", "cross_levers"),
        "points; or blocks of points, [100, 50]",
        100,
        draws=True,
    ),
    "sobol": Kind(
        "points that fill the space evenly: a scrambled Sobol sequence, at its best with a power of two",
        ("points", "design_seed", "cross_levers"),
        "points",
        128,
        draws=True,
    ),
    "saltelli": Kind(
        "points from which Sobol indices are computed",
        ("points", "design_seed", "second_order"),
        "base points, a power of two; each becomes a point for every factor (or group) and two more",
        64,
        draws=True,
        moves_groups=True,
    ),
    "morris": Kind(
        "trajectories that move one factor after the other, from which elementary effects are computed",
        ("points", "design_seed", "levels"),
        "trajectories; each has a point for every factor (or group) and one more",
        10,
        draws=True,
        moves_groups=True,
    ),
    "one_at_a_time": Kind(
        "the scenario as it is, and each factor moved alone: to each of its values, or to both ends of its range",
        draws=True,
    ),
    "firms": Kind(
        "firms drawn from the population of firms, each with the same levers; every firm has luck of its own",
        ("points", "population"),
        "firms",
        160,
    ),
    "until_precise": Kind(
        "a grid to which seeds are added until every outcome is known to the smallest difference that matters; "
        "`seeds` is the most that a point is given",
    ),
}
