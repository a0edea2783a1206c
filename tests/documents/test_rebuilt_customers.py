"""The other half of the week, written anew from the paragraphs of the ODD alone, gives the program's numbers.

Customers set out, are served, remember, spend, leave and join, and the books are closed, in plain Python with luck of
its own making; what employees think is the program's (`test_rebuilt_from_the_paragraph.py` has it). It would fail for
an equation, an order of steps or a key of a draw that `docs/odd.md` tells wrongly or not at all.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from statistics import NormalDist
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from empathysim.chance import DECISIONS
from empathysim.life import READING, Life
from empathysim.organization.functions import DESIGN, FRONT_LINE, FUNCTIONS
from empathysim.organization.journeys import JOURNEYS
from empathysim.parameters.registry import PARAMETERS
from empathysim.scenarios.scenario import Scenario

WEEKS, SEED, STAFF = 30, 5, 60
LIVED = Scenario(
    "rebuilt",
    parameters={
        "corporate_culture.strength": 1.0, "corporate_culture.pressure": 1.0, "group_think.conformity": 0.9,
        "corporate_culture.grievance_discovery": 0.2, "journey_view.intensity": 0.4,
        "customers_as_people.intensity": 0.5,
        "acts_of_kindness.intensity": 0.9, "acts_of_kindness.budget_usd": 4.0, "expectation.brand_promise": 0.9,
        "journey.start_rate": 0.2, "journey.transfer_base": 0.3, "staffing.slack": 0.9, "industry.problem_factor": 1.5,
        "trust.disclosure_severity": 0.4, "trust.disclosure_week": WEEKS, "loyalty.very_bad_cut": -0.4,
    },
    organization={"silos": 8},
)  # fmt: skip
BITS = 2**64
P = SimpleNamespace(**{each.symbol + ("_" if each.symbol == "lambda" else ""): LIVED.values()[name]
                       for name, each in PARAMETERS.items()})  # fmt: skip


def mix(z: int) -> int:
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9 % BITS
    z = (z ^ z >> 27) * 0x94D049BB133111EB % BITS
    return z ^ z >> 31


def luck(decision: str, who: int, touch: int = 0) -> float:
    q = 0x9E3779B97F4A7C15
    z = mix((SEED * q + 1) % BITS)
    for part in (DECISIONS.index(decision), WEEKS, touch):
        z = mix(z ^ (part + 1) * q % BITS)
    return ((mix((z + (int(who) + 1) * q) % BITS) >> 11) + 0.5) / 2**53


def normal(decision: str, who: int, touch: int = 0) -> float:
    return NormalDist().inv_cdf(luck(decision, who, touch))


def clip(v: float, low: float = 0.0, high: float = 1.0) -> float:
    return min(max(v, low), high)


def logistic(v: float) -> float:
    return 1.0 / (1.0 + math.exp(-v))


@dataclass
class Book:
    """What a week adds up to."""

    spent: float = 0.0
    push_revenue: float = 0.0
    payments: float = 0.0
    journeys: int = 0
    kinds: dict[str, int] = field(default_factory=lambda: dict.fromkeys(("agitated", "angry", "nice", "adoring"), 0))
    touches: int = 0
    felt: float = 0.0
    expressed: float = 0.0
    very_bad: int = 0
    transferred: int = 0
    abandoned: int = 0


class Rebuilt:
    """A week of customers, from the state of last week and what employees think in this one."""

    def __init__(self, before: Any, after: Any) -> None:
        self.before, self.after, self.book = before, after, Book()
        self.network = before.network
        # Traits and states of last week; what was thought is this week's.
        thought = ("customer_focus", "goal_pressure", "target_first_norm", "literacy", "insight", "attention")
        self.me = {
            name: (after if name in thought else before).employees[name] for name in before.employees.dtype.names
        }
        # A desk that was filled at the end of this week is another person by then.
        self.mine = after.employees["tenure_weeks"] > before.employees["tenure_weeks"]
        self.customers = {name: before.customers[name].copy() for name in before.customers.dtype.names}
        n = self.network.size
        self.desk = {
            name: np.zeros(n) for name in ("touches", "e", "succ", "E", "dissonance", "anger", "minutes", "pushes")
        }
        self.contacts = np.zeros((n, 4))
        self.x_m = clip(P.x_m0 + P.gamma_p * (P.pr - 0.5))
        self.pressure = float(after.firm["leader_pressure"][0])
        weights = [each.weight * (P.z_p if each.name == "problem_resolution" else 1.0) for each in JOURNEYS]
        self.w = [weight / sum(weights) for weight in weights]
        self.budget = n * P.bud * P.u6
        self.bridge = self._bridges()

    def _bridges(self) -> Any:
        sizes = np.bincount(self.network.silo)
        known = {(min(i, j), max(i, j)) for i, j in zip(self.network.source, self.network.target, strict=True)}
        b = np.zeros((len(sizes), len(sizes)))
        for s in range(len(sizes)):
            for t in range(len(sizes)):
                ties = sum({self.network.silo[i], self.network.silo[j]} == {s, t} for i, j in known) if s != t else 0
                c = 2.0 * ties / (sizes[s] + sizes[t])
                b[s, t] = c / (c + 0.5)
        return b

    def work(self, i: int) -> float:
        if not self.me["is_active"][i] or self.network.level[i] == 0:
            return 0.0
        return P.m_w if self.network.is_manager[i] else 1.0

    def work_of(self, s: int) -> list[tuple[int, float]]:
        return [(i, self.work(i)) for i in range(self.network.size) if self.network.silo[i] == s]

    def silo_of(self, function: str, who: int, touch: int) -> int:
        servers = [s for s, has in enumerate(self.network.functions) if function in has]
        if len(servers) == 1:
            return servers[0]
        total = [sum(work for _, work in self.work_of(s)) for s in servers]
        mark = luck("serving_silo", who, touch) * sum(total)
        for s, work in zip(servers, total, strict=True):
            if mark < work:
                return s
            mark -= work
        return servers[0]

    def desk_of(self, s: int, decision: str, who: int, touch: int) -> int:
        desks = self.work_of(s)
        mark, added = luck(decision, who, touch) * sum(work for _, work in desks), 0.0
        for i, work in desks:
            added += work
            if added > mark:
                return i
        return desks[0][0]

    def set_out(self) -> None:
        c = self.customers
        planned = np.zeros(self.network.silos)
        c["journey"][:] = -1
        for who in np.flatnonzero(c["is_customer"]):
            scale = 1.0 + P.psi_f * (2.0 * c["satisfaction"][who] - 1.0)
            if luck("journey_start", who) < P.lambda_J * (1.0 - self.w[0] + self.w[0] * scale):
                mark = luck("journey_type", who) * (1.0 - self.w[0] + self.w[0] * scale)
                ends = np.cumsum([self.w[0] * scale, *self.w[1:]])
                c["journey"][who] = next(k for k, end in enumerate(ends) if mark < end)
            if c["is_unresolved"][who]:
                c["is_unresolved"][who] = False
                if luck("recontact", who) < P.rho_r:
                    c["journey"][who] = [each.name for each in JOURNEYS].index("problem_resolution")
            if c["journey"][who] >= 0:
                for leg, function in enumerate(JOURNEYS[c["journey"][who]].route):
                    planned[self.silo_of(function, who, 2 * leg + 1)] += 1.0
        capacity = [P.k_s * P.cap_w * sum(work for _, work in self.work_of(s)) for s in range(self.network.silos)]
        self.use = [one / other if other > 0.0 else 0.0 for one, other in zip(planned, capacity, strict=True)]
        self.wait = [clip(0.1 * use**4 / (1.0 - min(use, 0.95)), 0.0, 0.8) for use in self.use]
        self.rush = [1.0 if use <= 1.0 else use**-P.chi for use in self.use]

    def empathy(self, i: int, who: int, s: int, f1: float) -> tuple[float, float]:
        """Return felt and expressed empathy."""
        me = self.me
        x, g, a = me["customer_focus"][i], me["goal_pressure"][i], me["attention"][i]
        raw = me["natural_empathy"][i] * f1 * (1.0 - P.s2 * P.theta_2e * self.after.silos["complexity"][s])
        raw *= 1.0 - P.s3 * P.theta_3 * (1.0 - a)
        raw *= 1.0 - P.s4 * P.theta_4 * g * (1.0 - x)
        raw *= 1.0 - P.s5 * P.theta_5 * (1.0 - me["literacy"][i])
        tone = P.beta_W * (2.0 * me["engagement"][i] - 1.0) + P.beta_H * (2.0 * me["happiness"][i] - 1.0)
        tone = (tone - P.beta_F * me["fatigue"][i]) / max(1.0, (P.beta_W + P.beta_H + P.beta_F) / 0.95)
        felt = 1.0 - (1.0 - raw) ** (1.0 + tone)
        return felt, felt * (P.xi + (1.0 - P.xi) * me["choice"][i]) * (1.0 - P.theta_F * me["fatigue"][i])

    def reading(self, i: int, who: int) -> float:
        me, c = self.me, self.customers
        dist = math.sqrt(sum((me[name][i] - c[name][who]) ** 2 for name in ("wealth", "age", "expertise")) / 3.0)
        unknown = 1.0 - me["insight"][i][c["segment"][who]]
        d3 = 1.0 - P.kappa_3 * P.u3
        return (1.0 - P.s1 * P.theta_d * dist * d3 * unknown) * (1.0 - P.s1 * P.theta_k * me["skill"][i] * unknown)

    def touch(self, case: SimpleNamespace, s: int, touch: int, front: bool) -> None:
        who, me, c, b = case.who, self.me, self.customers, self.book
        if case.silo not in (-1, s):
            loss = clip(P.h * (1.0 + P.theta_b * (P.b_bar - self.bridge[case.silo, s])), 0.0, 0.9)
            case.ctx *= 1.0 - loss * (1.0 - P.kappa_2 * P.u2)
        case.silo = s
        case.desk = i = self.desk_of(s, "serving_employee", who, touch)
        f1 = self.reading(i, who)
        felt, shown = self.empathy(i, who, s, f1)
        vis = 1.0 if front else P.vis_b
        a, mis = me["attention"][i], c["mismatch"][who]
        m = mis
        if case.kind.hidden_need:
            if touch == 1:
                case.found = luck("need_discovered", who) < P.p_probe + (1.0 - P.p_probe) * P.u2 * a
            m = 0.4 * mis if case.found else 1.0 - 0.5 * (1.0 - mis)
        fit = (1.0 - (1.0 - f1) * m) * (1.0 - P.s3 * P.theta_3r * (1.0 - a))
        hard = self.after.silos["complexity"][s] * (P.iota + (1.0 - P.iota) * P.s2)
        res = case.ctx * (P.omega * me["skill"][i] + (1.0 - P.omega) * fit) * (1.0 - P.theta_2s * hard) * self.rush[s]
        wrong = touch % 2 == 0
        res *= P.r_w if wrong else 1.0
        complexity = case.kind.complexity
        case.fail = float(luck("failure", who, touch) < min(1.0, P.phi_0 * (0.5 + complexity) * (1.0 - res)))
        ease = (1.0 - P.c_0) * (1.0 - P.theta_2 * hard) * (1.0 - P.theta_h * (1.0 - case.ctx)) * (1.0 - self.wait[s])
        ease *= (1.0 - P.theta_t if wrong else 1.0) * (1.0 - P.theta_p * complexity * luck("difficulty", who, touch))
        case.eff = 1.0 - ease * (1.0 - P.theta_f * case.fail)
        succ = res * (1.0 - P.ell_f * case.fail)
        w = P.w_M * (0.5 + case.kind.stake) * vis
        perf = (P.w_S * succ + P.w_E * (1.0 - case.eff) + w * shown) / (P.w_S + P.w_E + w)
        perf = clip(perf + P.sigma * normal("performance_noise", who, touch))
        if front:
            rate = P.pi_rec if case.fail or case.e < -0.1 else P.pi_del
            if luck("gesture", who, touch) < P.u6 * shown * me["choice"][i] * rate:
                cost = min(-math.log(1.0 - luck("gesture_cost", who, touch)) * P.c_bar, P.cap)
                if b.spent + cost <= self.budget:
                    b.spent += cost
                    self.desk["minutes"][i] += P.g_min
                    perf += P.b_g * (1.0 - perf)
        delta = perf - (P.omega_x * c["expectation"][who] + (1.0 - P.omega_x) * self.x_m)
        value = delta**P.alpha_PT if delta >= 0.0 else -P.lambda_ * (-delta) ** P.alpha_PT
        feel = math.tanh(P.g * (0.5 + case.kind.stake) * value - P.e_f * case.fail)
        case.e = (1.0 - P.gamma) * case.e + P.gamma * feel
        if not case.feel or abs(case.e) > abs(case.peak):
            case.peak = case.e
        for of, new in ((case.feel, feel), (case.succ, succ), (case.effs, case.eff), (case.perf, perf)):
            of.append(new)
        b.touches, b.felt, b.expressed = b.touches + 1, b.felt + felt, b.expressed + shown
        self.contacts[i, c["segment"][who]] += vis
        added = {"touches": 1.0, "e": case.e, "succ": succ, "E": felt, "anger": vis if case.e < -0.4 else 0.0,
                 "dissonance": max(0.0, P.disp - felt) * vis}  # fmt: skip
        for name, amount in added.items():
            self.desk[name][i] += amount

    def journey(self, who: int) -> None:
        c = self.customers
        kind = JOURNEYS[c["journey"][who]]
        e = clip(
            kind.starting_mood + 0.15 * (0.8 * c["mood_disposition"][who] + 0.6 * normal("starting_mood", who)), -1
        )
        case = SimpleNamespace(
            who=who, kind=kind, silo=-1, ctx=1.0, e=e, peak=0.0, found=False, given_up=False, desk=-1, fail=0.0,
            eff=0.0, transferred=False, feel=[], succ=[], effs=[], perf=[],
        )  # fmt: skip
        serving = [s for s, has in enumerate(self.network.functions) if set(has) != {DESIGN}]
        for leg, function in enumerate(kind.route):
            right = self.silo_of(function, who, 2 * leg + 1)
            p_wrong = min(1.0, P.p_tr * (0.5 + kind.complexity) * (1.0 - P.kappa_2t * P.u2))
            others = [s for s in serving if s != right]
            if luck("wrong_door", who, 2 * leg) < p_wrong and others:
                case.transferred = True
                door = others[int(luck("wrong_door_silo", who, 2 * leg) * len(others))]
                self.touch(case, door, 2 * leg, self.network.functions[door][0] in FRONT_LINE)
            self.touch(case, right, 2 * leg + 1, function in FRONT_LINE)
            p_abandon = 1.0 - math.exp(-P.h_a * case.eff**2)
            if leg + 1 < len(kind.route) and luck("abandon", who, 2 * leg + 1) < p_abandon:
                case.given_up, case.e = True, max(-1.0, case.e - 0.2)
                case.peak = case.e if abs(case.e) > abs(case.peak) else case.peak
                break
        self.push(case)
        self.remember(case)

    def push(self, case: SimpleNamespace) -> None:
        me, i, c = self.me, case.desk, self.customers
        gap = 1.0 + 0.25 * P.s4 * self.pressure - me["sales_attainment"][i]
        if case.given_up or gap <= 0.0:
            return
        holds = (1.0 - me["goal_pressure"][i] * (1.0 - me["customer_focus"][i])) * (1.0 - me["target_first_norm"][i])
        if luck("push", case.who) < P.pi_0 * (1.0 - holds) * math.exp(-gap / P.sigma_p):
            c["products"][case.who] += 1
            c["grievances"][case.who] += 1
            self.desk["pushes"][i] += 1
            self.book.push_revenue += P.gain
            case.e = max(-1.0, case.e - P.hit_e)

    def remember(self, case: SimpleNamespace) -> None:
        who, c, b = case.who, self.customers, self.book
        mean = {name: float(np.mean(getattr(case, name))) for name in ("feel", "succ", "effs", "perf")}
        r = P.w_pe * 0.5 * (case.peak + case.e) + (1.0 - P.w_pe) * mean["feel"]
        success, ease = mean["succ"] * (0.3 if case.given_up else 1.0), 1.0 - mean["effs"]
        if r < P.th_bad:
            self.answer(who)
        c["satisfaction"][who] += P.kappa_A * ((1.0 + r) / 2.0 - c["satisfaction"][who])
        c["expectation"][who] += P.kappa_x * (mean["perf"] - c["expectation"][who])
        t = c["trust"][who]
        c["trust"][who] = clip(t + P.kappa_Tp * r * (1.0 - t) if r > 0.0 else t + P.kappa_Tn * r * t)
        c["is_unresolved"][who] = case.given_up or case.fail > 0.0
        c["has_purchased"][who] = case.kind.earns_revenue and not case.given_up
        rate = P.rho_s if c["recall_week"][who] >= 0 else 1.0
        for name, new in (("success", success), ("ease", ease), ("emotion", r)):
            c[f"recalled_{name}"][who] += rate * (new - c[f"recalled_{name}"][who])
        c["recall_week"][who] = WEEKS
        b.journeys, b.transferred, b.abandoned = (
            b.journeys + 1,
            b.transferred + case.transferred,
            b.abandoned + case.given_up,
        )
        kind = (
            "angry" if r < -0.5 else "agitated" if r < -0.15 else "" if r < 0.15 else "nice" if r < 0.45 else "adoring"
        )
        if kind:
            b.kinds[kind] += 1

    def answer(self, who: int) -> None:
        c, me = self.customers, self.me
        s = self.silo_of("service", who, 0)
        i = self.desk_of(s, "responder", who, 0)
        _, shown = self.empathy(i, who, s, 1.0)
        rq = clip(shown + me["choice"][i] * me["skill"][i] + P.o_r + P.sigma_r * normal("response_noise", who))
        one = luck("spending_decision", who)
        if one < logistic(P.a_d - P.b_d * rq - P.k_cap * (P.cap_i - 0.3)):
            c["wallet"][who] *= P.q_d
        elif one > 1.0 - logistic(P.a_u + P.b_u * rq):
            c["wallet"][who] = min(2.0, c["wallet"][who] * P.q_u)
        c["satisfaction"][who] += 0.1 * rq * (1.0 - c["satisfaction"][who])
        c["response_rating"][who] = 1 + math.floor(min(6.0, 7.0 * rq))
        self.book.very_bad += 1

    def serve(self) -> None:
        c = self.customers
        slots = len(c["trust"])
        c["has_purchased"][:] = False
        for who in np.roll(np.arange(slots), -int(luck("served_first", 0) * slots)):
            if not c["is_customer"][who]:
                continue
            if c["journey"][who] >= 0:
                self.journey(int(who))
            if luck("grievance_discovered", who) < min(1.0, P.delta_g * c["grievances"][who]):
                c["trust"][who] *= 1.0 - P.hit_T
                c["satisfaction"][who] *= 1.0 - P.hit_A
                c["grievances"][who] = 0
            c["trust"][who] *= 1.0 - P.xi_D * P.xi_c  # the lived week is week t_D

    def settle(self) -> None:
        c, b = self.customers, self.book
        slots = len(c["trust"])
        live = c["is_customer"].copy()
        self.rep = float(self.before.firm["reputation"][0]) * (1.0 - P.xi_D)
        self.rep += P.kappa_R * ((1.0 - P.eta_T) * c["trust"][live].mean() + P.eta_T * P.T_0 - self.rep)
        self.good = P.w_p0 * b.journeys + P.w_p * (b.kinds["nice"] + 2.0 * b.kinds["adoring"])
        self.bad = P.w_n0 * b.journeys + P.w_n * (0.5 * b.kinds["agitated"] + 2.0 * b.kinds["angry"])
        p_join = P.a_0 * math.exp(P.b_R * (2.0 * self.rep - 1.0) + P.b_p * (P.pr - 0.5))
        p_join = clip(p_join + 0.15 * P.w_w * (self.good - self.bad) / slots, 0.0002, 1.0)
        counts = np.zeros(4)
        for who in range(slots):
            if not live[who]:
                if luck("join", who) < p_join:
                    self.join(who)
                continue
            c["expectation"][who] += P.kappa_m * (self.x_m - c["expectation"][who])
            c["trust"][who] += P.kappa_TR * ((1.0 - P.eta_T) * self.rep + P.eta_T * P.T_0 - c["trust"][who])
            c["wallet"][who] += P.kappa_q * (1.0 - c["wallet"][who])
            spend = c["wallet"][who] * (1.0 + P.psi_A * (2.0 * c["satisfaction"][who] - 1.0))
            b.payments += (P.p_s + (P.p_p if c["has_purchased"][who] else 0.0)) * spend
            if c["recall_week"][who] > WEEKS - 9:
                counts[c["segment"][who]] += 1
            pull = P.b_A * (2.0 * c["satisfaction"][who] - 1.0) + P.b_T * (2.0 * c["trust"][who] - 1.0)
            hazard = P.h_ex + P.h_0 * (1.0 - P.cap_i) / 0.7 * math.exp(-pull)
            if luck("leave", who) < 1.0 - math.exp(-hazard):
                c["is_customer"][who] = False
        self.answers = counts / counts.sum()

    def join(self, who: int) -> None:
        new = {
            "is_customer": True, "is_unresolved": False, "satisfaction": 0.55, "trust": self.rep, "wallet": 1.0,
            "grievances": 0, "products": 1, "recalled_success": 0.0, "recalled_ease": 0.0, "recalled_emotion": 0.0,
            "response_rating": 0, "expectation": clip(self.x_m + 0.08 * normal("joining_expectation", who)),
        }  # fmt: skip
        for name, value in new.items():
            self.customers[name][who] = value

    def profit(self) -> float:
        """Return the week's profit; nothing was released or interviewed here."""
        keys = P.c1 * P.u1 + P.c2 * P.u2 + P.c3 * P.u3 + P.c4 * P.u4 + P.c7 * P.u7
        keys += P.c5 * (P.u5_M + P.u5_Ch + P.u5_S + P.u5_Rp) / 4.0
        was, now = self.before.employees["is_active"], self.after.employees["is_active"]
        hired = self.after.employees["tenure_weeks"] == 0.0
        quits = np.sum(was & (~now | hired))
        revenue = self.book.payments + self.book.push_revenue
        staff = was.sum()
        return float((1.0 - P.cogs) * revenue - P.wage * staff - 52.0 * P.wage * P.tc * quits
                     - keys * now.sum() - self.book.spent)  # fmt: skip


