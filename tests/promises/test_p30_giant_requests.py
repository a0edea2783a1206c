"""Promise 30: giant requests are refused within 2 seconds, with what they would take and what is allowed.

The two seconds are a limit on a person's wait, once the program is there: what is imported and compiled at the
first use is done before. They are counted as time of the processor, since a refusal waits for nothing else and other
work on the machine says nothing about it.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from kind_words import watched

import empathysim as es
from empathysim.__main__ import main

MOST_SECONDS = 10.0
SMALL: dict[str, Any] = {"weeks": 1, "warm_up": 0, "employees": 12, "customers": 12}
GIANTS = (10**9, 10**18, 10**400, 10**5_000)

#: What is asked for by numbers, and the limit that must be named. All of these must name an estimate, too.
IN_PYTHON: dict[str, tuple[str, Callable[[int], object]]] = {
    "simulate employees": ("1,000,000 people", lambda n: es.simulate(**{**SMALL, "employees": n})),
    "simulate customers": ("20,000,000 slots", lambda n: es.simulate(**{**SMALL, "customers": n})),
    "simulate weeks": ("to 520,000", lambda n: es.simulate(**{**SMALL, "weeks": n})),
    "simulate warm_up": ("to 520,000", lambda n: es.simulate(**{**SMALL, "warm_up": n})),
    "simulate survey_every": ("to 520,000", lambda n: es.simulate(**SMALL, survey_every=n)),
    "EmpathyModel employees": ("1,000,000 people", lambda n: es.EmpathyModel(employees=n)),
    "EmpathyModel customers": ("20,000,000 slots", lambda n: es.EmpathyModel(employees=12, customers=n)),
    "generate_organization employees": ("1,000,000 people", lambda n: es.generate_organization(n)),
    "firms": ("to 1,000,000", lambda n: es.firms(n)),
}

#: What is no question of memory: a bound of its own is named, and what was asked for.
BOUNDS: dict[str, tuple[str, Callable[[int], object]]] = {
    "simulate seed": ("to 18446744073709551615", lambda n: es.simulate(**SMALL, seed=n * 2**64)),
    "Scenario silos": ("from 1 to 2,000", lambda n: es.Scenario("a", organization={"silos": n})),
    "Scenario depth": ("from 2 to 1,000", lambda n: es.Scenario("a", organization={"depth": n})),
    "Scenario ties": ("to 1,000,000,000", lambda n: es.Scenario("a", organization={"ties_between": n * 10})),
    "generate_organization silos": ("from 1 to 2,000", lambda n: es.generate_organization(150, silos=n)),
    "generate_organization span": ("from 1 to 1,000,000", lambda n: es.generate_organization(150, span=n)),
    "Network ties": ("at most", lambda n: es.generate_organization(150).with_ties_between(n / 10**9 * 1e9, 0)),
    "intervention": ("up to 1,000,000,000", lambda n: es.Scenario("a").with_intervention("groupthink", 1, n + 1)),
    "parameter": ("from 0 to 1", lambda n: es.Scenario("a", parameters={"groupthink": n})),
}

_ESTIMATE = re.compile(r"\d[\d,]*(?:\.\d+)? (?:GB|MB)|[\d,]+ days")


@pytest.fixture(scope="module", autouse=True)
def _warm() -> None:
    """Import and compile everything that a first use does."""
    es.simulate(**SMALL)
    es.EmpathyModel(employees=12, customers=12)


def refusal(ask: Callable[[], object]) -> str:
    """Return the refusal of a request, which must come in time."""
    with watched("the request", seconds=30):
        begin = time.process_time()
        with pytest.raises(es.InputError) as caught:
            ask()
        assert time.process_time() - begin < MOST_SECONDS
    return str(caught.value)


@pytest.mark.parametrize("number", GIANTS, ids=lambda n: f"ten_to_the_{len(format(n, 'x')) * 1.2:.0f}")
@pytest.mark.parametrize("name", IN_PYTHON)
def test_p30_a_giant_is_refused_with_estimate_and_limit(name: str, number: int) -> None:
    """Fails where anything is built first, or where estimate or limit are left out."""
    limit, ask = IN_PYTHON[name]
    said = refusal(lambda: ask(number))
    assert limit in said
    assert _ESTIMATE.search(said), said


@pytest.mark.parametrize("name", BOUNDS)
def test_p30_a_number_out_of_all_bounds_is_refused_with_its_bound(name: str) -> None:
    """Fails where a loop as long as the number begins before anybody looks at it."""
    limit, ask = BOUNDS[name]
    assert limit in refusal(lambda: ask(10**9))


def test_p30_many_ties_are_refused_with_what_they_would_take() -> None:
    """A hundred thousand people of whom all know thousands: fails where the ties are drawn first."""
    said = refusal(lambda: es.generate_organization(100_000, ties_within=1_000.0))
    assert "20,000,000 ties" in said
    assert _ESTIMATE.search(said)


def sparse(path: Path, beginning: bytes) -> Path:
    """Write a file that claims ten gigabytes and takes no room."""
    path.write_bytes(beginning)
    with path.open("r+b") as file:
        file.truncate(10**10)
    return path


@pytest.mark.parametrize(
    ("name", "beginning"),
    [("nodes.csv", b"id,unit\n1,a\n"), ("edges.csv", b"source,target\n"), ("a.graphml", b"<graphml>")],
)
def test_p30_a_file_of_ten_gigabytes_is_refused_by_its_size(name: str, beginning: bytes, tmp_path: Path) -> None:
    """Fails where it is read to find out that it is too large."""
    (tmp_path / "nodes.csv").write_text("id,unit\n1,a\n")
    (tmp_path / "edges.csv").write_text("source,target\n")
    path = sparse(tmp_path / name, beginning)
    said = refusal(lambda: es.read_organization(path if name == "a.graphml" else tmp_path))
    assert "10,000 MB; allowed are at most 50 MB" in said


def test_p30_a_text_of_ten_gigabytes_is_no_scenario(tmp_path: Path) -> None:
    """Fails where it is read to find out."""
    path = sparse(tmp_path / "my.toml", b'title = "x"\n')
    for load in (es.Scenario.load, es.Experiment.load):
        assert "larger than 1,000,000 bytes" in refusal(lambda load=load: load(path))


def test_p30_more_people_and_silos_than_can_be_are_refused_where_they_stand(tmp_path: Path) -> None:
    """Fails where everything is made of them before they are counted."""
    (tmp_path / "edges.csv").write_text("source,target\n")
    (tmp_path / "nodes.csv").write_text("id,unit\n" + "".join(f"{k},a\n" for k in range(200_001)))
    assert "more than 200,000 people" in refusal(lambda: es.read_organization(tmp_path))
    (tmp_path / "a.graphml").write_text("<graphml><graph>" + "<node/>" * 300_000 + "</graph></graphml>")
    assert "300,000 people; allowed are at most 200,000" in refusal(
        lambda: es.read_organization(tmp_path / "a.graphml")
    )
    (tmp_path / "nodes.csv").write_text("id,unit\n" + "".join(f"{k},s{k}\n" for k in range(2_001)))
    assert "2,001 silos; allowed are at most 2,000" in refusal(lambda: es.read_organization(tmp_path))


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ("run --employees 1000000000 --out never", ("1,000,000,000", "968.0 GB", "1,000,000 people")),
        ("run --customers 1000000000 --out never", ("1000000000", " GB", "20,000,000 slots")),
        ("run --weeks 1000000000 --out never", ("1000000000", " GB", "520,000")),
        ("run --warm-up 1000000000 --out never", ("1000000000", " GB", "520,000")),
        ("run --seed 1000000000000000000000 --out never", ("1000000000000000000000", "18446744073709551615")),
        ("run --groupthink 1e300 --out never", ("1e+300", "from 0 to 1")),
    ],
)
def test_p30_the_command_run_refuses_giants(
    arguments: str, words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    """Exit code 2 in time, nothing on stdout, no folder; fails where the run is begun."""
    monkeypatch.chdir(tmp_path)
    begin = time.process_time()
    with watched(arguments, seconds=30):
        assert main(arguments.split()) == 2
    assert time.process_time() - begin < MOST_SECONDS
    said = capsys.readouterr()
    assert said.out == ""
    assert list(tmp_path.iterdir()) == []
    for word in words:
        assert word in said.err


EXPERIMENT = """
[question]
title = "Everything?"
[levers]
{levers}
[outcomes]
columns = ["satisfaction"]
[design]
kind = "grid"
seeds = {seeds}
weeks = {weeks}
employees = {employees}
"""
_FOUR = "\n".join(
    f"{name} = {{ range = [0.0, 1.0], steps = 1000 }}"
    for name in ("groupthink", "culture_pressure", "group_think.metric_myopia", "journey_view.intensity")
)
_ONE = "groupthink = { values = [0.1, 0.9] }"


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"levers": _FOUR}, ("1,000,000,000,000 runs", "10,000,000", " days", " GB")),
        ({"seeds": 10**12}, ("2,000,000,000,000 runs", "10,000,000", " days", " GB")),
        ({"weeks": 10**9}, ("weeks = 1000000000", "520,000")),
        ({"employees": 10**9}, ("employees = 1000000000", "1,000,000")),
        ({"levers": "groupthink = { range = [0.0, 1.0], steps = 1000000000 }"}, ("steps", "1000000000", "10,000")),
        ({"levers": "groupthink = { values = [" + "0.5, " * 20_000 + "] }"}, ("groupthink", "1 to 10,000")),
    ],
)
def test_p30_the_command_sweep_refuses_giants(
    changed: dict[str, Any], words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    """A million million combinations and their like; fails where points are laid out before they are counted."""
    monkeypatch.chdir(tmp_path)
    usual: dict[str, Any] = {"levers": _ONE, "seeds": 1, "weeks": 4, "employees": 30}
    (tmp_path / "giant.toml").write_text(EXPERIMENT.format(**{**usual, **changed}))
    begin = time.process_time()
    with watched("the sweep", seconds=30):
        assert main(["sweep", "giant.toml", "--out", "never"]) == 2
    assert time.process_time() - begin < MOST_SECONDS
    said = capsys.readouterr()
    assert said.out == ""
    assert not (tmp_path / "never").exists()
    for word in words:
        assert word in said.err
