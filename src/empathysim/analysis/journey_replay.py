"""One customer's journey, lived again by the model's own loops as plain Python, and watched after every touch."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from empathysim.analysis.plain_python import Rule, in_plain_python
from empathysim.chance import luck, number
from empathysim.experience.emotion import remembered_emotion
from empathysim.life import Live
from empathysim.organization.columns import Records
from empathysim.organization.world import World
from empathysim.week import live
from empathysim.week.desk import serving_desk
from empathysim.week.live import week
from empathysim.week.serve import journey_is_lived, touch_is_served
from empathysim.week.think import clear_the_desk, think


class Moment(NamedTuple):
    """The customer's emotion, -1 to 1, just after a touch: of which number, in which silo."""

    touch: int
    silo: int
    emotion: float


class Replay(NamedTuple):
    """What a journey felt like, in emotion from -1 to 1: at its begin, after each touch, at its end, remembered.

    The end comes after giving up, or after being pushed to buy.
    """

    begin: float
    moments: tuple[Moment, ...]
    end: float
    remembered: float


@dataclass(frozen=True, eq=False)
class OpenedWeek:
    """A week up to where customers are served; journeys are lived again from here.

    Parameters
    ----------
    world : everything as it stands then.
    unthought : the employees just before they thought (steps 2 to 6 of the week).
    rules : the week, where rules were replaced in it (see `compose`).
    """

    world: World
    unthought: Records
    rules: Live = live

    @classmethod
    def of(cls, world: World, rules: Live = live) -> OpenedWeek:
        """Return the week that begins in a world, by these rules; that world stays as it is."""
        opened = _copied(world)
        unthought = opened.employees.copy()

        def thinks(world: Any, i: int) -> None:
            unthought[i] = world.employees[i]
            in_plain_python(think, week=rules)(world, i)

        later = ("customers_are_served", "customers_settle", "employees_feel", "week_is_closed")
        instead: dict[str, Rule] = {"think": thinks, **dict.fromkeys(later, _nothing)}
        with np.errstate(over="ignore"):
            in_plain_python(week, instead, week=rules)(opened)
        return cls(opened, unthought, rules)

    def _plain(self, function: Rule, instead: Mapping[str, Rule] | None = None) -> Rule:
        """Return a rule or loop of this week as plain Python."""
        return in_plain_python(function, instead, week=self.rules)

    def spent_before(self, customer: int) -> float:
        """Return what was spent on acts of kindness in this week, in USD, when the customer's turn came."""
        world = _copied(self.world)
        people = world.customers
        with np.errstate(over="ignore"):
            first = int(self._plain(luck)(world.occasions[number("served_first"), 0], 0) * len(people))
            turns = (np.arange(len(people)) + first) % len(people)
            for row in turns[: int(np.flatnonzero(turns == customer)[0])]:
                if people[row].is_customer and people[row].journey >= 0:
                    self._plain(journey_is_lived)(world, int(row))
        return float(world.firm[0].gesture_usd)

    def replayed(self, customer: int, values: Mapping[str, float], spent_usd: float) -> Replay:
        """Live one customer's journey again, under the same luck.

        Parameters
        ----------
        customer : row of a customer who sets out in this week.
        values : parameters of everybody that are others in this week, by field name. Who serves the customer thinks
            anew under them.
        spent_usd : what others had spent on acts of kindness before, for the week's budget is shared.
        """
        world = _copied(self.world)
        for name, value in values.items():
            world.parameters[name] = value
        world.firm[0].gesture_usd = spent_usd
        told: dict[str, float] = {}
        moments: list[Moment] = []
        case, thought = world.case[0], set()

        def served_by(world: Any, s: int, luck: float) -> int:
            i: int = self._plain(serving_desk)(world, s, luck)
            if i not in thought:
                thought.add(i)
                world.employees[i] = self.unthought[i]
                self._plain(think)(world, i)
                self._plain(clear_the_desk)(world, i)
            return i

        touch_with = self._plain(touch_is_served, {"serving_desk": served_by})

        def touched(world: Any, s: int, touch: int, is_front: bool, has_hidden_need: bool) -> None:
            told.setdefault("begin", float(case.emotion))
            touch_with(world, s, touch, is_front, has_hidden_need)
            moments.append(Moment(touch, int(s), float(case.emotion)))

        def remembers(world: Any) -> None:
            told["end"], mean = float(case.emotion), case.feeling_sum / float(case.touches)
            told["remembered"] = self._plain(remembered_emotion)(
                world.parameters[0], case.peak, case.emotion, mean
            )  # fmt: skip

        watched: dict[str, Rule] = {"touch_is_served": touched, "customer_remembers": remembers}
        with np.errstate(over="ignore"):
            self._plain(journey_is_lived, watched)(world, customer)
        return Replay(told["begin"], tuple(moments), told["end"], float(told["remembered"]))


def _nothing(world: Any) -> None:
    """Leave out a step of the week that comes after the customers, or is lived elsewhere."""


def _copied(world: World) -> World:
    return World(*(array.copy() for array in world))
