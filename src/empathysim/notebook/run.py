"""A run in a notebook: four numbers, each with the line of how it came about."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from empathysim.notebook.page import heading, offers, quiet, tag, view
from empathysim.notebook.spark_line import spark_line
from empathysim.wording.numbers import said_count
from empathysim.wording.own_rules import replaced_words

if TYPE_CHECKING:
    from empathysim.laboratory import Run

_SHARES = ("empathy", "satisfaction", "trust")


def run_view(run: Run) -> Element:
    """Return the view of a run; its numbers are those of its summary."""
    summary, weekly = run.summary, run.lived.weekly
    tiles = [
        _tile(name, f"{summary[name]:.3f}", weekly[name].tolist(), f"{name} week by week", "week by week")
        for name in _SHARES
    ]
    so_far = "profit since week zero, discounted"
    tiles.append(_tile("lifetime value", f"{summary['clv']:,.0f} USD", weekly["npv"].tolist(), so_far, so_far))
    people = said_count(run.network.size, "employee")
    lasted = f"{said_count(run.weeks, 'week')} after {run.warm_up:,} to settle"
    replaced = replaced_words(run.lived.rules)
    here = f"{lasted} · {people} · {replaced}" if replaced else f"{lasted} · {people}"
    return view(
        heading(f"run of {run.scenario.name}, seed {run.seed}", run.scenario.title or run.scenario.name),
        tag("div", *tiles, class_="tiles"),
        quiet(f"{here} · means of the last half year · another seed gives another story"),
        offers("plot()", "weekly", "summary", "survey()", *([] if run.network.is_imported else ["people()"]),
               "save(folder)"),
    )  # fmt: skip


def _tile(name: str, value: str, values: list[float], spoken: str, below: str) -> Element:
    return tag(
        "div", tag("span", name, class_="quiet"), tag("b", value), spark_line(values, spoken),
        tag("div", below, class_="quiet"),
    )  # fmt: skip
