"""One journey as an object: a customer passes from silo to silo, an employee serves each touch."""

from __future__ import annotations

from math import exp, log, sqrt, tanh
from typing import Any

from benchmarks.objects.employee import Employee
from benchmarks.objects.luck import clip, luck, normal


def accuracy(p: Any, me: Employee, customer: Any) -> float:
    """Return how well the employee reads this customer."""
    wealth, age, expertise = me.wealth - customer.wealth, me.age - customer.age, me.expertise - customer.expertise
    distance = sqrt((wealth * wealth + age * age + expertise * expertise) / 3.0)
    distance *= 1.0 - p.customers_as_people_distance_cut * p.customers_as_people_intensity
    unfamiliar = p.individual_context_strength * (1.0 - me.insight[customer.segment])
    other_life = p.individual_context_distance_weight * distance * unfamiliar
    jargon = p.individual_context_curse_of_knowledge * me.skill * unfamiliar
    return float((1.0 - other_life) * (1.0 - jargon))


def felt_empathy(p: Any, me: Employee, silo: Any, reading: float) -> float:
    """Return natural empathy, crushed by the inhibitors and tuned by the state of the person."""
    raw = me.natural_empathy * reading
    raw *= 1.0 - p.human_bias_strength * p.human_bias_empathy_weight * silo.complexity
    raw *= 1.0 - p.group_think_conformity * p.group_think_empathy_weight * (1.0 - me.attention)
    weight = p.corporate_culture_strength * p.corporate_culture_empathy_weight
    raw *= 1.0 - weight * me.goal_pressure * (1.0 - me.customer_focus)
    raw *= 1.0 - p.emotional_illiteracy_strength * p.emotional_illiteracy_empathy_weight * (1.0 - me.literacy)
    gains = p.empathy_engagement_gain + p.empathy_happiness_gain + p.empathy_fatigue_loss
    lift = p.empathy_engagement_gain * (2.0 * me.engagement - 1.0)
    lift += p.empathy_happiness_gain * (2.0 * me.happiness - 1.0) - p.empathy_fatigue_loss * me.fatigue
    return float(1.0 - (1.0 - raw) ** (1.0 + lift / max(1.0, gains / 0.95)))


def expression(p: Any, me: Employee) -> float:
    """Return the share of felt empathy that is shown."""
    scripted = p.empathy_scripted_expression
    return float((scripted + (1.0 - scripted) * me.choice) * (1.0 - p.empathy_fatigue_expression * me.fatigue))


