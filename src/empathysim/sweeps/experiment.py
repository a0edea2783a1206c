"""An experiment: a question, what is varied to answer it, what is read off, and how many worlds are lived."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from empathysim.errors import InputError
from empathysim.scenarios.scenario import Scenario
from empathysim.scenarios.toml_file import document_of
from empathysim.sweeps.factor import Factor
from empathysim.sweeps.reading import parts_of

_VARIABLE = re.compile(r"\$\{(\w+)\}")


@dataclass(frozen=True)
class Experiment:
    """A question and the runs that answer it. Read from a file; it never changes.

    Attributes
    ----------
    name : the file's name without its ending.
    title, asks : the question in one line, and in prose.
    references : keys of the bibliography, or free text.
    factors : levers first, then uncertainties; the last one varies fastest.
    outcomes : readings that the table of results shows.
    weekly : whether the weekly table of every run is kept.
    kind : kind of design.
    scenario : name of a shipped scenario, or path of a file, relative to `folder`.
    seeds : seeds of luck, the same for every point.
    weeks, warm_up : weeks of a run, and weeks lived before them.
    employees : people of a generated organization.
    customers : places that a customer can hold; None for 20 per employee.
    organization : path of an organization in files, relative to `folder`, in which ``${NAME}`` stands for an
        environment variable; None for a generated one.
    silo : column of silos in those files; None for the usual one.
    edges : the file of ties, as a path or as a name in the folder; None for the usual one.
    symmetrise : whether every tie holds in both directions.
    folder : where the file lies.
    document : all of the file, as read.
    """

    name: str
    title: str
    asks: str
    references: tuple[str, ...]
    factors: tuple[Factor, ...]
    outcomes: tuple[str, ...]
    weekly: bool
    kind: str
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
    document: Mapping[str, Any]

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
    def from_document(cls, document: Mapping[str, Any], path: str | Path, *, is_checked: bool = False) -> Experiment:
        """Return the experiment that tables and keys describe, as they stand in a file.

        Parameters
        ----------
        document : question, levers, uncertainties, outcomes, design.
        path : the file that it is from; messages and relative paths begin there.
        is_checked : whether the scenario need not be looked at again, because a sweep was made from it.

        Raises
        ------
        InputError : with everything that is wrong at once.
        """
        file = Path(path)
        parts, faults = parts_of(document, file.name)
        made = None if faults else cls(name=file.stem, folder=file.parent, document=document, **parts)
        if not is_checked and isinstance(parts.get("scenario"), str):
            try:
                _scenario(parts["scenario"], file.parent)
            except InputError as error:
                faults += [f"{file.name}: design: scenario: {message}" for message in error.messages]
        if made is None or faults:
            raise InputError(dict.fromkeys(faults))
        return made

    @property
    def levers(self) -> tuple[Factor, ...]:
        """The factors that somebody in the firm could decide about."""
        return tuple(factor for factor in self.factors if factor.role == "levers")

    @property
    def varied(self) -> tuple[Factor, ...]:
        """The factors that take more than one value."""
        return tuple(factor for factor in self.factors if len(factor.values) > 1)

    def base(self) -> Scenario:
        """Return the scenario that every point begins from."""
        return _scenario(self.scenario, self.folder)

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
        if not changed:
            return self
        design = {**self.document.get("design", {}), **changed}
        if place is not None:  # it brings its people
            design.pop("employees", None)
        return replace(self, **changed, document={**self.document, "design": design})

    def organization_path(self) -> Path | None:
        """Return where the organization in files lies, or None for a generated one.

        Raises
        ------
        InputError : where the path names an environment variable that is not set.
        """
        if self.organization is None:
            return None
        unset = [name for name in _VARIABLE.findall(self.organization) if not os.environ.get(name)]
        if unset:
            raise InputError(
                f"{self.name}: organization = '{self.organization}': the environment variable {name} is not set; "
                "set it, or name an organization with --organization PATH."
                for name in dict.fromkeys(unset)
            )
        filled = _VARIABLE.sub(lambda found: os.environ[found[1]], self.organization)
        return (self.folder / filled).absolute()

    def organization_name(self) -> str | None:
        """Return the name of the organization's folder or file, or None for a generated one."""
        return Path(self.organization).name if self.organization else None


def _scenario(name: str, folder: Path) -> Scenario:
    return Scenario.load(folder / name if name.endswith(".toml") else name)
