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
    from empathysim.analysis.positions.assortativity import assortativity
    from empathysim.analysis.positions.bridging import effect_of_bridging
    from empathysim.analysis.positions.handoffs import handoff_flow
    from empathysim.analysis.positions.reshaping import effect_of_merging, effect_of_splitting
    from empathysim.analysis.positions.seeding import effect_of_seeding
    from empathysim.analysis.positions.silo_tables import silo_table
    from empathysim.analysis.positions.silos_over_time import silos_over_time
    from empathysim.analysis.positions.spanners import effect_of_spanners
    from empathysim.analysis.rule_contract.check_rules import check_rules
    from empathysim.analysis.rule_contract.rule_table import rule_table
    from empathysim.analysis.sensitivity.answers import answered_by
    from empathysim.analysis.sensitivity.flips import flips
    from empathysim.analysis.sensitivity.over_time import sensitivity_over_time
    from empathysim.analysis.sensitivity.sensitivity import sensitivity
    from empathysim.analysis.tipping.before_the_tip import before_the_tip
    from empathysim.analysis.tipping.early_warning import early_warning
    from empathysim.analysis.tipping.fold import mean_field
    from empathysim.analysis.tipping.phase_map import phase_map
    from empathysim.analysis.tipping.ramp import ramp
    from empathysim.analysis.tipping.recovery import recovery
    from empathysim.analysis.tipping.verdict_map import verdict_map
    from empathysim.analysis.tipping.verdict_map_of_sweep import verdict_map_of_sweep
    from empathysim.analysis.twin import twin
    from empathysim.compose import compose_rules
    from empathysim.errors import InputError
    from empathysim.figures.sweep import figure_of as sweep_figure
    from empathysim.laboratory import Run, simulate
    from empathysim.model import EmpathyModel
    from empathysim.notebook.explore import explore
    from empathysim.notebook.parameter_table import parameter_table
    from empathysim.organization.generate import generate as generate_organization
    from empathysim.organization.measures import describe as describe_organization
    from empathysim.organization.network import Network
    from empathysim.organization.read import read_organization
    from empathysim.parameters.own import declare_parameter
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
    "answered_by": "analysis.sensitivity.answers",
    "assortativity": "analysis.positions.assortativity",
    "attribute": "analysis.attribute",
    "before_the_tip": "analysis.tipping.before_the_tip",
    "check_rules": "analysis.rule_contract.check_rules",
    "compare": "analysis.compare",
    "compare_all": "analysis.compare",
    "compose_rules": "compose",
    "declare_parameter": "parameters.own",
    "describe_organization": "organization.measures:describe",
    "early_warning": "analysis.tipping.early_warning",
    "effect_of_bridging": "analysis.positions.bridging",
    "effect_of_merging": "analysis.positions.reshaping",
    "effect_of_seeding": "analysis.positions.seeding",
    "effect_of_spanners": "analysis.positions.spanners",
    "effect_of_splitting": "analysis.positions.reshaping",
    "encounter": "analysis.encounter",
    "explore": "notebook.explore",
    "firms": "scenarios.firms",
    "flips": "analysis.sensitivity.flips",
    "generate_organization": "organization.generate:generate",
    "handoff_flow": "analysis.positions.handoffs",
    "lost_emotion": "analysis.lost_emotion",
    "mean_field": "analysis.tipping.fold",
    "open_sweep": "sweeps.sweep",
    "parameter_table": "notebook.parameter_table",
    "phase_map": "analysis.tipping.phase_map",
    "plan": "analysis.portfolio.plan",
    "ramp": "analysis.tipping.ramp",
    "read_organization": "organization.read",
    "recovery": "analysis.tipping.recovery",
    "regret": "analysis.portfolio.regret",
    "rule_table": "analysis.rule_contract.rule_table",
    "sensitivity": "analysis.sensitivity.sensitivity",
    "sensitivity_over_time": "analysis.sensitivity.over_time",
    "silo_table": "analysis.positions.silo_tables",
    "silos_over_time": "analysis.positions.silos_over_time",
    "simulate": "laboratory",
    "sweep": "sweeps.sweep",
    "sweep_figure": "figures.sweep:figure_of",
    "synergy": "analysis.portfolio.synergy",
    "twin": "analysis.twin",
    "verdict_map": "analysis.tipping.verdict_map",
    "verdict_map_of_sweep": "analysis.tipping.verdict_map_of_sweep",
}

__all__ = [
    "EmpathyModel",
    "Experiment",
    "InputError",
    "Network",
    "Run",
    "Scenario",
    "answered_by",
    "assortativity",
    "attribute",
    "before_the_tip",
    "check_rules",
    "compare",
    "compare_all",
    "compose_rules",
    "declare_parameter",
    "describe_organization",
    "early_warning",
    "effect_of_bridging",
    "effect_of_merging",
    "effect_of_seeding",
    "effect_of_spanners",
    "effect_of_splitting",
    "encounter",
    "explore",
    "firms",
    "flips",
    "generate_organization",
    "handoff_flow",
    "lost_emotion",
    "mean_field",
    "open_sweep",
    "parameter_table",
    "phase_map",
    "plan",
    "ramp",
    "read_organization",
    "recovery",
    "regret",
    "rule_table",
    "sensitivity",
    "sensitivity_over_time",
    "silo_table",
    "silos_over_time",
    "simulate",
    "sweep",
    "sweep_figure",
    "synergy",
    "twin",
    "verdict_map",
    "verdict_map_of_sweep",
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
