"""What a notebook holds in its hand: one line that runs, a run that shows itself."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from empathysim.analysis.finished import origin_of
from empathysim.analysis.place import organization_of
from empathysim.compose import replaced_rules
from empathysim.errors import InputError, all_of, knows_its_keywords
from empathysim.figures.footer import footer
from empathysim.figures.run import run_figure
from empathysim.in_notebooks import ShowsItself
from empathysim.instruments.summary import summary
from empathysim.instruments.survey import survey
from empathysim.life import WARM_UP
from empathysim.lived import Lived, live_scenario, people_told, refuse_spans
from empathysim.organization.network import Network
from empathysim.organization.organization import refuse_what_cannot_begin
from empathysim.scenarios.scenario import Scenario
from empathysim.sweeps.fingerprint import hash_of_network
from empathysim.sweeps.provenance import provenance
from empathysim.sweeps.publishing import made_folder, published
from empathysim.sweeps.record.own_rules import told_rules
from empathysim.week import live as live_plainly
from empathysim.wording.levers import words_of
from empathysim.wording.own_rules import replaced_words

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from empathysim.life import Live


@dataclass(frozen=True, eq=False, repr=False)
class Run(ShowsItself):
    """One run of a scenario.

    Parameters
    ----------
    scenario, seed, weeks, warm_up : what was run.
    lived : its numbers.
    """

    scenario: Scenario
    seed: int
    weeks: int
    warm_up: int
    lived: Lived

    @property
    def weekly(self) -> pd.DataFrame:
        """One row a week from the end of the warm-up; a column for each weekly reading, and surveys where asked."""
        frame = pd.DataFrame({name: self.lived.weekly[name] for name in self.lived.weekly.dtype.names})
        frame.index.name = "week"
        if self.lived.surveys:
            weeks, answers = zip(*self.lived.surveys, strict=True)
            frame = frame.join(pd.DataFrame(list(answers), index=pd.Index(weeks, name="week")))
        return frame

    @property
    def summary(self) -> pd.Series[float]:
        """Every summary reading; means are over the last 26 weeks."""
        numbers = summary(self.lived.weekly, self.lived.organization, self.lived.parameters)
        return pd.Series(numbers, name=self.scenario.name)

    @property
    def network(self) -> Network:
        """The organization graph; `run.network.graph` is the networkx graph."""
        return self.lived.organization.network

    def plot(self) -> Figure:
        """Return the figure of the run: how customers feel, what crushes it, what it is worth."""
        return run_figure(self.lived.weekly, self._subtitle(), self._footer(), self._marks())

    def survey(self) -> pd.Series[float]:
        """Return what a survey of customers and employees after the last week shows; the summary holds the same."""
        return pd.Series(survey(self.lived.organization), name=self.scenario.name)

    def people(self) -> pd.DataFrame:
        """Return the synthetic staff after the last week, one row a desk.

        Raises
        ------
        InputError : for an organization that was read: no figures of single persons there.
        """
        if self.network.is_imported:
            raise InputError("people() shows synthetic staff only; this organization was read from files.")
        employees = self.lived.organization.employees
        flat = {name: employees[name] for name in employees.dtype.names if employees[name].ndim == 1}
        insight = {f"insight_{q + 1}": employees["insight"][:, q] for q in range(4)}
        frame = pd.DataFrame({**flat, **insight}, index=pd.Index(self.network.ids, name="person"))
        frame.insert(0, "silo_name", [self.network.silo_names[s] for s in self.network.silo])
        return frame

    def provenance(self) -> dict[str, Any]:
        """Return what is needed to get these numbers again."""
        return {
            **provenance(
                scenario=self.scenario.name,
                changed=self.scenario.changed(),
                seeds=[self.seed],
                data={"organization graph": hash_of_network(self.network)},
            ),
            "weeks": self.weeks,
            "warm_up": self.warm_up,
            "organization": self.network.origin or "generated",
            "employees": self.network.size,
            "customers": len(self.lived.organization.customers),
            **self._own_rules(),
        }

    def _own_rules(self) -> dict[str, Any]:
        """Return what is told of rules that were replaced, and of the parameters of a user's own that they read."""
        week, values = self.lived.rules, self.scenario.values()
        told = told_rules(week) if replaced_rules(week) else {}
        for name, each in told.get("own parameters", {}).items():
            each["value"] = values[name]
        return told

    def save(self, folder: str | Path) -> Path:
        """Write weekly.csv, summary.json, scenario.toml, provenance.json and figure.png; return the folder.

        Each file is complete or absent.

        Raises
        ------
        InputError : where the folder cannot be written to.
        """
        place = made_folder(folder)
        writers: dict[str, Callable[[Path], object]] = {
            "weekly.csv": self.weekly.to_csv,
            "summary.json": lambda path: _write_json(path, self.summary.to_dict()),
            "scenario.toml": self._write_scenario,
            "provenance.json": lambda path: _write_json(path, self.provenance()),
            "figure.png": lambda path: self.plot().savefig(path, dpi=150, metadata={"Software": None}),
        }
        for name, write in writers.items():
            with published(place / name) as beside:
                write(beside)
        return place

    def _write_scenario(self, path: Path) -> None:
        self.scenario.to_toml(path)
        if told := replaced_words(self.lived.rules):
            text = path.read_text(encoding="utf-8")
            path.write_text(f"# Lived with {told}; provenance.json tells them.\n{text}", encoding="utf-8", newline="\n")

    def __repr__(self) -> str:
        shown = ", ".join(f"{name} {self.summary[name]:.3f}" for name in ("empathy", "satisfaction", "trust"))
        return (
            f"Run of {self.scenario.name}: seed {self.seed}, {self.weeks} weeks after {self.warm_up} to settle, "
            f"{', '.join(filter(None, [f'{self.network.size} employees', replaced_words(self.lived.rules)]))}\n"
            f"{shown}, lifetime value {self.summary['clv']:,.0f} USD\n"
            "weekly, summary, plot(), survey(), people(), save(folder)"
        )

    def _subtitle(self) -> str:
        changed = list(self.scenario.changed().items())
        told = ", ".join(f"{words_of(name)} {value:g}" for name, value in changed[:4])
        more = f" and {len(changed) - 4} more" if len(changed) > 4 else ""
        return f"{self.scenario.title} · {told}{more}" if changed else self.scenario.title

    def _footer(self) -> str:
        here = replace(origin_of(self.lived).place, weeks=self.weeks, warm_up=self.warm_up)
        return footer(self.scenario.name, [self.seed], here, notes=["one run: another seed gives another story"])

    def _marks(self) -> dict[int, str]:
        """Return what happens in which week: interventions that begin, and a disclosure."""
        marks: dict[int, str] = {}
        for each in self.scenario.interventions:
            names = marks.get(each.from_week, "")
            name = each.parameter.rpartition(".")[2].replace("_", " ")
            marks[each.from_week] = name if name in names or not names else f"{names}, {name}"
        values = self.scenario.values()
        if values["trust.disclosure_severity"] > 0.0:
            week = int(values["trust.disclosure_week"])
            marks[week] = f"disclosure, {marks[week]}" if week in marks else "disclosure"
        return marks


