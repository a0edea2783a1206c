"""`empathysim plan`: fields that others rely on, exit codes, and clear words for bad input."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import pytest

from empathysim.commands.plan import add_parsers
from empathysim.errors import InputError

SMALL = ["--weeks", "8", "--warm-up", "4", "--employees", "20", "--customers", "100", "--seeds", "4"]
TINY = ["--goal", "satisfaction", *SMALL]


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look at fewer portfolios than usual."""
    monkeypatch.setattr("empathysim.analysis.portfolio.front.Effort.__new__.__defaults__", (4, 2, 2))


def run(arguments: list[str]) -> int:
    """Return the exit code of the command, called as the command line calls it."""
    parser = argparse.ArgumentParser()
    add_parsers(parser.add_subparsers())
    asked = parser.parse_args(["plan", *arguments])
    code = asked.call(asked)
    assert isinstance(code, int)
    return code


def test_json_is_one_document_with_the_fields_that_are_promised(capsys: pytest.CaptureFixture[str]) -> None:
    code = run(["baseline", "--budget", "40000", "--json", *TINY])
    captured = capsys.readouterr()
    told = json.loads(captured.out)
    assert code == (0 if told["steps"] else 1)
    assert {"budget", "scenario", "steps", "front"} <= set(told)
    assert (told["budget"], told["scenario"]) == (40_000.0, "baseline")
    for step in told["steps"]:
        assert {"lever", "to", "cost", "gain", "tied_with"} <= set(step)
    assert sum(step["cost"] for step in told["steps"]) <= 40_000.0
    assert told["front"][0]["cost"] == 0.0
    assert "runs" in captured.err


def test_the_same_question_has_the_same_document(capsys: pytest.CaptureFixture[str]) -> None:
    """It fails where the document holds what is otherwise each time, such as how long it took."""
    documents = []
    for _ in range(2):
        run(["baseline", "--budget", "40000", "--json", *TINY])
        documents.append(capsys.readouterr().out)
    assert documents[0] == documents[1]


def test_help_says_when_it_ends_with_1(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        run(["--help"])
    assert "ends with 1 where no step is worth taking" in " ".join(capsys.readouterr().out.split())


def test_the_table_is_for_people(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    out = tmp_path / "front.png"
    assert run(["baseline", "--budget", "40000", "--out", str(out), "--goal", "empathy", *SMALL]) == 0
    told = capsys.readouterr().out
    assert told.splitlines()[0].split()[:3] == ["step", "lever", "to"]
    assert "In the model" in told.splitlines()[-1]
    assert out.read_bytes()[:4] == b"\x89PNG"


def test_a_budget_too_small_is_a_negative_answer(capsys: pytest.CaptureFixture[str]) -> None:
    """It says what the cheapest step would cost and ends with 1."""
    assert run(["baseline", "--budget", "1", *TINY]) == 1
    assert "too small" in capsys.readouterr().out


def test_own_prices_come_from_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With all levers dear but one, this one alone is turned; it fails where prices are not heeded."""
    from empathysim.analysis.portfolio.levers import LEVERS

    prices = tmp_path / "prices.toml"
    prices.write_text("\n".join(f"{name} = {3_000 if 'talk_about' in name else 9_000_000}" for name in LEVERS))
    code = run(
        [
            "baseline",
            "--budget",
            "1300",
            "--costs",
            str(prices),
            "--json",
            "--goal",
            "literacy",
            *SMALL,
            "--seeds",
            "20",
        ]
    )
    told = json.loads(capsys.readouterr().out)
    assert code == 0
    assert [(step["lever"], step["to"]) for step in told["steps"]] == [
        ("talk_about_emotions.intensity", 0.4), ("talk_about_emotions.intensity", 0.6),
    ]  # fmt: skip
    assert told["plan"]["cost"] == pytest.approx(1_200.0)
    assert told["cheapest_step"] == pytest.approx(600.0)


def test_what_cannot_be_used_is_said_at_once(tmp_path: Path) -> None:
    prices = tmp_path / "prices.toml"
    prices.write_text("customer_contct = 5\n")
    arguments = ["baselin", "--budget", "ten", "--costs", str(prices), "--out", str(tmp_path / "front.doc"), *SMALL]
    with pytest.raises(InputError) as refused:
        run(arguments)
    for words in ("baselin", "budget = 'ten'", "customer_contct", "front.doc"):
        assert any(words in message for message in refused.value.messages)


def test_everything_that_is_wrong_is_said_at_once(tmp_path: Path) -> None:
    told = ["baseline", "--budget", "-5", "--goal", "npw", "--seeds", "1", "--weeks", "0", "--warm-up", "-1"]
    told += ["--customers", "-3", "--employees", "1", "--costs", str(tmp_path / "nope")]
    with pytest.raises(InputError) as refused:
        run(told)
    said = refused.value.messages
    for words in (
        "budget = -5", "goal = 'npw'", "seeds = 1", "weeks = 0", "warm_up = -1", "customers = -3", "employees = 1",
        "nope",
    ):  # fmt: skip
        assert sum(words in message for message in said) == 1, words


def test_a_file_of_prices_that_is_absent_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        run(["baseline", "--budget", "5", "--costs", str(tmp_path / "nowhere.toml"), *TINY])
