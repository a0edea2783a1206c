"""Parameters of the seven keys: how much each is turned, what it does, and what it costs."""

from __future__ import annotations

from empathysim.parameters.declaration import declare

_EMPLOYEE_WEEK = "USD/employee/week"
_PURPOSE = "sense_of_purpose.intensity"
_GESTURE = "acts_of_kindness.intensity acts_of_kindness.budget_usd"

# A row of a table reads best as a row: the formatter would give each of its cells a line.
# fmt: off
TALK_ABOUT_EMOTIONS = (
    declare("talk_about_emotions.intensity", "u1", "how regularly people say how customers feel", "-",
            0, 1, .2, "empathy_texts", "seed"),
    declare("talk_about_emotions.learning_rate", "eta_L", "pace at which talking teaches people to read emotions", "1/week",
            .005, .04, .012, "teding_van_berkhout_2016", "calibrated",
            "talk_about_emotions.intensity emotional_illiteracy.strength"),
    declare("talk_about_emotions.cost_usd", "c1", "cost at full intensity, a quarter of an hour of meeting",
            _EMPLOYEE_WEEK, 3, 12, 6, "design", "assumed", "talk_about_emotions.intensity"),
)

JOURNEY_VIEW = (
    declare("journey_view.intensity", "u2", "how far people look at the journey, not just at interactions", "-",
            0, 1, .2, "empathy_texts", "seed"),
    declare("journey_view.context_kept", "kappa_2", "part of the loss at hand-offs that looking at journeys prevents", "-",
            0, 1, .7, "design", "assumed", "journey_view.intensity"),
    declare("journey_view.misroute_cut", "kappa_2t", "part of the wrong doors that looking at journeys prevents", "-",
            0, 1, .4, "design", "assumed", "journey_view.intensity journey.transfer_base"),
    declare("journey_view.cost_usd", "c2", "cost at full intensity",
            _EMPLOYEE_WEEK, 5, 40, 15, "design", "assumed", "journey_view.intensity"),
)

CUSTOMERS_AS_PEOPLE = (
    declare("customers_as_people.intensity", "u3", "how far customers are spoken of as people, not as statistics", "-",
            0, 1, .2, "empathy_texts", "seed"),
    declare("customers_as_people.distance_cut", "kappa_3", "part of the distance between lives that this bridges", "-",
            0, 1, .5, "design", "assumed", "customers_as_people.intensity individual_context.strength"),
    declare("customers_as_people.attention_gain", "nu_3", "how much more attention a customer gets who has a name", "-",
            0, 2, .8, "design", "assumed", "customers_as_people.intensity"),
    declare("customers_as_people.cost_usd", "c3", "cost at full intensity",
            _EMPLOYEE_WEEK, 3, 20, 8, "design", "assumed", "customers_as_people.intensity"),
)

CUSTOMER_CONTACT = (
    declare("customer_contact.intensity", "u4", "how regularly everybody meets target customers", "-",
            0, 1, .2, "empathy_texts", "seed"),
    declare("customer_contact.target_segments", "targets",
            "which of the four customer segments are met (bit mask: segment q counts 2 to the power q - 1)", "segments",
            1, 15, 15, "empathy_texts", "seed", "customer_contact.intensity", kind="segments"),
    declare("customer_contact.cost_usd", "c4", "cost at full intensity, an hour's wage",
            _EMPLOYEE_WEEK, 11, 44, 22, "design", "assumed", "customer_contact.intensity"),
    declare("qualitative_research.interviews", "v", "open conversations with single customers", "1/employee/week",
            0, .2, 0, "empathy_texts", "seed"),
    declare("qualitative_research.depth", "eta_I", "part of what is still unknown that one conversation teaches", "-",
            0, .3, .08, "design empathy_texts", "assumed", "qualitative_research.interviews",
            {"qualitative_research.interviews": .2}),
    declare("qualitative_research.cost_usd", "c_I", "cost of one conversation", "USD/interview",
            20, 500, 120, "design", "assumed", "qualitative_research.interviews",
            {"qualitative_research.interviews": .2}),
    declare("customer_survey.reports", "reports", "how much of the survey ratings reaches everybody", "-",
            0, 1, 0, "design empathy_texts", "assumed"),
)

