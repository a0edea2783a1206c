"""Whether a sentence says of five moved ties what the runs showed: the verdict, of what, against what, and no more."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lesson import Answer, hint

from empathysim.wording.rules import faults_in
from empathysim.wording.verdict import PHRASES, Verdict

_STORY = re.compile(r"\b(story|stories|context)\b")
_COMPARATOR = re.compile(
    r"\b(than|against|as (in|under|at|for|of|before|the|that|with|without|today)|compared (with|to)|relative to|versus|"
    r"differs? from|with (and|or) without|before and after)\b"
)
_NOT = r"(?:\b(?:not|never|hardly|neither|no longer|far from|anything but)|n['’]t)(?: [\w']+){0,2} "
_TOO_WIDE = re.compile(
    r"\b(?:every|all|any|most|no) (?:banks?|firms?|compan\w+|organi[sz]ations?|networks?|bridges?)\b|"
    r"\b(?:useless|pointless|worthless|always|never|in general|generally|banks|firms|companies|organi[sz]ations|"
    r"networks)\b"
)
_SAYS_NOTHING = re.compile(r"\b(nothing|none)\b[^.;]{0,30}\b(about|of|for|on)\b[^.;]*")
"""Who says of what nothing follows, claims nothing by it."""
_TIES = re.compile(r"\b(\w+ )?(more|fewer|less) ties\b|\bties? (more|fewer|less)\b|\b(\d+|five) (more|fewer|less)\b")
_SIDES = {
    "higher": re.compile(r"\b(higher|more|better|gains?)\b"),
    "lower": re.compile(r"\b(lower|less|fewer|worse|loses?|lost)\b"),
}


def claim_mistakes(claim: str, verdict: Verdict, pairs: int) -> Iterator[Answer]:
    """Yield what a sentence lacks, and what it says beyond what was found.

    Parameters
    ----------
    claim : one or two sentences.
    verdict : of the difference in what is left of the story.
    pairs : of runs that it comes from.
    """
    text = _in_phrases(claim)
    faults = faults_in(text)
    if faults:
        yield hint("wording", f"A rule of wording is broken. {faults[0].rule}: {faults[0].why}")
    text = text.casefold()
    yield from _not_the_verdict(text, verdict, pairs)
    if not _STORY.search(text):
        yield hint(
            "no outcome", "What is it that differs, or does not? Name what was looked at: what is left of the story."
        )
    if not _COMPARATOR.search(text):
        yield hint("no comparator", "Against what? Name the other bank, too: ... than in ..., or as in ....")
    beyond = _TOO_WIDE.search(_SAYS_NOTHING.sub("", text))
    if beyond:
        yield hint(
            "too wide",
            f"'{beyond[0]}' goes beyond what was lived: one bank, and five ties that you chose. Say it of them.",
        )


def _in_phrases(claim: str) -> str:
    """Return a claim in which verdicts that were copied, such as `practically_the_same`, are told in their words."""
    text = " ".join(claim.split())
    for verdict in sorted(PHRASES, key=len, reverse=True):
        text = text.replace(verdict, PHRASES[verdict])
    return text.replace("_", " ")


def _not_the_verdict(text: str, verdict: Verdict, pairs: int) -> Iterator[Answer]:
    said, phrase = _verdicts_in(text), PHRASES[verdict]
    for each in said:
        if re.search(_NOT + re.escape(PHRASES[each].partition(",")[0]), text):
            yield hint(
                "negated",
                f"You write 'not ... {PHRASES[each].partition(',')[0]}'. The six phrases of the rule are told as they "
                "are: none of them is the opposite of another.",
            )
    others = [PHRASES[each] for each in said if each != verdict]
    if others and verdict in said:
        yield hint(
            "two verdicts", f"Your sentence holds '{phrase}' and '{others[0]}', too; only one is what the runs gave."
        )
    sides = [found[0] for side, words in _SIDES.items() if (found := words.search(_TIES.sub("", text)))
             and not verdict.startswith(side)]  # fmt: skip
    if others or (sides and verdict not in said):
        yield hint(
            "overclaimed",
            f"You say '{(others or sides)[0]}'; the verdict of {pairs} pairs is another one. Look at found.verdict, "
            "and at where its interval lies against the smallest difference that matters.",
        )
    if verdict not in said:
        yield hint(
            "no verdict",
            "The sentence does not hold the verdict in the words of the rule. There are six of them, in "
            "empathysim.wording.verdict.PHRASES; found.verdict says which one it is.",
        )


def _verdicts_in(text: str) -> list[Verdict]:
    """Return which of the six phrases a text holds; what follows 'whether' is only asked."""
    text = re.sub(r"\bwhether\b[^.;]*", "", text)
    perhaps = bool(re.search(r"\bperhaps too little\b", text))
    said: list[Verdict] = []
    for verdict, phrase in PHRASES.items():
        side, _, more = phrase.partition(", ")
        if re.search(rf"\b{side}\b", text) and (bool(more) == perhaps or " " in side):
            said.append(verdict)
    return said
