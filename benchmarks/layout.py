"""The package's record layouts as C structs, so that C can live a week over the very same memory.

Every struct is printed from the numpy layout that the package uses; a `_Static_assert` on each offset
makes the C compiler refuse a header that does not fit.
"""

from __future__ import annotations

import ctypes
from typing import Any

import numpy as np

from empathysim.chance import DECISIONS
from empathysim.organization.columns import CASE, CUSTOMER, EMPLOYEE, FIRM, JOURNEY, SILO, TALLY, layout
from empathysim.organization.world import World
from empathysim.outcomes.readings import WEEKLY
from empathysim.parameters.registry import record

_C_TYPES = {
    "f8": "double", "i1": "int8_t", "u1": "uint8_t", "b1": "_Bool", "i4": "int32_t", "i8": "int64_t", "u8": "uint64_t",
}  # fmt: skip

#: Which struct the records of each array of a world are; arrays that are not named here hold plain numbers.
_STRUCTS = {
    "parameters": "parameters", "at_start": "parameters", "employees": "employee", "customers": "customer",
    "silos": "silo", "firm": "firm", "reading": "reading", "tally": "tally", "no_tally": "tally", "case": "journey",
    "journeys": "template",
}  # fmt: skip


def layouts() -> dict[str, np.dtype[Any]]:
    """Return the numpy layout behind each C struct."""
    columns = {
        "employee": EMPLOYEE,
        "customer": CUSTOMER,
        "silo": SILO,
        "firm": FIRM,
        "tally": TALLY,
        "journey": CASE,
        "template": JOURNEY,
    }
    found: dict[str, np.dtype[Any]] = {name: layout(of) for name, of in columns.items()}
    readings = np.dtype([(reading.name, "f8") for reading in WEEKLY])
    return {"parameters": record({}).dtype, "reading": readings, **found}


def struct(name: str, fields: np.dtype[Any]) -> str:
    """Return one C struct and the assertions that hold it to its numpy layout."""
    lines = [f"struct {name} {{"]
    checks = [f"_Static_assert(sizeof(struct {name}) == {fields.itemsize}, {name!r});".replace("'", '"')]
    assert fields.fields is not None
    for field, (kind, offset, *_) in fields.fields.items():
        count = f"[{kind.shape[0]}]" if kind.shape else ""
        lines.append(f"    {_C_TYPES[kind.base.str[1:]]} {field}{count};")
        checks.append(f'_Static_assert(offsetof(struct {name}, {field}) == {offset}, "{name}.{field}");')
    return "\n".join([*lines, "};", *checks])


def _c_name(name: str) -> str:
    """Return a field's name in C, where `case` is a word of the language."""
    return "case_" if name == "case" else name


def world_struct(world: World) -> str:
    """Return the C struct of a world: for each array a pointer and, under `n_...`, its length."""
    lines = ["struct world {"]
    for name, array in zip(World._fields, world, strict=True):
        kind = f"struct {_STRUCTS[name]}" if name in _STRUCTS else _C_TYPES[array.dtype.str[1:]]
        lines.append(f"    {kind} *{_c_name(name)}; int64_t n_{name};")
    return "\n".join([*lines, "};"])


def header(world: World) -> str:
    """Return the whole C header: layouts, the world and the numbers of the decisions."""
    decisions = ",\n".join(f"    {name.upper()} = {k}" for k, name in enumerate(DECISIONS))
    parts = ["/* Printed by benchmarks/layout.py from the package's own layouts. */", "#include <stddef.h>"]
    parts += ["#include <stdint.h>", "enum decision {", decisions, "};"]
    parts += [struct(name, fields) for name, fields in layouts().items()]
    return "\n".join([*parts, world_struct(world), ""])


def pointers(world: World) -> Any:
    """Return the world as the C struct that `world_struct` prints, pointing at the world's own arrays."""
    values = (ctypes.c_int64 * (2 * len(world)))()
    for k, array in enumerate(world):
        values[2 * k], values[2 * k + 1] = array.ctypes.data, len(array)
    return values
