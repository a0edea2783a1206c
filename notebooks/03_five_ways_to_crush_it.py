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
# # 3. Five ways to crush it
#
# You will be able to
#
# * switch the five inhibitors of a firm on and off, one by one and together;
# * explain why the sum of the parts is not the whole;
# * share out fairly, by hand, what three inhibitors do together.
#
# You have seen lesson 1, or know what a run and a seed are. About 55 minutes, and a sheet of paper.

# %%
from statistics import fmean

import pandas as pd
from check_3 import check
from demo_bank import TODAY, changed
from lesson import exit_ticket, say

import empathysim as es

SMALL = {"seeds": 4, "weeks": 52, "employees": 60}  # a small bank and few runs: enough to see it, and quick

# %% [markdown]
# ## Five ways
#
# Most people can feel with others. Organizations crush it, in five ways:
#
# 1. **Individual context:** we see customers through our own life and our own expertise.
# 2. **Human bias:** products are designed for rational people, whom nobody has met.
# 3. **Group think:** in a close silo the customer is crowded out by the silo's own metrics.
# 4. **Corporate culture:** people meet the targets of their leaders, even where that hurts customers.
# 5. **Emotional illiteracy:** nobody talks about customers' emotions, so nobody has words for them.
#
# Each is one number of the model, 0.6 at Demo Bank today; 0 is off.
#
# **Predict.** Somebody switches off one inhibitor at a time, and adds up the five gains in empathy. Somebody else
# switches off all five at once. Who finds more, or do both find the same?
#
# **Run.**

# %%
my_prediction = None  # "one at a time", "all at once" or "the same"
STRENGTHS = [
    "individual_context.strength", "human_bias.strength", "group_think.conformity", "corporate_culture.strength",
    "emotional_illiteracy.strength",
]  # fmt: skip
without = {name.partition(".")[0].replace("_", " "): {name: 0.0} for name in STRENGTHS}
without["all five"] = dict.fromkeys(STRENGTHS, 0.0)
released = [changed(f"without {name}", values) for name, values in without.items()]
found = es.compare_all(TODAY, released, outcomes="empathy", **SMALL)
gains = pd.Series({name: each.outcomes["empathy"].difference for name, each in zip(without, found, strict=True)})
print(f"one at a time, added up {100 * gains[:-1].sum():.0f}, all at once {100 * gains.iloc[-1]:.0f} points of 100")
gains.mul(100).round(1)

# %% [markdown]
# **Explain.** Where does the rest come from? Think of a pipe with five narrow places: what do you gain if you open
# one?
#
# <details><summary>What one might say</summary>
#
# What one inhibitor leaves, the next one crushes: empathy is a *product* of factors. Opening one place helps little
# while the other four stay narrow, and each opening is worth more, the more of the others are open. So "what does
# group think cost us?" has no answer of its own: it depends on what else is switched on.
#
# </details>

# %% [markdown]
# ## A fair share
#
# If the answer depends on the order, take **all orders** and the mean over them. That is the **Shapley value**: Lloyd
# Shapley's way to share out what several did together (1953). For five inhibitors there are 120 orders, over 32
# worlds.
#
# **Predict.** A bank drives its staff with sales goals, as in the story of Wells Fargo, where employees opened
# accounts that no customer had asked for. Which inhibitor does most there: culture, or another one?
#
# **Run.** Both firms in all 32 worlds.

# %%
my_prediction = None  # one of the five
shares = {
    firm: es.attribute(scenario, of="inhibitors", outcome="empathy", **SMALL)
    for firm, scenario in (("Demo Bank", TODAY), ("Wells Fargo", "wells_fargo"))
}
say(*(each.sentence for each in shares.values()))
table = {firm: {name: part.value for name, part in each.parts.items()} for firm, each in shares.items()}
pd.DataFrame(table).mul(100).round(1)

# %%
shares["Wells Fargo"].plot()

# %% [markdown]
# **Explain.** Pressure comes from leaders; is that *corporate culture* alone? Read again what group think is said to
# do with metrics, and think of what pressure does to metrics. Does the chart say what the real bank should have done
# first?
#
# <details><summary>What one might say</summary>
#
# In the model, pressure makes a silo's metrics heavier, and so it also works through group think: people who look at
# their targets do not look at the customer. A share says how much of what is lost goes with each inhibitor *as it
# stands in this scenario*; what to do first also depends on prices, and on whether the scenario is like the bank.
#
# </details>

