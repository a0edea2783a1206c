"""Promise 32: every exit code, from the commands themselves, and in the help that everybody reads first."""

from __future__ import annotations

import re
import shutil
import signal
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sweep_process import ended, kill_all, needs_process_groups, started
from watched import marked

from empathysim.__main__ import main
from empathysim.sweeps.asking.experiment import Experiment
from empathysim.sweeps.lock import locked
from empathysim.sweeps.record.ledger import CELLS
from empathysim.sweeps.record.ledger_file import NAME, checksum
from empathysim.sweeps.sweep import sweep

SMALL: dict[str, Any] = {
    "outcomes": ["satisfaction"], "levers": {"groupthink": [0.5]}, "seeds": 2, "weeks": 2, "warm_up": 1,
    "employees": 24, "customers": 60,
}  # fmt: skip
RUN = ("run", "baseline", "--weeks", "2", "--warm-up", "1", "--employees", "24")

#: Exit code, a word of what is said on stderr, and the command, run in a folder with what `place` puts there.
COMMANDS: tuple[tuple[int, str, tuple[str, ...]], ...] = (
    (0, "", ("--version",)),
    (0, "", ("--help",)),
    (0, "", RUN),
    (0, "2 done, 0 failed", ("sweep", "good.toml", "--out", "new", "--executor", "serial")),
    (0, "2 done, 0 failed", ("sweep", "good.toml", "--out", "done", "--executor", "serial")),
    (0, "", ("check", "good.toml")),
    (0, "", ("results", "done")),
    (0, "", ("verify", "done")),
    (0, "", ("replay", "done", "--run", "1")),
    (1, "", ("verify", "damaged")),
    (1, "", ("replay", "altered", "--run", "1")),
    (2, "Did you mean 'sweep'?", ("sweeep",)),
    (2, "required", ("sweep", "good.toml")),
    (2, "unrecognized arguments: --worker", ("sweep", "good.toml", "--out", "x", "--worker-s", "2")),
    (2, "Did you mean 'good.toml'?", ("sweep", "goood.toml", "--out", "x")),
    (2, "no run can begin", ("sweep", "hopeless.toml", "--out", "x")),
    (2, "the folder cannot be made", ("sweep", "good.toml", "--out", "good.toml/inside")),
    (2, "there is no sweep in this folder", ("results", "nowhere")),
    (2, "there is no sweep in this folder", ("verify", "nowhere")),
    (2, "there are runs 0 to 1", ("replay", "done", "--run", "2")),
    (3, "1 done, 1 failed: 1", ("sweep", "half.toml", "--out", "half", "--executor", "serial")),
    (4, "weeks: was 2, is 3", ("sweep", "longer.toml", "--out", "done", "--executor", "serial")),
    (4, "another sweep works in this folder", ("sweep", "good.toml", "--out", "held")),
)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return a folder with what the commands need: experiments of every kind, and folders in every state."""
    folder = tmp_path_factory.mktemp("exit_codes")
    good = Experiment("Which code?", **SMALL)
    good.to_toml(folder / "good.toml")
    good.replace(weeks=3).to_toml(folder / "longer.toml")
    good.replace(employees=1).to_toml(folder / "hopeless.toml")
    points = [{"groupthink": 0.5, "organization.employees": size} for size in (24, 1)]
    told = {
        **SMALL,
        "kind": "list",
        "points": points,
        "levers": {"groupthink": {}, "organization.employees": {}},
        "seeds": 1,
    }
    Experiment("Which code?", **told).to_toml(folder / "half.toml")
    sweep(folder / "good.toml", folder / "done", executor="serial")
    for name, change in {"damaged": "seconds = 7", "altered": "message = 'another'"}.items():
        shutil.copytree(folder / "done", folder / name)
        alter(folder / name, change)
    (folder / "held").mkdir()
    with locked(folder / "held"):
        yield folder


def alter(folder: Path, change: str) -> None:
    """Change the second run of a folder; one that is altered gets a checksum that fits, as a forger would see to."""
    with sqlite3.connect(folder / NAME) as file:
        file.execute(f"UPDATE runs SET {change} WHERE id = 2")
        if folder.name == "altered":
            cells = file.execute(f"SELECT {CELLS} FROM runs WHERE id = 2").fetchone()
            file.execute("UPDATE runs SET checksum = ? WHERE id = 2", (checksum(cells),))
    file.close()


@pytest.mark.parametrize(("code", "said", "words"), COMMANDS, ids=[" ".join(words) for *_, words in COMMANDS])
def test_p32_every_command_ends_with_its_code_and_never_with_a_traceback(
    place: Path, code: int, said: str, words: tuple[str, ...]
) -> None:
    found, err = ended(place, *words)
    assert found == code, err
    assert said in err
    assert "Traceback" not in err


@needs_process_groups
def test_p32_an_interrupted_command_ends_with_130(place: Path, tmp_path: Path) -> None:
    Experiment("Which code?", **{**SMALL, "seeds": 5_000}).to_toml(tmp_path / "long.toml")
    process = started(tmp_path, "sweep", "long.toml", "--out", "out", "--executor", "serial", marks=tmp_path)
    try:
        while not marked(tmp_path, "begun"):
            assert process.poll() is None, process.communicate()[1]
        process.send_signal(signal.SIGINT)
        said = process.communicate(timeout=10)[1]
    finally:
        kill_all(process)
    assert process.returncode == 130
    assert "Interrupted: " in said


def test_p32_a_command_that_is_no_sweep_is_interrupted_with_130(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("empathysim.laboratory.simulate", interrupted)
    assert main(list(RUN)) == 130
    assert capsys.readouterr().err == "empathysim: interrupted.\n"


def test_p32_the_help_tells_every_code_that_is_tested_here(capsys: pytest.CaptureFixture[str]) -> None:
    """Fails where a code is added without a word, or a word is left for a code that no command ends with."""
    with pytest.raises(SystemExit):
        main(["--help"])
    told = re.findall(r"^ +(\d+)  ", capsys.readouterr().out.partition("exit codes:\n")[2], re.MULTILINE)
    assert {int(code) for code in told} == {*(code for code, *_ in COMMANDS), 130}
