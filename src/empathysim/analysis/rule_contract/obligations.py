"""What every rule keeps, one obligation after the other; each is answered in a sentence."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from math import inf, isnan
from typing import Any, NamedTuple

import numpy as np

from empathysim.analysis.plain_python import in_plain_python
from empathysim.analysis.rule_contract.arguments import Arguments, changed, copied, told, with_parameters
from empathysim.analysis.rule_contract.promised import Bounds, bounds_of
from empathysim.analysis.rule_contract.seen import mechanisms, seen
from empathysim.analysis.rule_contract.shaken import shaken
from empathysim.analysis.switches import SWITCHES
from empathysim.compiled import entry, plain, straight
from empathysim.compose import as_read_here, names_read, to_be_compiled
from empathysim.errors import InputError
from empathysim.parameters.own import own_levers
from empathysim.parameters.registry import OWN

Rule = Callable[..., Any]
_TRIED_COMPILED = 60
_HINT = "take math.* in place of np.*, and x * x in place of x**2"


class Obligation(NamedTuple):
    """One thing that a rule keeps (True), breaks (False) or that does not apply to it (None), and a sentence on it."""

    rule: str
    obligation: str
    holds: bool | None
    words: str


class Candidate:
    """A function that is to take the place of a shipped rule, with what it is tried on.

    Parameters
    ----------
    name : of the shipped rule.
    function : a plain function with as many arguments.
    tried : cases of states and parameters that are made up for it.
    """

    def __init__(self, name: str, function: Rule, tried: int = 600) -> None:
        self.tried = tried
        self.name = name
        self.model = mechanisms()[name]
        self.shipped = in_plain_python(self.model)
        self.function = as_read_here(function)

    @cached_property
    def trials(self) -> list[tuple[Arguments, float]]:
        """Arguments on which the shipped rule keeps its own bounds, and what it returns there."""
        promised, found = bounds_of(self.model), []
        for values in shaken(seen()[self.name], self.tried):
            # At the very end of a range luck never stands, and a logarithm may have no value there.
            with np.errstate(all="ignore"), contextlib.suppress(ValueError, ZeroDivisionError, OverflowError):
                result = float(self.shipped(*copied(values)))
                if promised.hold(result):
                    found.append((values, result))
        return found

    @cached_property
    def bounds(self) -> Bounds:
        """What a result lies between: what the shipped rule promises, or where that says nothing, keeps to."""
        promised, found = bounds_of(self.model), [result for _, result in self.trials]
        if promised != Bounds(-inf, inf):
            return promised
        if plain(self.model).__annotations__["return"] == "int":
            return Bounds(min(found), max(found))
        return Bounds(0.0 if min(found) >= 0.0 else -inf, inf)

    def obligations(self) -> Iterator[Obligation]:
        """Yield what was found, obligation by obligation; where it returns no number, nothing else is asked."""
        broken = self._no_number()
        yield self._said("a number", broken, f"returns a number in each of {len(self.trials)} cases.")
        if broken:
            return
        self.results = [float(self.function(*copied(values))) for values, _ in self.trials]
        at_bounds = "also where states and parameters stand at their bounds"
        yield self._said("bounds", self._beyond(), f"returns {self.bounds.numbers}, {at_bounds}.")
        yield from self._absences()
        yield self._said("writes nothing", self._writes(), "changes nobody.")
        lucky = self._lucky()
        yield self._said("no luck", lucky, "returns the same for the same arguments.")
        if lucky:
            return
        yield self._said("compiles", self._not_compiled(), "compiles, and gives the same bits as plain Python.")

    def _said(self, name: str, broken: str, kept: str) -> Obligation:
        return Obligation(self.name, name, not broken, broken or kept)

    def _told(self, values: Arguments) -> str:
        return f"for {told(values, self.function)}" if told(values, self.function) else "whatever it is given"

    def _no_number(self) -> str:
        for values, _ in self.trials:
            try:
                result = self.function(*copied(values))
            except Exception as error:  # whatever a user's function may stop with
                return f"stops with {type(error).__name__} ({error}) {self._told(values)}."
            if not isinstance(result, int | float | np.number):
                return f"returns {result!r}, which is no number, {self._told(values)}."
        return ""

    def _beyond(self) -> str:
        for (values, _), result in zip(self.trials, self.results, strict=True):
            if not self.bounds.hold(result):
                return f"returns {result:g}, and it has to be {self.bounds}, {self._told(values)}."
        return ""

    def _absences(self) -> Iterator[Obligation]:
        """Yield for what gates it whether it is absent, to the last bit, where that is 0: its own, and what ships.

        Those of a user's own stand at 0 together, for each may act without the others.
        """
        own = [lever for lever in own_levers().values() if OWN[lever] in names_read(self.function)]
        asked = []
        for levers in filter(None, (own, *self._shipped_levers())):
            off = [with_parameters(values, (*levers, *own), 0.0) for values, _ in self.trials]
            with np.errstate(all="ignore"):
                absent = [float(self.shipped(*copied(values))) for values in off]
            if levers is not own and len(set(absent)) > 1:
                continue  # at strength 0 the shipped rule goes on: it is another one that is absent then
            where = " and ".join(f"{lever} = 0" for lever in (levers if levers is own else levers[:1]))
            kept = f"is absent, to the last bit, at {where}."
            asked.append(self._said("absence", self._present(off, absent, where), kept))
        if not asked:
            words = "has no strength at which it would be absent: this is not asked of it."
            yield Obligation(self.name, "absence", None, words)
        yield from asked

    def _present(self, off: Sequence[Arguments], absent: Sequence[float], where: str) -> str:
        for values, nothing in zip(off, absent, strict=True):
            result = float(self.function(*copied(values)))
            if result != nothing:
                return f"returns {result:.17g} at {where}, where absence is {nothing:g}, {self._told(values)}."
        return ""

    def _shipped_levers(self) -> Iterator[tuple[str, ...]]:
        """Yield the parameters that gate the rule as it ships, the strength first."""
        group = plain(self.model).__module__.rpartition(".")[2]
        yield from (parts[group] for parts in SWITCHES.values() if group in parts)

    def _lucky(self) -> str:
        for (values, _), before in zip(self.trials, self.results, strict=True):
            if not _is_same(float(self.function(*copied(values))), before):
                return "returns another number for the same arguments: luck is drawn by the week, and handed to rules."
        return ""

    def _writes(self) -> str:
        for values, _ in self.trials:
            given = copied(values)
            self.function(*given)
            what = changed(values, given, self.function)
            if what:
                return f"changes {what}: rules return a number, and the week writes."
        return ""

    def _not_compiled(self) -> str:
        compiled = entry(to_be_compiled(self.function), keep=False)
        for (values, _), slow in list(zip(self.trials, self.results, strict=True))[:_TRIED_COMPILED]:
            try:
                straight(compiled, *values)
            except InputError as error:
                return error.messages[0].replace("a rule cannot", "cannot", 1)
            fast = float(compiled(*copied(values)))
            if not _is_same(fast, slow):
                return f"returns {fast:.17g} compiled and {slow:.17g} as plain Python: {_HINT}."
        return ""


def _is_same(one: float, two: float) -> bool:
    return one == two or (isnan(one) and isnan(two))
