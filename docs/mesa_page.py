"""The model on Mesa's own page, with sliders: solara run docs/mesa_page.py

What it needs: pip install "empathysim[mesa-page]". It asks nothing of any other machine.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import solara
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from mesa.visualization import Slider, SolaraViz
from mesa.visualization.utils import update_counter

import empathysim as es
from empathysim.analysis.positions.measures_of_people import MEASURES, of_each_person
from empathysim.figures.organization_layout import Circles, people_places, silo_places
from empathysim.figures.palette import BLUE, FIVE_AS, ORANGE
from empathysim.parameters.dials import DIALS
from empathysim.parameters.registry import PARAMETERS, defaults

NAME = "Organizational empathy"

SHOWN = ("empathy", "happiness", "customer_focus", "fatigue")


def dial_slider(dial: str) -> Slider:
    """Return the slider of a dial, which begins where the default firm has it."""
    first = PARAMETERS[DIALS[dial][0]]
    name, value = dial.replace("_", " ").capitalize(), defaults()[first.name]
    return Slider(name, value=value, min=first.low, max=first.high, step=0.05)


SLIDERS: dict[str, Any] = {
    **{dial: dial_slider(dial) for dial in DIALS},
    "employees": Slider("Employees", value=100, min=20, max=300, step=10, dtype=int),
    "rng": Slider("Seed", value=1, min=0, max=50, step=1, dtype=int),
}


class Firm(es.EmpathyModel):
    """The model with what the sliders set: Mesa 3.5 hands a `scenario` of its own to whatever model would take one."""

    def __init__(
        self, groupthink: float, culture_pressure: float, empowerment: float, employees: int, rng: int
    ) -> None:
        super().__init__(
            groupthink=groupthink,
            culture_pressure=culture_pressure,
            empowerment=empowerment,
            employees=employees,
            rng=rng,
        )


def places(model: Firm) -> tuple[Circles, np.ndarray]:
    """Return the circles of the silos, and where each employee stands: float64[n, 2]."""
    network = model.network
    low, high = network.pairs()
    between = np.zeros((network.silos, network.silos))
    np.add.at(between, (network.silo[low], network.silo[high]), 1.0)
    circles = silo_places(np.bincount(network.silo, minlength=network.silos), between + between.T)
    return circles, people_places(network, circles)


def picture(model: Firm, measure: str) -> Figure:
    """Return the organization graph: a dot for each employee, coloured by a measure; grey is nobody to measure."""
    circles, stands = places(model)
    figure = Figure(figsize=(7, 4.6))
    axes = figure.add_axes((0.0, 0.02, 0.88, 0.88))
    pairs = np.column_stack(model.network.pairs())
    axes.add_collection(LineCollection(list(stands[pairs]), colors="#b9b9b9", linewidths=0.4, zorder=1))
    values = of_each_person(model.organization, measure)
    axes.scatter(*stands.T, s=26, color="#d9d9d9", zorder=2)
    dots = axes.scatter(*stands.T, c=values, s=26, cmap="cividis", vmin=0.2, vmax=0.8, zorder=3)
    for silo, (x, y), radius in zip(model.network.silo_names, circles.centre, circles.radius, strict=True):
        axes.text(x, y + radius, silo, ha="center", va="bottom", fontsize=8)
    axes.set(aspect="equal")
    axes.set_axis_off()
    axes.margins(0.08)
    figure.colorbar(dots, cax=figure.add_axes((0.9, 0.1, 0.025, 0.75)), extend="both")
    figure.text(0.02, 0.94, f"Each employee's {MEASURES[measure]}, week {model.week}", fontsize=11)
    return figure


@solara.component
def Organization(model: Firm) -> None:
    """Show the organization graph, and let one choose what colours show."""
    week = update_counter.get()
    measure, choose = solara.use_state(SHOWN[0])
    solara.Select("Colour shows", values=list(SHOWN), value=measure, on_value=choose)
    solara.FigureMatplotlib(picture(model, measure), dependencies=[week, measure, id(model)], format="png")


def chart(model: Firm, title: str, colours: dict[str, str]) -> Figure:
    """Return weekly shares as lines: Mesa's own charts name their axis "Step", and begin before week 0."""
    weekly = model.datacollector.get_model_vars_dataframe()
    figure = Figure(figsize=(6.4, 4.4), layout="constrained")
    axes = figure.subplots()
    for name, colour in colours.items():
        axes.plot(weekly["week"], weekly[name], label=name, color=colour, marker="." if model.week < 2 else "")
    axes.set(xlim=(0, max(12, model.week)), ylim=(0.0, 1.0), xlabel="week", ylabel="share")
    axes.xaxis.get_major_locator().set_params(integer=True)
    axes.set_title(title, fontsize=11, loc="left")
    axes.spines[["top", "right"]].set_visible(False)
    axes.legend(loc="best", frameon=False)
    return figure


@solara.component
def SatisfactionAndEmpathy(model: Firm) -> None:
    """Show how content customers are, and how much empathy is felt for them."""
    week = update_counter.get()
    shown = chart(model, "Satisfaction and empathy", {"satisfaction": BLUE, "empathy": ORANGE})
    solara.FigureMatplotlib(shown, dependencies=[week, id(model)], format="png")


@solara.component
def FiveAs(model: Firm) -> None:
    """Show how journeys are remembered."""
    week = update_counter.get()
    shown = chart(model, "How journeys are remembered", FIVE_AS)
    solara.FigureMatplotlib(shown, dependencies=[week, id(model)], format="png")


model = Firm(**{name: slider.value for name, slider in SLIDERS.items()})


@solara.component
def Whole() -> None:
    """Show everything, under its own name: of pages there is one, so nobody needs Mesa's tab that counts them."""
    solara.Title(NAME)
    solara.Style(".v-tabs { display: none; }")
    SolaraViz(
        model,
        components=[Organization, SatisfactionAndEmpathy, FiveAs],
        model_params=SLIDERS,
        name=NAME,
        play_interval=200,
    )


page = Whole()
page  # noqa: B018  solara shows what stands here
