"""The keys of an experiment file, from the JSON Schema that editors use: `{experiment-keys} design`."""

from __future__ import annotations

from typing import Any

from definitions import definitions
from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from empathysim.sweeps.asking.schema import Schema, experiment_schema

_KINDS = {
    "string": "a text", "integer": "a whole number", "number": "a number", "boolean": "true or false",
    "object": "a table", "array": "a list",
}  # fmt: skip
_MANY = 30
"""More names than this are not listed, but referred to."""


def table_of(name: str) -> Schema:
    """Return the schema of a table of the file; `factor` is what stands behind the name of a number."""
    tables = experiment_schema()["properties"]
    if name == "interventions.NAME":
        return dict(tables["interventions"]["additionalProperties"])
    if name == "factor":
        return dict(tables["levers"]["patternProperties"]["\\*"])
    return dict(tables[name])


def keys(name: str) -> list[tuple[str, str]]:
    """Return every key of a table with what may stand there."""
    table = table_of(name)
    must = set(table.get("required", ()))
    rows = []
    for key, schema in table["properties"].items():
        rows.append((key, f"{schema['description']} ({in_words(schema)}{'; must be there' if key in must else ''})"))
    return rows


def in_words(schema: Schema) -> str:
    """Return what a schema allows, in words."""
    if "enum" in schema:
        return _one_of(schema["enum"])
    if "anyOf" in schema:
        return ", or ".join(in_words(each) for each in schema["anyOf"])
    if "type" not in schema:
        return "a number, a name, true or false"
    return f"{_KINDS[schema['type']]}{_inside(schema)}{_bounds(schema)}"


def _one_of(names: list[str]) -> str:
    return ", ".join(names) if len(names) <= _MANY else f"one of {len(names)} names"


def _inside(schema: Schema) -> str:
    inner = schema.get("items") or schema.get("additionalProperties")
    if not isinstance(inner, dict):
        return ""
    often = schema.get("minItems")
    how_many = f" of {often}" if often and often == schema.get("maxItems") else ""
    return f"{how_many}, each {in_words(inner)}"


def _bounds(schema: Schema) -> str:
    low, above, step = schema.get("minimum"), schema.get("exclusiveMinimum"), schema.get("multipleOf")
    if low is not None and abs(low) >= 1e9:  # a pattern that stands for many parameters, each with bounds of its own
        low = None
    told = [f"{low} or more" if low is not None else "", f"above {above}" if above is not None else ""]
    told.append(f"in steps of {step}" if step is not None else "")
    said = ", ".join(filter(None, told))
    return f", {said}" if said else ""


class ExperimentKeys(SphinxDirective):
    """A list of the keys of one table."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the list."""
        return [definitions(keys(self.arguments[0]))]


def setup(app: Any) -> dict[str, bool]:
    """Tell Sphinx."""
    app.add_directive("experiment-keys", ExperimentKeys)
    return {"parallel_read_safe": True}
