"""Reading an experiment: its tables, its words, and what is read off; everything that is wrong at once."""

from __future__ import annotations

import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from empathysim.errors import nearest
from empathysim.outcomes.readings import READINGS, WEEKLY
from empathysim.sweeps.asking.reading_design import DESIGN_KEYS, design_parts, is_whole
from empathysim.sweeps.asking.reading_factors import factors_of
from empathysim.sweeps.asking.reading_interventions import interventions_of
from empathysim.sweeps.asking.settable import Own, settable

TABLES: dict[str, tuple[str, ...]] = {
    "question": ("title", "asks", "references", "found"),
    "levers": (),
    "uncertainties": (),
    "interventions": (),
    "outcomes": ("columns", "windows", "smallest_differences", "weekly"),
    "design": DESIGN_KEYS,
}
_WEEKLY = tuple(reading.name for reading in WEEKLY)


def parts_of(document: Mapping[str, Any], path: Path, own: Own = None) -> tuple[dict[str, Any], list[str]]:
    """Return the parts of the experiment in a document, and everything that is wrong with it.

    Parameters
    ----------
    document : tables and keys as they stand in the file.
    path : the file; messages begin with its name, and a list of points lies relative to its folder.
    own : parameters of a user's own; None for those that this process knows.
    """
    file, known = path.name, settable(own)
    faults = [f"{file}: there is no table '{key}'.{nearest(key, TABLES)}" for key in document if key not in TABLES]
    tables: dict[str, Mapping[str, Any]] = {}
    for table, keys in TABLES.items():
        told = document.get(table, {})
        if not isinstance(told, Mapping):
            faults.append(f"{file}: {table} = {str(told)[:60]} must be a table, [{table}].")
            told = {}
        tables[table] = told
        if keys:
            faults += [
                f"{file}: {table}: there is no key '{key}'.{nearest(key, keys)}" for key in told if key not in keys
            ]
    parts: dict[str, Any] = {}
    for part, read in (("question", _question), ("outcomes", _outcomes)):
        more, wrong = read(tables[part])
        parts |= more
        faults += [f"{file}: {part}: {fault}" for fault in wrong]
    more, wrong = design_parts(tables["design"], path.parent)
    parts |= more
    faults += [f"{file}: design: {fault}" for fault in wrong]
    parts["interventions"], wrong = interventions_of(tables["interventions"], known)
    faults += [f"{file}: interventions: {fault}" for fault in wrong]
    parts["factors"], wrong = factors_of(tables, parts, file, known)
    faults += wrong + _late_windows(parts, file)
    return parts, faults


def _question(told: Mapping[str, Any]) -> tuple[dict[str, Any], list[str]]:
    title, references = told.get("title", ""), told.get("references", [])
    faults = []
    if not isinstance(title, str):
        faults.append(f"title = {str(title)[:60]} must be a text in quotes: in one line, what is asked.")
    elif not title.strip() or not title.isprintable():
        faults.append(f"title = {str(title)[:60]!r} must be one line of text: what is asked.")
    prose = {}
    for name in ("asks", "found"):
        said = told.get(name, "")
        if not isinstance(said, str) or any(not sign.isprintable() and sign not in "\n\t" for sign in said):
            faults.append(f"{name} = {str(said)[:60]!r} must be a text in quotes.")
        prose[name] = str(said).strip()
    if not isinstance(references, list) or not all(isinstance(each, str) and each.isprintable() for each in references):
        faults.append(f"references = {str(references)[:60]} must be a list of texts in quotes.")
        references = []
    return {"title": str(title).strip(), **prose, "references": tuple(references)}, faults


def _outcomes(told: Mapping[str, Any]) -> tuple[dict[str, Any], list[str]]:
    columns, weekly = told.get("columns"), told.get("weekly", False)
    faults = [] if isinstance(weekly, bool) else [f"weekly = {str(weekly)[:30]} must be true or false."]
    windows, wrong = _windows(told.get("windows", {}))
    smallest, more = _smallest(told.get("smallest_differences", {}))
    faults += wrong + more
    parts = {"outcomes": (), "weekly": weekly, "windows": windows, "smallest_differences": smallest}
    if not isinstance(columns, list) or not columns:
        said = "columns are missing" if columns is None else f"columns = {str(columns)[:60]}"
        return parts, [*faults, f'{said}: name at least one reading, such as ["satisfaction", "clv"].']
    faults += [
        f"there is no reading {str(name)[:80]!r}.{nearest(str(name)[:80], READINGS)} `empathysim readings` lists them."
        for name in columns
        if not isinstance(name, str) or name not in READINGS
    ]
    faults += [
        f"the reading '{name}' is named twice." for name in dict.fromkeys(map(str, columns)) if columns.count(name) > 1
    ]
    faults += [
        f"smallest_differences: {name} is none of the columns; add it, or leave it out."
        for name in smallest
        if name not in map(str, columns)
    ]
    if windows and not set(map(str, columns)) & set(_WEEKLY):
        faults.append("windows: none of the columns is a weekly reading, of which a window can be taken.")
    return {**parts, "outcomes": tuple(map(str, columns))}, faults


def _windows(told: Any) -> tuple[dict[str, tuple[int, int]], list[str]]:
    """Return stretches of weeks by name: the first week, and the week after the last."""
    form = "must be a table of names and weeks, { first_year = [0, 52] }."
    if not isinstance(told, Mapping):
        return {}, [f"windows = {str(told)[:60]} {form}"]
    windows, faults = {}, []
    for name, weeks in told.items():
        is_pair = isinstance(weeks, list | tuple) and len(weeks) == 2 and all(is_whole(w, 0, 10**6) for w in weeks)
        if not str(name).isidentifier():
            faults.append(f"windows: '{str(name)[:60]}' must be a name of letters, digits and _.")
        elif not is_pair or weeks[0] >= weeks[1]:
            faults.append(
                f"windows: {name} = {str(weeks)[:60]} must be two weeks, [0, 52]: the first, and the one after "
                "the last."
            )
        else:
            windows[str(name)] = (int(weeks[0]), int(weeks[1]))
    return windows, faults


def _late_windows(parts: Mapping[str, Any], file: str) -> list[str]:
    weeks = parts["weeks"]
    return [
        f"{file}: outcomes: windows: {name} = [{first}, {last}] reaches beyond the {weeks:,} weeks of a run."
        for name, (first, last) in parts["windows"].items()
        if is_whole(weeks, 1, 10**9) and last > weeks
    ]


def _smallest(told: Any) -> tuple[dict[str, float], list[str]]:
    if not isinstance(told, Mapping):
        return {}, [f"smallest_differences = {str(told)[:60]} must be a table of readings and numbers."]
    faults = [
        f"smallest_differences: there is no reading '{str(name)[:80]}'.{nearest(str(name)[:80], READINGS)}"
        for name in told
        if name not in READINGS
    ]
    odd = {
        name: value
        for name, value in told.items()
        if not isinstance(value, int | float) or isinstance(value, bool) or not 0 < value < math.inf
    }
    faults += [
        f"smallest_differences: {name} = {str(value)[:60]} must be a number above 0." for name, value in odd.items()
    ]
    return {str(name): float(value) for name, value in told.items() if name not in odd}, faults
