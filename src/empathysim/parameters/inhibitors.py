"""Parameters of the five inhibitors: what crushes empathy, how strongly, and what releasing it costs."""

from __future__ import annotations

from empathysim.parameters.declaration import declare

_EMPLOYEE_WEEK = "USD/employee/week"
_CULTURE = "corporate_culture.strength"
_PUSH = "corporate_culture.strength corporate_culture.push_rate"
_GRIEVANCE = "corporate_culture.strength corporate_culture.push_rate corporate_culture.grievance_discovery"
_REACTING = {"corporate_culture.leader_reaction": 1.5}

# A row of a table reads best as a row: the formatter would give each of its cells a line.
# fmt: off
INDIVIDUAL_CONTEXT = (
    declare("individual_context.strength", "s1", "how much people see customers through their own life", "-",
            0, 1, .6, "empathy_texts", "seed"),
    declare("individual_context.distance_weight", "theta_d",
            "understanding lost when the lives of employee and customer lie as far apart as can be", "-",
            .2, 1, .75, "design homburg_2009", "assumed", "individual_context.strength"),
    declare("individual_context.curse_of_knowledge", "theta_k",
            "understanding lost because an expert forgets what a customer cannot know", "-",
            0, .5, .3, "design camerer_1989 newton_1990", "assumed", "individual_context.strength"),
    declare("individual_context.release_cost_usd", "r1", "weekly cost of having released the first inhibitor in full",
            _EMPLOYEE_WEEK, 0, 60, 12, "design", "assumed", "", {"individual_context.strength": .2}),
)

HUMAN_BIAS = (
    declare("human_bias.strength", "s2", "how much experiences are designed for rational robots", "-",
            0, 1, .6, "empathy_texts", "seed"),
    declare("human_bias.design_effort_weight", "theta_2", "effort that a hard design adds for the customer", "-",
            .1, .9, .45, "design temkin", "calibrated"),
    declare("human_bias.design_success_weight", "theta_2s", "success that a hard design takes away", "-",
            0, .8, .45, "design temkin", "calibrated"),
    declare("human_bias.inherent_share", "iota", "part of a silo's complexity that no design can hide", "-",
            0, 1, .35, "design", "assumed"),
    declare("human_bias.empathy_weight", "theta_2e", "empathy lost where the own processes are complicated", "-",
            0, .6, .3, "design", "assumed", "human_bias.strength"),
    declare("human_bias.complexity_creep", "g_D", "pace at which processes grow more complicated by themselves", "1/week",
            0, .01, .0015, "design", "assumed"),
    declare("human_bias.simplification_rate", "r_D", "pace at which insight and suggestions simplify processes", "1/week",
            0, .3, .1, "design", "assumed"),
    declare("human_bias.release_cost_usd", "r2", "weekly cost of having released the second inhibitor in full",
            _EMPLOYEE_WEEK, 0, 60, 18, "design", "assumed", "", {"human_bias.strength": .2}),
    declare("emotion.loss_aversion", "lambda", "how much more a disappointment weighs than an equal delight", "-",
            1.1, 2.25, 1.96, "brown_2024", "literature"),
    declare("emotion.curvature", "alpha_PT", "how little feelings dull as the surprise grows (1: not at all)", "-",
            .7, 1, .88, "tversky_kahneman_1992", "literature"),
)

GROUP_THINK = (
    declare("group_think.conformity", "s3", "how much close teams conform to one view", "-",
            0, 1, .6, "empathy_texts", "seed"),
    declare("group_think.metric_myopia", "mu", "how far each silo looks at its own metrics only", "-",
            0, 1, .6, "empathy_texts", "seed", "group_think.conformity"),
    declare("group_think.peer_weight", "alpha_p", "weight of colleagues' view in one's own focus on customers", "-",
            0, 3, 1.5, "asch_1956 friedkin_johnsen_1990", "literature", "group_think.conformity"),
    declare("group_think.norm_narrowing", "theta_N", "how far separate metrics narrow what the team thinks about", "-",
            0, 1, .4, "design", "assumed", "group_think.conformity group_think.metric_myopia"),
    declare("group_think.metric_attention", "theta_a", "attention that metrics draw away from the customer", "-",
            0, 1, .6, "design", "assumed", "group_think.conformity group_think.metric_myopia"),
    declare("group_think.service_weight", "theta_3r", "how much worse a solution fits when attention is elsewhere", "-",
            0, .8, .3, "design", "assumed", "group_think.conformity"),
    declare("group_think.empathy_weight", "theta_3", "empathy lost when attention is elsewhere", "-",
            0, .8, .5, "design", "assumed", "group_think.conformity"),
    declare("group_think.release_cost_usd", "r3", "weekly cost of having released the third inhibitor in full",
            _EMPLOYEE_WEEK, 0, 60, 6, "design", "assumed", "", {"group_think.conformity": .2}),
)

