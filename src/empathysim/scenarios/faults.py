"""What can be wrong with the words of a scenario; its numbers are checked by the registry."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any

from empathysim.errors import InputError, nearest
from empathysim.outcomes.readings import READINGS
from empathysim.parameters.industries import INDUSTRIES
from empathysim.parameters.references import REFERENCES
from empathysim.scenarios.intervention import Intervention

SIGNS = ("higher", "lower")
ORGANIZATION: dict[str, str] = {
    "silos": "a whole number, 1 or more",
    "depth": "a whole number of levels, 2 or more",
    "ties_within": "a number, 0 or more",
    "ties_between": "a number, 0 or more",
}


def faults_of(parts: Mapping[str, Any]) -> list[str]:
    """Return what is wrong with the name, words, sources, interventions, organization and signs of a scenario."""
    checks: dict[str, Callable[[Any], list[str]]] = {
        "name": _name,
        "title": _line,
        "about": _prose,
        "sources": _sources,
        "start": _table,
        "parameters": _table,
        "interventions": _interventions,
        "organization": _organization,
        "industry": _industry,
        "against": _against,
        "expects": _signs,
    }
    return [f"{part}: {fault}" for part, check in checks.items() for fault in check(parts[part])]


def _name(value: Any) -> list[str]:
    is_name = isinstance(value, str) and 1 <= len(value) <= 80 and value.isprintable() and value.strip(" .") != ""
    if is_name and not set(value) & set('/\\:*?"<>|'):
        return []
    return [f"{str(value)[:80]!r} must be 1 to 80 characters that can be the name of a file."]


def _line(value: Any) -> list[str]:
    if isinstance(value, str) and (value.isprintable() or not value):
        return []
    return [f"{str(value)[:60]!r} must be one line of text."]


def _prose(value: Any) -> list[str]:
    if not isinstance(value, str):
        return [f"{str(value)[:60]!r} must be a text."]
    odd = [letter for letter in value if not letter.isprintable() and letter not in "\n\t"]
    return [f"it holds the control character {odd[0]!r}."] if odd else []


def _sources(value: Any) -> list[str]:
    if not isinstance(value, list | tuple) or not all(isinstance(key, str) for key in value):
        return [f"{str(value)[:60]} must be a list of keys of the bibliography."]
    return [f"'{key}' is not in the bibliography.{nearest(key, REFERENCES)}" for key in value if key not in REFERENCES]


def _table(value: Any) -> list[str]:
    return [] if isinstance(value, Mapping) else [f"{str(value)[:60]!r} must be a table of names and numbers."]


def _interventions(value: Any) -> list[str]:
    if isinstance(value, list | tuple) and all(isinstance(item, Intervention) for item in value):
        return []
    return [f"{str(value)[:60]!r} must be a list of interventions."]


def _organization(value: Any) -> list[str]:
    if not isinstance(value, Mapping):
        return _table(value)
    faults = []
    for name, number in value.items():
        if name not in ORGANIZATION:
            known = ", ".join(ORGANIZATION)
            faults.append(f"there is no setting '{name}'.{nearest(str(name), ORGANIZATION)} Allowed are {known}.")
            continue
        least = {"silos": 1, "depth": 2}.get(name, 0)
        is_number = isinstance(number, int | float) and not isinstance(number, bool)
        is_kind = isinstance(number, int) or (least == 0 and is_number and math.isfinite(number))
        if not is_number or not is_kind or number < least:
            faults.append(f"{name} = {str(number)[:60]!r} must be {ORGANIZATION[name]}.")
    return faults


def _industry(value: Any) -> list[str]:
    if value is None or (isinstance(value, str) and value in INDUSTRIES):
        return []
    return [f"there is no industry {value!r}.{nearest(str(value), INDUSTRIES)} There are {', '.join(INDUSTRIES)}."]


def _against(value: Any) -> list[str]:
    return [] if value is None else _name(value)


def _signs(value: Any) -> list[str]:
    if not isinstance(value, Mapping):
        return _table(value)
    faults = [f"there is no reading '{name}'.{nearest(str(name), READINGS)}" for name in value if name not in READINGS]
    faults += [f"{name} = {sign!r} must be 'higher' or 'lower'." for name, sign in value.items() if sign not in SIGNS]
    return faults


def interventions_of(tables: Any) -> tuple[tuple[Intervention, ...], list[str]]:
    """Return the interventions written as tables in a file, and what is wrong with those that cannot be made."""
    fields = tuple(Intervention.__dataclass_fields__)
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        return (), [f"interventions: each must be a table [[interventions]], not {str(tables)[:60]!r}."]
    made, faults = [], []
    for number, table in enumerate(tables, start=1):
        odd = [f"there is no key '{key}'.{nearest(key, fields)}" for key in table if key not in fields]
        odd += [f"'{key}' is missing." for key in ("parameter", "value", "from_week") if key not in table]
        if not odd:
            try:
                made.append(Intervention(**table))
            except InputError as error:
                odd += error.messages
        faults += [f"interventions, number {number}: {fault}" for fault in odd]
    return tuple(made), faults
