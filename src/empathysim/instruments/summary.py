"""The summary of a run: means over its last half year, what a year of it would come to, and a survey at its end."""

from __future__ import annotations

from typing import Any

from empathysim.instruments.competencies import competencies
from empathysim.instruments.survey import survey
from empathysim.outcomes.lifetime_value import lifetime_value, yearly_retention

WINDOW_WEEKS = 26
WEEKS_PER_YEAR = 52.0

#: Weekly readings whose last value counts and not their mean: they are sums since week zero or since joining.
RUNNING = ("clv_realised", "npv")


def yearly_readings(means: dict[str, float], p: Any) -> dict[str, float]:
    """Return retention and turnover of a year in [0, 1] or above, and the lifetime value of a customer in USD.

    Parameters
    ----------
    means : weekly readings over some window.
    p : the firm's parameters.

    Without any live customer the margin of a customer is 0, and so is the lifetime value.
    """
    retention = yearly_retention(means["churn"])
    revenue = means["revenue"] / means["customers"] if means["customers"] > 0.0 else 0.0
    margin = (1.0 - float(p.money_cost_of_goods)) * WEEKS_PER_YEAR * revenue
    return {
        "retention": retention,
        "turnover": WEEKS_PER_YEAR * means["quit"],
        "clv": lifetime_value(margin, retention, float(p.money_discount_rate)),
    }


def summary(weekly: Any, organization: Any, parameters: Any) -> dict[str, float]:
    """Return every reading of a run.

    Weekly readings are means over the last 26 weeks, or over all where there are fewer; `npv` and
    `clv_realised` are the last week's. Without a single week the organization's last reading stands
    for all. No value is ever NaN; where nobody can be asked, ratings are 0.

    Parameters
    ----------
    weekly : records (weeks), one weekly reading a field.
    organization : its state at the end of the last week; it is only read.
    parameters : records (g); row 0 is the firm's.
    """
    window = weekly[-WINDOW_WEEKS:] if len(weekly) else organization.reading
    means = {name: float(window[name].mean()) for name in window.dtype.names}
    last = {name: float(window[name][-1]) for name in RUNNING}
    transferred = {"transfer_share": means["transfer_share"]}
    own = {**yearly_readings(means, parameters[0]), **last, **transferred}
    return {
        **{name: value for name, value in means.items() if name not in own},
        **own,
        **survey(organization),
        **competencies(means),
        "adoring_minus_angry": means["adoring"] - means["angry"],
    }
