"""Parameters of the accounts and of the industry."""

from __future__ import annotations

from empathysim.parameters.declaration import declare

# A row of a table reads best as a row: the formatter would give each of its cells a line.
# fmt: off
MONEY = (
    declare("money.subscription_usd", "p_s", "what a customer pays every week", "USD/customer/week",
            5, 200, 58, "design", "assumed"),
    declare("money.purchase_usd", "p_p", "what a completed journey that earns revenue brings", "USD/journey",
            50, 3000, 800, "design", "assumed"),
    declare("money.satisfaction_spend", "psi_A", "how much more happy customers spend", "-",
            0, 1, .3, "design empathy_texts", "assumed"),
    declare("money.cost_of_goods", "cogs", "part of revenue that goods and materials take", "-",
            0, .9, .25, "design", "assumed"),
    declare("money.wage_usd", "wage", "wage", "USD/employee/week",
            400, 3000, 900, "design", "assumed"),
    declare("money.turnover_cost_share", "tc", "cost of replacing somebody who leaves", "annual salary",
            .1, 2, .21, "boushey_glynn_2012", "literature"),
    declare("money.discount_rate", "d", "how much less a dollar counts a year later", "1/year",
            .03, .2, .1, "gupta_2004", "literature"),
)

INDUSTRY = (
    declare("industry.complexity", "D_f", "complexity that the industry's products and rules cannot do without", "-",
            0, .8, .3, "design temkin", "assumed"),
    declare("industry.problem_factor", "z_p", "how many more of an industry's journeys are problems", "-",
            .3, 2.5, 1, "design temkin", "assumed"),
)
# fmt: on

MONEY_AND_INDUSTRY = MONEY + INDUSTRY
