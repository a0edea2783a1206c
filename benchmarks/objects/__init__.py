"""The same model as an idiomatic Mesa modeller would write it: one Python object for each agent.

Employees and customers are `mesa.Agent`s with plain attributes and methods, stepped by `AgentSet.do`;
neighbours come from a networkx graph and are looked up once. Nothing is slow on purpose, and nothing
is arrays. Only Python's `random` gives way to keyed luck, so that it computes the package's own weeks.
"""

from benchmarks.objects.model import ObjectModel

__all__ = ["ObjectModel"]
