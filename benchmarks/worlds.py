"""The worlds that are measured: one firm with the package's default parameters, in the sizes that the demands name."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from empathysim.organization.generate import generate
from empathysim.organization.network import Network
from empathysim.organization.organization import Organization, found
from empathysim.organization.world import World
from empathysim.outcomes.readings import WEEKLY
from empathysim.parameters.registry import record

READING = np.dtype([(reading.name, "f8") for reading in WEEKLY])
SIZES = ((50, 500), (500, 5_000), (5_000, 100_000))


class Firm(NamedTuple):
    """A firm that is ready to live: its network, its arrays, and the same as loops are given them."""

    network: Network
    organization: Organization
    world: World


def firm(employees: int, customers: int, values: dict[str, float] | None = None, seed: int = 1) -> Firm:
    """Return a firm on its first day, with the default parameters overlaid by `values`."""
    parameters = record(values or {})
    network = generate(employees, seed=seed)
    organization = found(network, parameters, customers=customers, seed=seed, reading=READING)
    return Firm(network, organization, organization.world(parameters, record({})))


def weekly(weeks: int) -> Any:
    """Return an empty table for the readings of so many weeks."""
    return np.zeros(weeks, READING).view(np.recarray)
