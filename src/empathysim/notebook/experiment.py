"""An experiment in a notebook: what it asks, what it varies in words, and how many worlds that takes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

from empathysim.notebook.page import Part, heading, offers, quiet, table, tag, view
from empathysim.sweeps.asking.experiment import Experiment
from empathysim.sweeps.asking.factor import Factor, said
from empathysim.sweeps.asking.settable import of_intervention, settable
from empathysim.sweeps.designs.design import points_asked
from empathysim.wording.levers import words_of
from empathysim.wording.numbers import said_count

_MOST_VALUES = 8
_UNNAMED = "experiment"
"""The name of those that were given none."""


def experiment_view(experiment: Experiment) -> Element:
    """Return the view of an experiment."""
    return view(
        heading("experiment" if experiment.name == _UNNAMED else f"experiment {experiment.name}", experiment.title),
        *(tag("p", paragraph) for paragraph in experiment.asks.strip().split("\n\n") if paragraph),
        table(("", "what is varied", "takes", "what it is"), map(_row(experiment), experiment.factors), most=40)
        if experiment.factors
        else quiet("Nothing is varied but luck."),
        quiet(f"Read off: {', '.join(name.replace('_', ' ') for name in experiment.outcomes)}."),
        quiet(f"{runs_words(experiment)}."),
        *_found(experiment),
        offers("es.sweep(experiment, folder)", "replace(...)", "to_toml(path)"),
    )


def runs_words(experiment: Experiment) -> str:
    """Return how many runs there are, and what they are: points by seeds, of so many weeks."""
    points, seeds = points_asked(experiment), len(experiment.seeds)
    most = "At most " if experiment.kind == "until_precise" else ""
    lived = f"{said_count(points, 'point')} by {said_count(seeds, 'seed')}"
    return f"{most}{said_count(points * seeds, 'run')}: {lived}, of {said_count(experiment.weeks, 'week')} each"


def _row(experiment: Experiment) -> Callable[[Factor], tuple[str, str, str, str]]:
    """Return the function that tells a factor in words."""
    known = settable()
    for name, told in experiment.interventions.items():
        if moved := known.get(str(told["parameter"])):  # of a folder it may be one that is not known here
            known |= of_intervention(name, moved)

    def row(factor: Factor) -> tuple[str, str, str, str]:
        role = "lever" if factor.role == "levers" else "uncertainty"
        meaning = known[factor.name].meaning if factor.name in known else ""
        together = f", moves with {factor.group}" if factor.group else ""
        return role, words_of(factor.name), f"{values_words(factor)}{together}", meaning

    return row


def values_words(factor: Factor) -> str:
    """Return what a factor takes: its values, or its range and how it is spread there."""
    if factor.spread is not None:
        how = factor.spread.kind.replace("_", " ")
        return f"{said(factor.spread.low)} to {said(factor.spread.high)}, {how}"
    if not factor.values:
        return "as listed, point by point"
    if len(factor.values) > _MOST_VALUES:
        return f"{len(factor.values):,} values from {said(factor.values[0])} to {said(factor.values[-1])}"
    return ", ".join(map(said, factor.values))


def _found(experiment: Experiment) -> Iterator[Part]:
    if experiment.found:
        yield tag("p", tag("b", "What came out: "), experiment.found.strip())
