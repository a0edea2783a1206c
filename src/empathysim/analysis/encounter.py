"""One encounter: from natural empathy to the empathy that a customer is shown, factor by factor, and exactly.

Empathy shown is natural empathy times factors (see `empathysim.empathy`), so the logarithms of the factors add up to
the logarithm of the ratio of both. What remains of felt empathy after mood is a power, not a factor: its logarithm
is shared among engagement, happiness and fatigue in proportion to what each adds to the tone, which is the exact
share of each along the straight way from a neutral mood (Aumann & Shapley 1974).

On the scale from 0 to 1 a factor f takes or adds L(shown, natural) ln f, with the logarithmic mean
L(a, b) = (a - b) / ln(a / b). These shares add up exactly to shown - natural and leave nothing over (the additive
LMDI of Ang 2005, Energy Policy 33, 867-871).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from empathysim.analysis.finished import HoldsARun, Origin, lived_of, origin_of
from empathysim.analysis.own_factors import own_factors, refuse_another_equation
from empathysim.analysis.plain_python import Rule, in_plain_python
from empathysim.analysis.shown import Shown
from empathysim.analysis.whole_numbers import refuse_unless_whole
from empathysim.empathy import expression, felt_empathy, raw_empathy, reading_of, tone
from empathysim.errors import InputError, all_of, knows_its_keywords
from empathysim.inhibitors.corporate_culture import goal_factor
from empathysim.inhibitors.emotional_illiteracy import literacy_factor
from empathysim.inhibitors.group_think import attention_factor
from empathysim.inhibitors.human_bias import design_factor
from empathysim.inhibitors.individual_context import accuracy
from empathysim.lived import Lived
from empathysim.wording.encounter import encounter_sentence

if TYPE_CHECKING:
    import pandas

Kind = Literal["inhibitor", "key", "mood"]
_Plain = Callable[[Rule], Rule]

KINDS: dict[str, Kind] = {
    "individual_context": "inhibitor",
    "customers_as_people": "key",
    "human_bias": "inhibitor",
    "group_think": "inhibitor",
    "corporate_culture": "inhibitor",
    "emotional_illiteracy": "inhibitor",
    "engagement": "mood",
    "happiness": "mood",
    "fatigue": "mood",
    "scripts": "mood",
}
"""What each factor belongs to. Key 3 makes the customer less distant at once; the other keys act through mood (key 5
and 6 through engagement and the freedom from scripts, key 7 through happiness) and through what people have learned,
which the inhibitors' own factors hold (keys 1, 2 and 4)."""


class Factor(NamedTuple):
    """One factor: its logarithm, and what it takes (below 0) or adds on the scale from 0 to 1."""

    name: str
    kind: Kind
    logarithm: float
    share: float


@dataclass(frozen=True, eq=False, repr=False)
class Encounter(Shown):
    """One employee meets one customer.

    Parameters
    ----------
    employee, customer : rows of both in the organization.
    silo : name of the employee's silo.
    natural, felt, shown : empathy that the person brings along, feels, and shows, 0 to 1.
    factors : from natural to shown; logarithms add up to ln(shown / natural), shares to shown - natural.
    origin : the run after which they meet.
    """

    employee: int
    customer: int
    silo: str
    natural: float
    felt: float
    shown: float
    factors: tuple[Factor, ...]
    origin: Origin

    @property
    def sentence(self) -> str:
        """What the encounter shows."""
        return encounter_sentence(self.natural, self.shown, [(each.name, each.share) for each in self.factors])

    def to_pandas(self) -> pandas.DataFrame:
        """Return a table with a row for each factor: kind, logarithm, share."""
        import pandas

        return pandas.DataFrame(self.factors).set_index("name")


