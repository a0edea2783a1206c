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
# # 4. The organization is a network
#
# You will be able to
#
# * build an organization with silos as a networkx graph;
# * measure how closed its silos are: within share, E-I index, modularity;
# * show how a silo comes to think alike;
# * test what five bridges change, and say no more of it than the runs can tell.
#
# You know what a function is in Python. About 55 minutes.

# %%
import networkx as nx
import numpy as np
from check_4 import check
from lesson import exit_ticket
from matplotlib import pyplot as plt

from empathysim.wording.verdict import PHRASES

# %% [markdown]
# ## Sixty people, six silos
#
# Silos are not going away: people who do the same work sit together, and that is how they become good at it. The
# question is what leads out of them. We draw ties by luck: two people of one silo know each other with chance 0.4,
# two people of different silos with chance 0.01.


# %%
SILOS = ("sales", "service", "billing", "operations", "technical", "product_policy")


def drawn_bank(within, across, seed):
    rng = np.random.default_rng(seed)
    graph = nx.Graph()
    for silo in SILOS:
        graph.add_nodes_from((f"{silo} {number}" for number in range(10)), silo=silo)
    people = list(graph.nodes(data="silo"))
    for row, (one, my_silo) in enumerate(people):
        for other, your_silo in people[:row]:
            if rng.random() < (within if my_silo == your_silo else across):
                graph.add_edge(other, one)
    return graph


bank = drawn_bank(within=0.4, across=0.01, seed=3)
print(bank)

# %% [markdown]
# ## How closed is it?
#
# * **within share:** ties that stay in a silo, of all ties;
# * **E-I index** (Krackhardt & Stern 1988): external less internal ties, over all; from -1, all inside, to 1, all
#   outside;
# * **modularity** (Newman & Girvan 2004): how much more stays inside than if the same ties were dealt out by chance.
#
# **Predict.** A pair inside a silo is forty times as likely to be tied as one across. Is the within share nearer to
# 40 of 41, to nine of ten, or to a half? (How many pairs are there of each kind?)
#
# **Run.**


# %%
my_prediction = None  # 40 of 41, nine of ten, or a half


def measures(graph):
    silo = graph.nodes(data="silo")
    inside = sum(silo[one] == silo[other] for one, other in graph.edges)
    outside = graph.number_of_edges() - inside
    groups = [{person for person, where in silo if where == name} for name in SILOS]
    return {
        "within share": inside / (inside + outside),
        "E-I index": (outside - inside) / (outside + inside),
        "modularity": nx.community.modularity(graph, groups),
    }


for name, graph in (("closed", bank), ("half open", drawn_bank(0.2, 0.05, 3)), ("open", drawn_bank(0.08, 0.08, 3))):
    print(f"{name:10}", ", ".join(f"{what} {value:+.2f}" for what, value in measures(graph).items()))

# %% [markdown]
# **Explain.** The open bank still has ties inside its silos, although nobody prefers their own. What share would luck
# alone give? Which of the three measures is near 0 there, and why is that handy?
#
# <details><summary>What one might say</summary>
#
# Of 59 colleagues 9 are of one's own silo: luck alone keeps about 15 of 100 ties inside. Only modularity subtracts
# what luck would give, so 0 means "silos do not matter for who knows whom". The E-I index has its 0 where half of the
# ties lead outside, which for six silos is still rather closed.
#
# </details>

# %% [markdown]
# ## Group think
#
# Everybody has a view of customers, from 0 to 1. Each week everybody moves halfway to the mean view of those they
# know.
#
# **Predict.** After some weeks, do people of a silo agree? Do the silos agree with each other? Sketch two curves: the
# spread of views *within* silos, and the spread *between* the means of silos.
#
# **Run.**


# %%
my_prediction = {"within silos": None, "between silos": None}  # the course of each curve


def spread_of_views(graph, weeks=25, seed=1):
    silo = np.array([SILOS.index(where) for _, where in graph.nodes(data="silo")])
    knows = nx.to_numpy_array(graph)
    knows[knows.sum(axis=1) == 0.0] = np.eye(len(knows))[knows.sum(axis=1) == 0.0]  # who knows nobody keeps their view
    hears = knows / knows.sum(axis=1, keepdims=True)
    view = np.random.default_rng(seed).random(len(graph))
    within, between = [], []
    for _ in range(weeks):
        means = np.array([view[silo == number].mean() for number in range(len(SILOS))])
        within.append(np.sqrt(((view - means[silo]) ** 2).mean()))
        between.append(means.std())
        view = 0.5 * view + 0.5 * hears @ view
    return within, between


figure, axes = plt.subplots(1, 2, sharey=True, figsize=(9, 3), layout="constrained")
banks = {"closed bank": bank, "open bank": drawn_bank(0.08, 0.08, seed=3)}
for axis, (name, graph) in zip(axes, banks.items(), strict=True):
    within, between = spread_of_views(graph)
    axis.plot(within, label="within silos")
    axis.plot(between, "--", label="between silos")
    axis.set(title=name, xlabel="week", ylabel="spread of views, 0 to 1")
    axis.legend()

