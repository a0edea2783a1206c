"""What crushes empathy: from the level with all five inhibitors released down to the level as it is."""

from __future__ import annotations

from typing import NamedTuple

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from empathysim.analysis.attribution import Attribution
from empathysim.analysis.breakdown import Breakdown, Share
from empathysim.errors import InputError
from empathysim.figures.attribution_words import drawn_as, headed_by
from empathysim.figures.palette import BLUE, GREEN, INK, ORANGE, PURPLE, QUIET, plain
from empathysim.outcomes.readings import READINGS
from empathysim.wording.attribution import counted, number_of, signed, words

_BROUGHT_ALONG = ("empathy", "expressed")
"""Outcomes that begin with the natural empathy of the staff."""


class Bar(NamedTuple):
    """A bar of the waterfall: a level from 0, or a change from the level before (with its interval)."""

    label: str
    change: Share | None
    level: float
    colour: str


def crush_waterfall(attribution: Attribution, outcome: str | None = None, *, merge_smallest: bool = True) -> Figure:
    """Return the waterfall of one outcome.

    Bars between the levels are Shapley values with their intervals, so that no order matters. The last bar shows
    what releasing the inhibitors one at a time would promise, added up; the hatched part is what this leaves over,
    their interaction.

    Parameters
    ----------
    attribution : of inhibitors.
    outcome : one of its outcomes; the first unless named.
    merge_smallest : join the two smallest where the intervals of both cover 0.

    Raises
    ------
    InputError : for an attribution of keys.
    """
    if attribution.of != "inhibitors":
        raise InputError("crush_waterfall draws inhibitors; for keys there is keys_gain.")
    each = attribution.breakdowns[outcome or attribution.outcome]
    scaled, unit = drawn_as(each)
    figure = Figure(figsize=(12, 6.4))
    axes = figure.add_axes((0.075, 0.17, 0.9, 0.635))
    plain(axes, "", unit)
    bars = _bars(attribution, each, merge_smallest)
    _limit(axes, bars, each, scaled)
    _draw(axes, bars, scaled)
    _one_at_a_time(axes, each, len(bars) + 0.3, scaled)
    axes.set_xticks([*range(len(bars)), len(bars) + 0.3])
    axes.set_xticklabels([*(bar.label for bar in bars), "released one\nat a time,\nadded up"])
    axes.tick_params(axis="x", colors=INK)
    axes.set_xlim(-0.6, len(bars) + 0.9)
    axes.yaxis.set_major_formatter(lambda value, _: f"{value:,.10g}".replace("-", "−"))
    meaning = READINGS[each.outcome].meaning
    subtitle = f"{meaning} · Shapley values, whatever the order; lines are 95 % intervals of all at once"
    headed_by(figure, attribution, each, subtitle)
    return figure


def _bars(attribution: Attribution, each: Breakdown, merge: bool) -> list[Bar]:
    bars, level = [], each.none
    if each.outcome in _BROUGHT_ALONG:
        natural = attribution.natural_empathy
        what = "mood and\nfatigue" if each.outcome == "empathy" else "mood,\nfatigue,\nscripts"
        bars.append(Bar("natural\nempathy", None, natural, GREEN))
        bars.append(Bar(what, Share(*[each.none - natural] * 3), each.none, QUIET))
    bars.append(Bar(f"all {counted(len(each.names))}\nreleased", None, each.none, GREEN))
    for label, change in ordered(each, merge):
        level += change.value
        bars.append(Bar(label, change, level, ORANGE if change.value < 0.0 else BLUE))
    return [*bars, Bar(f"{attribution.scenario.name.replace('_', ' ')}\nas it is", None, each.all, PURPLE)]


def ordered(each: Breakdown, merge: bool) -> list[tuple[str, Share]]:
    """Return the parts by size, the largest first; the two smallest as one where the intervals of both cover 0."""
    parts = sorted(each.parts.items(), key=lambda part: -abs(part[1].value))
    told = [(_label(name), share) for name, share in parts]
    (one, first), (other, second) = parts[-2:]
    if merge and first.low <= 0.0 <= first.high and second.low <= 0.0 <= second.high:
        both = each.by_seed[each.names.index(one)] + each.by_seed[each.names.index(other)]
        told[-2:] = [(f"{words(one)}\nand\n{words(other)}", each.share(both, len(parts), [one, other]))]
    return told


def _label(name: str) -> str:
    return words(name).replace(" ", "\n")


def _limit(axes: Axes, bars: list[Bar], each: Breakdown, scaled: float) -> None:
    """Give the bars room; intervals of very few runs may reach far beyond it, and are cut."""
    ends = [bar.level - (bar.change.value if bar.change else bar.level) for bar in bars]
    levels = [*ends, *(bar.level for bar in bars), each.all + sum(step.alone for step in each.greedy)]
    low, high = min(levels) * scaled, max(levels) * scaled
    room = 0.14 * (high - low)
    axes.set_ylim(low - room if low < 0.0 else 0.0, high + room)


def _draw(axes: Axes, bars: list[Bar], scaled: float) -> None:
    """Draw the bars, what each changes, its interval, and the level that goes on to the next."""
    written, roof = number_of(max(abs(bar.level) for bar in bars) * scaled), axes.get_ylim()[1]
    for place, bar in enumerate(bars):
        level = bar.level * scaled
        before = 0.0 if bar.change is None else level - bar.change.value * scaled
        axes.bar(place, level - before, bottom=before, width=0.66, color=bar.colour, zorder=2)
        if place + 1 < len(bars):
            axes.plot([place + 0.33, place + 0.67], [level, level], color=QUIET, linewidth=0.9, zorder=1)
        text, top = written(level), max(level, before)
        if bar.change is not None:
            text = signed(written(bar.change.value * scaled))
            ends = [before + bar.change.low * scaled, before + bar.change.high * scaled]
            if bar.change.low < bar.change.high:
                axes.plot([place, place], ends, color=INK, linewidth=1.6, zorder=3)
            top = max(top, *(end for end in ends if end < roof))
        axes.annotate(
            text, (place, top), xytext=(0, 4), textcoords="offset points", ha="center", va="bottom", fontsize=11,
            fontweight="bold", color=INK, bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.6}, zorder=4,
        )  # fmt: skip
    axes.axhline(0.0, color=QUIET, linewidth=0.9)


def _one_at_a_time(axes: Axes, each: Breakdown, place: float, scaled: float) -> None:
    """Draw what releasing each alone promises, added up on the level as it is, and what that leaves over, hatched."""
    here, over = each.all * scaled, each.interaction.value * scaled
    alone = sum(step.alone for step in each.greedy) * scaled
    written = number_of(max(abs(each.none), abs(each.all)) * scaled)
    axes.bar(place, here, width=0.66, color=PURPLE, alpha=0.25, zorder=2)
    axes.bar(place, alone, bottom=here, width=0.66, facecolor="white", edgecolor=INK, linewidth=1.1, zorder=2)
    axes.bar(
        place, over, bottom=here + alone, width=0.66, facecolor="white", edgecolor=INK, hatch="////", linewidth=1.1,
        zorder=2,
    )  # fmt: skip
    axes.annotate(
        signed(written(alone)), (place, here + alone / 2), ha="center", va="center", fontsize=11, fontweight="bold",
        color=INK,
    )  # fmt: skip
    axes.annotate(
        f"interaction\n{signed(written(over))}", (place, max(here, here + alone, here + alone + over)), xytext=(0, 4),
        textcoords="offset points", ha="center", va="bottom", fontsize=10, color=INK,
    )  # fmt: skip
