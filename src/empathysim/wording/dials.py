"""What is said of dials that somebody moves."""

from __future__ import annotations

from collections.abc import Mapping

HOW_TO_GET_SLIDERS = (
    "Sliders need a notebook with ipywidgets: pip install 'empathysim[notebook]'. "
    "Without them name the dials: es.explore(..., groupthink=0.2)"
)
"""What to do for sliders, and what works without them."""


def dials_words(position: Mapping[str, float], stood: Mapping[str, float]) -> str:
    """Return where dials stand, and where they stood: ``groupthink 0.2 (Today 0.6) · empowerment 0.5``.

    Parameters
    ----------
    position, stood : values by the name of a dial, now and Today.
    """
    told = []
    for name, value in position.items():
        before = f" (Today {stood[name]:g})" if value != stood[name] else ""
        told.append(f"{name.replace('_', ' ')} {value:g}{before}")
    return " · ".join(told)


def unmoved_sentence(scenario: str) -> str:
    """Return what is said before a dial is moved."""
    return f"In the model this is Today ({scenario}): no dial is moved yet, and nothing differs from it."
