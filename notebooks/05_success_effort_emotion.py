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
# # 5. Success, effort, emotion
#
# A customer of Demo Bank wants to change an address. Three questions decide what is thought of the bank afterwards: did
# it **work**, was it **easy**, and how did it **feel**? In this lesson you follow customers on their way through the
# silos and watch where their feelings turn.
#
# **You will be able to**
#
# * tell the three components of an experience apart, and compute the ratings that surveys make of them;
# * read the five A's: angry, agitated, ambivalent, appreciative, adoring;
# * follow a journey step by step over its hand-offs, and find the step where it turns;
# * say what Key 1 (talk about customers' emotions) and Key 2 (look at the journey, not just at interactions) have to do
#   with it, and what memory keeps of a journey.
#
# You have seen lesson 1. About 70 minutes.

# %%
import numpy as np
import pandas as pd
from check_5 import PEAK_AND_END, check
from demo_bank import TODAY, changed
from lesson import exit_ticket, say

import empathysim as es
from empathysim.analysis.journey_map import watch_journeys
from empathysim.figures.journey_map import journey_map
from empathysim.instruments.experience_ratings import label
from empathysim.instruments.survey import answers

# %% [markdown]
# ## One rating, three questions
#
# **Predict.** A survey asks Demo Bank's customers three questions, each answered from 1 to 7: success, ease, emotion. A
# *net score* is the share of 6 and 7 less the share of 1, 2 and 3, times 100. Which of the three nets is the lowest of
# all, and by about how many points?
#
# **Run.** The bank is lived for a year, its customers are asked, and you make the ratings yourself from what they
# answered.

# %%
my_lowest = ""  # "success", "ease" or "emotion"
my_gap = None  # points between the lowest net and the mean of the other two
run = es.simulate(TODAY, weeks=52, seed=1)
given = answers(run.lived.organization)


def net(ratings):
    """Share of 6 and 7 less the share of 1 to 3, times 100."""
    return 100 * (np.mean(ratings >= 6) - np.mean(ratings <= 3))


nets = {name: net(given[name]) for name in ("success", "ease", "emotion")}
rating = sum(nets.values()) / 3
print(pd.Series(nets).round(1).to_string())
print(f"experience rating {rating:.1f}: {label(rating)}; your prediction: {my_lowest or 'none'}, {my_gap}")

# %% [markdown]
# **Explain.** Why is it that question, of the three?
#
# <details><summary>What one might say</summary>
#
# Emotion is the lowest of the three nets here, as it is in the published ratings of companies that the model was tuned
# to: things get done, and still leave people cold.
#
# </details>
#
# ## Five words
#
# A survey asks people. The five A's say how *each journey* is remembered: angry, agitated, ambivalent, appreciative or
# adoring.
#
# **Predict.** The net of emotion lies far above 0. Of 100 journeys of the last half year, how many are remembered as
# angry or agitated? And of 100 people whose memories of the bank are that bad, how many answer 6 or 7 all the same?
#
# **Run.**

# %%
my_prediction = {"angry or agitated": None, "answer 6 or 7": None}  # of 100
FIVE_AS = ["angry", "agitated", "ambivalent", "appreciative", "adoring"]
recalled = run.lived.organization.customers[given["customer"]]["recalled_emotion"]  # of those who were asked
upset = recalled < -0.15  # where "agitated" begins
print(f"of 100 who were asked {100 * upset.mean():.0f} have memories that are agitated or angry,")
print(f"and {100 * np.mean(given['emotion'][upset] >= 6):.0f} of 100 of those answer 6 or 7")
run.summary[FIVE_AS].to_frame("of 100 journeys").mul(100).round(1).transpose()

# %% [markdown]
# **Explain.** So many journeys upset somebody, and the net is still high. What lies between a journey and an answer?
#
# <details><summary>What one might say</summary>
#
# A person is no journey: who is asked recalls several, the last ones most, and a bad one among fair ones fades. Who has
# left is not asked. And an answer is no feeling: people give high marks by habit (how freely, the model was tuned to
# published answers), so a 6 does not say that somebody is content. The net is good for holding one firm against
# another; what happens to customers is told by the five words. Key 1 begins with such a word: angry, adoring, or in
# between?
#
# </details>
#
# ## A journey between the silos
#
# There are five kinds of journeys. A new customer who is set up goes from *sales* to *operations* to *service*, and is
# sometimes sent to a wrong door. At each hand-off a part of the customer's story is lost.
#
# **Predict.** New customers set out in a good mood. Draw the line in your head: after which of the three silos do they
# feel *worse than before it*, and where is the fall deepest? Of 100 who set out, how many come to the end?
#
# **Run.** Six firms are lived on for half a year, and every journey is watched.