class Journey:
    """A journey while it is lived."""

    def __init__(self, model: Any, customer: Any) -> None:
        self.model = model
        self.customer = customer
        self.template = template = model.templates[customer.journey]
        self.silo: Any = None
        self.employee: Any = None
        self.touches = 0
        self.is_discovered = self.is_abandoned = self.was_transferred = False
        self.failed = self.effort = self.peak = 0.0
        self.context = 1.0
        mood = normal(luck(model.keys.starting_mood, customer.stride))
        self.emotion = clip(template.mood + 0.15 * (0.8 * customer.mood_disposition + 0.6 * mood), -1.0, 1.0)
        self.feeling_sum = self.success_sum = self.effort_sum = self.performance_sum = 0.0

    def live(self) -> None:
        """Live every leg, or give up between two."""
        model, p, keys, stride = self.model, self.model.p, self.model.keys, self.customer.stride
        template = self.template
        misroute = p.journey_transfer_base * (0.5 + template.complexity)
        misroute = min(1.0, misroute * (1.0 - p.journey_view_misroute_cut * p.journey_view_intensity))
        for leg, function in enumerate(template.route):
            right = model.serving_silo(function, keys.serving_silo[2 * leg + 1], stride)
            if luck(keys.wrong_door[2 * leg], stride) < misroute:
                others = [silo for silo in model.serving if silo is not right]
                if others:
                    door = others[int(luck(keys.wrong_door_silo[2 * leg], stride) * len(others))]
                    self.was_transferred = True
                    self.touch(door, 2 * leg, door.is_front)
            self.touch(right, 2 * leg + 1, template.front[leg])
            if leg + 1 < len(template.route):
                chance = 1.0 - exp(-p.journey_abandon_hazard * self.effort * self.effort)
                if luck(keys.abandon[2 * leg + 1], stride) < chance:
                    self.is_abandoned = True
                    self.emotion = max(-1.0, self.emotion - 0.2)
                    if abs(self.emotion) > abs(self.peak):
                        self.peak = self.emotion
                    break
        if not self.is_abandoned:
            self.push(p)

    def touch(self, silo: Any, touch: int, is_front: bool) -> None:
        """Meet an employee of a silo: be read, be served, and feel it."""
        model, customer = self.model, self.customer
        p, keys, stride = model.p, model.keys, customer.stride
        if self.silo is not None and self.silo is not silo:
            lift = 1.0 + p.journey_bridge_effect * (p.journey_bridge_reference - self.silo.bridges[silo.row])
            loss = clip(p.journey_handoff_loss * lift, 0.0, 0.9)
            self.context *= 1.0 - loss * (1.0 - p.journey_view_context_kept * p.journey_view_intensity)
        self.silo = silo
        self.employee = me = silo.desk(luck(keys.serving_employee[touch], stride))
        reading = accuracy(p, me, customer)
        felt = felt_empathy(p, me, silo, reading)
        expressed = felt * expression(p, me)
        visibility = 1.0 if is_front else p.journey_back_office_visibility
        succeeded = self.meet_need(p, me, silo, touch, reading)
        performance = self.perceive(p, succeeded, expressed, visibility, luck(keys.performance_noise[touch], stride))
        if is_front:
            performance = self.gesture(p, me, touch, expressed, performance)
        self.feel(p, performance, succeeded)
        if me.touches == 0.0:
            model.desks_with_touch += 1
        me.touches += 1.0
        me.contacts[customer.segment] += visibility
        me.emotion_sum += self.emotion
        me.success_sum += succeeded
        me.felt_sum += felt
        me.dissonance_sum += max(0.0, p.wellbeing_display_rule - felt) * visibility
        if self.emotion < -0.4:
            me.anger_sum += visibility
        model.touches += 1
        model.felt += felt

    def meet_need(self, p: Any, me: Employee, silo: Any, touch: int, reading: float) -> float:
        """Return how far the touch succeeds; note its effort and whether it failed."""
        keys, customer, template = self.model.keys, self.customer, self.template
        is_wrong_door = touch % 2 == 0
        mismatch = customer.mismatch
        if template.has_hidden_need:
            if touch == 1:
                base = p.journey_probe_base
                chance = base + (1.0 - base) * p.journey_view_intensity * me.attention
                self.is_discovered = luck(keys.need_discovered, customer.stride) < chance
            mismatch = 0.4 * mismatch if self.is_discovered else 1.0 - 0.5 * (1.0 - mismatch)
        fit = 1.0 - (1.0 - reading) * mismatch
        fit *= 1.0 - p.group_think_conformity * p.group_think_service_weight * (1.0 - me.attention)
        inherent = p.human_bias_inherent_share
        hard = silo.complexity * (inherent + (1.0 - inherent) * p.human_bias_strength)
        work = p.journey_skill_weight * me.skill + (1.0 - p.journey_skill_weight) * fit
        resolved = self.context * work * (1.0 - p.human_bias_design_success_weight * hard) * silo.rush
        if is_wrong_door:
            resolved *= p.journey_wrong_door_success
        chance = min(1.0, p.journey_failure_rate * (0.5 + template.complexity) * (1.0 - resolved))
        self.failed = 1.0 if luck(keys.failure[touch], customer.stride) < chance else 0.0
        ease = (1.0 - p.journey_base_effort) * (1.0 - p.human_bias_design_effort_weight * hard)
        ease *= (1.0 - p.journey_handoff_effort * (1.0 - self.context)) * (1.0 - silo.wait)
        if is_wrong_door:
            ease *= 1.0 - p.journey_transfer_effort
        difficulty = template.complexity * luck(keys.difficulty[touch], customer.stride)
        ease *= 1.0 - p.journey_personal_difficulty * difficulty
        self.effort = 1.0 - ease * (1.0 - p.journey_failure_effort * self.failed)
        return float(resolved * (1.0 - p.journey_failure_loss * self.failed))

    def perceive(self, p: Any, succeeded: float, expressed: float, visibility: float, uniform: float) -> float:
        """Return the performance that the customer perceives."""
        ease = 1.0 - self.effort
        empathy_weight = p.journey_empathy_weight * (0.5 + self.template.stake) * visibility
        weights = p.journey_success_weight + p.journey_ease_weight + empathy_weight
        if weights > 0.0:
            parts = p.journey_success_weight * succeeded + p.journey_ease_weight * ease + empathy_weight * expressed
            perceived = parts / weights
        else:
            perceived = (succeeded + ease + expressed) / 3.0
        return clip(perceived + p.journey_performance_noise * normal(uniform), 0.0, 1.0)

    def gesture(self, p: Any, me: Employee, touch: int, expressed: float, performance: float) -> float:
        """Return the performance, lifted where the employee makes a gesture that the budget bears."""
        model, stride = self.model, self.customer.stride
        is_recovery = self.failed > 0.0 or self.emotion < -0.1
        rate = p.acts_of_kindness_recovery_rate if is_recovery else p.acts_of_kindness_delight_rate
        chance = p.acts_of_kindness_intensity * expressed * me.choice * rate
        if chance <= 0.0 or luck(model.keys.gesture[touch], stride) >= chance:
            return performance
        drawn = -log(1.0 - luck(model.keys.gesture_cost[touch], stride))
        cost = min(drawn * p.acts_of_kindness_mean_cost_usd, p.acts_of_kindness_cap_usd)
        if model.gesture_usd + cost > model.gesture_budget_usd:
            return performance
        model.gesture_usd += cost
        me.gesture_minutes += p.acts_of_kindness_minutes
        return float(performance + p.acts_of_kindness_lift * (1.0 - performance))

    def feel(self, p: Any, performance: float, succeeded: float) -> None:
        """Compare with what was expected, and carry the emotion on."""
        own = p.expectation_personal_weight
        surprise = performance - (own * self.customer.expectation + (1.0 - own) * self.model.market)
        if surprise >= 0.0:
            value = surprise**p.emotion_curvature
        else:
            value = -p.emotion_loss_aversion * (-surprise) ** p.emotion_curvature
        value *= p.journey_emotion_gain * (0.5 + self.template.stake)
        felt = tanh(value - p.journey_failure_emotion * self.failed)
        memory = p.journey_emotion_memory
        self.emotion = (1.0 - memory) * self.emotion + memory * felt
        self.touches += 1
        if self.touches == 1 or abs(self.emotion) > abs(self.peak):
            self.peak = self.emotion
        self.feeling_sum += felt
        self.success_sum += succeeded
        self.effort_sum += self.effort
        self.performance_sum += performance

    def push(self, p: Any) -> None:
        """Let the last employee sell what the customer does not want, or not."""
        model, me, customer = self.model, self.employee, self.customer
        shortfall = 1.0 + 0.25 * p.corporate_culture_strength * model.leader_pressure - me.sales_attainment
        if shortfall <= 0.0:
            return
        holds = (1.0 - me.goal_pressure * (1.0 - me.customer_focus)) * (1.0 - me.target_first_norm)
        near_miss = exp(-shortfall / p.corporate_culture_push_near_miss_width)
        if luck(model.keys.push, customer.stride) < p.corporate_culture_push_rate * (1.0 - holds) * near_miss:
            customer.products += 1
            customer.grievances += 1
            me.pushes += 1
            model.push_revenue_usd += p.corporate_culture_push_gain_usd
            self.emotion = max(-1.0, self.emotion - p.corporate_culture_push_emotion_hit)
