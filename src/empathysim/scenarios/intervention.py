"""An intervention: one lever that is moved in mid-run, for everybody or for some."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, get_args

from empathysim.errors import InputError, nearest, one_line, quoted
from empathysim.parameters.dials import DIALS
from empathysim.parameters.registry import PARAMETERS, checked

#: Latest week that an intervention can name; far beyond the end of every run.
LATEST_WEEK = 1_000_000_000

People = Literal["random", "most_central", "managers", "front_line"]

LEVERS_OF_PEOPLE: tuple[str, ...] = (
    "talk_about_emotions.intensity",
    "customers_as_people.intensity",
    "customer_contact.intensity",
    "sense_of_purpose.intensity",
    "sense_of_purpose.meaningfulness",
    "sense_of_purpose.choice",
    "sense_of_purpose.competence",
    "sense_of_purpose.progress",
    "personal_happiness.intensity",
    "qualitative_research.interviews",
)
"""What can be moved for a share of people: what a single person does or is given."""

LEVERS_OF_SILOS: tuple[str, ...] = (
    *LEVERS_OF_PEOPLE,
    "journey_view.intensity",
    "acts_of_kindness.intensity",
    "individual_context.strength",
    "group_think.conformity",
    "corporate_culture.strength",
    "emotional_illiteracy.strength",
    *(name for name in PARAMETERS if name.startswith("human_bias.")),
)
"""What can be moved for named silos: what people do, and how a silo is run and designed."""


@dataclass(frozen=True)
class Intervention:
    """A parameter or dial that moves from a week on, and stays.

    Attributes
    ----------
    parameter : dotted name of a parameter, or a dial.
    value : where it goes, in the parameter's unit and bounds.
    from_week : week in which it begins to move, 0 to 10^9; weeks count from the end of the warm-up.
    to_week : week in which `value` is reached, on a straight line from what it was; None or
        `from_week`: all at once in `from_week`.
    silos : names of the silos it is for; empty: all.
    people : whom of them it is for; None: everybody.
    share : which share of those people takes part, above 0 and up to 1.

    Raises
    ------
    InputError : with everything that is wrong at once.
    """

    parameter: str
    value: float
    from_week: int
    to_week: int | None = None
    silos: tuple[str, ...] = ()
    people: People | None = None
    share: float = 1.0

    def __post_init__(self) -> None:
        """Refuse what cannot be done; hold the value as a number, the silos as a tuple."""
        faults = self._faults_of_weeks() + self._faults_of_people()
        if not isinstance(self.parameter, str) or self.parameter not in {*PARAMETERS, *DIALS}:
            guess = nearest(self.parameter, [*PARAMETERS, *DIALS]) if isinstance(self.parameter, str) else ""
            faults.append(f"there is no parameter {quoted(self.parameter)}.{guess}")
        else:
            try:
                object.__setattr__(self, "value", next(iter(checked({self.parameter: self.value}).values())))
            except InputError as error:
                faults += error.messages
            faults += self._faults_of_reach()
        if faults:
            on = one_line(self.parameter)[:80] if isinstance(self.parameter, str) else quoted(self.parameter)
            raise InputError(f"intervention on {on}: {fault}" for fault in faults)
        object.__setattr__(self, "silos", tuple(self.silos))
        object.__setattr__(self, "share", float(self.share))

    def parts(self) -> tuple[Intervention, ...]:
        """Return it once for each parameter that its dial sets (itself alone where it is no dial)."""
        if self.parameter not in DIALS:
            return (self,)
        return tuple(replace(self, parameter=name) for name in DIALS[self.parameter])

    def names(self) -> tuple[str, ...]:
        """Return the dotted names of the parameters that it moves."""
        return DIALS.get(self.parameter, (self.parameter,))

    def _faults_of_weeks(self) -> list[str]:
        faults = []
        for name, week in (("from_week", self.from_week), ("to_week", self.to_week)):
            if name == "to_week" and week is None:
                continue
            if isinstance(week, bool) or not isinstance(week, int) or not 0 <= week <= LATEST_WEEK:
                allowed = f"a whole number of weeks, 0 or more, up to {LATEST_WEEK:,}"
                faults.append(f"{name} = {quoted(week)} must be {allowed}.")
        if not faults and self.to_week is not None and self.to_week < self.from_week:
            faults.append(f"to_week = {self.to_week} must not lie before from_week = {self.from_week}.")
        return faults

    def _faults_of_people(self) -> list[str]:
        faults = []
        if self.people is not None and self.people not in get_args(People):
            guess = nearest(self.people, get_args(People)) if isinstance(self.people, str) else ""
            faults.append(f"people = {quoted(self.people)} must be one of {', '.join(get_args(People))}.{guess}")
        is_number = isinstance(self.share, int | float) and not isinstance(self.share, bool)
        if not is_number or not 0 < self.share <= 1:
            faults.append(f"share = {quoted(self.share)} must be a number above 0 and up to 1.")
        elif self.share < 1 and self.people is None:
            faults.append(f"share = {self.share} needs people: one of {', '.join(get_args(People))}.")
        is_names = isinstance(self.silos, list | tuple) and all(isinstance(name, str) and name for name in self.silos)
        if not is_names:
            faults.append(f"silos = {quoted(self.silos)} must be a list of names of silos.")
        return faults

    def _faults_of_reach(self) -> list[str]:
        faults = []
        for name in self.names():
            if self.people is not None and name not in LEVERS_OF_PEOPLE:
                faults.append(
                    f"{name} cannot be moved for a share of people; allowed are {', '.join(LEVERS_OF_PEOPLE)}."
                )
            elif self.silos and name not in LEVERS_OF_SILOS:
                faults.append(f"{name} cannot be moved for single silos; allowed are {', '.join(LEVERS_OF_SILOS)}.")
            if PARAMETERS[name].kind != "real" and self.to_week not in (None, self.from_week):
                faults.append(f"{name} can only change all at once: leave to_week out.")
        return faults