# %%
my_prediction = {"worse after": [], "deepest at": None, "come to the end": None}
SEEDS = range(6)
runs = [es.simulate(TODAY, weeks=52, seed=seed) for seed in SEEDS]
watched = watch_journeys([each.lived for each in runs], weeks=26)
journey_map({"today": watched.path("onboarding")}, 26, "Demo Bank, seeds 0 to 5, 150 employees")

# %% [markdown]
# **Explain.** Read the three rows of figures below the line: who is still there, who came by a wrong door, how much of
# the story is left. Which of them goes along with the fall of the line?
#
# <details><summary>What one might say</summary>
#
# The first silo finds the story whole. Each one after it has lost a part, and the customer begins again: more effort,
# less success, and a disappointment weighs more than a pleasant surprise of the same size. The fall is deepest where
# least of the story is left. And some are not on the line any more: those for whom it was hardest gave up on the way,
# so a mean of those who stay looks kinder than the journey was.
#
# </details>

# %% [markdown]
# ## One customer, one week
#
# `es.lost_emotion` takes one synthetic customer's journey and lives it again under the same luck, 32 times, with other
# sets of the five inhibitors released in that week. So one can say where emotion was lost, and to which inhibitor. In
# its table each row is a step: how the customer feels after it, as lived and with all five released, and then what each
# inhibitor changes *at* this step, below 0 where emotion is lost.
#
# **Predict.** Customer 12 buys something: first *sales*, then *operations*. At which of the two is most lost? And
# memory, which comes last: does it make the loss larger, or smaller?
#
# **Run.**

# %%
my_prediction = {"most lost at": None, "memory makes it": None}
lost = es.lost_emotion(TODAY, 12, seed=1, weeks=20)
say(lost.sentence)
lost.to_pandas().round(3)

# %% [markdown]
# **Explain.** Why does the last row have a plus, where all others are losses? Then try another customer's number; who
# has no journey to look at is told so.
#
# <details><summary>What one might say</summary>
#
# The last row is what memory changes once all is over. As lived, the journey ends low, and memory keeps the good touch
# at sales, too: what is remembered lies well above the end. With the inhibitors released there is less to make good. So
# memory makes the loss smaller, and that is the plus. Added up over all rows and inhibitors, it is what is remembered
# as lived less what is remembered with all five released.
#
# </details>
#
# ## Why does the address change?
#
# A firm for soldiers' families, USAA, noticed what stands *behind* a new address: often a deployment, and then there is
# more to arrange than an address. That is Key 2: ask what happened right before, and what comes right after. In the
# model this is the journey `life_event`, with a need that nobody states, and `journey_view.intensity` says how far
# people look at the journey; it stands at 0.2.
#
# **Predict.** Demo Bank moves it to 0.8. Does the line of a life event rise by the same amount at every step, mostly at
# the first, or mostly at the last?
#
# **Run.**

# %%
my_prediction = None  # "the same at every step", "mostly the first" or "mostly the last"
view = changed("journey view", {"journey_view.intensity": 0.8})
runs_with_view = [es.simulate(view, weeks=52, seed=seed) for seed in SEEDS]
watched_with_view = watch_journeys([each.lived for each in runs_with_view], weeks=26)
both = {"today": watched.path("life_event"), "journey view": watched_with_view.path("life_event")}
journey_map(both, 26, "Demo Bank, seeds 0 to 5, 150 employees")

# %% [markdown]
# **Explain.** The same people serve the same customers with the same luck. Why do the two lines part as they do?
#
# <details><summary>What one might say</summary>
#
# At the first step nothing has been handed over yet, so there is little to keep. Each hand-off then loses less of the
# story than today, and what was kept is still there at the step after: the lines part further and further. The unspoken
# need is also found more often. All this is so in the model, where the part that a journey view keeps is an assumption
# (`journey_view.context_kept`): the USAA story is where the mechanism comes from, and no measurement of its size.
#
# </details>

