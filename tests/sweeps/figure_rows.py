"""Experiments of every kind for tests of the figure, and tables of results that are functions of the factors."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from empathysim.scenarios.firms import industry_of
from empathysim.sweeps.asking.experiment import Experiment
from empathysim.sweeps.designs.design import design_of

Rows = list[dict[str, Any]]
Made = Callable[[Mapping[str, Any]], float]

PUSH = {"push": {"parameter": "culture_pressure", "value": 0.9, "from_week": 3}}
_INDUSTRIES = ["health_plan", "bank", "auto_dealer", "retail", "tv_internet"]
_STORY = "empathy_movement_most_central"
_PLACES = ["/data/one/of/many/places/acme_corporation", "/data/another/acme_corporation_of_the_north_and_the_south"]
_SPREAD = {"human_bias.*": None, "staffing.span": None, "industry": None, "push.is_on": None}

#: What each kind of design varies; names are as long as they get.
KINDS: dict[str, dict[str, Any]] = {
    "maps": {"levers": {"groupthink": [0.2, 0.5, 0.8], "culture_pressure": [0.1, 0.9]}},
    "maps of names": {"levers": {"culture_pressure": [0.1, 0.5, 0.9], "scenario": ["wells_fargo", "usaa"]}},
    "maps of names both ways": {"levers": {"industry": None, "scenario": ["wells_fargo", "usaa", "baseline"]}},
    "maps of a switch": {"levers": {"push.is_on": None, "push.from_week": [0, 10]}, "interventions": PUSH},
    "lines": {"uncertainties": {"organization.employees": [40, 80, 1200]}},
    "rows": {"levers": {"industry": None}},
    "rows of organizations": {"levers": {"organization": _PLACES}},
    "until precise": {"kind": "until_precise", "levers": {"groupthink": [0.2, 0.8], "industry": _INDUSTRIES}},
    "few listed": {
        "kind": "list",
        "levers": {"groupthink": None, "industry": None, "scenario": None},
        "uncertainties": {"staffing.span": None},
        "points": [
            {"groupthink": 0.1 * place, "staffing.span": 5, "industry": name, "scenario": _STORY}
            for place, name in enumerate([*_INDUSTRIES, "tv_internet"])
        ],
    },
    "many listed": {
        "kind": "list",
        "levers": {"groupthink": None},
        "uncertainties": {"staffing.span": None},
        "points": [{"groupthink": place / 32, "staffing.span": 3 + place % 12} for place in range(32)],
    },
    "latin hypercube": {
        "kind": "latin_hypercube", "uncertainties": _SPREAD, "points": 40, "interventions": PUSH,
    },
    "one drawn factor": {"kind": "sobol", "levers": {"groupthink": (0, 1)}, "points": 16},
    "drawn names": {"kind": "sobol", "levers": {"industry": None}, "points": 64},
    "saltelli": {"kind": "saltelli", "levers": {"groupthink": (0, 1), "empowerment": (0, 1)}, "points": 8},
    "crossed": {
        "kind": "latin_hypercube", "cross_levers": True, "points": 12,
        "levers": {"empowerment": [0.0, 0.5, 1.0], "industry": ["health_plan", "bank"]},
        "uncertainties": {"human_bias.*": None},
    },
    "morris": {"kind": "morris", "uncertainties": {"human_bias.*": None, "journey.*": None}, "points": 3},
    "one at a time": {
        "kind": "one_at_a_time", "uncertainties": {"human_bias.*": None, "journey.*": None}, "interventions": PUSH,
        "levers": {"industry": None, "push.is_on": None, "groupthink": [0.1, 0.7, 0.9]},
    },
    "firms with levers": {"kind": "firms", "levers": {"customer_contact.intensity": [0.2, 0.5, 0.8]}, "points": 32},
    "firms": {"kind": "firms", "points": 48},
}  # fmt: skip


def experiment_of(kind: str, title: str = "Does pressure matter?", **changed: Any) -> Experiment:
    """Return the experiment of one of the `KINDS`, changed in some of its parts."""
    usual = {"outcomes": ["satisfaction", "clv"], "seeds": 2, "weeks": 4, "warm_up": 2}
    return Experiment(title, **{**usual, **KINDS[kind], **changed})


def rows_of(experiment: Experiment, satisfaction: Made, **others: Made) -> Rows:
    """Return the table of results of a sweep all runs of which were lived.

    Parameters
    ----------
    experiment : the sweep's.
    satisfaction, others : outcomes as functions of the factors, and of "seed"; other outcomes are always 12,000.
    """
    made = {"satisfaction": satisfaction, **others}
    rows = []
    for run in design_of(experiment).runs():
        told = {**run.factors, "seed": run.seed}
        drawn = {"firm.industry": industry_of(int(run.factors["firm"]))} if "firm" in run.factors else {}
        outcomes = {name: made[name](told) if name in made else 12_000.0 for name in experiment.columns}
        label = {"run": run.number, "point": run.point, "seed": run.seed, "status": "done", "message": ""}
        rows.append({**label, **run.factors, **drawn, **outcomes})
    return rows
