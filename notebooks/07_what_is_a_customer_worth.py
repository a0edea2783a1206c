# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # 7. What is a customer worth?
#
# Happier customers stay longer, buy more often, forgive, and tell others. What is that in dollars, when has a change
# paid, and how easily does one tell oneself a fairy tale?
#
# **You will be able to**
#
# * go from loyalty to retention, from retention to lifetime value, and from there to what a change returns;
# * read a range: what it holds, and what it leaves out;
# * find the month in which a change has paid, discounted and against today;
# * recognise a business case from which the costs were removed.
#
# You have seen lesson 1, and read a loop in Python without fear. About 70 minutes.

# %%
import numpy as np
import pandas as pd
from check_7 import WEEKS_PER_MONTH, check
from demo_bank import TODAY, changed
from lesson import exit_ticket

import empathysim as es
from empathysim.analysis.break_even import break_even, week_ahead
from empathysim.analysis.comparison import COSTS
from empathysim.analysis.lifetime_curve import follow_customers
from empathysim.analysis.place import Place
from empathysim.figures.lifetime_curve import lifetime_curve
from empathysim.outcomes.lifetime_value import lifetime_value
from empathysim.wording.verdict import PHRASES

# %% [markdown]
# ## From staying to worth
#
# A customer brings a yearly margin, stays into the next year with the probability *retention*, and a dollar a year
# later counts less by the *discount rate*. Added up over all years this is the lifetime value:
#
# $$\text{CLV} = m\,\frac{1 + d}{1 + d - r}$$
#
# **Predict.** The next cell reads Demo Bank's retention and lifetime value off a run. If *one more customer in 100*
# stayed each year at the same margin, by how many dollars would the value of a customer rise? And would the next one in
# 100 add as much again, less, or more?
#
# **Run.**

# %%
my_rise = None  # USD
my_next = ""  # "as much", "less" or "more"
RATE = TODAY.values()["money.discount_rate"]
summary = es.simulate(TODAY, weeks=104, seed=1).summary
retention, worth = summary["retention"], summary["clv"]
margin = worth * (1 + RATE - retention) / (1 + RATE)  # the formula, solved for the margin
values = [lifetime_value(margin, retention + more / 100, RATE) for more in range(4)]
print(f"{100 * retention:.1f} of 100 customers stay a year; margin ${margin:,.0f} a year; worth ${values[0]:,.0f}")
print("each further customer in 100 adds:", [f"${step:,.0f}" for step in np.diff(values)])
print(f"your prediction: {my_rise}, {my_next or '-'}")

# %% [markdown]
# **Explain.** Why does each further customer add more than the one before? What does the formula leave out?
#
# <details><summary>What one might say</summary>
#
# A customer who stays this year is also there to stay next year: staying multiplies. The formula holds margin and
# retention fixed for all time, and knows no word of mouth, no wallet that opens with satisfaction, no firm whose queues
# grow with its customers. The model has all of these week by week; the formula is read off at its end.
#
# </details>

# %% [markdown]
# ## More happy customers
#
# **Predict.** Demo Bank looks at journeys and speaks of customers as people (both keys at 0.8). Order these by how far
# you expect them to move: willingness to buy more, to trust, to forgive, to recommend. And how many more customers in
# 100 stay?
#
# **Run.**

# %%
my_prediction = {"in order": [], "stay, of 100": None}
happier = changed("two keys", {"journey_view.intensity": 0.8, "customers_as_people.intensity": 0.8})
LOYALTY = ["satisfaction", "purchase_net", "trust_net", "forgive_net", "net_promoter_score", "retention", "clv"]
es.compare(TODAY, happier, outcomes=LOYALTY, seeds=8, weeks=104)

# %%
place = Place(weeks=104)
tables = follow_customers({"today": TODAY, "two keys": happier}, [0, 1, 2], place)
lifetime_curve(tables, "Demo Bank, seeds 0 to 2, 150 employees")

# %% [markdown]
# **Explain.** The left panel counts who is still there, the right one adds up what one has brought. Where do they begin
# to part? Say the row *share of customers who stay a year* of the table as a sentence: range first, per 100 customers,
# against what, in how many runs.
#
# <details><summary>What one might say</summary>
#
# They part slowly: one year's difference is small, and it adds up over a life. In the model, the two keys keep so many
# more customers in 100 each year against today (the two ends of the row), in so many of 8 paired runs. The ratings
# move by more points than behaviour does: people say a thing more easily than they do it.
#
# </details>

# %% [markdown]
# ## Exercise
#
# Sense of purpose (Key 5) is turned to 0.8. It costs money from the first week on, and pays slowly: people have to
# learn, stay and care. When has it paid?
#
# You have the weekly profit of both worlds, costs included, one row a seed.
#
# * `lead`: by how much the change is ahead *so far*, in money of week 0, an array with a row for each pair of runs.
# * `months`: first and last month of the range in which the middle 80 % of the pairs break even. A pair breaks even in
#   the week from which its lead *stays* above 0 (`week_ahead(row)` finds it).

# %%
SEEDS = range(12)
purpose = changed("purpose", {"sense_of_purpose.intensity": 0.8})


def weekly_profit(scenario):
    """Profit of each week, one row a seed, USD."""
    return np.array([es.simulate(scenario, weeks=156, seed=seed).weekly["profit"] for seed in SEEDS])


