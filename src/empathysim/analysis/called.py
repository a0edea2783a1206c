"""What a scenario is called in sentences: by its name, and by what was changed in it where it kept that name."""

from __future__ import annotations

from empathysim.scenarios import shipped
from empathysim.scenarios.scenario import Scenario
from empathysim.wording.levers import words_of

_MOST_NAMED = 2


def called(scenario: Scenario) -> str:
    """Return the name of a scenario; one that is no longer what ships under its name says what was changed."""
    if scenario.name not in dict(shipped.names()):
        return scenario.name
    own = Scenario.load(scenario.name)
    before, now = own.values(), scenario.values()
    changed = [name for name in now if now[name] != before[name]]
    if not changed:
        same = own.interventions == scenario.interventions and own.organization == scenario.organization
        return scenario.name if same and own.start_values() == scenario.start_values() else f"{scenario.name} (changed)"
    told = ", ".join(f"{words_of(name)} {now[name]:g}" for name in changed[:_MOST_NAMED])
    more = f" and {len(changed) - _MOST_NAMED} more" if len(changed) > _MOST_NAMED else ""
    return f"{scenario.name} with {told}{more}"


def both_called(a: Scenario, b: Scenario) -> tuple[str, str]:
    """Return how two scenarios are called beside each other, so that nobody takes the one for the other."""
    first, second = called(a), called(b)
    return (first, second) if first != second else (first, f"{second} (again)")
