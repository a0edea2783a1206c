"""What each of the seven keys gains, whatever the order in which they are turned."""

from __future__ import annotations

from matplotlib.figure import Figure

from empathysim.analysis.attribution import Attribution
from empathysim.errors import InputError
from empathysim.figures.attribution_words import drawn_as, headed_by
from empathysim.figures.crush_waterfall import ordered
from empathysim.figures.palette import BLUE, INK, ORANGE, QUIET, RULE, plain
from empathysim.outcomes.readings import READINGS
from empathysim.wording.attribution import number_of, signed


def keys_gain(attribution: Attribution, outcome: str | None = None, *, merge_smallest: bool = False) -> Figure:
    """Return a bar for each key, the largest gain first, with its interval.

    Parameters
    ----------
    attribution : of keys.
    outcome : one of its outcomes; the first unless named.
    merge_smallest : join the two smallest where the intervals of both cover 0.

    Raises
    ------
    InputError : for an attribution of inhibitors.
    """
    if attribution.of != "keys":
        raise InputError("keys_gain draws keys; for inhibitors there is crush_waterfall.")
    each = attribution.breakdowns[outcome or attribution.outcome]
    (scaled, unit), parts = drawn_as(each), ordered(each, merge_smallest)
    figure = Figure(figsize=(12, 6.0))
    axes = figure.add_axes((0.19, 0.15, 0.77, 0.66))
    plain(axes, "")
    axes.grid(visible=False, axis="y")
    axes.grid(axis="x", color=RULE, linewidth=0.7)
    written = number_of(max(abs(share.value) for _, share in parts) * scaled)
    for row, (_, share) in enumerate(parts):
        colour = BLUE if share.value >= 0.0 else ORANGE
        axes.barh(row, share.value * scaled, height=0.6, color=colour, zorder=2)
        ends = [share.low * scaled, share.high * scaled]
        axes.plot(ends, [row, row], color=INK, linewidth=1.6, zorder=3)
        axes.annotate(
            signed(written(share.value * scaled)), (max(0.0, *ends), row), xytext=(6, 0), textcoords="offset points",
            va="center", fontsize=11, fontweight="bold", color=INK,
        )  # fmt: skip
    axes.axvline(0.0, color=INK, linewidth=0.9, zorder=4)
    axes.set_yticks(range(len(parts)), [label.replace("\n", " ") for label, _ in parts])
    axes.tick_params(axis="y", colors=INK, labelsize=11)
    axes.invert_yaxis()
    axes.xaxis.set_major_formatter(lambda value, _: f"{value:,.10g}".replace("-", "−"))
    axes.margins(x=0.09)
    axes.set_xlabel(f"{READINGS[each.outcome].meaning}, {unit}", fontsize=9, color=QUIET)
    turned = "as the scenario has them" if attribution.on is None else f"turned to {attribution.on:g}"
    level = number_of(abs(each.all) * scaled)
    headed_by(
        figure, attribution, each,
        f"keys {turned}, from {level(each.none * scaled)} without any to {level(each.all * scaled)} with all, {unit} "
        "· Shapley values, whatever the order; lines are 95 % intervals of all at once",
    )  # fmt: skip
    return figure
