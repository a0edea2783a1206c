"""The values of factors as a figure shows them: numbers by size, names in the experiment's order and shortened."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePath

from empathysim.figures.frame import width, wrapped
from empathysim.figures.sweep_words import plain_name
from empathysim.sweeps.asking.factor import Factor
from empathysim.sweeps.asking.settable import Value

_LONGEST = 28
_MOST_LINES = 3
_FILES = (".toml", ".csv", ".graphml", ".json")


def is_named(values: Iterable[Value]) -> bool:
    """Return whether values are names, or on and off, which have no size."""
    return any(isinstance(value, str | bool) for value in values)


def in_order(factor: Factor) -> list[Value]:
    """Return the values that a factor takes: numbers from the lowest, names as the experiment has them."""
    return list(factor.values) if is_named(factor.values) else sorted(factor.values)


def labels(values: Sequence[Value]) -> list[str]:
    """Return each value in a few letters; different values have different labels."""
    for digits in range(3, 18):
        for parts in (1, 2, 3):
            short = [_label(value, digits, parts) for value in values]
            if len(set(short)) == len(set(values)):
                return short
            if not any(isinstance(value, str) for value in values):
                break
    return [str(value) for value in values]


def _label(value: Value, digits: int, parts: int) -> str:
    if isinstance(value, bool):
        return "on" if value else "off"
    if isinstance(value, str):
        path = PurePath(value)
        name = "/".join(path.parts[-parts:])
        name = name.removesuffix(path.suffix) if path.suffix in _FILES else name
        name = name.replace("_", " ")
        half = (_LONGEST - 1) // 2
        return name if len(name) <= _LONGEST else f"{name[:half]}…{name[-half:]}"
    if value == int(value) and abs(value) < 1e15:
        return f"{int(value):,}".replace("-", "−")
    return (f"{value:,.0f}" if abs(value) >= 10 ** min(digits, 4) else f"{value:.{digits}g}").replace("-", "−")


def with_value(name: str, value: Value, label: str) -> str:
    """Return in words that a factor has a value: groupthink 0.8, industry bank, push off."""
    return label if name == "scenario" and isinstance(value, str) else f"{plain_name(name)} {label}"


def together(names: Sequence[str], settings: Mapping[str, Value], shown: Mapping[str, Mapping[Value, str]]) -> str:
    """Return in words what several factors are set to.

    Parameters
    ----------
    names : the factors, in the order in which they are told.
    settings : value of each.
    shown : label of each value, by factor.
    """
    return " and ".join(with_value(name, settings[name], shown[name][settings[name]]) for name in names)


def fitted(texts: Sequence[str], inches: float, size: float) -> tuple[list[str], float, float]:
    """Return labels below an axis, their rotation in degrees, and their height in inches.

    Parameters
    ----------
    texts : one label for each place.
    inches : room that each has across; labels that do not fit are wrapped, or turned where that is not enough.
    size : of the letters, in points.
    """
    line = size * 1.3 / 72.0
    rows = [wrapped(text, inches, size, "normal") for text in texts]
    is_whole = all(" ".join(lines) == text for lines, text in zip(rows, texts, strict=True))
    tallest = max((len(lines) for lines in rows), default=1)
    if is_whole and tallest <= _MOST_LINES:
        return ["\n".join(lines) for lines in rows], 0.0, tallest * line
    return list(texts), 90.0, max(width(text, size, "normal") for text in texts)
