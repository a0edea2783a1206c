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
# # 1. A Tuesday at Demo Bank
#
# You will be able to
#
# * run a scenario of an organization, and read two charts and one sentence of it;
# * tell luck from effect;
# * make a fair comparison, and name the three usual ways to an unfair one.
#
# You need no programming beyond running cells and changing a word in them. About 50 minutes.

# %%
import pandas as pd
from check_1 import check
from demo_bank import TODAY, changed
from lesson import exit_ticket, say

import empathysim as es

# %% [markdown]
# ## Tuesday, 10.40
#
# A customer of Demo Bank has moved house. She tells the branch, who tell her to write to the service centre, who
# change the address, except on the card account, which belongs to billing, whose form asks for the old address.
# Everybody was friendly, everybody met the metrics of their own silo, and she is on the phone for the fourth time.
# *Experiences happen between the silos.*
#
# **Organizational empathy** is how well an organization as a whole feels what its customers feel, and acts on it.
# Demo Bank is a small laboratory for it: 150 made-up people in six silos, room for 3,000 made-up customers, and the
# rules of a model. What happens here happens *in the model*; it helps to think about banks, and it foretells none.

# %%
run = es.simulate(TODAY, weeks=104, seed=1)
print(run)
pd.Series([run.network.silo_names[silo] for silo in run.network.silo], name="people").value_counts()

# %% [markdown]
# ## The first chart: how customers feel
#
# After each journey a customer remembers it as one of **five A's**: angry, agitated, ambivalent, appreciative,
# adoring.
#
# **Predict.** Which of the five is the most frequent? And which number is higher, the empathy that staff *feel*, or
# the empathy that they *show*?
#
# **Run.**

# %%
my_prediction = {"most frequent": None, "higher": None}
run.plot()

# %% [markdown]
# **Explain.** Read upper left first: how wide is each band, and does it change its width or only tremble? Then upper
# right: where might empathy get lost between feeling and showing? What could the small print at the foot be good for?
#
# <details><summary>What one might say</summary>
#
# Most journeys end appreciative or ambivalent; some of 100 end in anger, week after week, and nobody did anything
# wrong. What is felt is shown only in part: scripts and tiredness hide it. The foot says scenario, seed and length:
# with them anybody gets the same chart again. It also says that this is one run.
#
# </details>

# %% [markdown]
# ## Luck
#
# **Predict.** The same bank, eight times, and nothing differs but luck (the `seed`). Retention is the share of
# customers who stay a year. How many points of 100 lie between the lowest and the highest of the eight?
#
# **Run.**

# %%
my_prediction = None  # points of 100
seeds = range(8)
today = pd.DataFrame([es.simulate(TODAY, weeks=104, seed=seed).summary for seed in seeds], index=seeds)
print(f"{100 * (today['retention'].max() - today['retention'].min()):.1f} points of 100 between the eight")
today[["satisfaction", "retention", "customers"]].round(3)

# %% [markdown]
# **Explain.** Somebody ran the bank once before and once after a campaign, found two more in 100 customers staying,
# and asks for more money. What would you answer?
#
# ## An effect
#
# **Predict.** We let people at Demo Bank do small acts of kindness that no script asks for. We hold one run with
# kindness against one run without: once under *another* luck, once under *the same*. In how many of eight pairs does
# retention come out higher with kindness, one way and the other?
#
# **Run.**

# %%
my_prediction = {"another luck": None, "the same luck": None}
kindness = changed("acts of kindness", {"acts_of_kindness.intensity": 0.8})
kind = pd.DataFrame([es.simulate(kindness, weeks=104, seed=seed).summary for seed in seeds], index=seeds)
same_luck = kind["retention"] - today["retention"]
another_luck = kind["retention"] - today["retention"].shift(-1, fill_value=today["retention"][0])
pd.DataFrame({"another luck": another_luck, "the same luck": same_luck}).mul(100).round(2)

# %% [markdown]
# **Explain.** The bank, the lever and the runs are the same in both columns. Why do they differ so much? Which of
# them would you show to somebody who has to decide?
#
# <details><summary>What one might say</summary>
#
# In the left column luck is counted twice: that of the one run and that of the other. In the right one both banks
# met the same customers on the same days, so what is left is what kindness did. It is a small effect, well hidden in
# luck.
#
# </details>

# %% [markdown]
# ## The second chart, and the sentence
#
# `es.compare` does just that: pairs under the same luck. In its chart each dot is a pair, the bar is the interval of
# their mean, and grey is what is too small to matter.
#
# **Predict.** Where does the bar of retention lie: within the grey, beyond it, or across its edge?
#
# **Run.**