@pytest.fixture(scope="module")
def rebuilt() -> tuple[Rebuilt, Any]:
    """Return the week written anew, and the program's reading of it."""
    life = Life(LIVED.with_start({}), seed=SEED, employees=STAFF)
    log = np.zeros(WEEKS + 1, READING).view(np.recarray)
    life.live(log, 0, WEEKS)
    before = life.organization.copy()
    life.live(log, WEEKS, 1)
    again = Rebuilt(before, life.organization)
    again.set_out()
    again.serve()
    again.settle()
    return again, log[WEEKS]


def test_customers_are_left_as_the_paragraphs_say(rebuilt: tuple[Rebuilt, Any]) -> None:
    again, _ = rebuilt
    for name in (
        "is_customer", "is_unresolved", "has_purchased", "journey", "grievances", "products", "response_rating",
        "satisfaction", "trust", "expectation", "wallet", "recalled_success", "recalled_ease", "recalled_emotion",
    ):  # fmt: skip
        told, lived = again.customers[name].astype(float), again.after.customers[name].astype(float)
        np.testing.assert_allclose(told, lived, rtol=0.0, atol=1e-9, err_msg=name)


def test_desks_and_queues_add_up_as_the_paragraphs_say(rebuilt: tuple[Rebuilt, Any]) -> None:
    again, _ = rebuilt
    fields = {"touches": "touches", "e": "emotion_sum", "succ": "success_sum", "E": "felt_sum", "anger": "anger_sum",
              "dissonance": "dissonance_sum", "minutes": "gesture_minutes", "pushes": "pushes"}  # fmt: skip
    for name, lived in fields.items():
        np.testing.assert_allclose(again.desk[name], again.after.employees[lived], rtol=0.0, atol=1e-9, err_msg=lived)
    contacts = again.after.employees["contacts"][again.mine]
    np.testing.assert_allclose(again.contacts[again.mine], contacts, rtol=0.0, atol=1e-9)
    for name in ("utilisation", "wait", "rush"):
        told = {"utilisation": again.use, "wait": again.wait, "rush": again.rush}[name]
        np.testing.assert_allclose(told, again.after.silos[name], rtol=0.0, atol=1e-9, err_msg=name)


