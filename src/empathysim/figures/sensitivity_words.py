"""The texts around figures of sensitivity: the finding, how to read it, where the numbers come from."""

from __future__ import annotations

from empathysim.analysis.sensitivity.indices import Index, Sensitivity
from empathysim.figures.sweep_words import change_label, full_name, outcome_name
from empathysim.life import RESULTS_VERSION
from empathysim.outcomes.readings import READINGS
from empathysim.sweeps.asking.settable import SETTABLE
from empathysim.sweeps.provenance import package_version
from empathysim.wording.sensitivity import Asked, ranked_first, sensitivity_title


def parameter_name(name: str) -> str:
    """Return a parameter as people say it; the name of a group, or of a function's factor, as it is."""
    return full_name(name) if name in SETTABLE or "." in name else name.replace("_", " ")


def outcome_told(outcome: str) -> str:
    """Return an outcome as people say it; what a function answered, as it is."""
    return outcome_name(outcome) if outcome.partition(".")[0] in READINGS else outcome


def size_label(outcome: str) -> str:
    """Return the name of an axis of the sizes of elementary effects, with its unit."""
    return change_label(outcome, "mean size of the change") if outcome.partition(".")[0] in READINGS else "mu*"


def finding_of(found: Sensitivity, outcome: str) -> str:
    """Return what came out for an outcome, as a title."""
    most = [each._replace(parameter=parameter_name(each.parameter)) for each in ranked_first(found.ranked(outcome))]
    return sensitivity_title(Asked(outcome, found.method, len(found.parameters), found.weeks), most)


def notes_of(found: Sensitivity, notes: list[str]) -> str:
    """Return how to read a figure: its own notes, and what holds for every one."""
    more = [f"lines: {100.0 * found.level:.0f} % intervals"]
    if found.method == "emulator":
        least = min(error.q2 for error in found.errors.values())
        more.append(f"of an emulator that predicts at least {100.0 * least:.0f} % of the variance at unseen points")
    elif found.seeds == 1 and found.method != "pawn":
        more.append("one seed a point: how much of it is luck is not known")
    if any(found.contradictions(outcome) for outcome in found.outcomes):
        more.append("too few points: a share alone that is larger than with all others cannot be")
    if found.left_out:
        more.append(f"{len(found.left_out)} trajectories left out, for runs that failed")
    return " · ".join([*notes, *more])


def footer_of(found: Sensitivity) -> str:
    """Return where the numbers of a figure come from."""
    version = f"empathysim {package_version()}, results version {RESULTS_VERSION}"
    return " · ".join([*([found.origin] if found.origin else []), version, "a thinking aid, no forecast"])


def shown_indices(found: Sensitivity, outcome: str, most: int) -> list[Index]:
    """Return the indices by which parameters are ranked, the largest first, without those that are 0 or unknown."""
    return [each for each in found.of(outcome) if each.value > 0.0][:most]
