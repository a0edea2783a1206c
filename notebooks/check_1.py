"""Whether a prediction of one lever was held against a fair comparison."""

from __future__ import annotations

from collections.abc import Iterator
from math import isclose
from typing import Any

from demo_bank import TODAY
from lesson import Answer, first_hint, hint
from plain_values import is_missing, word

from empathysim.analysis.comparison import Comparison
from empathysim.analysis.paired_difference import PairedDifference
from empathysim.wording.verdict import PHRASES

WORDS = ("higher", "lower", "practically the same")
KEYS = ("journey_view", "talk_about_emotions", "customers_as_people", "customer_contact", "personal_happiness")
MOVED_TO = 0.8
OUTCOME = "satisfaction"
FEWEST_RUNS = 8
FEWEST_WEEKS = 52


def check(prediction: Any, comparison: Any) -> Answer:
    """Say whether the prediction came out, and before that whether the comparison could show it.

    Parameters
    ----------
    prediction : one of `WORDS`: what the lever does to customers' satisfaction, against today.
    comparison : what `es.compare(TODAY, ...)` returned.
    """
    fault = next(_mistakes(prediction, comparison), None)
    if fault is not None:
        return fault
    return first_hint(_other_sign(str(word(prediction)), comparison), _praise(comparison))


def _praise(comparison: Comparison) -> str:
    """Return how far the verdict bears out a word that came out."""
    found = comparison.outcomes[OUTCOME]
    same = found.verdict == "practically_the_same"
    pairs = f"the interval of {found.n} paired runs holds nothing that matters"
    came_out = pairs if same else f"{found.wins} of {found.n} paired runs lie on that side"
    more = (
        f" The whole verdict is '{PHRASES[found.verdict]}': say that, too, when you tell of it."
        if found.verdict.endswith("too_little") else ""
    )  # fmt: skip
    return (
        f"You said so before the run, and {came_out}.{more} Say in one sentence how the lever reaches customers; that "
        "you guessed right does not show that your reason was right."
    )


def _mistakes(prediction: Any, comparison: Any) -> Iterator[Answer]:
    if is_missing(prediction):
        yield hint("not begun", "Write down your prediction first: my_prediction still holds nothing.")
    if comparison is None:
        yield hint("no run yet", "A prediction is there. Now make the comparison: my_comparison is still None.")
    if word(prediction) not in WORDS:
        yield hint("no prediction", f"A prediction here is one of: {', '.join(WORDS)}. In words, and before the run.")
    if isinstance(comparison, PairedDifference):
        yield hint(
            "one outcome",
            "This is one outcome out of a comparison. Give check all that es.compare returned: it looks at what was "
            "compared before it looks at what came out.",
        )
    if not isinstance(comparison, Comparison):
        yield hint(
            "one run",
            "This is no comparison of pairs. The difference between one run and another is mostly luck: how far did "
            "eight runs of the same bank lie apart? Let es.compare live both banks under the same luck, several times.",
        )
    yield from _two_firms(comparison)
    yield from _another_lever(comparison)
    yield from _too_little(comparison)


def _two_firms(comparison: Comparison) -> Iterator[Answer]:
    if comparison.b == TODAY and comparison.a != TODAY:
        yield hint(
            "turned round",
            "Today stands on the wrong side: the difference is the second less the first, so this is what giving the "
            "lever up again would do. What belongs first?",
        )
    moved = ", ".join(comparison.what_differs) or "nothing"
    if comparison.a != TODAY or len(comparison.what_differs) != 1:
        yield hint(
            "wrong comparator",
            f"The first firm is '{comparison.a.name}', and in week 0 this differs between the two: {moved}. Whatever "
            "comes out, you could not say what it comes from. Compare TODAY with the same bank in which one lever was "
            "moved.",
        )
    if not comparison.is_a_change or comparison.b.interventions:
        yield hint(
            "another firm",
            "The second is no change of today's bank in week 0: it has been another firm all along, or more is done in "
            "it later. changed(...) moves a lever in week 0 and leaves all else.",
        )


def _another_lever(comparison: Comparison) -> Iterator[Answer]:
    ((lever, (_, to)),) = comparison.what_differs.items()
    if lever not in [f"{key}.intensity" for key in KEYS]:
        yield hint("another lever", f"You moved {lever}, which is none of the five: {', '.join(KEYS)}.")
    if not isclose(to, MOVED_TO):
        yield hint("another stop", f"You moved the lever to {to:g}; {MOVED_TO} was asked for, where all compare.")


def _too_little(comparison: Comparison) -> Iterator[Answer]:
    if len(comparison.seeds) < FEWEST_RUNS:
        yield hint(
            "few pairs",
            f"{len(comparison.seeds)} pairs are hardly more than one story. Take seeds={FEWEST_RUNS} or more and look "
            "at what all pairs have in common.",
        )
    if comparison.place.weeks < FEWEST_WEEKS:
        yield hint(
            "short run",
            f"After {comparison.place.weeks} weeks most customers have not met the changed bank yet, and what they "
            f"remember is older still. What is to be seen after a year ({FEWEST_WEEKS} weeks) or two?",
        )
    if OUTCOME not in comparison.outcomes:
        yield hint("other outcome", f"The prediction is about {OUTCOME}: put it into outcomes=[...].")


def _other_sign(predicted: str, comparison: Comparison) -> Iterator[Answer]:
    verdict = comparison.outcomes[OUTCOME].verdict
    if verdict == "cannot_tell_yet":
        yield hint(
            "cannot tell", "The pairs do not agree enough to say. More of them help: comparison.grown(20) keeps these."
        )
    if verdict.endswith("too_little") and predicted == "practically the same":
        yield hint(
            "too little to matter?",
            "Perhaps: these pairs show a side, and cannot tell whether it is by what matters. 'Practically the same' "
            "would need an interval that holds nothing that matters. More pairs can settle it: comparison.grown(20).",
        )
    if not PHRASES[verdict].startswith(predicted):
        yield hint(
            "other sign",
            f"A fair comparison, and it came out otherwise than '{predicted}': see the verdict in "
            f'my_comparison.outcomes["{OUTCOME}"]. That is what predictions are for. Which step between lever and '
            "customer did you see differently? Read on what the lever does, change the prediction, and say in a "
            "comment what made you change it.",
        )
