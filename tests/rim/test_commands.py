"""The command line: fields and exit codes that others rely on, and clear words for bad input."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from empathysim.__main__ import main
from empathysim.outcomes.readings import READINGS
from empathysim.parameters.registry import PARAMETERS

SMALL = ["--weeks", "3", "--warm-up", "2", "--employees", "20", "--customers", "100"]
PARAMETER_FIELDS = [
    "name", "symbol", "meaning", "unit", "low", "high", "default", "source", "evidence", "acts_with",
]  # fmt: skip


def said(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    """Return exit code, stdout and stderr of a command."""
    try:
        code = main(arguments)
    except SystemExit as left:
        code = int(left.code or 0)
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def document(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> Any:
    """Return the one JSON document that a command prints."""
    code, out, _ = said(arguments, capsys)
    assert code == 0
    return json.loads(out)


def test_run_prints_one_json_document(capsys: pytest.CaptureFixture[str]) -> None:
    told = document(["run", "usaa", *SMALL, "--seed", "3", "--set", "journey.handoff_loss=0.2", "--json"], capsys)
    assert list(told) == ["scenario", "seed", "weeks", "warm_up", "version", "changed", "summary"]
    assert (told["scenario"], told["seed"], told["weeks"], told["warm_up"]) == ("usaa", 3, 3, 2)
    assert told["changed"]["journey.handoff_loss"] == 0.2
    assert set(told["summary"]) == set(READINGS)


def test_run_prints_a_short_table(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = said(["run", *SMALL], capsys)
    assert code == 0
    assert "satisfaction" in out
    assert "another seed gives other numbers" in out


def test_dials_set_what_they_name(capsys: pytest.CaptureFixture[str]) -> None:
    dials = ["--groupthink", "0.8", "--culture-pressure", "0.7", "--empowerment", "0.3"]
    told = document(["run", *SMALL, *dials, "--json"], capsys)
    assert told["changed"] == {
        "group_think.conformity": 0.8,
        "corporate_culture.pressure": 0.7,
        "sense_of_purpose.choice": 0.3,
        "acts_of_kindness.intensity": 0.3,
    }


def test_run_writes_its_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, _ = said(["run", *SMALL, "--out", str(tmp_path / "kept")], capsys)
    assert code == 0
    written = {path.name for path in (tmp_path / "kept").iterdir()}
    assert {"weekly.csv", "summary.json", "provenance.json", "figure.png"} <= written


def test_parameters_lists_the_registry(capsys: pytest.CaptureFixture[str]) -> None:
    told = document(["parameters", "--format", "json"], capsys)
    assert [row["name"] for row in told] == list(PARAMETERS)
    assert list(told[0]) == PARAMETER_FIELDS
    for form in ("table", "markdown"):
        code, out, _ = said(["parameters", "--format", form], capsys)
        assert code == 0
        assert all(name in out for name in PARAMETERS)


def test_scenarios_lists_every_file(capsys: pytest.CaptureFixture[str]) -> None:
    files = Path(__file__).parents[2].glob("src/empathysim/scenarios/*.toml")
    told = document(["scenarios", "--json"], capsys)
    assert sorted(row["name"] for row in told) == sorted(path.stem for path in files)
    code, out, _ = said(["scenarios"], capsys)
    assert code == 0
    assert "wells_fargo" in out
    _, story, _ = said(["scenarios", "wells_fargo"], capsys)
    assert "expected against baseline" in story


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["run", "wels_fargo"], ["wels_fargo", "Did you mean", "wells_fargo"]),
        (["run", "--set", "group_think.conformty=0.5"], ["group_think.conformty", "'group_think.conformity'"]),
        (["run", "--set", "group_think.conformity=1.5"], ["group_think.conformity = 1.5", "from 0 to 1"]),
        (["run", "--set", "group_think.conformity=much"], ["'much'", "from 0 to 1"]),
        (["run", "--set", "group_think.conformity"], ["must read NAME=VALUE"]),
        (["run", "--groupthink", "2"], ["--groupthink", "groupthink = 2", "from 0 to 1"]),
        (["run", "--silo", "department"], ["--silo", "--organization"]),
        (["run", "--symmetrise"], ["--symmetrise", "--organization"]),
        (["run", "--organization", "nowhere", "--employees", "50"], ["--employees", "generated"]),
        (["parameters", "--contains", "zzz"], ["zzz", "contains"]),
        (["scenarios", "usa"], ["usa", "Did you mean 'usaa'"]),
        (["run", "--weeks", "0"], ["weeks = 0", "from 1"]),
        (["run", "--seed", "-1"], ["seed = -1", "from 0"]),
        (["run", "--employees", "1000000000"], ["employees"]),
        (["run", "--customers", "-5"], ["customers = -5"]),
        (["run", "--weks", "5"], ["--weks", "Did you mean '--weeks'?"]),
        (["rum"], ["'rum'", "Did you mean 'run'?"]),
        (["run", "--organization", "nowhere"], ["nowhere"]),
    ],
)
def test_bad_input_gets_a_clear_sentence(
    arguments: list[str], words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = said(arguments, capsys)
    assert code == 2
    assert out == ""
    assert "Traceback" not in err
    for word in words:
        assert word in err


def test_everything_wrong_is_said_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    _, _, err = said(["run", "wels_fargo", "--set", "x=1", "--set", "group_think.conformity=9"], capsys)
    assert all(word in err for word in ("wels_fargo", "'x'", "group_think.conformity = 9"))


def organization(folder: Path, nodes: str, edges: str) -> list[str]:
    """Write an organization and return the command that describes it."""
    (folder / "nodes.csv").write_text(nodes)
    (folder / "edges.csv").write_text(edges)
    return ["organization", "describe", str(folder)]


PEOPLE = "id,unit,manager\n" + "".join(f"{i},{'ab'[i % 2]},{i - 2 if i > 1 else ''}\n" for i in range(10))
TIES = "source,target\n0,1\n1,2\n2,3\n3,4\n"


@pytest.mark.parametrize(
    ("nodes", "edges", "options", "words"),
    [
        (PEOPLE, TIES, ["--silo", "unti"], ["unti", "unit"]),
        (PEOPLE.replace("9,b,7", "9,b,77"), TIES, [], ["nodes.csv", "manager"]),
        (PEOPLE, TIES + "4,99\n", [], ["edges.csv", "row 6"]),
        ("", TIES, [], ["nodes.csv", "empty"]),
        (PEOPLE, "\0\1\2\3PK", [], ["edges.csv"]),
    ],
)
def test_a_bad_organization_gets_a_clear_sentence(
    nodes: str, edges: str, options: list[str], words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = said([*organization(tmp_path, nodes, edges), *options], capsys)
    assert code == 2
    assert out == ""
    assert "Traceback" not in err
    for word in words:
        assert word in err


def test_describe_prints_the_agreed_fields(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = document([*organization(tmp_path, PEOPLE, TIES), "--json"], capsys)
    assert list(told) == [
        "nodes", "ties", "silos", "largest_silo", "within_share", "within_share_random", "e_i_index", "modularity",
        "isolated", "components", "functions",
    ]  # fmt: skip
    assert (told["nodes"], told["ties"], told["silos"], told["isolated"]) == (10, 4, 2, 5)


def test_a_run_on_a_real_organization(data_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = str(data_folder / "krackhardt_hightech")
    options = ["--organization", place, "--edges", "edges_friends.csv", "--weeks", "3", "--warm-up", "2", "--json"]
    assert 0.0 < document(["run", *options], capsys)["summary"]["satisfaction"] < 1.0


def test_a_run_can_read_every_tie_as_held_by_both(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    organization(tmp_path, PEOPLE, TIES)
    small = ["run", "--organization", str(tmp_path), "--weeks", "3", "--warm-up", "0", "--json"]
    kept, symmetrised = document(small, capsys), document([*small, "--symmetrise"], capsys)
    assert kept["summary"]["focus"] != symmetrised["summary"]["focus"]


def test_help_imports_nothing_heavy() -> None:
    """The start-up budget is kept by importing late: fails where --help alone would load the engine."""
    code = (
        "import sys\nfrom empathysim.__main__ import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
        "print([m for m in ('numpy', 'mesa', 'pandas', 'numba', 'matplotlib', 'pydantic') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip().endswith("[]")


def test_readings_are_found_by_the_name_that_people_use(capsys: pytest.CaptureFixture[str]) -> None:
    """It fails where only who knows that it is called net_promoter_score here finds it."""
    code, out, _ = said(["readings", "--contains", "NPS"], capsys)
    assert code == 0
    assert out.startswith("net_promoter_score ")
    assert len(out.splitlines()) == 1
