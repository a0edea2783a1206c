"""What all lessons share: an answer to an exercise with its hint, and the exit ticket."""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

TO_HAND_IN = "exit_ticket_{lesson}.txt"


@dataclass(frozen=True, repr=False)
class Answer:
    """What `check` says of an answer; true where the answer is right.

    Parameters
    ----------
    is_right : whether the answer is right.
    text : praise with what to notice, or the one hint that helps with this mistake.
    mistake : short name of the mistake, '' for a right answer; teachers count them.
    """

    is_right: bool
    text: str
    mistake: str = ""

    def __bool__(self) -> bool:
        return self.is_right

    def __repr__(self) -> str:
        return f"{self._word}: {self.text}"

    def _repr_html_(self) -> str:
        line = "#0072b2" if self.is_right else "#d55e00"
        return (
            f'<div style="border-left: 4px solid {line}; padding: .3em 1em">'
            f"<b>{self._word}.</b> {html.escape(self.text, quote=False)}</div>"
        )

    @property
    def _word(self) -> str:
        return "Right" if self.is_right else "Not yet"


def right(text: str) -> Answer:
    """Return a right answer with what to notice about it."""
    return Answer(True, text)


def hint(mistake: str, text: str) -> Answer:
    """Return an answer that is not right yet, with the name of the mistake and the hint for it."""
    return Answer(False, text, mistake)


def first_hint(hints: Iterator[Answer], praise: str) -> Answer:
    """Return the first hint there is, or that the answer is right.

    Parameters
    ----------
    hints : a generator that yields a hint for each mistake it finds, the most basic mistake first; it may use
        what an earlier hint has ruled out, for it is not asked on after its first.
    praise : what to notice about a right answer.
    """
    return next(hints, right(praise))


def exit_ticket(lesson: int, answers: Sequence[str], folder: str | Path = ".") -> Answer:
    """Keep the three answers of an exit ticket in a file to hand in, as soon as all are there.

    Parameters
    ----------
    lesson : number of the lesson.
    answers : one for each question, in order.
    folder : where the file goes.
    """
    open_questions = [str(number) for number, answer in enumerate(answers, start=1) if not answer.strip()]
    if open_questions:
        which = " and ".join(filter(None, (", ".join(open_questions[:-1]), open_questions[-1])))
        return hint("unanswered", f"Still to answer: {which}. A sentence for each is enough.")
    place = Path(folder) / TO_HAND_IN.format(lesson=lesson)
    told = "\n\n".join(f"{number}. {answer.strip()}" for number, answer in enumerate(answers, start=1))
    place.write_text(f"Lesson {lesson}\n\n{told}\n", encoding="utf-8")
    return right(f"Kept in {place.name}: hand it in. To keep your whole notebook: File, then Download.")
