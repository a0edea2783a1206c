"""An experiment: a question, what is varied to answer it, what is read off, and how many worlds are lived."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from empathysim.errors import InputError
from empathysim.in_notebooks import ShowsItself
from empathysim.outcomes.readings import WEEKLY
from empathysim.scenarios.scenario import Scenario
from empathysim.scenarios.toml_file import document_of
from empathysim.sweeps.asking.factor import Factor
from empathysim.sweeps.asking.reading import parts_of
from empathysim.sweeps.asking.settable import Own
from empathysim.sweeps.asking.writing import changed_document, document_from, toml_text
from empathysim.sweeps.publishing import published

_VARIABLE = re.compile(r"\$\{(\w+)\}")
_WEEKLY = {reading.name for reading in WEEKLY}


@dataclass(frozen=True, init=False)
class Experiment(ShowsItself):
    """A question and the runs that answer it. Read from a file or told in code; it never changes.

    Attributes
    ----------
    name : the file's name without its ending.
    title, asks, found : the question in one line and in prose, and what came out.
    references : keys of the bibliography, or free text.
    factors : levers first, then uncertainties; in a grid the last one varies fastest.
    interventions : fields of each intervention by the experiment's own name for it.
    outcomes : readings that the table of results shows.
    windows : stretches of weeks by name, first week and the week after the last; weekly outcomes are also averaged
        over each.
    smallest_differences : smallest difference that matters, where it is another than the reading's own.
    weekly : whether the weekly table of every run is kept.
    kind : kind of design; see `kinds`.
    points : how many points the design draws, in blocks; the points themselves for a list.
    design_seed, second_order, levels, population, cross_levers : of the design; see `kinds`.
    scenario : name of a shipped scenario, or path of a file, relative to `folder`.
    seeds : seeds of luck, the same for every point.
    weeks, warm_up : weeks of a run, and weeks lived before them.
    employees : people of a generated organization.
    customers : places that a customer can hold; None for 20 per employee.
    organization : path of an organization in files, relative to `folder`, in which ``${NAME}`` stands for an
        environment variable; None for a generated one.
    silo, edges, symmetrise : how it is read; see `read_organization`.
    folder : where the file lies.
    document : all of the file, as read; the points of a list are in it.
    """

    name: str
    title: str
    asks: str
    found: str
    references: tuple[str, ...]
    factors: tuple[Factor, ...]
    interventions: Mapping[str, Mapping[str, Any]]
    outcomes: tuple[str, ...]
    windows: Mapping[str, tuple[int, int]]
    smallest_differences: Mapping[str, float]
    weekly: bool
    kind: str
    points: Any = field(repr=False)
    design_seed: int
    second_order: bool
    levels: int
    population: int
    cross_levers: bool
    scenario: str
    seeds: Sequence[int]
    weeks: int
    warm_up: int
    employees: int
    customers: int | None
    organization: str | None
    silo: str | None
    edges: str | None
    symmetrise: bool
    folder: Path
    document: Mapping[str, Any] = field(compare=False, repr=False)

    def __init__(
        self,
        title: str,
        *,
        outcomes: Sequence[str],
        levers: Mapping[str, Any] | None = None,
        uncertainties: Mapping[str, Any] | None = None,
        interventions: Mapping[str, Mapping[str, Any]] | None = None,
        kind: str = "grid",
        name: str = "experiment",
        folder: str | Path = ".",
        **more: Any,
    ) -> None:
        """Tell an experiment in code.

        Parameters
        ----------
        title : what is asked, in one line.
        outcomes : readings that the table of results shows.
        levers, uncertainties : what is varied, by dotted name: a list of values, a pair of ends (a tuple), or a table
            as in a file, {"range": [0, 1], "steps": 3}; None for the parameter's own bounds.
        interventions : tables as in a file, by name.
        kind : kind of design.
        name, folder : file that `to_toml` would write; paths are relative to its folder.
        more : every other key of a file, whatever its table: asks, seeds, weeks, points, windows ...

        Raises
        ------
        InputError : with everything that is wrong at once.
        """
        document = document_from(title, outcomes, levers, uncertainties, interventions, {"kind": kind, **more})
        self._read(document, Path(folder) / f"{name}.toml")

    @classmethod
    def load(cls, path: str | Path) -> Experiment:
        """Return the experiment in a TOML file, its scenario checked too.

        Raises
        ------
        InputError : with everything that is wrong at once, by file, key and value.
        """
        file = Path(path)
        return cls.from_document(document_of(file, "an experiment"), file)

    @classmethod
    def from_document(cls, document: Mapping[str, Any], path: str | Path, own: Own = None) -> Experiment:
        """Return the experiment that tables and keys describe, as they stand in a file.

        Parameters
        ----------
        document : question, levers, uncertainties, interventions, outcomes, design.
        path : the file that it is from; messages and relative paths begin there.
        own : parameters of its author's own, where a sweep was made from it: its scenario is not looked at again.

        Raises
        ------
        InputError : with everything that is wrong at once.
        """
        made = cls.__new__(cls)
        made._read(document, Path(path), own)
        return made

    def _read(self, document: Mapping[str, Any], file: Path, own: Own = None) -> None:
        parts, faults = parts_of(document, file, own)
        if own is None:
            chosen = [factor.values for factor in parts["factors"] if factor.name == "scenario"]
            for name in dict.fromkeys([parts["scenario"], *(chosen[0] if chosen else ())]):
                try:
                    _scenario(str(name), file.parent)
                except InputError as error:
                    faults += [f"{file.name}: design: scenario: {message}" for message in error.messages]
        if faults:
            raise InputError(dict.fromkeys(faults))
        if parts["kind"] == "list":
            document = {**document, "design": {**document["design"], "points": parts["points"]}}
        for name, part in {**parts, "name": file.stem, "folder": file.parent, "document": document}.items():
            object.__setattr__(self, name, part)

    def to_toml(self, path: str | Path) -> None:
        """Write the experiment to a file that `load` reads as the same experiment; relative paths stay as they are."""
        with published(Path(path)) as beside:
            beside.write_text(toml_text(self.document), encoding="utf-8", newline="\n")

    def replace(self, **told: Any) -> Experiment:
        """Return the experiment with other parts: seeds=1, weeks=4, levers={"groupthink": [0.1, 0.9]} ...

        Parameters
        ----------
        told : keys of a file with their values, None to leave one out; of levers, uncertainties and interventions those
            that are named are added or replaced.

        Raises
        ------
        InputError : with everything that is wrong at once.
        """
        return Experiment.from_document(changed_document(self.document, told), self.folder / f"{self.name}.toml")

    @property
    def levers(self) -> tuple[Factor, ...]:
        """The factors that somebody in the firm could decide about."""
        return tuple(factor for factor in self.factors if factor.role == "levers")

    @property
    def varied(self) -> tuple[Factor, ...]:
        """The factors that take more than one value."""
        return tuple(factor for factor in self.factors if factor.spread is not None or len(factor.values) > 1)

    @property
    def columns(self) -> tuple[str, ...]:
        """What the table of results shows of each run: the outcomes, and those that are weekly over each window."""
        windowed = [f"{name}.{window}" for name in self.outcomes if name in _WEEKLY for window in self.windows]
        return (*self.outcomes, *windowed)

    def base(self, name: str | None = None) -> Scenario:
        """Return the scenario that points begin from: the experiment's own, or the one of that name."""
        return _scenario(name or self.scenario, self.folder)

    def lived_in(
        self,
        organization: str | Path | None = None,
        silo: str | None = None,
        edges: str | None = None,
        symmetrise: bool | None = None,
    ) -> Experiment:
        """Return the experiment with another organization, or read otherwise; what is None stays as it is."""
        place = None if organization is None else str(Path(organization).absolute())
        told = {"organization": place, "silo": silo, "edges": edges, "symmetrise": symmetrise}
        changed: dict[str, Any] = {name: value for name, value in told.items() if value is not None}
        if place is not None:  # it brings its people
            changed["employees"] = None
        return self.replace(**changed) if changed else self

    def organization_path(self, organization: str | None = None) -> Path | None:
        """Return where an organization in files lies, or None for a generated one.

        Parameters
        ----------
        organization : the path as it was written; None for the experiment's own.

        Raises
        ------
        InputError : where the path names an environment variable that is not set.
        """
        written = organization or self.organization
        if written is None:
            return None
        unset = [name for name in _VARIABLE.findall(written) if not os.environ.get(name)]
        if unset:
            raise InputError(
                f"{self.name}: organization = '{written}': the environment variable {name} is not set; "
                "set it, or name an organization with --organization PATH."
                for name in dict.fromkeys(unset)
            )
        return (self.folder / _VARIABLE.sub(lambda found: os.environ[found[1]], written)).absolute()

    def organization_name(self) -> str | None:
        """Return the name of the organization's folder or file, or None for a generated one."""
        return Path(self.organization).name if self.organization else None


def _scenario(name: str, folder: Path) -> Scenario:
    return Scenario.load(folder / name if name.endswith(".toml") else name)
