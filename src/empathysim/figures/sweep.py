"""A sweep in one figure: heat maps where two factors are varied, lines with their spread where one is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from matplotlib.figure import Figure

from empathysim.figures.sweep_frame import frame
from empathysim.figures.sweep_lines import draw_lines
from empathysim.figures.sweep_maps import COLUMNS, draw_maps
from empathysim.figures.sweep_words import finding, plain_name
from empathysim.life import RESULTS_VERSION
from empathysim.sweeps.experiment import Experiment
from empathysim.sweeps.factor import Factor
from empathysim.sweeps.provenance import package_version

MOST_PANELS = 9

Rows = Sequence[Mapping[str, Any]]


def sweep_figure(experiment: Experiment, rows: Rows, organization: str | None = None) -> Figure:
    """Return the figure of a sweep: a panel for each outcome, the finding above, its origin below.

    Parameters
    ----------
    experiment : at least one of its factors takes more than one value. The first two of those are shown;
        every number is the mean over the seeds, and over what else is varied.
    rows : the table of results; failed runs are left out and counted in the footer.
    organization : name of the real organization that it was lived in, for the footer; None: a generated one.
    """
    factors = experiment.varied[:2]
    outcomes = experiment.outcomes[:MOST_PANELS]
    done = [row for row in rows if row["status"] == "done"]
    said = finding(experiment, factors, done)
    lines = -(-len(outcomes) // COLUMNS)
    wide = max(9.6, min(len(outcomes), COLUMNS) * 4.6)
    around = frame(said, _subtitle(experiment, factors), _footer(experiment, rows, organization), wide)
    tall = lines * (5.0 if len(factors) == 1 else 4.35) + around.head + around.foot
    figure = Figure(figsize=(wide, tall), dpi=150, facecolor="white")
    floor = (around.foot / tall, 1.0 - around.head / tall)
    if len(factors) == 1:
        draw_lines(figure, floor, factors[0], outcomes, done)
    else:
        draw_maps(figure, floor, factors[0], factors[1], outcomes, done)
    around.draw(figure)
    return figure


def _subtitle(experiment: Experiment, factors: Sequence[Factor]) -> str:
    others = [plain_name(factor.name) for factor in experiment.varied if factor not in factors]
    rest = f" · mean over {', '.join(others)}" if others else ""
    bands = " · bands hold all seeds" if len(factors) == 1 else ""
    return experiment.title + rest + bands


def _footer(experiment: Experiment, rows: Rows, organization: str | None) -> str:
    points = len({row["point"] for row in rows})
    failed = sum(row["status"] != "done" for row in rows)
    seeds = len(experiment.seeds)
    parts = [
        f"scenario {experiment.scenario}",
        *([f"organization {organization}"] if organization else []),
        f"{points:,} points by {seeds:,} seed{'s' if seeds > 1 else ''}, the same at every point",
        f"{experiment.weeks:,} weeks after {experiment.warm_up:,} to settle",
        *([f"{failed:,} runs failed"] if failed else []),
        f"empathysim {package_version()}, results version {RESULTS_VERSION}",
        "a thinking aid, no forecast",
    ]
    return " · ".join(parts)
