"""Experiment files: what they say, and that everything wrong with them is said at once."""

from __future__ import annotations

from pathlib import Path

import pytest
import small_sweep

from empathysim.errors import InputError
from empathysim.sweeps.asking.experiment import Experiment
from empathysim.sweeps.designs.design import design_of


def refused(folder: Path, text: str | bytes) -> str:
    path = folder / "bad.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(InputError) as caught:
        Experiment.load(path)
    return "\n".join(caught.value.messages)


def test_a_file_becomes_an_experiment(tmp_path: Path) -> None:
    experiment = Experiment.load(small_sweep.write(tmp_path))
    assert [factor.name for factor in experiment.factors] == ["groupthink", "culture_pressure"]
    assert experiment.outcomes == ("satisfaction", "clv")
    assert (experiment.scenario, experiment.weeks, experiment.employees) == ("baseline", 4, 30)


def test_ranges_are_even_and_their_ends_exact(tmp_path: Path) -> None:
    path = small_sweep.write(tmp_path)
    text = path.read_text().replace("values = [0.1, 0.9]", "range = [0.1, 0.7], steps = 4")
    path.write_text(text)
    assert Experiment.load(path).factors[1].values == (0.1, 0.3, 0.5, 0.7)


def test_an_uncertainty_takes_its_own_bounds(tmp_path: Path) -> None:
    path = small_sweep.write(tmp_path)
    path.write_text(path.read_text() + "\n[uncertainties]\nempathy.natural_weight = { steps = 2 }\n")
    from empathysim.parameters.registry import PARAMETERS

    factor = Experiment.load(path).factors[-1]
    bounds = PARAMETERS["empathy.natural_weight"]
    assert (factor.role, factor.values) == ("uncertainties", (bounds.low, bounds.high))


def test_every_point_has_the_same_seeds(tmp_path: Path) -> None:
    runs = list(design_of(Experiment.load(small_sweep.write(tmp_path, seeds="[7, 3]"))).runs())
    assert [run.number for run in runs] == list(range(12))
    assert all([run.seed for run in runs if run.point == point] == [7, 3] for point in range(6))
    assert len({(run.seed, *run.factors.values()) for run in runs}) == 12


