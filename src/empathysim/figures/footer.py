"""Where the numbers of a figure come from, told below it: scenarios, seeds, weeks, version."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from empathysim.analysis.finished import Origin
from empathysim.analysis.place import Place
from empathysim.life import RESULTS_VERSION
from empathysim.sweeps.provenance import package_version
from empathysim.wording.own_rules import replaced_words


def footer(
    scenarios: str | Sequence[str], seeds: Sequence[int], place: Place | None = None, *, notes: Sequence[str] = ()
) -> str:
    """Return one line that says what has to be run to get a figure again.

    Parameters
    ----------
    scenarios : names, one or more.
    seeds : of the runs.
    place : where and how long they were lived; None for the usual firm.
    notes : what else one must know.
    """
    names = [scenarios] if isinstance(scenarios, str) else list(scenarios)
    where = place or Place()
    network = where.network
    staff = network.size if network is not None else where.employees
    parts = [
        f"scenario{'s' if len(names) > 1 else ''} {', '.join(names)}",
        *([_organization(network.origin)] if network is not None and network.origin else []),
        f"{staff:,} employees",
        _luck(seeds, len(names)),
        *filter(None, [replaced_words(where.rules)]),
    ]
    return ended(parts, where.weeks, where.warm_up, notes)


def ended(parts: Sequence[str], weeks: int, warm_up: int, notes: Sequence[str] = ()) -> str:
    """Return the line that begins with these parts and ends as all do: with weeks, notes, version and caution."""
    version = f"empathysim {package_version()}, results version {RESULTS_VERSION}"
    settled = f"{weeks:,} weeks after {warm_up:,} to settle"
    return " · ".join([*parts, settled, *notes, version, "a thinking aid, no forecast"])


def footer_of(origin: Origin) -> str:
    """Return the line below the figure of a single run."""
    return footer(origin.scenario, [origin.seed], origin.place)


def _organization(origin: str) -> str:
    """Return which organization was read and how; where it lay is nobody's business but the reader's."""
    read_from, comma, how = origin.partition(", ")
    return f"organization {Path(read_from).name}{comma}{how}"


def _luck(seeds: Sequence[int], scenarios: int) -> str:
    """Return which seeds were lived."""
    first, last, many = seeds[0], seeds[-1], len(seeds)
    if many == 1:
        return f"seed {first}"
    is_row = list(seeds) == list(range(first, last + 1))
    which = f"{first} to {last}" if is_row else ", ".join(map(str, seeds[:12])) + (", ..." if many > 12 else "")
    same = ", the same for each" if scenarios > 1 else ""
    return f"{many:,} seeds ({which}{same})"