CORPORATE_CULTURE = (
    declare("corporate_culture.strength", "s4", "how much employees meet leaders' expectations, whatever it costs", "-",
            0, 1, .6, "empathy_texts", "seed"),
    declare("corporate_culture.pressure", "Gamma", "how hard leaders push their sales goals", "-",
            0, 1, .6, "empathy_texts", "seed", _CULTURE),
    declare("corporate_culture.leader_weight", "alpha_m", "weight of leaders' wishes in people's focus on customers", "-",
            0, 3, 1, "design harrison_carroll_1991", "assumed", _CULTURE),
    declare("corporate_culture.cascade_rate", "kappa_G", "pace at which goals travel down one level", "1/week",
            .05, .4, .15, "design", "assumed", _CULTURE),
    declare("corporate_culture.cascade_fidelity", "phi", "part of the pressure that a boss passes on", "-",
            .6, 1, .95, "design", "assumed", _CULTURE),
    declare("corporate_culture.empathy_weight", "theta_4", "empathy lost under goal pressure", "-",
            0, .8, .5, "design", "assumed", _CULTURE),
    declare("corporate_culture.leader_reaction", "lambda_L", "how hard leaders push more when revenue falls short", "-",
            0, 5, 0, "design", "assumed", _CULTURE),
    declare("corporate_culture.leader_reaction_rate", "kappa_L", "pace of that reaction", "1/week",
            .02, .5, .1, "design", "assumed", f"{_CULTURE} corporate_culture.leader_reaction", _REACTING),
    declare("corporate_culture.growth_goal", "g_goal", "growth of revenue that leaders expect", "1/year",
            0, .3, .05, "design", "assumed", "", _REACTING),
    declare("corporate_culture.aspiration_rate", "kappa_a", "pace at which expectations follow what was reached", "1/week",
            0, .1, .02, "cyert_march_1963", "literature", "", _REACTING),
    declare("corporate_culture.push_rate", "pi_0", "chance of an unwanted sale, at full pressure just below target", "-",
            0, 1, .6, "design schweitzer_2004", "assumed", _CULTURE),
    declare("corporate_culture.push_near_miss_width", "sigma_p", "how far below target people still push", "-",
            .05, 1, .25, "design schweitzer_2004", "assumed", _PUSH),
    declare("corporate_culture.push_gain_usd", "gain", "revenue of one unwanted sale", "USD",
            0, 1000, 40, "design", "assumed", _PUSH),
    declare("corporate_culture.push_emotion_hit", "hit_e", "how bad an unwanted sale feels at once", "-",
            0, .5, .1, "design", "assumed", _PUSH),
    declare("corporate_culture.grievance_discovery", "delta_g", "chance of noticing one unwanted product", "1/week",
            0, .2, .02, "design", "assumed", _PUSH),
    declare("corporate_culture.grievance_satisfaction_loss", "hit_A", "satisfaction lost when it is noticed", "-",
            0, .5, .1, "design", "assumed", _GRIEVANCE),
    declare("corporate_culture.grievance_trust_loss", "hit_T", "trust lost when it is noticed", "-",
            0, .5, .2, "design", "assumed", _GRIEVANCE),
    declare("corporate_culture.release_cost_usd", "r4", "weekly cost of having released the fourth inhibitor in full",
            _EMPLOYEE_WEEK, 0, 60, 15, "design", "assumed", "", {"corporate_culture.strength": .2}),
)

EMOTIONAL_ILLITERACY = (
    declare("emotional_illiteracy.strength", "s5", "how little the firm understands customers' emotions", "-",
            0, 1, .6, "empathy_texts", "seed"),
    declare("emotional_illiteracy.baseline_literacy", "L0", "how well people read emotions when nobody talks of them", "-",
            .1, .5, .3, "temkin", "calibrated", "emotional_illiteracy.strength"),
    declare("emotional_illiteracy.forgetting_rate", "delta_L", "pace at which learned literacy fades", "1/week",
            .005, .05, .02, "design", "assumed", "emotional_illiteracy.strength talk_about_emotions.intensity"),
    declare("emotional_illiteracy.empathy_weight", "theta_5", "empathy lost by people who cannot read emotions", "-",
            0, .8, .5, "design", "assumed", "emotional_illiteracy.strength"),
    declare("emotional_illiteracy.release_cost_usd", "r5", "weekly cost of having released the fifth inhibitor in full",
            _EMPLOYEE_WEEK, 0, 60, 8, "design", "assumed", "", {"emotional_illiteracy.strength": .2}),
)
# fmt: on

INHIBITORS = INDIVIDUAL_CONTEXT + HUMAN_BIAS + GROUP_THINK + CORPORATE_CULTURE + EMOTIONAL_ILLITERACY
