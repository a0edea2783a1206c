"""Reading an experiment from a TOML file: its words and numbers, and everything that is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

from empathysim.errors import InputError, nearest
from empathysim.life import MOST_WEEKS, WARM_UP
from empathysim.organization.generate import MOST_PEOPLE
from empathysim.organization.organization import MOST_CUSTOMERS
from empathysim.outcomes.readings import READINGS
from empathysim.parameters.dials import DIALS, expand
from empathysim.parameters.registry import PARAMETERS
from empathysim.sweeps.factor import KEYS, Factor, Role, factor_of

DEEPEST = 8
KINDS = ("grid",)
LATER = ("list", "latin_hypercube", "sobol", "saltelli", "morris", "one_at_a_time", "firms", "until_precise")
TABLES: dict[str, tuple[str, ...]] = {
    "question": ("title", "asks", "references"),
    "levers": (),
    "uncertainties": (),
    "outcomes": ("columns", "weekly"),
    "design": (
        "kind", "scenario", "seeds", "weeks", "warm_up", "employees", "customers", "organization", "silo",
        "edges", "symmetrise",
    ),
}  # fmt: skip
_DESIGN = 'kind = "grid", scenario, seeds, weeks, and employees or an organization'
_WHOLE = {"weeks": (156, 1, MOST_WEEKS), "warm_up": (WARM_UP, 0, MOST_WEEKS), "employees": (150, 1, MOST_PEOPLE)}


def parts_of(document: Mapping[str, Any], file: str) -> tuple[dict[str, Any], list[str]]:
    """Return the parts of the experiment in a document, and everything that is wrong with it."""
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
    for part, read in (("question", _question), ("outcomes", _outcomes), ("design", _design)):
        more, wrong = read(tables[part])
        parts |= more
        faults += [f"{file}: {part}: {fault}" for fault in wrong]
    parts["factors"], wrong = _factors(tables, file)
    return parts, faults + wrong


def _question(told: Mapping[str, Any]) -> tuple[dict[str, Any], list[str]]:
    title, asks, references = told.get("title", ""), told.get("asks", ""), told.get("references", [])
    faults = []
    if not isinstance(title, str):
        faults.append(f"title = {str(title)[:60]} must be a text in quotes: in one line, what is asked.")
    elif not title.strip() or not title.isprintable():
        faults.append(f"title = {str(title)[:60]!r} must be one line of text: what is asked.")
    if not isinstance(asks, str) or any(not sign.isprintable() and sign not in "\n\t" for sign in asks):
        faults.append(f"asks = {str(asks)[:60]!r} must be a text in quotes.")
    if not isinstance(references, list) or not all(isinstance(each, str) and each.isprintable() for each in references):
        faults.append(f"references = {str(references)[:60]} must be a list of texts in quotes.")
        references = []
    return {"title": str(title).strip(), "asks": str(asks).strip(), "references": tuple(references)}, faults


def _outcomes(told: Mapping[str, Any]) -> tuple[dict[str, Any], list[str]]:
    columns, weekly = told.get("columns"), told.get("weekly", False)
    faults = [] if isinstance(weekly, bool) else [f"weekly = {str(weekly)[:30]} must be true or false."]
    if not isinstance(columns, list) or not columns:
        said = "columns are missing" if columns is None else f"columns = {str(columns)[:60]}"
        return {}, [*faults, f'{said}: name at least one reading, such as ["satisfaction", "clv"].']
    faults += [
        f"there is no reading {str(name)[:80]!r}.{nearest(str(name)[:80], READINGS)}"
        for name in columns
        if not isinstance(name, str) or name not in READINGS
    ]
    faults += [
        f"the reading '{name}' is named twice." for name in dict.fromkeys(map(str, columns)) if columns.count(name) > 1
    ]
    return {"outcomes": tuple(map(str, columns)), "weekly": weekly}, faults


def _design(told: Mapping[str, Any]) -> tuple[dict[str, Any], list[str]]:
    kind, faults = _kind(told)
    parts: dict[str, Any] = {"kind": kind, "symmetrise": told.get("symmetrise", False)}
    if not isinstance(parts["symmetrise"], bool):
        faults.append(f"symmetrise = {str(parts['symmetrise'])[:30]} must be true or false.")
    for name, default in (("scenario", "baseline"), ("organization", None), ("silo", None), ("edges", None)):
        parts[name] = told.get(name, default)
        if parts[name] is not None and (
            not isinstance(parts[name], str) or not parts[name].isprintable() or not parts[name]
        ):
            faults.append(f"{name} = {repr(parts[name])[:60]} must be a text in quotes.")
            parts[name] = default
    for name, (usual, least, most) in _WHOLE.items():
        parts[name] = told.get(name, usual)
        if not _is_whole(parts[name], least, most):
            faults.append(f"{name} = {str(parts[name])[:30]} must be a whole number from {least} to {most:,}.")
    parts["customers"] = told.get("customers")
    if parts["customers"] is not None and not _is_whole(parts["customers"], 1, MOST_CUSTOMERS):
        faults.append(
            f"customers = {str(parts['customers'])[:30]} must be a whole number from 1 to {MOST_CUSTOMERS:,}."
        )
    if "employees" in told and parts["organization"]:
        faults.append("employees and organization exclude each other: an organization in files brings its people.")
    parts["seeds"], wrong = _seeds(told.get("seeds", 1))
    return parts, faults + wrong


def _kind(told: Mapping[str, Any]) -> tuple[str, list[str]]:
    """Return the kind of design; it must be said, so that nobody lives a design that they did not choose."""
    kind = told.get("kind")
    known = f"now there is {', '.join(KINDS)}; later come {', '.join(LATER)}."
    if kind is None:
        return KINDS[0], [f"kind is missing: under [design] stands what is run, {_DESIGN}."]
    if kind in LATER:
        return KINDS[0], [f"kind = '{kind}' is not built yet; now there is {', '.join(KINDS)}."]
    if kind not in KINDS:
        shown = str(kind)[:40]
        return KINDS[0], [f"kind = {shown!r} is no design.{nearest(shown, (*KINDS, *LATER))} Of kinds, {known}"]
    return KINDS[0], []


def _seeds(told: Any) -> tuple[range | tuple[int, ...], list[str]]:
    """Return the seeds: a number means that many, beginning at 0."""
    if _is_whole(told, 1, 2**63):
        return range(told), []
    if isinstance(told, list) and told and all(_is_whole(seed, 0, 2**64 - 1) for seed in told):
        faults = [] if len(set(told)) == len(told) else [f"seeds = {str(told)[:60]}: a seed is given twice."]
        return tuple(told), faults
    wanted = "how many there are, or a list of whole numbers from 0 to 18446744073709551615"
    return (0,), [f"seeds = {str(told)[:60]} must be {wanted}."]


def _is_whole(value: Any, least: int, most: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and least <= value <= most


def _factors(tables: Mapping[str, Mapping[str, Any]], file: str) -> tuple[tuple[Factor, ...], list[str]]:
    factors: list[Factor] = []
    faults: list[str] = []
    roles: tuple[Role, ...] = get_args(Role)
    for role in roles:
        for name, told in _flat(tables[role]).items():
            if any(name == factor.name for factor in factors):
                faults.append(f"{file}: {name} is both a lever and an uncertainty; choose one.")
                continue
            try:
                factors.append(factor_of(name, role, told, f"{file}: {role}"))
            except InputError as error:
                faults += error.messages
    if not any(tables[role] for role in roles):
        faults.append(
            f"{file}: nothing is varied; name at least one lever, such as groupthink = {{ values = [0, 0.5] }}."
        )
    try:
        expand({factor.name: 0.0 for factor in factors})
    except InputError as error:
        faults += [f"{file}: levers: {message}" for message in error.messages]
    return tuple(factors), faults


def _flat(table: Mapping[str, Any], group: str = "", depth: int = 0) -> dict[str, Any]:
    """Return what stands there by dotted name; TOML reads the dots as tables in tables."""
    found: dict[str, Any] = {}
    for key, told in table.items():
        name = f"{group}{key}"
        is_group = isinstance(told, Mapping) and told and not set(told) & {*KEYS, "distribution"} and depth < DEEPEST
        if is_group and name not in PARAMETERS and name not in DIALS:
            found |= _flat(told, f"{name}.", depth + 1)
        else:
            found[name] = told
    return found
