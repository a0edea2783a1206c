"""Sliders for the three dials, with what comes of them beside; a figure where no slider can be."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Unpack

from empathysim.analysis.comparison import Comparison
from empathysim.analysis.moved_dials import Today
from empathysim.analysis.place import Where
from empathysim.errors import InputError, all_of
from empathysim.figures.moved_dials import moved_dials_figure
from empathysim.in_notebooks import kernel_shell
from empathysim.notebook.newest import Newest
from empathysim.parameters.dials import DIALS
from empathysim.parameters.registry import PARAMETERS, checked
from empathysim.scenarios.scenario import Scenario
from empathysim.wording.dials import HOW_TO_GET_SLIDERS, dials_words, unmoved_sentence

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_STEP = 0.05
_WIDE, _DOTS_AN_INCH = 9.0, 90


def explore(
    scenario: Scenario | str | Path = "baseline",
    *,
    groupthink: float | None = None,
    culture_pressure: float | None = None,
    empowerment: float | None = None,
    seeds: int | Sequence[int] = 6,
    weeks: int = 104,
    **where: Unpack[Where],
) -> Sliders | Figure:
    """Move the three dials and see what comes of it: how customers feel, and what it is worth against Today.

    Parameters
    ----------
    scenario : Today: a `Scenario`, the name of a shipped one, or the path of a .toml file.
    groupthink, culture_pressure, empowerment : where the dials begin, 0 to 1; None: where the scenario has them.
    seeds : runs of each position, 2 or more, or the seeds themselves; few, so that an answer comes at once.
    weeks : from the end of the warm-up.
    where : warm_up, organization, employees, customers, rules, as for `simulate`.

    Returns
    -------
    Sliders : in a notebook with ipywidgets.
    Figure : elsewhere; it says how to get sliders.

    Raises
    ------
    InputError : where anything cannot be used, all of it at once.
    """
    told = dict(zip(DIALS, (groupthink, culture_pressure, empowerment), strict=True))
    asked = {dial: value for dial, value in told.items() if value is not None}
    _, today = all_of(lambda: checked(asked), lambda: Today(scenario, seeds, weeks, **where))
    widgets = _widgets()
    if widgets is not None:
        return Sliders(today, asked, widgets)
    position = {**today.position(), **asked}
    found = today.moved(position)
    subtitle = f"{HOW_TO_GET_SLIDERS} · {dials_words(position, today.position())}"
    return moved_dials_figure(found, sentence_of(found, today), subtitle, today.scenario.name)


def _widgets() -> Any:
    """Return the library of widgets where they can run, else None."""
    if kernel_shell() is None:
        return None
    try:
        return import_module("ipywidgets")
    except ImportError:
        return None


def sentence_of(found: Comparison, today: Today) -> str:
    """Return what is said of a position of the dials."""
    return unmoved_sentence(today.scenario.name) if found.is_one_world else found.sentence


class Sliders:
    """A slider for each dial, two charts, and the sentence; only the newest position is lived.

    Parameters
    ----------
    today : the firm as it is.
    begin : where dials begin, where that is not Today's.
    widgets : the library of widgets.
    """

    def __init__(self, today: Today, begin: dict[str, float], widgets: Any) -> None:
        self.today = today
        self.sliders = {dial: _slider(widgets, dial, value) for dial, value in {**today.position(), **begin}.items()}
        self.sentence = widgets.HTML()
        self.picture = widgets.Image(format="png", layout=_beside(widgets))
        back = widgets.Button(description="Back to Today", tooltip="all dials where they stand in the scenario")
        back.on_click(lambda _: self.move(**today.position()))
        left = widgets.VBox([*self.sliders.values(), back], layout=widgets.Layout(flex="0 0 auto"))
        both = widgets.HBox([left, self.picture], layout=widgets.Layout(flex_flow="row wrap", align_items="flex-start"))
        self.box = widgets.VBox([self.sentence, both])
        self._newest: Newest[dict[str, float]] = Newest(self._show)
        self._show(self.position())
        for slider in self.sliders.values():
            slider.observe(lambda _: self._newest(self.position()), names="value")

    def position(self) -> dict[str, float]:
        """Return where the dials stand."""
        return {dial: float(slider.value) for dial, slider in self.sliders.items()}

    def move(self, **dials: float) -> None:
        """Move dials by name, as the sliders do.

        Raises
        ------
        InputError : for another name, or a value out of bounds.
        """
        strange = [dial for dial in dials if dial not in DIALS]
        if strange:
            raise InputError(f"there is no dial '{dial}'. There are {', '.join(DIALS)}." for dial in strange)
        checked(dials)
        for dial, value in dials.items():
            self.sliders[dial].value = value

    def wait(self) -> None:
        """Wait until the newest position is shown; for scripts, which are faster than hands."""
        self._newest.wait()

    def _show(self, position: dict[str, float]) -> None:
        found = self.today.moved(position)
        words = dials_words(position, self.today.position())
        sentence = sentence_of(found, self.today)
        figure = moved_dials_figure(found, words, "Each dial moved in week 0", self.today.scenario.name, wide=_WIDE)
        written = BytesIO()
        figure.savefig(written, format="png", dpi=_DOTS_AN_INCH, metadata={"Software": None})
        self.picture.value = written.getvalue()
        self.sentence.value = f"<b>{escape(sentence)}</b>"

    def __repr__(self) -> str:
        return f"Sliders for {self.today.scenario.name}: {dials_words(self.position(), self.today.position())}"

    def _repr_mimebundle_(self, **how: Any) -> dict[str, Any]:
        """Return the sliders, and for pages where none can live the picture as it is now."""
        picture = {"image/png": bytes(self.picture.value), "text/plain": repr(self)}
        return {**self.box._repr_mimebundle_(**how), **picture}


def _beside(widgets: Any) -> Any:
    """Return the layout of a picture that shrinks a little to stay beside the sliders, and else goes below them."""
    return widgets.Layout(flex="1 1 36em", min_width="0", max_width=f"{_WIDE * _DOTS_AN_INCH:.0f}px", height="auto")


def _slider(widgets: Any, dial: str, value: float) -> Any:
    first = PARAMETERS[DIALS[dial][0]]
    return widgets.FloatSlider(
        value=value, min=first.low, max=first.high, step=_STEP, description=dial.replace("_", " "),
        tooltip=f"sets {' and '.join(DIALS[dial])}", readout_format=".2f",
        style={"description_width": "9em"}, layout=widgets.Layout(width="28em"),
    )  # fmt: skip
