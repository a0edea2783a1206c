"""What all lessons share: an answer to an exercise with its hint, sentences that are read, and the exit ticket."""

from __future__ import annotations

import html
import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

TO_HAND_IN = "exit_ticket_{lesson}_{name}.txt"
QUESTIONS = 3
FEWEST_WORDS = 3
LINE = 100
"""Letters in a line of what is said: JupyterLab breaks longer ones within a word."""


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
        name = f'<br><small style="opacity: .75">name of this hint: {_as_html(self.mistake)}</small>'
        return (
            # The classes say that nothing here is mathematics, or what stands between two prices would be.
            f'<div class="mathjax_ignore tex2jax_ignore" style="border-left: 4px solid {line}; padding: .3em 1em">'
            f"<b>{self._word}.</b> {_as_html(self.text)}{name if self.mistake else ''}</div>"
        )

    @property
    def _word(self) -> str:
        return "Right" if self.is_right else "Not yet"


def _as_html(text: str) -> str:
    return html.escape(text, quote=False)


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


def say(*sentences: str) -> None:
    """Print sentences in lines that are read without scrolling, an empty line between two of them."""
    print("\n\n".join(textwrap.fill(sentence, LINE, break_on_hyphens=False) for sentence in sentences))


def exit_ticket(lesson: int, answers: Any, name: str = "", folder: str | Path = ".") -> Answer:
    """Keep the three answers of an exit ticket in a file to hand in, as soon as all are there.

    Parameters
    ----------
    lesson : number of the lesson.
    answers : a text for each question, in order.
    name : by which the teacher knows whose ticket it is; part of the name of the file.
    folder : where the file goes.
    """
    for what_is_open in _open(answers, name):
        return what_is_open
    return _kept(lesson, [answer.strip() for answer in answers], name, Path(folder))


def _open(answers: Any, name: Any) -> Iterator[Answer]:
    """Yield what is still to do before a ticket can be kept."""
    if not isinstance(answers, list | tuple) or len(answers) != QUESTIONS:
        yield hint("not three", f"There are {QUESTIONS} questions: a list of {QUESTIONS} texts, one for each.")
        return
    told = [answer if isinstance(answer, str) else "" for answer in answers]
    if empty := [number for number, answer in enumerate(told, start=1) if not answer.strip()]:
        yield hint("unanswered", f"Still to answer: {_listed(empty)}. A sentence for each is enough.")
    if short := [number for number, answer in enumerate(told, start=1) if len(answer.split()) < FEWEST_WORDS]:
        yield hint("too short", f"What do you mean by {_listed(short)}? Write a sentence.")
    if not (isinstance(name, str) and _for_a_file(name)):
        yield hint(
            "no name", 'Whose ticket is it? Write name="..." as your teacher knows you; it need not be a real one.'
        )


def _listed(numbers: list[int]) -> str:
    *most, last = map(str, numbers)
    return f"{', '.join(most)} and {last}" if most else last


def _for_a_file(name: str) -> str:
    return "_".join(re.findall(r"\w+", name)).lower()


def _kept(lesson: int, answers: list[str], name: str, folder: Path) -> Answer:
    place = folder / TO_HAND_IN.format(lesson=lesson, name=_for_a_file(name))
    told = "\n\n".join(f"{number}. {answer}" for number, answer in enumerate(answers, start=1))
    place.write_text(f"Lesson {lesson}, {name.strip()}\n\n{told}\n", encoding="utf-8")
    return right(f"Kept in {place.name}: hand it in. To keep your whole notebook: File, then Download.")
