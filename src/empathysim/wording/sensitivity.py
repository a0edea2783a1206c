"""What an analysis of sensitivity says: what matters most, beside luck, and which conclusions hold."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from empathysim.outcomes.readings import READINGS
from empathysim.wording.comparison import amount, label
from empathysim.wording.numbers import said_count, said_horizon, said_range

_NAMED = 3


class Ranked(NamedTuple):
    """A parameter, the interval of the index by which it is ranked, the floor of luck, and whether it lies above."""

    parameter: str
    low: float
    high: float
    floor: float
    is_above_floor: bool


class Asked(NamedTuple):
    """What was asked: a reading, or one and a window, ``satisfaction.first_year``; by "morris", "sobol", "emulator" or
    "pawn"; of how many parameters; over how many weeks, None where there is no time."""

    outcome: str
    method: str
    parameters: int
    weeks: int | None = None


def sensitivity_title(asked: Asked, first: Ranked | None) -> str:
    """Return the finding in one line, with its horizon and its unit.

    Parameters
    ----------
    asked : the question.
    first : the parameter that matters most of those that can be told from luck, as it is called; None without any.
    """
    told = f"{said_outcome(asked.outcome)}{_after(asked)}"
    if first is None:
        return f"None of {said_count(asked.parameters, 'parameter')} can be told from luck in {told}, in these runs"
    name, of = f"{first.parameter[:1].upper()}{first.parameter[1:]}", f"of {asked.parameters:,} parameters the most"
    if asked.method == "morris":
        return f"{name} moves {told} by {_reach(asked.outcome, first.low, first.high)} on average, {of}"
    if asked.method == "pawn":
        return f"{name} shifts {told} by {said_range(first.low, first.high)} on a scale of 0 to 1, {of}"
    return f"{name} takes part in {_share(first)} of the variance of {told}, {of}"


def sensitivity_sentence(
    asked: Asked, ranked: Sequence[Ranked], luck: float, left_out: int = 0, q2: float | None = None
) -> str:
    """Return what may be said of an outcome.

    Parameters
    ----------
    asked : the question.
    ranked : all parameters, the one that matters most first.
    luck : share of the variance of single runs that comes from their seeds; NaN where it is not known.
    left_out : trajectories that were left out because a run of theirs failed.
    q2 : share of variance that an emulator predicts, where there is one.
    """
    told = f"{said_outcome(asked.outcome)}{_after(asked)}"
    known = [each for each in ranked if math.isfinite(each.high)]
    if not known or known[0].high <= 0.0:
        return f"In the model, {told} stays the same at all points: no parameter moves it here."
    above = [each for each in known if each.is_above_floor]
    if not above:
        return f"In the model, no parameter can be told from luck in {told}{_luck(luck)}."
    first, others = above[0], [each.parameter for each in above[1:_NAMED]]
    then = f", then {' and '.join(others)}" if others else ""
    rest = f"; of {said_count(len(ranked), 'parameter')} looked at together {len(above)} can be told from luck"
    if math.isnan(first.floor):
        rest = f", the first of {said_count(len(ranked), 'parameter')}"
    said = f"In the model, {told} depends most on {first.parameter}{then}: {_size(asked, first)}{rest}"
    return f"{said}{_luck(luck)}{_left_out(left_out)}{_emulator(q2)}."


def said_outcome(outcome: str) -> str:
    """Return a reading and its window in words; the name itself where it is no reading."""
    name, _, window = outcome.partition(".")
    told = label(READINGS[name]) if name in READINGS else outcome
    return f"{told} ({window.replace('_', ' ')})" if window and name in READINGS else told


def _after(asked: Asked) -> str:
    return "" if asked.weeks is None else f" after {said_horizon(asked.weeks)}"


def _reach(outcome: str, low: float, high: float) -> str:
    name = outcome.partition(".")[0]
    return amount(READINGS[name], low, high) if name in READINGS else said_range(low, high)


def _share(told: Ranked) -> str:
    return f"{said_range(*(100.0 * min(max(end, 0.0), 1.0) for end in (told.low, told.high)))} %"


def _size(asked: Asked, told: Ranked) -> str:
    if asked.method == "morris":
        reach, floor = _reach(asked.outcome, told.low, told.high), _reach(asked.outcome, told.floor, told.floor)
        size = f"its whole range moves it by {reach} on average over other worlds"
    elif asked.method == "pawn":
        size, floor = f"its PAWN index is {said_range(told.low, told.high)} of 1", said_range(told.floor, told.floor)
    else:
        size = f"{_share(told)} of the variance has to do with it, alone or together with others"
        floor = f"{said_range(100.0 * told.floor, 100.0 * told.floor)} %"
    by = "what the emulator leaves open" if asked.method == "emulator" else "luck alone at most"
    return f"{size} ({by}: {floor})" if math.isfinite(told.floor) else size


def _luck(luck: float) -> str:
    if math.isnan(luck):
        return "; with one seed a point it is not known how much of this is luck"
    share = said_range(100.0 * luck, 100.0 * luck)
    return f"; {share} % of the variance of single runs comes from their seeds"


def _left_out(number: int) -> str:
    return f"; {said_count(number, 'trajectory', 'trajectories')} left out, for runs that failed" if number else ""


def _emulator(q2: float | None) -> str:
    return "" if q2 is None else f"; by an emulator that predicts {100.0 * q2:.0f} % of the variance at unseen points"


def flip_sentence(
    lever: str, values: tuple[str, str], outcome: str, word: str, counts: tuple[int, int, int], weeks: int,
    flippers: Sequence[str],
) -> str:  # fmt: skip
    """Return in how many assumption sets a conclusion holds.

    Parameters
    ----------
    lever, values : what is moved, from which value to which.
    outcome : what is claimed to differ.
    word : "higher" or "lower".
    counts : in how many sets it holds, is too little to matter, and is the other way round.
    weeks : of a run.
    flippers : parameters with which the difference goes along, the closest first.
    """
    holds, little, against = counts
    said = (
        f"In the model, that {said_outcome(outcome)} after {said_horizon(weeks)} is {word} with {lever} at {values[1]} "
        f"than at {values[0]} holds in {holds} of {holds + little + against} assumption sets"
    )
    parts = [f"in {little} the difference is too little to matter"] if little else []
    parts += [f"in {against} it is the other way round"] if against else []
    if little + against:
        parts.append(
            f"the difference goes along with {' and '.join(flippers[:_NAMED])}"
            if flippers
            else "no single parameter tells which"
        )
    return f"{'; '.join([said, *parts])}."
