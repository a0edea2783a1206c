"""What the interventions of one group of people change, week by week."""

from __future__ import annotations

import heapq
import itertools
from collections.abc import Iterator, Mapping, Sequence

from empathysim.parameters.registry import PARAMETERS, resolved
from empathysim.scenarios.intervention import Intervention

Change = tuple[int, dict[str, float]]


def changes(values: Mapping[str, float], interventions: Sequence[Intervention], weeks: int) -> Iterator[Change]:
    """Yield the changes of parameters in weeks 0 to weeks - 1, for one group of people.

    A week is worked out when it is asked for: a lever that moves for a thousand years costs nothing
    in a run of three.

    Parameters
    ----------
    values : the parameters that are set at week 0, before any intervention. A sub-lever that is
        among them stands by itself; one that is not follows its leader.
    interventions : those that apply to the group. Where two move one parameter, the one that began
        last has it (of two that began together, the later in the list), starting from what it was.
    weeks : length of the run.

    Yields
    ------
    Week and new values by dotted name, only what changes, weeks in ascending order.
    """
    moves = [part for intervention in interventions for part in intervention.parts()]
    now = resolved(values)
    own = set(values)
    origins: dict[int, float] = {}
    for week in _busy_weeks(moves, weeks):
        before = dict(now)
        for place in _holders(moves, week):
            move = moves[place]
            origins.setdefault(place, before[move.parameter])
            if move.from_week <= week <= _end(move):
                now[move.parameter] = _stand(move, origins[place], week)
                own.add(move.parameter)
        for name, parameter in PARAMETERS.items():
            if parameter.follows and name not in own:
                now[name] = now[parameter.follows]
        new = {name: number for name, number in now.items() if number != before[name]}
        if new:
            yield week, new


def _end(move: Intervention) -> int:
    return move.from_week if move.to_week is None else move.to_week


def _busy_weeks(moves: Sequence[Intervention], weeks: int) -> Iterator[int]:
    """Yield the weeks in which any of them moves, each once."""
    spans = (range(move.from_week, min(_end(move) + 1, weeks)) for move in moves)
    return (week for week, _ in itertools.groupby(heapq.merge(*spans)))


def _holders(moves: Sequence[Intervention], week: int) -> list[int]:
    """Return the place of the intervention that has each parameter in that week: the last that began."""
    holder: dict[str, int] = {}
    for place in sorted(range(len(moves)), key=lambda place: (moves[place].from_week, place)):
        if moves[place].from_week <= week:
            holder[moves[place].parameter] = place
    return list(holder.values())


def _stand(move: Intervention, origin: float, week: int) -> float:
    """Return where a move stands in a week between its first and its last."""
    end = _end(move)
    if week == end:
        return move.value  # exact, whatever rounding does on the way
    return origin + (move.value - origin) * (week - move.from_week) / (end - move.from_week)
