"""What objects show of themselves in a notebook: whole pages, the same numbers, nobody's markup and nobody's person."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import empathysim as es
from empathysim.figures import displayed
from empathysim.in_notebooks import ShowsItself, kernel_shell
from empathysim.notebook.page import MOST_ROWS
from empathysim.notebook.page import written as as_html
from empathysim.notebook.result import frame_table
from empathysim.notebook.shown import VIEWS, html_of
from empathysim.outcomes.readings import READINGS
from empathysim.parameters.registry import PARAMETERS, table
from empathysim.sweeps import sweep as sweep_module
from empathysim.wording.comparison import label
from empathysim.wording.verdict import PHRASES
from tests.small_organization import written

SMALL: dict[str, Any] = {"weeks": 8, "warm_up": 4, "employees": 40, "customers": 300}
NASTY = '<b onclick="x()">R&D</b>'
_VOID = {"input"}


class Page(HTMLParser):
    """Reads a page; every tag that is opened must be closed in its order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.texts: list[str] = []
        self.ignored: list[bool] = []
        self.typeset: list[str] = []
        self.feed(html)
        self.close()
        assert self.open == [], self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in _VOID:
            self.open.append(tag)
            self.ignored.append("mathjax_ignore" in (dict(attrs).get("class") or "").split())

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        self.ignored.pop()

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] not in ("style", "script"):
            self.texts.append(data)
            self.typeset += [] if any(self.ignored) else [data]

    @property
    def text(self) -> str:
        """All that is read on the page."""
        return " ".join(" ".join(self.texts).split())


@pytest.fixture(scope="module")
def run() -> es.Run:
    """Return a small run."""
    return es.simulate("baseline", seed=1, **SMALL)


