"""The population of firms: many firms over sixteen industries, as different as companies are.

Assumptions:

1. A firm has a maturity m, standard normal: mature firms inhibit less and turn their keys further.
2. Each inhibitor's strength is 0.60 - 0.08 m + 0.08 z, each key's intensity 0.20 + 0.07 m + 0.064 z,
   goal pressure and metric myopia 0.60 - 0.07 m + 0.08 z, cut to [0, 1]; staffing slack is the
   industry's + 0.064 z. Each z is standard normal luck of its own.
3. Complexity, problems and captivity are the industry's.

The spread is a choice of design, set so that ratings differ between firms as much as published ones do.
Luck is keyed by prior seed, lever and firm: a firm is the same in a population of any size.
"""

from __future__ import annotations

import numpy as np

from empathysim.errors import InputError, knows_its_keywords, quoted
from empathysim.instruments.noise import normals
from empathysim.parameters.industries import INDUSTRIES
from empathysim.parameters.registry import PARAMETERS
from empathysim.scenarios.scenario import Scenario

#: Size of a firm of the population, the weeks that it settles, and those that it is lived afterwards; the last
#: 26 are measured. Designs still simplify after 104 weeks: measured then, ratings are a point lower.
EMPLOYEES, CUSTOMERS = 120, 2_400
WARM_UP_WEEKS, WEEKS = 104, 104

MOST_FIRMS = 1_000_000
_BYTES_A_FIRM = 1_500

_INHIBITORS = (
    "individual_context.strength", "human_bias.strength", "group_think.conformity", "corporate_culture.strength",
    "emotional_illiteracy.strength",
)  # fmt: skip
_KEYS = tuple(
    f"{key}.intensity"
    for key in (
        "talk_about_emotions", "journey_view", "customers_as_people", "customer_contact", "sense_of_purpose",
        "acts_of_kindness", "personal_happiness",
    )
)  # fmt: skip
_GOALS = ("corporate_culture.pressure", "group_think.metric_myopia")
_SLACK = "staffing.slack"

#: Mean, effect of one standard deviation of maturity, and spread of each lever. A lever's luck is that of
#: its place here (place 0 is maturity itself): only ever append.
LEVERS: dict[str, tuple[float, float, float]] = {
    **dict.fromkeys(_INHIBITORS, (0.60, -0.08, 0.08)),
    **dict.fromkeys(_KEYS, (0.20, 0.07, 0.064)),
    **dict.fromkeys(_GOALS, (0.60, -0.07, 0.08)),
}
_SLACK_SPREAD = 0.064


def industry_of(number: int) -> str:
    """Return the industry of firm `number`: the sixteen take turns."""
    return list(INDUSTRIES)[number % len(INDUSTRIES)]


def seed_of(number: int, prior_seed: int) -> int:
    """Return the seed that firm `number` lives with; firms of all populations have their own."""
    return prior_seed * MOST_FIRMS + number


def _refuse_what_cannot_be(what: str, number: int, most: int, prior_seed: int) -> None:
    faults = []
    if not (isinstance(number, int | np.integer) and 0 <= number <= most):
        is_giant = what == "count" and isinstance(number, int) and number > most
        gigabytes = min(number, 10**15) * _BYTES_A_FIRM / 1e9 if is_giant else 0.0
        memory = f"; so many would take about {gigabytes:,.0f} GB of memory" if is_giant else ""
        faults.append(f"{what} = {quoted(number)} must be a whole number from 0 to {most:,}{memory}.")
    if not (isinstance(prior_seed, int | np.integer) and 0 <= prior_seed < 10**12):
        faults.append(f"prior_seed = {quoted(prior_seed)} must be a whole number from 0 to 999,999,999,999.")
    if faults:
        raise InputError(faults)


def firm(number: int, prior_seed: int = 0) -> Scenario:
    """Return firm `number` of a population, as it has always been: everything is in the scenario's start.

    Parameters
    ----------
    number : 0 to 999,999; the firm's industry is number mod 16.
    prior_seed : which population, 0 to 10^12 - 1.

    Raises
    ------
    InputError : for numbers outside these bounds.
    """
    _refuse_what_cannot_be("number", number, MOST_FIRMS - 1, prior_seed)
    who = np.array([number])
    z = [float(normals(prior_seed, "firm", 0, place, who)[0]) for place in range(len(LEVERS) + 2)]
    industry = industry_of(number)
    start = {
        name: min(max(mean + effect * z[0] + spread * own, 0.0), 1.0)
        for (name, (mean, effect, spread)), own in zip(LEVERS.items(), z[1:-1], strict=True)
    }
    slack, bounds = INDUSTRIES[industry][_SLACK] + _SLACK_SPREAD * z[-1], PARAMETERS[_SLACK]
    start[_SLACK] = min(max(slack, bounds.low), bounds.high)
    return Scenario(f"firm_{prior_seed}_{number}", title=f"Firm {number}, {industry}", start=start, industry=industry)


@knows_its_keywords()
def firms(count: int, prior_seed: int = 0) -> tuple[Scenario, ...]:
    """Return the first `count` firms of a population.

    Parameters
    ----------
    count : 0 to 1,000,000; multiples of 16 have all industries equally often.
    prior_seed : as of `firm`.

    Raises
    ------
    InputError : for numbers outside these bounds.
    """
    _refuse_what_cannot_be("count", count, MOST_FIRMS, prior_seed)
    return tuple(firm(number, prior_seed) for number in range(count))
