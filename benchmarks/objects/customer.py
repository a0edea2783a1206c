"""A customer slot as a Mesa agent: sets out, lives a journey, remembers, pays, leaves or joins."""

from __future__ import annotations

from math import exp
from typing import Any

import mesa

from benchmarks.objects.journey import Journey, expression, felt_empathy
from benchmarks.objects.luck import GOLDEN, MASK, clip, luck, normal
from benchmarks.objects.states import CustomerState

PROBLEM_RESOLUTION = 3
NEVER = -1000000


def logistic(logit: float) -> float:
    """Return the share in (0, 1) that belongs to a logit."""
    return 1.0 / (1.0 + exp(-logit))


class Customer(CustomerState, mesa.Agent):  # type: ignore[misc]
    """A slot that a customer or the market holds; attributes are named as the package's columns."""

    def __init__(self, model: Any, row: int, state: dict[str, Any]) -> None:
        super().__init__(model)
        self.stride = (row + 1) * GOLDEN & MASK
        self.__dict__.update(state)

    def set_out(self) -> None:
        """Begin a journey this week, or not."""
        self.journey = -1
        if not self.is_customer:
            return
        model = self.model
        p, keys, weights = model.p, model.keys, model.journey_weights
        scale = 1.0 + p.loyalty_visit_satisfaction * (2.0 * self.satisfaction - 1.0)
        total = 1.0 - weights[0] + weights[0] * scale
        if luck(keys.journey_start, self.stride) < p.journey_start_rate * total:
            mark = luck(keys.journey_type, self.stride) * total - weights[0] * scale
            journey = 0
            while mark >= 0.0 and journey < 4:
                journey += 1
                mark -= weights[journey]
            self.journey = journey
        if self.is_unresolved:
            self.is_unresolved = False
            if luck(keys.recontact, self.stride) < p.journey_repeat_contact:
                self.journey = PROBLEM_RESOLUTION
        if self.journey >= 0:
            for leg, function in enumerate(model.templates[self.journey].route):
                model.serving_silo(function, keys.serving_silo[2 * leg + 1], self.stride).planned += 1.0

    def be_served(self) -> None:
        """Live this week's journey, and discover what was pushed earlier."""
        self.has_purchased = False
        if not self.is_customer:
            return
        model = self.model
        if self.journey >= 0:
            journey = Journey(model, self)
            journey.live()
            self.remember(journey)
        p = model.p
        if self.grievances > 0:
            chance = min(1.0, p.corporate_culture_grievance_discovery * self.grievances)
            if luck(model.keys.grievance_discovered, self.stride) < chance:
                self.trust *= 1.0 - p.corporate_culture_grievance_trust_loss
                self.satisfaction *= 1.0 - p.corporate_culture_grievance_satisfaction_loss
                self.grievances = 0
        if model.is_disclosed:
            self.trust *= 1.0 - p.trust_disclosure_severity * p.trust_disclosure_personal
        model.trust += self.trust
        model.live += 1

    def remember(self, journey: Journey) -> None:
        """Keep what the journey leaves behind."""
        p, n, template = self.model.p, journey.touches, journey.template
        share = p.journey_peak_end_share
        remembered = share * 0.5 * (journey.peak + journey.emotion) + (1.0 - share) * journey.feeling_sum / n
        succeeded = journey.success_sum / n * (0.3 if journey.is_abandoned else 1.0)
        performance = journey.performance_sum / n
        if remembered < p.loyalty_very_bad_cut:
            self.be_answered(p)
        self.satisfaction += p.satisfaction_learning_rate * ((1.0 + remembered) / 2.0 - self.satisfaction)
        self.expectation += p.expectation_learning_rate * (performance - self.expectation)
        if remembered > 0.0:
            self.trust = clip(self.trust + p.trust_gain_rate * remembered * (1.0 - self.trust), 0.0, 1.0)
        else:
            self.trust = clip(self.trust + p.trust_loss_rate * remembered * self.trust, 0.0, 1.0)
        self.is_unresolved = journey.is_abandoned or journey.failed > 0.0
        self.has_purchased = template.earns_revenue and not journey.is_abandoned
        rate = p.survey_recall_weight if self.recall_week >= 0 else 1.0
        self.recalled_success += rate * (succeeded - self.recalled_success)
        self.recalled_ease += rate * (1.0 - journey.effort_sum / n - self.recalled_ease)
        self.recalled_emotion += rate * (remembered - self.recalled_emotion)
        self.recall_week = self.model.week
        self.model.count(journey, remembered, succeeded, performance)

    def be_answered(self, p: Any) -> None:
        """Complain of a very bad journey, and decide about the wallet."""
        model, stride = self.model, self.stride
        keys = model.keys
        silo = model.serving_silo("service", keys.serving_silo[0], stride)
        me = silo.desk(luck(keys.responder, stride))
        shown = felt_empathy(p, me, silo, 1.0) * expression(p, me)
        offset = p.loyalty_response_offset + p.loyalty_response_noise * normal(luck(keys.response_noise, stride))
        quality = clip(shown + me.choice * me.skill + offset, 0.0, 1.0)
        captive = p.loyalty_captivity_slope * (p.loyalty_captivity - 0.3)
        mark = luck(keys.spending_decision, stride)
        self.decision = 0
        if mark < logistic(p.loyalty_cut_base - p.loyalty_cut_slope * quality - captive):
            self.decision = -1
            self.wallet *= p.loyalty_cut_factor
        elif mark > 1.0 - logistic(p.loyalty_raise_base + p.loyalty_raise_slope * quality):
            self.decision = 1
            self.wallet = min(2.0, self.wallet * p.loyalty_raise_factor)
        self.satisfaction = clip(self.satisfaction + 0.1 * quality * (1.0 - self.satisfaction), 0.0, 1.0)
        self.response_rating = 1 + int(min(6.0, 7.0 * quality))
        self.very_bad_week = model.week
        model.very_bad += 1

    def settle(self) -> None:
        """Pay and perhaps leave; or join, where the slot is the market's."""
        model = self.model
        if not self.is_customer:
            if luck(model.keys.join, self.stride) < model.joining:
                self.enter()
            return
        p = model.p
        self.expectation += p.expectation_market_pull * (model.market - self.expectation)
        self.trust += p.trust_reputation_pull * (model.trust_around - self.trust)
        self.wallet += p.loyalty_wallet_recovery * (1.0 - self.wallet)
        paid = p.money_subscription_usd + (p.money_purchase_usd if self.has_purchased else 0.0)
        paid *= self.wallet * (1.0 + p.money_satisfaction_spend * (2.0 * self.satisfaction - 1.0))
        self.value_usd += paid * (1.0 - p.money_cost_of_goods) * self.value_discount
        self.value_discount *= model.weekly_discount
        model.revenue += paid
        model.expectation += self.expectation
        model.satisfaction += self.satisfaction
        model.trust_after += self.trust
        if model.week - self.recall_week < 9:
            model.recent[self.segment] += 1.0
        pull = p.loyalty_churn_satisfaction * (2.0 * self.satisfaction - 1.0)
        pull += p.loyalty_churn_trust * (2.0 * self.trust - 1.0)
        hazard = p.loyalty_churn_exogenous + p.loyalty_churn_rate * (1.0 - p.loyalty_captivity) / 0.7 * exp(-pull)
        if luck(model.keys.leave, self.stride) < 1.0 - exp(-hazard):
            self.is_customer = False
            model.leavers += 1
        else:
            model.value += self.value_usd

    def enter(self) -> None:
        """Become a customer; who the person is stays as drawn."""
        model = self.model
        drawn = normal(luck(model.keys.joining_expectation, self.stride))
        self.is_customer, self.is_unresolved = True, False
        self.expectation = clip(model.market + 0.08 * drawn, 0.0, 1.0)
        self.satisfaction, self.trust, self.wallet = 0.55, model.reputation, 1.0
        self.grievances, self.products = 0, 1
        self.recall_week = self.very_bad_week = NEVER
        self.recalled_success = self.recalled_ease = self.recalled_emotion = 0.0
        self.response_rating = self.decision = 0
        self.value_usd, self.value_discount = 0.0, 1.0
        model.joiners += 1
