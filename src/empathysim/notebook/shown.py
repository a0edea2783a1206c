"""Which view shows which object: what a notebook shows where one is the last line of a cell."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from xml.etree.ElementTree import Element

from empathysim.notebook.experiment import experiment_view
from empathysim.notebook.organization import organization_view
from empathysim.notebook.page import written
from empathysim.notebook.result import comparison_view, result_view
from empathysim.notebook.run import run_view
from empathysim.notebook.scenario import scenario_view
from empathysim.notebook.sweep import sweep_view

VIEWS: dict[str, Callable[[Any], Element]] = {
    "Comparison": comparison_view,
    "Experiment": experiment_view,
    "Network": organization_view,
    "Result": result_view,
    "Run": run_view,
    "Scenario": scenario_view,
    "Sweep": sweep_view,
}
"""The function that shows an object, by the name of its class or of one that it is derived from."""


def html_of(thing: object) -> str:
    """Return an object as HTML that needs nothing from elsewhere and suits light and dark pages."""
    view = next(VIEWS[kind.__name__] for kind in type(thing).__mro__ if kind.__name__ in VIEWS)
    return written(view(thing))