today_profit, purpose_profit = weekly_profit(TODAY), weekly_profit(purpose)
print("a lead of -2, -1, 3, -1, 2, 5 stays above 0 from week", week_ahead(np.array([-2, -1, 3, -1, 2, 5])))
print(f"a month has {WEEKS_PER_MONTH:.2f} weeks; today_profit is {today_profit.shape}")
lead = None  # an array like today_profit
months = None  # (first month, last month)

# %%
check(lead, months, today_profit, purpose_profit, RATE)

# %% [markdown]
# <details><summary>Solution</summary>
#
# ```python
# weeks = np.arange(today_profit.shape[1])
# lead = np.cumsum((purpose_profit - today_profit) * (1 + RATE) ** (-weeks / 52), axis=1)
# paid = [week_ahead(row) for row in lead]
# months = tuple(np.ceil(np.quantile([week for week in paid if week is not None], [0.1, 0.9]) / WEEKS_PER_MONTH))
# print(months, sum(week is not None for week in paid), "of", len(paid), "pairs break even within three years")
# ```
#
# `es.compare(TODAY, purpose, outcomes=["npv"], seeds=12).break_even` finds the same weeks. Say beside the range how
# many of the pairs break even at all: the range is of those alone.
#
# </details>

# %% [markdown]
# ## Sabotage
#
# Now spoil the business case on purpose: leave out what the keys cost.
#
# **Predict.** Of the seven keys, each turned to 0.8 alone, how many have a net value above 0 after three years with
# their costs? How many without? And in which month would they then have paid?
#
# **Run.**

# %%
my_prediction = {"above 0": None, "above 0 without costs": None, "paid in month": None}
KEYS = [name.removesuffix(".intensity") for name in TODAY.values() if name.endswith(".intensity")]
alone = es.compare_all(
    TODAY, [changed(key, {f"{key}.intensity": 0.8}) for key in KEYS], outcomes=["npv"], seeds=6, weeks=156
)
weights = (1 + RATE) ** (-np.arange(156) / 52)


def more_than_today(comparison, reading):
    """The reading of each week with the key, less today's, one row a seed."""
    today, with_key = comparison.worlds.weekly[reading]
    return with_key - today


rows = {}
for each in alone:
    honest = more_than_today(each, "npv")
    cost = sum(more_than_today(each, name) for name in COSTS)
    free = honest + np.cumsum(cost * weights, axis=1)
    rows[each.b.name] = {
        "net value": round(honest[:, -1].mean()), "paid in week": break_even(honest).week,
        "verdict": PHRASES[each.outcomes["npv"].verdict], "without costs": round(free[:, -1].mean()),
        "then paid in week": break_even(free).week,
    }  # fmt: skip
pd.DataFrame(rows).transpose()

# %% [markdown]
# **Explain.** Look at the last two columns. What would you do with the keys if they were true? Why is this a fairy
# tale, and how would you recognise it in a consultant's slides?
#
# <details><summary>What one might say</summary>
#
# Without costs every key pays, and almost at once; so one would turn all of them to the end, and never ask which to
# begin with. Nothing in such a table can say no, and a calculation that cannot say no says nothing. Signs of it: a
# benefit in dollars beside a cost in words; "people's time" that is free; a payback of a few weeks; a comparison with
# nothing instead of today; no case that loses money. The costs here are assumptions, too, each with bounds in
# `es.parameter_table()`; leaving them out is also an assumption, and the least plausible of all.
#
# </details>

# %% [markdown]
# ### Stretch 1
#
# How far does the break-even of Key 5 move if purpose costs half or twice as much (`sense_of_purpose.cost_usd`)?
# Compare the width of that range with the one that luck alone gave you.
#
# <details><summary>Solution</summary>
#
# ```python
# for usd in (12.5, 25, 50):
#     price = {"sense_of_purpose.cost_usd": usd}
#     priced = es.compare(TODAY.with_start(price), purpose.with_start(price), outcomes=["npv"], seeds=6, weeks=156)
#     paid, npv = priced.break_even, priced.outcomes["npv"]
#     when = "not in three years" if paid.week is None else f"in week {paid.week}"
#     print(f"at {usd} USD paid on average {when}; {paid.runs} of {paid.n} pairs break even", end="; ")
#     print(f"net value {npv.low:,.0f} to {npv.high:,.0f} USD")
# ```
#
# What nobody has measured moves the answer further than luck does. A range that holds luck alone is the narrower part
# of what is not known.
#
# </details>

# %% [markdown]
# ### Stretch 2
#
# Raise the discount rate from 0.10 to 0.20 and keep everything else: first predict, then compute how far the months and
# the net value after three years move. Which of the two does it change more, and why?
#
# <details><summary>Solution</summary>
#
# ```python
# for rate in (0.03, 0.10, 0.20):
#     leads = np.cumsum((purpose_profit - today_profit) * (1 + rate) ** (-np.arange(156) / 52), axis=1)
#     paid = break_even(leads)
#     print(f"{rate:.2f}: week {paid.week}, 80 % in {paid.low:.0f} to {paid.high:.0f}; ${leads[:, -1].mean():,.0f}")
# ```
#
# The costs come first and the gains later, so a higher rate than 0.10 moves the break-even back a little and takes much
# off the net value, which lies mostly in the later years.
#
# </details>

# %% [markdown]
# ## Exit ticket
#
# 1. Why does one more customer in 100 who stays add more when retention is already high?
# 2. What is in the range of months that you found, and what is not?
# 3. You are shown a payback of three weeks. Which two questions do you ask first?

# %%
exit_ticket(7, ["", "", ""], name="")
