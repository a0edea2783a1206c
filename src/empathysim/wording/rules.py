"""The wording rules, as a reader of texts: what may not be said of a model's results, and what must be said with it.

Generated texts pass; texts that were edited by hand are read again. The pattern are Cochrane's fixed phrases for
little or no difference and for uncertain results, and the finding that words of likelihood are misread without
numbers (Budescu, Por & Broomell 2012). A reader of words sees no meaning: what passes can still overclaim.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

SMALLEST_GROUP = 10
"""Fewest people of whom anything is said."""

_COUNT = re.compile(r"\b\d[\d,]* of [\d,]*\d\b")
_COMPARATOR = re.compile(
    r"\b(than|against|compared (with|to)|as under|relative to|from .{1,60}? to|differs? from)\b", re.I
)
_NO_NOUN = r"(?<!\bthe )(?<!\ba )(?<!\bthis )(?<!\bthat )(?<!\bthese )(?<!\bany )(?<!\beach )(?<!\bevery )"
_LEVER = re.compile(
    rf"\b(releas\w+|add(s|ed|ing)?|remov\w+|merg\w+|to change)\b|"
    rf"{_NO_NOUN}\b(turn(s|ed|ing)?|mov(e|es|ed|ing)|rais(e|es|ed|ing)|chang(ed|ing)|set(?! of)|setting|cut(s|ting)?|"
    r"split\w*|push\w*)\b",
    re.I,
)
"""Words for what a hand does; "the change", "a push" and the like name nothing that was moved."""
_NUMBER = r"(\d[\d,]*+(?:\.\d++)?+)"
_SINGLE = rf"(?<![\d,.])(?<!to )(?<!to −)(?<!to \+){_NUMBER}"
_MONEY = re.compile(
    rf"(?<!to )(?<!to −)(?<!to \+)(?:\$|€|\b(?:USD|EUR)) ?{_NUMBER}(?! to)|"
    rf"{_SINGLE}(?: ?(?:k|M|bn|thousand|million|billion))? ?(?:€|\$|(?:USD|EUR|dollars?|euros?)\b)(?! ?\d)",
    re.I,
)
_PERCENT = r"\d[\d.,]*( to [+−-]?\d[\d.,]*)? ?(%|per ?cent)"
_MORE = r"more|less|fewer|higher|lower|better|worse|rise|fall|gain|drop|increase|decrease|growth|decline|up|down"
_MOVED = (
    r"up|down|ris(e|es|en|ing)|rose|f[ae]ll(s|ing)?|gr[oe]w(s|n|ing|th)?|gain\w*|los[et]s?|drop\w*|increas\w+|"
    r"decreas\w+|declin\w+"
)
_FEW = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_COUNTED = rf"(\d+|{'|'.join(_FEW)})(?! (?:mind|hundred|thousand))"
_UNIT_OF_PEOPLE = r"(?:team|unit|silo|group|department)s?"
_GROUP = re.compile(
    rf"\b{_UNIT_OF_PEOPLE} (?:of|with) (?:only |just |about )?{_COUNTED}\b|"
    rf"\b{_COUNTED}[ -](?:person|people|employee|man|woman)s?[ -]{_UNIT_OF_PEOPLE}\b",
    re.I,
)


@dataclass(frozen=True)
class Fault:
    """A rule that a sentence breaks.

    Parameters
    ----------
    rule : W1 to W12.
    sentence : where.
    why : what is wrong and what to write in its place.
    """

    rule: str
    sentence: str
    why: str

    def __str__(self) -> str:
        return f"{self.rule}: {self.sentence!r}: {self.why}"


def _never(words: str, why: str) -> Callable[[str], str | None]:
    """Return a rule against words."""
    pattern = re.compile(rf"\b({words})\b", re.I)

    def broken(sentence: str) -> str | None:
        found = pattern.search(sentence)
        return f"'{found[0]}' {why}" if found else None

    return broken


def _unless(words: str, needed: re.Pattern[str], why: str) -> Callable[[str], str | None]:
    """Return a rule that words need something else in their sentence."""
    pattern = re.compile(words, re.I)

    def broken(sentence: str) -> str | None:
        found = pattern.search(sentence)
        return f"'{found[0].strip()}' {why}" if found and not needed.search(sentence) else None

    return broken


def _long_money(sentence: str) -> str | None:
    for found in _MONEY.finditer(sentence):
        digits = (found[1] or found[2]).replace(",", "").replace(".", "").strip("0")
        if len(digits) > 3:
            return f"'{found[0]}' is told more exactly than it is known; write a range, or two figures."
    return None


def _small_group(sentence: str) -> str | None:
    for found in _GROUP.finditer(sentence):
        told = (found[1] or found[2]).lower()
        if told in _FEW or int(told) < SMALLEST_GROUP:
            return f"'{found[0]}' is too few people to say anything of; {SMALLEST_GROUP} is the least."
    return None


def _undetected(sentence: str) -> str | None:
    if "no detectable difference" not in sentence.lower():
        return None
    if re.search(r"after \d[\d,]* paired runs?", sentence) and "could be" in sentence:
        return None
    return "say after how many paired runs, and between what the true change could be."


RULES: dict[str, tuple[Callable[[str], str | None], ...]] = {
    "W1": (
        _never(r"significant(ly)?|proves?|proved|proven|proof|drives|drove|driven by|drivers?",
               "is no verdict; use one of the six phrases of the rule."),
    ),
    "W2": (
        _unless(r"\b(un)?likely\b|\bprobab(le|ly)\b|\bchances are\b|\bpresumably\b", _COUNT,
                "needs its count beside it: (19 of 20 paired runs)."),
    ),
    "W3": (
        _never(r"(has|have|had|with|makes?|shows?|is|was) no (effect|impact|influence|difference)|no effect|"
               r"(does|did|do) not (work|help|matter)",
               "cannot be seen; write 'No detectable difference after N paired runs; the true change could be ...'."),
        _undetected,
    ),
    "W4": (
        _unless(rf"[+−-]\s?{_PERCENT}|\b(by|{_MOVED}) (by |about |some |around |nearly )*{_PERCENT}|"
                rf"{_PERCENT} ({_MORE})\b",
                re.compile(r"\bin 100\b|\bof 100\b|\bpoints?\b|\$|\bUSD\b", re.I),
                "is relative; say the absolute change first."),
    ),
    "W5": (
        _never(r"will|won['’]t|\w+['’]ll|shall|shan['’]t|going to|guarante\w+|ensur(e|es|ed|ing)|bound to|"
               r"inevitabl[ey]",
               "tells the future; say what happens in the model."),
    ),
    "W6": (_long_money,),
    "W7": (
        _unless(r"\b(improv\w+|higher|lower|better|worse|more customers|fewer customers)\b", _COMPARATOR,
                "needs what it is compared with: against ..., than under ...."),
    ),
    "W9": (
        _unless(r"\b(robust\w*|regardless|always|in any case|whatever happens|under (all|any|every) assumptions?)\b",
                re.compile(r"\d+ of \d+ assumption sets"), "needs its count: holds in 46 of 50 assumption sets."),
    ),
    "W10": (
        _small_group,
        _never(r"(best|worst|least|most) (empathetic |engaged |performing |effective )?"
               r"(employee|person|colleague|manager|agent)s?|"
               r"(employee|person|manager|colleague|staff)s? (is|are|was|were) ranked|"
               r"rank(s|ed|ing)? of (employees|persons|people|staff|managers)|(Mr|Mrs|Ms)\.? [A-Z]\w+",
               f"points at persons; say nothing of fewer than {SMALLEST_GROUP} people."),
    ),
    "W11": (
        _unless(r"\b(causes?|caused|causing|because of|due to|thanks to|leads? to|led to|results? in|"
                r"makes? (customers|people|employees))\b",
                _LEVER, "is a cause; name the lever that was moved, or say that the two go together."),
    ),
    "W12": (
        _unless(r"\b(loss(es)?|costs?|lose|loses|worse|lower|fewer|downside|risks?)\b.{0,80}"
                r"\b(appendix|footnote|small print|annex)\b|"
                r"\b(only|merely|just) a (small|minor|slight) (loss|cost|drop|decline|setback)",
                re.compile(r"(?!)"), "makes bad news small; give it the same place and scale as good news."),
    ),
}  # fmt: skip
"""Rules on single sentences; W5 also asks of a text, and W8 of a title, what they must hold."""

_HORIZON = re.compile(
    r"\b(\d+|one|two|three|four|five|six|a|an|last|half) ?-?(weeks?|months?|years?)\b|\bweek \d+|\bmonth \d+", re.I
)
_UNIT = re.compile(
    r"\$|%|\bUSD\b|\bpoints?\b|\bof 100\b|\bin 100\b|\bshares?\b|\bcustomers?\b|\bruns?\b|\b0 to 1\b|\bemployees\b",
    re.I,
)


def faults_in(text: str, *, names: Collection[str] = ()) -> list[Fault]:
    """Return what is wrong with a section of text, in its order.

    Parameters
    ----------
    text : one section of a report, or one generated sentence.
    names : of persons, none of which may be said.
    """
    faults = [fault for sentence in sentences_in(text) for fault in _of_sentence(sentence, names)]
    if not re.search(r"\bin the model\b", text, re.I):
        faults.append(Fault("W5", text.strip()[:120], "say once in each section that this is so in the model."))
    return faults


def faults_in_title(title: str, *, names: Collection[str] = ()) -> list[Fault]:
    """Return what is wrong with the title of a page or a chart: it needs a horizon and a unit, too."""
    faults = list(_of_sentence(title, names))
    if not _HORIZON.search(title) or not _UNIT.search(title):
        faults.append(Fault("W8", title, "a title names its horizon and its unit: '... more customers in 24 months'."))
    return faults


def sentences_in(text: str) -> list[str]:
    """Return the sentences of a text; a point inside a number or a name of a parameter ends none."""
    return [each.strip() for each in re.split(r"(?<=[.!?])\s+(?=[A-Z0-9\"“'$])|\n\s*\n", text) if each.strip()]


def _of_sentence(sentence: str, names: Collection[str]) -> Iterator[Fault]:
    for rule, checks in RULES.items():
        for broken in checks:
            why = broken(sentence)
            if why is not None:
                yield Fault(rule, sentence, why)
    for name in names:
        if re.search(rf"\b{re.escape(name)}\b", sentence):
            yield Fault("W10", sentence, "names a person.")
