"""Reading the design of an experiment: its kind, its points and seeds, and in what firm it is lived."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from empathysim.errors import InputError, nearest
from empathysim.life import MOST_WEEKS, WARM_UP
from empathysim.organization.generate import MOST_PEOPLE
from empathysim.organization.organization import MOST_CUSTOMERS
from empathysim.scenarios.dotted import dotted
from empathysim.scenarios.firms import MOST_FIRMS
from empathysim.sweeps.asking.kinds import KINDS
from empathysim.sweeps.asking.points import MOST_POINTS, rows_in

_FIRM_KEYS = (
    "scenario", "seeds", "weeks", "warm_up", "employees", "customers", "organization", "silo", "edges", "symmetrise",
)  # fmt: skip
_KIND_KEYS = tuple(dict.fromkeys(key for kind in KINDS.values() for key in kind.keys))
DESIGN_KEYS = ("kind", *_KIND_KEYS, *_FIRM_KEYS)

#: Most seeds of a point where they are added until outcomes are precise, unless said.
USUAL_LIMIT = 64
_FORM = 'kind = "grid", scenario, seeds, weeks, and employees or an organization'
_SEED = "a whole number from 0 to 18446744073709551615"
#: Usual value, least and most of each whole number.
_WHOLE = {
    "weeks": (156, 1, MOST_WEEKS),
    "warm_up": (WARM_UP, 0, MOST_WEEKS),
    "employees": (150, 1, MOST_PEOPLE),
    "design_seed": (0, 0, 2**32 - 2),
    "levels": (4, 2, 100),
    "population": (0, 0, 10**12 - 1),
}


def is_whole(value: Any, least: int, most: int) -> bool:
    """Return whether a value is a whole number within its bounds; true and false are none."""
    return isinstance(value, int) and not isinstance(value, bool) and least <= value <= most


def design_parts(told: Mapping[str, Any], folder: Path) -> tuple[dict[str, Any], list[str]]:
    """Return what stands under [design], with the usual for what is left out, and what is wrong with it.

    Parameters
    ----------
    told : the table.
    folder : where a list of points lies.
    """
    kind, faults = _kind(told)
    parts: dict[str, Any] = {"kind": kind}
    for name in ("symmetrise", "second_order", "cross_levers"):
        parts[name] = told.get(name, False)
        if not isinstance(parts[name], bool):
            faults.append(f"{name} = {str(parts[name])[:30]} must be true or false.")
            parts[name] = False
    for name, default in (("scenario", "baseline"), ("organization", None), ("silo", None), ("edges", None)):
        parts[name] = told.get(name, default)
        if parts[name] is not None and (
            not isinstance(parts[name], str) or not parts[name].isprintable() or not parts[name]
        ):
            faults.append(f"{name} = {repr(parts[name])[:60]} must be a text in quotes.")
            parts[name] = default
    for name, (usual, least, most) in _WHOLE.items():
        parts[name] = told.get(name, usual)
        if not is_whole(parts[name], least, most):
            faults.append(f"{name} = {str(parts[name])[:30]} must be a whole number from {least} to {most:,}.")
            parts[name] = usual
    if parts["levels"] % 2:
        faults.append(f"levels = {parts['levels']} must be an even number.")
    parts["customers"] = told.get("customers")
    if parts["customers"] is not None and not is_whole(parts["customers"], 1, MOST_CUSTOMERS):
        faults.append(
            f"customers = {str(parts['customers'])[:30]} must be a whole number from 1 to {MOST_CUSTOMERS:,}."
        )
    if "employees" in told and parts["organization"]:
        faults.append("employees and organization exclude each other: an organization in files brings its people.")
    parts["seeds"], wrong = _seeds(told.get("seeds", USUAL_LIMIT if kind == "until_precise" else 1))
    parts["points"], more = _points(told.get("points"), kind, folder)
    return parts, faults + wrong + more


def _kind(told: Mapping[str, Any]) -> tuple[str, list[str]]:
    """Return the kind of design; it must be said, so that nobody lives a design that they did not choose."""
    kind = told.get("kind")
    if kind is None:
        return "grid", [f"kind is missing: under [design] stands what is run, {_FORM}."]
    if not isinstance(kind, str) or kind not in KINDS:
        shown = str(kind)[:40]
        return "grid", [f"kind = {shown!r} is no design.{nearest(shown, KINDS)} There are {', '.join(KINDS)}."]
    allowed = KINDS[kind].keys
    return kind, [
        f"{key} says nothing of kind = '{kind}'; it belongs to {', '.join(k for k in KINDS if key in KINDS[k].keys)}."
        for key in _KIND_KEYS
        if key in told and key not in allowed
    ]


def _seeds(told: Any) -> tuple[range | tuple[int, ...], list[str]]:
    """Return the seeds: a number means that many, beginning at 0."""
    if is_whole(told, 1, 2**63):
        return range(told), []
    if isinstance(told, list) and told and all(is_whole(seed, 0, 2**64 - 1) for seed in told):
        faults = [] if len(set(told)) == len(told) else [f"seeds = {str(told)[:60]}: a seed is given twice."]
        return tuple(told), faults
    return (0,), [f"seeds = {str(told)[:60]} must be how many there are, 1 or more, or a list, each {_SEED}."]


def _points(told: Any, kind: str, folder: Path) -> tuple[Any, list[str]]:
    """Return how many points are asked for, in blocks; of a list the points themselves."""
    if KINDS[kind].points is None:
        return None, []
    if kind == "list":
        return _listed(told, folder)
    most = MOST_FIRMS if kind == "firms" else 10**12
    usual = KINDS[kind].usual_points or 1
    asked: Any = usual if told is None else told
    if kind == "latin_hypercube" and isinstance(asked, list) and asked:
        if all(is_whole(each, 1, most) for each in asked):
            return tuple(asked), []
    elif is_whole(asked, 1, most):
        if kind == "saltelli" and (asked < 2 or asked & (asked - 1)):
            below = 1 << max(asked.bit_length() - 1, 1)
            return usual, [f"points = {asked} must be a power of two, such as {below} or {2 * below}."]
        return asked, []
    return usual, [f"points = {str(asked)[:40]} must be a whole number from 1 to {most:,}: {KINDS[kind].points}."]


def _listed(told: Any, folder: Path) -> tuple[list[dict[str, Any]], list[str]]:
    if isinstance(told, list) and 0 < len(told) <= MOST_POINTS:
        return [dotted(row) if isinstance(row, Mapping) else row for row in told], []
    if not isinstance(told, str) or not told.isprintable() or not told:
        said = "is missing" if told is None else f"= {str(told)[:60]}"
        return [], [f"points {said}: a list needs the name of a CSV file with a column for each factor, or tables."]
    try:
        rows = rows_in(folder / told)
    except InputError as error:
        return [], list(error.messages)
    if len(rows) > MOST_POINTS:
        return [], [f"points = '{told}': {len(rows):,} rows are more than the {MOST_POINTS:,} that are allowed."]
    return rows, []
