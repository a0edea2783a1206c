"""Parameters of what the firm gets: satisfaction, trust, loyalty, word of mouth."""

from __future__ import annotations

from empathysim.parameters.declaration import declare

_DISCLOSED = {"trust.disclosure_severity": 0.5, "trust.disclosure_week": 20}
_TALK = "word_of_mouth.conversion"

# A row of a table reads best as a row: the formatter would give each of its cells a line.
# fmt: off
TRUST = (
    declare("satisfaction.learning_rate", "kappa_A", "weight of the latest journey in satisfaction", "1/journey",
            .02, .5, .25, "design", "assumed"),
    declare("trust.gain_rate", "kappa_Tp", "how fast good journeys build trust", "1/journey",
            0, .2, .04, "design slovic_1993", "assumed"),
    declare("trust.loss_rate", "kappa_Tn", "how fast bad journeys destroy trust", "1/journey",
            0, .3, .08, "slovic_1993", "literature"),
    declare("trust.propensity", "T_0", "trust in firms in general; where trust begins", "-",
            .2, .8, .55, "design", "assumed"),
    declare("trust.propensity_share", "eta_T", "how much that general trust keeps pulling", "-",
            0, 1, .5, "design", "assumed"),
    declare("trust.reputation_pull", "kappa_TR", "pace at which a customer's trust follows the reputation", "1/week",
            0, .1, .01, "design", "assumed"),
    declare("trust.reputation_rate", "kappa_R", "pace at which the reputation follows customers' trust", "1/week",
            0, .1, .01, "design", "assumed"),
    declare("trust.disclosure_severity", "xi_D", "how bad a scandal is that becomes public (0: none)", "-",
            0, 1, 0, "design cfpb_2016", "assumed", "", {"trust.disclosure_week": 20}),
    declare("trust.disclosure_week", "t_D", "week in which the scandal becomes public", "week",
            0, 100_000, 100_000, "design cfpb_2016", "assumed", "trust.disclosure_severity",
            {"trust.disclosure_severity": .5}, kind="whole"),
    declare("trust.disclosure_personal", "xi_c", "part of a scandal's damage that reaches customers' own trust at once", "-",
            0, 1, .4, "design", "assumed", "trust.disclosure_severity", _DISCLOSED),
)

STAYING = (
    declare("loyalty.churn_exogenous", "h_ex", "chance of leaving for reasons outside the firm, such as moving", "1/week",
            0, .01, .0012, "design", "assumed"),
    declare("loyalty.churn_rate", "h_0", "chance of leaving for middling satisfaction and trust", "1/week",
            .0005, .02, .0042, "design", "assumed"),
    declare("loyalty.churn_satisfaction", "b_A", "how much more the dissatisfied leave", "-",
            0, 5, 2.2, "design", "assumed"),
    declare("loyalty.churn_trust", "b_T", "how much more the distrustful leave", "-",
            0, 3, .5, "design", "assumed"),
    declare("loyalty.captivity", "cap_i", "how far customers cannot leave, for lack of choice", "-",
            0, .9, .3, "temkin", "calibrated"),
    declare("loyalty.visit_satisfaction", "psi_f", "how much more often happy customers buy", "-",
            0, 1, .3, "design empathy_texts", "assumed"),
)

VERY_BAD_JOURNEYS = (
    declare("loyalty.very_bad_cut", "th_bad", "remembered feeling below which a journey counts as very bad", "-",
            -1, 0, -.6, "temkin", "calibrated"),
    declare("loyalty.response_offset", "o_r", "how good the firm's response is, beyond who gives it", "-",
            -.5, .5, -.09, "temkin", "calibrated"),
    declare("loyalty.response_noise", "sigma_r", "chance differences in the firm's response", "-",
            0, 1, .35, "temkin", "calibrated"),
    declare("loyalty.cut_base", "a_d", "readiness to spend less after a very bad journey", "logit",
            -3, 3, .6, "temkin", "calibrated"),
    declare("loyalty.cut_slope", "b_d", "how much a good response lowers that readiness", "logit",
            0, 8, 2, "temkin", "calibrated"),
    declare("loyalty.captivity_slope", "k_cap", "how much lack of choice lowers that readiness", "logit",
            0, 4, 1, "temkin", "calibrated", "", {"loyalty.captivity": .6}),
    declare("loyalty.raise_base", "a_u", "readiness to spend more after a very bad journey", "logit",
            -8, 0, -4, "temkin", "calibrated"),
    declare("loyalty.raise_slope", "b_u", "how much a good response raises that readiness", "logit",
            0, 8, 3.3, "temkin", "calibrated"),
    declare("loyalty.cut_factor", "q_d", "spending of those who spend less, against before", "-",
            0, 1, .6, "design", "assumed"),
    declare("loyalty.raise_factor", "q_u", "spending of those who spend more, against before", "-",
            1, 2, 1.15, "design", "assumed"),
    declare("loyalty.wallet_recovery", "kappa_q", "pace at which spending returns to normal", "1/week",
            0, .1, .01, "design", "assumed"),
)

WORD_OF_MOUTH = (
    declare("word_of_mouth.positive_base", "w_p0", "good words about any journey, whatever it felt like", "1/journey",
            0, .2, .03, "design east_2007", "assumed", _TALK),
    declare("word_of_mouth.negative_base", "w_n0", "bad words about any journey, whatever it felt like", "1/journey",
            0, .2, .01, "design east_2007", "assumed", _TALK),
    declare("word_of_mouth.positive_rate", "w_p", "good words about journeys that were appreciated", "1/journey",
            0, .3, .08, "design", "assumed", _TALK),
    declare("word_of_mouth.negative_rate", "w_n", "bad words about journeys that made agitated or angry", "1/journey",
            0, .3, .08, "design", "assumed", _TALK),
    declare(_TALK, "w_w", "how much talk brings or keeps away new customers", "-",
            0, 3, 1, "design", "assumed"),
    declare("word_of_mouth.acquisition_base", "a_0", "chance of winning somebody from the market", "1/week",
            0, .05, .01, "design", "assumed"),
    declare("word_of_mouth.reputation_weight", "b_R", "how much reputation raises that chance", "-",
            0, 5, 1.5, "design", "assumed", "word_of_mouth.acquisition_base"),
)
# fmt: on

OUTCOMES = TRUST + STAYING + VERY_BAD_JOURNEYS + WORD_OF_MOUTH
