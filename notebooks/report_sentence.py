"""Whether a sentence of a report says what the runs showed: of which lever, against what, how much, and how surely."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import isclose

from lesson import Answer, hint
from said_numbers import counts, money_ranges, times

from empathysim.analysis.comparison import Comparison
from empathysim.analysis.paired_difference import PairedDifference
from empathysim.analysis.portfolio.levers import KEY_LEVERS, LEVERS
from empathysim.analysis.sensitivity.claim import Flip
from empathysim.wording.numbers import step_of

GOAL = "npv"
TWO_FIGURES = 0.1
"""Part of the larger end by which an end of the range may be off: who rounds to two figures is no further off."""

_TODAY = re.compile(
    r"\b(than|against|versus|compared (with|to)|relative to|above|beyond)\b( [\w'’]+){0,5} today\b", re.I
)
_WORTH = re.compile(r"\b(net value|npv|worth|net of|profit|after (all |the |its )?costs?|pays?)\b", re.I)
_OTHER_OUTCOME = re.compile(
    r"\b(satisf\w+|empath\w+|retention|loyal\w*|emotion\w*|happi\w+|engagement|revenue|turnover|ratings?)\b", re.I
)
_GAIN = re.compile(r"\b(worth|higher|more|gain\w*|adds?|earns?|pays?|rais\w+|net value .*(is|of|by))\b", re.I)
_LOSS = re.compile(
    r"(\bnot|n['’]t|\bnever|\bhardly)( \w+){0,2} (worth|higher|more|gain\w*|adds?|earns?|pay\w*|rais\w+)\b|"
    r"\b(lower|less|worse|los[et]s?|loss|fewer|worth no)\b",
    re.I,
)
_FROM_TO = re.compile(r"\bfrom (\d*\.?\d+) to (\d*\.?\d+)\b(?! ?(k|M|thousand|million|dollars|USD)\b)")
_SETS = r"assumption sets|sets of assumptions"
_RUNS = r"paired runs|pairs of runs|pairs|runs"


def sentence_mistakes(sentence: str, compared: Comparison, stressed: Flip) -> Iterator[Answer]:
    """Yield what the linter does not ask for and a reader needs, and what the runs did not show.

    Parameters
    ----------
    sentence : one or two sentences that the linter has let pass.
    compared : the lever against today, whose net value is higher.
    stressed : the same claim in many sets of assumptions.
    """
    text = " ".join(sentence.split())
    if not _TODAY.search(text):
        yield hint("no comparator", "Worth more than what? Name what it is compared with: against today.")
    yield from _lever_mistakes(text, compared)
    yield from _horizon_mistakes(text, compared.place.weeks)
    yield from _range_mistakes(text, compared.outcomes[GOAL])
    yield from _what_is_told(text)
    yield from _count_mistakes(text, compared.outcomes[GOAL], stressed)


def _lever_mistakes(text: str, compared: Comparison) -> Iterator[Answer]:
    ((moved, (before, after)),) = compared.what_differs.items()
    named = [lever for lever in LEVERS if _is_named(lever, text)]
    if moved not in named and named:
        yield hint("another lever", f"Your sentence is about {_spoken(named[0])}. Which lever did compared move?")
    if moved not in named:
        yield hint("no lever", "What is worth so much? Name the lever that was moved.")
    for told in _FROM_TO.findall(text):
        if not (isclose(float(told[0]), before) and isclose(float(told[1]), after)):
            yield hint("another stop", f"It was not moved from {told[0]} to {told[1]}: see compared.what_differs.")


def _is_named(lever: str, text: str) -> bool:
    """Return whether a lever's name stands in a text: its words in any order and number, or its number as a key."""
    words = _spoken(lever).split()
    key = rf"\bkey {KEY_LEVERS.index(lever) + 1}\b" if lever in KEY_LEVERS else r"(?!)"
    return all(re.search(rf"\b{word.removesuffix('s')}", text, re.I) for word in words) or bool(
        re.search(key, text, re.I)
    )


def _spoken(lever: str) -> str:
    return lever.partition(".")[0].replace("_", " ")


def _horizon_mistakes(text: str, weeks: int) -> Iterator[Answer]:
    told = times(text)
    if not told:
        yield hint("no horizon", "After how long? Say over how many years (or months) the value is counted.")
    if not all(isclose(time, weeks, abs_tol=0.5) for time in told):
        yield hint("other horizon", "That is not how long both worlds were lived. See compared.place.weeks.")


def _range_mistakes(text: str, found: PairedDifference) -> Iterator[Answer]:
    told = list(money_ranges(text))
    if not told:
        yield hint(
            "no range",
            "One number looks as if it were known. Give the range in dollars, such as $1 to 2 k, or between 1,000 and "
            "2,000 dollars.",
        )
    slack = max(step_of(found.low, found.high), TWO_FIGURES * max(abs(found.low), abs(found.high)))

    def is_found(low: float, high: float) -> bool:
        return abs(low - found.low) <= slack and abs(high - found.high) <= slack

    if any(low >= high for low, high in told):
        yield hint("range turned round", "A range begins with its lower end.")
    if any(is_found(scale * low, scale * high) for low, high in told for scale in (1e3, 1e-3)):
        yield hint("thousands", "The digits are right, and by a thousand off: is there a k too few or too many?")
    if not all(is_found(low, high) for low, high in told):
        yield hint("other range", 'The runs gave another range: compared.outcomes["npv"].low and .high, rounded.')


def _what_is_told(text: str) -> Iterator[Answer]:
    """Yield what is wrong with the part of a sentence in which the range stands."""
    part = next(each for each in re.split(r";|(?<=[.!?])\s", text) if any(money_ranges(each)))
    other = _OTHER_OUTCOME.search(part)
    if other:
        yield hint("other outcome", f"The range is one of net value; '{other[0]}' is another reading.")
    if not _WORTH.search(part):
        yield hint("no outcome", "So many dollars of what? Say that it is net value: what is left after the costs.")
    loss = _LOSS.search(part)
    if loss:
        yield hint("other direction", f"'{loss[0]}': the net value came out higher than today's.")
    if not _GAIN.search(part):
        yield hint("no direction", "In which direction? Say that it is worth so much, or by how much it is higher.")


def _count_mistakes(text: str, found: PairedDifference, stressed: Flip) -> Iterator[Answer]:
    told = counts(text, _SETS)
    if not told:
        yield hint(
            "luck alone",
            "The range holds luck alone. In how many of the assumption sets does the claim hold? Write it: "
            "holds in ... of ... assumption sets.",
        )
    known = [(many, stressed.sets) for many in (stressed.holds, stressed.too_little, stressed.against)]
    if known[0] not in told or any(each not in known for each in told):
        yield hint(
            "wrong count",
            "The claim holds in another number of assumption sets. Read stressed.holds and stressed.sets: sets in "
            "which the difference is too little to matter do not count as holding.",
        )
    runs = counts(text, _RUNS)
    if not runs:
        yield hint("no runs", "How many pairs of runs stand behind the range? Write it: (... of ... paired runs).")
    if any(each != (found.wins, found.n) for each in runs):
        yield hint("wrong runs", 'So many pairs there were not: see compared.outcomes["npv"].wins and .n.')
