"""A scenario: a firm in numbers, what changes at week 0, and the levers that move afterwards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from empathysim.errors import InputError, quoted
from empathysim.in_notebooks import ShowsItself
from empathysim.parameters.dials import DIALS
from empathysim.parameters.industries import INDUSTRIES
from empathysim.parameters.registry import PARAMETERS, checked, defaults, resolved
from empathysim.scenarios import reading, shipped, writing
from empathysim.scenarios.faults import faults_of
from empathysim.scenarios.intervention import Intervention, People
from empathysim.scenarios.timeline import Change, changes


@dataclass(frozen=True)
class Scenario(ShowsItself):
    """Numbers that say how a run begins and what happens in it. It never changes; `replace` makes another.

    Every run begins with a warm-up (104 weeks unless said) in which the firm lives with its start
    values: the defaults, overlaid by the industry's four values, overlaid by `start`. At week 0,
    after it, `parameters` take effect; then the interventions act from their weeks on. Scenarios
    with the same start therefore begin from the same firm and differ by their levers only.

    Attributes
    ----------
    name : short name, also of the file.
    title : one line.
    about : what happens, why, and what to look at.
    sources : keys of the bibliography.
    start : parameters (or dials) of the firm as it has always been.
    parameters : parameters (or dials) from week 0 on.
    interventions : levers that move later, or for some people only.
    organization : settings of the generated organization: `silos`, `depth`, `ties_within`, `ties_between`.
    industry : one of the sixteen industries, or None.
    against : name of the scenario that it is to be compared with, or None.
    expects : reading to "higher" or "lower": the sign expected against it.

    Raises
    ------
    InputError : with everything that is wrong at once.
    """

    name: str
    title: str = ""
    about: str = ""
    sources: tuple[str, ...] = ()
    start: Mapping[str, float] = field(default_factory=dict)
    parameters: Mapping[str, float] = field(default_factory=dict)
    interventions: tuple[Intervention, ...] = ()
    organization: Mapping[str, float] = field(default_factory=dict)
    industry: str | None = None
    against: str | None = None
    expects: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse what cannot be run; hold numbers as numbers, with dials replaced by what they set."""
        faults = faults_of(vars(self))
        for part in ("start", "parameters"):
            if isinstance(getattr(self, part), Mapping):
                try:
                    object.__setattr__(self, part, checked(getattr(self, part), part))
                except InputError as error:
                    faults += error.messages
        if faults:
            raise InputError(f"scenario {quoted(self.name)}: {fault}" for fault in faults)
        object.__setattr__(self, "about", self.about.strip())
        object.__setattr__(self, "title", self.title.strip())
        for part in ("sources", "interventions"):
            object.__setattr__(self, part, tuple(getattr(self, part)))
        for part in ("organization", "expects"):
            object.__setattr__(self, part, dict(getattr(self, part)))

    @classmethod
    def load(cls, name_or_path: str | Path) -> Scenario:
        """Return the shipped scenario of that name, or the one in a .toml file.

        Raises
        ------
        InputError : for a name that is not shipped, a file that cannot be read as a scenario, or
            anything wrong in it, everything at once.
        """
        path = shipped.find(name_or_path)
        parts, faults = reading.read(path)
        try:
            made = cls(**{"name": path.stem, **parts})
        except InputError as error:
            label = f"scenario {quoted(parts.get('name', path.stem))}: "
            faults += [message.removeprefix(label) for message in error.messages]
        if faults:
            raise InputError(f"{path.name}: {fault}" for fault in faults)
        return made

    @classmethod
    def of(cls, told: Scenario | str | Path) -> Scenario:
        """Return a scenario as it is, and load one that is told by name or path.

        Raises
        ------
        InputError : as `load` does.
        """
        return told if isinstance(told, cls) else cls.load(told)  # type: ignore[arg-type]

    def to_toml(self, path: str | Path) -> None:
        """Write the scenario to a file that `load` reads as the same scenario."""
        Path(path).write_text(writing.text(self), encoding="utf-8", newline="\n")

    def replace(self, values: Mapping[str, Any] | None = None, **dials: Any) -> Scenario:
        """Return the scenario with other parameters from week 0 on; a dial that is None is left alone.

        Raises
        ------
        InputError : as `checked` of the registry does, everything at once.
        """
        asked = {**(values or {}), **{name: value for name, value in dials.items() if value is not None}}
        return replace(self, parameters={**self.parameters, **checked(asked)})

    def with_start(self, values: Mapping[str, Any]) -> Scenario:
        """Return the scenario of a firm that has always been different in these parameters or dials."""
        return replace(self, start={**self.start, **checked(values)})

    def without_interventions_on(self, parameter: str) -> Scenario:
        """Return the scenario without its own interventions on a parameter or dial, for who moves that one himself."""
        moved = set(DIALS.get(parameter, (parameter,)))
        return replace(self, interventions=tuple(each for each in self.interventions if not moved & set(each.names())))

    def with_intervention(
        self,
        parameter: str,
        value: Any,
        from_week: int,
        to_week: int | None = None,
        *,
        silos: Sequence[str] = (),
        people: People | None = None,
        share: float = 1.0,
    ) -> Scenario:
        """Return the scenario with one more intervention; see `Intervention` for units and bounds."""
        listed = silos if isinstance(silos, str) else tuple(silos)  # one name alone is refused, not read by letters
        another = Intervention(parameter, value, from_week, to_week, listed, people, share)  # type: ignore[arg-type]
        return replace(self, interventions=(*self.interventions, another))

    def start_settings(self) -> dict[str, float]:
        """Return what is set for the warm-up: the industry's values, overlaid by `start`."""
        return {**(INDUSTRIES[self.industry] if self.industry else {}), **self.start}

    def settings(self) -> dict[str, float]:
        """Return what is set at week 0: the start's settings, overlaid by `parameters`."""
        return {**self.start_settings(), **self.parameters}

    def start_values(self) -> dict[str, float]:
        """Return every parameter as it stands during the warm-up."""
        return resolved(self.start_settings())

    def values(self) -> dict[str, float]:
        """Return every parameter as it stands at week 0, before interventions."""
        return resolved(self.settings())

    def changed(self) -> dict[str, float]:
        """Return what is set and differs from the default, at the start or at week 0, with its value at week 0."""
        usual, began, now = defaults(), self.start_values(), self.values()

        def is_changed(name: str) -> bool:
            leader = PARAMETERS[name].follows
            stands_apart = leader is not None and (began[name] != began[leader] or now[name] != now[leader])
            return stands_apart or began[name] != usual[name] or now[name] != usual[name]

        settings = self.settings()
        return {name: now[name] for name in PARAMETERS if name in settings and is_changed(name)}

    def timeline(self, weeks: int, interventions: Sequence[Intervention] | None = None) -> Iterator[Change]:
        """Yield the changes in weeks 0 to weeks - 1 for a group to whom these interventions apply (None: all)."""
        return changes(self.settings(), self.interventions if interventions is None else interventions, weeks)
