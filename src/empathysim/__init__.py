"""empathysim: a laboratory for organizational empathy.

    import empathysim as es

    run = es.simulate("baseline", weeks=156, seed=1)
    run.summary["satisfaction"], run.weekly["empathy"], run.plot()

Employees in silos and customers meet over an organization graph; five inhibitors crush people's natural
empathy, seven keys unlock it, and satisfaction and lifetime value come out.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from empathysim.analysis.attribute import attribute
    from empathysim.analysis.compare import compare, compare_all
    from empathysim.analysis.encounter import encounter
    from empathysim.analysis.lost_emotion import lost_emotion
    from empathysim.analysis.portfolio.plan import plan
    from empathysim.analysis.portfolio.regret import regret
    from empathysim.analysis.portfolio.synergy import synergy
    from empathysim.analysis.twin import twin
    from empathysim.compose import compose_rules
    from empathysim.errors import InputError
    from empathysim.figures.sweep import figure_of as sweep_figure
    from empathysim.laboratory import Run, parameter_table, simulate
    from empathysim.model import EmpathyModel
    from empathysim.organization.generate import generate as generate_organization
    from empathysim.organization.measures import describe as describe_organization
    from empathysim.organization.network import Network
    from empathysim.organization.read import read_organization
    from empathysim.scenarios.firms import firms
    from empathysim.scenarios.scenario import Scenario
    from empathysim.sweeps.asking.experiment import Experiment
    from empathysim.sweeps.sweep import open_sweep, sweep

__version__ = "0.1.0"

# Names are fetched when they are first used: `import empathysim` alone takes no time.
_HOMES = {
    "EmpathyModel": "model",
    "Experiment": "sweeps.asking.experiment",
    "InputError": "errors",
    "Network": "organization.network",
    "Run": "laboratory",
    "Scenario": "scenarios.scenario",
    "attribute": "analysis.attribute",
    "compare": "analysis.compare",
    "compare_all": "analysis.compare",
    "compose_rules": "compose",
    "describe_organization": "organization.measures:describe",
    "encounter": "analysis.encounter",
    "firms": "scenarios.firms",
    "generate_organization": "organization.generate:generate",
    "lost_emotion": "analysis.lost_emotion",
    "open_sweep": "sweeps.sweep",
    "parameter_table": "laboratory",
    "plan": "analysis.portfolio.plan",
    "read_organization": "organization.read",
    "regret": "analysis.portfolio.regret",
    "simulate": "laboratory",
    "sweep": "sweeps.sweep",
    "sweep_figure": "figures.sweep:figure_of",
    "synergy": "analysis.portfolio.synergy",
    "twin": "analysis.twin",
}

__all__ = [
    "EmpathyModel",
    "Experiment",
    "InputError",
    "Network",
    "Run",
    "Scenario",
    "attribute",
    "compare",
    "compare_all",
    "compose_rules",
    "describe_organization",
    "encounter",
    "firms",
    "generate_organization",
    "lost_emotion",
    "open_sweep",
    "parameter_table",
    "plan",
    "read_organization",
    "regret",
    "simulate",
    "sweep",
    "sweep_figure",
    "synergy",
    "twin",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'empathysim' has no attribute '{name}'")
    module, _, inside = _HOMES[name].partition(":")
    found = getattr(import_module(f"{__name__}.{module}"), inside or name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
