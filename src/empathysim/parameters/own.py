"""Parameters of a user's own, declared while the program runs, for rules that are composed into the week.

    es.declare_parameter("loneliness.strength", "how alone people feel at work", default=0.6)

From then on it is a parameter like all others: scenarios set it, interventions move it, figures name it, and a rule
reads it as `p.loneliness_strength`. It is known in this process only.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from numbers import Real

from empathysim.errors import InputError, knows_its_keywords, quoted
from empathysim.parameters.dials import DIALS
from empathysim.parameters.parameter import Parameter
from empathysim.parameters.registry import FIELDS, OWN, OWN_FIELDS, PARAMETERS

_NAME = re.compile(r"[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*")
_YEAR = re.compile(r"\b(1[89]|20)\d\d\b")
"""Words with a year among them name a paper; in a key of the bibliography, such as asch_1956, it does not stand alone."""
_LEVERS = (".strength", ".intensity")


@knows_its_keywords()
def declare_parameter(
    name: str,
    meaning: str,
    *,
    default: float,
    low: float = 0.0,
    high: float = 1.0,
    unit: str = "-",
    source: str = "design",
) -> Parameter:
    """Declare a parameter of your own; declared again under the same name, it takes the place of the former one.

    Parameters
    ----------
    name : group and name with a dot between them. One that ends in `.strength` says how much an inhibitor of your own
        acts, one that ends in `.intensity` how far a key of your own is turned: 0 is absence, and `attribute` switches
        them as it does the shipped ones.
    meaning : what it is, in words for everybody.
    default : value unless a scenario sets it.
    low, high : bounds, in its unit.
    unit : "-" for a share or a plain factor.
    source : a paper or report in words, with its year ("Darley & Batson (1973), From Jerusalem to Jericho"), or keys of
        the bibliography with spaces between them.

    Returns
    -------
    Parameter : as it stands in `parameter_table()` now; rules read it as `p.group_name`.

    Raises
    ------
    InputError : for a name that is taken or cannot be one, bounds that do not hold the default, an unknown source, or
        where as many as there can be are declared.
    """
    numbers = {"default": default, "low": low, "high": high}
    faults = [*_faults_of_name(name), *_faults_of_numbers(name, numbers)]
    if faults:
        raise InputError(faults)
    declared = Parameter(
        name=name, symbol=name, meaning=meaning, unit=unit, low=float(low), high=float(high), default=float(default),
        source=_sources(source), evidence="assumed", acts_with=(), shown_with={}, kind="real", follows=None,
    )  # fmt: skip
    if name not in OWN:
        OWN[name] = OWN_FIELDS[len(OWN)]
    PARAMETERS[name] = declared
    return declared


def _sources(told: str) -> tuple[str, ...]:
    words = told.split()
    return (" ".join(words),) if _YEAR.search(told) and len(words) > 1 else tuple(words)


def own_levers() -> dict[str, str]:
    """Return the strengths of inhibitors and the intensities of keys that are a user's own, by their groups."""
    return {name.partition(".")[0]: name for name in OWN if name in PARAMETERS and name.endswith(_LEVERS)}


def _groups_of_the_package() -> set[str]:
    return {name.partition(".")[0] for name in PARAMETERS if name not in OWN}


def _faults_of_name(name: object) -> list[str]:
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        return [f"{quoted(name)} must be a group and a name in small letters, such as 'loneliness.strength'."]
    if name in OWN:
        return []
    group, field = name.partition(".")[0], name.replace(".", "_")
    if field in {*FIELDS, *OWN_FIELDS, *DIALS, *(each.replace(".", "_") for each in OWN)}:
        return [f"{name}: rules would read it as p.{field}, and this name is taken."]
    if name.endswith(_LEVERS) and group in {*_groups_of_the_package(), *own_levers()}:
        return [f"{name}: '{group}' has its lever; an inhibitor or key of your own needs a group of its own."]
    if len(OWN) == len(OWN_FIELDS):
        return [f"{name}: there can be {len(OWN_FIELDS)} parameters of your own, and {', '.join(OWN)} are declared."]
    return []


def _faults_of_numbers(name: object, numbers: Mapping[str, object]) -> list[str]:
    faults = [
        f"{name}: {part} = {quoted(value)} must be a number."
        for part, value in numbers.items()
        if isinstance(value, bool) or not isinstance(value, Real)
    ]
    if not faults and str(name).endswith(_LEVERS) and (numbers["low"], numbers["high"]) != (0.0, 1.0):
        faults.append(f"{name}: a strength or an intensity goes from 0, where it is absent, to 1.")
    return faults
