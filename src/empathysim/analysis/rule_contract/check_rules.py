"""Does a rule of your own keep what all rules keep? The contract of the shipped rules, asked of any function."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from empathysim.analysis.rule_contract.lived import pace, what_goes_wrong
from empathysim.analysis.rule_contract.obligations import Candidate, Obligation
from empathysim.analysis.shown import Result
from empathysim.compose import compose_rules
from empathysim.errors import InputError

if TYPE_CHECKING:
    import pandas

_NEEDED_TO_LIVE = ("a number", "no luck", "compiles")
_MARKS = {True: "holds", False: "BROKEN", None: "-"}


@dataclass(frozen=True, repr=False)
class RulesChecked(Result):
    """What rules keep of the contract, and what not.

    Parameters
    ----------
    obligations : one after the other, each with the rule that it was asked of, and a sentence.
    """

    obligations: Sequence[Obligation]

    @property
    def holds(self) -> bool:
        """Whether nothing is broken."""
        return not self.broken

    @property
    def broken(self) -> tuple[Obligation, ...]:
        """What is not kept."""
        return tuple(each for each in self.obligations if each.holds is False)

    @property
    def sentence(self) -> str:
        """What came out, in a sentence."""
        names = ", ".join(dict.fromkeys(name for each in self.obligations for name in each.rule.split(", ")))
        if self.holds:
            return f"{names}: everything holds that holds of the shipped rules."
        return " ".join(f"{each.rule} {each.words}" for each in self.broken)

    def to_pandas(self) -> pandas.DataFrame:
        """Return a table with a row for each obligation: rule, obligation, holds, words."""
        import pandas

        return pandas.DataFrame(list(self.obligations))

    def __repr__(self) -> str:
        """Return the table in plain text, and below it the sentence."""
        rows = [
            f"  {_MARKS[each.holds]:7s} {each.obligation:15s} {each.rule} {each.words}" for each in self.obligations
        ]
        return "\n".join([*rows, self.sentence])


def check_rules(**rules: Callable[..., Any]) -> RulesChecked:
    """Say whether functions keep what all rules keep, before they are composed into the week.

    A rule returns a finite number within the bounds of the rule that it replaces, whatever the states and at the
    corners of all parameters; it is absent, to the last bit, where its strength is 0; it draws no luck and changes
    nobody; it compiles to the same bits. Firms that live by all of them together keep their states within bounds.

    Parameters
    ----------
    rules : as for `compose_rules`; parameters of your own are declared before (see `declare_parameter`).

    Returns
    -------
    RulesChecked : with `holds`, `sentence`, `broken`, `obligations` and `to_pandas()`.

    Raises
    ------
    InputError : as `compose_rules` does, everything at once.
    """
    if not rules:
        raise InputError("there is nothing to check: give functions by the names of the rules that they replace.")
    week = compose_rules(**rules)
    found = [each for name, function in rules.items() for each in Candidate(name, function).obligations()]
    together = ", ".join(rules)
    if any(each.holds is False and each.obligation in _NEEDED_TO_LIVE for each in found):
        return RulesChecked(
            [*found, Obligation(together, "a life", None, "is not tried in a life before this is right.")]
        )
    wrong = what_goes_wrong(week)
    found.append(Obligation(together, "a life", not wrong, wrong or "keeps all states of several firms within bounds."))
    if not wrong:
        found.append(Obligation(together, "speed", None, pace(week)))
    return RulesChecked(found)
