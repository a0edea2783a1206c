"""Parameters of what customers live through between the silos: journeys, hand-offs, expectations, recall."""

from __future__ import annotations

from empathysim.parameters.declaration import declare

_OTHER_PROMISE = {"expectation.brand_promise": 0.9}

# A row of a table reads best as a row: the formatter would give each of its cells a line.
# fmt: off
JOURNEYS = (
    declare("journey.start_rate", "lambda_J", "chance that a customer begins a journey", "1/week",
            .02, .5, .1, "design", "assumed"),
    declare("journey.repeat_contact", "rho_r", "chance that an unresolved customer comes back in the following week", "-",
            0, 1, .3, "sqm", "literature"),
    declare("journey.probe_base", "p_probe", "chance that a hidden need is found without looking at the journey", "-",
            0, 1, .1, "design empathy_texts", "assumed", "individual_context.strength"),
    declare("journey.back_office_visibility", "vis_b", "how much customers see of the back office", "-",
            0, 1, .3, "design", "assumed"),
)

HANDOFFS = (
    declare("journey.bridge_effect", "theta_b", "how far people who know each other carry the story across silos", "-",
            0, 2, 1, "design empathy_texts", "assumed"),
    declare("journey.bridge_reference", "b_bar", "closeness of two silos at which a hand-off loses the usual part", "-",
            0, 1, .27, "design", "assumed", "journey.bridge_effect"),
    declare("journey.handoff_loss", "h", "part of the customer's story that is lost at a hand-off", "-",
            .05, .3, .12, "design", "assumed"),
    declare("journey.handoff_effort", "theta_h", "effort of a customer who must tell the whole story again", "-",
            0, 1, .5, "design", "assumed"),
    declare("journey.transfer_base", "p_tr", "chance of a wrong door, per leg of a journey of middling complexity", "-",
            0, .4, .099, "sqm", "calibrated"),
    declare("journey.transfer_effort", "theta_t", "effort that a wrong door costs the customer", "-",
            0, .9, .35, "sqm", "calibrated", "journey.transfer_base"),
    declare("journey.wrong_door_success", "r_w", "what a wrong door still achieves, against the right one", "-",
            0, 1, .28, "sqm", "calibrated", "journey.transfer_base"),
)

ENCOUNTERS = (
    declare("journey.skill_weight", "omega", "weight of skill, against fit of the solution, in success", "-",
            0, 1, .5, "design", "assumed"),
    declare("journey.failure_rate", "phi_0", "chance that a touch fails, for a hard matter that is badly handled", "-",
            0, 1, .42, "design temkin", "calibrated"),
    declare("journey.failure_loss", "ell_f", "success lost in a failed touch", "-",
            0, 1, .7, "design", "assumed", "journey.failure_rate"),
    declare("journey.failure_emotion", "e_f", "how much a failure hurts beyond the lost success", "-",
            0, 1, .3, "design temkin", "calibrated", "journey.failure_rate"),
    declare("journey.failure_effort", "theta_f", "effort that a failed attempt costs the customer", "-",
            0, .9, .3, "design", "assumed", "journey.failure_rate"),
    declare("journey.base_effort", "c_0", "effort of the easiest touch there is", "-",
            0, .5, .08, "design", "assumed"),
    declare("journey.personal_difficulty", "theta_p", "how differently hard the same touch is for different people", "-",
            0, .9, .6, "design", "assumed"),
    declare("journey.abandon_hazard", "h_a", "readiness to give up between two legs when effort is full", "-",
            0, 1, .24, "design", "assumed"),
    declare("journey.success_weight", "w_S", "weight of success in how a touch is judged", "-",
            0, 1, .35, "design", "assumed"),
    declare("journey.ease_weight", "w_E", "weight of ease in how a touch is judged", "-",
            0, 1, .25, "design", "assumed"),
    declare("journey.empathy_weight", "w_M", "weight of expressed empathy in how a touch is judged", "-",
            0, 1, .4, "temkin", "calibrated"),
    declare("journey.performance_noise", "sigma", "chance differences in how a touch is judged", "-",
            0, .4, .14, "design", "assumed"),
)

EMOTIONS = (
    declare("journey.emotion_gain", "g", "how strongly a surprise moves emotions", "-",
            .5, 5, 1.8, "design", "assumed"),
    declare("journey.emotion_memory", "gamma", "how much of a touch's feeling replaces the feeling before it", "-",
            .1, 1, .5, "design", "assumed"),
    declare("journey.peak_end_share", "w_pe", "weight of the peak and the end, against the average, in memory", "-",
            0, 1, .6, "alaybek_2022", "literature"),
)

EXPECTATIONS = (
    declare("expectation.market_level", "x_m0", "performance that customers expect of a firm that promises middling things",
            "-", .2, .8, .28, "design", "assumed"),
    declare("expectation.brand_promise", "pr", "how much the brand promises", "-",
            0, 1, .5, "design empathy_texts", "assumed"),
    declare("expectation.promise_effect", "gamma_p", "how much a promise raises what customers expect", "-",
            0, 1, .25, "design", "assumed", "", _OTHER_PROMISE),
    declare("expectation.promise_appeal", "b_p", "how much a promise draws new customers", "-",
            0, 4, 2, "design", "assumed", "word_of_mouth.acquisition_base", _OTHER_PROMISE),
    declare("expectation.personal_weight", "omega_x", "weight of own experience, against the market's level", "-",
            0, 1, .5, "boulding_1993", "literature"),
    declare("expectation.learning_rate", "kappa_x", "how fast customers get used to what they receive", "1/journey",
            0, .5, .15, "anderson_fornell_lehmann_1994", "literature"),
    declare("expectation.market_pull", "kappa_m", "pull of the market's level on what a customer expects", "1/week",
            0, .05, .004, "design", "assumed"),
    declare("survey.recall_weight", "rho_s", "weight of the latest journey in what customers recall when asked", "-",
            .1, 1, .5, "design temkin", "assumed"),
)
# fmt: on

EXPERIENCE = JOURNEYS + HANDOFFS + ENCOUNTERS + EMOTIONS + EXPECTATIONS
