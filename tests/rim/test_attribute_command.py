"""`empathysim attribute`: one document or one table, a figure, and what is refused."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import pytest

from empathysim.commands import attribute
from empathysim.errors import InputError

SMALL = ["--weeks", "6", "--warm-up", "4", "--seeds", "2", "--employees", "40", "--customers", "400"]


def call(*words: str) -> int:
    """Run the command with these words; its own parser is one of the whole command line."""
    parser = argparse.ArgumentParser()
    attribute.add_parsers(parser.add_subparsers())
    asked = parser.parse_args(["attribute", *words])
    return int(asked.call(asked))


def test_json_is_one_document_whose_parts_add_up(capsys: pytest.CaptureFixture[str]) -> None:
    assert call("wells_fargo", "--of", "inhibitors", "--outcome", "satisfaction", "--json", *SMALL) == 0
    out, err = capsys.readouterr()
    told = json.loads(out)
    assert {name: told[name] for name in ("of", "outcome", "scenario", "seeds", "weeks")} == {
        "of": "inhibitors", "outcome": "satisfaction", "scenario": "wells_fargo", "seeds": 2, "weeks": 6
    }  # fmt: skip
    assert sum(part["value"] for part in told["parts"].values()) == pytest.approx(told["total"], abs=1e-9)
    assert all(part["low"] <= part["value"] <= part["high"] for part in told["parts"].values())
    assert len(told["parts"]) == 5
    assert "64 of 64 runs" in err


def test_the_table_is_sorted_by_size_and_ends_with_the_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert call("--of", "keys", "--on", "0.8", "--outcome", "expressed", *SMALL) == 0
    lines = capsys.readouterr().out.splitlines()
    lengths = [line.count("#") for line in lines[1:8]]
    assert lengths == sorted(lengths, reverse=True)
    assert lengths[0] > 10
    assert lines[8].split()[0] == "together"
    assert lines[-1].startswith("In the model, over")


def test_the_figure_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call("--outcome", "empathy", "--out", str(tmp_path / "crush.png"), *SMALL) == 0
    assert (tmp_path / "crush.png").read_bytes()[:4] == b"\x89PNG"


def test_everything_wrong_is_said_before_anything_is_lived() -> None:
    with pytest.raises(InputError) as refused:
        call("nowhere", "--of", "key", "--outcome", "empathie", "--on", "2", "--seeds", "1", "--out", "x.txt")
    assert len(refused.value.messages) == 6
