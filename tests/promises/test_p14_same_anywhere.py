"""Promise 14: any hash seed, locale, time zone, working folder and number of threads give the same table.

The surroundings of a process are set before it begins, so each run here is a process of its own.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = """
import hashlib
import empathysim as es
from empathysim.sweeps.record.results import canon
run = es.simulate("empathy_movement", weeks=4, warm_up=3, employees=30, customers=200, seed=5)
people = run.lived.organization
bits = run.lived.weekly.tobytes() + people.employees.tobytes() + people.customers.tobytes()
print(hashlib.sha256(bits).hexdigest(), run.summary["net_promoter_score"])
if __name__ == "__main__":
    print(canon(es.sweep("asked.toml", "swept", workers=2).rows()))
"""
EXPERIMENT = """
[question]
title = "Überall gleich?"
[levers]
groupthink = { values = [0.2, 0.8] }
journey.handoff_loss = { values = [0.1, 0.3] }
[outcomes]
columns = ["satisfaction", "clv"]
[design]
kind = "grid"
seeds = 2
weeks = 4
warm_up = 2
employees = 25
"""
PLACES: list[dict[str, str]] = [
    {},
    {"PYTHONHASHSEED": "1"},
    {"PYTHONHASHSEED": "4711", "TZ": "Asia/Kathmandu"},
    {"LC_ALL": "de_DE.UTF-8", "LANG": "tr_TR.UTF-8"},
    {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "3"},
]


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return what the program prints in the usual surroundings."""
    return said({}, tmp_path_factory.mktemp("usual"))


def said(surroundings: dict[str, str], folder: Path) -> str:
    """Return what the program prints in these surroundings: the hash of a run, and the canon of a sweep."""
    (folder / "asked.toml").write_text(EXPERIMENT, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        capture_output=True,
        text=True,
        check=True,
        cwd=folder,
        env={**os.environ, **surroundings},
    )
    return done.stdout


@pytest.mark.parametrize("surroundings", PLACES[1:], ids=lambda each: " ".join(each))
def test_p14_surroundings_change_no_bit(surroundings: dict[str, str], usual: str, tmp_path: Path) -> None:
    """Fails where any result depends on the order of a set, the language, the clock or the number of threads."""
    assert said(surroundings, tmp_path) == usual
    assert [len(word) for word in usual.split()][::2] == [64, 64]
