"""One encounter: from the empathy that a person brings along to what a customer is shown, factor by factor."""

from __future__ import annotations

from matplotlib.figure import Figure

from empathysim.analysis.encounter import Encounter
from empathysim.figures.palette import BLUE, GREEN, INK, ORANGE, PURPLE, QUIET, headed, plain
from empathysim.wording.attribution import number_of, signed, words
from empathysim.wording.encounter import encounter_title

_BELONGS = {"inhibitor": "", "key": "key:\n", "mood": "mood:\n"}
_COLOURS = {"inhibitor": ORANGE, "key": BLUE, "mood": QUIET}


def encounter_waterfall(encounter: Encounter, footer: str) -> Figure:
    """Return the waterfall of one encounter; shares are exact and leave nothing over.

    Parameters
    ----------
    encounter : of a synthetic employee with a synthetic customer.
    footer : scenario, seed, version.
    """
    figure = Figure(figsize=(12, 6.2))
    axes = figure.add_axes((0.07, 0.17, 0.91, 0.64))
    plain(axes, "", "empathy, points of 100")
    written = number_of(10.0)
    level = 100.0 * encounter.natural
    places: list[tuple[str, float, float, str, str]] = [("natural\nempathy", 0.0, level, GREEN, written(level))]
    for each in encounter.factors:
        after = level + 100.0 * each.share
        label = _BELONGS[each.kind] + words(each.name).replace(" ", "\n")
        places.append((label, level, after, _COLOURS[each.kind], signed(written(after - level))))
        level = after
    places.append(("shown", 0.0, 100.0 * encounter.shown, PURPLE, written(100.0 * encounter.shown)))
    for place, (_, before, after, colour, text) in enumerate(places):
        axes.bar(place, after - before, bottom=before, width=0.7, color=colour, zorder=2)
        if place + 1 < len(places):
            axes.plot([place + 0.35, place + 0.65], [after, after], color=QUIET, linewidth=0.9, zorder=1)
        axes.annotate(
            text, (place, max(before, after)), xytext=(0, 4), textcoords="offset points", ha="center",
            fontsize=10.5, fontweight="bold", color=INK,
        )  # fmt: skip
    axes.set_xticks(range(len(places)), [place[0] for place in places], fontsize=8.5)
    axes.tick_params(axis="x", colors=INK)
    axes.set_xlim(-0.6, len(places) - 0.4)
    axes.margins(y=0.12)
    beneath = (
        f"a synthetic employee of {encounter.silo} meets a synthetic customer · shares of the exact product (LMDI)"
    )
    shares = [(each.name, each.share) for each in encounter.factors]
    headed(figure, encounter_title(encounter.natural, encounter.shown, shares), beneath, footer)
    return figure
