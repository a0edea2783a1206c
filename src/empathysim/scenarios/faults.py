"""What can be wrong with the words of a scenario; its numbers are checked by the registry."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from empathysim.errors import InputError, nearest, one_line, quoted
from empathysim.organization.request import MOST_SILOS
from empathysim.outcomes.readings import READINGS
from empathysim.parameters.industries import INDUSTRIES
from empathysim.parameters.references import REFERENCES
from empathysim.scenarios.intervention import Intervention

SIGNS = ("higher", "lower")
ORGANIZATION: dict[str, tuple[float, float]] = {
    "silos": (1, MOST_SILOS),
    "depth": (2, 1_000),
    "ties_within": (0.0, 1e9),
    "ties_between": (0.0, 1e9),
}
"""Settings of a generated organization with their bounds; those with whole bounds are whole."""


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
    return [f"{quoted(value)} must be 1 to 80 characters that can be the name of a file."]


def _line(value: Any) -> list[str]:
    if isinstance(value, str) and (value.isprintable() or not value):
        return []
    return [f"{quoted(value)} must be one line of text."]


def _prose(value: Any) -> list[str]:
    if not isinstance(value, str):
        return [f"{quoted(value)} must be a text."]
    odd = [letter for letter in value if not letter.isprintable() and letter not in "\n\t"]
    return [f"it holds the control character {odd[0]!r}."] if odd else []


def _sources(value: Any) -> list[str]:
    if not isinstance(value, list | tuple) or not all(isinstance(key, str) for key in value):
        return [f"{quoted(value)} must be a list of keys of the bibliography."]
    return [
        f"{quoted(key)} is not in the bibliography.{nearest(key, REFERENCES)}" for key in value if key not in REFERENCES
    ]


def _table(value: Any) -> list[str]:
    return [] if isinstance(value, Mapping) else [f"{quoted(value)} must be a table of names and numbers."]


def _interventions(value: Any) -> list[str]:
    if isinstance(value, list | tuple) and all(isinstance(item, Intervention) for item in value):
        return []
    return [f"{quoted(value)} must be a list of interventions."]


def _organization(value: Any) -> list[str]:
    if not isinstance(value, Mapping):
        return _table(value)
    faults = []
    for name, number in value.items():
        if name not in ORGANIZATION:
            known = ", ".join(ORGANIZATION)
            faults.append(f"there is no setting {quoted(name)}.{nearest(str(name), ORGANIZATION)} Allowed are {known}.")
            continue
        least, most = ORGANIZATION[name]
        is_whole = isinstance(least, int)
        is_number = isinstance(number, int if is_whole else int | float) and not isinstance(number, bool)
        if not is_number or not least <= number <= most:
            kind = "a whole number" if is_whole else "a number"
            faults.append(f"{name} = {quoted(number)} must be {kind} from {least:g} to {most:,.10g}.")
    return faults


def _industry(value: Any) -> list[str]:
    if value is None or (isinstance(value, str) and value in INDUSTRIES):
        return []
    guess = nearest(value, INDUSTRIES) if isinstance(value, str) else ""
    return [f"there is no industry {quoted(value)}.{guess} There are {', '.join(INDUSTRIES)}."]


def _against(value: Any) -> list[str]:
    return [] if value is None else _name(value)


def _signs(value: Any) -> list[str]:
    if not isinstance(value, Mapping):
        return _table(value)
    faults = [
        f"there is no reading {quoted(name)}.{nearest(str(name), READINGS)}" for name in value if name not in READINGS
    ]
    faults += [
        f"{one_line(str(name))[:80]} = {quoted(sign)} must be 'higher' or 'lower'."
        for name, sign in value.items()
        if sign not in SIGNS
    ]
    return faults


def interventions_of(tables: Any) -> tuple[tuple[Intervention, ...], list[str]]:
    """Return the interventions written as tables in a file, and what is wrong with those that cannot be made."""
    fields = tuple(Intervention.__dataclass_fields__)
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        return (), [f"interventions: each must be a table [[interventions]], not {quoted(tables)}."]
    made, faults = [], []
    for number, table in enumerate(tables, start=1):
        odd = [f"there is no key {quoted(key)}.{nearest(key, fields)}" for key in table if key not in fields]
        odd += [f"'{key}' is missing." for key in ("parameter", "value", "from_week") if key not in table]
        if not odd:
            try:
                made.append(Intervention(**table))
            except InputError as error:
                odd += error.messages
        faults += [f"interventions, number {number}: {fault}" for fault in odd]
    return tuple(made), faults