def test_everything_wrong_is_said_at_once_with_the_nearest_name(tmp_path: Path) -> None:
    said = refused(
        tmp_path,
        """
        [question]
        titel = "x"
        [levers]
        group_think.conformty = { values = [0.1] }
        group_think.metric_myopia = { values = [0.5, 1.5] }
        corporate_culture.pressure = 0.4
        [uncertainties]
        empathy.natural_weight = {}
        [outcomes]
        columns = ["satisfacton"]
        weekly = 1
        [design]
        kind = "grid"
        points = 7
        scenario = "baselin"
        seeds = 0
        weeks = 1.5
        employees = 1000000000
        [extra]
        """,
    )
    for part in (
        "there is no key 'titel'. Did you mean 'title'?",
        "title = '' must be one line",
        "group_think.conformty: there is no parameter or dial of that name. Did you mean 'group_think.conformity'?",
        "group_think.metric_myopia = 1.5 must be a number from 0 to 1",
        "corporate_culture.pressure = 0.4: must be a table",
        "empathy.natural_weight: steps is missing",
        "there is no reading 'satisfacton'. Did you mean 'satisfaction'?",
        "weekly = 1 must be true or false",
        "points says nothing of kind = 'grid'; it belongs to list, latin_hypercube, sobol",
        "There is no scenario 'baselin'. Did you mean 'baseline'?",
        "seeds = 0 must be",
        "weeks = 1.5 must be a whole number",
        "employees = 1000000000 must be",
        "there is no table 'extra'",
    ):
        assert part in said, part
    assert all(line.startswith("bad.toml: ") for line in said.splitlines())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"", "is empty"),
        (b"\0\0\0", "is empty"),
        (b"\xff\xfe\x00", "is not a text in UTF-8"),
        (b"[levers", "is not TOML"),
        (b"levers = 3", "levers = 3 must be a table"),
        (b"x = " + b"[" * 5_000, "bad.toml"),
        (b"[design]\nkind = 'grit'", "Did you mean 'grid'?"),
        (b"[levers]\ngroupthink = {values = []}", "must be a list of 1 to"),
        (b"[levers]\ngroupthink = {values = [0.1, 0.1]}", "0.1 is given twice"),
        (b"[levers]\ngroupthink = {range = [0.9, 0.1], steps = 3}", "the lower one first"),
        (b"[levers]\ngroupthink = {range = [0, nan], steps = 3}", "the lower one first"),
        (b"[levers]\ngroupthink = {values = [0], steps = 2}", "'values' stand alone"),
        (b"[levers]\ngroupthink = {values=[0]}\ngroup_think.conformity = {values=[0]}", "leave one of the two out"),
        (b"[uncertainties]\ngroupthink = {distribution = 'normal'}", "mean is missing"),
        (b"[uncertainties]\ngroupthink = {distribution = 'norml'}", "Did you mean 'normal'?"),
        (b"[levers]\ngroupthink = {range=[0, 1], stepps=3}", "there is no key 'stepps'. Did you mean 'steps'?"),
        (b"[levers]\nindustry = {values = ['bnak']}", "Did you mean 'bank'?"),
        (
            b"[levers]\norganization.employees = {values = [30, 40.5]}",
            "employees = 40.5 must be a whole number from 1 to",
        ),
        (b"[levers]\nemployees = {values = [30]}", "Did you mean 'organization.employees'?"),
        (b"[levers]\npush.is_on = {}\n[interventions.push]\nparameter='groupthink'\nvalue=2", "'from_week' is missing"),
        (
            b"[levers]\npush.shore = {}\n[interventions.push]\nparameter='groupthink'\nvalue=1\nfrom_week=2",
            "Did you mean 'push.share'?",
        ),
        (b"[outcomes]\nwindows = {late = [9, 3]}", "must be two weeks"),
        (b"[outcomes]\ncolumns=['clv']\nwindows = {late = [0, 3]}", "none of the columns is a weekly reading"),
        (b"[outcomes]\ncolumns=['trust']\nwindows = {late = [0, 200]}", "reaches beyond the 156 weeks"),
        (b"[outcomes]\nsmallest_differences = {trust = 0}", "trust = 0 must be a number above 0"),
        (b"[design]\nkind='list'", "points is missing: a list needs"),
        (b"[design]\nkind='list'\npoints='nowhere.csv'", "there is no such file"),
        (b"[design]\nkind='saltelli'\npoints=100", "points = 100 must be a power of two, such as 64 or 128"),
        (b"[design]\nkind='morris'\nlevels=3", "levels = 3 must be an even number"),
        (b"[uncertainties]\ngroupthink = {}\n[design]\nkind='firms'", "a firm of the population brings its own"),
        (b"[design]\norganization = 'x'\nemployees = 30", "exclude each other"),
        (b"[question]\ntitle = 'x'", "nothing is varied"),
        (b"[question]\ntitle = 'x'", "bad.toml: design: kind is missing"),
        (b"[design]\nseeds = 2", "bad.toml: design: kind is missing"),
        (b"[design]\nkind = 'gird'", "no design. Did you mean 'grid'? There are grid, list, latin_hypercube"),
        (b"[design]\nsymmetrise = 'yes'", "symmetrise = yes must be true or false"),
        (b"[design]\nedges = 3", "edges = 3 must be a text in quotes"),
        (b"[question]\ntitle = 5", "title = 5 must be a text in quotes"),
        (b"[design]\nscenario = usaa", "Text must stand in quotes"),
    ],
)
def test_a_bad_file_gets_a_clear_word(tmp_path: Path, text: bytes, said: str) -> None:
    assert said in refused(tmp_path, text)


def test_p30_a_giant_design_is_refused_with_its_estimate(tmp_path: Path) -> None:
    path = small_sweep.write(tmp_path, seeds=10**12)
    with pytest.raises(InputError, match="6,000,000,000,000 runs are more than the 10,000,000"):
        design_of(Experiment.load(path))


def test_a_path_to_data_needs_its_variable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = small_sweep.write(tmp_path, design='organization = "${EMPATHYSIM_DATA}/firm"')
    path.write_text(path.read_text().replace("employees = 30\n", ""))
    experiment = Experiment.load(path)
    monkeypatch.delenv("EMPATHYSIM_DATA", raising=False)
    with pytest.raises(InputError, match="the environment variable EMPATHYSIM_DATA is not set"):
        experiment.organization_path()
    assert experiment.lived_in("elsewhere").organization_path() == Path("elsewhere").absolute()
    monkeypatch.setenv("EMPATHYSIM_DATA", "/data")
    assert experiment.organization_path() == Path("/data/firm")
    path.write_text(path.read_text().replace("EMPATHYSIM_DATA", "NOPE"))
    other = Experiment.load(path)
    monkeypatch.delenv("NOPE", raising=False)
    with pytest.raises(InputError, match="the environment variable NOPE is not set"):
        other.organization_path()
