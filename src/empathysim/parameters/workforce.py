"""Parameters of what the work does to people: focus, insight, norm, wellbeing, rewards, staffing, leaving."""

from __future__ import annotations

from empathysim.parameters.declaration import declare

_NORM = "target_first_norm.contagion corporate_culture.strength"

# A row of a table reads best as a row: the formatter would give each of its cells a line.
# fmt: off
EMPATHY = (
    declare("empathy.natural_weight", "alpha_0", "weight of natural empathy in the focus on customers", "-",
            .2, 3, 1, "design", "assumed"),
    declare("empathy.contact_weight", "alpha_k", "weight of contact with customers in the focus on them", "-",
            0, 3, 1.5, "design", "assumed"),
    declare("empathy.engagement_weight", "alpha_w", "weight of engagement in the focus on customers", "-",
            0, 2, .6, "design empathy_texts", "assumed"),
    declare("empathy.engagement_gain", "beta_W", "how much engagement lifts or lowers empathy", "-",
            0, .7, .55, "design empathy_texts", "assumed"),
    declare("empathy.happiness_gain", "beta_H", "how much happiness lifts or lowers empathy", "-",
            0, .5, .22, "design empathy_texts", "assumed"),
    declare("empathy.fatigue_loss", "beta_F", "how much fatigue lowers empathy", "-",
            0, .5, .18, "design", "assumed"),
    declare("empathy.adapt_new", "rho_1", "pace at which a newcomer takes over the firm's focus", "1/week",
            .05, 1, .3, "bhatt", "assumed"),
    declare("empathy.adapt_old", "rho_inf", "pace at which a colleague of many years still changes focus", "1/week",
            0, .1, .03, "design", "assumed"),
    declare("empathy.adapt_decay", "b_2", "how fast the pace falls from the newcomer's to the veteran's", "1/month",
            .1, .5, .3, "bhatt", "assumed"),
    declare("empathy.scripted_expression", "xi", "part of felt empathy that can be shown with a script and no choice", "-",
            0, 1, .55, "design empathy_texts", "assumed"),
    declare("empathy.fatigue_expression", "theta_F", "part of felt empathy that full fatigue keeps from being shown", "-",
            0, 1, .35, "design", "assumed"),
    declare("attention.other_demands", "o", "pull of everything else on attention", "-",
            .01, 1, .15, "design", "assumed"),
)

INSIGHT = (
    declare("insight.learning_rate", "eta_K", "pace at which contact teaches about a segment of customers", "1/week",
            .005, .05, .02, "pettigrew_tropp_2006", "calibrated"),
    declare("insight.sharing_rate", "zeta_K", "pace at which colleagues pass insight on", "1/week",
            0, .1, .02, "design", "assumed"),
    declare("insight.forgetting_rate", "delta_K", "pace at which insight fades", "1/week",
            .002, .05, .01, "design", "assumed"),
    declare("insight.work_contact_value", "psi", "what a contact at work teaches, against a real meeting", "-",
            0, 1, .25, "design", "assumed"),
    declare("insight.half_saturation", "n0", "contacts a week at which half of their effect is reached", "touches/week",
            1, 20, 5, "design", "assumed"),
)

TARGET_FIRST_NORM = (
    declare("target_first_norm.contagion", "beta_B", "how strongly 'targets come first' spreads among colleagues", "1/week",
            0, 1, .35, "dimmock_2018 centola_2018", "literature", "corporate_culture.strength"),
    declare("target_first_norm.decay", "delta_B", "pace at which that norm fades by itself", "1/week",
            .01, .2, .04, "design", "assumed", _NORM),
    declare("target_first_norm.seed", "eps_B", "how easily the norm begins in people with little focus on customers", "-",
            0, .2, .03, "design", "assumed", _NORM),
    declare("target_first_norm.focus_weight", "alpha_B", "weight of the norm against the focus on customers", "-",
            0, 5, 2, "design", "assumed", _NORM),
    declare("target_first_norm.attention_weight", "nu_B", "how much the norm draws attention to metrics", "-",
            0, 5, 2, "design", "assumed", f"{_NORM} group_think.conformity group_think.metric_myopia"),
)