# %% [markdown]
# ## Exercise
#
# Now the customers with a problem: from *service* to *technical* to *operations*, and in a bad mood from the start.
#
# 1. `turn`: the silo after which they feel worse than before it, today.
# 2. `lift`: the silo after which the journey view lifts their emotion most.
# 3. `memory(feelings)`: what is remembered of a journey. Memory is not fair: it keeps the **peak** (the strongest
#    feeling, good or bad) and the **end** with a weight of `PEAK_AND_END` (their mean, times 0.6), and the mean of all
#    touches with the rest. Then compare the two customers below: the same three touches, in another order.
#
# `problem.mean_emotion` holds the mood at the start and then a number for each silo of `problem.route`.

# %%
problem = watched.path("problem_resolution")
problem_with_view = watched_with_view.path("problem_resolution")
turn = None  # one of problem.route
lift = None  # one of problem.route


def memory(feelings):
    """Return the emotion that is remembered, from the feeling at each touch."""
    return float("nan")  # your line in its place


print("weight of the peak and the end:", PEAK_AND_END)
print(problem.route, problem.mean_emotion.round(3), problem_with_view.mean_emotion.round(3))
print("good start, bad middle:", memory([0.4, -0.6, 0.1]), "· bad start, good end:", memory([-0.6, 0.1, 0.4]))

# %%
check(turn, lift, memory, problem, problem_with_view)

# %% [markdown]
# <details><summary>Solution</summary>
#
# ```python
# turn = problem.route[np.diff(problem.mean_emotion).argmin()]
# lifts = problem_with_view.mean_emotion - problem.mean_emotion
# lift = problem.route[lifts[1:].argmax()]
#
#
# def memory(feelings):
#     peak, end = max(feelings, key=abs), feelings[-1]
#     return PEAK_AND_END * (peak + end) / 2 + (1 - PEAK_AND_END) * sum(feelings) / len(feelings)
#
#
# memory([0.4, -0.6, 0.1]), memory([-0.6, 0.1, 0.4])
# ```
#
# The second customer had the same three touches and remembers a kinder journey, for it ends well. Both numbers are
# remembered emotions of one journey each; a firm that only counts touches cannot tell the two apart.
#
# </details>

# %% [markdown]
# ### Stretch 1
#
# Key 1 says: talk about how customers feel. Turn `talk_about_emotions.intensity` to 0.8 instead and draw both maps. Is
# the gap between the lines as wide as with the journey view? Look at the weekly column `literacy`, too.
#
# <details><summary>Solution</summary>
#
# ```python
# talk = changed("talk", {"talk_about_emotions.intensity": 0.8})
# talking = [es.simulate(talk, weeks=52, seed=seed) for seed in SEEDS]
# talked = watch_journeys([each.lived for each in talking], weeks=26).path("problem_resolution")
# print((talked.mean_emotion - problem.mean_emotion).round(3), lifts.round(3))
# print(talking[0].weekly["literacy"].iloc[-1].round(3), runs[0].weekly["literacy"].iloc[-1].round(3))
# ```
#
# People learn to read emotions, and what is *felt* for the customer rises; the hand-offs lose as much as before. In the
# model Key 1 works through literacy alone, which is a known limit: a real firm might also change what it builds.
#
# </details>

# %% [markdown]
# ### Stretch 2
#
# Which of the five journeys does the journey view lift most at its end? Predict from the number of hand-offs, then make
# a table.
#
# <details><summary>Solution</summary>
#
# ```python
# kinds = ["purchase", "onboarding", "billing_question", "problem_resolution", "life_event"]
# ends = {
#     kind: (len(watched.path(kind).route) - 1,
#            watched_with_view.path(kind).mean_emotion[-1] - watched.path(kind).mean_emotion[-1])
#     for kind in kinds
# }
# pd.DataFrame(ends, index=["hand-offs", "lift at the end"]).T.round(3)
# ```
#
# Journeys with two hand-offs gain more than those with one, and the stakes count as well: with more at stake, the same
# surprise moves emotion further.
#
# </details>

# %% [markdown]
# ## Exit ticket
#
# 1. A colleague says: "Our net score for success is fine, so the experience is fine." What do you answer?
# 2. Where would you look for the cure of a journey that turns at its second silo, and why there?
# 3. Two customers had the same three touches. Why can one of them remember a kinder journey?

# %%
exit_ticket(5, ["", "", ""], name="")
