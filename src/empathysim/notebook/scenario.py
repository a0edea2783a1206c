"""A scenario in a notebook: what it tells, and its levers in words, against the default."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from empathysim.notebook.page import Part, heading, offers, quiet, table, tag, view
from empathysim.parameters.inhibitors import INHIBITORS
from empathysim.parameters.keys import KEYS
from empathysim.parameters.registry import PARAMETERS, defaults
from empathysim.scenarios.scenario import Scenario
from empathysim.wording.levers import intervention_words, unit_words, value_words, words_of

_INHIBITORS, _KEYS = ({each.name for each in family} for family in (INHIBITORS, KEYS))


def scenario_view(scenario: Scenario) -> Element:
    """Return the view of a scenario."""
    prose = (tag("p", paragraph) for paragraph in scenario.about.split("\n\n") if paragraph)
    return view(
        heading(f"scenario {scenario.name}", scenario.title or scenario.name),
        *prose,
        *_firm(scenario),
        _levers(scenario),
        _interventions(scenario),
        *_expected(scenario),
        offers("es.simulate(scenario)", "replace(...)", "with_start(...)", "with_intervention(...)",
               "to_toml(path)"),
    )  # fmt: skip


def _firm(scenario: Scenario) -> Iterator[Part]:
    """Yield the industry and the shape of the organization, where they are told."""
    told = [f"industry: {scenario.industry.replace('_', ' ')}"] if scenario.industry else []
    told += [f"{name.replace('_', ' ')}: {value:g}" for name, value in scenario.organization.items()]
    if told:
        yield quiet(" · ".join(told))


def _levers(scenario: Scenario) -> Element:
    """Return a row for each parameter that differs from the default: where it stands, and what it is."""
    changed = scenario.changed()
    if not changed:
        return quiet("Every inhibitor and key stands at its default.")
    began, usual = scenario.start_values(), defaults()

    def here(name: str) -> str:
        now = value_words(name, changed[name])
        return now if began[name] == changed[name] else f"{now} (before week 0: {value_words(name, began[name])})"

    rows = [
        (
            _family(name),
            words_of(name),
            here(name),
            value_words(name, usual[name]),
            f"{PARAMETERS[name].meaning}{unit_words(name) and f', in{unit_words(name)}'}",
        )
        for name in sorted(changed, key=lambda each: _ORDER.index(_family(each)))
    ]
    return table(("", "lever", "here", "default", "what it is"), rows, most=len(PARAMETERS))


_ORDER = ("inhibitor", "key", "firm and market")


def _family(name: str) -> str:
    """Return whether a parameter belongs to an inhibitor or to a key, those of a user's own by how they end."""
    if name in _INHIBITORS or name.endswith(".strength"):
        return _ORDER[0]
    return _ORDER[1] if name in _KEYS or name.endswith(".intensity") else _ORDER[2]


def _interventions(scenario: Scenario) -> Element | None:
    """Return what moves later, in the order of its weeks."""
    moved = sorted(scenario.interventions, key=lambda each: each.from_week)
    return tag("ul", *(tag("li", intervention_words(each)) for each in moved)) if moved else None


def _expected(scenario: Scenario) -> Iterator[Part]:
    if scenario.against and scenario.expects:
        told = ", ".join(f"{name.replace('_', ' ')} {side}" for name, side in scenario.expects.items())
        yield quiet(f"Expected against {scenario.against}: {told}.")
