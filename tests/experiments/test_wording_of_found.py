"""What experiments say that they found keeps the rules of wording, and numbers in it are those that came out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from measured import MEASURED
from shipped_experiments import FOLDER, NAMES, shipped

from empathysim.sweeps.sweep import sweep
from empathysim.wording.rules import faults_in, sentences_in


def with_numbers(name: str) -> list[str]:
    """Return the sentences of `found` that hold a digit, each on one line."""
    return [said for said in sentences_in(" ".join(shipped(name).found.split())) if re.search(r"\d", said)]


@pytest.mark.parametrize("name", NAMES)
def test_what_was_found_keeps_the_rules(name: str) -> None:
    assert [str(fault) for fault in faults_in(shipped(name).found)] == []


@pytest.mark.parametrize("name", NAMES)
def test_only_headline_studies_tell_numbers_and_each_tells_one_sentence_of_them(name: str) -> None:
    """A number elsewhere would go stale unseen; a headline study without one would say nothing that was measured."""
    said = with_numbers(name)
    assert len(said) == (name in MEASURED)
    for each in said:
        assert re.search(r"\d+ of \d+ (paired runs|assumption sets)|of \d+ parameters", each), "how many runs?"


@pytest.mark.parametrize("name", MEASURED)
def test_a_headline_study_says_where_its_figure_is(name: str) -> None:
    comments = (FOLDER / f"{name}.toml").read_text(encoding="utf-8").partition("[question]")[0].splitlines()
    assert f"# figure: results/{name}/figure.png, made by the same command" in comments


@pytest.mark.long
@pytest.mark.parametrize("name", MEASURED)
def test_the_sentence_with_numbers_is_what_comes_out(name: str, tmp_path: Path) -> None:
    """Lives the whole experiment with its own seeds: fails where a single figure of the sentence has moved."""
    ended = sweep(shipped(name), tmp_path)
    assert (ended.failed, ended.missing) == (0, 0)
    assert with_numbers(name) == [MEASURED[name](ended)]