WELLBEING = (
    declare("wellbeing.happiness_rate", "kappa_H", "pace at which happiness follows the circumstances", "1/week",
            .02, .3, .08, "design", "assumed"),
    declare("wellbeing.fatigue_rate", "kappa_F", "pace at which fatigue follows the load", "1/week",
            .02, .3, .1, "design", "assumed"),
    declare("wellbeing.recovery_rate", "r_F", "how much happy people recover from fatigue", "-",
            0, .3, .1, "design", "assumed"),
    declare("wellbeing.load_fatigue", "f_L", "fatigue that the amount of work brings", "-",
            0, 1, .45, "demerouti_2001", "assumed"),
    declare("wellbeing.empathy_fatigue", "f_E", "fatigue that much empathy brings", "-",
            0, 1, .5, "figley_1995", "assumed"),
    declare("wellbeing.dissonance_fatigue", "f_S", "fatigue from showing feelings that one does not have", "-",
            0, 1, .35, "hulsheger_schewe_2011", "literature"),
    declare("wellbeing.anger_fatigue", "f_A", "fatigue that angry customers bring", "-",
            0, 1, .3, "design hatfield_1994", "assumed"),
    declare("wellbeing.display_rule", "disp", "friendliness that must be shown, felt or not", "-",
            0, 1, .55, "design", "assumed", "wellbeing.dissonance_fatigue"),
)

ENGAGEMENT = (
    declare("engagement.rate", "kappa_W", "pace at which engagement follows the rewards of the work", "1/week",
            .01, .2, .05, "design", "assumed"),
    declare("engagement.disposition_sd", "sigma_W", "lasting personal differences in engagement", "-",
            0, .3, .1, "design", "assumed"),
    declare("engagement.climate", "clim", "engagement from causes outside the model, such as pay", "-",
            -.2, .2, 0, "design", "assumed"),
    declare("engagement.reward_rate", "kappa_M", "pace at which meaning and choice follow the circumstances", "1/week",
            .01, .2, .05, "design", "assumed"),
    declare("engagement.skill_rate", "kappa_S", "pace at which skill grows", "1/week",
            0, .05, .01, "design", "assumed"),
    declare("engagement.progress_rate", "kappa_P", "pace at which the sense of progress follows success", "1/week",
            .01, .3, .08, "design", "assumed"),
    declare("purposeful_leadership.consistency", "con", "how far leaders decide as they say", "-",
            0, 1, .5, "design temkin", "assumed"),
)

STAFFING = (
    declare("staffing.touches_per_week", "cap_w", "touches that one desk can serve", "touches/employee/week",
            2, 40, 6.3, "design", "assumed"),
    declare("staffing.slack", "k_s", "staff against what the work needs (1: planned)", "-",
            .6, 1.6, 1, "design", "assumed"),
    declare("staffing.corner_cutting", "chi", "how much overloaded people shorten the service", "-",
            0, 2, .5, "oliva_sterman_2001", "literature", "", {"staffing.slack": .75}),
    declare("staffing.specialization", "sigma_F", "how much slower skill grows where a silo has many functions", "-",
            0, 1, .3, "design empathy_texts", "assumed"),
    declare("staffing.manager_share", "m_w", "part of a desk's touches that a manager serves", "-",
            0, 1, .25, "design", "assumed"),
    declare("staffing.span", "span", "people who report to one boss", "-",
            3, 15, 7, "design", "assumed", kind="whole"),
    declare("staffing.vacancy_weeks", "tau_v", "time that a desk stays empty on average", "weeks",
            0, 30, 6, "design", "assumed"),
    declare("staffing.hiring_freeze", "lambda_f", "how far leaders stop hiring when revenue falls short", "-",
            0, 5, 0, "design", "assumed"),
    declare("hiring.for_fit", "lambda_h", "chance of hiring the candidate most like the team", "-",
            0, 1, 0, "schneider_1987 harrison_carroll_1991", "literature"),
)

TURNOVER = (
    declare("turnover.exogenous", "q_ex", "chance of leaving for reasons outside the work", "1/week",
            0, .01, .002, "design boushey_glynn_2012", "calibrated"),
    declare("turnover.rate", "q_0", "chance of leaving because of the work, for middling engagement", "1/week",
            0, .01, .0021, "design boushey_glynn_2012", "calibrated"),
    declare("turnover.engagement_slope", "b_q", "how much more the disengaged leave", "-",
            0, 5, 2, "design", "assumed", "turnover.rate"),
    declare("turnover.fatigue_slope", "b_F", "how much more the exhausted leave", "-",
            0, 5, 2, "demerouti_2001", "assumed", "turnover.rate"),
    declare("turnover.misfit_slope", "b_a", "how much more those leave whose focus differs from the team's", "-",
            0, 5, 1, "bhatt", "assumed", "turnover.rate"),
)
# fmt: on

WORKFORCE = EMPATHY + INSIGHT + TARGET_FIRST_NORM + WELLBEING + ENGAGEMENT + STAFFING + TURNOVER
