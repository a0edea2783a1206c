"""`empathysim sensitivity`: runs what is missing, writes table and figure, prints what matters, names what failed."""

from __future__ import annotations

import argparse
import csv
import json
from pathlib import Path
from typing import Any

import pytest

from empathysim.commands.sensitivity import add_parsers
from empathysim.errors import InputError

TEXT = """
[question]
title = "What matters?"
[levers]
human_bias.strength = {{ {bias} }}
group_think.conformity = {{ values = [0.6, 0.0] }}
[uncertainties]
journey.handoff_loss = {{}}
[outcomes]
columns = ["satisfaction"]
[design]
{design}
weeks = 3
warm_up = 0
employees = 20
customers = 60
"""
MORRIS = 'kind = "morris"\npoints = 3\nseeds = 2'


def written(folder: Path, design: str = MORRIS, bias: str = "range = [0.0, 1.0]") -> str:
    path = folder / "asked.toml"
    path.write_text(TEXT.format(design=design, bias=bias), encoding="utf-8")
    return str(path)


def called(*words: str) -> int:
    """Run the command as `python -m empathysim sensitivity` would."""
    parser = argparse.ArgumentParser()
    add_parsers(parser.add_subparsers())
    asked = parser.parse_args(["sensitivity", *words, "--workers", "1"])
    code: int = asked.call(asked)
    return code


def test_it_lives_analyses_and_goes_on(tmp_path: Path, capsys: Any) -> None:
    """A second call lives nothing and says the same; the folder then holds table and figure."""
    words = written(tmp_path), "--out", str(tmp_path / "lived")
    assert called(*words) == 0
    first = capsys.readouterr()
    assert "24 done, 0 failed" in first.err
    lines = first.out.splitlines()
    assert lines[0] == "satisfaction"
    assert lines[1].split() == ["parameter", "index", "value", "low", "high", "noise", "floor"]
    assert len(lines) == 2 + 3 + 2
    assert lines[-1].startswith("In the model, satisfaction of customers")
    assert called(*words) == 0
    assert capsys.readouterr().out == first.out
    with open(tmp_path / "lived" / "sensitivity.csv", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert {row["index"] for row in rows} == {"mu_star", "mu", "sigma"}
    assert (tmp_path / "lived" / "sensitivity.png").read_bytes().startswith(b"\x89PNG")


def test_json_is_one_document(tmp_path: Path, capsys: Any) -> None:
    assert called(written(tmp_path), "--out", str(tmp_path / "lived"), "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["method"], told["points"], told["seeds"]) == ("morris", 12, 2)
    assert {"parameter", "index", "low", "high", "noise_floor"} <= told["indices"][0].keys()
    assert told["sentence"]


@pytest.mark.parametrize(("method", "points", "kinds"), [("sobol", 64 * 5, {"S1", "ST"}), ("pawn", 100, {"PAWN"})])
def test_another_method_lays_the_question_out_anew(
    method: str, points: int, kinds: set[str], tmp_path: Path, capsys: Any
) -> None:
    """A grid becomes what the method needs; it would fail if the grid's own points were analysed."""
    grid = written(tmp_path, 'kind = "grid"', "values = [0.2, 0.8]").replace("\\", "/")
    text = Path(grid).read_text(encoding="utf-8").replace("loss = {}", "loss = { values = [0.1, 0.3] }")
    Path(grid).write_text(text, encoding="utf-8")
    assert called(grid, "--out", str(tmp_path / "lived"), "--method", method, "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["points"] == points
    assert {row["index"] for row in told["indices"]} == kinds


def test_crossed_levers_tell_which_claims_hold(tmp_path: Path, capsys: Any) -> None:
    design = 'kind = "latin_hypercube"\npoints = 4\ncross_levers = true'
    asked = written(tmp_path, design, "values = [0.6, 0.0]")
    assert called(asked, "--out", str(tmp_path / "lived"), "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert [claim["lever"] for claim in told["claims"]] == ["human_bias.strength", "group_think.conformity"]
    assert all(claim["holds"] + claim["too_little"] + claim["against"] == 4 for claim in told["claims"])
    assert called(asked, "--out", str(tmp_path / "lived")) == 0
    assert "of 4 assumption sets" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("design", "is_told"), [('kind = "morris"\npoints = 6', True), ('kind = "saltelli"\npoints = 4', False)]
)
def test_failed_runs_are_named_and_the_code_is_3(design: str, is_told: bool, tmp_path: Path, capsys: Any) -> None:
    """A firm of three people cannot begin. Morris goes on without those trajectories, Sobol cannot; both name runs."""
    asked = Path(written(tmp_path, design))
    text = asked.read_text(encoding="utf-8")
    sizes = [20, 22, 24, 3] if is_told else [20, 3, 24, 22]  # the first run must be able to begin
    failing = f"organization.employees = {{ values = {sizes} }}"
    asked.write_text(text.replace("journey.handoff_loss = {}", failing), encoding="utf-8")
    assert called(str(asked), "--out", str(tmp_path / "lived")) == 3
    said = capsys.readouterr()
    assert "runs failed: employees = 3" in said.err
    assert ("left out, for runs that failed" in said.out) == is_told
    assert ("Sobol indices need every row" in said.err) == (not is_told)
    assert (tmp_path / "lived" / "sensitivity.csv").exists() == is_told


def test_what_cannot_be_asked_is_refused_before_anything_is_lived(tmp_path: Path) -> None:
    out = str(tmp_path / "lived")
    with pytest.raises(InputError, match="Did you mean 'morris'"):
        called(written(tmp_path), "--out", out, "--method", "moris")
    text = Path(written(tmp_path, 'kind = "grid"', "values = [0.2]")).read_text(encoding="utf-8")
    grid = tmp_path / "grid.toml"
    grid.write_text(text.replace("loss = {}", "loss = { values = [0.2] }"), encoding="utf-8")
    with pytest.raises(InputError, match="--method morris"):
        called(str(grid), "--out", out)
    assert not (tmp_path / "lived").exists()


def test_a_folder_of_something_else_is_left_alone(tmp_path: Path, capsys: Any) -> None:
    (tmp_path / "lived").mkdir()
    (tmp_path / "lived" / "sensitivity.csv").write_text("mine")
    assert called(written(tmp_path), "--out", str(tmp_path / "lived")) == 4
    assert "of something else" in capsys.readouterr().err
    assert (tmp_path / "lived" / "sensitivity.csv").read_text() == "mine"