@knows_its_keywords()
def encounter(run: Lived | HoldsARun, employee: int, customer: int) -> Encounter:
    """Break one encounter down: as if this customer met this employee now, after the run's last week.

    Parameters
    ----------
    run : what `simulate` returns, or its numbers; of a generated organization.
    employee : row of a filled desk, from 0.
    customer : row of a customer slot, from 0.

    Raises
    ------
    InputError : for rows that do not exist, a vacant desk, an organization that was read: no figures of single
        persons there, or a run in which the equation itself was replaced.
    """
    lived = lived_of(run)
    place = lived.organization
    if place.network.is_imported:
        raise InputError("encounter() shows synthetic staff only; this organization was read from files.")
    all_of(
        lambda: refuse_unless_whole("employee", employee, 0, len(place.employees) - 1),
        lambda: refuse_unless_whole("customer", customer, 0, len(place.customers) - 1),
    )
    me, them = place.employees[employee], place.customers[customer]
    if not me.is_active:
        raise InputError(f"employee = {employee}: this desk is vacant; nobody meets customers there.")
    silo, p = place.silos[me.silo], lived.parameters[me.group]
    refuse_another_equation(lived.rules)
    rule = partial(in_plain_python, week=lived.rules)
    raw = rule(raw_empathy)(p, me, them, silo, rule(reading_of)(p, me, them))
    felt = rule(felt_empathy)(p, me, raw)
    shown = felt * rule(expression)(p, me)
    told = [
        *((name, KINDS[name], logarithm) for name, logarithm in _inhibitors(rule, p, me, them, silo)),
        *own_factors(lived.rules, p, me, them, silo),
        *((name, KINDS[name], logarithm) for name, logarithm in _moods_and_scripts(rule, p, me, raw, felt)),
    ]
    shares = additive_shares(float(me.natural_empathy), shown, [logarithm for _, _, logarithm in told])
    factors = tuple(Factor(*each, share) for each, share in zip(told, shares, strict=True))
    name = place.network.silo_names[me.silo]
    return Encounter(
        int(employee), int(customer), name, float(me.natural_empathy), felt, shown, factors, origin_of(lived)
    )  # fmt: skip


def additive_shares(begin: float, end: float, logarithms: list[float]) -> list[float]:
    """Return what each factor adds between two positive numbers or to 0; the shares add up to end - begin.

    Where factors are 0 (logarithm minus infinity) they take all, each as much: the limit of the LMDI shares as
    they go to 0 together.
    """
    nothing = [logarithm == -math.inf for logarithm in logarithms]
    if any(nothing):
        return [(end - begin) / sum(nothing) if is_nothing else 0.0 for is_nothing in nothing]
    whole = math.fsum(logarithms)
    weight = (end - begin) / whole if whole else begin
    return [weight * logarithm for logarithm in logarithms]


def _inhibitors(rule: _Plain, p: Any, me: Any, them: Any, silo: Any) -> Iterator[tuple[str, float]]:
    """Yield what crushes natural empathy in the order of the equation, as logarithms of factors."""
    far = rule(accuracy)(p, me, them, 1.0)
    near = rule(reading_of)(p, me, them)
    # Where nothing would be left without key 3, it cannot be set apart from the inhibitor.
    yield "individual_context", _log(far if far > 0.0 else near)
    yield "customers_as_people", _log(near) - _log(far) if far > 0.0 else 0.0
    yield "human_bias", _log(rule(design_factor)(p, silo))
    yield "group_think", _log(rule(attention_factor)(p, me))
    yield "corporate_culture", _log(rule(goal_factor)(p, me))
    yield "emotional_illiteracy", _log(rule(literacy_factor)(p, me))


def _moods_and_scripts(rule: _Plain, p: Any, me: Any, raw: float, felt: float) -> Iterator[tuple[str, float]]:
    """Yield what tunes and hides the rest, as logarithms of factors."""
    calm = rule(expression)(p, _with(me, fatigue=0.0))
    expressed = rule(expression)(p, me)
    moods = _moods(rule, p, me, _log(felt) - _log(raw) if raw > 0.0 else 0.0)
    moods["fatigue"] += _log(expressed) - _log(calm) if calm > 0.0 else 0.0
    yield from moods.items()
    yield "scripts", _log(calm)


def _moods(rule: _Plain, p: Any, me: Any, logarithm: float) -> dict[str, float]:
    """Return how engagement, happiness and fatigue share ln(felt / raw): as each adds to the tone."""
    neutral = {"engagement": 0.5, "happiness": 0.5, "fatigue": 0.0}

    def added(name: str) -> float:
        others = {other: value for other, value in neutral.items() if other != name}
        return float(rule(tone)(p, _with(me, **others)))

    tones = {name: added(name) for name in neutral}
    whole = math.fsum(tones.values())
    return {name: logarithm * each / whole if whole else 0.0 for name, each in tones.items()}


def _with(me: Any, **values: float) -> Any:
    """Return a copy of a row with other values."""
    other = me.copy()
    for name, value in values.items():
        other[name] = value
    return other


def _log(value: float) -> float:
    return math.log(value) if value > 0.0 else -math.inf
