"""The Mesa model of objects: one week a step, in the package's order."""

from __future__ import annotations

from math import exp
from statistics import fmean
from types import SimpleNamespace
from typing import Any

import mesa
import networkx as nx

from benchmarks.objects.customer import Customer
from benchmarks.objects.employee import Employee
from benchmarks.objects.journey import Journey
from benchmarks.objects.luck import GOLDEN, Keys, clip, luck
from benchmarks.objects.silo import Silo
from benchmarks.worlds import Firm
from empathysim.organization.functions import FRONT_LINE, FUNCTIONS
from empathysim.organization.journeys import JOURNEYS


def _states(records: Any) -> list[dict[str, Any]]:
    """Return each row of records as a dict of plain Python values."""
    columns = {name: records[name].tolist() for name in records.dtype.names}
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


class ObjectModel(mesa.Model):  # type: ignore[misc]
    """The package's firm as objects, from the same first day and under the same parameters (those of the firm)."""

    def __init__(self, firm: Firm) -> None:
        super().__init__()
        world = firm.world
        head = world.firm[0]
        self.p = SimpleNamespace(**_states(world.parameters)[0])
        self.keys: Any = Keys(int(head.seed))
        self.week = int(head.week)
        self.leader_pressure, self.reputation = float(head.leader_pressure), float(head.reputation)
        self.revenue_average_usd = self.aspiration_usd = self.shortfall = 0.0
        self.answers = [0.0] * 4
        everybody = [Employee(self, row, state) for row, state in enumerate(_states(world.employees))]
        states = _states(world.silos)
        self.silos = [
            Silo(row, state, everybody[state["first"] : state["end"]], world.bridges[row].tolist())
            for row, state in enumerate(states)
        ]
        for me in everybody:
            me.boss, me.silo = everybody[me.boss], self.silos[me.silo]
        self.serving = [silo for silo in self.silos if silo.is_serving]
        self.servers = {
            name: [self.silos[s] for s, has in enumerate(firm.network.functions) if name in has] for name in FUNCTIONS
        }
        self._listen(world, everybody)
        self.everybody = [Customer(self, row, state) for row, state in enumerate(_states(world.customers))]
        self.employees, self.customers = self.agents_by_type[Employee], self.agents_by_type[Customer]
        self._prepare_journeys()
        self.readings: dict[str, float] = {}
        self.datacollector = mesa.DataCollector(
            {name: lambda model, name=name: model.readings.get(name) for name in ("empathy", "satisfaction", "revenue")}
        )

    def _listen(self, world: Any, everybody: list[Employee]) -> None:
        """Lay the ties into a graph, and let everybody look up their neighbours once."""
        self.graph = nx.DiGraph()
        self.graph.add_nodes_from(everybody)
        for i, me in enumerate(everybody):
            for k in range(world.listen_start[i], world.listen_start[i + 1]):
                self.graph.add_edge(me, everybody[world.listen_to[k]], weight=float(world.listen_weight[k]))
            me.neighbours = [(other, tie["weight"]) for other, tie in self.graph.adj[me].items()]

    def _prepare_journeys(self) -> None:
        p = self.p
        self.templates = [
            SimpleNamespace(
                route=journey.route,
                front=[function in FRONT_LINE for function in journey.route],
                earns_revenue=journey.earns_revenue,
                has_hidden_need=journey.hidden_need,
                stake=journey.stake,
                complexity=journey.complexity,
                mood=journey.starting_mood,
            )
            for journey in JOURNEYS
        ]
        weights = [j.weight * (p.industry_problem_factor if k == 3 else 1.0) for k, j in enumerate(JOURNEYS)]
        self.journey_weights = [weight / sum(weights) for weight in weights]

    def serving_silo(self, function: str, key: int, stride: int) -> Silo:
        """Return the silo that serves a function: by luck, in proportion to the work weights."""
        servers = self.servers[function]
        if len(servers) == 1:
            return servers[0]
        mark = luck(key, stride) * sum(silo.work[-1] for silo in servers)
        for silo in servers:
            if mark < silo.work[-1]:
                return silo
            mark -= silo.work[-1]
        return servers[0]

    def count(self, journey: Journey, remembered: float, succeeded: float, performance: float) -> None:
        """Add a journey to the sums of the week."""
        self.journeys += 1
        self.success += succeeded
        self.performance += performance
        self.emotion += remembered
        kind = (remembered >= -0.5) + (remembered >= -0.15) + (remembered >= 0.15) + (remembered >= 0.45)
        self.kinds[kind] += 1

    def step(self) -> None:
        """Live one week."""
        self._open()
        self.employees.do("listen")
        self._lead()
        self.employees.do("think")
        for silo in self.silos:
            silo.suggest()
        product = fmean(silo.suggestions for silo in self.silos if silo.is_product)
        for silo in self.silos:
            silo.design(self.p, product)
            silo.open_desks(self.p)
        self.customers.do("set_out")
        for silo in self.silos:
            silo.queue(self.p)
        first = int(luck(self.keys.served_first, GOLDEN) * len(self.everybody))
        for customer in self.everybody[first:] + self.everybody[:first]:
            customer.be_served()
        self._settle()
        self.customers.do("settle")
        if sum(self.recent) > 0.0:
            self.answers = [count / sum(self.recent) for count in self.recent]
        else:
            self.answers = [0.0] * 4
        self.mean_touches = self.touches / self.desks_with_touch if self.desks_with_touch else 1.0
        self.employees.do("feel")
        self._close()

    def _open(self) -> None:
        """Draw this week's keys and clear its sums."""
        p = self.p
        self.keys.draw(self.week)
        self.journeys = self.touches = self.desks_with_touch = self.live = self.leavers = self.joiners = 0
        self.very_bad = self.staff = self.quits = self.interviews = 0
        self.success = self.performance = self.emotion = self.felt = self.trust = self.trust_after = 0.0
        self.revenue = self.expectation = self.satisfaction = self.value = 0.0
        self.gesture_usd = self.push_revenue_usd = 0.0
        self.kinds, self.recent = [0] * 5, [0.0] * 4
        self.gesture_budget_usd = len(self.employees) * p.acts_of_kindness_budget_usd * p.acts_of_kindness_intensity
        promise = p.expectation_promise_effect * (p.expectation_brand_promise - 0.5)
        self.market = clip(p.expectation_market_level + promise, 0.0, 1.0)
        self.is_disclosed = self.week == p.trust_disclosure_week
        self.weekly_discount = (1.0 + p.money_discount_rate) ** (-1.0 / 52.0)
        at_once = 1.0 - exp(-1.0 / p.staffing_vacancy_weeks) if p.staffing_vacancy_weeks > 0.0 else 1.0
        self.fill_probability = at_once / (1.0 + 10.0 * p.staffing_hiring_freeze * self.shortfall)
        targets = int(p.customer_contact_target_segments)
        met = min(1.0, 0.6 * p.customer_contact_intensity * 4.0 / max(1, targets.bit_count()))
        self.programme = [met if targets >> q & 1 else 0.0 for q in range(4)]

    def _lead(self) -> None:
        """Let leaders set their pressure."""
        p = self.p
        wanted = min(1.0, p.corporate_culture_pressure + p.corporate_culture_leader_reaction * self.shortfall)
        if p.corporate_culture_leader_reaction == 0.0:
            self.leader_pressure = p.corporate_culture_pressure
        else:
            self.leader_pressure += p.corporate_culture_leader_reaction_rate * (wanted - self.leader_pressure)

    def _settle(self) -> None:
        """Let reputation move and the market listen."""
        p = self.p
        if self.is_disclosed:
            self.reputation *= 1.0 - p.trust_disclosure_severity
        share = p.trust_propensity_share
        mean_trust = self.trust / self.live if self.live else p.trust_propensity
        target = (1.0 - share) * mean_trust + share * p.trust_propensity
        self.reputation += p.trust_reputation_rate * (target - self.reputation)
        self.trust_around = (1.0 - share) * self.reputation + share * p.trust_propensity
        angry, agitated, _, appreciative, adoring = self.kinds
        good = self.journeys * p.word_of_mouth_positive_base
        good += p.word_of_mouth_positive_rate * (appreciative + 2.0 * adoring)
        bad = self.journeys * p.word_of_mouth_negative_base
        bad += p.word_of_mouth_negative_rate * (0.5 * agitated + 2.0 * angry)
        appeal = p.word_of_mouth_reputation_weight * (2.0 * self.reputation - 1.0)
        appeal += p.expectation_promise_appeal * (p.expectation_brand_promise - 0.5)
        talk = 0.15 * p.word_of_mouth_conversion * (good - bad) / len(self.everybody)
        self.joining = clip(p.word_of_mouth_acquisition_base * exp(appeal) + talk, 0.0002, 1.0)

    def _close(self) -> None:
        """Take the readings, and let leaders compare revenue with what they aspire to."""
        p = self.p
        revenue = self.revenue + self.push_revenue_usd
        if self.week == 0:
            self.revenue_average_usd = revenue
        self.revenue_average_usd += 0.25 * (revenue - self.revenue_average_usd)
        if self.week == 26:
            self.aspiration_usd = self.revenue_average_usd
        elif self.week > 26:
            follow = p.corporate_culture_aspiration_rate * (self.revenue_average_usd - self.aspiration_usd)
            growth = self.aspiration_usd * p.corporate_culture_growth_goal / 52.0
            self.aspiration_usd = max(0.0, self.aspiration_usd + follow + growth)
        if self.aspiration_usd > 0.0:
            self.shortfall = max(0.0, 1.0 - self.revenue_average_usd / self.aspiration_usd)
        self.readings |= {"revenue": revenue, "staff": self.staff - self.quits}
        if self.touches:
            self.readings["empathy"] = self.felt / self.touches
        if self.live:
            self.readings |= {"satisfaction": self.satisfaction / self.live, "trust": self.trust_after / self.live}
        for name in ("happiness", "fatigue", "engagement", "customer_focus"):
            self.readings[name] = self.employees.agg(name, fmean)
        self.datacollector.collect(self)
        self.week += 1
