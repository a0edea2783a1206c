"""Levers under which every branch of a week is taken."""

#: Every branch of the week at once: kindness, interviews, hiring freeze, disclosure, released inhibitors.
EVENTFUL = {
    "acts_of_kindness.intensity": 0.8,
    "acts_of_kindness.budget_usd": 2.0,
    "personal_happiness.intensity": 0.5,
    "hiring.for_fit": 0.4,
    "staffing.vacancy_weeks": 0.0,
    "turnover.exogenous": 0.01,
    "qualitative_research.interviews": 0.2,
    "customer_survey.reports": 1.0,
    "customer_contact.intensity": 0.6,
    "customer_contact.target_segments": 6.0,
    "journey_view.intensity": 0.5,
    "corporate_culture.leader_reaction": 0.5,
    "group_think.conformity": 0.2,
    "trust.disclosure_week": 3.0,
    "trust.disclosure_severity": 0.5,
}
