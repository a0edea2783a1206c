"""Writing a scenario as TOML, in the one shape that scenarios have."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from empathysim.parameters.registry import PARAMETERS
from empathysim.parameters.segments import members

if TYPE_CHECKING:
    from empathysim.scenarios.intervention import Intervention
    from empathysim.scenarios.scenario import Scenario


def text(scenario: Scenario) -> str:
    """Return the scenario as TOML that reads back as the same scenario."""
    return "\n".join(_lines(scenario)) + "\n"


def _lines(scenario: Scenario) -> Iterator[str]:
    yield f"name = {value_text(scenario.name)}"
    yield f"title = {value_text(scenario.title)}"
    yield f"about = {prose_text(scenario.about)}"
    yield f"sources = {value_text(list(scenario.sources))}"
    if scenario.industry is not None:
        yield f"industry = {value_text(scenario.industry)}"
    yield from _table("start", _numbers(scenario.start))
    yield from _table("parameters", _numbers(scenario.parameters))
    for intervention in scenario.interventions:
        yield from ("", "[[interventions]]", *_intervention(intervention))
    yield from _table("organization", scenario.organization)
    against = {} if scenario.against is None else {"against": scenario.against}
    yield from _table("expects", {**against, **scenario.expects})


def _table(name: str, values: Mapping[str, Any]) -> Iterator[str]:
    if values:
        yield from ("", f"[{name}]", *(f"{key} = {value_text(value)}" for key, value in values.items()))


def _intervention(intervention: Intervention) -> Iterator[str]:
    yield f"parameter = {value_text(intervention.parameter)}"
    value = _numbers({intervention.parameter: intervention.value})[intervention.parameter]
    yield f"value = {value_text(value)}"
    yield f"from_week = {intervention.from_week}"
    if intervention.to_week is not None:
        yield f"to_week = {intervention.to_week}"
    if intervention.silos:
        yield f"silos = {value_text(list(intervention.silos))}"
    if intervention.people is not None:
        yield f"people = {value_text(intervention.people)}"
        yield f"share = {value_text(intervention.share)}"


def _numbers(values: Mapping[str, float]) -> dict[str, Any]:
    """Return the values as people write them: a set of segments as a list."""
    segments = {name for name, parameter in PARAMETERS.items() if parameter.kind == "segments"}
    return {name: members(value) if name in segments else value for name, value in values.items()}


def value_text(value: Any) -> str:
    """Return a text, number or list in TOML; JSON writes all of these the same way but for one character."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def prose_text(prose: str) -> str:
    """Return a text in TOML, over several lines where it has several."""
    if "\n" not in prose:
        return value_text(prose)
    return '"""\n' + "\n".join(value_text(line)[1:-1] for line in prose.split("\n")) + '"""'