SENSE_OF_PURPOSE = (
    declare(_PURPOSE, "u5", "how strong a sense of purpose the work gives: all four rewards together", "-",
            0, 1, .2, "empathy_texts", "seed"),
    declare("sense_of_purpose.meaningfulness", "u5_M", "how much people feel that the work matters to somebody", "-",
            0, 1, None, "empathy_texts thomas_2000", "seed", follows=_PURPOSE),
    declare("sense_of_purpose.choice", "u5_Ch", "how freely people choose how to help, instead of following a script", "-",
            0, 1, None, "empathy_texts thomas_2000", "seed", follows=_PURPOSE),
    declare("sense_of_purpose.competence", "u5_S", "how much people are helped to become good at the work", "-",
            0, 1, None, "empathy_texts thomas_2000", "seed", follows=_PURPOSE),
    declare("sense_of_purpose.progress", "u5_Rp", "how much people are shown that they get somewhere", "-",
            0, 1, None, "empathy_texts thomas_2000", "seed", follows=_PURPOSE),
    declare("sense_of_purpose.cost_usd", "c5", "cost at full intensity, about what firms spend on training",
            _EMPLOYEE_WEEK, 12, 50, 25, "atd", "literature", _PURPOSE),
)

ACTS_OF_KINDNESS = (
    declare("acts_of_kindness.intensity", "u6", "how far people at the front line may be kind at their own discretion", "-",
            0, 1, .2, "empathy_texts", "seed"),
    declare("acts_of_kindness.budget_usd", "bud", "what may be spent on gestures at full intensity",
            _EMPLOYEE_WEEK, 0, 100, 8, "design", "assumed", "acts_of_kindness.intensity"),
    declare("acts_of_kindness.cap_usd", "cap", "most that one gesture may cost (Ritz: $2,000 for a guest)", "USD/gesture",
            50, 2000, 2000, "empathy_texts", "seed", _GESTURE),
    # The lower bound lets a firm be kind by minutes instead of money, at some $3 a gesture.
    declare("acts_of_kindness.mean_cost_usd", "c_bar", "what a gesture costs on average", "USD/gesture",
            1, 200, 25, "design", "assumed", _GESTURE),
    declare("acts_of_kindness.minutes", "g_min", "working time that a gesture takes (Disney: five minutes)", "min",
            0, 30, 5, "empathy_texts", "seed", _GESTURE),
    declare("acts_of_kindness.lift", "b_g", "part of what is missing to perfection that a gesture makes up for", "-",
            0, 1, .5, "design", "assumed", _GESTURE),
    declare("acts_of_kindness.recovery_rate", "pi_rec", "how often a gesture comes when something went wrong", "-",
            0, 1, .5, "design", "assumed", _GESTURE),
    declare("acts_of_kindness.delight_rate", "pi_del", "how often a gesture comes out of the blue", "-",
            0, 1, .05, "design", "assumed", _GESTURE),
)

PERSONAL_HAPPINESS = (
    declare("personal_happiness.intensity", "u7", "how much the firm cares for happy people: thanks, hiring, keeping", "-",
            0, 1, .2, "empathy_texts", "seed"),
    declare("personal_happiness.cost_usd", "c7", "cost at full intensity",
            _EMPLOYEE_WEEK, 4, 16, 8, "design", "assumed", "personal_happiness.intensity"),
)
# fmt: on

KEYS = (
    TALK_ABOUT_EMOTIONS
    + JOURNEY_VIEW
    + CUSTOMERS_AS_PEOPLE
    + CUSTOMER_CONTACT
    + SENSE_OF_PURPOSE
    + ACTS_OF_KINDNESS
    + PERSONAL_HAPPINESS
)
