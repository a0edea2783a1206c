"""Lifetime value of a customer, in closed form from retention and margin.

Formula: CLV = m (1 + d) / (1 + d - r), the sum of a yearly margin m that is received at the start of
each year with probability r of staying into the next and discounted at the rate d.
"""

from __future__ import annotations


def lifetime_value(margin_usd: float, retention: float, discount_rate: float) -> float:
    """Return the lifetime value of a customer.

    Parameters
    ----------
    margin_usd : yearly margin of a customer, USD.
    retention : probability in [0, 1] of staying a year.
    discount_rate : yearly, above 0.
    """
    return margin_usd * (1.0 + discount_rate) / (1.0 + discount_rate - retention)


def yearly_retention(weekly_churn: float) -> float:
    """Return the probability in [0, 1] of staying a year, from a weekly share of leavers."""
    return float((1.0 - weekly_churn) ** 52)
