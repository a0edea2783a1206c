"""A silo as an object: its desks, the complexity it puts before customers, and its queue."""

from __future__ import annotations

from bisect import bisect_right
from math import exp
from typing import Any

from benchmarks.objects.employee import Employee
from benchmarks.objects.luck import clip
from benchmarks.objects.states import SiloState


class Silo(SiloState):
    """A silo; attributes are named as the package's columns."""

    def __init__(self, row: int, state: dict[str, Any], desks: list[Employee], bridges: list[float]) -> None:
        self.__dict__.update(state)
        self.row = row
        self.desks = desks
        self.bridges = bridges
        self.work: list[float] = []

    def suggest(self) -> None:
        """Collect the insight that filled desks pass on to design."""
        passed_on = [
            0.25 * sum(me.insight) / (1.0 + exp(-6.0 * (me.engagement - 0.55))) for me in self.desks if me.is_active
        ]
        if passed_on:
            self.suggestions = sum(passed_on) / len(passed_on)

    def design(self, p: Any, product: float) -> None:
        """Let complexity creep and be simplified."""
        push = 0.1 + 0.6 * p.journey_view_intensity + 0.3 * p.customers_as_people_intensity
        insight = 0.5 * self.suggestions + 0.5 * product
        creep = p.human_bias_complexity_creep * (1.0 - self.complexity)
        gap = self.complexity - p.industry_complexity
        simplified = p.human_bias_simplification_rate * push * insight * gap
        self.complexity = clip(self.complexity + creep - simplified, 0.0, 1.0)

    def open_desks(self, p: Any) -> None:
        """Add up the work weights of the desks."""
        total = 0.0
        self.work = []
        for me in self.desks:
            if me.is_active and me.level != 0:
                total += p.staffing_manager_share if me.is_manager else 1.0
            self.work.append(total)
        self.capacity = p.staffing_slack * p.staffing_touches_per_week * total
        self.planned = 0.0
        self.depth = float(self.n_functions) ** -p.staffing_specialization

    def desk(self, uniform: float) -> Employee:
        """Return who serves, in proportion to work weight; else the head."""
        total = self.work[-1]
        if total <= 0.0:
            return self.desks[0]
        return self.desks[min(bisect_right(self.work, uniform * total), len(self.desks) - 1)]

    def queue(self, p: Any) -> None:
        """Turn planned touches into use, waiting and hurry."""
        use = self.planned / self.capacity if self.capacity > 0.0 else 0.0
        self.utilisation = use
        self.wait = clip(0.1 * use**4 / (1.0 - min(use, 0.95)), 0.0, 0.8)
        self.rush = 1.0 if use <= 1.0 else use**-p.staffing_corner_cutting