def test_the_firm_and_its_books_are_as_the_paragraphs_say(rebuilt: tuple[Rebuilt, Any]) -> None:
    again, reading = rebuilt
    firm, book = again.after.firm[0], again.book
    told = {
        "reputation": again.rep, "gesture_usd": book.spent, "good_talk": again.good, "bad_talk": again.bad,
        "gesture_budget_usd": again.budget,
    }  # fmt: skip
    assert {name: float(firm[name]) for name in told} == pytest.approx(told, rel=1e-9)
    np.testing.assert_allclose(again.answers, firm["answers"], rtol=0.0, atol=1e-12)
    read = {
        "journeys": book.journeys, "empathy": book.felt / book.touches, "expressed": book.expressed / book.touches,
        "revenue": book.payments + book.push_revenue, "profit": again.profit(),
        "very_bad": book.very_bad / book.journeys, "transfer_share": book.transferred / book.journeys,
        "abandon": book.abandoned / book.journeys,
    }  # fmt: skip
    assert {name: float(reading[name]) for name in read} == pytest.approx(read, rel=1e-9)


def test_everything_of_the_week_happened(rebuilt: tuple[Rebuilt, Any]) -> None:
    """What never happens in the week that is lived would be rebuilt for nothing."""
    again, _ = rebuilt
    book, kinds = again.book, {JOURNEYS[k].name for k in again.customers["journey"] if k >= 0}
    assert kinds == {each.name for each in JOURNEYS}
    assert min(book.spent, book.push_revenue, book.very_bad, book.transferred, book.abandoned) > 0
    assert book.spent > again.budget - 2 * P.c_bar
    assert max(again.use) > 1.0
    assert any(len(has) == 1 for has in again.network.functions)
    assert max(sum(name in has for has in again.network.functions) for name in FUNCTIONS) > 1
    assert (again.customers["is_customer"] != again.before.customers["is_customer"]).sum() > 2
    assert (again.customers["grievances"] < again.before.customers["grievances"]).any()
