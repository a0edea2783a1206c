"""Whether a prediction of one lever was held against a fair comparison."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from demo_bank import TODAY
from lesson import Answer, first_hint, hint

from empathysim.analysis.comparison import Comparison

WORDS = ("higher", "lower", "practically the same")
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
    found = comparison.outcomes[OUTCOME] if _holds_the_outcome(comparison) else None
    praise = "" if found is None else (
        f"You wrote '{prediction}', and so it came out in {found.wins} of {found.n} paired runs. "
        "Say in one sentence how the lever reaches customers; that you guessed right does not show that your reason "
        "was right."
    )  # fmt: skip
    return first_hint(_mistakes(prediction, comparison), praise)


def _holds_the_outcome(comparison: Any) -> bool:
    return isinstance(comparison, Comparison) and OUTCOME in comparison.outcomes


def _mistakes(prediction: Any, comparison: Any) -> Iterator[Answer]:
    if prediction is None or comparison is None:
        yield hint("not begun", "Write down your prediction, then make the comparison; both names are still None.")
    if prediction not in WORDS:
        yield hint("no prediction", f"A prediction here is one of: {', '.join(WORDS)}. In words, and before the run.")
    if not isinstance(comparison, Comparison):
        yield hint(
            "one run",
            "This is no comparison of pairs. The difference between one run and another is mostly luck: how far did "
            "eight runs of the same bank lie apart? Let es.compare live both banks under the same luck, several times.",
        )
    yield from _unfair(comparison)
    yield from _other_sign(prediction, comparison)


def _unfair(comparison: Comparison) -> Iterator[Answer]:
    if len(comparison.seeds) < FEWEST_RUNS:
        yield hint(
            "one run",
            f"{len(comparison.seeds)} pairs are hardly more than one story. Take seeds={FEWEST_RUNS} or more and look "
            "at what all pairs have in common.",
        )
    if comparison.b == TODAY and comparison.a != TODAY:
        yield hint(
            "wrong comparator",
            "Today stands on the wrong side: the difference is the second less the first, so this is what giving the "
            "lever up again would do. What belongs first?",
        )
    if comparison.a != TODAY or len(comparison.what_differs) != 1:
        moved = ", ".join(comparison.what_differs) or "nothing"
        yield hint(
            "wrong comparator",
            f"Between the two firms these differ: {moved}. Whatever comes out, you could not say what it comes from. "
            "Compare TODAY with the same bank in which one lever was moved.",
        )
    if comparison.place.weeks < FEWEST_WEEKS:
        yield hint(
            "short run",
            f"After {comparison.place.weeks} weeks most customers have not met the changed bank yet, and what they "
            f"remember is older still. What is to be seen after a year ({FEWEST_WEEKS} weeks) or two?",
        )
    if OUTCOME not in comparison.outcomes:
        yield hint("other outcome", f"The prediction is about {OUTCOME}: put it into outcomes=[...].")


def _other_sign(prediction: str, comparison: Comparison) -> Iterator[Answer]:
    verdict = comparison.outcomes[OUTCOME].verdict.replace("_", " ")
    if verdict == "cannot tell yet":
        yield hint(
            "cannot tell", "The pairs do not agree enough to say. More of them help: comparison.grown(20) keeps these."
        )
    if not verdict.startswith(prediction):
        yield hint(
            "other sign",
            f"A fair comparison, and it came out otherwise: you wrote '{prediction}', the verdict is '{verdict}'. That "
            "is what predictions are for. Which step between lever and customer did you see differently? Read on what "
            "the lever does, change the prediction, and say in a comment what made you change it.",
        )
