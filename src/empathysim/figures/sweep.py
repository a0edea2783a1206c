"""A sweep in one figure, drawn as its design asks: maps, lines, rows, clouds of points, tornados or pairs."""

from __future__ import annotations

from collections.abc import Iterable

from matplotlib.figure import Figure

from empathysim.errors import knows_its_keywords
from empathysim.figures.frame import frame
from empathysim.figures.panels import Picture
from empathysim.figures.sweep_categories import MOST_POINTS, categories, listed_points
from empathysim.figures.sweep_effects import effects
from empathysim.figures.sweep_firms import firms
from empathysim.figures.sweep_lines import lines
from empathysim.figures.sweep_maps import maps
from empathysim.figures.sweep_origin import origin
from empathysim.figures.sweep_pairs import pairs
from empathysim.figures.sweep_scatter import scatter
from empathysim.figures.sweep_tornado import tornado
from empathysim.figures.sweep_values import is_named
from empathysim.figures.sweep_worlds import Rows, Worlds
from empathysim.sweeps.asking.experiment import Experiment
from empathysim.sweeps.sweep import Sweep

MOST_OUTCOMES = 9

_SAMPLED = ("latin_hypercube", "sobol", "saltelli")


@knows_its_keywords()
def figure_of(sweep: Sweep) -> Figure:
    """Return the figure of a sweep: the finding above, panels for each outcome, its origin below.

    Parameters
    ----------
    sweep : as `sweep` and `open_sweep` return it, finished or not; runs that failed are left out and counted in the
        footer. It compares something: a factor takes more than one value, one is moved alone, or firms differ.
    """
    return sweep_figure(sweep.experiment, sweep.rows(), sweep.experiment.organization_name(), sweep.replaced)


def sweep_figure(
    experiment: Experiment, rows: Rows, organization: str | None = None, replaced: Iterable[str] = ()
) -> Figure:
    """Return the figure of a sweep: the finding above, panels for each outcome, its origin below.

    Parameters
    ----------
    experiment : it compares something: a factor takes more than one value, one is moved alone, or firms differ.
        Of a grid the first two factors are shown; every number is the mean over the seeds, and over what else is
        varied.
    rows : the table of results; failed runs are left out and counted in the footer.
    organization : name of the real organization that it was lived in, for the footer; None: a generated one.
    replaced : rules in whose place it was lived with rules of a user's own, for the footer.
    """
    columns = experiment.columns[:MOST_OUTCOMES]
    picture = picture_of(experiment, Worlds(experiment, rows), columns)
    notes = list(picture.notes)
    if len(experiment.columns) > len(columns):
        notes.append(f"the first {len(columns)} of {len(experiment.columns)} outcomes")
    wide = picture.panels.figure_wide
    around = frame(
        picture.finding, " · ".join([experiment.title, *notes]), origin(experiment, rows, organization, replaced), wide
    )
    tall = picture.panels.figure_tall + around.head + around.foot
    figure = Figure(figsize=(wide, tall), dpi=150, facecolor="white")
    picture.draw(figure, (around.foot / tall, 1.0 - around.head / tall))
    around.draw(figure)
    return figure


def picture_of(experiment: Experiment, worlds: Worlds, columns: tuple[str, ...]) -> Picture:
    """Return the picture that suits a design.

    Parameters
    ----------
    experiment, worlds : its runs that were lived to their end.
    columns : outcomes that are shown.
    """
    kind, varied = experiment.kind, experiment.varied
    if kind == "one_at_a_time":
        return tornado(experiment, worlds, columns)
    if kind == "morris":
        return effects(experiment, worlds, columns)
    if (kind == "firms" or experiment.cross_levers) and any(len(lever.values) > 1 for lever in experiment.levers):
        return pairs(experiment, worlds, columns)
    if kind == "firms":
        return firms(experiment, worlds, columns)
    if kind in _SAMPLED:
        return scatter(experiment, worlds, columns)
    if len(varied) == 1:
        return (categories if is_named(varied[0].values) else lines)(experiment, worlds, columns)
    if kind == "list":
        return (listed_points if len(experiment.points) <= MOST_POINTS else scatter)(experiment, worlds, columns)
    return maps(experiment, worlds, columns)
