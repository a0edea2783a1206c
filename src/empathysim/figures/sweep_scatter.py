"""Points that were drawn or listed: each outcome against the factors that go along with it most."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MaxNLocator

from empathysim.figures.frame import wrapped
from empathysim.figures.palette import BLUE, INK, QUIET, plain
from empathysim.figures.panels import COLUMNS, Floor, Panels, Picture, roomy
from empathysim.figures.sweep_finding import too_few
from empathysim.figures.sweep_ranks import ERROR, Along, along
from empathysim.figures.sweep_rows import spread_out
from empathysim.figures.sweep_values import fitted, in_order, is_named, labels
from empathysim.figures.sweep_words import axis_label, full_name, matters, outcome_name, outcome_title, said, tick
from empathysim.figures.sweep_worlds import Table, Worlds
from empathysim.sweeps.asking.experiment import Experiment
from empathysim.sweeps.asking.factor import Factor
from empathysim.sweeps.asking.settable import Value

#: Most factors that an outcome is shown against.
MOST_FACTORS = 4
_MOST_DOTS = 2_000
_MOST_PARTS, _PART = 8, 8
_LETTERS = 8.5


@dataclass(frozen=True)
class Company:
    """A factor, and how much an outcome goes along with it, by more than chance or not."""

    factor: Factor
    along: Along
    is_more: bool


def scatter(experiment: Experiment, worlds: Worlds, columns: Sequence[str]) -> Picture:
    """Return the picture of drawn points: a line of panels for each outcome, the factor that tells most first.

    Parameters
    ----------
    experiment : its points are drawn or listed.
    worlds : its runs.
    columns : outcomes.
    """
    kept = {column: companies(experiment, worlds, column) for column in columns}
    shown = {column: found[:MOST_FACTORS] for column, found in kept.items()}
    across = min(MOST_FACTORS, len(experiment.varied))
    beside = across if across > 1 else min(len(columns), COLUMNS)
    panels = roomy(Panels(len(columns) * across, beside, 2.6, 2.1, left=0.9, between=0.75, gap=1.25))
    names = [_names(each.factor, panels.wide) for found in shown.values() for each in found]
    more = max((inches - 0.15 for _, _, inches in names), default=0.0) + _more_lines(shown, panels.wide)
    panels = replace(panels, foot=more, gap=panels.gap + more)

    def draw(figure: Figure, floor: Floor) -> None:
        for line, (column, found) in enumerate(shown.items()):
            for place, each in enumerate(found):
                axes = panels.axes(figure, floor, line * across + place)
                _panel(axes, worlds, column, each, outcome_title(column) if place == 0 else "", panels.wide)

    notes = ["a dot is a point, its mean over the seeds", "dark: running mean"]
    if len(experiment.varied) > across:
        notes.append(
            f"the {across} of {len(experiment.varied):,} factors that each outcome goes along with most, by ranks"
        )
    if any(is_named(each.factor.values) for found in shown.values() for each in found):
        notes.append("names lie apart from 0, as by chance, to 1")
    if any(not each.is_more for found in shown.values() for each in found):
        notes.append("grey: no more than chance would show")
    if len(worlds.points) > _MOST_DOTS:
        notes.append(f"one in {-(-len(worlds.points) // _MOST_DOTS):,} points drawn, all counted")
    return Picture(_finding(experiment, worlds, columns[0], kept[columns[0]]), tuple(notes), panels, draw)


def companies(experiment: Experiment, worlds: Worlds, column: str) -> list[Company]:
    """Return the varied factors, first the one that an outcome goes along with most.

    What counts as more than chance is so strict that chance alone shows anything at all in one of twenty sweeps.
    """
    independent = 2 * experiment.points if experiment.kind == "saltelli" else None  # the others are crossings of these
    means, factors = worlds.means(column), experiment.varied
    found = [along(worlds.values(factor.name), means, independent) for factor in factors]
    made = [
        Company(factor, each, each.chance * len(factors) < ERROR) for factor, each in zip(factors, found, strict=True)
    ]
    return sorted(made, key=lambda each: -abs(each.along.strength))


def _finding(experiment: Experiment, worlds: Worlds, column: str, found: Sequence[Company]) -> str:
    """Return in a sentence which factor the outcome goes along with most, and between which numbers."""
    points = int(np.isfinite(worlds.means(column)).sum())
    if points < 2:
        return too_few(column)
    name, best = outcome_name(column), found[0]
    of = f"Of {len(found):,} factors, {name}" if len(found) > 1 else f"{name[:1].upper()}{name[1:]}"
    if not best.is_more:
        none = f"none of {len(found):,} factors" if len(found) > 1 else f"{full_name(best.factor.name)} no more"
        by = "" if len(found) == 1 else "more "
        return f"{name[:1].upper()}{name[1:]} goes along with {none} {by}than chance would show in {points:,} points"
    values, means = worlds.values(best.factor.name), worlds.means(column)
    (low, where_low), (high, where_high) = _ends(best.factor, values, means)
    told = said(column, [low, high])
    little = "" if matters(experiment, column, low, high) else ", which is too little to matter"
    most = "goes along most with" if len(found) > 1 else "goes along with"
    return f"{of} {most} {full_name(best.factor.name)}: {told[0]} {where_low}, {told[1]} {where_high}{little}"


def _ends(factor: Factor, values: Sequence[Value], means: Table) -> list[tuple[float, str]]:
    """Return the mean of an outcome in the lowest and the highest third of a factor, or at two names, and where."""
    there = np.isfinite(means)
    if is_named(values):
        shown = dict(zip(factor.values, labels(factor.values), strict=True))
        here = {name: there & np.array([value == name for value in values]) for name in dict.fromkeys(values)}
        found = [(float(means[at].mean()), shown[name]) for name, at in here.items() if at.any()]
        return [(mean, f"with {name}") for mean, name in (max(found), min(found))]
    numbers = np.array(values, dtype=float)[there]
    cuts = np.quantile(numbers, [1.0 / 3.0, 2.0 / 3.0])
    low, high = means[there][numbers <= cuts[0]], means[there][numbers >= cuts[1]]
    return [(float(low.mean()), "in its lowest third"), (float(high.mean()), "in its highest")]


def _panel(axes: Axes, worlds: Worlds, column: str, company: Company, title: str, wide: float) -> None:
    values, means = worlds.values(company.factor.name), worlds.means(column)
    there = np.isfinite(means)
    step = max(1, -(-len(means) // _MOST_DOTS))
    colour = BLUE if company.is_more else QUIET
    plain(axes, title)
    axes.set_title(title, loc="left", fontsize=11, fontweight="bold", color=INK, pad=24)
    has_names = is_named(company.factor.values)
    texts, turn, _ = _names(company.factor, wide)
    if has_names:
        places = worlds.places(company.factor.name, in_order(company.factor)).astype(float)
        middles = _by_name(axes, places, means, there)
        x = places + middles
        axes.set_xticks(range(len(texts)), texts, rotation=turn, parse_math=False)
        axes.set_xlim(-0.6, len(texts) - 0.4)
    else:
        x = np.array(values, dtype=float)
        _running_mean(axes, x[there], means[there])
        axes.xaxis.set_major_locator(MaxNLocator(4))
        axes.xaxis.set_major_formatter(FuncFormatter(tick))
    axes.scatter(x[there][::step], means[there][::step], s=13, color=colour, alpha=_alpha(len(means)), linewidth=0)
    axes.yaxis.set_major_locator(MaxNLocator(5))
    axes.yaxis.set_major_formatter(FuncFormatter(tick))
    axes.tick_params(labelsize=_LETTERS)
    axes.set_xlabel("\n".join(wrapped(axis_label(company.factor), wide, 9.0, "normal")), fontsize=9, color=INK)
    strength = f"{abs(company.along.strength):.2f}"
    sign = "−" if company.along.strength < 0.0 else ""
    measure = f"names lie {strength} apart" if has_names else f"rank correlation {sign}{strength}"
    axes.text(0.0, 1.035, measure, transform=axes.transAxes, fontsize=8.8, color=QUIET, va="bottom")


def _alpha(points: int) -> float:
    return max(0.15, min(0.75, 6.0 / math.sqrt(max(points, 1))))


def _by_name(axes: Axes, places: Table, means: Table, there: Table) -> Table:
    """Draw the mean of each name, and return how far the dots lie beside the middle of their name."""
    beside = np.zeros(len(places))
    for place in np.unique(places):
        here = (places == place) & there
        beside[here] = spread_out(means[here])
        if here.any():
            axes.plot([place - 0.4, place + 0.4], [means[here].mean()] * 2, color=INK, linewidth=2.0, zorder=4)
    return beside


def _running_mean(axes: Axes, x: Table, y: Table) -> None:
    """Draw the means of equal parts of the points, from the lowest value of the factor to the highest."""
    parts = min(_MOST_PARTS, len(x) // _PART)
    if parts >= 2:
        sorted_parts = np.array_split(np.argsort(x, kind="stable"), parts)
        axes.plot(
            [x[part].mean() for part in sorted_parts], [y[part].mean() for part in sorted_parts], color=INK,
            linewidth=1.8, zorder=4,
        )  # fmt: skip


def _names(factor: Factor, wide: float) -> tuple[list[str], float, float]:
    """Return the labels of a factor with names, their rotation and height in inches; of numbers none."""
    if not is_named(factor.values):
        return [], 0.0, 0.15
    texts = labels(in_order(factor))
    return fitted(texts, wide / len(texts), _LETTERS)


def _more_lines(shown: Mapping[str, Sequence[Company]], wide: float) -> float:
    """Return the inches that names of axes need which do not fit on one line."""
    most = max(len(wrapped(axis_label(each.factor), wide, 9.0, "normal")) for found in shown.values() for each in found)
    return 0.17 * (most - 1)
