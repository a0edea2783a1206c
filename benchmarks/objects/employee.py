"""An employee as a Mesa agent: what the week before customers come, and after they were served, does to a person."""

from __future__ import annotations

from math import exp
from typing import Any

import mesa

from benchmarks.objects.luck import GOLDEN, MASK, beta, clip, luck, normal
from benchmarks.objects.states import EmployeeState


class Employee(EmployeeState, mesa.Agent):  # type: ignore[misc]
    """Somebody at a desk; attributes are named as the package's columns."""

    def __init__(self, model: Any, row: int, state: dict[str, Any]) -> None:
        super().__init__(model)
        self.row = row
        self.stride = (row + 1) * GOLDEN & MASK
        self.__dict__.update(state)
        self.boss: Employee
        self.silo: Any
        self.neighbours: list[tuple[Employee, float]] = []

    def listen(self) -> None:
        """Take the weighted means of what the people around think and feel."""
        total = focus = happiness = literacy = norm = q0 = q1 = q2 = q3 = 0.0
        for other, weight in self.neighbours:
            if other.is_active:
                total += weight
                focus += weight * other.customer_focus
                happiness += weight * other.happiness
                literacy += weight * other.literacy
                norm += weight * other.target_first_norm
                insight = other.insight
                q0 += weight * insight[0]
                q1 += weight * insight[1]
                q2 += weight * insight[2]
                q3 += weight * insight[3]
        if total > 0.0:
            self.near_focus = min(1.0, focus / total)
            self.near_happiness = min(1.0, happiness / total)
            self.near_literacy = min(1.0, literacy / total)
            self.near_norm = min(1.0, norm / total)
            self.near_insight = [min(1.0, q / total) for q in (q0, q1, q2, q3)]
        else:
            self.near_focus, self.near_happiness = self.customer_focus, self.happiness
            self.near_literacy, self.near_norm = self.literacy, self.target_first_norm
            self.near_insight = list(self.insight)
        self.boss_goal_pressure = self.boss.goal_pressure

    def think(self) -> None:
        """Let pressure, peers, talk and contact of the last week act, and clear the desk."""
        p = self.model.p
        self.feel_pressure(p)
        self.learn_focus(p)
        talk = p.talk_about_emotions_learning_rate * p.talk_about_emotions_intensity * (0.5 + 0.5 * self.near_literacy)
        forgotten = p.emotional_illiteracy_forgetting_rate * (self.literacy - p.emotional_illiteracy_baseline_literacy)
        self.literacy = clip(self.literacy + talk * (1.0 - self.literacy) - forgotten, 0.0, 1.0)
        answers = self.model.answers
        self.insight = [self.insight_after(p, q, answers[q]) for q in range(4)]
        self.interview(p)
        customer = self.customer_focus * (1.0 + p.customers_as_people_attention_gain * p.customers_as_people_intensity)
        pull = 1.0 + self.goal_pressure + p.target_first_norm_attention_weight * self.target_first_norm
        metrics = p.group_think_conformity * p.group_think_metric_attention * p.group_think_metric_myopia * pull
        self.attention = customer / (customer + metrics + p.attention_other_demands)
        self.contacts = [0.0, 0.0, 0.0, 0.0]
        self.touches = self.emotion_sum = self.success_sum = self.felt_sum = 0.0
        self.dissonance_sum = self.anger_sum = self.gesture_minutes = 0.0
        self.pushes = 0

    def feel_pressure(self, p: Any) -> None:
        """Feel the leaders' goals through the boss, and catch or lose the target-first norm."""
        source = p.corporate_culture_strength * self.model.leader_pressure
        if self.level != 0:
            fidelity = p.corporate_culture_cascade_fidelity * (0.5 + p.purposeful_leadership_consistency)
            source = min(1.0, fidelity) * self.boss_goal_pressure
        self.goal_pressure += p.corporate_culture_cascade_rate * (source - self.goal_pressure)
        around = p.group_think_conformity * self.near_norm * self.near_norm
        around += p.target_first_norm_seed * (1.0 - self.customer_focus)
        caught = min(1.0, p.target_first_norm_contagion * self.goal_pressure * around)
        held = self.target_first_norm
        self.target_first_norm = clip(held + caught * (1.0 - held) - p.target_first_norm_decay * held, 0.0, 1.0)

    def learn_focus(self, p: Any) -> None:
        """Move customer focus toward what nature, peers, leaders, contact and engagement make of it."""
        n = sum(self.contacts)
        self.contact_share = 0.2 * n / (n + p.insight_half_saturation) + 0.8 * p.customer_contact_intensity
        narrowing = p.group_think_conformity * p.group_think_norm_narrowing * p.group_think_metric_myopia
        self.peer_norm = (1.0 - narrowing) * self.near_focus
        peers = p.group_think_conformity * p.group_think_peer_weight
        leaders = p.corporate_culture_strength * p.corporate_culture_leader_weight
        contact = p.empathy_contact_weight * self.contact_share
        wanted = p.empathy_natural_weight * self.natural_empathy + peers * self.peer_norm
        wanted += leaders * (1.0 - self.goal_pressure) + contact + p.empathy_engagement_weight * self.engagement
        weights = p.empathy_natural_weight + peers + leaders + contact + p.empathy_engagement_weight
        target = min(1.0, wanted / (weights + p.target_first_norm_focus_weight * self.target_first_norm))
        newer = exp(-p.empathy_adapt_decay * self.tenure_weeks / 4.33)
        rate = p.empathy_adapt_old + (p.empathy_adapt_new - p.empathy_adapt_old) * newer
        self.customer_focus += rate * (target - self.customer_focus)

    def insight_after(self, p: Any, q: int, answers: float) -> float:
        """Return insight into one segment after a week of contact, sharing, forgetting and reports."""
        known, n = self.insight[q], self.contacts[q]
        value = p.insight_work_contact_value + (1.0 - p.insight_work_contact_value) * p.journey_view_intensity / 2.0
        contact = 1.0 - (1.0 - n / (n + p.insight_half_saturation) * value) * (1.0 - self.model.programme[q])
        learned = p.insight_learning_rate * contact * (1.0 - known)
        shared = p.insight_sharing_rate * max(0.0, self.near_insight[q] - known)
        after = clip(known + learned + shared - p.insight_forgetting_rate * known, 0.0, 1.0)
        if after < 0.35:
            after = min(0.35, after + 0.004 * p.customer_survey_reports * (1.0 - after) * answers)
        return after

    def interview(self, p: Any) -> None:
        """Hold an open conversation with a customer, where luck brings one about."""
        model = self.model
        if not self.is_active or luck(model.keys.interview, self.stride) >= p.qualitative_research_interviews:
            return
        everybody = model.everybody
        slot = int(luck(model.keys.interviewed_customer, self.stride) * len(everybody))
        for step in range(len(everybody)):
            customer = everybody[(slot + step) % len(everybody)]
            if customer.is_customer:
                known = self.insight[customer.segment]
                self.insight[customer.segment] = known + p.qualitative_research_depth * (1.0 - known)
                model.interviews += 1
                return

    def feel(self) -> None:
        """Live what the week's touches do, and perhaps leave the desk."""
        p, n = self.model.p, self.touches
        emotion, succeeded, felt, dissonance, anger = 0.0, 0.5, 0.0, 0.0, 0.0
        earned = self.sales_attainment
        if n > 0.0:
            emotion, succeeded, felt = self.emotion_sum / n, self.success_sum / n, self.felt_sum / n
            dissonance, anger = self.dissonance_sum / n, self.anger_sum / n
            earned = clip(0.6 + 0.8 * succeeded * n / self.model.mean_touches, 0.0, 2.0)
        self.sales_attainment += 0.1 * (clip(earned + 0.5 * self.pushes, 0.0, 2.0) - self.sales_attainment)
        load = clip(n / (p.staffing_slack * p.staffing_touches_per_week) + self.gesture_minutes / 60.0 / 40.0, 0.0, 1.4)
        self.be_well(p, emotion, load, felt, dissonance, anger)
        self.be_rewarded(p, emotion, min(load, 1.0), succeeded)
        self.tenure_weeks += 1.0
        self.change_hands(p)

    def be_well(self, p: Any, emotion: float, load: float, felt: float, dissonance: float, anger: float) -> None:
        """Move happiness and fatigue."""
        offered = 0.45 * self.happiness_set_point + 0.2 * self.near_happiness + 0.2 * (1.0 + emotion) / 2.0
        offered += 0.15 * (1.0 - self.fatigue) + 0.25 * p.personal_happiness_intensity * (
            1.0 - self.happiness_set_point
        )
        offered += 0.3 * clip(2.0 * self.gesture_minutes / 60.0, 0.0, 0.5)
        self.happiness += p.wellbeing_happiness_rate * (clip(offered, 0.0, 1.0) - self.happiness)
        spared = 1.0 - min(1.0, p.wellbeing_load_fatigue * load * load)
        spared *= 1.0 - p.wellbeing_empathy_fatigue * felt * min(load, 1.0)
        spared *= (1.0 - p.wellbeing_dissonance_fatigue * dissonance) * (1.0 - p.wellbeing_anger_fatigue * anger)
        tired = p.wellbeing_fatigue_rate * (1.0 - spared - self.fatigue)
        rested = 0.3 * p.wellbeing_recovery_rate * self.happiness * self.fatigue
        self.fatigue = clip(self.fatigue + tired - rested, 0.0, 1.0)

    def be_rewarded(self, p: Any, emotion: float, load: float, succeeded: float) -> None:
        """Move the four intrinsic rewards and engagement."""
        contact = 1.0 - 0.35 * min(self.contact_share, 1.0) * (1.0 + emotion) / 2.0
        example = (1.0 - p.corporate_culture_strength * self.goal_pressure) * self.customer_focus
        example *= 0.5 + p.purposeful_leadership_consistency
        lacking = 0.62 * (1.0 - 0.5 * p.sense_of_purpose_meaningfulness) * contact * (1.0 - 0.25 * example)
        self.meaning += p.engagement_reward_rate * (1.0 - lacking - self.meaning)
        bound = 0.60 * (1.0 - 0.45 * p.sense_of_purpose_choice) * (1.0 - 0.25 * p.acts_of_kindness_intensity)
        bound *= 1.0 - 0.25 * (1.0 - self.goal_pressure)
        self.choice += p.engagement_reward_rate * (1.0 - bound - self.choice)
        growth = p.engagement_skill_rate * (0.5 * load + 0.5 * p.sense_of_purpose_competence) * self.silo.depth
        self.skill = clip(self.skill + growth * (1.0 - self.skill) - 0.0015 * self.skill, 0.0, 1.0)
        offered = 0.6 * succeeded + 0.25 * p.sense_of_purpose_progress + 0.15 * (1.0 - self.goal_pressure)
        self.progress += p.engagement_progress_rate * (clip(offered, 0.0, 1.0) - self.progress)
        wanted = 0.35 * self.meaning + 0.25 * self.choice + 0.2 * self.skill + 0.25 * self.progress
        wanted += 0.15 * (self.happiness - 0.5) - 0.25 * (self.fatigue - 0.2) + 0.10 * emotion
        wanted += self.engagement_disposition + p.engagement_climate
        self.engagement += p.engagement_rate * (clip(wanted, 0.0, 1.0) - self.engagement)

    def change_hands(self, p: Any) -> None:
        """Quit, or let an earlier vacancy be filled."""
        model = self.model
        if not self.is_active:
            if luck(model.keys.vacancy_filled, self.stride) < model.fill_probability:
                self.be_filled(p)
            return
        model.staff += 1
        if self.level == 0:
            return
        pull = p.turnover_engagement_slope * (1.0 - 2.0 * self.engagement)
        pull += p.turnover_fatigue_slope * (self.fatigue - 0.3)
        pull += p.turnover_misfit_slope * (abs(self.customer_focus - self.peer_norm) - 0.1)
        hazard = p.turnover_exogenous + p.turnover_rate * exp(pull)
        if luck(model.keys.quit, self.stride) < 1.0 - exp(-hazard):
            model.quits += 1
            self.is_active = False
            at_once = p.staffing_vacancy_weeks == 0.0
            if at_once and luck(model.keys.vacancy_filled, self.stride) < model.fill_probability:
                self.be_filled(p)

    def candidate(self, p: Any) -> int:
        """Return which of three candidates is hired."""
        keys, stride = self.model.keys, self.stride
        for_fit = luck(keys.hire_for_fit, stride) < p.hiring_for_fit
        if not for_fit and luck(keys.hire_happy, stride) >= p.personal_happiness_intensity:
            return 0
        values = []
        for k in range(3):
            empathy = beta(luck(keys.candidate_empathy[k], stride), 8, 3)
            happiness = beta(luck(keys.candidate_happiness[k], stride), 6, 4)
            values.append(-abs(empathy - self.near_focus) if for_fit else empathy + happiness)
        return values.index(max(values))

    def be_filled(self, p: Any) -> None:
        """Seat a new person at the desk."""
        keys, chosen = self.model.keys, self.candidate(p)
        self.natural_empathy = self.customer_focus = beta(luck(keys.candidate_empathy[chosen], self.stride), 8, 3)
        self.happiness_set_point = self.happiness = beta(luck(keys.candidate_happiness[chosen], self.stride), 6, 4)
        self.engagement_disposition = p.engagement_disposition_sd * normal(luck(keys.hire_disposition, self.stride))
        self.fatigue, self.skill, self.tenure_weeks = 0.1, 0.45, 0.0
        self.literacy = p.emotional_illiteracy_baseline_literacy
        self.insight, self.contacts = [0.1] * 4, [0.0] * 4
        self.meaning, self.choice, self.progress, self.engagement = 0.5, 0.45, 0.5, 0.6
        self.sales_attainment, self.target_first_norm = 1.0, 0.0
        self.goal_pressure = self.boss_goal_pressure
        self.is_active = True
