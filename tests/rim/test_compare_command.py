"""`empathysim compare`: the fields that others rely on, a table with its sentence, and clear words for bad input."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from empathysim.__main__ import main
from empathysim.analysis.compare import HEADLINES
from empathysim.wording.verdict import PHRASES, VERDICTS

SMALL = ["--weeks", "20", "--warm-up", "5", "--employees", "20", "--seeds", "4"]
FIELDS = ["a", "b", "difference", "low", "high", "wins", "n", "verdict", "smallest_difference"]


def said(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    """Return exit code, stdout and stderr of a comparison."""
    code = main(["compare", *arguments])
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def test_one_json_document_with_the_fields_of_the_contract(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = said(["baseline", "usaa", *SMALL, "--json"], capsys)
    told = json.loads(out)
    assert code == 0
    assert (told["a"], told["b"], told["seeds"], told["weeks"]) == ("baseline", "usaa", 4, 20)
    assert {"outcomes", "break_even_week", "sentence"} <= set(told)
    assert list(told["outcomes"]) == list(HEADLINES)
    for each in told["outcomes"].values():
        assert list(each) == FIELDS
        assert each["verdict"] in VERDICTS
        assert each["low"] is None or each["low"] <= each["difference"] <= each["high"]


def test_outcomes_are_chosen_with_spaces_or_commas(capsys: pytest.CaptureFixture[str]) -> None:
    for asked in (["empathy", "trust"], ["empathy,trust"]):
        _, out, _ = said(["baseline", "usaa", *SMALL, "--json", "--outcomes", *asked], capsys)
        assert list(json.loads(out)["outcomes"]) == ["empathy", "trust"]


def test_several_scenarios_are_a_list(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = said(["baseline", "usaa", "disney", *SMALL, "--json", "--outcomes", "empathy"], capsys)
    assert [each["b"] for each in json.loads(out)] == ["usaa", "disney"]


def test_the_table_ends_with_the_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = said(["baseline", "usaa", *SMALL], capsys)
    assert code == 0
    assert out.splitlines()[-1].startswith("In the model, against baseline, ")
    verdicts = [line.rpartition("  ")[2] for line in out.splitlines()[1 : 1 + len(HEADLINES)]]
    assert set(verdicts) <= set(PHRASES.values())
    assert "8 of 8 runs" in err


def test_who_cannot_tell_is_told_what_would(capsys: pytest.CaptureFixture[str]) -> None:
    _, _, err = said(["baseline", "usaa", *SMALL, "--outcomes", "turnover"], capsys)
    assert "To tell more of usaa: --seeds " in err


def test_the_figure_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    picture = tmp_path / "dots.png"
    assert said(["baseline", "usaa", *SMALL, "--out", str(picture)], capsys)[0] == 0
    assert picture.read_bytes().startswith(b"\x89PNG")


def test_everything_wrong_is_said_at_once_and_nothing_is_lived(capsys: pytest.CaptureFixture[str]) -> None:
    bad = ["baseline", "usa", "--seeds", "one", "--weeks", "0", "--outcomes", "satisfacton", "--out", "x.gif"]
    code, out, err = said([*bad, "--silo", "team"], capsys)
    assert (code, out) == (2, "")
    for part in ("'usaa'", "seeds = ", "weeks = 0", "'satisfaction'", ".gif", "--silo"):
        assert part in err
    assert "Traceback" not in err
