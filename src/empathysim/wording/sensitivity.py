"""What an analysis of sensitivity says: what matters most, beside luck, and which conclusions hold."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from empathysim.outcomes.readings import READINGS
from empathysim.wording.comparison import amount, label
from empathysim.wording.numbers import said_count, said_horizon, said_range

_NAMED = 3
"""Most parameters that a sentence names."""


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


def ranked_first(ranked: Sequence[Ranked]) -> list[Ranked]:
    """Return what matters most of those that can be told from luck, and after it whatever may matter as much.

    That is whose interval reaches into that of the first; none where nothing can be told from luck.

    Parameters
    ----------
    ranked : all parameters, the one that matters most first.
    """
    first = next((each for each in ranked if each.is_above_floor), None)
    if first is None:
        return []
    return [first, *(each for each in ranked if each is not first and each.high >= first.low)]


def sensitivity_title(asked: Asked, most: Sequence[Ranked]) -> str:
    """Return the finding in one line, with its horizon and its unit.

    Parameters
    ----------
    asked : the question.
    most : what matters most and what may matter as much (see `ranked_first`), as they are called; empty for none.
    """
    told, of = f"{said_outcome(asked.outcome)}{_after(asked)}", said_count(asked.parameters, "parameter")
    if not most:
        return f"None of {of} can be told from luck in {told}, in these runs"
    shown = most if len(most) <= _NAMED else most[:1]
    names, sizes, many = _listed([each.parameter for each in shown]), _sizes(asked, shown), "" if shown[1:] else "s"
    said = {
        "morris": f"move{many} {told} by {sizes} on average",
        "pawn": f"shift{many} {told} by {sizes} on a scale of 0 to 1",
    }.get(asked.method, f"take{many} part in {sizes} of the variance of {told}")
    end = ", and cannot be told apart yet" if shown[1:] else ""
    if len(most) > len(shown):
        return f"{names[:1].upper()}{names[1:]} {said}; {len(most) - 1} more of {of} may do as much"
    return f"{names[:1].upper()}{names[1:]} {said}, of {of} the most{end}"


def sensitivity_sentence(
    asked: Asked, ranked: Sequence[Ranked], luck: float, left_out: int = 0, q2: float | None = None,
    impossible: Sequence[str] = (),
) -> str:  # fmt: skip
    """Return what may be said of an outcome.

    Parameters
    ----------
    asked : the question.
    ranked : all parameters, the one that matters most first.
    luck : share of the variance of single runs that comes from their seeds; NaN where it is not known.
    left_out : trajectories that were left out because a run of theirs failed.
    q2 : share of variance that an emulator predicts, where there is one.
    impossible : parameters whose share alone came out larger than the share that they have with others.
    """
    told = f"{said_outcome(asked.outcome)}{_after(asked)}"
    known = [each for each in ranked if math.isfinite(each.high)]
    if not known or known[0].high <= 0.0:
        return f"In the model, {told} stays the same at all points: no parameter moves it here."
    most = ranked_first(known)
    if not most:
        return f"In the model, no parameter can be told from luck in {told}{_luck(luck)}."
    above = [each for each in known if each.is_above_floor]
    rest = f"; of {said_count(len(ranked), 'parameter')} looked at together {len(above)} can be told from luck"
    if math.isnan(most[0].floor):
        rest = f", the first of {said_count(len(ranked), 'parameter')}"
    said = f"In the model, {told} {_depends(asked, most, above)}{rest}"
    return f"{said}{_luck(luck)}{_left_out(left_out)}{_emulator(q2)}{_impossible(impossible)}."


def _depends(asked: Asked, most: Sequence[Ranked], above: Sequence[Ranked]) -> str:
    """Return on what an outcome depends: most on one, on a few that cannot be told apart, or on one of many."""
    first, others = most[0], [each.parameter for each in most[1:]]
    if not others:
        then = f", then {_listed([each.parameter for each in above[1:_NAMED]])}" if above[1:] else ""
        return f"depends most on {first.parameter}{then}: {_size(asked, most)}"
    if len(most) <= _NAMED:
        names = _listed([first.parameter, *others])
        return f"depends most on {names}, which cannot be told apart yet: {_size(asked, most)}"
    return (
        f"depends on {first.parameter}: {_size(asked, [first])}; {len(others)} others may matter as much, such as "
        f"{_listed(others[: _NAMED - 1])}, and which of them does most cannot be told yet"
    )


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


def _listed(names: Sequence[str]) -> str:
    return " and ".join([*([", ".join(names[:-1])] if names[1:] else []), names[-1]])


def _sizes(asked: Asked, told: Sequence[Ranked]) -> str:
    """Return the intervals of indices, one after the other."""
    if asked.method == "morris":
        return _listed([_reach(asked.outcome, each.low, each.high) for each in told])
    if asked.method == "pawn":
        return _listed([said_range(each.low, each.high) for each in told])
    return _listed([_share(each) for each in told])


def _size(asked: Asked, told: Sequence[Ranked]) -> str:
    """Return how much one parameter matters, or each of several, and what luck alone would give."""
    sizes, highest, is_one = _sizes(asked, told), max(each.floor for each in told), len(told) == 1
    if asked.method == "morris":
        ranges = "its whole range moves" if is_one else "their whole ranges move"
        size, floor = f"{ranges} it by {sizes} on average over other worlds", _reach(asked.outcome, highest, highest)
    elif asked.method == "pawn":
        indices = "its PAWN index is" if is_one else "their PAWN indices are"
        size, floor = f"{indices} {sizes} of 1", said_range(highest, highest)
    else:
        has, them = ("has", "it") if is_one else ("have", "them")
        size = f"{sizes} of the variance {has} to do with {them}, alone or together with others"
        floor = f"{said_range(100.0 * highest, 100.0 * highest)} %"
    by = "what the emulator leaves open" if asked.method == "emulator" else "luck alone at most"
    return f"{size} ({by}: {floor})" if math.isfinite(highest) else size


def _luck(luck: float) -> str:
    if math.isnan(luck):
        return "; with one seed a point it is not known how much of this is luck"
    share = said_range(100.0 * luck, 100.0 * luck)
    return f"; {share} % of the variance of single runs comes from their seeds"


def _left_out(number: int) -> str:
    return f"; {said_count(number, 'trajectory', 'trajectories')} left out, for runs that failed" if number else ""


def _emulator(q2: float | None) -> str:
    return "" if q2 is None else f"; by an emulator that predicts {100.0 * q2:.0f} % of the variance at unseen points"


def _impossible(parameters: Sequence[str]) -> str:
    """Return that shares contradict each other, which more points mend."""
    if not parameters:
        return ""
    return (
        f"; the share of {_listed(parameters[:_NAMED])} alone comes out larger than with all others, which cannot be: "
        "these are too few points"
    )


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
