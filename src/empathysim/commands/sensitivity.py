"""`empathysim sensitivity`: live an experiment, and say which parameters matter, beside what luck alone would give."""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from empathysim.commands.columns import cell, columns

if TYPE_CHECKING:
    from empathysim.analysis.sensitivity.flips import Flips
    from empathysim.analysis.sensitivity.indices import Sensitivity
    from empathysim.sweeps.sweep import Sweep

_TABLE, _PICTURE = "sensitivity.csv", "sensitivity.png"
_MOST_SHOWN = 15


def add_parsers(subparsers: Any) -> None:
    """Add `sensitivity` to the command line."""
    about = (
        "Live an experiment, or go on where it ended, and say which parameters matter: Morris screening, Sobol or PAWN "
        "indices; where levers are crossed with assumptions, which conclusions hold."
    )
    told = subparsers.add_parser("sensitivity", help="which parameters matter", description=about)
    told.add_argument("experiment", metavar="EXPERIMENT", help="a .toml file that says what is asked and varied")
    told.add_argument("--out", required=True, metavar="DIR", help="folder of the sweep; made where there is none")
    told.add_argument(
        "--method", default=None, metavar="NAME",
        help="morris, sobol, pawn, or emulator (Sobol indices from few points); default what the design was made for",
    )  # fmt: skip
    told.add_argument("--workers", type=int, default=None, metavar="N", help="at the same time (default one a core)")
    told.add_argument("--again", action="store_true", help="live runs that failed once more")
    told.add_argument("--json", action="store_true", help="one JSON document on stdout")
    told.set_defaults(call=sensitivity_command, parser=told)


def sensitivity_command(asked: argparse.Namespace) -> int:
    """Live what is missing, analyse it and print what matters; return the exit code."""
    from empathysim.sweeps.lock import FolderRefused, refuse_held

    try:
        refuse_held(Path(asked.out))
        return _analysed(asked)
    except FolderRefused as error:
        print("\n".join(f"empathysim: {message}" for message in error.messages), file=sys.stderr)
        return 4
    except KeyboardInterrupt:
        print("Interrupted: what was lived is kept. The same command goes on from here.", file=sys.stderr)
        return 130


def _analysed(asked: argparse.Namespace) -> int:
    from empathysim.errors import InputError

    lived = _lived(asked)
    try:
        found = _found(lived, asked.method)
    except InputError as error:
        if not lived.failed_runs:
            raise
        print("\n".join(f"empathysim: {message}" for message in error.messages), file=sys.stderr)
        return 3
    _publish(found, lived.folder)
    if asked.json:
        print(json.dumps(_document(found), indent=2))
    else:
        print("\n".join([*_lines(found), "", found.sentence]))
    return 3 if lived.failed_runs else 0


def _lived(asked: argparse.Namespace) -> Sweep:
    """Return the sweep, with all of its runs ended."""
    from empathysim.analysis.sensitivity.from_sweep import refuse_undrawn
    from empathysim.analysis.sensitivity.redesign import designed_for
    from empathysim.sweeps.asking.experiment import Experiment
    from empathysim.sweeps.crew.setting import setting_of
    from empathysim.sweeps.designs.design import refuse_too_many
    from empathysim.sweeps.lock import FolderRefused
    from empathysim.sweeps.preparation import plan
    from empathysim.sweeps.progress import closing_line, failures, shown
    from empathysim.sweeps.record.ledger_file import NAME
    from empathysim.sweeps.record.own_rules import refuse_own_rules
    from empathysim.sweeps.sweep import sweep

    folder = Path(asked.out)
    refuse_own_rules(folder)
    experiment = designed_for(Experiment.load(asked.experiment), asked.method)
    if not experiment.cross_levers:
        refuse_undrawn(experiment)
    refuse_too_many(experiment)
    there = [name for name in (_TABLE, _PICTURE) if (folder / name).exists()]
    if there and not (folder / NAME).exists():
        raise FolderRefused(f"{folder}: holds {' and '.join(there)} of something else; take another folder.")
    print(plan(experiment, setting_of(experiment)), file=sys.stderr, flush=True)
    with shown(experiment.title) as progress:
        ended = sweep(experiment, folder, workers=asked.workers, again=asked.again, progress=progress)
    line = closing_line(ended.done, ended.failed_runs, ended.missing)
    print("\n".join([line, *failures(ended.failures())]), file=sys.stderr)
    return ended


def _found(lived: Sweep, method: str | None) -> Sensitivity | Flips:
    from empathysim.analysis.sensitivity.flips import flips
    from empathysim.analysis.sensitivity.sensitivity import sensitivity

    if lived.experiment.cross_levers:
        return flips(lived)
    return sensitivity(lived, method)  # type: ignore[arg-type]  # it refuses what is none


def _publish(found: Sensitivity | Flips, folder: Path) -> None:
    """Write the table, and the figure where there is one, into the folder, and say where they are."""
    from empathysim.analysis.sensitivity.indices import Sensitivity
    from empathysim.sweeps.publishing import published, write_table

    write_table(found.records(), folder / _TABLE)
    written = [folder / _TABLE]
    if isinstance(found, Sensitivity):
        from empathysim.figures.morris_plot import morris_plot
        from empathysim.figures.sobol_bars import sobol_bars

        figure = (morris_plot if found.method == "morris" else sobol_bars)(found)
        with published(folder / _PICTURE) as beside:
            figure.savefig(beside, metadata={"Software": None})
        written.append(folder / _PICTURE)
    print("\n".join(map(str, written)), file=sys.stderr)


def _lines(found: Sensitivity | Flips) -> list[str]:
    """Return the table as lines: of each outcome the parameters that matter most."""
    from empathysim.analysis.sensitivity.indices import Sensitivity

    if not isinstance(found, Sensitivity):
        head = ("lever", "outcome", "direction", "holds", "too_little", "against", "sets", "seeds_disagree")
        return [columns([head, *(tuple(str(row[name]) for name in head) for row in found.records())], texts=(0, 1))]
    lines: list[str] = []
    for outcome in found.outcomes:
        ranked = found.of(outcome)
        rows = [
            (each.parameter, each.kind, *map(cell, (each.value, each.low, each.high, each.noise_floor)))
            for each in ranked[:_MOST_SHOWN]
        ]
        named = ("parameter", "index", "value", "low", "high", "noise floor")
        lines += ["", outcome, columns([named, *rows], texts=(0, 1))]
        if len(ranked) > _MOST_SHOWN:
            lines.append(f"... and {len(ranked) - _MOST_SHOWN:,} more parameters in {_TABLE}.")
    return lines[1:]


def _document(found: Sensitivity | Flips) -> dict[str, Any]:
    """Return the result as JSON holds it; what is not known is null."""
    from empathysim.analysis.sensitivity.indices import Sensitivity

    if not isinstance(found, Sensitivity):
        return {"method": "flips", "claims": found.records(), "seeds": found.seeds, "sentence": found.sentence}
    return {
        "method": found.method, "outcomes": list(found.outcomes), "points": found.points, "seeds": found.seeds,
        "level": found.level, "luck": _known(found.luck), "indices": [_known(row) for row in found.records()],
        "left_out": list(found.left_out), "failed_runs": list(found.failed_runs),
        "emulators": {outcome: _known(vars(error)) for outcome, error in found.errors.items()},
        "sentence": found.sentence,
    }  # fmt: skip


def _known(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: None if isinstance(value, float) and not math.isfinite(value) else value for name, value in row.items()
    }
