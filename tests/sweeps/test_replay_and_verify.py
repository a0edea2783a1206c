"""Trust in what was kept: a run lived again from its row alone, and damage that is found wherever it is."""

from __future__ import annotations

import random
import sqlite3
from pathlib import Path
from typing import Any

import pytest
import small_organization
import small_sweep

from empathysim.__main__ import main
from empathysim.errors import InputError
from empathysim.scenarios.scenario import Scenario
from empathysim.sweeps.asking.experiment import Experiment
from empathysim.sweeps.record.ledger_file import NAME
from empathysim.sweeps.record.seal import SEAL
from empathysim.sweeps.record.verify import verify
from empathysim.sweeps.replay import replay
from empathysim.sweeps.sweep import Sweep, open_sweep, sweep


def large(folder: Path) -> Sweep:
    """Live a sweep in which there is something of everything; its scenario lies in a file."""
    Scenario.load("wells_fargo").to_toml(folder / "bank.toml")
    experiment = Experiment(
        "Can every row be lived again?",
        folder=folder,
        outcomes=["satisfaction", "clv"],
        windows={"early": [0, 3]},
        scenario="bank.toml",
        levers={"groupthink": (0.0, 1.0), "push.from_week": (0, 6), "push.share": [0.0, 0.1, 0.5]},
        uncertainties={
            "human_bias.*": None,
            "industry": None,
            "organization.silos": [1, 3],
            "organization.employees": (24, 40),
        },
        interventions={
            "push": {"parameter": "customer_contact.intensity", "value": 0.9, "from_week": 2, "people": "random"}
        },
        kind="latin_hypercube",
        points=60,
        seeds=[3, 2**64 - 1],
        weeks=8,
        warm_up=4,
        customers=200,
    )
    return sweep(experiment, folder / "out", executor="threads", workers=2)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a small finished sweep that keeps weekly tables."""
    folder = tmp_path_factory.mktemp("kept")
    sweep(small_sweep.write(folder, outcomes="weekly = true"), folder / "out", executor="serial")
    return folder / "out"


def copied(folder: Path, to: Path) -> Path:
    """Return a copy of a sweep's folder, bytes and all."""
    to.mkdir()
    for file in folder.iterdir():
        (to / file.name).write_bytes(file.read_bytes())
    return to


def test_p15_fifty_random_rows_are_lived_again_to_the_last_bit(tmp_path: Path) -> None:
    """Fails where anything that a run is made from is not in the ledger: the scenario's file is gone by then."""
    done = large(tmp_path)
    assert (done.done, done.failed) == (120, 0)
    (tmp_path / "bank.toml").unlink()
    for number in random.Random(15).sample(range(120), 50):
        again = done.replay(number)
        assert again.is_identical, again
        assert again.environment == ()


def test_a_replay_that_differs_says_what_and_ends_with_1(
    kept: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("empathysim.sweeps.provenance._cpu", lambda: "an abacus")
    assert main(["replay", str(kept), "--run", "3"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("run 3: identical to the last bit.\n")
    assert "is an abacus" in said
    other = small_sweep.lived_otherwise(monkeypatch)
    assert main(["replay", str(kept), "--run", "3"]) == 1
    said = capsys.readouterr().out
    assert said.startswith("run 3: differs.\n")
    assert f"{other} was " in said
    for number in (12, -1):
        with pytest.raises(InputError, match="there are runs 0 to 11"):
            replay(kept, number)


def test_a_replay_wants_the_organization_as_it_was(tmp_path: Path) -> None:
    firm = small_organization.written(tmp_path / "firm")
    path = small_sweep.write(tmp_path, design='organization = "firm"\nsilo = "team"', seeds=1)
    path.write_text(path.read_text().replace("employees = 30\n", ""))
    done = sweep(path, tmp_path / "out", executor="serial")
    assert done.replay(2).is_identical
    (firm / "edges.csv").write_text("source,target\n1,2\n")
    with pytest.raises(InputError, match=r"the content of edges\.csv is not what the run was lived with"):
        done.replay(2)


def test_p10_every_one_of_300_flipped_bits_is_found(kept: Path, tmp_path: Path) -> None:
    """Fails where any byte of the file is covered neither by a checksum nor by the seal."""
    assert verify(kept).damage == []
    broken = copied(kept, tmp_path / "broken")
    whole, luck = (kept / NAME).read_bytes(), random.Random(10)
    for _ in range(300):
        place, bit = luck.randrange(len(whole)), luck.randrange(8)
        flipped = bytearray(whole)
        flipped[place] ^= 1 << bit
        (broken / NAME).write_bytes(flipped)
        assert verify(broken).damage, f"byte {place}, bit {bit}"


def test_p10_without_the_seal_every_flipped_bit_of_a_cell_is_found(kept: Path, tmp_path: Path) -> None:
    """Fails where a cell of the ledger stands outside the checksum of its line."""
    broken = copied(kept, tmp_path / "broken")
    (broken / SEAL).unlink()
    assert verify(broken).damage == []
    luck = random.Random(11)
    columns = {
        "runs": ("seed", "session", "status", "message", "tries", "seconds", "readings", "weekly", "checksum"),
        "facts": ("name", "json", "checksum"),
        "sessions": ("json", "checksum"),
        "points": ("json", "checksum"),
        "design": ("point",),
    }
    for table, names in columns.items():
        for name in names:
            (broken / NAME).write_bytes((kept / NAME).read_bytes())
            damage_a_cell(broken / NAME, table, name, luck)
            assert verify(broken).damage, f"{table}.{name}"


def damage_a_cell(path: Path, table: str, column: str, luck: random.Random) -> None:
    """Change the lowest bit of the last byte, or of the number, in one cell of a table."""
    with sqlite3.connect(path) as file:
        rows = file.execute(f"SELECT rowid, {column} FROM {table}").fetchall()
        row, cell = luck.choice(rows)
        changed: Any
        if isinstance(cell, int | float):
            changed = cell + 1
        elif isinstance(cell, str):
            changed = cell[:-1] + chr(ord(cell[-1]) ^ 1) if cell else "x"
        else:
            changed = cell[:-1] + bytes([cell[-1] ^ 1])
        file.execute(f"UPDATE {table} SET {column} = ? WHERE rowid = ?", (changed, row))
    file.close()


def test_damage_is_said_in_words_and_ends_with_1(
    kept: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = copied(kept, tmp_path / "broken")
    assert main(["verify", str(broken)]) == 0
    assert "12 runs, every checksum holds; the seal of its end holds." in capsys.readouterr().out
    with sqlite3.connect(broken / NAME) as file:
        file.execute("UPDATE runs SET seconds = 7 WHERE id = 4")
    file.close()
    assert main(["verify", str(broken)]) == 1
    said = capsys.readouterr().out
    assert "line 4 of the runs is damaged" in said
    assert "the file is not the one that was sealed" in said
    with pytest.raises(InputError, match="there is no sweep in this folder"):
        verify(tmp_path)


def test_a_sweep_that_goes_on_is_sealed_anew(kept: Path, tmp_path: Path) -> None:
    other = copied(kept, tmp_path / "other")
    sweep(small_sweep.write(tmp_path, outcomes="weekly = true", seeds=3), other, executor="serial")
    found = verify(other)
    assert (found.runs, found.is_sealed, found.damage) == (18, True, [])
    assert len(open_sweep(other).provenance["sessions"]) == 2
    assert len(open_sweep(other).rows()) == 18