def _write_json(path: Path, document: object) -> None:
    path.write_text(json.dumps(document, indent=2) + "\n", encoding="utf-8")


@knows_its_keywords(rng="seed", seeds="seed")
def simulate(
    scenario: Scenario | str | Path = "baseline",
    *,
    weeks: int = 156,
    seed: int = 0,
    warm_up: int = WARM_UP,
    organization: Network | str | Path | None = None,
    employees: int | None = None,
    customers: int | None = None,
    survey_every: int | None = None,
    rules: Live | None = None,
) -> Run:
    """Run a scenario once.

    Parameters
    ----------
    scenario : a `Scenario`, the name of a shipped one, or the path of a .toml file.
    weeks : weeks from the end of the warm-up, 1 or more.
    seed : 0 to 2^64 - 1; the same seed gives the same numbers.
    warm_up : weeks in which the firm settles first, under the scenario's start values.
    organization : a `Network`, or a path to read one from; None generates one.
    employees : desks of a generated one; None: 150.
    customers : slots that a customer can hold; None: 20 for each employee. About 70 % are filled.
    survey_every : weeks between two surveys, whose readings join the weekly table; None: none on the way.
    rules : the week with rules replaced (see `compose_rules`); None: as they ship.

    Returns
    -------
    Run : with `weekly` (DataFrame), `summary` (Series), `plot()`, `survey()`, `people()`, `save(folder)`.

    Raises
    ------
    InputError : where anything cannot be used, all of it at once.
    """
    told, network, people, *_ = all_of(
        lambda: Scenario.of(scenario),
        lambda: organization_of(organization),
        lambda: people_told(organization, employees),
        lambda: refuse_spans(weeks, warm_up, survey_every),
        lambda: refuse_what_cannot_begin(customers, seed),
    )
    lived = live_scenario(
        told,
        weeks=weeks,
        seed=seed,
        warm_up=warm_up,
        network=network,
        employees=people,
        customers=customers,
        survey_every=survey_every,
        rules=live_plainly if rules is None else rules,
    )
    return Run(told, int(seed), int(weeks), int(warm_up), lived)