# %% [markdown]
# **Explain.** Nobody in this model wants to conform, and nobody is told what to think. How do silos come to one mind
# each? What does somebody inside notice of it? In the large model, group think also narrows attention to the silo's
# own metrics.
#
# <details><summary>What one might say</summary>
#
# Each step is reasonable: one listens to colleagues. In the closed bank nearly all of them are of one's own silo, so
# views even out inside, while little comes in from outside: soon silos differ more than people within them do, and the
# curves cross. Inside it feels like agreement among sensible people.
#
# </details>

# %% [markdown]
# ## Exercise: five bridges
#
# 1. **Predict:** five ties are *moved*, so that each now joins people of two silos. How far do the within share and
#    the part of the customer's story that survives a journey (`context`) go, and is it enough to matter?
# 2. Make `my_bank`: a copy of `bank` with five ties more between silos and five fewer inside, for otherwise you also
#    change how many colleagues people know. People and silos stay.
# 3. Live both banks under the same luck, with `from two_banks import in_pairs`:
#    `found = in_pairs(bank, my_bank, "context", seeds=range(8), weeks=52)`. Look at `PHRASES[found.verdict]`,
#    `found.low`, `found.high` and `found.smallest_difference`.
# 4. Write `my_claim`: one sentence that uses the verdict's phrase, says against what, and begins with "In the model".

# %%
my_prediction = None
my_bank = None
found = None
my_claim = ""
print("phrases:", *PHRASES.values(), sep="\n* ")
print("phrases:", *PHRASES.values(), sep="\n* ")

# %%
check(bank, my_bank, found, my_claim)

# %% [markdown]
# <details><summary>Solution</summary>
#
# ```python
# rng = np.random.default_rng(5)
# silo = bank.nodes(data="silo")
# inside = [tie for tie in bank.edges if silo[tie[0]] == silo[tie[1]]]
# across = [tie for tie in nx.non_edges(bank) if silo[tie[0]] != silo[tie[1]]]
# across.sort()
# my_bank = bank.copy()
# my_bank.remove_edges_from([inside[row] for row in rng.choice(len(inside), 5, replace=False)])
# my_bank.add_edges_from([across[row] for row in rng.choice(len(across), 5, replace=False)])
#
# from two_banks import in_pairs
#
# found = in_pairs(bank, my_bank, "context", seeds=range(8), weeks=52)
# print(PHRASES[found.verdict], found.low, found.high, found.smallest_difference)
# my_claim = (
#     "In the model, the part of the customer's story that is left at the end of a journey is practically the same "
#     "with five ties moved between silos as in the bank as it is (8 paired runs over a year)."
# )
# ```
#
# Five of more than a hundred ties are few, and ties are only one thing that carries a story. That is a finding about
# five ties in this bank. It is none about bridges.
#
# </details>

# %% [markdown]
# ### Stretch 1: how many bridges matter?
#
# `es.effect_of_bridging` draws ties by luck, adds or moves them, and tells both. Try 5, 25 and 100 at a bank of 60
# people. From where on is more of the story left by what matters? Added ties make the bank denser and moved ones do
# not: predict whether that shows in the part of the story that is left.
#
# <details><summary>Solution</summary>
#
# ```python
# import empathysim as es
# from demo_bank import TODAY
# from lesson import say
#
# for ties in (5, 25, 100):
#     bridged = es.effect_of_bridging(TODAY, ties=ties, seeds=8, weeks=52, employees=60, outcomes=["context"])
#     say(bridged.sentence, "")
# ```
#
# Twenty-five may be too few to matter; with a hundred the interval lies beyond what matters. Added and moved ties give
# the same ranges, and that is no fault: in the model the story is carried over by ties *between* silos, and colleagues
# of one's own silo carry none of it. So here it is where ties lead that counts, and not how many there are; that one
# may say so needs both ways. In the spread of views above, where one listens to everybody, ties inside do count.
#
# </details>

# %% [markdown]
# ### Stretch 2: one person in the middle
#
# Instead of five bridges between any people, give all five to *one* person (the same ties inside go). Do the measures
# see a difference? Does the spread of views between silos? What do you risk if five bridges are one person?
#
# <details><summary>Solution</summary>
#
# ```python
# spanner = "sales 0"
# not_known = [each for each in bank if not bank.has_edge(spanner, each)]
# strangers = [next(each for each in not_known if silo[each] == there) for there in SILOS[1:]]
# spanned = my_bank.copy()
# spanned.remove_edges_from(nx.difference(my_bank, bank).edges)
# spanned.add_edges_from((spanner, stranger) for stranger in strangers)
# print(measures(my_bank), measures(spanned), sep="\n")
# print(f"{spread_of_views(my_bank)[1][-1]:.3f}, {spread_of_views(spanned)[1][-1]:.3f} between silos")
# ```
#
# The measures count ties and not who holds them. When this person leaves, all five bridges leave.
#
# </details>

# %% [markdown]
# ## Exit ticket
#
# 1. A firm reports a within share of 80 of 100. What else do you need to know before you call it closed?
# 2. Why move ties, when adding them would be simpler?
# 3. "Bridges do not help." Rewrite this after eight paired runs in which the difference was too small to matter.

# %%
exit_ticket(4, ["", "", ""], name="")
