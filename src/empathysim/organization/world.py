"""Everything that a week reads and writes, side by side: what the compiled loops are given."""

from __future__ import annotations

from typing import Any, NamedTuple

from empathysim.compiled import bundle


@bundle
class World(NamedTuple):
    """Arrays of one organization and the numbers that it lives under.

    n employees, c customer slots, s silos, g groups of people with parameters of their own, m ties.
    """

    parameters: Any
    """Records (g): row 0 is the firm's, further rows those of silos or people with own levers."""
    at_start: Any
    """Record (1): parameters that the firm set out with, against which a release is paid."""
    employees: Any
    """Records (n), silo by silo, the head first."""
    customers: Any
    """Records (c)."""
    silos: Any
    """Records (s)."""
    firm: Any
    """Record (1)."""
    reading: Any
    """Record (1): readings of the last week."""
    tally: Any
    """Record (1): sums of the week that is being lived."""
    no_tally: Any
    """Record (1): nothing but zeros, to begin a week with."""
    case: Any
    """Record (1): the journey that is being served."""
    listen_start: Any
    """int32 (n + 1): where each employee's listening begins in the next two."""
    listen_to: Any
    """int32 (m): rows of the people listened to."""
    listen_weight: Any
    """float64 (m): weight of each, adding up to 1 for each listener."""
    bridges: Any
    """float64 (s, s): how well two silos know each other, in [0, 1]."""
    work: Any
    """float64 (n): work weights added up from the head of the silo to this desk."""
    servers_start: Any
    """int32 (7): where each function's silos begin in the next."""
    servers: Any
    """int32: silos of each function."""
    serving: Any
    """int32: silos that customers meet."""
    journeys: Any
    """Records (5): the journey templates."""
    journey_weights: Any
    """float64 (5): shares of the journeys, this week."""
    occasions: Any
    """uint64 (decisions, 6): this week's key of each decision at each touch."""
