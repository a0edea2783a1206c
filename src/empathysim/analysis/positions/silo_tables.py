"""Silo by silo: who works there, how they fare, what their customers feel, and what passes their doors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from empathysim.analysis.finished import HoldsARun, Origin, lived_of, origin_of
from empathysim.analysis.positions.groups_of_silos import SiloGroups, groups_of_silos
from empathysim.analysis.positions.handoffs import HandoffFlow, flow_between_silos
from empathysim.analysis.positions.measures_of_people import divided, of_each_group
from empathysim.analysis.shown import Result
from empathysim.errors import knows_its_keywords
from empathysim.lived import Lived
from empathysim.organization.network import Network
from empathysim.organization.organization import Organization
from empathysim.wording.positions import table_sentence

if TYPE_CHECKING:
    import pandas

Real = NDArray[np.float64]


@dataclass(frozen=True, eq=False, repr=False)
class SiloTable(Result):
    """Silos at the end of a run; all arrays float64[G], NaN where a silo meets no customer.

    Parameters
    ----------
    silos : names; small silos of an organization that was read stand together.
    people : int[G], desks.
    empathy : felt at a touch, mean over the touches of the last week, in [0, 1].
    literacy, engagement, target_norm, customer_focus : means over filled desks, in [0, 1].
    satisfaction : of the customers whose journeys of the last week passed the silo, expected from the kinds of
        journeys that it serves, in [0, 1].
    emotion : of customers just after a touch, mean over the last week, in [-1, 1].
    handoffs_in, handoffs_out : expected per 100 journeys of the firm.
    story_lost : part of a customer's story that is lost at a hand-off into the silo, in [0, 1].
    e_i_index : ties that leave the silo less ties within it, over both, in [-1, 1] (Krackhardt & Stern 1988); NaN
        without ties.
    origin : the run.
    """

    silos: tuple[str, ...]
    people: NDArray[np.intp]
    empathy: Real
    literacy: Real
    engagement: Real
    target_norm: Real
    customer_focus: Real
    satisfaction: Real
    emotion: Real
    handoffs_in: Real
    handoffs_out: Real
    story_lost: Real
    e_i_index: Real
    origin: Origin

    def to_pandas(self) -> pandas.DataFrame:
        """Return one row for each silo."""
        import pandas as pd

        columns = {name: value for name, value in vars(self).items() if name not in ("silos", "origin")}
        return pd.DataFrame(columns, index=pd.Index(self.silos, name="silo"))

    @property
    def sentence(self) -> str:
        """Where empathy is highest and where lowest, and where most hand-offs arrive."""
        return table_sentence(self.silos, self.people.tolist(), self.empathy.tolist(), self.handoffs_in.tolist())


@knows_its_keywords()
def silo_table(run: Lived | HoldsARun, *, least: int = 1) -> SiloTable:
    """Return the silos of a run, at its end.

    Parameters
    ----------
    run : what `simulate` returns, or its numbers.
    least : fewest people who are shown on their own, smaller silos stand together; 10 at least for an organization
        that was read.

    Raises
    ------
    InputError : where all people together are fewer.
    """
    lived = lived_of(run)
    organization = lived.organization
    groups = groups_of_silos(organization.network, least)
    flow = flow_between_silos(lived)
    home = groups.of_silo[organization.employees["silo"]]

    def mean(measure: str) -> Real:
        return of_each_group(organization, measure, home, groups.size)

    between = flow.grouped(groups)
    arriving, leaving = between.handoffs.sum(axis=0), between.handoffs.sum(axis=1)
    journeys = max(flow.journeys, 1.0)
    return SiloTable(
        groups.names, groups.people,
        mean("empathy"), mean("literacy"), mean("engagement"), mean("target_first_norm"), mean("customer_focus"),
        _satisfaction(organization, between), _emotion(organization, home, groups.size),
        100.0 * arriving / journeys, 100.0 * leaving / journeys, divided(between.lost.sum(axis=0), arriving),
        _e_i_index(organization.network, groups), origin_of(lived),
    )  # fmt: skip


def _satisfaction(organization: Organization, flow: HandoffFlow) -> Real:
    """Return the satisfaction of the customers of each kind of journey, weighed by the kind's touches in each group."""
    customers = organization.customers
    lived = customers["is_customer"] & (customers["journey"] >= 0)
    kind = customers["journey"][lived]
    kinds = len(flow.touches)
    count = np.bincount(kind, minlength=kinds)
    mean = divided(np.bincount(kind, weights=customers["satisfaction"][lived], minlength=kinds), count)
    touches = np.where(count[:, None] > 0, flow.touches, 0.0)
    return divided(np.nan_to_num(mean) @ touches, touches.sum(axis=0))


def _emotion(organization: Organization, home: NDArray[np.intp], groups: int) -> Real:
    sums = (organization.employees[name] for name in ("emotion_sum", "touches"))
    return divided(*(np.bincount(home, weights=each, minlength=groups) for each in sums))


def _e_i_index(network: Network, groups: SiloGroups) -> Real:
    """Return ties that leave a silo less ties within, over both; each tie counts once at each of its ends."""
    low, high = network.pairs()
    ends = np.concatenate((low, high))
    leaves = np.tile(network.silo[low] != network.silo[high], 2)
    home = groups.of_silo[network.silo[ends]]
    balance = np.bincount(home, weights=2.0 * leaves - 1.0, minlength=groups.size)
    return divided(balance, np.bincount(home, minlength=groups.size).astype(np.float64))