# %%
my_prediction = None  # "within", "beyond" or "across"
found = es.compare(TODAY, kindness, outcomes=["retention", "satisfaction", "npv"], seeds=8, weeks=104)
say(found.sentence)
found.plot()

# %% [markdown]
# **Explain.** Where in the sentence do you find the lever, the range, the count, the price, and what it is compared
# with? A bar across the edge of the grey is told as "perhaps too little to matter": why not simply as "higher"?
#
# Three errors are usual:
#
# * **reading one run:** a difference between two runs may be luck alone;
# * **a wrong comparator:** two firms that differ in several things, or the firm against its own past;
# * **a short run:** customers remember what was before, and most of them call seldom.
#
# ## Three dials
#
# Before you choose a lever, play. Each of three dials moves several levers at once. What you see is Demo Bank with the
# dials as you set them; beside it stands what that is worth against today, under the same luck.
#
# **Predict.** Turn one dial at a time as far as it goes: groupthink to 0, culture pressure to 0, empowerment to 1.
# Which of the three leaves the fewest journeys angry? And which is worth most after two years?
#
# **Run.** (Where there are no sliders, the figure says how to get them. It goes without, too: name the dial, as in
# `es.explore(TODAY, culture_pressure=0.0)`.)

# %%
my_prediction = {"fewest angry": None, "worth most": None}
es.explore(TODAY, seeds=4)

# %% [markdown]
# **Explain.** What in the sentence above the charts tells you what a dial costs? With more empowerment the curve on the
# right first goes down: why?
#
# ## Exercise: one lever of your own
#
# Choose **one** lever: `"journey_view.intensity"`, `"talk_about_emotions.intensity"`,
# `"customers_as_people.intensity"`, `"customer_contact.intensity"` or `"personal_happiness.intensity"`. All stand at
# 0.2 today; move yours to 0.8.
#
# 1. Before you run anything, write down what it does to the **satisfaction** of customers: `"higher"`, `"lower"` or
#    `"practically the same"`.
# 2. Make a comparison that can show it. How many pairs, how many weeks, against what?
#
# `check` first says whether your comparison is fair, and only then whether it came out as you thought.

# %%
my_prediction = None
my_comparison = None

# %%
check(my_prediction, my_comparison)

# %% [markdown]
# <details><summary>Solution</summary>
#
# ```python
# my_prediction = "higher"
# people = changed("customers seen as people", {"customers_as_people.intensity": 0.8})
# my_comparison = es.compare(TODAY, people, outcomes=["satisfaction"], seeds=8, weeks=104)
# say(my_comparison.sentence)
# ```
#
# Not every lever raises satisfaction by what matters: talking about emotions changes what staff feel far more than
# what customers meet. "practically the same" is a finding, too.
#
# </details>

# %% [markdown]
# ### Stretch 1: how short is too short?
#
# Compare a journey view with today over 4, 13, 26, 52 and 104 weeks. From when on is satisfaction "higher"? What
# would somebody have said who stopped after a quarter?
#
# <details><summary>Solution</summary>
#
# ```python
# from empathysim.wording.verdict import PHRASES
#
# view = changed("a journey view", {"journey_view.intensity": 0.8})
# for weeks in (4, 13, 26, 52, 104):
#     after = es.compare(TODAY, view, outcomes=["satisfaction"], seeds=8, weeks=weeks).outcomes["satisfaction"]
#     print(weeks, PHRASES[after.verdict], f"({100 * after.low:.1f} to {100 * after.high:.1f} points of 100)")
# ```
#
# Nothing is wrong with the short runs, they answer another question: what is to be seen so soon?
#
# </details>

# %% [markdown]
# ### Stretch 2: against its own past
#
# Take the run of seed 0 with kindness alone. Compare the customers of its first half year with those of its last.
# What would one have concluded? What does the same seed say of today's bank?
#
# <details><summary>Solution</summary>
#
# ```python
# for name, firm in (("with kindness", kindness), ("today", TODAY)):
#     customers = es.simulate(firm, weeks=104, seed=0).weekly["customers"]
#     print(name, f"{customers[:26].mean():.0f} at first, {customers[-26:].mean():.0f} at last")
# ```
#
# With kindness there are fewer customers at last than at first: held against its own past, kindness seems to send
# customers away. Today's bank under the same luck has lost more of them. A firm drifts by itself; before and after
# mixes the lever with everything else that happened meanwhile, and today's bank tells the two apart.
#
# </details>

# %% [markdown]
# ## Exit ticket
#
# 1. A colleague shows you one run before and one run after. What two things do you ask for?
# 2. The bar of an outcome lies wholly within the grey. What do you say of it, and what do you not say?
# 3. Where did an experience of yours last happen between two silos?

# %%
exit_ticket(1, ["", "", ""], name="")
