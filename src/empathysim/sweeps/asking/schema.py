"""A JSON Schema of experiment files, for editors that complete names and mark mistakes while one writes."""

from __future__ import annotations

from typing import Any

from empathysim.outcomes.readings import READINGS
from empathysim.sweeps.asking.distribution import DISTRIBUTIONS
from empathysim.sweeps.asking.factor import LONGEST_GROUP
from empathysim.sweeps.asking.kinds import KINDS
from empathysim.sweeps.asking.meanings import MEANINGS
from empathysim.sweeps.asking.reading_interventions import KEYS as INTERVENTION_KEYS
from empathysim.sweeps.asking.settable import SETTABLE, Settable, of_intervention

Schema = dict[str, Any]

_WHOLE: Schema = {"type": "integer", "minimum": 0}
_TEXT: Schema = {"type": "string"}
#: What an intervention of any experiment moves: a parameter that only the experiment's own file names.
_MOVED = Settable("parameter", MEANINGS["interventions"]["value"], "real", -1e9, 1e9)


def experiment_schema() -> Schema:
    """Return the schema, ready for JSON (draft 2020-12). It is made from the registries, as the checks are."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "An experiment of empathysim",
        "type": "object",
        "additionalProperties": False,
        "required": ["question", "outcomes", "design"],
        "properties": {
            "question": _question(),
            "levers": _factors(),
            "uncertainties": _factors(),
            "interventions": {"type": "object", "additionalProperties": _intervention()},
            "outcomes": _outcomes(),
            "design": _design(),
        },
    }


def _described(table: str, properties: Schema) -> Schema:
    """Return the keys of a table, each with what it means."""
    return {key: {"description": MEANINGS[table][key], **schema} for key, schema in properties.items()}


def _question() -> Schema:
    keys = {"title": _TEXT, "asks": _TEXT, "found": _TEXT, "references": {"type": "array", "items": _TEXT}}
    return {
        "type": "object",
        "additionalProperties": False,
        "required": ["title"],
        "properties": _described("question", keys),
    }


def _outcomes() -> Schema:
    keys: Schema = {
        "columns": {"type": "array", "minItems": 1, "uniqueItems": True, "items": {"enum": list(READINGS)}},
        "windows": {
            "type": "object",
            "additionalProperties": {"type": "array", "items": _WHOLE, "minItems": 2, "maxItems": 2},
        },
        "smallest_differences": {
            "type": "object",
            "propertyNames": {"enum": list(READINGS)},
            "additionalProperties": {"type": "number", "exclusiveMinimum": 0},
        },
        "weekly": {"type": "boolean"},
    }
    return {
        "type": "object",
        "additionalProperties": False,
        "required": ["columns"],
        "properties": _described("outcomes", keys),
    }


def _factors() -> Schema:
    """Return the schema of a table of factors, dotted names nested as TOML nests them."""
    own = {each.name.partition(".")[2]: _factor(each) for each in of_intervention("x", _MOVED).values()}
    root: dict[str, Any] = {
        "type": "object",
        "properties": {},
        "patternProperties": {"\\*": _factor(Settable("*", "every parameter of that name", "real", -1e9, 1e9))},
        # What has another name is an intervention of the experiment.
        "additionalProperties": {"type": "object", "additionalProperties": False, "properties": own},
    }
    for name, each in SETTABLE.items():
        group, _, part = name.rpartition(".")
        place: Any = root
        if group:
            place = root["properties"].setdefault(group, {"type": "object", "properties": {}})
            place["additionalProperties"] = False
        there: Schema = place["properties"].get(part, {"properties": {}})  # also a group, as industry is
        made: Schema = _factor(each)
        place["properties"][part] = {**made, "properties": {**there["properties"], **made["properties"]}}
    return root


def _factor(what: Settable) -> Schema:
    number: Schema = {
        "type": "integer" if what.kind == "whole" else "number",
        "minimum": what.low,
        "maximum": what.high,
    }
    value: Schema = {"real": number, "whole": number, "switch": {"type": "boolean"}, "choice": _choice(what)}[what.kind]
    properties: Schema = {
        "values": {"type": "array", "minItems": 1, "items": value},
        "group": {"type": "string", "minLength": 1, "maxLength": LONGEST_GROUP},
    }
    if what.kind in ("real", "whole"):
        properties |= {
            "range": {"type": "array", "minItems": 2, "maxItems": 2, "items": value},
            "steps": {"type": "integer", "minimum": 2},
            "distribution": {"enum": list(DISTRIBUTIONS)},
            **{key: {"type": "number"} for keys in DISTRIBUTIONS.values() for key in keys},
        }
    return {
        "description": what.meaning,
        "type": "object",
        "additionalProperties": False,
        "properties": _described("factor", properties),
    }


def _choice(what: Settable) -> Schema:
    """Return the schema of a name: one of the choices; a scenario may also be a file."""
    if not what.choices:
        return _TEXT
    file: list[Schema] = [{"type": "string", "pattern": "\\.toml$"}] if what.name == "scenario" else []
    return {"anyOf": [{"enum": list(what.choices)}, *file]}


def _intervention() -> Schema:
    usual = of_intervention("x", _MOVED)
    kinds: dict[str, Schema] = {
        "parameter": _TEXT, "value": {}, "silos": {"type": "array", "items": _TEXT},
        "from_week": _WHOLE, "ramp_weeks": _WHOLE, "is_on": {"type": "boolean"}, "share": {"type": "number"},
        "people": {"enum": list(usual["x.people"].choices)},
    }  # fmt: skip
    return {
        "type": "object",
        "additionalProperties": False,
        "required": ["parameter", "value", "from_week"],
        "properties": _described("interventions", {key: kinds[key] for key in INTERVENTION_KEYS}),
    }


def _design() -> Schema:
    seeds = {"anyOf": [{"type": "integer", "minimum": 1}, {"type": "array", "minItems": 1, "items": _WHOLE}]}
    points = {"anyOf": [{"type": "integer", "minimum": 1}, _TEXT, {"type": "array", "minItems": 1}]}
    switch: Schema = {"type": "boolean"}
    some: Schema = {"type": "integer", "minimum": 1}
    about = "; ".join(f"{name}: {kind.about}" for name, kind in KINDS.items())
    keys = {
        "points": points, "seeds": seeds, "design_seed": _WHOLE, "second_order": switch, "cross_levers": switch,
        "levels": {"type": "integer", "minimum": 2, "multipleOf": 2}, "population": _WHOLE,
        "scenario": {**_TEXT, "examples": list(SETTABLE["scenario"].choices)},
        "weeks": some, "warm_up": _WHOLE, "employees": some, "customers": some,
        "organization": _TEXT, "silo": _TEXT, "edges": _TEXT, "symmetrise": switch,
    }  # fmt: skip
    return {
        "type": "object",
        "additionalProperties": False,
        "required": ["kind"],
        "properties": {"kind": {"enum": list(KINDS), "description": about}, **_described("design", keys)},
    }
