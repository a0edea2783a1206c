"""Check of lesson 9: a rule in which hurry takes more from the tired; many are right."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from copy import deepcopy
from itertools import pairwise, product
from types import SimpleNamespace
from typing import Any

import numpy as np
from lesson import Answer, first_hint, hint
from plain_values import number

from empathysim.analysis.rule_contract.obligations import Candidate
from empathysim.errors import quoted
from empathysim.organization.columns import CUSTOMER, EMPLOYEE, SILO, Column
from empathysim.parameters.registry import PARAMETERS

Rule = Callable[..., Any]

LEFT = 10 / 63
"""What full hurry left of help (Darley & Batson 1973): 10 in 100 against 63 in 100."""
CLOSE = 0.006
"""How far a rested person may be from that: enough for two digits."""
CALM = 0.7
BUSY = (0.85, 1.0, 1.6)
"""Loads in a hurry, where calm ends at 0.7; at the last two it is full."""
LOADS = (0.0, 0.3, CALM, *BUSY, 3.0)
TIRED = (0.0, 0.5, 1.0)
STRENGTHS = (0.0, 0.25, 0.5, 0.75, 1.0)
CALM_ENDS = (0.5, 0.9)
_BY_A_HAIR = 1e-9


class Row(SimpleNamespace):
    """Somebody, or something, with what is known of it."""


def check(rule: Any) -> Answer:
    """Say whether hurry takes more from the tired by this rule, and it is a rule.

    Parameters
    ----------
    rule : a function of the parameters, the employee, the customer and the silo, as for `further_factor`.
    """
    fault = next(_no_rule(rule), None)
    if fault is not None:
        return fault
    return first_hint(
        _mistakes(lambda strength, use, tired, calm=CALM: _left(rule, strength, use, tired, calm), rule),
        f"In full hurry the rested keep {_left(rule, 1.0, 1.0, 0.0):.3f} and the tired "
        f"{_left(rule, 1.0, 1.0, 1.0):.3f}. The first number has a study behind it. What has the second?",
    )


def _row(columns: tuple[Column, ...], **values: float) -> Row:
    """Return somebody middling in all that is known, but for these values."""
    row = {each.name: np.full(each.shape, 0.5) if each.shape > 1 else 0.5 for each in columns}
    whole = {each.name: 1 for each in columns if each.kind != "f8"}
    return Row(**{**row, **whole, **values})


def _arguments(strength: float, use: float, tired: float, calm: float = CALM) -> tuple[Row, ...]:
    parameters = {name.replace(".", "_"): each.default for name, each in PARAMETERS.items()}
    p = Row(**{**parameters, "hurry_strength": strength, "hurry_calm_use": calm})
    return p, _row(EMPLOYEE, fatigue=tired), _row(CUSTOMER), _row(SILO, utilisation=use)


def _left(rule: Rule, strength: float, use: float, tired: float, calm: float = CALM) -> float:
    return float(rule(*_arguments(strength, use, tired, calm)))


def _no_rule(rule: Any) -> Iterator[Answer]:
    """Yield why something cannot be asked as a rule is."""
    is_plain = inspect.isfunction(rule) and not (inspect.iscoroutinefunction(rule) or inspect.isgeneratorfunction(rule))
    if not is_plain or len(inspect.signature(rule).parameters) != 4:
        yield hint("no rule", "A rule is a function of four: def my_rule(p, me, customer, silo).")
        return
    cases = [*product(STRENGTHS, LOADS, TIRED, [CALM]), *product([1.0], [0.85], [0.0], CALM_ENDS)]
    for strength, use, tired, calm in cases:
        given = _arguments(strength, use, tired, calm)
        before = deepcopy(given)
        where = f"a load of {use}, strength {strength} and fatigue {tired}"
        try:
            told = [rule(*given), rule(*deepcopy(before))]
        except Exception as error:  # whatever a learner's function may stop with
            yield hint("stops", f"At {where} your rule stops with {type(error).__name__}: {error}.")
            return
        yield from _no_number(told[0], where)
        changed = [name for one, two in zip(before, given, strict=True) for name in _differing(one, two)]
        if changed:
            yield hint(
                "writes",
                f"Your rule changes {changed[0]}. A rule returns a number, and only the week writes: else who is asked "
                "twice answers differently.",
            )
        if told[0] != told[1]:
            yield hint(
                "draws luck",
                "Asked twice the same, your rule says two numbers. Then two worlds differ by dice: take the luck out.",
            )


def _no_number(told: Any, where: str) -> Iterator[Answer]:
    if told is None:
        yield hint(
            "not begun",
            f"Your rule returns nothing at {where}. Begin with `hurry`, and let fatigue come in; every way through it "
            "ends in return.",
        )
    elif not isinstance(told, int | float | np.number) or number(told) is None:
        yield hint("no number", f"Your rule returns {quoted(told)}. What is left of empathy is a number from 0 to 1.")


def _differing(one: Row, two: Row) -> list[str]:
    names = vars(one) | vars(two)
    return [name for name in names if not np.array_equal(getattr(one, name, None), getattr(two, name, None))]


def _mistakes(left: Callable[..., float], rule: Rule) -> Iterator[Answer]:
    if not {"hurry.strength", "hurry.calm_use"} <= set(PARAMETERS):
        yield hint(
            "not declared", "Run the cell that declares hurry.strength and hurry.calm_use: nobody knows them yet."
        )
    yield from _not_absent(left)
    yield from _out_of_bounds(left)
    yield from _not_by_hurry(left)
    yield from _not_by_fatigue(left)
    yield from _not_by_strength(left)
    yield from _not_as_found(left(1.0, 1.0, 0.0))
    for each in Candidate("further_factor", rule).obligations():
        if each.holds is False:
            yield hint(f"contract: {each.obligation}", f"Nearly. Of the contract one thing is broken: it {each.words}")


def _not_absent(left: Callable[..., float]) -> Iterator[Answer]:
    places = [(use, tired) for use in BUSY for tired in TIRED]
    if all(left(1.0, *place) == 1.0 for place in places):
        yield hint("does nothing", "In full hurry, at strength 1, nothing is taken from anybody. What does hurry take?")
    if all(left(0.0, *place) == left(0.5, *place) == left(1.0, *place) for place in places):
        yield hint(
            "strength ignored", "Strength 0, 0.5 and 1 are all the same to your rule: nobody could switch it off."
        )
    if any(left(0.0, *place) != 1.0 for place in places):
        yield hint(
            "not absent",
            "At strength 0 your rule still takes something. Absent means 1, to the last bit: everything that takes has "
            "to be multiplied by the strength, fatigue's part, too.",
        )


def _out_of_bounds(left: Callable[..., float]) -> Iterator[Answer]:
    cases = [(strength, use, tired) for strength in (1.0, 0.5) for use in LOADS for tired in TIRED]
    most, least = (end(cases, key=lambda case: left(*case)) for end in (max, min))
    if left(*most) > 1.0 + _BY_A_HAIR:
        there = f"At a load of {most[1]} your rule leaves {left(*most):.2f}: more than there was. An inhibitor takes."
        if most[1] <= CALM:
            yield hint("calm desks gain", f"{there} What does your h become where the desk is calm?")
        yield hint("above 1", f"{there} Which sign has what it takes?")
    if left(*least) < -_BY_A_HAIR:
        yield hint(
            "below 0",
            f"At a load of {least[1]} and fatigue {least[2]} your rule leaves {left(*least):.2f}: less than nothing. "
            "What it takes from the rested and what it adds for the tired may be 1 together, at most; and h, too.",
        )


def _not_by_hurry(left: Callable[..., float]) -> Iterator[Answer]:
    calm, full = [left(1.0, 0.3, tired) for tired in TIRED], [left(1.0, 1.0, tired) for tired in TIRED]
    if calm == full:
        yield hint("hurry ignored", "A calm desk and a busy one are the same to your rule. Where is the load in it?")
    if min(full) > max(calm) or any(left(1.0, 1.0, tired) > left(1.0, 0.85, tired) + _BY_A_HAIR for tired in TIRED):
        yield hint("hurry turned round", "By your rule more load leaves more. Which sign has h, what is left or taken?")
    if left(1.0, 0.85, 0.0, min(CALM_ENDS)) == left(1.0, 0.85, 0.0, max(CALM_ENDS)):
        yield hint(
            "calm_use ignored", "Whether calm ends at 0.5 or at 0.9 is the same to your rule: read p.hurry_calm_use."
        )
    for use, tired in ((use, tired) for use in (0.0, 0.3, CALM) for tired in TIRED):
        if left(1.0, use, tired) != 1.0:
            yield hint(
                "calm desks lose",
                f"At a load of {use}, where nobody is in a hurry, somebody with fatigue {tired} keeps "
                f"{left(1.0, use, tired):.2f}. This inhibitor is hurry: fatigue alone has its place in the equation.",
            )


def _not_by_fatigue(left: Callable[..., float]) -> Iterator[Answer]:
    pairs = [(left(strength, use, 0.0), left(strength, use, 1.0)) for strength in (0.5, 1.0) for use in BUSY]
    if all(abs(rested - tired) < _BY_A_HAIR for rested, tired in pairs):
        yield hint(
            "fatigue ignored", "The rested and the tired keep the same by your rule, as by `hurry`: read me.fatigue."
        )
    if any(tired > rested + _BY_A_HAIR for rested, tired in pairs):
        yield hint(
            "fatigue turned round",
            "By your rule the tired keep more in a hurry than the rested. Is fatigue's part in what is taken, or in "
            "what is left?",
        )

    for rested, tired in pairs:
        if rested > _BY_A_HAIR and rested - tired < _BY_A_HAIR:
            yield hint(
                "fatigue at times only",
                "At some loads in a hurry, or at some strengths, the tired keep as much as the rested. Where does "
                "fatigue come in, and is it lost again on the way?",
            )


def _not_by_strength(left: Callable[..., float]) -> Iterator[Answer]:
    """Yield why strength is not how much hurry takes."""
    ways = [[left(strength, use, tired) for strength in STRENGTHS] for use in BUSY for tired in TIRED]
    if any(more > less + _BY_A_HAIR for way in ways for less, more in pairwise(way)):
        yield hint("strength turned round", "Between strength 0 and 1 your rule takes less where strength is more.")
    if all(way[1] == way[-1] for way in ways):
        yield hint("strength a switch", "Strength 0.25 takes as much as 1. It is to say how much hurry takes.")


def _not_as_found(rested: float) -> Iterator[Answer]:
    """Yield why a rested person in full hurry does not keep what the study found."""
    if abs(rested - 0.1) < CLOSE:
        yield hint(
            "no comparator",
            "The rested keep 0.10 in full hurry: 10 in 100 stopped. But of those who had time 63 in 100 did, and not "
            "all. What did hurry leave of that?",
        )
    elif abs(rested - (1.0 - LEFT)) < CLOSE:
        yield hint(
            "taken for left", f"The rested keep {rested:.2f} in full hurry: that is what the study says it took."
        )
    elif abs(rested - LEFT) >= CLOSE:
        yield hint(
            "not as found",
            f"At strength 1 the rested keep {rested:.2f} in full hurry. Let fatigue be 0 in your rule: what is left "
            "has to be 10/63 then.",
        )