@pytest.fixture(scope="module")
def sweep(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Return a finished sweep of eighteen runs."""
    asked = es.Experiment(
        "What does pressure cost?", outcomes=["satisfaction"], seeds=6, weeks=2, warm_up=2, employees=30,
        levers={"culture_pressure": [0.2, 0.5, 0.8]}, asks="Less < more?",
    )  # fmt: skip
    return es.sweep(asked, tmp_path_factory.mktemp("sweep") / "here", executor="serial")


@pytest.fixture(scope="module")
def things(run: es.Run, sweep: Any) -> dict[str, Any]:
    """Return one object of each kind that shows itself."""
    return {
        "scenario": es.Scenario.load("wells_fargo"),
        "run": run,
        "comparison": es.compare("baseline", "usaa", seeds=2, **SMALL),
        "attribution": es.attribute("baseline", seeds=2, **SMALL),
        "silos": es.silo_table(run),
        "twin": es.twin("baseline", "usaa", **SMALL),
        "organization": run.network,
        "experiment": sweep.experiment,
        "sweep": sweep,
        "parameters": es.parameter_table(),
        "some parameters": es.parameter_table().loc[["group_think.conformity"], ["meaning", "default"]],
    }


KINDS = (
    "scenario", "run", "comparison", "attribution", "silos", "twin", "organization", "experiment", "sweep",
    "parameters", "some parameters",
)  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_a_view_is_a_whole_page_that_needs_nothing_from_elsewhere(things: dict[str, Any], kind: str) -> None:
    """It fails for a tag that is not closed, a link, a picture or a script from elsewhere, or a huge page."""
    html = things[kind]._repr_html_()
    page = Page(html)
    assert page.text
    assert "http" not in html
    assert not {"img", "link", "iframe", "object", "a"} & set(page.tags)
    assert not {"src", "href"} & {name for name, _ in page.attributes}
    assert len(html) < (160_000 if kind == "parameters" else 12_000)


def test_prices_in_a_view_are_no_mathematics(things: dict[str, Any]) -> None:
    """It fails where JupyterLab may read what stands between two `$` as a formula."""
    assert Page(things["comparison"]._repr_html_()).text.count("$") >= 2
    assert Page("<p>$280 k; $460 k</p>").typeset
    for kind, thing in things.items():
        assert Page(thing._repr_html_()).typeset == [], kind


def test_each_class_that_shows_itself_has_a_view() -> None:
    """It fails for a class that says it shows itself and has no view."""

    def below(kind: type) -> Iterator[type]:
        for each in kind.__subclasses__():
            yield each
            yield from below(each)

    kinds = [kind for kind in below(ShowsItself) if kind.__module__.startswith("empathysim.")]
    assert kinds
    assert [kind for kind in kinds if not {each.__name__ for each in kind.__mro__} & set(VIEWS)] == []


def test_markup_in_names_is_shown_as_text(tmp_path: Path, run: es.Run) -> None:
    """It fails where a name becomes a tag of the page."""
    scenario = es.Scenario("nasty", title=NASTY, about=f"{NASTY}\n\n<script>alert(1)</script>").with_intervention(
        "groupthink", 0.1, 3, silos=[NASTY]
    )
    experiment = es.Experiment(NASTY, outcomes=["satisfaction"], asks=NASTY, levers={"groupthink": [0.1, 0.9]})
    network = replace(run.network, silo_names=(NASTY, *run.network.silo_names[1:]))
    for thing in (scenario, replace(run, scenario=scenario), experiment, network, es.silo_table(run)):
        page = Page(html_of(thing))
        assert "script" not in page.tags
        assert "onclick" not in {name for name, _ in page.attributes}
    assert Page(html_of(scenario)).text.count(NASTY) == 3
    assert NASTY in Page(html_of(experiment)).text


def test_a_scenario_tells_its_levers_against_the_default() -> None:
    scenario = (
        es.Scenario("mine", title="Mine", industry="airline", organization={"silos": 4})
        .with_start({"group_think.conformity": 0.8})
        .replace({"group_think.conformity": 0.25, "customer_contact.intensity": 0.75, "acts_of_kindness.cap_usd": 50})
        .with_intervention("customer_contact.intensity", 0.9, 10, 20, people="managers", share=0.5)
    )
    text = Page(html_of(scenario)).text
    assert "inhibitor group think conformity 0.25 (before week 0: 0.8) 0.6 how much" in text
    assert "key customer contact intensity 0.75 (before week 0: 0.2) 0.2" in text
    assert f"{PARAMETERS['acts_of_kindness.cap_usd'].meaning}, in USD" in text
    assert "From week 10 to 20 customer contact intensity moves to 0.9, for 50 of 100 of the managers" in text
    assert "industry: airline · silos: 4" in text


def test_the_default_firm_says_that_nothing_is_moved() -> None:
    assert "Every inhibitor and key stands at its default." in Page(html_of(es.Scenario.load("baseline"))).text


def test_a_run_shows_four_numbers_of_its_summary_with_their_lines(run: es.Run) -> None:
    page = Page(html_of(run))
    for name in ("empathy", "satisfaction", "trust"):
        assert f"{run.summary[name]:.3f}" in page.text
    assert f"{run.summary['clv']:,.0f} USD" in page.text
    assert page.tags.count("polyline") == 4
    assert "seed 1" in page.text
    assert "8 weeks after 4 to settle" in page.text


def test_a_long_run_is_as_small_a_picture() -> None:
    """Points of a line are bounded; it would fail for one point a week."""
    html = html_of(es.simulate("baseline", weeks=1_500, warm_up=0, employees=20, customers=50))
    assert len(html) < 12_000


def test_a_comparison_shows_its_sentence_and_each_verdict(things: dict[str, Any]) -> None:
    found, page = things["comparison"], Page(html_of(things["comparison"]))
    assert found.sentence in page.text
    for name, each in found.outcomes.items():
        assert label(READINGS[name]) in page.text
        assert PHRASES[each.verdict] in page.text
    assert "grown(seeds)" in page.text


def test_a_result_shows_what_it_says_and_its_table(things: dict[str, Any]) -> None:
    found, page = things["attribution"], Page(html_of(things["attribution"]))
    assert found.sentence in page.text
    assert all(str(part) in page.text for part in found.to_pandas().reset_index()["part"])


def test_an_organization_shows_silos_and_no_person(run: es.Run) -> None:
    network = run.network
    page = Page(html_of(network))
    assert page.tags.count("circle") == network.silos
    assert f"{network.size} people in {network.silos} silos" in page.text
    assert all(name in page.text for name in network.silo_names)
    assert "generated organization" in page.text


def test_nobody_of_an_imported_organization_is_shown(tmp_path: Path) -> None:
    """It fails where a person's code, or a silo of fewer than ten, stands in a view or in what is printed."""
    folder = written(tmp_path / "firm", 40)
    nodes = "\n".join(f"person{i},{'tiny' if i < 4 else 'small' if i < 10 else 'large'}" for i in range(40))
    (folder / "nodes.csv").write_text(f"id,team\n{nodes}\n")
    ties = "\n".join(f"person{i},person{(i * 7 + 1) % 40}" for i in range(40))
    (folder / "edges.csv").write_text(f"source,target\n{ties}\n")
    network = es.read_organization(folder, silo="team", symmetrise=True)
    run = es.simulate("baseline", organization=network, weeks=4, warm_up=2, customers=200)
    for thing in (network, run, es.handoff_flow(run)):
        shown = html_of(thing) + repr(thing)
        assert "person" not in shown.replace("no person", "")
    page = Page(html_of(network))
    assert "tiny" not in page.text
    assert page.tags.count("circle") == 2
    assert "people()" not in html_of(run)


def test_nothing_is_drawn_of_fewer_than_ten_real_people(tmp_path: Path) -> None:
    page = Page(html_of(es.read_organization(written(tmp_path / "few", 8), silo="team", symmetrise=True)))
    assert "circle" not in page.tags
    assert "nothing is shown of fewer than 10" in page.text


def test_an_experiment_says_what_is_varied_and_how_many_runs_that_takes(sweep: Any) -> None:
    text = Page(html_of(sweep.experiment)).text
    assert "18 runs: 3 points by 6 seeds, of 2 weeks each" in text
    assert "lever culture pressure 0.2, 0.5, 0.8 sets corporate_culture.pressure" in text
    assert "Less < more?" in text
    named = es.Experiment("?", outcomes=["satisfaction"], name="pressure", levers={"culture_pressure": [0.2, 0.8]})
    assert "experiment pressure" in Page(html_of(named)).text
    assert "experiment experiment" not in text  # the name of one that was given none


def test_an_experiment_that_draws_says_between_what() -> None:
    asked = es.Experiment(
        "?", outcomes=["satisfaction"], kind="sobol", points=8,
        uncertainties={"group_think.conformity": (0.2, 0.7)},
    )  # fmt: skip
    assert "uncertainty group think conformity 0.2 to 0.7, uniform" in Page(html_of(asked)).text


def test_a_sweep_says_how_far_it_is_and_how_to_go_on(sweep: Any) -> None:
    text = Page(html_of(sweep)).text
    assert "18 done, 0 failed" in text
    assert "the first 5 of 18 rows" in text
    assert "Nothing is left to live." in text
    waiting = Page(html_of(replace(sweep, done=16, missing=2))).text
    assert "16 done, 0 failed, 2 missing" in waiting
    assert f"es.sweep(sweep.experiment, {str(sweep.folder)!r})" in waiting


def test_a_huge_sweep_is_a_small_page(sweep: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """It fails where more rows are read than are shown, or where all that failed are listed."""
    read: list[int] = []

    def rows_of(*_: object) -> Iterator[dict[str, object]]:
        for number in range(1_000_000):
            read.append(number)
            yield {"run": number, "culture_pressure": 0.5, "satisfaction": 0.5}

    monkeypatch.setattr(sweep_module, "rows_of", rows_of)
    huge = replace(sweep, done=1_000_000, failed_runs=tuple(range(300_000)))
    assert len(html_of(huge)) < 12_000
    assert len(repr(huge)) < 1_000
    assert len(read) < 20


def test_a_long_table_is_cut_and_says_so() -> None:
    frame = es.simulate("baseline", **{**SMALL, "weeks": 40}).weekly
    page = Page(as_html(frame_table(frame)))
    assert page.tags.count("tr") == MOST_ROWS + 1
    assert f"12 of 40 rows and 12 of {len(frame.columns)} columns; to_pandas() has all" in page.text


def test_every_parameter_stands_in_the_table_and_can_be_found() -> None:
    parameters = es.parameter_table()
    page = Page(parameters._repr_html_())
    assert page.tags.count("tr") == len(table()) + 1
    assert all(name in page.texts for name in PARAMETERS)
    found = parameters.find("hand-off")
    assert "journey.handoff_loss" in found.index
    assert list(found.index) == list(parameters.find("Hand_OFF").index) == list(parameters.find("handoff").index)
    assert 0 < len(found) < 20
    assert list(parameters.find("hand-off story").index) != list(found.index)
    assert isinstance(found, type(parameters))


def test_the_search_box_is_hidden_where_scripts_are_off() -> None:
    """Only its script shows it; it would fail for a box that does nothing."""
    html = es.parameter_table()._repr_html_()
    assert 'class="empathysim-search" hidden="hidden"' in html
    assert "line.hidden = false" in html


def test_a_search_that_finds_nothing_names_the_nearest() -> None:
    with pytest.raises(es.InputError, match=r"find\('conformitty'\).*group_think.conformity"):
        es.parameter_table().find("conformitty")


def test_what_is_cut_out_of_the_table_is_a_table_and_still_searched() -> None:
    parameters = es.parameter_table()
    assumed = parameters[parameters["evidence"] == "assumed"]
    assert "Search" in Page(assumed._repr_html_()).text
    assert set(assumed.find("cost")["evidence"]) == {"assumed"}


def test_here_is_no_notebook() -> None:
    assert kernel_shell() is None


@pytest.fixture
def shell(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return the shell of a notebook as far as figures ask for it."""
    formatters = pytest.importorskip("IPython.core.formatters", reason="IPython is not installed")
    made = SimpleNamespace(display_formatter=formatters.DisplayFormatter())
    monkeypatch.setattr(displayed, "kernel_shell", lambda: made)
    return made


def test_a_fresh_notebook_draws_figures(shell: Any, run: es.Run) -> None:
    """Without pyplot a notebook shows a figure's name; it fails where nobody tells it how figures are drawn."""
    figure = run.plot()
    assert "image/png" not in shell.display_formatter.format(figure)[0]
    displayed.let_notebooks_draw()
    assert shell.display_formatter.format(figure)[0]["image/png"].startswith(b"\x89PNG")


def test_a_notebook_that_knows_how_figures_are_drawn_is_left_alone(shell: Any, run: es.Run) -> None:
    figure = run.plot()
    shell.display_formatter.formatters["image/svg+xml"].for_type(type(figure), lambda _: "<svg/>")
    displayed.let_notebooks_draw()
    assert set(shell.display_formatter.format(figure)[0]) == {"text/plain", "image/svg+xml"}
