"""What each inhibitor or key contributes to outcomes of a scenario: the result of `attribute`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from empathysim.analysis.breakdown import Breakdown, Share
from empathysim.analysis.place import Place
from empathysim.analysis.shown import Shown
from empathysim.analysis.switches import Of
from empathysim.scenarios.scenario import Scenario
from empathysim.wording.attribution import Contribution, Told, attribution_sentence

if TYPE_CHECKING:
    import pandas


@dataclass(frozen=True, eq=False, repr=False)
class Attribution(Shown):
    """What each inhibitor or key contributes to outcomes of a scenario.

    Parameters
    ----------
    scenario : what was asked about.
    of : "inhibitors" or "keys".
    on : value at which a part is on; None: the scenario's own.
    off : value at which it is off.
    place : where and how long the worlds were lived.
    seeds : under which luck.
    breakdowns : by outcome, in the order in which they were asked for.
    natural_empathy : of the staff with all parts off, mean over seeds, 0 to 1: what people bring along.
    """

    scenario: Scenario
    of: Of
    on: float | None
    off: float
    place: Place
    seeds: tuple[int, ...]
    breakdowns: Mapping[str, Breakdown]
    natural_empathy: float

    @property
    def outcomes(self) -> tuple[str, ...]:
        """Names of the outcomes; `outcome`, `total` and `parts` are of the first."""
        return tuple(self.breakdowns)

    @property
    def outcome(self) -> str:
        """The first outcome that was asked for."""
        return self.outcomes[0]

    @property
    def weeks(self) -> int:
        """Weeks that were lived after the warm-up."""
        return self.place.weeks

    @property
    def total(self) -> Share:
        """What all parts together change in the first outcome, in its unit."""
        return self.breakdowns[self.outcome].total

    @property
    def parts(self) -> dict[str, Share]:
        """What each part contributes to the first outcome, in its unit; they add up to the total."""
        return self.breakdowns[self.outcome].parts

    @property
    def sentence(self) -> str:
        """What came out for the first outcome."""
        return self.sentences()[self.outcome]

    def sentences(self) -> dict[str, str]:
        """Return a sentence for each outcome; they follow the wording rules."""
        return {name: attribution_sentence(self.told(each)) for name, each in self.breakdowns.items()}

    def told(self, each: Breakdown) -> Told:
        """Return what is said of one outcome, for sentences and titles."""
        return Told(
            scenario=self.scenario.name,
            of=self.of,
            on=self.on,
            off=self.off,
            outcome=each.outcome,
            weeks=self.weeks,
            seeds=len(self.seeds),
            total=(each.total.low, each.total.high),
            largest=[Contribution(name, each.parts[name].low, each.parts[name].high) for name in each.largest],
            parts=len(each.names),
        )

    def to_pandas(self) -> pandas.DataFrame:
        """Return a table with a row for each outcome and part: value, low and high, in the outcome's unit."""
        import pandas

        rows = [
            {"outcome": outcome, "part": name, **share._asdict()}
            for outcome, each in self.breakdowns.items()
            for name, share in each.parts.items()
        ]
        return pandas.DataFrame(rows)

    def to_document(self, outcome: str | None = None) -> dict[str, Any]:
        """Return one outcome (the first unless named) as plain numbers and texts, for JSON."""
        each = self.breakdowns[outcome or self.outcome]
        return {
            "of": self.of,
            "outcome": each.outcome,
            "scenario": self.scenario.name,
            "seeds": len(self.seeds),
            "weeks": self.weeks,
            "on": self.on,
            "off": self.off,
            "none": each.none,
            "all": each.all,
            "total": each.total.value,
            "total_low": each.total.low,
            "total_high": each.total.high,
            "parts": {name: share._asdict() for name, share in each.parts.items()},
            "greedy": [{"part": step.name, **step.gain._asdict(), "alone": step.alone} for step in each.greedy],
            "interaction": each.interaction._asdict(),
            "sentence": self.sentences()[each.outcome],
        }
