"""The five journeys that customers make between the silos, and the work that they plan for each function."""

from __future__ import annotations

from dataclasses import dataclass

from empathysim.organization.functions import DESIGN, FUNCTIONS

#: Share of all staff that designs products and policies instead of serving customers.
DESIGN_SHARE = 0.08


@dataclass(frozen=True)
class Journey:
    """One kind of journey.

    Parameters
    ----------
    name : what the customer is about.
    route : the functions that the customer meets, in their order.
    weight : how often it is begun, against the others, where the problem factor is 1.
    stake : how much it matters to the customer, in [0, 1].
    complexity : how hard it is to get it right, in [0, 1].
    starting_mood : emotion with which customers set out, in [-1, 1].
    earns_revenue : whether a journey that is completed is a purchase.
    hidden_need : whether there is a need behind the one that is spoken of (why does the address change?).
    """

    name: str
    route: tuple[str, ...]
    weight: float
    stake: float
    complexity: float
    starting_mood: float
    earns_revenue: bool
    hidden_need: bool


JOURNEYS = (
    Journey("purchase", ("sales", "operations"), 0.38, 0.30, 0.25, 0.10, True, False),
    Journey("onboarding", ("sales", "operations", "service"), 0.08, 0.50, 0.50, 0.10, True, False),
    Journey("billing_question", ("service", "billing"), 0.26, 0.50, 0.40, -0.10, False, False),
    Journey("problem_resolution", ("service", "technical", "operations"), 0.20, 0.80, 0.80, -0.30, False, False),
    Journey("life_event", ("service", "sales", "billing"), 0.08, 0.90, 0.60, -0.05, True, True),
)

#: The journey that an industry with more or fewer problems has more or less often.
PROBLEM = "problem_resolution"


def weights(problem_factor: float = 1.0) -> tuple[float, ...]:
    """Return the share of each journey among those begun, in the order of `JOURNEYS`; they sum to 1.

    Parameters
    ----------
    problem_factor : how many times as often as usual customers have a problem, 0 or more.
    """
    scaled = [each.weight * (problem_factor if each.name == PROBLEM else 1.0) for each in JOURNEYS]
    total = sum(scaled)
    return tuple(weight / total for weight in scaled)


def planned_touches(problem_factor: float = 1.0) -> tuple[float, ...]:
    """Return the touches that one journey plans in each function, in the order of `FUNCTIONS`.

    It is the sum of the weights of the journeys that pass the function; wrong doors and journeys that are
    abandoned are not planned for.

    Parameters
    ----------
    problem_factor : how many times as often as usual customers have a problem, 0 or more.
    """
    shares = weights(problem_factor)
    return tuple(
        sum(share for share, journey in zip(shares, JOURNEYS, strict=True) if name in journey.route)
        for name in FUNCTIONS
    )


def planned_work(problem_factor: float = 1.0) -> tuple[float, ...]:
    """Return the share of staff that each function is planned to have, in the order of `FUNCTIONS`; sums to 1.

    Parameters
    ----------
    problem_factor : how many times as often as usual customers have a problem, 0 or more.
    """
    touches = planned_touches(problem_factor)
    total = sum(touches)
    return tuple(
        DESIGN_SHARE if name == DESIGN else (1.0 - DESIGN_SHARE) * touch / total
        for name, touch in zip(FUNCTIONS, touches, strict=True)
    )
