"""Demo Bank, the firm of all lessons: 150 people in six silos, room for 3,000 customers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import empathysim as es

TODAY = es.Scenario(name="today", title="Demo Bank as it is today", industry="bank")
"""What everything is compared with."""


def changed(name: str, values: Mapping[str, float]) -> es.Scenario:
    """Return Demo Bank with levers moved in week 0.

    Parameters
    ----------
    name : what sentences and charts call it.
    values : parameters (or dials) and their new values, such as {"journey_view.intensity": 0.8}.
    """
    return replace(TODAY.replace(values), name=name, title=f"Demo Bank with {name}")
