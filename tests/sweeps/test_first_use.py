"""What somebody meets who writes a first experiment: what is refused, what is said, and what is left behind."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import small_sweep

from empathysim.__main__ import main
from empathysim.errors import InputError
from empathysim.sweeps.crew.execution import Crew
from empathysim.sweeps.lock import FolderRefused
from empathysim.sweeps.sweep import open_sweep, sweep


@pytest.fixture
def firm(tmp_path: Path) -> Path:
    """Return an organization with two files of ties; one of its people has none."""
    folder = tmp_path / "firm"
    folder.mkdir()
    (folder / "nodes.csv").write_text("id,team,site\n" + "".join(f"{i},{i % 3},{i % 2}\n" for i in range(24)))
    for name, step in (("advice", 7), ("friends", 5)):
        pairs = "".join(f"{i},{(i * step + 1) % 23}\n" for i in range(23) if i != (i * step + 1) % 23)
        (folder / f"edges_{name}.csv").write_text("source,target\n" + pairs)
    return folder


def written(folder: Path, design: str = "", **changed: object) -> Path:
    """Write a small experiment that names no number of employees."""
    path = small_sweep.write(folder, design=design, **{"seeds": 1, **changed})
    path.write_text(path.read_text().replace("employees = 30\n", ""))
    return path


def command(path: Path, *more: str) -> int:
    return main(["sweep", str(path), "--out", str(path.parent / "out"), "--executor", "serial", *more])


def test_a_refused_sweep_leaves_no_folder_and_its_correction_runs(
    tmp_path: Path, firm: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    design = 'organization = "firm"\nedges = "edges_advice.csv"\nsilo = "{}"'
    assert command(written(tmp_path, design.format("tema"))) == 2
    assert "Did you mean 'team'" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
    assert command(written(tmp_path, design.format("team"))) == 0


def test_a_folder_without_a_run_that_was_lived_is_taken_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("no world today")

    with monkeypatch.context() as patched:
        patched.setattr("empathysim.sweeps.crew.setting.live_scenario", broken)
        failed = sweep(small_sweep.write(tmp_path), tmp_path / "out", executor="serial")
        assert (failed.done, failed.failed) == (0, 12)
    ended = sweep(small_sweep.write(tmp_path, weeks=5), tmp_path / "out", executor="serial")
    assert (ended.done, ended.failed, ended.missing) == (12, 0, 0)
    with pytest.raises(FolderRefused, match="weeks: was 5, is 6"):
        sweep(small_sweep.write(tmp_path, weeks=6), tmp_path / "out", executor="serial")


def test_too_few_employees_are_refused_before_any_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command(small_sweep.write(tmp_path, employees=3)) == 2
    assert "small: no run can begin: employees = 3: at least 12 are needed" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_the_reason_of_failed_runs_is_said_at_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from empathysim.lived import live_scenario

    def broken(scenario: object, *, seed: int, **named: object) -> object:
        if seed == 1:
            raise InputError("this seed is unlucky")
        return live_scenario(scenario, seed=seed, **named)  # type: ignore[arg-type]

    monkeypatch.setattr("empathysim.sweeps.crew.setting.live_scenario", broken)
    assert command(small_sweep.write(tmp_path)) == 3
    lines = capsys.readouterr().err.splitlines()
    assert lines[-2].startswith("6 done, 6 failed: 1, 3")
    assert lines[-1] == "6 runs failed: this seed is unlucky"


def test_what_will_be_run_is_said_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command(small_sweep.write(tmp_path)) == 0
    said = capsys.readouterr().err.splitlines()
    assert said[0] == "12 runs: 6 points by 2 seeds of 4 weeks, scenario baseline, 30 employees"


def test_notes_on_an_organization_are_told_once(tmp_path: Path, firm: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command(written(tmp_path, 'organization = "firm"\nedges = "edges_advice.csv"')) == 0
    said = capsys.readouterr().err
    assert said.count("Silos are taken from the column 'site'") == 1
    assert "the 24 people of firm" in said
    assert said.index("'site'") < said.index("0 of 6 runs")


def test_options_win_over_the_file_and_belong_to_the_definition(
    tmp_path: Path, firm: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path, 'organization = "firm"\nedges = "edges_advice.csv"\nsilo = "team"')
    assert command(path, "--silo", "site", "--edges", "edges_friends.csv", "--symmetrise") == 0
    asked = small_sweep.write(tmp_path, "same.toml", seeds=1)
    options = ("--organization", str(firm), "--silo", "site", "--edges", "edges_friends.csv")
    assert command(asked, *options, "--symmetrise") == 0  # the same definition, told otherwise
    capsys.readouterr()
    for told, said in (
        ((), "silo: was site, is team"),
        (("--silo", "site"), "edges: was edges_friends.csv, is edges_advice.csv"),
        (("--silo", "site", "--edges", "edges_friends.csv"), "symmetrise: was true, is false"),
    ):
        assert command(path, *told) == 4
        assert said in capsys.readouterr().err


def test_the_ties_that_were_chosen_are_lived(tmp_path: Path, firm: Path) -> None:
    path = written(tmp_path, 'organization = "firm"\nsilo = "team"', weeks=30)
    ways = ({"edges": "edges_advice.csv"}, {"edges": "edges_friends.csv"},
            {"edges": "edges_advice.csv", "symmetrise": True})  # fmt: skip
    for number, way in enumerate(ways):
        sweep(path, tmp_path / str(number), executor="serial", **way)  # type: ignore[arg-type]
    found = [[row["satisfaction"] for row in open_sweep(tmp_path / str(number)).rows()] for number in range(3)]
    assert not np.allclose(found[0], found[1], rtol=1e-12)
    assert not np.allclose(found[0], found[2], rtol=1e-12)


def test_a_silo_needs_an_organization(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command(small_sweep.write(tmp_path), "--silo", "team") == 2
    assert "silo says how an organization in files is read, and none is named" in capsys.readouterr().err


def test_changed_levers_are_told_in_words(tmp_path: Path) -> None:
    path = small_sweep.write(tmp_path)
    usual = path.read_text()
    sweep(path, tmp_path / "out", executor="serial")
    for text, said in (
        (usual.replace("[outcomes]", "empowerment = { values = [0.5] }\n[outcomes]"), "empowerment is a new lever"),
        (usual.replace("culture_pressure =", "# "), "culture_pressure is no lever any more"),
        (usual.replace("culture_p", "[uncertainties]\nculture_p"), "was under [levers], is under [uncertainties]"),
    ):
        path.write_text(text)
        with pytest.raises(FolderRefused) as caught:
            sweep(path, tmp_path / "out", executor="serial")
        assert said in str(caught.value)
        assert "take another folder" in str(caught.value)


def test_one_point_makes_no_figure_and_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = small_sweep.write(tmp_path, groupthink=[0.2])
    path.write_text(path.read_text().replace("[0.1, 0.9]", "[0.1]"))
    assert command(path) == 0
    assert "There is no figure: this sweep has one point only" in capsys.readouterr().err


def test_an_interrupted_sweep_says_how_to_see_what_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = Crew.live

    def interrupted(*told: object) -> object:
        rows = whole(*told)  # type: ignore[arg-type]
        yield next(rows)
        raise KeyboardInterrupt

    monkeypatch.setattr(Crew, "live", interrupted)
    assert command(small_sweep.write(tmp_path)) == 130
    said = capsys.readouterr().err
    assert f"1 done, 0 failed, 11 missing. 'empathysim results {tmp_path / 'out'}' shows what is there." in said
