"""Every rule keeps what `check_rules` asks of a user's own: the shipped ones are the first that it is asked of."""

from __future__ import annotations

from itertools import takewhile

import pytest
from worlds import needs_machine_code

from empathysim.analysis.rule_contract.check_rules import check_rules
from empathysim.analysis.rule_contract.obligations import Candidate
from empathysim.analysis.rule_contract.promised import Bounds, bounds_of
from empathysim.analysis.rule_contract.seen import mechanisms, seen
from empathysim.compiled import plain

RULES = sorted(mechanisms())


def test_the_weeks_of_the_busy_firm_ask_every_rule() -> None:
    """Each mechanism was called there; it would fail for a new one that needs another lever to be asked at all."""
    assert set(seen()) == set(RULES)
    assert len(RULES) > 90


@pytest.mark.parametrize("name", RULES)
def test_a_shipped_rule_keeps_the_contract(name: str) -> None:
    """A finite number within its bounds in most cases that can be made up, absent at strength 0, no luck, no writing.

    It would fail for a rule whose docstring promises bounds that it leaves.
    """
    candidate = Candidate(name, plain(mechanisms()[name]), tried=60)
    assert len(candidate.trials) >= 40
    found = list(takewhile(lambda each: each.obligation != "compiles", candidate.obligations()))
    assert [each.words for each in found if each.holds is False] == []
    assert {"a number", "bounds", "writes nothing", "no luck"} <= {each.obligation for each in found}


@pytest.mark.parametrize("name", RULES)
def test_as_it_is_seen_a_rule_keeps_what_its_docstring_promises(name: str) -> None:
    """Of the calls of a living firm none leaves the bounds; it would fail for a promise that a week breaks."""
    rule = Candidate(name, plain(mechanisms()[name])).shipped
    results = [float(rule(*values)) for values in seen()[name]]
    assert [each for each in results if not bounds_of(mechanisms()[name]).hold(each)] == []


def test_bounds_are_read_from_docstrings() -> None:
    """Both bounds, one, or none, and never those of an argument; it would fail for a pattern that reads too much."""

    def both() -> None:
        """Return a share, in [0, 0.9]; `other` is in [-1, 1]."""

    def least() -> None:
        """Return a factor, 1 or more."""

    def none() -> None:
        """Return money; `share` is in [0, 1]."""

    assert [bounds_of(each)[:] for each in (both, least)] == [(0.0, 0.9), (1.0, float("inf"))]
    assert bounds_of(none) == Bounds(-float("inf"), float("inf"))


@pytest.mark.long
@needs_machine_code
def test_all_rules_as_a_users_own_keep_all_of_it() -> None:
    """All shipped rules, handed in as plain functions, compile to the same bits and live within bounds.

    It would fail if composing lost something on the way.
    """
    found = check_rules(**{name: plain(each) for name, each in mechanisms().items()})
    assert found.holds, found.sentence
    assert {each.obligation for each in found.obligations} >= {"compiles", "a life", "speed"}