# %% [markdown]
# ## Exercise: six orders by hand
#
# Three inhibitors of the Wells Fargo scenario: **C**ulture, **G**roup think and emotional **I**lliteracy; the other
# two stay as they are. Here are the eight worlds, with the letters of those that are *on*. All numbers are means of
# empathy felt.

# %%
LEVERS = {"C": "corporate_culture.strength", "G": "group_think.conformity", "I": "emotional_illiteracy.strength"}
firm = es.Scenario.load("wells_fargo")


def empathy_with(letters):
    off = {lever: 0.0 for letter, lever in LEVERS.items() if letter not in letters}
    runs = [es.simulate(firm.replace(off), seed=seed, weeks=52, employees=60).summary for seed in range(4)]
    return round(fmean(run["empathy"] for run in runs), 3)


worlds = {letters: empathy_with(letters) for letters in ("", "C", "G", "I", "CG", "CI", "GI", "CGI")}
print(worlds)

# %% [markdown]
# **Predict** which of the three has the largest share. Then take a sheet of paper and fill in six rows. The first is
# begun:
#
# | order | C changes | G changes | I changes |
# |---|---|---|---|
# | C, G, I | `worlds["C"] - worlds[""]` | `worlds["CG"] - worlds["C"]` | `worlds["CGI"] - worlds["CG"]` |
# | C, I, G | | | |
# | G, C, I | | | |
# | G, I, C | | | |
# | I, C, G | | | |
# | I, G, C | | | |
#
# Every row adds up to the same number: which? The mean of a column is a share; tell it to four digits.

# %%
my_prediction = None  # "C", "G" or "I"
my_shares = None  # {"C": ..., "G": ..., "I": ...}

# %%
check(my_shares, worlds)

# %% [markdown]
# <details><summary>Solution</summary>
#
# ```python
# from itertools import permutations
#
# rows = []
# for order in permutations("CGI"):
#     there, row = "", {}
#     for letter in order:
#         more = "".join(sorted(there + letter))
#         row[letter] = worlds[more] - worlds[there]
#         there = more
#     rows.append(row)
# my_shares = pd.DataFrame(rows, columns=list("CGI")).mean().to_dict()
# print(my_shares, "together", sum(my_shares.values()), "the whole", worlds["CGI"] - worlds[""])
# ```
#
# Culture comes first in two orders, last in two, and once after each of the others: its share is a third of the
# first, a third of the last and a sixth of each of the other two differences.
#
# </details>

# %% [markdown]
# ### Stretch 1: why is it not the same share?
#
# `es.attribute` gave culture a share among five inhibitors, you computed one among three. Hold them against each
# other. Which is larger, and which of them is *right*?
#
# <details><summary>Solution</summary>
#
# ```python
# among_five = shares["Wells Fargo"].parts["corporate_culture"].value
# print(f"among five {among_five:.3f}, among three {my_shares['C']:.3f}")
# ```
#
# Among three, individual context and human bias are on in every world and leave little for culture to crush. Among
# five they are off in half of the worlds. Both are right; they answer two questions. A share always needs its "among
# what?".
#
# </details>

# %% [markdown]
# ### Stretch 2: what is crushed, and what it costs
#
# Attribute the value of a customer, `outcome="clv"`, at Demo Bank. Is the inhibitor that crushes most empathy also
# the one that costs most? Look at the intervals before you answer.
#
# <details><summary>Solution</summary>
#
# ```python
# value = es.attribute(TODAY, of="inhibitors", outcome=["empathy", "clv"], **SMALL)
# say(value.sentences()["clv"])
# value.to_pandas()
# ```
#
# Human bias works on what customers meet (complicated designs), and not only on what staff feel. From four runs one
# can seldom say which part is the largest; the sentence says so.
#
# </details>

# %% [markdown]
# ## Exit ticket
#
# 1. "Group think costs us ten points of empathy." What is missing in this sentence?
# 2. Why do the shares of all orders add up to the whole, while gains of single releases need not?
# 3. Which of the five have you met at a counter or on the phone, and how did you notice?

# %%
exit_ticket(3, ["", "", ""], name="")
